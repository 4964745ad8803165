//! Packs on the disk: where they lie, and reading them.
//!
//! In: a DOCX, and the folder it lies in. Out: what it was made of, or what is wrong with its pack. A
//! folder of results has one store for all files in it and below it; so a file's store is that of its
//! own folder or of one above. Writing and removing is left to the command line.

use std::collections::BTreeMap;
use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use super::pack::{is_stored_as, place_of};
use super::{BLOBS, Blob, Materials, Pack, PackFault};
use crate::fingerprint::package;

/// Where the packs lie, in the folder of the results: a file each, `<name>.json`.
pub const FOLDER: &str = ".vanban/nguon";

/// The packs of a folder of results.
#[derive(Clone, Debug)]
pub struct PackStore {
    folder: PathBuf,
}

/// What a DOCX was made of; None where it names no pack, as one that version 0.1.0 wrote, or that is no
/// DOCX at all. `folder` is the one it lies in.
///
/// # Errors
/// There is no such pack, or it is not what it was.
pub fn of_docx(docx: &[u8], folder: &Path) -> Result<Option<Materials>, PackFault> {
    let Ok(Some(name)) = package::pack(docx) else { return Ok(None) };
    let store = PackStore::with(&name, folder).ok_or_else(|| PackFault::NoPack(name.clone()))?;
    store.materials(&name).map(Some)
}

impl PackStore {
    /// That of a folder of results, whether or not anything is in it.
    pub fn of(results: &Path) -> PackStore {
        PackStore { folder: results.join(FOLDER) }
    }

    /// The store, of this folder or the nearest one above, that has a pack of this name.
    pub fn with(name: &str, folder: &Path) -> Option<PackStore> {
        let folder = fs::canonicalize(folder).unwrap_or_else(|_| folder.to_owned());
        folder.ancestors().map(PackStore::of).find(|store| store.has(name))
    }

    /// Where it lies.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Where the files lie that packs list.
    pub fn blobs(&self) -> PathBuf {
        self.folder.join(BLOBS)
    }

    /// The file of a pack.
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.join(format!("{name}.json"))
    }

    /// Whether there is a pack of this name.
    pub fn has(&self, name: &str) -> bool {
        self.path(name).is_file()
    }

    /// A pack, as it was written.
    ///
    /// # Errors
    /// It is gone, or is not what it was.
    pub fn pack(&self, name: &str) -> Result<Pack, PackFault> {
        let file = self.path(name);
        let bytes = fs::read(&file).map_err(|error| match error.kind() {
            ErrorKind::NotFound => PackFault::NoPack(name.to_owned()),
            _ => PackFault::Unread(format!("{name}.json"), error),
        })?;
        let changed = || PackFault::Changed(format!("{name}.json"));
        if Pack::name_of(&bytes) != name {
            return Err(changed());
        }
        Pack::read(&bytes).ok_or_else(changed)
    }

    /// What the document of a pack was made of.
    ///
    /// # Errors
    /// A file of it is gone, or is not what it was.
    pub fn materials(&self, name: &str) -> Result<Materials, PackFault> {
        self.pack(name)?.open(|stored| self.read(stored))
    }

    /// Whether a pack is whole: the first file of it that is not as it was. What was found of files that
    /// packs share is kept in `seen`.
    ///
    /// # Errors
    /// Of the same sort as [`PackStore::materials`].
    pub fn check(&self, name: &str, seen: &mut BTreeMap<PathBuf, bool>) -> Result<(), PackFault> {
        for stored in self.pack(name)?.stored() {
            let path = self.blobs().join(stored);
            let good = seen.entry(path).or_insert_with(|| {
                self.read(stored).is_ok_and(|bytes| is_stored_as(&Blob::of(&bytes), stored))
            });
            if !*good {
                return Err(PackFault::Changed(place_of(stored)));
            }
        }
        Ok(())
    }

    /// The bytes of a stored file; a name that leads elsewhere is none of ours.
    fn read(&self, stored: &str) -> io::Result<Vec<u8>> {
        let plain = |letter: char| letter.is_ascii_alphanumeric() || letter == '.';
        match stored.chars().all(plain) {
            true => fs::read(self.blobs().join(stored)),
            false => Err(ErrorKind::NotFound.into()),
        }
    }
}
