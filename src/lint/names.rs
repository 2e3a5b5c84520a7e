//! What a name stands for, where the noun list does not have it.
//!
//! LiNT-II asks a statistical name recogniser: people and places are concrete, organisations abstract. We have no
//! such model, and use cues that are seldom wrong; a name without a cue stays unknown and does not count.

use super::table::NounType;
use super::words::Word;
use crate::dutch::morphology::Upos;
use crate::dutch::relation::Relation;

/// Words inside a name that make it an organisation.
const ORGANISATION: [&str; 34] = [
    "academie",
    "bank",
    "bond",
    "bv",
    "b.v.",
    "centrum",
    "college",
    "comité",
    "commissie",
    "fc",
    "federatie",
    "fonds",
    "gemeente",
    "genootschap",
    "group",
    "groep",
    "ggd",
    "ggz",
    "inc.",
    "instituut",
    "ltd.",
    "ministerie",
    "nv",
    "n.v.",
    "partij",
    "raad",
    "stichting",
    "umc",
    "unie",
    "universiteit",
    "university",
    "vereniging",
    "ziekenhuis",
    "zorg",
];

/// Words before a name that make it a person.
const TITLES: [&str; 26] = [
    "arts",
    "broer",
    "dhr",
    "dhr.",
    "dokter",
    "dr",
    "dr.",
    "drs",
    "drs.",
    "heer",
    "ir",
    "ir.",
    "juffrouw",
    "meneer",
    "mevr",
    "mevr.",
    "mevrouw",
    "mr",
    "mr.",
    "mw",
    "mw.",
    "prof",
    "prof.",
    "professor",
    "zus",
    "zuster",
];

/// Prepositions that stand before places.
const PLACES: [&str; 5] = ["in", "naar", "te", "uit", "vanuit"];

/// What the noun or name at `index` stands for.
pub fn type_of(words: &[Word<'_>], index: usize) -> NounType {
    let Some(word) = words.get(index).filter(|w| w.upos == Upos::Propn) else { return NounType::Unknown };
    let (from, to) = extent(words, index);
    let name = words.get(from..to).unwrap_or(&[]);
    let before = from.checked_sub(1).and_then(|i| words.get(i)).map_or("", |w| w.lower);
    let capitals = word.form.chars().filter(|c| c.is_uppercase()).count();
    let letters = word.form.chars().filter(|c| c.is_alphabetic()).count();
    let starts_large = |w: &Word<'_>| w.form.chars().next().is_some_and(char::is_uppercase);
    match () {
        () if name.iter().any(|w| ORGANISATION.contains(&w.lower)) => NounType::Abstract,
        () if TITLES.contains(&before) || name.iter().any(|w| TITLES.contains(&w.lower)) => {
            NounType::Concrete
        }
        () if name.len() == 1 && letters >= 2 && capitals == letters => NounType::Abstract,
        () if name.len() == 1 && starts_large(word) && PLACES.contains(&before) => NounType::Concrete,
        // Two or more words with capitals are mostly first name and surname.
        () if name.len() >= 2 && name.iter().filter(|w| starts_large(w)).count() >= 2 => NounType::Concrete,
        () => NounType::Unknown,
    }
}

/// The run of words that make up the name: names and what is joined to them flat (*Jan van der Berg*).
fn extent(words: &[Word<'_>], index: usize) -> (usize, usize) {
    const LONGEST: usize = 8;
    let part = |w: &Word<'_>| w.upos == Upos::Propn || w.relation == Relation::Flat;
    let before = words.get(..index).unwrap_or(&[]).iter().rev().take(LONGEST).take_while(|w| part(w)).count();
    let after = words.get(index + 1..).unwrap_or(&[]).iter().take(LONGEST).take_while(|w| part(w)).count();
    (index - before, index + 1 + after)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dutch::morphology::Feats;

    fn type_in(text: &[&'static str], index: usize) -> NounType {
        let lower: Vec<String> = text.iter().map(|w| w.to_lowercase()).collect();
        let words: Vec<Word<'_>> = text
            .iter()
            .zip(&lower)
            .map(|(form, lower)| Word {
                form,
                lower,
                lemma: lower,
                upos: if form.starts_with(char::is_uppercase) { Upos::Propn } else { Upos::X },
                feats: Feats::NONE,
                head: None,
                relation: Relation::Dep,
            })
            .collect();
        type_of(&words, index)
    }

    #[test]
    fn cues_type_names() {
        assert_eq!(type_in(&["in", "Zwaagdijk"], 1), NounType::Concrete);
        assert_eq!(type_in(&["mevrouw", "Xaverius"], 1), NounType::Concrete);
        assert_eq!(type_in(&["bij", "Stichting", "Kwaliteit"], 2), NounType::Abstract);
        assert_eq!(type_in(&["de", "XYZ"], 1), NounType::Abstract);
        assert_eq!(type_in(&["met", "Zyrtec"], 1), NounType::Unknown);
        assert_eq!(type_in(&["huis"], 0), NounType::Unknown);
    }
}
