//! Tables that are far larger, or have far more wrong in them, than anybody reads.

use expect_test::expect;

use crate::harness::Case;

/// A plan with one task, whose figures are in `s.csv`.
const PLAN: &str = "loai: ke_hoach\nco_quan: {ten: Ủy ban nhân dân xã An Bình}\nky_hieu: KH-UBND\nnam: 2026\n\
    dia_danh: An Bình\ntrich_yeu: Kinh phí\nnoi_dung: Kinh phí tại Phụ lục kèm theo./.\nnoi_nhan: Như trên\n\
    nguoi_ky: {chuc_vu: Chủ tịch}\nphu_luc:\n  - ten: Kinh phí\n    bang:\n      don_vi: triệu đồng\n      \
    kinh_phi: s.csv\n      cot:\n        - {ma: ten, ten: Nhiệm vụ, kieu: chu}\n        \
    - {ma: 2026, ten: Năm 2026, kieu: tien}\n      nhiem_vu:\n        - {ma: cay, ten: Trồng cây}\n";

fn with_figures(csv: &str) -> Case {
    Case::new().file("a.yaml", PLAN).file("s.csv", csv)
}

/// One that is misspelt is asked about; of a sheet of other tasks the rows are counted.
#[test]
fn rows_of_no_task_are_counted() {
    let rows: String = (0..50_000).map(|at| format!("viec_{at},1\n")).collect();
    with_figures(&format!("ma,2026\ncay,5\n{rows}"))
        .run("build a.yaml --message-format short")
        .code(1)
        .stderr(expect![[r#""#]]);
    with_figures("ma,2026\ncayy,5\nx1,1\nx2,1\n")
        .run("build a.yaml --message-format short")
        .code(1)
        .stderr(expect![[r#""#]]);
}

#[test]
fn a_table_of_too_many_cells_is_refused() {
    let csv = format!("ma,2026\ncay,5\n{}\n", ",".repeat(2_000_000));
    with_figures(&csv).run("build a.yaml --message-format short").code(1).stderr(expect![[r#""#]]);
}

#[test]
fn long_values_of_a_file_are_quoted_without_their_middle() {
    let csv = format!("ma,2026\ncay,{}kết thúc\n", "rất dài ".repeat(50_000));
    with_figures(&csv).run("build a.yaml --message-format short").code(1).stderr(expect![[r#""#]]);
    let yaml = PLAN.replace("trich_yeu", &"x".repeat(5_000));
    let case = Case::new().file("a.yaml", yaml).file("s.csv", "ma,2026\ncay,5\n");
    case.run("build a.yaml --message-format short").code(1).stderr(expect![[r#""#]]);
}

/// For programs too: the rest is one object, and the sum has them all.
#[test]
fn of_very_many_findings_a_thousand_are_listed_and_all_are_counted() {
    let keys: String = (0..1_500).map(|at| format!("khoa_{at}: 1\n")).collect();
    let case = Case::new().file("a.yaml", format!("{PLAN}{keys}")).file("s.csv", "ma,2026\ncay,5\n");
    let told = case.run("build a.yaml --message-format json").code(1).text();
    let lines: Vec<&str> = told.lines().collect();
    assert_eq!(lines.len(), 1_000 + 2, "{}", lines.len());
    expect![[r#""#]].assert_eq(&lines[1_000..].join("\n"));
}
