//! "Ủy ban nhân dân" and "Hội đồng nhân dân" have one capital, in front.
//!
//! In: all lines but those in capitals. Out: other writings.

use super::signature::{AnyOf, WantedWords};
use super::{Breaches, PaperView, Rule, words};
use crate::content::first_capital;
use crate::finding::{Code, Severity, Verdict, Version};

pub(super) const RULE: Rule = Rule {
    code: Code {
        name: "C052",
        meaning: "Tên Ủy ban nhân dân, Hội đồng nhân dân viết hoa không đúng",
        since: Version(0, 2, 0),
    },
    clause: "Phụ lục II",
    severity: Severity::Warning,
    about: "Viết hoa chữ đầu của từ chỉ loại hình cơ quan: Ủy ban nhân dân, Hội đồng nhân dân. Chữ nhân dân trong hai \
            tên này viết thường.",
    wrong: "dieu:\n  - Giao Văn phòng Ủy ban Nhân dân xã thực hiện.\n  - Quyết định này có hiệu lực kể từ ngày ký./.",
    right: "dieu:\n  - Giao Văn phòng Ủy ban nhân dân xã thực hiện, phục vụ Nhân dân.\n  - Quyết định này có hiệu lực kể từ ngày ký./.",
    check,
};

const PEOPLE: [WantedWords; 2] = WantedWords::all(["nhân", "Nhân"]);
static ANY: AnyOf = AnyOf::words(&PEOPLE);

fn check<'a>(paper: &PaperView<'a>, found: &mut Breaches<'a>) -> Verdict {
    for line in paper.lines().filter(|line| line.may_hold_any(&ANY)) {
        let text = &*line.text;
        for (at, _) in text.match_indices("hân ") {
            let end = at + "hân ".len();
            let Some(last) = text[end..].get(.."dân".len()).filter(|last| words::same(last, "dân")) else {
                continue;
            };
            let end = end + last.len();
            let start = at - 1;
            let people = text.get(start..at).is_some_and(|first| matches!(first, "n" | "N"));
            let second = words::before(text, start);
            let second_at = text[..start].trim_end_matches(' ').len() - second.len();
            let first = words::before(text, second_at);
            let name = (words::small(first), words::small(second));
            let body = matches!((name.0.as_str(), name.1.as_str()), ("ủy" | "uỷ", "ban") | ("hội", "đồng"));
            if !people || !body {
                continue;
            }
            let start = text[..second_at].trim_end_matches(' ').len() - first.len();
            let right = first_capital(&format!("{} {} nhân dân", name.0, name.1));
            let wrong = &text[start..end];
            if wrong == right || line.is_quoted(start) {
                continue;
            }
            let message = format!("tên cơ quan `{wrong}` viết hoa không đúng");
            found.rewrite(Severity::Warning, line, start..end, message, right);
        }
    }
    Verdict::Passed
}
