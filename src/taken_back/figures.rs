//! Figures as cells show them.
//!
//! In: the words of a cell. Out: the figure, or that it is none.

use rust_decimal::Decimal;

use crate::content::money::parse_amount;
use crate::content::money::signed::parse_signed;

/// A figure as a cell shows it.
pub(super) fn read(text: &str, signed: bool) -> Option<Decimal> {
    if matches!(text, "-" | "–") {
        return Some(Decimal::ZERO);
    }
    let inner = text.strip_prefix('(').and_then(|text| text.strip_suffix(')'));
    if let Some(inner) = inner.filter(|_| signed) {
        return parse_amount(inner).ok().map(|amount| -amount);
    }
    if signed { parse_signed(text).ok() } else { parse_amount(text).ok() }
}
