//! From the items that do not hold to what to do first.

use super::{FileReport, ItemReport, Passage};
use crate::instruments::{self, Answer, By, Score};

/// What to do about an item that does not hold.
#[derive(Clone, Debug, PartialEq)]
pub struct Tip {
    /// The id of the instrument.
    pub instrument: String,
    /// The item.
    pub item: String,
    /// Its title.
    pub title: String,
    /// What to do, in plain Dutch.
    pub advice: String,
    /// An example of a better text.
    pub example: String,
    /// A passage of the own text to begin with.
    pub passage: Option<Passage>,
    /// Other items that rest on the same rules, as `vbi 22` or `checklist 9`: the same work helps there too.
    pub also: Vec<String>,
    /// How many points (of 100) the item adds to the score of its scale; `None` for instruments without scores.
    pub gain: Option<f64>,
    /// How much work it is, 1 (little) to 3 (much).
    pub effort: u8,
    weight: f64,
}

/// Tips for all items that do not hold: those first that raise a score most for the least work. An answer that is
/// only suggested counts for half. Items of the checklist that rest on the same rules as an item of the VBI are named
/// with it, the others follow.
pub fn tips(report: &FileReport) -> Vec<Tip> {
    let vbi = &report.vbi;
    let scale = |item: &ItemReport| match item.scale.as_deref() {
        Some("understandability") => Some(vbi.understandability),
        Some("actionability") => Some(vbi.actionability),
        _ => None,
    };
    let mut tips: Vec<(Tip, &ItemReport)> = Vec::new();
    let fails = |i: &&ItemReport| i.answer == Answer::No;
    for item in vbi.items.iter().filter(fails) {
        tips.push((Tip::new(item, scale(item)), item));
    }
    for own in &report.own {
        for item in own.items.iter().filter(fails) {
            let score = own.scales.iter().find(|s| Some(&s.id) == item.scale.as_ref()).map(|s| s.score);
            tips.push((Tip::new(item, score), item));
        }
    }
    for item in report.checklist.iter().filter(fails) {
        let related: Vec<usize> =
            (0..tips.len()).filter(|&t| tips[t].1.rules.iter().any(|r| item.rules.contains(r))).collect();
        for &t in &related {
            tips[t].0.also.push(format!("checklist {}", item.item));
        }
        if related.is_empty() {
            tips.push((Tip::new(item, None), item));
        }
    }
    // The same work on two items of the VBI: each names the other.
    for a in 0..tips.len() {
        for b in 0..tips.len() {
            let same = tips[a].1.rules.iter().any(|r| tips[b].1.rules.contains(r));
            if a != b && same && tips[b].0.instrument == "vbi" {
                let name = format!("vbi {}", tips[b].0.item);
                tips[a].0.also.insert(0, name);
            }
        }
    }
    let mut tips: Vec<Tip> = tips.into_iter().map(|(tip, _)| tip).collect();
    tips.sort_by(|a, b| b.weight.total_cmp(&a.weight));
    varied(tips)
}

/// The same order, but a tip for the same work as an earlier one comes after all others: three tips on top that say
/// the same are one tip.
fn varied(tips: Vec<Tip>) -> Vec<Tip> {
    let (mut first, mut again): (Vec<Tip>, Vec<Tip>) = (Vec::new(), Vec::new());
    for tip in tips {
        let name = format!("{} {}", tip.instrument, tip.item);
        let known = first.iter().any(|t| t.also.contains(&name));
        if known { again.push(tip) } else { first.push(tip) }
    }
    first.append(&mut again);
    first
}

/// What an item of an instrument without scores weighs: less than any item of a scale.
const WITHOUT_SCORE: f64 = 2.0;

impl Tip {
    fn new(item: &ItemReport, score: Option<Score>) -> Self {
        let gain = score.map(|s| s.agree + s.disagree).filter(|&judged| judged > 0).map(|j| 100.0 / j as f64);
        let sure = if item.by == By::Suggestion { 0.5 } else { 1.0 };
        let effort = item.effort.max(1);
        Self {
            instrument: item.instrument.clone(),
            item: item.item.clone(),
            title: item.title.clone(),
            advice: item.advice.clone(),
            example: item.example.clone(),
            passage: item.passages.first().cloned(),
            also: Vec::new(),
            gain,
            effort,
            weight: gain.unwrap_or(WITHOUT_SCORE) * sure / f64::from(effort),
        }
    }

    /// Where to begin, in plain Dutch, with at most a hundred characters of the passage.
    pub fn begin(&self) -> Option<String> {
        let passage = self.passage.as_ref()?;
        Some(format!("Begin bij regel {}: '{}'", passage.line, instruments::shorten(&passage.text, 100)))
    }
}
