//! Files written whole or not at all: first under another name, then renamed, so that an interrupted run
//! leaves whole files.
//!
//! In: bytes and where they belong. Out: the file, or why not. Whether it may be overwritten is asked before,
//! by `save`.

use std::fs::TryLockError;
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::time::Duration;

use tempfile::NamedTempFile;

use super::kept::{Case, Kept, Overwrite, WriteTarget};
use super::step::lockless;
use super::{Refusal, system};
use crate::files::disk;
use crate::write::Format;

/// The prefix of the names under which files are written first.
pub(crate) const TEMPORARY: &str = ".vanban-";
/// The endings of files written beside those of a change: new bytes, and old ones.
pub(crate) const NEW: &str = "-moi";
pub(crate) const OLD: &str = "-cu";

/// What happened to a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Saved {
    /// It has new bytes.
    Written,
    /// It had the same bytes and was left alone.
    Unchanged,
    /// It is as it was issued, though it would be laid out differently today, and was left alone.
    Issued,
    /// It is the issued paper as it was signed, and was left alone.
    Signed,
}

impl Saved {
    /// The words after the name of the file.
    pub(crate) fn words(self) -> &'static str {
        match self {
            Saved::Written => "",
            Saved::Unchanged => " (không đổi)",
            Saved::Issued => " (giữ bản đã phát hành)",
            Saved::Signed => " (giữ bản đã ký số)",
        }
    }
}

/// What becomes of a file that already exists.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Existing {
    /// It stays, whatever it is, and the new one is refused.
    Keep,
    /// The new one replaces it, if nothing is lost that may not be.
    Own(Overwrite),
    /// It was read, and is written again with changes.
    Updated,
}

impl Existing {
    /// For a command that overwrites nothing without `--force`.
    pub(crate) fn with(overwrite: Overwrite) -> Existing {
        if overwrite.changed { Existing::Own(overwrite) } else { Existing::Keep }
    }
}

/// A file of that name that only needs to be moved to its place.
pub(crate) struct PendingFile<'a> {
    name: &'a Path,
    place: PathBuf,
    file: NamedTempFile,
}

/// Prepares a file: errors occur here.
pub(crate) fn named<'a>(
    name: &'a Path,
    bytes: &[u8],
    existing: Existing,
) -> Result<PendingFile<'a>, Refusal> {
    if existing == Existing::Keep && disk::symlink_metadata(name).is_ok() {
        return Err(already_there(name));
    }
    let place = match existing {
        Existing::Updated => place_of(name)?,
        Existing::Keep | Existing::Own(_) => name.to_owned(),
    };
    let file = prepare(&place, bytes).map_err(|error| refused(name, &error))?;
    Ok(PendingFile { name, place, file })
}

/// The file itself that is written again under a name: a link stays a link, and only a plain file is ever
/// written.
pub(crate) fn place_of(name: &Path) -> Result<PathBuf, Refusal> {
    if disk::metadata(name).is_ok_and(|file| !file.is_file() && !file.is_dir()) {
        let kept = Kept { path: name.to_owned(), case: Case::NoFile };
        return Err(Refusal::of(kept.finding(WriteTarget::File)));
    }
    Ok(disk::canonicalize(name).unwrap_or_else(|_| name.to_owned()))
}

impl PendingFile<'_> {
    /// Waits until the disk has its bytes.
    pub(crate) fn sync(&self) -> Result<(), Refusal> {
        self.file.as_file().sync_all().map_err(|error| refused(self.name, &error))
    }

    /// Moves it to its place.
    pub(crate) fn put(self, existing: Existing) -> Result<(), Refusal> {
        let PendingFile { name, place, file } = self;
        let persisted = match existing {
            Existing::Keep => file.persist_noclobber(&place),
            Existing::Own(_) | Existing::Updated => file.persist(&place),
        };
        persisted.map(drop).map_err(|error| match error.error.kind() {
            ErrorKind::AlreadyExists if existing == Existing::Keep => already_there(name),
            _ => refused(name, &error.error),
        })
    }
}

fn already_there(path: &Path) -> Refusal {
    Refusal::new(format!("đã có tệp `{}`, không ghi đè", system::shown(path)))
        .hint("chọn tên khác bằng `--out <TỆP>`, hoặc thêm `--force` để ghi đè")
}

/// The refusal that a file cannot be written, and what to do.
pub(crate) fn refused(path: &Path, error: &io::Error) -> Refusal {
    let hint = system::to_write(path, error).map(str::to_owned);
    Refusal {
        message: format!("không ghi được `{}`: {}", system::shown(path), system::words(error)), hint
    }
}

/// `target.pdf`; a dot in the name of the target is not taken for an ending.
pub(crate) fn with_ending(target: &Path, format: Format) -> PathBuf {
    let mut path = target.as_os_str().to_owned();
    path.push(".");
    path.push(format.extension());
    PathBuf::from(path)
}

/// Checks that a file may be written under this name, before any file of its document is replaced.
pub(crate) fn check(path: &Path) -> io::Result<()> {
    if disk::is_dir(path) {
        return Err(ErrorKind::IsADirectory.into());
    }
    disk::create_dir_all(system::folder_of(path))?;
    match disk::open_to_write(path) {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

/// Writes the bytes under another name in the same folder.
pub(crate) fn prepare(path: &Path, bytes: &[u8]) -> io::Result<NamedTempFile> {
    check(path)?;
    let mut file = temporary(system::folder_of(path))?;
    file.write_all(bytes)?;
    if let Ok(old) = disk::metadata(path) {
        file.as_file().set_permissions(old.permissions())?;
    }
    Ok(file)
}

/// A file with the permissions of any new file; by default `tempfile` makes it unreadable for other users. It
/// is locked as long as this run keeps it, so that no other run takes it for a left-over.
pub(crate) fn temporary(folder: &Path) -> io::Result<NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    loop {
        let file = disk::temporary_in(builder.prefix(TEMPORARY), folder)?;
        // Another run may have removed it in the moment before it was locked.
        let locked = !lockless() && file.as_file().lock().is_ok();
        if !locked || disk::symlink_metadata(file.path()).is_ok() {
            return Ok(file);
        }
    }
}

/// Removes what interrupted runs left in a folder under temporary names: what no run holds, or, on a drive
/// without locks, what no run can still be writing.
pub(crate) fn clean(folder: &Path) {
    const LONGEST: Duration = Duration::from_secs(60 * 60);
    let Ok(entries) = disk::read_dir(folder) else { return };
    for entry in entries.flatten() {
        let name = entry.file_name();
        let name = name.to_string_lossy();
        // What a change has written beside files is left to its journal.
        if !name.starts_with(TEMPORARY) || name.ends_with(NEW) || name.ends_with(OLD) {
            continue;
        }
        let Ok(file) = disk::open(entry.path()) else { continue };
        let left = match file.try_lock() {
            Ok(()) if !lockless() => true,
            Err(TryLockError::WouldBlock) => false,
            _ => {
                let age = entry.metadata().and_then(|file| file.modified()).map(|time| time.elapsed());
                matches!(age, Ok(Ok(age)) if age > LONGEST)
            }
        };
        if left {
            drop(disk::remove_file(entry.path()));
        }
    }
}
