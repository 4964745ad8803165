//! What sort of file bytes are that somebody calls a Word file.
//!
//! In: bytes. Out: why they can be none; None where they are an archive, which may be one.

use std::io::Cursor;

use super::fault::WordFault;

/// Why these bytes are no package.
pub(super) fn fault(bytes: &[u8]) -> Option<WordFault> {
    if bytes.is_empty() {
        return Some(WordFault::Empty);
    }
    if bytes.starts_with(&[0xd0, 0xcf, 0x11, 0xe0]) {
        return Some(compound(bytes));
    }
    if bytes.starts_with(b"PK") {
        return None;
    }
    let start = String::from_utf8_lossy(&bytes[..bytes.len().min(500)]).to_lowercase();
    let start = start.trim_start_matches('\u{feff}').trim_start();
    Some(if start.starts_with("{\\rtf") {
        WordFault::OtherSort("tệp RTF")
    } else if start.starts_with("%pdf") {
        WordFault::OtherSort("tệp PDF")
    } else if start.starts_with("<?xml") {
        WordFault::OtherSort("tệp XML")
    } else if ["<html", "<!doctype", "<meta", "<head", "<body"].iter().any(|tag| start.starts_with(tag)) {
        WordFault::OtherSort("trang web (HTML)")
    } else {
        // What stands before an archive, as some programs put there, does not keep it from being read.
        let head = &bytes[..bytes.len().min(64 * 1024)];
        if memchr::memmem::find(head, b"PK\x03\x04").is_some() {
            return None;
        }
        WordFault::NotPackage
    })
}

/// A container of old Word, which is also that of an encrypted package.
fn compound(bytes: &[u8]) -> WordFault {
    let Ok(file) = cfb::CompoundFile::open(Cursor::new(bytes)) else { return WordFault::NotPackage };
    if file.exists("EncryptedPackage") {
        WordFault::Locked
    } else if file.exists("WordDocument") {
        WordFault::OldWord
    } else if file.exists("Workbook") || file.exists("Book") {
        WordFault::OtherSort("tệp Excel 97-2003 (.xls)")
    } else {
        WordFault::NotPackage
    }
}
