//! Numbers in running text, as they are written: with their separators and the words around them.

use crate::Span;

/// A number as it stands in a text: digits with separators in between (`2,5`, `7/10`, `10.000`, `3-4-2025`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Number<'t> {
    /// Where it stands.
    pub span: Span,
    /// As it is written.
    pub text: &'t str,
    /// What stands directly before it, without white space: `€`, `COVID-`.
    pub glued_before: &'t str,
    /// What stands directly after it, without white space: `%`, `mg`, `°C`.
    pub glued_after: &'t str,
}

/// All numbers in a passage of `text`.
pub(super) fn numbers(text: &str, passage: Span) -> Vec<Number<'_>> {
    let mut found = Vec::new();
    let body = passage.of(text);
    let base = passage.start as usize;
    let mut at = 0;
    while let Some(start) = body[at..].find(|c: char| c.is_ascii_digit()).map(|i| at + i) {
        let mut end = start;
        let mut chars = body[start..].char_indices().peekable();
        while let Some((i, c)) = chars.next() {
            let digit_next = chars.peek().is_some_and(|(_, n)| n.is_ascii_digit());
            if c.is_ascii_digit() {
                end = start + i + 1;
            } else if !(matches!(c, '.' | ',' | ':' | '/') && digit_next) {
                break;
            }
        }
        let before_start = body[..start]
            .rfind(char::is_whitespace)
            .map_or(0, |i| i + body[i..].chars().next().map_or(1, char::len_utf8));
        let after_end = body[end..].find(char::is_whitespace).map_or(body.len(), |i| end + i);
        found.push(Number {
            span: Span::new(base + start, base + end),
            text: &body[start..end],
            glued_before: &body[before_start..start],
            glued_after: &body[end..after_end],
        });
        at = end;
    }
    found
}

/// The word after an offset within a passage, in lower case, without punctuation around it.
pub(super) fn word_after(text: &str, passage: Span, at: u32) -> String {
    let rest = Span { start: at.min(passage.end), end: passage.end }.of(text);
    rest.split_whitespace().next().map(bare).unwrap_or_default()
}

/// The word before an offset within a passage, in lower case, without punctuation around it.
pub(super) fn word_before(text: &str, passage: Span, at: u32) -> String {
    let rest = Span { start: passage.start, end: at.max(passage.start) }.of(text);
    rest.split_whitespace().next_back().map(bare).unwrap_or_default()
}

fn bare(word: &str) -> String {
    word.trim_matches(|c: char| !c.is_alphanumeric() && !matches!(c, '€' | '%' | '°' | '-' | '–' | '/' | '='))
        .to_lowercase()
}

/// A decimal number as written in Dutch (`2,5`) or English (`2.5`): its digits and how many of them are decimals.
pub(super) fn decimal(text: &str) -> Option<(u64, u32)> {
    let (whole, part) = text.split_once([',', '.']).unwrap_or((text, ""));
    let digits = format!("{whole}{part}");
    (!digits.is_empty() && digits.len() <= 9 && digits.bytes().all(|b| b.is_ascii_digit()))
        .then(|| digits.parse().ok().map(|n| (n, part.len() as u32)))
        .flatten()
}

/// A whole number with Dutch full stops between thousands.
pub(super) fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut out = String::new();
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push('.');
        }
        out.push(digit);
    }
    out
}

/// Whether a word in lower case is a whole number: *eén*, *vijfenzeventig*, *honderdtwintig*.
pub(super) fn is_number_word(word: &str) -> bool {
    const UNITS: [&str; 9] = ["een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen"];
    const TEENS: [&str; 10] = [
        "tien",
        "elf",
        "twaalf",
        "dertien",
        "veertien",
        "vijftien",
        "zestien",
        "zeventien",
        "achttien",
        "negentien",
    ];
    const TENS: [&str; 8] =
        ["twintig", "dertig", "veertig", "vijftig", "zestig", "zeventig", "tachtig", "negentig"];
    let below_hundred = |word: &str| {
        let with_unit = || {
            let rest = |unit: &&str| word.strip_prefix(*unit)?.strip_prefix("en");
            UNITS.iter().filter_map(rest).any(|ten| TENS.contains(&ten))
        };
        UNITS.contains(&word) || TEENS.contains(&word) || TENS.contains(&word) || with_unit()
    };
    let plain: String = word.chars().map(|c| if matches!(c, 'é' | 'ë') { 'e' } else { c }).collect();
    let hundreds = || {
        let (before, after) = plain.split_once("honderd").or_else(|| plain.split_once("duizend"))?;
        let after = after.strip_prefix("en").unwrap_or(after);
        let of = |part: &str| part.is_empty() || below_hundred(part);
        Some(of(before) && of(after))
    };
    plain == "enkele" || below_hundred(&plain) || hundreds() == Some(true)
}

/// Whether a token is an amount: a number in digits or in a word.
pub(super) fn is_amount(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_digit()) || is_number_word(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_numbers_with_their_separators() {
        let text = "Van 7.30-16.30 uur, 2,5 ml, (1:10) en 3/4/2025, €24,95. COVID-19.";
        let found: Vec<_> = numbers(text, Span::new(0, text.len())).iter().map(|n| n.text).collect();
        assert_eq!(found, ["7.30", "16.30", "2,5", "1:10", "3/4/2025", "24,95", "19"]);
        let all = numbers(text, Span::new(0, text.len()));
        assert_eq!((all[5].glued_before, all[6].glued_before), ("€", "COVID-"));
    }

    #[test]
    fn knows_numbers_in_words() {
        for word in [
            "één",
            "eén",
            "vijfenzeventig",
            "tweeënveertig",
            "honderd",
            "honderdtwintig",
            "vijfhonderd",
            "twaalf",
        ] {
            assert!(is_number_word(word), "{word}");
        }
        for word in ["eend", "achterhonderd", "zeventiger", "vijfen", "driekwart", "tiental", ""] {
            assert!(!is_number_word(word), "{word}");
        }
    }

    #[test]
    fn reads_decimals_and_writes_thousands() {
        assert_eq!(decimal("0,03"), Some((3, 2)));
        assert_eq!(decimal("26"), Some((26, 0)));
        assert_eq!(decimal("1,2,3"), None);
        assert_eq!(grouped(10_000), "10.000");
        assert_eq!(grouped(100), "100");
    }
}
