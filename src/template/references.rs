//! References within a dossier: `{{ tham_chieu("ma") }}` gives "Mục V", "Điều 3", "Phụ lục II".
//!
//! In: the labels that parts got when the dossier was numbered. Out: the words of a reference.
//! A dossier that refers to its parts is built twice: first to number them, then with labels.

use std::collections::BTreeMap;

use tera::{Context, Kwargs, State, Tera, TeraResult, Value};

use super::own_error::own;
use crate::content::body::Level;
use crate::content::declare::suggestion;

/// Labels by the id of a part; several if several parts have the id.
pub(super) type Labels = BTreeMap<String, Vec<String>>;

/// The key of the labels in the context; no text can hold it.
pub(super) const LABELS: &str = "\u{E020}";
const CALL: &str = "tham_chieu(";
const NAMED: &str = "tham_chieu(ma=";

/// Adds the function to an engine.
pub(super) fn register(tera: &mut Tera) {
    tera.register_function("tham_chieu", reference);
}

/// Adds the labels to the context; without them every reference reads "…", for the first numbering.
pub(super) fn insert(context: &mut Context, labels: &Labels) {
    context.insert(LABELS, labels);
}

fn reference(arguments: Kwargs, state: &State<'_>) -> TeraResult<String> {
    let id: String = arguments.must_get("ma")?;
    let Some(labels) = state.get::<Value>(LABELS)? else { return Ok("…".to_owned()) };
    let found = labels.get_from_path(&id).and_then(Value::as_array).unwrap_or_default();
    let found: Vec<&str> = found.iter().filter_map(Value::as_str).collect();
    match found.as_slice() {
        [] => {}
        [label] => return Ok((*label).to_owned()),
        several => {
            let sentence = format!("mã `{id}` đặt cho nhiều phần: {}", several.join(", "));
            return Err(own(&sentence, "đặt cho mỗi phần một mã riêng"));
        }
    }
    let known: Vec<&str> =
        labels.as_map().into_iter().flat_map(|map| map.keys()).filter_map(|key| key.as_str()).collect();
    let hint = suggestion(&id, known.iter().copied());
    Err(own(&format!("không có phần nào mang mã `{id}`"), &hint))
}

/// Tera's functions take named arguments only; people write `tham_chieu("ma")`.
pub(super) fn named(text: &str) -> String {
    if !text.contains(CALL) {
        return text.to_owned();
    }
    text.replace(&format!("{CALL}\""), &format!("{NAMED}\""))
        .replace(&format!("{CALL}'"), &format!("{NAMED}'"))
}

/// Converts a column of a text that went through [`named`] to a column of the text as typed.
pub(super) fn typed_column(typed: &str, column: usize) -> usize {
    let added = NAMED.len() - CALL.len();
    let starts =
        typed.match_indices(CALL).filter(|(at, _)| typed[at + CALL.len()..].starts_with(['"', '\'']));
    starts.fold(column, |column, (at, call)| {
        let behind = typed[..at].chars().count() + call.len();
        if column > behind { column.saturating_sub(added).max(behind) } else { column }
    })
}

/// The name of a part of this level, from its label: `V. ` is "Mục V".
pub(super) fn called(level: Level, label: &str) -> String {
    let label = label.trim().trim_end_matches('.');
    match level {
        Level::Muc => format!("Mục {label}"),
        _ => label.to_owned(),
    }
}
