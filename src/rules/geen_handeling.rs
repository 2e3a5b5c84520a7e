#![doc = include_str!("geen_handeling.md")]

use super::reader::{asking, deed};
use crate::Span;
use crate::finding::{Finding, Severity};
use crate::rules::{Context, Findings, Rule};

/// The rule.
pub static RULE: Rule = Rule {
    id: "geen-handeling",
    severity: Severity::Warning,
    checklist: &["24"],
    vbi: &[20, 21, 22],
    doc: include_str!("geen_handeling.md"),
    check,
};

fn check(context: &Context<'_>, findings: &mut Findings) {
    let analysis = context.analysis;
    let words: u32 = analysis.sentences().iter().filter(|s| analysis.is_dutch(s)).map(|s| s.words).sum();
    let least = context.settings.threshold("geen-handeling.woorden");
    if f64::from(words) < least || asking(analysis).any(|s| deed(analysis, s).is_some()) {
        return;
    }
    let message = context.say(
        "De tekst zegt niet wat de lezer kan doen.".to_owned(),
        "The text does not say what the reader can do.".to_owned(),
    );
    let advice = context.say(
        "Zeg wat de lezer doet. Bijvoorbeeld: 'Bel ons als u koorts krijgt.'".to_owned(),
        "Say what the reader does, for example: 'Bel ons als u koorts krijgt.'".to_owned(),
    );
    findings.push(Finding::new(RULE.id, RULE.severity, Span::default(), message, advice));
}
