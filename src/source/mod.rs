//! Readers: bytes of one format in, a [`Document`] out.

mod markdown;
mod plain;
mod subtitles;

use crate::document::Document;
use crate::error::{Error, ErrorKind};

/// A text format that helder reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum Format {
    /// Plain text.
    Text,
    /// Markdown (`CommonMark` with tables, footnotes and task lists).
    Markdown,
    /// Subtitles: `SubRip` (`.srt`) or `WebVTT` (`.vtt`).
    Subtitles,
}

impl Format {
    /// The format that a file's name promises: `.md` and `.markdown` are Markdown, `.txt`, `.text` and names
    /// without an extension plain text.
    pub fn from_name(name: &str) -> Option<Self> {
        let base = name.rsplit(['/', '\\']).next().unwrap_or(name);
        let Some((_, extension)) = base.rsplit_once('.') else { return Some(Self::Text) };
        match extension.to_ascii_lowercase().as_str() {
            "md" | "markdown" => Some(Self::Markdown),
            "txt" | "text" => Some(Self::Text),
            "srt" | "vtt" => Some(Self::Subtitles),
            _ => None,
        }
    }

    /// The format's name as it stands in reports.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Markdown => "markdown",
            Self::Subtitles => "subtitles",
        }
    }

    /// Whether the format shows what the reader sees: fonts, colours, alignment.
    pub const fn shows_layout(self) -> bool {
        match self {
            Self::Text | Self::Markdown | Self::Subtitles => false,
        }
    }
}

impl std::str::FromStr for Format {
    type Err = Error;

    fn from_str(name: &str) -> Result<Self, Error> {
        match name {
            "text" | "txt" => Ok(Self::Text),
            "markdown" | "md" => Ok(Self::Markdown),
            "subtitles" | "srt" | "vtt" => Ok(Self::Subtitles),
            _ => Err(Error::new(ErrorKind::Format, format!("Ik ken het formaat '{name}' niet."))),
        }
    }
}

impl Document {
    /// Reads bytes; the name says the format, and unknown names are taken as plain text.
    ///
    /// # Errors
    /// [`ErrorKind::NotText`] for binary data and for encodings other than UTF-8 (with the line and column of
    /// the first bad byte), [`ErrorKind::Empty`] when there is nothing but white space, and
    /// [`ErrorKind::TooLarge`] above 4 GiB.
    ///
    /// ```
    /// let document = helder::Document::from_bytes("folder.md", b"# Bloed prikken\n\nU komt nuchter.")?;
    /// assert_eq!(document.format(), helder::Format::Markdown);
    /// # Ok::<(), helder::Error>(())
    /// ```
    pub fn from_bytes(name: &str, bytes: &[u8]) -> Result<Self, Error> {
        Self::from_bytes_as(name, Format::from_name(name).unwrap_or(Format::Text), bytes)
    }

    /// Reads bytes as the given format. Errors as in [`Document::from_bytes`].
    pub fn from_bytes_as(name: &str, format: Format, bytes: &[u8]) -> Result<Self, Error> {
        let text = decode(bytes).map_err(|e| e.in_file(name))?;
        Ok(Self::read(name, format, text.to_owned()))
    }

    /// A document from plain text that is already in memory. An empty text gives an empty document.
    pub fn from_text(name: &str, text: impl Into<String>) -> Self {
        Self::read(name, Format::Text, text.into())
    }

    /// A document from Markdown that is already in memory. An empty text gives an empty document.
    ///
    /// ```
    /// let document = helder::Document::from_markdown("folder.md", "## Wat is *hypertensie*?");
    /// assert!(document.blocks()[0].kind.is_heading());
    /// assert_eq!(document.text(), "Wat is hypertensie?\n");
    /// ```
    pub fn from_markdown(name: &str, text: impl Into<String>) -> Self {
        Self::read(name, Format::Markdown, text.into())
    }

    fn read(name: &str, format: Format, text: String) -> Self {
        match format {
            Format::Text => plain::read(name, &text),
            Format::Markdown => markdown::read(name, &text),
            Format::Subtitles => subtitles::read(name, text),
        }
    }
}

/// The text in the bytes. A byte order mark stays, so that offsets are those of the file.
fn decode(bytes: &[u8]) -> Result<&str, Error> {
    if u32::try_from(bytes.len()).is_err() {
        return Err(Error::new(ErrorKind::TooLarge, "Dit bestand is te groot. Meer dan 4 GB kan niet."));
    }
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let good = &bytes[..error.valid_up_to()];
        let line = good.iter().filter(|&&b| b == b'\n').count() + 1;
        let start = good.iter().rposition(|&b| b == b'\n').map_or(0, |i| i + 1);
        let column = std::str::from_utf8(&good[start..]).map_or(0, |s| s.chars().count()) + 1;
        if bytes.contains(&0) {
            return Error::new(ErrorKind::NotText, "Dit is geen tekst, maar een ander soort bestand.");
        }
        let message = "Dit bestand is geen UTF-8. Bewaar het opnieuw en kies de codering UTF-8.";
        Error::new(ErrorKind::NotText, message).at(line, Some(column)).because(error)
    })?;
    if text.contains('\0') {
        return Err(Error::new(ErrorKind::NotText, "Dit is geen tekst, maar een ander soort bestand."));
    }
    if text.trim_start_matches('\u{feff}').trim().is_empty() {
        return Err(Error::new(ErrorKind::Empty, "Dit bestand is leeg. Er is niets om na te kijken."));
    }
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kind(bytes: &[u8]) -> ErrorKind {
        Document::from_bytes("x.txt", bytes).expect_err("an error").kind()
    }

    #[test]
    fn refuses_what_is_no_text() {
        assert_eq!(kind(b""), ErrorKind::Empty);
        assert_eq!(kind(b" \r\n\t"), ErrorKind::Empty);
        assert_eq!(kind("\u{feff}\n".as_bytes()), ErrorKind::Empty);
        assert_eq!(kind(b"\x89PNG\x00\x00"), ErrorKind::NotText);
        let error = Document::from_bytes("brief.txt", b"Dag,\ncaf\xe9").expect_err("latin-1");
        assert_eq!((error.line(), error.column()), (Some(2), Some(4)));
        assert!(error.to_string().starts_with("brief.txt:2:4: "));
    }

    #[test]
    fn the_name_says_the_format() {
        assert_eq!(Format::from_name("a/b.MD"), Some(Format::Markdown));
        assert_eq!(Format::from_name("a.b/LEESMIJ"), Some(Format::Text));
        assert_eq!(Format::from_name("foto.png"), None);
    }
}
