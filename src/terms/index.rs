//! From the hash of a key to the patterns that it may belong to: one sorted table with a directory.

/// A multimap from 32-bit hashes to numbers; built once.
#[derive(Debug, Default)]
pub(crate) struct Index {
    /// For each value of the top bits of a hash, where its rows begin.
    starts: Vec<u32>,
    rows: Vec<(u32, u32)>,
    shift: u32,
}

impl Index {
    pub(crate) fn build(mut rows: Vec<(u32, u32)>) -> Self {
        rows.sort_unstable();
        rows.dedup();
        let bits = (usize::BITS - rows.len().leading_zeros()).clamp(4, 20);
        let shift = 32 - bits;
        let mut starts = vec![0u32; (1 << bits) + 1];
        for &(hash, _) in &rows {
            starts[(hash >> shift) as usize + 1] += 1;
        }
        let mut sum = 0;
        for start in &mut starts {
            sum += *start;
            *start = sum;
        }
        Self { starts, rows, shift }
    }

    /// What was stored under this hash.
    #[inline]
    pub(crate) fn find(&self, hash: u32) -> impl Iterator<Item = u32> + '_ {
        let bucket = (hash >> self.shift) as usize;
        let range = match self.starts.get(bucket..bucket + 2) {
            Some(&[from, to]) => from as usize..to as usize,
            _ => 0..0,
        };
        self.rows[range].iter().filter(move |(h, _)| *h == hash).map(|&(_, value)| value)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_all_values_and_nothing_else() {
        let rows: Vec<(u32, u32)> = (0..5000u32).map(|i| (i.wrapping_mul(0x9e37_79b9), i)).collect();
        let index = Index::build(rows.iter().copied().chain([(rows[7].0, 9999)]).collect());
        for &(hash, value) in &rows {
            assert!(index.find(hash).any(|v| v == value));
        }
        assert_eq!(index.find(rows[7].0).count(), 2);
        assert_eq!(index.find(12345).count(), 0);
        assert_eq!(Index::build(Vec::new()).find(1).count(), 0);
        assert_eq!(Index::default().find(1).count(), 0);
    }
}
