//! Reports findings of one kind together: a sheet may have a thousand cells with the same fault.
//!
//! In: findings, each with its kind. Out: up to three of a kind unchanged; of more, the first with their
//! number and the place of the last; of a kind with one cause, always only the first. It leaves what a
//! kind is to its callers.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::{Finding, Findings};

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
        match self.places.get(&name) {
            Some(&place) => self.kinds[place].findings.push(finding),
            None => {
                self.places.insert(name, self.kinds.len());
                self.kinds.push(GatheredKind { of, each, findings: vec![finding] });
            }
        }
    }

    /// Adds them to `into`.
    pub fn tell(self, into: &mut Findings) {
        for GatheredKind { of, each, findings, .. } in self.kinds {
            let count = findings.len();
            if count <= each {
                findings.into_iter().for_each(|finding| into.push(finding));
                continue;
            }
            let last = findings.last().and_then(|finding| finding.at);
            let mut findings = findings.into_iter();
            let Some(mut first) = findings.next() else { continue };
            for other in findings {
                first.places += other.places;
                first.remedies.extend(other.remedies);
            }
            first.message += &format!("; {} {of} khác cũng vậy", count - 1);
            if let Some(at) = last {
                first = first.related(at, format!("{of} cuối cùng như vậy"));
            }
            into.push(first);
        }
    }
}
