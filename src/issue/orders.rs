//! Orders for many papers, from a table: columns `tep`, `so`, `ngay`, `nguoi_ky`.
//!
//! In: the bytes of a table. Out: an [`Order`] per row. It leaves carrying them out to the caller.

use super::Order;
use crate::finding::suggest::nearest;
use crate::finding::{Finding, Findings, Gathered, Report, codes};
use crate::source::Span;
use crate::tabular::{self, CellValue, DataCell, DataTable, WantedTable};

/// An order with the file it is for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OrderRow {
    /// The path as written, from the table's own folder.
    pub file: String,
    /// What the paper gets.
    pub order: Order,
    /// The cell of the file.
    pub at: Span,
    /// The cell of the number, if there is one.
    pub so_at: Option<Span>,
}

/// The columns that are read.
const COLUMNS: [&str; 5] = ["tep", "so", "ngay", "nguoi_ky", "ho_ten"];

/// Reads a table of orders, CSV or Excel; empty if it cannot be read. Every fault is reported at its
/// cell.
pub fn read(name: &str, bytes: &[u8], report: &mut Report) -> Vec<OrderRow> {
    let columns = COLUMNS.map(str::to_owned);
    let wanted = WantedTable {
        key: Some("tep"),
        columns: &columns,
        optional: &["nguoi_ky", "ho_ten"],
        ..WantedTable::default()
    };
    let Some(sheet) = tabular::read(name, bytes, wanted, report) else { return Vec::new() };
    let columns = OrderColumns {
        file: sheet.column("tep"),
        so: sheet.column("so"),
        ngay: sheet.column("ngay"),
        nguoi_ky: sheet.column("nguoi_ky").or_else(|| sheet.column("ho_ten")),
    };
    unknown(&sheet, &mut report.findings);
    for (missing, key) in [(columns.so, "so"), (columns.ngay, "ngay")] {
        if missing.is_none() {
            let message = format!("bảng cấp số không có cột `{key}`");
            report.findings.push(
                Finding::error(codes::P004, sheet.columns[0].at, message)
                    .hint("bảng cần các cột `tep`, `so`, `ngay`, và có thể thêm `nguoi_ky`"),
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
fn unknown(sheet: &DataTable, findings: &mut Findings) {
    const READ: [&str; 5] = ["tep", "so", "ngay", "nguoi_ky", "ho_ten"];
    for column in &sheet.columns {
        if !READ.contains(&column.name.as_str()) {
            let message = format!("bảng cấp số không dùng cột `{}`", column.name);
            let hint = match nearest(&column.name, READ.into_iter()) {
                Some(near) => format!("có phải ý bạn là cột `{near}`?"),
                None => "các cột được đọc: `tep`, `so`, `ngay`, `nguoi_ky` (hoặc `ho_ten`)".to_owned(),
            };
            findings.push(Finding::warning(codes::P004, column.at, message).hint(hint));
        }
    }
}

struct OrderColumns {
    file: Option<usize>,
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
        let file = text(self.file);
        let ordered = Order::number(&text(self.so)).is_ok() || Order::day(&text(self.ngay)).is_ok();
        file.starts_with('#') || (file.is_empty() && !ordered)
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
                    let text = if column == self.so { cell.code() } else { Some(text) };
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
        let file = text(self.file);
        let mut fault = |at, message: String| findings.push(Finding::error(codes::P004, at, message));
        let so_at = so.as_ref().map(|(_, at)| *at);
        let so = so.and_then(|(text, at)| Order::number(&text).map_err(|words| fault(at, words)).ok());
        let ngay = ngay.and_then(|(text, at)| Order::day(&text).map_err(|words| fault(at, words)).ok());
        let nguoi_ky = signers.map(|(text, _)| Order::names(&text)).unwrap_or_default();
        let Some((file, at)) = file else {
            fault(cells.first()?.at, "dòng này không ghi tệp nào ở cột `tep`".to_owned());
            return None;
        };
        Some(OrderRow { file, order: Order { so, ngay, nguoi_ky }, at, so_at })
    }
}
