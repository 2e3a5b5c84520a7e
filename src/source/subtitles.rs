use crate::Span;
use crate::document::{BlockKind, Document, DocumentBuilder};
use crate::source::Format;

/// A pause of this many milliseconds between two cues starts a new paragraph: a new part of the film.
const PAUSE_MS: u32 = 2_000;

/// Reads `SubRip` and `WebVTT`: the texts of the cues run on as paragraphs, and every cue keeps its times. What does
/// not follow the format is left out, never an error: subtitles come from many programs.
pub(super) fn read(name: &str, source: String) -> Document {
    // The builder owns the source, so the lines are those of a copy.
    let copy = source.clone();
    let lines = lines_of(&copy);
    let mut reader = Reader {
        builder: DocumentBuilder::new(name, Format::Subtitles, source),
        lines: &lines,
        last_end: None,
        speaker: false,
    };
    reader.run();
    reader.builder.finish()
}

/// A line without its end, and its first byte.
type Line<'s> = (&'s str, usize);

fn lines_of(source: &str) -> Vec<Line<'_>> {
    let mut start = 0;
    let mut lines = Vec::new();
    for raw in source.split_inclusive('\n') {
        let text = raw.trim_end_matches(['\n', '\r']);
        let lead = if start == 0 { text.len() - text.trim_start_matches('\u{feff}').len() } else { 0 };
        lines.push((&text[lead..], start + lead));
        start += raw.len();
    }
    lines
}

struct Reader<'s> {
    builder: DocumentBuilder,
    lines: &'s [Line<'s>],
    last_end: Option<u32>,
    /// The last cue ended a sentence, so that a change of speaker starts a new paragraph.
    speaker: bool,
}

impl Reader<'_> {
    fn run(&mut self) {
        let mut i = 0;
        while let Some((text, _)) = self.lines.get(i) {
            i += 1;
            let Some((start, end)) = times(text) else {
                // Notes and styles of WebVTT run to the next empty line.
                if ["NOTE", "STYLE", "REGION"].iter().any(|k| text.starts_with(k)) {
                    while self.lines.get(i).is_some_and(|(t, _)| !t.trim().is_empty()) {
                        i += 1;
                    }
                }
                continue;
            };
            let first = i;
            while self.lines.get(i).is_some_and(|(t, _)| !t.trim().is_empty() && times(t).is_none()) {
                i += 1;
            }
            // Without an empty line before it, the number of the next cue is the last line of this one.
            let mut last = i;
            let next_is_times = self.lines.get(i).is_some_and(|(t, _)| times(t).is_some());
            if next_is_times && last > first && self.lines[last - 1].0.trim().parse::<u32>().is_ok() {
                last -= 1;
            }
            self.cue(first..last, start, end);
        }
        self.builder.close();
    }

    fn cue(&mut self, lines: std::ops::Range<usize>, start_ms: u32, end_ms: u32) {
        let pause = self.last_end.is_none_or(|last| start_ms >= last.saturating_add(PAUSE_MS));
        let mut from = None;
        for (text, offset) in &self.lines[lines] {
            let dash = text.trim_start().starts_with(['-', '–']);
            for (k, (from_byte, to_byte)) in spoken(text).into_iter().enumerate() {
                let new_speaker = dash && k == 0;
                if !self.builder.in_block() || (pause && from.is_none()) || (new_speaker && self.speaker) {
                    self.builder.open(BlockKind::Paragraph, false);
                } else if k == 0 {
                    let at = offset + from_byte;
                    self.builder.line_break(Span::new(at, at), false);
                }
                from.get_or_insert(self.builder.position());
                self.builder.push(Span::new(offset + from_byte, offset + to_byte));
                self.speaker = text[..to_byte].trim_end().ends_with(['.', '!', '?']);
            }
        }
        if let Some(from) = from {
            self.builder.cue(from, start_ms, end_ms);
            self.last_end = Some(end_ms);
        }
    }
}

/// The parts of a line that are words: without tags such as `<i>` and `{\an8}`, and without the dash of a speaker.
fn spoken(line: &str) -> Vec<(usize, usize)> {
    let lead = line.len() - line.trim_start().len();
    let body = line[lead..].trim_start_matches(['-', '–']).trim_start();
    let mut at = line.len() - body.len();
    let mut parts = Vec::new();
    while at < line.len() {
        let rest = &line[at..];
        let open = rest.find(['<', '{']).unwrap_or(rest.len());
        if open > 0 {
            parts.push((at, at + open));
        }
        let tag = &rest[open..];
        let close = if tag.starts_with('<') { '>' } else { '}' };
        match tag.find(close) {
            Some(end) => at += open + end + 1,
            // No tag after all, as in '< 5'.
            None if tag.is_empty() => break,
            None => {
                parts.push((at + open, line.len()));
                break;
            }
        }
    }
    parts.retain(|&(from, to)| !line[from..to].trim().is_empty());
    parts
}

/// The times of a line such as `00:00:01,000 --> 00:00:04,000 align:start`, in milliseconds.
fn times(line: &str) -> Option<(u32, u32)> {
    let (start, rest) = line.split_once("-->")?;
    let end = rest.split_whitespace().next()?;
    Some((time(start.trim())?, time(end)?))
}

/// `hh:mm:ss,mmm` or `mm:ss.mmm` in milliseconds.
fn time(text: &str) -> Option<u32> {
    let (clock, fraction) = text.split_once([',', '.']).unwrap_or((text, "0"));
    let mut seconds = 0_u32;
    let mut parts = 0;
    for part in clock.split(':') {
        seconds = seconds.checked_mul(60)?.checked_add(part.parse().ok()?)?;
        parts += 1;
    }
    let digits: String = fraction.chars().take(3).collect();
    let ms: u32 = format!("{digits:0<3}").parse().ok()?;
    (2..=3).contains(&parts).then(|| seconds.checked_mul(1000)?.checked_add(ms))?
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cues(document: &Document) -> Vec<(&str, u32, u32)> {
        document.cues().iter().map(|c| (c.span.of(document.text()), c.start_ms, c.end_ms)).collect()
    }

    #[test]
    fn reads_subrip() {
        let source = "\u{feff}1\r\n00:00:01,000 --> 00:00:03,500\r\n<i>U krijgt een prik\r\nin uw arm.</i>\r\n\r\n\
                      2\r\n00:00:04,000 --> 00:00:05,000\r\nDat doet even pijn.\r\n3\r\n\
                      00:00:09,000 --> 00:00:10,250\r\n{\\an8}Bel ons bij koorts.\r\n";
        let document = read("film.srt", source.to_owned());
        assert_eq!(
            document.text(),
            "U krijgt een prik in uw arm. Dat doet even pijn.\nBel ons bij koorts.\n"
        );
        assert_eq!(
            cues(&document),
            [
                ("U krijgt een prik in uw arm.", 1000, 3500),
                ("Dat doet even pijn.", 4000, 5000),
                ("Bel ons bij koorts.", 9000, 10250)
            ]
        );
        let place = document.locate(document.cues()[2].span);
        assert_eq!((place.line, place.column), (11, 7));
    }

    #[test]
    fn reads_webvtt() {
        let source = "WEBVTT\n\nNOTE gemaakt\nmet de hand\n\nintro\n00:01.000 --> 00:03.000 line:0\n\
                      <v Dokter>Dag!</v>\n\n00:03.100 --> 00:04.000\n- Dag dokter.\n";
        let document = read("film.vtt", source.to_owned());
        assert_eq!(document.text(), "Dag!\nDag dokter.\n");
        assert_eq!(cues(&document), [("Dag!", 1000, 3000), ("Dag dokter.", 3100, 4000)]);
    }

    #[test]
    fn bad_subtitles_do_no_harm() {
        for source in [
            "",
            "-->",
            "1\n99:99:99:99 --> x\nDag",
            "00:00:01 --> \n",
            "00:00:05,000 --> 00:00:01,000\nkort < lang {",
        ] {
            let document = read("film.srt", source.to_owned());
            assert!(document.cues().iter().all(|c| c.end_ms >= c.start_ms), "{source}");
        }
    }
}
