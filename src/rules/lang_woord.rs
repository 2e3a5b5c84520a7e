#![doc = include_str!("lang_woord.md")]

use std::collections::HashSet;
use std::ops::Range;

use crate::dutch::morphology::Upos;
use crate::dutch::tokens::TokenKind;
use crate::dutch::{compounds, lexicon};
use crate::finding::{Finding, Severity};
use crate::rules::{Context, Findings, Rule};

/// The rule.
pub static RULE: Rule = Rule {
    id: "lang-woord",
    severity: Severity::Warning,
    checklist: &["8"],
    vbi: &[3],
    doc: include_str!("lang_woord.md"),
    check,
};

/// Three parts of fewer letters than this are read in one go (*zorgplan*-like words).
const LONG: usize = 18;

fn check(context: &Context<'_>, findings: &mut Findings) {
    let analysis = context.analysis;
    let limit = context.settings.threshold("lang-woord.delen") as usize;
    let mut seen = HashSet::new();
    for (i, token) in analysis.tokens().iter().enumerate() {
        let word = analysis.lower(i);
        let candidate = token.kind == TokenKind::Word
            && word.len() >= LONG
            // The tagger takes unknown long words for names; names start with a capital.
            && !(token.upos == Upos::Propn && analysis.word(i).starts_with(char::is_uppercase))
            && !is_name(analysis.word(i));
        if !candidate || context.document.is_inert(token.span) || !seen.insert(word) {
            continue;
        }
        // A hyphen cuts a word for the reader too.
        let longest = word.split('-').max_by_key(|p| p.len()).unwrap_or(word);
        // `sectoroverstijgend`: a particle is one with its verb.
        let mut parts = all_parts(longest);
        while let Some(at) =
            parts.iter().rposition(|r| is_particle(&longest[r.clone()])).filter(|&i| i + 1 < parts.len())
        {
            parts[at].end = parts[at + 1].end;
            parts.remove(at + 1);
        }
        let rare = lexicon::frequency(longest).is_none_or(|f| f < 2.0);
        let severity = match parts.len() {
            n if n >= limit => Severity::Warning,
            // A medical term is judged by how many readers know it, not by its length.
            n if n + 1 >= limit
                && rare
                && !context.terms.covers(token.span)
                && longest.chars().count() >= LONG =>
            {
                Severity::Hint
            }
            _ => continue,
        };
        report(context, findings, token.span, severity, longest, &parts);
    }
}

/// The parts of a compound and of its parts: *kwaliteitsverbeterings|programmaleider* is four words to a reader, though a
/// dictionary lists both halves.
fn all_parts(word: &str) -> Vec<Range<usize>> {
    let cut = compounds::parts(word);
    if cut.len() < 2 {
        return cut;
    }
    cut.into_iter()
        .flat_map(|part| {
            let piece = &word[part.clone()];
            // The linking letters stay with the last part.
            let bare = ["s", "en"].into_iter().filter_map(|link| piece.strip_suffix(link));
            let mut inner = std::iter::once(piece)
                .chain(bare)
                .map(all_parts)
                .find(|inner| inner.len() > 1)
                .unwrap_or_default();
            match inner.last_mut() {
                Some(last) => last.end = piece.len(),
                None => inner.push(0..piece.len()),
            }
            inner.into_iter().map(move |r| part.start + r.start..part.start + r.end)
        })
        .collect()
}

fn is_particle(part: &str) -> bool {
    matches!(
        part,
        "over" | "voor" | "onder" | "door" | "terug" | "achter" | "samen" | "tegen" | "binnen" | "buiten"
    )
}

fn report(
    context: &Context<'_>,
    findings: &mut Findings,
    span: crate::Span,
    severity: Severity,
    word: &str,
    parts: &[Range<usize>],
) {
    let shown = context.analysis.passage(span);
    let pieces: Vec<&str> = parts.iter().map(|r| &word[r.clone()]).collect();
    let sure = severity > Severity::Hint;
    let message = context.say(
        format!(
            "'{shown}' {} een lang woord. Het heeft {} delen: {}.",
            if sure { "is" } else { "lijkt" },
            pieces.len(),
            pieces.join(" + ")
        ),
        format!(
            "'{shown}' {} a long word of {} parts: {}.",
            if sure { "is" } else { "seems" },
            pieces.len(),
            pieces.join(" + ")
        ),
    );
    let advice = context.say(
        "Zeg het in gewone woorden. Kan dat niet? Zet dan een streepje tussen twee delen.".to_owned(),
        "Say it in plain words. If you cannot, put a hyphen between two parts.".to_owned(),
    );
    let mut finding = Finding::new(RULE.id, severity, span, message, advice);
    if let Some(cut) = middle(word, parts)
        && let Some(at) = shown.to_lowercase().find(word)
        && let (Some(a), Some(b)) = (shown.get(..at + cut), shown.get(at + cut..))
    {
        finding.replacements.push(format!("{a}-{b}"));
    }
    findings.push(finding);
}

/// `DementieZorg`: a capital inside makes a name.
fn is_name(word: &str) -> bool {
    let mut chars = word.chars();
    chars.next();
    let inner = chars.as_str();
    inner.chars().any(char::is_uppercase) && inner.chars().any(char::is_lowercase) && !inner.contains('-')
}

/// The border between two parts that is nearest to the middle.
fn middle(word: &str, parts: &[Range<usize>]) -> Option<usize> {
    parts.iter().skip(1).map(|r| r.start).min_by_key(|&start| start.abs_diff(word.len() / 2))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_of_parts_count() {
        let cut = |word: &str| all_parts(word).into_iter().map(|r| &word[r]).collect::<Vec<_>>().join("|");
        for expected in [
            "kwaliteits|verbeterings|programma|leider",
            "patiënten|verenigings|voorlichtings|avond",
            "bloed|onderzoek",
            "verpleegkundige",
        ] {
            assert_eq!(cut(&expected.replace('|', "")), expected);
        }
    }
}
