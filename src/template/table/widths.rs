//! The widths of a table's columns: stated ones as they are, the rest shares what is left, so that
//! figures fit as far as there is room.

use rust_decimal::Decimal;

use super::room;
use super::widest::{LEAST, tenths, widest};
use crate::budget::Sheet;
use crate::content::money::format_amount;
use crate::content::table::{Bang, Below, Column, Heading};
use crate::diag::{Code, Diagnostic, Diagnostics, Severity, Version, codes};
use crate::document::{Orientation, Role};
use crate::fonts::FaceStyle;
use crate::length::Length;
use crate::theme::Theme;

/// Tells columns that do not fit the page, and figures that do not fit their column.
pub(in crate::template) fn check_widths(
    sheet: &Sheet,
    theme: &Theme,
    orientation: Orientation,
    diags: &mut Diagnostics,
) {
    let bang = &sheet.bang;
    let available = theme.text_width(orientation);
    if let Some(finding) = room::too_narrow(sheet, theme, available) {
        diags.push(finding);
        return;
    }
    let (page, stated) = (tenths(available.to_decimal_mm()), stated(bang));
    let open = bang.columns.iter().filter(|column| column.width.is_none()).count();
    let figures = (format_amount(tenths(stated)), format_amount(page));
    let first = bang.columns.iter().find_map(|column| column.width);
    match first {
        Some(first) if stated > page => {
            let message = format!("các cột rộng {} mm, trang chỉ rộng {} mm", figures.0, figures.1);
            diags.push(
                Diagnostic::error(codes::C013, first.at, message)
                    .hint("giảm `rong` của các cột, hoặc bỏ `rong` ở một cột để chương trình tự tính"),
            );
        }
        Some(first) if stated + Decimal::from(LEAST) * Decimal::from(open) > page => {
            let message = format!(
                "các cột có `rong` chiếm {} mm của trang rộng {} mm, không đủ chỗ cho {open} cột chưa ghi `rong`",
                figures.0, figures.1
            );
            diags.push(Diagnostic::error(codes::C013, first.at, message).hint("giảm `rong` của các cột"));
        }
        _ => {
            let widths = fitted(sheet, theme, available);
            check_figures(sheet, theme, &widths, diags);
            check_heads(&bang.headings, bang, theme, &widths, diags);
        }
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
            let narrow = Narrow { column: &bang.columns[place], width: widths[place] };
            let mut finding = narrow.finding(codes::C013, &format!("chữ `{word}`"), needed);
            finding.severity = Severity::Warning;
            // Tables whose columns all share the page were not looked at before.
            let shared = bang.columns.iter().all(|column| column.width.is_none());
            diags.push(if shared { finding.since(Version(0, 2, 0)) } else { finding });
        }
    }
}

/// A figure never parts, so that one wider than its cell would stand over others in the PDF and be
/// cut in two by Word.
fn check_figures(sheet: &Sheet, theme: &Theme, widths: &[Length], diags: &mut Diagnostics) {
    let padding = theme.room.cell_padding * 2;
    for (place, column) in sheet.bang.columns.iter().enumerate() {
        let Some((needed, widest)) = widest(sheet, theme, place) else { continue };
        if needed + padding > widths[place] {
            let narrow = Narrow { column, width: widths[place] };
            diags.push(narrow.finding(codes::T012, &format!("số `{widest}`"), needed + padding));
        }
    }
}

/// A column that is narrower than what stands in it.
struct Narrow<'a> {
    column: &'a Column,
    width: Length,
}

impl Narrow<'_> {
    fn finding(&self, code: Code, what: &str, needed: Length) -> Diagnostic {
        let at = self.column.width.map_or(self.column.id.at, |width| width.at);
        let needed = format_amount(tenths(needed.to_decimal_mm()) + Decimal::new(1, 1));
        let width = format_amount(tenths(self.width.to_decimal_mm()));
        let message = format!("cột `{}` rộng {width} mm, {what} cần {needed} mm", self.column.id.text);
        let hint = format!("đặt `rong` từ {needed} trở lên, hoặc giảm `co_chu` của bảng");
        Diagnostic::error(code, at, message).hint(hint)
    }
}

/// The widths on a page of so much room. What is too wide for it is narrowed in proportion.
pub(super) fn fitted(sheet: &Sheet, theme: &Theme, available: Length) -> Vec<Length> {
    let page = available.to_decimal_mm();
    let wanted = wanted(sheet, theme, page);
    let all: Decimal = wanted.iter().sum();
    // Each edge is rounded, not each width, so that they come to the page's width together.
    let (mut edge, mut reached) = (Decimal::ZERO, Length::ZERO);
    let mut widths = Vec::new();
    for wanted in wanted {
        edge += wanted;
        let at = if all > page { edge * page / all } else { edge };
        let at = Length::from_decimal_mm(at).unwrap_or(available).min(available);
        widths.push(at - reached);
        reached = at;
    }
    widths
}

/// Stated widths, and equal shares of the rest; a column whose figures need more than its share
/// takes what they need, if the others then have room enough.
fn wanted(sheet: &Sheet, theme: &Theme, page: Decimal) -> Vec<Decimal> {
    let bang = &sheet.bang;
    let is_open = |column: &usize| bang.columns[*column].width.is_none();
    let open: Vec<usize> = (0..bang.columns.len()).filter(is_open).collect();
    let rest = page - stated(bang);
    let share = |rest: Decimal, columns: usize| rest / Decimal::from(columns.max(1));
    let needed = |&column: &usize| {
        let (needed, _) = widest(sheet, theme, column)?;
        // A twip more, for the edge that is rounded.
        let whole = needed + theme.room.cell_padding * 2 + Length::twips(1);
        Some((column, whole.to_decimal_mm()))
    };
    let needs: Vec<(usize, Decimal)> = open.iter().filter_map(needed).collect();
    let mut grown: Vec<(usize, Decimal)> = Vec::new();
    let mut each = share(rest, open.len());
    loop {
        let more =
            |(column, need): &&(usize, Decimal)| *need > each && grown.iter().all(|(one, _)| one != column);
        let more: Vec<(usize, Decimal)> = needs.iter().filter(more).copied().collect();
        if more.is_empty() {
            break;
        }
        grown.extend(more);
        let taken: Decimal = grown.iter().map(|(_, need)| *need).sum();
        each = share(rest - taken, open.len() - grown.len());
        if grown.len() == open.len() || each < Decimal::from(LEAST) {
            grown.clear();
            each = share(rest, open.len());
            break;
        }
    }
    let each = each.max(Decimal::from(LEAST));
    let width = |(place, column): (usize, &Column)| {
        let own = grown.iter().find(|(one, _)| *one == place).map(|(_, need)| *need);
        column.width.map(|width| width.mm).or(own).unwrap_or(each)
    };
    bang.columns.iter().enumerate().map(width).collect()
}

fn stated(bang: &Bang) -> Decimal {
    bang.columns.iter().filter_map(|column| column.width).map(|width| width.mm).sum()
}
