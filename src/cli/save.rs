//! Writing the files of a document: all of them whole, or none.
//!
//! In: bytes and where they belong. Out: what happened to each file. A file is written under
//! another name and renamed, so that an interrupted run leaves whole files.

use std::fs::{self, OpenOptions};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::time::Duration;

use tempfile::{NamedTempFile, TempPath};

use super::{Refusal, system};
use crate::diag::{Diagnostic, codes};
use crate::write::Format;

/// How the names begin under which files are written first.
const TEMPORARY: &str = ".vanban-";

/// What happened to a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Saved {
    /// It has new bytes.
    Written,
    /// It had the same bytes and was left alone.
    Unchanged,
}

/// A file that could not be written.
#[derive(Debug)]
pub(super) struct Unsaved {
    path: PathBuf,
    error: io::Error,
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

/// Writes the files of one document; `target` is their path without ending.
pub(super) fn save(target: &Path, files: &[(Format, Vec<u8>)]) -> Result<Vec<(PathBuf, Saved)>, Unsaved> {
    let mut saved = Vec::new();
    let mut ready = Vec::new();
    for (format, bytes) in files {
        let path = with_ending(target, *format);
        match prepare(&path, bytes).map_err(|error| Unsaved { path: path.clone(), error })? {
            Some(written) => {
                ready.push((written, path.clone()));
                saved.push((path, Saved::Written));
            }
            None => saved.push((path, Saved::Unchanged)),
        }
    }
    for (written, path) in ready {
        written.persist(&path).map_err(|error| Unsaved { path, error: error.error })?;
    }
    Ok(saved)
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

/// What becomes of a file that is there already.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Existing {
    /// It stays, and the new one is refused.
    Keep,
    /// The new one takes its place.
    Replace,
}

/// Writes one text, whole or not at all.
pub(super) fn text(path: &Path, text: &str, existing: Existing) -> Result<(), Refusal> {
    bytes(path, text.as_bytes(), existing)
}

/// Writes one file, whole or not at all.
pub(super) fn bytes(path: &Path, bytes: &[u8], existing: Existing) -> Result<(), Refusal> {
    let refuse = |error: &io::Error| {
        Refusal::new(format!("không ghi được `{}`: {}", system::shown(path), system::words(error)))
    };
    let folder = system::folder_of(path);
    fs::create_dir_all(folder).map_err(|error| refuse(&error))?;
    let mut file = temporary(folder).map_err(|error| refuse(&error))?;
    file.write_all(bytes).map_err(|error| refuse(&error))?;
    let persisted = match existing {
        Existing::Keep => file.persist_noclobber(path),
        Existing::Replace => file.persist(path),
    };
    persisted.map(drop).map_err(|error| match error.error.kind() {
        ErrorKind::AlreadyExists if existing == Existing::Keep => {
            Refusal::new(format!("đã có tệp `{}`, không ghi đè", system::shown(path)))
                .hint("chọn tên khác bằng `--out <TỆP>`, hoặc thêm `--force` để ghi đè")
        }
        _ => refuse(&error.error),
    })
}

/// `target.pdf`; a dot in its name is no ending.
pub(super) fn with_ending(target: &Path, format: Format) -> PathBuf {
    let mut path = target.as_os_str().to_owned();
    path.push(".");
    path.push(format.extension());
    PathBuf::from(path)
}

/// The bytes under another name in the same folder; nothing when they are there already.
fn prepare(path: &Path, bytes: &[u8]) -> io::Result<Option<TempPath>> {
    if fs::read(path).is_ok_and(|old| old == bytes) {
        return Ok(None);
    }
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
    Ok(Some(file.into_temp_path()))
}

/// A file with the rights of any new file; by itself `tempfile` keeps it from other users.
pub(super) fn temporary(folder: &Path) -> io::Result<NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    builder.prefix(TEMPORARY).tempfile_in(folder)
}

impl Unsaved {
    /// As people read it.
    pub(super) fn finding(&self) -> Diagnostic {
        let name = system::shown(&self.path);
        if is_open_elsewhere(&self.path, &self.error) {
            let finding = Diagnostic::general(codes::W001, format!("không ghi được `{name}`: tệp đang mở"));
            return finding.hint("đóng Word (hoặc trình xem PDF) rồi chạy lại");
        }
        let message = format!("không ghi được `{name}`: {}", system::words(&self.error));
        let finding = Diagnostic::general(codes::W001, message);
        match self.error.kind() {
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
mod tests {
    use std::fs;

    use super::{Owner, Saved, clean, save};
    use crate::write::Format;

    #[test]
    fn same_bytes_are_left_alone_and_nothing_else_stays_in_the_folder() {
        let folder = tempfile::tempdir().unwrap();
        let target = folder.path().join("a").join("b.1");
        let files = |docx: &[u8]| vec![(Format::Pdf, b"pdf".to_vec()), (Format::Docx, docx.to_vec())];
        let states = |docx| save(&target, &files(docx)).unwrap().into_iter().map(|(_, state)| state);
        assert!(states(b"1").eq([Saved::Written, Saved::Written]));
        assert!(states(b"2").eq([Saved::Unchanged, Saved::Written]));
        let mut names: Vec<_> =
            fs::read_dir(folder.path().join("a")).unwrap().map(|entry| entry.unwrap().file_name()).collect();
        names.sort();
        assert_eq!(names, ["b.1.docx", "b.1.pdf"]);
    }

    /// Another run may be writing now; what is a day old is nobody's.
    #[test]
    fn only_old_leftovers_go_from_a_shared_folder() {
        let folder = tempfile::tempdir().unwrap();
        let names = || fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name());
        for name in [".vanban-new", ".vanban-old", ".vanban.jsonl", "a.pdf"] {
            fs::write(folder.path().join(name), "").unwrap();
        }
        let old = fs::File::options().write(true).open(folder.path().join(".vanban-old")).unwrap();
        let day = std::time::Duration::from_secs(24 * 60 * 60);
        old.set_modified(old.metadata().unwrap().modified().unwrap() - day).unwrap();
        clean(folder.path(), Owner::Shared);
        assert!(names().all(|name| name != ".vanban-old") && names().count() == 3);
        clean(folder.path(), Owner::Alone);
        assert!(names().all(|name| name != ".vanban-new") && names().count() == 2);
    }

    #[test]
    fn when_one_file_cannot_be_replaced_the_other_stays() {
        let folder = tempfile::tempdir().unwrap();
        let target = folder.path().join("a");
        fs::write(folder.path().join("a.pdf"), "old").unwrap();
        fs::create_dir(folder.path().join("a.docx")).unwrap();
        let files = [(Format::Pdf, b"new".to_vec()), (Format::Docx, b"new".to_vec())];
        let finding = save(&target, &files).unwrap_err().finding();
        assert!(finding.message.ends_with("a.docx`: đây là thư mục"), "{}", finding.message);
        assert_eq!(fs::read(folder.path().join("a.pdf")).unwrap(), b"old");
    }

    #[cfg(unix)]
    #[test]
    fn files_have_the_rights_of_any_new_file() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("plain"), "").unwrap();
        save(&folder.path().join("a"), &[(Format::Pdf, b"pdf".to_vec())]).unwrap();
        let rights = |name| fs::metadata(folder.path().join(name)).unwrap().permissions().mode();
        assert_eq!(rights("a.pdf"), rights("plain"));
    }
}
