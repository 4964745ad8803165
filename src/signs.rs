//! Characters that no document may hold, however they get in: typed, as an escape of YAML,
//! as a character reference of a template, in a cell of a table, on the command line. A leaf.
//! In: a text. Out: the forbidden characters in it, each with its kind, its Vietnamese name and what to do. A
//! character that was typed in error is no part of the language; one that is not seen may change the meaning
//! of those that are; and private characters are those with which the program itself marks texts while it
//! works on them.

use std::borrow::Cow;
use std::ops::Range;

/// Why no document may hold a character.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum SignKind {
    /// It ends a line in another way than the Enter key does.
    LineBreak,
    /// It controls a device.
    Control,
    /// It has a meaning for one typeface or one program only.
    Private,
    /// It is in the place of a letter that was lost.
    Broken,
    /// It cannot be seen, and may change what can.
    Unseen,
}

impl SignKind {
    /// All kinds, in the order they are reported.
    pub const ALL: [SignKind; 5] =
        [SignKind::LineBreak, SignKind::Control, SignKind::Private, SignKind::Broken, SignKind::Unseen];

    /// The name for use in the middle of a sentence.
    pub fn name(self) -> &'static str {
        match self {
            SignKind::LineBreak => "dấu xuống dòng không chuẩn",
            SignKind::Control => "ký tự điều khiển",
            SignKind::Private => "ký tự dùng riêng",
            SignKind::Broken => "ký tự hỏng",
            SignKind::Unseen => "ký tự không nhìn thấy",
        }
    }
}

/// The kind of a character. Returns None for one that may be in a document. A carriage return counts as half
/// of a line end here: [`find`] recognises one that is not.
pub fn kind(one: char) -> Option<SignKind> {
    Some(match one {
        '\t' | '\n' | '\r' => return None,
        '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => SignKind::LineBreak,
        one if one.is_control() => SignKind::Control,
        '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{ffffd}' | '\u{100000}'..='\u{10fffd}' => {
            SignKind::Private
        }
        '\u{fffd}' | '\u{fdd0}'..='\u{fdef}' => SignKind::Broken,
        one if one as u32 & 0xfffe == 0xfffe => SignKind::Broken,
        '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' => {
            SignKind::Unseen
        }
        '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{e0000}'..='\u{e007f}' => SignKind::Unseen,
        _ => return None,
    })
}

/// The names of characters that people have a name for.
const NAMES: &[(char, &str)] = &[
    ('\0', "NUL"),
    ('\u{7}', "tiếng chuông"),
    ('\u{8}', "xóa lùi"),
    ('\t', "phím Tab"),
    ('\u{b}', "tab dọc"),
    ('\u{c}', "ngắt trang"),
    ('\r', "về đầu dòng"),
    ('\u{1b}', "ESC"),
    ('\u{7f}', "xóa"),
    ('\u{85}', "xuống dòng NEL"),
    ('\u{ad}', "gạch nối mềm"),
    ('\u{61c}', "dấu chiều chữ Ả Rập"),
    ('\u{180e}', "dấu ngăn nguyên âm Mông Cổ"),
    ('\u{200b}', "dấu cách rộng bằng không"),
    ('\u{200c}', "dấu tách chữ"),
    ('\u{200d}', "dấu nối chữ"),
    ('\u{200e}', "dấu chiều trái sang phải"),
    ('\u{200f}', "dấu chiều phải sang trái"),
    ('\u{2028}', "ngắt dòng"),
    ('\u{2029}', "ngắt đoạn"),
    ('\u{202a}', "mở đoạn chữ trái sang phải"),
    ('\u{202b}', "mở đoạn chữ phải sang trái"),
    ('\u{202c}', "đóng đoạn đổi chiều chữ"),
    ('\u{202d}', "ép chữ trái sang phải"),
    ('\u{202e}', "đảo chiều chữ"),
    ('\u{2060}', "dấu nối từ"),
    ('\u{2066}', "mở đoạn chữ trái sang phải"),
    ('\u{2067}', "mở đoạn chữ phải sang trái"),
    ('\u{2068}', "mở đoạn đổi chiều chữ"),
    ('\u{2069}', "đóng đoạn đổi chiều chữ"),
    ('\u{feff}', "dấu đầu tệp BOM"),
    ('\u{fffd}', "chữ đã mất"),
];

/// `U+202E, đảo chiều chữ`.
pub fn code(one: char) -> String {
    let code = format!("U+{:04X}", one as u32);
    match NAMES.iter().find(|(known, _)| *known == one) {
        Some((_, name)) => format!("{code}, {name}"),
        None => code,
    }
}

/// Adjacent forbidden characters, all of one kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundSigns {
    /// The kind of all of them.
    pub kind: SignKind,
    /// The first of them.
    pub one: char,
    /// How many.
    pub count: usize,
    /// Where they are, in bytes.
    pub range: Range<usize>,
}

impl FoundSigns {
    /// `ký tự không nhìn thấy (U+202E, đảo chiều chữ)`.
    pub fn described(&self) -> String {
        let (name, code) = (self.kind.name(), code(self.one));
        match self.count {
            1 => format!("{name} ({code})"),
            count => format!("{count} {name} ({code}) liền nhau"),
        }
    }
}

/// The first bytes of characters that may have a [`kind`], or be a lone carriage return.
const LOOKED_AT: [bool; 256] = {
    let mut all = [false; 256];
    let mut byte = 0;
    while byte < all.len() {
        all[byte] = matches!(byte, 0..0x20 | 0x7f | 0xc2 | 0xd8 | 0xe1 | 0xe2 | 0xee..)
            && byte != b'\t' as usize
            && byte != b'\n' as usize;
        byte += 1;
    }
    all
};

/// Whether the character that begins with these bytes may have a [`kind`], or be a lone carriage return. For
/// most Vietnamese letters with a tone the second byte shows that they have none.
fn may_matter(first: u8, second: Option<u8>) -> bool {
    LOOKED_AT[usize::from(first)] && (first != 0xe1 || second == Some(0xa0))
}

/// All forbidden characters of a text, in order.
pub fn find(text: &str) -> Vec<FoundSigns> {
    let mut found = Vec::new();
    let bytes = text.as_bytes();
    for (at, &first) in bytes.iter().enumerate().filter(|(_, first)| LOOKED_AT[usize::from(**first)]) {
        let second = bytes.get(at + 1).copied();
        if !may_matter(first, second) {
            continue;
        }
        let Some(one) = text[at..].chars().next() else { break };
        let lone = one == '\r' && second != Some(b'\n');
        if let Some(kind) = kind(one).or(lone.then_some(SignKind::LineBreak)) {
            add(&mut found, kind, one, at..at + one.len_utf8());
        }
    }
    found
}

/// Adds one after the others; if it is adjacent to one of its kind, it is counted with it.
pub fn add(found: &mut Vec<FoundSigns>, kind: SignKind, one: char, range: Range<usize>) {
    match found.last_mut() {
        Some(last) if last.kind == kind && last.range.end == range.start => {
            last.count += 1;
            last.range.end = range.end;
        }
        _ => found.push(FoundSigns { kind, one, count: 1, range }),
    }
}

/// The first forbidden character of a text.
pub fn first(text: &str) -> Option<FoundSigns> {
    find(text).into_iter().next()
}

/// A text without forbidden characters, for searching in it.
pub fn without(text: &str) -> Cow<'_, str> {
    match first(text) {
        None => Cow::Borrowed(text),
        Some(_) => text.chars().filter(|one| kind(*one).is_none()).collect(),
    }
}

/// A text that cannot control a terminal and shows what is in it: each of these characters, and each end of a
/// line, as `\u{202e}`.
pub fn visible(text: &str) -> Cow<'_, str> {
    let hidden = |one: char| kind(one).is_some() || matches!(one, '\t' | '\n' | '\r');
    if !text.chars().any(hidden) {
        return Cow::Borrowed(text);
    }
    text.chars()
        .map(|one| if hidden(one) { one.escape_unicode().to_string() } else { one.to_string() })
        .collect()
}

/// Like [`visible`], but each end of a line stays one.
pub fn visible_lines(text: &str) -> String {
    text.split('\n').map(visible).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::{NAMES, SignKind, code, find, first, kind, may_matter, visible, visible_lines};

    /// No first byte makes the search miss a character, and no later byte of a letter is taken for a first.
    #[test]
    fn all_that_has_a_kind_is_looked_at() {
        for one in '\0'..=char::MAX {
            let mut bytes = [0; 4];
            let bytes = one.encode_utf8(&mut bytes).as_bytes();
            let looked_at = may_matter(bytes[0], bytes.get(1).copied());
            assert!(looked_at || kind(one).is_none(), "{one:?}");
            assert!(bytes[1..].iter().all(|&byte| !may_matter(byte, None)), "{one:?}");
            let found = find(&format!("a{one}b"));
            let lone = one == '\r';
            assert_eq!(found.len(), usize::from(kind(one).is_some() || lone), "{one:?}");
        }
        assert!(!"ếđĩư 1-;".chars().any(|one| {
            let letter = one.to_string();
            may_matter(letter.as_bytes()[0], letter.as_bytes().get(1).copied())
        }));
    }

    #[test]
    fn every_named_character_is_one_that_may_not_stand_or_steers() {
        assert!(NAMES.is_sorted_by_key(|(one, _)| *one));
        for (one, name) in NAMES {
            assert!(kind(*one).is_some() || matches!(one, '\t' | '\r'), "{name}");
        }
        assert_eq!(code('\u{202e}'), "U+202E, đảo chiều chữ");
        assert_eq!(code('\u{e001}'), "U+E001");
    }

    #[test]
    fn those_beside_one_another_are_found_as_one() {
        let found = find("a\u{200b}\u{202e}b\u{200b}\u{e000}c\r\nd\re");
        let shown: Vec<_> = found.iter().map(|one| (one.kind, one.count, one.range.clone())).collect();
        assert_eq!(
            shown,
            [
                (SignKind::Unseen, 2, 1..7),
                (SignKind::Unseen, 1, 8..11),
                (SignKind::Private, 1, 11..14),
                (SignKind::LineBreak, 1, 18..19),
            ]
        );
        assert_eq!(first("Ủy ban\u{a0}nhân dân\tCăn cứ").map(|one| one.kind), None);
    }

    #[test]
    fn what_is_shown_steers_nothing() {
        assert_eq!(visible("kế hoạch.yaml"), "kế hoạch.yaml");
        assert_eq!(visible("a\u{1b}[31m\u{202e}\n"), "a\\u{1b}[31m\\u{202e}\\u{a}");
        assert_eq!(visible_lines("a\n\u{9b}b"), "a\n\\u{9b}b");
    }
}
