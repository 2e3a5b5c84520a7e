//! Every example in every rule's Markdown, and the lists that have to agree with one another.

use std::collections::BTreeSet;
use std::path::PathBuf;

use helder::dutch::Analysis;
use helder::rules::text::{self, Example};
use helder::rules::{self, Context, RULES, Rule};
use helder::terms::{TermMatches, Terms};
use helder::{Document, Finding, Lang, Profile, Settings};

/// The rule about switches in the text: it stands in `switches.rs` and serves no item.
const SWITCHES: &str = "schakelaar";

/// What one rule finds in an example.
fn findings(rule: &Rule, example: &Example, lang: Lang) -> Vec<(Finding, String)> {
    let has = |tag: &str| example.tags.iter().any(|t| t == tag);
    let mut settings = Settings::new(if has("a2") { Profile::A2 } else { Profile::B1 });
    settings.lang = lang;
    // What a switch silences is only known when the other rules run too.
    if rule.id != SWITCHES {
        settings.select([rule.id]).expect("a known rule");
    }
    let document = if has("text") {
        Document::from_text("voorbeeld.txt", example.text.as_str())
    } else {
        Document::from_markdown("voorbeeld.md", example.text.as_str())
    };
    let analysis = Analysis::new(&document);
    let terms = TermMatches::find(Terms::builtin(), &analysis);
    let context = Context { document: &document, analysis: &analysis, terms: &terms, settings: &settings };
    let found = rules::run(&context).into_iter().filter(|f| f.rule == rule.id);
    found
        .into_iter()
        .map(|f| {
            let passage = analysis.passage(f.span).to_owned();
            (f, passage)
        })
        .collect()
}

fn words(text: &str) -> String {
    text.replace(['*', '_'], "").split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn every_example_is_right() {
    let mut wrong = Vec::new();
    for rule in RULES {
        for example in text::examples(rule.doc) {
            let found = findings(rule, &example, Lang::Nl);
            let passages: Vec<String> = found.iter().map(|(_, p)| words(p)).collect();
            let marked: Vec<String> = example.marked.iter().map(|m| words(m)).collect();
            let good = match (example.wrong, marked.is_empty()) {
                (false, _) => found.is_empty(),
                (true, true) => !found.is_empty(),
                (true, false) => passages == marked,
            };
            if !good {
                let kind = if example.wrong { "fout" } else { "goed" };
                wrong.push(format!("{} {kind}: {:?}\n    found {passages:?}", rule.id, example.text));
            }
        }
    }
    assert!(wrong.is_empty(), "{} examples are wrong:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn every_rule_is_documented() {
    let mut missing = Vec::new();
    for rule in RULES {
        for part in ["Waarom", "Zo maakt u het beter", "Bron", "Fout", "Goed"] {
            if text::section(rule.doc, part).is_none_or(str::is_empty) {
                missing.push(format!("{}: no section {part}", rule.id));
            }
        }
        if text::title(rule.doc).is_empty() || text::summary(rule.doc).is_empty() {
            missing.push(format!("{}: no title or summary", rule.id));
        }
        let examples = text::examples(rule.doc);
        let whole = examples.iter().any(|e| e.tags.iter().any(|t| t == "document"));
        let least = if whole { 3 } else { 5 };
        for (wrong, kind) in [(true, "fout"), (false, "goed")] {
            let count = examples.iter().filter(|e| e.wrong == wrong).count();
            if count < least {
                missing.push(format!("{}: {count} examples {kind}, not {least}", rule.id));
            }
        }
    }
    assert!(missing.is_empty(), "{}", missing.join("\n"));
}

#[test]
fn every_finding_says_what_to_do() {
    for rule in RULES {
        for example in text::examples(rule.doc) {
            for (finding, _) in findings(rule, &example, Lang::Nl) {
                assert_eq!(finding.rule, rule.id);
                for said in [&finding.message, &finding.advice] {
                    assert!(
                        said.trim_end_matches(['\'', ')']).ends_with(['.', '?', '!']),
                        "{}: {said:?}",
                        rule.id
                    );
                }
            }
        }
    }
}

/// Words that stand in any Dutch sentence, and in no English one.
const DUTCH: [&str; 24] = [
    "de", "het", "een", "u", "uw", "niet", "geen", "van", "deze", "dit", "zin", "zinnen", "woord", "woorden",
    "tekst", "schrijf", "lezer", "kopje", "maak", "zet", "staat", "zijn", "voor", "met",
];

/// Whether an English text has Dutch outside what it quotes or shows in brackets.
fn has_dutch(text: &str) -> bool {
    let mut kept = String::new();
    let mut rest = text;
    // A quotation starts after a space or a bracket, and ends before anything but a letter.
    while let Some(at) = rest.find('\'') {
        let (before, after) = rest.split_at(at);
        kept.push_str(before);
        let opens = before.is_empty() || before.ends_with([' ', '(', '[']);
        let end = |(i, _): &(usize, &str)| !after[1..][i + 1..].starts_with(char::is_alphanumeric);
        match after[1..].match_indices('\'').find(end).filter(|_| opens) {
            Some((close, _)) => rest = &after[1 + close + 1..],
            None => rest = &after[1..],
        }
    }
    kept.push_str(rest);
    let shown: String = kept
        .split('(')
        .enumerate()
        .map(|(i, p)| if i == 0 { p } else { p.split_once(')').map_or("", |(_, r)| r) })
        .collect();
    shown.to_lowercase().split(|c: char| !c.is_alphanumeric()).any(|w| DUTCH.contains(&w))
}

#[test]
fn messages_come_in_two_languages() {
    let mut wrong = Vec::new();
    for rule in RULES {
        for example in text::examples(rule.doc).into_iter().filter(|e| e.wrong) {
            let dutch = findings(rule, &example, Lang::Nl);
            let english = findings(rule, &example, Lang::En);
            assert_eq!(dutch.len(), english.len(), "{}: {:?}", rule.id, example.text);
            for ((nl, _), (en, _)) in dutch.iter().zip(&english) {
                for (nl, en) in [(&nl.message, &en.message), (&nl.advice, &en.advice)] {
                    if nl == en && !nl.is_empty() || has_dutch(en) || nl.is_empty() != en.is_empty() {
                        wrong.push(format!("{}: {nl:?} / {en:?}", rule.id));
                    }
                }
            }
        }
    }
    wrong.sort();
    wrong.dedup();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// A rule is a file with a Markdown file beside it; every one is in the list, once.
#[test]
fn folder_and_list_agree() {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("src/rules");
    let stems = |extension: &str| -> BTreeSet<String> {
        std::fs::read_dir(&folder)
            .expect("the folder of rules")
            .filter_map(|e| Some(e.ok()?.path()))
            .filter(|p| p.extension().is_some_and(|e| e == extension))
            .filter_map(|p| Some(p.file_stem()?.to_str()?.to_owned()))
            .collect()
    };
    let listed: BTreeSet<String> = RULES.iter().map(|r| r.id.replace('-', "_")).collect();
    assert_eq!(listed.len(), RULES.len(), "a rule is listed twice");
    assert_eq!(stems("md"), listed, "Markdown files (left) and the list (right)");
    let missing: Vec<_> = listed.difference(&stems("rs")).filter(|s| *s != SWITCHES).cloned().collect();
    assert!(missing.is_empty(), "no file for {missing:?}");
}

/// A rule and its items name each other; only `andere-taal` and switches serve none. The data are read as they stand, so
/// that this holds for the rules that are there, whatever others the items name.
#[test]
fn every_rule_is_reachable_from_an_item() {
    let checklist = items(include_str!("../dictionaries/instruments/checklist.toml"));
    let vbi = items(include_str!("../dictionaries/instruments/vbi.toml"));
    let serving = |items: &[(String, Vec<String>)], rule: &str| -> Vec<String> {
        items.iter().filter(|(_, rules)| rules.iter().any(|r| r == rule)).map(|(id, _)| id.clone()).collect()
    };
    let mut wrong = Vec::new();
    for rule in RULES {
        let own: Vec<String> = rule.checklist.iter().map(|s| (*s).to_owned()).collect();
        let own_vbi: Vec<String> = rule.vbi.iter().map(u8::to_string).collect();
        let (theirs, theirs_vbi) = (serving(&checklist, rule.id), serving(&vbi, rule.id));
        if own != theirs || own_vbi != theirs_vbi {
            wrong.push(format!("{}: {own:?} {own_vbi:?}, but the items {theirs:?} {theirs_vbi:?}", rule.id));
        }
        if own.is_empty() && own_vbi.is_empty() && !["andere-taal", SWITCHES].contains(&rule.id) {
            wrong.push(format!("{}: no item", rule.id));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Ids and rules of the items of an instrument.
fn items(toml: &str) -> Vec<(String, Vec<String>)> {
    let table: toml::Table = toml.parse().expect("valid TOML");
    let items = table["item"].as_array().expect("items");
    items
        .iter()
        .map(|item| {
            let rules = item.get("rules").and_then(|r| r.as_array()).cloned().unwrap_or_default();
            let rules = rules.iter().filter_map(|r| Some(r.as_str()?.to_owned())).collect();
            (item["id"].as_str().unwrap_or_default().to_owned(), rules)
        })
        .collect()
}
