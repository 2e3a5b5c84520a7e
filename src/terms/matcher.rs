//! One pass over a text: which terms stand in it.

use std::fmt;

use super::entry::{Entry, EntryId, Form, Table};
use super::search::Search;
use super::{Terms, explained};
use crate::Span;
use crate::dutch::Analysis;

/// Which part of the matched words the term is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Part {
    /// The words are the term.
    Whole,
    /// The term is a part of a compound; the span is that part.
    Compound,
    /// The words are another spelling of the term.
    Spelling,
}

/// A term in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TermMatch {
    /// The entry.
    pub entry: EntryId,
    /// The passage: the term, or the part of a compound that is the term.
    pub span: Span,
    /// The first token.
    pub first: u32,
    /// The last token, included.
    pub last: u32,
    /// The first and last token of its other words, where it consists of two parts that may stand apart: the verb
    /// of *tot stand komen*, the particle of *inbrengen*. The span covers them only if nothing stands in between.
    pub apart: Option<(u32, u32)>,
    /// How many words it has; the span may hold others in between.
    pub words: u32,
    /// The sentence.
    pub sentence: u32,
    /// Its form.
    pub form: Form,
    /// What the term is of these words.
    pub part: Part,
    /// It is explained here, or was before.
    pub explained: bool,
    /// The explanation stands in the same or the next sentence.
    pub explained_here: bool,
}

/// The terms in one text, in reading order.
pub struct TermMatches<'t> {
    terms: &'t Terms,
    matches: Vec<TermMatch>,
}

impl TermMatch {
    /// Whether the span lacks words of the term or holds other words, so that no text can stand in its place.
    pub fn is_split(&self) -> bool {
        self.last + 1 - self.first != self.words
    }

    /// The term as it is written: *komt ... tot stand*.
    pub fn written(&self, analysis: &Analysis<'_>) -> String {
        let passage = analysis.passage(self.span);
        let Some((from, to)) = self.apart.filter(|&(from, to)| from < self.first || self.last < to) else {
            return passage.to_owned();
        };
        let mut written = String::new();
        if from < self.first {
            let end = to.min(self.first - 1);
            let before = analysis.passage(analysis.span(from as usize, end as usize));
            written.push_str(before);
            let te = end + 2 == self.first && analysis.lower(end as usize + 1) == "te";
            written.push_str(match (te, end + 1 < self.first) {
                (true, _) => " te ",
                (_, true) => " ... ",
                _ => " ",
            });
        }
        written.push_str(passage);
        if to > self.last {
            let start = from.max(self.last + 1);
            written.push_str(if start > self.last + 1 { " ... " } else { " " });
            written.push_str(analysis.passage(analysis.span(start as usize, to as usize)));
        }
        written
    }
}

impl<'t> TermMatches<'t> {
    /// Finds the terms in a text.
    ///
    /// ```
    /// use helder::{Document, dutch::Analysis, terms::{TermMatches, Terms}};
    /// let document = Document::from_text("t", "De hypertensiepatiënten wachten.");
    /// let analysis = Analysis::new(&document);
    /// let found = TermMatches::find(Terms::builtin(), &analysis);
    /// assert_eq!(analysis.passage(found.all()[0].span), "hypertensie");
    /// ```
    pub fn find(terms: &'t Terms, analysis: &Analysis<'_>) -> Self {
        let mut search = Search::new(terms, analysis, true);
        for number in 0..analysis.sentences().len() {
            let sentence = &analysis.sentences()[number];
            if analysis.is_dutch(sentence) {
                search.sentence(number as u32, sentence);
            }
        }
        let mut matches = search.matches;
        matches.sort_by_key(|m| (m.span.start, m.span.end));
        explained::mark(terms, analysis, &mut matches);
        Self { terms, matches }
    }

    /// All of them, easy ones included.
    pub fn all(&self) -> &[TermMatch] {
        &self.matches
    }

    /// The entry of a match.
    pub fn entry(&self, found: &TermMatch) -> Entry<'t> {
        self.terms.entry(found.entry.0)
    }

    /// The database.
    pub fn terms(&self) -> &'t Terms {
        self.terms
    }

    /// The matches with their entries, of one table.
    pub fn of_table(&self, table: Table) -> impl Iterator<Item = (&TermMatch, Entry<'t>)> + '_ {
        self.matches.iter().map(|m| (m, self.entry(m))).filter(move |(_, e)| e.table() == table)
    }

    /// Whether a token is part of a match of a whole term.
    pub fn covers(&self, span: Span) -> bool {
        self.matches.iter().any(|m| m.span.covers(span))
    }
}

impl fmt::Debug for TermMatches<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TermMatches").field("matches", &self.matches.len()).finish()
    }
}

/// Matches of a query on its own, whatever its capitals and without `when`.
pub(super) fn find_loosely(terms: &Terms, analysis: &Analysis<'_>) -> Vec<TermMatch> {
    let mut search = Search::new(terms, analysis, false);
    for (number, sentence) in analysis.sentences().iter().enumerate() {
        search.sentence(number as u32, sentence);
    }
    search.matches
}

#[cfg(test)]
mod tests {
    use super::super::{ListFormat, Terms};
    use super::*;
    use crate::Document;

    /// The passages that match in `text`, with a small list.
    fn found(list: &str, text: &str) -> Vec<String> {
        let list = format!("term\tpos\tplain\twhen\n{list}");
        let (terms, errors) = Terms::builder().without_builtin().list("t", ListFormat::Tsv, &list).build();
        assert!(errors.is_empty(), "{errors:?}");
        let document = Document::from_text("t", text);
        let analysis = Analysis::new(&document);
        let matches = TermMatches::find(&terms, &analysis);
        matches.all().iter().map(|m| analysis.passage(m.span).to_owned()).collect()
    }

    #[test]
    fn any_inflection() {
        let list = "carcinoom\tnoun\tkanker\t\nabdominaal\tadjective\tin de buik\t\n";
        assert_eq!(
            found(list, "Carcinomen geven ábdominale pijn. Een car\u{ad}cinoom niet."),
            ["Carcinomen", "ábdominale", "carcinoom"]
        );
    }

    #[test]
    fn separable_verbs_also_split() {
        let list = "inbrengen\tverb\terin doen\t\n";
        for text in [
            "U brengt de zetpil in.",
            "U moet de zetpil inbrengen.",
            "De zetpil is ingebracht.",
            "Het lukt niet om hem in te brengen.",
        ] {
            assert_eq!(found(list, text).len(), 1, "{text}");
        }
        assert!(found(list, "U brengt de pil in een zakje mee.").is_empty());
    }

    #[test]
    fn words_that_stand_apart_mark_the_part_that_counts() {
        let list = "<dienen> te\tphrase\tmoeten\t\ntot stand <komen>\tphrase\tontstaan\t\nbevoegd <zijn>\tphrase\tmogen\t\n";
        for (text, passages) in [
            ("U dient nuchter te zijn.", vec!["dient"]),
            ("Dit dient om te slapen.", vec![]),
            ("Het dient als steun.", vec![]),
            ("Zo komt het plan tot stand.", vec!["tot stand"]),
            ("Wat tot stand komt, helpt u.", vec!["tot stand komt"]),
            ("Hij doet dat met zijn bevoegde arts.", vec![]),
        ] {
            assert_eq!(found(list, text), passages, "{text}");
        }
    }

    #[test]
    fn phrases_of_several_words() {
        let list = "otitis media\tnoun\toorontsteking\t\nwait and see\tphrase\tafwachten\t\n";
        assert_eq!(found(list, "Wait and see bij een otitis media."), ["Wait and see", "otitis media"]);
        assert_eq!(found(list, "Een wait-and-see-beleid? Nee, wait-and-see."), ["wait-and-see"]);
        assert!(found(list, "De media schrijven over otitis.").is_empty());
    }

    #[test]
    fn the_longest_match_wins() {
        let list =
            "hypotensie\tnoun\tlage bloeddruk\t\northostatische hypotensie\tnoun\tduizelig bij opstaan\t\n";
        assert_eq!(found(list, "Dit is orthostatische hypotensie."), ["orthostatische hypotensie"]);
    }

    #[test]
    fn words_that_must_stand_by() {
        let list = "positief\tadjective\taangetoond\tuitslag|kweek\n";
        assert_eq!(found(list, "De kweekuitslag is positief."), ["positief"]);
        assert!(found(list, "Ik ben positief over de zorg.").is_empty());
    }

    #[test]
    fn capitals_matter_for_abbreviations_that_are_words() {
        let list = "OK\tnoun\toperatiekamer\t\nTIA\tnoun\tkleine beroerte\t\n";
        assert_eq!(found(list, "Naar de OK na een TIA."), ["OK", "TIA"]);
        assert!(found(list, "Het is ok om te huilen.").is_empty());
    }

    #[test]
    fn other_spellings() {
        let list = "oesofagus\tnoun\tslokdarm\t\ncoeliakie\tnoun\tglutenziekte\t\n";
        assert_eq!(
            found(list, "De esofagus en celiakie. De oesophagus."),
            ["esofagus", "celiakie", "oesophagus"]
        );
    }

    #[test]
    fn compounds_mark_the_jargon_part() {
        let list =
            "hypertensie\tnoun\thoge bloeddruk\t\nkatheterisatie\tnoun\tonderzoek met een slangetje\t\n";
        assert_eq!(
            found(list, "De hypertensiepatiënten gaan naar de hartkatheterisatiekamer van de afdelingen."),
            ["hypertensie", "katheterisatie"]
        );
        assert!(found(list, "De bloeddrukmeter en het keukenkastje.").is_empty());
    }

    #[test]
    fn abbreviations_before_and_after_a_hyphen() {
        for (text, passages) in [
            ("U krijgt een CPAP-apparaat.", vec!["CPAP"]),
            ("De PSA-waarde is hoog.", vec!["PSA"]),
            ("De tumor is HER2-negatief en u heeft een BRCA1-mutatie.", vec!["HER2", "BRCA1"]),
            ("Op de IC-kamer. Een IC-bed. Een PET-CT.", vec!["IC", "IC", "PET"]),
            ("Met het Wmo-vervoer.", vec!["Wmo"]),
            ("Het FACT-team komt.", vec!["FACT"]),
            ("De fact-sheet ligt klaar.", vec![]),
        ] {
            let document = Document::from_text("t", text);
            let analysis = Analysis::new(&document);
            let matches = TermMatches::find(Terms::builtin(), &analysis);
            let shown: Vec<&str> =
                matches.of_table(Table::Abbreviation).map(|(m, _)| analysis.passage(m.span)).collect();
            assert_eq!(shown, passages, "{text}");
        }
    }
}
