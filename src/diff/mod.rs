//! Two versions of one document: what became better, what became worse, sentence by sentence.
//!
//! ```
//! use helder::{Checker, Document, diff};
//!
//! let old = Document::from_text("folder.txt", "De wond dient te worden verzorgd. U komt om 9 uur.");
//! let new = Document::from_text("folder.txt", "Verzorg de wond. U komt om 9 uur.");
//! let diff = diff::compare(&Checker::default(), &old, &new);
//! assert_eq!(diff.sentences.iter().filter(|s| s.is_same()).count(), 1);
//! ```

mod align;
mod html;
mod json;

pub use align::{Piece, SentenceChange};
pub use html::to_html;
pub use json::to_json;

use crate::checker::Checker;
use crate::document::Document;
use crate::dutch::Analysis;
use crate::instruments::{Answer, By, Score};
use crate::metrics::Metrics;
use crate::report::{FileReport, FindingReport, ItemReport};

/// How two versions differ.
#[derive(Debug)]
pub struct Diff {
    /// The report on the old version.
    pub old: FileReport,
    /// The report on the new version.
    pub new: FileReport,
    /// The scores of the scales of the VBI.
    pub scores: Vec<ScoreChange>,
    /// The numbers.
    pub metrics: Vec<MetricChange>,
    /// Items with another answer.
    pub items: Vec<ItemChange>,
    /// Findings that the old version had and the new one has not.
    pub solved: Vec<FindingReport>,
    /// Findings that only the new version has.
    pub added: Vec<FindingReport>,
    /// Findings that both have, as they stand in the new version.
    pub left: Vec<FindingReport>,
    /// The sentences, in the order of the new version, with removed ones where they stood.
    pub sentences: Vec<SentenceChange>,
}

/// A score in both versions.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct ScoreChange {
    /// The id of the scale.
    pub scale: &'static str,
    /// Its name, in Dutch.
    pub name: &'static str,
    /// In the old version.
    pub old: Score,
    /// In the new version.
    pub new: Score,
}

impl ScoreChange {
    /// Whether the ranges of the two overlap: then the open items can still undo the difference.
    pub fn is_open(&self) -> bool {
        match (self.old.low, self.old.high, self.new.low, self.new.high) {
            (Some(old_low), Some(old_high), Some(new_low), Some(new_high)) => {
                old_low <= new_high && new_low <= old_high
            }
            _ => true,
        }
    }
}

/// A number in both versions.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct MetricChange {
    /// The key of the report.
    pub metric: &'static str,
    /// Its name, in Dutch.
    pub name: &'static str,
    /// In the old version.
    pub old: Option<f64>,
    /// In the new version.
    pub new: Option<f64>,
    /// Whether the new version is easier by this number; `None` if they are the same or it says nothing.
    pub better: Option<bool>,
}

/// An item with another answer.
#[derive(Clone, Debug, PartialEq)]
pub struct ItemChange {
    /// The id of the instrument.
    pub instrument: String,
    /// The item.
    pub item: String,
    /// Its title.
    pub title: String,
    /// The answer for the old version, and who gave it.
    pub old: (Answer, By),
    /// The answer for the new version, and who gave it.
    pub new: (Answer, By),
}

/// Compares two versions of a document.
pub fn compare(checker: &Checker, old: &Document, new: &Document) -> Diff {
    let old_side = Side::new(checker, old);
    let new_side = Side::new(checker, new);
    let aligned = align::sentences(&old_side.texts, &new_side.texts);
    let (solved, added, left) = findings(&old_side, &new_side, &aligned);
    let sentences = aligned.iter().map(|pair| pair.change(&old_side.texts, &new_side.texts)).collect();
    let (old, new) = (old_side.report, new_side.report);
    Diff {
        scores: scores(&old, &new),
        metrics: metrics(&old.metrics, &new.metrics),
        items: items(&old, &new),
        solved,
        added,
        left,
        sentences,
        old,
        new,
    }
}

/// One version: its report, its sentences, and where they stand in the source.
struct Side {
    report: FileReport,
    texts: Vec<String>,
    places: Vec<(u32, u32)>,
}

impl Side {
    fn new(checker: &Checker, document: &Document) -> Self {
        let analysis = Analysis::new(document);
        let mut texts = Vec::new();
        let mut places = Vec::new();
        for sentence in analysis.sentences() {
            let place = document.locate(sentence.span);
            places.push((place.start, place.end));
            let words: Vec<&str> = analysis.passage(sentence.span).split_whitespace().collect();
            texts.push(words.join(" "));
        }
        Self { report: checker.check_analysis(&analysis), texts, places }
    }

    /// The sentence that a finding starts in; none for findings about the whole text.
    fn sentence_of(&self, finding: &FindingReport) -> Option<usize> {
        if finding.text.is_empty() {
            return None;
        }
        let i = self.places.partition_point(|&(_, end)| end <= finding.start);
        (i < self.places.len()).then_some(i)
    }
}

type Findings = Vec<FindingReport>;
/// Whether an old finding and a new one are the same.
type Match<'m> = dyn Fn(&FindingReport, &FindingReport) -> bool + 'm;

/// Findings that are solved, added and left. One is left if the same rule speaks of the same passage in the aligned
/// sentence, then if it speaks of anything in the aligned sentence, then of the same passage anywhere.
fn findings(old: &Side, new: &Side, aligned: &[align::Aligned]) -> (Findings, Findings, Findings) {
    let mut partner = vec![None; old.texts.len()];
    for pair in aligned {
        if let (Some(a), Some(b)) = (pair.old, pair.new) {
            partner[a] = Some(b);
        }
    }
    let mut open: Vec<&FindingReport> = new.report.findings.iter().collect();
    let mut unmatched: Vec<&FindingReport> = old.report.findings.iter().collect();
    let mut left = Vec::new();
    let in_partner = |a: &FindingReport, b: &FindingReport| {
        let expected = old.sentence_of(a).map(|s| partner[s]);
        match expected {
            None => b.text.is_empty(),
            Some(sentence) => sentence.is_some() && sentence == new.sentence_of(b),
        }
    };
    let same_text = |a: &FindingReport, b: &FindingReport| a.text == b.text;
    let passes: [&Match<'_>; 3] = [&|a, b| same_text(a, b) && in_partner(a, b), &in_partner, &same_text];
    for matches in passes {
        unmatched.retain(|a| {
            let found = open.iter().position(|b| a.rule == b.rule && matches(a, b));
            if let Some(i) = found {
                left.push(open.remove(i).clone());
            }
            found.is_none()
        });
    }
    left.sort_by_key(|f| f.start);
    (unmatched.into_iter().cloned().collect(), open.into_iter().cloned().collect(), left)
}

fn scores(old: &FileReport, new: &FileReport) -> Vec<ScoreChange> {
    vec![
        ScoreChange {
            scale: "understandability",
            name: "Begrijpelijkheid",
            old: old.vbi.understandability,
            new: new.vbi.understandability,
        },
        ScoreChange {
            scale: "actionability",
            name: "Toepasbaarheid",
            old: old.vbi.actionability,
            new: new.vbi.actionability,
        },
    ]
}

/// Which way a number gets better.
#[derive(Clone, Copy)]
enum Better {
    Lower,
    Higher,
    Neither,
}

type Value = fn(&Metrics) -> Option<f64>;

const METRICS: &[(&str, &str, Better, Value)] = &[
    ("words", "Woorden", Better::Neither, |m| Some(m.words as f64)),
    ("sentences", "Zinnen", Better::Neither, |m| Some(m.sentences as f64)),
    ("headings", "Kopjes", Better::Neither, |m| Some(m.headings as f64)),
    ("mean_sentence_words", "Woorden per zin", Better::Lower, |m| m.mean_sentence_words),
    ("longest_sentence_words", "Woorden in de langste zin", Better::Lower, |m| {
        m.longest_sentence_words.map(|w| w as f64)
    }),
    ("difficult_word_share", "Deel moeilijke woorden", Better::Lower, |m| m.difficult_word_share),
    ("passive_sentence_share", "Deel lijdende zinnen", Better::Lower, |m| m.passive_sentence_share),
    ("flesch_douma", "Flesch-Douma (hoger is makkelijker)", Better::Higher, |m| m.flesch_douma),
    ("brouwer", "Brouwer (hoger is makkelijker)", Better::Higher, |m| m.brouwer),
    ("lix", "LIX (lager is makkelijker)", Better::Lower, |m| m.lix),
    ("rix", "RIX (lager is makkelijker)", Better::Lower, |m| m.rix),
    ("lint_score", "LiNT-score (lager is makkelijker)", Better::Lower, |m| m.lint.score),
];

fn metrics(old: &Metrics, new: &Metrics) -> Vec<MetricChange> {
    METRICS
        .iter()
        .map(|&(metric, name, better, value)| {
            let (old, new) = (value(old), value(new));
            let change = old.zip(new).map(|(a, b)| b - a).filter(|d| d.abs() > 1e-9);
            let better = change.and_then(|d| match better {
                Better::Lower => Some(d < 0.0),
                Better::Higher => Some(d > 0.0),
                Better::Neither => None,
            });
            MetricChange { metric, name, old, new, better }
        })
        .collect()
}

fn items(old: &FileReport, new: &FileReport) -> Vec<ItemChange> {
    fn all(report: &FileReport) -> impl Iterator<Item = &ItemReport> {
        report.vbi.items.iter().chain(&report.checklist)
    }
    let mut changes = Vec::new();
    for b in all(new) {
        let before = all(old).find(|a| a.instrument == b.instrument && a.item == b.item);
        if let Some(a) = before.filter(|a| a.answer != b.answer) {
            changes.push(ItemChange {
                instrument: b.instrument.clone(),
                item: b.item.clone(),
                title: b.title.clone(),
                old: (a.answer, a.by),
                new: (b.answer, b.by),
            });
        }
    }
    changes
}

#[cfg(test)]
mod tests {
    use super::*;

    const LONG: &str =
        "Voor het onderzoek moet u thuis al een paar dagen lang een heel licht dieet zonder vezels volgen.";

    fn diff(old: &str, new: &str) -> Diff {
        compare(&Checker::default(), &Document::from_text("o.txt", old), &Document::from_text("n.txt", new))
    }

    fn of_rule(findings: &[FindingReport]) -> usize {
        findings.iter().filter(|f| f.rule == "lange-zin").count()
    }

    #[test]
    fn findings_are_solved_left_or_new() {
        let solved = diff(LONG, "U volgt thuis een paar dagen een licht dieet zonder vezels.");
        assert_eq!((of_rule(&solved.solved), of_rule(&solved.added), of_rule(&solved.left)), (1, 0, 0));
        let changed = LONG.replace("vezels", "fruit");
        let left = diff(LONG, &changed);
        assert_eq!((of_rule(&left.solved), of_rule(&left.added), of_rule(&left.left)), (0, 0, 1));
        let moved = diff(&format!("U komt om 9 uur. {LONG}"), &format!("{LONG} U komt om 9 uur."));
        assert_eq!((of_rule(&moved.solved), of_rule(&moved.added), of_rule(&moved.left)), (0, 0, 1));
        let added = diff("U komt om 9 uur.", &format!("U komt om 9 uur. {LONG}"));
        assert_eq!((of_rule(&added.solved), of_rule(&added.added), of_rule(&added.left)), (0, 1, 0));
    }

    #[test]
    fn a_version_is_the_same_as_itself() {
        let same = diff(LONG, LONG);
        assert!(same.sentences.iter().all(SentenceChange::is_same));
        assert!(same.items.is_empty() && same.solved.is_empty() && same.added.is_empty());
        assert!(same.metrics.iter().all(|m| m.better.is_none() && m.old == m.new));
    }

    #[test]
    fn numbers_know_which_way_is_better() {
        let shorter = diff(LONG, "U volgt thuis een paar dagen een licht dieet zonder vezels.");
        let better = |name: &str| shorter.metrics.iter().find(|m| m.metric == name).and_then(|m| m.better);
        assert_eq!(better("mean_sentence_words"), Some(true));
        assert_eq!(better("flesch_douma"), Some(true));
        assert_eq!(better("words"), None);
    }

    #[test]
    fn nothing_to_compare_is_no_trouble() {
        assert!(diff("", "").sentences.is_empty());
        assert_eq!(diff("", "Dag.").sentences.len(), 1);
    }
}
