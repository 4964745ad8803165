//! Several runs at the same time in one folder.

use std::fs;
use std::process::{Child, Stdio};
use std::thread;
use std::time::Duration;

use super::{contents, decision};
use crate::harness::{Case, Run};

fn started(case: &Case, environment: Option<(&str, &str)>, arguments: &str) -> Child {
    let mut command = case.command("", arguments);
    command.envs(environment).stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command.spawn().unwrap()
}

fn ended(child: Child) -> Run {
    Run::of(&child.wait_with_output().unwrap())
}

/// How many pairs: `VANBAN_CAP=200 cargo test pairs` for the long run.
fn pairs() -> usize {
    std::env::var("VANBAN_CAP").ok().and_then(|text| text.parse().ok()).unwrap_or(12)
}

/// Pairs at once at the same number, all with one register: one of each pair gets it.
#[test]
fn pairs_give_no_number_twice_and_lose_no_line() {
    const AT_ONCE: usize = 6;
    let count = pairs();
    let mut case = Case::new();
    for at in 1..=count {
        case = case
            .file(&format!("a/a{at}.yaml"), decision("Kế hoạch"))
            .file(&format!("b/b{at}.yaml"), decision("Quy chế"));
    }
    let numbers: Vec<usize> = (1..=count).collect();
    for wave in numbers.chunks(AT_ONCE) {
        let runs: Vec<(usize, [Child; 2])> = wave
            .iter()
            .map(|&at| {
                let run = |one: &str| {
                    let paper = format!("{one}/{one}{at}.yaml");
                    let rest = format!("--so {at} --ngay 31/10/2026 --out out-{one} --so-dang-ky so.csv");
                    started(&case, None, &format!("issue {paper} {rest}"))
                };
                (at, ["a", "b"].map(run))
            })
            .collect();
        for (at, runs) in runs {
            let [one, other] = runs.map(ended);
            assert!(one.good() != other.good(), "{at}: {}{}", one.errors(), other.errors());
        }
    }
    let register = String::from_utf8(case.read("so.csv")).unwrap();
    let mut found: Vec<usize> =
        register.lines().skip(1).map(|line| line.split_once('/').unwrap().0.parse().unwrap()).collect();
    found.sort_unstable();
    assert_eq!(found, numbers);
    let locks = case.files("").iter().filter(|name| name.ends_with(".phat-hanh.json")).count();
    assert_eq!(locks, count);
    for out in ["out-a", "out-b"] {
        case.run(&format!("verify {out}")).code(0);
    }
}

/// Two papers of one folder at once: both are issued, both stand in the record.
#[test]
fn two_papers_of_one_folder() {
    let case = Case::new().file("a.yaml", decision("Kế hoạch")).file("b.yaml", decision("Quy chế"));
    let runs = [("a", 1), ("b", 2)].map(|(one, number)| {
        started(&case, None, &format!("issue {one}.yaml --so {number} --ngay 31/10/2026 --so-dang-ky so.csv"))
    });
    runs.into_iter().for_each(|run| drop(ended(run).code(0)));
    case.run("verify out").code(0);
    assert_eq!(String::from_utf8(case.read("so.csv")).unwrap().lines().count(), 3);
}

/// A register that cannot be written leaves all as it was.
#[test]
fn a_register_that_cannot_be_written() {
    let case = Case::new().file("a.yaml", decision("Kế hoạch")).file("so.csv/x", "");
    let before = contents(&case);
    case.run("issue a.yaml --so 5 --ngay 31/10/2026 --so-dang-ky so.csv").code(1);
    assert_eq!(contents(&case), before);
    let case = Case::new().file("a.yaml", decision("Kế hoạch")).file("so", "");
    let before = contents(&case);
    case.run("issue a.yaml --so 5 --ngay 31/10/2026 --so-dang-ky so/so.csv").code(2);
    assert_eq!(contents(&case), before);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let case = Case::new()
            .file("a.yaml", decision("Kế hoạch"))
            .file("so/so.csv", "\"Số, ký hiệu văn bản\",Ngày tháng văn bản\r\n");
        fs::set_permissions(case.path("so/so.csv"), fs::Permissions::from_mode(0o444)).unwrap();
        // Whoever may write all the same (root) is no case of it.
        if fs::OpenOptions::new().write(true).open(case.path("so/so.csv")).is_err() {
            let before = contents(&case);
            case.run("issue a.yaml --so 5 --ngay 31/10/2026 --so-dang-ky so/so.csv").code(2);
            assert_eq!(contents(&case), before);
        }
    }
}

/// A build that comes while a paper is being issued waits, says so, and makes no draft of it.
#[test]
fn a_build_waits_for_an_issue() {
    let case = Case::new().file("content/a.yaml", decision("Kế hoạch"));
    // The second of its files is the next to be replaced.
    let issue =
        started(&case, Some(("VANBAN_THU_CHO", "17")), "issue content/a.yaml --so 5 --ngay 31/10/2026");
    while !fs::read(case.path("out/.vanban.nhat-ky.json"))
        .is_ok_and(|text| String::from_utf8_lossy(&text).contains("\"ghi\""))
    {
        thread::sleep(Duration::from_millis(5));
    }
    let build = started(&case, None, "build content/a.yaml");
    let elsewhere = started(&case, None, "build content/a.yaml --out khac --format txt");
    let build = ended(build).code(0);
    assert!(build.errors().contains("đang đợi một lệnh vanban khác làm xong trong thư mục `"));
    ended(issue).code(0);
    ended(elsewhere).code(0);
    assert!(case.docx_part("out/a.docx", "word/document.xml").contains("05/QĐ-UBND"));
    let text = String::from_utf8(case.read("khac/a.txt")).unwrap().replace('\u{a0}', " ");
    assert!(text.contains("05/QĐ-UBND"), "{text}");
    case.run("verify out").code(0);
}

/// Two builds of different papers into one folder: the lines of both stand in its record.
#[test]
fn two_builds_into_one_folder() {
    let mut case = Case::new();
    for at in 0..8 {
        case = case
            .file(&format!("mot/a{at}.yaml"), decision("Kế hoạch"))
            .file(&format!("hai/b{at}.yaml"), decision("Quy chế"));
    }
    let runs =
        ["mot", "hai"].map(|folder| started(&case, None, &format!("build {folder} --format docx,txt")));
    runs.into_iter().for_each(|run| drop(ended(run).code(0)));
    let run = case.run("verify out").code(0).text();
    assert!(run.starts_with("Đối chiếu 32 tệp: 32 khớp"), "{run}");
}

/// A drive without locks is told, and worked on.
#[test]
fn a_drive_without_locks_is_told() {
    let case = Case::new().file("a.yaml", decision("Kế hoạch"));
    let run = case.run_with(("VANBAN_THU_KHONG_KHOA", "1"), "issue a.yaml --so 5 --ngay 31/10/2026");
    let run = run.code(0).errors();
    assert!(run.contains("cảnh báo[W005]: ổ đĩa của thư mục `out` không khóa được tệp"), "{run}");
    case.run("verify out").code(0);
}
