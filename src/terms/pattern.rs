//! What a term looks like in a text: its words, which of them inflect, and where its verb may stand.

use super::entry::{Form, Pos};
use super::fold::{fold_into, key_into};
use super::index::Index;
use super::inflect;
use crate::Span;
use crate::dutch::lexicon::{self, Fnv};
use crate::dutch::tokens::{self, RawToken};

/// One element of a pattern.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// One of these words, as they are (`a|b`).
    Word,
    /// The word in any inflection of this part of speech.
    Inflected(Pos),
    /// Any form of the verb, also split.
    Verb,
    /// A form of a separable verb: the form itself, then its particle somewhere later (`bracht in`).
    SplitForm,
    /// Up to five words.
    Gap,
    /// A possessive.
    Possessive,
    /// An object pronoun.
    Reflexive,
}

#[derive(Clone, Copy, Debug)]
pub(crate) struct Element {
    pub kind: Kind,
    start: u32,
    end: u32,
}

/// One way in which a term can be written.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Pattern {
    /// The row in the database.
    pub row: u32,
    first: u32,
    /// Elements that stand side by side.
    pub fixed: u8,
    /// Which of them is looked up; the verb if there are no others.
    pub anchor: u8,
    /// One more element after the fixed ones: the verb, which may stand anywhere.
    pub verb: bool,
    /// What the written form is of the term, if it is none that inflection gives.
    pub form: Form,
    /// Capitals of the term must be capitals in the text.
    pub cased: bool,
}

/// All patterns with their index.
#[derive(Debug, Default)]
pub(crate) struct Patterns {
    pub list: Vec<Pattern>,
    elements: Vec<Element>,
    arena: String,
    pub index: Index,
    /// Coarse keys of single medical words.
    pub coarse: Index,
    keys: Vec<(u32, u32)>,
    coarse_keys: Vec<(u32, u32)>,
    raw: Vec<RawToken>,
    folded: String,
    key: String,
}

/// How a way of writing relates to its term.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Written {
    pub row: u32,
    pub pos: Pos,
    /// `Base` inflects by rule; others are taken as they are.
    pub form: Form,
    pub cased: bool,
    /// Also look it up by its coarse key.
    pub coarse: bool,
}

pub(crate) fn hash(key: &str) -> u32 {
    Fnv::new().bytes(key.as_bytes()).finish()
}

const PREPOSITIONS: [&str; 15] = [
    "aan", "bij", "door", "in", "met", "na", "naar", "om", "onder", "op", "tegen", "uit", "van", "vanaf",
    "voor",
];

impl Patterns {
    pub(crate) fn elements(&self, pattern: &Pattern) -> &[Element] {
        let first = pattern.first as usize;
        &self.elements[first..first + usize::from(pattern.fixed) + usize::from(pattern.verb)]
    }

    pub(crate) fn text(&self, element: &Element) -> &str {
        &self.arena[element.start as usize..element.end as usize]
    }

    /// Adds one way of writing a term; the reason if its notation is wrong.
    pub(crate) fn add(&mut self, text: &str, written: Written) -> Result<(), &'static str> {
        let pattern = self.parse(text, written)?;
        let number = self.list.len() as u32;
        self.list.push(pattern);
        let anchor = self.elements[pattern.first as usize + usize::from(pattern.anchor)];
        self.keys_of(&anchor, number, written.coarse && pattern.fixed == 1);
        Ok(())
    }

    /// Reads the notation of a term into elements.
    fn parse(&mut self, text: &str, written: Written) -> Result<Pattern, &'static str> {
        let first = self.elements.len();
        let mut verb = None;
        let marked = |b: u8| matches!(b, b'<' | b'[' | b'{' | b'|');
        let dots = || text.bytes().any(|b| b == b'.') && text.contains("...");
        let plain = !text.bytes().any(marked) && !dots();
        let spaces = text.bytes().any(|b| b == b' ');
        let count = if spaces { text.split_whitespace().count() } else { 1 };
        for (i, word) in text.split_whitespace().enumerate() {
            let last = i + 1 == count;
            self.element(word, last, plain && count > 1, written, &mut verb)?;
        }
        // Gaps at the ends say nothing: the verb stands anywhere anyway.
        while self.elements.len() > first && self.elements.last().is_some_and(|e| e.kind == Kind::Gap) {
            self.elements.pop();
        }
        while self.elements.len() > first && self.elements[first].kind == Kind::Gap {
            self.elements.remove(first);
        }
        if plain && count > 1 && written.pos == Pos::Noun && written.form == Form::Base {
            self.inflect_heads(first);
        }
        let fixed = self.elements.len() - first;
        self.elements.extend(verb);
        if fixed + usize::from(verb.is_some()) == 0 {
            return Err("Er staat geen woord in de term.");
        }
        if fixed > 60 {
            return Err("De term is te lang.");
        }
        let mut anchor = self.anchor(first, fixed);
        if verb.is_some() && self.common(first + anchor) > self.common(first + fixed) {
            anchor = fixed;
        }
        if matches!(self.elements[first + anchor].kind, Kind::Gap | Kind::Possessive | Kind::Reflexive) {
            return Err("Er staat geen vast woord in de term.");
        }
        Ok(Pattern {
            row: written.row,
            first: first as u32,
            fixed: fixed as u8,
            anchor: anchor as u8,
            verb: verb.is_some(),
            form: written.form,
            cased: written.cased,
        })
    }

    /// What is wrong with the notation of a term. Keeps nothing but its buffers.
    pub(crate) fn check(&mut self, text: &str, pos: Pos) -> Result<(), &'static str> {
        // A single word has no notation.
        if !text.is_empty() && text.bytes().all(|b| b.is_ascii_lowercase()) {
            return Ok(());
        }
        let written = Written { row: 0, pos, form: Form::Base, cased: false, coarse: false };
        let result = self.parse(text, written).map(|_| ());
        self.elements.clear();
        self.arena.clear();
        result
    }

    fn push_text(&mut self, word: &str) -> (u32, u32) {
        let start = self.arena.len() as u32;
        fold_into(word, &mut self.arena);
        (start, self.arena.len() as u32)
    }

    fn element(
        &mut self,
        word: &str,
        last: bool,
        phrase: bool,
        written: Written,
        verb: &mut Option<Element>,
    ) -> Result<(), &'static str> {
        let kind = match word {
            "..." | "…" => Kind::Gap,
            "{bez}" => Kind::Possessive,
            "{zich}" => Kind::Reflexive,
            _ if word.starts_with('{') => return Err("Tussen accolades mag alleen bez of zich staan."),
            _ if word.starts_with('<') => {
                let inner = word.strip_prefix('<').and_then(|w| w.strip_suffix('>'));
                let inner = inner.filter(|w| !w.is_empty()).ok_or("Er mist een haakje bij het werkwoord.")?;
                if verb.is_some() {
                    return Err("Er staan twee werkwoorden tussen haakjes.");
                }
                let (start, end) = self.push_text(inner);
                *verb = Some(Element { kind: Kind::Verb, start, end });
                return Ok(());
            }
            _ if word.starts_with('[') => {
                let inner = word.strip_prefix('[').and_then(|w| w.strip_suffix(']'));
                let inner = inner.filter(|w| !w.is_empty()).ok_or("Er mist een haakje bij het woord.")?;
                let (start, end) = self.push_text(inner);
                self.elements.push(Element { kind: Kind::Inflected(Pos::Any), start, end });
                return Ok(());
            }
            _ if written.form != Form::Base => Kind::Word,
            _ if !phrase => match written.pos {
                Pos::Verb if last => Kind::Verb,
                Pos::Adverb | Pos::Phrase | Pos::Verb => Kind::Word,
                pos => Kind::Inflected(pos),
            },
            _ => match written.pos {
                Pos::Noun if !last => Kind::Inflected(Pos::Adjective),
                Pos::Noun | Pos::Name => Kind::Inflected(Pos::Noun),
                Pos::Adjective if last => Kind::Inflected(Pos::Adjective),
                Pos::Verb if last => Kind::Verb,
                _ => Kind::Word,
            },
        };
        if kind == Kind::Verb {
            let (start, end) = self.push_text(word);
            *verb = Some(Element { kind, start, end });
            return Ok(());
        }
        // Words with other characters in them are cut as the text will be cut.
        let simple = word.bytes().all(|b| b.is_ascii_lowercase())
            || word.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '\'' | '|' | '’' | '/'));
        if simple || matches!(kind, Kind::Gap | Kind::Possessive | Kind::Reflexive) {
            let (start, end) = self.push_text(word);
            self.elements.push(Element { kind, start, end });
            return Ok(());
        }
        let mut raw = std::mem::take(&mut self.raw);
        raw.clear();
        // A word behind it, so that a full stop belongs to the abbreviation and not to the end.
        let padded = format!("{word} x");
        tokens::tokenize(&padded, Span::new(0, padded.len()), &mut raw);
        raw.pop();
        for token in &raw {
            let (start, end) = self.push_text(token.span.of(&padded));
            let kind = if raw.len() > 1 && token.kind.is_word() { kind } else { Kind::Word };
            if end > start {
                self.elements.push(Element {
                    kind: if raw.len() == 1 { Kind::Word } else { kind },
                    start,
                    end,
                });
            }
        }
        self.raw = raw;
        Ok(())
    }

    /// In a noun phrase with a preposition, the noun before the preposition inflects, and what follows does not.
    fn inflect_heads(&mut self, first: usize) {
        let preposition = |e: &Element| PREPOSITIONS.contains(&&self.arena[e.start as usize..e.end as usize]);
        let Some(at) = self.elements[first..].iter().position(preposition) else { return };
        if at == 0 {
            return;
        }
        self.elements[first + at - 1].kind = Kind::Inflected(Pos::Noun);
        for element in &mut self.elements[first + at..] {
            element.kind = Kind::Word;
        }
    }

    /// How common an element is, if that is so common that looking it up is of no use; else 0.
    fn common(&self, element: usize) -> u8 {
        let Some(element) = self.elements.get(element) else { return u8::MAX };
        match element.kind {
            Kind::Gap | Kind::Possessive | Kind::Reflexive => u8::MAX,
            _ => lexicon::lookup_folded(self.text(element)).map_or(0, |e| e.zipf10).saturating_sub(60),
        }
    }

    /// The element that occurs least: the rarest word, then the longest.
    fn anchor(&self, first: usize, fixed: usize) -> usize {
        if fixed <= 1 {
            return 0;
        }
        let weight = |i: &usize| {
            let element = self.elements[first + i];
            match element.kind {
                Kind::Word | Kind::Inflected(_) | Kind::Verb | Kind::SplitForm => {
                    let text = self.text(&element);
                    let often = lexicon::lookup_folded(text).map_or(0, |e| e.zipf10);
                    (u16::from(often) + if text.contains('|') { 90 } else { 0 }, usize::MAX - text.len())
                }
                _ => (u16::MAX, 0),
            }
        };
        (0..fixed).min_by_key(weight).unwrap_or(fixed)
    }

    fn keys_of(&mut self, element: &Element, pattern: u32, coarse: bool) {
        let Self { arena, key, keys, coarse_keys, folded, .. } = self;
        let text = &arena[element.start as usize..element.end as usize];
        let single = !text.bytes().any(|b| b == b'|');
        let mut give = |word: &str| {
            key.clear();
            key_into(word, key);
            keys.push((hash(key), pattern));
        };
        match element.kind {
            Kind::Word if single => give(text),
            Kind::Word => text.split('|').for_each(&mut give),
            Kind::Inflected(pos) if single => inflect::beginnings(text, pos, &mut give),
            Kind::Inflected(pos) => text.split('|').for_each(|t| inflect::beginnings(t, pos, &mut give)),
            Kind::Verb => {
                inflect::beginnings(text, Pos::Verb, &mut give);
                if let Some((_, base)) = separable(text) {
                    inflect::beginnings(base, Pos::Verb, &mut give);
                }
                give(text);
            }
            Kind::SplitForm => give(text.split_once(' ').map_or(text, |(form, _)| form)),
            Kind::Gap | Kind::Possessive | Kind::Reflexive => {}
        }
        if coarse && text.len() >= 6 && !text.contains('|') {
            folded.clear();
            super::fold::coarse_into(text, folded);
            coarse_keys.push((hash(folded), pattern));
        }
    }

    /// Adds an irregular form of a separable verb: `bracht in`.
    pub(crate) fn add_split(&mut self, form: &str, particle: &str, written: Written) {
        let first = self.elements.len() as u32;
        let start = self.arena.len() as u32;
        fold_into(form, &mut self.arena);
        self.arena.push(' ');
        fold_into(particle, &mut self.arena);
        let element = Element { kind: Kind::SplitForm, start, end: self.arena.len() as u32 };
        self.elements.push(element);
        let number = self.list.len() as u32;
        let Written { row, form, cased, .. } = written;
        self.list.push(Pattern { row, first, fixed: 0, anchor: 0, verb: true, form, cased });
        self.keys_of(&element, number, false);
    }

    /// Adds the patterns of another database, whose rows come after `rows` of this one.
    pub(crate) fn append(&mut self, other: Self, rows: u32) {
        let (patterns, elements, letters) =
            (self.list.len() as u32, self.elements.len() as u32, self.arena.len() as u32);
        self.arena.push_str(&other.arena);
        self.elements.extend(other.elements.into_iter().map(|e| Element {
            start: e.start + letters,
            end: e.end + letters,
            ..e
        }));
        let moved = |p: Pattern| Pattern { row: p.row + rows, first: p.first + elements, ..p };
        self.list.extend(other.list.into_iter().map(moved));
        self.keys.extend(other.keys.into_iter().map(|(key, pattern)| (key, pattern + patterns)));
        self.coarse_keys
            .extend(other.coarse_keys.into_iter().map(|(key, pattern)| (key, pattern + patterns)));
    }

    /// Builds the index; call it once, after all terms are added.
    pub(crate) fn finish(&mut self) {
        self.index = Index::build(std::mem::take(&mut self.keys));
        self.coarse = Index::build(std::mem::take(&mut self.coarse_keys));
    }
}

/// The particle and base of a separable verb, if the base is a verb.
pub(crate) fn separable(infinitive: &str) -> Option<(&'static str, &str)> {
    let verb = lexicon::class::INFINITIVE;
    inflect::particle_of(infinitive, |base| lexicon::lookup_folded(base).is_some_and(|e| e.class & verb != 0))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn add(text: &str, pos: Pos) -> Result<Vec<Kind>, &'static str> {
        let mut patterns = Patterns::default();
        patterns.add(text, Written { row: 0, pos, form: Form::Base, cased: false, coarse: false })?;
        let pattern = patterns.list[0];
        Ok(patterns.elements(&pattern).iter().map(|e| e.kind).collect())
    }

    #[test]
    fn reads_the_notation() {
        use Kind::{Gap, Inflected, Possessive, Verb, Word};
        for (text, pos, kinds) in [
            ("[knoop] <doorhakken>", Pos::Phrase, vec![Inflected(Pos::Any), Verb]),
            (
                "met {bez} handen in het haar <zitten>",
                Pos::Phrase,
                vec![Word, Possessive, Word, Word, Word, Word, Verb],
            ),
            ("mes ... aan twee kanten", Pos::Phrase, vec![Word, Gap, Word, Word, Word]),
            ("otitis media", Pos::Noun, vec![Inflected(Pos::Adjective), Inflected(Pos::Noun)]),
            ("m.b.t.", Pos::Phrase, vec![Word]),
            ("inbrengen", Pos::Verb, vec![Verb]),
            ("de angel uit ... <halen>", Pos::Phrase, vec![Word, Word, Word, Verb]),
        ] {
            assert_eq!(add(text, pos), Ok(kinds), "{text}");
        }
    }

    #[test]
    fn says_what_is_wrong_with_the_notation() {
        for text in ["<halen", "[knoop", "{mij} x", "", "...", "{bez}", "<a> <b>"] {
            assert!(add(text, Pos::Phrase).is_err(), "{text}");
        }
    }

    #[test]
    fn separable_verbs() {
        assert_eq!(separable("doorhakken"), Some(("door", "hakken")));
        assert_eq!(separable("inventariseren"), None);
    }
}
