//! Charts of bars: tables without borders whose shaded cells are the bars.
//!
//! In: charts of the tree. Out: docx-rs's tables. Every bar's end is an edge of the grid, so that
//! a bar is one cell over the columns before its end.

use docx_rs::{
    CellMargins, HeightRule, Shading, Table as WordTable, TableCell, TableCellMargins, TableRow, VAlignType,
    VMergeType, WidthType,
};

use super::paragraph::{Flow, empty_in_table, in_table};
use super::table::fixed;
use super::twips;
use crate::document::{Bar, BarGroup, Chart};
use crate::length::Length;
use crate::theme::Theme;

/// A chart as a table.
pub(super) fn table(chart: &Chart, flow: Flow, theme: &Theme) -> WordTable {
    let whole = chart.label_width + chart.plot_width;
    let ends = chart.groups.iter().flat_map(|group| &group.bars).map(|bar| chart.label_width + bar.length);
    let mut edges: Vec<Length> = ends.chain([Length::ZERO, chart.label_width, whole]).collect();
    edges.sort();
    edges.dedup();
    let columns: Vec<Length> = edges.windows(2).map(|pair| pair[1] - pair[0]).collect();
    let maker = Maker { chart, theme, edges };
    let mut rows = Vec::new();
    for (at, group) in chart.groups.iter().enumerate() {
        // The gap below stays with its group, the last one with what follows.
        let last = if at + 1 == chart.groups.len() { flow } else { Flow::of(chart.whole) };
        maker.group(group, last, &mut rows);
    }
    fixed(rows, &columns).indent(0).margins(TableCellMargins::new().margin(0, 0, 0, 0))
}

struct Maker<'a> {
    chart: &'a Chart,
    theme: &'a Theme,
    edges: Vec<Length>,
}

impl Maker<'_> {
    fn group(&self, group: &BarGroup, flow: Flow, rows: &mut Vec<TableRow>) {
        let chart = self.chart;
        for (at, bar) in group.bars.iter().enumerate() {
            let label = self.cell(Length::ZERO, chart.label_width).vertical_align(VAlignType::Center);
            let label = match at {
                0 => label.vertical_merge(VMergeType::Restart).add_paragraph(self.text(&group.label)),
                _ => label.vertical_merge(VMergeType::Continue).add_paragraph(self.empty()),
            };
            let mut cells = vec![label];
            cells.extend(self.bar(bar));
            rows.push(exact(TableRow::new(cells), chart.bar_height));
        }
        let empty = self.cell(Length::ZERO, chart.label_width + chart.plot_width);
        let empty = empty.add_paragraph(empty_in_table(flow, Length::pt(1.0), self.theme));
        rows.push(exact(TableRow::new(vec![empty]), chart.group_gap));
    }

    /// The bar's cell, unless it is nothing, and the one of its words.
    fn bar(&self, bar: &Bar) -> Vec<TableCell> {
        let start = self.chart.label_width;
        let end = start + bar.length;
        let mut cells = Vec::new();
        if bar.length > Length::ZERO {
            let fill = format!("{0:02X}{0:02X}{0:02X}", bar.shade.grey());
            cells.push(self.cell(start, end).shading(Shading::new().fill(fill)).add_paragraph(self.empty()));
        }
        let mut words = self.cell(end, start + self.chart.plot_width).vertical_align(VAlignType::Center);
        let gap = CellMargins::new().margin_left(twips(self.theme.room.cell_padding), WidthType::Dxa);
        words.property = words.property.margins(gap);
        cells.push(words.add_paragraph(self.text(&bar.words)));
        cells
    }

    /// An empty cell from one edge of the grid to another.
    fn cell(&self, start: Length, end: Length) -> TableCell {
        let inside = self.edges.iter().filter(|edge| start < **edge && **edge <= end).count();
        let cell = TableCell::new().width(twips(end - start), WidthType::Dxa);
        if inside > 1 { cell.grid_span(inside) } else { cell }
    }

    fn text(&self, source: &crate::document::Paragraph) -> docx_rs::Paragraph {
        in_table(source, Flow::WithNext, self.chart.text_size, self.theme)
    }

    fn empty(&self) -> docx_rs::Paragraph {
        empty_in_table(Flow::WithNext, self.chart.text_size, self.theme)
    }
}

fn exact(row: TableRow, height: Length) -> TableRow {
    row.row_height(height.to_twips() as f32).height_rule(HeightRule::Exact).cant_split()
}
