use super::Counts;

/// Flesch-Douma (Douma 1960): 206.84 - 0.77 x syllables per 100 words - 0.93 x words per sentence.
///
/// Higher is easier: 0-30 very hard, 60-70 normal, 90-100 very easy; not clamped. The coefficients are often
/// swapped elsewhere: 0.77 belongs to the syllables.
///
/// ```
/// use helder::metrics::{Counts, flesch_douma};
/// // 100 words in 10 sentences with 150 syllables: 206.84 - 115.5 - 9.3.
/// let counts = Counts { words: 100, sentences: 10, syllables: 150, long_words: 0 };
/// assert!((flesch_douma(&counts).unwrap() - 82.04).abs() < 1e-9);
/// ```
pub fn flesch_douma(counts: &Counts) -> Option<f64> {
    let (per_100, length) = ratios(counts)?;
    Some(206.84 - 0.77 * per_100 - 0.93 * length)
}

/// Brouwer's Leesindex A (Brouwer 1963): 195 - 2/3 x syllables per 100 words - 2 x words per sentence.
///
/// Higher is easier; not clamped.
pub fn brouwer(counts: &Counts) -> Option<f64> {
    let (per_100, length) = ratios(counts)?;
    Some(195.0 - per_100 * 2.0 / 3.0 - 2.0 * length)
}

/// LIX (Bjornsson 1968): words per sentence plus the percentage of words of seven letters or more.
///
/// Higher is harder: up to 24 very easy, 34 easy, 44 medium, 54 hard, above very hard.
pub fn lix(counts: &Counts) -> Option<f64> {
    let (_, length) = ratios(counts)?;
    Some(length + 100.0 * counts.long_words as f64 / counts.words as f64)
}

/// RIX (Anderson 1983): words of seven letters or more per sentence. Higher is harder.
pub fn rix(counts: &Counts) -> Option<f64> {
    ratios(counts)?;
    Some(counts.long_words as f64 / counts.sentences as f64)
}

/// Syllables per 100 words and words per sentence.
fn ratios(counts: &Counts) -> Option<(f64, f64)> {
    if counts.words == 0 || counts.sentences == 0 {
        return None;
    }
    let words = counts.words as f64;
    Some((100.0 * counts.syllables as f64 / words, words / counts.sentences as f64))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Document;
    use crate::dutch::Analysis;

    #[test]
    fn agrees_with_a_text_computed_by_hand() {
        // Words: Uw dokter prikt bloed uit uw arm (7) + Daarna hoort u morgen de uitslag (6) = 13.
        // Syllables: 1+2+1+1+1+1+1 = 8; 2+1+1+2+1+2 = 9; together 17.
        // Seven letters or more: uitslag = 1.
        let document =
            Document::from_text("t", "Uw dokter prikt bloed uit uw arm. Daarna hoort u morgen de uitslag.");
        let analysis = Analysis::new(&document);
        let counts = Counts::of(&analysis, analysis.sentences());
        assert_eq!(counts, Counts { words: 13, sentences: 2, syllables: 17, long_words: 1 });
        let close = |value: Option<f64>, expected: f64| (value.expect("a number") - expected).abs() < 1e-6;
        // WL = 1700/13 = 130.769231, ZL = 6.5.
        assert!(close(flesch_douma(&counts), 206.84 - 0.77 * 130.769_230_8 - 0.93 * 6.5));
        assert!(close(brouwer(&counts), 195.0 - 87.179_487_2 - 13.0));
        assert!(close(lix(&counts), 6.5 + 100.0 / 13.0));
        assert!(close(rix(&counts), 0.5));
        assert_eq!(lix(&Counts::default()), None);
    }
}
