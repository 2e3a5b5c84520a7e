//! The lists of terms: every row, and every list in the library. `dictionaries/README.md` says what holds.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fmt::Write;
use std::path::PathBuf;

use helder::dutch::{Analysis, lexicon};
use helder::terms::{Difficulty, Table, TermMatches, Terms};
use helder::{Checker, Document, Settings};

const COLUMNS: [(&str, &str); 6] = [
    ("medical", "term pos article forms plain explanation domain concept difficulty when note"),
    ("formal", "term pos forms plain difficulty when note"),
    ("foreign", "term language pos forms plain difficulty when note"),
    ("abbreviations", "abbreviation variants expansion plain domain difficulty when note"),
    ("idioms", "idiom plain difficulty note"),
    ("inclusive", "term pos forms plain kind reason source when"),
];

/// A row of a list: where it stands, its fields by name.
struct Row {
    place: String,
    folder: &'static str,
    fields: HashMap<&'static str, String>,
}

impl Row {
    fn get(&self, name: &str) -> &str {
        self.fields.get(name).map_or("", String::as_str)
    }

    fn term(&self) -> &str {
        ["term", "abbreviation", "idiom"].iter().map(|n| self.get(n)).find(|t| !t.is_empty()).unwrap_or("")
    }
}

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("dictionaries")
}

fn files(name: &str) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder().join(name))
        .expect("a folder")
        .map(|e| e.expect("an entry").path())
        .filter(|p| p.extension().is_some_and(|e| e == "tsv"))
        .collect();
    files.sort();
    files
}

/// All rows, and what is wrong with the files themselves.
fn rows() -> (Vec<Row>, Vec<String>) {
    let (mut rows, mut wrong) = (Vec::new(), Vec::new());
    for (name, columns) in COLUMNS {
        let columns: Vec<&'static str> = columns.split(' ').collect();
        for file in files(name) {
            let text = std::fs::read_to_string(&file).expect("UTF-8");
            let short = format!("{name}/{}", file.file_name().expect("a name").to_string_lossy());
            if text.contains('\r') || !text.ends_with('\n') {
                wrong.push(format!("{short}: line ends must be \\n, the last one too"));
            }
            let mut last = (String::new(), String::new());
            for (number, line) in text.lines().enumerate() {
                let place = format!("{short}:{}", number + 1);
                let fields: Vec<&str> = line.split('\t').collect();
                if number == 0 {
                    if fields != columns {
                        wrong.push(format!("{place}: columns must be {columns:?}"));
                    }
                    continue;
                }
                if fields.len() != columns.len() {
                    wrong.push(format!("{place}: {} fields, not {}", fields.len(), columns.len()));
                    continue;
                }
                let key = (fields[0].to_lowercase(), fields[0].to_owned());
                if key < last {
                    wrong.push(format!("{place}: '{}' is not sorted", fields[0]));
                }
                last = key;
                if fields.iter().any(|f| f.trim() != *f || f.contains("  ")) {
                    wrong.push(format!("{place}: spaces at the ends of a field or two in a row"));
                }
                let fields = columns.iter().zip(&fields).map(|(&c, f)| (c, (*f).to_owned())).collect();
                rows.push(Row { place, folder: name, fields });
            }
        }
    }
    (rows, wrong)
}

#[track_caller]
fn none(wrong: &[String]) {
    let mut list = String::new();
    for line in wrong.iter().take(60) {
        let _ = writeln!(list, "  {line}");
    }
    assert!(wrong.is_empty(), "{} rows are wrong:\n{list}", wrong.len());
}

#[test]
fn files_are_in_order() {
    none(&rows().1);
}

#[test]
fn every_list_is_in_the_library() {
    let in_folder: BTreeSet<String> = COLUMNS
        .iter()
        .flat_map(|(name, _)| files(name))
        .map(|p| p.strip_prefix(folder()).expect("inside").to_string_lossy().replace('\\', "/"))
        .collect();
    let in_library: BTreeSet<String> = Terms::builtin().lists().map(str::to_owned).collect();
    assert_eq!(in_folder, in_library);
    for (name, _) in COLUMNS {
        assert!(folder().join(name).join("SOURCE.md").is_file(), "{name} has no SOURCE.md");
    }
}

#[test]
fn every_row_can_be_read() {
    let (terms, errors) = Terms::builder().build();
    none(&errors.iter().map(ToString::to_string).collect::<Vec<_>>());
    assert_eq!(terms.len(), rows().0.len());
}

#[test]
fn fields_hold_what_they_may() {
    let mut wrong = Vec::new();
    let mut seen: BTreeMap<(String, String, String), String> = BTreeMap::new();
    for row in rows().0 {
        let mut say = |what: String| wrong.push(format!("{} {}: {what}", row.place, row.term()));
        if row.term().is_empty() {
            say("no term".to_owned());
        }
        let pos = row.get("pos");
        let verb = pos.strip_prefix("verb(").is_some_and(|p| p.ends_with(')'));
        if row.fields.contains_key("pos")
            && !verb
            && !["noun", "adjective", "adverb", "verb", "phrase", "name"].contains(&pos)
        {
            say(format!("pos '{pos}'"));
        }
        let article = row.get("article");
        if row.folder == "medical" && !["de", "het", "de/het", "-"].contains(&article) {
            say(format!("article '{article}'"));
        }
        let difficulty = row.get("difficulty");
        if row.fields.contains_key("difficulty") && !["easy", "medium", "hard"].contains(&difficulty) {
            say(format!("difficulty '{difficulty}'"));
        }
        if row.get("plain").is_empty()
            && difficulty != "easy"
            && row.get("expansion").is_empty()
            && row.folder != "inclusive"
        {
            say("no alternative".to_owned());
        }
        for plain in row.get("plain").split('|').filter(|p| p.ends_with(')')) {
            let grammar = plain.rsplit_once(" (").map_or("", |(_, g)| g.trim_end_matches(')'));
            let article = grammar.split(';').next().unwrap_or("");
            let infinitive = article == "inf" && ["noun", ""].contains(&pos) || article == "zin";
            if !["de", "het", "de/het", "-"].contains(&article) && !infinitive {
                say(format!("'{plain}' has no article in its brackets"));
            }
        }
        if row.folder == "medical" {
            let concept = row.get("concept");
            let kebab = concept.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
            if concept.is_empty() || !kebab || concept.starts_with('-') || concept.ends_with('-') {
                say(format!("concept '{concept}'"));
            }
            let file = row.place.split(':').next().unwrap_or("");
            if file != format!("medical/{}.tsv", row.get("domain")) {
                say(format!("domain '{}' is not its file", row.get("domain")));
            }
        }
        if row.folder == "inclusive"
            && !["aanhef", "paar", "rol", "stigma", "verouderd", "aanname"].contains(&row.get("kind"))
        {
            say(format!("kind '{}'", row.get("kind")));
        }
        let key = (row.folder.to_owned(), row.term().to_lowercase(), pos.to_owned() + row.get("language"));
        if let Some(other) = seen.insert(key, row.place.clone()) {
            wrong.push(format!("{} {}: also in {other}", row.place, row.term()));
        }
    }
    none(&wrong);
}

#[test]
fn explanations_are_short_sentences() {
    let mut wrong = Vec::new();
    for row in rows().0.iter().filter(|r| r.folder == "medical") {
        let explanation = row.get("explanation");
        let words = explanation.split_whitespace().filter(|w| w.chars().any(char::is_alphanumeric)).count();
        if !(2..=15).contains(&words) || !explanation.ends_with('.') || explanation.contains(['(', ')', '%'])
        {
            wrong.push(format!("{} {}: {explanation}", row.place, row.term()));
        }
    }
    none(&wrong);
}

/// Words of the lists that our own rules would report, beside the term that they explain.
fn flagged(texts: &[(String, String, String)], allowed: usize) {
    let mut settings = Settings::default();
    settings.select(["medisch-jargon", "moeilijk-woord", "vreemd-woord", "afkorting"]).expect("known rules");
    let checker = Checker::builder().settings(settings).build().expect("a checker");
    let mut wrong = Vec::new();
    for (place, term, text) in texts {
        let report = checker.check(&Document::from_text("t.txt", text.as_str()));
        for finding in report.findings {
            let itself = finding.text.eq_ignore_ascii_case(term);
            if finding.severity != helder::Severity::Hint && !itself {
                wrong.push(format!("{place} {term}: '{}' in '{text}' ({})", finding.text, finding.rule));
            }
        }
    }
    println!("{} of {} texts are reported by our own rules:", wrong.len(), texts.len());
    for line in &wrong {
        println!("  {line}");
    }
    assert!(wrong.len() <= allowed, "{} texts are reported, at most {allowed} may be", wrong.len());
}

#[test]
fn explanations_hold_no_jargon() {
    let texts: Vec<_> = rows()
        .0
        .into_iter()
        .filter(|r| r.folder == "medical")
        .map(|r| (r.place.clone(), r.term().to_owned(), r.get("explanation").to_owned()))
        .collect();
    flagged(&texts, 0);
}

#[test]
fn alternatives_are_no_difficult_words() {
    let mut texts = Vec::new();
    for row in rows().0 {
        for plain in row.get("plain").split('|').filter(|p| !p.is_empty()) {
            let text = plain.split(" (").next().unwrap_or(plain).to_owned();
            texts.push((row.place.clone(), row.term().to_owned(), text));
        }
    }
    flagged(&texts, 0);
}

/// Whether a word is known, or a compound of known words.
fn spelled(word: &str) -> bool {
    let known = |w: &str| {
        let endings = ["", "je", "tje", "pje", "s", "en", "de", "e", "n"];
        w.chars().count() >= 3
            && endings
                .iter()
                .any(|e| w.strip_suffix(e).is_some_and(|stem| stem.len() >= 3 && lexicon::is_known(stem)))
    };
    known(word)
        || lexicon::is_known(word)
        || word.split('-').all(|w| w.is_empty() || lexicon::is_known(w))
        || word.char_indices().skip(3).any(|(i, _)| {
            let (a, b) = word.split_at(i);
            let links = ["", "s", "en", "e", "n"];
            known(a) && links.iter().any(|l| b.strip_prefix(l).is_some_and(|rest| known(rest) || three(rest)))
        })
}

fn three(word: &str) -> bool {
    let known = |w: &str| w.chars().count() >= 3 && lexicon::is_known(w);
    word.char_indices().skip(3).any(|(i, _)| {
        known(&word[..i]) && (known(&word[i..]) || word[i..].strip_prefix('s').is_some_and(known))
    })
}

#[test]
fn words_are_spelled_right() {
    let terms = Terms::builtin();
    let mut wrong = Vec::new();
    for row in rows().0 {
        for (name, text) in [("plain", row.get("plain")), ("explanation", row.get("explanation"))] {
            let document = Document::from_text("t", text.replace('|', ". "));
            let analysis = Analysis::new(&document);
            let matches = TermMatches::find(terms, &analysis);
            for (i, token) in analysis.tokens().iter().enumerate().filter(|(_, t)| t.is_word()) {
                let word = analysis.lower(i);
                let letters = word.chars().all(|c| c.is_alphabetic() || c == '-' || c == '\'');
                if letters && !spelled(word) && !matches.covers(token.span) {
                    wrong.push(format!("{} {} ({name}): {word}", row.place, row.term()));
                }
            }
        }
    }
    none(&wrong);
}

#[test]
fn the_size_that_was_promised() {
    let mut count: BTreeMap<&str, usize> = BTreeMap::new();
    for entry in Terms::builtin().entries() {
        *count.entry(entry.table().folder()).or_default() += 1;
    }
    for (table, least) in [
        (Table::Medical, 3000),
        (Table::Formal, 800),
        (Table::Foreign, 500),
        (Table::Abbreviation, 500),
        (Table::Idiom, 400),
        (Table::Inclusive, 150),
    ] {
        assert!(count[table.folder()] >= least, "{}: {}", table.folder(), count[table.folder()]);
    }
    let easy = Terms::builtin().entries().filter(|e| e.difficulty() == Difficulty::Easy).count();
    println!("{count:?}, of which {easy} are never reported");
}
