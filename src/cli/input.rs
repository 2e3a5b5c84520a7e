//! From paths to documents.

use std::io::Read;
use std::path::{Path, PathBuf};

use helder::{Document, Error, ErrorKind, Format};

/// One thing to read.
#[derive(Clone, Debug)]
pub enum Input {
    Stdin { name: String },
    File { path: PathBuf },
}

impl Input {
    /// The name as reports show it.
    pub fn name(&self) -> String {
        match self {
            Self::Stdin { name } => name.clone(),
            Self::File { path } => path.display().to_string(),
        }
    }

    /// The bytes.
    pub fn bytes(&self) -> Result<Vec<u8>, Error> {
        let mut bytes = Vec::new();
        let done = match self {
            Self::Stdin { .. } => std::io::stdin().lock().read_to_end(&mut bytes).map(drop),
            Self::File { path } => std::fs::read(path).map(|b| bytes = b),
        };
        done.map_err(|error| unreadable(&error).in_file(self.name()).because(error))?;
        Ok(bytes)
    }

    /// The document.
    pub fn read(&self) -> Result<Document, Error> {
        let name = self.name();
        let format = match self {
            Self::Stdin { name } => Format::from_name(name).unwrap_or(Format::Text),
            Self::File { path } => format_of(path)?,
        };
        Document::from_bytes_as(&name, format, &self.bytes()?)
    }
}

fn format_of(path: &Path) -> Result<Format, Error> {
    let name = path.display().to_string();
    Format::from_name(&name).ok_or_else(|| {
        let extension = path.extension().unwrap_or_default().to_string_lossy();
        Error::new(ErrorKind::Format, format!("Ik kan bestanden met '.{extension}' niet lezen."))
            .in_file(name)
    })
}

fn unreadable(error: &std::io::Error) -> Error {
    let message = match error.kind() {
        std::io::ErrorKind::NotFound => "Dit bestand bestaat niet.".to_owned(),
        std::io::ErrorKind::PermissionDenied => "Ik mag dit bestand niet lezen.".to_owned(),
        std::io::ErrorKind::IsADirectory => "Dit is een map, geen bestand.".to_owned(),
        _ => format!("Ik kan dit bestand niet lezen ({error})."),
    };
    Error::new(ErrorKind::Io, message)
}

/// The inputs that paths stand for: files as they are, folders walked (as `.gitignore` says), `-` and no path at
/// all for standard input.
pub fn expand(paths: &[PathBuf], stdin_name: Option<&str>) -> Vec<Result<Input, Error>> {
    let stdin = || Input::Stdin { name: stdin_name.unwrap_or("<stdin>").to_owned() };
    if paths.is_empty() {
        return vec![Ok(stdin())];
    }
    let mut inputs = Vec::new();
    for path in paths {
        if path.as_os_str() == "-" {
            inputs.push(Ok(stdin()));
        } else if path.is_dir() {
            walk(path, &mut inputs);
        } else {
            inputs.push(Ok(Input::File { path: path.clone() }));
        }
    }
    inputs
}

fn walk(folder: &Path, inputs: &mut Vec<Result<Input, Error>>) {
    let by_name = |a: &std::ffi::OsStr, b: &std::ffi::OsStr| a.cmp(b);
    let walker = ignore::WalkBuilder::new(folder).sort_by_file_name(by_name).require_git(false).build();
    for entry in walker {
        match entry {
            Ok(entry) if entry.file_type().is_some_and(|t| t.is_file()) => {
                // A name without an extension is plain text only if somebody asks for that very file.
                let known = entry.path().extension().is_some() && format_of(entry.path()).is_ok();
                if known {
                    inputs.push(Ok(Input::File { path: entry.into_path() }));
                }
            }
            Ok(_) => {}
            Err(error) => {
                let message = "Ik kan deze map niet lezen.";
                inputs.push(Err(Error::new(ErrorKind::Io, message)
                    .in_file(folder.display().to_string())
                    .because(error)));
            }
        }
    }
}
