use serde::Deserialize;

use super::{Kind, measures};
use crate::error::{Error, ErrorKind};

/// An instrument: scales and items.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Instrument {
    /// Version of the file's schema: `helder-instrument-1`.
    pub schema: String,
    /// A short id.
    pub id: String,
    /// Its name, as reports show it.
    pub name: String,
    /// Where its items come from.
    pub source: String,
    /// What a reader of a report has to know: what is covered, and what is not.
    #[serde(default)]
    pub note: String,
    /// Its scales; empty for a checklist without scores.
    #[serde(default, rename = "scale")]
    pub scales: Vec<Scale>,
    /// Its items in order.
    #[serde(rename = "item")]
    pub items: Vec<Item>,
}

/// A scale that items count on.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Scale {
    /// A short id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// What it says.
    pub meaning: String,
}

/// Who can answer an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Judge {
    /// The program is sure.
    Program,
    /// The program can suggest an answer, a person should confirm it.
    Suggestion,
    /// Only a person.
    Person,
}

/// When an item does not apply, where the instrument offers that.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum NotApplicable {
    /// There are no numbers.
    NoNumbers,
    /// Very short material: at most two paragraphs and 300 words; audiovisual: under a minute.
    VeryShort,
    /// There are no visuals.
    NoVisuals,
    /// There are no tables.
    NoTables,
    /// There are no charts, tables or diagrams.
    NoCharts,
    /// There is nothing to calculate.
    NoCalculations,
    /// It is a video.
    Video,
    /// There is no text on the screen, or all of it is spoken.
    NoScreenText,
    /// Nobody speaks.
    NoNarration,
}

/// How a measure becomes an answer. Between `good` and `bad` the answer is the nearer one, as a suggestion.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Test {
    /// The measure: see `measures.rs`, or the documentation of instruments.
    pub measure: String,
    /// Up to this the item holds (from this on, if `good` is more than `bad`).
    pub good: f64,
    /// From this on it does not hold (up to this, if `good` is more than `bad`).
    pub bad: f64,
}

/// An item of an instrument.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Item {
    /// Its number or id in the instrument.
    pub id: String,
    /// The scale that it counts on.
    #[serde(default)]
    pub scale: Option<String>,
    /// The part of the instrument that it stands in.
    pub section: String,
    /// A few words.
    pub title: String,
    /// The question to answer with yes or no, in plain Dutch.
    pub question: String,
    /// How to judge, in plain Dutch.
    #[serde(default)]
    pub hint: String,
    /// What to do if it does not hold, in plain Dutch.
    pub advice: String,
    /// An example of a better text.
    #[serde(default)]
    pub example: String,
    /// Who can answer.
    pub judge: Judge,
    /// The kinds of material that have the item; empty for all.
    #[serde(default)]
    pub kinds: Vec<Kind>,
    /// When it does not apply.
    #[serde(default)]
    pub na: Option<NotApplicable>,
    /// The rules whose findings speak against it.
    #[serde(default)]
    pub rules: Vec<String>,
    /// How findings become an answer; none where only a person can judge.
    #[serde(default)]
    pub test: Option<Test>,
    /// How much work it is to mend, 1 (little) to 3 (much); orders the tips.
    #[serde(default = "middle")]
    pub effort: u8,
    /// Where the item comes from, if not from the instrument's own source.
    #[serde(default)]
    pub source: String,
    /// A remark for who maintains the data.
    #[serde(default)]
    pub note: String,
}

const fn middle() -> u8 {
    2
}

impl Instrument {
    /// Reads an instrument from TOML.
    ///
    /// # Errors
    /// [`ErrorKind::Instrument`] with file, line and field.
    pub fn from_toml(file: &str, text: &str) -> Result<Self, Error> {
        let instrument: Self = toml::from_str(text).map_err(|error| {
            let line = error.span().map_or(1, |s| text[..s.start.min(text.len())].matches('\n').count() + 1);
            Error::new(ErrorKind::Instrument, error.message().to_owned()).in_file(file).at(line, None)
        })?;
        instrument.validate(file, text)?;
        Ok(instrument)
    }

    fn validate(&self, file: &str, text: &str) -> Result<(), Error> {
        let fail = |item: &str, message: String| {
            let needle = format!("id = \"{item}\"");
            let line = text.lines().position(|l| l.trim() == needle).map_or(1, |i| i + 1);
            Err(Error::new(ErrorKind::Instrument, message).in_file(file).at(line, None))
        };
        if self.schema != "helder-instrument-1" {
            return fail(
                "",
                format!("Het veld 'schema' moet 'helder-instrument-1' zijn, niet '{}'.", self.schema),
            );
        }
        for (i, item) in self.items.iter().enumerate() {
            if self.items[..i].iter().any(|other| other.id == item.id) {
                return fail(&item.id, format!("Punt {} staat er twee keer in.", item.id));
            }
            if let Some(scale) = &item.scale
                && !self.scales.iter().any(|s| s.id == *scale)
            {
                return fail(
                    &item.id,
                    format!("Punt {}: de schaal '{scale}' bestaat niet (veld 'scale').", item.id),
                );
            }
            for rule in &item.rules {
                if let Err(error) = crate::rules::known(rule) {
                    return fail(&item.id, format!("Punt {}, veld 'rules': {}", item.id, error.message()));
                }
            }
            if let Some(test) = &item.test
                && !measures::exists(&test.measure)
            {
                return fail(
                    &item.id,
                    format!("Punt {}: de maat '{}' bestaat niet (veld 'measure').", item.id, test.measure),
                );
            }
            if item.judge != Judge::Person && item.test.is_none() {
                return fail(&item.id, format!("Punt {}: een programma heeft een 'test' nodig.", item.id));
            }
        }
        Ok(())
    }

    /// The items that this kind of material has.
    pub fn items_for(&self, kind: Kind) -> impl Iterator<Item = &Item> {
        self.items.iter().filter(move |i| i.kinds.is_empty() || i.kinds.contains(&kind))
    }

    /// The item with this id.
    pub fn item(&self, id: &str) -> Option<&Item> {
        self.items.iter().find(|i| i.id == id)
    }
}
