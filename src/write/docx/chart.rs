//! Charts of bars: tables without borders whose shaded cells are the bars.
//!
//! In: charts laid out. Out: `w:tbl`. The end of every bar is an edge of the grid, so that a bar is one
//! cell over the columns before its end.

use super::paragraph::{Flow, ParagraphPlace, empty, paragraph};
use super::table::{Frame, RowBreak, cell, fixed, measure, row};
use crate::layout::{LaidChart, LaidText};
use crate::length::Length;
use crate::paper::{Bar, BarGroup, Chart};
use crate::theme::Theme;
use crate::write::xml::Xml;

/// A chart as a table.
pub(super) fn table(xml: &mut Xml, laid: &LaidChart<'_>, flow: Flow, theme: &Theme) {
    let chart = laid.source;
    let whole = chart.label_width + chart.plot_width;
    let ends = chart.groups.iter().flat_map(|group| &group.bars).map(|bar| chart.label_width + bar.length);
    let mut edges: Vec<Length> = ends.chain([Length::ZERO, chart.label_width, whole]).collect();
    edges.sort();
    edges.dedup();
    let columns: Vec<Length> = edges.windows(2).map(|pair| pair[1] - pair[0]).collect();
    let maker = ChartMaker { chart, theme, edges };
    let frame = Frame {
        columns: &columns,
        align: Some("left"),
        indent: Some(Length::ZERO),
        title: &chart.title,
        ..Frame::default()
    };
    fixed(xml, &frame, |xml| {
        for (at, (group, texts)) in chart.groups.iter().zip(&laid.groups).enumerate() {
            // The gap below a group stays with it, the last one with what follows.
            let last = if at + 1 == chart.groups.len() { flow } else { Flow::of(chart.whole) };
            maker.group(xml, group, texts, last);
        }
    });
}

struct ChartMaker<'a> {
    chart: &'a Chart,
    theme: &'a Theme,
    edges: Vec<Length>,
}

impl ChartMaker<'_> {
    fn group(&self, xml: &mut Xml, group: &BarGroup, texts: &(LaidText<'_>, Vec<LaidText<'_>>), flow: Flow) {
        let (chart, (label, words)) = (self.chart, texts);
        for (at, (bar, words)) in group.bars.iter().zip(words).enumerate() {
            row(xml, RowBreak::Exact(chart.bar_height), |xml| {
                let look = |xml: &mut Xml| {
                    xml.val("w:vMerge", if at == 0 { "restart" } else { "continue" });
                    xml.val("w:vAlign", "center");
                };
                self.cell(xml, Length::ZERO, chart.label_width, look, |xml| match at {
                    0 => text(xml, label),
                    _ => self.empty(xml),
                });
                self.bar(xml, bar, words);
            });
        }
        row(xml, RowBreak::Exact(chart.group_gap), |xml| {
            let width = chart.label_width + chart.plot_width;
            self.cell(xml, Length::ZERO, width, |_| (), |xml| empty(xml, flow, Length::pt(1.0), self.theme));
        });
    }

    /// The cell of the bar, if it has a length, and the one of its words.
    fn bar(&self, xml: &mut Xml, bar: &Bar, words: &LaidText<'_>) {
        let start = self.chart.label_width;
        let end = start + bar.length;
        if bar.length > Length::ZERO {
            let fill = format!("{0:02X}{0:02X}{0:02X}", bar.shade.grey());
            let shade: &[(&str, &dyn std::fmt::Display)] =
                &[("w:val", &"clear"), ("w:color", &"auto"), ("w:fill", &fill)];
            self.cell(xml, start, end, |xml| xml.leaf("w:shd", shade), |xml| self.empty(xml));
        }
        let look = |xml: &mut Xml| {
            xml.element("w:tcMar", |xml| measure(xml, "w:left", self.theme.room.cell_padding));
            xml.val("w:vAlign", "center");
        };
        self.cell(xml, end, start + self.chart.plot_width, look, |xml| text(xml, words));
    }

    /// A cell from one edge of the grid to another.
    fn cell(
        &self,
        xml: &mut Xml,
        start: Length,
        end: Length,
        look: impl FnOnce(&mut Xml),
        content: impl FnOnce(&mut Xml),
    ) {
        let inside = self.edges.iter().filter(|edge| start < **edge && **edge <= end).count();
        cell(xml, end - start, inside, look, content);
    }

    fn empty(&self, xml: &mut Xml) {
        empty(xml, Flow::WithNext, self.chart.text_size, self.theme);
    }
}

fn text(xml: &mut Xml, text: &LaidText<'_>) {
    paragraph(xml, text, &ParagraphPlace { flow: Flow::WithNext, ..ParagraphPlace::default() });
}
