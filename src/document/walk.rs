//! Every paragraph of a tree, in reading order.

use super::{Block, Document, Paragraph, Section};

impl Document {
    /// All paragraphs in reading order: rows of two cells from left to right, a table's head
    /// before its body. The foot of a first page comes after what stands first on it, as both
    /// files have it.
    pub fn paragraphs(&self) -> impl Iterator<Item = &Paragraph> {
        self.sections.iter().flat_map(in_section)
    }
}

fn in_section(section: &Section) -> Vec<&Paragraph> {
    let marks = section.marks.iter().flat_map(|marks| &marks.frames).map(|mark| &mark.paragraph);
    let (first, rest) = section.blocks.split_at(section.blocks.len().min(1));
    let first = first.iter().flat_map(in_block);
    marks.chain(first).chain(&section.foot).chain(rest.iter().flat_map(in_block)).collect()
}

fn in_block(block: &Block) -> Vec<&Paragraph> {
    match block {
        Block::Paragraph(paragraph) => vec![paragraph],
        Block::Columns(columns) => {
            columns.rows.iter().flat_map(|row| &row.cells).flatten().flat_map(in_block).collect()
        }
        Block::Table(table) => {
            let cells = table.head.iter().chain(&table.body).flat_map(|row| &row.cells);
            cells.flat_map(|cell| &cell.paragraphs).collect()
        }
        Block::Chart(chart) => chart.paragraphs().collect(),
        Block::Mark(mark) => vec![&mark.paragraph],
        Block::Rule(_) | Block::SignSpace(_) | Block::Signed(_) => Vec::new(),
    }
}
