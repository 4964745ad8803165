//! One unit's own file that asks for more than the bounds: it is told, and the other units have their papers.

use expect_test::expect;

use crate::harness::Case;

fn case(overlay: &str) -> Case {
    Case::from_dir("batch/mau")
        .replace("mau.yaml", "bang: don-vi.csv", "bang: don-vi.csv\n  rieng: rieng")
        .file(
            "rieng/00376.yaml",
            format!("noi_dung:\n- ma: kinh_phi\n  loi_van: |\n    Chi tiết: {overlay}\n"),
        )
}

/// Loops within loops would never end; the batch does.
#[test]
fn a_hostile_overlay_stops_its_own_unit_only() {
    let loops = "{% for a in range(end=9000) %}{% for b in range(end=9000) %}{% endfor %}{% endfor %}";
    let case = case(loops);
    case.run("batch mau.yaml --only 00175,00376,26737 --format docx --message-format short")
        .code(1)
        .stdout(expect![[r#"
            Xong 3 địa phương: 2 đã ghi, 0 không đổi, 1 chưa ghi; 1 lỗi, 0 cảnh báo ([…] giây)
            Kết quả ở out/mau, danh mục: danh-muc.jsonl
        "#]])
        .stderr(expect![[r#"
            rieng/00376.yaml:4:75: lỗi[T023]: 00376 Sóc Sơn: câu có biến vượt giới hạn: vòng lặp quá 100.000 lượt; gợi ý: bớt vòng `for` lồng nhau, hoặc lặp trên danh sách ngắn hơn
        "#]]);
    let written = ["mau/00175-yen-hoa.docx", "mau/26737-1.docx", "mau/danh-muc.jsonl"];
    assert_eq!(case.files("out"), written);
}

/// So many branches would have been the end of the process, not of the paper.
#[test]
fn what_would_end_the_process_is_told_before_it_is_read() {
    let branches = format!("{{% if nam %}}{}{{% endif %}}", "{% elif nam %}".repeat(41));
    let case = case(&branches);
    case.run("batch mau.yaml --only 00175,00376,26737 --format docx --message-format short")
        .code(1)
        .stdout(expect![[r#"
            Xong 3 địa phương: 2 đã ghi, 0 không đổi, 1 chưa ghi; 1 lỗi, 0 cảnh báo ([…] giây)
            Kết quả ở out/mau, danh mục: danh-muc.jsonl
        "#]])
        .stderr(expect![[r#"
            rieng/00376.yaml:4:5: lỗi[T023]: 00376 Sóc Sơn: câu có biến vượt giới hạn: một `{% if %}` có quá 40 `{% elif %}`; gợi ý: tách thành nhiều `{% if %}`
        "#]]);
    assert!(case.files("out").contains(&"mau/26737-1.docx".to_owned()));
}
