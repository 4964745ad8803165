//! A variable that is a group of values and is put into a text as a whole: `{{ bang }}`. Paper would
//! show braces and quotes.
//!
//! In: a text as typed, and what its variables see. Out: the first such variable, as a finding. A row of
//! a table is no such group: as a whole it stands for its total.

use tera::{Context, Value};

use super::sums;
use crate::diag::{Diagnostic, codes};
use crate::source::{Sources, Span};

/// How many values of a group a hint names.
const NAMED: usize = 4;

/// The finding of a text at `at` whose words are `raw`: its place is the variable itself where the text
/// stands in the file as it is.
pub(super) fn printed(raw: &str, at: Span, context: &Context, sources: &Sources) -> Option<Diagnostic> {
    let (path, value) = variables(raw).find_map(|path| {
        let value = looked_up(path, context)?;
        let is_group = value.is_array() || value.is_map() && !sums::has_total(value);
        is_group.then_some((path, value))
    })?;
    let offset = path.as_ptr() as usize - raw.as_ptr() as usize;
    let place = sources.slice(at).find(raw).map_or(at, |start| {
        let start = at.start as usize + start + offset;
        Span::new(at.file, start..start + path.len())
    });
    let message = format!("`{path}` là cả một nhóm giá trị, không in được vào câu");
    Some(Diagnostic::error(codes::T017, place, message).hint(hint(path, value)))
}

/// Each `{{ a.b }}` that is a name and nothing else.
fn variables(raw: &str) -> impl Iterator<Item = &str> {
    let starts = raw.match_indices("{{").filter(|(at, _)| !raw[..*at].ends_with('\\'));
    let inside = starts.filter_map(|(at, _)| raw[at + 2..].split_once("}}").map(|(inside, _)| inside));
    let names = inside.map(|inside| inside.trim_matches(['-', ' ', '\n', '\t', '\u{a0}']));
    names.filter(|name| {
        let is_part = |one: char| one.is_alphanumeric() || one == '_' || one == '.';
        !name.is_empty() && name.chars().all(is_part)
    })
}

fn looked_up<'c>(path: &'c str, context: &'c Context) -> Option<&'c Value> {
    match path.split_once('.') {
        None => context.get(path),
        Some((first, rest)) => context.get(first)?.get_from_path(rest),
    }
}

/// What to write instead.
fn hint(path: &str, value: &Value) -> String {
    let names = value.as_map().into_iter().flatten().filter_map(|(key, _)| key.as_str());
    let mut names: Vec<String> = names.map(|name| format!("`{{{{ {path}.{name} }}}}`")).collect();
    names.sort();
    match names.len() {
        0 => "nêu tên một giá trị trong nhóm; nhóm này chưa có giá trị nào".to_owned(),
        all if all > NAMED => {
            format!(
                "nêu tên một giá trị trong nhóm: {} và {} giá trị khác",
                names[..NAMED].join(", "),
                all - NAMED
            )
        }
        _ => format!("nêu tên một giá trị trong nhóm: {}", names.join(", ")),
    }
}
