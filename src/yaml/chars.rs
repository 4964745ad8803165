//! Characters that do not belong in a document: unseen ones, ones of old fonts, and no-break
//! spaces where YAML wants plain ones.

use std::ops::Range;

use super::page::Page;
use super::parse::Built;
use super::traps;
use crate::diag::{Diagnostic, Diagnostics, codes};

/// More findings of one kind than this say nothing new.
const SHOWN: usize = 10;

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    LineBreak,
    Control,
    Private,
    Broken,
    Unseen,
}

fn kind(one: char) -> Option<Kind> {
    Some(match one {
        '\t' | '\n' | '\r' => return None,
        '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => Kind::LineBreak,
        one if one.is_control() => Kind::Control,
        '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{ffffd}' | '\u{100000}'..='\u{10fffd}' => Kind::Private,
        '\u{fffd}' | '\u{fdd0}'..='\u{fdef}' => Kind::Broken,
        one if one as u32 & 0xfffe == 0xfffe => Kind::Broken,
        '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' => Kind::Unseen,
        '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{e0000}'..='\u{e007f}' => Kind::Unseen,
        _ => return None,
    })
}

/// The first bytes of characters that may have a [`kind`], or be a lone `\r`.
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

/// May the character that these bytes begin have a [`kind`], or be a lone `\r`? Most letters of
/// Vietnamese with a tone are told to have none by their second byte.
fn may_matter(first: u8, second: Option<u8>) -> bool {
    LOOKED_AT[usize::from(first)] && (first != 0xe1 || second == Some(0xa0))
}

impl Kind {
    fn message(self, one: char, count: usize) -> String {
        let code = format!("U+{:04X}", one as u32);
        let name = match self {
            Kind::LineBreak => "dấu xuống dòng không chuẩn",
            Kind::Control => "ký tự điều khiển",
            Kind::Private => "ký tự dùng riêng",
            Kind::Broken => "ký tự hỏng",
            Kind::Unseen => "ký tự không nhìn thấy",
        };
        match count {
            1 => format!("ở đây có {name} ({code})"),
            _ => format!("ở đây có {count} {name} ({code}) liền nhau"),
        }
    }

    fn hint(self) -> &'static str {
        match self {
            Kind::LineBreak => "xóa ký tự này (thường do dán từ Word) và xuống dòng bằng phím Enter",
            Kind::Control => "xóa ký tự này",
            Kind::Private => {
                "gõ lại bằng ký tự Unicode; phông chữ cũ (VNI, TCVN3, Symbol) lưu ký hiệu bằng loại ký tự này"
            }
            Kind::Broken => "gõ lại chữ ở chỗ này; tệp đã bị lưu sai bảng mã ở một bước trước",
            Kind::Unseen => {
                "xóa ký tự này (đặt con trỏ ngay sau nó và bấm Backspace); nó thường do dán từ Word hoặc trang web"
            }
        }
    }
}

/// Finds the characters that may stand nowhere in a file.
pub(super) fn check(page: &Page, diags: &mut Diagnostics) {
    let mut found: Vec<(Kind, char, usize, Range<usize>)> = Vec::new();
    let bytes = page.text().as_bytes();
    for (at, &first) in bytes.iter().enumerate().filter(|(_, first)| LOOKED_AT[usize::from(**first)]) {
        let second = bytes.get(at + 1).copied();
        if !may_matter(first, second) {
            continue;
        }
        let Some(one) = page.text()[at..].chars().next() else { break };
        let old_mac = one == '\r' && second != Some(b'\n');
        let Some(kind) = kind(one).or(old_mac.then_some(Kind::LineBreak)) else { continue };
        let end = at + one.len_utf8();
        match found.last_mut() {
            Some((last, _, count, range)) if *last == kind && range.end == at => {
                *count += 1;
                range.end = end;
            }
            _ => found.push((kind, one, 1, at..end)),
        }
    }
    for kind in [Kind::LineBreak, Kind::Control, Kind::Private, Kind::Broken, Kind::Unseen] {
        let places: Vec<_> = found.iter().filter(|one| one.0 == kind).collect();
        for (index, (_, one, count, range)) in places.iter().take(SHOWN).enumerate() {
            let more = match places.len() - places.len().min(SHOWN) {
                more if more > 0 && index + 1 == SHOWN => format!("; còn {more} chỗ nữa như vậy"),
                _ => String::new(),
            };
            diags.push(
                Diagnostic::error(codes::Y005, page.span(range.clone()), kind.message(*one, *count))
                    .hint(format!("{}{more}", kind.hint())),
            );
        }
    }
}

/// Finds no-break spaces in indentation or right behind a key's `:` or a list's `-`.
/// True when there are some: the file's structure is then not what its writer sees.
pub(super) fn check_indentation(page: &Page, built: &Built, diags: &mut Diagnostics) -> bool {
    let text = page.text();
    // Behind the line of a fault it is unknown what is text and what is structure.
    let known = built.fault.as_ref().map_or(text.len(), |fault| page.line_at(fault.at).end);
    let mut places = Vec::new();
    let mut start = 0;
    for line in text[..known].split_inclusive('\n') {
        if let Some(found) = in_structure(line) {
            let at = start + found;
            let end = at + text[at..].len() - text[at..].trim_start_matches('\u{a0}').len();
            let next = built.quoted.partition_point(|quoted| quoted.end <= at);
            if built.quoted.get(next).is_none_or(|quoted| at < quoted.start) {
                places.push(at..end);
            }
        }
        start += line.len();
    }
    let Some(first) = places.first() else { return false };
    let more = match places.len() {
        1 => String::new(),
        count => format!(" (và {} dòng khác)", count - 1),
    };
    let message = format!("khoảng trắng không ngắt (dán từ Word) ở chỗ YAML cần dấu cách thường{more}");
    diags.push(
        Diagnostic::error(codes::Y005, page.span(first.clone()), message)
            .hint("xóa khoảng trắng ở chỗ thụt dòng, sau `:` hoặc `-`, rồi gõ lại bằng phím dấu cách"),
    );
    true
}

/// The first no-break space where the line's spaces are YAML's own: before the words, behind
/// `-`, behind `key:`.
fn in_structure(line: &str) -> Option<usize> {
    let mut at = 0;
    loop {
        let rest = &line[at..];
        let words = rest.trim_start_matches([' ', '\t', '\u{a0}']);
        if let Some(found) = rest[..rest.len() - words.len()].find('\u{a0}') {
            return Some(at + found);
        }
        at = line.len() - words.len();
        if words.starts_with("- ") || words.starts_with("-\u{a0}") {
            at += 1;
            continue;
        }
        let key = words.find(':').filter(|&colon| traps::is_key(&words[..colon]))?;
        return words[key + 1..].starts_with('\u{a0}').then_some(at + key + 1);
    }
}

#[cfg(test)]
mod tests {
    use super::{kind, may_matter};

    /// Nothing is passed over by its first bytes, and no later byte of a letter is taken for a first.
    #[test]
    fn all_that_has_a_kind_is_looked_at() {
        for one in '\0'..=char::MAX {
            let mut bytes = [0; 4];
            let bytes = one.encode_utf8(&mut bytes).as_bytes();
            let looked_at = may_matter(bytes[0], bytes.get(1).copied());
            assert!(looked_at || kind(one).is_none(), "{one:?}");
            assert!(bytes[1..].iter().all(|&byte| !may_matter(byte, None)), "{one:?}");
        }
        assert!(!"ếđĩư 1-;".chars().any(|one| {
            let letter = one.to_string();
            may_matter(letter.as_bytes()[0], letter.as_bytes().get(1).copied())
        }));
    }
}
