//! Words and signs that stand for what is to be filled in: `XXX`, `???`, `../../2026`, `(tên phòng)`, `«tên xã»`, and which
//! words in square brackets do.
//!
//! In: a text. Out: those places. Numbers in Roman figures, names of variants, elided words of a quotation are none.

use std::ops::Range;

use super::words;

/// Words before `XXX` that is a number.
const NUMBERED: [&str; 15] = [
    "chương", "phần", "mục", "hội", "thứ", "khóa", "khoá", "kỷ", "kỳ", "quyển", "tập", "lục", "bảng", "nhóm",
    "hạng",
];
/// Words before a letter in brackets that is a name.
const LABELLED: [&str; 18] = [
    "án", "loại", "nhóm", "mẫu", "hình", "bảng", "mục", "lô", "nhà", "tòa", "cột", "khối", "dãy", "gói",
    "phần", "bản", "liệu", "hạng",
];
/// What a body, a place or a person is called, where only its name is to be filled in.
const NAMED: [&str; 16] = [
    "phòng",
    "xã",
    "phường",
    "thôn",
    "tổ",
    "tỉnh",
    "sở",
    "ban",
    "đơn vị",
    "cơ quan",
    "dự án",
    "kế hoạch",
    "người ký",
    "chức vụ",
    "nhiệm vụ",
    "chủ tịch",
];
/// How many of a letter or a sign stand for words, at least and at most.
const RUN: Range<usize> = 3..6;

/// So many bytes around such a place say what it is; a sentence may be as long as somebody likes.
const NEAR: usize = 240;

/// May a text hold any?
pub(super) fn may_hold(text: &str) -> bool {
    ["xxx", "XXX", "???", "../.", "tên "].iter().any(|words| words::first(text, 0, words).is_some())
}

/// All of a text.
pub(super) fn all(text: &str) -> Vec<Range<usize>> {
    match may_hold(text) {
        true => runs(text).chain(days(text)).chain(names(text)).collect(),
        false => Vec::new(),
    }
}

/// Whether what stands in square brackets here is to be filled in.
pub(super) fn is_open(text: &str, at: Range<usize>) -> bool {
    let words = text[at.start + 1..at.end - 1].trim();
    let dots = words.chars().map(|one| if one == '…' { 3 } else { usize::from(one == '.') }).sum::<usize>();
    // One sign alone is what a text leaves out.
    if dots >= 3 && words != "…" && words.chars().all(|one| matches!(one, '.' | '…')) {
        // Words that a quotation leaves out.
        let before = &text[text.ceil_char_boundary(at.start.saturating_sub(10 * NEAR))..at.start];
        let count = |sign: char| before.matches(sign).count();
        let quoted = count('“') > count('”') || count('«') > count('»') || count('"') % 2 == 1;
        return !quoted && !text[at.end..].starts_with(['”', '»', '"']);
    }
    let mut letters = words.chars();
    let is_label = letters.next().is_some_and(|first| first.is_ascii_uppercase())
        && letters.all(|one| one.is_ascii_digit())
        && LABELLED.contains(&words::before(text, at.start).to_lowercase().as_str());
    words.contains(char::is_alphabetic) && !is_label
}

/// `XXX`, `xxx`, `???`.
fn runs(text: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    let of = |sign: char| {
        let mut from = 0;
        std::iter::from_fn(move || {
            let start = from + text[from..].find(sign)?;
            let length = text[start..].chars().take_while(|one| *one == sign).count();
            from = start + length;
            Some(start..from)
        })
    };
    let letters = of('X').chain(of('x')).filter(|at| {
        let before = words::before(text, at.start).to_lowercase();
        let at_start = text[..at.start].trim().is_empty();
        let may_be_number = text[at.start..].starts_with("XXX")
            && at.len() == 3
            && (at_start
                || NUMBERED.contains(&before.as_str())
                || text[at.end..].starts_with(['.', ')', '-']));
        RUN.contains(&at.len()) && words::stands_alone(text, at) && !may_be_number
    });
    letters.chain(of('?').filter(|at| at.len() >= RUN.start))
}

/// `../../2026`, `…/…/2026`.
fn days(text: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    let is_dot = |one: char| matches!(one, '.' | '…');
    let mut from = 0;
    std::iter::from_fn(move || {
        loop {
            let slash = from + text[from..].find('/')?;
            from = slash + 1;
            let before = text[..slash].trim_end_matches(is_dot).len();
            let behind = text[from..].trim_start_matches(is_dot);
            let end = text.len() - behind.len();
            let open = |run: &str| run.contains('…') || run.len() >= 2;
            let year =
                behind.strip_prefix('/').map(|rest| rest.bytes().take_while(u8::is_ascii_digit).count());
            let is_day = open(&text[before..slash]) && open(&text[from..end]) && year == Some(4);
            if is_day {
                from = end + 5;
                return Some(before..from);
            }
        }
    })
}

/// `(tên phòng)`, `«tên xã»`: nothing else in the brackets, and no form that says how to fill it in.
fn names(text: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    let in_pair = move |(open, close): (char, char)| {
        text.match_indices(open).filter_map(move |(start, _)| {
            let inner = &text[start + open.len_utf8()..];
            let name = &inner[..inner[..inner.floor_char_boundary(NEAR)].find(close)?];
            let of = name.strip_prefix("tên ").filter(|of| NAMED.contains(of))?;
            let end = start + open.len_utf8() + of.len() + "tên ".len() + close.len_utf8();
            let from = text.ceil_char_boundary(start.saturating_sub(NEAR));
            let near = &text[from..text.floor_char_boundary(start + NEAR)];
            let said = words::small(words::sentence(near, start - from));
            let is_form =
                ["ghi", "điền", "mẫu", "biểu"].iter().any(|word| words::find(&said, word).next().is_some());
            (!is_form).then_some(start..end)
        })
    };
    [('(', ')'), ('«', '»')].into_iter().flat_map(in_pair)
}

#[cfg(test)]
mod tests {
    use super::all;

    fn found(text: &str) -> Vec<&str> {
        let mut all = all(text);
        all.sort_by_key(|at| at.start);
        all.into_iter().map(|at| &text[at]).collect()
    }

    #[test]
    fn words_and_signs_that_stand_for_others_are_known() {
        let text = "Giao XXX, số xxxx/QĐ, ngày ../../2026 và …/…/2026, (tên phòng), «tên xã», ???";
        assert_eq!(found(text), ["XXX", "xxxx", "../../2026", "…/…/2026", "(tên phòng)", "«tên xã»", "???"]);
    }

    #[test]
    fn figures_names_and_forms_are_not() {
        for text in [
            "Chương XXX, Đại hội lần thứ XXX, khóa XXX",
            "XXX. Nội dung khác",
            "Số …/QĐ-UBND ngày … tháng … năm 2026; tỷ lệ …/…",
            "sao??; ../../tai-lieu/a.docx; cỡ XXXXXXXXL",
            "dự án (tên tiếng Anh: Green), (tên gọi khác), «lời trích», (nếu có)",
            "Ghi đủ (tên đơn vị) và số lượng",
        ] {
            assert_eq!(found(text), Vec::<&str>::new(), "{text}");
        }
    }
}
