//! Provinces that were merged on 1 July 2025.
//!
//! In: all lines of a paper of that day or later, the table of former provinces. Out: `tỉnh Kon Tum`
//! and the like, where neither the sentence speaks of the time before nor the name of an institution
//! holds it; the place in front of the date. Communes of that time are not evaluated.

use std::ops::Range;

use super::paper_view::{Line, PaperView};
use super::signature::WantedWords;
use super::topics::Topic;
use super::{Breaches, Rule, history};
use crate::content::laws::short_day;
use crate::finding::{Code, Severity, Verdict, Version};
use crate::localities::{FormerProvince, UnitTable};
use crate::paper::Role;

pub(super) const RULE: Rule = Rule {
    code: Code {
        name: "C070",
        meaning: "Nhắc đến tỉnh đã sáp nhập như còn tồn tại",
        since: Version(0, 2, 0),
    },
    clause: "Nghị quyết số 202/2025/QH15",
    severity: Severity::Warning,
    about: "Từ ngày 01 tháng 7 năm 2025 cả nước có 34 tỉnh, thành phố; 29 tên tỉnh không còn (bảng tinh-truoc-2025.csv, kèm \
            nguồn), Thừa Thiên Huế không còn từ ngày 01 tháng 01 năm 2025. Văn bản từ ngày đó ghi tên mới. Chỉ xét tên đứng sau \
            chữ tỉnh, Tỉnh ủy và địa danh ở đầu văn bản; câu nói về thời gian trước, quê quán, địa chỉ, văn bản cũ, tên bệnh viện, \
            trường học không bị báo. Xã, phường cũ thì chưa xét được.",
    wrong: "dieu:\n  - Phối hợp với Ủy ban nhân dân tỉnh Kon Tum thực hiện.\n  - Quyết định này có hiệu lực kể từ ngày ký./.",
    right: "dieu:\n  - Phối hợp với Ủy ban nhân dân tỉnh Quảng Ngãi tiếp nhận hồ sơ trước đây của tỉnh Kon Tum.\n  - Quyết định này có hiệu lực kể từ ngày ký./.",
    check,
};

/// Words before the name of a province.
const WORDS: [WantedWords; 3] = WantedWords::all(["tỉnh", "Tỉnh", "TỈNH"]);

fn check<'a>(paper: &PaperView<'a>, found: &mut Breaches<'a>) -> Verdict {
    let day = match (paper.day(), paper.year()) {
        (Some(day), _) => day,
        (None, Some(year)) if year > history::TWO_LEVELS.0 => (year, 1, 1),
        (None, Some(year)) if year < history::TWO_LEVELS.0 => return Verdict::NotApplicable,
        // A draft of that year may be of either half; minutes bear no day.
        (None, _) => return Verdict::NotEvaluated,
    };
    let units = paper.units();
    if units.former().iter().all(|one| day < one.ended) {
        return Verdict::NotApplicable;
    }
    for line in paper.lines() {
        let all = match line.role {
            Role::DiaDanhThoiGian => of_place(line, units).into_iter().collect(),
            _ => named(line, units),
        };
        for (at, province) in all.into_iter().filter(|(_, province)| province.ended <= day) {
            if history::is_told(line, at.start) || history::is_of_institution(&line.text, at.start) {
                continue;
            }
            let ended = short_day(province.ended);
            let message = format!("`{}` không còn từ ngày {ended}", &line.text[at.clone()]);
            let hint = format!(
                "từ ngày {ended} là {} ({}); nói về thời gian trước thì thêm `trước đây` hoặc `cũ`",
                province.became, province.source
            );
            found.warning(line, at, message, hint);
        }
    }
    Verdict::Passed
}

/// The place in front of the date; a commune of now may have the name of a former province.
fn of_place<'u>(line: &Line<'_>, units: &'u UnitTable) -> Option<(Range<usize>, &'u FormerProvince)> {
    let (place, _) = line.text.split_once(',')?;
    let province = units.former_of(place).filter(|_| units.types_of(place).is_empty())?;
    Some((0..place.len(), province))
}

/// Former provinces behind the word, each with its place, the word with the first: `các tỉnh Kon Tum,
/// Gia Lai và Bình Định`.
fn named<'u>(line: &Line<'_>, units: &'u UnitTable) -> Vec<(Range<usize>, &'u FormerProvince)> {
    let mut all = Vec::new();
    if !line.may(Topic::FormerProvinces) {
        return all;
    }
    let text = &*line.text;
    for word in WORDS.into_iter().flat_map(|word| line.find(word)) {
        let mut next = after(text, word.end, &[" ủy ", " uỷ ", " ỦY ", " UỶ "])
            .or_else(|| after(text, word.end, &[" "]));
        let mut from = word.start;
        while let Some(start) = next {
            let Some((end, name)) = province_at(text, start, units) else { break };
            if let Some(province) = units.former_of(name) {
                all.push((from..end, province));
            }
            next = after(text, end, &[", ", " và ", " - ", " – ", "; "]);
            from = next.unwrap_or(end);
        }
    }
    all
}

fn after(text: &str, at: usize, words: &[&str]) -> Option<usize> {
    words.iter().find(|word| text[at..].starts_with(**word)).map(|word| at + word.len())
}

/// The name of a province, of now or of before, that begins at a byte, and where it ends.
fn province_at<'t>(text: &'t str, start: usize, units: &UnitTable) -> Option<(usize, &'t str)> {
    let rest = &text[start..];
    let ends = rest.char_indices().filter(|(_, one)| !one.is_alphanumeric() && *one != '\u{300}');
    let ends = ends.map(|(at, _)| at).chain([rest.len()]).filter(|&at| at > 0);
    let is_province = |name: &str| units.former_of(name).is_some() || units.is_province(name);
    // "Bà Rịa - Vũng Tàu" has five words; the longest name is meant.
    let ends: Vec<usize> = ends.take(8).collect();
    let end = ends.into_iter().rev().find(|&end| {
        let name = &rest[..end];
        name.ends_with(char::is_alphanumeric) && is_province(name)
    })?;
    // "tỉnh Hà Nam Ninh" is another.
    let behind = rest[end..].strip_prefix(' ').unwrap_or_default();
    let capitals = !rest[..end].chars().any(char::is_lowercase);
    let goes_on = !capitals && behind.starts_with(char::is_uppercase);
    (!goes_on).then_some((start + end, &rest[..end]))
}
