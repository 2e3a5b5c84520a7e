#![doc = include_str!("afkorting.md")]

use std::collections::HashSet;

use super::term_list::{self, Medium, TermList};
use crate::document::BlockKind;
use crate::dutch::Sentence;
use crate::dutch::lexicon;
use crate::finding::{Finding, Severity};
use crate::rules::{Context, Findings, Rule};
use crate::terms::{Table, abbreviation};

/// The rule.
pub static RULE: Rule = Rule {
    id: "afkorting",
    severity: Severity::Warning,
    checklist: &["8"],
    vbi: &[3],
    doc: include_str!("afkorting.md"),
    check,
};

static LIST: TermList = TermList {
    rule: "afkorting",
    table: Table::Abbreviation,
    medium: Medium::Hint,
    may_be_explained: true,
    message: |_, words| {
        (
            format!("'{words}' is een afkorting. Niet iedere lezer kent die."),
            format!("'{words}' is an abbreviation that not every reader knows."),
        )
    },
};

fn check(context: &Context<'_>, findings: &mut Findings) {
    term_list::report(context, findings, &LIST);
    unknown(context, findings);
}

/// Zipf times ten from which capitals are a name or an abbreviation that everyone knows.
const WELL_KNOWN: u8 = 40;

/// Capitals that are in no list and are written out nowhere.
fn unknown(context: &Context<'_>, findings: &mut Findings) {
    let analysis = context.analysis;
    let candidates: Vec<usize> = analysis
        .sentences()
        .iter()
        .filter(|s| analysis.is_dutch(s) && is_running_text(context, s))
        .flat_map(Sentence::tokens)
        .filter(|&i| {
            looks_like_one(analysis.word(i)) && !context.document.is_inert(analysis.tokens()[i].span)
        })
        .filter(|&i| !beside_a_name(context, i))
        .collect();
    let written_out: HashSet<&str> = candidates
        .iter()
        .filter(|&&i| abbreviation::written_out(analysis, i, i, ""))
        .map(|&i| analysis.word(i))
        .collect();
    for i in candidates {
        let (word, span) = (analysis.word(i), analysis.tokens()[i].span);
        if written_out.contains(word) || context.terms.covers(span) {
            continue;
        }
        let message = context.say(
            format!("'{word}' lijkt een afkorting. Niet iedere lezer kent die misschien."),
            format!("'{word}' may be an abbreviation that not every reader knows."),
        );
        let advice = context.say(
            "Schrijf de eerste keer voluit wat het betekent.".to_owned(),
            "Write out what it means the first time.".to_owned(),
        );
        findings.push(Finding::new(RULE.id, Severity::Hint, span, message, advice));
    }
}

/// Whole sentences that are not all in capitals.
fn is_running_text(context: &Context<'_>, sentence: &Sentence) -> bool {
    let block = context.analysis.block_of(sentence);
    if !matches!(block.kind, BlockKind::Paragraph | BlockKind::ListItem { .. }) || !sentence.is_whole() {
        return false;
    }
    let passage = context.analysis.passage(sentence.span);
    let upper = passage.chars().filter(|c| c.is_uppercase()).count();
    let lower = passage.chars().filter(|c| c.is_lowercase()).count();
    upper * 2 < lower
}

/// Two to five capitals that are no Roman number and no well-known name.
fn looks_like_one(word: &str) -> bool {
    let length = word.chars().count();
    (2..=5).contains(&length)
        && word.chars().all(|c| c.is_ascii_uppercase())
        && !word.chars().all(|c| matches!(c, 'I' | 'V' | 'X' | 'L' | 'C'))
        && lexicon::frequency(word).is_none_or(|f| f * 10.0 < f32::from(WELL_KNOWN))
}

/// Part of a name of more words (*Amsterdam UMC*), or followed by a number or code (*HLA B27*).
fn beside_a_name(context: &Context<'_>, i: usize) -> bool {
    let sentence = context.analysis.tokens().get(i).map(|t| t.sentence);
    let named = |j: usize| {
        context.analysis.tokens().get(j).is_some_and(|t| Some(t.sentence) == sentence)
            && context.analysis.word(j).starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
    };
    let first = i.checked_sub(1).is_some_and(|before| {
        named(before)
            && context
                .analysis
                .tokens()
                .get(before)
                .is_some_and(|t| t.sentence == context.analysis.tokens()[i].sentence)
            && before as u32
                != context.analysis.sentences()[context.analysis.tokens()[i].sentence as usize].first
    });
    named(i + 1) || first
}
