//! Dutch: sentences, tokens, tags, lemmas, trees.
pub mod analyser;
pub mod morphology;
pub mod relation;

pub use analyser::{Analyser, Annotation, Workspace};
