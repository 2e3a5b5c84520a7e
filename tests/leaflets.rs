//! Ten leaflets as Dutch and Flemish services write them, with an editor's verdict on every finding.
//!
//! `verdicts.tsv` says per finding whether an editor of plain health information accepts it (`ok` or `wrong`), and
//! why. A change in the rules that brings new findings needs new verdicts: run with `--nocapture` to see them.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use helder::{Checker, Document};

/// A finding as the verdicts name it: file, rule, line, the first characters of its passage.
type Key = (String, String, String, String);

/// So much of a passage stands in the verdicts.
const PASSAGE: usize = 60;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/leaflets")
}

/// The leaflets; subtitles are tested elsewhere.
fn leaflets() -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder()).expect("the folder with leaflets");
    let mut paths: Vec<PathBuf> = entries.map(|e| e.expect("an entry").path()).collect();
    paths.retain(|p| p.extension().is_some_and(|e| e == "md" || e == "txt"));
    paths.sort();
    paths
}

fn findings(checker: &Checker, path: &Path) -> Vec<Key> {
    let name = path.file_name().expect("a name").to_string_lossy().into_owned();
    let bytes = std::fs::read(path).expect("a leaflet");
    let document = Document::from_bytes(&name, &bytes).expect("a readable leaflet");
    let report = checker.check(&document);
    let key = |f: helder::report::FindingReport| {
        let line = f.line.map_or_else(|| "-".to_owned(), |l| l.to_string());
        let words: Vec<&str> = f.text.split_whitespace().collect();
        let passage: String = words.join(" ").chars().take(PASSAGE).collect();
        (name.clone(), f.rule.to_owned(), line, passage.trim_end().to_owned())
    };
    report.findings.into_iter().map(key).collect()
}

/// The verdicts: whether the finding is accepted.
fn verdicts() -> BTreeMap<Key, bool> {
    let text = std::fs::read_to_string(folder().join("verdicts.tsv")).expect("the verdicts");
    let mut verdicts = BTreeMap::new();
    for (number, line) in text.lines().enumerate().skip(1) {
        let fields: Vec<&str> = line.split('\t').collect();
        let [file, rule, place, passage, verdict, why] = fields[..] else {
            panic!("verdicts.tsv, line {}: not six columns", number + 1)
        };
        assert!(matches!(verdict, "ok" | "wrong"), "verdicts.tsv, line {}: ok or wrong", number + 1);
        assert!(!why.trim().is_empty(), "verdicts.tsv, line {}: no reason", number + 1);
        let key = (file.to_owned(), rule.to_owned(), place.to_owned(), passage.to_owned());
        let again = verdicts.insert(key, verdict == "ok");
        assert!(again.is_none(), "verdicts.tsv, line {}: twice", number + 1);
    }
    verdicts
}

#[test]
fn editors_accept_the_findings() {
    let paths = leaflets();
    assert_eq!(paths.len(), 10, "ten leaflets");
    let verdicts = verdicts();
    let checker = Checker::builder().build().expect("a checker");
    let mut per_rule: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    let mut seen = BTreeSet::new();
    let mut unjudged = Vec::new();
    let mut all = 0;
    for path in &paths {
        for key in findings(&checker, path) {
            all += 1;
            match verdicts.get(&key) {
                Some(&accepted) => {
                    let (ok, judged) = per_rule.entry(key.1.clone()).or_default();
                    *ok += usize::from(accepted);
                    *judged += 1;
                }
                None => unjudged.push(key.clone()),
            }
            seen.insert(key);
        }
    }
    println!("{:24}{:>9}{:>9}{:>8}", "rule", "accepted", "judged", "share");
    for (rule, (ok, judged)) in &per_rule {
        println!("{rule:24}{ok:>9}{judged:>9}{:>7.0}%", 100.0 * *ok as f64 / *judged as f64);
    }
    let ok: usize = per_rule.values().map(|v| v.0).sum();
    let judged: usize = per_rule.values().map(|v| v.1).sum();
    println!("{:24}{ok:>9}{judged:>9}{:>7.0}%", "all", 100.0 * ok as f64 / judged.max(1) as f64);
    for (file, rule, line, passage) in &unjudged {
        println!("no verdict: {file}\t{rule}\t{line}\t{passage}");
    }
    for (file, rule, line, passage) in verdicts.keys().filter(|k| !seen.contains(*k)) {
        println!("no finding: {file}\t{rule}\t{line}\t{passage}");
    }
    assert!(judged > 0 && ok * 100 >= judged * 90, "{ok} of {judged} findings accepted");
    assert!(unjudged.len() * 10 <= all, "{} of {all} findings have no verdict", unjudged.len());
}
