//! In: a text, its tree and edits. Out: the text with other words in some ranges of bytes, and what was
//! where. It leaves to the caller whether the new text says what was meant.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization;

use super::super::plain::{ValueContext, quoted, written};
use super::super::{Entry, Node, Value, ValueStyle};
use super::{Edit, Moved, Step};

/// New text for a range; at one place a replacement comes before an insertion.
pub(super) struct Patch {
    pub(super) range: Range<usize>,
    pub(super) inserted: bool,
    pub(super) text: String,
}

/// The text with the edits made. The error is a sentence about one that cannot be made.
pub(super) fn apply(text: &str, root: &Node, edits: &[Edit]) -> Result<(String, Moved), String> {
    let file = PatchedFile { text };
    let mut patches = Vec::new();
    for edit in edits {
        let (way, patch) = match edit {
            Edit::Replace { at, value } => (at, file.replace(root, at, value)?),
            Edit::Text { at, value } => (at, file.retext(root, at, value)?),
            Edit::Insert { map, after, key, value } => {
                (map, file.insert(root, map, after.as_deref(), key, value)?)
            }
            Edit::Put { map, after, key, value } => {
                (map, file.put(root, map, after.as_deref(), (key, value))?)
            }
            Edit::Remove { map, key } => (map, file.remove(root, map, key)?),
            Edit::Items { .. } => continue,
        };
        patches.push(PlacedPatch { way: way.clone(), is_list: false, patch });
    }
    file.lists(root, edits, &mut patches)?;
    let mut patches: Vec<Patch> = patches.into_iter().map(|placed| placed.patch).collect();
    patches.sort_by_key(|patch| (patch.range.start, patch.range.end, patch.inserted));
    let mut new = String::with_capacity(text.len());
    let (mut at, mut moved) = (0, Moved::default());
    for patch in patches {
        if patch.range.start < at {
            return Err("hai chỗ cần ghi nằm chồng lên nhau".to_owned());
        }
        moved.same(&text[at..patch.range.start]);
        moved.other(&text[patch.range.clone()], &patch.text);
        new += &text[at..patch.range.start];
        new += &patch.text;
        at = patch.range.end;
    }
    moved.same(&text[at..]);
    new += &text[at..];
    Ok((new, moved))
}

/// A patch with the way to the value it is in.
pub(super) struct PlacedPatch {
    pub(super) way: Vec<Step>,
    /// Whether it is a whole list, with all that changes in its items.
    pub(super) is_list: bool,
    pub(super) patch: Patch,
}

impl PlacedPatch {
    /// Whether it is part of a patch of a whole list.
    pub(super) fn is_in(&self, list: &PlacedPatch) -> bool {
        list.is_list && self.way.len() > list.way.len() && self.way.starts_with(&list.way)
    }
}

pub(super) struct PatchedFile<'a> {
    pub(super) text: &'a str,
}

impl PatchedFile<'_> {
    pub(super) fn replace(&self, root: &Node, path: &[Step], value: &str) -> Result<Patch, String> {
        let (node, around) = self.node(root, path)?;
        let Some(scalar) = node.scalar() else {
            return Err(format!("{} không phải là một giá trị đơn", shown(path)));
        };
        let range = node.span.range();
        let new = match scalar.style {
            // A block's place begins behind its header and its first indentation.
            ValueStyle::Literal | ValueStyle::Folded if scalar.text.trim_end().contains('\n') => {
                return Err(format!("{} là khối nhiều dòng", shown(path)));
            }
            // What is in the file is not what the tree says.
            ValueStyle::Filled | ValueStyle::Figure(_) => return Err(format!("{} lấy từ biến", shown(path))),
            ValueStyle::Literal | ValueStyle::Folded => one_line(value)?.to_owned(),
            ValueStyle::Quoted if self.text[range.clone()].starts_with('\'') => {
                format!("'{}'", one_line(value)?.replace('\'', "''"))
            }
            ValueStyle::Quoted => quoted(one_line(value)?),
            ValueStyle::Plain => written(one_line(value)?, around),
        };
        // `so:` has nothing behind its colon, not even a space.
        let glued = range.is_empty() && self.text[..range.start].ends_with([':', '-']);
        Ok(Patch { range, inserted: false, text: if glued { format!(" {new}") } else { new } })
    }

    /// The column of a place in its line, from 0.
    pub(super) fn column(&self, at: usize) -> usize {
        self.text[self.line(at).start..at].chars().count()
    }

    fn insert(
        &self,
        root: &Node,
        path: &[Step],
        after: Option<&str>,
        key: &str,
        value: &str,
    ) -> Result<Patch, String> {
        let (node, around) = self.node(root, path)?;
        let map = map_of(node, path)?;
        let before = match after {
            Some(after) => Some(entry_of(map, after, path)?),
            None => map.last(),
        };
        let around = if self.is_flow(node) { ValueContext::Flow } else { around };
        if value.contains('\n') {
            return self.insert_block(map, before, (key, value), around);
        }
        let line = format!("{}: {}", written(one_line(key)?, around), written(one_line(value)?, around));
        let patch = |at: usize, text: String| Patch { range: at..at, inserted: true, text };
        let Some(before) = before else {
            return Ok(patch(node.span.range().start + 1, line));
        };
        let end = before.value.span.range().end.max(before.key_span.range().end);
        if around == ValueContext::Flow {
            return Ok(patch(end, format!(", {line}")));
        }
        let column = self.text[self.line(before.key_span.range().start).start..before.key_span.range().start]
            .chars()
            .count();
        let indent = " ".repeat(column);
        let at = self.behind_comments(self.line(end).end, column);
        let line_end = self.line_end();
        Ok(match self.text[..at].ends_with('\n') {
            true => patch(at, format!("{indent}{line}{line_end}")),
            // The last line of a file that ends without a line end.
            false => patch(at, format!("{line_end}{indent}{line}")),
        })
    }

    /// A new key whose text has several lines.
    fn insert_block(
        &self,
        map: &[Entry],
        before: Option<&Entry>,
        (key, value): (&str, &str),
        around: ValueContext,
    ) -> Result<Patch, String> {
        let before = before.or(map.last()).filter(|_| around == ValueContext::Block);
        let before =
            before.ok_or_else(|| format!("khóa `{key}` có nhiều dòng, không ghi được trong ngoặc nhọn"))?;
        let column = self.column(before.key_span.range().start);
        let end = before.value.span.range().end.max(before.key_span.range().end);
        let at = self.behind_comments(self.line(end).end, column);
        let lines = format!("{}{}:{}", " ".repeat(column), one_line(key)?, self.block(value, column)?);
        let line_end = self.line_end();
        let text = match self.text[..at].ends_with('\n') {
            true => format!("{lines}{line_end}"),
            false => format!("{line_end}{lines}"),
        };
        Ok(Patch { range: at..at, inserted: true, text })
    }

    /// The value a path leads to, and whether it is between brackets.
    pub(super) fn node<'n>(&self, root: &'n Node, path: &[Step]) -> Result<(&'n Node, ValueContext), String> {
        let (mut node, mut around) = (root, ValueContext::Block);
        for (depth, step) in path.iter().enumerate() {
            if self.is_flow(node) {
                around = ValueContext::Flow;
            }
            let inside = match (step, &node.value) {
                (Step::Key(key), Value::Map(map)) => {
                    map.iter().find(|entry| same(&entry.key, key)).map(|entry| &entry.value)
                }
                (Step::Item(item), Value::List(list)) => list.get(*item),
                _ => None,
            };
            node = inside.ok_or_else(|| format!("không có {}", shown(&path[..=depth])))?;
        }
        Ok((node, around))
    }

    /// Whether a list or a map stands between brackets. A block begins where its first entry does, which may
    /// have brackets of its own.
    pub(super) fn is_flow(&self, node: &Node) -> bool {
        let (start, first) = match &node.value {
            Value::Scalar(_) => return false,
            Value::List(items) => ('[', items.first().map(|item| item.span.start)),
            Value::Map(entries) => ('{', entries.first().map(|entry| entry.key_span.start)),
        };
        let opens = self.text[node.span.range().start..].starts_with(start);
        opens && first.is_none_or(|first| first > node.span.start)
    }

    /// The line that a byte is in, with its line end.
    pub(super) fn line(&self, at: usize) -> Range<usize> {
        let start = self.text[..at].rfind('\n').map_or(0, |end| end + 1);
        let end = self.text[at..].find('\n').map_or(self.text.len(), |end| at + end + 1);
        start..end
    }

    /// The place behind lines of comment that begin right of a column: they belong to what is above them.
    pub(super) fn behind_comments(&self, mut at: usize, column: usize) -> usize {
        while at < self.text.len() {
            let line = self.line(at);
            let words = self.text[line.clone()].trim_start_matches(' ');
            if !words.starts_with('#') || line.len() - words.len() <= column {
                break;
            }
            at = line.end;
        }
        at
    }

    /// The line end that the file uses, by its first line.
    pub(super) fn line_end(&self) -> &'static str {
        match self.text.find('\n') {
            Some(at) if self.text[..at].ends_with('\r') => "\r\n",
            _ => "\n",
        }
    }
}

pub(super) fn map_of<'n>(node: &'n Node, path: &[Step]) -> Result<&'n [Entry], String> {
    match &node.value {
        Value::Map(map) => Ok(map),
        _ => Err(format!("{} không có các khóa bên trong", shown(path))),
    }
}

pub(super) fn entry_of<'n>(map: &'n [Entry], key: &str, path: &[Step]) -> Result<&'n Entry, String> {
    let found = map.iter().find(|entry| same(&entry.key, key));
    found.ok_or_else(|| {
        let path: Vec<Step> = path.iter().cloned().chain([Step::from(key)]).collect();
        format!("không có {}", shown(&path))
    })
}

/// Whether a key as typed is this key in the form that readers see.
fn same(typed: &str, key: &str) -> bool {
    typed == key || typed.nfc().eq(key.nfc())
}

/// ``khóa `phu_luc[1].ten` ``.
pub(super) fn shown(path: &[Step]) -> String {
    let mut name = String::new();
    for step in path {
        match step {
            Step::Key(key) if name.is_empty() => name += key,
            Step::Key(key) => name += &format!(".{key}"),
            Step::Item(item) => name += &format!("[{}]", item + 1),
        }
    }
    format!("khóa `{name}`")
}

pub(super) fn one_line(value: &str) -> Result<&str, String> {
    let single = !value.contains(|letter: char| letter.is_control());
    single.then_some(value).ok_or_else(|| "giá trị cần ghi có nhiều dòng hoặc có ký tự điều khiển".to_owned())
}
