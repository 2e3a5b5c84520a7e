//! Checks Dutch health information.
pub mod document;
pub mod dutch;
mod error;
mod source;
mod span;
pub use document::Document;
pub use error::{Error, ErrorKind};
pub use source::Format;
pub use span::Span;
