//! From bytes, as the library counts, to code points, as Python does.

use helder::report::{FileReport, ItemReport};

/// Bytes between two points whose number of code points is known.
const STEP: usize = 128;

/// Maps byte offsets of one text to code points.
pub struct CodePoints<'t> {
    text: &'t [u8],
    /// Code points before every [`STEP`]th byte; empty for ASCII, where the two are the same.
    before: Vec<u32>,
}

impl<'t> CodePoints<'t> {
    /// Prepares a text; linear in its length.
    pub fn new(text: &'t str) -> Self {
        let bytes = text.as_bytes();
        let mut before = Vec::new();
        if !text.is_ascii() {
            let mut count = 0;
            for chunk in bytes.chunks(STEP) {
                before.push(count);
                count += starts(chunk);
            }
            before.push(count);
        }
        Self { text: bytes, before }
    }

    /// The number of code points before a byte offset; an offset behind the text counts as its end.
    pub fn at(&self, offset: u32) -> u32 {
        let offset = (offset as usize).min(self.text.len());
        let Some(&count) = self.before.get(offset / STEP) else { return offset as u32 };
        let rest = self.text.get(offset / STEP * STEP..offset).unwrap_or(&[]);
        count + starts(rest)
    }
}

/// How many code points start in these bytes.
fn starts(bytes: &[u8]) -> u32 {
    bytes.iter().filter(|&&b| b & 0b1100_0000 != 0b1000_0000).count() as u32
}

/// Puts code points in place of all byte offsets of a report on this source.
pub fn convert(report: &mut FileReport, source: &str) {
    let points = CodePoints::new(source);
    for finding in &mut report.findings {
        (finding.start, finding.end) = (points.at(finding.start), points.at(finding.end));
    }
    let items = |items: &mut Vec<ItemReport>| {
        for passage in items.iter_mut().flat_map(|i| &mut i.passages) {
            (passage.start, passage.end) = (points.at(passage.start), points.at(passage.end));
        }
    };
    items(&mut report.checklist);
    items(&mut report.vbi.items);
    for own in &mut report.own {
        items(&mut own.items);
    }
    for sentence in &mut report.sentences {
        let place = &mut sentence.place;
        (place.start, place.end) = (points.at(place.start), points.at(place.end));
    }
}
