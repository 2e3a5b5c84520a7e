//! The report for a terminal.

use std::fmt::Write;

use anstyle::{AnsiColor, Style};
use helder::Severity;
use helder::report::{FileReport, FindingReport};
use unicode_width::UnicodeWidthStr;

use super::items;

pub const BOLD: Style = Style::new().bold();
pub const DIM: Style = Style::new().dimmed();

/// Columns that text may take: those of the terminal, between 60 and 100.
pub fn width() -> usize {
    terminal_size::terminal_size().map_or(80, |(w, _)| usize::from(w.0)).clamp(60, 100)
}

fn style_of(severity: Severity) -> Style {
    match severity {
        Severity::Error => AnsiColor::Red.on_default().bold(),
        Severity::Warning => AnsiColor::Yellow.on_default().bold(),
        Severity::Hint => AnsiColor::Cyan.on_default().bold(),
    }
}

fn name_of(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "fout",
        Severity::Warning => "let op",
        Severity::Hint => "hint",
    }
}

pub fn render(reports: &[FileReport]) -> String {
    let mut out = String::new();
    for report in reports.iter().filter(|r| r.error.is_none()) {
        let _ = writeln!(out, "{BOLD}{}{BOLD:#}\n", report.path);
        for finding in &report.findings {
            render_finding(&mut out, report, finding);
        }
        render_numbers(&mut out, report);
        items::render_short(&mut out, report);
    }
    out
}

fn render_finding(out: &mut String, report: &FileReport, finding: &FindingReport) {
    let style = style_of(finding.severity);
    let place = match (finding.line, finding.column) {
        (Some(line), Some(column)) => format!("{}:{line}:{column}", report.path),
        _ => report.path.clone(),
    };
    let name = name_of(finding.severity);
    let _ = writeln!(out, "{style}{name}{style:#} {BOLD}{}{BOLD:#}  {DIM}{place}{DIM:#}", finding.rule);
    render_passage(out, finding, style);
    wrapped(out, &finding.message, "  ", "  ");
    wrapped(out, &finding.advice, "  Tip: ", "       ");
    if !finding.replacements.is_empty() {
        wrapped(out, &finding.replacements.join(" / "), "  In plaats daarvan: ", "    ");
    }
    out.push('\n');
}

/// The source line with the passage underlined; a passage that is longer than a line stands alone.
fn render_passage(out: &mut String, finding: &FindingReport, style: Style) {
    if finding.text.is_empty() {
        return;
    }
    let columns = width() - 6;
    if finding.text.width() > columns || finding.context.is_none() {
        let lines = textwrap::wrap(&finding.text, columns);
        for line in lines.iter().take(4) {
            let _ = writeln!(out, "  {DIM}|{DIM:#} {style}{line}{style:#}");
        }
        if lines.len() > 4 {
            let _ = writeln!(out, "  {DIM}|{DIM:#} ...");
        }
    } else if let Some(context) = &finding.context {
        let (excerpt, from, marked) = excerpt(&context.line, context.start, context.end, columns);
        let pad = " ".repeat(from);
        let _ = writeln!(out, "  {DIM}|{DIM:#} {excerpt}");
        let _ = writeln!(out, "  {DIM}|{DIM:#} {pad}{style}{}{style:#}", "^".repeat(marked.max(1)));
    }
}

/// Text in the width of the terminal; nothing for an empty text.
pub fn wrapped(out: &mut String, text: &str, first: &str, rest: &str) {
    if text.is_empty() {
        return;
    }
    let options = textwrap::Options::new(width()).initial_indent(first).subsequent_indent(rest);
    out.push_str(&textwrap::fill(text, options));
    out.push('\n');
}

/// At most `columns` columns of the line around the marked bytes, the column where the mark starts and how wide it
/// is.
fn excerpt(line: &str, start: usize, end: usize, columns: usize) -> (String, usize, usize) {
    let clean = |s: &str| s.replace('\t', " ");
    let (before, marked, after) = (clean(&line[..start]), clean(&line[start..end]), clean(&line[end..]));
    let mark_width = marked.width();
    if before.width() + mark_width + after.width() <= columns {
        return (format!("{before}{marked}{after}"), before.width(), mark_width);
    }
    let marked = cut_end(&marked, columns.saturating_sub(10));
    let room = columns.saturating_sub(marked.width());
    let lead = cut_start(&before, (room / 2).max(room.saturating_sub(after.width())));
    let tail = cut_end(&after, room.saturating_sub(lead.width()));
    let from = lead.width();
    let mark_width = marked.width();
    (format!("{lead}{marked}{tail}"), from, mark_width)
}

fn cut_end(text: &str, columns: usize) -> String {
    if text.width() <= columns {
        return text.to_owned();
    }
    let mut kept = String::new();
    for c in text.chars() {
        if kept.width() + 3 >= columns {
            break;
        }
        kept.push(c);
    }
    kept + "..."
}

fn cut_start(text: &str, columns: usize) -> String {
    if text.width() <= columns {
        return text.to_owned();
    }
    let back: String = text.chars().rev().take(columns.saturating_sub(4)).collect();
    let kept: String = back.chars().rev().collect();
    format!("...{kept}")
}

fn render_numbers(out: &mut String, report: &FileReport) {
    let m = &report.metrics;
    let number = |v: Option<f64>| v.map_or_else(|| "-".to_owned(), |v| format!("{v:.1}").replace('.', ","));
    let _ = writeln!(out, "{BOLD}Getallen{BOLD:#}");
    let _ = writeln!(
        out,
        "  {} woorden, {} zinnen, gemiddeld {} woorden per zin (langste: {})",
        m.words,
        m.sentences,
        number(m.mean_sentence_words),
        m.longest_sentence_words.unwrap_or(0)
    );
    let _ = writeln!(
        out,
        "  Flesch-Douma {}, Brouwer {}, LIX {}, RIX {}",
        number(m.flesch_douma),
        number(m.brouwer),
        number(m.lix),
        number(m.rix)
    );
    for note in &m.notes {
        wrapped(out, note, "  ", "  ");
    }
    out.push('\n');
}
