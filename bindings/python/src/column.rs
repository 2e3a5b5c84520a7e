//! One column of a table.

use std::sync::Arc;

use arrow_array::{Array, ArrayRef, Float64Array, Int64Array, StringArray};
use arrow_schema::{DataType, FieldRef};
use pyo3::exceptions::PyIndexError;
use pyo3::prelude::*;
use pyo3::types::{PyCapsule, PyList};
use pyo3_arrow::ffi::{ArrayIterator, to_schema_pycapsule, to_stream_pycapsule};

/// A column: Arrow data in one or more pieces.
#[pyclass(frozen, sequence, module = "helder._helder")]
pub struct Column {
    field: FieldRef,
    chunks: Arc<Vec<ArrayRef>>,
}

impl Column {
    /// A column of these pieces.
    pub fn new(field: FieldRef, chunks: Vec<ArrayRef>) -> Self {
        Self { field, chunks: Arc::new(chunks) }
    }

    fn note(&self, key: &str) -> Option<&str> {
        self.field.metadata().get(key).map(String::as_str)
    }
}

/// A value of a piece, as Python has it.
fn value(py: Python<'_>, chunk: &ArrayRef, row: usize) -> PyResult<Py<PyAny>> {
    if chunk.is_null(row) {
        return Ok(py.None());
    }
    let any = chunk.as_any();
    if let Some(numbers) = any.downcast_ref::<Float64Array>() {
        return Ok(numbers.value(row).into_pyobject(py)?.into_any().unbind());
    }
    if let Some(numbers) = any.downcast_ref::<Int64Array>() {
        return Ok(numbers.value(row).into_pyobject(py)?.into_any().unbind());
    }
    match any.downcast_ref::<StringArray>() {
        Some(texts) => Ok(texts.value(row).into_pyobject(py)?.into_any().unbind()),
        None => Ok(py.None()),
    }
}

#[pymethods]
impl Column {
    /// The name.
    #[getter]
    fn name(&self) -> &str {
        self.field.name()
    }

    /// What the values count in.
    #[getter]
    fn unit(&self) -> Option<&str> {
        self.note("unit")
    }

    /// How the values are computed.
    #[getter]
    fn definition(&self) -> Option<&str> {
        self.note("definition")
    }

    /// Where the definition comes from.
    #[getter]
    fn source(&self) -> Option<&str> {
        self.note("source")
    }

    /// The values: numbers or texts, `None` where one cannot be computed.
    pub fn to_list<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyList>> {
        let list = PyList::empty(py);
        for chunk in self.chunks.iter() {
            for row in 0..chunk.len() {
                list.append(value(py, chunk, row)?)?;
            }
        }
        Ok(list)
    }

    fn __len__(&self) -> usize {
        self.chunks.iter().map(arrow_array::Array::len).sum()
    }

    fn __getitem__(&self, py: Python<'_>, index: isize) -> PyResult<Py<PyAny>> {
        let wanted = if index < 0 { index + self.__len__().cast_signed() } else { index };
        let mut row = usize::try_from(wanted).map_err(|_| PyIndexError::new_err("row out of range"))?;
        for chunk in self.chunks.iter() {
            if row < chunk.len() {
                return value(py, chunk, row);
            }
            row -= chunk.len();
        }
        Err(PyIndexError::new_err("row out of range"))
    }

    fn __iter__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        self.to_list(py)?.as_any().call_method0("__iter__")
    }

    fn __eq__(&self, py: Python<'_>, other: &Bound<'_, PyAny>) -> PyResult<bool> {
        let Ok(other) = other.cast::<Self>() else { return Ok(false) };
        let other = other.get();
        if self.field.name() != other.field.name() || self.__len__() != other.__len__() {
            return Ok(false);
        }
        self.to_list(py)?.eq(other.to_list(py)?)
    }

    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        const SHOWN: usize = 4;
        let first: Vec<String> = (0..self.__len__().min(SHOWN))
            .map(|i| Ok(self.__getitem__(py, i.cast_signed())?.bind(py).repr()?.to_string()))
            .collect::<PyResult<_>>()?;
        let dots = if self.__len__() > SHOWN { ", ..." } else { "" };
        Ok(format!("<Column {} ({} rows): {}{dots}>", self.name(), self.__len__(), first.join(", ")))
    }

    /// The type, for Arrow.
    fn __arrow_c_schema__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyCapsule>> {
        Ok(to_schema_pycapsule(py, self.field.as_ref())?)
    }

    /// The data, for Arrow: nothing is copied.
    #[pyo3(signature = (requested_schema=None))]
    fn __arrow_c_stream__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<Bound<'py, PyCapsule>>,
    ) -> PyResult<Bound<'py, PyCapsule>> {
        let chunks: Vec<_> = self.chunks.iter().cloned().map(Ok).collect();
        let reader = ArrayIterator::new(chunks, Arc::clone(&self.field));
        Ok(to_stream_pycapsule(py, Box::new(reader), requested_schema)?)
    }
}

/// A column of Python values; for pickles.
pub fn from_values(kind: &DataType, values: &Bound<'_, PyAny>) -> PyResult<ArrayRef> {
    Ok(match kind {
        DataType::Float64 => Arc::new(Float64Array::from(values.extract::<Vec<Option<f64>>>()?)),
        DataType::Int64 => Arc::new(Int64Array::from(values.extract::<Vec<Option<i64>>>()?)),
        _ => Arc::new(StringArray::from(values.extract::<Vec<Option<String>>>()?)),
    })
}
