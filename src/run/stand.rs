//! Whether a file that a record names was written before or after the issuing of its paper.
//!
//! In: a line of a record, and where the record is. Out: a [`Stand`], by the record of the paper beside its
//! YAML. All commands ask here whether a file has the number and the day that its paper was issued with.

use std::path::Path;

use super::record::RecordLine;
use super::{locks, parts, places, unit_locks};
use crate::issue::lock::Lock;

/// How a file relates to the issuing of its paper.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Stand {
    /// Its paper was not issued, as far as can be seen from here.
    NotIssued,
    /// It was written from the paper as it was issued.
    AsIssued,
    /// It was written before the paper was issued, or issued again; with the paper as others cite it.
    Older(String),
}

/// The state of the file of a line; `place` is the folder of the record.
pub(crate) fn of(place: &Path, line: &RecordLine) -> Stand {
    let source = line.nguon.as_ref().and_then(|name| places::source_path(place, name));
    // An issuing record that cannot be read is reported when its paper is built.
    let lock = source.as_ref().and_then(|source| lock_of(source, line));
    match lock {
        None => Stand::NotIssued,
        Some(lock) if is_as_issued(&lock, line) => Stand::AsIssued,
        Some(lock) => Stand::Older(lock.van_ban),
    }
}

/// The record of the paper of a line that was made from this file, if it was issued.
pub(crate) fn lock_of(source: &Path, line: &RecordLine) -> Option<Lock> {
    let lock = match &line.don_vi {
        None => locks::read(source),
        Some(code) => unit_locks::read(source, code),
    };
    lock.ok().flatten()
}

/// Whether a file is that of the paper as it was issued: the paper itself by its hash, any other file by what
/// it was written from.
pub(crate) fn is_as_issued(lock: &Lock, line: &RecordLine) -> bool {
    // The files of a locality's paper are always whole, and not called after the template.
    let whole = line.don_vi.is_some()
        || line.nguon.as_ref().is_none_or(|source| parts::name(&line.tep) == parts::name(source));
    let ending = line.tep.rsplit_once('.').map_or("", |(_, ending)| ending);
    match lock.ket_qua.get(ending).filter(|_| whole) {
        Some(issued) => *issued == line.ket_qua,
        None => line.phat_hanh.as_ref() == Some(&lock.van_ban),
    }
}
