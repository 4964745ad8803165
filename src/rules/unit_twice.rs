//! A unit of money stands once behind its figure.
//!
//! In: all lines. Out: an error where it stands twice, as it does where a variable of a table, which
//! prints its unit, has one typed behind it. What stands twice, `content::money::doubled` says; a figure
//! with another unit behind it is known only where its text is filled in (`template::unit_behind`).

use super::found::Telling;
use super::signature::{SignedText, WantedWords};
use super::topics::Topic;
use super::{Breaches, PaperView, Rule};
use crate::content::money::doubled;
use crate::finding::{Severity, Verdict, codes};

pub(super) const RULE: Rule = Rule {
    code: codes::B010,
    clause: "thực hành",
    severity: Severity::Error,
    about: "Đơn vị tiền ghi một lần sau số. Biến của bảng in cả đơn vị, ví dụ “130 triệu đồng”, nên không gõ thêm đơn vị sau biến; \
            chỉ cần số thì viết `{{ tong | tien }}`.",
    wrong: "dieu:\n  - Cấp 125 triệu đồng triệu đồng cho Tổ công nghệ số cộng đồng.\n  - Quyết định này có hiệu lực kể từ \
            ngày ký./.",
    right: "dieu:\n  - Cấp 125 triệu đồng cho Tổ công nghệ số cộng đồng.\n  - Quyết định này có hiệu lực kể từ ngày ký./.",
    check,
};

/// What stands twice.
const UNITS: [WantedWords; 3] = WantedWords::all(["đồng", "Đồng", "ĐỒNG"]);

fn check<'a>(paper: &PaperView<'a>, found: &mut Breaches<'a>) -> Verdict {
    let mut verdict = Verdict::NotApplicable;
    let holds = |text: SignedText<'_>| {
        text.text.contains('%') || UNITS.into_iter().any(|unit| text.find(unit).next().is_some())
    };
    if paper.about(Topic::MoneyUnits).any(|line| line.still(Topic::MoneyUnits, holds)) {
        verdict = Verdict::Passed;
    }
    for line in paper.about(Topic::DoubledUnits) {
        if !line.still(Topic::DoubledUnits, |text| !doubled::doubled(text.text).is_empty()) {
            continue;
        }
        let text: &str = &line.text;
        for unit in doubled::doubled(text) {
            let message = format!("đơn vị in hai lần: `{}`", &text[unit]);
            let hint =
                "biến của bảng in cả đơn vị thì bỏ đơn vị gõ sau nó; chỉ cần số thì viết `{{ tong | tien }}`";
            found.add_words(Severity::Error, line, (String::new(), 0), message, hint.to_owned());
            found.telling(Telling::Each);
        }
    }
    verdict
}
