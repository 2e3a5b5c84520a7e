//! The feature table for research: one row per document, paragraph or sentence, columns `features-1`.
//!
//! Every column has a name, a unit, a range, a definition and a source; [`dictionary`] prints them all, and
//! `docs/features.md` is that text. Names and meanings stay as they are within one version of the schema: new
//! columns come at the end of their family in a new version.
//!
//! ```
//! use helder::features::{self, Per};
//! use helder::{Document, dutch::Analysis};
//!
//! let document = Document::from_text("t", "U slikt elke dag een pil. Daarna drinkt u een glas water.");
//! let analysis = Analysis::new(&document);
//! let rows = features::rows(&analysis, &[], Per::Document);
//! assert_eq!(rows[0].get("sentences"), Some(2.0));
//! ```

mod burden;
mod cohesion;
mod connectives;
mod counts;
mod dictionary;
pub mod diversity;
mod facts;
mod reader;
mod scores;
mod syntax;
mod unit;
mod words;

pub use connectives::Connective;
pub use dictionary::dictionary;
pub use unit::Per;

use crate::Span;
use crate::dutch::Analysis;
use crate::finding::Finding;
use crate::lint::{Document as Lint, Hard};
use crate::metrics::{self, Metrics};
use crate::terms::TermMatches;
use facts::Facts;
use unit::Unit;

/// The version of the columns.
pub const SCHEMA: &str = "features-1";

/// A column of the table.
#[derive(Debug)]
pub struct Column {
    /// Its name.
    pub name: &'static str,
    /// What it counts in.
    pub unit: &'static str,
    /// Lowest value.
    pub low: f64,
    /// Highest value; infinite where there is none.
    pub high: f64,
    /// How it is computed.
    pub definition: &'static str,
    /// Where the definition comes from.
    pub source: &'static str,
    value: fn(&Unit<'_>) -> Option<f64>,
}

/// A family of columns.
#[derive(Debug)]
pub struct Family {
    /// Its name.
    pub name: &'static str,
    /// Its columns, in order.
    pub columns: &'static [Column],
}

/// All columns by family, in the order of the table.
pub static FAMILIES: [Family; 7] = [
    Family { name: "Scores", columns: scores::COLUMNS },
    Family { name: "Counts and lengths", columns: counts::COLUMNS },
    Family { name: "Words", columns: words::COLUMNS },
    Family { name: "Sentence structure", columns: syntax::COLUMNS },
    Family { name: "People and address", columns: reader::COLUMNS },
    Family { name: "Cohesion", columns: cohesion::COLUMNS },
    Family { name: "What asks effort", columns: burden::COLUMNS },
];

/// All columns in the order of the table.
pub fn columns() -> impl Iterator<Item = &'static Column> {
    FAMILIES.iter().flat_map(|f| f.columns)
}

/// A row: one unit of text with a value per column.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// What the unit is.
    pub per: Per,
    /// Its number in the document, from 1.
    pub number: usize,
    /// Where it stands in the text of the document.
    pub span: Span,
    /// A value per column; `None` where it cannot be computed.
    pub values: Vec<Option<f64>>,
    /// Why there is no LiNT-II score, as a short code; see [`crate::lint::Missing::code`].
    pub unscored: Option<&'static str>,
}

impl Row {
    /// The value of the column with this name.
    pub fn get(&self, name: &str) -> Option<f64> {
        let index = columns().position(|c| c.name == name)?;
        self.values.get(index).copied().flatten()
    }
}

/// All numbers of a document.
#[derive(Clone, Debug)]
pub struct Measured {
    /// The numbers of a report.
    pub metrics: Metrics,
    /// The feature table.
    pub rows: Vec<Row>,
    /// LiNT-II of the document.
    pub lint: Lint,
    /// The sentences to mend first, hardest first: where they stand, their scores and what raises them.
    pub hardest: Vec<(Span, Hard)>,
}

impl Measured {
    /// Measures an analysed document.
    pub fn new(analysis: &Analysis<'_>, findings: &[Finding], terms: &TermMatches<'_>, per: Per) -> Self {
        const HARDEST: usize = 3;
        let facts = Facts::new(analysis, findings, Some(terms));
        let sentence = |h: Hard| Some((analysis.sentences().get(h.index)?.span, h));
        Self {
            metrics: metrics::compute(analysis, findings),
            rows: rows_of(&facts, per),
            lint: Lint::of(&facts.lint),
            hardest: Hard::of(&facts.lint, HARDEST).into_iter().filter_map(sentence).collect(),
        }
    }
}

/// The rows of a document. Findings give the columns about passives, jargon and the like; without them those are 0.
/// What needs the terms (`explained_jargon`) only [`Measured`] has.
pub fn rows(analysis: &Analysis<'_>, findings: &[Finding], per: Per) -> Vec<Row> {
    rows_of(&Facts::new(analysis, findings, None), per)
}

fn rows_of(facts: &Facts<'_>, per: Per) -> Vec<Row> {
    let units = Unit::all(facts, per);
    units
        .iter()
        .map(|unit| Row {
            per,
            number: unit.number,
            span: unit.span,
            values: columns()
                .map(|c| (c.value)(unit).filter(|v| v.is_finite()).map(|v| v.clamp(c.low, c.high)))
                .collect(),
            unscored: unit.unscored(),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn columns_are_named_once_and_described() {
        let mut names = HashSet::new();
        for c in columns() {
            assert!(names.insert(c.name), "{}", c.name);
            assert!(c.name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_'));
            assert!(!c.unit.is_empty() && c.definition.ends_with('.') && !c.source.is_empty(), "{}", c.name);
            assert!(c.low < c.high, "{}", c.name);
        }
    }
}
