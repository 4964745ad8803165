//! What issuing single papers and a batch have in common: the register, and files that change beside papers.
//!
//! In: the path of a register, lines for it, new bytes. Out: the register with the lines, or what is wrong with
//! it; the bytes in the change that writes everything. Which papers are entered is left to the callers.

use std::path::{Path, PathBuf};

use crate::files::disk;
use crate::finding::{Finding, Severity, codes};
use crate::issue::lock::Lock;
use crate::issue::register::{Entered, Register, RegisterLine};
use crate::issue::series::Taken;
use crate::run::change::FileChange;
use crate::run::{Refusal, system, whole};

/// What to do about a number that another paper has.
pub(super) const TAKEN: &str = "mỗi số trong một dãy số và một năm chỉ cấp cho một văn bản; xem lại số";

/// That a number was given to a paper called so.
pub(super) fn given_to(lock: &Lock, holder: &str) -> String {
    format!("số {} năm {} đã cấp cho văn bản `{holder}`", lock.so_ky_hieu, lock.nam)
}

/// The finding that the number of a paper called so is not in the order of days; of two papers of this run, which
/// `is_own` knows, it is told of the one with the later number.
pub(super) fn out_of_order(
    taken: &Taken,
    lock: &Lock,
    called: &str,
    is_own: &dyn Fn(&str) -> bool,
) -> Option<Finding> {
    let other = taken.out_of_order(&lock.number(), &lock.ngay, is_own)?;
    let message = format!(
        "`{called}`: số {} ngày {} không theo thứ tự với số {} ngày {} (`{}`)",
        lock.so, lock.ngay, other.so, other.day, other.paper
    );
    let hint = "số lấy theo trình tự thời gian ban hành (Điều 15): số lớn hơn thì ngày không sớm hơn; xem lại số, ngày";
    let finding = Finding::general(codes::P019, message).hint(hint);
    Some(Finding { severity: Severity::Warning, ..finding })
}

/// The register of this path; an empty one if there is none yet.
pub(super) fn register(path: &Path) -> Result<Register, Finding> {
    if !disk::exists(path) {
        return Ok(Register::default());
    }
    let read = system::read(path).map_err(|error| system::words(&error));
    read.and_then(|bytes| Register::read(&bytes)).map_err(|words| {
        Finding::general(codes::P008, format!("sổ đăng ký `{}`: {words}", system::shown(path)))
    })
}

/// Enters the line of a paper, in the place of its old one. Returns a sentence if another paper has the number.
pub(super) fn enter(
    register: &mut Register,
    path: &Path,
    (line, lock): (&RegisterLine, &Lock),
    old: Option<&Lock>,
) -> Option<String> {
    let old = old.map(|lock| (lock.so_ky_hieu.as_str(), lock.ngay.as_str()));
    match register.enter(line, old) {
        Entered::Taken(row) => {
            Some(format!("số {} đã có trong sổ `{}`, dòng {row}", lock.so_ky_hieu, system::shown(path)))
        }
        _ => None,
    }
}

/// Puts new bytes of a file beside papers into a change; nothing if the file has them.
pub(super) fn put(change: &mut FileChange<'_>, path: &Path, bytes: Vec<u8>) -> Result<(), Refusal> {
    let place = whole::place_of(path)?;
    if disk::read(&place).is_ok_and(|old| old == bytes) {
        return Ok(());
    }
    whole::check(&place).map_err(|error| whole::refused(path, &error))?;
    change.put(&place, bytes);
    Ok(())
}

/// The target of a link, so that the link stays a link.
pub(super) fn real(path: &Path) -> PathBuf {
    disk::canonicalize(path).unwrap_or_else(|_| path.to_owned())
}

/// The folders of a register, the one it is named in and the one it lies in; they are made.
pub(super) fn folders(register: &Path) -> [PathBuf; 2] {
    // An error here is reported when the file is written.
    drop(disk::create_dir_all(system::folder_of(register)));
    [register.to_owned(), real(register)].map(|path| system::folder_of(&path).to_owned())
}
