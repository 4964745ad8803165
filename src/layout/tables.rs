//! Tables and charts of a section: widths, and which rows stay together on a page.
//!
//! In: the blocks of a section. Out: the same blocks with these decided, and what of a table does not
//! fit. It leaves one table's widths to `widths`, its rows to `rows`.

use super::chart;
use super::faults::TableFault;
use super::heights;
use super::rows::TableRows;
use super::widths::{self, DeclaredTable};
use crate::length::Length;
use crate::paper::{Block, Cell, Fit, Orientation, Role, Table};
use crate::theme::Theme;

/// Decides them on a page of this orientation.
pub(super) fn decide(blocks: &mut [Block], theme: &Theme, orientation: Orientation) -> Vec<TableFault> {
    let mut faults = Vec::new();
    // Where a second table starts is not known: it takes the rest of the page.
    let mut above = height_above(blocks, theme, orientation);
    for block in blocks {
        match block {
            Block::Table(table) => {
                faults.extend(fit(table, theme, theme.text_width(orientation)));
                let rows = TableRows { theme, columns: &table.columns, size: table.text_size };
                rows.keep_together(&table.head, &mut table.body, orientation, above);
                above = Length::ZERO;
                if matches!(table.fit, Fit::Declared(_)) {
                    faults.extend(tall_head(table, theme, theme.text_height(orientation)));
                }
            }
            Block::Chart(chart) => chart::decide(chart, theme, orientation),
            _ => {}
        }
    }
    faults
}

/// How far down its first page the first table starts, with the lines of its name and its unit; unknown
/// beyond a page of text.
fn height_above(blocks: &[Block], theme: &Theme, orientation: Orientation) -> Length {
    let Some(first) = blocks.iter().position(|block| matches!(block, Block::Table(_))) else {
        return Length::ZERO;
    };
    let own = |block: &&Block| {
        block.paragraph().is_some_and(|line| matches!(line.role, Role::TenBang | Role::DonViTinh))
    };
    let own = blocks[..first].iter().rev().take_while(own).count();
    let width = theme.text_width(orientation);
    let before = blocks[..first - own].iter();
    let height: Length = before.map(|block| heights::block_height(block, theme, width)).sum();
    Length::twips(height.to_twips() % theme.text_height(orientation).to_twips())
}

/// Decides the widths of a table's columns.
fn fit(table: &mut Table, theme: &Theme, page: Length) -> Vec<TableFault> {
    let (widths, faults) = match &table.fit {
        Fit::Given => return Vec::new(),
        Fit::Declared(columns) => {
            let declared = DeclaredTable::new(table, columns, theme, page);
            let widths = declared.widths();
            let faults = declared.faults(&widths);
            (widths, faults)
        }
        Fit::ByContent(columns) => (widths::by_content(table, columns, theme, page), Vec::new()),
    };
    table.columns = widths;
    faults
}

/// A head under which a page has no room for any row.
fn tall_head(table: &Table, theme: &Theme, page: Length) -> Option<TableFault> {
    let rows = TableRows { theme, columns: &table.columns, size: table.text_size };
    let empty = Cell { column: 0, colspan: 1, rowspan: 1, middle: true, paragraphs: Vec::new() };
    let head = rows.head_height(&table.head);
    if table.head.is_empty() || head + rows.cell_height(&empty) <= page {
        return None;
    }
    let tall = table.head.iter().flat_map(|row| &row.cells).max_by_key(|cell| rows.cell_height(cell));
    let at = tall.and_then(|cell| cell.paragraphs.iter().find_map(|line| line.origin));
    Some(TableFault::TallHead { at, head, page })
}

#[cfg(test)]
mod tests {
    use super::height_above;
    use crate::layout::heights::columns_height;
    use crate::length::Length;
    use crate::paper::{
        Block, Columns, ColumnsKind, Fit, Inline, Orientation, PairRow, Paragraph, Role, Simple, Table,
    };
    use crate::theme::Theme;

    /// The header of a paper stands above its first table, each row as high as its higher cell.
    #[test]
    fn the_header_is_above_the_first_table() {
        let line = |role| Simple::Paragraph(Paragraph::new(role, vec![Inline::text("Chữ")]));
        let row = |left: usize, right: usize| PairRow {
            cells: [vec![line(Role::CoQuanBanHanh); left], vec![line(Role::QuocHieu); right]],
            level_bottom: false,
            flows_after: None,
        };
        let columns =
            |rows| Columns { kind: ColumnsKind::Header, widths: [Length::mm(70.0), Length::mm(95.0)], rows };
        let theme = Theme::default();
        let (one, both) = (columns(vec![row(1, 3)]), columns(vec![row(1, 3), row(2, 1)]));
        assert!(columns_height(&both, &theme) > columns_height(&one, &theme));
        let table = Block::Table(Table {
            id: None,
            fit: Fit::Given,
            title: String::new(),
            columns: vec![],
            text_size: Length::pt(12.0),
            head: vec![],
            body: vec![],
        });
        let expected = columns_height(&both, &theme);
        let blocks = [Block::Columns(both), table];
        assert_eq!(height_above(&blocks, &theme, Orientation::Portrait), expected);
    }
}
