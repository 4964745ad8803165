//! Files that documents name, from the disk.

use std::io;
use std::path::Path;

use super::system;
use crate::files::Files;

/// The disk: a name is a path as [`system::shown`] writes it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Disk;

impl Files for Disk {
    fn read(&self, name: &str) -> io::Result<Vec<u8>> {
        system::read(Path::new(name))
    }
}
