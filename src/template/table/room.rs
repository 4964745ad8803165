//! Tables that no width of their columns makes fit the page: told once, not a column at a time.
//!
//! In: a table with its sums, and the page. Out: a finding, or nothing.

use rust_decimal::Decimal;

use super::widest::{LEAST, tenths, widest};
use crate::budget::Sheet;
use crate::content::money::format_amount;
use crate::diag::{Diagnostic, codes};
use crate::length::Length;
use crate::theme::Theme;

/// The finding of a table whose figures alone are wider than the page.
pub(super) fn too_narrow(sheet: &Sheet, theme: &Theme, available: Length) -> Option<Diagnostic> {
    let bang = &sheet.bang;
    let padding = theme.room.cell_padding * 2;
    let mut needed = Decimal::ZERO;
    let mut figures = 0;
    for (place, column) in bang.columns.iter().enumerate() {
        let widest = widest(sheet, theme, place).filter(|_| column.kind.holds_figures());
        figures += usize::from(widest.is_some());
        needed += widest.map_or(Decimal::from(LEAST), |(width, _)| (width + padding).to_decimal_mm());
    }
    let page = available.to_decimal_mm();
    let at = bang.columns.first()?.id.at;
    (needed > page).then(|| {
        let (needed, page) = (format_amount(tenths(needed)), format_amount(tenths(page)));
        let message = format!(
            "bảng {} cột không vừa trang: {figures} cột số cần ít nhất {needed} mm, trang rộng {page} mm",
            bang.columns.len()
        );
        Diagnostic::error(codes::C018, at, message).hint(
            "chia thành hai bảng, hoặc in số theo đơn vị lớn hơn (`hien_thi: tỷ đồng`), giảm `co_chu`; khổ A3 chưa in được",
        )
    })
}
