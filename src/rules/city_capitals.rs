//! Thủ đô Hà Nội and Thành phố Hồ Chí Minh have a capital in front, other cities have none.
//!
//! In: all lines. Out: other writings in the middle of a sentence.

use super::signature::WantedWords;
use super::topics::Topic;
use super::{Breaches, PaperView, Rule, words};
use crate::finding::{Code, Severity, Verdict, Version};

pub(super) const RULE: Rule = Rule {
    code: Code {
        name: "C071",
        meaning: "Thủ đô Hà Nội, Thành phố Hồ Chí Minh viết hoa không đúng",
        since: Version(0, 2, 0),
    },
    clause: "Phụ lục II, III.1",
    severity: Severity::Warning,
    about: "Hai tên được viết hoa cả danh từ chung: Thủ đô Hà Nội, Thành phố Hồ Chí Minh. Thành phố khác viết thường danh từ \
            chung khi ghi cả tên: thành phố Hà Nội, thành phố Huế; viết hoa ở giữa câu chỉ là lưu ý. Chữ Thành phố đứng một mình \
            chỉ chính thành phố ấy thì không xét.",
    wrong: "dieu:\n  - Học tập kinh nghiệm của thành phố Hồ Chí Minh.\n  - Quyết định này có hiệu lực kể từ ngày ký./.",
    right: "dieu:\n  - Học tập kinh nghiệm của Thành phố Hồ Chí Minh và thành phố Huế.\n  - Quyết định này có hiệu lực kể từ ngày ký./.",
    check,
};

const SPECIAL: [(WantedWords, &str); 2] = [
    (WantedWords::words("thủ đô Hà Nội"), "Thủ đô Hà Nội"),
    (WantedWords::words("thành phố Hồ Chí Minh"), "Thành phố Hồ Chí Minh"),
];
const OTHERS: [WantedWords; 5] = WantedWords::all([
    "Thành phố Hà Nội",
    "Thành phố Hải Phòng",
    "Thành phố Đà Nẵng",
    "Thành phố Cần Thơ",
    "Thành phố Huế",
]);

fn check<'a>(paper: &PaperView<'a>, found: &mut Breaches<'a>) -> Verdict {
    for line in paper.about(Topic::CityNames) {
        let all = || SPECIAL.into_iter().map(|(wanted, _)| wanted).chain(OTHERS);
        if !line.still(Topic::CityNames, |text| all().any(|wanted| text.find(wanted).next().is_some())) {
            continue;
        }
        for (wanted, right) in SPECIAL {
            for at in line.find(wanted) {
                let message = format!("`{}` viết hoa không đúng", wanted.text);
                found.warning(line, at, message, format!("viết `{right}`"));
            }
        }
        for wanted in OTHERS {
            for at in line.find(wanted).filter(|at| words::is_inside(&line.text, at.start)) {
                let right = wanted.text.replacen('T', "t", 1);
                let message = format!("`{}` ở giữa câu viết hoa danh từ chung", wanted.text);
                found.note(line, at, message, format!("viết `{right}`"));
            }
        }
    }
    Verdict::Passed
}
