//! The report as one HTML page: no scripts, no network, readable on paper.

use std::fmt::Write;

use super::markdown::{answer, score_text};
use super::{FileReport, FindingReport, ItemReport};
use crate::finding::Severity;
use crate::instruments::Answer;

const STYLE: &str = include_str!("report.css");

/// All reports as one page.
pub fn to_html(reports: &[FileReport]) -> String {
    let mut out = String::new();
    out.push_str("<!DOCTYPE html>\n<html lang=\"nl\">\n<head>\n<meta charset=\"utf-8\">\n");
    out.push_str("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>Verslag van helder</title>\n");
    let _ = write!(out, "<style>\n{STYLE}</style>\n</head>\n<body>\n<main>\n");
    for report in reports {
        file(&mut out, report);
    }
    out.push_str("</main>\n</body>\n</html>\n");
    out
}

fn file(out: &mut String, report: &FileReport) {
    let _ = writeln!(out, "<h1>{}</h1>", escape(&report.path));
    if let Some(error) = &report.error {
        let _ = writeln!(out, "<p class=\"error\">Niet nagekeken: {}</p>", escape(error.message()));
        return;
    }
    scores(out, report);
    tips(out, report);
    let _ = writeln!(out, "<h2>Meldingen ({})</h2>", report.findings.len());
    for finding in &report.findings {
        one_finding(out, finding);
    }
    items(
        out,
        &crate::instruments::checklist().name,
        &crate::instruments::checklist().note,
        &report.checklist,
    );
    items(out, &crate::instruments::vbi().name, &crate::instruments::vbi().note, &report.vbi.items);
}

fn scores(out: &mut String, report: &FileReport) {
    out.push_str("<h2>Scores</h2>\n<div class=\"scores\">\n");
    for (name, score) in
        [("Begrijpelijkheid", &report.vbi.understandability), ("Toepasbaarheid", &report.vbi.actionability)]
    {
        let value = score.score.map_or_else(|| "?".to_owned(), |v| format!("{v:.0}"));
        let (low, high) = (score.low.unwrap_or(0.0), score.high.unwrap_or(100.0));
        let _ = writeln!(
            out,
            "<section><h3>{name}</h3><p class=\"number\">{value}</p><div class=\"bar\" role=\"img\" aria-label=\"Van {low:.0} tot {high:.0}\">\
             <span style=\"margin-left:{low:.1}%;width:{:.1}%\"></span></div><p>{}</p></section>",
            (high - low).max(1.0),
            escape(&score_text(score))
        );
    }
    let m = &report.metrics;
    let number = |v: Option<f64>| v.map_or_else(|| "-".to_owned(), |v| format!("{v:.1}").replace('.', ","));
    let _ = writeln!(
        out,
        "<section><h3>De tekst</h3><dl><dt>Woorden</dt><dd>{}</dd><dt>Zinnen</dt><dd>{}</dd><dt>Woorden per zin</dt><dd>{}</dd>\
         <dt>Flesch-Douma</dt><dd>{}</dd><dt>LiNT-II</dt><dd>{}</dd></dl></section>\n</div>",
        m.words,
        m.sentences,
        number(m.mean_sentence_words),
        number(m.flesch_douma),
        number(m.lint.score)
    );
}

fn tips(out: &mut String, report: &FileReport) {
    let tips = report.tips();
    if tips.is_empty() {
        return;
    }
    out.push_str("<h2>Dit helpt het meest</h2>\n<ol>\n");
    for tip in tips.iter().take(3) {
        let _ = write!(out, "<li><strong>{}</strong> {}", escape(&tip.title), escape(&tip.advice));
        if let Some(begin) = tip.begin() {
            let _ = write!(out, "<br>{}", escape(&begin));
        }
        if !tip.example.is_empty() {
            let _ = write!(out, "<br>Voorbeeld: {}", escape(&tip.example));
        }
        out.push_str("</li>\n");
    }
    out.push_str("</ol>\n");
}

fn one_finding(out: &mut String, f: &FindingReport) {
    let name = match f.severity {
        Severity::Error => "fout",
        Severity::Warning => "let op",
        Severity::Hint => "hint",
    };
    let place = f.line.map_or_else(String::new, |l| format!("regel {l}"));
    let _ = writeln!(out, "<article class=\"{}\">", f.severity);
    let _ = writeln!(out, "<p class=\"head\"><b>{name}</b> <code>{}</code> <span>{place}</span></p>", f.rule);
    if let Some(context) = f.context.as_ref().filter(|_| !f.text.is_empty()) {
        let parts = (
            context.line.get(..context.start),
            context.line.get(context.start..context.end),
            context.line.get(context.end..),
        );
        if let (Some(before), Some(marked), Some(after)) = parts {
            let _ = writeln!(
                out,
                "<blockquote>{}<mark>{}</mark>{}</blockquote>",
                escape(before),
                escape(marked),
                escape(after)
            );
        }
    }
    let _ = writeln!(out, "<p>{}</p>\n<p class=\"tip\">{}</p>", escape(&f.message), escape(&f.advice));
    if !f.replacements.is_empty() {
        let _ =
            writeln!(out, "<p class=\"tip\">In plaats daarvan: {}</p>", escape(&f.replacements.join(" / ")));
    }
    out.push_str("</article>\n");
}

fn items(out: &mut String, name: &str, note: &str, items: &[ItemReport]) {
    let _ = writeln!(out, "<h2>{}</h2>\n<p>{}</p>\n<table>", escape(name), escape(note));
    out.push_str("<thead><tr><th scope=\"col\">Punt</th><th scope=\"col\">Wat</th><th scope=\"col\">Antwoord</th><th scope=\"col\">Waarom</th></tr></thead>\n<tbody>\n");
    for item in items {
        let class = match item.answer {
            Answer::Yes => "yes",
            Answer::No => "no",
            Answer::NotApplicable => "na",
            Answer::Unknown => "open",
        };
        let _ = writeln!(
            out,
            "<tr class=\"{class}\"><td>{}</td><td>{}</td><td>{}</td><td>{}</td></tr>",
            escape(&item.item),
            escape(&item.title),
            escape(&answer(item)),
            escape(&item.reason)
        );
    }
    out.push_str("</tbody>\n</table>\n");
}

fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            _ => out.push(c),
        }
    }
    out
}
