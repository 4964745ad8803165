//! Text of a YAML file as it is put together, line by line, each line with what it was made of.
//!
//! In: keys, values, comments. Out: the text, and for each line the place in the paper that was read. Values
//! are quoted so that they are read back exactly as they were given; whether their words mean more than
//! themselves to a reader of the content is left to `escape`.

use std::ops::Range;

use crate::source::Span;

/// A line of a text with the place of the paragraph that it was made of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct TypedLine {
    /// As it is to be typed.
    pub(super) text: String,
    /// Where it comes from.
    pub(super) at: Option<Span>,
}

impl TypedLine {
    pub(super) fn new(text: impl Into<String>, at: Option<Span>) -> TypedLine {
        TypedLine { text: text.into(), at }
    }
}

/// What the lines of a text were made of.
#[derive(Clone, Debug, Default)]
pub(super) struct LineOrigins {
    /// The paragraph of each line.
    pub(super) lines: Vec<Option<Span>>,
    /// The lines of each table, from 0, with the place of the table.
    pub(super) tables: Vec<(Range<usize>, Span)>,
}

/// The text of a file, being made.
#[derive(Default)]
pub(super) struct YamlText {
    text: String,
    origins: Vec<Option<Span>>,
    /// The lines of each table, from 0, with the place of the table.
    tables: Vec<(Range<usize>, Span)>,
    /// Whether the next line begins an item of a list.
    item: bool,
}

/// Text that prints nothing: where something must be written.
pub(super) const NOTHING: &str = "{{ \"\" }}";

impl YamlText {
    /// The text, and what its lines were made of.
    pub(super) fn finish(self) -> (String, LineOrigins) {
        (self.text, LineOrigins { lines: self.origins, tables: self.tables })
    }

    /// How many lines there are.
    pub(super) fn line_count(&self) -> usize {
        self.origins.len()
    }

    /// The lines from this one on are those of the table at a place.
    pub(super) fn was_table(&mut self, from: usize, at: Option<Span>) {
        self.tables.extend(at.map(|at| (from..self.origins.len(), at)));
    }

    /// A line as it is.
    pub(super) fn raw(&mut self, indent: usize, line: &str, at: Option<Span>) {
        let item = std::mem::take(&mut self.item);
        let blanks = if item { indent.saturating_sub(2) } else { indent };
        self.text.extend(std::iter::repeat_n(' ', blanks));
        self.text.push_str(if item { "- " } else { "" });
        self.text.push_str(line);
        self.text.push('\n');
        self.origins.push(at);
    }

    /// What is written next begins an item of a list; `indent` is that of its keys.
    pub(super) fn item(&mut self) {
        self.item = true;
    }

    /// A line without words.
    pub(super) fn blank(&mut self) {
        self.text.push('\n');
        self.origins.push(None);
    }

    /// A comment on a line of its own. It comes before the item that was opened.
    pub(super) fn comment(&mut self, indent: usize, words: &str) {
        let item = std::mem::take(&mut self.item);
        let indent = if item { indent.saturating_sub(2) } else { indent };
        let words: Vec<&str> = words.split_whitespace().collect();
        self.raw(indent, &format!("# {}", words.join(" ")), None);
        self.item = item;
    }

    /// A key with what is below it.
    pub(super) fn key(&mut self, indent: usize, key: &str) {
        self.raw(indent, &format!("{key}:"), None);
    }

    /// A key with a value of one line.
    pub(super) fn value(&mut self, indent: usize, key: &str, value: &str, at: Option<Span>) {
        self.raw(indent, &format!("{key}: {}", scalar(value, Within::Block)), at);
    }

    /// A key with a text of one line or more.
    pub(super) fn prose(&mut self, indent: usize, key: &str, lines: &[TypedLine]) {
        match lines {
            [] => {}
            [line] if line.text.chars().count() <= 100 => self.value(indent, key, &line.text, line.at),
            lines => self.block(indent, key, lines),
        }
    }

    /// A key with a text whose lines stand below it.
    pub(super) fn block(&mut self, indent: usize, key: &str, lines: &[TypedLine]) {
        self.raw(indent, &format!("{key}: |"), None);
        for line in lines {
            self.raw(indent + 2, &line.text, line.at);
        }
    }
}

/// Where a value stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Within {
    /// On a line of its own key.
    Block,
    /// Between braces or brackets.
    Flow,
}

/// A value so that it is read back as it is.
pub(super) fn scalar(value: &str, within: Within) -> String {
    let plain = value.starts_with(char::is_alphanumeric)
        && value.trim() == value
        && !value.contains(": ")
        && !value.contains(" #")
        && !value.contains(" - ") | (within == Within::Block)
        && !value.ends_with(':')
        && !(within == Within::Flow && value.contains([',', '[', ']', '{', '}', ':', '"', '\'']));
    match plain {
        true => value.to_owned(),
        false => format!("'{}'", value.replace('\'', "''")),
    }
}

#[cfg(test)]
mod tests {
    use super::{TypedLine, Within, YamlText, scalar};

    #[test]
    fn values_are_quoted_where_yaml_would_read_them_otherwise() {
        for (value, written) in [
            ("Hà Nội", "Hà Nội"),
            ("05", "05"),
            ("TTr: Thành ủy", "'TTr: Thành ủy'"),
            ("Đề án #2", "'Đề án #2'"),
            ("- một", "'- một'"),
            ("“Chung tay”", "'“Chung tay”'"),
            ("d'Or", "d'Or"),
            ("'x'", "'''x'''"),
            ("", "''"),
        ] {
            assert_eq!(scalar(value, Within::Block), written);
        }
        assert_eq!(scalar("a, b", Within::Flow), "'a, b'");
    }

    #[test]
    fn an_item_begins_at_its_dash() {
        let mut yaml = YamlText::default();
        yaml.key(0, "nhom");
        yaml.item();
        yaml.comment(4, "xem lại");
        yaml.value(4, "ten", "A", None);
        yaml.block(4, "loi_van", &[TypedLine::new("1. Một", None), TypedLine::new("- Hai", None)]);
        let (text, origins) = yaml.finish();
        assert_eq!(text, "nhom:\n  # xem lại\n  - ten: A\n    loi_van: |\n      1. Một\n      - Hai\n");
        assert_eq!(origins.lines.len(), text.lines().count());
    }
}
