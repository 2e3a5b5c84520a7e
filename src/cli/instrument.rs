//! `helder vbi` and `helder checklist`.

use helder::report::to_json;
use helder::{Checker, Error};

use super::args::{InstrumentArgs, InstrumentFormat};
use super::{CLEAN, check, output, text};

/// Which instrument.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Which {
    Vbi,
    Checklist,
}

pub fn run(args: &InstrumentArgs, which: Which) -> Result<u8, Error> {
    let checker = Checker::builder().settings(check::settings(&args.input)).kind(args.kind).build()?;
    let reports = check::reports(&checker, &args.input)?;
    let rendered = match args.format {
        InstrumentFormat::Text => text::render_instrument(&reports, which),
        InstrumentFormat::Json => to_json(&reports, args.input.profile) + "\n",
    };
    output::write(&rendered, args.input.output.as_deref())?;
    Ok(check::status(&reports, None).max(CLEAN))
}
