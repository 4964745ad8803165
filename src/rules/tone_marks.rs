//! Tone marks stand at one place throughout a paper: `hòa, thủy` or `hoà, thuỷ`.
//!
//! In: all lines. Out: one note at the rarer way, with the usual one of this paper. Neither is wrong.

use std::ops::Range;

use super::paper_view::Line;
use super::signature::{AnyOf, WantedWords};
use super::{Breaches, PaperView, Rule};
use crate::finding::{Code, Severity, Verdict, Version};

pub(super) const RULE: Rule = Rule {
    code: Code {
        name: "C099", meaning: "Dấu thanh đặt hai cách trong một văn bản", since: Version(0, 2, 0)
    },
    clause: "thực hành",
    severity: Severity::Note,
    about: "Hai cách đặt dấu (hòa, thủy; hoà, thuỷ) đều dùng được, không có quy định cho văn bản hành chính; một văn bản nên \
            dùng một cách. Chỗ ít hơn được báo một lần, `--sua` sửa mọi chỗ; chữ viết hoa có thể là tên riêng nên không xét.",
    wrong: "dieu:\n  - Xóa bỏ thủ tục thừa, số hóa hồ sơ, thoả thuận với thôn.\n  - Quyết định này có hiệu lực kể từ ngày ký./.",
    right: "dieu:\n  - Xóa bỏ thủ tục thừa, số hóa hồ sơ, thỏa thuận với thôn.\n  - Quyết định này có hiệu lực kể từ ngày ký./.",
    check,
};

/// They are told as one.
const KIND: &str = "dấu thanh";

/// Syllables, with the mark on the first and on the second vowel; in capitals the one that is no name.
const SYLLABLES: [(&str, &str); 43] = [
    ("hòa", "hoà"),
    ("hóa", "hoá"),
    ("hỏa", "hoả"),
    ("họa", "hoạ"),
    ("hòe", "hoè"),
    ("khóa", "khoá"),
    ("khỏa", "khoả"),
    ("khỏe", "khoẻ"),
    ("khóe", "khoé"),
    ("tòa", "toà"),
    ("tỏa", "toả"),
    ("tọa", "toạ"),
    ("thỏa", "thoả"),
    ("xóa", "xoá"),
    ("xòa", "xoà"),
    ("xòe", "xoè"),
    ("dọa", "doạ"),
    ("đọa", "đoạ"),
    ("đóa", "đoá"),
    ("lòa", "loà"),
    ("lóa", "loá"),
    ("lõa", "loã"),
    ("lòe", "loè"),
    ("nhòa", "nhoà"),
    ("nhòe", "nhoè"),
    ("chóa", "choá"),
    ("ủy", "uỷ"),
    ("thủy", "thuỷ"),
    ("thúy", "thuý"),
    ("thùy", "thuỳ"),
    ("thụy", "thuỵ"),
    ("tùy", "tuỳ"),
    ("tủy", "tuỷ"),
    ("túy", "tuý"),
    ("tụy", "tuỵ"),
    ("hủy", "huỷ"),
    ("lũy", "luỹ"),
    ("lụy", "luỵ"),
    ("nhụy", "nhuỵ"),
    ("ngụy", "nguỵ"),
    ("trùy", "truỳ"),
    ("trụy", "truỵ"),
    ("Ủy", "Uỷ"),
];

const fn of_way(second: bool) -> [WantedWords; SYLLABLES.len()] {
    let mut all = [WantedWords::words(""); SYLLABLES.len()];
    let mut at = 0;
    while at < all.len() {
        all[at] = WantedWords::words(if second { SYLLABLES[at].1 } else { SYLLABLES[at].0 });
        at += 1;
    }
    all
}

static FIRST: [WantedWords; SYLLABLES.len()] = of_way(false);
static SECOND: [WantedWords; SYLLABLES.len()] = of_way(true);
static ANY_FIRST: AnyOf = AnyOf::words(&of_way(false));
static ANY_SECOND: AnyOf = AnyOf::words(&of_way(true));

fn check<'a>(paper: &PaperView<'a>, found: &mut Breaches<'a>) -> Verdict {
    let (mut first, mut second) = (0, 0);
    for line in paper.lines() {
        first += count(line, &FIRST, &ANY_FIRST);
        second += count(line, &SECOND, &ANY_SECOND);
    }
    if first == 0 && second == 0 {
        return Verdict::NotApplicable;
    }
    if first == 0 || second == 0 {
        return Verdict::Passed;
    }
    let (rare, any, from_first) = match first < second {
        true => (&FIRST, &ANY_FIRST, true),
        false => (&SECOND, &ANY_SECOND, false),
    };
    for line in paper.lines().filter(|line| line.may_hold_any(any)) {
        for (wanted, (old, new)) in rare.iter().zip(SYLLABLES) {
            for at in line.find(*wanted) {
                tell(line, at, if from_first { new } else { old }, found);
            }
        }
    }
    Verdict::Passed
}

fn count(line: &Line<'_>, wanted: &[WantedWords], any: &AnyOf) -> usize {
    if !line.may_hold_any(any) {
        return 0;
    }
    wanted.iter().map(|one| line.find(*one).count()).sum()
}

fn tell<'a>(line: &Line<'a>, at: Range<usize>, right: &str, found: &mut Breaches<'a>) {
    let written = &line.text[at.clone()];
    let message = format!("dấu thanh của `{written}` đặt khác đa số chỗ trong văn bản này");
    found.rewrite(Severity::Note, line, at, message, right.to_owned());
    found.gather(KIND);
}
