//! The body of a document: block text as one would type it, line by line.
//!
//! In: texts. Out: a flat list of [`Item`]s, each with its level and the number typed before
//! it. Numbers are given later, when it is known which items stay: see `template::numbering`.

use super::declare::{Fields, Text, Word, texts};
use super::number;
use crate::diag::{Diagnostic, Diagnostics, codes};
use crate::source::{Sources, Span};
use crate::yaml::{Node, Style, Value};

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
    fn new(level: Level, text: Text) -> Item {
        Item { level, heading: false, typed: None, typed_above: None, text, ma: None }
    }
}

/// The articles of a decision or a regulation: a list, or one text with lines `Điều 1. …`.
/// Chapters and their sections stand between them.
pub fn articles(node: &Node, sources: &Sources, diags: &mut Diagnostics) -> Vec<Item> {
    let Value::List(entries) = &node.value else { return divided(&texts(node, sources), diags) };
    let mut items = Vec::new();
    for entry in entries {
        match &entry.value {
            Value::Map(_) => {
                let fields = Fields::new(entry, sources);
                match division(fields, diags) {
                    Some(item) => items.push(item),
                    None => items.extend(titled_article(fields, diags)),
                }
            }
            _ => items.extend(article(divided(&texts(entry, sources), diags), entry.span)),
        }
    }
    items
}

/// The keys of a chapter and of a section of one.
const DIVISIONS: [(&str, Level); 2] = [("chuong", Level::Chuong), ("muc", Level::MucCuaChuong)];

/// `- chuong: …` or `- muc: …`: a title that stands over the articles after it.
fn division(fields: Fields<'_>, diags: &mut Diagnostics) -> Option<Item> {
    let written = |key| fields.get(key).is_some();
    let (key, level) = DIVISIONS.into_iter().find(|(key, _)| written(key))?;
    if let Some(other) =
        ["chuong", "muc", "tieu_de", "loi_van"].into_iter().find(|&other| other != key && written(other))
    {
        let message = format!("`{key}` và `{other}` không đứng chung trong một mục của `dieu`");
        diags.push(Diagnostic::error(codes::C006, fields.key_span(other), message).hint(
            "tiêu đề của chương, của mục và từng điều là những mục `- ` riêng, lần lượt từ trên xuống",
        ));
    }
    let title = fields.texts(key).into_iter().next()?;
    let typed =
        division_mark(&title.raw).filter(|found| found.level == level && found.length < title.raw.len());
    let raw =
        typed.as_ref().map_or(title.raw.as_str(), |found| title.raw[found.length..].trim_start()).to_owned();
    let text = Text { raw, at: title.at };
    let typed = typed.and_then(|found| found.typed);
    Some(Item { heading: true, typed, ma: fields.word("ma"), ..Item::new(level, text) })
}

/// Lines with articles, where `Chương I. …` and `Mục 1. …` are titles. The title may stand on
/// the next line, as on paper.
fn divided(lines: &[Text], diags: &mut Diagnostics) -> Vec<Item> {
    let mut items = Vec::new();
    let mut rest = lines.iter();
    while let Some(line) = rest.next() {
        let Some(found) = division_mark(&line.raw) else {
            items.push(item(&unescaped_division(line), diags));
            continue;
        };
        let title = line.raw[found.length..].trim_start();
        let text = match (title.is_empty(), rest.clone().next()) {
            (false, _) => Text { raw: title.to_owned(), at: line.at },
            (true, Some(next)) if is_title(&next.raw) => {
                rest.next();
                next.clone()
            }
            (true, _) => {
                diags.push(
                    Diagnostic::error(codes::C002, line.at, format!("`{}` chưa có tiêu đề", line.raw))
                        .hint("viết tiêu đề sau số, hoặc ở dòng ngay dưới"),
                );
                continue;
            }
        };
        items.push(Item { heading: true, typed: found.typed, ..Item::new(found.level, text) });
    }
    items
}

/// May this line be the title of the division above it: has it no mark of its own?
fn is_title(line: &str) -> bool {
    let bare = line.strip_prefix("# ").unwrap_or(line);
    marker(bare).is_none() && division_mark(bare).is_none()
}

/// `\Chương I. …` is a plain paragraph.
fn unescaped_division(line: &Text) -> Text {
    match line.raw.strip_prefix('\\').filter(|rest| division_mark(rest).is_some()) {
        Some(rest) => Text { raw: rest.to_owned(), at: line.at },
        None => line.clone(),
    }
}

/// The mark at the front of a chapter's or a section's title: `Chương I. `, `Mục 1. `; without
/// the stop only where nothing follows.
fn division_mark(line: &str) -> Option<Marker> {
    let (word, rest) = line.split_once(' ')?;
    let (level, value): (_, fn(&str) -> Option<u32>) = match word {
        "Chương" => (Level::Chuong, number::roman_value),
        "Mục" => (Level::MucCuaChuong, digits),
        _ => return None,
    };
    let rest = rest.trim_start();
    let end = rest.find(char::is_whitespace).unwrap_or(rest.len());
    let number = match rest[..end].strip_suffix('.') {
        Some(number) => number,
        None if end == rest.len() => rest,
        None => return None,
    };
    let length = line.len() - rest.len() + end;
    Some(Marker { level, typed: Some(value(number)?), typed_above: None, length, too_deep: false })
}

/// Makes the first paragraph of an article the article itself.
fn article(mut items: Vec<Item>, at: Span) -> Vec<Item> {
    match items.first_mut() {
        Some(first) if first.level <= Level::Dieu => {}
        Some(first) if first.level == Level::DoanVan => first.level = Level::Dieu,
        // It opens with `1. …`: the number of the article stands on a line of its own.
        _ => items.insert(0, Item::new(Level::Dieu, Text { raw: String::new(), at })),
    }
    items
}

fn titled_article(fields: Fields<'_>, diags: &mut Diagnostics) -> Vec<Item> {
    let inner = fields.get("loi_van").map(|node| texts(node, fields.sources())).unwrap_or_default();
    let inner = lines(&inner, diags);
    if inner.is_empty() {
        diags.push(
            Diagnostic::error(codes::C002, fields.node.span, "thiếu `loi_van` (lời văn) trong điều")
                .hint("thêm `loi_van: …`; tiêu đề của chương ghi ở `chuong`, của mục ghi ở `muc`"),
        );
        return Vec::new();
    }
    let title = fields.texts("tieu_de").into_iter().next();
    let mut items = match title {
        None => article(inner, fields.node.span),
        Some(title) => {
            let heading = Item { heading: true, ..Item::new(Level::Dieu, title) };
            std::iter::once(heading).chain(inner).collect()
        }
    };
    if let Some(first) = items.first_mut() {
        first.ma = fields.word("ma");
    }
    items
}

/// The parts of a plan: a list, or one text with lines `I. …`.
pub fn parts(node: &Node, sources: &Sources, diags: &mut Diagnostics) -> Vec<Item> {
    let Value::List(entries) = &node.value else { return lines(&texts(node, sources), diags) };
    let mut items = Vec::new();
    for entry in entries {
        let fields = Fields::new(entry, sources);
        if let Some(mut title) = fields.texts("muc").into_iter().next() {
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
fn item(line: &Text, diags: &mut Diagnostics) -> Item {
    let raw = line.raw.as_str();
    if let Some(rest) = raw.strip_prefix('\\')
        && (marker(rest).is_some() || rest.starts_with("# ") || foreign_dash(rest).is_some())
    {
        return Item::new(Level::DoanVan, Text { raw: rest.to_owned(), at: line.at });
    }
    if let Some(dash) = foreign_dash(raw) {
        diags.push(
            Diagnostic::error(
                codes::Y014,
                line.at,
                format!("dòng mở đầu bằng `{dash}` chứ không phải dấu trừ `-`"),
            )
            .hint(format!("gõ lại thành `- …`; nếu muốn in đúng dấu `{dash}`, viết `\\{dash} …`")),
        );
    }
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

/// A dash that Word makes of `-`, or a bullet, before a blank.
fn foreign_dash(line: &str) -> Option<char> {
    let mut letters = line.chars();
    let first =
        letters.next().filter(|letter| matches!(letter, '–' | '—' | '−' | '•' | '●' | '▪' | '◦' | '·'))?;
    letters.next().is_some_and(char::is_whitespace).then_some(first)
}

struct Marker {
    level: Level,
    typed: Option<u32>,
    typed_above: Option<u32>,
    length: usize,
    too_deep: bool,
}

/// The mark at the front of a line: `- `, `+ `, `1. `, `1.1. `, `a) `, `I. `, `Điều 1. `.
fn marker(line: &str) -> Option<Marker> {
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
fn digits(text: &str) -> Option<u32> {
    let good = (1..=3).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|_| good)
}

/// Is this node block text, whose lines are paragraphs?
pub fn is_block(node: &Node) -> bool {
    node.scalar().is_some_and(|scalar| matches!(scalar.style, Style::Literal | Style::Folded))
}

#[cfg(test)]
mod tests {
    use super::{Level, divided, lines};
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

    #[test]
    fn chapters_stand_over_articles() {
        let mut sources = Sources::default();
        let file = sources.add("a.yaml", "");
        let typed = "Chương I\nQUY ĐỊNH CHUNG\nĐiều 1. Phạm vi\nMục 3 của Kế hoạch này.\nChương II. Tổ chức\n\
                     Mục 1. Hồ sơ\n\\Mục 2. Không phải tiêu đề\nChương III\nĐiều 2. Hiệu lực";
        let texts: Vec<_> =
            typed.lines().map(|line| Text { raw: line.to_owned(), at: Span::new(file, 0..0) }).collect();
        let mut diags = Diagnostics::default();
        let items = divided(&texts, &mut diags);
        let read: Vec<_> = items.iter().map(|item| (item.level, item.text.raw.as_str())).collect();
        assert_eq!(
            read,
            [
                (Level::Chuong, "QUY ĐỊNH CHUNG"),
                (Level::Dieu, "Phạm vi"),
                (Level::DoanVan, "Mục 3 của Kế hoạch này."),
                (Level::Chuong, "Tổ chức"),
                (Level::MucCuaChuong, "Hồ sơ"),
                (Level::DoanVan, "Mục 2. Không phải tiêu đề"),
                (Level::Dieu, "Hiệu lực"),
            ]
        );
        let told: Vec<_> = diags.iter().map(|finding| finding.message.as_str()).collect();
        assert_eq!(told, ["`Chương III` chưa có tiêu đề"]);
    }
}
