//! The rows of a sheet as groups, tasks and totals.
//!
//! In: a laid sheet, which columns hold the numbers and the names of rows, how groups are known. Out: a
//! [`SheetTable`]: its rows with how deep each stands. A row that may be one thing or another is an error at
//! its cell.

use super::laid::{LaidSheet, LaidSheetRow};
use super::{GroupsBy, folded, plain};
use crate::content::row_label::{self, LabelClass, LabelSort, RowLabel};
use crate::finding::{Finding, Findings, Gathered, codes};
use crate::source::Span;
use crate::tabular::{CellValue, DataCell, is_total};

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

/// A row of a table.
#[derive(Clone, Debug)]
pub struct SheetEntry {
    /// Its number in the sheet, from 1.
    pub row: usize,
    /// What it is.
    pub sort: EntrySort,
    /// How many groups it stands in.
    pub depth: usize,
    /// Its number as the sheet has it.
    pub label: Option<RowLabel>,
    /// Its name without its number, line by line.
    pub name: String,
    /// The number as it stands before the name; empty where it has a cell of its own.
    pub front: String,
    /// The cell of its name.
    pub at: Span,
    /// A cell for each column.
    pub cells: Vec<DataCell>,
}

/// What a row is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EntrySort {
    /// Others stand in it, or it is of the same sort as those.
    Group,
    /// It is one of those that are added up.
    Task,
    /// It adds up others, under them or over all.
    Total,
}

/// Which columns say what a row is.
#[derive(Clone, Copy, Debug)]
pub(super) struct OutlineColumns {
    pub(super) number: Option<usize>,
    pub(super) name: usize,
    pub(super) level: Option<usize>,
}

/// Reads the rows; None for `by` lets the sheet say how its groups are known. Returns None if that is not clear.
pub(super) fn read(
    laid: &LaidSheet,
    columns: OutlineColumns,
    by: Option<GroupsBy>,
    findings: &mut Findings,
) -> Option<SheetTable> {
    let before = findings.count().0;
    let mut told = Gathered::default();
    let rows: Vec<ReadRow> =
        laid.rows.iter().filter_map(|row| ReadRow::of(row, laid, columns, &mut told)).collect();
    let asked = by.is_some();
    let by = by.unwrap_or_else(|| by_itself(&rows, &mut told));
    let mut outline = OutlineReader { table: SheetTable::default(), open: Vec::new(), by, asked, told };
    let last = rows.iter().rposition(|row| !row.total);
    for (at, row) in rows.into_iter().enumerate() {
        outline.row(row, last.is_none_or(|last| at > last));
    }
    outline.settle();
    let OutlineReader { table, told, .. } = outline;
    told.tell(findings);
    (findings.count().0 == before).then_some(table)
}

/// How groups are known where nobody says it.
fn by_itself(rows: &[ReadRow], told: &mut Gathered) -> GroupsBy {
    let own = || rows.iter().filter(|row| !row.total && !row.part_total);
    if own().any(|row| row.entry.label.is_some()) {
        return GroupsBy::Labels;
    }
    let bold = own().find(|row| row.bold);
    if let Some(row) = bold.filter(|_| own().any(|row| !row.bold)) {
        let name = short(&row.entry);
        let message = format!("hàng `{name}` chữ đậm, không có số thứ tự: không rõ là nhóm hay nhiệm vụ");
        told.once("bold", "hàng", Finding::error(codes::D020, row.entry.at, message).hint(WHICH));
    }
    GroupsBy::None
}

/// A row with what its cells say.
struct ReadRow {
    entry: SheetEntry,
    bold: bool,
    total: bool,
    part_total: bool,
    level: Option<Result<usize, String>>,
    level_at: Span,
}

impl ReadRow {
    fn of(
        row: &LaidSheetRow,
        laid: &LaidSheet,
        columns: OutlineColumns,
        told: &mut Gathered,
    ) -> Option<ReadRow> {
        let OutlineColumns { number, name, level } = columns;
        let key = [number, Some(name)].into_iter().flatten().find(|column| row.from_above.contains(column));
        if let Some(column) = key {
            let message = format!(
                "ô `{}` gộp nhiều hàng: không rõ một nhiệm vụ có nhiều hàng hay nhiều nhiệm vụ cùng tên",
                laid.columns[column].title()
            );
            let hint = "bỏ gộp ô, ghi số thứ tự và tên ở từng hàng";
            told.add("merged", "hàng", Finding::error(codes::D020, row.cells[column].at, message).hint(hint));
            return None;
        }
        let numbered = number.map(|column| row.text(column)).unwrap_or_default();
        let mut label = row_label::whole(&numbered);
        // Groups and totals may be merged over the columns of numbers and names.
        let (at, mut words) = match row.text(name).is_empty() && label.is_none() && !numbered.is_empty() {
            true => (number.unwrap_or(name), numbered),
            false => (name, lines(&row.cells[name])),
        };
        let mut front = String::new();
        if label.is_none()
            && let Some((found, rest)) = row_label::in_front(&words)
        {
            front = words[..words.len() - rest.len()].to_owned();
            (label, words) = (Some(found), rest.to_owned());
        }
        // A blank row may have formulas that come to nothing.
        let is_nothing = |cell: &DataCell| match &cell.value {
            CellValue::Number(number) => number.is_zero(),
            value => *value == CellValue::Empty,
        };
        if words.is_empty() && row.cells.iter().all(is_nothing) {
            return None;
        }
        if words.is_empty() {
            let text = (0..row.cells.len()).map(|column| row.text(column)).find(|text| !text.is_empty())?;
            let short: String = text.chars().take(40).collect();
            let message = format!("hàng này (`{short}`) không có tên ở cột `{}`", laid.columns[name].title());
            let hint = "ghi tên nhóm, nhiệm vụ; hàng không thuộc bảng thì xóa, hoặc chuyển xuống dưới bảng";
            told.add("nameless", "hàng", Finding::error(codes::D020, row.cells[name].at, message).hint(hint));
            return None;
        }
        let level = level.map(|column| row.text(column)).filter(|text| !text.is_empty());
        let level_at = columns.level.map_or(row.cells[name].at, |column| row.cells[column].at);
        let level = level.map(|text| match text.parse::<usize>() {
            Ok(level) if (1..=9).contains(&level) => Ok(level),
            _ => Err(text),
        });
        let total = is_total(&words);
        let part = folded(&words);
        let part_total = ["cong muc ", "cong nhom ", "cong phan ", "tong muc ", "tong nhom ", "tong phan "]
            .iter()
            .any(|start| part.starts_with(start));
        let (cells, bold) = (row.cells.clone(), row.cells[at].bold);
        let sort = if total || part_total { EntrySort::Total } else { EntrySort::Task };
        let entry = SheetEntry {
            row: row.number,
            sort,
            depth: 0,
            label,
            name: words,
            front,
            at: row.cells[at].at,
            cells,
        };
        Some(ReadRow { entry, bold, total, part_total, level, level_at })
    }
}

/// The lines of a cell's words.
fn lines(cell: &DataCell) -> String {
    let text = match &cell.value {
        CellValue::Date(date) => date.clone(),
        CellValue::Number(_) => cell.code().unwrap_or_default(),
        _ => cell.text().unwrap_or_default(),
    };
    text.lines().map(plain).filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}

/// What a row is beside, under the rows that are open.
#[derive(Clone, Copy, PartialEq, Eq)]
enum OpenRow {
    Label(LabelClass),
    Level(usize),
    /// In a table of bold groups: a row without a number.
    Plain(bool),
}

struct OutlineReader {
    table: SheetTable,
    /// The rows that the next one may stand in.
    open: Vec<(OpenRow, usize)>,
    by: GroupsBy,
    /// Whether a person says so.
    asked: bool,
    told: Gathered,
}

impl OutlineReader {
    fn row(&mut self, row: ReadRow, is_behind: bool) {
        if row.total || row.part_total {
            return self.total(row, is_behind);
        }
        if is_behind
            || self.table.total.as_ref().is_some_and(|total| total.row < row.entry.row && self.closed())
        {
            return self.beyond(&row);
        }
        let class = match self.by {
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
        if row.entry.label.is_none() && self.asked {
            // A row without a number is a task of the group above.
            let class = OpenRow::Plain(row.bold);
            let beside = self.open.iter().position(|(open, _)| *open == class);
            return Some((class, beside.unwrap_or(self.open.len()), false));
        }
        let Some(label) = &row.entry.label else {
            let message =
                format!("hàng `{}` không có số thứ tự: không rõ là nhóm hay nhiệm vụ", short(&row.entry));
            return self.fault("unlabelled", row.entry.at, message, WHICH);
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
            Some(group) if self.by != GroupsBy::None => self.table.part_totals.push((group, row.entry)),
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
        if self.by != GroupsBy::Labels {
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

/// What to do about a row of which it is not clear what it is.
const WHICH: &str = "ghi số thứ tự (I, 1, 1.1, -) ở từng hàng; hoặc nói rõ cách nhận ra nhóm (`nhom_theo`): `so_thu_tu` (hàng không có số là nhiệm vụ của nhóm ngay trên), `chu_dam` (hàng chữ đậm), `cap` (cột `cap` ghi cấp), `khong` (không có nhóm)";

fn short(entry: &SheetEntry) -> String {
    let line = entry.name.lines().next().unwrap_or_default();
    let short: String = line.chars().take(40).collect();
    if short.len() < line.len() { short + "…" } else { short }
}
