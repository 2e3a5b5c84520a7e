//! What the columns need of every token, computed once per document.

use std::collections::HashMap;

use super::connectives::{self, Connective};
use crate::dutch::morphology::{PronType, Upos, VerbForm};
use crate::dutch::relation::Relation;
use crate::dutch::tokens::TokenKind;
use crate::dutch::{Analysis, SentenceKind, compounds, lexicon};
use crate::finding::Finding;
use crate::lint::{self, Band, NounType, Scored};
use crate::terms::{Difficulty, Table, TermMatches};

/// One token.
#[derive(Clone, Copy, Debug)]
#[allow(clippy::struct_excessive_bools)]
pub(super) struct Token {
    /// It counts as a word.
    pub word: bool,
    /// Equal numbers are equal words in lower case.
    pub id: u32,
    pub letters: u16,
    /// Parts of a compound.
    pub parts: u8,
    /// Estimate: parts, affixes and inflection.
    pub morphemes: u8,
    pub upos: Upos,
    pub relation: Relation,
    pub finite: bool,
    pub content: bool,
    pub frequency: Option<f64>,
    pub band: Band,
    pub noun: Option<NounType>,
    pub human: bool,
    /// 1 to 3 for personal and possessive pronouns.
    pub person: u8,
    pub modifier: bool,
    pub conjunct: bool,
    /// It is the head of a subordinate clause.
    pub subordinate: bool,
    pub nominalisation: bool,
    pub number: bool,
    pub negation: bool,
    pub abbreviation: bool,
    pub participle: bool,
    pub infinitive: bool,
    pub connective: Option<Connective>,
    /// Whether what it names was not named in the 50 tokens before; `None` where that does not apply.
    pub new: Option<bool>,
    /// It has 50 tokens before it.
    pub late: bool,
    /// Words between it and its head.
    pub distance: u32,
    /// It stands in a finding that calls it difficult.
    pub difficult: bool,
}

/// One sentence.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sentence {
    pub words: u32,
    pub question: bool,
    pub imperative: bool,
    /// Arcs from the root to the deepest token.
    pub depth: u32,
}

/// A document's facts.
pub(super) struct Facts<'a> {
    pub analysis: &'a Analysis<'a>,
    pub tokens: Vec<Token>,
    pub sentences: Vec<Sentence>,
    pub lint: Vec<Scored>,
    /// Rule and sentence of every finding that has a place.
    pub findings: Vec<(&'static str, u32)>,
    /// Sentences of the hard medical terms that the text explains; `None` when nobody looked for terms.
    pub explained: Option<Vec<u32>>,
}

/// Tokens that count as context for what is new, as in LiNT-II.
const CONTEXT: usize = 50;

const NEGATIONS: [&str; 16] = [
    "niet",
    "geen",
    "nooit",
    "niets",
    "niks",
    "niemand",
    "nergens",
    "noch",
    "zonder",
    "evenmin",
    "geenszins",
    "nimmer",
    "nauwelijks",
    "geeneen",
    "allerminst",
    "nee",
];

const INDEFINITE_HUMANS: [&str; 16] = [
    "iemand", "niemand", "elk", "ieder", "iedereen", "eenieder", "menigeen", "elkeen", "sommigen", "enigen",
    "anderen", "velen", "allen", "weinigen", "enkelen", "beiden",
];

impl<'a> Facts<'a> {
    pub fn new(analysis: &'a Analysis<'a>, findings: &[Finding], terms: Option<&TermMatches<'_>>) -> Self {
        let lint = Scored::all(analysis);
        let mut facts = Self {
            analysis,
            tokens: Vec::with_capacity(analysis.tokens().len()),
            sentences: Vec::with_capacity(lint.len()),
            lint,
            findings: Vec::new(),
            explained: terms.map(explained),
        };
        let mut ids: HashMap<&str, u32> = HashMap::new();
        for index in 0..analysis.sentences().len() {
            facts.add_sentence(index, &mut ids);
        }
        facts.mark_new();
        facts.mark_findings(findings);
        facts
    }

    fn add_sentence(&mut self, index: usize, ids: &mut HashMap<&'a str, u32>) {
        let analysis = self.analysis;
        let Some(sentence) = analysis.sentences().get(index) else { return };
        let lint = &self.lint[index].lint;
        let links = connectives::find(analysis, sentence);
        let verbs = verbs_below(analysis, sentence);
        for (offset, i) in sentence.tokens().enumerate() {
            let lower = analysis.lower(i);
            let count = ids.len() as u32;
            let id = *ids.entry(lower).or_insert(count);
            let mut token = of_token(analysis, i, id);
            if let Some(features) = lint.words.get(offset) {
                token.content = features.content;
                token.frequency = features.frequency;
                token.noun = features.noun;
            }
            token.connective = links.get(offset).copied().flatten();
            token.subordinate =
                is_clause(analysis, i, sentence) && verbs.get(offset).copied().unwrap_or(false);
            self.tokens.push(token);
        }
        self.sentences.push(Sentence {
            words: sentence.words,
            question: sentence.kind == SentenceKind::Question,
            imperative: is_imperative(analysis, sentence),
            depth: depth(analysis, sentence),
        });
    }

    /// Entities and situations that the 50 tokens before do not name.
    fn mark_new(&mut self) {
        let analysis = self.analysis;
        let mut lemmas: HashMap<&str, usize> = HashMap::new();
        let mut persons = [None; 4];
        let mut position = 0;
        for sentence in analysis.sentences().iter().filter(|s| analysis.is_dutch(s)) {
            for i in sentence.tokens() {
                let Some(token) = self.tokens.get_mut(i) else { continue };
                token.late = position >= CONTEXT;
                let nominal = matches!(token.upos, Upos::Noun | Upos::Propn | Upos::Verb);
                if token.relation != Relation::Cop && (nominal || token.person > 0) {
                    let last = if token.person > 0 {
                        persons[usize::from(token.person)].replace(position)
                    } else {
                        lemmas.insert(analysis.lemma(i), position)
                    };
                    token.new = (position >= CONTEXT)
                        .then(|| last.is_none_or(|last: usize| position - last > CONTEXT));
                }
                position += 1;
            }
        }
    }

    fn mark_findings(&mut self, findings: &[Finding]) {
        for finding in findings.iter().filter(|f| f.span.start < f.span.end) {
            let first = self.analysis.token_at(finding.span.start);
            let Some(token) = self.analysis.tokens().get(first) else { continue };
            self.findings.push((finding.rule, token.sentence));
            if crate::metrics::DIFFICULT.contains(&finding.rule) {
                let tokens = self.analysis.tokens().iter().skip(first);
                let covered = tokens.take_while(|t| t.span.start < finding.span.end).count();
                for token in self.tokens.iter_mut().skip(first).take(covered) {
                    token.difficult = true;
                }
            }
        }
    }
}

/// The person of a personal or possessive pronoun, 0 for other words. These are few words, so their forms decide; the
/// features of the tagger, which saw little text that says *u*, only where a form is not among them.
fn person(token: &crate::dutch::Token, lower: &str) -> u8 {
    if token.feats.reflex().is_some() || !matches!(token.upos, Upos::Pron | Upos::Det | Upos::X) {
        return 0;
    }
    match lower {
        "ik" | "'k" | "mij" | "me" | "mijn" | "m'n" | "wij" | "we" | "ons" | "onze" => 1,
        "jij" | "je" | "jou" | "jouw" | "jullie" | "u" | "uw" | "gij" | "ge" => 2,
        "hij" | "hem" | "'m" | "zij" | "ze" | "haar" | "hen" | "hun" | "z'n" => 3,
        _ if token.feats.pron_type() == Some(PronType::Prs) => {
            token.feats.person().map_or(0, |p| p as u8 + 1)
        }
        _ => 0,
    }
}

fn explained(terms: &TermMatches<'_>) -> Vec<u32> {
    let hard =
        terms.of_table(Table::Medical).filter(|(m, e)| m.explained && e.difficulty() == Difficulty::Hard);
    hard.map(|(m, _)| m.sentence).collect()
}

fn of_token(analysis: &Analysis<'_>, i: usize, id: u32) -> Token {
    let token = &analysis.tokens()[i];
    let (word, lower, lemma) = (analysis.word(i), analysis.lower(i), analysis.lemma(i));
    let parts = if token.kind == TokenKind::Word { parts(token.upos, lower) } else { 1 };
    let form = token.feats.verb_form();
    let person = person(token, lower);
    let listed = token.upos.is_nominal() && lint::noun(lemma).is_some_and(|n| n.human);
    let indefinite =
        matches!(token.upos, Upos::Pron | Upos::Det | Upos::Num) && INDEFINITE_HUMANS.contains(&lower);
    Token {
        word: token.is_word(),
        id,
        letters: word.chars().filter(|c| c.is_alphabetic()).count() as u16,
        parts,
        morphemes: morphemes(token.upos, lower, lemma, parts),
        upos: token.upos,
        relation: token.relation,
        finite: token.is_finite(),
        content: false,
        frequency: None,
        band: lint::band(lower),
        noun: None,
        human: (person > 0 && lower != "het") || listed || indefinite,
        person,
        modifier: token.upos != Upos::Adv
            && matches!(
                token.relation,
                Relation::Amod | Relation::Nummod | Relation::Nmod | Relation::NmodPoss | Relation::Acl
            ),
        conjunct: token.relation == Relation::Conj
            && matches!(
                token.upos,
                Upos::Noun | Upos::Propn | Upos::Pron | Upos::Adj | Upos::Num | Upos::Adv
            ),
        subordinate: false,
        nominalisation: token.upos == Upos::Noun && is_nominalisation(lemma),
        number: token.upos == Upos::Num || token.kind == TokenKind::Number,
        negation: NEGATIONS.contains(&lower),
        abbreviation: token.is_word() && is_abbreviation(word),
        participle: form == Some(VerbForm::Part),
        infinitive: form == Some(VerbForm::Inf),
        connective: None,
        new: None,
        late: false,
        distance: token.head.map_or(0, |head| analysis.words_between(i, head as usize) as u32),
        difficult: false,
    }
}

/// Parts of a compound, by the noun list and else by the compounds of the language layer.
fn parts(upos: Upos, lower: &str) -> u8 {
    if !matches!(upos, Upos::Noun | Upos::Adj | Upos::Verb) || lower.len() < 6 {
        return 1;
    }
    let listed = lint::noun(lower).filter(|_| upos == Upos::Noun).map(|n| n.parts);
    listed.unwrap_or_else(|| u8::try_from(compounds::parts(lower).len()).unwrap_or(u8::MAX))
}

/// An estimate: a stem per part, one more for inflection, for each common prefix and for each common suffix.
fn morphemes(upos: Upos, lower: &str, lemma: &str, parts: u8) -> u8 {
    const PREFIXES: [&str; 7] = ["be", "ge", "her", "mis", "ont", "on", "ver"];
    const SUFFIXES: [&str; 14] = [
        "achtig", "atie", "baar", "heid", "isch", "ist", "iteit", "lijk", "loos", "ment", "schap", "zaam",
        "ing", "ig",
    ];
    if !matches!(upos, Upos::Noun | Upos::Adj | Upos::Verb | Upos::Adv) {
        return parts;
    }
    // What is left of a stem after a prefix or a suffix has at least four letters.
    let prefix = PREFIXES.iter().any(|p| lemma.strip_prefix(p).is_some_and(|rest| rest.len() >= 4));
    let suffix = SUFFIXES.iter().any(|s| lemma.strip_suffix(s).is_some_and(|rest| rest.len() >= 4));
    let inflected = lower != lemma || (upos == Upos::Verb && lemma.ends_with("en"));
    parts.saturating_add(u8::from(prefix) + u8::from(suffix) + u8::from(inflected))
}

/// A noun made of a verb: *-ing* of a verb in *-en*, *-atie* of a verb in *-eren*.
fn is_nominalisation(lemma: &str) -> bool {
    let verb = |stem: &str, end: &str| {
        stem.len() >= 3
            && lexicon::lookup(&format!("{stem}{end}"))
                .is_some_and(|e| e.class & lexicon::class::INFINITIVE != 0)
    };
    lemma.strip_suffix("ing").is_some_and(|stem| verb(stem, "en"))
        || lemma.strip_suffix("atie").is_some_and(|stem| verb(stem, "eren"))
        || lemma.strip_suffix("ering").is_some_and(|stem| verb(stem, "eren"))
}

/// Capitals only (*MRI*), or letters with stops (*o.a., bijv.*).
fn is_abbreviation(word: &str) -> bool {
    let letters = word.chars().filter(|c| c.is_alphabetic()).count();
    let capitals = word.chars().filter(|c| c.is_uppercase()).count();
    ((2..=6).contains(&letters) && capitals == letters)
        || (word.len() > 2 && letters > 0 && word.ends_with('.'))
}

/// Whether a token, or the first conjunct of what it belongs to, is the head of a subordinate clause.
fn is_clause(analysis: &Analysis<'_>, i: usize, sentence: &crate::dutch::Sentence) -> bool {
    let tokens = analysis.tokens();
    let mut at = i;
    for _ in sentence.tokens() {
        match tokens.get(at) {
            Some(t) if t.relation == Relation::Conj => at = t.head.map_or(at, |h| h as usize),
            Some(t) => {
                return matches!(
                    t.relation,
                    Relation::AclRelcl | Relation::Acl | Relation::Advcl | Relation::Ccomp | Relation::Csubj
                );
            }
            None => return false,
        }
    }
    false
}

/// Per token of a sentence: whether it or a token below it is a verb.
fn verbs_below(analysis: &Analysis<'_>, sentence: &crate::dutch::Sentence) -> Vec<bool> {
    let first = sentence.first as usize;
    let tokens = analysis.tokens_of(sentence);
    let mut verbs = vec![false; tokens.len()];
    for (i, token) in tokens.iter().enumerate() {
        let mut at = if token.upos.is_verbal() { Some(i) } else { None };
        while let Some(mark) = at.and_then(|i| verbs.get_mut(i)).filter(|m| !**m) {
            *mark = true;
            at = at.and_then(|i| tokens.get(i)?.head).and_then(|h| (h as usize).checked_sub(first));
        }
    }
    verbs
}

/// A finite verb comes first, no subject belongs to it, and it is no question.
fn is_imperative(analysis: &Analysis<'_>, sentence: &crate::dutch::Sentence) -> bool {
    let tokens = analysis.tokens();
    let Some(verb) = sentence.tokens().find(|&i| tokens[i].is_word()) else { return false };
    let main = match (tokens[verb].relation.base(), tokens[verb].head) {
        (Relation::Aux | Relation::Cop, Some(head)) => head,
        _ => verb as u32,
    };
    let subject = |i: usize| {
        tokens[i].relation.base() == Relation::Nsubj
            && (tokens[i].head == Some(main) || tokens[i].head == Some(verb as u32))
    };
    tokens[verb].is_finite() && sentence.kind == SentenceKind::Statement && !sentence.tokens().any(subject)
}

fn depth(analysis: &Analysis<'_>, sentence: &crate::dutch::Sentence) -> u32 {
    let first = sentence.first as usize;
    let tokens = analysis.tokens_of(sentence);
    let mut depths: Vec<Option<u32>> = vec![None; tokens.len()];
    let mut path = Vec::new();
    for i in 0..tokens.len() {
        path.clear();
        let mut at = Some(i);
        // Up to the root or a token whose depth is known; a path longer than the sentence cannot be in a tree.
        while let Some(j) = at.filter(|&j| depths.get(j) == Some(&None) && path.len() <= tokens.len()) {
            path.push(j);
            at = tokens[j].head.and_then(|h| (h as usize).checked_sub(first));
        }
        let above = at.and_then(|j| depths.get(j).copied().flatten()).map_or(0, |d| d + 1);
        for (depth, &j) in (above..).zip(path.iter().rev()) {
            depths[j] = Some(depth);
        }
    }
    depths.into_iter().flatten().max().unwrap_or(0)
}
