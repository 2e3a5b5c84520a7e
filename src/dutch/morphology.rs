//! Parts of speech and morphological features of Universal Dependencies, as used for Dutch.

use std::fmt;
use std::str::FromStr;

/// A universal part-of-speech tag.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum Upos {
    /// Adjective (also participles and adverbs in `-lijk` used as such).
    Adj,
    /// Adposition.
    Adp,
    /// Adverb.
    Adv,
    /// Auxiliary or copula.
    Aux,
    /// Coordinating conjunction.
    Cconj,
    /// Determiner.
    Det,
    /// Interjection.
    Intj,
    /// Noun.
    Noun,
    /// Numeral.
    Num,
    /// Particle (not used in the Dutch treebanks).
    Part,
    /// Pronoun.
    Pron,
    /// Proper noun.
    Propn,
    /// Punctuation.
    Punct,
    /// Subordinating conjunction.
    Sconj,
    /// Symbol.
    Sym,
    /// Main verb.
    Verb,
    /// Anything else: foreign words, fragments.
    #[default]
    X,
}

const UPOS: [(&str, Upos); 17] = [
    ("ADJ", Upos::Adj),
    ("ADP", Upos::Adp),
    ("ADV", Upos::Adv),
    ("AUX", Upos::Aux),
    ("CCONJ", Upos::Cconj),
    ("DET", Upos::Det),
    ("INTJ", Upos::Intj),
    ("NOUN", Upos::Noun),
    ("NUM", Upos::Num),
    ("PART", Upos::Part),
    ("PRON", Upos::Pron),
    ("PROPN", Upos::Propn),
    ("PUNCT", Upos::Punct),
    ("SCONJ", Upos::Sconj),
    ("SYM", Upos::Sym),
    ("VERB", Upos::Verb),
    ("X", Upos::X),
];

impl Upos {
    /// How many tags there are.
    pub const COUNT: usize = UPOS.len();

    /// The tag as it is written in CoNLL-U.
    pub const fn as_str(self) -> &'static str {
        UPOS[self as usize].0
    }

    /// The tag with this number; [`Upos::X`] when there is none.
    pub const fn from_index(index: usize) -> Self {
        if index < UPOS.len() { UPOS[index].1 } else { Self::X }
    }

    /// Whether this is a main verb or an auxiliary.
    pub const fn is_verbal(self) -> bool {
        matches!(self, Self::Verb | Self::Aux)
    }

    /// Whether this is a noun or a name.
    pub const fn is_nominal(self) -> bool {
        matches!(self, Self::Noun | Self::Propn)
    }
}

impl fmt::Display for Upos {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// A name that is not a part of speech, a feature or a relation of this scheme.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownName(pub(super) String);

impl fmt::Display for UnknownName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "not a name of this scheme: {}", self.0)
    }
}

impl std::error::Error for UnknownName {}

impl FromStr for Upos {
    type Err = UnknownName;

    fn from_str(s: &str) -> Result<Self, UnknownName> {
        UPOS.iter().find(|(name, _)| *name == s).map(|&(_, tag)| tag).ok_or_else(|| UnknownName(s.to_owned()))
    }
}

/// A set of morphological features, packed in 32 bits.
///
/// ```
/// use helder::dutch::morphology::{Feats, Number, VerbForm};
/// let feats: Feats = "Number=Sing|Tense=Pres|VerbForm=Fin".parse().unwrap();
/// assert_eq!(feats.verb_form(), Some(VerbForm::Fin));
/// assert_eq!(feats.number(), Some(Number::Sing));
/// assert_eq!(feats.to_string(), "Number=Sing|Tense=Pres|VerbForm=Fin");
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Feats(u32);

/// Makes one enum per feature, its accessors on [`Feats`] and the table for reading and printing.
macro_rules! features {
    ($($(#[$doc:meta])* $name:ident = $key:literal at $shift:literal mask $mask:literal, $get:ident $with:ident
       { $($(#[$vdoc:meta])* $value:ident = $text:literal),+ $(,)? })+) => {
        $(
            $(#[$doc])*
            #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
            #[repr(u8)]
            pub enum $name { $($(#[$vdoc])* $value),+ }

            impl $name {
                const ALL: &'static [Self] = &[$(Self::$value),+];
            }
        )+

        impl Feats {
            $(
                #[doc = concat!("The value of `", $key, "`.")]
                pub fn $get(self) -> Option<$name> {
                    let value = ((self.0 >> $shift) & $mask) as usize;
                    $name::ALL.get(value.wrapping_sub(1)).copied()
                }

                #[doc = concat!("The same set with `", $key, "` set or, for `None`, taken out.")]
                #[must_use]
                pub fn $with(self, value: Option<$name>) -> Self {
                    let bits = value.map_or(0, |v| v as u32 + 1);
                    Self(self.0 & !($mask << $shift) | bits << $shift)
                }
            )+
        }

        /// Key, shift, mask and value names of every feature, in the order in which UD prints them.
        const TABLE: &[(&str, u32, u32, &[&str])] = &[$(($key, $shift, $mask, &[$($text),+])),+];
    };
}

features! {
    /// Abbreviation.
    Abbr = "Abbr" at 0 mask 0b1, abbr with_abbr {
        /// It is one.
        Yes = "Yes",
    }
    /// Case of a pronoun.
    Case = "Case" at 1 mask 0b111, case with_case {
        /// Accusative: *hem*.
        Acc = "Acc",
        /// Dative: *dien*.
        Dat = "Dat",
        /// Genitive: *der*.
        Gen = "Gen",
        /// Nominative: *hij*.
        Nom = "Nom",
    }
    /// Definiteness of an article.
    Definite = "Definite" at 4 mask 0b11, definite with_definite {
        /// *de, het*.
        Def = "Def",
        /// *een*.
        Ind = "Ind",
    }
    /// Degree of an adjective.
    Degree = "Degree" at 6 mask 0b11, degree with_degree {
        /// Comparative.
        Cmp = "Cmp",
        /// Positive.
        Pos = "Pos",
        /// Superlative.
        Sup = "Sup",
    }
    /// Foreign word.
    Foreign = "Foreign" at 8 mask 0b1, foreign with_foreign {
        /// It is one.
        Yes = "Yes",
    }
    /// Gender of a noun.
    Gender = "Gender" at 9 mask 0b11, gender with_gender {
        /// *de*.
        Com = "Com",
        /// Both *de* and *het*.
        ComNeut = "Com,Neut",
        /// *het*.
        Neut = "Neut",
    }
    /// Number.
    Number = "Number" at 11 mask 0b11, number with_number {
        /// Plural.
        Plur = "Plur",
        /// Singular.
        Sing = "Sing",
    }
    /// Person of a pronoun.
    Person = "Person" at 13 mask 0b11, person with_person {
        /// *ik, wij*.
        First = "1",
        /// *u, je, jullie*.
        Second = "2",
        /// *hij, iets, dit*.
        Third = "3",
    }
    /// Possessive pronoun.
    Poss = "Poss" at 15 mask 0b1, poss with_poss {
        /// It is one.
        Yes = "Yes",
    }
    /// Type of pronoun.
    PronType = "PronType" at 16 mask 0b111, pron_type with_pron_type {
        /// Demonstrative.
        Dem = "Dem",
        /// Indefinite.
        Ind = "Ind",
        /// Interrogative.
        Int = "Int",
        /// Personal or possessive.
        Prs = "Prs",
        /// Reciprocal: *elkaar*.
        Rcp = "Rcp",
        /// Relative.
        Rel = "Rel",
    }
    /// Reflexive.
    Reflex = "Reflex" at 19 mask 0b1, reflex with_reflex {
        /// It is: *zich*.
        Yes = "Yes",
    }
    /// Tense of a finite verb.
    Tense = "Tense" at 20 mask 0b11, tense with_tense {
        /// Past.
        Past = "Past",
        /// Present.
        Pres = "Pres",
    }
    /// Form of a verb.
    VerbForm = "VerbForm" at 22 mask 0b11, verb_form with_verb_form {
        /// Finite, also the imperative.
        Fin = "Fin",
        /// Infinitive.
        Inf = "Inf",
        /// Participle, past or present.
        Part = "Part",
    }
}

impl Feats {
    /// No features.
    pub const NONE: Self = Self(0);

    /// The packed bits, for tables.
    pub const fn bits(self) -> u32 {
        self.0
    }

    /// From bits that [`Feats::bits`] gave.
    pub const fn from_bits(bits: u32) -> Self {
        Self(bits & 0x00ff_ffff)
    }

    /// Whether there are none.
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Both sets in one; on features that both have, `other` must agree or be empty.
    #[must_use]
    pub const fn union(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// The part that belongs with the main tag: verb form, tense, number and degree.
    #[must_use]
    pub const fn inflection(self) -> Self {
        Self(self.0 & (0b11 << 6 | 0b11 << 11 | 0b11 << 20 | 0b11 << 22))
    }

    /// All other features.
    #[must_use]
    pub const fn rest(self) -> Self {
        Self(self.0 & !self.inflection().0)
    }
}

impl fmt::Display for Feats {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.is_empty() {
            return f.write_str("_");
        }
        let mut separator = "";
        for &(key, shift, mask, values) in TABLE {
            let value = ((self.0 >> shift) & mask) as usize;
            if let Some(text) = values.get(value.wrapping_sub(1)) {
                write!(f, "{separator}{key}={text}")?;
                separator = "|";
            }
        }
        Ok(())
    }
}

impl FromStr for Feats {
    type Err = UnknownName;

    /// Reads a FEATS column. Keys that this scheme does not know (`ExtPos`) are passed over.
    fn from_str(s: &str) -> Result<Self, UnknownName> {
        let mut bits = 0;
        for pair in s.split('|').filter(|p| !p.is_empty() && *p != "_") {
            let (key, text) = pair.split_once('=').ok_or_else(|| UnknownName(pair.to_owned()))?;
            let Some(&(_, shift, _, values)) = TABLE.iter().find(|row| row.0 == key) else { continue };
            // An older release writes `Foreign=yes`.
            let value = values.iter().position(|v| v.eq_ignore_ascii_case(text));
            let value = value.ok_or_else(|| UnknownName(pair.to_owned()))?;
            bits |= (value as u32 + 1) << shift;
        }
        Ok(Self(bits))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_round_trip() {
        for index in 0..Upos::COUNT {
            let tag = Upos::from_index(index);
            assert_eq!(tag as usize, index);
            assert_eq!(tag.as_str().parse(), Ok(tag));
        }
        assert!("NN".parse::<Upos>().is_err());
    }

    #[test]
    fn features_round_trip() {
        let all = "Abbr=Yes|Case=Nom|Definite=Ind|Degree=Sup|Foreign=Yes|Gender=Com,Neut|Number=Sing|Person=3|\
                   Poss=Yes|PronType=Rel|Reflex=Yes|Tense=Pres|VerbForm=Part";
        let feats: Feats = all.parse().unwrap();
        assert_eq!(feats.to_string(), all);
        assert_eq!(feats.inflection().union(feats.rest()), feats);
        assert_eq!(Feats::from_bits(feats.bits()), feats);
        assert_eq!("_".parse(), Ok(Feats::NONE));
        assert_eq!(Feats::NONE.to_string(), "_");
    }

    #[test]
    fn unknown_keys_are_passed_over_and_unknown_values_are_not() {
        assert_eq!("Definite=Def|ExtPos=PROPN".parse::<Feats>().unwrap().definite(), Some(Definite::Def));
        assert!("Tense=Fut".parse::<Feats>().is_err());
    }

    #[test]
    fn values_can_be_set_and_taken_out() {
        let feats = Feats::NONE.with_tense(Some(Tense::Past)).with_case(Some(Case::Gen));
        assert_eq!(feats.to_string(), "Case=Gen|Tense=Past");
        assert_eq!(feats.with_case(None).with_tense(Some(Tense::Pres)).to_string(), "Tense=Pres");
    }
}
