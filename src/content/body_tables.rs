//! Tables among the paragraphs of a body: after the text of a part, or between its lines.
//!
//! In: `loi_van:` of a part or an article, and `bang:` and `ghi_chu:` beside it. Out: lines and tables in their
//! order, which `body` and `articles` make a list of [`BodyPart`]s from. Contents of tables are left to `table`.

use std::sync::Arc;

use super::body::Item;
use super::declare::{Fields, Text, texts};
use super::division::division_mark;
use super::level::Level;
use super::marker::marker;
use super::table::{self, Bang};
use crate::finding::{Finding, Report, codes};
use crate::yaml::{Node, Value};

/// A paragraph of a body, or tables that stand there.
#[derive(Clone, Debug)]
pub enum BodyPart {
    /// A paragraph.
    Item(Item),
    /// Tables, and the notes under them.
    Tables(BodyTables),
}

/// Tables that stand one below the other among paragraphs.
#[derive(Clone, Debug)]
pub struct BodyTables {
    /// The tables, from top to bottom.
    pub bang: Vec<Arc<Bang>>,
    /// Lines under the last of them.
    pub ghi_chu: Vec<Text>,
}

impl BodyPart {
    /// The paragraph, if it is one.
    pub fn item(&self) -> Option<&Item> {
        if let BodyPart::Item(item) = self { Some(item) } else { None }
    }
}

impl BodyTables {
    /// All tables of a body, from top to bottom.
    pub fn of(body: &[BodyPart]) -> impl Iterator<Item = &Arc<Bang>> {
        body.iter().flat_map(|part| match part {
            BodyPart::Tables(tables) => tables.bang.as_slice(),
            BodyPart::Item(_) => &[],
        })
    }

    /// All texts of a body: of its paragraphs, its tables and their notes.
    pub(super) fn texts(body: &[BodyPart]) -> impl Iterator<Item = &Text> {
        body.iter().flat_map(|part| match part {
            BodyPart::Item(item) => vec![&item.text],
            BodyPart::Tables(tables) => {
                tables.bang.iter().flat_map(|bang| bang.texts()).chain(&tables.ghi_chu).collect()
            }
        })
    }
}

/// Lines with tables between them, in order.
#[derive(Debug, Default)]
pub(super) struct MixedLines {
    /// The lines.
    pub(super) lines: Vec<Text>,
    /// The tables, each with how many lines stand above it.
    tables: Vec<(usize, BodyTables)>,
}

impl MixedLines {
    /// `loi_van`, `bang` and `ghi_chu` of a part or an article.
    pub(super) fn read(fields: Fields<'_>, report: &mut Report) -> MixedLines {
        let text = fields.get("loi_van").map(|text| MixedLines::of_text(text, report));
        let mut mixed = text.unwrap_or_default();
        mixed.tables(fields, report);
        mixed
    }

    /// A text, or texts with tables between them.
    pub(super) fn of_text(text: &Node, report: &mut Report) -> MixedLines {
        let mut mixed = MixedLines::default();
        let Value::List(items) = &text.value else {
            return MixedLines { lines: with_titles(texts(text, report), report), ..mixed };
        };
        for item in items {
            match &item.value {
                Value::Map(_) => mixed.tables(Fields::new(item), report),
                _ => mixed.lines.extend(with_titles(texts(item, report), report)),
            }
        }
        mixed
    }

    /// Adds what another one holds below.
    pub(super) fn append(&mut self, other: MixedLines) {
        let above = self.lines.len();
        self.lines.extend(other.lines);
        self.tables.extend(other.tables.into_iter().map(|(at, tables)| (above + at, tables)));
    }

    /// Whether it holds neither lines nor tables.
    pub(super) fn is_empty(&self) -> bool {
        self.lines.is_empty() && self.tables.is_empty()
    }

    /// The lines as they were read, with the tables between them. The items that do not come from a line stand
    /// above the first one.
    pub(super) fn woven(self, items: Vec<Item>) -> Vec<BodyPart> {
        let above = items.len() - self.lines.len();
        let mut parts: Vec<BodyPart> = items.into_iter().map(BodyPart::Item).collect();
        for (at, tables) in self.tables.into_iter().rev() {
            parts.insert(above + at, BodyPart::Tables(tables));
        }
        parts
    }

    fn tables(&mut self, fields: Fields<'_>, report: &mut Report) {
        let bang = fields.maps("bang").into_iter().filter_map(|bang| table::read(bang, report));
        let bang: Vec<Arc<Bang>> = bang.map(Arc::new).collect();
        let ghi_chu = fields.texts("ghi_chu", report);
        if let Some(note) = ghi_chu.first().filter(|_| fields.get("bang").is_none()) {
            let message = "`ghi_chu` in dưới bảng nhưng ở đây không có `bang`";
            let hint = "ghi cùng chỗ với `bang`, hoặc viết thành một dòng của `loi_van`";
            report.findings.push(Finding::error(codes::C002, note.at, message).hint(hint));
        }
        if !bang.is_empty() || !ghi_chu.is_empty() {
            self.tables.push((self.lines.len(), BodyTables { bang, ghi_chu }));
        }
    }
}

/// Lines in which the title of a part, if it is on the line below its number as on paper, is behind it.
fn with_titles(lines: Vec<Text>, report: &Report) -> Vec<Text> {
    let findings = &report.findings;
    let number = |line: &Text| {
        let found = division_mark(&line.raw, findings).filter(|found| found.level == Level::Phan)?;
        let bare = line.raw[found.length..].trim_matches(['*', ' ']).is_empty();
        Some(line.raw.trim_matches(['*', ' ', '.']).to_owned()).filter(|_| bare)
    };
    let is_title = |line: &Text| marker(&line.raw).is_none() && division_mark(&line.raw, findings).is_none();
    let mut joined: Vec<Text> = Vec::with_capacity(lines.len());
    for line in lines {
        let above = joined.last().and_then(number).filter(|_| is_title(&line));
        match (above, joined.last_mut()) {
            (Some(number), Some(last)) => {
                let title = line.raw.trim_matches('*');
                *last = Text { raw: format!("{number}. {title}"), at: line.at };
            }
            _ => joined.push(line),
        }
    }
    joined
}
