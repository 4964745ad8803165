//! Distinguishes what variables put into a text from what was typed there.
//!
//! In: a text as typed, and as filled in by Tera with a mark on either side of each value. Out: the text
//! without these marks, with the places of the values and who gave each. Words in quotes in the braces,
//! `{{ "……" }}`, are meant literally; a value of `bien` comes from the variable of that name.

use std::io::Write;
use std::ops::Range;

use tera::{Context, Value};

use super::carriers::{ESCAPED_BRACE, PROGRAM};
use super::{emphasis, filled, filled::FilledText, sums};
use crate::paper::{GivenBy, GivenWords};

/// The name of the dossier's variables in the context of texts.
const VARIABLES: &str = "bien";

/// Writes a value that a text inserts, with a mark on either side.
pub(super) fn marked(value: &str, output: &mut dyn Write) -> std::io::Result<()> {
    write!(output, "{}", PROGRAM[0])?;
    sums::escape(value, output)?;
    write!(output, "{}", PROGRAM[1])
}

/// Whether a text may use its own output as a value, `{% set x %}…{% endset %}`: marks would become part
/// of that value.
pub(super) fn keeps_values(raw: &str) -> bool {
    raw.contains("{%") && ["set", "filter", "macro", "block"].iter().any(|word| raw.contains(word))
}

/// A text without its marks, and the places of the values in it; of nested values only the outer one.
pub(super) fn places(filled: &str) -> (String, Vec<Range<usize>>) {
    let mut text = String::with_capacity(filled.len());
    let mut places = Vec::new();
    let (mut depth, mut start) = (0_usize, 0);
    for letter in filled.chars() {
        if letter == PROGRAM[0] {
            if depth == 0 {
                start = text.len();
            }
            depth += 1;
        } else if letter == PROGRAM[1] {
            depth = depth.saturating_sub(1);
            if depth == 0 && start < text.len() {
                places.push(start..text.len());
            }
        } else {
            text.push(letter);
        }
    }
    (text, places)
}

/// Reads the marks of bold and italic in a filled text; `raw` is the text as typed.
pub(super) fn read(text: &str, places: &[Range<usize>], raw: &str, context: &Context) -> FilledText {
    let given = places.iter().map(|at| {
        let by = by(&text[at.clone()], raw, context);
        GivenWords { at: at.clone(), by }
    });
    let mut given: Vec<GivenWords> = given.collect();
    let mut text = text.to_owned();
    while let Some(at) = text.find(ESCAPED_BRACE) {
        // The brace itself was typed.
        let end = at + ESCAPED_BRACE.len_utf8();
        text.replace_range(at..end, "\\{");
        filled::grown(&mut given, at..end, 2);
    }
    let front = text.len() - text.trim_start().len();
    let text = text.trim();
    for one in &mut given {
        let moved = |byte: usize| byte.saturating_sub(front).min(text.len());
        one.at = moved(one.at.start)..moved(one.at.end);
    }
    given.retain(|one| !one.at.is_empty());
    emphasis::filled(text, given)
}

/// Who gave a value.
fn by(value: &str, raw: &str, context: &Context) -> GivenBy {
    if raw.contains(['"', '\'']) && is_meant(&value.to_lowercase(), &raw.to_lowercase()) {
        return GivenBy::Meant;
    }
    let plain = |text: &str| text.replace('\\', "");
    let shown = plain(value);
    let variables = || context.get(VARIABLES).and_then(Value::as_map);
    let named = raw.match_indices("bien.").map(|(at, opening)| {
        let name = &raw[at + opening.len()..];
        &name[..name.find(|one: char| !one.is_alphanumeric() && one != '_').unwrap_or(name.len())]
    });
    let gives = |name: &&str| {
        let same = |(key, given): (&tera::value::Key<'_>, &Value)| {
            key.as_str() == Some(*name) && given.as_str().is_some_and(|given| plain(given).contains(&shown))
        };
        variables().is_some_and(|all| all.iter().any(same))
    };
    match named.into_iter().find(gives) {
        Some(name) => GivenBy::Variable(name.to_owned()),
        None => GivenBy::Program,
    }
}

/// Whether the value is in quotes directly inside the braces: `{{ "……" }}`.
fn is_meant(value: &str, raw: &str) -> bool {
    raw.match_indices(value).any(|(at, _)| {
        let before = raw[..at].strip_suffix(['"', '\'']);
        before.is_some_and(|before| before.trim_end().ends_with("{{"))
    })
}

#[cfg(test)]
mod tests {
    use tera::Context;

    use super::{keeps_values, places, read};
    use crate::paper::GivenBy;

    #[test]
    fn each_value_has_a_giver() {
        let mut context = Context::new();
        let variables = [("muc".to_owned(), "5 *triệu*".to_owned())];
        context.insert("bien", &std::collections::BTreeMap::from(variables));
        let raw = r#"  \{ {{ tong }} và {{ bien.muc }}, {{ "……" }} **{{ nam }}** "#;
        let filled = "  \u{E010} \u{E006}7 tỷ\u{E007} và \u{E006}5 \\*triệu\\*\u{E007}, \u{E006}……\u{E007} **\u{E006}2026\u{E007}** ";
        let (filled, places) = places(filled);
        let text = read(&filled, &places, raw, &context);
        let plain = text.plain();
        assert_eq!(plain, "{ 7 tỷ và 5 *triệu*, …… 2026");
        let given: Vec<_> = text.given.iter().map(|one| (&plain[one.at.clone()], &one.by)).collect();
        let (program, muc) = (&GivenBy::Program, &GivenBy::Variable("muc".to_owned()));
        assert_eq!(
            given,
            [
                ("{", &GivenBy::Meant),
                ("7 tỷ", program),
                ("5 *triệu*", muc),
                ("……", &GivenBy::Meant),
                ("2026", program)
            ]
        );
    }

    #[test]
    fn a_value_within_a_value_is_one() {
        let (text, places) = places("a \u{E006}b \u{E006}c\u{E007} d\u{E007} e");
        assert_eq!((text.as_str(), places.len(), &places[0]), ("a b c d e", 1, &(2..7)));
        assert!(keeps_values("{% set a = 1 %}") && !keeps_values("{{ a }} set"));
    }
}
