//! Measures of the layout: paragraphs, lines, images, sections, tables, what one fills in and what catches the eye.

use super::{Measured, count, different_words, findings_of, of_all, own, per};
use crate::Span;
use crate::document::{Block, BlockKind};
use crate::instruments::answer::Evidence;
use crate::instruments::item::Item;
use crate::instruments::words;
use crate::source::Format;

/// Paragraphs, with every list as one.
pub(super) fn paragraphs(e: &Evidence<'_>) -> usize {
    let mut in_list = false;
    let starts = |b: &&Block| {
        let item = b.kind.is_list_item();
        let new = if item { !in_list } else { b.kind == BlockKind::Paragraph };
        in_list = item;
        new
    };
    e.analysis.document().blocks().iter().filter(starts).count()
}

/// Below 500 words a text without images proves nothing, and plain text never shows any.
pub(super) fn images_per_words(e: &Evidence<'_>) -> Option<Measured> {
    let images = e.analysis.document().images().len();
    if e.format() == Format::Text || (images == 0 && e.metrics.words < 500) {
        return None;
    }
    let value = per(images as f64 * 500.0, e.metrics.words)?;
    Some(Measured { value, ..count(images, "plaatje", "plaatjes") })
}

/// The share of the sentences of prose that start on a new line.
pub(super) fn new_line_share(e: &Evidence<'_>) -> Option<Measured> {
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
pub(super) fn order(e: &Evidence<'_>) -> Option<Measured> {
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
pub(super) fn sections(e: &Evidence<'_>) -> Option<Measured> {
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
pub(super) fn tables_introduced(e: &Evidence<'_>, item: &Item) -> Option<Measured> {
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
pub(super) fn tools(e: &Evidence<'_>, item: &Item) -> Measured {
    let form = |b: &&Block| matches!(b.kind, BlockKind::Answer | BlockKind::Label);
    let forms: Vec<Span> = e.analysis.document().blocks().iter().filter(form).map(|b| b.span).collect();
    let mut measured = different_words(e, item);
    if forms.len() >= 3 {
        measured = Measured::new(forms.len() as f64, "De lezer kan iets invullen of afvinken.").shown(forms);
    }
    measured
}

/// Lists, emphasis and images: what draws the eye to key points. Overuse counts as none. Plain text shows lists only.
pub(super) fn visual_cues(e: &Evidence<'_>, item: &Item) -> Option<Measured> {
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
