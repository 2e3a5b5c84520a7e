#![doc = include_str!("lijdende_vorm.md")]

use crate::dutch::morphology::{Number as Plurality, Upos, VerbForm};
use crate::dutch::relation::Relation;
use crate::dutch::verbs::{Number, particle, present};
use crate::dutch::{Analysis, Sentence};
use crate::finding::{Finding, Severity};
use crate::rules::{Context, Findings, Rule, grammar};

/// The rule.
pub static RULE: Rule = Rule {
    id: "lijdende-vorm",
    severity: Severity::Warning,
    checklist: &["9"],
    vbi: &[5],
    doc: include_str!("lijdende_vorm.md"),
    check,
};

/// Verbs of which the receiver can become the subject with *krijgen* (`dictionaries/verbs`).
static WITH_KRIJGEN: &str = include_str!("../../dictionaries/verbs/krijgen-passives.tsv");

fn check(context: &Context<'_>, findings: &mut Findings) {
    let analysis = context.analysis;
    for sentence in analysis.sentences().iter().filter(|s| analysis.is_prose(s)) {
        for i in sentence.tokens() {
            let token = &analysis.tokens()[i];
            if let (Relation::AuxPass, Some(head)) = (token.relation, token.head) {
                report(context, findings, i, head as usize);
            } else if analysis.lemma(i) == "krijgen"
                && let Some(participle) = received(analysis, sentence, i)
            {
                report(context, findings, i, participle);
            }
        }
    }
}

/// The participle of *krijgt ... voorgeschreven*.
fn received(analysis: &Analysis<'_>, sentence: &Sentence, verb: usize) -> Option<usize> {
    let tokens = analysis.tokens();
    // Further away the two have nothing to do with each other.
    let all = sentence.tokens();
    let mut near = all.start.max(verb.saturating_sub(60))..all.end.min(verb + 60);
    near.find(|&i| {
        let participle = tokens[i].feats.verb_form() == Some(VerbForm::Part) && tokens[i].upos == Upos::Verb;
        let joined = tokens[i].head == Some(verb as u32) || tokens[verb].head == Some(i as u32);
        let attributive = matches!(tokens[i].relation, Relation::Amod | Relation::Acl);
        // *waarlangs de verdoving wordt toegediend* has a verb of its own.
        let other = analysis.children(i).any(|c| {
            c != verb && matches!(tokens[c].relation, Relation::Aux | Relation::AuxPass | Relation::Cop)
        });
        participle
            && joined
            && !attributive
            && !other
            && (WITH_KRIJGEN.lines().any(|l| l.split('\t').next() == Some(analysis.lemma(i)))
                || has_giver(analysis, verb, i))
    })
}

/// *kreeg haar voeten ingezwachteld door de zuster*: any verb, where something definite is acted upon and *door* says who
/// acts. Without that it may be something that one manages: *krijgt de fles niet geopend*.
fn has_giver(analysis: &Analysis<'_>, verb: usize, participle: usize) -> bool {
    let tokens = analysis.tokens();
    let object = (verb + 1..participle).any(|i| {
        let owned = matches!(tokens[i].relation, Relation::Det | Relation::NmodPoss);
        owned
            && !matches!(analysis.lower(i), "een" | "geen")
            && tokens[i].head.is_some_and(|h| h as usize > i)
    });
    let by = |i: usize| {
        analysis.lower(i) == "door"
            && tokens[i].head.is_some_and(|noun| {
                let above = tokens[noun as usize].head.map(|h| h as usize);
                above == Some(participle) || above == Some(verb)
            })
    };
    let sentence = analysis.sentences()[tokens[verb].sentence as usize].tokens();
    let closed = (verb..participle).any(|i| tokens[i].upos == Upos::Punct);
    object && !closed && (verb + 1..sentence.end.min(participle + 3)).any(by)
}

fn report(context: &Context<'_>, findings: &mut Findings, aux: usize, participle: usize) {
    let analysis = context.analysis;
    let participle = first_of_equals(analysis, aux, participle);
    let (first, last) = (aux.min(participle), aux.max(participle));
    let shown = format!("{} ... {}", analysis.word(first), analysis.word(last));
    let shown = if last == first + 1 { shown.replace(" ... ", " ") } else { shown };
    let message = context.say(
        format!("Deze zin is niet actief: '{shown}'. De lezer ziet niet meteen wie iets doet."),
        format!("This sentence is passive: '{shown}'. Readers do not see at once who acts."),
    );
    let advice = match agent(analysis, participle) {
        Some((head, name)) => {
            let example = active(analysis, head, &name, participle);
            context.say(
                format!("Begin met wie het doet. Bijvoorbeeld: '{example}'."),
                format!("Start with who acts. For instance: '{example}'."),
            )
        }
        None => context.say(
            "Zeg wie het doet. Begin bijvoorbeeld met 'u', 'wij' of 'de arts'.".to_owned(),
            "Say who acts. Start with 'u', 'wij' or 'de arts', for instance.".to_owned(),
        ),
    };
    findings.push(Finding::new(RULE.id, RULE.severity, analysis.span(first, last), message, advice));
}

/// *wordt geëvalueerd en aangepast*: the first of the participles that share an auxiliary.
fn first_of_equals(analysis: &Analysis<'_>, aux: usize, participle: usize) -> usize {
    let tokens = analysis.tokens();
    let earlier = (aux + 1..participle).find(|&i| {
        let participle_too =
            tokens[i].upos == Upos::Verb && tokens[i].feats.verb_form() == Some(VerbForm::Part);
        let conjunct =
            tokens[participle].head == Some(i as u32) && tokens[participle].relation == Relation::Conj;
        participle_too && conjunct
    });
    earlier.unwrap_or(participle)
}

/// Who does it: the noun after *door*, and its phrase.
fn agent(analysis: &Analysis<'_>, participle: usize) -> Option<(usize, String)> {
    let tokens = analysis.tokens();
    let head = analysis.children(participle).find(|&i| {
        let hangs = tokens[i].relation == Relation::OblAgent;
        hangs && matches!(tokens[i].upos, Upos::Noun | Upos::Propn | Upos::Pron)
    })?;
    let (first, last) = grammar::phrase(analysis, head);
    let first = (first..=head).find(|&i| analysis.lower(i) == "door")? + 1;
    if first > head || last - first > 5 {
        return None;
    }
    Some((head, analysis.passage(analysis.span(first, last)).to_owned()))
}

/// `De arts onderzoekt u.`
fn active(analysis: &Analysis<'_>, agent: usize, name: &str, participle: usize) -> String {
    let tokens = analysis.tokens();
    let number = match (tokens[agent].feats.number(), analysis.lower(agent)) {
        (_, "u" | "hem" | "haar") => Number::Singular,
        (_, "ons" | "hen" | "ze") | (Some(Plurality::Plur), _) => Number::Plural,
        _ => Number::Singular,
    };
    let subject = match analysis.lower(agent) {
        "ons" => "wij".to_owned(),
        "hem" => "hij".to_owned(),
        "haar" if tokens[agent].upos == Upos::Pron => "zij".to_owned(),
        "hen" | "hun" => "zij".to_owned(),
        "mij" => "ik".to_owned(),
        _ => name.to_owned(),
    };
    let mut letters = subject.chars();
    let subject =
        letters.next().map_or_else(String::new, |c| c.to_uppercase().collect::<String>() + letters.as_str());
    let lemma = analysis.lemma(participle);
    let split = particle(lemma, analysis.lower(participle));
    let verb = present(split.map_or(lemma, |p| &lemma[p.len()..]), number);
    let mut sentence = format!("{subject} {verb}");
    if let Some(object) = object(analysis, participle) {
        sentence.push(' ');
        sentence.push_str(&object);
    }
    if let Some(particle) = split {
        sentence.push(' ');
        sentence.push_str(particle);
    }
    sentence
}

/// The subject of the passive sentence, as an object.
fn object(analysis: &Analysis<'_>, participle: usize) -> Option<String> {
    let tokens = analysis.tokens();
    let subject = analysis.children(participle).find(|&i| tokens[i].relation.base() == Relation::Nsubj)?;
    let pronoun = match analysis.lower(subject) {
        "u" => "u",
        "wij" | "we" => "ons",
        "hij" => "hem",
        "zij" | "ze" => "ze",
        "ik" => "mij",
        "je" | "jij" => "je",
        "die" | "dat" | "wie" | "wat" | "er" => return None,
        _ => "",
    };
    if !pronoun.is_empty() {
        return Some(pronoun.to_owned());
    }
    let (first, last) = grammar::phrase(analysis, subject);
    if last - first > 5 {
        return None;
    }
    let text = analysis.passage(analysis.span(first, last));
    let mut letters = text.chars();
    let lower_first = matches!(tokens[first].upos, Upos::Det | Upos::Pron | Upos::Adj | Upos::Noun);
    let start = letters.next()?;
    Some(if lower_first && !letters.as_str().starts_with(char::is_uppercase) {
        start.to_lowercase().collect::<String>() + letters.as_str()
    } else {
        text.to_owned()
    })
}
