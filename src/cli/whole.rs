//! Files written whole or not at all: under another name first, then renamed, so that an interrupted
//! run leaves whole files.
//!
//! In: bytes and where they belong. Out: the file, or why not. Whether it may be written over is
//! asked before, by `save`.

use std::fs::{self, OpenOptions};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

use tempfile::{NamedTempFile, TempPath};

use super::kept::{Case, Kept, Overwrite, Wanted};
use super::{Refusal, system};
use crate::write::Format;

/// How the names begin under which files are written first.
pub(super) const TEMPORARY: &str = ".vanban-";

/// What happened to a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Saved {
    /// It has new bytes.
    Written,
    /// It had the same bytes and was left alone.
    Unchanged,
    /// It is as it was issued, though it would be laid out otherwise today, and was left alone.
    Issued,
    /// It is the issued paper as it was signed, and was left alone.
    Signed,
}

impl Saved {
    /// What is said behind the file's name.
    pub(super) fn words(self) -> &'static str {
        match self {
            Saved::Written => "",
            Saved::Unchanged => " (không đổi)",
            Saved::Issued => " (giữ bản đã phát hành)",
            Saved::Signed => " (giữ bản đã ký số)",
        }
    }
}

/// What becomes of a file that is there already.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Existing {
    /// It stays, whatever it is, and the new one is refused.
    Keep,
    /// The new one takes its place, if nothing is lost that may not be.
    Own(Overwrite),
    /// It was read, and is written again with what was changed in it.
    Updated,
}

impl Existing {
    /// Of a command that writes over nothing without `--force`.
    pub(super) fn with(overwrite: Overwrite) -> Existing {
        if overwrite.changed { Existing::Own(overwrite) } else { Existing::Keep }
    }
}

/// Writes a file again with what was changed in it.
pub(super) fn update(path: &Path, bytes: &[u8]) -> Result<(), Refusal> {
    fs::create_dir_all(system::folder_of(path)).map_err(|error| refused(path, &error))?;
    named(path, bytes, Existing::Updated)?.put(Existing::Updated)
}

/// A file of that name that only needs to be put in its place.
pub(super) struct Named<'a> {
    name: &'a Path,
    place: PathBuf,
    file: TempPath,
}

/// Prepares a file: what can go wrong goes wrong here.
pub(super) fn named<'a>(name: &'a Path, bytes: &[u8], existing: Existing) -> Result<Named<'a>, Refusal> {
    if existing == Existing::Keep && fs::symlink_metadata(name).is_ok() {
        return Err(already_there(name));
    }
    let mut place = name.to_owned();
    if existing == Existing::Updated {
        if fs::metadata(name).is_ok_and(|file| !file.is_file() && !file.is_dir()) {
            let kept = Kept { path: place, case: Case::NoFile };
            return Err(Refusal::of(kept.finding(Wanted::File)));
        }
        // A link stays a link.
        place = fs::canonicalize(name).unwrap_or(place);
    }
    let file = prepare(&place, bytes).map_err(|error| refused(name, &error))?;
    Ok(Named { name, place, file })
}

impl Named<'_> {
    /// Puts it there.
    pub(super) fn put(self, existing: Existing) -> Result<(), Refusal> {
        let Named { name, place, file } = self;
        let persisted = match existing {
            Existing::Keep => file.persist_noclobber(&place),
            Existing::Own(_) | Existing::Updated => file.persist(&place),
        };
        persisted.map_err(|error| match error.error.kind() {
            ErrorKind::AlreadyExists if existing == Existing::Keep => already_there(name),
            _ => refused(name, &error.error),
        })
    }
}

fn already_there(path: &Path) -> Refusal {
    Refusal::new(format!("đã có tệp `{}`, không ghi đè", system::shown(path)))
        .hint("chọn tên khác bằng `--out <TỆP>`, hoặc thêm `--force` để ghi đè")
}

pub(super) fn refused(path: &Path, error: &io::Error) -> Refusal {
    Refusal::new(format!("không ghi được `{}`: {}", system::shown(path), system::words(error)))
}

/// `target.pdf`; a dot in its name is no ending.
pub(super) fn with_ending(target: &Path, format: Format) -> PathBuf {
    let mut path = target.as_os_str().to_owned();
    path.push(".");
    path.push(format.extension());
    PathBuf::from(path)
}

/// The bytes under another name in the same folder.
pub(super) fn prepare(path: &Path, bytes: &[u8]) -> io::Result<TempPath> {
    if path.is_dir() {
        return Err(ErrorKind::IsADirectory.into());
    }
    let folder = system::folder_of(path);
    fs::create_dir_all(folder)?;
    // Found out now, before any file of the document is replaced.
    match OpenOptions::new().write(true).open(path) {
        Err(error) if error.kind() != ErrorKind::NotFound => return Err(error),
        _ => {}
    }
    let mut file = temporary(folder)?;
    file.write_all(bytes)?;
    if let Ok(old) = fs::metadata(path) {
        fs::set_permissions(file.path(), old.permissions())?;
    }
    Ok(file.into_temp_path())
}

/// A file with the rights of any new file; by itself `tempfile` keeps it from other users.
pub(super) fn temporary(folder: &Path) -> io::Result<NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    builder.prefix(TEMPORARY).tempfile_in(folder)
}
