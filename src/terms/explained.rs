//! Which terms a text explains itself. An explanation must be easier than the term: it may hold no other
//! difficult term. After it, the term may be used.

use std::collections::{HashMap, HashSet};

use super::entry::{Difficulty, Entry, Table};
use super::explaining::{GLOSSARIES, NO_EXPLANATION, REACH, SAME, SAYS_NOTHING, TOO_WIDE};
use super::fold::fold;
use super::matcher::TermMatch;
use super::{Terms, abbreviation};
use crate::document::BlockKind;
use crate::dutch::Analysis;
use crate::dutch::morphology::Upos;

/// Marks the matches that are explained: where they stand, or earlier in the text.
pub(super) fn mark(terms: &Terms, analysis: &Analysis<'_>, matches: &mut [TermMatch]) {
    let text = Text::new(terms, analysis, matches);
    let glossary = text.glossary();
    // For each concept the first sentence of which the term may be used.
    let mut known: HashMap<String, u32> = HashMap::new();
    let mut marks = Vec::with_capacity(matches.len());
    for (index, found) in matches.iter().enumerate() {
        let entry = terms.entry(found.entry.0);
        let here = entry.difficulty() != Difficulty::Easy && text.explains(index);
        marks.push(here);
        if here {
            // The explanation may come one sentence after the term, in a heading or in the text itself.
            let from = found.sentence.saturating_sub(1);
            known.entry(concept(&entry)).and_modify(|s| *s = from.min(*s)).or_insert(from);
        }
    }
    for (found, here) in matches.iter_mut().zip(marks) {
        let entry = terms.entry(found.entry.0);
        let concept = concept(&entry);
        found.explained_here = here;
        found.explained =
            here || known.get(&concept).is_some_and(|&s| s <= found.sentence) || glossary.contains(&concept);
    }
}

/// What an explanation counts for: the concept, or the term itself where there is none.
fn concept(entry: &Entry<'_>) -> String {
    let concept = entry.concept();
    if concept.is_empty() { format!("={}", fold(entry.term())) } else { concept.to_owned() }
}

struct Text<'a, 'd> {
    terms: &'a Terms,
    analysis: &'a Analysis<'d>,
    matches: &'a [TermMatch],
    /// Per token: it belongs to a term that readers may not know.
    hard: Vec<bool>,
}

impl<'a, 'd> Text<'a, 'd> {
    fn new(terms: &'a Terms, analysis: &'a Analysis<'d>, matches: &'a [TermMatch]) -> Self {
        let mut hard = vec![false; analysis.tokens().len()];
        for found in matches {
            let entry = terms.entry(found.entry.0);
            let counts = matches!(entry.table(), Table::Medical | Table::Foreign | Table::Abbreviation);
            if counts && entry.difficulty() == Difficulty::Hard {
                for flag in hard.iter_mut().take(found.last as usize + 1).skip(found.first as usize) {
                    *flag = true;
                }
            }
        }
        Self { terms, analysis, matches, hard }
    }

    fn lower(&self, i: usize) -> &str {
        self.analysis.lower(i)
    }

    fn sentence_end(&self, i: usize) -> usize {
        let sentence = self.analysis.tokens().get(i).map_or(0, |t| t.sentence as usize);
        self.analysis.sentences().get(sentence).map_or(0, |s| s.end as usize)
    }

    fn sentence_start(&self, i: usize) -> usize {
        let sentence = self.analysis.tokens().get(i).map_or(0, |t| t.sentence as usize);
        self.analysis.sentences().get(sentence).map_or(0, |s| s.first as usize)
    }

    /// Whether these tokens explain something: at least one everyday word, and no difficult term.
    fn easy(&self, range: std::ops::Range<usize>) -> bool {
        let mut content = false;
        for i in range {
            let Some(token) = self.analysis.tokens().get(i) else { break };
            if self.hard.get(i).copied().unwrap_or(false) {
                return false;
            }
            let letters = self.analysis.word(i).chars().filter(|c| c.is_lowercase()).count();
            content |= token.is_word() && letters >= 3;
        }
        content
    }

    fn starts_with(&self, from: usize, words: &[&str]) -> bool {
        words.iter().enumerate().all(|(k, w)| self.lower(from + k) == *w)
    }

    fn explains(&self, index: usize) -> bool {
        let found = &self.matches[index];
        let (first, last) = (found.first as usize, found.last as usize);
        let entry = self.terms.entry(found.entry.0);
        self.in_brackets_after(first, last, &entry)
            || self.before_brackets(first, last, &entry)
            || self.same_after(first, last)
            || self.same_before(first)
            || self.defined(first, last)
            || self.named(first, last)
            || self.defined_in_next(first, last, index)
            || self.plain_nearby(first, last, &entry)
            || abbreviation::written_out(self.analysis, first, last, entry.expansion())
    }

    /// *hypertensie (hoge bloeddruk)*
    fn in_brackets_after(&self, first: usize, last: usize, entry: &Entry<'_>) -> bool {
        let open = last + 1;
        let end = self.sentence_end(first);
        if self.lower(open) != "(" {
            return false;
        }
        let Some(close) = (open + 1..end.min(open + REACH)).find(|&i| self.lower(i) == ")") else {
            return false;
        };
        let start = open + 1;
        let word = self.lower(start);
        if entry.table() == Table::Abbreviation && entry.expansion().is_empty() {
            return false;
        }
        let number = word.starts_with(|c: char| c.is_ascii_digit());
        !number && !NO_EXPLANATION.contains(&word) && self.easy(start..close)
    }

    /// *hoge bloeddruk (hypertensie)*: the brackets hold this term, perhaps another, and nothing else of weight.
    fn before_brackets(&self, first: usize, last: usize, entry: &Entry<'_>) -> bool {
        let begin = self.sentence_start(first);
        let Some(open) = (begin..first).rev().take(8).find(|&i| self.lower(i) == "(") else { return false };
        let Some(close) = (last + 1..self.sentence_end(first)).take(8).find(|&i| self.lower(i) == ")") else {
            return false;
        };
        let others = (open + 1..close).filter(|&i| {
            !(first..=last).contains(&i)
                && self.analysis.tokens()[i].is_word()
                && !self.hard.get(i).copied().unwrap_or(false)
                && ![
                    "ook", "wel", "genoemd", "of", "de", "het", "een", "en", "ofwel", "oftewel", "dat",
                    "heet",
                ]
                .contains(&self.lower(i))
        });
        if open == begin || others.count() > 0 {
            return false;
        }
        let before = open - 1;
        let content = matches!(
            self.analysis.tokens()[before].upos,
            Upos::Noun | Upos::Propn | Upos::X | Upos::Adj | Upos::Verb | Upos::Adv
        );
        if entry.table() == Table::Abbreviation {
            return content && self.says_the_same(begin.max(open.saturating_sub(REACH))..open, entry);
        }
        content && self.easy(before..open)
    }

    /// *operatie via de plasbuis (TURP)*: a word of weight is also in what the abbreviation stands for.
    fn says_the_same(&self, before: std::ops::Range<usize>, entry: &Entry<'_>) -> bool {
        const WEIGHT: usize = 6;
        let meaning = entry.plain().map(|p| p.text).chain([entry.expansion()]);
        let words: Vec<String> = meaning.flat_map(|m| m.split([' ', '|'])).map(fold).collect();
        before.into_iter().any(|i| {
            let word = fold(self.lower(i));
            word.len() >= WEIGHT && words.iter().any(|w| w.len() >= WEIGHT && same(&word, w))
        })
    }

    /// *hypertensie, ook wel hoge bloeddruk*
    fn same_after(&self, first: usize, last: usize) -> bool {
        let end = self.sentence_end(first);
        let mut at = last + 1;
        if matches!(self.lower(at), "," | "-" | "–" | "(" | ":") {
            at += 1;
        }
        // *een corticosteroïd: een stof die ontstekingen remt*
        let named = self.lower(last + 1) == ":" && self.lower(at) == "een" && at + 2 < end;
        if named && self.easy(at..end.min(at + REACH)) {
            return true;
        }
        let Some(marker) = SAME.iter().find(|m| self.starts_with(at, m)) else { return false };
        let from = at + marker.len();
        let to = (from..end).find(|&i| matches!(self.lower(i), "," | ")" | ";" | "." | "–")).unwrap_or(end);
        // *Heeft u dyspneu, dat is geen probleem*
        let states = matches!(**marker, ["dat" | "dit", "is" | "zijn"]);
        if states && !self.says_what(from, to) {
            return false;
        }
        from < to && self.easy(from..to.min(from + REACH))
    }

    /// *hoge bloeddruk, ook wel hypertensie*
    fn same_before(&self, first: usize) -> bool {
        let begin = self.sentence_start(first);
        let mut at = first;
        while at > begin
            && matches!(self.lower(at - 1), "de" | "het" | "een" | "'" | "\"" | "‘" | "“" | "genoemd")
        {
            at -= 1;
        }
        let Some(marker) = SAME.iter().find(|m| at > begin + m.len() && self.starts_with(at - m.len(), m))
        else {
            return false;
        };
        let mut before = at - marker.len();
        while before > begin && matches!(self.lower(before - 1), "," | "(" | "-" | "–") {
            before -= 1;
        }
        before > begin && self.easy(before - 1..before)
    }

    /// *Hypertensie betekent dat ...*, *Een stoma is een uitgang ...*
    fn defined(&self, first: usize, last: usize) -> bool {
        let begin = self.sentence_start(first);
        let end = self.sentence_end(first);
        let lead: Vec<Upos> = (begin..first).map(|i| self.analysis.tokens()[i].upos).collect();
        // *Na de curettage is een nacht rust genoeg* says nothing of the curettage; *Heeft u dyspneu* neither.
        let aside = lead.iter().any(|t| matches!(t, Upos::Adp | Upos::Verb | Upos::Aux | Upos::Sconj));
        if aside || lead.iter().filter(|t| **t != Upos::Punct).count() > 2 {
            return false;
        }
        let mut at = last + 1;
        // *Een MRI-scan (MRI) is een ...*
        if self.lower(at) == "(" {
            at = (at..end).find(|&i| self.lower(i) == ")").map_or(at, |close| close + 1);
        }
        let verb = self.lower(at);
        let from = match verb {
            "betekent" | "betekenen" => {
                // *Dyspneu betekent dat u moet bellen* tells what to do.
                let duty = |i: usize| matches!(self.lower(i), "moet" | "moeten" | "mag" | "mogen" | "hoeft");
                if (at..end).any(duty) {
                    return false;
                }
                at + 1
            }
            "houdt" if (at + 1..end.min(at + 4)).any(|i| self.lower(i) == "in") => at + 1,
            "wil" if self.lower(at + 1) == "zeggen" => at + 2,
            // *Het HbA1c laat zien hoe hoog uw bloedsuiker was*: a measurement and what it shows.
            "laat" if self.lower(at + 1) == "zien" => at + 2,
            "meet" | "toont" if matches!(self.lower(at + 1), "hoe" | "hoeveel" | "of") => at + 1,
            ":" | "=" | "–" | "-" => {
                let next = self.analysis.tokens().get(at + 1);
                let noun_phrase =
                    next.is_some_and(|t| matches!(t.upos, Upos::Det | Upos::Adj | Upos::Noun | Upos::Pron));
                if !noun_phrase || end < at + 3 || first != begin {
                    return false;
                }
                at + 1
            }
            "is" | "zijn" => {
                let alone = self.analysis.tokens().get(at + 1).is_some_and(|t| t.upos == Upos::Noun)
                    && self.analysis.tokens().get(at + 2).is_none_or(|t| t.upos != Upos::Adp);
                return !alone && self.says_what(at + 1, end);
            }
            _ => return false,
        };
        from + 1 < end && self.easy(from..end)
    }

    /// Whether what follows *is* or *zijn* says what something is: *een ziekte van de longen*, not *een ziekte*, *een
    /// reden om te bellen*, *het beste*.
    fn says_what(&self, from: usize, end: usize) -> bool {
        let tag = |i: usize| self.analysis.tokens().get(i).filter(|_| i < end).map_or(Upos::X, |t| t.upos);
        let opens = match self.lower(from) {
            "als" | "als:" | "wanneer" | "dat" => return self.easy(from..end),
            "een" => self.lower(from + 1) != "van",
            "de" | "het" => true,
            "geen" => false,
            _ => tag(from) == Upos::Noun || tag(from) == Upos::Adj && tag(from + 1) == Upos::Noun,
        };
        // The first noun is the head, or the one after it (*een soort ontsteking*).
        let Some(head) = (from..end.min(from + 6)).find(|&i| tag(i) == Upos::Noun) else { return false };
        let word = self.lower(head);
        if !opens || SAYS_NOTHING.contains(&word) {
            return false;
        }
        let more = (head + 1..end).filter(|&i| self.analysis.tokens()[i].is_word()).count();
        (more >= 2 || !TOO_WIDE.contains(&word)) && self.easy(from..end)
    }

    /// *Dit heet hypertensie*, *dit noemen we hypertensie*, *dit wordt hypertensie genoemd*
    fn named(&self, first: usize, last: usize) -> bool {
        const NAMING: [&str; 9] =
            ["heet", "heten", "noemen", "noemt", "noem", "genoemd", "naam", "genaamd", "woord"];
        let (begin, end) = (self.sentence_start(first), self.sentence_end(first));
        let near = first.saturating_sub(6).max(begin)..(last + 6).min(end);
        if !near.clone().any(|i| NAMING.contains(&self.lower(i))) {
            return false;
        }
        // What it is called must be in the sentence or just before it: *dit*, *dat*, or words of its own.
        begin > 0
            && matches!(
                self.lower(begin),
                "dit" | "dat" | "deze" | "die" | "zo'n" | "we" | "wij" | "de" | "het" | "artsen"
            )
            || self.easy(begin..first)
    }

    /// *U heeft hypertensie. Dat is een te hoge bloeddruk.*
    fn defined_in_next(&self, first: usize, last: usize, index: usize) -> bool {
        let number = self.matches[index].sentence as usize;
        let Some(next) = self.analysis.sentences().get(number + 1) else { return false };
        let (from, to) = (next.first as usize, next.end as usize);
        let pointing = matches!(self.lower(from), "dat" | "dit" | "hierbij" | "daarbij");
        if !pointing || !self.easy(from..to) {
            return false;
        }
        // Another difficult term after this one takes the pronoun.
        if (last + 1..self.sentence_end(first)).any(|i| self.hard.get(i).copied().unwrap_or(false)) {
            return false;
        }
        match self.lower(from + 1) {
            "betekent" | "heet" | "noemen" => true,
            "wil" => self.lower(from + 2) == "zeggen",
            "is" | "zijn" => self.says_what(from + 2, to),
            _ => matches!(self.lower(from), "hierbij" | "daarbij"),
        }
    }

    /// A plain alternative of the term in the same sentence, the one before or the one after.
    fn plain_nearby(&self, first: usize, last: usize, entry: &Entry<'_>) -> bool {
        if !matches!(entry.table(), Table::Medical) {
            return false;
        }
        let sentence = self.analysis.tokens().get(first).map_or(0, |t| t.sentence as usize);
        let from = sentence.saturating_sub(1);
        let sentences = self.analysis.sentences();
        let to = (sentence + 1).min(sentences.len().saturating_sub(1));
        let (Some(a), Some(b)) = (sentences.get(from), sentences.get(to)) else { return false };
        let window = a.first as usize..b.end as usize;
        entry.plain().any(|plain| {
            [Some(plain.text), plain.plural].into_iter().flatten().any(|text| {
                let words: Vec<String> = text.split(' ').map(fold).collect();
                let many = words.iter().filter(|w| w.len() >= 3).count() >= 2;
                window.clone().any(|i| {
                    let outside = i + words.len() <= first || i > last;
                    let near = i.abs_diff(first) <= words.len() + 4 || i.abs_diff(last) <= 4;
                    let other_sentence = self.analysis.tokens()[i].sentence as usize != sentence;
                    outside
                        && (many || near && !other_sentence && self.linked(i, first, last))
                        && words
                            .iter()
                            .enumerate()
                            .all(|(k, w)| i + k < window.end && same(&fold(self.lower(i + k)), w))
                })
            })
        })
    }

    /// Whether only small words or marks stand between two places in a sentence: *astma of benauwdheid* is two
    /// things, *hypertensie of: hoge bloeddruk* is one.
    fn linked(&self, other: usize, first: usize, last: usize) -> bool {
        let (from, to) = if other < first { (other + 1, first) } else { (last + 1, other) };
        (from..to).all(|i| {
            matches!(self.lower(i), "," | "(" | "of" | ":" | "'" | "een" | "de" | "het" | "–" | "-" | "/")
        })
    }

    /// The concepts that a list of words explains.
    fn glossary(&self) -> HashSet<String> {
        let mut concepts = HashSet::new();
        let blocks = self.analysis.document().blocks();
        let text = self.analysis.document().text();
        let mut level = None;
        for (number, block) in blocks.iter().enumerate() {
            if let BlockKind::Heading(depth) = block.kind {
                let heading = block.span.of(text).trim().to_lowercase();
                let heading = heading.trim_end_matches(['?', ':']);
                if GLOSSARIES.iter().any(|g| heading == *g || heading.starts_with(&format!("{g} "))) {
                    level = Some(depth);
                } else if level.is_some_and(|l| depth <= l) {
                    level = None;
                }
            }
            if level.is_none() {
                continue;
            }
            let sentences = self.analysis.sentences_of_block(number);
            let Some(start) = sentences.first().map(|s| s.first) else { continue };
            for found in self.matches.iter().filter(|m| m.first >= start && m.first <= start + 1) {
                concepts.insert(concept(&self.terms.entry(found.entry.0)));
            }
        }
        concepts
    }
}

/// Whether a word of the text is a word of an alternative, in another form perhaps.
fn same(word: &str, plain: &str) -> bool {
    if word == plain {
        return true;
    }
    let (short, long) = if word.len() < plain.len() { (word, plain) } else { (plain, word) };
    short.len() >= 4
        && long.strip_prefix(short).is_some_and(|rest| matches!(rest, "e" | "en" | "s" | "n" | "te" | "je"))
}

#[cfg(test)]
mod tests {
    use super::super::{ListFormat, TermMatches, Terms};
    use crate::Document;
    use crate::dutch::Analysis;

    const LIST: &str = "term\tpos\tplain\tconcept\n\
        hypertensie\tnoun\thoge bloeddruk (de)\thoge-bloeddruk\n\
        arteriële hypertensie\tnoun\thoge bloeddruk (de)\thoge-bloeddruk\n\
        carcinoom\tnoun\tkanker (de)\tkanker\n\
        myopie\tnoun\tbijziendheid (de)\tbijziend\n\
        prolaps\tnoun\tverzakking (de)\tverzakking\n\
        CVA\tnoun\tberoerte (de)\tberoerte\n";

    fn explained(text: &str) -> Vec<bool> {
        let (terms, errors) = Terms::builder().without_builtin().list("t", ListFormat::Tsv, LIST).build();
        assert!(errors.is_empty());
        let document = Document::from_markdown("t", text);
        let analysis = Analysis::new(&document);
        TermMatches::find(&terms, &analysis).all().iter().map(|m| m.explained).collect()
    }

    #[test]
    fn explanations() {
        for text in [
            "U heeft hypertensie (hoge bloeddruk).",
            "U heeft een hoge bloeddruk (hypertensie).",
            "U heeft een CVA, dat is een beroerte.",
            "Bijziendheid, ook wel myopie, begint vaak op school.",
            "Een prolaps is een verzakking van de blaas.",
            "Hypertensie betekent dat het bloed te hard tegen de wand drukt.",
            "U heeft hypertensie. Dat is een te hoge druk in uw bloed.",
            "De druk in uw bloed is te hoog. Dit noemen we hypertensie.",
            "De druk in uw bloed is te hoog. Dit heet hypertensie.",
            "Uw bloeddruk is te hoog. Dit wordt ook wel hypertensie genoemd.",
            "U heeft hypertensie of: hoge bloeddruk.",
            "Hypertensie is een ziekte van de bloedvaten.",
            "Te veel druk in het bloed, in vaktaal hypertensie, voelt u niet.",
            "Myopie is dat u in de verte slecht ziet.",
            "U heeft een carcinoom. Dat betekent dat u kanker heeft.",
            "U heeft hypertensie.\n\n## Woordenlijst\n\n- Hypertensie: hoge bloeddruk\n",
        ] {
            assert!(explained(text).iter().all(|e| *e), "{text}");
        }
    }

    #[test]
    fn no_explanations() {
        for text in [
            "U heeft hypertensie.",
            "U heeft hypertensie (zie bladzijde 3).",
            "U heeft hypertensie (160/100).",
            "U heeft hypertensie (arteriële hypertensie).",
            "Hypertensie komt vaak voor. Dat is belangrijk.",
            "Bij hypertensie en een carcinoom belt u.",
            "Bij hypertensie is een gesprek belangrijk.",
            "Door uw hypertensie is een zware operatie niet mogelijk.",
            "Bij een CVA is een snelle behandeling nodig.",
            "Hypertensie is een reden om te bellen.",
            "Hypertensie is een ziekte.",
            "Hypertensie is een van uw klachten.",
            "Hypertensie betekent dat u moet bellen.",
            "Heeft u hypertensie, dat is geen probleem.",
            "U heeft hypertensie. Dat is een probleem.",
            "U heeft hypertensie. Dit is een reden om te bellen.",
        ] {
            assert!(explained(text).iter().all(|e| !*e), "{text}");
        }
    }

    #[test]
    fn after_the_explanation_the_term_may_be_used() {
        assert_eq!(
            explained(
                "Hypertensie komt voor. Echt waar.\n\nU heeft hypertensie (hoge bloeddruk). Bij hypertensie belt u."
            ),
            [false, true, true]
        );
        assert_eq!(explained("# Hypertensie\n\nHypertensie is een te hoge druk in uw bloed."), [true, true]);
    }
}
