//! Which of the words that matched are the term: conditions of an entry, and overlaps.

use super::entry::{Entry, EntryId, Form, Pos, Table};
use super::is_word_in_lower_case;
use super::matcher::{Part, TermMatch};
use super::pattern::Pattern;
use super::search::{Candidate, Search};
use crate::dutch::lexicon;
use crate::dutch::morphology::Upos;

/// Tables whose terms exclude one another: a passage is one of these, not two.
pub(super) fn layer(table: Table) -> u8 {
    match table {
        Table::Medical | Table::Formal | Table::Foreign | Table::Abbreviation => 0,
        Table::Idiom => 1,
        Table::Inclusive => 2,
    }
}

impl Search<'_, '_> {
    /// Whether capitals and the words of `when` allow the match.
    pub(super) fn allowed(&self, pattern: &Pattern, candidate: &Candidate) -> bool {
        if !self.strict {
            return true;
        }
        let entry = self.terms.entry(pattern.row);
        let word = self.analysis.word(self.words.first + candidate.first);
        let one = usize::from(pattern.fixed) + usize::from(pattern.verb) == 1;
        if one && !entry.is_own() && self.is_another_word(&entry, candidate) {
            return false;
        }
        if pattern.cased {
            let term = entry.term();
            if entry.pos() == Pos::Name {
                if !word.starts_with(char::is_uppercase) {
                    return false;
                }
            } else {
                let lower = !word.chars().any(char::is_uppercase);
                let titled = word.chars().skip(1).any(char::is_lowercase) && !word.contains('-');
                if (lower || titled) && is_word_in_lower_case(term)
                    || self.words.shouted && is_word_in_lower_case(term)
                {
                    return false;
                }
            }
        }
        self.when(&entry)
    }

    /// Whether a word that looks like an inflected noun is a common verb or small word: *genomen* is no plural of
    /// *genoom*.
    pub(super) fn is_another_word(&self, entry: &Entry<'_>, candidate: &Candidate) -> bool {
        const COMMON: u8 = 30;
        let upos = self.upos(candidate.first);
        let word = self.words.folded(candidate.first);
        let conflict = match entry.pos() {
            // English and Latin nouns have no plural on -en: *bruisen* is no *bruises*.
            Pos::Noun if entry.table() == Table::Foreign && word.ends_with("en") => {
                candidate.form != Form::Base
            }
            // *behoefte* is no past of *behoeven*.
            Pos::Verb => candidate.form != Form::Base && upos == Upos::Noun,
            Pos::Noun => {
                candidate.form != Form::Base && !upos.is_nominal() && !matches!(upos, Upos::X | Upos::Adj)
            }
            _ => false,
        };
        let foreign = entry.table() == Table::Foreign;
        conflict && lexicon::lookup_folded(word).is_some_and(|e| foreign || e.zipf10 >= COMMON)
    }

    /// Whether one of the words of `when` stands in the sentence, as a word, a lemma, or the end or beginning of
    /// a compound.
    pub(super) fn when(&self, entry: &Entry<'_>) -> bool {
        let mut any = false;
        let mut asked = String::new();
        for wanted in entry.when() {
            any = true;
            asked.clear();
            super::fold::fold_into(wanted, &mut asked);
            let found = self.words.indices().any(|i| {
                let word = self.words.folded(i);
                word == asked
                    || self.words.lemma(i) == asked
                    || asked.len() >= 4 && word.len() > asked.len() && {
                        word.ends_with(&asked) || word.starts_with(&asked)
                    }
            });
            if found {
                return true;
            }
        }
        !any
    }

    /// Keeps the longest of overlapping candidates, per layer; of equally long ones the user's own, then the
    /// easiest: false alarms are worse than misses.
    pub(super) fn settle(&mut self, number: u32) {
        let mut candidates = std::mem::take(&mut self.candidates);
        let terms = self.terms;
        let weight = |c: &Candidate| {
            let entry = terms.entry(c.row);
            let row = terms.row(c.row);
            (
                layer(row.table),
                c.first,
                usize::MAX - c.last,
                usize::MAX - usize::from(c.apart.is_some()),
                !row.own,
                entry.when().next().is_none(),
                preference(row.table),
                entry.difficulty(),
                c.form != Form::Base,
                c.row,
            )
        };
        candidates.sort_by_cached_key(weight);
        // The verb of *advies inwinnen* is no term of its own there.
        let apart: Vec<(u8, u32, usize, usize)> = candidates
            .iter()
            .filter(|c| c.words > c.last + 1 - c.first)
            .filter_map(|c| c.apart.map(|(from, to)| (layer(terms.row(c.row).table), c.row, from, to)))
            .collect();
        let mut upto: Option<(u8, usize)> = None;
        for candidate in &candidates {
            let layer = layer(terms.row(candidate.row).table);
            let overlaps = upto.is_some_and(|(l, last)| l == layer && candidate.first <= last);
            let part = apart.iter().any(|&(l, row, from, to)| {
                l == layer
                    && row != candidate.row
                    && candidate.apart.is_none()
                    && (from..=to).contains(&candidate.first)
                    && candidate.last <= to
            });
            if overlaps || part {
                continue;
            }
            upto = Some((layer, candidate.last));
            self.push(number, candidate);
        }
        candidates.clear();
        self.candidates = candidates;
    }

    /// The tokens to show: an idiom with its verb; of other terms all words if they stand side by side, else the
    /// part that makes the term.
    pub(super) fn extent(&self, candidate: &Candidate) -> (usize, usize) {
        let Candidate { first, last, .. } = *candidate;
        let Some((from, to)) = candidate.apart else { return (first, last) };
        let idiom = self.terms.row(candidate.row).table == Table::Idiom;
        let side_by_side = to + 1 == first || last + 1 == from;
        if idiom || side_by_side { (first.min(from), last.max(to)) } else { (first, last) }
    }

    pub(super) fn push(&mut self, number: u32, candidate: &Candidate) {
        let base = self.words.first;
        let (first, last) = self.extent(candidate);
        let (first, last) = (first + base, last + base);
        self.matches.push(TermMatch {
            entry: EntryId(candidate.row),
            span: self.analysis.span(first, last),
            first: first as u32,
            last: last as u32,
            apart: candidate.apart.map(|(from, to)| ((from + base) as u32, (to + base) as u32)),
            words: candidate.words as u32,
            sentence: number,
            form: candidate.form,
            part: Part::Whole,
            explained: false,
            explained_here: false,
        });
    }
}

/// Which of two tables a passage belongs to that stands in both: the narrowest description of it.
pub(super) fn preference(table: Table) -> u8 {
    match table {
        Table::Abbreviation => 0,
        Table::Foreign => 1,
        Table::Medical => 2,
        _ => 3,
    }
}
