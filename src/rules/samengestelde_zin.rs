#![doc = include_str!("samengestelde_zin.md")]

use crate::dutch::{Analysis, Sentence};
use crate::finding::{Finding, Severity};
use crate::rules::{Context, Findings, Rule, grammar};

/// The rule.
pub static RULE: Rule = Rule {
    id: "samengestelde-zin",
    severity: Severity::Warning,
    checklist: &["8"],
    vbi: &[3],
    doc: include_str!("samengestelde_zin.md"),
    check,
};

fn check(context: &Context<'_>, findings: &mut Findings) {
    let analysis = context.analysis;
    let limit = context.settings.threshold("samengestelde-zin.bijzinnen") as usize;
    for sentence in analysis.prose() {
        let openers = openers(analysis, sentence);
        if openers.len() >= limit {
            let words: Vec<&str> = openers.iter().map(|&i| analysis.word(i)).collect();
            report(context, findings, sentence, &words);
        }
    }
}

/// The words that open the subordinate clauses of a sentence, one per clause. Clauses that *en* or *of* joins
/// (*hoe u eet en hoe u slaapt*) are one step for the reader and count once.
pub(crate) fn openers(analysis: &Analysis<'_>, sentence: &Sentence) -> Vec<usize> {
    let mut openers: Vec<usize> = grammar::finite_verbs(analysis, sentence)
        .filter_map(|v| grammar::opener(analysis, sentence, v))
        .collect();
    openers.sort_unstable();
    openers.dedup_by(|later, earlier| {
        let joined = *later > 0 && matches!(analysis.lower(*later - 1), "en" | "of");
        later == earlier || (joined && analysis.lower(*later) == analysis.lower(*earlier))
    });
    openers
}

fn report(context: &Context<'_>, findings: &mut Findings, sentence: &Sentence, words: &[&str]) {
    let list = words.iter().map(|w| format!("'{w}'")).collect::<Vec<_>>().join(", ");
    let message = context.say(
        format!("Deze zin heeft {} zinnen in zich, die beginnen met {list}.", words.len()),
        format!("This sentence holds {} subordinate clauses, which start with {list}.", words.len()),
    );
    let advice = context
        .say("Maak van elk deel een eigen zin.".to_owned(), "Make a sentence of each part.".to_owned());
    findings.push(Finding::new(RULE.id, RULE.severity, sentence.span, message, advice));
}
