//! Places in the tables of a paper, and what the heads of their columns say of them.
//!
//! In: tables as the walk comes to them. Out: of each paragraph its place, whether it says who leads a task, and
//! whether it tells of what was before.

use std::ops::Range;

use super::words;
use crate::paper::Table;
use crate::paper::walk::Holder;

/// A place in a table.
#[derive(Clone, Copy, Debug)]
pub(super) struct InCell {
    /// Which table of its part.
    pub(super) table: usize,
    /// Its column; None where it takes several.
    pub(super) column: Option<usize>,
    /// Whether it says who leads a task: its column is headed so.
    pub(super) leads: bool,
    /// Whether its column tells of places or papers of before: it is headed "Quê quán", "Tên văn bản".
    pub(super) of_before: bool,
}

/// Words of headings of columns that say who leads a task.
const LEADS: [&str; 4] = ["chủ trì", "đơn vị thực hiện", "cơ quan thực hiện", "đơn vị phụ trách"];

/// Headings of columns that tell where somebody comes from, what a place or an owner was before, or
/// which papers were issued.
const OF_BEFORE: [&str; 17] = [
    "quê",
    "quê quán",
    "nguyên quán",
    "nơi sinh",
    "thường trú",
    "trú quán",
    "khai sinh",
    "hộ khẩu",
    "hy sinh",
    "nơi cấp",
    "cũ",
    "trước đây",
    "trước sắp xếp",
    "trước sáp nhập",
    "trước khi",
    "tên văn bản",
    "cơ quan ban hành",
];

/// The columns of the table that the walk is in.
#[derive(Default)]
pub(super) struct LeadColumns {
    table: usize,
    head: usize,
    leading: Vec<Range<usize>>,
    before: Vec<Range<usize>>,
}

impl LeadColumns {
    /// Comes to a table.
    pub(super) fn enter(&mut self, table: &Table) {
        self.table += 1;
        self.head = table.head.len();
        self.leading.clear();
        self.before.clear();
        for cell in table.head.iter().flat_map(|row| &row.cells) {
            let columns = cell.column..cell.column + cell.colspan;
            let mut text = String::new();
            for paragraph in &cell.paragraphs {
                let own = words::small(&paragraph.plain_words());
                if LEADS.iter().any(|words| words::first(&own, 0, words).is_some())
                    && self.leading.last() != Some(&columns)
                {
                    self.leading.push(columns.clone());
                }
                text = text + &own.replace('\n', " ") + " ";
            }
            if OF_BEFORE.iter().any(|words| words::find(&text, words).next().is_some()) {
                self.before.push(columns);
            }
        }
    }

    /// The place that a paragraph has there.
    pub(super) fn cell(&self, holder: Holder<'_>) -> Option<InCell> {
        let Holder::Cell(_, row, cell) = holder else { return None };
        let column = (cell.colspan == 1).then_some(cell.column);
        let of_body = row >= self.head && cell.colspan == 1;
        let leads = of_body && self.leading.iter().any(|leading| leading.contains(&cell.column));
        let of_before = row >= self.head && self.before.iter().any(|before| before.contains(&cell.column));
        Some(InCell { table: self.table, column, leads, of_before })
    }
}
