//! A paper's own file, written again with a change that somebody made on the screen.
//!
//! In: the file, what becomes of its bytes. Out: the file, whole, if nobody is at work in its folder and nobody
//! changed it in between; issued papers and the files that they take figures from stay as they are.

use std::path::Path;

use super::change;
use super::hold::HeldFolder;
use super::whole::{self, Existing};
use super::{Listener, Refusal, issued, locks, system};
use crate::finding::Finding;

/// What is said of a paper that is not written.
const WHAT: &str = "không sửa trên trang này";

/// Why a paper may not be edited. Returns None if it may.
pub(crate) fn closed(source: &Path) -> Option<Finding> {
    let bytes = match system::document(source) {
        Ok(bytes) => bytes,
        Err(finding) => return Some(finding),
    };
    closed_as(source, &bytes)
}

fn closed_as(source: &Path, bytes: &[u8]) -> Option<Finding> {
    let folder = system::folder_of(source);
    let unread = || locks::read(source).err();
    let table = || issued::table(&system::shown(source), &[folder], WHAT);
    issued::paper(source, bytes, WHAT).or_else(unread).or_else(table)
}

/// Writes the file with what `make` makes of its bytes; `soon` hears of them before the disk has them, which takes its
/// time. Returns them as they were and as they are.
///
/// # Errors
/// The paper is closed, the file cannot be written, or `make` refuses.
pub(crate) fn write<E: From<Refusal>>(
    source: &Path,
    listener: &impl Listener,
    make: impl FnOnce(&[u8]) -> Result<Vec<u8>, E>,
    soon: &dyn Fn(&[u8]),
) -> Result<(Vec<u8>, Vec<u8>), E> {
    let name = system::shown(source);
    let folder = system::folder_of(source);
    if let Some(finding) = closed(source) {
        return Err(Refusal::of(finding).into());
    }
    let _hold = change::enter(&[HeldFolder::own(folder)], listener)?;
    let old = system::read(source).map_err(|error| Refusal::unread(&name, &error))?;
    // Somebody may have issued it while nobody held it.
    if let Some(finding) = closed_as(source, &old) {
        return Err(Refusal::of(finding).into());
    }
    let new = make(&old)?;
    if new == old {
        return Ok((old, new));
    }
    soon(&new);
    // One file is whole by its renaming alone: it needs no journal.
    let pending = whole::named(source, &new, Existing::Updated)?;
    pending.sync()?;
    if system::read(source).is_ok_and(|bytes| bytes == old) {
        pending.put(Existing::Updated)?;
        return Ok((old, new));
    }
    let message = format!("`{name}` vừa được thay đổi ở nơi khác; chưa ghi gì");
    Err(Refusal::new(message).hint("xem giá trị mới rồi sửa lại").into())
}
