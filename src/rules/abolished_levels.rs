//! Districts ended on 1 July 2025.
//!
//! In: all lines of a paper of that day or later. Out: huyện, quận, thị xã, thị trấn, where neither the
//! sentence speaks of the time before nor a name (of a street, a building, a person) holds the word. In
//! doubt it is silent.

use std::ops::Range;

use super::paper::Line;
use super::signature::{AnyOf, Wanted};
use super::{Found, Paper, Rule, cite, dates, words};
use crate::diag::{Code, Severity, Verdict, Version};

pub(super) const RULE: Rule = Rule {
    code: Code {
        name: "C054",
        meaning: "Nhắc đến huyện, quận, thị xã, thị trấn sau ngày 01/7/2025",
        since: Version(0, 2, 0),
    },
    clause: "Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025",
    severity: Severity::Warning,
    about: "Từ ngày 01 tháng 7 năm 2025 chính quyền địa phương có hai cấp: tỉnh, thành phố và xã, phường, đặc khu. \
            Văn bản từ ngày đó không giao việc, không gửi cho huyện, quận, thị xã, thị trấn. Câu nói về thời gian trước \
            đó (có “trước đây”, “cũ”, “đã”, năm hoặc ngày trước 01/7/2025, văn bản do cấp huyện ban hành), quê quán, địa \
            chỉ, quy hoạch, tên đường, tên trường, tên công trình không bị báo. Dự thảo năm 2025 chưa có ngày thì chưa xét được.",
    wrong: "dieu:\n  - Giao Ủy ban nhân dân các huyện, thị xã thực hiện.\n  - Quyết định này có hiệu lực kể từ ngày ký./.",
    right: "dieu:\n  - Giao Ủy ban nhân dân các xã thực hiện nhiệm vụ trước đây của các huyện; sửa đường Huyện Thanh Quan.\n  - Quyết định này có hiệu lực kể từ ngày ký./.",
    check,
};

/// The first day without districts.
const END: (u16, u8, u8) = (2025, 7, 1);

/// Words of a sentence about the time before, about papers and places that keep their old names, or
/// about what passes from the old level to the new one.
const HISTORY: [&str; 80] = [
    "trước đây",
    "trước ngày",
    "trước khi",
    "trước thời điểm",
    "trước 01/7/2025",
    "trước 1/7/2025",
    "đến hết ngày",
    "đến ngày 30",
    "đầu năm 2025",
    "cũ",
    "xưa",
    "nguyên",
    "từng",
    "đã",
    "sáp nhập",
    "sắp xếp",
    "hợp nhất",
    "giải thể",
    "kết thúc hoạt động",
    "chấm dứt",
    "chuyển giao",
    "chuyển về",
    "tiếp nhận",
    "bàn giao",
    "tiếp quản",
    "kế thừa",
    "chuyển nguồn",
    "chuyển sang",
    "nghỉ hưu",
    "nhận công tác",
    "phân định",
    "về cấp xã",
    "cho cấp xã",
    "do cấp xã",
    "do ủy ban nhân dân cấp xã",
    "do chủ tịch ủy ban nhân dân cấp xã",
    "không tổ chức",
    "không còn",
    "bỏ cấp",
    "bãi bỏ",
    "thay thế",
    "hình thành từ",
    "thành lập từ",
    "thành lập trên cơ sở",
    "lịch sử",
    "nay là",
    "nay thuộc",
    // Papers that stay as they were issued.
    "quy hoạch",
    "kế hoạch sử dụng đất",
    "bản đồ",
    "trích lục",
    "giấy chứng nhận",
    "giấy tờ",
    "nhãn hiệu",
    "chỉ dẫn địa lý",
    "đặc sản",
    "làng nghề",
    "lưu trữ",
    "số hóa",
    "con dấu",
    "bản án",
    "danh hiệu",
    "giải nhất",
    "giải nhì",
    "giải ba",
    "giải khuyến khích",
    "giỏi",
    // Where a person was born or lives, as his papers say.
    "quê quán",
    "nơi sinh",
    "sinh ngày",
    "thường trú",
    "trú tại",
    "địa chỉ",
    "ngụ",
    "nơi cấp",
    "khai sinh",
    // Districts abroad.
    "trung quốc",
    "hàn quốc",
    "nhật bản",
    "đài loan",
];

/// Words before, with which the word is part of a name.
const NAMES: [&str; 21] = [
    "đường",
    "phố",
    "ngõ",
    "chợ",
    "cầu",
    "bến",
    "trường",
    "viện",
    "trạm",
    "đình",
    "đền",
    "chùa",
    "làng",
    "sông",
    "hồ",
    "liên",
    "thôn",
    "xóm",
    "khóm",
    "khu",
    "cống",
];

/// Words of names that go on to the level: an institution, a building, a road.
const INSTITUTIONS: [&str; 35] = [
    "trường",
    "bệnh viện",
    "trung tâm",
    "di tích",
    "đường",
    "tuyến",
    "quốc lộ",
    "đoạn qua",
    "dự án",
    "công trình",
    "gói thầu",
    "trụ sở",
    "nhà văn hóa",
    "nhà thi đấu",
    "nhà truyền thống",
    "trạm bơm",
    "hồ chứa",
    "bãi rác",
    "sân vận động",
    "thư viện",
    "vườn hoa",
    "công viên",
    "nghĩa trang",
    "ngã tư",
    "khu đô thị",
    "khu dân cư",
    "tổ dân phố",
    "cụm công nghiệp",
    "khu công nghiệp",
    "công ty",
    "hợp tác xã",
    "ngân hàng",
    "quỹ tín dụng",
    "hạt kiểm lâm",
    "rừng phòng hộ",
];

fn check<'a>(paper: &Paper<'a>, found: &mut Found<'a>) -> Verdict {
    match (paper.day(), paper.year()) {
        (Some(day), _) if day < END => return Verdict::NotApplicable,
        (None, Some(year)) if year < END.0 => return Verdict::NotApplicable,
        // A draft of that year may be of either half; minutes bear no day.
        (None, Some(2025) | None) => return Verdict::NotEvaluated,
        _ => {}
    }
    for line in paper.lines() {
        let text = &*line.text;
        let mut until = 0;
        for at in levels(line) {
            // "các quận, huyện, thị xã" is one fault.
            if at.start < until {
                continue;
            }
            until = at.end + list_behind(text, at.end);
            if is_name(text, &at) || is_history(line, at.start) {
                continue;
            }
            let level = &text[at.clone()];
            let message = format!("`{level}` không còn từ ngày 01 tháng 7 năm 2025");
            let hint = "ghi xã, phường, đặc khu hoặc tỉnh, thành phố đang có nhiệm vụ đó; nói về thời gian trước thì \
                        thêm `trước đây` hoặc `cũ`";
            found.warning(line, at, message, hint.to_owned());
        }
    }
    Verdict::Passed
}

/// Each word for a level that is no more, in order; in capitals as well.
fn levels(line: &Line<'_>) -> Vec<Range<usize>> {
    const WORDS: [Wanted; 12] = Wanted::all([
        "huyện",
        "quận",
        "thị xã",
        "thị trấn",
        "Huyện",
        "Quận",
        "Thị xã",
        "Thị trấn",
        "HUYỆN",
        "QUẬN",
        "THỊ XÃ",
        "THỊ TRẤN",
    ]);
    static ANY: AnyOf = AnyOf::words(&WORDS);
    let mut all = Vec::new();
    // Most lines hold none of them.
    if line.may_hold_any(&ANY) {
        for word in WORDS {
            all.extend(line.find(word));
        }
    }
    all.sort_by_key(|at| at.start);
    all
}

/// How far a list of levels goes on behind the first.
fn list_behind(text: &str, end: usize) -> usize {
    let rest = &text[end..];
    let part = |letter: char| letter.is_alphabetic() || matches!(letter, ' ' | ',');
    let length = rest.find(|letter| !part(letter)).unwrap_or(rest.len());
    let last = ["huyện", "quận", "thị xã", "thị trấn"].iter().filter_map(|word| rest[..length].rfind(word));
    // Only what stands close by: other words between begin another thought.
    last.filter(|&at| rest[..at].split(',').all(|words| words.split_whitespace().count() <= 2))
        .max()
        .map_or(0, |at| at + 1)
}

fn is_name(text: &str, at: &Range<usize>) -> bool {
    let before = words::before(text, at.start).to_lowercase();
    // "Bệnh viện đa khoa huyện Ba Vì", "Trường Trung học phổ thông thị xã Quảng Trị": names go on.
    let clause = words::sentence(text, at.start);
    let start = clause.as_ptr() as usize - text.as_ptr() as usize;
    let clause = &text[start..at.start];
    let clause = clause.rsplit([',', ';']).next().unwrap_or(clause);
    let clause = clause.to_lowercase();
    let last =
        INSTITUTIONS.iter().filter_map(|word| words::find(&clause, word).last()).max_by_key(|at| at.end);
    // "Giao dự án cho Ủy ban nhân dân huyện" names a body that is no more.
    let body = |rest: &str| ["nhân dân", "ubnd", "chủ tịch"].iter().any(|body| rest.contains(body));
    let institution = last.is_some_and(|at| !body(&clause[at.end..]));
    NAMES.contains(&before.as_str()) || institution || is_of_person(text, at)
}

/// "Bùi Văn Quận", "Quận công Nguyễn Hữu Liêu": a name of a person, or a title.
fn is_of_person(text: &str, at: &Range<usize>) -> bool {
    let before = words::before(text, at.start);
    let given = before.starts_with(char::is_uppercase)
        && before.chars().skip(1).all(char::is_lowercase)
        && text[at.start..].starts_with(char::is_uppercase);
    // "Giao quận công bố": a title has its name or an end behind it.
    let behind = words::behind(text, at.end);
    let title =
        ["công", "Công", "chúa", "vương"].iter().filter_map(|word| behind.strip_prefix(word)).any(|rest| {
            let next = rest.trim_start_matches(' ');
            !rest.starts_with(char::is_alphanumeric) && !next.starts_with(char::is_lowercase)
        });
    given || title
}

/// Whether the sentence speaks of the time before, or cites a paper of that time around the word.
fn is_history(line: &Line<'_>, at: usize) -> bool {
    let text = &*line.text;
    let sentence = words::sentence(text, at);
    let lower = sentence.to_lowercase().replace("uỷ", "ủy");
    if HISTORY.iter().any(|word| words::find(&lower, word).next().is_some()) {
        return true;
    }
    let start = sentence.as_ptr() as usize - text.as_ptr() as usize;
    let is_early = |text| dates::days(text).iter().any(|day| day.full().is_some_and(|day| day < END));
    // "Thông báo của Ủy ban nhân dân huyện Gia Lâm ngày 15/6/2025": the day of that paper.
    let behind = &text[at..(start + sentence.len()).max(at)];
    let own_day = behind.find(" ngày ").is_some_and(|day| {
        let name = &behind[..day];
        name.split_whitespace().count() <= 5 && !name.contains(',') && is_early(&behind[day..])
    });
    let before = &text[start..at.max(start)];
    // "Kết luận số 12/KL-TTr của Thanh tra huyện": what a district issued is of that time.
    let issued = cite::all(before).last().is_some_and(|cited| {
        let body = words::behind(before, cited.at.end);
        body.starts_with("của ") && !body.contains([',', ';']) && body.split_whitespace().count() <= 10
    });
    is_early(before) || issued || own_day || years(&lower) || first_half(&lower)
}

/// Whether a year before the end stands in a sentence: `năm 2024`, `2020 - 2025`.
fn years(sentence: &str) -> bool {
    const BEFORE: [&str; 7] = ["năm", "đoạn", "đến", "kỳ", "khóa", "học", "tra"];
    let mut from = 0;
    while let Some(start) = dates::next_digit(sentence, from) {
        let year = dates::digits(&sentence[start..]);
        from = start + year.len();
        let before = words::before(sentence, start);
        let told = BEFORE.contains(&before)
            || before.is_empty() && sentence[..start].trim_end().ends_with(['-', '–', ',', '(']);
        if told && year.len() == 4 && year.parse().is_ok_and(|year: u16| (1945..=2024).contains(&year)) {
            return true;
        }
    }
    false
}

/// Whether a sentence speaks of a month of the last half-year with districts: `tháng 6/2025`, no day.
fn first_half(sentence: &str) -> bool {
    let months = words::find(sentence, "tháng").filter(|at| {
        let before = words::before(sentence, at.start);
        before.is_empty() || !before.bytes().all(|one| one.is_ascii_digit())
    });
    let mut months = months.map(|at| words::behind(sentence, at.end));
    months.any(|rest| {
        let month = dates::digits(rest);
        let year =
            rest[month.len()..].trim_start_matches('/').trim_start().trim_start_matches("năm").trim_start();
        month.parse().is_ok_and(|month: u8| (1..=6).contains(&month)) && dates::digits(year) == "2025"
    })
}
