//! Reports in little memory: most of a report are the same items and sentences as of any other, so each is kept as
//! what differs from a model report.

use std::sync::LazyLock;

use helder::report::to_json_line;
use helder::{Checker, Document};
use lz4_flex::block::{compress_with_dict, decompress_with_dict};
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::types::PyBytes;

/// A text that has something of most things.
const MODEL: &str = "De patiënt wordt voor de coloscopie onderzocht. U mag 12 uur niets eten, drinken of roken. Indien \
    u m.b.t. de procedure vragen heeft, dient u contact op te nemen met de polikliniek. Bel ons bij koorts.";

static DICTIONARY: LazyLock<Vec<u8>> = LazyLock::new(|| {
    let text = |text| to_json_line(&Checker::default().check(&Document::from_text("<text>", text)));
    // What stands last is found best.
    (text(MODEL) + &text("U komt nuchter.")).into_bytes()
});

/// A report's JSON in little memory; only this process can read it.
pub fn pack_json(json: &str) -> Vec<u8> {
    let mut packed = (json.len() as u32).to_le_bytes().to_vec();
    packed.extend(compress_with_dict(json.as_bytes(), &DICTIONARY));
    packed
}

/// As Python calls it, for reports out of pickles.
#[pyfunction]
pub fn pack<'py>(py: Python<'py>, json: &str) -> Bound<'py, PyBytes> {
    PyBytes::new(py, &pack_json(json))
}

/// The JSON again.
#[pyfunction]
pub fn unpack(packed: &[u8]) -> PyResult<String> {
    let wrong = || PyValueError::new_err("not a packed report of this process");
    let (size, body) = packed.split_first_chunk().ok_or_else(wrong)?;
    let size = u32::from_le_bytes(*size) as usize;
    let json = decompress_with_dict(body, size, &DICTIONARY).map_err(|_| wrong())?;
    String::from_utf8(json).map_err(|_| wrong())
}
