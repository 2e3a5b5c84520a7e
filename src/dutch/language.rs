//! Which blocks are not Dutch.

use whatlang::{Detector, Lang};

use crate::document::{BlockKind, Document};

/// Languages that Dutch health information is also written in.
const LANGUAGES: [Lang; 16] = [
    Lang::Nld,
    Lang::Eng,
    Lang::Deu,
    Lang::Fra,
    Lang::Spa,
    Lang::Ita,
    Lang::Por,
    Lang::Tur,
    Lang::Ara,
    Lang::Pol,
    Lang::Ukr,
    Lang::Rus,
    Lang::Ron,
    Lang::Afr,
    Lang::Cmn,
    Lang::Bul,
];

/// Words that only Dutch has: enough of them, and the block is Dutch whatever the statistics of letters say.
const DUTCH: [&str; 30] = [
    "aan", "als", "bent", "bij", "dan", "dat", "de", "deze", "die", "dit", "een", "en", "er", "geen",
    "heeft", "het", "hoe", "kunt", "mag", "met", "naar", "niet", "of", "om", "ook", "u", "uw", "van", "voor",
    "wij",
];

/// Per block the language (ISO 639-3), if that is surely another than Dutch.
pub(super) fn of_blocks(document: &Document) -> Vec<Option<&'static str>> {
    let detector = Detector::with_allowlist(LANGUAGES.to_vec());
    let text = document.text();
    let judge = |passage: &str| {
        let letters = passage.chars().filter(|c| c.is_alphabetic()).count();
        if letters < 40 {
            return None;
        }
        let words = passage.split_whitespace().count();
        let dutch = passage
            .split_whitespace()
            .map(|w| w.trim_matches(|c: char| !c.is_alphanumeric()))
            .filter(|w| DUTCH.contains(&&*w.to_lowercase()))
            .count();
        // A fifth of the words of running Dutch is in the list; German and Afrikaans share a few.
        if dutch * 8 >= words {
            return None;
        }
        let info = detector.detect(passage)?;
        let sure = info.is_reliable() && info.lang() != Lang::Nld && info.confidence() > 0.8;
        sure.then(|| info.lang().code())
    };
    // Judging a whole block of prose costs far more than judging enough of it.
    let enough = |passage: &'_ str| passage.floor_char_boundary(passage.len().min(600));
    document
        .blocks()
        .iter()
        .map(|block| {
            let passage = block.span.of(text);
            let judged = matches!(
                block.kind,
                BlockKind::Paragraph | BlockKind::ListItem { .. } | BlockKind::Heading(_)
            );
            if judged { judge(&passage[..enough(passage)]) } else { None }
        })
        .collect()
}

/// Whether at least half of the text, by length, is not surely another language.
pub(crate) fn is_dutch(document: &Document) -> bool {
    let foreign = of_blocks(document);
    let size = |wanted: bool| {
        let blocks = document.blocks().iter().zip(&foreign);
        blocks.filter(|(_, f)| f.is_some() == wanted).map(|(b, _)| b.span.len()).sum::<usize>()
    };
    size(true) <= size(false)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_other_languages_from_dutch_jargon() {
        let document = Document::from_markdown(
            "t",
            "You can take this medicine with or without food. Please call your doctor if you feel sick.\n\n\
             Bij de patiënt wordt een venapunctie verricht ten behoeve van hematologisch onderzoek.\n\n\
             Fibromyalgie, hypertensie, diabetes mellitus, reumatoïde artritis\n\n\
             Bu ilacı yemekle birlikte veya yemeksiz alabilirsiniz. Lütfen doktorunuzu arayın.\n",
        );
        assert_eq!(of_blocks(&document), [Some("eng"), None, None, Some("tur")]);
    }
}
