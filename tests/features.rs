//! The feature table as researchers use it: its dictionary, its rows, its agreement with the report.
#![cfg(feature = "lint")]

use helder::dutch::Analysis;
use helder::features::{self, Per};
use helder::{Checker, Document};

const TEXT: &str = "# Bloed prikken\n\nUw dokter wil uw bloed onderzoeken. Daarom komt u naar het ziekenhuis, omdat \
    daar een laboratorium is. Wordt u snel bang? Vertel het aan de zuster.\n\n- een pas\n- een brief\n\nDe uitslag \
    wordt met u besproken. Dat duurt niet lang.\n";

fn row(text: &str) -> features::Row {
    let document = Document::from_markdown("t.md", text);
    Checker::default().measure(&document, Per::Document).rows.remove(0)
}

#[test]
fn the_data_dictionary_is_that_of_the_code() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/features.md");
    let written = std::fs::read_to_string(path).expect("docs/features.md");
    assert!(written == features::dictionary(), "run `helder score --columns > docs/features.md`");
}

#[test]
fn a_document_row_agrees_with_the_report() {
    let document = Document::from_markdown("t.md", TEXT);
    let measured = Checker::default().measure(&document, Per::Document);
    let (m, row) = (&measured.metrics, &measured.rows[0]);
    let whole = |n: usize| Some(n as f64);
    let pairs = [
        ("words", whole(m.words)),
        ("sentences", whole(m.sentences)),
        ("paragraphs", whole(m.paragraphs)),
        ("headings", whole(m.headings)),
        ("mean_sentence_words", m.mean_sentence_words),
        ("longest_sentence_words", m.longest_sentence_words.map(|n| n as f64)),
        ("syllables_per_word", m.syllables_per_word),
        ("difficult_word_share", m.difficult_word_share),
        ("passive_sentence_share", m.passive_sentence_share),
        ("flesch_douma", m.flesch_douma),
        ("brouwer", m.brouwer),
        ("lix", m.lix),
        ("rix", m.rix),
        ("lint_score", m.lint.score),
        ("lint_level", m.lint.level.map(f64::from)),
        ("lint_log_word_frequency", m.lint.log_word_frequency),
        ("lint_max_sdl", m.lint.max_sdl),
        ("lint_content_words_per_clause", m.lint.content_words_per_clause),
        ("lint_concrete_nouns", m.lint.concrete_nouns),
    ];
    for (name, value) in pairs {
        let same = match (row.get(name), value) {
            (Some(a), Some(b)) => (a - b).abs() < 1e-9,
            (a, b) => a == b,
        };
        assert!(same, "{name}: {:?} and {value:?}", row.get(name));
    }
    assert!(row.get("lint_score").is_some());
}

#[test]
fn columns_count_what_they_say() {
    let row = row(TEXT);
    for (name, expected) in [
        ("headings", 1.0),
        ("list_items", 2.0),
        ("fragments", 2.0),
        ("sentences", 6.0),
        // Uw dokter ... (6), Daarom ... is (11), Wordt ... (4), Vertel ... (5), De uitslag ... (6), Dat ... (4).
        ("prose_words", 36.0),
        ("longest_sentence_words", 11.0),
        ("mean_sentence_words", 36.0 / 6.0),
        ("questions", 1.0 / 6.0),
        ("imperatives", 1.0 / 6.0),
        // niet
        ("negations", 100.0 / 36.0),
        // daarom, omdat
        ("cause_connectives", 200.0 / 36.0),
        ("numbers", 0.0),
        ("passive_sentence_share", 1.0 / 6.0),
        // uw, uw, u, u, u
        ("second_person_pronouns", 500.0 / 36.0),
    ] {
        let value = row.get(name).unwrap_or(f64::NAN);
        assert!((value - expected).abs() < 1e-9, "{name}: {value}, expected {expected}");
    }
    assert_eq!(row.get("mtld"), None);
    assert_eq!(row.get("mattr"), None);
    assert_eq!(row.get("new_words"), None);
}

#[test]
fn what_cannot_be_computed_is_none_with_a_reason() {
    for (text, reason) in [("", "not-prose"), ("# Kop\n", "not-prose"), ("Hoe gaat het nu?", "no-noun")] {
        let row = row(text);
        assert_eq!(row.get("lint_score"), None, "{text}");
        assert_eq!(row.unscored, Some(reason), "{text}");
        assert!(row.values.iter().flatten().all(|v| v.is_finite()));
    }
}

#[test]
fn units_number_on_and_stand_where_they_say() {
    let document = Document::from_markdown("t.md", TEXT);
    let analysis = Analysis::new(&document);
    let sentences = features::rows(&analysis, &[], Per::Sentence);
    assert_eq!(sentences.len(), analysis.sentences().len());
    assert!(sentences.iter().enumerate().all(|(i, r)| r.number == i + 1));
    assert_eq!(sentences[0].unscored, Some("not-prose"));
    assert_eq!(sentences[1].span.of(document.text()), "Uw dokter wil uw bloed onderzoeken.");
    assert_eq!(sentences[1].get("words"), Some(6.0));
    let paragraphs = features::rows(&analysis, &[], Per::Paragraph);
    assert_eq!(paragraphs.len(), 5);
    assert_eq!(paragraphs[1].get("sentences"), Some(4.0));
}
