//! Word list with frequencies and inflection classes: 300,000 Dutch word forms.
//!
//! Made from hunspell-nl (`OpenTaal`) and wordfreq; see `dictionaries/lexicon/SOURCE.md`.
//!
//! ```
//! use helder::dutch::lexicon;
//! assert!(lexicon::is_known("Medicijnen"));
//! assert!(!lexicon::is_known("medicijntjenswaardig"));
//! assert!(lexicon::frequency("dokter") > lexicon::frequency("anesthesist"));
//! ```

use std::sync::LazyLock;

static BYTES: &[u8] = include_bytes!("../../dictionaries/lexicon/lexicon.bin");

const BUCKETS: usize = 1 << 16;
const HEADER: usize = 10;
const ROW: usize = 4;

/// Bits of [`Entry::class`]: what the spelling dictionary says about a form.
pub mod class {
    /// Singular noun.
    pub const NOUN_SING: u32 = 1;
    /// Plural noun.
    pub const NOUN_PLUR: u32 = 1 << 1;
    /// Diminutive.
    pub const DIMINUTIVE: u32 = 1 << 2;
    /// Verb stem (first person, imperative).
    pub const VERB_STEM: u32 = 1 << 3;
    /// Third person singular.
    pub const VERB_THIRD: u32 = 1 << 4;
    /// Past singular.
    pub const PAST_SING: u32 = 1 << 5;
    /// Past plural.
    pub const PAST_PLUR: u32 = 1 << 6;
    /// Infinitive.
    pub const INFINITIVE: u32 = 1 << 7;
    /// Adjective.
    pub const ADJ: u32 = 1 << 10;
    /// Adjective with its ending.
    pub const ADJ_INFLECTED: u32 = 1 << 11;
    /// Name or word that is written with a capital.
    pub const NAME: u32 = 1 << 14;
    /// In the spelling dictionary, not only in the frequency list.
    pub const SPELLED: u32 = 1 << 16;
}

/// What the list says about one word form.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Entry {
    /// Number of the class; equal numbers mean equal inflection.
    pub class_id: u16,
    /// Bits of [`class`].
    pub class: u32,
    /// Zipf frequency times ten; 0 when unknown.
    pub zipf10: u8,
}

struct Table {
    starts: Vec<u32>,
    classes: Vec<u32>,
    rows: &'static [u8],
}

static TABLE: LazyLock<Table> = LazyLock::new(Table::read);

impl Table {
    fn read() -> Self {
        let word =
            |at: usize| BYTES.get(at..at + 4).map_or(0, |b| u32::from_le_bytes([b[0], b[1], b[2], b[3]]));
        let count = BYTES.get(8..10).map_or(0, |b| usize::from(u16::from_le_bytes([b[0], b[1]])));
        let classes = (0..count).map(|i| word(HEADER + 4 * i)).collect();
        let buckets = HEADER + 4 * count;
        let mut starts = Vec::with_capacity(BUCKETS + 1);
        let mut sum = 0;
        starts.push(0);
        for &n in BYTES.get(buckets..buckets + BUCKETS).unwrap_or(&[]) {
            sum += u32::from(n);
            starts.push(sum);
        }
        Self { starts, classes, rows: BYTES.get(buckets + BUCKETS..).unwrap_or(&[]) }
    }

    fn find(&self, hash: u32) -> Option<Entry> {
        let bucket = (hash >> 16) as usize;
        let from = *self.starts.get(bucket)? as usize * ROW;
        let to = *self.starts.get(bucket + 1)? as usize * ROW;
        let low = (hash as u16).to_le_bytes();
        let row = self.rows.get(from..to)?.chunks_exact(ROW).find(|row| row[..2] == low)?;
        let value = u16::from_le_bytes([row[2], row[3]]);
        let class_id = value >> 7;
        let class = self.classes.get(usize::from(class_id)).copied().unwrap_or(0);
        Some(Entry { class_id, class, zipf10: (value & 127) as u8 })
    }
}

/// Hash of bytes that are already case-folded.
#[derive(Clone, Copy)]
pub(crate) struct Fnv(u64);

impl Fnv {
    pub(crate) const fn new() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }

    #[inline]
    pub(crate) const fn byte(self, byte: u8) -> Self {
        Self((self.0 ^ byte as u64).wrapping_mul(0x0100_0000_01b3))
    }

    #[inline]
    pub(crate) fn bytes(self, bytes: &[u8]) -> Self {
        bytes.iter().fold(self, |hash, &byte| hash.byte(byte))
    }

    /// All 64 bits.
    #[inline]
    pub(crate) const fn whole(self) -> u64 {
        let h = self.0 ^ self.0 >> 32;
        h.wrapping_mul(0x9e37_79b9_7f4a_7c15)
    }

    #[inline]
    pub(crate) const fn finish(self) -> u32 {
        let h = self.0 ^ self.0 >> 32;
        (h.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 32) as u32
    }
}

/// Writes the case-folded form of `word` to `out`: lower case, straight apostrophe, `ĳ` as two letters.
pub(crate) fn fold_into(word: &str, out: &mut String) {
    if word.is_ascii() {
        let start = out.len();
        out.push_str(word);
        if let Some(tail) = out.get_mut(start..) {
            tail.make_ascii_lowercase();
        }
        return;
    }
    for c in word.chars() {
        match c {
            '\u{132}' | '\u{133}' => out.push_str("ij"),
            '\u{2018}' | '\u{2019}' => out.push('\''),
            _ => out.extend(c.to_lowercase()),
        }
    }
}

/// Looks up a word that is already case-folded.
pub(crate) fn lookup_folded(folded: &str) -> Option<Entry> {
    TABLE.find(Fnv::new().bytes(folded.as_bytes()).finish())
}

/// Looks up a word, whatever its case.
pub fn lookup(word: &str) -> Option<Entry> {
    if word.bytes().all(|b| b.is_ascii() && !b.is_ascii_uppercase()) {
        return lookup_folded(word);
    }
    let mut folded = String::with_capacity(word.len());
    fold_into(word, &mut folded);
    lookup_folded(&folded)
}

/// The Zipf frequency of a word (the logarithm of its count per thousand million words), when it is known.
pub fn frequency(word: &str) -> Option<f32> {
    lookup(word).filter(|entry| entry.zipf10 > 0).map(|entry| f32::from(entry.zipf10) / 10.0)
}

/// Whether the word is in the list: in the spelling dictionary, or frequent enough.
pub fn is_known(word: &str) -> bool {
    lookup(word).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_whole_and_sorted() {
        let words = *TABLE.starts.last().unwrap() as usize;
        assert_eq!(TABLE.starts.len(), BUCKETS + 1);
        assert_eq!(TABLE.rows.len(), words * ROW);
        assert!(words > 250_000);
    }

    #[test]
    fn classes_say_what_a_form_is() {
        assert_ne!(lookup("patiënten").unwrap().class & class::NOUN_PLUR, 0);
        assert_ne!(lookup("slikt").unwrap().class & class::VERB_THIRD, 0);
        assert_ne!(lookup("slikken").unwrap().class & class::INFINITIVE, 0);
        assert_ne!(lookup("Amsterdam").unwrap().class & class::NAME, 0);
    }

    #[test]
    fn case_and_apostrophe_do_not_matter() {
        assert_eq!(lookup("BELANGRIJK"), lookup("belangrĳk"));
        assert_eq!(lookup("foto’s"), lookup("foto's"));
        assert!(lookup("foto’s").is_some());
        assert!(!is_known(""));
    }

    #[test]
    fn frequency_is_a_zipf_value() {
        let zipf = frequency("de").unwrap();
        assert!((7.0..8.5).contains(&zipf), "{zipf}");
        assert_eq!(frequency("qqqzzzx"), None);
    }
}
