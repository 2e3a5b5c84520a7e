//! The few vector operations that the network needs, in plain `f32`.
//!
//! Every sum runs in a fixed order and no operation is fused, so the results are the same bits on every machine.

/// Width of a tile: all matrices have a multiple of this many columns.
pub(crate) const LANES: usize = 16;

const ROWS: usize = 4;

/// Rounds up to whole tiles.
pub(crate) const fn padded(n: usize) -> usize {
    n.div_ceil(LANES) * LANES
}

/// How the left matrix lies in memory: distance between its rows and between its columns.
#[derive(Clone, Copy)]
pub(crate) struct Stride {
    pub row: usize,
    pub col: usize,
}

/// `c += a * b` for `c` of `m` by `n` (row distance `n`), `a` of `m` by `k` and `b` of `k` by `n`.
#[inline]
pub(crate) fn multiply(c: &mut [f32], a: &[f32], stride: Stride, b: &[f32], n: usize) {
    if n == 0 || b.is_empty() {
        return;
    }
    let m = c.len() / n;
    let mut row = 0;
    while row + ROWS <= m {
        for col in (0..n).step_by(LANES) {
            tile::<ROWS>(&mut c[row * n + col..], &a[row * stride.row..], stride, &b[col..], n);
        }
        row += ROWS;
    }
    while row < m {
        for col in (0..n).step_by(LANES) {
            tile::<1>(&mut c[row * n + col..], &a[row * stride.row..], stride, &b[col..], n);
        }
        row += 1;
    }
}

#[inline]
fn tile<const R: usize>(c: &mut [f32], a: &[f32], stride: Stride, b: &[f32], n: usize) {
    let mut sums = [[0.0f32; LANES]; R];
    for (k, line) in b.chunks(n).enumerate() {
        let Some(line) = line.first_chunk::<LANES>() else { break };
        for (r, sum) in sums.iter_mut().enumerate() {
            let factor = a[r * stride.row + k * stride.col];
            for (s, &x) in sum.iter_mut().zip(line) {
                *s += factor * x;
            }
        }
    }
    for (r, sum) in sums.iter().enumerate() {
        if let Some(out) = c[r * n..].first_chunk_mut::<LANES>() {
            for (o, s) in out.iter_mut().zip(sum) {
                *o += s;
            }
        }
    }
}

/// The inner product, summed in eight fixed lanes.
#[inline]
pub(crate) fn dot(a: &[f32], b: &[f32]) -> f32 {
    let mut sums = [0.0f32; 8];
    let (left, right) = (a.chunks_exact(8), b.chunks_exact(8));
    for (x, y) in left.zip(right) {
        for ((s, &p), &q) in sums.iter_mut().zip(x).zip(y) {
            *s += p * q;
        }
    }
    ((sums[0] + sums[4]) + (sums[1] + sums[5])) + ((sums[2] + sums[6]) + (sums[3] + sums[7]))
}

/// `a += factor * b`.
#[inline]
pub(crate) fn add_scaled(a: &mut [f32], factor: f32, b: &[f32]) {
    for (x, &y) in a.iter_mut().zip(b) {
        *x += factor * y;
    }
}

/// `e` to the power `x`; exact to about seven digits, the same on every machine.
#[inline]
pub(crate) fn exp(x: f32) -> f32 {
    const ROUND: f32 = 12_582_912.0; // 1.5 * 2^23: adding it rounds to a whole number
    let t = x.clamp(-87.0, 87.0) * std::f32::consts::LOG2_E;
    let whole = (t + ROUND) - ROUND;
    let f = t - whole;
    let poly = 1.0
        + f * (0.693_147_2
            + f * (0.240_226_51
                + f * (0.055_504_11 + f * (0.009_618_129 + f * (0.001_333_355_8 + f * 0.000_154_035_3)))));
    #[expect(clippy::cast_sign_loss, reason = "127 + whole is positive after the clamp")]
    let bits = ((whole as i32 + 127) << 23) as u32;
    poly * f32::from_bits(bits)
}

/// The logistic function.
#[inline]
pub(crate) fn sigmoid(x: f32) -> f32 {
    1.0 / (1.0 + exp(-x))
}

/// Index of the largest value; 0 for none.
#[inline]
pub(crate) fn argmax(values: &[f32]) -> usize {
    let mut best = 0;
    for (i, &v) in values.iter().enumerate() {
        if v > values[best] {
            best = i;
        }
    }
    best
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn multiplies_like_the_definition() {
        let (m, k, n) = (7, 5, 32);
        let a: Vec<f32> = (0..m * k).map(|i| i as f32 * 0.5 - 3.0).collect();
        let b: Vec<f32> = (0..k * n).map(|i| (i % 11) as f32 - 4.0).collect();
        let mut c = vec![1.0; m * n];
        multiply(&mut c, &a, Stride { row: k, col: 1 }, &b, n);
        for i in 0..m {
            for j in 0..n {
                let want: f32 = 1.0 + (0..k).map(|x| a[i * k + x] * b[x * n + j]).sum::<f32>();
                assert!((c[i * n + j] - want).abs() < 1e-3);
            }
        }
    }

    #[test]
    fn exp_and_sigmoid_are_close() {
        for i in -80..80i16 {
            let x = f32::from(i) * 0.37;
            assert!((exp(x) / x.exp() - 1.0).abs() < 1e-5, "{x}");
        }
        assert!((sigmoid(0.0) - 0.5).abs() < 1e-7);
        assert!((dot(&[1.0; 16], &[0.5; 16]) - 8.0).abs() < 1e-7);
    }
}
