//! What a paper says of a commune as only the one that issues it would say of itself.
//!
//! In: the words of a line before the name of a commune, in small letters, and those behind it. Out: whether its
//! committee orders something, a body of it is charged with something, or this paper is carried out there. Whose
//! paper it is, is left to who asks.

/// What only the issuing body of a paper does in it.
const DOES: [&str; 4] = ["ban hành", "yêu cầu", "quyết định", "đề nghị"];
/// What stands before the name of a commune where it is the one that acts.
const ACTS: [&str; 5] = ["ubnd", "ủy ban nhân dân", "uỷ ban nhân dân", "hđnd", "hội đồng nhân dân"];
/// How bodies of a commune, and their heads, begin.
const BODIES: [&str; 14] = [
    "công an",
    "ban chỉ huy quân sự",
    "chánh văn phòng",
    "văn phòng",
    "phòng",
    "trưởng phòng",
    "trưởng các phòng",
    "trưởng công an",
    "thủ trưởng",
    "trung tâm",
    "trạm y tế",
    "chỉ huy trưởng",
    "chủ tịch ủy ban nhân dân",
    "chủ tịch ubnd",
];
/// What only one's own bodies are charged with.
const DUTIES: [&str; 8] = [
    "chủ trì",
    "chịu trách nhiệm",
    "có trách nhiệm",
    "có nhiệm vụ",
    "căn cứ quyết định",
    "căn cứ kế hoạch này",
    "tổ chức thực hiện",
    "tham mưu",
];
/// Words that are in no name of a body: what stands behind them is another's.
const VERBS: [&str; 17] = [
    "phối hợp",
    "với",
    "cùng",
    "liên hệ",
    "gửi",
    "cho",
    "đến",
    "từ",
    "tại",
    "của",
    "theo",
    "đề nghị",
    "chủ trì",
    "thực hiện",
    "báo cáo",
    "hướng dẫn",
    "học tập",
];
/// Papers of communes, as they name themselves.
const PAPERS: [&str; 10] = [
    "kế hoạch này",
    "quyết định này",
    "chỉ thị này",
    "chương trình này",
    "đề án này",
    "phương án này",
    "quy chế này",
    "quy định này",
    "hướng dẫn này",
    "thông báo này",
];
/// How it is said where a paper is carried out.
const CARRIED_OUT: [&str; 4] = ["thực hiện tại", "áp dụng tại", "triển khai tại", "thi hành tại"];

/// Whether a commune's committee acts as the one that issues the paper: "Ủy ban nhân dân phường … yêu cầu". Of one that
/// is asked, or whose paper is cited, another word stands in front.
pub(super) fn orders(before: &str, behind: &str) -> bool {
    let body = ACTS.iter().find_map(|body| before.strip_suffix(body));
    let is_other = |before: &str| {
        let before = before.trim_end();
        ["do", "của", "nghị", "giao", "gửi", "và", "với", ","].iter().any(|word| before.ends_with(word))
    };
    body.is_some_and(|before| !is_other(before)) && DOES.iter().any(|word| behind.starts_with(word))
}

/// Whether a body of a commune is charged with something: "Công an phường … chủ trì", "Giao Phòng … phường …".
pub(super) fn is_charged(before: &str, behind: &str) -> bool {
    let clause = clause(before);
    let (body, given) = match clause.strip_prefix("giao ") {
        Some(body) => (body, true),
        None => (clause, false),
    };
    let is_body = BODIES.iter().any(|name| {
        body.strip_prefix(name).is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', ',']))
    });
    // Names of bodies are short.
    const LONGEST: usize = 14;
    let words = || body.split(|one: char| !one.is_alphanumeric()).filter(|word| !word.is_empty());
    let text = || format!(" {} ", words().collect::<Vec<_>>().join(" "));
    is_body
        && words().count() <= LONGEST
        && (given || DUTIES.iter().any(|duty| behind.starts_with(duty)))
        && !VERBS.iter().any(|verb| text().contains(&format!(" {verb} ")))
}

/// Whether it is said that this paper is carried out there: "Kế hoạch này được thực hiện tại phường …".
pub(super) fn is_carried_out(before: &str) -> bool {
    let clause = clause(before);
    CARRIED_OUT.iter().any(|words| before.ends_with(words))
        && PAPERS.iter().any(|paper| clause.starts_with(paper))
}

/// What a clause says so far, without the number before it.
fn clause(before: &str) -> &str {
    let start = [". ", "; ", ": "].iter().filter_map(|sign| Some(before.rfind(sign)? + sign.len())).max();
    let clause = before[start.unwrap_or(0)..].trim_start_matches(['-', '–', '+', '•', ' ', '*']);
    match clause.split_once(") ") {
        // "a) Công an …".
        Some((number, rest)) if number.chars().count() <= 3 => rest.trim_start(),
        _ => clause,
    }
}

#[cfg(test)]
mod tests {
    use super::{is_carried_out, is_charged, orders};

    fn told(text: &str) -> bool {
        let (before, behind) = text.split_once(" phường Cầu Giấy").unwrap();
        let (before, behind) = (before.to_lowercase(), behind.trim_start());
        orders(&before, behind) || is_charged(&before, behind) || is_carried_out(&before)
    }

    #[test]
    fn what_only_the_own_commune_does_is_known() {
        for text in [
            "Chánh Văn phòng HĐND và UBND phường Cầu Giấy chịu trách nhiệm thi hành.",
            "1. Công an phường Cầu Giấy chủ trì, phối hợp với các tổ dân phố.",
            "a) Trung tâm Phục vụ hành chính công phường Cầu Giấy có trách nhiệm niêm yết.",
            "Giao Phòng Kinh tế, Hạ tầng và Đô thị phường Cầu Giấy theo dõi.",
            "Kế hoạch này được thực hiện tại phường Cầu Giấy.",
            "UBND phường Cầu Giấy yêu cầu các tổ dân phố thực hiện.",
        ] {
            assert!(told(text), "{text}");
        }
    }

    #[test]
    fn what_others_are_named_for_is_left_alone() {
        for text in [
            "Công an phường phối hợp với Công an phường Cầu Giấy chủ trì tuần tra.",
            "Đề nghị Công an phường Cầu Giấy chủ trì xác minh.",
            "Giao Phòng Kinh tế phối hợp với phường Cầu Giấy rà soát.",
            "Giao Văn phòng liên hệ Ủy ban nhân dân phường Cầu Giấy để học tập.",
            "Công an phường Cầu Giấy đã bàn giao hồ sơ.",
            "Mô hình được thực hiện tại phường Cầu Giấy.",
            "Công dân cư trú tại phường Cầu Giấy nộp hồ sơ.",
            "Văn phòng phường tiếp nhận từ phường Cầu Giấy chủ trì cuộc họp.",
        ] {
            assert!(!told(text), "{text}");
        }
    }
}
