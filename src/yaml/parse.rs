//! The parser's events to nodes. Refused features and double keys are reported on the way;
//! the first error of the parser ends it and is handed on with what was open at that place.

mod scalar;

use std::collections::BTreeMap;
use std::ops::Range;

use granit_parser::{ErrorKind, Event, Parser, StrInput, StructureStyle, options};

use super::page::{YamlPage, excerpt};
use super::{Entry, Node, Scalar, Value, ValueStyle, comma, traps};
use crate::finding::{Finding, Findings, codes};
use crate::signs::FoundSigns;
use crate::source::Span;

/// The deepest nesting: deeper than any document, and not too deep for the stack if a file is hostile.
const DEPTH: usize = 64;
/// The most values in a file: a table of 50,000 rows has some hundred thousand.
const NODES: usize = 1_000_000;
/// The most findings in one file: the rest most likely has one cause.
const FINDINGS: usize = 100;

/// What came of a file.
pub(super) struct ParsedFile {
    /// The tree; None if the parser did not come to the end.
    pub(super) node: Option<Node>,
    /// Where quoted and block texts are, in order: everything in them is text.
    pub(super) quoted: Vec<Range<usize>>,
    /// Escapes for characters that may not be typed, one by one, in order.
    pub(super) escapes: Vec<FoundSigns>,
    /// The parser's error.
    pub(super) fault: Option<ParserFault>,
    /// What was read before the error.
    pub(super) trail: Trail,
    /// What was found on the way.
    pub(super) findings: Findings,
}

/// The parser's error and its byte.
pub(super) struct ParserFault {
    pub(super) kind: ErrorKind,
    pub(super) at: usize,
}

/// What the parser went through before it stopped.
#[derive(Default)]
pub(super) struct Trail {
    /// The lists and maps not closed yet, outermost first.
    pub(super) open: Vec<OpenCollection>,
    /// The block list or map closed last.
    pub(super) closed: Option<OpenCollection>,
    /// The last text, key or value.
    pub(super) scalar: Option<(Range<usize>, ValueStyle)>,
    /// One past the last thing read.
    pub(super) end: usize,
}

/// A list or map that has begun.
#[derive(Clone, Copy)]
pub(super) struct OpenCollection {
    pub(super) start: usize,
    pub(super) flow: bool,
    pub(super) list: bool,
}

/// Reads the whole file.
///
/// `curly`: a value in curly quotation marks is reported, and read without them.
pub(super) fn build(page: &YamlPage, curly: bool) -> ParsedFile {
    let options = options! {
        disallow_directives: true,
        emit_unresolved_aliases: true,
        emit_anchor_events: true,
        emit_comments: false,
        flow_nesting_limit: DEPTH,
        block_nesting_limit: DEPTH,
    };
    let events = Parser::new_from_str_with_options(page.text(), options);
    let (quoted, trail, findings) = (Vec::new(), Trail::default(), Findings::default());
    let mut builder = Builder { page, curly, findings, events, quoted, escapes: Vec::new(), trail, nodes: 0 };
    let (node, fault) = match builder.document() {
        Ok(node) => (node, None),
        Err(Stop::Reported) => (None, None),
        Err(Stop::Fault(fault)) => (None, Some(fault)),
    };
    let Builder { quoted, escapes, trail, findings, .. } = builder;
    ParsedFile { node, fault, quoted, escapes, trail, findings }
}

enum Stop {
    Fault(ParserFault),
    Reported,
}

struct Builder<'p> {
    page: &'p YamlPage<'p>,
    curly: bool,
    findings: Findings,
    events: Parser<'p, StrInput<'p>>,
    quoted: Vec<Range<usize>>,
    escapes: Vec<FoundSigns>,
    trail: Trail,
    nodes: usize,
}

type ParserStep<'p> = (Event<'p>, Range<usize>);

impl<'p> Builder<'p> {
    fn document(&mut self) -> Result<Option<Node>, Stop> {
        let mut node = None;
        loop {
            match self.next()? {
                (Event::StreamEnd, _) => break,
                (Event::StreamStart | Event::DocumentEnd, _) => {}
                (Event::DocumentStart(..), range) if node.is_some() => {
                    self.error(
                        codes::Y002,
                        self.page.rest_of_line(range.start),
                        "tệp có nhiều hơn một tài liệu YAML",
                        "mỗi tệp một văn bản: bỏ dòng `---` hoặc `...` này, hoặc tách phần sau ra tệp riêng",
                    );
                    return Err(Stop::Reported);
                }
                (Event::DocumentStart(..), _) => {
                    let step = self.next()?;
                    node = Some(self.node(step, 0)?);
                }
                _ => {}
            }
        }
        let hint = "ghi nội dung dạng `khóa: giá trị`, dòng đầu thường là `loai: …`";
        match node {
            Some(Node { value: Value::List(_) | Value::Map(_), .. }) => return Ok(node),
            Some(node) if !node.is_empty() => match traps::missing_space(&node) {
                Some(finding) => self.findings.push(finding),
                None => {
                    let line = self.page.rest_of_line(node.span.start as usize);
                    self.error(codes::Y001, line, "tệp chỉ có chữ, chưa có khóa nào", hint);
                }
            },
            _ => self.error(codes::Y001, 0..0, "tệp chưa có nội dung", hint),
        }
        Err(Stop::Reported)
    }

    fn error(
        &mut self,
        code: codes::Code,
        range: Range<usize>,
        message: impl Into<String>,
        hint: impl Into<String>,
    ) {
        self.findings.push(Finding::error(code, self.page.span(range), message).hint(hint));
    }

    /// The next event; anchors are reported and left out.
    fn next(&mut self) -> Result<ParserStep<'p>, Stop> {
        loop {
            let (event, place) = match self.events.next() {
                Some(Ok(step)) => step,
                Some(Err(error)) => {
                    let at = error.marker().byte_offset().unwrap_or(self.trail.end);
                    return Err(Stop::Fault(ParserFault { kind: error.kind().clone(), at }));
                }
                None => return Ok((Event::StreamEnd, self.trail.end..self.trail.end)),
            };
            let range = place.byte_range().unwrap_or(self.trail.end..self.trail.end);
            if let Event::Anchor(..) = event {
                self.refuse(range, "neo (anchor)");
                continue;
            }
            if let Some(tag) = event.tag().and(place.tag_start()).and_then(|mark| mark.byte_offset()) {
                let end = self.page.text()[tag..].find(char::is_whitespace).map_or(range.end, |at| tag + at);
                self.refuse(tag..end, "thẻ (tag)");
            }
            self.trail.end = self.trail.end.max(range.end);
            return Ok((event, range));
        }
    }

    fn refuse(&mut self, range: Range<usize>, what: &str) {
        let shown = excerpt(&self.page.text()[range.clone()]);
        let message = format!("`{shown}` là {what} của YAML, không dùng ở đây");
        self.error(
            codes::Y002,
            range,
            message,
            "nếu là chữ cần in, đặt cả giá trị trong dấu nháy kép hoặc dùng khối `|`",
        );
    }

    /// `**đậm**` without quotes: to YAML an alias, which nobody means.
    fn emphasis(&mut self, range: Range<usize>) {
        let line = self.page.rest_of_line(range.start);
        let hint = "đặt cả giá trị trong dấu nháy kép, hoặc dùng khối `|`";
        self.error(codes::Y015, line, "giá trị mở đầu bằng `*` phải đặt trong dấu nháy", hint);
    }

    fn node(&mut self, (event, range): ParserStep<'p>, depth: usize) -> Result<Node, Stop> {
        self.nodes += 1;
        if self.findings.iter().len() > FINDINGS {
            let message = "quá nhiều lỗi trong một tệp, dừng đọc ở đây";
            self.error(codes::Y004, range, message, "sửa các lỗi đã báo rồi chạy lại");
            return Err(Stop::Reported);
        }
        if depth > DEPTH || self.nodes > NODES {
            let message = if depth > DEPTH {
                "các mục lồng nhau quá sâu"
            } else {
                "tệp có quá nhiều mục"
            };
            let hint = format!("nhiều nhất {DEPTH} cấp lồng nhau và {NODES} giá trị trong một tệp");
            self.error(codes::Y004, range, message, hint);
            return Err(Stop::Reported);
        }
        match event {
            Event::Scalar(text, style, ..) => Ok(self.scalar(&text, style, range)),
            Event::SequenceStart(style, ..) => {
                let at = self.open(&range, style, true);
                let list = self.list(depth)?;
                let end = self.close();
                let last = list.last().map(|node| node.span);
                Ok(Node { value: Value::List(list), span: self.whole(at, last, end) })
            }
            Event::MappingStart(..) if self.page.text()[range.start..].starts_with("{{") => {
                self.template(range)
            }
            Event::MappingStart(style, ..) => {
                let at = self.open(&range, style, false);
                let map = self.map(depth)?;
                let end = self.close();
                let last = map.last().map(|entry| entry.value.span);
                Ok(Node { value: Value::Map(map), span: self.whole(at, last, end) })
            }
            // An alias is reported, and its letters are kept, so that nothing is reported as missing.
            _ => {
                let text = self.page.text()[range.clone()].to_owned();
                match text[1..].contains('*') {
                    true => self.emphasis(range.clone()),
                    false => self.refuse(range.clone(), "bí danh (alias)"),
                }
                let scalar = Scalar { text, style: ValueStyle::Plain, swallowed: None };
                Ok(Node { value: Value::Scalar(scalar), span: self.page.span(range) })
            }
        }
    }

    fn open(&mut self, range: &Range<usize>, style: StructureStyle, list: bool) -> OpenCollection {
        // A single pair in `[a: b]` has no bracket of its own.
        let open = OpenCollection {
            start: range.start,
            flow: style == StructureStyle::Flow && !range.is_empty(),
            list,
        };
        self.trail.open.push(open);
        open
    }

    /// Where the innermost list or map ended, by the event just read.
    fn close(&mut self) -> usize {
        if let Some(open) = self.trail.open.pop()
            && !open.flow
        {
            self.trail.closed = Some(open);
        }
        self.trail.end
    }

    fn whole(&self, at: OpenCollection, last: Option<Span>, end: usize) -> Span {
        let last = last.map_or(at.start, |span| span.end as usize);
        self.page.span(at.start..if at.flow { end } else { last.max(at.start) })
    }

    fn list(&mut self, depth: usize) -> Result<Vec<Node>, Stop> {
        let mut list = Vec::new();
        loop {
            match self.next()? {
                (Event::SequenceEnd, _) => return Ok(list),
                step => {
                    let node = self.node(step, depth + 1)?;
                    list.push(self.without_curly_quotes(node));
                }
            }
        }
    }

    fn map(&mut self, depth: usize) -> Result<Vec<Entry>, Stop> {
        let mut entries: Vec<Entry> = Vec::new();
        let mut seen: BTreeMap<String, Span> = BTreeMap::new();
        loop {
            let key = match self.next()? {
                (Event::MappingEnd, _) => return Ok(entries),
                step => self.node(step, depth + 1)?,
            };
            let step = self.next()?;
            let value = self.node(step, depth + 1)?;
            let value = self.without_curly_quotes(value);
            let Some(key) = self.key(&key, &value) else { continue };
            let (text, place) = key;
            entries.push(Entry { key: text.clone(), key_span: place, value });
            // `1,000,000` in braces is one fault, which is reported where the map is read.
            let is_double = !comma::is_part(&entries, entries.len() - 1);
            if let Some(&first) = seen.get(&text).filter(|_| is_double) {
                entries.pop();
                let message = format!("khóa `{}` ghi hai lần trong cùng một mục", excerpt(&text));
                self.findings.push(
                    Finding::error(codes::Y003, place, message)
                        .related(first, "đã ghi lần đầu ở đây")
                        .hint("giữ một chỗ, xóa chỗ kia"),
                );
                continue;
            }
            seen.insert(text, place);
        }
    }

    /// The key's text. A key that cannot be one of ours is reported.
    fn key(&mut self, key: &Node, value: &Node) -> Option<(String, Span)> {
        let range = key.span.range();
        let scalar = match &key.value {
            Value::Scalar(scalar) if matches!(scalar.style, ValueStyle::Plain | ValueStyle::Quoted) => scalar,
            _ => {
                let hint = "khóa là một từ viết liền, ví dụ `trich_yeu`; nếu là chữ cần in, dùng dấu nháy kép hoặc khối `|`";
                self.error(
                    codes::Y002,
                    range,
                    "khóa phải là chữ, không phải danh sách, mục lồng hay khối chữ",
                    hint,
                );
                return None;
            }
        };
        if scalar.style == ValueStyle::Plain && scalar.text == "<<" {
            self.refuse(range, "khóa trộn (merge key)");
            return None;
        }
        if scalar.text.is_empty() {
            let hint = "viết `khóa: giá trị`; nếu là chữ cần in, dùng dấu nháy kép hoặc khối `|`";
            self.error(codes::Y001, range, "thiếu tên khóa trước dấu hai chấm", hint);
            return None;
        }
        if let Some((word, rest)) = traps::glued_key(&scalar.text)
            && scalar.style == ValueStyle::Plain
            && value.is_empty()
        {
            self.findings.push(traps::glued(key.span, word, rest));
            return None;
        }
        Some((scalar.text.clone(), key.span))
    }

    /// `{{ ten }}` without quotes is a map in a map to YAML: reported, and read as text.
    fn template(&mut self, range: Range<usize>) -> Result<Node, Stop> {
        let line = self.page.rest_of_line(range.start);
        let shown = excerpt(&self.page.text()[line.clone()]);
        let message = format!("giá trị mở đầu bằng `{{{{` phải đặt trong dấu nháy: `{shown}`");
        self.error(codes::Y015, line, message, "đặt cả giá trị trong dấu nháy kép, hoặc dùng khối `|`");
        let mut open = 1;
        while open > 0 {
            match self.next()?.0 {
                Event::MappingStart(..) | Event::SequenceStart(..) => open += 1,
                Event::MappingEnd | Event::SequenceEnd => open -= 1,
                Event::StreamEnd => break,
                _ => {}
            }
        }
        let range = range.start..self.trail.end;
        let text = self.page.text()[range.clone()].to_owned();
        let scalar = Scalar { text, style: ValueStyle::Quoted, swallowed: None };
        Ok(Node { value: Value::Scalar(scalar), span: self.page.span(range) })
    }
}
