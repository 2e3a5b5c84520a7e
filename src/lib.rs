//! Checks Dutch health information.
pub mod dutch;
mod span;
pub use span::Span;
