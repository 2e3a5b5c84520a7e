//! The layers of the network, as functions from buffers to buffers; the trainer uses the same ones.

use super::layout::{DISTANCES, LayerParts, Layout, Part};
use super::matrix::{self, Stride, multiply, sigmoid};

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
/// `hidden` is left as it is before the addition.
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
    for step in 0..rows {
        for direction in 0..2 {
            let t = if direction == 0 { step } else { rows - 1 - step };
            let cell = t * d + direction * half;
            let previous = if step == 0 {
                None
            } else if direction == 0 {
                Some(cell - d)
            } else {
                Some(cell + d)
            };
            let (peek_forget, peek_output) = peek[direction * d..][..d].split_at(half);
            let (candidate, rest) = gates[t * 3 * d + direction * 3 * half..][..3 * half].split_at_mut(half);
            let (forget, output) = rest.split_at_mut(half);
            if let Some(from) = previous {
                state.copy_within(from..from + half, cell);
            }
            let memory = &mut state[cell..cell + half];
            let highway = &input[cell..cell + half];
            let result = &mut out[cell..cell + half];
            for i in 0..half {
                let before = memory[i];
                let f = sigmoid(forget[i] + peek_forget[i] * before);
                let o = sigmoid(output[i] + peek_output[i] * before);
                let now = f * before + (1.0 - f) * candidate[i];
                forget[i] = f;
                output[i] = o;
                memory[i] = now;
                result[i] = o * now + (1.0 - o) * highway[i];
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
    hidden.iter_mut().for_each(|h| *h = h.max(0.0));
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

/// Scores of every head of every token: rows of `n + 1`, where column 0 is the root and column `j + 1` token `j`.
pub(crate) fn arcs(weights: &[f32], layout: &Layout, pairs: &[f32], scores: &mut Vec<f32>) {
    let (arc, width) = (layout.sizes.arc, layout.pair.cols);
    let n = pairs.len() / width;
    scores.clear();
    let root = at(weights, layout.root_arc);
    let distances = at(weights, layout.distance);
    for i in 0..n {
        let dependent = &pairs[i * width..][..arc];
        let mut by_distance = [0.0; DISTANCES];
        for (slot, row) in by_distance.iter_mut().zip(distances.chunks_exact(arc)) {
            *slot = matrix::dot(dependent, row);
        }
        scores.push(matrix::dot(dependent, root) + by_distance[0]);
        for j in 0..n {
            let head = &pairs[j * width + arc..][..arc];
            scores.push(matrix::dot(dependent, head) + by_distance[super::layout::distance(i, Some(j))]);
        }
    }
}

/// Hidden layer and scores of the labeller for one arc.
pub(crate) fn label(
    weights: &[f32],
    layout: &Layout,
    pairs: &[f32],
    dependent: usize,
    head: Option<usize>,
    hidden: &mut Vec<f32>,
    scores: &mut Vec<f32>,
) {
    let (arc, label, width) = (layout.sizes.arc, layout.sizes.label, layout.pair.cols);
    let own = &pairs[dependent * width + 2 * arc..][..label];
    let other = match head {
        Some(j) => &pairs[j * width + 2 * arc + label..][..label],
        None => at(weights, layout.root_label),
    };
    let far =
        &at(weights, layout.label_distance)[super::layout::distance(dependent, head) * label..][..label];
    hidden.clear();
    hidden.extend(own.iter().zip(other).zip(far).map(|((a, b), c)| (a + b + c).max(0.0)));
    affine(weights, layout.label_out, layout.label_out_bias, hidden, scores);
}
