//! Names of days, months, years, feasts and honours, as Phụ lục II writes them.
//!
//! Data for [`super::named_days`]: what is looked for, and how it is written.

use super::signature::WantedWords;

/// Days of the week in words.
pub(super) const WEEKDAYS: [&str; 6] = ["hai", "ba", "tư", "năm", "sáu", "bảy"];
/// Months in words.
pub(super) const MONTHS: [&str; 9] = ["hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười"];

/// The word before a feast.
pub(super) const TET: [WantedWords; 2] = WantedWords::all(["tết", "Tết"]);

/// The ten heavenly stems.
pub(super) const STEMS: [&str; 11] =
    ["Giáp", "Ất", "Bính", "Đinh", "Mậu", "Kỷ", "Canh", "Tân", "Nhâm", "Quý", "Kỉ"];
/// The twelve earthly branches in small letters: in capitals there is nothing to tell but of the stem.
pub(super) const BRANCHES: [WantedWords; 15] = WantedWords::all([
    "tý", "tí", "sửu", "dần", "mão", "thìn", "tỵ", "tị", "ngọ", "mùi", "thân", "dậu", "tuất", "hợi", "mẹo",
]);

/// A name that is looked for by its first word, small and with a capital, and its one writing.
pub(super) type Listed = (WantedWords, WantedWords, &'static str);

const fn listed(small: &'static str, capital: &'static str, right: &'static str) -> Listed {
    (WantedWords::words(small), WantedWords::words(capital), right)
}

/// Feasts and events.
pub(super) static FEASTS: [Listed; 9] = [
    listed("ngày", "Ngày", "ngày Quốc khánh"),
    listed("ngày", "Ngày", "ngày Quốc tế Lao động"),
    listed("ngày", "Ngày", "ngày Quốc tế Phụ nữ"),
    listed("ngày", "Ngày", "ngày Phụ nữ Việt Nam"),
    listed("ngày", "Ngày", "ngày Nhà giáo Việt Nam"),
    listed("ngày", "Ngày", "ngày Thầy thuốc Việt Nam"),
    listed("ngày", "Ngày", "ngày Quốc tế Thiếu nhi"),
    listed("lễ", "Lễ", "lễ Quốc khánh"),
    listed("cách", "Cách", "Cách mạng tháng Tám"),
];

/// Honours.
pub(super) static HONOURS: [Listed; 13] = [
    listed("huân", "Huân", "Huân chương Sao vàng"),
    listed("huân", "Huân", "Huân chương Độc lập"),
    listed("huân", "Huân", "Huân chương Quân công"),
    listed("huân", "Huân", "Huân chương Lao động"),
    listed("huân", "Huân", "Huân chương Bảo vệ Tổ quốc"),
    listed("huân", "Huân", "Huân chương Chiến công"),
    listed("anh", "Anh", "Anh hùng Lao động"),
    listed("nghệ", "Nghệ", "Nghệ sĩ Nhân dân"),
    listed("nghệ", "Nghệ", "Nghệ sĩ Ưu tú"),
    listed("nhà", "Nhà", "Nhà giáo Nhân dân"),
    listed("nhà", "Nhà", "Nhà giáo Ưu tú"),
    listed("thầy", "Thầy", "Thầy thuốc Nhân dân"),
    listed("thầy", "Thầy", "Thầy thuốc Ưu tú"),
];
