//! Words per second of `helder score` on one core, without reading and writing: `cargo bench --bench score`.
//!
//! Runs over the development treebank as plain text when `../shared` is there, else over a leaflet.

use criterion::{Criterion, Throughput, criterion_main};
use helder::dutch::Analysis;
use helder::features::{self, Per};
use helder::{Checker, Document};
use std::hint::black_box;

const LEAFLET: &str = "Uw dokter wil uw bloed onderzoeken. Daarom komt u naar het ziekenhuis. De zuster prikt met een \
    dunne naald in uw arm. Het bloed loopt in een buisje. Daarna mag u naar huis.\n\n";

fn text() -> String {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/treebank/dev.conllu");
    let sentences = std::fs::read_to_string(path).unwrap_or_default();
    let text: Vec<&str> = sentences.lines().filter_map(|l| l.strip_prefix("# text = ")).collect();
    if text.is_empty() { LEAFLET.repeat(100) } else { text.join("\n\n") }
}

/// Measures.
pub fn score(c: &mut Criterion) {
    let document = Document::from_text("bench.txt", text());
    let analysis = Analysis::new(&document);
    let words: usize = analysis.sentences().iter().map(|s| s.words as usize).sum();
    let checker = Checker::default();
    let mut group = c.benchmark_group("score");
    group.sample_size(10).throughput(Throughput::Elements(words as u64));
    group.bench_function("features of an analysed text", |b| {
        b.iter(|| features::rows(black_box(&analysis), &[], Per::Sentence));
    });
    group.bench_function("text to rows", |b| {
        b.iter(|| checker.measure(black_box(&document), Per::Document));
    });
    group.finish();
}

#[allow(missing_docs)]
mod group {
    criterion::criterion_group!(benches, super::score);
}
use group::benches;
criterion_main!(benches);
