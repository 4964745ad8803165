//! The body of a document: block text as one would type it, line by line.
//!
//! In: texts. Out: a flat list of [`Item`]s, each with its level and the number typed before
//! it. Numbers are given later, when it is known which items stay: see `template::numbering`.

pub use super::articles::articles;
pub use super::level::Level;

use super::declare::{Fields, Text, Word, texts};
use super::fixed::{self, Beside};
use super::kind::Kind;
use super::marker::{Fault, FaultKind, Marker, Opens, marker, opens};
use super::{broken, number};
use crate::diag::{Diagnostic, Diagnostics, codes};
use crate::source::{Sources, Span};
use crate::yaml::{Node, Value};

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
            let typed = take_number(&mut title, diags);
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
fn take_number(title: &mut Text, diags: &Diagnostics) -> Option<u32> {
    if !diags.applies(fixed::SINCE) {
        let (number, rest) = title.raw.split_once(". ")?;
        let number = number::roman_value(number)?;
        title.raw = rest.trim_start().to_owned();
        return Some(number);
    }
    let Opens::With(found) = opens(&title.raw, false) else { return None };
    if found.level != Level::Muc {
        return None;
    }
    title.raw = title.raw[found.length..].trim_start().to_owned();
    found.typed
}

/// Lines of block text as items.
pub fn lines(lines: &[Text], diags: &mut Diagnostics) -> Vec<Item> {
    broken::check(lines, diags);
    lines.iter().map(|line| item(line, diags)).collect()
}

/// A body without the line that its frame prints above it; another line that every paper has
/// elsewhere is a finding.
pub(super) fn without_printed_lines(mut body: Vec<Item>, kind: &Kind, diags: &mut Diagnostics) -> Vec<Item> {
    if !diags.applies(fixed::SINCE) {
        return body;
    }
    let plain = |item: &Item| item.level == Level::DoanVan;
    let own = Beside::in_kind(&kind.id, "noi_dung");
    if body.first().is_some_and(|first| plain(first) && own.is_line(&first.text.raw)) {
        body.remove(0);
    }
    let top = Beside::of("co_quan.ten");
    for item in body.iter().filter(|item| plain(item)) {
        let raw = &item.text.raw;
        if top.is_line(raw) || fixed::same(raw, "nơi nhận") {
            let message = format!("dòng `{raw}` chương trình đã in, ở đây sẽ thành hai lần");
            let hint = "bỏ dòng này; tên cơ quan, số, nơi nhận, người ký ghi ở các khóa riêng";
            diags.push(Diagnostic::error(codes::C016, item.text.at, message).hint(hint));
        }
    }
    body
}

/// One line: its mark decides the level.
pub(super) fn item(line: &Text, diags: &mut Diagnostics) -> Item {
    let exact = !diags.applies(fixed::SINCE);
    let raw = line.raw.as_str();
    if let Some(rest) = raw.strip_prefix('\\')
        && (opens(rest, exact) != Opens::Plain || rest.starts_with("# ") || foreign_dash(rest).is_some())
    {
        return Item::new(Level::DoanVan, Text { raw: rest.to_owned(), at: line.at });
    }
    check_dash(line, diags);
    let (heading, body) = heading(line, exact, diags);
    let bold = bold_mark(body).filter(|_| !exact);
    let (heading, found, text) = match bold {
        Some((found, text, whole)) => (heading || whole, found, text),
        None => match opens(body, exact) {
            Opens::With(found) => {
                let text = body[found.length..].trim_start().to_owned();
                (heading, found, text)
            }
            Opens::Wrong(fault) => {
                // A dash that an earlier version knew is told above.
                if foreign_dash(raw).is_none() {
                    diags.push(told(fault, line.at));
                }
                return Item::new(Level::DoanVan, line.clone());
            }
            Opens::Plain => return Item::new(Level::DoanVan, line.clone()),
        },
    };
    if found.too_deep {
        let since = if marker(body).is_some() { codes::C008.since } else { fixed::SINCE };
        diags.push(
            Diagnostic::error(codes::C008, line.at, "số thứ tự có hơn hai cấp")
                .hint("dùng `1.`, `1.1.` rồi `a)`; nếu không phải số thứ tự, viết `\\` trước nó")
                .since(since),
        );
    }
    // A line `I. …` is a title by its nature.
    let heading = heading || found.level == Level::Muc;
    let text = Text { raw: text, at: line.at };
    Item { heading, typed: found.typed, typed_above: found.typed_above, ..Item::new(found.level, text) }
}

/// Whether a line is a heading by `# `, and what follows that.
fn heading<'l>(line: &'l Text, exact: bool, diags: &mut Diagnostics) -> (bool, &'l str) {
    let raw = line.raw.as_str();
    let numbered = |rest: &str| matches!(opens(rest, exact), Opens::With(found) if found.typed.is_some());
    match raw.strip_prefix("# ") {
        Some(rest) if numbered(rest.trim_start()) => return (true, rest.trim_start()),
        _ if exact => return (false, raw),
        _ => {}
    }
    let rest = raw.trim_start_matches('#');
    if rest.len() == raw.len() {
        return (false, raw);
    }
    let words = rest.trim_start();
    if numbered(words) {
        return (true, words);
    }
    if words.len() < rest.len() && !words.is_empty() {
        let message = "dấu `#` chỉ đặt trước số thứ tự, ở đây sẽ in ra giấy";
        diags.push(
            Diagnostic::error(codes::C010, line.at, message)
                .hint("viết `# 1. …`, hoặc bỏ dấu `#`; muốn in đúng dấu này, viết `\\#`"),
        );
    }
    (false, raw)
}

/// The number of a line in bold or italics, `**1. Sở Tài chính**` or `**Điều 1.** Phê duyệt`: its
/// mark, the text without the stars around the number, and whether the whole line was bold.
fn bold_mark(body: &str) -> Option<(Marker, String, bool)> {
    let stars = if body.starts_with("**") { "**" } else { "*" };
    let inner = body.strip_prefix(stars)?;
    let Opens::With(found) = opens(&inner.replacen(stars, " ", 1), false) else { return None };
    found.typed?;
    // The number stands before the stars, so that its length is the same with them.
    let text = inner.get(found.length..)?.trim_start();
    Some(match (text.strip_prefix(stars), text.strip_suffix("**")) {
        (Some(rest), _) => (found, rest.trim_start().to_owned(), false),
        (None, Some(whole)) if stars == "**" && !whole.contains(stars) => (found, whole.to_owned(), true),
        _ if text.contains(stars) => (found, format!("{stars}{text}"), false),
        _ => return None,
    })
}

/// The finding of a line that opens with no mark though it looks so.
fn told(fault: Fault, at: Span) -> Diagnostic {
    let code = match fault.kind {
        FaultKind::Number => codes::C010,
        FaultKind::Dash => codes::Y014,
        FaultKind::Level => codes::C018,
    };
    Diagnostic::error(code, at, fault.message).hint(fault.hint).since(fixed::SINCE)
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
