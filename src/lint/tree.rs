//! Dependency lengths with LiNT-II's treatment of coordination. Linear in the length of the sentence.

use super::words::Word;
use crate::dutch::relation::Relation;

/// What the lengths of one sentence need.
pub(super) struct Tree<'w, 'a> {
    words: &'w [Word<'a>],
    /// Number of tokens before each that are not punctuation.
    before: Vec<u32>,
    /// The first conjunct of the coordination that a token is part of; itself when it is in none.
    first: Vec<usize>,
    /// The last conjunct of the coordination that starts at a token.
    last: Vec<usize>,
}

impl<'w, 'a> Tree<'w, 'a> {
    pub(super) fn new(words: &'w [Word<'a>]) -> Self {
        let mut before = Vec::with_capacity(words.len() + 1);
        let mut sum = 0;
        before.push(sum);
        for word in words {
            sum += u32::from(word.relation != Relation::Punct);
            before.push(sum);
        }
        let first = first_conjuncts(words);
        // LiNT-II sees conjuncts only to the right of what they are joined to.
        let mut last: Vec<usize> = (0..words.len()).collect();
        let mut reached = vec![false; words.len()];
        for (i, word) in words.iter().enumerate() {
            reached[i] = match conjunct_of(word) {
                Some(head) => head < i && reached[head],
                None => true,
            };
            if reached[i] {
                let start = first[i];
                last[start] = last[start].max(i);
            }
        }
        Self { words, before, first, last }
    }

    /// The number of words between a token and its head, and that head. Punctuation does not count; a conjunct has
    /// the head of the first conjunct; a subject of coordinated predicates has them all as heads, and the farthest
    /// counts.
    pub(super) fn length(&self, index: usize) -> (u32, usize) {
        let Some(word) = self.words.get(index) else { return (0, index) };
        if word.relation == Relation::Punct {
            return (0, index);
        }
        let anchor = self.first[index];
        let (head, relation) = self
            .words
            .get(anchor)
            .map_or((anchor, Relation::Root), |w| (w.head.unwrap_or(anchor), w.relation));
        let head = if head < self.words.len() { head } else { anchor };
        let mut best = (self.between(index, head), head);
        if relation == Relation::Nsubj {
            let start = self.first[head];
            for other in [start, self.last[start]] {
                let length = self.between(index, other);
                if length > best.0 {
                    best = (length, other);
                }
            }
        }
        best
    }

    fn between(&self, a: usize, b: usize) -> u32 {
        let (a, b) = (a.min(b), a.max(b));
        (self.before[b] - self.before[a]).saturating_sub(1)
    }
}

fn conjunct_of(word: &Word<'_>) -> Option<usize> {
    if word.relation == Relation::Conj { word.head } else { None }
}

/// For each token the start of the chain of `conj` relations above it. A chain that comes back to itself, which no
/// tree has, ends where it is noticed.
fn first_conjuncts(words: &[Word<'_>]) -> Vec<usize> {
    const OPEN: usize = usize::MAX;
    let mut first = vec![OPEN; words.len()];
    let mut path = Vec::new();
    for i in 0..words.len() {
        let mut at = i;
        path.clear();
        let start = loop {
            if first[at] != OPEN {
                break first[at];
            }
            if path.len() > words.len() {
                break at;
            }
            path.push(at);
            match conjunct_of(&words[at]) {
                Some(head) if head < words.len() => at = head,
                _ => break at,
            }
        };
        for &passed in &path {
            first[passed] = start;
        }
    }
    first
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dutch::morphology::{Feats, Upos};

    fn words(rows: &[(usize, Relation)]) -> Vec<Word<'static>> {
        rows.iter()
            .map(|&(head, relation)| Word {
                form: "w",
                lower: "w",
                lemma: "w",
                upos: Upos::X,
                feats: Feats::NONE,
                head: head.checked_sub(1),
                relation,
            })
            .collect()
    }

    #[test]
    fn a_subject_of_two_predicates_reaches_the_farthest() {
        // Dat geluid klinkt , en moet worden gehoord
        use Relation as R;
        let words = words(&[
            (2, R::Det),
            (3, R::Nsubj),
            (0, R::Root),
            (8, R::Punct),
            (8, R::Cc),
            (8, R::Aux),
            (8, R::AuxPass),
            (3, R::Conj),
        ]);
        let tree = Tree::new(&words);
        assert_eq!(tree.length(1), (4, 7));
        assert_eq!(tree.length(0), (0, 1));
        assert_eq!(tree.length(3), (0, 3));
        // A conjunct of the root is measured to the root itself.
        assert_eq!(tree.length(7), (3, 2));
    }

    #[test]
    fn broken_trees_do_no_harm() {
        use Relation as R;
        let words = words(&[(2, R::Conj), (1, R::Conj), (9, R::Nsubj), (3, R::Conj)]);
        let tree = Tree::new(&words);
        for i in 0..5 {
            tree.length(i);
        }
    }
}
