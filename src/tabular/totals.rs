//! Rows of a sheet that belong to no task: totals, numbers of columns.
//!
//! In: words, a row. Out: whether it is one. What the row is used for is left to the caller.

use super::{CellValue, DataRow};

/// What a total is of, behind "Tổng" or "Cộng": "Tổng chi ngân sách", "Tổng kinh phí".
const OF: [&str; 14] = [
    "chi",
    "thu",
    "kinh phí",
    "chi phí",
    "tiền",
    "vốn",
    "nguồn",
    "dự toán",
    "ngân sách",
    "giá trị",
    "nhu cầu",
    "mức đầu tư",
    "doanh thu",
    "toàn",
];

/// What is done, and adds nothing up: "Tổng thu gom rác", "Tổng chi trả".
const WORK: [&str; 6] = ["gom", "hoạch", "mua", "dọn", "trả", "cục"];

/// Whether words are those of a row of totals: "TỔNG CỘNG", "Tổng số (3 xã)", "Cộng: 12", "Tổng chi".
pub fn is_total(words: &str) -> bool {
    if is_bare_total(words) {
        return true;
    }
    let words = words.trim().to_lowercase();
    if words.contains("bằng chữ") {
        return false;
    }
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    let after = |total: &str| words.strip_prefix(total)?.strip_prefix(' ');
    let Some(rest) = after("tổng").or_else(|| after("cộng")) else { return false };
    let behind = |of: &&str| {
        rest.strip_prefix(*of)
            .filter(|behind| !behind.starts_with(char::is_alphanumeric))
            .map(str::trim_start)
    };
    let is_work = |behind: &str| WORK.iter().any(|work| behind.split(' ').next() == Some(work));
    OF.iter().find_map(behind).is_some_and(|behind| !is_work(behind))
}

/// Whether words are those of a row of totals and say no more: "TỔNG CỘNG", "Tổng số (3 xã)", "Cộng: 12". A row
/// that has a number and says of what it is the total may be a group: "A. TỔNG THU".
pub fn is_bare_total(words: &str) -> bool {
    let words = words.trim().to_lowercase();
    // "Tổng số tiền bằng chữ: …" is read out, not added up.
    if words.contains("bằng chữ") {
        return false;
    }
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

#[cfg(test)]
mod tests {
    use super::is_total;

    #[test]
    fn a_total_may_say_what_it_is_of() {
        for words in
            ["Tổng cộng", "TỔNG CHI", "Tổng thu", "Tổng  kinh phí (làm tròn)", "Cộng chi", "Tổng số", "Cộng:"]
        {
            assert!(is_total(words), "{words}");
        }
        for words in [
            "Tổng hợp số liệu",
            "Cộng Hòa",
            "Tổng thu gom rác",
            "Tổng chi trả",
            "Tổng vệ sinh",
            "Tổng chiều dài",
        ] {
            assert!(!is_total(words), "{words}");
        }
    }
}
