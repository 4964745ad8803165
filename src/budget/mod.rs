//! Every sum of a table, exact: products, row sums, subtotals of groups, grand totals, shares.
//!
//! In: a table's figures. Out: a [`Sheet`], and a finding for each stated sum that differs, each ceiling
//! that is exceeded, each figure with more decimals than are shown. The program does no other arithmetic
//! on money. It leaves how figures are printed to `template`.

mod checks;
pub mod comparison;
mod count;
mod exact;
mod shares;
mod sheet;
pub mod words;

use std::sync::Arc;

use rust_decimal::Decimal;

pub use crate::content::money::Unit;
use crate::content::table::{Bang, StatedSum};
use crate::finding::{Finding, Findings, codes};
use count::Adder;
use sheet::Counted;

pub use shares::percent;
pub use sheet::{RowKind, RowOf, Sheet, SheetRow, Sheets};

/// Figures by column; None in columns of words, where a figure could not be read, and where a row has
/// none (quantities and prices of groups).
pub type Sums = Vec<Option<Decimal>>;

/// The sum of figures in one unit of money. Returns None if it has too many digits to be exact.
pub fn sum(figures: impl IntoIterator<Item = Decimal>) -> Option<Decimal> {
    figures.into_iter().try_fold(Decimal::ZERO, exact::add)
}

/// `left` minus `right`. Returns None if it has too many digits to be exact.
pub fn difference(left: Decimal, right: Decimal) -> Option<Decimal> {
    exact::subtract(left, right)
}

/// Adds up all tables of a dossier, see `sheet`.
pub fn sheets<'a>(tables: impl IntoIterator<Item = &'a Arc<Bang>>, findings: &mut Findings) -> Sheets {
    Sheets::of(tables.into_iter().map(|bang| sheet(bang, findings)).collect())
}

/// Adds up a table and checks the sums and ceilings stated in it.
pub fn sheet(bang: &Arc<Bang>, findings: &mut Findings) -> Sheet {
    let mut adder = Adder { bang, made: bang.made_of_terms(), findings, rows: Vec::new() };
    adder.parts(&bang.parts, None);
    let mut grand = adder.add(0, bang.at(), Counted::empty(bang.columns.len(), None));
    if let Some(total) = &bang.total {
        adder.check(&total.stated, &grand, "dòng tổng cộng", "cộng từ các nhiệm vụ");
    }
    adder.cap(&bang.ceilings, &grand, "bảng");
    let columns = bang.columns.iter().enumerate();
    let of_columns = columns.filter_map(|(column, one)| Some(StatedSum { column, amount: one.ceiling? }));
    adder.cap(&of_columns.collect::<Vec<_>>(), &grand, "bảng");
    let mut parts = adder.rows;
    checks::tell_gaps(bang, &grand, findings);
    fill_shares(bang, &mut parts, &mut grand, findings);
    Sheet { bang: Arc::clone(bang), parts, grand }
}

/// Fills in the shares of the figures on paper; without a total there are none.
fn fill_shares(bang: &Bang, parts: &mut [Counted], grand: &mut Counted, findings: &mut Findings) {
    for (place, column) in bang.columns.iter().enumerate() {
        let Some(&of) = column.of.first().filter(|_| column.kind.is_share()) else { continue };
        let Some(total) = grand.shown[of].filter(|total| !total.is_zero()) else { continue };
        if shares::fill(parts, place, of, total).is_none() {
            let message = format!("số ở cột `{}` quá dài để tính tỷ trọng", bang.columns[of].id.text);
            findings.push(Finding::error(codes::B004, column.id.at, message).hint("bớt số lẻ trong bảng"));
            continue;
        }
        grand.shown[place] = Some(shares::HUNDRED);
    }
}

#[cfg(test)]
mod tests;
