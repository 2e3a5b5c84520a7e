//! The one rule behind all word lists: a term of a table is reported, with what can stand in its place.

use super::{Context, Findings};
use crate::finding::{Finding, Severity};
use crate::settings::Profile;
use crate::terms::replace::{Rebuild, Replacements, replacements};
use crate::terms::{Difficulty, Entry, Part, Table, TermMatch};

/// What is special about the terms of one table.
pub(super) struct TermList {
    pub rule: &'static str,
    pub table: Table,
    /// What to do with terms that many readers know.
    pub medium: Medium,
    /// A term that the text explains is no problem.
    pub may_be_explained: bool,
    /// What is the matter: Dutch and English, for the words as they stand in the text.
    pub message: fn(&Entry<'_>, &str) -> (String, String),
}

/// What to do with terms that many readers know.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Medium {
    /// Report them in the strict profile.
    Strict,
    /// Report them as a possibility.
    Hint,
}

/// Zipf times ten from which even the strict profile knows a word of medium difficulty.
const WELL_KNOWN: u8 = 45;

/// Reports the terms of a table.
pub(super) fn report(context: &Context<'_>, findings: &mut Findings, list: &TermList) {
    for (found, entry) in context.terms.of_table(list.table) {
        let Some(severity) = severity(context, list, found, &entry) else { continue };
        if list.may_be_explained && found.explained || context.document.is_inert(found.span) {
            continue;
        }
        if list.table == Table::Medical && is_department(context, found) {
            continue;
        }
        let passage = context.analysis.passage(found.span);
        let (dutch, english) = (list.message)(&entry, &found.written(context.analysis));
        let fitting = replacements(context.analysis, found, &entry);
        // *psychologen* is the plural of both the old word and its alternative.
        if fitting.texts.iter().any(|t| t.eq_ignore_ascii_case(passage)) {
            continue;
        }
        let advice = advice(context, found, &entry, &fitting);
        let replacements = match explained_name(&entry, passage) {
            Some(name) if found.part != Part::Compound => vec![name],
            _ => fitting.texts,
        };
        findings.push(
            Finding::new(list.rule, severity, found.span, context.say(dutch, english), advice)
                .with_replacements(replacements),
        );
    }
}

/// *Afdeling Endoscopie*, *de poli cardiologie*: a name that stands on the signs, so readers need it as it is.
pub(super) fn is_department(context: &Context<'_>, found: &TermMatch) -> bool {
    const UNITS: [&str; 9] = [
        "afdeling",
        "verpleegafdeling",
        "polikliniek",
        "poli",
        "dagbehandeling",
        "centrum",
        "dienst",
        "afd.",
        "consultatiedienst",
    ];
    let analysis = context.analysis;
    let before = (found.first as usize).checked_sub(1);
    before.is_some_and(|i| UNITS.contains(&analysis.lower(i)))
}

fn severity(
    context: &Context<'_>,
    list: &TermList,
    found: &TermMatch,
    entry: &Entry<'_>,
) -> Option<Severity> {
    match (entry.difficulty(), list.medium) {
        (Difficulty::Hard, _) => Some(Severity::Warning),
        (Difficulty::Medium, Medium::Hint) => Some(Severity::Hint),
        (Difficulty::Medium, Medium::Strict) if context.settings.profile == Profile::A2 => {
            let often = crate::dutch::lexicon::lookup(context.analysis.lower(found.first as usize));
            let well_known =
                !entry.is_own() && found.first == found.last && often.is_some_and(|e| e.zipf10 >= WELL_KNOWN);
            (!well_known).then_some(Severity::Warning)
        }
        _ => None,
    }
}

/// *CAK (kantoor voor eigen bijdragen)*: readers meet the name of an organisation elsewhere too, so it stays.
fn explained_name(entry: &Entry<'_>, passage: &str) -> Option<String> {
    let organisation = entry.table() == Table::Abbreviation && entry.domain() == "organisatie";
    let plain = entry.plain().next().filter(|_| organisation)?;
    Some(format!("{passage} ({})", plain.text))
}

/// What to do: the alternatives, what changes with them, the explanation, the remark.
pub(super) fn advice(
    context: &Context<'_>,
    found: &TermMatch,
    entry: &Entry<'_>,
    fitting: &Replacements,
) -> String {
    let lang = context.settings.lang;
    let mut parts: Vec<String> = Vec::new();
    let shown: Vec<String> = entry
        .plain()
        .filter(|p| Some(p.kind) != fitting.unfit)
        .take(3)
        .map(|p| format!("'{}'", p.text))
        .collect();
    let passage = context.analysis.passage(found.span);
    if let Some(name) = explained_name(entry, passage) {
        parts.push(lang.pick(
            format!("Leg de naam de eerste keer uit: '{name}'."),
            format!("Explain the name the first time: '{name}'."),
        ));
    } else if let Some((last, rest)) = shown.split_last() {
        let or = lang.pick("of", "or");
        let list = if rest.is_empty() { last.clone() } else { format!("{} {or} {last}", rest.join(", ")) };
        parts.push(match found.part {
            Part::Compound => lang.pick(
                format!("Gebruik {list} in plaats van dit deel van het woord."),
                format!("Use {list} instead of this part of the word."),
            ),
            _ if fitting.rebuild == Rebuild::WithSentence => {
                lang.pick(format!("Maak een nieuwe zin: {list}."), format!("Make a new sentence: {list}."))
            }
            _ if fitting.rebuild == Rebuild::WithVerb => lang
                .pick(format!("Zeg het met een werkwoord: {list}."), format!("Say it with a verb: {list}.")),
            _ => lang.pick(format!("Schrijf liever {list}."), format!("Write {list} instead.")),
        });
        if let Rebuild::Behind(noun) = fitting.rebuild {
            let noun = context.analysis.word(noun);
            parts.push(lang.pick(
                format!("Zet dat achter het woord '{noun}'."),
                format!("Put that behind the word '{noun}'."),
            ));
        }
    } else if !entry.expansion().is_empty() {
        let full = entry.expansion().split('|').next().unwrap_or_default();
        parts.push(lang.pick(format!("Schrijf het voluit: '{full}'."), format!("Write it out: '{full}'.")));
    }
    if let Some((from, to)) = fitting.change.as_ref().filter(|_| explained_name(entry, passage).is_none()) {
        parts.push(lang.pick(
            format!("Let op: '{from}' verandert dan in '{to}'."),
            format!("Mind that '{from}' then becomes '{to}'."),
        ));
    }
    if let Some(verb) = fitting.verb {
        let verb = context.analysis.word(verb);
        parts.push(lang.pick(
            format!("Let op: '{verb}' wordt dan meervoud."),
            format!("Mind that '{verb}' then becomes plural."),
        ));
    }
    if !entry.explanation().is_empty() {
        let explanation = entry.explanation();
        parts.push(
            lang.pick(format!("Of leg het uit: '{explanation}'"), format!("Or explain it: '{explanation}'")),
        );
    }
    if !entry.note().is_empty() {
        let note = entry.note();
        parts.push(lang.pick(note.to_owned(), format!("Note (in Dutch): '{note}'.")));
    }
    parts.join(" ")
}
