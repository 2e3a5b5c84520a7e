use crate::document::Document;
use crate::dutch::Analysis;
use crate::finding::Finding;
use crate::settings::Settings;
use crate::terms::TermMatches;

/// All that a rule may look at. Borrowed, cheap to pass on.
#[derive(Clone, Copy, Debug)]
pub struct Context<'a> {
    /// The document.
    pub document: &'a Document,
    /// Its sentences and tokens.
    pub analysis: &'a Analysis<'a>,
    /// The terms of the database that stand in it.
    pub terms: &'a TermMatches<'a>,
    /// Profile, thresholds, language.
    pub settings: &'a Settings,
}

impl Context<'_> {
    /// The one of two texts that is in the language of messages.
    pub fn say(&self, dutch: String, english: String) -> String {
        self.settings.lang.pick(dutch, english)
    }
}

/// Where rules put what they find.
#[derive(Debug, Default)]
pub struct Findings {
    found: Vec<Finding>,
}

impl Findings {
    /// Adds a finding.
    pub fn push(&mut self, finding: Finding) {
        self.found.push(finding);
    }

    pub(super) fn into_vec(self) -> Vec<Finding> {
        self.found
    }
}
