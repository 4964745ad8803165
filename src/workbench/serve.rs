//! HTTP on the loopback address, held to bounds.
//!
//! In: the desk, a port. Out: a server on a thread of its own, its links, and word when nobody has looked for
//! long. It leaves to [`super::gate`] who is let in and to [`super::answers`] what is there.
//!
//! Bounds: the head of a request must be there within a time and within a length, a connection lives so long, and
//! there are so many. Behind these a slow or greedy client holds up nobody but itself.

use std::convert::Infallible;
use std::io;
use std::net::{Ipv4Addr, TcpListener};
use std::sync::Arc;
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::Duration;

use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::net::TcpStream;
use tokio::runtime::Builder;
use tokio::sync::{Semaphore, oneshot};
use tokio::time::{sleep, timeout};

use super::answers::Served;
use super::bounds::{ServerBounds, ServerWord};
use super::desk::Desk;
use super::gate::Gate;
use super::presence::Presence;

/// The longest head of a request, in bytes.
const HEAD: usize = 16 * 1024;

/// The most headers of a request.
const HEADERS: usize = 64;

/// A server that runs; it ends with the value.
pub struct Started {
    /// The link for people, good as long as the server runs.
    pub link: String,
    /// The link to start a browser with, good once.
    pub entry_link: String,
    _stop: oneshot::Sender<()>,
    words: mpsc::Receiver<ServerWord>,
}

impl Started {
    /// Waits for so long, until a paper was edited, or until the server has ended because nobody looked any more.
    /// Returns whether it has ended.
    pub fn wait(&self, long: Duration) -> bool {
        !matches!(self.words.recv_timeout(long), Ok(ServerWord::Edited) | Err(RecvTimeoutError::Timeout))
    }
}

/// Starts a server for a desk. Port 0 is a free one.
///
/// # Errors
/// The port is taken, or the system gives no socket, no thread or no random bytes.
pub fn start(desk: Arc<Desk>, port: u16, bounds: ServerBounds) -> io::Result<Started> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port))?;
    listener.set_nonblocking(true)?;
    let gate = Gate::new(secret()?, secret()?, listener.local_addr()?.port());
    let (link, entry_link) = (gate.link(), gate.entry_link());
    let runtime = Builder::new_current_thread().enable_io().enable_time().build()?;
    let (stop, stopped) = oneshot::channel();
    let (tell, words) = mpsc::channel();
    let serve = move || {
        runtime.block_on(async {
            let Ok(listener) = tokio::net::TcpListener::from_std(listener) else { return };
            let presence = Presence::new();
            let served = Arc::new(Served::new(gate, desk, presence.clone(), bounds, tell.clone()));
            tokio::spawn(accept(listener, served, bounds));
            until_away(&presence, bounds.away, stopped).await;
        });
        // The port is free before anybody is told that it is.
        drop(runtime);
        // Nobody waits for it if the command is over.
        let _ = tell.send(ServerWord::Ended);
    };
    thread::Builder::new().name("workbench".to_owned()).stack_size(8 << 20).spawn(serve)?;
    Ok(Started { link, entry_link, _stop: stop, words })
}

/// Sixteen bytes that nobody can guess.
fn secret() -> io::Result<String> {
    let mut bytes = [0_u8; 16];
    getrandom::fill(&mut bytes)?;
    Ok(bytes.iter().map(|byte| format!("{byte:02x}")).collect())
}

/// Returns when no page has been open for so long, or when the server is stopped.
async fn until_away(presence: &Presence, away: Duration, mut stopped: oneshot::Receiver<()>) {
    let look = Duration::from_secs(1).min(away);
    while timeout(look, &mut stopped).await.is_err() {
        if presence.is_away(away) {
            return;
        }
    }
}

async fn accept(listener: tokio::net::TcpListener, served: Arc<Served>, bounds: ServerBounds) {
    let room = Arc::new(Semaphore::new(bounds.connections));
    loop {
        let Ok((stream, _)) = listener.accept().await else {
            // No more files may be opened; some are closed soon.
            sleep(Duration::from_millis(100)).await;
            continue;
        };
        let Ok(place) = room.clone().try_acquire_owned() else { continue };
        let served = served.clone();
        tokio::spawn(async move {
            connection(stream, served, bounds).await;
            drop(place);
        });
    }
}

/// One connection from its first request to its end.
async fn connection(stream: TcpStream, served: Arc<Served>, bounds: ServerBounds) {
    let answer = service_fn(move |request| {
        let served = served.clone();
        async move { Ok::<_, Infallible>(served.answer(request).await) }
    });
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(bounds.head)
        .max_buf_size(HEAD)
        .max_headers(HEADERS)
        .serve_connection(TokioIo::new(stream), answer);
    let mut connection = std::pin::pin!(connection);
    if timeout(bounds.life, connection.as_mut()).await.is_err() {
        connection.as_mut().graceful_shutdown();
        // How it ends is the client's affair.
        let _ = timeout(bounds.grace, connection).await;
    }
}
