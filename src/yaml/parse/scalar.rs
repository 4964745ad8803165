//! Texts: their place without what the parser adds to it, and what YAML dropped or joined.

use std::ops::Range;

use granit_parser::ScalarStyle;

use super::super::{Node, Scalar, Value, ValueStyle, traps};
use super::Builder;
use crate::finding::codes;
use crate::signs::{self, FoundSigns, SignKind};
use crate::source::Span;

impl Builder<'_> {
    pub(super) fn scalar(&mut self, text: &str, style: ScalarStyle, range: Range<usize>) -> Node {
        let (text, range, style) = match style {
            ScalarStyle::Plain if range.is_empty() => {
                ("", self.place_of_nothing(range.start), ValueStyle::Plain)
            }
            ScalarStyle::Plain => (text, range, ValueStyle::Plain),
            ScalarStyle::Literal => (text, self.without_end(range), ValueStyle::Literal),
            ScalarStyle::Folded => (text, self.without_end(range), ValueStyle::Folded),
            _ => (text, range, ValueStyle::Quoted),
        };
        if style != ValueStyle::Plain {
            self.quoted.push(range.clone());
        }
        self.long_word(&range);
        if style == ValueStyle::Quoted {
            self.escaped(&range);
        }
        self.trail.scalar = Some((range.clone(), style));
        if style == ValueStyle::Folded
            && let Some(finding) = traps::folded_line(self.page, range.clone())
        {
            self.findings.push(finding);
        }
        let swallowed = (style == ValueStyle::Plain).then(|| self.comment_behind(range.end)).flatten();
        let scalar = Scalar { text: text.to_owned(), style, swallowed };
        let mut node = Node { value: Value::Scalar(scalar), span: self.page.span(range) };
        if style != ValueStyle::Plain {
            return node;
        }
        if let Some((diagnostic, items)) = traps::dashed_lines(self.page, &node) {
            self.findings.push(diagnostic);
            node.value = Value::List(items);
        } else if let Some(diagnostic) = traps::joined_line(self.page, &node) {
            self.findings.push(diagnostic);
        }
        node
    }

    /// Reports a word that no line, and no page, holds: where lines end in it is looked for letter by letter.
    fn long_word(&mut self, range: &Range<usize>) {
        const LONGEST: usize = 100_000;
        if range.len() <= LONGEST {
            return;
        }
        let text = &self.page.text()[range.clone()];
        let mut words = text.split(char::is_whitespace);
        if let Some(word) = words.find(|word| word.len() > LONGEST) {
            let start = range.start + word.as_ptr().addr() - text.as_ptr().addr();
            let opening = word.chars().take(20).map(char::len_utf8).sum::<usize>();
            let message = format!("{} chữ liền nhau, không có dấu cách nào", word.chars().count());
            let hint = format!("nhiều nhất {LONGEST} byte; thêm dấu cách, hoặc bỏ phần dán nhầm vào đây");
            self.error(codes::Y004, start..start + opening, message, &hint);
        }
    }

    /// Notes the escapes of a text in quotes that stand for characters which may not be typed.
    fn escaped(&mut self, range: &Range<usize>) {
        let written = &self.page.text()[range.clone()];
        // In single quotes a backslash is only a backslash.
        if !written.starts_with('"') || !written.contains('\\') {
            return;
        }
        let escapes = escapes(written);
        for (index, (place, one)) in escapes.iter().enumerate() {
            let next = escapes.get(index + 1).filter(|(next, _)| next.start == place.end);
            let lone = *one == '\r' && next.is_none_or(|(_, next)| *next != '\n');
            if let Some(kind) = signs::kind(*one).or(lone.then_some(SignKind::LineBreak)) {
                let range = range.start + place.start..range.start + place.end;
                self.escapes.push(FoundSigns { kind, one: *one, count: 1, range });
            }
        }
    }

    /// A value in curly quotation marks, which to YAML are letters: it is reported, and read without
    /// them.
    pub(super) fn without_curly_quotes(&mut self, mut node: Node) -> Node {
        if let Some((finding, inner)) = traps::curly_quotes(&node) {
            self.findings.push(finding);
            if let Value::Scalar(scalar) = &mut node.value
                && self.curly
            {
                scalar.text = inner;
            }
        }
        node
    }

    /// The place of an empty value is behind its colon; the parser says before it.
    fn place_of_nothing(&self, at: usize) -> Range<usize> {
        let rest = self.page.text()[at..].trim_start_matches([' ', '\t']);
        let at = if rest.starts_with(':') { self.page.text().len() - rest.len() + 1 } else { at };
        at..at
    }

    /// A block's place without the line ends and the indentation behind it.
    fn without_end(&self, range: Range<usize>) -> Range<usize> {
        let text = self.page.text()[range.clone()].trim_end_matches([' ', '\t', '\r', '\n']);
        // The parser gives a block of blank lines only together with its header.
        let blank = text.starts_with(['|', '>']) && text.len() < 3 && !text.contains('\n');
        let text = if blank && self.is_header(range.start) { &text[..1] } else { text };
        range.start..range.start + text.len()
    }

    fn is_header(&self, at: usize) -> bool {
        !self.page.text()[self.page.line_at(at).start..at].trim().is_empty()
    }

    fn comment_behind(&self, at: usize) -> Option<Span> {
        let starts = self.page.text()[at..].starts_with(" #");
        starts.then(|| self.page.span(at + 1..self.page.rest_of_line(at).end))
    }
}

/// The escapes of a text in double quotes, each with its place and the character it stands for; without
/// those for no character, such as a line that goes on.
fn escapes(written: &str) -> Vec<(Range<usize>, char)> {
    let mut found = Vec::new();
    let mut rest = written;
    while let Some(at) = rest.find('\\') {
        let start = written.len() - rest.len() + at;
        let escape = &rest[at..];
        let (length, one) = escape_of(escape);
        found.extend(one.map(|one| (start..start + length, one)));
        rest = &escape[length..];
    }
    found
}

/// The length of the escape at the front of a text, and its character. The parser has refused
/// those that YAML does not know.
fn escape_of(text: &str) -> (usize, Option<char>) {
    let mut letters = text.chars().skip(1);
    let Some(letter) = letters.next() else { return (text.len(), None) };
    let hexadecimal = |from: usize, digits: usize| {
        let digits = text.get(from..from + digits)?;
        u32::from_str_radix(digits, 16).ok()
    };
    let digits = match letter {
        'x' => 2,
        'u' => 4,
        'U' => 8,
        _ => {
            let one = match letter {
                '0' => '\0',
                'a' => '\u{7}',
                'b' => '\u{8}',
                't' | '\t' => '\t',
                'n' => '\n',
                'v' => '\u{b}',
                'f' => '\u{c}',
                'r' => '\r',
                'e' => '\u{1b}',
                'N' => '\u{85}',
                'L' => '\u{2028}',
                'P' => '\u{2029}',
                _ => return (1 + letter.len_utf8(), None),
            };
            return (1 + letter.len_utf8(), Some(one));
        }
    };
    let length = 2 + digits;
    let Some(value) = hexadecimal(2, digits) else { return (length.min(text.len()), None) };
    // A letter beyond the first 65536 may be written in two halves, as JSON does.
    let low = (0xd800..0xdc00).contains(&value).then(|| hexadecimal(length + 2, 4)).flatten();
    match low.filter(|low| (0xdc00..0xe000).contains(low)) {
        Some(low) => {
            let whole = 0x10000 + ((value - 0xd800) << 10 | (low - 0xdc00));
            (length + 6, char::from_u32(whole))
        }
        None => (length, char::from_u32(value)),
    }
}
