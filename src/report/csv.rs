//! Findings as comma-separated values (RFC 4180), one row each.

use super::FileReport;

const HEADER: [&str; 14] = [
    "path",
    "line",
    "column",
    "end_line",
    "end_column",
    "page",
    "rule",
    "severity",
    "text",
    "message",
    "advice",
    "replacements",
    "checklist",
    "vbi",
];

/// All findings of all reports; files without findings have no row.
pub fn to_csv(reports: &[FileReport]) -> String {
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    let number = |n: Option<u32>| n.map_or_else(String::new, |n| n.to_string());
    // Writing to memory cannot fail, and every row has as many fields as the header.
    let _ = writer.write_record(HEADER);
    for report in reports {
        for f in &report.findings {
            let vbi: Vec<String> = f.vbi.iter().map(u8::to_string).collect();
            let _ = writer.write_record([
                &report.path,
                &number(f.line),
                &number(f.column),
                &number(f.end_line),
                &number(f.end_column),
                &number(f.page),
                f.rule,
                f.severity.as_str(),
                &f.text,
                &f.message,
                &f.advice,
                &f.replacements.join(" | "),
                &f.checklist.join(" "),
                &vbi.join(" "),
            ]);
        }
    }
    writer.into_inner().ok().and_then(|bytes| String::from_utf8(bytes).ok()).unwrap_or_default()
}
