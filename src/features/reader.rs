//! Who is spoken of, who is spoken to, and how.

use super::Column;
use crate::dutch::morphology::Upos;

pub(super) static COLUMNS: &[Column] = &[
    Column {
        name: "first_person_pronouns",
        unit: "per 100 words",
        low: 0.0,
        high: 100.0,
        definition: "Personal and possessive pronouns of the first person (ik, wij, ons).",
        source: "LiNT-II, T-Scan",
        value: |u| u.per_100(|t| t.person == 1),
    },
    Column {
        name: "second_person_pronouns",
        unit: "per 100 words",
        low: 0.0,
        high: 100.0,
        definition: "Of the second person (u, uw, je, jij).",
        source: "LiNT-II, T-Scan",
        value: |u| u.per_100(|t| t.person == 2),
    },
    Column {
        name: "third_person_pronouns",
        unit: "per 100 words",
        low: 0.0,
        high: 100.0,
        definition: "Of the third person (hij, ze, het, hun).",
        source: "LiNT-II, T-Scan",
        value: |u| u.per_100(|t| t.person == 3),
    },
    Column {
        name: "humans",
        unit: "per 100 words",
        low: 0.0,
        high: 100.0,
        definition: "Words for people: those pronouns without het, indefinite pronouns for people, nouns \
                     that the noun list calls human.",
        source: "LiNT-II",
        value: |u| u.per_100(|t| t.human),
    },
    Column {
        name: "names",
        unit: "per 100 words",
        low: 0.0,
        high: 100.0,
        definition: "Words of names.",
        source: "T-Scan",
        value: |u| u.per_100(|t| t.upos == Upos::Propn),
    },
    Column {
        name: "questions",
        unit: "share",
        low: 0.0,
        high: 1.0,
        definition: "Sentences that end in a question mark.",
        source: "T-Scan",
        value: |u| u.share_of_sentences(|s| s.question),
    },
    Column {
        name: "imperatives",
        unit: "share",
        low: 0.0,
        high: 1.0,
        definition: "Sentences that start with a finite verb without a subject and are no question.",
        source: "T-Scan",
        value: |u| u.share_of_sentences(|s| s.imperative),
    },
];
