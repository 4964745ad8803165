//! What to run so that a file of a folder is right again.
//!
//! In: a file, and its line in the record of the folder. Out: the command, in words.

use std::path::{Path, PathBuf};

use crate::fingerprint;
use crate::run::record::RecordLine;
use crate::run::{parts, places, system};
use crate::signatures;

fn source(place: &Path, line: &RecordLine) -> Option<String> {
    let source = places::source_path(place, line.nguon.as_ref()?)?;
    Some(places::from_here(&source))
}

/// How a paper that was signed where it was written gets its number; None if it is none of that.
pub(super) fn number(path: &Path, bytes: &[u8], (place, line): (&PathBuf, &RecordLine)) -> Option<String> {
    let is_draft = line.don_vi.is_none() && fingerprint::is_signed(bytes) && signatures::awaits_number(bytes);
    let source = source(place, line).filter(|_| is_draft)?;
    Some(format!(
        "cấp số, ngày vào chính tệp đã ký: `vanban issue {} --so … --ngay … --tu {}`; chưa cấp số thì chuyển bản đã ký \
         đến nơi lưu",
        system::argument(&source),
        system::argument(&system::shown(path))
    ))
}

/// How to write a file of an issued paper anew.
pub(super) fn command(path: &Path, place: &Path, line: &RecordLine) -> String {
    let source = source(place, line).unwrap_or_default();
    let is_whole = parts::name(&line.tep) == parts::name(&source);
    let only = if is_whole { "" } else { " --only phu_luc" };
    let format = path.extension().unwrap_or_default().to_string_lossy();
    format!(
        "xuất lại: `vanban build {}{only} --format {format} --out {}`, hoặc chuyển tệp này đi nơi khác",
        system::argument(&source),
        system::argument(&system::shown(system::folder_of(path)))
    )
}
