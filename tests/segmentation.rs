//! Sentence and token boundaries against the treebank's development set.

mod shared;

use std::collections::HashSet;

use helder::Span;
use helder::dutch::{sentences, tokens};

/// Joins five sentences at a time to a paragraph, cuts it again and compares boundaries.
#[test]
fn restores_sentences_and_tokens_of_the_development_set() {
    let Some(treebank) = shared::read("treebank/dev.conllu") else { return };
    let (mut sentence_counts, mut token_counts) = (Counts::default(), Counts::default());
    for paragraph in shared::conllu_sentences(&treebank).chunks(5) {
        let mut text = String::new();
        let (mut ends, mut spans) = (HashSet::new(), HashSet::new());
        for sentence in paragraph {
            for (word, space_after) in sentence {
                spans.insert((text.len(), text.len() + word.len()));
                text.push_str(word);
                if *space_after {
                    text.push(' ');
                }
            }
            ends.insert(text.trim_end().len());
            if !text.ends_with(' ') {
                text.push(' ');
            }
        }
        let mut found = Vec::new();
        tokens::tokenize(&text, Span::new(0, text.len()), &mut found);
        let mut found_ends = HashSet::new();
        sentences::split(&text, &found, &[], |range| {
            found_ends.insert(found[range.end - 1].span.end as usize);
        });
        let found_spans = found.iter().map(|t| (t.span.start as usize, t.span.end as usize)).collect();
        if std::env::var_os("HELDER_SHOW").is_some() {
            show(&text, &ends, &found_ends);
            for &(a, b) in spans.symmetric_difference(&found_spans) {
                println!(
                    "TOKEN {} {}",
                    if spans.contains(&(a, b)) { "missed" } else { "wrong" },
                    &text[a..b]
                );
            }
        }
        sentence_counts.add(&ends, &found_ends);
        token_counts.add(&spans, &found_spans);
    }
    println!("sentence boundaries {sentence_counts}");
    println!("tokens              {token_counts}");
    assert!(sentence_counts.f1() >= 0.97, "sentence boundaries {sentence_counts}");
    assert!(token_counts.f1() >= 0.99, "tokens {token_counts}");
}

fn show(text: &str, gold: &HashSet<usize>, found: &HashSet<usize>) {
    for &at in gold.symmetric_difference(found) {
        let from = text.floor_char_boundary(at.saturating_sub(40));
        let to = text.ceil_char_boundary((at + 40).min(text.len()));
        let what = if gold.contains(&at) { "missed" } else { "wrong" };
        println!("SENTENCE {what} {}|{}", &text[from..at], &text[at..to]);
    }
}

#[derive(Default)]
struct Counts {
    right: usize,
    found: usize,
    gold: usize,
}

impl Counts {
    fn add<T: std::hash::Hash + Eq>(&mut self, gold: &HashSet<T>, found: &HashSet<T>) {
        self.right += gold.intersection(found).count();
        self.found += found.len();
        self.gold += gold.len();
    }

    fn f1(&self) -> f64 {
        2.0 * self.right as f64 / (self.found + self.gold) as f64
    }
}

impl std::fmt::Display for Counts {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let precision = self.right as f64 / self.found as f64;
        let recall = self.right as f64 / self.gold as f64;
        write!(f, "P {precision:.4} R {recall:.4} F1 {:.4} ({} gold)", self.f1(), self.gold)
    }
}
