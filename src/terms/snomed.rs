//! The patient-friendly Dutch terms of a SNOMED CT release that the user has a licence for. Nothing of SNOMED CT
//! is part of this project.
//!
//! An RF2 release has a file of descriptions and files of language reference sets; names change between releases,
//! so files are known by their columns, and the reference set by its id.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::path::{Path, PathBuf};

use crate::error::{Error, ErrorKind};

/// The reference set of patient-friendly Dutch terms.
const PATIENT_FRIENDLY: &str = "15551000146102";
const FULLY_SPECIFIED: &str = "900000000000003001";
const SYNONYM: &str = "900000000000013009";
const TEXT_DEFINITION: &str = "900000000000550004";

struct Description {
    concept: String,
    kind: &'static str,
    term: String,
}

/// The list (TSV with `term`, `plain`, `explanation`, `concept`) that a release in this folder gives.
pub(super) fn read(folder: &Path) -> Result<String, Error> {
    let failed = |message: &str| Error::new(ErrorKind::Terms, message).in_file(folder.display().to_string());
    let mut files = Vec::new();
    walk(folder, 0, &mut files).map_err(|e| failed("Ik kan deze map niet lezen.").because(e))?;
    files.sort();
    let mut friendly = HashSet::new();
    let mut refsets = 0;
    for path in &files {
        each(path, Some("refsetId"), |columns, fields| {
            refsets += 1;
            let get = |name| column(columns, fields, name);
            if get("refsetId") == PATIENT_FRIENDLY && get("active") == "1" {
                friendly.insert(get("referencedComponentId").to_owned());
            }
        })?;
    }
    if friendly.is_empty() {
        return Err(failed(if refsets == 0 {
            "Ik vind hier geen uitgave van SNOMED CT (RF2)."
        } else {
            "In deze uitgave van SNOMED CT staan geen patiëntvriendelijke termen."
        }));
    }
    // The newest state of every description that is active and Dutch.
    let mut descriptions: HashMap<String, (String, bool, Description)> = HashMap::new();
    for path in &files {
        each(path, Some("conceptId"), |columns, fields| {
            let get = |name| column(columns, fields, name);
            let kind = match get("typeId") {
                SYNONYM => SYNONYM,
                TEXT_DEFINITION => TEXT_DEFINITION,
                FULLY_SPECIFIED => FULLY_SPECIFIED,
                _ => return,
            };
            if get("languageCode") != "nl" || kind == FULLY_SPECIFIED {
                return;
            }
            let time = get("effectiveTime").to_owned();
            let newer = descriptions.get(get("id")).is_none_or(|(old, _, _)| *old <= time);
            if newer {
                let description =
                    Description { concept: get("conceptId").to_owned(), kind, term: plain_text(get("term")) };
                descriptions.insert(get("id").to_owned(), (time, get("active") == "1", description));
            }
        })?;
    }
    Ok(list(&friendly, descriptions))
}

fn list(friendly: &HashSet<String>, descriptions: HashMap<String, (String, bool, Description)>) -> String {
    #[derive(Default)]
    struct Concept {
        plain: Vec<String>,
        terms: Vec<String>,
        definition: String,
    }
    let mut concepts: BTreeMap<String, Concept> = BTreeMap::new();
    for (id, (_, active, description)) in descriptions {
        if !active || description.term.is_empty() {
            continue;
        }
        let concept = concepts.entry(description.concept).or_default();
        match (description.kind, friendly.contains(&id)) {
            (SYNONYM, true) => concept.plain.push(description.term),
            (SYNONYM, false) => concept.terms.push(description.term),
            (TEXT_DEFINITION, true) => concept.definition = description.term,
            _ => {}
        }
    }
    let mut out = String::from("term\tplain\texplanation\tconcept\n");
    for (id, mut concept) in concepts {
        concept.plain.sort();
        concept.terms.sort();
        if concept.plain.is_empty() {
            continue;
        }
        let plain = concept.plain.join("|").replace('\t', " ");
        for term in concept.terms.iter().filter(|t| !concept.plain.contains(t)) {
            out.push_str(&[term.as_str(), &plain, &concept.definition, &format!("sct-{id}")].join("\t"));
            out.push('\n');
        }
    }
    out
}

/// Text definitions may hold HTML. Marks of the term notation are taken out too.
fn plain_text(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut inside = false;
    for c in text.chars() {
        match c {
            '<' => inside = true,
            '>' if inside => {
                inside = false;
                out.push(' ');
            }
            '[' | ']' | '{' | '}' | '|' => out.push(' '),
            c if !inside => out.push(c),
            _ => {}
        }
    }
    out.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn walk(folder: &Path, depth: usize, files: &mut Vec<PathBuf>) -> std::io::Result<()> {
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() && depth < 6 {
            walk(&path, depth + 1, files)?;
        } else if path.extension().is_some_and(|e| e == "txt") {
            files.push(path);
        }
    }
    Ok(())
}

fn column<'f>(columns: &[&str], fields: &[&'f str], name: &str) -> &'f str {
    columns.iter().position(|c| *c == name).and_then(|i| fields.get(i)).copied().unwrap_or("")
}

/// Calls `give` with the columns and fields of every row of a file that has the column `needed`.
fn each(path: &Path, needed: Option<&str>, mut give: impl FnMut(&[&str], &[&str])) -> Result<(), Error> {
    use std::io::BufRead;
    let failed = |error: std::io::Error| {
        Error::new(ErrorKind::Io, "Ik kan dit bestand niet lezen.")
            .in_file(path.display().to_string())
            .because(error)
    };
    let mut lines = std::io::BufReader::new(std::fs::File::open(path).map_err(failed)?).lines();
    let Some(header) = lines.next().transpose().map_err(failed)? else { return Ok(()) };
    let columns: Vec<&str> = header.trim_start_matches('\u{feff}').trim_end().split('\t').collect();
    if needed.is_some_and(|n| !columns.contains(&n)) {
        return Ok(());
    }
    for line in lines {
        let line = line.map_err(failed)?;
        let fields: Vec<&str> = line.trim_end_matches(['\r', '\n']).split('\t').collect();
        if fields.len() == columns.len() {
            give(&columns, &fields);
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn write(folder: &Path, name: &str, lines: &[&str]) {
        std::fs::create_dir_all(folder).expect("folder");
        std::fs::write(folder.join(name), lines.join("\r\n") + "\r\n").expect("file");
    }

    /// A made-up release: no identifier or term in it exists.
    fn release(folder: &Path) {
        let terminology = folder.join("Snapshot/Terminology");
        write(
            &terminology,
            "sct2_Description_Snapshot-nl_XX.txt",
            &[
                "id\teffectiveTime\tactive\tmoduleId\tconceptId\tlanguageCode\ttypeId\tterm\tcaseSignificanceId",
                "1\t20250101\t1\t9\t100\tnl\t900000000000003001\tflubberitis (aandoening)\t0",
                "2\t20250101\t1\t9\t100\tnl\t900000000000013009\tflubberitis\t0",
                "3\t20250101\t1\t9\t100\tnl\t900000000000013009\tontsteking van de flubber\t0",
                "4\t20250101\t0\t9\t100\tnl\t900000000000013009\toude flubber\t0",
                "5\t20250101\t1\t9\t200\tnl\t900000000000013009\tzonder vriend\t0",
            ],
        );
        write(
            &terminology,
            "sct2_TextDefinition_Snapshot-nl_XX.txt",
            &[
                "id\teffectiveTime\tactive\tmoduleId\tconceptId\tlanguageCode\ttypeId\tterm\tcaseSignificanceId",
                "6\t20250101\t1\t9\t100\tnl\t900000000000550004\t<p>Uw flubber is <b>rood</b>.</p>\t0",
            ],
        );
        write(
            &folder.join("Snapshot/Refset/Language"),
            "der2_cRefset_LanguageSnapshot-nl_XX.txt",
            &[
                "id\teffectiveTime\tactive\tmoduleId\trefsetId\treferencedComponentId\tacceptabilityId",
                "a\t20250101\t1\t9\t15551000146102\t3\t900000000000548007",
                "b\t20250101\t1\t9\t15551000146102\t6\t900000000000548007",
                "c\t20250101\t1\t9\t31000146106\t2\t900000000000548007",
            ],
        );
    }

    fn folder(name: &str) -> PathBuf {
        let folder = std::env::temp_dir().join(format!("helder-snomed-{}-{name}", std::process::id()));
        let _ = std::fs::remove_dir_all(&folder);
        std::fs::create_dir_all(&folder).expect("temporary folder");
        folder
    }

    #[test]
    fn gives_patient_friendly_terms() {
        let folder = folder("release");
        release(&folder);
        let text = read(&folder).expect("a release");
        assert_eq!(
            text,
            "term\tplain\texplanation\tconcept\nflubberitis\tontsteking van de flubber\tUw flubber is rood .\tsct-100\n"
        );
        let path = format!("snomed:{}", folder.display());
        let (terms, errors) = crate::terms::Terms::builder().path(&path).expect("a release").build();
        assert!(errors.is_empty(), "{errors:?}");
        assert_eq!(terms.lookup("flubberitis")[0].entry.concept(), "sct-100");
        std::fs::remove_dir_all(folder).expect("clean up");
    }

    #[test]
    fn says_when_there_is_no_release() {
        let folder = folder("empty");
        let error = read(&folder).expect_err("empty folder");
        assert!(error.to_string().contains("geen uitgave"), "{error}");
        std::fs::remove_dir_all(folder).expect("clean up");
        assert!(read(Path::new("/does/not/exist")).is_err());
    }
}
