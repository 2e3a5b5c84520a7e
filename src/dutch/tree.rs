//! From scores of single arcs to one tree per sentence.

/// Reused buffers.
#[derive(Default)]
pub(crate) struct Scratch {
    mark: Vec<u32>,
}

/// Finds a tree of high score. `scores` has rows of `n + 1`: the root, then every token as a head.
///
/// `heads` gets the head plus one of every token, 0 for the one root. Greedy first; where tokens form a
/// circle, the cheapest arc that leads out of it is taken instead.
pub(crate) fn decode(scores: &[f32], n: usize, heads: &mut Vec<u32>, scratch: &mut Scratch) {
    heads.clear();
    if n == 0 {
        return;
    }
    let row = |i: usize| &scores[i * (n + 1)..(i + 1) * (n + 1)];
    let root = root(scores, n);
    for i in 0..n {
        let best =
            if i == root { 0 } else { best_head(row(i), i, |_| true).map_or(root + 1, |(j, _)| j + 1) };
        heads.push(best as u32);
    }
    while let Some(on_circle) = find_circle(heads, &mut scratch.mark) {
        let mut best: Option<(f32, usize, usize)> = None;
        let mut i = on_circle;
        loop {
            let now = row(i)[heads[i] as usize];
            let outside = |j: usize| scratch.mark[j] != INSIDE;
            if let Some((j, score)) = best_head(row(i), i, outside) {
                let loss = now - score;
                if best.is_none_or(|b| loss < b.0) {
                    best = Some((loss, i, j));
                }
            }
            i = heads[i] as usize - 1;
            if i == on_circle {
                break;
            }
        }
        // The root itself is always outside, so there is a best one.
        let (_, dependent, head) = best.unwrap_or((0.0, on_circle, root));
        heads[dependent] = head as u32 + 1;
    }
}

/// The token whose score as root is furthest above that of any other head.
fn root(scores: &[f32], n: usize) -> usize {
    let mut best = (f32::NEG_INFINITY, 0);
    for (i, row) in scores.chunks_exact(n + 1).enumerate() {
        let rival = best_head(row, i, |_| true).map_or(f32::NEG_INFINITY, |(_, score)| score);
        if row[0] - rival > best.0 {
            best = (row[0] - rival, i);
        }
    }
    best.1
}

fn best_head(row: &[f32], dependent: usize, allowed: impl Fn(usize) -> bool) -> Option<(usize, f32)> {
    let mut best: Option<(usize, f32)> = None;
    for (j, &score) in row[1..].iter().enumerate() {
        if best.is_none_or(|b| score > b.1) && j != dependent && allowed(j) {
            best = Some((j, score));
        }
    }
    best
}

const OPEN: u32 = u32::MAX;
const INSIDE: u32 = 1;
const OUTSIDE: u32 = 2;

/// A token on a circle, if there is one; all tokens whose chain of heads ends in that circle are marked `INSIDE`.
fn find_circle(heads: &[u32], mark: &mut Vec<u32>) -> Option<usize> {
    mark.clear();
    mark.resize(heads.len(), 0);
    let mut on_circle = None;
    for start in 0..heads.len() {
        let stamp = start as u32 + 1;
        let mut i = start;
        while mark[i] == 0 && heads[i] != 0 {
            mark[i] = stamp;
            i = heads[i] as usize - 1;
        }
        if mark[i] == stamp {
            on_circle = Some(i);
            break;
        }
    }
    let circle = on_circle?;
    mark.fill(0);
    let mut i = circle;
    while mark[i] == 0 {
        mark[i] = INSIDE;
        i = heads[i] as usize - 1;
    }
    for start in 0..heads.len() {
        let mut i = start;
        while mark[i] == 0 && heads[i] != 0 {
            mark[i] = OPEN;
            i = heads[i] as usize - 1;
        }
        // An open token here is on another circle; that one waits for its turn.
        let verdict = if mark[i] == INSIDE { INSIDE } else { OUTSIDE };
        let mut k = start;
        while mark[k] == OPEN {
            mark[k] = verdict;
            k = heads[k] as usize - 1;
        }
    }
    on_circle
}

/// Whether `heads` (plus one, 0 for the root) form one tree.
#[cfg(test)]
fn is_tree(heads: &[u32]) -> bool {
    heads.is_empty()
        || heads.iter().filter(|&&h| h == 0).count() == 1
            && heads.iter().all(|&h| h as usize <= heads.len())
            && find_circle(heads, &mut Vec::new()).is_none()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn circles_are_found() {
        assert!(is_tree(&[2, 0, 2]));
        assert!(!is_tree(&[2, 1, 0]));
        assert!(!is_tree(&[0, 3, 4, 2, 2, 5]));
        assert!(!is_tree(&[0, 0]));
        assert!(!is_tree(&[2, 3, 4, 3, 0]));
        assert!(is_tree(&[]));
    }

    #[test]
    fn decoding_always_gives_a_tree() {
        let mut seed = 7u32;
        let mut random = || {
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (seed >> 8) as f32 / 1e6
        };
        let (mut heads, mut scratch) = (Vec::new(), Scratch::default());
        for n in (0..40).chain([97]) {
            for _ in 0..20 {
                let scores: Vec<f32> = (0..n * (n + 1)).map(|_| random()).collect();
                decode(&scores, n, &mut heads, &mut scratch);
                assert_eq!(heads.len(), n);
                assert!(is_tree(&heads), "{heads:?}");
            }
        }
        decode(&[f32::NAN; 12], 3, &mut heads, &mut scratch);
        assert!(is_tree(&heads), "{heads:?}");
    }
}
