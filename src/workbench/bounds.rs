//! What a server of the workbench gives to its clients, and what it tells whoever started it.

use std::time::Duration;

/// How much a server gives to its clients.
#[derive(Clone, Copy, Debug)]
pub struct ServerBounds {
    /// Within this time the head of a request must be there, also that of the next one on the same connection.
    pub head: Duration,
    /// After this time a connection ends with the answer that is under way.
    pub life: Duration,
    /// How long that answer may still take.
    pub grace: Duration,
    /// How long a page waits for news before it is told that there are none.
    pub news: Duration,
    /// How many connections there are at once; others are closed as they come.
    pub connections: usize,
    /// The server ends when no page has been open for so long.
    pub away: Duration,
}

impl Default for ServerBounds {
    fn default() -> ServerBounds {
        ServerBounds {
            head: Duration::from_secs(15),
            life: Duration::from_secs(600),
            grace: Duration::from_secs(60),
            news: Duration::from_secs(20),
            connections: 64,
            away: Duration::from_secs(600),
        }
    }
}

/// What a server tells whoever looks at the papers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ServerWord {
    /// A paper was edited.
    Edited,
    /// Nobody has looked for long.
    Ended,
}
