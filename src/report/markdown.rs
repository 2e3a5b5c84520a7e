//! The report as Markdown, for a ticket or a wiki.

use std::fmt::Write;

use super::{FileReport, ItemReport};
use crate::instruments::{Answer, By, Score};

/// All reports as Markdown.
pub fn to_markdown(reports: &[FileReport]) -> String {
    let mut out = String::new();
    for report in reports {
        let _ = writeln!(out, "# {}\n", escape(&report.path));
        if let Some(error) = &report.error {
            let _ = writeln!(out, "Niet nagekeken: {}\n", escape(error.message()));
            continue;
        }
        scores(&mut out, report);
        tips(&mut out, report);
        findings(&mut out, report);
        items(&mut out, "Checklist Toegankelijke Informatie", &report.checklist);
        items(&mut out, &crate::instruments::vbi().name, &report.vbi.items);
    }
    out
}

fn scores(out: &mut String, report: &FileReport) {
    let _ = writeln!(out, "## Scores\n");
    for (name, score) in
        [("Begrijpelijkheid", &report.vbi.understandability), ("Toepasbaarheid", &report.vbi.actionability)]
    {
        let _ = writeln!(out, "- {name}: {}", score_text(score));
    }
    let _ = writeln!(out, "- {}\n", escape(&crate::instruments::vbi().note));
}

/// A score in words: never a bare number.
pub(super) fn score_text(score: &Score) -> String {
    let judged = score.agree + score.disagree;
    match (score.score, score.low, score.high) {
        (Some(value), Some(low), Some(high)) if score.unknown > 0 => format!(
            "{value:.0} van de 100, over {judged} beoordeelde punten. {} punten zijn nog open: het kan nog {low:.0} tot {high:.0} worden.",
            score.unknown
        ),
        (Some(value), ..) => format!("{value:.0} van de 100, over {judged} beoordeelde punten."),
        _ => format!("nog niet beoordeeld ({} punten open).", score.unknown),
    }
}

fn tips(out: &mut String, report: &FileReport) {
    let tips = report.tips();
    if tips.is_empty() {
        return;
    }
    let _ = writeln!(out, "## Dit helpt het meest\n");
    for (i, tip) in tips.iter().take(3).enumerate() {
        let _ = writeln!(out, "{}. **{}**: {}", i + 1, escape(&tip.title), escape(&tip.advice));
        if let Some(begin) = tip.begin() {
            let _ = writeln!(out, "   {}", escape(&begin));
        }
        if !tip.example.is_empty() {
            let _ = writeln!(out, "   Voorbeeld: {}", escape(&tip.example.replace('\n', " / ")));
        }
    }
    out.push('\n');
}

fn findings(out: &mut String, report: &FileReport) {
    if report.findings.is_empty() {
        return;
    }
    let _ = writeln!(out, "## Meldingen\n\n| regel | waar | wat | tip |\n|---|---|---|---|");
    for f in &report.findings {
        let place = f.line.map_or_else(String::new, |l| l.to_string());
        let _ = writeln!(out, "| {} | {place} | {} | {} |", f.rule, cell(&f.message), cell(&f.advice));
    }
    out.push('\n');
}

fn items(out: &mut String, name: &str, items: &[ItemReport]) {
    let _ = writeln!(out, "## {}\n\n| punt | | antwoord | waarom |\n|---|---|---|---|", escape(name));
    for item in items {
        let _ = writeln!(
            out,
            "| {} | {} | {} | {} |",
            item.item,
            cell(&item.title),
            answer(item),
            cell(&item.reason)
        );
    }
    out.push('\n');
}

/// The answer in Dutch.
pub(super) fn answer(item: &ItemReport) -> String {
    let word = match item.answer {
        Answer::Yes => "ja",
        Answer::No => "nee",
        Answer::NotApplicable => "niet van toepassing",
        Answer::Unknown => "open",
    };
    match item.by {
        By::Suggestion => format!("{word}, denkt het programma"),
        By::Person => format!("{word}, zegt een mens"),
        By::Program | By::Nobody => word.to_owned(),
    }
}

fn cell(text: &str) -> String {
    escape(text).replace('|', "\\|")
}

fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\n' | '\r' => out.push(' '),
            '*' | '_' | '`' | '[' | ']' | '<' | '#' => {
                out.push('\\');
                out.push(c);
            }
            _ => out.push(c),
        }
    }
    out
}
