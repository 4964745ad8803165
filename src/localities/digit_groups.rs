//! Numbers of one column that are written in different ways: `1250000` beside `1.250.000`.
//!
//! In: a table of localities. Out: a warning at each cell that is written differently from most. A paper
//! prints what a cell shows, so such a column would print sums in two forms; a column of money would not.

use std::collections::BTreeMap;

use super::CODE;
use super::money::MoneyColumns;
use crate::finding::{Finding, Gathered, codes};
use crate::source::Span;
use crate::tabular::{DataTable, is_total};

/// What separates the groups of three digits of a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum DigitGroups {
    /// `1.250.000`
    Dots,
    /// `1250000`
    None,
    /// `1,250,000`
    Commas,
    /// `1 250 000`
    Blanks,
}

/// Reports numbers that are written differently from most of their column.
pub(super) fn check(sheet: &DataTable, money: &MoneyColumns, doubts: &mut Gathered) {
    let code = sheet.column(CODE);
    let is_unit = |text: &str| !text.starts_with('#') && !is_total(text);
    let units = sheet.rows.iter().filter(|row| {
        let text = code.and_then(|at| row.cells[at].text());
        text.is_some_and(|text| is_unit(&text))
    });
    let plain = |name: &str, at: usize| Some(at) != code && !money.holds(name);
    for (at, column) in sheet.columns.iter().enumerate().filter(|(at, one)| plain(&one.name, *at)) {
        let mut found: BTreeMap<DigitGroups, Vec<(String, Span)>> = BTreeMap::new();
        for cell in units.clone().map(|row| &row.cells[at]) {
            let Some(text) = cell.text() else { continue };
            if let Some(marks) = marks(&text) {
                found.entry(marks).or_default().push((text, cell.at));
            }
        }
        // Of two equally frequent forms, the one used on paper.
        let most = found.iter().min_by_key(|(marks, cells)| (usize::MAX - cells.len(), **marks));
        let Some((usual, (example, first))) = most.map(|(marks, cells)| (*marks, cells[0].clone())) else {
            continue;
        };
        let others = found.iter().filter(|(marks, _)| **marks != usual).flat_map(|(_, cells)| cells);
        for (text, at) in others {
            let message = format!(
                "cột `{}` ghi `{text}`, ô khác trong cột ghi kiểu `{example}`; trong câu, ô hiện thế nào thì in ra thế ấy",
                column.name
            );
            let hint =
                "ghi mọi ô của cột cùng một cách, ví dụ `1.250.000`; trong Excel định dạng cả cột là `#,##0`";
            let finding = Finding::warning(codes::U012, *at, message);
            doubts.add("marks", "ô", finding.related(first, "ô viết như phần lớn cột").hint(hint));
        }
    }
}

/// How a number of four digits and more is written. Returns None for anything else, such as `0912345678`,
/// `2026-2030`, `12,5`.
fn marks(text: &str) -> Option<DigitGroups> {
    let text = text.trim_start_matches('-');
    // Decimals have no groups.
    let whole = match text.rsplit_once(',') {
        Some((whole, decimals)) if decimals.len() != 3 || whole.contains('.') => whole,
        _ => text,
    };
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    if whole.starts_with('0') {
        return None;
    }
    if digits(whole) {
        return (whole.len() > 3).then_some(DigitGroups::None);
    }
    let grouped = |mark: &[char]| {
        let mut parts = whole.split(mark);
        parts.next().is_some_and(|first| digits(first) && first.len() <= 3)
            && parts.all(|part| digits(part) && part.len() == 3)
    };
    let known: [(DigitGroups, &[char]); 3] = [
        (DigitGroups::Dots, &['.']),
        (DigitGroups::Commas, &[',']),
        (DigitGroups::Blanks, &[' ', '\u{a0}', '\u{202f}']),
    ];
    known.into_iter().find(|(_, mark)| grouped(mark)).map(|(marks, _)| marks)
}

#[cfg(test)]
mod tests {
    use super::{DigitGroups, marks};

    #[test]
    fn only_numbers_of_four_digits_and_more_have_marks() {
        for (text, wanted) in [
            ("1250000", Some(DigitGroups::None)),
            ("1250000,5", Some(DigitGroups::None)),
            ("1.250.000", Some(DigitGroups::Dots)),
            ("-1.250,5", Some(DigitGroups::Dots)),
            ("1,250,000", Some(DigitGroups::Commas)),
            ("1 250 000", Some(DigitGroups::Blanks)),
            ("125", None),
            ("12,5", None),
            ("0912345678", None),
            ("2026-2030", None),
            ("1.25", None),
            ("31/10/2026", None),
            ("0243 885 1234", None),
            ("", None),
        ] {
            assert_eq!(marks(text), wanted, "{text}");
        }
    }
}
