//! Words inside values become others, every other byte stays.
//!
//! In: a file's bytes, and words in it with the right ones, by their places in its composed text (NFC). Out: new
//! bytes, which both readers see changed in these words and in nothing else. A value may be of any sort, also a
//! block of many lines: only its words are replaced, never its quotes or its indentation, but where the whole
//! value is given.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization;

use super::super::{Node, Value, decode};
use super::{Edit, LetterForm, Step, expected, path_to, second, tree};
use crate::finding::Fix;
use crate::source::{Span, TypedPlaces};

/// The bytes of a file with `fixes` made in it.
///
/// # Errors
/// Why not, as part of a sentence; then none of them can be made together with the others.
pub fn reword(bytes: &[u8], fixes: &[&Fix]) -> Result<Vec<u8>, String> {
    let text = decode(bytes).map_err(|_| "tệp không phải UTF-8".to_owned())?;
    let mark = bytes.len() - text.len();
    let composed: String = text.nfc().collect();
    let before = tree(LetterForm::Composed, &text).ok_or("tệp còn lỗi YAML")?;
    let mut fixes = fixes.to_vec();
    fixes.sort_by_key(|fix| (fix.at.start, fix.at.end));
    if fixes.windows(2).any(|pair| pair[0].at.end > pair[1].at.start) {
        return Err("hai chỗ sửa nằm chồng lên nhau".to_owned());
    }
    let edits = edits(&composed, &before, &fixes)?;
    let typed = TypedPlaces::of(&text, &composed);
    let mut patched = String::with_capacity(text.len());
    let mut done = 0;
    for fix in &fixes {
        let range = typed.range(fix.at.range()).ok_or("chữ có dấu tách rời")?;
        patched += &text[done..range.start];
        patched += &fix.new;
        done = range.end;
    }
    patched += &text[done..];
    let expected = expected::with_edits(&before, &edits)?;
    if tree(LetterForm::Composed, &patched).map(|node| expected::of(&node)) != Some(expected) {
        return Err("ghi vào chỗ này thì chỗ khác của tệp đổi theo".to_owned());
    }
    let after: String = patched.nfc().collect();
    second::agrees(&composed, &after, &edits)?;
    Ok([&bytes[..mark], patched.as_bytes()].concat())
}

/// A value with fixes in it.
struct Touched<'a> {
    path: Vec<Step>,
    range: Range<usize>,
    text: String,
    fixes: Vec<&'a Fix>,
}

/// What the values of a file say once fixes, in the order of their places, are made.
fn edits(composed: &str, root: &Node, fixes: &[&Fix]) -> Result<Vec<Edit>, String> {
    let mut values: Vec<Touched<'_>> = Vec::new();
    for fix in fixes {
        if composed.get(fix.at.range()) != Some(fix.old.as_str()) {
            return Err("không rõ chữ này ở chỗ nào trong tệp".to_owned());
        }
        let (span, text) = around(root, fix.at).ok_or("chỗ đó không nằm trong giá trị của một khóa")?;
        match values.last_mut().filter(|one| one.range == span.range()) {
            Some(one) => one.fixes.push(fix),
            None => {
                let path = path_to(root, span).ok_or("không tìm được khóa của chỗ đó")?;
                values.push(Touched { path, range: span.range(), text: text.to_owned(), fixes: vec![fix] });
            }
        }
    }
    let values = values.into_iter().map(|Touched { path, range, text, fixes }| {
        let value = match &fixes[..] {
            [Fix { value: Some(value), .. }] => value.clone(),
            _ => replaced(&composed[range.clone()], range.start, &text, &fixes)?,
        };
        // A block's last line end is none of its words.
        let value = value.strip_suffix('\n').unwrap_or(&value).to_owned();
        Ok(Edit::Replace { at: path, value })
    });
    values.collect()
}

/// A value's text with fixes made: which words of the text those of the file are is known by their number among
/// the same ones.
fn replaced(written: &str, start: usize, text: &str, fixes: &[&Fix]) -> Result<String, String> {
    let mut new = String::with_capacity(text.len());
    let mut done = 0;
    for fix in fixes {
        let Fix { old, new: right, value, .. } = fix;
        if value.is_some() || written.matches(old.as_str()).count() != text.matches(old.as_str()).count() {
            return Err("giá trị này viết bằng ký hiệu riêng của YAML".to_owned());
        }
        let number =
            written.match_indices(old.as_str()).position(|(at, _)| start + at == fix.at.start as usize);
        let found = number.and_then(|number| text.match_indices(old.as_str()).nth(number));
        let at =
            found.map(|(at, _)| at).filter(|at| *at >= done).ok_or("chữ này lặp lại, không rõ là chỗ nào")?;
        new += &text[done..at];
        new += right;
        done = at + old.len();
    }
    Ok(new + &text[done..])
}

/// The value around a place, with its text.
fn around(node: &Node, at: Span) -> Option<(Span, &str)> {
    match &node.value {
        Value::Scalar(scalar) => {
            let holds = node.span.start <= at.start && at.end <= node.span.end;
            holds.then_some((node.span, scalar.text.as_str()))
        }
        Value::List(items) => items.iter().find_map(|item| around(item, at)),
        Value::Map(entries) => entries.iter().find_map(|entry| around(&entry.value, at)),
    }
}

#[cfg(test)]
mod tests {
    use super::reword;
    use crate::finding::Fix;
    use crate::source::{Sources, Span};
    use proptest::prelude::*;

    /// The file with words replaced, each the first one behind the last.
    fn with(text: &str, words: &[(&str, &str)]) -> Result<String, String> {
        let mut sources = Sources::default();
        let file = sources.add("a.yaml", text);
        let composed = sources.file(file).text();
        let mut from = 0;
        let fixes: Vec<Fix> = words
            .iter()
            .map(|(old, new)| {
                let start = from + composed[from..].find(old).unwrap();
                from = start + old.len();
                let at = Span::new(file, start..from);
                Fix { at, old: (*old).to_owned(), new: (*new).to_owned(), value: None }
            })
            .collect();
        let bytes = reword(text.as_bytes(), &fixes.iter().collect::<Vec<_>>())?;
        Ok(String::from_utf8(bytes).unwrap())
    }

    #[test]
    fn words_change_in_values_of_every_sort_and_nothing_else_does() {
        let words: &[(&str, &str)] = &[("98 %", "98%")];
        for text in [
            "a: Đạt 98 % việc  # ghi chú\n",
            "a: 'Đạt ''98 %'' việc'\r\nb: 1\r\n",
            "a: \"Đạt \\\"98 %\\\" việc\"",
            "\u{feff}a: |\r\n  Một\r\n  Đạt 98 %;\r\n\r\n  hai\r\nb: x\r\n",
            "a: >-\n  Một\n  Đạt 98 % việc\n",
            "a: {b: [Đạt 98 %, c]}\n",
            // Letters typed with their marks apart.
            "a: \u{110}a\u{323}t 98 % vie\u{323}\u{302}c\nb: \u{110}a\u{323}t\n",
            "a: |+\n  98 %\n\n\nb: 1\n",
        ] {
            assert_eq!(with(text, words), Ok(text.replacen("98 %", "98%", 1)), "{text}");
        }
        let twice = "a: |\n  5km, 5km và 98 % của 5km.\nb: 5km\n";
        assert_eq!(
            with(
                twice,
                &[("5km", "5 km"), ("5km", "5 km"), ("98 %", "98%"), ("5km", "5 km"), ("5km", "5 km")]
            ),
            Ok(twice.replace("5km", "5 km").replace("98 %", "98%"))
        );
    }

    #[test]
    fn what_would_change_more_is_left() {
        let left = |text: &str, old: &str, new: &str| with(text, &[(old, new)]).unwrap_err();
        assert_eq!(left("a: 1.5 b\n", "1.5", "1: 5"), "ghi vào chỗ này thì chỗ khác của tệp đổi theo");
        assert_eq!(left("a: {b: 1.5}\n", "1.5", "1, 5"), "ghi vào chỗ này thì chỗ khác của tệp đổi theo");
        assert_eq!(
            left("a: \"\\x41 km và A km\"\n", "A km", "Akm"),
            "giá trị này viết bằng ký hiệu riêng của YAML"
        );
        assert_eq!(left("98 %: b\n", "98 %", "98%"), "chỗ đó không nằm trong giá trị của một khóa");
        assert_eq!(left("a: b # 98 %\n", "98 %", "98%"), "chỗ đó không nằm trong giá trị của một khóa");
        assert_eq!(left("a: 98 %\n\tb: 1\n", "98 %", "98%"), "tệp còn lỗi YAML");
    }

    proptest! {
        /// Bytes before, between and behind the words are those that were there.
        #[test]
        fn bytes_elsewhere_are_the_same(
            words in prop::collection::vec("[a-zđêu ]{0,6}(98 %|5km)?[,;.]?", 1..6),
            mark in prop::bool::ANY,
            crlf in prop::bool::ANY,
            style in 0..4,
        ) {
            let end = if crlf { "\r\n" } else { "\n" };
            let mark = if mark { "\u{feff}" } else { "" };
            let lines = |lines: &[String], before: &str| -> String {
                lines.iter().map(|line| format!("{before}x{}x{end}", line.trim())).collect()
            };
            let text = match style {
                0 => format!("{mark}a: |{end}{}b: y{end}", lines(&words, "  ")),
                1 => format!("{mark}a: >{end}{}b: y{end}", lines(&words, "    ")),
                2 => format!("{mark}a:{end}{}", lines(&words, "- ")),
                _ => format!("{mark}# chú thích{end}a: '{}'{end}", words.concat().trim()),
            };
            let composed = text.strip_prefix('\u{feff}').unwrap_or(&text);
            let mut found: Vec<(usize, &str, &str)> = composed.match_indices("98 %").map(|(at, old)| (at, old, "98%")).collect();
            found.extend(composed.match_indices("5km").map(|(at, old)| (at, old, "5 km")));
            let mut sources = Sources::default();
            let file = sources.add("a.yaml", &text);
            let fixes: Vec<Fix> = found.iter().map(|(at, old, new)| {
                let at = Span::new(file, *at..at + old.len());
                Fix { at, old: (*old).to_owned(), new: (*new).to_owned(), value: None }
            }).collect();
            let new = reword(text.as_bytes(), &fixes.iter().collect::<Vec<_>>());
            let right = text.replace("98 %", "98%").replace("5km", "5 km");
            prop_assert_eq!(new.map(|bytes| String::from_utf8(bytes).unwrap()), Ok(right));
        }
    }
}
