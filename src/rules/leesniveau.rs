#![doc = include_str!("leesniveau.md")]

use crate::Span;
use crate::dutch::Analysis;
use crate::dutch::relation::Relation;
use crate::finding::{Finding, Severity};
use crate::lint::{Document, Feature, Hard, NounType, Scored, adults_with_difficulty};
use crate::rules::{Context, Findings, Rule};

/// The rule.
pub static RULE: Rule = Rule {
    id: "leesniveau",
    severity: Severity::Warning,
    checklist: &["8"],
    vbi: &[3],
    doc: include_str!("leesniveau.md"),
    check,
};

/// Sentences and words that the message names.
const NAMED: usize = 3;

fn check(context: &Context<'_>, findings: &mut Findings) {
    let analysis = context.analysis;
    let words: u32 = analysis.prose().map(|s| s.words).sum();
    if f64::from(words) < context.settings.threshold("leesniveau.woorden") {
        return;
    }
    let sentences = Scored::all(analysis);
    let document = Document::of(&sentences);
    let (Some(score), Some(level)) = (document.features.score(), document.features.level()) else { return };
    if f64::from(level) < context.settings.threshold("leesniveau.niveau") {
        return;
    }
    let sure = f64::from(words) >= context.settings.threshold("leesniveau.zekere-woorden");
    let severity = if sure { RULE.severity } else { Severity::Hint };
    let causes = document.features.causes();
    let causes: Vec<String> =
        causes.iter().filter(|c| c.1 > 0.0).take(2).map(|c| cause(context, c.0, &sentences)).collect();
    let adults = adults_with_difficulty(level);
    let message = context.say(
        format!(
            "De tekst lijkt moeilijk: niveau {level} van 4 (LiNT-II, score {score:.0}). Van de 100 volwassenen \
             hebben er {adults} moeite met zo'n tekst. {}",
            causes.join(" ")
        ),
        format!(
            "The text looks difficult: level {level} of 4 (LiNT-II, score {score:.0}). {adults}% of adults have \
             difficulty with such a text. {}",
            causes.join(" ")
        ),
    );
    let hard: Vec<String> = Hard::of(&sentences, NAMED)
        .iter()
        .filter_map(|h| Some(format!("'{}'", opening(analysis, h.index)?)))
        .collect();
    let advice = context.say(
        format!("Begin met deze zinnen: {}.", hard.join(", ")),
        format!("Start with these sentences: {}.", hard.join(", ")),
    );
    findings.push(Finding::new(RULE.id, severity, Span::default(), message, advice));
}

/// A cause, with words of the text that show it.
fn cause(context: &Context<'_>, feature: Feature, sentences: &[Scored]) -> String {
    let analysis = context.analysis;
    match feature {
        Feature::WordFrequency => {
            let words = quoted(&rarest(analysis, sentences));
            context
                .say(format!("Deze woorden zijn niet zo bekend: {words}."), format!("Rare words: {words}."))
        }
        Feature::Distance => {
            let pair = farthest(analysis, sentences);
            let (dutch, english) = pair.map_or((String::new(), String::new()), |pair| {
                (format!(", zoals '{pair}'"), format!(", such as '{pair}'"))
            });
            context.say(
                format!("Woorden die bij elkaar horen, staan soms ver uit elkaar{dutch}."),
                format!("Words that belong together stand far apart{english}."),
            )
        }
        Feature::Density => context.say(
            "Er staat veel informatie in één zin.".to_owned(),
            "There is much information in one clause.".to_owned(),
        ),
        Feature::Concreteness => {
            let words = quoted(&abstract_nouns(analysis, sentences));
            context.say(
                format!("Dit kunt u niet zien of aanraken: {words}."),
                format!("Abstract nouns: {words}."),
            )
        }
    }
}

fn quoted(words: &[String]) -> String {
    words.iter().map(|w| format!("'{w}'")).collect::<Vec<_>>().join(", ")
}

/// The token of a word of a scored sentence.
fn token(analysis: &Analysis<'_>, scored: &Scored, word: usize) -> Option<usize> {
    Some(analysis.sentences().get(scored.index)?.first as usize + word)
}

fn rarest(analysis: &Analysis<'_>, sentences: &[Scored]) -> Vec<String> {
    let mut words: Vec<(f64, usize)> = sentences
        .iter()
        .filter(|s| s.counts)
        .flat_map(|s| {
            let rare = s.lint.rarest(NAMED).into_iter();
            rare.filter_map(move |(word, frequency)| Some((frequency, token(analysis, s, word)?)))
        })
        .collect();
    words.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
    distinct(words.iter().map(|w| analysis.lower(w.1)))
}

fn farthest(analysis: &Analysis<'_>, sentences: &[Scored]) -> Option<String> {
    let longest = |s: &Scored| s.lint.longest.map_or(0, |d| d.between);
    // The first of equals.
    let scored =
        sentences.iter().filter(|s| s.counts && shows(analysis, s)).rev().max_by_key(|s| longest(s))?;
    let dependency = scored.lint.longest?;
    let (first, last) = (dependency.word.min(dependency.head), dependency.word.max(dependency.head));
    let word = |i| token(analysis, scored, i).map(|t| analysis.word(t));
    Some(format!("{} ... {}", word(first)?, word(last)?))
}

/// Whether a reader sees that the two words belong together: a verb with its subject or its other part, in one go.
/// A list of things makes a long way too, but says nothing as a pair.
fn shows(analysis: &Analysis<'_>, scored: &Scored) -> bool {
    let Some(dependency) = scored.lint.longest else { return false };
    let ends = [dependency.word, dependency.head].map(|word| token(analysis, scored, word));
    let [Some(word), Some(head)] = ends else { return false };
    let pair = analysis.tokens().get(word).is_some_and(|t| {
        matches!(t.relation.base(), Relation::Nsubj | Relation::Aux) || t.relation == Relation::CompoundPrt
    });
    pair && !(word.min(head)..word.max(head)).any(|i| analysis.lower(i) == ",")
}

fn abstract_nouns(analysis: &Analysis<'_>, sentences: &[Scored]) -> Vec<String> {
    let nouns = sentences
        .iter()
        .filter(|s| s.counts)
        .flat_map(|s| s.lint.nouns(NounType::Abstract).filter_map(move |word| token(analysis, s, word)));
    distinct(nouns.map(|t| analysis.lower(t)))
}

/// The first few words, each once.
fn distinct<'w>(words: impl Iterator<Item = &'w str>) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for word in words {
        if !found.iter().any(|f| f == word) {
            found.push(word.to_owned());
        }
        if found.len() == NAMED {
            break;
        }
    }
    found
}

/// The first words of a sentence.
fn opening(analysis: &Analysis<'_>, sentence: usize) -> Option<String> {
    const SHOWN: usize = 6;
    let sentence = analysis.sentences().get(sentence)?;
    let words: Vec<usize> = sentence.tokens().filter(|&i| analysis.tokens()[i].is_word()).collect();
    let last = *words.get(SHOWN - 1).or(words.last())?;
    let text = analysis.passage(analysis.span(sentence.first as usize, last));
    Some(if words.len() > SHOWN { format!("{text} ...") } else { text.to_owned() })
}
