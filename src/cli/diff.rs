//! `helder diff`.

use std::fmt::Write;

use anstyle::{AnsiColor, Style};
use helder::diff::{self, Diff, Piece, SentenceChange};
use helder::instruments::{Answer, Score};
use helder::report::FindingReport;
use helder::{Checker, Error, ErrorKind};

use super::args::{DiffArgs, DiffFormat};
use super::session::Session;
use super::text::{BOLD, DIM, wrapped};
use super::{CLEAN, input, items, output};

const GREEN: Style = AnsiColor::Green.on_default();
const RED: Style = AnsiColor::Red.on_default();

pub fn run(args: &DiffArgs) -> Result<u8, Error> {
    let session = Session::new(&args.input, Checker::default(), &[], &[])?;
    let inputs = input::expand(&args.input.paths, args.input.stdin_filename.as_deref());
    let (Some(Ok(old)), Some(Ok(new)), 2) = (inputs.first(), inputs.get(1), inputs.len()) else {
        let message = "Geef twee bestanden: eerst de oude versie, dan de nieuwe.";
        return Err(Error::new(ErrorKind::Settings, message));
    };
    // Both versions by the settings of the new one: else the settings would make the difference.
    let checker = session.checker(new)?.unwrap_or_default();
    let diff = diff::compare(&checker, &old.read()?, &new.read()?);
    let rendered = match args.format {
        DiffFormat::Text => text(&diff),
        DiffFormat::Json => diff::to_json(&diff) + "\n",
        DiffFormat::Html => diff::to_html(&diff),
    };
    output::write(&rendered, args.input.output.as_deref())?;
    Ok(CLEAN)
}

fn text(diff: &Diff) -> String {
    let mut out = String::new();
    let _ = writeln!(out, "{BOLD}{} -> {}{BOLD:#}\n", diff.old.path, diff.new.path);
    scores(&mut out, diff);
    changed_items(&mut out, diff);
    numbers(&mut out, diff);
    let _ = writeln!(out, "{BOLD}Wat helder vond{BOLD:#}");
    findings(&mut out, "Opgelost", GREEN, &diff.solved);
    findings(&mut out, "Nieuw", RED, &diff.added);
    findings(&mut out, "Nog over", DIM, &diff.left);
    out.push('\n');
    sentences(&mut out, diff);
    out
}

fn scores(out: &mut String, diff: &Diff) {
    let _ = writeln!(out, "{BOLD}VBI-beoordeling op basis van PEMAT{BOLD:#}");
    for change in &diff.scores {
        let line = |out: &mut String, when: &str, score: &Score| {
            wrapped(out, &items::score_line(&format!("{} {when}", change.name), score), "  ", "    ");
        };
        line(out, "oud", &change.old);
        line(out, "nieuw", &change.new);
    }
    if diff.scores.iter().any(diff::ScoreChange::is_open) {
        wrapped(out, "Door de open punten kan het verschil nog veranderen.", "  ", "  ");
    }
    out.push('\n');
}

fn changed_items(out: &mut String, diff: &Diff) {
    if diff.items.is_empty() {
        return;
    }
    let _ = writeln!(out, "{BOLD}Punten met een ander antwoord{BOLD:#}");
    let said = |a: Answer| if a == Answer::Unknown { "open" } else { a.as_dutch() };
    for change in &diff.items {
        let name = if change.instrument == "vbi" { "VBI" } else { "Checklist" };
        let style = match change.new.0 {
            Answer::Yes => GREEN,
            Answer::No => RED,
            _ => DIM,
        };
        let _ = writeln!(
            out,
            "  {:4} -> {style}{:4}{style:#} {name} {} {}",
            said(change.old.0),
            said(change.new.0),
            change.item,
            change.title
        );
    }
    out.push('\n');
}

fn numbers(out: &mut String, diff: &Diff) {
    let _ = writeln!(out, "{BOLD}Getallen{BOLD:#}");
    let number = |v: Option<f64>| {
        v.map_or_else(
            || "-".to_owned(),
            |v| if v.fract() == 0.0 { format!("{v}") } else { format!("{v:.2}").replace('.', ",") },
        )
    };
    for change in &diff.metrics {
        let (word, style) = match change.better {
            Some(true) => ("makkelijker", GREEN),
            Some(false) => ("moeilijker", RED),
            None => ("", DIM),
        };
        let (old, new) = (number(change.old), number(change.new));
        let line = format!("  {:38} {old:>8} -> {new:>8}", change.name);
        let _ = if word.is_empty() {
            writeln!(out, "{line}")
        } else {
            writeln!(out, "{line}  {style}{word}{style:#}")
        };
    }
    out.push('\n');
}

fn findings(out: &mut String, title: &str, style: Style, findings: &[FindingReport]) {
    let _ = writeln!(out, "  {style}{title}: {}{style:#}", findings.len());
    for f in findings {
        let line = f.line.map_or_else(String::new, |l| format!("regel {l} "));
        let mut text: String = f.text.chars().take(60).collect();
        if text.len() < f.text.len() {
            text.push_str(" ...");
        }
        let quote = if text.is_empty() { String::new() } else { format!(": '{text}'") };
        wrapped(out, &format!("{line}{}{quote}", f.rule), "    ", "      ");
    }
}

fn sentences(out: &mut String, diff: &Diff) {
    let same = diff.sentences.iter().filter(|s| s.is_same()).count();
    let _ = writeln!(out, "{BOLD}Zin voor zin{BOLD:#}");
    let _ = writeln!(out, "  {same} van de {} zinnen zijn gelijk.", diff.sentences.len());
    for change in &diff.sentences {
        let (old, new) = match change {
            SentenceChange::Same(_) => continue,
            SentenceChange::Removed(text) => (Some(text.clone()), None),
            SentenceChange::Added(text) => (None, Some(text.clone())),
            SentenceChange::Changed { pieces, .. } => (
                Some(side(pieces, |p| matches!(p, Piece::Removed(_)))),
                Some(side(pieces, |p| matches!(p, Piece::Added(_)))),
            ),
        };
        out.push('\n');
        if let Some(old) = old {
            wrapped(out, &old, &format!("  {RED}-{RED:#} "), "    ");
        }
        if let Some(new) = new {
            wrapped(out, &new, &format!("  {GREEN}+{GREEN:#} "), "    ");
        }
    }
}

/// One side of a changed sentence, with what is only there in bold.
fn side(pieces: &[Piece], own: impl Fn(&Piece) -> bool) -> String {
    let mut text = String::new();
    for piece in pieces {
        match piece {
            Piece::Same(t) => text.push_str(t),
            Piece::Removed(t) | Piece::Added(t) if own(piece) && !t.trim().is_empty() => {
                let _ = write!(text, "{BOLD}{t}{BOLD:#}");
            }
            Piece::Removed(t) | Piece::Added(t) if own(piece) => text.push_str(t),
            _ => {}
        }
    }
    text
}
