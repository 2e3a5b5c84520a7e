//! The instruments: items are data, answers are computed from findings, metrics and structure.
//!
//! What a program cannot judge stays unknown, is counted aloud, and the score comes with the lowest and the
//! highest value that the open items still allow.

mod answer;
mod item;
mod measures;
mod score;

pub use answer::{Answer, Answered, By, Evidence, answer};
pub use item::{Instrument, Item, Judge, NotApplicable, Scale, Test};
pub use score::{Score, score};

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
        assert_eq!(vbi().items.len(), 26);
        assert_eq!(vbi().items_for(Kind::Print).count(), 24);
        assert_eq!(vbi().items_for(Kind::Av).count(), 17);
    }
}
