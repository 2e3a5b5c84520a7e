//! Gradients of the layers in `dutch::network`.

#![expect(clippy::many_single_char_names, reason = "the letters of the formulas")]

use crate::dutch::layout::{DISTANCES, LayerParts, Layout, Part, distance};
use crate::dutch::matrix::{Stride, add_scaled, multiply};

/// The weights, and each matrix of them transposed.
pub(crate) struct Weights<'a> {
    pub plain: &'a [f32],
    pub transposed: &'a [f32],
}

/// Fills `out` with every part of `weights` transposed in place.
pub(crate) fn transpose(layout: &Layout, weights: &[f32], out: &mut Vec<f32>) {
    out.clear();
    out.resize(weights.len(), 0.0);
    let d = layout.sizes.width;
    for part in layout.parts() {
        // The window matrix is three square ones.
        let blocks = if part.start == layout.window.start { 3 } else { 1 };
        let (rows, cols) = (part.rows / blocks, part.cols);
        for block in 0..blocks {
            let start = part.start + block * d * d;
            for r in 0..rows {
                for c in 0..cols {
                    out[start + c * rows + r] = weights[start + r * cols + c];
                }
            }
        }
    }
}

pub(crate) fn affine(
    w: &Weights<'_>,
    part: Part,
    bias: Part,
    input: &[f32],
    upper: &[f32],
    grad: &mut [f32],
    lower: &mut [f32],
) {
    multiply(&mut grad[part.range()], input, Stride { row: 1, col: part.rows }, upper, part.cols);
    let bias = &mut grad[bias.range()];
    for row in upper.chunks_exact(part.cols) {
        add_scaled(bias, 1.0, row);
    }
    multiply(lower, upper, Stride { row: part.cols, col: 1 }, &w.transposed[part.range()], part.rows);
}

pub(crate) fn window(
    w: &Weights<'_>,
    layout: &Layout,
    input: &[f32],
    hidden: &[f32],
    upper: &[f32],
    grad: &mut [f32],
    lower: &mut [f32],
) {
    let d = layout.sizes.width;
    let size = input.len();
    let inner: Vec<f32> = upper.iter().zip(hidden).map(|(&u, &h)| if h > 0.0 { u } else { 0.0 }).collect();
    add_scaled(lower, 1.0, upper);
    let start = layout.window.start;
    let block = |i: usize| start + i * d * d..start + (i + 1) * d * d;
    let (by_row, by_col) = (Stride { row: d, col: 1 }, Stride { row: 1, col: d });
    multiply(&mut grad[block(0)], &input[..size - d], by_col, &inner[d..], d);
    multiply(&mut grad[block(1)], input, by_col, &inner, d);
    multiply(&mut grad[block(2)], &input[d..], by_col, &inner[..size - d], d);
    multiply(&mut lower[..size - d], &inner[d..], by_row, &w.transposed[block(0)], d);
    multiply(lower, &inner, by_row, &w.transposed[block(1)], d);
    multiply(&mut lower[d..], &inner[..size - d], by_row, &w.transposed[block(2)], d);
    let bias = &mut grad[layout.window_bias.range()];
    for row in inner.chunks_exact(d) {
        add_scaled(bias, 1.0, row);
    }
}

/// What the forward pass of a recurrent layer left.
pub(crate) struct Recurrent<'a> {
    pub input: &'a [f32],
    pub gates: &'a [f32],
    pub state: &'a [f32],
}

pub(crate) fn recurrent(
    w: &Weights<'_>,
    layer: &LayerParts,
    tape: &Recurrent<'_>,
    upper: &[f32],
    grad: &mut [f32],
    lower: &mut [f32],
) {
    let d = layer.weights.rows;
    let half = d / 2;
    let rows = tape.input.len() / d;
    let mut inner = vec![0.0; rows * 3 * d];
    let peek = &w.plain[layer.peek.range()];
    let zeros = vec![0.0; half];
    for direction in 0..2 {
        let mut carry = vec![0.0; half];
        let (peek_forget, peek_output) = peek[direction * d..][..d].split_at(half);
        for step in (0..rows).rev() {
            let t = if direction == 0 { step } else { rows - 1 - step };
            let cell = t * d + direction * half;
            let before = if step == 0 {
                &zeros[..]
            } else {
                let from = if direction == 0 { cell - d } else { cell + d };
                &tape.state[from..from + half]
            };
            let at = t * 3 * d + direction * 3 * half;
            let grad_peek = &mut grad[layer.peek.range()][direction * d..][..d];
            for i in 0..half {
                let (z, f, o) =
                    (tape.gates[at + i], tape.gates[at + half + i], tape.gates[at + 2 * half + i]);
                let dh = upper[cell + i];
                let memory = tape.state[cell + i];
                let dout = dh * (memory - tape.input[cell + i]) * o * (1.0 - o);
                lower[cell + i] += dh * (1.0 - o);
                let dmemory = dh * o + carry[i];
                let dforget = dmemory * (before[i] - z) * f * (1.0 - f);
                inner[at + i] = dmemory * (1.0 - f);
                inner[at + half + i] = dforget;
                inner[at + 2 * half + i] = dout;
                carry[i] = dmemory * f + dforget * peek_forget[i] + dout * peek_output[i];
                grad_peek[i] += dforget * before[i];
                grad_peek[half + i] += dout * before[i];
            }
        }
    }
    affine(w, layer.weights, layer.bias, tape.input, &inner, grad, lower);
}

/// From the gradient of the arc scores to that of the pair vectors.
pub(crate) fn arcs(
    w: &Weights<'_>,
    layout: &Layout,
    pairs: &[f32],
    upper: &[f32],
    grad: &mut [f32],
    lower: &mut [f32],
) {
    let (arc, width) = (layout.sizes.arc, layout.pair.cols);
    let n = pairs.len() / width;
    for i in 0..n {
        let row = &upper[i * (n + 1)..(i + 1) * (n + 1)];
        let dependent = &pairs[i * width..][..arc];
        let mut by_distance = [0.0f32; DISTANCES];
        by_distance[0] = row[0];
        let mut own = vec![0.0; arc];
        add_scaled(&mut own, row[0], &w.plain[layout.root_arc.range()]);
        add_scaled(&mut grad[layout.root_arc.range()], row[0], dependent);
        for (j, &score) in row[1..].iter().enumerate() {
            if score == 0.0 {
                continue;
            }
            by_distance[distance(i, Some(j))] += score;
            add_scaled(&mut own, score, &pairs[j * width + arc..][..arc]);
            add_scaled(&mut lower[j * width + arc..][..arc], score, dependent);
        }
        for (b, &score) in by_distance.iter().enumerate().filter(|(_, s)| **s != 0.0) {
            let at = layout.distance.start + b * arc;
            add_scaled(&mut own, score, &w.plain[at..at + arc]);
            add_scaled(&mut grad[at..at + arc], score, dependent);
        }
        add_scaled(&mut lower[i * width..][..arc], 1.0, &own);
    }
}

/// The labelled arcs of a sentence: heads, hidden layer, the gradient of the scores.
pub(crate) struct Labels<'a> {
    pub heads: &'a [Option<usize>],
    pub hidden: &'a [f32],
    pub upper: &'a [f32],
}

pub(crate) fn labels(
    w: &Weights<'_>,
    layout: &Layout,
    arcs: &Labels<'_>,
    grad: &mut [f32],
    lower: &mut [f32],
) {
    let (a, l, width) = (layout.sizes.arc, layout.sizes.label, layout.pair.cols);
    let mut inner = vec![0.0; arcs.hidden.len()];
    affine(w, layout.label_out, layout.label_out_bias, arcs.hidden, arcs.upper, grad, &mut inner);
    for (g, &h) in inner.iter_mut().zip(arcs.hidden) {
        *g = if h > 0.0 { *g } else { 0.0 };
    }
    for (dependent, (&head, inner)) in arcs.heads.iter().zip(inner.chunks_exact(l)).enumerate() {
        add_scaled(&mut lower[dependent * width + 2 * a..][..l], 1.0, inner);
        match head {
            Some(j) => add_scaled(&mut lower[j * width + 2 * a + l..][..l], 1.0, inner),
            None => add_scaled(&mut grad[layout.root_label.range()], 1.0, inner),
        }
        let at = layout.label_distance.start + distance(dependent, head) * l;
        add_scaled(&mut grad[at..at + l], 1.0, inner);
    }
}
