//! What the library knows by itself: rules, columns, terms, and which versions it has.

use std::collections::BTreeMap;

use helder::dutch::Analyser;
use helder::features::{FAMILIES, SCHEMA};
use helder::rules::{RULES, text};
use helder::terms::{Difficulty, Entry, Found, Part, Table, Terms};
use helder::{Profile, data_hash};
use pyo3::prelude::*;
use serde_json::{Value, json};

/// How many terms are named for a word that is in no list; as the program does.
const NEAREST: usize = 5;

/// What made a table: schema, version, profile, and the hashes of model and lists.
pub fn made(profile: Profile) -> Vec<(&'static str, String)> {
    vec![
        ("schema", SCHEMA.to_owned()),
        ("version", env!("CARGO_PKG_VERSION").to_owned()),
        ("profile", profile.as_str().to_owned()),
        ("model", Analyser::embedded().model_hash().to_owned()),
        ("data", data_hash().to_owned()),
    ]
}

/// The versions of the library, its model, its lists and its columns.
#[pyfunction]
pub fn provenance() -> BTreeMap<&'static str, String> {
    made(Profile::default()).into_iter().filter(|(name, _)| *name != "profile").collect()
}

/// The columns of the feature table, as JSON.
#[pyfunction]
pub fn columns() -> String {
    let bound = |v: f64| v.is_finite().then_some(v);
    let all: Vec<Value> = FAMILIES
        .iter()
        .flat_map(|family| family.columns.iter().map(move |c| (family.name, c)))
        .map(|(family, c)| {
            json!({
                "name": c.name, "family": family, "unit": c.unit, "low": bound(c.low), "high": bound(c.high),
                "definition": c.definition, "source": c.source,
            })
        })
        .collect();
    Value::from(all).to_string()
}

/// All rules, as JSON.
#[pyfunction]
pub fn rules() -> String {
    let all: Vec<Value> = RULES
        .iter()
        .map(|r| {
            json!({
                "rule": r.id, "title": text::title(r.doc), "severity": r.severity, "checklist": r.checklist,
                "vbi": r.vbi, "summary": text::summary(r.doc), "doc": text::for_reader(r.doc),
            })
        })
        .collect();
    Value::from(all).to_string()
}

/// What the lists say of a word, as JSON; the same as `helder term --format json`.
pub fn term(terms: &Terms, word: &str) -> String {
    let mut found = terms.lookup(word);
    found.sort_by_key(|f| (f.part == Part::Compound, !f.entry.is_own(), f.entry.table() != Table::Medical));
    let Some((first, others)) = found.split_first() else {
        let nearest: Vec<&str> = terms.nearest(word, NEAREST).iter().map(Entry::term).collect();
        let nothing = json!({
            "query": word, "found": false, "term": null, "plain": [], "explanation": null, "domain": null,
            "concept": null, "difficult": null, "nearest": nearest,
        });
        return nothing.to_string();
    };
    let mut object = entry(word, first);
    if !others.is_empty() {
        object["also"] = others.iter().map(|f| entry(word, f)).collect();
    }
    object.to_string()
}

fn entry(word: &str, found: &Found<'_>) -> Value {
    let some = |text: &str| if text.is_empty() { Value::Null } else { text.into() };
    let entry = &found.entry;
    let mut plain: Vec<&str> = entry.plain().map(|p| p.text).collect();
    if plain.is_empty() && !entry.expansion().is_empty() {
        plain.push(entry.expansion());
    }
    json!({
        "query": word, "found": true, "term": entry.shown(), "plain": plain,
        "explanation": some(entry.explanation()), "domain": some(entry.domain()),
        "concept": some(entry.concept()), "difficult": entry.difficulty() == Difficulty::Hard,
        "list": entry.table().folder(), "part": found.part == Part::Compound,
    })
}
