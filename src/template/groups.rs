//! Finds expressions in a text that no paper can show: a group of values as a whole, `{{ bang }}`, which
//! would be printed with braces and quotes; a boolean, `{{ nam == 2026 }}`, which would be printed as
//! `true`; an empty value that `~` joins to something.
//!
//! In: a text as typed, and the context of its variables. Out: the first such expression, as a finding. A
//! row of a table is not such a group: as a whole it stands for its total.

use std::cell::Cell;

use tera::{Context, Error, Kwargs, State, Tera, TeraResult, Value};

use super::sums;
use crate::finding::{Finding, codes};
use crate::source::{Sources, Span};

/// How many values of a group a hint names.
const NAMED: usize = 4;

/// The finding of a text at `at` whose words are `raw`. Its place is the variable itself if the text is
/// in the file exactly as typed.
pub(super) fn printed(raw: &str, at: Span, context: &Context, sources: &Sources) -> Option<Finding> {
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
    Some(Finding::error(codes::T017, place, message).hint(hint(path, value)))
}

/// The filter that gives the type of a value; used in this file only.
const SORT: &str = "vanban_kieu_gia_tri";

/// Adds the filter to an engine.
pub(super) fn register(tera: &mut Tera) {
    tera.register_filter::<_, &Value, TeraResult<String>>(SORT, |value: &Value, _: Kwargs, _: &State<'_>| {
        let sort = match value {
            _ if value.is_bool() => "một câu trả lời đúng, sai",
            _ if value.is_none() || value.is_undefined() => "không có giá trị nào",
            _ if value.is_array() => "cả một danh sách",
            _ if value.is_map() && !sums::has_total(value) => "cả một nhóm giá trị",
            _ => "",
        };
        Ok(sort.to_owned())
    });
}

/// The finding of a text whose words came out as `filled`, if it shows what no paper can show, or Tera's
/// error for a part of it. Called only for the few texts in whose words something looks like that.
pub(super) fn shown(
    raw: &str,
    filled: &str,
    at: Span,
    render: impl Fn(&str) -> Result<String, Error>,
) -> Option<Result<Finding, Error>> {
    let doubtful = ["true", "false", "[", "{"].iter().any(|one| filled.contains(one))
        || raw.contains('~')
        || raw.contains("none");
    if !doubtful {
        return None;
    }
    // Names made by `for` and `set` are known only within their own text.
    let has_own_names = raw.contains("{%");
    expressions(raw).flat_map(parts).find_map(|part| match render(&format!("{{{{ ({part}) | {SORT} }}}}")) {
        Ok(sort) if sort.is_empty() => None,
        Ok(sort) => {
            let message = format!("`{part}` cho ra {sort}, không in được vào câu");
            let hint = "trong `{{ … }}` chỉ để chữ hoặc số; điều kiện viết `{% if … %}…{% endif %}`";
            Some(Ok(Finding::error(codes::T017, at, message).hint(hint)))
        }
        Err(error) => (!has_own_names).then_some(Err(error)),
    })
}

/// The operands of `~`.
fn parts(expression: &str) -> impl Iterator<Item = &str> {
    let quote = Cell::new(None);
    let parts = expression.split(move |letter| {
        match (quote.get(), letter) {
            (None, '"' | '\'' | '`') => quote.set(Some(letter)),
            (Some(open), _) if open == letter => quote.set(None),
            _ => {}
        }
        letter == '~' && quote.get().is_none()
    });
    parts.map(str::trim).filter(|part| !part.is_empty())
}

/// The content of each `{{ … }}`.
fn expressions(raw: &str) -> impl Iterator<Item = &str> {
    let starts = raw.match_indices("{{").filter(|(at, _)| !raw[..*at].ends_with('\\'));
    let inside = starts.filter_map(|(at, _)| raw[at + 2..].split_once("}}").map(|(inside, _)| inside));
    inside.map(|inside| inside.trim_matches(['-', ' ', '\n', '\t', '\u{a0}']))
}

/// The name in each `{{ a.b }}` that holds nothing but a name.
fn variables(raw: &str) -> impl Iterator<Item = &str> {
    expressions(raw).filter(|name| {
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
