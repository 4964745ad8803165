//! Tera's errors as findings, in Vietnamese and in the same form as all others.
//!
//! In: an error and the text it is about. Out: a [`Finding`] at the place in that text.

use tera::{Error, ErrorKind};
use unicode_normalization::UnicodeNormalization;

use super::bounds::WovenTemplate;
use super::filters::FILTERS;
use super::own_error;
use crate::content::declare::suggestion;
use crate::finding::{Code, Finding, Report, codes};
use crate::source::{FileId, Sources, Span};

/// Reports what is wrong with a template file of the office's own or the program's.
pub(super) fn in_template(
    error: &Error,
    folder: &str,
    report: &mut Report,
    source_of: impl Fn(&str) -> Option<(String, Option<WovenTemplate>)>,
) {
    let words = error.to_string();
    let faults = match tera_report(error) {
        Some(one) => vec![(one.message(), one.filename(), one.span().start_line, one.span().start_col)],
        None => listed(&words),
    };
    if faults.is_empty() {
        let message = format!("mẫu trình bày không dùng được: {}", sentence(&words));
        let finding = of_code(codes::T001, &words, Finding::general, message);
        report.findings.push(match own_error::read(&words) {
            Some((_, hint)) => finding.hint(hint),
            None => finding,
        });
    }
    for (words, name, line, column) in faults {
        let (text, woven) = source_of(name).unwrap_or_default();
        let file = report.sources.add(&format!("{folder}/{name}"), &text);
        let at = match woven {
            Some(woven) => {
                let byte = seen(&text, woven.typed(line, column), file, &report.sources);
                rest_of_line(report.sources.file(file).text(), file, byte)
            }
            None => place(&report.sources, file, line, column),
        };
        let beyond = if own_error::is_beyond(words) { " vượt giới hạn" } else { "" };
        let message = format!("mẫu `{name}`{beyond}: {}", sentence(words));
        let finding = of_code(codes::T001, words, |code, message| Finding::error(code, at, message), message);
        report.findings.push(with_hint(finding, words));
    }
}

/// The byte of a file for one of its text as it was typed: a mark at its beginning and letters typed as several
/// characters are shorter there.
pub(super) fn seen(typed: &str, byte: usize, file: FileId, sources: &Sources) -> usize {
    let text = sources.file(file).text();
    let before = typed.get(..byte).unwrap_or(typed);
    let before = before.strip_prefix('\u{feff}').unwrap_or(before);
    let mut at = before.nfc().map(char::len_utf8).sum::<usize>().min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// Reads Tera's report of undefined names, which lists all of them at once, and only as text. Gives the
/// sentence, template, line and column (from 0) of each.
fn listed(words: &str) -> Vec<(&str, &str, usize, usize)> {
    let place = |line: &'_ str| -> Option<(usize, usize)> {
        let mut parts = line.rsplit(':');
        let column = parts.next()?.parse::<usize>().ok()?;
        Some((parts.next()?.parse().ok()?, column.checked_sub(1)?))
    };
    let mut found = Vec::new();
    let mut sentence = None;
    for line in words.lines() {
        if line.starts_with("error: ") {
            sentence = Some(line);
        } else if let Some(at) = line.trim_start().strip_prefix("--> ")
            && let Some((line, column)) = place(at)
            && let Some((name, _)) = at.rsplit_once(':').and_then(|(front, _)| front.rsplit_once(':'))
        {
            found.extend(sentence.take().map(|sentence| (sentence, name, line, column)));
        }
    }
    found
}

/// The finding for a text of the content.
pub(super) fn in_text(error: &Error, at: Span) -> Finding {
    let message = tera_report(error).map_or_else(|| error.to_string(), |report| report.message().to_owned());
    let finding = |code, words| Finding::error(code, at, words);
    let words = match own_error::is_beyond(&message) {
        true => format!("câu có biến vượt giới hạn: {}", sentence(&message)),
        false => sentence(&message),
    };
    with_hint(of_code(codes::T002, &message, finding, words), &message)
}

/// A finding of this code; where a bound was met, of that code. It is an error in papers of every version:
/// nothing was filled in.
fn of_code(code: Code, words: &str, finding: impl Fn(Code, String) -> Finding, message: String) -> Finding {
    match own_error::is_beyond(words) {
        true => finding(codes::T023, message).since(code.since),
        false => finding(code, message),
    }
}

/// From a byte to the end of its line.
fn rest_of_line(text: &str, file: FileId, byte: usize) -> Span {
    let end = text[byte..].find('\n').map_or(text.len(), |end| byte + end);
    Span::new(file, byte..end)
}

/// Tera's message about an expression, in Vietnamese.
pub(super) fn words(error: &Error) -> String {
    sentence(&tera_report(error).map_or_else(|| error.to_string(), |report| report.message().to_owned()))
}

/// The name of a field that has no value. Returns None if the error is another one.
pub(super) fn undefined_field(error: &Error) -> Option<String> {
    let name = tera_report(error)?.message().strip_prefix("Field `")?.split('`').next()?;
    Some(name.to_owned())
}

/// A filter's error may come from an undefined name before the filter: then gives the error about that
/// name, with its position in the original text.
pub(super) fn before_filters(
    error: Error,
    template: &str,
    render: impl Fn(&str) -> Result<String, Error>,
) -> Error {
    let unknown = |error: &Error| {
        tera_report(error).is_some_and(|report| {
            ["Field `", "Variable `"].iter().any(|one| report.message().starts_with(one))
        })
    };
    if unknown(&error) || !template.contains('|') {
        return error;
    }
    match render(&without_filters(template)) {
        Err(earlier) if unknown(&earlier) => earlier,
        _ => error,
    }
}

/// A text of the same length, with blanks in place of the filters in its braces.
fn without_filters(template: &str) -> String {
    let mut text = String::new();
    let (mut inside, mut quote, mut filter) = (false, None, false);
    let mut letters = template.chars().peekable();
    while let Some(letter) = letters.next() {
        let next = letters.peek().copied();
        match (inside, quote, letter) {
            (false, _, '{') if next == Some('{') => inside = true,
            (true, None, '}') if next == Some('}') => (inside, filter) = (false, false),
            (true, None, '"' | '\'' | '`') => quote = Some(letter),
            (true, Some(open), _) if open == letter => quote = None,
            (true, None, '|') => filter = true,
            _ => {}
        }
        text.push(if filter { ' ' } else { letter });
    }
    text
}

fn tera_report(error: &Error) -> Option<&tera::ReportError> {
    match error.kind() {
        ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => Some(report),
        _ => None,
    }
}

/// The place in the file of a column counted in characters.
fn place(sources: &Sources, file: FileId, line: usize, column: usize) -> Span {
    let range = sources.file(file).line_range(line.max(1));
    let text = &sources.file(file).text()[range.clone()];
    let start = text.char_indices().nth(column).map_or(range.end, |(at, _)| range.start + at);
    Span::new(file, start..range.end)
}

/// How Tera's messages begin, and what they say in Vietnamese.
const KNOWN: [(&str, &str); 25] = [
    ("Unexpected end of input", "câu có biến chưa đóng `}}` hoặc `%}`"),
    ("Cannot index into an undefined value", "biến đứng trước dấu `[` không có"),
    ("Invalid type for the value", "giá trị không dùng được với bộ lọc này"),
    ("Tried to render a variable that is undefined", UNDEFINED),
    ("Tried to escape an undefined value", UNDEFINED),
    ("Index expression is undefined", "tên trong dấu `[ ]` không có giá trị; tên cột viết trong ngoặc kép"),
    (
        "String index must be",
        "dấu `[ ]` sau một chữ chỉ nhận số thứ tự; biến này là một chữ, không phải nhóm",
    ),
    ("Slice ", "chỗ cắt `[ : ]` phải là số nguyên"),
    ("Slicing step", "chỗ cắt `[ : ]` có bước bằng 0"),
    ("Cannot divide by 0", "phép chia cho 0"),
    ("Unable to perform", "số quá lớn, không tính được"),
    ("Math operations", "phép tính chỉ làm được với số"),
    ("Cannot compare", "hai giá trị này không so sánh với nhau được"),
    ("Iteration not possible", "`for` chỉ đi qua được danh sách hoặc nhóm giá trị"),
    (
        "Unknown tag",
        "thẻ `{% … %}` không đúng: dùng được `if`, `elif`, `else`, `endif`, `for`, `endfor`, `set`",
    ),
    ("Unknown test", "không có phép thử này sau `is`"),
    ("Invalid Integer", "số này dài quá"),
    ("Invalid Float", "số này viết không đúng"),
    ("Argument `", "bộ lọc hoặc hàm thiếu một giá trị trong ngoặc `( )`"),
    ("Keyword argument", "một tên giá trị trong ngoặc `( )` ghi hai lần"),
    ("The expression is too complex", "biểu thức dài quá"),
    ("The template nesting is too deep", "`{% if %}` lồng nhau sâu quá"),
    ("`-` and `not`", "`-` và `not` không đứng liền nhau"),
    ("`not` is only valid", "`not` ở đây chỉ dùng trong `not in`"),
    ("Not a valid key type", "tên trong dấu `[ ]` phải là chữ trong ngoặc kép"),
];

const UNDEFINED: &str = "biến này không có giá trị";

/// Tera's message in Vietnamese; its position is left out, as the finding shows the place.
fn sentence(message: &str) -> String {
    let first = message.lines().next().unwrap_or_default();
    let first = first.strip_prefix("error: ").unwrap_or(first);
    if let Some((sentence, _)) = own_error::read(first) {
        return sentence.to_owned();
    }
    let quoted = first.split('`').nth(1).unwrap_or_default();
    let known = [
        ("Variable `", format!("không có biến `{quoted}`")),
        ("Field `", format!("không có mục `{quoted}` trong biến này")),
        ("Unknown filter", format!("không có bộ lọc `{quoted}`")),
        ("Unknown function", format!("không có hàm `{quoted}`")),
    ];
    let whole = KNOWN.into_iter().map(|(start, words)| (start, words.to_owned()));
    let mut all = known.into_iter().chain(whole);
    let found = all.find(|(start, _)| first.starts_with(start)).map(|(_, words)| words);
    found.or_else(|| unexpected(first)).unwrap_or_else(|| "câu có biến viết không đúng".to_owned())
}

/// ``Found `x` but expected y.``
fn unexpected(message: &str) -> Option<String> {
    let (found, expected) = message.strip_prefix("Found ")?.split_once(" but expected ")?;
    let quote = |word: &str| format!("`{}`", word.trim_matches(['`', '.', '"']));
    let expected = expected.trim_end_matches('.');
    let needed = match expected {
        _ if expected.starts_with('`') => quote(expected),
        "identifier" | "an identifier" => "một tên".to_owned(),
        "string" | "a string" => "chữ trong ngoặc kép".to_owned(),
        _ => "một giá trị: tên biến, số, hoặc chữ trong ngoặc kép".to_owned(),
    };
    let met = match found {
        "end of input" | "end of file" => "chỗ kết thúc".to_owned(),
        "identifier" => "một tên".to_owned(),
        "string" => "chữ trong ngoặc kép".to_owned(),
        "integer" | "float" => "một số".to_owned(),
        "bool" => "`true` hoặc `false`".to_owned(),
        "content" | "raw content" | "comment" => "chữ ngoài ngoặc".to_owned(),
        _ if found.starts_with('`') => quote(found),
        _ => "chữ không dùng ở đây".to_owned(),
    };
    Some(format!("câu có biến viết không đúng: gặp {met}, cần {needed}"))
}

/// What to do about a name that is used as a group and is none.
const NO_NAMES: &str = "biến đứng trước dấu chấm không có giá trị nào bên trong; `tong` chỉ dùng được khi hồ sơ có đúng một bảng có tiền: có nhiều \
                        bảng thì đặt `ma` cho bảng, viết `{{ bang.<mã bảng>.tong }}`";

fn with_hint(diagnostic: Finding, message: &str) -> Finding {
    if let Some((_, hint)) = own_error::read(message) {
        return diagnostic.hint(hint);
    }
    let quoted = message.split('`').nth(1).unwrap_or_default();
    match message.split_once("Available variables: ").or_else(|| message.split_once("Available fields: ")) {
        Some((_, names)) => {
            let names = names.lines().next().unwrap_or_default().split(", ");
            // Names that no one can type are the program's own.
            let names = names.filter(|name| name.bytes().all(|byte| byte.is_ascii_graphic()));
            let names: Vec<&str> = names.filter(|name| !name.is_empty()).collect();
            match names.is_empty() {
                true => diagnostic.hint(NO_NAMES),
                false => diagnostic.hint(suggestion(quoted, names.into_iter())),
            }
        }
        None if message.contains("Unknown filter") => {
            diagnostic.hint(suggestion(quoted, FILTERS.into_iter().map(|(name, _)| name)))
        }
        None if message.contains("Unknown function") => {
            diagnostic.hint("hàm dùng được: `tham_chieu(\"mã\")`")
        }
        None if message.starts_with("Field `") => diagnostic.hint(NO_NAMES),
        None if message.contains("that is undefined") => diagnostic.hint(
            "tên trong `[\"…\"]` là `ma` của một cột, nhóm hoặc nhiệm vụ trong bảng; `tong` chỉ dùng được khi hồ sơ có \
             đúng một bảng có tiền",
        ),
        None => diagnostic.hint("biến viết trong `{{ … }}`; muốn in đúng dấu ngoặc, viết `\\{{`"),
    }
}
