#![doc = include_str!("moeilijk_woord.md")]

use super::term_list::{self, Medium, TermList};
use crate::finding::Severity;
use crate::rules::{Context, Findings, Rule};
use crate::terms::Table;

/// The rule.
pub static RULE: Rule = Rule {
    id: "moeilijk-woord",
    severity: Severity::Warning,
    checklist: &["8"],
    vbi: &[3],
    doc: include_str!("moeilijk_woord.md"),
    check,
};

static LIST: TermList = TermList {
    rule: "moeilijk-woord",
    table: Table::Formal,
    medium: Medium::Strict,
    may_be_explained: false,
    message: |_, words| {
        (
            format!("'{words}' is een moeilijk woord. Er is een gewoner woord voor."),
            format!("'{words}' is a difficult word. There is a more common one."),
        )
    },
};

fn check(context: &Context<'_>, findings: &mut Findings) {
    term_list::report(context, findings, &LIST);
}
