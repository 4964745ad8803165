//! Whether a page of the workbench is open anywhere.
//!
//! In: pages that wait for news, each for as long as it waits. Out: since when none has. A page that is open
//! waits nearly all the time; between two waits it is away for less than a second.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use tokio::time::Instant;

/// Counts the pages that wait.
#[derive(Clone)]
pub(super) struct Presence {
    open: Arc<Mutex<(usize, Instant)>>,
}

/// A page that waits.
pub(super) struct WaitingPage(Presence);

impl Presence {
    pub(super) fn new() -> Presence {
        Presence { open: Arc::new(Mutex::new((0, Instant::now()))) }
    }

    /// A page waits from now on, until the value is dropped.
    pub(super) fn wait(&self) -> WaitingPage {
        self.note(|(open, _)| *open += 1);
        WaitingPage(self.clone())
    }

    /// Whether no page has waited for so long.
    pub(super) fn is_away(&self, long: Duration) -> bool {
        let mut away = false;
        self.note(|(open, since)| away = *open == 0 && since.elapsed() >= long);
        away
    }

    fn note(&self, change: impl FnOnce(&mut (usize, Instant))) {
        change(&mut self.open.lock().unwrap_or_else(PoisonError::into_inner));
    }
}

impl Drop for WaitingPage {
    fn drop(&mut self) {
        self.0.note(|(open, since)| {
            *open -= 1;
            *since = Instant::now();
        });
    }
}
