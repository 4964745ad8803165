//! Rows that add all others up and do not say so: "Kinh phí cả xã" below ten numbered tasks.
//!
//! In: the rows of a sheet. Out: the same, the first or the last of them known as the total where no other reading
//! is left; where another is, it is told, for a total that is taken for a task is added up again. A row is only
//! looked at if it has no number.

use rust_decimal::Decimal;

use super::GroupsBy;
use super::folded;
use super::outline::{GroupsKnown, outline};
use super::sheet_rows::{EntrySort, OutlineColumns, ReadRow, SheetEntry, short};
use crate::content::money::signed::parse_signed;
use crate::finding::{Finding, Gathered, codes};
use crate::tabular::{CellValue, DataCell};

/// What a row came to that is the sum of all others.
const NAME_IT: &str =
    "hàng tổng thì ghi tên bắt đầu bằng `Tổng cộng`; nhiệm vụ thì ghi số thứ tự ở từng hàng";

/// Finds a total among the first and the last row.
pub(super) fn find(rows: &mut [ReadRow], columns: OutlineColumns, known: GroupsKnown, told: &mut Gathered) {
    let own: Vec<usize> = (0..rows.len()).filter(|at| !rows[*at].total && !rows[*at].part_total).collect();
    let (Some(first), Some(last)) = (own.first().copied(), own.last().copied()) else { return };
    if first == last {
        return;
    }
    for at in [last, first] {
        let row = &rows[at];
        if row.entry.label.is_some() || row.level.is_some() {
            continue;
        }
        let others: Vec<ReadRow> =
            (0..rows.len()).filter(|one| *one != at).map(|one| rows[one].clone()).collect();
        let all_numbered = own.iter().all(|one| *one == at || rows[*one].entry.label.is_some());
        let table = outline(others, known, &mut Gathered::default());
        let tasks: Vec<&SheetEntry> = leaves(&table.entries);
        if !adds_up(&row.entry, &tasks, columns) {
            continue;
        }
        let name = folded(&row.entry.name);
        let called = ["tong ", "cong "].iter().any(|word| name.starts_with(word));
        // A task alone in the last group may come to as much as all before it.
        let under_group =
            at == last && table.entries.last().is_some_and(|entry| entry.sort == EntrySort::Group);
        if called || all_numbered && !under_group {
            rows[at].total = true;
            rows[at].entry.sort = EntrySort::Total;
            return;
        }
        if known.by == GroupsBy::None {
            let name = short(&row.entry);
            let message =
                format!("hàng `{name}` bằng tổng của mọi hàng khác: không rõ là hàng tổng hay nhiệm vụ");
            told.add("adds", "hàng", Finding::error(codes::D020, row.entry.at, message).hint(NAME_IT));
            return;
        }
    }
}

/// Reports rows that stand in others by their numbers though a person says that there are no groups: their sums
/// would be added up again.
pub(super) fn nested(rows: &[ReadRow], columns: OutlineColumns, known: GroupsKnown, told: &mut Gathered) {
    let by_labels = GroupsKnown { by: GroupsBy::Labels, ..known };
    let entries = outline(rows.to_vec(), by_labels, &mut Gathered::default()).entries;
    let holds = |at: usize| entries.get(at + 1).filter(|next| next.depth > entries[at].depth);
    for (at, entry) in entries.iter().enumerate() {
        let Some((inside, label)) = holds(at).zip(entry.label.as_ref()) else { continue };
        let has_sum = figures(entry, columns).iter().flatten().any(|figure| !figure.is_zero());
        if let Some(inside) = inside.label.as_ref().filter(|_| has_sum) {
            let message = format!(
                "hàng `{}` mang số `{}` và có số tiền, hàng ngay dưới mang số `{}`: không có nhóm thì số này bị cộng hai lần",
                short(entry),
                label.text,
                inside.text
            );
            let hint =
                format!("bỏ `{}: khong`: nhóm nhận ra theo số thứ tự", known.key.trim_start_matches('-'));
            told.add("nested", "hàng", Finding::error(codes::D020, entry.at, message).hint(hint));
        }
    }
}

/// The rows that are added up.
fn leaves(entries: &[SheetEntry]) -> Vec<&SheetEntry> {
    let holds = |at: usize| entries.get(at + 1).is_some_and(|next| next.depth > entries[at].depth);
    (0..entries.len()).filter(|at| !holds(*at)).map(|at| &entries[at]).collect()
}

/// The figures of a row: None for words and for blank cells.
fn figures(entry: &SheetEntry, columns: OutlineColumns) -> Vec<Option<Decimal>> {
    let OutlineColumns { number, name, level } = columns;
    let aside = |at: usize| [number, Some(name), level].contains(&Some(at));
    let figure = |(at, cell): (usize, &DataCell)| match &cell.value {
        _ if aside(at) => None,
        CellValue::Number(number) => Some(*number),
        CellValue::Text(text) => parse_signed(text).ok(),
        _ => None,
    };
    entry.cells.iter().enumerate().map(figure).collect()
}

/// Whether a row has figures and each is the sum of the column, two of whose figures at least count.
fn adds_up(row: &SheetEntry, tasks: &[&SheetEntry], columns: OutlineColumns) -> bool {
    let own = figures(row, columns);
    let parts: Vec<Vec<Option<Decimal>>> = tasks.iter().map(|task| figures(task, columns)).collect();
    let mut counts = false;
    for (at, stated) in own.iter().enumerate() {
        let Some(stated) = stated else { continue };
        let column = || parts.iter().filter_map(|row| row.get(at).copied().flatten());
        let Some(sum) = column().try_fold(Decimal::ZERO, Decimal::checked_add) else {
            return false;
        };
        if sum.checked_sub(*stated).is_none_or(|gap| gap.abs() >= Decimal::new(1, 6)) {
            return false;
        }
        counts |= column().filter(|one| !one.is_zero()).count() > 1;
    }
    counts
}
