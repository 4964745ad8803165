//! Writing files: all of a document whole, or none; nothing that would be lost is overwritten.
//!
//! In: bytes and where they belong. Out: what happened to each file. Every command asks [`super::present`]
//! whether a file may be overwritten. Writing a single file whole is left to [`super::whole`], and files that
//! change together to [`super::change`].

use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

use super::kept::{Case, Kept, WriteTarget};
use super::places::Claims;
use super::present::{self, Asking, PresentFile};
use super::records::Records;
use super::whole::{PendingFile, check, named, prepare, refused, temporary};
use super::{Refusal, system};
use crate::files::disk;
use crate::finding::{Finding, codes};

pub(crate) use super::kept::Overwrite;
pub(crate) use super::whole::{Existing, Saved, with_ending};

/// Why a document's files were not written.
#[derive(Debug)]
pub(crate) enum Unsaved {
    /// One of them could not be written.
    Failed {
        /// The path of that file.
        path: PathBuf,
        /// What the system says.
        error: io::Error,
    },
    /// Something would be lost.
    Kept(Kept),
    /// What they were made of could not be kept.
    Pack(Finding),
}

/// Makes the output folder and tries to write to it.
pub(crate) fn check_folder(folder: &Path) -> Result<(), Refusal> {
    let tried = disk::create_dir_all(folder).and_then(|()| temporary(folder)).map(drop);
    tried.map_err(|error| {
        let message =
            format!("không ghi được vào thư mục `{}`: {}", system::shown(folder), system::words(&error));
        Refusal::new(message).hint("chọn thư mục khác bằng `--out <THƯ MỤC>`")
    })
}

/// What is to become of the files of one document.
#[derive(Default)]
pub(crate) struct Decided {
    /// Each file with what happens to it.
    pub(crate) files: Vec<(PathBuf, Saved)>,
    /// Files that will be lost, as was asked for.
    pub(crate) overwritten: Vec<Kept>,
}

/// Decides what becomes of the files of one document; what prevents writing them is found here, and nothing
/// is changed.
pub(crate) fn decide(
    files: &[(PathBuf, &[u8])],
    asking: &Asking<'_>,
    overwrite: Overwrite,
) -> Result<Decided, Vec<Unsaved>> {
    let mut decided = Decided::default();
    let mut unsaved = Vec::new();
    for (path, bytes) in files {
        let state = match present::look(path, bytes, asking) {
            PresentFile::Final if !(overwrite.changed && overwrite.signed) => Saved::Signed,
            PresentFile::Same => Saved::Unchanged,
            PresentFile::Nothing | PresentFile::Own => Saved::Written,
            PresentFile::Final => {
                decided.overwritten.push(Kept { path: path.clone(), case: Case::Signed });
                Saved::Written
            }
            PresentFile::Kept(kept) if overwrite.allows(&kept) => {
                decided.overwritten.push(kept);
                Saved::Written
            }
            PresentFile::Kept(kept) => {
                unsaved.push(Unsaved::Kept(kept));
                continue;
            }
        };
        if let Err(failed) = decided.place(path.clone(), state) {
            unsaved.push(failed);
        }
    }
    if unsaved.is_empty() { Ok(decided) } else { Err(unsaved) }
}

impl Decided {
    /// Adds a file that was read and is written again with changes.
    pub(crate) fn add(&mut self, path: PathBuf, bytes: &[u8]) -> Result<(), Unsaved> {
        let same = disk::read(&path).is_ok_and(|old| old == bytes);
        self.place(path, if same { Saved::Unchanged } else { Saved::Written })
    }

    fn place(&mut self, path: PathBuf, state: Saved) -> Result<(), Unsaved> {
        if state == Saved::Written {
            check(&path).map_err(|error| Unsaved::Failed { path: path.clone(), error })?;
        }
        self.files.push((path, state));
        Ok(())
    }
}

/// Files that only need to be moved to their places.
#[derive(Default)]
pub(crate) struct ReadyFiles {
    files: Vec<(PathBuf, Option<NamedTempFile>, Saved)>,
    /// Files that will be lost, as was asked for.
    pub(crate) overwritten: Vec<Kept>,
}

/// Prepares the files of one document: errors occur here, before anything is changed.
pub(crate) fn ready(
    files: &[(PathBuf, &[u8])],
    asking: &Asking<'_>,
    overwrite: Overwrite,
) -> Result<ReadyFiles, Vec<Unsaved>> {
    let Decided { files: decided, overwritten } = decide(files, asking, overwrite)?;
    let mut ready = ReadyFiles { overwritten, ..ReadyFiles::default() };
    let mut unsaved = Vec::new();
    for ((path, state), (_, bytes)) in decided.into_iter().zip(files) {
        let prepared = match state {
            Saved::Written => prepare(&path, bytes).map(Some),
            Saved::Unchanged | Saved::Issued | Saved::Signed => Ok(None),
        };
        match prepared {
            Ok(prepared) => ready.files.push((path, prepared, state)),
            Err(error) => unsaved.push(Unsaved::Failed { path, error }),
        }
    }
    if unsaved.is_empty() { Ok(ready) } else { Err(unsaved) }
}

impl ReadyFiles {
    /// Moves all files to their places.
    pub(crate) fn write(self) -> Result<Vec<(PathBuf, Saved)>, Unsaved> {
        let mut saved = Vec::new();
        for (path, prepared, state) in self.files {
            if let Some(written) = prepared {
                written
                    .persist(&path)
                    .map_err(|error| Unsaved::Failed { path: path.clone(), error: error.error })?;
            }
            saved.push((path, state));
        }
        Ok(saved)
    }
}

/// Writes one file, whole or not at all. Returns the findings about what was overwritten, as was asked for.
pub(crate) fn file(path: &Path, bytes: &[u8], existing: Existing) -> Result<Vec<Finding>, Refusal> {
    files(&[(path, bytes)], &[], existing)
}

/// Writes the files whose names the command line gives: each whole, and none before all may be written, and
/// never over a file that the command reads. Returns the findings about what was overwritten, as was asked
/// for.
pub(crate) fn files(
    files: &[(&Path, &[u8])],
    inputs: &[PathBuf],
    existing: Existing,
) -> Result<Vec<Finding>, Refusal> {
    let mut claims = Claims::default();
    for input in inputs {
        claims.take(input, "");
    }
    for (path, _) in files {
        let name = system::shown(path);
        let message = match claims.take(path, &name) {
            None => continue,
            Some("") => format!("`{name}` là tệp mà lệnh này đọc: không ghi đè"),
            Some(other) => format!("`{other}` và `{name}` là một tệp"),
        };
        return Err(Refusal::new(message).hint("đặt tên khác cho tệp cần ghi"));
    }
    // The folder is made before the file is looked at, so that it has an absolute path.
    for (path, _) in files {
        disk::create_dir_all(system::folder_of(path)).map_err(|error| refused(path, &error))?;
    }
    let mut overwritten = Vec::new();
    if let Existing::Own(overwrite) = existing {
        let records = Records::around(files.iter().map(|(path, _)| system::folder_of(path)));
        let asking = Asking { records: &records, source: None, issued: None, locked: false };
        for (path, bytes) in files {
            match present::look(path, bytes, &asking) {
                PresentFile::Kept(_) if let Some(paper) = records.issued(path) => {
                    let message = format!(
                        "`{}` là tệp của văn bản đã phát hành ({paper}): không ghi đè",
                        system::shown(path)
                    );
                    let hint = "chọn tên khác bằng `--out <TỆP>`";
                    return Err(Refusal::of(Finding::general(codes::P006, message).hint(hint)));
                }
                PresentFile::Kept(kept) if overwrite.allows(&kept) => overwritten.push(kept.overwritten()),
                PresentFile::Kept(kept) => return Err(Refusal::of(kept.finding(WriteTarget::File))),
                PresentFile::Nothing | PresentFile::Same | PresentFile::Own | PresentFile::Final => {}
            }
        }
    }
    let ready = files.iter().map(|(path, bytes)| named(path, bytes, existing));
    let ready: Vec<PendingFile<'_>> = ready.collect::<Result<_, Refusal>>()?;
    ready.into_iter().try_for_each(|named| named.put(existing))?;
    Ok(overwritten)
}

impl Unsaved {
    /// The finding, in words for people.
    pub(crate) fn finding(&self) -> Finding {
        let (path, error) = match self {
            Unsaved::Kept(Kept { path, case: Case::Unread(error) }) => (path, error),
            Unsaved::Kept(kept) => return kept.finding(WriteTarget::Document),
            Unsaved::Pack(finding) => return finding.clone(),
            Unsaved::Failed { path, error } => (path, error),
        };
        let name = system::shown(path);
        if is_open_elsewhere(path, error) {
            let finding = Finding::general(codes::W001, format!("không ghi được `{name}`: tệp đang mở"));
            return finding.hint("đóng Word (hoặc trình xem PDF) rồi chạy lại");
        }
        let Refusal { message, hint } = refused(path, error);
        Finding { hint, ..Finding::general(codes::W001, message) }
    }
}

/// Whether writing failed because Word or a viewer holds the file open, which Windows does not allow.
fn is_open_elsewhere(path: &Path, error: &io::Error) -> bool {
    const SHARING_VIOLATION: i32 = 32;
    const LOCK_VIOLATION: i32 = 33;
    let code = error.raw_os_error();
    let held = code == Some(SHARING_VIOLATION) || code == Some(LOCK_VIOLATION);
    let read_only = disk::metadata(path).is_ok_and(|file| file.permissions().readonly());
    let refused = error.kind() == ErrorKind::PermissionDenied && disk::is_file(path) && !read_only;
    cfg!(windows) && (held || refused)
}

#[cfg(test)]
mod tests;
