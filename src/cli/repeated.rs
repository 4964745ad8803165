//! Findings about the written files that come again with each document of a run: a folder that cannot be
//! written, a full disk.
//!
//! In: findings as they come. Out: those that are reported at once, and one line per sort for the rest.
//! Findings with a place in a file are folded within that file, by [`render::brief`].

#[cfg(doc)]
use crate::finding::render;
use crate::finding::render::{IN_FULL, skeleton};
use crate::finding::{Code, Finding, Report, Severity};

/// How many of the rest are named.
const NAMED: usize = 10;

/// Findings without a place that were reported so far.
#[derive(Default)]
pub(super) struct RepeatedFindings {
    sorts: Vec<RepeatedSort>,
}

/// Findings that say the same except for the words they are about.
struct RepeatedSort {
    code: Code,
    severity: Severity,
    skeleton: String,
    hint: Option<String>,
    /// The sentences that were reported.
    told: Vec<String>,
    /// Those of the rest.
    rest: Vec<String>,
}

impl RepeatedFindings {
    /// What is reported at once: all findings with a place, and of each other sort the first few sentences.
    pub(super) fn first<'r>(&mut self, report: &'r Report) -> Vec<&'r Finding> {
        report.findings.iter().filter(|one| one.at.is_some() || self.is_new(one)).collect()
    }

    fn is_new(&mut self, one: &Finding) -> bool {
        let skeleton = skeleton(&one.message);
        let alike = |sort: &&mut RepeatedSort| {
            (sort.code, sort.severity, &sort.hint) == (one.code, one.severity, &one.hint)
                && sort.skeleton == skeleton
        };
        let Some(sort) = self.sorts.iter_mut().find(alike) else {
            self.sorts.push(RepeatedSort {
                code: one.code,
                severity: one.severity,
                skeleton,
                hint: one.hint.clone(),
                told: vec![one.message.clone()],
                rest: Vec::new(),
            });
            return true;
        };
        let is_new = sort.told.len() < IN_FULL && !sort.told.contains(&one.message);
        let place = if is_new { &mut sort.told } else { &mut sort.rest };
        place.push(one.message.clone());
        is_new
    }

    /// One line per sort of which not everything was reported.
    pub(super) fn rest(self) -> Report {
        let rest = self.sorts.iter().filter(|sort| !sort.rest.is_empty());
        let line = |sort: &RepeatedSort| {
            let message = format!("còn {} lần như trên{}", sort.rest.len(), sort.names());
            Finding { severity: sort.severity, ..Finding::general(sort.code, message) }
        };
        rest.map(line).collect()
    }
}

impl RepeatedSort {
    /// The names of what the rest is about, if they were not reported.
    fn names(&self) -> String {
        let new = self.rest.iter().filter(|message| !self.told.contains(message));
        let mut names: Vec<String> =
            new.filter_map(|message| Some(format!("`{}`", message.split('`').nth(1)?))).collect();
        names.dedup();
        let more = if names.len() > NAMED { ", …" } else { "" };
        names.truncate(NAMED);
        if names.is_empty() { String::new() } else { format!(": {}{more}", names.join(", ")) }
    }
}

#[cfg(test)]
mod tests {
    use super::RepeatedFindings;
    use crate::finding::{Finding, Report, codes};

    #[test]
    fn the_same_is_told_once_and_the_like_a_few_times() {
        let unwritten = |name: &str| {
            let message = format!("không ghi được `{name}`: hết chỗ");
            Report::from_iter([Finding::general(codes::W001, message).hint("dọn ổ đĩa")])
        };
        let mut repeated = RepeatedFindings::default();
        let told =
            ["a", "b", "a", "c", "d", "e", "b"].map(|name| repeated.first(&unwritten(name)).is_empty());
        assert_eq!(told, [false, false, true, false, true, true, true]);
        let rest = repeated.rest().findings.iter().map(|one| one.message.clone()).collect::<Vec<_>>();
        assert_eq!(rest, ["còn 4 lần như trên: `d`, `e`"]);
    }
}
