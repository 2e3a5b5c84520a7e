//! Checks Dutch health information.
mod checker;
pub mod diff;
pub mod document;
pub mod dutch;
mod error;
#[cfg(feature = "lint")]
pub mod features;
mod finding;
pub mod instruments;
#[cfg(feature = "lint")]
pub mod lint;
pub mod metrics;
pub mod report;
pub mod rules;
mod settings;
mod source;
mod span;
pub mod terms;
#[cfg(feature = "train")]
pub mod training;

pub use checker::{Checker, CheckerBuilder};
pub use document::Document;
pub use error::{Error, ErrorKind};
pub use finding::{Finding, Severity};
pub use settings::{Config, FILE_NAME, Lang, Profile, RuleSetting, Settings, Threshold, thresholds};
pub use source::Format;
pub use span::Span;

/// Identifies the dictionaries in the library: a hash of their bytes, in hexadecimal.
pub fn data_hash() -> &'static str {
    terms::hash()
}

/// Whether a document is in Dutch: at least half of the text that can be told is.
///
/// ```
/// use helder::{Document, is_dutch};
/// assert!(is_dutch(&Document::from_text("t", "U komt nuchter naar de afdeling. Wij prikken daar uw bloed.")));
/// assert!(!is_dutch(&Document::from_text("t", "Please come to the ward with an empty stomach. We will draw blood.")));
/// ```
pub fn is_dutch(document: &Document) -> bool {
    dutch::is_dutch(document)
}
