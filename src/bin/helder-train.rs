//! Trains the language model: `helder-train TREEBANK_FOLDER [OUTPUT_FOLDER]`.
//!
//! `helder-train --lemmas TREEBANK_FOLDER [OUTPUT_FOLDER]` makes only the lemma table anew, in two seconds.

use std::path::Path;
use std::process::ExitCode;

fn main() -> ExitCode {
    let mut args = std::env::args().skip(1).peekable();
    let only_lemmas = args.next_if(|a| a == "--lemmas").is_some();
    let Some(folder) = args.next() else {
        eprintln!("helder-train TREEBANK_FOLDER [OUTPUT_FOLDER]");
        return ExitCode::from(2);
    };
    let output = args.next().unwrap_or_else(|| "dictionaries/model".to_owned());
    match run(Path::new(&folder), Path::new(&output), only_lemmas) {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("{message}");
            ExitCode::FAILURE
        }
    }
}

fn run(folder: &Path, output: &Path, only_lemmas: bool) -> Result<(), String> {
    let start = std::time::Instant::now();
    let trained = if only_lemmas {
        let model = output.join("model.bin");
        let bytes = std::fs::read(&model).map_err(|e| format!("{}: {e}", model.display()))?;
        helder::training::lemmas(folder, bytes)?
    } else {
        helder::training::train(folder, &mut |line| {
            println!("{:5.0} s  {line}", start.elapsed().as_secs_f32());
        })?
    };
    let write = |name: &str, bytes: &[u8]| {
        let path = output.join(name);
        std::fs::write(&path, bytes).map_err(|e| format!("{}: {e}", path.display()))
    };
    write("model.bin", &trained.model)?;
    write("lemmas.tsv", trained.lemmas.as_bytes())?;
    write("model.hash", format!("{}\n", trained.hash).as_bytes())?;
    println!(
        "{:5.0} s  model {} ({} bytes)",
        start.elapsed().as_secs_f32(),
        trained.hash,
        trained.model.len()
    );
    Ok(())
}
