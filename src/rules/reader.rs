//! The reader in the text: what it asks of *u* or *je*, and how it calls them.

use std::collections::HashSet;
use std::sync::LazyLock;

use super::numbers::is_amount;
use crate::Span;
use crate::document::BlockKind;
use crate::dutch::relation::Relation;
use crate::dutch::{Analysis, Sentence, SentenceKind};

/// What a sentence asks of its reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Deed {
    /// Something to do: *Bel ons*, *U moet nuchter zijn*.
    Step,
    /// Something one may or can do: *U mag douchen*.
    Choice,
}

struct Verbs {
    imperatives: HashSet<&'static str>,
    present: HashSet<&'static str>,
    infinitives: HashSet<&'static str>,
}

static VERBS: LazyLock<Verbs> = LazyLock::new(|| {
    let rows = || include_str!("../../dictionaries/actions/verbs.tsv").lines().skip(1);
    let column = |i: usize| rows().filter_map(|r| r.split('\t').nth(i)).filter(|w| *w != "-").collect();
    Verbs { infinitives: column(0), imperatives: column(1), present: column(2) }
});

/// Words after which *u belt* is a condition or a report, not a request.
const SUBORDINATORS: [&str; 30] = [
    "als", "wanneer", "dat", "of", "omdat", "indien", "zodra", "voordat", "nadat", "zodat", "terwijl", "die",
    "wat", "hoe", "waar", "waarom", "totdat", "tot", "tenzij", "zoals", "hoeveel", "welke", "welk", "wie",
    "waarmee", "waarin", "sinds", "voor", "tijdens", "doordat",
];

/// Verbs after a noun that looks like an imperative: *Druk is ...*, *Zorg kan ...*.
const AFTER_NOUNS: [&str; 18] = [
    "is", "zijn", "was", "waren", "wordt", "worden", "kan", "kunnen", "heeft", "hebben", "mag", "moet",
    "zal", "gaat", "komt", "en", "of", "voor",
];

/// What the sentence asks of its reader, if anything.
pub(super) fn deed(analysis: &Analysis<'_>, sentence: &Sentence) -> Option<Deed> {
    // What a sentence of many hundreds of words asks after so many, nobody will do.
    let words: Vec<&str> = sentence.tokens().take(200).map(|i| analysis.lower(i)).collect();
    let asks = sentence.kind == SentenceKind::Question || words.iter().rev().take(2).any(|w| *w == "?");
    if asks {
        return None;
    }
    let first = words.iter().position(|w| w.starts_with(char::is_alphanumeric))?;
    if is_imperative(&words, first) || infinitive_item(analysis, sentence, &words) {
        return Some(Deed::Step);
    }
    for i in first + 1..words.len() {
        let after_comma = matches!(words[i - 1], "," | ":" | "dan" | "en" | ";");
        if after_comma && is_imperative(&words, i) && asks_now(&words, i) {
            return Some(Deed::Step);
        }
    }
    addressed(analysis, sentence, &words, first)
}

fn is_imperative(words: &[&str], i: usize) -> bool {
    let next = words.get(i + 1).copied().unwrap_or("");
    let alone = words.len() == i + 1 || next == "." && words.len() == i + 2;
    VERBS.imperatives.contains(words[i]) && !alone && !AFTER_NOUNS.contains(&next) && !is_past(words, i)
}

/// *Was u ziek ...*: no washing.
fn is_past(words: &[&str], i: usize) -> bool {
    words[i] == "was"
        && matches!(words.get(i + 1), Some(&("u" | "je" | "het" | "er" | "dit" | "dat" | "de")))
        && !words.contains(&"handen")
}

/// Words that follow a request after a comma: *bel dan*, *neem uw pas mee*.
fn asks_now(words: &[&str], i: usize) -> bool {
    const NEXT: [&str; 26] = [
        "dan", "uw", "je", "de", "het", "een", "ons", "direct", "meteen", "altijd", "eerst", "niet", "geen",
        "u", "naar", "met", "contact", "via", "op", "112", "deze", "dit", "water", "veel", "daarna",
        "minstens",
    ];
    words.get(i + 1).is_some_and(|w| NEXT.contains(w) || is_amount(w))
}

/// `Uw pas meenemen`, `Geen alcohol drinken`: a short item of a list that ends with what one does.
fn infinitive_item(analysis: &Analysis<'_>, sentence: &Sentence, words: &[&str]) -> bool {
    let item = analysis.block_of(sentence).kind.is_list_item();
    let last = words.iter().rev().find(|w| w.starts_with(char::is_alphabetic)).copied().unwrap_or("");
    let subject = words.iter().any(|w| matches!(*w, "u" | "je" | "wij" | "we" | "hij" | "ze" | "zij"));
    item && !subject && (2..=8).contains(&words.len()) && is_action(last)
}

/// Whether the word is the infinitive of something one does: *bellen*, *meenemen*.
fn is_action(word: &str) -> bool {
    let infinitives = &VERBS.infinitives;
    word.len() >= 4
        && (infinitives.contains(word)
            || (1..word.len())
                .any(|i| word.is_char_boundary(i) && i >= 2 && infinitives.contains(&word[i..])))
        && !matches!(word, "voorkomen")
}

/// `Bewegen maakt u sterk en houdt u in evenwicht`: the verb after *en* has the subject that came first.
fn shares_subject(analysis: &Analysis<'_>, sentence: &Sentence, words: &[&str], i: usize) -> bool {
    if i < 3 || !matches!(words[i - 2], "en" | "of") {
        return false;
    }
    let tokens = analysis.tokens().get(sentence.tokens()).unwrap_or_default();
    let verb = tokens.iter().take(i - 2).position(crate::dutch::Token::is_finite).unwrap_or(0);
    tokens.iter().take(verb).any(|t| matches!(t.relation.base(), Relation::Nsubj | Relation::Csubj))
}

/// `u moet`, `u belt`, `mag u`: the verb beside *u* or *je*, in a main clause.
fn addressed(analysis: &Analysis<'_>, sentence: &Sentence, words: &[&str], first: usize) -> Option<Deed> {
    let mut best = None;
    for i in 0..words.len() {
        let relation = analysis.tokens()[sentence.first as usize + i].relation;
        let object = matches!(relation, Relation::Obj | Relation::Iobj)
            || shares_subject(analysis, sentence, words, i);
        if !matches!(words[i], "u" | "je" | "jij") || object {
            continue;
        }
        let clause =
            words[..i].iter().rposition(|w| matches!(*w, "," | ":" | ";" | "(")).map_or(0, |p| p + 1);
        let conditional = words[clause..i].iter().any(|w| SUBORDINATORS.contains(w));
        // `Neemt u bloedverdunners, dan ...`: a condition without *als*.
        let verb_first = i == first + 1 && words.contains(&",");
        let before = i.checked_sub(1).filter(|&j| j >= clause && !verb_first).map(|j| words[j]);
        let after = words.get(i + 1).copied().filter(|_| !conditional);
        for verb in before.filter(|_| !conditional || i == first + 1).into_iter().chain(after) {
            match verb_deed(verb, words) {
                Some(Deed::Step) => return Some(Deed::Step),
                found => best = best.or(found),
            }
        }
    }
    let asked = words.windows(2).any(|p| matches!(p, ["vragen" | "adviseren" | "verzoeken", "u" | "je"]));
    if asked { Some(Deed::Step) } else { best }
}

fn verb_deed(verb: &str, words: &[&str]) -> Option<Deed> {
    let acts = || words.iter().any(|w| is_action(w));
    let undergoes =
        || words.iter().any(|w| matches!(*w, "worden" | "krijgen" | "hebben" | "voelen" | "merken"));
    match verb {
        "moet" | "dient" => (!undergoes()).then_some(Deed::Step),
        "mag" | "hoeft" => Some(Deed::Choice),
        "kunt" | "kan" | "kun" => (acts() && !undergoes()).then_some(Deed::Choice),
        _ => VERBS.present.contains(verb).then_some(Deed::Step),
    }
}

/// Sentences in which a text can ask something: Dutch, in paragraphs and lists, not somebody else's words.
pub(super) fn asking<'a>(analysis: &'a Analysis<'a>) -> impl Iterator<Item = &'a Sentence> {
    analysis.sentences().iter().filter(|s| analysis.is_prose(s) || is_dutch_cell(analysis, s))
}

fn is_dutch_cell(analysis: &Analysis<'_>, sentence: &Sentence) -> bool {
    matches!(analysis.block_of(sentence).kind, BlockKind::TableCell { .. }) && analysis.is_dutch(sentence)
}

/// How the text calls its reader: tokens.
#[derive(Debug, Default)]
pub(super) struct Address {
    /// *u, uw*.
    pub formal: Vec<usize>,
    /// *je, jij, jou, jouw*.
    pub informal: Vec<usize>,
    /// Sentences that ask something without a pronoun.
    pub requests: usize,
}

impl Address {
    /// How often the reader is spoken to.
    pub(super) fn count(&self) -> usize {
        self.formal.len() + self.informal.len() + self.requests
    }
}

/// How the text calls its reader; quotes and fixed expressions left out.
pub(super) fn address(analysis: &Analysis<'_>) -> Address {
    let mut address = Address::default();
    let quotes = quotations(analysis);
    for sentence in analysis.sentences() {
        let block = analysis.block_of(sentence);
        if block.quoted || block.kind == BlockKind::Code || !analysis.is_dutch(sentence) {
            continue;
        }
        let mut spoken = false;
        for i in sentence.tokens() {
            let span = analysis.tokens()[i].span;
            let before = if i > sentence.first as usize { analysis.lower(i - 1) } else { "" };
            let next = quotes.partition_point(|q| q.end <= span.start);
            if quotes.get(next).is_some_and(|q| q.covers(span)) {
                continue;
            }
            match analysis.lower(i) {
                // `om 14 u` is an hour.
                "u" | "uw" | "uzelf" if !before.ends_with(|c: char| c.is_ascii_digit()) => {
                    address.formal.push(i);
                    spoken = true;
                }
                "je" | "jij" | "jou" | "jouw" | "jezelf" if !matches!(before, "dank" | "weet" | "'t") => {
                    address.informal.push(i);
                    spoken = true;
                }
                _ => {}
            }
        }
        if !spoken && sentence.kind != SentenceKind::Heading && deed(analysis, sentence).is_some() {
            address.requests += 1;
        }
    }
    address
}

/// Passages between quotation marks, within one block each.
fn quotations(analysis: &Analysis<'_>) -> Vec<Span> {
    let text = analysis.document().text();
    let mut found = Vec::new();
    for block in analysis.document().blocks() {
        let body = block.span.of(text);
        let mut open: Option<(usize, char)> = None;
        let mut before = ' ';
        let mut chars = body.char_indices().peekable();
        while let Some((i, c)) = chars.next() {
            let next = chars.peek().map_or(' ', |&(_, n)| n);
            let starts = !before.is_alphanumeric() && !next.is_whitespace();
            let ends = !next.is_alphanumeric();
            match (open, c) {
                (None, '“' | '„' | '«') => open = Some((i, '”')),
                (None, '"') => open = Some((i, '"')),
                (None, '‘' | '\'') if starts && !starts_clitic(&body[i + c.len_utf8()..]) => {
                    open = Some((i, '\''));
                }
                (Some((start, mark)), _) if closes(mark, c) && (mark != '\'' || ends) => {
                    let base = block.span.start as usize;
                    found.push(Span::new(base + start, base + i + c.len_utf8()));
                    open = None;
                }
                _ => {}
            }
            before = c;
        }
    }
    found
}

fn closes(mark: char, c: char) -> bool {
    match mark {
        '"' => c == '"' || c == '”',
        '”' => matches!(c, '”' | '“' | '»' | '"'),
        _ => matches!(c, '’' | '\''),
    }
}

/// `'s ochtends`, `'t`, `'n`.
fn starts_clitic(rest: &str) -> bool {
    ["s ", "t ", "n ", "m ", "k "].iter().any(|c| rest.starts_with(c))
}

/// The lines of the source on which tokens stand, for a message: `4, 9 en 12`.
pub(super) fn lines(analysis: &Analysis<'_>, tokens: &[usize], and: &str) -> String {
    let mut lines: Vec<u32> =
        tokens.iter().map(|&t| analysis.document().line_of(analysis.span(t, t).start)).collect();
    lines.dedup();
    let shown: Vec<String> = lines.iter().take(5).map(u32::to_string).collect();
    match shown.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, rest)) => format!("{} {and} {last}", rest.join(", ")),
        None => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Document;

    fn deed_of(text: &str) -> Option<Deed> {
        let document = Document::from_markdown("t", text);
        let analysis = Analysis::new(&document);
        deed(&analysis, &analysis.sentences()[0])
    }

    #[test]
    fn knows_what_asks_something() {
        for text in [
            "Bel ons als u koorts krijgt.",
            "Heeft u koorts, bel dan de huisarts.",
            "U moet 8 uur nuchter zijn.",
            "Daarna drukt u op het watje.",
            "- Uw pas meenemen",
            "Neem 2 pillen in.",
            "Wij vragen u om op tijd te komen.",
        ] {
            assert_eq!(deed_of(text), Some(Deed::Step), "{text}");
        }
        for text in ["U mag gewoon douchen.", "U kunt ons bellen."] {
            assert_eq!(deed_of(text), Some(Deed::Choice), "{text}");
        }
        for text in [
            "U kunt een blauwe plek krijgen.",
            "Als u stopt met roken, voelt u zich beter.",
            "Wat moet u meenemen?",
            "U voelt de prik heel even.",
            "De huid wordt schoon gemaakt.",
            "U moet geopereerd worden.",
            "Zorg is duur.",
        ] {
            assert_eq!(deed_of(text), None, "{text}");
        }
    }

    #[test]
    fn quotes_do_not_count_as_address() {
        let document =
            Document::from_text("t", "De zuster zegt: ‘Ga jij maar zitten.’ U gaat 's ochtends om 8 u weg.");
        let analysis = Analysis::new(&document);
        let address = address(&analysis);
        assert_eq!((address.formal.len(), address.informal.len()), (1, 0));
    }
}
