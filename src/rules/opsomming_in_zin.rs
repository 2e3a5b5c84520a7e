#![doc = include_str!("opsomming_in_zin.md")]

use super::numbers::is_amount;
use crate::dutch::morphology::{Upos, VerbForm};
use crate::dutch::{Analysis, Sentence};
use crate::finding::{Finding, Severity};
use crate::rules::{Context, Findings, Rule};

/// The rule.
pub static RULE: Rule = Rule {
    id: "opsomming-in-zin",
    severity: Severity::Warning,
    checklist: &["24"],
    vbi: &[8],
    doc: include_str!("opsomming_in_zin.md"),
    check,
};

/// A longer list is cut here: nobody needs to know the exact number.
const LONGEST: usize = 60;

/// An item has at most so many tokens; longer ones are clauses.
const ITEM: usize = 5;

fn check(context: &Context<'_>, findings: &mut Findings) {
    let analysis = context.analysis;
    let least = context.settings.threshold("opsomming-in-zin.delen");
    for sentence in analysis.sentences().iter().filter(|s| analysis.is_prose(s)) {
        let mut lists: Vec<Enumeration> = Vec::new();
        for conjunction in sentence.tokens() {
            if !matches!(analysis.lower(conjunction), "en" | "of" | "en/of") {
                continue;
            }
            let Some(list) = enumeration(analysis, sentence, conjunction) else { continue };
            if (list.count as f64) < least || is_other(analysis, &list) {
                continue;
            }
            // *werk en inkomen* at the end of a list: two words *en*, one list.
            match lists.last_mut() {
                Some(before) if before.last >= list.first => *before = list,
                _ => lists.push(list),
            }
        }
        for list in lists {
            report(context, findings, &list);
        }
    }
}

fn report(context: &Context<'_>, findings: &mut Findings, list: &Enumeration) {
    let message = context.say(
        format!("In deze zin staan {} dingen op een rij.", list.count),
        format!("This sentence lists {} things.", list.count),
    );
    let advice = context
        .say("Maak er een lijst met punten van.".to_owned(), "Make a list with bullets of it.".to_owned());
    let span = context.analysis.span(list.first, list.last);
    findings.push(Finding::new(RULE.id, RULE.severity, span, message, advice));
}

/// Things joined by commas and a last *en* or *of*.
struct Enumeration {
    first: usize,
    last: usize,
    count: usize,
    /// First tokens of the items.
    starts: Vec<usize>,
}

fn enumeration(analysis: &Analysis<'_>, sentence: &Sentence, conjunction: usize) -> Option<Enumeration> {
    let begin = sentence.first as usize;
    let last = item_after(analysis, sentence, conjunction + 1)?;
    let mut starts = vec![conjunction + 1];
    // A comma right before *en* belongs to it.
    let mut end = conjunction - usize::from(conjunction > begin && analysis.lower(conjunction - 1) == ",");
    while starts.len() < LONGEST {
        let comma = (begin..end).rev().take(ITEM + 1).find(|&i| is_stop(analysis, i));
        match comma {
            Some(comma)
                // *slapen, in een eigen bed, zonder kussen*: what starts with a preposition says more of the item before.
                if analysis.lower(comma) == ","
                    && comma + 1 < end
                    && is_content(analysis, comma + 1)
                    && is_item(analysis, comma + 1, end) =>
            {
                starts.push(comma + 1);
                end = comma;
            }
            _ => break,
        }
    }
    let first = item_before(analysis, begin, end)?;
    starts.push(first);
    starts.reverse();
    Some(Enumeration { first, last, count: starts.len(), starts })
}

fn is_stop(analysis: &Analysis<'_>, token: usize) -> bool {
    matches!(analysis.lower(token), "," | ":" | ";" | "(" | ")" | "–" | ".")
}

/// Whether the tokens are one item: no clause of their own.
fn is_item(analysis: &Analysis<'_>, from: usize, to: usize) -> bool {
    const CLAUSES: [&str; 36] = [
        "u",
        "je",
        "hij",
        "zij",
        "ze",
        "wij",
        "we",
        "ik",
        "er",
        "dat",
        "die",
        "als",
        "omdat",
        "wanneer",
        "waarbij",
        "maar",
        "want",
        "dus",
        "dan",
        "zoals",
        "bijvoorbeeld",
        "zodat",
        "waarna",
        "terwijl",
        "is",
        "zijn",
        "wordt",
        "worden",
        "heeft",
        "kan",
        "moet",
        "bent",
        "waaronder",
        "namelijk",
        "o.a.",
        "naast",
    ];
    // *waarmee*, *waaruit*: not *waarden*.
    let relative = |i: usize| {
        analysis.lower(i).starts_with("waar") && matches!(analysis.tokens()[i].upos, Upos::Adv | Upos::Pron)
    };
    to - from <= ITEM
        && !(from..to).any(relative)
        && (from..to).all(|i| {
            !(CLAUSES.contains(&analysis.lower(i)) || analysis.tokens()[i].is_finite() && to - from > 1)
        })
}

/// Where the item that ends before `end` starts: its noun with what goes before it, or one word.
fn item_before(analysis: &Analysis<'_>, begin: usize, end: usize) -> Option<usize> {
    let last = end.checked_sub(1).filter(|&i| i >= begin && is_content(analysis, i))?;
    let mut first = last;
    let owned = last > begin && is_possessive(analysis, last - 1);
    if owned || analysis.tokens()[last].upos.is_nominal() {
        // An article or possessive starts the item: *controleert regelmatig uw bloeddruk*.
        while first > begin
            && last - first < ITEM
            && !starts_item(analysis, first)
            && belongs(analysis, first - 1)
        {
            first -= 1;
        }
    }
    // *het voorschrift van de arts*: the first item is what the phrase is about.
    if first >= begin + 2
        && starts_item(analysis, first)
        && analysis.lower(first - 1) == "van"
        && analysis.tokens()[first - 2].upos == Upos::Noun
    {
        first -= 2;
        while first > begin && !starts_item(analysis, first) && belongs(analysis, first - 1) {
            first -= 1;
        }
    }
    is_item(analysis, last, end).then_some(first)
}

/// Where the item that starts at `from` ends.
fn item_after(analysis: &Analysis<'_>, sentence: &Sentence, from: usize) -> Option<usize> {
    let tokens = analysis.tokens();
    let end = (sentence.end as usize).min(from + ITEM);
    if from >= end || !is_content(analysis, from) || !is_item(analysis, from, from + 1) {
        return None;
    }
    let noun = (from..end).find(|&i| tokens[i].upos.is_nominal());
    let joined = noun.filter(|&n| (from..n).all(|i| belongs(analysis, i)));
    Some(joined.unwrap_or(from))
}

/// A word that is no preposition: *en in* starts something else than an item.
fn is_content(analysis: &Analysis<'_>, token: usize) -> bool {
    analysis.tokens()[token].is_word() && analysis.tokens()[token].upos != Upos::Adp
}

fn belongs(analysis: &Analysis<'_>, token: usize) -> bool {
    let upos = analysis.tokens()[token].upos;
    let amount = matches!(analysis.lower(token), "minder" | "meer" | "veel" | "weinig");
    let phrase =
        matches!(upos, Upos::Adj | Upos::Det | Upos::Num) && analysis.lower(token) != "geen" || amount;
    // *een verstopte neus*
    let participle = analysis.tokens()[token].feats.verb_form() == Some(VerbForm::Part);
    phrase || participle || is_possessive(analysis, token)
}

fn starts_item(analysis: &Analysis<'_>, token: usize) -> bool {
    is_possessive(analysis, token) || matches!(analysis.lower(token), "de" | "het" | "een")
}

fn is_possessive(analysis: &Analysis<'_>, token: usize) -> bool {
    matches!(analysis.lower(token), "uw" | "je" | "jouw" | "ons" | "onze" | "mijn")
}

/// Numbers, days and names stand in a row for another reason.
fn is_other(analysis: &Analysis<'_>, list: &Enumeration) -> bool {
    const DAYS: [&str; 19] = [
        "maandag",
        "dinsdag",
        "woensdag",
        "donderdag",
        "vrijdag",
        "zaterdag",
        "zondag",
        "januari",
        "februari",
        "maart",
        "april",
        "mei",
        "juni",
        "juli",
        "augustus",
        "september",
        "oktober",
        "november",
        "december",
    ];
    let capital = |i: usize| analysis.word(i).starts_with(char::is_uppercase);
    let is_name = |&&i: &&usize| capital(i) || (matches!(analysis.lower(i), "de" | "het") && capital(i + 1));
    let names = list.starts.iter().skip(1).filter(is_name).count();
    let all = |test: &dyn Fn(usize) -> bool| list.starts.iter().all(|&i| test(i));
    all(&|i| is_amount(analysis.lower(i)) && analysis.lower(i) != "een")
        || all(&|i| DAYS.contains(&analysis.lower(i)))
        || names * 2 > list.starts.len() - 1
}
