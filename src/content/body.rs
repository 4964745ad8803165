//! The body of a document: block text as it is typed, line by line.
//!
//! In: texts. Out: a flat list of [`Item`]s, each with its level and the number typed before it, with the tables
//! that stand between them. Numbers are given later, when it is known which items stay: see `template::body`.

pub use super::articles::articles;
pub use super::item::Item;
pub use super::level::Level;

use super::body_tables::{BodyPart, MixedLines};
use super::components::MUC;
use super::declare::{Fields, Text, missing};
use super::division::division_mark;
use super::fixed::{self, Beside};
use super::kind::Kind;
use super::marker::{
    FaultKind, MarkerFault, Opens, SeenNumbers, check_lists, dash_remedy, is_head, marker, opens, spaced,
};
use super::{broken, number, unstopped};
use crate::finding::{Finding, Findings, Report, codes};
use crate::source::Span;
use crate::yaml::{Node, Value};

/// The parts of a plan: a list, or one text with lines `I. …`.
pub fn parts(node: &Node, report: &mut Report) -> Vec<BodyPart> {
    let Value::List(entries) = &node.value else {
        let text = MixedLines::of_text(node, report);
        let items = lines(&text.lines, &mut report.findings);
        return text.woven(items);
    };
    let mut parts = Vec::new();
    let mut open = OpenPart::default();
    for entry in entries {
        let fields = Fields::new(entry);
        let inner = MixedLines::read(fields, report);
        let Some((level, mut title)) = title(fields, report) else {
            if inner.is_empty()
                && let Some(field) = MUC.field("muc").filter(|_| matches!(entry.value, Value::Map(_)))
            {
                report.findings.push(missing(field, MUC.title, fields.node.span));
            }
            open.lines.append(inner);
            continue;
        };
        parts.extend(std::mem::take(&mut open).read(&mut report.findings));
        let typed = take_number(&mut title, level, &mut report.findings);
        let heading = Item { heading: true, typed, ma: fields.word("ma"), ..Item::new(level, title) };
        parts.push(BodyPart::Item(heading));
        open = OpenPart { titled: inner.lines.len(), lines: inner };
    }
    parts.extend(open.read(&mut report.findings));
    parts
}

/// The title of an entry, `phan` or `muc`, with its level.
fn title(fields: Fields<'_>, report: &mut Report) -> Option<(Level, Text)> {
    if fields.get("phan").is_some() && fields.get("muc").is_some() {
        let message = "`phan` và `muc` không đứng chung trong một mục của `noi_dung`";
        let finding = Finding::error(codes::C006, fields.key_span("muc"), message);
        report
            .findings
            .push(finding.hint("tiêu đề của phần là một mục `- ` riêng, đứng trước các mục của nó"));
    }
    let part = fields.title("phan", report).map(|title| (Level::Phan, title));
    part.or_else(|| Some((Level::Muc, fields.title("muc", report)?)))
}

/// What stands below the last title of a list of parts.
#[derive(Default)]
struct OpenPart {
    lines: MixedLines,
    /// How many of its lines are in the entry of the title itself.
    titled: usize,
}

impl OpenPart {
    fn read(self, findings: &mut Findings) -> Vec<BodyPart> {
        let items = lines(&self.lines.lines, findings);
        if let Some(part) = items[..self.titled].iter().find(|item| item.level <= Level::Muc) {
            let message = "trong lời văn của một mục có dòng mở đầu bằng số La Mã hoặc `Điều`";
            findings.push(
                Finding::error(codes::C008, part.text.at, message)
                    .hint("tách thành một `- muc:` riêng, hoặc viết `\\` trước số nếu là chữ thường"),
            );
        }
        self.lines.woven(items)
    }
}

/// Removes `I. ` from the front of a title, if it was typed, or `1. ` instead of it; anything else that looks
/// like a number is a finding.
fn take_number(title: &mut Text, level: Level, findings: &mut Findings) -> Option<u32> {
    if let Some(found) = division_mark(&title.raw, findings).filter(|found| found.level == level) {
        title.raw = title.raw[found.length..].trim_start().to_owned();
        return found.typed;
    }
    if !findings.applies(fixed::SINCE) {
        let (number, rest) = title.raw.split_once(". ")?;
        let number = number::roman_value(number)?;
        title.raw = rest.trim_start().to_owned();
        return Some(number);
    }
    match opens(&title.raw, false, &SeenNumbers::default()) {
        Opens::With(found) if matches!(found.level, Level::Muc | Level::Khoan) => {
            title.raw = title.raw[found.length..].trim_start().to_owned();
            found.typed
        }
        Opens::Wrong(fault) => {
            findings.push(told(fault, title.at));
            None
        }
        _ => None,
    }
}

/// Lines of block text as items.
pub fn lines(lines: &[Text], findings: &mut Findings) -> Vec<Item> {
    broken::check(lines, findings);
    check_lists(lines, findings);
    let mut seen = SeenNumbers::of(lines);
    lines.iter().map(|line| item(line, &mut seen, findings)).collect()
}

/// A body without the line that its frame prints above it; a line that every paper has elsewhere is a
/// finding.
pub(super) fn without_printed_lines(
    mut body: Vec<BodyPart>,
    kind: &Kind,
    findings: &mut Findings,
) -> Vec<BodyPart> {
    if !findings.applies(fixed::SINCE) {
        return body;
    }
    let plain = |item: &Item| item.level == Level::DoanVan;
    let own = Beside::in_kind(&kind.id, "noi_dung");
    let first = body.first().and_then(BodyPart::item);
    if first.is_some_and(|first| plain(first) && own.is_line(&first.text.raw)) {
        body.remove(0);
    }
    let top = Beside::of("co_quan.ten");
    for item in body.iter().filter_map(BodyPart::item).filter(|item| plain(item)) {
        let raw = &item.text.raw;
        if top.is_line(raw) || fixed::same(raw, "nơi nhận") {
            let message = format!("dòng `{raw}` chương trình đã in, ở đây sẽ thành hai lần");
            let hint = "bỏ dòng này; tên cơ quan, số, nơi nhận, người ký ghi ở các khóa riêng";
            findings.push(Finding::error(codes::C016, item.text.at, message).hint(hint));
        }
    }
    body
}

/// Reads one line after those in `seen`: its mark decides the level.
pub(super) fn item(line: &Text, seen: &mut SeenNumbers, findings: &mut Findings) -> Item {
    let item = read(line, seen, findings);
    seen.meet(&item);
    item
}

fn read(line: &Text, seen: &SeenNumbers, findings: &mut Findings) -> Item {
    let exact = !findings.applies(fixed::SINCE);
    let raw = line.raw.as_str();
    if let Some(raw) = unescaped(raw, findings) {
        return Item::new(Level::DoanVan, Text { raw, at: line.at });
    }
    if let Some(found) = division_mark(raw, findings).filter(|found| found.level == Level::Phan) {
        let title = raw[found.length..].trim_start().trim_end_matches("**").to_owned();
        if title.is_empty() {
            let finding = Finding::error(codes::C002, line.at, format!("`{raw}` chưa có tiêu đề"));
            findings.push(finding.hint("viết tiêu đề sau số, hoặc ở dòng ngay dưới"));
            return Item::new(Level::DoanVan, line.clone());
        }
        let text = Text { raw: title, at: line.at };
        return Item { heading: true, typed: found.typed, ..Item::new(Level::Phan, text) };
    }
    check_dash(line, seen, findings);
    let (heading, body) = heading(line, exact, seen, findings);
    let bold = bold_mark(body, seen).filter(|_| !exact);
    let (opened, text) = match bold {
        Some(Bold { opens, text, whole }) => (opens, Some((heading || whole, text))),
        None => (opens(body, exact, seen), None),
    };
    let found = match opened {
        Opens::With(found) => found,
        Opens::Wrong(fault) => {
            // A dash that an earlier version recognised is reported above.
            if foreign_dash(raw).is_none() {
                let is_dash = fault.kind == FaultKind::Dash;
                let finding = told(fault, line.at);
                findings.push(if is_dash { finding.remedy(dash_remedy(line, seen)) } else { finding });
            }
            return Item::new(Level::DoanVan, line.clone());
        }
        Opens::Plain => return Item::new(Level::DoanVan, line.clone()),
    };
    if text.is_none()
        && body.len() == raw.len()
        && let Some(fix) = spaced(line, &found)
    {
        findings.offer(fix);
    }
    let (heading, text) = text.unwrap_or_else(|| (heading, body[found.length..].trim_start().to_owned()));
    if found.too_deep {
        let since = if marker(body).is_some() { codes::C008.since } else { fixed::SINCE };
        findings.push(
            Finding::error(codes::C008, line.at, "số thứ tự có hơn ba cấp")
                .hint("dùng `1.`, `1.1.`, `1.1.1.` rồi `a)`; nếu không phải số thứ tự, viết `\\` trước nó")
                .since(since),
        );
    }
    // A line `I. …` is always a title.
    let heading = heading || found.level == Level::Muc;
    let text = Text { raw: text, at: line.at };
    Item { heading, typed: found.typed, typed_above: found.typed_above, ..Item::new(found.level, text) }
}

/// A line without the `\` that makes it a plain paragraph, `\1. Chữ` or `**\1) Chữ**`. Returns None if the
/// line has no `\` before a mark or what may be taken for one.
fn unescaped(raw: &str, findings: &Findings) -> Option<String> {
    let exact = !findings.applies(fixed::SINCE);
    let stars = if exact { 0 } else { raw.len() - raw.trim_start_matches('*').len() };
    let rest = raw[stars..].strip_prefix('\\')?;
    let may_be_mark = || {
        opens(rest, exact, &SeenNumbers::any()) != Opens::Plain
            || (!exact
                && (is_head(rest) || division_mark(rest, findings).is_some() || unstopped::may_be(rest)))
    };
    (rest.starts_with("# ") || foreign_dash(rest).is_some() || may_be_mark())
        .then(|| format!("{}{rest}", &raw[..stars]))
}

/// Whether a line is a heading marked with `# `, and the text after that.
fn heading<'l>(line: &'l Text, exact: bool, seen: &SeenNumbers, findings: &mut Findings) -> (bool, &'l str) {
    let raw = line.raw.as_str();
    let numbered = |rest: &str| match opens(rest, exact, seen) {
        Opens::With(found) => found.typed.is_some(),
        // An error in the number is reported with the number.
        Opens::Wrong(fault) => fault.kind != FaultKind::Dash,
        Opens::Plain => false,
    };
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
        findings.push(
            Finding::error(codes::C010, line.at, message)
                .hint("viết `# 1. …`, hoặc bỏ dấu `#`; muốn in đúng dấu này, viết `\\#`"),
        );
    }
    (false, raw)
}

/// How a line that begins in bold or italics opens.
struct Bold {
    opens: Opens,
    /// Its text without the asterisks around the number.
    text: String,
    /// Whether the whole line was bold.
    whole: bool,
}

/// `**1. Sở Tài chính**`, `**Điều 1.** Phê duyệt`, `**1)** Chữ`. Returns None if there is no mark between the
/// asterisks.
fn bold_mark(body: &str, seen: &SeenNumbers) -> Option<Bold> {
    let stars = if body.starts_with("**") { "**" } else { "*" };
    let inner = body.strip_prefix(stars).filter(|inner| inner.contains(stars))?;
    let found = match opens(&inner.replacen(stars, " ", 1), false, seen) {
        Opens::With(found) => found,
        Opens::Wrong(fault) => {
            return Some(Bold { opens: Opens::Wrong(fault), text: String::new(), whole: false });
        }
        Opens::Plain => return None,
    };
    // The number comes before the asterisks, so its length is the same with them.
    let text = inner.get(found.length..)?.trim_start();
    let (text, whole) = match (text.strip_prefix(stars), text.strip_suffix("**")) {
        (Some(rest), _) => (rest.trim_start().to_owned(), false),
        // A dash makes no heading: its text stays bold.
        (None, Some(bold)) if stars == "**" && !bold.contains(stars) && found.typed.is_some() => {
            (bold.to_owned(), true)
        }
        _ if text.contains(stars) => (format!("{stars}{text}"), false),
        _ => return None,
    };
    Some(Bold { opens: Opens::With(found), text, whole })
}

/// The finding about a line that opens with no mark though it looks like one.
fn told(fault: MarkerFault, at: Span) -> Finding {
    let code = match fault.kind {
        FaultKind::Number | FaultKind::Word => codes::C010,
        FaultKind::Dash => codes::Y014,
        FaultKind::Level => codes::C018,
    };
    let finding = match fault.kind {
        FaultKind::Word => Finding::warning,
        _ => Finding::error,
    };
    finding(code, at, fault.message).hint(fault.hint).since(fixed::SINCE)
}

/// Reports a dash that Word made from `-`.
pub(super) fn check_dash(line: &Text, seen: &SeenNumbers, findings: &mut Findings) {
    if let Some(dash) = foreign_dash(&line.raw) {
        let message = format!("dòng mở đầu bằng `{dash}` chứ không phải dấu trừ `-`");
        findings.push(
            Finding::error(codes::Y014, line.at, message)
                .hint(format!("gõ lại thành `- …`; nếu muốn in đúng dấu `{dash}`, viết `\\{dash} …`"))
                .remedy(dash_remedy(line, seen)),
        );
    }
}

/// A dash that Word makes from `-`, or a bullet, before a blank.
fn foreign_dash(line: &str) -> Option<char> {
    let mut letters = line.chars();
    let first =
        letters.next().filter(|letter| matches!(letter, '–' | '—' | '−' | '•' | '●' | '▪' | '◦' | '·'))?;
    letters.next().is_some_and(char::is_whitespace).then_some(first)
}
