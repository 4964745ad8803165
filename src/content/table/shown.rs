//! How a table's money is printed: in which unit, with how many decimals, rounded or not.
//!
//! In: `don_vi`, `hien_thi`, `so_le`, `lam_tron`. Out: a [`ShownMoney`]. The figures are left to `budget`.

use super::Column;
use crate::content::declare::Fields;
use crate::content::money::Unit;
use crate::content::table_fields::{HIEN_THI, LAM_TRON, SO_LE};
use crate::finding::{Finding, Findings, codes};
use crate::source::Span;

/// How money is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ShownMoney {
    /// The unit in which it is printed.
    pub unit: Unit,
    /// The most decimals, 0 to 3; None if figures are printed with all they have.
    pub decimals: Option<u32>,
    /// Where it is stated that each figure is rounded to them; without it, a finer figure is an error.
    pub rounded: Option<Span>,
}

/// Reads how a table kept in `unit` is shown.
pub(super) fn read(
    fields: Fields<'_>,
    unit: Unit,
    columns: &[Column],
    findings: &mut Findings,
) -> ShownMoney {
    if !columns.iter().any(|column| column.kind.holds_money()) {
        for key in [HIEN_THI.key, SO_LE.key, LAM_TRON.key].into_iter().filter(|key| fields.get(key).is_some())
        {
            let message = format!("bảng không có cột tiền nên không dùng `{key}`");
            let at = fields.key_span(key);
            findings.push(Finding::error(codes::C013, at, message).hint(format!("bỏ `{key}`")));
        }
    }
    let shown = fields.choice(&HIEN_THI).unwrap_or(unit);
    let stated = fields.choice(&SO_LE);
    let rounded = fields.chosen(&LAM_TRON).filter(|chosen| chosen.choice.value).map(|chosen| chosen.at);
    // Nothing is paid below one đồng; otherwise there is only a limit if the unit is changed, or figures are
    // rounded.
    let whole = shown != unit || rounded.is_some() || shown == Unit::Dong;
    ShownMoney { unit: shown, decimals: stated.or(whole.then_some(0)), rounded }
}
