//! What a person wrote wrong, as data: one type for every stage.
//!
//! In: findings pushed by the stages. Out: an ordered list; how it looks is [`render`]'s.
//! Messages are Vietnamese, one sentence, no full stop; the hint says what to do.

pub mod codes;
mod fix;
mod gathered;
mod office_codes;
pub mod render;
mod report;
pub mod suggest;
mod verdict;
mod version;

pub use codes::Code;
pub use fix::{Fix, Remedy};
pub use gathered::Gathered;
pub use office_codes::office_code;
pub use report::Report;
pub use verdict::Verdict;
pub use version::Version;

use crate::source::Span;

/// Does a finding stop the document?
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The document is not written.
    Error,
    /// The document is written, unless `--strict` is given.
    Warning,
    /// The document is written: something a person asked for, and should know the effect of.
    Note,
    /// The document is written: the office has said that the rule does not count there.
    Waived,
}

/// What an office has said of a finding that it lets stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waived {
    /// How grave the finding would be.
    pub severity: Severity,
    /// Why it may stand; None where nobody has said.
    pub reason: Option<String>,
    /// Where that was said.
    pub at: Span,
}

/// One finding: what is wrong, where, and what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The stable code, never reused for another meaning.
    pub code: Code,
    /// Error or warning.
    pub severity: Severity,
    /// Why it may stand, where its severity is [`Severity::Waived`].
    pub waived: Option<Box<Waived>>,
    /// The sentence.
    pub message: String,
    /// Where, in one of the files read.
    pub at: Option<Span>,
    /// Other places that belong to it, each with its words ("đã khai lần đầu ở đây").
    pub related: Vec<(Span, String)>,
    /// What to do.
    pub hint: Option<String>,
    /// What can be done about it without asking, for each of its places; empty where nobody knows.
    pub remedies: Vec<Remedy>,
    /// How many places it is about.
    pub places: usize,
    /// The unit whose document it is about, in a batch.
    pub unit: Option<String>,
    /// The version of the program that first made it: its code's, or a later one where an old
    /// code has come to cover more.
    pub since: Version,
}

impl Finding {
    /// An error at a place.
    pub fn error(code: Code, at: Span, message: impl Into<String>) -> Finding {
        Finding {
            code,
            severity: Severity::Error,
            waived: None,
            message: message.into(),
            at: Some(at),
            related: Vec::new(),
            hint: None,
            remedies: Vec::new(),
            places: 1,
            unit: None,
            since: code.since,
        }
    }

    /// A warning at a place.
    pub fn warning(code: Code, at: Span, message: impl Into<String>) -> Finding {
        Finding { severity: Severity::Warning, ..Finding::error(code, at, message) }
    }

    /// A note at a place.
    pub fn note(code: Code, at: Span, message: impl Into<String>) -> Finding {
        Finding { severity: Severity::Note, ..Finding::error(code, at, message) }
    }

    /// An error that has no place in a file of the document.
    pub fn general(code: Code, message: impl Into<String>) -> Finding {
        Finding {
            code,
            severity: Severity::Error,
            waived: None,
            message: message.into(),
            at: None,
            related: Vec::new(),
            hint: None,
            remedies: Vec::new(),
            places: 1,
            unit: None,
            since: code.since,
        }
    }

    /// With what to do.
    pub fn hint(mut self, hint: impl Into<String>) -> Finding {
        self.hint = Some(hint.into());
        self
    }

    /// As a note; what is let stand would be one.
    fn as_note(&mut self) {
        match &mut self.waived {
            Some(waived) => waived.severity = Severity::Note,
            None => self.severity = Severity::Note,
        }
    }

    /// Made since this version only, though its code is older.
    pub fn since(mut self, version: Version) -> Finding {
        self.since = version;
        self
    }

    /// With what can be done about it.
    pub fn remedy(mut self, remedy: Remedy) -> Finding {
        self.remedies.push(remedy);
        self
    }

    /// The same, let stand for this reason, as is said at a place.
    pub fn waived(self, reason: Option<String>, at: Span) -> Finding {
        let waived = Waived { severity: self.severity, reason, at };
        Finding { severity: Severity::Waived, waived: Some(Box::new(waived)), ..self }
    }

    /// With another place that belongs to it.
    pub fn related(mut self, at: Span, words: impl Into<String>) -> Finding {
        self.related.push((at, words.into()));
        self
    }
}

/// The findings of one document, in the order the stages made them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Findings {
    list: Vec<Finding>,
    /// The version that issued the paper they are about, where it was issued.
    issued_by: Option<Version>,
    /// What is read as it is meant, but is better typed otherwise.
    offers: Vec<Fix>,
}

impl Findings {
    /// None yet, about a paper that this version of the program has issued, if it was issued at
    /// all. What later versions have come to find in it is told as a note: an issued paper is
    /// changed by another paper only (khoản 3 Điều 18).
    pub fn about_paper(issued_by: Option<Version>) -> Findings {
        Findings { issued_by, ..Findings::default() }
    }

    /// The version that issued the paper they are about, where it was issued.
    pub fn issued_by(&self) -> Option<Version> {
        self.issued_by
    }

    /// Whether a way of reading that came with this version holds for the paper: one that an
    /// earlier version issued is read as it was then.
    pub fn applies(&self, since: Version) -> bool {
        self.issued_by.is_none_or(|version| version >= since)
    }

    /// Adds one.
    pub fn push(&mut self, mut diagnostic: Finding) {
        if self.issued_by.is_some_and(|version| version < diagnostic.since) {
            diagnostic.as_note();
        }
        self.list.push(diagnostic);
    }

    /// Adds what is read as it is meant, and no finding, but is better typed otherwise.
    pub fn offer(&mut self, fix: Fix) {
        self.offers.push(fix);
    }

    /// What is no finding, but is better typed otherwise.
    pub fn offers(&self) -> &[Fix] {
        &self.offers
    }

    /// Is there an error among them?
    pub fn has_errors(&self) -> bool {
        self.list.iter().any(|one| one.severity == Severity::Error)
    }

    /// How many errors and how many warnings.
    pub fn count(&self) -> (usize, usize) {
        let of = |severity| self.list.iter().filter(|one| one.severity == severity).count();
        (of(Severity::Error), of(Severity::Warning))
    }

    /// None at all?
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// All, in order.
    pub fn iter(&self) -> std::slice::Iter<'_, Finding> {
        self.list.iter()
    }

    /// All, in order, to be changed.
    pub fn iter_mut(&mut self) -> std::slice::IterMut<'_, Finding> {
        self.list.iter_mut()
    }

    /// All as notes: they are about a paper that stays as it is.
    pub fn as_notes(&mut self) {
        self.list.iter_mut().for_each(Finding::as_note);
    }

    /// Makes errors of the warnings of a code.
    pub fn refuse(&mut self, code: Code) {
        let warnings =
            self.list.iter_mut().filter(|one| one.code == code && one.severity == Severity::Warning);
        warnings.for_each(|one| one.severity = Severity::Error);
    }

    /// All, about the document of this unit.
    pub fn about_unit(&mut self, unit: &str) {
        self.list.iter_mut().for_each(|one| one.unit = Some(unit.to_owned()));
    }

    /// Keeps those that are wanted.
    pub fn retain(&mut self, wanted: impl FnMut(&Finding) -> bool) {
        self.list.retain(wanted);
    }

    /// In the order of the files: by place, those without a place last.
    pub fn sort(&mut self) {
        self.list.sort_by_key(|one| (one.at.is_none(), one.at.map(|at| (at.file, at.start)), one.severity));
    }
}
