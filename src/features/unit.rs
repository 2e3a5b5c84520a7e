//! Units of text and how columns count in them.

use super::facts::{Facts, Sentence, Token};
use crate::Span;
use crate::dutch;
use crate::lint::{self, Missing};
use crate::metrics::Counts;

/// What a row is about.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Per {
    /// The whole text.
    #[default]
    Document,
    /// A paragraph, list item or other block.
    Paragraph,
    /// A sentence, also a heading or fragment.
    Sentence,
}

impl Per {
    /// The name in tables.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Document => "document",
            Self::Paragraph => "paragraph",
            Self::Sentence => "sentence",
        }
    }
}

/// A unit of text.
pub(super) struct Unit<'f> {
    pub facts: &'f Facts<'f>,
    pub per: Per,
    pub number: usize,
    pub span: Span,
    /// All its sentences in Dutch.
    pub all: Vec<usize>,
    /// The sentences that most columns count in: of a document and a paragraph its prose, of a sentence itself.
    pub prose: Vec<usize>,
    pub lint: lint::Document,
    pub counts: Counts,
}

impl<'f> Unit<'f> {
    /// The units of a document.
    pub fn all(facts: &'f Facts<'f>, per: Per) -> Vec<Self> {
        let analysis = facts.analysis;
        let sentences = analysis.sentences();
        let groups: Vec<Vec<usize>> = match per {
            Per::Document => vec![(0..sentences.len()).collect()],
            Per::Sentence => (0..sentences.len()).map(|i| vec![i]).collect(),
            Per::Paragraph => {
                let mut groups: Vec<Vec<usize>> = Vec::new();
                let mut block = None;
                for (i, sentence) in sentences.iter().enumerate() {
                    if block != Some(sentence.block) {
                        groups.push(Vec::new());
                        block = Some(sentence.block);
                    }
                    if let Some(group) = groups.last_mut() {
                        group.push(i);
                    }
                }
                groups
            }
        };
        groups.into_iter().enumerate().map(|(i, group)| Self::new(facts, per, i + 1, &group)).collect()
    }

    fn new(facts: &'f Facts<'f>, per: Per, number: usize, group: &[usize]) -> Self {
        let analysis = facts.analysis;
        let sentence = |i: usize| &analysis.sentences()[i];
        let all: Vec<usize> = group.iter().copied().filter(|&i| analysis.is_dutch(sentence(i))).collect();
        let prose: Vec<usize> = if per == Per::Sentence {
            all.clone()
        } else {
            let whole = |s: &dutch::Sentence| s.is_whole() && analysis.is_prose(s);
            all.iter().copied().filter(|&i| whole(sentence(i))).collect()
        };
        let span = match (group.first(), group.last()) {
            _ if per == Per::Document => Span::new(0, analysis.document().text().len()),
            (Some(&a), Some(&b)) => sentence(a).span.join(sentence(b).span),
            _ => Span::default(),
        };
        let lint = lint::Document::of(group.iter().filter_map(|&i| facts.lint.get(i)));
        let counts = Counts::of(analysis, prose.iter().map(|&i| sentence(i)));
        Self { facts, per, number, span, all, prose, lint, counts }
    }

    /// Why there is no LiNT-II score.
    pub fn unscored(&self) -> Option<&'static str> {
        if self.lint.features.score().is_some() {
            return None;
        }
        let features = &self.lint.features;
        let missing = match () {
            () if self.lint.sentences == 0 => Missing::NotProse,
            () if features.max_sdl.is_none() => Missing::OneWord,
            () if features.content_words_per_clause.is_none() => Missing::NoClause,
            () if features.log_word_frequency.is_none() => Missing::NoFrequency,
            () => Missing::NoNoun,
        };
        Some(missing.code())
    }

    pub fn sentences(&self) -> impl Iterator<Item = &'f Sentence> {
        self.prose.iter().filter_map(|&i| self.facts.sentences.get(i))
    }

    /// The tokens of its prose.
    pub fn tokens(&self) -> impl Iterator<Item = &'f Token> {
        let facts = self.facts;
        self.prose.iter().flat_map(move |&i| {
            let range = facts.analysis.sentences()[i].tokens();
            facts.tokens.get(range).unwrap_or(&[])
        })
    }

    /// The words of its prose, as numbers.
    pub fn ids(&self) -> Vec<u32> {
        self.tokens().filter(|t| t.word).map(|t| t.id).collect()
    }

    /// Words of its prose.
    pub fn words(&self) -> f64 {
        self.counts.words as f64
    }

    /// How many tokens of its prose are so.
    pub fn number_of(&self, is: impl Fn(&Token) -> bool) -> f64 {
        self.tokens().filter(|t| is(t)).count() as f64
    }

    /// Per 100 words.
    pub fn per_100(&self, is: impl Fn(&Token) -> bool) -> Option<f64> {
        ratio(100.0 * self.number_of(is), self.words())
    }

    /// Share of the words, 0 to 1.
    pub fn share(&self, is: impl Fn(&Token) -> bool) -> Option<f64> {
        ratio(self.number_of(|t| t.word && is(t)), self.words())
    }

    /// Share of the tokens that are `among`, 0 to 1.
    pub fn share_among(&self, among: impl Fn(&Token) -> bool, is: impl Fn(&Token) -> bool) -> Option<f64> {
        ratio(self.number_of(|t| among(t) && is(t)), self.number_of(&among))
    }

    /// Mean over the tokens that have a value.
    pub fn mean(&self, value: impl Fn(&Token) -> Option<f64>) -> Option<f64> {
        let (sum, n) = self.tokens().filter_map(value).fold((0.0, 0.0), |(s, n), v| (s + v, n + 1.0));
        ratio(sum, n)
    }

    /// Mean over its sentences.
    pub fn mean_of_sentences(&self, value: impl Fn(&Sentence) -> f64) -> Option<f64> {
        ratio(self.sentences().map(value).sum(), self.prose.len() as f64)
    }

    /// Share of its sentences, 0 to 1.
    pub fn share_of_sentences(&self, is: impl Fn(&Sentence) -> bool) -> Option<f64> {
        ratio(self.sentences().filter(|s| is(s)).count() as f64, self.prose.len() as f64)
    }

    /// Finite verbs: clauses.
    pub fn clauses(&self) -> f64 {
        self.number_of(|t| t.finite)
    }

    /// Findings of a rule that start in its prose.
    pub fn findings(&self, rule: &str) -> f64 {
        let here = |s: u32| self.prose.binary_search(&(s as usize)).is_ok();
        self.facts.findings.iter().filter(|f| f.0 == rule && here(f.1)).count() as f64
    }

    /// Share of its sentences in which a finding of a rule starts.
    pub fn share_with(&self, rule: &str) -> Option<f64> {
        let here = |s: u32| self.prose.binary_search(&(s as usize)).is_ok();
        let mut found: Vec<u32> =
            self.facts.findings.iter().filter(|f| f.0 == rule && here(f.1)).map(|f| f.1).collect();
        found.sort_unstable();
        found.dedup();
        ratio(found.len() as f64, self.prose.len() as f64)
    }
}

/// A quotient; `None` by zero.
pub(super) fn ratio(a: f64, b: f64) -> Option<f64> {
    (b > 0.0).then(|| a / b)
}
