//! What a column of a table holds at its widest.
//!
//! In: a table's sheet, and the theme. Out: the width that the widest figure of a column takes.

use rust_decimal::Decimal;

use super::body::figure;
use crate::budget::{RowKind, Sheet, SheetRow};
use crate::content::table::ColumnKind;
use crate::document::Role;
use crate::fonts::FaceStyle;
use crate::length::Length;
use crate::theme::Theme;

/// The least width of a column that states none, in millimetres.
pub(super) const LEAST: i64 = 8;

/// The widest figure of a column, or number of a row, as it is set; None in columns of words.
pub(super) fn widest(sheet: &Sheet, theme: &Theme, column: usize) -> Option<(Length, String)> {
    let bang = &sheet.bang;
    let kind = bang.columns[column].kind;
    let holds_numbers = kind == ColumnKind::RowNumber;
    if !kind.holds_figures() && !holds_numbers {
        return None;
    }
    let set = |row: SheetRow<'_>| {
        let (role, text) = match (row.kind(), holds_numbers) {
            (RowKind::Group, true) => (Role::ONhomGiua, row.label().to_owned()),
            (RowKind::Group, false) => (Role::ONhomSo, figure(row.shown[column], kind, bang.zero)),
            (RowKind::Task, true) => (Role::OGiua, row.label().to_owned()),
            (RowKind::Task, false) => (Role::OSo, figure(row.shown[column], kind, bang.zero)),
            (RowKind::Total, true) => return None,
            (RowKind::Total, false) => (Role::OTongSo, figure(row.shown[column], kind, bang.zero)),
        };
        let style = theme.style(role);
        let face = FaceStyle { bold: style.bold, italic: style.italic };
        Some((theme.faces.width(&text, face, bang.text_size), text))
    };
    let rows = sheet.rows();
    // Of figures that are equally wide the lowest is named, the totals only where all are narrower.
    let (total, parts) = match rows.split_last() {
        Some((last, parts)) if last.kind() == RowKind::Total => (Some(*last), parts),
        _ => (None, rows.as_slice()),
    };
    let rows = total.into_iter().chain(parts.iter().copied());
    rows.filter_map(set).max_by_key(|(width, _)| *width)
}

/// Millimetres as they are named to people.
pub(super) fn tenths(mm: Decimal) -> Decimal {
    mm.round_dp(1).normalize()
}
