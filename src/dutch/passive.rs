//! Which auxiliaries make a passive.

use super::analyser::Annotation;
use crate::Span;

/// Decides between `aux:pass`, `aux` and `cop` for the auxiliaries of a sentence.
pub(crate) fn decide(_text: &str, _tokens: &[Span], _words: &mut [Annotation]) {}
