//! `helder vbi` and `helder checklist`.

use std::fmt::Write;

use helder::Error;
use helder::instruments::checklist;
use helder::report::to_json;

use super::args::{InstrumentArgs, InstrumentFormat};
use super::session::Session;
use super::{CLEAN, check, interactive, items, judging, output};

/// Which instrument.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Which {
    Vbi,
    Checklist,
    /// Those of `--instrument`.
    Own,
}

impl Which {
    /// The instrument that an answer without a name is to.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Vbi | Self::Own => "vbi",
            Self::Checklist => "checklist",
        }
    }
}

pub fn run(args: &InstrumentArgs, which: Which) -> Result<u8, Error> {
    let which = if args.judging.instrument.is_empty() { which } else { Which::Own };
    let base = judging::checker(&args.judging)?;
    let session = Session::new(&args.input, base.clone(), &[], &[])?;
    if args.interactive {
        return interactive::run(args, &session, &base, which);
    }
    let mut reports = session.reports()?;
    let default = base.instruments().next().map_or(which.id(), |i| i.id.as_str());
    judging::apply_file(&mut reports, &base, &args.judging, default)?;
    let rendered = match args.format {
        InstrumentFormat::Text => items::render_instrument(&reports, which),
        InstrumentFormat::Json => to_json(&reports, args.input.profile) + "\n",
    };
    output::write(&rendered, args.input.output.as_deref())?;
    let enough = judging::status(&reports, &args.judging);
    Ok(check::status(&reports, None).max(enough))
}

/// The page to print: how a team works with its readers, items 1 to 7.
pub fn page(args: &InstrumentArgs) -> Result<u8, Error> {
    let mut out = String::from("# Maak uw tekst samen met lezers\n\n");
    out.push_str("Print deze bladzijde. Vink af wat klaar is.\n");
    for item in checklist().items.iter().filter(|i| !i.steps.is_empty()) {
        let _ = write!(out, "\n## {}. {}\n\n{}\n\n", item.id, item.title, item.advice);
        for step in &item.steps {
            let _ = writeln!(out, "- [ ] {step}");
        }
        let _ = write!(out, "\nVoorbeeld: {}\n", item.example);
    }
    out.push_str("\nWie: ____________________  Klaar op: ____________________\n");
    output::write(&out, args.input.output.as_deref())?;
    Ok(CLEAN)
}
