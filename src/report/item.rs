use crate::Span;
use crate::document::Document;
use crate::instruments::{Answer, Answered, By, Given, Instrument, Kind, Score};

/// A passage of the text that shows why an item has its answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passage {
    /// The passage.
    pub text: String,
    /// The line of the source that it starts on, from 1.
    pub line: u32,
    /// First byte in the source.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Passage {
    fn new(document: &Document, span: Span) -> Self {
        let place = document.locate(span);
        let text = span.of(document.text()).to_owned();
        Self { text, line: place.line, start: place.start, end: place.end }
    }
}

/// An answered item of an instrument.
#[derive(Clone, Debug, PartialEq)]
pub struct ItemReport {
    /// The id of the instrument.
    pub instrument: String,
    /// The item's id.
    pub item: String,
    /// Its title.
    pub title: String,
    /// The scale that it counts on.
    pub scale: Option<String>,
    /// The part that it stands in.
    pub section: String,
    /// The question.
    pub question: String,
    /// How to judge.
    pub hint: String,
    /// The answer.
    pub answer: Answer,
    /// Who gave it.
    pub by: By,
    /// Findings that speak against it.
    pub findings: usize,
    /// The rules that it rests on.
    pub rules: Vec<String>,
    /// Why the program gave its answer, or could not.
    pub reason: String,
    /// Passages that show it.
    pub passages: Vec<Passage>,
    /// What to do; empty if there is nothing to do.
    pub advice: String,
    /// An example of a better text.
    pub example: String,
    /// How much work that is, 1 to 3.
    pub effort: u8,
    /// Whether *does not apply* is an answer.
    pub may_not_apply: bool,
    /// What the program said, if a person answered.
    pub program: Option<(Answer, By)>,
    /// The person's remark.
    pub note: String,
    /// The person.
    pub rater: Option<String>,
    /// When the person answered.
    pub date: Option<String>,
    /// The advice that holds if the answer is no.
    remedy: String,
}

impl ItemReport {
    pub(super) fn new(document: &Document, instrument: &Instrument, answered: &Answered<'_>) -> Self {
        let item = answered.item;
        Self {
            instrument: instrument.id.clone(),
            item: item.id.clone(),
            title: item.title.clone(),
            scale: item.scale.clone(),
            section: item.section.clone(),
            question: item.question.clone(),
            hint: item.hint.clone(),
            answer: answered.answer,
            by: answered.by,
            findings: answered.findings,
            rules: item.rules.clone(),
            reason: answered.reason.clone(),
            passages: answered.passages.iter().map(|s| Passage::new(document, *s)).collect(),
            advice: answered.advice.clone(),
            example: item.example.clone(),
            effort: item.effort,
            may_not_apply: item.na.is_some(),
            program: None,
            note: String::new(),
            rater: None,
            date: None,
            remedy: item.advice.clone(),
        }
    }

    /// Puts a person's answer in place of the program's.
    pub(super) fn apply(&mut self, given: &Given) {
        self.program.get_or_insert((self.answer, self.by));
        self.answer = given.answer;
        self.by = By::Person;
        self.advice = if given.answer == Answer::No { self.remedy.clone() } else { String::new() };
        self.note.clone_from(&given.note);
        self.rater.clone_from(&given.rater);
        self.date.clone_from(&given.date);
    }

    /// A person says one thing, and a program that was sure another.
    pub fn is_conflict(&self) -> bool {
        matches!(self.program, Some((answer, By::Program)) if answer != self.answer)
    }
}

/// The VBI of one document: two scales, no total.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct VbiReport {
    /// The kind of material.
    pub kind: Kind,
    /// *Begrijpelijkheid*.
    pub understandability: Score,
    /// *Toepasbaarheid*.
    pub actionability: Score,
    /// The items.
    pub items: Vec<ItemReport>,
}

impl VbiReport {
    pub(super) fn new(kind: Kind, items: Vec<ItemReport>) -> Self {
        Self {
            kind,
            understandability: score(&items, "understandability"),
            actionability: score(&items, "actionability"),
            items,
        }
    }
}

/// Another instrument of one document.
#[derive(Clone, Debug, PartialEq)]
pub struct InstrumentReport {
    /// The instrument's id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// What a reader has to know.
    pub note: String,
    /// Its scales with their scores.
    pub scales: Vec<ScaleReport>,
    /// The items.
    pub items: Vec<ItemReport>,
}

/// The score on one scale.
#[derive(Clone, Debug, PartialEq)]
pub struct ScaleReport {
    /// The scale's id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// The score.
    pub score: Score,
}

impl InstrumentReport {
    pub(super) fn new(instrument: &Instrument, items: Vec<ItemReport>) -> Self {
        let scale = |s: &crate::instruments::Scale| ScaleReport {
            id: s.id.clone(),
            name: s.name.clone(),
            score: score(&items, &s.id),
        };
        Self {
            id: instrument.id.clone(),
            name: instrument.name.clone(),
            note: instrument.note.clone(),
            scales: instrument.scales.iter().map(scale).collect(),
            items,
        }
    }

    pub(super) fn score_again(&mut self) {
        for scale in &mut self.scales {
            scale.score = score(&self.items, &scale.id);
        }
    }
}

fn score(items: &[ItemReport], scale: &str) -> Score {
    Score::of(items.iter().filter(|i| i.scale.as_deref() == Some(scale)).map(|i| (i.answer, i.by)))
}
