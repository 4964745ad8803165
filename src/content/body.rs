//! The body of a document: block text as one would type it, line by line.
//!
//! In: texts. Out: a flat list of [`Item`]s, each with its level and the number typed before
//! it. Numbers are given later, when it is known which items stay: see `template::numbering`.

pub use super::articles::articles;

use super::declare::{Fields, Text, Word, texts};
use super::number;
use crate::diag::{Diagnostic, Diagnostics, codes};
use crate::source::Sources;
use crate::yaml::{Node, Value};

/// Levels of a body, from the highest (PL I, II.6d).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// `Chương I`, over articles.
    Chuong,
    /// `Mục 1` of a chapter.
    MucCuaChuong,
    /// `Điều 1.`
    Dieu,
    /// `I.`
    Muc,
    /// `1.`
    Khoan,
    /// `1.1.`
    TieuKhoan,
    /// `a)`
    Diem,
    /// `-`
    Gach,
    /// `+`
    Cong,
    /// A paragraph of the level it stands at.
    DoanVan,
}

/// One paragraph of a body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// Its level.
    pub level: Level,
    /// A title of its level, in bold (`# 1. …`, a mục's title).
    pub heading: bool,
    /// The number typed before it: the last part, 3 for `2.3.`.
    pub typed: Option<u32>,
    /// The part before the last, 2 for `2.3.`.
    pub typed_above: Option<u32>,
    /// Its text without number or mark.
    pub text: Text,
    /// Its id.
    pub ma: Option<Word>,
}

impl Item {
    pub(super) fn new(level: Level, text: Text) -> Item {
        Item { level, heading: false, typed: None, typed_above: None, text, ma: None }
    }
}

/// The parts of a plan: a list, or one text with lines `I. …`.
pub fn parts(node: &Node, sources: &Sources, diags: &mut Diagnostics) -> Vec<Item> {
    let Value::List(entries) = &node.value else { return lines(&texts(node, sources), diags) };
    let mut items = Vec::new();
    for entry in entries {
        let fields = Fields::new(entry, sources);
        if let Some(mut title) = fields.title("muc") {
            let typed = take_number(&mut title, number::roman_value);
            let heading =
                Item { heading: true, typed, ma: fields.word("ma"), ..Item::new(Level::Muc, title) };
            items.push(heading);
        }
        let inner = lines(&fields.texts("loi_van"), diags);
        if let Some(part) = inner.iter().find(|item| item.level <= Level::Muc) {
            let message = "trong lời văn của một mục có dòng mở đầu bằng số La Mã hoặc `Điều`";
            diags.push(
                Diagnostic::error(codes::C008, part.text.at, message)
                    .hint("tách thành một `- muc:` riêng, hoặc viết `\\` trước số nếu là chữ thường"),
            );
        }
        items.extend(inner);
    }
    items
}

/// Takes `I. ` off the front of a title, where it was typed.
fn take_number(title: &mut Text, value: fn(&str) -> Option<u32>) -> Option<u32> {
    let (number, rest) = title.raw.split_once(". ")?;
    let number = value(number)?;
    title.raw = rest.trim_start().to_owned();
    Some(number)
}

/// Lines of block text as items.
pub fn lines(lines: &[Text], diags: &mut Diagnostics) -> Vec<Item> {
    lines.iter().map(|line| item(line, diags)).collect()
}

/// One line: its mark decides the level.
pub(super) fn item(line: &Text, diags: &mut Diagnostics) -> Item {
    let raw = line.raw.as_str();
    if let Some(rest) = raw.strip_prefix('\\')
        && (marker(rest).is_some() || rest.starts_with("# ") || foreign_dash(rest).is_some())
    {
        return Item::new(Level::DoanVan, Text { raw: rest.to_owned(), at: line.at });
    }
    check_dash(line, diags);
    let (heading, body) = match raw.strip_prefix("# ") {
        Some(rest) if marker(rest.trim_start()).is_some_and(|found| found.typed.is_some()) => {
            (true, rest.trim_start())
        }
        _ => (false, raw),
    };
    let Some(found) = marker(body) else { return Item::new(Level::DoanVan, line.clone()) };
    if found.too_deep {
        diags.push(
            Diagnostic::error(codes::C008, line.at, "số thứ tự có hơn hai cấp")
                .hint("dùng `1.`, `1.1.` rồi `a)`; nếu không phải số thứ tự, viết `\\` trước nó"),
        );
    }
    let text = Text { raw: body[found.length..].trim_start().to_owned(), at: line.at };
    // A line `I. …` is a title by its nature.
    let heading = heading || found.level == Level::Muc;
    Item { heading, typed: found.typed, typed_above: found.typed_above, ..Item::new(found.level, text) }
}

/// Tells a dash that Word made of `-`.
pub(super) fn check_dash(line: &Text, diags: &mut Diagnostics) {
    if let Some(dash) = foreign_dash(&line.raw) {
        let message = format!("dòng mở đầu bằng `{dash}` chứ không phải dấu trừ `-`");
        diags.push(
            Diagnostic::error(codes::Y014, line.at, message)
                .hint(format!("gõ lại thành `- …`; nếu muốn in đúng dấu `{dash}`, viết `\\{dash} …`")),
        );
    }
}

/// A dash that Word makes of `-`, or a bullet, before a blank.
fn foreign_dash(line: &str) -> Option<char> {
    let mut letters = line.chars();
    let first =
        letters.next().filter(|letter| matches!(letter, '–' | '—' | '−' | '•' | '●' | '▪' | '◦' | '·'))?;
    letters.next().is_some_and(char::is_whitespace).then_some(first)
}

/// What opens a line.
pub(super) struct Marker {
    pub(super) level: Level,
    pub(super) typed: Option<u32>,
    pub(super) typed_above: Option<u32>,
    pub(super) length: usize,
    pub(super) too_deep: bool,
}

/// The mark at the front of a line: `- `, `+ `, `1. `, `1.1. `, `a) `, `I. `, `Điều 1. `.
pub(super) fn marker(line: &str) -> Option<Marker> {
    let found =
        |level, typed, length| Some(Marker { level, typed, typed_above: None, length, too_deep: false });
    let (word, rest) = line.split_once(char::is_whitespace)?;
    if rest.trim().is_empty() {
        return None;
    }
    match word {
        "-" => return found(Level::Gach, None, 1),
        "+" => return found(Level::Cong, None, 1),
        "Điều" => {
            let number = rest.split_whitespace().next()?.strip_suffix('.')?;
            let end = line.find(number)? + number.len() + 1;
            return found(Level::Dieu, Some(digits(number)?), end);
        }
        _ => {}
    }
    if let Some(letter) = word.strip_suffix(')') {
        return found(Level::Diem, Some(number::letter_value(letter)?), word.len());
    }
    let number = word.strip_suffix('.')?;
    if let Some(value) = number::roman_value(number) {
        return found(Level::Muc, Some(value), word.len());
    }
    let parts: Option<Vec<u32>> = number.split('.').map(digits).collect();
    let parts = parts?;
    let level = if parts.len() == 1 { Level::Khoan } else { Level::TieuKhoan };
    let typed_above = parts.len().checked_sub(2).and_then(|above| parts.get(above).copied());
    let typed = parts.last().copied();
    Some(Marker { level, typed, typed_above, length: word.len(), too_deep: parts.len() > 2 })
}

/// A number of one to three digits: a longer one is a year or an amount.
pub(super) fn digits(text: &str) -> Option<u32> {
    let good = (1..=3).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|_| good)
}

#[cfg(test)]
mod tests {
    use super::{Level, lines};
    use crate::content::declare::Text;
    use crate::diag::Diagnostics;
    use crate::source::{Sources, Span};

    fn read(line: &str) -> (Level, bool, Option<u32>, String, usize) {
        let mut sources = Sources::default();
        let file = sources.add("a.yaml", line);
        let mut diags = Diagnostics::default();
        let text = Text { raw: line.to_owned(), at: Span::new(file, 0..line.len()) };
        let item = lines(&[text], &mut diags).remove(0);
        (item.level, item.heading, item.typed, item.text.raw, diags.count().0)
    }

    #[test]
    fn the_mark_decides_the_level() {
        let cases = [
            ("I. Mục tiêu", (Level::Muc, true, Some(1), "Mục tiêu")),
            ("1. Sở Tài chính", (Level::Khoan, false, Some(1), "Sở Tài chính")),
            ("# 1. Sở Tài chính", (Level::Khoan, true, Some(1), "Sở Tài chính")),
            ("2.10. Nghiên cứu", (Level::TieuKhoan, false, Some(10), "Nghiên cứu")),
            ("đ) Điểm năm", (Level::Diem, false, Some(5), "Điểm năm")),
            ("- Gạch", (Level::Gach, false, None, "Gạch")),
            ("+ Cộng", (Level::Cong, false, None, "Cộng")),
            ("Điều 12. Hiệu lực", (Level::Dieu, false, Some(12), "Hiệu lực")),
            ("2026. Năm nay", (Level::DoanVan, false, None, "2026. Năm nay")),
            (
                "f) không có trong bảng chữ cái",
                (Level::DoanVan, false, None, "f) không có trong bảng chữ cái"),
            ),
            ("# không có số", (Level::DoanVan, false, None, "# không có số")),
            ("Một đoạn văn", (Level::DoanVan, false, None, "Một đoạn văn")),
            ("\\1. Không đánh số", (Level::DoanVan, false, None, "1. Không đánh số")),
            ("\\– Gạch dài", (Level::DoanVan, false, None, "– Gạch dài")),
            ("-5 độ", (Level::DoanVan, false, None, "-5 độ")),
            ("1.210 triệu đồng", (Level::DoanVan, false, None, "1.210 triệu đồng")),
        ];
        for (line, (level, heading, typed, text)) in cases {
            assert_eq!(read(line), (level, heading, typed, text.to_owned(), 0), "{line}");
        }
    }

    #[test]
    fn a_pasted_dash_is_a_finding() {
        assert_eq!(read("– Gạch dài").4, 1);
        assert_eq!(read("1.1.1. Quá sâu").4, 1);
    }
}
