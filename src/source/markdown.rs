use pulldown_cmark::{Event, HeadingLevel, OffsetIter, Options, Parser, Tag, TagEnd};

use crate::Span;
use crate::document::{BlockKind, Document, DocumentBuilder, Emphasis, Image, Table};
use crate::source::Format;

/// Reads Markdown.
pub(super) fn read(name: &str, source: &str) -> Document {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS;
    let builder = DocumentBuilder::new(name, Format::Markdown, source.to_owned());
    let bom = if source.starts_with('\u{feff}') { 3 } else { 0 };
    let events = Parser::new_ext(&source[bom..], options).into_offset_iter();
    Reader {
        builder,
        source,
        bom,
        lists: Vec::new(),
        quotes: 0,
        item_open: false,
        table: None,
        image: None,
        spans: Vec::new(),
        silent: 0,
    }
    .run(events)
}

struct Reader<'s> {
    builder: DocumentBuilder,
    source: &'s str,
    bom: usize,
    /// One entry per open list: is it numbered?
    lists: Vec<bool>,
    quotes: u32,
    /// The current list item has not had its text yet.
    item_open: bool,
    table: Option<OpenTable>,
    image: Option<Image>,
    /// Starts of the links and emphasised passages that are open.
    spans: Vec<(usize, Option<String>)>,
    /// Depth of things whose text is not part of the document (metadata).
    silent: u32,
}

struct OpenTable {
    index: u32,
    start: usize,
    rows: u32,
    columns: u32,
    /// Where the text of the open cell starts.
    cell: usize,
    header: bool,
    has_header: bool,
}

impl Reader<'_> {
    fn run(mut self, events: OffsetIter<'_>) -> Document {
        for (event, range) in events {
            let span = Span::new(range.start + self.bom, range.end + self.bom);
            match event {
                Event::Start(tag) => self.start(tag),
                Event::End(tag) => self.end(tag),
                Event::Text(text) => self.text(&text, span),
                Event::Code(_) | Event::InlineMath(_) | Event::DisplayMath(_) => self.code(span),
                Event::SoftBreak => self.builder.line_break(span, false),
                Event::HardBreak => self.builder.line_break(span, true),
                Event::Html(html) | Event::InlineHtml(html) => self.html(&html, span),
                Event::Rule => self.builder.close(),
                Event::TaskListMarker(_) => self.builder.open(BlockKind::Answer, self.quotes > 0),
                Event::FootnoteReference(_) => {}
            }
        }
        self.builder.finish()
    }

    fn start(&mut self, tag: Tag<'_>) {
        let quoted = self.quotes > 0;
        match tag {
            Tag::Heading { level, .. } => self.builder.open(BlockKind::Heading(level_number(level)), quoted),
            Tag::Paragraph => self.open_paragraph(),
            Tag::BlockQuote(_) => self.quotes += 1,
            Tag::CodeBlock(_) => self.builder.open(BlockKind::Code, quoted),
            Tag::List(first) => {
                self.builder.close();
                self.lists.push(first.is_some());
            }
            Tag::Item => {
                self.builder.close();
                self.item_open = true;
            }
            Tag::Table(columns) => {
                let index = self.builder.next_table();
                let (start, columns) = (self.builder.position(), columns.len() as u32);
                self.table = Some(OpenTable {
                    index,
                    start,
                    rows: 0,
                    columns,
                    cell: start,
                    header: false,
                    has_header: false,
                });
            }
            Tag::TableHead => self.in_table(|t| t.header = true),
            Tag::TableRow => self.in_table(|t| t.rows += 1),
            Tag::TableCell => {
                if let Some(table) = &self.table {
                    let kind = BlockKind::TableCell { table: table.index, header: table.header };
                    self.builder.open(kind, quoted);
                    let cell = self.builder.position();
                    self.in_table(|t| t.cell = cell);
                }
            }
            Tag::Link { dest_url, .. } => {
                self.spans.push((self.builder.position(), Some(dest_url.into_string())));
            }
            Tag::Strong | Tag::Emphasis => self.spans.push((self.builder.position(), None)),
            Tag::Image { dest_url, title, .. } => {
                let at = self.builder.position();
                let (target, caption) = (dest_url.into_string(), title.into_string());
                self.image = Some(Image { span: Span::new(at, at), alt: String::new(), caption, target });
            }
            Tag::MetadataBlock(_) => self.silent += 1,
            Tag::FootnoteDefinition(_) | Tag::HtmlBlock => self.builder.close(),
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Heading(_) | TagEnd::Paragraph | TagEnd::CodeBlock | TagEnd::TableCell | TagEnd::Item => {
                if tag == TagEnd::TableCell {
                    let end = self.builder.position();
                    self.in_table(|t| t.has_header |= t.header && end > t.cell);
                }
                if tag == TagEnd::Item {
                    self.item_open = false;
                }
                self.builder.close();
            }
            TagEnd::BlockQuote(_) => self.quotes = self.quotes.saturating_sub(1),
            TagEnd::List(_) => {
                self.lists.pop();
            }
            TagEnd::TableHead => self.in_table(|t| t.header = false),
            TagEnd::Table => {
                if let Some(t) = self.table.take() {
                    let span = Span::new(t.start, self.builder.position());
                    self.builder.table(Table {
                        span,
                        rows: t.rows,
                        columns: t.columns,
                        has_header: t.has_header,
                    });
                }
            }
            TagEnd::Link => {
                if let Some((start, Some(target))) = self.spans.pop() {
                    self.builder.link(start, &target);
                }
            }
            TagEnd::Strong | TagEnd::Emphasis => {
                let kind = if tag == TagEnd::Strong { Emphasis::Strong } else { Emphasis::Italic };
                if let Some((start, _)) = self.spans.pop() {
                    self.builder.emphasis(start, kind);
                }
            }
            TagEnd::Image => {
                if let Some(image) = self.image.take() {
                    self.builder.image(image);
                }
            }
            TagEnd::MetadataBlock(_) => self.silent = self.silent.saturating_sub(1),
            _ => {}
        }
    }

    fn in_table(&mut self, change: impl FnOnce(&mut OpenTable)) {
        if let Some(table) = &mut self.table {
            change(table);
        }
    }

    /// The first text of a list item belongs to the item; later paragraphs stand on their own.
    fn open_paragraph(&mut self) {
        let kind = match self.lists.last() {
            Some(&ordered) if self.item_open => {
                BlockKind::ListItem { ordered, depth: self.lists.len() as u8 }
            }
            _ => BlockKind::Paragraph,
        };
        self.item_open = false;
        self.builder.open(kind, self.quotes > 0);
    }

    fn text(&mut self, text: &str, span: Span) {
        if self.silent > 0 {
            return;
        }
        if let Some(image) = &mut self.image {
            image.alt.push_str(text);
            return;
        }
        if !self.builder.in_block() {
            self.open_paragraph();
        }
        if span.of(self.source) == text {
            self.builder.push(span);
        } else {
            self.builder.push_replacement(text, span);
        }
    }

    fn code(&mut self, span: Span) {
        if !self.builder.in_block() {
            self.open_paragraph();
        }
        let body = span.of(self.source);
        let ticks = body.len() - body.trim_start_matches(['`', '$']).len();
        let start = self.builder.position();
        self.builder.push(Span::new(span.start as usize + ticks, (span.end as usize).saturating_sub(ticks)));
        self.builder.inert(Span::new(start, self.builder.position()));
    }

    fn html(&mut self, html: &str, span: Span) {
        let mut rest = html;
        while let Some(open) = rest.find("<!--") {
            let body = &rest[open + 4..];
            let Some(close) = body.find("-->") else { break };
            let start = span.start as usize + (html.len() - rest.len()) + open;
            self.builder.comment(&body[..close], Span::new(start, start + close + 7));
            rest = &body[close + 3..];
        }
        if html.trim_start().to_ascii_lowercase().starts_with("<br") {
            self.builder.line_break(span, true);
        }
    }
}

const fn level_number(level: HeadingLevel) -> u8 {
    match level {
        HeadingLevel::H1 => 1,
        HeadingLevel::H2 => 2,
        HeadingLevel::H3 => 3,
        HeadingLevel::H4 => 4,
        HeadingLevel::H5 => 5,
        HeadingLevel::H6 => 6,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn document(text: &str) -> Document {
        read("t.md", text)
    }

    #[test]
    fn blocks_know_their_kind() {
        let d = document("# Titel\n\nTekst **vet**.\n\n> Citaat.\n\n1. Stap\n   - Punt\n\n```\ncode\n```\n");
        let kinds: Vec<_> = d.blocks().iter().map(|b| (b.kind, b.quoted)).collect();
        let expected = [
            (BlockKind::Heading(1), false),
            (BlockKind::Paragraph, false),
            (BlockKind::Paragraph, true),
            (BlockKind::ListItem { ordered: true, depth: 1 }, false),
            (BlockKind::ListItem { ordered: false, depth: 2 }, false),
            (BlockKind::Code, false),
        ];
        assert_eq!(kinds, expected);
        assert_eq!(d.emphasis(), [(Span::new(12, 15), Emphasis::Strong)]);
    }

    #[test]
    fn positions_are_those_of_the_source() {
        let source = "Een **groot** caf&eacute; en [meer lezen](https://x.nl/) `x` ![foto van arm](a.png).";
        let d = document(source);
        assert_eq!(d.text(), "Een groot café en meer lezen x .\n");
        for word in ["groot", "meer lezen"] {
            let at = d.text().find(word).expect("in the text");
            let place = d.locate(Span::new(at, at + word.len()));
            assert_eq!(&source[place.start as usize..place.end as usize], word);
        }
        let at = d.text().find("café").expect("in the text");
        let place = d.locate(Span::new(at, at + 5));
        assert_eq!(&source[place.start as usize..place.end as usize], "caf&eacute;");
        assert_eq!(d.links()[0].target, "https://x.nl/");
        assert_eq!(d.images()[0].alt, "foto van arm");
        assert!(d.is_inert(Span::new(30, 31)));
    }

    #[test]
    fn bold_lines_are_headings_where_there_are_no_others() {
        let kinds = |text: &str| document(text).blocks().iter().map(|b| b.kind).collect::<Vec<_>>();
        let (heading, text) = (BlockKind::Heading, BlockKind::Paragraph);
        let bold = "**Wat is het?**\n\nEen scan.\n\n**De uitslag**\n\nDie komt later.\n";
        assert_eq!(kinds(bold), [heading(1), text, heading(2), text]);
        let titled = [heading(1), heading(2), text, heading(2), text];
        assert_eq!(kinds(&format!("# Titel\n\n{bold}")), titled);
        assert_eq!(kinds(&format!("# Titel\n\n{bold}\n## Kopje\n\nTekst.\n"))[1..5], [text; 4]);
        assert_eq!(kinds("**Bel 112.**\n\nTekst.\n\n**Wacht** niet.\n\n**Let op:**\n\nTekst.\n"), [text; 5]);
    }

    #[test]
    fn tables_and_comments() {
        let d = document("<!-- helder-uit: getal -->\n\n| Dag | Pil |\n|---|---|\n| 1 | 2 |\n");
        assert_eq!(d.comments()[0].text, "helder-uit: getal");
        let table = &d.tables()[0];
        assert_eq!((table.rows, table.columns, table.has_header), (1, 2, true));
    }
}
