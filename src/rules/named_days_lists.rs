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

/// Names that are looked for by their first word, small and with a capital, and the one writing of each.
pub(super) type Listed = (WantedWords, WantedWords, &'static [&'static str]);

const fn listed(small: &'static str, capital: &'static str, right: &'static [&'static str]) -> Listed {
    (WantedWords::words(small), WantedWords::words(capital), right)
}

/// Feasts and events.
pub(super) static FEASTS: [Listed; 3] = [
    listed(
        "ngày",
        "Ngày",
        &[
            "ngày Quốc khánh",
            "ngày Quốc tế Lao động",
            "ngày Quốc tế Phụ nữ",
            "ngày Phụ nữ Việt Nam",
            "ngày Nhà giáo Việt Nam",
            "ngày Thầy thuốc Việt Nam",
            "ngày Quốc tế Thiếu nhi",
        ],
    ),
    listed("lễ", "Lễ", &["lễ Quốc khánh"]),
    listed("cách", "Cách", &["Cách mạng tháng Tám"]),
];

/// Honours.
pub(super) static HONOURS: [Listed; 5] = [
    listed(
        "huân",
        "Huân",
        &[
            "Huân chương Sao vàng",
            "Huân chương Độc lập",
            "Huân chương Quân công",
            "Huân chương Lao động",
            "Huân chương Bảo vệ Tổ quốc",
            "Huân chương Chiến công",
        ],
    ),
    listed("anh", "Anh", &["Anh hùng Lao động"]),
    listed("nghệ", "Nghệ", &["Nghệ sĩ Nhân dân", "Nghệ sĩ Ưu tú"]),
    listed("nhà", "Nhà", &["Nhà giáo Nhân dân", "Nhà giáo Ưu tú"]),
    listed("thầy", "Thầy", &["Thầy thuốc Nhân dân", "Thầy thuốc Ưu tú"]),
];
