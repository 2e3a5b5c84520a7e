#![doc = include_str!("geen_kopjes.md")]

use crate::Span;
use crate::document::BlockKind;
use crate::finding::{Finding, Severity};
use crate::rules::{Context, Findings, Rule};

/// The rule.
pub static RULE: Rule = Rule {
    id: "geen-kopjes",
    severity: Severity::Warning,
    checklist: &["17"],
    vbi: &[9],
    doc: include_str!("geen_kopjes.md"),
    check,
};

fn check(context: &Context<'_>, findings: &mut Findings) {
    let analysis = context.analysis;
    let most = context.settings.threshold("geen-kopjes.woorden");
    let title = context.document.blocks().first().is_some_and(|b| b.kind.is_heading());
    let mut headings = 0;
    let mut stretch = Stretch::default();
    let mut stretches = Vec::new();
    for (index, block) in context.document.blocks().iter().enumerate() {
        if block.kind.is_heading() {
            headings += 1;
            stretches.push(std::mem::take(&mut stretch));
        } else if block.kind.is_prose() && analysis.foreign_language(index).is_none() {
            stretch.words += analysis.sentences_of_block(index).iter().map(|s| s.words).sum::<u32>();
            stretch.first = stretch.first.or(Some((block.kind, block.span)));
            stretch.paragraphs += usize::from(block.kind == BlockKind::Paragraph);
        }
    }
    stretches.push(stretch);
    let none = headings == usize::from(title);
    for stretch in stretches.iter().filter(|s| f64::from(s.words) > most && s.paragraphs > 0) {
        let Some((_, span)) = stretch.first else { continue };
        report(context, findings, stretch.words, none, first_sentence(context, span));
    }
}

/// The text between two headings.
#[derive(Default)]
struct Stretch {
    words: u32,
    paragraphs: usize,
    first: Option<(BlockKind, Span)>,
}

/// Where the text without headings starts: its first sentence.
fn first_sentence(context: &Context<'_>, block: Span) -> Span {
    let at = context.analysis.token_at(block.start);
    let token = context.analysis.tokens().get(at);
    let sentence = token.and_then(|t| context.analysis.sentences().get(t.sentence as usize));
    sentence.map_or(block, |s| s.span)
}

fn report(context: &Context<'_>, findings: &mut Findings, words: u32, none: bool, span: Span) {
    let (severity, message) = if none {
        let dutch = format!("Deze tekst heeft {words} woorden en geen kopjes.");
        (Severity::Warning, context.say(dutch, format!("This text has {words} words and no headings.")))
    } else {
        let dutch = format!("Hier komen {words} woorden zonder kopje. Dat lijkt veel.");
        (
            Severity::Hint,
            context.say(dutch, format!("{words} words without a heading follow. That seems a lot.")),
        )
    };
    let advice = context.say(
        "Zet boven elk onderwerp een kopje. Een vraag werkt goed.".to_owned(),
        "Put a heading above each subject. A question works well.".to_owned(),
    );
    findings.push(Finding::new(RULE.id, severity, span, message, advice));
}
