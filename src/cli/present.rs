//! What stands under a name where a file is to be written: nothing, what this program wrote
//! there for the same paper, or something that would be lost.
//!
//! In: a name, the new bytes, who wants to write them. Out: a [`Present`]. All commands ask here
//! before they write. A file is known by the record of its folder, by the record of an issued
//! paper, and by the fingerprint in its own bytes; one that none of them knows is kept.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use super::places::{self, Source};
use super::record::{hex, of_bytes};
use super::records::{Entry, Records};
use crate::fingerprint::{self, Looks, State, pdf};
use crate::issue::lock::Lock;

/// Longer files are none of ours and are not read whole.
const LONGEST: u64 = 64 * 1024 * 1024;

/// Who wants to write.
#[derive(Clone, Copy)]
pub(super) struct Asking<'a> {
    /// What earlier runs wrote.
    pub(super) records: &'a Records,
    /// The paper's own file; none for files of no paper.
    pub(super) source: Option<&'a Source>,
    /// The record of the paper, where it was issued.
    pub(super) issued: Option<&'a Lock>,
    /// Whether the paper had such a record before this run.
    pub(super) locked: bool,
}

/// What stands there.
#[derive(Debug)]
pub(super) enum Present {
    /// Nothing.
    Nothing,
    /// The very same bytes.
    Same,
    /// What was written for the same paper: the new one takes its place.
    Own,
    /// The issued paper as it was signed: it begins with the issued bytes, and is its final form.
    Final,
    /// What would be lost.
    Kept(Kept),
}

/// A file that would be lost.
#[derive(Debug)]
pub(super) struct Kept {
    pub(super) path: PathBuf,
    pub(super) case: Case,
}

/// What seems to be the case with it.
#[derive(Debug)]
pub(super) enum Case {
    /// It is signed digitally.
    Signed,
    /// Something was added behind what was written here.
    Added,
    /// It was written here and is another now.
    Changed,
    /// It was not written here, or so much was changed that it is not known again.
    Foreign(Looks),
    /// It was written for another paper.
    Other {
        /// The other's file, where that is known.
        source: Option<String>,
        /// Whether that is no longer there.
        gone: bool,
        /// The other as it is cited, where it was issued.
        issued: Option<String>,
    },
    /// It was written for the same paper when that was issued, and the record of that is gone.
    Issued {
        /// The paper as it is cited.
        paper: String,
        /// Its file.
        source: String,
    },
    /// There is no such file, but one whose name differs only in capitals or in the way its
    /// letters are written: the file of another paper.
    OtherName {
        /// That name.
        name: String,
        /// The other's file.
        source: Option<String>,
    },
    /// It is no plain file: a device, a pipe.
    NoFile,
    /// It cannot be read.
    Unread(io::Error),
}

/// Looks what stands under a name.
pub(super) fn look(path: &Path, new: &[u8], asking: &Asking<'_>) -> Present {
    let kept = |case| Present::Kept(Kept { path: path.to_owned(), case });
    let Ok(file) = fs::metadata(path) else {
        return asking.other_name(path).map_or(Present::Nothing, kept);
    };
    // A folder is told by whoever writes.
    if file.is_dir() {
        return Present::Nothing;
    }
    if !file.is_file() {
        return kept(Case::NoFile);
    }
    let old = match read(path) {
        Ok(old) => old,
        Err(error) => return kept(Case::Unread(error)),
    };
    if old.bytes == new && !old.cut {
        return asking.owner(path, new).map_or(Present::Same, kept);
    }
    if old.cut {
        let signed = is_signed_anywhere(path).unwrap_or(false);
        return kept(if signed { Case::Signed } else { asking.unknown(path, &old.bytes) });
    }
    asking.own_or_kept(path, &old.bytes, new).unwrap_or_else(kept)
}

impl Asking<'_> {
    /// Whose the bytes are that stand there, when they are others than the new ones.
    fn own_or_kept(&self, path: &Path, old: &[u8], new: &[u8]) -> Result<Present, Case> {
        let hash = of_bytes(old);
        let issued = path.extension().and_then(|ending| self.issued?.ket_qua.get(ending.to_str()?));
        if let Some(issued) = issued {
            if *issued == hash {
                return Ok(Present::Own);
            }
            if let Some(end) = begins_with(old, issued) {
                return if pdf::has_signature(&old[end..]) { Ok(Present::Final) } else { Err(Case::Added) };
            }
        }
        let entries = self.records.of(path);
        let same_subject = || fingerprint::subject(old) == fingerprint::subject(new);
        if let Some(entry) = entries.iter().find(|entry| entry.line.ket_qua == hash) {
            // A file that was moved keeps what was made of it.
            let mine = entry
                .line
                .phat_hanh
                .as_ref()
                .is_none_or(|paper| self.issued.is_some_and(|lock| lock.van_ban == *paper));
            let moved = || !entry.has_source() && mine && same_subject();
            return match &entry.line.phat_hanh {
                Some(paper) if !self.locked && entry.is_of(self.source) => {
                    Err(Case::Issued { paper: paper.clone(), source: entry.source().unwrap_or_default() })
                }
                _ if entry.is_of(self.source) || moved() => Ok(Present::Own),
                _ => Err(other(entry)),
            };
        }
        match fingerprint::state(old) {
            State::AsWritten => {
                let is_mine = |entry: &Entry| entry.is_of(self.source);
                let others = entries.iter().find(|entry| !is_mine(entry) && entry.has_source());
                match others.filter(|_| !entries.iter().any(is_mine)) {
                    Some(entry) => Err(other(entry)),
                    None if same_kind(old, new) && same_subject() => Ok(Present::Own),
                    None => Err(Case::Other { source: None, gone: false, issued: None }),
                }
            }
            State::Continued(end) if pdf::has_signature(&old[end..]) => Err(Case::Signed),
            State::Continued(_) => Err(Case::Added),
            State::Other(_) if fingerprint::is_unmarked(old, new) => Ok(Present::Own),
            State::Other(_) if fingerprint::is_signed(old) => Err(Case::Signed),
            State::Other(_)
                if entries.iter().any(|entry| begins_with(old, &entry.line.ket_qua).is_some()) =>
            {
                Err(Case::Added)
            }
            State::Other(_) => Err(self.unknown(path, old)),
        }
    }

    /// Another paper whose file it is though it has the very bytes that were to be written.
    fn owner(&self, path: &Path, bytes: &[u8]) -> Option<Case> {
        let source = self.source?;
        let entries = self.records.of(path);
        let is_other = |entry: &&Entry| !entry.is_of(Some(source)) && entry.has_source();
        let entry = entries.iter().find(is_other)?;
        let hash = of_bytes(bytes);
        let is_mine = |entry: &Entry| entry.is_of(Some(source)) && entry.line.ket_qua == hash;
        (entry.line.ket_qua == hash && !entries.iter().any(is_mine)).then(|| other(entry))
    }

    /// A file that nothing knows.
    fn unknown(&self, path: &Path, old: &[u8]) -> Case {
        let looks = fingerprint::looks(old);
        let was_here = !self.records.of(path).is_empty();
        match looks {
            Looks::Pdf | Looks::Package | Looks::Unknown if was_here => Case::Changed,
            looks => Case::Foreign(looks),
        }
    }

    /// Another paper's file whose name is the same on Windows or macOS.
    fn other_name(&self, path: &Path) -> Option<Case> {
        let own = places::absolute(path);
        let taken = |entry: &&Entry| {
            entry.path != own && entry.path.is_file() && !entry.is_of(self.source) && entry.has_source()
        };
        let entry = self.records.of(path).iter().find(taken)?;
        Some(Case::OtherName { name: places::from_here(&entry.path), source: entry.source() })
    }
}

fn other(entry: &Entry) -> Case {
    Case::Other { source: entry.source(), gone: !entry.has_source(), issued: entry.line.phat_hanh.clone() }
}

/// One of our PDFs under the name of a Word file was put there by somebody.
fn same_kind(old: &[u8], new: &[u8]) -> bool {
    fingerprint::looks(old) == fingerprint::looks(new)
}

/// Where a PDF goes on behind bytes of this SHA-256.
pub(super) fn begins_with(file: &[u8], hash: &str) -> Option<usize> {
    let (mut so_far, mut from) = (Sha256::new(), 0);
    pdf::ends(file).filter(|&end| end < file.len()).find(|&end| {
        so_far.update(&file[from..end]);
        from = end;
        hex(&so_far.clone().finalize()) == hash
    })
}

/// Whether a file is the one of this SHA-256 with a signature behind it.
pub(super) fn is_signed_form(path: &Path, hash: &str) -> bool {
    let Ok(Old { bytes, cut: false }) = read(path) else { return false };
    begins_with(&bytes, hash).is_some_and(|end| pdf::has_signature(&bytes[end..]))
}

/// A file as far as it is read.
pub(super) struct Old {
    pub(super) bytes: Vec<u8>,
    /// There is more of it.
    pub(super) cut: bool,
}

/// The bytes of a file, unless there are too many.
pub(super) fn read(path: &Path) -> io::Result<Old> {
    let mut bytes = Vec::new();
    File::open(path)?.take(LONGEST).read_to_end(&mut bytes)?;
    let cut = bytes.len() as u64 == LONGEST;
    Ok(Old { bytes, cut })
}

/// Whether there is a signature in a file that is too long to be read whole.
fn is_signed_anywhere(path: &Path) -> io::Result<bool> {
    const PIECE: u64 = 1024 * 1024;
    /// More than the words of a signature take that are looked for.
    const OVERLAP: usize = 512;
    let mut file = File::open(path)?;
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
