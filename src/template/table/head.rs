//! The head rows of a table from its nested heads.
//!
//! A common head takes one row, its note the next, its columns the rows below; a head with nothing below
//! it reaches down to the last row. Below them all stands the row of numbers of columns, if there is one.

use super::super::filled::FilledText;
use super::body::marked;
use super::paragraphs;
use crate::content::declare::Text;
use crate::content::table::{Bang, BelowHeading, Heading};
use crate::paper::{Cell, Inline, Paragraph, Role, Row};

/// The head rows.
pub(super) fn rows(bang: &Bang, text: &mut dyn FnMut(&Text) -> FilledText) -> Vec<Row> {
    let depth = bang.headings.iter().map(depth).max().unwrap_or(0);
    let empty = Row { cells: Vec::new(), whole: true, keep_next: false };
    let mut rows = vec![empty; depth];
    for heading in &bang.headings {
        place(heading, 0, &mut rows, text);
    }
    if !bang.numbers.is_empty() {
        let number = |(column, number): (usize, &String)| {
            let paragraphs = vec![Paragraph::new(Role::GhiChuCot, vec![Inline::text(number.as_str())])];
            Cell { column, colspan: 1, rowspan: 1, middle: true, paragraphs }
        };
        let cells = bang.numbers.iter().enumerate().map(number).collect();
        rows.push(Row { cells, whole: true, keep_next: false });
    }
    rows
}

/// The number of rows that a head needs, with everything below it.
fn depth(heading: &Heading) -> usize {
    match &heading.below {
        BelowHeading::Column(_) => 1,
        BelowHeading::Headings(below) => {
            1 + usize::from(!heading.note.is_empty()) + below.iter().map(depth).max().unwrap_or(0)
        }
    }
}

/// The first column and the number of columns.
fn span(heading: &Heading) -> (usize, usize) {
    match &heading.below {
        BelowHeading::Column(column) => (*column, 1),
        BelowHeading::Headings(below) => {
            let first = below.first().map_or(0, |first| span(first).0);
            (first, below.iter().map(|heading| span(heading).1).sum())
        }
    }
}

fn place(heading: &Heading, at: usize, rows: &mut [Row], text: &mut dyn FnMut(&Text) -> FilledText) {
    let (column, colspan) = span(heading);
    let cell =
        |rowspan, paragraphs: Vec<Paragraph>| Cell { column, colspan, rowspan, middle: true, paragraphs };
    let mut title = paragraphs(&heading.title, Role::TieuDeCot, text);
    marked(&mut title, heading.mark.as_deref(), Role::TieuDeCot);
    let note = paragraphs(&heading.note, Role::GhiChuCot, text);
    match &heading.below {
        BelowHeading::Column(_) => {
            title.extend(note);
            rows[at].cells.push(cell(rows.len() - at, title));
        }
        BelowHeading::Headings(below) => {
            rows[at].cells.push(cell(1, title));
            let mut next = at + 1;
            if !note.is_empty() {
                rows[next].cells.push(cell(1, note));
                next += 1;
            }
            for heading in below {
                place(heading, next, rows, text);
            }
        }
    }
}
