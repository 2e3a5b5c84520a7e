#![doc = include_str!("rekenen.md")]

use super::numbers::is_amount;
use crate::dutch::SentenceKind;
use crate::finding::{Finding, Severity};
use crate::rules::{Context, Findings, Rule};

/// The rule.
pub static RULE: Rule = Rule {
    id: "rekenen",
    severity: Severity::Warning,
    checklist: &["14"],
    vbi: &[7, 24],
    doc: include_str!("rekenen.md"),
    check,
};

/// Things that one calculates with.
const QUANTITIES: [&str; 22] = [
    "aantal",
    "bedrag",
    "dosering",
    "dosis",
    "gewicht",
    "getal",
    "getallen",
    "hoeveelheid",
    "leeftijd",
    "lengte",
    "lichaamsgewicht",
    "lichaamslengte",
    "punten",
    "score",
    "scores",
    "uitkomst",
    "waarde",
    "waarden",
    "som",
    "totaal",
    "cijfers",
    "inkomen",
];

const WEIGHTS: [&str; 7] = ["kilo", "kilo's", "kg", "kilogram", "gram", "pond", "ons"];

const TIMES: [&str; 14] = [
    "dag", "dagen", "week", "weken", "maand", "maanden", "uur", "uren", "jaar", "keer", "giften", "doses",
    "porties", "innamen",
];

fn check(context: &Context<'_>, findings: &mut Findings) {
    let analysis = context.analysis;
    for sentence in analysis.sentences() {
        if sentence.kind == SentenceKind::Form || !analysis.is_dutch(sentence) {
            continue;
        }
        let words: Vec<&str> = sentence.tokens().map(|i| analysis.lower(i)).collect();
        let mut upto = 0;
        for i in 0..words.len() {
            if i < upto {
                continue;
            }
            if let Some(last) = calculation(&words, i) {
                upto = last + 1;
                let span = analysis.span(sentence.first as usize + i, sentence.first as usize + last);
                if !context.document.is_inert(span) {
                    findings.push(report(context, span));
                }
            }
        }
    }
}

/// The last token of the calculation that starts at token `i`, if one does.
fn calculation(words: &[&str], i: usize) -> Option<usize> {
    let word = *words.get(i)?;
    match word {
        "deel" | "deelt" | "delen" | "gedeeld" => divided(words, i),
        "vermenigvuldig" | "vermenigvuldigt" | "vermenigvuldigen" | "vermenigvuldigd" | "kwadraat" => Some(i),
        "tel" | "telt" | "tellen" => added(words, i, "op"),
        "trek" | "trekt" | "trekken" => added(words, i, "af"),
        "optellen" | "opgeteld" | "aftrekken" => quantity_near(words, i).then_some(i),
        "bereken" | "uitrekenen" | "omrekenen" | "berekenen" | "berekent" => {
            reader_does(words, i).then_some(i)
        }
        "reken" | "rekent" => {
            let last = clause(words, i).find(|&j| matches!(words[j], "uit" | "om"))?;
            reader_does(words, i).then_some(last)
        }
        "verdeel" | "verdeelt" | "verdeeld" | "verdelen" => spread(words, i),
        "maal" | "min" | "plus" | "minus" | "gedeelddoor" => {
            let quantity = |j: Option<usize>| j.and_then(|j| words.get(j)).is_some_and(|w| is_quantity(w));
            let before = i > 0 && (is_amount(words[i - 1]) || is_quantity(words[i - 1]));
            let own = matches!(words.get(i + 1), Some(&("uw" | "je" | "de" | "het")));
            let after = quantity(Some(i + 1)) || (own && quantity(Some(i + 2)));
            let number = words.get(i + 1).is_some_and(|w| is_amount(w));
            let fits = (before && after) || (i > 0 && is_quantity(words[i - 1]) && number);
            fits.then_some(if own { i + 2 } else { i + 1 })
        }
        "per" => per_weight(words, i),
        "=" => equation(words, i),
        _ if word.ends_with("/kg") && word.len() <= 9 => Some(i),
        _ if is_amount(word) => amount(words, i),
        _ => None,
    }
}

fn is_quantity(word: &str) -> bool {
    QUANTITIES.contains(&word)
}

/// The tokens after `i` in the same clause.
fn clause<'w>(words: &'w [&'w str], i: usize) -> impl Iterator<Item = usize> + 'w {
    (i + 1..words.len())
        .take(10)
        .take_while(move |&j| !matches!(words[j], "." | "," | ";" | ":" | "?" | "!" | "("))
}

/// `Deel uw gewicht door uw lengte`: not `gedeeld door de afdelingen`.
fn divided(words: &[&str], i: usize) -> Option<usize> {
    let by = clause(words, i).find(|&j| words[j] == "door")?;
    let last = (by + 1..words.len())
        .take(3)
        .find(|&j| is_quantity(words[j]) || is_amount(words[j]) && words[j] != "een")?;
    // `De kamers worden gedeeld door twee patiënten`: only what is a quantity can be divided.
    let quantity =
        words.iter().skip(i.saturating_sub(6)).take(last + 1 - i.saturating_sub(6)).any(|w| is_quantity(w));
    (quantity || words[i] == "deel" && is_amount(words[last])).then_some(last)
}

/// `Tel de punten bij elkaar op`, `trek 10 van uw gewicht af`.
fn added(words: &[&str], i: usize, particle: &str) -> Option<usize> {
    let last = clause(words, i).find(|&j| {
        let ends = words
            .get(j + 1)
            .is_none_or(|w| matches!(*w, "." | "," | ";" | ":" | "!" | "?" | "en" | "van" | ")"));
        words[j] == particle && ends
    })?;
    let between = &words[i..last];
    let counts = between.iter().any(|w| is_quantity(w) || (is_amount(w) && *w != "een"))
        || between.contains(&"elkaar");
    counts.then_some(last)
}

fn quantity_near(words: &[&str], i: usize) -> bool {
    let from = i.saturating_sub(8);
    words.iter().skip(from).take(16).any(|w| is_quantity(w) || (is_amount(w) && *w != "een" && *w != "één"))
}

/// `Bereken uw BMI`, `u kunt dit uitrekenen`: not `de arts berekent uw dosis`.
fn reader_does(words: &[&str], i: usize) -> bool {
    if matches!(words[i], "bereken" | "reken") {
        let subject = |j: usize| matches!(words.get(j), Some(&("ik" | "we" | "wij")));
        return !subject(i + 1) && (i == 0 || !subject(i - 1));
    }
    let modal = ["kunt", "kan", "moet", "mag", "kun", "berekent", "rekent", "wilt"];
    words.windows(2).any(|pair| {
        (matches!(pair[0], "u" | "je") && modal.contains(&pair[1]))
            || (matches!(pair[1], "u" | "je") && modal.contains(&pair[0]))
    }) || words.contains(&"zelf")
}

/// `verdeel dit over 3 keer`, `verdeeld over 4 giften`.
fn spread(words: &[&str], i: usize) -> Option<usize> {
    let over = clause(words, i).find(|&j| words[j] == "over")?;
    let number = over + 1;
    let counted = words.get(number).is_some_and(|w| is_amount(w))
        && words.get(number + 1).is_some_and(|w| TIMES.contains(w) || *w == "maaltijden");
    let dose = words.iter().any(|w| {
        matches!(
            *w,
            "mg" | "ml"
                | "gram"
                | "dosis"
                | "hoeveelheid"
                | "totaal"
                | "milligram"
                | "tabletten"
                | "dagdosis"
        ) || w.ends_with("mg")
    });
    (counted && dose).then_some(number + 1)
}

/// `per kilo lichaamsgewicht`; `per kilo` alone when a dose stands before it.
fn per_weight(words: &[&str], i: usize) -> Option<usize> {
    let unit = words.get(i + 1).filter(|w| matches!(**w, "kilo" | "kg" | "kilogram"))?;
    if let Some(body) = words.get(i + 2).filter(|w| matches!(**w, "lichaamsgewicht" | "gewicht")) {
        let _ = (unit, body);
        return Some(i + 2);
    }
    let dose =
        ["mg", "ml", "milligram", "microgram", "mcg", "milliliter", "druppels", "druppel", "eenheden", "ie"];
    let before = &words[i.saturating_sub(3)..i];
    before.iter().any(|w| dose.contains(w)).then_some(i + 1)
}

/// `gewicht / lengte x lengte` after an equals sign.
fn equation(words: &[&str], i: usize) -> Option<usize> {
    let after = words.get(i + 1..)?;
    let operator =
        after.iter().position(|w| matches!(*w, "/" | "x" | "×" | "*" | ":" | "+" | "-" | "maal"))?;
    (operator + 1 < after.len()).then_some(i + operator + 2)
}

/// Calculations that start with an amount.
fn amount(words: &[&str], i: usize) -> Option<usize> {
    let next = words.get(i + 1).copied().unwrap_or("");
    // `1 kilo in 2 dagen`, `meer dan 2 kilo aankomt in 3 dagen`.
    if WEIGHTS.contains(&next) && words[i] != "een" {
        let within = (i + 2..words.len()).take(3).find(|&j| words[j] == "in")?;
        let counted = words.get(within + 1).is_some_and(|w| is_amount(w) && *w != "een");
        let time = words.get(within + 2).is_some_and(|w| TIMES.contains(w));
        return (counted && time).then_some(within + 2);
    }
    // `1,5 keer zoveel`.
    if matches!(next, "keer" | "maal" | "x") {
        return match (words.get(i + 2).copied(), words.get(i + 3).copied()) {
            // *4 keer zoveel kans*: there is nothing to work out.
            (Some("zoveel"), Some("kans" | "risico")) => None,
            (Some("zoveel"), _) => Some(i + 2),
            (Some("zo"), Some("veel")) => Some(i + 3),
            (Some("uw"), Some(w)) if is_quantity(w) => Some(i + 3),
            _ => None,
        };
    }
    // `5 procent van uw gewicht`.
    let percent = words[i].ends_with('%') || matches!(next, "procent" | "%");
    if percent {
        let of = i + 1 + usize::from(matches!(next, "procent" | "%"));
        let own = words.get(of) == Some(&"van") && matches!(words.get(of + 1), Some(&("uw" | "je")));
        return (own && words.get(of + 2).is_some_and(|w| is_quantity(w))).then_some(of + 2);
    }
    None
}

fn report(context: &Context<'_>, span: crate::Span) -> Finding {
    let message = context
        .say("Hier moet de lezer zelf rekenen.".to_owned(), "Here the reader has to calculate.".to_owned());
    let advice = context.say(
        "Geef zelf de uitkomst, met een voorbeeld of een tabel.".to_owned(),
        "Work it out for the reader. Give an example or a table of results.".to_owned(),
    );
    Finding::new(RULE.id, RULE.severity, span, message, advice)
}
