//! No academic title stands before the name of who signs.
//!
//! In: the names of signers. Out: titles before them. Offices of education, health and science, and
//! the forces, follow their own ministry.

use super::{Breaches, PaperView, Rule};
use crate::finding::{Code, Severity, Verdict, Version};
use crate::paper::Role;

pub(super) const RULE: Rule = Rule {
    code: Code {
        name: "C053",
        meaning: "Học hàm, học vị ghi trước họ tên người ký",
        since: Version(0, 2, 0),
    },
    clause: "Phụ lục I, II.7b",
    severity: Severity::Warning,
    about: "Trước họ tên người ký không ghi học hàm, học vị và các danh hiệu danh dự khác. Tổ chức sự nghiệp giáo dục, \
            y tế, khoa học và lực lượng vũ trang theo quy định của ngành nên không xét.",
    wrong: "nguoi_ky: {chuc_vu: Chủ tịch, ho_ten: TS. Nguyễn Văn An}",
    right: "nguoi_ky: {chuc_vu: Chủ tịch, ho_ten: Nguyễn Văn An}",
    check,
};

/// Titles in capitals and small letters as they are written, the longest first.
const TITLES: [&str; 32] = [
    "Phó Giáo sư",
    "Phó giáo sư",
    "Giáo sư",
    "Tiến sĩ",
    "Tiến sỹ",
    "Thạc sĩ",
    "Thạc sỹ",
    "Bác sĩ",
    "Bác sỹ",
    "Dược sĩ",
    "Kỹ sư",
    "Cử nhân",
    "Nhà giáo Ưu tú",
    "Nhà giáo Nhân dân",
    "Thầy thuốc Ưu tú",
    "Thầy thuốc Nhân dân",
    "Nghệ sĩ Ưu tú",
    "Nghệ sĩ Nhân dân",
    "BSCKII",
    "BSCKI",
    "PGS",
    "ThS",
    "Th.S",
    "TSKH",
    "TS",
    "GS",
    "BS",
    "DS",
    "KS",
    "CN",
    "NGƯT",
    "NGND",
];

/// Words in names of bodies that follow their own ministry.
const OWN_RULES: [&str; 12] = [
    "TRƯỜNG",
    "BỆNH VIỆN",
    "VIỆN",
    "ĐẠI HỌC",
    "HỌC VIỆN",
    "Y TẾ",
    "GIÁO DỤC",
    "KHOA HỌC",
    "CÔNG AN",
    "QUÂN SỰ",
    "QUÂN KHU",
    "BIÊN PHÒNG",
];

fn check<'a>(paper: &PaperView<'a>, found: &mut Breaches<'a>) -> Verdict {
    let bodies = paper.of_role(Role::CoQuanBanHanh);
    let own = bodies.into_iter().any(|body| OWN_RULES.iter().any(|word| body.text.contains(word)));
    let mut names = paper.of_role(Role::HoTen).filter(|name| !name.text.trim().is_empty()).peekable();
    if own || names.peek().is_none() {
        return Verdict::NotApplicable;
    }
    for name in names {
        let rest = behind_titles(name.text.trim());
        let end = name.text.trim_end().len() - rest.len();
        if end > 0 {
            let title = name.text[..end].trim();
            let message = format!("trước họ tên người ký có học hàm, học vị hoặc danh hiệu: `{title}`");
            found.warning(name, 0..name.text.len(), message, format!("viết `ho_ten: {rest}`"));
            found.instead(rest);
        }
    }
    Verdict::Passed
}

/// A name without the titles before it.
pub(super) fn behind_titles(name: &str) -> &str {
    let mut rest = name;
    while let Some(behind) = TITLES.iter().find_map(|title| titled(rest, title)) {
        rest = behind;
    }
    rest
}

/// The name behind a title: a dot, a comma or a blank stands between.
fn titled<'t>(name: &'t str, title: &str) -> Option<&'t str> {
    let rest = name.strip_prefix(title)?;
    let behind = rest.trim_start_matches(['.', ',', ' ']);
    (behind.len() < rest.len() && !behind.is_empty()).then_some(behind)
}

#[cfg(test)]
mod tests {
    use super::titled;

    #[test]
    fn a_title_ends_before_the_name() {
        assert_eq!(titled("PGS.TS. Nguyễn An", "PGS"), Some("TS. Nguyễn An"));
        assert_eq!(titled("ThS Trần Bình", "ThS"), Some("Trần Bình"));
        assert_eq!(titled("Bác Sĩ", "Bác sĩ"), None);
        assert_eq!(titled("TSan Hà", "TS"), None);
    }
}
