//! The rows of a sheet with what each says of itself: its number, its name, whether it adds others up by its words.
//!
//! In: rows of a laid sheet, which columns hold numbers and names. Out: a [`ReadRow`] each. What rows are beside
//! each other is left to `outline`, totals that only their figures show to `total_rows`.

use super::laid::{LaidSheet, LaidSheetRow};
use super::{folded, plain};
use crate::content::row_label::{self, RowLabel};
use crate::finding::{Finding, Gathered, codes};
use crate::source::Span;
use crate::tabular::{CellValue, DataCell, is_bare_total, is_total};

/// A row of a table.
#[derive(Clone, Debug)]
pub struct SheetEntry {
    /// Its number in the sheet, from 1.
    pub row: usize,
    /// What it is.
    pub sort: EntrySort,
    /// How many groups it stands in.
    pub depth: usize,
    /// Its number as the sheet has it.
    pub label: Option<RowLabel>,
    /// Its name without its number, line by line.
    pub name: String,
    /// The same with the number that stands before it in its cell.
    pub whole: String,
    /// The cell of its name.
    pub at: Span,
    /// A cell for each column.
    pub cells: Vec<DataCell>,
}

/// What a row is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EntrySort {
    /// Others stand in it, or it is of the same sort as those.
    Group,
    /// It is one of those that are added up.
    Task,
    /// It adds up others, under them or over all.
    Total,
}

/// Which columns say what a row is.
#[derive(Clone, Copy, Debug)]
pub(super) struct OutlineColumns {
    pub(super) number: Option<usize>,
    pub(super) name: usize,
    pub(super) level: Option<usize>,
}

/// A row with what its cells say.
#[derive(Clone)]
pub(super) struct ReadRow {
    pub(super) entry: SheetEntry,
    pub(super) bold: bool,
    pub(super) total: bool,
    pub(super) part_total: bool,
    pub(super) level: Option<Result<usize, String>>,
    pub(super) level_at: Span,
}

impl ReadRow {
    /// Returns None for a row that holds nothing, and for one without a name, which is reported.
    pub(super) fn of(
        row: &LaidSheetRow,
        laid: &LaidSheet,
        columns: OutlineColumns,
        told: &mut Gathered,
    ) -> Option<ReadRow> {
        let OutlineColumns { number, name, level } = columns;
        let key = [number, Some(name)].into_iter().flatten().find(|column| row.from_above.contains(column));
        if let Some(column) = key {
            let message = format!(
                "ô `{}` gộp nhiều hàng: không rõ một nhiệm vụ có nhiều hàng hay nhiều nhiệm vụ cùng tên",
                laid.columns[column].title()
            );
            let hint = "bỏ gộp ô, ghi số thứ tự và tên ở từng hàng";
            told.add("merged", "hàng", Finding::error(codes::D020, row.cells[column].at, message).hint(hint));
            return None;
        }
        let numbered = number.map(|column| row.text(column)).unwrap_or_default();
        let mut label = row_label::whole(&numbered);
        // Groups and totals may be merged over the columns of numbers and names.
        let (at, mut words) = match row.text(name).is_empty() && label.is_none() && !numbered.is_empty() {
            true => (number.unwrap_or(name), numbered),
            false => (name, lines(&row.cells[name])),
        };
        let whole = words.clone();
        if label.is_none()
            && let Some((found, rest)) = row_label::in_front(&words)
        {
            (label, words) = (Some(found), rest.to_owned());
        }
        // A blank row may have formulas that come to nothing.
        let is_nothing = |cell: &DataCell| match &cell.value {
            CellValue::Number(number) => number.is_zero(),
            value => *value == CellValue::Empty,
        };
        if words.is_empty() && row.cells.iter().all(is_nothing) {
            return None;
        }
        if words.is_empty() {
            let text = (0..row.cells.len()).map(|column| row.text(column)).find(|text| !text.is_empty())?;
            let short: String = text.chars().take(40).collect();
            let message = format!("hàng này (`{short}`) không có tên ở cột `{}`", laid.columns[name].title());
            let hint = "ghi tên nhóm, nhiệm vụ; hàng không thuộc bảng thì xóa, hoặc chuyển xuống dưới bảng";
            told.add("nameless", "hàng", Finding::error(codes::D020, row.cells[name].at, message).hint(hint));
            return None;
        }
        let level = level.map(|column| row.text(column)).filter(|text| !text.is_empty());
        let level_at = columns.level.map_or(row.cells[name].at, |column| row.cells[column].at);
        let level = level.map(|text| match text.parse::<usize>() {
            Ok(level) if (1..=9).contains(&level) => Ok(level),
            _ => Err(text),
        });
        // What has a number and says of what it is the total may be a group: "A. TỔNG THU".
        let total = is_bare_total(&words) || label.is_none() && is_total(&words);
        let part = folded(&words);
        let part_total = ["cong muc ", "cong nhom ", "cong phan ", "tong muc ", "tong nhom ", "tong phan "]
            .iter()
            .any(|start| part.starts_with(start));
        let (cells, bold) = (row.cells.clone(), row.cells[at].bold);
        let sort = if total || part_total { EntrySort::Total } else { EntrySort::Task };
        let entry = SheetEntry {
            row: row.number,
            sort,
            depth: 0,
            label,
            name: words,
            whole,
            at: row.cells[at].at,
            cells,
        };
        Some(ReadRow { entry, bold, total, part_total, level, level_at })
    }
}

/// The lines of a cell's words.
fn lines(cell: &DataCell) -> String {
    let text = match &cell.value {
        CellValue::Date(date) => date.clone(),
        CellValue::Number(_) => cell.code().unwrap_or_default(),
        _ => cell.text().unwrap_or_default(),
    };
    text.lines().map(plain).filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}

/// A row as it is called in messages.
pub(super) fn short(entry: &SheetEntry) -> String {
    let line = entry.name.lines().next().unwrap_or_default();
    let short: String = line.chars().take(40).collect();
    if short.len() < line.len() { short + "…" } else { short }
}
