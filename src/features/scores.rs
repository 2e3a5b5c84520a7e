//! Scores: LiNT-II and the older formulas.

use super::Column;
use super::unit::Unit;
use crate::metrics::{self, MIN_WORDS};

const ANY: f64 = f64::INFINITY;
const LINT: &str = "LiNT-II (Kim and Pander Maat 2025)";

pub(super) static COLUMNS: &[Column] = &[
    Column {
        name: "lint_score",
        unit: "points",
        low: 0.0,
        high: 100.0,
        definition: "Readability by LiNT-II; higher is harder. Empty when one of its four features is missing.",
        source: LINT,
        value: |u| u.lint.features.score(),
    },
    Column {
        name: "lint_level",
        unit: "level",
        low: 1.0,
        high: 4.0,
        definition: "Level of the score: 1 below 34, 2 below 46, 3 below 58, else 4. Of adults 14, 29, 53 and 78% \
                     have difficulty with such a text.",
        source: LINT,
        value: |u| u.lint.features.level().map(f64::from),
    },
    Column {
        name: "lint_log_word_frequency",
        unit: "log10 per billion words",
        low: 0.0,
        high: 8.0,
        definition: "Mean frequency in SUBTLEX-NL of the content words, names left out; a compound has the \
                     frequency of its head.",
        source: LINT,
        value: |u| u.lint.features.log_word_frequency,
    },
    Column {
        name: "lint_max_sdl",
        unit: "words",
        low: 0.0,
        high: ANY,
        definition: "Words between a word and its head where that is most, mean over the sentences.",
        source: LINT,
        value: |u| u.lint.features.max_sdl,
    },
    Column {
        name: "lint_content_words_per_clause",
        unit: "words",
        low: 0.0,
        high: ANY,
        definition: "Content words per finite verb, mean over the sentences with a finite verb.",
        source: LINT,
        value: |u| u.lint.features.content_words_per_clause,
    },
    Column {
        name: "lint_concrete_nouns",
        unit: "share",
        low: 0.0,
        high: 1.0,
        definition: "Concrete nouns among concrete, abstract and undefined nouns.",
        source: LINT,
        value: |u| u.lint.features.concrete_nouns,
    },
    Column {
        name: "flesch_douma",
        unit: "points",
        low: -ANY,
        high: ANY,
        definition: "206.84 - 0.77 x syllables per 100 words - 0.93 x words per sentence; higher is easier. From \
                     10 words on.",
        source: "Douma 1960",
        value: |u| formula(u, metrics::flesch_douma),
    },
    Column {
        name: "brouwer",
        unit: "points",
        low: -ANY,
        high: ANY,
        definition: "195 - 2/3 x syllables per 100 words - 2 x words per sentence; higher is easier. From 10 words \
                     on.",
        source: "Brouwer 1963, Leesindex A",
        value: |u| formula(u, metrics::brouwer),
    },
    Column {
        name: "lix",
        unit: "points",
        low: 0.0,
        high: ANY,
        definition: "Words per sentence plus the percentage of words of 7 letters or more; higher is harder. From 10 \
                     words on.",
        source: "Björnsson 1968",
        value: |u| formula(u, metrics::lix),
    },
    Column {
        name: "rix",
        unit: "words",
        low: 0.0,
        high: ANY,
        definition: "Words of 7 letters or more per sentence; higher is harder. From 10 words on.",
        source: "Anderson 1983",
        value: |u| formula(u, metrics::rix),
    },
];

fn formula(unit: &Unit<'_>, formula: fn(&metrics::Counts) -> Option<f64>) -> Option<f64> {
    if unit.counts.words < MIN_WORDS { None } else { formula(&unit.counts) }
}
