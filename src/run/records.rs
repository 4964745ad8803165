//! All records about the files of some folders: what a run of any command wrote there, and from which source.
//!
//! In: folders. Out: the lines about a file. A record may be in the folder of the file or in any above it:
//! `build` keeps one for all folders below its own.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use super::parts;
use super::places::{self, SourcePath, folded};
use super::record::{self, Record, RecordLine, is_below};
use crate::files::disk;

/// What earlier runs wrote, by the key of each file.
#[derive(Default)]
pub(crate) struct Records {
    by: BTreeMap<String, Vec<RecordEntry>>,
}

/// A line of a record.
#[derive(Clone, Debug)]
pub(crate) struct RecordEntry {
    pub(crate) line: RecordLine,
    /// The folder of the record.
    folder: PathBuf,
    /// The file.
    pub(crate) path: PathBuf,
}

impl Records {
    /// The records of these folders and of all above them, if there are any.
    pub(crate) fn around<'a>(folders: impl IntoIterator<Item = &'a Path>) -> Records {
        let mut records = Records::default();
        let mut seen = BTreeSet::new();
        for folder in folders {
            for folder in places::folder(folder).ancestors() {
                if !seen.insert(folder.to_owned()) {
                    break;
                }
                for name in [record::OF_BUILD, record::OF_BATCH] {
                    // A file that is no record says nothing.
                    let lines = Record::open(folder, name).map(Record::into_lines);
                    lines.into_iter().flatten().for_each(|line| records.add(folder, line));
                }
            }
        }
        records
    }

    fn add(&mut self, folder: &Path, line: RecordLine) {
        let path = places::follow(folder, &line.tep);
        let entries = self.by.entry(places::key(&path)).or_default();
        entries.push(RecordEntry { line, folder: folder.to_owned(), path });
    }

    /// The files of a paper in a folder and below it that earlier runs wrote and that still exist, each with
    /// its line. `target` is the path of the paper there.
    pub(crate) fn of_paper(
        &self,
        source: &SourcePath,
        target: &Path,
        out: &Path,
    ) -> Vec<(PathBuf, &[RecordEntry])> {
        let (place, target) = (places::folder(out), places::absolute(target));
        let is_of = |entry: &RecordEntry| entry.is_of(Some(source)) && entry.is_named_after(&target);
        let found = self.by.values().filter_map(|entries| {
            let entry = entries.iter().find(|entry| is_of(entry) && disk::is_file(&entry.path))?;
            let way = entry.path.strip_prefix(&place).ok()?;
            Some((out.join(way), entries.as_slice()))
        });
        found.collect()
    }

    /// The issued paper, as others cite it, that a file belongs to.
    pub(crate) fn issued(&self, path: &Path) -> Option<&str> {
        self.of(path).iter().find_map(|entry| entry.line.phat_hanh.as_deref())
    }

    /// The lines about a file, also under a name that is the same file on Windows or macOS.
    pub(crate) fn of(&self, path: &Path) -> &[RecordEntry] {
        self.by.get(&places::key(path)).map_or(&[], Vec::as_slice)
    }
}

impl RecordEntry {
    /// Whether the file belongs to this source, as far as the record knows: a record of version 0.1.0 does
    /// not name sources. A file of no paper is in no record.
    pub(crate) fn is_of(&self, source: Option<&SourcePath>) -> bool {
        match (&self.line.nguon, source) {
            (_, None) => false,
            (None, Some(_)) => true,
            (Some(name), Some(source)) => folded(name) == folded(&source.name_in(&self.folder)),
        }
    }

    /// Whether the file may belong to the single paper that is written to `target`, and not to a locality's.
    /// If its record names its source, it does, whatever its name.
    fn is_named_after(&self, target: &Path) -> bool {
        let stem = self.path.with_extension("");
        let own = || target.file_name().unwrap_or_default().to_string_lossy();
        let document = |name: &str| parts::document(name, &own()).0 == own();
        let named = || {
            self.path.parent() == target.parent()
                && document(&stem.file_name().unwrap_or_default().to_string_lossy())
        };
        self.line.don_vi.is_none() && (self.line.nguon.is_some() || named())
    }

    /// The source as its path reads from the current folder.
    pub(crate) fn source(&self) -> Option<String> {
        let name = self.line.nguon.as_ref()?;
        let far = || name.split('#').next().unwrap_or(name).to_owned();
        Some(places::source_path(&self.folder, name).map_or_else(far, |path| places::from_here(&path)))
    }

    /// Whether the source still exists; one that cannot be reached counts as existing.
    pub(crate) fn has_source(&self) -> bool {
        let path = self.line.nguon.as_ref().and_then(|name| places::source_path(&self.folder, name));
        path.is_none_or(disk::exists)
    }
}

/// How many lines of a record are passed over, as they say of no file. One that a run has not finished yet is none.
pub(crate) fn broken_lines(path: &Path) -> usize {
    let bytes = disk::read(path).unwrap_or_default();
    let text = String::from_utf8_lossy(&bytes);
    let ended = text.split_inclusive('\n').filter(|line| line.ends_with('\n') && !line.trim().is_empty());
    let is_broken =
        |line: &&str| !serde_json::from_str::<RecordLine>(line).is_ok_and(|line| is_below(&line.tep));
    ended.filter(is_broken).count()
}
