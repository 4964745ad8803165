//! Words of sentences that give duties: how they open, and where the task begins behind the name of a body.
//!
//! In: texts of lines. Out: lengths and places in them.

use super::signature::{SignedText, WantedWords};
use super::words;

/// First words of names of bodies.
const BODIES: [&str; 28] = [
    "Sở", "Phòng", "phòng", "Ban", "Công", "Văn", "Ủy", "Uỷ", "UBND", "UBMTTQ", "MTTQ", "Mặt", "Đoàn", "Hội",
    "Trung", "Trạm", "Kho", "Chi", "Bảo", "Bộ", "Thuế", "Ngân", "Thanh", "Đài", "Liên", "Tỉnh", "Thành",
    "Agribank",
];

/// Whether what stands under a heading are duties.
pub(super) fn is_of_duties(heading: &str) -> bool {
    let lower = words::small(heading);
    ["tổ chức thực hiện", "phân công", "trách nhiệm"].iter().any(|word| lower.contains(word))
}

/// How long the number before a text is: `1. `, `a) `, `- `, `Điều 2. `.
pub(super) fn numbered(text: &str) -> usize {
    let rest = text.strip_prefix("Điều ").unwrap_or(text);
    let end = rest.find(' ').unwrap_or(0);
    let label = &rest[..end];
    let is_label = matches!(label, "-" | "+") || label.ends_with(['.', ')']) && label.chars().count() <= 6;
    if is_label { text.len() - rest[end..].trim_start_matches(' ').len() } else { 0 }
}

/// Whether a text may begin with the name of a body behind its number and the word of order.
pub(super) fn may_give_duty(text: &str) -> bool {
    let rest = &text[numbered(text)..];
    let rest = &rest[requested(rest)..];
    begins_name(&rest[..rest.find([' ', ',', ':', '(', '.', ';']).unwrap_or(rest.len())])
}

/// Whether a text may begin with the name of a body, or of its head.
pub(super) fn begins_name(text: &str) -> bool {
    const HEADS: [&str; 13] = [
        "Các",
        "Thủ",
        "Cơ",
        "Mọi",
        "Giám",
        "Trưởng",
        "Chánh",
        "Chủ",
        "Chỉ",
        "Trách",
        "Nhiệm",
        "Những",
        "các",
    ];
    let first = text.split([' ', ',', ':']).next().unwrap_or_default();
    BODIES.contains(&first) || HEADS.contains(&first)
}

/// How long the word of order before a body is.
pub(super) fn requested(text: &str) -> usize {
    let words = ["Giao cho ", "Giao ", "Đề nghị ", "Yêu cầu ", "Phân công "];
    words.iter().find(|word| text.starts_with(**word)).map_or(0, |word| word.len())
}

/// Where the task begins behind the name of who is to do it, in a clause of a line; None where it gives none. Who is
/// asked may be asked for less than work.
pub(super) fn task(clause: &str, line: SignedText<'_>, asked: bool) -> Option<usize> {
    const ASKED: [WantedWords; 14] = WantedWords::all([
        "xem xét",
        "quan tâm",
        "cho ý kiến",
        "tham gia ý kiến",
        "góp ý",
        "nghiên cứu",
        "gửi",
        "cử",
        "cung cấp",
        "chuẩn bị",
        "khẩn trương",
        "hoàn thành",
        "hỗ trợ",
        "tạo điều kiện",
    ]);
    const TASKS: [WantedWords; 27] = WantedWords::all([
        "chủ trì",
        "có trách nhiệm",
        "chịu trách nhiệm",
        "phối hợp",
        "tham mưu",
        "hướng dẫn",
        "thực hiện",
        "tổ chức",
        "rà soát",
        "tổng hợp",
        "xây dựng",
        "theo dõi",
        "kiểm tra",
        "căn cứ",
        "triển khai",
        "bố trí",
        "tuyên truyền",
        "đôn đốc",
        "báo cáo",
        "lập",
        "cân đối",
        "vận động",
        "cập nhật",
        "chỉ đạo",
        "tăng cường",
        "đẩy mạnh",
        "thẩm định",
    ]);
    // The name is short.
    let clause = &clause[..clause.match_indices(' ').nth(19).map_or(clause.len(), |(at, _)| at)];
    let colon = clause.find(':').filter(|&at| !clause[..at].contains(','));
    let verbs = TASKS.iter().chain(ASKED.iter().filter(|_| asked));
    let held = verbs.filter(|task| line.may_hold(**task));
    let verb = held.filter_map(|task| words::find(clause, task.text).next().map(|at| at.start)).min();
    let end = [colon, verb].into_iter().flatten().min()?;
    (end > 0 && clause[..end].split_whitespace().count() <= 16).then_some(end)
}
