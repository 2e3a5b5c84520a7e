//! Rules: from an analysis to findings. One rule is one file with its Markdown beside it.

mod context;
mod ids;
mod lange_zin;
pub mod text;

pub use context::{Context, Findings};
pub use ids::IDS;

use crate::error::{Error, ErrorKind};
use crate::finding::{Finding, Severity};

/// A rule: what it is called, what it rests on, and how it finds.
#[derive(Debug)]
pub struct Rule {
    /// Its id, in Dutch, as other programs know it.
    pub id: &'static str,
    /// The severity of most of its findings.
    pub severity: Severity,
    /// The items of the Checklist Toegankelijke Informatie that it serves.
    pub checklist: &'static [&'static str],
    /// The items of the VBI that it serves.
    pub vbi: &'static [u8],
    /// Its Markdown: title, explanation, source, examples.
    pub doc: &'static str,
    /// Finds.
    pub check: fn(&Context<'_>, &mut Findings),
}

/// All rules, in the order in which overlapping findings are kept.
pub static RULES: &[&Rule] = &[&lange_zin::RULE];

/// The rule with this id.
pub fn find(id: &str) -> Option<&'static Rule> {
    RULES.iter().copied().find(|r| r.id == id)
}

/// The rule with this id, or an error that names the nearest one.
///
/// # Errors
/// [`ErrorKind::Settings`] when there is no such rule.
pub fn known(id: &str) -> Result<&'static Rule, Error> {
    find(id).ok_or_else(|| {
        let nearest = RULES.iter().min_by_key(|r| distance(r.id, id));
        let hint = nearest.map_or_else(String::new, |r| format!(" Bedoelt u '{}'?", r.id));
        Error::new(ErrorKind::Settings, format!("De regel '{id}' bestaat niet.{hint}"))
    })
}

/// Edit distance, for suggestions.
pub(crate) fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, ca) in a.chars().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, cb) in b.iter().enumerate() {
            let next = if ca == *cb { diagonal } else { 1 + diagonal.min(row[j]).min(row[j + 1]) };
            diagonal = row[j + 1];
            row[j + 1] = next;
        }
    }
    row[b.len()]
}

/// Runs all rules that are on and gives the findings in reading order, overlaps merged.
pub fn run(context: &Context<'_>) -> Vec<Finding> {
    let mut findings = Findings::default();
    for rule in RULES.iter().filter(|r| context.settings.is_on(r.id)) {
        (rule.check)(context, &mut findings);
    }
    let mut all = findings.into_vec();
    for finding in &mut all {
        if let Some(severity) = context.settings.severity(finding.rule) {
            finding.severity = severity;
        }
    }
    all.sort_by_key(|f| (f.span.start, f.span.end, order(f.rule)));
    all.dedup_by(|b, a| a.rule == b.rule && a.span == b.span);
    all
}

fn order(id: &str) -> usize {
    RULES.iter().position(|r| r.id == id).unwrap_or(usize::MAX)
}
