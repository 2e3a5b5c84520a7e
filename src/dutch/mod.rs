//! Dutch: sentences, tokens, tags, lemmas, trees. Text in, [`Analysis`] out.

pub mod analyser;
mod analysis;
mod language;
pub mod morphology;
pub mod relation;
pub mod sentences;
pub mod syllables;
pub mod tokens;

pub use analyser::{Analyser, Annotation, Workspace};
pub use analysis::{Analysis, Sentence, SentenceKind, Token};
