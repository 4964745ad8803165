//! What a tree must be after edits: the old one, changed in the places meant.

use unicode_normalization::UnicodeNormalization;

use super::super::{Node, Value, ValueStyle};
use super::patch::shown;
use super::{Edit, ListItem, Step};

/// A tree without places.
#[derive(Clone, Debug)]
pub(super) enum Tree {
    Text {
        text: String,
        style: ValueStyle,
        comment: bool,
    },
    /// A text just written: any quotes are right, and the last line end of a block does not count.
    New(String),
    List(Vec<Tree>),
    Map(Vec<(String, Tree)>),
}

impl PartialEq for Tree {
    fn eq(&self, other: &Tree) -> bool {
        match (self, other) {
            (Tree::New(new), Tree::Text { text, .. }) | (Tree::Text { text, .. }, Tree::New(new)) => {
                text.strip_suffix('\n').unwrap_or(text) == new
            }
            (Tree::New(one), Tree::New(two)) => one == two,
            (
                Tree::Text { text, style, comment },
                Tree::Text { text: other, style: other_style, comment: other_comment },
            ) => text == other && style == other_style && comment == other_comment,
            (Tree::List(one), Tree::List(two)) => one == two,
            (Tree::Map(one), Tree::Map(two)) => one == two,
            _ => false,
        }
    }
}

/// A tree as it is.
pub(super) fn of(node: &Node) -> Tree {
    match &node.value {
        Value::Scalar(scalar) => {
            Tree::Text { text: scalar.text.clone(), style: scalar.style, comment: scalar.swallowed.is_some() }
        }
        Value::List(list) => Tree::List(list.iter().map(of).collect()),
        Value::Map(map) => Tree::Map(map.iter().map(|entry| (entry.key.clone(), of(&entry.value))).collect()),
    }
}

/// A tree with edits made in it. The error is a sentence: there is nothing at the place of an edit.
pub(super) fn with_edits(node: &Node, edits: &[Edit]) -> Result<Tree, String> {
    let mut tree = of(node);
    let composed = |text: &str| text.nfc().collect::<String>();
    // What was inserted behind a key already: the next one comes behind it.
    let mut behind: Vec<(&[Step], Option<&str>)> = Vec::new();
    for edit in edits {
        match edit {
            Edit::Replace { at, value } | Edit::Text { at, value } => {
                *tree.at(at)? = Tree::New(composed(value));
            }
            Edit::Items { .. } => {}
            Edit::Remove { map, key } => tree.map(map)?.retain(|(known, _)| *known != composed(key)),
            Edit::Put { map, key, value, .. }
                if tree.map(map)?.iter().any(|(known, _)| *known == composed(key)) =>
            {
                let known = |(known, _): &&mut (String, Tree)| *known == composed(key);
                if let Some((_, old)) = tree.map(map)?.iter_mut().find(known) {
                    *old = new(value);
                }
            }
            Edit::Put { map, after, key, .. } | Edit::Insert { map, after, key, .. } => {
                let value = match edit {
                    Edit::Put { value, .. } => new(value),
                    Edit::Insert { value, .. } => Tree::New(composed(value)),
                    _ => continue,
                };
                let before = behind.iter().filter(|one| **one == (map, after.as_deref())).count();
                let entries = tree.map(map)?;
                let at = match after {
                    Some(after) => {
                        let found = entries.iter().position(|(known, _)| *known == composed(after));
                        found.ok_or_else(|| format!("không có khóa `{after}`"))? + 1 + before
                    }
                    None => entries.len(),
                };
                entries.insert(at, (composed(key), value));
                behind.push((map, after.as_deref()));
            }
        }
    }
    with_items(tree, edits)
}

/// Lists with other items: inner ones first, as the outer ones hold them.
fn with_items(mut tree: Tree, edits: &[Edit]) -> Result<Tree, String> {
    let mut lists: Vec<(&Vec<Step>, &Vec<ListItem>)> = Vec::new();
    lists.extend(edits.iter().filter_map(|edit| match edit {
        Edit::Items { list, items } => Some((list, items)),
        _ => None,
    }));
    lists.sort_by_key(|(list, _)| std::cmp::Reverse(list.len()));
    let mut before = tree.clone();
    for (list, items) in lists {
        let mut made = Vec::new();
        for item in items {
            made.push(match item {
                ListItem::New(node) => new(node),
                // What moves into another list is as it was before any list changed.
                ListItem::Kept(from) if from.starts_with(list) => tree.at(from)?.clone(),
                ListItem::Kept(from) => before.at(from)?.clone(),
            });
        }
        *tree.at(list)? = Tree::List(made);
    }
    Ok(tree)
}

/// A tree that is written anew.
fn new(node: &Node) -> Tree {
    match &node.value {
        Value::Scalar(scalar) => Tree::New(scalar.text.trim_end().nfc().collect()),
        Value::List(list) => Tree::List(list.iter().map(new).collect()),
        Value::Map(map) => {
            Tree::Map(map.iter().map(|entry| (entry.key.clone(), new(&entry.value))).collect())
        }
    }
}

impl Tree {
    fn at(&mut self, path: &[Step]) -> Result<&mut Tree, String> {
        let mut tree = self;
        for (depth, step) in path.iter().enumerate() {
            let inside = match (step, tree) {
                (Step::Key(key), Tree::Map(map)) => {
                    let key: String = key.nfc().collect();
                    map.iter_mut().find(|(known, _)| *known == key).map(|(_, value)| value)
                }
                (Step::Item(item), Tree::List(list)) => list.get_mut(*item),
                _ => None,
            };
            tree = inside.ok_or_else(|| format!("không có {}", shown(&path[..=depth])))?;
        }
        Ok(tree)
    }

    fn map(&mut self, path: &[Step]) -> Result<&mut Vec<(String, Tree)>, String> {
        match self.at(path)? {
            Tree::Map(map) => Ok(map),
            _ => Err(format!("{} không có các khóa bên trong", shown(path))),
        }
    }
}
