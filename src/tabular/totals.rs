//! Rows of a sheet that belong to no task: totals, numbers of columns.
//!
//! In: words, a row. Out: whether it is one. What the row is used for is left to the caller.

use super::{CellValue, DataRow};

/// Whether words are those of a row of totals: "TỔNG CỘNG", "Tổng số (3 xã)", "Cộng: 12".
pub fn is_total(words: &str) -> bool {
    let words = words.trim().to_lowercase();
    let after = |total: &str| words.strip_prefix(total).filter(|rest| !rest.starts_with(char::is_alphabetic));
    // "Cộng Hòa", "Tổng hợp" are not.
    let short = |rest: &str| !rest.trim_start().starts_with(char::is_alphabetic);
    after("tổng cộng").or_else(|| after("tổng số")).is_some()
        || after("tổng").or_else(|| after("cộng")).is_some_and(short)
}

/// Whether it is the row of column numbers under a header: `A | B | 1 | 2 | 3=1+2`.
pub fn numbers_columns(row: &DataRow) -> bool {
    let texts: Vec<String> = row
        .cells
        .iter()
        .filter_map(|cell| match &cell.value {
            CellValue::Empty => None,
            _ => Some(cell.code().unwrap_or_else(|| "?".to_owned())),
        })
        .collect();
    let is_number =
        |text: &str| (1..=2).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    let bare = |text: &str| text.trim_matches(['(', ')', '[', ']', ' ']).to_owned();
    let counted = |text: &str| {
        bare(text).split_once('=').is_some_and(|(own, of)| {
            is_number(own.trim_matches(['(', ')', '[', ']', ' ']))
                && of.chars().all(|one| one.is_ascii_digit() || "+-*/x:()[] ".contains(one))
        })
    };
    let letter = |text: &str| {
        let text = bare(text);
        text.chars().count() == 1 && text.chars().all(char::is_alphabetic)
    };
    let numbers = texts.iter().filter(|text| is_number(&bare(text))).count();
    numbers > 1 && texts.iter().all(|text| is_number(&bare(text)) || counted(text) || letter(text))
}
