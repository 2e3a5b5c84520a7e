//! Groups tokens to sentences.

use std::ops::Range;

use super::lexicon;
use super::tokens::{RawToken, Stop, TokenKind, stop_of};

/// Cuts the tokens of one block into sentences and hands each to `each` as a range of indices.
///
/// `breaks` are the offsets at which the writer chose to start a new line; a sentence ends there even without
/// a full stop.
pub fn split(text: &str, tokens: &[RawToken], breaks: &[u32], mut each: impl FnMut(Range<usize>)) {
    let mut start = 0;
    let mut i = 0;
    let mut quotes = Quotes { open: false, left: tokens.iter().filter(|t| t.span.of(text) == "\"").count() };
    let mut brackets = 0_i32;
    while i < tokens.len() {
        let token = &tokens[i];
        let word = token.span.of(text);
        match word {
            "\"" => quotes.see(),
            "(" => brackets += 1,
            ")" => brackets = (brackets - 1).max(0),
            _ => {}
        }
        let ends = is_terminal(word) || abbreviation_may_end(token, word);
        i += 1;
        let broken = tokens.get(i).is_some_and(|next| has_break(breaks, token.span.end, next.span.start))
            || (!ends && !quotes.open && brackets == 0 && is_glued(text, tokens, i));
        if !ends && !broken {
            continue;
        }
        if ends {
            let before_closers = i;
            i = absorb_closers(text, tokens, i, &mut quotes, &mut brackets);
            let broken =
                tokens.get(i).is_some_and(|next| has_break(breaks, tokens[i - 1].span.end, next.span.start));
            if i < tokens.len()
                && !broken
                && !starts_sentence(text, tokens, i, word, i > before_closers, brackets)
            {
                continue;
            }
        }
        each(start..i);
        start = i;
        quotes.open &= !broken;
        brackets = 0;
    }
    if start < tokens.len() {
        each(start..tokens.len());
    }
}

/// Straight quotes do not say whether they open or close; their number does.
struct Quotes {
    open: bool,
    /// How many are still to come in the block.
    left: usize,
}

impl Quotes {
    fn see(&mut self) {
        self.open = !self.open;
        self.left = self.left.saturating_sub(1);
    }
}

fn glued_to_next(tokens: &[RawToken], i: usize) -> bool {
    tokens.get(i + 1).is_some_and(|next| next.span.start == tokens[i].span.end)
}

fn has_break(breaks: &[u32], after: u32, before: u32) -> bool {
    let i = breaks.partition_point(|&b| b <= after);
    breaks.get(i).is_some_and(|&b| b <= before)
}

/// A sentence starts at token `i` although nothing ends before it: a heading that lost its line, a forgotten
/// full stop.
fn is_glued(text: &str, tokens: &[RawToken], i: usize) -> bool {
    let word = |j: usize| tokens.get(j).map_or("", |t: &RawToken| t.span.of(text));
    let lower_word = |w: &str| w.chars().count() >= 3 && w.chars().all(char::is_lowercase);
    if !(GLUED_STARTERS.contains(&word(i))
        && tokens
            .get(i + 1)
            .is_some_and(|t| t.span.of(text).starts_with(char::is_lowercase) || t.kind == TokenKind::Number))
    {
        return false;
    }
    let before = word(i - 1);
    before == ")" || (lower_word(before) && !FUNCTION_WORDS.contains(&before) && !TITLED.contains(&before))
}

/// Starters that are no polite capitals (*U*, *Uw*).
const GLUED_STARTERS: [&str; 28] = [
    "Als", "Bij", "Daarna", "Daarom", "De", "Deze", "Dit", "Door", "Een", "Er", "Het", "Hij", "In", "Na",
    "Ongeveer", "Rond", "Ruim", "Sinds", "Soms", "Toch", "Toen", "Veel", "Via", "Volgens", "Voor", "Wij",
    "Zij", "Zo",
];

/// After these an article with a capital starts a title, not a sentence: *het boek De avonden*.
const TITLED: [&str; 14] = [
    "boek",
    "dagblad",
    "film",
    "folder",
    "huis",
    "krant",
    "lied",
    "programma",
    "restaurant",
    "roman",
    "serie",
    "stichting",
    "tijdschrift",
    "vereniging",
];

const FUNCTION_WORDS: [&str; 20] = [
    "aan", "als", "bij", "dan", "dat", "die", "door", "een", "het", "hun", "maar", "met", "naar", "over",
    "tot", "uit", "van", "voor", "want", "zijn",
];

fn is_terminal(word: &str) -> bool {
    matches!(word, "." | "!" | "?" | "…")
        || (word.len() > 1 && word.bytes().all(|b| matches!(b, b'.' | b'!' | b'?')))
}

fn abbreviation_may_end(token: &RawToken, word: &str) -> bool {
    token.kind == TokenKind::Word
        && word.ends_with('.')
        && matches!(stop_of(word), Some(Stop::Maybe | Stop::BeforeWord))
}

/// Takes closing quotes and brackets, further stops too, into the sentence.
fn absorb_closers(
    text: &str,
    tokens: &[RawToken],
    mut i: usize,
    quotes: &mut Quotes,
    brackets: &mut i32,
) -> usize {
    while let Some(token) = tokens.get(i) {
        let glued = tokens[i - 1].span.end == token.span.start;
        let closes = match token.span.of(text) {
            "''" | "”" | "»" | "›" => true,
            "’" | "'" => glued,
            ")" | "]" => glued || *brackets > 0,
            "\"" => quotes.open || (quotes.left % 2 == 1 && !glued_to_next(tokens, i)),
            word => is_terminal(word) && glued,
        };
        if !closes {
            return i;
        }
        match token.span.of(text) {
            "\"" => {
                quotes.see();
                quotes.open = false;
            }
            ")" => *brackets = (*brackets - 1).max(0),
            _ => {}
        }
        i += 1;
    }
    i
}

/// Whether a new sentence starts at token `i`, after the terminal `stop`.
fn starts_sentence(
    text: &str,
    tokens: &[RawToken],
    i: usize,
    stop: &str,
    closed: bool,
    brackets: i32,
) -> bool {
    if matches!(tokens[i].span.of(text), ":" | "," | ";") {
        return false;
    }
    let first = tokens[i..]
        .iter()
        .take(4)
        .map(|t| t.span.of(text))
        .find(|w| w.chars().any(char::is_alphanumeric))
        .unwrap_or("");
    let Some(c) = first.trim_start_matches(['\'', '’', '(']).chars().next() else { return !closed };
    let lower = c.is_lowercase();
    if brackets > 0 && stop != "." {
        return false;
    }
    if stop == "." {
        if !lower {
            return true;
        }
        // An abbreviation that no list has, or a writer who starts without a capital.
        let before = i.checked_sub(2).map_or("", |j| tokens[j].span.of(text));
        let clitic = matches!(first, "'s" | "'t" | "'n" | "’s" | "’t");
        return clitic || (!closed && before.chars().count() > 4);
    }
    if stop.len() > 1 && stop_of(stop) == Some(Stop::BeforeWord) {
        return !lower && is_word_in_lower_case(first);
    }
    if stop.ends_with('.') && stop.len() > 1 || stop == "…" {
        return !lower && c.is_alphabetic();
    }
    // `!` and `?` within a sentence: "Help!" riep hij.
    !lower || (!closed && stop == "?")
}

/// Whether a word with a capital is an ordinary word, which has the capital because a sentence starts.
fn is_word_in_lower_case(word: &str) -> bool {
    lexicon::lookup(word).is_some_and(|entry| entry.class & lexicon::class::NAME == 0 && entry.class != 0)
}

#[cfg(test)]
mod tests {
    use super::super::tokens::tokenize;
    use super::*;
    use crate::Span;

    fn sentences(text: &str) -> Vec<&str> {
        let mut tokens = Vec::new();
        tokenize(text, Span::new(0, text.len()), &mut tokens);
        let mut found = Vec::new();
        split(text, &tokens, &[], |r| {
            found.push(Span { start: tokens[r.start].span.start, end: tokens[r.end - 1].span.end }.of(text));
        });
        found
    }

    #[test]
    fn ends_where_a_reader_would() {
        for text in [
            "Dr. De Vries belt o.a. Jansen en dhr. P. Smit. |'s Ochtends niet.",
            "Neem brood, melk enz. |Daarna wacht u.",
            "Neem brood, melk enz. en wacht.",
            "Hij zei: \"Kom binnen!\" en lachte. |Zij ook.",
            "Hij zei: \"Kom binnen.\" |Zij ging.",
            "Dat kost 2.500 euro op 1.5.2024 om 16.30 uur. |Echt waar!",
            "Wacht... |En dan? |Ga naar huis (als dat mag).",
            "Dit kan (let op!) ook later.",
            "U slikt vitamine C. |Daarna niets.",
            "Het begint op 3 okt. |Aanmelden kan nu.",
            "Bel op 3 okt. Jansen of op vr. 4 nov. de balie.",
            "Bel ons (088 - 555 07 70). |Dat kan altijd.",
        ] {
            let expected: Vec<&str> = text.split('|').map(str::trim).collect();
            assert_eq!(sentences(&text.replace('|', "")), expected);
        }
    }
}
