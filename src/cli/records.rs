//! All records that speak of the files of some folders: what a run of any command wrote there,
//! and from which source.
//!
//! In: folders. Out: the lines about a file. A record may stand in the folder of the file or
//! in any above it: `build` keeps one for all folders below its own.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use super::places::{self, Source, folded};
use super::record::{self, Line, Record};

/// What earlier runs wrote, by the key of each file.
#[derive(Default)]
pub(super) struct Records {
    by: BTreeMap<String, Vec<Entry>>,
}

/// A line of a record.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    pub(super) line: Line,
    /// The folder of the record.
    folder: PathBuf,
    /// The file.
    pub(super) path: PathBuf,
}

impl Records {
    /// The records of these folders and of all above them, as far as there are any.
    pub(super) fn around<'a>(folders: impl IntoIterator<Item = &'a Path>) -> Records {
        let mut records = Records::default();
        let mut seen = BTreeSet::new();
        for folder in folders {
            for folder in places::folder(folder).ancestors() {
                if !seen.insert(folder.to_owned()) {
                    break;
                }
                for name in [record::OF_BUILD, record::OF_BATCH] {
                    // One that is no record speaks of no file.
                    let lines = Record::open(folder, name).map(Record::into_lines);
                    lines.into_iter().flatten().for_each(|line| records.add(folder, line));
                }
            }
        }
        records
    }

    fn add(&mut self, folder: &Path, line: Line) {
        let path = places::follow(folder, &line.tep);
        let entries = self.by.entry(places::key(&path)).or_default();
        entries.push(Entry { line, folder: folder.to_owned(), path });
    }

    /// The lines about a file, also under a name that is the same file on Windows or macOS.
    pub(super) fn of(&self, path: &Path) -> &[Entry] {
        self.by.get(&places::key(path)).map_or(&[], Vec::as_slice)
    }
}

impl Entry {
    /// Whether the file is of this source, as far as the record knows: one that version 0.1.0
    /// kept does not name sources. What is of no paper is in no record.
    pub(super) fn is_of(&self, source: Option<&Source>) -> bool {
        match (&self.line.nguon, source) {
            (_, None) => false,
            (None, Some(_)) => true,
            (Some(name), Some(source)) => folded(name) == folded(&source.name_in(&self.folder)),
        }
    }

    /// The source as people here read it.
    pub(super) fn source(&self) -> Option<String> {
        let name = self.line.nguon.as_ref()?;
        let far = || name.split('#').next().unwrap_or(name).to_owned();
        Some(places::source_path(&self.folder, name).map_or_else(far, |path| places::from_here(&path)))
    }

    /// Whether the source is still there; one that is far away is taken to be.
    pub(super) fn has_source(&self) -> bool {
        let path = self.line.nguon.as_ref().and_then(|name| places::source_path(&self.folder, name));
        path.is_none_or(|path| path.exists())
    }
}
