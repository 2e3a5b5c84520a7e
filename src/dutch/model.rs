//! The model file: sizes, tag sets, vocabulary and 8-bit weights.

use super::layout::{Layout, Part, Sizes};
use super::matrix;
use super::morphology::{Feats, Upos};

const MAGIC: &[u8; 4] = b"HLM1";

/// A part of speech with its inflection, as the tagger's first output knows it.
pub(crate) type Tag = (Upos, Feats);

/// A model, ready for use.
#[derive(Clone, Debug)]
pub(crate) struct Model {
    pub layout: Layout,
    pub tags: Vec<Tag>,
    pub morphs: Vec<Feats>,
    /// Hashes of the features that have a vector, sorted.
    #[cfg_attr(not(feature = "train"), expect(dead_code, reason = "for writing the file"))]
    pub keys: Vec<u32>,
    /// Scale and 8-bit vector of each feature.
    pub scales: Vec<f32>,
    pub vectors: Vec<i8>,
    pub weights: Vec<f32>,
    slots: Vec<(u32, u32)>,
}

impl Model {
    /// Puts a model together from weights that were trained; what is used is what the file will say.
    #[cfg(feature = "train")]
    pub(crate) fn pack(
        layout: Layout,
        tags: Vec<Tag>,
        morphs: Vec<Feats>,
        keys: Vec<u32>,
        vectors: &[f32],
        weights: &[f32],
    ) -> Self {
        let width = layout.sizes.width;
        let mut model = Self {
            tags,
            morphs,
            slots: index(&keys),
            keys,
            scales: Vec::new(),
            vectors: Vec::new(),
            weights: weights.to_vec(),
            layout,
        };
        for row in vectors.chunks_exact(width) {
            let (scale, packed) = pack_row(row);
            model.scales.push(scale);
            model.vectors.extend(packed);
        }
        for part in model.layout.parts() {
            for row in model.weights[part.range()].chunks_exact_mut(part.cols) {
                let (scale, packed) = pack_row(row);
                row.iter_mut().zip(packed).for_each(|(w, p)| *w = scale * f32::from(p));
            }
        }
        model
    }

    /// The bytes of the file.
    #[cfg(feature = "train")]
    pub(crate) fn to_bytes(&self) -> Vec<u8> {
        let s = self.layout.sizes;
        let mut out = MAGIC.to_vec();
        for size in
            [s.width, s.layers, s.tag_hidden, s.arc, s.label, s.tags, s.morphs, s.relations, self.keys.len()]
        {
            out.extend((size as u32).to_le_bytes());
        }
        for (upos, feats) in &self.tags {
            out.extend((feats.bits() << 8 | *upos as u32).to_le_bytes());
        }
        for feats in &self.morphs {
            out.extend(feats.bits().to_le_bytes());
        }
        for key in &self.keys {
            out.extend(key.to_le_bytes());
        }
        for (scale, row) in self.scales.iter().zip(self.vectors.chunks_exact(s.width)) {
            write_row(&mut out, *scale, row);
        }
        for part in self.layout.parts() {
            for row in self.weights[part.range()].chunks_exact(part.cols) {
                let (scale, packed) = pack_row(row);
                write_row(&mut out, scale, &packed);
            }
        }
        out
    }

    /// Reads a model file; `None` when it is not one, or is cut off.
    pub(crate) fn read(bytes: &[u8]) -> Option<Self> {
        let mut input = Reader { bytes: bytes.strip_prefix(MAGIC)? };
        let mut size = || input.word().map(|w| w as usize);
        let sizes = Sizes {
            width: size()?,
            layers: size()?,
            tag_hidden: size()?,
            arc: size()?,
            label: size()?,
            tags: size()?,
            morphs: size()?,
            relations: size()?,
        };
        let count = size()?;
        let layout = Layout::new(sizes);
        let tag = |w: u32| (Upos::from_index((w & 0xff) as usize), Feats::from_bits(w >> 8));
        let tags = (0..sizes.tags).map(|_| input.word().map(tag)).collect::<Option<_>>()?;
        let morphs = (0..sizes.morphs).map(|_| input.word().map(Feats::from_bits)).collect::<Option<_>>()?;
        let keys: Vec<u32> = (0..count).map(|_| input.word()).collect::<Option<_>>()?;
        let (mut scales, mut vectors) = (Vec::with_capacity(count), Vec::with_capacity(count * sizes.width));
        for _ in 0..count {
            scales.push(f32::from_bits(input.word()?));
            vectors.extend(input.take(sizes.width)?.iter().map(|&b| b.cast_signed()));
        }
        let mut weights = Vec::with_capacity(layout.total);
        for Part { rows, cols, .. } in layout.parts() {
            for _ in 0..rows {
                let scale = f32::from_bits(input.word()?);
                weights.extend(input.take(cols)?.iter().map(|&b| scale * f32::from(b.cast_signed())));
            }
        }
        Some(Self { layout, tags, morphs, slots: index(&keys), keys, scales, vectors, weights })
    }

    /// A model that knows nothing.
    pub(crate) fn empty() -> Self {
        let sizes = Sizes {
            width: 16,
            layers: 1,
            tag_hidden: 16,
            arc: 16,
            label: 16,
            tags: 1,
            morphs: 1,
            relations: 1,
        };
        let layout = Layout::new(sizes);
        let weights = vec![0.0; layout.total];
        Self {
            layout,
            tags: vec![Tag::default()],
            morphs: vec![Feats::NONE],
            keys: Vec::new(),
            scales: Vec::new(),
            vectors: Vec::new(),
            weights,
            slots: index(&[]),
        }
    }

    /// The number of the vector of a feature.
    #[inline]
    pub(crate) fn find(&self, key: u32) -> Option<usize> {
        let mask = self.slots.len() - 1;
        let mut slot = key as usize & mask;
        loop {
            let (found, id) = self.slots[slot];
            if id == 0 {
                return None;
            }
            if found == key {
                return Some(id as usize - 1);
            }
            slot = (slot + 1) & mask;
        }
    }

    /// Adds the vectors of `keys` to `out`.
    pub(crate) fn embed(&self, keys: &[u32], out: &mut [f32]) {
        matrix::wide(Embed { model: self, keys, out });
    }
}

struct Embed<'a> {
    model: &'a Model,
    keys: &'a [u32],
    out: &'a mut [f32],
}

impl matrix::Wide for Embed<'_> {
    #[expect(clippy::inline_always, reason = "as in `matrix`")]
    #[inline(always)]
    fn run<S: pulp::Simd>(self, _: S) {
        let width = self.out.len();
        for &key in self.keys {
            let Some(id) = self.model.find(key) else { continue };
            let (scale, row) = (self.model.scales[id], &self.model.vectors[id * width..][..width]);
            for (x, &v) in self.out.iter_mut().zip(row) {
                *x += scale * f32::from(v);
            }
        }
    }
}

/// An open-addressing table of `(key, number + 1)`; never full.
fn index(keys: &[u32]) -> Vec<(u32, u32)> {
    let size = (keys.len() * 2 + 2).next_power_of_two();
    let mut slots = vec![(0, 0); size];
    for (id, &key) in keys.iter().enumerate() {
        let mut slot = key as usize & (size - 1);
        while slots[slot].1 != 0 {
            slot = (slot + 1) & (size - 1);
        }
        slots[slot] = (key, id as u32 + 1);
    }
    slots
}

#[cfg(feature = "train")]
fn pack_row(row: &[f32]) -> (f32, Vec<i8>) {
    // The scale is a power of two times a short number, so that packing twice gives the same bytes.
    let most = row.iter().fold(0.0f32, |m, w| m.max(w.abs()));
    let scale = f32::from_bits((most / 127.0).to_bits().next_multiple_of(1 << 12));
    if most == 0.0 {
        return (0.0, vec![0; row.len()]);
    }
    (scale, row.iter().map(|w| (w / scale).round().clamp(-127.0, 127.0) as i8).collect())
}

#[cfg(feature = "train")]
fn write_row(out: &mut Vec<u8>, scale: f32, row: &[i8]) {
    out.extend(scale.to_le_bytes());
    out.extend(row.iter().map(|b| b.cast_unsigned()));
}

struct Reader<'a> {
    bytes: &'a [u8],
}

impl<'a> Reader<'a> {
    fn take(&mut self, n: usize) -> Option<&'a [u8]> {
        let (head, tail) = self.bytes.split_at_checked(n)?;
        self.bytes = tail;
        Some(head)
    }

    fn word(&mut self) -> Option<u32> {
        self.take(4)?.first_chunk().map(|b| u32::from_le_bytes(*b))
    }
}
