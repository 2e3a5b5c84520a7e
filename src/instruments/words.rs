//! Words and phrases in a text: what the `words` of an item find.

use crate::Span;
use crate::dutch::Analysis;

/// A word or phrase, ready to be looked for: lower-case tokens, the last of which may stand for any ending.
struct Pattern {
    tokens: Vec<String>,
    any_ending: bool,
}

impl Pattern {
    fn new(words: &str) -> Self {
        let any_ending = words.ends_with('*');
        let tokens = words.trim_end_matches('*').split_whitespace().map(str::to_lowercase).collect();
        Self { tokens, any_ending }
    }

    fn matches(&self, analysis: &Analysis<'_>, at: usize) -> bool {
        let last = self.tokens.len().saturating_sub(1);
        let same = |(i, token): (usize, &String)| {
            let word = analysis.lower(at + i);
            word == token
                || (i == last && self.any_ending && word.starts_with(token.as_str()))
                || (i == last && self.tokens.len() == 1 && analysis.lemma(at) == token)
        };
        !self.tokens.is_empty() && self.tokens.iter().enumerate().all(same)
    }
}

/// For each word or phrase that stands in the text the places where it does, in the order of `words`.
pub(super) fn find(analysis: &Analysis<'_>, words: &[String]) -> Vec<Vec<Span>> {
    let patterns: Vec<Pattern> = words.iter().map(|w| Pattern::new(w)).collect();
    let mut found: Vec<Vec<Span>> = patterns.iter().map(|_| Vec::new()).collect();
    for sentence in analysis.sentences() {
        for at in sentence.tokens() {
            for (pattern, places) in patterns.iter().zip(&mut found) {
                let end = at + pattern.tokens.len();
                if end <= sentence.end as usize && pattern.matches(analysis, at) {
                    places.push(analysis.span(at, end.saturating_sub(1)));
                }
            }
        }
    }
    found.retain(|places| !places.is_empty());
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Document;

    #[test]
    fn finds_words_phrases_and_beginnings() {
        let document =
            Document::from_text("t", "Vul het dagboekje in. Vink af wat u doet. Stel, u eet thuis.");
        let analysis = Analysis::new(&document);
        let words = ["dagboek*", "vink af", "vink", "huis", "stel", "af wat u eet"].map(str::to_owned);
        let found: Vec<&str> = find(&analysis, &words)
            .iter()
            .filter_map(|places| places.first())
            .map(|span| span.of(document.text()))
            .collect();
        assert_eq!(found, ["dagboekje", "Vink af", "Vink", "Stel"]);
    }
}
