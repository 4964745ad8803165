//! Looks while somebody types: on a thread of its own, one after another, always at the newest texts.
//!
//! In: the open files, each time they change. Out: what was found, told to the editor; answers to what had to wait
//! for a look. A text that changes again while it waits is looked at once; what is found in a text that has changed
//! since is not told.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use gen_lsp_types::{Diagnostic, PublishDiagnosticsParams, Uri};
use lsp_server::{Message, Notification, Request};

use super::answers;
use super::diagnoses::{Diagnoses, FileDiagnoses};
use super::looks::{LookedPaper, PaperLooks};
use super::open_files::OpenFiles;
use super::settings::EditorSettings;

/// How long a text must stay as it is before it is looked at.
const PAUSE: Duration = Duration::from_millis(80);
/// How often that is waited for: who types on and on is told something too.
const PAUSES: usize = 5;

/// What the thread that hears the editor and the one that looks share.
pub(super) struct Typing {
    state: Mutex<TypingState>,
    news: Condvar,
    tell: Box<dyn Fn(Message) + Send + Sync>,
    settings: EditorSettings,
}

/// The texts and what is known of them.
#[derive(Default)]
pub(super) struct TypingState {
    /// The open files.
    pub(super) open: OpenFiles,
    /// The last look at each paper.
    pub(super) looked: BTreeMap<String, Arc<LookedPaper>>,
    /// What waits for a look at the present texts.
    pub(super) waiting: Vec<Request>,
    /// How many times anything has changed, and up to which time it was looked at.
    round: u64,
    done: u64,
    /// Whether files may have changed on the disk.
    disk: bool,
    is_over: bool,
}

impl TypingState {
    /// The paper that a file belongs to, as it was last looked at: its own, or the one that attaches it.
    pub(super) fn paper_of(&self, name: &str) -> Option<&Arc<LookedPaper>> {
        let holds = |paper: &&Arc<LookedPaper>| {
            let sources = &paper.look.report.sources;
            sources.ids().any(|id| sources.file(id).name() == name)
        };
        self.looked.get(name).or_else(|| self.looked.values().find(holds))
    }
}

impl Typing {
    pub(super) fn new(settings: EditorSettings, tell: Box<dyn Fn(Message) + Send + Sync>) -> Typing {
        Typing { state: Mutex::default(), news: Condvar::new(), tell, settings }
    }

    pub(super) fn state(&self) -> MutexGuard<'_, TypingState> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Changes the texts; they are looked at again. `disk`: files may have changed there too.
    pub(super) fn change(&self, disk: bool, change: impl FnOnce(&mut OpenFiles)) {
        let mut state = self.state();
        change(&mut state.open);
        state.disk |= disk;
        state.round += 1;
        self.news.notify_all();
    }

    /// Answers a request after a look at the present texts.
    pub(super) fn answer_later(&self, request: Request) {
        let mut state = self.state();
        state.waiting.push(request);
        self.news.notify_all();
    }

    /// Ends the looks.
    pub(super) fn end(&self) {
        self.state().is_over = true;
        self.news.notify_all();
    }

    /// Says something to the editor.
    pub(super) fn say(&self, message: impl Into<Message>) {
        (self.tell)(message.into());
    }

    /// Looks until the end.
    pub(super) fn work(&self, fonts: Option<&Path>) {
        let mut looks = PaperLooks::new(fonts);
        let mut told = ToldFindings::new();
        while let Some((open, round, disk)) = self.next() {
            if disk {
                looks.forget();
            }
            let known = self.state().looked.clone();
            let mut looked = BTreeMap::new();
            let mut refused = None;
            for name in looks.papers(&open) {
                let before = known.get(&name);
                let same = before.filter(|before| !disk && before.is_of(&open));
                let paper = match same {
                    Some(same) => Ok(same.clone()),
                    None => looks.look(&name, &open, before.map(Arc::as_ref)).map(Arc::new),
                };
                match paper {
                    Ok(paper) => drop(looked.insert(name, paper)),
                    Err(refusal) => refused = Some(refusal),
                }
                if self.state().round != round {
                    break;
                }
            }
            let mut state = self.state();
            let is_newest = state.round == round;
            if !is_newest {
                // A paper that was not come to keeps its last look.
                for (name, paper) in known {
                    looked.entry(name).or_insert(paper);
                }
            }
            state.looked = looked;
            if !is_newest {
                state.disk |= disk;
                continue;
            }
            state.done = round;
            let waiting = std::mem::take(&mut state.waiting);
            drop(state);
            if let Some(refusal) = refused {
                self.say(answers::shown_message(&refusal));
            }
            self.tell_found(&open, &mut told);
            waiting.into_iter().for_each(|request| self.say(answers::looked(request, self, &self.settings)));
        }
    }

    /// The texts to look at, when there are new ones that stay for a moment, or somebody waits. Returns None at the
    /// end.
    fn next(&self) -> Option<(OpenFiles, u64, bool)> {
        let mut state = self.state();
        loop {
            if state.is_over {
                return None;
            }
            if state.round != state.done || !state.waiting.is_empty() {
                break;
            }
            state = self.news.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
        for _ in 0..PAUSES {
            let round = state.round;
            if state.is_over || !state.waiting.is_empty() {
                break;
            }
            (state, _) = self.news.wait_timeout(state, PAUSE).unwrap_or_else(PoisonError::into_inner);
            if state.round == round {
                break;
            }
        }
        let disk = std::mem::take(&mut state.disk);
        (!state.is_over).then(|| (state.open.clone(), state.round, disk))
    }

    /// Tells the editor what is found: of each file when its text or that has changed, and what has gone.
    fn tell_found(&self, open: &OpenFiles, told: &mut ToldFindings) {
        let shown = Diagnoses { open, unit: self.settings.unit, related: self.settings.related };
        let looked = self.state().looked.clone();
        let mut found = FileDiagnoses::new();
        for paper in looked.values() {
            let sources = &paper.look.report.sources;
            let open = sources.ids().filter_map(|id| open.named(sources.file(id).name()));
            open.for_each(|file| drop(found.insert(file.address.0.clone(), Vec::new())));
        }
        for (name, paper) in &looked {
            shown.add(name, &paper.look.report, &mut found);
            shown.add_beside(name, &paper.office.report, &mut found);
        }
        shown.add_registers(&mut found);
        let gone = told.keys().filter(|address| !found.contains_key(*address));
        gone.for_each(|address| self.publish(address, None, Vec::new()));
        let mut new = ToldFindings::new();
        for (address, all) in found {
            let version = open.at(&Uri(address.clone())).map(|file| file.version);
            let now = (version, all);
            if told.get(&address) != Some(&now) {
                self.publish(&address, version, now.1.clone());
            }
            new.insert(address, now);
        }
        *told = new;
    }

    fn publish(&self, address: &str, version: Option<i32>, diagnostics: Vec<Diagnostic>) {
        let params = PublishDiagnosticsParams { uri: Uri(address.to_owned()), version, diagnostics };
        self.say(Notification::new("textDocument/publishDiagnostics".to_owned(), params));
    }
}

/// What was told of files, each with the version of its text.
type ToldFindings = BTreeMap<String, (Option<i32>, Vec<Diagnostic>)>;
