//! Checks Dutch health information.
pub mod document;
pub mod dutch;
mod error;
mod finding;
pub mod metrics;
pub mod rules;
mod settings;
mod source;
mod span;

pub use document::Document;
pub use error::{Error, ErrorKind};
pub use finding::{Finding, Severity};
pub use settings::{Lang, Profile, RuleSetting, Settings, Threshold, thresholds};
pub use source::Format;
pub use span::Span;
