#![doc = include_str!("tangconstructie.md")]

use crate::dutch::morphology::{PronType, Upos, VerbForm};
use crate::dutch::relation::Relation;
use crate::dutch::{Analysis, Sentence};
use crate::finding::{Finding, Severity};
use crate::rules::{Context, Findings, Rule, grammar};

/// The rule.
pub static RULE: Rule = Rule {
    id: "tangconstructie",
    severity: Severity::Warning,
    checklist: &["10"],
    vbi: &[3],
    doc: include_str!("tangconstructie.md"),
    check,
};

/// Two parts that belong together.
struct Pincer {
    first: usize,
    last: usize,
    between: usize,
}

fn check(context: &Context<'_>, findings: &mut Findings) {
    let analysis = context.analysis;
    let limit = context.settings.threshold("tangconstructie.woorden") as usize;
    for sentence in analysis.sentences().iter().filter(|s| analysis.is_prose(s)) {
        let mut pincers = verbs(analysis, sentence);
        pincers.extend(subjects(analysis, sentence));
        pincers.extend(articles(analysis, sentence));
        // What stands before a colon is a label: *Dosering: volwassenen slikken ...*
        let label = |p: &Pincer| (p.first + 1..p.last).any(|i| analysis.lower(i) == ":");
        pincers.retain(|p| p.between >= limit && !label(p));
        // The widest first; a pincer inside or across another is the same problem.
        pincers.sort_by_key(|p| (usize::MAX - p.between, p.first));
        let mut kept: Vec<Pincer> = Vec::new();
        for pincer in pincers {
            if kept.iter().all(|k| pincer.last <= k.first || pincer.first >= k.last) {
                kept.push(pincer);
            }
        }
        kept.sort_by_key(|p| p.first);
        for pincer in &kept {
            report(context, findings, pincer);
        }
    }
}

fn report(context: &Context<'_>, findings: &mut Findings, pincer: &Pincer) {
    let analysis = context.analysis;
    let (first, between) = (analysis.word(pincer.first), pincer.between);
    // *te* says nothing without its infinitive.
    let whole = if analysis.lower(pincer.last) == "te" { pincer.last + 1 } else { pincer.last };
    let last = analysis.passage(analysis.span(pincer.last, whole));
    let message = context.say(
        format!("'{first}' en '{last}' horen bij elkaar, maar er staan {between} woorden tussen."),
        format!("'{first}' and '{last}' belong together, but {between} words stand in between."),
    );
    let advice = context.say(
        format!("Zet '{first}' en '{last}' dichter bij elkaar. Of maak er twee zinnen van."),
        format!("Move '{first}' and '{last}' together, or make two sentences."),
    );
    let span = analysis.span(pincer.first, pincer.last);
    findings.push(Finding::new(RULE.id, RULE.severity, span, message, advice));
}

/// Finite verb ... the rest of the verb group or the particle.
fn verbs(analysis: &Analysis<'_>, sentence: &Sentence) -> Vec<Pincer> {
    let mut found = Vec::new();
    for finite in grammar::finite_verbs(analysis, sentence) {
        let after = grammar::verb_group(analysis, finite).into_iter().find(|&i| i > finite);
        if let Some(last) = after.map(|i| before_te(analysis, i)) {
            found.push(Pincer { first: finite, last, between: analysis.words_between(finite, last) });
        }
    }
    found
}

/// *te* belongs to the infinitive after it and does not stand in between.
fn before_te(analysis: &Analysis<'_>, verb: usize) -> usize {
    let te = verb.checked_sub(1).is_some_and(|i| analysis.lower(i) == "te");
    if te { verb - 1 } else { verb }
}

/// Subject ... finite verb. In a clause of which the verb stands last, only for a noun: *dat u ... verliest* is the
/// ordinary order of such a clause.
fn subjects(analysis: &Analysis<'_>, sentence: &Sentence) -> Vec<Pincer> {
    let tokens = analysis.tokens();
    let mut found = Vec::new();
    for finite in grammar::finite_verbs(analysis, sentence) {
        let main = grammar::main_verb(analysis, finite);
        let subject = analysis
            .children(main)
            .find(|&i| matches!(tokens[i].relation.base(), Relation::Nsubj | Relation::Csubj) && i < finite);
        let Some(subject) = subject.filter(|&s| matches!(tokens[s].upos, Upos::Noun | Upos::Propn)) else {
            continue;
        };
        let end = (subject..finite).rev().find(|&i| belongs_to(analysis, i, subject)).unwrap_or(subject);
        // Where more than the subject stands before the verb, that is the order of a subordinate clause: then only
        // what comes after the subject keeps them apart.
        let from = if end + 1 < finite { end } else { subject };
        found.push(Pincer { first: subject, last: finite, between: analysis.words_between(from, finite) });
    }
    found
}

/// Whether a token is part of the phrase of a noun.
fn belongs_to(analysis: &Analysis<'_>, token: usize, noun: usize) -> bool {
    const DEEPEST: usize = 20;
    let mut at = token;
    for _ in 0..DEEPEST {
        if at == noun {
            return true;
        }
        match analysis.tokens().get(at).and_then(|t| t.head) {
            Some(head) => at = head as usize,
            None => return false,
        }
    }
    false
}

/// Article ... noun.
fn articles(analysis: &Analysis<'_>, sentence: &Sentence) -> Vec<Pincer> {
    let tokens = analysis.tokens();
    let article = |i: &usize| {
        let t = &tokens[*i];
        t.relation == Relation::Det
            && (matches!(analysis.lower(*i), "de" | "het" | "een")
                || t.feats.pron_type() == Some(PronType::Dem))
    };
    sentence
        .tokens()
        .filter(article)
        .filter_map(|i| {
            let noun = described_noun(analysis, sentence, i).or_else(|| {
                let noun = tokens[i].head? as usize;
                (noun > i && matches!(tokens[noun].upos, Upos::Noun | Upos::Propn)).then_some(noun)
            })?;
            Some(Pincer { first: i, last: noun, between: analysis.words_between(i, noun) })
        })
        .collect()
}

/// The noun of an article that a preposition follows: *de in de eerste maand ontvangen rekeningen*. That order has no
/// other reading, so the words decide, not the tree.
fn described_noun(analysis: &Analysis<'_>, sentence: &Sentence, article: usize) -> Option<usize> {
    let tokens = analysis.tokens();
    if tokens.get(article + 1)?.upos != Upos::Adp || tokens[article].upos != Upos::Det {
        return None;
    }
    // No reader would reach a noun that is further away.
    let end = (sentence.end as usize).min(article + 40);
    (article + 3..end).find(|&noun| {
        let described = &tokens[noun - 1];
        let participle = described.feats.verb_form() == Some(VerbForm::Part);
        tokens[noun].upos == Upos::Noun && participle
    })
}
