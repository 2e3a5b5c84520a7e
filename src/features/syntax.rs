//! How sentences are built.

use super::Column;
use super::facts::Token;
use super::unit::{Unit, ratio};
use crate::dutch::morphology::Upos;
use crate::dutch::relation::Relation;

const ANY: f64 = f64::INFINITY;

pub(super) static COLUMNS: &[Column] = &[
    Column {
        name: "clauses_per_sentence",
        unit: "clauses",
        low: 0.0,
        high: ANY,
        definition: "Finite verbs per sentence.",
        source: "LiNT-II, T-Scan",
        value: |u| ratio(u.clauses(), u.prose.len() as f64),
    },
    Column {
        name: "subordinate_clauses_per_sentence",
        unit: "clauses",
        low: 0.0,
        high: ANY,
        definition: "Clauses with relation acl, acl:relcl, advcl, ccomp or csubj, also as a conjunct of \
                     one, with a verb in them.",
        source: "LiNT-II",
        value: |u| ratio(u.number_of(|t| t.subordinate), u.prose.len() as f64),
    },
    Column {
        name: "relative_clauses_per_sentence",
        unit: "clauses",
        low: 0.0,
        high: ANY,
        definition: "Relative clauses (acl:relcl).",
        source: "T-Scan",
        value: |u| ratio(u.number_of(|t| t.relation == Relation::AclRelcl), u.prose.len() as f64),
    },
    Column {
        name: "adverbial_clauses_per_sentence",
        unit: "clauses",
        low: 0.0,
        high: ANY,
        definition: "Adverbial clauses (advcl).",
        source: "T-Scan",
        value: |u| ratio(u.number_of(|t| t.relation == Relation::Advcl), u.prose.len() as f64),
    },
    Column {
        name: "complement_clauses_per_sentence",
        unit: "clauses",
        low: 0.0,
        high: ANY,
        definition: "Complement and subject clauses (ccomp, csubj).",
        source: "T-Scan",
        value: |u| {
            ratio(
                u.number_of(|t| matches!(t.relation, Relation::Ccomp | Relation::Csubj)),
                u.prose.len() as f64,
            )
        },
    },
    Column {
        name: "infinitive_clauses_per_sentence",
        unit: "clauses",
        low: 0.0,
        high: ANY,
        definition: "Infinitives that are no main predicate and no auxiliary's main verb (acl, advcl, \
                     ccomp, csubj, xcomp).",
        source: "T-Scan",
        value: |u| ratio(u.number_of(|t| t.infinitive && t.relation.is_clausal()), u.prose.len() as f64),
    },
    Column {
        name: "tree_depth",
        unit: "arcs",
        low: 0.0,
        high: ANY,
        definition: "Arcs from the root to the deepest word, mean over the sentences.",
        source: "helder",
        value: |u| u.mean_of_sentences(|s| f64::from(s.depth)),
    },
    Column {
        name: "mean_dependency",
        unit: "words",
        low: 0.0,
        high: ANY,
        definition: "Words between a word and its head, mean over all words but roots.",
        source: "T-Scan",
        value: |u| u.mean(|t| (t.word && t.relation != Relation::Root).then_some(f64::from(t.distance))),
    },
    Column {
        name: "longest_dependency",
        unit: "words",
        low: 0.0,
        high: ANY,
        definition: "Words between a word and its head where that is most.",
        source: "T-Scan",
        value: |u| u.tokens().filter(|t| t.word).map(|t| f64::from(t.distance)).reduce(f64::max),
    },
    Column {
        name: "subject_distance",
        unit: "words",
        low: 0.0,
        high: ANY,
        definition: "Words between the head of a subject and its predicate, mean.",
        source: "T-Scan",
        value: |u| distance(u, |r| r.base() == Relation::Nsubj),
    },
    Column {
        name: "object_distance",
        unit: "words",
        low: 0.0,
        high: ANY,
        definition: "Words between the head of an object and its verb, mean.",
        source: "T-Scan",
        value: |u| distance(u, |r| matches!(r, Relation::Obj | Relation::Iobj)),
    },
    Column {
        name: "auxiliary_distance",
        unit: "words",
        low: 0.0,
        high: ANY,
        definition: "Words between an auxiliary and its main verb, mean.",
        source: "T-Scan",
        value: |u| distance(u, |r| r.base() == Relation::Aux),
    },
    Column {
        name: "particle_distance",
        unit: "words",
        low: 0.0,
        high: ANY,
        definition: "Words between a separated verb and its particle, mean.",
        source: "T-Scan",
        value: |u| distance(u, |r| r == Relation::CompoundPrt),
    },
    Column {
        name: "determiner_distance",
        unit: "words",
        low: 0.0,
        high: ANY,
        definition: "Words between an article or other determiner and its noun, mean.",
        source: "T-Scan",
        value: |u| distance(u, |r| r == Relation::Det),
    },
    Column {
        name: "preposition_distance",
        unit: "words",
        low: 0.0,
        high: ANY,
        definition: "Words between a preposition and its noun, mean.",
        source: "T-Scan",
        value: |u| distance(u, |r| r == Relation::Case),
    },
    Column {
        name: "conjunction_distance",
        unit: "words",
        low: 0.0,
        high: ANY,
        definition: "Words between a subordinating conjunction and the predicate of its clause, mean.",
        source: "T-Scan",
        value: |u| distance(u, |r| r == Relation::Mark),
    },
    Column {
        name: "passives",
        unit: "per clause",
        low: 0.0,
        high: ANY,
        definition: "Passive auxiliaries per finite verb.",
        source: "LiNT-II, T-Scan",
        value: |u| ratio(u.number_of(|t| t.relation == Relation::AuxPass), u.clauses()),
    },
    Column {
        name: "passive_sentence_share",
        unit: "share",
        low: 0.0,
        high: 1.0,
        definition: "Sentences with a finding of the rule lijdende-vorm.",
        source: "helder",
        value: |u| u.share_with("lijdende-vorm"),
    },
    Column {
        name: "tang_sentence_share",
        unit: "share",
        low: 0.0,
        high: 1.0,
        definition: "Sentences with a finding of the rule tangconstructie.",
        source: "helder",
        value: |u| u.share_with("tangconstructie"),
    },
    Column {
        name: "modifiers_per_noun",
        unit: "modifiers",
        low: 0.0,
        high: ANY,
        definition: "Adjectives, participles, numbers, prepositional phrases, possessors and clauses (amod, \
                     nummod, nmod, nmod:poss, acl) per noun or name.",
        source: "T-Scan",
        value: |u| ratio(u.number_of(|t| t.modifier), u.number_of(|t| t.upos.is_nominal())),
    },
    Column {
        name: "modifiers_per_clause",
        unit: "modifiers",
        low: 0.0,
        high: ANY,
        definition: "The same per finite verb.",
        source: "after LiNT-II",
        value: |u| ratio(u.number_of(|t| t.modifier), u.clauses()),
    },
    Column {
        name: "attributive_participles",
        unit: "per 100 words",
        low: 0.0,
        high: 100.0,
        definition: "Participles before a noun (amod).",
        source: "T-Scan",
        value: |u| u.per_100(|t| t.participle && t.relation == Relation::Amod),
    },
    Column {
        name: "coordinated_constituents_per_clause",
        unit: "conjuncts",
        low: 0.0,
        high: ANY,
        definition: "Second and further conjuncts that are a noun, name, pronoun, adjective, numeral or \
                     adverb, per finite verb.",
        source: "LiNT-II",
        value: |u| ratio(u.number_of(|t| t.conjunct), u.clauses()),
    },
    Column {
        name: "coordinated_clauses_per_sentence",
        unit: "clauses",
        low: 0.0,
        high: ANY,
        definition: "Second and further conjuncts that are a verb, per sentence.",
        source: "T-Scan",
        value: |u| {
            ratio(u.number_of(|t| t.relation == Relation::Conj && t.upos.is_verbal()), u.prose.len() as f64)
        },
    },
    Column {
        name: "prepositions",
        unit: "per 100 words",
        low: 0.0,
        high: 100.0,
        definition: "Prepositions.",
        source: "T-Scan",
        value: |u| u.per_100(|t| t.upos == Upos::Adp),
    },
];

/// Mean distance over tokens with a relation.
fn distance(unit: &Unit<'_>, is: impl Fn(Relation) -> bool) -> Option<f64> {
    unit.mean(|t: &Token| is(t.relation).then_some(f64::from(t.distance)))
}
