//! The search for terms in the words of one sentence after another.

use super::entry::{Form, Pos, Table};
use super::matcher::TermMatch;
use super::pattern::{Element, Kind, Pattern, Patterns, separable};
use super::words::Words;
use super::{Terms, inflect};
use crate::dutch::lexicon::Fnv;
use crate::dutch::morphology::Upos;
use crate::dutch::{Analysis, Sentence};

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
    pub strict: bool,
    pub candidates: Vec<Candidate>,
    pub matches: Vec<TermMatch>,
    pub scratch: String,
}

/// The longest ending that inflection adds to a key, in bytes.
pub(super) const LONGEST_ENDING: usize = 6;

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

    pub(super) fn patterns(&self) -> &'s Patterns {
        self.terms.patterns()
    }

    pub(super) fn upos(&self, i: usize) -> Upos {
        self.analysis.tokens().get(self.words.first + i).map_or(Upos::X, |t| t.upos)
    }

    /// Finds the terms of one sentence.
    pub(super) fn sentence(&mut self, number: u32, sentence: &Sentence) {
        self.words.read(self.analysis, sentence);
        let mut candidates = std::mem::take(&mut self.candidates);
        candidates.clear();
        for i in self.words.indices() {
            self.look_up(i, self.words.key(i), &mut candidates);
            self.look_up(i, self.words.lemma_key(i), &mut candidates);
        }
        self.candidates = candidates;
        self.settle(number);
        self.other_spellings_and_compounds(number);
    }

    /// Looks up every beginning of a key that is long enough to leave an ending only.
    pub(super) fn look_up(&self, i: usize, key: &str, candidates: &mut Vec<Candidate>) {
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
                    candidates.push(candidate);
                }
            }
        }
    }

    pub(super) fn try_pattern(&self, pattern: &Pattern, i: usize) -> Option<Candidate> {
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
    pub(super) fn around_verb(
        &self,
        pattern: &Pattern,
        fixed: &[Element],
        verb: &Element,
        i: usize,
    ) -> Option<Candidate> {
        const NEAR: usize = 8;
        let (form, particle) = self.verb_at(verb, i)?;
        let candidate = |first: usize| {
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
        };
        if self.is_te(fixed) {
            self.te_after(i).and_then(candidate)
        } else {
            around(i, i + 1, NEAR).find_map(candidate)
        }
    }

    pub(super) fn is_te(&self, fixed: &[Element]) -> bool {
        matches!(fixed, [only] if self.patterns().text(only) == "te")
    }

    /// The *te* that a finite verb asks for: in its own clause. *Dient om ... te* starts another one.
    pub(super) fn te_after(&self, verb: usize) -> Option<usize> {
        const FAR: usize = 20;
        let after = (verb + 1..self.words.len()).take(FAR);
        let found =
            after.take_while(|&i| self.words.folded(i) != "om").find(|&i| self.words.folded(i) == "te");
        found.filter(|&i| self.upos(i + 1).is_verbal())
    }

    /// Whether one element stands at a token.
    pub(super) fn one(&self, element: &Element, i: usize) -> Option<Form> {
        if i >= self.words.len() {
            return None;
        }
        let word = self.words.folded(i);
        let text = self.patterns().text(element);
        match element.kind {
            Kind::Word => {
                let several = text.len() > word.len() && text.as_bytes().contains(&b'|');
                (text == word || several && text.split('|').any(|t| t == word)).then_some(Form::Base)
            }
            Kind::Inflected(pos) if text.as_bytes().contains(&b'|') => {
                text.split('|').find_map(|t| form_of(t, pos, word))
            }
            Kind::Inflected(pos) => form_of(text, pos, word),
            Kind::Possessive => POSSESSIVES.contains(&word).then_some(Form::Base),
            Kind::Reflexive => REFLEXIVES.contains(&word).then_some(Form::Base),
            Kind::Verb | Kind::SplitForm => self.verb_at(element, i).map(|(form, _)| form),
            Kind::Gap => None,
        }
    }

    /// Whether a token is a form of the verb; with the token of its particle, if that stands apart.
    pub(super) fn verb_at(&self, element: &Element, i: usize) -> Option<(Form, Option<usize>)> {
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
                    self.particle_after(i, particle).or_else(|| self.particle_before_te(i, particle))
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
        let before = self.particle_before_te(i, particle)?;
        (word == base).then_some((Form::Base, Some(before)))
    }

    /// The token with a verb's particle in *in te brengen*.
    fn particle_before_te(&self, verb: usize, particle: &str) -> Option<usize> {
        let at = verb.checked_sub(2)?;
        (self.words.folded(verb - 1) == "te" && self.words.folded(at) == particle).then_some(at)
    }

    /// The token with a verb's particle: after the verb, where its clause ends.
    pub(super) fn particle_after(&self, verb: usize, particle: &str) -> Option<usize> {
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
    pub(super) fn find_verb(
        &self,
        verb: &Element,
        first: usize,
        end: usize,
    ) -> Option<(Form, (usize, usize))> {
        const FAR: usize = 12;
        around(first, end, FAR).find_map(|i| {
            let (form, particle) = self.verb_at(verb, i)?;
            let particle = particle.unwrap_or(i);
            Some((form, (i.min(particle), i.max(particle))))
        })
    }

    /// The first token of the elements that end just before token `end`.
    pub(super) fn backward(&self, elements: &[Element], end: usize) -> Option<usize> {
        let Some((element, rest)) = elements.split_last() else { return Some(end) };
        if element.kind == Kind::Gap {
            return (0..=5usize).find_map(|gap| self.backward(rest, end.checked_sub(gap)?));
        }
        let i = end.checked_sub(1)?;
        self.one(element, i)?;
        self.backward(rest, i)
    }

    /// One past the last token of the elements that start at token `start`.
    pub(super) fn forward(&self, elements: &[Element], start: usize) -> Option<usize> {
        let Some((element, rest)) = elements.split_first() else { return Some(start) };
        if element.kind == Kind::Gap {
            return (0..=5).find_map(|gap| self.forward(rest, start + gap));
        }
        self.one(element, start)?;
        self.forward(rest, start + 1)
    }
}

fn form_of(term: &str, pos: Pos, word: &str) -> Option<Form> {
    inflect::form_of(term, pos, word).or_else(|| {
        // `groot` for `grote` in a term that is written with -e.
        let bare = pos == Pos::Adjective && term.ends_with('e') && term.len() > 4;
        (bare && inflect::with_e(word) == term).then_some(Form::Inflected)
    })
}

/// The tokens next to a passage, nearest first, as far as `far`.
fn around(first: usize, end: usize, far: usize) -> impl Iterator<Item = usize> {
    (0..far).flat_map(move |i| [Some(end + i), first.checked_sub(i + 1)]).flatten()
}

/// How many words a pattern has, whatever stands in its gaps.
fn without_gaps(elements: &[Element]) -> usize {
    elements.iter().filter(|e| e.kind != Kind::Gap).count()
}

const POSSESSIVES: [&str; 11] =
    ["mijn", "jouw", "je", "uw", "zijn", "haar", "ons", "onze", "jullie", "hun", "m'n"];
const REFLEXIVES: [&str; 14] =
    ["zich", "me", "mij", "je", "jou", "u", "ons", "hem", "haar", "hen", "hun", "ze", "jullie", "zichzelf"];
const CLAUSE_STARTS: [&str; 14] = [
    "en", "of", "maar", "want", "dus", "als", "dat", "omdat", "zodat", "wanneer", "terwijl", "om", "totdat",
    "waarna",
];
