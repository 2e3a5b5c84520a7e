#![doc = include_str!("samengestelde_zin.md")]

use crate::dutch::{Analysis, Sentence, SentenceKind};
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
        } else if sentence.kind == SentenceKind::Question && ends_block(analysis, sentence) {
            double_question(context, findings, sentence);
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

/// A question that is to be answered stands last: *Bent u zwanger of wilt u dat worden? Overleg dan* is a condition.
fn ends_block(analysis: &Analysis<'_>, sentence: &Sentence) -> bool {
    let after = analysis.tokens().get(sentence.end as usize).map(|t| t.sentence as usize);
    let next = after.and_then(|s| analysis.sentences().get(s));
    next.is_none_or(|n| n.block != sentence.block || n.kind == SentenceKind::Question)
}

/// `Rookt u of drinkt u alcohol?`: one answer cannot serve both.
fn double_question(context: &Context<'_>, findings: &mut Findings, sentence: &Sentence) {
    let analysis = context.analysis;
    let finite: Vec<usize> = grammar::finite_verbs(analysis, sentence).collect();
    let joined = finite.windows(2).any(|pair| {
        let verb_first = pair[1] > 0 && matches!(analysis.lower(pair[1] - 1), "of" | "en");
        verb_first && grammar::opener(analysis, sentence, pair[1]).is_none()
    });
    if !joined {
        return;
    }
    let message = context.say(
        "Dit lijken twee vragen in één zin.".to_owned(),
        "This looks like two questions in one sentence.".to_owned(),
    );
    let advice = context.say("Stel één vraag tegelijk.".to_owned(), "Ask one question at a time.".to_owned());
    findings.push(Finding::new(RULE.id, Severity::Hint, sentence.span, message, advice));
}
