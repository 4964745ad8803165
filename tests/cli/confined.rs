//! `--gioi-han`: a run on what strangers send reads and writes one folder, follows no link, and ends.
//!
//! Each reference is tried twice: with the folder above it goes well, confined it is told.

use std::fs;
use std::os::unix::fs::symlink;
use std::path::Path;

use expect_test::expect;

use super::{decision, office};
use crate::harness::{Case, Run};

/// A plan in `ho-so/`, whose figures, attachment and images are named by these ways.
fn plan(figures: &str, more: &str) -> String {
    format!(
        "loai: ke_hoach\nco_quan: {{ten: Ủy ban nhân dân xã An Bình}}\nky_hieu: KH-UBND\nnam: 2026\n\
         dia_danh: An Bình\ntrich_yeu: Kinh phí\nnoi_dung: Kinh phí tại Phụ lục kèm theo./.\n\
         noi_nhan: Như trên\nnguoi_ky: {{chuc_vu: Chủ tịch}}\n{more}phu_luc:\n  - ten: Kinh phí\n    bang:\n      \
         don_vi: triệu đồng\n      kinh_phi: {figures}\n      cot:\n        - {{ma: ten, ten: Nhiệm vụ, kieu: chu}}\n        \
         - {{ma: 2026, ten: Năm 2026, kieu: tien}}\n      nhiem_vu:\n        - {{ma: cay, ten: Trồng cây}}\n"
    )
}

const FIGURES: &str = "ma,2026\ncay,5\n";

/// What a command says, with the command.
fn told(case: &Case, commands: &[&str]) -> String {
    let one = |command: &&str| format!("$ vanban {command}\n{}", said(&case.run(command)));
    commands.iter().map(one).collect::<Vec<_>>().join("\n")
}

fn said(run: &Run) -> String {
    format!("{}{}", run.out(), run.err())
}

#[test]
fn references_that_lead_out_of_the_folder_are_told() {
    let case = Case::new()
        .file("so-lieu.csv", FIGURES)
        .file("ho-so/a.yaml", plan("../so-lieu.csv", ""))
        .file(
            "ho-so/b.yaml",
            plan("trong.csv", "").replace("Kinh phí\nnoi_dung", "Kinh phí\nkem_theo: [../c.yaml]\nnoi_dung"),
        )
        .file("ho-so/trong.csv", FIGURES)
        .file("ho-so/d.yaml", plan("trong.csv", ""));
    case.run("build ho-so/a.yaml --out ho-so/out --format txt").code(0);
    expect![[r#""#]].assert_eq(&told(
        &case,
        &[
            "build ho-so/a.yaml --out ho-so/out --format txt --gioi-han ho-so --message-format short",
            "check ho-so/a.yaml --gioi-han ho-so --message-format short",
            "tree ho-so/a.yaml --gioi-han ho-so",
            "budget show ho-so/a.yaml --gioi-han ho-so",
            "build ho-so/b.yaml --out ho-so/out --format txt --gioi-han ho-so --message-format short",
        ],
    ));
    case.run("build ho-so/d.yaml --out ho-so/out --format txt --gioi-han ho-so").code(0);
}

#[test]
fn paths_of_the_command_line_outside_the_folder_are_refused() {
    let case =
        decision().file("ho-so/a.yaml", office().read("content/quyet-dinh.yaml")).file("phong/x.ttf", "");
    let text = fs::read_to_string(case.path("ho-so/a.yaml")).unwrap();
    let case = case.file("ho-so/a.yaml", text);
    expect![[r#""#]].assert_eq(&told(
        &case,
        &[
            "build a.yaml --out ho-so/out --gioi-han ho-so",
            "build ho-so/a.yaml --gioi-han ho-so",
            "build ho-so --out ho-so/../out --gioi-han ho-so",
            "build ho-so/a.yaml --out ho-so/out --font-dir phong --gioi-han ho-so",
            "tree a.yaml --gioi-han ho-so",
            "check a.yaml --gioi-han ho-so",
            "check ho-so/a.yaml --phieu phieu.docx --gioi-han ho-so",
            "verify . --gioi-han ho-so",
            "new quyet_dinh --gioi-han ho-so",
            "schema --out x.json --gioi-han ho-so",
            "issue ho-so/a.yaml --so 7 --ngay 01/02/2026 --so-dang-ky so.csv --gioi-han ho-so",
        ],
    ));
    assert_eq!(case.files("."), ["a.yaml", "ho-so/a.yaml", "phong/x.ttf"], "nothing was written anywhere");
}

#[test]
fn what_an_office_keeps_above_the_folder_is_not_used() {
    let case = decision()
        .renamed("a.yaml", "ho-so/a.yaml")
        .file("templates/cach_ghi.yaml", "nghin: ngàn\n")
        .file("phap_luat.yaml", "hỏng\n");
    let command = "build ho-so/a.yaml --out ho-so/out --format txt";
    expect![[r#""#]].assert_eq(&told(&case, &[command, &format!("{command} --gioi-han ho-so")]));
}

#[test]
fn links_in_the_folder_are_not_followed() {
    let case = Case::new()
        .file("ngoai/a.yaml", plan("s.csv", ""))
        .file("ngoai/s.csv", FIGURES)
        .file("ngoai/templates/cach_ghi.yaml", "nghin: ngàn\n")
        .file("ho-so/b.yaml", plan("s.csv", ""))
        .file("mau/b.yaml", plan("s.csv", ""))
        .file("mau/s.csv", FIGURES)
        .file("ra/b.yaml", plan("s.csv", ""))
        .file("ra/s.csv", FIGURES);
    let link = |to: &str, at: &str| symlink(case.path(to), case.path(at)).unwrap();
    link("ngoai/a.yaml", "ho-so/a.yaml");
    link("ngoai/s.csv", "ho-so/s.csv");
    link("ngoai/templates", "mau/templates");
    link("ngoai", "ra/out");
    expect![[r#""#]].assert_eq(&told(
        &case,
        &[
            "build ho-so --out ho-so/out --format txt --gioi-han ho-so --message-format short",
            "build mau/b.yaml --out mau/out --format txt --gioi-han mau --message-format short",
            "build ra/b.yaml --out ra/out --format txt --gioi-han ra --message-format short",
        ],
    ));
    assert_eq!(case.files("ngoai"), ["a.yaml", "s.csv", "templates/cach_ghi.yaml"]);
    // The folder itself may be named by a link.
    link("ra", "loi-vao");
    case.run("build loi-vao/b.yaml --out loi-vao/moi --format txt --gioi-han loi-vao").code(0);
    assert!(Path::new(&case.path("ra/moi/b.txt")).exists());
}

#[test]
fn bounds_are_given_with_a_folder_that_is_there() {
    expect![[r#""#]].assert_eq(&told(
        &decision(),
        &[
            "build a.yaml --gioi-han khong-co",
            "build a.yaml --gioi-han a.yaml",
            "build a.yaml --gioi-han-giay 5",
            "build a.yaml --gioi-han . --gioi-han-giay 0",
            "build a.yaml --gioi-han . --gioi-han-mb 1",
        ],
    ));
}

/// The step at which the run waits takes six seconds; the time is over after one and five more.
#[test]
fn a_run_that_takes_too_long_is_ended_and_leaves_whole_files() {
    let case = decision();
    let waits = ("VANBAN_THU_CHO", "1");
    let run = case.run_with(waits, "build a.yaml --gioi-han . --gioi-han-giay 1").code(3);
    expect![[r#""#]].assert_eq(&said(&run));
    assert_eq!(case.files("."), ["a.yaml"]);
    case.run("build a.yaml --gioi-han . --gioi-han-giay 600").code(0);
}

/// Documents that were not begun are told, and made by the next run.
#[test]
fn no_document_is_begun_when_the_time_is_over() {
    let text = office().read("content/quyet-dinh.yaml");
    let case = (0..400).fold(Case::new(), |case, at| case.file(&format!("vb/{at:03}.yaml"), &text));
    let run =
        case.run("build vb --jobs 1 --format pdf --gioi-han . --gioi-han-giay 1 --message-format short");
    let run = run.code(1);
    let late = "399.yaml`: chưa làm, vì đã quá 1 giây (`--gioi-han-giay`); gợi ý: chạy lại: chỉ làm những văn \
                bản còn lại; hoặc nêu số giây lớn hơn\n";
    assert!(said(&run).contains(late), "{}", said(&run));
}

#[cfg(target_os = "linux")]
#[test]
fn a_run_that_needs_too_much_memory_is_ended() {
    let cells = format!("ma,2026\n{}", "a,1\n".repeat(900_000));
    let case = Case::new().file("a.yaml", plan("s.csv", "")).file("s.csv", cells);
    let run = case.run("build a.yaml --gioi-han . --gioi-han-mb 256").code(3);
    expect![[r#""#]].assert_eq(&said(&run));
}
