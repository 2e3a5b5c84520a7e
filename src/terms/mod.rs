//! Patient-friendly terms: which words readers may not know, and what can stand in their place.
//!
//! [`Terms`] is the database: the lists in the library, the user's own lists, a SNOMED release. It is immutable,
//! `Send` and `Sync`. [`TermMatches`] are the terms that stand in one text.

pub(crate) mod abbreviation;
mod agree;
mod builtin;
mod compounds;
mod entry;
mod explained;
mod explaining;
pub(crate) mod fold;
mod index;
pub(crate) mod inflect;
mod load;
mod lookup;
mod matcher;
mod pattern;
pub(crate) mod replace;
mod search;
mod settle;
mod snomed;
mod spellings;
mod words;

use std::borrow::Cow;
use std::collections::HashSet;
use std::fmt;
use std::sync::{Arc, LazyLock};

pub(crate) use entry::Field;
pub use entry::{Article, Difficulty, Entry, EntryId, Form, Plain, PlainKind, Pos, Table};
pub use load::ListFormat;
pub use lookup::Found;
pub use matcher::{Part, TermMatch, TermMatches};

use crate::dutch::lexicon;
use crate::error::{Error, ErrorKind};
use pattern::{Patterns, Written};

/// A list as it was read.
#[derive(Debug)]
struct List {
    name: String,
    text: Cow<'static, str>,
    columns: &'static [Field],
}

/// One entry: where its line stands, and what matching needs of it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Row {
    list: u16,
    pub(crate) table: Table,
    pub(crate) pos: Pos,
    pub(crate) own: bool,
    line: u32,
    start: u32,
    end: u32,
}

/// The database of terms.
///
/// ```
/// use helder::terms::Terms;
/// let found = Terms::builtin().lookup("hypertensie");
/// assert_eq!(found[0].entry.plain().next().unwrap().text, "hoge bloeddruk");
/// ```
pub struct Terms {
    lists: Vec<List>,
    rows: Vec<Row>,
    patterns: Patterns,
}

impl Terms {
    /// The lists in the library, read at the first call.
    pub fn builtin() -> &'static Arc<Self> {
        static BUILTIN: LazyLock<Arc<Terms>> = LazyLock::new(|| Arc::new(Terms::builder().build().0));
        &BUILTIN
    }

    /// Starts with the lists in the library.
    pub fn builder() -> TermsBuilder {
        TermsBuilder { builtin: true, own: Vec::new(), errors: Vec::new() }
    }

    /// Number of entries.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there are no entries.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The names of the lists, in the order in which they win.
    pub fn lists(&self) -> impl Iterator<Item = &str> {
        self.lists.iter().map(|l| l.name.as_str())
    }

    /// All entries, own lists first.
    pub fn entries(&self) -> impl Iterator<Item = Entry<'_>> {
        (0..self.rows.len() as u32).map(|i| Entry { terms: self, id: EntryId(i) })
    }

    /// The entry with this number.
    pub(crate) fn entry(&self, row: u32) -> Entry<'_> {
        Entry { terms: self, id: EntryId(row) }
    }

    pub(crate) fn row(&self, row: u32) -> &Row {
        &self.rows[row as usize]
    }

    pub(crate) fn patterns(&self) -> &Patterns {
        &self.patterns
    }

    fn field(&self, row: &Row, field: Field) -> &str {
        let list = &self.lists[usize::from(row.list)];
        let Some(column) = list.columns.iter().position(|&c| c == field) else { return "" };
        let line = list.text.get(row.start as usize..row.end as usize).unwrap_or("");
        line.split('\t').nth(column).unwrap_or("")
    }

    /// Where an entry stands: the name of its list and the line, from 1.
    pub fn place(&self, entry: EntryId) -> (&str, u32) {
        let row = &self.rows[entry.0 as usize];
        (&self.lists[usize::from(row.list)].name, row.line)
    }

    fn add_list(&mut self, list: List, table: Table, own: bool, taken: &HashSet<String>) -> Vec<Error> {
        let mut errors = Vec::new();
        let number = self.lists.len() as u16;
        let columns = list.columns;
        let at = |f: Field| columns.iter().position(|&c| c == f);
        let (pos_at, forms_at) = (at(Field::Pos), at(Field::Forms).or_else(|| at(Field::Variants)));
        let mut start = 0usize;
        let mut key = String::new();
        for (index, line) in list.text.split('\n').enumerate() {
            let end = start + line.len();
            let range = (start as u32, end as u32);
            start = end + 1;
            if index == 0 || line.is_empty() {
                continue;
            }
            let (mut pos, mut forms, mut term) = (None, "", "");
            for (i, value) in line.splitn(8, '\t').enumerate() {
                if i == 0 {
                    term = value;
                }
                if Some(i) == pos_at {
                    pos = Some(value);
                }
                if Some(i) == forms_at {
                    forms = value;
                }
            }
            if !taken.is_empty() && !own {
                key.clear();
                fold::fold_into(term, &mut key);
                if taken.contains(&key) {
                    continue;
                }
            }
            let pos = match pos {
                Some(pos) => Pos::read(pos).unwrap_or(Pos::Any),
                None => Pos::Phrase,
            };
            let row =
                Row { list: number, table, pos, own, line: index as u32 + 1, start: range.0, end: range.1 };
            let id = self.rows.len() as u32;
            match self.add_patterns(id, &row, term, forms) {
                Ok(()) => self.rows.push(row),
                Err(reason) => errors.push(
                    Error::new(ErrorKind::Terms, reason).in_file(list.name.clone()).at(index + 1, None),
                ),
            }
        }
        self.lists.push(list);
        errors
    }

    /// Adds all of another database behind this one; before [`Patterns::finish`].
    fn append(&mut self, other: Self) {
        let (lists, rows) = (self.lists.len() as u16, self.rows.len() as u32);
        self.lists.extend(other.lists);
        self.rows.extend(other.rows.into_iter().map(|row| Row { list: row.list + lists, ..row }));
        self.patterns.append(other.patterns, rows);
    }

    fn add_patterns(&mut self, id: u32, row: &Row, term: &str, forms: &str) -> Result<(), &'static str> {
        let table = row.table;
        // Names, and capitals inside, are part of the spelling; `E. coli` and `ADHD` are no `e` and `adhd`.
        let cased = |text: &str| {
            row.pos == Pos::Name
                || !text.bytes().all(|b| b.is_ascii_lowercase() || b == b' ') && is_capitals(text)
        };
        let coarse = |text: &str| table == Table::Medical && !text.contains(' ');
        let pos = match table {
            Table::Abbreviation if !term.contains('.') => Pos::Noun,
            _ => row.pos,
        };
        let written =
            |text: &str, form: Form| Written { row: id, pos, form, cased: cased(text), coarse: coarse(text) };
        self.patterns.add(term, written(term, Form::Base))?;
        self.add_spellings(term, written(term, Form::Base));
        for form in forms.split('|').filter(|f| !f.is_empty()) {
            if let Some(other) = form.strip_prefix('=') {
                self.patterns.add(other, written(other, Form::Base))?;
                self.add_spellings(other, written(other, Form::Base));
                continue;
            }
            if table == Table::Abbreviation {
                self.patterns.add(form, written(form, Form::Base))?;
                continue;
            }
            match (row.pos, form.split_once(' ')) {
                (Pos::Verb, Some((finite, particle))) if !term.contains(' ') => {
                    self.patterns.add_split(finite, particle, written(form, Form::Past));
                    // The same form in a subordinate clause: `inbracht`.
                    let joined = format!("{particle}{finite}");
                    self.patterns.add(&joined, written(&joined, Form::Past))?;
                }
                (Pos::Verb, _) => {
                    let kind = if form.starts_with("ge") || form.contains("ge") {
                        Form::Participle
                    } else {
                        Form::Past
                    };
                    self.patterns.add(form, written(form, kind))?;
                }
                (Pos::Noun | Pos::Name | Pos::Any, _) => {
                    self.patterns.add(form, written(form, Form::Plural))?;
                }
                _ => self.patterns.add(form, written(form, Form::Inflected))?,
            }
        }
        Ok(())
    }

    /// The same term with its words joined (`wait-and-see`), or with a space where it has a hyphen.
    fn add_spellings(&mut self, text: &str, written: Written) {
        let joins = |b: u8| matches!(b, b' ' | b'-');
        if !text.bytes().any(joins)
            || text.bytes().any(|b| matches!(b, b'<' | b'[' | b'{' | b'|' | b'.'))
            || !matches!(written.pos, Pos::Noun | Pos::Adjective | Pos::Adverb | Pos::Phrase)
        {
            return;
        }
        let table = self.rows.len();
        debug_assert_eq!(table as u32, written.row);
        if text.contains(' ') && text.len() >= 8 {
            let joined: String = text.split(' ').collect();
            // A wrong notation was reported for the term itself already.
            let _ = self.patterns.add(&joined, Written { coarse: false, ..written });
        }
        if !text.contains(' ') && text.contains('-') && !text.starts_with('-') && !text.ends_with('-') {
            let apart = text.replace('-', " ");
            let _ = self.patterns.add(&apart, Written { coarse: false, ..written });
        }
    }
}

/// Whether a term is written in capitals: an abbreviation, not a name.
fn is_capitals(text: &str) -> bool {
    let (mut upper, mut lower) = (0, 0);
    for c in text.chars() {
        upper += usize::from(c.is_uppercase());
        lower += usize::from(c.is_lowercase());
    }
    upper >= 2 && lower <= upper / 2
}

/// Whether a term in capitals may be found in lower case too: if it is no word then.
pub(crate) fn is_word_in_lower_case(text: &str) -> bool {
    text.chars().count() <= 2
        || lexicon::lookup(&text.to_lowercase()).is_some_and(|e| e.class & lexicon::class::SPELLED != 0)
}

impl fmt::Debug for Terms {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Terms")
            .field("lists", &self.lists.len())
            .field("entries", &self.rows.len())
            .finish_non_exhaustive()
    }
}

/// Builds a [`Terms`]; start with [`Terms::builder`]. Later lists win over earlier ones, and all of them over the
/// lists in the library.
#[derive(Debug)]
pub struct TermsBuilder {
    builtin: bool,
    own: Vec<(String, String)>,
    errors: Vec<Error>,
}

impl TermsBuilder {
    /// Leaves out the lists in the library.
    #[must_use]
    pub fn without_builtin(mut self) -> Self {
        self.builtin = false;
        self
    }

    /// Adds a list. Only the columns `term` and `plain` are required; lines that are wrong are reported by
    /// [`Self::build`], and the others are used.
    ///
    /// ```
    /// use helder::terms::{ListFormat, Terms};
    /// let (terms, errors) = Terms::builder()
    ///     .list("eigen.csv", ListFormat::Csv, "term,plain\nMDO,overleg van de artsen (het)\n,leeg\n")
    ///     .build();
    /// assert_eq!(errors[0].to_string(), "eigen.csv:3: De term is leeg.");
    /// assert_eq!(terms.lookup("MDO")[0].entry.plain().next().unwrap().text, "overleg van de artsen");
    /// ```
    #[must_use]
    pub fn list(mut self, name: &str, format: ListFormat, text: &str) -> Self {
        let (normal, mut errors) = load::normalise(name, format, text);
        self.errors.append(&mut errors);
        self.own.push((name.to_owned(), normal));
        self
    }

    /// Reads a list from a file, or with `snomed:FOLDER` the patient-friendly terms of an RF2 release.
    ///
    /// # Errors
    /// [`ErrorKind::Io`], [`ErrorKind::Terms`] when the file as a whole cannot be used.
    pub fn path(self, path: &str) -> Result<Self, Error> {
        if let Some(folder) = path.strip_prefix("snomed:") {
            let text = snomed::read(std::path::Path::new(folder))?;
            return Ok(self.list(path, ListFormat::Tsv, &text));
        }
        let format = ListFormat::from_name(path)?;
        let bytes = std::fs::read(path).map_err(|error| {
            Error::new(ErrorKind::Io, "Ik kan deze woordenlijst niet lezen.").in_file(path).because(error)
        })?;
        let text = String::from_utf8(bytes).map_err(|error| {
            Error::new(ErrorKind::Terms, "Deze woordenlijst is geen tekst in UTF-8.")
                .in_file(path)
                .because(error)
        })?;
        Ok(self.list(path, format, text.strip_prefix('\u{feff}').unwrap_or(&text)))
    }

    /// Words that are never reported as a term.
    #[must_use]
    pub fn allow<'w>(mut self, words: impl IntoIterator<Item = &'w str>) -> Self {
        let mut text = load::header();
        for word in words {
            load::allow_line(word, &mut text);
        }
        self.own.push(("helder.toml".to_owned(), text));
        self
    }

    fn read_builtin(lists: &[builtin::List], taken: &HashSet<String>) -> (Terms, Vec<Error>) {
        let mut terms = Terms { lists: Vec::new(), rows: Vec::new(), patterns: Patterns::default() };
        let mut errors = Vec::new();
        for &(table, path, text) in lists {
            let list = List { name: path.to_owned(), text: Cow::Borrowed(text), columns: table.columns() };
            errors.extend(terms.add_list(list, table, false, taken));
        }
        (terms, errors)
    }

    /// The database, and what was wrong with the lists.
    pub fn build(self) -> (Terms, Vec<Error>) {
        let mut terms = Terms { lists: Vec::new(), rows: Vec::new(), patterns: Patterns::default() };
        let mut errors = self.errors;
        let mut taken = HashSet::new();
        for (name, text) in self.own.into_iter().rev() {
            // A term keeps the rule that it has in the library.
            for (table, lines) in load::by_table(&text, self.builtin, &mut taken) {
                let list = List { name: name.clone(), text: Cow::Owned(lines), columns: &Field::ALL };
                errors.extend(terms.add_list(list, table, true, &HashSet::new()));
            }
        }
        if self.builtin {
            // Two halves side by side: a program that checks one leaflet spends most of its time here.
            let (first, second) = builtin::halves();
            let (taken, read) = (&taken, Self::read_builtin);
            std::thread::scope(|scope| {
                let worker = std::thread::Builder::new().spawn_scoped(scope, || read(second, taken));
                let (here, mut wrong) = read(first, taken);
                errors.append(&mut wrong);
                terms.append(here);
                let there = worker.ok().and_then(|w| w.join().ok()).unwrap_or_else(|| read(second, taken));
                errors.extend(there.1);
                terms.append(there.0);
            });
        }
        terms.patterns.finish();
        (terms, errors)
    }
}

/// A hash of all lists in the library, in hexadecimal.
pub(crate) fn hash() -> &'static str {
    static HASH: LazyLock<String> = LazyLock::new(|| {
        let hash = builtin::LISTS.iter().fold(0xcbf2_9ce4_8422_2325u64, |hash, (_, path, text)| {
            path.bytes()
                .chain(text.bytes())
                .fold(hash, |h, b| (h ^ u64::from(b)).wrapping_mul(0x0100_0000_01b3))
        });
        format!("{hash:016x}")
    });
    &HASH
}
