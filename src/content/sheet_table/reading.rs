//! The rows of a laid sheet as a table.
//!
//! In: a laid sheet, which columns hold the numbers and the names of rows, how groups are known. Out: a
//! [`SheetTable`]. Rows are read one by one (`sheet_rows`), totals are found (`total_rows`), then all are put in
//! their order (`outline`).

use super::GroupsBy;
use super::laid::LaidSheet;
use super::outline::{GroupsKnown, SheetTable, outline, which};
use super::sheet_rows::{OutlineColumns, ReadRow, short};
use super::total_rows;
use crate::finding::{Finding, Findings, Gathered, codes};

/// How a person says that groups are known, if at all, and by what.
#[derive(Clone, Copy, Debug)]
pub(super) struct GroupsAsked {
    pub(super) by: Option<GroupsBy>,
    /// A key of the table, an option of the command.
    pub(super) key: &'static str,
}

/// Reads the rows; nothing that is asked lets the sheet say how its groups are known. Returns None if that is not
/// clear.
pub(super) fn read(
    laid: &LaidSheet,
    columns: OutlineColumns,
    asked: GroupsAsked,
    findings: &mut Findings,
) -> Option<SheetTable> {
    let before = findings.count().0;
    let mut told = Gathered::default();
    let mut rows: Vec<ReadRow> =
        laid.rows.iter().filter_map(|row| ReadRow::of(row, laid, columns, &mut told)).collect();
    let by = asked.by.unwrap_or_else(|| by_itself(&rows));
    let known = GroupsKnown { by, asked: asked.by.is_some(), key: asked.key };
    total_rows::find(&mut rows, columns, known, &mut told);
    match asked.by {
        None => tell_bold(&rows, known, &mut told),
        Some(GroupsBy::None) => total_rows::nested(&rows, columns, known, &mut told),
        Some(_) => {}
    }
    let table = outline(rows, known, &mut told);
    told.tell(findings);
    (findings.count().0 == before).then_some(table)
}

/// The rows that are groups or tasks.
fn own(rows: &[ReadRow]) -> impl Iterator<Item = &ReadRow> {
    rows.iter().filter(|row| !row.total && !row.part_total)
}

/// How groups are known where nobody says it.
fn by_itself(rows: &[ReadRow]) -> GroupsBy {
    if own(rows).any(|row| row.entry.label.is_some()) { GroupsBy::Labels } else { GroupsBy::None }
}

/// Reports bold rows among others where no row has a number.
fn tell_bold(rows: &[ReadRow], known: GroupsKnown, told: &mut Gathered) {
    let bold = own(rows).find(|row| row.bold);
    if let Some(row) = bold.filter(|_| known.by == GroupsBy::None && own(rows).any(|row| !row.bold)) {
        let name = short(&row.entry);
        let message = format!("hàng `{name}` chữ đậm, không có số thứ tự: không rõ là nhóm hay nhiệm vụ");
        let hint = which(known.key);
        told.once("bold", "hàng", Finding::error(codes::D020, row.entry.at, message).hint(hint));
    }
}
