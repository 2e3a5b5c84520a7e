#![doc = include_str!("nadruk.md")]

use crate::document::Emphasis;
use crate::finding::{Finding, Severity};
use crate::rules::{Context, Findings, Rule};
use crate::{Format, Span};

/// The rule.
pub static RULE: Rule = Rule {
    id: "nadruk",
    severity: Severity::Hint,
    checklist: &["20"],
    vbi: &[12],
    doc: include_str!("nadruk.md"),
    check,
};

fn check(context: &Context<'_>, findings: &mut Findings) {
    let analysis = context.analysis;
    let document = context.document;
    let words: usize = analysis.sentences().iter().map(|s| s.words as usize).sum();
    let shown: Vec<Span> = document
        .emphasis()
        .iter()
        .filter(|(span, kind)| *kind != Emphasis::Underline && !in_heading(context, *span))
        .map(|(span, _)| *span)
        .collect();
    let least = context.settings.threshold("nadruk.woorden");
    let visible = document.blocks().iter().any(|b| b.kind.is_list_item() || b.quoted)
        || !document.images().is_empty()
        || !document.tables().is_empty();
    // Plain text cannot show what the layout will make of it.
    let can_show = context.document.format() != Format::Text;
    if can_show && shown.is_empty() && !visible && words as f64 >= least {
        let message = context.say(
            "Niets in deze tekst lijkt op te vallen: geen lijst, geen vette woorden, geen beeld.".to_owned(),
            "Nothing seems to stand out in this text: no list, no bold words, no image.".to_owned(),
        );
        let advice = context.say(
            "Maak het belangrijkste vet, of zet het in een lijst of kader.".to_owned(),
            "Make the main points bold, or put them in a list or box.".to_owned(),
        );
        findings.push(Finding::new(RULE.id, Severity::Hint, Span::default(), message, advice));
        return;
    }
    let inside = |s: &Span| {
        let first = analysis.token_at(s.start);
        let tokens = analysis.tokens().iter().skip(first).take_while(|t| t.span.start < s.end);
        tokens.filter(|t| t.is_word()).count()
    };
    let mut upto = 0;
    let mut emphasised = 0;
    for span in &shown {
        if span.start >= upto {
            emphasised += inside(span);
            upto = span.end;
        }
    }
    let most = context.settings.threshold("nadruk.aandeel");
    let enough = words as f64 >= context.settings.threshold("nadruk.vanaf");
    if let Some(&first) = shown.first()
        && enough
        && emphasised as f64 * 100.0 > words as f64 * most
    {
        let message = context.say(
            format!("{emphasised} van de {words} woorden zijn vet of schuin. Dan valt niets meer op."),
            format!("{emphasised} of {words} words are bold or italic. Then nothing stands out."),
        );
        let advice = context.say(
            "Maak per alinea hoogstens een paar woorden vet.".to_owned(),
            "Make a few words per paragraph bold at most.".to_owned(),
        );
        findings.push(Finding::new(RULE.id, Severity::Warning, first, message, advice));
    }
}

fn in_heading(context: &Context<'_>, span: Span) -> bool {
    let blocks = context.document.blocks();
    let i = blocks.partition_point(|b| b.span.end <= span.start);
    blocks.get(i).is_some_and(|b| b.kind.is_heading())
}
