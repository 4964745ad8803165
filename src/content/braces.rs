//! Braces of variables that are not closed, not opened, or single: text that should be filled in would be
//! printed as it is.
//!
//! In: a text as typed. Out: a finding at the brace. What is between braces is left to the templates.

use super::declare::Text;
use crate::finding::suggest::folded;
use crate::finding::{Finding, Report, codes};
use crate::source::Span;

/// The pairs, each with what it holds.
const PAIRS: [(&str, &str, &str); 2] = [("{{", "}}", "biến"), ("{%", "%}", "điều kiện")];

/// Reports braces that do not match.
pub(super) fn check(text: &Text, report: &mut Report) {
    if !text.raw.contains('{') && !text.raw.contains('}') {
        return;
    }
    if let Some((at, length, message, hint)) = fault(&text.raw) {
        let written = report.sources.slice(text.at).find(&text.raw);
        let place = written.map_or(text.at, |offset| {
            let start = text.at.start as usize + offset + at;
            Span::new(text.at.file, start..start + length)
        });
        report.findings.push(Finding::error(codes::C031, place, message).hint(hint));
    }
}

/// The first error: its place, its length, the sentence and what to do.
fn fault(raw: &str) -> Option<(usize, usize, String, String)> {
    let mut at = 0;
    while let Some(found) = raw[at..].find(['{', '}', '%']).map(|found| at + found) {
        let rest = &raw[found..];
        // A brace after a backslash is literal.
        if raw[..found].ends_with('\\') {
            at = found + 1;
            continue;
        }
        if let Some((open, close, what)) = PAIRS.into_iter().find(|(open, ..)| rest.starts_with(open)) {
            let inner = &rest[open.len()..];
            let end = inner.find(close).filter(|&end| !inner[..end].contains(open));
            let Some(end) = end else {
                let message = format!("{what} mở bằng `{open}` ở đây chưa đóng bằng `{close}`");
                let hint = match expression(inner) {
                    Some(name) if open == "{{" => {
                        format!("viết `{open} {name} {close}`; muốn in đúng dấu ngoặc, viết `\\{open}`")
                    }
                    _ => format!("thêm `{close}`; muốn in đúng dấu ngoặc, viết `\\{open}`"),
                };
                return Some((found, open.len(), message, hint));
            };
            if let Some((inside, length, message, hint)) = foreign(&inner[..end]) {
                return Some((found + open.len() + inside, length, message, hint));
            }
            at = found + open.len() + end + close.len();
            continue;
        }
        // Only after a name: braces among other signs are signs too.
        let named =
            raw[..found].split_whitespace().next_back().is_some_and(|word| first_name(word) == Some(word));
        let closing = PAIRS.into_iter().find(|(_, close, _)| rest.starts_with(close));
        if let Some((open, close, what)) = closing.filter(|_| named) {
            let message = format!("`{close}` ở đây không có `{open}` nào mở trước nó, sẽ in ra giấy");
            let hint = format!("{what} viết trong `{open} … {close}`");
            return Some((found, close.len(), message, hint));
        }
        if let Some(inner) =
            rest.strip_prefix('{').and_then(|rest| rest.split_once('}')).map(|(inner, _)| inner)
            && expression(inner).is_some_and(|name| name == inner.trim() && is_variable(name))
        {
            let name = inner.trim();
            let message = format!("`{{{inner}}}` chỉ có một dấu ngoặc mỗi bên nên in nguyên ra giấy");
            let hint = format!("biến viết `{{{{ {name} }}}}`; muốn in đúng dấu ngoặc, viết `\\{{{name}}}`");
            return Some((found, inner.len() + 2, message, hint));
        }
        at = found + 1;
    }
    None
}

/// What no expression may hold outside straight quotation marks: letters with marks in a name, curly
/// quotation marks that Word made.
fn foreign(expression: &str) -> Option<(usize, usize, String, String)> {
    let mut quote = None;
    for (at, letter) in expression.char_indices() {
        match (quote, letter) {
            (None, '"' | '\'' | '`') => quote = Some(letter),
            (Some(open), _) if open == letter => quote = None,
            (None, '“' | '”' | '‘' | '’') => {
                let message = format!("dấu nháy cong `{letter}` trong ngoặc nhọn không phải dấu nháy");
                let hint = "gõ lại bằng dấu nháy thẳng, ví dụ `tong[\"2026\"]`".to_owned();
                return Some((at, letter.len_utf8(), message, hint));
            }
            (None, letter) if letter.is_alphabetic() && !letter.is_ascii() => {
                let part = |letter: char| letter.is_alphanumeric() || letter == '_';
                // What stands before the name may have more than one byte: `–tiền`.
                let start = expression[..at].trim_end_matches(part).len();
                let end =
                    expression[at..].find(|behind| !part(behind)).map_or(expression.len(), |end| at + end);
                let word = &expression[start..end];
                let plain: Vec<String> = word.split('_').map(folded).collect();
                let message = format!("tên trong ngoặc nhọn viết không dấu, ở đây là `{word}`");
                return Some((start, end - start, message, format!("viết `{}`", plain.join("_"))));
            }
            _ => {}
        }
    }
    None
}

/// `tong.nam_2027` at the front of the text between braces; a name has small letters without marks.
fn first_name(inner: &str) -> Option<&str> {
    let inner = inner.trim_start();
    let part =
        |letter: char| letter.is_ascii_lowercase() || letter.is_ascii_digit() || matches!(letter, '_' | '.');
    let end = inner.find(|letter| !part(letter)).unwrap_or(inner.len());
    let name = inner[..end].trim_end_matches('.');
    let whole = !inner[end..].starts_with(char::is_alphabetic);
    (whole && name.len() > 1 && name.starts_with(|first: char| first.is_ascii_lowercase())).then_some(name)
}

/// The same with what belongs to it: `tong["2026"] | tien(don_vi="đồng")`.
fn expression(inner: &str) -> Option<&str> {
    let inner = inner.trim_start();
    let mut end = first_name(inner)?.len();
    while let Some(more) = index(&inner[end..]).or_else(|| filter(&inner[end..])) {
        end += more;
    }
    Some(&inner[..end])
}

/// The length of `["2026"]`, `.tien`.
fn index(rest: &str) -> Option<usize> {
    let part = |letter: char| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '_';
    if let Some(name) = rest.strip_prefix('.') {
        let length = name.find(|letter| !part(letter)).unwrap_or(name.len());
        return (name.starts_with(|first: char| first.is_ascii_lowercase())).then_some(length + 1);
    }
    let end = rest.strip_prefix('[')?.find(']')? + 2;
    let quoted = rest[1..end - 1].trim();
    let quote = quoted.chars().next().filter(|first| matches!(first, '"' | '\''))?;
    (quoted.len() > 2 && quoted.ends_with(quote)).then_some(end)
}

/// The length of ` | tien`, ` | tien(don_vi="đồng")`.
fn filter(rest: &str) -> Option<usize> {
    let behind = rest.trim_start().strip_prefix('|')?.trim_start();
    let name = first_name(behind)?;
    let after = &behind[name.len()..];
    let options = after.strip_prefix('(').and_then(|options| options.find(')')).map_or(0, |end| end + 2);
    Some(rest.len() - after.len() + options)
}

/// Whether the single braces around it can only be meant for a variable: a bar alone may separate words.
fn is_variable(expression: &str) -> bool {
    !expression.contains('|') || expression.starts_with("tong") || expression.contains(['.', '['])
}

#[cfg(test)]
mod tests {
    use super::{expression, fault};

    /// A hint that left out an index or a filter would lead to another figure on paper.
    #[test]
    fn what_is_to_be_written_is_whole() {
        for (inner, whole) in [
            (" tong.tong | tien } triệu đồng", "tong.tong | tien"),
            (" tong[\"2026\"] | tien và", "tong[\"2026\"] | tien"),
            (
                " bang.a.tong[\"2026\"].x|tien(don_vi=\"tỷ đồng\")|hoa rồi",
                "bang.a.tong[\"2026\"].x|tien(don_vi=\"tỷ đồng\")|hoa",
            ),
            (" tong (chi tiết)", "tong"),
            (" tong | Số", "tong"),
            (" tong [1]", "tong"),
        ] {
            assert_eq!(expression(inner), Some(whole), "{inner}");
        }
    }

    #[test]
    fn braces_that_do_not_belong_together_are_told() {
        let told = |raw: &str| fault(raw).map(|(at, _, message, _)| format!("{at}: {message}"));
        for raw in [
            "Tổng {{ tong }} và {{ bang.a.tong[\"2026\"] | tien }}",
            "{% if a %}b{% endif %}",
            "giảm 5% {a b}, {1}",
            "\\{{ tong \\{x}",
            "{}",
            "{ có | không }, {aa | bb}",
            "a:b}} 2026 }}",
            "{{ \"số\" }} {% if dia_phuong.loai == 'xã' %}a{% endif %}",
        ] {
            assert_eq!(told(raw), None, "{raw}");
        }
        for (raw, message) in [
            ("Tổng {{ tong (chi tiết)", "7: biến mở bằng `{{` ở đây chưa đóng bằng `}}`"),
            ("{{ a {{ b }}", "0: biến mở bằng `{{` ở đây chưa đóng bằng `}}`"),
            ("{% if a }b", "0: điều kiện mở bằng `{%` ở đây chưa đóng bằng `%}`"),
            ("{{ tong –tiền }}", "11: tên trong ngoặc nhọn viết không dấu, ở đây là `tiền`"),
            ("{{ tong | tiền }}", "10: tên trong ngoặc nhọn viết không dấu, ở đây là `tiền`"),
            ("{{ tong[“2026”] }}", "8: dấu nháy cong `“` trong ngoặc nhọn không phải dấu nháy"),
            ("tong }} đồng", "5: `}}` ở đây không có `{{` nào mở trước nó, sẽ in ra giấy"),
            (
                "Tổng { tong.a | tien } đồng",
                "7: `{ tong.a | tien }` chỉ có một dấu ngoặc mỗi bên nên in nguyên ra giấy",
            ),
            ("Tổng { tong.a } đồng", "7: `{ tong.a }` chỉ có một dấu ngoặc mỗi bên nên in nguyên ra giấy"),
        ] {
            assert_eq!(told(raw).as_deref(), Some(message), "{raw}");
        }
    }
}
