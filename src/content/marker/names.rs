//! Names of persons and of other papers at the front of a line, which are not numbers: "V. I. Lê-nin", "A.
//! Einstein", "Điều 3 Luật Đất đai".
//!
//! In: a line or a word of it. Out: whether it is such a name.

use unicode_normalization::UnicodeNormalization;

use crate::content::number::roman_value;

/// The first words of names of papers.
const PAPERS: [&str; 26] = [
    "Luật",
    "Bộ luật",
    "Hiến pháp",
    "Pháp lệnh",
    "Nghị định",
    "Nghị quyết",
    "Quyết định",
    "Quyết nghị",
    "Thông tư",
    "Thông báo",
    "Thông tri",
    "Chỉ thị",
    "Quy chế",
    "Quy định",
    "Quy chuẩn",
    "Quy tắc",
    "Văn bản",
    "Công văn",
    "Công điện",
    "Kế hoạch",
    "Chương trình",
    "Đề án",
    "Hướng dẫn",
    "Điều lệ",
    "Hợp đồng",
    "Phụ lục",
];
/// Words for parts of papers, before a number.
const PARTS: [&str; 6] = ["Điều", "Khoản", "Điểm", "Mục", "Chương", "Phần"];

/// Whether a text begins with the name of a paper or of a part of one: "Luật Đất đai", "Điều 2". "Quy định
/// chung" is the title of a chapter.
pub(in crate::content) fn begins_paper(text: &str) -> bool {
    let behind = |name: &str| {
        text.strip_prefix(name).filter(|rest| !rest.starts_with(char::is_alphanumeric)).map(str::trim_start)
    };
    let numbered = |rest: &str| {
        let word = rest.split(|one: char| !one.is_alphanumeric()).next().unwrap_or_default();
        let digits = word.starts_with(|one: char| one.is_ascii_digit());
        digits || word.chars().count() == 1 || roman_value(word).is_some()
    };
    PAPERS.iter().filter_map(|paper| behind(paper)).any(|rest| !rest.starts_with("chung"))
        || PARTS.iter().filter_map(|part| behind(part)).any(numbered)
}

/// What two capital letters with stops at the front of a line are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Initials {
    /// A name: "V. I. Lê-nin" and "I.V. Mitsurin".
    Name,
    /// Numbers: "I. A. Tình hình".
    Numbers,
}

/// Two capital letters with stops before a word that is not in capitals.
pub(super) fn initials(line: &str) -> Option<Initials> {
    let (_, rest) = initial(line)?;
    let (_, rest) = initial(rest)?;
    // "J. R. R. Tolkien".
    let rest = initial(rest).map_or(rest, |(_, rest)| rest);
    let word = rest.split_whitespace().next()?;
    let small = word.chars().nth(1).is_some_and(|letter| letter.is_lowercase() || letter == '-');
    match is_foreign(word) {
        true => Some(Initials::Name),
        false if small => Some(Initials::Numbers),
        false => None,
    }
}

/// A capital letter with its stop, and what follows.
pub(super) fn initial(text: &str) -> Option<(char, &str)> {
    let mut letters = text.chars();
    let letter = letters.next().filter(|letter| letter.is_uppercase())?;
    let rest = letters.as_str().strip_prefix('.')?;
    Some((letter, rest.trim_start()))
}

/// `A. Tình hình`, `A/ TÌNH HÌNH`, but not "A. Einstein".
pub(super) fn is_lettered_part(line: &str, letter: char) -> bool {
    let line = line.trim_start_matches(['#', '*', ' ']);
    let Some(rest) = line.strip_prefix(letter) else { return false };
    let words = rest.trim_start().trim_start_matches(['.', '/', ')', ':', '-', '–']);
    let word = words.split_whitespace().next().unwrap_or_default();
    words.len() < rest.trim_start().len() && word.starts_with(char::is_uppercase) && !is_foreign(word)
}

/// Whether a capitalised word is a foreign name: "Lê-nin", "Einstein". Abbreviations are not.
pub(super) fn is_foreign(word: &str) -> bool {
    let word = word.trim_matches(|letter: char| !letter.is_alphanumeric());
    let mut letters = word.chars();
    if !letters.next().is_some_and(char::is_uppercase) {
        return false;
    }
    if let Some((first, second)) = word.split_once('-') {
        return !first.is_empty() && second.starts_with(char::is_lowercase);
    }
    let small = letters.clone().count() > 0 && letters.all(char::is_lowercase);
    small && !is_syllable(&word.to_lowercase())
}

const ONSETS: [&str; 28] = [
    "ngh", "ng", "nh", "ch", "gh", "gi", "kh", "ph", "qu", "th", "tr", "b", "c", "d", "g", "h", "k", "l",
    "m", "n", "p", "r", "s", "t", "v", "x", "y", "",
];
const VOWELS: [&str; 42] = [
    "a", "e", "i", "o", "u", "y", "ai", "ao", "au", "ay", "eo", "eu", "ia", "ie", "ieu", "iu", "oa", "oai",
    "oao", "oay", "oe", "oeo", "oi", "oo", "ua", "uai", "uao", "uay", "ue", "ueu", "ui", "uo", "uoi", "uou",
    "uu", "uy", "uya", "uye", "uyu", "ye", "yeu", "",
];
const CODAS: [&str; 9] = ["", "c", "ch", "m", "n", "ng", "nh", "p", "t"];

/// Whether a word in small letters has the form of a Vietnamese syllable, ignoring diacritics.
fn is_syllable(word: &str) -> bool {
    let plain: String = word.nfd().filter(char::is_ascii_alphabetic).collect();
    let plain = if word.contains('đ') {
        word.replace('đ', "d").nfd().filter(char::is_ascii).collect()
    } else {
        plain
    };
    ONSETS.iter().filter_map(|onset| plain.strip_prefix(onset)).any(|rime| {
        CODAS
            .iter()
            .filter_map(|coda| rime.strip_suffix(coda))
            .any(|vowels| VOWELS.contains(&vowels) && (!vowels.is_empty() || plain.starts_with("gi")))
    })
}

#[cfg(test)]
mod tests {
    use super::{Initials, begins_paper, initials, is_foreign, is_lettered_part, is_syllable};

    #[test]
    fn names_in_other_tongues_are_no_syllables() {
        for word in
            "tình hình nguyễn quan điểm gì quy quyết khuya đường yêu ươm giếng nghiêng xoong".split(' ')
        {
            assert!(is_syllable(word), "{word}");
        }
        for word in ["Einstein", "Lê-nin", "Newton", "Putin", "Obama", "Ăng-ghen", "Clinton", "Đuy-ma"] {
            assert!(is_foreign(word), "{word}");
        }
        for word in ["Mác", "WHO", "Covid-19", "Tình", "tình", "QĐ-UBND", "Đặng", "Kim"] {
            assert!(!is_foreign(word), "{word}");
        }
    }

    #[test]
    fn papers_and_their_parts_are_known_by_their_names() {
        for paper in ["Luật Đất đai", "Quyết định số 5", "Điều 2 Luật này", "Mục I", "Quy định về họp"]
        {
            assert!(begins_paper(paper), "{paper}");
        }
        for other in ["Quy định chung", "Mục tiêu", "Điểm mạnh", "Thông tin", "Luậtsư", "Phê duyệt"]
        {
            assert!(!begins_paper(other), "{other}");
        }
    }

    #[test]
    fn two_letters_before_a_name_are_initials() {
        assert_eq!(initials("I. V. Lê-nin là lãnh tụ"), Some(Initials::Name));
        assert_eq!(initials("V.I. Lenin"), Some(Initials::Name));
        assert_eq!(initials("I. A. Tình hình"), Some(Initials::Numbers));
        assert_eq!(initials("I. Mục tiêu"), None);
        assert_eq!(initials("A. Einstein"), None);
        assert!(is_lettered_part("A. Tình hình", 'A') && is_lettered_part("**B/ KẾT QUẢ**", 'B'));
        assert!(!is_lettered_part("A. Einstein", 'A') && !is_lettered_part("A là", 'A'));
    }
}
