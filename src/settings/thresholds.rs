use std::sync::LazyLock;

use super::Profile;

/// A number that decides whether a rule reports, with its source.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Threshold {
    /// `rule.key`.
    pub name: &'static str,
    /// The value in profile `b1`.
    pub b1: f64,
    /// The value in profile `a2`.
    pub a2: f64,
    /// Its unit, in Dutch.
    pub unit: &'static str,
    /// What it means, in Dutch.
    pub meaning: &'static str,
    /// The norm it comes from.
    pub source: &'static str,
}

impl Threshold {
    /// The value in a profile.
    pub const fn value(&self, profile: Profile) -> f64 {
        match profile {
            Profile::B1 => self.b1,
            Profile::A2 => self.a2,
        }
    }
}

/// All thresholds, sorted by name (`dictionaries/thresholds/thresholds.tsv`).
pub fn thresholds() -> &'static [Threshold] {
    static ALL: LazyLock<Vec<Threshold>> = LazyLock::new(|| {
        include_str!("../../dictionaries/thresholds/thresholds.tsv")
            .lines()
            .skip(1)
            .filter_map(parse)
            .collect()
    });
    &ALL
}

fn parse(line: &'static str) -> Option<Threshold> {
    let mut fields = line.split('\t');
    let name = fields.next()?;
    let b1 = fields.next()?.parse().ok()?;
    let a2 = fields.next()?.parse().ok()?;
    Some(Threshold { name, b1, a2, unit: fields.next()?, meaning: fields.next()?, source: fields.next()? })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_reads_and_names_its_source() {
        let rows = include_str!("../../dictionaries/thresholds/thresholds.tsv").lines().count() - 1;
        assert_eq!(thresholds().len(), rows);
        assert!(thresholds().is_sorted_by_key(|t| t.name));
        for t in thresholds() {
            assert!(!t.source.is_empty() && !t.meaning.is_empty(), "{}", t.name);
            let (rule, _) = t.name.split_once('.').expect("rule.key");
            assert!(crate::rules::IDS.contains(&rule), "{rule}");
        }
    }
}
