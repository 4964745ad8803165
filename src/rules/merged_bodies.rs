//! Ministries and departments that were merged in 2025.
//!
//! In: heads, addresses and recipients of a paper of a later day. Out: names that are no more there. Sentences
//! are left alone: they cite what these bodies issued.

use super::body_words::{BodyWord, BodyWords};
use super::{Breaches, PaperView, Rule};
use crate::content::laws::{LegalDay, short_day};
use crate::finding::{Code, Severity, Verdict, Version};
use crate::paper::Role;

pub(super) const RULE: Rule = Rule {
    code: Code {
        name: "C074", meaning: "Gửi đến bộ, sở đã hợp nhất", since: Version(0, 2, 0)
    },
    clause: "Nghị quyết số 176/2025/QH15, Nghị định số 45/2025/NĐ-CP",
    severity: Severity::Warning,
    about: "Từ ngày 01 tháng 3 năm 2025 Bộ Kế hoạch và Đầu tư hợp nhất vào Bộ Tài chính, Giao thông vận tải vào Xây dựng, Thông tin \
            và Truyền thông vào Khoa học và Công nghệ, Tài nguyên và Môi trường cùng Nông nghiệp và Phát triển nông thôn thành Nông \
            nghiệp và Môi trường, Lao động - Thương binh và Xã hội vào Nội vụ, Ủy ban Dân tộc thành Bộ Dân tộc và Tôn giáo; \
            các sở cũng vậy, xét từ ngày 01 tháng 7 năm 2025. Chỉ xét tên cơ quan ở đầu văn bản, Kính gửi, Nơi nhận: \
            trong câu, văn bản cũ của các bộ này vẫn viện dẫn như đã ban hành.",
    wrong: "noi_nhan: [Như Điều 2, Đảng ủy xã, Sở Tài nguyên và Môi trường]",
    right: "noi_nhan: [Như Điều 2, Đảng ủy xã, Sở Nông nghiệp và Môi trường]",
    check,
};

/// A field of work whose ministry and department were merged.
struct MergedField {
    /// Its words without joining ones, each way to write them.
    names: &'static [&'static [&'static str]],
    /// The field that it is in since.
    became: &'static str,
}

const FIELDS: [MergedField; 6] = [
    MergedField {
        names: &[&["kế", "hoạch", "đầu", "tư"], &["kh", "đt"], &["khđt"]], became: "Tài chính"
    },
    MergedField { names: &[&["giao", "thông", "vận", "tải"], &["gtvt"]], became: "Xây dựng" },
    MergedField {
        names: &[&["thông", "tin", "truyền", "thông"], &["tt", "tt"], &["tttt"]],
        became: "Khoa học và Công nghệ",
    },
    MergedField {
        names: &[&["tài", "nguyên", "môi", "trường"], &["tn", "mt"], &["tnmt"]],
        became: "Nông nghiệp và Môi trường",
    },
    MergedField {
        names: &[
            &["nông", "nghiệp", "phát", "triển", "nông", "thôn"],
            &["nông", "nghiệp", "ptnt"],
            &["nn", "ptnt"],
            &["nnptnt"],
        ],
        became: "Nông nghiệp và Môi trường",
    },
    MergedField {
        names: &[
            &["lao", "động", "thương", "binh", "xã", "hội"],
            &["lđ", "tb", "xh"],
            &["lđtb", "xh"],
            &["lđtbxh"],
        ],
        became: "Nội vụ",
    },
];

/// Bodies that had these fields, and since when they have not.
const SORTS: [(&str, &str, LegalDay); 2] = [("bộ", "Bộ", (2025, 3, 1)), ("sở", "Sở", (2025, 7, 1))];

const HELD: [Role; 6] = [
    Role::CoQuanChuQuan,
    Role::CoQuanBanHanh,
    Role::KinhGui,
    Role::KinhGuiNhieu,
    Role::NoiKinhGui,
    Role::NoiNhan,
];

fn check<'a>(paper: &PaperView<'a>, found: &mut Breaches<'a>) -> Verdict {
    let day = match (paper.day(), paper.year()) {
        (Some(day), _) => day,
        (None, Some(year)) if year != 2025 => (year, 1, 1),
        (None, _) => return Verdict::NotEvaluated,
    };
    if day < SORTS[0].2 {
        return Verdict::NotApplicable;
    }
    for line in paper.lines().filter(|line| HELD.contains(&line.role)) {
        let words = BodyWords::of(&line.text);
        let words = &words.all;
        // "Cục … (Bộ Giao thông vận tải cũ)".
        if is_before(words) {
            continue;
        }
        for at in 0..words.len() {
            let Some((length, became, since)) = merged(words, at).filter(|(.., since)| *since <= day) else {
                continue;
            };
            let place = words[at].at.start..words[at + length - 1].at.end;
            let name = &line.text[place.clone()];
            // Each province merged its departments on a day of its own.
            let (message, hint) = match became.starts_with("Bộ") {
                true => {
                    let since = short_day(since);
                    let hint = format!("từ ngày đó là {became}; ghi tên hiện nay");
                    (format!("`{name}` không còn từ ngày {since}"), hint)
                }
                false => {
                    let message = format!("`{name}` không còn: đã hợp nhất thành {became} trong năm 2025");
                    (message, "ghi tên hiện nay của sở".to_owned())
                }
            };
            found.warning(line, place, message, hint);
        }
    }
    Verdict::Passed
}

/// Whether a line says that it speaks of a body of before; "Tài nguyên" says nothing of it.
fn is_before(words: &[BodyWord]) -> bool {
    let pairs = words.iter().zip(words.iter().skip(1));
    let mut pairs = pairs.map(|(one, next)| (one.text.as_str(), next.text.as_str()));
    words.iter().any(|word| word.text == "cũ")
        || words.first().is_some_and(|first| first.text == "nguyên")
        || pairs.any(|pair| matches!(pair, ("(", "nguyên") | ("trước", "đây")))
}

/// The merged body that begins at a word: how many words it has, what it became, and since when.
fn merged(words: &[BodyWord], at: usize) -> Option<(usize, String, LegalDay)> {
    let first = words.get(at).filter(|word| word.capital)?;
    // "Cán bộ" is nobody's name.
    let inside = at > 0 && matches!(words[at - 1].text.as_str(), "cán" | "đường" | "nội");
    if inside {
        return None;
    }
    if first.text == "ủy" && follows(&words[at..], &["ủy", "ban", "dân", "tộc"]) == Some(4) {
        return Some((4, "Bộ Dân tộc và Tôn giáo".to_owned(), SORTS[0].2));
    }
    let (_, sort, since) = SORTS.iter().find(|(word, ..)| first.text == *word)?;
    let rest = &words[at + 1..];
    let (length, became) = FIELDS.iter().find_map(|field| {
        let length = field.names.iter().find_map(|name| follows(rest, name))?;
        Some((length, field.became))
    })?;
    Some((length + 1, format!("{sort} {became}"), *since))
}

/// How many words a name takes at these, with the joining ones in it.
fn follows(words: &[BodyWord], name: &[&str]) -> Option<usize> {
    let mut wanted = name.iter();
    let mut next = wanted.next();
    for (at, word) in words.iter().enumerate() {
        let Some(own) = next else { break };
        if word.text == **own {
            next = wanted.next();
            if next.is_none() {
                return Some(at + 1);
            }
        } else if at == 0 || !word.is_joint() {
            break;
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::super::body_words;
    use super::merged;

    fn named(text: &str) -> Option<String> {
        let words = body_words::all(text);
        (0..words.len()).find_map(|at| merged(&words, at)).map(|(_, became, _)| became)
    }

    #[test]
    fn merged_bodies_are_known_in_their_spellings() {
        for (text, became) in [
            ("Kính gửi: Bộ Kế hoạch và Đầu tư", "Bộ Tài chính"),
            ("Bộ KH&ĐT", "Bộ Tài chính"),
            ("SỞ GIAO THÔNG VẬN TẢI", "Sở Xây dựng"),
            ("Bộ TT&TT", "Bộ Khoa học và Công nghệ"),
            ("Sở TN&MT", "Sở Nông nghiệp và Môi trường"),
            ("Bộ Nông nghiệp và PTNT", "Bộ Nông nghiệp và Môi trường"),
            ("Sở Lao động - Thương binh và Xã hội", "Sở Nội vụ"),
            ("Sở LĐTB&XH", "Sở Nội vụ"),
            ("Uỷ ban Dân tộc", "Bộ Dân tộc và Tôn giáo"),
        ] {
            assert_eq!(named(text).as_deref(), Some(became), "{text}");
        }
        for text in [
            "Bộ Nông nghiệp và Môi trường",
            "Sở Tài chính",
            "cán bộ giao thông vận tải",
            "Phòng Tài nguyên và Môi trường",
            "Hội đồng Dân tộc",
            "Ban Dân tộc",
            "Sở Kế hoạch",
            "Nhà xuất bản Thông tin và Truyền thông",
            "Bộ Giao thông",
        ] {
            assert_eq!(named(text), None, "{text}");
        }
    }
}
