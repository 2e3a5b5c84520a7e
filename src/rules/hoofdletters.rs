#![doc = include_str!("hoofdletters.md")]

use crate::dutch::SentenceKind;
use crate::finding::{Finding, Severity};
use crate::rules::{Context, Findings, Rule};

/// The rule.
pub static RULE: Rule = Rule {
    id: "hoofdletters",
    severity: Severity::Warning,
    checklist: &["15"],
    vbi: &[],
    doc: include_str!("hoofdletters.md"),
    check,
};

fn check(context: &Context<'_>, findings: &mut Findings) {
    let analysis = context.analysis;
    for sentence in analysis.sentences() {
        if sentence.kind == SentenceKind::Form || !analysis.is_dutch(sentence) {
            continue;
        }
        // A comma or bracket ends a run: `RIVM, NIVEL, KNMP` are names of three bodies.
        let class = |i: usize| match analysis.lower(i) {
            "," | "(" | ")" | "/" | ";" => None,
            _ if !analysis.tokens()[i].is_word() => Some(true),
            _ => Some(is_capital(analysis.word(i))),
        };
        let tokens: Vec<usize> = sentence.tokens().collect();
        for run in tokens.chunk_by(|&a, &b| class(a) == class(b)) {
            let words: Vec<usize> = run.iter().copied().filter(|&i| analysis.tokens()[i].is_word()).collect();
            let run = &words[..];
            let (Some(&first), Some(&last)) = (run.first(), run.last()) else { continue };
            let letters = |&&i: &&usize| analysis.word(i).chars().filter(|c| c.is_alphabetic()).count() >= 4;
            // Three short ones in a row are abbreviations: `CT, MRI, PET`.
            let long = run.iter().filter(letters).count();
            if !is_capital(analysis.word(first)) || run.len() < 3 || long < 2 {
                continue;
            }
            let span = analysis.span(first, last);
            let message = context.say(
                "Hier staan hele woorden in hoofdletters. Dat leest lastig.".to_owned(),
                "Whole words stand in capitals here. That is hard to read.".to_owned(),
            );
            let advice = context.say(
                "Gebruik kleine letters. Maak iets belangrijks vet.".to_owned(),
                "Use small letters. Make important words bold.".to_owned(),
            );
            findings.push(Finding::new(RULE.id, RULE.severity, span, message, advice));
        }
    }
}

/// All its letters are capitals. Numbers are no letters, so they break nothing and make nothing.
fn is_capital(word: &str) -> bool {
    word.chars().any(char::is_uppercase) && !word.chars().any(char::is_lowercase)
}
