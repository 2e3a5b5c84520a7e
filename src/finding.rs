use std::fmt;
use std::str::FromStr;

use crate::Span;

/// How sure and how grave a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Possible: worth a look.
    Hint,
    /// Sure: makes the text harder.
    Warning,
    /// Sure, and grave.
    Error,
}

impl Severity {
    /// The name as it stands in reports and settings.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Hint => "hint",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl FromStr for Severity {
    type Err = crate::Error;

    fn from_str(name: &str) -> Result<Self, crate::Error> {
        match name {
            "hint" => Ok(Self::Hint),
            "warning" => Ok(Self::Warning),
            "error" => Ok(Self::Error),
            _ => Err(crate::Error::new(
                crate::ErrorKind::Settings,
                format!("'{name}' is geen ernst. Kies error, warning of hint."),
            )),
        }
    }
}

/// What a rule has found: where, what is the matter, and what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The rule's id.
    pub rule: &'static str,
    /// How sure and grave.
    pub severity: Severity,
    /// The smallest useful passage of [`crate::Document::text`]; empty at 0 for the document as a whole.
    pub span: Span,
    /// What is the matter, in one or two plain sentences.
    pub message: String,
    /// What to do about it.
    pub advice: String,
    /// Texts that can stand in place of the passage, best first.
    pub replacements: Vec<String>,
}

impl Finding {
    /// A finding without replacements.
    pub fn new(
        rule: &'static str,
        severity: Severity,
        span: Span,
        message: impl Into<String>,
        advice: impl Into<String>,
    ) -> Self {
        Self {
            rule,
            severity,
            span,
            message: message.into(),
            advice: advice.into(),
            replacements: Vec::new(),
        }
    }

    /// The same finding with texts that can stand in place of the passage.
    #[must_use]
    pub fn with_replacements(mut self, replacements: Vec<String>) -> Self {
        self.replacements = replacements;
        self
    }
}
