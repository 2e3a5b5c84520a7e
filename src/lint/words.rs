//! What LiNT-II says of one word.

use super::names;
use super::table::{self, NounType};
use crate::dutch::morphology::{Feats, Upos, VerbForm};
use crate::dutch::relation::Relation;

/// A word of a sentence with its annotation, from our analysis or from a treebank.
#[derive(Clone, Copy, Debug)]
pub struct Word<'a> {
    /// As it is written.
    pub form: &'a str,
    /// In lower case.
    pub lower: &'a str,
    /// Its lemma; case does not matter.
    pub lemma: &'a str,
    /// Part of speech.
    pub upos: Upos,
    /// Morphological features.
    pub feats: Feats,
    /// Index in the sentence of its head; `None` for the root.
    pub head: Option<usize>,
    /// Relation to its head.
    pub relation: Relation,
}

/// What LiNT-II says of a word.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct WordFeatures {
    /// A noun, name, adjective, main verb or adverb of manner; no copula, no numeral.
    pub content: bool,
    /// A finite verb: the sign of a clause.
    pub finite: bool,
    /// Punctuation: not a word for LiNT-II.
    pub punctuation: bool,
    /// Log10 frequency per billion, for content words that are not names and not on the skip list. A compound of
    /// the noun list has the frequency of its head.
    pub frequency: Option<f64>,
    /// What a noun names; `None` for other words.
    pub noun: Option<NounType>,
}

impl WordFeatures {
    /// Of the word with this index.
    pub fn of(words: &[Word<'_>], index: usize) -> Self {
        let Some(word) = words.get(index) else {
            return Self { content: false, finite: false, punctuation: true, frequency: None, noun: None };
        };
        let content = word.is_content();
        Self {
            content,
            finite: word.is_finite(),
            punctuation: is_punctuation(word.form),
            frequency: if content { word.frequency() } else { None },
            noun: noun_type(words, index),
        }
    }
}

impl Word<'_> {
    /// Whether it is a finite verb.
    pub fn is_finite(&self) -> bool {
        self.upos.is_verbal() && self.feats.verb_form() == Some(VerbForm::Fin)
    }

    /// Whether it is a numeral: a number, or an ordinal that the treebanks call an adjective.
    pub fn is_numeral(&self) -> bool {
        self.upos == Upos::Num || (self.upos == Upos::Adj && is_ordinal(self.lower))
    }

    /// Whether it is a content word.
    pub fn is_content(&self) -> bool {
        if self.is_numeral() || self.relation == Relation::Cop {
            return false;
        }
        matches!(self.upos, Upos::Noun | Upos::Propn | Upos::Verb | Upos::Adj)
            || table::is_manner_adverb(self.lower)
    }

    fn frequency(&self) -> Option<f64> {
        if self.upos == Upos::Propn || table::is_skipped(self.lemma) || table::is_skipped(self.lower) {
            return None;
        }
        let head = || table::noun(self.lower).and_then(|n| n.head_frequency);
        let compound = if self.upos == Upos::Noun { head() } else { None };
        compound.or_else(|| table::frequency(self.lower)).or_else(|| Some(table::zero_frequency()))
    }
}

fn noun_type(words: &[Word<'_>], index: usize) -> Option<NounType> {
    let word = words.get(index)?;
    if word.upos.is_nominal() {
        let listed = table::noun(word.lower).or_else(|| table::noun(word.lemma));
        return Some(listed.map_or_else(|| names::type_of(words, index), |n| n.kind));
    }
    // LiNT-II counts unit symbols as nouns, also where the tagger does not.
    (matches!(word.upos, Upos::Sym | Upos::X) && table::is_unit(word.lower)).then_some(NounType::Concrete)
}

/// Whether a token is punctuation for spaCy: nothing but characters of the Unicode category P.
pub fn is_punctuation(token: &str) -> bool {
    !token.is_empty()
        && token.chars().all(|c| match c {
            '$' | '+' | '<' | '=' | '>' | '^' | '`' | '|' | '~' => false,
            c if c.is_ascii() => c.is_ascii_punctuation(),
            '¡' | '§' | '«' | '¶' | '·' | '»' | '¿' => true,
            c => matches!(c, '\u{2010}'..='\u{2027}' | '\u{2030}'..='\u{2043}' | '\u{2045}'..='\u{2051}' | '\u{2053}'..='\u{205E}'),
        })
}

/// Whether a word in lower case is an ordinal: *eerste, vierentwintigste, 19e, 45ste*.
///
/// ```
/// use helder::lint::is_ordinal;
/// assert!(is_ordinal("twintigste") && is_ordinal("19e") && is_ordinal("vijfentwintigste"));
/// assert!(!is_ordinal("laatste") && !is_ordinal("beste"));
/// ```
pub fn is_ordinal(word: &str) -> bool {
    const ENDS: [&str; 25] = [
        "eerste",
        "tweede",
        "derde",
        "vierde",
        "vijfde",
        "zesde",
        "zevende",
        "achtste",
        "negende",
        "tiende",
        "elfde",
        "twaalfde",
        "twintigste",
        "dertigste",
        "veertigste",
        "vijftigste",
        "zestigste",
        "zeventigste",
        "tachtigste",
        "negentigste",
        "honderdste",
        "duizendste",
        "miljoenste",
        "zoveelste",
        "hoeveelste",
    ];
    const STARTS: [&str; 14] = [
        "een", "één", "twee", "drie", "der", "vier", "veer", "vijf", "zes", "zeven", "acht", "negen",
        "honderd", "duizend",
    ];
    let digits = word.trim_start_matches(|c: char| c.is_ascii_digit());
    if digits.len() < word.len() {
        return matches!(digits, "" | "e" | "de" | "ste" | "-e" | "-ste" | "-de");
    }
    let word = word.strip_suffix('n').or_else(|| word.strip_suffix('r')).unwrap_or(word);
    word == "eerst"
        || ENDS.iter().any(|end| {
            let rest = word.strip_suffix(end);
            rest.is_some_and(|rest| rest.is_empty() || STARTS.iter().any(|s| rest.starts_with(s)))
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn punctuation_is_that_of_unicode() {
        for token in [",,", "''", ".", "–", "„", "%", "…", "(", "&"] {
            assert!(is_punctuation(token), "{token}");
        }
        for token in ["+", "=", "€", "a.", "°", "", "1-2"] {
            assert!(!is_punctuation(token), "{token}");
        }
    }

    #[test]
    fn ordinals_are_told_from_superlatives() {
        for word in ["eerste", "veertiende", "achtste", "tachtigste", "22ste", "1ste", "7e", "honderdste"] {
            assert!(is_ordinal(word), "{word}");
        }
        for word in ["laatste", "mooiste", "dikste", "bedrijfsmatigste", "einde", "18de-eeuws", "gematigde"] {
            assert!(!is_ordinal(word), "{word}");
        }
    }
}
