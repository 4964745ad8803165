//! The words of a paragraph as inline elements, and the number that it begins with.
//!
//! In: the pieces of a paragraph. Out: text, `b`, `i`, `br`, around the names of a header the elements that
//! say what they are; a number parted from the words behind it. It leaves to others which block they are in.

use crate::layout::NO_BREAK_SPACE;
use crate::paper::{Inline, Paragraph, Role, Run};
use crate::write::xml::Xml;

/// What a header's words say of the paper, as far as it is so.
pub(super) struct HeaderFacts<'s> {
    /// The day of issue.
    pub(super) day: Option<&'s str>,
    /// Whether the paper has its number.
    pub(super) numbered: bool,
}

/// A line of its own.
pub(super) fn paragraph(xml: &mut Xml, source: &Paragraph, said: &HeaderFacts<'_>) {
    xml.element("p", |xml| {
        xml.attr("class", source.role.info().element);
        let content = &source.content;
        match source.role {
            Role::TenLoai | Role::PhuLuc => whole(xml, "docType", content),
            Role::TrichYeu | Role::TrichYeuCongVan | Role::TenPhuLuc => whole(xml, "docTitle", content),
            Role::CoQuanBanHanh => whole(xml, "docAuthority", content),
            Role::SoKyHieu if said.numbered => behind(xml, content, "Số:", |xml, number| {
                whole(xml, "docNumber", number);
            }),
            Role::DiaDanhThoiGian => match said.day {
                Some(day) => behind(xml, content, ",", |xml, words| {
                    xml.element("docDate", |xml| {
                        xml.attr("date", day);
                        inlines(xml, words);
                    });
                }),
                None => inlines(xml, content),
            },
            _ => inlines(xml, content),
        }
    });
}

fn whole(xml: &mut Xml, element: &str, content: &[Inline]) {
    xml.element(element, |xml| inlines(xml, content));
}

/// The words up to the first `mark`, then those behind it inside what `inside` writes.
fn behind(xml: &mut Xml, content: &[Inline], mark: &str, inside: impl FnOnce(&mut Xml, &[Inline])) {
    match text_of(content).find(mark) {
        Some(at) => {
            let (before, after) = parted(content, at + mark.len());
            inlines(xml, &before);
            xml.text(" ");
            inside(xml, &after);
        }
        None => inlines(xml, content),
    }
}

/// The pieces themselves.
pub(super) fn inlines(xml: &mut Xml, content: &[Inline]) {
    for piece in content {
        match piece {
            Inline::LineBreak => xml.leaf("br", &[]),
            Inline::Text(run) => match (run.bold, run.italic) {
                (true, true) => xml.element("b", |xml| xml.element("i", |xml| text(xml, run))),
                (true, false) => xml.element("b", |xml| text(xml, run)),
                (false, true) => xml.element("i", |xml| text(xml, run)),
                (false, false) => text(xml, run),
            },
        }
    }
}

fn text(xml: &mut Xml, run: &Run) {
    xml.text(run.text.replace(NO_BREAK_SPACE, " "));
}

/// Whether all words are bold beyond their role.
pub(super) fn all_bold(content: &[Inline]) -> bool {
    content.iter().all(|piece| match piece {
        Inline::Text(run) => run.bold || run.text.trim().is_empty(),
        Inline::LineBreak => true,
    })
}

/// The number that a provision begins with, and what follows it. Returns None if it begins with none.
pub(super) fn number(source: &Paragraph) -> Option<(Vec<Inline>, Vec<Inline>)> {
    let text = text_of(&source.content);
    let mut ends = word_ends(&text);
    let first = ends.next()?;
    let word = text[..first].trim_start();
    let end = match source.role {
        Role::Chuong | Role::MucCuaChuong | Role::Dieu => {
            let named = ["chương", "mục", "điều"].contains(&word.to_lowercase().as_str());
            ends.next().filter(|_| named)?
        }
        _ => first,
    };
    let last = text[..end].split_whitespace().next_back()?;
    let named = matches!(source.role, Role::Chuong | Role::MucCuaChuong);
    let closed = named || last.ends_with(['.', ')']);
    let is_number = matches!(last, "-" | "+")
        || closed
            && last
                .split(['.', ')'])
                .filter(|part| !part.is_empty())
                .map(counts)
                .reduce(|one, other| one && other)
                == Some(true);
    is_number.then(|| parted(&source.content, end))
}

/// Whether this counts something: digits, one or two letters, Roman digits.
fn counts(part: &str) -> bool {
    part.bytes().all(|byte| byte.is_ascii_digit())
        || part.chars().count() <= 2 && part.chars().all(char::is_alphabetic)
        || part.bytes().all(|byte| b"IVXLCivxlc".contains(&byte))
}

/// Where each word ends.
fn word_ends(text: &str) -> impl Iterator<Item = usize> {
    let mut inside = false;
    text.char_indices().chain([(text.len(), ' ')]).filter_map(move |(at, letter)| {
        let ended = inside && letter.is_whitespace();
        inside = !letter.is_whitespace();
        ended.then_some(at)
    })
}

/// All text, byte for byte as [`parted`] counts it: a forced new line is one blank.
pub(super) fn text_of(content: &[Inline]) -> String {
    let text = content.iter().map(|piece| match piece {
        Inline::Text(run) => run.text.as_str(),
        Inline::LineBreak => " ",
    });
    text.collect()
}

/// Parts pieces at a byte of their text; blanks and new lines right behind it belong to neither.
fn parted(content: &[Inline], at: usize) -> (Vec<Inline>, Vec<Inline>) {
    let (mut before, mut after) = (Vec::new(), Vec::new());
    let mut left = at;
    for piece in content {
        match piece {
            Inline::LineBreak => {
                let side = if left > 0 { &mut before } else { &mut after };
                if left > 0 || !side.is_empty() {
                    side.push(Inline::LineBreak);
                }
                left = left.saturating_sub(1);
            }
            Inline::Text(run) => {
                let (first, second) = run.text.split_at(left.min(run.text.len()));
                left -= first.len();
                let second = if after.is_empty() { second.trim_start() } else { second };
                for (side, text) in [(&mut before, first), (&mut after, second)] {
                    if !text.is_empty() {
                        side.push(Inline::Text(Run { text: text.to_owned(), ..run.clone() }));
                    }
                }
            }
        }
    }
    (before, after)
}

#[cfg(test)]
mod tests {
    use super::{number, text_of};
    use crate::paper::{Inline, Paragraph, Role};

    fn shown(role: Role, content: Vec<Inline>) -> Option<(String, String)> {
        number(&Paragraph::new(role, content)).map(|(number, rest)| (text_of(&number), text_of(&rest)))
    }

    #[test]
    fn a_number_is_parted_from_its_words() {
        let text = |text: &str| vec![Inline::text(text)];
        let pair = |number: &str, rest: &str| Some((number.to_owned(), rest.to_owned()));
        let article = vec![Inline::bold("Điều 1."), Inline::text(" Điều chỉnh")];
        assert_eq!(shown(Role::Dieu, article), pair("Điều 1.", "Điều chỉnh"));
        let chapter = vec![Inline::text("Chương I"), Inline::LineBreak, Inline::text("QUY ĐỊNH CHUNG")];
        assert_eq!(shown(Role::Chuong, chapter), pair("Chương I", "QUY ĐỊNH CHUNG"));
        assert_eq!(shown(Role::Khoan, text("1. Sở")), pair("1.", "Sở"));
        assert_eq!(shown(Role::Diem, text("đ) Sở")), pair("đ)", "Sở"));
        assert_eq!(shown(Role::Gach, text("- Sở")), pair("-", "Sở"));
        assert_eq!(shown(Role::TieuKhoan, text("1.2. Sở")), pair("1.2.", "Sở"));
        assert_eq!(shown(Role::Khoan, text("1.")), pair("1.", ""));
        assert_eq!(shown(Role::Khoan, text("Sở Công Thương.")), None);
        assert_eq!(shown(Role::Khoan, text("Xong.")), None);
        assert_eq!(shown(Role::Muc, text("VIII. TỔ CHỨC")), pair("VIII.", "TỔ CHỨC"));
        assert_eq!(shown(Role::Khoan, text("")), None);
    }
}
