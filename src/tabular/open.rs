//! Bytes of a workbook: which format they have, and whether they can be read at all.
//!
//! In: bytes. Out: a [`StoredBook`], or one sentence about what is wrong and what to do.

use super::book::StoredBook;
use super::{Unreadable, WantedTable, about, ods, xls, xlsx};
use crate::finding::{Finding, codes};
use crate::packed::{self, PackedFault};

/// Letters of a sheet's name: Excel lets nobody type more than 31.
const LONGEST_NAME: usize = 100;

const SAVE: &str = "mở tệp bằng Excel rồi lưu lại với loại “Excel Workbook (.xlsx)”";

/// Whether these are the first bytes of a workbook.
pub(super) fn is_workbook(bytes: &[u8]) -> bool {
    matches!(bytes, [b'P', b'K', 3 | 5, ..] | [0xd0, 0xcf, 0x11, 0xe0, ..])
}

/// Whether it is a web page, as some programs save under the name of a workbook.
pub(super) fn is_page(bytes: &[u8]) -> bool {
    let start = String::from_utf8_lossy(&bytes[..bytes.len().min(500)]).to_lowercase();
    let start = start.trim_start_matches('\u{feff}').trim_start().to_owned();
    ["<html", "<!doctype", "<table", "<?xml", "<meta", "<head"].iter().any(|tag| start.starts_with(tag))
}

/// Reads a workbook.
pub(super) fn book(name: &str, bytes: &[u8], wanted: WantedTable<'_>) -> Result<StoredBook, Finding> {
    let mut book = read(bytes).map_err(|fault| told(name, fault, wanted))?;
    for tab in &mut book.tabs {
        if let Some((cut, _)) = tab.name.char_indices().nth(LONGEST_NAME) {
            tab.name.truncate(cut);
            tab.name.push('…');
        }
        tab.grid = tab.grid.take().filter(|grid| !grid.is_tangled());
    }
    Ok(book)
}

/// The finding about a file that is no table.
pub(super) fn told(name: &str, fault: Unreadable, wanted: WantedTable<'_>) -> Finding {
    let (message, hint) = match fault {
        Unreadable::Broken => {
            (format!("tệp `{name}` không phải tệp bảng tính (.xlsx, .xls, .ods) hoặc đã hỏng"), SAVE)
        }
        Unreadable::Locked => (
            format!("tệp `{name}` có đặt mật khẩu"),
            "mở bằng Excel, bỏ mật khẩu (Tệp, Thông tin, Bảo vệ sổ làm việc), rồi lưu lại",
        ),
        Unreadable::Ancient => (format!("tệp `{name}` là tệp của Excel 95 hoặc cũ hơn"), SAVE),
        Unreadable::Binary => (format!("tệp `{name}` là tệp Excel nhị phân (.xlsb)"), SAVE),
        Unreadable::Page => (format!("tệp `{name}` là trang web (HTML, XML) mang tên tệp bảng tính"), SAVE),
        Unreadable::Large => return about(wanted, codes::D001, format!("tệp `{name}` quá lớn khi giải nén")),
    };
    about(wanted, codes::D001, message).hint(hint)
}

fn read(bytes: &[u8]) -> Result<StoredBook, Unreadable> {
    if bytes.starts_with(&[0xd0, 0xcf]) {
        return xls::read(bytes);
    }
    if is_page(bytes) {
        return Err(Unreadable::Page);
    }
    let names = packed::names(bytes).map_err(|fault| match fault {
        PackedFault::Broken => Unreadable::Broken,
        PackedFault::Large => Unreadable::Large,
    })?;
    let has = |name: &str| names.iter().any(|one| one.eq_ignore_ascii_case(name));
    if has("content.xml") {
        ods::read(bytes)
    } else if has("xl/workbook.bin") {
        Err(Unreadable::Binary)
    } else {
        xlsx::read(bytes)
    }
}
