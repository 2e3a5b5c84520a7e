//! Inflected forms of Dutch words, from the citation form. It gives more forms than exist; as they are only
//! compared with words of a text, a form that nobody writes does no harm.
//!
//! All words are folded: no accents, hyphens or apostrophes.

use super::entry::{Form, Pos};

/// Particles of separable verbs, longest first.
pub(crate) const PARTICLES: [&str; 42] = [
    "achteruit",
    "tegemoet",
    "voorbij",
    "omhoog",
    "omlaag",
    "terecht",
    "overeen",
    "achter",
    "binnen",
    "samen",
    "tegen",
    "terug",
    "thuis",
    "onder",
    "open",
    "over",
    "rond",
    "mede",
    "neer",
    "voor",
    "vast",
    "plaats",
    "weg",
    "door",
    "deel",
    "dicht",
    "goed",
    "klaar",
    "stil",
    "heen",
    "aan",
    "bij",
    "toe",
    "los",
    "mee",
    "uit",
    "af",
    "in",
    "na",
    "om",
    "op",
    "af",
];

/// Prefixes that take no *ge-* in the participle.
const UNSTRESSED: [&str; 6] = ["be", "ge", "her", "ont", "ver", "er"];

/// The particle and the base of a separable verb. `known` says whether a word is an infinitive.
pub(crate) fn particle_of(infinitive: &str, known: impl Fn(&str) -> bool) -> Option<(&'static str, &str)> {
    PARTICLES.iter().find_map(|&p| {
        let base = infinitive.strip_prefix(p)?;
        (base.len() >= 4 && known(base)).then_some((p, base))
    })
}

fn is_vowel(byte: u8) -> bool {
    matches!(byte, b'a' | b'e' | b'i' | b'o' | b'u' | b'y')
}

/// Calls `give` with every way in which an ending that starts with a vowel changes the word before it:
/// *man*, *mann*; *maag*, *mag*; *huis*, *huiz*; *brief*, *briev*.
fn before_vowel(word: &str, buffer: &mut String, give: &mut impl FnMut(&str) -> bool) -> bool {
    if give(word) {
        return true;
    }
    let bytes = word.as_bytes();
    let n = bytes.len();
    let (Some(&last), Some(&before)) = (bytes.last(), bytes.get(n.wrapping_sub(2))) else { return false };
    if !last.is_ascii_alphabetic() || is_vowel(last) || !before.is_ascii() {
        return false;
    }
    let voiced = match last {
        b'f' => Some('v'),
        b's' => Some('z'),
        _ => None,
    };
    if let Some(voiced) = voiced {
        buffer.clear();
        buffer.push_str(&word[..n - 1]);
        buffer.push(voiced);
        if give(buffer) {
            return true;
        }
    }
    if !is_vowel(before) {
        return false;
    }
    let earlier = bytes.get(n.wrapping_sub(3)).copied().unwrap_or(0);
    if earlier == before {
        buffer.clear();
        buffer.push_str(&word[..n - 2]);
        buffer.push(char::from(last));
        if give(buffer) {
            return true;
        }
        if let Some(voiced) = voiced {
            buffer.clear();
            buffer.push_str(&word[..n - 2]);
            buffer.push(voiced);
            return give(buffer);
        }
        return false;
    }
    buffer.clear();
    buffer.push_str(word);
    buffer.push(char::from(last));
    give(buffer)
}

/// Whether `form` is an inflected form of `word` with this part of speech, and which.
///
/// With [`Pos::Any`] every part of speech is tried.
pub(crate) fn form_of(word: &str, pos: Pos, form: &str) -> Option<Form> {
    if word == form {
        return Some(Form::Base);
    }
    match pos {
        Pos::Noun | Pos::Name => noun_form(word, form),
        Pos::Adjective => adjective_form(word, form),
        Pos::Verb => verb_form(word, form),
        Pos::Any => noun_form(word, form).or_else(|| adjective_form(word, form)).or_else(|| {
            let infinitive = word.ends_with("en") && word.len() > 4;
            if infinitive { verb_form(word, form) } else { None }
        }),
        Pos::Adverb | Pos::Phrase => None,
    }
}

fn noun_form(word: &str, form: &str) -> Option<Form> {
    if let Some(rest) = form.strip_prefix(word) {
        match rest {
            "s" | "en" | "n" | "ren" | "eren" | "ien" => return Some(Form::Plural),
            "je" | "tje" | "etje" | "pje" | "kje" => return Some(Form::Diminutive),
            "jes" | "tjes" | "etjes" | "pjes" | "kjes" => return Some(Form::DiminutivePlural),
            _ => {}
        }
    }
    for (end, others) in [
        ("heid", &["heden"][..]),
        ("um", &["a", "ums"]),
        ("us", &["i", "era", "ora"]),
        ("is", &["es", "iden"]),
        ("ma", &["mata"]),
        ("a", &["ae", "aas"]),
        ("ex", &["ices"]),
        ("ix", &["ices"]),
        ("ie", &["ien"]),
        ("man", &["lieden", "lui"]),
    ] {
        // *virus*, but not *EUS*: an abbreviation has no Latin plural.
        if let Some(stem) = word.strip_suffix(end).filter(|stem| stem.len() >= 2)
            && let Some(rest) = form.strip_prefix(stem)
            && others.contains(&rest)
        {
            return Some(Form::Plural);
        }
    }
    if let Some(stem) = word.strip_suffix("ing")
        && let Some(rest) = form.strip_prefix(stem)
    {
        match rest {
            "inkje" => return Some(Form::Diminutive),
            "inkjes" => return Some(Form::DiminutivePlural),
            _ => {}
        }
    }
    if let Some(last @ (b'a' | b'o' | b'u')) = word.bytes().next_back()
        && let Some(rest) = form.strip_prefix(word).and_then(|r| r.strip_prefix(char::from(last)))
    {
        match rest {
            "tje" => return Some(Form::Diminutive),
            "tjes" => return Some(Form::DiminutivePlural),
            _ => {}
        }
    }
    let mut found = None;
    let mut buffer = String::with_capacity(word.len() + 2);
    before_vowel(word, &mut buffer, &mut |stem| {
        found = match form.strip_prefix(stem) {
            Some("en") => Some(Form::Plural),
            Some("etje") => Some(Form::Diminutive),
            Some("etjes") => Some(Form::DiminutivePlural),
            _ => None,
        };
        found.is_some()
    });
    found
}

fn adjective_form(word: &str, form: &str) -> Option<Form> {
    if let Some(rest) = form.strip_prefix(word)
        && matches!(rest, "s" | "e" | "st" | "ste" | "der" | "dere" | "r" | "re" | "n")
    {
        return Some(Form::Inflected);
    }
    let mut found = false;
    let mut buffer = String::with_capacity(word.len() + 2);
    before_vowel(word, &mut buffer, &mut |stem| {
        found = matches!(form.strip_prefix(stem), Some("e" | "er" | "ere" | "en" | "ers"));
        found
    });
    found.then_some(Form::Inflected)
}

/// Calls `give` with the candidates for the stem of an infinitive: *opereren*: *operer*, *opereer*;
/// *hakken*: *hak*; *reizen*: *reis*.
fn stems(infinitive: &str, give: &mut impl FnMut(&str) -> bool) -> bool {
    let Some(raw) = infinitive.strip_suffix("en").or_else(|| infinitive.strip_suffix('n')) else {
        return false;
    };
    let bytes = raw.as_bytes();
    let n = bytes.len();
    if n < 2 || !raw.is_ascii() {
        return give(raw);
    }
    let (last, before) = (bytes[n - 1], bytes[n - 2]);
    if last == before && !is_vowel(last) {
        return give(&raw[..n - 1]);
    }
    let hard = match last {
        b'v' => b'f',
        b'z' => b's',
        other => other,
    };
    let mut stem = String::with_capacity(n + 1);
    stem.push_str(&raw[..n - 1]);
    stem.push(char::from(hard));
    if give(&stem) {
        return true;
    }
    if !is_vowel(last) && is_vowel(before) && !bytes.get(n.wrapping_sub(3)).copied().is_some_and(is_vowel) {
        stem.clear();
        stem.push_str(&raw[..n - 1]);
        stem.push(char::from(before));
        stem.push(char::from(hard));
        return give(&stem);
    }
    false
}

fn verb_form(infinitive: &str, form: &str) -> Option<Form> {
    if let Some(rest) = form.strip_prefix(infinitive)
        && matches!(rest, "d" | "de" | "den" | "ds")
    {
        return Some(Form::Inflected);
    }
    let mut found = None;
    stems(infinitive, &mut |stem| {
        found = finite_or_participle(stem, form);
        found.is_some()
    });
    if found.is_some() {
        return found;
    }
    // Separable: inneemt, ingenomen, in te nemen written as one by mistake.
    for particle in PARTICLES {
        let Some(base) = infinitive.strip_prefix(particle).filter(|b| b.len() >= 4) else { continue };
        let Some(rest) = form.strip_prefix(particle) else { continue };
        if rest.strip_prefix("te") == Some(base) {
            return Some(Form::Inflected);
        }
        stems(base, &mut |stem| {
            found = finite_or_participle(stem, rest);
            found.is_some()
        });
        if found.is_some() {
            return found;
        }
    }
    None
}

fn finite_or_participle(stem: &str, form: &str) -> Option<Form> {
    let unstressed = UNSTRESSED.iter().any(|p| stem.starts_with(p));
    if let Some(rest) = form.strip_prefix(stem) {
        match rest {
            "" => return Some(Form::Stem),
            "t" => return Some(Form::Third),
            "te" | "ten" | "de" | "den" => return Some(Form::Past),
            "d" if unstressed => return Some(Form::Participle),
            _ => {}
        }
    }
    let rest = form.strip_prefix("ge")?.strip_prefix(stem)?;
    let dental = stem.ends_with(['t', 'd']);
    match rest {
        "d" | "t" | "de" | "te" | "den" | "ten" => Some(Form::Participle),
        "" | "e" | "en" if dental => Some(Form::Participle),
        _ => None,
    }
}

/// Calls `give` with the beginnings that all forms of a word share; between them they reach every form that
/// [`form_of`] accepts. What is given is not a key yet (see [`super::fold::key_into`]).
pub(crate) fn beginnings(word: &str, pos: Pos, give: &mut impl FnMut(&str)) {
    if matches!(pos, Pos::Verb | Pos::Any) && word.ends_with("en") && word.len() > 4 {
        let raw = &word[..word.len() - 2];
        give(raw);
        let mut buffer = format!("ge{raw}");
        give(&buffer);
        for particle in PARTICLES {
            if let Some(base) = raw.strip_prefix(particle).filter(|b| b.len() >= 2) {
                for between in ["ge", "te"] {
                    buffer.clear();
                    buffer.extend([particle, between, base]);
                    give(&buffer);
                }
            }
        }
        if pos == Pos::Verb {
            return;
        }
    }
    give(word);
    if !matches!(pos, Pos::Noun | Pos::Any | Pos::Name) {
        return;
    }
    let mut other = |end: &str, ends: &[&str]| {
        if let Some(stem) = word.strip_suffix(end) {
            for e in ends {
                give(&format!("{stem}{e}"));
            }
        }
    };
    match word.as_bytes() {
        [.., b'e', b'i', b'd'] => other("heid", &["heden"]),
        [.., b'u', b'm'] => other("um", &["a"]),
        [.., b'u', b's'] => other("us", &["i", "era", "ora"]),
        [.., b'i', b's'] => other("is", &["es", "iden"]),
        [.., b'e' | b'i', b'x'] => {
            other("ex", &["ices"]);
            other("ix", &["ices"]);
        }
        [.., b'i', b'n', b'g'] => other("ing", &["inkje"]),
        [.., b'm', b'a', b'n'] => other("man", &["lieden", "lui"]),
        _ => {}
    }
}

/// The form of an adjective before a noun with *de*: *klein* gives *kleine*, *groot* gives *grote*.
pub(crate) fn with_e(adjective: &str) -> String {
    let bytes = adjective.as_bytes();
    let n = bytes.len();
    if adjective.ends_with('e') || adjective.ends_with("en") || n < 3 || !adjective.is_ascii() {
        // Wooden, broken and leather stay as they are.
        return if adjective.ends_with('e') || adjective.ends_with("en") {
            adjective.to_owned()
        } else {
            format!("{adjective}e")
        };
    }
    let (last, before, earlier) = (bytes[n - 1], bytes[n - 2], bytes[n - 3]);
    if is_vowel(last) {
        return adjective.to_owned();
    }
    let one_syllable = bytes.windows(2).filter(|w| is_vowel(w[0]) && !is_vowel(w[1])).count() == 1;
    if is_vowel(before) && earlier == before {
        let soft = match last {
            b'f' => 'v',
            b's' => 'z',
            other => char::from(other),
        };
        return format!("{}{soft}e", &adjective[..n - 2]);
    }
    if is_vowel(before) && !is_vowel(earlier) && one_syllable {
        return format!("{adjective}{}e", char::from(last));
    }
    if is_vowel(before) && is_vowel(earlier) && matches!(last, b'f' | b's') {
        let soft = if last == b'f' { 'v' } else { 'z' };
        return format!("{}{soft}e", &adjective[..n - 1]);
    }
    format!("{adjective}e")
}

/// The form of a verb for *hij*, for verbs that are regular in the present.
pub(crate) fn third_person(infinitive: &str) -> Option<String> {
    if matches!(infinitive, "zijn" | "hebben" | "kunnen" | "mogen" | "willen" | "zullen" | "komen") {
        return None;
    }
    let mut all = Vec::new();
    stems(infinitive, &mut |stem| {
        all.push(stem.to_owned());
        false
    });
    // The second candidate has the long vowel; verbs on -elen, -enen, -eren with a weak syllable keep the first.
    let weak = ["elen", "enen", "emen"].iter().any(|e| infinitive.ends_with(e) && infinitive.len() > 6);
    let stem = if weak { all.first() } else { all.last() }?;
    if infinitive.ends_with("aan") || infinitive.ends_with("oen") || infinitive.ends_with("ien") {
        return Some(format!("{}t", infinitive.strip_suffix('n')?));
    }
    Some(if stem.ends_with('t') { stem.clone() } else { format!("{stem}t") })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::terms::fold::{fold, key_into};

    fn key(word: &str) -> String {
        let mut out = String::new();
        key_into(&fold(word), &mut out);
        out
    }

    #[track_caller]
    fn check(word: &str, pos: Pos, forms: &[&str]) {
        for form in forms {
            assert!(form_of(&fold(word), pos, &fold(form)).is_some(), "{word}: {form}");
            let mut reached = false;
            beginnings(&fold(word), pos, &mut |b| reached |= key(form).starts_with(&key(b)));
            assert!(reached, "{word}: {form} cannot be found by its beginning");
        }
    }

    #[test]
    fn nouns() {
        check("beroerte", Pos::Noun, &["beroertes", "beroerten"]);
        check("arts", Pos::Noun, &["artsen"]);
        check("maag", Pos::Noun, &["magen", "maagje"]);
        check("bal", Pos::Noun, &["ballen", "balletje"]);
        check("virus", Pos::Noun, &["virussen", "virusje"]);
        check("hernia", Pos::Noun, &["hernia's", "herniaatje"]);
        check("allergie", Pos::Noun, &["allergieën"]);
        check("bacterie", Pos::Noun, &["bacteriën"]);
        check("huis", Pos::Noun, &["huizen", "huisje"]);
        check("brief", Pos::Noun, &["brieven"]);
        check("mogelijkheid", Pos::Noun, &["mogelijkheden"]);
        check("ovarium", Pos::Noun, &["ovaria", "ovariums"]);
        check("bronchus", Pos::Noun, &["bronchi"]);
        check("ulcus", Pos::Noun, &["ulcera"]);
        check("trauma", Pos::Noun, &["trauma's", "traumata"]);
        check("zwelling", Pos::Noun, &["zwellingen", "zwellinkje"]);
        check("stent", Pos::Noun, &["stents", "stentje"]);
        check("carcinoom", Pos::Noun, &["carcinomen", "carcinoompje"]);
    }

    #[test]
    fn adjectives_and_verbs() {
        check("abdominaal", Pos::Adjective, &["abdominale"]);
        check("massief", Pos::Adjective, &["massieve", "massiever"]);
        check("veneus", Pos::Adjective, &["veneuze"]);
        check("chronisch", Pos::Adjective, &["chronische", "chronischer"]);
        check("opereren", Pos::Verb, &["opereert", "opereerde", "geopereerd", "geopereerde", "opererend"]);
        check("toedienen", Pos::Verb, &["toedient", "toegediend", "toediende", "toegediende"]);
        check("hakken", Pos::Verb, &["hakt", "hakte", "gehakt"]);
        check("beademen", Pos::Verb, &["beademt", "beademd", "beademde"]);
        check("reizen", Pos::Verb, &["reist", "reisde", "gereisd"]);
    }

    #[test]
    fn other_words_are_no_forms() {
        for (word, pos, form) in [
            ("arts", Pos::Noun, "artsenijbereider"),
            ("pus", Pos::Noun, "puur"),
            ("maag", Pos::Noun, "maagd"),
            ("tia", Pos::Noun, "tiara"),
            ("derhalve", Pos::Adverb, "derhalven"),
        ] {
            assert_eq!(form_of(word, pos, form), None, "{word} {form}");
        }
    }

    #[test]
    fn adjectives_agree() {
        for (adjective, expected) in [
            ("klein", "kleine"),
            ("groot", "grote"),
            ("dik", "dikke"),
            ("lief", "lieve"),
            ("vies", "vieze"),
            ("hoge", "hoge"),
            ("gebroken", "gebroken"),
            ("ontstoken", "ontstoken"),
            ("tijdelijk", "tijdelijke"),
            ("plotseling", "plotselinge"),
            ("langzaam", "langzame"),
            ("verstandig", "verstandige"),
        ] {
            assert_eq!(with_e(adjective), expected);
        }
    }

    #[test]
    fn third_person_singular() {
        for (verb, expected) in [
            ("voelen", "voelt"),
            ("snijden", "snijdt"),
            ("meten", "meet"),
            ("plassen", "plast"),
            ("geven", "geeft"),
            ("gaan", "gaat"),
            ("maken", "maakt"),
            ("opereren", "opereert"),
            ("rekenen", "rekent"),
        ] {
            assert_eq!(third_person(verb).as_deref(), Some(expected));
        }
    }
}
