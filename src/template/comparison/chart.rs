//! The totals by year before and after, as a chart of the tree.
//!
//! In: the comparison of a table. Out: bars, each with its share of the longest, and words. It leaves
//! lengths to the layout.

use rust_decimal::Decimal;

use crate::budget::comparison::{TableComparison, bars};
use crate::content::money::format_amount;
use crate::length::Length;
use crate::paper::{Bar, BarGroup, Chart, Inline, Paragraph, Role, Shade};

const SIZE: Length = Length::twips(240);

/// The chart of a comparison. Returns None if there is nothing to draw.
pub(super) fn chart(diff: &TableComparison) -> Option<Chart> {
    let pairs = bars(diff);
    let largest = pairs.iter().flat_map(|bar| [bar.sides.old, bar.sides.new]).max()?;
    let bar = |amount: Decimal, shade, when: &str| Bar {
        share: share(amount, largest),
        length: Length::ZERO,
        shade,
        words: line(&format!("{when}: {}", format_amount(amount))),
    };
    let groups = pairs.iter().map(|pair| BarGroup {
        label: line(&pair.label),
        bars: vec![bar(pair.sides.old, Shade::Light, "trước"), bar(pair.sides.new, Shade::Dark, "sau")],
    });
    let by_year = diff.columns.iter().any(|column| column.head.year.is_some());
    let by = if by_year { " theo năm" } else { "" };
    let title = format!("Tổng kinh phí{by} trước và sau điều chỉnh ({})", diff.unit.name());
    Some(Chart::new(title, SIZE, groups.collect()))
}

/// The amount as a share of the largest; zero for a negative amount.
fn share(amount: Decimal, largest: Decimal) -> Decimal {
    if largest <= Decimal::ZERO || amount <= Decimal::ZERO {
        return Decimal::ZERO;
    }
    amount.checked_div(largest).unwrap_or_default()
}

fn line(text: &str) -> Paragraph {
    Paragraph::new(Role::OChu, vec![Inline::text(text)])
}

#[cfg(test)]
mod tests {
    use rust_decimal::Decimal;

    use super::share;

    #[test]
    fn bars_are_parts_of_the_largest_amount() {
        let of = |amount: i64| share(Decimal::from(amount), Decimal::from(400));
        assert_eq!(
            (of(400), of(100), of(0), of(-5)),
            (Decimal::ONE, Decimal::new(25, 2), Decimal::ZERO, Decimal::ZERO)
        );
        assert_eq!(share(Decimal::ZERO, Decimal::ZERO), Decimal::ZERO);
        assert!(share(Decimal::ONE, Decimal::from(10_i64.pow(18))) > Decimal::ZERO);
    }
}
