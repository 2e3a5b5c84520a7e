//! The word lists of LiNT-II as compact tables (`dictionaries/lint`, EUPL-1.2; made by its `make.py`).

use std::sync::LazyLock;

static BYTES: &[u8] = include_bytes!("../../dictionaries/lint/lint.bin");
static SKIP: &str = include_str!("../../dictionaries/lint/skip.txt");
static ADVERBS: &str = include_str!("../../dictionaries/lint/manner-adverbs.txt");
static UNITS: &str = include_str!("../../dictionaries/lint/units.txt");

/// Words in SUBTLEX-NL.
const TOTAL: f64 = 43_729_192.0;
const BUCKETS: usize = 1 << 16;
const NO_HEAD: u16 = 0xFFFF;

/// What kind of thing a noun names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum NounType {
    /// Something that can be seen or touched, or a place, time or measure.
    Concrete,
    /// An idea, an event without a shape, an organisation.
    Abstract,
    /// Both senses exist.
    Undefined,
    /// Not in the list, and no name of a known kind.
    Unknown,
}

impl NounType {
    /// The name as LiNT-II prints it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Concrete => "concrete",
            Self::Abstract => "abstract",
            Self::Undefined => "undefined",
            Self::Unknown => "unknown",
        }
    }
}

/// What the noun list says of a noun.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Noun {
    /// What it names.
    pub kind: NounType,
    /// It names a human.
    pub human: bool,
    /// Number of parts of a compound, 1 for a simple noun; 4 stands for four or more.
    pub parts: u8,
    /// For a compound: the frequency of its head (*druk* of *bloeddruk*), as [`frequency`] gives it.
    pub head_frequency: Option<f64>,
}

/// A band of the most frequent words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Band {
    /// Among the first 1,000 words.
    First1000,
    /// Among the first 2,000, not the first 1,000.
    First2000,
    /// Among the first 5,000, not the first 2,000.
    First5000,
    /// Rarer, or not in the list.
    Beyond,
}

struct Tables {
    bands: [u32; 3],
    counts: Vec<u32>,
    frequencies: Rows,
    nouns: Rows,
    skip: Vec<&'static str>,
    adverbs: Vec<&'static str>,
    units: Vec<&'static str>,
}

/// A hash table whose rows are sorted by hash: 16 bits choose the bucket, 24 bits the row.
struct Rows {
    starts: Vec<u32>,
    bytes: &'static [u8],
    width: usize,
}

static TABLES: LazyLock<Tables> = LazyLock::new(Tables::read);

impl Tables {
    fn read() -> Self {
        let mut at = 8;
        let mut next = || {
            let value = BYTES.get(at..at + 4).map_or(0, |b| u32::from_le_bytes([b[0], b[1], b[2], b[3]]));
            at += 4;
            value
        };
        let bands = [next(), next(), next()];
        let levels = next();
        let counts = (0..levels).map(|_| next()).collect();
        let (frequencies, at) = Rows::read(at, 5);
        let (nouns, _) = Rows::read(at, 6);
        let list = |text: &'static str| text.lines().collect();
        Self {
            bands,
            counts,
            frequencies,
            nouns,
            skip: list(SKIP),
            adverbs: list(ADVERBS),
            units: list(UNITS),
        }
    }

    fn count(&self, index: u16) -> u32 {
        self.counts.get(usize::from(index)).copied().unwrap_or(0)
    }

    fn count_of(&self, word: &str) -> Option<u32> {
        let row = self.frequencies.find(hash(word))?;
        Some(self.count(u16::from_le_bytes([*row.first()?, *row.get(1)?])))
    }
}

impl Rows {
    fn read(at: usize, width: usize) -> (Self, usize) {
        let rows = BYTES.get(at..at + 4).map_or(0, |b| u32::from_le_bytes([b[0], b[1], b[2], b[3]])) as usize;
        let mut sum = 0;
        let mut starts = Vec::with_capacity(BUCKETS + 1);
        starts.push(0);
        for &n in BYTES.get(at + 4..at + 4 + BUCKETS).unwrap_or(&[]) {
            sum += u32::from(n);
            starts.push(sum);
        }
        let first = at + 4 + BUCKETS;
        let end = first + rows * width;
        (Self { starts, bytes: BYTES.get(first..end).unwrap_or(&[]), width }, end)
    }

    /// The value of the row with this hash.
    fn find(&self, hash: u64) -> Option<&'static [u8]> {
        let bucket = (hash >> 24) as usize;
        let from = *self.starts.get(bucket)? as usize * self.width;
        let to = *self.starts.get(bucket + 1)? as usize * self.width;
        let [a, b, c, ..] = hash.to_le_bytes();
        self.bytes.get(from..to)?.chunks_exact(self.width).find(|r| r[..3] == [a, b, c])?.get(3..)
    }
}

/// The 40-bit hash of a word in lower case; `make.py` has the same.
fn hash(word: &str) -> u64 {
    let step = |h: u64, byte: u8| (h ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    let start = 0xcbf2_9ce4_8422_2325;
    let h = if word.is_ascii() {
        word.bytes().fold(start, |h, b| step(h, b.to_ascii_lowercase()))
    } else {
        let mut buffer = [0; 4];
        word.chars()
            .flat_map(char::to_lowercase)
            .map(|c| if c == '’' { '\'' } else { c })
            .fold(start, |h, c| c.encode_utf8(&mut buffer).bytes().fold(h, step))
    };
    let h = (h ^ h >> 32).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    (h ^ h >> 29).wrapping_mul(0xbf58_476d_1ce4_e5b9) >> 24
}

fn per_billion(count: u32) -> f64 {
    ((f64::from(count) + 1.0) / TOTAL * 1e9).log10()
}

/// The frequency of a word that is not in SUBTLEX-NL.
pub fn zero_frequency() -> f64 {
    per_billion(0)
}

/// The base-10 logarithm of the frequency of a word form per billion words in SUBTLEX-NL, plus one smoothed; `None`
/// for a form that is not in the list. Between 1.66 and 7.60.
///
/// ```
/// let frequency = helder::lint::frequency("slaapt").unwrap();
/// assert!((frequency - 4.756_124_996).abs() < 1e-8);
/// ```
pub fn frequency(word: &str) -> Option<f64> {
    TABLES.count_of(word).map(per_billion)
}

/// The band of a word form in SUBTLEX-NL.
pub fn band(word: &str) -> Band {
    let count = TABLES.count_of(word).unwrap_or(0);
    match TABLES.bands {
        [first, ..] if count >= first => Band::First1000,
        [_, second, _] if count >= second => Band::First2000,
        [.., third] if count >= third => Band::First5000,
        _ => Band::Beyond,
    }
}

/// What the noun list says of a noun; `None` when it is not in the list.
///
/// ```
/// use helder::lint::{NounType, noun};
/// assert_eq!(noun("vrijheid").unwrap().kind, NounType::Abstract);
/// assert_eq!(noun("bloeddruk").unwrap().parts, 2);
/// ```
pub fn noun(word: &str) -> Option<Noun> {
    let tables = &*TABLES;
    let &[low, high, flags] = tables.nouns.find(hash(word))? else { return None };
    let head = u16::from_le_bytes([low, high]);
    let kind = match flags & 0b11 {
        0 => NounType::Concrete,
        1 => NounType::Abstract,
        _ => NounType::Undefined,
    };
    Some(Noun {
        kind,
        human: flags & 0b100 != 0,
        parts: (flags >> 3 & 0b11) + 1,
        head_frequency: (head != NO_HEAD).then(|| per_billion(tables.count(head))),
    })
}

/// Whether a word is left out of the mean frequency: its count in SUBTLEX-NL is known to mislead.
pub fn is_skipped(word: &str) -> bool {
    has(&TABLES.skip, word)
}

/// Whether a word is an adverb of manner: a content word.
pub fn is_manner_adverb(word: &str) -> bool {
    has(&TABLES.adverbs, word)
}

/// Whether a word is the symbol of a unit: *mg*, *km*.
pub fn is_unit(word: &str) -> bool {
    has(&TABLES.units, word)
}

fn has(list: &[&str], word: &str) -> bool {
    if list.binary_search(&word).is_ok() {
        return true;
    }
    word.chars().any(char::is_uppercase) && list.binary_search(&&*word.to_lowercase()).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tables_are_whole() {
        let tables = &*TABLES;
        assert!(BYTES.starts_with(b"helder-1"));
        assert_eq!(tables.frequencies.bytes.len(), 340_261 * 5);
        assert_eq!(tables.nouns.bytes.len(), 164_263 * 6);
        assert_eq!(tables.frequencies.starts.last(), Some(&340_261));
        assert!(tables.counts.is_sorted());
        for list in [&tables.skip, &tables.adverbs, &tables.units] {
            assert!(list.is_sorted() && !list.is_empty());
        }
    }

    #[test]
    fn all_tables_together_stay_below_4_megabytes() {
        assert!(BYTES.len() + SKIP.len() + ADVERBS.len() + UNITS.len() < 4_000_000);
    }

    #[test]
    fn words_have_the_frequency_of_the_list() {
        for (word, expected) in [("hart", 5.293_120_582_960_477), ("afvoer", 3.384_534_412_461_036_4)] {
            assert!((frequency(word).unwrap() - expected).abs() < 1e-7, "{word}");
        }
        assert_eq!(frequency("Hart"), frequency("hart"));
        assert_eq!(frequency("stadskastelen"), None);
        assert!((zero_frequency() - 1.359_228_547_196_266).abs() < 1e-8);
        assert_eq!(band("huis"), Band::First1000);
        assert_eq!(band("stadskastelen"), Band::Beyond);
    }

    #[test]
    fn nouns_have_type_and_head() {
        let noun = noun("ziekenhuizen").unwrap();
        assert_eq!((noun.kind, noun.parts, noun.human), (NounType::Concrete, 2, false));
        assert_eq!(noun.head_frequency, frequency("huis"));
        assert_eq!(super::noun("kabinet").unwrap().kind, NounType::Undefined);
        assert_eq!(super::noun("qqq"), None);
        assert!(is_unit("mg") && is_manner_adverb("vanzelf") && is_skipped("aanbieden"));
    }
}
