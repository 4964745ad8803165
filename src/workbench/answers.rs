//! What is there to be asked for.
//!
//! In: a request. Out: its answer. What a request names is looked up among what the program has in memory, by
//! numbers and marks: no address becomes the path of a file.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc;

use http_body_util::{BodyExt, Full, Limited};
use hyper::body::{Bytes, Incoming};
use hyper::header::{
    ALLOW, CACHE_CONTROL, CONNECTION, CONTENT_DISPOSITION, CONTENT_SECURITY_POLICY, CONTENT_TYPE, HeaderName,
    HeaderValue, LOCATION, REFERRER_POLICY, X_CONTENT_TYPE_OPTIONS,
};
use hyper::{Request, Response, StatusCode};
use serde_json::Value;
use tokio::time::timeout;

use super::assets;
use super::bounds::{ServerBounds, ServerWord};
use super::clerk::{DeskClerk, SentFile};
use super::deeds::{self, DeedAnswer};
use super::desk::{Desk, EditedText};
use super::editor::EditRefused;
use super::gate::{Admitted, BODY, Gate, NOT_NOW, NOT_THERE, Refused, SENT, TOO_LARGE};
use super::presence::Presence;
use super::{posted, told, told_form};

/// An answer.
type Answer = Response<Full<Bytes>>;

/// What the page may do: use its own scripts, styles and pictures, and ask its own server. Nobody may put it
/// into a frame.
const PAGE_POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; \
    connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/// What a picture may do: be looked at. Images in it stand in it.
const PICTURE_POLICY: &str = "default-src 'none'; img-src data:; sandbox";

const TOO_SLOW: Refused =
    Refused { status: StatusCode::REQUEST_TIMEOUT, words: "Chỗ sửa đến quá chậm." };
const NO_EDIT: Refused =
    Refused { status: StatusCode::BAD_REQUEST, words: "Không phải một chỗ sửa." };
const BROKEN: Refused =
    Refused { status: StatusCode::INTERNAL_SERVER_ERROR, words: "Chương trình gặp lỗi." };

/// What all requests are answered from.
pub(super) struct Served {
    gate: Gate,
    /// Whether the one-time link was used.
    entered: AtomicBool,
    desk: Arc<Desk>,
    presence: Presence,
    bounds: ServerBounds,
    /// Tells whoever looks at the papers that one was edited.
    words: mpsc::Sender<ServerWord>,
}

impl Served {
    pub(super) fn new(
        gate: Gate,
        desk: Arc<Desk>,
        presence: Presence,
        bounds: ServerBounds,
        words: mpsc::Sender<ServerWord>,
    ) -> Served {
        Served { gate, entered: AtomicBool::new(false), desk, presence, bounds, words }
    }

    /// Answers a request.
    pub(super) async fn answer(&self, request: Request<Incoming>) -> Answer {
        let (head, body) = request.into_parts();
        let answer = match self.gate.admit(&head.method, &head.uri, &head.headers) {
            Ok(Admitted::Entry) => self.enter(),
            Ok(Admitted::Way(way)) => self.way(way, head.uri.query().unwrap_or_default()).await,
            Ok(Admitted::Change(way)) => self.change(way, body).await,
            Ok(Admitted::Sent(way)) => {
                let (way, query) = (way.to_owned(), head.uri.query().unwrap_or_default().to_owned());
                match self.body(body, SENT).await {
                    Ok(bytes) => {
                        let sent =
                            move |clerk: &dyn DeskClerk| deeds::sent(clerk, &way, &query, bytes.into());
                        self.deed(sent).await
                    }
                    Err(refused) => Err(refused),
                }
            }
            Err(refused) => Err(refused),
        };
        answer.unwrap_or_else(refusal)
    }

    /// Leads on to the page, once.
    fn enter(&self) -> Result<Answer, Refused> {
        if self.entered.swap(true, Ordering::Relaxed) {
            return Err(NOT_NOW);
        }
        let mut answer = sealed(StatusCode::SEE_OTHER, "text/plain; charset=utf-8", "", PAGE_POLICY);
        let link = HeaderValue::try_from(self.gate.link()).map_err(|_| NOT_THERE)?;
        answer.headers_mut().insert(LOCATION, link);
        Ok(answer)
    }

    /// All bytes of a body.
    async fn body(&self, body: Incoming, most: usize) -> Result<Bytes, Refused> {
        let body = timeout(self.bounds.head, Limited::new(body, most).collect()).await;
        Ok(body.map_err(|_| TOO_SLOW)?.map_err(|_| TOO_LARGE)?.to_bytes())
    }

    /// Has the clerk do something. As long as it takes, a page is open.
    async fn deed(
        &self,
        deed: impl FnOnce(&dyn DeskClerk) -> Option<DeedAnswer> + Send + 'static,
    ) -> Result<Answer, Refused> {
        let clerk = self.desk.clerk().ok_or(NOT_THERE)?;
        let _page = self.presence.wait();
        let done = tokio::task::spawn_blocking(move || deed(clerk.as_ref())).await;
        Ok(match done.map_err(|_| BROKEN)?.ok_or(NOT_THERE)? {
            DeedAnswer::Told(told) => json(&told),
            DeedAnswer::Refused(told) => {
                let mut answer = json(&told);
                *answer.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
                answer
            }
            DeedAnswer::File(file) => kept_file(file),
        })
    }

    /// Makes the edit in a body, or what else is asked for in it.
    async fn change(&self, way: &str, body: Incoming) -> Result<Answer, Refused> {
        let paper = way.strip_prefix("van-ban/").and_then(|way| way.strip_suffix("/sua")).and_then(number);
        let Some(paper) = paper else {
            let (way, body) = (way.to_owned(), self.body(body, BODY).await?);
            return self.deed(move |clerk| deeds::posted(clerk, &way, &body)).await;
        };
        let editor = self.desk.editor(paper).ok_or(NOT_THERE)?;
        let view = self.desk.view(paper).ok_or(NOT_THERE)?;
        let body = self.body(body, BODY).await?;
        let edit = match posted::edit(&body, &view).ok_or(NO_EDIT)? {
            Ok(edit) => edit,
            Err(refused) => return Ok(refused_edit(&refused)),
        };
        let (kinds, desk, words) = (view.kinds().clone(), self.desk.clone(), self.words.clone());
        let tell = move |edited: EditedText| {
            desk.note_edited(paper, edited);
            // Nobody listens when the command is ending.
            let _ = words.send(ServerWord::Edited);
        };
        let making = tokio::task::spawn_blocking(move || {
            // Its pages are laid out while the disk is still busy.
            let soon = |bytes: &[u8]| tell(EditedText::Coming(bytes.to_vec()));
            let made = editor.make(&edit, &kinds, &soon);
            tell(if made.is_ok() { EditedText::Written } else { EditedText::Refused });
            made
        });
        Ok(match making.await.map_err(|_| BROKEN)? {
            Ok(made) => json(&posted::made(&made)),
            Err(refused) => refused_edit(&refused),
        })
    }

    async fn way(&self, way: &str, query: &str) -> Result<Answer, Refused> {
        let known = || asked(query, "sau").unwrap_or(0.0) as u64;
        if way == "danh-sach" && self.desk.has_list() {
            let list = self.desk.newer_list(known());
            return self.news(async { list.await.map(|list| told::list(&list)) }).await;
        }
        // The page of a folder is its list, that of one paper the paper.
        let way = if way.is_empty() && self.desk.has_list() { assets::LIST } else { way };
        if let Some((kind, text)) = assets::asset(way) {
            return Ok(sealed(StatusCode::OK, kind, text, PAGE_POLICY));
        }
        let mut parts = way.split('/');
        if deeds::is_one(way) {
            let (way, query) = (way.to_owned(), query.to_owned());
            return self.deed(move |clerk| deeds::got(clerk, &way, &query)).await;
        }
        let (Some("van-ban"), Some(paper), Some(what)) = (parts.next(), parts.next(), parts.next()) else {
            return Err(NOT_THERE);
        };
        let paper = number(paper).ok_or(NOT_THERE)?;
        let name = self.desk.name(paper).ok_or(NOT_THERE)?;
        let (last, more) = (parts.next(), parts.next());
        if what == "tinh-hinh" && last.is_none() {
            let view = self.desk.newer(paper, known());
            let mark = self.desk.editor(paper).map(|editor| editor.file_mark());
            let has_clerk = mark.is_some() && self.desk.clerk().is_some();
            return self
                .news(async { view.await.map(|view| told::state(&name, &view, mark.as_deref(), has_clerk)) })
                .await;
        }
        let view = self.desk.view(paper).ok_or(NOT_THERE)?;
        let coordinate = |key| asked(query, key).ok_or(NOT_THERE);
        if (what, last) == ("mau", None) {
            let editor = self.desk.editor(paper).ok_or(NOT_THERE)?;
            let told = move || told_form::form(&view, editor.steps(), editor.closed());
            return tokio::task::spawn_blocking(told).await.map(|told| json(&told)).map_err(|_| BROKEN);
        }
        let found = match (what, last, more) {
            ("trang", Some(mark), None) => {
                let mark = mark.strip_suffix(".svg").filter(|mark| mark.len() == 32);
                let mark = mark.and_then(|mark| u128::from_str_radix(mark, 16).ok()).ok_or(NOT_THERE)?;
                // A page that has changed since it was told of is no fault: the next state is under way.
                let (status, svg) = match view.svg(mark) {
                    Some(svg) => (StatusCode::OK, svg),
                    None => (StatusCode::NO_CONTENT, String::new()),
                };
                return Ok(sealed(status, "image/svg+xml", svg, PICTURE_POLICY));
            }
            ("cho", None, None) => {
                let (page, x, y) = (coordinate("trang")?, coordinate("x")?, coordinate("y")?);
                let found = view.place_at(page as usize, x, y);
                found.map_or(Value::Null, |found| told::clicked(&view, &found))
            }
            ("tep", Some(file), None) => {
                number(file).and_then(|file| told::lines(&view, file)).ok_or(NOT_THERE)?
            }
            ("dong", None, None) => {
                let (file, line) = (coordinate("tep")? as usize, coordinate("dong")? as usize);
                told::of_line(&view, file, line).ok_or(NOT_THERE)?
            }
            _ => return Err(NOT_THERE),
        };
        Ok(json(&found))
    }

    /// What is new, as soon as there is anything; nothing if all stays as it is for a while. As long as it waits,
    /// a page is open.
    async fn news(&self, news: impl Future<Output = Option<Value>>) -> Result<Answer, Refused> {
        let _page = self.presence.wait();
        match timeout(self.bounds.news, news).await {
            Ok(Some(told)) => Ok(json(&told)),
            Ok(None) => Err(NOT_THERE),
            Err(_) => Ok(sealed(StatusCode::NO_CONTENT, "application/json", "", PAGE_POLICY)),
        }
    }
}

/// A number in an address.
fn number(text: &str) -> Option<usize> {
    text.parse().ok().filter(|_| text.bytes().all(|byte| byte.is_ascii_digit()))
}

/// A figure of a query. Returns None if it is not there, or no figure that can be a place or a count.
fn asked(query: &str, key: &str) -> Option<f64> {
    let mut pairs = query.split('&').filter_map(|pair| pair.split_once('='));
    let value = pairs.find(|(name, _)| *name == key)?.1.parse::<f64>().ok()?;
    (0.0..1e9).contains(&value).then_some(value)
}

/// The answer to an edit that was not made.
fn refused_edit(refused: &EditRefused) -> Answer {
    let mut answer = json(&posted::refusal(refused));
    *answer.status_mut() = match refused {
        EditRefused::Changed { .. } => StatusCode::CONFLICT,
        EditRefused::Refused { .. } => StatusCode::UNPROCESSABLE_ENTITY,
    };
    answer
}

/// A file that the browser is to keep, not to show.
fn kept_file(SentFile { name, bytes }: SentFile) -> Answer {
    let kind = match name.rsplit('.').next().unwrap_or_default() {
        "pdf" => "application/pdf",
        "docx" => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "xlsx" => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        _ => "application/octet-stream",
    };
    let mut answer = sealed(StatusCode::OK, kind, bytes, PAGE_POLICY);
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~".contains(&byte);
    let name: String = name
        .bytes()
        .map(|byte| if plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") })
        .collect();
    if let Ok(value) = HeaderValue::try_from(format!("attachment; filename*=UTF-8''{name}")) {
        answer.headers_mut().insert(CONTENT_DISPOSITION, value);
    }
    answer
}

fn json(value: &Value) -> Answer {
    sealed(StatusCode::OK, "application/json; charset=utf-8", value.to_string(), PAGE_POLICY)
}

/// An answer that browsers neither keep nor take for something else.
fn sealed(status: StatusCode, kind: &'static str, body: impl Into<Bytes>, policy: &'static str) -> Answer {
    let mut answer = Response::new(Full::new(body.into()));
    *answer.status_mut() = status;
    let headers = [
        (CONTENT_TYPE, kind),
        (CACHE_CONTROL, "no-store"),
        (CONTENT_SECURITY_POLICY, policy),
        (X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (REFERRER_POLICY, "no-referrer"),
        (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
        (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    ];
    for (name, value) in headers {
        answer.headers_mut().insert(name, HeaderValue::from_static(value));
    }
    answer
}

fn refusal(Refused { status, words }: Refused) -> Answer {
    let mut answer = sealed(status, "text/plain; charset=utf-8", words, PAGE_POLICY);
    answer.headers_mut().insert(CONNECTION, HeaderValue::from_static("close"));
    if status == StatusCode::METHOD_NOT_ALLOWED {
        answer.headers_mut().insert(ALLOW, HeaderValue::from_static("GET, HEAD, POST"));
    }
    answer
}
