//! The first layer of the network, with a memory for words that were seen before.
//!
//! The first layer looks at a word and its neighbours. What a word adds to its own place, to that of the word
//! before and to that of the word after depends on the word alone, so it is worked out once and kept: most words
//! of a text have been seen a moment ago. The results do not depend on what is kept.

use super::analyser::features_of;
use super::features;
use super::lexicon::Fnv;
use super::matrix::{Stride, multiply};
use super::model::Model;
use crate::Span;

/// How many words are kept; a power of two.
const SLOTS: usize = 2048;

/// Words seen before, and the buffers of one sentence.
#[derive(Default)]
pub(crate) struct Memory {
    /// What each slot holds; 0 for nothing.
    keys: Vec<u64>,
    /// Per slot: input vector, then what it adds to the right neighbour, to its own place, to the left one.
    kept: Vec<f32>,
    /// Which model the slots are of.
    model: usize,
    sentence: Vec<f32>,
    missing: Vec<(u32, u64)>,
    inputs: Vec<f32>,
    products: Vec<f32>,
}

impl Memory {
    /// Whether it grew no further than ordinary sentences need: one of thousands of words is no reason to hold on
    /// to hundreds of megabytes.
    pub(crate) fn is_small(&self) -> bool {
        self.sentence.capacity() <= 1 << 21
    }

    /// Fills `out` with the output of the window layer for a sentence.
    pub(crate) fn window(
        &mut self,
        model: &Model,
        text: &str,
        tokens: &[Span],
        scratch: &mut features::Scratch,
        out: &mut Vec<f32>,
    ) {
        let d = model.layout.sizes.width;
        let row = 4 * d;
        let identity = std::ptr::from_ref(model).addr();
        if self.model != identity || self.keys.is_empty() {
            self.model = identity;
            self.keys.clear();
            self.keys.resize(SLOTS, 0);
            self.kept.clear();
            self.kept.resize(SLOTS * row, 0.0);
        }
        self.sentence.clear();
        self.missing.clear();
        self.inputs.clear();
        for (i, token) in tokens.iter().enumerate() {
            let key = key(token.of(text), features::is_initial(text, tokens, i));
            let slot = slot(key);
            if self.keys[slot] == key {
                self.sentence.extend_from_slice(&self.kept[slot * row..][..row]);
            } else {
                self.missing.push((i as u32, key));
                self.sentence.resize(self.sentence.len() + row, 0.0);
                let at = self.inputs.len();
                self.inputs.resize(at + d, 0.0);
                model.embed(features_of(text, tokens, i, scratch).keys(), &mut self.inputs[at..]);
            }
        }
        self.learn(model);
        self.sum(model, tokens.len(), out);
    }

    /// Works out the words that were not kept, and keeps them.
    fn learn(&mut self, model: &Model) {
        let d = model.layout.sizes.width;
        let row = 4 * d;
        let weights = &model.weights[model.layout.window.range()];
        for (number, block) in weights.chunks_exact(d * d).enumerate() {
            self.products.clear();
            self.products.resize(self.inputs.len(), 0.0);
            multiply(&mut self.products, &self.inputs, Stride { row: d, col: 1 }, block, d);
            for (&(i, _), product) in self.missing.iter().zip(self.products.chunks_exact(d)) {
                self.sentence[i as usize * row + (number + 1) * d..][..d].copy_from_slice(product);
            }
        }
        for (&(i, key), input) in self.missing.iter().zip(self.inputs.chunks_exact(d)) {
            let whole = &mut self.sentence[i as usize * row..][..row];
            whole[..d].copy_from_slice(input);
            let slot = slot(key);
            self.keys[slot] = key;
            self.kept[slot * row..][..row].copy_from_slice(whole);
        }
    }

    /// Adds up what each word gets from itself and from its neighbours.
    fn sum(&self, model: &Model, n: usize, out: &mut Vec<f32>) {
        let d = model.layout.sizes.width;
        let row = 4 * d;
        let bias = &model.weights[model.layout.window_bias.range()];
        let zeros = [0.0; 512];
        out.clear();
        for i in 0..n {
            let here = &self.sentence[i * row..][..row];
            let left = if i > 0 { &self.sentence[(i - 1) * row + d..][..d] } else { &zeros[..d] };
            let right = if i + 1 < n { &self.sentence[(i + 1) * row + 3 * d..][..d] } else { &zeros[..d] };
            let (input, own) = (&here[..d], &here[2 * d..3 * d]);
            let neighbours = left.iter().zip(right);
            out.extend(
                bias.iter()
                    .zip(input)
                    .zip(own)
                    .zip(neighbours)
                    .map(|(((b, x), o), (l, r))| (b + l + o + r).max(0.0) + x),
            );
        }
    }
}

fn key(word: &str, initial: bool) -> u64 {
    // Never 0, which stands for an empty slot.
    Fnv::new().bytes(word.as_bytes()).byte(u8::from(initial)).whole() | 1
}

fn slot(key: u64) -> usize {
    (key >> 32) as usize & (SLOTS - 1)
}
