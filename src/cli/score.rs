//! `helder score`: texts in, rows out, in order, many at a time, in memory that does not grow.

use std::fs::File;
use std::io::{BufRead, BufReader, IsTerminal, Write};
use std::path::PathBuf;

use helder::features::{self, Per};
use helder::{Checker, Document, Error, ErrorKind};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use rayon::prelude::*;
use serde::Deserialize;
use serde_json::Value;

use super::args::{ScoreArgs, ScoreFrom, ScorePer};
use super::score_rows::{Scored, Style};
use super::{CLEAN, FAILED, complain, input, output, session};

/// Texts that are measured at the same time. Small texts are quick, so there are many of them.
const BATCH: usize = 256;
/// The same for files, which may be books.
const FILES: usize = 32;

/// A line of a JSONL file. Other keys are passed over.
#[derive(Deserialize)]
struct Record {
    #[serde(default)]
    id: Value,
    text: String,
}

pub fn run(args: &ScoreArgs) -> Result<u8, Error> {
    if args.columns {
        output::write(&features::dictionary(), args.input.output.as_deref())?;
        return Ok(CLEAN);
    }
    let checker = Checker::builder().settings(session::plain_settings(&args.input)?).build()?;
    let pool = rayon::ThreadPoolBuilder::new().num_threads(args.input.jobs).build().map_err(|error| {
        Error::new(ErrorKind::Settings, "Ik kan niet zoveel teksten tegelijk doen.").because(error)
    })?;
    let inputs = input::expand(&args.input.paths, args.input.stdin_filename.as_deref());
    let records = inputs.iter().any(|i| i.as_ref().is_ok_and(|i| is_jsonl(i, args.from)));
    let style = Style { format: args.format, profile: checker.settings().profile, records };
    let mut run = Run {
        checker: &checker,
        style,
        per: match args.per {
            ScorePer::Document => Per::Document,
            ScorePer::Paragraph => Per::Paragraph,
            ScorePer::Sentence => Per::Sentence,
        },
        sink: Sink::new(args.input.output.clone())?,
        status: CLEAN,
        first: true,
        bar: None,
    };
    let done = pool.install(|| run.all(inputs, args.from));
    if let Some(bar) = &run.bar {
        bar.finish_and_clear();
    }
    match done {
        // Whoever reads has seen enough (`| head`).
        Err(Stop::Closed) => Ok(run.status),
        Err(Stop::Failed(error)) => Err(error),
        Ok(()) => {
            let status = run.status;
            run.sink.finish()?;
            Ok(status)
        }
    }
}

fn is_jsonl(input: &input::Input, from: ScoreFrom) -> bool {
    match from {
        ScoreFrom::Files => false,
        ScoreFrom::Jsonl => true,
        ScoreFrom::Auto => {
            let name = input.name().to_lowercase();
            [".jsonl", ".ndjson"].iter().any(|end| name.ends_with(end))
        }
    }
}

/// Why a run stops before its end.
enum Stop {
    /// Nobody reads standard output any more.
    Closed,
    /// Nothing can be written or read.
    Failed(Error),
}

impl From<Error> for Stop {
    fn from(error: Error) -> Self {
        Self::Failed(error)
    }
}

struct Run<'c> {
    checker: &'c Checker,
    style: Style,
    per: Per,
    sink: Sink,
    status: u8,
    first: bool,
    bar: Option<ProgressBar>,
}

impl Run<'_> {
    fn all(&mut self, inputs: Vec<Result<input::Input, Error>>, from: ScoreFrom) -> Result<(), Stop> {
        self.sink.put(&self.style.head()?)?;
        let mut files = Vec::new();
        for input in inputs {
            match input {
                Ok(input) if is_jsonl(&input, from) => {
                    self.files(&mut files)?;
                    self.records(&input)?;
                }
                other => {
                    files.push(other);
                    if files.len() >= FILES {
                        self.files(&mut files)?;
                    }
                }
            }
        }
        self.files(&mut files)?;
        self.sink.put(self.style.tail())
    }

    /// Measures files and empties the list.
    fn files(&mut self, files: &mut Vec<Result<input::Input, Error>>) -> Result<(), Stop> {
        let (checker, style, per) = (self.checker, self.style, self.per);
        let done: Vec<Result<String, Error>> = std::mem::take(files)
            .into_par_iter()
            .map(|input| {
                let document = input?.read()?;
                let measured = checker.measure(&document, per);
                style.rows(&Scored { path: document.name().to_owned(), id: None, document, measured })
            })
            .collect();
        self.write(done)
    }

    /// Measures the lines of a JSONL file, a batch at a time.
    fn records(&mut self, input: &input::Input) -> Result<(), Stop> {
        let name = input.name();
        let (mut reader, size): (Box<dyn BufRead + Send>, Option<u64>) = match input {
            input::Input::Stdin { .. } => (Box::new(BufReader::new(std::io::stdin())), None),
            input::Input::File { path } => match File::open(path) {
                Ok(file) => {
                    let size = file.metadata().ok().map(|m| m.len());
                    (Box::new(BufReader::new(file)), size)
                }
                Err(error) => {
                    self.fail(
                        &Error::new(ErrorKind::Io, "Ik kan dit bestand niet lezen.")
                            .in_file(name)
                            .because(error),
                    );
                    return Ok(());
                }
            },
        };
        self.bar = progress(size, self.sink.is_terminal());
        let mut number = 0;
        let mut lines: Vec<(usize, Vec<u8>)> = Vec::with_capacity(BATCH);
        loop {
            lines.clear();
            let mut bytes = 0;
            while lines.len() < BATCH {
                let mut line = Vec::new();
                let read = reader.read_until(b'\n', &mut line).map_err(|error| {
                    Error::new(ErrorKind::Io, "Ik kan dit bestand niet verder lezen.")
                        .in_file(name.clone())
                        .because(error)
                })?;
                if read == 0 {
                    break;
                }
                bytes += read;
                number += 1;
                if !line.trim_ascii().is_empty() {
                    lines.push((number, line));
                }
            }
            if bytes == 0 {
                return Ok(());
            }
            let (checker, style, per) = (self.checker, self.style, self.per);
            let done: Vec<Result<String, Error>> = lines
                .par_iter()
                .map(|(number, line)| {
                    let record: Record = serde_json::from_slice(line).map_err(|error| {
                        Error::new(ErrorKind::Format, "Deze regel is geen JSON met een 'text'.")
                            .in_file(name.clone())
                            .at(*number, Some(error.column()))
                            .because(error)
                    })?;
                    let document = Document::from_text(&name, record.text);
                    let measured = checker.measure(&document, per);
                    style.rows(&Scored { path: name.clone(), id: Some(record.id), document, measured })
                })
                .collect();
            self.write(done)?;
            if let Some(bar) = &self.bar {
                bar.inc(if size.is_some() { bytes as u64 } else { lines.len() as u64 });
            }
        }
    }

    fn write(&mut self, done: Vec<Result<String, Error>>) -> Result<(), Stop> {
        for rows in done {
            match rows {
                Ok(rows) if rows.is_empty() => {}
                Ok(rows) => {
                    if !std::mem::take(&mut self.first) {
                        self.sink.put(self.style.between())?;
                    }
                    self.sink.put(&rows)?;
                }
                Err(error) => self.fail(&error),
            }
        }
        Ok(())
    }

    fn fail(&mut self, error: &Error) {
        match &self.bar {
            Some(bar) => bar.suspend(|| complain(error)),
            None => complain(error),
        }
        self.status = FAILED;
    }
}

/// A bar on standard error, if somebody looks and the rows do not run through it.
fn progress(size: Option<u64>, busy: bool) -> Option<ProgressBar> {
    if busy || !std::io::stderr().is_terminal() {
        return None;
    }
    let (bar, template) = match size {
        Some(size) => (ProgressBar::new(size), "{bar:40} {percent:>3}% {elapsed} (nog {eta})"),
        None => (ProgressBar::no_length(), "{pos} teksten, {elapsed}"),
    };
    bar.set_draw_target(ProgressDrawTarget::stderr());
    Some(match ProgressStyle::with_template(template) {
        Ok(style) => bar.with_style(style),
        Err(_) => bar,
    })
}

/// Where rows go: standard output, or a file that appears when all is done.
enum Sink {
    Out(std::io::BufWriter<std::io::Stdout>),
    File(std::io::BufWriter<tempfile::NamedTempFile>, PathBuf),
}

impl Sink {
    fn new(output: Option<PathBuf>) -> Result<Self, Error> {
        let Some(path) = output else { return Ok(Self::Out(std::io::BufWriter::new(std::io::stdout()))) };
        let folder = path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(std::path::Path::new("."));
        let file = tempfile::NamedTempFile::new_in(folder).map_err(|error| unwritable(error, &path))?;
        Ok(Self::File(std::io::BufWriter::new(file), path))
    }

    fn is_terminal(&self) -> bool {
        matches!(self, Self::Out(_)) && std::io::stdout().is_terminal()
    }

    fn put(&mut self, text: &str) -> Result<(), Stop> {
        let done = match self {
            Self::Out(out) => out.write_all(text.as_bytes()),
            Self::File(file, _) => file.write_all(text.as_bytes()),
        };
        done.map_err(|error| match (error.kind(), &*self) {
            (std::io::ErrorKind::BrokenPipe, _) => Stop::Closed,
            (_, Self::File(_, path)) => Stop::Failed(unwritable(error, path)),
            _ => Stop::Failed(Error::new(ErrorKind::Io, "Ik kan de uitvoer niet schrijven.").because(error)),
        })
    }

    fn finish(self) -> Result<(), Error> {
        match self {
            Self::Out(mut out) => match out.flush() {
                Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => {
                    Err(Error::new(ErrorKind::Io, "Ik kan de uitvoer niet schrijven.").because(error))
                }
                _ => Ok(()),
            },
            Self::File(file, path) => {
                let file = file.into_inner().map_err(|error| unwritable(error.into_error(), &path))?;
                file.persist(&path).map_err(|error| unwritable(error.error, &path))?;
                Ok(())
            }
        }
    }
}

fn unwritable(error: std::io::Error, path: &std::path::Path) -> Error {
    Error::new(ErrorKind::Io, "Ik kan dit bestand niet schrijven.")
        .in_file(path.display().to_string())
        .because(error)
}
