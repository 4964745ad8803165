//! One document: made and saved, unless what is there is what would be made again.
//!
//! In: what it is made from, as a hash, and how. Out: what became of it and the lines of the record. `build`
//! and `batch` both use this.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::packs::{MadeOf, NamedPack, Packs};
use super::places::SourcePath;
use super::present::Asking;
use super::record::{KnownFiles, RecordLine, Watched};
use super::records::Records;
use super::save::{self, Overwrite, Saved, Unsaved};
use crate::digest::of_bytes;
use crate::files::{Disk, Files};
use crate::finding::Finding;
use crate::issue::lock::Lock;
use crate::made_of::Blob;
use crate::pipeline::{FormatBytes, Report};
use crate::write::Format;

/// What all documents of a run share.
pub(crate) struct JobSettings {
    /// The formats in which each is written.
    pub(crate) formats: Vec<Format>,
    /// Whether it is made again though nothing has changed.
    pub(crate) force: bool,
    /// Whether a document with warnings is not written either.
    pub(crate) strict: bool,
    /// Whether PDFs carry what they are made of.
    pub(crate) in_pdf: bool,
    /// What becomes of files that would be lost.
    pub(crate) overwrite: Overwrite,
    /// What earlier runs wrote into the folder.
    pub(crate) known: KnownFiles,
    /// What earlier runs wrote there, by all records that mention it.
    pub(crate) records: Records,
    /// What the DOCX files there were made of.
    pub(crate) packs: Packs,
}

/// A document to be made.
pub(crate) struct Job<'a> {
    /// The path it is written to, without ending.
    pub(crate) target: &'a Path,
    /// The file it is made from.
    pub(crate) source: &'a SourcePath,
    /// The code of the locality it is for.
    pub(crate) unit: Option<&'a str>,
    /// The table with the locality.
    pub(crate) table: Option<&'a SourcePath>,
    /// The hash of all inputs that are not read through `Files`.
    pub(crate) inputs: String,
    /// All inputs that are not read through `Files`.
    pub(crate) made_of: MadeOf<'a>,
}

/// What became of a document.
#[derive(Default)]
pub(crate) struct JobOutcome {
    /// What was found in it.
    pub(crate) report: Report,
    /// Its files; None if it was not written.
    pub(crate) saved: Option<Vec<(PathBuf, Saved)>>,
    /// What the record says about them from now on.
    pub(crate) lines: Vec<RecordLine>,
}

/// A document ready to be saved.
pub(crate) struct ReadyDocument {
    /// Its files: the bytes of all formats for each path without ending.
    pub(crate) written: Vec<(PathBuf, FormatBytes)>,
    /// Files of an issued paper that stay as they are.
    pub(crate) kept: Vec<(PathBuf, Saved)>,
    /// The record of the paper, if it was issued.
    pub(crate) issued: Option<Lock>,
    /// What was found in it.
    pub(crate) report: Report,
}

impl JobOutcome {
    /// The outcome that it was not written, for this reason.
    pub(crate) fn failed(finding: Finding) -> JobOutcome {
        JobOutcome { report: Report::from_iter([finding]), ..JobOutcome::default() }
    }
}

impl JobSettings {
    /// Makes a document, unless its files are there as they would be made.
    pub(crate) fn make(
        &self,
        task: Job<'_>,
        render: impl FnOnce(&dyn Files) -> Result<ReadyDocument, Report>,
    ) -> JobOutcome {
        if !self.force
            && let Some(saved) = self.known.current(task.target, &self.formats, &task.inputs, &Disk)
            && self.packs.has_all_of(saved.iter().map(|(path, _)| path.as_path()))
        {
            return JobOutcome { saved: Some(saved), ..JobOutcome::default() };
        }
        let files = Watched::new(&Disk);
        let mut ready = match render(&files) {
            Ok(ready) => ready,
            Err(report) => return JobOutcome { report, ..JobOutcome::default() },
        };
        let (_, warnings) = ready.report.findings.count();
        if self.strict && warnings > 0 {
            return JobOutcome { report: ready.report, ..JobOutcome::default() };
        }
        let read = files.seen();
        let written = ready.written.iter_mut().map(|(_, files)| files);
        let pack = task.made_of.put_into(written, &read, ready.issued.as_ref());
        self.save(&task, ready, &read, pack)
    }

    fn save(
        &self,
        task: &Job<'_>,
        ready: ReadyDocument,
        read: &BTreeMap<String, Option<Blob>>,
        pack: NamedPack,
    ) -> JobOutcome {
        let ReadyDocument { written, kept, issued, mut report } = ready;
        let lines = self.lines(task, &written, &kept, issued.as_ref(), &report, read);
        let places: Vec<(PathBuf, &[u8])> = written
            .iter()
            .flat_map(|(target, files)| files.iter().map(move |file| (target, file)))
            .map(|(target, (format, bytes))| (save::with_ending(target, *format), bytes.as_slice()))
            .collect();
        let asking = Asking {
            records: &self.records,
            source: Some(task.source),
            issued: issued.as_ref(),
            locked: issued.is_some(),
        };
        let saved = save::ready(&places, &asking, self.overwrite).and_then(|ready| {
            ready.overwritten.iter().for_each(|kept| report.findings.push(kept.overwritten()));
            // What a file names exists before the file does.
            let kept = match &pack {
                NamedPack::ToKeep(pack) => self.packs.keep(pack),
                NamedPack::NotAtHand(name) if !self.packs.has(name) => {
                    report.findings.push(self.packs.missing(name, task.made_of.name));
                    Ok(())
                }
                NamedPack::NotAtHand(_) | NamedPack::None => Ok(()),
            };
            match kept {
                Ok(()) => ready.write().map_err(|unsaved| vec![unsaved]),
                Err(unkept) => Err(vec![Unsaved::Pack(unkept)]),
            }
        });
        match saved {
            Ok(saved) => JobOutcome { saved: Some(kept.into_iter().chain(saved).collect()), lines, report },
            Err(unsaved) => {
                unsaved.iter().for_each(|unsaved| report.findings.push(unsaved.finding()));
                JobOutcome { report, ..JobOutcome::default() }
            }
        }
    }

    /// What the record says about the files.
    fn lines(
        &self,
        task: &Job<'_>,
        written: &[(PathBuf, FormatBytes)],
        kept: &[(PathBuf, Saved)],
        issued: Option<&Lock>,
        report: &Report,
        read: &BTreeMap<String, Option<Blob>>,
    ) -> Vec<RecordLine> {
        let digest =
            |blob: &Option<Blob>| blob.as_ref().map_or_else(String::new, |blob| blob.digest().to_owned());
        let read: BTreeMap<String, String> =
            read.iter().map(|(name, blob)| (name.clone(), digest(blob))).collect();
        let line = |target: &Path, format: Format| {
            let cited = issued.map(|lock| lock.van_ban.clone());
            Some(RecordLine {
                tep: self.known.name(target, format)?,
                don_vi: task.unit.map(str::to_owned),
                canh_bao: report.findings.iter().count(),
                nguon: Some(self.known.source(task.source)),
                bang: task.table.map(|table| self.known.source(table)),
                phat_hanh: cited,
                ..RecordLine::default()
            })
        };
        let mut lines = Vec::new();
        for (target, files) in written {
            lines.extend(files.iter().filter_map(|(format, bytes)| {
                let (dau_vao, tep_dan) = (task.inputs.clone(), read.clone());
                let line =
                    RecordLine { dau_vao, tep_dan, ket_qua: of_bytes(bytes), ..line(target, *format)? };
                Some(self.known.as_issued_before(line))
            }));
        }
        // A file that stays as it was issued would be laid out differently today: it is compared each time.
        for format in Format::ALL {
            if kept.iter().any(|(path, _)| *path == save::with_ending(task.target, format)) {
                let hash = issued.and_then(|lock| lock.ket_qua.get(format.extension()));
                let of_hash =
                    |hash: &String| Some(RecordLine { ket_qua: hash.clone(), ..line(task.target, format)? });
                lines.extend(hash.and_then(of_hash));
            }
        }
        lines
    }
}
