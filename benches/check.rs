//! Words per second of the whole check and of its stages, and the time to start.

#![allow(missing_docs)]

use criterion::{BatchSize, Criterion, Throughput, criterion_group, criterion_main};
use helder::dutch::Analysis;
use helder::terms::{TermMatches, Terms};
use helder::{Checker, Document};

/// A text of leaflets, long enough to be steady.
fn text() -> String {
    let leaflet = include_str!("../examples/folder.md");
    leaflet.repeat(20)
}

fn check(c: &mut Criterion) {
    let text = text();
    let document = Document::from_markdown("folder.md", text.clone());
    let words = text.split_whitespace().count() as u64;
    let checker = Checker::default();
    let mut group = c.benchmark_group("check");
    group.throughput(Throughput::Elements(words));
    group.sample_size(10);
    group.bench_function("read", |b| {
        b.iter_batched(|| text.clone(), |t| Document::from_markdown("folder.md", t), BatchSize::LargeInput);
    });
    group.bench_function("analyse", |b| b.iter(|| Analysis::new(&document)));
    let analysis = Analysis::new(&document);
    group.bench_function("match terms", |b| b.iter(|| TermMatches::find(Terms::builtin(), &analysis)));
    group.bench_function("rules, numbers, instruments", |b| b.iter(|| checker.check_analysis(&analysis)));
    group.bench_function("everything", |b| b.iter(|| checker.check(&document)));
    group.finish();
}

criterion_group!(benches, check);
criterion_main!(benches);
