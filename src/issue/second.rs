//! Checks a finished DOCX with a second reader, which is not ours: it must find the words of the paper,
//! in body and tables, in their order.
//!
//! In: the bytes of the file, and the paper's texts as [`super::lock`] keeps them. Out: nothing, or the
//! first place where the words differ. It leaves headers and footers of first pages to the judges of the
//! the judges of the tests: the reader does not give it.

use super::lock::differing;
use docx_rs::{
    DocumentChild, Paragraph, ParagraphChild, RunChild, Table, TableCell, TableCellContent, TableChild,
    TableRowChild,
};

use crate::role::Role;

/// Where a file differs from its paper.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Differs {
    /// The reader cannot read the file at all.
    Unread,
    /// At this place of the paper, as [`super::lock::LockedText::place`] names it, or behind its last
    /// one, the words of the paper and those of the file differ.
    Words {
        /// `đoạn 12 (Khoản)`.
        place: String,
        /// The words of the paper; empty if the file has more.
        wanted: String,
        /// The words of the file; empty if it ends there.
        found: String,
    },
}

/// The first difference between a DOCX and the texts of its paper, each with its place.
pub fn differs<'a>(docx: &[u8], texts: impl IntoIterator<Item = (&'a str, &'a str)>) -> Option<Differs> {
    let Ok(read) = docx_rs::read_docx(docx) else { return Some(Differs::Unread) };
    let wanted: Vec<_> = texts.into_iter().filter(|(place, _)| !OUTSIDE.contains(place)).collect();
    let mut found = Vec::new();
    for child in &read.document.children {
        match child {
            DocumentChild::Paragraph(paragraph) => found.extend(text_of(paragraph)),
            // The paper's text at this position distinguishes the end of a paper from other tables.
            DocumentChild::Table(table) => match wanted.get(found.len()) {
                Some((place, _)) if place.ends_with(&recipients()) => in_signature(table, &mut found),
                _ => in_table(table, &mut found),
            },
            _ => {}
        }
    }
    let mut found = found.into_iter();
    let mut last = "cuối văn bản";
    for (place, text) in wanted {
        last = place;
        let (wanted, found) = (folded(text), found.next().unwrap_or_default());
        if wanted != found {
            return Some(Differs::Words { place: place.to_owned(), wanted, found });
        }
    }
    let more = found.next()?;
    Some(Differs::Words { place: format!("sau {last}"), wanted: String::new(), found: more })
}

impl Differs {
    /// What is wrong with the file of this name.
    pub fn sentence(&self, name: &str) -> String {
        match self {
            Differs::Unread => format!("{name}: bộ đọc DOCX thứ hai không đọc được tệp này"),
            Differs::Words { place, wanted, found } => {
                let (wanted, found) = differing(wanted, found);
                format!(
                    "{name}: bộ đọc DOCX thứ hai thấy lời khác với văn bản, {place}: “{found}” mà văn bản là “{wanted}”"
                )
            }
        }
    }
}

/// Places of texts that are not in the body.
const OUTSIDE: [&str; 2] = ["lề trên trang đầu", "cuối trang đầu"];

/// Words as they are compared: blanks of any kind are equal. The reader unescapes twice, so that an
/// `&amp;` that was typed becomes `&`; both sides are treated so.
fn folded(text: &str) -> String {
    let text = [("&amp;", "&"), ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&apos;", "'")]
        .iter()
        .fold(text.to_owned(), |text, (escaped, sign)| text.replace(escaped, sign));
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// How the place of the words "Nơi nhận:" ends.
fn recipients() -> String {
    format!("({})", Role::TieuDeNoiNhan.info().name)
}

/// Recipients that may continue on the next page have rows of their own below the signature; in the paper
/// all of them come before it.
fn in_signature(table: &Table, found: &mut Vec<String>) {
    let mut signature = Vec::new();
    for TableChild::TableRow(row) in &table.rows {
        for (side, TableRowChild::TableCell(cell)) in row.cells.iter().enumerate() {
            in_cell(cell, if side == 0 { &mut *found } else { &mut signature });
        }
    }
    found.append(&mut signature);
}

fn in_table(table: &Table, found: &mut Vec<String>) {
    for TableChild::TableRow(row) in &table.rows {
        for TableRowChild::TableCell(cell) in &row.cells {
            in_cell(cell, found);
        }
    }
}

fn in_cell(cell: &TableCell, found: &mut Vec<String>) {
    for content in &cell.children {
        match content {
            TableCellContent::Paragraph(paragraph) => found.extend(text_of(paragraph)),
            TableCellContent::Table(table) => in_table(table, found),
            _ => {}
        }
    }
}

/// The text of a paragraph as it is compared, with a forced new line as one space. Returns None if it is
/// blank.
fn text_of(paragraph: &Paragraph) -> Option<String> {
    let runs = paragraph.children.iter().filter_map(|child| match child {
        ParagraphChild::Run(run) => Some(run),
        _ => None,
    });
    let pieces = runs.flat_map(|run| &run.children).filter_map(|child| match child {
        RunChild::Text(text) => Some(text.text.as_str()),
        RunChild::Break(_) => Some(" "),
        _ => None,
    });
    Some(folded(&pieces.collect::<String>())).filter(|text| !text.is_empty())
}
