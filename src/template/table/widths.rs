//! The widths of a table's columns: stated ones as they are, the rest shares what is left.

use rust_decimal::Decimal;

use super::body::figure;
use super::room;
use crate::budget::{PartKind, PartSums, Totals};
use crate::content::money::format_amount;
use crate::content::table::{Bang, Below, Column, Heading};
use crate::diag::{Diagnostic, Diagnostics, codes};
use crate::document::{Orientation, Role};
use crate::fonts::FaceStyle;
use crate::length::Length;
use crate::source::Span;
use crate::theme::Theme;

/// The least width of a column that states none, in millimetres.
pub(super) const LEAST: i64 = 8;

/// Tells columns that do not fit the page, and figures that do not fit their column.
pub(in crate::template) fn check_widths(
    bang: &Bang,
    totals: &Totals,
    theme: &Theme,
    orientation: Orientation,
    diags: &mut Diagnostics,
) {
    let available = theme.text_width(orientation);
    if let Some(finding) = room::too_narrow(bang, totals, theme, available) {
        diags.push(finding);
        return;
    }
    let Some(first) = bang.columns.iter().find_map(|column| column.width) else { return };
    let (page, stated) = (tenths(available.to_decimal_mm()), stated(bang));
    let open = bang.columns.iter().filter(|column| column.width.is_none()).count();
    let figures = (format_amount(tenths(stated)), format_amount(page));
    if stated > page {
        let message = format!("các cột rộng {} mm, trang chỉ rộng {} mm", figures.0, figures.1);
        diags.push(
            Diagnostic::error(codes::C013, first.at, message)
                .hint("giảm `rong` của các cột, hoặc bỏ `rong` ở một cột để chương trình tự tính"),
        );
    } else if stated + Decimal::from(LEAST) * Decimal::from(open) > page {
        let message = format!(
            "các cột có `rong` chiếm {} mm của trang rộng {} mm, không đủ chỗ cho {open} cột chưa ghi `rong`",
            figures.0, figures.1
        );
        diags.push(Diagnostic::error(codes::C013, first.at, message).hint("giảm `rong` của các cột"));
    } else {
        check_figures(bang, totals, theme, available, diags);
        check_heads(&bang.headings, bang, theme, &fitted(bang, available), diags);
    }
}

/// A word wider than its head would be cut in two by Word.
fn check_heads(heads: &[Heading], bang: &Bang, theme: &Theme, widths: &[Length], diags: &mut Diagnostics) {
    let style = theme.style(Role::TieuDeCot);
    let face = FaceStyle { bold: style.bold, italic: style.italic };
    for head in heads {
        let place = match &head.below {
            Below::Headings(heads) => {
                check_heads(heads, bang, theme, widths, diags);
                continue;
            }
            Below::Column(place) => *place,
        };
        let words = head.title.iter().flat_map(|line| line.raw.split_whitespace());
        let widest = words.map(|word| (theme.faces.width(word, face, bang.text_size), word)).max();
        let Some((needed, word)) = widest else { continue };
        let needed = needed + theme.room.cell_padding * 2;
        if needed > widths[place] {
            let column = &bang.columns[place];
            let at = column.width.map_or(column.id.at, |width| width.at);
            tell(column, at, &format!("chữ `{word}`"), needed, widths[place], diags);
        }
    }
}

/// A figure never breaks over lines, so that one wider than its cell would be cut or overlap.
fn check_figures(bang: &Bang, totals: &Totals, theme: &Theme, available: Length, diags: &mut Diagnostics) {
    let widths = fitted(bang, available);
    let padding = theme.room.cell_padding * 2;
    for (place, column) in bang.columns.iter().enumerate().filter(|(_, column)| column.kind.holds_figures()) {
        let Some((needed, widest)) = widest(bang, totals, theme, place) else { continue };
        if needed + padding > widths[place] {
            let at = column.width.map_or(column.id.at, |width| width.at);
            tell(column, at, &format!("số `{widest}`"), needed + padding, widths[place], diags);
        }
    }
}

/// Tells that a column is narrower than what stands in it.
fn tell(column: &Column, at: Span, what: &str, needed: Length, width: Length, diags: &mut Diagnostics) {
    let needed = format_amount(tenths(needed.to_decimal_mm()) + Decimal::new(1, 1));
    let width = format_amount(tenths(width.to_decimal_mm()));
    let message = format!("cột `{}` rộng {width} mm, {what} cần {needed} mm", column.id.text);
    let hint = format!("đặt `rong` từ {needed} trở lên, hoặc giảm `co_chu` của bảng");
    diags.push(Diagnostic::warning(codes::C013, at, message).hint(hint));
}

/// The widest figure of a column as it is set.
pub(super) fn widest(bang: &Bang, totals: &Totals, theme: &Theme, column: usize) -> Option<(Length, String)> {
    let mut figures = Vec::new();
    if bang.total.is_some() {
        figures.push((totals.grand[column], Role::OTongSo));
    }
    collect(&totals.parts, column, &mut figures);
    let set = |(amount, role): (Option<Decimal>, Role)| {
        let text = figure(amount, &bang.columns[column].kind, bang.zero);
        let style = theme.style(role);
        let face = FaceStyle { bold: style.bold, italic: style.italic };
        (theme.faces.width(&text, face, bang.text_size), text)
    };
    figures.into_iter().map(set).max_by_key(|(width, _)| *width)
}

fn collect(parts: &[PartSums], column: usize, figures: &mut Vec<(Option<Decimal>, Role)>) {
    for part in parts {
        let role = match part.of {
            PartKind::Group => Role::ONhomSo,
            PartKind::Task => Role::OSo,
        };
        figures.push((part.sums[column], role));
        collect(&part.parts, column, figures);
    }
}

/// The widths on a page of so much room. What is too wide for it is narrowed in proportion.
pub(super) fn fitted(bang: &Bang, available: Length) -> Vec<Length> {
    let page = available.to_decimal_mm();
    let stated = stated(bang);
    let open = bang.columns.iter().filter(|column| column.width.is_none()).count();
    let share = match open {
        0 => Decimal::ZERO,
        open => ((page - stated) / Decimal::from(open)).max(Decimal::from(LEAST)),
    };
    let wanted = |column: &Column| column.width.map_or(share, |width| width.mm);
    let all: Decimal = bang.columns.iter().map(wanted).sum();
    // Each edge is rounded, not each width, so that they come to the page's width together.
    let (mut edge, mut reached) = (Decimal::ZERO, Length::ZERO);
    let mut widths = Vec::new();
    for column in &bang.columns {
        edge += wanted(column);
        let at = if all > page { edge * page / all } else { edge };
        let at = Length::from_decimal_mm(at).unwrap_or(available).min(available);
        widths.push(at - reached);
        reached = at;
    }
    widths
}

fn stated(bang: &Bang) -> Decimal {
    bang.columns.iter().filter_map(|column| column.width).map(|width| width.mm).sum()
}

pub(super) fn tenths(mm: Decimal) -> Decimal {
    mm.round_dp(1).normalize()
}
