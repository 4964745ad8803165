//! What a rule says of a paper as a whole.
//!
//! In: nothing. Out: the verdicts and how they are told. What could not be observed has not
//! passed.

/// Whether a paper keeps a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It does.
    Passed,
    /// It does not: there are findings.
    Failed,
    /// The paper holds nothing that the rule is about.
    NotApplicable,
    /// What the rule asks for was not observed.
    NotEvaluated,
    /// It does not, and the office lets all of that stand.
    Waived,
}

impl Verdict {
    /// All of them, in the order they are told.
    pub const ALL: [Verdict; 5] =
        [Verdict::Passed, Verdict::Failed, Verdict::NotApplicable, Verdict::NotEvaluated, Verdict::Waived];

    /// Its words, behind a number.
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
