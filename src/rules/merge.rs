//! One finding per problem: what happens when several rules report the same words.
//!
//! Rules that judge *which word stands here* compete: an abbreviation may also be jargon and a foreign word, but
//! its writer has to mend it once. Of two such findings that share a word, the longer passage stays (*diabetes mellitus type 2* over *mellitus*), of two
//! equally long ones the rule that stands first. What stays takes over replacements if it has none of its own.
//!
//! All other rules say different things of a passage (a long sentence may also be passive), serve different items
//! of the instruments, and stay. Two findings of one rule on the very same passage are always one.

use crate::Finding;

/// The rules that compete for a word; of two equally long findings the first of these is kept.
const CHOICE_OF_WORDS: [&str; 7] = [
    "medisch-jargon",
    "afkorting",
    "beeldspraak",
    "vreemd-woord",
    "moeilijk-woord",
    "inclusief-taalgebruik",
    "lang-woord",
];

fn rank(rule: &str) -> Option<usize> {
    CHOICE_OF_WORDS.iter().position(|r| *r == rule)
}

/// Merges findings on the same words; gives them in reading order, longer passages first.
pub(super) fn merge(mut findings: Vec<Finding>, order: impl Fn(&str) -> usize) -> Vec<Finding> {
    findings.sort_by_key(|f| (f.span.start, std::cmp::Reverse(f.span.end), order(f.rule)));
    findings.dedup_by(|b, a| a.rule == b.rule && a.span == b.span && a.message == b.message);
    let mut dropped = vec![false; findings.len()];
    for i in 0..findings.len() {
        let Some(own) = rank(findings[i].rule) else { continue };
        // Findings are sorted by start: what overlaps this one follows closely.
        for j in i + 1..findings.len() {
            if findings[j].span.start >= findings[i].span.end {
                break;
            }
            let Some(other) = rank(findings[j].rule) else { continue };
            if findings[i].rule == findings[j].rule || dropped[i] || dropped[j] {
                continue;
            }
            let (a, b) = (findings[i].span.len(), findings[j].span.len());
            let first_stays = a > b || (a == b && own < other);
            let (stays, goes) = if first_stays { (i, j) } else { (j, i) };
            dropped[goes] = true;
            if findings[stays].replacements.is_empty() && findings[stays].span == findings[goes].span {
                findings[stays].replacements = std::mem::take(&mut findings[goes].replacements);
            }
        }
    }
    let mut keep = dropped.into_iter().map(|d| !d);
    findings.retain(|_| keep.next().unwrap_or(true));
    findings
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Severity, Span};

    fn finding(rule: &'static str, start: usize, end: usize) -> Finding {
        Finding::new(rule, Severity::Warning, Span::new(start, end), "Zin.", "Advies.")
    }

    fn merged(findings: Vec<Finding>) -> Vec<(&'static str, u32)> {
        merge(findings, str::len).into_iter().map(|f| (f.rule, f.span.start)).collect()
    }

    #[test]
    fn one_finding_per_word() {
        let long = finding("medisch-jargon", 0, 17);
        assert_eq!(merged(vec![finding("vreemd-woord", 9, 17), long.clone()]), [("medisch-jargon", 0)]);
        let same = vec![finding("moeilijk-woord", 4, 9), finding("afkorting", 4, 9)];
        assert_eq!(merged(same), [("afkorting", 4)]);
        let idiom = vec![finding("medisch-jargon", 3, 8), finding("beeldspraak", 0, 20)];
        assert_eq!(merged(idiom), [("beeldspraak", 0)]);
    }

    #[test]
    fn other_problems_stay() {
        let both =
            vec![finding("lange-zin", 0, 90), finding("lijdende-vorm", 5, 20), finding("afkorting", 5, 9)];
        assert_eq!(merged(both).len(), 3);
        let next = vec![finding("afkorting", 0, 4), finding("medisch-jargon", 5, 9)];
        assert_eq!(merged(next).len(), 2);
    }

    #[test]
    fn replacements_are_not_lost() {
        let with = finding("moeilijk-woord", 0, 4).with_replacements(vec!["dus".to_owned()]);
        let found = merge(vec![with, finding("medisch-jargon", 0, 4)], str::len);
        assert_eq!((found.len(), found[0].replacements.len()), (1, 1));
    }
}
