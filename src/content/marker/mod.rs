//! What opens a line of block text: `I. `, `1. `, `1.1. `, `a) `, `- `, `+ `, `Điều 1. `.
//!
//! In: a line, and the numbers before it. Out: its [`Marker`], or what looks like one and is not, with what
//! to do. A mark that a person typed in another form (`1.Nội dung`, `2/ Nội dung`, a tab, full-width digits)
//! is read as what it means; see `loose` and `named`. Lists that only show over several lines are left to
//! `listed`.

mod bullets;
mod dashes;
mod letters;
mod listed;
mod loose;
mod named;
mod names;
mod numbers;
mod retyped;
mod romans;
mod seen;
#[cfg(test)]
mod tests;

pub(super) use listed::{check as check_lists, is_head};
pub(super) use names::begins_paper;
pub(super) use retyped::{dash_remedy, spaced};
pub(super) use seen::SeenNumbers;

use names::Initials;

use super::number;
use crate::content::level::Level;

/// The mark that opens a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Marker {
    pub(super) level: Level,
    /// The number, the last part of `2.3.`.
    pub(super) typed: Option<u32>,
    /// The parts before the last.
    pub(super) typed_above: Vec<u32>,
    /// Its length in bytes of the line.
    pub(super) length: usize,
    /// Whether it has more than three parts.
    pub(super) too_deep: bool,
}

/// How a line opens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Opens {
    /// With a mark.
    With(Marker),
    /// With what looks like a mark but is not: what is wrong, and what to do.
    Wrong(MarkerFault),
    /// With plain text.
    Plain,
}

/// What is wrong at the front of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct MarkerFault {
    pub(super) message: String,
    pub(super) hint: String,
    pub(super) kind: FaultKind,
}

/// The sort of the error.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum FaultKind {
    /// A number or letter that is not written as one.
    Number,
    /// A dash or bullet that is not `-`.
    Dash,
    /// A level that does not exist.
    Level,
    /// A number with its word, which is printed as typed: `Khoản 1. Chữ`.
    Word,
}

/// How a line opens after the lines in `seen`; with `exact` only marks in their right form count.
pub(super) fn opens(line: &str, exact: bool, seen: &SeenNumbers) -> Opens {
    let opened = match (marker(line), exact) {
        (Some(marker), true) => return Opens::With(marker),
        (None, true) => return Opens::Plain,
        (Some(marker), false) => written(line, marker, seen),
        (None, false) => loose::opens(line, seen),
    };
    match opened {
        Opens::With(marker) => twice(line, &marker).unwrap_or(Opens::With(marker)),
        other => other,
    }
}

/// A number after another mark, which would be printed as it is typed: `- Điều 1. Chữ`, `1. a) Chữ`. After
/// `Điều 1.` only a second article is wrong: the first clause of the article may follow.
fn twice(line: &str, first: &Marker) -> Option<Opens> {
    let words = line[first.length..].trim_start();
    let Opens::With(second) = written(words, marker(words)?, &SeenNumbers::default()) else { return None };
    let article = second.level == Level::Dieu;
    if second.typed.is_none() || (first.level == Level::Dieu && !article) {
        return None;
    }
    let (one, other) = (line[..first.length].trim(), words[..second.length].trim());
    let text: String = words[second.length..].trim_start().chars().take(20).collect();
    let message = format!("dòng mở đầu bằng hai dấu thứ tự: `{one}` rồi `{other}`");
    let dashed = matches!(first.level, Level::Gach | Level::Cong);
    let hint = match article || dashed {
        true => format!("bỏ `{one}`, viết `{other} {text}…`"),
        false => format!("viết `{other} …` ở một dòng riêng, dưới dòng `{one} …`"),
    };
    let hint = format!("{hint}; muốn in đúng như đã gõ, viết `\\` ở đầu dòng");
    Some(Opens::Wrong(MarkerFault { message, hint, kind: FaultKind::Number }))
}

/// A mark in its right form, unless it is a person's initial or a dash is doubled after it.
fn written(line: &str, marker: Marker, seen: &SeenNumbers) -> Opens {
    let words = line[marker.length..].trim_start();
    match marker.level {
        Level::Muc => match names::initials(line) {
            Some(Initials::Name) => return Opens::Plain,
            Some(Initials::Numbers) => {
                let message = "dòng mở đầu bằng hai số thứ tự".to_owned();
                let hint =
                    "chỉ viết một số: `I. …` cho mục, `1. …` cho khoản; nếu là tên người, viết `\\` trước nó";
                return Opens::Wrong(MarkerFault { message, hint: hint.to_owned(), kind: FaultKind::Number });
            }
            // "V. Putin" if no part V is due.
            None if marker.length == 2
                && names::is_foreign(words.split_whitespace().next().unwrap_or_default())
                && !marker.typed.is_some_and(|number| seen.goes_on(Level::Muc, number)) =>
            {
                return Opens::Plain;
            }
            None => {}
        },
        Level::Gach | Level::Cong => {
            if let Some(doubled) = bullets::doubled(&line[..marker.length], words) {
                return doubled;
            }
        }
        _ => {}
    }
    // "1. - Chữ" means "1.- Chữ".
    let behind = words.strip_prefix(dashes::is_dash).filter(|behind| behind.starts_with(char::is_whitespace));
    match behind.map(str::trim_start).filter(|behind| behind.starts_with(char::is_alphabetic)) {
        Some(behind) if marker.typed.is_some() => {
            Opens::With(Marker { length: line.len() - behind.len(), ..marker })
        }
        _ => Opens::With(marker),
    }
}

/// The mark at the front of a line in its right form.
pub(super) fn marker(line: &str) -> Option<Marker> {
    let found = |level, typed, length| {
        Some(Marker { level, typed, typed_above: Vec::new(), length, too_deep: false })
    };
    let (word, rest) = line.split_once(char::is_whitespace)?;
    if rest.trim().is_empty() {
        return None;
    }
    match word {
        "-" => return found(Level::Gach, None, 1),
        "+" => return found(Level::Cong, None, 1),
        "Điều" => {
            let number = rest.split_whitespace().next()?.strip_suffix('.')?;
            let end = line.find(number)? + number.len() + 1;
            return found(Level::Dieu, Some(digits(number)?), end);
        }
        _ => {}
    }
    if let Some(letter) = word.strip_suffix(')') {
        return found(Level::Diem, Some(number::letter_value(letter)?), word.len());
    }
    let number = word.strip_suffix('.')?;
    if let Some(value) = number::roman_value(number) {
        return found(Level::Muc, Some(value), word.len());
    }
    let parts: Option<Vec<u32>> = number.split('.').map(digits).collect();
    numbered(&parts?, word.len())
}

/// The mark of `1.`, `2.3.` or more parts.
pub(super) fn numbered(parts: &[u32], length: usize) -> Option<Marker> {
    let level = match parts.len() {
        1 => Level::Khoan,
        2 => Level::TieuKhoan,
        _ => Level::TieuKhoanCon,
    };
    let (last, above) = parts.split_last()?;
    let (typed, typed_above) = (Some(*last), above.to_vec());
    Some(Marker { level, typed, typed_above, length, too_deep: parts.len() > 3 })
}

/// A number of one to three digits: a longer one is a year or an amount.
pub(super) fn digits(text: &str) -> Option<u32> {
    let good = (1..=3).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|_| good)
}
