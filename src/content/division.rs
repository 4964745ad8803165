//! What opens the title of a part, of a chapter or of a section in it: `Phần I. `, `Chương I. `, `Mục 1. `.
//!
//! In: a line. Out: its [`Marker`]. Marks of all levels below are left to `marker`.

use super::fixed;
use super::level::Level;
use super::marker::{Marker, digits};
use super::number;
use crate::finding::Findings;

/// The mark at the front of the title of a part, a chapter or a section: `Chương I. `, `Mục 1. `; without the stop only
/// if nothing follows. Other forms (`CHƯƠNG I`, `Chương 1:`, `Mục I -`) are read as what they mean.
pub(super) fn division_mark(line: &str, findings: &Findings) -> Option<Marker> {
    let exact = !findings.applies(fixed::SINCE);
    let stars = if exact { "" } else { &line[..line.len() - line.trim_start_matches('*').len()] };
    let (word, rest) = line[stars.len()..].split_once(char::is_whitespace)?;
    let (level, value): (_, fn(&str) -> Option<u32>) = match word {
        "Chương" => (Level::Chuong, number::roman_value),
        "Mục" => (Level::MucCuaChuong, digits),
        "Phần" | "PHẦN" if !exact => (Level::Phan, number::roman_value),
        "CHƯƠNG" if !exact => (Level::Chuong, number::roman_value),
        "MỤC" if !exact => (Level::MucCuaChuong, digits),
        _ => return None,
    };
    let rest = rest.trim_start();
    let end = rest.find(|letter: char| letter.is_whitespace() || (!exact && !letter.is_alphanumeric()));
    let end = end.unwrap_or(rest.len());
    let (number, length) = match rest[..end].strip_suffix('.') {
        Some(number) => (number, end),
        None if end == rest.len() => (rest, end),
        None if exact => return None,
        None => (&rest[..end], sign(rest, end)?),
    };
    let value = value(number).or_else(|| {
        let roman = level != Level::MucCuaChuong;
        let other = if roman { digits(number) } else { number::roman_value(number) };
        other.filter(|_| !exact)
    })?;
    let length = line.len() - rest.len() + length;
    Some(Marker { level, typed: Some(value), typed_above: Vec::new(), length, too_deep: false })
}

/// Where a title begins after a number without a stop: after a colon, a dash or closing asterisks, or at once
/// if it is in capitals.
fn sign(rest: &str, end: usize) -> Option<usize> {
    let behind = &rest[end..];
    let words = behind.trim_start();
    let title = words.trim_start_matches(['.', ':', '-', '–', '—', '*', '/']);
    let loud = title.chars().any(char::is_alphabetic) && !title.chars().any(char::is_lowercase);
    let dashed = title.len() < words.len();
    // "Mục 1-3" and "Mục 3 của Kế hoạch này" are not titles.
    let fits = (dashed && !title.starts_with(|next: char| next.is_ascii_digit())) || loud;
    fits.then(|| rest.len() - title.len())
}
