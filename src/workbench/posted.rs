//! What a page sends to be changed.
//!
//! In: the way and the body of a request that was let in, the view that the page has. Out: an edit; it is made by the
//! paper's [`PaperEditor`](super::PaperEditor). The way names a paper by its number, the body a field by its keys:
//! neither becomes the path of a file.

use serde::Deserialize;
use serde_json::{Value, json};

use super::editor::{DeskEdit, EditMade, EditRefused};
use super::posted_table::PostedTable;
use super::posted_way::{PostedStep, way};
use super::told;
use crate::editing::FormEdit;
use crate::session::SessionView;

/// An edit, as a page sends it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PostedEdit {
    /// What is done.
    viec: PostedDeed,
    /// The way to the field.
    #[serde(default)]
    cho: Vec<PostedStep>,
    /// What it is to say.
    #[serde(default)]
    gia_tri: String,
    /// The name of the value that the page saw.
    #[serde(default)]
    dau: String,
    /// Whether somebody goes on typing.
    #[serde(default)]
    tiep: bool,
    /// Names a finding.
    #[serde(default)]
    loi: String,
    /// What is done to a table.
    #[serde(default)]
    bang: Option<PostedTable>,
}

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "snake_case")]
enum PostedDeed {
    Ghi,
    Them,
    Xoa,
    Len,
    Xuong,
    Bang,
    SuaLoi,
    HoanTac,
    LamLai,
}

/// The edit in a body. Returns None if there is none in it.
pub(super) fn edit(body: &[u8], view: &SessionView) -> Option<Result<DeskEdit, EditRefused>> {
    let posted: PostedEdit = serde_json::from_slice(body).ok()?;
    let at = way(posted.cho);
    let edit = match posted.viec {
        PostedDeed::Ghi => FormEdit::Write { at, text: posted.gia_tri },
        PostedDeed::Them => FormEdit::Add { at },
        PostedDeed::Xoa => FormEdit::Remove { at },
        PostedDeed::Len => FormEdit::Move { at, up: true },
        PostedDeed::Xuong => FormEdit::Move { at, up: false },
        PostedDeed::Bang => FormEdit::Table { at, change: posted.bang?.change() },
        PostedDeed::HoanTac => return Some(Ok(DeskEdit::Undo)),
        PostedDeed::LamLai => return Some(Ok(DeskEdit::Redo)),
        PostedDeed::SuaLoi => return Some(fixes(&posted.loi, view)),
    };
    Some(Ok(DeskEdit::Field { edit, mark: posted.dau, goes_on: posted.tiep }))
}

/// The fixes of a finding that still is what its name says, however often the paper was looked at since.
fn fixes(name: &str, view: &SessionView) -> Result<DeskEdit, EditRefused> {
    let finding = view.report().findings.iter().find(|one| told::name_of(view, one) == name);
    let fixes = finding.map(|finding| view.fixes(finding)).unwrap_or_default();
    match view.own_file().filter(|_| !fixes.is_empty()) {
        Some(file) => Ok(DeskEdit::Fixes { text: view.report().sources.file(file).text().to_owned(), fixes }),
        None => Err(EditRefused::Changed { now: None, mark: String::new() }),
    }
}

/// An edit that was made.
pub(super) fn made(made: &EditMade) -> Value {
    json!({"cac_dau": made.marks, "tu": made.before, "den": made.after})
}

/// Why an edit was not made.
pub(super) fn refusal(refused: &EditRefused) -> Value {
    match refused {
        EditRefused::Changed { now, mark } => json!({"khac": true, "gia_tri": now, "dau": mark}),
        EditRefused::Refused { message, hint } => json!({"cau": message, "goi_y": hint}),
    }
}
