//! `helder rules`, `helder explain`.

use std::fmt::Write;

use helder::rules::{self, RULES, Rule, text};
use helder::{Error, thresholds};

use super::args::ListFormat;
use super::{CLEAN, output};

/// Longer lines are hard to follow, however wide the terminal is.
const WIDEST: usize = 80;

pub fn rules(format: ListFormat) -> Result<u8, Error> {
    let rendered = match format {
        ListFormat::Text => table(),
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

/// One line per rule, at most 80 columns.
fn table() -> String {
    let mut out = String::new();
    let _ = writeln!(out, "{:22} {:8} {:9} {:10} naam", "regel", "ernst", "checklist", "vbi");
    for rule in RULES {
        let (checklist, vbi) = items(rule);
        let title = text::title(rule.doc);
        let _ = writeln!(out, "{:22} {:8} {checklist:9} {vbi:10} {title}", rule.id, rule.severity);
    }
    out.push_str("\nMeer over een regel? Typ bijvoorbeeld: helder explain lange-zin\n");
    out
}

/// The items of the checklist and of the VBI; `-` for none.
fn items(rule: &Rule) -> (String, String) {
    let or_none = |list: String| if list.is_empty() { "-".to_owned() } else { list };
    let vbi: Vec<String> = rule.vbi.iter().map(u8::to_string).collect();
    (or_none(rule.checklist.join(", ")), or_none(vbi.join(", ")))
}

pub fn explain(rule: &str) -> Result<u8, Error> {
    let rule = rules::known(rule)?;
    output::write(&explanation(rule, super::text::width().min(WIDEST)), None)?;
    Ok(CLEAN)
}

/// The text of a rule for a terminal: paragraphs, lists and headings without Markdown.
fn explanation(rule: &Rule, width: usize) -> String {
    let mut out = String::new();
    let mut paragraph: Vec<&str> = Vec::new();
    let doc = text::for_reader(rule.doc);
    let mut marks = false;
    for line in doc.lines().chain([""]) {
        let starts = line.is_empty() || line.starts_with(['#', '>', '-']);
        if starts && !paragraph.is_empty() {
            let joined = unmarked(&paragraph.join(" "), &mut marks);
            wrap(&mut out, &joined, width);
            paragraph.clear();
        }
        if let Some(title) = line.strip_prefix("# ") {
            let _ = writeln!(
                out,
                "{title} ({})\n{}",
                rule.id,
                "=".repeat(title.chars().count() + rule.id.len() + 3)
            );
        } else if let Some(heading) = line.strip_prefix("## ") {
            let _ = writeln!(out, "{heading}\n{}", "-".repeat(heading.chars().count()));
        } else if let Some(quoted) = line.strip_prefix('>') {
            let quoted = quoted.trim_start();
            let _ = writeln!(out, "{}", format!("  | {quoted}").trim_end());
        } else if line.is_empty() {
            out.push('\n');
        } else {
            paragraph.push(line);
        }
    }
    if marks {
        wrap(&mut out, "Tussen [ en ] staat wat de regel meldt.", width);
        out.push('\n');
    }
    facts(&mut out, rule, width);
    out
}

/// Where the rule stands in the instruments, and its numbers.
fn facts(out: &mut String, rule: &Rule, width: usize) {
    let (checklist, vbi) = items(rule);
    let _ = writeln!(out, "Instellingen\n------------");
    let _ = writeln!(out, "Ernst: {}. Checklist: {checklist}. VBI: {vbi}.", rule.severity);
    let own = |name: &str| name.split_once('.').is_some_and(|(id, _)| id == rule.id);
    for t in thresholds().iter().filter(|t| own(t.name)) {
        let line =
            format!("- {}: b1 {} {unit}, a2 {} {unit} ({})", t.name, t.b1, t.a2, t.meaning, unit = t.unit);
        wrap(out, &line, width);
    }
}

/// An example that is marked as a whole needs no marks; else they become brackets.
fn unmarked(line: &str, marks: &mut bool) -> String {
    let bare = line.strip_prefix("- ").unwrap_or(line);
    let inner = bare.strip_prefix("**").and_then(|b| b.trim_end_matches('.').strip_suffix("**"));
    if let Some(inner) = inner.filter(|i| !i.contains("**")) {
        return format!("- {inner}");
    }
    let mut out = String::new();
    for (i, part) in line.split("**").enumerate() {
        if i > 0 {
            *marks = true;
            out.push(if i % 2 == 1 { '[' } else { ']' });
        }
        out.push_str(part);
    }
    out
}

fn wrap(out: &mut String, line: &str, width: usize) {
    let indent = if line.starts_with("- ") { "  " } else { "" };
    out.push_str(&textwrap::fill(line, textwrap::Options::new(width).subsequent_indent(indent)));
    out.push('\n');
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_fits_in_80_columns() {
        let explained = RULES.iter().map(|r| explanation(r, WIDEST)).collect::<String>() + &table();
        let wide: Vec<&str> = explained
            .lines()
            // Tables in examples stay as they are.
            .filter(|l| l.chars().count() > WIDEST && !l.starts_with("  |"))
            .collect();
        assert!(wide.is_empty(), "{wide:#?}");
    }

    #[test]
    fn an_explanation_has_no_markdown() {
        let rule = rules::find("lijdende-vorm").expect("a rule");
        let text = explanation(rule, WIDEST);
        assert!(text.contains("- U [wordt morgen door de arts geopereerd]."), "{text}");
        assert!(!text.contains("##") && !text.contains("**") && !text.contains("```"), "{text}");
        let whole = rules::find("lange-zin").expect("a rule");
        assert!(!explanation(whole, WIDEST).contains('['));
    }
}
