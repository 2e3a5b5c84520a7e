//! Learns the lemma table: the commonest script for each ending, and the exceptions to it.

use super::data::Source;
use crate::dutch::analyser::Annotation;
use crate::dutch::lemma::{LONGEST, Lemmatiser, Scratch, Script, class_of};
use crate::dutch::lexicon::fold_into;
use crate::dutch::morphology::Upos;
use crate::dutch::relation::Relation;
use std::collections::BTreeMap;
use std::fmt::Write as _;

type Counts<T> = BTreeMap<T, u32>;

fn folded(word: &str) -> String {
    let mut out = String::new();
    fold_into(word, &mut out);
    out
}

/// Form, lemma and class of every token, with how often they occur together.
fn pairs(sources: &[Source]) -> Counts<(u8, String, String)> {
    let mut out = Counts::new();
    for source in sources {
        for sentence in &source.sentences {
            for (i, word) in sentence.words.iter().enumerate() {
                let note = Annotation { upos: word.upos, feats: word.feats, ..Annotation::default() };
                let whole = folded(&word.lemma);
                let mut lemma = whole.as_str();
                if word.lemma.is_empty() || word.upos == Upos::Propn || word.upos == Upos::X {
                    continue;
                }
                if word.upos == Upos::Verb {
                    let particle = sentence
                        .words
                        .iter()
                        .find(|w| w.head as usize == i + 1 && w.relation == Relation::CompoundPrt);
                    if let Some(rest) = particle.and_then(|p| whole.strip_prefix(&folded(&p.form))) {
                        lemma = rest;
                    }
                }
                *out.entry((class_of(&note), folded(&word.form), lemma.to_owned())).or_default() += 1;
            }
        }
    }
    out
}

/// A class as the annotation that has it, for trying the rules.
fn note_of(class: u8) -> Annotation {
    let (upos, feats) = match class {
        40 => (Upos::Verb, "VerbForm=Inf"),
        41 => (Upos::Verb, "VerbForm=Part"),
        43 => (Upos::Verb, "Tense=Past|VerbForm=Fin"),
        44 => (Upos::Verb, "Tense=Pres|VerbForm=Fin"),
        42 => (Upos::Verb, "_"),
        50 => (Upos::Noun, "_"),
        51 => (Upos::Noun, "Number=Plur"),
        52 => (Upos::Noun, "Number=Sing"),
        60 => (Upos::Adj, "_"),
        61 => (Upos::Adj, "Degree=Cmp"),
        62 => (Upos::Adj, "Degree=Pos"),
        63 => (Upos::Adj, "Degree=Sup"),
        other => (Upos::from_index(other.into()), "_"),
    };
    Annotation { upos, feats: feats.parse().unwrap_or_default(), ..Annotation::default() }
}

/// The table as text.
pub(crate) fn table(sources: &[Source]) -> String {
    let pairs = pairs(sources);
    let mut endings: BTreeMap<(u8, String), Counts<Script>> = BTreeMap::new();
    for ((class, form, lemma), count) in &pairs {
        let script = Script::between(form, lemma);
        let starts: Vec<usize> = form.char_indices().rev().take(LONGEST).map(|(i, _)| i).collect();
        for start in starts.into_iter().chain([form.len()]) {
            // Types count, not tokens: *is* says nothing about other words in *-s*.
            let weight = 1 + count.ilog2();
            let scripts = endings.entry((*class, form[start..].to_owned())).or_default();
            *scripts.entry(script.clone()).or_default() += weight;
        }
    }
    let best = |counts: &Counts<Script>| -> Vec<Script> {
        let mut all: Vec<_> = counts.iter().filter(|c| *c.1 >= 2).collect();
        all.sort_by_key(|&(script, count)| (std::cmp::Reverse(*count), script.clone()));
        all.into_iter().take(2).map(|(script, _)| script.clone()).collect()
    };
    let mut rules = String::new();
    let chosen: BTreeMap<_, _> =
        endings.iter().map(|(k, v)| (k, best(v))).filter(|c| !c.1.is_empty()).collect();
    for ((class, ending), scripts) in &chosen {
        // A rule that says the same as the shorter ending is not needed.
        let shorter = ending.char_indices().nth(1).map_or("", |(i, _)| &ending[i..]);
        let same = !ending.is_empty() && chosen.get(&(*class, shorter.to_owned())) == Some(scripts);
        if !same {
            let _ = write!(rules, "R\t{class}\t{ending}");
            for script in scripts {
                let _ = write!(rules, "\t{}", script.to_text());
            }
            rules.push('\n');
        }
    }
    let mut out = exceptions(&pairs, &rules);
    out.push_str(&rules);
    out
}

fn exceptions(pairs: &Counts<(u8, String, String)>, rules: &str) -> String {
    let mut majority: BTreeMap<(u8, &str), (u32, &str)> = BTreeMap::new();
    for ((class, form, lemma), &count) in pairs {
        let best = majority.entry((*class, form)).or_insert((0, ""));
        if count > best.0 {
            *best = (count, lemma);
        }
    }
    let lemmatiser = Lemmatiser::read(rules);
    let mut scratch = Scratch::default();
    let mut out = String::new();
    for ((class, form), (count, lemma)) in majority {
        let mut guess = String::new();
        lemmatiser.lemma(form, &note_of(class), &mut scratch, &mut guess);
        if guess != lemma && (count > 1 || form.len() < 8) {
            let _ = writeln!(out, "E\t{class}\t{form}\t{lemma}");
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn classes_and_annotations_agree() {
        for class in (0..17).chain([40, 41, 43, 44, 50, 51, 52, 60, 61, 62, 63]) {
            let upos = Upos::from_index(class.into());
            if class >= 40 || !matches!(upos, Upos::Verb | Upos::Aux | Upos::Noun | Upos::Adj) {
                assert_eq!(class_of(&note_of(class)), class);
            }
        }
    }
}
