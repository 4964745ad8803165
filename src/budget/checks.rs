//! Checks the sums of a table against stated sums, ceilings and, if figures are rounded, the exact
//! totals.
//!
//! In: counted rows and what is stated about them. Out: findings. It leaves adding up to `count`.

use rust_decimal::Decimal;

use super::count::Adder;
use super::exact;
use super::sheet::Counted;
use crate::content::money::format_amount;
use crate::content::table::{Bang, Counts, StatedSum};
use crate::finding::{Finding, Findings, codes};

/// Decimals that a person may type.
const TYPED: u32 = 6;

/// Whether a stated sum is the computed one. A spreadsheet keeps 15 digits of a third: such figures come to their
/// sum but for the last of these digits.
fn is_same(stated: Decimal, sum: Decimal) -> bool {
    let is_long = |one: Decimal| one.normalize().scale() > TYPED;
    let is_near = || exact::subtract(stated, sum).is_some_and(|gap| gap.abs() < Decimal::new(1, TYPED));
    stated == sum || (is_long(stated) || is_long(sum)) && is_near()
}

impl Adder<'_, '_> {
    /// Checks that the sums that a person stated are the exact ones.
    pub(super) fn check(&mut self, stated: &[StatedSum], row: &Counted, owner: &str, how: &str) {
        for &StatedSum { column, amount } in stated {
            let Some(sum) = row.exact[column].filter(|sum| !is_same(amount.value, *sum)) else { continue };
            let id = &self.bang.columns[column].id.text;
            let (written, counted) = (format_amount(amount.value), format_amount(sum));
            self.findings.push(
                Finding::error(
                    codes::B003,
                    amount.at,
                    format!("{owner} ghi {written} ở cột `{id}`, {how} là {counted}"),
                )
                .hint("sửa số ghi sẵn hoặc các số của nhiệm vụ"),
            );
        }
    }

    /// Checks that neither the exact sums nor those on paper exceed their ceilings.
    pub(super) fn cap(&mut self, ceilings: &[StatedSum], row: &Counted, owner: &str) {
        for &StatedSum { column, amount } in ceilings {
            let unit = self.bang.unit();
            let exact = row.exact[column].map(|sum| (sum, ""));
            let shown = row.shown[column].and_then(|sum| self.bang.shown.unit.convert(sum, unit));
            let sums = [exact, shown.map(|sum| (sum, " (số in ra, đã làm tròn)"))];
            let over = sums.into_iter().flatten().find(|(sum, _)| *sum > amount.value);
            let Some((sum, which)) = over else { continue };
            let Some(excess) = exact::subtract(sum, amount.value) else { continue };
            let id = &self.bang.columns[column].id.text;
            let message = format!(
                "{owner} vượt mức trần ở cột `{id}`: tổng {}{which}, mức trần {}, vượt {} {}",
                format_amount(sum),
                format_amount(amount.value),
                format_amount(excess),
                unit.name()
            );
            self.findings.push(
                Finding::error(codes::B007, amount.at, message)
                    .hint("giảm các số của nhiệm vụ, hoặc sửa `muc_tran`"),
            );
        }
    }
}

/// Reports the difference between rounded totals and the exact ones.
pub(super) fn tell_gaps(bang: &Bang, grand: &Counted, findings: &mut Findings) {
    let Some(at) = bang.shown.rounded else { return };
    let unit = bang.shown.unit;
    let mut gaps = Vec::new();
    for (place, column) in bang.columns.iter().enumerate() {
        // Only money is rounded.
        let money = grand.exact[place].filter(|_| column.kind.counts() == Some(Counts::Money));
        let exact = money.and_then(|sum| bang.unit().convert(sum, unit));
        let (Some(exact), Some(shown)) = (exact, grand.shown[place]) else { continue };
        let Some(gap) = exact::subtract(shown, exact).filter(|gap| !gap.is_zero()) else { continue };
        gaps.push(format!(
            "cột `{}` in {}, đúng là {}, chênh {}",
            column.id.text,
            format_amount(shown),
            format_amount(exact),
            format_amount(gap)
        ));
    }
    if !gaps.is_empty() {
        let message =
            format!("làm tròn nên tổng in ra khác tổng đúng ({}): {}", unit.name(), gaps.join("; "));
        findings.push(
            Finding::note(codes::B006, at, message)
                .hint("tổng in ra là tổng của các số đã làm tròn; bỏ `lam_tron` nếu cần đúng từng số"),
        );
    }
}
