#![doc = include_str!("vaag_kopje.md")]

use std::collections::HashMap;
use std::sync::LazyLock;

use super::word_lists::table;
use crate::finding::{Finding, Severity};
use crate::rules::{Context, Findings, Rule};

/// The rule.
pub static RULE: Rule = Rule {
    id: "vaag-kopje",
    severity: Severity::Warning,
    checklist: &["17"],
    vbi: &[9],
    doc: include_str!("vaag_kopje.md"),
    check,
};

static VAGUE: LazyLock<HashMap<String, &'static str>> =
    LazyLock::new(|| table(include_str!("../../dictionaries/headings/vague.tsv")));

fn check(context: &Context<'_>, findings: &mut Findings) {
    let text = context.document.text();
    for (index, block) in context.document.blocks().iter().enumerate() {
        // The first block is the title: `geen-doel` judges it.
        if index == 0 || !block.kind.is_heading() || context.analysis.foreign_language(index).is_some() {
            continue;
        }
        let heading = block.span.of(text);
        let Some(better) = better(heading) else { continue };
        let message = context.say(
            format!("Het kopje '{heading}' zegt niet wat de lezer hier leest."),
            format!("The heading '{heading}' does not say what the reader will read."),
        );
        let advice = context.say(
            format!("Maak er een vraag van, bijvoorbeeld: '{better}'"),
            format!("Make a question of it, such as: '{better}'"),
        );
        findings.push(Finding::new(RULE.id, RULE.severity, block.span, message, advice));
    }
}

/// A heading that says more, if this one is vague: all its parts are in the list.
fn better(heading: &str) -> Option<&'static str> {
    let plain = heading
        .trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ')' | ' '))
        .trim_end_matches([':', '.', ' '])
        .to_lowercase();
    let bare = |part: &str| {
        let part = part.trim();
        let part = part.strip_prefix("de ").or_else(|| part.strip_prefix("het ")).unwrap_or(part);
        VAGUE.get(part).copied()
    };
    if let Some(found) = bare(&plain) {
        return Some(found);
    }
    let parts: Option<Vec<&str>> =
        plain.split(" en ").flat_map(|p| p.split([',', '/', '&'])).map(bare).collect();
    parts?.first().copied()
}
