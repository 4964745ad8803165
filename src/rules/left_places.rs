//! What a text shows of a place that was to be filled in: `[tên xã]`, `[tên xã` with one bracket
//! only, `<tên xã>`, `{tên}`, `【tên】`, a run of dots or underscores; beside them what `left_words` knows.
//!
//! In: a text, typed or as on paper. Out: those places. Whether one was filled in, and what is to
//! be told of it, is `to_fill_in`'s.

use std::ops::Range;

use super::left_words;

/// A place that was to be filled in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct LeftPlace {
    /// All of it.
    pub(super) at: Range<usize>,
    /// The byte of the sign that makes it one, which `\` before it makes a plain one.
    pub(super) sign: usize,
}

/// Of which sort it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum LeftSort {
    /// `[tên xã]`.
    Square,
    /// `[tên xã` or `tên xã]`.
    Half,
    /// Other brackets.
    Other,
    /// `………`, `_____`, `XXX`, `???`, `../../2026`.
    Dots,
}

/// Brackets that no official paper has around words.
const PAIRS: [(char, char); 7] =
    [('<', '>'), ('{', '}'), ('【', '】'), ('〔', '〕'), ('［', '］'), ('〈', '〉'), ('「', '」')];
/// How many words beside a bracket that stands alone are shown with it.
const WORDS: usize = 3;
/// How many dots are to be filled in: three are a word's, four a slip.
const DOTS: usize = 5;

impl LeftSort {
    /// Of a place as it is shown.
    pub(super) fn of(words: &str) -> LeftSort {
        match (words.starts_with('['), words.ends_with(']')) {
            (true, true) => LeftSort::Square,
            (true, false) | (false, true) => LeftSort::Half,
            _ if words.contains(|one: char| one.is_alphabetic() && !matches!(one, 'x' | 'X')) => {
                LeftSort::Other
            }
            _ => LeftSort::Dots,
        }
    }
}

/// May a text hold any? Most do not.
pub(super) fn may_hold(text: &str) -> bool {
    // A look at bytes first, as every text of a paper is asked.
    let first = |one: u8| matches!(one, b'[' | b']' | b'_' | b'{' | b'<' | 0xE2 | 0xE3 | 0xEF);
    text.contains("....")
        || left_words::may_hold(text)
        || text.bytes().any(first)
            && (text.contains(['[', ']', '_', '…']) || PAIRS.iter().any(|pair| text.contains(pair.0)))
}

/// All of a text, in order.
pub(super) fn all(text: &str) -> Vec<LeftPlace> {
    let mut found = squares(text);
    others(text, &mut found);
    dots(text, &mut found);
    let mut further = left_words::all(text);
    found.sort_by_key(|one| one.at.start);
    further.retain(|at| {
        let before = found.partition_point(|known| known.at.start < at.end);
        before.checked_sub(1).is_none_or(|last| found[last].at.end <= at.start)
    });
    found.extend(further.into_iter().map(|at| LeftPlace { sign: at.start, at }));
    found.sort_by_key(|one| one.at.start);
    found
}

/// What stands behind a bracket, with it, that is not closed.
pub(super) fn unclosed(text: &str) -> Option<&str> {
    let rest = &text[text.rfind('[')?..];
    (!rest.contains(']')).then_some(rest)
}

/// Each innermost pair of brackets with a word in it, or dots, and each bracket alone beside a word.
fn squares(text: &str) -> Vec<LeftPlace> {
    let mut found: Vec<LeftPlace> = Vec::new();
    let mut open: Vec<usize> = Vec::new();
    for (at, letter) in text.char_indices().filter(|(_, letter)| matches!(letter, '[' | ']')) {
        match (letter, open.last()) {
            ('[', _) => open.push(at),
            (_, Some(&start)) => {
                open.pop();
                // Of brackets in brackets the innermost counts.
                let inner = found.iter().any(|one| one.at.start > start);
                if left_words::is_open(text, start..at + 1) && !inner {
                    found.push(LeftPlace { at: start..at + 1, sign: start });
                }
            }
            _ => found.extend(closing(text, at)),
        }
    }
    found.extend(open.into_iter().filter_map(|start| opening(text, start)));
    found
}

/// `[tên xã thực` of a bracket that is never closed.
fn opening(text: &str, start: usize) -> Option<LeftPlace> {
    let rest = &text[start + 1..];
    let line = rest.split(['\n', ',', '.', ';', ':', '(', ')', '[']).next()?;
    let first = line.split_whitespace().next()?;
    let letters = first.trim_matches(['*', '\\']).chars().take_while(|one| one.is_alphabetic()).count();
    let last = line.split_whitespace().take(WORDS).last()?;
    let end = last.as_ptr() as usize - text.as_ptr() as usize + last.len();
    (!line.starts_with(char::is_whitespace) && letters > 1)
        .then_some(LeftPlace { at: start..end, sign: start })
}

/// `của tên xã]` of a bracket that is never opened.
fn closing(text: &str, end: usize) -> Option<LeftPlace> {
    let before = text[..end].strip_suffix('\\').unwrap_or(&text[..end]);
    let line = before.rsplit(['\n', ',', '.', ';', ':', '(', ')', ']']).next()?;
    let last = line.split_whitespace().next_back()?;
    let letters = last.trim_matches('*').chars().rev().take_while(|one| one.is_alphabetic()).count();
    let first = line.split_whitespace().rev().take(WORDS).last()?;
    let start = first.as_ptr() as usize - text.as_ptr() as usize;
    (!line.ends_with(char::is_whitespace) && letters > 1)
        .then_some(LeftPlace { at: start..end + 1, sign: end })
}

/// Words in other brackets, which hug them.
fn others(text: &str, found: &mut Vec<LeftPlace>) {
    for (open, close) in PAIRS {
        for (at, _) in text.match_indices(open) {
            let inner = &text[at + open.len_utf8()..];
            let Some(end) = inner.find([open, close]).filter(|&end| inner[end..].starts_with(close)) else {
                continue;
            };
            let (words, behind) = (&inner[..end], &inner[end + close.len_utf8()..]);
            let before = &text[..at];
            let doubled = before.ends_with([open, '%']) || behind.starts_with(close);
            // "a<b và c>d" compares.
            let glued = open == '<'
                && (before.ends_with(char::is_alphanumeric) || behind.starts_with(char::is_alphanumeric));
            // "<b>" is a mark of a web page, not a place to fill in.
            let plain = open == '<' && words.is_ascii() && !words.contains(' ');
            if is_name(words) && !doubled && !glued && !plain {
                let length = open.len_utf8() + end + close.len_utf8();
                found.push(LeftPlace { at: at..at + length, sign: at });
            }
        }
    }
}

/// Words that name what is to be filled in.
fn is_name(words: &str) -> bool {
    let fits = |one: char| one.is_alphanumeric() || " ,./-–…()*:".contains(one);
    let long = words.split(|one: char| !one.is_alphabetic()).any(|word| word.chars().count() > 1);
    words.starts_with(char::is_alphabetic)
        && !words.ends_with(' ')
        && words.chars().count() <= 60
        && words.chars().all(fits)
        && long
}

/// Runs of dots and of underscores.
fn dots(text: &str, found: &mut Vec<LeftPlace>) {
    let mut at = 0;
    while let Some(start) = text[at..].find(['.', '…', '_']).map(|start| at + start) {
        let of_line = text[start..].starts_with('_');
        let is_dot = |one: char| if of_line { one == '_' } else { matches!(one, '.' | '…') };
        let end = text[start..].find(|one| !is_dot(one)).map_or(text.len(), |end| start + end);
        let weight: usize = text[start..end].chars().map(|one| if one == '…' { 3 } else { 1 }).sum();
        // "thu_chi", "__" are names.
        let least = if of_line { DOTS - 2 } else { DOTS };
        if weight >= least {
            found.push(LeftPlace { at: start..end, sign: start });
        }
        at = end;
    }
}

#[cfg(test)]
mod tests {
    use super::{LeftSort, all, unclosed};

    fn found(text: &str) -> Vec<&str> {
        all(text).into_iter().map(|one| &text[one.at]).collect()
    }

    #[test]
    fn each_sign_is_seen_at_first_sight() {
        for text in ["Giao XXX", "xxxx", "???", "../../2026", "(tên phòng)", "«tên xã»"] {
            assert!(super::may_hold(text), "{text}");
        }
        for sign in super::PAIRS.iter().map(|pair| pair.0).chain(['[', ']', '_', '…']) {
            assert!(super::may_hold(&format!("Ủy ban{sign}nhân dân")), "{sign}");
        }
        assert!(super::may_hold("ngày ....") && !super::may_hold("Ủy ban nhân dân (xã)."));
    }

    #[test]
    fn brackets_with_a_letter_in_them_count() {
        assert_eq!(found("thôn [tên thôn], xã [tên [x] xã]"), ["[tên thôn]", "[x]"]);
        assert_eq!(found("[1], [2026 - 2030], “[…] đoạn”, [ ], [], ] [ mở"), Vec::<&str>::new());
        assert_eq!(found("Giao [...] chủ trì; […]"), ["[...]"]);
        assert_eq!(found("Phương án [A], nhóm [B2]; thôn [A]"), ["[A]"]);
        assert_eq!(unclosed("a [b] và [tên"), Some("[tên"));
        assert_eq!(unclosed("a [b]"), None);
    }

    #[test]
    fn a_bracket_alone_counts_beside_a_word() {
        assert_eq!(found("Giao [tên xã thực hiện việc"), ["[tên xã thực"]);
        assert_eq!(found("Giao [tên xã, phường"), ["[tên xã"]);
        assert_eq!(found("Giao của tên xã] thực hiện"), ["của tên xã]"]);
        assert_eq!(found("Xã An] và [b] c"), ["Xã An]", "[b]"]);
        for text in ["khoảng [a; b)", "1] Chữ", "a] Chữ", "x [ mở", "đóng ]", "[5 triệu", "điểm 7]"]
        {
            assert_eq!(found(text), Vec::<&str>::new(), "{text}");
        }
    }

    #[test]
    fn words_in_other_brackets_count() {
        for text in ["<tên xã>", "<tên>", "{tên}", "{họ và tên}", "【tên】", "［tên］", "<ghi rõ: a, b>"]
        {
            assert_eq!(found(&format!("Giao {text}.")), [text]);
            assert_eq!(LeftSort::of(text), LeftSort::Other);
        }
        for text in [
            "a<b và c>d",
            "x < y và y > z",
            "dưới <50 triệu, trên >60",
            "{{ tong }} {% if a %}b{% endif %}",
            "<https://chinhphu.vn>",
            "An <an@b.vn>",
            "tập {a, b}",
            "mạng <b>đậm</b>",
            "{1}",
            "5 <6 và> 7",
            "-> mũi tên <-",
        ] {
            assert_eq!(found(text), Vec::<&str>::new(), "{text}");
        }
    }

    #[test]
    fn runs_of_dots_count() {
        assert_eq!(found("Giao …… và ...... và ___ và …….. xong"), ["……", "......", "___", "…….."]);
        assert_eq!(["……", "XXX", "???"].map(LeftSort::of), [LeftSort::Dots; 3]);
        assert_eq!(LeftSort::of("(tên phòng)"), LeftSort::Other);
        for text in
            ["vân vân…", "v.v...", "xong./.", "thu_chi, a__b", "hết ....", "1.2.3.4", "(…)", "a...; b… c."]
        {
            assert_eq!(found(text), Vec::<&str>::new(), "{text}");
        }
    }
}
