use super::Kind;
use super::item::{Instrument, Item, Judge, NotApplicable, Test};
use super::measures::{self, Measured};
use crate::Span;
use crate::dutch::Analysis;
use crate::finding::Finding;
use crate::metrics::Metrics;
use crate::settings::Settings;
use crate::source::Format;

/// A text with fewer whole sentences than this is too short for sure answers.
const FEW_SENTENCES: usize = 5;

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

/// An item with the program's answer.
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
    /// Passages of the text that show why; at most three.
    pub passages: Vec<Span>,
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
    /// Which rules were on.
    pub settings: &'e Settings,
    /// The kind of material.
    pub kind: Kind,
}

impl Evidence<'_> {
    pub(super) fn format(&self) -> Format {
        self.analysis.document().format()
    }

    pub(super) fn of_rule(&self, rule: &'static str) -> impl Iterator<Item = &Finding> {
        self.findings.iter().filter(move |f| f.rule == rule)
    }

    /// Whether a rule was run: one that is off, or that does not exist yet, says nothing by finding nothing.
    fn was_run(&self, rule: &str) -> bool {
        crate::rules::find(rule).is_some() && self.settings.is_on(rule)
    }
}

/// Answers every item that this kind of material has.
pub fn answer<'i>(instrument: &'i Instrument, evidence: &Evidence<'_>) -> Vec<Answered<'i>> {
    instrument.items_for(evidence.kind).map(|item| answer_item(item, evidence)).collect()
}

fn answer_item<'i>(item: &'i Item, evidence: &Evidence<'_>) -> Answered<'i> {
    let mut answered = Answered {
        item,
        answer: Answer::Unknown,
        by: By::Nobody,
        findings: measures::own(evidence, item).count(),
        reason: String::new(),
        advice: String::new(),
        passages: Vec::new(),
    };
    if let Some((by, reason)) = item.na.and_then(|na| not_applicable(na, evidence)) {
        answered.answer = Answer::NotApplicable;
        answered.by = by;
        reason.clone_into(&mut answered.reason);
        return answered;
    }
    match judge(item, evidence) {
        Ok((holds, by, measured)) => {
            answered.answer = if holds { Answer::Yes } else { Answer::No };
            answered.by = by;
            answered.reason = reason(&measured, evidence);
            answered.passages = measured.passages;
            if !holds {
                answered.advice.clone_from(&item.advice);
            }
        }
        Err(why) => why.clone_into(&mut answered.reason),
    }
    answered
}

const ONLY_PERSON: &str = "Dit kan alleen een mens beoordelen.";

/// Whether the item holds, how sure that is, and on what; or why the program cannot say.
fn judge(item: &Item, evidence: &Evidence<'_>) -> Result<(bool, By, Measured), &'static str> {
    let test = item.test.as_ref().filter(|_| item.judge != Judge::Person).ok_or(ONLY_PERSON)?;
    if item.judge == Judge::Layout && !evidence.format().shows_layout() {
        return Err("Dit bestand laat de opmaak niet zien. Kijk zelf op papier of op het scherm.");
    }
    let run = item.rules.iter().filter(|r| evidence.was_run(r)).count();
    if run == 0 && !item.rules.is_empty() {
        return Err("Het programma heeft hier niet naar gekeken.");
    }
    if evidence.metrics.words == 0 {
        return Err("Er staat geen Nederlandse tekst om te beoordelen.");
    }
    let measured = measures::measure(&test.measure, evidence, item)
        .ok_or("De tekst laat te weinig zien om dit te beoordelen.")?;
    let (holds, clear) = decide(test, measured.value).ok_or(ONLY_PERSON)?;
    let weak = match item.judge {
        // No finding may also mean that the file does not say how it looks.
        Judge::Layout => holds,
        judge => judge == Judge::Suggestion,
    };
    let short = evidence.metrics.sentences < FEW_SENTENCES;
    let sure = clear && !weak && !short && (run == item.rules.len() || !holds);
    Ok((holds, if sure { By::Program } else { By::Suggestion }, measured))
}

/// Whether a value is good, and whether that is clear; `None` where a one-sided test has nothing to say.
fn decide(test: &Test, value: f64) -> Option<(bool, bool)> {
    match (test.good, test.bad) {
        (Some(good), Some(bad)) => {
            let sign = if good <= bad { 1.0 } else { -1.0 };
            let (good, bad, value) = (good * sign, bad * sign, value * sign);
            let clear = value <= good || value >= bad;
            if test.open_between && !clear {
                return None;
            }
            Some((value <= good || (value < bad && value - good < bad - value), clear))
        }
        // One-sided tests count: `good = 1` wants at least one, `bad = 1` wants none.
        (Some(good), None) => (value >= good).then_some((true, true)),
        (None, Some(bad)) => (value >= bad).then_some((false, true)),
        (None, None) => None,
    }
}

/// What the measure says, with the first passage that shows it.
fn reason(measured: &Measured, evidence: &Evidence<'_>) -> String {
    let Some(first) = measured.passages.first() else { return measured.say.clone() };
    let passage = shorten(evidence.analysis.passage(*first), 60);
    let document = evidence.analysis.document();
    let line = document.locate(*first).line;
    format!("{} Kijk bij regel {line}: '{passage}'.", measured.say)
}

/// At most `limit` characters, cut at a word.
pub(crate) fn shorten(text: &str, limit: usize) -> String {
    let text = text.trim_end_matches('.');
    if text.chars().count() <= limit {
        return text.to_owned();
    }
    let cut: String = text.chars().take(limit).collect();
    let end = cut.rfind(' ').unwrap_or(cut.len());
    format!("{} ...", &cut[..end])
}

/// Who says that an item does not apply, and why, if so.
fn not_applicable(na: NotApplicable, evidence: &Evidence<'_>) -> Option<(By, &'static str)> {
    let document = evidence.analysis.document();
    let visuals = !document.images().is_empty();
    let tables = !document.tables().is_empty();
    // Plain text never shows images and tables, and subtitles show nothing of the film.
    let blind = if evidence.format() == Format::Text { By::Suggestion } else { By::Program };
    let av = evidence.kind == Kind::Av;
    let calculates = evidence.findings.iter().any(|f| f.rule == "rekenen");
    let (holds, by, reason) = match na {
        NotApplicable::NoNumbers => {
            let none = measures::numbers(evidence).next().is_none()
                && !evidence.findings.iter().any(|f| matches!(f.rule, "getal" | "rekenen"));
            (none, By::Program, "Er staan geen getallen in de tekst.")
        }
        NotApplicable::VeryShort if av => {
            (measures::is_very_short(evidence), By::Program, "De film duurt korter dan een minuut.")
        }
        NotApplicable::VeryShort => {
            (measures::is_very_short(evidence), By::Program, "De tekst is heel kort.")
        }
        NotApplicable::NoVisuals => (!visuals && !av, blind, "Er staan geen plaatjes in."),
        NotApplicable::NoTables => (!tables && !av, blind, "Er staan geen tabellen in."),
        NotApplicable::NoCharts => {
            (!tables && !visuals && !av, blind, "Er staan geen tabellen of schema's in.")
        }
        NotApplicable::NoCalculations => (
            evidence.was_run("rekenen") && !calculates,
            By::Suggestion,
            "De lezer hoeft niets uit te rekenen.",
        ),
        NotApplicable::Video => (
            av && !document.cues().is_empty(),
            By::Suggestion,
            "Dit is een film. Dan telt dit punt niet mee.",
        ),
        // What one sees and hears cannot be known from text.
        NotApplicable::NoScreenText | NotApplicable::NoNarration | NotApplicable::Ask => {
            (false, By::Nobody, "")
        }
    };
    holds.then_some((by, reason))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn between_good_and_bad_the_nearer_one_counts() {
        let test = |good, bad| Test { measure: String::new(), good, bad, open_between: false };
        let up = test(Some(0.2), Some(0.4));
        assert_eq!(decide(&up, 0.2), Some((true, true)));
        assert_eq!(decide(&up, 0.25), Some((true, false)));
        assert_eq!(decide(&up, 0.35), Some((false, false)));
        assert_eq!(decide(&up, 0.4), Some((false, true)));
        assert_eq!(decide(&Test { open_between: true, ..up.clone() }, 0.25), None);
        assert_eq!(decide(&Test { open_between: true, ..up }, 0.4), Some((false, true)));
        let down = test(Some(2.0), Some(0.0));
        assert_eq!(decide(&down, 5.0), Some((true, true)));
        assert_eq!(decide(&down, 0.5), Some((false, false)));
        assert_eq!(decide(&down, 0.0), Some((false, true)));
        assert_eq!(decide(&test(Some(1.0), None), 0.0), None);
        assert_eq!(decide(&test(Some(1.0), None), 2.0), Some((true, true)));
        assert_eq!(decide(&test(None, Some(1.0)), 0.0), None);
        assert_eq!(decide(&test(None, Some(1.0)), 1.0), Some((false, true)));
    }
}
