//! Names that stand in capitals, in the letters that a sentence has.
//!
//! In: the lines of a name as printed in capitals, and the words of the paper. Out: the same lines with small
//! letters: as the paper itself writes the name elsewhere, else by the words that names of offices are made
//! of. What is printed is in capitals again, whatever these letters are.

/// Words of offices that begin with a capital letter.
const OFFICES: &[&str] = &[
    "ủy ban nhân dân",
    "uỷ ban nhân dân",
    "hội đồng nhân dân",
    "ủy ban mặt trận tổ quốc",
    "sở",
    "phòng",
    "ban quản lý",
    "ban chỉ đạo",
    "ban thường trực",
    "ban",
    "chi cục",
    "cục",
    "tổng cục",
    "trung tâm",
    "trường",
    "viện",
    "văn phòng",
    "tổ",
    "bệnh viện",
    "thanh tra",
    "kho bạc nhà nước",
    "bộ",
    "hội đồng",
    "đảng ủy",
    "thành ủy",
    "tỉnh ủy",
    "công an",
    "hội",
    "liên đoàn",
    "đoàn",
    "quỹ",
    "công ty",
    "vụ",
    "đài",
];
/// Words for places, before a name.
const PLACES: &[&str] = &[
    "tỉnh",
    "thành phố",
    "huyện",
    "quận",
    "thị xã",
    "thị trấn",
    "xã",
    "phường",
    "đặc khu",
    "thôn",
    "khu vực",
];
/// Fields of work, which begin with a capital letter.
const FIELDS: &[&str] = &[
    "nông nghiệp",
    "môi trường",
    "tài chính",
    "công thương",
    "xây dựng",
    "nội vụ",
    "tư pháp",
    "y tế",
    "giáo dục",
    "đào tạo",
    "khoa học",
    "công nghệ",
    "văn hóa",
    "văn hoá",
    "thể thao",
    "du lịch",
    "dân tộc",
    "tôn giáo",
    "ngoại vụ",
    "thông tin",
    "truyền thông",
    "kế hoạch",
    "đầu tư",
    "giao thông",
    "vận tải",
    "lao động",
    "thương binh",
    "xã hội",
    "kinh tế",
    "hạ tầng",
    "đô thị",
    "quy hoạch",
    "kiến trúc",
    "phát triển nông thôn",
    "tài nguyên",
    "việc làm",
    "tiểu học",
    "trung học cơ sở",
    "trung học phổ thông",
    "mầm non",
    "đại học",
    "cao đẳng",
    "phục vụ hành chính công",
    "dịch vụ",
];
/// Abbreviations, which stay in capitals.
const ABBREVIATIONS: &[&str] =
    &["ubnd", "hđnd", "mttq", "ubmttq", "tp", "tw", "thpt", "thcs", "gdđt", "gd&đt", "ktht", "vp"];
/// Posts as they are written.
const POSTS: &[&str] = &[
    "Chủ tịch",
    "Phó Chủ tịch",
    "Giám đốc",
    "Phó Giám đốc",
    "Chánh Văn phòng",
    "Phó Chánh Văn phòng",
    "Trưởng phòng",
    "Phó Trưởng phòng",
    "Bộ trưởng",
    "Thứ trưởng",
    "Cục trưởng",
    "Phó Cục trưởng",
    "Chi cục trưởng",
    "Phó Chi cục trưởng",
    "Hiệu trưởng",
    "Phó Hiệu trưởng",
    "Trưởng ban",
    "Phó Trưởng ban",
    "Tổng Giám đốc",
    "Phó Tổng Giám đốc",
    "Thủ tướng",
    "Phó Thủ tướng",
    "Viện trưởng",
    "Phó Viện trưởng",
    "Chánh Thanh tra",
    "Phó Chánh Thanh tra",
    "Thư ký",
    "Chủ tọa",
    "Người chủ trì",
    "Vụ trưởng",
    "Phó Vụ trưởng",
    "Tổng Cục trưởng",
    "Đội trưởng",
    "Chủ nhiệm",
    "Phó Chủ nhiệm",
];

/// Whether all letters are capitals, and there are some.
pub(super) fn is_loud(text: &str) -> bool {
    let mut letters = text.chars().filter(|one| one.is_alphabetic()).peekable();
    letters.peek().is_some() && letters.all(char::is_uppercase)
}

/// A post, as it is written in a sentence.
pub(super) fn post(text: &str) -> String {
    if !is_loud(text) {
        return text.to_owned();
    }
    let small = text.to_lowercase();
    let known = POSTS.iter().find(|post| post.to_lowercase() == small);
    known.map_or_else(|| text.to_owned(), |post| (*post).to_owned())
}

/// The lines of a name; `prose` is what the paper says elsewhere.
pub(super) fn name(lines: &[String], prose: &str) -> Vec<String> {
    let whole = lines.join(" ");
    if !is_loud(&whole) {
        return lines.to_vec();
    }
    let written = as_written(&whole, prose).unwrap_or_else(|| guessed(&whole));
    let mut words = written.split(' ');
    lines
        .iter()
        .map(|line| words.by_ref().take(line.split(' ').count()).collect::<Vec<_>>().join(" "))
        .collect()
}

/// The name as the paper writes it where it is not in capitals.
fn as_written(name: &str, prose: &str) -> Option<String> {
    let small = name.to_lowercase();
    let lowered = prose.to_lowercase();
    // Small letters may take another number of bytes; then nothing is said.
    if lowered.len() != prose.len() {
        return None;
    }
    lowered.match_indices(&small).find_map(|(at, found)| {
        let written = prose.get(at..at + found.len())?;
        let first = written.chars().next()?;
        (!is_loud(written) && first.is_uppercase()).then(|| written.to_owned())
    })
}

/// The name by the words that such names are made of.
fn guessed(name: &str) -> String {
    let small = name.to_lowercase();
    let mut rest = small.as_str();
    let mut made = String::new();
    while !rest.is_empty() {
        let opens = |words: &&&str| {
            rest.strip_prefix(**words).is_some_and(|behind| !behind.starts_with(char::is_alphanumeric))
        };
        let longest =
            |list: &'static [&'static str]| list.iter().filter(opens).max_by_key(|words| words.len());
        let post = POSTS.iter().filter(|post| {
            let post = post.to_lowercase();
            rest.strip_prefix(post.as_str()).is_some_and(|behind| !behind.starts_with(char::is_alphanumeric))
        });
        let short = ABBREVIATIONS.iter().find(|short| opens(&&**short));
        let (length, text) = match (longest(FIELDS), longest(OFFICES), longest(PLACES)) {
            _ if short.is_some() => {
                short.map(|short| (short.len(), short.to_uppercase())).unwrap_or_default()
            }
            _ if made.is_empty() && post.clone().next().is_some() => post
                .max_by_key(|post| post.len())
                .map(|post| (post.len(), (*post).to_owned()))
                .unwrap_or_default(),
            (Some(&"công thương"), ..) => ("công thương".len(), "Công Thương".to_owned()),
            (Some(field), ..) => (field.len(), capital(field)),
            (_, Some(office), _) => (office.len(), capital(office)),
            (_, _, Some(place)) => {
                (place.len(), if made.is_empty() { capital(place) } else { (*place).to_owned() })
            }
            _ => {
                let word = rest.split(' ').next().unwrap_or(rest);
                let joint = matches!(word, "và" | "các" | "của" | "về" | "cho" | "trên" | "tại");
                (word.len(), if joint { word.to_owned() } else { capital(word) })
            }
        };
        made.push_str(&text);
        rest = &rest[length..];
        let blanks = rest.len() - rest.trim_start_matches(|one: char| !one.is_alphanumeric()).len();
        made.push_str(&rest[..blanks]);
        rest = &rest[blanks..];
    }
    made
}

fn capital(words: &str) -> String {
    crate::content::first_capital(words)
}

#[cfg(test)]
mod tests {
    use super::{name, post};

    fn named(lines: &[&str], prose: &str) -> String {
        name(&lines.iter().map(|line| (*line).to_owned()).collect::<Vec<_>>(), prose).join("/")
    }

    #[test]
    fn names_are_written_as_in_sentences() {
        assert_eq!(named(&["ỦY BAN NHÂN DÂN", "XÃ AN BÌNH"], ""), "Ủy ban nhân dân/xã An Bình");
        assert_eq!(named(&["SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG"], ""), "Sở Nông nghiệp và Môi trường");
        assert_eq!(named(&["Sở Nội vụ"], ""), "Sở Nội vụ");
        assert_eq!(named(&["UBND TỈNH AN BÌNH"], ""), "UBND tỉnh An Bình");
        assert_eq!(named(&["GIÁM ĐỐC SỞ CÔNG THƯƠNG"], ""), "Giám đốc Sở Công Thương");
        let prose = "ĐỀ ÁN của Trung tâm Khuyến nông xanh giao cho";
        assert_eq!(named(&["TRUNG TÂM", "KHUYẾN NÔNG XANH"], prose), "Trung tâm/Khuyến nông xanh");
        assert_eq!(post("PHÓ CHỦ TỊCH"), "Phó Chủ tịch");
        assert_eq!(post("PHÓ QUẢN GIÁO"), "PHÓ QUẢN GIÁO");
    }
}
