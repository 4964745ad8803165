//! The comparison of tables of two versions of a dossier, as blocks.
//!
//! In: the comparison of a table. Out: the blocks of an appendix "Bảng so sánh", or a sheet of its own.
//! It leaves the figures of a version to `figured`.

mod chart;
mod sentences;
mod table;
mod words;

pub(super) use words::ComparedWords;

use crate::budget::comparison::{ShownRows, TableComparison};
use crate::paper::{Block, Chart, Inline, Orientation, Paper, Paragraph, Role, Section};

/// The blocks of a comparison: the line of its unit, the table, and a chart below it if one is wanted.
pub(super) fn blocks(diff: &TableComparison, shown: ShownRows, with: BelowTable) -> Vec<Block> {
    let line = |role, text: String| Block::from(Paragraph::new(role, vec![Inline::text(text)]));
    let mut blocks = Vec::new();
    if !diff.title.is_empty() {
        blocks.push(line(Role::TenBang, diff.title.clone()));
    }
    blocks.push(line(Role::DonViTinh, format!("Đơn vị tính: {}", diff.unit.name())));
    blocks.push(Block::Table(table::table(diff, shown)));
    if with == BelowTable::Chart
        && let Some(chart) = chart::chart(diff)
    {
        blocks.push(line(Role::TenBang, format!("Biểu đồ. {}", chart.title)));
        blocks.push(Block::Chart(chart));
    }
    blocks
}

/// What is below the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum BelowTable {
    /// A chart.
    Chart,
    /// Nothing.
    Nothing,
}

/// One chart per table, for files of their own.
pub fn charts(tables: &[TableComparison]) -> Vec<Chart> {
    tables.iter().filter_map(chart::chart).collect()
}

/// A paper of its own with all tables, for those who read them without the decision.
pub fn sheet(about: &str, tables: &[TableComparison], shown: ShownRows) -> Paper {
    let line = |role, text: &str| Block::from(Paragraph::new(role, vec![Inline::text(text)]));
    let sections = tables.iter().enumerate().map(|(at, diff)| {
        let mut blocks = Vec::new();
        if at == 0 {
            blocks.push(line(Role::TenPhuLuc, &TITLE.to_uppercase()));
            blocks.push(line(Role::KemTheo, &format!("({about})")));
        }
        blocks.extend(self::blocks(diff, shown, BelowTable::Chart));
        Section {
            document: 0,
            appendix: None,
            orientation: Orientation::Landscape,
            restart_numbering: at == 0,
            marks: None,
            foot: Vec::new(),
            blocks,
        }
    });
    let sections = sections.collect();
    Paper { title: format!("{TITLE}: {about}"), sections, ..Paper::default() }
}

const TITLE: &str = "Bảng so sánh kinh phí trước và sau điều chỉnh";
