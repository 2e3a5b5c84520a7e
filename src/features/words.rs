//! Which words: how known, how varied, how concrete.

use super::Column;
use super::diversity::{mattr, mtld};
use super::facts::Token;
use super::unit::ratio;
use crate::dutch::morphology::Upos;
use crate::lint::{Band, NounType, zero_frequency};

const ANY: f64 = f64::INFINITY;

pub(super) static COLUMNS: &[Column] = &[
    Column {
        name: "log_word_frequency_all",
        unit: "log10 per billion words",
        low: 1.0,
        high: 8.0,
        definition: "Mean frequency of the form in SUBTLEX-NL of all words that the list has.",
        source: "T-Scan",
        value: |u| {
            let a = u.facts.analysis;
            let range = u.prose.iter().flat_map(|&i| a.sentences()[i].tokens());
            let (sum, n) = range
                .filter(|&i| a.tokens()[i].is_word())
                .filter_map(|i| crate::lint::frequency(a.lower(i)))
                .fold((0.0, 0.0), |(s, n), f| (s + f, n + 1.0));
            ratio(sum, n)
        },
    },
    Column {
        name: "content_words_first_1000",
        unit: "share",
        low: 0.0,
        high: 1.0,
        definition: "Content words among the 1,000 most frequent words of SUBTLEX-NL.",
        source: "after T-Scan",
        value: |u| u.share_among(|t| t.content, |t| t.band == Band::First1000),
    },
    Column {
        name: "content_words_1000_2000",
        unit: "share",
        low: 0.0,
        high: 1.0,
        definition: "Content words of rank 1,001 to 2,000.",
        source: "after T-Scan",
        value: |u| u.share_among(|t| t.content, |t| t.band == Band::First2000),
    },
    Column {
        name: "content_words_2000_5000",
        unit: "share",
        low: 0.0,
        high: 1.0,
        definition: "Content words of rank 2,001 to 5,000.",
        source: "after T-Scan",
        value: |u| u.share_among(|t| t.content, |t| t.band == Band::First5000),
    },
    Column {
        name: "outside_first_1000",
        unit: "share",
        low: 0.0,
        high: 1.0,
        definition: "Words that are not among the 1,000 most frequent words of SUBTLEX-NL; names and \
                     numbers left out.",
        source: "after T-Scan",
        value: |u| u.share_among(common, |t| t.band > Band::First1000),
    },
    Column {
        name: "outside_first_2000",
        unit: "share",
        low: 0.0,
        high: 1.0,
        definition: "The same for the first 2,000.",
        source: "after T-Scan",
        value: |u| u.share_among(common, |t| t.band > Band::First2000),
    },
    Column {
        name: "outside_first_5000",
        unit: "share",
        low: 0.0,
        high: 1.0,
        definition: "The same for the first 5,000.",
        source: "after T-Scan",
        value: |u| u.share_among(common, |t| t.band > Band::First5000),
    },
    Column {
        name: "unlisted_content_words",
        unit: "share",
        low: 0.0,
        high: 1.0,
        definition: "Content words with a frequency whose form, or the head of the compound, SUBTLEX-NL \
                     does not have.",
        source: "LiNT-II",
        value: |u| {
            u.share_among(|t| t.frequency.is_some(), |t| t.frequency.is_some_and(|f| f <= zero_frequency()))
        },
    },
    Column {
        name: "mtld",
        unit: "words",
        low: 1.0,
        high: ANY,
        definition: "Measure of textual lexical diversity with threshold .72, mean of forwards and \
                     backwards; from 50 words on.",
        source: "McCarthy and Jarvis 2010",
        value: |u| mtld(&u.ids()),
    },
    Column {
        name: "mattr",
        unit: "share",
        low: 0.0,
        high: 1.0,
        definition: "Moving-average type-token ratio with a window of 50 words.",
        source: "Covington and McFall 2010",
        value: |u| mattr(&u.ids()),
    },
    Column {
        name: "lexical_density",
        unit: "share",
        low: 0.0,
        high: 1.0,
        definition: "Content words among the words.",
        source: "T-Scan; content words as in LiNT-II",
        value: |u| u.share(|t| t.content),
    },
    Column {
        name: "nouns",
        unit: "per 100 words",
        low: 0.0,
        high: 100.0,
        definition: "Nouns.",
        source: "T-Scan",
        value: |u| u.per_100(|t| t.upos == Upos::Noun),
    },
    Column {
        name: "verbs",
        unit: "per 100 words",
        low: 0.0,
        high: 100.0,
        definition: "Main verbs and auxiliaries.",
        source: "T-Scan",
        value: |u| u.per_100(|t| t.upos.is_verbal()),
    },
    Column {
        name: "adjectives",
        unit: "per 100 words",
        low: 0.0,
        high: 100.0,
        definition: "Adjectives.",
        source: "T-Scan",
        value: |u| u.per_100(|t| t.upos == Upos::Adj),
    },
    Column {
        name: "adverbs",
        unit: "per 100 words",
        low: 0.0,
        high: 100.0,
        definition: "Adverbs.",
        source: "T-Scan",
        value: |u| u.per_100(|t| t.upos == Upos::Adv),
    },
    Column {
        name: "function_words",
        unit: "share",
        low: 0.0,
        high: 1.0,
        definition: "Words that are no content words.",
        source: "T-Scan",
        value: |u| u.share(|t| !t.content),
    },
    Column {
        name: "abstract_nouns",
        unit: "share",
        low: 0.0,
        high: 1.0,
        definition: "Abstract nouns among nouns of a known type.",
        source: "LiNT-II",
        value: |u| {
            u.share_among(
                |t| t.noun.is_some_and(|n| n != NounType::Unknown),
                |t| t.noun == Some(NounType::Abstract),
            )
        },
    },
    Column {
        name: "undefined_nouns",
        unit: "share",
        low: 0.0,
        high: 1.0,
        definition: "Nouns with both a concrete and an abstract sense among nouns of a known type.",
        source: "LiNT-II",
        value: |u| {
            u.share_among(
                |t| t.noun.is_some_and(|n| n != NounType::Unknown),
                |t| t.noun == Some(NounType::Undefined),
            )
        },
    },
    Column {
        name: "unknown_nouns",
        unit: "share",
        low: 0.0,
        high: 1.0,
        definition: "Nouns and names of an unknown type among all.",
        source: "LiNT-II",
        value: |u| u.share_among(|t| t.noun.is_some(), |t| t.noun == Some(NounType::Unknown)),
    },
    Column {
        name: "nominalisations",
        unit: "per 100 words",
        low: 0.0,
        high: 100.0,
        definition: "Nouns in -ing or -atie whose verb is in the word list.",
        source: "after T-Scan",
        value: |u| u.per_100(|t| t.nominalisation),
    },
];

/// Words of which frequency says something.
fn common(token: &Token) -> bool {
    token.word && !token.number && token.upos != Upos::Propn
}
