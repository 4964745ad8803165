//! Answers to what an editor asks.
//!
//! In: a request, the open files and the looks at them. Out: a response. What goes by the text alone is answered at
//! once, so that it never waits for a look; corrections wait for one, since they are of the text that was looked at.

use std::sync::Arc;

use gen_lsp_types::{
    CodeActionParams, CompletionList, CompletionParams, Contents, DefinitionParams, DocumentSymbol,
    DocumentSymbolParams, Hover, HoverParams, Location, MessageType, Position, ShowMessageParams,
    TextDocumentIdentifier,
};
use lsp_server::{ErrorCode, Notification, Request, RequestId, Response};
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::looks::LookedPaper;
use super::open_files::{OpenFile, OpenFiles, OverlaidFiles};
use super::settings::EditorSettings;
use super::typing::Typing;
use super::{addresses, corrections, shapes};
use crate::files::{self, disk};
use crate::language::{self, EditorText, FolderEntry, KnownPaper, TypedFile};
use crate::run::{Refusal, crash, inputs, system};
use crate::template::Office;

/// Answers a request, or leaves it until the next look.
pub(super) fn answer(request: Request, typing: &Typing, settings: &EditorSettings) {
    let Request { id, method, params } = request;
    let response = match method.as_str() {
        "textDocument/completion" => of(id, params, |params| completion(&params, typing, settings)),
        "textDocument/hover" => of(id, params, |params| hover(&params, typing, settings)),
        "textDocument/definition" => of(id, params, |params| definition(&params, typing, settings)),
        "textDocument/documentSymbol" => of(id, params, |params| symbols(&params, typing, settings)),
        "textDocument/codeAction" => return typing.answer_later(Request { id, method, params }),
        _ => {
            let message = format!("không có yêu cầu `{method}`");
            Response::new_err(id, ErrorCode::MethodNotFound as i32, message)
        }
    };
    typing.say(response);
}

/// Answers what had to wait for a look.
pub(super) fn looked(request: Request, typing: &Typing, settings: &EditorSettings) -> Response {
    of(request.id, request.params, |params: CodeActionParams| corrections::offered(&params, typing, settings))
}

/// What was asked is not wanted any more.
pub(super) fn cancelled(id: RequestId) -> Response {
    Response::new_err(id, ErrorCode::RequestCanceled as i32, "đã bỏ yêu cầu".to_owned())
}

/// Words for the person at the editor.
pub(super) fn shown_message(refusal: &Refusal) -> Notification {
    let hint = refusal.hint.as_ref().map(|hint| format!("; {hint}")).unwrap_or_default();
    let params =
        ShowMessageParams { kind: MessageType::Error, message: format!("{}{hint}", refusal.message) };
    Notification::new("window/showMessage".to_owned(), params)
}

fn of<P: DeserializeOwned, R: Serialize>(
    id: RequestId,
    params: serde_json::Value,
    answer: impl FnOnce(P) -> Option<R>,
) -> Response {
    match serde_json::from_value(params) {
        Ok(params) => match crash::catch(|| answer(params)) {
            Ok(answer) => Response::new_ok(id, answer),
            Err(crash) => Response::new_err(id, ErrorCode::InternalError as i32, crash.refusal().message),
        },
        Err(_) => {
            let message = "tham số không đúng với giao thức".to_owned();
            Response::new_err(id, ErrorCode::InvalidParams as i32, message)
        }
    }
}

/// A file that is asked about, and what is known of its paper.
struct AskedFile {
    file: Arc<OpenFile>,
    sort: TypedFile,
    open: OpenFiles,
    paper: Option<Arc<LookedPaper>>,
}

impl AskedFile {
    /// The file, if it is YAML that this program may know something of.
    fn of(typing: &Typing, document: &TextDocumentIdentifier) -> Option<AskedFile> {
        let state = typing.state();
        let file = state.open.at(&document.uri)?.clone();
        let is_register = inputs::is_laws(file.name.as_ref());
        let is_paper = language::is_paper(file.text.typed()) || file.text.typed().trim().is_empty();
        let sort = if is_register { TypedFile::Register } else { TypedFile::Paper };
        let paper = state.paper_of(&file.name).cloned();
        let asked = AskedFile { sort, open: state.open.clone(), paper, file };
        (system::is_yaml(asked.file.name.as_ref()) && (is_paper || is_register)).then_some(asked)
    }

    /// Calls with what is known of the paper; before the first look that is what every office has. `with_names`: also
    /// with what texts may name, which may have to be made.
    fn with_known<R>(&self, with_names: bool, call: impl FnOnce(KnownPaper<'_>) -> R) -> R {
        let file = self.sort;
        let known = self.paper.as_ref().and_then(|paper| Some((paper, paper.pipeline()?)));
        let Some((paper, pipeline)) = known else {
            let office = Office::built_in();
            return call(KnownPaper { file, office: &office, good: None, names: None, attached: &[] });
        };
        let good = paper.look.good.as_deref();
        let files = OverlaidFiles::of(&self.open);
        let names = good.filter(|_| with_names);
        let names = names.and_then(|good| good.names(&paper.look.name, pipeline, &files));
        let attached = good.and_then(|good| good.attached(&self.file.name)).unwrap_or_default();
        call(KnownPaper { file, office: pipeline.office(), good, names, attached: &attached })
    }

    fn text(&self) -> &str {
        self.file.text.typed()
    }

    fn byte(&self, position: Position, settings: &EditorSettings) -> usize {
        shapes::byte(&self.file.text, position, settings.unit)
    }

    /// Whether braces are open before a byte, so that names are asked for.
    fn is_in_braces(&self, at: usize) -> bool {
        let before = &self.text()[..at];
        let open = [("{{", "}}"), ("{%", "%}")];
        open.into_iter().any(|(open, close)| before.rfind(open) > before.rfind(close))
    }
}

fn completion(
    params: &CompletionParams,
    typing: &Typing,
    settings: &EditorSettings,
) -> Option<CompletionList> {
    let asked = &params.text_document_position_params;
    let file = AskedFile::of(typing, &asked.text_document)?;
    let at = file.byte(asked.position, settings);
    let folder = |way: &str| entries(&file.file.name, way);
    let found =
        file.with_known(file.is_in_braces(at), |known| language::proposals(file.text(), at, known, &folder));
    let text = &file.file.text;
    let items = found.into_iter();
    let items = items.map(|one| shapes::proposed(one, text, settings.unit, settings.snippets)).collect();
    Some(CompletionList { items, ..CompletionList::default() })
}

/// What is in a folder, by the way to it from a file; hidden files are left out.
fn entries(name: &str, way: &str) -> Vec<FolderEntry> {
    let inside = if way.is_empty() { "x".to_owned() } else { format!("{way}/x") };
    let Some(folder) = files::beside(name, &inside) else { return Vec::new() };
    let entries = disk::read_dir(system::folder_of(folder.as_ref()));
    let entries = entries.into_iter().flatten().flatten().map(|entry| entry.path());
    let named = entries.filter_map(|path| {
        let name = path.file_name()?.to_str()?.to_owned();
        Some(FolderEntry { is_folder: disk::is_dir(&path), name })
    });
    let own = name.rsplit('/').next().unwrap_or_default();
    let mut all: Vec<FolderEntry> =
        named.filter(|entry| !entry.name.starts_with('.') && entry.name != own).collect();
    all.sort();
    all
}

fn hover(params: &HoverParams, typing: &Typing, settings: &EditorSettings) -> Option<Hover> {
    let asked = &params.text_document_position_params;
    let file = AskedFile::of(typing, &asked.text_document)?;
    let at = file.byte(asked.position, settings);
    let told = file.with_known(file.is_in_braces(at), |known| language::hover(file.text(), at, known))?;
    Some(Hover {
        contents: Contents::MarkupContent(shapes::markdown(told.markdown)),
        range: Some(shapes::range(&file.file.text, told.about, settings.unit)),
    })
}

fn definition(params: &DefinitionParams, typing: &Typing, settings: &EditorSettings) -> Option<Location> {
    let asked = &params.text_document_position_params;
    let file = AskedFile::of(typing, &asked.text_document)?;
    let at = file.byte(asked.position, settings);
    let is_file = |name: &str| file.open.named(name).is_some() || disk::is_file(name);
    let found = file
        .with_known(false, |known| language::definition(file.text(), at, &file.file.name, known, &is_file))?;
    let uri = match file.open.named(&found.file) {
        Some(open) => open.address.clone(),
        None => addresses::address_of(&found.file)?,
    };
    let range = match found.at {
        None => shapes::range(&EditorText::new(""), 0..0, settings.unit),
        Some(at) => {
            let text = match file.open.named(&found.file) {
                Some(open) => open.text.clone(),
                None => EditorText::new(String::from_utf8(system::read(found.file.as_ref()).ok()?).ok()?),
            };
            shapes::range(&text, text.typed_range(at), settings.unit)
        }
    };
    Some(Location { uri, range })
}

fn symbols(
    params: &DocumentSymbolParams,
    typing: &Typing,
    settings: &EditorSettings,
) -> Option<Vec<DocumentSymbol>> {
    let file = AskedFile::of(typing, &params.text_document)?;
    let parts = language::outline(file.text());
    Some(parts.into_iter().map(|part| shapes::symbol(part, &file.file.text, settings.unit)).collect())
}
