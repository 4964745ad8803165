//! Files of a paper besides those that are issued: what earlier runs of `build` wrote of it and is still
//! there, so that none is left with a blank or an old number.
//!
//! In: the records around the output folder, the paper as it will be. Out: those files written anew, and the
//! record lines of those that the paper no longer produces.

use std::path::{Path, PathBuf};

use super::{IssueRun, OrderedPaper};
use crate::digest;
use crate::digest::of_bytes;
use crate::files::disk;
use crate::issue::lock::Lock;
use crate::paper::Paper;
use crate::pipeline::{FormatBytes, Pipeline, Report};
use crate::run::packs;
use crate::run::parts::{self, FilePart};
use crate::run::places::{self, SourcePath};
use crate::run::record::{RecordLine, Stale};
use crate::run::save;
use crate::run::signed::is_signed_form;
use crate::run::stand::is_as_issued;
use crate::write::Format;

/// A file of the paper that is in a record.
pub(super) struct OtherFile {
    path: PathBuf,
    line: RecordLine,
    /// What the paper produces under this name, if anything.
    is: Option<(FilePart, Format)>,
}

impl OtherFile {
    /// Whether it is the whole paper in this format.
    pub(super) fn holds(&self, format: Format) -> bool {
        self.is == Some((FilePart::Whole, format))
    }
}

/// What becomes of such files.
#[derive(Default)]
pub(super) struct Further {
    /// Their new bytes.
    pub(super) files: Vec<(PathBuf, Vec<u8>)>,
    /// Files that stay as they are and no longer match, with the reason.
    pub(super) left: Vec<(PathBuf, RecordLine)>,
}

impl IssueRun<'_> {
    /// The files of a paper with these appendices that exist besides the issued ones. `keeps` is its record,
    /// if what was written of it when it was issued may stay.
    pub(super) fn others(
        &self,
        wanted: &OrderedPaper,
        appendices: usize,
        keeps: Option<&Lock>,
    ) -> Vec<OtherFile> {
        let (source, target) = (SourcePath::of(&wanted.path), self.target(wanted));
        let issued = Format::PAPER.map(|format| places::key(&save::with_ending(&target, format)));
        let paper = wanted.path.file_stem().unwrap_or_default().to_string_lossy();
        let found = self.records.of_paper(&source, &target, self.args.out()).into_iter();
        let others = found.filter(|(path, _)| !issued.contains(&places::key(path)));
        let others = others.filter_map(|(path, entries)| {
            if let Some(lock) = keeps
                && entries.iter().any(|entry| is_as_issued(lock, &entry.line) && stands(&path, &entry.line))
            {
                return None;
            }
            let line = entries.iter().find(|entry| entry.is_of(Some(&source)))?.line.clone();
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            let (stem, ending) = name.rsplit_once('.')?;
            let format = Format::ALL.into_iter().find(|format| format.extension() == ending);
            let part = parts::part(stem, &paper, appendices);
            Some(OtherFile { path: path.clone(), line, is: part.zip(format) })
        });
        others.collect()
    }

    /// Their new bytes. `files` are those of the whole paper, `kept` those that stay as they were issued.
    /// Returns None if an appendix cannot be made.
    pub(super) fn further(
        &self,
        others: Vec<OtherFile>,
        (files, target, lock): (&FormatBytes, &Path, &Lock),
        tree: &Paper,
        pipeline: &Pipeline,
        report: &mut Report,
    ) -> Option<Further> {
        let mut further = Further::default();
        let appendices = tree.appendices();
        for OtherFile { path, line, is } in others {
            let bytes = match is {
                None => None,
                Some((FilePart::Whole, format)) => {
                    let made = files.iter().find(|(other, _)| *other == format);
                    made.map(|(_, bytes)| bytes.clone()).or_else(|| as_issued(lock, target, format))
                }
                Some((FilePart::Appendix(at, _), format)) => {
                    let mut made = pipeline.files((&appendices[at], None), &[format], report)?;
                    if let (Some((Format::Docx, bytes)), Some(pack)) = (made.last_mut(), &lock.nguon) {
                        packs::name_pack(bytes, pack);
                    }
                    made.pop().map(|(_, bytes)| bytes)
                }
            };
            match bytes {
                Some(bytes) => further.files.push((path, bytes)),
                None => {
                    let is_appendix = is.is_none() && parts::document(parts::name(&line.tep), "").1;
                    let stale = if is_appendix { Stale::Appendix } else { Stale::Issued };
                    further.left.push((path, RecordLine { thua: Some(stale), phat_hanh: None, ..line }));
                }
            }
        }
        Some(further)
    }
}

impl Further {
    /// The existing files, each left as it is.
    pub(super) fn all_left(others: Vec<OtherFile>) -> Further {
        let left = others.into_iter().map(|OtherFile { path, line, .. }| {
            (path, RecordLine { thua: Some(Stale::Issued), phat_hanh: None, ..line })
        });
        Further { files: Vec::new(), left: left.collect() }
    }
}

/// Whether a file is as its record says, or is that with a signature appended.
fn stands(path: &Path, line: &RecordLine) -> bool {
    digest::of_file(path).is_ok_and(|hash| hash == line.ket_qua) || is_signed_form(path, &line.ket_qua)
}

/// The issued file of the paper, if it is still as it was issued.
fn as_issued(lock: &Lock, target: &Path, format: Format) -> Option<Vec<u8>> {
    let bytes = disk::read(save::with_ending(target, format)).ok()?;
    (lock.ket_qua.get(format.extension()) == Some(&of_bytes(&bytes))).then_some(bytes)
}
