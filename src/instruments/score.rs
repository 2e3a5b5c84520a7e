use super::answer::{Answer, Answered};

/// The score of a scale: agree / (agree + disagree) x 100, with what the open items still allow.
#[derive(Clone, Copy, Debug, Default, PartialEq, serde::Serialize)]
pub struct Score {
    /// 0 to 100, over the items that are judged; `None` when none is.
    pub score: Option<f64>,
    /// The score if all open items turn out badly.
    pub low: Option<f64>,
    /// The score if all open items turn out well.
    pub high: Option<f64>,
    /// Items that hold.
    pub agree: usize,
    /// Items that do not.
    pub disagree: usize,
    /// Items that do not apply.
    pub na: usize,
    /// Items that nobody judged.
    pub unknown: usize,
}

/// The score over the items of one scale (or over all, if `scale` is `None`).
///
/// An open item that may also turn out not to apply is still counted as open: the range is then a little too
/// wide, never too narrow.
pub fn score(answers: &[Answered<'_>], scale: Option<&str>) -> Score {
    let mut score = Score::default();
    for answered in answers.iter().filter(|a| scale.is_none() || a.item.scale.as_deref() == scale) {
        match answered.answer {
            Answer::Yes => score.agree += 1,
            Answer::No => score.disagree += 1,
            Answer::NotApplicable => score.na += 1,
            Answer::Unknown => score.unknown += 1,
        }
    }
    let judged = score.agree + score.disagree;
    let all = judged + score.unknown;
    let percent = |part: usize, of: usize| (of > 0).then(|| part as f64 / of as f64 * 100.0);
    score.score = percent(score.agree, judged);
    score.low = percent(score.agree, all);
    score.high = percent(score.agree + score.unknown, all);
    score
}
