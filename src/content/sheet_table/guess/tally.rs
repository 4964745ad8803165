//! What the cells of a column are, counted.
//!
//! In: cells. Out: how many hold figures, days, words; a share as it is seen. What that makes of the column is left
//! to `kinds`.

use rust_decimal::Decimal;

use super::super::folded;
use super::super::grid::words;
use crate::content::money::signed::parse_signed;
use crate::tabular::{CellValue, DataCell, ShownText};

/// What the cells of a column are.
#[derive(Default)]
pub(super) struct CellTally {
    pub(super) figures: usize,
    pub(super) dates: usize,
    pub(super) crosses: usize,
    pub(super) words: usize,
    /// Those of the words that are figures but for how they are typed: `1,500,000`, `2.000.000 đ`.
    pub(super) odd: usize,
    pub(super) shares: usize,
    pub(super) longest: usize,
}

impl CellTally {
    pub(super) fn of(cells: &[&DataCell]) -> CellTally {
        let mut tally = CellTally::default();
        for cell in cells {
            let text = words(cell);
            tally.longest = tally.longest.max(text.chars().count());
            let share = matches!(&cell.shown, ShownText::Other(seen) if seen.ends_with('%'));
            match &cell.value {
                CellValue::Empty => {}
                _ if share || text.ends_with('%') => tally.shares += 1,
                CellValue::Number(_)
                | CellValue::Inexact(_)
                | CellValue::Formula(_)
                | CellValue::Error(_) => {
                    tally.figures += 1;
                }
                CellValue::Date(_) => tally.dates += 1,
                CellValue::Text(text) if text.trim_matches(['-', '–', '—', ' ']).is_empty() => {}
                CellValue::Text(text) if parse_signed(text).is_ok() => tally.figures += 1,
                CellValue::Text(text) if text.eq_ignore_ascii_case("x") => tally.crosses += 1,
                CellValue::Text(text) => {
                    tally.words += 1;
                    tally.odd += usize::from(is_odd_figure(text));
                }
                CellValue::Bool(_) => tally.words += 1,
            }
        }
        tally
    }
}

/// Whether words are a figure but for how it is typed.
fn is_odd_figure(text: &str) -> bool {
    let text = folded(text);
    let digits = text.trim_end_matches(|one: char| one.is_alphabetic() || one.is_whitespace() || one == '.');
    let unit = text[digits.len()..].trim_matches([' ', '.']);
    let is_figure = |one: char| one.is_ascii_digit() || one.is_whitespace() || ".,".contains(one);
    let bare = digits.trim_start_matches(['-', '+', '(', '\'', ' ']).trim_end_matches([')', ' ']);
    bare.starts_with(|one: char| one.is_ascii_digit())
        && bare.chars().all(is_figure)
        && ["", "d", "dong", "vnd", "trieu", "trieu dong", "nghin dong", "ty dong"].contains(&unit)
}

/// A share as it is seen, in per cent.
pub(super) fn share(cell: &DataCell) -> Option<Decimal> {
    let seen_in_per_cent = matches!(&cell.shown, ShownText::Other(seen) if seen.ends_with('%'));
    match &cell.value {
        CellValue::Number(number) if seen_in_per_cent => number.checked_mul(Decimal::ONE_HUNDRED),
        CellValue::Number(number) => Some(*number),
        CellValue::Text(text) => parse_signed(text.trim_end_matches([' ', '%'])).ok(),
        _ => None,
    }
}
