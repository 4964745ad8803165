//! A sheet's rows as figures of tasks.
//!
//! In: a sheet and the columns a table wants. Out: the cell of each task and column; what is
//! missing, doubled, without an id or of a wrong sort is told by its cell.

use std::collections::BTreeMap;

use super::{KEY, PLACE, Reference, Stated, entry};
use crate::content::declare::{Word, nearest};
use crate::content::money::typed_amount;
use crate::diag::{Diagnostic, Diagnostics, codes};
use crate::source::Span;
use crate::tabular::{Cell, DIGITS, Row, Sheet, Value};
use crate::yaml::Value::Map;
use crate::yaml::{Entry, Node};

/// What to do about tasks that are known by their places only.
const NAME_IT: &str = "thêm `ma` cho nhiệm vụ rồi xuất lại tệp Excel";

/// The figures of a sheet by task and column.
pub struct Figures<'a> {
    /// The place of each stated column in the sheet; none for one that is missing.
    columns: Vec<Option<usize>>,
    /// Its name, or where it should stand.
    pub(super) headers: Vec<Span>,
    /// The computed columns that the sheet has too, by id.
    computed: Vec<(String, usize)>,
    rows: BTreeMap<String, (&'a Row, Span)>,
}

impl<'a> Figures<'a> {
    /// Finds columns and rows; what is missing, doubled or without an id is told.
    pub fn of(
        sheet: &'a Sheet,
        columns: &[Stated],
        computed: &[String],
        diags: &mut Diagnostics,
    ) -> Figures<'a> {
        let key = sheet.column(KEY).unwrap_or(0);
        let places: Vec<Option<usize>> = columns.iter().map(|column| sheet.column(&column.id)).collect();
        let at = sheet.columns[key].at;
        for column in columns.iter().filter(|column| sheet.column(&column.id).is_none()) {
            let others = sheet.columns.iter().map(|one| one.name.as_str());
            let others = others.filter(|name| !columns.iter().any(|column| column.id == *name));
            let hint = match nearest(&column.id, others) {
                Some(name) => format!("đổi tên cột `{name}` thành `{}`?", column.id),
                None => format!("thêm cột mang tên `{}` (mã của cột trong bảng)", column.id),
            };
            let message = format!("tệp số liệu không có cột `{}`", column.id);
            diags.push(Diagnostic::error(codes::D005, at, message).hint(hint));
        }
        let headers = places.iter().map(|place| place.map_or(at, |place| sheet.columns[place].at)).collect();
        let computed = computed.iter().filter_map(|id| Some((id.clone(), sheet.column(id)?))).collect();
        let mut figures = Figures { columns: places, headers, computed, rows: BTreeMap::new() };
        for row in &sheet.rows {
            figures.add(row, &row.cells[key], diags);
        }
        figures
    }

    fn add(&mut self, row: &'a Row, key: &Cell, diags: &mut Diagnostics) {
        let Some(id) = key.text() else {
            let figures = self.columns.iter().flatten().map(|place| &row.cells[*place]);
            // A row of formulas sums up others.
            let typed = figures.into_iter().find(|cell| cell.value != Value::Empty && !cell.computed);
            if key.value != Value::Empty {
                let message = format!("mã của dòng là {}", key.value.described());
                diags.push(Diagnostic::error(codes::D005, key.at, message).hint("ghi mã nhiệm vụ bằng chữ"));
            } else if let Some(cell) = typed {
                let hint =
                    "ghi mã nhiệm vụ ở cột `ma`; dòng tổng thì dùng công thức, hoặc ghi `#` ở cột `ma`";
                diags.push(
                    Diagnostic::error(codes::D005, cell.at, "dòng có số tiền nhưng không có mã nhiệm vụ")
                        .hint(hint),
                );
            }
            return;
        };
        if id.starts_with('#') {
            return;
        }
        match self.rows.get(&id) {
            Some((_, first)) => diags.push(
                Diagnostic::error(codes::D005, key.at, format!("hai dòng cùng mã nhiệm vụ `{id}`"))
                    .related(*first, "dòng cùng mã đứng trước"),
            ),
            None => drop(self.rows.insert(id, (row, key.at))),
        }
    }

    /// The cell of a task in a stated column, by the column's place among them.
    pub fn cell(&self, task: &str, column: usize) -> Option<&'a Cell> {
        let (row, _) = self.rows.get(task)?;
        Some(&row.cells[self.columns[column]?])
    }

    /// Sums and products that someone typed over a task's formulas, to be checked: the map of
    /// `tong`.
    pub(super) fn stated(&self, task: &str) -> Option<Node> {
        let (row, _) = self.rows.get(task)?;
        let stated = |(id, place): &(String, usize)| {
            let cell = &row.cells[*place];
            let text = typed(cell).ok().filter(|_| !cell.computed)?;
            Some(entry(id, cell.at, text, cell.at))
        };
        let entries: Vec<Entry> = self.computed.iter().filter_map(stated).collect();
        let span = entries.first()?.value.span;
        Some(Node { span, value: Map(entries) })
    }

    /// Each task has its row and each row its task.
    pub fn check_tasks(&self, tasks: &[Word], reference: &Reference, diags: &mut Diagnostics) {
        let mut missing: Vec<&Word> =
            tasks.iter().filter(|task| !self.rows.contains_key(&task.text)).collect();
        let unknown = self.rows.iter().filter(|(id, _)| !tasks.iter().any(|task| task.text == **id));
        for (id, (_, at)) in unknown {
            if id.starts_with(PLACE) {
                let message = "dòng này của một nhiệm vụ không có mã, nay đã đổi tên, chuyển chỗ hoặc bỏ";
                diags.push(Diagnostic::error(codes::D005, *at, message).hint(NAME_IT));
                continue;
            }
            // A slip of the finger is one fault, not a row too many and one too few.
            let meant = nearest(id, missing.iter().map(|task| task.text.as_str())).map(str::to_owned);
            missing.retain(|task| Some(&task.text) != meant.as_ref());
            let hint = match meant {
                Some(meant) => format!("có phải ý bạn là `{meant}`?"),
                None => "thêm nhiệm vụ này vào bảng của văn bản, hoặc xóa dòng này".to_owned(),
            };
            let message = format!("bảng của văn bản không có nhiệm vụ mang mã `{id}`");
            diags.push(Diagnostic::error(codes::D005, *at, message).hint(hint));
        }
        for task in missing {
            if task.text.starts_with(PLACE) {
                let file = &reference.file.text;
                let message = format!(
                    "nhiệm vụ không có mã này không thấy trong `{file}`: đã đổi tên, chuyển chỗ hoặc mới thêm"
                );
                diags.push(Diagnostic::error(codes::D005, task.at, message).hint(NAME_IT));
                continue;
            }
            let message = format!("nhiệm vụ `{}` không có trong `{}`", task.text, reference.file.text);
            diags.push(
                Diagnostic::error(codes::D005, task.at, message)
                    .hint(format!("thêm một dòng có `{}` ở cột `{KEY}`", task.text)),
            );
        }
    }
}

/// The figure of a cell as a person would type it.
///
/// # Errors
/// The finding that the cell holds none.
pub fn typed(cell: &Cell) -> Result<String, Diagnostic> {
    let fault =
        |message: String, hint: &str| Err(Diagnostic::error(codes::D004, cell.at, message).hint(hint));
    match &cell.value {
        Value::Text(text) => Ok(text.clone()),
        Value::Number(number) => Ok(typed_amount(*number)),
        Value::Empty => fault("ô số tiền để trống".to_owned(), "ghi 0 nếu không có kinh phí"),
        Value::Inexact(_) => fault(
            format!("{} dài quá {DIGITS} chữ số, Excel không giữ đúng được", cell.value.described()),
            "gõ lại số, hoặc dùng hàm ROUND trong công thức",
        ),
        Value::Error(_) => fault(cell.value.described(), "sửa công thức, hoặc ghi số vào ô"),
        Value::Formula(_) => {
            fault(cell.value.described(), "mở tệp bằng Excel và lưu lại để có kết quả, hoặc ghi số vào ô")
        }
        Value::Date(_) | Value::Bool(_) => fault(
            format!("ô số tiền là {}", cell.value.described()),
            "đổi định dạng ô thành số (Number) rồi gõ lại số tiền",
        ),
    }
}
