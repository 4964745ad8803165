//! What the title of a column says of its figures.
//!
//! In: the titles over a column. Out: whether they are those of things, of money, of the money for one thing, of
//! what is left. What the cells say is left to `tally`.

use super::super::columns::SheetColumn;
use super::super::folded;
use crate::content::money::named::named;

/// Words of titles over figures that are things and not money.
const THINGS: [&str; 14] = [
    "so luong",
    "khoi luong",
    "so nguoi",
    "so ngay",
    "so lop",
    "so luot",
    "so ho",
    "so buoi",
    "so thang",
    "dien tich",
    "so to",
    "so hoc vien",
    "so dai bieu",
    "quy mo",
];
/// Words of titles over figures that are printed as they stand.
const AS_IT_IS: [&str; 10] = [
    "ty le",
    "%",
    "ty trong",
    "he so",
    "nam sinh",
    "ma so",
    "so hieu",
    "dien thoai",
    "tai khoan",
    "thoi gian",
];
/// Words of titles over what is left of other columns.
const REMAINDERS: [&str; 7] =
    ["con lai", "chenh lech", "sau dieu chinh", "con thieu", "con duoc", "ket du", "tang, giam"];
/// Words of titles over the money for one thing.
const RATES: [&str; 7] = ["don gia", "dinh muc", "muc chi", "muc ho tro", "muc luong", "muc gia", "muc dong"];
/// Words of titles over money.
const MONEY: [&str; 12] = [
    "kinh phi",
    "tien",
    "du toan",
    "ngan sach",
    "von",
    "thanh tien",
    "chi phi",
    "muc chi",
    "gia tri",
    "nguon",
    "quy ",
    "tong muc",
];

/// Whether a title has one of some words.
fn has(column: &SheetColumn, words: &[&str]) -> bool {
    let title = folded(&column.titles.join(" "));
    words.iter().any(|words| title.contains(words))
}

/// Whether figures are things.
pub(super) fn is_thing(column: &SheetColumn) -> bool {
    has(column, &THINGS)
}

/// Whether figures are printed as they stand.
pub(super) fn is_as_it_is(column: &SheetColumn) -> bool {
    has(column, &AS_IT_IS)
}

/// Whether a title speaks of money.
pub(super) fn speaks_of_money(column: &SheetColumn) -> bool {
    // "Tiến độ" has nothing to do with "tiền".
    let title = folded(&column.titles.join(" ")).replace("tien do", "").replace("tien trinh", "");
    MONEY.iter().any(|words| title.contains(words)) || names_unit(column)
}

/// Whether a title is that of the money for one thing, whatever the rows below say.
pub(super) fn is_rate(column: &SheetColumn) -> bool {
    let title = folded(column.title());
    RATES.iter().any(|words| title.contains(words))
}

/// Whether a title may be that of the money for one thing.
pub(super) fn may_be_price(column: &SheetColumn) -> bool {
    let title = folded(column.title());
    is_rate(column) || title.starts_with("muc ") || title.contains('/')
}

/// Whether a title is that of what other columns leave.
pub(super) fn is_remainder(column: &SheetColumn) -> bool {
    let title = folded(column.title());
    REMAINDERS.iter().any(|words| title.contains(words))
}

/// Whether a title is that of one figure in per cent of another.
pub(super) fn is_share(column: &SheetColumn) -> bool {
    has(column, &["%", "ty le", "so sanh"])
}

/// Whether a title of a column names a unit of money.
pub(super) fn names_unit(column: &SheetColumn) -> bool {
    column.titles.iter().any(|title| named(title).is_some_and(|named| !named.units.is_empty()))
}

/// Whether a title of a column names a year, and so stands over money of that year.
pub(super) fn names_year(column: &SheetColumn) -> bool {
    let words = column.titles.iter().flat_map(|title| title.split(|one: char| !one.is_alphanumeric()));
    words
        .into_iter()
        .any(|word| word.len() == 4 && word.starts_with("20") && word.bytes().all(|one| one.is_ascii_digit()))
}
