//! Measures of subtitles: how fast one has to read or listen.

use super::{Measured, per};
use crate::Span;
use crate::dutch::syllables;
use crate::instruments::answer::Evidence;

/// The speed, in characters per second, that four of five subtitles do not exceed.
pub(super) fn reading_speed(e: &Evidence<'_>) -> Option<Measured> {
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
pub(super) fn speaking_rate(e: &Evidence<'_>) -> Option<Measured> {
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

pub(super) fn cue_speed(
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
