//! A file in a folder of results that is in no record: what it is, and what to do about it.
//!
//! In: a file, and its name in messages. Out: a finding that says what its own bytes show: written by this
//! program, a copy that somebody edited, or somebody's own. Reading records is left to [`super`].

use std::path::Path;

use crate::finding::{Finding, codes};
use crate::fingerprint::{self, FileState, package};
use crate::run::signed::read;

/// The finding about such a file.
pub(super) fn finding(path: &Path, name: &str) -> Finding {
    let bytes = read(path).map(|old| old.bytes).unwrap_or_default();
    let (what, hint) = match fingerprint::state(&bytes) {
        FileState::AsWritten => (
            "không có trong danh mục, tuy do chương trình ghi và còn nguyên",
            "lần xuất chưa ghi xong danh mục (đĩa đầy, bị ngắt) thì chạy lại lệnh đã dùng; là bản chép thì giữ hay xóa tùy \
             ý: chuyển DOCX đi nơi khác rồi chạy `--don` thì nguồn mà tệp đó mang có thể bị xóa",
        ),
        _ if package::pack(&bytes).ok().flatten().is_some() => (
            "không có trong danh mục: bản đã sửa của một DOCX do chương trình ghi",
            "còn cần so với bản đã gửi thì để trong thư mục này: chuyển đi rồi chạy `--don` thì nguồn mà tệp đó mang có thể \
             bị xóa",
        ),
        FileState::Continued(_) => (
            "không có trong danh mục: bản đã ký hay ghi thêm của một PDF do chương trình ghi",
            "chuyển đến nơi lưu",
        ),
        FileState::Other(_) => {
            ("không có trong danh mục", "tệp này không do lần xuất nào ghi; chuyển sang thư mục khác")
        }
    };
    Finding::general(codes::U006, format!("{name}: {what}")).hint(hint)
}
