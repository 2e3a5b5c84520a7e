//! Imperatives made from statements of the treebank.
//!
//! Newspapers hardly ever tell their readers to do something; leaflets do. A statement that begins with its
//! subject and goes on with its verb gives an imperative, with its tree, when the subject is left out:
//! *De arts meet de temperatuur.* - *Meet de temperatuur.*

use crate::dutch::conllu::{Sentence, Word};
use crate::dutch::lexicon::{self, class};
use crate::dutch::morphology::{Number, Tense, Upos, VerbForm};
use crate::dutch::relation::Relation;

/// The imperatives that can be made.
pub(crate) fn imperatives(sentences: &[Sentence]) -> Vec<Sentence> {
    sentences.iter().filter_map(imperative).collect()
}

fn imperative(sentence: &Sentence) -> Option<Sentence> {
    let words = &sentence.words;
    let verb = words.iter().position(|w| w.head == 0)?;
    let root = &words[verb];
    let present = root.upos == Upos::Verb
        && root.feats.verb_form() == Some(VerbForm::Fin)
        && root.feats.tense() == Some(Tense::Pres)
        && root.feats.number() == Some(Number::Sing);
    // All that stands before the verb is the subject.
    let subject = words.iter().position(|w| w.head as usize == verb + 1 && w.relation == Relation::Nsubj)?;
    let inside = |mut i: usize| {
        while i != subject && i != verb {
            i = words[i].head as usize - 1;
        }
        i == subject
    };
    if !present || verb == 0 || verb > 5 || !(0..words.len()).all(|i| inside(i) == (i < verb)) {
        return None;
    }
    let mut kept: Vec<Word> = words[verb..].to_vec();
    for word in &mut kept {
        word.head = word.head.saturating_sub(verb as u32);
    }
    kept[0].form = capital(&stem(&root.form)?);
    Some(Sentence { comments: Vec::new(), words: kept })
}

fn stem(form: &str) -> Option<String> {
    let stem = form.strip_suffix('t').filter(|s| is_stem(s)).unwrap_or(form);
    is_stem(stem).then(|| stem.to_owned())
}

fn is_stem(form: &str) -> bool {
    lexicon::lookup(form).is_some_and(|entry| entry.class & class::VERB_STEM != 0)
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dutch::conllu;

    #[test]
    fn the_subject_goes_and_the_verb_becomes_a_stem() {
        let text = "1\tDe\tde\tDET\t_\t_\t2\tdet\t_\t_\n\
                    2\tarts\tarts\tNOUN\t_\tNumber=Sing\t3\tnsubj\t_\t_\n\
                    3\tslikt\tslikken\tVERB\t_\tNumber=Sing|Tense=Pres|VerbForm=Fin\t0\troot\t_\t_\n\
                    4\tpillen\tpil\tNOUN\t_\tNumber=Plur\t3\tobj\t_\t_\n";
        let made = imperatives(&conllu::read(text).unwrap());
        assert_eq!(made[0].words[0].form, "Slik");
        assert_eq!(made[0].words[1].head, 1);
        assert_eq!(made[0].words.len(), 2);
    }
}
