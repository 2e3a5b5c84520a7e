#![doc = include_str!("lange_zin.md")]

use crate::finding::{Finding, Severity};
use crate::rules::{Context, Findings, Rule};

/// The rule.
pub static RULE: Rule = Rule {
    id: "lange-zin",
    severity: Severity::Warning,
    checklist: &["8"],
    vbi: &[3],
    doc: include_str!("lange_zin.md"),
    check,
};

fn check(context: &Context<'_>, findings: &mut Findings) {
    let warn = context.settings.threshold("lange-zin.waarschuwing");
    let grave = context.settings.threshold("lange-zin.fout");
    for sentence in context.analysis.prose() {
        let words = f64::from(sentence.words);
        if words <= warn {
            continue;
        }
        let severity = if words > grave { Severity::Error } else { Severity::Warning };
        let message = context.say(
            format!("Deze zin heeft {words} woorden. Schrijf er hoogstens {warn}."),
            format!("This sentence has {words} words. Write {warn} at most."),
        );
        let advice = context.say(
            "Maak er twee of drie zinnen van. Zet in elke zin één boodschap.".to_owned(),
            "Make two or three sentences of it, with one message each.".to_owned(),
        );
        findings.push(Finding::new(RULE.id, severity, sentence.span, message, advice));
    }
}
