//! The first line of the recipients says who acts: "Như trên" under an address, "Như Điều …" under a
//! decision.
//!
//! In: the recipients of a letter, a proposal or a report that is addressed, or of a decision. Out:
//! another first line.

use super::{Breaches, PaperView, Rule};
use crate::finding::{Code, Severity, Verdict, Version};
use crate::paper::Role;

pub(super) const RULE: Rule = Rule {
    code: Code {
        name: "C059",
        meaning: "Dòng đầu của nơi nhận không phải “Như trên” hoặc “Như Điều …”",
        since: Version(0, 2, 0),
    },
    clause: "Phụ lục I, II.9b; Phụ lục III, mẫu 1.2, 1.5",
    severity: Severity::Warning,
    about: "Công văn, tờ trình, báo cáo có Kính gửi ghi “Như trên” ở dòng đầu của nơi nhận; quyết định ghi “Như Điều …”, là điều giao trách \
            nhiệm thi hành. Nghị quyết theo cách của mẫu nên chỉ là lưu ý.",
    wrong: "noi_nhan: [Như trên]",
    right: "noi_nhan: [Như Điều 2, Đảng ủy xã]",
    check,
};

fn check<'a>(paper: &PaperView<'a>, found: &mut Breaches<'a>) -> Verdict {
    let Some(main) = paper.main() else { return Verdict::NotApplicable };
    let Some(line) = main.first(Role::NoiNhan) else { return Verdict::NotApplicable };
    let address = main.first(Role::KinhGui).or(main.first(Role::KinhGuiNhieu)).is_some();
    let letter = main.first(Role::TrichYeuCongVan).is_some();
    // Those of which the decree says so.
    let addressed = address && (letter || main.is_any(&["TỜ TRÌNH", "BÁO CÁO"]));
    let articles = main.lines.iter().filter(|line| line.role == Role::Dieu).count();
    let decides = main.is_any(&["QUYẾT ĐỊNH", "NGHỊ QUYẾT"]) && articles > 0;
    let words = line.text.trim_start_matches(['-', ' ']);
    let lower = words.to_lowercase();
    let start = line.text.len() - words.len();
    let end = start + words.trim_end_matches([';', '.', ' ']).len();
    // An open place is told as such.
    if words.starts_with('[') || !(addressed || decides) {
        return Verdict::NotApplicable;
    }
    if addressed && !lower.starts_with("như trên") {
        let message = format!("văn bản có Kính gửi, dòng đầu của nơi nhận là `{}`", &line.text[start..end]);
        found.warning(line, start..end, message, "ghi `Như trên` ở dòng đầu".to_owned());
    } else if !addressed && !names_articles(&lower) {
        let message = format!("dòng đầu của nơi nhận là `{}`", &line.text[start..end]);
        let hint = format!("ghi `Như Điều {articles}` ở dòng đầu, theo điều giao trách nhiệm thi hành");
        match main.is_any(&["QUYẾT ĐỊNH"]) {
            true => found.warning(line, start..end, message, hint),
            false => found.note(line, start..end, message, hint),
        }
    }
    Verdict::Passed
}

/// "Như Điều 3", "Như các Điều 1, 3", "Như khoản 2 Điều 3". One that lost its marks is told as that.
fn names_articles(lower: &str) -> bool {
    (lower.starts_with("như ") && lower.contains("điều")) || lower.starts_with("nhu dieu")
}

#[cfg(test)]
mod tests {
    use super::names_articles;

    #[test]
    fn each_way_to_name_articles_is_one() {
        for line in ["như điều 3", "như các điều 1, 3", "như khoản 2 điều 3", "nhu dieu 3"] {
            assert!(names_articles(line), "{line}");
        }
        for line in ["như trên", "đảng ủy xã", "các sở", "như kính gửi"] {
            assert!(!names_articles(line), "{line}");
        }
    }
}
