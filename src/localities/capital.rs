//! Localities named after a person, a number or an event: for these the type has a capital too, "Phường
//! Điện Biên Phủ" (PL II, III.1b), and the place in front of the date is the whole name (PL I, II.4a).
//!
//! In: a locality and the place of its name. Out: a finding if its table does not say which it is. The
//! table says so in the column `viet_hoa_loai`; what the program knows of names never decides: it is only
//! a reason for an office to look.

use super::Locality;
use super::columns::{CAPITAL, TYPE};
use crate::content::{first_capital, is_roman};
use crate::finding::{Finding, codes};
use crate::source::Span;

/// How certain it is that a locality of this name is named after a person or an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum NamedAfter {
    /// The full name, or the historical name, of someone who cannot be mistaken for another; an event
    /// that the decree itself gives as its example. The shipped table says `có`.
    Surely,
    /// It may be such a name, a part of one, or an old place name. The shipped table says nothing.
    Perhaps,
}
use NamedAfter::{Perhaps, Surely};

/// Names of localities that are names of persons or events, each with whom or what it names.
const NAMES: &[(&str, NamedAfter, &str)] = &[
    ("Bảy Hiền", Perhaps, "tên gọi một người trong vùng"),
    ("Biển Bạch", Perhaps, "có bài báo nói là tên hai người ghép lại"),
    ("Bế Văn Đàn", Surely, "anh hùng, hy sinh trong chiến dịch Điện Biên Phủ"),
    ("Cai Kinh", Perhaps, "tên gọi Hoàng Đình Kinh, thủ lĩnh nghĩa quân chống Pháp"),
    ("Chu Văn An", Surely, "nhà giáo thời Trần"),
    ("Chí Minh", Perhaps, "trong tên Chủ tịch Hồ Chí Minh"),
    ("Diên Hồng", Perhaps, "Hội nghị Diên Hồng"),
    ("Duy Tân", Perhaps, "vua Duy Tân, phong trào Duy Tân"),
    ("Dương Minh Châu", Surely, "trí thức yêu nước ở Tây Ninh"),
    ("Hai Bà Trưng", Surely, "Trưng Trắc, Trưng Nhị"),
    ("Hoa Thám", Perhaps, "trong tên Hoàng Hoa Thám"),
    ("Hoàng Hoa Thám", Surely, "thủ lĩnh khởi nghĩa Yên Thế"),
    ("Hoàng Văn Thụ", Surely, "nhà cách mạng"),
    ("Hà Huy Tập", Surely, "Tổng Bí thư của Đảng"),
    ("Hưng Đạo", Perhaps, "tước của Trần Quốc Tuấn"),
    ("Hồ Thị Kỷ", Surely, "anh hùng, hy sinh ở Cà Mau"),
    ("Hồ Đắc Kiện", Perhaps, "có dạng họ và tên"),
    ("Hồng Dân", Perhaps, "Trần Hồng Dân, chiến sĩ cách mạng ở Bạc Liêu"),
    ("Hồng Phong", Perhaps, "trong tên Lê Hồng Phong"),
    ("Hồng Thái", Perhaps, "bí danh của nhiều nhà cách mạng"),
    ("Kháng Chiến", Perhaps, "cuộc kháng chiến"),
    ("Khúc Thừa Dụ", Surely, "người dựng nền tự chủ đầu thế kỷ X"),
    ("Kim Đồng", Perhaps, "bí danh của Nông Văn Dền"),
    ("Lê Chân", Surely, "nữ tướng của Hai Bà Trưng"),
    ("Lê Hồ", Perhaps, "có dạng họ và tên"),
    ("Lê Lợi", Surely, "vua Lê Thái Tổ"),
    ("Lê Quý Đôn", Surely, "nhà bác học thời Lê trung hưng"),
    ("Lê Thanh Nghị", Surely, "nhà cách mạng, Phó Thủ tướng"),
    ("Lê Ích Mộc", Surely, "trạng nguyên thời Lê sơ"),
    ("Lê Đại Hành", Surely, "vua Lê Hoàn"),
    ("Lý Bôn", Surely, "Lý Nam Đế"),
    ("Lý Thường Kiệt", Surely, "danh tướng thời Lý"),
    ("Lý Văn Lâm", Surely, "họ tên có chữ đệm Văn"),
    ("Lương Bằng", Perhaps, "trong tên Nguyễn Lương Bằng"),
    ("Lương Thế Trân", Perhaps, "có dạng họ và tên"),
    ("Lương Văn Tri", Surely, "nhà cách mạng ở Lạng Sơn"),
    ("Lưu Nghiệp Anh", Perhaps, "có dạng họ và tên"),
    ("Lục Sĩ Thành", Perhaps, "có dạng họ và tên"),
    ("Minh Khai", Perhaps, "trong tên Nguyễn Thị Minh Khai"),
    ("Minh Phụng", Perhaps, "tên gọi một chiến sĩ cách mạng"),
    ("Nguyên Giáp", Perhaps, "trong tên Võ Nguyên Giáp"),
    ("Nguyễn Bỉnh Khiêm", Surely, "trạng nguyên thời Mạc"),
    ("Nguyễn Du", Surely, "đại thi hào"),
    ("Nguyễn Huệ", Surely, "vua Quang Trung"),
    ("Nguyễn Lương Bằng", Surely, "Phó Chủ tịch nước"),
    ("Nguyễn Nghiêm", Surely, "Bí thư Tỉnh ủy đầu tiên của Quảng Ngãi"),
    ("Nguyễn Phích", Perhaps, "có dạng họ và tên"),
    ("Nguyễn Trãi", Surely, "anh hùng dân tộc, danh nhân văn hóa"),
    ("Nguyễn Việt Khái", Surely, "anh hùng, hy sinh ở Cà Mau"),
    ("Nguyễn Văn Linh", Surely, "Tổng Bí thư của Đảng"),
    ("Nguyễn Úy", Perhaps, "có dạng họ và tên"),
    ("Nguyễn Đại Năng", Surely, "danh y thời Hồ"),
    ("Ngô Mây", Surely, "anh hùng, hy sinh ở Bình Định"),
    ("Ngô Quyền", Surely, "vua Ngô"),
    ("Nùng Trí Cao", Surely, "thủ lĩnh người Nùng thế kỷ XI"),
    ("Phan Ngọc Hiển", Surely, "người chỉ huy khởi nghĩa Hòn Khoai"),
    ("Phan Thanh", Perhaps, "nhà báo, nhà hoạt động cách mạng"),
    ("Phan Đình Phùng", Surely, "thủ lĩnh khởi nghĩa Hương Khê"),
    ("Phạm Ngũ Lão", Surely, "danh tướng thời Trần"),
    ("Phạm Sư Mạnh", Surely, "danh sĩ thời Trần"),
    ("Quang Trung", Perhaps, "niên hiệu của Nguyễn Huệ"),
    ("Quách Phẩm", Perhaps, "có dạng họ và tên"),
    ("Quốc Khánh", Perhaps, "ngày Quốc khánh"),
    ("Thiện Thuật", Perhaps, "trong tên Nguyễn Thiện Thuật"),
    ("Thục Phán", Surely, "An Dương Vương"),
    ("Triệu Việt Vương", Surely, "Triệu Quang Phục"),
    ("Trí Phải", Perhaps, "có bài báo nói là tên hai người ghép lại"),
    ("Trương Quang Trọng", Surely, "nhà cách mạng ở Quảng Ngãi"),
    ("Trần Hưng Đạo", Surely, "Trần Quốc Tuấn"),
    ("Trần Liễu", Surely, "An Sinh vương thời Trần"),
    ("Trần Lãm", Surely, "một trong mười hai sứ quân"),
    ("Trần Nhân Tông", Surely, "vua nhà Trần"),
    ("Trần Phán", Perhaps, "có dạng họ và tên"),
    ("Trần Phú", Surely, "Tổng Bí thư đầu tiên của Đảng"),
    ("Trần Thương", Perhaps, "có dạng họ và tên; cũng là tên làng cũ"),
    ("Trần Văn Thời", Surely, "Bí thư Tỉnh ủy Bạc Liêu, anh hùng"),
    ("Trừ Văn Thố", Surely, "anh hùng, hy sinh ở Bình Dương"),
    ("Tuệ Tĩnh", Surely, "danh y thời Trần"),
    ("Tô Hiệu", Surely, "nhà cách mạng, mất ở nhà tù Sơn La"),
    ("Tạ An Khương", Perhaps, "có dạng họ và tên"),
    ("Tống Trân", Perhaps, "trạng nguyên trong truyện dân gian"),
    ("Yết Kiêu", Surely, "tướng thủy quân thời Trần"),
    ("Âu Cơ", Perhaps, "nhân vật truyền thuyết"),
    ("Đào Duy Từ", Surely, "quân sư của chúa Nguyễn"),
    ("Đặng Thùy Trâm", Surely, "bác sĩ, anh hùng, hy sinh ở Quảng Ngãi"),
    ("Điện Biên Phủ", Surely, "chiến thắng Điện Biên Phủ; ví dụ của chính Phụ lục II"),
    ("Đốc Binh Kiều", Surely, "Nguyễn Tấn Kiều, thủ lĩnh nghĩa quân Đồng Tháp Mười"),
    ("Đồng Khởi", Perhaps, "phong trào Đồng khởi"),
];

/// Words of numbers.
const DIGITS: [&str; 20] = [
    "số", "không", "một", "mốt", "hai", "ba", "bốn", "tư", "năm", "lăm", "sáu", "bảy", "bẩy", "tám", "chín",
    "mười", "mươi", "trăm", "linh", "lẻ",
];

/// The reason why a name counts as a number. Returns None if it does not.
fn number(name: &str) -> Option<&'static str> {
    let of_number = |word: &str| DIGITS.contains(&word.to_lowercase().as_str());
    match name {
        _ if name.starts_with(char::is_numeric) => Some("mở đầu bằng chữ số"),
        _ if is_roman(name) => Some("là số La Mã"),
        _ if !name.is_empty() && name.split(' ').all(of_number) => Some("là con số viết bằng chữ"),
        _ => None,
    }
}

/// Whether a locality of this name is named after a number, or is or may be named after a person or an
/// event.
pub fn may_be_of_person(name: &str) -> bool {
    number(name).is_some() || NAMES.iter().any(|(known, ..)| *known == name)
}

/// The finding about a locality whose table does not say whether its type has a capital. Returns None if
/// it need not say so.
pub fn check(unit: &Locality, name_at: Span) -> Option<Finding> {
    if unit.get(CAPITAL).is_some_and(|word| !word.is_empty()) {
        return None;
    }
    let name = unit.name();
    let kind = unit.get(TYPE).unwrap_or_default();
    let full = format!("{} {name}", first_capital(kind));
    if let Some(what) = number(name) {
        let message = format!(
            "tên `{name}` {what} mà bảng chưa ghi `{CAPITAL}`: đơn vị đặt theo số thì viết hoa \
             cả chữ chỉ loại, `{full}` (Phụ lục II, III.1b; Phụ lục I, II.4a)"
        );
        let hint = format!("ghi `có` ở cột `{CAPITAL}` của dòng này; bảng chưa có cột đó thì thêm cột");
        return Some(Finding::error(codes::U010, name_at, message).hint(hint));
    }
    let (_, known, who) = NAMES.iter().find(|(known, ..)| *known == name)?;
    let named = match known {
        Surely => "là tên người hoặc sự kiện lịch sử",
        Perhaps => "có thể là tên người hoặc sự kiện lịch sử",
    };
    let message = format!(
        "`{name}` {named} ({who}): đơn vị đặt theo tên đó thì viết hoa cả chữ chỉ loại, `{full}` \
         (Phụ lục II, III.1b; Phụ lục I, II.4a); bảng chưa ghi"
    );
    let hint =
        format!("ghi `có` hoặc `không` ở cột `{CAPITAL}` của dòng này; chưa ghi thì in `{kind} {name}`");
    Some(Finding::warning(codes::U011, name_at, message).hint(hint))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::super::money::MoneyColumns;
    use super::super::table::read;
    use super::{NAMES, Surely, check};
    use crate::finding::{Report, Severity};
    use crate::tabular::{self, WantedTable};

    /// The shipped table marks what is sure and nothing else, and every name of the list is one of its
    /// localities.
    #[test]
    fn the_shipped_table_marks_what_is_sure() {
        assert!(NAMES.iter().all(|(name, ..)| NAMES.iter().filter(|(other, ..)| other == name).count() == 1));
        let text = include_str!("../../content/don-vi-hanh-chinh.csv");
        let mut report = Report::default();
        let sheet = tabular::read("a.csv", text.as_bytes(), WantedTable::default(), &mut report);
        let table = read(&[sheet.unwrap()], &MoneyColumns::default(), &mut report.findings).unwrap();
        let known = |name: &str| NAMES.iter().find(|(known, ..)| *known == name);
        let mut met = BTreeSet::new();
        for (unit, at) in table.units.iter().zip(&table.names) {
            let sure = unit.name().starts_with(|first: char| first.is_ascii_digit())
                || known(unit.name()).is_some_and(|(_, known, _)| *known == Surely);
            assert_eq!(unit.get("viet_hoa_loai"), Some(if sure { "có" } else { "" }), "{}", unit.called());
            let warned = check(unit, *at).map(|finding| finding.severity);
            let doubtful = known(unit.name()).is_some() && !sure;
            assert_eq!(warned, doubtful.then_some(Severity::Warning), "{}", unit.called());
            met.extend(known(unit.name()).map(|(name, ..)| *name));
        }
        let page = include_str!("../../content/README.md");
        for (name, _, who) in NAMES {
            assert!(
                page.contains(&format!("\n| {name} | {who} |\n")),
                "{name} has no row in content/README.md"
            );
        }
        let count = table.units.iter().filter(|unit| unit.get("viet_hoa_loai") == Some("có")).count();
        assert!(page.contains(&format!("ghi `có` cho {count} đơn vị")), "{count}");
        let unmet: Vec<_> = NAMES.iter().filter(|(name, ..)| !met.contains(name)).collect();
        assert_eq!(unmet, Vec::<&(&str, super::NamedAfter, &str)>::new());
    }
}
