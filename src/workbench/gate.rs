//! Who is let in: requests that have the token, name this very server and come from its own page.
//!
//! In: method, address and headers of a request. Out: the way behind the token, or why it is refused, in words
//! that tell a stranger nothing.
//!
//! A page of another site can send requests here, but not read answers, and does not know the token. A site
//! whose name is made to lead to this machine (DNS rebinding) could read them: so the name in `Host` is checked.
//! A body is accepted with POST alone, as JSON or as the bytes of a file, each up to a length, and only from the page
//! itself: a page of another site can send neither without being asked first, which is refused.

use hyper::header::{
    CONTENT_LENGTH, CONTENT_TYPE, HOST, HeaderMap, HeaderName, HeaderValue, ORIGIN, TRANSFER_ENCODING,
};
use hyper::{Method, StatusCode, Uri};

/// The longest address that is read, in bytes.
const LONGEST: usize = 2048;

/// The most bytes of a body.
pub(super) const BODY: usize = 512 * 1024;

/// The most bytes of a file that is sent.
pub(super) const SENT: usize = 32 * 1024 * 1024;

/// The place behind the one-time link that a browser is started with.
const ENTRY: &str = "vao";

/// What the gate knows.
pub(super) struct Gate {
    /// What every address begins with.
    token: String,
    /// What a browser is started with: it is good once, for the arguments of a program can be seen by other users
    /// of the machine.
    entry: String,
    port: u16,
}

/// What is let in.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Admitted<'a> {
    /// The way behind the token.
    Way(&'a str),
    /// The way behind the token, of what is to be changed.
    Change(&'a str),
    /// The way behind the token, of what a file is sent to.
    Sent(&'a str),
    /// The one-time link.
    Entry,
}

/// Why a request is not answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Refused {
    pub(super) status: StatusCode,
    pub(super) words: &'static str,
}

const fn refused(status: StatusCode, words: &'static str) -> Refused {
    Refused { status, words }
}

pub(super) const NOT_THERE: Refused = refused(StatusCode::NOT_FOUND, "Không có trang này.");
pub(super) const NOT_NOW: Refused =
    refused(StatusCode::FORBIDDEN, "Liên kết này đã dùng. Mở liên kết in ở cửa sổ lệnh.");
const WRONG_HOST: Refused =
    refused(StatusCode::MISDIRECTED_REQUEST, "Địa chỉ này không phải của bàn làm việc.");
const WRONG_ORIGIN: Refused = refused(StatusCode::FORBIDDEN, "Yêu cầu đến từ trang khác.");
const WRONG_METHOD: Refused = refused(StatusCode::METHOD_NOT_ALLOWED, "Chỉ dùng GET, HEAD, POST.");
const TOO_LONG: Refused = refused(StatusCode::URI_TOO_LONG, "Địa chỉ quá dài.");
const NO_JSON: Refused = refused(StatusCode::UNSUPPORTED_MEDIA_TYPE, "Chỗ sửa phải gửi bằng JSON.");
const NO_LENGTH: Refused = refused(StatusCode::LENGTH_REQUIRED, "Chỗ sửa phải có độ dài.");
pub(super) const TOO_LARGE: Refused = refused(StatusCode::PAYLOAD_TOO_LARGE, "Chỗ sửa quá dài.");
const WITH_BODY: Refused = refused(StatusCode::PAYLOAD_TOO_LARGE, "Yêu cầu không được kèm nội dung.");

/// The type of a file that is sent: a page of another site may send none of this type unasked.
const FILE: &[u8] = b"application/octet-stream";

/// What browsers say of where a request comes from.
const SITE: HeaderName = HeaderName::from_static("sec-fetch-site");
const MODE: HeaderName = HeaderName::from_static("sec-fetch-mode");

impl Gate {
    pub(super) fn new(token: String, entry: String, port: u16) -> Gate {
        Gate { token, entry, port }
    }

    /// The link for people, good as long as the program runs.
    pub(super) fn link(&self) -> String {
        format!("http://127.0.0.1:{}/{}/", self.port, self.token)
    }

    /// The link that a browser is started with, good once.
    pub(super) fn entry_link(&self) -> String {
        format!("http://127.0.0.1:{}/{ENTRY}/{}", self.port, self.entry)
    }

    /// Looks at a request.
    ///
    /// # Errors
    /// It is not to be answered.
    pub(super) fn admit<'a>(
        &self,
        method: &Method,
        uri: &'a Uri,
        headers: &HeaderMap,
    ) -> Result<Admitted<'a>, Refused> {
        let named = |host: &[u8]| {
            ["127.0.0.1", "localhost"].iter().any(|name| host == format!("{name}:{}", self.port).as_bytes())
        };
        let mut hosts = headers.get_all(HOST).iter();
        let host = hosts.next().filter(|host| named(host.as_bytes()) && hosts.next().is_none());
        // An address with a host of its own (`GET http://…`) is for proxies.
        let (Some(host), None) = (host, uri.authority()) else { return Err(WRONG_HOST) };
        let own = |origin: &[u8]| origin.strip_prefix(b"http://").is_some_and(|rest| rest == host.as_bytes());
        if headers.get_all(ORIGIN).iter().any(|origin| !own(origin.as_bytes())) {
            return Err(WRONG_ORIGIN);
        }
        // A link in a mail or a chat may lead here; a picture, a frame or a script of another page may not.
        let said = |name: &HeaderName| headers.get(name).map(HeaderValue::as_bytes);
        let strange = matches!(said(&SITE), Some(site) if site != b"same-origin" && site != b"none");
        if strange && said(&MODE) != Some(b"navigate") {
            return Err(WRONG_ORIGIN);
        }
        let changes = method == Method::POST;
        if !changes && method != Method::GET && method != Method::HEAD {
            return Err(WRONG_METHOD);
        }
        let length = said(&CONTENT_LENGTH);
        if headers.contains_key(TRANSFER_ENCODING) || !changes && length.is_some_and(|length| length != b"0")
        {
            return Err(WITH_BODY);
        }
        if changes {
            // A browser always says where a change comes from.
            if !headers.contains_key(ORIGIN) || strange {
                return Err(WRONG_ORIGIN);
            }
            let most = match said(&CONTENT_TYPE) {
                Some(b"application/json") => BODY,
                Some(FILE) => SENT,
                _ => return Err(NO_JSON),
            };
            let length = length.and_then(|length| std::str::from_utf8(length).ok()?.parse::<usize>().ok());
            if length.ok_or(NO_LENGTH)? > most {
                return Err(TOO_LARGE);
            }
        }
        if uri.to_string().len() > LONGEST {
            return Err(TOO_LONG);
        }
        let path = uri.path().strip_prefix('/').unwrap_or_default();
        let is_file = said(&CONTENT_TYPE) == Some(FILE);
        match path.split_once('/') {
            Some((first, rest)) if same(first, &self.token) && changes && is_file => Ok(Admitted::Sent(rest)),
            Some((first, rest)) if same(first, &self.token) && changes => Ok(Admitted::Change(rest)),
            Some((first, rest)) if same(first, &self.token) => Ok(Admitted::Way(rest)),
            Some((ENTRY, rest)) if !changes && same(rest, &self.entry) => Ok(Admitted::Entry),
            // Without the token nothing is there, not even the hint that something is.
            _ => Err(NOT_THERE),
        }
    }
}

/// Whether two secrets are the same; it takes as long wherever they differ.
fn same(one: &str, other: &str) -> bool {
    let differ = one.bytes().zip(other.bytes()).fold(0, |differ, (one, other)| differ | (one ^ other));
    one.len() == other.len() && differ == 0
}

#[cfg(test)]
mod tests {
    use hyper::header::{HeaderMap, HeaderName, HeaderValue};
    use hyper::{Method, Uri};

    use super::{
        Admitted, Gate, NO_JSON, NO_LENGTH, NOT_THERE, Refused, TOO_LARGE, TOO_LONG, WITH_BODY, WRONG_HOST,
        WRONG_METHOD, WRONG_ORIGIN,
    };

    fn admit(method: Method, uri: &str, headers: &[(&'static str, &str)]) -> Result<String, Refused> {
        let gate = Gate::new("khoa".into(), "mot-lan".into(), 4000);
        let uri: Uri = uri.parse().unwrap();
        let headers: HeaderMap = headers
            .iter()
            .map(|(name, value)| (HeaderName::from_static(name), HeaderValue::from_str(value).unwrap()))
            .fold(HeaderMap::new(), |mut all, (name, value)| {
                all.append(name, value);
                all
            });
        gate.admit(&method, &uri, &headers).map(|admitted| match admitted {
            Admitted::Way(way) => way.to_owned(),
            Admitted::Change(way) => format!("(sửa) {way}"),
            Admitted::Sent(way) => format!("(tệp) {way}"),
            Admitted::Entry => "(lối vào)".to_owned(),
        })
    }

    const HOST: (&str, &str) = ("host", "127.0.0.1:4000");

    fn get(uri: &str, headers: &[(&'static str, &str)]) -> Result<String, Refused> {
        admit(Method::GET, uri, headers)
    }

    #[test]
    fn the_page_itself_is_let_in() {
        assert_eq!(get("/khoa/", &[HOST]), Ok(String::new()));
        assert_eq!(get("/khoa/a/b?x=1", &[("host", "localhost:4000")]), Ok("a/b".into()));
        assert_eq!(admit(Method::HEAD, "/khoa/", &[HOST]), Ok(String::new()));
        assert_eq!(get("/vao/mot-lan", &[HOST]), Ok("(lối vào)".into()));
        let own = [HOST, ("origin", "http://127.0.0.1:4000"), ("sec-fetch-site", "same-origin")];
        assert_eq!(get("/khoa/x", &own), Ok("x".into()));
        // A link that somebody follows from elsewhere.
        let link = [HOST, ("sec-fetch-site", "cross-site"), ("sec-fetch-mode", "navigate")];
        assert_eq!(get("/khoa/", &link), Ok(String::new()));
    }

    #[test]
    fn another_host_is_refused() {
        for host in
            ["example.org:4000", "127.0.0.1:4001", "127.0.0.1", "127.0.0.1:4000.example.org", "[::1]:4000"]
        {
            assert_eq!(get("/khoa/", &[("host", host)]), Err(WRONG_HOST), "{host}");
        }
        assert_eq!(get("/khoa/", &[]), Err(WRONG_HOST));
        assert_eq!(get("/khoa/", &[HOST, ("host", "example.org")]), Err(WRONG_HOST));
        assert_eq!(get("http://127.0.0.1:4000/khoa/", &[HOST]), Err(WRONG_HOST));
    }

    #[test]
    fn another_origin_is_refused() {
        for origin in [
            "http://example.org",
            "null",
            "https://127.0.0.1:4000",
            "http://127.0.0.1:4001",
            "http://localhost:4000",
        ] {
            assert_eq!(get("/khoa/", &[HOST, ("origin", origin)]), Err(WRONG_ORIGIN), "{origin}");
        }
        for site in ["cross-site", "same-site"] {
            let picture = [HOST, ("sec-fetch-site", site), ("sec-fetch-mode", "no-cors")];
            assert_eq!(get("/khoa/", &picture), Err(WRONG_ORIGIN), "{site}");
        }
    }

    #[test]
    fn without_the_token_nothing_is_there() {
        for uri in [
            "/",
            "/khoa",
            "/khob/",
            "/khoaa/",
            "/kho/",
            "//khoa/",
            "/vao/",
            "/vao/khoa",
            "/vao/mot-lan/",
            "/a/khoa/",
        ] {
            assert_eq!(get(uri, &[HOST]), Err(NOT_THERE), "{uri}");
        }
    }

    /// A change must come from the page itself, as JSON of a length that is said.
    #[test]
    fn changes_are_let_in_from_the_page_alone() {
        let post = |headers: &[(&'static str, &str)]| admit(Method::POST, "/khoa/sua", headers);
        let origin = ("origin", "http://127.0.0.1:4000");
        let (json, length) = (("content-type", "application/json"), ("content-length", "20"));
        assert_eq!(post(&[HOST, origin, json, length]), Ok("(sửa) sua".into()));
        assert_eq!(post(&[HOST, json, length]), Err(WRONG_ORIGIN));
        assert_eq!(post(&[HOST, ("origin", "http://example.org"), json, length]), Err(WRONG_ORIGIN));
        let navigated = [("sec-fetch-site", "cross-site"), ("sec-fetch-mode", "navigate")];
        assert_eq!(post(&[HOST, origin, json, length, navigated[0], navigated[1]]), Err(WRONG_ORIGIN));
        assert_eq!(post(&[("host", "example.org:4000"), origin, json, length]), Err(WRONG_HOST));
        assert_eq!(post(&[HOST, origin, ("content-type", "text/plain"), length]), Err(NO_JSON));
        assert_eq!(post(&[HOST, origin, length]), Err(NO_JSON));
        assert_eq!(post(&[HOST, origin, json]), Err(NO_LENGTH));
        assert_eq!(post(&[HOST, origin, json, ("content-length", "-1")]), Err(NO_LENGTH));
        assert_eq!(post(&[HOST, origin, json, ("content-length", "524289")]), Err(TOO_LARGE));
        assert_eq!(post(&[HOST, origin, json, length, ("transfer-encoding", "chunked")]), Err(WITH_BODY));
        let file = ("content-type", "application/octet-stream");
        let large = ("content-length", "33554432");
        assert_eq!(post(&[HOST, origin, file, large]), Ok("(tệp) sua".into()));
        assert_eq!(post(&[HOST, origin, file, ("content-length", "33554433")]), Err(TOO_LARGE));
        assert_eq!(post(&[HOST, file, large]), Err(WRONG_ORIGIN));
        assert_eq!(post(&[HOST, origin, file]), Err(NO_LENGTH));
        assert_eq!(admit(Method::POST, "/khob/sua", &[HOST, origin, file, length]), Err(NOT_THERE));
        assert_eq!(get("/khoa/", &[HOST, file]), Ok(String::new()), "no body, no file");
        assert_eq!(admit(Method::POST, "/khob/sua", &[HOST, origin, json, length]), Err(NOT_THERE));
        assert_eq!(admit(Method::POST, "/vao/mot-lan", &[HOST, origin, json, length]), Err(NOT_THERE));
    }

    #[test]
    fn other_methods_bodies_and_long_addresses_are_refused() {
        for method in [Method::PUT, Method::PATCH, Method::DELETE, Method::OPTIONS, Method::CONNECT] {
            assert_eq!(admit(method.clone(), "/khoa/", &[HOST]), Err(WRONG_METHOD), "{method}");
        }
        assert_eq!(get("/khoa/", &[HOST, ("content-length", "1")]), Err(WITH_BODY));
        assert_eq!(get("/khoa/", &[HOST, ("transfer-encoding", "chunked")]), Err(WITH_BODY));
        assert_eq!(get("/khoa/", &[HOST, ("content-length", "0")]), Ok(String::new()));
        assert_eq!(get(&format!("/khoa/{}", "a".repeat(3000)), &[HOST]), Err(TOO_LONG));
    }
}
