//! Files that are safe on the disk when the power fails.
//!
//! In: the files that a run wrote. Out: nothing, when they are.

use std::collections::BTreeSet;
use std::fs::File;
use std::io::{self, ErrorKind};
use std::path::Path;

/// Waits until these files of a folder are on the disk: once for all of them where the system can do
/// that, one by one elsewhere. Files that are gone again need not be; a drive that cannot say so is
/// left alone.
pub(crate) fn sync(folder: &Path, files: &BTreeSet<String>) -> io::Result<()> {
    #[cfg(target_os = "linux")]
    if rustix::fs::syncfs(File::open(folder)?).is_ok() {
        return Ok(());
    }
    for file in files {
        match File::options().write(true).open(folder.join(file)).and_then(|file| file.sync_all()) {
            Err(error) if error.kind() == ErrorKind::StorageFull => return Err(error),
            _ => {}
        }
    }
    Ok(())
}
