//! Common nouns stay small in front of a name: "tỉnh Bắc Ninh", "xã An Bình"; so does the second word of a
//! post: "Chủ tịch".
//!
//! In: all lines, the units of the country. Out: capitals inside a sentence. Units that are or may be named
//! after a person, a number or an event are left alone: there the noun has a capital.

use std::ops::Range;

use super::paper_view::Line;
use super::signature::{SignedText, WantedWords};
use super::topics::Topic;
use super::{Breaches, PaperView, Rule, words};
use crate::finding::{Code, Severity, Verdict, Version};
use crate::localities::{UnitTable, capital};
use crate::paper::Role;

pub(super) const RULE: Rule = Rule {
    code: Code {
        name: "C095",
        meaning: "Danh từ chung, tên chức vụ, tên thành phố viết hoa không đúng",
        since: Version(0, 2, 0),
    },
    clause: "Phụ lục II, III.1a, V.3; Phụ lục I, II.4a",
    severity: Severity::Warning,
    about: "Trước tên riêng của đơn vị hành chính, danh từ chung viết thường: tỉnh Bắc Ninh, xã An Bình; tên chức vụ chỉ viết hoa \
            chữ đầu: Chủ tịch, Giám đốc, trừ Chánh Văn phòng là tên của Văn phòng. Đơn vị đặt theo số, tên người, sự kiện lịch sử thì viết hoa cả danh từ chung nên \
            không xét; “các Xã, Phường” chỉ là lưu ý.",
    wrong: "dieu:\n  - Phối hợp với Công an Tỉnh Bắc Ninh.\n  - Quyết định này có hiệu lực kể từ ngày ký./.",
    right: "dieu:\n  - Phối hợp với Công an tỉnh Bắc Ninh và Phường Điện Biên Phủ.\n  - Quyết định này có hiệu lực kể từ ngày ký./.",
    check,
};

const UNITS: [(WantedWords, &str); 3] = [
    (WantedWords::words("Tỉnh"), "tỉnh"),
    (WantedWords::words("Xã"), "xã"),
    (WantedWords::words("Phường"), "phường"),
];

static NAMES: [(WantedWords, &str); 17] = [
    (WantedWords::words("Chủ Tịch"), "Chủ tịch"),
    (WantedWords::words("Giám Đốc"), "Giám đốc"),
    (WantedWords::words("Bí Thư"), "Bí thư"),
    (WantedWords::words("Thủ Tướng"), "Thủ tướng"),
    (WantedWords::words("Bộ Trưởng"), "Bộ trưởng"),
    (WantedWords::words("Hiệu Trưởng"), "Hiệu trưởng"),
    (WantedWords::words("Thủ Trưởng"), "Thủ trưởng"),
    (WantedWords::words("Chánh Văn Phòng"), "Chánh Văn phòng"),
    (WantedWords::words("Chánh văn phòng"), "Chánh Văn phòng"),
    (WantedWords::words("Phát thanh và truyền hình"), "Phát thanh và Truyền hình"),
    (WantedWords::words("Hà nội"), "Hà Nội"),
    (WantedWords::words("Hải phòng"), "Hải Phòng"),
    (WantedWords::words("Đà nẵng"), "Đà Nẵng"),
    (WantedWords::words("Cần thơ"), "Cần Thơ"),
    (WantedWords::words("Sài gòn"), "Sài Gòn"),
    (WantedWords::words("Hồ Chí minh"), "Hồ Chí Minh"),
    (WantedWords::words("Hồ chí Minh"), "Hồ Chí Minh"),
];

fn check<'a>(paper: &PaperView<'a>, found: &mut Breaches<'a>) -> Verdict {
    let held = |text: SignedText<'_>| NAMES.iter().any(|(wanted, _)| text.find(*wanted).next().is_some());
    for line in paper.lines() {
        if line.still(Topic::CapitalNames, held) {
            for &(wanted, right) in &NAMES {
                for at in line.find(wanted) {
                    let message = format!("`{}`: tên này viết hoa không đúng", wanted.text);
                    found.rewrite(Severity::Warning, line, at, message, right.to_owned());
                }
            }
        }
        if line.may(Topic::UnitNouns) {
            units(line, paper, found);
        }
    }
    Verdict::Passed
}

fn units<'a>(line: &Line<'a>, paper: &PaperView<'a>, found: &mut Breaches<'a>) {
    let text = &*line.text;
    for (wanted, right) in UNITS {
        let of_place = line.role == Role::DiaDanhThoiGian;
        let inside = |at: &Range<usize>| of_place && at.start == 0 || words::is_inside(text, at.start);
        for at in line.find(wanted).filter(inside) {
            if let Some(name) = name_behind(text, at.end, right, paper.units()) {
                let wrong = &text[at.start..name.end];
                if of_place {
                    let message = format!("địa danh `{wrong}`: trước ngày chỉ ghi tên riêng của đơn vị");
                    found.rewrite(
                        Severity::Warning,
                        line,
                        at.start..name.end,
                        message,
                        text[name].to_owned(),
                    );
                    continue;
                }
                let message = format!("`{wrong}`: danh từ chung ở giữa câu viết thường");
                let right = format!("{right}{}", &text[at.end..name.end]);
                found.rewrite(Severity::Warning, line, at.start..name.end, message, right);
            } else if is_several(text, &at) {
                let front = text[..at.start].trim_end_matches(' ');
                let at = front.len() - "các".len()..at.end;
                let message = format!("`{}`: danh từ chung ở giữa câu viết thường", &text[at.clone()]);
                let right = format!("{}{right}", &text[at.start..at.end - wanted.text.len()]);
                found.rewrite(Severity::Note, line, at, message, right);
            }
        }
    }
}

/// "các Xã, Phường": none of them is named.
fn is_several(text: &str, at: &Range<usize>) -> bool {
    let behind = text[at.end..].trim_start_matches(' ');
    let named = behind.starts_with(|one: char| one.is_uppercase() || one.is_ascii_digit() || one == ':');
    matches!(words::before(text, at.start), "các" | "Các") && !named
}

/// The name of a unit of this sort that follows a byte and takes no capital before it; the longest one.
fn name_behind(text: &str, start: usize, kind: &str, units: &UnitTable) -> Option<Range<usize>> {
    let rest = text[start..].strip_prefix(' ')?;
    let from = start + 1;
    let mut ends = Vec::new();
    let mut at = 0;
    for word in rest.split(' ').take(4) {
        let length = word.find(|one: char| !words::is_letter(one)).unwrap_or(word.len());
        if !word.starts_with(char::is_uppercase) {
            break;
        }
        ends.push(at + length);
        if length < word.len() {
            break;
        }
        at += word.len() + 1;
    }
    let end = ends.into_iter().rev().find(|&end| {
        let name = &rest[..end];
        match kind {
            "tỉnh" => {
                units.is_province(name) || units.former_of(name).is_some_and(|one| one.kind == "tỉnh")
            }
            _ => units.types_of(name).contains(&kind) && !capital::may_be_of_person(name),
        }
    })?;
    Some(from..from + end)
}
