//! What the network sees of one token: hashes of its form, affixes, shape and lexicon entry.

use super::lexicon::{self, Entry, Fnv, class};
use crate::Span;

/// At most this many features per token.
pub(crate) const MOST: usize = 18;

/// Separable particles and other first parts of verbs.
pub(crate) const PARTICLES: &[&str] = &[
    "aan", "achter", "af", "bij", "binnen", "boven", "buiten", "dicht", "door", "droog", "fijn", "flauw",
    "gade", "goed", "groot", "heen", "her", "hoog", "in", "klaar", "kwijt", "langs", "leeg", "los", "mee",
    "mis", "na", "neer", "om", "omhoog", "omlaag", "onder", "op", "open", "over", "plaats", "rond", "samen",
    "schoon", "stil", "stuk", "tegen", "tekort", "teleur", "terecht", "terug", "thuis", "toe", "uit", "vast",
    "vol", "voor", "vooruit", "voorbij", "vrij", "waar", "weer", "weg",
];

/// The features of one token; the first is the folded form.
#[derive(Clone, Copy, Default)]
pub(crate) struct Features {
    keys: [u32; MOST],
    len: u8,
}

impl Features {
    pub(crate) fn keys(&self) -> &[u32] {
        &self.keys[..usize::from(self.len)]
    }

    fn push(&mut self, kind: u8, hash: Fnv) {
        if let Some(slot) = self.keys.get_mut(usize::from(self.len)) {
            *slot = hash.byte(kind).finish();
            self.len += 1;
        }
    }
}

/// Reused buffers.
#[derive(Default)]
pub(crate) struct Scratch {
    folded: String,
}

/// Whether a token opens a sentence: nothing but punctuation and numbers stands before it.
pub(crate) fn is_initial(text: &str, tokens: &[Span], index: usize) -> bool {
    index < 4 && tokens[..index].iter().all(|t| !t.of(text).chars().any(char::is_alphabetic))
}

/// The features of `word`.
pub(crate) fn extract(word: &str, initial: bool, scratch: &mut Scratch) -> Features {
    let mut out = Features::default();
    scratch.folded.clear();
    // A "word" of thousands of letters is no word; its head says enough.
    let word = if word.len() > 120 { &word[..word.floor_char_boundary(120)] } else { word };
    lexicon::fold_into(word, &mut scratch.folded);
    let folded = scratch.folded.as_str();
    let bytes = folded.as_bytes();
    out.push(0, digits_as_zero(bytes));
    shape(word, initial, &mut out);
    affixes(folded, &mut out);
    let entry = lexicon::lookup_folded(folded);
    let known = entry.unwrap_or_default();
    out.push(10, word_class(entry));
    out.push(11, Fnv::new().byte(known.zipf10 / 6).byte(u8::from(known.class & class::NAME != 0)));
    if known.class == 0 && bytes.len() >= 6 {
        compound(folded, &mut out);
    }
    particle(folded, &mut out);
    out
}

fn word_class(entry: Option<Entry>) -> Fnv {
    let id = entry.map_or(u16::MAX, |e| e.class_id).to_le_bytes();
    Fnv::new().bytes(&id)
}

fn digits_as_zero(bytes: &[u8]) -> Fnv {
    bytes.iter().fold(Fnv::new(), |h, &b| h.byte(if b.is_ascii_digit() { b'0' } else { b }))
}

/// Runs of upper case, lower case and digits as one sign each, other signs as they are.
fn shape(word: &str, initial: bool, out: &mut Features) {
    let mut hash = Fnv::new();
    let mut last = 0;
    let mut run = 0;
    for c in word.chars().take(24) {
        let sign = match c {
            'a'..='z' => b'x',
            'A'..='Z' => b'X',
            '0'..='9' => b'0',
            _ if c.is_ascii() => c as u8,
            _ if c.is_lowercase() => b'x',
            _ if c.is_uppercase() => b'X',
            _ if c.is_alphabetic() => b'y',
            _ => b'?',
        };
        run = if sign == last { run + 1 } else { 0 };
        if run < 2 {
            hash = hash.byte(sign);
        }
        last = sign;
    }
    out.push(1, hash);
    out.push(2, hash.byte(u8::from(initial)).byte(b'|'));
}

fn affixes(folded: &str, out: &mut Features) {
    let bytes = folded.as_bytes();
    let mut ends = folded.char_indices().rev();
    for kind in 3..8 {
        let Some((start, _)) = ends.next() else { break };
        if start == 0 && kind > 3 {
            break;
        }
        out.push(kind, digits_as_zero(&bytes[start..]));
    }
    let mut starts = folded.char_indices().skip(2);
    for kind in 8..10 {
        let Some((end, _)) = starts.next() else { break };
        out.push(kind, digits_as_zero(&bytes[..end]));
    }
}

/// For a word that the spelling dictionary does not have: the longest known word at its end.
fn compound(folded: &str, out: &mut Features) {
    for (start, _) in folded.char_indices().skip(2).take_while(|(i, _)| i + 4 <= folded.len()) {
        let tail = &folded[start..];
        if let Some(entry) =
            lexicon::lookup_folded(tail).filter(|e| e.class & class::SPELLED != 0 && e.zipf10 >= 22)
        {
            out.push(12, word_class(Some(entry)));
            out.push(13, Fnv::new().bytes(tail.as_bytes()));
            return;
        }
    }
    out.push(12, Fnv::new());
}

/// A separable particle at the beginning with the class of what follows it.
fn particle(folded: &str, out: &mut Features) {
    let Some(rest) =
        PARTICLES.iter().rev().find_map(|p| folded.strip_prefix(p)).filter(|rest| rest.len() >= 3)
    else {
        return;
    };
    let ge = u8::from(rest.starts_with("ge")) + 2 * u8::from(rest.starts_with("te"));
    out.push(14, word_class(lexicon::lookup_folded(rest)).byte(ge));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn features_depend_on_the_word_alone() {
        let mut scratch = Scratch::default();
        let a = extract("Slik", true, &mut scratch);
        extract("🙂\u{0}", false, &mut scratch);
        let b = extract("Slik", true, &mut scratch);
        assert_eq!(a.keys(), b.keys());
        assert_ne!(a.keys(), extract("slik", true, &mut scratch).keys());
        assert_eq!(a.keys()[0], extract("slik", true, &mut scratch).keys()[0]);
    }

    #[test]
    fn any_token_has_features() {
        let mut scratch = Scratch::default();
        for word in ["", "…", "é", "a\u{301}", "\u{0}", "12-5-2024", &"ij".repeat(3000)] {
            assert!(extract(word, false, &mut scratch).keys().len() <= MOST);
        }
    }
}
