#![doc = include_str!("inclusief_taalgebruik.md")]

use std::collections::HashSet;
use std::sync::LazyLock;

use crate::dutch::lexicon;
use crate::dutch::morphology::{Number, Upos};
use crate::dutch::relation::Relation;
use crate::dutch::{Analysis, Sentence};
use crate::finding::{Finding, Severity};
use crate::rules::{Context, Findings, Rule};
use crate::terms::replace::replacements;
use crate::terms::{Entry, Table};

/// The rule.
pub static RULE: Rule = Rule {
    id: "inclusief-taalgebruik",
    severity: Severity::Hint,
    checklist: &["23"],
    vbi: &[],
    doc: include_str!("inclusief_taalgebruik.md"),
    check,
};

fn check(context: &Context<'_>, findings: &mut Findings) {
    let to_one = is_letter_to_one(context);
    for (found, entry) in context.terms.of_table(Table::Inclusive) {
        if context.document.is_inert(found.span) || to_one && entry.kind() == "aanname" {
            continue;
        }
        let passage = context.analysis.passage(found.span);
        let message = context.say(
            format!("'{passage}': {}", reason(&entry)),
            format!("'{passage}' may exclude or hurt some readers."),
        );
        let fitting = replacements(context.analysis, found, &entry);
        // *psychologen* is the plural of both the old word and its alternative.
        if fitting.texts.iter().any(|t| t.eq_ignore_ascii_case(passage)) {
            continue;
        }
        findings.push(
            Finding::new(RULE.id, Severity::Hint, found.span, message, advice(context, &entry))
                .with_replacements(fitting.texts),
        );
    }
    for sentence in context.analysis.sentences() {
        if context.analysis.is_dutch(sentence) {
            generic_he(context, sentence, findings);
        }
    }
}

/// *Geachte mevrouw Jansen*: a letter to somebody of whom the writer knows the sex and the partner.
fn is_letter_to_one(context: &Context<'_>) -> bool {
    let text = context.document.text();
    context.document.blocks().iter().take(15).any(|block| {
        let words: Vec<&str> = block.span.of(text).split_whitespace().take(4).collect();
        matches!(
            words[..],
            ["Geachte" | "Beste", "mevrouw" | "heer" | "meneer", name, ..] if name.starts_with(char::is_uppercase)
        )
    })
}

fn reason<'t>(entry: &Entry<'t>) -> &'t str {
    if entry.reason().is_empty() {
        "Sommige lezers voelen zich hier misschien niet door aangesproken."
    } else {
        entry.reason()
    }
}

fn advice(context: &Context<'_>, entry: &Entry<'_>) -> String {
    let plain: Vec<String> = entry.plain().take(3).map(|p| format!("'{}'", p.text)).collect();
    let list = plain.join(context.settings.lang.pick(" of ", " or "));
    let mut advice = if plain.is_empty() {
        String::new()
    } else {
        context.say(format!("U kunt ook {list} schrijven."), format!("You can also write {list}."))
    };
    if !entry.source().is_empty() {
        let source = entry.source().trim_end_matches('.');
        advice += &context.say(format!(" Bron: {source}."), format!(" Source: {source}."));
    }
    advice.trim().to_owned()
}

/// Ends of words for somebody in a role, whatever sex.
static ROLES: LazyLock<Vec<&'static str>> = LazyLock::new(|| {
    include_str!("../../dictionaries/roles/roles.tsv").lines().skip(1).filter(|l| !l.is_empty()).collect()
});

/// Words for a person of known sex, and others that a pronoun may stand for.
const PERSONS: [&str; 52] = [
    "man",
    "vrouw",
    "jongen",
    "meisje",
    "vader",
    "moeder",
    "opa",
    "oma",
    "zoon",
    "dochter",
    "broer",
    "zus",
    "oom",
    "tante",
    "neef",
    "nicht",
    "echtgenoot",
    "echtgenote",
    "vriend",
    "vriendin",
    "meneer",
    "mevrouw",
    "heer",
    "dame",
    "kind",
    "baby",
    "kleinkind",
    "peuter",
    "kleuter",
    "zusje",
    "broertje",
    "dochtertje",
    "zoontje",
    "zwager",
    "schoonzus",
    "schoonmoeder",
    "schoonvader",
    "tweelingzus",
    "tweelingbroer",
    "stiefvader",
    "stiefmoeder",
    "kleinzoon",
    "kleindochter",
    "jongetje",
    "mama",
    "papa",
    "weduwe",
    "weduwnaar",
    "hond",
    "kat",
    "dier",
    "poes",
];

/// A role in the singular, then *hij*, *zij*, *zijn* or *haar* for it: *De arts zegt wanneer hij u wil zien.*
fn generic_he(context: &Context<'_>, sentence: &Sentence, findings: &mut Findings) {
    let analysis = context.analysis;
    let tokens = sentence.tokens();
    let Some(role) = tokens.clone().find(|&i| is_generic_role(analysis, sentence, i)) else { return };
    if tokens.clone().any(|i| i != role && other_person(analysis, sentence, i)) {
        return;
    }
    let Some(pronoun) = (role + 1..tokens.end).find(|&i| refers(analysis, sentence, role, i)) else { return };
    let (who, word) = (analysis.word(role), analysis.lower(pronoun));
    let message = context.say(
        format!("'{who}' en '{word}': dit lijkt over één geslacht te gaan. Het kan ook iemand anders zijn."),
        format!("'{who}' and '{word}': this seems to assume a sex."),
    );
    let advice = context.say(
        "Spreek de lezer aan met u. Of gebruik het meervoud.".to_owned(),
        "Address the reader, or use the plural.".to_owned(),
    );
    findings.push(Finding::new(RULE.id, Severity::Hint, analysis.span(pronoun, pronoun), message, advice));
}

/// The noun of a role with *de*, *een*, *elke*, *iedere* or *uw* before it.
fn is_generic_role(analysis: &Analysis<'_>, sentence: &Sentence, i: usize) -> bool {
    let word = analysis.lower(i);
    let role =
        ROLES.iter().any(|r| word.strip_suffix(r).is_some_and(|start| start.is_empty() || start.len() >= 3));
    let token = &analysis.tokens()[i];
    if !role || token.feats.number() == Some(Number::Plur) {
        return false;
    }
    let first = sentence.first as usize;
    let mut before = i;
    while before > first {
        before -= 1;
        match analysis.lower(before) {
            "de" | "een" | "elke" | "iedere" | "uw" | "deze" | "onze" => return true,
            _ if analysis.tokens()[before].upos == Upos::Adj => {}
            _ => return false,
        }
    }
    false
}

fn other_person(analysis: &Analysis<'_>, sentence: &Sentence, i: usize) -> bool {
    let word = analysis.lower(i);
    let person = PERSONS.iter().any(|p| word == *p || word.strip_suffix('s') == Some(p));
    let name = analysis.tokens()[i].upos == Upos::Propn
        && i != sentence.first as usize
        && analysis.word(i).starts_with(char::is_uppercase)
        && lexicon::lookup(word).is_some_and(|e| e.class & lexicon::class::NAME != 0);
    person || name
}

/// Whether a token is a pronoun that can stand for the role only.
fn refers(analysis: &Analysis<'_>, sentence: &Sentence, role: usize, i: usize) -> bool {
    static POINTERS: LazyLock<HashSet<&'static str>> =
        LazyLock::new(|| HashSet::from(["hij", "zij", "ze", "hem", "zijn", "haar", "hijzelf", "zijzelf"]));
    let word = analysis.lower(i);
    if !POINTERS.contains(word) {
        return false;
    }
    // *hij of zij*: both.
    let both = |a: usize, b: usize| analysis.lower(a) == "of" && POINTERS.contains(analysis.lower(b));
    if both(i + 1, i + 2) || i > 1 && both(i - 1, i - 2) {
        return false;
    }
    let token = &analysis.tokens()[i];
    let next = (i + 1 < sentence.end as usize).then(|| &analysis.tokens()[i + 1]);
    match word {
        "zijn" | "haar" => {
            let possessive = matches!(token.upos, Upos::Pron | Upos::Det);
            possessive && next.is_some_and(|t| matches!(t.upos, Upos::Noun | Upos::Adj | Upos::Num | Upos::X))
        }
        // *Zij* and *ze* are singular with a singular verb only.
        "zij" | "ze" => {
            let verb = sentence
                .tokens()
                .filter(|&j| analysis.tokens()[j].is_finite())
                .min_by_key(|&j| j.abs_diff(i));
            let subject = token.relation.base() == Relation::Nsubj;
            // *dan kan de verpleegkundige ze verwijderen*: within one clause it is something else.
            let apart = (role + 1..i).any(|j| {
                let between = &analysis.tokens()[j];
                between.is_finite() || matches!(between.upos, Upos::Sconj | Upos::Cconj | Upos::Punct)
            });
            subject
                && apart
                && verb.is_some_and(|j| analysis.tokens()[j].feats.number() == Some(Number::Sing))
        }
        // *Hij* may be a thing: then there is another noun between that is no part of a prepositional phrase.
        _ => !(role + 1..i).any(|j| {
            let t = &analysis.tokens()[j];
            t.upos == Upos::Noun && t.feats.number() != Some(Number::Plur) && is_subject_like(t.relation)
        }),
    }
}

const fn is_subject_like(relation: Relation) -> bool {
    matches!(relation, Relation::Nsubj | Relation::NsubjPass | Relation::Obj)
}
