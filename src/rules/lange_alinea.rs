#![doc = include_str!("lange_alinea.md")]

use crate::document::BlockKind;
use crate::finding::{Finding, Severity};
use crate::rules::{Context, Findings, Rule};

/// The rule.
pub static RULE: Rule = Rule {
    id: "lange-alinea",
    severity: Severity::Warning,
    checklist: &["17"],
    vbi: &[8],
    doc: include_str!("lange_alinea.md"),
    check,
};

fn check(context: &Context<'_>, findings: &mut Findings) {
    let analysis = context.analysis;
    let most_words = context.settings.threshold("lange-alinea.woorden");
    let most_sentences = context.settings.threshold("lange-alinea.zinnen");
    for (index, block) in context.document.blocks().iter().enumerate() {
        let judged = matches!(block.kind, BlockKind::Paragraph | BlockKind::ListItem { .. });
        if !judged || analysis.foreign_language(index).is_some() {
            continue;
        }
        let sentences = analysis.sentences_of_block(index);
        let words: u32 = sentences.iter().map(|s| s.words).sum();
        let count = sentences.len();
        let (dutch, english) = if f64::from(words) > most_words {
            (
                format!("Deze alinea heeft {words} woorden. Schrijf er hoogstens {most_words}."),
                format!("This paragraph has {words} words. Write {most_words} at most."),
            )
        } else if count as f64 > most_sentences {
            (
                format!("Deze alinea heeft {count} zinnen. Schrijf er hoogstens {most_sentences}."),
                format!("This paragraph has {count} sentences. Write {most_sentences} at most."),
            )
        } else {
            continue;
        };
        let advice = context.say(
            "Maak er twee of meer alinea's van. Zet er een kopje boven.".to_owned(),
            "Make two or more paragraphs of it, each with a heading.".to_owned(),
        );
        findings.push(Finding::new(RULE.id, RULE.severity, block.span, context.say(dutch, english), advice));
    }
}
