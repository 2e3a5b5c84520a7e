//! The comparison as one HTML page that needs nothing else.

use std::fmt::{self, Write};

use super::{Diff, Piece, SentenceChange};
use crate::instruments::{Answer, Score};
use crate::report::FindingReport;

const STYLE: &str = "body{font:1.125rem/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;\
color:#1a1a1a;background:#fff}table{border-collapse:collapse;margin:1rem 0}th,td{text-align:left;padding:.3rem 1rem \
.3rem 0;border-bottom:1px solid #767676;vertical-align:top}ins{background:#d7f5dd;color:#0b4f1c}del{background:#fde2e0;\
color:#8a1c12}li{margin:.4rem 0}.same{color:#595959}";

/// Text with the characters that HTML reads as markup replaced.
struct Escaped<'t>(&'t str);

impl fmt::Display for Escaped<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for c in self.0.chars() {
            match c {
                '&' => f.write_str("&amp;")?,
                '<' => f.write_str("&lt;")?,
                '>' => f.write_str("&gt;")?,
                '"' => f.write_str("&quot;")?,
                c => f.write_char(c)?,
            }
        }
        Ok(())
    }
}

/// The comparison as one HTML page, in Dutch, without scripts and without anything from elsewhere.
pub fn to_html(diff: &Diff) -> String {
    let mut out = String::new();
    // Writing to a string cannot fail.
    let _ = page(&mut out, diff);
    out
}

fn page(out: &mut String, diff: &Diff) -> fmt::Result {
    writeln!(out, "<!DOCTYPE html>\n<html lang=\"nl\">\n<head>\n<meta charset=\"utf-8\">")?;
    writeln!(out, "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">")?;
    writeln!(
        out,
        "<title>Oud en nieuw: {}</title>\n<style>{STYLE}</style>\n</head>\n<body>",
        Escaped(&diff.new.path)
    )?;
    writeln!(out, "<h1>Wat is er veranderd?</h1>")?;
    writeln!(out, "<p>Oud: {}<br>Nieuw: {}</p>", Escaped(&diff.old.path), Escaped(&diff.new.path))?;
    scores(out, diff)?;
    items(out, diff)?;
    numbers(out, diff)?;
    writeln!(out, "<h2>Wat helder vond</h2>")?;
    findings(out, "Opgelost", &diff.solved)?;
    findings(out, "Nieuw", &diff.added)?;
    findings(out, "Nog over", &diff.left)?;
    sentences(out, diff)?;
    writeln!(out, "</body>\n</html>")
}

fn scores(out: &mut String, diff: &Diff) -> fmt::Result {
    writeln!(out, "<h2>VBI-beoordeling op basis van PEMAT</h2>\n<table>")?;
    writeln!(
        out,
        "<tr><th scope=\"col\">Schaal</th><th scope=\"col\">Oud</th><th scope=\"col\">Nieuw</th></tr>"
    )?;
    for change in &diff.scores {
        let (old, new) = (range(&change.old), range(&change.new));
        writeln!(out, "<tr><th scope=\"row\">{}</th><td>{old}</td><td>{new}</td></tr>", change.name)?;
    }
    writeln!(out, "</table>")?;
    if diff.scores.iter().any(super::ScoreChange::is_open) {
        writeln!(out, "<p>Er zijn nog open punten. Die kunnen het verschil groter of kleiner maken.</p>")?;
    }
    Ok(())
}

/// A score with what the open items still allow, and how many items are judged.
fn range(score: &Score) -> String {
    let judged = score.agree + score.disagree;
    match (score.score, score.low, score.high) {
        (Some(value), Some(low), Some(high)) if score.unknown > 0 => format!(
            "{value:.0} van de 100 (kan nog {low:.0} tot {high:.0} worden; {judged} punten beoordeeld, {} open)",
            score.unknown
        ),
        (Some(value), ..) => format!("{value:.0} van de 100 ({judged} punten beoordeeld, geen open)"),
        _ => format!("nog geen score ({} punten open)", score.unknown),
    }
}

fn items(out: &mut String, diff: &Diff) -> fmt::Result {
    if diff.items.is_empty() {
        return Ok(());
    }
    writeln!(out, "<h2>Punten met een ander antwoord</h2>\n<ul>")?;
    for change in &diff.items {
        let name = if change.instrument == "vbi" { "VBI" } else { "Checklist" };
        let (old, new) = (said(change.old.0), said(change.new.0));
        writeln!(out, "<li>{name} {}. {}: {old} → {new}</li>", change.item, Escaped(&change.title))?;
    }
    writeln!(out, "</ul>")
}

fn said(answer: Answer) -> &'static str {
    if answer == Answer::Unknown { "open" } else { answer.as_dutch() }
}

fn numbers(out: &mut String, diff: &Diff) -> fmt::Result {
    writeln!(out, "<h2>Getallen</h2>\n<table>")?;
    writeln!(
        out,
        "<tr><th scope=\"col\">Wat</th><th scope=\"col\">Oud</th><th scope=\"col\">Nieuw</th><th scope=\"col\">Is \
         dat makkelijker?</th></tr>"
    )?;
    for change in &diff.metrics {
        let better = match change.better {
            Some(true) => "ja",
            Some(false) => "nee",
            None => "",
        };
        writeln!(
            out,
            "<tr><th scope=\"row\">{}</th><td>{}</td><td>{}</td><td>{better}</td></tr>",
            change.name,
            number(change.old),
            number(change.new)
        )?;
    }
    writeln!(out, "</table>")
}

/// A number as Dutch writes it; `-` for none.
fn number(value: Option<f64>) -> String {
    value.map_or_else(
        || "-".to_owned(),
        |v| if v.fract() == 0.0 { format!("{v}") } else { format!("{v:.2}").replace('.', ",") },
    )
}

fn findings(out: &mut String, title: &str, findings: &[FindingReport]) -> fmt::Result {
    writeln!(out, "<h3>{title}: {}</h3>", findings.len())?;
    if findings.is_empty() {
        return Ok(());
    }
    writeln!(out, "<ul>")?;
    for f in findings {
        let line = f.line.map_or_else(String::new, |l| format!("regel {l}, "));
        let quote = if f.text.is_empty() { String::new() } else { format!(" <q>{}</q>", Escaped(&f.text)) };
        writeln!(out, "<li>{line}{}: {}{quote}</li>", f.rule, Escaped(&f.message))?;
    }
    writeln!(out, "</ul>")
}

fn sentences(out: &mut String, diff: &Diff) -> fmt::Result {
    writeln!(out, "<h2>Zin voor zin</h2>\n<ol>")?;
    for change in &diff.sentences {
        match change {
            SentenceChange::Same(text) => writeln!(out, "<li class=\"same\">{}</li>", Escaped(text))?,
            SentenceChange::Removed(text) => writeln!(out, "<li><del>{}</del></li>", Escaped(text))?,
            SentenceChange::Added(text) => writeln!(out, "<li><ins>{}</ins></li>", Escaped(text))?,
            SentenceChange::Changed { pieces, .. } => {
                write!(out, "<li>")?;
                for piece in pieces {
                    match piece {
                        Piece::Same(text) => write!(out, "{}", Escaped(text))?,
                        Piece::Removed(text) => write!(out, "<del>{}</del>", Escaped(text))?,
                        Piece::Added(text) => write!(out, "<ins>{}</ins>", Escaped(text))?,
                    }
                }
                writeln!(out, "</li>")?;
            }
        }
    }
    writeln!(out, "</ol>")
}

#[cfg(test)]
mod tests {
    use crate::{Checker, Document, diff};

    #[test]
    fn the_text_of_a_leaflet_is_never_markup() {
        let old = Document::from_text("<o>.txt", "Neem <b>dit</b> & dat mee naar huis.");
        let new = Document::from_text("n.txt", "Neem <script>alert(1)</script> & dat mee naar huis.");
        let html = super::to_html(&diff::compare(&Checker::default(), &old, &new));
        assert!(!html.contains("<script") && !html.contains("<b>") && !html.contains("<o>"), "{html}");
        assert!(html.contains("&lt;") && html.contains("&amp;"));
    }
}
