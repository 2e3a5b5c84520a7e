//! Helder keeps its own rules: every Dutch text that it can print passes in profile `b1`.
//!
//! Texts are the rules' Markdown without what is meant to be wrong, messages and advice of all examples and of the
//! leaflets beside this file, both instruments, the thresholds, the term lists, and the Dutch strings and help texts in
//! the sources. What stands between single quotes is an example, not a text of ours, and is not judged.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use helder::dutch::Analysis;
use helder::instruments::{self, Instrument};
use helder::rules::text::{self, Example};
use helder::rules::{self, Context, RULES};
use helder::terms::{TermMatches, Terms};
use helder::{Checker, Document, Settings, Severity, thresholds};

/// A text of the program, with where it comes from.
struct Text {
    kind: &'static str,
    from: String,
    said: String,
}

/// Findings that are right in general and wrong here: the kind of text, the rule, the passage, and why.
const EXCEPTIONS: &[(&str, &str, &str, &str)] = &[
    ("regel", "moeilijk-woord", "beeldspraak", "the name of the rule"),
    ("regel", "medisch-jargon", "jargon", "the name of the rule"),
    ("regel", "afkorting", "nhg", "in the title of a source"),
    ("melding", "afkorting", "nhg", "in the title of a source"),
    ("bericht", "vreemd-woord", "warning", "what must stand in a settings file"),
];

/// Rules about a text as a whole. They do not judge examples, which show one thing and have filler around it.
const FOR_WHOLE_TEXTS: [&str; 8] = [
    "aanspreekvorm",
    "geen-doel",
    "geen-handeling",
    "geen-kopjes",
    "geen-samenvatting",
    "geen-stappen",
    "lange-alinea",
    "leesniveau",
];

/// The rules that explanations of terms are judged by.
const FOR_EXPLANATIONS: [&str; 5] =
    ["dubbele-ontkenning", "lange-zin", "lijdende-vorm", "medisch-jargon", "moeilijk-woord"];

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Quoted passages become one word: *Schrijf 'dus'* is judged as *Schrijf 'dit'*.
fn without_quotes(text: &str) -> String {
    let chars: Vec<char> = text.chars().collect();
    let before = |i: usize| i == 0 || chars[i - 1].is_whitespace() || "([:>\"".contains(chars[i - 1]);
    let after = |i: usize| chars.get(i + 1).is_none_or(|c| !c.is_alphanumeric());
    let mut out = String::new();
    let mut i = 0;
    while i < chars.len() {
        let opens = chars[i] == '\'' && before(i) && chars.get(i + 1).is_some_and(|c| !c.is_whitespace());
        // 's morgens is no quotation.
        let genitive = chars.get(i + 1) == Some(&'s') && chars.get(i + 2) == Some(&' ');
        let close = (i + 2..chars.len()).find(|&j| chars[j] == '\'' && after(j));
        if let Some(close) = close.filter(|_| opens && !genitive) {
            out.push_str("'dit'");
            i = close + 1;
        } else {
            out.push(chars[i]);
            i += 1;
        }
    }
    out
}

/// Findings that are sure, in one text: rule, passage, message.
fn judge(text: &Text) -> Vec<(&'static str, String)> {
    let judged = without_quotes(&text.said);
    let document = Document::from_markdown("tekst.md", judged.as_str());
    let analysis = Analysis::new(&document);
    let terms = TermMatches::find(Terms::builtin(), &analysis);
    let mut settings = Settings::default();
    if text.kind == "uitleg" {
        settings.select(FOR_EXPLANATIONS).expect("known rules");
    }
    let context = Context { document: &document, analysis: &analysis, terms: &terms, settings: &settings };
    let found = rules::run(&context).into_iter().filter(|f| f.severity > Severity::Hint);
    found
        .map(|f| (f.rule, analysis.passage(f.span).to_owned()))
        .filter(|(rule, passage)| {
            let passage = passage.to_lowercase();
            let of_whole = text.kind == "voorbeeld" && FOR_WHOLE_TEXTS.contains(rule);
            !of_whole && !EXCEPTIONS.iter().any(|e| e.0 == text.kind && e.1 == *rule && e.2 == passage)
        })
        .collect()
}

/// Judges on all cores: there are thousands of texts.
fn judge_all(texts: &[Text]) -> Vec<Vec<(&'static str, String)>> {
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    let size = texts.len().div_ceil(threads).max(1);
    std::thread::scope(|scope| {
        let parts: Vec<_> = texts
            .chunks(size)
            .map(|part| scope.spawn(move || part.iter().map(judge).collect::<Vec<_>>()))
            .collect();
        parts.into_iter().flat_map(|p| p.join().expect("a judge")).collect()
    })
}

/// A rule's Markdown without its examples.
fn without_fences(doc: &str) -> String {
    let mut inside = false;
    let lines = doc.lines().filter(|line| {
        let fence = line.starts_with("```");
        inside ^= fence;
        !inside && !fence
    });
    let prose: String = lines.flat_map(|l| [l, "\n"]).collect();
    // The headings of the examples have nothing under them now.
    prose.split("\n## Fout").next().unwrap_or_default().to_owned()
}

fn rule_texts(texts: &mut Vec<Text>) {
    for rule in RULES {
        texts.push(Text { kind: "regel", from: rule.id.to_owned(), said: without_fences(rule.doc) });
        for example in text::examples(rule.doc).into_iter().filter(|e| !e.wrong) {
            let from = format!("{}, goed", rule.id);
            texts.push(Text { kind: "voorbeeld", from, said: example.text });
        }
    }
}

/// Messages and advice for examples and leaflets, each once.
fn messages(texts: &mut Vec<Text>) {
    let checker = Checker::default();
    let mut documents: Vec<Document> = Vec::new();
    for rule in RULES {
        let wrong = text::examples(rule.doc).into_iter().filter(|e| e.wrong);
        documents.extend(wrong.map(|e: Example| Document::from_markdown("voorbeeld.md", e.text)));
    }
    for path in files(&root().join("tests/leaflets"), "md") {
        let text = std::fs::read_to_string(&path).expect("a leaflet");
        documents.push(Document::from_markdown("folder.md", text));
    }
    let mut seen = BTreeSet::new();
    for document in &documents {
        let report = checker.check(document);
        for finding in &report.findings {
            for said in [&finding.message, &finding.advice] {
                if seen.insert(said.clone()) {
                    let from = finding.rule.to_owned();
                    texts.push(Text { kind: "melding", from, said: said.clone() });
                }
            }
        }
        for item in report.checklist.iter().chain(&report.vbi.items) {
            if seen.insert(item.reason.clone()) {
                let from = format!("{} {}", item.instrument, item.item);
                texts.push(Text { kind: "reden", from, said: item.reason.clone() });
            }
        }
    }
}

fn instrument(texts: &mut Vec<Text>, instrument: &Instrument) {
    let mut add = |from: String, text: &str| {
        if !text.is_empty() {
            texts.push(Text { kind: "instrument", from, said: text.to_owned() });
        }
    };
    add(format!("{}: note", instrument.id), &instrument.note);
    for scale in &instrument.scales {
        add(format!("{}: {}", instrument.id, scale.id), &scale.meaning);
    }
    for item in &instrument.items {
        let from = |field: &str| format!("{} {}: {field}", instrument.id, item.id);
        for (field, text) in [
            ("title", &item.title),
            ("question", &item.question),
            ("hint", &item.hint),
            ("advice", &item.advice),
            ("example", &item.example),
        ] {
            add(from(field), text);
        }
        for step in &item.steps {
            add(from("steps"), step);
        }
    }
}

fn data(texts: &mut Vec<Text>) {
    for threshold in thresholds() {
        let from = threshold.name.to_owned();
        texts.push(Text { kind: "drempel", from, said: threshold.meaning.to_owned() });
    }
    for entry in Terms::builtin().entries() {
        let from = format!("{}: {}", entry.table().folder(), entry.term());
        for (kind, text) in
            [("uitleg", entry.explanation()), ("opmerking", entry.note()), ("opmerking", entry.reason())]
        {
            if !text.is_empty() {
                texts.push(Text { kind, from: from.clone(), said: text.to_owned() });
            }
        }
    }
}

/// Dutch strings in the sources, and the help texts of the command line (which are comments there).
fn sources(texts: &mut Vec<Text>) {
    for path in files(&root().join("src"), "rs") {
        let code = std::fs::read_to_string(&path).expect("a source file");
        let code = code.split("#[cfg(test)]").next().unwrap_or_default();
        let name = path.strip_prefix(root()).unwrap_or(&path).display().to_string();
        let is_help = name.ends_with("cli/args.rs");
        for string in strings(code) {
            // What stands in braces is filled in later, mostly with a number or a name.
            let string = without_tags(&filled(&string));
            if is_dutch(&string) {
                texts.push(Text { kind: "bericht", from: name.clone(), said: string });
            }
        }
        if is_help {
            let comments = code.lines().filter_map(|l| l.trim().strip_prefix("/// "));
            for help in comments.filter(|h| is_dutch(h)) {
                texts.push(Text { kind: "hulp", from: name.clone(), said: help.to_owned() });
            }
        }
    }
}

/// The string literals of Rust code outside comments, with the common escapes undone.
fn strings(code: &str) -> Vec<String> {
    let mut found = Vec::new();
    let code: String = code
        .lines()
        .filter(|l| !l.trim_start().starts_with("//") && !l.trim_start().starts_with("#!["))
        .flat_map(|l| [l, "\n"])
        .collect();
    let mut chars = code.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            // A character: '"' opens no string.
            '\'' if chars.peek() == Some(&'"') => {
                chars.next();
            }
            '\'' if chars.peek() == Some(&'\\') => {
                chars.next();
                chars.next();
            }
            '"' => {
                let mut string = String::new();
                while let Some(c) = chars.next().filter(|&c| c != '"') {
                    if c != '\\' {
                        string.push(c);
                        continue;
                    }
                    match chars.next() {
                        Some('n') => string.push('\n'),
                        Some('\n') => while chars.next_if(|c| c.is_whitespace()).is_some() {},
                        Some(other) => string.push(other),
                        None => {}
                    }
                }
                found.push(string);
            }
            _ => {}
        }
    }
    found
}

fn filled(string: &str) -> String {
    let mut out = String::new();
    let mut rest = string;
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        out.push('7');
        rest = after.split_once('}').map_or("", |(_, r)| r);
    }
    out + rest
}

fn without_tags(string: &str) -> String {
    let mut out = String::new();
    for (i, part) in string.split('<').enumerate() {
        out.push_str(if i == 0 { part } else { part.split_once('>').map_or("", |(_, text)| text) });
    }
    out
}

/// Whether a string is a Dutch text of three words or more; English ones and names of fields are not.
fn is_dutch(string: &str) -> bool {
    let lower = string.to_lowercase();
    let words: Vec<&str> = lower.split(|c: char| !c.is_alphabetic()).filter(|w| !w.is_empty()).collect();
    let has = |list: &[&str]| words.iter().any(|w| list.contains(w));
    let dutch =
        ["de", "het", "een", "u", "uw", "ik", "niet", "geen", "van", "en", "dit", "deze", "alleen", "staat"];
    let english = ["the", "this", "of the", "and", "your", "not", "are", "to", "write", "a", "with", "that"];
    words.len() >= 3 && has(&dutch) && !has(&english)
}

fn files(folder: &Path, extension: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let entries = std::fs::read_dir(folder).expect("a folder");
    for path in entries.filter_map(|e| Some(e.ok()?.path())) {
        if path.is_dir() {
            found.extend(files(&path, extension));
        } else if path.extension().is_some_and(|e| e == extension) {
            found.push(path);
        }
    }
    found.sort();
    found
}

#[test]
fn every_text_passes() {
    let mut texts = Vec::new();
    rule_texts(&mut texts);
    messages(&mut texts);
    instrument(&mut texts, instruments::checklist());
    instrument(&mut texts, instruments::vbi());
    data(&mut texts);
    sources(&mut texts);
    assert!(texts.len() > 5_000, "only {} texts", texts.len());

    let mut wrong = Vec::new();
    for (text, found) in texts.iter().zip(judge_all(&texts)) {
        for (rule, passage) in found {
            // The passage says where in a long text.
            let whole: String = text.said.trim().chars().take(200).collect();
            wrong.push(format!("{} {rule}: {} | {passage} | {whole}", text.kind, text.from));
        }
    }
    wrong.sort();
    assert!(wrong.is_empty(), "{} findings in {} texts:\n{}", wrong.len(), texts.len(), wrong.join("\n"));
}

#[test]
fn quotations_are_not_judged() {
    assert_eq!(without_quotes("Schrijf 'een besluit nemen' en niet 'ja'."), "Schrijf 'dit' en niet 'dit'.");
    assert_eq!(without_quotes("Neem 's morgens uw foto's mee."), "Neem 's morgens uw foto's mee.");
    let text = |text: &str| judge(&Text { kind: "melding", from: String::new(), said: text.to_owned() });
    assert!(text("Schrijf niet 'hypertensie'.").is_empty());
    assert_eq!(text("U heeft misschien hypertensie.").len(), 1);
}
