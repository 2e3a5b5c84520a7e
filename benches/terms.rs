//! How long the lists take to load, and how many words a second are matched.
#![allow(missing_docs)]

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use helder::Document;
use helder::dutch::Analysis;
use helder::terms::{ListFormat, TermMatches, Terms};
use std::fmt::Write;
use std::hint::black_box;

const TEXT: &str = "U krijgt binnenkort een nieuwe heup. De anesthesioloog vertelt u over de narcose. Bij hypertensie \
    belt u de cardioloog. Wij hakken morgen de knoop door. De hypertensiepatiënten wachten op de gang. Bel bijv. uw \
    buren als u koorts heeft.\n";

fn terms(c: &mut Criterion) {
    c.bench_function("load the lists in the library", |b| b.iter(|| Terms::builder().build()));
    let mut list = String::from("term\tpos\tarticle\tplain\texplanation\tdomain\n");
    for i in 0..20_000u32 {
        let syllables = ["ba", "ce", "di", "fo", "gu", "ka", "le", "mi", "no", "pu"];
        let word: String = i.to_string().bytes().map(|d| syllables[usize::from(d - b'0')]).collect();
        let _ = writeln!(
            list,
            "{word}\tnoun\tde\tding (het; dingen)\tEen ding dat bijna iedereen in huis heeft.\tzorg"
        );
    }
    let builder = || Terms::builder().without_builtin().list("groot", ListFormat::Tsv, &list);
    c.bench_function("load 20,000 entries of a user", |b| b.iter(|| builder().build()));
    let document = Document::from_text("t", TEXT.repeat(200));
    let analysis = Analysis::new(&document);
    let words = analysis.tokens().iter().filter(|t| t.is_word()).count();
    let mut group = c.benchmark_group("match");
    group.throughput(Throughput::Elements(words as u64));
    let builtin = Terms::builtin();
    group.bench_function("words", |b| b.iter(|| black_box(TermMatches::find(builtin, &analysis))));
    group.finish();
}

criterion_group!(benches, terms);
criterion_main!(benches);
