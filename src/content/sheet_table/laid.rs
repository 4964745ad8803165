//! A sheet as a table for people: titles above, columns under their headings, rows, notes below.
//!
//! In: a sheet. Out: a [`LaidSheet`], each of its rows with a cell for each column. What is hidden or struck
//! through is read and told. What rows are is left to `outline`.

use super::columns::{SheetColumn, SheetHeading};
use super::grid::{SheetGrid, words};
use super::head::{self, HeadPlace, is_number_title};
use super::{folded, plain};
use crate::content::money::Unit;
use crate::content::money::named::named;
use crate::content::money::signed::parse_signed;
use crate::content::row_label;
use crate::finding::{Finding, Findings, codes};
use crate::source::Span;
use crate::tabular::{CellValue, DataCell, WholeSheet, is_total, letters, runs};

/// A sheet as a table for people.
#[derive(Clone, Debug, Default)]
pub struct LaidSheet {
    /// The headings, from left to right.
    pub headings: Vec<SheetHeading>,
    /// The columns under them.
    pub columns: Vec<SheetColumn>,
    /// The rows that hold anything, from top to bottom.
    pub rows: Vec<LaidSheetRow>,
    /// Cells with words above the head, without those that name the unit.
    pub above: Vec<DataCell>,
    /// Cells with words below the table.
    pub below: Vec<DataCell>,
    /// Units that a line for nothing else names, above the table or in its head, each with its cell; None for
    /// one that no table is in.
    pub units: Vec<(Option<Unit>, DataCell)>,
    /// How the row under the head numbers the columns, as the word of `so_cot`.
    pub numbering: Option<&'static str>,
}

/// A row.
#[derive(Clone, Debug)]
pub struct LaidSheetRow {
    /// Its number in the sheet, from 1.
    pub number: usize,
    /// A cell for each column; one that is merged over several rows in each of them.
    pub cells: Vec<DataCell>,
    /// The columns whose cell comes down from a row above.
    pub from_above: Vec<usize>,
}

impl LaidSheetRow {
    /// What a person reads in a column, on one line.
    pub fn text(&self, column: usize) -> String {
        self.cells.get(column).map(words).unwrap_or_default()
    }
}

/// Lays a sheet out. Returns None if it holds no table, which is reported.
pub fn lay(name: &str, sheet: &WholeSheet, findings: &mut Findings) -> Option<LaidSheet> {
    let grid = SheetGrid::of(sheet);
    if let Some(cell) = old_letters(sheet) {
        let message = "chữ của trang này gõ bằng bảng mã cũ (TCVN3, phông .VnTime …), không phải Unicode";
        let hint = "chuyển cả trang sang Unicode (UniKey: chép các ô, Ctrl+Shift+F6), rồi làm lại";
        findings.push(Finding::error(codes::D019, cell.at, message).hint(hint));
        return None;
    }
    let Some(place) = head::find(&grid) else {
        let message = format!("`{name}`: không thấy hàng đầu cột của bảng");
        findings.push(Finding::general(codes::D019, message).hint(
            "bảng cần một hàng tên cột, ví dụ `TT`, `Nội dung`, `Kinh phí`; các hàng ở dưới là nhóm, nhiệm vụ",
        ));
        return None;
    };
    let (headings, columns) = head::titles(&grid, &place);
    let mut laid = LaidSheet { headings, columns, ..LaidSheet::default() };
    laid.numbering = (place.body > place.rows.end).then(|| numbering(&grid, place.rows.end));
    laid.around(&grid, &place);
    let end = laid.end(&grid, place.body);
    laid.rows = (place.body..end).filter_map(|row| laid.row(&grid, row)).collect();
    laid.drop_blank(findings);
    laid.tell_outside(&grid, &place, end, findings);
    laid.tell_unseen(sheet, findings);
    if laid.rows.is_empty() {
        let at = laid.columns.first()?.at;
        findings.push(Finding::error(codes::D019, at, "dưới hàng đầu cột không có hàng nào"));
        return None;
    }
    Some(laid)
}

impl LaidSheet {
    /// The column of row numbers, by its title.
    pub fn number_column(&self) -> Option<usize> {
        self.columns.iter().position(|column| is_number_title(column.title()))
    }

    /// Finds what is above the head and in it: titles, the unit.
    fn around(&mut self, grid: &SheetGrid<'_>, place: &HeadPlace) {
        let mut label = false;
        for row in 0..place.rows.end {
            for column in grid.filled(row) {
                let Some(cell) = grid.cell(row, column) else { continue };
                let text = words(cell);
                let said = named(&text);
                let labelled = said.as_ref().is_some_and(|said| said.labelled);
                // "Đơn vị tính:" may be in the cell before the unit.
                let behind = std::mem::replace(&mut label, labelled)
                    && said.as_ref().is_some_and(|said| said.only && !said.labelled);
                let units = said.map(|said| said.units).unwrap_or_default();
                let in_head = place.rows.contains(&row);
                if (labelled && (!in_head || !units.is_empty())) || behind {
                    self.units.extend(units.into_iter().map(|unit| (unit, cell.clone())));
                } else if !in_head && matches!(cell.value, CellValue::Text(_)) {
                    self.above.push(cell.clone());
                }
            }
        }
    }

    /// The row behind the last one of the table.
    fn end(&self, grid: &SheetGrid<'_>, body: usize) -> usize {
        let number = self.number_column().map(|column| self.columns[column].place);
        let is_label = |row: usize| {
            number.is_some_and(|column| {
                let text = grid.text(row, column);
                row_label::whole(&text).is_some() || is_total(&text)
            })
        };
        let inside = |column: &usize| self.columns.iter().any(|one| one.place == *column);
        let has_figure = |row: usize| {
            let cells =
                grid.filled(row).into_iter().filter(inside).filter_map(|column| grid.cell(row, column));
            cells.into_iter().any(is_figure)
        };
        // The total counts whatever its figures are typed like; words alone may be those of a signer.
        let is_sum = |row: usize| {
            let filled: Vec<usize> = grid.filled(row).into_iter().filter(inside).collect();
            filled.len() > 1 && filled.first().is_some_and(|column| is_total(&grid.text(row, *column)))
        };
        let is_blank = |row: usize| !grid.filled(row).iter().any(inside);
        let last = (body..grid.height()).rev().find(|row| is_label(*row) || has_figure(*row) || is_sum(*row));
        let after = last.map_or(body, |last| last + 1);
        if number.is_some() && last.is_some() {
            return after;
        }
        // Rows of words go on until a blank one, or until notes begin.
        let is_note = |row: usize| {
            let filled = grid.filled(row);
            filled.len() == 1 && {
                let text = folded(&grid.text(row, filled[0]));
                ["ghi chu", "nguoi lap", "(*)", "*", "noi nhan"].iter().any(|start| text.starts_with(start))
                    || text.contains("bang chu")
            }
        };
        (after..grid.height()).find(|row| is_blank(*row) || is_note(*row)).unwrap_or(grid.height())
    }

    fn row(&self, grid: &SheetGrid<'_>, row: usize) -> Option<LaidSheetRow> {
        let mut from_above = Vec::new();
        let mut cells = Vec::new();
        let mut holds = false;
        for (at, column) in self.columns.iter().enumerate() {
            let blank = DataCell::blank(grid.at(row, column.place)?);
            let (top, left) = grid.owner(row, column.place);
            let (rows, across) = grid.span(top, left);
            let mut cell = match grid.cell(top, left) {
                Some(cell) if left == column.place => DataCell { at: blank.at, ..cell.clone() },
                _ => blank,
            };
            cell.shared |= rows > 1 || across > 1;
            holds |= grid.cell(row, column.place).is_some();
            if top < row && cell.value != CellValue::Empty {
                from_above.push(at);
            }
            cells.push(cell);
        }
        holds.then_some(LaidSheetRow { number: row + 1, cells, from_above })
    }

    /// Takes away columns without a title and without words; a title over several columns of which one alone
    /// holds anything is that one's.
    fn drop_blank(&mut self, findings: &mut Findings) {
        let holds = |at: usize| self.rows.iter().any(|row| row.cells[at].value != CellValue::Empty);
        let held: Vec<bool> = (0..self.columns.len()).map(holds).collect();
        let untitled = |heading: &SheetHeading| heading.below.is_empty() && heading.title.is_empty();
        let keep = |heading: &SheetHeading| !untitled(heading) || heading.column.is_some_and(|one| held[one]);
        fn prune(
            headings: &mut Vec<SheetHeading>,
            keep: &dyn Fn(&SheetHeading) -> bool,
            any: &mut Vec<Span>,
        ) {
            for heading in headings.iter_mut().filter(|heading| !heading.below.is_empty()) {
                let first = heading.below[0].column;
                prune(&mut heading.below, keep, any);
                let titled = heading.below.iter().any(|one| !one.title.is_empty());
                match heading.below.as_slice() {
                    [] => (heading.below, heading.column) = (Vec::new(), first),
                    [one] if one.title.is_empty() => {
                        (heading.column, heading.below) = (one.column, Vec::new());
                    }
                    _ if !titled => any.push(heading.at),
                    _ => {}
                }
            }
            headings.retain(keep);
        }
        let mut unclear = Vec::new();
        prune(&mut self.headings, &keep, &mut unclear);
        for at in unclear {
            let message = "đầu cột này gộp nhiều cột có dữ liệu mà ở dưới không có tên từng cột";
            findings.push(Finding::error(codes::D019, at, message).hint("ghi tên cho từng cột ở hàng dưới"));
        }
        fn leaves(headings: &[SheetHeading], all: &mut Vec<usize>) {
            for heading in headings {
                all.extend(heading.column.filter(|_| heading.below.is_empty()));
                leaves(&heading.below, all);
            }
        }
        let mut kept = Vec::new();
        leaves(&self.headings, &mut kept);
        let columns: Vec<SheetColumn> = kept.iter().map(|at| self.columns[*at].clone()).collect();
        for column in columns.iter().filter(|column| column.titles.is_empty()) {
            let message = format!("cột {} có dữ liệu mà không có tên cột", letters(column.place));
            findings.push(Finding::error(codes::D019, column.at, message).hint("ghi tên cột, hoặc xóa cột"));
        }
        for row in &mut self.rows {
            row.cells = kept.iter().map(|at| row.cells[*at].clone()).collect();
            let again = row.from_above.iter().filter_map(|at| kept.iter().position(|one| one == at));
            row.from_above = again.collect();
        }
        self.columns = columns;
        fn renumber(headings: &mut [SheetHeading], kept: &[usize]) {
            for heading in headings {
                heading.column = heading.column.and_then(|at| kept.iter().position(|one| *one == at));
                renumber(&mut heading.below, kept);
            }
        }
        renumber(&mut self.headings, &kept);
    }

    /// Keeps what is below the table, and tells what stands beside it.
    fn tell_outside(&mut self, grid: &SheetGrid<'_>, place: &HeadPlace, end: usize, findings: &mut Findings) {
        for row in end..grid.height() {
            self.below
                .extend(grid.filled(row).into_iter().filter_map(|column| grid.cell(row, column)).cloned());
        }
        let beside = (place.body..end).flat_map(|row| {
            let outside = grid.filled(row).into_iter().filter(|column| !place.columns.contains(column));
            outside.filter_map(move |column| grid.cell(row, column)).collect::<Vec<_>>()
        });
        let beside: Vec<&DataCell> = beside.collect();
        if let Some(first) = beside.first() {
            let message = format!("{} ô ở ngoài các cột có tên, không được đọc", beside.len());
            let hint = "ô thuộc bảng thì ghi tên cho cột của nó";
            findings.push(Finding::warning(codes::D023, first.at, message).hint(hint));
        }
    }

    /// Tells what people do not see, and what is struck through.
    fn tell_unseen(&self, sheet: &WholeSheet, findings: &mut Findings) {
        let mut parts = Vec::new();
        parts.extend(sheet.hidden_tab.as_ref().map(|tab| format!("trang `{tab}` đang ẩn")));
        let hidden: Vec<&LaidSheetRow> =
            self.rows.iter().filter(|row| sheet.rows[row.number - 1].hidden).collect();
        if !hidden.is_empty() {
            let why = if sheet.filtered { "đang bị lọc hoặc ẩn" } else { "đang ẩn" };
            let numbers: Vec<usize> = hidden.iter().map(|row| row.number).collect();
            parts.push(format!("{} dòng {why} (hàng {})", hidden.len(), runs(&numbers)));
        }
        let columns: Vec<String> = self
            .columns
            .iter()
            .filter(|column| column.hidden)
            .map(|column| format!("{} (`{}`)", letters(column.place), column.title()))
            .collect();
        if !columns.is_empty() {
            parts.push(format!("cột đang ẩn: {}", columns.join(", ")));
        }
        let hidden_column = self.columns.iter().find(|column| column.hidden).map(|column| column.at);
        let first = hidden.first().map(|row| row.cells[0].at).or(hidden_column);
        let first = first.or_else(|| self.columns.first().map(|column| column.at));
        if let Some(at) = first.filter(|_| !parts.is_empty()) {
            let message = format!("{}; vẫn được đọc", parts.join("; "));
            let hint = "bỏ ẩn, bỏ lọc để xem lại; dòng, cột không dùng thì xóa hẳn";
            findings.push(Finding::warning(codes::D011, at, message).hint(hint));
        }
        let struck: Vec<(usize, Span)> = self
            .rows
            .iter()
            .filter_map(|row| Some((row.number, row.cells.iter().find(|cell| cell.struck)?.at)))
            .collect();
        if let Some((_, at)) = struck.first() {
            let numbers: Vec<usize> = struck.iter().map(|(number, _)| *number).collect();
            let message =
                format!("{} dòng có ô bị gạch ngang (hàng {}); vẫn được đọc", struck.len(), runs(&numbers));
            let hint = "dòng đã bỏ thì xóa hẳn; còn dùng thì bỏ gạch ngang";
            findings.push(Finding::warning(codes::D017, *at, message).hint(hint));
        }
    }
}

/// How a row numbers columns: `A | B | 1`, `(1) | (2)`, `1 | 2`.
fn numbering(grid: &SheetGrid<'_>, row: usize) -> &'static str {
    let first = grid.filled(row).first().map(|column| grid.text(row, *column)).unwrap_or_default();
    match first.chars().next() {
        Some('(' | '[') if first.contains(|one: char| one.is_ascii_digit()) => "ngoac",
        Some(one) if one.is_ascii_digit() => "tu_1",
        _ => "có",
    }
}

/// A cell in letters of an old code, if a good part of the words of a sheet is: Vietnamese has none of these.
fn old_letters(sheet: &WholeSheet) -> Option<&DataCell> {
    let old = |text: &str| text.contains(['®', 'µ', '¸', '¹', '«', '¬', '\u{ad}', '§', '¨', '©', 'æ', 'ª']);
    let texts = sheet.rows.iter().flat_map(|row| &row.cells);
    let texts = texts.filter_map(|cell| match &cell.value {
        CellValue::Text(text) if text.chars().filter(|one| one.is_alphabetic()).count() > 2 => {
            Some((cell, old(text)))
        }
        _ => None,
    });
    let texts: Vec<(&DataCell, bool)> = texts.collect();
    let found = texts.iter().filter(|(_, old)| *old).count();
    (found > 2 && found * 4 > texts.len())
        .then(|| texts.into_iter().find(|(_, old)| *old))
        .flatten()
        .map(|(cell, _)| cell)
}

/// Whether a cell holds a figure, or would if it were computed.
fn is_figure(cell: &DataCell) -> bool {
    match &cell.value {
        CellValue::Number(_) | CellValue::Inexact(_) | CellValue::Formula(_) | CellValue::Error(_) => true,
        CellValue::Text(text) => is_typed_figure(&plain(text)),
        CellValue::Empty | CellValue::Date(_) | CellValue::Bool(_) => false,
    }
}

/// Whether words are a figure, with or without a sign, however its thousands are parted.
fn is_typed_figure(text: &str) -> bool {
    let digits = text.chars().all(|one| one.is_ascii_digit() || ".,".contains(one));
    text.contains(|one: char| one.is_ascii_digit()) && (digits || parse_signed(text).is_ok())
}
