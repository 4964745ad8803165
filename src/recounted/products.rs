//! Amounts that a table states as quantity times price, multiplied again.
//!
//! In: a recognised table. Out: in its [`Recount`] the amounts that are another product. Only a table with one column
//! of quantities, one of prices and nothing else that could be a factor is looked at, and only where most of its rows
//! bear it out: a number of days or a share that its words tell would make every row another product.

use rust_decimal::Decimal;

use super::evidence::{SumOutcome, SumTally};
use super::sums::{AddedUp, Recount, Sureness, difference};
use super::{PrintedFigure, RecognisedKind, RecognisedSort, RecognisedTable, words};
use crate::budget;

/// Multiplies all rows of the columns that say so.
pub(super) fn check(table: &RecognisedTable<'_>, recount: &mut Recount) {
    let factors: Vec<usize> = (0..table.columns.len())
        .filter(|column| table.columns[*column].kind == RecognisedKind::Quantity)
        .collect();
    let named = |names: &[&str]| {
        let heads = |column: &&usize| {
            let heading = words::small(table.columns[**column].lowest());
            names.iter().any(|name| heading.starts_with(name))
        };
        factors.iter().find(heads).copied()
    };
    let [Some(quantity), Some(price)] = [named(&["số lượng", "khối lượng"]), named(&["đơn giá"])]
    else {
        return;
    };
    if factors.len() != 2 {
        return;
    }
    for column in table.amounts().filter(|column| is_product(table, *column)) {
        let (Some(of_price), Some(of_amount)) = (table.columns[price].unit, table.columns[column].unit)
        else {
            continue;
        };
        if of_price != of_amount {
            continue;
        }
        let mut tally = SumTally::default();
        let mut found = Vec::new();
        for (at, row) in table.body().filter(|(_, row)| row.sort != RecognisedSort::Remark) {
            let figures = [column, quantity, price].map(|column| table.figure(at, column));
            let ([Some(printed), Some(many), Some(each)], true) = (figures, row.sort.is_entry()) else {
                continue;
            };
            let Some(outcome) = compare(printed, many, each) else { continue };
            tally.count(outcome, printed);
            found.push((difference(at, column, printed, AddedUp::Product([quantity, price])), outcome));
        }
        recount.take(found, if tally.is_plain() { Sureness::Sure } else { Sureness::Silent });
    }
}

/// Whether a heading says that its amounts are products, and the column is no sum of others.
fn is_product(table: &RecognisedTable<'_>, column: usize) -> bool {
    let one = &table.columns[column];
    one.is_money
        && matches!(one.kind, RecognisedKind::Amount { .. })
        && words::small(one.lowest()).starts_with("thành tiền")
}

/// How an amount fits the product; None where that is too large to tell. What is cut off behind the last printed digit
/// is no difference, nor what a quantity or a price with decimals may have lost by being rounded.
fn compare(printed: PrintedFigure, many: PrintedFigure, each: PrintedFigure) -> Option<SumOutcome> {
    let product = many.amount.checked_mul(each.amount)?;
    let off = budget::difference(printed.amount, product)?.abs();
    let half = |decimals: u32| Decimal::new(5, decimals + 1);
    let loose = |figure: PrintedFigure, other: PrintedFigure| match figure.decimals {
        0 => Some(Decimal::ZERO),
        decimals => half(decimals).checked_mul(other.amount.abs()),
    };
    let exact = product.scale() <= printed.decimals || product.normalize().scale() <= printed.decimals;
    let own = if exact { Decimal::ZERO } else { Decimal::new(1, printed.decimals) };
    let bound = budget::sum([own, loose(many, each)?, loose(each, many)?])?;
    Some(if off <= bound { SumOutcome::Holds } else { SumOutcome::Differs(product.normalize()) })
}
