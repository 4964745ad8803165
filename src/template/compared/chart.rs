//! The totals by year before and after, as a chart of the tree.

use rust_decimal::Decimal;

use crate::budget::diff::{Diff, bars};
use crate::content::money::format_amount;
use crate::document::{Bar, BarGroup, Chart, Inline, Orientation, Paragraph, Role, Shade};
use crate::fonts::FaceStyle;
use crate::length::Length;
use crate::theme::Theme;

const SIZE: Length = Length::twips(240);

/// The chart of a difference; none where there is nothing to draw.
pub(super) fn chart(diff: &Diff, theme: &Theme, orientation: Orientation) -> Option<Chart> {
    let pairs = bars(diff);
    let largest = pairs.iter().flat_map(|bar| [bar.sides.old, bar.sides.new]).max()?;
    let words = |bar: &crate::budget::diff::Bar| {
        [
            (bar.sides.old, Shade::Light, format!("trước: {}", format_amount(bar.sides.old))),
            (bar.sides.new, Shade::Dark, format!("sau: {}", format_amount(bar.sides.new))),
        ]
    };
    let style = theme.style(Role::OChu);
    let face = FaceStyle { bold: style.bold, italic: style.italic };
    let widest = |texts: &mut dyn Iterator<Item = String>| {
        let widths = texts.map(|text| theme.faces.width(&text, face, SIZE));
        widths.max().unwrap_or(Length::ZERO) + theme.room.cell_padding * 2
    };
    let whole = theme.text_width(orientation);
    let label_width = widest(&mut pairs.iter().map(|bar| bar.label.clone())).min(whole.scale(0.3));
    let beside = widest(&mut pairs.iter().flat_map(|bar| words(bar).map(|(_, _, words)| words)));
    let plot_width = whole - label_width;
    let longest = (plot_width - beside).max(Length::ZERO);
    let (bar_height, group_gap) = (Length::mm(5.5), Length::mm(2.0));
    let height = (bar_height * 2 + group_gap) * pairs.len() as i32;
    let groups = pairs.iter().map(|pair| BarGroup {
        label: line(&pair.label),
        bars: words(pair)
            .into_iter()
            .map(|(amount, shade, words)| Bar {
                length: share(amount, largest, longest),
                shade,
                words: line(&words),
            })
            .collect(),
    });
    let by_year = diff.columns.iter().any(|column| column.head.year.is_some());
    let by = if by_year { " theo năm" } else { "" };
    Some(Chart {
        title: format!("Tổng kinh phí{by} trước và sau điều chỉnh ({})", diff.unit.name()),
        text_size: SIZE,
        label_width,
        plot_width,
        bar_height,
        group_gap,
        // A title of two lines stands above it on its page.
        whole: height + Length::mm(20.0) < theme.text_height(orientation),
        groups: groups.collect(),
    })
}

/// Of the longest bar, as the amount is of the largest; no bar for less than nothing.
fn share(amount: Decimal, largest: Decimal, longest: Length) -> Length {
    if largest <= Decimal::ZERO || amount <= Decimal::ZERO {
        return Length::ZERO;
    }
    let share = amount.checked_div(largest).unwrap_or_default();
    let length = share.checked_mul(longest.to_decimal_mm()).and_then(Length::from_decimal_mm);
    // The least there is of something shows.
    length.unwrap_or(longest).max(Length::twips(15))
}

fn line(text: &str) -> Paragraph {
    Paragraph::new(Role::OChu, vec![Inline::text(text)])
}

#[cfg(test)]
mod tests {
    use rust_decimal::Decimal;

    use super::share;
    use crate::length::Length;

    #[test]
    fn bars_are_as_long_as_their_amounts_and_the_least_one_shows() {
        let longest = Length::mm(100.0);
        let of = |amount: i64| share(Decimal::from(amount), Decimal::from(400), longest);
        assert_eq!((of(400), of(100), of(0)), (longest, Length::mm(25.0), Length::ZERO));
        assert_eq!(share(Decimal::ONE, Decimal::from(10_i64.pow(18)), longest), Length::twips(15));
        assert_eq!(share(Decimal::ZERO, Decimal::ZERO, longest), Length::ZERO);
    }
}
