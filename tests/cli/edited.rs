//! A DOCX that someone has changed is kept, until it is said that it need not be.

use expect_test::expect;

use super::office;
use crate::harness::Case;
use crate::support::zip_files::repacked;

/// The office's documents, written, and then one of them changed by hand.
fn with_edited_decision() -> (Case, Vec<u8>) {
    let case = office();
    case.run("build").code(0);
    let edited = repacked(&case.read("out/quyet-dinh.docx"), |name, bytes| {
        let text = String::from_utf8(bytes).unwrap();
        Some((name.to_owned(), text.replace("Điều 1", "Điều 1 (sửa tay)").into_bytes()))
    });
    let case = case.file("out/quyet-dinh.docx", &edited);
    (case.replace("content/quyet-dinh.yaml", "so: 05", "so: 07"), edited)
}

#[test]
fn the_edited_file_stays_the_rest_is_built_and_the_run_says_so() {
    let (case, edited) = with_edited_decision();
    let pdf = case.read("out/quyet-dinh.pdf");
    std::fs::remove_file(case.path("out/xa/ke-hoach.pdf")).unwrap();
    case.run("build").code(1).stdout(expect![[r#"
        bỏ qua (không có `loai:`): content/dia-phuong.yaml
        content/quyet-dinh.yaml: chưa ghi, 1 lỗi
        content/xa/ke-hoach.yaml → out/xa/ke-hoach.pdf, out/xa/ke-hoach.docx (không đổi)
        Xong 2 văn bản: 1 đã ghi, 0 không đổi, 1 chưa ghi; 1 lỗi, 0 cảnh báo ([…] giây)
    "#]]).stderr(expect![[r#"
        lỗi[P002]: `out/quyet-dinh.docx` đã thay đổi sau khi xuất: giữ nguyên, chưa ghi tệp nào của văn bản này
         |
         = gợi ý: đưa phần đã sửa vào tệp YAML rồi chạy lại với `--force` để ghi đè; muốn giữ cả hai bản thì đổi tên tệp Word, hoặc xuất ra nơi khác bằng `--out <THƯ MỤC>`

    "#]]);
    assert!(case.read("out/quyet-dinh.docx") == edited);
    assert!(case.read("out/quyet-dinh.pdf") == pdf, "the files of a document belong together");
}

#[test]
fn force_replaces_it_and_another_folder_leaves_it() {
    let (case, edited) = with_edited_decision();
    case.run("build --out moi").code(0);
    assert!(case.read("out/quyet-dinh.docx") == edited);
    case.run("build --force").code(0);
    assert!(case.read("out/quyet-dinh.docx") == case.read("moi/quyet-dinh.docx"));
}

/// Without the DOCX asked for, nothing of it is in the way.
#[test]
fn the_pdf_alone_can_be_built_beside_it() {
    let (case, edited) = with_edited_decision();
    case.run("build --format pdf").code(0);
    assert!(case.read("out/quyet-dinh.docx") == edited);
}

#[test]
fn a_file_of_another_program_or_a_broken_one_is_kept_too() {
    let case = office().file("out/quyet-dinh.docx", "không phải tệp Word");
    case.run("build").code(1);
    assert_eq!(case.read("out/quyet-dinh.docx"), "không phải tệp Word".as_bytes());
}

#[test]
fn an_own_older_file_is_replaced_as_ever() {
    let case = office();
    case.run("build").code(0);
    let old = case.read("out/quyet-dinh.docx");
    let case = case.replace("content/quyet-dinh.yaml", "so: 05", "so: 07");
    case.run("build").code(0);
    assert!(case.read("out/quyet-dinh.docx") != old);
}
