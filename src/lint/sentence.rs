//! What LiNT-II says of one sentence.

use super::formula::Features;
use super::table::NounType;
use super::tree::Tree;
use super::words::{Word, WordFeatures};

/// Why a sentence has no score.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Missing {
    /// It is a heading, a table cell, a fragment, a form or in another language.
    NotProse,
    /// Fewer than two words.
    OneWord,
    /// No finite verb, so no clause.
    NoClause,
    /// No content word with a frequency.
    NoFrequency,
    /// No noun of a known type.
    NoNoun,
}

impl Missing {
    /// The reason in plain Dutch.
    pub const fn reason(self) -> &'static str {
        match self {
            Self::NotProse => "Dit is geen hele Nederlandse zin.",
            Self::OneWord => "De zin heeft maar één woord.",
            Self::NoClause => "De zin heeft geen werkwoord dat bij een persoon hoort.",
            Self::NoFrequency => "Van geen enkel woord in de zin is bekend hoe vaak het voorkomt.",
            Self::NoNoun => "De zin heeft geen zelfstandig naamwoord uit de lijst.",
        }
    }

    /// A short stable code for tables.
    pub const fn code(self) -> &'static str {
        match self {
            Self::NotProse => "not-prose",
            Self::OneWord => "one-word",
            Self::NoClause => "no-finite-verb",
            Self::NoFrequency => "no-frequency",
            Self::NoNoun => "no-noun",
        }
    }
}

/// A word and its head, with the words in between.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Dependency {
    /// Index in the sentence of the word.
    pub word: usize,
    /// Index in the sentence of the head that counts.
    pub head: usize,
    /// Number of words in between.
    pub between: u32,
}

/// Counts that the features of a document are made of.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Totals {
    /// Content words with a frequency.
    pub frequencies: usize,
    /// Sum of their frequencies.
    pub frequency_sum: f64,
    /// Content words.
    pub content_words: usize,
    /// Finite verbs.
    pub finite_verbs: usize,
    /// Concrete nouns.
    pub concrete: usize,
    /// Abstract nouns.
    pub abstract_: usize,
    /// Nouns with both senses.
    pub undefined: usize,
    /// Nouns that the list does not have.
    pub unknown: usize,
}

/// What LiNT-II says of a sentence.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sentence {
    /// Per token.
    pub words: Vec<WordFeatures>,
    /// The four features.
    pub features: Features,
    /// What they are made of.
    pub totals: Totals,
    /// The longest dependency; the first of equals.
    pub longest: Option<Dependency>,
    /// Words that are not punctuation.
    pub length: usize,
}

impl Sentence {
    /// Computes the features of a sentence. Linear in its length.
    pub fn of(words: &[Word<'_>]) -> Self {
        let tree = Tree::new(words);
        let mut sentence = Self::default();
        let mut longest = Dependency::default();
        for index in 0..words.len() {
            let word = WordFeatures::of(words, index);
            sentence.totals.add(&word);
            if !word.punctuation {
                sentence.length += 1;
                let (between, head) = tree.length(index);
                if between > longest.between || sentence.length == 1 {
                    longest = Dependency { word: index, head, between };
                }
            }
            sentence.words.push(word);
        }
        sentence.longest = (sentence.length >= 2).then_some(longest);
        let totals = &sentence.totals;
        sentence.features = Features {
            log_word_frequency: totals.log_word_frequency(),
            max_sdl: sentence.longest.map(|d| f64::from(d.between)),
            content_words_per_clause: ratio(totals.content_words as f64, totals.finite_verbs),
            concrete_nouns: totals.concrete_nouns(),
        };
        sentence
    }

    /// The score, 0 to 100, or why there is none.
    pub fn score(&self) -> Result<f64, Missing> {
        self.features.score().ok_or(match self.features {
            Features { max_sdl: None, .. } => Missing::OneWord,
            Features { content_words_per_clause: None, .. } => Missing::NoClause,
            Features { log_word_frequency: None, .. } => Missing::NoFrequency,
            _ => Missing::NoNoun,
        })
    }

    /// The rarest words: indices and frequencies, rarest first, at most `limit`.
    pub fn rarest(&self, limit: usize) -> Vec<(usize, f64)> {
        let mut rare: Vec<(usize, f64)> =
            self.words.iter().enumerate().filter_map(|(i, w)| Some((i, w.frequency?))).collect();
        rare.sort_by(|a, b| a.1.total_cmp(&b.1));
        rare.truncate(limit);
        rare
    }

    /// The indices of nouns of a type.
    pub fn nouns(&self, kind: NounType) -> impl Iterator<Item = usize> {
        self.words.iter().enumerate().filter(move |(_, w)| w.noun == Some(kind)).map(|(i, _)| i)
    }
}

impl Totals {
    fn add(&mut self, word: &WordFeatures) {
        self.content_words += usize::from(word.content);
        self.finite_verbs += usize::from(word.finite);
        if let Some(frequency) = word.frequency {
            self.frequencies += 1;
            self.frequency_sum += frequency;
        }
        match word.noun {
            Some(NounType::Concrete) => self.concrete += 1,
            Some(NounType::Abstract) => self.abstract_ += 1,
            Some(NounType::Undefined) => self.undefined += 1,
            Some(NounType::Unknown) => self.unknown += 1,
            None => {}
        }
    }

    /// Adds the counts of another unit.
    pub fn merge(&mut self, other: &Self) {
        self.frequencies += other.frequencies;
        self.frequency_sum += other.frequency_sum;
        self.content_words += other.content_words;
        self.finite_verbs += other.finite_verbs;
        self.concrete += other.concrete;
        self.abstract_ += other.abstract_;
        self.undefined += other.undefined;
        self.unknown += other.unknown;
    }

    /// Mean frequency.
    pub fn log_word_frequency(&self) -> Option<f64> {
        ratio(self.frequency_sum, self.frequencies)
    }

    /// Share of concrete nouns among nouns of a known type.
    pub fn concrete_nouns(&self) -> Option<f64> {
        ratio(self.concrete as f64, self.concrete + self.abstract_ + self.undefined)
    }
}

fn ratio(sum: f64, count: usize) -> Option<f64> {
    (count > 0).then(|| sum / count as f64)
}
