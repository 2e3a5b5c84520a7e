//! The formula of LiNT-II and its levels.

/// The coefficients that belong to spaCy's model 3.7.0 and the noun list of 18 November 2025 (Kim and Pander Maat
/// 2025). The original `LiNT` has others.
const CONSTANT: f64 = -4.207_827_812_539_932;
const FREQUENCY: f64 = 17.283_729_064_021_745;
const DISTANCE: f64 = -1.624_415_134_700_866;
const DENSITY: f64 = -2.536_779_722_471_294_5;
const CONCRETE: f64 = 16.001_231_335_248_57;

/// The four features of the formula; `None` where the text has nothing to measure.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Features {
    /// Mean log10 frequency per billion words of content words, names left out.
    pub log_word_frequency: Option<f64>,
    /// Longest dependency, in words between; of a document the mean over sentences.
    pub max_sdl: Option<f64>,
    /// Content words per finite verb; of a document the mean over sentences.
    pub content_words_per_clause: Option<f64>,
    /// Share (0 to 1) of concrete nouns among nouns of a known type.
    pub concrete_nouns: Option<f64>,
}

/// One of the four features.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Feature {
    /// Rare words.
    WordFrequency,
    /// Words that belong together stand far apart.
    Distance,
    /// Much information per clause.
    Density,
    /// Abstract nouns.
    Concreteness,
}

impl Features {
    /// The score: 0 to 100, higher is harder; `None` when a feature is missing.
    ///
    /// ```
    /// use helder::lint::Features;
    /// let features = Features {
    ///     log_word_frequency: Some(5.0),
    ///     max_sdl: Some(3.0),
    ///     content_words_per_clause: Some(4.0),
    ///     concrete_nouns: Some(0.5),
    /// };
    /// // 100 - (-4.2078 + 86.4186 - 4.8732 - 10.1471 + 8.0006)
    /// assert!((features.score().unwrap() - 24.8089).abs() < 1e-4);
    /// ```
    pub fn score(&self) -> Option<f64> {
        let ease = CONSTANT
            + FREQUENCY * self.log_word_frequency?
            + DISTANCE * self.max_sdl?
            + DENSITY * self.content_words_per_clause?
            + CONCRETE * self.concrete_nouns?;
        Some((100.0 - ease).clamp(0.0, 100.0))
    }

    /// The level: 1 to 4.
    pub fn level(&self) -> Option<u8> {
        self.score().map(level)
    }

    /// How many points each feature adds to the score of an easy text, largest first. The easy text
    /// (frequency 4.7, distance 3.5, 4 content words per clause, 0.55 concrete: score 30) is our choice and
    /// only serves to compare the four.
    pub fn causes(&self) -> Vec<(Feature, f64)> {
        let easy = [4.7, 3.5, 4.0, 0.55];
        let mut causes: Vec<(Feature, f64)> = [
            (Feature::WordFrequency, self.log_word_frequency, FREQUENCY),
            (Feature::Distance, self.max_sdl, DISTANCE),
            (Feature::Density, self.content_words_per_clause, DENSITY),
            (Feature::Concreteness, self.concrete_nouns, CONCRETE),
        ]
        .into_iter()
        .zip(easy)
        .filter_map(|((feature, value, weight), easy)| Some((feature, weight * (easy - value?))))
        .collect();
        causes.sort_by(|a, b| b.1.total_cmp(&a.1));
        causes
    }
}

/// The level of a score: 1 below 34, 2 below 46, 3 below 58, else 4.
pub fn level(score: f64) -> u8 {
    match score {
        s if s < 34.0 => 1,
        s if s < 46.0 => 2,
        s if s < 58.0 => 3,
        _ => 4,
    }
}

/// The percentage of adults who have difficulty with a text of this level.
pub const fn adults_with_difficulty(level: u8) -> u8 {
    match level {
        0 | 1 => 14,
        2 => 29,
        3 => 53,
        _ => 78,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn features(f: f64, d: f64, c: f64, n: f64) -> Features {
        Features {
            log_word_frequency: Some(f),
            max_sdl: Some(d),
            content_words_per_clause: Some(c),
            concrete_nouns: Some(n),
        }
    }

    #[test]
    fn scores_are_clamped_and_missing_features_give_none() {
        assert_eq!(features(9.0, 0.0, 0.0, 1.0).score(), Some(0.0));
        assert_eq!(features(1.0, 20.0, 20.0, 0.0).score(), Some(100.0));
        assert_eq!(Features { max_sdl: None, ..features(5.0, 3.0, 4.0, 0.5) }.score(), None);
    }

    #[test]
    fn levels_start_at_their_lower_border() {
        assert_eq!([33.999, 34.0, 45.999, 46.0, 57.999, 58.0, 100.0].map(level), [1, 2, 2, 3, 3, 4, 4]);
    }

    #[test]
    fn the_easy_text_has_score_30_and_no_causes() {
        let easy = features(4.7, 3.5, 4.0, 0.55);
        assert!((easy.score().unwrap() - 30.0).abs() < 0.1);
        assert!(easy.causes().iter().all(|c| c.1.abs() < 1e-9));
        assert_eq!(features(4.7, 9.0, 4.0, 0.55).causes()[0].0, Feature::Distance);
    }
}
