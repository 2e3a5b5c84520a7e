//! The optimiser: Adam, where a vector that was not used is not moved.

pub(crate) struct Adam {
    mean: Vec<f32>,
    square: Vec<f32>,
}

const MEAN: f32 = 0.9;
const SQUARE: f32 = 0.98;

impl Adam {
    pub(crate) fn new(size: usize) -> Self {
        Self { mean: vec![0.0; size], square: vec![0.0; size] }
    }

    /// Moves `weights[at..]` against the gradient.
    pub(crate) fn update(&mut self, weights: &mut [f32], at: usize, gradient: &[f32], rate: f32, decay: f32) {
        let end = at + gradient.len();
        let state = self.mean[at..end].iter_mut().zip(&mut self.square[at..end]);
        for ((w, &g), (m, s)) in weights[at..end].iter_mut().zip(gradient).zip(state) {
            *m = MEAN * *m + (1.0 - MEAN) * g;
            *s = SQUARE * *s + (1.0 - SQUARE) * g * g;
            *w -= rate * (*m / (s.sqrt() + 1e-8) + decay * *w);
        }
    }
}
