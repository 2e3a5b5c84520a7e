use super::item::{Instrument, Item, Judge, NotApplicable};
use super::{Kind, measures};
use crate::document::BlockKind;
use crate::dutch::Analysis;
use crate::dutch::tokens::TokenKind;
use crate::finding::Finding;
use crate::metrics::Metrics;

/// The answer to an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Answer {
    /// It holds: *agree*, *met*.
    Yes,
    /// It does not: *disagree*, *not met*.
    No,
    /// It does not apply.
    NotApplicable,
    /// Nobody has judged.
    Unknown,
}

/// Who gave the answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum By {
    /// The program, and it is sure.
    Program,
    /// The program, for a person to confirm.
    Suggestion,
    /// A person.
    Person,
    /// Nobody.
    Nobody,
}

/// An item with its answer.
#[derive(Clone, Debug, PartialEq)]
pub struct Answered<'i> {
    /// The item.
    pub item: &'i Item,
    /// The answer.
    pub answer: Answer,
    /// Who gave it.
    pub by: By,
    /// Number of findings that speak against it.
    pub findings: usize,
    /// Why, in plain Dutch, with a passage of the text where there is one.
    pub reason: String,
    /// What to do; empty if there is nothing to do.
    pub advice: String,
}

/// What answers rest on.
#[derive(Clone, Copy, Debug)]
pub struct Evidence<'e> {
    /// The text.
    pub analysis: &'e Analysis<'e>,
    /// What rules found.
    pub findings: &'e [Finding],
    /// The numbers.
    pub metrics: &'e Metrics,
    /// The kind of material.
    pub kind: Kind,
}

/// Answers every item that this kind of material has.
pub fn answer<'i>(instrument: &'i Instrument, evidence: &Evidence<'_>) -> Vec<Answered<'i>> {
    instrument.items_for(evidence.kind).map(|item| answer_item(item, evidence)).collect()
}

fn answer_item<'i>(item: &'i Item, evidence: &Evidence<'_>) -> Answered<'i> {
    let own: Vec<&Finding> =
        evidence.findings.iter().filter(|f| item.rules.iter().any(|r| r == f.rule)).collect();
    let mut answered = Answered {
        item,
        answer: Answer::Unknown,
        by: By::Nobody,
        findings: own.len(),
        reason: String::new(),
        advice: String::new(),
    };
    if let Some(reason) = item.na.and_then(|na| not_applicable(na, evidence)) {
        answered.answer = Answer::NotApplicable;
        answered.by = By::Program;
        answered.reason = reason;
        return answered;
    }
    let (Some(test), true) = (&item.test, item.judge != Judge::Person) else {
        "Dit kan alleen een mens beoordelen.".clone_into(&mut answered.reason);
        return answered;
    };
    let Some(value) = measures::measure(&test.measure, evidence, item) else {
        "De tekst is te kort om dit te beoordelen.".clone_into(&mut answered.reason);
        return answered;
    };
    let sign = if test.good <= test.bad { 1.0 } else { -1.0 };
    let (good, bad, value) = (test.good * sign, test.bad * sign, value * sign);
    let between = value > good && value < bad;
    let holds = if between { value - good < bad - value } else { value <= good };
    answered.answer = if holds { Answer::Yes } else { Answer::No };
    answered.by = if between || item.judge == Judge::Suggestion { By::Suggestion } else { By::Program };
    answered.reason = reason(&own, evidence, holds);
    if !holds {
        answered.advice.clone_from(&item.advice);
    }
    answered
}

fn reason(own: &[&Finding], evidence: &Evidence<'_>, holds: bool) -> String {
    match own {
        [] if holds => "Het programma vond hier niets op aan te merken.".to_owned(),
        [] => "Het programma vond dit niet in de tekst.".to_owned(),
        [first, ..] => {
            let passage = evidence.analysis.passage(first.span);
            let times = if own.len() == 1 { "1 plek".to_owned() } else { format!("{} plekken", own.len()) };
            if first.span.is_empty() {
                return first.message.clone();
            }
            format!("Het programma vond {times}. De eerste is: '{}'.", shorten(passage, 60))
        }
    }
}

/// At most `limit` characters, cut at a word.
pub(crate) fn shorten(text: &str, limit: usize) -> String {
    if text.chars().count() <= limit {
        return text.to_owned();
    }
    let cut: String = text.chars().take(limit).collect();
    let end = cut.rfind(' ').unwrap_or(cut.len());
    format!("{} ...", &cut[..end])
}

/// The reason why an item does not apply, if so.
fn not_applicable(na: NotApplicable, evidence: &Evidence<'_>) -> Option<String> {
    let document = evidence.analysis.document();
    let visuals = !document.images().is_empty();
    let tables = !document.tables().is_empty();
    let (holds, reason) = match na {
        NotApplicable::NoNumbers => (!has_numbers(evidence), "Er staan geen getallen in de tekst."),
        NotApplicable::VeryShort => (is_very_short(evidence), "De tekst is heel kort."),
        NotApplicable::NoVisuals => (!visuals, "Er staan geen beelden in."),
        NotApplicable::NoTables => (!tables, "Er staan geen tabellen in."),
        NotApplicable::NoCharts => (!tables && !visuals, "Er staan geen tabellen of plaatjes in."),
        NotApplicable::NoCalculations => {
            (!evidence.findings.iter().any(|f| f.rule == "rekenen"), "De lezer hoeft niets uit te rekenen.")
        }
        // What one sees and hears cannot be known from text.
        NotApplicable::Video | NotApplicable::NoScreenText | NotApplicable::NoNarration => (false, ""),
    };
    holds.then(|| reason.to_owned())
}

/// Print: at most two paragraphs and about 300 words.
fn is_very_short(evidence: &Evidence<'_>) -> bool {
    evidence.metrics.paragraphs <= 2 && evidence.metrics.words <= 300
}

/// Whether there are numbers in the sense of the VBI: not dates, times, telephone numbers or addresses.
fn has_numbers(evidence: &Evidence<'_>) -> bool {
    let found = evidence.findings.iter().any(|f| matches!(f.rule, "getal" | "rekenen"));
    let analysis = evidence.analysis;
    let in_prose = |t: &crate::dutch::Token| {
        analysis.block_of(&analysis.sentences()[t.sentence as usize]).kind != BlockKind::Code
    };
    let plain = |t: &crate::dutch::Token| {
        let word = t.span.of(analysis.document().text());
        t.kind == TokenKind::Number && word.len() <= 4 && word.bytes().all(|b| b.is_ascii_digit())
    };
    found || analysis.tokens().iter().any(|t| plain(t) && in_prose(t))
}
