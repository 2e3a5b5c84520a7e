//! Reports: owned, ready for any format. Positions are those of the source.

mod csv;
mod github;
mod html;
mod item;
mod json;
mod markdown;
mod sarif;
mod tips;

pub use csv::to_csv;
pub use github::to_github;
pub use html::to_html;
pub use item::{InstrumentReport, ItemReport, Passage, ScaleReport, VbiReport};
pub use json::{to_json, to_json_line};
pub use markdown::to_markdown;
pub use sarif::to_sarif;
pub use tips::{Tip, tips};

use crate::document::{Document, Location};
use crate::error::Error;
use crate::finding::{Finding, Severity};
use crate::instruments::{self, Answers, Evidence, Instrument};
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
    /// Instruments that were added.
    pub own: Vec<InstrumentReport>,
    /// The features of every sentence, if the checker was asked for them.
    pub sentences: Vec<SentenceReport>,
}

/// A sentence with its features.
#[derive(Clone, Debug, PartialEq)]
pub struct SentenceReport {
    /// Its words.
    pub text: String,
    /// Where it stands in the source.
    pub place: Location,
    /// Name and value of every feature; `None` where it cannot be computed.
    pub features: Vec<(&'static str, Option<f64>)>,
    /// Why the sentence has no LiNT-II score, in plain Dutch.
    pub unscored: Option<&'static str>,
}

#[cfg(feature = "lint")]
impl SentenceReport {
    pub(crate) fn new(document: &Document, row: &crate::features::Row) -> Self {
        let names = crate::features::columns().map(|c| c.name);
        Self {
            text: row.span.of(document.text()).to_owned(),
            place: document.locate(row.span),
            features: names.zip(row.values.iter().copied()).collect(),
            unscored: row.unscored,
        }
    }
}

impl FileReport {
    pub(crate) fn new<'i>(evidence: &Evidence<'_>, own: impl Iterator<Item = &'i Instrument>) -> Self {
        let document = evidence.analysis.document();
        let items = |instrument| -> Vec<ItemReport> {
            let answers = instruments::answer(instrument, evidence);
            answers.iter().map(|a| ItemReport::new(document, instrument, a)).collect()
        };
        Self {
            path: document.name().to_owned(),
            format: Some(document.format()),
            error: None,
            profile: evidence.settings.profile,
            metrics: evidence.metrics.clone(),
            findings: evidence.findings.iter().map(|f| FindingReport::new(document, f)).collect(),
            checklist: items(instruments::checklist()),
            vbi: VbiReport::new(evidence.kind, items(instruments::vbi())),
            own: own.map(|i| InstrumentReport::new(i, items(i))).collect(),
            sentences: Vec::new(),
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
            own: Vec::new(),
            sentences: Vec::new(),
        }
    }

    /// Puts the answers of people in place of the program's, and computes the scores again. What the program said
    /// stays in [`ItemReport::program`]. Answers to items that this kind of material does not have are left out.
    pub fn apply(&mut self, answers: &Answers) {
        for given in &answers.given {
            let items = match given.instrument.as_str() {
                "checklist" => &mut self.checklist,
                "vbi" => &mut self.vbi.items,
                other => match self.own.iter_mut().find(|i| i.id == other) {
                    Some(own) => &mut own.items,
                    None => continue,
                },
            };
            if let Some(item) = items.iter_mut().find(|i| i.item == given.item) {
                item.apply(given);
            }
        }
        self.vbi = VbiReport::new(self.vbi.kind, std::mem::take(&mut self.vbi.items));
        for own in &mut self.own {
            own.score_again();
        }
    }

    /// Items where a person and a program that was sure say different things.
    pub fn conflicts(&self) -> impl Iterator<Item = &ItemReport> {
        let own = self.own.iter().flat_map(|i| &i.items);
        self.checklist.iter().chain(&self.vbi.items).chain(own).filter(|i| i.is_conflict())
    }

    /// The gravest severity among the findings.
    pub fn worst(&self) -> Option<Severity> {
        self.findings.iter().map(|f| f.severity).max()
    }

    /// What to do about the items that do not hold, most score for the least work first.
    pub fn tips(&self) -> Vec<Tip> {
        tips(self)
    }
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
