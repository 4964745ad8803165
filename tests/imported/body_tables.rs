//! Tables in the text of a Word file: they stay where they stand, with the lines that are theirs.

use expect_test::{Expect, expect};
use vanban::rooms::finding::Findings;

use super::notice::{centred, notice};
use crate::harness::Case;
use crate::support::papers::{PIPELINE, short};
use crate::support::word_file::{p, p_as, r, r_as, tbl, tc, tr};

const BORDERS: &str = "<w:tblBorders><w:top w:val=\"single\"/></w:tblBorders>";

/// A table; its first row is its head.
fn table(columns: usize, rows: &[&[&str]]) -> String {
    let row = |(nth, cells): (usize, &&[&str])| {
        let cell = |text: &&str| if nth == 0 { centred(text) } else { p(&r(text)) };
        tr("", &cells.iter().map(|text| tc("", &cell(text))).collect::<Vec<_>>())
    };
    tbl(BORDERS, columns, &rows.iter().enumerate().map(row).collect::<Vec<_>>())
}

fn lines(texts: &[&str]) -> String {
    texts.iter().map(|text| p(&r(text))).collect()
}

/// The body of the YAML, and all that is told.
#[track_caller]
fn imported(name: &str, bytes: &[u8], body: Expect, told: Expect) {
    let import = match name.ends_with(".txt") {
        true => PIPELINE.import_text(name, bytes),
        false => PIPELINE.import_word(name, bytes, Findings::default()),
    };
    let import = import.unwrap_or_else(|report| panic!("{}", short(&report)));
    let from = import.yaml.find("\nmo_dau").or_else(|| import.yaml.find("\nnoi_dung"));
    let from = from.or_else(|| import.yaml.find("\ndieu")).expect("a body");
    let end = import.yaml.find("\nnoi_nhan").expect("recipients");
    body.assert_eq(&import.yaml[from + 1..=end]);
    told.assert_eq(&short(&import.report));
}

/// Between two clauses: with its name and its unit above it, its notes below it, the number going on.
#[test]
fn a_table_stays_between_its_clauses() {
    let middle = [
        p_as("<w:jc w:val=\"center\"/>", &r_as("<w:b/>", "Bảng 1. Kinh phí")),
        p_as("<w:jc w:val=\"right\"/>", &r("Đơn vị tính: nghìn đồng")),
        table(
            3,
            &[
                &["TT", "Nội dung", "Số tiền"],
                &["1", "Nước uống", "1.200"],
                &["2", "Tài liệu", "800"],
                &["", "Tổng cộng", "2.000"],
            ],
        ),
        lines(&["Ghi chú:", "- Giá đã gồm thuế."]),
    ];
    imported(
        "a.docx",
        &notice(&middle.concat()).bytes(),
        expect![[r#"
        noi_dung:
          - loi_van: |
              Thực hiện quy định về tiếp công dân, Ủy ban nhân dân xã An Bình thông báo lịch tiếp công dân thường xuyên và định kỳ tại trụ sở như sau:
              1. Tiếp thường xuyên vào giờ hành chính các ngày làm việc trong tuần.
            bang:
              ten: Bảng 1. Kinh phí
              don_vi: nghìn đồng
              hien_don_vi: có
              cot:
                - {ma: tt, ten: TT, kieu: so_thu_tu}
                - {ma: ten, ten: Nội dung, kieu: chu}
                - {ma: so_tien, ten: Số tiền, kieu: tien}
              nhiem_vu:
                - ten: Nước uống
                  kinh_phi: {so_tien: 1.200}
                - ten: Tài liệu
                  kinh_phi: {so_tien: 800}
              tong_cong:
                nhan: Tổng cộng
            ghi_chu: '- Giá đã gồm thuế.'
          - loi_van: |
              2. Chủ tịch Ủy ban nhân dân xã tiếp định kỳ vào ngày 05 và ngày 20 hằng tháng./.
    "#]],
        expect![[r#"
        a.docx:word/document.xml, đoạn 6, bảng 1, ô B1: cảnh báo[W010]: ngày, tháng ghi chưa đủ; văn bản dự thảo để trống cả hai; gợi ý: biết đủ ngày thì ghi `ngay`
        a.docx:word/document.xml, đoạn 6, bảng 1, ô B1: cảnh báo[W012]: chữ của bản gốc không có trên văn bản dựng lại: “02”; gợi ý: chữ này là nội dung thì thêm vào tệp YAML
    "#]],
    );
}

/// Below plain text, two tables one below the other, and one whose sheet was turned.
#[test]
fn tables_stay_in_text_without_numbers() {
    let small = table(2, &[&["Ngày", "Người tiếp"], &["Thứ hai", "Chủ tịch"], &["Thứ ba", "Phó Chủ tịch"]]);
    let wide = table(
        7,
        &[
            &["Ngày", "Giờ", "Phòng", "Người", "Việc", "Máy", "Ghi"],
            &["2", "8", "1", "An", "Họp", "05", "Có"],
        ],
    );
    let middle = [small.clone(), small, lines(&["Lịch các phòng:"]), wide].concat();
    imported(
        "a.docx",
        &notice(&middle).bytes(),
        expect![[r#"
        noi_dung:
          - loi_van: |
              Thực hiện quy định về tiếp công dân, Ủy ban nhân dân xã An Bình thông báo lịch tiếp công dân thường xuyên và định kỳ tại trụ sở như sau:
              1. Tiếp thường xuyên vào giờ hành chính các ngày làm việc trong tuần.
            bang:
              - cot:
                  - {ma: ten, ten: Ngày, kieu: chu}
                  - {ma: nguoi_tiep, ten: Người tiếp, kieu: chu}
                nhiem_vu:
                  - ten: Thứ hai
                    nguoi_tiep: Chủ tịch
                  - ten: Thứ ba
                    nguoi_tiep: Phó Chủ tịch
              - cot:
                  - {ma: ten, ten: Ngày, kieu: chu}
                  - {ma: nguoi_tiep, ten: Người tiếp, kieu: chu}
                nhiem_vu:
                  - ten: Thứ hai
                    nguoi_tiep: Chủ tịch
                  - ten: Thứ ba
                    nguoi_tiep: Phó Chủ tịch
          - loi_van: |
              Lịch các phòng:
              2. Chủ tịch Ủy ban nhân dân xã tiếp định kỳ vào ngày 05 và ngày 20 hằng tháng./.
    "#]],
        expect![[r#"
        a.docx:word/document.xml, đoạn 6, bảng 1, ô B1: cảnh báo[W010]: ngày, tháng ghi chưa đủ; văn bản dự thảo để trống cả hai; gợi ý: biết đủ ngày thì ghi `ngay`
        a.docx:word/document.xml, đoạn 24, bảng 4, ô A1: cảnh báo[W010]: bảng rộng hơn trang đứng được chuyển thành phụ lục ở cuối; gợi ý: nhắc đến phụ lục này ở chỗ cũ của bảng
        a.docx:word/document.xml, đoạn 31, bảng 4, ô A2: cảnh báo[W012]: chữ của bản gốc không có trên văn bản dựng lại: “2”; gợi ý: chữ này là nội dung thì thêm vào tệp YAML
        lưu ý[W012]: chữ do chương trình in, bản gốc không có: “Phụ lục”, “Kèm theo Thông báo số 12 TB UBND”, “tháng năm 2026 của Ủy ban nhân dân xã”, “Bình”
        lưu ý[W012]: chữ mới trên văn bản dựng lại, bản gốc không có: “Ngày” (ở đoạn “Ngày”); gợi ý: chữ thừa thì sửa trong tệp YAML
        lưu ý[W012]: chữ mới trên văn bản dựng lại, bản gốc không có: “An” (ở đoạn “An”); gợi ý: chữ thừa thì sửa trong tệp YAML
    "#]],
    );
}

/// In a text from a PDF, in an article of a decision; the text of the article goes on.
#[test]
fn a_table_stays_in_its_article() {
    let text = "ỦY BAN NHÂN DÂN\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nXÃ AN BÌNH\tĐộc lập - Tự do - Hạnh phúc\n\
        Số: 12/QĐ-UBND\tAn Bình, ngày 05 tháng 01 năm 2026\nQUYẾT ĐỊNH\nVề việc giao kinh phí năm 2026\n\
        ỦY BAN NHÂN DÂN XÃ AN BÌNH\nCăn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025.\nQUYẾT ĐỊNH:\n\
        Điều 1. Giao kinh phí năm 2026 cho các đơn vị (đơn vị tính: triệu đồng):\n1. Chi thường xuyên:\n\
        TT\tĐơn vị\tSố tiền\n1\tVăn phòng\t120\n2\tPhòng Kinh tế\t80\n2. Nguồn là ngân sách xã.\n\
        Điều 2. Văn phòng, Phòng Kinh tế chịu trách nhiệm thi hành Quyết định này./.\n\
        Nơi nhận:\n- Như Điều 2;\n- Lưu: VT.\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nNguyễn Văn An\n";
    imported(
        "a.txt",
        text.as_bytes(),
        expect![[r#"
        dieu:
          - loi_van:
              - |
                Điều 1. Giao kinh phí năm 2026 cho các đơn vị (đơn vị tính: triệu đồng):
                1. Chi thường xuyên:
              - bang:
                  cot:
                    - {ma: tt, ten: TT, kieu: so_thu_tu}
                    - {ma: ten, ten: Đơn vị, kieu: chu}
                    - {ma: so_tien, ten: Số tiền, kieu: giua}
                  nhiem_vu:
                    - ten: Văn phòng
                      so_tien: 120
                    - ten: Phòng Kinh tế
                      so_tien: 80
              - |
                2. Nguồn là ngân sách xã.
          - |
            Điều 2. Văn phòng, Phòng Kinh tế chịu trách nhiệm thi hành Quyết định này./.
    "#]],
        expect![[""]],
    );
}

/// The paper in the form of the decree has the table at its place, every word kept.
#[test]
fn a_table_in_the_text_is_set_anew() {
    let small = table(2, &[&["Ngày", "Người tiếp"], &["Thứ hai", "Chủ tịch"], &["Thứ ba", "Phó Chủ tịch"]]);
    let case = Case::new().file("a.docx", notice(&small).bytes());
    case.run("norm a.docx").code(0).stderr(expect![[""]]);
    let tree = case.run("tree a-chuan-hoa.docx --format texts").code(0).text();
    let place = |words: &str| tree.find(words).unwrap_or_else(|| panic!("{words}: {tree}"));
    assert!(place("1. Tiếp thường xuyên") < place("Thứ hai") && place("Phó Chủ tịch") < place("2. Chủ tịch"));
}

/// A table with money that does not add up stays as it was typed, and this is told.
#[test]
fn a_table_that_does_not_add_up_is_told() {
    let rows: &[&[&str]] = &[
        &["Nội dung", "Kinh phí (triệu đồng)"],
        &["Thuê xe", "10"],
        &["In tài liệu", "5"],
        &["Tổng cộng", "18"],
    ];
    let case = Case::new().file("a.docx", notice(&table(2, rows)).bytes());
    case.run("import a.docx").code(0);
    let yaml = String::from_utf8(case.read("a.yaml")).expect("text");
    let told = "# Xem lại: bảng có dòng tổng cộng nhưng không rõ các số cộng thế nào";
    assert!(yaml.contains(told), "{yaml}");
}
