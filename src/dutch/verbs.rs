//! Forms of Dutch verbs, for examples of better sentences.

use super::lexicon;

/// Particles that separable verbs start with, longest first.
const PARTICLES: [&str; 52] = [
    "achteruit",
    "voorover",
    "tegemoet",
    "overeen",
    "vooraf",
    "achter",
    "binnen",
    "buiten",
    "omhoog",
    "omlaag",
    "onder",
    "samen",
    "terug",
    "tegen",
    "vooruit",
    "vrij",
    "vast",
    "thuis",
    "klaar",
    "schoon",
    "gelijk",
    "goed",
    "plaats",
    "deel",
    "door",
    "over",
    "rond",
    "voor",
    "weer",
    "waar",
    "aan",
    "af",
    "bij",
    "bloot",
    "heen",
    "her",
    "in",
    "los",
    "mee",
    "met",
    "na",
    "neer",
    "om",
    "op",
    "open",
    "stil",
    "toe",
    "tot",
    "uit",
    "weg",
    "stop",
    "stuk",
];

/// The particle of a separable verb, seen from its participle or its form with *te*: `in` for *innemen* with
/// *ingenomen*; `None` if the verb is not separable.
///
/// ```
/// use helder::dutch::verbs::particle;
/// assert_eq!(particle("innemen", "ingenomen"), Some("in"));
/// assert_eq!(particle("onderzoeken", "onderzocht"), None);
/// ```
pub fn particle(lemma: &str, participle: &str) -> Option<&'static str> {
    PARTICLES.into_iter().find(|p| {
        let rest = participle.strip_prefix(p);
        // ponytail: `overgeven` and the like (no `ge` after the particle) are not separable in the participle.
        lemma.len() > p.len() + 2
            && lemma.starts_with(p)
            && rest.is_some_and(|r| r.starts_with("ge") || is_inseparable(r))
    })
}

/// After the particle comes a prefix that takes no *ge-*: *aan-be-volen*.
fn is_inseparable(rest: &str) -> bool {
    ["be", "ver", "ont", "her"].iter().any(|p| rest.starts_with(p)) && rest.len() > 5
}

/// The present tense of a verb whose infinitive is given: third person singular, or plural.
///
/// The vowel of the stem follows the more frequent of the possible spellings.
///
/// ```
/// use helder::dutch::verbs::{Number, present};
/// assert_eq!(present("opereren", Number::Singular), "opereert");
/// assert_eq!(present("geven", Number::Singular), "geeft");
/// assert_eq!(present("zetten", Number::Singular), "zet");
/// ```
pub fn present(infinitive: &str, number: Number) -> String {
    if number == Number::Plural {
        return infinitive.to_owned();
    }
    match infinitive {
        "zijn" => return "is".to_owned(),
        "hebben" => return "heeft".to_owned(),
        "kunnen" => return "kan".to_owned(),
        "zullen" => return "zal".to_owned(),
        "mogen" => return "mag".to_owned(),
        "willen" => return "wil".to_owned(),
        "komen" => return "komt".to_owned(),
        _ => {}
    }
    if let Some(base) = infinitive.strip_suffix("aan") {
        return format!("{base}aat");
    }
    if let Some(base) = infinitive.strip_suffix("oen") {
        return format!("{base}oet");
    }
    if infinitive.ends_with("ien") && infinitive.len() <= 7 {
        return format!("{}t", &infinitive[..infinitive.len() - 1]);
    }
    let Some(root) = infinitive.strip_suffix("en") else { return infinitive.to_owned() };
    let stem = best_stem(root);
    if stem.ends_with('t') { stem } else { stem + "t" }
}

/// Whether a subject is one or more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Number {
    /// One.
    Singular,
    /// More.
    Plural,
}

fn best_stem(root: &str) -> String {
    let mut chars: Vec<char> = root.chars().collect();
    let n = chars.len();
    let vowel = |c: char| "aeiou".contains(c);
    if n >= 2 && chars[n - 1] == chars[n - 2] && !vowel(chars[n - 1]) {
        chars.pop();
        return chars.into_iter().collect();
    }
    let single = n >= 2 && !vowel(chars[n - 1]) && vowel(chars[n - 2]) && (n < 3 || !vowel(chars[n - 3]));
    let devoice = |stem: &str| match stem.chars().next_back() {
        Some('v') => format!("{}f", &stem[..stem.len() - 1]),
        Some('z') => format!("{}s", &stem[..stem.len() - 1]),
        _ => stem.to_owned(),
    };
    let plain = devoice(root);
    if !single || chars[n - 2] == 'i' {
        return plain;
    }
    let mut long = chars.clone();
    long.insert(n - 2, chars[n - 2]);
    let long = devoice(&long.into_iter().collect::<String>());
    let weight = |stem: &str| {
        lexicon::frequency(&if stem.ends_with('t') { stem.to_owned() } else { format!("{stem}t") })
    };
    if weight(&long) >= weight(&plain) { long } else { plain }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn conjugates_common_verbs() {
        for (infinitive, form) in [
            ("onderzoeken", "onderzoekt"),
            ("nemen", "neemt"),
            ("verbeteren", "verbetert"),
            ("controleren", "controleert"),
            ("lezen", "leest"),
            ("bevestigen", "bevestigt"),
            ("doen", "doet"),
            ("slaan", "slaat"),
            ("zien", "ziet"),
            ("snijden", "snijdt"),
            ("brengen", "brengt"),
            ("halen", "haalt"),
            ("hechten", "hecht"),
        ] {
            assert_eq!(present(infinitive, Number::Singular), form);
        }
        assert_eq!(particle("aanbevelen", "aanbevolen"), Some("aan"));
        assert_eq!(particle("opereren", "geopereerd"), None);
    }
}
