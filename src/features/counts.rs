//! How much there is, and how long it is.

use super::Column;
use super::unit::{Per, Unit, ratio};
use crate::document::BlockKind;
use crate::dutch::SentenceKind;
use crate::dutch::morphology::Upos;
use crate::metrics::MIN_WORDS;

const ANY: f64 = f64::INFINITY;

pub(super) static COLUMNS: &[Column] = &[
    Column {
        name: "words",
        unit: "words",
        low: 0.0,
        high: ANY,
        definition: "Tokens with a letter or digit in all Dutch blocks, headings and tables included.",
        source: "helder",
        value: |u| Some(u.all.iter().map(|&i| f64::from(u.facts.sentences[i].words)).sum()),
    },
    Column {
        name: "prose_words",
        unit: "words",
        low: 0.0,
        high: ANY,
        definition: "Words in whole sentences of prose: paragraphs, lists and captions, without headings, \
                     tables, forms and fragments. Unless another column says otherwise, it counts in these.",
        source: "helder",
        value: |u| Some(u.words()),
    },
    Column {
        name: "tokens",
        unit: "tokens",
        low: 0.0,
        high: ANY,
        definition: "Words and punctuation marks in prose.",
        source: "Universal Dependencies",
        value: |u| Some(u.number_of(|_| true)),
    },
    Column {
        name: "types",
        unit: "words",
        low: 0.0,
        high: ANY,
        definition: "Different words in prose, case ignored.",
        source: "T-Scan",
        value: |u| {
            let mut ids = u.ids();
            ids.sort_unstable();
            ids.dedup();
            Some(ids.len() as f64)
        },
    },
    Column {
        name: "sentences",
        unit: "sentences",
        low: 0.0,
        high: ANY,
        definition: "Whole sentences of prose.",
        source: "helder",
        value: |u| Some(u.prose.len() as f64),
    },
    Column {
        name: "paragraphs",
        unit: "blocks",
        low: 0.0,
        high: ANY,
        definition: "Paragraphs and list items.",
        source: "helder",
        value: |u| Some(blocks(u, |k| matches!(k, BlockKind::Paragraph | BlockKind::ListItem { .. }))),
    },
    Column {
        name: "headings",
        unit: "blocks",
        low: 0.0,
        high: ANY,
        definition: "Headings.",
        source: "helder",
        value: |u| Some(blocks(u, BlockKind::is_heading)),
    },
    Column {
        name: "list_items",
        unit: "blocks",
        low: 0.0,
        high: ANY,
        definition: "Items of lists.",
        source: "helder",
        value: |u| Some(blocks(u, BlockKind::is_list_item)),
    },
    Column {
        name: "fragments",
        unit: "sentences",
        low: 0.0,
        high: ANY,
        definition: "Items of prose without a finite verb and without an end: words in a list, labels.",
        source: "helder",
        value: |u| {
            Some(
                u.all
                    .iter()
                    .filter(|&&i| u.facts.analysis.sentences()[i].kind == SentenceKind::Fragment)
                    .count() as f64,
            )
        },
    },
    Column {
        name: "mean_sentence_words",
        unit: "words",
        low: 0.0,
        high: ANY,
        definition: "Words per sentence.",
        source: "T-Scan",
        value: |u| ratio(u.words(), u.prose.len() as f64),
    },
    Column {
        name: "longest_sentence_words",
        unit: "words",
        low: 0.0,
        high: ANY,
        definition: "Words of the longest sentence.",
        source: "helder",
        value: |u| u.sentences().map(|s| f64::from(s.words)).reduce(f64::max),
    },
    Column {
        name: "sd_sentence_words",
        unit: "words",
        low: 0.0,
        high: ANY,
        definition: "Standard deviation (of a population) of words per sentence.",
        source: "helder",
        value: |u| {
            let mean = u.mean_of_sentences(|s| f64::from(s.words))?;
            u.mean_of_sentences(|s| (f64::from(s.words) - mean).powi(2)).map(f64::sqrt)
        },
    },
    Column {
        name: "sentences_over_15_words",
        unit: "share",
        low: 0.0,
        high: 1.0,
        definition: "Sentences of more than 15 words.",
        source: "common advice for B1",
        value: |u| u.share_of_sentences(|s| s.words > 15),
    },
    Column {
        name: "mean_clause_words",
        unit: "words",
        low: 0.0,
        high: ANY,
        definition: "Words per finite verb.",
        source: "LiNT-II, T-Scan",
        value: |u| ratio(u.words(), u.clauses()),
    },
    Column {
        name: "mean_paragraph_words",
        unit: "words",
        low: 0.0,
        high: ANY,
        definition: "Words of prose per paragraph or list item.",
        source: "helder",
        value: |u| {
            ratio(u.words(), blocks(u, |k| matches!(k, BlockKind::Paragraph | BlockKind::ListItem { .. })))
        },
    },
    Column {
        name: "letters_per_word",
        unit: "letters",
        low: 0.0,
        high: ANY,
        definition: "Letters per word.",
        source: "T-Scan",
        value: |u| u.mean(|t| t.word.then_some(f64::from(t.letters))),
    },
    Column {
        name: "syllables_per_word",
        unit: "syllables",
        low: 0.0,
        high: ANY,
        definition: "Syllables per word, counted by rule. From 10 words on.",
        source: "Douma 1960",
        value: |u| {
            if u.counts.words < MIN_WORDS { None } else { ratio(u.counts.syllables as f64, u.words()) }
        },
    },
    Column {
        name: "morphemes_per_word",
        unit: "morphemes",
        low: 0.0,
        high: ANY,
        definition: "Estimate: the parts of a compound, and one more for inflection, a common prefix and a \
                     common suffix.",
        source: "after T-Scan, which uses a morphological analyser",
        value: |u| u.mean(|t| t.word.then_some(f64::from(t.morphemes))),
    },
    Column {
        name: "parts_per_noun",
        unit: "parts",
        low: 1.0,
        high: ANY,
        definition: "Parts per noun: 1 for a simple noun, 2 or more for a compound; by the noun list of \
                     LiNT-II (4 stands for more) and else by splitting.",
        source: "LiNT-II, helder",
        value: |u| u.mean(|t| (t.upos == Upos::Noun).then_some(f64::from(t.parts))),
    },
    Column {
        name: "compounds",
        unit: "share",
        low: 0.0,
        high: 1.0,
        definition: "Nouns that are compounds.",
        source: "T-Scan",
        value: |u| u.share_among(|t| t.upos == Upos::Noun, |t| t.parts > 1),
    },
    Column {
        name: "long_words",
        unit: "share",
        low: 0.0,
        high: 1.0,
        definition: "Words of 7 letters or more.",
        source: "LIX",
        value: |u| u.share(|t| t.letters >= 7),
    },
];

/// Blocks of a kind in which a sentence of the unit stands; a document counts them all.
fn blocks(unit: &Unit<'_>, is: impl Fn(BlockKind) -> bool) -> f64 {
    let blocks = unit.facts.analysis.document().blocks();
    if unit.per == Per::Document {
        return blocks.iter().filter(|b| is(b.kind)).count() as f64;
    }
    let mut found: Vec<u32> = unit.all.iter().map(|&i| unit.facts.analysis.sentences()[i].block).collect();
    found.dedup();
    found.iter().filter(|&&b| blocks.get(b as usize).is_some_and(|b| is(b.kind))).count() as f64
}
