//! `helder vbi compare`.

use std::fmt::Write;

use helder::instruments::{Answer, Comparison, Kind, vbi};
use helder::{Checker, Error, ErrorKind};

use super::args::{CompareArgs, InstrumentFormat};
use super::text::{BOLD, wrapped};
use super::{CLEAN, complain, judging, output};

pub fn run(args: &CompareArgs) -> Result<u8, Error> {
    let checker = Checker::default();
    let first = judging::answers(&args.first, &checker, "vbi")?;
    let second = judging::answers(&args.second, &checker, "vbi")?;
    let warn = |message| {
        complain(&Error::new(ErrorKind::Answers, message).in_file(args.second.display().to_string()));
    };
    if first.file.is_some() && second.file.is_some() && first.file != second.file {
        warn("Let op: deze antwoorden gaan over een andere tekst dan die van de eerste.");
    }
    let kind = first.kind.or(second.kind).unwrap_or(Kind::Print);
    if second.kind.is_some_and(|other| other != kind) {
        warn("Let op: deze antwoorden gaan over een andere soort materiaal dan die van de eerste.");
    }
    let comparison = Comparison::new(vbi(), kind, &first, &second);
    let rendered = match args.format {
        InstrumentFormat::Text => text(&comparison),
        InstrumentFormat::Json => json(&comparison) + "\n",
    };
    output::write(&rendered, None)?;
    if let Some(path) = &args.output {
        output::write_file(path, comparison.joint_toml().as_bytes())?;
    }
    Ok(CLEAN)
}

fn said(answer: Answer) -> &'static str {
    if answer == Answer::Unknown { "-" } else { answer.as_dutch() }
}

fn text(comparison: &Comparison<'_>) -> String {
    let [a, b] = &comparison.raters;
    let mut out = String::new();
    let _ = writeln!(out, "{BOLD}{}: {a} en {b}{BOLD:#}\n", vbi().name);
    let all = comparison.complete().count();
    let same = all - comparison.different().count();
    let _ = writeln!(out, "  {all} punten hebben u allebei beoordeeld. Bij {same} zegt u hetzelfde.");
    if let Some(agreement) = comparison.agreement() {
        let _ =
            writeln!(out, "  Zelfde antwoord: {same} van de {all} ({:.0} van de 100).", agreement * 100.0);
    }
    let kappa = match comparison.kappa() {
        Some(kappa) => format!(
            "Cohens kappa: {}. 1 is helemaal eens. 0 is niet beter dan toeval.",
            format!("{kappa:.2}").replace('.', ",")
        ),
        None if all == 0 => {
            "Cohens kappa: niet te berekenen. U heeft geen punten allebei beoordeeld.".to_owned()
        }
        None => "Cohens kappa: niet te berekenen. U gaf allebei steeds hetzelfde antwoord.".to_owned(),
    };
    wrapped(&mut out, &kappa, "  ", "  ");
    let different: Vec<_> = comparison.different().collect();
    if !different.is_empty() {
        let _ = writeln!(out, "\n{BOLD}Praat hier samen over{BOLD:#}");
    }
    for pair in different {
        wrapped(&mut out, &format!("{:>2} {}", pair.item.id, pair.item.question), "  ", "     ");
        for (rater, answer, note) in [(a, pair.first, pair.notes[0]), (b, pair.second, pair.notes[1])] {
            let note = if note.is_empty() { String::new() } else { format!(" ({note})") };
            wrapped(&mut out, &format!("{rater}: {}{note}", said(answer)), "     ", "       ");
        }
    }
    let single: Vec<&str> = comparison
        .pairs
        .iter()
        .filter(|p| !p.is_complete() && (p.first != Answer::Unknown || p.second != Answer::Unknown))
        .map(|p| p.item.id.as_str())
        .collect();
    if !single.is_empty() {
        wrapped(&mut out, &format!("Maar één van u beoordeelde: {}.", single.join(", ")), "\n  ", "  ");
    }
    out
}

fn json(comparison: &Comparison<'_>) -> String {
    let word = |answer| match answer {
        Answer::Yes => "agree",
        Answer::No => "disagree",
        Answer::NotApplicable => "na",
        Answer::Unknown => "unknown",
    };
    let items: Vec<_> = comparison
        .pairs
        .iter()
        .map(|p| {
            serde_json::json!({
                "item": p.item.id, "title": p.item.title, "answers": [word(p.first), word(p.second)],
                "notes": p.notes, "same": p.is_complete().then(|| p.is_same()),
            })
        })
        .collect();
    let value = serde_json::json!({
        "schema": "helder-compare-1",
        "raters": comparison.raters,
        "judged_by_both": comparison.complete().count(),
        "different": comparison.different().count(),
        "agreement": comparison.agreement(),
        "kappa": comparison.kappa(),
        "items": items,
    });
    serde_json::to_string_pretty(&value).unwrap_or_default()
}
