//! What the thread that hears the editor and the one that looks share: the texts, what is known of them, who waits.
//!
//! In: the open files, each time they change. Out: the texts to look at, always the newest. A text that changes again
//! while it waits is looked at once.

use std::collections::BTreeMap;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use lsp_server::{Message, Request};

use super::looks::LookedPaper;
use super::open_files::OpenFiles;

/// How long a text must stay as it is before it is looked at.
const PAUSE: Duration = Duration::from_millis(80);
/// How often that is waited for: who types on and on is told something too.
const PAUSES: usize = 5;

/// What the thread that hears the editor and the one that looks share.
pub(super) struct Typing {
    state: Mutex<TypingState>,
    news: Condvar,
    tell: Box<dyn Fn(Message) + Send + Sync>,
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
    pub(super) round: u64,
    pub(super) done: u64,
    /// Whether files may have changed on the disk.
    pub(super) disk: bool,
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
    pub(super) fn new(tell: Box<dyn Fn(Message) + Send + Sync>) -> Typing {
        Typing { state: Mutex::default(), news: Condvar::new(), tell }
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

    /// The texts to look at, when there are new ones that stay for a moment, or somebody waits. Returns None at the
    /// end.
    pub(super) fn next(&self) -> Option<(OpenFiles, u64, bool)> {
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
}
