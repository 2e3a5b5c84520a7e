//! What LiNT-II says of a document, from our analysis.

use super::formula::{Feature, Features};
use super::sentence::{Missing, Sentence, Totals};
use super::words::Word;
use crate::dutch::{self, Analysis};
use crate::metrics::Lint;

/// A sentence of the analysis with what LiNT-II says of it.
#[derive(Clone, Debug)]
pub struct Scored {
    /// Index in [`Analysis::sentences`].
    pub index: usize,
    /// What LiNT-II says.
    pub lint: Sentence,
    /// It counts in the document: prose, and no fragment.
    pub counts: bool,
}

impl Scored {
    /// The score, 0 to 100, or why there is none.
    pub fn score(&self) -> Result<f64, Missing> {
        if self.counts { self.lint.score() } else { Err(Missing::NotProse) }
    }
}

/// What LiNT-II says of a run of sentences: a document or a paragraph.
#[derive(Clone, Debug, Default)]
pub struct Document {
    /// The four features, as the formula wants them: frequency and concreteness over all words, the other two as
    /// means over the sentences that have them.
    pub features: Features,
    /// What they are made of.
    pub totals: Totals,
    /// Sentences that count.
    pub sentences: usize,
    /// Sentences with a score.
    pub scored: usize,
    distances: (f64, usize),
    densities: (f64, usize),
}

/// A sentence that a writer should mend first.
#[derive(Clone, Debug, PartialEq)]
pub struct Hard {
    /// Index in [`Analysis::sentences`].
    pub index: usize,
    /// Its score.
    pub score: f64,
    /// What raises it most.
    pub causes: Vec<Feature>,
}

/// The words of a sentence of the analysis.
pub(crate) fn words<'a>(analysis: &'a Analysis<'_>, sentence: &dutch::Sentence) -> Vec<Word<'a>> {
    let first = sentence.first as usize;
    let tokens = analysis.tokens_of(sentence).iter().enumerate();
    tokens
        .map(|(i, token)| Word {
            form: analysis.word(first + i),
            lower: analysis.lower(first + i),
            lemma: analysis.lemma(first + i),
            upos: token.upos,
            feats: token.feats,
            head: token.head.and_then(|h| (h as usize).checked_sub(first)),
            relation: token.relation,
        })
        .collect()
}

/// Whether a sentence counts in the score of its document: Dutch prose, and whole or at least closed by a full
/// stop. Headings, cells, forms and loose fragments do not.
fn counts(analysis: &Analysis<'_>, sentence: &dutch::Sentence) -> bool {
    let closed = || {
        let last = analysis.tokens_of(sentence).len().saturating_sub(3);
        (sentence.first as usize + last..sentence.end as usize)
            .any(|i| matches!(analysis.word(i), "." | "!" | "?"))
    };
    analysis.is_prose(sentence) && (sentence.is_whole() || closed())
}

impl Scored {
    /// All sentences of an analysis.
    pub fn all(analysis: &Analysis<'_>) -> Vec<Self> {
        let sentences = analysis.sentences().iter().enumerate();
        sentences
            .map(|(index, s)| Self {
                index,
                lint: Sentence::of(&words(analysis, s)),
                counts: counts(analysis, s),
            })
            .collect()
    }
}

impl Document {
    /// Of the sentences that count.
    pub fn of<'s>(sentences: impl IntoIterator<Item = &'s Scored>) -> Self {
        let mut document = Self::default();
        for sentence in sentences.into_iter().filter(|s| s.counts) {
            document.add(&sentence.lint);
        }
        document
    }

    /// Adds a sentence.
    pub fn add(&mut self, sentence: &Sentence) {
        self.totals.merge(&sentence.totals);
        self.sentences += 1;
        self.scored += usize::from(sentence.score().is_ok());
        let add = |(sum, n): &mut (f64, usize), value: Option<f64>| {
            if let Some(value) = value {
                *sum += value;
                *n += 1;
            }
        };
        add(&mut self.distances, sentence.features.max_sdl);
        add(&mut self.densities, sentence.features.content_words_per_clause);
        let mean = |(sum, n): (f64, usize)| (n > 0).then(|| sum / n as f64);
        self.features = Features {
            log_word_frequency: self.totals.log_word_frequency(),
            max_sdl: mean(self.distances),
            content_words_per_clause: mean(self.densities),
            concrete_nouns: self.totals.concrete_nouns(),
        };
    }

    /// The numbers for a report.
    pub fn metrics(&self) -> Lint {
        Lint {
            score: self.features.score(),
            level: self.features.level(),
            log_word_frequency: self.features.log_word_frequency,
            max_sdl: self.features.max_sdl,
            content_words_per_clause: self.features.content_words_per_clause,
            concrete_nouns: self.features.concrete_nouns,
        }
    }
}

impl Hard {
    /// The sentences with the highest scores, hardest first, at most `limit`.
    pub fn of(sentences: &[Scored], limit: usize) -> Vec<Self> {
        let mut hard: Vec<Self> = sentences
            .iter()
            .filter_map(|s| {
                let score = s.score().ok()?;
                let raising = s.lint.features.causes().into_iter().filter(|c| c.1 > 0.0);
                Some(Self { index: s.index, score, causes: raising.take(2).map(|c| c.0).collect() })
            })
            .collect();
        // The clamp makes ties at 100; the first in the text wins.
        hard.sort_by(|a, b| b.score.total_cmp(&a.score));
        hard.truncate(limit);
        hard
    }
}
