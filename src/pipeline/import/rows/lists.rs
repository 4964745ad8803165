//! The lists of a table as the sheet has them: tasks that were added, taken away, moved.
//!
//! In: the rows of the document and of the sheet. Out: the items of each list that changes. Rows that keep their
//! order keep their places; a row that moved, or is new, stands behind the row above it in the sheet. A row that
//! has no sure place is an error.

use std::collections::{BTreeMap, BTreeSet};

use super::TaskRow;
use super::lines::{SheetLine, TableLines, lines};
use crate::content::row_label::{self, LabelSort};
use crate::content::table::ColumnKind;
use crate::finding::{Finding, Report, codes};
use crate::tabular::DataCell;
use crate::yaml::splice::{Edit, ListItem, Step};

/// An item of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum PlannedItem {
    /// A row of the document, by its place among its lines.
    Line(usize),
    /// A row of the sheet.
    New(usize),
}

/// The lists of a table as they are to be.
pub(super) struct NewLists<'a> {
    pub(super) lines: &'a TableLines<'a>,
    /// The items of each list.
    lists: BTreeMap<Vec<Step>, Vec<PlannedItem>>,
    before: BTreeMap<Vec<Step>, Vec<PlannedItem>>,
    pub(super) removed: BTreeSet<usize>,
    pub(super) moved: BTreeSet<usize>,
}

impl<'a> NewLists<'a> {
    pub(super) fn of(lines: &'a TableLines<'a>, report: &mut Report) -> NewLists<'a> {
        let mut lists: BTreeMap<Vec<Step>, Vec<PlannedItem>> = BTreeMap::new();
        for (at, line) in lines.doc.iter().enumerate() {
            lists.entry(line.list.clone()).or_default().push(PlannedItem::Line(at));
        }
        let before = lists.clone();
        let (removed, moved) = (BTreeSet::new(), BTreeSet::new());
        let mut new = NewLists { lines, lists, before, removed, moved };
        new.remove(report);
        new.moves(report);
        new.place(report);
        new
    }

    /// Whether rows were added or taken away.
    pub(super) fn has_others(&self) -> bool {
        !self.removed.is_empty() || self.lines.rows.iter().any(|(_, line)| *line == SheetLine::New)
    }

    /// Takes away rows that the workbook had and no longer has.
    fn remove(&mut self, report: &mut Report) {
        let known: BTreeSet<usize> = self
            .lines
            .rows
            .iter()
            .filter_map(|(_, line)| match line {
                SheetLine::Known(at) => Some(*at),
                SheetLine::New => None,
            })
            .collect();
        let was =
            |at: usize| self.lines.exported.text(&self.lines.mark, &self.lines.doc[at].key, "ten").is_some();
        let gone: Vec<usize> =
            (0..self.lines.doc.len()).filter(|at| !known.contains(at) && was(*at)).collect();
        for at in gone.iter().copied() {
            let line = &self.lines.doc[at];
            let inside = self.inside(at);
            if line.is_group && inside.iter().any(|one| !gone.contains(one)) {
                let message = "hàng của nhóm này không còn trong tệp Excel, nhiệm vụ của nhóm vẫn còn";
                let hint = "ghi lại hàng nhóm, hoặc bỏ nhóm trong tệp YAML";
                report.findings.push(Finding::error(codes::D027, line.span, message).hint(hint));
                continue;
            }
            if !line.is_group && self.has_new_figures(at) {
                let message =
                    "tệp Excel đã bỏ nhiệm vụ này, văn bản đã sửa số của nó từ khi xuất: không rõ giữ hay bỏ";
                let hint = "bỏ nhiệm vụ trong tệp YAML, hoặc xuất lại tệp Excel";
                report.findings.push(Finding::error(codes::D026, line.span, message).hint(hint));
                continue;
            }
            self.removed.insert(at);
        }
        let removed = &self.removed;
        for items in self.lists.values_mut() {
            items.retain(|item| !matches!(item, PlannedItem::Line(at) if removed.contains(at)));
        }
        // What stood in a group that goes, goes with it.
        let lines = self.lines;
        self.lists.retain(|list, _| {
            !removed.iter().any(|at| {
                let line = &lines.doc[*at];
                let own: Vec<Step> = line.list.iter().cloned().chain([Step::Item(line.at)]).collect();
                line.is_group && list.starts_with(&own)
            })
        });
    }

    fn inside(&self, group: usize) -> Vec<usize> {
        let stands = |at: &usize| {
            let mut parent = self.lines.doc[*at].parent;
            while let Some(one) = parent {
                if one == group {
                    return true;
                }
                parent = self.lines.doc[one].parent;
            }
            false
        };
        (0..self.lines.doc.len()).filter(stands).collect()
    }

    /// Whether a figure of a task is another one than when the workbook was written.
    fn has_new_figures(&self, at: usize) -> bool {
        let key = &self.lines.doc[at].key;
        let bang = self.lines.priced.bang();
        let task = self.lines.priced.tasks.iter().position(|one| one == key);
        let Some(task) = task.and_then(|at| bang.all_tasks().get(at).copied()) else { return false };
        let mut figures = task.amounts.iter().zip(&bang.columns).filter_map(|(amount, column)| {
            let then = self.lines.exported.figure(&self.lines.mark, key, &column.id.text)?;
            Some((*amount)?.value != then)
        });
        figures.any(|differs| differs)
    }

    /// Finds the rows that no longer stand in the order of the document.
    fn moves(&mut self, report: &mut Report) {
        let known: Vec<(usize, usize)> = self
            .lines
            .rows
            .iter()
            .filter_map(|(row, line)| match line {
                SheetLine::Known(at) => Some((*row, *at)),
                SheetLine::New => None,
            })
            .collect();
        let groups: Vec<(usize, usize)> =
            known.iter().copied().filter(|(_, at)| self.lines.doc[*at].is_group).collect();
        if let Some(pair) = groups.windows(2).find(|pair| pair[0].1 > pair[1].1) {
            let at = self.lines.place(pair[1].0).unwrap_or(self.lines.doc[pair[1].1].span);
            let message = "hàng nhóm này đã đổi chỗ trong tệp Excel: thứ tự nhóm không đưa về được";
            let hint = "chuyển nhóm trong tệp YAML rồi xuất lại, hoặc trả nhóm về chỗ cũ";
            report.findings.push(Finding::error(codes::D027, at, message).hint(hint));
            return;
        }
        // Groups stay in any case, so one of them weighs more than all tasks.
        let weight = |at: usize| if self.lines.doc[at].is_group { known.len() + 1 } else { 1 };
        let order: Vec<(usize, usize)> = known.iter().map(|(_, at)| (*at, weight(*at))).collect();
        let stays = longest(&order);
        self.moved = known.iter().map(|(_, at)| *at).filter(|at| !stays.contains(at)).collect();
        let moved = &self.moved;
        for items in self.lists.values_mut() {
            items.retain(|item| !matches!(item, PlannedItem::Line(at) if moved.contains(at)));
        }
    }

    /// Puts rows that moved or are new behind the rows above them.
    fn place(&mut self, report: &mut Report) {
        let mut above: Option<PlannedItem> = None;
        for (row, line) in &self.lines.rows {
            let item = match line {
                SheetLine::Known(at) => PlannedItem::Line(*at),
                SheetLine::New => PlannedItem::New(*row),
            };
            let is_placed = matches!(line, SheetLine::Known(at) if !self.moved.contains(at));
            if !is_placed {
                if self.looks_like_group(*row, item, report) {
                    continue;
                }
                if let Err(why) = self.put(item, above) {
                    let at = self.lines.place(*row).unwrap_or(self.lines.node.span);
                    let hint = "chuyển hàng này trong tệp Excel tới dưới một nhiệm vụ của nhóm, hoặc thêm trong tệp YAML";
                    report.findings.push(Finding::error(codes::D027, at, why).hint(hint));
                    continue;
                }
            }
            above = Some(item);
        }
    }

    /// Whether a new row looks like that of a group, which is told.
    fn looks_like_group(&self, row: usize, item: PlannedItem, report: &mut Report) -> bool {
        let bang = self.lines.priced.bang();
        let number = bang.columns.iter().position(|column| column.kind == ColumnKind::RowNumber);
        let label = number.and_then(|column| self.lines.cell(row, column)).and_then(DataCell::code);
        let label = label.and_then(|text| row_label::whole(&text));
        let sort = label.map(|label| label.class.sort);
        let is_one = matches!(sort, Some(LabelSort::Capital | LabelSort::Roman));
        let has_figure = self.lines.has_figure(row);
        if item != PlannedItem::New(row) || !is_one && has_figure {
            return false;
        }
        let at = self.lines.place(row).unwrap_or(self.lines.node.span);
        let message = match is_one {
            true => "hàng mới này đánh số như một nhóm: nhóm mới không đưa về được",
            false => {
                "hàng mới này không có số nào gõ vào: không rõ là nhóm hay nhiệm vụ, nhóm mới không đưa về được"
            }
        };
        let hint = "thêm nhóm trong tệp YAML rồi xuất lại; là nhiệm vụ thì đánh số 1, 2 …, ghi số tiền (0 nếu không có)";
        report.findings.push(Finding::error(codes::D027, at, message).hint(hint));
        true
    }

    fn put(&mut self, item: PlannedItem, above: Option<PlannedItem>) -> Result<(), String> {
        let behind = match above {
            Some(PlannedItem::Line(at)) if self.lines.doc[at].is_group => {
                let line = &self.lines.doc[at];
                let list: Vec<Step> =
                    line.list.iter().cloned().chain([Step::Item(line.at), Step::from("nhiem_vu")]).collect();
                let node = self.lines.node(line);
                let has = |key: &str| node.is_some_and(|node| node.get(key).is_some());
                if has("nhom") || !has("nhiem_vu") {
                    return Err(
                        "hàng này đứng ngay dưới một nhóm có nhóm con: không rõ thuộc nhóm nào".to_owned()
                    );
                }
                (list, 0)
            }
            Some(above) => {
                let found = self.lists.iter().find_map(|(list, items)| {
                    Some((list.clone(), items.iter().position(|one| *one == above)? + 1))
                });
                found.ok_or("hàng này đứng dưới một hàng không có chỗ trong bảng")?
            }
            None if self.lines.node.get("nhom").is_some() => {
                return Err("hàng này đứng trên nhóm đầu tiên: không rõ thuộc nhóm nào".to_owned());
            }
            None => (vec![Step::from("nhiem_vu")], 0),
        };
        let (list, at) = behind;
        if list.last() == Some(&Step::from("nhom")) && self.has_words(item) {
            return Err(
                "hàng này đứng cạnh một nhóm không chia nhiệm vụ: chỗ đó chỉ ghi được tên và số".to_owned()
            );
        }
        let items = self.lists.entry(list).or_default();
        items.insert(at.min(items.len()), item);
        Ok(())
    }

    /// Whether a row has words besides its name, or figures under keys of their own.
    fn has_words(&self, item: PlannedItem) -> bool {
        let row = match item {
            PlannedItem::New(row) => Some(row),
            PlannedItem::Line(at) => {
                self.lines.rows.iter().find(|(_, line)| *line == SheetLine::Known(at)).map(|(row, _)| *row)
            }
        };
        let bang = self.lines.priced.bang();
        let own = |at: &usize| {
            let kind = bang.columns[*at].kind;
            kind.holds_words() && *at != bang.names() || kind.is_factor()
        };
        let mut cells = (0..bang.columns.len()).filter(own).filter_map(|at| self.lines.cell(row?, at));
        cells.any(|cell| !lines(cell).is_empty())
    }

    /// The lists that change.
    pub(super) fn edits(&self) -> Vec<Edit> {
        let empty = Vec::new();
        let is_changed = |(list, items): &(&Vec<Step>, &Vec<PlannedItem>)| {
            self.before.get(*list).unwrap_or(&empty) != *items
        };
        let item = |item: &PlannedItem| match item {
            PlannedItem::Line(at) => {
                let line = &self.lines.doc[*at];
                ListItem::Kept(line.list.iter().cloned().chain([Step::Item(line.at)]).collect())
            }
            PlannedItem::New(row) => ListItem::New(self.new_node(*row)),
        };
        let changed = self.lists.iter().filter(is_changed);
        changed
            .map(|(list, items)| Edit::Items { list: list.clone(), items: items.iter().map(item).collect() })
            .collect()
    }

    /// The tasks of the table from now on, from top to bottom.
    pub(super) fn task_rows(&self) -> Vec<TaskRow> {
        let row_of = |at: usize| {
            self.lines.rows.iter().find(|(_, line)| *line == SheetLine::Known(at)).map(|(row, _)| *row)
        };
        let mut rows = Vec::new();
        let mut waiting: Vec<Vec<Step>> = vec![vec![Step::from("nhiem_vu")], vec![Step::from("nhom")]];
        let mut open: Vec<std::vec::IntoIter<PlannedItem>> = Vec::new();
        loop {
            let Some(items) = open.last_mut() else {
                let Some(list) = waiting.pop() else { return rows };
                open.push(self.lists.get(&list).cloned().unwrap_or_default().into_iter());
                continue;
            };
            match items.next() {
                None => drop(open.pop()),
                Some(PlannedItem::New(row)) => rows.push(TaskRow { row: Some(row), key: None }),
                Some(PlannedItem::Line(at)) if self.lines.doc[at].is_group => {
                    let line = &self.lines.doc[at];
                    let own: Vec<Step> = line.list.iter().cloned().chain([Step::Item(line.at)]).collect();
                    for key in ["nhiem_vu", "nhom"] {
                        let list: Vec<Step> = own.iter().cloned().chain([Step::from(key)]).collect();
                        open.push(self.lists.get(&list).cloned().unwrap_or_default().into_iter());
                    }
                }
                Some(PlannedItem::Line(at)) => {
                    let key = match self.lines.adopted.get(&at) {
                        Some(key) => key.clone(),
                        None => Some(self.lines.doc[at].key.clone()),
                    };
                    rows.push(TaskRow { row: row_of(at), key });
                }
            }
        }
    }

    /// The place of a row that stays or moves, in the document.
    pub(super) fn is_removed(&self, at: usize) -> bool {
        self.removed.contains(&at)
    }
}

/// The rows of the heaviest run that only goes down, of rows each with its weight.
fn longest(order: &[(usize, usize)]) -> BTreeSet<usize> {
    let mut best: Vec<(usize, Option<usize>)> = Vec::with_capacity(order.len());
    for (at, (place, weight)) in order.iter().enumerate() {
        let before = (0..at).filter(|one| order[*one].0 < *place).max_by_key(|one| (best[*one].0, *one));
        best.push((weight + before.map_or(0, |one| best[one].0), before));
    }
    let mut found = BTreeSet::new();
    let mut at = (0..order.len()).max_by_key(|at| best[*at].0);
    while let Some(one) = at {
        found.insert(order[one].0);
        at = best[one].1;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::longest;

    #[test]
    fn what_keeps_its_order_stays() {
        let plain = |order: &[usize]| {
            let order: Vec<(usize, usize)> = order.iter().map(|at| (*at, 1)).collect();
            longest(&order).into_iter().collect::<Vec<_>>()
        };
        assert_eq!(plain(&[0, 1, 2]), [0, 1, 2]);
        assert_eq!(plain(&[1, 2, 0, 3]), [1, 2, 3]);
        assert_eq!(plain(&[]), Vec::<usize>::new());
        // A group stays, whatever that moves.
        assert_eq!(longest(&[(1, 1), (2, 1), (0, 9), (3, 1)]).into_iter().collect::<Vec<_>>(), [0, 3]);
    }
}
