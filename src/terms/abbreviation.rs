//! Whether an abbreviation is written out beside it.

use super::fold::fold;
use crate::dutch::Analysis;

/// Whether the tokens `first..=last` hold an abbreviation that brackets write out, either way: *geestelijke
/// gezondheidszorg (GGZ)*, *GGZ (geestelijke gezondheidszorg)*; or whether its expansion stands in the sentence.
pub(crate) fn written_out(analysis: &Analysis<'_>, first: usize, last: usize, expansion: &str) -> bool {
    let tokens = analysis.tokens();
    let Some(token) = tokens.get(first) else { return false };
    let Some(sentence) = analysis.sentences().get(token.sentence as usize) else { return false };
    let (begin, end) = (sentence.first as usize, sentence.end as usize);
    // Of *PSA-waarde* the letters in capitals.
    let written = analysis.word(first);
    let capitals = |part: &&str| part.chars().any(char::is_uppercase);
    let compound = written.split('-').filter(capitals).count() > 0;
    let letters: Vec<char> = written
        .split('-')
        .filter(|part| !compound || capitals(part))
        .flat_map(|part| fold(part).chars().collect::<Vec<_>>())
        .filter(|c| c.is_alphanumeric())
        .collect();
    if first > begin && analysis.lower(first - 1) == "(" && letters.len() >= 2 {
        let from = (first - 1).saturating_sub(letters.len() + 4).max(begin);
        let words: Vec<String> = (from..first - 1).map(|i| fold(analysis.lower(i))).collect();
        if (0..words.len()).any(|start| initials(&letters, &words[start..])) {
            return true;
        }
    }
    if analysis.lower(last + 1) == "(" && letters.len() >= 2 {
        let to = (last + 2..end).find(|&i| analysis.lower(i) == ")").unwrap_or(end);
        let words: Vec<String> = (last + 2..to).map(|i| fold(analysis.lower(i))).collect();
        if initials(&letters, &words) {
            return true;
        }
    }
    expansion.split('|').filter(|e| e.len() > 3).any(|expansion| {
        let wanted: Vec<String> = expansion.split_whitespace().map(fold).collect();
        (begin..end).any(|i| {
            i + wanted.len() <= end
                && !(first..=last).contains(&i)
                && wanted.iter().enumerate().all(|(k, w)| fold(analysis.lower(i + k)) == *w)
        })
    })
}

/// Whether letters are beginnings of words, or of parts of words, in order, and the first word begins with the
/// first letter: *spoedeisende hulp* is SEH.
fn initials(letters: &[char], words: &[String]) -> bool {
    const SMALL: [&str; 9] = ["de", "het", "een", "van", "voor", "en", "in", "of", "der"];
    let mut at = 0;
    for (number, word) in words.iter().enumerate() {
        if word.is_empty() {
            continue;
        }
        let Some(&letter) = letters.get(at) else {
            // Words are left over.
            return SMALL.contains(&word.as_str()) && number + 1 == words.len();
        };
        if !word.starts_with(letter) {
            if SMALL.contains(&word.as_str()) && at > 0 {
                continue;
            }
            return false;
        }
        at += 1;
        // Further letters from inside the word: spoed-Eisende, gezondheids-Zorg.
        let mut inside = word.chars().skip(2);
        while let Some(&letter) = letters.get(at) {
            let next_word_starts_with_it = words.get(number + 1).is_some_and(|w| w.starts_with(letter));
            let remaining_words = words.len() - number - 1;
            if next_word_starts_with_it && letters.len() - at <= remaining_words {
                break;
            }
            if !inside.any(|c| c == letter) {
                break;
            }
            at += 1;
        }
    }
    at == letters.len() && !words.is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Document;

    #[test]
    fn initials_match_words_and_their_parts() {
        let check = |letters: &str, words: &str| {
            let letters: Vec<char> = letters.to_lowercase().chars().collect();
            initials(&letters, &words.split(' ').map(fold).collect::<Vec<_>>())
        };
        assert!(check("GGZ", "geestelijke gezondheidszorg"));
        assert!(check("SEH", "spoedeisende hulp"));
        assert!(
            check("POH", "praktijkondersteuner van de huisarts")
                || check("POH", "praktijk ondersteuner huisarts")
        );
        assert!(check("CVA", "cerebro vasculair accident"));
        assert!(!check("SEH", "eerste hulp"));
        assert!(!check("GGZ", "op de afdeling"));
    }

    #[test]
    fn brackets_either_way() {
        let written = |text: &str| {
            let document = Document::from_text("t", text);
            let analysis = Analysis::new(&document);
            let at = (0..analysis.tokens().len()).find(|&i| analysis.word(i) == "GGZ").expect("GGZ");
            written_out(&analysis, at, at, "geestelijke gezondheidszorg")
        };
        assert!(written("De geestelijke gezondheidszorg (GGZ) is open."));
        assert!(written("De GGZ (geestelijke gezondheidszorg) is open."));
        assert!(!written("De GGZ is open."));
        assert!(!written("De GGZ (zie boven) is open."));
    }
}
