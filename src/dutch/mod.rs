//! Dutch: sentences, tokens, tags, lemmas, trees. Text in, [`Analysis`] out.

pub mod analyser;
mod analysis;
mod clauses;
pub mod compounds;
pub mod conllu;
pub(crate) mod features;
mod language;
pub(crate) mod layout;
pub(crate) mod lemma;
pub mod lexicon;
pub(crate) mod matrix;
mod memory;
mod mend;
pub(crate) mod model;
pub mod morphology;
pub(crate) mod network;
pub mod passive;
pub mod relation;
pub mod sentences;
mod strong;
pub mod syllables;
pub mod tokens;
mod tree;
pub mod verbs;

pub(crate) use language::is_dutch;

pub use analyser::{Analyser, Annotation, Workspace};
pub use analysis::{Analysis, Sentence, SentenceKind, Token};
