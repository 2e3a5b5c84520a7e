//! Mends tags and trees where the form or the order of words leaves no other reading.
//!
//! A statistical parser errs most where training text has little of a thing: short states (*wordt stijf*), verbs
//! that start a request (*Kijkt u of ...*), prepositions that may also be particles. Only what spelling and
//! word order exclude is changed here; doubts stay with the parser.

use super::analyser::Annotation;
use super::clauses::Clauses;
use super::features::PARTICLES;
use super::lexicon::{self, class};
use super::morphology::{Feats, Number, Tense, Upos, VerbForm};
use super::relation::Relation;
use crate::Span;

/// How far is looked around a word: further than any clause goes, so that a text without punctuation is not slow.
const REACH: usize = 80;

/// Reused buffers.
#[derive(Default)]
pub(crate) struct Scratch {
    form: String,
}

/// Mends a sentence, before its lemmas are made.
pub(crate) fn mend(text: &str, tokens: &[Span], words: &mut [Annotation], scratch: &mut Scratch) {
    for i in 0..words.len() {
        let Annotation { upos, relation, feats, .. } = words[i];
        if upos == Upos::Verb && feats.verb_form() == Some(VerbForm::Fin) && i > 0 {
            noun_after_article(text, tokens, words, i, scratch);
        } else if upos == Upos::Verb && feats.verb_form() == Some(VerbForm::Part) {
            no_participle(text, tokens, words, i, scratch);
        } else if relation == Relation::CompoundPrt && matches!(upos, Upos::Adp | Upos::Adv) {
            no_particle(text, tokens, words, i, scratch);
        } else if relation == Relation::CompoundPrt && upos == Upos::Adj && i > 0 {
            // *te vol staat*: what has a degree is no particle.
            if matches!(fold(text, tokens, i - 1, scratch), "te" | "zo" | "heel" | "erg") {
                words[i].relation = Relation::Xcomp;
            }
        } else if upos == Upos::Verb && feats.verb_form() == Some(VerbForm::Inf) {
            strong_participle(text, tokens, words, i, scratch);
        } else if upos == Upos::Aux && feats.verb_form() == Some(VerbForm::Inf) {
            finite_auxiliary(text, tokens, words, i, scratch);
        } else if upos == Upos::Pron {
            hair(text, tokens, words, i, scratch);
        } else if matches!(upos, Upos::Noun | Upos::Adj) && i > 1 {
            second_request(text, tokens, words, i, scratch);
        }
        if matches!(words[i].upos, Upos::Noun | Upos::Verb) {
            late_infinitive(text, tokens, words, i, scratch);
        }
    }
    Clauses { text, tokens, words, form: &mut scratch.form }.mend();
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

/// *eind van de gang*, *in de uren vooraf*: words that the parser took for the particle of a verb, which they never
/// are. Fixed phrases with a verb (*op gang komen*) stay as the parser has them.
fn no_particle(text: &str, tokens: &[Span], words: &mut [Annotation], i: usize, scratch: &mut Scratch) {
    let verb = words[i].head;
    let phrase =
        words.iter().skip(i + 1).take(3).any(|w| w.head == i as u32 + 1 && w.relation == Relation::Fixed);
    let after_noun = i > 0 && words[i - 1].upos == Upos::Noun;
    let form = fold(text, tokens, i, scratch);
    if matches!(form, "vooraf" | "achteraf") && after_noun {
        words[i].relation = Relation::Advmod;
    } else if words[i].upos == Upos::Adp && !PARTICLES.contains(&form) && (!phrase || after_noun) {
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

/// *Loop rustig en rol uw voet af*, *eet gezond en rust zo nodig uit*: a noun cannot stand right before a possessive or
/// an article, a request can; and a word with its particle behind it is a verb.
fn second_request(text: &str, tokens: &[Span], words: &mut [Annotation], i: usize, scratch: &mut Scratch) {
    let joined = matches!(fold(text, tokens, i - 1, scratch), "en" | "of" | ",");
    let earlier = words[i].head.checked_sub(1).map_or(0, |h| h as usize);
    let request = |w: &Annotation| w.upos == Upos::Verb && w.feats.verb_form() == Some(VerbForm::Fin);
    let mut first = if earlier < i && request(&words[earlier]) { earlier } else { 0 };
    let stem = lexicon::lookup_folded(fold(text, tokens, i, scratch))
        .is_some_and(|e| e.class & class::VERB_STEM != 0);
    if !joined || !stem || !request(&words[0]) {
        return;
    }
    let object = matches!(
        fold(text, tokens, i + 1, scratch),
        "uw" | "je" | "de" | "het" | "een" | "dit" | "deze" | "niet" | "geen"
    );
    let particle = (i + 2..words.len().min(i + REACH))
        .take_while(|&j| words[j].upos != Upos::Punct)
        .find(|&j| words[j].relation == Relation::CompoundPrt);
    if let Some(particle) = particle {
        scratch.form.clear();
        lexicon::fold_into(tokens[particle].of(text), &mut scratch.form);
        lexicon::fold_into(tokens[i].of(text), &mut scratch.form);
        let verb = lexicon::lookup_folded(&scratch.form).is_some_and(|e| e.class & class::VERB_STEM != 0);
        let head = words[particle].head.checked_sub(1).map_or(0, |h| h as usize);
        if verb && head < i && request(&words[head]) {
            first = head;
        } else if !object {
            return;
        }
    } else if !object {
        return;
    }
    words[i].upos = Upos::Verb;
    words[i].feats = words[0].feats;
    words[i].head = first as u32 + 1;
    words[i].relation = Relation::Conj;
    // Its particle was given to the only verb that the parser knew of.
    for word in words.iter_mut().skip(i + 1).take(REACH) {
        if word.relation == Relation::CompoundPrt && word.head as usize <= i {
            word.head = i as u32 + 1;
        }
    }
}

/// *binnengelaten*: strong participles with a particle, which look like infinitives. What follows *ge-* in an
/// infinitive is one itself: *aangeven*.
fn strong_participle(text: &str, tokens: &[Span], words: &mut [Annotation], i: usize, scratch: &mut Scratch) {
    const STRONG: [&str; 3] = ["gelaten", "genezen", "genoten"];
    let form = fold(text, tokens, i, scratch);
    let strong = form.ends_with("en")
        && PARTICLES.iter().any(|p| {
            form.strip_prefix(p).is_some_and(|rest| {
                let infinitive =
                    lexicon::lookup_folded(rest).is_none_or(|e| e.class & class::INFINITIVE != 0);
                rest.len() > "geten".len()
                    && rest.starts_with("ge")
                    && (!infinitive || STRONG.contains(&rest))
            })
        });
    if strong {
        words[i].feats = words[i].feats.with_verb_form(Some(VerbForm::Part));
    }
}

/// *Na negen uur worden bezoekers binnengelaten*: the only verb beside a participle, with its plural subject right behind
/// it, is finite.
fn finite_auxiliary(text: &str, tokens: &[Span], words: &mut [Annotation], i: usize, scratch: &mut Scratch) {
    const PLURAL: [&str; 8] = ["worden", "zijn", "hebben", "kunnen", "moeten", "mogen", "willen", "zullen"];
    let plural = |w: &Annotation| w.feats.number() == Some(Number::Plur) && w.upos == Upos::Noun;
    let near = i.saturating_sub(REACH)..words.len().min(i + REACH);
    let finite = words[near].iter().any(|w| w.upos.is_verbal() && w.feats.verb_form() == Some(VerbForm::Fin));
    let after = words.get(i + 1).is_some_and(|w| {
        plural(w) || matches!(w.upos, Upos::Det | Upos::Pron) && words.get(i + 2).is_some_and(plural)
    });
    if !finite
        && after
        && words[i].relation.base() == Relation::Aux
        && PLURAL.contains(&fold(text, tokens, i, scratch))
    {
        words[i].feats = Feats::default()
            .with_verb_form(Some(VerbForm::Fin))
            .with_number(Some(Number::Plur))
            .with_tense(Some(Tense::Pres));
    }
}

/// *of het vocht helder is*: what an article stands before, in a clause that has a copula of its own, is a noun.
fn noun_after_article(
    text: &str,
    tokens: &[Span],
    words: &mut [Annotation],
    i: usize,
    scratch: &mut Scratch,
) {
    let Annotation { head, relation, .. } = words[i];
    let noun = words[i - 1].upos == Upos::Det
        && words[i - 1].head == i as u32 + 1
        && lexicon::lookup_folded(fold(text, tokens, i, scratch))
            .is_some_and(|e| e.class & class::NOUN_SING != 0);
    let copula = (i + 2..words.len().min(i + REACH))
        .take_while(|&j| !matches!(words[j].upos, Upos::Punct | Upos::Sconj | Upos::Cconj))
        .find(|&j| words[j].relation == Relation::Cop && words[j].head == i as u32 + 1);
    let Some(copula) = copula.filter(|_| noun) else { return };
    let predicate = copula - 1;
    if !matches!(words[predicate].upos, Upos::Adj | Upos::Noun | Upos::Verb) || predicate <= i {
        return;
    }
    for word in
        words.iter_mut().skip(i.saturating_sub(REACH)).take(2 * REACH).filter(|w| w.head == i as u32 + 1)
    {
        word.head = predicate as u32 + 1;
    }
    words[predicate].head = head;
    words[predicate].relation = relation;
    words[i] = Annotation {
        upos: Upos::Noun,
        feats: Feats::default().with_number(Some(Number::Sing)),
        head: predicate as u32 + 1,
        relation: Relation::Nsubj,
    };
    words[i - 1].head = i as u32 + 1;
    words[i - 1].relation = Relation::Det;
}

/// *uw haar gewassen*: after a possessive *haar* is a noun, and a noun is not followed by another one.
fn hair(text: &str, tokens: &[Span], words: &mut [Annotation], i: usize, scratch: &mut Scratch) {
    if i == 0
        || !matches!(fold(text, tokens, i - 1, scratch), "uw" | "mijn" | "zijn" | "je" | "jouw" | "hun")
        || words[i - 1].upos != Upos::Pron
        || fold(text, tokens, i, scratch) != "haar"
    {
        return;
    }
    let number = Some(Number::Sing);
    words[i].upos = Upos::Noun;
    words[i].feats = Feats::default().with_number(number);
    words[i - 1].head = i as u32 + 1;
    words[i - 1].relation = Relation::NmodPoss;
    let next = fold(text, tokens, i + 1, scratch);
    if next == "gewassen" && words.get(i + 1).is_some_and(|w| w.upos == Upos::Noun) {
        words[i + 1].upos = Upos::Verb;
        words[i + 1].feats = Feats::default().with_verb_form(Some(VerbForm::Part));
        words[i + 1].relation = Relation::Xcomp;
    }
}

/// *wij willen uw zoon en dochter graag wegen*: the infinitive that a modal verb still lacks is the last word of the
/// clause, not one of the things that *en* joined before it.
fn late_infinitive(text: &str, tokens: &[Span], words: &mut [Annotation], i: usize, scratch: &mut Scratch) {
    const MODALS: [&str; 14] = [
        "wil", "wilt", "willen", "wilde", "kan", "kunt", "kunnen", "mag", "mogen", "moet", "moeten", "zal",
        "zullen", "zult",
    ];
    let word = words[i];
    if i < 4 || words.get(i + 1).is_some_and(|w| w.upos != Upos::Punct) {
        return;
    }
    let Some(modal) = (0..i)
        .rev()
        .take_while(|&j| !matches!(words[j].upos, Upos::Punct | Upos::Sconj))
        .find(|&j| words[j].upos.is_verbal() && words[j].feats.verb_form() == Some(VerbForm::Fin))
    else {
        return;
    };
    if !MODALS.contains(&fold(text, tokens, modal, scratch))
        || words[modal].relation.base() == Relation::Aux
        || (modal + 1..i).any(|j| words[j].upos.is_verbal())
    {
        return;
    }
    let above = (word.head as usize).checked_sub(1).map(|h| words[h].upos);
    let listed = word.upos == Upos::Verb
        && word.feats.verb_form() == Some(VerbForm::Inf)
        && word.relation == Relation::Conj
        && (above.is_some_and(Upos::is_nominal) || word.head == modal as u32 + 1)
        && !matches!(words[i - 1].upos, Upos::Cconj | Upos::Punct);
    // *een afspraak met u plannen*: no noun stands right after *u*.
    let after_pronoun = matches!(fold(text, tokens, i - 1, scratch), "u" | "mij" | "hem" | "hen" | "elkaar");
    let misread = word.upos == Upos::Noun
        && (after_pronoun || word.relation == Relation::Xcomp && word.head == modal as u32 + 1)
        && (after_pronoun
            || !matches!(words[i - 1].upos, Upos::Det | Upos::Adj | Upos::Adp | Upos::Pron | Upos::Num))
        && lexicon::lookup_folded(fold(text, tokens, i, scratch))
            .is_some_and(|e| e.class & class::INFINITIVE != 0);
    if (listed || misread) && fold(text, tokens, i - 1, scratch) != "te" {
        words[i].upos = Upos::Verb;
        words[i].feats = Feats::default().with_verb_form(Some(VerbForm::Inf));
        words[i].relation = Relation::Xcomp;
        words[i].head = modal as u32 + 1;
    }
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
