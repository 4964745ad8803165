//! Phần, Chương, Mục, Tiểu mục, Điều are capital where a paper's part is cited.
//!
//! In: all lines. Out: these words in small letters before a number.

use super::signature::WantedWords;
use super::topics::Topic;
use super::{Breaches, PaperView, Rule, parts_cited};
use crate::content::first_capital;
use crate::finding::{Code, Severity, Verdict, Version};

pub(super) const RULE: Rule = Rule {
    code: Code {
        name: "C049",
        meaning: "Viện dẫn phần, chương, mục, điều không viết hoa",
        since: Version(0, 2, 0),
    },
    clause: "Phụ lục II",
    severity: Severity::Warning,
    about: "Khi viện dẫn phần, chương, mục, tiểu mục, điều của một văn bản cụ thể thì viết hoa chữ cái đầu: điểm a \
            khoản 2 Điều 103 Mục 5 Chương XII Phần I. Chữ khoản, điểm viết thường.",
    wrong: "dieu:\n  - Giao Công an xã thực hiện theo khoản 2 điều 5 Luật Căn cước.\n  - Quyết định này có hiệu lực kể từ ngày ký./.",
    right: "dieu:\n  - Giao Công an xã thực hiện theo khoản 2 Điều 5 Luật Căn cước; điều 20 cán bộ xuống thôn.\n  - Quyết định này có hiệu lực kể từ ngày ký./.",
    check,
};

const PARTS: [WantedWords; 5] = WantedWords::all(["điều", "chương", "tiểu mục", "mục", "phần"]);

fn check<'a>(paper: &PaperView<'a>, found: &mut Breaches<'a>) -> Verdict {
    for line in paper.about(Topic::SmallParts) {
        if !line.still(Topic::SmallParts, |text| {
            PARTS.into_iter().any(|part| parts_cited::is_numbered(text, part))
        }) {
            continue;
        }
        for part in PARTS {
            if !line.may_hold(part) {
                continue;
            }
            for cited in parts_cited::each(line, part).filter(|cited| cited.is_citation(&line.text)) {
                let small = line.text[..cited.at.start].ends_with("tiểu ");
                if small {
                    continue;
                }
                let wrong = &line.text[cited.at.clone()];
                let right = first_capital(wrong);
                let message = format!("viện dẫn `{wrong}` không viết hoa");
                found.rewrite(Severity::Warning, line, cited.at, message, right);
            }
        }
    }
    Verdict::Passed
}
