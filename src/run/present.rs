//! What is under a name where a file is to be written: nothing, what this program wrote there for the same
//! paper, or something that would be lost.
//!
//! In: a name, the new bytes, who wants to write them. Out: a [`PresentFile`]. All commands ask here before
//! they write. A file is recognised by the record of its folder, by the record of an issued paper, and by the
//! fingerprint in its own bytes; one that none of them knows is kept.

use std::path::Path;

use super::kept::{Case, Kept};
use super::places::{self, SourcePath};
use super::records::{RecordEntry, Records};
use super::signed::{begins_with, is_signed_anywhere, read};
use super::{signature_faults, system};
use crate::digest::of_bytes;
use crate::files::disk;
use crate::fingerprint::{self, FileLooks, FileState, pdf};
use crate::issue::lock::Lock;
use crate::signatures;

/// Who wants to write.
#[derive(Clone, Copy)]
pub(crate) struct Asking<'a> {
    /// What earlier runs wrote.
    pub(crate) records: &'a Records,
    /// The paper's own file; None for files of no paper.
    pub(crate) source: Option<&'a SourcePath>,
    /// The record of the paper, if it was issued.
    pub(crate) issued: Option<&'a Lock>,
    /// Whether the paper had such a record before this run.
    pub(crate) locked: bool,
}

/// What is under the name.
#[derive(Debug)]
pub(crate) enum PresentFile {
    /// Nothing.
    Nothing,
    /// The very same bytes.
    Same,
    /// What was written for the same paper: the new file replaces it.
    Own,
    /// The issued paper as it was signed: it begins with the issued bytes, and is its final form.
    Final,
    /// What would be lost.
    Kept(Kept),
}

/// Looks at what is under a name.
pub(crate) fn look(path: &Path, new: &[u8], asking: &Asking<'_>) -> PresentFile {
    let kept = |case| PresentFile::Kept(Kept { path: path.to_owned(), case });
    let Ok(file) = disk::metadata(path) else {
        return asking.other_name(path).map_or(PresentFile::Nothing, kept);
    };
    // A folder is reported by whoever writes.
    if file.is_dir() {
        return PresentFile::Nothing;
    }
    if !file.is_file() {
        return kept(Case::NoFile);
    }
    let old = match read(path) {
        Ok(old) => old,
        Err(error) => return kept(Case::Unread(error)),
    };
    if old.bytes == new && !old.cut {
        return asking.owner(path, new).map_or(PresentFile::Same, kept);
    }
    // Nothing is lost: the new file goes on where a signed one ends, which gets its number.
    if !old.cut && fingerprint::is_signed(&old.bytes) && new.starts_with(&old.bytes) {
        return PresentFile::Own;
    }
    if old.cut {
        let signed = is_signed_anywhere(path).unwrap_or(false);
        return kept(if signed { Case::Signed } else { asking.unknown(path, &old.bytes) });
    }
    let found = asking.own_or_kept(path, &old.bytes, new);
    let is_guarded = matches!(&found, Ok(PresentFile::Final) | Err(Case::Spoilt(_)));
    // Whoever wrote the file and whatever the records say of it: a signature in it is not lost without a word for it.
    if !is_guarded && fingerprint::is_signed(&old.bytes) {
        return kept(asking.signed(path, &old.bytes));
    }
    found.unwrap_or_else(kept)
}

impl Asking<'_> {
    /// Who the existing bytes belong to, if they differ from the new ones.
    fn own_or_kept(&self, path: &Path, old: &[u8], new: &[u8]) -> Result<PresentFile, Case> {
        let hash = of_bytes(old);
        let issued = path.extension().and_then(|ending| self.issued?.ket_qua.get(ending.to_str()?));
        if let Some(issued) = issued {
            let is_signed = fingerprint::is_signed(old);
            if *issued == hash {
                // Number and day were filled into a file that its signer had signed.
                return Ok(if is_signed { PresentFile::Final } else { PresentFile::Own });
            }
            if let Some(end) = begins_with(old, issued) {
                if !is_signed {
                    return Err(Case::Added);
                }
                return match signature_faults::first_fault(old, end, &system::shown(path)) {
                    Some(fault) => Err(Case::Spoilt(Box::new(fault))),
                    None => Ok(PresentFile::Final),
                };
            }
        }
        let entries = self.records.of(path);
        let same_subject = || fingerprint::subject(old) == fingerprint::subject(new);
        if let Some(entry) = entries.iter().find(|entry| entry.line.ket_qua == hash) {
            // A file that was moved keeps its outputs.
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
                _ if entry.is_of(self.source) || moved() => Ok(PresentFile::Own),
                _ => Err(other(entry)),
            };
        }
        match fingerprint::state(old) {
            FileState::AsWritten => {
                let is_mine = |entry: &RecordEntry| entry.is_of(self.source);
                let others = entries.iter().find(|entry| !is_mine(entry) && entry.has_source());
                match others.filter(|_| !entries.iter().any(is_mine)) {
                    Some(entry) => Err(other(entry)),
                    None if same_kind(old, new) && same_subject() => Ok(PresentFile::Own),
                    None => Err(Case::Other { source: None, gone: false, issued: None }),
                }
            }
            FileState::Continued(end) if pdf::has_signature(&old[end..]) => Err(Case::Signed),
            FileState::Continued(_) => Err(Case::Added),
            FileState::Other(_) if fingerprint::is_unmarked(old, new) => Ok(PresentFile::Own),
            FileState::Other(_) if fingerprint::is_signed(old) => Err(Case::Signed),
            FileState::Other(_)
                if entries.iter().any(|entry| begins_with(old, &entry.line.ket_qua).is_some()) =>
            {
                Err(Case::Added)
            }
            FileState::Other(_) => Err(self.unknown(path, old)),
        }
    }

    /// Another paper that the file belongs to although it has the very bytes that were to be written.
    fn owner(&self, path: &Path, bytes: &[u8]) -> Option<Case> {
        let source = self.source?;
        let entries = self.records.of(path);
        let is_other = |entry: &&RecordEntry| !entry.is_of(Some(source)) && entry.has_source();
        let entry = entries.iter().find(is_other)?;
        let hash = of_bytes(bytes);
        let is_mine = |entry: &RecordEntry| entry.is_of(Some(source)) && entry.line.ket_qua == hash;
        (entry.line.ket_qua == hash && !entries.iter().any(is_mine)).then(|| other(entry))
    }

    /// The case of a signed file that is not the issued one.
    fn signed(&self, path: &Path, old: &[u8]) -> Case {
        let mine = self.records.of(path).iter().find(|entry| entry.is_of(self.source));
        let is_open = |entry: &&RecordEntry| !self.locked && entry.line.phat_hanh.is_none();
        let draft = mine.filter(is_open).filter(|_| signatures::awaits_number(old));
        draft.map_or(Case::Signed, |entry| Case::SignedDraft(entry.source()))
    }

    /// The case of a file that no record knows.
    fn unknown(&self, path: &Path, old: &[u8]) -> Case {
        let looks = fingerprint::looks(old);
        let was_here = !self.records.of(path).is_empty();
        match looks {
            FileLooks::Pdf | FileLooks::Package | FileLooks::Unknown if was_here => Case::Changed,
            looks => Case::Foreign(looks),
        }
    }

    /// Another paper's file whose name is the same on Windows or macOS.
    fn other_name(&self, path: &Path) -> Option<Case> {
        let own = places::absolute(path);
        let taken = |entry: &&RecordEntry| {
            entry.path != own && disk::is_file(&entry.path) && !entry.is_of(self.source) && entry.has_source()
        };
        let entry = self.records.of(path).iter().find(taken)?;
        Some(Case::OtherName { name: places::from_here(&entry.path), source: entry.source() })
    }
}

fn other(entry: &RecordEntry) -> Case {
    Case::Other { source: entry.source(), gone: !entry.has_source(), issued: entry.line.phat_hanh.clone() }
}

/// Whether both are the same kind of file: a PDF of ours under the name of a Word file was put there by
/// somebody.
fn same_kind(old: &[u8], new: &[u8]) -> bool {
    fingerprint::looks(old) == fingerprint::looks(new)
}
