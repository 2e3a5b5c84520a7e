//! The document: one text, cut into blocks, that knows where each byte came from.
//!
//! Readers in `source` make it. Everything after them works on [`Document::text`]: the prose,
//! unwrapped, in Unicode NFC, without markup. Positions go back to the source only at the very end, with
//! [`Document::locate`].

mod builder;
mod offsets;

pub(crate) use builder::DocumentBuilder;
use offsets::{LineIndex, OffsetMap};

use crate::Span;
use crate::source::Format;

/// What a block is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum BlockKind {
    /// A heading; 1 is the title.
    Heading(u8),
    /// Running text.
    Paragraph,
    /// The text of a list item.
    ListItem {
        /// A numbered list: steps.
        ordered: bool,
        /// 1 for a list that stands in no other list.
        depth: u8,
    },
    /// A cell of the table with this index in [`Document::tables`].
    TableCell {
        /// Index of the table.
        table: u32,
        /// A cell of the heading row.
        header: bool,
    },
    /// Program code or other text that nobody reads as prose; never judged.
    Code,
    /// The caption of an image or table.
    Caption,
    /// An answer of a questionnaire (`[ ] ja`), not a sentence.
    Answer,
    /// A field of a form (`Naam: .....`), not a sentence.
    Label,
}

impl BlockKind {
    /// Whether sentences in it count as running prose: in scores, and for rules about whole sentences.
    pub const fn is_prose(self) -> bool {
        matches!(self, Self::Paragraph | Self::ListItem { .. } | Self::Caption)
    }

    /// Whether it is a heading.
    pub const fn is_heading(self) -> bool {
        matches!(self, Self::Heading(_))
    }

    /// Whether it is an item of a list.
    pub const fn is_list_item(self) -> bool {
        matches!(self, Self::ListItem { .. })
    }
}

/// A piece of text that belongs together: no sentence crosses its borders.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// Where its text stands in [`Document::text`].
    pub span: Span,
    /// It stands in a block quote: somebody else's words.
    pub quoted: bool,
}

/// A link in the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// The words one clicks on.
    pub span: Span,
    /// Where it leads.
    pub target: String,
}

/// An image.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Image {
    /// Where the image stands; holds its alternative text, and is not part of any block.
    pub span: Span,
    /// The text alternative; empty if there is none.
    pub alt: String,
    /// Title or caption; empty if there is none.
    pub caption: String,
    /// The image's address.
    pub target: String,
}

/// A table's shape; its cells are blocks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// All of it.
    pub span: Span,
    /// Number of rows without the heading row.
    pub rows: u32,
    /// Number of columns.
    pub columns: u32,
    /// Whether it has a heading row with text in it.
    pub has_header: bool,
}

/// How words stand out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Emphasis {
    /// Bold.
    Strong,
    /// Italic.
    Italic,
    /// Underlined.
    Underline,
}

/// A comment in the source, such as `<!-- helder-uit: lange-zin -->`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comment {
    /// Where in [`Document::text`] it stands (empty: comments are not part of the text).
    pub at: u32,
    /// Where it stands in the source.
    pub source: Span,
    /// Its text without the markers.
    pub text: String,
}

/// A place in the source file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Location {
    /// First byte in the source.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
    /// Line of the first character, from 1.
    pub line: u32,
    /// Column of the first character in code points, from 1.
    pub column: u32,
    /// Line of the end.
    pub end_line: u32,
    /// Column of the end: one past the last character.
    pub end_column: u32,
}

/// A subtitle: what is on the screen, and for how long.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cue {
    /// Its text.
    pub span: Span,
    /// When it appears, in milliseconds from the start.
    pub start_ms: u32,
    /// When it goes, in milliseconds from the start; never before `start_ms`.
    pub end_ms: u32,
}

/// A document, ready to be analysed. Immutable, `Send` and `Sync`.
///
/// ```
/// use helder::Document;
/// let document = Document::from_text("folder.txt", "U komt\nnuchter.");
/// assert_eq!(document.text(), "U komt nuchter.\n");
/// assert_eq!(document.blocks().len(), 1);
/// ```
#[derive(Clone, Debug)]
pub struct Document {
    name: String,
    format: Format,
    source: String,
    text: String,
    blocks: Vec<Block>,
    breaks: Vec<u32>,
    line_breaks: Vec<u32>,
    links: Vec<Link>,
    images: Vec<Image>,
    tables: Vec<Table>,
    emphasis: Vec<(Span, Emphasis)>,
    inert: Vec<Span>,
    comments: Vec<Comment>,
    cues: Vec<Cue>,
    offsets: OffsetMap,
    lines: LineIndex,
}

impl Document {
    /// The name it was given, mostly a path.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The format it was read from.
    pub fn format(&self) -> Format {
        self.format
    }

    /// The source as it was read.
    pub fn source(&self) -> &str {
        &self.source
    }

    /// The prose: block after block, each followed by one line feed; unwrapped, NFC, no markup.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The blocks in reading order.
    pub fn blocks(&self) -> &[Block] {
        &self.blocks
    }

    /// Offsets in [`Document::text`] at which the writer chose to start a new line within a block: they
    /// end a sentence, even without a full stop.
    pub fn chosen_breaks(&self) -> &[u32] {
        &self.breaks
    }

    /// Offsets in [`Document::text`] of all line breaks within blocks, chosen or by wrapping.
    pub fn line_breaks(&self) -> &[u32] {
        &self.line_breaks
    }

    /// Links, in order.
    pub fn links(&self) -> &[Link] {
        &self.links
    }

    /// Images, in order.
    pub fn images(&self) -> &[Image] {
        &self.images
    }

    /// Tables, in order.
    pub fn tables(&self) -> &[Table] {
        &self.tables
    }

    /// Passages that stand out, in order of their start.
    pub fn emphasis(&self) -> &[(Span, Emphasis)] {
        &self.emphasis
    }

    /// Passages that are in the text but are not prose: code, addresses. Sorted.
    pub fn inert(&self) -> &[Span] {
        &self.inert
    }

    /// Comments, in order.
    pub fn comments(&self) -> &[Comment] {
        &self.comments
    }

    /// Subtitles, in order; empty for material without times.
    pub fn cues(&self) -> &[Cue] {
        &self.cues
    }

    /// Whether the span touches a passage that is not prose.
    pub fn is_inert(&self, span: Span) -> bool {
        let i = self.inert.partition_point(|s| s.end <= span.start);
        self.inert.get(i).is_some_and(|s| s.overlaps(span))
    }

    /// Where a span of [`Document::text`] stands in the source.
    pub fn locate(&self, span: Span) -> Location {
        let (start, end) = self.offsets.to_source(span);
        let (line, column) = self.lines.position(&self.source, start);
        let (end_line, end_column) = self.lines.position(&self.source, end);
        Location { start, end, line, column, end_line, end_column }
    }

    /// The bytes of the source that a span of [`Document::text`] comes from: [`Document::locate`] without lines,
    /// which take time in a text of many tokens.
    ///
    /// ```
    /// let document = helder::Document::from_markdown("t", "U komt **nuchter**.");
    /// assert_eq!(document.source_span(helder::Span::new(7, 14)), helder::Span::new(9, 16));
    /// ```
    pub fn source_span(&self, span: Span) -> Span {
        let (start, end) = self.offsets.to_source(span);
        Span { start, end }
    }

    /// The line of the source, counted from 1, on which an offset of [`Document::text`] stands: [`Document::locate`]
    /// without the column, which takes time on a line of many thousands of words.
    ///
    /// ```
    /// let document = helder::Document::from_text("t", "Bel ons.\nOf mail ons.");
    /// assert_eq!(document.line_of(12), 2);
    /// ```
    pub fn line_of(&self, offset: u32) -> u32 {
        let (start, _) = self.offsets.to_source(Span { start: offset, end: offset });
        self.lines.number(start)
    }

    /// The span of [`Document::text`] that comes from a range of the source; the other way round than
    /// [`Document::locate`].
    pub fn text_range(&self, start: u32, end: u32) -> Span {
        let (start, end) = self.offsets.to_text(start, end);
        Span { start, end }
    }

    /// The lines of the source from `line` on, without line ends; lines count from 1.
    pub fn source_line(&self, line: u32) -> &str {
        self.lines.line(&self.source, line)
    }
}
