use std::collections::HashSet;
use std::ops::Range;
use std::time::{Duration, Instant};

use similar::{Algorithm, ChangeTag, DiffTag};

/// What became of a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SentenceChange {
    /// It is the same.
    Same(String),
    /// It changed: the old text, the new text, and the pieces that tell them apart.
    Changed {
        /// The old sentence.
        old: String,
        /// The new sentence.
        new: String,
        /// Both in one, cut into pieces.
        pieces: Vec<Piece>,
    },
    /// It is gone.
    Removed(String),
    /// It is new.
    Added(String),
}

impl SentenceChange {
    /// Whether the sentence is the same.
    pub const fn is_same(&self) -> bool {
        matches!(self, Self::Same(_))
    }
}

/// A piece of a changed sentence.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(tag = "kind", content = "text", rename_all = "lowercase")]
pub enum Piece {
    /// In both.
    Same(String),
    /// Only in the old one.
    Removed(String),
    /// Only in the new one.
    Added(String),
}

/// Two sentences that belong together, or one alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Aligned {
    pub old: Option<usize>,
    pub new: Option<usize>,
}

impl Aligned {
    pub fn change(self, old: &[String], new: &[String]) -> SentenceChange {
        let text = |side: &[String], i: usize| side.get(i).cloned().unwrap_or_default();
        match (self.old.map(|i| text(old, i)), self.new.map(|i| text(new, i))) {
            (Some(a), Some(b)) if a == b => SentenceChange::Same(b),
            (Some(a), Some(b)) => SentenceChange::Changed { pieces: pieces(&a, &b), old: a, new: b },
            (Some(a), None) => SentenceChange::Removed(a),
            (None, b) => SentenceChange::Added(b.unwrap_or_default()),
        }
    }
}

/// More sentence pairs than this between two that are the same, and they are not compared one by one.
const MOST_PAIRS: usize = 250_000;
/// Sentences that share fewer words than this (Dice, 0 to 1) are two sentences, not two versions of one.
const ALIKE: f64 = 0.4;

/// Aligns sentences: those that are the same by a diff, and between them those that are most alike.
pub(super) fn sentences(old: &[String], new: &[String]) -> Vec<Aligned> {
    // Only texts of many thousands of sentences that have little in common ever come near the deadline.
    let deadline = Instant::now().checked_add(Duration::from_secs(10));
    let ops = similar::capture_diff_slices_deadline(Algorithm::Patience, old, new, deadline);
    let mut aligned = Vec::new();
    let mut gap: Option<(Range<usize>, Range<usize>)> = None;
    for op in ops {
        let (tag, a, b) = op.as_tag_tuple();
        if tag == DiffTag::Equal {
            if let Some((ga, gb)) = gap.take() {
                between(old, new, ga, gb, &mut aligned);
            }
            aligned.extend(a.zip(b).map(|(a, b)| Aligned { old: Some(a), new: Some(b) }));
        } else {
            gap = Some(match gap {
                Some((ga, gb)) => (ga.start..a.end.max(ga.end), gb.start..b.end.max(gb.end)),
                None => (a, b),
            });
        }
    }
    if let Some((ga, gb)) = gap {
        between(old, new, ga, gb, &mut aligned);
    }
    aligned
}

/// The best alignment, in order, of sentences that are not the same.
fn between(old: &[String], new: &[String], olds: Range<usize>, news: Range<usize>, out: &mut Vec<Aligned>) {
    let (n, m) = (olds.len(), news.len());
    let alone = |out: &mut Vec<Aligned>| {
        out.extend(olds.clone().map(|i| Aligned { old: Some(i), new: None }));
        out.extend(news.clone().map(|j| Aligned { old: None, new: Some(j) }));
    };
    if n == 0 || m == 0 || n.saturating_mul(m) > MOST_PAIRS {
        return alone(out);
    }
    let words = |text: &String| -> HashSet<String> {
        text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).map(str::to_lowercase).collect()
    };
    let old_words: Vec<_> = old[olds.clone()].iter().map(words).collect();
    let new_words: Vec<_> = new[news.clone()].iter().map(words).collect();
    let alike = |i: usize, j: usize| {
        let (before, after) = (&old_words[i], &new_words[j]);
        let shared = before.intersection(after).count() as f64;
        let dice = 2.0 * shared / (before.len() + after.len()).max(1) as f64;
        if dice >= ALIKE { dice } else { 0.0 }
    };
    // best[i][j]: the most alikeness of the sentences from i and j on.
    let mut best = vec![vec![0.0_f64; m + 1]; n + 1];
    let mut pair = vec![vec![0.0_f64; m]; n];
    for i in (0..n).rev() {
        for j in (0..m).rev() {
            pair[i][j] = alike(i, j);
            let joined = if pair[i][j] > 0.0 { pair[i][j] + best[i + 1][j + 1] } else { 0.0 };
            best[i][j] = joined.max(best[i + 1][j]).max(best[i][j + 1]);
        }
    }
    let (mut i, mut j) = (0, 0);
    while i < n && j < m {
        if pair[i][j] > 0.0 && best[i][j] <= pair[i][j] + best[i + 1][j + 1] {
            out.push(Aligned { old: Some(olds.start + i), new: Some(news.start + j) });
            (i, j) = (i + 1, j + 1);
        } else if best[i][j] <= best[i + 1][j] {
            out.push(Aligned { old: Some(olds.start + i), new: None });
            i += 1;
        } else {
            out.push(Aligned { old: None, new: Some(news.start + j) });
            j += 1;
        }
    }
    out.extend((olds.start + i..olds.end).map(|i| Aligned { old: Some(i), new: None }));
    out.extend((news.start + j..news.end).map(|j| Aligned { old: None, new: Some(j) }));
}

/// Both sentences in one, cut where they differ, at words.
fn pieces(old: &str, new: &str) -> Vec<Piece> {
    similar::utils::diff_words(Algorithm::Myers, old, new)
        .into_iter()
        .map(|(tag, text)| match tag {
            ChangeTag::Equal => Piece::Same(text.to_owned()),
            ChangeTag::Delete => Piece::Removed(text.to_owned()),
            ChangeTag::Insert => Piece::Added(text.to_owned()),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn align(old: &[&str], new: &[&str]) -> Vec<(Option<usize>, Option<usize>)> {
        let own = |side: &[&str]| side.iter().map(|s| (*s).to_owned()).collect::<Vec<_>>();
        sentences(&own(old), &own(new)).into_iter().map(|a| (a.old, a.new)).collect()
    }

    #[test]
    fn same_sentences_are_anchors() {
        assert_eq!(
            align(
                &["Dag.", "U komt om 9 uur.", "Tot dan."],
                &["Dag.", "Kom om 9 uur.", "Bel ons.", "Tot dan."]
            ),
            [(Some(0), Some(0)), (Some(1), Some(1)), (None, Some(2)), (Some(2), Some(3))]
        );
    }

    #[test]
    fn sentences_that_are_not_alike_stay_alone() {
        assert_eq!(align(&["U komt nuchter."], &["Bel ons bij koorts."]), [(Some(0), None), (None, Some(0))]);
    }

    #[test]
    fn every_sentence_comes_once_and_in_order() {
        let old = ["a b c", "d e f", "g h i", "d e f"];
        let new = ["d e x", "a b c", "g h y", "q r s"];
        let aligned = align(&old, &new);
        let olds: Vec<usize> = aligned.iter().filter_map(|p| p.0).collect();
        let news: Vec<usize> = aligned.iter().filter_map(|p| p.1).collect();
        assert_eq!((olds, news), ((0..4).collect(), (0..4).collect()));
    }

    #[test]
    fn pieces_join_to_both_sentences() {
        let (old, new) = ("De wond wordt verzorgd.", "U verzorgt de wond elke dag.");
        let pieces = pieces(old, new);
        let join = |keep: &dyn Fn(&Piece) -> bool| -> String {
            let text = |p: &Piece| match p {
                Piece::Same(t) | Piece::Removed(t) | Piece::Added(t) => t.clone(),
            };
            pieces.iter().filter(|p| keep(p)).map(text).collect()
        };
        assert_eq!(join(&|p| !matches!(p, Piece::Added(_))), old);
        assert_eq!(join(&|p| !matches!(p, Piece::Removed(_))), new);
    }
}
