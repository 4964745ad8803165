//! New tasks as they are typed, and what changes in rows as it is told.
//!
//! In: the lists of a table as they are to be. Out: the node of a new task, sentences.

use super::lines::{SheetLine, lines};
use super::lists::NewLists;
use super::{ToldChange, cell_name, short};
use crate::content::escaped;
use crate::content::money::format_amount;
use crate::content::table::{ColumnKind, WordReading};
use crate::finding::Report;
use crate::yaml::{Entry, Node, Scalar, Value, ValueStyle};

impl NewLists<'_> {
    /// A new task: its words, and 0 for each figure, which is then taken over like all others.
    pub(super) fn new_node(&self, row: usize) -> Node {
        let at = self.lines.place(row).unwrap_or(self.lines.node.span);
        let text = |key: &str, text: String| {
            let scalar = Scalar { text, style: ValueStyle::Quoted, swallowed: None };
            Entry {
                key: key.to_owned(),
                key_span: at,
                value: Node { value: Value::Scalar(scalar), span: at },
            }
        };
        let mut entries = vec![text("ten", escaped::prose(&self.lines.name(row)))];
        let bang = self.lines.priced.bang();
        let mut money = Vec::new();
        for (column, declared) in bang.columns.iter().enumerate() {
            let id = declared.id.text.as_str();
            let words = || self.lines.cell(row, column).map(lines).unwrap_or_default();
            match declared.kind {
                ColumnKind::Words { .. } if column == bang.names() => {}
                ColumnKind::Words { read, .. } => {
                    let words = words();
                    let words = if matches!(read, WordReading::Only(_)) {
                        words.to_lowercase()
                    } else {
                        escaped::prose(&words)
                    };
                    entries.extend(Some(text(id, words)).filter(|entry| !entry.value.is_empty()));
                }
                kind if kind.is_cost() => money.push(text(id, "0".to_owned())),
                kind if kind.is_factor() => entries.push(text(id, "0".to_owned())),
                _ => {}
            }
        }
        if !money.is_empty() {
            let value = Node { value: Value::Map(money), span: at };
            entries.push(Entry { key: "kinh_phi".to_owned(), key_span: at, value });
        }
        Node { value: Value::Map(entries), span: at }
    }

    /// What changes, in sentences.
    pub(super) fn told(&self, report: &Report) -> Vec<ToldChange> {
        let mut told = Vec::new();
        let called =
            |at: usize| short(&self.lines.now(self.lines.page_rows[at], self.lines.priced.bang().names()));
        for at in self.removed.iter().copied() {
            let line = &self.lines.doc[at];
            let what = if line.is_group { "nhóm" } else { "nhiệm vụ" };
            told.push((line.span, format!("bỏ {what} `{}`{}", called(at), self.figures(at))));
        }
        let mut above: Option<String> = None;
        let mut near = self.lines.node.span;
        for (row, line) in &self.lines.rows {
            let cell = self.lines.place(*row).map(|at| cell_name(at, report)).unwrap_or_default();
            let behind =
                above.as_ref().map_or("lên đầu bảng".to_owned(), |above| format!("sau `{above}`"));
            match line {
                SheetLine::New => {
                    let name = short(&self.lines.name(*row));
                    told.push((near, format!("thêm nhiệm vụ `{name}` {behind} ({cell})")));
                    above = Some(name);
                }
                SheetLine::Known(at) => {
                    near = self.lines.doc[*at].span;
                    if self.moved.contains(at) {
                        told.push((near, format!("chuyển nhiệm vụ `{}` tới {behind} ({cell})", called(*at))));
                    }
                    above = Some(called(*at));
                }
            }
        }
        told
    }

    /// The figures of a task that goes: ` (2026: 420, 2027: 10)`.
    fn figures(&self, at: usize) -> String {
        let bang = self.lines.priced.bang();
        let key = &self.lines.doc[at].key;
        let task = self.lines.priced.tasks.iter().position(|one| one == key);
        let Some(task) = task.and_then(|at| bang.all_tasks().get(at).copied()) else { return String::new() };
        let figures = task.amounts.iter().zip(&bang.columns).filter_map(|(amount, column)| {
            Some(format!("{}: {}", column.id.text, format_amount((*amount)?.value)))
        });
        let figures: Vec<String> = figures.collect();
        if figures.is_empty() { String::new() } else { format!(" ({})", figures.join(", ")) }
    }
}
