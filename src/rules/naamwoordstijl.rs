#![doc = include_str!("naamwoordstijl.md")]

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::dutch::morphology::{Upos, VerbForm};
use crate::dutch::{Analysis, Sentence};
use crate::finding::{Finding, Severity};
use crate::rules::{Context, Findings, Rule};

/// The rule.
pub static RULE: Rule = Rule {
    id: "naamwoordstijl",
    severity: Severity::Warning,
    checklist: &["8"],
    vbi: &[3],
    doc: include_str!("naamwoordstijl.md"),
    check,
};

/// Nouns that name an action, with their verb.
static NOUNS: LazyLock<HashMap<&'static str, &'static str>> = LazyLock::new(|| {
    let rows = include_str!("../../dictionaries/nominalisations/nominalisations.tsv");
    rows.lines().skip(1).filter_map(|l| l.split_once('\t')).collect()
});

/// Infinitives that are nouns of their own.
static NO_ACTION: &str = include_str!("../../dictionaries/nominalisations/infinitives.tsv");

/// The verb of a noun that names an action (*toediening*: *toedienen*).
pub(crate) fn verb_of(noun: &str) -> Option<&'static str> {
    NOUNS.get(noun).copied()
}

fn check(context: &Context<'_>, findings: &mut Findings) {
    let analysis = context.analysis;
    for sentence in analysis.sentences().iter().filter(|s| analysis.is_prose(s)) {
        let mut upto = 0;
        for i in sentence.tokens() {
            let found = infinitive(analysis, sentence, i).or_else(|| noun(analysis, sentence, i));
            if let Some((first, last, verb)) = found
                && first >= upto
            {
                report(context, findings, first, last, &verb);
                upto = last + 1;
            }
        }
    }
}

fn report(context: &Context<'_>, findings: &mut Findings, first: usize, last: usize, verb: &str) {
    let span = context.analysis.span(first, last);
    let passage = context.analysis.passage(span);
    let message = context.say(
        format!("'{passage}' maakt van een werkwoord een ding. Dat leest zwaar."),
        format!("'{passage}' turns a verb into a thing. That reads heavily."),
    );
    let advice = context.say(
        format!("Gebruik het werkwoord '{verb}', en zeg wie het doet."),
        format!("Use the verb '{verb}', and say who does it."),
    );
    findings.push(Finding::new(RULE.id, RULE.severity, span, message, advice));
}

/// `het uitvoeren van`, `het tijdig melden van`, `het niet nakomen van`: article, infinitive, *van*.
fn infinitive(analysis: &Analysis<'_>, sentence: &Sentence, i: usize) -> Option<(usize, usize, String)> {
    if analysis.lower(i) != "het" {
        return None;
    }
    let end = sentence.end as usize;
    let apart = analysis.tokens().get(i + 1).filter(|_| i + 1 < end)?;
    let manner = analysis.lower(i + 1) == "niet"
        || matches!(apart.upos, Upos::Adv | Upos::Adj) && !analysis.lower(i + 1).ends_with('e');
    [(i + 1, true), (i + 2, manner)].into_iter().find_map(|(at, fits)| {
        let token = analysis.tokens().get(at).filter(|_| fits && at + 1 < end)?;
        let verb = analysis.lower(at);
        let form = token.feats.verb_form() == Some(VerbForm::Inf)
            || (token.upos == Upos::Noun && is_infinitive(verb));
        let action = form && analysis.lower(at + 1) == "van" && !NO_ACTION.lines().skip(1).any(|l| l == verb);
        action.then(|| (i, at + 1, verb.to_owned()))
    })
}

fn is_infinitive(word: &str) -> bool {
    use crate::dutch::lexicon::{self, class};
    lexicon::lookup(word).is_some_and(|e| e.class & class::INFINITIVE != 0 && e.class & class::NOUN_PLUR == 0)
}

/// `de toediening van`, `ter voorkoming van`, `bij verwijdering van`: the noun with *van*, or as the subject of
/// *plaatsvinden*, *gebeuren*, *geschieden*.
fn noun(analysis: &Analysis<'_>, sentence: &Sentence, i: usize) -> Option<(usize, usize, String)> {
    let verb = verb_of(analysis.lower(i))?;
    let start = sentence.first as usize;
    let before = i.checked_sub(1).filter(|&b| b >= start).map_or("", |b| analysis.lower(b));
    let introduced = matches!(
        before,
        "de" | "het"
            | "een"
            | "ter"
            | "bij"
            | "na"
            | "voor"
            | "door"
            | "tot"
            | "tijdens"
            | "wegens"
            | "deze"
            | "die"
            | "over"
    );
    let of = i + 1 < sentence.end as usize && analysis.lower(i + 1) == "van";
    if of && introduced {
        return Some((i - 1, i + 1, verb.to_owned()));
    }
    let lemma = |j: usize| matches!(analysis.lemma(j), "plaatsvinden" | "geschieden" | "plaatshebben");
    let happens = (i + 1..(sentence.end as usize).min(i + 8))
        .find(|&j| lemma(j) || (analysis.lower(j) == "plaats" && analysis.lower(j - 1) == "vindt"));
    let first = if introduced { i - 1 } else { i };
    // The verb may have its lemma with the particle, which then still follows.
    let whole = |j: usize| {
        let apart = (j + 1..(sentence.end as usize).min(j + 8)).find(|&k| analysis.lower(k) == "plaats");
        apart.unwrap_or(j)
    };
    happens.map(|j| (first, whole(j), verb.to_owned()))
}
