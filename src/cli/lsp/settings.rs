//! What an editor says of itself when it starts the server, and what it is told.
//!
//! In: the parameters of `initialize`. Out: how places are counted, what it can show; what the server can do.

use std::env;

use gen_lsp_types::{
    CodeActionKind, CodeActionOptions, CodeActionProvider, CompletionOptions, DefinitionProvider,
    DocumentSymbolProvider, HoverProvider, InitializeParams, InitializeResult, PositionEncodingKind, Save,
    SaveOptions, ServerCapabilities, ServerInfo, TextDocumentSync, TextDocumentSyncKind,
    TextDocumentSyncOptions, WorkspaceFolders,
};

use lsp_server::{Request, RequestId};

use super::addresses;
use crate::language::ColumnUnit;

/// The only thing that is asked of an editor.
const WATCHING: &str = "theo-doi-tep";

/// What was agreed on with an editor.
#[derive(Clone, Copy, Debug)]
pub(super) struct EditorSettings {
    /// What columns count.
    pub(super) unit: ColumnUnit,
    /// Whether it shows other places of a finding.
    pub(super) related: bool,
    /// Whether it knows places to fill in.
    pub(super) snippets: bool,
    /// Whether it tells of files that others change, if it is asked to.
    watches: bool,
}

impl EditorSettings {
    /// What an editor says of itself.
    pub(super) fn of(params: &InitializeParams) -> EditorSettings {
        let capabilities = &params.capabilities;
        let encodings = capabilities.general.as_ref().and_then(|one| one.position_encodings.as_ref());
        let knows_bytes = encodings.is_some_and(|known| known.contains(&PositionEncodingKind::UTF8));
        let documents = capabilities.text_document.as_ref();
        let published = documents.and_then(|one| one.publish_diagnostics.as_ref());
        let related = published.and_then(|one| one.diagnostics_capabilities.related_information);
        let item = documents.and_then(|one| one.completion.as_ref()?.completion_item.as_ref());
        let watched = capabilities.workspace.as_ref().and_then(|one| one.did_change_watched_files.as_ref());
        EditorSettings {
            unit: if knows_bytes { ColumnUnit::Utf8 } else { ColumnUnit::Utf16 },
            related: related.unwrap_or(false),
            snippets: item.and_then(|one| one.snippet_support).unwrap_or(false),
            watches: watched.and_then(|one| one.dynamic_registration).unwrap_or(false),
        }
    }

    /// Asks an editor that can do so to tell of files that others change: tables, pictures, an office's own files.
    pub(super) fn watching(self) -> Option<Request> {
        let patterns = ["yaml", "yml", "xml", "csv", "xlsx", "xls", "ods", "png", "json"];
        let watchers = patterns.map(|ending| serde_json::json!({"globPattern": format!("**/*.{ending}")}));
        let registration = serde_json::json!({
            "id": WATCHING,
            "method": "workspace/didChangeWatchedFiles",
            "registerOptions": {"watchers": watchers},
        });
        let params = serde_json::json!({"registrations": [registration]});
        let id = RequestId::from(WATCHING.to_owned());
        self.watches.then(|| Request::new(id, "client/registerCapability".to_owned(), params))
    }

    /// What the server can do.
    pub(super) fn offered(self) -> InitializeResult {
        let sync = TextDocumentSyncOptions {
            open_close: Some(true),
            change: Some(TextDocumentSyncKind::Incremental),
            save: Some(Save::SaveOptions(SaveOptions { include_text: Some(false) })),
            ..TextDocumentSyncOptions::default()
        };
        let kinds = vec![CodeActionKind::QuickFix, CodeActionKind::SourceFixAll];
        InitializeResult {
            capabilities: ServerCapabilities {
                position_encoding: Some(match self.unit {
                    ColumnUnit::Utf8 => PositionEncodingKind::UTF8,
                    ColumnUnit::Utf16 => PositionEncodingKind::UTF16,
                }),
                text_document_sync: Some(TextDocumentSync::Options(sync)),
                completion_provider: Some(CompletionOptions {
                    trigger_characters: Some([".", "{", "[", "\"", "|", " "].map(str::to_owned).into()),
                    ..CompletionOptions::default()
                }),
                hover_provider: Some(HoverProvider::Bool(true)),
                definition_provider: Some(DefinitionProvider::Bool(true)),
                document_symbol_provider: Some(DocumentSymbolProvider::Bool(true)),
                code_action_provider: Some(CodeActionProvider::CodeActionOptions(CodeActionOptions {
                    code_action_kinds: Some(kinds),
                    ..CodeActionOptions::default()
                })),
                ..ServerCapabilities::default()
            },
            server_info: Some(ServerInfo {
                name: "vanban".to_owned(),
                version: Some(env!("CARGO_PKG_VERSION").to_owned()),
            }),
        }
    }
}

/// Works in the folder that the editor has open, so that files are named by their way from there. Without such a
/// folder they are named by their whole paths.
pub(super) fn work_in_folder(params: &InitializeParams) {
    let folders = params.workspace_folders_initialize_params.workspace_folders.as_ref();
    let first = folders.and_then(|folders| match folders {
        WorkspaceFolders::WorkspaceFolderList(folders) => folders.first().map(|folder| folder.uri.clone()),
        WorkspaceFolders::Null => None,
    });
    #[expect(deprecated, reason = "editors that know nothing newer name their folder so")]
    let folder = first.or_else(|| params.root_uri.clone());
    if let Some(path) = folder.as_ref().and_then(addresses::path_of) {
        // Where that cannot be, files are named by their whole paths.
        drop(env::set_current_dir(path));
    }
}
