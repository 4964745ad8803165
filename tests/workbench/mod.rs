//! The workbench: a paper that is open (`session.rs`), the server that shows it (`server.rs`, `bounds.rs`), the
//! command (`command.rs`), what is edited on its page (`edits.rs`) and what is done there beside (`deeds.rs`,
//! `issuing.rs`, `batches.rs`, `versions.rs`). The page in a real browser is looked at by `judges/workbench.py`.

mod batches;
mod bounds;
mod command;
mod deeds;
mod edits;
mod issuing;
mod server;
mod session;
mod versions;

use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::{Duration, Instant};

use serde_json::Value;
use vanban::rooms::workbench::Started;

/// The time, for what is waited for.
fn now() -> Instant {
    #[expect(clippy::disallowed_methods, reason = "how long a test waits is in no document")]
    Instant::now()
}

/// A notice of two pages.
fn notice() -> String {
    let lines: String =
        (1..=40).map(|at| format!("  {at}. Thôn {at} kiểm tra kênh mương, cống rãnh.\n")).collect();
    format!(
        "loai: thong_bao\nco_quan: {{ten: [Ủy ban nhân dân, xã An Bình]}}\nky_hieu: TB-UBND\nnam: 2026\n\
         dia_danh: An Bình\ntrich_yeu: Kiểm tra kênh mương năm 2026\nnoi_dung: |\n{lines}  \
         Yêu cầu các thôn thực hiện./.\nnoi_nhan: [Các thôn]\nnguoi_ky: {{chuc_vu: Chủ tịch}}\n"
    )
}

/// Where a server is, and what its addresses begin with.
struct Address {
    host: String,
    token: String,
}

impl Address {
    fn of(link: &str) -> Address {
        let rest = link.trim().strip_prefix("http://").expect("a link");
        let (host, token) = rest.split_once('/').expect("a token");
        Address { host: host.to_owned(), token: token.trim_end_matches('/').to_owned() }
    }

    fn of_server(server: &Started) -> Address {
        Address::of(&server.link)
    }

    fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(&self.host).expect("the server");
        stream.set_read_timeout(Some(Duration::from_secs(30))).unwrap();
        stream
    }

    /// Sends these bytes, and returns all that comes until the other end is closed.
    fn send(&self, bytes: &[u8]) -> String {
        String::from_utf8_lossy(&self.raw(bytes)).into_owned()
    }

    /// The same as bytes.
    fn raw(&self, bytes: &[u8]) -> Vec<u8> {
        let mut stream = self.connect();
        // The server may refuse it before all of it was sent.
        let _ = stream.write_all(bytes);
        let mut answer = Vec::new();
        let _ = stream.read_to_end(&mut answer);
        answer
    }

    /// Asks for a path with these further headers, each with its line end.
    fn ask(&self, path: &str, headers: &str) -> String {
        self.send(
            format!("GET {path} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n{headers}\r\n", self.host)
                .as_bytes(),
        )
    }

    /// Asks for what is behind the token.
    fn get(&self, way: &str) -> String {
        self.ask(&format!("/{}/{way}", self.token), "")
    }

    /// Sends JSON to what is behind the token, as the page does.
    fn post(&self, way: &str, body: &Value) -> (u16, Value) {
        self.post_of("application/json", way, body.to_string().as_bytes())
    }

    /// Sends a file to what is behind the token, as the page does.
    fn post_file(&self, way: &str, bytes: &[u8]) -> (u16, Value) {
        self.post_of("application/octet-stream", way, bytes)
    }

    fn post_of(&self, kind: &str, way: &str, body: &[u8]) -> (u16, Value) {
        let head = format!(
            "POST /{}/{way} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\nOrigin: http://{}\r\n\
             Content-Type: {kind}\r\nContent-Length: {}\r\n\r\n",
            self.token,
            self.host,
            self.host,
            body.len()
        );
        let answer = self.send(&[head.as_bytes(), body].concat());
        let body = answer.split_once("\r\n\r\n").map(|(_, body)| body).unwrap_or_default();
        (status(&answer), serde_json::from_str(body).unwrap_or_default())
    }

    /// The file behind the token.
    fn file(&self, way: &str) -> Vec<u8> {
        let head =
            format!("GET /{}/{way} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n\r\n", self.token, self.host);
        let answer = self.raw(head.as_bytes());
        let end = answer.windows(4).position(|four| four == b"\r\n\r\n").expect("a head") + 4;
        answer[end..].to_vec()
    }

    /// The JSON behind the token.
    fn json(&self, way: &str) -> Value {
        let answer = self.get(way);
        let body = answer.split_once("\r\n\r\n").map(|(_, body)| body).unwrap_or_default();
        serde_json::from_str(body).unwrap_or_else(|error| panic!("{error}: {answer}"))
    }
}

/// The number of an answer's status.
fn status(answer: &str) -> u16 {
    answer.split(' ').nth(1).and_then(|code| code.parse().ok()).unwrap_or_default()
}
