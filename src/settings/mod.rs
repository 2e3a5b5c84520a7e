//! What a check looks for: profile, thresholds, rules on and off.

mod config;
mod thresholds;

use std::collections::BTreeMap;
use std::str::FromStr;

use crate::error::{Error, ErrorKind};
use crate::finding::Severity;
pub use config::{Config, FILE_NAME};
pub use thresholds::{Threshold, thresholds};

/// How strict a check is. Norms conflict, so there are two sets; each number names its source.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Profile {
    /// For a general public.
    #[default]
    B1,
    /// For readers who read with difficulty.
    A2,
}

impl Profile {
    /// The name as it stands in reports and settings.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::B1 => "b1",
            Self::A2 => "a2",
        }
    }
}

impl FromStr for Profile {
    type Err = Error;

    fn from_str(name: &str) -> Result<Self, Error> {
        match name.to_ascii_lowercase().as_str() {
            "b1" => Ok(Self::B1),
            "a2" => Ok(Self::A2),
            _ => Err(Error::new(ErrorKind::Settings, format!("'{name}' is geen profiel. Kies b1 of a2."))),
        }
    }
}

/// The language of messages and advice. Rule ids never change.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Lang {
    /// Dutch.
    #[default]
    Nl,
    /// English.
    En,
}

impl Lang {
    /// The one of two texts that is in this language.
    ///
    /// ```
    /// assert_eq!(helder::Lang::En.pick("zin", "sentence"), "sentence");
    /// ```
    pub fn pick<T>(self, dutch: T, english: T) -> T {
        match self {
            Self::Nl => dutch,
            Self::En => english,
        }
    }
}

impl FromStr for Lang {
    type Err = Error;

    fn from_str(name: &str) -> Result<Self, Error> {
        match name {
            "nl" => Ok(Self::Nl),
            "en" => Ok(Self::En),
            _ => Err(Error::new(ErrorKind::Settings, format!("'{name}' is geen taal. Kies nl of en."))),
        }
    }
}

/// The settings of a check.
///
/// ```
/// use helder::{Profile, Settings};
/// let settings = Settings::new(Profile::A2);
/// assert_eq!(settings.threshold("lange-zin.waarschuwing"), 10.0);
/// ```
#[derive(Clone, Debug)]
pub struct Settings {
    /// How strict.
    pub profile: Profile,
    /// The language of messages.
    pub lang: Lang,
    thresholds: BTreeMap<String, f64>,
    rules: BTreeMap<String, RuleSetting>,
    /// If not empty, only these rules.
    selected: Vec<String>,
    /// Words and phrases that are never reported, in lower case.
    allowed: Vec<String>,
}

/// What settings say of one rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RuleSetting {
    /// The rule is off.
    Off,
    /// The rule reports with this severity, whatever it would choose itself.
    Severity(Severity),
}

impl Default for Settings {
    fn default() -> Self {
        Self::new(Profile::default())
    }
}

impl Settings {
    /// The settings of a profile.
    pub fn new(profile: Profile) -> Self {
        Self {
            profile,
            lang: Lang::default(),
            thresholds: BTreeMap::new(),
            rules: BTreeMap::new(),
            selected: Vec::new(),
            allowed: Vec::new(),
        }
    }

    /// The value of a threshold: as set, or else as the profile has it. Names are `rule.key`; an unknown name
    /// gives NaN, which no number exceeds.
    pub fn threshold(&self, name: &str) -> f64 {
        if let Some(&value) = self.thresholds.get(name) {
            return value;
        }
        thresholds().iter().find(|t| t.name == name).map_or(f64::NAN, |t| t.value(self.profile))
    }

    /// Sets a threshold.
    ///
    /// # Errors
    /// [`ErrorKind::Settings`] for a name that does not exist and for a value that is no number of 0 or more.
    pub fn set_threshold(&mut self, name: &str, value: f64) -> Result<(), Error> {
        if !thresholds().iter().any(|t| t.name == name) {
            return Err(Error::new(ErrorKind::Settings, format!("De drempel '{name}' bestaat niet.")));
        }
        if !value.is_finite() || value < 0.0 {
            return Err(Error::new(ErrorKind::Settings, format!("De drempel '{name}' moet 0 of meer zijn.")));
        }
        self.thresholds.insert(name.to_owned(), value);
        Ok(())
    }

    /// Says something of one rule.
    ///
    /// # Errors
    /// [`ErrorKind::Settings`] for a rule that does not exist.
    pub fn set_rule(&mut self, rule: &str, setting: RuleSetting) -> Result<(), Error> {
        crate::rules::known(rule)?;
        self.rules.insert(rule.to_owned(), setting);
        Ok(())
    }

    /// Only these rules.
    ///
    /// # Errors
    /// [`ErrorKind::Settings`] for a rule that does not exist.
    pub fn select<'r>(&mut self, rules: impl IntoIterator<Item = &'r str>) -> Result<(), Error> {
        for rule in rules {
            self.selected.push(crate::rules::known(rule)?.id.to_owned());
        }
        Ok(())
    }

    /// Never reports this word or phrase as difficult; upper and lower case are the same.
    pub fn allow(&mut self, word: &str) {
        self.allowed.push(word.to_lowercase());
    }

    /// Whether a word or phrase is never reported as difficult.
    pub fn is_allowed(&self, passage: &str) -> bool {
        !self.allowed.is_empty() && self.allowed.contains(&passage.to_lowercase())
    }

    /// Whether a rule is on.
    pub fn is_on(&self, rule: &str) -> bool {
        let selected = self.selected.is_empty() || self.selected.iter().any(|r| r == rule);
        selected && self.rules.get(rule) != Some(&RuleSetting::Off)
    }

    /// The severity that settings give a rule, if they do.
    pub fn severity(&self, rule: &str) -> Option<Severity> {
        match self.rules.get(rule) {
            Some(RuleSetting::Severity(severity)) => Some(*severity),
            _ => None,
        }
    }
}
