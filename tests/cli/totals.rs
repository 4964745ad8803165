//! The sum of a run as programs read it: the last line of JSON messages.

use expect_test::{Expect, expect};

use super::issue::papers;
use super::office;
use crate::harness::{Case, Run};
use crate::support::wards::{TABLE, TEMPLATE};

/// The last line on stdout; the lines before it are findings.
#[track_caller]
fn last(run: Run, expected: &Expect) {
    let text = run.text();
    let lines: Vec<&str> = text.lines().collect();
    let (last, findings) = lines.split_last().expect("a line");
    assert!(findings.iter().all(|line| line.starts_with("{\"ma\":")), "{text}");
    expected.assert_eq(last);
}

#[test]
fn documents_that_are_written_are_counted() {
    let case = office().file("content/sai.yaml", "loai: ke_hoach\nky_hieu: KH-UBND\n");
    let run = |arguments: &str| case.run(&format!("build {arguments} --format txt --message-format json"));
    last(
        run("").code(1),
        &expect![[
            r#"{"tong":{"van_ban":3,"da_ghi":2,"khong_doi":0,"chua_ghi":1,"khong_co_phu_luc":0,"loi":7,"canh_bao":0,"luu_y":0}}"#
        ]],
    );
    last(
        run("content/quyet-dinh.yaml").code(0),
        &expect![[
            r#"{"tong":{"van_ban":1,"da_ghi":0,"khong_doi":1,"chua_ghi":0,"khong_co_phu_luc":0,"loi":0,"canh_bao":0,"luu_y":0}}"#
        ]],
    );
    last(
        run("content/quyet-dinh.yaml --only phu_luc").code(0),
        &expect![[
            r#"{"tong":{"van_ban":1,"da_ghi":0,"khong_doi":0,"chua_ghi":0,"khong_co_phu_luc":1,"loi":0,"canh_bao":0,"luu_y":0}}"#
        ]],
    );
}

#[test]
fn documents_of_units_are_counted() {
    let case = Case::new().file("mau.yaml", TEMPLATE).file("don-vi.csv", TABLE);
    last(
        case.run("batch mau.yaml --format txt --message-format json").code(0),
        &expect![[
            r#"{"tong":{"van_ban":4,"da_ghi":4,"khong_doi":0,"chua_ghi":0,"khong_co_phu_luc":0,"loi":0,"canh_bao":0,"luu_y":0}}"#
        ]],
    );
}

#[test]
fn papers_that_get_a_number_are_counted() {
    let issue = "issue to-trinh.yaml --so 5 --ngay 31/10/2026 --nguoi-ky An --message-format json";
    last(
        papers().run(issue).code(0),
        &expect![[r#"{"tong":{"van_ban":1,"da_cap":1,"loi":0,"canh_bao":0,"luu_y":0}}"#]],
    );
    last(
        papers().replace("to-trinh.yaml", "kinh_gui", "kính_gửi").run(issue).code(1),
        &expect![[r#"{"tong":{"van_ban":1,"da_cap":0,"loi":1,"canh_bao":0,"luu_y":0}}"#]],
    );
}

#[test]
fn files_that_are_compared_are_counted() {
    let case = office();
    case.run("build --format pdf,txt").code(0);
    let verify = |case: &Case, code: i32| case.run("verify out --message-format json").code(code);
    last(
        verify(&case, 0),
        &expect![[
            r#"{"tong":{"tep":4,"khop":4,"thieu":0,"da_thay_doi":0,"khong_con_thuoc":0,"truoc_phat_hanh":0,"ngoai_danh_muc":0}}"#
        ]],
    );
    let case =
        case.file("out/quyet-dinh.txt", "đã sửa").without("out/xa/ke-hoach.pdf").file("out/la.txt", "");
    last(
        verify(&case, 1),
        &expect![[
            r#"{"tong":{"tep":4,"khop":2,"thieu":1,"da_thay_doi":1,"khong_con_thuoc":0,"truoc_phat_hanh":0,"ngoai_danh_muc":1}}"#
        ]],
    );
}
