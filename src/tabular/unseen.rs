//! What people do not see of a sheet, or see struck through, and is read all the same.
//!
//! In: rows and columns with how the sheet shows them. Out: one warning per sheet and sort.

use super::{DataColumn, SheetLooks, WantedTable};
use crate::finding::{Finding, Findings, codes};
use crate::source::Span;

/// Reports rows, columns and a sheet that people do not see but that are read.
pub(super) fn tell_hidden(
    rows: &[(usize, Span)],
    names: &[Option<DataColumn>],
    wanted: WantedTable<'_>,
    looks: &SheetLooks,
    findings: &mut Findings,
) {
    let is_read = |name: &str| {
        wanted.key != Some(name) && (wanted.all_columns || wanted.columns.iter().any(|one| one == name))
    };
    let columns: Vec<(usize, &DataColumn)> = names
        .iter()
        .enumerate()
        .filter_map(|(at, column)| Some((at, column.as_ref()?)))
        .filter(|(at, column)| looks.hidden_columns.contains(at) && is_read(&column.name))
        .collect();
    let mut parts = Vec::new();
    if let Some(tab) = &looks.hidden_tab {
        parts.push(format!("trang `{tab}` đang ẩn"));
    }
    if !rows.is_empty() {
        let why = if looks.filtered { "đang bị lọc hoặc ẩn" } else { "đang ẩn" };
        let numbers: Vec<usize> = rows.iter().map(|(number, _)| *number).collect();
        parts.push(format!("{} dòng {why} (hàng {})", rows.len(), runs(&numbers)));
    }
    if !columns.is_empty() {
        let list: Vec<String> =
            columns.iter().map(|(at, column)| format!("{} (`{}`)", letters(*at), column.name)).collect();
        parts.push(format!("cột đang ẩn: {}", list.join(", ")));
    }
    let first = rows.first().map(|(_, at)| *at).or(columns.first().map(|(_, column)| column.at));
    let first = first.or_else(|| names.iter().flatten().next().map(|column| column.at));
    if let Some(at) = first.filter(|_| !parts.is_empty()) {
        let message = format!("{}; vẫn được đọc", parts.join("; "));
        let hint =
            "bỏ ẩn, bỏ lọc để xem lại; dòng, cột không dùng thì xóa hẳn, hoặc ghi `#` ở cột mã của dòng";
        findings.push(Finding::warning(codes::D011, at, message).hint(hint));
    }
}

/// Reports rows with cells that are struck through, as words are that no longer hold.
pub(super) fn tell_struck(rows: &[(usize, Span)], findings: &mut Findings) {
    let Some((_, at)) = rows.first() else { return };
    let numbers: Vec<usize> = rows.iter().map(|(number, _)| *number).collect();
    let message = format!("{} dòng có ô bị gạch ngang (hàng {}); vẫn được đọc", rows.len(), runs(&numbers));
    let hint = "dòng đã bỏ thì xóa hẳn, hoặc ghi `#` ở cột mã của dòng; còn dùng thì bỏ gạch ngang";
    findings.push(Finding::warning(codes::D017, *at, message).hint(hint));
}

/// Numbers of rows in words: `3, 5 đến 9, 12`.
pub fn runs(numbers: &[usize]) -> String {
    let mut runs: Vec<(usize, usize)> = Vec::new();
    for number in numbers {
        match runs.last_mut() {
            Some((_, last)) if *last + 1 == *number => *last = *number,
            _ => runs.push((*number, *number)),
        }
    }
    let shown = runs.iter().take(6).map(|(first, last)| match last - first {
        0 => first.to_string(),
        1 => format!("{first}, {last}"),
        _ => format!("{first} đến {last}"),
    });
    let more = if runs.len() > 6 { " …" } else { "" };
    format!("{}{more}", shown.collect::<Vec<_>>().join(", "))
}

/// The letters of a column.
pub fn letters(column: usize) -> String {
    let name = super::workbook::cell_name((0, column as u16));
    name.trim_end_matches(|one: char| one.is_ascii_digit()).to_owned()
}
