//! An edit of a form, written into the file it was made of.
//!
//! In: the bytes of a file as they are now, an edit, the name of the value it was made for. Out: new bytes, of which all
//! but that one value are the old ones; or that the value is another one by now; or why it cannot be written. The form
//! says what may be edited, and how; [`super::writable`] what is written.

use super::asked::FormEdit;
use super::model::PaperForm;
use super::writable;
use crate::content::Catalogue;
use crate::digest;
use crate::finding::{Finding, Fix, Report, codes};
use crate::source::Sources;
use crate::yaml;
use crate::yaml::splice::{Edit, Step, splice};

/// Why an edit was not made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EditFault {
    /// The field says something else than when it was seen.
    Changed {
        /// What it says now, if it is a text.
        now: Option<String>,
        /// The name of that value.
        mark: String,
    },
    /// It cannot be written there.
    Refused(Box<Finding>),
}

/// The bytes of the file `name` with an edit made in it; `mark` names the value that it was made for.
///
/// # Errors
/// The field says something else by now; or it cannot be written without touching something else.
pub fn apply(
    name: &str,
    bytes: &[u8],
    kinds: &Catalogue,
    edit: &FormEdit,
    mark: &str,
) -> Result<Vec<u8>, EditFault> {
    let refused = |words: &str, hint: &str| {
        let message = format!("chưa ghi gì vào `{name}`: {words}");
        EditFault::Refused(Box::new(Finding::general(codes::P001, message).hint(hint.to_owned())))
    };
    let mut report = Report::default();
    let node = yaml::open(name, bytes, &mut report);
    let node =
        node.ok_or_else(|| refused("tệp còn lỗi YAML", "sửa lỗi ấy trong tệp bằng trình soạn thảo trước"))?;
    let form = PaperForm::of(report.sources.file(node.span.file).text(), &node, kinds);
    let Some(field) = form.field(edit.at()) else {
        return Err(EditFault::Changed { now: None, mark: String::new() });
    };
    if let Some((now, mark)) = writable::is_other(&node, field, edit, mark) {
        return Err(EditFault::Changed { now, mark });
    }
    let by_hand = "sửa chỗ này bằng tay trong trình soạn thảo";
    let edits: Vec<Vec<Edit>> =
        writable::edits(&form, &node, field, edit).map_err(|words| refused(&words, by_hand))?;
    let Some((last, first)) = edits.split_last() else { return Ok(bytes.to_vec()) };
    let made = |edits: &Vec<Edit>| splice(name, bytes, edits);
    let first = first.iter().find_map(|edits| made(edits).ok());
    first.map_or_else(|| made(last), Ok).map_err(|finding| EditFault::Refused(Box::new(finding)))
}

/// The names of the values on the way to a field in these bytes, its own last; empty ones where there are none.
pub fn marks_of(name: &str, bytes: &[u8], kinds: &Catalogue, at: &[Step]) -> Vec<String> {
    let mut report = Report::default();
    let node = yaml::open(name, bytes, &mut report);
    let form = node.map(|node| PaperForm::of(report.sources.file(node.span.file).text(), &node, kinds));
    let mark = |end: usize| form.as_ref()?.field(&at[..end]).map(|field| field.mark.clone());
    (1..=at.len()).map(|end| mark(end).unwrap_or_default()).collect()
}

/// The name of a whole text, as it is read.
pub fn mark_of_text(text: &str) -> String {
    digest::of_bytes(text.as_bytes())
}

/// The name of the text in these bytes.
pub fn mark_of_bytes(bytes: &[u8]) -> String {
    let mut sources = Sources::default();
    let file = yaml::decode(bytes).map(|text| sources.add("", &text));
    file.map_or_else(|_| digest::of_bytes(bytes), |file| mark_of_text(sources.file(file).text()))
}

/// The bytes of the file `name` with fixes made in it, which were found in this text of it.
///
/// # Errors
/// The file is another one by now; or they cannot be written without touching something else.
pub fn mend(name: &str, bytes: &[u8], text: &str, fixes: &[Fix]) -> Result<Vec<u8>, EditFault> {
    let mut sources = Sources::default();
    let now = yaml::decode(bytes).ok().map(|now| sources.add(name, &now));
    if now.is_none_or(|file| sources.file(file).text() != text) {
        return Err(EditFault::Changed { now: None, mark: String::new() });
    }
    yaml::splice::reword(bytes, &fixes.iter().collect::<Vec<_>>()).map_err(|words| {
        let finding = Finding::general(codes::P001, format!("chưa ghi gì vào `{name}`: {words}"));
        EditFault::Refused(Box::new(finding.hint("sửa chỗ này bằng tay")))
    })
}
