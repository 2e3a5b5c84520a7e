#![doc = include_str!("tangconstructie.md")]

use crate::dutch::morphology::{PronType, Upos, VerbForm};
use crate::dutch::relation::Relation;
use crate::dutch::{Analysis, Sentence, SentenceKind};
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
        pincers.extend(opening_subject(analysis, sentence));
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
    // What the writer can count; `between` leaves out what belongs to the subject.
    let (first, between) =
        (analysis.word(pincer.first), analysis.words_between(pincer.first, pincer.last).max(pincer.between));
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
    let finites: Vec<usize> = grammar::finite_verbs(analysis, sentence).collect();
    for &finite in &finites {
        let Some(after) = grammar::verb_group(analysis, finite).into_iter().find(|&i| i > finite) else {
            continue;
        };
        let next = finites.iter().copied().filter(|&other| other > finite && other < after);
        if next.take(4).any(|other| starts_main_clause(analysis, sentence, other)) {
            continue;
        }
        let last = before_te(analysis, first_of_group(analysis, finite, after));
        if analysis.lower(last) == "te" && is_of_nearer(analysis, sentence, &finites, finite, last) {
            continue;
        }
        found.push(Pincer { first: finite, last, between: analysis.words_between(finite, last) });
    }
    found
}

/// `Wilt u stoppen, dan kunt u ...`: a second main clause, whose verbs do not belong to the first.
fn starts_main_clause(analysis: &Analysis<'_>, sentence: &Sentence, finite: usize) -> bool {
    let near = finite.saturating_sub(2)..finite;
    near.into_iter().any(|i| analysis.lower(i) == ",")
        && grammar::opener(analysis, sentence, finite).is_none()
}

/// *Bel ons als de wond begint te kloppen*: the infinitive belongs to the clause that opened last.
fn is_of_nearer(
    analysis: &Analysis<'_>,
    sentence: &Sentence,
    finites: &[usize],
    finite: usize,
    te: usize,
) -> bool {
    let nearer = finites.iter().copied().rfind(|&other| other > finite && other < te);
    nearer.is_some_and(|other| {
        let open = (other + 1..te).all(|i| analysis.tokens()[i].upos != Upos::Punct);
        open && grammar::opener(analysis, sentence, other).is_some_and(|o| o > finite)
    })
}

/// The verb that closes the pincer: *mag geen auto besturen, geen machines bedienen* closes at the first of equals, and
/// *kunnen beschadigd raken* at the first of its group.
fn first_of_group(analysis: &Analysis<'_>, finite: usize, after: usize) -> usize {
    let tokens = analysis.tokens();
    let is =
        |i: usize, form: VerbForm| tokens[i].upos == Upos::Verb && tokens[i].feats.verb_form() == Some(form);
    let stops = |i: usize| matches!(analysis.lower(i), "," | "en" | "of");
    let equal = (finite + 1..after).find(|&i| {
        let joined = |form| is(i, form) && is(after, form);
        let own = tokens[i].head == Some(after as u32) || tokens[after].head == Some(i as u32);
        let own = own && !matches!(tokens[i].relation, Relation::Nsubj | Relation::Csubj | Relation::Amod);
        (joined(VerbForm::Inf) || joined(VerbForm::Part))
            && own
            && stops(i + 1)
            && analysis.lower(i - 1) != "te"
    });
    let mut last = equal.unwrap_or(after);
    while last > finite + 1
        && is(last, VerbForm::Inf)
        && (is(last - 1, VerbForm::Part) || is(last - 1, VerbForm::Inf))
    {
        last -= 1;
    }
    last
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
        // *De soep is warm, het brood is koud*: the first verb has taken the subject.
        let taken = (subject + 1..finite).rev().take(60).any(|i| {
            tokens[i].is_finite()
                && grammar::opener(analysis, sentence, i).is_none_or(|o| o < subject)
                && !belongs_to(analysis, grammar::main_verb(analysis, i), subject)
        });
        if taken && (subject..finite).rev().take(60).any(|i| analysis.lower(i) == ",") {
            continue;
        }
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

/// Pronouns that a relative clause can follow: *iedereen die*, *alles wat*.
const GENERAL: [&str; 15] = [
    "al", "alle", "allen", "alles", "datgene", "degene", "degenen", "diegene", "diegenen", "hetgeen",
    "iedereen", "iemand", "niemand", "sommigen", "velen",
];

/// *De kwaal waarvoor u onder behandeling was, is ...*, *Wie vorige week al belde, krijgt ...*: the first noun or pronoun,
/// its relative clause, and a finite verb right after the comma. The order leaves no other reading, so it is read from
/// the words even where the tree is wrong.
fn opening_subject(analysis: &Analysis<'_>, sentence: &Sentence) -> Option<Pincer> {
    let tokens = analysis.tokens();
    let range = sentence.tokens();
    let noun = range
        .clone()
        .take(5)
        .find(|&i| tokens[i].upos == Upos::Noun || i == range.start && GENERAL.contains(&analysis.lower(i)));
    let free =
        matches!(analysis.lower(range.start), "wie" | "wat") && sentence.kind != SentenceKind::Question;
    let subject = if free { range.start } else { noun? };
    let relative = free || subject + 1 < range.end && grammar::opens(analysis, subject + 1, range.start);
    let verb = (subject + 2..range.end).find(|&i| analysis.lower(i - 1) == "," && tokens[i].is_finite())?;
    let commas = (subject..verb - 1).filter(|&i| analysis.lower(i) == ",").count();
    // *Zegt uw partner dat ..., bel dan*: a verb before the noun makes it another kind of sentence.
    let introduces = |i: usize| matches!(tokens[i].upos, Upos::Det | Upos::Adj | Upos::Num | Upos::Pron);
    let initial = range.start + 3 > subject && (range.start..subject).all(introduces);
    // *Alles wat u niet begrijpt, kunt u vragen*: the subject stands after the verb.
    let object = tokens[subject].upos != Upos::Noun
        && verb + 1 < range.end
        && matches!(analysis.lower(verb + 1), "u" | "ik" | "wij" | "we" | "hij" | "je" | "jij" | "men");
    let has_verb = (subject + 1..verb).any(|i| tokens[i].is_finite());
    (relative && initial && has_verb && !object && commas == 0).then(|| Pincer {
        first: subject,
        last: verb,
        between: analysis.words_between(subject, verb),
    })
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
