//! Tables that are far larger, or have far more wrong in them, than anybody reads.

use expect_test::expect;

use crate::harness::Case;

/// A plan with one task, whose figures are in `s.csv`.
pub(super) const PLAN: &str = "loai: ke_hoach\nco_quan: {ten: Ủy ban nhân dân xã An Bình}\nky_hieu: KH-UBND\nnam: 2026\n\
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
        .stderr(expect![[r#"
            s.csv:3:1: lỗi[D005]: bảng của văn bản không có nhiệm vụ mang mã `viec_0`; 49999 dòng khác cũng vậy; gợi ý: thêm nhiệm vụ này vào bảng của văn bản, hoặc xóa dòng này
        "#]]);
    with_figures("ma,2026\ncayy,5\nx1,1\nx2,1\n")
        .run("build a.yaml --message-format short")
        .code(1)
        .stderr(expect![[r#"
            s.csv:2:1: lỗi[D005]: bảng của văn bản không có nhiệm vụ mang mã `cayy`; gợi ý: có phải ý bạn là `cay`?
            s.csv:3:1: lỗi[D005]: bảng của văn bản không có nhiệm vụ mang mã `x1`; gợi ý: thêm nhiệm vụ này vào bảng của văn bản, hoặc xóa dòng này
            s.csv:4:1: lỗi[D005]: bảng của văn bản không có nhiệm vụ mang mã `x2`; gợi ý: thêm nhiệm vụ này vào bảng của văn bản, hoặc xóa dòng này
        "#]]);
}

#[test]
fn a_table_of_too_many_cells_is_refused() {
    let csv = format!("ma,2026\ncay,5\n{}\n", ",".repeat(2_000_000));
    with_figures(&csv).run("build a.yaml --message-format short").code(1).stderr(expect![[r#"
        a.yaml:14:17: lỗi[D001]: tệp `s.csv` có hơn 2 triệu ô; gợi ý: xóa các cột, dòng trống ở cuối bảng, hoặc tách thành nhiều tệp
    "#]]);
}

#[test]
fn long_values_of_a_file_are_quoted_without_their_middle() {
    let csv = format!("ma,2026\ncay,{}kết thúc\n", "rất dài ".repeat(50_000));
    with_figures(&csv).run("build a.yaml --message-format short").code(1).stderr(expect![[r#"
        s.csv:2:5: lỗi[B001]: `rất dài rất dài rất dài rất dài rất dài rất dài rất dài rất dài rất dài rất dài rất dài rất dài rất … i rất dài rất dài rất dài rất dài rất dài kết thúc` không phải là số: có `rất dài rất dài rất dài rất dài rất dài rất dài rất dài rất dài rất dài rất dài rất dài rất dài rất … i rất dài rất dài rất dài rất dài rất dài kết thúc`; gợi ý: ghi bằng chữ số, ví dụ `1.210`; ghi 0 nếu không có kinh phí
    "#]]);
    let yaml = PLAN.replace("trich_yeu", &"x".repeat(5_000));
    let case = Case::new().file("a.yaml", yaml).file("s.csv", "ma,2026\ncay,5\n");
    case.run("build a.yaml --message-format short").code(1).stderr(expect![[r#"
        a.yaml:6:1: lỗi[Y001]: dòng `xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…` không có dạng `khóa: giá trị`; gợi ý: nếu là khóa, thêm dấu hai chấm và một dấu cách; nếu là phần tiếp của giá trị ở trên, dùng khối `|` và thụt các dòng vào
    "#]]);
}

/// For programs too: the rest is one object, and the sum has them all.
#[test]
fn of_very_many_findings_a_thousand_are_listed_and_all_are_counted() {
    let keys: String = (0..1_500).map(|at| format!("khoa_{at}: 1\n")).collect();
    let case = Case::new().file("a.yaml", format!("{PLAN}{keys}")).file("s.csv", "ma,2026\ncay,5\n");
    let told = case.run("build a.yaml --message-format json").code(1).text();
    let lines: Vec<&str> = told.lines().collect();
    assert_eq!(lines.len(), 1_000 + 2, "{}", lines.len());
    expect![[r#"
        {"ma":"C001","muc_do":"loi","cau":"từ đây còn 500 chỗ nữa cùng mã này, không kể ra từng chỗ","tep":"a.yaml","dong":1020,"cot":1,"dong_cuoi":1020,"cot_cuoi":10,"goi_y":"sửa những chỗ đã kể rồi chạy lại","lien_quan":[]}
        {"tong":{"van_ban":1,"da_ghi":0,"khong_doi":0,"chua_ghi":1,"khong_co_phu_luc":0,"loi":1500,"canh_bao":0,"luu_y":0}}"#]].assert_eq(&lines[1_000..].join("\n"));
}
