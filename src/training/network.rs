//! One training step on one sentence: forward with dropout, losses, gradients.

#![expect(clippy::many_single_char_names, reason = "the letters of the formulas")]

use super::backward::{self, Labels, Recurrent, Weights};
use super::data::{Example, UNKNOWN};
use super::random::Random;
use crate::dutch::layout::Layout;
use crate::dutch::matrix::{exp, padded};
use crate::dutch::network;

/// What is dropped in training, and how the losses weigh.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Settings {
    pub epochs: usize,
    pub batch: usize,
    pub rate: f32,
    pub drop_input: f32,
    pub drop_layer: f32,
    pub drop_pair: f32,
    pub drop_feature: f32,
    pub weight_tag: f32,
    pub weight_morph: f32,
    pub weight_arc: f32,
    pub weight_label: f32,
}

/// Gradients of one thread.
pub(crate) struct Gradient {
    pub dense: Vec<f32>,
    pub vectors: Vec<f32>,
    pub touched: Vec<u32>,
    seen: Vec<bool>,
    pub loss: [f64; 3],
}

impl Gradient {
    pub(crate) fn new(dense: usize, rows: usize, width: usize) -> Self {
        Self {
            dense: vec![0.0; dense],
            vectors: vec![0.0; rows * width],
            touched: Vec::new(),
            seen: vec![false; rows],
            loss: [0.0; 3],
        }
    }

    fn touch(&mut self, row: u32) {
        if !std::mem::replace(&mut self.seen[row as usize], true) {
            self.touched.push(row);
        }
    }

    /// Adds what another thread found.
    pub(crate) fn merge(&mut self, other: &Self, width: usize) {
        self.dense.iter_mut().zip(&other.dense).for_each(|(g, o)| *g += o);
        for &row in &other.touched {
            self.touch(row);
            let at = row as usize * width;
            let theirs = &other.vectors[at..at + width];
            self.vectors[at..at + width].iter_mut().zip(theirs).for_each(|(g, o)| *g += o);
        }
    }

    pub(crate) fn clear(&mut self, width: usize) {
        self.dense.fill(0.0);
        for &row in &self.touched {
            self.vectors[row as usize * width..][..width].fill(0.0);
            self.seen[row as usize] = false;
        }
        self.touched.clear();
    }
}

/// Puts the gradient of the cross-entropy of `scores` against `gold` (or `other`, equally good) in its place.
fn softmax(scores: &mut [f32], gold: usize, other: usize, weight: f32) -> f64 {
    let most = scores.iter().fold(f32::NEG_INFINITY, |m, &s| m.max(s));
    let mut sum = 0.0;
    for s in scores.iter_mut() {
        *s = exp(*s - most);
        sum += *s;
    }
    let right = if gold == other { scores[gold] } else { scores[gold] + scores[other] };
    for (i, s) in scores.iter_mut().enumerate() {
        let target = if i == gold || i == other { *s / right.max(1e-30) } else { 0.0 };
        *s = weight * (*s / sum - target);
    }
    -f64::from((right / sum).max(1e-30)).ln()
}

fn apply(mask: &[f32], values: &mut [f32]) {
    for row in values.chunks_exact_mut(mask.len()) {
        row.iter_mut().zip(mask).for_each(|(x, m)| *x *= m);
    }
}

/// Adds the gradients of one sentence to `grad`.
pub(crate) fn step(
    w: &Weights<'_>,
    layout: &Layout,
    vectors: &[f32],
    example: &Example,
    settings: &Settings,
    random: &mut Random,
    grad: &mut Gradient,
) {
    let sizes = layout.sizes;
    let d = sizes.width;
    let n = example.words.len();
    // Features, some of them dropped; rare forms more often, so that unknown ones are no surprise.
    let mut used: Vec<Vec<u32>> = Vec::with_capacity(n);
    let mut input = vec![0.0; n * d];
    for (word, row) in example.words.iter().zip(input.chunks_exact_mut(d)) {
        let kept: Vec<u32> = word
            .features
            .iter()
            .filter(|(_, drop)| random.unit() >= drop.max(settings.drop_feature))
            .map(|&(id, _)| id)
            .collect();
        for &id in &kept {
            row.iter_mut().zip(&vectors[id as usize * d..]).for_each(|(x, v)| *x += v);
        }
        used.push(kept);
    }
    let input_mask = random.mask(d, settings.drop_input);
    apply(&input_mask, &mut input);
    let (mut hidden, mut first) = (Vec::new(), Vec::new());
    network::window(w.plain, layout, &input, &mut hidden, &mut first);
    let mut outs = vec![first];
    let (mut gates, mut states, mut masks) = (Vec::new(), Vec::new(), Vec::new());
    for layer in &layout.layers {
        let (mut g, mut s, mut out) = (Vec::new(), Vec::new(), Vec::new());
        network::recurrent(w.plain, layer, &outs[outs.len() - 1], &mut g, &mut s, &mut out);
        let mask = random.mask(d, settings.drop_layer);
        apply(&mask, &mut out);
        gates.push(g);
        states.push(s);
        masks.push(mask);
        outs.push(out);
    }
    let mut uppers: Vec<Vec<f32>> = vec![vec![0.0; n * d]; outs.len()];

    // Tags.
    let (mut tag_hidden, mut scores) = (Vec::new(), Vec::new());
    network::tags(w.plain, layout, &outs[1], &mut tag_hidden, &mut scores);
    let morph_start = padded(sizes.tags);
    for (word, row) in example.words.iter().zip(scores.chunks_exact_mut(layout.tag_out.cols)) {
        let (tags, morphs) = row.split_at_mut(morph_start);
        if word.tag == UNKNOWN {
            tags.fill(0.0);
        } else {
            grad.loss[0] +=
                softmax(&mut tags[..sizes.tags], word.tag.into(), word.tag.into(), settings.weight_tag);
            tags[sizes.tags..].fill(0.0);
        }
        if word.morph == UNKNOWN {
            morphs.fill(0.0);
        } else {
            softmax(&mut morphs[..sizes.morphs], word.morph.into(), word.morph.into(), settings.weight_morph);
            morphs[sizes.morphs..].fill(0.0);
        }
    }
    let mut inner = vec![0.0; tag_hidden.len()];
    backward::affine(
        w,
        layout.tag_out,
        layout.tag_out_bias,
        &tag_hidden,
        &scores,
        &mut grad.dense,
        &mut inner,
    );
    inner.iter_mut().zip(&tag_hidden).for_each(|(g, &h)| *g = if h > 0.0 { *g } else { 0.0 });
    let (part, bias) = (layout.tag_hidden, layout.tag_hidden_bias);
    backward::affine(w, part, bias, &outs[1], &inner, &mut grad.dense, &mut uppers[1]);

    if example.tree {
        let top = outs.len() - 1;
        tree(w, layout, example, &outs[top], settings, random, grad, &mut uppers[top]);
    }

    // Down through the layers.
    for (i, layer) in layout.layers.iter().enumerate().rev() {
        let mut upper = std::mem::take(&mut uppers[i + 1]);
        apply(&masks[i], &mut upper);
        let tape = Recurrent { input: &outs[i], gates: &gates[i], state: &states[i] };
        backward::recurrent(w, layer, &tape, &upper, &mut grad.dense, &mut uppers[i]);
    }
    let mut lower = vec![0.0; n * d];
    backward::window(w, layout, &input, &hidden, &uppers[0], &mut grad.dense, &mut lower);
    apply(&input_mask, &mut lower);
    for (ids, row) in used.iter().zip(lower.chunks_exact(d)) {
        for &id in ids {
            grad.touch(id);
            grad.vectors[id as usize * d..][..d].iter_mut().zip(row).for_each(|(g, x)| *g += x);
        }
    }
}

#[expect(clippy::too_many_arguments, reason = "all of them are needed, and this is called once")]
fn tree(
    w: &Weights<'_>,
    layout: &Layout,
    example: &Example,
    input: &[f32],
    settings: &Settings,
    random: &mut Random,
    grad: &mut Gradient,
    lower: &mut [f32],
) {
    let n = example.words.len();
    let sizes = layout.sizes;
    let mut pairs = Vec::new();
    network::pairs(w.plain, layout, input, &mut pairs);
    let mask = random.mask(layout.pair.cols, settings.drop_pair);
    apply(&mask, &mut pairs);
    let mut pair_grad = vec![0.0; pairs.len()];
    let mut scores = Vec::new();
    network::arcs(w.plain, layout, &pairs, &mut network::ArcScratch::default(), &mut scores);
    for (i, (word, row)) in example.words.iter().zip(scores.chunks_exact_mut(n + 1)).enumerate() {
        row[i + 1] = f32::NEG_INFINITY;
        let gold = word.head.map_or(0, |h| h + 1);
        grad.loss[1] += softmax(row, gold, gold, settings.weight_arc);
    }
    backward::arcs(w, layout, &pairs, &scores, &mut grad.dense, &mut pair_grad);
    let (mut hidden, mut label_scores) = (Vec::new(), Vec::new());
    let heads = example.words.iter().map(|w| w.head);
    network::labels(w.plain, layout, &pairs, heads, &mut hidden, &mut label_scores);
    for (word, row) in example.words.iter().zip(label_scores.chunks_exact_mut(layout.label_out.cols)) {
        let (known, rest) = row.split_at_mut(sizes.relations);
        grad.loss[2] += softmax(known, word.relation.into(), word.other.into(), settings.weight_label);
        rest.fill(0.0);
    }
    let heads: Vec<Option<usize>> = example.words.iter().map(|w| w.head).collect();
    let labels = Labels { heads: &heads, hidden: &hidden, upper: &label_scores };
    backward::labels(w, layout, &labels, &mut grad.dense, &mut pair_grad);
    apply(&mask, &mut pair_grad);
    for (g, p) in pair_grad.chunks_exact_mut(layout.pair.cols).zip(pairs.chunks_exact(layout.pair.cols)) {
        for (x, &v) in g[..sizes.arc].iter_mut().zip(p) {
            *x = if v > 0.0 { *x } else { 0.0 };
        }
    }
    backward::affine(w, layout.pair, layout.pair_bias, input, &pair_grad, &mut grad.dense, lower);
}
