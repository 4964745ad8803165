//! New bytes of files that wait on the disk until all of a run are there: a run for the whole country would
//! fill the memory with them.
//!
//! In: bytes, in any order and from several threads. Out: the same bytes again. It is one temporary file, gone
//! with the run; putting the bytes in their places is left to [`super::change`].

use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::Path;
use std::sync::{Mutex, PoisonError};

use tempfile::NamedTempFile;

use super::whole;
use crate::digest::of_bytes;

/// Bytes that wait.
pub(crate) struct Spool {
    file: Mutex<(NamedTempFile, u64)>,
}

/// Where bytes wait in the [`Spool`] that took them.
#[derive(Clone, Debug)]
pub(crate) struct Spooled {
    at: u64,
    length: usize,
    /// Their SHA-256.
    pub(crate) hash: String,
}

impl Spool {
    /// An empty one, in a folder that this run writes to.
    pub(crate) fn inside(folder: &Path) -> io::Result<Spool> {
        Ok(Spool { file: Mutex::new((whole::temporary(folder)?, 0)) })
    }

    /// Takes bytes.
    pub(crate) fn keep(&self, bytes: &[u8]) -> io::Result<Spooled> {
        let mut held = self.file.lock().unwrap_or_else(PoisonError::into_inner);
        let (file, end) = &mut *held;
        file.seek(SeekFrom::Start(*end))?;
        file.write_all(bytes)?;
        let at = *end;
        *end += bytes.len() as u64;
        Ok(Spooled { at, length: bytes.len(), hash: of_bytes(bytes) })
    }

    /// Gives bytes back.
    pub(crate) fn read(&self, kept: &Spooled) -> io::Result<Vec<u8>> {
        let mut held = self.file.lock().unwrap_or_else(PoisonError::into_inner);
        let mut bytes = vec![0; kept.length];
        held.0.seek(SeekFrom::Start(kept.at))?;
        held.0.read_exact(&mut bytes)?;
        Ok(bytes)
    }
}

#[cfg(test)]
mod tests {
    use super::Spool;

    #[test]
    fn what_is_kept_is_given_back_and_nothing_is_left() {
        let folder = tempfile::tempdir().unwrap();
        let spool = Spool::inside(folder.path()).unwrap();
        let texts = ["một", "", "hai ba"];
        let kept = texts.map(|text| spool.keep(text.as_bytes()).unwrap());
        for (kept, text) in kept.iter().zip(texts).rev() {
            assert_eq!(spool.read(kept).unwrap(), text.as_bytes());
        }
        drop(spool);
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
    }
}
