//! Files that are safe on the disk if the power fails.
//!
//! In: the files that a run wrote. Out: nothing, once they are safe.

use crate::files::disk;
use std::collections::BTreeSet;
use std::io::{self, ErrorKind};
use std::path::Path;

/// Waits until these files of a folder are on the disk: once for all of them if the system can do that, one
/// by one otherwise. Files that were removed meanwhile are skipped, and a drive that cannot do it is left
/// alone.
pub(crate) fn sync(folder: &Path, files: &BTreeSet<String>) -> io::Result<()> {
    #[cfg(target_os = "linux")]
    if rustix::fs::syncfs(disk::open_folder(folder)?).is_ok() {
        return Ok(());
    }
    for file in files {
        match disk::open_to_write(folder.join(file)).and_then(|file| file.sync_all()) {
            Err(error) if error.kind() == ErrorKind::StorageFull => return Err(error),
            _ => {}
        }
    }
    Ok(())
}
