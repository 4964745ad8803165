//! What a person wrote wrong, as data: one type for every stage.
//!
//! In: findings pushed by the stages. Out: an ordered list. It leaves how they look to [`render`].
//! Messages are Vietnamese, one sentence, no full stop; the hint says what to do.

mod capped;
pub mod codes;
mod fix;
mod gathered;
mod occurrences;
mod office_codes;
mod quoted;
pub mod render;
mod report;
pub mod suggest;
mod verdict;
mod version;

pub use codes::Code;
pub use fix::{Fix, Remedy};
pub use gathered::Gathered;
pub use occurrences::Occurrences;
pub use office_codes::office_code;
pub use report::Report;
pub use verdict::Verdict;
pub use version::Version;

use std::collections::BTreeMap;

use crate::source::{FileId, Span};

/// How grave a finding is, and whether it stops the document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The document is not written.
    Error,
    /// The document is written, unless `--strict` is given.
    Warning,
    /// The document is written: something a person asked for, and should know the effect of.
    Note,
    /// The document is written: the office has stated that the rule does not count there.
    Waived,
}

/// What an office has stated about a finding that it waives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waived {
    /// How grave the finding would be otherwise.
    pub severity: Severity,
    /// Why it is waived; None if no reason is given.
    pub reason: Option<String>,
    /// Where that is stated.
    pub at: Span,
}

/// One finding: what is wrong, where, and what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The stable code, never reused for another meaning.
    pub code: Code,
    /// How grave it is.
    pub severity: Severity,
    /// Why it is waived, if its severity is [`Severity::Waived`].
    pub waived: Option<Box<Waived>>,
    /// The message, one sentence.
    pub message: String,
    /// Where, in one of the files read.
    pub at: Option<Span>,
    /// Other places that belong to it, each with its words ("đã khai lần đầu ở đây").
    pub related: Vec<(Span, String)>,
    /// What to do.
    pub hint: Option<String>,
    /// What can be done about it without asking, for each of its places; empty if nothing is known.
    pub remedies: Vec<Remedy>,
    /// The number of places it is about.
    pub places: usize,
    /// How many findings it stands for, if it only says how many more there are than those listed.
    pub beyond: Option<usize>,
    /// The locality whose document it is about; only in a batch.
    pub unit: Option<String>,
    /// The version of the program that first made it: that of its code, or a later one if an old code has
    /// come to cover more.
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
            beyond: None,
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
            beyond: None,
            unit: None,
            since: code.since,
        }
    }

    /// Adds what to do.
    pub fn hint(mut self, hint: impl Into<String>) -> Finding {
        self.hint = Some(hint.into());
        self
    }

    /// Makes it a note; for a waived finding, changes the severity that it would have otherwise.
    fn as_note(&mut self) {
        match &mut self.waived {
            Some(waived) => waived.severity = Severity::Note,
            None => self.severity = Severity::Note,
        }
    }

    /// Sets the version since which it is made, if its code is older.
    pub fn since(mut self, version: Version) -> Finding {
        self.since = version;
        self
    }

    /// Adds what can be done about it without asking.
    pub fn remedy(mut self, remedy: Remedy) -> Finding {
        self.remedies.push(remedy);
        self
    }

    /// Marks it as waived for this reason, as stated at a place.
    pub fn waived(self, reason: Option<String>, at: Span) -> Finding {
        let waived = Waived { severity: self.severity, reason, at };
        Finding { severity: Severity::Waived, waived: Some(Box::new(waived)), ..self }
    }

    /// With long values of a file shortened in all that it says.
    fn shortened(self) -> Finding {
        let related = self.related.into_iter().map(|(at, words)| (at, quoted::shortened(words))).collect();
        let hint = self.hint.map(quoted::shortened);
        Finding { message: quoted::shortened(self.message), related, hint, ..self }
    }

    /// Adds another place that belongs to it.
    pub fn related(mut self, at: Span, words: impl Into<String>) -> Finding {
        self.related.push((at, words.into()));
        self
    }
}

/// The findings of one document, in the order the stages made them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Findings {
    list: Vec<Finding>,
    /// The version that issued the paper they are about, if it was issued.
    issued_by: Option<Version>,
    /// What is understood as it is, but would be better typed otherwise.
    offers: Vec<Fix>,
    /// How many of a sort are listed, and where the one stands that says how many more there are.
    counted: BTreeMap<ListedSort, (usize, usize)>,
}

/// A code, a severity and a file: what is listed up to a bound.
type ListedSort = (&'static str, Severity, Option<FileId>);

impl Findings {
    /// An empty list about a paper that this version of the program has issued, if it was issued at all.
    /// What only later versions find in it is reported as a note: an issued paper is changed by another
    /// paper only (khoản 3 Điều 18).
    pub fn about_paper(issued_by: Option<Version>) -> Findings {
        Findings { issued_by, ..Findings::default() }
    }

    /// The version that issued the paper they are about, if it was issued.
    pub fn issued_by(&self) -> Option<Version> {
        self.issued_by
    }

    /// Whether a way of reading that was introduced with this version applies to the paper: a paper
    /// issued by an earlier version is read as it was then.
    pub fn applies(&self, since: Version) -> bool {
        self.issued_by.is_none_or(|version| version >= since)
    }

    /// Adds a finding.
    pub fn push(&mut self, mut diagnostic: Finding) {
        if self.issued_by.is_some_and(|version| version < diagnostic.since) {
            diagnostic.as_note();
        }
        let sort = (diagnostic.code.name, diagnostic.severity, diagnostic.at.map(|at| at.file));
        let (listed, rest) = self.counted.entry(sort).or_default();
        if *listed < capped::LISTED {
            *listed += 1;
            return self.list.push(diagnostic.shortened());
        }
        // The list may have been sorted or thinned out meanwhile.
        if !self.list.get(*rest).is_some_and(|one| one.is_rest_of(&diagnostic)) {
            *rest = self.list.iter().position(|one| one.is_rest_of(&diagnostic)).unwrap_or(self.list.len());
        }
        match self.list.get_mut(*rest) {
            Some(known) => known.add_to_rest(diagnostic),
            None => self.list.push(diagnostic.rest()),
        }
    }

    /// As [`Findings::push`], of an error with this code at this place; it is made in full only if it will be
    /// listed. To say what was meant by each of a million misspelt keys takes minutes.
    pub fn push_listed(&mut self, code: Code, at: Span, make: impl FnOnce() -> Finding) {
        self.push(if self.will_list(code, at) { make() } else { Finding::error(code, at, "") });
    }

    /// Whether one more error with this code at this place would be listed, not only counted.
    pub fn will_list(&self, code: Code, at: Span) -> bool {
        let sort = (code.name, Severity::Error, Some(at.file));
        self.counted.get(&sort).is_none_or(|(listed, _)| *listed < capped::LISTED)
    }

    /// Adds an offer: what is understood as it is, and no finding, but would be better typed otherwise.
    pub fn offer(&mut self, fix: Fix) {
        self.offers.push(fix);
    }

    /// What is no finding, but would be better typed otherwise.
    pub fn offers(&self) -> &[Fix] {
        &self.offers
    }

    /// Whether there is an error among them.
    pub fn has_errors(&self) -> bool {
        self.list.iter().any(|one| one.severity == Severity::Error)
    }

    /// How many of a severity there are, also those that are not listed.
    pub fn how_many(&self, severity: Severity) -> usize {
        self.list.iter().filter(|one| one.severity == severity).map(Finding::stands_for).sum()
    }

    /// How many errors and how many warnings.
    pub fn count(&self) -> (usize, usize) {
        (self.how_many(Severity::Error), self.how_many(Severity::Warning))
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// All, in order.
    pub fn iter(&self) -> std::slice::Iter<'_, Finding> {
        self.list.iter()
    }

    /// All, in order, mutable.
    pub fn iter_mut(&mut self) -> std::slice::IterMut<'_, Finding> {
        self.list.iter_mut()
    }

    /// Makes notes of all: they are about a paper that stays unchanged.
    pub fn as_notes(&mut self) {
        self.list.iter_mut().for_each(Finding::as_note);
    }

    /// Makes errors of the warnings of a code.
    pub fn refuse(&mut self, code: Code) {
        let warnings =
            self.list.iter_mut().filter(|one| one.code == code && one.severity == Severity::Warning);
        warnings.for_each(|one| one.severity = Severity::Error);
    }

    /// Marks all as about the document of this locality.
    pub fn about_unit(&mut self, unit: &str) {
        self.list.iter_mut().for_each(|one| one.unit = Some(unit.to_owned()));
    }

    /// Keeps only those that are wanted.
    pub fn retain(&mut self, wanted: impl FnMut(&Finding) -> bool) {
        self.list.retain(wanted);
    }

    /// Sorts them in the order of the files: by place, those without a place last.
    pub fn sort(&mut self) {
        self.list.sort_by_key(|one| (one.at.is_none(), one.at.map(|at| (at.file, at.start)), one.severity));
    }
}
