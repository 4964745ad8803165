//! Whether any file that a paper is made of has changed on the disk.
//!
//! In: a paper. Out: the files it names, as the disk has them, and whether one of them, the paper itself or the
//! office's own files are others than when they were read. Files are looked at again and again: that also works
//! on network drives, which tell nobody of changes, and a paper is made of a few files only.

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use std::time::SystemTime;

use super::own_templates::places_of;
use super::system;
use crate::files::{Disk, Files, disk};

/// How often the bytes of the paper are compared after it was read: a drive may keep times to two seconds, and
/// an editor writes twice within one.
const COMPARED: usize = 10;

/// What the system tells of a file without opening it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Stamp {
    modified: Option<SystemTime>,
    length: u64,
    is_folder: bool,
}

/// What it tells of files by their paths; None of those that are not there.
pub(crate) type Stamps = BTreeMap<PathBuf, Option<Stamp>>;

/// The files of a paper.
pub(crate) struct FollowedFiles {
    paper: PathBuf,
    bytes: Vec<u8>,
    /// How often the bytes are still to be compared.
    compare: usize,
    own: Option<Stamp>,
    office: Stamps,
    named: Mutex<Stamps>,
    /// What was seen last, if it is not what was read: the files of the paper, and those of the office.
    coming: Option<(Stamps, Stamps)>,
}

impl FollowedFiles {
    /// The files of this paper, of which none was read yet.
    pub(crate) fn of(paper: &Path) -> FollowedFiles {
        FollowedFiles {
            paper: paper.to_owned(),
            bytes: Vec::new(),
            compare: 0,
            own: None,
            office: Stamps::new(),
            named: Mutex::default(),
            coming: None,
        }
    }

    /// Reads the paper; from now on those files are followed that are read through this value. What changes while
    /// it is being read has changed.
    ///
    /// # Errors
    /// What the system says.
    pub(crate) fn read_again(&mut self) -> io::Result<&[u8]> {
        self.own = stamp(&self.paper);
        self.named = Mutex::default();
        self.compare = COMPARED;
        self.bytes.clear();
        self.bytes = system::read(&self.paper)?;
        Ok(&self.bytes)
    }

    /// Takes these bytes for those of the paper, which the disk is about to have; else as [`FollowedFiles::read_again`].
    pub(crate) fn take(&mut self, bytes: Vec<u8>) -> &[u8] {
        self.own = stamp(&self.paper);
        self.named = Mutex::default();
        self.compare = COMPARED;
        self.bytes = bytes;
        &self.bytes
    }

    /// Whether the office's own files are others than when this was last asked.
    pub(crate) fn has_other_office(&mut self) -> bool {
        let office = office_of(&self.paper);
        let is_other = office != self.office;
        self.office = office;
        is_other
    }

    /// Whether any file is another one than when it was read, and stays so: a file that is just being written is
    /// another one each time it is asked for.
    pub(crate) fn have_changed(&mut self) -> bool {
        let named = self.named.get_mut().unwrap_or_else(PoisonError::into_inner);
        let old = [(self.paper.clone(), self.own)].into_iter().chain(named.clone()).collect();
        let now: Stamps =
            [&self.paper].into_iter().chain(named.keys()).map(|path| (path.clone(), stamp(path))).collect();
        let (old, now) = ((old, self.office.clone()), (now, office_of(&self.paper)));
        if now == old {
            self.coming = None;
            self.compare = self.compare.saturating_sub(1);
            return self.compare > 0 && system::read(&self.paper).is_ok_and(|bytes| bytes != self.bytes);
        }
        let stays = self.coming.as_ref() == Some(&now);
        if stays && self.is_as_known(&old, &now) {
            (self.coming, self.compare) = (None, COMPARED);
            return false;
        }
        self.coming = (!stays).then_some(now);
        stays
    }
}

impl FollowedFiles {
    /// Whether only the paper's own file was written, and with the bytes that are known already.
    fn is_as_known(&mut self, old: &(Stamps, Stamps), now: &(Stamps, Stamps)) -> bool {
        let is_other =
            |(path, stamp): (&PathBuf, &Option<Stamp>)| *path != self.paper && old.0.get(path) != Some(stamp);
        if old.1 != now.1 || now.0.iter().any(is_other) {
            return false;
        }
        let own = now.0.get(&self.paper).copied().flatten();
        let is_known = system::read(&self.paper).is_ok_and(|bytes| bytes == self.bytes);
        if is_known {
            self.own = own;
        }
        is_known
    }
}

impl Files for FollowedFiles {
    fn read(&self, name: &str) -> io::Result<Vec<u8>> {
        let path = PathBuf::from(name);
        let stamp = stamp(&path);
        // The first look counts: what changed since then has changed.
        self.named.lock().unwrap_or_else(PoisonError::into_inner).entry(path).or_insert(stamp);
        Disk.read(name)
    }
}

/// What the system tells of folders: another time if a file came or went.
pub(crate) fn folders_of(folders: &[PathBuf]) -> Stamps {
    folders.iter().map(|folder| (folder.clone(), stamp(folder))).collect()
}

fn stamp(path: &Path) -> Option<Stamp> {
    let found = disk::metadata(path).ok()?;
    Some(Stamp { modified: found.modified().ok(), length: found.len(), is_folder: found.is_dir() })
}

/// The office's own files for a paper, in all places where they may be.
fn office_of(paper: &Path) -> Stamps {
    let (folders, registers) = places_of(paper);
    let entries = folders.iter().filter_map(|folder| disk::read_dir(folder).ok()).flatten().flatten();
    let files = entries.map(|entry| entry.path()).chain(registers);
    files.map(|path| (stamp(&path), path)).map(|(stamp, path)| (path, stamp)).collect()
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::FollowedFiles;
    use crate::files::Files;

    /// What was edited here is known before the disk has it; that the disk has it then is no change, another text is.
    #[test]
    fn bytes_that_are_known_are_no_change() {
        let folder = tempfile::tempdir().unwrap();
        let paper = folder.path().join("a.yaml");
        fs::write(&paper, "a: 1").unwrap();
        let mut files = FollowedFiles::of(&paper);
        files.has_other_office();
        files.read_again().unwrap();
        assert_eq!(files.take(b"a: 25".to_vec()), b"a: 25");
        fs::write(&paper, "a: 25").unwrap();
        for _ in 0..4 {
            assert!(!files.have_changed());
        }
        fs::write(&paper, "a: 261").unwrap();
        assert!(files.have_changed() || files.have_changed());
    }

    /// Each file that the paper was made of, there or not, and the office's own.
    #[test]
    fn a_change_of_any_file_is_seen_once() {
        let root = tempfile::tempdir().unwrap();
        let folder = root.path().join("content");
        fs::create_dir(&folder).unwrap();
        let paper = folder.join("a.yaml");
        let [table, missing] = ["bang.csv", "chua-co.yaml"].map(|name| folder.join(name));
        fs::write(&paper, "a: 1").unwrap();
        fs::write(&table, "x").unwrap();
        let mut files = FollowedFiles::of(&paper);
        assert!(files.has_other_office() || files.office.values().all(Option::is_none));
        // What has come must still be there a moment later.
        let changed = |files: &mut FollowedFiles| files.have_changed() || files.have_changed();
        let read = |files: &mut FollowedFiles| {
            files.has_other_office();
            let bytes = files.read_again().unwrap().to_vec();
            let _ = files.read(table.to_str().unwrap());
            let _ = files.read(missing.to_str().unwrap());
            assert!(!changed(files));
            bytes
        };
        assert_eq!(read(&mut files), b"a: 1");
        // The same length within the same moment.
        fs::write(&paper, "a: 2").unwrap();
        assert!(changed(&mut files));
        assert_eq!(read(&mut files), b"a: 2");
        fs::write(&table, "x,y").unwrap();
        assert!(changed(&mut files));
        read(&mut files);
        fs::write(&missing, "").unwrap();
        assert!(changed(&mut files));
        read(&mut files);
        fs::create_dir(root.path().join("templates")).unwrap();
        assert!(!changed(&mut files), "an empty folder changes nothing");
        fs::write(root.path().join("templates/theme.yaml"), "trang: {}").unwrap();
        assert!(changed(&mut files) && files.has_other_office());
        read(&mut files);
        fs::write(root.path().join("phap_luat.yaml"), "").unwrap();
        assert!(changed(&mut files));
        read(&mut files);
        // A file that is another one each time is still being written.
        for at in 1..4 {
            fs::write(&table, "y".repeat(10 * at)).unwrap();
            assert!(!files.have_changed(), "{at}");
        }
        assert!(files.have_changed());
        read(&mut files);
        fs::remove_file(&paper).unwrap();
        assert!(changed(&mut files) && files.read_again().is_err() && !changed(&mut files));
    }
}
