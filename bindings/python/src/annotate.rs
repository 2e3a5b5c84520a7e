//! Sentences and tokens of a text.

use helder::dutch::{Analysis, SentenceKind};
use helder::{Document, Span};
use pyo3::prelude::*;
use pyo3::types::PyString;
use serde::Serialize;

use crate::checker::{document, format_named};
use crate::errors::raise;
use crate::offsets::CodePoints;
use crate::texts::Text;
use crate::work;

#[derive(Serialize)]
struct Sentence<'a> {
    text: &'a str,
    start: u32,
    end: u32,
    kind: &'static str,
    block: u32,
    tokens: Vec<Token<'a>>,
}

/// Text, lemma, tag, features, head in the sentence, relation, start, end: as a list, for there are many.
type Token<'a> = (&'a str, &'a str, &'a str, String, Option<u32>, &'a str, u32, u32);

/// The sentences of a text with their tokens, as JSON.
#[pyfunction]
pub fn annotate(text: &Bound<'_, PyString>, format: &str) -> PyResult<String> {
    let py = text.py();
    let format = format_named(py, format)?;
    let done = work::one(py, Text::new(text)?, move |text| {
        let document = document(text, format)?;
        Ok(sentences(&document))
    })?;
    done.map_err(|e: helder::Error| raise(py, &e))
}

fn sentences(document: &Document) -> String {
    let analysis = Analysis::new(document);
    let points = CodePoints::new(document.source());
    let place = |span: Span| {
        let place = document.source_span(span);
        (points.at(place.start), points.at(place.end))
    };
    let all: Vec<Sentence<'_>> = analysis
        .sentences()
        .iter()
        .map(|sentence| {
            let (start, end) = place(sentence.span);
            let token = |(i, token): (usize, &helder::dutch::Token)| {
                let (start, end) = place(token.span);
                let feats = if token.feats.is_empty() { String::new() } else { token.feats.to_string() };
                let head = token.head.map(|h| h - sentence.first);
                let (word, lemma) = (analysis.word(i), analysis.lemma(i));
                (word, lemma, token.upos.as_str(), feats, head, token.relation.as_str(), start, end)
            };
            Sentence {
                text: analysis.passage(sentence.span),
                start,
                end,
                kind: kind(sentence.kind),
                block: sentence.block,
                tokens: sentence.tokens().zip(analysis.tokens_of(sentence)).map(token).collect(),
            }
        })
        .collect();
    serde_json::to_string(&all).unwrap_or_default()
}

const fn kind(kind: SentenceKind) -> &'static str {
    match kind {
        SentenceKind::Statement => "statement",
        SentenceKind::Question => "question",
        SentenceKind::Fragment => "fragment",
        SentenceKind::Heading => "heading",
        SentenceKind::Cell => "cell",
        SentenceKind::Form => "form",
    }
}
