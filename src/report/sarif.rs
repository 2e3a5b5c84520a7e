//! SARIF 2.1.0, for editors and code review.

use std::fmt::Write;

use serde_json::{Value, json};

use super::{FileReport, FindingReport};
use crate::finding::Severity;
use crate::rules::{RULES, text};

/// All reports as one SARIF log. Columns count Unicode code points, and the log says so.
pub fn to_sarif(reports: &[FileReport]) -> String {
    let rules: Vec<Value> = RULES
        .iter()
        .map(|rule| {
            json!({
                "id": rule.id,
                "name": text::title(rule.doc),
                "shortDescription": { "text": text::summary(rule.doc) },
                "help": { "text": text::summary(rule.doc), "markdown": text::for_reader(rule.doc) },
                "defaultConfiguration": { "level": level(rule.severity) },
                "properties": { "checklist": rule.checklist, "vbi": rule.vbi },
            })
        })
        .collect();
    let results: Vec<Value> =
        reports.iter().flat_map(|r| r.findings.iter().map(move |f| result(&r.path, f))).collect();
    let failures: Vec<Value> = reports
        .iter()
        .filter_map(|r| {
            r.error.as_ref().map(|e| json!({ "level": "error", "message": { "text": e.to_string() } }))
        })
        .collect();
    let log = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": { "name": "helder", "version": env!("CARGO_PKG_VERSION"), "rules": rules } },
            "columnKind": "unicodeCodePoints",
            "invocations": [{ "executionSuccessful": failures.is_empty(), "toolExecutionNotifications": failures }],
            "results": results,
        }],
    });
    serde_json::to_string_pretty(&log).unwrap_or_default()
}

fn result(path: &str, f: &FindingReport) -> Value {
    let mut region = json!({ "byteOffset": f.start, "byteLength": f.end.saturating_sub(f.start) });
    for (key, value) in [
        ("startLine", f.line),
        ("startColumn", f.column),
        ("endLine", f.end_line),
        ("endColumn", f.end_column),
    ] {
        if let Some(value) = value {
            region[key] = json!(value);
        }
    }
    let index = RULES.iter().position(|r| r.id == f.rule);
    json!({
        "ruleId": f.rule,
        "ruleIndex": index,
        "level": level(f.severity),
        "message": { "text": format!("{} {}", f.message, f.advice) },
        "locations": [{ "physicalLocation": { "artifactLocation": { "uri": uri(path) }, "region": region } }],
    })
}

const fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Hint => "note",
    }
}

/// The path as a relative reference: forward slashes, and what a URI cannot hold percent-encoded.
fn uri(path: &str) -> String {
    let mut out = String::new();
    for byte in path.replace('\\', "/").bytes() {
        if byte.is_ascii_alphanumeric() || b"/-_.~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            let _ = write!(out, "%{byte:02X}");
        }
    }
    out
}
