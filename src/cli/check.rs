//! `helder check`.

use helder::report::{FileReport, to_json, to_json_line};
use helder::{Checker, Error};

use super::args::{CheckArgs, CheckFormat};
use super::session::Session;
use super::{CLEAN, FAILED, FOUND, output, text};

pub fn run(args: &CheckArgs) -> Result<u8, Error> {
    let session = Session::new(&args.input, Checker::builder().build()?, &args.select, &args.ignore)?;
    let reports = session.reports()?;
    let rendered = match args.format {
        CheckFormat::Text => text::render(&reports),
        CheckFormat::Json => to_json(&reports, args.input.profile) + "\n",
        CheckFormat::Jsonl => reports.iter().map(|r| to_json_line(r) + "\n").collect(),
    };
    output::write(&rendered, args.input.output.as_deref())?;
    Ok(status(&reports, args.fail_on.severity()))
}

/// The exit status: a failure weighs more than a finding.
pub fn status(reports: &[FileReport], fail_on: Option<helder::Severity>) -> u8 {
    if reports.iter().any(|r| r.error.is_some()) {
        return FAILED;
    }
    let found = fail_on.is_some_and(|limit| reports.iter().filter_map(FileReport::worst).any(|s| s >= limit));
    if found { FOUND } else { CLEAN }
}
