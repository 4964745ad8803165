//! How the server begins, is stopped and ends.

use expect_test::expect;
use serde_json::{Value, json};

use super::editor::Editor;
use super::{PLAN, case};

/// What it says it can do.
#[test]
fn it_says_what_it_can_do() {
    let case = case();
    let (editor, offered) = Editor::start(&case, json!({}));
    expect![[r#"
        {
          "capabilities": {
            "codeActionProvider": {
              "codeActionKinds": [
                "quickfix",
                "source.fixAll"
              ]
            },
            "completionProvider": {
              "triggerCharacters": [
                ".",
                "{",
                "[",
                "\"",
                "|",
                " "
              ]
            },
            "definitionProvider": true,
            "documentSymbolProvider": true,
            "hoverProvider": true,
            "positionEncoding": "utf-16",
            "textDocumentSync": {
              "change": 2,
              "openClose": true,
              "save": {
                "includeText": false
              }
            }
          },
          "serverInfo": {
            "name": "vanban",
            "version": "0.2.0"
          }
        }
    "#]]
    .assert_eq(&editor.shown(&offered));
    assert_eq!(editor.end(), Some(0));
}

/// A request that is taken back while it waits is answered so, and the others are answered too.
#[test]
fn what_is_taken_back_is_answered_so() {
    let case = case();
    let mut editor = Editor::usual(&case);
    editor.open_as("ke-hoach.yaml", PLAN);
    let range = json!({"start": {"line": 0, "character": 0}, "end": {"line": 0, "character": 0}});
    let asked = json!({
        "textDocument": {"uri": editor.address("ke-hoach.yaml")}, "range": range, "context": {"diagnostics": []},
    });
    let (first, second) = (
        editor.begin("textDocument/codeAction", asked.clone()),
        editor.begin("textDocument/codeAction", asked),
    );
    editor.say("$/cancelRequest", json!({"id": first}));
    let answers = [editor.answer(first), editor.answer(second)];
    assert!(answers[0]["code"] == -32800 || answers[0].is_array(), "{answers:?}");
    assert!(answers[1].is_array(), "{answers:?}");
    assert_eq!(editor.ask("textDocument/khong-co", json!({}))["code"], -32601);
    assert_eq!(editor.ask("textDocument/hover", json!({"sai": 1}))["code"], -32602);
    assert_eq!(editor.end(), Some(0));
}

/// Of texts that follow each other quickly only the last is told, whatever was found in those before.
#[test]
fn the_newest_text_is_looked_at() {
    let case = case();
    let mut editor = Editor::usual(&case);
    editor.open("ke-hoach.yaml");
    for at in 0..50 {
        editor.change("ke-hoach.yaml", None, &PLAN.replace("nam: 2026", &format!("nam: sai {at}")));
    }
    editor.change("ke-hoach.yaml", None, &PLAN.replace("so:", "nam: 2026\nso:"));
    assert_eq!(editor.findings("ke-hoach.yaml"), Vec::<Value>::new());
}

/// After `shutdown` nothing is answered; an editor that only goes away leaves no server behind.
#[test]
fn it_ends_with_the_editor() {
    let case = case();
    let mut editor = Editor::usual(&case);
    assert_eq!(editor.ask("shutdown", Value::Null), Value::Null);
    assert_eq!(editor.ask("textDocument/hover", json!({}))["code"], -32600);
    assert_eq!(editor.leave(), Some(1));
    case.run("lsp --font-dir khong-co").code(2).stdout(expect![[""]]).stderr(expect![[r#"
        lỗi: không đọc được thư mục phông chữ `khong-co`: không có tệp hoặc thư mục này
        gợi ý: nêu thư mục chứa bốn tệp Times New Roman sau `--font-dir`
    "#]]);
}
