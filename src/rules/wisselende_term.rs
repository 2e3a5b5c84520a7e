#![doc = include_str!("wisselende_term.md")]

use std::collections::BTreeMap;

use super::term_list::is_department;
use crate::finding::{Finding, Severity};
use crate::rules::{Context, Findings, Rule};
use crate::terms::{Entry, Part, Pos, Table, TermMatch};

/// The rule.
pub static RULE: Rule = Rule {
    id: "wisselende-term",
    severity: Severity::Warning,
    checklist: &["26"],
    vbi: &[],
    doc: include_str!("wisselende_term.md"),
    check,
};

fn check(context: &Context<'_>, findings: &mut Findings) {
    let mut concepts: BTreeMap<&str, Vec<(&TermMatch, Entry<'_>)>> = BTreeMap::new();
    for (found, entry) in context.terms.of_table(Table::Medical) {
        let noun = matches!(entry.pos(), Pos::Noun | Pos::Any);
        let compared = found.part != Part::Compound && !is_department(context, found);
        if noun && !entry.concept().is_empty() && compared {
            concepts.entry(entry.concept()).or_default().push((found, entry));
        }
    }
    for uses in concepts.values() {
        // Where a term is explained, both words stand side by side on purpose.
        let free: Vec<_> = uses.iter().filter(|(found, _)| !beside_its_explanation(uses, found)).collect();
        let Some((_, first)) = free.first() else { continue };
        let other =
            free.iter().find(|(_, entry)| entry.id() != first.id() && !alike(entry.term(), first.term()));
        let Some((found, entry)) = other else { continue };
        let passage = context.analysis.passage(found.span);
        let (term, one) = (entry.term(), first.term());
        // The spelling of the text, which may be another than that of the list.
        let term = if found.part == Part::Spelling { passage } else { term };
        let message = context.say(
            format!("'{passage}' en '{one}' betekenen hetzelfde. Dat kan verwarren."),
            format!("'{passage}' and '{one}' mean the same. That may confuse readers."),
        );
        let advice = context.say(
            format!("Kies één van de twee: '{one}' of '{term}'. Gebruik dat woord overal."),
            format!("Choose '{one}' or '{term}', and use that word everywhere."),
        );
        findings.push(Finding::new(RULE.id, Severity::Warning, found.span, message, advice));
    }
}

/// Whether a term of the same concept is explained in this sentence or the one before.
fn beside_its_explanation(uses: &[(&TermMatch, Entry<'_>)], found: &TermMatch) -> bool {
    uses.iter().any(|(other, _)| {
        (other.explained_here || other.sentence == found.sentence && other.entry != found.entry)
            && (other.sentence == found.sentence || other.sentence + 1 == found.sentence)
    })
}

/// Whether one term is part of the other, however it is joined: *diabetes* and *diabetes type 2*, *eerste lijn* and
/// *eerstelijnszorg*.
fn alike(a: &str, b: &str) -> bool {
    let letters = |s: &str| -> String {
        s.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
    };
    let (a, b) = (letters(a), letters(b));
    a.contains(&b) || b.contains(&a)
}
