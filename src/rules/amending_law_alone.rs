//! A law that amends another stands beside it among the grounds.
//!
//! In: the grounds. Out: amending laws without any of those that they amend.

use super::{Breaches, PaperView, Rule, grounds};
use crate::finding::{Code, Severity, Verdict, Version};

pub(super) const RULE: Rule = Rule {
    code: Code {
        name: "C045",
        meaning: "Căn cứ chỉ có luật sửa đổi, không có luật được sửa đổi",
        since: Version(0, 2, 0),
    },
    clause: "thực hành",
    severity: Severity::Note,
    about: "Luật sửa đổi, bổ sung không thay luật gốc: thẩm quyền và nội dung nằm ở luật gốc, nên căn cứ ghi luật gốc \
            rồi mới đến luật sửa đổi. Nghị định không nói rõ điều này; đây là lưu ý theo thực hành soạn thảo.",
    wrong: "can_cu: |\n  Luật sửa đổi, bổ sung một số điều của Luật Đầu tư công ngày 29 tháng 11 năm 2024",
    right: "can_cu: |\n  Luật Đầu tư công ngày 29 tháng 11 năm 2024\n  Luật sửa đổi, bổ sung một số điều của Luật Đầu tư công ngày 25 tháng 6 năm 2025",
    check,
};

fn check<'a>(paper: &PaperView<'a>, found: &mut Breaches<'a>) -> Verdict {
    let all = grounds::of(paper);
    let mut verdict = Verdict::NotApplicable;
    for ground in all.iter().filter(|ground| ground.law().is_some() && ground.is_amending()) {
        verdict = Verdict::Passed;
        let amended = amended(ground.text());
        let stands = |name: &&String| {
            // On one line with the amending law as well: "Luật A ngày …, Luật sửa đổi … của Luật A ngày …".
            all.iter().any(|other| other.text().starts_with(name.as_str()))
        };
        if let Some(first) = amended.first().filter(|_| !amended.iter().any(|name| stands(&name))) {
            let message = format!("căn cứ có luật sửa đổi nhưng không có `{first}` được sửa đổi");
            let hint = format!("thêm `{first} ngày … tháng … năm …` trước dòng này");
            found.note(ground.line, ground.at.clone(), message, hint);
        }
    }
    verdict
}

/// The laws that an amending law names: `Luật Đầu tư công` of `… một số điều của Luật Đầu tư công số 5`.
fn amended(text: &str) -> Vec<String> {
    let Some((_, names)) = text.split_once(" của ") else { return Vec::new() };
    let starts = |kind: &str| names.match_indices(kind).map(|(at, _)| at).collect::<Vec<_>>();
    let mut starts: Vec<usize> = ["Luật ", "Bộ luật ", "Pháp lệnh "].into_iter().flat_map(starts).collect();
    starts.sort_unstable();
    let name = |(place, &start): (usize, &usize)| {
        let next = starts.get(place + 1).copied().unwrap_or(names.len());
        let name = &names[start..next];
        let ends = [" số ", " ngày ", " được ", " đã ", " ("];
        let end = ends.iter().filter_map(|end| name.find(end)).min().unwrap_or(name.len());
        name[..end]
            .trim_end_matches([',', ' '])
            .trim_end_matches(" và")
            .trim_end_matches([',', ' '])
            .to_owned()
    };
    // "của các Luật về quân sự" is no name.
    let named = |name: &String| {
        !["Luật về ", "Luật liên quan", "Luật có ", "Luật trong "].iter().any(|words| name.starts_with(words))
    };
    starts.iter().enumerate().map(name).filter(named).collect()
}

#[cfg(test)]
mod tests {
    use super::amended;

    #[test]
    fn the_laws_that_are_amended_are_read() {
        let of = |text| amended(text).join("|");
        assert_eq!(
            of(
                "Luật sửa đổi, bổ sung một số điều của Luật Tổ chức Chính phủ và Luật Tổ chức chính quyền địa phương ngày 22/11/2019"
            ),
            "Luật Tổ chức Chính phủ|Luật Tổ chức chính quyền địa phương"
        );
        assert_eq!(
            of(
                "Luật sửa đổi, bổ sung một số điều của Luật Đất đai số 31/2024/QH15, Luật Nhà ở số 27/2023/QH15 số 43/2024/QH15"
            ),
            "Luật Đất đai|Luật Nhà ở"
        );
        assert_eq!(of("Luật sửa đổi 11 luật"), "");
        assert_eq!(of("Luật sửa đổi, bổ sung một số điều của 37 Luật có liên quan đến quy hoạch"), "");
    }
}
