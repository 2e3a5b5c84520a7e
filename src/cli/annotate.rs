//! `helder annotate`: CoNLL-U out.

use helder::document::Document;
use helder::dutch::{Analyser, Analysis, conllu};
use helder::{Error, ErrorKind};

use super::args::{AnnotateArgs, AnnotateFrom};
use super::{CLEAN, FAILED, complain, input, output};

pub fn run(args: &AnnotateArgs) -> Result<u8, Error> {
    let mut out = String::new();
    let mut status = CLEAN;
    for input in input::expand(&args.paths, args.stdin_filename.as_deref()) {
        let done = input.and_then(|input| match args.from {
            AnnotateFrom::Text => input.read().map(|document| from_text(&document)),
            AnnotateFrom::Conllu => from_conllu(&input),
        });
        match done {
            Ok(text) => out.push_str(&text),
            Err(error) => {
                complain(&error);
                status = FAILED;
            }
        }
    }
    output::write(&out, args.output.as_deref())?;
    Ok(status)
}

fn from_text(document: &Document) -> String {
    let analysis = Analysis::new(document);
    conllu::write_analysis(&analysis)
}

fn from_conllu(input: &input::Input) -> Result<String, Error> {
    let name = input.name();
    let bytes = input.bytes()?;
    let text = std::str::from_utf8(&bytes).map_err(|error| {
        Error::new(ErrorKind::NotText, "Dit bestand is geen UTF-8.").in_file(name.clone()).because(error)
    })?;
    let mut sentences = conllu::read(text).map_err(|error| error.in_file(name))?;
    conllu::annotate(Analyser::embedded(), &mut sentences);
    Ok(conllu::write(&sentences))
}
