//! Dutch: sentences, tokens, tags, lemmas, trees.

pub mod sentences;
pub mod tokens;
