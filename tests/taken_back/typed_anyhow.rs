//! However an article is typed (in quotes, folded, as a block, with notes beside it, with line ends of two signs): what
//! comes under it stays in it, what moves goes along with its variables and notes.

use expect_test::expect;

use super::{changed_lines, edited, paragraph, taken};
use crate::harness::Case;

const PAPER: &str = "loai: quyet_dinh
co_quan: {ten: [Ủy ban nhân dân, phường Yên Hòa]}
ky_hieu: QĐ-UBND
dia_danh: Yên Hòa
nam: 2026
bien: {lop: Lớp tập huấn số một}
trich_yeu: Mở lớp tập huấn năm 2026
can_cu: Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025
dieu:
  - >
    Mở lớp tập huấn

    1. Thời gian: tháng 6.
  # ghi chú trên Điều 2
  - \"Giao Phòng Kinh tế: chủ trì thực hiện.\"
  - 'Giao Phòng Văn hóa - Xã hội mở {{ bien.lop }}.'   # ghi chú cuối dòng
  - |
    Kinh phí
    1. Ngân sách phường bảo đảm.
    2. Quyết toán {{ bien.lop }}.
  - Chánh Văn phòng và các phòng chịu trách nhiệm thi hành Quyết định này./.
noi_nhan: [Như Điều 5]
luu: {don_vi: KT}
nguoi_ky: {chuc_vu: Chủ tịch, ho_ten: Trần Văn B}
";

fn built(text: &str) -> Case {
    let case = Case::new().file(super::PAPER, text);
    case.run("build content/quyet-dinh.yaml").code(0);
    case
}

/// The whole paragraph in which these words stand.
fn whole(words: &str) -> String {
    let case = built(PAPER);
    super::around(&case, words)
}

#[track_caller]
fn becomes(edits: &[(&str, &str)], said: expect_test::Expect, lines: expect_test::Expect) {
    let case = edited(built(PAPER), edits);
    let before = case.read(super::PAPER);
    taken(&case, "").code(0).stdout(said);
    lines.assert_eq(&changed_lines(&case, &before));
    case.run("build content/quyet-dinh.yaml --force").code(0);
    // Taken once more, nothing is left to do.
    case.run("take out/quyet-dinh.docx content/quyet-dinh.yaml").code(0);
    let right = String::from_utf8(case.read(super::PAPER)).unwrap();
    let case = edited(built(&PAPER.replace('\n', "\r\n")), edits);
    taken(&case, "").code(0);
    assert_eq!(String::from_utf8(case.read(super::PAPER)).unwrap(), right.replace('\n', "\r\n"));
}

#[test]
fn two_lines_under_an_article_in_quotes() {
    let article = whole("chủ trì thực hiện");
    let more = ["1. Soạn tài liệu.", "2. Báo cáo hằng quý."].map(|words| paragraph("DoanVan", words));
    becomes(
        &[(&article, &format!("{article}{}", more.concat()))],
        expect![[r#"
        content/quyet-dinh.yaml:15: thêm đoạn “1. Soạn tài liệu.”
        content/quyet-dinh.yaml:15: thêm đoạn “2. Báo cáo hằng quý.”
        2 chỗ sửa: 2 đưa về
        đã ghi content/quyet-dinh.yaml
    "#]],
        expect![[r#"
        -  - "Giao Phòng Kinh tế: chủ trì thực hiện."
        +  - |
        +    Giao Phòng Kinh tế: chủ trì thực hiện.
        +    1. Soạn tài liệu.
        +    2. Báo cáo hằng quý.
    "#]],
    );
}

#[test]
fn a_line_at_the_end_of_a_folded_article() {
    let line = whole("Thời gian");
    let more = paragraph("DoanVan", "2. Địa điểm: trụ sở phường.");
    becomes(
        &[(&line, &format!("{line}{more}"))],
        expect![[r#"
        content/quyet-dinh.yaml:10: thêm đoạn “2. Địa điểm: trụ sở phường.”
        1 chỗ sửa: 1 đưa về
        đã ghi content/quyet-dinh.yaml
    "#]],
        expect![[r#"
        -  - >
        -    Mở lớp tập huấn
        -
        -    1. Thời gian: tháng 6.
        +  - |
        +    Mở lớp tập huấn
        +    1. Thời gian: tháng 6.
        +    2. Địa điểm: trụ sở phường.
    "#]],
    );
}

#[test]
fn articles_change_places() {
    let (one, other) = (whole("chủ trì thực hiện"), whole("mở Lớp tập huấn"));
    becomes(
        &[(&one, ""), (&other, &format!("{other}{one}"))],
        expect![[r#"
        content/quyet-dinh.yaml:14: bớt đoạn “Điều 2. Giao Phòng Kinh tế: chủ trì thực hiện.”
        content/quyet-dinh.yaml:15: thêm đoạn “Điều 2. Giao Phòng Kinh tế: chủ trì thực hiện.”
          nay in “2”, tệp Word còn “3”
        2 chỗ sửa: 2 đưa về
        đã ghi content/quyet-dinh.yaml
    "#]],
        expect![[r#"
        -  # ghi chú trên Điều 2
        -  - "Giao Phòng Kinh tế: chủ trì thực hiện."
        -  - 'Giao Phòng Văn hóa - Xã hội mở {{ bien.lop }}.'   # ghi chú cuối dòng
        +  - 'Giao Phòng Văn hóa - Xã hội mở {{ bien.lop }}.'   # ghi chú cuối dòng
        +  # ghi chú trên Điều 2
        +  - "Giao Phòng Kinh tế: chủ trì thực hiện."
    "#]],
    );
}

#[test]
fn a_line_with_a_variable_moves() {
    let (one, other) = (whole("Ngân sách phường"), whole("Quyết toán Lớp"));
    becomes(
        &[(&other, ""), (&one, &format!("{other}{one}"))],
        expect![[r#"
        content/quyet-dinh.yaml:19: bớt đoạn “1. Ngân sách phường bảo đảm.”
        content/quyet-dinh.yaml:20: thêm đoạn “1. Ngân sách phường bảo đảm.”
          nay in “1”, tệp Word còn “2”
        2 chỗ sửa: 2 đưa về
        đã ghi content/quyet-dinh.yaml
    "#]],
        expect![[r#"
        -    1. Ngân sách phường bảo đảm.
        -    2. Quyết toán {{ bien.lop }}.
        +    2. Quyết toán {{ bien.lop }}.
        +    1. Ngân sách phường bảo đảm.
    "#]],
    );
}

/// Moved and changed at once its words would be typed anew, without the variable: both halves are told.
#[test]
fn a_line_with_a_variable_moves_and_changes() {
    let (one, other) = (whole("Ngân sách phường"), whole("Quyết toán Lớp"));
    let changed = other.replace("Quyết toán", "Thanh, quyết toán");
    let case = edited(built(PAPER), &[(&other, ""), (&one, &format!("{changed}{one}"))]);
    taken(&case, "").code(1).stdout(expect![[r#"
        2 chỗ sửa: 2 không đưa về được
        không ghi tệp nào
    "#]]).stderr(expect![[r#"
        cảnh báo[W020]: `sua.docx`, thêm đoạn “2. Thanh, quyết toán Lớp tập huấn số một.”: đoạn này chuyển chỗ, có chữ do `{{ … }}` đưa vào mà không chép nguyên được
          --> content/quyet-dinh.yaml:20:5
           |
        20 |     2. Quyết toán {{ bien.lop }}.
           |     ^
           |
           = gợi ý: sửa chỗ này ở tệp YAML bằng tay

        cảnh báo[W020]: `sua.docx`, bớt đoạn “2. Quyết toán Lớp tập huấn số một.”: đoạn này chuyển chỗ, có chữ do `{{ … }}` đưa vào mà không chép nguyên được
          --> content/quyet-dinh.yaml:20:5
           |
        20 |     2. Quyết toán {{ bien.lop }}.
           |     ^
           |
           = gợi ý: sửa chỗ này ở tệp YAML bằng tay

    "#]]);
    assert_eq!(String::from_utf8(case.read(super::PAPER)).unwrap(), PAPER);
}

#[test]
fn an_article_less_leaves_the_note_above_it() {
    let edits = [(whole("chủ trì thực hiện"), ""), ("Như Điều 5".to_owned(), "Như Điều 4")];
    becomes(
        &edits.each_ref().map(|(old, new)| (old.as_str(), *new)),
        expect![[r#"
        content/quyet-dinh.yaml:15: bớt đoạn “Điều 2. Giao Phòng Kinh tế: chủ trì thực hiện.”
        content/quyet-dinh.yaml:21: sửa “5” → “4”
          nay in “2”, tệp Word còn “3”
          nay in “3”, tệp Word còn “4”
          nay in “4”, tệp Word còn “5”
        2 chỗ sửa: 2 đưa về
        đã ghi content/quyet-dinh.yaml
    "#]],
        expect![[r#"
        -  - "Giao Phòng Kinh tế: chủ trì thực hiện."
        -  - 'Giao Phòng Văn hóa - Xã hội mở {{ bien.lop }}.'   # ghi chú cuối dòng
        -  - |
        -    Kinh phí
        -    1. Ngân sách phường bảo đảm.
        -    2. Quyết toán {{ bien.lop }}.
        -  - Chánh Văn phòng và các phòng chịu trách nhiệm thi hành Quyết định này./.
        -noi_nhan: [Như Điều 5]
        +  - 'Giao Phòng Văn hóa - Xã hội mở {{ bien.lop }}.'   # ghi chú cuối dòng
        +  - |
        +    Kinh phí
        +    1. Ngân sách phường bảo đảm.
        +    2. Quyết toán {{ bien.lop }}.
        +  - Chánh Văn phòng và các phòng chịu trách nhiệm thi hành Quyết định này./.
        +noi_nhan: [Như Điều 4]
    "#]],
    );
}

#[test]
fn words_put_between_signs() {
    becomes(
        &[("Ngân sách phường bảo đảm", "Ngân sách (phường) “bảo đảm”")],
        expect![[r#"
        content/quyet-dinh.yaml:19: thêm “(”
        content/quyet-dinh.yaml:19: thêm “) “”
        content/quyet-dinh.yaml:19: thêm “””
        3 chỗ sửa: 3 đưa về
        đã ghi content/quyet-dinh.yaml
    "#]],
        expect![[r#"
        -    1. Ngân sách phường bảo đảm.
        +    1. Ngân sách (phường) “bảo đảm”.
    "#]],
    );
}

#[test]
fn an_office_in_capitals() {
    let case = edited(built(PAPER), &[("PHƯỜNG YÊN HÒA", "PHƯỜNG CẦU GIẤY")]);
    let before = case.read(super::PAPER);
    taken(&case, "").code(0);
    expect![[r#"
        -co_quan: {ten: [Ủy ban nhân dân, phường Yên Hòa]}
        +co_quan: {ten: [Ủy ban nhân dân, phường Cầu Giấy]}
    "#]]
    .assert_eq(&changed_lines(&case, &before));
}

/// What goes in one place and comes in another is one change: neither is made alone.
#[test]
fn half_of_a_change_is_none() {
    let (gone, line) = (whole("Thời gian: tháng 6"), whole("Như Điều 5"));
    let case = edited(
        built(PAPER),
        &[(&gone, ""), (&line, &line.replace("- Như Điều 5", "- Như Điều 5 (Thời gian: tháng 6.)"))],
    );
    let before = case.read(super::PAPER);
    let run = taken(&case, "");
    run.code(1).stdout(expect![[r#"
        2 chỗ sửa: 2 không đưa về được
        không ghi tệp nào
    "#]]);
    assert!(case.read(super::PAPER) == before);
}

#[test]
fn a_letter_no_face_has() {
    let case = edited(built(PAPER), &[("Ngân sách phường bảo đảm", "Ngân sách phường bảo đảm \u{1f600}")]);
    taken(&case, "").code(1).stdout(expect![[r#"
        1 chỗ sửa: 1 không đưa về được
        không ghi tệp nào
    "#]]).stderr(expect![[r#"
        cảnh báo[W020]: `sua.docx`, thêm “😀”: ghi vào tệp YAML thì văn bản có lỗi: phông chữ không có ký tự: “😀” (U+1F600)
          --> content/quyet-dinh.yaml:19:32
           |
        19 |     1. Ngân sách phường bảo đảm.
           |                                ^
           |
           = gợi ý: sửa lỗi đó ở tệp YAML rồi chạy lại

    "#]]);
    assert_eq!(String::from_utf8(case.read(super::PAPER)).unwrap(), PAPER);
}
