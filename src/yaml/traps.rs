//! What clerks fall into: text that YAML reads as something else. Each has its own sentence.
//!
//! The reader itself reports what is wrong in any place. What is wrong only where a text, a list or a map
//! is expected, the readers of the content ask for here.

use super::page::{YamlPage, excerpt};
use super::{Entry, Node, Scalar, Value, ValueStyle};
use crate::finding::{Finding, Fix, Remedy, Version, codes};
use crate::source::Span;
use std::ops::Range;

/// Marks that people type or paste for a list's `-`.
const DASHES: [char; 14] = ['–', '—', '‐', '‑', '‒', '―', '−', '•', '●', '○', '▪', '■', '◦', '·'];

/// The finding of a text that is lost behind ` #`, for a value that is to be printed.
pub fn swallowed(scalar: &Scalar) -> Option<Finding> {
    Some(lost_behind_hash(scalar.swallowed?))
}

pub(super) fn lost_behind_hash(at: Span) -> Finding {
    Finding::error(codes::Y010, at, "chữ từ dấu `#` đến cuối dòng bị YAML coi là ghi chú, không được in")
        .hint("nếu là chữ cần in, đặt cả giá trị trong dấu nháy kép hoặc dùng khối `|`; nếu là ghi chú, để hai dấu cách trước `#`")
}

/// `- TTr: Thành ủy` read as a map, for a map where text is expected. Returns None if it looks like a map
/// that was meant.
pub fn colon_in_text(node: &Node) -> Option<Finding> {
    let Value::Map(entries) = &node.value else { return None };
    let first = entries.first()?;
    // `{vi_tri: dau}`: whoever writes braces means a map.
    let braces = node.span.start < first.key_span.start;
    if braces && is_key(&first.key) {
        return None;
    }
    if entries.len() > 1 && is_key(&first.key) {
        return None;
    }
    let value = &first.value.scalar()?.text;
    let shown = excerpt(format!("{}: {value}", first.key).trim_end());
    let message =
        format!("`{shown}` bị YAML hiểu là khóa `{}` và giá trị, không phải chữ", excerpt(&first.key));
    Some(Finding::error(codes::Y011, node.span, message).hint(quote_hint(&first.key, value)))
}

/// Whether it is `- Như bảng sau:`, which is no key, whatever key it is like.
pub fn announces(entries: &[Entry]) -> bool {
    entries.iter().all(|entry| entry.key.contains(' ') && entry.value.is_empty())
}

/// How to write `key: value` so that it is text; shown whole only when it is short.
pub(super) fn quote_hint(key: &str, value: &str) -> String {
    let line = format!("{key}: {value}");
    let line = line.trim_end();
    let quote = if line.contains('"') { '\'' } else { '"' };
    if line.chars().count() > 60 || line.contains('\n') || line.contains(quote) {
        return "đặt cả câu trong dấu nháy kép, hoặc dùng khối `|`".to_owned();
    }
    format!("đặt cả câu trong dấu nháy: `{quote}{line}{quote}`, hoặc dùng khối `|`")
}

/// `so:05` read as text, for a text where a map is expected.
pub fn missing_space(node: &Node) -> Option<Finding> {
    let Value::Scalar(Scalar { text, style: ValueStyle::Plain, .. }) = &node.value else { return None };
    let (key, value) = glued_key(text)?;
    Some(glued(node.span, key, value))
}

/// A key and its value without a space between: `so:05`, `2026:420`; but no address, no hour.
pub(super) fn glued_key(line: &str) -> Option<(&str, &str)> {
    let (key, value) = line.trim().split_once(':')?;
    let year = key.len() == 4 && key.bytes().all(|byte| byte.is_ascii_digit());
    let word = key.bytes().any(|byte| byte.is_ascii_lowercase());
    let fits = is_key(key) && (year || word);
    (fits && !value.is_empty() && !value.starts_with([' ', '\t', '\u{a0}']) && !value.starts_with("//"))
        .then_some((key, value))
}

pub(super) fn glued(at: Span, key: &str, value: &str) -> Finding {
    let shown = excerpt(&format!("{key}:{value}"));
    let message = format!("`{shown}` thiếu dấu cách sau dấu hai chấm nên YAML không hiểu `{key}` là khóa");
    Finding::error(codes::Y013, at, message).hint(format!("viết `{key}: {}`", excerpt(value)))
}

/// A pasted dash or bullet instead of `-`, or `-` without a space, for a text that starts a value where a
/// list is expected (or text, at the reader's choice).
pub fn dash_for_list(node: &Node) -> Option<Finding> {
    let Value::Scalar(Scalar { text, style: ValueStyle::Plain, .. }) = &node.value else { return None };
    let (_, words) = foreign_dash(text)?;
    Some(dash(node.span, text, words))
}

/// The mark and the words behind it.
pub(super) fn foreign_dash(line: &str) -> Option<(char, &str)> {
    let line = line.trim();
    let mark = line.chars().next()?;
    let rest = &line[mark.len_utf8()..];
    let is_mark = match mark {
        '-' => rest.starts_with(char::is_alphabetic),
        '+' => rest.starts_with(' '),
        mark => DASHES.contains(&mark),
    };
    is_mark.then(|| (mark, rest.trim_start()))
}

pub(super) fn dash(at: Span, line: &str, words: &str) -> Finding {
    let mark = line.trim().chars().next().unwrap_or('–');
    let message = match mark {
        '-' => "thiếu dấu cách sau dấu gạch đầu dòng `-` nên YAML không hiểu đây là danh sách".to_owned(),
        mark => format!("YAML không hiểu dấu `{mark}` là gạch đầu dòng; danh sách dùng dấu trừ `-`"),
    };
    let words = excerpt(words.lines().next().unwrap_or_default());
    Finding::error(codes::Y014, at, message)
        .hint(format!("viết `- {words}` (dấu trừ và một dấu cách), hoặc dùng khối `|`"))
}

/// Lines that YAML joined to the one above though each starts like an item of its own. Only plain texts
/// of several lines are checked.
pub(super) fn joined_line(page: &YamlPage, value: &Node) -> Option<Finding> {
    let text = page.text();
    let mut at = value.span.start as usize;
    let first = at;
    for line in text[value.span.range()].split_inclusive('\n') {
        let words = line.trim();
        let start = at + (line.len() - line.trim_start().len());
        at += line.len();
        let place = page.span(start..start + words.len());
        if start == first {
            continue;
        }
        if words.starts_with("- ") || foreign_dash(words).is_some() {
            return Some(joined_item(page, first, place));
        }
        if let Some((key, value)) = glued_key(words) {
            return Some(glued(place, key, value));
        }
    }
    None
}

/// The version that first reported curly quotation marks around a value.
pub(super) const CURLY_SINCE: Version = codes::Y017.since;

/// The finding of a value in curly quotation marks, and its text without them. Word makes them of
/// straight ones; to YAML they are letters of the text. In other quotes they may be printed.
pub(super) fn curly_quotes(node: &Node) -> Option<(Finding, String)> {
    let scalar = node.scalar().filter(|scalar| scalar.style == ValueStyle::Plain)?;
    curly(node.span, &scalar.text)
}

/// The finding of a text in curly quotation marks, where the parser stumbled over what is in it.
pub(super) fn curly_text(at: Span, text: &str) -> Option<Finding> {
    curly(at, text).map(|(finding, _)| finding)
}

fn curly(at: Span, text: &str) -> Option<(Finding, String)> {
    const OPEN: [char; 8] = ['“', '”', '„', '‟', '«', '‘', '’', '‚'];
    const CLOSE: [char; 9] = ['“', '”', '„', '»', '‘', '’', '‛', '"', '\''];
    let inner = text.strip_prefix(OPEN)?;
    let first = text.chars().next()?;
    let (inner, closed) = match inner.strip_suffix(CLOSE) {
        Some(inner) => (inner, true),
        None => (inner, false),
    };
    // “Chung tay” vì môi trường: only a part is in quotation marks.
    if inner.contains(['”', '“', '»', '’']) {
        return None;
    }
    let words = excerpt(inner.trim());
    let message = match closed {
        true => format!("dấu nháy cong `{first}…` không phải dấu nháy của YAML, sẽ in cả ra giấy"),
        false => format!("dấu nháy cong `{first}` mở ở đây không đóng, sẽ in ra giấy"),
    };
    let quoted = if words.contains('"') { format!("'{words}'") } else { format!("\"{words}\"") };
    let hint = format!("viết `{quoted}`; đúng là dấu cần in thì đặt cả giá trị trong dấu nháy đơn '…'");
    let inner = inner.trim().to_owned();
    let remedy = match closed && !inner.contains(['"', '\\']) {
        true => {
            let (old, new) = (text.to_owned(), format!("\"{inner}\""));
            Remedy::Write(Fix { at, old, new, value: Some(inner.clone()) })
        }
        false => Remedy::Leave("không rõ dấu nháy này đóng ở đâu"),
    };
    Some((Finding::error(codes::Y017, at, message).hint(hint).remedy(remedy), inner))
}

/// The first line of a folded text (`>`) that starts like an item of its own, and is joined to the line
/// above all the same.
pub(super) fn folded_line(page: &YamlPage, range: Range<usize>) -> Option<Finding> {
    let first = range.start;
    let mut at = range.start;
    let mut above = "";
    for line in page.text()[range].split_inclusive('\n') {
        let words = line.trim();
        let start = at + (line.len() - line.trim_start().len());
        at += line.len();
        let joined = !above.is_empty() && page.indent(start) == page.indent(first);
        if joined && starts_an_item(words) {
            let message =
                format!("dòng `{}` bị khối `>` nối vào dòng trên, không thành đoạn riêng", excerpt(words));
            let hint = "đổi `>` thành `|` để mỗi dòng là một đoạn, hoặc để một dòng trống ở trên dòng này";
            return Some(
                Finding::error(codes::Y018, page.span(start..start + words.len()), message).hint(hint),
            );
        }
        above = words;
    }
    None
}

/// Whether a line starts like an item of its own: `- `, `1. `, `a) `, `I. `, `Điều 1. `.
fn starts_an_item(line: &str) -> bool {
    let Some((word, rest)) = line.split_once(char::is_whitespace) else { return false };
    let is_number = |word: &str| {
        let digits = word.len() <= 3 && word.bytes().all(|byte| byte.is_ascii_digit());
        let roman = word.bytes().all(|byte| matches!(byte, b'I' | b'V' | b'X'));
        !word.is_empty() && (digits || roman)
    };
    match word {
        "-" | "+" => true,
        "Điều" => rest.split_once('.').is_some_and(|(number, _)| is_number(number)),
        _ => {
            word.strip_suffix('.').is_some_and(|word| word.split('.').all(is_number))
                || word.strip_suffix(')').is_some_and(|word| word.chars().count() == 1)
        }
    }
}

/// A list whose lines all have a wrong mark, which to YAML is one text. It is reported, and returned as
/// the list that was meant, so that the content does not report it again.
pub(super) fn dashed_lines(page: &YamlPage, value: &Node) -> Option<(Finding, Vec<Node>)> {
    let text = page.text();
    let range = value.span.range();
    if !text[range.clone()].contains('\n') {
        return None;
    }
    let first = page.words_of_line(range.start);
    if first.start != range.start {
        return None;
    }
    let (_, words) = foreign_dash(&text[first.clone()])?;
    let mut items = Vec::new();
    let mut at = range.start;
    for line in text[range].split_inclusive('\n') {
        if let Some((_, words)) = foreign_dash(line) {
            let start = at + line.find(words).unwrap_or(0);
            let scalar = Scalar { text: words.to_owned(), style: ValueStyle::Plain, swallowed: None };
            items.push(Node { value: Value::Scalar(scalar), span: page.span(start..start + words.len()) });
        }
        at += line.len();
    }
    Some((dash(page.span(first.clone()), &text[first], words), items))
}

fn joined_item(page: &YamlPage, first: usize, place: Span) -> Finding {
    let line = page.words_of_line(place.start as usize);
    let above = page.words_of_line(first);
    let shown = excerpt(&page.text()[line]);
    let message = format!("dòng `{shown}` bị YAML nối vào chữ của mục trên, không thành mục riêng");
    let hint = if page.text()[above].starts_with("- ") {
        let indent = page.indent(first);
        let spaces = page.indent(place.start as usize);
        match foreign_dash(&page.text()[place.range()]) {
            None => {
                format!("các mục cùng cấp thụt bằng nhau: dòng này đang thụt {spaces} dấu cách, cần {indent}")
            }
            Some(_) => format!("mở đầu mỗi mục bằng dấu trừ và một dấu cách (`- `), thụt {indent} dấu cách"),
        }
    } else {
        "đưa mọi mục xuống dòng riêng, mỗi mục mở đầu bằng dấu trừ và một dấu cách (`- `), thụt bằng nhau; hoặc dùng khối `|`".to_owned()
    };
    let rest = page.rest_of_line(first);
    Finding::error(codes::Y012, place, message).hint(hint).related(page.span(rest), "nối vào đây")
}

/// Whether it looks like a key of ours: small letters without marks, digits, `_`.
pub(super) fn is_key(word: &str) -> bool {
    !word.is_empty()
        && word.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_')
}
