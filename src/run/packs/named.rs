//! Which packs the files of a folder name.
//!
//! In: a folder. Out: the names in all Word files in it and below it, whatever they are called and
//! whoever saved them last, and in the archives of such files; or the first file that cannot be read, of
//! which nobody knows what it names.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{BufReader, Read};
use std::path::{Path, PathBuf};

use zip::ZipArchive;

use crate::fingerprint::package;

/// Endings of files that Word saves as packages.
const WORD: [&str; 4] = ["docx", "docm", "dotx", "dotm"];
/// How the names begin of files that Word keeps beside an open one: they are none.
const OPEN: &str = "~$";
/// Longer files are none of ours, and not read.
const LONGEST: u64 = 256 * 1024 * 1024;

/// The packs that files name.
#[derive(Default)]
pub(super) struct NamedPacks {
    pub(super) names: BTreeSet<String>,
}

impl NamedPacks {
    /// Those of all files below a folder; otherwise the file or folder that cannot be read.
    pub(super) fn add_folder(&mut self, folder: &Path) -> Result<(), PathBuf> {
        let unread = |_| folder.to_owned();
        for entry in fs::read_dir(folder).map_err(unread)? {
            let entry = entry.map_err(unread)?;
            let (path, name) = (entry.path(), entry.file_name().to_string_lossy().into_owned());
            let kind = entry.file_type().map_err(unread)?;
            // A linked folder may lead back; hidden ones are the program's own and those of tools.
            if kind.is_dir() && !name.starts_with('.') {
                self.add_folder(&path)?;
            } else if !kind.is_dir() && !name.starts_with(OPEN) {
                self.add_file(&path)?;
            }
        }
        Ok(())
    }

    /// Those of a file, where it is a Word file or an archive.
    pub(super) fn add_file(&mut self, path: &Path) -> Result<(), PathBuf> {
        let added = match ending(&path.to_string_lossy()).as_str() {
            "zip" => self.add_archive(path),
            ending if WORD.contains(&ending) => fs::read(path).ok().and_then(|file| self.add_word(&file)),
            _ => Some(()),
        };
        added.ok_or_else(|| path.to_owned())
    }

    fn add_archive(&mut self, path: &Path) -> Option<()> {
        let file = BufReader::new(File::open(path).ok()?);
        // What only has the ending of an archive holds nothing that Word reads.
        let Ok(mut archive) = ZipArchive::new(file) else { return Some(()) };
        for at in 0..archive.len() {
            let mut entry = archive.by_index(at).ok()?;
            let is_word = WORD.contains(&ending(&entry.name().ok()?).as_str());
            if !is_word || entry.size() > LONGEST {
                continue;
            }
            let mut file = Vec::new();
            entry.by_ref().take(LONGEST).read_to_end(&mut file).ok()?;
            self.add_word(&file)?;
        }
        Some(())
    }

    fn add_word(&mut self, file: &[u8]) -> Option<()> {
        self.names.extend(package::pack(file).ok()?);
        Some(())
    }
}

/// The ending of a name, in small letters.
fn ending(name: &str) -> String {
    name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase()).unwrap_or_default()
}
