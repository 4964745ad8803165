//! Rows of a table that come, go and move.
//!
//! In: a grid with its nodes, the way to a row. Out: edits of the lists that rows stand in. A table has its groups
//! before the tasks beside them, and so has each group.

use super::fresh;
use super::grid::GridRowSort;
use super::grid_writing::EditedGrid;
use super::nodes::{entries, inside, node_at};
use crate::yaml::splice::{Edit, ListItem, Step};
use crate::yaml::{Node, Value};

impl EditedGrid<'_> {
    /// New tasks behind the last row.
    pub(super) fn append(&self, new: Vec<Node>) -> Result<Edit, String> {
        let last = self.grid.rows.iter().rev().find(|row| row.sort != GridRowSort::Total);
        self.tasks_behind(last.map(|row| &row.way[..]), new)
    }

    /// A task or a group behind a row.
    pub(super) fn add(&self, beside: Option<&[Step]>, is_group: bool) -> Result<Edit, String> {
        if !is_group {
            return self.tasks_behind(beside, vec![self.new_task(&[])]);
        }
        let at = self.grid.at;
        let nothing = Node { value: Value::List(Vec::new()), span: at };
        let name = fresh::entry("ten", fresh::text("[tên nhóm]", at));
        let new = fresh::node(vec![name, fresh::entry("nhiem_vu", nothing)], at);
        let group = beside.and_then(|row| self.group_of(row));
        match group.as_deref().and_then(|group| group.split_last()) {
            Some((Step::Item(item), list)) => self.insert(list, item + 1, vec![new]),
            _ => self.insert(&inside(&self.grid.way, "nhom".into()), usize::MAX, vec![new]),
        }
    }

    /// The innermost group that a row is, or is in.
    fn group_of(&self, row: &[Step]) -> Option<Vec<Step>> {
        let groups = self.grid.rows.iter().filter(|one| one.sort == GridRowSort::Group);
        groups.filter(|one| row.starts_with(&one.way)).map(|one| one.way.clone()).max_by_key(Vec::len)
    }

    fn tasks_behind(&self, row: Option<&[Step]>, new: Vec<Node>) -> Result<Edit, String> {
        let sort = self.grid.rows.iter().find(|one| Some(&one.way[..]) == row).map(|row| row.sort);
        match (row, row.and_then(|row| row.split_last()), sort) {
            (_, Some((Step::Item(item), list)), Some(GridRowSort::Task)) => self.insert(list, item + 1, new),
            (Some(group), _, Some(GridRowSort::Group)) => {
                if node_at(self.root, &inside(group, "kinh_phi".into())).is_some_and(|node| !node.is_empty())
                {
                    return Err(
                        "nhóm này ghi thẳng số tiền, xóa các số ấy trước khi thêm nhiệm vụ".to_owned()
                    );
                }
                self.insert(&inside(group, "nhiem_vu".into()), 0, new)
            }
            _ => self.insert(&inside(&self.grid.way, "nhiem_vu".into()), usize::MAX, new),
        }
    }

    /// New items of a list, which may not be there.
    fn insert(&self, list: &[Step], at: usize, new: Vec<Node>) -> Result<Edit, String> {
        let Some(count) = self.count(list) else {
            let Some((Step::Key(key), map)) = list.split_last() else {
                return Err("không có danh sách này".to_owned());
            };
            let value = Node { value: Value::List(new), span: self.grid.at };
            let there = |key: &&str| entries(node_at(self.root, map)).iter().any(|entry| entry.key == **key);
            // Groups stand before tasks.
            let order = ["ten", "cot", "nhom"].into_iter().filter(|one| key != "nhom" || *one != "nhom");
            let after = order.rev().find(there).map(str::to_owned);
            return Ok(Edit::Put { map: map.to_vec(), after, key: key.clone(), value });
        };
        let mut items: Vec<ListItem> = (0..count).map(|item| kept(list, item)).collect();
        let at = at.min(count);
        items.splice(at..at, new.into_iter().map(ListItem::New));
        Ok(Edit::Items { list: list.to_vec(), items })
    }

    /// The lists without rows that go.
    pub(super) fn remove(&self, mut rows: Vec<&[Step]>) -> Result<Vec<Edit>, String> {
        rows.sort_unstable();
        rows.dedup();
        // What is in a row goes with it.
        let outer: Vec<&[Step]> = rows
            .iter()
            .copied()
            .filter(|row| !rows.iter().any(|other| other.len() < row.len() && row.starts_with(other)))
            .collect();
        let mut lists: Vec<&[Step]> =
            outer.iter().filter_map(|row| row.split_last()).map(|(_, list)| list).collect();
        lists.dedup();
        let edit = |list: &[Step]| {
            let count = self.count(list).ok_or("dòng này không bỏ được")?;
            let stays = |item: &usize| !outer.contains(&&inside(list, (*item).into())[..]);
            let items = (0..count).filter(stays).map(|item| kept(list, item)).collect();
            Ok(Edit::Items { list: list.to_vec(), items })
        };
        lists.into_iter().map(edit).collect()
    }

    /// A row one place up or down: among its neighbours, a task at their end into the next list of tasks.
    pub(super) fn move_row(&self, row: &[Step], up: bool) -> Result<Vec<Edit>, String> {
        let stuck = "dòng này không chuyển được nữa";
        let Some((Step::Item(item), list)) = row.split_last() else { return Err(stuck.to_owned()) };
        let count = self.count(list).ok_or(stuck)?;
        let other = if up { item.checked_sub(1) } else { Some(item + 1).filter(|next| *next < count) };
        if let Some(other) = other {
            let mut order: Vec<usize> = (0..count).collect();
            order.swap(*item, other);
            let items = order.into_iter().map(|item| kept(list, item)).collect();
            return Ok(vec![Edit::Items { list: list.to_vec(), items }]);
        }
        let lists = self.lists();
        let place = lists.iter().position(|one| one == list).ok_or(stuck)?;
        let next = if up { place.checked_sub(1) } else { Some(place + 1) };
        let next = next.and_then(|next| lists.get(next)).ok_or(stuck)?;
        let moved = ListItem::Kept(row.to_vec());
        let others = (0..self.count(next).unwrap_or_default()).map(|item| kept(next, item));
        let items =
            if up { others.chain([moved]).collect() } else { [moved].into_iter().chain(others).collect() };
        let rest = (0..count).filter(|one| one != item).map(|item| kept(list, item)).collect();
        Ok(vec![Edit::Items { list: list.to_vec(), items: rest }, Edit::Items { list: next.clone(), items }])
    }

    /// All lists of tasks that are there, from top to bottom.
    fn lists(&self) -> Vec<Vec<Step>> {
        fn collect(grid: &EditedGrid<'_>, way: &[Step], lists: &mut Vec<Vec<Step>>) {
            let groups = inside(way, "nhom".into());
            for group in 0..grid.count(&groups).unwrap_or_default() {
                collect(grid, &inside(&groups, group.into()), lists);
            }
            let tasks = inside(way, "nhiem_vu".into());
            if grid.count(&tasks).is_some() {
                lists.push(tasks);
            }
        }
        let mut lists = Vec::new();
        collect(self, &self.grid.way, &mut lists);
        lists
    }

    /// How many items a list has. Returns None if there is none.
    fn count(&self, list: &[Step]) -> Option<usize> {
        match node_at(self.root, list).map(|node| &node.value) {
            Some(Value::List(items)) => Some(items.len()),
            _ => None,
        }
    }
}

fn kept(list: &[Step], item: usize) -> ListItem {
    ListItem::Kept(inside(list, item.into()))
}
