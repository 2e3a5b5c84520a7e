//! A checker with its settings: the native side of every call on texts.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use helder::features::{self, Measured, Per};
use helder::lint::Feature;
use helder::report::to_json_line;
use helder::terms::Terms;
use helder::{Config, Document, Error, ErrorKind, Format, RuleSetting, Settings};
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyString};
use serde_json::{Map, Value, json};

use crate::errors::{bad_value, raise};
use crate::lists;
use crate::offsets::{self, CodePoints};
use crate::packed::pack_json;
use crate::table::{Builder, Table};
use crate::texts::{Missing, Text, Texts};
use crate::work;

/// The name of a text that has none.
const NAMELESS: &str = "<text>";

/// Checks and measures texts with one set of settings.
#[pyclass(frozen, module = "helder._helder")]
pub struct Checker {
    inner: Arc<helder::Checker>,
    warnings: Vec<String>,
}

#[pymethods]
impl Checker {
    /// Raises `ValueError` for a value that cannot be, `ConfigError` for a wrong settings file or term list.
    #[new]
    #[pyo3(signature = (*, profile=None, lang=None, kind=None, config=None, terms=Vec::new(), select=Vec::new(), ignore=Vec::new(), path=None))]
    #[allow(clippy::too_many_arguments)]
    fn new(
        py: Python<'_>,
        profile: Option<&str>,
        lang: Option<&str>,
        kind: Option<&str>,
        config: Option<PathBuf>,
        terms: Vec<String>,
        select: Vec<String>,
        ignore: Vec<String>,
        path: Option<PathBuf>,
    ) -> PyResult<Self> {
        // A file has the settings of its folder, unless others are given; a text in memory has none.
        let config = config.or_else(|| path.as_deref().and_then(Config::find));
        let config = config.map(|c| Config::read(&c)).transpose().map_err(|e| raise(py, &e))?;
        let place = path.as_deref().unwrap_or(Path::new("-"));
        let mut settings = config.as_ref().map_or_else(Settings::default, |c| c.settings_for(place));
        if let Some(profile) = profile {
            settings.profile = profile.parse().map_err(|e| bad_value(&e))?;
        }
        if let Some(lang) = lang {
            settings.lang = lang.parse().map_err(|e| bad_value(&e))?;
        }
        settings.select(select.iter().map(String::as_str)).map_err(|e| bad_value(&e))?;
        for rule in &ignore {
            settings.set_rule(rule, RuleSetting::Off).map_err(|e| bad_value(&e))?;
        }
        let mut builder = helder::Checker::builder().settings(settings);
        if let Some(kind) = kind {
            builder = builder.kind(kind.parse().map_err(|e| bad_value(&e))?);
        }
        let own = config.iter().flat_map(Config::terms).map(|p| p.display().to_string());
        let lists: Vec<String> = own.chain(terms).collect();
        let mut warnings = Vec::new();
        if !lists.is_empty() {
            let (terms, errors) = py.detach(|| database(&lists)).map_err(|e| raise(py, &e))?;
            warnings = errors.iter().map(ToString::to_string).collect();
            builder = builder.terms(terms);
        }
        let inner = Arc::new(builder.build().map_err(|e| raise(py, &e))?);
        Ok(Self { inner, warnings })
    }

    /// What was wrong with lines of term lists; the other lines are used.
    #[getter]
    fn warnings(&self) -> Vec<String> {
        self.warnings.clone()
    }

    /// The report on a text, as packed JSON.
    fn check<'py>(&self, text: &Bound<'py, PyString>, format: &str) -> PyResult<Bound<'py, PyBytes>> {
        let py = text.py();
        let format = format_named(py, format)?;
        let checker = Arc::clone(&self.inner);
        let packed = work::one(py, Text::new(text)?, move |text| report(&checker, text, format))?;
        Ok(PyBytes::new(py, &packed.map_err(|e| raise(py, &e))?))
    }

    /// The text of a file and the report on it, as packed JSON.
    fn check_file<'py>(&self, py: Python<'py>, path: PathBuf) -> PyResult<(String, Bound<'py, PyBytes>)> {
        let checker = Arc::clone(&self.inner);
        let done = work::patiently(py, move || {
            let document = read_file(&path)?;
            Ok((packed(&checker, &document), document.source().to_owned()))
        })?;
        let (report, text) = done.map_err(|e: Error| raise(py, &e))?;
        Ok((text, PyBytes::new(py, &report)))
    }

    /// The texts and the reports on them, as packed JSON, in their order.
    fn check_many(
        &self,
        texts: &Bound<'_, PyAny>,
        format: &str,
        threads: Option<usize>,
    ) -> PyResult<Vec<(Py<PyString>, Py<PyBytes>)>> {
        let py = texts.py();
        let format = format_named(py, format)?;
        let checker = Arc::clone(&self.inner);
        let mut all = Vec::new();
        let each = move |text: Option<&str>| report(&checker, text.unwrap_or_default(), format);
        work::all(py, Texts::new(texts, Missing::Refused)?, threads, each, |texts, reports| {
            for (text, report) in texts.iter().flatten().zip(reports) {
                let packed = report.map_err(|e| raise(py, &e))?;
                all.push((text.to_python(py)?, PyBytes::new(py, &packed).unbind()));
            }
            Ok(())
        })?;
        Ok(all)
    }

    /// The numbers of a text, as JSON.
    fn score(&self, text: &Bound<'_, PyString>, format: &str) -> PyResult<String> {
        let py = text.py();
        let format = format_named(py, format)?;
        let checker = Arc::clone(&self.inner);
        let score = move |text: &str| -> Result<String, Error> {
            let document = document(text, format)?;
            let measured = checker.measure(&document, Per::Document);
            Ok(score_json(&checker, &document, &measured).to_string())
        };
        work::one(py, Text::new(text)?, score)?.map_err(|e| raise(py, &e))
    }

    /// The feature table of texts.
    fn features(
        &self,
        texts: &Bound<'_, PyAny>,
        format: &str,
        per: &str,
        threads: Option<usize>,
    ) -> PyResult<Table> {
        let py = texts.py();
        let format = format_named(py, format)?;
        let per = per_named(per)?;
        let checker = Arc::clone(&self.inner);
        let profile = self.inner.settings().profile;
        let mut builder = Builder::new(per, lists::made(profile));
        let each = move |text: Option<&str>| {
            let rows = text.map(|text| rows(&checker, text, format, per));
            rows.unwrap_or_else(|| Ok(Rows::missing(per)))
        };
        work::all(py, Texts::new(texts, Missing::Allowed)?, threads, each, |_, rows| {
            let rows: Result<Vec<Rows>, Error> = rows.into_iter().collect();
            builder.add(&rows.map_err(|e| raise(py, &e))?)
        })?;
        Ok(builder.finish())
    }

    /// What the lists say of a word, as JSON.
    fn term(&self, word: &str) -> String {
        lists::term(self.inner.terms(), word)
    }
}

/// The rows of one text, with what only the document knows.
pub struct Rows {
    /// The rows of the table.
    pub rows: Vec<features::Row>,
    /// For every row that is a part: its first code point in the text, one past its last, and its passage.
    pub places: Vec<(u32, u32, String)>,
}

impl Rows {
    /// The row of a text that is not there: without values.
    fn missing(per: Per) -> Self {
        let values = features::columns().map(|_| None).collect();
        let row = features::Row { per, number: 1, span: helder::Span::default(), values, unscored: None };
        Self { rows: if per == Per::Document { vec![row] } else { Vec::new() }, places: Vec::new() }
    }
}

fn rows(checker: &helder::Checker, text: &str, format: Format, per: Per) -> Result<Rows, Error> {
    let document = document(text, format)?;
    let rows = checker.measure(&document, per).rows;
    let mut places = Vec::new();
    if per != Per::Document {
        let points = CodePoints::new(document.source());
        places.extend(rows.iter().map(|row| {
            let place = document.source_span(row.span);
            (points.at(place.start), points.at(place.end), row.span.of(document.text()).trim().to_owned())
        }));
    }
    Ok(Rows { rows, places })
}

fn report(checker: &helder::Checker, text: &str, format: Format) -> Result<Vec<u8>, Error> {
    Ok(packed(checker, &document(text, format)?))
}

fn packed(checker: &helder::Checker, document: &Document) -> Vec<u8> {
    let mut report = checker.check(document);
    offsets::convert(&mut report, document.source());
    pack_json(&to_json_line(&report))
}

/// A text in memory as a document. One without words is no error here: a table may hold empty texts.
pub fn document(text: &str, format: Format) -> Result<Document, Error> {
    match format {
        _ if text.trim().is_empty() => Ok(Document::from_text(NAMELESS, text)),
        Format::Text => Ok(Document::from_text(NAMELESS, text)),
        Format::Markdown => Ok(Document::from_markdown(NAMELESS, text)),
        _ => Document::from_bytes_as(NAMELESS, format, text.as_bytes()),
    }
}

/// Reads a file, as the program does.
fn read_file(path: &Path) -> Result<Document, Error> {
    let name = path.display().to_string();
    let format = Format::from_name(&name).ok_or_else(|| {
        let extension = path.extension().unwrap_or_default().to_string_lossy();
        Error::new(ErrorKind::Format, format!("Ik kan bestanden met '.{extension}' niet lezen."))
            .in_file(name.clone())
    })?;
    let bytes = std::fs::read(path).map_err(|error| {
        let message = match error.kind() {
            std::io::ErrorKind::NotFound => "Dit bestand bestaat niet.".to_owned(),
            std::io::ErrorKind::PermissionDenied => "Ik mag dit bestand niet lezen.".to_owned(),
            std::io::ErrorKind::IsADirectory => "Dit is een map, geen bestand.".to_owned(),
            _ => format!("Ik kan dit bestand niet lezen ({error})."),
        };
        Error::new(ErrorKind::Io, message).in_file(name.clone()).because(error)
    })?;
    Document::from_bytes_as(&name, format, &bytes)
}

/// The format with this name.
pub fn format_named(py: Python<'_>, name: &str) -> PyResult<Format> {
    name.parse().map_err(|e| raise(py, &e))
}

/// What a row is about.
pub fn per_named(name: &str) -> PyResult<Per> {
    let all = [Per::Document, Per::Paragraph, Per::Sentence];
    all.into_iter().find(|p| p.as_str() == name).ok_or_else(|| {
        PyValueError::new_err(format!("per must be document, paragraph or sentence, not '{name}'"))
    })
}

fn database(lists: &[String]) -> Result<(Arc<Terms>, Vec<Error>), Error> {
    let mut builder = Terms::builder();
    for path in lists {
        builder = builder.path(path)?;
    }
    let (terms, errors) = builder.build();
    Ok((Arc::new(terms), errors))
}

fn score_json(checker: &helder::Checker, document: &Document, measured: &Measured) -> Value {
    let row = measured.rows.first();
    let values = row.map(|r| r.values.as_slice()).unwrap_or_default();
    let features: Map<String, Value> =
        features::columns().zip(values).map(|(c, v)| (c.name.to_owned(), json!(v))).collect();
    let points = CodePoints::new(document.source());
    let hardest: Vec<Value> = measured
        .hardest
        .iter()
        .map(|(span, hard)| {
            let place = document.source_span(*span);
            json!({
                "text": span.of(document.text()), "start": points.at(place.start), "end": points.at(place.end),
                "score": hard.score, "causes": hard.causes.iter().map(|c| cause(*c)).collect::<Vec<_>>(),
            })
        })
        .collect();
    let mut score = json!({
        "metrics": measured.metrics, "features": features, "unscored": row.and_then(|r| r.unscored),
        "notes": measured.metrics.notes, "hardest": hardest,
    });
    if let Some(map) = score.as_object_mut() {
        let made = lists::made(checker.settings().profile);
        map.extend(made.into_iter().map(|(name, value)| (name.to_owned(), json!(value))));
    }
    score
}

const fn cause(feature: Feature) -> &'static str {
    match feature {
        Feature::WordFrequency => "lint_log_word_frequency",
        Feature::Distance => "lint_max_sdl",
        Feature::Density => "lint_content_words_per_clause",
        Feature::Concreteness => "lint_concrete_nouns",
    }
}
