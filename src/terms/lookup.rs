//! Looking up one term, as `helder term` does.

use super::entry::Entry;
use super::fold::fold;
use super::matcher::{Part, find_loosely};
use super::{Terms, entry::Table};
use crate::Document;
use crate::dutch::Analysis;
use crate::rules::distance;

/// A term that was looked up.
#[derive(Clone, Copy, Debug)]
pub struct Found<'t> {
    /// The entry.
    pub entry: Entry<'t>,
    /// What it is of the words that were asked.
    pub part: Part,
}

impl Terms {
    /// The entries for a word or phrase in any form: those for all of it; if there are none, those for its parts.
    ///
    /// ```
    /// use helder::terms::Terms;
    /// assert_eq!(Terms::builtin().lookup("Carcinomen")[0].entry.term(), "carcinoom");
    /// assert!(Terms::builtin().lookup("fiets").is_empty());
    /// ```
    pub fn lookup(&self, query: &str) -> Vec<Found<'_>> {
        let wanted = fold(query);
        let exact = |entry: &Entry<'_>| fold(entry.term()) == wanted;
        let mut found: Vec<Found<'_>> =
            self.entries().filter(exact).map(|entry| Found { entry, part: Part::Whole }).collect();
        if !found.is_empty() {
            return found;
        }
        let document = Document::from_text("", query);
        let analysis = Analysis::new(&document);
        let words = analysis.tokens().iter().filter(|t| t.is_word()).count();
        for m in find_loosely(self, &analysis) {
            let covered = analysis.tokens().iter().filter(|t| t.is_word() && m.span.covers(t.span)).count();
            let part = if covered < words { Part::Compound } else { m.part };
            found.push(Found { entry: self.entry(m.entry.0), part });
        }
        if found.iter().any(|f| f.part != Part::Compound) {
            found.retain(|f| f.part != Part::Compound);
        }
        found
    }

    /// The terms that look most like a word, nearest first.
    pub fn nearest(&self, query: &str, count: usize) -> Vec<Entry<'_>> {
        let wanted = fold(query);
        let limit = (wanted.chars().count() / 3).max(1);
        let mut near: Vec<(usize, Entry<'_>)> = self
            .entries()
            .filter(|e| e.table() != Table::Idiom)
            .filter_map(|entry| {
                let term = fold(entry.term());
                if term.len().abs_diff(wanted.len()) > limit {
                    return None;
                }
                let far = distance(&term, &wanted);
                (far <= limit).then_some((far, entry))
            })
            .collect();
        near.sort_by(|a, b| a.0.cmp(&b.0).then_with(|| a.1.term().cmp(b.1.term())));
        near.dedup_by(|a, b| a.1.term() == b.1.term());
        near.into_iter().take(count).map(|(_, entry)| entry).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_form_and_parts() {
        let terms = Terms::builtin();
        let found = terms.lookup("hypertensiepatiënten");
        assert_eq!((found[0].entry.term(), found[0].part), ("hypertensie", Part::Compound));
        assert!(terms.lookup("").is_empty());
    }

    #[test]
    fn nearest_terms() {
        let near = Terms::builtin().nearest("hypertensei", 3);
        assert_eq!(near[0].term(), "hypertensie");
    }
}
