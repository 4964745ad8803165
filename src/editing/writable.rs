//! What is written into a file for an edit of a form.
//!
//! In: a form with the nodes it was made of, an edit of one of its fields. Out: edits of the file, in the order they
//! are to be tried; how they are spliced is left to [`crate::yaml::splice`].

use super::asked::{FormEdit, typed};
use super::fresh;
use super::grid_writing::EditedGrid;
use super::model::{FormControl, FormField, PaperForm};
use super::nodes::node_at;
use crate::yaml::splice::{Edit, ListItem, Step};
use crate::yaml::{Node, Value};

/// Sets of edits that do what is asked for; of several the first that can be made. None if nothing is to be done.
pub(super) fn edits(
    form: &PaperForm,
    root: &Node,
    field: &FormField,
    edit: &FormEdit,
) -> Result<Vec<Vec<Edit>>, String> {
    let file = EditedFile { form, root };
    let one_by_one = match edit {
        FormEdit::Write { at, text } => file.write(field, at, text),
        FormEdit::Add { at } => match at.split_last() {
            Some((Step::Item(item), list)) => {
                let field = form.field(list).ok_or("chỗ này không thêm được mục")?;
                file.add(field, list, Some(*item))
            }
            _ => file.add(field, at, None),
        },
        FormEdit::Remove { at } => file.remove(at),
        FormEdit::Move { at, up } => file.move_item(at, *up),
        FormEdit::Table { change, .. } => {
            let grid = field.grid().ok_or("chỗ này không phải một bảng")?;
            return EditedGrid { grid, root }.edits(change);
        }
    };
    one_by_one.map(|edits| edits.into_iter().map(|edit| vec![edit]).collect())
}

/// Whether what is to change says something else than `mark` names; with its text, if it is one value.
pub(super) fn is_other(
    root: &Node,
    field: &FormField,
    edit: &FormEdit,
    mark: &str,
) -> Option<(Option<String>, String)> {
    let FormEdit::Table { change, .. } = edit else {
        return (field.mark != mark).then(|| (field.text().map(str::to_owned), field.mark.clone()));
    };
    let grid = field.grid()?;
    if grid.shape != mark {
        return Some((None, grid.shape.clone()));
    }
    EditedGrid { grid, root }.is_other(change).map(|now| (now, grid.shape.clone()))
}

struct EditedFile<'a> {
    form: &'a PaperForm,
    root: &'a Node,
}

impl EditedFile<'_> {
    fn write(&self, field: &FormField, at: &[Step], text: &str) -> Result<Vec<Edit>, String> {
        let value = typed(&field.control, text).ok_or("chỗ này không phải một ô chữ")?;
        if let FormControl::Choice { words, .. } = &field.control
            && !value.is_empty()
            && !words.iter().any(|one| one.word == value)
        {
            return Err(format!("không có lựa chọn `{value}`"));
        }
        if field.text() == Some(&value) {
            return Ok(Vec::new());
        }
        if value.is_empty() {
            return Ok(self.clear(at));
        }
        match self.node(at) {
            Some(_) => Ok(vec![Edit::Text { at: at.to_vec(), value }]),
            None => self.put(at, fresh::text(&value, self.root.span)).map(|edit| vec![edit]),
        }
    }

    /// A new item of a list: behind one of its items, or behind them all.
    fn add(&self, field: &FormField, at: &[Step], beside: Option<usize>) -> Result<Vec<Edit>, String> {
        let FormControl::Items { items, item: Some(shape), name } = &field.control else {
            return Err("chỗ này không thêm được mục".to_owned());
        };
        let new = fresh::item(shape, name, self.root.span);
        if !matches!(self.node(at).map(|node| &node.value), Some(Value::List(_))) {
            let list = Node { value: Value::List(vec![new]), span: self.root.span };
            return self.put(at, list).map(|edit| vec![edit]);
        }
        let mut all: Vec<ListItem> = (0..items.len()).map(|item| kept(at, item)).collect();
        all.insert(beside.map_or(all.len(), |item| (item + 1).min(all.len())), ListItem::New(new));
        Ok(vec![Edit::Items { list: at.to_vec(), items: all }])
    }

    fn remove(&self, at: &[Step]) -> Result<Vec<Edit>, String> {
        let Some((Step::Item(item), list)) = at.split_last() else { return Ok(self.clear(at)) };
        let count = self.count(list)?;
        let items = (0..count).filter(|one| one != item).map(|item| kept(list, item)).collect();
        let edit = Edit::Items { list: list.to_vec(), items };
        let whole = if count == 1 { self.clear(list) } else { Vec::new() };
        Ok(whole.into_iter().chain([edit]).collect())
    }

    fn move_item(&self, at: &[Step], up: bool) -> Result<Vec<Edit>, String> {
        let Some((Step::Item(item), list)) = at.split_last() else {
            return Err("chỗ này không chuyển được".to_owned());
        };
        let count = self.count(list)?;
        let other = if up { item.checked_sub(1) } else { Some(item + 1).filter(|next| *next < count) };
        let Some(other) = other else { return Ok(Vec::new()) };
        let mut order: Vec<usize> = (0..count).collect();
        order.swap(*item, other);
        let items = order.into_iter().map(|item| kept(list, item)).collect();
        Ok(vec![Edit::Items { list: list.to_vec(), items }])
    }

    fn count(&self, list: &[Step]) -> Result<usize, String> {
        match self.node(list).map(|node| &node.value) {
            Some(Value::List(items)) => Ok(items.len()),
            _ => Err("chỗ này không phải danh sách".to_owned()),
        }
    }

    /// The key goes; where it is the only one, the map with it. Else it says nothing.
    fn clear(&self, at: &[Step]) -> Vec<Edit> {
        let nothing = |at: &[Step]| Edit::Text { at: at.to_vec(), value: String::new() };
        let is_text = self.node(at).is_some_and(|node| node.scalar().is_some());
        let mut found = Vec::new();
        if let Some((Step::Key(key), map)) = at.split_last() {
            let is_only = matches!(self.node(map).map(|node| &node.value), Some(Value::Map(entries)) if entries.len() == 1);
            match (is_only, map.last()) {
                (true, Some(Step::Key(_))) => found.extend(self.clear(map)),
                (true, _) => {}
                (false, _) => found.push(Edit::Remove { map: map.to_vec(), key: key.clone() }),
            }
        }
        found.extend(is_text.then(|| nothing(at)));
        found
    }

    /// A value where none is, in the innermost map around it that is there.
    fn put(&self, at: &[Step], value: Node) -> Result<Edit, String> {
        let is_map =
            |depth: &usize| matches!(self.node(&at[..*depth]).map(|node| &node.value), Some(Value::Map(_)));
        let depth = (0..at.len()).rev().find(is_map).ok_or("tệp không có khóa nào")?;
        let mut value = value;
        for step in at[depth + 1..].iter().rev() {
            let Step::Key(key) = step else { return Err("danh sách đã đổi".to_owned()) };
            value = fresh::pair(key, value);
        }
        let Step::Key(key) = &at[depth] else { return Err("danh sách đã đổi".to_owned()) };
        let beside = self.form.beside(&at[..=depth]);
        let before =
            beside.iter().take_while(|field| field.key() != Some(key)).filter(|field| field.at.is_some());
        let after = before.filter_map(|field| field.key()).last().map(str::to_owned);
        Ok(Edit::Put { map: at[..depth].to_vec(), after, key: key.clone(), value })
    }

    fn node(&self, way: &[Step]) -> Option<&Node> {
        node_at(self.root, way)
    }
}

fn kept(list: &[Step], item: usize) -> ListItem {
    ListItem::Kept(list.iter().cloned().chain([Step::Item(item)]).collect())
}
