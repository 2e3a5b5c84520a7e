use std::sync::Arc;

use crate::document::Document;
use crate::dutch::Analysis;
use crate::error::Error;
use crate::instruments::{Evidence, Instrument, Kind};
use crate::metrics;
use crate::report::FileReport;
use crate::rules::{self, Context};
use crate::settings::Settings;
use crate::terms::{TermMatches, Terms};

/// Checks documents. Make one, share it between threads, use it for as many documents as you like.
///
/// ```
/// use helder::{Checker, Document, Profile};
///
/// let checker = Checker::builder().profile(Profile::B1).build()?;
/// let document = Document::from_text(
///     "folder.txt",
///     "Voor het onderzoek moet u thuis al een paar dagen lang een heel licht dieet zonder vezels volgen.",
/// );
/// let report = checker.check(&document);
/// assert_eq!(report.findings[0].rule, "lange-zin");
/// # Ok::<(), helder::Error>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct Checker {
    settings: Settings,
    kind: Kind,
    instruments: Vec<std::sync::Arc<Instrument>>,
    /// The lists in the library, if there are no others.
    terms: Option<Arc<Terms>>,
    #[cfg(feature = "lint")]
    sentences: bool,
}

/// Builds a [`Checker`]; start with [`Checker::builder`].
#[derive(Clone, Debug, Default)]
pub struct CheckerBuilder {
    checker: Checker,
}

impl CheckerBuilder {
    /// The profile; thresholds and switches of earlier settings are kept.
    #[must_use]
    pub fn profile(mut self, profile: crate::Profile) -> Self {
        self.checker.settings.profile = profile;
        self
    }

    /// The language of messages.
    #[must_use]
    pub fn lang(mut self, lang: crate::Lang) -> Self {
        self.checker.settings.lang = lang;
        self
    }

    /// All settings at once.
    #[must_use]
    pub fn settings(mut self, settings: Settings) -> Self {
        self.checker.settings = settings;
        self
    }

    /// Another database of terms than the one in the library.
    #[must_use]
    pub fn terms(mut self, terms: Arc<Terms>) -> Self {
        self.checker.terms = Some(terms);
        self
    }

    /// The kind of material, for the VBI.
    #[must_use]
    pub fn kind(mut self, kind: Kind) -> Self {
        self.checker.kind = kind;
        self
    }

    /// One more instrument to judge by, beside the checklist and the VBI.
    #[must_use]
    pub fn instrument(mut self, instrument: Instrument) -> Self {
        self.checker.instruments.push(std::sync::Arc::new(instrument));
        self
    }

    /// The checker.
    ///
    /// # Errors
    /// None yet; settings that depend on one another may fail here.
    pub fn build(self) -> Result<Checker, Error> {
        Ok(self.checker)
    }
}

impl Checker {
    /// Starts with the default settings.
    pub fn builder() -> CheckerBuilder {
        CheckerBuilder::default()
    }

    /// The same checker with other settings; term lists are shared, not copied.
    #[must_use]
    pub fn with_settings(&self, settings: Settings) -> Self {
        Self { settings, ..self.clone() }
    }

    /// The same checker, which adds the features of every sentence to its reports ([`FileReport::sentences`]).
    #[cfg(feature = "lint")]
    #[must_use]
    pub fn with_sentences(self) -> Self {
        Self { sentences: true, ..self }
    }

    /// The same checker with another database of terms.
    #[must_use]
    pub fn with_terms(&self, terms: Arc<Terms>) -> Self {
        Self { terms: Some(terms), ..self.clone() }
    }

    /// The database of terms.
    pub fn terms(&self) -> &Terms {
        self.terms.as_ref().unwrap_or_else(|| Terms::builtin())
    }

    /// The settings.
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// The instruments that were added to the checklist and the VBI.
    pub fn instruments(&self) -> impl Iterator<Item = &Instrument> {
        self.instruments.iter().map(|i| &**i)
    }

    /// Checks one document: findings, numbers, both instruments.
    pub fn check(&self, document: &Document) -> FileReport {
        let analysis = Analysis::new(document);
        self.check_analysis(&analysis)
    }

    /// Measures a document: its numbers and the feature table, without instruments.
    ///
    /// ```
    /// use helder::{Checker, Document, features::Per};
    /// let document = Document::from_text("t", "U slikt elke dag een pil.");
    /// let measured = Checker::default().measure(&document, Per::Sentence);
    /// assert_eq!(measured.rows[0].get("words"), Some(6.0));
    /// ```
    #[cfg(feature = "lint")]
    pub fn measure(&self, document: &Document, per: crate::features::Per) -> crate::features::Measured {
        let analysis = Analysis::new(document);
        let terms = TermMatches::find(self.terms(), &analysis);
        let context = Context { document, analysis: &analysis, terms: &terms, settings: &self.settings };
        let findings = rules::run(&context);
        crate::features::Measured::new(&analysis, &findings, &terms, per)
    }

    /// Checks a document that is analysed already.
    pub fn check_analysis(&self, analysis: &Analysis<'_>) -> FileReport {
        let document = analysis.document();
        let terms = TermMatches::find(self.terms(), analysis);
        let context = Context { document, analysis, terms: &terms, settings: &self.settings };
        let findings = rules::run(&context);
        let metrics = metrics::compute(analysis, &findings);
        // Subtitles are never print, whatever the other files are.
        let is_film = document.format() == crate::Format::Subtitles;
        let evidence = Evidence {
            analysis,
            findings: &findings,
            metrics: &metrics,
            settings: &self.settings,
            kind: if is_film { Kind::Av } else { self.kind },
        };
        #[cfg_attr(not(feature = "lint"), allow(unused_mut))]
        let mut report = FileReport::new(&evidence, self.instruments());
        #[cfg(feature = "lint")]
        if self.sentences {
            let rows = crate::features::rows(analysis, &findings, crate::features::Per::Sentence);
            report.sentences =
                rows.iter().map(|row| crate::report::SentenceReport::new(document, row)).collect();
        }
        report
    }
}
