//! What is written down of a change before it is made, so that whoever comes after a kill can end it.
//!
//! In: the files that change. Out: a file beside the register of papers, and in every other folder
//! that takes part a short one that says where that is. What is in it holds for a copy of the
//! folders too: ways are written from the folder of the journal.

use std::fs::{self, File};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::digest::of_bytes;
use crate::run::step::step;
use crate::run::{places, system, whole};

/// The name of the journal.
pub(super) const NAME: &str = ".vanban.nhat-ky.json";

/// How far a change has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum Stage {
    /// The new bytes are being laid beside the files: no file has changed.
    #[serde(rename = "chuan_bi")]
    Staging,
    /// All of them lie there: the files are being replaced.
    #[serde(rename = "ghi")]
    Writing,
    /// One file could not be replaced: the others get their old bytes again.
    #[serde(rename = "tra_lai")]
    Undoing,
}

/// A change that was begun.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Journal {
    /// What was done, as people read it.
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
    /// SHA-256 of its old ones; none where there was no file.
    pub(super) cu: Option<String>,
}

/// What the other folders have.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Pointer {
    /// The folder of the journal.
    pub(super) nhat_ky: String,
}

/// What lies in a folder.
pub(super) enum FoundJournal {
    /// The journal itself.
    Journal(Journal),
    /// The way to it.
    Pointer(PathBuf),
}

impl Journal {
    /// The file of an entry, the journal being in the folder `home`.
    pub(super) fn file(home: &Path, entry: &JournalEntry) -> PathBuf {
        follow(home, &entry.tep)
    }

    /// The folders that take part, `home` first.
    pub(super) fn folders(&self, home: &Path) -> Vec<PathBuf> {
        let others = self.thu_muc.iter().map(|way| follow(home, way));
        std::iter::once(home.to_owned()).chain(others).collect()
    }

    /// Puts it, or its next stage, into its folder.
    pub(super) fn put(&self, home: &Path) -> io::Result<()> {
        let text = serde_json::to_string_pretty(self).expect("texts are always JSON");
        put(home, &text)
    }
}

impl Pointer {
    /// Puts it into a folder.
    pub(super) fn put(folder: &Path, home: &Path) -> io::Result<()> {
        let pointer = Pointer { nhat_ky: way(folder, home) };
        put(folder, &serde_json::to_string_pretty(&pointer).expect("texts are always JSON"))
    }
}

/// What lies in a folder; none where nothing was begun there.
pub(super) fn find(folder: &Path) -> io::Result<Option<FoundJournal>> {
    let bytes = match fs::read(folder.join(NAME)) {
        Ok(bytes) => bytes,
        Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => {
            return Ok(None);
        }
        Err(error) => return Err(error),
    };
    if let Ok(journal) = serde_json::from_slice(&bytes) {
        return Ok(Some(FoundJournal::Journal(journal)));
    }
    match serde_json::from_slice::<Pointer>(&bytes) {
        Ok(pointer) => Ok(Some(FoundJournal::Pointer(follow(folder, &pointer.nhat_ky)))),
        Err(error) => Err(io::Error::new(ErrorKind::InvalidData, error)),
    }
}

/// Takes it out of a folder.
pub(super) fn remove(folder: &Path) -> io::Result<()> {
    gone(&folder.join(NAME))
}

/// Takes a file away, if it is there.
pub(super) fn gone(path: &Path) -> io::Result<()> {
    if fs::symlink_metadata(path).is_err() {
        return Ok(());
    }
    step()?;
    match fs::remove_file(path) {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

/// Where the new bytes of a file wait, or its old ones are kept: beside it, under a name that is
/// short whatever its own is.
pub(super) fn spare(file: &Path, ending: &str) -> PathBuf {
    let name = system::shown(Path::new(file.file_name().unwrap_or_default()));
    let mark = &of_bytes(name.as_bytes())[..16];
    file.with_file_name(format!("{}{mark}{ending}", whole::TEMPORARY))
}

/// The way from a folder to a file or a folder; from the root where they have nothing in common.
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

/// Makes sure that what was renamed in a folder stays so when the power fails.
pub(super) fn sync(folder: &Path) -> io::Result<()> {
    // Windows has no such thing, and does it by itself.
    if cfg!(unix) {
        match File::open(folder)?.sync_all() {
            // Some drives cannot, and need it as little.
            Err(error) if matches!(error.kind(), ErrorKind::InvalidInput | ErrorKind::Unsupported) => Ok(()),
            synced => synced,
        }
    } else {
        Ok(())
    }
}
