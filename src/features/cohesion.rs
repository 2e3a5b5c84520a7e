//! What ties sentences together, and how fast new things come.

use super::Column;
use super::connectives::Connective;
use super::unit::{Unit, ratio};

pub(super) static COLUMNS: &[Column] = &[
    Column {
        name: "connectives",
        unit: "per 100 words",
        low: 0.0,
        high: 100.0,
        definition: "Connectives of all types.",
        source: "dictionaries/connectives",
        value: |u| u.per_100(|t| t.connective.is_some()),
    },
    Column {
        name: "additive_connectives",
        unit: "per 100 words",
        low: 0.0,
        high: 100.0,
        definition: "Connectives that add (en, ook, bovendien).",
        source: "dictionaries/connectives",
        value: |u| u.per_100(|t| t.connective == Some(Connective::Additive)),
    },
    Column {
        name: "cause_connectives",
        unit: "per 100 words",
        low: 0.0,
        high: 100.0,
        definition: "Of cause and effect (omdat, dus).",
        source: "dictionaries/connectives",
        value: |u| u.per_100(|t| t.connective == Some(Connective::Cause)),
    },
    Column {
        name: "comparison_connectives",
        unit: "per 100 words",
        low: 0.0,
        high: 100.0,
        definition: "Of comparison (zoals).",
        source: "dictionaries/connectives",
        value: |u| u.per_100(|t| t.connective == Some(Connective::Comparison)),
    },
    Column {
        name: "condition_connectives",
        unit: "per 100 words",
        low: 0.0,
        high: 100.0,
        definition: "Of condition (als, mits).",
        source: "dictionaries/connectives",
        value: |u| u.per_100(|t| t.connective == Some(Connective::Condition)),
    },
    Column {
        name: "contrast_connectives",
        unit: "per 100 words",
        low: 0.0,
        high: 100.0,
        definition: "Of contrast (maar, toch).",
        source: "dictionaries/connectives",
        value: |u| u.per_100(|t| t.connective == Some(Connective::Contrast)),
    },
    Column {
        name: "purpose_connectives",
        unit: "per 100 words",
        low: 0.0,
        high: 100.0,
        definition: "Of purpose (om te, zodat).",
        source: "dictionaries/connectives",
        value: |u| u.per_100(|t| t.connective == Some(Connective::Purpose)),
    },
    Column {
        name: "time_connectives",
        unit: "per 100 words",
        low: 0.0,
        high: 100.0,
        definition: "Of time (daarna, nadat).",
        source: "dictionaries/connectives",
        value: |u| u.per_100(|t| t.connective == Some(Connective::Time)),
    },
    Column {
        name: "new_words_per_50",
        unit: "words",
        low: 0.0,
        high: 50.0,
        definition: "Nouns, names, main verbs and pronouns, per 50 tokens, that the 50 tokens before do not \
                     name (by lemma; pronouns by person). Counted from the 51st token on.",
        source: "LiNT-II",
        value: |u| new(u),
    },
    Column {
        name: "new_words",
        unit: "share",
        low: 0.0,
        high: 1.0,
        definition: "The same as a share of the nouns, names, main verbs and pronouns from the 51st token \
                     on.",
        source: "LiNT-II",
        value: |u| u.share_among(|t| t.new.is_some(), |t| t.new == Some(true)),
    },
];

fn new(unit: &Unit<'_>) -> Option<f64> {
    let tokens = unit.number_of(|t| t.late);
    ratio(50.0 * unit.number_of(|t| t.new == Some(true)), tokens)
}
