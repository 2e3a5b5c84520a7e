//! Items, scores and tips for a terminal.

use std::fmt::Write;

use anstyle::{AnsiColor, Style};
use helder::instruments::{Answer, By, Score, checklist, vbi};
use helder::report::{FileReport, ItemReport, Tip};

use super::instrument::Which;
use super::text::{BOLD, DIM, wrapped};

const GREEN: Style = AnsiColor::Green.on_default();
const RED: Style = AnsiColor::Red.on_default();

/// An instrument as the report shows it: name, note, scores, items.
struct View<'r> {
    name: &'r str,
    note: &'r str,
    scores: Vec<(&'r str, &'r Score)>,
    items: &'r [ItemReport],
}

fn views(report: &FileReport, which: Which) -> Vec<View<'_>> {
    match which {
        Which::Checklist => {
            let instrument = checklist();
            vec![View {
                name: &instrument.name,
                note: &instrument.note,
                scores: Vec::new(),
                items: &report.checklist,
            }]
        }
        Which::Vbi => {
            let instrument = vbi();
            let scores = vec![
                ("Begrijpelijkheid", &report.vbi.understandability),
                ("Toepasbaarheid", &report.vbi.actionability),
            ];
            vec![View { name: &instrument.name, note: &instrument.note, scores, items: &report.vbi.items }]
        }
        Which::Own => report
            .own
            .iter()
            .map(|own| View {
                name: &own.name,
                note: &own.note,
                scores: own.scales.iter().map(|s| (s.name.as_str(), &s.score)).collect(),
                items: &own.items,
            })
            .collect(),
    }
}

/// Both instruments in short, and the three best tips: the end of `helder check`.
pub fn render_short(out: &mut String, report: &FileReport) {
    for which in [Which::Checklist, Which::Vbi, Which::Own] {
        for view in views(report, which) {
            render(out, &view, false);
        }
    }
    render_tips(out, &report.tips(), 3);
}

/// One instrument in full, with reasons and tips: `helder vbi`, `helder checklist`.
pub fn render_instrument(reports: &[FileReport], which: Which) -> String {
    let mut out = String::new();
    for report in reports.iter().filter(|r| r.error.is_none()) {
        let _ = writeln!(out, "{BOLD}{}{BOLD:#}\n", report.path);
        for view in views(report, which) {
            render(&mut out, &view, true);
            let own = |t: &Tip| view.items.iter().any(|i| i.instrument == t.instrument && i.item == t.item);
            let tips: Vec<Tip> = report.tips().into_iter().filter(own).collect();
            let rest = open_tips(report, which, &tips);
            render_tips(&mut out, &[tips, rest].concat(), usize::MAX);
        }
    }
    out
}

/// In `helder checklist` every item gets its tip, also when an item of the VBI already names it.
fn open_tips(report: &FileReport, which: Which, shown: &[Tip]) -> Vec<Tip> {
    if which != Which::Checklist {
        return Vec::new();
    }
    let mut alone = FileReport::failed(report.path.clone(), helder::Error::new(helder::ErrorKind::Empty, ""));
    alone.checklist.clone_from(&report.checklist);
    alone.tips().into_iter().filter(|t| shown.iter().all(|s| s.item != t.item)).collect()
}

fn render(out: &mut String, view: &View<'_>, full: bool) {
    let _ = writeln!(out, "{BOLD}{}{BOLD:#}", view.name);
    for (name, score) in &view.scores {
        wrapped(out, &score_line(name, score), "  ", "    ");
    }
    if view.scores.is_empty() {
        let score = Score::of(view.items.iter().map(|i| (i.answer, i.by)));
        wrapped(out, &count_line(&score), "  ", "    ");
    }
    let judged = |i: &&ItemReport| !matches!(i.answer, Answer::Unknown) && !is_plain_na(i);
    for item in view.items.iter().filter(judged) {
        let (mark, style) = match item.answer {
            Answer::Yes => ("ja ", GREEN),
            Answer::No => ("nee", RED),
            _ => ("nvt", DIM),
        };
        let who = match item.by {
            By::Suggestion => " (voorstel: kijk zelf ook)".to_owned(),
            By::Person => format!(" ({})", item.rater.as_deref().unwrap_or("door een mens")),
            _ => String::new(),
        };
        let _ = writeln!(out, "  {style}{mark}{style:#} {:>3} {}{DIM}{who}{DIM:#}", item.item, item.title);
        if full {
            wrapped(out, &item.reason, "          ", "          ");
        }
        if !item.note.is_empty() {
            wrapped(out, &format!("Opmerking: {}", item.note), "          ", "          ");
        }
        if let (true, Some((answer, _))) = (item.is_conflict(), item.program) {
            let message = format!("Let op: het programma zei hier '{}' en was zeker.", answer.as_dutch());
            wrapped(out, &message, "          ", "          ");
        }
    }
    render_na(out, view.items);
    let open: Vec<&str> =
        view.items.iter().filter(|i| i.answer == Answer::Unknown).map(|i| i.item.as_str()).collect();
    if !open.is_empty() {
        let text = format!(
            "Nog niet beoordeeld ({}): {}. Doe dat zelf met --interactive.",
            open.len(),
            open.join(", ")
        );
        wrapped(out, &text, "  ", "  ");
    }
    wrapped(out, view.note, "  ", "  ");
    out.push('\n');
}

/// The program says that it does not apply: nothing to look at.
fn is_plain_na(item: &ItemReport) -> bool {
    item.answer == Answer::NotApplicable && item.by != By::Person
}

/// Items that do not apply, together by reason.
fn render_na(out: &mut String, items: &[ItemReport]) {
    let mut reasons: Vec<(&str, Vec<&str>)> = Vec::new();
    for item in items.iter().filter(|i| is_plain_na(i)) {
        match reasons.iter_mut().find(|(reason, _)| *reason == item.reason) {
            Some((_, ids)) => ids.push(&item.item),
            None => reasons.push((&item.reason, vec![&item.item])),
        }
    }
    for (reason, ids) in reasons {
        wrapped(out, &format!("nvt {}. {reason}", ids.join(", ")), "  ", "      ");
    }
}

/// A score is never a bare number: it comes with who judged, what is open, and what that still allows.
pub fn score_line(name: &str, score: &Score) -> String {
    let Some(value) = score.score else {
        return format!("{name}: nog geen score. {}", count_line(score));
    };
    let range = match (score.low, score.high) {
        (Some(low), Some(high)) if score.unknown > 0 => {
            format!(" Met de open punten erbij wordt dat {low:.0} tot {high:.0}.")
        }
        _ => String::new(),
    };
    let judged = score.agree + score.disagree;
    format!(
        "{name}: {value:.0} van de 100 (ja bij {} van de {judged} punten).{range} {}",
        score.agree,
        count_line(score)
    )
}

/// Who judged how many items.
fn count_line(score: &Score) -> String {
    let by = score.judged_by;
    let mut parts = Vec::new();
    for (count, words) in [
        (by.program, "door het programma"),
        (by.suggestion, "als voorstel van het programma"),
        (by.person, "door een mens"),
        (score.unknown, "nog open"),
    ] {
        if count > 0 {
            parts.push(format!("{count} {words}"));
        }
    }
    let na = match score.na {
        0 => String::new(),
        1 => " 1 punt telt niet mee.".to_owned(),
        n => format!(" {n} punten tellen niet mee."),
    };
    format!("Beoordeeld: {}.{na}", parts.join(", "))
}

fn render_tips(out: &mut String, tips: &[Tip], most: usize) {
    if tips.is_empty() {
        return;
    }
    let _ = writeln!(out, "{BOLD}Dit helpt het meest{BOLD:#}");
    for (i, tip) in tips.iter().take(most).enumerate() {
        if i == 3 {
            let _ = writeln!(out, "\n{BOLD}Dit kan ook beter{BOLD:#}");
        }
        let name = if tip.instrument == "vbi" { "VBI" } else { tip.instrument.as_str() };
        let _ =
            writeln!(out, "  {}. {BOLD}{}{BOLD:#} {DIM}({name} punt {}){DIM:#}", i + 1, tip.title, tip.item);
        wrapped(out, &tip.advice, "     ", "     ");
        if let Some(begin) = tip.begin() {
            wrapped(out, &begin, "     ", "     ");
        }
        if !tip.example.is_empty() {
            wrapped(out, &format!("Voorbeeld: {}", tip.example.replace('\n', " / ")), "     ", "     ");
        }
    }
    out.push('\n');
}
