//! Alternatives in the form that fits the passage: number, article, adjective, capital.

use super::agree::{
    Determiner, OPENERS, adjective_change, article_change, determiner, infinitive_fits, noun_after,
    singular_verb, takes_e, wants_article,
};
use super::entry::{Article, Entry, Form, Plain, PlainKind, Pos, Table};
use super::inflect;
use super::matcher::{Part, TermMatch};
use crate::dutch::Analysis;
use crate::dutch::lexicon::{self, class};
use crate::dutch::morphology::{Upos, VerbForm};
use crate::dutch::relation::Relation;

/// Alternatives that fit in the place of a term.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Replacements {
    /// Texts that can be put in as they are, best first.
    pub texts: Vec<String>,
    /// The article or adjective before the term that must change with the first of them: from, to.
    pub change: Option<(String, String)>,
    /// What the writer must change for the best alternative, besides the term itself.
    pub rebuild: Rebuild,
    /// The verb that must become plural with the first of them, as *is* in *de tonsillitis is weg*.
    pub verb: Option<usize>,
    /// Alternatives that do not fit here, while others do.
    pub unfit: Option<PlainKind>,
}

/// How the words around a term must change for its best alternative.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Rebuild {
    /// Not at all.
    #[default]
    Nothing,
    /// *een ablatie krijgen*: the alternative is a verb, so the sentence needs one.
    WithVerb,
    /// The alternative is a sentence of its own.
    WithSentence,
    /// *renale pijn*: *van de nieren* comes after the noun, which is this token.
    Behind(usize),
}

/// The alternatives of an entry for one match.
pub(crate) fn replacements(analysis: &Analysis<'_>, found: &TermMatch, entry: &Entry<'_>) -> Replacements {
    let mut out = Replacements::default();
    // A part of a compound cannot be replaced mechanically, nor can words that stand apart.
    if found.part == Part::Compound || found.is_split() {
        return out;
    }
    let determiner = determiner(analysis, found.first as usize);
    let form = form(analysis, found, entry);
    // *een chloorhexidine mondspoeling*: a compound in two words, of which one alone cannot change.
    let next = found.last as usize + 1;
    let compound = analysis.tokens().get(next).is_some_and(|t| {
        let adjective = lexicon::lookup(analysis.lower(next)).is_some_and(|e| e.class & class::ADJ != 0);
        t.sentence == found.sentence && t.upos == Upos::Noun && t.relation != Relation::Obj && !adjective
    });
    if entry.pos() == Pos::Noun && entry.table() == Table::Medical && compound {
        return out;
    }
    let capital = analysis.passage(found.span).starts_with(char::is_uppercase)
        && !entry.term().starts_with(char::is_uppercase)
        || starts_sentence(analysis, found);
    out.rebuild = rebuild(analysis, found, entry);
    out.unfit = (out.rebuild == Rebuild::Nothing
        && entry.plain().any(|p| p.kind == PlainKind::Infinitive)
        && !infinitive_fits(analysis, found))
    .then_some(PlainKind::Infinitive);
    for plain in entry.plain() {
        let text = match (entry.pos(), plain.article) {
            _ if out.unfit == Some(plain.kind) || out.rebuild == Rebuild::WithVerb => None,
            _ if plain.kind == PlainKind::Sentence => None,
            // *een*, which no plural can follow.
            (_, Some(Article::None)) if determiner.one => None,
            (_, Some(_)) if is_amount(plain.text) && (determiner.definite || determiner.one) => None,
            (_, Some(article)) => noun(&plain, article, form, determiner).map(|text| {
                let text = without_repetition(analysis, found, text);
                if wants_article(analysis, found, entry, &plain) { format!("een {text}") } else { text }
            }),
            (Pos::Adjective, None) => adjective(analysis, found, entry, plain.text, determiner),
            (Pos::Verb, None)
                if ends_in_preposition(plain.text) || !verb_fits(analysis, found, plain.text) =>
            {
                None
            }
            // *Volstaan de pillen niet?*: more than one word fits only where the verb stands last, as an infinitive.
            (Pos::Verb, None) if plain.text.contains(' ') && is_finite(analysis, found) => None,
            (Pos::Verb, None) => verb(plain.text, found.form),
            (Pos::Phrase, None) if found.apart.is_some() => phrase(plain.text, found),
            (Pos::Phrase, None) if inflects(plain.text) && !is_citation(analysis, found, entry) => None,
            (Pos::Noun, None) if found.form.is_plural() => None,
            _ => Some(plain.text.to_owned()),
        };
        let Some(text) = text else { continue };
        if out.texts.is_empty() {
            out.change = article_change(entry, &plain, found.form, determiner)
                .map(|(from, to)| (from.to_owned(), to.to_owned()))
                .or_else(|| adjective_change(analysis, entry, &plain, found, determiner));
        }
        if out.texts.is_empty() && plain.article == Some(Article::None) && entry.article() != Article::None {
            out.verb = singular_verb(analysis, found);
        }
        out.texts.push(if capital { capitalised(&text) } else { text });
    }
    out.texts.dedup();
    out
}

fn rebuild(analysis: &Analysis<'_>, found: &TermMatch, entry: &Entry<'_>) -> Rebuild {
    let infinitives = entry.plain().all(|p| p.kind == PlainKind::Infinitive);
    match entry.plain().next() {
        Some(plain) if plain.kind == PlainKind::Sentence => Rebuild::WithSentence,
        Some(_) if infinitives && !infinitive_fits(analysis, found) => Rebuild::WithVerb,
        Some(plain) if entry.pos() == Pos::Adjective && goes_behind(plain.text) => {
            noun_after(analysis, found).map_or(Rebuild::Nothing, Rebuild::Behind)
        }
        _ => Rebuild::Nothing,
    }
}

/// *van de nieren*, *die niet overgaat*: not *te druk*, which can only stand after a verb.
fn goes_behind(phrase: &str) -> bool {
    phrase.split_once(' ').is_some_and(|(first, _)| OPENERS.contains(&first))
}

/// Whether a verb can stand in the place of another: *wordt verstrekt* is no *geeft*, and what is more than one word
/// or separable would have to be cut, as in *te bevorderen* or *verrekenen wij*.
fn verb_fits(analysis: &Analysis<'_>, found: &TermMatch, plain: &str) -> bool {
    let Some(token) = analysis.tokens().get(found.first as usize) else { return false };
    let participle = token.feats.verb_form() == Some(VerbForm::Part);
    let cut = plain.contains(' ') || super::pattern::separable(plain).is_some();
    let after_te = (found.first as usize).checked_sub(1).is_some_and(|i| analysis.lower(i) == "te");
    let finite = found.form == Form::Base && is_finite(analysis, found);
    !(found.form == Form::Third && participle) && !(cut && (after_te || finite))
}

fn is_finite(analysis: &Analysis<'_>, found: &TermMatch) -> bool {
    analysis.tokens().get(found.first as usize).is_some_and(crate::dutch::Token::is_finite)
}

/// *doorgaan met*: what it is about stands before the verb as a rule, and a preposition cannot follow it.
fn ends_in_preposition(plain: &str) -> bool {
    let last = plain.rsplit(' ').next().unwrap_or("");
    plain.contains(' ')
        && matches!(last, "met" | "voor" | "van" | "aan" | "op" | "in" | "over" | "om" | "naar" | "bij")
}

/// *zorgen voor*, *niet doen*: an infinitive, which does not fit where the term stands in another form.
fn inflects(plain: &str) -> bool {
    plain.split(' ').any(|word| {
        word.len() > 3
            && lexicon::lookup(word)
                .is_some_and(|e| e.class & class::INFINITIVE != 0 && e.class & class::NOUN_PLUR == 0)
    })
}

/// Whether the words of a phrase stand there in their citation form.
fn is_citation(analysis: &Analysis<'_>, found: &TermMatch, entry: &Entry<'_>) -> bool {
    analysis.passage(found.span).eq_ignore_ascii_case(entry.term())
}

fn starts_sentence(analysis: &Analysis<'_>, found: &TermMatch) -> bool {
    analysis.sentences().get(found.sentence as usize).is_some_and(|s| s.first == found.first)
        && analysis.passage(found.span).starts_with(char::is_uppercase)
}

fn capitalised(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |c| c.to_uppercase().chain(chars).collect())
}

/// The form of a term; abbreviations have only their written form: *NSAID's*.
fn form(analysis: &Analysis<'_>, found: &TermMatch, entry: &Entry<'_>) -> Form {
    let passage = analysis.passage(found.span);
    let plural = |text: &str| text.ends_with("'s") || text.ends_with("’s");
    if entry.table() == Table::Abbreviation && plural(passage) && !plural(entry.term()) {
        return Form::Plural;
    }
    found.form
}

fn noun(plain: &Plain<'_>, article: Article, form: Form, determiner: Determiner) -> Option<String> {
    if form.is_plural() {
        return match (plain.plural, article) {
            (Some(plural), _) => Some(plural.to_owned()),
            (None, Article::None) => Some(plain.text.to_owned()),
            (None, _) => None,
        };
    }
    // *het moeilijk plassen*: what stands before an infinitive is an adverb.
    let neuter = matches!(article, Article::Het) && plain.kind == PlainKind::Usual;
    Some(if neuter && determiner.definite { definite(plain.text) } else { plain.text.to_owned() })
}

/// *te veel prikkels*, which no article or possessive can stand before.
fn is_amount(plain: &str) -> bool {
    ["te veel ", "te weinig ", "veel ", "weinig ", "meer ", "minder ", "geen "]
        .iter()
        .any(|a| plain.starts_with(a))
}

/// *een boorgat in de schedel*: *gaatje in de schedel* would say it twice, so it becomes *gaatje*.
fn without_repetition(analysis: &Analysis<'_>, found: &TermMatch, mut text: String) -> String {
    const NEAR: usize = 4;
    let after = found.last as usize + 1;
    let follows = (after..analysis.tokens().len().min(after + NEAR))
        .take_while(|&i| {
            let token = &analysis.tokens()[i];
            token.sentence == found.sentence && !token.upos.is_verbal() && token.upos != Upos::Punct
        })
        .filter(|&i| analysis.tokens()[i].upos == Upos::Noun);
    for i in follows {
        let word = analysis.lower(i);
        let Some(at) = text.split(' ').position(|w| w == word) else { continue };
        // What hangs on the last preposition before the word goes, and the word with it.
        let cut = text
            .match_indices(' ')
            .take(at)
            .filter(|(space, _)| {
                let next = text[space + 1..].split(' ').next().unwrap_or("");
                OPENERS.contains(&next)
            })
            .last();
        if let Some((space, _)) = cut {
            text.truncate(space);
        }
    }
    text
}

/// *klein bloedvat* after *het*: *kleine bloedvat*.
fn definite(text: &str) -> String {
    let Some((first, rest)) = text.split_once(' ') else { return text.to_owned() };
    let entry = lexicon::lookup(first);
    // Some of these are nouns as well (*goed, zout*), but hardly ever right before a noun.
    // *vernauwd*, *beschermend*: participles are adjectives if the word list has them with -e.
    let inflected = class::ADJ_INFLECTED | class::PAST_SING;
    let participle = first.ends_with(['d', 't'])
        && lexicon::lookup(&inflect::with_e(first)).is_some_and(|e| e.class & inflected != 0);
    // Some adjectives are nouns as well (*goed, zout*), but hardly ever right before a noun.
    let adjective = participle || entry.is_some_and(|e| e.class & class::ADJ != 0);
    let next = rest.split(' ').next().unwrap_or("");
    let nouns = class::NOUN_SING | class::NOUN_PLUR | class::DIMINUTIVE;
    let noun = lexicon::lookup(next).is_some_and(|e| e.class & nouns != 0);
    if adjective && noun { format!("{} {rest}", inflect::with_e(first)) } else { text.to_owned() }
}

fn adjective(
    analysis: &Analysis<'_>,
    found: &TermMatch,
    entry: &Entry<'_>,
    plain: &str,
    determiner: Determiner,
) -> Option<String> {
    let noun = noun_after(analysis, found);
    let before_noun = noun.is_some();
    if plain.contains(' ') {
        // `in de buik` can only follow what it says something of, and says nothing of a verb.
        let adverb =
            analysis.tokens().get(found.last as usize).is_some_and(|t| t.relation == Relation::Advmod);
        return (!before_noun && !adverb && found.form == Form::Base).then(|| plain.to_owned());
    }
    let is_adjective = lexicon::lookup(plain).is_some_and(|e| e.class & class::ADJ != 0);
    // *basic*, *maligne*: words that take no ending where the alternative needs one.
    let uninflected = entry.table() == Table::Foreign || entry.term().ends_with('e');
    match found.form {
        Form::Base
            if uninflected && is_adjective && noun.is_some_and(|n| takes_e(analysis, n, determiner)) =>
        {
            Some(inflect::with_e(plain))
        }
        // *bij gelijktijdig gebruik*: *tegelijk* is no adjective.
        Form::Base => (is_adjective || !before_noun).then(|| plain.to_owned()),
        _ if is_adjective && analysis.word(found.last as usize).ends_with('e') => {
            Some(inflect::with_e(plain))
        }
        _ => None,
    }
}

/// *komt tot stand*: *ontstaat*. After a verb that stands first come the other words, so *tips geven* fits only where
/// the verb stands last.
fn phrase(plain: &str, found: &TermMatch) -> Option<String> {
    let verb_first = found.apart.is_some_and(|(from, _)| from == found.first);
    let several = plain.contains(' ') || super::pattern::separable(plain).is_some();
    if verb_first && several { None } else { verb(plain, found.form) }
}

fn verb(plain: &str, form: Form) -> Option<String> {
    match form {
        Form::Base => Some(plain.to_owned()),
        Form::Third if !plain.contains(' ') => {
            // A separable verb would leave its particle behind.
            if super::pattern::separable(plain).is_some() { None } else { inflect::third_person(plain) }
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::{ListFormat, TermMatches, Terms};
    use super::*;
    use crate::Document;

    const LIST: &str = "term\tpos\tarticle\tplain\tforms\n\
        hypertensie\tnoun\tde\thoge bloeddruk (de)\t\n\
        CVA\tnoun\thet\tberoerte (de; beroertes)\t\n\
        arteriole\tnoun\tde\tklein bloedvat (het; kleine bloedvaten)\t\n\
        renaal\tadjective\t-\tvan de nieren\t\n\
        acuut\tadjective\t-\tplotseling\t\n\
        maligne\tadjective\t-\tkwaadaardig\t\n\
        palperen\tverb\t-\tvoelen\t\n\
        continueren\tverb\t-\tdoorgaan met\t\n\
        zich begeven\tphrase\t-\tgaan\t=begeeft u zich\n\
        chloorhexidine\tnoun\tde\tmiddel tegen bacteriën (het)\t\n\
        dysurie\tnoun\tde\tmoeilijk plassen (inf)\t\n\
        myeline\tnoun\tde\tbeschermend laagje om zenuwen (het; beschermende laagjes om zenuwen)\t\n\
        nierarteriestenose\tnoun\tde\tvernauwd bloedvat naar de nier (het; vernauwde bloedvaten naar de nier)\t\n\
        boorgat\tnoun\thet\tgaatje in de schedel (het; gaatjes in de schedel)\t\n\
        onderprikkeling\tnoun\tde\tte weinig prikkels (-)\t\n\
        optimaliseren\tverb\t-\tbeter maken\t\n\
        tonsillitis\tnoun\tde\tontstoken amandelen (-)\t\n\
        mariske\tnoun\tde\tflapjes huid (-)\t\n";

    fn first(text: &str) -> Replacements {
        let (terms, errors) = Terms::builder().without_builtin().list("t", ListFormat::Tsv, LIST).build();
        assert!(errors.is_empty(), "{errors:?}");
        let document = Document::from_text("t", text);
        let analysis = Analysis::new(&document);
        let matches = TermMatches::find(&terms, &analysis);
        let found = matches.all().first().expect("a match");
        replacements(&analysis, found, &matches.entry(found))
    }

    #[test]
    fn agree_with_the_passage() {
        for (text, replacement, article) in [
            ("De hypertensie is hoog.", "hoge bloeddruk", None),
            ("Hypertensie is ernstig.", "Hoge bloeddruk", None),
            ("U kreeg het CVA in mei.", "beroerte", Some(("het", "de"))),
            ("U had drie CVA's.", "beroertes", None),
            ("Er is een arteriole met een wijd bloedvat.", "klein bloedvat", None),
            ("Er is een boorgat in de schedel.", "gaatje", None),
            ("Bij CVA belt u ons.", "een beroerte", None),
            ("Neem het betreffende CVA serieus.", "beroerte", Some(("het", "de"))),
            ("CVA komt vaak voor.", "Een beroerte", None),
            ("U heeft geen CVA.", "beroerte", None),
            ("U had een ernstig CVA.", "beroerte", Some(("ernstig", "ernstige"))),
            ("Dat is een wijde arteriole.", "klein bloedvat", Some(("wijde", "wijd"))),
            ("Bel bij hypertensie.", "hoge bloeddruk", None),
            ("Dat is een arteriole.", "klein bloedvat", None),
            ("Dat is de arteriole.", "kleine bloedvat", Some(("de", "het"))),
            ("De myeline is weg.", "beschermende laagje om zenuwen", Some(("de", "het"))),
            ("De nierarteriestenose is weg.", "vernauwde bloedvat naar de nier", Some(("de", "het"))),
            ("De arteriolen zijn nauw.", "kleine bloedvaten", None),
            ("Dat is een maligne tumor.", "kwaadaardige", None),
            ("Dat is een maligne gezwel.", "kwaadaardig", None),
            ("De tumor is maligne.", "kwaadaardig", None),
            ("U heeft acute pijn.", "plotselinge", None),
            ("De arts palpeert uw buik.", "voelt", None),
        ] {
            let got = first(text);
            assert_eq!(got.texts, [replacement], "{text}");
            let change = got.change.as_ref().map(|(from, to)| (from.as_str(), to.as_str()));
            assert_eq!(change, article, "{text}");
        }
    }

    #[test]
    fn infinitives_only_where_a_verb_can_be_a_noun() {
        for text in ["Bel ons bij dysurie.", "Soms is de dysurie een teken van ontsteking."] {
            assert_eq!(first(text).texts, ["moeilijk plassen"], "{text}");
            assert_eq!(first(text).rebuild, Rebuild::Nothing, "{text}");
        }
        for text in [
            "U heeft een dysurie.",
            "U heeft dysurie.",
            "Bel bij ernstige dysurie.",
            "U heeft koorts en dysurie.",
        ] {
            assert!(first(text).texts.is_empty(), "{text}");
            assert_eq!(first(text).rebuild, Rebuild::WithVerb, "{text}");
        }
    }

    #[test]
    fn a_plural_asks_for_another_verb() {
        assert_eq!(first("De tonsillitis is weg.").verb, Some(2));
        assert_eq!(first("Soms komt tonsillitis terug.").verb, Some(1));
        assert_eq!(first("U heeft tonsillitis.").verb, None);
        assert_eq!(first("De hypertensie is weg.").verb, None);
    }

    #[test]
    fn nothing_where_it_would_not_fit() {
        assert!(first("U heeft renale pijn.").texts.is_empty());
        assert!(first("U heeft een mariske.").texts.is_empty());
        assert_eq!(first("U heeft renale pijn.").rebuild, Rebuild::Behind(3));
        assert_eq!(first("De pijn is renaal.").rebuild, Rebuild::Nothing);
        assert!(first("De arts heeft uw buik gepalpeerd.").texts.is_empty());
        assert!(first("Wij proberen de zorg te optimaliseren.").texts.is_empty());
        assert!(first("Door de onderprikkeling bent u moe.").texts.is_empty());
        assert!(first("U moet de pillen continueren.").texts.is_empty());
        assert!(first("Daarna begeeft u zich naar huis.").texts.is_empty());
        assert_eq!(first("U moet zich begeven naar huis, dus zich begeven.").texts, ["gaan"]);
    }
}
