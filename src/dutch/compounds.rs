//! Cuts Dutch compounds into the words that they are made of.

use super::lexicon;

/// Shortest part that counts as a word.
const SHORTEST: usize = 3;
/// Rarer words than this (Zipf) are no parts, by length: short ones would split *interventie* into accidents.
const RAREST: [(usize, f32); 4] = [(3, 4.4), (4, 3.6), (5, 3.0), (9, 2.2)];
/// What a part costs apart from its rarity, in Zipf units: the split with the fewest parts wins, then the one with
/// the most frequent parts.
const PART: u32 = 200;
/// Longer words are cut at their hyphens only: the search is quadratic in the length.
const LONGEST: usize = 80;

/// Endings and beginnings that are words too, but hardly ever parts of a compound.
const NO_PARTS: [&str; 46] = [
    "aan", "age", "als", "ant", "ave", "baar", "ben", "bij", "den", "der", "des", "die", "dit", "een", "eer",
    "eren", "ers", "gen", "ing", "ingen", "hen", "het", "heid", "hij", "hun", "ies", "iet", "isch", "ken",
    "lijk", "mij", "niet", "nog", "ons", "ren", "sel", "sen", "ste", "ten", "ter", "tie", "ting", "uit",
    "van", "ver", "zij",
];

/// The parts of a compound, as byte ranges of `word`; one range for a word that is none.
///
/// Linking letters (*-s-*, *-e-*, *-en-*) belong to the part before them. The split with the fewest parts wins.
///
/// ```
/// use helder::dutch::compounds::parts;
/// let word = "ziekenhuisapotheek";
/// let found: Vec<&str> = parts(word).into_iter().map(|r| &word[r]).collect();
/// assert_eq!(found, ["ziekenhuis", "apotheek"]);
/// ```
pub fn parts(word: &str) -> Vec<std::ops::Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    for piece in word.split('-') {
        let end = start + piece.len();
        if !piece.is_empty() {
            split(word, start, end, &mut found);
        }
        start = end + 1;
    }
    if found.is_empty() {
        found.push(0..word.len());
    }
    found
}

fn split(word: &str, start: usize, end: usize, found: &mut Vec<std::ops::Range<usize>>) {
    let piece = &word[start..end];
    let ends: Vec<usize> = piece.char_indices().map(|(i, _)| i).skip(1).chain([piece.len()]).collect();
    if ends.len() < 2 * SHORTEST || ends.len() > LONGEST || is_simple(piece) {
        found.push(start..end);
        return;
    }
    // best[i]: the cheapest way to cover the first i bytes, and where its last part starts.
    let mut best: Vec<Option<(u32, usize)>> = vec![None; piece.len() + 1];
    best[0] = Some((0, 0));
    for &to in &ends {
        let last = to == piece.len();
        let way = |from: usize| {
            let (cost, _) = best[from]?;
            // A word that is cut must be cut in two: the whole is no part of itself.
            let whole = from == 0 && last;
            let part = if whole { None } else { part_cost(&piece[from..to], last) };
            part.map(|c| (cost + c, from))
        };
        best[to] =
            std::iter::once(0).chain(ends.iter().copied()).take_while(|&f| f < to).filter_map(way).min();
    }
    let mut cuts = Vec::new();
    let mut at = piece.len();
    while let Some((_, from)) = best[at].filter(|_| at > 0) {
        cuts.push(start + from..start + at);
        at = from;
    }
    if cuts.is_empty() {
        cuts.push(start..end);
    }
    found.extend(cuts.into_iter().rev());
}

/// Everyday words are felt as one, whatever they are made of.
fn is_simple(word: &str) -> bool {
    lexicon::frequency(word).is_some_and(|f| f >= 4.3)
}

/// What a piece costs as a part; `None` if it is none.
fn part_cost(piece: &str, last: bool) -> Option<u32> {
    let cost = |w: &str, link: u32| {
        let letters = w.chars().count();
        if letters < SHORTEST || NO_PARTS.contains(&w) || !last && is_inflected(piece, w) {
            return None;
        }
        let rarest = RAREST.iter().rev().find(|(n, _)| letters >= *n).map_or(f32::MAX, |(_, zipf)| *zipf);
        let zipf = lexicon::frequency(w).filter(|&f| f >= rarest)?;
        Some(PART + link + ((8.0 - zipf.min(8.0)) * 10.0) as u32)
    };
    let linked = |(link, price): (&str, u32)| piece.strip_suffix(link).and_then(|w| cost(w, price));
    let with_link = if last {
        None
    } else {
        [("s", 5), ("en", 10), ("e", 20), ("n", 20)].into_iter().filter_map(linked).min()
    };
    cost(piece, 0).into_iter().chain(with_link).min()
}

/// *kalme*: the adjective inside a compound has no ending.
fn is_inflected(piece: &str, word: &str) -> bool {
    use lexicon::class;
    lexicon::lookup(piece).or_else(|| lexicon::lookup(word)).is_some_and(|e| {
        e.class & class::ADJ_INFLECTED != 0
            && e.class & (class::NOUN_SING | class::NOUN_PLUR | class::VERB_STEM) == 0
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(word: &str) -> String {
        parts(word).into_iter().map(|r| &word[r]).collect::<Vec<_>>().join("|")
    }

    #[test]
    fn finds_the_parts() {
        for expected in [
            "bloed|onderzoek",
            "ziekenhuis|apotheek",
            "behandeling",
            "medicijn|gebruik",
            "hart|revalidatie|programma",
            "arbeidsongeschiktheids|verzekering",
            "verpleegkundige",
            "patiënten|vereniging",
            "kalmeringstabletten",
        ] {
            assert_eq!(cut(&expected.replace('|', "")), expected);
        }
        assert_eq!(cut(""), "");
        assert_eq!(cut("zorg-op-afstand"), "zorg|op|afstand");
    }
}
