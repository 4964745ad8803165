//! "Ủy ban nhân dân" and "Hội đồng nhân dân" have one capital, in front.
//!
//! In: all lines but those in capitals. Out: other writings.

use std::ops::Range;

use super::topics::Topic;
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

fn check<'a>(paper: &PaperView<'a>, found: &mut Breaches<'a>) -> Verdict {
    for line in paper.about(Topic::Committees) {
        if !line.still(Topic::Committees, |text| next(text.text, 0).is_some()) {
            continue;
        }
        let mut from = 0;
        while let Some((at, right)) = next(&line.text, from) {
            from = at.end;
            if line.is_quoted(at.start) {
                continue;
            }
            let message = format!("tên cơ quan `{}` viết hoa không đúng", &line.text[at.clone()]);
            found.rewrite(Severity::Warning, line, at, message, right);
        }
    }
    Verdict::Passed
}

/// The next name of a committee from a byte on that has other capitals, and how it is to be written.
fn next(text: &str, mut from: usize) -> Option<(Range<usize>, String)> {
    while let Some(at) = words::first(text, from, "hân ") {
        let end = at + "hân ".len();
        from = end;
        let Some(last) = text[end..].get(.."dân".len()).filter(|last| words::same(last, "dân")) else {
            continue;
        };
        let end = end + last.len();
        let Some(start) = text[..at].strip_suffix(['n', 'N']).map(str::len) else { continue };
        let second = words::before(text, start);
        let second_at = text[..start].trim_end_matches(' ').len() - second.len();
        let first = words::before(text, second_at);
        let name = (words::small(first), words::small(second));
        let body = matches!((name.0.as_str(), name.1.as_str()), ("ủy" | "uỷ", "ban") | ("hội", "đồng"));
        if !body {
            continue;
        }
        let start = text[..second_at].trim_end_matches(' ').len() - first.len();
        let right = first_capital(&format!("{} {} nhân dân", name.0, name.1));
        if text[start..end] != right {
            return Some((start..end, right));
        }
    }
    None
}
