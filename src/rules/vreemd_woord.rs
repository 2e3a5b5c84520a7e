#![doc = include_str!("vreemd_woord.md")]

use super::term_list::{self, Medium, TermList};
use crate::finding::Severity;
use crate::rules::{Context, Findings, Rule};
use crate::terms::Table;

/// The rule.
pub static RULE: Rule = Rule {
    id: "vreemd-woord",
    severity: Severity::Warning,
    checklist: &["13"],
    vbi: &[3],
    doc: include_str!("vreemd_woord.md"),
    check,
};

static LIST: TermList = TermList {
    rule: "vreemd-woord",
    table: Table::Foreign,
    medium: Medium::Strict,
    may_be_explained: true,
    message: |entry, words| {
        let (dutch, english) = match entry.language() {
            "en" => ("Engels", "English"),
            "la" => ("Latijn", "Latin"),
            "fr" => ("Frans", "French"),
            "de" => ("Duits", "German"),
            _ => ("een vreemde taal", "a foreign language"),
        };
        (
            format!("'{words}' komt uit het {dutch}. Niet iedere lezer kent dit.").replace("het een", "een"),
            format!("'{words}' is {english}. Not every reader knows it."),
        )
    },
};

fn check(context: &Context<'_>, findings: &mut Findings) {
    term_list::report(context, findings, &LIST);
}
