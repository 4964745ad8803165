//! What a rule says of a paper as a whole.
//!
//! In: nothing. Out: the verdicts and how they are reported. What could not be observed has not passed.
//! It leaves reaching them to `rules`.

/// Whether a paper keeps a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It keeps the rule.
    Passed,
    /// It does not keep the rule: there are findings.
    Failed,
    /// The paper holds nothing that the rule is about.
    NotApplicable,
    /// What the rule asks for was not observed.
    NotEvaluated,
    /// It does not keep the rule, and the office waives all the findings.
    Waived,
}

impl Verdict {
    /// All of them, in the order of reporting.
    pub const ALL: [Verdict; 5] =
        [Verdict::Passed, Verdict::Failed, Verdict::NotApplicable, Verdict::NotEvaluated, Verdict::Waived];

    /// Of what is said of two papers of a file the graver.
    pub fn graver(self, other: Verdict) -> Verdict {
        let rank = |verdict: Verdict| match verdict {
            Verdict::NotApplicable => 0,
            Verdict::Passed => 1,
            Verdict::NotEvaluated => 2,
            Verdict::Waived => 3,
            Verdict::Failed => 4,
        };
        if rank(other) > rank(self) { other } else { self }
    }

    /// Its words, used after a number.
    pub fn words(self) -> &'static str {
        match self {
            Verdict::Passed => "đạt",
            Verdict::Failed => "không đạt",
            Verdict::NotApplicable => "không áp dụng",
            Verdict::NotEvaluated => "chưa xét được",
            Verdict::Waived => "bỏ qua",
        }
    }
}
