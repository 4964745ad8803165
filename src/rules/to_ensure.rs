//! "Bảo đảm" rather than "đảm bảo".
//!
//! In: all lines. Out: a note for each.

use super::signature::WantedWords;
use super::topics::Topic;
use super::{Breaches, PaperView, Rule, cite, words};
use crate::finding::{Code, Severity, Verdict, Version};

pub(super) const RULE: Rule = Rule {
    code: Code {
        name: "C060", meaning: "Dùng “đảm bảo” thay cho “bảo đảm”", since: Version(0, 2, 0)
    },
    clause: "thực hành",
    severity: Severity::Note,
    about: "Văn bản pháp luật hiện nay dùng “bảo đảm”. Không có quy định bắt buộc: đây chỉ là lưu ý để một văn bản dùng \
            một cách viết.",
    wrong: "dieu:\n  - Văn phòng đảm bảo hậu cần.\n  - Quyết định này có hiệu lực kể từ ngày ký./.",
    right: "dieu:\n  - Văn phòng bảo đảm hậu cần.\n  - Quyết định này có hiệu lực kể từ ngày ký./.",
    check,
};

/// With two blanks as well, as typed.
const WORDS: [(WantedWords, &str); 4] = [
    (WantedWords::words("đảm bảo"), "bảo đảm"),
    (WantedWords::words("Đảm bảo"), "Bảo đảm"),
    (WantedWords::words("đảm  bảo"), "bảo đảm"),
    (WantedWords::words("Đảm  bảo"), "Bảo đảm"),
];

fn check<'a>(paper: &PaperView<'a>, found: &mut Breaches<'a>) -> Verdict {
    for line in paper.about(Topic::ToEnsure) {
        for (wanted, right) in WORDS {
            for at in line.find(wanted) {
                let wrong = wanted.text;
                // "Tổng công ty Đảm bảo an toàn hàng hải" is a name.
                if wrong.starts_with('Đ') && words::is_inside(&line.text, at.start) {
                    continue;
                }
                if is_in_title(&line.text, at.start) {
                    continue;
                }
                let message = format!("`{wrong}`: văn bản pháp luật hiện nay viết `{right}`");
                found.rewrite(Severity::Note, line, at, message, right.to_owned());
            }
        }
    }
    Verdict::Passed
}

/// Whether a place is in the title of a paper that is cited: "Quyết định số … ngày … của … về việc đảm bảo
/// an toàn". That paper has its own words.
fn is_in_title(text: &str, at: usize) -> bool {
    const OPENINGS: [&str; 7] =
        ["về", "quy định", "phê duyệt", "ban hành", "hướng dẫn", "sửa đổi", "quy chế"];
    cite::all(text).into_iter().rfind(|cited| cited.at.end <= at).is_some_and(|cited| {
        let (_, title) = cited.body_and_subject();
        let between = &text[cited.at.end..at];
        OPENINGS.iter().any(|words| title.starts_with(words)) && !between.contains([';', '.'])
    })
}
