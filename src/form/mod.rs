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
mod counted;
mod ends;
mod heads;
mod letters;
mod looks;
mod margins;
mod numbers;
mod paragraphs;
mod sections;
mod shown;
mod tables;
mod view;
mod wide;

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
    /// Whether it is about the file, whose papers it does not tell apart.
    pub of_file: bool,
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
    &counted::COUNTED,
    &heads::ONE_LINE,
    &wide::A3,
    &wide::SMALL,
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
    let file = [FormView::of(paper)];
    // Of several papers in one file each is judged alone; a rule that one of them breaks is broken.
    let papers = FormView::of_each(paper);
    let judged = ALL.iter().map(|rule| {
        let views = if rule.of_file || papers.len() < 2 { &file[..] } else { &papers[..] };
        let all = views.iter().map(|view| judged_by(rule, view));
        let merged = all.reduce(|mut one, other| {
            one.breaches.extend(other.breaches);
            FormJudged { verdict: one.verdict.graver(other.verdict), ..one }
        });
        merged.unwrap_or(FormJudged { rule, verdict: Verdict::NotEvaluated, breaches: Vec::new() })
    });
    judged.collect()
}

fn judged_by(rule: &'static FormRule, view: &FormView<'_>) -> FormJudged {
    let mut found = FormBreaches::default();
    let verdict = (rule.check)(view, &mut found);
    let mut breaches = found.take();
    if view.number.is_some() {
        // What is missing in one of several papers is told where it begins.
        breaches.iter_mut().for_each(|one| one.at = one.at.or(view.begins()));
    }
    let verdict = match verdict {
        Verdict::NotEvaluated => verdict,
        _ if breaches.is_empty() => verdict,
        _ => Verdict::Failed,
    };
    FormJudged { rule, verdict, breaches }
}
