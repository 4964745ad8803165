//! A table of tasks: its columns under nested headings, its groups, its figures with their places.
//!
//! In: the node of `bang:`, its shape checked by [`BANG`]. Out: a [`Bang`], numbered, every figure exact.
//! Sums are left to `budget`, widths and cells to `template`.

mod amounts;
mod columns;
mod derived;
pub mod figures;
pub mod formula;
mod generated;
mod labels;
mod main_column;
mod marks;
mod numbers;
mod rows;
#[cfg(test)]
pub(crate) mod samples;
mod shown;
mod terms;
#[cfg(test)]
mod tests;

pub use super::column_kind::{ColumnAlign, ColumnKind, Counts, KIEU, Origin, WordReading};
pub use super::sign_fields::SignMark;
pub use super::table_fields::{
    BANG, COT, DON_VI, NGUON, NHIEM_VU, NHOM, TONG_CONG, TONG_CONG_CHOICE, VI_TRI, Zero,
};
pub use amounts::entry;
pub use generated::GeneratedTable;
pub use labels::RowNumbers;
pub use marks::{CellMark, TableNote, is_mark};
pub use shown::ShownMoney;

use rust_decimal::Decimal;

use crate::content::declare::{Fields, Text, Word};
use crate::content::money::Unit;
use crate::content::table_fields::{CO_CHU, HIEN_DON_VI, SO_KHONG, TEXT_SIZE};
use crate::finding::{Finding, Findings, Report, codes};
use crate::length::Length;
use crate::source::{Span, TableId};

/// A table as read.
#[derive(Clone, Debug)]
pub struct Bang {
    id: Option<Word>,
    table_id: TableId,
    at: Span,
    unit: Unit,
    /// How its money is printed.
    pub shown: ShownMoney,
    /// The ceilings of its grand totals, by column, in its own unit.
    pub ceilings: Vec<StatedSum>,
    /// The lines of its name, above the table.
    pub title: Vec<Text>,
    /// Whether the unit is printed above the table.
    pub shows_unit: bool,
    /// The size of its letters.
    pub text_size: Length,
    /// Where that is stated.
    pub text_size_at: Option<Span>,
    /// How zero is printed.
    pub zero: Zero,
    /// How figures of columns that may be below zero are printed.
    pub sign: SignMark,
    /// The headings, from left to right.
    pub headings: Vec<Heading>,
    /// The columns under them, from left to right.
    pub columns: Vec<Column>,
    /// What is printed under each column as its number; empty if columns are not numbered.
    pub numbers: Vec<String>,
    /// Groups or tasks.
    pub parts: Vec<TablePart>,
    /// The row of grand totals, unless it is left out.
    pub total: Option<TotalRow>,
    /// The notes under it that marks of its cells refer to.
    pub notes: Vec<TableNote>,
}

/// A heading above one column or several.
#[derive(Clone, Debug)]
pub struct Heading {
    /// Its lines.
    pub title: Vec<Text>,
    /// The note below it.
    pub note: Vec<Text>,
    /// The mark behind its title.
    pub mark: Option<String>,
    /// What is below it.
    pub below: BelowHeading,
}

/// What is below a heading.
#[derive(Clone, Debug)]
pub enum BelowHeading {
    /// A column, by its index in [`Bang::columns`].
    Column(usize),
    /// Further headings.
    Headings(Vec<Heading>),
}

/// A column.
#[derive(Clone, Debug)]
pub struct Column {
    /// Its id.
    pub id: Word,
    /// What it holds.
    pub kind: ColumnKind,
    /// The columns it is the product, the sum, the difference, the share or the per cent of; empty for others.
    pub of: Vec<usize>,
    /// The columns that are taken away from the sum of those.
    pub less: Vec<usize>,
    /// Whether its figures may be below zero.
    pub signed: bool,
    /// Its number under the head, as typed.
    pub number: Option<Word>,
    /// Its width, if stated.
    pub width: Option<Width>,
    /// The ceiling of its grand total, in the table's own unit.
    pub ceiling: Option<Amount>,
}

/// A stated width.
#[derive(Clone, Copy, Debug)]
pub struct Width {
    /// In millimetres.
    pub mm: Decimal,
    /// Its place.
    pub at: Span,
}

/// A group or a task.
#[derive(Clone, Debug)]
pub enum TablePart {
    /// Tasks, or groups, under one name.
    Group(Group),
    /// One row.
    Task(Task),
}

/// A group of tasks or of groups.
#[derive(Clone, Debug)]
pub struct Group {
    /// Its id.
    pub id: Option<Word>,
    /// Where it is declared.
    pub at: Span,
    /// Its number: `A`, `I`, `1`, `1.1`, depending on how deep it is nested.
    pub label: String,
    /// Its name.
    pub name: Vec<Text>,
    /// Sums that are stated so that they are checked.
    pub stated: Vec<StatedSum>,
    /// The ceilings of its sums, by column, in the table's own unit.
    pub ceilings: Vec<StatedSum>,
    /// The marks of its cells.
    pub marks: Vec<CellMark>,
    /// What it holds.
    pub parts: Vec<TablePart>,
}

/// A task.
#[derive(Clone, Debug)]
pub struct Task {
    /// Its id.
    pub id: Option<Word>,
    /// Where it is declared.
    pub at: Span,
    /// Its number: `1`, or `1.1.1` under numbered groups.
    pub label: String,
    /// Its texts by column; empty in columns of another kind.
    pub texts: Vec<Vec<Text>>,
    /// The figures it states by column: money, quantities, prices; None in columns of another kind, or if the
    /// figure could not be read.
    pub amounts: Vec<Option<Amount>>,
    /// Row sums that are stated so that they are checked.
    pub stated: Vec<StatedSum>,
    /// The marks of its cells.
    pub marks: Vec<CellMark>,
    /// Whether it is a group that states its own money and holds nothing: it looks like the groups beside it.
    pub heads: bool,
}

/// A figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Amount {
    /// Its exact value.
    pub value: Decimal,
    /// Its place.
    pub at: Span,
}

/// A sum that a person stated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StatedSum {
    /// The column.
    pub column: usize,
    /// The figure.
    pub amount: Amount,
}

/// The row of grand totals.
#[derive(Clone, Debug, Default)]
pub struct TotalRow {
    /// Its number, in the column of row numbers.
    pub number: Option<Word>,
    /// Whether it stands above all other rows, else below them.
    pub first: bool,
    /// Its words; "Tổng cộng" if none are stated.
    pub label: Vec<Text>,
    /// Sums that are stated so that they are checked.
    pub stated: Vec<StatedSum>,
    /// The marks of its cells.
    pub marks: Vec<CellMark>,
}

impl Bang {
    /// Its id.
    pub fn ma(&self) -> Option<&str> {
        self.id.as_ref().map(|id| id.text.as_str())
    }

    /// Where it is declared.
    pub fn at(&self) -> Span {
        self.at
    }

    /// Which table of its dossier it is.
    pub fn table_id(&self) -> TableId {
        self.table_id
    }

    /// The column of names.
    pub fn names(&self) -> usize {
        self.column("ten").unwrap_or(0)
    }

    /// The unit its money is written in.
    pub fn unit(&self) -> Unit {
        self.unit
    }

    /// The index of the column with an id.
    pub fn column(&self, id: &str) -> Option<usize> {
        self.columns.iter().position(|column| column.id.text == id)
    }

    /// The column of its total: the row sum of all money, or the only row sum; without row sums the only
    /// column of money.
    pub fn main_column(&self) -> Option<usize> {
        main_column::of(&self.columns)
    }

    /// The columns that are made of others of the row by adding, taking away or dividing, each after those
    /// that it is made of.
    pub fn made_of_terms(&self) -> Vec<usize> {
        terms::in_order(&self.columns)
    }

    /// Whether a column holds money.
    pub fn has_money(&self) -> bool {
        self.columns.iter().any(|column| column.kind.holds_money())
    }

    /// Whether a column is added up, of money or of things.
    pub fn has_sums(&self) -> bool {
        self.columns.iter().any(|column| column.kind.is_summed())
    }

    /// The ids of all groups that have one, from top to bottom.
    pub fn group_ids(&self) -> impl Iterator<Item = &str> {
        let group = |part: &&TablePart| matches!(part, TablePart::Group(_));
        self.all_parts().into_iter().filter(group).filter_map(TablePart::ma)
    }

    /// The ids of all tasks that have one, from top to bottom.
    pub fn task_ids(&self) -> impl Iterator<Item = &str> {
        let task = |part: &&TablePart| matches!(part, TablePart::Task(_));
        self.all_parts().into_iter().filter(task).filter_map(TablePart::ma)
    }

    /// The texts of its name, its groups, its tasks and its notes.
    pub fn texts(&self) -> impl Iterator<Item = &Text> {
        let of_parts = self.all_parts().into_iter().flat_map(|part| match part {
            TablePart::Group(group) => group.name.iter().collect::<Vec<_>>(),
            TablePart::Task(task) => task.texts.iter().flatten().collect(),
        });
        self.title.iter().chain(of_parts).chain(self.notes.iter().flat_map(|note| &note.lines))
    }

    /// All tasks, from top to bottom.
    pub fn all_tasks(&self) -> Vec<&Task> {
        let parts = self.all_parts().into_iter();
        let tasks = parts.filter_map(|part| match part {
            TablePart::Task(task) => Some(task),
            TablePart::Group(_) => None,
        });
        tasks.collect()
    }

    /// The tasks that have an id, from top to bottom.
    pub fn tasks(&self) -> impl Iterator<Item = (&str, &Task)> {
        self.all_parts().into_iter().filter_map(|part| match part {
            TablePart::Task(task) => Some((task.id.as_ref()?.text.as_str(), task)),
            TablePart::Group(_) => None,
        })
    }

    /// All groups and tasks, from top to bottom.
    pub fn all_parts(&self) -> Vec<&TablePart> {
        fn collect<'a>(parts: &'a [TablePart], all: &mut Vec<&'a TablePart>) {
            for part in parts {
                all.push(part);
                if let TablePart::Group(group) = part {
                    collect(&group.parts, all);
                }
            }
        }
        let mut all = Vec::new();
        collect(&self.parts, &mut all);
        all
    }
}

impl TablePart {
    /// Its id.
    pub fn ma(&self) -> Option<&str> {
        let id = match self {
            TablePart::Group(group) => &group.id,
            TablePart::Task(task) => &task.id,
        };
        id.as_ref().map(|id| id.text.as_str())
    }
}

/// Reads a table whose shape was checked. Returns None if its columns cannot be read, which is then among the
/// findings.
pub fn read(fields: Fields<'_>, report: &mut Report) -> Option<Bang> {
    let notes = marks::NotesReader::of(fields, report);
    let (headings, columns) = columns::read(fields, &notes, report)?;
    let has_money = columns.iter().any(|column| column.kind.holds_money());
    if has_money && fields.get("don_vi").is_none() {
        let message = "bảng có cột tiền nhưng thiếu `don_vi` (đơn vị tiền)";
        let finding = Finding::error(codes::C002, fields.key_span("cot"), message);
        report.findings.push(finding.hint("thêm `don_vi: triệu đồng`"));
    }
    let mut rows = rows::RowsReader::new(&columns, &notes, report);
    let (parts, total) = (rows.parts(fields), rows.total(fields));
    // Money without a unit is an error, so this unit is never printed.
    let unit = fields.choice(&DON_VI).unwrap_or(Unit::Dong);
    Some(Bang {
        id: fields.word("ma").filter(|id| check_id(id, &mut report.findings)),
        table_id: TableId::declared_at(fields.node.span),
        at: fields.node.span,
        unit,
        shown: shown::read(fields, unit, &columns, &mut report.findings),
        ceilings: amounts::ceilings(fields, &columns, &mut report.findings),
        title: fields.texts("ten", report),
        shows_unit: has_money && fields.choice(&HIEN_DON_VI) == Some(true),
        text_size: fields.choice(&CO_CHU).unwrap_or(TEXT_SIZE),
        text_size_at: fields.chosen(&CO_CHU).map(|chosen| chosen.at),
        zero: fields.choice(&SO_KHONG).unwrap_or(Zero::Digit),
        sign: columns::sign(fields, &columns, &mut report.findings),
        numbers: numbers::read(fields, &columns, &mut report.findings),
        headings,
        columns,
        parts,
        total,
        notes: notes.notes(&mut report.findings),
    })
}

/// Whether it is an id: letters without marks, digits, `_`. Anything else is reported.
pub(crate) fn check_id(id: &Word, findings: &mut Findings) -> bool {
    let good = id.text.chars().all(|letter| letter.is_ascii_alphanumeric() || letter == '_');
    if !good {
        findings.push(
            Finding::error(codes::C007, id.at, format!("mã `{}` không hợp lệ", id.text))
                .hint("mã chỉ gồm chữ cái không dấu, chữ số và dấu gạch dưới, ví dụ `ket_qua`"),
        );
    }
    good
}

/// The finding that an id was used before.
fn duplicate(id: &Word, what: &str, first: Span) -> Finding {
    Finding::error(codes::C007, id.at, format!("mã {what} `{}` đã dùng", id.text))
        .related(first, "đã khai lần đầu ở đây")
        .hint("đặt một mã khác")
}
