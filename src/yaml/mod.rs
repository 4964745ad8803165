//! YAML as a tree of nodes: each value with its raw text, style and place.
//!
//! In: a file of [`Sources`]. Out: a [`Node`], or findings in Vietnamese. Anchors, aliases,
//! tags and merge keys are refused; size, depth and count are limited. Nothing is interpreted:
//! `05`, `1.210` and `yes` stay what was typed.

mod chars;
pub mod comma;
mod decode;
mod faults;
mod open;
mod page;
mod parse;
mod plain;
pub mod splice;
#[cfg(test)]
mod tests;
pub mod traps;
mod typed;

pub use decode::decode;
pub use open::{names_nothing, open};
pub use typed::{typed_entry, typed_inline, typed_item};

use rust_decimal::Decimal;

use crate::finding::{Finding, Findings, Report, codes};
use crate::signs::{self, FoundSigns};
use crate::source::{FileId, SourceFile, Sources, Span};
use page::YamlPage;

/// Reads a file of the report as one YAML document.
///
/// A fault of syntax that leaves the rest of the file clear is reported and then passed over, so that all
/// others are found too. Returns None if the file cannot be understood as a whole; a tree may also come
/// with errors (a key written twice, a refused feature), so that the content's own errors show at once. A
/// tree of a file with errors must not be written out.
pub fn parse(file: FileId, report: &mut Report) -> Option<Node> {
    read(file, Faults::All, report)
}

/// The tree of a text for a first look at it, which reports nothing. Returns None if a fault of syntax is
/// in it.
pub fn glance(name: &str, text: &str) -> Option<Node> {
    let mut report = Report::default();
    let file = report.sources.add(name, text);
    read(file, Faults::First, &mut report)
}

/// Which faults of syntax are looked for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Faults {
    First,
    All,
}

/// More faults of syntax than this are most likely one cause.
const MENDED: usize = 20;

fn read(file: FileId, faults: Faults, report: &mut Report) -> Option<Node> {
    let Report { sources, findings, .. } = report;
    let page = YamlPage::new(sources, file);
    if page.text().len() > Sources::LIMIT {
        let megabytes = Sources::LIMIT / (1024 * 1024);
        let message = format!("tệp quá lớn, vượt {megabytes} MB");
        findings.push(
            Finding::error(codes::Y004, page.span(0..0), message)
                .hint("tách bớt phụ lục ra tệp riêng; tệp nội dung chỉ gồm chữ và số liệu"),
        );
        return None;
    }
    chars::check(&page, findings);
    let new = findings.applies(traps::CURLY_SINCE);
    let mut built = parse::build(&page, new);
    // Such a space shifts the structure: what the parser says of it, or makes of it, would mislead.
    if chars::check_indentation(&page, &built, findings) {
        return None;
    }
    chars::check_escapes(&page, &built.escapes, findings);
    let mut told = Findings::about_paper(findings.issued_by());
    let mut mended = None;
    for _ in 0..MENDED {
        let source = mended.as_ref();
        let page = source.map_or_else(|| YamlPage::new(sources, file), |source| YamlPage::of(source, file));
        let Some(fault) = built.fault.take() else { break };
        // What was found on the way is known again when the file is read once more.
        let mut here = findings.clone();
        // Half of a value in curly quotation marks says less than the fault behind it.
        let found = built.findings.iter().filter(|one| one.code != codes::Y017);
        told.iter().chain(found).for_each(|one| here.push(one.clone()));
        let before = here.iter().len();
        faults::report(&page, &built.trail, &fault, &mut here);
        here.iter().skip(before).for_each(|one| told.push(one.clone()));
        let signs = faults::mend(&page, &built.trail, &fault).filter(|_| faults == Faults::All);
        let Some(signs) = signs else { break };
        let source = page.with(&signs);
        built = parse::build(&YamlPage::of(&source, file), new);
        mended = Some(source);
    }
    // What stopped the parser is not reported again by what it found behind that place.
    let known = |one: &&Finding| {
        let start = |one: &Finding| one.at.map(|at| at.start);
        told.iter().all(|fault| fault.code != one.code || start(fault) != start(one))
    };
    built.findings.iter().filter(known).chain(told.iter()).for_each(|one| findings.push(one.clone()));
    built.node
}

/// The characters of a file that no document may have, typed or as escapes, for settings that are read
/// otherwise.
pub fn unfit(sources: &Sources, file: FileId) -> Vec<FoundSigns> {
    let page = YamlPage::new(sources, file);
    let mut found = signs::find(page.text());
    found.extend(parse::build(&page, true).escapes);
    found
}

/// A value with its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Node {
    /// The value.
    pub value: Value,
    /// All of its text, for a list or map from its first to its last entry.
    pub span: Span,
}

/// The three shapes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// Text.
    Scalar(Scalar),
    /// `- …` or `[…]`.
    List(Vec<Node>),
    /// `key: …` or `{…}`, keys unique, in their order.
    Map(Vec<Entry>),
}

/// One `key: value`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The key's text.
    pub key: String,
    /// The key's place.
    pub key_span: Span,
    /// The value.
    pub value: Node,
}

/// A text as typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scalar {
    /// The text after YAML's own folding and unquoting; an empty value is the empty text.
    pub text: String,
    /// How it was written.
    pub style: ValueStyle,
    /// A comment that follows a plain text, or is in its place, after exactly one space (` #…`): most
    /// likely text that was meant to be printed. Two spaces or more mark a deliberate comment.
    pub swallowed: Option<Span>,
}

/// How a scalar was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ValueStyle {
    /// Without quotes.
    Plain,
    /// In `'` or `"`.
    Quoted,
    /// `|`: one line of the file is one line of the text.
    Literal,
    /// `>`: lines are joined.
    Folded,
    /// Not as typed: variables were filled in, and there are no more.
    Filled,
    /// Not typed at all: this very figure, as a sheet gives it. The text only names it in findings.
    Figure(Decimal),
}

impl Node {
    /// The scalar. Returns None if it is a list or a map.
    pub fn scalar(&self) -> Option<&Scalar> {
        match &self.value {
            Value::Scalar(scalar) => Some(scalar),
            _ => None,
        }
    }

    /// The value of a key. Returns None if it is no map or does not have the key.
    pub fn get(&self, key: &str) -> Option<&Node> {
        match &self.value {
            Value::Map(entries) => entries.iter().find(|entry| entry.key == key).map(|entry| &entry.value),
            _ => None,
        }
    }

    /// Whether nothing was written after the key: `so:`, `so: ""`, blanks in quotes, a block without lines.
    pub fn is_empty(&self) -> bool {
        matches!(&self.value, Value::Scalar(scalar) if scalar.text.trim().is_empty())
    }

    /// Whether it is empty, or a list of such alone.
    pub fn holds_nothing(&self) -> bool {
        match &self.value {
            Value::List(items) => items.iter().all(Node::holds_nothing),
            _ => self.is_empty(),
        }
    }

    /// Where each line (from 0) of the text is in the file, without indentation.
    ///
    /// Only a [`ValueStyle::Literal`] keeps its lines; for all else, and for a line too far, the
    /// place of the whole value.
    pub fn line_spans<'a>(&'a self, sources: &'a Sources) -> impl Fn(usize) -> Span + 'a {
        let source = sources.file(self.span.file);
        let known = self.literal_lines(source);
        move |line| {
            let Some((first, indent, _)) = known.filter(|(.., count)| line < *count) else {
                return self.span;
            };
            let range = source.line_range(first + line);
            Span::new(self.span.file, (range.start + indent).min(range.end)..range.end)
        }
    }

    /// Of a text that keeps its lines: the number (from 1) of its first line in the file, the indentation
    /// of its lines in bytes, and how many there are. Returns None for any other text.
    fn literal_lines(&self, source: &SourceFile) -> Option<(usize, usize, usize)> {
        let Value::Scalar(Scalar { text, style: ValueStyle::Literal, .. }) = &self.value else { return None };
        // The place starts at the first line with text, behind the indentation of all lines.
        let blank = text.bytes().take_while(|&byte| byte == b'\n').count();
        let at = source.line_column(self.span.start as usize).0;
        let indent = self.span.start as usize - source.line_range(at).start;
        (blank < text.len()).then(|| (at - blank, indent, text.lines().count()))
    }
}
