//! Writing files: all of a document whole, or none; nothing that would be lost is written over.
//!
//! In: bytes and where they belong. Out: what happened to each file. Whether a file may be
//! written over is asked of [`super::present`], by every command. It leaves writing a file whole to
//! [`super::whole`].

use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::time::Duration;

use tempfile::TempPath;

use super::kept::{Case, Kept, Wanted};
use super::places::Claims;
use super::present::{self, Asking, Present};
use super::records::Records;
use super::whole::{Named, TEMPORARY, named, prepare, refused, temporary};
use super::{Refusal, system};
use crate::diag::{Diagnostic, codes};

pub(super) use super::kept::Overwrite;
pub(super) use super::whole::{Existing, Saved, with_ending};

/// Why a document's files were not written.
#[derive(Debug)]
pub(super) enum Unsaved {
    /// One of them could not be.
    Failed {
        /// Which.
        path: PathBuf,
        /// What the system says.
        error: io::Error,
    },
    /// Something would be lost.
    Kept(Kept),
}

/// Makes the output folder and tries to write in it.
pub(super) fn check_folder(folder: &Path) -> Result<(), Refusal> {
    let tried = fs::create_dir_all(folder).and_then(|()| temporary(folder)).map(drop);
    tried.map_err(|error| {
        let message =
            format!("không ghi được vào thư mục `{}`: {}", system::shown(folder), system::words(&error));
        Refusal::new(message).hint("chọn thư mục khác bằng `--out <THƯ MỤC>`")
    })
}

/// Files that only need to be put in their places.
#[derive(Default)]
pub(super) struct Ready {
    files: Vec<(PathBuf, Option<TempPath>, Saved)>,
    /// Files that will be lost, as was asked for.
    pub(super) overwritten: Vec<Kept>,
}

/// Prepares the files of one document: what can go wrong goes wrong here, nothing is changed yet.
pub(super) fn ready(
    files: &[(PathBuf, &[u8])],
    asking: &Asking<'_>,
    overwrite: Overwrite,
) -> Result<Ready, Vec<Unsaved>> {
    let mut ready = Ready::default();
    let mut unsaved = Vec::new();
    for (path, bytes) in files {
        let state = match present::look(path, bytes, asking) {
            Present::Final if !(overwrite.changed && overwrite.signed) => Saved::Signed,
            Present::Same => Saved::Unchanged,
            Present::Nothing | Present::Own => Saved::Written,
            Present::Final => {
                ready.overwritten.push(Kept { path: path.clone(), case: Case::Signed });
                Saved::Written
            }
            Present::Kept(kept) if overwrite.allows(&kept) => {
                ready.overwritten.push(kept);
                Saved::Written
            }
            Present::Kept(kept) => {
                unsaved.push(Unsaved::Kept(kept));
                continue;
            }
        };
        if let Err(failed) = ready.place(path.clone(), bytes, state) {
            unsaved.push(failed);
        }
    }
    if unsaved.is_empty() { Ok(ready) } else { Err(unsaved) }
}

impl Ready {
    /// With one file more, which was read and is written again with what was changed in it.
    pub(super) fn add(&mut self, path: PathBuf, bytes: &[u8]) -> Result<(), Unsaved> {
        let same = fs::read(&path).is_ok_and(|old| old == bytes);
        self.place(path, bytes, if same { Saved::Unchanged } else { Saved::Written })
    }

    fn place(&mut self, path: PathBuf, bytes: &[u8], state: Saved) -> Result<(), Unsaved> {
        let prepared = match state {
            Saved::Written => prepare(&path, bytes).map(Some),
            Saved::Unchanged | Saved::Issued | Saved::Signed => Ok(None),
        };
        let prepared = prepared.map_err(|error| Unsaved::Failed { path: path.clone(), error })?;
        self.files.push((path, prepared, state));
        Ok(())
    }

    /// Puts all in their places.
    pub(super) fn write(self) -> Result<Vec<(PathBuf, Saved)>, Unsaved> {
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

/// Is somebody else writing into the folder, as far as is known?
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Owner {
    /// It is this run's alone.
    Alone,
    /// Other runs may be at work there now.
    Shared,
}

/// Takes away what a run that was cut off left in a folder under other names; of a shared
/// folder only what no run can be writing any more.
pub(super) fn clean(folder: &Path, owner: Owner) {
    const LONGEST: Duration = Duration::from_secs(60 * 60);
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        if !entry.file_name().to_string_lossy().starts_with(TEMPORARY) {
            continue;
        }
        let age = entry.metadata().and_then(|file| file.modified()).map(|time| time.elapsed());
        let old = matches!(age, Ok(Ok(age)) if age > LONGEST);
        if owner == Owner::Alone || old {
            // Whoever holds it open keeps it until the next run.
            drop(fs::remove_file(entry.path()));
        }
    }
}

/// Writes one file, whole or not at all; what was lost, as was asked for.
pub(super) fn file(path: &Path, bytes: &[u8], existing: Existing) -> Result<Vec<Diagnostic>, Refusal> {
    files(&[(path, bytes)], &[], existing)
}

/// Writes the files that a command was told the names of: each whole, and none before all may be
/// written, never over one of the files that it reads; what was lost, as was asked for.
pub(super) fn files(
    files: &[(&Path, &[u8])],
    inputs: &[PathBuf],
    existing: Existing,
) -> Result<Vec<Diagnostic>, Refusal> {
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
    // Made before it is looked at, so that the folder of the file has a name from the root.
    for (path, _) in files {
        fs::create_dir_all(system::folder_of(path)).map_err(|error| refused(path, &error))?;
    }
    let mut overwritten = Vec::new();
    if let Existing::Own(overwrite) = existing {
        let records = Records::around(files.iter().map(|(path, _)| system::folder_of(path)));
        let asking = Asking { records: &records, source: None, issued: None };
        for (path, bytes) in files {
            match present::look(path, bytes, &asking) {
                Present::Kept(kept) if overwrite.allows(&kept) => overwritten.push(kept.overwritten()),
                Present::Kept(kept) => return Err(Refusal::of(kept.finding(Wanted::File))),
                Present::Nothing | Present::Same | Present::Own | Present::Final => {}
            }
        }
    }
    let ready = files.iter().map(|(path, bytes)| named(path, bytes, existing));
    let ready: Vec<Named<'_>> = ready.collect::<Result<_, Refusal>>()?;
    ready.into_iter().try_for_each(|named| named.put(existing))?;
    Ok(overwritten)
}

impl Unsaved {
    /// As people read it.
    pub(super) fn finding(&self) -> Diagnostic {
        let (path, error) = match self {
            Unsaved::Kept(Kept { path, case: Case::Unread(error) }) => (path, error),
            Unsaved::Kept(kept) => return kept.finding(Wanted::Document),
            Unsaved::Failed { path, error } => (path, error),
        };
        let name = system::shown(path);
        if is_open_elsewhere(path, error) {
            let finding = Diagnostic::general(codes::W001, format!("không ghi được `{name}`: tệp đang mở"));
            return finding.hint("đóng Word (hoặc trình xem PDF) rồi chạy lại");
        }
        let message = format!("không ghi được `{name}`: {}", system::words(error));
        let finding = Diagnostic::general(codes::W001, message);
        match error.kind() {
            ErrorKind::PermissionDenied => finding.hint("xem lại quyền ghi của tệp và của thư mục chứa nó"),
            _ => finding,
        }
    }
}

/// Windows refuses to write or replace a file that Word or a viewer holds open.
fn is_open_elsewhere(path: &Path, error: &io::Error) -> bool {
    const SHARING_VIOLATION: i32 = 32;
    const LOCK_VIOLATION: i32 = 33;
    let code = error.raw_os_error();
    let held = code == Some(SHARING_VIOLATION) || code == Some(LOCK_VIOLATION);
    let read_only = fs::metadata(path).is_ok_and(|file| file.permissions().readonly());
    let refused = error.kind() == ErrorKind::PermissionDenied && path.is_file() && !read_only;
    cfg!(windows) && (held || refused)
}

#[cfg(test)]
mod tests;
