//! Dutch: sentences, tokens, tags, lemmas, trees.
pub mod analyser;
pub mod conllu;
pub(crate) mod features;
pub(crate) mod layout;
pub(crate) mod lemma;
pub mod lexicon;
pub(crate) mod matrix;
mod memory;
pub(crate) mod model;
pub mod morphology;
pub(crate) mod network;
pub mod passive;
pub mod relation;
mod tree;

pub use analyser::{Analyser, Annotation, Workspace};
