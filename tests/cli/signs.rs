//! Characters that steer a terminal, in names that come from anywhere, and names of signers.

use std::process::Command;

use expect_test::expect;

use super::decision;

/// A name of those who sign stands on paper: it is refused before any file is read.
#[test]
fn names_of_signers_are_looked_at() {
    let case = decision();
    case.run("issue a.yaml --so 5 --ngay 31/10/2026 --nguoi-ky Lê\u{202e}An")
        .code(2)
        .stdout(expect![[""]])
        .stderr(expect![[r#"
            lỗi: `--nguoi-ky <HỌ TÊN>` không nhận giá trị `Lê\u{202e}An`: có ký tự không nhìn thấy (U+202E, đảo chiều chữ); gõ lại họ tên, không dán
            gợi ý: xem cách dùng: `vanban issue --help`
        "#]]);
    assert_eq!(case.files("."), ["a.yaml"]);
}

/// Whatever a file is called, nothing of its name steers the terminal, in any form of messages.
#[cfg(unix)]
#[test]
fn names_of_files_steer_no_terminal() {
    let steering = ["\u{1b}[31m", "\u{9b}31m", "\u{202e}", "\r", "\n", "\u{7}", "\u{2028}"];
    let case = decision();
    let text = case.read("a.yaml");
    let broken = String::from_utf8(text.clone()).unwrap().replace("ky_hieu:", "ky_hiu:");
    let mut case = case;
    for (at, sign) in steering.iter().enumerate() {
        case = case
            .file(&format!("content/{at}{sign}x.yaml"), &text)
            .file(&format!("content/hong-{at}{sign}x.yaml"), &broken)
            .file(&format!("content/bo{at}{sign}.yaml"), "a: 1");
    }
    let runs = [
        "build content --message-format human",
        "build content --message-format short",
        "build content --message-format json",
        "verify out",
        "tree content",
        "build content/\u{1b}[31m",
        "build khong\u{202e}co.yaml",
        "la\u{1b}lenh",
        "new bao_cao --out moi\u{1b}[31m.yaml",
        "batch content/khong\u{9b}co.yaml",
    ];
    for arguments in runs {
        let output = Command::new(env!("CARGO_BIN_EXE_vanban"))
            .args(arguments.split(' '))
            .current_dir(case.path("."))
            .env_remove("CLICOLOR_FORCE")
            .output()
            .unwrap();
        for text in [output.stdout, output.stderr] {
            let text = String::from_utf8(text).unwrap();
            let steers = |letter: char| {
                letter != '\n' && (letter.is_control() || matches!(letter, '\u{202e}' | '\u{2028}'))
            };
            assert!(!text.contains(steers), "{arguments}: {text:?}");
        }
    }
}
