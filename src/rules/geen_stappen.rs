#![doc = include_str!("geen_stappen.md")]

use super::reader::{Deed, deed};
use crate::document::BlockKind;
use crate::dutch::Sentence;
use crate::finding::{Finding, Severity};
use crate::rules::{Context, Findings, Rule};

/// The rule.
pub static RULE: Rule = Rule {
    id: "geen-stappen",
    severity: Severity::Warning,
    checklist: &["24"],
    vbi: &[22],
    doc: include_str!("geen_stappen.md"),
    check,
};

fn check(context: &Context<'_>, findings: &mut Findings) {
    let analysis = context.analysis;
    let least = context.settings.threshold("geen-stappen.handelingen");
    for (index, block) in context.document.blocks().iter().enumerate() {
        if block.kind != BlockKind::Paragraph || block.quoted || analysis.foreign_language(index).is_some() {
            continue;
        }
        let sentences = analysis.sentences_of_block(index);
        let is_step = |s: &Sentence| deed(analysis, s) == Some(Deed::Step);
        for run in sentences.chunk_by(|a, b| is_step(a) == is_step(b)) {
            if let [first, .., last] = run
                && run.len() as f64 >= least
                && is_step(first)
            {
                report(context, findings, first, last, run.len());
            }
        }
    }
}

fn report(context: &Context<'_>, findings: &mut Findings, first: &Sentence, last: &Sentence, count: usize) {
    let message = context.say(
        format!("Hier staan {count} dingen om te doen achter elkaar in de tekst."),
        format!("Here are {count} things to do, one after another in running text."),
    );
    let advice = context.say(
        "Maak er een lijst met stappen van: 1, 2, 3.".to_owned(),
        "Make a list of steps: 1, 2, 3.".to_owned(),
    );
    findings.push(Finding::new(RULE.id, RULE.severity, first.span.join(last.span), message, advice));
}
