//! Distinguishes what variables put into a text from what was typed there.
//!
//! In: a text as typed, and as filled in by Tera with a mark on either side of each value. Out: the text
//! without these marks, with the places of the values and who gave each. Words in quotes in the braces,
//! `{{ "……" }}`, are meant literally; a value of `bien` comes from the variable of that name.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;
use std::ops::Range;

use tera::{Context, Value};

use super::carriers::{ESCAPED_BRACE, PROGRAM};
use super::{emphasis, filled::FilledText, sums};
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
    let givers = Givers::of(raw, context);
    // A loop gives the same words again and again.
    let mut known: BTreeMap<&str, GivenBy> = BTreeMap::new();
    let given = places.iter().map(|at| {
        let value = &text[at.clone()];
        let by = known.entry(value).or_insert_with(|| givers.of_value(value)).clone();
        GivenWords { at: at.clone(), by }
    });
    let mut given: Vec<GivenWords> = given.collect();
    let text = with_braces(text, &mut given);
    let front = text.len() - text.trim_start().len();
    let text = text.trim();
    for one in &mut given {
        let moved = |byte: usize| byte.saturating_sub(front).min(text.len());
        one.at = moved(one.at.start)..moved(one.at.end);
    }
    given.retain(|one| !one.at.is_empty());
    emphasis::filled(text, given)
}

/// The text with the braces that were typed as `\{`, and the places moved along.
fn with_braces(text: &str, given: &mut [GivenWords]) -> String {
    let braces: Vec<usize> = text.match_indices(ESCAPED_BRACE).map(|(at, _)| at).collect();
    let less = ESCAPED_BRACE.len_utf8() - BRACE.len();
    let moved = |byte: usize| byte - less * braces.partition_point(|&at| at < byte);
    given.iter_mut().for_each(|one| one.at = moved(one.at.start)..moved(one.at.end));
    text.replace(ESCAPED_BRACE, BRACE)
}

/// A brace that is none of Tera's.
const BRACE: &str = "\\{";

/// Who may have given the values of a text.
struct Givers {
    /// The text in small letters, if it has words in quotes.
    quoted: Option<String>,
    /// The variables that it names, in its order, and what they hold.
    variables: Vec<(String, String)>,
}

impl Givers {
    fn of(raw: &str, context: &Context) -> Givers {
        let quoted = raw.contains(['"', '\'']).then(|| raw.to_lowercase());
        let held: BTreeMap<&str, &str> = context
            .get(VARIABLES)
            .and_then(Value::as_map)
            .into_iter()
            .flatten()
            .filter_map(|(name, value)| Some((name.as_str()?, value.as_str()?)))
            .collect();
        let mut seen = BTreeSet::new();
        let named = raw.match_indices("bien.").filter_map(|(at, opening)| {
            let name = &raw[at + opening.len()..];
            let end = name.find(|one: char| !one.is_alphanumeric() && one != '_').unwrap_or(name.len());
            let name = &name[..end];
            seen.insert(name).then(|| Some((name.to_owned(), plain(held.get(name)?))))?
        });
        Givers { quoted, variables: named.collect() }
    }

    fn of_value(&self, value: &str) -> GivenBy {
        if self.quoted.as_ref().is_some_and(|quoted| is_meant(&value.to_lowercase(), quoted)) {
            return GivenBy::Meant;
        }
        let shown = plain(value);
        match self.variables.iter().find(|(_, held)| held.contains(&shown)) {
            Some((name, _)) => GivenBy::Variable(name.clone()),
            None => GivenBy::Program,
        }
    }
}

/// A text without the signs that make others literal.
fn plain(text: &str) -> String {
    text.replace('\\', "")
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
