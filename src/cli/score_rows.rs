//! The rows of `helder score` as text, JSON and CSV.

use std::fmt::Write;

use helder::features::{self, Measured, Row};
use helder::lint::{Feature, adults_with_difficulty};
use helder::{Document, Error, ErrorKind, Profile};
use serde_json::{Map, Value, json};

use super::args::ScoreFormat;

/// A measured text with what names it.
pub struct Scored {
    /// The file's name.
    pub path: String,
    /// The record's own name, for JSONL.
    pub id: Option<Value>,
    pub document: Document,
    pub measured: Measured,
}

/// How rows are written; the same for all texts of a run.
#[derive(Clone, Copy, Debug)]
pub struct Style {
    pub format: ScoreFormat,
    pub profile: Profile,
    /// Texts come from JSONL.
    pub records: bool,
}

/// What every row says of how it was made.
fn provenance(profile: Profile) -> [(&'static str, String); 5] {
    [
        ("schema", features::SCHEMA.to_owned()),
        ("version", env!("CARGO_PKG_VERSION").to_owned()),
        ("profile", profile.as_str().to_owned()),
        ("model", helder::dutch::Analyser::embedded().model_hash().to_owned()),
        ("data", helder::data_hash().to_owned()),
    ]
}

impl Style {
    /// What stands before all rows.
    pub fn head(self) -> Result<String, Error> {
        match self.format {
            ScoreFormat::Csv => {
                let before = ["path", "id", "unit", "number", "line", "text"].into_iter();
                let made = provenance(self.profile).map(|p| p.0);
                let names = before.chain(features::columns().map(|c| c.name)).chain(["unscored"]).chain(made);
                csv_line(names.map(str::to_owned))
            }
            ScoreFormat::Json if !self.records => {
                let [schema, version, profile, model, data] = provenance(self.profile).map(|p| json!(p.1));
                let tool =
                    json!({"name": "helder", "version": version, "data": {"terms": data, "model": model}});
                Ok(format!("{{\"schema\":{schema},\"tool\":{tool},\"profile\":{profile},\"rows\":["))
            }
            _ => Ok(String::new()),
        }
    }

    /// What stands behind all rows.
    pub const fn tail(self) -> &'static str {
        if matches!(self.format, ScoreFormat::Json) && !self.records { "\n]}\n" } else { "" }
    }

    /// What stands between the rows of two texts.
    pub const fn between(self) -> &'static str {
        if matches!(self.format, ScoreFormat::Json) && !self.records { "," } else { "" }
    }

    /// The rows of one text.
    pub fn rows(self, scored: &Scored) -> Result<String, Error> {
        match self.format {
            ScoreFormat::Text => Ok(text(scored)),
            ScoreFormat::Csv => scored.measured.rows.iter().map(|row| self.csv(scored, row)).collect(),
            ScoreFormat::Json if !self.records => {
                let rows = scored.measured.rows.iter().map(|row| format!("\n{}", self.json(scored, row)));
                Ok(rows.collect::<Vec<_>>().join(","))
            }
            ScoreFormat::Json | ScoreFormat::Jsonl => {
                let lines = scored.measured.rows.iter().map(|row| self.json(scored, row).to_string() + "\n");
                Ok(lines.collect())
            }
        }
    }

    fn json(self, scored: &Scored, row: &Row) -> Value {
        let mut map = Map::new();
        match &scored.id {
            Some(id) => map.insert("id".to_owned(), id.clone()),
            None => map.insert("path".to_owned(), json!(scored.path)),
        };
        map.insert("unit".to_owned(), json!(row.per.as_str()));
        map.insert("number".to_owned(), json!(row.number));
        if row.per != features::Per::Document {
            map.insert("line".to_owned(), json!(line(scored, row)));
            map.insert("text".to_owned(), json!(passage(scored, row)));
        }
        for (column, value) in features::columns().zip(&row.values) {
            map.insert(column.name.to_owned(), number(*value));
        }
        map.insert("unscored".to_owned(), json!(row.unscored));
        if row.per == features::Per::Document {
            let metrics = serde_json::to_value(&scored.measured.metrics).unwrap_or_default();
            map.insert("metrics".to_owned(), metrics);
            map.insert("notes".to_owned(), json!(scored.measured.metrics.notes));
        }
        if self.records || self.format == ScoreFormat::Jsonl {
            map.extend(provenance(self.profile).map(|(name, value)| (name.to_owned(), json!(value))));
        }
        Value::Object(map)
    }

    fn csv(self, scored: &Scored, row: &Row) -> Result<String, Error> {
        let id = match &scored.id {
            Some(Value::String(id)) => id.clone(),
            Some(id) => id.to_string(),
            None => String::new(),
        };
        let whole = row.per == features::Per::Document;
        let before = [
            scored.path.clone(),
            id,
            row.per.as_str().to_owned(),
            row.number.to_string(),
            if whole { String::new() } else { line(scored, row).to_string() },
            if whole { String::new() } else { passage(scored, row).to_owned() },
        ];
        let values = row.values.iter().map(|v| match number(*v) {
            Value::Null => String::new(),
            value => value.to_string(),
        });
        let made = provenance(self.profile).map(|p| p.1);
        csv_line(before.into_iter().chain(values).chain([row.unscored.unwrap_or("").to_owned()]).chain(made))
    }
}

/// Six decimals; whole numbers without a point.
fn number(value: Option<f64>) -> Value {
    match value {
        Some(v) if v.fract() == 0.0 && v.abs() < 1e15 => json!(v as i64),
        Some(v) => json!((v * 1e6).round() / 1e6),
        None => Value::Null,
    }
}

fn line(scored: &Scored, row: &Row) -> u32 {
    scored.document.locate(row.span).line
}

fn passage<'s>(scored: &'s Scored, row: &Row) -> &'s str {
    row.span.of(scored.document.text()).trim()
}

fn csv_line(fields: impl Iterator<Item = String>) -> Result<String, Error> {
    let fail = |error: csv::Error| Error::new(ErrorKind::Io, "Ik kan geen CSV maken.").because(error);
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(fields).map_err(fail)?;
    let bytes = writer.into_inner().map_err(|e| fail(e.into_error().into()))?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

/// A number as Dutch writes it.
fn shown(value: Option<f64>) -> String {
    value.map_or_else(|| "-".to_owned(), |v| format!("{v:.1}").replace('.', ","))
}

fn text(scored: &Scored) -> String {
    let name = match &scored.id {
        Some(Value::String(id)) => id.clone(),
        Some(id) => id.to_string(),
        None => scored.path.clone(),
    };
    if scored.measured.rows.first().is_some_and(|r| r.per != features::Per::Document) {
        return units(scored, &name);
    }
    let m = &scored.measured.metrics;
    let mut out = format!("{name}\n");
    let _ = writeln!(
        out,
        "  {} woorden, {} zinnen, gemiddeld {} woorden per zin",
        m.words,
        m.sentences,
        shown(m.mean_sentence_words)
    );
    lint(&mut out, scored);
    let _ = writeln!(
        out,
        "  Flesch-Douma {}, Brouwer {}, LIX {}, RIX {}",
        shown(m.flesch_douma),
        shown(m.brouwer),
        shown(m.lix),
        shown(m.rix)
    );
    for note in &m.notes {
        let _ = writeln!(out, "  {note}");
    }
    out.push('\n');
    out
}

fn lint(out: &mut String, scored: &Scored) {
    let m = &scored.measured.metrics.lint;
    let (Some(score), Some(level)) = (m.score, m.level) else {
        out.push_str("  LiNT-II: geen score\n");
        return;
    };
    let _ = writeln!(
        out,
        "  LiNT-II {} van de 100: niveau {level} van 4. Van de 100 volwassenen hebben er {} moeite met zo'n tekst.",
        shown(Some(score)),
        adults_with_difficulty(level)
    );
    let _ = writeln!(
        out,
        "    woorden {} (hoger is bekender), afstand {}, inhoud per zin {}, concreet {}%",
        shown(m.log_word_frequency),
        shown(m.max_sdl),
        shown(m.content_words_per_clause),
        shown(m.concrete_nouns.map(|c| 100.0 * c))
    );
    if level < 3 {
        return;
    }
    for (span, hard) in &scored.measured.hardest {
        let causes: Vec<&str> = hard.causes.iter().map(|c| cause(*c)).collect();
        let line = scored.document.locate(*span).line;
        let passage = span.of(scored.document.text());
        let start: String = passage.chars().take(60).collect();
        let dots = if start.len() < passage.len() { "..." } else { "" };
        let _ = writeln!(
            out,
            "    moeilijk, regel {line} ({}): {start}{dots} [{}]",
            shown(Some(hard.score)),
            causes.join(", ")
        );
    }
}

const fn cause(feature: Feature) -> &'static str {
    match feature {
        Feature::WordFrequency => "weinig bekende woorden",
        Feature::Distance => "woorden die bij elkaar horen, staan ver uit elkaar",
        Feature::Density => "veel inhoud in één zin",
        Feature::Concreteness => "vage woorden",
    }
}

fn units(scored: &Scored, name: &str) -> String {
    let mut out = format!("{name}\n  score niveau regel tekst\n");
    for row in &scored.measured.rows {
        let level = row.get("lint_level").map_or_else(|| "-".to_owned(), |l| format!("{l:.0}"));
        let why = row.unscored.map_or_else(String::new, |w| format!(" [{w}]"));
        let _ = writeln!(
            out,
            "  {:>5} {level:>6} {:>5} {}{why}",
            shown(row.get("lint_score")),
            line(scored, row),
            passage(scored, row)
        );
    }
    out.push('\n');
    out
}
