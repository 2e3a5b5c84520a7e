//! Mends tags and trees where the form or the order of words leaves no other reading.
//!
//! A statistical parser errs most where training text has little of a thing: short states (*wordt stijf*), verbs
//! that start a request (*Kijkt u of ...*), prepositions that may also be particles. Only what spelling and
//! word order exclude is changed here; doubts stay with the parser.

use super::analyser::Annotation;
use super::features::PARTICLES;
use super::lexicon::{self, class};
use super::morphology::{Feats, Upos, VerbForm};
use super::relation::Relation;
use crate::Span;

/// Reused buffers.
#[derive(Default)]
pub(crate) struct Scratch {
    form: String,
}

/// Mends a sentence, before its lemmas are made.
pub(crate) fn mend(text: &str, tokens: &[Span], words: &mut [Annotation], scratch: &mut Scratch) {
    for i in 0..words.len() {
        let Annotation { upos, relation, feats, .. } = words[i];
        if upos == Upos::Verb && feats.verb_form() == Some(VerbForm::Part) {
            no_participle(text, tokens, words, i, scratch);
        } else if relation == Relation::CompoundPrt && matches!(upos, Upos::Adp | Upos::Adv) {
            no_particle(text, tokens, words, i, scratch);
        } else if relation == Relation::CompoundPrt && upos == Upos::Adj && i > 0 {
            // *te vol staat*: what has a degree is no particle.
            if matches!(fold(text, tokens, i - 1, scratch), "te" | "zo" | "heel" | "erg") {
                words[i].relation = Relation::Xcomp;
            }
        } else if upos == Upos::Cconj {
            whether(text, tokens, words, i, scratch);
        } else if upos == Upos::Noun && i > 1 {
            second_request(text, tokens, words, i, scratch);
        }
    }
}

fn fold<'s>(text: &str, tokens: &[Span], i: usize, scratch: &'s mut Scratch) -> &'s str {
    scratch.form.clear();
    if let Some(token) = tokens.get(i) {
        lexicon::fold_into(token.of(text), &mut scratch.form);
    }
    &scratch.form
}

/// *wordt stijf*, *dik van vocht*: words that cannot be participles, whatever the tagger saw in them.
fn no_participle(text: &str, tokens: &[Span], words: &mut [Annotation], i: usize, scratch: &mut Scratch) {
    let form = fold(text, tokens, i, scratch);
    if may_be_participle(form) {
        return;
    }
    let Some(entry) = lexicon::lookup_folded(form) else { return };
    let upos = if entry.class & class::ADJ != 0 {
        Upos::Adj
    } else if entry.class & class::NOUN_SING != 0 {
        Upos::Noun
    } else {
        return;
    };
    words[i].upos = upos;
    words[i].feats = Feats::default();
}

/// Whether a form has what every Dutch participle has: *ge-*, or a prefix that takes its place, and the ending of one.
fn may_be_participle(form: &str) -> bool {
    const PREFIXES: [&str; 15] = [
        "be", "er", "ge", "her", "ont", "ver", "mis", "onder", "over", "vol", "door", "om", "weer", "voor",
        "aan",
    ];
    let ending = ["d", "t", "n", "de", "te", "ene", "e"].iter().any(|e| form.ends_with(e));
    let prefixed = |s: &str| PREFIXES.iter().any(|p| s.len() > p.len() + 2 && s.starts_with(p));
    let after_particle = || PARTICLES.iter().any(|p| form.strip_prefix(p).is_some_and(prefixed));
    ending
        && (form.contains("ge")
            || form.ends_with("nd")
            || form.ends_with("nde")
            || prefixed(form)
            || after_particle())
}

/// *tot en met maart*, *houd bij de hand*: prepositions that the parser took for the particle of a verb.
fn no_particle(text: &str, tokens: &[Span], words: &mut [Annotation], i: usize, scratch: &mut Scratch) {
    let verb = words[i].head;
    let phrase =
        words.iter().skip(i + 1).take(3).any(|w| w.head == i as u32 + 1 && w.relation == Relation::Fixed);
    let form = fold(text, tokens, i, scratch);
    // `tot`, `zonder`, `van`: no verb has these as its particle.
    if words[i].upos == Upos::Adp && (phrase || !PARTICLES.contains(&form)) {
        to_case(words, i, verb);
    }
}

/// Makes a particle the preposition of the noun that follows it.
pub(crate) fn to_case(words: &mut [Annotation], i: usize, verb: u32) {
    let mut near = (i + 1)..words.len().min(i + 6);
    let adverb = words[i].upos == Upos::Adv;
    let Some(noun) = near.find(|&j| words[j].upos.is_nominal() && !adverb) else {
        words[i].relation = Relation::Advmod;
        return;
    };
    words[i].relation = Relation::Case;
    words[i].head = noun as u32 + 1;
    for word in words.iter_mut().take(noun).skip(i + 1).filter(|w| w.head == i as u32 + 1) {
        word.head = noun as u32 + 1;
        word.relation = if word.upos == Upos::Det { Relation::Det } else { Relation::Case };
    }
    // A phrase that hung on its preposition, or that has no other place, belongs to the verb.
    if words[noun].head == i as u32 + 1 {
        words[noun].head = verb;
        words[noun].relation = Relation::Obl;
    }
}

/// *Loop rustig en rol uw voet af*: a noun cannot stand right before a possessive or an article, a request can.
fn second_request(text: &str, tokens: &[Span], words: &mut [Annotation], i: usize, scratch: &mut Scratch) {
    let joined = matches!(fold(text, tokens, i - 1, scratch), "en" | "of" | ",");
    let first = words[0].upos == Upos::Verb && words[0].feats.verb_form() == Some(VerbForm::Fin);
    let object =
        matches!(fold(text, tokens, i + 1, scratch), "uw" | "je" | "de" | "het" | "een" | "dit" | "deze");
    if !joined || !first || !object {
        return;
    }
    let stem = lexicon::lookup_folded(fold(text, tokens, i, scratch))
        .is_some_and(|e| e.class & class::VERB_STEM != 0);
    if !stem {
        return;
    }
    words[i].upos = Upos::Verb;
    words[i].feats = words[0].feats;
    if words[i].head != 1 {
        words[i].head = 1;
    }
    words[i].relation = Relation::Conj;
    // Its particle was given to the only verb that the parser knew of.
    for word in words.iter_mut().skip(i + 1).filter(|w| w.head == 1 && w.relation == Relation::CompoundPrt) {
        word.head = i as u32 + 1;
    }
}

/// *Kijkt u of de wond rood is*: *of* after a verb of finding out, before a clause with its verb last.
fn whether(text: &str, tokens: &[Span], words: &mut [Annotation], i: usize, scratch: &mut Scratch) {
    const FINDING_OUT: [&str; 30] = [
        "kijk",
        "kijkt",
        "kijken",
        "bekijk",
        "bekijkt",
        "bekijken",
        "controleer",
        "controleert",
        "controleren",
        "vraag",
        "vraagt",
        "vragen",
        "weet",
        "weten",
        "beoordeelt",
        "beoordelen",
        "bepaalt",
        "bepalen",
        "bespreek",
        "bespreekt",
        "bespreken",
        "beslist",
        "beslissen",
        "overleg",
        "overlegt",
        "overleggen",
        "onderzoekt",
        "onderzoeken",
        "zien",
        "nagaan",
    ];
    if fold(text, tokens, i, scratch) != "of" || i + 2 >= words.len() {
        return;
    }
    let starts = matches!(words[i + 1].upos, Upos::Pron | Upos::Det);
    let asks = (i.saturating_sub(4)..i).rev().take_while(|&j| words[j].upos != Upos::Punct);
    let mut asks = asks.filter(|&j| words[j].upos.is_verbal());
    if !starts || !asks.any(|j| FINDING_OUT.contains(&fold(text, tokens, j, scratch))) {
        return;
    }
    // Its clause: up to punctuation, with one finite verb, which stands last or before other verbs.
    let end = (i + 1..words.len()).find(|&j| words[j].upos == Upos::Punct).unwrap_or(words.len());
    let finite = |w: &Annotation| w.upos.is_verbal() && w.feats.verb_form() == Some(VerbForm::Fin);
    let Some(verb) = (i + 1..end).find(|&j| finite(&words[j])) else { return };
    let opened = (i + 1..verb).any(|j| matches!(words[j].upos, Upos::Sconj | Upos::Cconj));
    let last = verb + 1 == end || words[verb + 1].upos.is_verbal() || words[verb + 1].upos == Upos::Sconj;
    if verb < i + 2 || opened || !last {
        return;
    }
    words[i].upos = Upos::Sconj;
    words[i].relation = Relation::Mark;
    words[i].head = verb as u32 + 1;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn participles_are_known_by_their_shape() {
        for form in [
            "geopereerd",
            "opgenomen",
            "verwijderd",
            "onderzocht",
            "aanbevolen",
            "voorbereid",
            "ontslagen",
            "gezien",
            "misbruikt",
            "teruggebeld",
            "overlegd",
            "herhaald",
            "aangevraagde",
        ] {
            assert!(may_be_participle(form), "{form}");
        }
        for form in ["stijf", "week", "vocht", "dik", "hees", "rood", "warm", "wit", "dicht", "slap"] {
            assert!(!may_be_participle(form), "{form}");
        }
    }
}
