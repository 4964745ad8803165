//! Which packs the files of a folder name.
//!
//! In: a folder. Out: the names in all Word files in it and below it, whatever they are called and whoever
//! saved them last, and in archives of such files; or the first file that cannot be read, so that it is not
//! known what it names. Only the program's own folder is skipped.

use std::collections::BTreeSet;
use std::fs::DirEntry;
use std::io::{BufReader, Cursor, Read, Seek};
use std::path::{Path, PathBuf};

use zip::ZipArchive;

use crate::files::disk;
use crate::fingerprint::package;
use crate::made_of;
use crate::packed;

/// Endings of the packages that Word saves.
const WORD: [&str; 4] = ["docx", "docm", "dotx", "dotm"];
/// The ending of archives that are searched.
const ARCHIVE: &str = "zip";
/// Endings of archives that are not searched: their contents are not known.
const OTHER_ARCHIVES: [&str; 5] = ["7z", "rar", "tar", "tgz", "gz"];
/// How names begin of files that Word keeps beside an open one: they are no packages.
const OPEN: &str = "~$";
/// The greatest length of those files.
const LONGEST_OPEN: u64 = 4096;
/// Longer files are not from this program; their contents are not known.
const LONGEST: u64 = 256 * 1024 * 1024;
/// The depth to which archives in archives are searched.
const DEEPEST: usize = 4;

/// The packs that some files name.
#[derive(Default)]
pub(super) struct NamedPacks {
    pub(super) names: BTreeSet<String>,
    /// Entries with the name of a Word file or an archive that are no files: nothing can be read there.
    pub(super) no_files: Vec<PathBuf>,
    /// Folders that were searched, by their real path: a link may lead back.
    seen: BTreeSet<PathBuf>,
}

impl NamedPacks {
    /// Adds the packs that all files below a folder name; otherwise returns the file or folder that cannot be
    /// read.
    pub(super) fn add_folder(&mut self, folder: &Path) -> Result<(), PathBuf> {
        let unread = |_| folder.to_owned();
        if !self.seen.insert(disk::canonicalize(folder).map_err(unread)?) {
            return Ok(());
        }
        let entries = disk::read_dir(folder).and_then(Iterator::collect::<Result<Vec<_>, _>>);
        let mut paths: Vec<PathBuf> = entries.map_err(unread)?.iter().map(DirEntry::path).collect();
        paths.sort();
        for path in paths {
            let is_own = path.file_name().is_some_and(|name| name == made_of::OWN_FOLDER);
            // A link counts as its target.
            let kind = disk::metadata(&path).map_err(|_| path.clone())?;
            if !kind.is_dir() {
                self.add_file(&path)?;
            } else if !is_own {
                self.add_folder(&path)?;
            }
        }
        Ok(())
    }

    /// Adds the packs that a file names, if it is a Word file or an archive.
    pub(super) fn add_file(&mut self, path: &Path) -> Result<(), PathBuf> {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        if FileSort::of(&name) == FileSort::Other {
            return Ok(());
        }
        // A pipe would be waited for.
        let kind = disk::metadata(path).map_err(|_| path.to_owned())?;
        if !kind.is_file() {
            self.no_files.push(path.to_owned());
            return Ok(());
        }
        if name.starts_with(OPEN) && kind.len() <= LONGEST_OPEN {
            return Ok(());
        }
        let added =
            disk::open(path).ok().and_then(|file| self.add(&name, BufReader::new(file), kind.len(), 0));
        added.ok_or_else(|| path.to_owned())
    }

    /// Adds the packs of a file of this name and length. Returns None if it is not known what it names.
    fn add(&mut self, name: &str, file: impl Read + Seek, length: u64, depth: usize) -> Option<()> {
        match FileSort::of(name) {
            FileSort::Word => self.names.extend(package::pack(&all(file, length)?).ok()?),
            FileSort::Archive if depth < DEEPEST => self.add_archive(file, depth)?,
            FileSort::Archive | FileSort::OtherArchive => return None,
            FileSort::Other => {}
        }
        Some(())
    }

    fn add_archive(&mut self, mut file: impl Read + Seek, depth: usize) -> Option<()> {
        packed::counts_truly(&mut file).ok().filter(|truly| *truly)?;
        let mut archive = ZipArchive::new(file).ok()?;
        for at in 0..archive.len() {
            let name = archive.by_index_raw(at).ok()?.name().ok()?.into_owned();
            if name.ends_with('/') || FileSort::of(&name) == FileSort::Other {
                continue;
            }
            let entry = archive.by_index(at).ok()?;
            let length = entry.size();
            let last = name.rsplit('/').next().unwrap_or_default();
            if last.starts_with(OPEN) && length <= LONGEST_OPEN {
                continue;
            }
            self.add(&name, Cursor::new(all(entry, length)?), length, depth + 1)?;
        }
        Some(())
    }
}

/// What a file may be, by its name.
#[derive(Clone, Copy, PartialEq, Eq)]
enum FileSort {
    Word,
    Archive,
    OtherArchive,
    Other,
}

impl FileSort {
    fn of(name: &str) -> FileSort {
        let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
        match ending.unwrap_or_default().as_str() {
            ending if WORD.contains(&ending) => FileSort::Word,
            ARCHIVE => FileSort::Archive,
            ending if OTHER_ARCHIVES.contains(&ending) => FileSort::OtherArchive,
            _ => FileSort::Other,
        }
    }
}

/// All bytes. Returns None if there are too many.
fn all(file: impl Read, length: u64) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    let read = file.take(LONGEST).read_to_end(&mut bytes).ok()?;
    (length < LONGEST && u64::try_from(read).is_ok_and(|read| read < LONGEST)).then_some(bytes)
}
