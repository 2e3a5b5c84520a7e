//! What people answered: read from a file, merged over the program's answers, written back.

use std::fmt::Write;

use super::item::Instrument;
use super::tree::{self, Fields, Node, Place, Value};
use super::{Answer, Kind};
use crate::error::{Error, ErrorKind};

const SCHEMA: &str = "helder-antwoorden-1";
const TOP: &[&str] = &["schema", "file", "instrument", "kind", "rater", "date", "answer", "answers", "items"];
const ENTRY: &[&str] = &["instrument", "item", "answer", "note", "rater", "date"];

/// The answers of people to the items of instruments.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answers {
    /// The document they are about, as its path was given.
    pub file: Option<String>,
    /// The kind of material that was judged.
    pub kind: Option<Kind>,
    /// Who answered, for answers that do not say it themselves.
    pub rater: Option<String>,
    /// When, for answers that do not say it themselves.
    pub date: Option<String>,
    /// The answers, in the order of the file.
    pub given: Vec<Given>,
}

/// One answer of a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Given {
    /// The id of the instrument.
    pub instrument: String,
    /// The id of the item.
    pub item: String,
    /// The answer; never [`Answer::Unknown`].
    pub answer: Answer,
    /// A remark.
    pub note: String,
    /// Who answered.
    pub rater: Option<String>,
    /// When.
    pub date: Option<String>,
}

impl Answers {
    /// Reads answers, from JSON if the file's name ends in `.json`, else from TOML. An answer that does not name its
    /// instrument is to `default`. Items without an answer are left out. Answers later in the file stand over
    /// earlier ones to the same item.
    ///
    /// ```
    /// use helder::instruments::{Answer, Answers, vbi};
    ///
    /// let text = "rater = 'Anna'\n[[answer]]\nitem = 2\nanswer = 'nee'\nnote = 'veel cijfers'\n";
    /// let answers = Answers::parse("folder.antwoorden.toml", text, &[vbi()], "vbi")?;
    /// assert_eq!(answers.given[0].answer, Answer::No);
    /// assert_eq!(answers.given[0].rater.as_deref(), Some("Anna"));
    /// # Ok::<(), helder::Error>(())
    /// ```
    ///
    /// # Errors
    /// [`ErrorKind::Answers`] with file, line and field.
    pub fn parse(file: &str, text: &str, instruments: &[&Instrument], default: &str) -> Result<Self, Error> {
        let place = Place { file, kind: ErrorKind::Answers };
        let text = text.trim_start_matches('\u{feff}');
        let is_json = file.to_ascii_lowercase().ends_with(".json");
        let tree = if is_json { tree::json(place, text)? } else { tree::toml(place, text)? };
        let mut answers = Self::default();
        let mut fallback = default.to_owned();
        let entries: &[Node] = if let Value::Array(entries) = &tree.value {
            entries
        } else {
            let top = Fields::new(place, &tree, "Dit bestand", TOP)?;
            if let Some(schema) = top.maybe_text("schema")?.filter(|s| s != SCHEMA) {
                return Err(top.wrong("schema", &format!("hier hoort '{SCHEMA}' te staan, niet '{schema}'.")));
            }
            answers.file = top.maybe_text("file")?;
            answers.rater = top.maybe_text("rater")?.filter(|r| !r.trim().is_empty());
            answers.date = top.maybe_text("date")?.filter(|d| !d.trim().is_empty());
            let kind = top.maybe_text("kind")?;
            answers.kind =
                kind.map(|k| k.parse().map_err(|e: Error| top.wrong("kind", e.message()))).transpose()?;
            if let Some(instrument) = top.maybe_text("instrument")? {
                fallback = instrument;
            }
            let name = ["answer", "answers", "items"].into_iter().find(|n| top.get(n).is_some());
            name.map_or(Ok(&[][..]), |n| top.tables(n))?
        };
        for (i, node) in entries.iter().enumerate() {
            let what = format!("Antwoord {}", i + 1);
            let fields = Fields::new(place, node, &what, ENTRY)?;
            if let Some(given) = read_entry(&fields, &answers, instruments, &fallback)? {
                answers.set(given);
            }
        }
        Ok(answers)
    }

    /// The answer to an item.
    pub fn get(&self, instrument: &str, item: &str) -> Option<&Given> {
        self.given.iter().find(|g| g.instrument == instrument && g.item == item)
    }

    /// Puts an answer in place of the one to the same item, or at the end.
    pub fn set(&mut self, given: Given) {
        let same = |g: &&mut Given| g.instrument == given.instrument && g.item == given.item;
        match self.given.iter_mut().find(same) {
            Some(old) => *old = given,
            None => self.given.push(given),
        }
    }

    /// Takes the answer to an item away.
    pub fn remove(&mut self, instrument: &str, item: &str) {
        self.given.retain(|g| g.instrument != instrument || g.item != item);
    }

    /// Whether these answers are about the document with this path: they name no file, or one with that name.
    pub fn are_about(&self, path: &str) -> bool {
        let base = |p: &str| p.rsplit(['/', '\\']).next().unwrap_or(p).to_owned();
        self.file.as_deref().is_none_or(|file| base(file) == base(path))
    }

    /// The answers as TOML that [`Answers::parse`] reads.
    pub fn to_toml(&self) -> String {
        let mut out = format!("schema = \"{SCHEMA}\"\n");
        field(&mut out, "file", self.file.as_deref());
        field(&mut out, "kind", self.kind.map(Kind::as_str));
        field(&mut out, "rater", self.rater.as_deref());
        field(&mut out, "date", self.date.as_deref());
        for given in &self.given {
            out.push_str("\n[[answer]]\n");
            field(&mut out, "instrument", Some(&given.instrument));
            field(&mut out, "item", Some(&given.item));
            field(&mut out, "answer", Some(given.answer.as_dutch()));
            field(&mut out, "note", Some(given.note.as_str()).filter(|n| !n.is_empty()));
            field(&mut out, "rater", given.rater.as_deref().filter(|r| self.rater.as_deref() != Some(r)));
            field(&mut out, "date", given.date.as_deref().filter(|d| self.date.as_deref() != Some(d)));
        }
        out
    }
}

/// A line `name = "value"`, with the value as TOML wants it.
pub(super) fn field(out: &mut String, name: &str, value: Option<&str>) {
    if let Some(value) = value {
        let _ = writeln!(out, "{name} = {}", toml::Value::String(value.to_owned()));
    }
}

impl Answer {
    /// The answer as a person gives it: `ja`, `nee`, `nvt`; empty for unknown.
    pub const fn as_dutch(self) -> &'static str {
        match self {
            Self::Yes => "ja",
            Self::No => "nee",
            Self::NotApplicable => "nvt",
            Self::Unknown => "",
        }
    }

    /// The answer in a person's words, or in those of the reports.
    ///
    /// ```
    /// use helder::instruments::Answer;
    /// assert_eq!(Answer::from_words("Ja"), Some(Answer::Yes));
    /// assert_eq!(Answer::from_words("not_met"), Some(Answer::No));
    /// assert_eq!(Answer::from_words("misschien"), None);
    /// ```
    pub fn from_words(words: &str) -> Option<Self> {
        match words.trim().to_lowercase().as_str() {
            "ja" | "j" | "agree" | "met" | "yes" | "eens" => Some(Self::Yes),
            "nee" | "n" | "disagree" | "not_met" | "no" | "oneens" => Some(Self::No),
            "nvt" | "n.v.t." | "v" | "na" | "n/a" => Some(Self::NotApplicable),
            "" | "open" | "unknown" => Some(Self::Unknown),
            _ => None,
        }
    }
}

/// One answer, or `None` if it is left open.
fn read_entry(
    fields: &Fields<'_>,
    answers: &Answers,
    instruments: &[&Instrument],
    fallback: &str,
) -> Result<Option<Given>, Error> {
    let id = fields.text("item")?;
    let words = match fields.get("answer").map(|n| &n.value) {
        Some(Value::Bool(holds)) => if *holds { "ja" } else { "nee" }.to_owned(),
        None => return Err(fields.text("answer").err().unwrap_or_else(|| fields.wrong("answer", "leeg"))),
        Some(_) => fields.maybe_text("answer")?.unwrap_or_default(),
    };
    let Some(answer) = Answer::from_words(&words) else {
        let message = format!("ik ken het antwoord '{words}' niet. Kies ja, nee of 'nvt'.");
        return Err(fields.wrong("answer", &message));
    };
    let named = match fields.maybe_text("instrument")? {
        Some(name) => name,
        // These words belong to one instrument only.
        None if matches!(words.as_str(), "met" | "not_met") => "checklist".to_owned(),
        None if matches!(words.as_str(), "agree" | "disagree") => "vbi".to_owned(),
        None if id.starts_with('B') && fallback == "vbi" => "checklist".to_owned(),
        None => fallback.to_owned(),
    };
    let Some(instrument) = instruments.iter().find(|i| i.id == named) else {
        let known: Vec<&str> = instruments.iter().map(|i| i.id.as_str()).collect();
        let message = format!("ik ken '{named}' niet. Kies uit: {}.", known.join(", "));
        return Err(fields.wrong("instrument", &message));
    };
    let mut items = instrument
        .items
        .iter()
        .filter(|i| i.id.eq_ignore_ascii_case(id.trim()) && answers.kind.is_none_or(|kind| i.is_for(kind)));
    let Some(item) = items.next() else {
        return Err(fields.wrong("item", &format!("punt '{id}' staat niet in {}.", instrument.name)));
    };
    if answer == Answer::NotApplicable && item.na.is_none() && items.all(|i| i.na.is_none()) {
        let message = format!("bij punt {} kan 'nvt' niet. Kies ja of nee.", item.id);
        return Err(fields.wrong("answer", &message));
    }
    if answer == Answer::Unknown {
        return Ok(None);
    }
    Ok(Some(Given {
        instrument: named,
        item: item.id.clone(),
        answer,
        note: fields.maybe_text("note")?.unwrap_or_default(),
        rater: fields.maybe_text("rater")?.or_else(|| answers.rater.clone()),
        date: fields.maybe_text("date")?.or_else(|| answers.date.clone()),
    }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::instruments::{checklist, vbi};

    fn parse(file: &str, text: &str) -> Result<Answers, Error> {
        Answers::parse(file, text, &[vbi(), checklist()], "vbi")
    }

    #[test]
    fn reads_what_it_writes() {
        let text = "file = 'a \"b\".md'\nkind = 'print'\nrater = 'Bas'\n[[answer]]\nitem = 2\nanswer = 'nee'\n\
                    note = \"regel 1\\nregel 2\"\n[[answer]]\ninstrument = 'checklist'\nitem = 'b3'\nanswer = 'nvt'\n\
                    rater = 'Anna'\ndate = 2026-01-31\n";
        let answers = parse("x.toml", text).expect("answers");
        assert_eq!(answers.given.len(), 2);
        assert_eq!(answers.given[1].item, "B3");
        assert_eq!(answers.given[1].date.as_deref(), Some("2026-01-31"));
        assert_eq!(parse("y.toml", &answers.to_toml()).expect("its own file"), answers);
    }

    #[test]
    fn reads_json_with_and_without_a_head() {
        for text in [
            "[{\"item\": 2, \"answer\": \"agree\"}]",
            "{\"answers\": [{\"item\": \"2\", \"answer\": true}, {\"item\": 16, \"answer\": \"\"}]}",
        ] {
            let answers = parse("x.json", text).expect("answers");
            assert_eq!(answers.given.len(), 1, "{text}");
            assert_eq!(answers.given[0].answer, Answer::Yes);
        }
    }

    #[test]
    fn errors_name_file_line_and_field() {
        for (text, expected) in [
            (
                "[[answer]]\nitem = 99\nanswer = 'ja'",
                "x.toml:2: Antwoord 1, veld 'item': punt '99' staat niet in",
            ),
            (
                "[[answer]]\nitem = 2\nanswer = 'ja hoor'",
                "x.toml:3: Antwoord 1, veld 'answer': ik ken het antwoord",
            ),
            (
                "[[answer]]\nitem = 1\nanswer = 'nvt'",
                "x.toml:3: Antwoord 1, veld 'answer': bij punt 1 kan 'nvt' niet",
            ),
            ("[[answer]]\nitem = 1", "x.toml:1: Antwoord 1: het veld 'answer' ontbreekt."),
            ("[[answer]]\nanswer = 'ja'", "x.toml:1: Antwoord 1: het veld 'item' ontbreekt."),
            (
                "[[answer]]\nitem = 1\nanswer = 'ja'\nopmerking = ''",
                "x.toml:4: Antwoord 1: het veld 'opmerking' ken",
            ),
            ("kind = 'film'", "x.toml:1: Dit bestand, veld 'kind': 'film' is geen soort materiaal"),
            ("answer = 3", "x.toml:1: Dit bestand, veld 'answer': hier hoort een lijst te staan."),
            (
                "[[answer]]\ninstrument = 'x'\nitem = 1\nanswer = 'ja'",
                "x.toml:2: Antwoord 1, veld 'instrument': ik ken",
            ),
        ] {
            let error = parse("x.toml", text).expect_err(text).to_string();
            assert!(error.starts_with(expected), "{error}");
        }
    }
}
