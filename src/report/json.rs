//! The JSON of the contract, schema `helder-report-1`.

use serde::Serialize;

use super::{FileReport, FindingReport, ItemReport, VbiReport};
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
    items: Vec<ChecklistItem<'r>>,
}

#[derive(Serialize)]
struct ChecklistItem<'r> {
    item: &'r str,
    title: &'r str,
    answer: &'static str,
    by: By,
    findings: usize,
    reason: &'r str,
    advice: &'r str,
}

#[derive(Serialize)]
struct Vbi<'r> {
    kind: &'static str,
    understandability: Score,
    actionability: Score,
    items: Vec<VbiItem<'r>>,
}

#[derive(Serialize)]
struct VbiItem<'r> {
    item: u8,
    title: &'r str,
    answer: &'static str,
    by: By,
    findings: usize,
    reason: &'r str,
    advice: &'r str,
}

/// All reports as one JSON document. `profile` is the one that was asked for; without one it is that of the first
/// report (settings files may give each file its own).
pub fn to_json(reports: &[FileReport], profile: Option<Profile>) -> String {
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
        files: reports.iter().map(file).collect(),
    };
    serde_json::to_string_pretty(&report).unwrap_or_default()
}

/// One report as one line of JSON: an element of `files` in [`to_json`].
pub fn to_json_line(report: &FileReport) -> String {
    serde_json::to_string(&file(report)).unwrap_or_default()
}

fn file(report: &FileReport) -> File<'_> {
    File {
        path: &report.path,
        format: report.format.map(crate::Format::as_str),
        error: report.error.as_ref().map(ToString::to_string),
        profile: report.profile.as_str(),
        metrics: Numbers { metrics: &report.metrics, notes: &report.metrics.notes },
        findings: report.findings.iter().map(finding).collect(),
        checklist: Checklist { items: report.checklist.iter().map(checklist_item).collect() },
        vbi: vbi(&report.vbi),
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

fn checklist_item(i: &ItemReport) -> ChecklistItem<'_> {
    let answer = match i.answer {
        Answer::Yes => "met",
        Answer::No => "not_met",
        Answer::NotApplicable => "na",
        Answer::Unknown => "unknown",
    };
    ChecklistItem {
        item: &i.item,
        title: &i.title,
        answer,
        by: i.by,
        findings: i.findings,
        reason: &i.reason,
        advice: &i.advice,
    }
}

fn vbi(report: &VbiReport) -> Vbi<'_> {
    let item = |i| {
        let i: &ItemReport = i;
        let answer = match i.answer {
            Answer::Yes => "agree",
            Answer::No => "disagree",
            Answer::NotApplicable => "na",
            Answer::Unknown => "unknown",
        };
        let number = i.item.parse().unwrap_or(0);
        VbiItem {
            item: number,
            title: &i.title,
            answer,
            by: i.by,
            findings: i.findings,
            reason: &i.reason,
            advice: &i.advice,
        }
    };
    Vbi {
        kind: report.kind.as_str(),
        understandability: report.understandability,
        actionability: report.actionability,
        items: report.items.iter().map(item).collect(),
    }
}
