//! The native half of the Python package `helder`: analysis without the interpreter lock, on all cores.
//!
//! Reports cross over as JSON of the library, with positions in code points; the Python half makes objects of it
//! when somebody looks. Feature tables cross over as Arrow data, which nobody copies.

mod annotate;
mod checker;
mod column;
mod errors;
mod lists;
mod offsets;
mod packed;
mod table;
mod texts;
mod work;

use pyo3::prelude::*;

/// The native module.
#[pymodule(gil_used = false)]
fn _helder(module: &Bound<'_, PyModule>) -> PyResult<()> {
    module.add("VERSION", env!("CARGO_PKG_VERSION"))?;
    module.add_class::<checker::Checker>()?;
    module.add_class::<column::Column>()?;
    module.add_class::<table::Table>()?;
    module.add_function(wrap_pyfunction!(annotate::annotate, module)?)?;
    module.add_function(wrap_pyfunction!(lists::columns, module)?)?;
    module.add_function(wrap_pyfunction!(lists::provenance, module)?)?;
    module.add_function(wrap_pyfunction!(lists::rules, module)?)?;
    module.add_function(wrap_pyfunction!(packed::pack, module)?)?;
    module.add_function(wrap_pyfunction!(packed::unpack, module)?)?;
    Ok(())
}
