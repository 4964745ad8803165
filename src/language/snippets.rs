//! The words that a proposal puts into the text.
//!
//! In: a field, the column where its key begins. Out: the key as it is mostly used: with the keys that must stand
//! below it, or the dash of its first item. An editor that knows no fields to fill in gets the key alone.

use crate::content::declare::{Component, Field, Shape};
use crate::yaml::{self, Node, Value};

/// What is put in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Snippet {
    /// For every editor.
    pub plain: String,
    /// With places to fill in, `$1`, for editors that know them; None if there are none.
    pub fields: Option<String>,
}

impl Snippet {
    /// Words without places to fill in.
    pub(super) fn plain(words: impl Into<String>) -> Snippet {
        Snippet { plain: words.into(), fields: None }
    }
}

/// A key as it is mostly written, at this column.
pub(super) fn of_field(field: &Field, column: usize, in_brackets: bool) -> Snippet {
    let key = field.key;
    let plain = format!("{key}: ");
    if in_brackets {
        return Snippet::plain(plain);
    }
    let fields = match value(field, &field.shape, column + 2) {
        None => return Snippet::plain(plain),
        Some(Written::Behind(words)) => format!("{key}: {words}"),
        Some(Written::Below(lines)) => format!("{key}:\n{lines}"),
    };
    Snippet { plain, fields: Some(fields) }
}

/// Where a value stands.
enum Written {
    /// Behind the key.
    Behind(String),
    /// In the lines below it.
    Below(String),
}

fn value(field: &Field, shape: &Shape, column: usize) -> Option<Written> {
    let indent = " ".repeat(column);
    match shape {
        Shape::Word => None,
        Shape::Choice(of) => {
            let words = of.words().into_iter().map(|(word, _)| as_value(word));
            let words: Vec<String> = words.map(|word| escaped(&word).replace(',', "\\,")).collect();
            Some(Written::Behind(format!("${{1|{}|}}", words.join(","))))
        }
        // Most are written as the example is.
        Shape::Prose if field.example.starts_with('[') => Some(Written::Below(format!("{indent}- $1"))),
        Shape::Prose => None,
        Shape::Amounts => Some(Written::Behind("{$1}".to_owned())),
        Shape::AmountOrAmounts => None,
        Shape::Map(component) | Shape::MapOrList(component) => {
            Some(Written::Below(lines(component, field, &indent, &indent)))
        }
        Shape::List(item) => Some(Written::Below(match item {
            Shape::Map(component) => lines(component, field, &format!("{indent}- "), &format!("{indent}  ")),
            _ => format!("{indent}- $1"),
        })),
        Shape::ProseOr(Shape::List(item)) => value(field, &Shape::List(item), column),
        Shape::ProseOr(_) => None,
    }
}

/// The keys that a component must have and those of the field's example, each on its line; the first line begins
/// with `first`.
fn lines(component: &Component, field: &Field, first: &str, next: &str) -> String {
    let shown = yaml::glance("", &format!("x: {}", field.example));
    let shown = shown.as_ref().and_then(|node| node.get("x")).map(keys).unwrap_or_default();
    let wanted: Vec<&str> = component
        .fields
        .iter()
        .filter(|field| field.required || shown.iter().any(|key| key == field.key))
        .map(|field| field.key)
        .collect();
    if wanted.is_empty() {
        return format!("{first}$1");
    }
    let lines = wanted.iter().enumerate().map(|(at, key)| {
        let before = if at == 0 { first } else { next };
        format!("{before}{key}: ${}", at + 1)
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// The keys of a map, or of the first map of a list.
fn keys(node: &Node) -> Vec<String> {
    match &node.value {
        Value::Map(entries) => entries.iter().map(|entry| entry.key.clone()).collect(),
        Value::List(items) => items.first().map(keys).unwrap_or_default(),
        Value::Scalar(_) => Vec::new(),
    }
}

/// A word as a value of YAML: with quotation marks where it would be read otherwise.
pub(super) fn as_value(word: &str) -> String {
    let is_plain = word.chars().next().is_some_and(char::is_alphanumeric) && !word.contains([':', '#']);
    if is_plain { word.to_owned() } else { format!("\"{word}\"") }
}

/// With the signs that mean something in places to fill in as themselves.
fn escaped(words: &str) -> String {
    words.replace('\\', "\\\\").replace('$', "\\$").replace('}', "\\}").replace('|', "\\|")
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use super::of_field;
    use crate::content::VAN_BAN;

    #[test]
    fn keys_are_written_as_they_are_mostly_used() {
        let of = |key: &str| {
            let put = of_field(VAN_BAN.field(key).unwrap(), 0, false);
            format!("{}\n", put.fields.unwrap_or(put.plain))
        };
        let told: String =
            ["so", "ban", "can_cu", "noi_nhan", "nguoi_ky", "phu_luc", "dieu", "noi_dung"].map(of).concat();
        expect![[r#"
            so: 
            ban: ${1|giay,dien_tu|}
            can_cu: 
            noi_nhan:
              - $1
            nguoi_ky:
              chuc_vu: $1
            phu_luc:
              - ten: $1
                loi_van: $2
            dieu:
              - $1
            noi_dung:
              - muc: $1
                loi_van: $2
        "#]]
        .assert_eq(&told);
    }
}
