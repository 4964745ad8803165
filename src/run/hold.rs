//! Who is at work in a folder: a lock that the system releases when its process ends, however it ends.
//!
//! In: folders, and whether others may be at work there too. Out: a [`Hold`], for as long as it is kept. The
//! lock file stays when nobody holds it; it is empty and means nothing by itself. A drive without locks is
//! reported and used all the same.

use std::collections::BTreeMap;
use std::fs::{File, TryLockError};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

use super::{Listener, Refusal, places, step, system};
use crate::files::{NotOpened, disk};
use crate::finding::{Finding, codes};

/// The lock file.
const NAME: &str = ".vanban.khoa";
/// The lock file that runs at work side by side hold while they write the record of a folder.
const OF_RECORD: &str = ".vanban.khoa-danh-muc";

/// How often a lock is tried before a message appears, and the time between two tries.
const LOOKS: usize = 80;
const BETWEEN: Duration = Duration::from_millis(25);

/// Who else may be at work.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Mode {
    /// Others in the same mode.
    Shared,
    /// Nobody.
    Alone,
}

/// A folder that a run needs.
#[derive(Clone, Debug)]
pub(crate) struct HeldFolder {
    pub(crate) folder: PathBuf,
    mode: Mode,
    /// Whether the lock file is made if there is none.
    made: bool,
}

impl HeldFolder {
    /// A folder that only this run writes to.
    pub(crate) fn own(folder: impl Into<PathBuf>) -> HeldFolder {
        HeldFolder { folder: folder.into(), mode: Mode::Alone, made: true }
    }

    /// A folder that this run writes to beside others that know of each other.
    pub(crate) fn part(folder: impl Into<PathBuf>) -> HeldFolder {
        HeldFolder { folder: folder.into(), mode: Mode::Shared, made: true }
    }

    /// A folder that is only read. If nobody ever locked it, there is nobody to wait for, and nothing is
    /// written.
    pub(crate) fn seen(folder: impl Into<PathBuf>) -> HeldFolder {
        HeldFolder { folder: folder.into(), mode: Mode::Shared, made: false }
    }

    /// Whether this run writes there.
    pub(crate) fn is_written(&self) -> bool {
        self.made
    }
}

/// Locks that are held.
#[derive(Debug, Default)]
pub(crate) struct Hold {
    locks: BTreeMap<PathBuf, File>,
    /// Folders on a drive without locks that this run writes to.
    unlocked: Vec<PathBuf>,
}

impl Hold {
    /// Takes all locks, and waits as long as necessary; always in the same order, so that no two runs wait
    /// for each other.
    pub(crate) fn take(places: &[HeldFolder], listener: &impl Listener) -> Result<Hold, Refusal> {
        let mut by: BTreeMap<PathBuf, (Mode, bool)> = BTreeMap::new();
        for HeldFolder { folder, mode, made } in places {
            let wanted = by.entry(places::folder(folder)).or_insert((*mode, *made));
            *wanted = (wanted.0.max(*mode), wanted.1 || *made);
        }
        let mut hold = Hold::default();
        for (folder, (mode, made)) in by {
            let path = folder.join(NAME);
            let Some(file) = open(&path, made).map_err(|error| unlockable(&folder, &error))? else {
                continue;
            };
            match wait(&file, mode, &folder, listener) {
                Ok(()) => drop(hold.locks.insert(folder, file)),
                Err(_) if made => hold.unlocked.push(folder),
                Err(_) => {}
            }
        }
        Ok(hold)
    }

    /// The folders, whether their drive has locks or not.
    pub(crate) fn folders(&self) -> impl Iterator<Item = &PathBuf> {
        self.locks.keys().chain(&self.unlocked)
    }

    /// The findings about drives without locks.
    pub(crate) fn notes(&self) -> Vec<Finding> {
        let note = |folder: &PathBuf| {
            let name = places::from_here(folder);
            let name = if name.is_empty() { ".".to_owned() } else { name };
            let message = format!("ổ đĩa của thư mục `{name}` không khóa được tệp");
            Finding { severity: crate::finding::Severity::Warning, ..Finding::general(codes::W005, message) }.hint(
                "mỗi lúc chỉ để một người, một máy chạy lệnh trong thư mục này: chương trình không biết được có ai \
                 khác đang ghi",
            )
        };
        self.unlocked.iter().map(note).collect()
    }
}

/// The lock of the record of a folder, among runs that are at work there together.
pub(crate) fn of_record(folder: &Path) -> io::Result<Option<File>> {
    let file = open(&folder.join(OF_RECORD), true)?;
    // If the folder has no locks, its record has none either.
    Ok(file.filter(|file| !step::lockless() && file.lock().is_ok()))
}

/// The lock file. Returns None if there is none and none is to be made. In a folder of several people perhaps
/// only the one who made it may write to it.
fn open(path: &Path, made: bool) -> io::Result<Option<File>> {
    if made {
        match disk::open_or_make(path) {
            Ok(file) => return Ok(Some(file)),
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
            Err(error) => return disk::open(path).map(Some).map_err(|_| error),
        }
    }
    match disk::open(path) {
        // A pipe of that name is told; what others may not open is theirs.
        Err(error) if matches!(NotOpened::of(&error), Some(NotOpened::NoFile(_))) => Err(error),
        opened => Ok(opened.ok()),
    }
}

/// Takes a lock; after two seconds a message says what it waits for.
fn wait(file: &File, mode: Mode, folder: &Path, listener: &impl Listener) -> io::Result<()> {
    if step::lockless() {
        return Err(ErrorKind::Unsupported.into());
    }
    for _ in 0..LOOKS {
        let taken = match mode {
            Mode::Shared => file.try_lock_shared(),
            Mode::Alone => file.try_lock(),
        };
        match taken {
            Ok(()) => return Ok(()),
            Err(TryLockError::WouldBlock) => thread::sleep(BETWEEN),
            Err(TryLockError::Error(error)) => return Err(error),
        }
    }
    let name = match places::from_here(folder) {
        name if name.is_empty() => ".".to_owned(),
        name => name,
    };
    listener.waiting(&format!("đang đợi một lệnh vanban khác làm xong trong thư mục `{name}` …"));
    match mode {
        Mode::Shared => file.lock_shared(),
        Mode::Alone => file.lock(),
    }
}

fn unlockable(folder: &Path, error: &io::Error) -> Refusal {
    let name = places::from_here(&folder.join(NAME));
    let hint = NotOpened::of(error).map_or("xem lại quyền ghi của thư mục đó", NotOpened::hint);
    Refusal::new(format!("không mở được khóa `{name}`: {}", system::words(error))).hint(hint)
}

#[cfg(test)]
mod tests {
    use std::fs::File;
    use std::path::Path;

    use super::{HeldFolder, Hold, NAME};
    use crate::run::listener::Nobody;

    fn nobody(folder: &Path) -> bool {
        File::open(folder.join(NAME)).unwrap().try_lock().is_ok()
    }

    #[test]
    fn a_folder_is_held_by_one_or_by_many_that_share() {
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(
            Hold::take(&[HeldFolder::seen(folder.path())], &Nobody).unwrap().folders().count(),
            0,
            "nothing is made"
        );
        let parts = [0, 1].map(|_| Hold::take(&[HeldFolder::part(folder.path())], &Nobody).unwrap());
        assert!(!nobody(folder.path()));
        drop(parts);
        let alone =
            Hold::take(&[HeldFolder::own(folder.path()), HeldFolder::seen(folder.path())], &Nobody).unwrap();
        assert_eq!(alone.folders().count(), 1, "one place named twice is one lock, the stronger one");
        assert!(!nobody(folder.path()));
        drop(alone);
        assert!(nobody(folder.path()));
    }
}
