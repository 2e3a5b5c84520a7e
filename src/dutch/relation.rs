//! Dependency relations of Universal Dependencies, as used for Dutch.

use super::morphology::UnknownName;
use std::fmt;
use std::str::FromStr;

macro_rules! relations {
    ($($(#[$doc:meta])* $name:ident = $text:literal base $base:ident),+ $(,)?) => {
        /// A dependency relation, with its subtype.
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[repr(u8)]
        pub enum Relation { $($(#[$doc])* #[doc = concat!("(`", $text, "`)")] $name),+ }

        const ALL: &[(Relation, &str, Relation)] = &[$((Relation::$name, $text, Relation::$base)),+];
    };
}

relations! {
    /// Clause that modifies a noun
    Acl = "acl" base Acl,
    /// Relative clause
    AclRelcl = "acl:relcl" base Acl,
    /// Adverbial clause
    Advcl = "advcl" base Advcl,
    /// Adverb or adverbial adjective
    Advmod = "advmod" base Advmod,
    /// Adjective with a noun
    Amod = "amod" base Amod,
    /// Apposition
    Appos = "appos" base Appos,
    /// Auxiliary
    Aux = "aux" base Aux,
    /// Passive auxiliary
    AuxPass = "aux:pass" base Aux,
    /// Preposition with its noun
    Case = "case" base Case,
    /// Coordinating conjunction
    Cc = "cc" base Cc,
    /// First part of *zowel ... als*
    CcPreconj = "cc:preconj" base Cc,
    /// Complement clause
    Ccomp = "ccomp" base Ccomp,
    /// Classifier
    Clf = "clf" base Clf,
    /// Compound
    Compound = "compound" base Compound,
    /// Separable verb particle
    CompoundPrt = "compound:prt" base Compound,
    /// Conjunct
    Conj = "conj" base Conj,
    /// Copula
    Cop = "cop" base Cop,
    /// Clausal subject
    Csubj = "csubj" base Csubj,
    /// Relation that could not be named
    #[default]
    Dep = "dep" base Dep,
    /// Determiner
    Det = "det" base Det,
    /// Discourse element
    Discourse = "discourse" base Discourse,
    /// Dislocated element
    Dislocated = "dislocated" base Dislocated,
    /// Expletive
    Expl = "expl" base Expl,
    /// Inherent *zich*
    ExplPv = "expl:pv" base Expl,
    /// Fixed multiword expression
    Fixed = "fixed" base Fixed,
    /// Name or other flat expression
    Flat = "flat" base Flat,
    /// Goes with
    Goeswith = "goeswith" base Goeswith,
    /// Indirect object
    Iobj = "iobj" base Iobj,
    /// List item
    List = "list" base List,
    /// Conjunction that introduces a clause, *te*
    Mark = "mark" base Mark,
    /// Noun that modifies a noun
    Nmod = "nmod" base Nmod,
    /// Possessor
    NmodPoss = "nmod:poss" base Nmod,
    /// Subject
    Nsubj = "nsubj" base Nsubj,
    /// Subject of a passive
    NsubjPass = "nsubj:pass" base Nsubj,
    /// Outer subject of a clausal predicate
    NsubjOuter = "nsubj:outer" base Nsubj,
    /// Number
    Nummod = "nummod" base Nummod,
    /// Object
    Obj = "obj" base Obj,
    /// Oblique nominal
    Obl = "obl" base Obl,
    /// Agent of a passive: *door ...*
    OblAgent = "obl:agent" base Obl,
    /// Prepositional object
    OblArg = "obl:arg" base Obl,
    /// Orphan in an ellipsis
    Orphan = "orphan" base Orphan,
    /// Parataxis
    Parataxis = "parataxis" base Parataxis,
    /// Punctuation
    Punct = "punct" base Punct,
    /// Overridden disfluency
    Reparandum = "reparandum" base Reparandum,
    /// Root of the sentence
    Root = "root" base Root,
    /// Vocative
    Vocative = "vocative" base Vocative,
    /// Open clausal complement
    Xcomp = "xcomp" base Xcomp,
}

impl Relation {
    /// How many relations there are.
    pub const COUNT: usize = ALL.len();

    /// The relation as it is written in CoNLL-U.
    pub const fn as_str(self) -> &'static str {
        ALL[self as usize].1
    }

    /// The relation without its subtype.
    ///
    /// ```
    /// use helder::dutch::relation::Relation;
    /// assert_eq!(Relation::AuxPass.base(), Relation::Aux);
    /// ```
    #[must_use]
    pub const fn base(self) -> Self {
        ALL[self as usize].2
    }

    /// The relation with this number; [`Relation::Dep`] when there is none.
    pub const fn from_index(index: usize) -> Self {
        if index < ALL.len() { ALL[index].0 } else { Self::Dep }
    }

    /// Whether the dependent is a clause (has a predicate of its own).
    pub const fn is_clausal(self) -> bool {
        matches!(
            self.base(),
            Self::Acl | Self::Advcl | Self::Ccomp | Self::Csubj | Self::Xcomp | Self::Parataxis
        )
    }
}

impl fmt::Display for Relation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl FromStr for Relation {
    type Err = UnknownName;

    fn from_str(s: &str) -> Result<Self, UnknownName> {
        ALL.iter().find(|row| row.1 == s).map(|row| row.0).ok_or_else(|| UnknownName(s.to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn relations_round_trip_and_have_plain_bases() {
        for index in 0..Relation::COUNT {
            let relation = Relation::from_index(index);
            assert_eq!(relation as usize, index);
            assert_eq!(relation.as_str().parse(), Ok(relation));
            assert_eq!(relation.as_str().split(':').next(), Some(relation.base().as_str()));
        }
        assert!("subject".parse::<Relation>().is_err());
    }
}
