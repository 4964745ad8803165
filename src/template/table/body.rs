//! The rows of a table under its head: groups, tasks and the totals.

use rust_decimal::Decimal;

use super::super::filled::FilledText;
use super::paragraphs;
use crate::budget::{RowOf, Sheet, SheetRow};
use crate::content::declare::Text;
use crate::content::money::{format_amount, format_share};
use crate::content::table::{Bang, Column, ColumnAlign, ColumnKind, Origin, SignMark, TotalRow, Zero};
use crate::paper::{Cell, Inline, Paragraph, Role, Row};

/// The rows. The layout decides from their heights which of them stay together.
pub(super) fn rows(sheet: &Sheet, text: &mut dyn FnMut(&Text) -> FilledText) -> Vec<Row> {
    let mut body = Body { bang: &sheet.bang, text, rows: Vec::new() };
    for row in sheet.on_paper() {
        match row.of {
            RowOf::Group(_) => body.group(&row),
            RowOf::Task(task) if task.heads => body.group(&row),
            RowOf::Task(_) => body.task(&row),
            RowOf::Total(total) => body.total(total, &row),
        }
    }
    body.rows
}

struct Body<'a> {
    bang: &'a Bang,
    text: &'a mut dyn FnMut(&Text) -> FilledText,
    rows: Vec<Row>,
}

/// The roles of a row's cells.
struct RowRoles {
    text: Role,
    centre: Role,
    money: Role,
}

const TASK: RowRoles = RowRoles { text: Role::OChu, centre: Role::OGiua, money: Role::OSo };
const GROUP: RowRoles = RowRoles { text: Role::ONhomChu, centre: Role::ONhomGiua, money: Role::ONhomSo };
const TOTAL: RowRoles = RowRoles { text: Role::OTongChu, centre: Role::OTongChu, money: Role::OTongSo };

impl Body<'_> {
    fn group(&mut self, row: &SheetRow<'_>) {
        let columns = &self.bang.columns;
        let name = self.bang.names();
        // The group's name spans the columns beside it that say nothing for a group.
        let mute = |column: &&Column| {
            let kind = column.kind;
            kind.holds_words() || (kind.is_factor() && !kind.is_summed())
        };
        let span = columns[name..].iter().take_while(mute).count().max(1);
        let shown = (0..columns.len()).filter(|column| !(name + 1..name + span).contains(column));
        let mut cells = Vec::new();
        for column in shown {
            let mut cell = self.cell(column, &GROUP, row);
            if column == name {
                cell.colspan = span;
            }
            cells.push(cell);
        }
        // The first task of a group is on the same page.
        self.push(cells, row.holds_rows());
    }

    fn task(&mut self, row: &SheetRow<'_>) {
        let cells = (0..self.bang.columns.len()).map(|column| self.cell(column, &TASK, row)).collect();
        self.push(cells, false);
    }

    /// The words of a total span all columns before the first sum.
    fn total(&mut self, total: &TotalRow, row: &SheetRow<'_>) {
        let columns = &self.bang.columns;
        let mute = |column: &&Column| !column.kind.is_summed() && !column.kind.is_per_cent();
        let before = columns.iter().take_while(mute).count();
        let label = match total.label.as_slice() {
            [] => vec![Paragraph::new(Role::OTongChu, vec![Inline::text("Tổng cộng")])],
            lines => paragraphs(lines, Role::OTongChu, self.text),
        };
        let mut cells = Vec::new();
        // If a table begins with money, the words of its total are in the column of names.
        let place = if before > 0 { 0 } else { self.bang.names() };
        // A number stands in its own column, if that is the first.
        let number = total.number.as_ref().filter(|_| before > 1 && columns[0].kind == ColumnKind::RowNumber);
        let (place, before_words) = if number.is_some() { (1, before - 1) } else { (place, before) };
        cells.extend(number.map(|number| {
            let words = Paragraph::new(Role::OTongChu, vec![Inline::text(&number.text)]);
            Cell { column: 0, colspan: 1, rowspan: 1, middle: true, paragraphs: vec![words] }
        }));
        for column in before..columns.len() {
            cells.push(self.cell(column, &TOTAL, row));
        }
        cells.retain(|cell| cell.column != place);
        let mut label = label;
        marked(&mut label, row.mark(self.bang.names()), Role::OTongChu);
        let label =
            Cell { column: place, colspan: before_words.max(1), rowspan: 1, middle: true, paragraphs: label };
        cells.push(label);
        cells.sort_by_key(|cell| cell.column);
        // Totals are never alone on a page.
        if let Some(last) = self.rows.last_mut() {
            last.keep_next = true;
        }
        self.push(cells, total.first);
    }

    fn cell(&mut self, column: usize, roles: &RowRoles, row: &SheetRow<'_>) -> Cell {
        let line = |role, text: String| match text.is_empty() {
            true => Vec::new(),
            false => vec![Paragraph::new(role, vec![Inline::text(text)])],
        };
        let declared = &self.bang.columns[column];
        let kind = declared.kind;
        let mut paragraphs = match kind {
            ColumnKind::RowNumber => line(roles.centre, row.label().to_owned()),
            ColumnKind::Words { align: ColumnAlign::Left, .. } => {
                paragraphs(row.texts(column), roles.text, self.text)
            }
            ColumnKind::Words { align: ColumnAlign::Centre, .. } => {
                paragraphs(row.texts(column), roles.centre, self.text)
            }
            ColumnKind::Figures { .. } => line(roles.money, figure(row.shown[column], declared, self.bang)),
        };
        let role = match kind {
            ColumnKind::Figures { .. } => roles.money,
            ColumnKind::Words { align: ColumnAlign::Left, .. } => roles.text,
            _ => roles.centre,
        };
        marked(&mut paragraphs, row.mark(column), role);
        Cell { column, colspan: 1, rowspan: 1, middle: true, paragraphs }
    }

    fn push(&mut self, cells: Vec<Cell>, keep_next: bool) {
        self.rows.push(Row { cells, whole: true, keep_next });
    }
}

/// Puts a mark behind the last line of a cell; one in brackets stands apart.
pub(super) fn marked(paragraphs: &mut Vec<Paragraph>, mark: Option<&str>, role: Role) {
    let Some(mark) = mark else { return };
    match paragraphs.last_mut() {
        Some(last) if mark.starts_with('(') => last.content.push(Inline::text(format!("\u{a0}{mark}"))),
        Some(last) => last.content.push(Inline::text(mark)),
        None => paragraphs.push(Paragraph::new(role, vec![Inline::text(mark)])),
    }
}

/// Whether the figures of a column are rises and cuts, and no sum or per cent that only may be below zero.
fn is_change(column: &Column) -> bool {
    column.signed && !matches!(column.kind.origin(), Some(Origin::RowSum | Origin::Ratio))
}

/// A figure as printed in a cell; per cents have one decimal each, so that they are aligned.
fn figure(amount: Option<Decimal>, column: &Column, bang: &Bang) -> String {
    let Some(amount) = amount else { return String::new() };
    if amount.is_zero() {
        return match bang.zero {
            Zero::Digit => "0".to_owned(),
            Zero::Dash => "-".to_owned(),
            Zero::Blank => String::new(),
        };
    }
    let size = amount.abs();
    let digits = if column.kind.is_per_cent() { format_share(size) } else { format_amount(size) };
    match (bang.sign, amount.is_sign_negative()) {
        (SignMark::Brackets, true) => format!("({digits})"),
        (_, true) => format!("-{digits}"),
        (SignMark::PlusMinus, false) if is_change(column) => format!("+{digits}"),
        (_, false) => digits,
    }
}
