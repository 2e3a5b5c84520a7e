//! `helder check`.

use helder::report::{FileReport, to_json, to_json_line};
use helder::{Checker, Error, RuleSetting, Settings};
use rayon::prelude::*;

use super::args::{CheckArgs, CheckFormat, InputArgs};
use super::{CLEAN, FAILED, FOUND, complain, input, judging, output, text};

pub fn run(args: &CheckArgs) -> Result<u8, Error> {
    let mut settings = settings(&args.input);
    settings.select(args.select.iter().map(String::as_str))?;
    for rule in &args.ignore {
        settings.set_rule(rule, RuleSetting::Off)?;
    }
    let checker = judging::checker(settings, &args.judging)?;
    let mut reports = reports(&checker, &args.input)?;
    judging::apply_file(&mut reports, &checker, &args.judging, "vbi")?;
    let rendered = match args.format {
        CheckFormat::Text => text::render(&reports, &checker),
        CheckFormat::Json => to_json(&reports, args.input.profile) + "\n",
        CheckFormat::Jsonl => reports.iter().map(|r| to_json_line(r) + "\n").collect(),
    };
    output::write(&rendered, args.input.output.as_deref())?;
    let enough = judging::status(&reports, &args.judging);
    Ok(status(&reports, args.fail_on.severity()).max(enough))
}

/// The settings that the arguments of every command give.
pub fn settings(args: &InputArgs) -> Settings {
    let mut settings = Settings::new(args.profile);
    settings.lang = args.lang;
    settings
}

/// Reads and checks all inputs, several at a time; reports come in the order of the paths, and every failure is
/// one line on standard error.
pub fn reports(checker: &Checker, args: &InputArgs) -> Result<Vec<FileReport>, Error> {
    let inputs = input::expand(&args.paths, args.stdin_filename.as_deref());
    let check = |input: Result<input::Input, Error>| match input {
        Ok(input) => match input.read() {
            Ok(document) => checker.check(&document),
            Err(error) => FileReport::failed(input.name(), error),
        },
        Err(error) => FileReport::failed(error.file().unwrap_or_default().to_owned(), error),
    };
    let pool = rayon::ThreadPoolBuilder::new().num_threads(args.jobs).build().map_err(|error| {
        Error::new(helder::ErrorKind::Settings, "Ik kan niet zoveel bestanden tegelijk doen.").because(error)
    })?;
    let reports: Vec<FileReport> = pool.install(|| inputs.into_par_iter().map(check).collect());
    for error in reports.iter().filter_map(|r| r.error.as_ref()) {
        complain(error);
    }
    Ok(reports)
}

/// The exit status: a failure weighs more than a finding.
pub fn status(reports: &[FileReport], fail_on: Option<helder::Severity>) -> u8 {
    if reports.iter().any(|r| r.error.is_some()) {
        return FAILED;
    }
    let found = fail_on.is_some_and(|limit| reports.iter().filter_map(FileReport::worst).any(|s| s >= limit));
    if found { FOUND } else { CLEAN }
}
