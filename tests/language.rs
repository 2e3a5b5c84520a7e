//! The figures of the language layer. `cargo test --test language -- --nocapture` prints them.

use helder::Span;
use helder::dutch::conllu::{self, Sentence, Word};
use helder::dutch::morphology::{Upos, VerbForm};
use helder::dutch::relation::Relation;
use helder::dutch::{Analyser, Workspace};
use proptest::prelude::*;

fn read(path: &str) -> Option<Vec<Sentence>> {
    let path = format!("{}/{path}", env!("CARGO_MANIFEST_DIR"));
    Some(conllu::read(&std::fs::read_to_string(path).ok()?).expect("a treebank of ours is well-formed"))
}

fn share(right: usize, all: usize) -> f64 {
    right as f64 / all.max(1) as f64
}

/// Gold and guessed words of all sentences.
fn pairs(gold: &[Sentence]) -> Vec<(Word, Word)> {
    let mut guess = gold.to_vec();
    conllu::annotate(Analyser::embedded(), &mut guess);
    let words = |s: &[Sentence]| s.iter().flat_map(|s| s.words.clone()).collect::<Vec<_>>();
    words(gold).into_iter().zip(words(&guess)).collect()
}

fn count(pairs: &[(Word, Word)], right: impl Fn(&Word, &Word) -> bool) -> f64 {
    share(pairs.iter().filter(|(g, p)| right(g, p)).count(), pairs.len())
}

/// F1 of `aux:pass` on the tokens that `chosen` picks.
fn passive(pairs: &[(Word, Word)], chosen: impl Fn(&str) -> bool) -> f64 {
    let is = |w: &Word| w.relation == Relation::AuxPass && chosen(&w.form.to_lowercase());
    let both = pairs.iter().filter(|(g, p)| is(g) && is(p)).count();
    let either: usize = pairs.iter().map(|(g, p)| usize::from(is(g)) + usize::from(is(p))).sum();
    share(2 * both, either)
}

#[test]
fn figures_on_the_development_treebank() {
    let Some(gold) = read("../shared/treebank/dev.conllu") else {
        println!("skipped: ../shared/treebank/dev.conllu is not here");
        return;
    };
    let pairs = pairs(&gold);
    let zijn = ["is", "zijn", "was", "waren", "ben", "bent", "geweest"];
    let table = [
        ("UPOS", count(&pairs, |g, p| g.upos == p.upos), 0.955),
        ("lemma", count(&pairs, |g, p| g.lemma.to_lowercase() == p.lemma.to_lowercase()), 0.965),
        ("UAS", count(&pairs, |g, p| g.head == p.head), 0.845),
        ("LAS", count(&pairs, |g, p| g.head == p.head && g.relation.base() == p.relation.base()), 0.785),
        ("aux:pass", passive(&pairs, |_| true), 0.89),
        ("aux:pass worden", passive(&pairs, |form| !zijn.contains(&form)), 0.97),
        ("aux:pass zijn", passive(&pairs, |form| zijn.contains(&form)), 0.0),
    ];
    println!("development treebank ({} tokens)    figure  floor", pairs.len());
    for (name, figure, floor) in table {
        println!("{name:40} {figure:.4}  {floor:.3}");
        assert!(figure >= floor, "{name}: {figure:.4} is under {floor}");
    }
}

#[test]
fn figures_on_health_sentences() {
    let gold = read("tests/health_sentences.conllu").expect("part of this repository");
    assert!(gold.len() >= 200);
    let pairs = pairs(&gold);
    let form = |w: &Word| w.feats.verb_form();
    let verbal: Vec<_> = pairs.iter().filter(|(g, _)| g.upos.is_verbal()).cloned().collect();
    let imperatives: Vec<_> = pairs.iter().filter(|(g, _)| g.misc.contains("Mood=Imp")).cloned().collect();
    let right = |_: &Word, p: &Word| p.upos.is_verbal() && form(p) == Some(VerbForm::Fin);
    let table = [
        ("UPOS", count(&pairs, |g, p| g.upos == p.upos), 0.95),
        ("VerbForm of verbs", count(&verbal, |g, p| form(g) == form(p)), 0.9),
        ("lemma", count(&pairs, |g, p| g.lemma.to_lowercase() == p.lemma.to_lowercase()), 0.9),
        ("imperatives", count(&imperatives, right), 0.9),
    ];
    println!("health sentences ({} tokens, {} imperatives)  figure  floor", pairs.len(), imperatives.len());
    if std::env::var_os("HELDER_SHOW_ERRORS").is_some() {
        for (g, p) in
            pairs.iter().filter(|(g, p)| (g.upos, form(g)) != (p.upos, form(p)) || g.lemma != p.lemma)
        {
            println!("{} {} {} {}: {} {} {}", g.form, g.upos, g.feats, g.lemma, p.upos, p.feats, p.lemma);
        }
    }
    for (name, figure, floor) in table {
        println!("{name:45} {figure:.4}  {floor:.3}");
        assert!(figure >= floor, "{name}: {figure:.4} is under {floor}");
    }
}

#[test]
fn the_model_is_the_committed_one() {
    let hash = include_str!("../dictionaries/model/model.hash").trim();
    assert_eq!(Analyser::embedded().model_hash(), hash);
    assert!(include_str!("../dictionaries/model/SOURCE.md").contains(hash), "SOURCE.md names another model");
    let size = include_bytes!("../dictionaries/model/model.bin").len()
        + include_bytes!("../dictionaries/model/lemmas.tsv").len()
        + include_bytes!("../dictionaries/lexicon/lexicon.bin").len();
    assert!(size <= 6 << 20, "{size} bytes");
}

fn lemmas(sentence: &[&str]) -> Vec<String> {
    let words: Vec<Word> =
        sentence.iter().map(|f| Word { form: (*f).to_owned(), ..Word::default() }).collect();
    let mut sentences = [Sentence { comments: Vec::new(), words }];
    conllu::annotate(Analyser::embedded(), &mut sentences);
    sentences[0].words.iter().map(|w| w.lemma.clone()).collect()
}

#[test]
fn separable_verbs_are_whole() {
    assert_eq!(lemmas(&["U", "neemt", "de", "tablet", "met", "water", "in", "."])[1], "innemen");
    assert_eq!(lemmas(&["De", "arts", "schrijft", "een", "zalf", "voor", "."])[2], "voorschrijven");
    assert_eq!(lemmas(&["Hij", "heeft", "de", "pil", "ingenomen", "."])[4], "innemen");
}

/// Analyses a text of which every token is separated by a space; the result must be one tree.
fn check(text: &str) {
    let mut tokens = Vec::new();
    let mut start = 0;
    for piece in text.split(' ') {
        if !piece.is_empty() {
            tokens.push(Span::new(start, start + piece.len()));
        }
        start += piece.len() + 1;
    }
    let mut ws = Workspace::default();
    Analyser::embedded().analyse(text, &tokens, &mut ws);
    let words = ws.words();
    assert_eq!(words.len(), tokens.len());
    assert_eq!(words.iter().filter(|w| w.head == 0).count(), usize::from(!words.is_empty()));
    for (i, word) in words.iter().enumerate() {
        assert_eq!(word.head == 0, word.relation == Relation::Root);
        assert!(!ws.lemma(i).is_empty());
        let (mut at, mut steps) = (i, 0);
        while words[at].head != 0 {
            at = words[at].head as usize - 1;
            steps += 1;
            assert!(steps <= words.len(), "a circle");
        }
    }
    assert_eq!(ws.lemma(words.len()), "");
}

#[test]
fn odd_input_is_analysed() {
    for text in [
        "",
        "a",
        ".",
        "! ? … ; ; ;",
        "🙂 🙃 👩‍⚕️",
        "\u{0} \u{1b}[31m \u{fffd}",
        "Take one tablet daily .",
        "ĳ Ĳ ’s",
    ] {
        check(text);
    }
    check(&"服用 这 药 ".repeat(50));
    check(&"ij".repeat(20_000));
}

#[test]
fn time_is_linear_in_the_length() {
    let time = |n: usize| {
        let text = "de pijn , en ".repeat(n / 4);
        let tokens: Vec<Span> = text
            .match_indices(' ')
            .scan(0, |start, (i, _)| Some(Span::new(std::mem::replace(start, i + 1), i)))
            .collect();
        let (mut ws, mut best) = (Workspace::default(), f64::MAX);
        for _ in 0..3 {
            let start = std::time::Instant::now();
            Analyser::embedded().analyse(&text, &tokens, &mut ws);
            best = best.min(start.elapsed().as_secs_f64());
        }
        assert!(ws.words().iter().all(|w| w.upos != Upos::Part));
        best
    };
    let (short, long) = (time(1000), time(10_000));
    assert!(long < short * 40.0, "1,000 tokens {short} s, 10,000 tokens {long} s");
    check(&"pijn ".repeat(5000));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_text_gives_one_tree(text in "\\PC{0,200}") {
        check(&text);
    }

    #[test]
    fn any_words_give_one_tree(words in prop::collection::vec("[a-zA-Zé0-9.,!?'-]{1,12}", 0..150)) {
        check(&words.join(" "));
    }
}
