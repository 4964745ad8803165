//! Whether what a DOCX was made of is still kept as it was.
//!
//! In: a file, and its name in messages. Out: a note if the pack that the file names is gone or has changed:
//! edits of the file can then no longer be compared with what was sent. The file itself is right all the
//! same.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use crate::finding::{Finding, Severity, codes};
use crate::fingerprint::package;
use crate::made_of::{PackFault, PackStore};
use crate::run::signed::read;
use crate::run::system;

/// What is wrong with the pack of a file. What was found about files that packs share is kept in `seen`.
pub(super) fn judge(path: &Path, name: &str, seen: &mut BTreeMap<PathBuf, bool>) -> Option<Finding> {
    if path.extension().is_none_or(|ending| ending != "docx") {
        return None;
    }
    let pack = package::pack(&read(path).ok()?.bytes).ok().flatten()?;
    let store = PackStore::with(&pack, system::folder_of(path));
    let fault = match &store {
        None => PackFault::NoPack(pack),
        Some(store) => store.check(&pack, seen).err()?,
    };
    let in_store = |file: &str| format!("`{}/{file}`", crate::made_of::FOLDER);
    let words = match &fault {
        PackFault::NoPack(pack) => format!("không có {}", in_store(&format!("{pack}.json"))),
        PackFault::Changed(file) => format!("{} thiếu hoặc đã thay đổi", in_store(file)),
        PackFault::Gone(file) => format!("không có {}", in_store(file)),
        PackFault::Unread(file, error) => {
            format!("không đọc được {}: {}", in_store(file), system::words(error))
        }
    };
    let message = format!("{name}: không còn nguồn của tệp này: {words}");
    let hint = "chép lại cả thư mục ẩn `.vanban` từ bản sao lưu; nội dung chưa đổi, hay văn bản đã phát hành còn \
                `.vanban` cạnh tệp YAML, thì xuất lại cũng có lại";
    let finding = Finding::general(codes::U016, message).hint(hint);
    Some(Finding { severity: Severity::Note, ..finding })
}
