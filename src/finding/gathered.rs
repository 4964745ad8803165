//! Reports findings of one kind together: a sheet may have a thousand cells with the same fault.
//!
//! In: findings, each with its kind. Out: up to three of a kind unchanged; of more, the first with their
//! number and the place of the last; of a kind with one cause, always only the first. It leaves what a
//! kind is to its callers.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::{Finding, Findings, Remedy};
use crate::source::Span;

/// Up to this many of a kind are reported one by one.
const EACH: usize = 3;

/// Findings by kind, in the order of the first of each.
#[derive(Clone, Debug, Default)]
pub struct Gathered {
    kinds: Vec<GatheredKind>,
    /// Where each is, by its name.
    places: BTreeMap<Cow<'static, str>, usize>,
}

#[derive(Clone, Debug)]
struct GatheredKind {
    /// What they are about: "ô", "dòng".
    of: &'static str,
    /// Up to this many are reported one by one.
    each: usize,
    findings: Vec<Finding>,
    /// What came after those: how many, the place of the last, how many places, what can be done about them.
    more: usize,
    last: Option<Span>,
    places: usize,
    remedies: Vec<Remedy>,
}

impl Gathered {
    /// Adds a finding of a kind.
    pub fn add(&mut self, name: impl Into<Cow<'static, str>>, of: &'static str, finding: Finding) {
        self.put(name.into(), of, EACH, finding);
    }

    /// Adds a finding of a kind that always has one cause, such as the format of a column: one sentence
    /// reports them all.
    pub fn once(&mut self, name: &'static str, of: &'static str, finding: Finding) {
        self.put(name.into(), of, 1, finding);
    }

    fn put(&mut self, name: Cow<'static, str>, of: &'static str, each: usize, finding: Finding) {
        let at = *self.places.entry(name).or_insert_with(|| {
            let (findings, remedies) = (Vec::new(), Vec::new());
            self.kinds.push(GatheredKind { of, each, findings, more: 0, last: None, places: 0, remedies });
            self.kinds.len() - 1
        });
        let kind = &mut self.kinds[at];
        if kind.findings.len() < kind.each {
            return kind.findings.push(finding);
        }
        kind.more += 1;
        kind.last = finding.at;
        kind.places += finding.places;
        kind.remedies.extend(finding.remedies);
    }

    /// Adds them to `into`.
    pub fn tell(self, into: &mut Findings) {
        for GatheredKind { of, findings, more, last, places, remedies, each: _ } in self.kinds {
            if more == 0 {
                findings.into_iter().for_each(|finding| into.push(finding));
                continue;
            }
            let count = findings.len() + more;
            let mut findings = findings.into_iter();
            let Some(mut first) = findings.next() else { continue };
            for other in findings {
                first.places += other.places;
                first.remedies.extend(other.remedies);
            }
            first.places += places;
            first.remedies.extend(remedies);
            first.message += &format!("; {} {of} khác cũng vậy", count - 1);
            if let Some(at) = last {
                first = first.related(at, format!("{of} cuối cùng như vậy"));
            }
            into.push(first);
        }
    }
}
