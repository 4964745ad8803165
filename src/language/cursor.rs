//! What is being typed at a place of a text, also while it is no YAML: an empty line, half a key, a value that is
//! not there yet.
//!
//! In: a text and a byte of it. Out: the ways of reading that place, the likeliest first: the tree of the text with
//! a word of our own put in there, and the way that leads to it. So the one reader of YAML says what a line
//! belongs to, by its indentation as everywhere. What cannot be read because of what is below is read without that.

use std::ops::Range;

use super::declared::{DeclaredPlace, TypedFile, declared};
use super::ways::value_at;
use crate::finding::Report;
use crate::yaml::splice::Step;
use crate::yaml::{self, Node, Value};

/// One way of reading the place.
#[derive(Clone, Debug)]
pub(super) struct Cursor {
    /// The tree, in which something has our word.
    pub(super) tree: Node,
    /// What the file is.
    pub(super) file: TypedFile,
    /// Our word.
    pub(super) mark: String,
    /// The way to it: to the map whose key it is in, or to the value.
    pub(super) path: Vec<Step>,
    /// What it is.
    pub(super) typed: TypedThere,
    /// The typed byte of the place.
    pub(super) at: usize,
    /// The typed bytes of the half word.
    pub(super) word: Range<usize>,
    /// The column, in characters, at which its key or value begins.
    pub(super) column: usize,
    /// Whether it is inside brackets.
    pub(super) in_brackets: bool,
}

impl Cursor {
    /// What is declared for the value at the end of its way.
    pub(super) fn declared(&self) -> Option<DeclaredPlace> {
        declared(self.file, &self.path)
    }

    /// The text of the value that has our word.
    pub(super) fn value(&self) -> Option<&str> {
        Some(value_at(&self.tree, &self.path)?.scalar()?.text.as_str())
    }
}

/// What is typed at a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum TypedThere {
    /// A key. Whether it has its colon already.
    Key {
        /// Whether a colon follows.
        has_colon: bool,
    },
    /// A value: what stands of it before the place.
    Value {
        /// The text before the place.
        before: String,
    },
}

/// The ways of reading a typed byte of a text, the likeliest first.
pub(super) fn cursors(text: &str, at: usize, file: TypedFile) -> Vec<Cursor> {
    let at = text.floor_char_boundary(at.min(text.len()));
    let start = text[..at].rfind(['\n', '\r']).map_or(0, |end| end + 1);
    let end = text[at..].find(['\n', '\r']).map_or(text.len(), |end| at + end);
    let is_part = |letter: char| letter.is_alphanumeric() || letter == '_' || is_combining(letter);
    let word = text[start..at].trim_end_matches(is_part).len() + start;
    let behind = text[at..end].find(|letter| !is_part(letter)).map_or(end, |behind| at + behind);
    let line = LineAround { file, text, start, end, word: word..behind };
    [line.as_key(), line.as_value(at)].into_iter().flatten().collect()
}

fn is_combining(letter: char) -> bool {
    unicode_normalization::char::canonical_combining_class(letter) != 0
}

/// The line of the place: its bytes, and those of the word that the place is in.
struct LineAround<'a> {
    file: TypedFile,
    text: &'a str,
    start: usize,
    end: usize,
    word: Range<usize>,
}

impl LineAround<'_> {
    /// The place as a key; None if it can be none.
    fn as_key(&self) -> Option<Cursor> {
        let before = &self.text[self.start..self.word.start];
        let lead = before.trim_start_matches([' ', '\u{feff}']);
        let is_first = lead.split(' ').all(|part| part.is_empty() || part == "-");
        let in_brackets = lead.trim_end().ends_with(['{', ',']);
        if !is_first && !in_brackets {
            return None;
        }
        let rest = self.text[self.word.end..self.end].trim_start();
        let has_colon = rest.starts_with(':');
        if !(has_colon || rest.is_empty() || in_brackets && rest.starts_with(['}', ','])) {
            return None;
        }
        let mark = self.mark();
        let put = if has_colon { mark.clone() } else { format!("{mark}: x") };
        let read = self.read(&put, self.word.clone(), &mark)?;
        let (path, true) = way_to(&read, &mark)? else { return None };
        let typed = TypedThere::Key { has_colon };
        let column = before.chars().count();
        let at = self.word.end;
        Some(Cursor {
            file: self.file,
            tree: read,
            mark,
            path,
            typed,
            at,
            word: self.word.clone(),
            column,
            in_brackets,
        })
    }

    /// The place as a value; None if it can be none.
    fn as_value(&self, at: usize) -> Option<Cursor> {
        let mark = self.mark();
        let before = &self.text[self.start..at];
        // `loai:` with nothing behind it is no key yet.
        let put = if before.ends_with(':') { format!(" {mark}") } else { mark.clone() };
        let tree = self.read(&put, at..at, &mark)?;
        let (path, false) = way_to(&tree, &mark)? else { return None };
        let text = value_at(&tree, &path)?.scalar()?.text.clone();
        let before_mark = text.split(mark.as_str()).next().unwrap_or_default().to_owned();
        let typed = TypedThere::Value { before: before_mark };
        let column = self.text[self.start..self.word.start].chars().count();
        let in_brackets = before.contains(['{', '[']);
        Some(Cursor {
            file: self.file,
            tree,
            mark,
            path,
            typed,
            at,
            word: self.word.clone(),
            column,
            in_brackets,
        })
    }

    /// The tree with `put` in place of these bytes; without what is below the line if it has no tree with that.
    fn read(&self, put: &str, place: Range<usize>, mark: &str) -> Option<Node> {
        let (before, behind) = (&self.text[..place.start], &self.text[place.end..]);
        let of = |behind: &str| {
            let mut report = Report::default();
            let file = report.sources.add("", &format!("{before}{put}{behind}\n"));
            yaml::parse(file, &mut report).filter(|tree| way_to(tree, mark).is_some())
        };
        of(behind).or_else(|| of(&self.text[place.end..self.end]))
    }

    /// A word that the text does not have.
    fn mark(&self) -> String {
        let mut mark = "zzcho0".to_owned();
        while self.text.contains(&mark) {
            mark.push('0');
        }
        mark
    }
}

/// The way to the word, and whether a key has it: then the way leads to that key's map.
fn way_to(node: &Node, mark: &str) -> Option<(Vec<Step>, bool)> {
    let mut path = Vec::new();
    let is_key = find(node, mark, &mut path)?;
    Some((path, is_key))
}

fn find(node: &Node, mark: &str, path: &mut Vec<Step>) -> Option<bool> {
    let mut inside = |step: Step, node: &Node| {
        path.push(step);
        let found = find(node, mark, path);
        if found.is_none() {
            path.pop();
        }
        found
    };
    match &node.value {
        Value::Scalar(scalar) => scalar.text.contains(mark).then_some(false),
        Value::List(items) => items.iter().enumerate().find_map(|(at, item)| inside(Step::Item(at), item)),
        Value::Map(entries) => {
            if entries.iter().any(|entry| entry.key.contains(mark)) {
                return Some(true);
            }
            entries.iter().find_map(|entry| inside(Step::Key(entry.key.clone()), &entry.value))
        }
    }
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use super::{TypedFile, TypedThere, cursors};
    use crate::yaml::splice::Step;

    /// What is typed at `▮`, each way of reading it on a line.
    fn check(text: &str, expected: Expect) {
        let at = text.find('▮').unwrap();
        let text = text.replacen('▮', "", 1);
        let told = cursors(&text, at, TypedFile::Paper).into_iter().map(|cursor| {
            let path = cursor.path.iter().map(|step| match step {
                Step::Key(key) => key.clone(),
                Step::Item(at) => format!("[{at}]"),
            });
            let path: Vec<_> = path.collect();
            let typed = match cursor.typed {
                TypedThere::Key { has_colon } => format!("khóa, hai chấm {has_colon}"),
                TypedThere::Value { before } => format!("giá trị “{before}”"),
            };
            format!("{}: {typed}, chữ “{}”\n", path.join("."), &text[cursor.word.clone()])
        });
        expected.assert_eq(&told.collect::<String>());
    }

    #[test]
    fn an_empty_line_is_a_key_of_what_its_indentation_says() {
        check(
            "loai: ke_hoach\n▮\nnam: 2026\n",
            expect![[r#"
            : khóa, hai chấm false, chữ “”
        "#]],
        );
        check(
            "nguoi_ky:\n  ▮\nnam: 2026\n",
            expect![[r#"
            nguoi_ky: khóa, hai chấm false, chữ “”
            nguoi_ky: giá trị “”, chữ “”
        "#]],
        );
        check(
            "a: 1\nphu_luc:\n  - ten: x\n    ▮\n    loi_van: y\n",
            expect![[r#"
                phu_luc.[0]: khóa, hai chấm false, chữ “”
            "#]],
        );
    }

    #[test]
    fn half_a_key_is_a_key_and_a_key_with_its_colon_too() {
        check(
            "loai: ke_hoach\r\ntrich▮\r\nnam: 2026\r\n",
            expect![[r#"
            : khóa, hai chấm false, chữ “trich”
        "#]],
        );
        check(
            "noi_dung:\n  - mu▮\n",
            expect![[r#"
            noi_dung.[0]: khóa, hai chấm false, chữ “mu”
            noi_dung.[0]: giá trị “mu”, chữ “mu”
        "#]],
        );
        check(
            "tr▮ich: x\n",
            expect![[r#"
            : khóa, hai chấm true, chữ “trich”
        "#]],
        );
        check(
            "nguoi_ky: {chuc_vu: Chủ tịch, ho▮}\n",
            expect![[r#"
                nguoi_ky: khóa, hai chấm false, chữ “ho”
            "#]],
        );
    }

    #[test]
    fn a_value_is_known_by_its_way_and_by_what_is_there() {
        check(
            "phu_luc:\n  - huong: ng▮\n    ten: x\n",
            expect![[r#"
            phu_luc.[0].huong: giá trị “ng”, chữ “ng”
        "#]],
        );
        check(
            "loai: ▮\nnam: 2026\n",
            expect![[r#"
            loai: giá trị “”, chữ “”
        "#]],
        );
        check(
            "loai:▮\nnam: 2026\n",
            expect![[r#"
            loai: giá trị “”, chữ “”
        "#]],
        );
    }

    #[test]
    fn words_of_a_block_of_text_are_no_keys() {
        let text = "noi_dung: >\n  Kinh phí {{ bang.▮\n  trong năm\nnam: 2026\n";
        check(
            text,
            expect![[r#"
            noi_dung: giá trị “Kinh phí {{ bang.”, chữ “”
        "#]],
        );
    }

    /// What is wrong below the line hides nothing.
    #[test]
    fn a_text_that_is_no_yaml_below_is_read_above() {
        check(
            "loai: ke_hoach\n▮\nnguoi_ky: {a: [b\nnam: }\n",
            expect![[r#"
            : khóa, hai chấm false, chữ “”
        "#]],
        );
    }
}
