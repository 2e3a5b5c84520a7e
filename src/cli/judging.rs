//! What all commands that judge have in common: instruments, answers of people, thresholds.

use std::path::Path;

use helder::instruments::{Answers, Instrument, Score, checklist, vbi};
use helder::report::FileReport;
use helder::{Checker, Error, ErrorKind};

use super::args::JudgingArgs;
use super::{CLEAN, FOUND, complain, input};

/// A checker with the kind of material and the instruments that the arguments name, without settings yet.
pub fn checker(args: &JudgingArgs) -> Result<Checker, Error> {
    let mut builder = Checker::builder().kind(args.kind);
    let mut ids = vec!["vbi".to_owned(), "checklist".to_owned()];
    for path in &args.instrument {
        let name = path.display().to_string();
        let instrument = Instrument::from_toml(&name, &read(path)?)?;
        if ids.contains(&instrument.id) {
            let message = format!("Het veld 'id': '{}' bestaat al. Kies een andere naam.", instrument.id);
            return Err(Error::new(ErrorKind::Instrument, message).in_file(name));
        }
        ids.push(instrument.id.clone());
        builder = builder.instrument(instrument);
    }
    builder.build()
}

fn read(path: &Path) -> Result<String, Error> {
    let input = input::Input::File { path: path.to_owned() };
    String::from_utf8(input.bytes()?).map_err(|error| {
        let message = "Dit bestand is geen UTF-8. Bewaar het opnieuw en kies de codering UTF-8.";
        Error::new(ErrorKind::NotText, message).in_file(path.display().to_string()).because(error)
    })
}

/// The answers in a file; those that name no instrument are to `default`.
pub fn answers(path: &Path, checker: &Checker, default: &str) -> Result<Answers, Error> {
    let mut instruments = vec![vbi(), checklist()];
    instruments.extend(checker.instruments());
    Answers::parse(&path.display().to_string(), &read(path)?, &instruments, default)
}

/// Puts the answers of `--answers` over those of the program, in the reports that they are about.
pub fn apply_file(
    reports: &mut [FileReport],
    checker: &Checker,
    args: &JudgingArgs,
    default: &str,
) -> Result<(), Error> {
    let Some(path) = &args.answers else { return Ok(()) };
    let answers = answers(path, checker, default)?;
    let warn = |message: String| {
        complain(&Error::new(ErrorKind::Answers, message).in_file(path.display().to_string()));
    };
    let only = reports.len() == 1;
    let mut used = false;
    for report in reports.iter_mut().filter(|r| r.error.is_none()) {
        let about = answers.are_about(&report.path);
        // One file and one set of answers belong together, also when the file was given another name.
        if about || only {
            used = true;
            if !about {
                let file = answers.file.as_deref().unwrap_or_default();
                warn(format!("Let op: deze antwoorden gaan over '{file}'."));
            }
            if answers.kind.is_some_and(|kind| kind != report.vbi.kind) {
                warn(
                    "Let op: deze antwoorden gaan over een andere soort materiaal (print of av).".to_owned(),
                );
            }
            report.apply(&answers);
        }
    }
    if !used && reports.iter().any(|r| r.error.is_none()) {
        let file = answers.file.as_deref().unwrap_or_default();
        warn(format!("Let op: geen van de teksten heet '{file}'. Daarom tellen de antwoorden niet mee."));
    }
    Ok(())
}

/// [`FOUND`] if a lowest possible score is below its threshold, with a line that says so.
pub fn status(reports: &[FileReport], args: &JudgingArgs) -> u8 {
    let mut status = CLEAN;
    for report in reports.iter().filter(|r| r.error.is_none()) {
        let vbi = &report.vbi;
        for (name, score, least) in [
            ("begrijpelijkheid", &vbi.understandability, args.min_understandability),
            ("toepasbaarheid", &vbi.actionability, args.min_actionability),
        ] {
            if let Some(message) = least.and_then(|least| too_low(name, score, least)) {
                complain(&Error::new(ErrorKind::Settings, message).in_file(report.path.clone()));
                status = FOUND;
            }
        }
    }
    status
}

fn too_low(name: &str, score: &Score, least: f64) -> Option<String> {
    let low = score.low.unwrap_or(0.0);
    (low < least).then(|| {
        format!(
            "De {name} kan {low:.0} van de 100 zijn. U wilt ten minste {least:.0}. Open punten: {}.",
            score.unknown
        )
    })
}
