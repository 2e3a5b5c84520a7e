//! Tokens per second of the language layer on one core: `cargo bench --bench language`.
//!
//! Runs over the development treebank when `../shared` is there, else over the health sentences of the tests.

#![allow(missing_docs)] // what criterion's macro makes has none

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use helder::Span;
use helder::dutch::{Analyser, Workspace, conllu};
use std::hint::black_box;

type Text = (String, Vec<Span>);

fn sentences() -> Vec<Text> {
    let root = env!("CARGO_MANIFEST_DIR");
    let read = |path: &str| std::fs::read_to_string(format!("{root}/{path}")).ok();
    let text = read("../shared/treebank/dev.conllu").or_else(|| read("tests/health_sentences.conllu"));
    let sentences = conllu::read(&text.unwrap_or_default()).unwrap_or_default();
    let prepare = |sentence: &conllu::Sentence| {
        let (mut text, mut tokens) = (String::new(), Vec::new());
        conllu::join(&sentence.words, &mut text, &mut tokens);
        (text, tokens)
    };
    sentences.iter().map(prepare).collect()
}

fn language(c: &mut Criterion) {
    let texts = sentences();
    let analyser = Analyser::embedded();
    let mut ws = Workspace::default();
    let mut group = c.benchmark_group("language");
    group.throughput(Throughput::Elements(texts.iter().map(|t| t.1.len() as u64).sum()));
    group.bench_function("tags", |b| {
        b.iter(|| {
            for (text, tokens) in &texts {
                analyser.tag(black_box(text), tokens, &mut ws);
            }
        });
    });
    group.bench_function("tags, lemmas, trees", |b| {
        b.iter(|| {
            for (text, tokens) in &texts {
                analyser.analyse(black_box(text), tokens, &mut ws);
            }
        });
    });
    group.finish();
}

criterion_group!(benches, language);
criterion_main!(benches);
