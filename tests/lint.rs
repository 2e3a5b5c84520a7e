//! LiNT-II against the real program, on gold-parsed sentences: `tests/compare_lint.py` runs it.
//!
//! `HELDER_LINT_PYTHON=python3 cargo test --test lint -- --nocapture` prints the table. Skipped without the Python
//! packages or the shared treebank.
#![cfg(feature = "lint")]

mod shared;

use std::process::Command;

use helder::dutch::morphology::Upos;
use helder::lint::{Document, Sentence, Word};
use serde_json::Value;

/// Gold sentences with lower-cased forms beside them.
struct Gold {
    rows: Vec<Vec<String>>,
    lower: Vec<String>,
}

impl Gold {
    fn read(text: &str) -> Vec<Self> {
        let sentences = text.split("\n\n").map(|block| {
            let rows: Vec<Vec<String>> = block
                .lines()
                .map(|l| l.split('\t').map(str::to_owned).collect::<Vec<_>>())
                .filter(|c| c.len() == 10 && c[0].bytes().all(|b| b.is_ascii_digit()))
                .collect();
            let lower = rows.iter().map(|r| r[1].to_lowercase()).collect();
            Self { rows, lower }
        });
        sentences.filter(|s| !s.rows.is_empty()).collect()
    }

    fn words(&self) -> Vec<Word<'_>> {
        let word = |(row, lower)| {
            let (row, lower): (&Vec<String>, &String) = (row, lower);
            Word {
                form: &row[1],
                lower,
                lemma: &row[2],
                upos: row[3].parse().expect("a part of speech"),
                feats: row[5].parse().expect("features"),
                head: row[6].parse::<usize>().expect("a head").checked_sub(1),
                relation: row[7].parse().unwrap_or_default(),
            }
        };
        self.rows.iter().zip(&self.lower).map(word).collect()
    }
}

#[derive(Default)]
struct Tally {
    same: usize,
    all: usize,
    differ: Vec<String>,
}

impl Tally {
    fn add(&mut self, same: bool, what: impl FnOnce() -> String) {
        self.all += 1;
        self.same += usize::from(same);
        if !same && self.differ.len() < 12 {
            self.differ.push(what());
        }
    }

    fn share(&self) -> f64 {
        self.same as f64 / self.all.max(1) as f64
    }
}

fn close(a: Option<f64>, b: &Value) -> bool {
    match (a, b.as_f64()) {
        (Some(a), Some(b)) => (a - b).abs() < 1e-4,
        (None, None) => true,
        _ => false,
    }
}

/// What the real program says, a JSON value per line; the last is the document.
fn real() -> Option<Vec<Value>> {
    let python = std::env::var("HELDER_LINT_PYTHON").unwrap_or_else(|_| "python3".to_owned());
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/compare_lint.py");
    let output =
        Command::new(&python).arg(script).arg(shared::folder().join("treebank/dev.conllu")).output().ok()?;
    if !output.status.success() {
        println!("SKIPPED: {python} has no lint-ii, spacy and pyarrow");
        return None;
    }
    let text = String::from_utf8(output.stdout).ok()?;
    Some(text.lines().map(|l| serde_json::from_str(l).expect("JSON")).collect())
}

#[test]
fn agrees_with_the_real_program_on_gold_trees() {
    let Some(text) = shared::read("treebank/dev.conllu") else { return };
    let Some(real) = real() else { return };
    let gold = Gold::read(&text);
    let (document, sentences) = real.split_last().expect("a document");
    assert_eq!(gold.len(), sentences.len());
    let names = ["frequency", "noun type", "names by cue", "content", "finite", "distance", "score"]
        .map(str::to_owned);
    let mut tallies: [Tally; 7] = Default::default();
    let mut whole = Document::default();
    for (gold, expected) in gold.iter().zip(sentences) {
        let words = gold.words();
        let sentence = Sentence::of(&words);
        whole.add(&sentence);
        let mut by_cue = false;
        let text = || words.iter().map(|w| w.form).collect::<Vec<_>>().join(" ");
        for (i, (word, features)) in words.iter().zip(&sentence.words).enumerate() {
            let e = &expected["words"][i];
            assert_eq!(e["text"].as_str(), Some(word.lower));
            let say = |ours: &dyn std::fmt::Debug, key: &str| {
                format!("{} {} ours {ours:?} theirs {}", word.form, word.upos, e[key])
            };
            tallies[0]
                .add(close(features.frequency, &e["frequency"]), || say(&features.frequency, "frequency"));
            let noun = features.noun.map(helder::lint::NounType::as_str);
            // Without its model the real program types no name outside the list; those are counted apart.
            if e["noun"] == "unknown" && word.upos == Upos::Propn {
                by_cue = true;
                tallies[2].add(noun != Some("unknown"), || say(&noun, "noun"));
            } else {
                tallies[1].add(noun == e["noun"].as_str(), || say(&noun, "noun"));
            }
            tallies[3]
                .add(Some(features.content) == e["content"].as_bool(), || say(&features.content, "content"));
            tallies[4]
                .add(Some(features.finite) == e["finite"].as_bool(), || say(&features.finite, "finite"));
        }
        let sdl = sentence.features.max_sdl;
        tallies[5]
            .add(close(sdl, &expected["max_sdl"]), || format!("{sdl:?} {} {}", expected["max_sdl"], text()));
        let score = sentence.score().ok();
        // Names that only the model could type change the share of concrete nouns.
        if !by_cue {
            tallies[6].add(close(score, &expected["score"]), || {
                format!("{score:?} {} {}", expected["score"], text())
            });
        }
    }
    println!("{:16} {:>8} {:>8} {:>8}", "feature", "agree", "of", "share");
    for (name, t) in names.iter().zip(&tallies) {
        println!("{name:16} {:8} {:8} {:8.4}", t.same, t.all, t.share());
        for line in &t.differ {
            println!("    {line}");
        }
    }
    let score = whole.features.score();
    println!("document: ours {score:?}, theirs {}", document["score"]);
    assert!(tallies[0].share() >= 0.99 && tallies[1].share() >= 0.99);
    assert!(tallies[3].share() >= 0.98 && tallies[4].share() >= 0.98);
    assert!((tallies[5].share() - 1.0).abs() < f64::EPSILON, "dependency lengths are exact");
    assert!((score.expect("a score") - document["score"].as_f64().expect("a score")).abs() < 1.5);
    assert!(tallies[6].share() > 0.99);
}

/// Pearson's r.
fn correlation(pairs: &[(f64, f64)]) -> f64 {
    let n = pairs.len() as f64;
    let (mx, my) = (pairs.iter().map(|p| p.0).sum::<f64>() / n, pairs.iter().map(|p| p.1).sum::<f64>() / n);
    let sum = |f: &dyn Fn(&(f64, f64)) -> f64| pairs.iter().map(f).sum::<f64>();
    let (xx, yy) = (sum(&|p| (p.0 - mx).powi(2)), sum(&|p| (p.1 - my).powi(2)));
    sum(&|p| (p.0 - mx) * (p.1 - my)) / (xx * yy).sqrt()
}

/// From plain text, with our own tags and trees, against the same computation on gold trees.
#[test]
fn from_plain_text_stays_near_the_score_on_gold_trees() {
    let Some(text) = shared::read("treebank/dev.conllu") else { return };
    let gold = Gold::read(&text);
    let (mut ours, mut theirs) = (Document::default(), Document::default());
    let mut pairs: [Vec<(f64, f64)>; 5] = Default::default();
    for (sentence, gold) in helder::dutch::conllu::read(&text).expect("CoNLL-U").iter().zip(&gold) {
        let mut annotated = [sentence.clone()];
        helder::dutch::conllu::annotate(helder::dutch::Analyser::embedded(), &mut annotated);
        let lower: Vec<String> = annotated[0].words.iter().map(|w| w.form.to_lowercase()).collect();
        let words: Vec<Word<'_>> = annotated[0]
            .words
            .iter()
            .zip(&lower)
            .map(|(w, lower)| Word {
                form: &w.form,
                lower,
                lemma: &w.lemma,
                upos: w.upos,
                feats: w.feats,
                head: (w.head as usize).checked_sub(1),
                relation: w.relation,
            })
            .collect();
        let (a, b) = (Sentence::of(&words), Sentence::of(&gold.words()));
        ours.add(&a);
        theirs.add(&b);
        let (fa, fb) = (a.features, b.features);
        let values = [
            (fa.score(), fb.score()),
            (fa.log_word_frequency, fb.log_word_frequency),
            (fa.max_sdl, fb.max_sdl),
            (fa.content_words_per_clause, fb.content_words_per_clause),
            (fa.concrete_nouns, fb.concrete_nouns),
        ];
        for (pairs, value) in pairs.iter_mut().zip(values) {
            if let (Some(a), Some(b)) = value {
                pairs.push((a, b));
            }
        }
    }
    for (name, pairs) in ["score", "frequency", "distance", "content", "concrete"].iter().zip(&pairs) {
        println!("{name:10} r {:.3} on {} sentences", correlation(pairs), pairs.len());
    }
    let (a, b) = (ours.features.score().expect("a score"), theirs.features.score().expect("a score"));
    println!("document {a:.2} and {b:.2}");
    assert!((a - b).abs() < 3.0);
    assert!(correlation(&pairs[0]) > 0.9);
}
