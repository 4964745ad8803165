//! A whole row of a comparison in one sentence: `{{ so_sanh.thay_doi.nhiem_vu.so_tay.dien_giai }}`.
//!
//! In: the figures of a row before and after. Out: "tăng 2 triệu đồng, từ 3 triệu đồng lên 5 triệu đồng
//! (năm 2027 tăng …)". Which columns changed is found anew each time, so that a decision says the right
//! years after another change of the plan.

use rust_decimal::Decimal;

use crate::budget::comparison::{ComparedSums, TableComparison, difference, mid_sentence};
use crate::content::money::format_amount;

/// The name of the sentence beside the figures of a row.
pub(super) const KEY: &str = "dien_giai";

/// A figure that did not change.
pub(super) const SAME: &str = "không thay đổi";

/// How the figures of a row changed: that of the main column, then in brackets each stated column that
/// changed.
pub(super) fn change(diff: &TableComparison, old: &ComparedSums, new: &ComparedSums) -> String {
    let moved = |at: usize| {
        let (was, is) = (old[at].unwrap_or_default(), new[at].unwrap_or_default());
        let (amount, was_words) = (|value| amount(diff, at, value), amount(diff, at, was));
        let change = difference(old[at], new[at]);
        let by = amount(change.abs());
        match () {
            () if change.is_zero() => format!("giữ nguyên {was_words}"),
            () if change.is_sign_negative() => format!("giảm {by}, từ {was_words} xuống {}", amount(is)),
            () => format!("tăng {by}, từ {was_words} lên {}", amount(is)),
        }
    };
    let changed = |at: &usize| !difference(old[*at], new[*at]).is_zero();
    let columns: Vec<usize> = stated(diff).filter(changed).collect();
    let same = diff.main.is_none_or(|main| !changed(&main));
    if columns.is_empty() && same {
        return SAME.to_owned();
    }
    let columns = columns.into_iter().map(|at| format!("{} {}", column(diff, at), moved(at)));
    joined(diff.main.map(moved), &columns.collect::<Vec<_>>())
}

/// The figures of a row: that of the main column, then in brackets each stated column that has one.
pub(super) fn amounts(diff: &TableComparison, row: &ComparedSums) -> String {
    let figure = |at: usize| amount(diff, at, row[at].unwrap_or_default());
    let filled = |at: &usize| row[*at].is_some_and(|value| !value.is_zero());
    let columns = stated(diff).filter(filled).map(|at| format!("{} là {}", column(diff, at), figure(at)));
    joined(diff.main.map(figure), &columns.collect::<Vec<_>>())
}

/// The columns that a person states, but the one that stands for the row.
fn stated(diff: &TableComparison) -> impl Iterator<Item = usize> {
    (0..diff.columns.len()).filter(|&at| diff.columns[at].head.sum_of.is_none() && Some(at) != diff.main)
}

fn joined(main: Option<String>, columns: &[String]) -> String {
    let columns = columns.join("; ");
    match main {
        Some(main) if columns.is_empty() => main,
        Some(main) => format!("{main} ({columns})"),
        None if columns.is_empty() => "0".to_owned(),
        None => columns,
    }
}

fn amount(diff: &TableComparison, at: usize, value: Decimal) -> String {
    match diff.columns[at].head.is_money {
        true => format!("{} {}", format_amount(value), diff.unit.name()),
        false => format_amount(value),
    }
}

/// The title of a column in the middle of a sentence.
fn column(diff: &TableComparison, at: usize) -> String {
    mid_sentence(&diff.columns[at].head.title)
}
