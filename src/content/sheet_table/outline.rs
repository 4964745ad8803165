//! The rows of a sheet as groups, tasks and totals.
//!
//! In: rows with what each says of itself, how groups are known. Out: a [`SheetTable`]: its rows with how deep
//! each stands. A row that may be one thing or another is an error at its cell.

use super::GroupsBy;
use super::sheet_rows::{EntrySort, ReadRow, SheetEntry, short};
use crate::content::row_label::{LabelClass, LabelSort};
use crate::finding::{Finding, Gathered, codes};
use crate::source::Span;

/// A table of a sheet.
#[derive(Clone, Debug, Default)]
pub struct SheetTable {
    /// Groups and tasks, from top to bottom.
    pub entries: Vec<SheetEntry>,
    /// The row of grand totals.
    pub total: Option<SheetEntry>,
    /// Rows that add up a group below it, each with the index of that group among the entries.
    pub part_totals: Vec<(usize, SheetEntry)>,
}

impl SheetTable {
    /// The rows that add others up: the total, groups that hold rows, rows below groups.
    pub(super) fn sums(&self) -> Vec<&SheetEntry> {
        let holds =
            |at: usize| self.entries.get(at + 1).is_some_and(|next| next.depth > self.entries[at].depth);
        let groups = (0..self.entries.len()).filter(|at| holds(*at)).map(|at| &self.entries[at]);
        let parts = self.part_totals.iter().map(|(_, row)| row);
        self.total.iter().chain(groups).chain(parts).collect()
    }
}

/// How groups are known.
#[derive(Clone, Copy, Debug)]
pub(super) struct GroupsKnown {
    pub(super) by: GroupsBy,
    /// Whether a person says so.
    pub(super) asked: bool,
    /// What a person says it by: a key of the table, an option.
    pub(super) key: &'static str,
}

/// Puts rows in their order. What is not clear is told in `told`.
pub(super) fn outline(rows: Vec<ReadRow>, known: GroupsKnown, told: &mut Gathered) -> SheetTable {
    let mut outline = OutlineReader { table: SheetTable::default(), open: Vec::new(), known, told };
    let last = rows.iter().rposition(|row| !row.total);
    for (at, row) in rows.into_iter().enumerate() {
        outline.row(row, last.is_none_or(|last| at > last));
    }
    outline.settle();
    outline.table
}

/// What to do about a row of which it is not clear what it is.
pub(super) fn which(key: &str) -> String {
    format!(
        "ghi số thứ tự (I, 1, 1.1, -) ở từng hàng; hàng cộng thì ghi tên là `Tổng cộng`; hoặc nói rõ cách nhận ra nhóm (`{key}`): `so_thu_tu` (hàng không có số là nhiệm vụ của nhóm ngay trên), `chu_dam` (hàng chữ đậm), `cap` (cột `cap` ghi cấp), `khong` (không có nhóm)"
    )
}

/// What a row is beside, under the rows that are open.
#[derive(Clone, Copy, PartialEq, Eq)]
enum OpenRow {
    Label(LabelClass),
    Level(usize),
    /// In a table of bold groups: a row without a number.
    Plain(bool),
}

struct OutlineReader<'t> {
    table: SheetTable,
    /// The rows that the next one may stand in.
    open: Vec<(OpenRow, usize)>,
    known: GroupsKnown,
    told: &'t mut Gathered,
}

impl OutlineReader<'_> {
    fn row(&mut self, row: ReadRow, is_behind: bool) {
        if row.total || row.part_total {
            return self.total(row, is_behind);
        }
        if is_behind
            || self.table.total.as_ref().is_some_and(|total| total.row < row.entry.row && self.closed())
        {
            return self.beyond(&row);
        }
        let class = match self.known.by {
            GroupsBy::None => return self.table.entries.push(row.entry),
            GroupsBy::Level => self.level(&row),
            GroupsBy::Bold => self.bold(&row),
            GroupsBy::Labels => self.label(&row),
        };
        let Some((class, depth, is_group)) = class else { return };
        self.open.truncate(depth);
        let sort = if is_group { EntrySort::Group } else { EntrySort::Task };
        self.open.push((class, self.table.entries.len()));
        self.table.entries.push(SheetEntry { sort, depth, ..row.entry });
    }

    /// Whether the total stood behind all rows.
    fn closed(&self) -> bool {
        self.table
            .total
            .as_ref()
            .zip(self.table.entries.first())
            .is_some_and(|(total, first)| total.row > first.row)
    }

    fn level(&mut self, row: &ReadRow) -> Option<(OpenRow, usize, bool)> {
        let groups = self.open.iter().filter(|(class, _)| matches!(class, OpenRow::Level(_))).count();
        match &row.level {
            None => Some((OpenRow::Plain(false), groups, false)),
            Some(Ok(level)) if *level <= groups + 1 => Some((OpenRow::Level(*level), level - 1, true)),
            Some(Ok(level)) => {
                let message = format!(
                    "hàng `{}` ghi cấp {level} mà ở trên chưa có nhóm cấp {}",
                    short(&row.entry),
                    level - 1
                );
                self.fault("level", row.level_at, message, "ghi cấp của nhóm ngoài trước: 1, rồi 2, rồi 3")
            }
            Some(Err(text)) => {
                let message = format!("cấp của hàng ghi `{text}`");
                self.fault("level", row.level_at, message, "ghi 1, 2 … ở hàng nhóm; để trống ở hàng nhiệm vụ")
            }
        }
    }

    fn bold(&mut self, row: &ReadRow) -> Option<(OpenRow, usize, bool)> {
        let groups = self.open.iter().filter(|(class, _)| *class != OpenRow::Plain(false)).count();
        if !row.bold {
            return Some((OpenRow::Plain(false), groups, false));
        }
        let class =
            row.entry.label.as_ref().map_or(OpenRow::Plain(true), |label| OpenRow::Label(label.class));
        let depth = self.open[..groups].iter().position(|(open, _)| *open == class);
        // A group without a number stands over all that is numbered.
        Some((class, depth.unwrap_or(if class == OpenRow::Plain(true) { 0 } else { groups }), true))
    }

    fn label(&mut self, row: &ReadRow) -> Option<(OpenRow, usize, bool)> {
        if row.entry.label.is_none() && self.known.asked {
            // A row without a number is a task of the group above.
            let class = OpenRow::Plain(row.bold);
            let beside = self.open.iter().position(|(open, _)| *open == class);
            return Some((class, beside.unwrap_or(self.open.len()), false));
        }
        let Some(label) = &row.entry.label else {
            let message =
                format!("hàng `{}` không có số thứ tự: không rõ là nhóm hay nhiệm vụ", short(&row.entry));
            return self.fault("unlabelled", row.entry.at, message, &which(self.known.key));
        };
        let class = OpenRow::Label(label.class);
        let beside = self.open.iter().position(|(open, _)| *open == class);
        let depth = beside.unwrap_or(self.open.len());
        let last = beside.and_then(|depth| self.open.get(depth)).map(|(_, at)| &self.table.entries[*at]);
        let before = last.and_then(|entry| entry.label.as_ref()?.ordinal);
        if let Some((own, before)) = label.ordinal.zip(before)
            && label.class.parts == 1
            && own <= before
            && label.class.sort != LabelSort::Number
        {
            let message = format!("số thứ tự `{}` đứng sau số không nhỏ hơn nó ở cùng cấp", label.text);
            return self.fault("order", row.entry.at, message, "xem lại số thứ tự của nhóm");
        }
        Some((class, depth, false))
    }

    fn fault(
        &mut self,
        name: &'static str,
        at: Span,
        message: String,
        hint: &str,
    ) -> Option<(OpenRow, usize, bool)> {
        self.told.add(name, "hàng", Finding::error(codes::D020, at, message).hint(hint));
        None
    }

    fn total(&mut self, row: ReadRow, is_behind: bool) {
        let first = self.table.entries.is_empty();
        if !row.part_total && self.table.total.is_none() && (first || is_behind) {
            self.table.total = Some(row.entry);
            return;
        }
        let group = self.table.entries.iter().rposition(|entry| entry.depth == 0);
        match group.filter(|_| !is_behind || row.part_total) {
            Some(group) if self.known.by != GroupsBy::None => self.table.part_totals.push((group, row.entry)),
            _ => {
                let message = format!("hàng cộng `{}`: không rõ cộng những hàng nào", short(&row.entry));
                let hint =
                    "bảng có một hàng tổng, ở đầu hoặc cuối; cộng từng nhóm thì ghi số ở hàng của nhóm";
                self.told.add("sum", "hàng", Finding::error(codes::D020, row.entry.at, message).hint(hint));
            }
        }
    }

    /// Tells a row below the total.
    fn beyond(&mut self, row: &ReadRow) {
        let message = format!("hàng `{}` ở dưới hàng tổng không được đọc", short(&row.entry));
        let hint = "hàng thuộc bảng thì chuyển lên trên hàng tổng";
        self.told.add("beyond", "hàng", Finding::warning(codes::D023, row.entry.at, message).hint(hint));
    }

    /// Rows that others stand in are groups; so are those beside them with numbers of the same sort.
    fn settle(&mut self) {
        if self.known.by != GroupsBy::Labels {
            return;
        }
        let entries = &mut self.table.entries;
        let class = |entry: &SheetEntry| (entry.depth, entry.label.as_ref().map(|label| label.class));
        let holds = |at: usize, entries: &[SheetEntry]| {
            entries.get(at + 1).is_some_and(|next| next.depth > entries[at].depth)
        };
        let groups: Vec<_> =
            (0..entries.len()).filter(|at| holds(*at, entries)).map(|at| class(&entries[at])).collect();
        for entry in entries.iter_mut().filter(|entry| groups.contains(&class(entry))) {
            entry.sort = EntrySort::Group;
        }
    }
}
