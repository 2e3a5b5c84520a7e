//! Checks Dutch health information.
pub mod dutch;
mod span;
#[cfg(feature = "train")]
pub mod training;
pub use span::Span;
