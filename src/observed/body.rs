//! A paragraph of the body: which component its number and its look make of it.
//!
//! In: a line. Out: its role. Numbers are mostly typed by hand; those of lists are part of the line.

use super::lines::SeenLine;
use crate::paper::Role;

/// The role of a line between the grounds and the signature.
pub(super) fn role(line: &SeenLine) -> Role {
    let words = line.folded.as_str();
    let text = line.text.as_str();
    if numbered_after(words, "dieu ").is_some_and(|rest| rest.starts_with(['.', ':'])) {
        return Role::Dieu;
    }
    let heads = line.centred || line.bold;
    if heads
        && (roman_after(words, "chuong ") || numbered_after(words, "chuong ").is_some())
        && words.len() < 120
    {
        return Role::Chuong;
    }
    if heads && numbered_after(words, "muc ").is_some() && words.len() < 160 {
        return Role::MucCuaChuong;
    }
    if heads && words.len() < 160 && roman_after(words, "phan ") {
        return Role::Chuong;
    }
    if heads && words.len() < 160 && (words.starts_with("phan thu ") || is_word_part(words)) {
        return Role::Muc;
    }
    if (line.bold || line.upper) && roman_point(text) {
        return Role::Muc;
    }
    if (line.bold || line.upper) && letter_point(text) {
        return Role::Muc;
    }
    match digits(text) {
        (1, true) => return if line.bold { Role::TieuDeKhoan } else { Role::Khoan },
        (2.., _) => return if line.bold { Role::TieuDeTieuKhoan } else { Role::TieuKhoan },
        _ => {}
    }
    if is_point(text) {
        return Role::Diem;
    }
    if text.starts_with(['-', '–', '—', '\u{2212}', '•', '·', '●', '▪', '*']) {
        return Role::Gach;
    }
    if text.starts_with('+') {
        return Role::Cong;
    }
    Role::DoanVan
}

/// Whether a line opens an appendix: `Phụ lục`, `PHỤ LỤC II`, `Phụ lục số 01`.
pub(super) fn opens_appendix(line: &SeenLine) -> bool {
    let Some(rest) = line.folded.strip_prefix("phu luc") else { return false };
    let rest = rest.trim_start_matches([' ', ':', '.']);
    let rest = rest.strip_prefix("so").map_or(rest, |rest| rest.trim_start_matches([' ', ':']));
    let number = rest.trim_end_matches(['.', ':', ' ']);
    let is_number = number.is_empty()
        || number.chars().all(|sign| sign.is_ascii_digit())
        || is_roman(number)
        || (number.len() == 1 && number.chars().all(|sign| sign.is_ascii_lowercase()))
        || number
            .split(['-', '.', '/'])
            .all(|part| part.chars().all(|sign| sign.is_ascii_digit()) || is_roman(part));
    (line.centred || line.bold) && line.text.starts_with(char::is_uppercase) && is_number
}

/// What stands behind a number that stands behind these words.
fn numbered_after<'t>(words: &'t str, before: &str) -> Option<&'t str> {
    let rest = words.strip_prefix(before)?;
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let letter =
        usize::from(digits > 0 && rest[digits..].starts_with(|sign: char| sign.is_ascii_lowercase()));
    (digits > 0).then(|| rest[digits + letter..].trim_start())
}

fn roman_after(words: &str, before: &str) -> bool {
    let Some(rest) = words.strip_prefix(before) else { return false };
    let number = rest.split([' ', '.', ':', '\n']).next().unwrap_or("");
    is_roman(number)
}

fn is_roman(word: &str) -> bool {
    !word.is_empty() && word.len() <= 7 && word.chars().all(|sign| "ivxlc".contains(sign))
}

/// `phần một`, `phần mở đầu`.
fn is_word_part(words: &str) -> bool {
    ["phan mot", "phan hai", "phan ba", "phan bon", "phan nam", "phan mo dau", "phan ket luan"]
        .iter()
        .any(|part| words.starts_with(part))
}

/// `III. `, `III - `.
fn roman_point(text: &str) -> bool {
    let number: &str = &text[..text.bytes().take_while(|byte| b"IVXLC".contains(byte)).count()];
    let rest = &text[number.len()..];
    !number.is_empty()
        && (rest.starts_with(['.', ')', '-', '/']) || rest.starts_with(" -") || rest.starts_with(" –"))
}

/// `A. `, `B. `.
fn letter_point(text: &str) -> bool {
    let mut signs = text.chars();
    let first = signs.next();
    first.is_some_and(|sign| sign.is_ascii_uppercase())
        && signs.next() == Some('.')
        && signs.next() == Some(' ')
}

/// How many numbers a line begins with (`2.1.3` has three), and whether a stop ends the first.
pub(super) fn digits(text: &str) -> (usize, bool) {
    let mut count = 0;
    let mut rest = text;
    let mut stopped = false;
    loop {
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        if digits == 0 || digits > 3 {
            break;
        }
        count += 1;
        rest = &rest[digits..];
        match rest.strip_prefix(['.', ')']) {
            Some(next) => {
                stopped = true;
                rest = next;
            }
            None => break,
        }
    }
    let ends = rest.is_empty() || rest.starts_with(|sign: char| sign.is_whitespace() || sign.is_alphabetic());
    if !stopped && count < 2 || !ends || rest.trim().is_empty() {
        return (0, false);
    }
    (count, stopped)
}

/// `a) `, `đ) `, `a. `.
fn is_point(text: &str) -> bool {
    let mut signs = text.chars();
    let letter = signs.next().is_some_and(char::is_lowercase);
    let second = signs.next();
    letter
        && (second == Some(')')
            || (second == Some('.') && signs.next() == Some(' '))
            || text.chars().nth(2) == Some(')') && second.is_some_and(char::is_lowercase))
}
