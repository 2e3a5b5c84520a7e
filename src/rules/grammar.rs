//! What several rules ask of a tree: verb groups, clauses, phrases.

use crate::dutch::lexicon;
use crate::dutch::morphology::Upos;
use crate::dutch::morphology::{PronType, VerbForm};
use crate::dutch::relation::Relation;
use crate::dutch::{Analysis, Sentence, SentenceKind};

/// The verb that carries the clause of an auxiliary or copula; the token itself for a main verb.
pub(super) fn main_verb(analysis: &Analysis<'_>, token: usize) -> usize {
    let tokens = analysis.tokens();
    match (tokens[token].relation.base(), tokens[token].head) {
        (Relation::Aux | Relation::Cop, Some(head)) => head as usize,
        _ => token,
    }
}

/// The finite verbs of a sentence.
pub(super) fn finite_verbs(analysis: &Analysis<'_>, sentence: &Sentence) -> impl Iterator<Item = usize> {
    sentence.tokens().filter(|&i| analysis.tokens()[i].is_finite())
}

/// Verbs and particles that belong to the same group as `finite`, itself not among them.
pub(super) fn verb_group(analysis: &Analysis<'_>, finite: usize) -> Vec<usize> {
    let tokens = analysis.tokens();
    let main = main_verb(analysis, finite);
    let mut group: Vec<usize> = analysis
        .children(main)
        .filter(|&i| match tokens[i].relation {
            Relation::Aux | Relation::AuxPass => true,
            // *op gang*, *na afloop*: the particle of a fixed phrase is not that of a separable verb.
            Relation::CompoundPrt => !analysis.children(i).any(|c| tokens[c].relation == Relation::Fixed),
            _ => false,
        })
        .collect();
    if tokens[main].upos.is_verbal() {
        group.push(main);
    }
    // `trachten ... te beantwoorden`, `gaan ... halen`: an infinitive without a clause of its own.
    group.extend(analysis.children(main).filter(|&i| {
        let t = &tokens[i];
        t.relation == Relation::Xcomp
            && t.feats.verb_form() == Some(VerbForm::Inf)
            && !has_marker(analysis, i)
    }));
    group.extend(direction(analysis, main));
    group.retain(|&i| i != finite && !tokens[i].is_finite());
    group.sort_unstable();
    group
}

/// *gaat ... omhoog*: an adverb that ends the clause and makes one verb with the verb: *omhooggaan*.
fn direction(analysis: &Analysis<'_>, verb: usize) -> Option<usize> {
    let tokens = analysis.tokens();
    analysis.children(verb).find(|&i| {
        let ends =
            tokens.get(i + 1).is_none_or(|t| t.upos == Upos::Punct || t.sentence != tokens[i].sentence);
        let particle = matches!(
            analysis.lower(i),
            "omhoog" | "omlaag" | "vooruit" | "achteruit" | "terug" | "weg" | "neer"
        );
        let joined = || lexicon::lookup(&format!("{}{}", analysis.lower(i), analysis.lemma(verb)));
        i > verb
            && tokens[i].relation == Relation::Advmod
            && ends
            && particle
            && joined().is_some_and(|e| e.class & lexicon::class::INFINITIVE != 0)
    })
}

/// Whether *om* or another conjunction starts the clause of `verb`.
fn has_marker(analysis: &Analysis<'_>, verb: usize) -> bool {
    analysis
        .children(verb)
        .any(|i| analysis.tokens()[i].relation == Relation::Mark && analysis.lower(i) != "te")
}

/// Words that can only start a clause, whatever the tagger says.
const SUBORDINATORS: [&str; 18] = [
    "aangezien",
    "doordat",
    "hoewel",
    "indien",
    "mits",
    "nadat",
    "omdat",
    "ofschoon",
    "opdat",
    "sinds",
    "tenzij",
    "terwijl",
    "totdat",
    "voordat",
    "zodat",
    "zodra",
    "zolang",
    "naarmate",
];

/// The word that opens the subordinate clause of a finite verb.
pub(super) fn opener(analysis: &Analysis<'_>, sentence: &Sentence, finite: usize) -> Option<usize> {
    let tokens = analysis.tokens();
    let main = main_verb(analysis, finite);
    let first = sentence.first as usize;
    // No clause is that long; a list without full stops may be.
    let before = first.max(finite.saturating_sub(80))..finite;
    let belongs = |i: usize| {
        let mut at = i;
        // A phrase that the word stands in (*met wie*, *welke pillen*) may hang on this clause's verb. A conjunction
        // hangs on it itself; *zoals bij diabetes* opens no clause.
        let steps = if matches!(analysis.lower(i), "zoals" | "als" | "dan") { 1 } else { 3 };
        for _ in 0..steps {
            match tokens[at].head {
                Some(head) if head as usize == main || head as usize == finite => return true,
                Some(head) => at = head as usize,
                None => return false,
            }
        }
        false
    };
    before
        .rev()
        .find(|&i| {
            opens(analysis, i, first) && belongs(i) && !asks_directly(analysis, i, finite)
                || i == first && opens_free_relative(analysis, sentence, i, finite) && belongs(i)
        })
        .or_else(|| near_opener(analysis, first, finite))
}

/// *hoe heet u*, *en van wie hoor ik die*: the finite verb right after the question word, and its subject after that,
/// is the order of a main clause.
fn asks_directly(analysis: &Analysis<'_>, opener: usize, finite: usize) -> bool {
    let tokens = analysis.tokens();
    let sentence = tokens[opener].sentence;
    if tokens[opener].upos == Upos::Sconj || tokens[opener].feats.pron_type() == Some(PronType::Rel) {
        return false;
    }
    // *en hoeveel pillen slikt u*: only the words that the question word belongs to stand in between.
    let phrase = (opener + 1..finite).all(|i| {
        matches!(tokens[i].upos, Upos::Noun | Upos::Adj | Upos::Adv | Upos::Num | Upos::Cconj)
            && !analysis.children(i).any(|c| c > opener && c != i && tokens[c].upos == Upos::Pron)
    });
    let starts = |i: usize| i == 0 || tokens[i - 1].sentence != sentence || joins(analysis, i - 1);
    let starts = starts(opener) || (tokens[opener - 1].upos == Upos::Adp && starts(opener - 1));
    let next = tokens.get(finite + 1).filter(|t| t.sentence == sentence).map_or(Upos::Punct, |t| t.upos);
    let subject = matches!(next, Upos::Pron | Upos::Det | Upos::Noun | Upos::Propn);
    // *Wat gebeurt er en welke arts komt in actie?*: after a main clause that asks comes another one.
    let first = analysis.sentences()[sentence as usize].tokens().start;
    let asked = matches!(
        analysis.lower(first),
        "wat" | "wie" | "waar" | "wanneer" | "hoe" | "welke" | "welk" | "waarom"
    ) && analysis.sentences()[sentence as usize].kind == SentenceKind::Question
        && !matches!(next, Upos::Punct | Upos::Cconj)
        && !next.is_verbal();
    phrase && starts && (subject || asked)
}

fn joins(analysis: &Analysis<'_>, i: usize) -> bool {
    matches!(analysis.lower(i), "," | "en" | "of" | "maar" | ":" | ";")
}

/// *Wie hoest, hoort vaak dat ...*: a question word that starts the sentence, and the main clause after the comma.
fn opens_free_relative(analysis: &Analysis<'_>, sentence: &Sentence, first: usize, finite: usize) -> bool {
    let tokens = analysis.tokens();
    let end = sentence.end as usize;
    let comma = (finite + 1..end).find(|&i| tokens[i].upos == Upos::Punct);
    matches!(analysis.lower(first), "wie" | "wat" | "waar" | "hoe")
        && !asks_directly(analysis, first, finite)
        && comma.is_some_and(|c| {
            analysis.lower(c) == "," && c + 1 < end && tokens[c + 1].is_finite() && c <= finite + 8
        })
}

/// The conjunction right before a clause whose tree is wrong: no comma and no other verb stands between it and the
/// finite verb, and the verb stands last in its clause.
fn near_opener(analysis: &Analysis<'_>, first: usize, finite: usize) -> Option<usize> {
    let tokens = analysis.tokens();
    let ends = tokens.get(finite + 1).is_none_or(|t| {
        t.sentence != tokens[finite].sentence
            || matches!(t.upos, Upos::Punct | Upos::Sconj | Upos::Cconj | Upos::Adp)
            || t.upos.is_verbal()
    });
    let opener =
        (first..finite).rev().take(12).find(|&i| opens(analysis, i, first) || tokens[i].is_finite())?;
    let clear = (opener + 1..finite).all(|i| tokens[i].upos != Upos::Punct);
    let known = SUBORDINATORS.contains(&analysis.lower(opener))
        // *zoals de apotheker het uitlegde*; but *een ziekte zoals reuma went*.
        || (analysis.lower(opener) == "zoals" && opener + 2 < finite && main_clause_before(analysis, first, opener))
        || (matches!(analysis.lower(opener), "als" | "of" | "dat") && tokens[opener].upos == Upos::Sconj)
        // *vragen hoeveel pijn u hebt*, where the tree has *hoeveel pijn* under *vragen*.
        || (matches!(analysis.lower(opener), "hoeveel" | "welke" | "welk")
            && opener + 2 < finite
            && tokens[opener + 1].upos == Upos::Noun);
    let subject =
        tokens.get(opener + 1).is_some_and(|t| matches!(t.upos, Upos::Pron | Upos::Det | Upos::Noun));
    (ends && clear && known && subject && !tokens[opener].is_finite()).then_some(opener)
}

/// Whether a finite verb stands before `at` and no clause has opened since.
fn main_clause_before(analysis: &Analysis<'_>, first: usize, at: usize) -> bool {
    (first..at)
        .rev()
        .find(|&i| opens(analysis, i, first) || analysis.tokens()[i].is_finite())
        .is_some_and(|i| analysis.tokens()[i].is_finite())
}

/// Whether a token starts a subordinate clause.
pub(super) fn opens(analysis: &Analysis<'_>, i: usize, first: usize) -> bool {
    let token = &analysis.tokens()[i];
    let word = analysis.lower(i);
    match token.upos {
        _ if SUBORDINATORS.contains(&word) && token.upos != Upos::Adp => true,
        // *Helpt dat niet, bel dan*: after a verb that starts the sentence, *dat* without a subject of its own points back.
        Upos::Sconj if word == "dat" && i == first + 1 => {
            let next = analysis.tokens().get(i + 1).map_or(Upos::Punct, |t| t.upos);
            !matches!(next, Upos::Adj | Upos::Adv | Upos::Punct)
        }
        Upos::Sconj => !matches!(word, "te" | "om"),
        Upos::Num => word == "hoeveel" && i > first,
        Upos::Pron | Upos::Adv | Upos::Det => {
            let relative = token.feats.pron_type() == Some(PronType::Rel);
            let question = token.feats.pron_type() == Some(PronType::Int)
                || matches!(
                    word,
                    "wie" | "wat" | "welke" | "welk" | "waar" | "wanneer" | "hoe" | "waarom" | "hoeveel"
                )
                || (word.starts_with("waar") && word.len() > 4);
            relative || (question && i > first)
        }
        _ => false,
    }
}

/// The first and the last token of the phrase that hangs on `head`, itself included.
pub(super) fn phrase(analysis: &Analysis<'_>, head: usize) -> (usize, usize) {
    let tokens = analysis.tokens();
    let sentence = analysis.sentences()[tokens[head].sentence as usize].tokens();
    let under = |mut i: usize| {
        for _ in 0..100 {
            if i == head {
                return true;
            }
            match tokens[i].head {
                Some(h) => i = h as usize,
                None => return false,
            }
        }
        false
    };
    let mut first = head;
    while first > sentence.start && under(first - 1) {
        first -= 1;
    }
    let mut last = head;
    while last + 1 < sentence.end && under(last + 1) {
        last += 1;
    }
    (first, last)
}
