use unicode_normalization::{IsNormalized, UnicodeNormalization, char::is_combining_mark, is_nfc_quick};

use super::{Block, BlockKind, Comment, Cue, Document, Emphasis, Image, LineIndex, Link, OffsetMap, Table};
use crate::Span;
use crate::source::Format;

/// Builds a [`Document`] front to back. Readers call it; it keeps text, blocks and offsets in step.
pub(crate) struct DocumentBuilder {
    document: Document,
    open: Option<OpenBlock>,
    /// The length in code points at which lines of this source wrap; see [`Self::close`].
    wrap_width: usize,
}

struct OpenBlock {
    kind: BlockKind,
    start: usize,
    quoted: bool,
    /// Line breaks by wrapping, to be judged when the block is complete.
    soft: Vec<u32>,
}

impl DocumentBuilder {
    pub(crate) fn new(name: &str, format: Format, source: String) -> Self {
        let lines = LineIndex::new(&source);
        let wrap_width = source.lines().map(|l| l.trim_end().chars().count()).max().unwrap_or(0).min(200);
        let document = Document {
            name: name.to_owned(),
            format,
            text: String::with_capacity(source.len()),
            source,
            blocks: Vec::new(),
            breaks: Vec::new(),
            line_breaks: Vec::new(),
            links: Vec::new(),
            images: Vec::new(),
            tables: Vec::new(),
            emphasis: Vec::new(),
            inert: Vec::new(),
            comments: Vec::new(),
            cues: Vec::new(),
            offsets: OffsetMap::default(),
            lines,
        };
        Self { document, open: None, wrap_width }
    }

    /// Where the next byte of text will stand.
    pub(crate) fn position(&self) -> usize {
        self.document.text.len()
    }

    pub(crate) fn in_block(&self) -> bool {
        self.open.is_some()
    }

    pub(crate) fn open(&mut self, kind: BlockKind, quoted: bool) {
        self.close();
        self.open = Some(OpenBlock { kind, start: self.position(), quoted, soft: Vec::new() });
    }

    /// Ends the block: trims it, judges its line breaks, and drops it if nothing is left.
    pub(crate) fn close(&mut self) {
        let Some(open) = self.open.take() else { return };
        let text = &mut self.document.text;
        let kept = text[open.start..].trim_end().len();
        let lead = text[open.start..].len() - text[open.start..].trim_start().len();
        let span = Span::new(open.start + lead, open.start + kept);
        if span.is_empty() {
            text.truncate(open.start);
            return;
        }
        self.judge_breaks(span, &open.soft);
        self.document.text.truncate(span.end as usize);
        self.document.text.push('\n');
        let kind = form_kind(open.kind, span.of(&self.document.text)).unwrap_or(open.kind);
        self.document.blocks.push(Block { kind, span, quoted: open.quoted });
    }

    /// Adds source text as it stands; makes it NFC and drops characters that show nothing.
    pub(crate) fn push(&mut self, source: Span) {
        let whole = std::mem::take(&mut self.document.source);
        self.push_mapped(source.of(&whole), source.start as usize);
        self.document.source = whole;
    }

    fn push_mapped(&mut self, text: &str, source: usize) {
        if text.is_ascii() {
            return self.push_run(text, Span::new(source, source + text.len()));
        }
        let mut plain = 0;
        let mut chars = text.char_indices().peekable();
        while let Some((i, c)) = chars.next() {
            let mut end = i + c.len_utf8();
            while let Some(&(j, mark)) = chars.peek()
                && is_combining_mark(mark)
            {
                end = j + mark.len_utf8();
                chars.next();
            }
            let piece = &text[i..end];
            let replacement = match c {
                // Soft hyphen, zero width space and joiners, byte order mark: nobody sees them.
                '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}' => Some(String::new()),
                '\u{a0}' | '\u{202f}' | '\u{2007}'..='\u{200a}' => Some(" ".to_owned()),
                // Ligatures that PDF files leave behind.
                '\u{fb00}'..='\u{fb06}' => Some(piece.nfkc().collect()),
                _ if is_nfc_quick(piece.chars()) != IsNormalized::Yes => {
                    Some(piece.nfc().collect::<String>()).filter(|nfc| nfc != piece)
                }
                _ => None,
            };
            if let Some(replacement) = replacement {
                self.push_run(&text[plain..i], Span::new(source + plain, source + i));
                self.push_run(&replacement, Span::new(source + i, source + end));
                plain = end;
            }
        }
        self.push_run(&text[plain..], Span::new(source + plain, source + text.len()));
    }

    fn push_run(&mut self, text: &str, source: Span) {
        if !text.is_empty() {
            self.document.offsets.push(self.document.text.len(), text.len(), source);
            self.document.text.push_str(text);
        }
    }

    /// Adds `text` in place of the source range, as for an entity.
    pub(crate) fn push_replacement(&mut self, text: &str, source: Span) {
        self.push_run(text, source);
    }

    /// A line break within a block: a space in the text. `chosen` means the markup says it is wanted.
    pub(crate) fn line_break(&mut self, source: Span, chosen: bool) {
        let trimmed = self.document.text.trim_end_matches([' ', '\t']).len();
        if let Some(open) = &mut self.open
            && trimmed > open.start
        {
            let at = self.document.text.len() as u32 + 1;
            if chosen {
                self.document.breaks.push(at);
                self.document.line_breaks.push(at);
            } else {
                open.soft.push(at);
            }
            self.push_run(" ", source);
        }
    }

    /// Joins a word that was hyphenated over two lines, if that is what the last line end was.
    pub(crate) fn ends_with_broken_word(&self) -> bool {
        let mut back = self.document.text.chars().rev();
        back.next() == Some('-')
            && back.next().is_some_and(char::is_lowercase)
            && back.next().is_some_and(char::is_lowercase)
    }

    pub(crate) fn drop_hyphen(&mut self) {
        if self.document.text.ends_with('-') {
            self.document.text.pop();
        }
    }

    /// Decides which wrapped lines were ended on purpose: the first word of the next line would have fitted,
    /// and that line starts like a sentence.
    fn judge_breaks(&mut self, span: Span, soft: &[u32]) {
        let inside = |&&at: &&u32| at > span.start && at < span.end;
        let text = &self.document.text;
        let mut line_start = span.start;
        let mut chosen = Vec::new();
        for &at in soft.iter().filter(inside) {
            let line = Span { start: line_start, end: at }.of(text).trim();
            let next = Span { start: at, end: span.end }.of(text).trim_start();
            let first_word = next.split(' ').next().unwrap_or("");
            let fitted = line.chars().count() + 1 + first_word.chars().count();
            let starts = next
                .chars()
                .next()
                .is_some_and(|c| c.is_uppercase() || c.is_numeric() || "'\"‘“(€".contains(c));
            let open_end = line.ends_with([',', '-', '/', '(']);
            if starts && !open_end && fitted * 10 < self.wrap_width * 9 {
                chosen.push(at);
            }
            line_start = at;
        }
        self.document.line_breaks.extend(soft.iter().filter(inside));
        self.document.line_breaks.sort_unstable();
        self.document.breaks.extend(chosen);
        self.document.breaks.sort_unstable();
    }

    pub(crate) fn inert(&mut self, span: Span) {
        self.document.inert.push(span);
    }

    pub(crate) fn link(&mut self, start: usize, target: &str) {
        let span = Span::new(start, self.position());
        self.document.links.push(Link { span, target: target.to_owned() });
    }

    pub(crate) fn emphasis(&mut self, start: usize, kind: Emphasis) {
        self.document.emphasis.push((Span::new(start, self.position()), kind));
    }

    pub(crate) fn image(&mut self, image: Image) {
        self.document.images.push(image);
    }

    pub(crate) fn next_table(&self) -> u32 {
        self.document.tables.len() as u32
    }

    pub(crate) fn table(&mut self, table: Table) {
        self.document.tables.push(table);
    }

    pub(crate) fn comment(&mut self, text: &str, source: Span) {
        let at = self.position() as u32;
        self.document.comments.push(Comment { at, source, text: text.trim().to_owned() });
    }

    pub(crate) fn cue(&mut self, start: usize, start_ms: u32, end_ms: u32) {
        let text = &self.document.text;
        let end = text.trim_end().len().max(start);
        let span = Span::new(start, end);
        if !span.is_empty() {
            self.document.cues.push(Cue { span, start_ms, end_ms: end_ms.max(start_ms) });
        }
    }

    pub(crate) fn finish(mut self) -> Document {
        self.close();
        self.document.emphasis.sort_by_key(|(span, _)| span.start);
        self.bold_headings();
        self.document.inert.sort_by_key(|span| span.start);
        self.document
    }

    /// Bold lines of their own are the headings of a text that has no others.
    fn bold_headings(&mut self) {
        const LONGEST: usize = 80;
        const LEAST: usize = 2;
        let Document { text, blocks, emphasis, .. } = &mut self.document;
        // The title may have its mark.
        if blocks.iter().skip(1).any(|b| b.kind.is_heading()) {
            return;
        }
        let is_bold = |span: Span| {
            let at = emphasis.partition_point(|(e, _)| e.start < span.start);
            emphasis.get(at).is_some_and(|(e, kind)| {
                *kind == Emphasis::Strong && e.start == span.start && e.end >= span.end
            })
        };
        let found: Vec<usize> = blocks
            .iter()
            .enumerate()
            .take(blocks.len().saturating_sub(1))
            .filter(|(_, b)| {
                b.kind == BlockKind::Paragraph && !b.quoted && b.span.len() < LONGEST && is_bold(b.span)
            })
            .filter(|(_, b)| !b.span.of(text).ends_with(['.', '!', ':', ',', ';']))
            .map(|(i, _)| i)
            .collect();
        if found.len() < LEAST {
            return;
        }
        for i in found {
            blocks[i].kind = BlockKind::Heading(if i == 0 { 1 } else { 2 });
        }
    }
}

/// What a block of a form is that no markup tells apart: a field to fill in (`Naam: .....`), an answer (`☐ ja`).
fn form_kind(kind: BlockKind, text: &str) -> Option<BlockKind> {
    if text.len() > 300 || matches!(kind, BlockKind::Code | BlockKind::TableCell { .. }) {
        return None;
    }
    let lower = text.to_lowercase();
    let choice =
        matches!(&*lower, "ja / nee" | "ja/nee" | "ja - nee" | "ja of nee" | "o ja o nee" | "ja nee");
    if choice
        || text.starts_with(['☐', '☑', '☒', '□', '❑', '❏'])
        || text.starts_with("[ ]")
        || text.starts_with("( )")
    {
        return Some(BlockKind::Answer);
    }
    // A blank to write on, and no sentence beside it.
    let is_blank = |c: char| matches!(c, '.' | '_' | '…' | '·');
    let mut rest = text;
    let mut blanks = 0;
    while let Some(start) = rest.find(is_blank) {
        let len = rest[start..].find(|c: char| !is_blank(c)).unwrap_or(rest.len() - start);
        let long = rest[start..start + len].chars().map(|c| if c == '…' { 3 } else { 1 }).sum::<usize>() >= 4;
        let inside = rest[start + len..].starts_with(char::is_alphanumeric);
        if !long && !inside {
            return None;
        }
        blanks += usize::from(long);
        rest = &rest[start + len..];
    }
    (blanks > 0 && !text.contains(['?', '!'])).then_some(BlockKind::Label)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_fields_and_answers_from_prose() {
        let kind = |text| form_kind(BlockKind::Paragraph, text);
        assert_eq!(kind("Naam: .......... Geboortedatum: ____"), Some(BlockKind::Label));
        assert_eq!(kind("Datum …………"), Some(BlockKind::Label));
        assert_eq!(kind("☐ ja ☐ nee"), Some(BlockKind::Answer));
        assert_eq!(kind("Ja / Nee"), Some(BlockKind::Answer));
        for prose in
            ["U komt nuchter.", "En toen...", "Ik slik ..... pillen. Dat bevalt mij.", "Kijk op www.x.nl"]
        {
            assert_eq!(kind(prose), None, "{prose}");
        }
    }
}
