//! The JSON of the contract, schema `helder-report-1`.

use serde::Serialize;

use super::{
    FileReport, FindingReport, InstrumentReport, ItemReport, Passage, SentenceReport, Tip, VbiReport,
};
use crate::finding::Severity;
use crate::instruments::{Answer, By, Score};
use crate::metrics::Metrics;
use crate::settings::Profile;

#[derive(Serialize)]
struct Report<'r> {
    schema: &'static str,
    tool: Tool,
    profile: &'static str,
    files: Vec<File<'r>>,
}

#[derive(Serialize)]
struct Tool {
    name: &'static str,
    version: &'static str,
    data: Data,
}

#[derive(Serialize)]
struct Data {
    terms: String,
    model: String,
}

#[derive(Serialize)]
struct File<'r> {
    path: &'r str,
    format: Option<&'static str>,
    error: Option<String>,
    profile: &'static str,
    metrics: Numbers<'r>,
    findings: Vec<JsonFinding<'r>>,
    checklist: Checklist<'r>,
    vbi: Vbi<'r>,
    /// Instruments that the user added.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    instruments: Vec<Own<'r>>,
    tips: Vec<JsonTip<'r>>,
    /// Only when asked for.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    sentences: Vec<JsonSentence<'r>>,
}

#[derive(Serialize)]
struct JsonSentence<'r> {
    text: &'r str,
    start: u32,
    end: u32,
    line: u32,
    column: u32,
    unscored: Option<&'static str>,
    features: serde_json::Map<String, serde_json::Value>,
}

#[derive(Serialize)]
struct Numbers<'r> {
    #[serde(flatten)]
    metrics: &'r Metrics,
    notes: &'r [String],
}

#[derive(Serialize)]
struct JsonFinding<'r> {
    rule: &'static str,
    severity: Severity,
    message: &'r str,
    advice: &'r str,
    replacements: &'r [String],
    text: &'r str,
    start: u32,
    end: u32,
    line: Option<u32>,
    column: Option<u32>,
    end_line: Option<u32>,
    end_column: Option<u32>,
    page: Option<u32>,
    checklist: &'static [&'static str],
    vbi: &'static [u8],
}

#[derive(Serialize)]
struct Checklist<'r> {
    items: Vec<Item<'r, &'r str>>,
}

#[derive(Serialize)]
struct Vbi<'r> {
    kind: &'static str,
    understandability: Score,
    actionability: Score,
    items: Vec<Item<'r, u8>>,
}

#[derive(Serialize)]
struct Own<'r> {
    id: &'r str,
    name: &'r str,
    scales: Vec<OwnScale<'r>>,
    items: Vec<Item<'r, &'r str>>,
}

#[derive(Serialize)]
struct OwnScale<'r> {
    id: &'r str,
    name: &'r str,
    #[serde(flatten)]
    score: Score,
}

/// An answered item; `N` is how the instrument numbers its items.
#[derive(Serialize)]
struct Item<'r, N> {
    #[serde(rename = "item")]
    number: N,
    title: &'r str,
    answer: &'static str,
    by: By,
    findings: usize,
    reason: &'r str,
    advice: &'r str,
    passages: Vec<JsonPassage<'r>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    person: Option<Person<'r>>,
}

#[derive(Serialize)]
struct JsonPassage<'r> {
    text: &'r str,
    line: u32,
    start: u32,
    end: u32,
}

/// What a person added: remark, name, date, and what the program had said.
#[derive(Serialize)]
struct Person<'r> {
    note: &'r str,
    rater: Option<&'r str>,
    date: Option<&'r str>,
    program_answer: &'static str,
    program_by: By,
    conflict: bool,
}

#[derive(Serialize)]
struct JsonTip<'r> {
    instrument: &'r str,
    item: &'r str,
    title: &'r str,
    advice: &'r str,
    example: &'r str,
    passage: Option<JsonPassage<'r>>,
    also: &'r [String],
    gain: Option<f64>,
    effort: u8,
}

/// All reports as one JSON document. `profile` is the one that was asked for; without one it is that of the first
/// report (settings files may give each file its own).
pub fn to_json(reports: &[FileReport], profile: Option<Profile>) -> String {
    let tips: Vec<Vec<Tip>> = reports.iter().map(FileReport::tips).collect();
    let profile = profile.or_else(|| reports.first().map(|r| r.profile)).unwrap_or_default();
    let report = Report {
        schema: "helder-report-1",
        tool: Tool {
            name: "helder",
            version: env!("CARGO_PKG_VERSION"),
            data: Data {
                terms: crate::data_hash().to_owned(),
                model: crate::dutch::Analyser::embedded().model_hash().to_owned(),
            },
        },
        profile: profile.as_str(),
        files: reports.iter().zip(&tips).map(|(r, t)| file(r, t)).collect(),
    };
    serde_json::to_string_pretty(&report).unwrap_or_default()
}

/// One report as one line of JSON: an element of `files` in [`to_json`].
pub fn to_json_line(report: &FileReport) -> String {
    serde_json::to_string(&file(report, &report.tips())).unwrap_or_default()
}

fn file<'r>(report: &'r FileReport, tips: &'r [Tip]) -> File<'r> {
    File {
        path: &report.path,
        format: report.format.map(crate::Format::as_str),
        error: report.error.as_ref().map(ToString::to_string),
        profile: report.profile.as_str(),
        metrics: Numbers { metrics: &report.metrics, notes: &report.metrics.notes },
        findings: report.findings.iter().map(finding).collect(),
        checklist: Checklist { items: report.checklist.iter().map(|i| item(i.item.as_str(), i)).collect() },
        vbi: vbi(&report.vbi),
        instruments: report.own.iter().map(own).collect(),
        tips: tips.iter().map(tip).collect(),
        sentences: report.sentences.iter().map(sentence).collect(),
    }
}

fn sentence(s: &SentenceReport) -> JsonSentence<'_> {
    JsonSentence {
        text: &s.text,
        start: s.place.start,
        end: s.place.end,
        line: s.place.line,
        column: s.place.column,
        unscored: s.unscored,
        features: s.features.iter().map(|(name, value)| ((*name).to_owned(), (*value).into())).collect(),
    }
}

fn finding(f: &FindingReport) -> JsonFinding<'_> {
    JsonFinding {
        rule: f.rule,
        severity: f.severity,
        message: &f.message,
        advice: &f.advice,
        replacements: &f.replacements,
        text: &f.text,
        start: f.start,
        end: f.end,
        line: f.line,
        column: f.column,
        end_line: f.end_line,
        end_column: f.end_column,
        page: f.page,
        checklist: f.checklist,
        vbi: f.vbi,
    }
}

/// The words for an answer: those of the VBI, or those of a checklist.
fn answer(answer: Answer, vbi: bool) -> &'static str {
    match answer {
        Answer::Yes if vbi => "agree",
        Answer::No if vbi => "disagree",
        Answer::Yes => "met",
        Answer::No => "not_met",
        Answer::NotApplicable => "na",
        Answer::Unknown => "unknown",
    }
}

fn item<N>(number: N, i: &ItemReport) -> Item<'_, N> {
    let vbi = i.instrument == "vbi";
    Item {
        number,
        title: &i.title,
        answer: answer(i.answer, vbi),
        by: i.by,
        findings: i.findings,
        reason: &i.reason,
        advice: &i.advice,
        passages: i.passages.iter().map(passage).collect(),
        person: i.program.map(|(program, by)| Person {
            note: &i.note,
            rater: i.rater.as_deref(),
            date: i.date.as_deref(),
            program_answer: answer(program, vbi),
            program_by: by,
            conflict: i.is_conflict(),
        }),
    }
}

fn passage(p: &Passage) -> JsonPassage<'_> {
    JsonPassage { text: &p.text, line: p.line, start: p.start, end: p.end }
}

fn vbi(report: &VbiReport) -> Vbi<'_> {
    Vbi {
        kind: report.kind.as_str(),
        understandability: report.understandability,
        actionability: report.actionability,
        items: report.items.iter().map(|i| item(i.item.parse().unwrap_or(0), i)).collect(),
    }
}

fn own(report: &InstrumentReport) -> Own<'_> {
    Own {
        id: &report.id,
        name: &report.name,
        scales: report.scales.iter().map(|s| OwnScale { id: &s.id, name: &s.name, score: s.score }).collect(),
        items: report.items.iter().map(|i| item(i.item.as_str(), i)).collect(),
    }
}

fn tip(tip: &Tip) -> JsonTip<'_> {
    JsonTip {
        instrument: &tip.instrument,
        item: &tip.item,
        title: &tip.title,
        advice: &tip.advice,
        example: &tip.example,
        passage: tip.passage.as_ref().map(passage),
        also: &tip.also,
        gain: tip.gain,
        effort: tip.effort,
    }
}
