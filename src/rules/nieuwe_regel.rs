#![doc = include_str!("nieuwe_regel.md")]

use crate::Profile;
use crate::document::BlockKind;
use crate::dutch::Sentence;
use crate::finding::{Finding, Severity};
use crate::rules::{Context, Findings, Rule};

/// The rule.
pub static RULE: Rule = Rule {
    id: "nieuwe-regel",
    severity: Severity::Hint,
    checklist: &["19"],
    vbi: &[],
    doc: include_str!("nieuwe_regel.md"),
    check,
};

/// So large a share of the sentences may stand on the line of the one before.
const SHARE: f64 = 0.2;

fn check(context: &Context<'_>, findings: &mut Findings) {
    if context.settings.profile != Profile::A2 {
        return;
    }
    let analysis = context.analysis;
    let mut starts = 0_usize;
    let mut joined: Vec<&Sentence> = Vec::new();
    for (index, block) in context.document.blocks().iter().enumerate() {
        if block.kind != BlockKind::Paragraph || analysis.foreign_language(index).is_some() {
            continue;
        }
        for pair in analysis.sentences_of_block(index).windows(2) {
            let [before, sentence] = pair else { continue };
            starts += 1;
            if !has_break(context.document.line_breaks(), before.span.end, sentence.span.start) {
                joined.push(sentence);
            }
        }
    }
    let Some(first) = joined.first() else { return };
    if joined.len() as f64 <= starts as f64 * SHARE {
        return;
    }
    let count = joined.len();
    let message = if count == 1 {
        context.say(
            "Deze zin lijkt niet te beginnen op een nieuwe regel.".to_owned(),
            "This sentence does not seem to start on a new line.".to_owned(),
        )
    } else {
        context.say(
            format!(
                "In deze tekst lijken {count} zinnen niet te beginnen op een nieuwe regel. Dit is de eerste."
            ),
            format!("In this text {count} sentences do not seem to start on a new line. This is the first."),
        )
    };
    let advice = context.say(
        "Begin elke zin op een nieuwe regel.".to_owned(),
        "Start every sentence on a new line.".to_owned(),
    );
    findings.push(Finding::new(RULE.id, RULE.severity, first.span, message, advice));
}

fn has_break(breaks: &[u32], after: u32, before: u32) -> bool {
    let i = breaks.partition_point(|&b| b < after);
    breaks.get(i).is_some_and(|&b| b <= before)
}
