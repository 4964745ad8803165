//! What a document was made of: its YAML and all files that were read for it, so that what somebody
//! changed in a DOCX that was sent round can be compared with what was really sent.
//!
//! In: the files by name, the office's own templates, the unit of a batch, the version of the program.
//! Out: a pack that lists them, with a name made of its own bytes; and the document made again from
//! that. A file is named by the way from the folder of the document, so that a pack says nothing of
//! the machine. It leaves it to the command line when packs are written and removed.

mod again;
mod pack;
mod stored;

use std::collections::BTreeMap;
use std::sync::Arc;

pub use pack::{Pack, PackFault, SealedPack};
pub use stored::{BLOBS, FOLDER, PackStore, of_docx};

use crate::digest;

/// Digits of the names of packs and of the files in them.
const DIGITS: usize = 32;

/// The bytes of a file with their SHA-256.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Blob {
    digest: String,
    bytes: Arc<[u8]>,
}

impl Blob {
    /// Of these bytes.
    pub fn of(bytes: &[u8]) -> Blob {
        Blob { digest: digest::of_bytes(bytes), bytes: bytes.into() }
    }

    /// SHA-256 of the bytes.
    pub fn digest(&self) -> &str {
        &self.digest
    }

    /// The bytes.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// The name under which it is stored: digits of its SHA-256, and the ending of its own name, so that
    /// people can open it.
    fn stored_name(&self, name: &str) -> String {
        let digits = &self.digest[..DIGITS];
        let last = name.rsplit('/').next().unwrap_or(name);
        let ending = last.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
        let plain = |ending: &String| {
            (1..=5).contains(&ending.len()) && ending.bytes().all(|one| one.is_ascii_alphanumeric())
        };
        ending.filter(plain).map_or_else(|| digits.to_owned(), |ending| format!("{digits}.{ending}"))
    }
}

/// All that a document was made of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Materials {
    /// The version of the program.
    pub program: String,
    /// The name of its YAML, without folders.
    pub document: String,
    /// Its YAML and all files that were looked for, by the way from its folder; None for one that there
    /// was not.
    pub files: BTreeMap<String, Option<Blob>>,
    /// The office's own templates, by name.
    pub templates: BTreeMap<String, Blob>,
    /// The faces that are not built in, by digits of their files' SHA-256. Lines are measured with them;
    /// they are not kept.
    pub faces: Vec<String>,
    /// The unit that it is for, where its YAML is a template's.
    pub unit: Option<UnitMaterials>,
}

/// What makes a template the document of one unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnitMaterials {
    /// The unit's row of the table.
    pub columns: BTreeMap<String, String>,
    /// The name of its own file among the files of the document.
    pub overlay: Option<String>,
    /// Its figures of the city's allocation, where the template has one: a line a figure.
    pub allocation: Option<String>,
}

/// Digits by which bytes of this SHA-256 are named.
pub fn digits(digest: &str) -> String {
    digest.chars().take(DIGITS).collect()
}
