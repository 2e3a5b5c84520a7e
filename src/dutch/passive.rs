//! Which auxiliaries make a passive.
//!
//! The parser attaches forms of *worden* and *zijn* to their participle; what they are there is decided here,
//! with the verb lists in `dictionaries/verbs`. *Worden* with a participle is a passive unless the participle
//! is an adjective by now (*verkouden worden*). *Zijn* with a participle is a passive only of verbs that do not
//! take *zijn* in the active perfect (*is gekomen*).

use super::analyser::Annotation;
use super::lexicon;
use super::morphology::{Feats, Number, Tense, Upos, VerbForm};
use super::relation::Relation;
use crate::Span;
use std::sync::LazyLock;

static ZIJN_VERBS: &str = include_str!("../../dictionaries/verbs/zijn-verbs.tsv");
static LEXICAL: &str = include_str!("../../dictionaries/verbs/lexical-participles.tsv");

/// How a verb that takes *zijn* in the active perfect is used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Use {
    /// Never in the passive: *gaan*.
    Active,
    /// In both, the active one is the usual one: *genezen*.
    MostlyActive,
    /// In both: *openen*.
    Both,
}

struct Lists {
    zijn: Vec<(&'static str, Use)>,
    /// Participle, and whether it is always an adjective with *zijn*.
    lexical: Vec<(&'static str, bool)>,
}

/// The lists are sorted, which a test guards.
static LISTS: LazyLock<Lists> = LazyLock::new(|| {
    let zijn = ZIJN_VERBS.lines().skip(1).filter_map(|line| {
        let mut cols = line.split('\t');
        let verb = cols.next()?;
        let how = match cols.next()? {
            "zijn" => Use::Active,
            "both-active" => Use::MostlyActive,
            _ => Use::Both,
        };
        Some((verb, how))
    });
    let lexical = LEXICAL.lines().skip(1).filter_map(|line| {
        let mut cols = line.split('\t');
        Some((cols.next()?, cols.next()? == "always"))
    });
    Lists { zijn: zijn.collect(), lexical: lexical.collect() }
});

fn zijn_verb(lemma: &str) -> Option<Use> {
    // Particles and adverbs in front change nothing: *naar beneden gekomen*.
    const ALWAYS: [&str; 6] = ["komen", "gaan", "blijven", "vallen", "groeien", "sterven"];
    let zijn = &LISTS.zijn;
    match zijn.binary_search_by_key(&lemma, |v| v.0) {
        Ok(at) => Some(zijn[at].1),
        Err(_) => ALWAYS.iter().any(|verb| lemma.ends_with(verb)).then_some(Use::Active),
    }
}

/// Whether the verb takes *zijn* in the active perfect, if only in some of its uses.
pub fn takes_zijn(lemma: &str) -> bool {
    zijn_verb(lemma).is_some()
}

fn lexical(folded: &str) -> Option<bool> {
    let lexical = &LISTS.lexical;
    lexical.binary_search_by_key(&folded, |l| l.0).ok().map(|at| lexical[at].1)
}

/// Whether the participle is an adjective by now: *bekend*, *getrouwd*.
pub fn is_lexical_participle(folded: &str) -> bool {
    lexical(folded) == Some(true)
}

/// Reused buffers.
#[derive(Default)]
pub(crate) struct Scratch {
    form: String,
}

impl Scratch {
    fn fold(&mut self, word: &str) -> &str {
        self.form.clear();
        lexicon::fold_into(word, &mut self.form);
        &self.form
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Verb {
    Worden,
    Zijn,
}

fn auxiliary(form: &str) -> Option<Verb> {
    match form {
        "word" | "wordt" | "worden" | "werd" | "werden" | "geworden" => Some(Verb::Worden),
        "ben" | "bent" | "is" | "zijn" | "was" | "waren" | "geweest" | "zij" | "ware" => Some(Verb::Zijn),
        _ => None,
    }
}

/// Decides between `aux:pass`, `aux` and `cop` for the auxiliaries of a sentence, and makes the subject follow.
pub(crate) fn decide<'a>(
    text: &str,
    tokens: &[Span],
    words: &mut [Annotation],
    lemma: impl Fn(usize) -> &'a str,
    scratch: &mut Scratch,
) {
    mend_question(text, tokens, words, scratch);
    for i in 0..words.len() {
        if auxiliary(scratch.fold(tokens[i].of(text))) == Some(Verb::Worden) {
            mend_worden(words, i);
        }
        let Annotation { upos, head, relation, .. } = words[i];
        let Some(participle) = (head as usize).checked_sub(1) else { continue };
        if !matches!(relation, Relation::Aux | Relation::AuxPass | Relation::Cop) || upos.is_nominal() {
            continue;
        }
        // Others (*krijgen*) are as the parser has them.
        let Some(verb) = auxiliary(scratch.fold(tokens[i].of(text))) else { continue };
        let form = words[participle].feats.verb_form();
        if participle < i && !is_one_clause(text, tokens, words, participle, i, scratch) {
            // *toegediend, waardoor vaten zichtbaar worden*: the participle of another clause.
            words[i].relation = Relation::Cop;
            words[i].head = if words[i - 1].upos == Upos::Adj { i as u32 } else { words[i].head };
            continue;
        }
        if is_noun(text, tokens, words, participle, scratch) {
            words[participle].upos = Upos::Noun;
            words[participle].feats = Feats::default();
            words[i].relation = Relation::Cop;
            continue;
        }
        // *is vervangen*: no infinitive stands beside these verbs, whatever the tagger saw in the word.
        let after_te = participle > 0 && scratch.fold(tokens[participle - 1].of(text)) == "te";
        if after_te
            && form == Some(VerbForm::Part)
            && has_two_readings(scratch.fold(tokens[participle].of(text)))
        {
            // *zijn niet te vervangen*: an infinitive, whatever the tagger saw in the word.
            words[participle].feats = words[participle].feats.with_verb_form(Some(VerbForm::Inf));
            words[i].relation = Relation::Aux;
            continue;
        }
        if form == Some(VerbForm::Inf)
            && !after_te
            && has_two_readings(scratch.fold(tokens[participle].of(text)))
        {
            words[participle].feats = words[participle].feats.with_verb_form(Some(VerbForm::Part));
        }
        if verb == Verb::Worden && words[participle].upos == Upos::Adj {
            let form = scratch.fold(tokens[participle].of(text));
            // *wordt bevroren*: strong participles that the tagger took for adjectives.
            if has_two_readings(form) && lexical(form).is_none() {
                words[participle].upos = Upos::Verb;
                words[participle].feats = Feats::default().with_verb_form(Some(VerbForm::Part));
            }
        }
        let is_participle = words[participle].feats.verb_form() == Some(VerbForm::Part);
        let now = if is_participle && words[participle].upos == Upos::Verb {
            let form = scratch.fold(tokens[participle].of(text)).to_owned();
            let form = form.as_str();
            // *lopend*, not *geopend*: a present participle is the infinitive and more.
            let present = form.strip_prefix(lemma(participle)).is_some_and(|end| end == "d" || end == "de");
            let adjective = lexical(form);
            if present || verb == Verb::Zijn && is_comparison(text, tokens, words, i, participle, scratch) {
                Relation::Cop
            } else if verb == Verb::Worden {
                // *verkouden worden*; but *gezien worden*, whatever the list says of *gezien zijn*.
                if relation == Relation::Cop && adjective.is_some() {
                    Relation::Cop
                } else {
                    Relation::AuxPass
                }
            } else {
                zijn(relation, adjective, zijn_verb(lemma(participle)), || has_agent(words, participle))
            }
        } else if relation == Relation::AuxPass && (verb == Verb::Zijn || words[participle].upos == Upos::Adj)
        {
            Relation::Cop
        } else if relation == Relation::AuxPass && words[participle].upos == Upos::Verb {
            // A passive has a participle; *wakker worden ... eten* has none.
            Relation::Aux
        } else {
            relation
        };
        words[i].relation = now;
    }
    subjects(words);
}

/// Whether nothing between a participle and the auxiliary after it starts another clause.
fn is_one_clause(
    text: &str,
    tokens: &[Span],
    words: &[Annotation],
    participle: usize,
    auxiliary: usize,
    scratch: &mut Scratch,
) -> bool {
    !(participle + 1..auxiliary).any(|j| {
        words[j].upos == Upos::Sconj && scratch.fold(tokens[j].of(text)) != "te"
            || matches!(words[j].upos, Upos::Adv | Upos::Pron | Upos::Det) && {
                let form = scratch.fold(tokens[j].of(text));
                form.starts_with("waar")
                    || matches!(form, "wat" | "wie" | "welk" | "welke" | "hoe" | "wanneer")
            }
    })
}

/// *het bereiken van*: an infinitive as a noun, not a participle.
fn is_noun(text: &str, tokens: &[Span], words: &[Annotation], at: usize, scratch: &mut Scratch) -> bool {
    let article = at > 0 && words[at - 1].upos == Upos::Det && scratch.fold(tokens[at - 1].of(text)) == "het";
    let of = tokens.get(at + 1).is_some_and(|next| scratch.fold(next.of(text)) == "van");
    article && of && has_two_readings(scratch.fold(tokens[at].of(text)))
}

/// *Zijn uw amandelen geknipt?*: no possessive stands before another one, or before an article.
fn mend_question(text: &str, tokens: &[Span], words: &mut [Annotation], scratch: &mut Scratch) {
    let [first, second, ..] = &*words else { return };
    let next = matches!(second.upos, Upos::Det | Upos::Pron);
    if first.upos != Upos::Pron || !next || scratch.fold(tokens[0].of(text)) != "zijn" {
        return;
    }
    let Some(root) = words.iter().position(|w| w.head == 0).filter(|&r| r > 0) else { return };
    words[0].upos = Upos::Aux;
    words[0].feats = Feats::default()
        .with_verb_form(Some(VerbForm::Fin))
        .with_number(Some(Number::Plur))
        .with_tense(Some(Tense::Pres));
    words[0].head = root as u32 + 1;
    // What it is beside a participle is decided like any other.
    words[0].relation = Relation::AuxPass;
    for word in words.iter_mut().skip(1).filter(|w| w.head == 1) {
        word.head = root as u32 + 1;
    }
}

/// Attaches *worden* to the participle beside it where the parser gave both to a third word (*gerustgesteld wilt
/// worden*).
fn mend_worden(words: &mut [Annotation], at: usize) {
    let Annotation { upos, head, relation, .. } = words[at];
    let participle = |w: &Annotation| w.upos == Upos::Verb && w.feats.verb_form() == Some(VerbForm::Part);
    if upos != Upos::Aux
        || relation.base() != Relation::Aux
        || head == 0
        || participle(&words[head as usize - 1])
    {
        return;
    }
    let joined = |&j: &usize| {
        j != at && words[j].head == head && participle(&words[j]) && words[j].relation != Relation::Amod
    };
    if let Some(found) = (at.saturating_sub(6)..(at + 4).min(words.len())).find(joined) {
        words[at].head = found as u32 + 1;
        words[at].relation = Relation::AuxPass;
    }
}

/// *anders zijn dan beschreven*: *dan* and *als* start a comparison, and the participle is part of it.
fn is_comparison(
    text: &str,
    tokens: &[Span],
    words: &[Annotation],
    verb: usize,
    participle: usize,
    scratch: &mut Scratch,
) -> bool {
    (verb + 1..participle).any(|i| {
        matches!(words[i].upos, Upos::Sconj | Upos::Cconj)
            && matches!(scratch.fold(tokens[i].of(text)), "dan" | "als" | "zoals")
    })
}

/// Whether the form is both an infinitive and a participle: *vervangen*, *ontvangen*.
fn has_two_readings(form: &str) -> bool {
    form.ends_with("en") && ["be", "er", "ge", "her", "ont", "ver"].iter().any(|p| form.starts_with(p))
}

/// What *zijn* is beside a participle, by what the parser says and what the lists know.
fn zijn(
    parsed: Relation,
    adjective: Option<bool>,
    verb: Option<Use>,
    has_agent: impl Fn() -> bool,
) -> Relation {
    match (verb, adjective) {
        (_, Some(true)) => Relation::Cop,
        (Some(Use::Active), _) => Relation::Aux,
        _ if has_agent() => Relation::AuxPass,
        (Some(Use::MostlyActive), _) if parsed != Relation::Cop => Relation::Aux,
        // Only verbs in the list take *zijn* in the active perfect. The treebank has many a passive of *zijn* as a
        // state (*is ondertekend* as copula); a reader misses who does it all the same.
        (None, None) => Relation::AuxPass,
        _ => parsed,
    }
}

/// Whether the participle has an agent. An agent stands in its own clause, so not further than this.
fn has_agent(words: &[Annotation], participle: usize) -> bool {
    near(words.len(), participle)
        .any(|j| words[j].head as usize == participle + 1 && words[j].relation == Relation::OblAgent)
}

fn near(len: usize, at: usize) -> std::ops::Range<usize> {
    at.saturating_sub(60)..len.min(at + 60)
}

/// A subject of a passive is `nsubj:pass`, any other is not.
fn subjects(words: &mut [Annotation]) {
    for i in 0..words.len() {
        let Annotation { head, relation, .. } = words[i];
        if !matches!(relation, Relation::Nsubj | Relation::NsubjPass) || head == 0 {
            continue;
        }
        let mut around = near(words.len(), head as usize - 1);
        let passive = around.any(|j| words[j].head == head && words[j].relation == Relation::AuxPass);
        words[i].relation = if passive { Relation::NsubjPass } else { Relation::Nsubj };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lists_are_sorted_and_long_enough() {
        assert!(LISTS.zijn.is_sorted_by(|a, b| a.0 < b.0));
        assert!(LISTS.lexical.is_sorted_by(|a, b| a.0 < b.0));
        assert!(LISTS.zijn.len() >= 400);
        assert_eq!(zijn_verb("gaan"), Some(Use::Active));
        assert_eq!(zijn_verb("genezen"), Some(Use::MostlyActive));
        assert!(!takes_zijn("opereren"));
        assert!(is_lexical_participle("verkouden"));
        for verb in ["lemma\tuse", "form\tuse"].iter().zip([ZIJN_VERBS, LEXICAL]) {
            assert!(verb.1.starts_with(verb.0));
        }
    }
}
