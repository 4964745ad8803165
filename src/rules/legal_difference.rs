//! What a citation says of a text otherwise than the office's register.
//!
//! In: a citation by its number, the text of the register that has it. Out: the first difference that is
//! beyond doubt, with the place of the words that differ: the day; the body, where both are written out; the
//! name of a law before its number; one word of what it is about. A short form is no difference.

use std::ops::Range;

use super::body_words::{self, BodyWord};
use super::cite::Citation;
use super::legal_places::LegalDifference;
use super::words;
use crate::content::laws::{LegalDay, LegalText};

/// How a citation differs from a text of the register, if it does. `day` is that of the citation, `line` the
/// text that it stands in.
pub(super) fn registered_difference(
    text: &LegalText,
    cited: &Citation<'_>,
    day: Option<LegalDay>,
    line: &str,
) -> Option<(Range<usize>, LegalDifference)> {
    if let (Some(said), Some(place)) = (day, &cited.day)
        && said != text.day
    {
        return Some((place.at.clone(), LegalDifference::Day));
    }
    let (body, about) = cited.body_and_subject();
    if text.body.as_deref().is_some_and(|own| is_other_body(body, own)) {
        return Some((place_in(line, body), LegalDifference::Body));
    }
    let name = match text.kind.by_name {
        true => other_law(text, cited, line),
        false => other_word(about, &text.name).map(|at| place_in(line, &about[at])),
    };
    name.map(|place| (place, LegalDifference::Name))
}

/// The place of a part of a line.
fn place_in(line: &str, part: &str) -> Range<usize> {
    let start = part.as_ptr() as usize - line.as_ptr() as usize;
    start..start + part.len()
}

/// The name before the number of a law, where it is that of another one: "Luật Đầu tư số 72/2025/QH15".
fn other_law(text: &LegalText, cited: &Citation<'_>, line: &str) -> Option<Range<usize>> {
    let (kind, at) = cited.kind()?;
    let from = at + kind.len();
    let between = &line[from..cited.at.start];
    let between = between.trim_end_matches(' ').trim_end_matches("số").trim();
    let named =
        !between.is_empty() && between.starts_with(char::is_uppercase) && !between.contains([',', '(']);
    // "Luật NSNN", "Luật Chính quyền địa phương" and "Luật Quản lý thuế" for a longer name of the register.
    let short = || {
        let [said, own] = [between, &text.name].map(own_words);
        let mut rest = own.iter();
        let parts = said.iter().all(|word| rest.any(|own| own == word)) || said.starts_with(&own);
        parts || body_words::all(between).iter().any(|word| word.short)
    };
    let amending = line[from..cited.at.start].contains("sửa đổi");
    (named && kind == text.kind.name && !amending && !short()).then(|| place_in(line, between))
}

/// The only word of a subject that differs from that of the register.
fn other_word(about: &str, own: &str) -> Option<Range<usize>> {
    // Most subjects are the whole of what the register has.
    if about.strip_prefix(own).is_some_and(|rest| !rest.starts_with(words::is_letter)) {
        return None;
    }
    let said: Vec<BodyWord> = body_words::all(about).into_iter().filter(|word| !word.is_sign()).collect();
    let own = own_words(own);
    // A few words are the beginning of many subjects, and a shorter subject is a short form.
    if own.len() < 6 || said.len() < own.len() {
        return None;
    }
    let mut others = said.iter().zip(&own).filter(|(said, own)| said.text != **own);
    let (other, own) = others.next()?;
    // "1 số điều" for "một số điều".
    let figure = |word: &str| word.starts_with(|first: char| first.is_ascii_digit());
    let single = others.next().is_none() && !other.short && figure(&other.text) == figure(own);
    single.then(|| other.at.clone())
}

fn own_words(text: &str) -> Vec<String> {
    let all = body_words::all(text).into_iter().filter(|word| !word.is_sign());
    all.map(|word| word.text).collect()
}

/// Bodies of the country whose names are said in one way.
const CENTRAL: [&str; 13] = [
    "Chính phủ",
    "Thủ tướng Chính phủ",
    "Quốc hội",
    "Ủy ban Thường vụ Quốc hội",
    "Bộ Chính trị",
    "Ban Bí thư",
    "Ban Chấp hành Trung ương Đảng",
    "Thanh tra Chính phủ",
    "Văn phòng Chính phủ",
    "Kiểm toán Nhà nước",
    "Ngân hàng Nhà nước Việt Nam",
    "Tòa án nhân dân tối cao",
    "Viện kiểm sát nhân dân tối cao",
];

/// Whether a body that is named is another one: both are central bodies or ministries written out, and neither
/// is the beginning of the other.
fn is_other_body(said: &str, own: &str) -> bool {
    let [said, own] = [said, own].map(ministry);
    if words::same(said, own) {
        return false;
    }
    let known = |name: &str| {
        let ministry = name.starts_with("Bộ ") && name.split(' ').count() >= 2;
        CENTRAL.iter().any(|one| words::same(one, name)) || ministry && !is_short(name)
    };
    // Up to the first comma or "và" of a name, nobody knows where it ends.
    let parts = || {
        let [one, other] = [said, own].map(own_words);
        one.starts_with(&other) || other.starts_with(&one)
    };
    known(said) && known(own) && !parts()
}

/// A ministry for its minister: circulars are his, and are said to be of either.
fn ministry(name: &str) -> &str {
    name.strip_prefix("Bộ trưởng ").or_else(|| name.strip_prefix("Thống đốc ")).unwrap_or(name)
}

/// Whether a name has an abbreviation in it, or several bodies: "Bộ TN&MT", "Bộ Tài chính - Bộ Nội vụ".
fn is_short(name: &str) -> bool {
    let all = body_words::all(name);
    all.iter().any(|word| word.short) || name.matches("Bộ ").count() > 1
}

#[cfg(test)]
mod tests {
    use super::{is_other_body, other_word};

    #[test]
    fn bodies_differ_where_both_are_written_out() {
        assert!(is_other_body("Bộ Nội vụ", "Bộ Tài chính"));
        assert!(is_other_body("Chính phủ", "Thủ tướng Chính phủ"));
        assert!(is_other_body("Bộ Tài chính", "Chính phủ"));
        for (said, own) in [
            ("Bộ trưởng Bộ Tài chính", "Bộ Tài chính"),
            ("Bộ TC", "Bộ Tài chính"),
            ("Bộ Văn hóa", "Bộ Văn hóa, Thể thao và Du lịch"),
            ("Bộ Văn hoá, Thể thao và Du lịch", "Bộ Văn hóa, Thể thao và Du lịch"),
            ("Bộ Tài chính", "Bộ Tài chính - Bộ Nội vụ"),
            ("", "Chính phủ"),
            ("Ủy ban nhân dân Thành phố", "Ủy ban nhân dân thành phố Hà Nội"),
            ("Sở Tài chính", "Bộ Tài chính"),
        ] {
            assert!(!is_other_body(said, own), "{said}: {own}");
        }
    }

    #[test]
    fn one_other_word_is_a_difference() {
        let own = "phê duyệt Chương trình hành động quốc gia giai đoạn 2021 - 2030";
        let other = |said: &str| other_word(said, own).map(|at| said[at].to_owned());
        let said = "phê duyệt Chương trình hành động quốc gia giai đoạn 2021-2025 trên địa bàn";
        assert_eq!(other(said).as_deref(), Some("2025"));
        for said in [
            "Phê duyệt chương trình hành động quốc gia giai đoạn 2021 – 2030, Ủy ban nhân dân xã",
            "phê duyệt Chương trình hành động",
            "phê duyệt CTHĐ hành động quốc gia giai đoạn 2021 - 2030, Ủy ban nhân dân xã",
            "về việc phê duyệt Chương trình hành động quốc gia giai đoạn 2021 - 2030",
            "",
        ] {
            assert_eq!(other(said), None, "{said}");
        }
    }
}
