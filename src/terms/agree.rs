//! What a sentence asks of an alternative: article, ending, number, place.

use super::entry::{Article, Entry, Form, Plain, Table};
use super::inflect;
use super::matcher::TermMatch;
use crate::dutch::Analysis;
use crate::dutch::morphology::{Gender, Number, Upos, VerbForm};
use crate::dutch::relation::Relation;

/// Words that open a phrase which follows its noun.
pub(super) const OPENERS: [&str; 37] = [
    "aan", "achter", "bij", "binnen", "boven", "buiten", "dat", "die", "door", "in", "langs", "met",
    "midden", "na", "naast", "naar", "om", "onder", "op", "over", "rond", "rondom", "tegen", "tijdens",
    "tot", "tussen", "uit", "van", "via", "voor", "vóór", "volgens", "per", "waar", "waarbij", "waardoor",
    "zonder",
];

/// The determiner before a noun: its place, and what it says.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Determiner {
    /// The article itself, when it is *de* or *het*.
    pub article: Option<&'static str>,
    /// Adjectives after it take -e before every noun.
    pub definite: bool,
    /// It is *een*, so that one thing is meant.
    pub one: bool,
}

pub(super) fn determiner(analysis: &Analysis<'_>, first: usize) -> Determiner {
    let sentence = analysis.tokens().get(first).map_or(0, |t| t.sentence);
    let mut i = first;
    while i > 0 {
        i -= 1;
        let Some(token) = analysis.tokens().get(i).filter(|t| t.sentence == sentence) else { break };
        match analysis.lower(i) {
            "de" => return Determiner { article: Some("de"), definite: true, one: false },
            "het" => return Determiner { article: Some("het"), definite: true, one: false },
            "dit" => return Determiner { article: Some("dit"), definite: true, one: false },
            "dat" => return Determiner { article: Some("dat"), definite: true, one: false },
            "deze" => return Determiner { article: Some("deze"), definite: true, one: false },
            "die" => return Determiner { article: Some("die"), definite: true, one: false },
            "mijn" | "jouw" | "je" | "uw" | "zijn" | "haar" | "ons" | "onze" | "jullie" | "hun" => {
                return Determiner { article: None, definite: true, one: false };
            }
            "een" => return Determiner { article: None, definite: false, one: true },
            // *het betreffende CVA*
            _ if token.upos == Upos::Adj || token.feats.verb_form() == Some(VerbForm::Part) => {}
            _ => break,
        }
    }
    Determiner::default()
}

/// The singular finite verb of which a term is the subject.
pub(super) fn singular_verb(analysis: &Analysis<'_>, found: &TermMatch) -> Option<usize> {
    let noun = analysis.tokens().get(found.last as usize)?;
    let head = noun.head.filter(|_| noun.relation.base() == Relation::Nsubj)?;
    let sentence = analysis.sentences().get(found.sentence as usize)?;
    let singular = |i: &usize| {
        let token = &analysis.tokens()[*i];
        let own = *i == head as usize || token.head == Some(head) && token.upos == Upos::Aux;
        own && token.is_finite() && token.feats.number() == Some(Number::Sing)
    };
    (!found.form.is_plural()).then(|| (sentence.first as usize..sentence.end as usize).find(singular))?
}

/// The noun that an adjective stands before.
pub(super) fn noun_after(analysis: &Analysis<'_>, found: &TermMatch) -> Option<usize> {
    let next = found.last as usize + 1;
    let rest = analysis.tokens().get(next..)?.iter().take_while(|t| t.sentence == found.sentence);
    let adjectives = rest.clone().take_while(|t| t.upos == Upos::Adj).count();
    rest.clone()
        .nth(adjectives)
        .filter(|t| matches!(t.upos, Upos::Noun | Upos::Propn))
        .map(|_| next + adjectives)
}

/// Whether an infinitive can be the noun here: *bij dysurie*, *de ablatie duurt kort*; not *een ablatie*, *u heeft
/// dysurie*, *ernstige dysurie*.
pub(super) fn infinitive_fits(analysis: &Analysis<'_>, found: &TermMatch) -> bool {
    if found.form.is_plural() {
        return false;
    }
    let before = (found.first as usize).checked_sub(1).and_then(|i| analysis.tokens().get(i));
    let alone = before.filter(|t| t.sentence == found.sentence).is_none_or(|t| match t.upos {
        Upos::Adj | Upos::Num => false,
        Upos::Det | Upos::Pron => matches!(analysis.lower(found.first as usize - 1), "de" | "het"),
        _ => true,
    });
    alone && !is_object(analysis, found)
}

/// Whether it is what a verb has as its object, itself or together with others: *u heeft koorts en dysurie*.
pub(super) fn is_object(analysis: &Analysis<'_>, found: &TermMatch) -> bool {
    const DEEPEST: usize = 8;
    let mut at = found.last as usize;
    for _ in 0..DEEPEST {
        let Some(token) = analysis.tokens().get(at) else { return false };
        match (token.relation.base(), token.head) {
            (Relation::Obj | Relation::Iobj, _) => return true,
            (Relation::Conj, Some(head)) => at = head as usize,
            _ => return false,
        }
    }
    false
}

/// *een kwaadaardige tumor*, *het kwaadaardige gezwel*, but *een kwaadaardig gezwel*.
pub(super) fn takes_e(analysis: &Analysis<'_>, noun: usize, determiner: Determiner) -> bool {
    let feats = analysis.tokens().get(noun).map(|t| t.feats).unwrap_or_default();
    let neuter = feats.gender() == Some(Gender::Neut) && feats.number() != Some(Number::Plur);
    determiner.definite || !neuter
}

/// Whether a countable alternative needs *een*: *u heeft cystitis*, *bij cystitis*; not *acute cystitis*, *per injectie*
/// or a heading.
pub(super) fn wants_article(
    analysis: &Analysis<'_>,
    found: &TermMatch,
    entry: &Entry<'_>,
    plain: &Plain<'_>,
) -> bool {
    const PREPOSITIONS: [&str; 15] = [
        "bij", "na", "met", "voor", "door", "tegen", "aan", "op", "tijdens", "naar", "sinds", "van", "over",
        "vanwege", "om",
    ];
    const AMOUNTS: [&str; 8] = ["niet", "meer", "veel", "weinig", "minder", "genoeg", "zulke", "nooit"];
    // *blz. 3*, *vit. D*: abbreviations that are no nouns of their own.
    let noun = match entry.table() {
        Table::Medical | Table::Foreign => true,
        Table::Abbreviation => {
            let next = analysis.tokens().get(found.last as usize + 1);
            !entry.term().contains('.')
                && next.is_none_or(|t| t.sentence != found.sentence || t.upos != Upos::Num)
        }
        _ => false,
    };
    let countable = plain.plural.is_some() && noun && entry.domain() != "anatomie";
    if !countable || found.form != Form::Base {
        return false;
    }
    let sentence = found.sentence;
    let has_verb = analysis
        .sentences()
        .get(sentence as usize)
        .and_then(|s| analysis.tokens().get(s.first as usize..s.end as usize))
        .is_some_and(|tokens| tokens.iter().any(crate::dutch::Token::is_finite));
    let before = (found.first as usize).checked_sub(1).filter(|&i| analysis.tokens()[i].sentence == sentence);
    let label =
        found.last as usize + 1 < analysis.tokens().len() && analysis.word(found.last as usize + 1) == ":";
    has_verb
        && !label
        && before.is_none_or(|i| {
            let word = analysis.lower(i);
            match analysis.tokens()[i].upos {
                // *het desbetreffende farmacon*: a participle before a noun is an adjective.
                Upos::Verb | Upos::Aux => analysis.tokens()[i].feats.verb_form() != Some(VerbForm::Part),
                // *hematologisch en serologisch onderzoek*: one noun with two adjectives.
                Upos::Cconj => i > 0 && analysis.tokens()[i - 1].upos != Upos::Adj,
                Upos::Sconj => true,
                Upos::Punct => word == ",",
                Upos::Adv => !AMOUNTS.contains(&word),
                Upos::Adp => PREPOSITIONS.contains(&word),
                Upos::Pron => matches!(word, "u" | "ik" | "je" | "jij" | "hij" | "ze" | "wij" | "we"),
                _ => false,
            }
        })
}

/// *een klein aneurysma*: *een kleine zwakke plek*, as the other article asks.
pub(super) fn adjective_change(
    analysis: &Analysis<'_>,
    entry: &Entry<'_>,
    plain: &Plain<'_>,
    found: &TermMatch,
    determiner: Determiner,
) -> Option<(String, String)> {
    if found.form.is_plural() || determiner.definite {
        return None;
    }
    let i = (found.first as usize).checked_sub(1)?;
    analysis.tokens().get(i).filter(|t| t.sentence == found.sentence && t.upos == Upos::Adj)?;
    let written = analysis.word(i);
    let other = match (entry.article(), plain.article?) {
        (Article::Het, Article::De) => inflect::with_e(written),
        (Article::De, Article::Het) => analysis.lemma(i).to_owned(),
        _ => return None,
    };
    (other != written).then(|| (written.to_owned(), other))
}

/// Whether the article before the term must change, as from *het CVA* to *de beroerte*.
pub(super) fn article_change(
    entry: &Entry<'_>,
    plain: &Plain<'_>,
    form: Form,
    determiner: Determiner,
) -> Option<(&'static str, &'static str)> {
    let written = determiner.article?;
    // Only medical terms say that they are plurals; the others have no article in their list.
    if form.is_plural() || entry.table() == Table::Medical && entry.article() == Article::None {
        return None;
    }
    let plural_only = plain.article == Some(Article::None);
    match (written, plain.article?) {
        ("het", Article::De) => Some(("het", "de")),
        ("het", Article::None) if plural_only => Some(("het", "de")),
        ("dit", Article::De) => Some(("dit", "deze")),
        ("dat", Article::De) => Some(("dat", "die")),
        ("de", Article::Het) => Some(("de", "het")),
        ("deze", Article::Het) => Some(("deze", "dit")),
        ("die", Article::Het) => Some(("die", "dat")),
        _ => None,
    }
}
