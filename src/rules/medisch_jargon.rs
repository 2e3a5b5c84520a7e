#![doc = include_str!("medisch_jargon.md")]

use super::term_list::{self, Medium, TermList};
use crate::finding::Severity;
use crate::rules::{Context, Findings, Rule};
use crate::terms::Table;

/// The rule.
pub static RULE: Rule = Rule {
    id: "medisch-jargon",
    severity: Severity::Warning,
    checklist: &["12"],
    vbi: &[4],
    doc: include_str!("medisch_jargon.md"),
    check,
};

static LIST: TermList = TermList {
    rule: "medisch-jargon",
    table: Table::Medical,
    medium: Medium::Strict,
    may_be_explained: true,
    message: |entry, words| {
        if entry.is_own() {
            (
                format!("'{words}' staat in uw eigen woordenlijst."),
                format!("'{words}' is in your own list of terms."),
            )
        } else if entry.domain() == "organisatie" {
            (
                format!("'{words}' is een woord uit de zorg. Veel lezers kennen het niet."),
                format!("'{words}' is a word of professionals in care that many readers do not know."),
            )
        } else {
            (
                format!("'{words}' is een medisch woord. Veel lezers kennen het niet."),
                format!("'{words}' is a medical word that many readers do not know."),
            )
        }
    },
};

fn check(context: &Context<'_>, findings: &mut Findings) {
    term_list::report(context, findings, &LIST);
}
