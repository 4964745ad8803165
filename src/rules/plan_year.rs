//! A plan is made for years to come.
//!
//! In: plans and programmes: their subject, their headings, their goals and days for reports. Out: a
//! year before the paper's there. Results of years before, laws and papers by their year, and work on a
//! closed year (settling accounts, checking, judging) are right.

use std::ops::Range;

use super::paper_view::{Line, Part, PartKind};
use super::signature::SignedText;
use super::topics::Topic;
use super::{Breaches, PaperView, Rule, dates, words};
use crate::finding::{Code, Severity, Verdict, Version};
use crate::paper::Role;

pub(super) const RULE: Rule = Rule {
    code: Code { name: "C085", meaning: "Kế hoạch ghi năm đã qua", since: Version(0, 2, 0) },
    clause: "thực hành",
    severity: Severity::Warning,
    about: "Trích yếu, tiêu đề nhiệm vụ, mục tiêu và hạn báo cáo của kế hoạch, chương trình không ghi năm trước năm của văn \
            bản: thường là năm còn lại từ kế hoạch cũ. Kết quả năm trước, văn bản viện dẫn, việc làm với năm đã qua (quyết \
            toán, tổng kết, kiểm tra, đánh giá) không xét.",
    wrong: "loai: ke_hoach\ntrich_yeu: Chuyển đổi số năm 2026\nnoi_dung: |\n  I. Nhiệm vụ năm 2025\n  Các thôn báo cáo trước ngày 15 tháng 12 năm 2025./.\nnoi_nhan: [Các thôn]",
    right: "loai: ke_hoach\ntrich_yeu: Chuyển đổi số năm 2026\nnoi_dung: |\n  I. Kết quả thực hiện nhiệm vụ năm 2025\n  Đã hoàn thành trước ngày 15 tháng 12 năm 2025.\n  II. Nhiệm vụ năm 2026\n  Các thôn báo cáo trước ngày 15 tháng 12 năm 2026./.\nnoi_nhan: [Các thôn]",
    check,
};

/// Words of work on a year that is over, and of papers called by their year.
const CLOSED: [&str; 50] = [
    "tổng kết",
    "đánh giá",
    "quyết toán",
    "kiểm điểm",
    "kiểm tra",
    "thanh tra",
    "kiểm toán",
    "giám sát",
    "khắc phục",
    "xếp loại",
    "khen thưởng",
    "kết quả",
    "rà soát",
    "thống kê",
    "kiểm kê",
    "điều tra",
    "công khai",
    "tồn tại",
    "hạn chế",
    "chỉ số",
    "chuyển nguồn",
    "chuyển tiếp",
    "kéo dài",
    "bổ sung",
    "điều chỉnh",
    "nghiệm thu",
    "năm học",
    "luật",
    "nghị quyết",
    "chỉ thị",
    "kết luận",
    "nghị định",
    "thông tư",
    "quyết định",
    "đã",
    "đạt được",
    "so với",
    "cùng kỳ",
    "tình hình",
    "thực trạng",
    "từ năm",
    "tiếp tục",
    "trước đây",
    "số liệu",
    "thu thập",
    "báo cáo tài chính",
    "kê khai",
    "giải ngân",
    "thực hiện được",
    "dữ liệu",
];

/// What a subject calls by its year: those who are honoured, who came home, a session that was held.
const OF_THE_YEAR: [&str; 6] =
    ["đạt chuẩn", "danh hiệu", "gia đình văn hóa", "xuất ngũ", "sau kỳ họp", "trúng tuyển"];

/// Words of what is to be reached.
const GOALS: [&str; 2] = ["phấn đấu", "kinh phí thực hiện kế hoạch"];

fn check<'a>(paper: &PaperView<'a>, found: &mut Breaches<'a>) -> Verdict {
    let Some(of_paper) = paper.year() else { return Verdict::NotApplicable };
    let mut verdict = Verdict::NotApplicable;
    for part in paper.parts() {
        if part.kind == PartKind::Appendix || !part.is_any(&["KẾ HOẠCH", "CHƯƠNG TRÌNH"]) {
            continue;
        }
        verdict = Verdict::Passed;
        look(part, of_paper, found);
    }
    verdict
}

fn look<'a>(part: &Part<'a>, of_paper: u16, found: &mut Breaches<'a>) {
    let mut results = false;
    for line in part.lines.iter().filter(|line| line.has_digit() || line.role == Role::Muc) {
        if line.role == Role::Muc {
            results = line.still(Topic::ClosedYear, |text| is_closed(text.text));
        }
        let goal = match line.role {
            Role::TrichYeu => true,
            Role::Muc | Role::TieuDeKhoan => {
                line.may(Topic::Years) && line.still(Topic::NamesWork, |text| names_work(text.text))
            }
            Role::Khoan | Role::Diem | Role::Gach | Role::DoanVan => false,
            _ => continue,
        };
        if !line.has_digit() || line.role != Role::TrichYeu && results {
            continue;
        }
        if goal {
            in_name(line, of_paper, found);
        } else if !matches!(line.role, Role::TrichYeu | Role::Muc | Role::TieuDeKhoan) {
            in_sentence(line, of_paper, found);
        }
    }
}

/// The years of a subject or of a heading.
fn in_name<'a>(line: &Line<'a>, of_paper: u16, found: &mut Breaches<'a>) {
    let years = years(&line.text);
    let all_past = !years.is_empty() && years.iter().all(|(year, _)| *year < of_paper);
    let Some((year, at)) = years.last().filter(|_| all_past) else { return };
    let lower = line.text.to_lowercase();
    let to_reach = lower.contains("xây dựng") || lower.contains("phấn đấu");
    if !to_reach && OF_THE_YEAR.iter().any(|words| lower.contains(words)) {
        return;
    }
    // Far back is history.
    if line.may_cite()
        || line.still(Topic::ClosedYear, |text| is_closed(text.text))
        || of_paper - year > 3
        || line.is_quoted(at.start)
    {
        return;
    }
    tell(line, at.clone(), of_paper, found);
}

/// "phấn đấu đến hết năm 2023 …", "báo cáo trước ngày 15/12/2023".
fn in_sentence<'a>(line: &Line<'a>, of_paper: u16, found: &mut Breaches<'a>) {
    let text = &*line.text;
    let due = line.still(Topic::DueDays, |text| dates::days(text.text).iter().any(|day| day.year.is_some()));
    for day in if due { dates::days(text) } else { Vec::new() } {
        if day.year.is_none_or(|year| year >= of_paper || of_paper - year > 3) {
            continue;
        }
        let before = words::sentence(text, day.at.start);
        let start = before.as_ptr() as usize - text.as_ptr() as usize;
        let before = &text[start..day.at.start.max(start)];
        let lower = words::small(before);
        let due = lower.trim_end().ends_with("trước ngày") || lower.trim_end().ends_with("chậm nhất ngày");
        let asked = ["báo cáo", "gửi", "hoàn thành", "nộp", "xong"].iter().any(|word| lower.contains(word));
        if due && asked && !is_closed(words::sentence(text, day.at.start)) && !line.is_quoted(day.at.start) {
            let end = day.at.end;
            tell(line, end - 4..end, of_paper, found);
        }
    }
    if !line.still(Topic::Goals, sets_goal) || !names_year(&line.text) || line.may_cite() {
        return;
    }
    for (year, at) in years(text) {
        let sentence = words::sentence(text, at.start);
        let lower = words::small(sentence);
        let goal = GOALS.iter().any(|goal| lower.contains(goal));
        if goal
            && year < of_paper
            && of_paper - year <= 3
            && !is_closed(sentence)
            && !line.is_quoted(at.start)
        {
            tell(line, at, of_paper, found);
        }
    }
}

fn tell<'a>(line: &Line<'a>, at: Range<usize>, of_paper: u16, found: &mut Breaches<'a>) {
    let year = &line.text[at.clone()];
    let message = format!("kế hoạch của năm {of_paper} ghi năm {year}");
    found.warning(line, at, message, "xem lại năm: có thể còn lại từ văn bản cũ".to_owned());
}

/// Whether a sentence may say what is to be reached, by which year.
fn sets_goal(text: SignedText<'_>) -> bool {
    let lower = words::small(text.text);
    GOALS.iter().any(|goal| words::first(&lower, 0, goal).is_some()) && !years(text.text).is_empty()
}

/// Whether a text says that a number is a year, or a period of them.
fn names_year(text: &str) -> bool {
    ["năm", "NĂM", "đoạn"].iter().any(|word| words::find(text, word).next().is_some())
}

/// Whether a heading names what is to be done.
fn names_work(heading: &str) -> bool {
    let lower = words::small(heading);
    ["nhiệm vụ", "mục tiêu", "chỉ tiêu", "kinh phí", "giải pháp", "nội dung"]
        .iter()
        .any(|word| lower.contains(word))
}

fn is_closed(sentence: &str) -> bool {
    let lower = words::small(sentence);
    CLOSED.iter().any(|word| words::find(&lower, word).next().is_some())
}

/// Years behind `năm`, and the last of a period behind `giai đoạn`; of days none.
fn years(text: &str) -> Vec<(u16, Range<usize>)> {
    let days = dates::days(text);
    let mut all = Vec::new();
    let mut from = 0;
    while let Some(start) = dates::next_digit(text, from) {
        let year = dates::digits(&text[start..]);
        let end = start + year.len();
        from = end;
        let Some(value) = year.parse().ok().filter(|value| year.len() == 4 && (1990..=2100).contains(value))
        else {
            continue;
        };
        let before = words::before(text, start);
        let period = text[..start].trim_end().ends_with(['-', '–']);
        let named = matches!(words::small(before).as_str(), "năm" | "đoạn");
        let goes_on = text[end..].trim_start().starts_with(['-', '–']);
        let of_day = days.iter().any(|day| day.at.contains(&start));
        let alone = !text[end..].starts_with(|one: char| one.is_alphanumeric() || one == '/');
        if (named || period) && !goes_on && !of_day && alone {
            all.push((value, start..end));
        }
    }
    all
}
