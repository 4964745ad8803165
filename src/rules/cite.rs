//! Papers that a sentence cites by number and symbol: `Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3
//! năm 2020 của Chính phủ về công tác văn thư`.
//!
//! In: a text. Out: each citation with its parts. What it says is right or wrong is the rules'.

use std::ops::Range;

use super::cited_kinds::{KINDS, kind_before};
use super::dates::{self, Day};
use super::words;

/// A citation.
#[derive(Clone, Debug)]
pub(super) struct Citation<'t> {
    /// Number and symbol, `30/2020/NĐ-CP`.
    pub(super) at: Range<usize>,
    /// `30`.
    pub(super) number: &'t str,
    /// `2020`, where the symbol begins with a year.
    pub(super) year: Option<u16>,
    /// The symbol without number and year, `NĐ-CP`.
    pub(super) symbol: &'t str,
    /// Whether the word `số` stands before the number.
    pub(super) says_number: bool,
    /// Its day.
    pub(super) day: Option<Day<'t>>,
    /// The name of the kind before it, with its place.
    kind: Option<(&'static str, usize)>,
    /// The body that issued it, and what it is about.
    body: &'t str,
    subject: &'t str,
    /// The text, from the citation before.
    text: &'t str,
    from: usize,
}

/// A citation by the places of its parts, which are the same in every copy of its text.
#[derive(Clone, Debug)]
pub(super) struct CitationPlace {
    at: Range<usize>,
    number: Range<usize>,
    year: Option<u16>,
    symbol: Range<usize>,
    says_number: bool,
    kind: Option<(&'static str, usize)>,
    body: Range<usize>,
    subject: Range<usize>,
    from: usize,
}

impl CitationPlace {
    fn of(cited: &Citation<'_>) -> CitationPlace {
        let place = |part: &str| match part {
            "" => cited.at.end..cited.at.end,
            _ => {
                let start = part.as_ptr() as usize - cited.text.as_ptr() as usize;
                start..start + part.len()
            }
        };
        let Citation { at, number, year, symbol, says_number, kind, body, subject, from, .. } = cited;
        let (number, symbol, body, subject) = (place(number), place(symbol), place(body), place(subject));
        let (year, says_number, kind, from) = (*year, *says_number, *kind, *from);
        CitationPlace { at: at.clone(), number, year, symbol, says_number, kind, body, subject, from }
    }

    /// It, in a copy of its text.
    pub(super) fn in_text<'t>(&self, text: &'t str) -> Citation<'t> {
        let part = |place: &Range<usize>| &text[place.clone()];
        Citation {
            at: self.at.clone(),
            number: part(&self.number),
            year: self.year,
            symbol: part(&self.symbol),
            says_number: self.says_number,
            day: dates::day_at(text, self.at.end),
            kind: self.kind,
            body: part(&self.body),
            subject: part(&self.subject),
            text,
            from: self.from,
        }
    }
}

/// The places of all citations of a text.
pub(super) fn places(text: &str) -> Vec<CitationPlace> {
    all(text).iter().map(CitationPlace::of).collect()
}

impl<'t> Citation<'t> {
    /// Whether a central body issued it, whose number names one paper by itself.
    pub(super) fn is_central(&self) -> bool {
        is_central(self.symbol)
    }

    /// The name of the kind before it, with its place: `Nghị định`.
    pub(super) fn kind(&self) -> Option<(&'static str, usize)> {
        self.kind
    }

    /// The name of the kind right before the number, with its place, where no `số` stands between.
    pub(super) fn bare_kind(&self) -> Option<(&'static str, usize)> {
        let before = before(self.text, self.from, self.at.start);
        if self.says_number || before.len() + self.from == self.at.start {
            return None;
        }
        let kind = KINDS.into_iter().find(|kind| before.ends_with(kind))?;
        let at = before.len() - kind.len();
        words::stands_alone(before, &(at..before.len())).then_some((kind, self.from + at))
    }

    /// The body that issued it, wherever it is named, and what it is about: `Chính phủ`, `về công tác
    /// văn thư`.
    pub(super) fn body_and_subject(&self) -> (&'t str, &'t str) {
        (self.body, self.subject)
    }
}

/// What stands before a number and `số`, from the citation before on.
fn before(text: &str, from: usize, number: usize) -> &str {
    let before = text[from..number].trim_end_matches(' ');
    without_word(before).unwrap_or(before).trim_end_matches(' ')
}

/// The body and the subject of what is cited up to a byte.
fn body_and_subject<'t>(
    text: &'t str,
    kind: Option<(&'static str, usize)>,
    number: usize,
    end: usize,
) -> (&'t str, &'t str) {
    let behind = words::behind(text, end);
    match behind.strip_prefix("của ") {
        Some(rest) => body(rest),
        // `Nghị quyết của Hội đồng nhân dân Thành phố số 12/NQ-HĐND`.
        None => (body_between(text, kind, number), clause(behind)),
    }
}

/// Symbols of central bodies that hold a year.
fn is_central(symbol: &str) -> bool {
    let ministry = |head: &str| {
        symbol.strip_prefix(head).is_some_and(|body| {
            body.starts_with('B')
                || ["NHNN", "TTCP", "VPCP", "UBDT", "TANDTC", "VKSNDTC", "KTNN", "UBTVQH"].contains(&body)
        })
    };
    let congress = ["QH", "UBTVQH"].iter().any(|head| {
        symbol
            .strip_prefix(head)
            .is_some_and(|term| !term.is_empty() && term.bytes().all(|one| one.is_ascii_digit()))
    });
    let government = ["NĐ-CP", "NQ-CP", "QĐ-TTg", "CT-TTg", "NQ-TW", "L-CTN", "NQLT", "TTLT"];
    congress || ministry("TT-") || ministry("QĐ-") || government.contains(&symbol)
}

/// A text without the word `số` at its end; None where it has none.
fn without_word(text: &str) -> Option<&str> {
    ["số", "Số", "số:", "Số:"].into_iter().find_map(|word| text.strip_suffix(word))
}

/// All citations of a text, in order.
pub(super) fn all(text: &str) -> Vec<Citation<'_>> {
    let mut found: Vec<Citation<'_>> = Vec::new();
    for (slash, _) in text.match_indices('/') {
        let from = found.last().map_or(0, |last| last.at.end);
        if slash >= from
            && let Some(cited) = at_slash(text, slash, from)
        {
            found.push(cited);
        }
    }
    found
}

/// The citation whose first slash is this one.
fn at_slash(text: &str, slash: usize, from: usize) -> Option<Citation<'_>> {
    // Of a day in figures, "và/hoặc", "5 km/h".
    let bytes = text.as_bytes();
    if !bytes[..slash].iter().rev().take(9).any(u8::is_ascii_digit) || bytes.get(slash + 1) == Some(&b' ') {
        return None;
    }
    let is_symbol = |letter: char| letter.is_alphanumeric() || matches!(letter, '-' | '/' | '&');
    // `57-NQ/TW` of the Party has letters before the slash.
    let head = text[..slash].rfind(|letter: char| !(letter.is_alphanumeric() || letter == '-'));
    let start = head.map_or(0, |at| at + text[at..].chars().next().map_or(0, char::len_utf8));
    let end = slash + text[slash..].find(|letter| !is_symbol(letter)).unwrap_or(text.len() - slash);
    let end = start + text[start..end].trim_end_matches(['-', '/', '&']).len();
    if end <= slash || text[..start].ends_with(['/', '.', ',']) && !text[..start].ends_with(". ") {
        return None;
    }
    let whole = &text[start..end];
    let digits = whole.find(|letter: char| !letter.is_ascii_digit())?;
    let (number, mut symbol) = (&whole[..digits], whole[digits..].trim_start_matches(['/', '-']));
    let mut year = None;
    if let Some((first, rest)) = symbol.split_once('/')
        && first.len() == 4
        && let Ok(of_symbol) = first.parse()
    {
        (year, symbol) = (Some(of_symbol), rest);
    }
    let capitals = symbol.chars().filter(|letter| letter.is_uppercase()).count();
    if number.is_empty() || number.len() > 6 || capitals < 2 {
        return None;
    }
    let says_number = without_word(text[from..start].trim_end_matches(' ')).is_some();
    let day = dates::day_at(text, end);
    let kind = kind_before(before(text, from, start), symbol).map(|(name, at)| (name, from + at));
    let (body, subject) = body_and_subject(text, kind, start, day.as_ref().map_or(end, |day| day.at.end));
    let at = start..end;
    Some(Citation { at, number, year, symbol, says_number, day, kind, body, subject, text, from })
}

/// No clause that names a body and a subject is longer, in bytes.
const LONGEST_CLAUSE: usize = 4096;

/// The words of a clause.
fn clause(text: &str) -> &str {
    let text = &text[..text.floor_char_boundary(LONGEST_CLAUSE)];
    text[..text.find([';', '.', ')', '(']).unwrap_or(text.len())].trim()
}

/// The name of a body, and what its paper is about.
fn body(text: &str) -> (&str, &str) {
    const ENDS: [&str; 10] = [
        " về ",
        " quy định ",
        " phê duyệt ",
        " ban hành ",
        " hướng dẫn ",
        " sửa đổi",
        " phân ",
        " điều chỉnh ",
        ", ",
        " và ",
    ];
    let clause = clause(text);
    // "Bộ Khoa học và Công nghệ về …": a joining word is of the name as long as something else ends it.
    let end = |ends: &[&str]| ends.iter().filter_map(|end| words::first(clause, 0, end)).min();
    let end = end(&ENDS[..8]).or_else(|| end(&ENDS[8..])).unwrap_or(clause.len());
    (clause[..end].trim(), clause[end..].trim())
}

/// The body that is named between a kind and its number.
fn body_between<'t>(text: &'t str, kind: Option<(&'static str, usize)>, start: usize) -> &'t str {
    let Some((name, at)) = kind else { return "" };
    let between = text[at + name.len()..start].trim();
    let between = between.strip_suffix("số").unwrap_or(between).trim();
    between.strip_prefix("của ").unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::all;

    #[test]
    fn citations_are_read_with_their_parts() {
        let shown = |text: &str| {
            let found = all(text).into_iter().map(|one| {
                let kind = one.kind().map_or("-", |(kind, _)| kind);
                let (body, about) = one.body_and_subject();
                let day = one.day.as_ref().and_then(super::super::dates::Day::full);
                let so = if one.says_number { "số " } else { "" };
                format!("{kind} {so}{}|{:?}|{} {day:?} [{body}] [{about}]", one.number, one.year, one.symbol)
            });
            found.collect::<Vec<_>>()
        };
        assert_eq!(
            shown(
                "Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư; \
                 Nghị quyết số 57-NQ/TW ngày 22/12/2024 của Bộ Chính trị"
            ),
            [
                "Nghị định số 30|Some(2020)|NĐ-CP Some((2020, 3, 5)) [Chính phủ] [về công tác văn thư]",
                "Nghị quyết số 57|None|NQ/TW Some((2024, 12, 22)) [Bộ Chính trị] []",
            ]
        );
        assert_eq!(
            shown("Nghị quyết của Hội đồng nhân dân Thành phố số 12/NQ-HĐND ngày 5/7/2025 về dự toán"),
            ["Nghị quyết số 12|None|NQ-HĐND Some((2025, 7, 5)) [Hội đồng nhân dân Thành phố] [về dự toán]"]
        );
        assert_eq!(
            shown("Quyết định 09/2025/QĐ-UBND, Kế hoạch 228/KH-UBND và Thông tư liên tịch số 1/2014/TTLT-BTC-BNV"),
            [
                "Quyết định 9|None|x".replace("9|None|x", "09|Some(2025)|QĐ-UBND None [] [, Kế hoạch 228/KH-UBND và Thông tư liên tịch số 1/2014/TTLT-BTC-BNV]"),
                "Kế hoạch 228|None|KH-UBND None [] [và Thông tư liên tịch số 1/2014/TTLT-BTC-BNV]".to_owned(),
                "Thông tư liên tịch số 1|Some(2014)|TTLT-BTC-BNV None [] []".to_owned(),
            ]
        );
        assert_eq!(
            shown("30/30 quận; 5.000 đồng/kg; 10 km/h; 24/6/2020; ngày 5/QĐ; 06 tháng/năm; và/hoặc"),
            ["- 5|None|QĐ None [] []"; 1]
        );
        assert_eq!(
            shown(
                "Nghị quyết của Hội đồng nhân dân tỉnh về Chương trình làm việc số 12/NQ-HĐND; Quyết định phê duyệt \
                 Đề án, Quyết định phê duyệt Nghị quyết theo Quyết định số 5/QĐ-UBND và Quy định số 41-QĐ/TW"
            ),
            [
                "Nghị quyết số 12|None|NQ-HĐND None [Hội đồng nhân dân tỉnh về Chương trình làm việc] []",
                "Quyết định số 5|None|QĐ-UBND None [] [và Quy định số 41-QĐ/TW]",
                "Quy định số 41|None|QĐ/TW None [] []",
            ]
        );
        let cited = all("Quyết định ban hành Nghị quyết kèm Quyết định 12/QĐ-UBND");
        assert_eq!(cited[0].kind(), Some(("Quyết định", "Quyết định ban hành Nghị quyết kèm ".len())));
        let body = "Thông tư số 5/2025/TT-BKHCN ngày 1/2/2025 của Bộ Khoa học và Công nghệ về đo lường";
        assert_eq!(all(body)[0].body_and_subject().0, "Bộ Khoa học và Công nghệ");
    }
}
