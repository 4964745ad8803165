//! Tone marks stand at one place throughout a paper: `hòa, thủy` or `hoà, thuỷ`.
//!
//! In: all lines. Out: one note at the rarer way, with the usual one of this paper. Neither is wrong.

use std::ops::Range;

use super::paper_view::Line;
use super::signature::WantedWords;
use super::tone_syllables::{SYLLABLES, of_way};
use super::topics::Topic;
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

static FIRST: [WantedWords; SYLLABLES.len()] = WantedWords::all(of_way(false));
static SECOND: [WantedWords; SYLLABLES.len()] = WantedWords::all(of_way(true));

fn check<'a>(paper: &PaperView<'a>, found: &mut Breaches<'a>) -> Verdict {
    let ways = [(&FIRST, Topic::ToneFirst), (&SECOND, Topic::ToneSecond)];
    // Most papers have one way: how often is asked where both stand.
    let [first, second] = ways.map(|(way, topic)| in_way(paper, way, topic).next().is_some());
    if !(first && second) {
        return if first || second { Verdict::Passed } else { Verdict::NotApplicable };
    }
    let [first, second] = ways.map(|(way, topic)| in_way(paper, way, topic).count());
    let from_first = first < second;
    let (rare, topic) = ways[usize::from(!from_first)];
    for (line, at, number) in in_way(paper, rare, topic) {
        let (old, new) = SYLLABLES[number];
        tell(line, at, if from_first { new } else { old }, found);
    }
    Verdict::Passed
}

/// Each syllable of a way, with its line and its number in the list.
fn in_way<'p, 'a>(
    paper: &'p PaperView<'a>,
    way: &'static [WantedWords],
    topic: Topic,
) -> impl Iterator<Item = (&'p Line<'a>, Range<usize>, usize)> {
    let lines = paper.about(topic).filter(move |line| {
        line.still(topic, |text| way.iter().any(|syllable| text.find(*syllable).next().is_some()))
    });
    lines.flat_map(move |line| {
        let held = way.iter().enumerate().filter(move |(_, syllable)| line.may_hold(**syllable));
        held.flat_map(move |(number, syllable)| line.find(*syllable).map(move |at| (line, at, number)))
    })
}

fn tell<'a>(line: &Line<'a>, at: Range<usize>, right: &str, found: &mut Breaches<'a>) {
    let written = &line.text[at.clone()];
    let message = format!("dấu thanh của `{written}` đặt khác đa số chỗ trong văn bản này");
    found.rewrite(Severity::Note, line, at, message, right.to_owned());
    found.gather(KIND);
}
