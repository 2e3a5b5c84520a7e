//! Connectives by type (`dictionaries/connectives`).

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::dutch::morphology::Upos;
use crate::dutch::{Analysis, Sentence};

/// How a connective joins.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Connective {
    /// *en, ook, bovendien*.
    Additive,
    /// *omdat, dus, daardoor*.
    Cause,
    /// *zoals, alsof*.
    Comparison,
    /// *als, mits, anders*.
    Condition,
    /// *maar, hoewel, toch*.
    Contrast,
    /// *om, zodat, opdat*.
    Purpose,
    /// *nadat, daarna, terwijl*.
    Time,
}

impl Connective {
    fn named(name: &str) -> Option<Self> {
        Some(match name {
            "additive" => Self::Additive,
            "cause" => Self::Cause,
            "comparison" => Self::Comparison,
            "condition" => Self::Condition,
            "contrast" => Self::Contrast,
            "purpose" => Self::Purpose,
            "time" => Self::Time,
            _ => return None,
        })
    }
}

struct Entry {
    rest: Vec<&'static str>,
    kind: Connective,
    upos: Vec<Upos>,
}

static LIST: &str = include_str!("../../dictionaries/connectives/connectives.tsv");

/// By first word, the longest phrases first.
static BY_FIRST: LazyLock<HashMap<&'static str, Vec<Entry>>> = LazyLock::new(|| {
    let mut map: HashMap<&'static str, Vec<Entry>> = HashMap::new();
    for (first, entry) in LIST.lines().skip(1).filter_map(parse) {
        map.entry(first).or_default().push(entry);
    }
    for entries in map.values_mut() {
        entries.sort_by_key(|e| std::cmp::Reverse(e.rest.len()));
    }
    map
});

fn parse(line: &'static str) -> Option<(&'static str, Entry)> {
    let mut columns = line.split('\t');
    let mut words = columns.next()?.split(' ');
    let first = words.next()?;
    let kind = Connective::named(columns.next()?)?;
    let upos = columns.next()?.split('|').filter_map(|u| u.parse().ok()).collect();
    Some((first, Entry { rest: words.collect(), kind, upos }))
}

/// Per token of a sentence the connective that starts there.
pub(super) fn find(analysis: &Analysis<'_>, sentence: &Sentence) -> Vec<Option<Connective>> {
    let range = sentence.tokens();
    let mut found = vec![None; range.len()];
    let mut i = range.start;
    while i < range.end {
        let upos = analysis.tokens()[i].upos;
        let fits = |e: &&Entry| {
            let words = i + 1..(i + 1 + e.rest.len());
            words.end <= range.end
                && (e.upos.is_empty() || e.upos.contains(&upos))
                && words.zip(&e.rest).all(|(j, word)| analysis.lower(j) == *word)
        };
        let entry = BY_FIRST.get(analysis.lower(i)).and_then(|entries| entries.iter().find(fits));
        if let Some(slot) = found.get_mut(i - range.start) {
            *slot = entry.map(|e| e.kind);
        }
        i += 1 + entry.map_or(0, |e| e.rest.len());
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Document;

    fn kinds(text: &str) -> Vec<Connective> {
        let document = Document::from_text("t", text);
        let analysis = Analysis::new(&document);
        analysis.sentences().iter().flat_map(|s| find(&analysis, s)).flatten().collect()
    }

    #[test]
    fn every_row_reads_and_rows_are_sorted_and_unique() {
        let rows: Vec<&str> = LIST.lines().skip(1).collect();
        assert_eq!(rows.iter().filter(|r| parse(r).is_some()).count(), rows.len());
        let keys: Vec<&str> = rows.iter().filter_map(|r| r.split('\t').next()).collect();
        assert!(keys.windows(2).all(|w| w[0] < w[1]), "sorted, without duplicates");
        for row in rows {
            let upos = row.split('\t').nth(2).unwrap_or_default();
            assert!(upos.is_empty() || upos.split('|').all(|u| u.parse::<Upos>().is_ok()), "{row}");
        }
    }

    #[test]
    fn the_longest_phrase_wins() {
        use Connective::{Additive, Cause, Contrast};
        assert_eq!(kinds("U slaapt slecht omdat u pijn heeft."), [Cause]);
        assert_eq!(kinds("Bovendien is het duur."), [Additive]);
        assert_eq!(kinds("Aan de andere kant is het veilig."), [Contrast]);
    }
}
