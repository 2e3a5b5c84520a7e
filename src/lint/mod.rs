//! LiNT-II (Kim and Pander Maat 2025): the readability score for Dutch that was fitted on cloze tests.
//!
//! The formula is that of LiNT-II, not of the original `LiNT`, whose features come from another program and whose
//! constants differ between its manual and its code. Definitions follow the Python program `lint-ii` 0.1.3;
//! nothing of its code is used, only its word lists (EUPL-1.2, `dictionaries/lint`).
//!
//! Two things differ on purpose: the parser, and names that the noun list does not have, which that program
//! types with a statistical model and [`names`] with cues.
//!
//! ```
//! use helder::lint::{self, Word};
//! use helder::dutch::morphology::Upos;
//! use helder::dutch::relation::Relation;
//!
//! let word = |form, upos, head, relation| Word {
//!     form, lower: form, lemma: form, upos, feats: Default::default(), head, relation,
//! };
//! let words = [
//!     word("kinderen", Upos::Noun, Some(1), Relation::Nsubj),
//!     word("slapen", Upos::Verb, None, Relation::Root),
//! ];
//! let sentence = lint::Sentence::of(&words);
//! assert_eq!(sentence.features.max_sdl, Some(0.0));
//! assert_eq!(sentence.features.concrete_nouns, Some(1.0));
//! ```

mod document;
mod formula;
pub mod names;
mod sentence;
mod table;
mod tree;
mod words;

pub use document::{Document, Hard, Scored};
pub use formula::{Feature, Features, adults_with_difficulty, level};
pub use sentence::{Dependency, Missing, Sentence, Totals};
pub use table::{
    Band, Noun, NounType, band, frequency, is_manner_adverb, is_skipped, is_unit, noun, zero_frequency,
};
pub use words::{Word, WordFeatures, is_ordinal, is_punctuation};
