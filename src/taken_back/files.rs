//! The files that a paper was made of, and what becomes of single places in them.
//!
//! In: the files as they were when the paper was made. Out: for a change of a value, a line, an item the bytes that
//! change, as a [`FilePatch`]. Each is made in the file as it was; putting them together, and into the file as it is
//! today, is left to [`super::today`].

use std::collections::BTreeMap;
use std::ops::Range;

use super::changed::changed;
use crate::files::Files;
use crate::finding::{Fix, Report};
use crate::made_of::Materials;
use crate::source::{FileId, Sources, Span, TypedPlaces};
use crate::tabular;
use crate::yaml::splice::{Edit, ListItem, Step, reword, splice};
use crate::yaml::{self, Node, Value, ValueStyle, decode};

/// Other bytes in a place of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct FilePatch {
    /// The file, as the materials name it.
    pub(super) file: String,
    /// The bytes that go, in the text of the file without its mark of byte order.
    pub(super) range: Range<usize>,
    /// What comes in their place.
    pub(super) text: String,
}

/// A YAML file as it was.
struct BaseFile {
    name: String,
    /// As it was typed.
    raw: String,
    places: TypedPlaces,
    root: Node,
}

/// The files of a paper.
pub(super) struct BaseFiles<'a> {
    pub(super) materials: &'a Materials,
    pub(super) sources: &'a Sources,
    yaml: BTreeMap<FileId, BaseFile>,
}

/// A text in a YAML file.
pub(super) struct FoundText<'f> {
    pub(super) node: &'f Node,
    pub(super) way: Vec<Step>,
    pub(super) style: ValueStyle,
}

/// Why something cannot be written, as part of a sentence.
pub(super) type PatchResult = Result<FilePatch, String>;

impl<'a> BaseFiles<'a> {
    /// The files that places of a paper may be in.
    pub(super) fn of(materials: &'a Materials, report: &'a mut Report, spans: &[Span]) -> BaseFiles<'a> {
        let mut yaml = BTreeMap::new();
        let mut ids: Vec<FileId> = spans.iter().map(|span| span.file).collect();
        ids.sort_unstable();
        ids.dedup();
        for id in ids {
            let name = report.sources.file(id).name().to_owned();
            let is_yaml = [".yaml", ".yml"].iter().any(|ending| name.ends_with(ending));
            let raw = materials.read(&name).ok().filter(|_| is_yaml);
            let raw = raw.and_then(|bytes| decode(&bytes).ok());
            let Some(raw) = raw else { continue };
            let Some(root) = report.unheard(|report| yaml::parse(id, report)) else { continue };
            let places = TypedPlaces::of(&raw, report.sources.file(id).text());
            yaml.insert(id, BaseFile { name, raw, places, root });
        }
        BaseFiles { materials, sources: &report.sources, yaml }
    }

    fn file(&self, id: FileId) -> Result<&BaseFile, String> {
        let name = || format!("chữ này lấy từ tệp `{}`, sửa ở tệp đó", self.sources.file(id).name());
        self.yaml.get(&id).ok_or_else(name)
    }

    /// The YAML file of a name.
    pub(super) fn id_of(&self, name: &str) -> Option<FileId> {
        self.yaml.iter().find(|(_, file)| file.name == name).map(|(id, _)| *id)
    }

    /// The root of a YAML file.
    pub(super) fn root(&self, id: FileId) -> Option<&Node> {
        self.yaml.get(&id).map(|file| &file.root)
    }

    /// The text that a place is in.
    pub(super) fn text_at(&self, at: Span) -> Option<FoundText<'_>> {
        let root = self.root(at.file)?;
        let mut way = Vec::new();
        let node = text_around(root, at, &mut way)?;
        let style = node.scalar()?.style;
        Some(FoundText { node, way, style })
    }

    /// Bytes of the text as readers see it, as they were typed.
    fn raw(&self, at: Span) -> Result<(&BaseFile, Range<usize>), String> {
        let file = self.file(at.file)?;
        let range = file.places.range(at.range()).ok_or("chữ có dấu tách rời")?;
        Ok((file, range))
    }

    /// Other words in a place of a text.
    pub(super) fn words(&self, at: Span, new: &str) -> PatchResult {
        let (file, range) = self.raw(at)?;
        let found = self.text_at(at).ok_or("chỗ đó không nằm trong giá trị của một khóa")?;
        if matches!(found.style, ValueStyle::Literal | ValueStyle::Folded) {
            return Ok(FilePatch { file: file.name.clone(), range, text: new.to_owned() });
        }
        let old = self.sources.slice(at).to_owned();
        let fix = Fix { at, old: old.clone(), new: new.to_owned(), value: None };
        if !old.is_empty()
            && let Ok(bytes) = reword(file.raw.as_bytes(), &[&fix])
        {
            return self.difference(file, &bytes);
        }
        self.all_words(&[(at, new.to_owned())])
    }

    /// Other words in places of one text, in order, where it has to be written anew as a whole.
    pub(super) fn all_words(&self, all: &[(Span, String)]) -> PatchResult {
        let first = all.first().map(|(at, _)| *at).ok_or("không có gì để ghi")?;
        let found = self.text_at(first).ok_or("chỗ đó không nằm trong giá trị của một khóa")?;
        // LineLetters of a plain or quoted text that are typed as they are read.
        let own = || "giá trị này viết bằng ký hiệu riêng của YAML".to_owned();
        let (start, written) = (found.node.span.start, self.sources.slice(found.node.span));
        let quote = written.len() - written.trim_start_matches(['"', '\'']).len();
        let inner = written.trim_matches(['"', '\'']);
        if found.node.scalar().is_none_or(|scalar| scalar.text != inner) {
            return Err(own());
        }
        let (mut whole, mut from) = (String::new(), 0);
        for (at, new) in all {
            let place = |byte: u32| (byte as usize).checked_sub(start as usize + quote);
            let (first, end) = place(at.start).zip(place(at.end)).ok_or_else(own)?;
            whole.push_str(inner.get(from..first).ok_or_else(own)?);
            whole.push_str(new);
            from = end;
        }
        whole.push_str(inner.get(from..).ok_or_else(own)?);
        self.value(first.file, &found.way, &whole)
    }

    /// Another value of a text.
    pub(super) fn value(&self, id: FileId, way: &[Step], new: &str) -> PatchResult {
        let edit = match new.contains('\n') {
            true => Edit::Text { at: way.to_vec(), value: new.to_owned() },
            false => Edit::Replace { at: way.to_vec(), value: new.to_owned() },
        };
        self.edited(id, &[edit])
    }

    /// The file with edits made in it.
    pub(super) fn edited(&self, id: FileId, edits: &[Edit]) -> PatchResult {
        let file = self.file(id)?;
        let bytes = splice(&file.name, file.raw.as_bytes(), edits).map_err(|finding| {
            finding.message.split_once(": ").map_or(finding.message.clone(), |(_, why)| why.to_owned())
        })?;
        self.difference(file, &bytes)
    }

    fn difference(&self, file: &BaseFile, bytes: &[u8]) -> PatchResult {
        let new = String::from_utf8_lossy(bytes);
        let (range, text) = changed(&file.raw, &new);
        Ok(FilePatch { file: file.name.clone(), range, text })
    }

    /// Whether a file is a CSV file.
    pub(super) fn is_csv(&self, id: FileId) -> bool {
        !self.yaml.contains_key(&id) && self.sources.file(id).name().ends_with(".csv")
    }

    /// Other words in places of a cell of a CSV file, in order.
    pub(super) fn cell_words(&self, cell: Span, all: &[(Span, String)]) -> PatchResult {
        let written = self.sources.slice(cell);
        let (mut whole, mut from) = (String::new(), 0);
        for (at, new) in all {
            let [first, end] = [at.start, at.end].map(|byte| (byte - cell.start) as usize);
            whole.push_str(written.get(from..first).ok_or("hai chỗ sửa nằm chồng lên nhau")?);
            whole.push_str(new);
            from = end;
        }
        whole.push_str(&written[from..]);
        let inner = whole.strip_prefix('"').and_then(|inner| inner.strip_suffix('"'));
        self.cell(cell, &inner.map_or(whole.clone(), |inner| inner.replace("\"\"", "\"")))
    }

    /// Another text in a cell of a CSV file.
    fn cell(&self, at: Span, new: &str) -> PatchResult {
        let name = self.sources.file(at.file).name();
        let unread = |_| format!("không đọc được `{name}`");
        let old = self.materials.read(name).map_err(unread)?;
        let replaced = tabular::replace(&old, self.sources, None, &[(at, new.to_owned())]);
        let bytes = replaced.map_err(|finding| finding.message)?;
        let text = |bytes: &[u8]| {
            String::from_utf8_lossy(bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes)).into_owned()
        };
        let (range, text) = changed(&text(&old), &text(&bytes));
        Ok(FilePatch { file: name.to_owned(), range, text })
    }

    /// A figure in the place of another: in YAML the value, in a CSV file the cell.
    pub(super) fn figure(&self, at: Span, new: &str) -> PatchResult {
        match self.text_at(at) {
            Some(found) => self.value(at.file, &found.way, new),
            None if self.is_csv(at.file) => self.cell(at, new),
            None => Err(format!("số này lấy từ tệp `{}`, sửa ở tệp đó", self.sources.file(at.file).name())),
        }
    }

    /// Lines more in a text, before or behind the lines of a place. Beside a text that is an item of a list they are an
    /// item of their own if `is_item` says so; a text that is not written line by line takes them at its ends alone.
    pub(super) fn line(
        &self,
        beside: Span,
        (behind, is_item, is_end): (bool, bool, bool),
        words: &str,
    ) -> PatchResult {
        let (file, range) = self.raw(beside)?;
        let found = self.text_at(beside).ok_or("chỗ đó không nằm trong khối lời văn")?;
        let raw = &file.raw;
        if found.style == ValueStyle::Literal {
            let own = line_of(raw, range.start);
            let indent: String = raw[own.clone()].chars().take_while(|letter| *letter == ' ').collect();
            let at = if behind { line_of(raw, range.end.max(range.start)).end } else { own.start };
            let text = match raw[..at].ends_with('\n') || at == 0 {
                true => format!("{indent}{words}\n"),
                false => format!("\n{indent}{words}"),
            };
            return Ok(FilePatch { file: file.name.clone(), range: at..at, text });
        }
        if let Some((Step::Item(item), list)) = found.way.split_last().filter(|_| is_item) {
            let new = typed(words);
            return self.beside_item(beside.file, list, *item, behind, new);
        }
        let text = found.node.scalar().map_or("", |scalar| scalar.text.trim_end());
        if text.contains('\n') && !is_end {
            return Err("giá trị này không phải khối lời văn viết từng dòng".to_owned());
        }
        let both = if behind { format!("{text}\n{words}") } else { format!("{words}\n{text}") };
        self.value(beside.file, &found.way, &both)
    }

    /// Lines of a block of text that go.
    pub(super) fn without_lines(&self, at: Span) -> PatchResult {
        let (file, range) = self.raw(at)?;
        let start = line_of(&file.raw, range.start).start;
        let end = line_of(&file.raw, range.end.max(range.start)).end;
        Ok(FilePatch { file: file.name.clone(), range: start..end, text: String::new() })
    }

    /// An item more in a list, before or behind another.
    pub(super) fn beside_item(
        &self,
        id: FileId,
        list: &[Step],
        item: usize,
        behind: bool,
        new: Node,
    ) -> PatchResult {
        let count = self.items(id, list)?;
        let mut items: Vec<_> = (0..count).map(|at| kept(list, at)).collect();
        items.insert(item + usize::from(behind), ListItem::New(new));
        self.edited(id, &[Edit::Items { list: list.to_vec(), items }])
    }

    /// An item of a list once more, before or behind another, as it is written.
    pub(super) fn item_again(
        &self,
        id: FileId,
        list: &[Step],
        own: usize,
        (item, behind): (usize, bool),
    ) -> PatchResult {
        let count = self.items(id, list)?;
        let mut items: Vec<_> = (0..count).map(|at| kept(list, at)).collect();
        items.insert(item + usize::from(behind), kept(list, own));
        self.edited(id, &[Edit::Items { list: list.to_vec(), items }])
    }

    /// An item of a list that goes. What somebody noted above it stays if `keeps_notes` says so.
    pub(super) fn without_item(
        &self,
        id: FileId,
        list: &[Step],
        item: usize,
        keeps_notes: bool,
    ) -> PatchResult {
        let count = self.items(id, list)?;
        let items = (0..count).filter(|at| *at != item).map(|at| kept(list, at)).collect();
        let mut patch = self.edited(id, &[Edit::Items { list: list.to_vec(), items }])?;
        if keeps_notes && patch.text.is_empty() {
            let gone = &self.file(id)?.raw[patch.range.clone()];
            let notes = gone.split_inclusive('\n').take_while(|line| line.trim_start().starts_with('#'));
            patch.range.start += notes.map(str::len).sum::<usize>();
        }
        Ok(patch)
    }

    fn items(&self, id: FileId, list: &[Step]) -> Result<usize, String> {
        let file = self.file(id)?;
        match node_at(&file.root, list).map(|node| &node.value) {
            Some(Value::List(items)) => Ok(items.len()),
            _ => Err("chỗ đó không phải danh sách".to_owned()),
        }
    }
}

fn kept(list: &[Step], item: usize) -> ListItem {
    ListItem::Kept(list.iter().cloned().chain([Step::Item(item)]).collect())
}

/// A text as a node of its own.
pub(super) fn typed(words: &str) -> Node {
    let style = if words.contains('\n') { ValueStyle::Literal } else { ValueStyle::Plain };
    let span = nowhere();
    Node { value: Value::Scalar(yaml::Scalar { text: words.to_owned(), style, swallowed: None }), span }
}

/// The place of what has none yet.
pub(super) fn nowhere() -> Span {
    let mut sources = Sources::default();
    Span::new(sources.add("", ""), 0..0)
}

/// The node that a way leads to.
pub(super) fn node_at<'n>(root: &'n Node, way: &[Step]) -> Option<&'n Node> {
    way.iter().try_fold(root, |node, step| match (step, &node.value) {
        (Step::Key(key), _) => node.get(key),
        (Step::Item(item), Value::List(items)) => items.get(*item),
        _ => None,
    })
}

/// The smallest text around a place.
fn text_around<'n>(node: &'n Node, at: Span, way: &mut Vec<Step>) -> Option<&'n Node> {
    match &node.value {
        Value::Scalar(_) => {
            let span = node.span;
            (span.file == at.file && span.start <= at.start && at.end <= span.end).then_some(node)
        }
        Value::List(items) => items.iter().enumerate().find_map(|(item, inner)| {
            way.push(Step::Item(item));
            let found = text_around(inner, at, way);
            if found.is_none() {
                way.pop();
            }
            found
        }),
        Value::Map(entries) => entries.iter().find_map(|entry| {
            way.push(Step::Key(entry.key.clone()));
            let found = text_around(&entry.value, at, way);
            if found.is_none() {
                way.pop();
            }
            found
        }),
    }
}

/// The line that a byte is in, with its line end.
fn line_of(text: &str, at: usize) -> Range<usize> {
    let start = text[..at].rfind('\n').map_or(0, |end| end + 1);
    let end = text[at..].find('\n').map_or(text.len(), |end| at + end + 1);
    start..end
}
