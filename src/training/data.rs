//! Training sentences as numbers.

use crate::dutch::analyser::features_of;
use crate::dutch::conllu::{self, Sentence};
use crate::dutch::features;
use crate::dutch::model::Tag;
use crate::dutch::morphology::{Feats, Upos};
use crate::dutch::relation::Relation;
use std::collections::BTreeMap;

/// No gold value: nothing is learned from it.
pub(crate) const UNKNOWN: u16 = u16::MAX;

/// A feature must be seen this often to get a vector.
const LEAST: u32 = 2;

/// Sentences and what their annotation is good for.
pub(crate) struct Source {
    pub sentences: Vec<Sentence>,
    /// The features besides inflection are there.
    pub morph: bool,
    /// The trees are there.
    pub tree: bool,
    /// An older release: *zich* may be `obj` for `expl:pv`, `obl` may stand for `obl:arg`.
    pub older: bool,
    /// How often each sentence is shown per epoch.
    pub times: usize,
}

/// One token.
#[derive(Clone, Debug)]
pub(crate) struct Target {
    /// Vectors, each with the probability of dropping it.
    pub features: Vec<(u32, f32)>,
    pub tag: u16,
    pub morph: u16,
    pub head: Option<usize>,
    pub relation: u8,
    /// A second relation that counts as right.
    pub other: u8,
}

/// One sentence.
#[derive(Clone, Debug)]
pub(crate) struct Example {
    pub words: Vec<Target>,
    pub tree: bool,
}

/// The tag sets and the vocabulary.
pub(crate) struct Inventory {
    pub tags: Vec<Tag>,
    pub morphs: Vec<Feats>,
    pub keys: Vec<u32>,
    counts: Vec<u32>,
}

fn keys_of(sentence: &Sentence, scratch: &mut features::Scratch) -> Vec<features::Features> {
    let (mut text, mut tokens) = (String::new(), Vec::new());
    conllu::join(&sentence.words, &mut text, &mut tokens);
    (0..tokens.len()).map(|i| features_of(&text, &tokens, i, scratch)).collect()
}

impl Inventory {
    pub(crate) fn new(sources: &[Source], most: usize) -> Self {
        let mut scratch = features::Scratch::default();
        let mut counts: BTreeMap<u32, u32> = BTreeMap::new();
        let (mut tags, mut morphs) = (BTreeMap::new(), BTreeMap::new());
        for source in sources {
            for sentence in &source.sentences {
                for key in keys_of(sentence, &mut scratch).iter().flat_map(features::Features::keys) {
                    *counts.entry(*key).or_default() += 1;
                }
                for word in &sentence.words {
                    *tags.entry((word.upos, word.feats.inflection())).or_insert(0) += 1;
                    if source.morph {
                        *morphs.entry(word.feats.rest()).or_insert(0) += 1;
                    }
                }
            }
        }
        let mut kept: Vec<(u32, u32)> = counts.into_iter().filter(|c| c.1 >= LEAST).collect();
        kept.sort_by_key(|&(key, count)| (std::cmp::Reverse(count), key));
        kept.truncate(most);
        kept.sort_unstable();
        let often = |count: u32| count >= 5;
        Self {
            tags: tags.into_iter().filter(|t| often(t.1)).map(|t| t.0).collect(),
            morphs: morphs.into_iter().filter(|m| often(m.1)).map(|m| m.0).collect(),
            keys: kept.iter().map(|k| k.0).collect(),
            counts: kept.iter().map(|k| k.1).collect(),
        }
    }

    pub(crate) fn examples(&self, source: &Source) -> Vec<Example> {
        let mut scratch = features::Scratch::default();
        source.sentences.iter().map(|s| self.example(source, s, &mut scratch)).collect()
    }

    fn example(&self, source: &Source, sentence: &Sentence, scratch: &mut features::Scratch) -> Example {
        let all = keys_of(sentence, scratch);
        let words = sentence.words.iter().zip(&all).map(|(word, features)| {
            let features = features.keys().iter().filter_map(|key| {
                let id = self.keys.binary_search(key).ok()?;
                Some((id as u32, 0.3 / (0.3 + self.counts[id] as f32)))
            });
            let tag = self.tags.iter().position(|t| *t == (word.upos, word.feats.inflection()));
            let morph = self.morphs.iter().position(|m| source.morph && *m == word.feats.rest());
            let number = |i: Option<usize>| i.map_or(UNKNOWN, |i| i as u16);
            let reflexive = word.upos == Upos::Pron && word.form.eq_ignore_ascii_case("zich");
            let other = match word.relation {
                Relation::Obl if source.older => Relation::OblArg,
                Relation::Obj if source.older && reflexive => Relation::ExplPv,
                same => same,
            };
            Target {
                features: features.collect(),
                tag: number(tag),
                morph: number(morph),
                head: (word.head as usize).checked_sub(1),
                relation: word.relation as u8,
                other: other as u8,
            }
        });
        Example { words: words.collect(), tree: source.tree }
    }
}
