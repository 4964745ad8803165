//! An editor of our own: it starts `vanban lsp` in a user's folder and speaks to it over its pipes.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Write};
use std::process::{Child, ChildStdin, Stdio};
use std::sync::mpsc::{self, Receiver};
use std::thread;
use std::time::Duration;

use serde_json::{Value, json};
use url::Url;

use crate::harness::Case;

/// The server, which ends with the value.
pub(super) struct Editor<'a> {
    case: &'a Case,
    child: Child,
    input: Option<ChildStdin>,
    heard: Receiver<Value>,
    asked: i64,
    versions: BTreeMap<String, i64>,
    /// What was told of each file that was not waited for.
    told: Vec<(String, Value)>,
}

impl Editor<'_> {
    /// Starts it with an editor that can do these things.
    pub(super) fn start(case: &Case, capabilities: Value) -> (Editor<'_>, Value) {
        let mut command = case.command("", "lsp --stdio");
        let child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn();
        let mut child = child.unwrap();
        let mut output = BufReader::new(child.stdout.take().unwrap());
        let (send, heard) = mpsc::channel();
        thread::spawn(move || {
            while let Some(message) = message(&mut output) {
                if send.send(message).is_err() {
                    break;
                }
            }
        });
        let input = child.stdin.take();
        let (versions, told) = (BTreeMap::new(), Vec::new());
        let mut editor = Editor { case, child, input, heard, asked: 0, versions, told };
        let root = editor.address("");
        let offered = editor
            .ask("initialize", json!({"processId": null, "rootUri": root, "capabilities": capabilities}));
        editor.say("initialized", json!({}));
        (editor, offered)
    }

    /// Starts it with an editor that can do what most can.
    pub(super) fn usual(case: &Case) -> Editor<'_> {
        let capabilities = json!({"textDocument": {
            "publishDiagnostics": {"relatedInformation": true},
            "completion": {"completionItem": {"snippetSupport": true}},
        }});
        Editor::start(case, capabilities).0
    }

    /// The address of a file of the folder.
    pub(super) fn address(&self, path: &str) -> String {
        let full = std::fs::canonicalize(self.case.path("")).unwrap().join(path);
        Url::from_file_path(full).unwrap().to_string().trim_end_matches('/').to_owned()
    }

    fn send(&mut self, message: &Value) {
        let text = message.to_string();
        let input = self.input.as_mut().unwrap();
        write!(input, "Content-Length: {}\r\n\r\n{text}", text.len()).unwrap();
        input.flush().unwrap();
    }

    /// Says something.
    pub(super) fn say(&mut self, method: &str, params: Value) {
        self.send(&json!({"jsonrpc": "2.0", "method": method, "params": params}));
    }

    /// Asks, without waiting for the answer.
    pub(super) fn begin(&mut self, method: &str, params: Value) -> i64 {
        self.asked += 1;
        self.send(&json!({"jsonrpc": "2.0", "id": self.asked, "method": method, "params": params}));
        self.asked
    }

    /// Asks, and returns the result, or the error.
    pub(super) fn ask(&mut self, method: &str, params: Value) -> Value {
        let id = self.begin(method, params);
        self.answer(id)
    }

    /// The answer to what was asked.
    #[track_caller]
    pub(super) fn answer(&mut self, id: i64) -> Value {
        loop {
            let message = self.hear();
            if message["id"] == id {
                return message.get("result").unwrap_or(&message["error"]).clone();
            }
            self.keep(&message);
        }
    }

    #[track_caller]
    fn hear(&mut self) -> Value {
        self.heard.recv_timeout(Duration::from_secs(60)).expect("the server says something")
    }

    fn keep(&mut self, message: &Value) {
        if message["method"] == "textDocument/publishDiagnostics" {
            let params = &message["params"];
            self.told.push((params["uri"].as_str().unwrap().to_owned(), params.clone()));
        }
    }

    /// Opens a file with the text that it has on the disk.
    pub(super) fn open(&mut self, path: &str) {
        let text = String::from_utf8(self.case.read(path)).unwrap();
        self.open_as(path, &text);
    }

    /// Opens a file with this text.
    pub(super) fn open_as(&mut self, path: &str, text: &str) {
        self.versions.insert(path.to_owned(), 1);
        let document = json!({"uri": self.address(path), "languageId": "yaml", "version": 1, "text": text});
        self.say("textDocument/didOpen", json!({"textDocument": document}));
    }

    /// Changes a range of a file, or all of it.
    pub(super) fn change(&mut self, path: &str, range: Option<Value>, text: &str) {
        let version = self.versions.get_mut(path).unwrap();
        *version += 1;
        let document = json!({"uri": self.address(path), "version": self.versions[path]});
        let change = match range {
            Some(range) => json!({"range": range, "text": text}),
            None => json!({"text": text}),
        };
        self.say("textDocument/didChange", json!({"textDocument": document, "contentChanges": [change]}));
    }

    /// What is told of the present text of a file; of one that was closed, what is told last.
    #[track_caller]
    pub(super) fn findings(&mut self, path: &str) -> Vec<Value> {
        let address = self.address(path);
        let version = json!(self.versions.get(path));
        let is_it = |(uri, params): &(String, Value)| *uri == address && params["version"] == version;
        loop {
            if let Some(at) = self.told.iter().rposition(is_it) {
                let params = self.told[at].1.clone();
                self.told.retain(|(uri, _)| *uri != address);
                return params["diagnostics"].as_array().unwrap().clone();
            }
            let message = self.hear();
            self.keep(&message);
        }
    }

    /// Closes a file.
    pub(super) fn close(&mut self, path: &str) {
        self.versions.remove(path);
        self.say("textDocument/didClose", json!({"textDocument": {"uri": self.address(path)}}));
    }

    /// The lines about findings: place, severity, code and the first line of the message.
    #[track_caller]
    pub(super) fn told(&mut self, path: &str) -> String {
        let findings = self.findings(path);
        findings.iter().map(line).collect()
    }

    /// Asks about a place of a file.
    pub(super) fn at(&mut self, method: &str, path: &str, line: usize, column: usize) -> Value {
        let document = json!({"uri": self.address(path)});
        let position = json!({"line": line, "character": column});
        self.ask(method, json!({"textDocument": document, "position": position}))
    }

    /// The labels that are proposed at a place, each with what stands beside it.
    pub(super) fn proposed(&mut self, path: &str, line: usize, column: usize) -> String {
        let found = self.at("textDocument/completion", path, line, column);
        let items = found["items"].as_array().cloned().unwrap_or_default();
        let told = items.iter().map(|item| {
            format!("{}: {}\n", item["label"].as_str().unwrap(), item["detail"].as_str().unwrap_or_default())
        });
        told.collect()
    }

    /// The labels that are proposed at the `▮` of a text, which the file has from now on.
    pub(super) fn proposed_in(&mut self, path: &str, text: &str) -> String {
        let (line, column) = place_of(text);
        self.change(path, None, &text.replacen('▮', "", 1));
        self.proposed(path, line, column)
    }

    /// What is told of the `▮` of a text, which the file has from now on.
    pub(super) fn told_of(&mut self, method: &str, path: &str, text: &str) -> Value {
        let (line, column) = place_of(text);
        self.change(path, None, &text.replacen('▮', "", 1));
        self.at(method, path, line, column)
    }

    /// JSON as text, in which the folder is called `ho-so`.
    pub(super) fn shown(&self, value: &Value) -> String {
        let text = serde_json::to_string_pretty(value).unwrap();
        format!("{}\n", text.replace(&self.address(""), "file:///ho-so"))
    }

    /// Ends it as editors do; the exit code.
    pub(super) fn end(mut self) -> Option<i32> {
        assert_eq!(self.ask("shutdown", Value::Null), Value::Null);
        self.say("exit", Value::Null);
        self.child.wait().unwrap().code()
    }

    /// Goes away; the exit code.
    pub(super) fn leave(mut self) -> Option<i32> {
        self.input = None;
        self.child.wait().unwrap().code()
    }
}

impl Drop for Editor<'_> {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn line(finding: &Value) -> String {
    let place =
        |end: &str| format!("{}:{}", finding["range"][end]["line"], finding["range"][end]["character"]);
    let message = finding["message"].as_str().unwrap().lines().next().unwrap();
    let (severity, code) = (&finding["severity"], finding["code"].as_str().unwrap());
    format!("{}-{} {severity} {code} {message}\n", place("start"), place("end"))
}

/// The next message of a stream. Returns None at its end.
fn message(output: &mut impl BufRead) -> Option<Value> {
    let mut length = 0;
    loop {
        let mut header = String::new();
        if output.read_line(&mut header).ok()? == 0 {
            return None;
        }
        match header.trim().split_once(": ") {
            Some(("Content-Length", number)) => length = number.parse().ok()?,
            Some(_) => {}
            None => break,
        }
    }
    let mut bytes = vec![0; length];
    std::io::Read::read_exact(output, &mut bytes).ok()?;
    serde_json::from_slice(&bytes).ok()
}

/// The line and the column of the `▮` in a text.
fn place_of(text: &str) -> (usize, usize) {
    let before = text.split_once('▮').expect("a place").0;
    let line = before.matches('\n').count();
    (line, before.rsplit('\n').next().unwrap_or_default().encode_utf16().count())
}
