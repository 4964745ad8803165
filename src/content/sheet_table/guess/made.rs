//! Columns of a sheet that are made of others: quantities times a price, sums, what is left, per cent.
//!
//! In: the kinds of columns as their titles and cells tell them. Out: the same, those that are made of others known
//! as such. A column is only taken for one where its figures say so; a title that says so alone is told.

use rust_decimal::Decimal;

use super::super::folded;
use super::super::laid::LaidSheet;
use super::super::outline::SheetTable;
use super::super::sheet_rows::{EntrySort, SheetEntry};
use super::super::sums::{MadeOfColumns, RowFigures, is_total_title};
use super::kinds::KindGuess;
use super::named_kinds::{don_gia, hieu, so_luong, so_luong_cong, thanh_tien, ty_le};
use super::tally::share;
use super::titles::{is_remainder, is_share};
use crate::content::column_kind::ColumnKind;
use crate::content::money::signed::parse_signed;
use crate::finding::{Finding, Findings, codes};
use crate::tabular::{CellValue, DataCell};

impl KindGuess {
    /// Finds the columns that are made of others.
    pub(super) fn find_made(&mut self, laid: &LaidSheet, table: &SheetTable, findings: &mut Findings) {
        self.products(laid, table, findings);
        self.sums(laid, table, findings);
    }

    fn products(&mut self, laid: &LaidSheet, table: &SheetTable, findings: &mut Findings) {
        let titled = |at: usize, word: &str| folded(laid.columns[at].title()).contains(word);
        let all = 0..self.kinds.len();
        let is_price = |at: &usize| self.kinds[*at] == don_gia() || titled(*at, "don gia");
        let prices: Vec<usize> =
            all.clone().filter(|at| self.kinds[*at].holds_figures() && is_price(at)).collect();
        let figures = figures(table, &[EntrySort::Task], laid.columns.len());
        for price in prices {
            let is_thing = |at: &usize| {
                *at != price && (self.kinds[*at] == so_luong() || self.kinds[*at] == so_luong_cong())
            };
            let things: Vec<usize> = all.clone().filter(is_thing).collect();
            let mut targets: Vec<usize> =
                all.clone().filter(|at| *at != price && self.kinds[*at].is_cost()).collect();
            targets.sort_by_key(|at| !titled(*at, "thanh tien"));
            let made = figures.product(price, &things, &targets);
            self.kinds[price] = don_gia();
            if let Some(made) = made {
                self.kinds[made.column] = thanh_tien();
                self.of.push(made);
            } else if let Some(target) = targets.first().filter(|at| titled(**at, "thanh tien")) {
                let message =
                    "thành tiền không bằng số lượng nhân đơn giá: cột này được ghi như số tiền gõ tay";
                let at = laid.columns[*target].at;
                findings.push(
                    Finding::warning(codes::D021, at, message).hint("xem lại số lượng, đơn giá, đơn vị tiền"),
                );
            }
        }
    }

    fn sums(&mut self, laid: &LaidSheet, table: &SheetTable, findings: &mut Findings) {
        let money: Vec<usize> = (0..self.kinds.len()).filter(|at| self.kinds[*at].is_leaf()).collect();
        let costs = |at: &usize| self.kinds[*at].is_cost();
        let figures = figures(table, &[EntrySort::Task, EntrySort::Group], laid.columns.len());
        let found = figures.row_sums(&money, &laid.columns);
        let found: Vec<MadeOfColumns> = found.into_iter().filter(|one| costs(&one.column)).collect();
        for column in money.iter().filter(|at| costs(at) && money.len() > 2) {
            let title = laid.columns[*column].title();
            if is_total_title(title) && !found.iter().any(|one| one.column == *column) {
                let message =
                    format!("cột `{title}` không bằng tổng của các cột khác: được ghi như số tiền gõ tay");
                let at = laid.columns[*column].at;
                findings.push(
                    Finding::warning(codes::D021, at, message).hint("xem lại cột này cộng những cột nào"),
                );
            }
        }
        for one in found {
            self.kinds[one.column] = ColumnKind::ROW_SUM;
            self.of.push(one);
        }
        self.remainders(laid, (&figures, &money), findings);
        self.ratios(laid, table);
    }

    /// Columns that are what others leave: "Còn lại", "Sau điều chỉnh".
    fn remainders(
        &mut self,
        laid: &LaidSheet,
        (figures, money): (&RowFigures, &[usize]),
        findings: &mut Findings,
    ) {
        for column in money.iter().copied() {
            let is_one = self.kinds[column].is_cost() && is_remainder(&laid.columns[column]);
            if !is_one || money.len() < 3 {
                continue;
            }
            match figures.remainder(column, money) {
                Some(made) => {
                    self.kinds[column] = if made.of.len() == 1 { hieu() } else { ColumnKind::ROW_SUM };
                    self.of.push(made);
                }
                None => {
                    let message = format!(
                        "cột `{}` không bằng hiệu của các cột khác: được ghi như số tiền gõ tay",
                        laid.columns[column].title()
                    );
                    let finding = Finding::warning(codes::D021, laid.columns[column].at, message);
                    findings.push(finding.hint("xem lại cột này lấy cột nào trừ cột nào"));
                }
            }
        }
    }

    /// Columns that are per cent of two others in all rows, also in those of groups, which print no words.
    fn ratios(&mut self, laid: &LaidSheet, table: &SheetTable) {
        let summed: Vec<usize> = (0..self.kinds.len()).filter(|at| self.kinds[*at].is_summed()).collect();
        let rows: Vec<&SheetEntry> = table.entries.iter().chain(&table.total).collect();
        let figures =
            RowFigures { rows: rows.iter().map(|row| figures_of(row, laid.columns.len())).collect() };
        for column in 0..self.kinds.len() {
            if !self.kinds[column].holds_words() || !is_share(&laid.columns[column]) {
                continue;
            }
            let shares: Vec<Option<Decimal>> = rows.iter().map(|row| share(&row.cells[column])).collect();
            if let Some((part, whole)) = figures.ratio(&shares, &summed) {
                self.kinds[column] = ty_le();
                self.of.push(MadeOfColumns { column, of: vec![part, whole], less: Vec::new() });
            }
        }
    }
}

/// The figures of rows of these sorts, by column.
fn figures(table: &SheetTable, sorts: &[EntrySort], columns: usize) -> RowFigures {
    let rows = table.entries.iter().filter(|entry| sorts.contains(&entry.sort));
    RowFigures { rows: rows.map(|entry| figures_of(entry, columns)).collect() }
}

/// The figures of a row by column; a blank cell is 0.
fn figures_of(entry: &SheetEntry, columns: usize) -> Vec<Option<Decimal>> {
    let value = |cell: &DataCell| match &cell.value {
        CellValue::Empty => Some(Decimal::ZERO),
        CellValue::Number(number) => Some(*number),
        CellValue::Text(text) => parse_signed(text).ok(),
        _ => None,
    };
    entry.cells.iter().take(columns).map(value).collect()
}
