use super::answer::{Answer, Answered, By};

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
    /// Who judged the others.
    pub judged_by: JudgedBy,
}

/// How many items were judged by whom, items that do not apply included.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct JudgedBy {
    /// By the program, which is sure.
    pub program: usize,
    /// By the program, for a person to confirm.
    pub suggestion: usize,
    /// By a person.
    pub person: usize,
}

impl Score {
    /// The score over answers.
    ///
    /// An open item that may also turn out not to apply is still counted as open: the range is then a little too
    /// wide, never too narrow.
    ///
    /// ```
    /// use helder::instruments::{Answer, By, Score};
    ///
    /// let score = Score::of([(Answer::Yes, By::Program), (Answer::No, By::Person), (Answer::Unknown, By::Nobody)]);
    /// assert_eq!(score.score, Some(50.0));
    /// assert_eq!((score.low, score.high), (Some(100.0 / 3.0), Some(200.0 / 3.0)));
    /// assert_eq!(score.judged_by.person, 1);
    /// ```
    pub fn of(answers: impl IntoIterator<Item = (Answer, By)>) -> Self {
        let mut score = Self::default();
        for (answer, by) in answers {
            match answer {
                Answer::Yes => score.agree += 1,
                Answer::No => score.disagree += 1,
                Answer::NotApplicable => score.na += 1,
                Answer::Unknown => score.unknown += 1,
            }
            match by {
                By::Program => score.judged_by.program += 1,
                By::Suggestion => score.judged_by.suggestion += 1,
                By::Person => score.judged_by.person += 1,
                By::Nobody => {}
            }
        }
        let judged = score.agree + score.disagree;
        let all = judged + score.unknown;
        let percent = |part: usize, of: usize| (of > 0).then(|| part as f64 * 100.0 / of as f64);
        score.score = percent(score.agree, judged);
        score.low = percent(score.agree, all);
        score.high = percent(score.agree + score.unknown, all);
        score
    }
}

/// The score over the items of one scale (or over all, if `scale` is `None`).
pub fn score(answers: &[Answered<'_>], scale: Option<&str>) -> Score {
    let counts = |a: &&Answered<'_>| scale.is_none() || a.item.scale.as_deref() == scale;
    Score::of(answers.iter().filter(counts).map(|a| (a.answer, a.by)))
}
