//! `vanban batch --phan`: parts of a run, at the same time in one folder.

use std::collections::BTreeSet;
use std::process::Stdio;

use expect_test::expect;

use crate::harness::{Case, Run};
use crate::support::wards::TEMPLATE;

const PARTS: usize = 3;

/// A table of so many wards.
fn table(order: impl Iterator<Item = usize>) -> String {
    let head = "ma,ten,loai,ma_tinh,ten_tinh,loai_tinh,phong,ky_hieu,chuc_vu,nguoi_ky,kinh_phi,giu_ten\n";
    let row = |at: usize| {
        let name = ["Bình", "Hòa", "Long", "Mỹ", "Phú", "Tân", "Thới", "Vĩnh"][at % 8];
        format!(
            "{:05},{name} An,xã,99,Thử Nghiệm,tỉnh,,UBND,Chủ tịch,Nguyễn Văn An,{},có\n",
            90_000 + 7 * at,
            at + 1
        )
    };
    head.to_owned() + &order.map(row).collect::<String>()
}

fn case() -> Case {
    Case::new().file("mau.yaml", TEMPLATE).file("don-vi.csv", table(0..30))
}

fn together(case: &Case, rest: &str) -> Vec<Run> {
    let start = |part: usize| {
        let mut command =
            case.command("", &format!("batch mau.yaml --format docx,txt --phan {part}/{PARTS}{rest}"));
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap()
    };
    let runs: Vec<_> = (1..=PARTS).map(start).collect();
    runs.into_iter().map(|run| Run::of(&run.wait_with_output().unwrap())).collect()
}

/// All at once: every unit once, one record of all, as one run would have left it.
#[test]
fn parts_at_once_leave_what_one_run_leaves() {
    let (case, one) = (case(), case());
    one.run("batch mau.yaml --format docx,txt").code(0);
    for run in together(&case, "") {
        let run = run.code(0).text();
        assert!(run.contains("trong 30 địa phương"), "{run}");
    }
    assert_eq!(case.files("out"), one.files("out"));
    assert_eq!(case.read("out/mau/danh-muc.jsonl"), one.read("out/mau/danh-muc.jsonl"));
    let run = case.run("verify out/mau").code(0).text();
    assert!(run.starts_with("Đối chiếu 60 tệp: 60 khớp"), "{run}");
    // Nothing is made again, and nothing of the other parts is taken for no longer belonging.
    for run in together(&case, " --don") {
        assert!(run.code(0).text().contains(": 0 đã ghi"));
    }
    case.run("verify out/mau").code(0);
    case.run("batch mau.yaml --format docx,txt --zip").code(0);
}

/// The parts have every unit once, whatever the order of the table and whatever else is in it.
#[test]
fn a_unit_is_in_one_part_whatever_the_table() {
    let parts = |case: &Case, out: &str| -> Vec<BTreeSet<String>> {
        let files = |part: usize| {
            let out = format!("{out}{part}");
            case.run(&format!("batch mau.yaml --format txt --phan {part}/{PARTS} --out {out}")).code(0);
            case.files(&out).into_iter().filter(|name| name.ends_with(".txt")).collect()
        };
        (1..=PARTS).map(files).collect()
    };
    let case = case();
    let first = parts(&case, "a");
    assert!(first.iter().all(|part| part.len() > 3), "{first:?}");
    assert_eq!(first.iter().map(BTreeSet::len).sum::<usize>(), 30);
    assert_eq!(first.iter().flatten().collect::<BTreeSet<_>>().len(), 30);
    let case = case.file("don-vi.csv", table((0..34).rev()));
    let second = parts(&case, "b");
    assert!(first.iter().zip(&second).all(|(first, second)| first.is_subset(second)));
    assert_eq!(second.iter().map(BTreeSet::len).sum::<usize>(), 34);
}

/// A unit that is gone from the table is no part's: `--don` of any part takes its files away.
#[test]
fn what_no_longer_belongs_goes_once() {
    let case = case();
    together(&case, "");
    let case = case.file("don-vi.csv", table(1..30));
    let runs: Vec<String> = together(&case, " --don").into_iter().map(|run| run.code(0).errors()).collect();
    assert!(runs.concat().contains("90000-binh-an.docx"), "{runs:?}");
    let run = case.run("verify out/mau").code(0).text();
    assert!(run.starts_with("Đối chiếu 58 tệp: 58 khớp"), "{run}");
}

/// Two papers with one number are found by every part, whichever has them.
#[test]
fn a_number_given_twice_is_found_across_parts() {
    let case = case()
        .replace(
            "mau.yaml",
            "ten: [Ủy ban nhân dân, \"{{ dia_phuong.ten_day_du }}\"]",
            "ten: [Ủy ban nhân dân, tỉnh Thử Nghiệm]",
        )
        .replace("mau.yaml", "ky_hieu: KH-", "so: \"{{ dia_phuong.kinh_phi }}\"\nky_hieu: KH-")
        .replace("don-vi.csv", "Nguyễn Văn An,2,có", "Nguyễn Văn An,1,có");
    for run in together(&case, "") {
        let run = run.code(1).errors();
        assert!(run.contains("lỗi[C030]: hai văn bản cùng mang số 01"), "{run}");
    }
    assert!(!case.path("out").exists());
}

/// On a drive without locks the parts still keep each other's lines; that none may be sure of it is
/// told.
#[test]
fn parts_on_a_drive_without_locks() {
    let case = case();
    for part in 1..=PARTS {
        let command = format!("batch mau.yaml --format txt --phan {part}/{PARTS}");
        let run = case.run_with(("VANBAN_THU_KHONG_KHOA", "1"), &command).code(0).errors();
        assert!(run.contains("cảnh báo[W005]: ổ đĩa của thư mục `out/mau`"), "{run}");
    }
    case.run("verify out/mau").code(0);
}

#[test]
fn the_words_of_parts() {
    let case = case();
    case.run("batch mau.yaml --only 90000 --phan 1/1 --format txt").code(0).stdout(expect![[r#"
        Phần 1/1: 1 trong 1 địa phương
        Xong 1 địa phương: 1 đã ghi, 0 không đổi, 0 chưa ghi; 0 lỗi, 0 cảnh báo ([…] giây)
        Kết quả ở out/mau, danh mục: danh-muc.jsonl
    "#]]);
    case.run("batch mau.yaml --phan 4/3").code(2).stderr(expect![[r#"
        lỗi: `--phan <PHẦN/SỐ PHẦN>` không nhận giá trị `4/3`: viết `phần/số phần`, ví dụ `3/18` là phần thứ 3 trong 18 phần
        gợi ý: xem cách dùng: `vanban batch --help`
    "#]]);
    case.run("batch mau.yaml --phan 1/3 --zip").code(2).stderr(expect![[r#"
        lỗi: không dùng `--phan <PHẦN/SỐ PHẦN>` cùng với `--zip`
        gợi ý: xem cách dùng: `vanban batch --help`
    "#]]);
    let empty =
        (1..=40).map(|part| case.run(&format!("batch mau.yaml --only 90000 --format txt --phan {part}/40")));
    let empty =
        empty.map(|run| run.code(0).text()).filter(|text| text.contains(": 0 trong 1 địa phương")).count();
    assert_eq!(empty, 39);
}
