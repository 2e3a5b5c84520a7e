//! What makes a number hard: percentages, fractions, decimals, ratios, formulas; and what is none of them.

use super::numbers::{Number, is_number_word, word_after, word_before};
use crate::Span;

/// What makes a number hard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Percentage,
    Fraction,
    Decimal,
    /// A limit from medicine, such as a temperature: only a professional may round it.
    Limit,
    Dose,
    Ratio,
    Formula,
}

/// The part of a sentence around a passage that is looked at for what it is about.
pub(super) fn around(text: &str, sentence: Span, span: Span) -> String {
    const REACH: u32 = 200;
    let start = span.start.saturating_sub(REACH).max(sentence.start);
    let end = span.end.saturating_add(REACH).min(sentence.end);
    Span { start, end }.of(text).to_lowercase()
}

/// What is hard about a number, and the passage that shows it.
pub(super) fn classify(text: &str, sentence: Span, number: &Number<'_>) -> Option<(Kind, Span)> {
    // `B12`, `covid-19`, `H1N1`: names, not numbers.
    let name = number.glued_before.trim_end_matches('-').ends_with(char::is_alphabetic);
    if name {
        return None;
    }
    let next = word_after(text, sentence, number.span.end);
    if number.glued_after.starts_with(['%', '‰']) || next.starts_with(['%', '‰']) {
        let sign = number.span.end as usize + text.get(number.span.end as usize..)?.find(['%', '‰'])?;
        return Some((
            Kind::Percentage,
            Span {
                start: number.span.start,
                end: sign as u32 + if text[sign..].starts_with('%') { 1 } else { 3 },
            },
        ));
    }
    if matches!(&*next, "procent" | "percent" | "promille" | "procents") {
        let word = number.span.end as usize + text.get(number.span.end as usize..)?.find('p')?;
        return Some((Kind::Percentage, Span { start: number.span.start, end: (word + next.len()) as u32 }));
    }
    if let Some(c @ ('½' | '¼' | '¾' | '⅓' | '⅔')) = number.glued_after.chars().next() {
        return Some((
            Kind::Fraction,
            Span { start: number.span.start, end: number.span.end + c.len_utf8() as u32 },
        ));
    }
    let before = word_before(text, sentence, number.span.start - number.glued_before.len() as u32);
    let around = Around { text, sentence, number, before: &before, next: &next };
    let kind = if number.text.contains('/') {
        around.slash()
    } else if number.text.contains(':') {
        around.colon()
    } else if number.text.contains(',') {
        around.comma()
    } else if number.text.contains('.') {
        around.stop()
    } else {
        None
    };
    kind.map(|kind| (kind, number.span))
}

/// A number with what stands around it.
struct Around<'t> {
    text: &'t str,
    sentence: Span,
    number: &'t Number<'t>,
    before: &'t str,
    next: &'t str,
}

/// Words after which a number is a code, not an amount.
const CODES: [&str; 27] = [
    "art",
    "artikel",
    "bijlage",
    "figuur",
    "fig",
    "gebouw",
    "hoofdstuk",
    "kamer",
    "lokaal",
    "nr",
    "nummer",
    "nummers",
    "paragraaf",
    "plein",
    "punt",
    "regel",
    "route",
    "ruimte",
    "stap",
    "tabel",
    "versie",
    "zie",
    "afbeelding",
    "bus",
    "deel",
    "tel",
    "telefoon",
];

const UNITS: [&str; 37] = [
    "cc",
    "cl",
    "cm",
    "dag",
    "dagen",
    "dl",
    "g",
    "graden",
    "gram",
    "jaar",
    "joule",
    "kcal",
    "keer",
    "kg",
    "kilo",
    "kilogram",
    "km",
    "l",
    "liter",
    "liters",
    "m",
    "maanden",
    "mcg",
    "meter",
    "mg",
    "microgram",
    "miljard",
    "miljoen",
    "millimeter",
    "ml",
    "mm",
    "mmol",
    "tablet",
    "uur",
    "weken",
    "µg",
    "°c",
];

/// Units of what is measured in or on the body.
const LIMITS: [&str; 9] =
    ["graden", "mmol", "mmol/l", "mmol/mol", "µmol/l", "kpa", "mmhg", "celsius", "g/dl"];

const DOSES: [&str; 13] = [
    "mg",
    "ml",
    "mcg",
    "µg",
    "microgram",
    "milligram",
    "milliliter",
    "cc",
    "tablet",
    "tabletten",
    "ie",
    "g",
    "gram",
];

impl Around<'_> {
    fn unit(&self) -> String {
        let glued: String = self
            .number
            .glued_after
            .chars()
            .take_while(|c| c.is_alphabetic() || matches!(c, '°' | '/'))
            .collect();
        if glued.is_empty() { self.next.to_owned() } else { glued.to_lowercase() }
    }

    fn is_code(&self) -> bool {
        CODES.contains(&self.before.trim_end_matches('.'))
    }

    fn slash(&self) -> Option<Kind> {
        let parts: Vec<&str> = self.number.text.split('/').collect();
        let [a, b] = parts[..] else { return None };
        let (Ok(top), Ok(bottom)) = (a.parse::<u32>(), b.parse::<u32>()) else {
            return if self.is_code() { None } else { Some(Kind::Fraction) };
        };
        let street =
            ["straat", "laan", "weg", "plein", "dreef", "kade", "lei", "steenweg", "singel", "gracht"];
        let date_word = [
            "op",
            "vanaf",
            "sinds",
            "datum",
            "maandag",
            "dinsdag",
            "woensdag",
            "donderdag",
            "vrijdag",
            "zaterdag",
            "zondag",
            "ma",
            "di",
            "wo",
            "do",
            "vr",
            "za",
            "zo",
            "t/m",
        ];
        let date = top <= 31 && bottom <= 12 && date_word.contains(&self.before);
        let pressure = top >= 60 && bottom >= 30;
        let years = a.len() == 4;
        let phone = a.starts_with('0') || a.len() > 3;
        let street = street.iter().any(|s| self.before.ends_with(s));
        let always = self.number.text == "24/7";
        if date || pressure || years || phone || street || always || self.is_code() || bottom == 0 {
            return None;
        }
        Some(Kind::Fraction)
    }

    fn colon(&self) -> Option<Kind> {
        let (a, b) = self.number.text.split_once(':')?;
        let (Ok(hour), Ok(minute)) = (a.parse::<u32>(), b.parse::<u32>()) else { return None };
        let clock = ["om", "tot", "vanaf", "van", "tussen", "rond", "voor", "na", "en", "-", "–", "kwart"];
        let said = matches!(self.next, "uur" | "u") || clock.contains(&self.before);
        let time = hour < 24 && minute < 60 && b.len() == 2;
        if (time && (said || hour != 1)) || self.number.text.matches(':').count() > 1 || self.is_code() {
            return None;
        }
        Some(Kind::Ratio)
    }

    fn comma(&self) -> Option<Kind> {
        let (whole, part) = self.number.text.split_once(',')?;
        if part.contains([',', '/', ':']) || self.is_code() || (part.len() == 3 && part == "000") {
            return None;
        }
        let money = |w: &str| w == "€" || w.starts_with("euro") || w.starts_with("eur") || w == "cent";
        let glued = self.number.glued_before.contains('€') || self.number.glued_after.contains('€');
        let in_money = part.len() == 2 && {
            let sentence = around(self.text, self.sentence, self.number.span);
            sentence.contains('€') || sentence.contains(" euro")
        };
        if glued
            || money(self.before)
            || money(self.next)
            || in_money
            || whole.contains('.') && part.len() == 2
        {
            return None;
        }
        Some(self.decimal())
    }

    fn stop(&self) -> Option<Kind> {
        let (whole, part) = self.number.text.split_once('.')?;
        let thousands = self.number.text.split('.').skip(1).all(|p| p.len() == 3);
        let time = part.len() == 2
            && whole.parse::<u32>().is_ok_and(|h| h < 25)
            && part.parse::<u32>().is_ok_and(|m| m < 60);
        let unit = self.unit();
        // *0.02*: nothing else is written so, but the first hour of the day.
        let clock = matches!(self.before, "om" | "tot" | "van" | "vanaf" | "rond" | "en") || unit == "uur";
        let measured =
            UNITS.contains(&&*unit) && !(time && unit == "uur") || whole == "0" && !(time && clock);
        if thousands || part.contains(['.', ',', '/', ':']) || !measured || self.is_code() {
            return None;
        }
        Some(self.decimal())
    }

    fn decimal(&self) -> Kind {
        let mut unit = self.unit();
        // *tussen 36,5 en 37,5 graden*: the unit stands after the second number.
        if matches!(&*unit, "en" | "tot" | "of" | "à" | "t/m" | "-" | "–") {
            let rest = Span { start: self.number.span.end, end: self.sentence.end };
            let mut words = rest.of(self.text).split_whitespace().skip(1);
            let second = words.next().unwrap_or("");
            let glued = second.trim_start_matches(|c: char| c.is_ascii_digit() || c == ',');
            let bare = if glued.is_empty() { words.next().unwrap_or("") } else { glued };
            if second.starts_with(|c: char| c.is_ascii_digit()) {
                unit = bare.trim_end_matches([',', '.', ';', ')']).to_lowercase();
            }
        }
        match () {
            () if unit.starts_with('°') || LIMITS.contains(&&*unit) => Kind::Limit,
            () if DOSES.contains(&&*unit) => Kind::Dose,
            () => Kind::Decimal,
        }
    }
}

/// Percentages and fractions in words: *vijftig procent*, *twee derde van*, *een kwart van*, and `½`.
pub(super) fn in_words(text: &str, sentence: Span) -> Vec<(Kind, Span)> {
    let body = sentence.of(text);
    let words: Vec<(usize, &str)> = word_positions(body);
    let mut found = Vec::new();
    let base = sentence.start as usize;
    for (i, &(start, word)) in words.iter().enumerate() {
        let lower = word.to_lowercase();
        let end = start + word.len();
        let before = i.checked_sub(1).and_then(|j| words.get(j));
        let after = words.get(i + 1).map_or("", |w| w.1);
        let counted = before.filter(|(_, w)| is_number_word(&w.to_lowercase()));
        let of_something = matches!(after, "van" | "deel");
        match &*lower {
            "procent" | "percent" | "promille" => {
                if let Some((from, _)) = counted {
                    found.push((Kind::Percentage, Span::new(base + from, base + end)));
                }
            }
            "driekwart" if of_something => found.push((Kind::Fraction, Span::new(base + start, base + end))),
            "derde" | "kwart" | "vierde" | "vijfde" | "zesde" | "zevende" | "achtste" | "negende"
            | "tiende" | "twintigste" | "honderdste" | "duizendste"
                if of_something =>
            {
                if let Some((from, _)) = counted {
                    found.push((Kind::Fraction, Span::new(base + from, base + end)));
                }
            }
            _ if word.chars().all(|c| "½¼¾⅓⅔".contains(c)) => {
                found.push((Kind::Fraction, Span::new(base + start, base + end)));
            }
            _ => {}
        }
    }
    found
}

fn word_positions(body: &str) -> Vec<(usize, &str)> {
    let mut words = Vec::new();
    let mut at = 0;
    for piece in body.split_whitespace() {
        let start = at + body[at..].find(piece).unwrap_or(0);
        at = start + piece.len();
        let lead = piece.len() - piece.trim_start_matches(|c: char| !c.is_alphanumeric()).len();
        let word = piece.trim_matches(|c: char| !c.is_alphanumeric());
        if !word.is_empty() {
            words.push((start + lead, word));
        }
    }
    words
}

/// Where the left side of an equation starts: its last word, or all of `9 x € 36,40 x 75%`.
fn start_of_sum(left: &str) -> usize {
    let part = |word: &str| {
        matches!(word, "x" | "×" | "*" | "+" | "-" | "–" | "/" | ":" | "€" | "maal" | "plus" | "min")
            || word.starts_with(|c: char| c.is_ascii_digit() || c == '€')
    };
    let mut start = left.rfind([' ', '(', ':']).map_or(0, |i| i + 1);
    while let Some(before) = left.get(..start).map(str::trim_end).filter(|b| !b.is_empty()) {
        let word = before.rfind([' ', '(']).map_or(0, |i| i + 1);
        // A colon after a word introduces the sum.
        if !part(&before[word..]) {
            break;
        }
        start = word;
    }
    start
}

/// `BMI = gewicht / lengte x lengte`, `kg/m²`: an equals sign with something to work out, or a power.
pub(super) fn formulas(text: &str, sentence: Span) -> Option<(Kind, Span)> {
    let body = sentence.of(text);
    let base = sentence.start as usize;
    if let Some(equals) = body.find('=') {
        let left = body[..equals].trim_end();
        let start = start_of_sum(left);
        let right = &body[equals + 1..];
        // A comma inside a number does not end the sum.
        let ends = |(i, c): &(usize, char)| {
            ";!?".contains(*c) || *c == ',' && !right[i + 1..].starts_with(|d: char| d.is_ascii_digit())
        };
        let stop = right.char_indices().find(ends).map_or(right.trim_end_matches('.').len(), |(i, _)| i);
        let right = right[..stop].trim_end();
        let operator =
            [" x ", " × ", "*", "/", " : ", "+", "÷", " - ", " – ", " − ", "²", " maal ", " gedeeld "];
        let whole = format!("{left} {right}");
        if operator.iter().any(|o| whole.contains(o)) && right.chars().any(char::is_alphanumeric) {
            return Some((Kind::Formula, Span::new(base + start, base + equals + 1 + right.len())));
        }
    }
    let power = body
        .find("/m²")
        .or_else(|| body.find("/m2"))
        .or_else(|| body.find("10⁹"))
        .or_else(|| body.find("10^"))?;
    let start = body[..power].rfind([' ', '(']).map_or(0, |i| i + 1);
    let end =
        body[power..].find([' ', ')', ',', ';']).map_or(body.trim_end_matches('.').len(), |i| power + i);
    Some((Kind::Formula, Span::new(base + start, base + end)))
}
