//! Small lists of words that rules rest on, read once from the dictionaries.

use std::collections::HashMap;

/// Reads a table of two columns with a heading line: the first column, in lower case, gives the second.
pub(super) fn table(data: &'static str) -> HashMap<String, &'static str> {
    data.lines()
        .skip(1)
        .filter(|l| !l.is_empty())
        .map(|l| l.split_once('\t').unwrap_or((l, "")))
        .map(|(key, value)| (key.to_lowercase(), value.split('\t').next().unwrap_or("")))
        .collect()
}
