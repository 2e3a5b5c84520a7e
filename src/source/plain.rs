use crate::Span;
use crate::document::{BlockKind, Document, DocumentBuilder};
use crate::source::Format;

/// Reads plain text: lines make paragraphs, headings, list items, form fields.
pub(super) fn read(name: &str, source: &str) -> Document {
    let lines = lines_of(source);
    let spaced = is_double_spaced(&lines);
    let mut builder = DocumentBuilder::new(name, Format::Text, source.to_owned());
    Reader { builder: &mut builder, lines: &lines, spaced }.run();
    builder.finish()
}

/// One source line without its line end and outer white space.
struct Line<'s> {
    text: &'s str,
    start: usize,
    indent: usize,
}

fn lines_of(source: &str) -> Vec<Line<'_>> {
    let mut lines = Vec::new();
    let mut start = 0;
    for raw in source.split_inclusive(['\n', '\r']) {
        // `\r\n` splits in two; the second half is no line of its own.
        let lone_lf = raw == "\n" && start > 0 && source.as_bytes()[start - 1] == b'\r';
        if !lone_lf {
            let body = raw.trim_end_matches(['\n', '\r']);
            let text = body.trim_start_matches('\u{feff}').trim();
            let indent = if text.is_empty() { 0 } else { body.find(text).unwrap_or(0) };
            lines.push(Line { text, start: start + indent, indent });
        }
        start += raw.len();
    }
    lines
}

/// Text from a PDF often has an empty line after every line. Then one empty line means nothing.
fn is_double_spaced(lines: &[Line<'_>]) -> bool {
    let full: Vec<usize> = (0..lines.len()).filter(|&i| !lines[i].text.is_empty()).collect();
    if full.len() < 20 {
        return false;
    }
    let next_is_full = full.windows(2).filter(|w| w[1] == w[0] + 1).count();
    let unfinished =
        full.iter().filter(|&&i| lines[i].text.len() > 60 && !ends_sentence(lines[i].text)).count();
    next_is_full * 10 < full.len() && unfinished * 4 > full.len()
}

fn ends_sentence(text: &str) -> bool {
    text.trim_end_matches(['"', '\'', '”', '’', ')']).ends_with(['.', '!', '?', ':', ';', '…'])
}

/// What a line starts with.
enum Lead {
    None,
    Bullet(usize),
    Number(usize),
    Answer(usize),
}

struct Reader<'b, 's> {
    builder: &'b mut DocumentBuilder,
    lines: &'b [Line<'s>],
    spaced: bool,
}

impl Reader<'_, '_> {
    fn run(&mut self) {
        let mut i = 0;
        while i < self.lines.len() {
            i = self.line(i);
        }
        self.builder.close();
    }

    /// Reads the line at `i` and gives the number of the next.
    fn line(&mut self, i: usize) -> usize {
        let line = &self.lines[i];
        if line.text.is_empty() {
            if self.is_paragraph_end(i) {
                self.builder.close();
            }
            return i + 1;
        }
        if line.text.starts_with("helder-uit") || line.text.starts_with("helder-aan") {
            return self.comment(i);
        }
        if line.text.chars().all(|c| "-=_*~.—–".contains(c)) && line.text.len() >= 3 {
            self.builder.close();
            return i + 1;
        }
        match lead(line.text) {
            Lead::Answer(skip) => return self.single(i, skip, BlockKind::Answer),
            Lead::Bullet(skip) => return self.item(i, skip, false),
            Lead::Number(skip) if !self.is_numbered_heading(i) => return self.item(i, skip, true),
            Lead::Number(_) | Lead::None => {}
        }
        if let Some(label) = label_end(line.text) {
            let kind = BlockKind::Label;
            self.builder.open(kind, false);
            self.builder.push(Span::new(line.start, line.start + label));
            self.builder.close();
            return i + 1;
        }
        if let Some(level) = self.heading_level(i) {
            return self.single(i, 0, BlockKind::Heading(level));
        }
        if line.text.contains('\t') {
            return self.columns(i);
        }
        if self.builder.in_block() {
            self.join(i);
        } else {
            self.builder.open(BlockKind::Paragraph, false);
        }
        self.builder.push(span_of(&self.lines[i], 0));
        i + 1
    }

    fn comment(&mut self, i: usize) -> usize {
        let line = &self.lines[i];
        self.builder.comment(line.text, span_of(line, 0));
        i + 1
    }

    fn single(&mut self, i: usize, skip: usize, kind: BlockKind) -> usize {
        self.builder.open(kind, false);
        self.builder.push(span_of(&self.lines[i], skip));
        self.builder.close();
        i + 1
    }

    fn item(&mut self, i: usize, skip: usize, ordered: bool) -> usize {
        let depth = (self.lines[i].indent / 3).min(5) as u8 + 1;
        self.builder.open(BlockKind::ListItem { ordered, depth }, false);
        self.builder.push(span_of(&self.lines[i], skip));
        i + 1
    }

    /// A line with tabs: columns, each a cell of its own, so that no sentence runs through them.
    fn columns(&mut self, i: usize) -> usize {
        let line = &self.lines[i];
        let mut start = line.start;
        for cell in line.text.split('\t') {
            self.builder.open(BlockKind::Label, false);
            self.builder.push(Span::new(start, start + cell.len()));
            start += cell.len() + 1;
        }
        self.builder.close();
        i + 1
    }

    /// Joins line `i` to the open block: the line end becomes a space, a hyphenated word becomes whole.
    fn join(&mut self, i: usize) {
        let next = self.lines[i].text;
        let first = next.split(' ').next().unwrap_or("");
        let continues =
            next.starts_with(char::is_lowercase) && !matches!(first, "en" | "of" | "tot" | "als" | "dan");
        if continues && self.builder.ends_with_broken_word() {
            self.builder.drop_hyphen();
            return;
        }
        let end = self.lines[i].start - self.lines[i].indent;
        self.builder.line_break(Span::new(end - 1, end), false);
    }

    /// Whether the empty line at `i` ends the paragraph.
    fn is_paragraph_end(&self, i: usize) -> bool {
        if !self.spaced {
            return true;
        }
        let before = self.lines[..i].iter().rev().find(|l| !l.text.is_empty());
        let next_full = (i + 1..self.lines.len()).find(|&j| !self.lines[j].text.is_empty());
        let Some(next) = next_full else { return true };
        let finished = before.is_none_or(|l| ends_sentence(l.text) && l.text.len() < 85);
        finished || next > i + 2
    }

    /// `3.2 Prikken` is a heading, `3. Ga zitten.` a step.
    fn is_numbered_heading(&self, i: usize) -> bool {
        let text = self.lines[i].text;
        let number: String = text.chars().take_while(|c| c.is_ascii_digit() || *c == '.').collect();
        let chapters = number.trim_end_matches('.').contains('.') || !text[number.len()..].starts_with(')');
        let alone = self.blank_around(i);
        chapters && alone && is_heading_like(text) && !self.neighbour_is_numbered(i)
    }

    /// Another numbered line close by makes this one a step in a list.
    fn neighbour_is_numbered(&self, i: usize) -> bool {
        let near = |j: usize| self.lines.get(j).is_some_and(|l| matches!(lead(l.text), Lead::Number(_)));
        let before = (0..i).rev().find(|&j| !self.lines[j].text.is_empty());
        let after = (i + 1..self.lines.len()).find(|&j| !self.lines[j].text.is_empty());
        before.is_some_and(near) || after.is_some_and(near)
    }

    fn blank_around(&self, i: usize) -> bool {
        let blank = |l: &Line<'_>| l.text.is_empty();
        (i == 0 || blank(&self.lines[i - 1])) && self.lines.get(i + 1).is_none_or(blank)
    }

    fn heading_level(&self, i: usize) -> Option<u8> {
        let text = self.lines[i].text;
        let next = self.lines.get(i + 1).map_or("", |l| l.text);
        let underlined = |c: char| next.len() >= 3 && next.chars().all(|x| x == c);
        let before_blank = i == 0 || self.lines[i - 1].text.is_empty();
        if before_blank && underlined('=') {
            return Some(1);
        }
        if before_blank && underlined('-') {
            return Some(2);
        }
        if self.spaced || !before_blank || !is_heading_like(text) {
            return None;
        }
        let first = self.lines[..i].iter().all(|l| l.text.is_empty());
        let something_follows = self.lines[i + 1..].iter().any(|l| !l.text.is_empty());
        // Directly above text, without an empty line: only a question or a few words without a subject.
        let tight = !next.is_empty();
        let first_word = text.split(' ').next().unwrap_or("").to_lowercase();
        let subject =
            ["u", "je", "wij", "we", "ik", "hij", "zij", "ze", "het", "dit", "er"].contains(&&*first_word);
        let short = text.ends_with('?') || (!subject && text.split(' ').count() <= 5);
        let continues = next.starts_with(char::is_lowercase);
        if !something_follows || continues || (tight && !short) {
            return None;
        }
        Some(if first { 1 } else { 2 })
    }
}

fn span_of(line: &Line<'_>, skip: usize) -> Span {
    Span::new(line.start + skip, line.start + line.text.len())
}

/// Short, starts like a sentence, does not end like one.
fn is_heading_like(text: &str) -> bool {
    let words = text.split_whitespace().count();
    let starts = text.chars().next().is_some_and(|c| c.is_uppercase() || c.is_ascii_digit());
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    let question = text.ends_with('?') && words <= 10;
    let open = ends_sentence(text) && !question;
    starts
        && !open
        && words <= 9
        && text.chars().count() <= 70
        && letters >= 3
        && !text.ends_with(',')
        && !is_contact(text)
}

/// Address and telephone lines look like headings but are none.
fn is_contact(text: &str) -> bool {
    let digits = text.chars().filter(char::is_ascii_digit).count();
    text.contains('@') || text.contains("www.") || digits >= 6
}

fn lead(text: &str) -> Lead {
    let mut chars = text.chars();
    let Some(first) = chars.next() else { return Lead::None };
    let rest = chars.as_str();
    let after_mark =
        |mark_len: usize| mark_len + (text[mark_len..].len() - text[mark_len..].trim_start().len());
    for mark in ["[ ]", "[x]", "[X]", "( )", "(x)", "☐", "☑", "☒", "□", "❑", "❏"] {
        if text.starts_with(mark) {
            return Lead::Answer(after_mark(mark.len()));
        }
    }
    if matches!(first, 'O' | '○' | 'o')
        && rest.starts_with([' ', '\t'])
        && rest.trim().split(' ').count() <= 6
    {
        let answer = rest.trim();
        if first != 'o' && !answer.ends_with('.') {
            return Lead::Answer(after_mark(first.len_utf8()));
        }
    }
    let bullet = "-*•–—‣▪●◦·‒\u{f0b7}\u{f0a7}".contains(first) || first == 'o';
    if bullet && rest.starts_with([' ', '\t']) && !rest.trim().is_empty() {
        return Lead::Bullet(after_mark(first.len_utf8()));
    }
    if "•▪●‣\u{f0b7}".contains(first) {
        return Lead::Bullet(after_mark(first.len_utf8()));
    }
    let digits = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let tail = &text[digits..];
    if (1..=2).contains(&digits) && tail.starts_with(['.', ')']) && tail[1..].starts_with([' ', '\t']) {
        return Lead::Number(after_mark(digits + 1));
    }
    Lead::None
}

/// `Naam: ......`, `Geboortedatum: ____`, `Datum:`: the end of the label, if the line is a form field.
fn label_end(text: &str) -> Option<usize> {
    let colon = text.find(':')?;
    let (label, rest) = (&text[..colon], text[colon + 1..].trim());
    let blank = !rest.is_empty() && rest.chars().all(|c| "._…- /€|".contains(c));
    (blank && label.split_whitespace().count() <= 8).then_some(colon)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn blocks(text: &str) -> Vec<(BlockKind, String)> {
        let document = read("t.txt", text);
        document.blocks().iter().map(|b| (b.kind, b.span.of(document.text()).to_owned())).collect()
    }

    #[test]
    fn unwraps_lines_and_mends_hyphens() {
        let found =
            blocks("Wij houden van gezond-\nheid en van voor-\nen nadelen van het\nleven.\r\n\r\nTweede.");
        assert_eq!(found[0].1, "Wij houden van gezondheid en van voor- en nadelen van het leven.");
        assert_eq!(found[1].1, "Tweede.");
    }

    #[test]
    fn a_sentence_per_line_is_one_paragraph() {
        let document = read(
            "t.txt",
            "U komt nuchter\nU neemt uw pas mee naar de balie op de tweede verdieping\nDaarna wacht u.",
        );
        assert_eq!(document.blocks().len(), 1);
        assert_eq!(document.line_breaks().len(), 2);
        assert_eq!(document.chosen_breaks(), [15]);
    }

    #[test]
    fn headings_lists_and_forms() {
        let found = blocks(
            "Prikken\n\nWat doet u?\n\n1. Ga zitten.\n2. Adem rustig.\n\n- water\n- brood\n\nNaam: ......\n[ ] ja\n[ ] nee\n",
        );
        let kinds: Vec<BlockKind> = found.iter().map(|b| b.0).collect();
        let step = BlockKind::ListItem { ordered: true, depth: 1 };
        let item = BlockKind::ListItem { ordered: false, depth: 1 };
        let (h1, h2) = (BlockKind::Heading(1), BlockKind::Heading(2));
        assert_eq!(
            kinds,
            [h1, h2, step, step, item, item, BlockKind::Label, BlockKind::Answer, BlockKind::Answer]
        );
        assert_eq!(found[7].1, "ja");
    }

    #[test]
    fn positions_survive_bom_and_decomposed_letters() {
        let document = read("t.txt", "\u{feff}Een cafe\u{301} open");
        assert_eq!(document.text(), "Een café open\n");
        let open = Span::new(10, 14);
        assert_eq!(open.of(document.text()), "open");
        let place = document.locate(open);
        assert_eq!((place.start, place.end, place.column), (14, 18, 11));
    }
}
