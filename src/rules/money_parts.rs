//! Sums of money that a sentence says to consist of others, and those of which it names some.
//!
//! In: a text with its figures. Out: [`StatedParts`]: the whole, the figures of its parts, and whether they are all. Only what
//! is listed plainly is taken: each part with one figure, none left out, none beside it of something else. Whether they add up
//! is left to who asks.

use std::ops::Range;

use super::words;
use crate::content::money::prose::ProseFigure;

/// A sum with its parts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct StatedParts<'f> {
    pub(super) whole: &'f ProseFigure,
    pub(super) parts: Vec<&'f ProseFigure>,
    pub(super) of: PartsOf,
}

/// What the parts of a sum are said to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum PartsOf {
    /// All of it.
    Whole,
    /// Some of it, none of which holds another.
    Sources,
    /// Some of it.
    Some,
}

/// So many bytes a list of parts takes at most.
const LONGEST: usize = 2000;
/// Words before a figure that is not meant to the đồng.
const ABOUT: [&str; 8] = ["khoảng", "gần", "hơn", "trên", "dưới", "chừng", "ước", "xấp xỉ"];
/// What leads to all parts, and to some.
const ALL: [&str; 2] = ["bao gồm", "gồm"];
const SOME: [&str; 2] = ["trong đó", "Trong đó"];
/// How a part begins that is none: it says something else of the whole.
const REMARKS: [&str; 22] = [
    "tăng",
    "giảm",
    "vượt",
    "đạt",
    "bằng",
    "chiếm",
    "còn",
    "so với",
    "tương đương",
    "phân bổ",
    "giải ngân",
    "thực hiện",
    "đã",
    "cao hơn",
    "thấp hơn",
    "lũy kế",
    "quyết toán",
    "tạm ứng",
    "thanh toán",
    "trong đó",
    "hoàn thành",
    "nâng",
];
/// Words of a list whose figures are no plain parts.
const NOT_PLAIN: [&str; 10] =
    ["trong đó", "mỗi", "từng", "từ", "lên", "xuống", "tăng", "giảm", "tổng", "so với"];
/// Where money comes from: what is given from one source is not given from another.
const SOURCES: [&str; 9] = [
    "ngân sách",
    "vốn ngân sách",
    "nguồn ngân sách",
    "xã hội hóa",
    "xã hội hoá",
    "nguồn xã hội hóa",
    "nguồn xã hội hoá",
    "nhân dân đóng góp",
    "doanh nghiệp",
];

/// All of a text.
pub(super) fn all<'f>(text: &str, figures: &'f [ProseFigure]) -> Vec<StatedParts<'f>> {
    let mut all = Vec::new();
    for (at, whole) in figures.iter().enumerate() {
        let rest = &figures[at + 1..];
        if rest.is_empty() || ABOUT.contains(&words::before(text, whole.at.start)) {
            continue;
        }
        let listed = consisting(text, whole).map(|list| (list, PartsOf::Whole));
        let listed = listed.or_else(|| named(text, whole).map(|list| (list, PartsOf::Some)));
        let listed = listed.or_else(|| bracketed(text, whole).map(|list| (list, PartsOf::Whole)));
        let Some((list, of)) = listed else { continue };
        let Some((parts, are_sources)) = parts(text, list.clone(), rest) else { continue };
        let in_brackets = text[..list.start].ends_with('(');
        let of = if of == PartsOf::Some && are_sources { PartsOf::Sources } else { of };
        if !in_brackets || are_sources {
            all.push(StatedParts { whole, parts, of });
        }
    }
    all
}

/// The list behind a sum that "gồm" it.
fn consisting(text: &str, whole: &ProseFigure) -> Option<Range<usize>> {
    let behind = text[whole.at.end..].trim_start_matches([' ', ',', ';', ':', '(']);
    let list = ALL.iter().find_map(|lead| behind.strip_prefix(lead))?;
    Some(reach(text, text.len() - list.len(), list.trim_start().starts_with(':')))
}

/// The list behind a sum of which "trong đó" some is named, in the same sentence or the next one.
fn named(text: &str, whole: &ProseFigure) -> Option<Range<usize>> {
    let behind = text[whole.at.end..].trim_start_matches([' ', ',', ';', '.', ':', '(']);
    let list = SOME.iter().find_map(|lead| behind.strip_prefix(lead))?;
    // What it grows by has other parts than what it is.
    let before = words::before(text, whole.at.start);
    let of_change = ["tăng", "giảm", "thêm", "bớt", "sung", "lên", "còn"].contains(&before);
    (!of_change).then(|| reach(text, text.len() - list.len(), list.trim_start().starts_with(':')))
}

/// The list in brackets right behind a total.
fn bracketed(text: &str, whole: &ProseFigure) -> Option<Range<usize>> {
    let list = text[whole.at.end..].trim_start().strip_prefix('(')?;
    let start = text.len() - list.len();
    let from = text.ceil_char_boundary(whole.at.start.saturating_sub(LONGEST));
    let sentence = words::small(words::sentence(&text[from..whole.at.end], whole.at.start - from));
    let before = sentence.split('(').next().unwrap_or_default();
    words::find(before, "tổng").next()?;
    let near = &list[..list.floor_char_boundary(LONGEST)];
    Some(start..start + near.find(')')?)
}

/// How far a list goes: behind a colon it may be parted by semicolons.
fn reach(text: &str, start: usize, colon: bool) -> Range<usize> {
    let last = text.floor_char_boundary(start.saturating_add(LONGEST));
    let list = &text[start..last];
    // A bracket that is open before the list ends it.
    let mut depth = 0_u32;
    for (at, sign) in list.char_indices() {
        match sign {
            '(' => depth += 1,
            ')' if depth == 0 => return start..start + at,
            ')' => depth -= 1,
            ';' if depth == 0 && !colon => return start..start + at,
            '.' if list[at + 1..].starts_with(' ') => return start..start + at,
            _ => {}
        }
    }
    // A list that goes on and on is no plain one.
    start..if last < text.len() { start } else { last }
}

/// The figures of a list of which each part has one, and whether each is a source. None if it is no plain list.
fn parts<'f>(
    text: &str,
    list: Range<usize>,
    figures: &'f [ProseFigure],
) -> Option<(Vec<&'f ProseFigure>, bool)> {
    let figures = &figures[..figures.partition_point(|figure| figure.at.start < list.end)];
    let plain = without_brackets(&text[list.clone()]);
    let by_semicolons = plain.contains(';');
    let signs: &[&str] = if by_semicolons { &[";"] } else { &[", ", " và "] };
    let mut found = Vec::new();
    let mut are_sources = true;
    for piece in pieces(&plain, signs) {
        let words = words::small(plain[piece.clone()].trim_matches([' ', ':', ',', '.', '*']));
        let words = words.trim_start_matches("và ").trim_start_matches("- ");
        if words.is_empty() {
            continue;
        }
        if REMARKS.iter().any(|remark| words.strip_prefix(remark).is_some_and(|rest| rest.starts_with(' '))) {
            break;
        }
        let at = list.start + piece.start..list.start + piece.end;
        let is_outside = |figure: &ProseFigure| !plain[figure.at.start - list.start..].starts_with('\u{1}');
        let mut own = figures
            .iter()
            .filter(|figure| at.start <= figure.at.start && figure.at.end <= at.end)
            .filter(|figure| is_outside(figure));
        // A part without a figure is left open, one with two says more than a part.
        let (Some(figure), None) = (own.next(), own.next()) else { return None };
        let holds = |word: &&str| words::find(words, word).next().is_some();
        if words.contains('/') || NOT_PLAIN.iter().chain(&ABOUT).any(holds) {
            return None;
        }
        are_sources &= SOURCES.iter().any(|source| words.starts_with(source));
        found.push(figure);
    }
    (!found.is_empty()).then_some((found, are_sources))
}

/// The pieces between signs.
fn pieces(text: &str, signs: &[&str]) -> Vec<Range<usize>> {
    let mut all = Vec::new();
    let mut from = 0;
    loop {
        let next = signs.iter().filter_map(|sign| Some((from + text[from..].find(sign)?, sign.len()))).min();
        let Some((at, length)) = next else { break };
        all.push(from..at);
        from = at + length;
    }
    all.push(from..text.len());
    all
}

/// A text in which what stands in brackets is made unreadable, byte for byte.
fn without_brackets(text: &str) -> String {
    let mut depth = 0_u32;
    let mut plain = String::with_capacity(text.len());
    for sign in text.chars() {
        depth += u32::from(sign == '(');
        match depth {
            0 => plain.push(sign),
            _ => (0..sign.len_utf8()).for_each(|_| plain.push('\u{1}')),
        }
        depth -= u32::from(sign == ')' && depth > 0);
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::{PartsOf, all};
    use crate::content::money::prose;

    fn told(text: &str) -> Vec<(usize, PartsOf)> {
        let figures = prose::figures(text);
        all(text, &figures).iter().map(|one| (one.parts.len(), one.of)).collect()
    }

    #[test]
    fn plain_lists_are_read() {
        use PartsOf::{Some, Sources, Whole};
        for (text, wanted) in [
            ("1.200 triệu đồng, gồm năm 2026 là 700 triệu đồng, năm 2027 là 500 triệu đồng.", (2, Whole)),
            ("3 tỷ đồng, gồm: năm 2026: 1 tỷ đồng; năm 2027: 1 tỷ đồng; năm 2028: 1 tỷ đồng.", (3, Whole)),
            (
                "1.200 triệu đồng, gồm: A: 700 triệu đồng (mua sắm 200 triệu đồng); B: 500 triệu đồng.",
                (2, Whole),
            ),
            (
                "250 triệu đồng, gồm tiền mặt 150 triệu đồng và hiện vật 100 triệu đồng, tăng 20 triệu đồng so với năm 2025.",
                (2, Whole),
            ),
            (
                "Tổng kinh phí 9 tỷ đồng (ngân sách thành phố 5 tỷ đồng, ngân sách phường 3 tỷ đồng).",
                (2, Whole),
            ),
            ("9 tỷ đồng. Trong đó: ngân sách 5 tỷ đồng; xã hội hóa 6 tỷ đồng.", (2, Sources)),
            ("9 tỷ đồng, trong đó chi đầu tư 12 tỷ đồng.", (1, Some)),
        ] {
            assert_eq!(told(text), [wanted], "{text}");
        }
    }

    #[test]
    fn what_says_more_than_parts_is_left_alone() {
        for text in [
            "15 tỷ đồng gồm vốn ngân sách 10 tỷ đồng và vốn khác, phân bổ năm 2026 là 7 tỷ đồng.",
            "khoảng 1.200 triệu đồng, gồm 700 triệu đồng, 400 triệu đồng",
            "12 triệu đồng, gồm mỗi xã 5 triệu đồng, mỗi phường 7 triệu đồng",
            "9 tỷ đồng (năm 2025 là 8 tỷ đồng, năm 2024 là 7 tỷ đồng).",
            "Kinh phí tăng 100 triệu đồng, trong đó tập huấn là 600 triệu đồng.",
            "45 triệu đồng, gồm 20 triệu đồng chi hội nghị và phần còn lại chi in ấn.",
            "9 tỷ đồng (thu 5 tỷ đồng) và 3 tỷ đồng.",
        ] {
            assert_eq!(told(text), [], "{text}");
        }
    }
}
