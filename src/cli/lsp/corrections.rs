//! Corrections that are beyond doubt, as edits that the editor makes if somebody chooses them.
//!
//! In: a range of a file, the last look at its paper. Out: one action for each correction there, one for all of them.
//! They are those of `check --sua`, and each is tried as there: nothing else of the file may change. The program
//! itself writes nothing; a paper that was issued has none.

use std::collections::{BTreeMap, HashMap};
use std::ops::Range as Bytes;
use std::sync::Arc;

use gen_lsp_types::{
    CodeAction, CodeActionKind, CodeActionParams, CodeActionTriggerKind, Diagnostic, TextEdit, Uri,
    WorkspaceEdit,
};

use super::addresses;
use super::looks::LookedPaper;
use super::open_files::{OpenFiles, OverlaidFiles};
use super::settings::EditorSettings;
use super::shapes;
use super::typing::Typing;
use crate::files::Files;
use crate::finding::Fix;
use crate::language::EditorText;
use crate::pipeline::{Input, fixes_of};
use crate::run::locks;
use crate::source::FileId;
use crate::yaml::splice::reword;

/// The actions for a range of a file.
pub(super) fn offered(
    params: &CodeActionParams,
    typing: &Typing,
    settings: &EditorSettings,
) -> Option<Vec<CodeAction>> {
    let (open, paper, file) = {
        let state = typing.state();
        let file = state.open.at(&params.text_document.uri)?.clone();
        (state.open.clone(), state.paper_of(&file.name)?.clone(), file)
    };
    if !paper.is_of(&open) || locks::issued_by(file.name.as_ref()).is_some() {
        return Some(Vec::new());
    }
    let only = params.context.only.as_ref();
    let is_wanted = |kind: &CodeActionKind| only.is_none_or(|only| only.iter().any(|one| covers(one, kind)));
    let edits = Edits { open: &open, paper: &paper, settings };
    let mut actions = Vec::new();
    if is_wanted(&CodeActionKind::QuickFix) {
        let asked = shapes::bytes(&file.text, params.range, settings.unit);
        actions.extend(edits.at(&file.name, asked, &params.context.diagnostics));
    }
    // To correct all takes a look for each round: not for an editor that asks at every move of the cursor.
    let by_itself = params.context.trigger_kind == Some(CodeActionTriggerKind::Automatic);
    if is_wanted(&CodeActionKind::SourceFixAll) && !by_itself {
        actions.extend(edits.all());
    }
    Some(actions)
}

/// Whether a kind that is asked for covers another: `source` covers `source.fixAll`.
fn covers(asked: &CodeActionKind, kind: &CodeActionKind) -> bool {
    let name = |kind: &CodeActionKind| {
        let json = serde_json::to_value(kind).unwrap_or_default();
        json.as_str().map(str::to_owned).unwrap_or_default()
    };
    let (asked, kind) = (name(asked), name(kind));
    kind == asked || asked.is_empty() || kind.starts_with(&format!("{asked}."))
}

/// Makes edits of corrections.
struct Edits<'a> {
    open: &'a OpenFiles,
    paper: &'a Arc<LookedPaper>,
    settings: &'a EditorSettings,
}

impl Edits<'_> {
    /// An action for each correction at these bytes of a file.
    fn at(&self, name: &str, asked: Bytes<usize>, shown: &[Diagnostic]) -> Vec<CodeAction> {
        let report = &self.paper.look.report;
        let mut actions = Vec::new();
        let Some((address, text)) = self.text(name) else { return actions };
        let own: Vec<FileId> =
            report.sources.ids().filter(|id| report.sources.file(*id).name() == name).collect();
        for finding in report.findings.iter() {
            for fix in own.iter().flat_map(|id| fixes_of(report, finding, *id)) {
                let typed = text.typed_range(fix.at.range());
                let is_there = typed.start <= asked.end && asked.start <= typed.end;
                if !is_there || reword(text.typed().as_bytes(), &[&fix]).is_err() {
                    continue;
                }
                let edit = TextEdit {
                    range: shapes::range(&text, typed, self.settings.unit),
                    new_text: fix.new.clone(),
                };
                let code = serde_json::json!(finding.code.name);
                let own = |one: &&Diagnostic| serde_json::to_value(&one.code).is_ok_and(|is| is == code);
                let action = CodeAction {
                    title: title(&fix),
                    kind: Some(CodeActionKind::QuickFix),
                    diagnostics: Some(shown.iter().filter(own).cloned().collect()),
                    is_preferred: Some(true),
                    edit: Some(changes(HashMap::from([(address.clone(), vec![edit])]))),
                    ..CodeAction::default()
                };
                if !actions.contains(&action) {
                    actions.push(action);
                }
            }
        }
        actions
    }

    /// The action for all corrections of the paper's files that can be made together.
    fn all(&self) -> Option<CodeAction> {
        let name = &self.paper.look.name;
        let files = OverlaidFiles::of(self.open);
        let bytes = files.read(name).ok()?;
        let input = Input { name, bytes: &bytes, files: &files, issued_by: locks::issued_by(name.as_ref()) };
        let is_free = |name: &str| locks::issued_by(name.as_ref()).is_none();
        if !is_free(name) {
            return None;
        }
        let report = &self.paper.look.report;
        let is_any = |finding| report.sources.ids().any(|id| !fixes_of(report, finding, id).is_empty());
        let has_any = report.findings.iter().any(is_any);
        if !has_any && report.findings.offers().is_empty() {
            return None;
        }
        let mended = self.paper.pipeline()?.mend(input, &is_free);
        let mut edits = BTreeMap::new();
        for file in &mended.files {
            let (address, text) = self.text(&file.name)?;
            let new = std::str::from_utf8(&file.new).ok()?;
            let (range, words) = difference(text.typed(), new);
            let range = shapes::range(&text, range, self.settings.unit);
            edits.insert(address.0, vec![TextEdit { range, new_text: words }]);
        }
        let edits: HashMap<Uri, Vec<TextEdit>> =
            edits.into_iter().map(|(address, edits)| (Uri(address), edits)).collect();
        (!edits.is_empty()).then(|| CodeAction {
            title: format!("Sửa mọi chỗ chắc chắn ({} chỗ)", mended.places),
            kind: Some(CodeActionKind::SourceFixAll),
            edit: Some(changes(edits)),
            ..CodeAction::default()
        })
    }

    /// A file of the paper as it is now.
    fn text(&self, name: &str) -> Option<(Uri, EditorText)> {
        if let Some(file) = self.open.named(name) {
            return Some((file.address.clone(), file.text.clone()));
        }
        let bytes = OverlaidFiles::of(self.open).read(name).ok()?;
        Some((addresses::address_of(name)?, EditorText::new(String::from_utf8(bytes).ok()?)))
    }
}

fn title(fix: &Fix) -> String {
    match (fix.old.as_str(), fix.new.as_str()) {
        (old, "") => format!("Bỏ “{old}”"),
        ("", new) => format!("Thêm “{new}”"),
        (old, new) => format!("Sửa “{old}” thành “{new}”"),
    }
}

fn changes(changes: HashMap<Uri, Vec<TextEdit>>) -> WorkspaceEdit {
    WorkspaceEdit { changes: Some(changes), ..WorkspaceEdit::default() }
}

/// The bytes in which a text differs from a newer one, and what is there then.
fn difference(old: &str, new: &str) -> (Bytes<usize>, String) {
    let same = |(one, other): &(u8, u8)| one == other;
    let before = old.bytes().zip(new.bytes()).take_while(same).count();
    let before = old.floor_char_boundary(before).min(new.floor_char_boundary(before));
    let rest = old.len().min(new.len()) - before;
    let mut behind = old.bytes().rev().zip(new.bytes().rev()).take(rest).take_while(same).count();
    while !old.is_char_boundary(old.len() - behind) || !new.is_char_boundary(new.len() - behind) {
        behind -= 1;
    }
    (before..old.len() - behind, new[before..new.len() - behind].to_owned())
}
