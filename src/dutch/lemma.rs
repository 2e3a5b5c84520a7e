//! Lemmas: exceptions, then rules on the end of the word, per part of speech and verb form.
//!
//! The table is text: `E <class> <form> <lemma>` for exceptions, `R <class> <suffix> <script>...` for rules,
//! where a script says what becomes of the word: `-3+en` takes three letters off and adds `en`; a leading
//! `g` takes out *ge-* at the beginning, or after a separable particle, first.

use super::analyser::Annotation;
use super::features::PARTICLES;
use super::lexicon::{self, Fnv, class};
use super::mend;
use super::morphology::{Tense, Upos, VerbForm};
use super::relation::Relation;
use super::strong;
use crate::Span;

/// The longest ending that rules look at, in letters.
pub(crate) const LONGEST: usize = 6;

/// What a lemma depends on besides the form: part of speech, verb form, number, degree.
pub(crate) fn class_of(word: &Annotation) -> u8 {
    let number = word.feats.number().map_or(0, |n| n as u8 + 1);
    match word.upos {
        Upos::Verb | Upos::Aux => match word.feats.verb_form() {
            Some(VerbForm::Inf) => 40,
            Some(VerbForm::Part) => 41,
            _ => 42 + word.feats.tense().map_or(0, |t| t as u8 + 1),
        },
        Upos::Noun => 50 + number,
        Upos::Adj => 60 + word.feats.degree().map_or(0, |d| d as u8 + 1),
        other => other as u8,
    }
}

/// How to make a lemma from a folded form.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Script {
    /// Take out *ge*.
    pub ge: bool,
    /// Letters to take off the end.
    pub strip: u8,
    /// What to put in their place.
    pub add: String,
}

impl Script {
    /// The script that makes `lemma` of `form`, the shortest there is.
    #[cfg(feature = "train")]
    pub(crate) fn between(form: &str, lemma: &str) -> Self {
        let plain = Self::suffix(form, lemma, false);
        match without_ge(form) {
            Some((head, tail)) => {
                let ge = Self::suffix(&format!("{head}{tail}"), lemma, true);
                if ge.strip < plain.strip { ge } else { plain }
            }
            None => plain,
        }
    }

    #[cfg(feature = "train")]
    fn suffix(form: &str, lemma: &str, ge: bool) -> Self {
        let same = form.chars().zip(lemma.chars()).take_while(|(a, b)| a == b).count();
        let strip = form.chars().count() - same;
        Self { ge, strip: strip.min(255) as u8, add: lemma.chars().skip(same).collect() }
    }

    /// Appends the lemma of `form` to `out`; `false`, and nothing appended, when it does not fit.
    pub(crate) fn apply(&self, form: &str, out: &mut String) -> bool {
        let parts = if self.ge { without_ge(form) } else { Some(("", form)) };
        let Some((head, tail)) = parts else { return false };
        let mut end = tail.len();
        for _ in 0..self.strip {
            let Some(c) = tail[..end].chars().next_back() else { return false };
            end -= c.len_utf8();
        }
        out.push_str(head);
        out.push_str(&tail[..end]);
        out.push_str(&self.add);
        true
    }

    #[cfg(feature = "train")]
    pub(crate) fn to_text(&self) -> String {
        format!("{}-{}+{}", if self.ge { "g" } else { "" }, self.strip, self.add)
    }

    fn from_text(text: &str) -> Option<Self> {
        let (ge, text) = text.strip_prefix('g').map_or((false, text), |rest| (true, rest));
        let (strip, add) = text.strip_prefix('-')?.split_once('+')?;
        Some(Self { ge, strip: strip.parse().ok()?, add: add.to_owned() })
    }
}

/// The form around its participle's *ge*.
fn without_ge(form: &str) -> Option<(&str, &str)> {
    if let Some(tail) = form.strip_prefix("ge").filter(|t| t.len() >= 2) {
        return Some(("", tail));
    }
    PARTICLES.iter().rev().find_map(|p| {
        let tail = form.strip_prefix(p)?.strip_prefix("ge").filter(|t| t.len() >= 2)?;
        Some((&form[..p.len()], tail))
    })
}

/// Hash of a class and a form or ending.
pub(crate) fn key(class: u8, kind: u8, text: &str) -> u64 {
    let hash = Fnv::new().byte(class).byte(kind).bytes(text.as_bytes());
    u64::from(hash.finish()) << 32 | u64::from(hash.byte(1).finish())
}

/// Rules and exceptions, ready for use.
pub(crate) struct Lemmatiser {
    /// Sorted by key: exceptions, as a range of `text`.
    exceptions: Vec<(u64, u32, u32)>,
    /// Sorted by key: rules, best script first.
    rules: Vec<(u64, u16, u16)>,
    scripts: Vec<Script>,
    text: String,
}

/// Reused buffers.
#[derive(Default)]
pub(crate) struct Scratch {
    form: String,
    trial: String,
    fallback: String,
}

impl Lemmatiser {
    /// Reads the table; lines that are not of its form are passed over.
    pub(crate) fn read(table: &str) -> Self {
        let (mut exceptions, mut rules, mut scripts) = (Vec::new(), Vec::new(), Vec::<Script>::new());
        let mut numbers = std::collections::HashMap::new();
        let mut text = String::with_capacity(table.len() / 3);
        for line in table.lines() {
            let mut cols = line.split('\t');
            let (Some(kind), Some(class), Some(form)) = (cols.next(), cols.next(), cols.next()) else {
                continue;
            };
            let Ok(class) = class.parse() else { continue };
            match kind {
                "E" => {
                    let Some(lemma) = cols.next() else { continue };
                    let start = text.len() as u32;
                    text.push_str(lemma);
                    exceptions.push((key(class, b'E', form), start, text.len() as u32));
                }
                "R" => {
                    let mut ids = [u16::MAX; 2];
                    for (slot, script) in ids.iter_mut().zip(cols) {
                        let Some(parsed) = Script::from_text(script) else { continue };
                        *slot = *numbers.entry(script).or_insert_with(|| {
                            scripts.push(parsed);
                            scripts.len() as u16 - 1
                        });
                    }
                    rules.push((key(class, b'R', form), ids[0], ids[1]));
                }
                _ => {}
            }
        }
        exceptions.sort_unstable();
        rules.sort_unstable();
        Self { exceptions, rules, scripts, text }
    }

    /// Appends the lemma of one word to `out`.
    pub(crate) fn lemma(&self, word: &str, note: &Annotation, scratch: &mut Scratch, out: &mut String) {
        scratch.form.clear();
        lexicon::fold_into(word, &mut scratch.form);
        let class = class_of(note);
        let key_of = key(class, b'E', &scratch.form);
        if let Ok(at) = self.exceptions.binary_search_by_key(&key_of, |e| e.0) {
            let (_, start, end) = self.exceptions[at];
            out.push_str(self.text.get(start as usize..end as usize).unwrap_or(""));
            return;
        }
        if note.upos == Upos::Propn || note.upos == Upos::X {
            out.push_str(word);
            return;
        }
        let past = note.feats.tense() == Some(Tense::Past) && note.upos.is_verbal();
        if past && strong::infinitive(&scratch.form, out) {
            return;
        }
        self.by_rule(class, note, scratch);
        out.push_str(if scratch.trial.is_empty() { &scratch.form } else { &scratch.trial });
    }

    /// Leaves the lemma in `scratch.trial`: the longest ending whose lemma is a known word, else the longest.
    fn by_rule(&self, class: u8, note: &Annotation, scratch: &mut Scratch) {
        scratch.fallback.clear();
        scratch.trial.clear();
        let form = scratch.form.as_str();
        let mut starts = [form.len(); LONGEST + 1];
        let mut letters = 0;
        for (i, _) in form.char_indices().rev().take(LONGEST) {
            letters += 1;
            starts[letters] = i;
        }
        for &start in starts[..=letters].iter().rev() {
            let wanted = key(class, b'R', &form[start..]);
            let Ok(at) = self.rules.binary_search_by_key(&wanted, |r| r.0) else { continue };
            for id in [self.rules[at].1, self.rules[at].2] {
                let Some(script) = self.scripts.get(usize::from(id)) else { continue };
                scratch.trial.clear();
                if !script.apply(form, &mut scratch.trial) {
                    continue;
                }
                if fits(&scratch.trial, note) {
                    return;
                }
                if scratch.fallback.is_empty() {
                    scratch.fallback.push_str(&scratch.trial);
                }
            }
        }
        scratch.trial.clear();
        if note.upos == Upos::Verb && strong::infinitive(form, &mut scratch.trial) {
            return;
        }
        if note.upos == Upos::Verb && infinitive(form, &mut scratch.trial) {
            return;
        }
        std::mem::swap(&mut scratch.trial, &mut scratch.fallback);
    }

    /// Lemmas of a whole sentence; a verb gets its separated particle back.
    pub(crate) fn fill(
        &self,
        text: &str,
        tokens: &[Span],
        words: &mut [Annotation],
        scratch: &mut Scratch,
        out: &mut String,
        ends: &mut Vec<u32>,
    ) {
        out.clear();
        ends.clear();
        for (i, token) in tokens.iter().enumerate().take(words.len()) {
            let note = &words[i].clone();
            if note.upos == Upos::Verb {
                // A particle stands close by as a rule; looking further would make long sentences slow.
                let near = i.saturating_sub(40)..words.len().min(i + 60);
                let particle = near
                    .clone()
                    .find(|&j| words[j].head as usize == i + 1 && words[j].relation == Relation::CompoundPrt)
                    // *op gang komen* is *komen*.
                    .filter(|&j| !opens_fixed(words, j));
                if let Some(j) = particle {
                    let start = out.len();
                    lexicon::fold_into(tokens[j].of(text), out);
                    let middle = out.len();
                    self.lemma(token.of(text), note, scratch, out);
                    // `opgenomen` with a particle of its own, or a tree that is wrong: no second one.
                    let (first, second) = out[start..].split_at(middle - start);
                    if second.starts_with(first) {
                        out.replace_range(start..middle, "");
                    } else if !is_separable(&out[start..])
                        && (opens_phrase(words, j) || is_place(&out[start..middle]))
                    {
                        // `lopen zonder`, `krijgt uitleg over wat`: a preposition, and no such verb.
                        out.replace_range(start..middle, "");
                        mend::to_case(words, j, i as u32 + 1);
                    }
                    ends.push(out.len() as u32);
                    continue;
                }
            }
            self.lemma(token.of(text), note, scratch, out);
            ends.push(out.len() as u32);
        }
    }
}

/// Whether the spelling dictionary has a verb with this particle.
fn is_separable(lemma: &str) -> bool {
    lexicon::lookup_folded(lemma).is_some_and(|entry| entry.class & class::INFINITIVE != 0)
}

/// Particles that are more often words of their own: *wast u de kleding thuis*.
fn is_place(particle: &str) -> bool {
    matches!(particle, "thuis" | "samen" | "binnen" | "buiten" | "beneden" | "boven")
}

/// Whether a particle starts a fixed phrase: *in beslag*.
fn opens_fixed(words: &[Annotation], j: usize) -> bool {
    let fixed = |w: &Annotation| w.head as usize == j + 1 && w.relation == Relation::Fixed;
    words.iter().skip(j + 1).take(3).any(fixed)
}

/// Whether what follows a particle would make it a preposition: an article, a noun, a question word.
fn opens_phrase(words: &[Annotation], particle: usize) -> bool {
    words.get(particle).is_some_and(|w| w.upos == Upos::Adp)
        && words.get(particle + 1).is_some_and(|next| {
            matches!(next.upos, Upos::Det | Upos::Noun | Upos::Propn | Upos::Num | Upos::Pron | Upos::Adj)
        })
}

/// Looks for the infinitive of a finite form in the spelling dictionary, by the rules of Dutch spelling:
/// *slikt* - *slikken*, *leeft* - *leven*, *verandert* - *veranderen*.
fn infinitive(form: &str, out: &mut String) -> bool {
    let mut best = (0, 0, "", "");
    for ending in ["", "t", "de", "te", "den", "ten", "d"] {
        let Some(stem) = form.strip_suffix(ending).filter(|s| s.len() >= 2 && s.is_ascii()) else { continue };
        let (head, last) = stem.split_at(stem.len() - 1);
        let long = ["aa", "ee", "oo", "uu"].iter().any(|v| head.ends_with(v));
        let head = if long { &head[..head.len() - 1] } else { head };
        for end in endings(last) {
            // A long vowel loses a letter, and then nothing is doubled.
            if long && end.starts_with(last) && end.len() > 3 {
                continue;
            }
            out.clear();
            out.push_str(head);
            out.push_str(end);
            let entry = lexicon::lookup_folded(out).filter(|e| e.class & class::INFINITIVE != 0);
            if let Some(entry) =
                entry.filter(|e| (ending.len(), e.zipf10) > (best.0, best.1) || best.3.is_empty())
            {
                best = (ending.len(), entry.zipf10, head, end);
            }
        }
    }
    out.clear();
    out.push_str(best.2);
    out.push_str(best.3);
    !out.is_empty()
}

/// What may follow the head of a stem that ends in `last`.
fn endings(last: &str) -> &'static [&'static str] {
    match last {
        "b" => &["ben", "bben"],
        "d" => &["den", "dden"],
        "f" => &["fen", "ffen", "ven"],
        "g" => &["gen", "ggen"],
        "k" => &["ken", "kken"],
        "l" => &["len", "llen"],
        "m" => &["men", "mmen"],
        "n" => &["nen", "nnen"],
        "p" => &["pen", "ppen"],
        "r" => &["ren", "rren"],
        "s" => &["sen", "ssen", "zen"],
        "t" => &["ten", "tten"],
        _ => &[],
    }
}

/// Whether the spelling dictionary has the lemma with an inflection that goes with the part of speech.
fn fits(lemma: &str, note: &Annotation) -> bool {
    let wanted = match note.upos {
        Upos::Verb | Upos::Aux => class::INFINITIVE,
        Upos::Noun => class::NOUN_SING,
        Upos::Adj => class::ADJ,
        _ => return true,
    };
    lexicon::lookup_folded(lemma).is_some_and(|entry| entry.class & wanted != 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scripts_take_out_ge_and_endings() {
        let script = Script::from_text("g-0+en").unwrap();
        let mut out = String::new();
        assert!(script.apply("opgebeld", &mut out));
        assert_eq!(out, "opbelden");
        out.clear();
        assert!(Script::from_text("-2+").unwrap().apply("huizen", &mut out));
        assert_eq!(out, "huiz");
        assert!(!Script::from_text("-9+").unwrap().apply("huizen", &mut out));
        assert_eq!(Script::from_text("x"), None);
    }

    #[test]
    fn infinitives_are_found_by_spelling() {
        let cases = [
            ("slik", "slikken"),
            ("slikt", "slikken"),
            ("leeft", "leven"),
            ("verander", "veranderen"),
            ("neem", "nemen"),
            ("let", "letten"),
            ("reist", "reizen"),
            ("niest", "niezen"),
            ("werkte", "werken"),
        ];
        for (form, lemma) in cases {
            let mut out = String::new();
            assert!(infinitive(form, &mut out), "{form}");
            assert_eq!(out, lemma);
        }
        assert!(!infinitive("qqq", &mut String::new()));
    }

    #[test]
    fn the_longest_ending_with_a_known_lemma_wins() {
        let table = "R\t51\ten\t-2+\nR\t51\tizen\t-3+s\nE\t51\tmensen\tmens\n";
        let lemmatiser = Lemmatiser::read(table);
        let mut scratch = Scratch::default();
        let feats = "Number=Plur".parse().unwrap_or_default();
        let note = Annotation { upos: Upos::Noun, feats, ..Annotation::default() };
        assert_eq!(class_of(&note), 51);
        for (form, want) in [("Mensen", "mens"), ("huizen", "huis"), ("boeken", "boek")] {
            let mut out = String::new();
            lemmatiser.lemma(form, &note, &mut scratch, &mut out);
            assert_eq!(out, want);
        }
    }
}
