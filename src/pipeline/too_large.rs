//! What is too large to be laid out as a PDF.
//!
//! In: a tree. Out: a finding instead of a program that takes all memory of the machine: Typst keeps every page
//! until the last one is done. A DOCX and a text have no such bound.

use crate::finding::{Finding, codes};
use crate::paper::{Inline, Paper};

/// What Typst takes for a paragraph, for a cell besides its paragraph, and for a byte of text, in bytes, as
/// measured on long tables and texts.
const PARAGRAPH: usize = 10_000;
const CELL: usize = 18_000;
const LETTER: usize = 170;

/// The longest paragraph, in bytes: a hundred pages. The time that Typst takes for one grows faster than its length.
const LONGEST: usize = 400_000;

/// What a paper may take: with what the program takes itself, a gigabyte.
const MOST: usize = 950_000_000;

/// The finding about a paper that is too large for a PDF; `name` is its file.
pub(super) fn too_large(tree: &Paper, name: &str) -> Option<Finding> {
    let (mut paragraphs, mut letters, mut longest) = (0_usize, 0_usize, 0_usize);
    for paragraph in tree.paragraphs() {
        paragraphs += 1;
        let own = paragraph.content.iter().map(length).sum::<usize>();
        letters += own;
        longest = longest.max(own);
    }
    if longest > LONGEST {
        let message = format!("`{name}`: có đoạn dài {longest} byte, quá dài để xếp thành PDF");
        let hint = format!(
            "tách ra nhiều đoạn, mỗi đoạn nhiều nhất {LONGEST} byte, hoặc chỉ xuất DOCX (`--format docx`)"
        );
        return Some(Finding::general(codes::Y004, message).hint(hint));
    }
    let rows = || tree.tables().flat_map(|table| table.head.iter().chain(&table.body));
    let cells: usize = rows().map(|row| row.cells.len()).sum();
    if paragraphs * PARAGRAPH + cells * CELL + letters * LETTER <= MOST {
        return None;
    }
    let parts = match cells {
        0 => format!("{paragraphs} đoạn"),
        cells => format!("{} dòng bảng với {cells} ô", rows().count()),
    };
    let message = format!("`{name}`: quá lớn để xếp thành PDF: {parts}, {letters} byte chữ");
    let hint = "xuất DOCX, không giới hạn số dòng (`--format docx`), hoặc tách bảng ra nhiều văn bản; PDF nhận khoảng 34.000 ô bảng";
    Some(Finding::general(codes::Y004, message).hint(hint))
}

fn length(inline: &Inline) -> usize {
    match inline {
        Inline::Text(run) => run.text.len(),
        Inline::LineBreak => 1,
    }
}
