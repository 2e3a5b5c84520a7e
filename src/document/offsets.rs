use crate::Span;

/// Maps offsets in the document's text to offsets in its source.
///
/// A run is either *linear* (as many bytes on both sides, so offsets inside it differ by a constant) or an
/// *atom* (an entity, a composed letter) that maps as a whole.
#[derive(Clone, Debug, Default)]
pub(super) struct OffsetMap {
    runs: Vec<Run>,
}

#[derive(Clone, Copy, Debug)]
struct Run {
    text: u32,
    source: u32,
    text_len: u32,
    source_len: u32,
}

impl OffsetMap {
    /// Adds the next run; runs come in the order of the text, and linear neighbours are merged.
    pub(super) fn push(&mut self, text: usize, text_len: usize, source: Span) {
        let (text, text_len) = (text as u32, text_len as u32);
        let source_len = source.len() as u32;
        if let Some(last) = self.runs.last_mut() {
            let linear = last.text_len == last.source_len && text_len == source_len;
            let adjacent = last.text + last.text_len == text && last.source + last.source_len == source.start;
            if linear && adjacent {
                last.text_len += text_len;
                last.source_len += source_len;
                return;
            }
        }
        self.runs.push(Run { text, source: source.start, text_len, source_len });
    }

    /// The source range of a text span: from the source of its first byte to that of its last.
    pub(super) fn to_source(&self, span: Span) -> (u32, u32) {
        let start = self.start_of(span.start);
        if span.is_empty() {
            return (start, start);
        }
        (start, self.end_of(span.end).max(start))
    }

    /// The text range that comes from a source range; readers go front to back, so runs are sorted by source too.
    pub(super) fn to_text(&self, start: u32, end: u32) -> (u32, u32) {
        let at = |offset: u32| {
            let i = self.runs.partition_point(|r| r.source <= offset);
            let Some(run) = i.checked_sub(1).and_then(|i| self.runs.get(i)) else { return 0 };
            let inside = (offset - run.source).min(run.source_len);
            run.text + inside.min(run.text_len)
        };
        (at(start), at(end))
    }

    fn start_of(&self, offset: u32) -> u32 {
        let i = self.runs.partition_point(|r| r.text <= offset);
        let Some(run) = i.checked_sub(1).and_then(|i| self.runs.get(i)) else {
            return self.runs.first().map_or(0, |r| r.source);
        };
        let inside = offset - run.text;
        if inside >= run.text_len {
            // Between two runs: the next one is nearer to what is meant.
            return self.runs.get(i).map_or(run.source + run.source_len, |next| next.source);
        }
        if run.text_len == run.source_len { run.source + inside } else { run.source }
    }

    fn end_of(&self, offset: u32) -> u32 {
        let i = self.runs.partition_point(|r| r.text < offset);
        let Some(run) = i.checked_sub(1).and_then(|i| self.runs.get(i)) else { return 0 };
        let inside = (offset - run.text).min(run.text_len);
        if run.text_len == run.source_len { run.source + inside } else { run.source + run.source_len }
    }
}

/// The byte offset at which each line of the source starts.
#[derive(Clone, Debug, Default)]
pub(super) struct LineIndex {
    starts: Vec<u32>,
}

impl LineIndex {
    pub(super) fn new(source: &str) -> Self {
        let mut starts = vec![0];
        let bytes = source.as_bytes();
        for (i, &byte) in bytes.iter().enumerate() {
            let lone_cr = byte == b'\r' && bytes.get(i + 1) != Some(&b'\n');
            if byte == b'\n' || lone_cr {
                starts.push(i as u32 + 1);
            }
        }
        Self { starts }
    }

    /// The line, from 1.
    pub(super) fn number(&self, offset: u32) -> u32 {
        self.starts.partition_point(|&s| s <= offset).max(1) as u32
    }

    /// Line and column, both from 1; the column counts code points, a byte order mark not among them.
    pub(super) fn position(&self, source: &str, offset: u32) -> (u32, u32) {
        let line = self.number(offset) as usize;
        let start = self.starts.get(line - 1).copied().unwrap_or(0);
        let before = Span { start, end: offset.max(start) }.of(source);
        (line as u32, before.chars().filter(|&c| c != '\u{feff}').count() as u32 + 1)
    }

    pub(super) fn line<'s>(&self, source: &'s str, line: u32) -> &'s str {
        let Some(i) = line.checked_sub(1) else { return "" };
        let Some(&start) = self.starts.get(i as usize) else { return "" };
        let end = self.starts.get(i as usize + 1).map_or(source.len(), |&e| e as usize);
        Span::new(start as usize, end)
            .of(source)
            .trim_end_matches(['\r', '\n'])
            .trim_start_matches('\u{feff}')
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn maps_through_atoms_and_gaps() {
        let mut map = OffsetMap::default();
        map.push(0, 3, Span::new(2, 5)); // abc <- **abc**
        map.push(3, 1, Span::new(7, 12)); // & <- &amp;
        map.push(4, 2, Span::new(12, 14));
        assert_eq!(map.to_source(Span::new(0, 3)), (2, 5));
        assert_eq!(map.to_source(Span::new(3, 4)), (7, 12));
        assert_eq!(map.to_source(Span::new(1, 6)), (3, 14));
        assert_eq!(map.to_source(Span::new(3, 3)), (7, 7));
    }

    #[test]
    fn lines_and_columns_count_code_points() {
        let source = "één\r\ntwee 😀 x\rdrie";
        let index = LineIndex::new(source);
        let at = |s: &str| index.position(source, source.find(s).unwrap() as u32);
        assert_eq!(at("n"), (1, 3));
        assert_eq!(at("x"), (2, 8));
        assert_eq!(at("drie"), (3, 1));
        assert_eq!(index.line(source, 2), "twee 😀 x");
    }
}
