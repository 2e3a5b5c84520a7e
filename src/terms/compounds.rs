//! The part of a compound that is jargon.

use super::entry::{Difficulty, Form};
use super::search::Search;
use crate::Span;
use crate::dutch::lexicon::{self, class};

/// A part of a word that is a term.
#[derive(Clone, Copy, Debug)]
pub(super) struct JargonPart {
    pub row: u32,
    pub form: Form,
    pub span: Span,
}

/// A way to cut the rest of a word into parts.
#[derive(Clone, Copy, Debug)]
struct Cut {
    parts: u8,
    jargon: u8,
    /// A part is no known word.
    guessed: bool,
    /// It is one long term.
    sure: bool,
    /// The first part that is jargon, or that is in the lists.
    found: Option<(u32, Form, usize, usize)>,
}

impl Cut {
    const fn cost(&self) -> (bool, u8, u8) {
        (self.guessed, self.parts, self.jargon)
    }
}

/// A term as long as this at the end of a word is that term, whatever stands before it.
const SURE: usize = 8;
/// More parts than this, and the cut is a guess.
const MOST_PARTS: u8 = 4;
/// Shorter terms than this turn up inside words by chance.
const SHORTEST_TERM: usize = 5;
/// Zipf times ten from which a part is an everyday word.
const EVERYDAY: u8 = 30;
/// Greek and Latin beginnings, and others that are no words.
const PREFIXES: [&str; 30] = [
    "anti", "auto", "endo", "extra", "hemi", "hyper", "hypo", "inter", "intra", "macro", "mega", "micro",
    "mini", "mono", "multi", "neo", "niet", "oligo", "para", "peri", "poly", "post", "pre", "pseudo",
    "retro", "semi", "sub", "supra", "trans", "ultra",
];
/// Endings that make a word of a term.
const SUFFIXES: [&str; 9] = ["achtig", "achtige", "vrij", "vrije", "loos", "loze", "heid", "gewijs", "matig"];

/// The part of the token that is a term, if the word is a compound of it and everyday words. Compounds of everyday
/// words alone give nothing.
pub(super) fn jargon_part(search: &Search<'_, '_>, token: usize) -> Option<JargonPart> {
    let word = search.analysis.lower(token);
    let written = search.analysis.word(token);
    let short = word.len() < 8 && !word.contains('-');
    if short || word.len() > 60 || word.len() != written.len() {
        return None;
    }
    let mut best: Vec<Option<Cut>> = vec![None; word.len() + 1];
    best[word.len()] = Some(Cut { parts: 0, jargon: 0, guessed: false, sure: false, found: None });
    for start in (0..word.len()).rev().filter(|&s| word.is_char_boundary(s)) {
        best[start] = best_cut(search, word, written, start, &best);
    }
    let (row, form, from, to) = best[0].filter(|c| c.parts >= 2)?.found?;
    let base = search.analysis.tokens().get(token)?.span.start as usize;
    Some(JargonPart { row, form, span: Span::new(base + from, base + to) })
}

fn best_cut(
    search: &Search<'_, '_>,
    word: &str,
    written: &str,
    start: usize,
    best: &[Option<Cut>],
) -> Option<Cut> {
    let rest = &word[start..];
    if let Some(after) = rest.strip_prefix('-').filter(|_| start > 0) {
        return best[word.len() - after.len()];
    }
    let mut choice: Option<Cut> = None;
    let ends = rest.char_indices().map(|(i, c)| start + i + c.len_utf8()).filter(|&e| e >= start + 2);
    for end in ends {
        let part = &word[start..end];
        if part.contains('-') {
            break;
        }
        let after = [0usize, 1, 2].into_iter().filter_map(|link| {
            let next = end + link;
            let fits = match word.get(end..next)? {
                "" => true,
                "s" | "e" | "n" | "en" => next < word.len(),
                _ => false,
            };
            if fits { best[next] } else { None }
        });
        let Some(after) = after.min_by_key(Cut::cost) else { continue };
        if after.parts >= MOST_PARTS {
            continue;
        }
        let hyphen = |i: usize| word.as_bytes().get(i) == Some(&b'-');
        let apart = (start == 0 || hyphen(start - 1)) && (end == word.len() || hyphen(end));
        if part.len() < 3 && !apart {
            continue;
        }
        let long = part.len() >= SHORTEST_TERM || apart && part.len() >= 2;
        let term = if long { search.part(&written[start..end], apart) } else { None };
        let everyday = everyday(part, start, end == word.len());
        let jargon = !everyday && term.is_some_and(|(_, _, difficulty)| difficulty != Difficulty::Easy);
        // What is left of a word whose end is surely a term: a substance, a name, a Greek prefix.
        let rest = start == 0 && end >= 4 && after.parts == 1 && after.sure;
        let known = everyday || term.is_some();
        let cut = (known || rest).then(|| Cut {
            parts: after.parts + 1,
            jargon: after.jargon + u8::from(jargon),
            guessed: after.guessed || !known,
            sure: jargon && part.len() >= SURE && end == word.len(),
            found: match (term, after.found) {
                // The first part that is jargon; else the first that is in the lists.
                (Some((row, form, _)), _) if jargon || after.jargon == 0 => Some((row, form, start, end)),
                (_, later) => later,
            },
        });
        if let Some(cut) = cut
            && choice.is_none_or(|c| cut.cost() < c.cost())
        {
            choice = Some(cut);
        }
    }
    choice
}

/// Whether a part of a word is an everyday word.
fn everyday(part: &str, start: usize, last: bool) -> bool {
    if last && start > 0 && SUFFIXES.contains(&part) {
        return true;
    }
    if start == 0 && !last && PREFIXES.contains(&part) {
        return true;
    }
    let content = class::NOUN_SING | class::NOUN_PLUR | class::ADJ | class::VERB_STEM;
    lexicon::lookup_folded(part).is_some_and(|entry| {
        let enough = if part.len() <= 3 { EVERYDAY + 13 } else { EVERYDAY };
        entry.zipf10 >= enough && entry.class & content != 0 && entry.class & class::SPELLED != 0
    })
}
