//! The measures that an item of an instrument can rest on.

mod speed;
mod structure;

use super::answer::Evidence;
use super::item::Item;
use super::{Kind, words};
use crate::Span;
use crate::document::BlockKind;
use crate::dutch::Token;
use crate::dutch::tokens::TokenKind;
use crate::finding::{Finding, Severity};
use crate::metrics::sentences_with;
use crate::source::Format;
use speed::{reading_speed, speaking_rate};
use structure::{
    images_per_words, new_line_share, order, paragraphs, sections, tables_introduced, tools, visual_cues,
};

/// What a measure says: a value, what that means in a plain sentence, and the passages that show it.
#[derive(Clone, Debug, Default)]
pub(super) struct Measured {
    pub value: f64,
    pub say: String,
    pub passages: Vec<Span>,
}

impl Measured {
    fn new(value: f64, say: impl Into<String>) -> Self {
        Self { value, say: say.into(), passages: Vec::new() }
    }

    fn shown(mut self, passages: impl IntoIterator<Item = Span>) -> Self {
        self.passages = passages.into_iter().filter(|s| !s.is_empty()).take(3).collect();
        self
    }
}

type Function = fn(&Evidence<'_>, &Item) -> Option<Measured>;

/// What a measure needs in the item.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Needs {
    Nothing,
    Rules,
    Words,
}

struct Measure {
    name: &'static str,
    needs: Needs,
    function: Function,
}

const fn plain(name: &'static str, function: Function) -> Measure {
    Measure { name, needs: Needs::Nothing, function }
}

const fn of_rules(name: &'static str, function: Function) -> Measure {
    Measure { name, needs: Needs::Rules, function }
}

const fn of_words(name: &'static str, function: Function) -> Measure {
    Measure { name, needs: Needs::Words, function }
}

/// Every measure, sorted by name. What each means stands in `docs/instruments.md`; a test compares.
const MEASURES: &[Measure] = &[
    plain("brouwer", |e, _| number(e.metrics.brouwer, "Brouwer")),
    of_words("different_words", |e, i| Some(different_words(e, i))),
    of_words("different_words_unless_findings", |e, i| {
        if sure(e, i).next().is_some() {
            findings_of(e, sure(e, i), 0.0)
        } else {
            Some(different_words(e, i))
        }
    }),
    plain("difficult_word_share", |e, _| {
        number(e.metrics.difficult_word_share, "Deel van de woorden dat moeilijk is")
    }),
    of_rules("findings", |e, i| findings_of(e, own(e, i), 1.0)),
    of_rules("findings_per_100_words", findings_per_words),
    of_rules("findings_per_heading", findings_per_heading),
    of_rules("findings_per_image", |e, i| {
        share(e, own(e, i), e.analysis.document().images().len(), "plaatje", "plaatjes")
    }),
    of_rules("findings_per_number", |e, i| {
        let found = own(e, i).count();
        share(e, own(e, i), numbers(e).count().max(found), "getal", "getallen").or_else(|| Some(nothing()))
    }),
    of_rules("findings_per_paragraph", |e, i| share(e, own(e, i), paragraphs(e), "stuk", "stukken")),
    of_words("findings_without_words", findings_without_words),
    plain("flesch_douma", |e, _| number(e.metrics.flesch_douma, "Flesch-Douma")),
    plain("headings", |e, _| Some(count(e.metrics.headings, "kopje", "kopjes"))),
    plain("headings_per_100_words", |e, _| {
        let value = per(e.metrics.headings as f64 * 100.0, e.metrics.words)?;
        Some(Measured { value, ..count(e.metrics.headings, "kopje", "kopjes") })
    }),
    plain("images", |e, _| Some(count(e.analysis.document().images().len(), "plaatje", "plaatjes"))),
    plain("images_per_500_words", |e, _| images_per_words(e)),
    of_rules("layout_findings", |e, i| {
        let blind = e.format() == Format::Text && own(e, i).next().is_none();
        if blind { None } else { findings_of(e, own(e, i), 1.0) }
    }),
    plain("lint_score", |e, _| number(e.metrics.lint.score, "LiNT-score")),
    plain("lix", |e, _| number(e.metrics.lix, "LIX")),
    plain("longest_sentence_words", |e, _| {
        let longest = e.analysis.prose().max_by_key(|s| s.words)?;
        let say = format!("De langste zin heeft {} woorden.", longest.words);
        Some(Measured::new(f64::from(longest.words), say).shown([longest.span]))
    }),
    plain("mean_sentence_words", |e, _| number(e.metrics.mean_sentence_words, "Woorden per zin")),
    plain("new_line_share", |e, _| new_line_share(e)),
    of_rules("not_hint_findings", |e, i| findings_of(e, sure(e, i), 1.0)),
    plain("order", |e, _| order(e)),
    plain("passive_sentence_share", |e, _| {
        let value = e.metrics.passive_sentence_share?;
        let passive = sentences_with(e.analysis, e.findings, "lijdende-vorm");
        let say = match passive {
            0 => "Geen van de zinnen is lijdend.".to_owned(),
            n => format!(
                "{} lijdend: de zin zegt niet wie het doet.",
                of_all(n, e.metrics.sentences, "is", "zijn")
            ),
        };
        Some(Measured::new(value, say).shown(e.of_rule("lijdende-vorm").map(|f| f.span)))
    }),
    plain("reading_speed", |e, _| reading_speed(e)),
    plain("rix", |e, _| number(e.metrics.rix, "RIX")),
    plain("sections", |e, _| sections(e)),
    of_rules("sentence_share", sentence_share),
    plain("speaking_rate", |e, _| speaking_rate(e)),
    plain("tables_introduced", tables_introduced),
    of_words("tools", |e, i| Some(tools(e, i))),
    plain("visual_cues", visual_cues),
    plain("words", |e, _| Some(count(e.metrics.words, "woord", "woorden"))),
];

fn find(name: &str) -> Option<&'static Measure> {
    MEASURES.iter().find(|m| m.name == name)
}

pub(super) fn exists(name: &str) -> bool {
    find(name).is_some()
}

pub(super) fn needs_rules(name: &str) -> bool {
    find(name).is_some_and(|m| m.needs == Needs::Rules)
}

pub(super) fn needs_words(name: &str) -> bool {
    find(name).is_some_and(|m| m.needs == Needs::Words)
}

pub(super) fn names() -> impl Iterator<Item = &'static str> {
    MEASURES.iter().map(|m| m.name)
}

/// The value of a measure; `None` when the text does not allow one.
pub(super) fn measure(name: &str, evidence: &Evidence<'_>, item: &Item) -> Option<Measured> {
    find(name).and_then(|m| (m.function)(evidence, item))
}

/// Findings of the item's rules.
pub(super) fn own<'e>(e: &'e Evidence<'_>, item: &'e Item) -> impl Iterator<Item = &'e Finding> {
    e.findings.iter().filter(|f| item.rules.iter().any(|r| r == f.rule))
}

/// Findings of the item's rules that are more than a hint.
fn sure<'e>(e: &'e Evidence<'_>, item: &'e Item) -> impl Iterator<Item = &'e Finding> {
    own(e, item).filter(|f| f.severity > Severity::Hint)
}

/// Whether a finding is about the text as a whole: then a share of it is all of it.
fn is_whole(finding: &Finding) -> bool {
    // `geen-kopjes` also gives hints about a long part of a text that has headings elsewhere.
    let part = finding.rule == "geen-kopjes" && finding.severity == Severity::Hint;
    finding.span.is_empty() || (finding.rule.starts_with("geen-") && !part)
}

fn per(count: f64, of: usize) -> Option<f64> {
    (of > 0).then(|| count / of as f64)
}

fn nothing() -> Measured {
    Measured::new(0.0, "Het programma vond hier niets op aan te merken.")
}

fn number(value: Option<f64>, name: &str) -> Option<Measured> {
    value.map(|v| Measured::new(v, format!("{name}: {}.", format!("{v:.2}").replace('.', ","))))
}

fn count(count: usize, one: &str, many: &str) -> Measured {
    Measured::new(
        count as f64,
        format!("Het programma telde {count} {}.", if count == 1 { one } else { many }),
    )
}

/// "3 van de 40 zinnen zijn", "1 van de 40 zinnen is", "De enige zin is".
fn of_all(part: usize, all: usize, one: &str, many: &str) -> String {
    match (part, all) {
        (0, _) => format!("Geen van de zinnen {one}"),
        (1, 1) => format!("De enige zin {one}"),
        (1, _) => format!("1 van de {all} zinnen {one}"),
        _ => format!("{part} van de {all} zinnen {many}"),
    }
}

/// A number of findings. What is said of the whole text is said in the words of the finding.
fn findings_of<'f>(
    e: &Evidence<'_>,
    findings: impl Iterator<Item = &'f Finding>,
    weight: f64,
) -> Option<Measured> {
    let found: Vec<&Finding> = findings.collect();
    if e.metrics.words == 0 {
        return None;
    }
    Some(match found.as_slice() {
        [] => nothing(),
        all if all.iter().any(|f| is_whole(f)) => {
            let whole = all.iter().find(|f| is_whole(f)).map_or("", |f| &f.message);
            Measured::new(found.len() as f64 * weight, whole).shown(found.iter().map(|f| f.span))
        }
        _ => Measured::new(found.len() as f64 * weight, places(found.len()))
            .shown(found.iter().map(|f| f.span)),
    })
}

fn places(count: usize) -> String {
    if count == 1 {
        "Het programma vond 1 plek.".to_owned()
    } else {
        format!("Het programma vond {count} plekken.")
    }
}

/// Findings as a share of something; one about the whole text makes it all.
fn share<'f>(
    e: &Evidence<'_>,
    findings: impl Iterator<Item = &'f Finding>,
    of: usize,
    one: &str,
    many: &str,
) -> Option<Measured> {
    let found: Vec<&Finding> = findings.collect();
    let measured = findings_of(e, found.iter().copied(), 1.0)?;
    if found.iter().any(|f| is_whole(f)) {
        return Some(Measured { value: 1.0, ..measured });
    }
    let value = per(found.len() as f64, of)?;
    if found.is_empty() {
        return Some(measured);
    }
    let all = if of == 1 { format!("1 {one}") } else { format!("{of} {many}") };
    Some(Measured { value, say: format!("{} De tekst heeft {all}.", measured.say), ..measured })
}

fn findings_per_words(e: &Evidence<'_>, item: &Item) -> Option<Measured> {
    let mut measured = share(e, own(e, item), e.metrics.words, "woord", "woorden")?;
    measured.value *= 100.0;
    Some(measured)
}

/// The rule that goes by a formula.
const READING_LEVEL: &str = "leesniveau";

fn sentence_share(e: &Evidence<'_>, item: &Item) -> Option<Measured> {
    if let Some(whole) = sure(e, item).find(|f| is_whole(f) && f.rule != READING_LEVEL) {
        return Some(Measured::new(1.0, whole.message.clone()).shown([whole.span]));
    }
    let all = e.metrics.sentences;
    let mut starts: Vec<u32> = sure(e, item).filter(|f| !f.span.is_empty()).map(|f| f.span.start).collect();
    starts.sort_unstable();
    let inside = |s: &&crate::dutch::Sentence| {
        let i = starts.partition_point(|&start| start < s.span.start);
        starts.get(i).is_some_and(|&start| start < s.span.end)
    };
    let part = e.analysis.prose().filter(inside).count();
    let value = per(part as f64, all)?;
    // A formula sees something, but not what: it turns an answer, and does not make it sure.
    let level = sure(e, item).find(|f| f.rule == READING_LEVEL);
    if let (Some(level), Some(turn)) = (level, item.test.as_ref().and_then(super::Test::middle))
        && value < turn
    {
        return Some(Measured::new(turn, level.message.clone()));
    }
    if starts.is_empty() {
        return Some(nothing());
    }
    let say = match part {
        0 => places(starts.len()),
        1 if all == 1 => "Het programma vond iets in de enige zin.".to_owned(),
        _ => format!("Het programma vond iets in {part} van de {all} zinnen."),
    };
    // A few of different rules show more than a few of one.
    let mut shown: Vec<&Finding> = Vec::new();
    for finding in sure(e, item) {
        if shown.iter().all(|s| s.rule != finding.rule) {
            shown.push(finding);
        }
    }
    Some(Measured::new(value, say).shown(shown.into_iter().map(|f| f.span)))
}

fn findings_per_heading(e: &Evidence<'_>, item: &Item) -> Option<Measured> {
    let blocks = e.analysis.document().blocks();
    let below_title =
        blocks.iter().filter(|b| matches!(b.kind, BlockKind::Heading(level) if level > 1)).count();
    let headings = if below_title > 0 { below_title } else { e.metrics.headings.saturating_sub(1) };
    if headings == 0 && own(e, item).next().is_none() {
        return Some(Measured::new(0.25, "De tekst heeft geen kopjes."));
    }
    share(e, own(e, item), headings.max(1), "kopje", "kopjes")
}

/// Numbers in the sense of the VBI: not dates, times, years, telephone numbers, addresses or the numbers of steps.
pub(super) fn numbers<'e>(e: &'e Evidence<'_>) -> impl Iterator<Item = Span> + 'e {
    let analysis = e.analysis;
    let tokens = analysis.tokens();
    let counts = move |(i, t): (usize, &Token)| {
        let word = analysis.word(i);
        let digits = word.len() <= 4 && word.bytes().all(|b| b.is_ascii_digit());
        let year = word.len() == 4 && (word.starts_with("19") || word.starts_with("20"));
        let before = i.checked_sub(1).map_or("", |b| analysis.lower(b));
        let after = analysis.lower(i + 1);
        let number_like =
            |w: &str| w.bytes().any(|b| b.is_ascii_digit()) || matches!(w, "-" | "–" | ":" | "/");
        let part_of_more = number_like(before) || number_like(after);
        let date = MONTHS.contains(&after) || matches!(after, "uur" | "u");
        let label = matches!(before, "punt" | "stap" | "kamer" | "route" | "poli" | "bladzijde" | "pagina");
        let plain = digits && !year && !word.starts_with('0') && !part_of_more && !date && !label;
        (t.kind == TokenKind::Number && plain).then_some(t.span)
    };
    tokens.iter().enumerate().filter_map(counts)
}

const MONTHS: [&str; 12] = [
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
];

fn different_words(e: &Evidence<'_>, item: &Item) -> Measured {
    let found = words::find(e.analysis, &item.words);
    let say = match found.len() {
        0 => "Het programma vond hier niets over in de tekst.".to_owned(),
        n => places(n),
    };
    Measured::new(found.len() as f64, say).shown(found.iter().filter_map(|places| places.first().copied()))
}

/// The share of the findings without one of the item's words in the same block or the next.
fn findings_without_words(e: &Evidence<'_>, item: &Item) -> Option<Measured> {
    let places: Vec<Span> = words::find(e.analysis, &item.words).into_iter().flatten().collect();
    let blocks = e.analysis.document().blocks();
    let lacks = |f: &&Finding| {
        let at = blocks.iter().position(|b| b.span.contains(f.span.start)).unwrap_or(0);
        let near = blocks.get(at..blocks.len().min(at + 2)).unwrap_or_default();
        !near.iter().any(|b| places.iter().any(|p| b.span.covers(*p)))
    };
    let all = own(e, item).count();
    let without: Vec<Span> = own(e, item).filter(lacks).map(|f| f.span).collect();
    let value = per(without.len() as f64, all)?;
    let say = match without.len() {
        0 => "Er staat een voorbeeld bij.".to_owned(),
        _ => "De lezer moet rekenen. Het programma vond er geen voorbeeld bij.".to_owned(),
    };
    Some(Measured::new(value, say).shown(without))
}

/// Whether the material is very short. Print: at most two paragraphs and about 300 words; audiovisual: under a minute
/// by the last subtitle, and unknown (so: no) without times.
pub(super) fn is_very_short(e: &Evidence<'_>) -> bool {
    match e.kind {
        Kind::Print => e.metrics.paragraphs <= 2 && e.metrics.words <= 300,
        Kind::Av => e.analysis.document().cues().last().is_some_and(|c| c.end_ms < 60_000),
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn names_are_sorted_and_documented() {
        assert!(super::MEASURES.is_sorted_by_key(|m| m.name));
        let docs = include_str!("../../../docs/instruments.md");
        for name in super::names() {
            assert!(docs.contains(&format!("| `{name}` |")), "{name} is not in docs/instruments.md");
        }
    }
}
