//! The program's own filters in templates and texts: `tien`, `tang_giam`, `bang_chu` and `bang_chu_thuong` for money,
//! `hoa` and `in_hoa` for capitals.
//!
//! In: a Tera engine. Out: the engine with the filters. It leaves amounts to `sums`.

use tera::{Kwargs, State, Tera, TeraResult, Value};

use super::{groups, in_order, sums};
use crate::budget::words::Wording;
use crate::content::first_capital;

/// The program's own filters, each with what it gives.
pub const FILTERS: [(&str, &str); 6] = [
    ("tien", "số tiền không kèm đơn vị; `tien(don_vi=\"tỷ đồng\")` đổi đơn vị"),
    ("tang_giam", "`tăng …`, `giảm …` hoặc `không thay đổi`"),
    ("bang_chu", "số tiền bằng chữ, chữ đầu viết hoa"),
    ("bang_chu_thuong", "số tiền bằng chữ, đứng giữa câu"),
    ("hoa", "viết hoa chữ đầu"),
    ("in_hoa", "viết hoa mọi chữ"),
];

/// Adds the filters to an engine.
pub(super) fn register(tera: &mut Tera, wording: Wording) {
    groups::register(tera);
    in_order::register(tera);
    tera.register_filter("tien", sums::printed);
    tera.register_filter("tang_giam", sums::rise_or_fall);
    let first = move |amount: &Value, _: Kwargs, state: &State<'_>| {
        Ok(first_capital(&sums::in_words(amount, wording, state)?))
    };
    tera.register_filter::<_, &Value, TeraResult<String>>("bang_chu", first);
    let inside = move |amount: &Value, _: Kwargs, state: &State<'_>| sums::in_words(amount, wording, state);
    tera.register_filter::<_, &Value, TeraResult<String>>("bang_chu_thuong", inside);
    tera.register_filter("hoa", |text: &str, _: Kwargs, _: &State<'_>| first_capital(text));
    tera.register_filter("in_hoa", |text: &str, _: Kwargs, _: &State<'_>| text.to_uppercase());
}
