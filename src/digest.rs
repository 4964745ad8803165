//! SHA-256, by which files and parts of them are recognised.
//!
//! In: bytes, a file, or what a reader gives. Out: their digest in hexadecimal digits, as `sha256sum` prints
//! it. What a digest is compared with is left to the caller.

use std::io::{self, Read};
use std::path::Path;

use crate::files::disk;
use sha2::{Digest, Sha256};

/// The digest of bytes.
pub fn of_bytes(bytes: &[u8]) -> String {
    let mut running = Running::default();
    running.add(bytes);
    running.so_far()
}

/// The first eight digits of the digest: enough to tell the parts of one document apart.
pub fn short(bytes: &[u8]) -> String {
    let mut digits = of_bytes(bytes);
    digits.truncate(8);
    digits
}

/// The digest of a file.
///
/// # Errors
/// The file cannot be read, or is a pipe or a device, which would be waited for.
pub fn of_file(path: &Path) -> io::Result<String> {
    of_reader(disk::open(path)?)
}

/// The digest of what a reader gives.
///
/// # Errors
/// The reader fails.
pub fn of_reader(mut file: impl Read) -> io::Result<String> {
    let mut running = Running::default();
    let mut buffer = vec![0; 64 * 1024];
    loop {
        match file.read(&mut buffer)? {
            0 => return Ok(running.so_far()),
            read => running.add(&buffer[..read]),
        }
    }
}

/// The digest of bytes that come piece by piece.
#[derive(Clone, Default)]
pub struct Running(Sha256);

impl Running {
    /// Adds a piece.
    pub fn add(&mut self, bytes: &[u8]) {
        self.0.update(bytes);
    }

    /// The digest of all pieces so far.
    pub fn so_far(&self) -> String {
        self.0.clone().finalize().iter().map(|byte| format!("{byte:02x}")).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::{Running, of_bytes, of_reader, short};

    /// Digests are what `sha256sum` prints, however the bytes come.
    #[test]
    fn digests_are_those_of_sha256sum() {
        let abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        assert_eq!((of_bytes(b"abc"), short(b"abc")), (abc.to_owned(), "ba7816bf".to_owned()));
        assert_eq!(of_reader(&b"abc"[..]).unwrap(), abc);
        let mut running = Running::default();
        running.add(b"a");
        assert_eq!(running.so_far(), of_bytes(b"a"));
        running.add(b"bc");
        assert_eq!(running.so_far(), abc);
    }
}
