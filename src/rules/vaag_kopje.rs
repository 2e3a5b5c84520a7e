#![doc = include_str!("vaag_kopje.md")]

use std::collections::HashMap;
use std::sync::LazyLock;

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

/// A heading that says more, and how sure it is that the one at hand says nothing.
#[derive(Clone, Copy)]
struct Better {
    heading: &'static str,
    severity: Severity,
}

static VAGUE: LazyLock<HashMap<&'static str, Better>> = LazyLock::new(|| {
    let row = |line: &'static str| {
        let mut fields = line.split('\t');
        let (vague, heading) = (fields.next()?, fields.next()?);
        let severity = if fields.next() == Some("sure") { Severity::Warning } else { Severity::Hint };
        Some((vague, Better { heading, severity }))
    };
    include_str!("../../dictionaries/headings/vague.tsv").lines().skip(1).filter_map(row).collect()
});

fn check(context: &Context<'_>, findings: &mut Findings) {
    let text = context.document.text();
    for (index, block) in context.document.blocks().iter().enumerate() {
        // The first block is the title: `geen-doel` judges it.
        if index == 0 || !block.kind.is_heading() || context.analysis.foreign_language(index).is_some() {
            continue;
        }
        let heading = block.span.of(text);
        let Some(better) = better(heading) else { continue };
        let message = if better.severity == Severity::Hint {
            context.say(
                format!("Het kopje '{heading}' lijkt weinig te zeggen."),
                format!("The heading '{heading}' does not seem to say much."),
            )
        } else {
            context.say(
                format!("Het kopje '{heading}' zegt niet wat de lezer hier leest."),
                format!("The heading '{heading}' does not say what the reader will read."),
            )
        };
        let advice = context.say(
            format!("Maak er een vraag van, bijvoorbeeld: '{}'", better.heading),
            format!("Make a question of it, such as: '{}'", better.heading),
        );
        findings.push(Finding::new(RULE.id, better.severity, block.span, message, advice));
    }
}

/// A heading that says more, if this one is vague: all its parts are in the list.
fn better(heading: &str) -> Option<Better> {
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
    let parts: Option<Vec<Better>> =
        plain.split(" en ").flat_map(|p| p.split([',', '/', '&'])).map(bare).collect();
    parts?.first().copied()
}
