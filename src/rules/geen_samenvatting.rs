#![doc = include_str!("geen_samenvatting.md")]

use std::collections::HashMap;
use std::sync::LazyLock;

use super::word_lists::table;
use crate::Span;
use crate::document::{Block, BlockKind};
use crate::finding::{Finding, Severity};
use crate::rules::{Context, Findings, Rule};

/// The rule.
pub static RULE: Rule = Rule {
    id: "geen-samenvatting",
    severity: Severity::Hint,
    checklist: &["29"],
    vbi: &[11],
    doc: include_str!("geen_samenvatting.md"),
    check,
};

static SUMMARIES: LazyLock<HashMap<String, &'static str>> =
    LazyLock::new(|| table(include_str!("../../dictionaries/headings/summaries.tsv")));

fn check(context: &Context<'_>, findings: &mut Findings) {
    let analysis = context.analysis;
    let words: u32 = analysis.sentences().iter().filter(|s| analysis.is_dutch(s)).map(|s| s.words).sum();
    let words = f64::from(words);
    let prose = |b: &&Block| matches!(b.kind, BlockKind::Paragraph | BlockKind::ListItem { .. });
    let paragraphs = context.document.blocks().iter().filter(prose).count();
    // The VBI asks no summary of very short texts: two paragraphs at most, and not over a page.
    let one_page = words < context.settings.threshold("geen-samenvatting.woorden");
    let short = words < context.settings.threshold("geen-samenvatting.kort") || (one_page && paragraphs <= 2);
    if short || has_summary(context) || is_letter_or_form(context) || is_questions(context) {
        return;
    }
    let message = context.say(
        "Deze tekst lijkt geen samenvatting te hebben.".to_owned(),
        "This text does not seem to have a summary.".to_owned(),
    );
    let advice = context.say(
        "Zet bovenaan 'In het kort' met de 3 belangrijkste punten.".to_owned(),
        "Put 'In het kort' at the top, with the 3 main points.".to_owned(),
    );
    findings.push(Finding::new(RULE.id, RULE.severity, Span::default(), message, advice));
}

/// A letter says the main thing at once, and nobody sums up a form.
fn is_letter_or_form(context: &Context<'_>) -> bool {
    const GREETINGS: [&str; 4] = ["geachte ", "beste ", "hallo ", "dag "];
    let text = context.document.text();
    let blocks = context.document.blocks();
    let greets = |b: &Block| {
        let start: String = b.span.of(text).chars().take(10).flat_map(char::to_lowercase).collect();
        b.span.len() < 80 && GREETINGS.iter().any(|g| start.starts_with(g))
    };
    let fields = blocks.iter().filter(|b| matches!(b.kind, BlockKind::Answer | BlockKind::Label)).count();
    blocks.iter().take(12).any(greets) || fields * 3 >= blocks.len()
}

/// Questions with their answers, which readers pick from: there is nothing to sum up.
fn is_questions(context: &Context<'_>) -> bool {
    const MANY: usize = 5;
    let text = context.document.text();
    let headings: Vec<&Block> =
        context.document.blocks().iter().skip(1).filter(|b| b.kind.is_heading()).collect();
    // *Ik ben bang voor naalden. Wat nu?*
    let questions = headings.iter().filter(|b| b.span.of(text).contains('?')).count();
    questions >= MANY && questions * 10 >= headings.len() * 9
}

/// A heading or first words that announce a summary, or a list of points right under the title.
fn has_summary(context: &Context<'_>) -> bool {
    let blocks = context.document.blocks();
    let text = context.document.text();
    let announced = blocks.iter().any(|b| announces(b.span.of(text), b.kind.is_heading()));
    let body = blocks.iter().skip(1).take_while(|b| !b.kind.is_heading());
    let sectioned = blocks.iter().skip(1).any(|b| b.kind.is_heading());
    let points = body.filter(|b| matches!(b.kind, BlockKind::ListItem { .. })).count();
    announced || (sectioned && points >= 2)
}

/// `In het kort`, `Samenvatting: ...`: the passage starts with words that announce a summary.
fn announces(passage: &str, heading: bool) -> bool {
    let start: String = passage.chars().take(40).flat_map(char::to_lowercase).collect();
    let start = start.replace('’', "'");
    SUMMARIES.keys().any(|s| {
        start.strip_prefix(s.as_str()).is_some_and(|rest| {
            // `Kort na de operatie` is no summary.
            let ends = !rest.starts_with(char::is_alphanumeric) && (s != "kort" || !rest.starts_with(' '));
            ends && (heading || rest.starts_with([':', '.', '\n']) || rest.is_empty())
        })
    })
}
