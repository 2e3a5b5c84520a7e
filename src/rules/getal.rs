#![doc = include_str!("getal.md")]

use super::number_kinds::{Kind, around, classify, formulas, in_words};
use super::numbers::{decimal, grouped, numbers, word_after, word_before};
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
    let digits = rest.trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, ',' | '.'));
    let start = sentence.start + digits.len() as u32;
    if digits.len() == rest.len() || digits.ends_with(char::is_alphanumeric) {
        return span;
    }
    while found.last().is_some_and(|(_, earlier)| earlier.start >= start) {
        found.pop();
    }
    Span { start, end: span.end }
}

fn report(context: &Context<'_>, sentence: Span, kind: Kind, span: Span) -> Finding {
    let text = context.document.text();
    let passage = span.of(text);
    let (dutch, english) = match kind {
        Kind::Percentage => ("een percentage", "a percentage"),
        Kind::Fraction => ("een breuk", "a fraction"),
        Kind::Decimal | Kind::Limit | Kind::Dose => ("een getal met een komma", "a decimal number"),
        Kind::Ratio => ("een verhouding", "a ratio"),
        Kind::Formula => ("een formule", "a formula"),
    };
    let message = if kind == Kind::Limit {
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
    let severity = if kind == Kind::Limit { Severity::Hint } else { Severity::Warning };
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
                Some((count, Counted::Nothing)) if is_money(text, sentence, span) => {
                    let example = count.strip_suffix("van de 100").map(|n| format!("{n}van elke 100 euro"));
                    let example = example.filter(|e| !e.contains(" tot "));
                    example.map_or_else(
                        || {
                            (
                                "Geef een voorbeeld met een bedrag in euro's.".to_owned(),
                                "Give an example with an amount in euros.".to_owned(),
                            )
                        },
                        |e| (format!("Geef een voorbeeld: '{e}'."), format!("Give an example: '{e}'.")),
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
            replacements.extend(half(passage, &word_after(text, sentence, span.end)));
            (
                "Rond een dosis nooit af. Laat op een plaatje zien hoeveel het is.".to_owned(),
                "Never round a dose. Show in a picture how much it is.".to_owned(),
            )
        }
        Kind::Limit => (
            "Vraag aan een arts of een heel getal ook kan.".to_owned(),
            "Ask a doctor whether a whole number will do.".to_owned(),
        ),
        Kind::Decimal => {
            replacements.extend(half(passage, &word_after(text, sentence, span.end)));
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

/// `2,5` is `2 en een half`, `1,5` is `anderhalf` or `anderhalve`, as the unit asks; nothing for other decimals.
fn half(passage: &str, unit: &str) -> Option<String> {
    const NEUTER: [&str; 5] = ["uur", "jaar", "uurtje", "glas", "ons"];
    const COMMON: [&str; 14] = [
        "dag",
        "week",
        "maand",
        "minuut",
        "liter",
        "meter",
        "kilo",
        "kilometer",
        "tablet",
        "pil",
        "capsule",
        "lepel",
        "graad",
        "eenheid",
    ];
    if passage == "1,5" && NEUTER.contains(&unit) {
        return Some("anderhalf".to_owned());
    }
    if passage == "1,5" && COMMON.contains(&unit) {
        return Some("anderhalve".to_owned());
    }
    // *1,5 à 2 liter*: one of two numbers.
    if matches!(unit, "à" | "tot" | "of" | "en" | "a") {
        return None;
    }
    let whole = passage.strip_suffix(",5")?;
    let plain = whole.len() <= 3 && whole.bytes().all(|b| b.is_ascii_digit());
    match whole {
        "0" => Some("een half".to_owned()),
        _ if plain => Some(format!("{whole} en een half")),
        _ => None,
    }
}

/// Whether the sentence is about money, of which no part can be called *a little more*.
fn is_money(text: &str, sentence: Span, span: Span) -> bool {
    const MONEY: [&str; 14] = [
        "euro",
        "€",
        "kosten",
        "tarief",
        "vergoed",
        "korting",
        "loon",
        "premie",
        "bedrag",
        "prijs",
        "betaal",
        "inkomen",
        "uitkering",
        "rekening",
    ];
    let around = around(text, sentence, span);
    MONEY.iter().any(|word| around.contains(word))
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
        // Nobody counts costs.
        let money = matches!(noun, "kosten" | "uitgaven" | "inkomsten" | "tarieven" | "premies" | "prijzen");
        let several = !money
            && matches!(article, "de" | "alle" | "onze" | "deze" | "die")
            && (noun.ends_with("en") || noun.ends_with('s'));
        return if several { Counted::Named } else { Counted::Nothing };
    }
    // *Van de kinderen van 5 jaar plast ongeveer 15% in bed*
    let lead: Vec<&str> =
        Span { start: sentence.start, end: span.start }.of(text).split_whitespace().take(3).collect();
    if let ["Van", "de" | "alle" | "onze" | "deze", noun] = lead[..]
        && (noun.ends_with("en") || noun.ends_with('s'))
    {
        return Counted::Named;
    }
    // *verkleint de kans met 40 procent*: a change, of which nobody knows the whole.
    let words_before =
        Span { start: sentence.start, end: span.start }.of(text).split_whitespace().rev().take(2);
    let change = words_before.into_iter().any(|w| w == "met");
    let more = matches!(after.first(), Some(&("meer" | "minder" | "hoger" | "lager" | "kleiner" | "groter")));
    if change || more {
        return Counted::Nothing;
    }
    // *een bloeding (minder dan 0,1%)*: so small a share is one of people.
    let rare = span.of(text).starts_with("0,") && before == "dan";
    let in_brackets = Span { start: span.end, end: sentence.end }.of(text).trim_start().starts_with(')');
    if rare && in_brackets {
        return Counted::People;
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
    fn money_is_not_counted() {
        let about = |text: &str| {
            let at = text.find(|c: char| c.is_ascii_digit()).unwrap_or(0);
            let end = text.find('%').map_or(at, |i| i + 1);
            let (sentence, span) = (Span::new(0, text.len()), Span::new(at, end));
            (is_money(text, sentence, span), matches!(counted(text, sentence, span, ""), Counted::Nothing))
        };
        assert_eq!(about("Wij vergoeden 75% van de kosten."), (true, true));
        assert_eq!(about("Alcohol van 70% maakt schoon."), (false, true));
        assert_eq!(about("Dat is 26% van de kinderen."), (false, false));
    }

    #[test]
    fn only_halves_are_written_out() {
        assert_eq!(half("2,5", "uur").as_deref(), Some("2 en een half"));
        assert_eq!(half("1,5", "uur").as_deref(), Some("anderhalf"));
        assert_eq!(half("1,5", "meter").as_deref(), Some("anderhalve"));
        assert_eq!(half("0,5", "").as_deref(), Some("een half"));
        assert_eq!(half("2,4", ""), None);
        assert_eq!(half("1,5", "à"), None);
    }
}
