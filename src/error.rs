use std::fmt;

/// What kind of thing went wrong; enough to decide what to do, the text says the rest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorKind {
    /// A file could not be read or written.
    Io,
    /// The bytes are not text (binary data, or an encoding other than UTF-8).
    NotText,
    /// There is nothing to read: no bytes, or only white space.
    Empty,
    /// The text is larger than the 4 GiB that offsets can address.
    TooLarge,
    /// The format is not known or not supported.
    Format,
    /// A settings file or setting is wrong.
    Settings,
    /// A term list is wrong.
    Terms,
    /// An answers file is wrong.
    Answers,
    /// An instrument's data are wrong.
    Instrument,
    /// CoNLL-U input is wrong.
    Conllu,
    /// The text is not Dutch, and the caller asked to be strict.
    NotDutch,
}

/// The one error of the library: it says what is wrong and where (file, line, column).
///
/// ```
/// let error = helder::Document::from_bytes("foto.txt", b"\x00\x01\x02").unwrap_err();
/// assert_eq!(error.kind(), helder::ErrorKind::NotText);
/// assert!(error.to_string().starts_with("foto.txt:"));
/// ```
#[derive(Debug)]
pub struct Error {
    inner: Box<Inner>,
}

#[derive(Debug)]
struct Inner {
    kind: ErrorKind,
    message: String,
    file: Option<String>,
    line: Option<u32>,
    column: Option<u32>,
    source: Option<Box<dyn std::error::Error + Send + Sync>>,
}

impl Error {
    /// A new error with a message for people, in plain Dutch, without a place yet.
    pub fn new(kind: ErrorKind, message: impl Into<String>) -> Self {
        let inner =
            Inner { kind, message: message.into(), file: None, line: None, column: None, source: None };
        Self { inner: Box::new(inner) }
    }

    /// The same error, said of a file.
    #[must_use]
    pub fn in_file(mut self, file: impl Into<String>) -> Self {
        self.inner.file.get_or_insert_with(|| file.into());
        self
    }

    /// The same error, at a line and column (both from 1, columns in code points).
    #[must_use]
    pub fn at(mut self, line: usize, column: Option<usize>) -> Self {
        self.inner.line = Some(line as u32);
        self.inner.column = column.map(|c| c as u32);
        self
    }

    /// The same error, with its cause.
    #[must_use]
    pub fn because(mut self, cause: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Self {
        self.inner.source = Some(cause.into());
        self
    }

    /// What kind of error this is.
    pub fn kind(&self) -> ErrorKind {
        self.inner.kind
    }

    /// What is wrong, without the place.
    pub fn message(&self) -> &str {
        &self.inner.message
    }

    /// The file it is about.
    pub fn file(&self) -> Option<&str> {
        self.inner.file.as_deref()
    }

    /// The line, from 1.
    pub fn line(&self) -> Option<u32> {
        self.inner.line
    }

    /// The column in code points, from 1.
    pub fn column(&self) -> Option<u32> {
        self.inner.column
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let inner = &*self.inner;
        match (&inner.file, inner.line, inner.column) {
            (Some(file), Some(line), Some(column)) => write!(f, "{file}:{line}:{column}: ")?,
            (Some(file), Some(line), None) => write!(f, "{file}:{line}: ")?,
            (Some(file), None, _) => write!(f, "{file}: ")?,
            (None, Some(line), _) => write!(f, "regel {line}: ")?,
            (None, None, _) => {}
        }
        f.write_str(&inner.message)
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.inner.source.as_ref().map(|e| &**e as &(dyn std::error::Error + 'static))
    }
}
