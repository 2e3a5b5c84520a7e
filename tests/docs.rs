//! `docs/regels.md`: the rules and thresholds as a page, made from the sources.
#![cfg(feature = "lint")]

use std::fmt::Write as _;

use helder::rules::{RULES, Rule, text};
use helder::{Threshold, thresholds};

const HEAD: &str = "# Regels

Dit zijn alle regels van helder. Deze pagina komt uit de bestanden in `src/rules` en `dictionaries/thresholds`. Pas haar
niet met de hand aan. Zo maakt u haar opnieuw: `HELDER_WRITE=1 cargo test --test docs`.

Er zijn drie soorten ernst. Bij `error` en `warning` is het programma zeker. Bij `hint` kijkt u zelf of de melding klopt.
";

fn page() -> String {
    let mut out = HEAD.to_owned();
    out.push_str("\n| regel | ernst | checklist | VBI |\n|---|---|---|---|\n");
    let mut rules: Vec<&Rule> = RULES.to_vec();
    rules.sort_by_key(|r| r.id);
    for rule in &rules {
        let (checklist, vbi) = items(rule);
        let _ = writeln!(out, "| [{0}](#{0}) | {1} | {checklist} | {vbi} |", rule.id, rule.severity);
    }
    out.push_str("\n## Drempels\n\nDeze getallen kunt u zelf kiezen in `helder.toml`.\n\n");
    table(&mut out, thresholds());
    for rule in &rules {
        one(&mut out, rule);
    }
    out
}

fn items(rule: &Rule) -> (String, String) {
    let or_none = |list: String| if list.is_empty() { "-".to_owned() } else { list };
    let vbi: Vec<String> = rule.vbi.iter().map(u8::to_string).collect();
    (or_none(rule.checklist.join(", ")), or_none(vbi.join(", ")))
}

fn table<'t>(out: &mut String, thresholds: impl IntoIterator<Item = &'t Threshold>) {
    out.push_str("| drempel | b1 | a2 | eenheid | betekenis | bron |\n|---|---|---|---|---|---|\n");
    for t in thresholds {
        let _ = writeln!(
            out,
            "| `{}` | {} | {} | {} | {} | {} |",
            t.name, t.b1, t.a2, t.unit, t.meaning, t.source
        );
    }
}

/// A rule: its id as heading, so that links work, then its text one level lower.
fn one(out: &mut String, rule: &Rule) {
    let (checklist, vbi) = items(rule);
    let _ = writeln!(out, "\n## {}\n", rule.id);
    let _ = writeln!(
        out,
        "{}. Ernst: `{}`. Checklist: {checklist}. VBI: {vbi}.\n",
        text::title(rule.doc),
        rule.severity
    );
    let own: Vec<&Threshold> =
        thresholds().iter().filter(|t| t.name.split_once('.').is_some_and(|(id, _)| id == rule.id)).collect();
    if !own.is_empty() {
        table(out, own);
        out.push('\n');
    }
    let body = text::for_reader(rule.doc);
    let lines = body.lines().skip_while(|l| l.starts_with("# ") || l.is_empty());
    for line in lines {
        let _ = match line.strip_prefix("## ") {
            Some(heading) => writeln!(out, "### {heading}"),
            None => writeln!(out, "{line}"),
        };
    }
}

#[test]
fn the_page_is_that_of_the_rules() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/regels.md");
    let page = page();
    if std::env::var_os("HELDER_WRITE").is_some() {
        std::fs::write(path, &page).expect("docs/regels.md");
    }
    let written = std::fs::read_to_string(path).unwrap_or_default();
    assert!(written == page, "run `HELDER_WRITE=1 cargo test --test docs`");
}

#[test]
fn every_rule_and_threshold_is_on_the_page() {
    let page = page();
    for rule in RULES {
        assert!(page.contains(&format!("\n## {}\n", rule.id)), "{}", rule.id);
    }
    for t in thresholds() {
        assert!(page.matches(&format!("`{}`", t.name)).count() == 2, "{}", t.name);
    }
}
