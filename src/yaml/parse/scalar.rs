//! Texts: their place without what the parser adds to it, and what was lost or joined.

use std::ops::Range;

use granit_parser::ScalarStyle;

use super::super::{Node, Scalar, Style, Value, traps};
use super::Builder;
use crate::source::Span;

impl Builder<'_> {
    pub(super) fn scalar(&mut self, text: &str, style: ScalarStyle, range: Range<usize>) -> Node {
        let (text, range, style) = match style {
            ScalarStyle::Plain if range.is_empty() => ("", self.place_of_nothing(range.start), Style::Plain),
            ScalarStyle::Plain => (text, range, Style::Plain),
            ScalarStyle::Literal => (text, self.without_end(range), Style::Literal),
            ScalarStyle::Folded => (text, self.without_end(range), Style::Folded),
            _ => (text, range, Style::Quoted),
        };
        if style != Style::Plain {
            self.quoted.push(range.clone());
        }
        self.trail.scalar = Some((range.clone(), style));
        if style == Style::Folded
            && let Some(finding) = traps::folded_line(self.page, range.clone())
        {
            self.diags.push(finding);
        }
        let swallowed = (style == Style::Plain).then(|| self.comment_behind(range.end)).flatten();
        let scalar = Scalar { text: text.to_owned(), style, swallowed };
        let mut node = Node { value: Value::Scalar(scalar), span: self.page.span(range) };
        if style != Style::Plain {
            return node;
        }
        if let Some((diagnostic, items)) = traps::dashed_lines(self.page, &node) {
            self.diags.push(diagnostic);
            node.value = Value::List(items);
        } else if let Some(diagnostic) = traps::joined_line(self.page, &node) {
            self.diags.push(diagnostic);
        }
        node
    }

    /// A value in curly quotation marks, which are letters to YAML: told, and read without them.
    pub(super) fn without_curly_quotes(&mut self, mut node: Node) -> Node {
        if let Some((finding, inner)) = traps::curly_quotes(&node) {
            self.diags.push(finding);
            if let Value::Scalar(scalar) = &mut node.value
                && self.curly
            {
                scalar.text = inner;
            }
        }
        node
    }

    /// An empty value stands behind its colon; the parser puts it before.
    fn place_of_nothing(&self, at: usize) -> Range<usize> {
        let rest = self.page.text()[at..].trim_start_matches([' ', '\t']);
        let at = if rest.starts_with(':') { self.page.text().len() - rest.len() + 1 } else { at };
        at..at
    }

    /// A block's place without the line ends and the indentation behind it.
    fn without_end(&self, range: Range<usize>) -> Range<usize> {
        let text = self.page.text()[range.clone()].trim_end_matches([' ', '\t', '\r', '\n']);
        // A block of blank lines only is given with its header.
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
