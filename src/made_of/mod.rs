//! What a document was made of: its YAML and all files that were read for it, so that a DOCX that
//! somebody changed after it was sent can be compared with what was really sent.
//!
//! In: the files by name, the office's own templates, the locality of a batch, the version of the
//! program. Out: a pack that lists them, with a name derived from its own bytes; and the document made
//! again from it. A file is named by its path from the folder of the document, so that a pack says
//! nothing about the machine. Faces (`--font-dir`) are not part of it: a DOCX contains none, and is the
//! same with all faces that have the widths of Times New Roman. It leaves writing and removing packs to
//! the command line.

mod again;
mod in_pdf;
mod pack;
mod stored;

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

pub use in_pdf::{CarriedFault, of_pdf};
pub use pack::{Pack, PackFault, SealedPack};
pub use stored::{FOLDER, OWN_FOLDER, PackStore, of_docx};

use crate::digest;

/// The folder of the files that packs list, in the folder of the packs.
const BLOBS: &str = "tep";

/// The key of the office's register of laws among its own templates; no template can have that name.
pub const LAWS: &str = "../phap_luat.yaml";

/// The number of digits in the names of packs and of the files in them.
const DIGITS: usize = 32;

/// Endings of files whose kind of line end does not matter.
const TEXTS: [&str; 4] = ["yaml", "yml", "xml", "json"];

/// The bytes of a file with their SHA-256.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Blob {
    digest: String,
    bytes: Arc<[u8]>,
}

impl Blob {
    /// Makes one of these bytes.
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

    /// The same text with CRLF line ends replaced by LF: Git converts between the two, and a paper is the
    /// same with either. Only for files that are read line by line with any line ends.
    fn with_plain_ends(&self, name: &str) -> Cow<'_, Blob> {
        let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
        let is_text = ending.is_some_and(|ending| TEXTS.contains(&ending.as_str()));
        match std::str::from_utf8(&self.bytes) {
            Ok(text) if is_text && text.contains("\r\n") => {
                Cow::Owned(Blob::of(text.replace("\r\n", "\n").as_bytes()))
            }
            _ => Cow::Borrowed(self),
        }
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
    /// Its YAML and all files that were looked for, by their paths from its folder; None for one that did
    /// not exist.
    pub files: BTreeMap<String, Option<Blob>>,
    /// The office's own templates, by name; and its register of laws, as [`LAWS`].
    pub templates: BTreeMap<String, Blob>,
    /// The locality that it is for, if its YAML is a template.
    pub unit: Option<UnitMaterials>,
}

/// What makes a template the document of one locality.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnitMaterials {
    /// The row of the locality in its table.
    pub columns: BTreeMap<String, String>,
    /// The name of its own file among the files of the document.
    pub overlay: Option<String>,
    /// Its figures of the city's allocation, if the template has one: one line per figure.
    pub allocation: Option<String>,
}

/// The digits of a SHA-256 by which bytes are named.
fn digits(digest: &str) -> String {
    digest.chars().take(DIGITS).collect()
}
