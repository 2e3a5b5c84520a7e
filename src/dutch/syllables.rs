//! Counts the syllables of Dutch words.

/// The number of syllables of a word; 0 for a word without letters, and for an abbreviation in capitals or
/// digits one per character that is spoken.
///
/// Every group of vowels that Dutch writes for one sound counts once (*aai*, *eeuw*, *ij*); a diaeresis and
/// pairs such as *ea*, *io*, *ua* start a new syllable. Tested on words counted by hand
/// (`tests/syllables.tsv`, in the repository).
///
/// ```
/// use helder::dutch::syllables::count;
/// assert_eq!(count("bloedonderzoek"), 4);
/// assert_eq!(count("patiënten"), 4);
/// ```
pub fn count(word: &str) -> u32 {
    if is_spelled(word) {
        return word.chars().filter(|c| c.is_alphanumeric()).count() as u32;
    }
    let mut total = 0;
    let mut group = [' '; 8];
    let mut len = 0;
    let mut before = ' ';
    let mut chars = word.chars().flat_map(char::to_lowercase).peekable();
    while let Some(c) = chars.next() {
        let next = chars.peek().copied().unwrap_or(' ');
        if is_vowel(c, before, next, len > 0) {
            if len < group.len() {
                group[len] = c;
                len += 1;
            }
        } else if len > 0 {
            total += nuclei(&group[..len]);
            len = 0;
        }
        before = c;
    }
    if len > 0 {
        total += nuclei(&group[..len]);
    }
    if total == 0 && word.chars().any(char::is_alphabetic) { 1 } else { total }
}

/// `MRI`, `EHBO`: spoken letter by letter. Words in capitals with a vowel inside (`AIDS`) are spoken as words.
fn is_spelled(word: &str) -> bool {
    let letters = word.chars().filter(|c| c.is_alphabetic()).count();
    let capitals = word.chars().filter(|c| c.is_uppercase()).count();
    let vowels = word.chars().filter(|c| "AEIOU".contains(*c)).count();
    (2..=4).contains(&letters) && capitals == letters && (vowels == 0 || letters <= 3)
}

fn is_vowel(c: char, before: char, next: char, in_group: bool) -> bool {
    match c {
        'a' | 'e' | 'i' | 'o' | 'u' | 'á' | 'à' | 'â' | 'ä' | 'é' | 'è' | 'ê' | 'ë' | 'í' | 'ì' | 'î'
        | 'ï' | 'ó' | 'ò' | 'ô' | 'ö' | 'ú' | 'ù' | 'û' | 'ü' => !(c == 'u' && before == 'q'),
        // `y` is a consonant at the start of a syllable: yoga, mayonaise; a vowel elsewhere: hypo, baby.
        'y' => !(matches!(next, 'a' | 'e' | 'o' | 'u') && (before == ' ' || in_group)),
        // `ij` is one sound.
        'j' => before == 'i' && in_group,
        _ => false,
    }
}

/// Spellings of one sound, longest first.
const SOUNDS: [&str; 39] = [
    "aai", "ooi", "oei", "eeu", "ieu", "eau", "oeu", "aau", "aa", "ee", "oo", "uu", "ie", "oe", "eu", "ui",
    "ei", "ij", "ou", "au", "ai", "oi", "ée", "ey", "oy", "ay", "ué", "éé", "óó", "áá", "íj", "óé", "úú",
    "íé", "éú", "úí", "éí", "óú", "áú",
];

/// How many syllables a run of vowels makes.
fn nuclei(group: &[char]) -> u32 {
    let mut count = 0;
    let mut i = 0;
    while i < group.len() {
        let len = SOUNDS
            .iter()
            .map(|s| (s, s.chars().count()))
            .filter(|(s, n)| *n <= group.len() - i && s.chars().zip(&group[i..]).all(|(a, &b)| a == b))
            .map(|(_, n)| n)
            .max()
            .unwrap_or(1);
        count += 1;
        i += len;
    }
    count
}
