//! The lists in the library. A test compares them with the folders.

use super::entry::Table;

macro_rules! lists {
    ($($table:ident $path:literal),* $(,)?) => {
        &[$((Table::$table, $path, include_str!(concat!("../../dictionaries/", $path)))),*]
    };
}

/// A list: its table, its path in `dictionaries`, its text.
pub(crate) type List = (Table, &'static str, &'static str);

/// Two halves of [`LISTS`] with about as much text.
pub(crate) fn halves() -> (&'static [List], &'static [List]) {
    let all: usize = LISTS.iter().map(|l| l.2.len()).sum();
    let mut sum = 0;
    let first = LISTS.iter().take_while(|l| {
        sum += l.2.len();
        sum <= all / 2
    });
    LISTS.split_at(first.count())
}

/// Every list: its table, its path in `dictionaries`, its text.
pub(crate) static LISTS: &[List] = lists![
    Medical "medical/anatomie.tsv",
    Medical "medical/bewegen.tsv",
    Medical "medical/bloed.tsv",
    Medical "medical/erfelijkheid-afweer.tsv",
    Medical "medical/geneesmiddelen.tsv",
    Medical "medical/hart-en-vaten.tsv",
    Medical "medical/hormonen-stofwisseling.tsv",
    Medical "medical/huid.tsv",
    Medical "medical/infecties.tsv",
    Medical "medical/kanker.tsv",
    Medical "medical/keel-neus-oor.tsv",
    Medical "medical/kinderen.tsv",
    Medical "medical/klachten.tsv",
    Medical "medical/longen.tsv",
    Medical "medical/maag-darm-lever.tsv",
    Medical "medical/nieren-urinewegen.tsv",
    Medical "medical/ogen.tsv",
    Medical "medical/onderzoek.tsv",
    Medical "medical/operatie.tsv",
    Medical "medical/organisatie.tsv",
    Medical "medical/ouderen-palliatief.tsv",
    Medical "medical/psyche.tsv",
    Medical "medical/seksualiteit.tsv",
    Medical "medical/tanden.tsv",
    Medical "medical/voeding.tsv",
    Medical "medical/zenuwstelsel.tsv",
    Medical "medical/zwangerschap.tsv",
    Formal "formal/formal.tsv",
    Foreign "foreign/foreign.tsv",
    Abbreviation "abbreviations/abbreviations.tsv",
    Idiom "idioms/idioms.tsv",
    Inclusive "inclusive/inclusive.tsv",
];
