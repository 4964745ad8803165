//! Lists that get other items, or another order of them: items that are kept move with all their bytes.
//!
//! In: a text, its tree, edits of lists, the patches inside items. Out: one more patch for each list. An item goes
//! with its lines, the blank lines behind it and the comments right above it; it is only indented otherwise
//! where it moves into a list that is.

use std::ops::Range;

use super::super::plain::ValueContext;
use super::super::{Node, Value, typed_inline, typed_item};
use super::patch::{Patch, PatchedFile, PlacedPatch, entry_of, map_of, shown};
use super::{Edit, ListItem, Step};

/// Where a list is in its file.
struct ListPlace {
    /// All its lines, or the brackets of an empty one.
    range: Range<usize>,
    /// The column of its dashes.
    column: usize,
    /// The lines of each item.
    items: Vec<Range<usize>>,
    /// Whether it is an empty one in brackets.
    brackets: bool,
}

impl PatchedFile<'_> {
    /// Adds the patches of lists; those inside their items are part of them from then on.
    pub(super) fn lists(
        &self,
        root: &Node,
        edits: &[Edit],
        patches: &mut Vec<PlacedPatch>,
    ) -> Result<(), String> {
        let mut lists: Vec<(&Vec<Step>, &Vec<ListItem>)> = edits
            .iter()
            .filter_map(|edit| match edit {
                Edit::Items { list, items } => Some((list, items)),
                _ => None,
            })
            .collect();
        // Inner ones come first: they are parts of items of the outer ones.
        lists.sort_by_key(|(list, _)| std::cmp::Reverse(list.len()));
        for (list, items) in lists {
            let patch = self.list(root, list, items, patches)?;
            patches.push(PlacedPatch { way: list.clone(), is_list: true, patch });
        }
        let is_own: Vec<bool> =
            patches.iter().map(|one| !patches.iter().any(|list| one.is_in(list))).collect();
        let mut is_own = is_own.into_iter();
        patches.retain(|_| is_own.next().unwrap_or(true));
        Ok(())
    }

    fn list(
        &self,
        root: &Node,
        path: &[Step],
        items: &[ListItem],
        patches: &[PlacedPatch],
    ) -> Result<Patch, String> {
        let (node, around) = self.node(root, path)?;
        if around == ValueContext::Flow || self.is_flow(node) && node_has_items(node) {
            return self.between_brackets(node, path, items, patches);
        }
        let place = self.place(root, path)?;
        if items.is_empty() {
            return self.emptied(root, path, &place);
        }
        let mut text = String::new();
        for item in items {
            let lines = match item {
                ListItem::New(node) => typed_item(node, place.column).replace('\n', self.line_end()),
                ListItem::Kept(from) => self.kept(root, from, place.column, patches)?,
            };
            text += &lines;
            if !text.ends_with('\n') {
                text += self.line_end();
            }
        }
        let ends = place.brackets || !self.text[place.range.clone()].ends_with('\n');
        if ends {
            text.truncate(text.trim_end_matches(['\n', '\r']).len());
        }
        if place.brackets {
            text.insert_str(0, self.line_end());
        }
        Ok(Patch { range: place.range, inserted: false, text })
    }

    /// A list that is written between brackets, on one line.
    fn between_brackets(
        &self,
        node: &Node,
        path: &[Step],
        items: &[ListItem],
        patches: &[PlacedPatch],
    ) -> Result<Patch, String> {
        let Value::List(old) = &node.value else {
            return Err(format!("{} không phải là danh sách", shown(path)));
        };
        let range = node.span.range();
        let gap = |(one, next): (&Node, &Node)| one.span.range().end..next.span.range().start;
        let gaps = old.iter().zip(old.iter().skip(1)).map(gap);
        if gaps.into_iter().any(|gap| self.text[gap].contains('#')) {
            return Err(format!("{} có ghi chú ở giữa các mục", shown(path)));
        }
        let mut written = Vec::new();
        for item in items {
            written.push(match item {
                ListItem::New(node) => typed_inline(node).ok_or_else(|| {
                    format!("{} viết trong ngoặc vuông, mục mới có nhiều dòng", shown(path))
                })?,
                ListItem::Kept(from) => {
                    let own = from.split_last().filter(|(_, list)| *list == path);
                    let item = own.and_then(|(last, _)| match last {
                        Step::Item(at) => old.get(*at),
                        Step::Key(_) => None,
                    });
                    let item = item.ok_or_else(|| format!("{} viết trong ngoặc vuông", shown(path)))?;
                    self.rendered(from, item.span.range(), patches)
                }
            });
        }
        Ok(Patch { range, inserted: false, text: format!("[{}]", written.join(", ")) })
    }

    /// The lines of an item that is kept, with what changes in it, for a list whose dashes are in this column.
    fn kept(
        &self,
        root: &Node,
        from: &[Step],
        column: usize,
        patches: &[PlacedPatch],
    ) -> Result<String, String> {
        let Some((Step::Item(item), list)) = from.split_last() else {
            return Err(format!("{} không phải là một mục", shown(from)));
        };
        let place = self.place(root, list)?;
        let range = place.items.get(*item).cloned().ok_or_else(|| format!("không có {}", shown(from)))?;
        let text = self.rendered(from, range, patches);
        if place.column == column {
            return Ok(text);
        }
        let mut moved = String::new();
        for line in text.split_inclusive('\n') {
            let words = line.trim_start_matches(' ');
            let blanks = line.len() - words.len();
            if words.trim().is_empty() {
                moved += line;
                continue;
            }
            let blanks = (blanks + column).checked_sub(place.column);
            let blanks = blanks.ok_or_else(|| format!("{} có dòng thụt ít hơn dấu gạch", shown(from)))?;
            moved.extend(std::iter::repeat_n(' ', blanks));
            moved += words;
        }
        Ok(moved)
    }

    /// An item with the patches in it.
    fn rendered(&self, item: &[Step], range: Range<usize>, patches: &[PlacedPatch]) -> String {
        let inside: Vec<&PlacedPatch> = patches.iter().filter(|one| one.way.starts_with(item)).collect();
        let outer = inside.iter().filter(|one| !inside.iter().any(|list| one.is_in(list)));
        let mut own: Vec<&Patch> = outer.map(|one| &one.patch).collect();
        own.sort_by_key(|patch| (patch.range.start, patch.range.end, patch.inserted));
        let (mut text, mut at) = (String::new(), range.start);
        for patch in own {
            text += &self.text[at..patch.range.start.max(at)];
            text += &patch.text;
            at = patch.range.end;
        }
        text + &self.text[at.min(range.end)..range.end]
    }

    /// A list without items: `nhiem_vu: []`.
    fn emptied(&self, root: &Node, path: &[Step], place: &ListPlace) -> Result<Patch, String> {
        let Some((Step::Key(key), over)) = path.split_last() else {
            return Err(format!("{} không phải là giá trị của một khóa", shown(path)));
        };
        let entry = entry_of(map_of(self.node(root, over)?.0, over)?, key, over)?;
        let start = entry.key_span.range().end;
        let start = self.text[start..].find(':').map_or(start, |at| start + at + 1);
        if self.text[start..place.range.start.max(start)].contains('#') {
            return Err(format!("{} có ghi chú ở trên mục đầu", shown(path)));
        }
        let end = self.text[..place.range.end].trim_end_matches(['\n', '\r']).len();
        Ok(Patch { range: start..end.max(start), inserted: false, text: " []".to_owned() })
    }

    fn place(&self, root: &Node, path: &[Step]) -> Result<ListPlace, String> {
        let (node, _) = self.node(root, path)?;
        let Value::List(items) = &node.value else {
            return Err(format!("{} không phải là danh sách", shown(path)));
        };
        if self.is_flow(node) {
            let brackets = items.is_empty();
            let place = ListPlace {
                range: node.span.range(),
                column: self.key_column(root, path)? + 2,
                items: Vec::new(),
                brackets,
            };
            return Some(place)
                .filter(|_| brackets)
                .ok_or_else(|| format!("{} viết trong ngoặc vuông", shown(path)));
        }
        let mut starts = Vec::new();
        let mut column = None;
        let mut floor = 0;
        for item in items {
            let dash = self.dash(item).ok_or_else(|| format!("{} viết khác thường", shown(path)))?;
            let line = self.line(dash);
            let own = self.column(dash);
            if !self.text[line.start..dash].trim().is_empty() || column.is_some_and(|column| column != own) {
                return Err(format!("{} viết khác thường", shown(path)));
            }
            column = Some(own);
            starts.push(self.above(line.start, own, floor));
            floor = self.line(item.span.range().end).end;
        }
        let column = column.ok_or_else(|| format!("{} không có mục nào", shown(path)))?;
        let last = items.last().map_or(0, |item| item.span.range().end);
        let last = self.text[..last].trim_end_matches(['\n', '\r']).len();
        let end = self.behind_comments(self.line(last).end, column);
        let ends = starts.iter().skip(1).copied().chain([end]);
        let items: Vec<Range<usize>> =
            starts.iter().copied().zip(ends).map(|(start, end)| start..end).collect();
        let range = starts.first().copied().unwrap_or(end)..end;
        Ok(ListPlace { range, column, items, brackets: false })
    }

    /// The column of the key that a path ends with.
    fn key_column(&self, root: &Node, path: &[Step]) -> Result<usize, String> {
        let Some((Step::Key(key), over)) = path.split_last() else { return Ok(0) };
        let entry = entry_of(map_of(self.node(root, over)?.0, over)?, key, over)?;
        Ok(self.column(entry.key_span.range().start))
    }

    /// The beginning of the comments right above a line that begin in this column.
    fn above(&self, mut start: usize, column: usize, floor: usize) -> usize {
        while start > floor {
            let line = self.line(start - 1);
            let words = self.text[line.clone()].trim_start_matches(' ');
            if line.start < floor || !words.starts_with('#') || line.len() - words.len() != column {
                break;
            }
            start = line.start;
        }
        start
    }
}

/// Whether a list has any item.
fn node_has_items(node: &Node) -> bool {
    matches!(&node.value, Value::List(items) if !items.is_empty())
}
