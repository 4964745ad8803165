//! The tables that go along with a draft: two versions side by side, opinions of those who answered.

use expect_test::expect;
use vanban::rooms::word::ChangeView;

use super::command::folder;
use super::texts_of;
use crate::harness::Case;
use crate::support::word_file::{WordBuilder, p, r, spaces};

/// The lines of a table that was written.
fn lines(case: &Case, name: &str) -> String {
    texts_of(&case.read(name), ChangeView::Accepted).join("\n") + "\n"
}

/// A row for each place; numbers that only shift are one row.
#[test]
fn two_versions_side_by_side() {
    let case = folder();
    case.run("redline cu.yaml quyet-dinh.yaml --bang bang.docx --bang bang.pdf").code(0).stdout(expect![[
        r#"
        Đã ghi bang.docx: 3 hàng
        Đã ghi bang.pdf: 3 hàng
    "#
    ]]);
    expect![[r#"
        BẢNG SO SÁNH, THUYẾT MINH
        Bản cũ: cu.yaml; bản mới: quyet-dinh.yaml
        (Kèm theo ………… số …… ngày … tháng … năm ……)
        TT
        Điều, khoản
        Nội dung cũ
        Nội dung mới
        Lý do
        1
        Phần đầu
        Theo đề nghị của Chánh Văn phòng Sở.
        Theo đề nghị của Trưởng phòng Pháp chế.
        2
        Điều 2
        (không có)
        Điều 2. Giao Văn phòng Sở niêm yết Quy chế tại nơi tiếp công dân.
        3
        Đánh số lại
        Điều 2; Điều 3; Điều 3
        Điều 3; Điều 4; Điều 4
        Chữ đậm là chữ khác nhau giữa hai bản.
        2
    "#]]
    .assert_eq(&lines(&case, "bang.docx"));
    assert!(case.read("bang.pdf").starts_with(b"%PDF-"));
    let first = case.read("bang.docx");
    case.run("redline cu.yaml quyet-dinh.yaml --bang bang.docx --force").code(0);
    assert_eq!(first, case.read("bang.docx"));
    assert!(!case.path("quyet-dinh-so-sanh.docx").exists());
    case.run("redline cu.yaml quyet-dinh.yaml --bang bang.docx").code(2).stderr(expect![[r#"
        lỗi: đã có tệp `bang.docx`, không ghi đè
        gợi ý: chọn tên khác bằng `--bang <TỆP>`, hoặc thêm `--force` để ghi đè
    "#]]);
    case.run("redline cu.yaml cu.yaml --bang khac.docx").code(0).stdout(expect![[r#"
        Hai bản không khác nhau; không ghi tệp nào
    "#]]);
    assert!(!case.path("khac.docx").exists());
    case.run("redline cu.yaml quyet-dinh.yaml --bang bang.xlsx").code(2).stderr(expect![[r#"
        lỗi: `--bang <TỆP>` không nhận giá trị `bang.xlsx`: tên tệp phải có đuôi .docx hoặc .pdf
        gợi ý: xem cách dùng: `vanban redline --help`
    "#]]);
}

/// A file that two people answered in, one of them with a comment.
fn answered() -> WordBuilder {
    let by = |sort: &str, who: &str, inside: &str| {
        let id = format!("{sort}{who}").len();
        format!("<w:{sort} w:id=\"{id}\" w:author=\"{who}\">{inside}</w:{sort}>")
    };
    let gone = |text: &str| format!("<w:r><w:delText xml:space=\"preserve\">{text}</w:delText></w:r>");
    let mark = "<w:r><w:commentReference w:id=\"7\"/></w:r>";
    let second = format!(
        "{}{}{}{}{}{mark}",
        r("1. Kinh phí là "),
        by("del", "Sở Tài chính", &gone("100")),
        by("ins", "Sở Tài chính", &r("120")),
        r(" triệu đồng, thực hiện trong năm 2026"),
        by("ins", "Sở Nội vụ", &r(", hoàn thành trước ngày 31/12/2026")),
    );
    let new = by("ins", "Sở Nội vụ", &r("2. Giao Văn phòng theo dõi."));
    let body = [p(&r("Điều 1. Phê duyệt Kế hoạch")), p(&second), p(&new)].concat();
    let note =
        format!("<w:comment w:id=\"7\" w:author=\"Sở Tư pháp\">{}</w:comment>", p(&r("Nêu rõ nguồn.")));
    let notes = format!("<w:comments{}>{note}</w:comments>", spaces());
    WordBuilder::body(&body).part("comments", "comments.xml", &notes)
}

/// Each change of each person, and each comment, is a row.
#[test]
fn opinions_of_several_files() {
    let case = folder();
    case.run("redline cu.yaml quyet-dinh.yaml --tac-gia UBND --out mot.docx").code(0);
    let case = case.file("hai.docx", answered().bytes());
    case.run("answer hai.docx mot.docx --out tiep-thu.docx").code(0).stdout(expect![[r#"
        Đã ghi tiep-thu.docx: 6 ý kiến trong 2 tệp
    "#]]);
    expect![[r#"
        BẢNG TIẾP THU, GIẢI TRÌNH Ý KIẾN
        6 ý kiến trong 2 tệp góp ý
        (Kèm theo ………… số …… ngày … tháng … năm ……)
        TT
        Cơ quan, người góp ý
        Nội dung góp ý
        Tiếp thu
        Giải trình
        1
        Sở Tài chính
        (tệp hai.docx)
        Khoản 1 Điều 1
        Sửa “100” thành “120”, ở “1. Kinh phí là 100 triệu đồng, thực hiện trong năm 2026”
        2
        Sở Nội vụ
        (tệp hai.docx)
        Khoản 1 Điều 1
        Thêm “, hoàn thành trước ngày 31/12/2026”, ở “1. Kinh phí là 100 triệu đồng, thực hiện trong năm 2026”
        3
        Sở Nội vụ
        (tệp hai.docx)
        Khoản 2 Điều 1
        Thêm “2. Giao Văn phòng theo dõi.”
        4
        Sở Tư pháp
        (tệp hai.docx)
        Khoản 1 Điều 1, ở “1. Kinh phí là 120 triệu đồng, thực hiện trong năm 2026, hoà…”
        Ghi chú: Nêu rõ nguồn.
        5
        UBND
        (tệp mot.docx)
        Phần đầu
        Sửa “Chánh Văn phòng Sở” thành “Trưởng phòng Pháp chế”, ở “Theo đề nghị của Chánh Văn phòng Sở.”
        6
        UBND
        (tệp mot.docx)
        Điều 2
        Thêm “Điều 2. Giao Văn phòng Sở niêm yết Quy chế tại nơi tiếp công dân.”
        2
    "#]]
    .assert_eq(&lines(&case, "tiep-thu.docx"));
    case.run("tiep-thu hai.docx --out tiep-thu.pdf").code(0);
    assert!(case.read("tiep-thu.pdf").starts_with(b"%PDF-"));
    case.run("tiep-thu hai.docx").code(0).stdout(expect![[r#"
        Đã ghi tiep-thu-giai-trinh.docx: 4 ý kiến trong 1 tệp
    "#]]);
    case.run("tiep-thu hai.docx").code(2).stderr(expect![[r#"
        lỗi: đã có tệp `tiep-thu-giai-trinh.docx`, không ghi đè
        gợi ý: chọn tên khác bằng `--out <TỆP>`, hoặc thêm `--force` để ghi đè
    "#]]);
}

/// A file in which nobody said anything is named; of none at all there is no table.
#[test]
fn nothing_was_said() {
    let case = folder();
    case.run("build cu.yaml --format docx --out .").code(0);
    case.run("answer cu.docx").code(1).stdout(expect![[r#"
        Không có ý kiến nào; không ghi tệp nào
    "#]]).stderr(expect![[r#"
        cảnh báo[W023]: `cu.docx` không có thay đổi đang theo dõi, không có ghi chú
         |
         = gợi ý: sửa mà không theo dõi thay đổi thì so với bản gửi đi: `vanban redline <BẢN GỬI ĐI> <TỆP>`, rồi nêu tệp so sánh

    "#]]);
    case.run("answer khong-co.docx").code(2).stderr(expect![[r#"
        lỗi: không đọc được `khong-co.docx`: không có tệp hoặc thư mục này
        gợi ý: kiểm tra lại tên và đường dẫn, tính từ thư mục đang đứng
    "#]]);
    let case = case.file("hong.docx", "x");
    case.run("answer hong.docx cu.docx").code(1).stderr(expect![[r#"
        lỗi[W006]: tệp `hong.docx` không phải tệp Word (.docx), hoặc đã hỏng
         |
         = gợi ý: lấy lại tệp từ nơi gửi; nếu Word còn mở được thì lưu lại thành tệp .docx khác

    "#]]);
    assert!(!case.path("tiep-thu-giai-trinh.docx").exists());
}
