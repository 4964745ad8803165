//! Words that no dictionary has (`sát nhập`, `bổ xung`), words typed twice, lists that lost a comma.
//!
//! In: all lines. Out: each of them, with the right word. What is spelled in two ways by good writers (i and
//! y, the place of a tone) is none.

use std::ops::Range;

use super::topics::Topic;
use super::wording::Wordings;
use super::{Breaches, PaperView, Rule, misspelt_words, words};
use crate::finding::{Code, Severity, Verdict, Version};

pub(super) const RULE: Rule = Rule {
    code: Code {
        name: "C098",
        meaning: "Từ viết sai chính tả, gõ lặp, thiếu dấu phẩy",
        since: Version(0, 2, 0),
    },
    clause: "chính tả tiếng Việt",
    severity: Severity::Warning,
    about: "Từ trong danh sách các chữ hay viết sai, mỗi chữ chỉ có một cách viết đúng; từ gõ hai lần (các các); từ liệt kê thiếu \
            dấu phẩy (quận, huyện thị xã). Danh sách ngắn, chỉ gồm chữ không thể hiểu cách khác: không báo không có nghĩa là \
            văn bản hết lỗi chính tả.",
    wrong: "dieu:\n  - Bổ xung hồ sơ của thôn.\n  - Quyết định này có hiệu lực kể từ ngày ký./.",
    right: "dieu:\n  - Bổ sung hồ sơ của thôn.\n  - Quyết định này có hiệu lực kể từ ngày ký./.",
    check,
};

static MISSPELT: Wordings<75> = Wordings::of(&misspelt_words::MISSPELT);
static TYPED_TWICE: Wordings<4> = Wordings::of(&misspelt_words::TYPED_TWICE);
static LOST_SIGNS: Wordings<6> = Wordings::of(&misspelt_words::LOST_SIGNS);

/// Where other words make the same letters right: "giám sát nhập khẩu", "lịch sử lý luận".
const OTHERWISE: [(&str, &[&str], &[&str]); 10] = [
    ("sát nhập", &["giám", "kiểm", "khảo", "cảnh", "quan"], &[]),
    ("đề suất", &["vấn", "chủ", "chuyên"], &[]),
    ("sử lý", &["lịch", "tiểu"], &[]),
    ("kỷ năng", &["thế"], &[]),
    ("kỷ thuật", &["thế"], &[]),
    ("nổ lực", &["vụ", "chất"], &[" lượng"]),
    ("xúc tích", &["tiếp"], &[]),
    ("sữa chữa", &[], &[" bệnh"]),
    ("tổ chúc", &[], &[" mừng", " tết", " Tết", " thọ"]),
    ("chuẩn đoán", &["tiêu"], &[]),
];

fn check<'a>(paper: &PaperView<'a>, found: &mut Breaches<'a>) -> Verdict {
    look(paper, Topic::Misspelt, &MISSPELT, found);
    look(paper, Topic::TypedTwice, &TYPED_TWICE, found);
    look(paper, Topic::LostSigns, &LOST_SIGNS, found);
    Verdict::Passed
}

fn look<'a, const COUNT: usize>(
    paper: &PaperView<'a>,
    topic: Topic,
    wordings: &'static Wordings<COUNT>,
    found: &mut Breaches<'a>,
) {
    for line in paper.about(topic) {
        if !line.still(topic, |text| wordings.each(text).next().is_some()) {
            continue;
        }
        for (at, wrong, right) in wordings.each(line.signed()) {
            if line.is_quoted(at.start) || is_otherwise(&line.text, &at) {
                continue;
            }
            found.rewrite(Severity::Warning, line, at, format!("`{wrong}` viết sai"), right);
        }
    }
}

fn is_otherwise(text: &str, at: &Range<usize>) -> bool {
    let small = words::small(&text[at.clone()]);
    OTHERWISE.iter().filter(|(wrong, ..)| *wrong == small).any(|(_, before, behind)| {
        before.contains(&words::small(words::before(text, at.start)).as_str())
            || behind.iter().any(|word| text[at.end..].starts_with(word))
    })
}
