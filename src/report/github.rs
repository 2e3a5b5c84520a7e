//! Findings as workflow commands that GitHub shows beside the lines of a change.

use std::fmt::Write;

use super::FileReport;
use crate::finding::Severity;

/// One command per finding.
pub fn to_github(reports: &[FileReport]) -> String {
    let mut out = String::new();
    for report in reports {
        for f in &report.findings {
            let level = match f.severity {
                Severity::Error => "error",
                Severity::Warning => "warning",
                Severity::Hint => "notice",
            };
            let place =
                [("line", f.line), ("endLine", f.end_line), ("col", f.column), ("endColumn", f.end_column)]
                    .into_iter()
                    .filter_map(|(key, n)| n.map(|n| format!(",{key}={n}")))
                    .collect::<String>();
            let file = property(&report.path);
            let text = data(&format!("{} {}", f.message, f.advice));
            let _ = writeln!(out, "::{level} file={file}{place},title={}::{text}", property(f.rule));
        }
        if let Some(error) = &report.error {
            let _ = writeln!(out, "::error file={}::{}", property(&report.path), data(error.message()));
        }
    }
    out
}

fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
