#![doc = include_str!("bijschrift.md")]

use crate::document::{BlockKind, Emphasis, Image};
use crate::finding::{Finding, Severity};
use crate::rules::{Context, Findings, Rule};

/// The rule.
pub static RULE: Rule = Rule {
    id: "bijschrift",
    severity: Severity::Hint,
    checklist: &["B11"],
    vbi: &[17],
    doc: include_str!("bijschrift.md"),
    check,
};

fn check(context: &Context<'_>, findings: &mut Findings) {
    for image in context.document.images() {
        if !image.caption.trim().is_empty() || has_caption(context, image) {
            continue;
        }
        let name = image.target.rsplit('/').next().unwrap_or("");
        let message = context.say(
            format!("Onder het plaatje '{name}' lijkt geen bijschrift te staan."),
            format!("The image '{name}' does not seem to have a caption."),
        );
        let advice = context.say(
            "Zet er een korte zin onder die zegt wat de lezer ziet.".to_owned(),
            "Put a short sentence below it that says what the reader sees.".to_owned(),
        );
        findings.push(Finding::new(RULE.id, RULE.severity, image.span, message, advice));
    }
}

/// The block after the image is its caption: marked as such, wholly slanted or bold, or it starts like one.
fn has_caption(context: &Context<'_>, image: &Image) -> bool {
    const STARTS: [&str; 8] =
        ["figuur", "afbeelding", "foto", "plaatje", "tekening", "beeld", "op de foto", "op het plaatje"];
    let document = context.document;
    let i = document.blocks().partition_point(|b| b.span.start < image.span.start);
    let Some(block) = document.blocks().get(i) else { return false };
    if block.kind == BlockKind::Caption {
        return true;
    }
    let passage = block.span.of(document.text());
    let lower = passage.to_lowercase();
    let words = passage.split_whitespace().count();
    let from = document.emphasis().partition_point(|(span, _)| span.start < image.span.start);
    let marked = document.emphasis().iter().skip(from).take(2).any(|(span, kind)| {
        *kind != Emphasis::Underline
            && span.start <= block.span.start
            && span.end as usize + 2 >= block.span.end as usize
    });
    block.kind == BlockKind::Paragraph
        && words <= 30
        && (marked || STARTS.iter().any(|s| lower.starts_with(s)))
}
