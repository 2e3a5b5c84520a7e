//! Mends where subordinate clauses start: words that join clauses or something else (*of*, *sinds*, *toen*), and
//! clauses of which the tagger missed the verb.
//!
//! A Dutch subordinate clause shows itself by its order: the finite verb stands last. Only where that order is there
//! is anything changed.

use std::sync::LazyLock;

use super::analyser::Annotation;
use super::features::PARTICLES;
use super::lexicon::{self, class};
use super::morphology::{Feats, Number, PronType, Tense, Upos, VerbForm};
use super::relation::Relation;
use super::strong;
use crate::Span;

static ASKING: &str = include_str!("../../dictionaries/verbs/asking-words.tsv");

/// Forms of verbs and adjectives that take an indirect question: *kijken*, *duidelijk*. Sorted, which a test guards.
static ASKING_WORDS: LazyLock<Vec<&'static str>> = LazyLock::new(|| ASKING.lines().skip(1).collect());

/// How many words back the verb that an indirect question hangs on may stand: *ziet de nieuwe cardioloog of*.
const NEAR: usize = 6;

/// How far is looked for the end of a clause; none is longer, and a text without punctuation must not make this slow.
const LONGEST: usize = 80;

/// A sentence whose words are being mended.
pub(super) struct Clauses<'t, 'w> {
    pub text: &'t str,
    pub tokens: &'t [Span],
    pub words: &'w mut [Annotation],
    pub form: &'w mut String,
}

impl Clauses<'_, '_> {
    /// Looks at every word that may start a clause, and then at the verbs of the clauses.
    pub fn mend(&mut self) {
        for i in 0..self.words.len() {
            let upos = self.words[i].upos;
            match upos {
                Upos::Cconj | Upos::Sconj if self.is(i, &["of"]) => self.whether(i),
                Upos::Adp if self.is(i, &["sinds"]) => self.since(i),
                Upos::Adv if self.is(i, &["toen"]) => self.when(i),
                _ => {}
            }
        }
        for i in 0..self.words.len() {
            let Annotation { upos, feats, .. } = self.words[i];
            match upos {
                Upos::Pron if i > 0 && feats.pron_type() == Some(PronType::Rel) => self.relative_verb(i),
                Upos::Adv | Upos::Pron if i > 0 => self.past_with_particle(i),
                _ => {}
            }
            if upos == Upos::Sconj && !self.is(i, &["te", "om", "dan", "zoals"]) {
                self.plural_verb(i);
            }
        }
    }

    fn fold(&mut self, i: usize) -> &str {
        self.form.clear();
        if let Some(token) = self.tokens.get(i) {
            lexicon::fold_into(token.of(self.text), self.form);
        }
        self.form
    }

    fn is(&mut self, i: usize, forms: &[&str]) -> bool {
        forms.contains(&self.fold(i))
    }

    fn upos(&self, i: usize) -> Upos {
        self.words.get(i).map_or(Upos::Punct, |w| w.upos)
    }

    fn finite(&self, i: usize) -> bool {
        self.words.get(i).is_some_and(|w| w.upos.is_verbal() && w.feats.verb_form() == Some(VerbForm::Fin))
    }

    /// Where the stretch up to punctuation ends.
    fn end(&self, i: usize) -> usize {
        let most = self.words.len().min(i + LONGEST);
        (i + 1..most).find(|&j| self.upos(j) == Upos::Punct).unwrap_or(most)
    }

    /// The finite verb of a clause after `opener`, if the clause has one and no other clause starts before it.
    fn verb(&mut self, opener: usize) -> Option<usize> {
        let end = self.end(opener);
        let verb = (opener + 1..end).find(|&j| self.finite(j))?;
        let other = (opener + 1..verb).any(|j| {
            self.upos(j) == Upos::Sconj
                || self.words[j].upos == Upos::Pron && self.words[j].feats.pron_type() == Some(PronType::Rel)
        });
        (!other && verb > opener + 1).then_some(verb)
    }

    /// Whether the verb stands where only a subordinate clause has it: before the end, or before its other verbs.
    fn stands_last(&mut self, verb: usize) -> bool {
        verb + 1 >= self.words.len()
            || matches!(self.upos(verb + 1), Upos::Punct | Upos::Sconj)
            || self.upos(verb + 1).is_verbal()
            || self.is(verb + 1, &["en", "of", "te", "toen", "sinds", "maar"])
    }

    /// The word that the clause of a finite verb hangs on: its predicate, or the verb itself.
    fn head(&self, verb: usize) -> usize {
        match (self.words[verb].relation.base(), self.words[verb].head) {
            (Relation::Aux | Relation::Cop, head) if head > 0 => head as usize - 1,
            _ => verb,
        }
    }

    /// Makes `opener` the conjunction of the clause of `verb`.
    fn open(&mut self, opener: usize, verb: usize) {
        let head = self.head(verb) as u32 + 1;
        self.words[opener].upos = Upos::Sconj;
        self.words[opener].feats = Feats::default();
        self.words[opener].relation = Relation::Mark;
        self.words[opener].head = head;
    }

    /// *of*: a conjunction of an indirect question (*kijkt of het kan*) or of equals (*thee of koffie*).
    fn whether(&mut self, i: usize) {
        let starts =
            matches!(self.upos(i + 1), Upos::Pron | Upos::Det | Upos::Noun | Upos::Propn | Upos::Num)
                || self.is(i + 1, &["er", "dit", "dat", "hier", "daar"]);
        let verb = self.verb(i).filter(|_| starts);
        let Some(verb) = verb.filter(|&v| self.stands_last(v)) else {
            // *de arts of de zuster*
            if self.words[i].relation == Relation::Cc {
                self.words[i].upos = Upos::Cconj;
            }
            return;
        };
        let after_and = i > 0 && self.is(i - 1, &["en", "maar"]);
        if after_and || self.asked(i) || (self.after_main_clause(i) && !self.is_short(i, verb)) {
            let clause = self.head(verb);
            self.open(i, verb);
            // `en` joins two clauses, `of` does not.
            if self.words[clause].relation == Relation::Conj
                && !after_and
                && let Some(asking) =
                    (i.saturating_sub(NEAR)..i).rev().find(|&j| self.words[j].upos.is_verbal())
                && self.words[clause].head == asking as u32 + 1
            {
                self.words[clause].relation = Relation::Ccomp;
            }
        } else if self.after_verb(i) {
            // *als u pijn hebt of uw been dik wordt*
            self.words[i].upos = Upos::Cconj;
            self.words[i].relation = Relation::Cc;
        }
    }

    /// Whether the nearest verb before `i`, or a word right before it, takes an indirect question.
    fn asked(&mut self, i: usize) -> bool {
        let near = (i.saturating_sub(NEAR)..i).rev();
        for j in near {
            if self.upos(j) == Upos::Punct {
                return false;
            }
            let verbal = self.upos(j).is_verbal();
            let asks = ASKING_WORDS.binary_search(&self.fold(j)).is_ok();
            if asks && (verbal || j + 3 > i) {
                return true;
            }
            // *duidelijk is of*: a copula says nothing itself.
            let copula = self.is(j, &["is", "zijn", "was", "bent", "ben", "wordt"]) && j + 2 > i;
            if verbal && !copula {
                return false;
            }
        }
        false
    }

    /// Whether all of the sentence before `i`, as far as punctuation, is a main clause with a verb.
    fn after_main_clause(&mut self, i: usize) -> bool {
        let least = i.saturating_sub(LONGEST);
        let start = (least..i).rev().find(|&j| self.upos(j) == Upos::Punct).map_or(least, |j| j + 1);
        let opens = (start..i).any(|j| {
            let word = &self.words[j];
            let relative = matches!(word.feats.pron_type(), Some(PronType::Rel | PronType::Int));
            word.upos == Upos::Sconj || relative
        });
        !opens && (start..i).any(|j| self.finite(j)) && !self.after_verb(i)
    }

    fn after_verb(&self, i: usize) -> bool {
        i > 0 && self.words[i - 1].upos.is_verbal()
    }

    /// Whether nothing but a subject stands before the verb, so that a main clause has the same order: *of hij komt*.
    fn is_short(&self, opener: usize, verb: usize) -> bool {
        let names = |w: &Annotation| matches!(w.upos, Upos::Det | Upos::Pron | Upos::Adj | Upos::Num);
        let (first, rest) = (opener + 1, &self.words[opener + 1..verb]);
        if rest.len() == 1 {
            return true;
        }
        // *of het pijn doet*: after a pronoun that is a subject more has to follow.
        let nominative = self.words[first].relation.base() == Relation::Nsubj;
        let (last, before) = (rest.last(), &rest[..rest.len() - 1]);
        !nominative && last.is_some_and(|w| w.upos.is_nominal()) && before.iter().all(names)
    }

    /// *Sinds ik weet waar ..., slaap ik*: a clause, not *sinds gisteren*.
    fn since(&mut self, i: usize) {
        let nominative =
            self.is(i + 1, &["ik", "u", "hij", "wij", "we", "jij", "je", "ze", "zij", "men", "er"]);
        let noun = matches!(self.upos(i + 1), Upos::Det | Upos::Noun | Upos::Propn | Upos::Pron);
        let Some(verb) = self.verb(i).filter(|_| nominative || noun) else { return };
        if !nominative {
            // *Sinds mijn man weet wat hij heeft, slaapt hij*: what follows must be the main clause.
            let first = !(i.saturating_sub(LONGEST)..i).any(|j| self.finite(j));
            let question = self.words.get(verb + 1).is_some_and(|w| {
                matches!(w.feats.pron_type(), Some(PronType::Rel | PronType::Int)) && w.upos != Upos::Det
            });
            let main_follows = (verb + 1..self.words.len().min(verb + LONGEST))
                .any(|j| self.upos(j - 1) == Upos::Punct && self.finite(j));
            let clear = self.after_main_clause(i);
            if !(self.stands_last(verb) || question) || (first && !main_follows) || (!first && !clear) {
                return;
            }
        }
        let noun = self.words[i].head;
        self.open(i, verb);
        let main = self.words[i].head;
        if let Some(word) = noun.checked_sub(1).and_then(|n| self.words.get_mut(n as usize))
            && word.head == main
            && word.relation.base() == Relation::Obl
        {
            word.relation = Relation::Nsubj;
        }
    }

    /// *begreep het toen de arts het tekende*: with the verb last, *toen* joins.
    fn when(&mut self, i: usize) {
        let starts = matches!(self.upos(i + 1), Upos::Pron | Upos::Det);
        if let Some(verb) = self.verb(i).filter(|_| starts)
            && self.stands_last(verb)
            && (i.saturating_sub(LONGEST)..i).any(|j| self.finite(j))
            && !self.after_verb_of_question(i)
        {
            self.open(i, verb);
        }
    }

    /// *wat zei u toen hij ...* has its subject before *toen*; *wat u toen ... zag* is one clause.
    fn after_verb_of_question(&mut self, i: usize) -> bool {
        let last_verb = (i.saturating_sub(LONGEST)..i).rev().find(|&j| self.finite(j));
        last_verb.is_none_or(|v| {
            (v + 1..i).any(|j| {
                let int = matches!(self.words[j].feats.pron_type(), Some(PronType::Rel | PronType::Int));
                int || self.upos(j) == Upos::Sconj
            })
        })
    }

    /// *als anderen lachen*: a clause cannot be without a finite verb, and only its last word can be one.
    fn plural_verb(&mut self, i: usize) {
        let end = (i + 1..self.end(i)).find(|&j| self.upos(j) == Upos::Sconj).unwrap_or_else(|| self.end(i));
        if end < i + 3 || (i + 1..end).any(|j| self.finite(j)) {
            return;
        }
        let verb = end - 1;
        let infinitive = self.upos(verb) == Upos::Verb
            && self.words[verb].feats.verb_form() == Some(VerbForm::Inf)
            && !self.is(verb - 1, &["te", "het"]);
        let plural = |w: &Annotation| w.feats.number() == Some(Number::Plur) && w.upos.is_nominal();
        let others = self.is(i + 1, &["anderen", "velen", "beiden", "allen", "wij", "we", "ze", "zij"]);
        let subject = self.words[i + 1..verb].iter().position(plural).map(|at| i + 1 + at);
        let subject = if others { Some(i + 1) } else { subject.filter(|&s| s < i + 4) };
        let Some(subject) = subject.filter(|_| infinitive) else { return };
        if !self.words[i + 1..subject]
            .iter()
            .all(|w| matches!(w.upos, Upos::Det | Upos::Adj | Upos::Pron | Upos::Num))
        {
            return;
        }
        let above = self.words[verb].head;
        self.words[verb].feats = Feats::default()
            .with_verb_form(Some(VerbForm::Fin))
            .with_number(Some(Number::Plur))
            .with_tense(Some(Tense::Pres));
        self.words[verb].relation = if above == 0 { Relation::Root } else { Relation::Advcl };
        if others && self.words[subject].upos == Upos::Adj {
            self.words[subject].upos = Upos::Noun;
            self.words[subject].feats = Feats::default().with_number(Some(Number::Plur));
        }
        self.words[subject].head = verb as u32 + 1;
        self.words[subject].relation = Relation::Nsubj;
        self.words[i].head = verb as u32 + 1;
        self.words[i].relation = Relation::Mark;
    }

    /// *ouders die twijfelen of ...*: the only verb of a relative clause after a plural is finite.
    fn relative_verb(&mut self, i: usize) {
        let plural = self.words[i - 1].feats.number() == Some(Number::Plur) && self.upos(i - 1) == Upos::Noun;
        let end = (i + 1..self.end(i))
            .find(|&j| self.upos(j) == Upos::Sconj && !self.is(j, &["te", "om"]))
            .unwrap_or_else(|| self.end(i));
        if !plural || end < i + 2 || !self.is(i, &["die"]) {
            return;
        }
        let verb = end - 1;
        let alone = (i + 1..verb).all(|j| !self.words[j].upos.is_verbal());
        if alone
            && self.upos(verb) == Upos::Verb
            && self.words[verb].feats.verb_form() == Some(VerbForm::Inf)
            && !self.is(verb - 1, &["te"])
        {
            self.words[verb].feats = Feats::default()
                .with_verb_form(Some(VerbForm::Fin))
                .with_number(Some(Number::Plur))
                .with_tense(Some(Tense::Pres));
        }
    }

    /// *waarom het misging*: a past tense with its particle, in a clause that has no other verb.
    fn past_with_particle(&mut self, i: usize) {
        let verb = i + 2;
        let asks = self.is(i, &["hoe", "waarom", "waar", "waardoor", "wanneer"]);
        if !asks || self.upos(verb) != Upos::Noun || !self.is(i + 1, &["het", "dat", "dit"]) {
            return;
        }
        if !matches!(self.upos(verb + 1), Upos::Punct | Upos::Sconj) {
            return;
        }
        let form = self.fold(verb);
        let past = PARTICLES.iter().filter_map(|p| form.strip_prefix(p)).any(|rest| {
            let entry = lexicon::lookup_folded(rest);
            strong::is_past(rest)
                || entry.is_some_and(|e| e.class & (class::PAST_SING | class::VERB_THIRD) != 0)
        });
        if !past {
            return;
        }
        let main = (i.saturating_sub(LONGEST)..i).rev().find(|&j| self.finite(j));
        let (Some(main), number) = (main, Some(Number::Sing)) else { return };
        self.words[verb] = Annotation {
            upos: Upos::Verb,
            feats: Feats::default()
                .with_verb_form(Some(VerbForm::Fin))
                .with_number(number)
                .with_tense(Some(Tense::Past)),
            head: main as u32 + 1,
            relation: Relation::Ccomp,
        };
        for (at, relation) in [(i, Relation::Advmod), (i + 1, Relation::Nsubj)] {
            self.words[at].head = verb as u32 + 1;
            self.words[at].relation = relation;
        }
        self.words[i + 1].upos = Upos::Pron;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_that_ask_are_sorted() {
        assert!(ASKING_WORDS.is_sorted() && ASKING_WORDS.len() > 100);
        assert!(ASKING_WORDS.binary_search(&"twijfelt").is_ok());
        assert!(ASKING_WORDS.binary_search(&"krijgt").is_err());
    }
}
