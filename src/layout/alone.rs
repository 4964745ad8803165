//! A chart by itself, on a page as wide as its words need.
//!
//! In: a chart of the tree. Out: the widths of its parts. It leaves heights to the chart, and drawing to
//! the writer.

use crate::fonts::{FaceStyle, Faces};
use crate::length::Length;
use crate::paper::{Bar, BarGroup, Chart};

/// Widths of a chart by itself, with all of its words on one line each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ChartAlone {
    /// Width of the labels, with the gap to the bars.
    pub labels: Length,
    /// Width of the bars with their words.
    pub plot: Length,
    /// Width of the title, in bold letters.
    pub title: Length,
}

impl ChartAlone {
    /// The gap from a bar's end to its words, and from a label to the bars.
    pub const GAP: Length = Length::twips(85);

    /// The widths of a chart, at least those that it was made for.
    pub fn of(chart: &Chart) -> ChartAlone {
        let wide = |text: &str, bold| {
            Faces::built_in().width(text, FaceStyle { bold, italic: false }, chart.text_size)
        };
        let label = |group: &BarGroup| wide(&group.label.plain_text(), false) + ChartAlone::GAP;
        let end = |bar: &Bar| bar.length + ChartAlone::GAP + wide(&bar.words.plain_text(), false);
        let bars = chart.groups.iter().flat_map(|group| &group.bars);
        ChartAlone {
            labels: chart.groups.iter().map(label).fold(chart.label_width, Length::max),
            plot: bars.map(end).fold(chart.plot_width, Length::max),
            title: wide(&chart.title, true),
        }
    }

    /// The whole width.
    pub fn all(self) -> Length {
        (self.labels + self.plot).max(self.title)
    }
}
