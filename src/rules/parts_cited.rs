//! Parts of papers that a sentence cites: `khoản 2 Điều 5`, `Mục 5 Chương XII`.
//!
//! In: a line and the word for a part. Out: where that word is followed by a number, and whether the
//! words around it cite. "Hạt điều 500 tấn" and "danh mục 5" cite nothing.

use std::ops::Range;

use super::paper_view::Line;
use super::signature::{SignedText, WantedWords};
use super::words;
use crate::content::number::roman_value;

/// A part with its number, `điều 5`.
pub(super) struct PartCited {
    /// Word and number.
    pub(super) at: Range<usize>,
}

/// Each place of a word for a part with a number behind it.
pub(super) fn each<'t>(line: &'t Line<'_>, word: WantedWords) -> impl Iterator<Item = PartCited> + 't {
    line.find(word).filter_map(|at| {
        let number = number(&line.text, at.end)?;
        Some(PartCited { at: at.start..number.end })
    })
}

/// Whether a number stands anywhere behind a word for a part.
pub(super) fn is_numbered(signed: SignedText<'_>, word: WantedWords) -> bool {
    signed.find(word).any(|at| number(signed.text, at.end).is_some())
}

/// The number that follows a word: `5`, `12a`, `IV`.
fn number(text: &str, end: usize) -> Option<Range<usize>> {
    let rest = text[end..].strip_prefix(' ')?;
    let length = rest.find(|letter: char| !letter.is_alphanumeric()).unwrap_or(rest.len());
    let word = &rest[..length];
    let digits = word.find(|letter: char| !letter.is_ascii_digit()).unwrap_or(word.len());
    let arabic = (1..=3).contains(&digits) && word[digits..].chars().count() <= 1;
    let roman = || word.chars().all(|letter| "IVXL".contains(letter)) && roman_value(word).is_some();
    // "điều 1.000", "2,5", "10%".
    let behind = &rest[length..];
    let goes_on = behind.starts_with('%')
        || behind
            .strip_prefix(['.', ',', '/'])
            .is_some_and(|more| more.starts_with(|one: char| one.is_ascii_digit()));
    ((arabic || roman()) && !goes_on).then(|| end + 1..end + 1 + length)
}

/// Words before a part that is cited.
const BEFORE: [&str; 10] = ["tại", "theo", "của", "các", "và", "với", "thuộc", "hoặc", "định", "đến"];
/// Words for parts, with a number before another part.
const PARTS: [&str; 12] =
    ["khoản", "Khoản", "điểm", "Điểm", "điều", "Điều", "mục", "Mục", "chương", "Chương", "phần", "Phần"];
/// Words behind a part that is cited.
const BEHIND: [&str; 26] = [
    "của",
    "này",
    "và",
    "hoặc",
    "đến",
    "khoản",
    "Luật",
    "Bộ luật",
    "Pháp lệnh",
    "Nghị định",
    "Nghị quyết",
    "Thông tư",
    "Quyết định",
    "Quy chế",
    "Quy định",
    "Điều lệ",
    "Hiến pháp",
    "Kế hoạch",
    "Chương trình",
    "Phụ lục",
    "Điều",
    "Mục",
    "mục",
    "chương",
    "Chương",
    "Phần",
];

/// What is no paper of an office and has parts.
const OTHERS: [&str; 11] = [
    "kịch bản",
    "phiếu",
    "tờ khai",
    "đơn",
    "giáo trình",
    "sách",
    "lời thề",
    "công trình",
    "cuốn",
    "bài",
    "cuộc",
];

/// What has a mục or a phần in the sense of the decree.
const OF_LAWS: [&str; 11] = [
    "chương ",
    "Chương ",
    "Phần ",
    "Luật",
    "Bộ luật",
    "Nghị định",
    "Thông tư",
    "Quy chế",
    "Quy định",
    "Điều lệ",
    "Hiến pháp",
];

/// Whether khoản, điểm or điều with a number stand before: "Điều 103 mục 5".
fn within_article(text: &str, at: usize) -> bool {
    let number = words::before(text, at);
    let start = text[..at].trim_end_matches(' ').len() - number.len();
    ["khoản", "điểm", "điều", "Điều"].contains(&words::before(text, start))
}

impl PartCited {
    /// Whether the words before and behind it cite.
    pub(super) fn is_citation(&self, text: &str) -> bool {
        // "khoản 2, điều 5": a comma parts the number of the smaller part from the word.
        let comma = text[..self.at.start].trim_end_matches(' ').strip_suffix(',');
        let upto = comma.map_or(self.at.start, str::len);
        let before = words::before(text, upto);
        let after_part = || {
            let number = text[..upto].trim_end_matches(' ');
            let start = number.len() - before.len();
            !before.is_empty() && PARTS.contains(&words::before(text, start)) && before.chars().count() <= 3
        };
        let rest = words::behind(text, self.at.end);
        let ends = rest.is_empty() || rest.starts_with([',', ';', '.', ')', ':']);
        let goes_on = || {
            BEHIND.iter().any(|word| {
                rest.strip_prefix(word).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
            })
        };
        // "mục 5 của phiếu", "phần 2 của công trình": parts of what is no paper of an office.
        let of_others =
            rest.strip_prefix("của ").is_some_and(|rest| OTHERS.iter().any(|word| rest.starts_with(word)));
        // Parts of a paper bear Roman numbers; those of a work or a match do not.
        let stage = text[self.at.clone()]
            .strip_prefix("phần ")
            .is_some_and(|number| number.starts_with(|one: char| one.is_ascii_digit()));
        if of_others || stage {
            return false;
        }
        // Parts I, II of a plan or a letter and rows of a list are called so as well; those of laws are
        // named with what they belong to.
        let loose = ["mục ", "phần "].iter().any(|part| text[self.at.clone()].starts_with(part));
        if loose {
            let rest = rest.strip_prefix("của ").unwrap_or(rest);
            return within_article(text, self.at.start)
                || OF_LAWS.iter().any(|owner| rest.starts_with(owner));
        }
        let named = || OF_LAWS[3..].iter().any(|owner| rest.starts_with(owner));
        let by_word = comma.is_none() && (BEFORE.contains(&before) || before == "Theo");
        let does = || comma.is_none() && matches!(before, "hiện" | "cứ" | "hành") && named();
        (by_word || after_part()) && (ends || goes_on()) || does()
    }
}
