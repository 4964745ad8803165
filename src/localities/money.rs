//! Columns of money in tables of localities: their cells are figures, not words.
//!
//! In: what a template declares (`so_tien`), the sheets. Out: the cells as texts use them, all in the form used
//! on paper with the unit behind it, so that filters (`tien`, `bang_chu`) take the exact figure; or every
//! fault, at its cell. Reading a figure is left to [`FigureCells`], printing it to the filters.

use std::collections::BTreeMap;

use super::Locality;
use super::columns::CODE;
use crate::content::cells::{Blank, FigureCells};
use crate::content::declare::{Word, suggestion};
use crate::content::money::{Unit, format_amount};
use crate::finding::{Finding, Findings, Severity, codes};
use crate::tabular::{CellValue, DataTable};

/// The columns of money, each with its unit and the place where it is declared.
#[derive(Clone, Debug, Default)]
pub struct MoneyColumns {
    by: BTreeMap<String, (Unit, Word)>,
}

impl MoneyColumns {
    /// The columns that a template declares, as pairs of their name and their unit. A unit that is none is
    /// reported.
    pub fn of(declared: &[(Word, Word)], findings: &mut Findings) -> MoneyColumns {
        let mut by = BTreeMap::new();
        for (column, unit) in declared {
            let typed = unit.text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
            match Unit::of_name(&typed) {
                Some(known) => drop(by.insert(column.text.clone(), (known, column.clone()))),
                None => {
                    let message =
                        format!("cột số tiền `{}`: không có đơn vị tiền `{}`", column.text, unit.text);
                    let hint = suggestion(&typed, Unit::ALL.iter().map(|unit| unit.name()));
                    findings.push(Finding::error(codes::U017, unit.at, message).hint(hint));
                }
            }
        }
        MoneyColumns { by }
    }

    /// Whether a column is one of them.
    pub fn holds(&self, column: &str) -> bool {
        self.by.contains_key(column)
    }
}

/// Puts the figures into the localities of a table, as words.
pub(super) fn put(
    sheets: &[DataTable],
    columns: &MoneyColumns,
    (known, units): (&[String], &mut [Locality]),
    findings: &mut Findings,
) {
    for (name, (_, declared)) in &columns.by {
        if !known.is_empty() && !known.contains(name) {
            let message = format!("bảng địa phương không có cột số tiền `{name}`");
            let hint = suggestion(name, known.iter().map(String::as_str));
            findings.push(Finding::error(codes::U017, declared.at, message).hint(hint));
        }
    }
    let places: BTreeMap<String, usize> =
        units.iter().enumerate().map(|(at, unit)| (unit.code().to_owned(), at)).collect();
    let mut cells = FigureCells::new(codes::U017, Blank::Zero);
    for sheet in sheets {
        let Some(code) = sheet.column(CODE) else { continue };
        for (name, (unit, _)) in &columns.by {
            let Some(column) = sheet.column(name) else { continue };
            for row in &sheet.rows {
                let own = row.cells[code].code().and_then(|code| places.get(&code));
                let (Some(&at), cell) = (own, &row.cells[column]) else { continue };
                // What is no value at all was reported with the table.
                if matches!(cell.value, CellValue::Empty | CellValue::Error(_) | CellValue::Formula(_)) {
                    continue;
                }
                if let Some(figure) = cells.figure_of_money(cell, *unit, false) {
                    let words = format!("{} {}", format_amount(figure), unit.name());
                    units[at].columns.insert(name.clone(), words);
                }
            }
        }
    }
    let mut told = Findings::default();
    cells.tell(&mut told);
    for finding in told.iter() {
        // One code for whatever keeps such a cell from being read.
        let code = if finding.severity == Severity::Error { codes::U017 } else { finding.code };
        let hint = finding.hint.as_ref().map(|hint| match hint.contains("`so_sanh`") {
            // What a table of tasks would have for a cut.
            true => "gõ nhầm dấu thì sửa số; phần cắt giảm thì ghi ở một cột chữ, không nêu ở `so_tien`"
                .to_owned(),
            false => hint.replace("`don_vi` của bảng", "`so_tien` của mẫu"),
        });
        findings.push(Finding { code, hint, ..finding.clone() });
    }
}
