//! Only plain files are opened: a pipe, a socket, a device in the place of one is told and never waited for,
//! wherever the program reads or writes.

use std::fs;
use std::os::unix::fs::symlink;
use std::os::unix::net::UnixListener;
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use expect_test::expect;

use super::office;
use crate::harness::{Case, Run};

const FIGURES: &str = "ma,2026\ncay,5\n";

/// A folder with a decision, a plan with a table of figures, and a template for localities.
fn folder() -> Case {
    let decision = office().read("content/quyet-dinh.yaml");
    let plan = "loai: ke_hoach\nco_quan: {ten: Ủy ban nhân dân xã An Bình}\nky_hieu: KH-UBND\nnam: 2026\n\
                dia_danh: An Bình\ntrich_yeu: Kinh phí\nnoi_dung: Kinh phí tại Phụ lục kèm theo./.\n\
                noi_nhan: Như trên\nnguoi_ky: {chuc_vu: Chủ tịch}\nphu_luc:\n  - ten: Kinh phí\n    bang:\n      \
                don_vi: triệu đồng\n      kinh_phi: s.csv\n      cot:\n        - {ma: ten, ten: Nhiệm vụ, kieu: chu}\n        \
                - {ma: 2026, ten: Năm 2026, kieu: tien}\n      nhiem_vu:\n        - {ma: cay, ten: Trồng cây}\n";
    let template = format!("{}dia_phuong: don-vi.csv\n", String::from_utf8(decision.clone()).unwrap());
    let attached = plan.replace("noi_nhan", "kem_theo: [c.yaml]\nnoi_nhan");
    Case::new()
        .file("a.yaml", decision)
        .file("kh.yaml", plan)
        .file("s.csv", FIGURES)
        .file("mau.yaml", template)
        .file("kt.yaml", attached)
}

/// Runs a command in a folder with pipes of these names. Nobody ever writes to them or reads them.
fn with_pipes(pipes: &[&str], command: &str) -> String {
    let case = folder();
    for name in pipes {
        let path = case.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        drop(fs::remove_file(&path));
        assert!(Command::new("mkfifo").arg(path).status().unwrap().success());
    }
    format!("$ vanban {command}  # {}\n{}\n", pipes.join(", "), ended(&case, command))
}

/// What a command says that ends by itself.
fn ended(case: &Case, command: &str) -> String {
    let mut command = case.command("", command);
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let started = Instant::now();
    while child.try_wait().unwrap().is_none() {
        if started.elapsed() > Duration::from_secs(60) {
            child.kill().unwrap();
            return "đợi mãi".to_owned();
        }
        thread::sleep(Duration::from_millis(10));
    }
    let run = Run::of(&child.wait_with_output().unwrap());
    run.out() + &run.err()
}

#[test]
fn a_pipe_that_is_read_is_told() {
    let all = [
        with_pipes(&["a.yaml"], "build a.yaml"),
        with_pipes(&["a.yaml"], "check . --message-format short"),
        with_pipes(&["a.yaml"], "tree a.yaml"),
        with_pipes(&["s.csv"], "build kh.yaml --message-format short"),
        with_pipes(&["s.csv"], "budget show kh.yaml"),
        with_pipes(&["c.yaml"], "build kt.yaml --message-format short"),
        with_pipes(&["don-vi.csv"], "batch mau.yaml --message-format short"),
        with_pipes(&["templates/theme.yaml"], "build a.yaml --message-format short"),
        with_pipes(&["phap_luat.yaml"], "build a.yaml --message-format short"),
        with_pipes(&["phong/times.ttf"], "build a.yaml --font-dir phong --message-format short"),
        with_pipes(&["bai.docx"], "check bai.docx --message-format short"),
        with_pipes(&["bai.docx"], "tree bai.docx"),
        with_pipes(&["so.csv"], "issue --csv so.csv --message-format short"),
        with_pipes(&["k.xlsx"], "budget import k.xlsx kh.yaml"),
        with_pipes(&["templates/moi/cong_van.yaml"], "new cong_van --out cv.yaml"),
    ];
    expect![[r#""#]].assert_eq(&all.join("\n"));
}

#[test]
fn a_pipe_in_the_place_of_an_own_file_is_told() {
    let all = [
        with_pipes(&[".vanban.khoa"], "build a.yaml"),
        with_pipes(&["out/.vanban.khoa"], "build a.yaml"),
        with_pipes(&[".vanban.nhat-ky.json"], "build a.yaml"),
        with_pipes(&["out/.vanban-danh-muc.jsonl"], "build a.yaml --format txt"),
        with_pipes(&["a.phat-hanh.json"], "build a.yaml --message-format short"),
        with_pipes(&["out/a.txt"], "build a.yaml --format txt --message-format short"),
        with_pipes(&["out/.vanban-x"], "build a.yaml --format txt"),
        with_pipes(&["p.docx"], "check a.yaml --phieu p.docx --message-format short"),
        with_pipes(
            &["so.csv"],
            "issue a.yaml --so 7 --ngay 01/02/2026 --so-dang-ky so.csv --message-format short",
        ),
        with_pipes(&["x.yaml"], "new quyet_dinh --out x.yaml --force"),
        with_pipes(&["x.json"], "schema --out x.json --force"),
        with_pipes(&["x.xlsx"], "budget export kh.yaml --out x.xlsx --force"),
    ];
    expect![[r#""#]].assert_eq(&all.join("\n"));
}

#[test]
fn sockets_and_devices_are_told() {
    let case = folder().without("s.csv");
    let _listens = UnixListener::bind(case.path("so.yaml")).unwrap();
    symlink("/dev/zero", case.path("s.csv")).unwrap();
    let all = ["build so.yaml", "build kh.yaml --message-format short", "build /dev/null"]
        .map(|command| format!("$ vanban {command}\n{}\n", ended(&case, command)));
    expect![[r#""#]].assert_eq(&all.join("\n"));
}
