//! What a person may write, declared once: the fields of each component.
//!
//! In: a node and the [`Component`] it should be. Out: every fault of shape, each once; then
//! [`Fields`] reads values without asking again. The declarations also feed the schema and the
//! file-format page. It leaves the meaning of values (dates, sums, numbering) to the readers.

pub use super::choice::{Choice, ChoiceWords, Choices, unlisted};
pub use super::fields::{Fields, Text, Word, texts};
pub use crate::finding::suggest::{meant, nearest, suggestion, suggestion_named};

use std::fmt::Debug;

use super::not_yet;
use crate::finding::{Finding, Findings, codes};
use crate::source::Span;
use crate::yaml::{Entry, Node, Value, ValueStyle, comma, traps};

/// A map with declared keys.
#[derive(Debug)]
pub struct Component {
    /// What it is, in the middle of a sentence: "người ký".
    pub title: &'static str,
    /// What it is for, one sentence.
    pub about: &'static str,
    /// Its keys, in the order they are best written.
    pub fields: &'static [Field],
    /// Other keys are let through: the reader checks them (a task's text columns).
    pub open: bool,
}

/// One key of a component.
#[derive(Debug)]
pub struct Field {
    /// As written in YAML.
    pub key: &'static str,
    /// What it is, in the middle of a sentence.
    pub title: &'static str,
    /// An example of its value, as written after `key: `.
    pub example: &'static str,
    /// What may stand there.
    pub shape: Shape,
    /// It must be written.
    pub required: bool,
    /// The key that may be written in its place.
    pub unless: Option<&'static str>,
    /// What a word must look like, as a regular expression that JavaScript and others read: for
    /// editors. The reader checks the meaning and tells it in a sentence of its own.
    pub pattern: Option<&'static str>,
}

/// What may stand as a value.
#[derive(Debug)]
pub enum Shape {
    /// One line of plain text: an id, a number, a date, a name. Never variables.
    Word,
    /// One of these words, each with its meaning and its value.
    Choice(&'static dyn ChoiceWords),
    /// Text of one or more lines, or a list of texts; may hold marks and variables.
    Prose,
    /// A map from a column's id to a number.
    Amounts,
    /// A number, or a map from a column's id to a number.
    AmountOrAmounts,
    /// A component.
    Map(&'static Component),
    /// A component, or a list of such.
    MapOrList(&'static Component),
    /// A list of such values.
    List(&'static Shape),
    /// Text, or such a value.
    ProseOr(&'static Shape),
}

impl Field {
    /// A key that may be left out.
    pub const fn optional(
        key: &'static str,
        title: &'static str,
        shape: Shape,
        example: &'static str,
    ) -> Field {
        Field { key, title, example, shape, required: false, unless: None, pattern: None }
    }

    /// A key that must be written.
    pub const fn required(
        key: &'static str,
        title: &'static str,
        shape: Shape,
        example: &'static str,
    ) -> Field {
        Field { key, title, example, shape, required: true, unless: None, pattern: None }
    }

    /// A key that may be left out and takes one word of a list.
    pub const fn choice<T: Debug + Sync>(
        of: &'static Choices<T>,
        title: &'static str,
        example: &'static str,
    ) -> Field {
        Field::optional(of.key, title, Shape::Choice(of), example)
    }

    /// Where this other key is written, it need not be.
    pub const fn unless(self, other: &'static str) -> Field {
        Field { unless: Some(other), ..self }
    }

    /// With a pattern of its words.
    pub const fn pattern(self, pattern: &'static str) -> Field {
        Field { pattern: Some(pattern), ..self }
    }
}

impl Component {
    /// The field of a key.
    pub fn field(&self, key: &str) -> Option<&'static Field> {
        self.fields.iter().find(|field| field.key == key)
    }

    /// Checks a node's shape, all the way down; true when nothing is wrong.
    pub fn check(&self, node: &Node, findings: &mut Findings) -> bool {
        let Value::Map(entries) = &node.value else {
            findings.push(self.not_a_map(node));
            return false;
        };
        let mut good = true;
        for (at, entry) in entries.iter().enumerate() {
            match self.field(&entry.key) {
                Some(field) => good &= field.check(&entry.value, findings),
                // Whoever reads these keys tells it.
                None if self.open => {}
                None => {
                    match comma::split_number(entries, at) {
                        Some(split) => split.tell(findings),
                        None => findings.push_listed(codes::C001, entry.key_span, || self.unknown(entry)),
                    }
                    good = false;
                }
            }
        }
        let stands = |field: &Field| {
            let other = field.unless.and_then(|other| node.get(other));
            node.get(field.key).is_some() || other.is_some_and(|other| !other.holds_nothing())
        };
        let mut lacking = self.fields.iter().filter(|field| field.required && !stands(field)).peekable();
        // What was meant is looked for only where something is missing.
        let meant = lacking.peek().map(|_| self.meant(node)).unwrap_or_default();
        for field in lacking.filter(|field| !meant.contains(&field.key)) {
            findings.push(missing(field, self.title, first_line(node, entries)));
            good = false;
        }
        good
    }

    /// Known keys that unknown ones of this map were meant to be: what is misspelt is told once,
    /// not also as missing. Of very many only the first: the others are counted, not listed.
    pub fn meant(&self, node: &Node) -> Vec<&'static str> {
        let Value::Map(entries) = &node.value else { return Vec::new() };
        let unknown = entries.iter().filter(|entry| self.field(&entry.key).is_none());
        unknown.take(200).filter_map(|entry| meant(&entry.key, self.names())).collect()
    }

    /// Its keys, each with what it is.
    pub fn names(&self) -> impl Iterator<Item = (&'static str, &'static str)> {
        self.fields.iter().map(|field| (field.key, field.title))
    }

    /// `- Phê duyệt: …` where text or this component may stand: read as a map, of none of its
    /// keys.
    pub fn colon_in_text(&self, node: &Node) -> Option<Finding> {
        let Value::Map(entries) = &node.value else { return None };
        let known = self.fields.is_empty() || entries.iter().any(|entry| self.field(&entry.key).is_some());
        let meant = !traps::announces(entries) && !self.meant(node).is_empty();
        traps::colon_in_text(node).filter(|_| !known && !meant)
    }

    fn not_a_map(&self, node: &Node) -> Finding {
        let keys: Vec<_> = self.fields.iter().map(|field| format!("`{}:`", field.key)).collect();
        let message = format!("{} phải gồm các khóa, ở đây là {}", self.title, found(node));
        let diagnostic = Finding::error(codes::C003, node.span, message);
        // An open component's keys are known to its reader only.
        if keys.is_empty() {
            diagnostic
        } else {
            diagnostic.hint(format!("các khóa dùng được: {}", keys.join(", ")))
        }
    }

    fn unknown(&self, entry: &Entry) -> Finding {
        unknown_key(entry, self.title, self.names())
    }
}

/// The finding that a component has no such key.
pub fn unknown_key<'a>(
    entry: &Entry,
    component: &str,
    known: impl Iterator<Item = (&'a str, &'a str)>,
) -> Finding {
    if let Some(finding) = not_yet::key(component, &entry.key, entry.key_span) {
        return finding;
    }
    let message = format!("khóa `{}` không có trong {component}", entry.key);
    Finding::error(codes::C001, entry.key_span, message).hint(suggestion_named(&entry.key, known))
}

/// The finding that a key has nothing after it.
pub fn left_empty(key: &str, title: &str, at: Span, example: &str) -> Finding {
    Finding::error(codes::C002, at, format!("`{key}` ({title}) còn để trống"))
        .hint(format!("ví dụ `{key}: {example}`"))
}

/// The finding that a key is missing.
pub fn missing(field: &Field, component: &str, at: Span) -> Finding {
    Finding::error(codes::C002, at, format!("thiếu `{}` ({}) trong {component}", field.key, field.title))
        .hint(format!("thêm `{}: {}`", field.key, field.example))
}

/// Where to point when something is missing from a map: its first key.
fn first_line(node: &Node, entries: &[Entry]) -> Span {
    entries.first().map_or(node.span, |entry| entry.key_span)
}

impl Field {
    fn check(&self, node: &Node, findings: &mut Findings) -> bool {
        if self.required && node.holds_nothing() {
            findings.push(left_empty(self.key, self.title, node.span, self.example));
            return false;
        }
        // One line where a component stands: an example says more than its keys.
        if let (Shape::Map(component) | Shape::MapOrList(component), Value::Scalar(_)) =
            (&self.shape, &node.value)
            && !node.is_empty()
            && !component.fields.is_empty()
        {
            findings.push(component.not_a_map(node).hint(format!("ví dụ `{}: {}`", self.key, self.example)));
            return false;
        }
        self.shape.check(self.key, node, findings)
    }
}

impl Shape {
    /// Checks a value under a key; true when nothing is wrong.
    pub fn check(&self, key: &str, node: &Node, findings: &mut Findings) -> bool {
        // A key with nothing after it is as good as left out.
        if node.is_empty() {
            return true;
        }
        match self {
            Shape::Word => check_word(key, node, findings),
            Shape::Choice(of) => check_choice(key, *of, node, findings),
            Shape::Prose => check_prose(key, node, findings),
            Shape::Amounts => check_amounts(key, node, findings),
            Shape::AmountOrAmounts => match &node.value {
                Value::Scalar(_) => check_word(key, node, findings),
                _ => check_amounts(key, node, findings),
            },
            Shape::Map(component) => component.check(node, findings),
            Shape::MapOrList(component) => match &node.value {
                Value::List(items) => {
                    items.iter().map(|one| component.check(one, findings)).fold(true, |all, one| all & one)
                }
                _ => component.check(node, findings),
            },
            Shape::List(item) => match &node.value {
                Value::List(items) => {
                    items.iter().map(|one| item.check(key, one, findings)).fold(true, |all, one| all & one)
                }
                _ => {
                    let finding = traps::dash_for_list(node)
                        .unwrap_or_else(|| wrong(key, "một danh sách, mỗi dòng mở đầu bằng `- `", node));
                    findings.push(finding);
                    false
                }
            },
            Shape::ProseOr(other) => match (&node.value, other) {
                (Value::Scalar(_), _) => check_text(node, findings),
                (Value::Map(_), Shape::Map(component)) => match component.colon_in_text(node) {
                    Some(finding) => {
                        findings.push(finding);
                        false
                    }
                    None => component.check(node, findings),
                },
                // Lines with a dash before each, where parts have keys of their own.
                (Value::List(items), Shape::List(Shape::Map(component)))
                    if !items.is_empty() && items.iter().all(|item| item.scalar().is_some()) =>
                {
                    let names = component.fields.first().map_or("ma", |field| field.key);
                    let message = format!(
                        "`{key}` là một khối chữ, hoặc danh sách các {} có khóa `{names}`",
                        component.title
                    );
                    let hint = format!("bỏ các dấu `- `, viết cả nội dung trong một khối: `{key}: |`");
                    findings.push(Finding::error(codes::C003, items[0].span, message).hint(hint));
                    false
                }
                (_, other) => other.check(key, node, findings),
            },
        }
    }
}

fn check_word(key: &str, node: &Node, findings: &mut Findings) -> bool {
    match node.scalar() {
        Some(scalar)
            if scalar.style != ValueStyle::Filled
                && (scalar.text.contains("{{") || scalar.text.contains("{%")) =>
        {
            let message = format!("`{key}` không dùng biến: dấu ngoặc sẽ in nguyên ra giấy");
            findings.push(
                Finding::error(codes::C003, node.span, message)
                    .hint("ghi thẳng giá trị, không dùng `{{ … }}`"),
            );
            false
        }
        Some(scalar) if !scalar.text.trim_end().contains('\n') => true,
        Some(_) => {
            findings.push(wrong(key, "một dòng chữ", node));
            false
        }
        None => {
            findings.push(traps::colon_in_text(node).unwrap_or_else(|| wrong(key, "một dòng chữ", node)));
            false
        }
    }
}

fn check_choice(key: &str, of: &dyn ChoiceWords, node: &Node, findings: &mut Findings) -> bool {
    if !check_word(key, node, findings) {
        return false;
    }
    let text = node.scalar().map_or("", |scalar| scalar.text.trim());
    let Some(finding) = unlisted(key, text, of, node.span) else { return true };
    findings.push(not_yet::word(key, text, node.span).unwrap_or(finding));
    false
}

fn check_prose(key: &str, node: &Node, findings: &mut Findings) -> bool {
    match &node.value {
        Value::Scalar(_) => check_text(node, findings),
        Value::List(items) => items
            .iter()
            .map(|item| match &item.value {
                Value::Scalar(_) => check_text(item, findings),
                _ => {
                    findings
                        .push(traps::colon_in_text(item).unwrap_or_else(|| wrong(key, "một dòng chữ", item)));
                    false
                }
            })
            .fold(true, |all, one| all & one),
        Value::Map(_) => {
            findings.push(traps::colon_in_text(node).unwrap_or_else(|| wrong(key, "chữ", node)));
            false
        }
    }
}

/// Text that will stand on paper: nothing of it may get lost.
fn check_text(node: &Node, findings: &mut Findings) -> bool {
    if let Some(finding) = node.scalar().and_then(traps::swallowed) {
        findings.push(finding);
        return false;
    }
    if matches!(node.scalar(), Some(scalar) if scalar.style == ValueStyle::Plain)
        && let Some(finding) = traps::dash_for_list(node)
    {
        findings.push(finding);
        return false;
    }
    true
}

fn check_amounts(key: &str, node: &Node, findings: &mut Findings) -> bool {
    let Value::Map(entries) = &node.value else {
        findings.push(wrong(key, "các cặp `cột: số`, ví dụ `{2026: 420, 2027: 1.210}`", node));
        return false;
    };
    entries
        .iter()
        .map(|entry| check_word(&entry.key, &entry.value, findings))
        .fold(true, |all, one| all & one)
}

/// The finding that a value has the wrong shape.
pub fn wrong(key: &str, wanted: &str, node: &Node) -> Finding {
    Finding::error(codes::C003, node.span, format!("`{key}` phải là {wanted}, ở đây là {}", found(node)))
}

fn found(node: &Node) -> &'static str {
    match &node.value {
        Value::Scalar(scalar) if scalar.text.trim_end().contains('\n') => "một đoạn chữ",
        Value::Scalar(_) => "một dòng chữ",
        Value::List(_) => "một danh sách",
        Value::Map(_) => "một nhóm khóa",
    }
}
