//! The DOCX of an issued paper, read by a second reader: whether its words are those in the issuing record.
//!
//! In: a file that is as the records of its folder say. Out: a verdict. If no paper was issued of a file, or
//! its YAML is not at hand, the verdict stays as it was.

use std::path::{Path, PathBuf};

use super::FileVerdict;
use crate::finding::{Finding, codes};
use crate::issue::second::{self, Differs};
use crate::packed;
use crate::run::record::RecordLine;
use crate::run::signed::read;
use crate::run::{places, stand};
use crate::word::{self, ChangeView};

/// Judges a file whose bytes are right.
pub(super) fn judge(
    path: &Path,
    name: &str,
    lines: &[(PathBuf, RecordLine)],
) -> (FileVerdict, Option<Finding>) {
    let is_docx = path.extension().is_some_and(|ending| ending == "docx");
    let lock = lines.iter().filter(|_| is_docx).find_map(|(place, line)| {
        let source = places::source_path(place, line.nguon.as_ref()?)?;
        // A file of only an appendix is no file of the paper itself.
        let stem = Path::new(name).file_stem();
        let whole = line.don_vi.is_some() || source.file_stem() == stem;
        stand::lock_of(&source, line).filter(|_| whole)
    });
    let (Some(lock), Ok(file)) = (lock, read(path)) else { return (FileVerdict::Good, None) };
    let texts = lock.loi_van.iter().map(|(place, text)| (place.as_str(), text.as_str()));
    let differs = if is_sound(&file.bytes, lock.loi_van.len()) {
        second::differs(&file.bytes, texts)
    } else {
        Some(Differs::Unread)
    };
    match differs {
        None => (FileVerdict::Good, None),
        Some(differs) => {
            let hint = format!(
                "bản ghi phát hành ({}) đã bị sửa, hoặc không phải của tệp này: đối chiếu với bản đã ký, lấy lại bản ghi từ bản lưu",
                lock.van_ban
            );
            let finding = Finding::general(codes::P017, differs.sentence(name));
            (FileVerdict::Changed, Some(finding.hint(hint)))
        }
    }
}

/// Whether a file is one that the second reader can be given: it believes what a file says of itself, and
/// takes thousands of bytes for a paragraph. So the first reader looks at it before.
fn is_sound(bytes: &[u8], texts: usize) -> bool {
    /// Paragraphs of any file, and more in one whose record has many texts: blank cells are paragraphs too.
    const MOST: usize = 100_000;
    const MOST_FOR_TEXT: usize = 8;
    let most = texts.saturating_mul(MOST_FOR_TEXT).max(MOST);
    let read = packed::names(bytes).ok().and_then(|_| word::read(bytes, ChangeView::Accepted).ok());
    read.is_some_and(|file| file.paragraphs.len() <= most)
}
