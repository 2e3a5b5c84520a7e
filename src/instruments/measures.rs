//! The measures that an item of an instrument can rest on.

use super::answer::Evidence;
use super::item::Item;
use super::{Kind, words};
use crate::Span;
use crate::document::{Block, BlockKind};
use crate::dutch::tokens::TokenKind;
use crate::dutch::{Token, syllables};
use crate::finding::{Finding, Severity};
use crate::metrics::sentences_with;
use crate::source::Format;

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

/// Paragraphs, with every list as one.
fn paragraphs(e: &Evidence<'_>) -> usize {
    let mut in_list = false;
    let starts = |b: &&Block| {
        let item = b.kind.is_list_item();
        let new = if item { !in_list } else { b.kind == BlockKind::Paragraph };
        in_list = item;
        new
    };
    e.analysis.document().blocks().iter().filter(starts).count()
}

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

/// Below 500 words a text without images proves nothing, and plain text never shows any.
fn images_per_words(e: &Evidence<'_>) -> Option<Measured> {
    let images = e.analysis.document().images().len();
    if e.format() == Format::Text || (images == 0 && e.metrics.words < 500) {
        return None;
    }
    let value = per(images as f64 * 500.0, e.metrics.words)?;
    Some(Measured { value, ..count(images, "plaatje", "plaatjes") })
}

/// The share of the sentences of prose that start on a new line.
fn new_line_share(e: &Evidence<'_>) -> Option<Measured> {
    let document = e.analysis.document();
    let breaks = document.chosen_breaks();
    let starts_line = |s: &&crate::dutch::Sentence| {
        let first_of_block = e.analysis.block_of(s).span.start == s.span.start;
        first_of_block || breaks.binary_search(&s.span.start).is_ok()
    };
    let all = e.analysis.prose().count();
    let on_new_line = e.analysis.prose().filter(starts_line).count();
    let say = format!("{} op een nieuwe regel.", of_all(on_new_line, all, "begint", "beginnen"));
    let other = e.analysis.prose().find(|s| !starts_line(s)).map(|s| s.span);
    Some(Measured::new(per(on_new_line as f64, all)?, say).shown(other))
}

/// 1 for headings in the order of time and for a text that starts with its main points, 0 for headings that go back
/// in time; `None` if nothing tells.
fn order(e: &Evidence<'_>) -> Option<Measured> {
    let document = e.analysis.document();
    let text = document.text();
    let heading = |b: &&Block| b.kind.is_heading();
    let mut latest = (0, Span::default());
    let mut timed = 0;
    for block in document.blocks().iter().filter(heading) {
        let lower = block.span.of(text).to_lowercase();
        let time = match () {
            () if ["vóór", "voor de ", "voor het ", "voorbereid"].iter().any(|w| lower.starts_with(w)) => 1,
            () if lower.starts_with("tijdens") || lower.starts_with("op de dag") => 2,
            () if lower.starts_with("na de ")
                || lower.starts_with("na het ")
                || lower.starts_with("weer thuis") =>
            {
                3
            }
            () => continue,
        };
        timed += 1;
        if time < latest.0 {
            let say = "De volgorde klopt misschien niet. Dit kopje past eerder in de tekst.";
            return Some(Measured::new(0.0, say).shown([block.span]));
        }
        latest = (time, block.span);
    }
    let half = text.len() as u32 / 3;
    let early = document.blocks().iter().filter(heading).find(|b| {
        let lower = b.span.of(text).to_lowercase();
        b.span.start <= half && SUMMARY.iter().any(|w| lower.contains(w))
    });
    if let Some(block) = early {
        let say = "De tekst begint met het belangrijkste in het kort.";
        return Some(Measured::new(1.0, say).shown([block.span]));
    }
    let say = "De kopjes staan in de volgorde van de tijd.";
    (timed >= 2).then(|| Measured::new(1.0, say).shown([latest.1]))
}

const SUMMARY: [&str; 6] =
    ["in het kort", "samenvatting", "samengevat", "belangrijkste", "dit moet u weten", "goed om te weten"];

/// Sections under headings, without those about contact, questions and the summary.
fn sections(e: &Evidence<'_>) -> Option<Measured> {
    let document = e.analysis.document();
    let text = document.text();
    let aside = |span: Span| {
        let lower = span.of(text).to_lowercase();
        ["vragen", "contact", "bereikbaar", "telefoon", "adres", "tot slot", "colofon"]
            .iter()
            .chain(&SUMMARY)
            .any(|w| lower.contains(w))
    };
    let levels: Vec<u8> = document
        .blocks()
        .iter()
        .filter_map(|b| if let BlockKind::Heading(level) = b.kind { Some(level) } else { None })
        .collect();
    // The level at which the text is cut into parts: the highest that occurs more than once.
    let level = (1..=6).find(|l| levels.iter().filter(|m| *m == l).nth(1).is_some())?;
    let parts: Vec<Span> = document
        .blocks()
        .iter()
        .filter(|b| b.kind == BlockKind::Heading(level) && !aside(b.span))
        .map(|b| b.span)
        .collect();
    let say = format!("De tekst heeft {} delen met een kopje.", parts.len());
    Some(Measured::new(parts.len() as f64, say))
}

/// The share of the tables with one of the item's words in the block before or after them.
fn tables_introduced(e: &Evidence<'_>, item: &Item) -> Option<Measured> {
    let document = e.analysis.document();
    let places: Vec<Span> = words::find(e.analysis, &item.words).into_iter().flatten().collect();
    let outside = |b: &&Block| !matches!(b.kind, BlockKind::TableCell { .. });
    let speaks = |b: Option<&Block>| b.is_some_and(|b| places.iter().any(|p| b.span.covers(*p)));
    let blocks = document.blocks();
    let introduced = document
        .tables()
        .iter()
        .filter(|t| {
            let before = blocks.iter().filter(outside).rfind(|b| b.span.end <= t.span.start);
            let after = blocks.iter().filter(outside).find(|b| b.span.start >= t.span.end);
            speaks(before) || speaks(after)
        })
        .count();
    let all = document.tables().len();
    let say = format!("Bij {introduced} van de {all} tabellen staat uitleg.");
    Some(Measured::new(per(introduced as f64, all)?, say))
}

/// Things to fill in or tick off, and words that speak of them. A label or two is no form yet.
fn tools(e: &Evidence<'_>, item: &Item) -> Measured {
    let form = |b: &&Block| matches!(b.kind, BlockKind::Answer | BlockKind::Label);
    let forms: Vec<Span> = e.analysis.document().blocks().iter().filter(form).map(|b| b.span).collect();
    let mut measured = different_words(e, item);
    if forms.len() >= 3 {
        measured = Measured::new(forms.len() as f64, "De lezer kan iets invullen of afvinken.").shown(forms);
    }
    measured
}

/// Lists, emphasis and images: what draws the eye to key points. Overuse counts as none. Plain text shows lists only.
fn visual_cues(e: &Evidence<'_>, item: &Item) -> Option<Measured> {
    if let Some(measured) = findings_of(e, own(e, item), 0.0).filter(|_| own(e, item).next().is_some()) {
        return Some(measured);
    }
    let document = e.analysis.document();
    let items = document.blocks().iter().filter(|b| b.kind.is_list_item()).count();
    let cues = items + document.emphasis().len() + document.images().len();
    if cues == 0 && e.format() == Format::Text {
        return None;
    }
    let say = match cues {
        0 => "Het programma vond geen lijsten, vette letters of plaatjes.".to_owned(),
        _ => format!("Het programma telde {cues} dingen die opvallen, zoals punten in een lijst."),
    };
    let passages = document.emphasis().iter().map(|(span, _)| *span);
    Some(Measured::new(cues as f64, say).shown(passages))
}

/// The speed, in characters per second, that four of five subtitles do not exceed.
fn reading_speed(e: &Evidence<'_>) -> Option<Measured> {
    let text = e.analysis.document().text();
    let speed = |span: Span| span.of(text).chars().count() as f64;
    cue_speed(e, speed, |value, fast, all| {
        format!(
            "Bij 4 van de 5 ondertitels leest de kijker hoogstens {value:.0} tekens per seconde. {fast} van de {all} \
             gaan sneller dan 17 tekens per seconde. Sneller is te snel (Netflix, Nederlandse ondertitels)."
        )
    })
}

/// The speed, in syllables per second, that four of five subtitles do not exceed, with words per minute beside it.
fn speaking_rate(e: &Evidence<'_>) -> Option<Measured> {
    let cues = e.analysis.document().cues();
    let analysis = e.analysis;
    let words = |span: Span| {
        let first = analysis.token_at(span.start);
        analysis
            .tokens()
            .iter()
            .enumerate()
            .skip(first)
            .take_while(move |(_, t)| t.span.start < span.end)
            .filter(|(_, t)| t.is_word())
    };
    let total: usize = cues.iter().map(|c| words(c.span).count()).sum();
    let spoken_ms: u32 = cues.iter().map(|c| c.end_ms - c.start_ms).sum();
    let per_minute = per(total as f64 * 60_000.0, spoken_ms as usize)?;
    let syllables =
        |span: Span| words(span).map(|(i, _)| f64::from(syllables::count(analysis.word(i)))).sum::<f64>();
    cue_speed(e, syllables, |value, _, _| {
        format!(
            "De stem zegt {per_minute:.0} woorden per minuut ({} per seconde). Dat zijn hoogstens {} lettergrepen per \
             seconde bij 4 van de 5 ondertitels. Gewoon praten gaat met 4 lettergrepen per seconde (Verhoeven, 2004).",
            format!("{:.1}", per_minute / 60.0).replace('.', ","),
            format!("{value:.1}").replace('.', ",")
        )
    })
}

fn cue_speed(
    e: &Evidence<'_>,
    amount: impl Fn(Span) -> f64,
    say: impl Fn(f64, usize, usize) -> String,
) -> Option<Measured> {
    let mut speeds: Vec<(f64, Span)> = e
        .analysis
        .document()
        .cues()
        .iter()
        .filter(|c| c.end_ms > c.start_ms)
        .map(|c| (amount(c.span) * 1000.0 / f64::from(c.end_ms - c.start_ms), c.span))
        .collect();
    speeds.sort_by(|a, b| a.0.total_cmp(&b.0));
    let at = (speeds.len() * 4).div_ceil(5).checked_sub(1)?;
    let (value, _) = *speeds.get(at)?;
    let fast = speeds.iter().filter(|(s, _)| *s > 17.0).count();
    let fastest = speeds.iter().rev().map(|(_, span)| *span);
    Some(Measured::new(value, say(value, fast, speeds.len())).shown(fastest))
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
        let docs = include_str!("../../docs/instruments.md");
        for name in super::names() {
            assert!(docs.contains(&format!("| `{name}` |")), "{name} is not in docs/instruments.md");
        }
    }
}
