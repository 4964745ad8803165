//! `vanban lsp`: an editor's server over stdin and stdout.
//!
//! In: what an editor says of the files it has open, and asks. Out: what is found in them, answers. It writes no
//! file, and reads what `check` reads. What is said of a place is left to [`crate::language`].

mod addresses;
mod answers;
mod corrections;
mod diagnoses;
mod looks;
mod open_files;
mod settings;
mod shapes;
mod typing;
mod worker;

use std::collections::VecDeque;
use std::path::Path;
use std::sync::Arc;
use std::thread;

use gen_lsp_types::{
    CancelParams, DidChangeTextDocumentParams, DidCloseTextDocumentParams, DidOpenTextDocumentParams, Id,
};
use lsp_server::{Connection, ErrorCode, Message, Notification, Request, RequestId, Response};
use serde::de::DeserializeOwned;

use super::args::LspArgs;
use crate::run::own_templates::Pipelines;
use crate::run::{Outcome, Refusal, workers};
use settings::EditorSettings;
use typing::Typing;
use worker::LookWorker;

/// Runs the command.
pub(super) fn run(args: &LspArgs) -> Result<Outcome, Refusal> {
    // Fonts that cannot be used are told at once, and not with each paper.
    Pipelines::with_fonts(args.fonts.folder())?;
    // Nobody waits for the threads of the streams: a look that is under way would hold them.
    let (connection, _) = Connection::stdio();
    serve(&connection, args)
}

/// The editor went away without saying so.
const GONE: Outcome = Outcome::NotWritten;

fn serve(connection: &Connection, args: &LspArgs) -> Result<Outcome, Refusal> {
    let Ok((id, params)) = connection.initialize_start() else { return Ok(GONE) };
    let Ok(params) = serde_json::from_value(params) else {
        return Err(Refusal::new("trình soạn thảo mở đầu không đúng giao thức LSP"));
    };
    settings::work_in_folder(&params);
    let settings = EditorSettings::of(&params);
    let offered = serde_json::to_value(settings.offered()).unwrap_or_default();
    if connection.initialize_finish(id, offered).is_err() {
        return Ok(GONE);
    }
    let sender = connection.sender.clone();
    // Whoever does not listen any more will close the other stream too.
    let typing = Arc::new(Typing::new(Box::new(move |message| drop(sender.send(message)))));
    settings.watching().into_iter().for_each(|request| typing.say(request));
    let worker = LookWorker { typing: typing.clone(), settings };
    let fonts = args.fonts.folder().map(Path::to_owned);
    thread::spawn(move || {
        if let Err(crash) = workers::with_deep_stack(|| worker.work(fonts.as_deref())) {
            worker.typing.say(answers::shown_message(&crash.refusal()));
        }
    });
    let queue = VecDeque::new();
    let ended = Heard { connection, typing: &typing, settings, queue, is_shut: false }.until_the_end();
    typing.end();
    Ok(ended)
}

/// What an editor says, in its order.
struct Heard<'a> {
    connection: &'a Connection,
    typing: &'a Typing,
    settings: EditorSettings,
    queue: VecDeque<Message>,
    /// Whether the editor has said that it will end.
    is_shut: bool,
}

impl Heard<'_> {
    fn until_the_end(&mut self) -> Outcome {
        while let Some(message) = self.next() {
            match message {
                Message::Request(request) => self.request(request),
                Message::Notification(notification) if notification.method == "exit" => {
                    return if self.is_shut { Outcome::Done } else { GONE };
                }
                Message::Notification(notification) => self.notification(notification),
                // Whether it tells of files that others change makes no difference here.
                Message::Response(_) => {}
            }
        }
        GONE
    }

    /// The next message. All that are there are heard first: one may take back what another asks.
    fn next(&mut self) -> Option<Message> {
        if self.queue.is_empty() {
            let first = self.connection.receiver.recv().ok()?;
            self.hear(first);
        }
        while let Ok(message) = self.connection.receiver.try_recv() {
            self.hear(message);
        }
        match self.queue.pop_front() {
            Some(message) => Some(message),
            None => self.next(),
        }
    }

    fn hear(&mut self, message: Message) {
        match message {
            Message::Notification(notification) if notification.method == "$/cancelRequest" => {
                if let Some(CancelParams { id }) = read(notification) {
                    self.cancel(&match id {
                        Id::Int(number) => RequestId::from(number),
                        Id::String(name) => RequestId::from(name),
                    });
                }
            }
            message => self.queue.push_back(message),
        }
    }

    /// Answers a request that is not wanted any more, unless it was answered.
    fn cancel(&mut self, id: &RequestId) {
        let is_it = |message: &Message| matches!(message, Message::Request(request) if request.id == *id);
        let was_heard = self.queue.iter().position(is_it).map(|at| drop(self.queue.remove(at))).is_some();
        let waits = {
            let waiting = &mut self.typing.state().waiting;
            waiting.iter().position(|request| request.id == *id).map(|at| waiting.remove(at)).is_some()
        };
        if was_heard || waits {
            self.typing.say(answers::cancelled(id.clone()));
        }
    }

    fn request(&mut self, request: Request) {
        if request.method == "shutdown" {
            self.is_shut = true;
            return self.typing.say(Response::new_ok(request.id, ()));
        }
        if self.is_shut {
            let message = "đã kết thúc".to_owned();
            let error = Response::new_err(request.id, ErrorCode::InvalidRequest as i32, message);
            return self.typing.say(error);
        }
        answers::answer(request, self.typing, &self.settings);
    }

    fn notification(&mut self, notification: Notification) {
        match notification.method.as_str() {
            "textDocument/didOpen" => {
                let Some(DidOpenTextDocumentParams { text_document }) = read(notification) else { return };
                self.typing.change(true, |open| {
                    open.open(text_document.uri, text_document.version, text_document.text);
                });
            }
            "textDocument/didChange" => {
                let Some(DidChangeTextDocumentParams { text_document, content_changes }) = read(notification)
                else {
                    return;
                };
                let unit = self.settings.unit;
                let uri = text_document.text_document_identifier.uri;
                self.typing.change(false, |open| {
                    open.change(&uri, text_document.version, content_changes, unit);
                });
            }
            "textDocument/didClose" => {
                let Some(DidCloseTextDocumentParams { text_document }) = read(notification) else { return };
                self.typing.change(true, |open| open.close(&text_document.uri));
            }
            "textDocument/didSave" | "workspace/didChangeWatchedFiles" => self.typing.change(true, |_| {}),
            _ => {}
        }
    }
}

/// The parameters of a notification; one that is not as the protocol says is passed over.
fn read<P: DeserializeOwned>(notification: Notification) -> Option<P> {
    serde_json::from_value(notification.params).ok()
}
