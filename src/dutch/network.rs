//! The layers of the network, as functions from buffers to buffers; the trainer uses the same ones.

use super::layout::{DISTANCES, LayerParts, Layout, Part, distance};
use super::matrix::{self, Stride, multiply, padded, sigmoid};
use pulp::Simd;

fn at(weights: &[f32], part: Part) -> &[f32] {
    &weights[part.range()]
}

/// Fills `out` (rows of the bias' width) with `bias + input * weights`.
pub(crate) fn affine(weights: &[f32], part: Part, bias: Part, input: &[f32], out: &mut Vec<f32>) {
    out.clear();
    let rows = input.len() / part.rows;
    for _ in 0..rows {
        out.extend_from_slice(at(weights, bias));
    }
    multiply(out, input, Stride { row: part.rows, col: 1 }, at(weights, part), part.cols);
}

/// The window layer: `hidden = relu(bias + W * (left, here, right))`, `out = input + hidden`.
///
/// `hidden` is left as it is before the addition. This is for training; `memory` does the same faster.
#[cfg(feature = "train")]
pub(crate) fn window(
    weights: &[f32],
    layout: &Layout,
    input: &[f32],
    hidden: &mut Vec<f32>,
    out: &mut Vec<f32>,
) {
    let d = layout.sizes.width;
    hidden.clear();
    for _ in 0..input.len() / d {
        hidden.extend_from_slice(at(weights, layout.window_bias));
    }
    let matrix = at(weights, layout.window);
    let stride = Stride { row: d, col: 1 };
    let size = input.len();
    if size >= d {
        multiply(&mut hidden[d..], &input[..size - d], stride, &matrix[..d * d], d);
        multiply(hidden, input, stride, &matrix[d * d..2 * d * d], d);
        multiply(&mut hidden[..size - d], &input[d..], stride, &matrix[2 * d * d..], d);
    }
    out.clear();
    for (h, x) in hidden.iter_mut().zip(input) {
        *h = h.max(0.0);
        out.push(*h + x);
    }
}

/// A two-way recurrent layer (simple recurrent unit with highway).
///
/// `gates` gets candidate, forget gate and output gate of each direction; `state` the memory.
pub(crate) fn recurrent(
    weights: &[f32],
    layer: &LayerParts,
    input: &[f32],
    gates: &mut Vec<f32>,
    state: &mut Vec<f32>,
    out: &mut Vec<f32>,
) {
    let d = layer.weights.rows;
    let half = d / 2;
    affine(weights, layer.weights, layer.bias, input, gates);
    let rows = input.len() / d;
    state.clear();
    state.resize(rows * d, 0.0);
    out.clear();
    out.resize(rows * d, 0.0);
    let peek = at(weights, layer.peek);
    matrix::wide(Recurrence { half, input, peek, gates, state, out });
}

struct Recurrence<'a> {
    half: usize,
    input: &'a [f32],
    peek: &'a [f32],
    gates: &'a mut [f32],
    state: &'a mut [f32],
    out: &'a mut [f32],
}

impl matrix::Wide for Recurrence<'_> {
    #[expect(clippy::inline_always, reason = "as in `matrix`")]
    #[inline(always)]
    fn run<S: Simd>(self, simd: S) {
        let half = self.half / S::F32_LANES;
        let d = 2 * half;
        let (input, _) = S::as_simd_f32s(self.input);
        let (peek, _) = S::as_simd_f32s(self.peek);
        let (gates, _) = S::as_mut_simd_f32s(self.gates);
        let (state, _) = S::as_mut_simd_f32s(self.state);
        let (out, _) = S::as_mut_simd_f32s(self.out);
        let one = simd.splat_f32s(1.0);
        let rows = input.len() / d;
        for direction in 0..2 {
            let peek = &peek[direction * d..][..d];
            for step in 0..rows {
                let t = if direction == 0 { step } else { rows - 1 - step };
                let cell = t * d + direction * half;
                if step > 0 {
                    let from = if direction == 0 { cell - d } else { cell + d };
                    state.copy_within(from..from + half, cell);
                }
                let gates = &mut gates[t * 3 * d + direction * 3 * half..][..3 * half];
                let memory = &mut state[cell..][..half];
                let highway = &input[cell..][..half];
                let result = &mut out[cell..][..half];
                for i in 0..half {
                    let before = memory[i];
                    let f = simd.add_f32s(gates[half + i], simd.mul_f32s(peek[i], before));
                    let o = simd.add_f32s(gates[2 * half + i], simd.mul_f32s(peek[half + i], before));
                    let (f, o) = (sigmoid(simd, f), sigmoid(simd, o));
                    let fresh = simd.mul_f32s(simd.sub_f32s(one, f), gates[i]);
                    let now = simd.add_f32s(simd.mul_f32s(f, before), fresh);
                    gates[half + i] = f;
                    gates[2 * half + i] = o;
                    memory[i] = now;
                    let past = simd.mul_f32s(simd.sub_f32s(one, o), highway[i]);
                    result[i] = simd.add_f32s(simd.mul_f32s(o, now), past);
                }
            }
        }
    }
}

/// Hidden layer and scores of the tagger.
pub(crate) fn tags(
    weights: &[f32],
    layout: &Layout,
    input: &[f32],
    hidden: &mut Vec<f32>,
    scores: &mut Vec<f32>,
) {
    affine(weights, layout.tag_hidden, layout.tag_hidden_bias, input, hidden);
    for h in hidden.iter_mut() {
        *h = h.max(0.0);
    }
    affine(weights, layout.tag_out, layout.tag_out_bias, hidden, scores);
}

/// The vectors from which pairs of tokens are scored; those of the dependents (head scorer) are rectified.
pub(crate) fn pairs(weights: &[f32], layout: &Layout, input: &[f32], out: &mut Vec<f32>) {
    affine(weights, layout.pair, layout.pair_bias, input, out);
    let arc = layout.sizes.arc;
    for row in out.chunks_exact_mut(layout.pair.cols) {
        row[..arc].iter_mut().for_each(|x| *x = x.max(0.0));
    }
}

/// Buffers of [`arcs`].
#[derive(Default)]
pub(crate) struct ArcScratch {
    columns: Vec<f32>,
    dependents: Vec<f32>,
    products: Vec<f32>,
}

/// Scores of every head of every token: rows of `n + 1`, where column 0 is the root and column `j + 1` token `j`.
pub(crate) fn arcs(
    weights: &[f32],
    layout: &Layout,
    pairs: &[f32],
    scratch: &mut ArcScratch,
    scores: &mut Vec<f32>,
) {
    let (arc, width) = (layout.sizes.arc, layout.pair.cols);
    let n = pairs.len() / width;
    // One product for all: the columns are the root, the tokens, padding, the distances.
    let first = padded(n + 1);
    let cols = first + DISTANCES;
    let ArcScratch { columns, dependents, products } = scratch;
    columns.clear();
    columns.resize(arc * cols, 0.0);
    let mut column = |at: usize, values: &[f32]| {
        for (k, &x) in values.iter().enumerate() {
            columns[k * cols + at] = x;
        }
    };
    column(0, at(weights, layout.root_arc));
    dependents.clear();
    for (j, row) in pairs.chunks_exact(width).enumerate() {
        column(j + 1, &row[arc..2 * arc]);
        dependents.extend_from_slice(&row[..arc]);
    }
    for (b, row) in at(weights, layout.distance).chunks_exact(arc).enumerate() {
        column(first + b, row);
    }
    products.clear();
    products.resize(n * cols, 0.0);
    multiply(products, dependents, Stride { row: arc, col: 1 }, columns, cols);
    scores.clear();
    for (i, row) in products.chunks_exact(cols).enumerate() {
        let (near, far) = row.split_at(first);
        scores.push(near[0] + far[0]);
        scores.extend(near[1..=n].iter().enumerate().map(|(j, s)| s + far[distance(i, Some(j))]));
    }
}

/// Hidden layer and scores of the labeller for the arcs to `heads`, one for each token.
pub(crate) fn labels(
    weights: &[f32],
    layout: &Layout,
    pairs: &[f32],
    heads: impl Iterator<Item = Option<usize>>,
    hidden: &mut Vec<f32>,
    scores: &mut Vec<f32>,
) {
    let (arc, label, width) = (layout.sizes.arc, layout.sizes.label, layout.pair.cols);
    hidden.clear();
    for (dependent, head) in heads.enumerate() {
        let own = &pairs[dependent * width + 2 * arc..][..label];
        let other = match head {
            Some(j) => &pairs[j * width + 2 * arc + label..][..label],
            None => at(weights, layout.root_label),
        };
        let far = &at(weights, layout.label_distance)[distance(dependent, head) * label..][..label];
        hidden.extend(own.iter().zip(other).zip(far).map(|((a, b), c)| (a + b + c).max(0.0)));
    }
    affine(weights, layout.label_out, layout.label_out_bias, hidden, scores);
}
