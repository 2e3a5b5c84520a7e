#![doc = include_str!("lange_zin.md")]

use crate::dutch::Sentence;
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
        if words <= warn || is_contact_line(context, sentence) {
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

/// `Tel. 09/555 12 34, elke werkdag van 9 tot 12 u. en van 13 tot 16 u.`: numbers to look up, and no verb.
fn is_contact_line(context: &Context<'_>, sentence: &Sentence) -> bool {
    let analysis = context.analysis;
    let numbers =
        sentence.tokens().filter(|&i| analysis.word(i).contains(|c: char| c.is_ascii_digit())).count();
    let verb = sentence.tokens().any(|i| analysis.tokens()[i].is_finite());
    !verb && numbers * 3 >= sentence.words as usize
}
