//! Lists of users: TSV, CSV and TOML become lines of one form; what is wrong is said per line.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use super::builtin::LISTS;
use super::entry::{Article, Difficulty, Field, Pos, Table};
use super::fold::{fold, fold_into};
use super::pattern::Patterns;
use crate::error::{Error, ErrorKind};

/// The format of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ListFormat {
    /// Columns with tabs between them.
    Tsv,
    /// Columns with commas or semicolons between them.
    Csv,
    /// `[[term]]` tables.
    Toml,
}

impl ListFormat {
    /// The format that a file name shows.
    ///
    /// # Errors
    /// [`ErrorKind::Terms`] for another extension than `.tsv`, `.txt`, `.csv` and `.toml`.
    pub fn from_name(name: &str) -> Result<Self, Error> {
        let extension = name.rsplit_once('.').map_or("", |(_, e)| e).to_ascii_lowercase();
        match extension.as_str() {
            "tsv" | "txt" => Ok(Self::Tsv),
            "csv" => Ok(Self::Csv),
            "toml" => Ok(Self::Toml),
            _ => Err(Error::new(ErrorKind::Terms, "Een woordenlijst eindigt op .tsv, .csv of .toml.")
                .in_file(name)),
        }
    }
}

/// The header line of the common form.
pub(super) fn header() -> String {
    let mut line: String = Field::ALL.iter().map(|f| f.name()).collect::<Vec<_>>().join("\t");
    line.push('\n');
    line
}

/// Adds a word that is never reported.
pub(super) fn allow_line(word: &str, text: &mut String) {
    let word = word.trim().replace(['\t', '\n', '\r'], " ");
    if !word.is_empty() {
        text.push_str(&word);
        text.push_str(&"\t".repeat(8));
        text.push_str("easy\t\t\n");
    }
}

/// The fields of one record, in the order of [`Field::ALL`].
type Fields = [String; 11];

/// Takes records one by one, with their lines, and writes those that are right in the common form. It keeps its
/// buffers: a list of a user may have tens of thousands of lines, and a program starts with reading it.
struct Writer<'n> {
    name: &'n str,
    out: String,
    /// The line that `out` ends with.
    line: usize,
    errors: Vec<Error>,
    patterns: Patterns,
}

impl Writer<'_> {
    fn wrong(&mut self, line: usize, reason: impl Into<String>) {
        self.errors.push(Error::new(ErrorKind::Terms, reason.into()).in_file(self.name).at(line, None));
    }

    fn write(&mut self, line: usize, fields: &Fields) {
        if let Err(reason) = check(fields, &mut self.patterns) {
            self.wrong(line, reason);
            return;
        }
        // A list without a header has its first term on line 1, where ours has the header.
        while self.line + 1 < line {
            self.out.push('\n');
            self.line += 1;
        }
        for (i, field) in fields.iter().enumerate() {
            if i > 0 {
                self.out.push('\t');
            }
            self.out.push_str(field);
        }
        self.out.push('\n');
        self.line += 1;
    }
}

/// Brings a list into the common form. Lines stay where they are: a wrong one becomes an empty line.
pub(super) fn normalise(name: &str, format: ListFormat, text: &str) -> (String, Vec<Error>) {
    let mut out = header();
    out.reserve(text.len() + text.len() / 4);
    let mut writer = Writer { name, out, line: 1, errors: Vec::new(), patterns: Patterns::default() };
    match format {
        ListFormat::Tsv => table(text, b'\t', &mut writer),
        ListFormat::Csv => {
            let first = text.lines().next().unwrap_or("");
            let mark = if first.matches(';').count() > first.matches(',').count() { b';' } else { b',' };
            table(text, mark, &mut writer);
        }
        ListFormat::Toml => toml_records(text, &mut writer),
    }
    writer.errors.sort_by_key(Error::line);
    (writer.out, writer.errors)
}

fn check(fields: &Fields, patterns: &mut Patterns) -> Result<(), String> {
    let get = |f: Field| fields.get(f as usize).map_or("", String::as_str);
    let term = get(Field::Term);
    if term.is_empty() {
        return Err("De term is leeg.".to_owned());
    }
    let pos = Pos::read(get(Field::Pos))
        .ok_or_else(|| format!("De woordsoort '{}' bestaat niet.", get(Field::Pos)))?;
    if Article::read(get(Field::Article)).is_none() {
        return Err(format!("Het lidwoord '{}' bestaat niet. Kies de, het of de/het.", get(Field::Article)));
    }
    let difficulty = Difficulty::read(get(Field::Difficulty)).ok_or_else(|| {
        format!("De moeilijkheid '{}' bestaat niet. Kies easy, medium of hard.", get(Field::Difficulty))
    })?;
    if get(Field::Plain).is_empty() && difficulty != Difficulty::Easy {
        return Err("Er staat geen gewoon woord bij deze term.".to_owned());
    }
    patterns.check(term, pos).map_err(str::to_owned)
}

/// Writes `value` into `out` with single spaces.
fn clean_into(value: &str, out: &mut String) {
    out.clear();
    for word in value.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
}

fn clean(value: &str) -> String {
    let mut out = String::with_capacity(value.len());
    clean_into(value, &mut out);
    out
}

fn table(text: &str, mark: u8, writer: &mut Writer<'_>) {
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(mark)
        .has_headers(false)
        .flexible(true)
        .quoting(mark != b'\t')
        .comment(Some(b'#'))
        .from_reader(text.as_bytes());
    let mut columns: Option<Vec<Option<usize>>> = None;
    let mut row = csv::StringRecord::new();
    let mut fields = Fields::default();
    loop {
        match reader.read_record(&mut row) {
            Ok(true) => {}
            Ok(false) => break,
            Err(error) => {
                let line = error.position().map_or(1, |p| p.line() as usize);
                let message = "Deze regel kan ik niet lezen.";
                writer.errors.push(
                    Error::new(ErrorKind::Terms, message).in_file(writer.name).at(line, None).because(error),
                );
                continue;
            }
        }
        let line = row.position().map_or(1, |p| p.line() as usize);
        if row.iter().all(|v| v.trim().is_empty()) {
            continue;
        }
        let known = match &columns {
            Some(known) => known,
            None => {
                let header: Vec<Option<usize>> = row
                    .iter()
                    .map(|h| Field::ALL.iter().position(|f| f.name().eq_ignore_ascii_case(h.trim())))
                    .collect();
                // A header has a column `term`; a list without one is term, plain, explanation.
                if header.contains(&Some(Field::Term as usize)) {
                    columns = Some(header);
                    continue;
                }
                let three = [Field::Term, Field::Plain, Field::Explanation];
                columns.insert(three.map(|f| Some(f as usize)).to_vec())
            }
        };
        if row.len() > known.len() {
            let message =
                format!("Deze regel heeft {} kolommen. Het zijn er hoogstens {}.", row.len(), known.len());
            writer.wrong(line, message);
            continue;
        }
        fields.iter_mut().for_each(String::clear);
        for (value, column) in row.iter().zip(known) {
            if let Some(slot) = column.and_then(|c| fields.get_mut(c)) {
                clean_into(value, slot);
            }
        }
        writer.write(line, &fields);
    }
}

#[derive(serde::Deserialize)]
struct TomlList {
    #[serde(default, alias = "terms")]
    term: Vec<toml::Spanned<toml::Table>>,
    #[serde(default)]
    allow: Vec<toml::Spanned<String>>,
}

fn toml_records(text: &str, writer: &mut Writer<'_>) {
    let ends: Vec<usize> = text.match_indices('\n').map(|(i, _)| i).collect();
    let line_at = |offset: usize| ends.partition_point(|&end| end < offset) + 1;
    let list: TomlList = match toml::from_str(text) {
        Ok(list) => list,
        Err(error) => {
            let line = error.span().map_or(1, |s| line_at(s.start));
            let message = "Ik begrijp deze woordenlijst niet als TOML.";
            writer.errors.push(
                Error::new(ErrorKind::Terms, message).in_file(writer.name).at(line, None).because(error),
            );
            return;
        }
    };
    'entries: for entry in list.term {
        let line = line_at(entry.span().start);
        let mut fields = Fields::default();
        for (key, value) in entry.into_inner() {
            let Some(column) = Field::ALL.iter().position(|f| f.name() == key) else {
                writer.wrong(line, format!("Het veld '{key}' bestaat niet."));
                continue 'entries;
            };
            fields[column] = match &value {
                toml::Value::String(text) => clean(text),
                toml::Value::Array(values) => {
                    values.iter().filter_map(toml::Value::as_str).map(clean).collect::<Vec<_>>().join("|")
                }
                other => other.to_string(),
            };
        }
        writer.write(line, &fields);
    }
    for word in list.allow {
        let mut fields = Fields::default();
        fields[Field::Term as usize] = clean(word.get_ref());
        fields[Field::Difficulty as usize].push_str("easy");
        writer.write(line_at(word.span().start), &fields);
    }
}

/// Splits a list in the common form by the table that each term has in the library; other terms are medical.
/// Lines keep their place. Terms that an earlier call took are left out; all terms are added to `taken`.
pub(super) fn by_table(text: &str, builtin: bool, taken: &mut HashSet<String>) -> Vec<(Table, String)> {
    static TABLES: LazyLock<HashMap<String, Table>> = LazyLock::new(|| {
        let others = LISTS.iter().filter(|(table, _, _)| *table != Table::Medical);
        let lines = others.flat_map(|&(table, _, text)| text.lines().skip(1).map(move |l| (table, l)));
        let mut tables = HashMap::new();
        for (table, line) in lines {
            tables.entry(fold(line.split('\t').next().unwrap_or(""))).or_insert(table);
        }
        tables
    });
    // Per table its text, and how many lines that has.
    let mut all: Vec<(Table, String, usize)> = Vec::new();
    let mut key = String::new();
    taken.reserve(text.len() / 64);
    for (number, line) in text.lines().enumerate().skip(1) {
        key.clear();
        fold_into(line.split('\t').next().unwrap_or(""), &mut key);
        if key.is_empty() || !taken.insert(key.clone()) {
            continue;
        }
        let table = if builtin { TABLES.get(&key).copied() } else { None }.unwrap_or(Table::Medical);
        let index = all.iter().position(|(t, ..)| *t == table).unwrap_or_else(|| {
            let mut lines = header();
            lines.reserve(if all.is_empty() { text.len() } else { 0 });
            all.push((table, lines, 1));
            all.len() - 1
        });
        let (_, lines, have) = &mut all[index];
        lines.extend(std::iter::repeat_n('\n', number.saturating_sub(*have)));
        lines.push_str(line);
        lines.push('\n');
        *have = number + 1;
    }
    all.into_iter().map(|(table, lines, _)| (table, lines)).collect()
}

#[cfg(test)]
mod tests {
    use super::super::Terms;
    use super::*;

    fn errors(format: ListFormat, text: &str) -> Vec<String> {
        normalise("lijst", format, text).1.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn three_formats_say_the_same() {
        let tsv = normalise("a", ListFormat::Tsv, "term\tplain\nPOB\toverleg (het)\n").0;
        let csv = normalise("a", ListFormat::Csv, "term;plain\nPOB;\"overleg (het)\"\n").0;
        let toml =
            normalise("a", ListFormat::Toml, "\n[[term]]\nterm = \"POB\"\nplain = [\"overleg (het)\"]\n").0;
        assert_eq!(tsv, csv);
        assert_eq!(tsv, toml);
        assert!(tsv.contains("POB\t"), "{tsv}");
    }

    #[test]
    fn a_wrong_line_is_reported_and_the_rest_used() {
        let text = "term\tplain\tdifficulty\na\tb\thard\n\tc\thard\nd\t\thard\ne\tf\terg\n[g\th\thard\ni\tj\thard\tk\nl\tm\teasy\n";
        let found = errors(ListFormat::Tsv, text);
        assert_eq!(
            found,
            [
                "lijst:3: De term is leeg.",
                "lijst:4: Er staat geen gewoon woord bij deze term.",
                "lijst:5: De moeilijkheid 'erg' bestaat niet. Kies easy, medium of hard.",
                "lijst:6: Er mist een haakje bij het woord.",
                "lijst:7: Deze regel heeft 4 kolommen. Het zijn er hoogstens 3.",
            ]
        );
        let (terms, _) = Terms::builder().without_builtin().list("lijst", ListFormat::Tsv, text).build();
        let places: Vec<_> = terms.entries().map(|e| (e.term().to_owned(), terms.place(e.id()).1)).collect();
        assert_eq!(places, [("a".to_owned(), 2), ("l".to_owned(), 8)]);
    }

    #[test]
    fn toml_errors_have_a_line() {
        let text = "[[term]]\nterm = \"a\"\nplain = \"b\"\n\n[[term]]\nterm = \"c\"\nuitleg = \"d\"\n";
        assert_eq!(errors(ListFormat::Toml, text), ["lijst:5: Het veld 'uitleg' bestaat niet."]);
        assert_eq!(errors(ListFormat::Toml, "[[term]\n").len(), 1);
    }

    #[test]
    fn a_list_needs_no_header() {
        let (text, errors) =
            normalise("a", ListFormat::Csv, "MDO,overleg\nPOB,gesprek,U praat met de arts.\n");
        assert!(errors.is_empty());
        assert!(text.contains("POB\t") && text.contains("U praat met de arts."));
    }
}
