//! `helder term`.

use std::fmt::Write;
use std::sync::Arc;

use helder::Error;
use helder::terms::{Difficulty, Entry, Found, Part, Table, Terms};

use super::args::{ListFormat, TermArgs};
use super::{CLEAN, complain, output};

/// How many entries are named for a word that is in no list.
const NEAREST: usize = 5;

/// The database with the user's lists. What is wrong with a line is said on standard error.
pub fn database(paths: impl IntoIterator<Item = String>) -> Result<Arc<Terms>, Error> {
    let mut paths = paths.into_iter().peekable();
    if paths.peek().is_none() {
        return Ok(Arc::clone(Terms::builtin()));
    }
    let mut builder = Terms::builder();
    for path in paths {
        builder = builder.path(&path)?;
    }
    let (terms, errors) = builder.build();
    for error in &errors {
        complain(error);
    }
    Ok(Arc::new(terms))
}

pub fn run(args: &TermArgs) -> Result<u8, Error> {
    let terms = database(args.terms.iter().cloned())?;
    let rendered = match args.format {
        ListFormat::Text => args.words.iter().map(|w| text(&terms, w)).collect::<Vec<_>>().join("\n"),
        ListFormat::Json => {
            let list: Vec<_> = args.words.iter().map(|w| json(&terms, w)).collect();
            serde_json::to_string_pretty(&list).unwrap_or_default() + "\n"
        }
    };
    output::write(&rendered, None)?;
    Ok(CLEAN)
}

fn sorted<'t>(terms: &'t Terms, word: &str) -> Vec<Found<'t>> {
    let mut found = terms.lookup(word);
    found.sort_by_key(|f| (f.part == Part::Compound, !f.entry.is_own(), f.entry.table() != Table::Medical));
    found
}

fn plain(entry: &Entry<'_>) -> Vec<String> {
    let mut words: Vec<String> = entry.plain().map(|p| p.text.to_owned()).collect();
    if words.is_empty() && !entry.expansion().is_empty() {
        words.push(entry.expansion().to_owned());
    }
    words
}

fn difficult(entry: &Entry<'_>) -> bool {
    entry.difficulty() == Difficulty::Hard
}

fn json(terms: &Terms, word: &str) -> serde_json::Value {
    let found = sorted(terms, word);
    let Some((first, others)) = found.split_first() else {
        let nearest: Vec<&str> = terms.nearest(word, NEAREST).iter().map(Entry::term).collect();
        return serde_json::json!({
            "query": word, "found": false, "term": null, "plain": [], "explanation": null, "domain": null,
            "concept": null, "difficult": null, "nearest": nearest,
        });
    };
    let some = |text: &str| if text.is_empty() { serde_json::Value::Null } else { text.into() };
    let one = |f: &Found<'_>| {
        serde_json::json!({
            "query": word, "found": true, "term": f.entry.shown(), "plain": plain(&f.entry),
            "explanation": some(f.entry.explanation()), "domain": some(f.entry.domain()),
            "concept": some(f.entry.concept()), "difficult": difficult(&f.entry), "list": f.entry.table().folder(),
            "part": f.part == Part::Compound,
        })
    };
    let mut object = one(first);
    if !others.is_empty() {
        object["also"] = others.iter().map(one).collect();
    }
    object
}

fn text(terms: &Terms, word: &str) -> String {
    let mut out = String::new();
    let found = sorted(terms, word);
    if found.is_empty() {
        let _ = writeln!(out, "{word}: dit staat in geen enkele lijst.");
        let nearest: Vec<String> = terms.nearest(word, NEAREST).iter().map(Entry::shown).collect();
        if !nearest.is_empty() {
            let _ = writeln!(out, "  Bedoelt u: {}?", nearest.join(", "));
        }
    }
    for f in &found {
        let entry = &f.entry;
        let shown = entry.shown();
        let _ = match f.part {
            Part::Compound => writeln!(out, "{word}: een deel staat in de lijst, '{shown}'"),
            _ if shown.eq_ignore_ascii_case(word) => writeln!(out, "{shown}"),
            _ => writeln!(out, "{word}: een vorm van '{shown}'"),
        };
        let known = match entry.difficulty() {
            Difficulty::Easy => "Bijna iedereen kent dit woord.",
            Difficulty::Medium => "Veel mensen kennen dit woord.",
            Difficulty::Hard => "De meeste lezers kennen dit woord niet.",
        };
        let _ = writeln!(out, "  {known}");
        let words = plain(entry);
        if !words.is_empty() {
            let _ = writeln!(out, "  Gewoon: {}", words.join(", "));
        }
        for (label, value) in [
            ("Uitleg", entry.explanation()),
            ("Voluit", entry.expansion()),
            ("Let op", entry.note()),
            ("Waarom", entry.reason()),
            ("Onderwerp", entry.domain()),
        ] {
            if !value.is_empty() {
                let _ = writeln!(out, "  {label}: {value}");
            }
        }
    }
    out
}
