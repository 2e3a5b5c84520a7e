//! `helder check`.

use helder::report::{FileReport, to_csv, to_github, to_html, to_json, to_json_line, to_markdown, to_sarif};
use helder::{Error, ErrorKind};

use super::args::{CheckArgs, CheckFormat};
use super::session::Session;
use super::{CLEAN, FAILED, FOUND, judging, output, text};

pub fn run(args: &CheckArgs) -> Result<u8, Error> {
    let base = judging::checker(&args.judging)?;
    let base = if args.sentences { base.with_sentences() } else { base };
    let session = Session::new(&args.input, base.clone(), &args.select, &args.ignore)?;
    let mut reports = session.reports()?;
    judging::apply_file(&mut reports, &base, &args.judging, "vbi")?;
    let rendered = match args.format {
        CheckFormat::Text => text::render(&reports),
        CheckFormat::Json => to_json(&reports, args.input.profile) + "\n",
        CheckFormat::Html => to_html(&reports),
        CheckFormat::Markdown => to_markdown(&reports),
        CheckFormat::Csv => to_csv(&reports),
        CheckFormat::Sarif => to_sarif(&reports) + "\n",
        CheckFormat::Github => to_github(&reports),
        CheckFormat::Jsonl => reports.iter().map(|r| to_json_line(r) + "\n").collect(),
    };
    if args.open {
        open(args, &rendered)?;
    } else {
        output::write(&rendered, args.input.output.as_deref())?;
    }
    let enough = judging::status(&reports, &args.judging);
    Ok(status(&reports, args.fail_on.severity()).max(enough))
}

/// Writes the page to a file and shows it in the browser.
fn open(args: &CheckArgs, page: &str) -> Result<(), Error> {
    if args.format != CheckFormat::Html {
        return Err(Error::new(ErrorKind::Settings, "'--open' werkt alleen met '--format html'."));
    }
    let path = args.input.output.clone().unwrap_or_else(|| std::env::temp_dir().join("helder-verslag.html"));
    output::write(page, Some(&path))?;
    opener::open(&path).map_err(|error| {
        let message = format!("Ik kan geen browser openen. Het verslag staat in {}.", path.display());
        Error::new(ErrorKind::Io, message).because(error)
    })
}

/// The exit status: a failure weighs more than a finding.
pub fn status(reports: &[FileReport], fail_on: Option<helder::Severity>) -> u8 {
    if reports.iter().any(|r| r.error.is_some()) {
        return FAILED;
    }
    let found = fail_on.is_some_and(|limit| reports.iter().filter_map(FileReport::worst).any(|s| s >= limit));
    if found { FOUND } else { CLEAN }
}
