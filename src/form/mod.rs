//! Rules of layout (thể thức) over a paper that was read from a Word file: what its pages show, held against
//! the clauses of the decree.
//!
//! In: an observed paper. Out: for each rule whether the paper keeps it, and what breaks it. Rules of
//! content are left to [`crate::rules`]. What a file does not show, as the number of its pages, is not
//! evaluated and never passed.
//!
//! A rule is in the house once it stands in [`ALL`]. Tolerances fit what Word and its users write: a
//! millimetre is rounded to a twentieth of a point on the way.

pub mod codes;
mod components;
mod ends;
mod letters;
mod looks;
mod margins;
mod numbers;
mod paragraphs;
mod shown;
mod tables;
mod view;

pub use shown::{plainer, shown};
pub use view::{FormBreach, FormBreaches, FormView};

use crate::finding::{Code, Severity, Verdict, Version};
use crate::observed::ObservedPaper;

/// A rule of layout.
pub struct FormRule {
    /// Its code, with what it is about.
    pub code: Code,
    /// The clause it rests on.
    pub clause: &'static str,
    /// The gravest that it finds.
    pub severity: Severity,
    /// What is right, and what to do.
    pub about: &'static str,
    /// Looks for what breaks it.
    pub check: fn(&FormView<'_>, &mut FormBreaches) -> Verdict,
}

/// All rules, by code.
pub const ALL: &[&FormRule] = &[
    &margins::SHEET,
    &margins::MARGINS,
    &margins::TURNED,
    &letters::TYPEFACE,
    &letters::LEGACY,
    &letters::COLOUR,
    &letters::TONES,
    &looks::SIZE,
    &looks::ONE_SIZE,
    &looks::WEIGHT,
    &looks::CAPITALS,
    &paragraphs::ALIGNMENT,
    &paragraphs::INDENT,
    &paragraphs::GAP,
    &paragraphs::LINES,
    &numbers::PAGE_NUMBER,
    &numbers::FIRST_PAGE,
    &components::PRESENT,
    &components::ORDER,
    &components::NATION,
    &components::RULE,
    &ends::GROUNDS,
    &ends::RECIPIENTS,
    &tables::HEAD_ROWS,
];

/// The code of a rule of layout.
const fn code(name: &'static str, meaning: &'static str) -> Code {
    Code { name, meaning, since: Version(0, 2, 0) }
}

/// What a rule made of a paper.
pub struct FormJudged {
    /// The rule.
    pub rule: &'static FormRule,
    /// Whether the paper keeps it.
    pub verdict: Verdict,
    /// What breaks it.
    pub breaches: Vec<FormBreach>,
}

/// Looks at a paper by every rule.
pub fn judge(paper: &ObservedPaper<'_>) -> Vec<FormJudged> {
    let view = FormView::of(paper);
    let judged = ALL.iter().map(|rule| {
        let mut found = FormBreaches::default();
        let verdict = (rule.check)(&view, &mut found);
        let breaches = found.take();
        let verdict = match verdict {
            Verdict::NotEvaluated => verdict,
            _ if breaches.is_empty() => verdict,
            _ => Verdict::Failed,
        };
        FormJudged { rule, verdict, breaches }
    });
    judged.collect()
}
