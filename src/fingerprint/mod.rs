//! Is a file as this program wrote it? Every kind of file carries a check of its own bytes, so
//! that it is known again without any record. A leaf.
//!
//! In: the bytes of a file. Out: whether they are as written, and if not, what seems to have
//! happened to them: something was added behind, it was signed, it is another thing altogether.
//! It knows a file again; it protects nothing: who wants to can make a check anew.

pub mod package;
pub mod pdf;
pub mod text;

use siphasher::sip128::{Hasher128, SipHasher13};

/// What a file's own bytes say of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileState {
    /// It is as this program wrote it.
    AsWritten,
    /// It begins with what this program wrote, this many bytes; more was added behind.
    Continued(usize),
    /// It is something else, or was changed.
    Other(FileLooks),
}

/// What a file seems to be, by its first bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileLooks {
    /// Nothing at all.
    Empty,
    /// A picture, by the name of its format.
    Picture(&'static str),
    /// A PDF.
    Pdf,
    /// A ZIP: a Word or Excel file, or an archive.
    Package,
    /// Anything else.
    Unknown,
}

/// What the bytes of a file say.
pub fn state(file: &[u8]) -> FileState {
    let looks = looks(file);
    match looks {
        FileLooks::Pdf => pdf::state(file),
        FileLooks::Package if package::is_as_written(file) => FileState::AsWritten,
        FileLooks::Unknown if text::is_as_written(file) => FileState::AsWritten,
        _ => FileState::Other(looks),
    }
}

/// Whether a file is the new one but for its fingerprint, which version 0.1.0 did not write into
/// workbooks, charts and schemas.
pub fn is_unmarked(file: &[u8], new: &[u8]) -> bool {
    match looks(new) {
        FileLooks::Package => package::is_unmarked(file, new),
        FileLooks::Unknown => text::is_unmarked(file, new),
        _ => false,
    }
}

/// Whether somebody signed the file digitally. Whether the signature holds is not looked at.
pub fn is_signed(file: &[u8]) -> bool {
    match looks(file) {
        FileLooks::Package => package::is_signed(file),
        // Some scanners put bytes before the head of a PDF.
        _ => pdf::has_signature(file),
    }
}

/// What a file is about, as far as it says so: title and author. Two files of one paper say the
/// same, whatever else has changed.
pub fn subject(file: &[u8]) -> Option<String> {
    match looks(file) {
        FileLooks::Pdf => pdf::subject(file),
        FileLooks::Package => package::subject(file),
        _ => text::subject(file),
    }
}

/// What a file seems to be.
pub fn looks(file: &[u8]) -> FileLooks {
    let heads: [(&[u8], FileLooks); 8] = [
        (b"%PDF-", FileLooks::Pdf),
        (b"PK\x03\x04", FileLooks::Package),
        (b"\xff\xd8\xff", FileLooks::Picture("JPEG")),
        (b"\x89PNG\r\n\x1a\n", FileLooks::Picture("PNG")),
        (b"II*\0", FileLooks::Picture("TIFF")),
        (b"MM\0*", FileLooks::Picture("TIFF")),
        (b"GIF8", FileLooks::Picture("GIF")),
        (b"BM", FileLooks::Picture("BMP")),
    ];
    if file.is_empty() {
        return FileLooks::Empty;
    }
    heads.into_iter().find(|(head, _)| file.starts_with(head)).map_or(FileLooks::Unknown, |(_, looks)| looks)
}

/// SipHash-1-3 of 128 bits over pieces, one behind the other.
fn hash<'a>(pieces: impl IntoIterator<Item = &'a [u8]>) -> u128 {
    let mut hasher = SipHasher13::new();
    pieces.into_iter().for_each(|piece| std::hash::Hasher::write(&mut hasher, piece));
    hasher.finish128().as_u128()
}

/// Where some bytes first stand in others.
fn find(file: &[u8], wanted: &[u8]) -> Option<usize> {
    let first = *wanted.first()?;
    let mut from = 0;
    loop {
        let at = from + file.get(from..)?.iter().position(|byte| *byte == first)?;
        if file[at..].starts_with(wanted) {
            return Some(at);
        }
        from = at + 1;
    }
}

/// Where some bytes last stand in others.
fn find_last(file: &[u8], wanted: &[u8]) -> Option<usize> {
    (0..=file.len().checked_sub(wanted.len())?).rev().find(|&at| file[at..].starts_with(wanted))
}
