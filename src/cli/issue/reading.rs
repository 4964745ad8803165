//! A paper as it is before it is issued, and the rules that apply to it.
//!
//! In: its YAML and what it is to get. Out: the edits, or what prevents them. A paper that was issued and is
//! word for word what it was is judged by the rules of its day, also if its files are written anew: an issued
//! paper is not changed to suit a later version of the program.

use super::{Edited, IssueRun, OrderedPaper};
use crate::files::Disk;
use crate::finding::{Finding, Findings, Version};
use crate::issue::lock::Lock;
use crate::issue::{self, PresentValue};
use crate::pipeline::{Input, Pipeline, Report, Stages};
use crate::yaml::splice::Edit;

/// What was read.
pub(super) struct ReadPaper {
    /// The paper, and what is to change in its YAML; None if something in it is wrong.
    pub(super) found: Option<(Stages, Vec<Edit>)>,
    pub(super) report: Report,
    /// The version whose rules apply to it, if that is the one that issued it.
    pub(super) rules: Option<Version>,
}

impl IssueRun<'_> {
    /// Reads a paper, with its record if it was issued.
    pub(super) fn read(
        &self,
        pipeline: &Pipeline,
        wanted: &OrderedPaper,
        bytes: &[u8],
        old: Option<&Lock>,
    ) -> ReadPaper {
        let rules = old.and_then(Lock::version);
        let read = self.read_by(rules, pipeline, wanted, bytes);
        let stays = |(dossier, edits): &(Stages, Vec<Edit>)| {
            edits.is_empty() && old.is_some_and(|lock| lock.says(&dossier.tree))
        };
        if rules.is_none() || !self.args.force || read.found.as_ref().is_some_and(stays) {
            return read;
        }
        self.read_by(None, pipeline, wanted, bytes)
    }

    fn read_by(
        &self,
        rules: Option<Version>,
        pipeline: &Pipeline,
        OrderedPaper { name, order, .. }: &OrderedPaper,
        bytes: &[u8],
    ) -> ReadPaper {
        let (dossier, mut report) = pipeline.dossier(Input { name, bytes, files: &Disk, issued_by: rules });
        let present = if self.args.force { PresentValue::Replace } else { PresentValue::Keep };
        let found = dossier.map(|dossier| {
            let mut ordered = Findings::about_paper(rules);
            let edits = issue::edits(&dossier.node, &dossier.content.kind, order, present, &mut ordered);
            report.findings = first(name, ordered, &report.findings, rules);
            (dossier, edits)
        });
        ReadPaper { found: found.filter(|_| !report.findings.has_errors()), report, rules }
    }
}

/// The findings of a paper with those about the order: what the order lacks comes first, and names the paper.
fn first(name: &str, ordered: Findings, paper: &Findings, rules: Option<Version>) -> Findings {
    let (mut all, mut rest) = (Findings::about_paper(rules), paper.clone());
    for one in ordered.iter() {
        match one.at {
            None => all.push(Finding { message: format!("`{name}`: {}", one.message), ..one.clone() }),
            Some(_) => rest.push(one.clone()),
        }
    }
    rest.iter().for_each(|one| all.push(one.clone()));
    all
}

impl Edited {
    /// The version that the record names for the rules of the paper, if it is not the version that writes the
    /// record.
    pub(super) fn rules_of_its_day(&self) -> Option<String> {
        let Version(major, minor, patch) = self.rules?;
        let rules = format!("{major}.{minor}.{patch}");
        (self.rules != Version::read(env!("CARGO_PKG_VERSION"))).then_some(rules)
    }
}
