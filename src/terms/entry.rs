//! What the database says of one term.

use std::fmt;

use super::Terms;

/// Which list an entry stands in; it decides which rule reports the term.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Table {
    /// Medical and care terms.
    Medical,
    /// Formal and rare general words.
    Formal,
    /// English, Latin, French and German words and phrases.
    Foreign,
    /// Abbreviations.
    Abbreviation,
    /// Idioms.
    Idiom,
    /// Words for which there is one that includes more people.
    Inclusive,
}

impl Table {
    /// All tables.
    pub const ALL: [Self; 6] =
        [Self::Medical, Self::Formal, Self::Foreign, Self::Abbreviation, Self::Idiom, Self::Inclusive];

    /// Its folder in `dictionaries`.
    pub const fn folder(self) -> &'static str {
        match self {
            Self::Medical => "medical",
            Self::Formal => "formal",
            Self::Foreign => "foreign",
            Self::Abbreviation => "abbreviations",
            Self::Idiom => "idioms",
            Self::Inclusive => "inclusive",
        }
    }

    /// The columns of its files, in order.
    pub(crate) const fn columns(self) -> &'static [Field] {
        use Field as F;
        match self {
            Self::Medical => &Field::ALL,
            Self::Formal => &[F::Term, F::Pos, F::Forms, F::Plain, F::Difficulty, F::When, F::Note],
            Self::Foreign => {
                &[F::Term, F::Language, F::Pos, F::Forms, F::Plain, F::Difficulty, F::When, F::Note]
            }
            Self::Abbreviation => {
                &[F::Term, F::Variants, F::Expansion, F::Plain, F::Domain, F::Difficulty, F::When, F::Note]
            }
            Self::Idiom => &[F::Term, F::Plain, F::Difficulty, F::Note],
            Self::Inclusive => &[F::Term, F::Pos, F::Forms, F::Plain, F::Kind, F::Reason, F::Source, F::When],
        }
    }
}

/// A column of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Field {
    Term,
    Pos,
    Article,
    Forms,
    Plain,
    Explanation,
    Domain,
    Concept,
    Difficulty,
    When,
    Note,
    Language,
    Variants,
    Expansion,
    Kind,
    Reason,
    Source,
}

impl Field {
    /// The columns of the medical table and of lists of users.
    pub(crate) const ALL: [Self; 11] = [
        Self::Term,
        Self::Pos,
        Self::Article,
        Self::Forms,
        Self::Plain,
        Self::Explanation,
        Self::Domain,
        Self::Concept,
        Self::Difficulty,
        Self::When,
        Self::Note,
    ];

    /// The name of the column.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Term => "term",
            Self::Pos => "pos",
            Self::Article => "article",
            Self::Forms => "forms",
            Self::Plain => "plain",
            Self::Explanation => "explanation",
            Self::Domain => "domain",
            Self::Concept => "concept",
            Self::Difficulty => "difficulty",
            Self::When => "when",
            Self::Note => "note",
            Self::Language => "language",
            Self::Variants => "variants",
            Self::Expansion => "expansion",
            Self::Kind => "kind",
            Self::Reason => "reason",
            Self::Source => "source",
        }
    }
}

/// Part of speech of a term: which inflections match.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Pos {
    /// Noun: plural, diminutive, genitive.
    Noun,
    /// Adjective: -e, comparative, superlative.
    Adjective,
    /// Adverb: no inflection.
    Adverb,
    /// Verb: all forms, separable verbs also split.
    Verb,
    /// A fixed phrase.
    Phrase,
    /// A name, matched with its capital only.
    Name,
    /// Not known: a list of a user that does not say.
    Any,
}

impl Pos {
    /// From a column; `verb(in)` is a verb.
    pub(crate) fn read(text: &str) -> Option<Self> {
        Some(match text {
            "noun" => Self::Noun,
            "adjective" => Self::Adjective,
            "adverb" => Self::Adverb,
            "verb" => Self::Verb,
            "phrase" => Self::Phrase,
            "name" => Self::Name,
            "" => Self::Any,
            _ if text.starts_with("verb(") && text.ends_with(')') => Self::Verb,
            _ => return None,
        })
    }
}

/// How many readers do not know a term.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Difficulty {
    /// Almost everybody knows it: never reported.
    Easy,
    /// Many know it: reported in the strict profile only.
    Medium,
    /// Most lay readers do not know it.
    Hard,
}

impl Difficulty {
    /// The name as it stands in lists and reports.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Easy => "easy",
            Self::Medium => "medium",
            Self::Hard => "hard",
        }
    }

    pub(crate) fn read(text: &str) -> Option<Self> {
        match text {
            "easy" => Some(Self::Easy),
            "medium" => Some(Self::Medium),
            "hard" | "" => Some(Self::Hard),
            _ => None,
        }
    }
}

/// Grammatical gender, as the article shows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Article {
    /// *de*.
    De,
    /// *het*.
    Het,
    /// Both are right.
    Both,
    /// Plural only, or no noun.
    None,
}

impl Article {
    pub(crate) fn read(text: &str) -> Option<Self> {
        match text {
            "de" => Some(Self::De),
            "het" => Some(Self::Het),
            "de/het" => Some(Self::Both),
            "-" | "" => Some(Self::None),
            _ => None,
        }
    }
}

/// Which form of a term stands in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Form {
    /// The citation form.
    Base,
    /// The plural of a noun.
    Plural,
    /// A diminutive.
    Diminutive,
    /// The plural of a diminutive.
    DiminutivePlural,
    /// Another form: adjective with -e, present participle.
    Inflected,
    /// The stem of a verb (*ik*, imperative).
    Stem,
    /// The form of a verb for *hij*.
    Third,
    /// A past form of a verb.
    Past,
    /// The past participle of a verb.
    Participle,
}

impl Form {
    /// Whether it is a plural noun.
    pub const fn is_plural(self) -> bool {
        matches!(self, Self::Plural | Self::DiminutivePlural)
    }
}

/// An alternative for a term: the words that stand in its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Plain<'t> {
    /// The alternative itself, singular if it has one.
    pub text: &'t str,
    /// Its article, for a noun.
    pub article: Option<Article>,
    /// Its plural, for a noun that has one.
    pub plural: Option<&'t str>,
    /// What kind of noun it is.
    pub kind: PlainKind,
}

/// Whether an alternative fits wherever its term stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PlainKind {
    /// As the term itself: *beroerte*, *van de nieren*.
    Usual,
    /// An infinitive as a noun, *plassen*: after *bij* or *het*, but not after *een* or *u heeft*.
    Infinitive,
    /// What to say in a new sentence, *de test vindt iets*: it fits nowhere else.
    Sentence,
}

impl<'t> Plain<'t> {
    /// Reads `beroerte (de; beroertes)`, `plassen (inf)` and `de test vindt iets (zin)`.
    pub(crate) fn read(text: &'t str) -> Self {
        let text = text.trim();
        let kind = PlainKind::Usual;
        if let Some(words) = text.strip_suffix(" (zin)") {
            return Self { text: words, article: None, plural: None, kind: PlainKind::Sentence };
        }
        if let Some(words) = text.strip_suffix(" (inf)") {
            let article = Some(Article::Het);
            return Self { text: words, article, plural: None, kind: PlainKind::Infinitive };
        }
        if let Some((words, grammar)) = text.strip_suffix(')').and_then(|t| t.rsplit_once(" (")) {
            let (article, plural) =
                grammar.split_once(';').map_or((grammar, None), |(a, p)| (a, Some(p.trim())));
            if let Some(read) = Article::read(article.trim()) {
                return Self { text: words, article: Some(read), plural, kind };
            }
        }
        Self { text, article: None, plural: None, kind }
    }
}

/// The number of an entry in its database.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EntryId(pub(crate) u32);

/// One entry of the database; borrows it.
#[derive(Clone, Copy)]
pub struct Entry<'t> {
    pub(crate) terms: &'t Terms,
    pub(crate) id: EntryId,
}

impl<'t> Entry<'t> {
    fn row(&self) -> &'t super::Row {
        &self.terms.rows[self.id.0 as usize]
    }

    pub(crate) fn field(&self, field: Field) -> &'t str {
        self.terms.field(self.row(), field)
    }

    /// Its number.
    pub const fn id(&self) -> EntryId {
        self.id
    }

    /// The list that it stands in.
    pub fn table(&self) -> Table {
        self.row().table
    }

    /// Whether it comes from a list of the user.
    pub fn is_own(&self) -> bool {
        self.row().own
    }

    /// Its part of speech.
    pub fn pos(&self) -> Pos {
        self.row().pos
    }

    /// The citation form, in the notation of the lists.
    pub fn term(&self) -> &'t str {
        self.field(Field::Term)
    }

    /// The citation form without the marks of the notation, as a reader wants to see it.
    pub fn shown(&self) -> String {
        self.term()
            .replace(['<', '>', '[', ']'], "")
            .replace("{bez}", "zijn")
            .replace("{zich}", "zich")
            .replace(" ... ", " … ")
    }

    /// Its article.
    pub fn article(&self) -> Article {
        Article::read(self.field(Field::Article)).unwrap_or(Article::None)
    }

    /// The alternatives, best first.
    pub fn plain(&self) -> impl Iterator<Item = Plain<'t>> + use<'t> {
        self.field(Field::Plain).split('|').filter(|p| !p.is_empty()).map(Plain::read)
    }

    /// One plain sentence that explains it; may be empty.
    pub fn explanation(&self) -> &'t str {
        self.field(Field::Explanation)
    }

    /// The field that it belongs to; may be empty.
    pub fn domain(&self) -> &'t str {
        self.field(Field::Domain)
    }

    /// The concept that it names, shared with its synonyms; may be empty.
    pub fn concept(&self) -> &'t str {
        self.field(Field::Concept)
    }

    /// How many readers do not know it.
    pub fn difficulty(&self) -> Difficulty {
        Difficulty::read(self.field(Field::Difficulty)).unwrap_or(Difficulty::Hard)
    }

    /// Words of which one must stand in the same sentence.
    pub fn when(&self) -> impl Iterator<Item = &'t str> + use<'t> {
        self.field(Field::When).split('|').filter(|w| !w.is_empty())
    }

    /// A remark for the writer; may be empty.
    pub fn note(&self) -> &'t str {
        self.field(Field::Note)
    }

    /// What an abbreviation stands for; may be empty.
    pub fn expansion(&self) -> &'t str {
        self.field(Field::Expansion)
    }

    /// Why another word includes more people; may be empty.
    pub fn reason(&self) -> &'t str {
        self.field(Field::Reason)
    }

    /// Who says so; may be empty.
    pub fn source(&self) -> &'t str {
        self.field(Field::Source)
    }

    /// The language of a foreign word: `en`, `la`, `fr`, `de`; may be empty.
    pub fn language(&self) -> &'t str {
        self.field(Field::Language)
    }

    /// The kind of an inclusive-language entry; may be empty.
    pub fn kind(&self) -> &'t str {
        self.field(Field::Kind)
    }
}

impl fmt::Debug for Entry<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Entry({}: {})", self.table().folder(), self.term())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_knows_its_grammar() {
        let plain = Plain::read("klein bloedvat (het; kleine bloedvaten)");
        assert_eq!(plain.text, "klein bloedvat");
        assert_eq!(plain.article, Some(Article::Het));
        assert_eq!(plain.plural, Some("kleine bloedvaten"));
        assert_eq!(Plain::read("pijnstillers (-)").article, Some(Article::None));
        assert_eq!(Plain::read("in de buik").article, None);
        assert_eq!(Plain::read("de test vindt iets (zin)").kind, PlainKind::Sentence);
        let plain = Plain::read("plassen (inf)");
        assert_eq!((plain.text, plain.kind), ("plassen", PlainKind::Infinitive));
        assert_eq!(plain.article, Some(Article::Het));
    }
}
