//! Words of a text that belong to its year: cited papers, days, years, bodies, figures.
//!
//! In: a text as typed. Out: each of them with its place, none within another. A plan that is made from
//! last year's is looked through with it; whether one of them may stay, only a person can say.

use std::ops::Range;

use super::body_openings::{BodyGroup, opening};
use super::body_words::{self, BodyWord, office_of};
use super::{cite, dates, words};
use crate::content::money::spoken::spoken;

/// What words are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum YearWord {
    /// A cited paper, with its day: `Nghị định số 30/2020/NĐ-CP ngày …`, `Luật Ngân sách nhà nước …`.
    Paper,
    /// A day, a month or a quarter of a year.
    Day,
    /// A year, or several: `2026`, `2026 - 2030`.
    Year,
    /// A body: `Sở Công Thương`.
    Body,
    /// A figure, with the word behind it: `95%`, `15 lớp`, `1.200 triệu đồng`.
    Figure,
}

/// All of them, from left to right.
pub fn year_words(text: &str) -> Vec<(YearWord, Range<usize>)> {
    let text = &without_variables(text);
    let mut found = YearWordSearch { text, all: Vec::new() };
    found.papers();
    found.days();
    found.years();
    found.bodies();
    found.figures();
    found.spoken();
    found.all.sort_by_key(|(_, at)| at.start);
    found.all
}

/// The text with blanks for its variables, whose words are nobody's.
fn without_variables(text: &str) -> String {
    let mut plain = text.to_owned();
    for (open, close) in [("{{", "}}"), ("{%", "%}")] {
        let mut from = 0;
        while let Some(start) = plain[from..].find(open).map(|at| from + at) {
            let end = plain[start..].find(close).map_or(plain.len(), |at| start + at + close.len());
            plain.replace_range(start..end, &" ".repeat(end - start));
            from = end;
        }
    }
    plain
}

struct YearWordSearch<'a> {
    text: &'a str,
    all: Vec<(YearWord, Range<usize>)>,
}

impl YearWordSearch<'_> {
    fn push(&mut self, of: YearWord, at: Range<usize>) {
        let overlaps = |other: &Range<usize>| other.start < at.end && at.start < other.end;
        if !self.all.iter().any(|(_, other)| overlaps(other)) {
            self.all.push((of, at));
        }
    }

    fn papers(&mut self) {
        for cited in cite::all(self.text) {
            let start = cited.kind().map_or(cited.at.start, |(_, at)| at.min(cited.at.start));
            let end = cited.day.as_ref().map_or(cited.at.end, |day| day.at.end);
            self.push(YearWord::Paper, start..end);
        }
        for opening in ["Luật ", "Bộ luật ", "Pháp lệnh ", "Hiến pháp "] {
            for (start, _) in self.text.match_indices(opening) {
                let name = start + opening.len();
                if !self.text[name..].starts_with(char::is_uppercase) || !starts_word(self.text, start) {
                    continue;
                }
                let clause =
                    self.text[name..].find([';', '.', '(', ')']).map_or(self.text.len(), |at| name + at);
                // "Luật Ngân sách nhà nước ngày …" up to its day; one that names no day up to its clause.
                let day = dates::days(self.text)
                    .into_iter()
                    .find(|day| name < day.at.start && day.at.end <= clause);
                let end = match (day, self.text[name..clause].find(" năm ")) {
                    (Some(day), _) => day.at.end,
                    (None, Some(at)) => (name + at + " năm ".len() + 4).min(clause),
                    (None, None) => name + self.text[name..clause].find(',').unwrap_or(clause - name),
                };
                // "… và các quy định hiện hành" is no part of its name.
                let end = self.text.floor_char_boundary(end);
                let others = [" và các ", " và những ", " và văn bản "];
                let end = others
                    .iter()
                    .filter_map(|word| self.text[name..end].find(word))
                    .min()
                    .map_or(end, |at| name + at);
                self.push(YearWord::Paper, start..start + self.text[start..end].trim_end().len());
            }
        }
    }

    fn days(&mut self) {
        for day in dates::days(self.text) {
            let before = &self.text[..day.at.start];
            let start = before.strip_suffix("ngày ").map_or(before.len(), str::len);
            self.push(YearWord::Day, start..day.at.end);
        }
        // `tháng 12 năm 2026`, `quý IV/2026`.
        for (at, _) in years(self.text) {
            let before = &self.text[..at.start];
            let part = before.strip_suffix(" năm ").or_else(|| before.strip_suffix('/')).unwrap_or_default();
            let part = part.trim_end_matches(|letter: char| letter.is_ascii_digit() || "IV".contains(letter));
            if let Some(word) =
                ["tháng ", "quý ", "Tháng ", "Quý "].into_iter().find(|word| part.ends_with(word))
            {
                self.push(YearWord::Day, part.len() - word.len()..at.end);
            }
        }
    }

    fn years(&mut self) {
        let mut all = years(self.text).into_iter().peekable();
        while let Some((mut at, _)) = all.next() {
            // `2026 - 2030` is one.
            if let Some((next, _)) = all.peek()
                && matches!(self.text[at.end..next.start].trim(), "-" | "–")
            {
                at.end = next.end;
                all.next();
            }
            self.push(YearWord::Year, at);
        }
    }

    fn bodies(&mut self) {
        let words = body_words::all(self.text);
        let mut at = 0;
        while at < words.len() {
            let body = Some(&words[at]).filter(|word| word.capital).and_then(|_| body(&words[at..]));
            if let Some(count) = body {
                self.push(YearWord::Body, words[at].at.start..words[at + count - 1].at.end);
            }
            at += body.unwrap_or(1);
        }
    }

    fn figures(&mut self) {
        let bytes = self.text.as_bytes();
        let mut from = numbering(self.text);
        while let Some(start) = dates::next_digit(self.text, from) {
            let mut end = start;
            let sign = |at: usize| {
                matches!(bytes[at], b'.' | b',') && bytes.get(at + 1).is_some_and(u8::is_ascii_digit)
            };
            while end < bytes.len() && (bytes[end].is_ascii_digit() || sign(end)) {
                end += 1;
            }
            from = end;
            let rest = &self.text[end..];
            let joined = rest.starts_with(|letter: char| words::is_letter(letter) || "/-_".contains(letter))
                || !starts_word(self.text, start)
                || self.text[..start].ends_with(['/', '-', '_']);
            if joined || is_place(&self.text[..start]) {
                continue;
            }
            // "Nghị quyết 12 của Hội đồng nhân dân".
            if let Some(kind) = paper_kind(&self.text[..start]) {
                self.push(YearWord::Paper, kind..end);
                continue;
            }
            self.push(YearWord::Figure, start..end + unit(rest));
        }
    }

    /// "ba mươi lớp", "hai mươi lăm triệu đồng": two words of a number or more.
    fn spoken(&mut self) {
        for number in spoken(self.text) {
            let words = self.text[number.at.clone()].split_whitespace().count();
            if number.value.is_some_and(|value| value > 10) && words > 1 {
                let end = number.at.end;
                self.push(YearWord::Figure, number.at.start..end + unit(&self.text[end..]));
            }
        }
    }
}

/// Whether no letter stands before this place.
fn starts_word(text: &str, at: usize) -> bool {
    !text[..at].ends_with(|letter: char| words::is_letter(letter) || letter.is_ascii_digit())
}

/// The years of a text that stand by themselves.
fn years(text: &str) -> Vec<(Range<usize>, u16)> {
    let mut all = Vec::new();
    let mut from = 0;
    while let Some(start) = dates::next_digit(text, from) {
        let digits = dates::digits(&text[start..]);
        from = start + digits.len();
        let alone = starts_word(text, start) && !text[from..].starts_with(words::is_letter);
        let grouped = text[from..].starts_with(['.', ','])
            && text[from + 1..].starts_with(|one: char| one.is_ascii_digit());
        let value = digits.parse().ok().filter(|value| digits.len() == 4 && (1945..2100).contains(value));
        if let Some(value) = value.filter(|_| alone && !grouped) {
            all.push((start..from, value));
        }
    }
    all
}

/// How many words the name of a body has that begins here: what sort of body, then pairs of syllables with
/// a capital in front, joined or not, or its level alone. Returns None if there is none, or only its sort.
fn body(words: &[BodyWord]) -> Option<usize> {
    const OWN: [&[&str]; 6] = [&["bộ"], &["cục"], &["viện"], &["trường"], &["đảng", "ủy"], &["hội", "đồng"]];
    let text = |at: usize| words.get(at).map(|word| word.text.as_str());
    let begins = |with: &&&[&str]| with.iter().enumerate().all(|(at, word)| text(at) == Some(word));
    let list = matches!(text(0), Some("sở" | "phòng" | "ban")) && text(1) == Some(":");
    let (sort, levels) = match OWN.iter().find(begins) {
        Some(own) => (own.len(), true),
        None if list => (1, false),
        // The issuing body itself goes along.
        None => opening(words).map(|(group, count)| (count, group != BodyGroup::Committee))?,
    };
    let office = if text(0) == Some("văn") { office_of(&words[sort..]) } else { 0 };
    let sort = sort + office;
    let mut end = sort;
    let is_joint = |word: &BodyWord| matches!(word.text.as_str(), "," | "và" | "-" | "–" | ":");
    loop {
        let joined = (end > sort || list) && words.get(end).is_some_and(is_joint);
        let next = end + usize::from(joined);
        let Some(first) = words.get(next).filter(|word| word.capital) else { break };
        // The next body of a list begins.
        if joined && !(list && end == sort) && opening(&words[next..]).is_some() {
            break;
        }
        let second = words.get(next + 1).filter(|word| !word.is_sign() && !is_joint(word));
        end = next + if first.short || second.is_none() { 1 } else { 2 };
    }
    if end == sort && levels {
        end += match text(sort) {
            Some("xã" | "phường" | "tỉnh" | "huyện") => 1,
            Some("thành") if text(sort + 1) == Some("phố") => 2,
            _ => 0,
        };
    }
    // "Văn phòng Ủy ban nhân dân xã An Bình": the place is part of it.
    if office > 0 {
        let capital = |at: usize| words.get(at).is_some_and(|word| word.capital);
        while capital(end) && opening(&words[end..]).is_none() {
            end += if capital(end + 1) { 2 } else { 1 };
        }
        return Some(end);
    }
    (end > sort).then_some(end)
}

/// How long the number before a paragraph is: `1. `, `a) `, `- `.
fn numbering(text: &str) -> usize {
    let head = text.find(|letter: char| !letter.is_ascii_digit() && letter != '.').unwrap_or(0);
    if head > 0 && text[..head].ends_with('.') && text[head..].starts_with(' ') { head } else { 0 }
}

/// Whether the number behind these words is the place of something, no figure.
fn is_place(before: &str) -> bool {
    const WORDS: [&str; 16] = [
        "điều",
        "khoản",
        "mục",
        "phụ lục",
        "phần",
        "số",
        "biểu",
        "mẫu",
        "chương",
        "lần",
        "nhóm",
        "điểm",
        "bảng",
        "tháng",
        "quý",
        "ngày",
    ];
    let before = words::small(before.trim_end());
    WORDS.iter().any(|word| before.ends_with(word))
}

/// Where the kind of a paper begins that ends here: `Nghị quyết `.
fn paper_kind(before: &str) -> Option<usize> {
    const KINDS: [&str; 9] = [
        "nghị quyết",
        "nghị định",
        "quyết định",
        "chỉ thị",
        "kết luận",
        "thông tư",
        "kế hoạch",
        "công văn",
        "thông báo",
    ];
    let trimmed = before.trim_end();
    let small = words::small(trimmed);
    let kind = KINDS.iter().find(|kind| small.ends_with(**kind))?;
    // Small letters may have another length: the kind is counted in letters.
    trimmed.char_indices().rev().nth(kind.chars().count() - 1).map(|(at, _)| at)
}

/// Words that are no unit.
const NO_UNITS: [&str; 20] = [
    "của", "và", "hoặc", "tại", "theo", "trong", "từ", "đến", "là", "được", "cho", "với", "để", "thì", "về",
    "nêu", "gồm", "bằng", "so", "như",
];

/// How long the unit behind a figure is.
fn unit(rest: &str) -> usize {
    if let Some(percent) = rest.strip_prefix(' ').unwrap_or(rest).strip_prefix('%') {
        return rest.len() - percent.len();
    }
    let word = |from: usize| {
        let rest = &rest[from..];
        let inner = rest.strip_prefix(' ')?;
        let end = inner.find(|letter: char| !words::is_letter(letter)).unwrap_or(inner.len());
        (end > 0 && !NO_UNITS.contains(&&inner[..end])).then_some(from + 1 + end)
    };
    let Some(first) = word(0) else { return 0 };
    match &rest[..first] {
        " nghìn" | " triệu" | " tỷ" | " tỉ" => {
            word(first).filter(|&end| rest[first..end] == *" đồng").unwrap_or(first)
        }
        _ => first,
    }
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use super::year_words;

    /// What is found in a text.
    fn found(text: &str) -> String {
        let words = year_words(text).into_iter().map(|(of, at)| format!("{of:?} {}", &text[at]));
        words.collect::<Vec<_>>().join("\n")
    }

    #[test]
    fn what_belongs_to_a_year_is_found_whole() {
        expect![[r#"
            Paper Luật Ngân sách nhà nước ngày 25 tháng 6 năm 2025
            Paper Nghị quyết số 57-NQ/TW ngày 22 tháng 12 năm 2024
            Body Bộ Chính trị"#]].assert_eq(&found(
            "Luật Ngân sách nhà nước ngày 25 tháng 6 năm 2025; Nghị quyết số 57-NQ/TW ngày 22 tháng 12 năm 2024 của Bộ Chính trị",
        ));
        expect![[r#"
            Year 2026
            Year 2026 - 2030
            Figure 15 lớp
            Figure 95%
            Figure 1.200 triệu đồng
            Day ngày 15/12/2026
            Day quý IV/2026
            Day tháng 11 năm 2026"#]].assert_eq(&found(
            "2. Năm 2026, giai đoạn 2026 - 2030: mở 15 lớp, đạt 95%, kinh phí 1.200 triệu đồng, xong trước ngày 15/12/2026, quý IV/2026, tháng 11 năm 2026.",
        ));
        expect![[r#"
            Body Sở Công Thương
            Body Sở Nông nghiệp và Môi trường
            Body Sở Tài chính
            Body Phòng Văn hóa - Xã hội
            Body Sở: Y tế, Nội vụ
            Body Công an xã"#]].assert_eq(&found(
            "Sở Công Thương chủ trì, Sở Nông nghiệp và Môi trường, Sở Tài chính phối hợp với Phòng Văn hóa - Xã hội, các Sở: Y tế, Nội vụ, Công an xã theo Điều 3, khoản 2 Phụ lục 1.",
        ));
        expect![[r#"
            Body Văn phòng Ủy ban nhân dân xã An Bình
            Body Văn phòng Hội đồng nhân dân
            Body Văn phòng Đăng ký đất đai Hà Nội
            Body Văn phòng Ủy ban nhân dân Thành phố
            Body Văn phòng Đảng ủy"#]]
        .assert_eq(&found(
            "Văn phòng Ủy ban nhân dân xã An Bình, Văn phòng Hội đồng nhân dân và Văn phòng Đăng ký đất đai Hà Nội; \
             Văn phòng Ủy ban nhân dân Thành phố theo dõi; Văn phòng Đảng ủy.",
        ));
        expect!["Paper Luật Ngân sách nhà nước"]
            .assert_eq(&found("theo Luật Ngân sách nhà nước và các quy định hiện hành."));
        expect![[r#"
            Paper Nghị quyết 12
            Figure ba mươi lớp
            Figure hai mươi lăm triệu đồng"#]].assert_eq(&found(
            "Theo Nghị quyết 12 của Hội đồng nhân dân xã, một lần mở ba mươi lớp, kinh phí hai mươi lăm triệu đồng.",
        ));
        expect!["Figure 9001"].assert_eq(&found("Tổng {{ tong[\"2026\"] }} theo COVID-19, ISO 9001, mẫu 05"));
    }
}
