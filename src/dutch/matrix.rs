//! The few vector operations that the network needs, in plain `f32`.
//!
//! Everything here is inlined into code that is compiled for each width of vector; see [`Wide`].
//! Every sum runs in a fixed order and no operation is fused, so the results are the same bits on every machine.

#![expect(clippy::inline_always, reason = "code that is not inlined would not get the wide instructions")]

use pulp::Simd;
use std::cell::RefCell;

/// All matrices have a multiple of this many columns.
pub(crate) const LANES: usize = 32;

/// Rows, and vectors in a row, that are summed in registers.
const ROWS: usize = 4;
const COLS: usize = 2;

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
pub(crate) fn multiply(c: &mut [f32], a: &[f32], stride: Stride, b: &[f32], n: usize) {
    if n > 0 && !b.is_empty() {
        wide(Multiply { c, a, stride, b, n });
    }
}

/// Work that is compiled once per width of vector that processors have; the results do not depend on the width.
///
/// Everything that [`Wide::run`] calls must be marked `inline(always)`, or it stays narrow.
pub(crate) trait Wide {
    fn run<S: Simd>(self, simd: S);
}

struct Dispatched<W>(W);

impl<W: Wide> pulp::WithSimd for Dispatched<W> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: Simd>(self, simd: S) {
        self.0.run(simd);
    }
}

/// Does the work with the widest vectors of this processor.
pub(crate) fn wide(work: impl Wide) {
    pulp::Arch::new().dispatch(Dispatched(work));
}

struct Multiply<'a> {
    c: &'a mut [f32],
    a: &'a [f32],
    stride: Stride,
    b: &'a [f32],
    n: usize,
}

impl Wide for Multiply<'_> {
    #[inline(always)]
    fn run<S: Simd>(self, simd: S) {
        let Self { c, a, stride, b, n } = self;
        let (rows, k, width) = (c.len() / n, b.len() / n, n / S::F32_LANES);
        let (c, b) = (S::as_mut_simd_f32s(c).0, S::as_simd_f32s(b).0);
        PACKED.with_borrow_mut(|packed| {
            // Four rows side by side, so that the inner loop reads them in one go; the last ones filled up with zeros.
            packed.clear();
            for block in (0..rows).step_by(ROWS) {
                let a = &a[block * stride.row..];
                if block + ROWS <= rows {
                    packed
                        .extend((0..k).map(|i| std::array::from_fn(|r| a[r * stride.row + i * stride.col])));
                } else {
                    let get = |r: usize, i: usize| {
                        if block + r < rows { a[r * stride.row + i * stride.col] } else { 0.0 }
                    };
                    packed.extend((0..k).map(|i| std::array::from_fn(|r| get(r, i))));
                }
            }
            for col in (0..width).step_by(COLS) {
                for (left, out) in packed.chunks_exact(k).zip(c.chunks_mut(ROWS * width)) {
                    tile(simd, out, left, b, width, col);
                }
            }
        });
    }
}

thread_local! {
    static PACKED: RefCell<Vec<[f32; ROWS]>> = const { RefCell::new(Vec::new()) };
}

#[inline(always)]
fn tile<S: Simd>(simd: S, c: &mut [S::f32s], a: &[[f32; ROWS]], b: &[S::f32s], width: usize, col: usize) {
    let mut sums = [[simd.splat_f32s(0.0); COLS]; ROWS];
    for (left, line) in a.iter().zip(b.chunks_exact(width)) {
        let line = &line[col..col + COLS];
        for r in 0..ROWS {
            let factor = simd.splat_f32s(left[r]);
            for i in 0..COLS {
                sums[r][i] = simd.add_f32s(sums[r][i], simd.mul_f32s(factor, line[i]));
            }
        }
    }
    for (row, sums) in c.chunks_exact_mut(width).zip(sums) {
        for (out, sum) in row[col..col + COLS].iter_mut().zip(sums) {
            *out = simd.add_f32s(*out, sum);
        }
    }
}

/// `a += factor * b`.
#[cfg(feature = "train")]
#[inline]
pub(crate) fn add_scaled(a: &mut [f32], factor: f32, b: &[f32]) {
    for (x, &y) in a.iter_mut().zip(b) {
        *x += factor * y;
    }
}

/// 1.5 * 2^23: adding it rounds to a whole number, which is then in the low bits.
const ROUND: f32 = 12_582_912.0;
const LIMIT: f32 = 87.0;
const POWERS: [f32; 6] =
    [0.000_154_035_3, 0.001_333_355_8, 0.009_618_129, 0.055_504_11, 0.240_226_5, std::f32::consts::LN_2];

/// `e` to the power `x`; exact to about six digits, the same on every machine.
#[cfg(any(test, feature = "train"))]
pub(crate) fn exp(x: f32) -> f32 {
    let t = x.clamp(-LIMIT, LIMIT) * std::f32::consts::LOG2_E;
    let shifted = t + ROUND;
    let f = t - (shifted - ROUND);
    let poly = 1.0 + f * POWERS[1..].iter().fold(POWERS[0], |sum, p| p + f * sum);
    poly * f32::from_bits(shifted.to_bits().wrapping_sub(ROUND.to_bits()).wrapping_add(127) << 23)
}

/// The logistic function of every lane.
#[inline(always)]
pub(crate) fn sigmoid<S: Simd>(s: S, x: S::f32s) -> S::f32s {
    let one = s.splat_f32s(1.0);
    // exp(-x), with the power of two made from the bits of the rounded exponent.
    let bounded = s.min_f32s(s.max_f32s(x, s.splat_f32s(-LIMIT)), s.splat_f32s(LIMIT));
    let t = s.mul_f32s(bounded, s.splat_f32s(-std::f32::consts::LOG2_E));
    let round = s.splat_f32s(ROUND);
    let shifted = s.add_f32s(t, round);
    let f = s.sub_f32s(t, s.sub_f32s(shifted, round));
    let mut sum = s.splat_f32s(POWERS[0]);
    for power in &POWERS[1..] {
        sum = s.add_f32s(s.splat_f32s(*power), s.mul_f32s(f, sum));
    }
    let poly = s.add_f32s(one, s.mul_f32s(f, sum));
    let offset = s.splat_u32s(127u32.wrapping_sub(ROUND.to_bits()));
    let whole = s.add_u32s(s.transmute_u32s_f32s(shifted), offset);
    let two = s.transmute_f32s_u32s(s.wrapping_dyn_shl_u32s(whole, s.splat_u32s(23)));
    s.div_f32s(one, s.add_f32s(one, s.mul_f32s(poly, two)))
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
    #[expect(clippy::many_single_char_names, reason = "the letters of the definition")]
    fn multiplies_like_the_definition() {
        let (m, k, n) = (7, 5, 2 * LANES);
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

    struct Sigmoids<'a>(&'a mut [f32]);

    impl Wide for Sigmoids<'_> {
        #[inline(always)]
        fn run<S: Simd>(self, simd: S) {
            for x in S::as_mut_simd_f32s(self.0).0 {
                *x = sigmoid(simd, *x);
            }
        }
    }

    #[test]
    fn exp_and_sigmoid_are_close() {
        for i in -80..80i16 {
            let x = f32::from(i) * 0.37;
            assert!((exp(x) / x.exp() - 1.0).abs() < 1e-5, "{x}");
        }
        let mut values: Vec<f32> = (-40..40i16).map(f32::from).collect();
        let want: Vec<f32> = values.iter().map(|x| 1.0 / (1.0 + exp(-x))).collect();
        wide(Sigmoids(&mut values));
        assert_eq!(values, want);
    }
}
