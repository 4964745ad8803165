//! Orders for many papers, from a table: columns `tep`, `so`, `ngay`, `nguoi_ky`; for the localities of a
//! batch `ma` in place of `tep`.
//!
//! In: the bytes of a table. Out: an [`Order`] per row. It leaves carrying them out to the caller.

use super::Order;
use crate::finding::suggest::nearest;
use crate::finding::{Finding, Findings, Gathered, Report, codes};
use crate::source::Span;
use crate::tabular::{self, CellValue, DataCell, DataTable, WantedTable};

/// What the rows of a table are for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OrdersFor {
    /// Papers, by their files.
    Papers,
    /// The localities of a batch, by their codes.
    Localities,
}

impl OrdersFor {
    /// The column that says what a row is for.
    pub fn key(self) -> &'static str {
        match self {
            OrdersFor::Papers => "tep",
            OrdersFor::Localities => "ma",
        }
    }

    /// The columns that are read, and for localities their names, which are for people.
    fn columns(self) -> &'static [&'static str] {
        match self {
            OrdersFor::Papers => &["tep", "so", "ngay", "nguoi_ky", "ho_ten"],
            OrdersFor::Localities => &["ma", "so", "ngay", "nguoi_ky", "ho_ten", "ten"],
        }
    }
}

/// An order with the paper it is for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OrderRow {
    /// The path as written, from the table's own folder, or the code.
    pub key: String,
    /// What the paper gets.
    pub order: Order,
    /// The cell of the key.
    pub at: Span,
    /// The cell of the number, if there is one.
    pub so_at: Option<Span>,
}

/// Reads a table of orders, CSV or Excel; empty if it cannot be read. Every fault is reported at its
/// cell.
pub fn read(name: &str, bytes: &[u8], of: OrdersFor, report: &mut Report) -> Vec<OrderRow> {
    let columns: Vec<String> = of.columns().iter().map(|name| (*name).to_owned()).collect();
    let wanted = WantedTable {
        key: Some(of.key()),
        columns: &columns,
        optional: &["nguoi_ky", "ho_ten", "ten"],
        ..WantedTable::default()
    };
    let Some(sheet) = tabular::read(name, bytes, wanted, report) else { return Vec::new() };
    let columns = OrderColumns {
        of,
        key: sheet.column(of.key()),
        so: sheet.column("so"),
        ngay: sheet.column("ngay"),
        nguoi_ky: sheet.column("nguoi_ky").or_else(|| sheet.column("ho_ten")),
    };
    unknown(&sheet, of, &mut report.findings);
    for (missing, key) in [(columns.so, "so"), (columns.ngay, "ngay")] {
        if missing.is_none() {
            let message = format!("bảng cấp số không có cột `{key}`");
            report.findings.push(
                Finding::error(codes::P004, sheet.columns[0].at, message).hint(format!(
                    "bảng cần các cột `{}`, `so`, `ngay`, và có thể thêm `nguoi_ky`",
                    of.key()
                )),
            );
        }
    }
    let mut told = Gathered::default();
    let orders =
        sheet.rows.iter().filter_map(|row| columns.order(&row.cells, &mut told, &mut report.findings));
    let orders = orders.collect();
    told.tell(&mut report.findings);
    orders
}

/// Reports unknown columns: a misspelt one would be ignored silently.
fn unknown(sheet: &DataTable, of: OrdersFor, findings: &mut Findings) {
    let read = of.columns();
    for column in &sheet.columns {
        if !read.contains(&column.name.as_str()) {
            let message = format!("bảng cấp số không dùng cột `{}`", column.name);
            let hint = match nearest(&column.name, read.iter().copied()) {
                Some(near) => format!("có phải ý bạn là cột `{near}`?"),
                None => {
                    format!("các cột được đọc: `{}`, `so`, `ngay`, `nguoi_ky` (hoặc `ho_ten`)", of.key())
                }
            };
            findings.push(Finding::warning(codes::P004, column.at, message).hint(hint));
        }
    }
}

struct OrderColumns {
    of: OrdersFor,
    key: Option<usize>,
    so: Option<usize>,
    ngay: Option<usize>,
    nguoi_ky: Option<usize>,
}

impl OrderColumns {
    /// Whether a row holds words under the table, such as the place and the signer, and no order: no
    /// file, and neither a number nor a day.
    fn is_remark<'a>(&self, cell: &dyn Fn(Option<usize>) -> Option<&'a DataCell>) -> bool {
        let text = |column| match cell(column).map(|cell| &cell.value) {
            Some(CellValue::Date(date)) => date.clone(),
            _ => cell(column).and_then(DataCell::text).unwrap_or_default(),
        };
        let key = text(self.key);
        let ordered = Order::number(&text(self.so)).is_ok() || Order::day(&text(self.ngay)).is_ok();
        key.starts_with('#') || (key.is_empty() && !ordered)
    }

    fn order(&self, cells: &[DataCell], told: &mut Gathered, findings: &mut Findings) -> Option<OrderRow> {
        let cell = |column: Option<usize>| column.and_then(|at| cells.get(at));
        if self.is_remark(&cell) {
            return None;
        }
        let mut text = |column| match cell(column).map(|cell| (cell, &cell.value)) {
            None | Some((_, CellValue::Empty)) => None,
            // Excel turns what is typed like a day into a date.
            Some((cell, CellValue::Date(date))) => {
                cell.doubt_text(told);
                Some((date.clone(), cell.at))
            }
            Some((cell, value)) => match cell.text() {
                Some(text) => {
                    cell.doubt_text(told);
                    // The number of a paper has no dots, whatever the format of its cell.
                    let is_code = column == self.so || column == self.key && self.of == OrdersFor::Localities;
                    let text = if is_code { cell.code() } else { Some(text) };
                    Some((text?, cell.at))
                }
                None => {
                    let message = format!("ô này là {}, không dùng được", value.described());
                    findings.push(Finding::error(codes::P004, cell.at, message));
                    None
                }
            },
        };
        let (so, ngay, signers) = (text(self.so), text(self.ngay), text(self.nguoi_ky));
        let key = text(self.key);
        let mut fault = |at, message: String| findings.push(Finding::error(codes::P004, at, message));
        let so_at = so.as_ref().map(|(_, at)| *at);
        let so = so.and_then(|(text, at)| Order::number(&text).map_err(|words| fault(at, words)).ok());
        let ngay = ngay.and_then(|(text, at)| Order::day(&text).map_err(|words| fault(at, words)).ok());
        let nguoi_ky = signers.map(|(text, _)| Order::names(&text)).unwrap_or_default();
        let Some((key, at)) = key else {
            let missing = match self.of {
                OrdersFor::Papers => "dòng này không ghi tệp nào ở cột `tep`",
                OrdersFor::Localities => "dòng này không ghi mã nào ở cột `ma`",
            };
            fault(cells.first()?.at, missing.to_owned());
            return None;
        };
        Some(OrderRow { key, order: Order { so, ngay, nguoi_ky }, at, so_at })
    }
}
