//! Further tables of localities: each adds columns to the localities of the first.
//!
//! In: a sheet, the localities so far. Out: the localities with its columns, or every fault, at its cell. It
//! leaves reading single cells to the reader of the first table.

use std::collections::{BTreeMap, BTreeSet};

use super::{LocalityTable, LocalityTableReader, REQUIRED, suggestion_of_code};
use crate::finding::{Finding, codes};
use crate::localities::columns::CODE;
use crate::localities::{Locality, digit_groups, padded, zeros_lost};
use crate::tabular::{DataRow, DataTable};

impl LocalityTableReader<'_> {
    /// Reads the columns that a further sheet adds to localities of the first.
    pub(super) fn more(
        &mut self,
        sheet: &DataTable,
        table: &mut LocalityTable,
        places: &BTreeMap<String, usize>,
    ) {
        digit_groups::check(sheet, self.money, &mut self.doubts);
        if !self.columns(sheet, &REQUIRED[..1]) {
            return;
        }
        let code_column = sheet.column(CODE).unwrap_or_default();
        let known = table.columns.clone();
        for column in sheet.columns.iter().filter(|column| column.name != CODE) {
            // A column in both sheets is right if its cells agree: it is there for the reader of the row.
            if !table.columns.contains(&column.name) {
                table.columns.push(column.name.clone());
                for unit in &mut table.units {
                    unit.columns.insert(column.name.clone(), String::new());
                }
            }
        }
        let mut seen = BTreeSet::new();
        for row in &sheet.rows {
            if self.is_remark(sheet, row, &row.cells[code_column]) {
                continue;
            }
            let at = row.cells[code_column].at;
            let cells = self.row(sheet, row);
            let code = cells.get(CODE).cloned().unwrap_or_default();
            let Some(&place) = places.get(&code) else {
                if let Some(full) =
                    padded(&code, |full| places.get_key_value(full).map(|(known, _)| known.as_str()))
                {
                    let message = format!("không có địa phương mang mã `{code}` trong bảng chính");
                    let finding = Finding::error(codes::U002, at, message).hint(zeros_lost(full));
                    self.doubts.once("lost zeros", "ô", finding);
                } else if !code.is_empty() {
                    let hint =
                        if self.lists("unknown") { suggestion_of_code(&code, places) } else { String::new() };
                    self.fault(
                        "unknown",
                        at,
                        format!("không có địa phương mang mã `{code}` trong bảng chính"),
                        &hint,
                    );
                }
                continue;
            };
            if !seen.insert(code.clone()) {
                self.fault(
                    "double",
                    at,
                    format!("mã `{code}` có ở hai dòng"),
                    "mỗi địa phương một dòng, một mã",
                );
            }
            self.join(sheet, row, cells, &mut table.units[place]);
            self.names(sheet, row, &table.units[place], &known);
        }
    }

    /// Adds the cells of a row to a locality; they must not contradict the first sheet.
    fn join(&mut self, sheet: &DataTable, row: &DataRow, cells: BTreeMap<String, String>, to: &mut Locality) {
        for (column, cell) in sheet.columns.iter().zip(&row.cells) {
            let Some(text) = cells.get(&column.name).filter(|text| !text.is_empty()) else { continue };
            let own = to.columns.entry(column.name.clone()).or_default();
            if own.is_empty() {
                own.clone_from(text);
            } else if own != text {
                let message = format!("cột `{}` ghi `{text}`, bảng chính ghi `{own}`", column.name);
                self.fault(
                    "other",
                    cell.at,
                    message,
                    "sửa cho hai bảng giống nhau, hoặc bỏ cột này ở bảng thêm",
                );
            }
        }
    }
}
