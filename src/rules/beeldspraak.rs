#![doc = include_str!("beeldspraak.md")]

use super::term_list::{self, Medium, TermList};
use crate::finding::Severity;
use crate::rules::{Context, Findings, Rule};
use crate::terms::{Difficulty, Table};

/// The rule.
pub static RULE: Rule = Rule {
    id: "beeldspraak",
    severity: Severity::Warning,
    checklist: &["25"],
    vbi: &[3],
    doc: include_str!("beeldspraak.md"),
    check,
};

static LIST: TermList = TermList {
    rule: "beeldspraak",
    table: Table::Idiom,
    medium: Medium::Hint,
    may_be_explained: false,
    message: |entry, words| {
        if entry.difficulty() == Difficulty::Medium {
            (
                format!("'{words}' lijkt beeldspraak. Niet iedereen begrijpt dat."),
                format!("'{words}' may be figurative. Not everyone understands that."),
            )
        } else {
            (
                format!("'{words}' is beeldspraak. Sommige lezers denken dan aan iets anders."),
                format!("'{words}' is figurative. Some readers take it literally."),
            )
        }
    },
};

fn check(context: &Context<'_>, findings: &mut Findings) {
    term_list::report(context, findings, &LIST);
}
