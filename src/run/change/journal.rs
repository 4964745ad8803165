//! What is written down about a change before it is made, so that a later run can complete it after a kill.
//!
//! In: the files that change. Out: a file beside the register of papers, and in every other folder that takes
//! part a short one that says where the first is. It also holds for a copy of the folders: paths are relative
//! to the folder of the journal.

use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::digest::of_bytes;
use crate::files::{NotOpened, disk};
use crate::run::step::step;
use crate::run::{places, system, whole};

/// The name of the journal.
pub(super) const NAME: &str = ".vanban.nhat-ky.json";

/// How far a change has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum Stage {
    /// The new bytes are being written beside the files: no file has changed.
    #[serde(rename = "chuan_bi")]
    Staging,
    /// All of them are there: the files are being replaced.
    #[serde(rename = "ghi")]
    Writing,
    /// One file could not be replaced: the others get their old bytes back.
    #[serde(rename = "tra_lai")]
    Undoing,
}

/// A change that was begun.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Journal {
    /// What was done, in words for people.
    pub(super) lenh: String,
    pub(super) giai_doan: Stage,
    /// The other folders that take part.
    pub(super) thu_muc: Vec<String>,
    pub(super) tep: Vec<JournalEntry>,
}

/// A file that changes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct JournalEntry {
    /// The file.
    pub(super) tep: String,
    /// SHA-256 of its new bytes.
    pub(super) moi: String,
    /// SHA-256 of its old bytes; None if there was no file.
    pub(super) cu: Option<String>,
}

/// What the other folders hold.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Pointer {
    /// The folder of the journal.
    pub(super) nhat_ky: String,
}

/// What is found in a folder.
pub(super) enum FoundJournal {
    /// The journal itself.
    Journal(Journal),
    /// The folder that holds it.
    Pointer(PathBuf),
}

impl Journal {
    /// The file of an entry; `home` is the folder of the journal.
    pub(super) fn file(home: &Path, entry: &JournalEntry) -> PathBuf {
        follow(home, &entry.tep)
    }

    /// The folders that take part, `home` first.
    pub(super) fn folders(&self, home: &Path) -> Vec<PathBuf> {
        let others = self.thu_muc.iter().map(|way| follow(home, way));
        std::iter::once(home.to_owned()).chain(others).collect()
    }

    /// Writes the journal, or its next stage, into its folder.
    pub(super) fn put(&self, home: &Path) -> io::Result<()> {
        let text = serde_json::to_string_pretty(self).expect("texts are always JSON");
        put(home, &text)
    }
}

impl Pointer {
    /// Writes the pointer into a folder.
    pub(super) fn put(folder: &Path, home: &Path) -> io::Result<()> {
        let pointer = Pointer { nhat_ky: way(folder, home) };
        put(folder, &serde_json::to_string_pretty(&pointer).expect("texts are always JSON"))
    }
}

/// What is found in a folder. Returns None if nothing was begun there.
pub(super) fn find(folder: &Path) -> io::Result<Option<FoundJournal>> {
    let bytes = match disk::read(folder.join(NAME)) {
        Ok(bytes) => bytes,
        Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => {
            return Ok(None);
        }
        // What the run may not reach is told where it is named.
        Err(error) if NotOpened::of(&error) == Some(NotOpened::Outside) => return Ok(None),
        Err(error) => return Err(error),
    };
    if let Ok(journal) = serde_json::from_slice(&bytes) {
        return Ok(Some(FoundJournal::Journal(journal)));
    }
    match serde_json::from_slice::<Pointer>(&bytes) {
        Ok(pointer) => Ok(Some(FoundJournal::Pointer(follow(folder, &pointer.nhat_ky)))),
        Err(_) => Err(ErrorKind::InvalidData.into()),
    }
}

/// Removes it from a folder.
pub(super) fn remove(folder: &Path) -> io::Result<()> {
    gone(&folder.join(NAME))
}

/// Removes a file if it exists.
pub(super) fn gone(path: &Path) -> io::Result<()> {
    if disk::symlink_metadata(path).is_err() {
        return Ok(());
    }
    step()?;
    match disk::remove_file(path) {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

/// The name under which the new bytes of a file wait, or its old ones are kept: beside it, and short whatever
/// the file's own name is.
pub(super) fn spare(file: &Path, ending: &str) -> PathBuf {
    let name = system::shown(Path::new(file.file_name().unwrap_or_default()));
    let mark = &of_bytes(name.as_bytes())[..16];
    file.with_file_name(format!("{}{mark}{ending}", whole::TEMPORARY))
}

/// The path from a folder to a file or a folder; an absolute one if they have nothing in common.
pub(super) fn way(folder: &Path, to: &Path) -> String {
    match places::way(folder, to) {
        Some(way) if way.is_empty() => ".".to_owned(),
        Some(way) => way,
        None => system::shown(to),
    }
}

fn follow(folder: &Path, way: &str) -> PathBuf {
    match way {
        "." => folder.to_owned(),
        way if Path::new(way).is_absolute() => PathBuf::from(way),
        way => places::follow(folder, way),
    }
}

fn put(folder: &Path, text: &str) -> io::Result<()> {
    step()?;
    let mut file = whole::temporary(folder)?;
    file.write_all(text.as_bytes())?;
    file.as_file().sync_all()?;
    step()?;
    file.persist(folder.join(NAME)).map_err(|error| error.error)?;
    sync(folder)
}

/// Makes sure that what was renamed in a folder stays renamed if the power fails.
pub(super) fn sync(folder: &Path) -> io::Result<()> {
    // Windows has no such call, and does it by itself.
    if cfg!(unix) {
        match disk::open_folder(folder)?.sync_all() {
            // Some drives cannot do it, and do not need it either.
            Err(error) if matches!(error.kind(), ErrorKind::InvalidInput | ErrorKind::Unsupported) => Ok(()),
            synced => synced,
        }
    } else {
        Ok(())
    }
}
