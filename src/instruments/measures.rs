//! The measures that an item of an instrument can rest on.

use super::answer::Evidence;
use super::item::Item;
use crate::document::BlockKind;
use crate::metrics::sentences_with;

type Measure = fn(&Evidence<'_>, &Item) -> Option<f64>;

/// Name and function of every measure, sorted.
const MEASURES: &[(&str, Measure)] = &[
    ("difficult_word_share", |e, _| e.metrics.difficult_word_share),
    ("findings", |e, i| Some(own(e, i) as f64)),
    ("findings_per_100_words", |e, i| per(own(e, i) as f64 * 100.0, e.metrics.words)),
    ("headings_per_100_words", |e, _| per(e.metrics.headings as f64 * 100.0, e.metrics.words)),
    ("images", |e, _| Some(e.analysis.document().images().len() as f64)),
    ("mean_sentence_words", |e, _| e.metrics.mean_sentence_words),
    ("not_hint_findings", |e, i| Some(sure(e, i) as f64)),
    ("not_hint_findings_per_100_words", |e, i| per(sure(e, i) as f64 * 100.0, e.metrics.words)),
    ("passive_sentence_share", |e, _| e.metrics.passive_sentence_share),
    ("sentence_share", |e, i| {
        let most = i.rules.iter().map(|r| sentences_with(e.analysis, e.findings, r)).max()?;
        per(most as f64, e.metrics.sentences)
    }),
    ("share_of_findings_per_heading", |e, i| per(own(e, i) as f64, e.metrics.headings)),
    ("visual_cues", |e, _| Some(visual_cues(e) as f64)),
];

pub(super) fn exists(name: &str) -> bool {
    MEASURES.iter().any(|(n, _)| *n == name)
}

pub(super) fn measure(name: &str, evidence: &Evidence<'_>, item: &Item) -> Option<f64> {
    MEASURES.iter().find(|(n, _)| *n == name).and_then(|(_, measure)| measure(evidence, item))
}

/// Findings of the item's rules.
fn own(evidence: &Evidence<'_>, item: &Item) -> usize {
    evidence.findings.iter().filter(|f| item.rules.iter().any(|r| r == f.rule)).count()
}

/// Findings of the item's rules that are more than a hint.
fn sure(evidence: &Evidence<'_>, item: &Item) -> usize {
    let hint = crate::Severity::Hint;
    evidence.findings.iter().filter(|f| f.severity > hint && item.rules.iter().any(|r| r == f.rule)).count()
}

fn per(count: f64, of: usize) -> Option<f64> {
    (of > 0).then(|| count / of as f64)
}

/// Lists, emphasis and images: what draws the eye to key points.
fn visual_cues(evidence: &Evidence<'_>) -> usize {
    let document = evidence.analysis.document();
    let items = document.blocks().iter().filter(|b| matches!(b.kind, BlockKind::ListItem { .. })).count();
    items + document.emphasis().len() + document.images().len()
}

#[cfg(test)]
mod tests {
    #[test]
    fn names_are_sorted() {
        assert!(super::MEASURES.is_sorted_by_key(|(name, _)| *name));
    }
}
