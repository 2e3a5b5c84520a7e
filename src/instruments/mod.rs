//! The instruments: items are data, answers are computed from findings, metrics and structure.
//!
//! What a program cannot judge stays unknown, is counted aloud, and the score comes with the lowest and the
//! highest value that the open items still allow.

mod agreement;
mod answer;
mod item;
mod measures;
mod people;
mod read;
mod score;
mod tree;
mod words;

pub use agreement::{Comparison, Pair, kappa};
pub(crate) use answer::shorten;
pub use answer::{Answer, Answered, By, Evidence, answer};
pub use item::{Instrument, Item, Judge, NotApplicable, Scale, Test};
pub use people::{Answers, Given};
pub use score::{JudgedBy, Score, score};

use std::sync::LazyLock;

/// What kind of material is judged.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// Print: a leaflet, web page, letter.
    #[default]
    Print,
    /// Audiovisual: a film, an animation.
    Av,
}

impl Kind {
    /// The name as it stands in reports.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Print => "print",
            Self::Av => "av",
        }
    }
}

impl std::str::FromStr for Kind {
    type Err = crate::Error;

    fn from_str(name: &str) -> Result<Self, crate::Error> {
        match name {
            "print" => Ok(Self::Print),
            "av" => Ok(Self::Av),
            _ => Err(crate::Error::new(
                crate::ErrorKind::Settings,
                format!("'{name}' is geen soort materiaal. Kies print of av."),
            )),
        }
    }
}

/// The Checklist Toegankelijke Informatie: items 1 to 29 and the image points B1 to B15, in our own words.
pub fn checklist() -> &'static Instrument {
    static DATA: LazyLock<Instrument> = LazyLock::new(|| {
        embedded("checklist.toml", include_str!("../../dictionaries/instruments/checklist.toml"))
    });
    &DATA
}

/// The VBI on the basis of PEMAT, in our own words. One table serves both kinds; [`Instrument::items_for`] chooses.
pub fn vbi() -> &'static Instrument {
    static DATA: LazyLock<Instrument> =
        LazyLock::new(|| embedded("vbi.toml", include_str!("../../dictionaries/instruments/vbi.toml")));
    &DATA
}

/// Embedded data are validated by a test; should they be damaged after all, the instrument is empty.
fn embedded(file: &str, text: &str) -> Instrument {
    Instrument::from_toml(file, text).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_embedded_instruments_are_complete() {
        for (file, text) in [
            ("checklist.toml", include_str!("../../dictionaries/instruments/checklist.toml")),
            ("vbi.toml", include_str!("../../dictionaries/instruments/vbi.toml")),
        ] {
            if let Err(error) = Instrument::from_toml(file, text) {
                panic!("{error}");
            }
        }
        let ids: Vec<&str> = checklist().items.iter().map(|i| i.id.as_str()).collect();
        let expected: Vec<String> =
            (1..=29).map(|n| n.to_string()).chain((1..=15).map(|n| format!("B{n}"))).collect();
        assert_eq!(ids, expected);
        let mut numbers: Vec<u8> = vbi().items.iter().filter_map(|i| i.id.parse().ok()).collect();
        numbers.dedup();
        assert_eq!(numbers, (1..=26).collect::<Vec<u8>>());
        assert_eq!(vbi().items_for(Kind::Print).count(), 24);
        assert_eq!(vbi().items_for(Kind::Av).count(), 17);
        let on =
            |scale: &str, kind| vbi().items_for(kind).filter(|i| i.scale.as_deref() == Some(scale)).count();
        assert_eq!((on("understandability", Kind::Print), on("actionability", Kind::Print)), (17, 7));
        assert_eq!((on("understandability", Kind::Av), on("actionability", Kind::Av)), (13, 4));
    }

    #[test]
    fn what_is_said_to_writers_is_short_and_complete() {
        for item in checklist().items.iter().chain(&vbi().items) {
            let mut texts = vec![&item.question, &item.hint, &item.advice, &item.example];
            assert!(texts.iter().all(|t| !t.is_empty()), "{} lacks a text", item.id);
            texts.extend(&item.steps);
            for sentence in texts.iter().flat_map(|t| t.split_inclusive(['.', '?', '!', ':'])) {
                let words = sentence.split_whitespace().count();
                assert!(words <= 15, "{}: {words} words in '{sentence}'", item.id);
            }
            assert!(item.question.ends_with('?'), "{}", item.id);
        }
    }

    #[test]
    fn does_not_apply_is_offered_where_pemat_offers_it() {
        let offered = |kind| -> Vec<&str> {
            vbi().items_for(kind).filter(|i| i.na.is_some()).map(|i| i.id.as_str()).collect()
        };
        assert_eq!(offered(Kind::Print), ["6", "8", "9", "11", "16", "17", "18", "19", "24", "25"]);
        assert_eq!(offered(Kind::Av), ["8", "9", "11", "12", "13", "14", "18", "19", "25"]);
    }
}
