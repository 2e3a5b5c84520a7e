//! One pass over a text: which terms stand in it.

use std::fmt;

use super::entry::{Difficulty, Entry, EntryId, Form, Pos, Table};
use super::pattern::{Element, Kind, Pattern, Patterns, separable};
use super::words::Words;
use super::{Terms, compounds, explained, inflect, is_word_in_lower_case};
use crate::Span;
use crate::dutch::lexicon::{self, Fnv};
use crate::dutch::morphology::Upos;
use crate::dutch::{Analysis, Sentence};

/// Which part of the matched words the term is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Part {
    /// The words are the term.
    Whole,
    /// The term is a part of a compound; the span is that part.
    Compound,
    /// The words are another spelling of the term.
    Spelling,
}

/// A term in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TermMatch {
    /// The entry.
    pub entry: EntryId,
    /// The passage: the term, or the part of a compound that is the term.
    pub span: Span,
    /// The first token.
    pub first: u32,
    /// The last token, included.
    pub last: u32,
    /// The first and last token of its other words, where it consists of two parts that may stand apart: the verb
    /// of *tot stand komen*, the particle of *inbrengen*. The span covers them only if nothing stands in between.
    pub apart: Option<(u32, u32)>,
    /// How many words it has; the span may hold others in between.
    pub words: u32,
    /// The sentence.
    pub sentence: u32,
    /// Its form.
    pub form: Form,
    /// What the term is of these words.
    pub part: Part,
    /// It is explained here, or was before.
    pub explained: bool,
    /// The explanation stands in the same or the next sentence.
    pub explained_here: bool,
}

/// The terms in one text, in reading order.
pub struct TermMatches<'t> {
    terms: &'t Terms,
    matches: Vec<TermMatch>,
}

impl TermMatch {
    /// Whether the span lacks words of the term or holds other words, so that no text can stand in its place.
    pub fn is_split(&self) -> bool {
        self.last + 1 - self.first != self.words
    }

    /// The term as it is written: *komt ... tot stand*.
    pub fn written(&self, analysis: &Analysis<'_>) -> String {
        let passage = analysis.passage(self.span);
        let Some((from, to)) = self.apart.filter(|&(from, to)| from < self.first || self.last < to) else {
            return passage.to_owned();
        };
        let mut written = String::new();
        if from < self.first {
            let end = to.min(self.first - 1);
            let before = analysis.passage(analysis.span(from as usize, end as usize));
            written.push_str(before);
            written.push_str(if end + 1 < self.first { " ... " } else { " " });
        }
        written.push_str(passage);
        if to > self.last {
            let start = from.max(self.last + 1);
            written.push_str(if start > self.last + 1 { " ... " } else { " " });
            written.push_str(analysis.passage(analysis.span(start as usize, to as usize)));
        }
        written
    }
}

impl<'t> TermMatches<'t> {
    /// Finds the terms in a text.
    ///
    /// ```
    /// use helder::{Document, dutch::Analysis, terms::{TermMatches, Terms}};
    /// let document = Document::from_text("t", "De hypertensiepatiënten wachten.");
    /// let analysis = Analysis::new(&document);
    /// let found = TermMatches::find(Terms::builtin(), &analysis);
    /// assert_eq!(analysis.passage(found.all()[0].span), "hypertensie");
    /// ```
    pub fn find(terms: &'t Terms, analysis: &Analysis<'_>) -> Self {
        let mut search = Search::new(terms, analysis, true);
        for number in 0..analysis.sentences().len() {
            let sentence = &analysis.sentences()[number];
            if analysis.is_dutch(sentence) {
                search.sentence(number as u32, sentence);
            }
        }
        let mut matches = search.matches;
        matches.sort_by_key(|m| (m.span.start, m.span.end));
        explained::mark(terms, analysis, &mut matches);
        Self { terms, matches }
    }

    /// All of them, easy ones included.
    pub fn all(&self) -> &[TermMatch] {
        &self.matches
    }

    /// The entry of a match.
    pub fn entry(&self, found: &TermMatch) -> Entry<'t> {
        self.terms.entry(found.entry.0)
    }

    /// The database.
    pub fn terms(&self) -> &'t Terms {
        self.terms
    }

    /// The matches with their entries, of one table.
    pub fn of_table(&self, table: Table) -> impl Iterator<Item = (&TermMatch, Entry<'t>)> + '_ {
        self.matches.iter().map(|m| (m, self.entry(m))).filter(move |(_, e)| e.table() == table)
    }

    /// Whether a token is part of a match of a whole term.
    pub fn covers(&self, span: Span) -> bool {
        self.matches.iter().any(|m| m.span.covers(span))
    }
}

impl fmt::Debug for TermMatches<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TermMatches").field("matches", &self.matches.len()).finish()
    }
}

/// Words that matched, before overlaps are settled. Tokens count within the sentence.
#[derive(Clone, Copy, Debug)]
pub(super) struct Candidate {
    pub row: u32,
    pub first: usize,
    pub last: usize,
    /// The first and last of its other words: the verb of a phrase, or the words with a verb.
    pub apart: Option<(usize, usize)>,
    /// How many words it has, without what stands in gaps.
    pub words: usize,
    pub form: Form,
}

/// The search through one text.
pub(super) struct Search<'s, 'd> {
    pub terms: &'s Terms,
    pub analysis: &'s Analysis<'d>,
    pub words: Words,
    /// `when` and capitals decide; a look-up in the database ignores them.
    strict: bool,
    pub candidates: Vec<Candidate>,
    pub matches: Vec<TermMatch>,
    scratch: String,
}

/// The longest ending that inflection adds to a key, in bytes.
const LONGEST_ENDING: usize = 6;

/// Tables whose terms exclude one another: a passage is one of these, not two.
fn layer(table: Table) -> u8 {
    match table {
        Table::Medical | Table::Formal | Table::Foreign | Table::Abbreviation => 0,
        Table::Idiom => 1,
        Table::Inclusive => 2,
    }
}

impl<'s, 'd> Search<'s, 'd> {
    pub(super) fn new(terms: &'s Terms, analysis: &'s Analysis<'d>, strict: bool) -> Self {
        Self {
            terms,
            analysis,
            words: Words::default(),
            strict,
            candidates: Vec::new(),
            matches: Vec::new(),
            scratch: String::new(),
        }
    }

    fn patterns(&self) -> &'s Patterns {
        self.terms.patterns()
    }

    fn upos(&self, i: usize) -> Upos {
        self.analysis.tokens().get(self.words.first + i).map_or(Upos::X, |t| t.upos)
    }

    /// Finds the terms of one sentence.
    pub(super) fn sentence(&mut self, number: u32, sentence: &Sentence) {
        self.words.read(self.analysis, sentence);
        self.candidates.clear();
        for i in self.words.indices() {
            let key = self.words.key(i).to_owned();
            self.look_up(i, &key);
            let lemma_key = self.words.lemma_key(i).to_owned();
            if !lemma_key.is_empty() {
                self.look_up(i, &lemma_key);
            }
        }
        self.settle(number);
        self.other_spellings_and_compounds(number);
    }

    /// Looks up every beginning of a key that is long enough to leave an ending only.
    fn look_up(&mut self, i: usize, key: &str) {
        let mut state = Fnv::new();
        let shortest = key.len().saturating_sub(LONGEST_ENDING).max(1);
        let patterns = self.patterns();
        for (n, &byte) in key.as_bytes().iter().enumerate() {
            state = state.byte(byte);
            if n + 1 < shortest {
                continue;
            }
            for number in patterns.index.find(state.finish()) {
                let Some(pattern) = patterns.list.get(number as usize) else { continue };
                if let Some(candidate) = self.try_pattern(pattern, i)
                    && self.allowed(pattern, &candidate)
                {
                    self.candidates.push(candidate);
                }
            }
        }
    }

    fn try_pattern(&self, pattern: &Pattern, i: usize) -> Option<Candidate> {
        let elements = self.patterns().elements(pattern);
        let fixed = elements.get(..usize::from(pattern.fixed))?;
        let verb = if pattern.verb { elements.last() } else { None };
        let mut form = pattern.form;
        if fixed.is_empty() {
            let (found, apart) = self.verb_at(verb?, i)?;
            if form == Form::Base {
                form = found;
            }
            let words = 1 + usize::from(apart.is_some());
            let apart = apart.map(|p| (p, p));
            return Some(Candidate { row: pattern.row, first: i, last: i, apart, words, form });
        }
        let anchor = usize::from(pattern.anchor);
        if anchor == fixed.len() {
            return self.around_verb(pattern, fixed, verb?, i);
        }
        let at = self.one(fixed.get(anchor)?, i)?;
        let first = self.backward(fixed.get(..anchor)?, i)?;
        let end = self.forward(fixed.get(anchor + 1..)?, i + 1)?;
        if form == Form::Base {
            form = match fixed.last() {
                Some(last) if anchor + 1 == fixed.len() => self.one(last, i).unwrap_or(at),
                Some(last) => self.one(last, end - 1).unwrap_or(Form::Base),
                None => at,
            };
        }
        let mut apart = None;
        let mut words = without_gaps(fixed);
        if let Some(verb) = verb {
            let (found, at) = self.find_verb(verb, first, end)?;
            apart = Some(at);
            words += if at.0 == at.1 { 1 } else { 2 };
            form = found;
        }
        let mut last = end - 1;
        if verb.is_none() && end - first > words && self.terms.row(pattern.row).table != Table::Idiom {
            // *wordt geacht zelf te betalen*: the words in the gap are no part of the term.
            let gap = fixed.iter().position(|e| e.kind == Kind::Gap).filter(|&gap| gap > 0)?;
            let tail = without_gaps(fixed.get(gap..)?);
            apart = Some((end - tail, end - 1));
            last = first + gap - 1;
        }
        Some(Candidate { row: pattern.row, first, last, apart, words, form })
    }

    /// A pattern that is looked up by its verb, as its other words are too common: they stand near.
    fn around_verb(
        &self,
        pattern: &Pattern,
        fixed: &[Element],
        verb: &Element,
        i: usize,
    ) -> Option<Candidate> {
        const NEAR: usize = 8;
        let (form, particle) = self.verb_at(verb, i)?;
        let mut starts: Vec<usize> = if self.is_te(fixed) {
            self.te_after(i).into_iter().collect()
        } else {
            (i.saturating_sub(NEAR)..(i + NEAR).min(self.words.len())).collect()
        };
        starts.sort_by_key(|&p| p.abs_diff(i));
        starts.into_iter().find_map(|first| {
            let end = self.forward(fixed, first)?;
            let particle = particle.unwrap_or(i);
            let apart = !(first..end).contains(&i) && !(first..end).contains(&particle);
            apart.then(|| Candidate {
                row: pattern.row,
                first: i,
                last: i,
                apart: Some((first, end - 1)),
                words: without_gaps(fixed) + 1,
                form,
            })
        })
    }

    fn is_te(&self, fixed: &[Element]) -> bool {
        matches!(fixed, [only] if self.patterns().text(only) == "te")
    }

    /// The *te* that a finite verb asks for: in its own clause. *Dient om ... te* starts another one.
    fn te_after(&self, verb: usize) -> Option<usize> {
        const FAR: usize = 20;
        let after = (verb + 1..self.words.len()).take(FAR);
        let found =
            after.take_while(|&i| self.words.folded(i) != "om").find(|&i| self.words.folded(i) == "te");
        found.filter(|&i| self.upos(i + 1).is_verbal())
    }

    /// Whether one element stands at a token.
    fn one(&self, element: &Element, i: usize) -> Option<Form> {
        if i >= self.words.len() {
            return None;
        }
        let word = self.words.folded(i);
        let text = self.patterns().text(element);
        match element.kind {
            Kind::Word => text.split('|').any(|t| t == word).then_some(Form::Base),
            Kind::Inflected(pos) => text.split('|').find_map(|t| {
                inflect::form_of(t, pos, word).or_else(|| {
                    // `groot` for `grote` in a term that is written with -e.
                    let bare = pos == Pos::Adjective && t.ends_with('e') && t.len() > 4;
                    (bare && inflect::with_e(word) == t).then_some(Form::Inflected)
                })
            }),
            Kind::Possessive => POSSESSIVES.contains(&word).then_some(Form::Base),
            Kind::Reflexive => REFLEXIVES.contains(&word).then_some(Form::Base),
            Kind::Verb | Kind::SplitForm => self.verb_at(element, i).map(|(form, _)| form),
            Kind::Gap => None,
        }
    }

    /// Whether a token is a form of the verb; with the token of its particle, if that stands apart.
    fn verb_at(&self, element: &Element, i: usize) -> Option<(Form, Option<usize>)> {
        let text = self.patterns().text(element);
        let word = self.words.folded(i);
        // The possessive *zijn* is no verb.
        if matches!(self.upos(i), Upos::Pron | Upos::Det | Upos::Adp | Upos::Num | Upos::Cconj | Upos::Sconj)
        {
            return None;
        }
        if element.kind == Kind::SplitForm {
            let (form, particle) = text.split_once(' ')?;
            if word != form {
                return None;
            }
            return self.particle_after(i, particle).map(|p| (Form::Past, Some(p)));
        }
        let lemma = self.words.lemma(i);
        let by_lemma = lemma == text && self.upos(i) != Upos::Noun;
        let split = separable(text);
        if by_lemma || word == text {
            let whole = inflect::form_of(text, Pos::Verb, word);
            let particle = match (whole, split) {
                (None, Some((particle, _))) if !word.starts_with(particle) => {
                    self.particle_after(i, particle)
                }
                _ => None,
            };
            return Some((whole.unwrap_or(Form::Past), particle));
        }
        if let Some(form) = inflect::form_of(text, Pos::Verb, word) {
            // A noun that looks like the stem of a verb is that noun.
            let upos = self.upos(i);
            let sure = upos.is_verbal() || upos != Upos::Noun && !matches!(form, Form::Stem | Form::Third);
            return sure.then_some((form, None));
        }
        let (particle, base) = split?;
        let form = if lemma == base { Some(Form::Past) } else { inflect::form_of(base, Pos::Verb, word) }?;
        if form == Form::Participle {
            return None;
        }
        if let Some(found) = self.particle_after(i, particle) {
            return Some((form, Some(found)));
        }
        // `in te brengen`
        let before = i >= 2 && self.words.folded(i - 1) == "te" && self.words.folded(i - 2) == particle;
        (before && word == base).then(|| (Form::Base, Some(i - 2)))
    }

    /// The token with a verb's particle: after the verb, where its clause ends.
    fn particle_after(&self, verb: usize, particle: &str) -> Option<usize> {
        (verb + 1..self.words.len()).take(20).find(|&i| {
            self.words.folded(i) == particle && {
                let next = i + 1;
                next >= self.words.len()
                    || matches!(self.upos(next), Upos::Punct | Upos::Cconj | Upos::Sconj)
                    || self.upos(next).is_verbal()
                    || CLAUSE_STARTS.contains(&self.words.folded(next))
            }
        })
    }

    /// The nearest form of a verb to words of the same pattern.
    fn find_verb(&self, verb: &Element, first: usize, end: usize) -> Option<(Form, (usize, usize))> {
        const FAR: usize = 12;
        let after = (end..self.words.len()).take(FAR);
        let before = (0..first).rev().take(FAR);
        let mut near: Vec<usize> = after.chain(before).collect();
        near.sort_by_key(|&i| if i < first { first - i } else { i + 1 - end });
        near.into_iter().find_map(|i| {
            let (form, particle) = self.verb_at(verb, i)?;
            let particle = particle.unwrap_or(i);
            Some((form, (i.min(particle), i.max(particle))))
        })
    }

    /// The first token of the elements that end just before token `end`.
    fn backward(&self, elements: &[Element], end: usize) -> Option<usize> {
        let Some((element, rest)) = elements.split_last() else { return Some(end) };
        if element.kind == Kind::Gap {
            return (0..=5usize).find_map(|gap| self.backward(rest, end.checked_sub(gap)?));
        }
        let i = end.checked_sub(1)?;
        self.one(element, i)?;
        self.backward(rest, i)
    }

    /// One past the last token of the elements that start at token `start`.
    fn forward(&self, elements: &[Element], start: usize) -> Option<usize> {
        let Some((element, rest)) = elements.split_first() else { return Some(start) };
        if element.kind == Kind::Gap {
            return (0..=5).find_map(|gap| self.forward(rest, start + gap));
        }
        self.one(element, start)?;
        self.forward(rest, start + 1)
    }

    /// Whether capitals and the words of `when` allow the match.
    fn allowed(&self, pattern: &Pattern, candidate: &Candidate) -> bool {
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
    fn is_another_word(&self, entry: &Entry<'_>, candidate: &Candidate) -> bool {
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
    fn when(&self, entry: &Entry<'_>) -> bool {
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
    fn settle(&mut self, number: u32) {
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
    fn extent(&self, candidate: &Candidate) -> (usize, usize) {
        let Candidate { first, last, .. } = *candidate;
        let Some((from, to)) = candidate.apart else { return (first, last) };
        let idiom = self.terms.row(candidate.row).table == Table::Idiom;
        let side_by_side = to + 1 == first || last + 1 == from;
        if idiom || side_by_side { (first.min(from), last.max(to)) } else { (first, last) }
    }

    fn push(&mut self, number: u32, candidate: &Candidate) {
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

    /// Words that matched nothing and that nobody uses every day.
    fn other_spellings_and_compounds(&mut self, number: u32) {
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

    fn other_spelling(&mut self, i: usize) -> Option<(u32, Form)> {
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

/// Whether a part of a word is written as an abbreviation: *PSA*, *HER2*, *eGFR*, *PrEP*.
fn is_in_capitals(part: &str) -> bool {
    let upper = part.chars().filter(|c| c.is_uppercase()).count();
    upper >= 2 && part.chars().filter(|c| c.is_lowercase()).count() <= upper
}

/// How many words a pattern has, whatever stands in its gaps.
fn without_gaps(elements: &[Element]) -> usize {
    elements.iter().filter(|e| e.kind != Kind::Gap).count()
}

/// Which of two tables a passage belongs to that stands in both: the narrowest description of it.
fn preference(table: Table) -> u8 {
    match table {
        Table::Abbreviation => 0,
        Table::Foreign => 1,
        Table::Medical => 2,
        _ => 3,
    }
}

const POSSESSIVES: [&str; 11] =
    ["mijn", "jouw", "je", "uw", "zijn", "haar", "ons", "onze", "jullie", "hun", "m'n"];
const REFLEXIVES: [&str; 14] =
    ["zich", "me", "mij", "je", "jou", "u", "ons", "hem", "haar", "hen", "hun", "ze", "jullie", "zichzelf"];
const CLAUSE_STARTS: [&str; 14] = [
    "en", "of", "maar", "want", "dus", "als", "dat", "omdat", "zodat", "wanneer", "terwijl", "om", "totdat",
    "waarna",
];

/// Matches of a query on its own, whatever its capitals and without `when`.
pub(super) fn find_loosely(terms: &Terms, analysis: &Analysis<'_>) -> Vec<TermMatch> {
    let mut search = Search::new(terms, analysis, false);
    for (number, sentence) in analysis.sentences().iter().enumerate() {
        search.sentence(number as u32, sentence);
    }
    search.matches
}

#[cfg(test)]
mod tests {
    use super::super::{ListFormat, Terms};
    use super::*;
    use crate::Document;

    /// The passages that match in `text`, with a small list.
    fn found(list: &str, text: &str) -> Vec<String> {
        let list = format!("term\tpos\tplain\twhen\n{list}");
        let (terms, errors) = Terms::builder().without_builtin().list("t", ListFormat::Tsv, &list).build();
        assert!(errors.is_empty(), "{errors:?}");
        let document = Document::from_text("t", text);
        let analysis = Analysis::new(&document);
        let matches = TermMatches::find(&terms, &analysis);
        matches.all().iter().map(|m| analysis.passage(m.span).to_owned()).collect()
    }

    #[test]
    fn any_inflection() {
        let list = "carcinoom\tnoun\tkanker\t\nabdominaal\tadjective\tin de buik\t\n";
        assert_eq!(
            found(list, "Carcinomen geven ábdominale pijn. Een car\u{ad}cinoom niet."),
            ["Carcinomen", "ábdominale", "carcinoom"]
        );
    }

    #[test]
    fn separable_verbs_also_split() {
        let list = "inbrengen\tverb\terin doen\t\n";
        for text in [
            "U brengt de zetpil in.",
            "U moet de zetpil inbrengen.",
            "De zetpil is ingebracht.",
            "Het lukt niet om hem in te brengen.",
        ] {
            assert_eq!(found(list, text).len(), 1, "{text}");
        }
        assert!(found(list, "U brengt de pil in een zakje mee.").is_empty());
    }

    #[test]
    fn words_that_stand_apart_mark_the_part_that_counts() {
        let list = "<dienen> te\tphrase\tmoeten\t\ntot stand <komen>\tphrase\tontstaan\t\nbevoegd <zijn>\tphrase\tmogen\t\n";
        for (text, passages) in [
            ("U dient nuchter te zijn.", vec!["dient"]),
            ("Dit dient om te slapen.", vec![]),
            ("Het dient als steun.", vec![]),
            ("Zo komt het plan tot stand.", vec!["tot stand"]),
            ("Wat tot stand komt, helpt u.", vec!["tot stand komt"]),
            ("Hij doet dat met zijn bevoegde arts.", vec![]),
        ] {
            assert_eq!(found(list, text), passages, "{text}");
        }
    }

    #[test]
    fn phrases_of_several_words() {
        let list = "otitis media\tnoun\toorontsteking\t\nwait and see\tphrase\tafwachten\t\n";
        assert_eq!(found(list, "Wait and see bij een otitis media."), ["Wait and see", "otitis media"]);
        assert_eq!(found(list, "Een wait-and-see-beleid? Nee, wait-and-see."), ["wait-and-see"]);
        assert!(found(list, "De media schrijven over otitis.").is_empty());
    }

    #[test]
    fn the_longest_match_wins() {
        let list =
            "hypotensie\tnoun\tlage bloeddruk\t\northostatische hypotensie\tnoun\tduizelig bij opstaan\t\n";
        assert_eq!(found(list, "Dit is orthostatische hypotensie."), ["orthostatische hypotensie"]);
    }

    #[test]
    fn words_that_must_stand_by() {
        let list = "positief\tadjective\taangetoond\tuitslag|kweek\n";
        assert_eq!(found(list, "De kweekuitslag is positief."), ["positief"]);
        assert!(found(list, "Ik ben positief over de zorg.").is_empty());
    }

    #[test]
    fn capitals_matter_for_abbreviations_that_are_words() {
        let list = "OK\tnoun\toperatiekamer\t\nTIA\tnoun\tkleine beroerte\t\n";
        assert_eq!(found(list, "Naar de OK na een TIA."), ["OK", "TIA"]);
        assert!(found(list, "Het is ok om te huilen.").is_empty());
    }

    #[test]
    fn other_spellings() {
        let list = "oesofagus\tnoun\tslokdarm\t\ncoeliakie\tnoun\tglutenziekte\t\n";
        assert_eq!(
            found(list, "De esofagus en celiakie. De oesophagus."),
            ["esofagus", "celiakie", "oesophagus"]
        );
    }

    #[test]
    fn compounds_mark_the_jargon_part() {
        let list =
            "hypertensie\tnoun\thoge bloeddruk\t\nkatheterisatie\tnoun\tonderzoek met een slangetje\t\n";
        assert_eq!(
            found(list, "De hypertensiepatiënten gaan naar de hartkatheterisatiekamer van de afdelingen."),
            ["hypertensie", "katheterisatie"]
        );
        assert!(found(list, "De bloeddrukmeter en het keukenkastje.").is_empty());
    }

    #[test]
    fn abbreviations_before_and_after_a_hyphen() {
        for (text, passages) in [
            ("U krijgt een CPAP-apparaat.", vec!["CPAP"]),
            ("De PSA-waarde is hoog.", vec!["PSA"]),
            ("De tumor is HER2-negatief en u heeft een BRCA1-mutatie.", vec!["HER2", "BRCA1"]),
            ("Op de IC-kamer. Een IC-bed. Een PET-CT.", vec!["IC", "IC", "PET"]),
            ("Met het Wmo-vervoer.", vec!["Wmo"]),
            ("Het FACT-team komt.", vec!["FACT"]),
            ("De fact-sheet ligt klaar.", vec![]),
        ] {
            let document = Document::from_text("t", text);
            let analysis = Analysis::new(&document);
            let matches = TermMatches::find(Terms::builtin(), &analysis);
            let shown: Vec<&str> =
                matches.of_table(Table::Abbreviation).map(|(m, _)| analysis.passage(m.span)).collect();
            assert_eq!(shown, passages, "{text}");
        }
    }
}
