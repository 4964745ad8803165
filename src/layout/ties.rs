//! Which words of a paragraph stay on one line: decided only here, for all writers and for everything
//! that measures.
//!
//! In: the pieces of a paragraph, its style, the width of its lines. Out: [`Ties`], parts of its text.
//! The tree holds no sign of them; it leaves holding each part together to the writers.
//!
//! Tied are a number and its label ("Điều 3", "số 206/QĐ-UBND", "tháng 10", "Phụ lục I"), a number and
//! the first word of its unit ("125.120 triệu đồng", "5 km", "98 %"), the two ends of a range ("2026 -
//! 2030"), a box to tick and its word ("☐ Nam"), words with a no-break space between them, and each word
//! with a mark inside after which a line could end ("QĐ-UBND", "và/hoặc", "2026-2030"). What is too long
//! for a line is not tied.

use std::ops::Range;

use super::letters::{Limits, Measured, NO_BREAK_SPACE};
use crate::length::Length;
use crate::theme::{Align, Style};

/// Marks after which a word processor or Typst may end a line.
const MARKS: [char; 6] = ['-', '\u{2010}', '–', '—', '/', '|'];

/// Marks before a word that do not belong to it.
const OPENING: [char; 9] = ['(', '[', '{', '“', '‘', '"', '\'', '«', '<'];

/// Roman numerals.
const ROMAN: [char; 5] = ['I', 'V', 'X', 'L', 'C'];

/// Words that are followed by their number.
const LABELS: [&str; 31] = [
    "số",
    "ngày",
    "tháng",
    "năm",
    "quý",
    "điều",
    "khoản",
    "điểm",
    "tiết",
    "mục",
    "chương",
    "phần",
    "lục",
    "biểu",
    "bảng",
    "mẫu",
    "hình",
    "trang",
    "lần",
    "thứ",
    "kỳ",
    "khóa",
    "khoá",
    "đợt",
    "bước",
    "nhóm",
    "tổ",
    "thôn",
    "phường",
    "quận",
    "khu",
];

/// First words of units, in lower case.
const UNITS: [&str; 61] = [
    "triệu", "tỷ", "tỉ", "nghìn", "ngàn", "trăm", "đồng", "đ", "₫", "vnđ", "vnd", "usd", "%", "‰", "km", "m",
    "dm", "cm", "mm", "ha", "km2", "km²", "m2", "m²", "m3", "m³", "kg", "g", "mg", "tấn", "tạ", "yến", "lít",
    "ml", "kw", "kwh", "kwp", "mw", "mwh", "mwp", "mva", "gwh", "kv", "kva", "v", "w", "a", "hz", "°c", "ºc",
    "giờ", "phút", "giây", "ngày", "tuần", "tháng", "quý", "năm", "lần", "người", "tuổi",
];

/// Boxes and ticks of forms, which are beside their word.
const BOXES: [char; 9] = ['☐', '☑', '☒', '✓', '✔', '✗', '✘', '□', '■'];

/// The parts of a paragraph's text that stay on one line each: ranges of bytes of its text, in which a
/// forced new line counts as one. They begin and end where words do.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Ties(Vec<Range<usize>>);

impl Ties {
    /// The ties of a paragraph of more than one line, in lines as wide as `width`.
    pub(super) fn within(measured: &Measured, style: &Style, size: Length, width: Length) -> Ties {
        let line = Limits::new(style, size, width).narrowest();
        let text = measured.text.as_str();
        let held = |range: &Range<usize>| {
            let width = measured.width(range, size);
            // In a justified paragraph a long tie would widen the blanks of the line before it too much.
            let loose = style.align == Align::Justify && text[range.clone()].contains([' ', NO_BREAK_SPACE]);
            width <= line && !(loose && width * 2 > line)
        };
        let mut ties = Vec::new();
        for group in groups(text) {
            if held(&group) {
                ties.push(group);
            } else {
                let words = split(text, group, [' ', NO_BREAK_SPACE]);
                ties.extend(words.into_iter().filter(|word| may_end(&text[word.clone()]) && held(word)));
            }
        }
        Ties(ties)
    }

    /// The parts, in order.
    pub(super) fn parts(&self) -> &[Range<usize>] {
        &self.0
    }

    /// A run's text, which begins at this byte of the paragraph, cut where ties begin and end; each piece
    /// with the tie that it belongs to.
    pub(super) fn cut<'a>(&self, text: &'a str, from: usize) -> Vec<(&'a str, Option<&Range<usize>>)> {
        let mut pieces = Vec::new();
        let mut done = 0;
        while done < text.len() {
            let tie = self.around(from + done);
            let next = self.0.get(self.0.partition_point(|part| part.start <= from + done));
            let end =
                tie.map(|part| part.end).or(next.map(|part| part.start)).map_or(text.len(), |end| end - from);
            let end = end.min(text.len());
            pieces.push((&text[done..end], tie));
            done = end;
        }
        pieces
    }

    /// The part that the letter at this byte belongs to.
    pub(super) fn around(&self, at: usize) -> Option<&Range<usize>> {
        let place = self.0.partition_point(|part| part.end <= at);
        self.0.get(place).filter(|part| part.start <= at)
    }
}

/// Whether a line may end after this letter of a word, if nothing ties it.
pub(super) fn is_mark(letter: char) -> bool {
    MARKS.contains(&letter)
}

/// Whether a line may end inside of this word in any of the programs that break lines.
fn may_end(word: &str) -> bool {
    let mut letters = word.chars().rev();
    letters.next();
    letters.any(is_mark)
}

/// Whether a word may hold one of the [`MARKS`] or a no-break space, decided from its bytes: most hold
/// none.
fn may_hold_mark(word: &str) -> bool {
    // The first bytes of a no-break space and of all non-ASCII marks.
    word.bytes().any(|byte| matches!(byte, b'-' | b'/' | b'|' | 0xc2 | 0xe2))
}

/// Words tied to each other, and single words that have to be tied.
fn groups(text: &str) -> Vec<Range<usize>> {
    let words = words(text);
    let tied = tied(text, &words);
    let mut groups = Vec::new();
    let mut start = 0;
    for at in 0..words.len() {
        if tied[at] {
            continue;
        }
        let group = words[start].start..words[at].end;
        let word = &text[group.clone()];
        if start < at || may_hold_mark(word) && (may_end(word) || word.contains(NO_BREAK_SPACE)) {
            groups.push(group);
        }
        start = at + 1;
    }
    groups
}

/// The words between blanks and forced new lines.
fn words(text: &str) -> Vec<Range<usize>> {
    // Most words are shorter than this many bytes with their blank.
    let mut words = Vec::with_capacity(text.len() / 4 + 1);
    let mut start = 0;
    for (at, byte) in text.bytes().enumerate() {
        if matches!(byte, b' ' | b'\n') {
            if start < at {
                words.push(start..at);
            }
            start = at + 1;
        }
    }
    if start < text.len() {
        words.push(start..text.len());
    }
    words
}

/// The pieces of a part of a text, split at these letters.
fn split(text: &str, part: Range<usize>, between: [char; 2]) -> Vec<Range<usize>> {
    let mut pieces = Vec::new();
    let mut start = part.start;
    for (at, letter) in text[part.clone()].match_indices(between) {
        let at = part.start + at;
        if start < at {
            pieces.push(start..at);
        }
        start = at + letter.len();
    }
    if start < part.end {
        pieces.push(start..part.end);
    }
    pieces
}

/// For each word, whether it is tied to the next one.
fn tied(text: &str, words: &[Range<usize>]) -> Vec<bool> {
    let mut tied = vec![false; words.len()];
    let word = |at: usize| words.get(at).map_or("", |range| &text[range.clone()]);
    let beside = |at: usize| words.get(at + 1).is_some_and(|next| &text[words[at].end..next.start] == " ");
    // In "Nam ☐ Nữ ☐" each box is behind its word, in "☐ Nam ☐ Nữ" before it. All boxes begin with this
    // byte, which few texts have.
    let boxes = text.as_bytes().contains(&0xe2) && text.contains(BOXES);
    let behind = boxes && words.len().checked_sub(1).is_some_and(|last| is_box(word(last)));
    for at in 0..words.len() {
        let (this, next) = (word(at), word(at + 1));
        if !beside(at) {
            continue;
        }
        if boxes {
            let [before, after] = if behind { [next, this] } else { [this, next] };
            tied[at] |= is_box(before) && !is_box(after);
        }
        // The number of a label is no amount: "tháng 6 năm 2025".
        let numbered = at > 0 && tied[at - 1];
        tied[at] |= numbers(this, next) || !numbered && amount(this) && unit(next);
        if matches!(next, "-" | "–") && beside(at + 1) && spans(this, word(at + 2)) {
            tied[at] = true;
            tied[at + 1] = true;
        }
    }
    tied
}

/// Whether a word is a box and nothing else, as in "☐" and "(☑".
fn is_box(word: &str) -> bool {
    let sign = opened(word).trim_end_matches([')', ']', ';', ',', '.', ':']);
    let mut letters = sign.chars();
    letters.next().is_some_and(|letter| BOXES.contains(&letter)) && letters.next().is_none()
}

/// A word without the marks before it.
fn opened(word: &str) -> &str {
    // Most words begin with a letter: these bytes begin none of the marks.
    let letter = |first: &u8| first.is_ascii_alphanumeric() || matches!(first, 0xc3..=0xe1);
    if word.as_bytes().first().is_some_and(letter) { word } else { word.trim_start_matches(OPENING) }
}

/// Whether a text begins with two Vietnamese letters, and with no Roman numeral; decided from its bytes.
fn begins_word(text: &str) -> bool {
    let letter = |bytes: &[u8]| match bytes {
        [b'a'..=b'z' | b'A'..=b'Z', ..] => Some(1),
        // U+00C0 to U+01BF without two signs, and U+1E80 to U+1EFF.
        [0xc3, behind, ..] => (!matches!(behind, 0x97 | 0xb7)).then_some(2),
        [0xc4..=0xc6, ..] => Some(2),
        [0xe1, 0xba | 0xbb, ..] => Some(3),
        _ => None,
    };
    let first = letter(text.as_bytes()).filter(|_| !text.starts_with(ROMAN));
    first.is_some_and(|first| letter(&text.as_bytes()[first..]).is_some())
}

/// Whether `number` is what this label numbers.
fn numbers(label: &str, number: &str) -> bool {
    let number = opened(number);
    // Such a word begins neither a number nor a figure; it may be the text before a slash.
    if begins_word(number) && !number.as_bytes().contains(&b'/') {
        return false;
    }
    let digits = number.starts_with(|letter: char| letter.is_ascii_digit());
    let slashed = number.contains('/');
    let lettered = lettered(number);
    if !(digits || slashed || lettered) {
        return false;
    }
    let label = label.rsplit(NO_BREAK_SPACE).next().unwrap_or_default();
    let label = opened(label).to_lowercase();
    match label.as_str() {
        "số" => digits || slashed,
        "ngày" | "tháng" | "năm" => digits,
        label => LABELS.contains(&label) && (digits || lettered),
    }
}

/// Whether a word begins with a number made of letters: "I" and "a)", but not "và".
fn lettered(number: &str) -> bool {
    let figure = [roman(number), &number[..number.chars().next().map_or(0, char::len_utf8)]];
    figure.into_iter().any(|figure| {
        figure.starts_with(char::is_alphabetic) && !number[figure.len()..].starts_with(char::is_alphanumeric)
    })
}

/// The Roman numeral that a word begins with.
fn roman(word: &str) -> &str {
    &word[..word.len() - word.trim_start_matches(ROMAN).len()]
}

/// Whether it is a number and nothing else, as in "(125.120".
fn amount(word: &str) -> bool {
    // Most words end in a letter.
    if !word.ends_with(|letter: char| letter.is_ascii_digit()) {
        return false;
    }
    let number = opened(word).trim_start_matches(['+', '-', '±', '~', '≤', '≥', '>']);
    number.starts_with(|letter: char| letter.is_ascii_digit())
        && number.chars().all(|letter| letter.is_ascii_digit() || matches!(letter, '.' | ','))
}

/// Whether a unit begins with this word, as in "triệu," and "km/giờ".
fn unit(word: &str) -> bool {
    let letters = |letter: char| letter.is_alphanumeric() || matches!(letter, '%' | '‰' | '°' | 'º' | '₫');
    let name = &word[..word.len() - word.trim_start_matches(letters).len()];
    UNITS.contains(&name.to_lowercase().as_str())
}

/// Whether these are the two ends of a range, as in "2026 - 2030" and "(I - III)".
fn spans(from: &str, to: &str) -> bool {
    let (from, to) = (opened(from), opened(to));
    let digits = from.ends_with(|letter: char| letter.is_ascii_digit() || letter == '%')
        && to.starts_with(|letter: char| letter.is_ascii_digit());
    digits || !from.is_empty() && roman(from) == from && !roman(to).is_empty()
}

#[cfg(test)]
mod tests;
