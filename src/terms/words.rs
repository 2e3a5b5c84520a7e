//! The words of one sentence, ready to be looked up.

use std::ops::Range;

use super::fold::{fold_into, key_into};
use crate::dutch::morphology::Upos;
use crate::dutch::{Analysis, Sentence};

#[derive(Clone, Copy, Debug)]
struct Word {
    folded: (u32, u32),
    key: (u32, u32),
    lemma: (u32, u32),
    lemma_key: (u32, u32),
}

/// Reused from sentence to sentence.
#[derive(Debug, Default)]
pub(super) struct Words {
    list: Vec<Word>,
    arena: String,
    scratch: String,
    /// The first token of the sentence in the analysis.
    pub first: usize,
    /// Most letters of the sentence are capitals.
    pub shouted: bool,
}

impl Words {
    pub(super) fn read(&mut self, analysis: &Analysis<'_>, sentence: &Sentence) {
        self.list.clear();
        self.arena.clear();
        self.first = sentence.first as usize;
        let (mut upper, mut lower) = (0usize, 0usize);
        for c in analysis.passage(sentence.span).chars() {
            upper += usize::from(c.is_uppercase());
            lower += usize::from(c.is_lowercase());
        }
        self.shouted = upper > 8 && upper > 3 * lower;
        for i in sentence.tokens() {
            let folded = self.push(|out| fold_into(analysis.lower(i), out));
            let key = self.push_key(folded);
            let token = &analysis.tokens()[i];
            let mut lemma = (0, 0);
            let mut lemma_key = (0, 0);
            if token.upos.is_verbal() || token.upos == Upos::Adj || token.upos == Upos::Noun {
                lemma = self.push(|out| fold_into(analysis.lemma(i), out));
                if self.get(lemma) == self.get(folded) {
                    lemma = (0, 0);
                } else {
                    lemma_key = self.push_key(lemma);
                }
            }
            self.list.push(Word { folded, key, lemma, lemma_key });
        }
    }

    fn push(&mut self, write: impl FnOnce(&mut String)) -> (u32, u32) {
        let start = self.arena.len() as u32;
        write(&mut self.arena);
        (start, self.arena.len() as u32)
    }

    fn push_key(&mut self, of: (u32, u32)) -> (u32, u32) {
        let mut text = std::mem::take(&mut self.scratch);
        text.clear();
        text.push_str(self.get(of));
        let key = self.push(|out| key_into(&text, out));
        self.scratch = text;
        key
    }

    fn get(&self, range: (u32, u32)) -> &str {
        &self.arena[range.0 as usize..range.1 as usize]
    }

    fn word(&self, i: usize, part: impl Fn(&Word) -> (u32, u32)) -> &str {
        self.list.get(i).map_or("", |w| self.get(part(w)))
    }

    /// Number of tokens.
    pub(super) fn len(&self) -> usize {
        self.list.len()
    }

    pub(super) fn indices(&self) -> Range<usize> {
        0..self.list.len()
    }

    pub(super) fn folded(&self, i: usize) -> &str {
        self.word(i, |w| w.folded)
    }

    pub(super) fn key(&self, i: usize) -> &str {
        self.word(i, |w| w.key)
    }

    /// The lemma of a verb, adjective or noun, folded; empty if it is the word itself.
    pub(super) fn lemma(&self, i: usize) -> &str {
        self.word(i, |w| w.lemma)
    }

    pub(super) fn lemma_key(&self, i: usize) -> &str {
        self.word(i, |w| w.lemma_key)
    }
}
