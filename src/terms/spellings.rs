//! Terms in other spellings, and terms that are part of a longer word.

use super::entry::{Difficulty, EntryId, Form, Table};
use super::matcher::{Part, TermMatch};
use super::pattern::Kind;
use super::search::{Candidate, LONGEST_ENDING, Search};
use super::settle::layer;
use super::{compounds, inflect};
use crate::dutch::lexicon::{self, Fnv};

impl Search<'_, '_> {
    /// Words that matched nothing and that nobody uses every day.
    pub(super) fn other_spellings_and_compounds(&mut self, number: u32) {
        let from = self.matches.partition_point(|m| m.sentence < number);
        for i in self.words.indices() {
            let token = self.words.first + i;
            let is_word = self.analysis.tokens().get(token).is_some_and(crate::dutch::Token::is_word);
            let short = self.words.folded(i).len() < 6;
            if !is_word || short && !self.analysis.word(token).contains('-') {
                continue;
            }
            let matched = self.matches[from..].iter().any(|m| {
                layer(self.terms.row(m.entry.0).table) == 0
                    && m.first as usize <= token
                    && token <= m.last as usize
            });
            if matched {
                continue;
            }
            let often = lexicon::lookup(self.analysis.lower(token)).map_or(0, |e| e.zipf10);
            if often >= 35 {
                continue;
            }
            if often < 25
                && !short
                && let Some(found) = self.other_spelling(i)
            {
                let candidate =
                    Candidate { row: found.0, first: i, last: i, apart: None, words: 1, form: found.1 };
                self.push(number, &candidate);
                if let Some(last) = self.matches.last_mut() {
                    last.part = Part::Spelling;
                }
                continue;
            }
            if let Some(found) = compounds::jargon_part(self, token) {
                self.matches.push(TermMatch {
                    entry: EntryId(found.row),
                    span: found.span,
                    first: token as u32,
                    last: token as u32,
                    apart: None,
                    words: 1,
                    sentence: number,
                    form: found.form,
                    part: Part::Compound,
                    explained: false,
                    explained_here: false,
                });
            }
        }
    }

    pub(super) fn other_spelling(&mut self, i: usize) -> Option<(u32, Form)> {
        let patterns = self.patterns();
        let mut coarse = std::mem::take(&mut self.scratch);
        coarse.clear();
        super::fold::coarse_into(self.words.folded(i), &mut coarse);
        let mut state = Fnv::new();
        let mut found = None;
        let shortest = coarse.len().saturating_sub(LONGEST_ENDING).max(5);
        'prefixes: for (n, &byte) in coarse.as_bytes().iter().enumerate() {
            state = state.byte(byte);
            if n + 1 < shortest {
                continue;
            }
            for number in patterns.coarse.find(state.finish()) {
                let Some(pattern) = patterns.list.get(number as usize) else { continue };
                let [element] = patterns.elements(pattern) else { continue };
                let Kind::Inflected(pos) = element.kind else { continue };
                let mut term = String::new();
                super::fold::coarse_into(patterns.text(element), &mut term);
                let entry = self.terms.entry(pattern.row);
                if let Some(form) = inflect::form_of(&term, pos, &coarse)
                    && !pattern.cased
                    && self.when(&entry)
                {
                    found = Some((pattern.row, form));
                    break 'prefixes;
                }
            }
        }
        self.scratch = coarse;
        found
    }

    /// The single-word medical term without conditions that a part of a compound is; of a part between hyphens also
    /// the abbreviation: *PSA-waarde*, *FACT-team*.
    pub(super) fn part(&self, part: &str, joined: bool) -> Option<(u32, Form, Difficulty)> {
        let folded = super::fold::fold(part);
        let mut key = String::new();
        super::fold::key_into(&folded, &mut key);
        let patterns = self.patterns();
        let mut state = Fnv::new();
        let shortest = key.len().saturating_sub(LONGEST_ENDING).max(1);
        for (n, &byte) in key.as_bytes().iter().enumerate() {
            state = state.byte(byte);
            if n + 1 < shortest {
                continue;
            }
            for number in patterns.index.find(state.finish()) {
                let Some(pattern) = patterns.list.get(number as usize) else { continue };
                let [element] = patterns.elements(pattern) else { continue };
                let form = match element.kind {
                    Kind::Inflected(pos) => inflect::form_of(patterns.text(element), pos, &folded),
                    Kind::Word => (patterns.text(element) == folded).then_some(Form::Base),
                    _ => None,
                };
                let Some(form) = form else { continue };
                let entry = self.terms.entry(pattern.row);
                let capitals = joined && is_in_capitals(part);
                let fits = match entry.table() {
                    Table::Medical => (!pattern.cased || capitals) && entry.when().next().is_none(),
                    Table::Abbreviation => {
                        let exact = joined && part == entry.term() && part.starts_with(char::is_uppercase);
                        (capitals || exact) && self.when(&entry)
                    }
                    _ => false,
                };
                if fits {
                    return Some((pattern.row, form, entry.difficulty()));
                }
            }
        }
        None
    }
}

/// Whether a part of a word is written as an abbreviation: *PSA*, *HER2*, `eGFR`, `PrEP`.
fn is_in_capitals(part: &str) -> bool {
    let upper = part.chars().filter(|c| c.is_uppercase()).count();
    upper >= 2 && part.chars().filter(|c| c.is_lowercase()).count() <= upper
}
