use std::ops::Range;

use super::analyser::{Analyser, Workspace};
use super::morphology::{Feats, Upos, VerbForm};
use super::relation::Relation;
use super::tokens::{RawToken, TokenKind, tokenize};
use super::{language, sentences};
use crate::Span;
use crate::document::{Block, BlockKind, Document};

/// What a sentence is, by its block, its end and its words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SentenceKind {
    /// A whole sentence.
    Statement,
    /// A whole sentence that asks.
    Question,
    /// Words without a finite verb: a list item, an address, a label.
    Fragment,
    /// A heading.
    Heading,
    /// The contents of a table cell.
    Cell,
    /// An answer or a label of a form.
    Form,
}

/// A sentence of the analysis.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Where it stands in the document's text.
    pub span: Span,
    /// Its first token.
    pub first: u32,
    /// One past its last token.
    pub end: u32,
    /// The block that it stands in.
    pub block: u32,
    /// Its number of words: tokens with a letter or a digit.
    pub words: u32,
    /// What it is.
    pub kind: SentenceKind,
}

impl Sentence {
    /// The indices of its tokens.
    pub const fn tokens(&self) -> Range<usize> {
        self.first as usize..self.end as usize
    }

    /// Whether it is running prose: a whole sentence, not a heading, cell, label or fragment.
    pub const fn is_whole(&self) -> bool {
        matches!(self.kind, SentenceKind::Statement | SentenceKind::Question)
    }
}

/// A token of the analysis.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Where it stands in the document's text.
    pub span: Span,
    /// The sentence that it stands in.
    pub sentence: u32,
    /// Index of its head in [`Analysis::tokens`]; `None` for the root of a sentence.
    pub head: Option<u32>,
    /// Morphological features.
    pub feats: Feats,
    /// What it is by its characters.
    pub kind: TokenKind,
    /// Part of speech.
    pub upos: Upos,
    /// Relation to the head.
    pub relation: Relation,
    lower: (u32, u32),
    lemma: (u32, u32),
}

impl Token {
    /// Whether it counts as a word.
    pub const fn is_word(&self) -> bool {
        self.kind.is_word()
    }

    /// Whether it is a finite verb.
    pub fn is_finite(&self) -> bool {
        self.upos.is_verbal() && self.feats.verb_form() == Some(VerbForm::Fin)
    }
}

/// Sentences, tokens, tags, lemmas and trees of one document, which it borrows. `Send` and `Sync`.
///
/// ```
/// use helder::{Document, dutch::Analysis};
/// let document = Document::from_text("t", "U slikt de pil. Bel ons.");
/// let analysis = Analysis::new(&document);
/// assert_eq!(analysis.sentences().len(), 2);
/// assert_eq!(analysis.word(2), "de");
/// ```
#[derive(Debug)]
pub struct Analysis<'d> {
    document: &'d Document,
    sentences: Vec<Sentence>,
    tokens: Vec<Token>,
    /// Sentences per block.
    by_block: Vec<Range<u32>>,
    foreign: Vec<Option<&'static str>>,
    arena: String,
}

impl<'d> Analysis<'d> {
    /// Analyses a document with the embedded model. Linear in the length of the text.
    pub fn new(document: &'d Document) -> Self {
        Self::with(document, Analyser::embedded())
    }

    /// Analyses a document with the given model.
    pub fn with(document: &'d Document, analyser: &Analyser) -> Self {
        let mut analysis = Self {
            document,
            sentences: Vec::new(),
            tokens: Vec::new(),
            by_block: Vec::with_capacity(document.blocks().len()),
            foreign: language::of_blocks(document),
            arena: String::new(),
        };
        let mut work = Work { buffers: analyser.workspace(), ..Work::default() };
        for (index, block) in document.blocks().iter().enumerate() {
            let first = analysis.sentences.len() as u32;
            if block.kind != BlockKind::Code {
                analysis.add_block(index as u32, block, analyser, &mut work);
            }
            analysis.by_block.push(first..analysis.sentences.len() as u32);
        }
        Analyser::give_back(work.buffers);
        analysis
    }

    fn add_block(&mut self, index: u32, block: &Block, analyser: &Analyser, work: &mut Work) {
        let text = self.document.text();
        work.raw.clear();
        tokenize(text, block.span, &mut work.raw);
        let raw = std::mem::take(&mut work.raw);
        let breaks = self.document.chosen_breaks();
        let from = breaks.partition_point(|&b| b <= block.span.start);
        let to = breaks.partition_point(|&b| b < block.span.end);
        sentences::split(text, &raw, &breaks[from..to.max(from)], |range| {
            self.add_sentence(index, block.kind, &raw[range], analyser, work);
        });
        work.raw = raw;
    }

    fn add_sentence(
        &mut self,
        block: u32,
        kind: BlockKind,
        raw: &[RawToken],
        analyser: &Analyser,
        work: &mut Work,
    ) {
        let (Some(first), Some(last)) = (raw.first(), raw.last()) else { return };
        let text = self.document.text();
        work.spans.clear();
        work.spans.extend(raw.iter().map(|t| t.span));
        analyser.analyse(text, &work.spans, &mut work.buffers);
        let number = self.sentences.len() as u32;
        let start = self.tokens.len() as u32;
        for (i, (token, annotation)) in raw.iter().zip(work.buffers.words()).enumerate() {
            let lower = self.intern_lower(token.span.of(text));
            let lemma = self.intern(work.buffers.lemma(i));
            self.tokens.push(Token {
                span: token.span,
                sentence: number,
                head: annotation.head.checked_sub(1).map(|h| start + h),
                feats: annotation.feats,
                kind: token.kind,
                upos: annotation.upos,
                relation: annotation.relation,
                lower,
                lemma,
            });
        }
        let end = self.tokens.len() as u32;
        let tokens = &self.tokens[start as usize..];
        self.sentences.push(Sentence {
            span: first.span.join(last.span),
            first: start,
            end,
            block,
            words: tokens.iter().filter(|t| t.is_word()).count() as u32,
            kind: sentence_kind(kind, tokens, text),
        });
    }

    fn intern(&mut self, text: &str) -> (u32, u32) {
        let start = self.arena.len() as u32;
        self.arena.push_str(text);
        (start, self.arena.len() as u32)
    }

    fn intern_lower(&mut self, word: &str) -> (u32, u32) {
        let start = self.arena.len() as u32;
        self.arena.extend(word.chars().flat_map(char::to_lowercase).map(|c| if c == '’' { '\'' } else { c }));
        (start, self.arena.len() as u32)
    }

    /// The document.
    pub fn document(&self) -> &'d Document {
        self.document
    }

    /// All sentences in reading order.
    pub fn sentences(&self) -> &[Sentence] {
        &self.sentences
    }

    /// All tokens in reading order.
    pub fn tokens(&self) -> &[Token] {
        &self.tokens
    }

    /// The tokens of a sentence.
    pub fn tokens_of(&self, sentence: &Sentence) -> &[Token] {
        &self.tokens[sentence.tokens()]
    }

    /// The sentences of the block with this index.
    pub fn sentences_of_block(&self, block: usize) -> &[Sentence] {
        self.by_block.get(block).map_or(&[], |r| &self.sentences[r.start as usize..r.end as usize])
    }

    /// The block that a sentence stands in.
    pub fn block_of(&self, sentence: &Sentence) -> &'d Block {
        &self.document.blocks()[sentence.block as usize]
    }

    /// Sentences that are running Dutch prose: whole sentences in paragraphs, lists and captions. Headings, table
    /// cells, forms, fragments, quotes from code and blocks in another language are left out.
    pub fn prose(&self) -> impl Iterator<Item = &Sentence> {
        self.sentences.iter().filter(|s| s.is_whole() && self.is_prose(s))
    }

    /// Whether the sentence stands in Dutch prose, whole or not.
    pub fn is_prose(&self, sentence: &Sentence) -> bool {
        self.block_of(sentence).kind.is_prose() && self.is_dutch(sentence)
    }

    /// Whether the sentence stands in a block in Dutch.
    pub fn is_dutch(&self, sentence: &Sentence) -> bool {
        self.foreign.get(sentence.block as usize).is_none_or(Option::is_none)
    }

    /// The language of a block that is not Dutch (an ISO 639-3 code); `None` for Dutch and for what is too short
    /// to tell.
    pub fn foreign_language(&self, block: usize) -> Option<&'static str> {
        self.foreign.get(block).copied().flatten()
    }

    /// The language of a document of which hardly anything is Dutch (an ISO 639-3 code), as `--strict` asks;
    /// `None` when at least a fifth of its letters stands in blocks that are Dutch or too short to tell.
    ///
    /// ```
    /// use helder::{Document, dutch::Analysis};
    /// let text = "You can take this medicine with or without food. Call your doctor if you feel sick.";
    /// let document = Document::from_text("t", text);
    /// assert_eq!(Analysis::new(&document).foreign_document(), Some("eng"));
    /// ```
    pub fn foreign_document(&self) -> Option<&'static str> {
        let blocks = self.document.blocks().iter().zip(&self.foreign);
        let size = |block: &Block| block.span.len();
        let all: usize =
            blocks.clone().filter(|(b, _)| b.kind != BlockKind::Code).map(|(b, _)| size(b)).sum();
        let foreign: usize = blocks.clone().filter(|(_, f)| f.is_some()).map(|(b, _)| size(b)).sum();
        let longest = blocks.filter(|(_, f)| f.is_some()).max_by_key(|(b, _)| size(b));
        longest.and_then(|(_, f)| *f).filter(|_| foreign * 5 > all * 4)
    }

    /// The token as it is written.
    pub fn word(&self, token: usize) -> &'d str {
        self.tokens.get(token).map_or("", |t| t.span.of(self.document.text()))
    }

    /// The token in lower case, with a straight apostrophe.
    pub fn lower(&self, token: usize) -> &str {
        self.tokens
            .get(token)
            .and_then(|t| self.arena.get(t.lower.0 as usize..t.lower.1 as usize))
            .unwrap_or("")
    }

    /// The lemma of a token.
    pub fn lemma(&self, token: usize) -> &str {
        self.tokens
            .get(token)
            .and_then(|t| self.arena.get(t.lemma.0 as usize..t.lemma.1 as usize))
            .unwrap_or("")
    }

    /// The passage that a span covers.
    pub fn passage(&self, span: Span) -> &'d str {
        span.of(self.document.text())
    }

    /// The token at a byte offset of the text, or the first one after it.
    pub fn token_at(&self, offset: u32) -> usize {
        self.tokens.partition_point(|t| t.span.end <= offset)
    }

    /// The tokens whose head is `token`, in order; of a sentence longer than any writer writes, only those within
    /// 300 tokens, so that asking stays cheap.
    pub fn children(&self, token: usize) -> impl Iterator<Item = usize> {
        const REACH: usize = 300;
        let sentence = self.tokens.get(token).and_then(|t| self.sentences.get(t.sentence as usize));
        let whole = sentence.map_or(0..0, Sentence::tokens);
        let range = whole.start.max(token.saturating_sub(REACH))..whole.end.min(token + REACH);
        range.filter(move |&i| self.tokens[i].head == Some(token as u32))
    }

    /// The span from one token to another, both included.
    pub fn span(&self, first: usize, last: usize) -> Span {
        match (self.tokens.get(first), self.tokens.get(last)) {
            (Some(a), Some(b)) => a.span.join(b.span),
            _ => Span::default(),
        }
    }

    /// How many words stand between two tokens, themselves not counted.
    pub fn words_between(&self, a: usize, b: usize) -> usize {
        let (a, b) = if a < b { (a, b) } else { (b, a) };
        self.tokens.get(a + 1..b).map_or(0, |between| between.iter().filter(|t| t.is_word()).count())
    }
}

/// Buffers that live as long as one analysis.
#[derive(Default)]
struct Work {
    raw: Vec<RawToken>,
    spans: Vec<Span>,
    buffers: Workspace,
}

fn sentence_kind(block: BlockKind, tokens: &[Token], text: &str) -> SentenceKind {
    match block {
        BlockKind::Heading(_) => return SentenceKind::Heading,
        BlockKind::TableCell { .. } => return SentenceKind::Cell,
        BlockKind::Answer | BlockKind::Label | BlockKind::Code => return SentenceKind::Form,
        _ => {}
    }
    let asks = tokens.iter().rev().take(3).any(|t| t.span.of(text) == "?");
    let finite = tokens.iter().any(Token::is_finite);
    let ended = tokens.iter().rev().take(3).any(|t| matches!(t.span.of(text), "." | "!" | "?"));
    let words = tokens.iter().filter(|t| t.is_word()).count();
    match () {
        () if asks && words >= 2 => SentenceKind::Question,
        () if finite || (ended && words >= 4) => SentenceKind::Statement,
        () => SentenceKind::Fragment,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_send_and_sync() {
        fn check<T: Send + Sync>() {}
        check::<Analysis<'_>>();
        check::<Document>();
    }

    #[test]
    fn blocks_and_sentences_know_each_other() {
        let document = Document::from_markdown("t", "# Prikken\n\nU komt. U wacht.\n\n- water\n");
        let analysis = Analysis::new(&document);
        assert_eq!(analysis.sentences().len(), 4);
        assert_eq!(analysis.sentences_of_block(1).len(), 2);
        assert_eq!(analysis.sentences()[0].kind, SentenceKind::Heading);
        assert_eq!(analysis.lower(0), "prikken");
        assert_eq!(analysis.token_at(8), 1);
    }
}
