//! Only `issue` writes into issued papers: other commands change neither their YAML nor the tables that they
//! take figures from.
//!
//! In: files that are about to be written. Out: findings if an issued paper is made from one of them.
//! Changing a paper that has not been sent yet is left to `issue --force`.

use std::path::Path;

use super::{locks, lost, system, unit_locks};
use crate::files::{self, disk};
use crate::finding::{Finding, codes};
use crate::issue::lock::Lock;

/// Why nothing may be written into a paper: it was issued, or its record is damaged. `what` says what is not
/// written: "không đưa số vào".
pub(crate) fn paper(source: &Path, bytes: &[u8], what: &str) -> Option<Finding> {
    let lock = match locks::read(source) {
        Ok(Some(lock)) => lock,
        Ok(None) => return lost::renamed(source, bytes),
        Err(finding) => return Some(finding),
    };
    let name = system::shown(source);
    let message = format!("`{name}`: văn bản đã phát hành ({}): {what}", lock.van_ban);
    Some(Finding::general(codes::P006, message).hint(amend(&name)))
}

/// Why a paper may not be overwritten: it was issued.
pub(crate) fn overwritten(source: &Path) -> Option<Finding> {
    let lock = locks::read(source).ok().flatten().filter(|_| disk::is_file(source))?;
    let name = system::shown(source);
    let message = format!("`{name}`: văn bản đã phát hành ({}): không ghi đè", lock.van_ban);
    Some(Finding::general(codes::P006, message).hint("chọn tên khác bằng `--out <TỆP>`"))
}

/// Why nothing may be written into a table: an issued paper in one of these folders takes its figures from
/// it.
pub(crate) fn table(name: &str, folders: &[&Path], what: &str) -> Option<Finding> {
    let name = files::clean(name);
    let (paper, lock) = folders.iter().find_map(|folder| {
        let single = locks::in_folder(folder, lost::has_paper).into_iter();
        let single = single.map(|(stem, lock)| (stem.with_added_extension("yaml"), lock));
        let batches = unit_locks::in_folder(folder).into_iter();
        let batches = batches.filter_map(|(stem, lock)| Some((unit_locks::template_of(&stem)?, lock)));
        let mut all = single.chain(batches).map(|(paper, lock)| (system::shown(&paper), lock));
        all.find(|(paper, lock)| takes(paper, lock, &name))
    })?;
    let message =
        format!("`{name}` là tệp số liệu của văn bản đã phát hành `{paper}` ({}): {what}", lock.van_ban);
    Some(
        Finding::general(codes::P006, message)
            .hint(format!("chép tệp này ra tên khác cho văn bản đang soạn; {}", amend(&paper))),
    )
}

fn takes(paper: &str, lock: &Lock, name: &str) -> bool {
    lock.dau_vao.keys().any(|way| files::beside(paper, way).is_some_and(|input| input == name))
}

fn amend(paper: &str) -> String {
    format!(
        "số thay đổi thì ban hành văn bản sửa đổi, thay thế (khoản 3 Điều 18 Nghị định 30); chưa gửi đi mà phải sửa \
         thì sửa thẳng trong tệp rồi chạy `vanban issue {} --force`",
        system::argument(paper)
    )
}
