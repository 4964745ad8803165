//! What the server of the workbench answers, and to whom: asked over sockets, as any program of the machine can.

use std::net::{Ipv4Addr, SocketAddr, TcpStream};
use std::sync::Arc;
use std::thread;
use std::time::Duration;

use vanban::Session;
use vanban::rooms::files::NoFiles;
use vanban::rooms::workbench::{Desk, ServerBounds, Started, start};

use super::{Address, notice, status};
use crate::support::papers::PIPELINE;

/// A server with one paper, and a session of it that has looked once.
fn served(bounds: ServerBounds) -> (Started, Address, Arc<Desk>, Session) {
    let desk = Arc::new(Desk::default());
    let paper = desk.put("a.yaml");
    let mut session = Session::open("a.yaml");
    desk.show(paper, session.change(&PIPELINE, notice().as_bytes(), &NoFiles, None));
    let server = start(desk.clone(), 0, bounds).unwrap();
    let address = Address::of_server(&server);
    (server, address, desk, session)
}

#[test]
fn the_page_and_its_paper_are_served() {
    let (_server, address, ..) = served(ServerBounds::default());
    let page = address.get("");
    assert_eq!(status(&page), 200);
    let head = page.split("\r\n\r\n").next().unwrap().to_lowercase();
    for line in [
        "content-type: text/html; charset=utf-8",
        "cache-control: no-store",
        "x-content-type-options: nosniff",
        "referrer-policy: no-referrer",
        "cross-origin-resource-policy: same-origin",
        "content-security-policy: default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; \
         connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    ] {
        assert!(head.contains(line), "{line}\n{head}");
    }
    assert!(!head.contains("access-control"), "no other page may read it\n{head}");
    for part in ["ban.js", "kieu.css", "tin.js"] {
        assert_eq!(status(&address.get(part)), 200, "{part}");
    }
    let state = address.json("van-ban/0/tinh-hinh?sau=0");
    assert_eq!(
        (state["tep"].as_str(), state["lan"].as_u64(), state["moi"].as_bool()),
        (Some("a.yaml"), Some(1), Some(true))
    );
    let pages = state["trang"].as_array().unwrap();
    assert_eq!(pages.len(), 2);
    let svg = address.get(&format!("van-ban/0/trang/{}.svg", pages[0]["dau"].as_str().unwrap()));
    assert!(
        status(&svg) == 200 && svg.contains("content-type: image/svg+xml") && svg.contains("<svg"),
        "{}",
        &svg[..300]
    );
    assert!(svg.contains("sandbox"), "a picture runs nothing");
    let lines = address.json("van-ban/0/tep/0");
    assert_eq!(lines["dong"][5], "trich_yeu: Kiểm tra kênh mương năm 2026");
    let marks = address.json("van-ban/0/dong?tep=0&dong=6");
    let mark = &marks["tren_trang"][0];
    let (x, y) = (mark["x"].as_f64().unwrap() + 3.0, mark["y"].as_f64().unwrap() + 5.0);
    let found = address.json(&format!("van-ban/0/cho?trang=0&x={x}&y={y}"));
    assert_eq!(
        (found["truong"][0].as_str(), found["cho"]["dong"].as_u64()),
        (Some("trich_yeu"), Some(6)),
        "{found}"
    );
    assert_eq!(address.get("van-ban/0/cho?trang=0&x=1&y=1").split("\r\n\r\n").nth(1), Some("null"));
}

/// What is asked for by a name, a number or a mark that nothing has; nothing of it is ever the path of a file.
#[test]
fn nothing_else_is_there() {
    let (_server, address, ..) = served(ServerBounds::default());
    for way in [
        "khong-co",
        "danh-sach",
        "index.html",
        "../Cargo.toml",
        "%2e%2e/%2e%2e/etc/passwd",
        "..%2f..%2fetc%2fpasswd",
        "./",
        "//",
        "van-ban",
        "van-ban/0",
        "van-ban/0/",
        "van-ban/1/tinh-hinh",
        "van-ban/-1/tinh-hinh",
        "van-ban/0/tep/9",
        "van-ban/0/tep/a.yaml",
        "van-ban/0/tep/../../a.yaml",
        "van-ban/0/tep/%2e%2e",
        "van-ban/0/trang/0.svg",
        "van-ban/0/trang/zz.svg",
        "van-ban/0/trang/../../../a.svg",
        "van-ban/0/cho",
        "van-ban/0/cho?trang=0&x=NaN&y=1",
        "van-ban/0/cho?trang=0&x=1e99&y=1",
        "van-ban/0/dong?tep=0",
        "van-ban/0/dong?tep=7&dong=1",
        "van-ban/0/tinh-hinh/x",
    ] {
        let answer = address.get(way);
        assert_eq!(status(&answer), 404, "{way}: {answer}");
    }
    // A line that is not there is no fault.
    assert_eq!(status(&address.get("van-ban/0/dong?tep=0&dong=99999")), 200);
}

#[test]
fn strangers_are_refused() {
    let (_server, address, ..) = served(ServerBounds::default());
    let own = format!("/{}/", address.token);
    let asked = |path: &str, host: &str, headers: &str| {
        let request = format!("GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n{headers}\r\n");
        status(&address.send(request.as_bytes()))
    };
    let host = address.host.as_str();
    assert_eq!(asked(&own, host, ""), 200);
    // A name that somebody made to lead to this machine.
    assert_eq!(asked(&own, "example.org", ""), 421);
    assert_eq!(asked(&own, &format!("example.org:{}", host.rsplit(':').next().unwrap()), ""), 421);
    assert_eq!(status(&address.send(format!("GET {own} HTTP/1.0\r\n\r\n").as_bytes())), 421);
    // A page of another site.
    assert_eq!(asked(&own, host, "Origin: http://example.org\r\n"), 403);
    assert_eq!(asked(&own, host, "Origin: null\r\n"), 403);
    assert_eq!(asked(&own, host, "Sec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: no-cors\r\n"), 403);
    assert_eq!(asked(&own, host, &format!("Origin: http://{host}\r\n")), 200);
    // Without the token, or with another one, nothing is there.
    for path in
        ["/", "/favicon.ico", "/van-ban/0/tinh-hinh", &format!("/{}/", "0".repeat(32)), &own.to_uppercase()]
    {
        assert_eq!(asked(path, host, ""), 404, "{path}");
    }
    for method in ["PUT", "DELETE", "OPTIONS", "PATCH", "TRACE", "VANBAN"] {
        let request = format!("{method} {own} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n");
        let answer = address.send(request.as_bytes());
        assert_eq!(status(&answer), 405, "{method}");
        assert!(answer.to_lowercase().contains("allow: get, head, post"), "{answer}");
    }
    let head =
        address.send(format!("HEAD {own} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n").as_bytes());
    assert!(status(&head) == 200 && head.ends_with("\r\n\r\n"), "{head}");
    assert_eq!(status(&address.send(b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03 TLS\r\n\r\n")), 400);
}

/// The link that a browser is started with is good once: other users of the machine can read it.
#[test]
fn the_link_for_the_browser_is_good_once() {
    let (server, address, ..) = served(ServerBounds::default());
    let path = server.entry_link.split_once(&address.host).unwrap().1.to_owned();
    assert!(!path.contains(&address.token));
    let first = address.ask(&path, "");
    assert_eq!(status(&first), 303);
    assert!(first.contains(&format!("location: {}", server.link)), "{first}");
    assert_eq!(status(&address.ask(&path, "")), 403);
    assert_eq!(status(&address.get("")), 200);
}

/// It listens at one address of the machine alone, which no other machine reaches.
#[cfg(target_os = "linux")]
#[test]
fn only_the_loopback_address_is_served() {
    let (_server, address, ..) = served(ServerBounds::default());
    let port: u16 = address.host.rsplit(':').next().unwrap().parse().unwrap();
    let other = SocketAddr::from((Ipv4Addr::new(127, 0, 0, 2), port));
    assert!(TcpStream::connect_timeout(&other, Duration::from_secs(5)).is_err());
    assert!(address.host.starts_with("127.0.0.1:"));
}

/// A page waits until something has changed, and is told when nothing has for a while.
#[test]
fn a_page_waits_for_news() {
    let (_server, address, ..) =
        served(ServerBounds { news: Duration::from_millis(400), ..ServerBounds::default() });
    assert_eq!(status(&address.get("van-ban/0/tinh-hinh?sau=1")), 204);
    let (_server, address, desk, mut session) =
        served(ServerBounds { news: Duration::from_secs(25), ..ServerBounds::default() });
    let waiting = thread::spawn(move || address.json("van-ban/0/tinh-hinh?sau=1"));
    let changed = notice().replace("Yêu cầu", "Đề nghị").replace("nam: 2026", "nam: hai");
    desk.show(0, session.change(&PIPELINE, changed.as_bytes(), &NoFiles, None));
    let state = waiting.join().unwrap();
    assert_eq!((state["lan"].as_u64(), state["moi"].as_bool()), (Some(2), Some(false)));
    let first = &state["phat_hien"][0];
    assert_eq!((first["muc_do"].as_str(), first["cho"]["dong"].as_u64()), (Some("loi"), Some(4)), "{first}");
}

/// The server ends when no page has been open for long, and not while one is.
#[test]
fn it_ends_when_the_last_page_was_closed_for_long() {
    let away = Duration::from_secs(4);
    let bounds = ServerBounds { away, news: Duration::from_secs(11), ..ServerBounds::default() };
    let (server, address, ..) = served(bounds);
    let waiting = thread::spawn(move || status(&address.get("van-ban/0/tinh-hinh?sau=1")));
    assert!(!server.wait(away * 2), "a page is open");
    assert_eq!(waiting.join().unwrap(), 204);
    assert!(server.wait(Duration::from_secs(20)), "the page was closed");
    let address = Address::of_server(&server);
    assert!(TcpStream::connect(&address.host).is_err());
}
