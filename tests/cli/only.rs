//! `build --only phu_luc`: appendices as files of their own.

use expect_test::expect;

use super::{decision, office};
use crate::harness::Case;

const SECOND: &str = "phu_luc:
  - ten: Danh sách đơn vị
    loi_van: Các thôn của xã./.
";

/// The plan with two appendices.
fn two() -> Case {
    office().replace("content/xa/ke-hoach.yaml", "phu_luc:\n", SECOND).replace(
        "content/xa/ke-hoach.yaml",
        "Phụ lục kèm theo",
        "các Phụ lục kèm theo",
    )
}

/// One appendix is one file; documents without one are told.
#[test]
fn an_appendix_is_a_file_of_its_own() {
    let case = office();
    case.run("build --only phu_luc").code(0).stderr(expect![[""]]).stdout(expect![[r#"
        bỏ qua (không có `loai:`): content/dia-phuong.yaml
        content/quyet-dinh.yaml: không có phụ lục
        content/xa/ke-hoach.yaml → out/xa/ke-hoach.phu-luc.pdf, out/xa/ke-hoach.phu-luc.docx
        Xong 2 văn bản: 1 đã ghi, 0 không đổi, 0 chưa ghi, 1 không có phụ lục; 0 lỗi, 0 cảnh báo ([…] giây)
    "#]]);
    let text = case.docx_part("out/xa/ke-hoach.phu-luc.docx", "word/document.xml");
    for words in [">Phụ lục<", "DANH MỤC NHIỆM VỤ", "(Kèm theo Kế hoạch số", "1.250"] {
        assert!(text.contains(words), "{words}");
    }
    assert!(!text.contains("KẾ HOẠCH<") && !text.contains("Nơi nhận"));
    // Pages count from 1, and page 1 bears no number.
    assert_eq!(text.matches("<w:sectPr").count(), 1);
    assert!(text.contains(r#"w:start="1""#) && text.contains("<w:titlePg"), "{text}");
    let properties = case.docx_part("out/xa/ke-hoach.phu-luc.docx", "docProps/core.xml");
    assert!(properties.contains("<dc:title>Phụ lục DANH MỤC NHIỆM VỤ</dc:title>"), "{properties}");
    assert!(case.read("out/xa/ke-hoach.phu-luc.pdf").starts_with(b"%PDF"));
}

/// Several are as many files, and their bytes are the same however often they are made.
#[test]
fn several_appendices_are_numbered_files() {
    let case = two();
    let command = "build content/xa/ke-hoach.yaml --only phu_luc --format docx";
    case.run(command).code(0).stderr(expect![[""]]).stdout(expect![[r#"
        content/xa/ke-hoach.yaml → out/ke-hoach.phu-luc-1.docx, out/ke-hoach.phu-luc-2.docx
        Xong 1 văn bản: 1 đã ghi, 0 không đổi, 0 chưa ghi; 0 lỗi, 0 cảnh báo ([…] giây)
    "#]]);
    let texts = [1, 2]
        .map(|number| case.docx_part(&format!("out/ke-hoach.phu-luc-{number}.docx"), "word/document.xml"));
    assert!(texts[0].contains(">Phụ lục I<") && texts[0].contains("Các thôn của xã./."));
    assert!(
        texts[1].contains(">Phụ lục II<") && texts[1].contains("1.250") && !texts[1].contains("Các thôn")
    );
    case.run(command).code(0).stdout(expect![[r#"
        content/xa/ke-hoach.yaml → out/ke-hoach.phu-luc-1.docx (không đổi), out/ke-hoach.phu-luc-2.docx (không đổi)
        Xong 1 văn bản: 0 đã ghi, 1 không đổi, 0 chưa ghi; 0 lỗi, 0 cảnh báo ([…] giây)
    "#]]);
}

/// What is wrong elsewhere in the document stops its appendices too: their sums and lines come
/// from it.
#[test]
fn a_document_with_an_error_gives_no_appendix() {
    let case = office().replace("content/xa/ke-hoach.yaml", "nam: 2026", "nam: hai nghìn");
    case.run("build content/xa/ke-hoach.yaml --only phu_luc --message-format short")
        .code(1)
        .stderr(expect![[r#"
            content/xa/ke-hoach.yaml:6:6: lỗi[C005]: `nam` phải là một năm gồm bốn chữ số, ở đây là `hai nghìn`; gợi ý: ví dụ `nam: 2026`
        "#]]);
    assert!(case.files("out").is_empty());
    decision().run("build a.yaml --only noi_nhan").code(2).stderr(expect![[r#"
        lỗi: `--only <PHẦN>` không nhận giá trị `noi_nhan`
        gợi ý: dùng được: `phu_luc`
    "#]]);
}
