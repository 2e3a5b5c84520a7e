//! How varied the words are, by measures that do not depend on the length of a text.

use std::collections::{HashMap, HashSet};

/// Below so many words neither measure says anything.
pub const MIN_WORDS: usize = 50;
/// Words in the window of [`mattr`].
pub const WINDOW: usize = 50;
/// The type-token ratio at which a factor of [`mtld`] is full (`McCarthy` and Jarvis 2010).
const FULL: f64 = 0.72;

/// Measure of textual lexical diversity (`McCarthy` and Jarvis 2010): the mean length of runs of words whose
/// type-token ratio stays at or above .72, forwards and backwards. Words are numbers here: equal numbers, equal words.
/// `None` below [`MIN_WORDS`] and where no word returns.
pub fn mtld(words: &[u32]) -> Option<f64> {
    if words.len() < MIN_WORDS { None } else { mtld_of_any(words) }
}

fn mtld_of_any(words: &[u32]) -> Option<f64> {
    let length = words.len() as f64;
    let forwards = length / factors(words.iter())?;
    let backwards = length / factors(words.iter().rev())?;
    Some(f64::midpoint(forwards, backwards))
}

/// The number of full runs, plus the part of the last one; `None` for none at all.
fn factors<'w>(words: impl Iterator<Item = &'w u32>) -> Option<f64> {
    let mut seen = HashSet::new();
    let mut tokens = 0;
    let mut full = 0.0;
    for &word in words {
        seen.insert(word);
        tokens += 1;
        if (seen.len() as f64) < FULL * f64::from(tokens) {
            full += 1.0;
            seen.clear();
            tokens = 0;
        }
    }
    if tokens > 0 {
        let ratio = seen.len() as f64 / f64::from(tokens);
        full += (1.0 - ratio) / (1.0 - FULL);
    }
    (full > 0.0).then_some(full)
}

/// Moving-average type-token ratio (Covington and `McFall` 2010) with a window of 50 words, 0 to 1; `None` for a
/// text that is shorter than the window.
pub fn mattr(words: &[u32]) -> Option<f64> {
    mattr_with(words, WINDOW)
}

fn mattr_with(words: &[u32], window: usize) -> Option<f64> {
    if window == 0 || words.len() < window {
        return None;
    }
    let mut counts: HashMap<u32, u32> = HashMap::new();
    let mut types = 0_usize;
    let mut sum = 0.0;
    for (i, &word) in words.iter().enumerate() {
        let count = counts.entry(word).or_default();
        *count += 1;
        types += usize::from(*count == 1);
        if i >= window
            && let Some(left) = counts.get_mut(&words[i - window])
        {
            *left -= 1;
            types -= usize::from(*left == 0);
        }
        if i + 1 >= window {
            sum += types as f64 / window as f64;
        }
    }
    Some(sum / (words.len() - window + 1) as f64)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn close(a: Option<f64>, b: f64) -> bool {
        a.is_some_and(|a| (a - b).abs() < 1e-9)
    }

    #[test]
    fn mtld_as_computed_by_hand() {
        // The example of the paper: of the people by the people | for the people.
        // Ratios 1, 1, 1, 1, .8, .667: a factor; then 1, 1, 1: the rest adds (1 - 1) / .28 = 0.
        assert!(close(factors([0, 1, 2, 3, 1, 2, 4, 1, 2].iter()), 1.0));
        // Backwards: people the for people the: 1, 1, 1, .75, .6: a factor; then by people the of: 1.
        assert!(close(mtld_of_any(&[0, 1, 2, 3, 1, 2, 4, 1, 2]), 9.0));
        // Forwards a b c d a: .8 at the end: (1 - .8) / .28 = .714286; backwards the same.
        assert!(close(mtld_of_any(&[0, 1, 2, 3, 0]), 5.0 / ((1.0 - 0.8) / 0.28)));
        assert_eq!(mtld_of_any(&[0, 1, 2]), None);
        assert_eq!(mtld(&[0, 0, 0]), None);
    }

    #[test]
    fn mattr_as_computed_by_hand() {
        // Windows of 3 in a b a a c: {a,b}/3, {a,b}/3, {a,c}/3.
        assert!(close(mattr_with(&[0, 1, 0, 0, 2], 3), 2.0 / 3.0));
        // a b c a: 3/3, 3/3.
        assert!(close(mattr_with(&[0, 1, 2, 0], 3), 1.0));
        assert_eq!(mattr_with(&[0, 1], 3), None);
        assert_eq!(mattr(&[0; 49]), None);
        assert!(close(mattr(&[0; 60]), 1.0 / 50.0));
    }
}
