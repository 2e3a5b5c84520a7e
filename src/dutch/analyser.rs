//! The statistical analyser: tags, lemmas and trees of one sentence at a time.

use super::features::{self, Features};
use super::layout::Layout;
use super::lemma::Lemmatiser;
use super::model::Model;
use super::morphology::{Feats, Upos};
use super::relation::Relation;
use super::{matrix, mend, network, passive, tree};
use crate::Span;
use std::cell::RefCell;
use std::sync::LazyLock;

static MODEL: &[u8] = include_bytes!("../../dictionaries/model/model.bin");
static LEMMAS: &str = include_str!("../../dictionaries/model/lemmas.tsv");

/// Trees are built over at most this many tokens at once, so that time stays linear in the length.
const CHUNK: usize = 120;

/// What the analyser says about one token.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Annotation {
    /// Part of speech.
    pub upos: Upos,
    /// Morphological features.
    pub feats: Feats,
    /// Index in the sentence of the head plus one; 0 for the root.
    pub head: u32,
    /// Relation to the head.
    pub relation: Relation,
}

/// Tagger, lemmatiser and parser with their model; immutable and shared.
pub struct Analyser {
    model: Model,
    lemmatiser: Lemmatiser,
    hash: String,
    fingerprint: u64,
}

thread_local! {
    /// The workspace of the last text of this thread: a short text is done sooner than a new one is filled with zeros,
    /// and the words of the last text are remembered. What it holds does not change any result.
    static SPARE: RefCell<Option<Workspace>> = const { RefCell::new(None) };
}

/// Buffers and results of [`Analyser::analyse`]; reuse it, so that nothing is allocated per token.
#[derive(Default)]
pub struct Workspace {
    /// Which analyser its memory is of.
    fingerprint: u64,
    words: Vec<Annotation>,
    lemmas: String,
    lemma_ends: Vec<u32>,
    features: features::Scratch,
    tree: tree::Scratch,
    heads: Vec<u32>,
    arcs: network::ArcScratch,
    memory: super::memory::Memory,
    hidden: Vec<f32>,
    gates: Vec<f32>,
    state: Vec<f32>,
    layer: Vec<f32>,
    next: Vec<f32>,
    scores: Vec<f32>,
    pairs: Vec<f32>,
    lemma: super::lemma::Scratch,
    passive: passive::Scratch,
    mend: mend::Scratch,
}

impl Analyser {
    /// The model in the library, loaded at the first call.
    ///
    /// # Panics
    /// Never with the model that is compiled in; the tests load it.
    pub fn embedded() -> &'static Self {
        static EMBEDDED: LazyLock<Analyser> = LazyLock::new(|| {
            // An empty model tags everything `X`: better than a panic in somebody's program.
            Analyser::from_parts(MODEL, LEMMAS).unwrap_or_else(Analyser::empty)
        });
        &EMBEDDED
    }

    /// An analyser from the contents of a model file and a lemma table.
    pub(crate) fn from_parts(model: &[u8], lemmas: &str) -> Option<Self> {
        let fingerprint = fingerprint(&[model, lemmas.as_bytes()]);
        let (model, lemmatiser) = (Model::read(model)?, Lemmatiser::read(lemmas));
        Some(Self { model, lemmatiser, hash: format!("{fingerprint:016x}"), fingerprint })
    }

    fn empty() -> Self {
        let lemmatiser = Lemmatiser::read("");
        Self { model: Model::empty(), lemmatiser, hash: String::from("none"), fingerprint: 0 }
    }

    /// A workspace: the last one of this thread, if there is one.
    pub(crate) fn workspace(&self) -> Workspace {
        let spare = SPARE.try_with(|spare| spare.try_borrow_mut().ok().and_then(|mut s| s.take()));
        let fits = |w: &Workspace| w.fingerprint == self.fingerprint;
        let new = || Workspace { fingerprint: self.fingerprint, ..Workspace::default() };
        spare.ok().flatten().filter(fits).unwrap_or_else(new)
    }

    /// Takes back a workspace for the next text of this thread.
    pub(crate) fn give_back(workspace: Workspace) {
        if workspace.memory.is_small() {
            // A thread that ends has no use for it.
            let _ = SPARE.try_with(|spare| spare.try_borrow_mut().map(|mut s| *s = Some(workspace)));
        }
    }

    /// Identifies the model: a hash of its bytes in hexadecimal.
    pub fn model_hash(&self) -> &str {
        &self.hash
    }

    /// Tags, lemmas and tree of one sentence, whose tokens are ranges of `text`.
    pub fn analyse(&self, text: &str, tokens: &[Span], ws: &mut Workspace) {
        self.tag(text, tokens, ws);
        self.parse(ws);
        mend::mend(text, tokens, &mut ws.words, &mut ws.mend);
        self.lemmatiser.fill(text, tokens, &mut ws.words, &mut ws.lemma, &mut ws.lemmas, &mut ws.lemma_ends);
        let Workspace { words, lemmas, lemma_ends, passive, .. } = ws;
        passive::decide(text, tokens, words, |i| lemma_at(lemmas, lemma_ends, i), passive);
    }

    /// Tags alone; heads and lemmas are left empty.
    pub fn tag(&self, text: &str, tokens: &[Span], ws: &mut Workspace) {
        ws.words.clear();
        ws.lemmas.clear();
        ws.lemma_ends.clear();
        let (weights, layout) = (&self.model.weights, &self.model.layout);
        ws.memory.window(&self.model, text, tokens, &mut ws.features, &mut ws.layer);
        if let Some(first) = layout.layers.first() {
            network::recurrent(weights, first, &ws.layer, &mut ws.gates, &mut ws.state, &mut ws.next);
            std::mem::swap(&mut ws.layer, &mut ws.next);
        }
        network::tags(weights, layout, &ws.layer, &mut ws.hidden, &mut ws.scores);
        let sizes = layout.sizes;
        let morph_start = matrix::padded(sizes.tags);
        for scores in ws.scores.chunks_exact(layout.tag_out.cols) {
            let tag = matrix::argmax(&scores[..sizes.tags]);
            let morph = matrix::argmax(&scores[morph_start..morph_start + sizes.morphs]);
            let (upos, inflection) = self.model.tags.get(tag).copied().unwrap_or_default();
            let rest = self.model.morphs.get(morph).copied().unwrap_or_default();
            ws.words.push(Annotation { upos, feats: inflection.union(rest), ..Annotation::default() });
        }
    }

    fn parse(&self, ws: &mut Workspace) {
        let (weights, layout) = (&self.model.weights, &self.model.layout);
        for layer in layout.layers.iter().skip(1) {
            network::recurrent(weights, layer, &ws.layer, &mut ws.gates, &mut ws.state, &mut ws.next);
            std::mem::swap(&mut ws.layer, &mut ws.next);
        }
        network::pairs(weights, layout, &ws.layer, &mut ws.pairs);
        let width = layout.pair.cols;
        let mut root = 0;
        let mut start = 0;
        while start < ws.words.len() {
            let end = chunk_end(&ws.words, start);
            let pairs = &ws.pairs[start * width..end * width];
            network::arcs(weights, layout, pairs, &mut ws.arcs, &mut ws.scores);
            tree::decode(&ws.scores, end - start, &mut ws.heads, &mut ws.tree);
            let to = |head: &u32| (*head as usize).checked_sub(1);
            let heads = ws.heads.iter().map(to);
            network::labels(weights, layout, pairs, heads.clone(), &mut ws.hidden, &mut ws.scores);
            let scores = ws.scores.chunks_exact(layout.label_out.cols);
            for (i, (head, scores)) in heads.zip(scores).enumerate() {
                let word = &mut ws.words[start + i];
                (word.head, word.relation) = match head {
                    Some(j) => ((start + j + 1) as u32, best_relation(scores, layout)),
                    None if start == 0 => {
                        root = i as u32 + 1;
                        (0, Relation::Root)
                    }
                    None => (root, Relation::Parataxis),
                };
            }
            start = end;
        }
    }
}

/// The relation with the highest score that is not the root's.
fn best_relation(scores: &[f32], layout: &Layout) -> Relation {
    let mut best = (f32::NEG_INFINITY, Relation::Dep);
    for (i, &score) in scores.iter().take(layout.sizes.relations).enumerate() {
        if score > best.0 && i != Relation::Root as usize {
            best = (score, Relation::from_index(i));
        }
    }
    best.1
}

/// Features of token `index`, which is where its surroundings (first of the sentence?) come in.
pub(crate) fn features_of(
    text: &str,
    tokens: &[Span],
    index: usize,
    scratch: &mut features::Scratch,
) -> Features {
    features::extract(tokens[index].of(text), features::is_initial(text, tokens, index), scratch)
}

/// The end of the chunk that begins at `start`: at most [`CHUNK`] tokens, cut after punctuation where there is some.
fn chunk_end(words: &[Annotation], start: usize) -> usize {
    let most = words.len().min(start + CHUNK);
    let cut = words[start..most].iter().rposition(|w| w.upos == Upos::Punct).map_or(most, |i| start + i + 1);
    if most == words.len() || cut < start + CHUNK / 2 { most } else { cut }
}

/// 64 bits of FNV-1a over eight bytes at a time: tells models apart, nothing more.
fn fingerprint(parts: &[&[u8]]) -> u64 {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    for part in parts {
        for chunk in part.chunks(8) {
            let mut word = [0; 8];
            word[..chunk.len()].copy_from_slice(chunk);
            hash = (hash ^ u64::from_le_bytes(word)).wrapping_mul(0x0100_0000_01b3);
            hash ^= hash >> 29;
        }
    }
    hash
}

impl Workspace {
    /// The tokens of the sentence that was analysed last.
    pub fn words(&self) -> &[Annotation] {
        &self.words
    }

    /// The lemma of token `i`; empty when there is none.
    pub fn lemma(&self, i: usize) -> &str {
        lemma_at(&self.lemmas, &self.lemma_ends, i)
    }
}

fn lemma_at<'a>(lemmas: &'a str, ends: &[u32], i: usize) -> &'a str {
    let end = ends.get(i).copied().unwrap_or(0) as usize;
    let start = if i == 0 { 0 } else { ends.get(i - 1).copied().unwrap_or(0) as usize };
    lemmas.get(start..end).unwrap_or("")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spans(text: &str) -> Vec<Span> {
        let mut at = 0;
        let word = |word: &str| {
            let start = at;
            at += word.len() + 1;
            Span::new(start, start + word.len())
        };
        text.split(' ').map(word).collect()
    }

    #[test]
    fn a_used_workspace_gives_the_same_bits() {
        let analyser = Analyser::embedded();
        let texts = [
            "De arts behandelt uw wond morgen .",
            "Uw huid wordt gekoeld .",
            "De arts belt u .",
            "Morgen belt de arts over uw wond en uw huid .",
        ];
        let mut used = Workspace::default();
        for text in texts {
            analyser.analyse(text, &spans(text), &mut used);
        }
        for text in texts {
            let mut new = Workspace::default();
            analyser.analyse(text, &spans(text), &mut new);
            analyser.analyse(text, &spans(text), &mut used);
            assert_eq!(new.words(), used.words());
            let bits = |w: &Workspace| w.layer.iter().map(|x| x.to_bits()).collect::<Vec<_>>();
            assert!(bits(&new) == bits(&used), "{text}");
        }
    }

    #[test]
    fn ordinary_workspaces_are_used_again_and_huge_ones_are_not() {
        let analyser = Analyser::empty();
        let marked = |analyser: &Analyser| Workspace {
            lemmas: String::from("gebruikt"),
            fingerprint: analyser.fingerprint,
            ..Workspace::default()
        };
        Analyser::give_back(marked(&analyser));
        assert_eq!(analyser.workspace().lemmas, "gebruikt");
        assert_eq!(analyser.workspace().lemmas, "");
        // One of another model is of no use.
        Analyser::give_back(marked(&analyser));
        assert_eq!(Analyser::embedded().workspace().lemmas, "");
        let text = "a ".repeat(20_000);
        let mut huge = marked(Analyser::embedded());
        Analyser::embedded().tag(&text, &spans(text.trim_end()), &mut huge);
        huge.lemmas.push_str("gebruikt");
        Analyser::give_back(huge);
        assert_eq!(Analyser::embedded().workspace().lemmas, "");
    }
}
