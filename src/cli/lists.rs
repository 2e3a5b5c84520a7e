//! `helder rules`, `helder explain`.

use std::fmt::Write;

use helder::Error;
use helder::rules::{self, RULES, text};

use super::args::ListFormat;
use super::{CLEAN, output};

pub fn rules(format: ListFormat) -> Result<u8, Error> {
    let rendered = match format {
        ListFormat::Text => RULES.iter().fold(String::new(), |mut out, rule| {
            let vbi: Vec<String> = rule.vbi.iter().map(u8::to_string).collect();
            let checklist = rule.checklist.join(", ");
            let _ = writeln!(
                out,
                "{:24} {:8} checklist {:8} vbi {:6} {}",
                rule.id,
                rule.severity,
                if checklist.is_empty() { "-" } else { &checklist },
                if vbi.is_empty() { "-".to_owned() } else { vbi.join(", ") },
                text::title(rule.doc)
            );
            out
        }),
        ListFormat::Json => {
            let list: Vec<_> = RULES
                .iter()
                .map(|r| {
                    serde_json::json!({
                        "rule": r.id, "title": text::title(r.doc), "severity": r.severity,
                        "checklist": r.checklist, "vbi": r.vbi, "summary": text::summary(r.doc),
                    })
                })
                .collect();
            serde_json::to_string_pretty(&list).unwrap_or_default() + "\n"
        }
    };
    output::write(&rendered, None)?;
    Ok(CLEAN)
}

pub fn explain(rule: &str) -> Result<u8, Error> {
    let rule = rules::known(rule)?;
    output::write(&text::for_reader(rule.doc), None)?;
    Ok(CLEAN)
}
