//! The right form of the front of a line, if it is beyond doubt: a dash for the mark that Word made from it,
//! one blank after a number that has none or a tab.
//!
//! In: a line that was read, with its mark. Out: what to write into the file.

use super::dashes::sort_of;
use super::{Marker, SeenNumbers, marker};
use crate::content::declare::Text;
use crate::finding::{Fix, Remedy};
use crate::source::Span;

/// What to write instead of a foreign dash or bullet at the front of a line.
pub(in crate::content) fn dash_remedy(line: &Text, seen: &SeenNumbers) -> Remedy {
    let sort = sort_of(&line.raw);
    let Some(first) = line.raw.chars().next().filter(|_| sort.is_some_and(|sort| sort != '+')) else {
        return Remedy::Leave("không rõ dấu này thay cho dấu nào");
    };
    let behind = &line.raw[first.len_utf8()..];
    let words = behind.trim_start();
    if !words.starts_with(|one: char| one.is_alphanumeric() || matches!(one, '“' | '"' | '(' | '{')) {
        return Remedy::Leave("sau dấu này không phải chữ");
    }
    if sort != Some('-') && !seen.has_one_bullet() {
        return Remedy::Leave("khối có nhiều loại dấu đầu dòng, có thể là nhiều cấp");
    }
    // "–Chữ" and "-5 độ" are too similar.
    if sort == Some('-') && words.len() == behind.len() {
        return Remedy::Leave("thiếu dấu cách sau dấu này");
    }
    Remedy::Write(front(line, line.raw.len() - words.len(), "- ".to_owned()))
}

/// What to write instead of a mark that is right except for the blank after it, which is missing or a tab.
/// Paper is the same.
pub(in crate::content) fn spaced(line: &Text, found: &Marker) -> Option<Fix> {
    let (typed, rest) = line.raw.split_at_checked(found.length)?;
    let words = rest.trim_start();
    let blank = &rest[..rest.len() - words.len()];
    let is_right = marker(&format!("{typed} {words}")).is_some_and(|right| right == *found);
    // In a line with more tabs they separate the cells of a row.
    let odd = blank.is_empty() || blank.contains('\t') && !words.contains('\t');
    (is_right && odd).then(|| front(line, typed.len() + blank.len(), format!("{typed} ")))
}

/// The correction that replaces the first letters of a line.
fn front(line: &Text, length: usize, new: String) -> Fix {
    let start = line.at.start as usize;
    Fix {
        at: Span::new(line.at.file, start..start + length),
        old: line.raw[..length].to_owned(),
        new,
        value: None,
    }
}
