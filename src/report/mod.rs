//! Reports: owned, ready for any format. Positions are those of the source.

mod csv;
mod github;
mod html;
mod json;
mod markdown;
mod sarif;

pub use csv::to_csv;
pub use github::to_github;
pub use html::to_html;
pub use json::{to_json, to_json_line};
pub use markdown::to_markdown;
pub use sarif::to_sarif;

use crate::document::{Document, Location};
use crate::error::Error;
use crate::finding::{Finding, Severity};
use crate::instruments::{Answer, Answered, By, Kind, Score, score};
use crate::metrics::Metrics;
use crate::rules;
use crate::settings::Profile;
use crate::source::Format;

/// The report on one file: what was found, or why it could not be read.
#[derive(Debug)]
pub struct FileReport {
    /// The path or name.
    pub path: String,
    /// The format it was read as.
    pub format: Option<Format>,
    /// Why it could not be read.
    pub error: Option<Error>,
    /// The profile it was checked with.
    pub profile: Profile,
    /// The numbers.
    pub metrics: Metrics,
    /// What was found, in reading order.
    pub findings: Vec<FindingReport>,
    /// The items of the checklist.
    pub checklist: Vec<ItemReport>,
    /// The items of the VBI.
    pub vbi: VbiReport,
}

/// A finding with its place in the source.
#[derive(Clone, Debug, PartialEq)]
pub struct FindingReport {
    /// The rule's id.
    pub rule: &'static str,
    /// How sure and grave.
    pub severity: Severity,
    /// What is the matter.
    pub message: String,
    /// What to do.
    pub advice: String,
    /// What can stand in place of the passage.
    pub replacements: Vec<String>,
    /// The passage; long ones in full.
    pub text: String,
    /// First byte in the source (in the extracted text for formats that are not text).
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
    /// Line from 1, where the format has lines.
    pub line: Option<u32>,
    /// Column in code points from 1.
    pub column: Option<u32>,
    /// Line of the end.
    pub end_line: Option<u32>,
    /// Column of the end.
    pub end_column: Option<u32>,
    /// Page from 1, for formats with pages.
    pub page: Option<u32>,
    /// The source line that it starts on, with the passage; `None` where the source has no lines.
    pub context: Option<SourceLine>,
    /// Items of the checklist that it speaks to.
    pub checklist: &'static [&'static str],
    /// Items of the VBI that it speaks to.
    pub vbi: &'static [u8],
}

/// A line of the source with a marked passage in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceLine {
    /// The line without its end.
    pub line: String,
    /// First byte of the passage in the line.
    pub start: usize,
    /// One past its last byte in the line; a passage of several lines ends with the line.
    pub end: usize,
}

/// An answered item of an instrument.
#[derive(Clone, Debug, PartialEq)]
pub struct ItemReport {
    /// The item's id.
    pub item: String,
    /// Its title.
    pub title: String,
    /// The part that it stands in.
    pub section: String,
    /// The answer.
    pub answer: Answer,
    /// Who gave it.
    pub by: By,
    /// Findings that speak against it.
    pub findings: usize,
    /// Why.
    pub reason: String,
    /// What to do.
    pub advice: String,
    /// How much work that is, 1 to 3.
    pub effort: u8,
}

/// The VBI of one document: two scales, no total.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct VbiReport {
    /// The kind of material.
    pub kind: Kind,
    /// *Begrijpelijkheid*.
    pub understandability: Score,
    /// *Toepasbaarheid*.
    pub actionability: Score,
    /// The items.
    pub items: Vec<ItemReport>,
}

impl FileReport {
    pub(crate) fn new(
        document: &Document,
        findings: &[Finding],
        metrics: Metrics,
        checklist: &[Answered<'_>],
        vbi: &[Answered<'_>],
        kind: Kind,
        profile: Profile,
    ) -> Self {
        Self {
            path: document.name().to_owned(),
            format: Some(document.format()),
            error: None,
            profile,
            metrics,
            findings: findings.iter().map(|f| FindingReport::new(document, f)).collect(),
            checklist: checklist.iter().map(ItemReport::new).collect(),
            vbi: VbiReport {
                kind,
                understandability: score(vbi, Some("understandability")),
                actionability: score(vbi, Some("actionability")),
                items: vbi.iter().map(ItemReport::new).collect(),
            },
        }
    }

    /// A report that says why a file could not be read.
    pub fn failed(path: impl Into<String>, error: Error) -> Self {
        Self {
            path: path.into(),
            format: None,
            error: Some(error),
            profile: Profile::default(),
            metrics: Metrics::default(),
            findings: Vec::new(),
            checklist: Vec::new(),
            vbi: VbiReport::default(),
        }
    }

    /// The gravest severity among the findings.
    pub fn worst(&self) -> Option<Severity> {
        self.findings.iter().map(|f| f.severity).max()
    }

    /// The items that do not hold, those first that help most for the least work: sure answers before
    /// suggestions, then findings per effort.
    pub fn tips(&self) -> Vec<&ItemReport> {
        let mut tips: Vec<&ItemReport> = self.vbi.items.iter().filter(|i| i.answer == Answer::No).collect();
        let weight = |i: &ItemReport| {
            let sure = if i.by == By::Suggestion { 1.0 } else { 2.0 };
            sure * (1.0 + (1.0 + i.findings as f64).ln()) / f64::from(i.effort.max(1))
        };
        tips.sort_by(|a, b| weight(b).total_cmp(&weight(a)));
        tips
    }
}

impl FindingReport {
    fn new(document: &Document, finding: &Finding) -> Self {
        let place = document.locate(finding.span);
        let rule = rules::find(finding.rule);
        Self {
            rule: finding.rule,
            severity: finding.severity,
            message: finding.message.clone(),
            advice: finding.advice.clone(),
            replacements: finding.replacements.clone(),
            text: finding.span.of(document.text()).to_owned(),
            start: place.start,
            end: place.end,
            line: Some(place.line),
            column: Some(place.column),
            end_line: Some(place.end_line),
            end_column: Some(place.end_column),
            page: None,
            context: Some(source_line(document, &place)),
            checklist: rule.map_or(&[], |r| r.checklist),
            vbi: rule.map_or(&[], |r| r.vbi),
        }
    }
}

impl ItemReport {
    fn new(answered: &Answered<'_>) -> Self {
        Self {
            item: answered.item.id.clone(),
            title: answered.item.title.clone(),
            section: answered.item.section.clone(),
            answer: answered.answer,
            by: answered.by,
            findings: answered.findings,
            reason: answered.reason.clone(),
            advice: answered.advice.clone(),
            effort: answered.item.effort,
        }
    }
}

/// The part of the source line around a place that the report shows. Lines can be as long as a chapter, so only
/// what is near the passage is kept.
fn source_line(document: &Document, place: &Location) -> SourceLine {
    const NEAR: usize = 120;
    let line = document.source_line(place.line);
    let from = line.char_indices().nth(place.column as usize - 1).map_or(line.len(), |(i, _)| i);
    let to = (from + (place.end - place.start) as usize).min(line.len());
    let first = line.floor_char_boundary(from.saturating_sub(NEAR));
    let last = line.ceil_char_boundary((to.min(from + 4 * NEAR) + NEAR).min(line.len()));
    let to = line.ceil_char_boundary(to.min(last));
    SourceLine { line: line[first..last].to_owned(), start: from - first, end: to - first }
}
