//! The comparison as JSON, schema `helder-diff-1`.

use serde::Serialize;

use super::{Diff, ItemChange, MetricChange, Piece, ScoreChange, SentenceChange};
use crate::finding::Severity;
use crate::instruments::{Answer, By};
use crate::report::FindingReport;

#[derive(Serialize)]
struct Json<'d> {
    schema: &'static str,
    old: &'d str,
    new: &'d str,
    scores: &'d [ScoreChange],
    metrics: &'d [MetricChange],
    items: Vec<Item<'d>>,
    findings: Findings<'d>,
    sentences: Vec<Sentence<'d>>,
}

#[derive(Serialize)]
struct Item<'d> {
    instrument: &'d str,
    #[serde(rename = "item")]
    number: &'d str,
    title: &'d str,
    old: &'static str,
    old_by: By,
    new: &'static str,
    new_by: By,
}

#[derive(Serialize)]
struct Findings<'d> {
    solved: Vec<Finding<'d>>,
    new: Vec<Finding<'d>>,
    left: Vec<Finding<'d>>,
}

#[derive(Serialize)]
struct Finding<'d> {
    rule: &'static str,
    severity: Severity,
    message: &'d str,
    text: &'d str,
    line: Option<u32>,
    column: Option<u32>,
    start: u32,
    end: u32,
}

#[derive(Serialize)]
struct Sentence<'d> {
    change: &'static str,
    old: Option<&'d str>,
    new: Option<&'d str>,
    #[serde(skip_serializing_if = "<[Piece]>::is_empty")]
    pieces: &'d [Piece],
}

/// The comparison as one JSON document.
pub fn to_json(diff: &Diff) -> String {
    let json = Json {
        schema: "helder-diff-1",
        old: &diff.old.path,
        new: &diff.new.path,
        scores: &diff.scores,
        metrics: &diff.metrics,
        items: diff.items.iter().map(item).collect(),
        findings: Findings {
            solved: diff.solved.iter().map(finding).collect(),
            new: diff.added.iter().map(finding).collect(),
            left: diff.left.iter().map(finding).collect(),
        },
        sentences: diff.sentences.iter().map(sentence).collect(),
    };
    serde_json::to_string_pretty(&json).unwrap_or_default()
}

fn item(change: &ItemChange) -> Item<'_> {
    let word = |answer| match (answer, change.instrument == "vbi") {
        (Answer::Yes, true) => "agree",
        (Answer::No, true) => "disagree",
        (Answer::Yes, false) => "met",
        (Answer::No, false) => "not_met",
        (Answer::NotApplicable, _) => "na",
        (Answer::Unknown, _) => "unknown",
    };
    Item {
        instrument: &change.instrument,
        number: &change.item,
        title: &change.title,
        old: word(change.old.0),
        old_by: change.old.1,
        new: word(change.new.0),
        new_by: change.new.1,
    }
}

fn finding(f: &FindingReport) -> Finding<'_> {
    Finding {
        rule: f.rule,
        severity: f.severity,
        message: &f.message,
        text: &f.text,
        line: f.line,
        column: f.column,
        start: f.start,
        end: f.end,
    }
}

fn sentence(change: &SentenceChange) -> Sentence<'_> {
    let (change, old, new, pieces): (_, _, _, &[Piece]) = match change {
        SentenceChange::Same(text) => ("same", Some(text), Some(text), &[]),
        SentenceChange::Changed { old, new, pieces } => ("changed", Some(old), Some(new), pieces),
        SentenceChange::Removed(text) => ("removed", Some(text), None, &[]),
        SentenceChange::Added(text) => ("added", None, Some(text), &[]),
    };
    Sentence { change, old: old.map(String::as_str), new: new.map(String::as_str), pieces }
}
