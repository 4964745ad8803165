//! The form of a paper, as JSON.
//!
//! In: a view of a paper, who writes it. Out: groups of fields with their values; keys are in Vietnamese, as in all
//! JSON of the program.

use serde_json::{Value, json};

use super::told::{field_line as line, step};
use super::told_grid;
use crate::editing::{self, FormControl, FormField, FormGroup};
use crate::session::SessionView;

/// The form of a paper; `steps` are the edits that can be taken back and made again, `closed` is why it may not be
/// edited.
pub(super) fn form(
    view: &SessionView,
    (undo, redo): (usize, usize),
    closed: Option<(String, Option<String>)>,
) -> Value {
    let form = view.form();
    let groups = form.map(|form| {
        let group = |group: &FormGroup| {
            let fields = fields(&group.fields, view);
            json!({"ten": group.title, "it_dung": group.is_rare, "truong": fields})
        };
        form.groups.iter().map(group).collect::<Vec<_>>()
    });
    let text = view.own_file().map(|file| editing::mark_of_text(view.report().sources.file(file).text()));
    json!({
        "lan": view.version(),
        "tep": text,
        "nhom": groups,
        "hoan_tac": undo,
        "lam_lai": redo,
        "khoa": closed.map(|(message, hint)| json!({"cau": message, "goi_y": hint})),
    })
}

fn fields(fields: &[FormField], view: &SessionView) -> Vec<Value> {
    fields.iter().map(|one| field(one, view)).collect()
}

fn field(field: &FormField, view: &SessionView) -> Value {
    // The state tells what is wrong in the office's own files first.
    let before = view.beside().findings.iter().len();
    let way: Vec<Value> = field.way.iter().map(step).collect();
    let mut told = json!({
        "duong": way,
        "ten": field.label,
        "ve": field.about,
        "vi_du": field.example,
        "can": field.is_required,
        "co": field.is_there,
        "dong": field.at.and_then(|at| line(view, at)),
        "dau": field.mark,
        "phat_hien": field.findings.iter().map(|number| number + before).collect::<Vec<_>>(),
    });
    let (kind, more) = match &field.control {
        FormControl::Line(text) => ("dong", json!({"gia_tri": text})),
        FormControl::Text(text) => ("chu", json!({"gia_tri": text})),
        FormControl::Choice { word, words } => {
            let words = words.iter().map(|one| json!({"tu": one.word, "nghia": one.about}));
            ("chon", json!({"gia_tri": word, "chon": words.collect::<Vec<_>>()}))
        }
        FormControl::Parts(inner) => ("nhom", json!({"truong": fields(inner, view)})),
        FormControl::Items { items, item, name } => {
            ("danh_sach", json!({"truong": fields(items, view), "them": item.is_some(), "ten_muc": name}))
        }
        FormControl::Table { fields: inner, grid } => {
            let is_own = |one: &&FormField| !one.key().is_some_and(|key| told_grid::ROWS.contains(&key));
            let own: Vec<Value> = inner.iter().filter(is_own).map(|one| self::field(one, view)).collect();
            ("bang", json!({"truong": own, "luoi": told_grid::grid(grid, inner, view)}))
        }
        FormControl::Other => ("khac", json!({})),
    };
    told["kieu"] = json!(kind);
    if let (Some(told), Value::Object(more)) = (told.as_object_mut(), more) {
        told.extend(more);
    }
    told
}
