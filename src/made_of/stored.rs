//! Packs on the disk: where they are, and reading them.
//!
//! In: a DOCX, and its folder. Out: what it was made of, or what is wrong with its pack. A folder of
//! results has one store for all files in it and below it; so the store of a file is in its own folder or
//! in one above. It leaves writing and removing to the command line.

use std::collections::BTreeMap;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use super::pack::{is_stored_as, place_of};
use super::{BLOBS, Blob, Materials, Pack, PackFault, SealedPack};
use crate::files::disk;
use crate::fingerprint::package;

/// The folder of the packs, in the folder of the results: one file per pack, `<name>.json`.
pub const FOLDER: &str = ".vanban/nguon";

/// The program's own folder there; Word files that people put into any other folder are theirs.
pub const OWN_FOLDER: &str = ".vanban";

/// The packs of a folder of results.
#[derive(Clone, Debug)]
pub struct PackStore {
    folder: PathBuf,
}

/// What a DOCX was made of. Returns None if it names no pack, as one written by version 0.1.0, or if it
/// is no DOCX at all. `folder` is the one it is in.
///
/// # Errors The pack does not exist, or has been changed.
pub fn of_docx(docx: &[u8], folder: &Path) -> Result<Option<Materials>, PackFault> {
    let Ok(Some(name)) = package::pack(docx) else { return Ok(None) };
    let store = PackStore::with(&name, folder).ok_or_else(|| PackFault::NoPack(name.clone()))?;
    store.materials(&name).map(Some)
}

impl PackStore {
    /// The store of a folder of results, whether or not anything is in it.
    pub fn of(results: &Path) -> PackStore {
        PackStore { folder: results.join(FOLDER) }
    }

    /// The store that has a pack of this name, in this folder or the nearest one above.
    pub fn with(name: &str, folder: &Path) -> Option<PackStore> {
        let folder = disk::canonicalize(folder).unwrap_or_else(|_| folder.to_owned());
        folder.ancestors().map(PackStore::of).find(|store| store.has(name))
    }

    /// The folder of the store.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// The folder of the files that packs list.
    pub fn blobs(&self) -> PathBuf {
        self.folder.join(BLOBS)
    }

    /// The file of a pack.
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.join(format!("{name}.json"))
    }

    /// Whether there is a pack of this name.
    pub fn has(&self, name: &str) -> bool {
        disk::is_file(self.path(name))
    }

    /// Reads a pack as it was written.
    ///
    /// # Errors It does not exist, or has been changed.
    pub fn pack(&self, name: &str) -> Result<Pack, PackFault> {
        let file = self.path(name);
        let bytes = disk::read(&file).map_err(|error| match error.kind() {
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
    /// # Errors One of its files does not exist, or has been changed.
    pub fn materials(&self, name: &str) -> Result<Materials, PackFault> {
        self.pack(name)?.open(|stored| self.read(stored))
    }

    /// A pack with all files it lists, to be written into another store.
    ///
    /// # Errors Of the same kind as [`PackStore::materials`].
    pub fn sealed(&self, name: &str) -> Result<SealedPack, PackFault> {
        let pack = self.pack(name)?;
        let file = disk::read(self.path(name)).map_err(|_| PackFault::NoPack(name.to_owned()))?;
        let mut blobs = BTreeMap::new();
        for stored in pack.stored() {
            let blob = self.read(stored).map(|bytes| Blob::of(&bytes)).ok();
            let blob = blob.filter(|blob| is_stored_as(blob, stored));
            blobs.insert(stored.clone(), blob.ok_or_else(|| PackFault::Changed(place_of(stored)))?);
        }
        Ok(SealedPack { name: name.to_owned(), file, blobs })
    }

    /// Checks that a pack is complete and unchanged. `seen` keeps the results for files that several
    /// packs share.
    ///
    /// # Errors About its first file that is not as it was; of the same kind as [`PackStore::materials`].
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

    /// The bytes of a stored file; a name that leads to another folder is refused.
    fn read(&self, stored: &str) -> io::Result<Vec<u8>> {
        let plain = |letter: char| letter.is_ascii_alphanumeric() || letter == '.';
        match stored.chars().all(plain) {
            true => disk::read(self.blobs().join(stored)),
            false => Err(ErrorKind::NotFound.into()),
        }
    }
}
