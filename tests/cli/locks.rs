//! An issued paper is the same for ever, or the run says what has changed.

use expect_test::expect;

use super::office;
use crate::harness::Case;

/// The office with its decision issued.
fn issued() -> Case {
    let case = office();
    case.run("issue content/quyet-dinh.yaml").code(0);
    case
}

#[test]
fn building_again_gives_the_same_bytes_also_where_they_are_gone() {
    let case = issued();
    let files = |case: &Case| ["pdf", "docx"].map(|ending| case.read(&format!("out/quyet-dinh.{ending}")));
    let before = files(&case);
    let record = case.read("content/quyet-dinh.phat-hanh.json");
    case.run("build").code(0);
    std::fs::remove_dir_all(case.path("out")).unwrap();
    case.run("build").code(0);
    assert!(files(&case) == before);
    assert_eq!(case.read("content/quyet-dinh.phat-hanh.json"), record);
    // A comment is no part of the paper.
    let case = case.replace("content/quyet-dinh.yaml", "loai:", "# ghi chú\nloai:");
    case.run("build").code(0);
    assert!(files(&case) == before);
}

#[test]
fn what_has_changed_is_told_with_its_place_and_the_paper_that_amends_it() {
    let case = issued().replace("content/quyet-dinh.yaml", "so: 05", "so: 06");
    let before = case.read("out/quyet-dinh.pdf");
    case.run("build content/quyet-dinh.yaml --force").code(1).stderr(expect![[r#"
        lỗi[P006]: văn bản đã phát hành (Quyết định số 05/QĐ-SCT ngày 12/01/2026), nội dung đã đổi 1 chỗ từ khi đó: đoạn 5 (Số, ký hiệu): “Số: 05/QĐ-SCT” thành “Số: 06/QĐ-SCT”
         |
         = gợi ý: văn bản đã phát hành thì không sửa (khoản 3 Điều 18 Nghị định 30): sai nội dung thì ban hành quyết định sửa đổi (`vanban new quyet_dinh_sua_doi`); sai thể thức, kỹ thuật trình bày thì đính chính bằng công văn (`vanban new cong_van_dinh_chinh`). Lỡ tay thì trả lại nội dung cũ; chưa gửi đi mà phải sửa thì sửa rồi chạy `vanban issue content/quyet-dinh.yaml --force`

    "#]]);
    assert!(case.read("out/quyet-dinh.pdf") == before);
    case.run("issue content/quyet-dinh.yaml").code(1);
    case.run("issue content/quyet-dinh.yaml --force").code(0);
    case.run("build").code(0);
    assert!(case.read("out/quyet-dinh.pdf") != before);
}

/// As after a new version of the program: the record knows other bytes than are made today.
#[test]
fn where_only_the_look_has_changed_the_issued_files_stay() {
    let case = issued();
    let theme = "templates/theme.yaml";
    let default =
        std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/templates/theme.yaml")).unwrap();
    let case = case.file(theme, default.replacen("le_trai: 30", "le_trai: 32", 1));
    let issued = case.read("out/quyet-dinh.pdf");
    case.run("build content/quyet-dinh.yaml").code(0).stdout(expect![[r#"
        dùng mẫu trình bày riêng: theme.yaml
        content/quyet-dinh.yaml → out/quyet-dinh.pdf (giữ bản đã phát hành), out/quyet-dinh.docx (giữ bản đã phát hành)
        Xong 1 văn bản: 0 đã ghi, 1 không đổi, 0 chưa ghi; 0 lỗi, 0 cảnh báo ([…] giây)
    "#]]);
    assert!(case.read("out/quyet-dinh.pdf") == issued);
    std::fs::remove_file(case.path("out/quyet-dinh.pdf")).unwrap();
    case.run("build content/quyet-dinh.yaml").code(1).stderr(expect![[r#"
        lỗi[P007]: văn bản đã phát hành (Quyết định số 05/QĐ-SCT ngày 12/01/2026), chữ còn nguyên nhưng `out/quyet-dinh.pdf` làm lại thì khác từng byte với bản đã phát hành; đã đổi: mẫu trình bày, thể thức riêng của cơ quan, hoặc phông chữ (--font-dir)
         |
         = gợi ý: chép bản đã phát hành từ nơi lưu vào chỗ đó, hoặc trả lại phần đã đổi; chấp nhận bản trình bày mới thì chạy `vanban issue content/quyet-dinh.yaml --force`

    "#]]);
    case.run("issue content/quyet-dinh.yaml --force").code(0);
    case.run("build content/quyet-dinh.yaml").code(0);
    assert!(case.read("out/quyet-dinh.pdf") != issued);
}

#[test]
fn a_broken_record_is_told() {
    let case = office().file("content/quyet-dinh.phat-hanh.json", "{");
    case.run("build content/quyet-dinh.yaml").code(1).stderr(expect![[r#"
        lỗi[P008]: bản ghi phát hành `content/quyet-dinh.phat-hanh.json`: tệp đã bị sửa hỏng (dòng 1, cột 1)
         |
         = gợi ý: lấy lại tệp này từ bản sao lưu; văn bản đã phát hành không dựng lại khi thiếu nó

    "#]]);
}

#[test]
fn the_papers_that_amend_it_have_starters() {
    let case = Case::new();
    for name in ["quyet_dinh_sua_doi", "cong_van_dinh_chinh"] {
        case.run(&format!("new {name}")).code(0);
        let file = format!("{}.yaml", name.replace('_', "-"));
        case.run(&format!("build {file}")).code(0);
    }
    case.run("new ../a").code(2);
}
