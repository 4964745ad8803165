//! The widths and heights of a chart.
//!
//! In: a chart of the tree, each bar with its share of the longest. Out: the same chart with all lengths
//! decided. It leaves a chart by itself, without a page, to `alone`.

use rust_decimal::Decimal;

use crate::fonts::FaceStyle;
use crate::length::Length;
use crate::paper::{Chart, Orientation, Paragraph};
use crate::theme::Theme;

/// Decides them on a page of this orientation.
pub fn decide(chart: &mut Chart, theme: &Theme, orientation: Orientation) {
    let size = chart.text_size;
    let width = |line: &Paragraph| {
        let style = theme.style(line.role);
        theme.faces.width(&line.plain_text(), FaceStyle { bold: style.bold, italic: style.italic }, size)
    };
    let widest = |lines: &mut dyn Iterator<Item = &Paragraph>| {
        lines.map(width).max().unwrap_or_default() + theme.room.cell_padding * 2
    };
    let whole = theme.text_width(orientation);
    let label_width = widest(&mut chart.groups.iter().map(|group| &group.label)).min(whole.scale(0.3));
    let bars = chart.groups.iter().flat_map(|group| &group.bars);
    let beside = widest(&mut bars.map(|bar| &bar.words));
    let plot_width = whole - label_width;
    let longest = (plot_width - beside).max(Length::ZERO);
    for bar in chart.groups.iter_mut().flat_map(|group| &mut group.bars) {
        bar.length = length(bar.share, longest);
    }
    (chart.label_width, chart.plot_width) = (label_width, plot_width);
    (chart.bar_height, chart.group_gap) = (Length::mm(5.5), Length::mm(2.0));
    let height = (chart.bar_height * 2 + chart.group_gap) * chart.groups.len() as i32;
    // With room for a title of two lines above it on the same page.
    chart.whole = height + Length::mm(20.0) < theme.text_height(orientation);
}

/// This share of the longest bar; an amount of zero has no bar.
fn length(share: Decimal, longest: Length) -> Length {
    if share <= Decimal::ZERO {
        return Length::ZERO;
    }
    let length = share.checked_mul(longest.to_decimal_mm()).and_then(Length::from_decimal_mm);
    // Even the smallest amount is visible.
    length.unwrap_or(longest).max(Length::twips(15))
}

#[cfg(test)]
mod tests {
    use rust_decimal::Decimal;

    use super::length;
    use crate::length::Length;

    #[test]
    fn bars_are_as_long_as_their_share_and_the_least_one_shows() {
        let longest = Length::mm(100.0);
        let of = |amount: i64| length(Decimal::from(amount) / Decimal::from(400), longest);
        assert_eq!((of(400), of(100), of(0)), (longest, Length::mm(25.0), Length::ZERO));
        let least = Decimal::ONE / Decimal::from(10_i64.pow(18));
        assert_eq!(length(least, longest), Length::twips(15));
    }
}
