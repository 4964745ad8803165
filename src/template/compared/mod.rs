//! Tables of two versions of a dossier, compared.
//!
//! In: a difference. Out: the blocks of an appendix "Bảng so sánh", or a sheet of its own. It leaves
//! the figures of a version to `figured`.

mod chart;
mod table;
mod words;

pub(super) use words::Compared;

use super::table::Place;
use crate::budget::diff::{Diff, Shown};
use crate::document::{Block, Chart, Document, Inline, Orientation, Paragraph, Role, Section};
use crate::layout::heights;
use crate::length::Length;
use crate::theme::Theme;

/// The blocks of a comparison: its unit and the table, below it a chart where one is wanted.
pub(super) fn blocks(diff: &Diff, shown: Shown, with: Below, theme: &Theme, place: Place) -> Vec<Block> {
    let line = |role, text: String| Block::Paragraph(Paragraph::new(role, vec![Inline::text(text)]));
    let mut blocks = Vec::new();
    if !diff.title.is_empty() {
        blocks.push(line(Role::TenBang, diff.title.clone()));
    }
    blocks.push(line(Role::DonViTinh, format!("Đơn vị tính: {}", diff.unit.name())));
    blocks.push(Block::Table(table::table(diff, shown, theme, place)));
    if with == Below::Chart
        && let Some(chart) = chart::chart(diff, theme, place.orientation)
    {
        blocks.push(line(Role::TenBang, format!("Biểu đồ. {}", chart.title)));
        blocks.push(Block::Chart(chart));
    }
    blocks
}

/// What stands below the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Below {
    /// A chart.
    Chart,
    /// Nothing.
    Nothing,
}

/// The chart of each table, for files of their own.
pub fn charts(tables: &[Diff], theme: &Theme) -> Vec<Chart> {
    tables.iter().filter_map(|diff| chart::chart(diff, theme, Orientation::Landscape)).collect()
}

/// A sheet of its own with all tables, for those who read it without the decision.
pub fn sheet(about: &str, tables: &[Diff], shown: Shown, theme: &Theme) -> Document {
    let orientation = Orientation::Landscape;
    let line = |role, text: &str| Block::Paragraph(Paragraph::new(role, vec![Inline::text(text)]));
    let sections = tables.iter().enumerate().map(|(at, diff)| {
        let mut blocks = Vec::new();
        if at == 0 {
            blocks.push(line(Role::TenPhuLuc, &TITLE.to_uppercase()));
            blocks.push(line(Role::KemTheo, &format!("({about})")));
        }
        let width = theme.text_width(orientation);
        let above: Length = blocks.iter().map(|block| heights::block_height(block, theme, width)).sum();
        let place = Place { orientation, above };
        blocks.extend(self::blocks(diff, shown, Below::Chart, theme, place));
        Section {
            appendix: None,
            orientation,
            restart_numbering: at == 0,
            marks: None,
            foot: Vec::new(),
            blocks,
        }
    });
    let sections = sections.collect();
    Document { title: format!("{TITLE}: {about}"), sections, ..Document::default() }
}

const TITLE: &str = "Bảng so sánh kinh phí trước và sau điều chỉnh";
