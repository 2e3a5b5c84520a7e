#![doc = include_str!("dubbele_ontkenning.md")]

use std::collections::HashMap;
use std::sync::LazyLock;

use super::word_lists::table;
use crate::Span;
use crate::document::BlockKind;
use crate::dutch::{Sentence, SentenceKind};
use crate::finding::{Finding, Severity};
use crate::rules::{Context, Findings, Rule};

/// The rule.
pub static RULE: Rule = Rule {
    id: "dubbele-ontkenning",
    severity: Severity::Warning,
    checklist: &["11"],
    vbi: &[3],
    doc: include_str!("dubbele_ontkenning.md"),
    check,
};

/// *onverstandig* and its like in both forms, with the plain word where the form is the uninflected one.
static NEGATIVE: LazyLock<HashMap<String, &'static str>> = LazyLock::new(|| {
    let base = table(include_str!("../../dictionaries/negation/negative-adjectives.tsv"));
    let inflected: Vec<_> = base.keys().map(|word| (inflect(word), "")).collect();
    let mut all: HashMap<String, &'static str> = inflected.into_iter().collect();
    all.extend(base);
    all
});

/// The form in `-e`: *onbetrouwbare, pijnloze, onveilige*.
fn inflect(word: &str) -> String {
    let letters: Vec<char> = word.chars().collect();
    if let [head @ .., a, b, c] = &letters[..]
        && a == b
        && "aeo".contains(*a)
        && !"aeiou".contains(*c)
    {
        let c = if *c == 's' { 'z' } else { *c };
        return head.iter().chain([a, &c, &'e']).collect();
    }
    format!("{word}e")
}

const NEGATIONS: [&str; 7] = ["niet", "nooit", "geen", "niemand", "niets", "nergens", "niks"];

/// Words that may stand between *niet* and the adjective.
const ADVERBS: [&str; 14] = [
    "zo", "echt", "altijd", "helemaal", "heel", "erg", "direct", "per", "se", "geheel", "meteen", "een",
    "als", "bepaald",
];

/// Verbs that deny: *niet uitsluiten* is *kan*.
const DENYING: [&str; 11] = [
    "uitsluiten",
    "uitgesloten",
    "verboden",
    "verbieden",
    "ontkennen",
    "ontkend",
    "afraden",
    "afgeraden",
    "ontraden",
    "nalaten",
    "betwijfelen",
];

const AVOIDING: [&str; 11] = [
    "voorkomen",
    "voorkom",
    "voorkomt",
    "vermijd",
    "vermijden",
    "vermijdt",
    "verhinderen",
    "verhindert",
    "verhinder",
    "beletten",
    "belet",
];

/// Where the reach of a negation ends.
fn is_border(word: &str) -> bool {
    const WORDS: [&str; 21] = [
        "en", "maar", "of", "want", "dus", "omdat", "als", "dat", "die", "wanneer", "terwijl", "tot",
        "totdat", "zodat", "om", "toch", "tenzij", "wat", "doordat", "voordat", "zodra",
    ];
    WORDS.contains(&word) || is_punctuation(word)
}

fn is_punctuation(word: &str) -> bool {
    !word.is_empty() && word.chars().all(|c| !c.is_alphanumeric() && c != '\'')
}

fn check(context: &Context<'_>, findings: &mut Findings) {
    let analysis = context.analysis;
    for sentence in analysis.sentences() {
        if sentence.kind == SentenceKind::Form || !analysis.is_dutch(sentence) {
            continue;
        }
        let words: Vec<&str> = sentence.tokens().map(|i| analysis.lower(i)).collect();
        let mut upto = 0;
        let mut found = false;
        for i in 0..words.len() {
            if i < upto {
                continue;
            }
            if let Some(pair) = pair_at(&words, i) {
                upto = pair.last + 1;
                found = true;
                let span = analysis.span(sentence.first as usize + i, sentence.first as usize + pair.last);
                findings.push(report(context, span, &words[i..=pair.last], &pair));
            }
        }
        if !found && let Some(at) = words.iter().position(|w| NEGATIONS.contains(w)) {
            question(context, findings, sentence, at);
        }
    }
}

/// Two negations that work on each other; the first stands where one looked.
struct Pair {
    last: usize,
    severity: Severity,
    plain: &'static str,
}

impl Pair {
    const fn sure(last: usize) -> Self {
        Self { last, severity: Severity::Warning, plain: "" }
    }

    const fn possible(last: usize) -> Self {
        Self { last, severity: Severity::Hint, plain: "" }
    }
}

fn pair_at(words: &[&str], i: usize) -> Option<Pair> {
    let word = *words.get(i)?;
    if AVOIDING.contains(&word) {
        return avoided(words, i);
    }
    if word == "zonder" && i == 0 {
        // *Zonder verwijzing kunt u niet komen*: many readers hear this as one negation.
        let last = reach(words, i, 8).find(|&j| NEGATIONS.contains(&words[j]))?;
        return (!followed_by(words, last, &["alleen", "meer"])).then(|| Pair::possible(last));
    }
    if matches!(word, "sluit" | "sluiten" | "sloot" | "raad" | "raadt" | "raden") {
        let particle = if word.starts_with('s') { "uit" } else { "af" };
        let not = reach(words, i, 8).find(|&j| matches!(words[j], "niet" | "nooit"))?;
        return reach(words, not, 6).find(|&j| words[j] == particle).map(Pair::sure);
    }
    if matches!(word, "verboden" | "verbiedt" | "verbieden") {
        // *Het is verboden om geen helm te dragen*
        let om = (i + 1..words.len()).take(5).find(|&j| words[j] == "om")?;
        return reach(words, om, 8).find(|&j| NEGATIONS.contains(&words[j])).map(Pair::sure);
    }
    if word == "geenszins" {
        return adjective(words, i);
    }
    if !NEGATIONS.contains(&word) || is_choice(words, i) {
        return None;
    }
    if let Some(pair) = adjective(words, i) {
        return Some(pair);
    }
    let only = followed_by(words, i, &["alleen", "enkel", "slechts"]);
    if !only
        && let Some(last) = reach(words, i, 10).find(|&j| words[j] == "zonder" || DENYING.contains(&words[j]))
    {
        let mild = word == "niets" || words[last] != "zonder" && word == "geen";
        return (!mild).then(|| Pair::sure(last));
    }
    if word == "niet"
        && let Some(last) = reach(words, i, 6).find(|&j| words[j..].starts_with(&["uit", "te", "sluiten"]))
    {
        return Some(Pair::sure(last + 2));
    }
    not_that(words, i).or_else(|| nobody(words, i))
}

/// *al dan niet*, *wel of niet*: no negation but a choice.
fn is_choice(words: &[&str], i: usize) -> bool {
    i > 0 && matches!(words[i - 1], "of" | "dan")
}

fn followed_by(words: &[&str], i: usize, next: &[&str]) -> bool {
    words.get(i + 1).is_some_and(|w| next.contains(w))
}

/// The tokens after `i` that its negation can reach.
fn reach<'w>(words: &'w [&'w str], i: usize, most: usize) -> impl Iterator<Item = usize> + 'w {
    (i + 1..words.len()).take(most).take_while(move |&j| !is_border(words[j]))
}

/// *niet onverstandig*, *niet altijd ongevaarlijk*, *geen onveilige*, *niets is onmogelijk*, *niets ongewoons*.
fn adjective(words: &[&str], i: usize) -> Option<Pair> {
    let word = words[i];
    if matches!(word, "niets" | "niks" | "niemand" | "nergens") {
        let negative = |w: &str| NEGATIVE.contains_key(w.strip_suffix('s').unwrap_or(w));
        let last = reach(words, i, 3).find(|&j| negative(words[j]))?;
        let between =
            (i + 1..last).all(|j| matches!(words[j], "is" | "was" | "zo" | "echt" | "blijft" | "hier"));
        return between.then(|| Pair::sure(last));
    }
    if !matches!(word, "niet" | "nooit" | "geen" | "geenszins") {
        return None;
    }
    let last = (i + 1..words.len()).find(|&j| !ADVERBS.contains(&words[j])).filter(|j| j - i <= 4)?;
    if word == "niet" && matches!(words[last], "zelden") {
        return Some(Pair { last, severity: Severity::Warning, plain: "vaak" });
    }
    let plain = NEGATIVE.get(words[last])?;
    match word {
        "geen" => Some(Pair::possible(last)),
        "niet" if last == i + 1 => Some(Pair { last, severity: Severity::Warning, plain }),
        _ => Some(Pair::sure(last)),
    }
}

/// *betekent niet dat u niet*, *wil niet zeggen dat u geen*.
fn not_that(words: &[&str], i: usize) -> Option<Pair> {
    if words[i] != "niet" || (i > 0 && words[i - 1].starts_with("verge")) {
        return None;
    }
    let between =
        |j: &usize| matches!(words[*j], "zeggen" | "zo" | "waar" | "in" | "betekenen" | "per" | "se");
    let that = (i + 1..words.len()).find(|j| !between(j)).filter(|&j| words[j] == "dat")?;
    in_clause(words, that).map(Pair::sure)
}

/// *voorkomen dat u niet*.
fn avoided(words: &[&str], i: usize) -> Option<Pair> {
    let that = (i + 1..words.len()).take(5).find(|&j| words[j] == "dat")?;
    in_clause(words, that).map(Pair::sure)
}

/// The first negation in the clause that *dat* opens.
fn in_clause(words: &[&str], that: usize) -> Option<usize> {
    (that + 1..words.len())
        .take_while(|&j| {
            !is_punctuation(words[j]) && !matches!(words[j], "omdat" | "als" | "maar" | "wanneer" | "dat")
        })
        .find(|&j| {
            let negative =
                NEGATIONS.contains(&words[j]) || words[j] == "zonder" || NEGATIVE.contains_key(words[j]);
            negative && !is_choice(words, j) && !followed_by(words, j, &["alleen"])
        })
}

/// *nooit niet*, *niemand die niet*, *niets wat u niet*.
fn nobody(words: &[&str], i: usize) -> Option<Pair> {
    let not = |j: usize| matches!(words.get(j), Some(&("niet" | "geen" | "nooit")));
    if not(i + 1) && words[i] != words.get(i + 1).copied().unwrap_or("") {
        return Some(Pair::sure(i + 1));
    }
    if !matches!(words[i], "niemand" | "niets" | "niks" | "nergens" | "nooit") {
        return None;
    }
    let relative = matches!(words.get(i + 1), Some(&("die" | "dat" | "wat" | "waar")));
    if relative {
        let end = (i + 2..words.len()).take(8).take_while(|&j| !is_punctuation(words[j]));
        return end.into_iter().find(|&j| not(j)).map(Pair::sure);
    }
    reach(words, i, 5).find(|&j| not(j)).map(Pair::sure)
}

fn report(context: &Context<'_>, span: Span, words: &[&str], pair: &Pair) -> Finding {
    let (first, last) = (words.first().copied().unwrap_or(""), words.last().copied().unwrap_or(""));
    let message = if pair.severity == Severity::Hint {
        context.say(
            format!("Dit lijkt twee keer 'nee' te zeggen: '{first}' en '{last}'."),
            format!("This seems to say 'no' twice: '{first}' and '{last}'."),
        )
    } else {
        context.say(
            format!("Hier staat twee keer 'nee' in één zin: '{first}' en '{last}'."),
            format!("This sentence says 'no' twice: '{first}' and '{last}'."),
        )
    };
    let advice = if last == "zonder" || first == "zonder" {
        context.say(
            "Zeg het zonder 'nee', en zeg wat er eerst moet gebeuren: 'Vraag het eerst aan uw dokter.'"
                .to_owned(),
            "Say what the reader has to do first: 'Vraag het eerst aan uw dokter.'".to_owned(),
        )
    } else {
        context.say(
            "Zeg wat wél kan, mag of moet.".to_owned(),
            "Say what is possible, allowed or necessary.".to_owned(),
        )
    };
    let replacements = if pair.plain.is_empty() { Vec::new() } else { vec![pair.plain.to_owned()] };
    Finding::new(RULE.id, pair.severity, span, message, advice).with_replacements(replacements)
}

/// A question of a form with *niet* in it: does *nee* mean that it is so?
fn question(context: &Context<'_>, findings: &mut Findings, sentence: &Sentence, at: usize) {
    let analysis = context.analysis;
    let text = analysis.passage(sentence.span);
    if !text.trim_end_matches(['"', '”', ')', '*']).ends_with('?') {
        return;
    }
    let block = sentence.block as usize;
    let last = analysis.sentences_of_block(block).last() == Some(sentence);
    let next = context.document.blocks().get(block + 1);
    if !last || next.is_none_or(|b| b.kind != BlockKind::Answer) {
        return;
    }
    let token = sentence.first as usize + at;
    let message = context.say(
        format!(
            "In deze vraag staat '{}'. Dan lijkt het lastig om ja of nee te kiezen.",
            analysis.word(token)
        ),
        format!("This question has '{}' in it. Choosing yes or no then seems hard.", analysis.word(token)),
    );
    let advice = context.say(
        "Stel de vraag zonder 'niet' of 'geen'.".to_owned(),
        "Ask the question without 'niet' or 'geen'.".to_owned(),
    );
    findings.push(Finding::new(RULE.id, Severity::Hint, analysis.span(token, token), message, advice));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn adjectives_inflect() {
        assert_eq!(inflect("onbetrouwbaar"), "onbetrouwbare");
        assert_eq!(inflect("pijnloos"), "pijnloze");
        assert_eq!(inflect("onverstandig"), "onverstandige");
        assert_eq!(inflect("onjuist"), "onjuiste");
        assert!(NEGATIVE.contains_key("ongewone"));
        assert!(!NEGATIVE.contains_key("ondertekend"));
    }
}
