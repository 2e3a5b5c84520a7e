//! `--interactive`: a person answers the open items, one by one.

use std::io::{BufRead, Write};
use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

use helder::instruments::{Answer, Answers, By, Given};
use helder::report::{FileReport, ItemReport};
use helder::{Checker, Error, ErrorKind};

use super::args::InstrumentArgs;
use super::instrument::Which;
use super::session::Session as RunSession;
use super::text::{BOLD, DIM, wrapped};
use super::{check, input, items, judging, output};

pub fn run(args: &InstrumentArgs, run: &RunSession<'_>, base: &Checker, which: Which) -> Result<u8, Error> {
    let path = the_one_file(args)?;
    let input = input::Input::File { path: path.to_owned() };
    let checker = run.checker(&input)?.unwrap_or_else(|| base.clone());
    let report = checker.check(&input.read()?);
    let store = args.judging.answers.clone().unwrap_or_else(|| default_store(path));
    let mut session = Session::new(report, store, args, base, which)?;
    let finished = session.ask_all(&mut std::io::stdin().lock(), &mut anstream::stdout().lock());
    finished
        .map_err(|e| Error::new(ErrorKind::Io, "Ik kan niets meer op het scherm zetten.").because(e))??;
    let mut reports = vec![session.report];
    reports[0].apply(&session.answers);
    output::write(&items::render_instrument(&reports, which), args.input.output.as_deref())?;
    Ok(judging::status(&reports, &args.judging).max(check::status(&reports, None)))
}

fn the_one_file(args: &InstrumentArgs) -> Result<&Path, Error> {
    match args.input.paths.as_slice() {
        [path] if path.as_os_str() != "-" && !path.is_dir() => Ok(path),
        _ => Err(Error::new(ErrorKind::Settings, "Kies één bestand bij --interactive.")),
    }
}

/// `FILE.antwoorden.toml`, beside the file.
fn default_store(path: &Path) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".antwoorden.toml");
    PathBuf::from(name)
}

/// One sitting: the items to ask, the answers so far, and where they are kept.
struct Session {
    report: FileReport,
    answers: Answers,
    store: PathBuf,
    rater: Option<String>,
    date: String,
    items: Vec<ItemReport>,
}

/// What a person typed.
#[derive(Debug, PartialEq, Eq)]
enum Reply {
    Answer(Answer, String),
    Back,
    Skip,
    Stop,
    Unclear,
}

type Io<T> = std::io::Result<T>;

impl Session {
    fn new(
        report: FileReport,
        store: PathBuf,
        args: &InstrumentArgs,
        checker: &Checker,
        which: Which,
    ) -> Result<Self, Error> {
        if store.extension().is_some_and(|e| e.eq_ignore_ascii_case("json")) {
            let message =
                "Kies bij --answers een naam die eindigt op '.toml'. Daarin bewaar ik uw antwoorden.";
            return Err(Error::new(ErrorKind::Answers, message).in_file(store.display().to_string()));
        }
        let default = checker.instruments().next().map_or(which.id(), |i| i.id.as_str()).to_owned();
        let mut answers =
            if store.exists() { judging::answers(&store, checker, &default)? } else { Answers::default() };
        answers.file.get_or_insert_with(|| report.path.clone());
        answers.kind = Some(report.vbi.kind);
        let all: Vec<ItemReport> = match which {
            Which::Vbi => report.vbi.items.clone(),
            Which::Checklist => report.checklist.clone(),
            Which::Own => report.own.iter().flat_map(|i| i.items.clone()).collect(),
        };
        let open = |i: &ItemReport| {
            matches!(i.by, By::Nobody | By::Suggestion) && answers.get(&i.instrument, &i.item).is_none()
        };
        let items = all.into_iter().filter(open).collect();
        Ok(Self { report, answers, store, rater: args.rater.clone(), date: today(), items })
    }

    /// Asks until all is answered, the person stops, or the input ends. Every answer is on disk before the next
    /// question comes.
    fn ask_all(&mut self, input: &mut impl BufRead, out: &mut impl Write) -> Io<Result<(), Error>> {
        self.greet(out)?;
        let mut at = 0;
        while let Some(item) = self.items.get(at) {
            show(out, item, at + 1, self.items.len(), self.answers.get(&item.instrument, &item.item))?;
            match ask(input, out, item)? {
                Reply::Answer(answer, note) => {
                    self.answers.set(Given {
                        instrument: item.instrument.clone(),
                        item: item.item.clone(),
                        answer,
                        note,
                        rater: self.rater.clone().or_else(|| self.answers.rater.clone()),
                        date: Some(self.date.clone()),
                    });
                    if let Err(error) = output::write_file(&self.store, self.answers.to_toml().as_bytes()) {
                        return Ok(Err(error));
                    }
                    at += 1;
                }
                Reply::Back => at = at.saturating_sub(1),
                Reply::Skip | Reply::Unclear => at += 1,
                Reply::Stop => break,
            }
        }
        let given = self.answers.given.len();
        match given {
            0 => writeln!(out, "\nU heeft nog niets beantwoord.\n")?,
            _ => writeln!(out, "\nUw antwoorden staan in {} ({given}).\n", self.store.display())?,
        }
        Ok(Ok(()))
    }

    fn greet(&self, out: &mut impl Write) -> Io<()> {
        let mut text = String::new();
        match self.items.len() {
            0 => text.push_str("Alle punten zijn al beantwoord.\n"),
            n => {
                let many = if n == 1 { "Er is 1 vraag.".to_owned() } else { format!("Er zijn {n} vragen.") };
                wrapped(
                    &mut text,
                    &format!("{many} Antwoord met ja of nee. Soms kan ook nvt (niet van toepassing)."),
                    "",
                    "",
                );
                wrapped(
                    &mut text,
                    "Zet een opmerking achter uw antwoord als u dat wilt. Bijvoorbeeld: nee veel cijfers.",
                    "",
                    "",
                );
                wrapped(
                    &mut text,
                    "Of kies: o = overslaan, t = terug, s = stoppen. Ik bewaar elk antwoord meteen.",
                    "",
                    "",
                );
            }
        }
        out.write_all(text.as_bytes())
    }
}

fn show(out: &mut impl Write, item: &ItemReport, number: usize, of: usize, given: Option<&Given>) -> Io<()> {
    let mut text = format!("\n{DIM}Vraag {number} van {of}, punt {}{DIM:#}\n", item.item);
    wrapped(&mut text, &format!("{BOLD}{}{BOLD:#}", item.question), "", "");
    wrapped(&mut text, &item.hint, "  ", "  ");
    if item.by == By::Suggestion {
        let suggestion = format!("Voorstel van het programma: {}. {}", item.answer.as_dutch(), item.reason);
        wrapped(&mut text, &suggestion, "  ", "  ");
        for passage in item.passages.iter().skip(1) {
            wrapped(&mut text, &format!("Regel {}: '{}'", passage.line, passage.text), "  ", "    ");
        }
    }
    if let Some(given) = given {
        let note = if given.note.is_empty() { String::new() } else { format!(" ({})", given.note) };
        wrapped(&mut text, &format!("U zei eerder: {}{note}.", given.answer.as_dutch()), "  ", "  ");
    }
    out.write_all(text.as_bytes())
}

/// Asks until the answer is one that the item has. The end of the input means stop.
fn ask(input: &mut impl BufRead, out: &mut impl Write, item: &ItemReport) -> Io<Reply> {
    let choices = if item.may_not_apply { "ja / nee / nvt" } else { "ja / nee" };
    loop {
        write!(out, "{choices} / o / t / s > ")?;
        out.flush()?;
        let mut line = Vec::new();
        if input.read_until(b'\n', &mut line)? == 0 {
            writeln!(out)?;
            return Ok(Reply::Stop);
        }
        let reply = understand(&String::from_utf8_lossy(&line));
        match reply {
            Reply::Unclear => {
                writeln!(out, "Dat begrijp ik niet. Typ ja of nee. Of typ een letter: o, t of s.")?;
            }
            Reply::Answer(Answer::NotApplicable, _) if !item.may_not_apply => {
                writeln!(out, "Bij dit punt kan 'nvt' niet. Typ ja of nee.")?;
            }
            reply => return Ok(reply),
        }
    }
}

fn understand(line: &str) -> Reply {
    let line = line.trim();
    let (word, rest) = line.split_once(char::is_whitespace).unwrap_or((line, ""));
    let word = word.trim_end_matches([',', '.', ':', ';']).to_lowercase();
    match word.as_str() {
        "" | "o" | "overslaan" => Reply::Skip,
        "t" | "terug" => Reply::Back,
        "s" | "stop" | "stoppen" => Reply::Stop,
        "open" | "unknown" => Reply::Unclear,
        word => match Answer::from_words(word) {
            Some(answer) => Reply::Answer(answer, rest.trim().to_owned()),
            None => Reply::Unclear,
        },
    }
}

/// Today's date in UTC, as `2026-01-31`.
fn today() -> String {
    let days = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |d| d.as_secs() / 86_400);
    date_of(days)
}

/// The date that many days after 1 January 1970.
fn date_of(mut days: u64) -> String {
    let leap = |y: u64| (y.is_multiple_of(4) && !y.is_multiple_of(100)) || y.is_multiple_of(400);
    let mut year = 1970;
    while days >= 365 + u64::from(leap(year)) {
        days -= 365 + u64::from(leap(year));
        year += 1;
    }
    let lengths = [31, 28 + u64::from(leap(year)), 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
    let mut month = 1;
    for length in lengths {
        if days < length {
            break;
        }
        days -= length;
        month += 1;
    }
    format!("{year}-{month:02}-{:02}", days + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn understands_what_people_type() {
        assert_eq!(understand("ja\n"), Reply::Answer(Answer::Yes, String::new()));
        assert_eq!(
            understand("Nee, veel cijfers \r\n"),
            Reply::Answer(Answer::No, "veel cijfers".to_owned())
        );
        assert_eq!(understand("nvt"), Reply::Answer(Answer::NotApplicable, String::new()));
        assert_eq!(understand("\n"), Reply::Skip);
        assert_eq!(understand("terug"), Reply::Back);
        assert_eq!(understand("S"), Reply::Stop);
        assert_eq!(understand("misschien"), Reply::Unclear);
    }

    #[test]
    fn dates() {
        assert_eq!(date_of(0), "1970-01-01");
        assert_eq!(date_of(59), "1970-03-01");
        assert_eq!(date_of(11_016), "2000-02-29");
        assert_eq!(date_of(20_819), "2027-01-01");
    }
}
