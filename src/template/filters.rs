//! Filters in templates and texts: `tien` and `bang_chu` for money, `hoa` and `in_hoa` for
//! capitals.
//!
//! In: an amount as [`amount`] writes it, number and unit. Out: its form on paper. All sums
//! are made in `budget`; nothing is computed here but the unit's factor.

use rust_decimal::Decimal;
use tera::{Kwargs, State, Tera, TeraResult};

use super::faults;
use crate::budget::words;
use crate::content::first_capital;
use crate::content::money::{Unit, format_amount, parse_printed};

/// An amount as templates see it: right on paper even without a filter.
pub(super) fn amount(value: Decimal, unit: Unit) -> String {
    format!("{} {}", format_amount(value), unit.name())
}

/// Adds the filters to an engine.
pub(super) fn register(tera: &mut Tera) {
    tera.register_filter("tien", figure);
    tera.register_filter("bang_chu", in_words);
    tera.register_filter("hoa", |text: &str, _: Kwargs, _: &State<'_>| first_capital(text));
    tera.register_filter("in_hoa", |text: &str, _: Kwargs, _: &State<'_>| text.to_uppercase());
}

/// `125.120 triệu đồng` to `125.120`.
fn figure(amount: &str, _: Kwargs, _: &State<'_>) -> TeraResult<String> {
    Ok(format_amount(split(amount)?.0))
}

/// `125.120 triệu đồng` to `Một trăm hai mươi lăm tỷ một trăm hai mươi triệu đồng`.
fn in_words(amount: &str, _: Kwargs, _: &State<'_>) -> TeraResult<String> {
    let (value, unit) = split(amount)?;
    let words = unit.in_dong(value).and_then(words::in_words);
    words.ok_or_else(|| {
        faults::own(
            &format!("số tiền `{amount}` không đọc được bằng chữ"),
            "chỉ đọc được số nguyên đồng; bỏ `| bang_chu`, hoặc sửa số trong bảng",
        )
    })
}

fn split(amount: &str) -> TeraResult<(Decimal, Unit)> {
    let wrong = || {
        faults::own(
            &format!("`{amount}` không phải số tiền của bảng"),
            "số tiền lấy từ bảng, ví dụ `{{ tong[\"2026\"] | tien }}`",
        )
    };
    let (figure, unit) = amount.split_once(' ').ok_or_else(wrong)?;
    Ok((parse_printed(figure).ok_or_else(wrong)?, Unit::of_name(unit).ok_or_else(wrong)?))
}
