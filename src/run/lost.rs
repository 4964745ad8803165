//! Issued papers whose record is no longer beside their YAML: the file was renamed without it, or a backup
//! did not include it. Without a record nothing is locked, so that is reported.
//!
//! In: a paper without a record. Out: a finding, or None if it was never issued.

use std::path::Path;

use super::{kept, locks, parts, system};
use crate::digest::of_bytes;
use crate::files::disk;
use crate::finding::{Finding, codes};

/// The record that was left behind when the file of this paper was renamed: the file that it names is gone,
/// and it was made from these very bytes.
pub(crate) fn renamed(source: &Path, bytes: &[u8]) -> Option<Finding> {
    let own = of_bytes(bytes);
    let left = locks::in_folder(system::folder_of(source), |stem| !has_paper(stem));
    let (stem, lock) = left.into_iter().find(|(stem, lock)| {
        let name = stem.file_name().unwrap_or_default().to_string_lossy();
        lock.dau_vao.iter().any(|(input, hash)| parts::stem(input) == name && *hash == own)
    })?;
    let message = format!(
        "`{}` là văn bản đã phát hành ({}) nay mang tên khác, bản ghi phát hành vẫn mang tên cũ: `{}`",
        system::shown(source),
        lock.van_ban,
        system::shown(&locks::path_of(&stem.with_added_extension("yaml"))),
    );
    Some(Finding::general(codes::P014, message).hint(rename(source)))
}

/// What to do with a record whose name is that of a file that is gone.
pub(crate) fn rename(source: &Path) -> String {
    let new = locks::path_of(source);
    format!("đổi tên bản ghi thành `{}` rồi chạy lại", new.file_name().unwrap_or_default().to_string_lossy())
}

/// Whether the paper of a record exists; `stem` is the path of the record without its ending.
pub(crate) fn has_paper(stem: &Path) -> bool {
    ["yaml", "yml"].iter().any(|ending| disk::is_file(stem.with_added_extension(ending)))
}

/// The finding about a paper whose files were issued, as the record of a folder says.
pub(crate) fn missing(source: &Path, paper: &str) -> Finding {
    let message = format!(
        "văn bản `{}` đã phát hành ({paper}) mà không còn bản ghi phát hành `{}`",
        system::shown(source),
        system::shown(&locks::path_of(source)),
    );
    Finding::general(codes::P014, message).hint(kept::back(&system::shown(source)))
}
