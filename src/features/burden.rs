//! What asks effort: numbers, jargon, negations, abbreviations.

use super::Column;
use super::unit::{Unit, ratio};

const ANY: f64 = f64::INFINITY;

pub(super) static COLUMNS: &[Column] = &[
    Column {
        name: "numbers",
        unit: "per 100 words",
        low: 0.0,
        high: 100.0,
        definition: "Numbers in digits or words.",
        source: "T-Scan",
        value: |u| u.per_100(|t| t.number),
    },
    Column {
        name: "difficult_word_share",
        unit: "share",
        low: 0.0,
        high: 1.0,
        definition: "Words in findings of medisch-jargon, moeilijk-woord, vreemd-woord and afkorting, among \
                     the words of the column words.",
        source: "helder; Stichting Makkelijk Lezen counts difficult words",
        value: |u| difficult(u),
    },
    Column {
        name: "jargon",
        unit: "per 100 words",
        low: 0.0,
        high: ANY,
        definition: "Findings of medisch-jargon: terms that are not explained.",
        source: "helder",
        value: |u| ratio(100.0 * u.findings("medisch-jargon"), u.words()),
    },
    Column {
        name: "explained_jargon",
        unit: "per 100 words",
        low: 0.0,
        high: ANY,
        definition: "Hard medical terms that the text explains, there or earlier.",
        source: "helder",
        value: explained,
    },
    Column {
        name: "formal_words",
        unit: "per 100 words",
        low: 0.0,
        high: ANY,
        definition: "Findings of moeilijk-woord.",
        source: "helder",
        value: |u| ratio(100.0 * u.findings("moeilijk-woord"), u.words()),
    },
    Column {
        name: "foreign_words",
        unit: "per 100 words",
        low: 0.0,
        high: ANY,
        definition: "Findings of vreemd-woord.",
        source: "helder",
        value: |u| ratio(100.0 * u.findings("vreemd-woord"), u.words()),
    },
    Column {
        name: "abbreviations",
        unit: "per 100 words",
        low: 0.0,
        high: 100.0,
        definition: "Words in capitals of 2 to 6 letters, and words that end in the stop of an \
                     abbreviation, explained or not.",
        source: "after T-Scan",
        value: |u| u.per_100(|t| t.abbreviation),
    },
    Column {
        name: "unexplained_abbreviations",
        unit: "per 100 words",
        low: 0.0,
        high: ANY,
        definition: "Findings of afkorting.",
        source: "helder",
        value: |u| ratio(100.0 * u.findings("afkorting"), u.words()),
    },
    Column {
        name: "negations",
        unit: "per 100 words",
        low: 0.0,
        high: 100.0,
        definition: "Words that deny (niet, geen, nooit, zonder).",
        source: "T-Scan",
        value: |u| u.per_100(|t| t.negation),
    },
    Column {
        name: "double_negations",
        unit: "per 100 words",
        low: 0.0,
        high: ANY,
        definition: "Findings of dubbele-ontkenning.",
        source: "helder",
        value: |u| ratio(100.0 * u.findings("dubbele-ontkenning"), u.words()),
    },
    Column {
        name: "figurative_phrases",
        unit: "per 100 words",
        low: 0.0,
        high: ANY,
        definition: "Findings of beeldspraak.",
        source: "helder",
        value: |u| ratio(100.0 * u.findings("beeldspraak"), u.words()),
    },
    Column {
        name: "nominal_style",
        unit: "per 100 words",
        low: 0.0,
        high: ANY,
        definition: "Findings of naamwoordstijl: a noun where a verb would do.",
        source: "helder",
        value: |u| ratio(100.0 * u.findings("naamwoordstijl"), u.words()),
    },
];

/// Over all sentences, as the metric of the same name.
fn difficult(unit: &Unit<'_>) -> Option<f64> {
    let analysis = unit.facts.analysis;
    let tokens = unit.all.iter().flat_map(|&i| analysis.sentences()[i].tokens());
    let words = tokens.filter_map(|i| unit.facts.tokens.get(i)).filter(|t| t.word);
    let (difficult, all) =
        words.fold((0.0, 0.0), |(d, n), t| (d + f64::from(u8::from(t.difficult)), n + 1.0));
    ratio(difficult, all)
}

fn explained(unit: &Unit<'_>) -> Option<f64> {
    let sentences = unit.facts.explained.as_ref()?;
    let here = sentences.iter().filter(|&&s| unit.prose.binary_search(&(s as usize)).is_ok()).count();
    ratio(100.0 * here as f64, unit.words())
}
