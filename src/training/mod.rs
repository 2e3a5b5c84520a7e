//! Training of the language model: from a treebank to the files in `dictionaries/model`.

mod adam;
mod augment;
mod backward;
mod data;
mod lemmas;
mod network;
mod random;

use crate::dutch::analyser::Analyser;
use crate::dutch::conllu::{self, Sentence};
use crate::dutch::layout::{Layout, Sizes};
use crate::dutch::model::Model;
use crate::dutch::relation::Relation;
use adam::Adam;
use backward::Weights;
use data::{Example, Inventory, Source};
use network::{Gradient, Settings};
use random::Random;
use std::path::Path;

/// What training gives.
pub struct Trained {
    /// Bytes of the model file.
    pub model: Vec<u8>,
    /// Text of the lemma table.
    pub lemmas: String,
    /// Identifies both.
    pub hash: String,
}

const THREADS: usize = 2;

fn sizes(inventory: &Inventory) -> Sizes {
    Sizes {
        width: 128,
        layers: 3,
        tag_hidden: 64,
        arc: 64,
        label: 64,
        tags: inventory.tags.len(),
        morphs: inventory.morphs.len(),
        relations: Relation::COUNT,
    }
}

fn read(path: &Path) -> Result<Vec<Sentence>, String> {
    let text = std::fs::read_to_string(path).map_err(|e| format!("{}: {e}", path.display()))?;
    conllu::read(&text).map_err(|e| format!("{}: {e}", path.display()))
}

/// The treebank sentences.
fn treebank(folder: &Path) -> Result<Vec<Source>, String> {
    let read = |name: &str| read(&folder.join(name));
    Ok(vec![
        Source { sentences: read("train.conllu")?, morph: true, tree: true, older: true, times: 1 },
        Source { sentences: read("train-cdbl.conllu")?, morph: false, tree: true, older: false, times: 1 },
    ])
}

/// The lemma table alone, which does not depend on the network; with a model file, also the hash of both.
pub fn lemmas(folder: &Path, model: Vec<u8>) -> Result<Trained, String> {
    let lemmas = lemmas::table(&treebank(folder)?);
    let analyser = Analyser::from_parts(&model, &lemmas).ok_or("not a model file")?;
    let hash = analyser.model_hash().to_owned();
    Ok(Trained { model, lemmas, hash })
}

/// Trains from `train.conllu` and `train-cdbl.conllu` in `folder`; `tell` hears of the progress.
pub fn train(folder: &Path, tell: &mut dyn FnMut(&str)) -> Result<Trained, String> {
    let mut sources = treebank(folder)?;
    let lemmas = lemmas::table(&sources);
    let own = Path::new(env!("CARGO_MANIFEST_DIR")).join("dictionaries/model/health-train.conllu");
    let made: Vec<Sentence> = sources.iter().flat_map(|s| augment::imperatives(&s.sentences)).collect();
    tell(&format!("{} imperatives made from statements", made.len()));
    sources.push(Source { sentences: read(&own)?, morph: false, tree: false, older: false, times: 3 });
    sources.push(Source { sentences: made, morph: false, tree: true, older: true, times: 1 });
    let dev = read(&folder.join("dev.conllu")).ok();
    let inventory = Inventory::new(&sources, 34_000);
    let layout = Layout::new(sizes(&inventory));
    let mut examples: Vec<Example> = Vec::new();
    for source in &sources {
        let some = inventory.examples(source);
        for _ in 0..source.times {
            examples.extend(some.iter().cloned());
        }
    }
    tell(&format!(
        "{} sentences, {} tags, {} morphs, {} vectors, {} weights",
        examples.len(),
        inventory.tags.len(),
        inventory.morphs.len(),
        inventory.keys.len(),
        layout.total
    ));
    let settings = Settings {
        epochs: 20,
        batch: 32,
        rate: 0.004,
        drop_input: 0.2,
        drop_layer: 0.25,
        drop_pair: 0.25,
        drop_feature: 0.05,
        weight_tag: 1.0,
        weight_morph: 0.3,
        weight_arc: 1.0,
        weight_label: 0.5,
    };
    let mut trainer = Trainer::new(layout, inventory.keys.len());
    for epoch in 0..settings.epochs {
        let loss = trainer.epoch(&examples, epoch, &settings);
        let mut line = format!("epoch {:2}: loss {:.4} {:.4} {:.4}", epoch + 1, loss[0], loss[1], loss[2]);
        if let (Some(dev), true) = (&dev, epoch % 3 == 2 || epoch + 1 == settings.epochs) {
            let bytes = trainer.pack(&inventory).to_bytes();
            if let Some(analyser) = Analyser::from_parts(&bytes, &lemmas) {
                line.push_str("  ");
                line.push_str(&measure(&analyser, dev));
            }
        }
        tell(&line);
    }
    let model = trainer.pack(&inventory).to_bytes();
    let analyser = Analyser::from_parts(&model, &lemmas).ok_or("the model cannot be read back")?;
    let hash = analyser.model_hash().to_owned();
    Ok(Trained { model, lemmas, hash })
}

/// The figures on gold sentences, in one line.
pub fn measure(analyser: &Analyser, gold: &[Sentence]) -> String {
    let mut guess = gold.to_vec();
    conllu::annotate(analyser, &mut guess);
    let mut right = [0usize; 5];
    let mut all = 0;
    for (g, p) in gold.iter().zip(&guess).flat_map(|(g, p)| g.words.iter().zip(&p.words)) {
        all += 1;
        right[0] += usize::from(g.upos == p.upos);
        right[1] += usize::from(g.feats == p.feats);
        right[2] += usize::from(g.lemma.to_lowercase() == p.lemma.to_lowercase());
        right[3] += usize::from(g.head == p.head);
        right[4] += usize::from(g.head == p.head && g.relation.base() == p.relation.base());
    }
    let [upos, feats, lemma, uas, las] = right.map(|r| r as f64 / f64::from(all.max(1)));
    format!("UPOS {upos:.4} FEATS {feats:.4} lemma {lemma:.4} UAS {uas:.4} LAS {las:.4}")
}

struct Trainer {
    layout: Layout,
    dense: Vec<f32>,
    vectors: Vec<f32>,
    dense_adam: Adam,
    vector_adam: Adam,
    gradients: Vec<Gradient>,
    transposed: Vec<f32>,
    steps: usize,
}

impl Trainer {
    fn new(layout: Layout, rows: usize) -> Self {
        let mut random = Random::new(1);
        let width = layout.sizes.width;
        let mut dense = vec![0.0; layout.total];
        for part in layout.parts().into_iter().filter(|p| p.rows > 1) {
            let bound = (6.0 / (part.rows + part.cols) as f32).sqrt();
            dense[part.range()].iter_mut().for_each(|w| *w = (random.unit() * 2.0 - 1.0) * bound);
        }
        let vectors = (0..rows * width).map(|_| (random.unit() - 0.5) * 0.2).collect();
        Self {
            dense_adam: Adam::new(layout.total),
            vector_adam: Adam::new(rows * width),
            gradients: (0..THREADS).map(|_| Gradient::new(layout.total, rows, width)).collect(),
            transposed: Vec::new(),
            steps: 0,
            dense,
            vectors,
            layout,
        }
    }

    fn pack(&self, inventory: &Inventory) -> Model {
        let (tags, morphs) = (inventory.tags.clone(), inventory.morphs.clone());
        Model::pack(self.layout.clone(), tags, morphs, inventory.keys.clone(), &self.vectors, &self.dense)
    }

    fn epoch(&mut self, examples: &[Example], epoch: usize, settings: &Settings) -> [f64; 3] {
        let mut order: Vec<usize> = (0..examples.len()).collect();
        Random::new(1000 + epoch as u64).shuffle(&mut order);
        let batches = examples.len().div_ceil(settings.batch);
        let total = (batches * settings.epochs) as f32;
        for batch in order.chunks(settings.batch) {
            let progress = self.steps as f32 / total;
            let rate = settings.rate * (self.steps as f32 / 400.0).min(1.0) * (1.0 - progress);
            self.batch(examples, batch, epoch, settings, rate);
            self.steps += 1;
        }
        let words: usize = examples.iter().map(|e| e.words.len()).sum();
        let mut loss = [0.0; 3];
        for gradient in &mut self.gradients {
            for (sum, l) in loss.iter_mut().zip(std::mem::take(&mut gradient.loss)) {
                *sum += l / words as f64;
            }
        }
        loss
    }

    fn batch(&mut self, examples: &[Example], batch: &[usize], epoch: usize, settings: &Settings, rate: f32) {
        backward::transpose(&self.layout, &self.dense, &mut self.transposed);
        let weights = Weights { plain: &self.dense, transposed: &self.transposed };
        let (layout, vectors) = (&self.layout, &self.vectors[..]);
        let words: usize = batch.iter().map(|&i| examples[i].words.len()).sum();
        std::thread::scope(|scope| {
            for (thread, gradient) in self.gradients.iter_mut().enumerate() {
                let weights = &weights;
                scope.spawn(move || {
                    for &i in batch.iter().skip(thread).step_by(THREADS) {
                        let mut random = Random::new((epoch as u64) << 32 | i as u64);
                        network::step(
                            weights,
                            layout,
                            vectors,
                            &examples[i],
                            settings,
                            &mut random,
                            gradient,
                        );
                    }
                });
            }
        });
        self.apply(1.0 / words as f32, rate);
    }

    /// Sums the gradients of the threads, in their order, and moves the weights.
    fn apply(&mut self, scale: f32, rate: f32) {
        let width = self.layout.sizes.width;
        let Some((first, others)) = self.gradients.split_first_mut() else { return };
        for other in others.iter_mut() {
            first.merge(other, width);
            other.clear(width);
        }
        first.dense.iter_mut().for_each(|g| *g *= scale);
        self.dense_adam.update(&mut self.dense, 0, &first.dense, rate, 0.0);
        first.touched.sort_unstable();
        for &row in &first.touched {
            let at = row as usize * width;
            let gradient = &mut first.vectors[at..at + width];
            for g in gradient.iter_mut() {
                *g *= scale;
            }
            self.vector_adam.update(&mut self.vectors, at, gradient, rate, 0.0);
        }
        first.clear(width);
    }
}
