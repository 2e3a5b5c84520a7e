//! Cuts a block of text into tokens, by the conventions of the Dutch Universal Dependencies treebanks:
//! hyphenated words, *foto's*, *en/of*, *26%* and abbreviations with their full stops are one token.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::Span;

/// What a token is, by its characters alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TokenKind {
    /// A word: has a letter.
    Word,
    /// A number: has a digit and no more letters than a unit or an ordinal.
    Number,
    /// An internet or e-mail address.
    Address,
    /// Punctuation.
    Punctuation,
    /// Anything else: `+`, `=`, emoji.
    Symbol,
}

impl TokenKind {
    /// Whether it counts as a word: it has a letter or a digit.
    pub const fn is_word(self) -> bool {
        matches!(self, Self::Word | Self::Number | Self::Address)
    }
}

/// A token before analysis.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RawToken {
    /// Where it stands.
    pub span: Span,
    /// What it is.
    pub kind: TokenKind,
}

/// What the full stop of an abbreviation may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stop {
    Never,
    Maybe,
    /// The end of a sentence if a word that is no name follows with a capital: *3 okt. Aanmelden kan*.
    BeforeWord,
    BeforeNumber,
}

static STOPS: LazyLock<HashMap<&'static str, Stop>> = LazyLock::new(|| {
    include_str!("../../dictionaries/sentences/stops.tsv")
        .lines()
        .skip(1)
        .filter_map(|line| line.split_once('\t'))
        .map(|(word, ends)| {
            let stop = match ends {
                "maybe" => Stop::Maybe,
                "word" => Stop::BeforeWord,
                "number" => Stop::BeforeNumber,
                _ => Stop::Never,
            };
            (word, stop)
        })
        .collect()
});

/// What the full stop at the end of `word` is, if `word` is an abbreviation.
pub(super) fn stop_of(word: &str) -> Option<Stop> {
    let lower;
    let key = if word.chars().any(char::is_uppercase) {
        lower = word.to_lowercase();
        &*lower
    } else {
        word
    };
    if let Some(&stop) = STOPS.get(key) {
        return Some(stop);
    }
    // `t.b.c.`, `A.B.`: letters with a stop after each.
    let mut letters = 0;
    let mut parts = key.split('.');
    let dotted = parts.next_back() == Some("")
        && parts.all(|p| {
            letters += 1;
            (1..=3).contains(&p.chars().count()) && p.chars().all(char::is_alphabetic)
        });
    (dotted && letters >= 2).then_some(Stop::Never)
}

/// Nouns that a single capital follows without being an initial.
const LETTERED: [&str; 22] = [
    "afdeling",
    "bijlage",
    "bloedgroep",
    "categorie",
    "deel",
    "factor",
    "fase",
    "gebouw",
    "groep",
    "hepatitis",
    "influenza",
    "ingang",
    "klasse",
    "optie",
    "plan",
    "punt",
    "route",
    "stap",
    "type",
    "virus",
    "vitamine",
    "vleugel",
];

/// Words that start a sentence and hardly ever a name.
pub(super) const STARTERS: [&str; 44] = [
    "Als", "Bij", "Daarna", "Daarom", "Dan", "Dat", "Deze", "Dit", "Door", "Er", "Hierdoor", "Hij", "Hoe",
    "Ik", "In", "Indien", "Je", "Maar", "Met", "Na", "Naar", "Om", "Ook", "Ruim", "Rond", "Sinds", "Soms",
    "Tijdens", "Toch", "Toen", "U", "Uw", "Veel", "Via", "Volgens", "Voor", "Waarom", "Wanneer", "Wat", "We",
    "Wij", "Ze", "Zij", "Zo",
];

const OPENERS: &str = "\"'“”‘’„«»([{<*•‹›`";
const CLOSERS: &str = "\"'“”’»)]}>,;:!?*…‹›`";
const DOMAINS: [&str; 12] =
    [".nl", ".be", ".com", ".org", ".eu", ".net", ".info", ".gov", ".nu", ".vlaanderen", ".amsterdam", ".io"];

/// Appends the tokens of `text[block]` to `tokens`; spans are offsets into `text`.
pub fn tokenize(text: &str, block: Span, tokens: &mut Vec<RawToken>) {
    let body = block.of(text);
    let base = block.start as usize;
    let mut rest = body;
    loop {
        let trimmed = rest.trim_start();
        if trimmed.is_empty() {
            return;
        }
        let start = body.len() - trimmed.len();
        let len = trimmed.find(char::is_whitespace).unwrap_or(trimmed.len());
        rest = &trimmed[len..];
        let next = rest.trim_start();
        Chunk { text, tokens, next }.split(base + start, base + start + len);
    }
}

/// A run of characters without white space.
struct Chunk<'t, 'o> {
    text: &'t str,
    tokens: &'o mut Vec<RawToken>,
    /// What follows the chunk.
    next: &'t str,
}

impl Chunk<'_, '_> {
    fn push(&mut self, start: usize, end: usize) {
        if start < end {
            let kind = kind_of(&self.text[start..end]);
            self.tokens.push(RawToken { span: Span::new(start, end), kind });
        }
    }

    fn split(&mut self, mut start: usize, end: usize) {
        let chunk = &self.text[start..end];
        if chunk.bytes().all(|b| b.is_ascii_alphabetic()) {
            return self.tokens.push(RawToken { span: Span::new(start, end), kind: TokenKind::Word });
        }
        start = self.leading(start, end);
        let (core_end, address) = self.core_end(start, end);
        if address {
            self.tokens.push(RawToken { span: Span::new(start, core_end), kind: TokenKind::Address });
        } else {
            self.inner(start, core_end);
        }
        self.trailing(core_end, end);
    }

    /// Cuts punctuation off the front and gives where the rest starts.
    fn leading(&mut self, mut start: usize, end: usize) -> usize {
        loop {
            let rest = &self.text[start..end];
            let mut chars = rest.chars();
            let Some(c) = chars.next() else { return start };
            let after = chars.next();
            let len = if rest.starts_with(",,") || rest.starts_with("''") || rest.starts_with("``") {
                2
            } else if c == '\'' || c == '’' {
                let clitic = is_clitic(&rest[c.len_utf8()..]);
                let year = after.is_some_and(|a| a.is_ascii_digit()) && !rest[1..].contains(['\'', '’']);
                if clitic || year { 0 } else { c.len_utf8() }
            } else if c == '(' {
                // `(on)bewust` is one word, `(soms)` is not.
                let joined = rest.find(')').is_some_and(|i| {
                    rest[i + 1..].starts_with(char::is_alphabetic)
                        && rest[1..i].chars().all(char::is_alphabetic)
                });
                usize::from(!joined)
            } else if is_lead(c, after) {
                c.len_utf8()
            } else {
                0
            };
            if len == 0 || start + len >= end {
                return start;
            }
            self.push(start, start + len);
            start += len;
        }
    }

    /// Where the word itself ends and closing punctuation starts; and whether it is an address.
    fn core_end(&self, start: usize, end: usize) -> (usize, bool) {
        let mut stop = end;
        loop {
            let core = &self.text[start..stop];
            if core.len() <= 1 || core == ",," {
                return (stop, false);
            }
            let trimmed =
                core.trim_end_matches(['.', ',', ';', ':', '!', '?', ')', '"', '\'', '”', '’', '>', ']']);
            if is_address(trimmed) {
                return (start + trimmed.len(), true);
            }
            let Some(c) = core.chars().next_back() else { return (stop, false) };
            let cut = if c == '.' {
                if core.chars().all(|c| c == '.') || core.ends_with("-...") {
                    0
                } else if core.ends_with("..") {
                    core.len() - core.trim_end_matches('.').len()
                } else {
                    usize::from(!self.keeps_stop(core, stop == end))
                }
            } else if core.ends_with("''") {
                2
            } else if c == ')' {
                let before = &core[..core.len() - 1];
                let balanced = before.rfind('(').is_some_and(|i| {
                    i > 0 && before[..i].ends_with(char::is_alphanumeric) && !before[i..].contains(')')
                });
                usize::from(!balanced)
            } else if matches!(c, '–' | '—') {
                c.len_utf8()
            } else if c == '-' {
                0
            } else if c == '/' {
                1
            } else if CLOSERS.contains(c) {
                c.len_utf8()
            } else {
                0
            };
            if cut == 0 {
                return (stop, false);
            }
            stop -= cut;
        }
    }

    /// Whether the final full stop belongs to the word.
    fn keeps_stop(&self, word: &str, at_end: bool) -> bool {
        let body = &word[..word.len() - 1];
        let mut chars = body.chars();
        let single = chars.next().is_some_and(char::is_alphabetic) && chars.next().is_none();
        if single {
            return self.is_initial(body);
        }
        match stop_of(word) {
            Some(Stop::BeforeNumber) => at_end && self.next.starts_with(|c: char| c.is_ascii_digit()),
            Some(_) => true,
            None => false,
        }
    }

    /// `J.` in a name keeps its stop, `C.` in *vitamine C.* does not.
    fn is_initial(&self, letter: &str) -> bool {
        let Some(next) = self.next.chars().next() else { return false };
        if letter.chars().all(char::is_lowercase) {
            return !next.is_uppercase() || matches!(letter, "d" | "v");
        }
        if !next.is_alphabetic() {
            return next == '(' || next == '.';
        }
        let next_word = self.next.split(|c: char| !c.is_alphabetic()).next().unwrap_or("");
        if STARTERS.contains(&next_word) {
            return false;
        }
        self.tokens
            .last()
            .is_none_or(|before| !LETTERED.contains(&&*before.span.of(self.text).to_lowercase()))
    }

    /// Cuts what stands between word characters: ellipses, missing spaces after a stop or comma.
    fn inner(&mut self, start: usize, end: usize) {
        let core = &self.text[start..end];
        let mut piece = start;
        let mut chars = core.char_indices().peekable();
        while let Some((i, c)) = chars.next() {
            let at = start + i;
            let cut = match c {
                '(' if core.contains(['=', '^', '+']) => 0,
                ',' if core[i..].starts_with(",,") => 2,
                '.' if core[..i].ends_with('-') => 0,
                '.' if core[i..].starts_with("...") => {
                    core[i..].len() - core[i..].trim_start_matches('.').len()
                }
                '.' => usize::from(is_missing_space(&self.text[piece..at], &core[i + 1..])),
                ',' | ';' | ':' | '?' | '!' | '"' | '”' | '“' | '—' | '…' => {
                    let before = self.text[piece..at].chars().next_back();
                    let after = core[i + c.len_utf8()..].chars().next();
                    let letters =
                        before.is_some_and(char::is_alphabetic) && after.is_some_and(char::is_alphabetic);
                    if letters || (c == '"' || c == '…') { c.len_utf8() } else { 0 }
                }
                '(' if !core[i..].contains(')') && i > 0 => 1,
                _ => 0,
            };
            if cut > 0 && at > piece {
                self.push(piece, at);
                self.push(at, at + cut);
                piece = at + cut;
                while chars.peek().is_some_and(|&(j, _)| start + j < piece) {
                    chars.next();
                }
            }
        }
        self.push(piece, end);
    }

    fn trailing(&mut self, mut start: usize, end: usize) {
        while start < end {
            let rest = &self.text[start..end];
            let Some(c) = rest.chars().next() else { return };
            let len = if c == '.' {
                rest.len() - rest.trim_start_matches('.').len()
            } else if rest.starts_with("''") {
                2
            } else {
                c.len_utf8()
            };
            self.push(start, start + len);
            start += len;
        }
    }
}

/// `gedaan.Daarna`: a sentence end without a space.
fn is_missing_space(before: &str, after: &str) -> bool {
    let mut following = after.chars();
    let capital = following.next().is_some_and(char::is_uppercase);
    let word = capital && following.next().is_none_or(|c| c.is_lowercase() || c == ' ');
    let lower = before.chars().rev().take(3).filter(|c| c.is_lowercase()).count() == 3;
    word && lower && !before.contains('.')
}

/// Whether a character is a token of its own at the start of a chunk, before `after`.
fn is_lead(c: char, after: Option<char>) -> bool {
    let currency = matches!(c, '€' | '$' | '£') && after.is_some();
    let bullet = matches!(c, '-' | '–' | '—' | '+') && after.is_some_and(|a| !a.is_alphanumeric() && a != c);
    let dash = matches!(c, '–' | '—') && after.is_some();
    currency || bullet || dash || OPENERS.contains(c) || matches!(c, ',' | ';' | ':' | '!' | '?' | '/')
}

/// `'s`, `'t`, `'n`, `'m`, `'k`, and names such as `'s-Hertogenbosch`.
fn is_clitic(after: &str) -> bool {
    let mut chars = after.chars();
    let letter = chars.next();
    let next = chars.next();
    matches!(letter, Some('s' | 't' | 'n' | 'm' | 'k' | 'r' | 'S' | 'T')) && next.is_none_or(|c| c == '-')
}

/// Whether a chunk is an internet or e-mail address.
fn is_address(word: &str) -> bool {
    if word.len() < 5 || !(word.contains('.') || word.contains("://")) {
        return false;
    }
    if word.starts_with("http://") || word.starts_with("https://") || word.starts_with("www.") {
        return true;
    }
    if let Some((user, host)) = word.split_once('@') {
        return !user.is_empty() && host.contains('.');
    }
    let host = word.split('/').next().unwrap_or(word);
    let plain = host.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'.' || b == b'-');
    plain && host.len() > 5 && DOMAINS.iter().any(|d| host.len() > d.len() + 1 && host.ends_with(d))
}

fn kind_of(token: &str) -> TokenKind {
    let mut letters = 0;
    let mut digits = 0;
    for c in token.chars() {
        letters += usize::from(c.is_alphabetic());
        digits += usize::from(c.is_numeric());
    }
    if letters == 0 && digits == 0 {
        let symbol = token.chars().all(|c| "+=<>|~^$€£%°×÷±≥≤→←©®™§&#@✓✔".contains(c) || c as u32 >= 0x2190);
        return if symbol { TokenKind::Symbol } else { TokenKind::Punctuation };
    }
    let numeric = token.starts_with(|c: char| c.is_numeric() || "+-'’.,".contains(c)) && digits >= letters;
    let unit = digits > 0 && token.starts_with(|c: char| c.is_ascii_digit()) && letters <= 3;
    if numeric || unit { TokenKind::Number } else { TokenKind::Word }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<&str> {
        let mut tokens = Vec::new();
        tokenize(text, Span::new(0, text.len()), &mut tokens);
        tokens.iter().map(|t| t.span.of(text)).collect()
    }

    #[test]
    fn cuts_as_the_treebank_does() {
        for (text, expected) in [
            ("'s Ochtends komt dr. De Vries.", "'s|Ochtends|komt|dr.|De|Vries|."),
            ("Neem 2 x 500 mg (o.a. foto's).", "Neem|2|x|500|mg|(|o.a.|foto's|)|."),
            ("Bel 088 - 555 07 70, of mail naar a.b@x.nl.", "Bel|088|-|555|07|70|,|of|mail|naar|a.b@x.nl|."),
            ("Kijk op www.ziekenhuis.nl/folder.", "Kijk|op|www.ziekenhuis.nl/folder|."),
            ("Het is 26% of 2,5 ml, m.b.t. en/of.", "Het|is|26%|of|2,5|ml|,|m.b.t.|en/of|."),
            ("Dat (on)bewust...", "Dat|(on)bewust|..."),
            ("Hij zei: \"Kom!\" En ging.", "Hij|zei|:|\"|Kom|!|\"|En|ging|."),
            ("Vitamine C. Daarna J. de Vries.", "Vitamine|C|.|Daarna|J.|de|Vries|."),
            ("Klaar.Daarna eten,drinken.", "Klaar|.|Daarna|eten|,|drinken|."),
            ("Max. 3 pillen, dat is het max.", "Max.|3|pillen|,|dat|is|het|max|."),
            ("Het kost €12,50 enz.", "Het|kost|€|12,50|enz."),
        ] {
            assert_eq!(words(text).join("|"), expected);
        }
    }

    #[test]
    fn kinds() {
        for (token, kind) in [
            ("26%", TokenKind::Number),
            ("10-jarige", TokenKind::Word),
            ("500mg", TokenKind::Number),
            ("3e", TokenKind::Number),
            ("😀", TokenKind::Symbol),
            ("...", TokenKind::Punctuation),
        ] {
            assert_eq!(kind_of(token), kind, "{token}");
        }
    }
}
