//! A unit that is there twice: "125.120 triệu đồng triệu đồng", "48% %".
//!
//! In: a text as on paper. Out: the places where a unit comes from a variable and is typed after it too.

use std::ops::Range;

use super::prose::{self, ENDS, SCALES};

/// Words that may follow a unit. Before any other word "đồng" is taken for the beginning of a word, such as
/// "đồng thời": "hỗ trợ 5 triệu đồng đồng thời …".
const FOLLOW: [&str; 18] = [
    "cho", "để", "từ", "và", "trong", "của", "do", "với", "theo", "tại", "đến", "là", "bằng", "năm", "được",
    "cấp", "(bằng", "việt",
];

/// The doubled units, both copies of each.
pub fn doubled(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    if !may_be_doubled(text) {
        return found;
    }
    let lower = text.to_lowercase();
    // In capitals some letters have another length; such a text is rare.
    if lower.len() != text.len() {
        return found;
    }
    for (at, word) in lower.match_indices("đồng") {
        let start = unit_start(&lower[..at]);
        let Some(start) = start else { continue };
        let rest = &lower[at + word.len()..];
        if rest.starts_with(char::is_alphanumeric) {
            continue;
        }
        let Some((zeros, length)) = prose::unit_in_front(rest) else { continue };
        let behind = &rest[length..];
        let ended = ENDS.iter().any(|end| rest[..length].ends_with(end));
        let word = behind.split_whitespace().next().unwrap_or_default();
        let clear = zeros > 0
            || !behind.trim_start().starts_with(char::is_alphanumeric)
            || FOLLOW.contains(&word.trim_end_matches([',', '.', ';']));
        if ended && clear {
            found.push(start..at + "đồng".len() + length);
        }
    }
    for (at, _) in lower.match_indices('%') {
        let rest = lower[at + 1..].trim_start_matches([' ', '\u{a0}']);
        let again = ["%", "phần trăm"].iter().find(|again| rest.starts_with(**again));
        if let Some(again) = again.filter(|_| lower[..at].ends_with(|one: char| one.is_ascii_digit())) {
            found.push(at..lower.len() - rest.len() + again.len());
        }
    }
    found
}

/// Whether a unit may follow another: behind "đồng", in whichever capitals, a unit of money may begin, behind a
/// sign of percent another one. Most texts hold no such place.
fn may_be_doubled(text: &str) -> bool {
    let behind = |at: usize| text[at..].trim_start_matches([' ', '\u{a0}', '*']);
    let unit = |at: usize| {
        // The last byte of ồ, which few other letters have.
        let rest = text.get(at + 1..).filter(|_| text[..=at].ends_with(['ồ', 'Ồ']));
        let rest = rest.and_then(|rest| rest.strip_prefix(['n', 'N'])?.strip_prefix(['g', 'G']));
        rest.is_some_and(|rest| opens_unit(behind(text.len() - rest.len())))
    };
    memchr::memchr2_iter(0x92, 0x93, text.as_bytes()).any(|at| text.is_char_boundary(at + 1) && unit(at))
        || memchr::memchr_iter(b'%', text.as_bytes()).any(|at| behind(at + 1).starts_with(['%', 'p', 'P']))
}

/// Whether a text may begin with a unit of money: its first letters are those of one.
fn opens_unit(text: &str) -> bool {
    let mut letters = text.chars();
    match (letters.next(), letters.next()) {
        (Some('t' | 'T'), next) => matches!(next, Some('r' | 'R' | 'ỷ' | 'Ỷ' | 'ỉ' | 'Ỉ')),
        (Some('n' | 'N'), next) => matches!(next, Some('g' | 'G')),
        (Some('v' | 'V'), next) => matches!(next, Some('n' | 'N')),
        (Some('đ' | 'Đ'), next) => {
            next.is_none_or(|next| matches!(next, 'ồ' | 'Ồ') || !next.is_alphabetic())
        }
        _ => false,
    }
}

/// The start of the unit whose "đồng" follows this text: after a figure, or a number in words.
fn unit_start(before: &str) -> Option<usize> {
    let mut rest = before.trim_end_matches([' ', '\u{a0}']);
    let mut start = before.len();
    while let Some(shorter) = SCALES.iter().find_map(|(scale, _)| rest.strip_suffix(scale)) {
        if shorter.ends_with(char::is_alphabetic) {
            break;
        }
        start = shorter.len();
        rest = shorter.trim_end_matches([' ', '\u{a0}']);
    }
    let number = rest.ends_with(|one: char| one.is_ascii_digit());
    (number || start < before.len() || super::spoken::ends_in_number(rest)).then_some(start)
}

#[cfg(test)]
mod tests {
    use super::doubled;

    #[test]
    fn units_that_stand_twice_are_found() {
        for (text, wanted) in [
            ("là 125.120 triệu đồng triệu đồng.", "triệu đồng triệu đồng"),
            ("là 125.120 triệu đồng đồng.", "triệu đồng đồng"),
            ("là 125.120 đồng đồng", "đồng đồng"),
            ("là 125.120 triệu đồng tỷ đồng cho xã", "triệu đồng tỷ đồng"),
            ("Một trăm hai mươi triệu đồng đồng (chẵn)", "triệu đồng đồng"),
            ("năm trăm đồng đồng.", "đồng đồng"),
            ("125 triệu đồng đồng để thực hiện", "triệu đồng đồng"),
            ("125 TRIỆU ĐỒNG TRIỆU ĐỒNG", "TRIỆU ĐỒNG TRIỆU ĐỒNG"),
            ("125 triệu đồng VNĐ", "triệu đồng VNĐ"),
            ("chiếm 48% %", "% %"),
            ("chiếm 48%%", "%%"),
            ("chiếm 48% phần trăm", "% phần trăm"),
        ] {
            let found: Vec<&str> = doubled(text).into_iter().map(|at| &text[at]).collect();
            assert_eq!(found, [wanted], "{text}");
        }
        for text in [
            "hỗ trợ 5 triệu đồng đồng thời cấp thẻ",
            "tặng 5 triệu đồng đồng chí Nguyễn Văn An",
            "chi 5 triệu đồng, đồng thời thu 3 triệu đồng",
            "5 triệu đồng; đồng bộ; cánh đồng đồng cỏ; hội đồng đồng ý",
            "(triệu đồng) 5 triệu đồng",
            "1.000 đồng/triệu đồng",
            "Đơn vị: triệu đồng",
            "từ 5 triệu đồng đến 7 triệu đồng",
            "5 triệu đồng nghìn hộ",
            "tăng 5% đến 7%; 5%, %",
            "mười đồng tiền vàng",
            "Quỹ năm đồng đồng hành cùng phụ nữ",
        ] {
            assert_eq!(doubled(text), Vec::<std::ops::Range<usize>>::new(), "{text}");
        }
    }
}
