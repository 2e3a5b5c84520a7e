//! The feature table as Arrow data.

use std::collections::HashMap;
use std::sync::Arc;

use arrow_array::builder::{Float64Builder, Int64Builder, StringBuilder};
use arrow_array::{Array, ArrayRef, RecordBatch, StructArray};
use arrow_schema::{DataType, Field, FieldRef, Schema, SchemaRef};
use helder::features::{self, Per};
use pyo3::exceptions::{PyKeyError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::{PyCapsule, PyDict};
use pyo3_arrow::ffi::{ArrayIterator, to_schema_pycapsule, to_stream_pycapsule};

use crate::checker::{Rows, per_named};
use crate::column::{Column, from_values};

/// A feature table: Arrow data in one or more pieces.
#[pyclass(frozen, module = "helder._helder")]
pub struct Table {
    per: Per,
    schema: SchemaRef,
    batches: Arc<Vec<RecordBatch>>,
}

fn noted(field: Field, unit: &str, definition: &str, source: &str) -> Field {
    let notes = [("unit", unit), ("definition", definition), ("source", source)];
    field.with_metadata(notes.into_iter().map(|(k, v)| (k.to_owned(), v.to_owned())).collect())
}

/// The columns: which text and part a row is about (where rows are parts), the values, why there is no LiNT-II score.
fn schema(per: Per, made: HashMap<String, String>) -> SchemaRef {
    let mut fields = Vec::new();
    if per != Per::Document {
        let number = |name, definition| {
            noted(Field::new(name, DataType::Int64, false), "number", definition, "helder")
        };
        fields.push(number("index", "Index of the text among those given, from 0."));
        fields.push(number("number", "Number of the part in its text, from 1."));
        fields.push(number("start", "First code point of the part in its text, from 0."));
        fields.push(number("end", "One past the last code point of the part in its text."));
        let text = Field::new("text", DataType::Utf8, false);
        fields.push(noted(text, "text", "The part, without markup.", "helder"));
    }
    for c in features::columns() {
        fields.push(noted(Field::new(c.name, DataType::Float64, true), c.unit, c.definition, c.source));
    }
    let why = "Why there is no LiNT-II score: not-prose, one-word, no-finite-verb, no-frequency or no-noun.";
    fields.push(noted(Field::new("unscored", DataType::Utf8, true), "code", why, "helder"));
    Arc::new(Schema::new_with_metadata(fields, made))
}

/// Puts rows into a table, a portion at a time.
pub struct Builder {
    per: Per,
    schema: SchemaRef,
    batches: Vec<RecordBatch>,
    texts: i64,
}

impl Builder {
    /// An empty table that says what made it.
    pub fn new(per: Per, made: Vec<(&'static str, String)>) -> Self {
        let made = made.into_iter().map(|(k, v)| (k.to_owned(), v)).collect();
        Self { per, schema: schema(per, made), batches: Vec::new(), texts: 0 }
    }

    /// Adds the rows of the next texts.
    pub fn add(&mut self, texts: &[Rows]) -> PyResult<()> {
        let mut columns: Vec<ArrayRef> = Vec::with_capacity(self.schema.fields().len());
        let count = texts.iter().map(|t| t.rows.len()).sum();
        if self.per != Per::Document {
            let mut numbers = [(); 4].map(|()| Int64Builder::with_capacity(count));
            let mut passages = StringBuilder::new();
            for (index, text) in (self.texts..).zip(texts) {
                for (row, (start, end, passage)) in text.rows.iter().zip(&text.places) {
                    let values = [index, row.number.cast_signed() as i64, i64::from(*start), i64::from(*end)];
                    for (builder, value) in numbers.iter_mut().zip(values) {
                        builder.append_value(value);
                    }
                    passages.append_value(passage);
                }
            }
            columns.extend(numbers.iter_mut().map(|b| Arc::new(b.finish()) as ArrayRef));
            columns.push(Arc::new(passages.finish()));
        }
        let rows = || texts.iter().flat_map(|t| &t.rows);
        for (i, _) in features::columns().enumerate() {
            let mut values = Float64Builder::with_capacity(count);
            rows().for_each(|row| values.append_option(row.values.get(i).copied().flatten()));
            columns.push(Arc::new(values.finish()));
        }
        let mut reasons = StringBuilder::new();
        rows().for_each(|row| reasons.append_option(row.unscored));
        columns.push(Arc::new(reasons.finish()));
        let batch = RecordBatch::try_new(Arc::clone(&self.schema), columns).map_err(wrong)?;
        self.batches.push(batch);
        self.texts += texts.len().cast_signed() as i64;
        Ok(())
    }

    /// The table.
    pub fn finish(self) -> Table {
        Table { per: self.per, schema: self.schema, batches: Arc::new(self.batches) }
    }
}

fn wrong(error: arrow_schema::ArrowError) -> PyErr {
    PyValueError::new_err(error.to_string())
}

impl Table {
    fn at(&self, index: usize) -> Column {
        let chunks = self.batches.iter().map(|b| Arc::clone(b.column(index))).collect();
        Column::new(Arc::new(self.schema.field(index).clone()), chunks)
    }
}

#[pymethods]
impl Table {
    /// Of which parts the rows are.
    #[getter]
    fn per(&self) -> &'static str {
        self.per.as_str()
    }

    /// The names of the columns.
    #[getter]
    fn names(&self) -> Vec<&str> {
        self.schema.fields().iter().map(|f| f.name().as_str()).collect()
    }

    /// How many rows there are.
    #[getter]
    fn num_rows(&self) -> usize {
        self.batches.iter().map(RecordBatch::num_rows).sum()
    }

    /// What made the table: schema, version, profile, model, data.
    #[getter]
    fn metadata(&self) -> HashMap<String, String> {
        self.schema.metadata().clone()
    }

    /// The column with this name; `KeyError` if there is none.
    fn column(&self, name: &str) -> PyResult<Column> {
        let index = self.schema.index_of(name).map_err(|_| PyKeyError::new_err(name.to_owned()))?;
        Ok(self.at(index))
    }

    /// A table from columns of Python values; for pickles.
    #[staticmethod]
    fn from_columns(
        per: &str,
        metadata: HashMap<String, String>,
        columns: &Bound<'_, PyDict>,
    ) -> PyResult<Self> {
        let per = per_named(per)?;
        let schema = schema(per, metadata);
        let of = |field: &FieldRef| {
            let missing = || PyKeyError::new_err(field.name().clone());
            from_values(field.data_type(), &columns.get_item(field.name())?.ok_or_else(missing)?)
        };
        let arrays: Vec<ArrayRef> = schema.fields().iter().map(of).collect::<PyResult<_>>()?;
        let batch = RecordBatch::try_new(Arc::clone(&schema), arrays).map_err(wrong)?;
        Ok(Self { per, schema, batches: Arc::new(vec![batch]) })
    }

    /// The type, for Arrow.
    fn __arrow_c_schema__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyCapsule>> {
        Ok(to_schema_pycapsule(py, self.schema.as_ref())?)
    }

    /// The data, for Arrow: nothing is copied.
    #[pyo3(signature = (requested_schema=None))]
    fn __arrow_c_stream__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<Bound<'py, PyCapsule>>,
    ) -> PyResult<Bound<'py, PyCapsule>> {
        let field = Field::new_struct("", self.schema.fields().clone(), false)
            .with_metadata(self.schema.metadata().clone());
        let batches: Vec<_> = self
            .batches
            .iter()
            .map(|b| Ok(Arc::new(StructArray::from(b.clone())) as Arc<dyn Array>))
            .collect();
        let reader = ArrayIterator::new(batches, Arc::new(field));
        Ok(to_stream_pycapsule(py, Box::new(reader), requested_schema)?)
    }
}
