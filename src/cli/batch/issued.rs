//! The paper of a locality that was issued: `batch` gives it again as it was, or says what has changed.
//!
//! In: its record, what it gives now. Out: its files, ready to be saved. Which bytes on the disk are accepted is
//! left to [`IssuedBefore`].

use std::path::Path;

use crate::issue::lock::Lock;
use crate::pipeline::{Pipeline, Rendered, Report};
use crate::run::job::{JobSettings, ReadyDocument};
use crate::run::locks::{self, IssuedBefore};
use crate::run::places::SourcePath;
use crate::run::present::Asking;
use crate::run::unit_locks;

/// A paper that was issued.
pub(super) struct IssuedUnit<'a> {
    pub(super) lock: Lock,
    pub(super) template: &'a Path,
    /// The name of the template in messages.
    pub(super) name: &'a str,
    /// The path of its files, without ending.
    pub(super) target: &'a Path,
}

impl IssuedUnit<'_> {
    /// The paper as it is made now, if it is the one that was issued.
    pub(super) fn keep(
        self,
        mut rendered: Rendered,
        code: &str,
        source: &SourcePath,
        pipeline: &Pipeline,
        settings: &JobSettings,
    ) -> Result<ReadyDocument, Report> {
        let issued = IssuedBefore {
            lock: &self.lock,
            name: self.name,
            command: unit_locks::command(self.template, code, ""),
            target: self.target,
            catalogue: &pipeline.office().catalogue,
            kind: &rendered.kind,
            overwrite: settings.overwrite,
            asking: self.asking(source, settings),
        };
        match issued.keep(&rendered.tree, &mut rendered.files) {
            Ok(kept) => {
                let written = vec![(self.target.to_owned(), rendered.files)];
                Ok(ReadyDocument { written, kept, issued: Some(self.lock), report: rendered.report })
            }
            Err(finding) => {
                rendered.report.findings.push(finding);
                self.untouched(rendered.report, source, settings)
            }
        }
    }

    /// Whether an earlier version issued the paper and nothing of it was touched since: it stays, and what this
    /// version finds in it is reported as notes.
    pub(super) fn untouched(
        self,
        mut report: Report,
        source: &SourcePath,
        settings: &JobSettings,
    ) -> Result<ReadyDocument, Report> {
        let asking = self.asking(source, settings);
        match locks::untouched(&self.lock, self.name, self.target, &settings.formats, &asking) {
            Some(kept) => {
                report.findings.as_notes();
                Ok(ReadyDocument { written: Vec::new(), kept, issued: Some(self.lock), report })
            }
            None => Err(report),
        }
    }

    fn asking<'s>(&'s self, source: &'s SourcePath, settings: &'s JobSettings) -> Asking<'s> {
        Asking { records: &settings.records, source: Some(source), issued: Some(&self.lock), locked: true }
    }
}
