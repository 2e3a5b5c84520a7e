//! The data beside the project that corpus tests measure on. Tests skip with a clear line when it is absent.
#![allow(dead_code)]

use std::path::PathBuf;

/// The folder `shared`, beside the project.
pub fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared")
}

/// The text of a shared file, or `None` with a line that says the test is skipped.
pub fn read(path: &str) -> Option<String> {
    let full = folder().join(path);
    match std::fs::read_to_string(&full) {
        Ok(text) => Some(text),
        Err(_) => {
            println!("SKIPPED: {} is not there", full.display());
            None
        }
    }
}

/// The sentences of a CoNLL-U text: words, each with whether a space follows.
pub fn conllu_sentences(text: &str) -> Vec<Vec<(&str, bool)>> {
    text.split("\n\n")
        .map(|block| {
            block
                .lines()
                .map(|line| line.split('\t').collect::<Vec<_>>())
                .filter(|c| c.len() == 10 && c[0].bytes().all(|b| b.is_ascii_digit()))
                .map(|c| (c[1], !c[9].contains("SpaceAfter=No")))
                .collect()
        })
        .filter(|sentence: &Vec<_>| !sentence.is_empty())
        .collect()
}
