#![doc = include_str!("getal.md")]

use super::numbers::{Number, decimal, grouped, is_number_word, numbers, word_after, word_before};
use crate::Span;
use crate::dutch::SentenceKind;
use crate::dutch::tokens::TokenKind;
use crate::finding::{Finding, Severity};
use crate::rules::{Context, Findings, Rule};

/// The rule.
pub static RULE: Rule = Rule {
    id: "getal",
    severity: Severity::Warning,
    checklist: &["14"],
    vbi: &[6],
    doc: include_str!("getal.md"),
    check,
};

/// What makes a number hard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Percentage,
    Fraction,
    Decimal,
    Temperature,
    Dose,
    Ratio,
    Formula,
}

fn check(context: &Context<'_>, findings: &mut Findings) {
    let text = context.document.text();
    for sentence in context.analysis.sentences() {
        if sentence.kind == SentenceKind::Form || !context.analysis.is_dutch(sentence) {
            continue;
        }
        let mut fixed = in_words(text, sentence.span);
        fixed.extend(formulas(text, sentence.span));
        fixed.sort_by_key(|(_, span)| span.start);
        let mut found = Vec::new();
        for number in numbers(text, sentence.span) {
            let Some((kind, span)) = classify(text, sentence.span, &number) else { continue };
            let chapter = sentence.kind == SentenceKind::Heading && number.span.start == sentence.span.start;
            let next = fixed.partition_point(|(_, s)| s.end <= span.start);
            let known = fixed.get(next).is_some_and(|(_, s)| s.overlaps(span));
            if !(known || chapter && kind != Kind::Percentage) {
                let span = with_range(text, sentence.span, span, &mut found);
                found.push((kind, span));
            }
        }
        found.extend(fixed);
        found.sort_by_key(|(_, span)| span.start);
        for (kind, span) in found.into_iter().filter(|(_, span)| !is_address(context, *span)) {
            findings.push(report(context, sentence.span, kind, span));
        }
    }
}

/// Whether the passage is code or touches a web address.
fn is_address(context: &Context<'_>, span: Span) -> bool {
    let first = context.analysis.token_at(span.start);
    let mut inside = context.analysis.tokens().iter().skip(first).take_while(|t| t.span.start < span.end);
    context.document.is_inert(span) || inside.any(|t| t.kind == TokenKind::Address)
}

/// The part of a sentence around a passage that is looked at for what it is about.
fn around(text: &str, sentence: Span, span: Span) -> String {
    const REACH: u32 = 200;
    let start = span.start.saturating_sub(REACH).max(sentence.start);
    let end = span.end.saturating_add(REACH).min(sentence.end);
    Span { start, end }.of(text).to_lowercase()
}

/// `1 tot 3%` and `2,5 tot 8,5` are one number: the span starts at the first part, and a finding on it goes.
fn with_range(text: &str, sentence: Span, span: Span, found: &mut Vec<(Kind, Span)>) -> Span {
    let before = Span { start: sentence.start, end: span.start }.of(text);
    let trimmed = before.trim_end();
    let Some(rest) =
        ["tot en met", "tot", "à", "a", "-", "–", "t/m"].iter().find_map(|c| trimmed.strip_suffix(c))
    else {
        return span;
    };
    let rest = rest.trim_end().trim_end_matches('%').trim_end();
    let digits = rest.trim_end_matches(|c: char| c.is_ascii_digit() || c == ',');
    let start = sentence.start + digits.len() as u32;
    if digits.len() == rest.len() || digits.ends_with(char::is_alphanumeric) {
        return span;
    }
    while found.last().is_some_and(|(_, earlier)| earlier.start >= start) {
        found.pop();
    }
    Span { start, end: span.end }
}

/// What is hard about a number, and the passage that shows it.
fn classify(text: &str, sentence: Span, number: &Number<'_>) -> Option<(Kind, Span)> {
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
        let glued: String =
            self.number.glued_after.chars().take_while(|c| c.is_alphabetic() || *c == '°').collect();
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
        let measured = UNITS.contains(&&*unit) && !(time && unit == "uur");
        if thousands || part.contains(['.', ',', '/', ':']) || !measured || self.is_code() {
            return None;
        }
        Some(self.decimal())
    }

    fn decimal(&self) -> Kind {
        let unit = self.unit();
        match () {
            () if unit.starts_with('°') || unit == "graden" => Kind::Temperature,
            () if DOSES.contains(&&*unit) => Kind::Dose,
            () => Kind::Decimal,
        }
    }
}

/// Percentages and fractions in words: *vijftig procent*, *twee derde van*, *een kwart van*, and `½`.
fn in_words(text: &str, sentence: Span) -> Vec<(Kind, Span)> {
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
            "derde" | "kwart" | "vierde" | "vijfde" | "zesde" | "achtste" | "tiende" if of_something => {
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

/// `BMI = gewicht / lengte x lengte`, `kg/m²`: an equals sign with something to work out, or a power.
fn formulas(text: &str, sentence: Span) -> Option<(Kind, Span)> {
    let body = sentence.of(text);
    let base = sentence.start as usize;
    if let Some(equals) = body.find('=') {
        let left = body[..equals].trim_end();
        let start = left.rfind([' ', '(', ':']).map_or(0, |i| i + 1);
        let right = &body[equals + 1..];
        let stop = right.find(|c: char| ";,!?".contains(c)).unwrap_or(right.trim_end_matches('.').len());
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

fn report(context: &Context<'_>, sentence: Span, kind: Kind, span: Span) -> Finding {
    let text = context.document.text();
    let passage = span.of(text);
    let (dutch, english) = match kind {
        Kind::Percentage => ("een percentage", "a percentage"),
        Kind::Fraction => ("een breuk", "a fraction"),
        Kind::Decimal | Kind::Temperature | Kind::Dose => ("een getal met een komma", "a decimal number"),
        Kind::Ratio => ("een verhouding", "a ratio"),
        Kind::Formula => ("een formule", "a formula"),
    };
    let message = if kind == Kind::Temperature {
        context.say(
            format!("'{passage}' is {dutch}. Dat lijkt lastig voor sommige lezers."),
            format!("'{passage}' is {english}. That seems hard for some readers."),
        )
    } else {
        context.say(
            format!("'{passage}' is {dutch}. Veel lezers vinden dat lastig."),
            format!("'{passage}' is {english}. Many readers find that hard."),
        )
    };
    let severity = if kind == Kind::Temperature { Severity::Hint } else { Severity::Warning };
    let (advice, replacements) = advice(context, sentence, kind, span);
    Finding::new(RULE.id, severity, span, message, advice).with_replacements(replacements)
}

fn advice(context: &Context<'_>, sentence: Span, kind: Kind, span: Span) -> (String, Vec<String>) {
    let text = context.document.text();
    let passage = span.of(text);
    let mut replacements = Vec::new();
    let (dutch, english) = match kind {
        Kind::Percentage => {
            let before = word_before(text, sentence, span.start);
            match per_hundred(passage).map(|count| (count, counted(text, sentence, span, &before))) {
                Some((count, Counted::Named)) => (
                    format!("Schrijf hoeveel het er zijn: '{count}'."),
                    format!("Say how many it is: '{count}'."),
                ),
                Some((count, Counted::People)) => {
                    let people = format!("{count} mensen");
                    replacements.push(people.clone());
                    (
                        format!("Schrijf hoeveel mensen het zijn: '{people}'."),
                        format!("Say how many people it is: '{people}'."),
                    )
                }
                _ => (
                    "Zeg het in gewone woorden: 'de helft', 'iets meer'. Of laat het getal weg.".to_owned(),
                    "Use plain words: 'de helft', 'iets meer'. Or leave the number out.".to_owned(),
                ),
            }
        }
        Kind::Fraction if passage.contains('½') || passage == "1/2" => (
            "Schrijf het in woorden, zoals 'een half' of 'een halve'.".to_owned(),
            "Write it in words, such as 'een half' or 'een halve'.".to_owned(),
        ),
        Kind::Fraction => (
            "Schrijf het in hele getallen: '1 op de 3', of '7 van de 10'.".to_owned(),
            "Use whole numbers: '1 op de 3', or '7 van de 10'.".to_owned(),
        ),
        Kind::Dose => {
            replacements.extend(half(passage));
            (
                "Rond een dosis nooit af. Laat op een plaatje zien hoeveel het is.".to_owned(),
                "Never round a dose. Show in a picture how much it is.".to_owned(),
            )
        }
        Kind::Temperature => (
            "Vraag aan een arts of een heel getal ook kan.".to_owned(),
            "Ask a doctor whether a whole number will do.".to_owned(),
        ),
        Kind::Decimal => {
            replacements.extend(half(passage));
            (
                "Rond het getal af als dat kan. Schrijf er dan 'ongeveer' bij.".to_owned(),
                "Round the number if you can, and add 'ongeveer'.".to_owned(),
            )
        }
        Kind::Ratio => (
            "Schrijf wat de lezer doet: '1 lepel drankje en 10 lepels water'.".to_owned(),
            "Say what the reader does: '1 spoon of this and 10 spoons of water'.".to_owned(),
        ),
        Kind::Formula => (
            "Geef zelf de uitkomst, of noem een hulpmiddel.".to_owned(),
            "Work it out for the reader, or point to a tool.".to_owned(),
        ),
    };
    (context.say(dutch, english), replacements)
}

/// `26%` is `26 van de 100`, `0,03%` is `3 van de 10.000`, `10 tot 15%` is `10 tot 15 van de 100`.
fn per_hundred(passage: &str) -> Option<String> {
    let sign = passage.find(['%', '‰', 'p']).unwrap_or(passage.len());
    let base: u64 = if passage.contains('‰') || passage.contains("promille") { 1000 } else { 100 };
    let numbers = passage[..sign].trim();
    let parts: Vec<&str> =
        numbers.split(|c: char| !(c.is_ascii_digit() || c == ',')).filter(|p| !p.is_empty()).collect();
    let read: Vec<(u64, u32)> = parts.iter().map(|p| decimal(p)).collect::<Option<_>>()?;
    let decimals = read.iter().map(|r| r.1).max().filter(|&d| d <= 3)?;
    let of = base.checked_mul(10_u64.pow(decimals))?;
    let counts: Vec<u64> = read.iter().map(|(n, d)| n * 10_u64.pow(decimals - d)).collect();
    if counts.iter().any(|&c| c == 0 || c > of) {
        return None;
    }
    let counts: Vec<String> = counts.into_iter().map(grouped).collect();
    Some(format!("{} van de {}", counts.join(" tot "), grouped(of)))
}

/// `2,5` is `2 en een half`; nothing for other decimals.
fn half(passage: &str) -> Option<String> {
    let whole = passage.strip_suffix(",5")?;
    let plain = whole.len() <= 3 && whole.bytes().all(|b| b.is_ascii_digit());
    match whole {
        "0" => Some("een half".to_owned()),
        _ if plain => Some(format!("{whole} en een half")),
        _ => None,
    }
}

/// What a percentage counts.
enum Counted {
    /// What follows says it: *van de kinderen*.
    Named,
    /// People, though nothing says so: *bij 10%*.
    People,
    /// Nothing that one can count: *alcohol 70%*, *50% lager*.
    Nothing,
}

fn counted(text: &str, sentence: Span, span: Span, before: &str) -> Counted {
    const PEOPLE: [&str; 11] = [
        "mensen",
        "patiënten",
        "kinderen",
        "vrouwen",
        "mannen",
        "baby's",
        "ouderen",
        "volwassenen",
        "personen",
        "jongeren",
        "kans",
    ];
    let rest = Span { start: span.end, end: sentence.end }.of(text);
    let after: Vec<String> = rest
        .split_whitespace()
        .take(3)
        .map(|w| w.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase())
        .collect();
    let after: Vec<&str> = after.iter().map(String::as_str).collect();
    if let ["van", article, noun, ..] = after[..] {
        let several = matches!(article, "de" | "alle") && (noun.ends_with("en") || noun.ends_with('s'));
        return if several { Counted::Named } else { Counted::Nothing };
    }
    let lower = around(text, sentence, span);
    let people =
        PEOPLE.iter().any(|p| lower.split(|c: char| !c.is_alphanumeric() && c != '\'').any(|w| w == *p));
    let about = matches!(before, "ongeveer" | "circa" | "ca" | "zo'n" | "ruim" | "bijna" | "is" | "dan");
    let lead = Span { start: sentence.start, end: span.start }.of(text).trim_end();
    let compared = ["bij minder dan", "bij meer dan", "bij ongeveer", "bij ruim", "bij circa", "bij ca."];
    let of_patients = before == "bij" || compared.iter().any(|c| lead.ends_with(c));
    if of_patients || (about && people) { Counted::People } else { Counted::Nothing }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percentages_become_counts() {
        assert_eq!(per_hundred("26%").as_deref(), Some("26 van de 100"));
        assert_eq!(per_hundred("0,03%").as_deref(), Some("3 van de 10.000"));
        assert_eq!(per_hundred("10 tot 15%").as_deref(), Some("10 tot 15 van de 100"));
        assert_eq!(per_hundred("2,5 procent").as_deref(), Some("25 van de 1.000"));
        assert_eq!(per_hundred("1 promille").as_deref(), Some("1 van de 1.000"));
        assert_eq!(per_hundred("150%"), None);
        assert_eq!(per_hundred("vijftig procent"), None);
    }

    #[test]
    fn only_halves_are_written_out() {
        assert_eq!(half("2,5").as_deref(), Some("2 en een half"));
        assert_eq!(half("0,5").as_deref(), Some("een half"));
        assert_eq!(half("2,4"), None);
    }
}
