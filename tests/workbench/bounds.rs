//! Clients that are slow, greedy or without manners hold up nobody but themselves.

use std::io::{Read, Write};
use std::sync::Arc;
use std::thread;
use std::time::Duration;

use vanban::rooms::workbench::{Desk, ServerBounds, Started, start};

use super::{Address, now, status};

fn served(bounds: ServerBounds) -> (Started, Address) {
    let desk = Arc::new(Desk::default());
    desk.put("a.yaml");
    let server = start(desk, 0, bounds).unwrap();
    let address = Address::of_server(&server);
    (server, address)
}

/// How long it takes until the other end closes a connection.
fn closed_after(
    address: &Address,
    mut send: impl FnMut(&mut std::net::TcpStream) -> std::io::Result<()>,
) -> Duration {
    let start = now();
    let mut stream = address.connect();
    stream.set_read_timeout(Some(Duration::from_millis(100))).unwrap();
    let mut bytes = [0; 1024];
    while start.elapsed() < Duration::from_secs(20) {
        if send(&mut stream).is_err() {
            break;
        }
        match stream.read(&mut bytes) {
            Ok(0) => break,
            Ok(_) => {}
            Err(error)
                if matches!(error.kind(), std::io::ErrorKind::WouldBlock | std::io::ErrorKind::TimedOut) => {}
            Err(_) => break,
        }
    }
    start.elapsed()
}

#[test]
fn long_requests_are_refused() {
    let (_server, address) = served(ServerBounds::default());
    let token = &address.token;
    assert_eq!(status(&address.ask(&format!("/{token}/{}", "a".repeat(4000)), "")), 414);
    assert_eq!(status(&address.ask(&format!("/{token}/"), &format!("X: {}\r\n", "a".repeat(40_000)))), 431);
    let many: String = (0..200).map(|at| format!("X-{at}: 1\r\n")).collect();
    assert_eq!(status(&address.ask(&format!("/{token}/"), &many)), 431);
    assert_eq!(status(&address.ask(&format!("/{token}/"), "Content-Length: 1000000000\r\n")), 413);
    assert_eq!(status(&address.ask(&format!("/{token}/"), "Transfer-Encoding: chunked\r\n")), 413);
    assert_eq!(status(&address.ask(&format!("/{token}/"), "")), 200, "and others are served as before");
}

/// One byte now and then does not keep a connection: the whole head must be there in time. So with one that sends
/// nothing at all, or nothing more.
#[test]
fn slow_clients_are_closed() {
    let head = Duration::from_millis(600);
    let (_server, address) = served(ServerBounds { head, ..ServerBounds::default() });
    let mut letters = b"GET / HTTP/1.1\r\nHost: 127".iter().cycle();
    let drip = closed_after(&address, |stream| stream.write_all(&[*letters.next().unwrap()]));
    let silent = closed_after(&address, |_| Ok(()));
    let mut asked = false;
    let request = format!("GET /{}/ HTTP/1.1\r\nHost: {}\r\n\r\n", address.token, address.host);
    let idle = closed_after(&address, |stream| match std::mem::replace(&mut asked, true) {
        false => stream.write_all(request.as_bytes()),
        true => Ok(()),
    });
    for (who, took) in [("drip", drip), ("silent", silent), ("idle", idle)] {
        assert!(took < Duration::from_secs(10), "{who}: {took:?}");
        assert!(took > head / 2, "{who}: {took:?}");
    }
}

/// A client that asks and never takes the answers is closed when the life of its connection is over.
#[test]
fn a_client_that_takes_no_answer_is_closed() {
    let bounds = ServerBounds {
        life: Duration::from_millis(500),
        grace: Duration::from_millis(500),
        ..ServerBounds::default()
    };
    let (_server, address) = served(bounds);
    let mut stream = address.connect();
    stream.set_write_timeout(Some(Duration::from_secs(20))).unwrap();
    let request = format!("GET /{}/kieu.css HTTP/1.1\r\nHost: {}\r\n\r\n", address.token, address.host);
    let start = now();
    // It is refused further bytes once it is closed.
    while stream.write_all(request.as_bytes()).is_ok() {
        assert!(start.elapsed() < Duration::from_secs(20), "the connection still lives");
    }
}

/// Connections over the bound are closed at once; when there is room again, they are served.
#[test]
fn connections_are_bounded_in_number() {
    let bounds = ServerBounds { connections: 3, head: Duration::from_secs(3), ..ServerBounds::default() };
    let (_server, address) = served(bounds);
    let greedy: Vec<_> = (0..3).map(|_| address.connect()).collect();
    // They are taken in the order in which they came.
    let mut over = address.connect();
    let mut bytes = Vec::new();
    assert_eq!(over.read_to_end(&mut bytes).unwrap_or(0), 0, "nothing is answered");
    drop(greedy);
    let start = now();
    while status(&address.get("")) != 200 {
        assert!(start.elapsed() < Duration::from_secs(20), "there is room again");
        thread::sleep(Duration::from_millis(50));
    }
}
