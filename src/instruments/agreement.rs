//! Two people judged the same material: where they differ, and how well they agree.

use std::fmt::Write;

use super::people::field;
use super::{Answer, Answers, Instrument, Item, Kind};

/// The answers of two people to one item.
#[derive(Clone, Debug, PartialEq)]
pub struct Pair<'a> {
    /// The item.
    pub item: &'a Item,
    /// What the first said; [`Answer::Unknown`] if nothing.
    pub first: Answer,
    /// What the second said.
    pub second: Answer,
    /// The remarks of the two.
    pub notes: [&'a str; 2],
}

impl Pair<'_> {
    /// Both answered.
    pub fn is_complete(&self) -> bool {
        self.first != Answer::Unknown && self.second != Answer::Unknown
    }

    /// Both answered, and the same.
    pub fn is_same(&self) -> bool {
        self.is_complete() && self.first == self.second
    }
}

/// Cohen's kappa of two raters: how much more they agree than chance would have it.
///
/// 1 is full agreement, 0 what chance would give, below 0 less than that. Undefined (`None`) without pairs, and when
/// both always gave one and the same answer: chance alone would then give full agreement.
///
/// ```
/// use helder::instruments::kappa;
///
/// // 20 yes/yes, 5 yes/no, 10 no/yes, 15 no/no: agreement 0.7, by chance 0.5, so kappa 0.4.
/// let pairs = [(20, ('j', 'j')), (5, ('j', 'n')), (10, ('n', 'j')), (15, ('n', 'n'))];
/// let pairs = pairs.iter().flat_map(|&(times, pair)| std::iter::repeat_n(pair, times));
/// assert!((kappa(pairs).unwrap() - 0.4).abs() < 1e-9);
/// assert_eq!(kappa([('j', 'j'), ('j', 'j')]), None);
/// ```
pub fn kappa<T: Copy + PartialEq>(pairs: impl IntoIterator<Item = (T, T)>) -> Option<f64> {
    let pairs: Vec<(T, T)> = pairs.into_iter().collect();
    let all = pairs.len() as f64;
    let mut answers: Vec<T> = Vec::new();
    for answer in pairs.iter().flat_map(|(a, b)| [*a, *b]) {
        if !answers.contains(&answer) {
            answers.push(answer);
        }
    }
    if answers.len() < 2 {
        return None;
    }
    let observed = pairs.iter().filter(|(a, b)| a == b).count() as f64 / all;
    let share = |of: &dyn Fn(&(T, T)) -> bool| pairs.iter().filter(|p| of(p)).count() as f64 / all;
    let by_chance: f64 = answers.iter().map(|x| share(&|(a, _)| a == x) * share(&|(_, b)| b == x)).sum();
    Some((observed - by_chance) / (1.0 - by_chance))
}

/// Two sets of answers to one instrument, side by side.
#[derive(Clone, Debug, PartialEq)]
pub struct Comparison<'a> {
    /// Every item of the instrument.
    pub pairs: Vec<Pair<'a>>,
    /// Who the two are.
    pub raters: [String; 2],
    instrument: &'a Instrument,
    kind: Kind,
    file: Option<&'a str>,
}

impl<'a> Comparison<'a> {
    /// Puts two sets of answers side by side. Raters without a name are called A and B.
    pub fn new(instrument: &'a Instrument, kind: Kind, first: &'a Answers, second: &'a Answers) -> Self {
        let given = |answers: &'a Answers, item: &Item| answers.get(&instrument.id, &item.id);
        let pair = |item: &'a Item| {
            let (a, b) = (given(first, item), given(second, item));
            Pair {
                item,
                first: a.map_or(Answer::Unknown, |g| g.answer),
                second: b.map_or(Answer::Unknown, |g| g.answer),
                notes: [a.map_or("", |g| &g.note), b.map_or("", |g| &g.note)],
            }
        };
        let name = |answers: &Answers, default: &str| {
            let given = answers.given.iter().find_map(|g| g.rater.clone());
            answers.rater.clone().or(given).unwrap_or_else(|| default.to_owned())
        };
        Self {
            pairs: instrument.items_for(kind).map(pair).collect(),
            raters: [name(first, "A"), name(second, "B")],
            instrument,
            kind,
            file: first.file.as_deref().or(second.file.as_deref()),
        }
    }

    /// Items that both answered.
    pub fn complete(&self) -> impl Iterator<Item = &Pair<'a>> {
        self.pairs.iter().filter(|p| p.is_complete())
    }

    /// Items that both answered, and differently.
    pub fn different(&self) -> impl Iterator<Item = &Pair<'a>> {
        self.complete().filter(|p| !p.is_same())
    }

    /// Share (0 to 1) of the items that both answered on which they agree.
    pub fn agreement(&self) -> Option<f64> {
        let all = self.complete().count();
        (all > 0).then(|| self.complete().filter(|p| p.is_same()).count() as f64 / all as f64)
    }

    /// Cohen's kappa over the items that both answered, with *does not apply* as an answer of its own.
    pub fn kappa(&self) -> Option<f64> {
        kappa(self.complete().map(|p| (p.first, p.second)))
    }

    /// A file of answers to fill in together: where the two agree the answer stands, elsewhere it is empty, with what
    /// both said beside it.
    pub fn joint_toml(&self) -> String {
        let mut out = String::from("# Vul samen de lege antwoorden in: ja, nee of 'nvt'.\n");
        out.push_str("schema = \"helder-antwoorden-1\"\n");
        field(&mut out, "file", self.file);
        field(&mut out, "instrument", Some(&self.instrument.id));
        field(&mut out, "kind", Some(self.kind.as_str()));
        field(&mut out, "rater", Some(&self.raters.join(" en ")));
        for pair in &self.pairs {
            let _ = writeln!(out, "\n# {}. {}", pair.item.id, pair.item.question);
            for (rater, answer, note) in [(0, pair.first, pair.notes[0]), (1, pair.second, pair.notes[1])] {
                let said = if answer == Answer::Unknown { "geen antwoord" } else { answer.as_dutch() };
                let note =
                    if note.is_empty() { String::new() } else { format!(" ({})", note.replace('\n', " ")) };
                if !pair.is_same() || !note.is_empty() {
                    let _ = writeln!(out, "# {}: {said}{note}", self.raters[rater].replace('\n', " "));
                }
            }
            out.push_str("[[answer]]\n");
            field(&mut out, "item", Some(&pair.item.id));
            let answer = if pair.is_same() { pair.first.as_dutch() } else { "" };
            field(&mut out, "answer", Some(answer));
        }
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::instruments::vbi;

    fn answers(rater: &str, given: &[(u8, &str)]) -> Answers {
        let mut text = format!("rater = '{rater}'\n");
        for (item, answer) in given {
            let _ = write!(text, "[[answer]]\nitem = {item}\nanswer = '{answer}'\n");
        }
        Answers::parse("x.toml", &text, &[vbi()], "vbi").expect("answers")
    }

    #[test]
    fn kappa_by_hand() {
        // Anna: ja ja ja nee nvt; Bas: ja ja nee nee nvt. Agreement 4/5.
        // Chance: ja 3/5*2/5 + nee 1/5*2/5 + nvt 1/5*1/5 = 9/25. Kappa (0.8 - 0.36) / 0.64 = 0.6875.
        let anna = answers("Anna", &[(1, "ja"), (2, "ja"), (3, "ja"), (4, "nee"), (6, "nvt"), (5, "ja")]);
        let bas = answers("Bas", &[(1, "ja"), (2, "ja"), (3, "nee"), (4, "nee"), (6, "nvt"), (7, "ja")]);
        let comparison = Comparison::new(vbi(), Kind::Print, &anna, &bas);
        assert_eq!(comparison.complete().count(), 5);
        assert_eq!(comparison.different().map(|p| p.item.id.as_str()).collect::<Vec<_>>(), ["3"]);
        assert!((comparison.agreement().expect("pairs") - 0.8).abs() < 1e-9);
        assert!((comparison.kappa().expect("defined") - 0.6875).abs() < 1e-9);
    }

    #[test]
    fn kappa_may_be_undefined() {
        let same = answers("A", &[(1, "ja"), (2, "ja")]);
        assert_eq!(Comparison::new(vbi(), Kind::Print, &same, &same).kappa(), None);
        assert_eq!(Comparison::new(vbi(), Kind::Print, &same, &Answers::default()).agreement(), None);
    }

    #[test]
    fn the_joint_file_reads_and_leaves_differences_open() {
        let anna = answers("Anna", &[(1, "ja"), (2, "ja")]);
        let bas = answers("Bas", &[(1, "ja"), (2, "nee")]);
        let text = Comparison::new(vbi(), Kind::Print, &anna, &bas).joint_toml();
        assert!(text.contains("# Anna: ja\n# Bas: nee\n[[answer]]\nitem = \"2\"\nanswer = \"\"\n"), "{text}");
        let joint = Answers::parse("j.toml", &text, &[vbi()], "vbi").expect("its own file");
        assert_eq!(joint.given.len(), 1);
        assert_eq!(joint.given[0].rater.as_deref(), Some("Anna en Bas"));
    }
}
