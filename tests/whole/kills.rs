//! A run that is killed at any step, and what the next command finds.
//!
//! The program counts its steps on disk and dies at the one it is told (`VANBAN_THU_NGAT`).

use std::collections::BTreeMap;
use std::fs;

use expect_test::expect;

use super::{contents, decision, is_laid};
use crate::harness::Case;
use crate::packs::all_have_packs;
use crate::support::exports::typed_in;

/// More steps than any of these runs has.
const MOST: usize = 300;

type Contents = BTreeMap<String, Vec<u8>>;

/// What was told of a run that was killed.
#[derive(Debug, PartialEq, Eq)]
enum Told {
    Nothing,
    Undone,
    Finished,
}

fn told(run: &str) -> Told {
    match (run.contains("đã bỏ, mọi tệp như trước"), run.contains("đã ghi nốt")) {
        (false, false) => Told::Nothing,
        (true, false) => Told::Undone,
        (false, true) => Told::Finished,
        (true, true) => panic!("{run}"),
    }
}

/// Kills a command at each of its steps; the next command, one of these in turn, leaves all files as
/// they were before it or as it was to leave them, and tells which.
fn killed_at_every_step(case: &dyn Fn() -> Case, command: &str, next: &[&str]) {
    let before = contents(&case());
    let whole = case();
    whole.run(command).code(0);
    let after = contents(&whole);
    assert_ne!(before, after);
    let mut seen = [0, 0, 0];
    for at in 1..MOST {
        let case = case();
        let run = case.run_with(("VANBAN_THU_NGAT", &at.to_string()), command);
        if run.good() {
            assert!(at > 6 && seen[1] > 1 && seen[2] > 1, "few steps: {at}, {seen:?}");
            return;
        }
        all_have_packs(&case, ".");
        let next = next[at % next.len()];
        let run = case.run(next).errors();
        let told = told(&run);
        let mut now = contents(&case);
        if told == Told::Nothing {
            // What leads to a journal from the folders that the next command did not look into.
            now.retain(|name, bytes| !(is_journal(name) && bytes.starts_with(b"{\n  \"nhat_ky\"")));
        }
        match &told {
            Told::Finished => assert_is(&now, &after, at, next),
            Told::Undone => assert_is(&now, &before, at, next),
            Told::Nothing => assert_is(&now, if now == before { &before } else { &after }, at, next),
        }
        seen[told as usize] += 1;
        // A second time there is nothing to tell, and the command itself can be run again.
        assert_eq!(self::told(&case.run(next).errors()), Told::Nothing, "{at}, {next}");
        case.run(command).code(0);
        assert_is(&contents(&case), &after, at, command);
        let left: Vec<String> = all_names(&case);
        assert!(!left.iter().any(|name| is_temporary(name)), "{at}: {left:?}");
    }
    panic!("it does not end");
}

fn is_journal(name: &str) -> bool {
    name.ends_with(".vanban.nhat-ky.json")
}

/// A run that was killed in this stage of its change, after the first steps of it.
fn killed(case: &dyn Fn() -> Case, command: &str, journal: &str, stage: &str) -> Case {
    let mut steps = 0;
    for at in 1..MOST {
        let case = case();
        assert!(!case.run_with(("VANBAN_THU_NGAT", &at.to_string()), command).good(), "no stage `{stage}`");
        let text = fs::read_to_string(case.path(journal)).unwrap_or_default();
        steps += usize::from(text.contains(&format!("\"giai_doan\": \"{stage}\"")));
        if steps == 3 {
            return case;
        }
    }
    panic!("it does not end");
}

/// The order, killed while it prepares (`chuan_bi`) or while it writes (`ghi`).
fn killed_order(stage: &str) -> Case {
    killed(&papers, ORDER, "so/.vanban.nhat-ky.json", stage)
}

fn is_temporary(name: &str) -> bool {
    let name = name.rsplit('/').next().unwrap();
    name.starts_with(".vanban-") || is_laid(name)
}

fn all_names(case: &Case) -> Vec<String> {
    let mut found = BTreeMap::new();
    super::collect(&case.path(""), "", &mut found);
    found.into_keys().collect()
}

#[track_caller]
fn assert_is(now: &Contents, expected: &Contents, at: usize, next: &str) {
    let names = |one: &Contents| one.keys().cloned().collect::<Vec<_>>();
    assert_eq!(names(now), names(expected), "step {at}, then `{next}`");
    let other: Vec<_> = now.keys().filter(|name| now[*name] != expected[*name]).collect();
    assert!(other.is_empty(), "step {at}, then `{next}`: {other:?} differ");
}

const ORDER: &str = "issue content/a.yaml --so 5 --ngay 31/10/2026 --so-dang-ky so/so.csv";

/// Papers, results and register in three folders.
fn papers() -> Case {
    Case::new()
        .file("content/a.yaml", decision("Kế hoạch"))
        .file("content/b.yaml", decision("Quy chế"))
        .file("content/c.yaml", decision("Quy định"))
        .file("so/so.csv", "\"Số, ký hiệu văn bản\",Ngày tháng văn bản\r\n1/QĐ-UBND,05/01/2026\r\n")
}

#[test]
fn one_paper() {
    killed_at_every_step(&papers, ORDER, &["verify out", "tree content/a.yaml", "verify ."]);
}

#[test]
fn several_papers_of_a_table() {
    let case =
        || papers().file("so.csv", "tep,so,ngay\ncontent/a.yaml,5,31/10/2026\ncontent/b.yaml,6,31/10/2026\n");
    let next = ["verify out", "budget show content/c.yaml", "issue content/c.yaml --out khac"];
    killed_at_every_step(&case, "issue --csv so.csv --so-dang-ky so/so.csv", &next);
}

/// All papers of a batch, with their records, the list of numbers and the register.
#[test]
fn a_whole_batch() {
    let case = || {
        Case::new()
            .file("content/dv.csv", "ma,ten,loai\n10001,Tân An,xã\n10002,Bình An,phường\n")
            .file(
                "content/mau.yaml",
                decision("Quy chế").replace("loai: quyet_dinh\n", "loai: quyet_dinh\ndia_phuong: dv.csv\n"),
            )
            .file("so/so.csv", "\"Số, ký hiệu văn bản\",Ngày tháng văn bản\r\n1/QĐ-UBND,05/01/2026\r\n")
    };
    let command = "issue content/mau.yaml --so-dau 5 --ngay 31/10/2026 --so-dang-ky so/so.csv";
    killed_at_every_step(&case, command, &["verify out/mau", "tree content/mau.yaml", "verify ."]);
}

/// A number that is corrected, with a plain text and the old number in the register.
#[test]
fn a_paper_issued_once_more() {
    let case = || {
        let case = papers();
        case.run("build content/a.yaml --format txt").code(0);
        case.run(ORDER).code(0);
        case
    };
    let command = ORDER.replace("--so 5", "--so 6 --force");
    killed_at_every_step(&case, &command, &["verify out", "tree content/b.yaml"]);
}

/// A step that fails, as on a full disk or under a file that Word holds open: all is as before, or all
/// is done.
#[test]
fn a_step_that_fails() {
    let command = ORDER.replace("--so 5", "--so 6 --force");
    let case = || {
        let case = papers();
        case.run("build content/a.yaml --format txt").code(0);
        case.run(ORDER).code(0);
        case
    };
    let before = contents(&case());
    let whole = case();
    whole.run(&command).code(0);
    let after = contents(&whole);
    let (mut failed, mut last) = (0, String::new());
    for at in 1..MOST {
        let case = case();
        let run = case.run_with(("VANBAN_THU_LOI", &at.to_string()), &command);
        if run.good() {
            // What could not be tidied up, the next command does.
            let tidied = contents(&case).keys().all(|name| !is_journal(name));
            case.run("verify out").code(0);
            case.run("tree content/a.yaml").code(0);
            assert_is(&contents(&case), &after, at, "");
            if tidied {
                assert!(failed > 20 && last.contains("chưa ghi gì, mọi tệp như trước"), "{failed}: {last}");
                return;
            }
            continue;
        }
        assert_is(&contents(&case), &before, at, "");
        failed += 1;
        last = run.errors();
        assert_eq!(told(&case.run("verify out").code(0).errors()), Told::Nothing);
    }
    panic!("it does not end");
}

/// Figures of a workbook that go back into the document.
#[test]
fn figures_taken_back() {
    const PLAN: &str = "content/xa/ke-hoach.yaml";
    let case = || {
        let case = Case::from_dir("cli/co_quan");
        typed_in(case, PLAN, "kp.xlsx", &[((5, 3), "2500.25")])
    };
    let next = [&format!("tree {PLAN}") as &str, &format!("budget show {PLAN}")];
    killed_at_every_step(&case, &format!("budget import kp.xlsx {PLAN}"), &next);
}

/// Words written into two documents.
#[test]
fn words_mended() {
    let case = || {
        let paper = |title: &str| decision(title).replace("Ban hành", "Sửa 5km, ban hành");
        Case::new().file("content/a.yaml", paper("Quy chế A")).file("content/xa/b.yaml", paper("Quy chế B"))
    };
    killed_at_every_step(&case, "check content --sua --dong-y", &["tree content/a.yaml", "check content"]);
}

/// `build`, `batch` and another `issue` end it too, before they do what they were asked for.
#[test]
fn every_writing_command_ends_what_was_begun() {
    let template = crate::support::wards::TEMPLATE;
    let table = crate::support::wards::TABLE;
    for (stage, expected) in [("chuan_bi", Told::Undone), ("ghi", Told::Finished)] {
        for next in [
            "build content/b.yaml --out khac --format txt",
            "build content/b.yaml --format txt",
            "batch content/mau.yaml --only 00175 --format txt --out khac",
            "issue content/b.yaml --so 7 --ngay 31/10/2026 --out khac",
            "budget export content/plan.yaml --out khac.xlsx",
            "new cong_van --out content/d.yaml",
        ] {
            let case = killed_order(stage)
                .file("content/mau.yaml", template)
                .file("content/don-vi.csv", table)
                .file("content/plan.yaml", include_str!("../cli/co_quan/content/xa/ke-hoach.yaml"));
            let run = case.run(next).code(0).errors();
            assert_eq!(told(&run), expected, "{stage}, {next}: {run}");
            let issued = case.path("content/a.phat-hanh.json").exists();
            assert_eq!(issued, expected == Told::Finished, "{stage}, {next}");
        }
    }
}

/// The words, once each way.
#[test]
fn it_is_told_which() {
    killed_order("chuan_bi").run("build content/b.yaml --format txt").code(0).stderr(expect![[r#"
        lưu ý[P015]: lệnh cấp số (Quyết định số 05/QĐ-UBND ngày 31/10/2026) bị ngắt giữa chừng (nhật ký `so/.vanban.nhat-ky.json`), khi chưa đổi tệp nào: đã bỏ, mọi tệp như trước lệnh đó
         |
         = gợi ý: chạy lại lệnh đó

        lưu ý[C062]: trích yếu mở đầu bằng `Ban hành` nhưng không có văn bản nào kèm theo
         --> content/b.yaml:6:12
          |
        6 | trich_yeu: Ban hành Quy chế
          |            ^^^^^^^^
          |
          = gợi ý: thêm văn bản kèm theo ở `kem_theo`; quyết định trực tiếp thì viết `Về việc ban hành …`

    "#]]);
    killed_order("ghi").run("verify out").code(0).stderr(expect![[r#"
        lưu ý[P015]: lệnh cấp số (Quyết định số 05/QĐ-UBND ngày 31/10/2026) bị ngắt giữa chừng (nhật ký `so/.vanban.nhat-ky.json`): đã ghi nốt out/a.pdf, out/a.docx, content/a.yaml, content/a.phat-hanh.json, out/.vanban.jsonl, so/so.csv
         |
         = gợi ý: không phải chạy lại lệnh đó

    "#]]);
}

/// Somebody worked on the paper before anybody ran a command: that is kept, and nothing goes on.
#[test]
fn what_was_edited_since_is_kept() {
    let case = killed_order("ghi");
    let edited = |case: Case, name: &str| {
        let text = fs::read(case.path(name)).unwrap_or_default();
        case.file(name, [&text[..], b"# sua tay\n"].concat())
    };
    let case = edited(case, "so/so.csv");
    let before = contents(&case);
    let told_so = expect![[r#"
        lỗi: lệnh cấp số (Quyết định số 05/QĐ-UBND ngày 31/10/2026) bị ngắt giữa chừng, chưa ghi nốt được: `so/so.csv` đã thay đổi từ lúc đó, giữ nguyên
        gợi ý: chuyển `so/so.csv` sang thư mục khác rồi chạy lại; lệnh ghi nốt xong thì đưa phần đã sửa vào tệp mới
    "#]];
    let said = case.run("build content/b.yaml").code(2).errors();
    told_so.assert_eq(&said);
    assert_eq!(case.run(ORDER).code(2).errors(), said);
    // Who only reads is told of it, and is not stopped.
    let sentence = "chưa ghi nốt được: `so/so.csv` đã thay đổi từ lúc đó, giữ nguyên";
    assert!(case.run("tree content/b.yaml").code(0).errors().contains(sentence));
    assert!(case.run("verify out").code(2).errors().contains(sentence));
    assert_eq!(contents(&case), before);
    let case = case.renamed("so/so.csv", "cho-khac/so.csv");
    assert_eq!(told(&case.run("verify out").code(0).errors()), Told::Finished);
    assert!(case.path("so/so.csv").exists());
}

/// A copy that a clerk made of one of the folders in the middle of it.
#[test]
fn a_folder_copied_in_the_middle_is_told() {
    let case = killed_order("ghi");
    let copy = Case::new();
    let copy = contents(&case)
        .into_iter()
        .filter(|(name, _)| name.starts_with("content/"))
        .fold(copy, |copy, (name, bytes)| copy.file(&name, bytes));
    copy.run("build content/b.yaml").code(2).stderr(expect![[r#"
        lỗi: thư mục `content` chép từ giữa lúc một lệnh đang ghi: không có nhật ký của lệnh đó (`so/.vanban.nhat-ky.json`)
        gợi ý: chép lại thư mục đó, sau khi lệnh kia xong; nếu không thì xóa `.vanban.nhat-ky.json` ở đó
    "#]]);
    // A copy of all of it, with the file of a lock that nobody holds, is ended like the first.
    let copy = contents(&case).into_iter().fold(Case::new(), |copy, (name, bytes)| copy.file(&name, bytes));
    let copy = copy.file("content/.vanban.khoa", "").file("out/.vanban.khoa", "");
    assert_eq!(told(&copy.run("verify out").code(0).errors()), Told::Finished);
}

/// What nobody can read is not passed over.
#[test]
fn a_journal_that_is_broken_is_told() {
    let case = papers().file("content/.vanban.nhat-ky.json", "{\"nhat");
    case.run("build content/a.yaml").code(2).stderr(expect![[r#"
        lỗi: không đọc được nhật ký `content/.vanban.nhat-ky.json` của một lệnh bị ngắt giữa chừng: tệp đã bị sửa hỏng
        gợi ý: lấy lại tệp này từ bản sao lưu; không có thì xem lại từng tệp của lệnh đó, xóa nhật ký rồi chạy lại lệnh
    "#]]);
    case.run("tree content/a.yaml").code(0);
}
