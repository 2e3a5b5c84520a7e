//! Numbers about a text. What cannot be computed is `None`, with a reason: never an invented number.

mod formulas;

pub use formulas::{brouwer, flesch_douma, lix, rix};

use crate::document::BlockKind;
use crate::dutch::syllables;
use crate::dutch::{Analysis, Sentence};
use crate::finding::Finding;

/// Fewer words than this, and no formula is computed.
pub const MIN_WORDS: usize = 10;
/// Fewer words than this, and a formula is computed but uncertain.
pub const SHORT_WORDS: usize = 100;

/// The numbers of one document.
///
/// Formulas and means are over *prose*: whole Dutch sentences in paragraphs, lists and captions, without
/// headings, tables, forms and fragments.
#[derive(Clone, Debug, Default, PartialEq, serde::Serialize)]
pub struct Metrics {
    /// Words (tokens with a letter or digit) in all Dutch blocks, headings and tables included.
    pub words: usize,
    /// Whole sentences of prose.
    pub sentences: usize,
    /// Paragraphs and list items.
    pub paragraphs: usize,
    /// Headings.
    pub headings: usize,
    /// Words per sentence of prose.
    pub mean_sentence_words: Option<f64>,
    /// Words of the longest sentence of prose.
    pub longest_sentence_words: Option<usize>,
    /// Syllables per word of prose.
    pub syllables_per_word: Option<f64>,
    /// Share (0 to 1) of the words that are difficult: jargon, formal, foreign, abbreviated.
    pub difficult_word_share: Option<f64>,
    /// Share (0 to 1) of the sentences of prose with a passive.
    pub passive_sentence_share: Option<f64>,
    /// Flesch-Douma, higher is easier.
    pub flesch_douma: Option<f64>,
    /// Brouwer's Leesindex A, higher is easier.
    pub brouwer: Option<f64>,
    /// LIX, higher is harder.
    pub lix: Option<f64>,
    /// RIX: long words per sentence, higher is harder.
    pub rix: Option<f64>,
    /// LiNT-II.
    pub lint: Lint,
    /// Why something is missing or uncertain, in plain Dutch.
    #[serde(skip)]
    pub notes: Vec<String>,
}

/// LiNT-II of a document.
#[derive(Clone, Copy, Debug, Default, PartialEq, serde::Serialize)]
pub struct Lint {
    /// 0 to 100, higher is harder.
    pub score: Option<f64>,
    /// 1 to 4.
    pub level: Option<u8>,
    /// Mean log10 frequency per billion words of the content words.
    pub log_word_frequency: Option<f64>,
    /// Mean of the longest dependency per sentence, in words between.
    pub max_sdl: Option<f64>,
    /// Content words per clause.
    pub content_words_per_clause: Option<f64>,
    /// Share (0 to 1) of concrete nouns.
    pub concrete_nouns: Option<f64>,
}

/// Counts that the formulas need.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Counts {
    /// Words.
    pub words: usize,
    /// Sentences.
    pub sentences: usize,
    /// Syllables.
    pub syllables: usize,
    /// Words of seven letters or more.
    pub long_words: usize,
}

impl Counts {
    /// Counts over sentences.
    pub fn of<'s>(analysis: &Analysis<'_>, sentences: impl IntoIterator<Item = &'s Sentence>) -> Self {
        let mut counts = Self::default();
        for sentence in sentences {
            counts.sentences += 1;
            for (i, token) in analysis.tokens_of(sentence).iter().enumerate() {
                if token.is_word() {
                    let word = analysis.word(sentence.first as usize + i);
                    counts.words += 1;
                    counts.syllables += syllables::count(word) as usize;
                    counts.long_words += usize::from(word.chars().filter(|c| c.is_alphabetic()).count() >= 7);
                }
            }
        }
        counts
    }
}

/// Computes the numbers of a document; the findings give the shares.
pub fn compute(analysis: &Analysis<'_>, findings: &[Finding]) -> Metrics {
    let blocks = analysis.document().blocks();
    let counts = Counts::of(analysis, analysis.prose());
    let mut metrics = Metrics {
        words: analysis.sentences().iter().filter(|s| analysis.is_dutch(s)).map(|s| s.words as usize).sum(),
        sentences: counts.sentences,
        paragraphs: blocks
            .iter()
            .filter(|b| matches!(b.kind, BlockKind::Paragraph | BlockKind::ListItem { .. }))
            .count(),
        headings: blocks.iter().filter(|b| b.kind.is_heading()).count(),
        longest_sentence_words: analysis.prose().map(|s| s.words as usize).max(),
        ..Metrics::default()
    };
    if counts.sentences == 0 {
        metrics.notes.push("Er staat geen hele zin in de tekst. Daarom zijn er geen scores.".to_owned());
        return metrics;
    }
    let sentences = counts.sentences as f64;
    metrics.mean_sentence_words = Some(counts.words as f64 / sentences);
    metrics.passive_sentence_share =
        Some(sentences_with(analysis, findings, "lijdende-vorm") as f64 / sentences);
    if metrics.words > 0 {
        metrics.difficult_word_share =
            Some(difficult_words(analysis, findings) as f64 / metrics.words as f64);
    }
    if counts.words < MIN_WORDS {
        let reason = format!("De tekst heeft {} woorden. Dat is te kort voor een leesformule.", counts.words);
        metrics.notes.push(reason);
        return metrics;
    }
    if counts.words < SHORT_WORDS {
        let reason = format!(
            "De tekst heeft {} woorden. Bij zo'n korte tekst zijn de leesformules onzeker.",
            counts.words
        );
        metrics.notes.push(reason);
    }
    metrics.syllables_per_word = Some(counts.syllables as f64 / counts.words as f64);
    metrics.flesch_douma = flesch_douma(&counts);
    metrics.brouwer = brouwer(&counts);
    metrics.lix = lix(&counts);
    metrics.rix = rix(&counts);
    #[cfg(feature = "lint")]
    {
        metrics.lint = crate::lint::Document::of(&crate::lint::Scored::all(analysis)).metrics();
    }
    metrics
}

/// How many sentences of prose hold a finding of the rule.
pub(crate) fn sentences_with(analysis: &Analysis<'_>, findings: &[Finding], rule: &str) -> usize {
    let mut starts: Vec<u32> = findings.iter().filter(|f| f.rule == rule).map(|f| f.span.start).collect();
    starts.sort_unstable();
    let inside = |s: &&Sentence| {
        let i = starts.partition_point(|&start| start < s.span.start);
        starts.get(i).is_some_and(|&start| start < s.span.end)
    };
    analysis.prose().filter(inside).count()
}

pub(crate) const DIFFICULT: [&str; 4] = ["medisch-jargon", "moeilijk-woord", "vreemd-woord", "afkorting"];

/// How many words stand in a finding that says they are difficult.
fn difficult_words(analysis: &Analysis<'_>, findings: &[Finding]) -> usize {
    let mut spans: Vec<_> = findings.iter().filter(|f| DIFFICULT.contains(&f.rule)).map(|f| f.span).collect();
    spans.sort_unstable();
    let mut covered = 0;
    let mut upto = 0;
    for span in spans {
        let first = analysis.token_at(span.start).max(upto);
        let words = analysis.tokens().iter().skip(first).take_while(|t| t.span.start < span.end);
        let mut count = 0;
        covered += words.inspect(|_| count += 1).filter(|t| t.is_word()).count();
        upto = first + count;
    }
    covered
}
