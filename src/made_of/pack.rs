//! A pack: the list of what a document was made of, as a file.
//!
//! In: [`Materials`]. Out: the bytes of the list, its name, and the files it lists, each content once;
//! or, from a list that was read, the materials again. The same materials give the same bytes. It leaves
//! files on the disk to `stored`.

use std::collections::BTreeMap;
use std::io;

use serde::{Deserialize, Serialize};

use super::{BLOBS, Blob, Materials, UnitMaterials, digits};
use crate::digest;

/// The list. Files are named by their paths from the folder of the document, each with the name under
/// which it is stored.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pack {
    /// The version of the program.
    pub chuong_trinh: String,
    /// The document's YAML.
    pub van_ban: String,
    /// The YAML and all files that were looked for; None for one that did not exist.
    pub tep: BTreeMap<String, Option<String>>,
    /// The office's own templates.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub mau: BTreeMap<String, String>,
    /// The locality of a template.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dia_phuong: Option<PackedUnit>,
}

/// The locality of a template, in a pack.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PackedUnit {
    /// Its row of the table.
    pub dong: BTreeMap<String, String>,
    /// Its own file.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tep_rieng: Option<String>,
    /// Its figures of the city's allocation.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phan_bo: Option<Vec<String>>,
}

/// A pack that is complete except that it is not written yet.
#[derive(Clone, Debug)]
pub struct SealedPack {
    /// Its name: digits of the SHA-256 of its bytes.
    pub name: String,
    /// Its bytes.
    pub file: Vec<u8>,
    /// The files it lists, by the names under which they are stored.
    pub blobs: BTreeMap<String, Blob>,
}

/// Why a pack does not give what the document was made of; files are named by their paths from the folder
/// of the packs.
#[derive(Debug)]
pub enum PackFault {
    /// There is no pack of this name in the folder of the file or above it.
    NoPack(String),
    /// One of its files does not exist.
    Gone(String),
    /// One of its files has other bytes.
    Changed(String),
    /// One of its files cannot be read.
    Unread(String, io::Error),
}

impl Materials {
    /// Makes the pack: the list, and the files it lists.
    pub fn sealed(&self) -> SealedPack {
        let mut blobs = BTreeMap::new();
        let mut store = |name: &String, blob: &Blob| {
            let blob = blob.with_plain_ends(name);
            let stored = blob.stored_name(name);
            blobs.entry(stored.clone()).or_insert_with(|| blob.into_owned());
            stored
        };
        let files = self.files.iter();
        let tep =
            files.map(|(name, blob)| (name.clone(), blob.as_ref().map(|blob| store(name, blob)))).collect();
        let mau = self.templates.iter().map(|(name, blob)| (name.clone(), store(name, blob))).collect();
        let unit = self.unit.as_ref().map(|unit| PackedUnit {
            dong: unit.columns.clone(),
            tep_rieng: unit.overlay.clone(),
            phan_bo: unit.allocation.as_ref().map(|print| print.lines().map(str::to_owned).collect()),
        });
        let pack = Pack {
            chuong_trinh: self.program.clone(),
            van_ban: self.document.clone(),
            tep,
            mau,
            dia_phuong: unit,
        };
        let mut file = serde_json::to_vec_pretty(&pack).expect("texts are always JSON");
        file.push(b'\n');
        SealedPack { name: Pack::name_of(&file), file, blobs }
    }
}

impl Pack {
    /// The name of a pack of these bytes.
    pub fn name_of(file: &[u8]) -> String {
        digits(&digest::of_bytes(file))
    }

    /// Reads the bytes of a pack. Returns None if they are something else.
    pub fn read(file: &[u8]) -> Option<Pack> {
        serde_json::from_slice(file).ok()
    }

    /// The names under which its files are stored.
    pub fn stored(&self) -> impl Iterator<Item = &String> {
        self.tep.values().flatten().chain(self.mau.values())
    }

    /// Gives what the document was made of. `read` gives the bytes of a stored file.
    ///
    /// # Errors One of the files does not exist, or has been changed.
    pub fn open(&self, mut read: impl FnMut(&str) -> io::Result<Vec<u8>>) -> Result<Materials, PackFault> {
        let mut blob = |stored: &String| {
            let bytes = read(stored).map_err(|error| match error.kind() {
                io::ErrorKind::NotFound => PackFault::Gone(place_of(stored)),
                _ => PackFault::Unread(place_of(stored), error),
            })?;
            let blob = Blob::of(&bytes);
            match is_stored_as(&blob, stored) {
                true => Ok(blob),
                false => Err(PackFault::Changed(place_of(stored))),
            }
        };
        let mut files = BTreeMap::new();
        for (name, stored) in &self.tep {
            files.insert(name.clone(), stored.as_ref().map(&mut blob).transpose()?);
        }
        let mut templates = BTreeMap::new();
        for (name, stored) in &self.mau {
            templates.insert(name.clone(), blob(stored)?);
        }
        let unit = self.dia_phuong.as_ref().map(|unit| UnitMaterials {
            columns: unit.dong.clone(),
            overlay: unit.tep_rieng.clone(),
            allocation: unit
                .phan_bo
                .as_ref()
                .map(|lines| lines.iter().map(|line| format!("{line}\n")).collect()),
        });
        let (program, document) = (self.chuong_trinh.clone(), self.van_ban.clone());
        Ok(Materials { program, document, files, templates, unit })
    }
}

/// The path of a stored file, from the folder of the packs.
pub(super) fn place_of(stored: &str) -> String {
    format!("{BLOBS}/{stored}")
}

/// Whether these bytes belong to the name under which they are stored.
pub(super) fn is_stored_as(blob: &Blob, stored: &str) -> bool {
    stored.split('.').next() == Some(&digits(blob.digest()))
}
