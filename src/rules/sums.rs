//! The sums of a paper's tables, as texts would name them.
//!
//! In: a sheet. Out: each computed sum with its words ("tổng nhóm I ở cột `2026`"), what it is worth, and
//! what a text calls it (`tong["2026"]`).

use rust_decimal::Decimal;

use crate::budget::{RowKind, Sheet, SheetRow, Sheets, Unit};

/// A sum of a table. What it is called is made where something is said of it.
pub(super) struct Sum<'a> {
    table: SummedTable<'a>,
    /// The row it stands in; None for the totals.
    row: Option<SheetRow<'a>>,
    column: usize,
    /// As on paper.
    pub(super) value: Decimal,
    /// In đồng.
    pub(super) dong: Decimal,
}

/// A table with its sums.
#[derive(Clone, Copy)]
struct SummedTable<'a> {
    sheet: &'a Sheet,
    /// It is the only one with money.
    only: bool,
}

/// All computed sums of money, of each table those of its totals first.
pub(super) fn all(sheets: &Sheets) -> Vec<Sum<'_>> {
    let only = is_one_table(sheets);
    sheets.with_money().flat_map(|sheet| SummedTable { sheet, only }.sums()).collect()
}

/// Whether one table of the paper has money.
pub(super) fn is_one_table(sheets: &Sheets) -> bool {
    sheets.with_money().count() == 1
}

impl<'a> SummedTable<'a> {
    /// Its computed sums, those of its totals first.
    fn sums(self) -> Vec<Sum<'a>> {
        let mut sums = Vec::new();
        self.add(None, self.sheet.grand(), &mut sums);
        for row in self.sheet.rows() {
            if row.kind() != RowKind::Total {
                self.add(Some(row), row.shown, &mut sums);
            }
        }
        sums
    }

    /// Adds the sums of a row, that of the table's main column first.
    fn add(self, row: Option<SheetRow<'a>>, figures: &[Option<Decimal>], sums: &mut Vec<Sum<'a>>) {
        let (bang, unit) = (&self.sheet.bang, self.sheet.unit());
        let main = bang.main_column();
        // What a task states is no sum.
        let is_sum = |column: usize| {
            let kind = bang.columns[column].kind;
            kind.holds_money() && (kind.is_computed() || row.is_none_or(|row| row.kind() != RowKind::Task))
        };
        let others = (0..figures.len()).filter(|column| Some(*column) != main);
        sums.extend(main.into_iter().chain(others).filter_map(|column| {
            let value = figures[column].filter(|_| is_sum(column))?;
            // What is cut is written without its sign: "giảm 120 triệu đồng".
            let dong = unit.in_dong(value).filter(|dong| *dong > Decimal::ZERO)?;
            Some(Sum { table: self, row, column, value, dong })
        }));
    }
}

impl Sum<'_> {
    /// Do figures near it count too? Not for a task's own sum.
    pub(super) fn near(&self) -> bool {
        self.row.is_none_or(|row| row.kind() != RowKind::Task)
    }

    /// Its unit on paper.
    pub(super) fn unit(&self) -> Unit {
        self.table.sheet.unit()
    }

    /// The id of its column, where the row as a whole does not stand for it.
    fn column_id(&self) -> Option<&str> {
        let bang = &self.table.sheet.bang;
        (bang.main_column() != Some(self.column)).then(|| bang.columns[self.column].id.text.as_str())
    }

    /// In the middle of a sentence: "tổng cộng ở cột `2026`".
    pub(super) fn name(&self) -> String {
        let mut name = match self.row {
            None => "tổng cộng".to_owned(),
            Some(row) if row.kind() == RowKind::Task => format!("tổng nhiệm vụ {}", row.label()),
            Some(row) => format!("tổng nhóm {}", row.label()),
        };
        if let Some(id) = self.column_id() {
            name += &format!(" ở cột `{id}`");
        }
        name
    }

    /// What texts call it, `tong["2026"]`, or what it lacks to be called.
    pub(super) fn call(&self) -> Result<String, &'static str> {
        let SummedTable { sheet, only } = self.table;
        let table = || sheet.bang.ma().map(|ma| format!("bang{}", step(ma))).ok_or("đặt `ma` cho bảng");
        let mut call = match self.row {
            None if only => "tong".to_owned(),
            None => format!("{}.tong", table()?),
            Some(row) => {
                let (list, lacking) = match row.kind() {
                    RowKind::Task => ("nhiem_vu", "đặt `ma` cho nhiệm vụ"),
                    RowKind::Group | RowKind::Total => ("nhom", "đặt `ma` cho nhóm"),
                };
                let table = table()?;
                format!("{table}.{list}{}", step(row.id().ok_or(lacking)?))
            }
        };
        if let Some(id) = self.column_id() {
            call += &step(id);
        }
        Ok(call)
    }
}

/// A step to an id: `.tong`, `["2026"]`.
fn step(id: &str) -> String {
    match id.starts_with(|first: char| first.is_ascii_digit()) {
        true => format!("[\"{id}\"]"),
        false => format!(".{id}"),
    }
}
