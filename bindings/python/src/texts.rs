//! Texts as Python has them: strings of any iterable, or an Arrow column of strings.

use std::collections::VecDeque;

use arrow_array::{Array, ArrayRef, LargeStringArray};
use arrow_cast::cast;
use arrow_schema::DataType;
use pyo3::exceptions::{PyOverflowError, PyTypeError};
use pyo3::prelude::*;
use pyo3::pybacked::PyBackedStr;
use pyo3::types::{PyFloat, PyIterator, PyString};
use pyo3_arrow::input::AnyArray;

/// At most so many texts at a time for each thread.
const COUNT: usize = 2048;
/// At most so many bytes at a time for each thread, or one text.
const BYTES: usize = 4 << 20;

/// A text that Python or Arrow holds; nobody copies it.
pub enum Text {
    /// A `str`.
    Python(PyBackedStr),
    /// A row of an Arrow column.
    Arrow(LargeStringArray, usize),
}

impl Text {
    /// The text.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Python(text) => text,
            Self::Arrow(column, row) => column.value(*row),
        }
    }

    /// The text as a `str`: the very one that was given, where there was one.
    pub fn to_python(&self, py: Python<'_>) -> PyResult<Py<PyString>> {
        match self {
            Self::Python(text) => Ok(text.into_pyobject(py)?.unbind()),
            Self::Arrow(column, row) => Ok(PyString::new(py, column.value(*row)).unbind()),
        }
    }

    /// Takes a `str`; the library's offsets reach up to 4 GiB.
    pub fn new(text: &Bound<'_, PyString>) -> PyResult<Self> {
        let text = PyBackedStr::try_from(text.clone())?;
        if u32::try_from(text.len()).is_err() {
            return Err(PyOverflowError::new_err("a text of more than 4 GiB"));
        }
        Ok(Self::Python(text))
    }
}

/// Whether missing texts may be there.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Missing {
    /// `None`, `NaN` and Arrow's null give a row without values.
    Allowed,
    /// They are a `TypeError`.
    Refused,
}

/// Many texts, taken a portion at a time.
pub struct Texts {
    source: Source,
    missing: Missing,
    taken: usize,
}

enum Source {
    Python(Py<PyIterator>),
    Arrow(VecDeque<LargeStringArray>, usize),
}

impl Texts {
    /// Takes any iterable of `str`, or anything with the Arrow interface that holds one column of strings.
    pub fn new(texts: &Bound<'_, PyAny>, missing: Missing) -> PyResult<Self> {
        if texts.is_instance_of::<PyString>() {
            let message = "texts must hold many strings; for one text, give [text]";
            return Err(PyTypeError::new_err(message));
        }
        let source = match arrow(texts)? {
            Some(columns) => Source::Arrow(columns, 0),
            None => Source::Python(texts.try_iter()?.unbind()),
        };
        Ok(Self { source, missing, taken: 0 })
    }

    /// The next texts; empty at the end.
    pub fn portion(&mut self, py: Python<'_>, threads: usize) -> PyResult<Vec<Option<Text>>> {
        let (count, bytes) = (COUNT * threads, BYTES * threads);
        let mut portion = Vec::new();
        let mut size = 0;
        while portion.len() < count && size < bytes {
            let text = match &mut self.source {
                Source::Arrow(columns, row) => next_row(columns, row),
                Source::Python(iterator) => match iterator.bind(py).clone().next() {
                    Some(item) => Some(string(&item?, self.taken)?),
                    None => None,
                },
            };
            let Some(text) = text else { break };
            match &text {
                Some(text) => size += text.as_str().len(),
                None if self.missing == Missing::Allowed => {}
                None => return Err(wrong(self.taken, "a missing value")),
            }
            portion.push(text);
            self.taken += 1;
        }
        Ok(portion)
    }
}

fn wrong(index: usize, what: &str) -> PyErr {
    PyTypeError::new_err(format!("texts[{index}] must be str, not {what}"))
}

/// A text of an iterable; `None` for a missing value.
fn string(item: &Bound<'_, PyAny>, index: usize) -> PyResult<Option<Text>> {
    if let Ok(text) = item.cast::<PyString>() {
        return Text::new(text).map(Some);
    }
    // Tables mark missing texts with NaN, or with an object of their own.
    let type_name = item.get_type().name()?.to_string();
    let nan = item.cast::<PyFloat>().is_ok_and(|f| f.extract::<f64>().is_ok_and(f64::is_nan));
    if item.is_none() || nan || type_name == "NAType" {
        return Ok(None);
    }
    Err(wrong(index, &type_name))
}

/// The next row of the chunks, as an iterator gives it: nothing at the end, and a row may be missing.
#[expect(clippy::option_option, reason = "the end and a missing text are two things")]
fn next_row(columns: &mut VecDeque<LargeStringArray>, row: &mut usize) -> Option<Option<Text>> {
    loop {
        let column = columns.front()?;
        if *row < column.len() {
            let text = column.is_valid(*row).then(|| Text::Arrow(column.clone(), *row));
            *row += 1;
            return Some(text);
        }
        columns.pop_front();
        *row = 0;
    }
}

/// The chunks of an Arrow column; `None` for an object without that interface, or one that cannot use it now (pandas
/// without pyarrow).
fn arrow(texts: &Bound<'_, PyAny>) -> PyResult<Option<VecDeque<LargeStringArray>>> {
    if !texts.hasattr("__arrow_c_stream__")? && !texts.hasattr("__arrow_c_array__")? {
        return Ok(None);
    }
    let Ok(array) = texts.extract::<AnyArray>() else { return Ok(None) };
    let (chunks, field) = array.into_chunked_array()?.into_inner();
    let text = |t: &DataType| matches!(t, DataType::Utf8 | DataType::LargeUtf8 | DataType::Utf8View);
    let good = match field.data_type() {
        DataType::Dictionary(_, values) => text(values),
        DataType::Null => true,
        other => text(other),
    };
    if !good {
        let message = format!("texts must be one column of strings, not {}", field.data_type());
        return Err(PyTypeError::new_err(message));
    }
    chunks.iter().map(large).collect::<PyResult<_>>().map(Some)
}

fn large(chunk: &ArrayRef) -> PyResult<LargeStringArray> {
    let wrong = || PyTypeError::new_err("texts must be one column of strings");
    let chunk = cast(chunk, &DataType::LargeUtf8).map_err(|_| wrong())?;
    chunk.as_any().downcast_ref::<LargeStringArray>().cloned().ok_or_else(wrong)
}
