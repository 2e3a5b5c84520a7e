//! Errors of the library as exceptions of the package.

use helder::{Error, ErrorKind};
use pyo3::exceptions::{PyRuntimeError, PyValueError};
use pyo3::prelude::*;

/// The exception for an error: a child of `helder.HelderError`, with file, line and column.
pub fn raise(py: Python<'_>, error: &Error) -> PyErr {
    let kind = match error.kind() {
        ErrorKind::Io => "io",
        ErrorKind::NotText => "not-text",
        ErrorKind::Empty => "empty",
        ErrorKind::TooLarge => "too-large",
        ErrorKind::Format => "format",
        ErrorKind::Settings => "settings",
        ErrorKind::Terms => "terms",
        ErrorKind::NotDutch => "not-dutch",
        _ => "other",
    };
    let made = py.import("helder._errors").and_then(|module| {
        let arguments = (kind, error.message(), error.file(), error.line(), error.column());
        module.getattr("make")?.call1(arguments)
    });
    match made {
        Ok(exception) => PyErr::from_value(exception),
        Err(other) => other,
    }
}

/// An argument that is none of the values that it can have.
pub fn bad_value(error: &Error) -> PyErr {
    PyValueError::new_err(error.message().to_owned())
}

/// A fault of helder itself.
pub fn internal(what: &str) -> PyErr {
    PyRuntimeError::new_err(format!("helder itself failed ({what}); please report this with the text"))
}
