//! Where each matrix of the network lies in its flat list of weights.

use super::matrix::padded;
use std::ops::Range;

/// Distances between dependent and head are put in this many classes.
pub(crate) const DISTANCES: usize = 32;

/// The sizes of the network.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Sizes {
    /// Width of every layer.
    pub width: usize,
    /// Recurrent layers; the tagger reads the first.
    pub layers: usize,
    /// Hidden units of the tagger.
    pub tag_hidden: usize,
    /// Units of the head scorer.
    pub arc: usize,
    /// Hidden units of the labeller.
    pub label: usize,
    /// Main tags: part of speech with inflection.
    pub tags: usize,
    /// Combinations of the other features.
    pub morphs: usize,
    /// Relations.
    pub relations: usize,
}

/// A matrix or vector in the list of weights.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Part {
    pub start: usize,
    /// Columns: the unit in which weights are scaled when they are packed.
    pub cols: usize,
    pub rows: usize,
}

impl Part {
    pub const fn range(self) -> Range<usize> {
        self.start..self.start + self.rows * self.cols
    }
}

/// One recurrent layer.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct LayerParts {
    pub weights: Part,
    pub bias: Part,
    /// How much the gates see of the state before.
    pub peek: Part,
}

/// All parts.
#[derive(Clone, Debug)]
pub(crate) struct Layout {
    pub sizes: Sizes,
    pub window: Part,
    pub window_bias: Part,
    pub layers: Vec<LayerParts>,
    pub tag_hidden: Part,
    pub tag_hidden_bias: Part,
    pub tag_out: Part,
    pub tag_out_bias: Part,
    /// Dependent and head vectors of the head scorer, then of the labeller, side by side.
    pub pair: Part,
    pub pair_bias: Part,
    pub root_arc: Part,
    pub root_label: Part,
    pub distance: Part,
    pub label_distance: Part,
    pub label_out: Part,
    pub label_out_bias: Part,
    pub total: usize,
}

impl Layout {
    pub(crate) fn new(sizes: Sizes) -> Self {
        let mut total = 0;
        let mut part = |rows: usize, cols: usize| {
            let start = total;
            total += rows * cols;
            Part { start, cols, rows }
        };
        let d = sizes.width;
        let tags = padded(sizes.tags) + padded(sizes.morphs);
        let pair = 2 * sizes.arc + 2 * sizes.label;
        let mut out = Self {
            sizes,
            window: part(3 * d, d),
            window_bias: part(1, d),
            layers: (0..sizes.layers)
                .map(|_| LayerParts { weights: part(d, 3 * d), bias: part(1, 3 * d), peek: part(1, 2 * d) })
                .collect(),
            tag_hidden: part(d, sizes.tag_hidden),
            tag_hidden_bias: part(1, sizes.tag_hidden),
            tag_out: part(sizes.tag_hidden, tags),
            tag_out_bias: part(1, tags),
            pair: part(d, pair),
            pair_bias: part(1, pair),
            root_arc: part(1, sizes.arc),
            root_label: part(1, sizes.label),
            distance: part(DISTANCES, sizes.arc),
            label_distance: part(DISTANCES, sizes.label),
            label_out: part(sizes.label, padded(sizes.relations)),
            label_out_bias: part(1, padded(sizes.relations)),
            total: 0,
        };
        out.total = total;
        out
    }

    /// Every part, in the order of the list.
    pub(crate) fn parts(&self) -> Vec<Part> {
        let mut parts = vec![self.window, self.window_bias];
        for layer in &self.layers {
            parts.extend([layer.weights, layer.bias, layer.peek]);
        }
        parts.extend([self.tag_hidden, self.tag_hidden_bias, self.tag_out, self.tag_out_bias, self.pair]);
        parts.extend([self.pair_bias, self.root_arc, self.root_label, self.distance, self.label_distance]);
        parts.extend([self.label_out, self.label_out_bias]);
        parts
    }
}

/// The class of the distance from a dependent to a head; the root has its own.
#[inline]
pub(crate) fn distance(dependent: usize, head: Option<usize>) -> usize {
    let Some(head) = head else { return 0 };
    let far = dependent.abs_diff(head);
    let class = match far {
        0..=8 => far,
        9..=10 => 9,
        11..=13 => 10,
        14..=18 => 11,
        19..=25 => 12,
        26..=40 => 13,
        _ => 14,
    };
    if head < dependent { class } else { class + 15 }
}
