//! Files as they are on disk, and the digital signatures in them.
//!
//! In: a file. Out: its bytes, up to the length that files of this program may have; what it was before something was
//! added; whether it is signed.

use std::io::{self, Read};
use std::path::Path;

use crate::digest::Running;
use crate::files::disk;
use crate::fingerprint::pdf;

/// Longer files are not from this program and are not read whole.
const LONGEST: u64 = 64 * 1024 * 1024;

/// The offset at which a PDF continues after bytes with this SHA-256.
pub(crate) fn begins_with(file: &[u8], hash: &str) -> Option<usize> {
    let found = states(file).into_iter().find(|(_, state)| state == hash);
    found.map(|(end, _)| end).filter(|&end| end < file.len())
}

/// Where a PDF may have ended before something was added to it, with the SHA-256 of what is before; the whole file last.
pub(crate) fn states(file: &[u8]) -> Vec<(usize, String)> {
    let (mut read, mut from) = (Running::default(), 0);
    let mut found = Vec::new();
    let ends = pdf::ends(file).filter(|&end| end < file.len());
    for end in ends.chain([file.len()]) {
        read.add(&file[from..end]);
        from = end;
        found.push((end, read.so_far()));
    }
    found
}

/// Whether a file is the one with this SHA-256 and a signature appended.
pub(crate) fn is_signed_form(path: &Path, hash: &str) -> bool {
    let Ok(Old { bytes, cut: false }) = read(path) else { return false };
    begins_with(&bytes, hash).is_some_and(|end| pdf::has_signature(&bytes[end..]))
}

/// The part of a file that is read.
pub(crate) struct Old {
    pub(crate) bytes: Vec<u8>,
    /// Whether there is more of it.
    pub(crate) cut: bool,
}

/// The bytes of a file, unless there are too many.
pub(crate) fn read(path: &Path) -> io::Result<Old> {
    let mut bytes = Vec::new();
    disk::open(path)?.take(LONGEST).read_to_end(&mut bytes)?;
    let cut = bytes.len() as u64 == LONGEST;
    Ok(Old { bytes, cut })
}

/// Whether a file that is too long to be read whole has a signature.
pub(crate) fn is_signed_anywhere(path: &Path) -> io::Result<bool> {
    const PIECE: u64 = 1024 * 1024;
    /// More bytes than the words of a signature that are searched for.
    const OVERLAP: usize = 512;
    let mut file = disk::open(path)?;
    let mut piece = Vec::new();
    loop {
        let before = piece.len();
        if file.by_ref().take(PIECE).read_to_end(&mut piece)? == 0 {
            return Ok(false);
        }
        if pdf::has_signature(&piece) {
            return Ok(true);
        }
        debug_assert!(before <= OVERLAP);
        piece.drain(..piece.len().saturating_sub(OVERLAP));
    }
}
