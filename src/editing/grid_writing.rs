//! What is written into a file for a change of a table.
//!
//! In: a grid with the nodes it was made of, what is to change. Out: edits of the file that are made together; of several
//! sets the first that can be. How they are spliced is left to [`crate::yaml::splice`], which lists rows go through to
//! [`super::grid_rows`].

use std::collections::BTreeMap;

use super::asked::{ChangedCell, RowAsSeen, TableChange, typed_text};
use super::fresh;
use super::grid::{FormGrid, FormGridCell, FormGridRow};
use super::nodes::{entries, inside, node_at};
use crate::yaml::splice::{Edit, ListItem, Step};
use crate::yaml::{Node, Value};

/// A table that changes.
pub(super) struct EditedGrid<'a> {
    pub(super) grid: &'a FormGrid,
    pub(super) root: &'a Node,
}

/// What becomes of a key whose text goes.
#[derive(Clone, Copy, PartialEq, Eq)]
enum EmptiedKey {
    /// It goes, too.
    Gone,
    /// It stays, with nothing behind it.
    Blank,
}

/// Texts of a row that are to be written, by the places of their columns.
type RowTexts<'a> = Vec<(usize, &'a str)>;

impl EditedGrid<'_> {
    /// Whether anything that is to change says something else than the page shows; if it is one cell, with its text.
    pub(super) fn is_other(&self, change: &TableChange) -> Option<Option<String>> {
        let row = |way: &[Step]| self.grid.rows.iter().find(|row| row.way == way);
        let says = |row: &FormGridRow, column: &str| {
            self.grid.column(column).and_then(|column| row.typed(column)).map(str::to_owned)
        };
        match change {
            TableChange::Cells { cells, .. } => cells.iter().find_map(|cell| {
                let Some(row) = row(&cell.row) else { return Some(None) };
                let now = says(row, &cell.column);
                let wanted = self.grid.column(&cell.column).map(|column| self.text(row, column, &cell.new));
                let is_seen = now.as_deref() == Some(cell.old.as_str()) || now.is_some() && now == wanted;
                let same_row = cell.column == "ten" || says(row, "ten").as_deref() == Some(&cell.name);
                (!is_seen || !same_row).then_some(now.filter(|_| same_row && cells.len() == 1))
            }),
            TableChange::Remove { rows } => {
                let is_same = |seen: &RowAsSeen| {
                    row(&seen.way).is_some_and(|row| {
                        seen.cells.iter().all(|(column, text)| says(row, column).as_ref() == Some(text))
                    })
                };
                (!rows.iter().all(is_same)).then_some(None)
            }
            TableChange::Move { row: seen, .. } => {
                let names = |row: &FormGridRow| {
                    seen.cells.iter().all(|(id, text)| says(row, id).as_ref() == Some(text))
                };
                (!row(&seen.way).is_some_and(names)).then_some(None)
            }
            TableChange::Add { .. } => None,
        }
    }

    /// Edits that do what is asked for.
    pub(super) fn edits(&self, change: &TableChange) -> Result<Vec<Vec<Edit>>, String> {
        if let Some(file) = &self.grid.rows_file {
            return Err(format!("các hàng của bảng ở trong `{file}`"));
        }
        match change {
            TableChange::Cells { cells, rows } => self.cells(cells, rows),
            TableChange::Add { beside, is_group } => {
                self.add(beside.as_deref(), *is_group).map(|edit| vec![vec![edit]])
            }
            TableChange::Remove { rows } => {
                Ok(vec![self.remove(rows.iter().map(|row| &row.way[..]).collect())?])
            }
            TableChange::Move { row, up } => Ok(vec![self.move_row(&row.way, *up)?]),
        }
    }

    /// What is written for a text in a cell.
    fn text(&self, row: &FormGridRow, column: usize, text: &str) -> String {
        let is_words = self.grid.columns[column].kind.holds_words();
        typed_text(text, row.is_flow || !is_words)
    }

    fn cells(&self, cells: &[ChangedCell], rows: &[Vec<(String, String)>]) -> Result<Vec<Vec<Edit>>, String> {
        let mut by_row: BTreeMap<usize, BTreeMap<usize, String>> = BTreeMap::new();
        for cell in cells {
            let place = self.grid.rows.iter().position(|row| row.way == cell.row);
            let (row, column) = place.zip(self.grid.column(&cell.column)).ok_or("không có ô này")?;
            let text = self.text(&self.grid.rows[row], column, &cell.new);
            if self.grid.rows[row].typed(column) != Some(&text) {
                by_row.entry(row).or_default().insert(column, text);
            }
        }
        let mut added = Vec::new();
        if !rows.is_empty() {
            added.push(self.append(rows.iter().map(|row| self.new_task(row)).collect())?);
        }
        let mut sets = Vec::new();
        for emptied in [EmptiedKey::Gone, EmptiedKey::Blank] {
            let mut edits = Vec::new();
            for (row, texts) in &by_row {
                let texts = texts.iter().map(|(column, text)| (*column, text.as_str())).collect();
                edits.extend(self.row(&self.grid.rows[*row], texts, emptied)?);
            }
            edits.extend(added.iter().cloned());
            if !edits.is_empty() && !sets.contains(&edits) {
                sets.push(edits);
            }
        }
        Ok(sets)
    }

    /// Texts of a row: those of its own keys, and its figures of money.
    fn row(&self, row: &FormGridRow, texts: RowTexts<'_>, emptied: EmptiedKey) -> Result<Vec<Edit>, String> {
        let is_typed = |(column, _): &(usize, &str)| matches!(row.cells[*column], FormGridCell::Typed(_));
        if !texts.iter().all(is_typed) {
            return Err("có ô do chương trình tính, hoặc chỉ sửa được trong tệp".to_owned());
        }
        let (costs, own): (RowTexts<'_>, RowTexts<'_>) =
            texts.into_iter().partition(|(column, _)| self.grid.columns[*column].kind.is_cost());
        let mut edits = self.keys(&row.way, &own, emptied)?;
        if costs.is_empty() {
            return Ok(edits);
        }
        let way = inside(&row.way, "kinh_phi".into());
        let there = node_at(self.root, &way).filter(|node| matches!(node.value, Value::Map(_)));
        let Some(there) = there else {
            let figures: Vec<(&str, &str)> = costs
                .iter()
                .filter(|(_, text)| !text.is_empty())
                .map(|(column, text)| (self.id(*column), *text))
                .collect();
            if !figures.is_empty() {
                let after = self.last_key(&row.way, usize::MAX, &own);
                let value = fresh::map_of(&figures, self.grid.at);
                edits.push(Edit::Put { map: row.way.clone(), after, key: "kinh_phi".to_owned(), value });
            }
            return Ok(edits);
        };
        let left = |key: &str| !costs.iter().any(|(column, text)| self.id(*column) == key && text.is_empty());
        let stays = entries(Some(there)).iter().any(|entry| left(&entry.key));
        let comes = costs.iter().any(|(_, text)| !text.is_empty());
        if !stays && !comes && emptied == EmptiedKey::Gone {
            edits.push(Edit::Remove { map: row.way.clone(), key: "kinh_phi".to_owned() });
        } else {
            edits.extend(self.keys(&way, &costs, emptied)?);
        }
        Ok(edits)
    }

    /// Texts behind keys of one map.
    fn keys(&self, map: &[Step], texts: &RowTexts<'_>, emptied: EmptiedKey) -> Result<Vec<Edit>, String> {
        let mut edits = Vec::new();
        for (column, text) in texts {
            let key = self.id(*column);
            let at = inside(map, key.into());
            let there = node_at(self.root, &at);
            edits.push(match there.map(|node| &node.value) {
                None if text.is_empty() => continue,
                None => Edit::Put {
                    map: map.to_vec(),
                    after: self.last_key(map, *column, texts),
                    key: key.to_owned(),
                    value: fresh::text(text, self.grid.at),
                },
                Some(Value::List(_)) if !text.is_empty() => {
                    let line = |line: &str| ListItem::New(fresh::text(line, self.grid.at));
                    Edit::Items { list: at, items: text.lines().map(line).collect() }
                }
                // A row keeps the key of its name.
                Some(_) if text.is_empty() && emptied == EmptiedKey::Gone && key != "ten" => {
                    Edit::Remove { map: map.to_vec(), key: key.to_owned() }
                }
                Some(Value::Scalar(_)) => Edit::Text { at, value: (*text).to_owned() },
                Some(_) => return Err(format!("`{key}` viết thành nhiều dòng")),
            });
        }
        Ok(edits)
    }

    /// The key that a new one of a column comes behind: that of the next column to the left that stays.
    fn last_key(&self, map: &[Step], column: usize, texts: &RowTexts<'_>) -> Option<String> {
        let is_cost = map.last() == Some(&Step::from("kinh_phi"));
        let there = node_at(self.root, map);
        let stays = |key: &str| {
            let goes = texts.iter().any(|(column, text)| self.id(*column) == key && text.is_empty());
            !goes && entries(there).iter().any(|entry| entry.key == key)
        };
        let before = self.grid.columns.iter().take(column).filter(|one| one.kind.is_cost() == is_cost);
        before.map(|one| one.id.as_str()).rfind(|id| stays(id)).map(str::to_owned)
    }

    fn id(&self, column: usize) -> &str {
        &self.grid.columns[column].id
    }

    /// A new task with these texts, in the order of the columns.
    pub(super) fn new_task(&self, texts: &[(String, String)]) -> Node {
        let text = |id: &str| {
            let found = texts.iter().find(|(column, _)| column == id);
            let is_words = self.grid.column(id).is_some_and(|at| self.grid.columns[at].kind.holds_words());
            found.map(|(_, text)| typed_text(text, !is_words)).filter(|text| !text.is_empty())
        };
        let at = self.grid.at;
        let name = text("ten").unwrap_or_else(|| "[tên nhiệm vụ]".to_owned());
        let mut map = vec![fresh::entry("ten", fresh::text(&name, at))];
        for is_cost in [false, true] {
            let columns = self.grid.columns.iter().filter(|one| {
                one.id != "ten"
                    && one.kind.is_cost() == is_cost
                    && (one.kind.holds_words() || one.kind.is_stated())
            });
            let found =
                columns.filter_map(|one| Some(fresh::entry(&one.id, fresh::text(&text(&one.id)?, at))));
            let found: Vec<_> = found.collect();
            match is_cost {
                false => map.extend(found),
                true if !found.is_empty() => map.push(fresh::entry("kinh_phi", fresh::node(found, at))),
                true => {}
            }
        }
        fresh::node(map, at)
    }
}
