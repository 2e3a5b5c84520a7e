//! Patient-friendly terms.
