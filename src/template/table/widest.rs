//! What a column of a table holds at its widest.
//!
//! In: a table with its sums, and the theme. Out: the width that the widest figure of a column takes.

use rust_decimal::Decimal;

use super::body::figure;
use crate::budget::{PartKind, PartSums, Sums, Totals};
use crate::content::table::{Bang, Kind, Part};
use crate::document::Role;
use crate::fonts::FaceStyle;
use crate::length::Length;
use crate::theme::Theme;

/// The least width of a column that states none, in millimetres.
pub(super) const LEAST: i64 = 8;

/// The widest figure of a column, or number of a row, as it is set; None in columns of words.
pub(super) fn widest(bang: &Bang, totals: &Totals, theme: &Theme, column: usize) -> Option<(Length, String)> {
    let kind = &bang.columns[column].kind;
    let mut figures = Vec::new();
    if kind.holds_figures() {
        if bang.total.is_some() {
            figures.push((figure(totals.grand[column], kind, bang.zero), Role::OTongSo));
        }
        collect(&totals.parts, &mut |sums, role| figures.push((figure(sums[column], kind, bang.zero), role)));
    } else if *kind == Kind::Number {
        labels(&bang.parts, &mut figures);
    }
    let set = |(text, role): (String, Role)| {
        let style = theme.style(role);
        let face = FaceStyle { bold: style.bold, italic: style.italic };
        (theme.faces.width(&text, face, bang.text_size), text)
    };
    figures.into_iter().map(set).max_by_key(|(width, _)| *width)
}

fn collect(parts: &[PartSums], found: &mut impl FnMut(&Sums, Role)) {
    for part in parts {
        let role = match part.of {
            PartKind::Group => Role::ONhomSo,
            PartKind::Task => Role::OSo,
        };
        found(&part.sums, role);
        collect(&part.parts, found);
    }
}

fn labels(parts: &[Part], found: &mut Vec<(String, Role)>) {
    for part in parts {
        match part {
            Part::Group(group) => {
                found.push((group.label.clone(), Role::ONhomGiua));
                labels(&group.parts, found);
            }
            Part::Task(task) => found.push((task.label.clone(), Role::OGiua)),
        }
    }
}

/// Millimetres as they are named to people.
pub(super) fn tenths(mm: Decimal) -> Decimal {
    mm.round_dp(1).normalize()
}
