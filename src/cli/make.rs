//! One document: made and saved, unless what is there is what would be made again.
//!
//! In: what it is made from, as a hash, and how. Out: what became of it and the lines of the
//! record. `build` and `batch` both go this way.

use std::path::{Path, PathBuf};

use super::record::{Known, Line, Watched, of_bytes};
use super::save::{self, Edited, Saved};
use crate::diag::Diagnostic;
use crate::files::{Disk, Files};
use crate::pipeline::{Report, Written};
use crate::write::Format;

/// What all documents of a run share.
pub(super) struct Making {
    /// What is written of each.
    pub(super) formats: Vec<Format>,
    /// Made again though nothing has changed.
    pub(super) force: bool,
    /// Not written with warnings either.
    pub(super) strict: bool,
    /// What becomes of a DOCX that someone has changed.
    pub(super) edited: Edited,
    /// What earlier runs wrote.
    pub(super) known: Known,
}

/// What became of a document.
#[derive(Default)]
pub(super) struct Made {
    /// What was found in it.
    pub(super) report: Report,
    /// Its files; none when it was not written.
    pub(super) saved: Option<Vec<(PathBuf, Saved)>>,
    /// What the record says of them from now on.
    pub(super) lines: Vec<Line>,
}

/// A document ready to be saved.
pub(super) struct Ready {
    /// Its files, each set under its path without ending.
    pub(super) written: Vec<(PathBuf, Written)>,
    /// Files of an issued paper that stay as they are.
    pub(super) kept: Vec<(PathBuf, Saved)>,
    /// What was found in it.
    pub(super) report: Report,
}

impl Made {
    /// Not written, for this reason too.
    pub(super) fn failed(finding: Diagnostic, mut report: Report) -> Made {
        report.findings.push(finding);
        Made { report, ..Made::default() }
    }
}

impl Making {
    /// Makes a document; `inputs` is the hash of all that `render` does not read through its
    /// files, `target` the path without ending, `unit` the code of the unit it is for.
    pub(super) fn make(
        &self,
        target: &Path,
        unit: Option<&str>,
        inputs: String,
        render: impl FnOnce(&dyn Files) -> Result<Ready, Report>,
    ) -> Made {
        if !self.force && self.known.is_current(target, &self.formats, &inputs, &Disk) {
            let files = self.formats.iter().map(|format| save::with_ending(target, *format));
            let saved = files.map(|path| (path, Saved::Unchanged)).collect();
            return Made { saved: Some(saved), ..Made::default() };
        }
        let files = Watched::new(&Disk);
        let Ready { written, kept, report } = match render(&files) {
            Ok(rendered) => rendered,
            Err(report) => return Made { report, ..Made::default() },
        };
        let (_, warnings) = report.findings.count();
        if self.strict && warnings > 0 {
            return Made { report, ..Made::default() };
        }
        let mut saved = kept;
        for (target, files) in &written {
            match save::save(target, files, self.edited) {
                Ok(files) => saved.extend(files),
                Err(unsaved) => return Made::failed(unsaved.finding(), report),
            }
        }
        let read = files.seen();
        let files = written.iter().flat_map(|(target, files)| files.iter().map(move |file| (target, file)));
        let lines = files.filter_map(|(target, (format, bytes))| {
            Some(Line {
                tep: self.known.name(target, *format)?,
                don_vi: unit.map(str::to_owned),
                dau_vao: inputs.clone(),
                ket_qua: of_bytes(bytes),
                tep_dan: read.clone(),
                canh_bao: report.findings.iter().count(),
            })
        });
        let lines = lines.collect();
        Made { report, saved: Some(saved), lines }
    }
}
