//! `helder vbi` and `helder checklist`.

use helder::report::to_json;
use helder::{Checker, Error};

use super::args::{InstrumentArgs, InstrumentFormat};
use super::session::Session;
use super::{CLEAN, check, output, text};

/// Which instrument.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Which {
    Vbi,
    Checklist,
}

pub fn run(args: &InstrumentArgs, which: Which) -> Result<u8, Error> {
    let session = Session::new(&args.input, Checker::builder().kind(args.kind).build()?, &[], &[])?;
    let reports = session.reports()?;
    let rendered = match args.format {
        InstrumentFormat::Text => text::render_instrument(&reports, which),
        InstrumentFormat::Json => to_json(&reports, args.input.profile) + "\n",
    };
    output::write(&rendered, args.input.output.as_deref())?;
    Ok(check::status(&reports, None).max(CLEAN))
}
