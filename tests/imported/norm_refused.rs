//! What `vanban norm` refuses: what would be gone, words that would not be the same, files that are there.

use expect_test::expect;

use super::notice::{centred, notice};
use crate::harness::{Case, Run};
use crate::support::word_file::{WordBuilder, changed, p, r, r_as, tbl, tc, tr};

/// A picture of this size in its line.
const PICTURE: &str = "<w:r><w:drawing><wp:inline><wp:extent cx=\"1800000\" cy=\"1800000\"/><a:graphic><a:graphicData \
    uri=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"><pic:pic/></a:graphicData></a:graphic>\
    </wp:inline></w:drawing></w:r>";

/// Each sort that is not kept has its option; without it nothing is written.
#[test]
fn what_would_be_gone_is_refused_unless_given_up() {
    let picture = notice(&p(PICTURE)).bytes();
    let note =
        notice(&p(&format!("{}<w:r><w:footnoteReference w:id=\"2\"/></w:r>", r("Nghỉ lễ thì dời lịch."))))
            .part(
                "footnotes",
                "footnotes.xml",
                &format!(
                    "<w:footnotes{}><w:footnote w:id=\"2\">{}</w:footnote></w:footnotes>",
                    crate::support::word_file::spaces(),
                    p(&r("Theo thông báo riêng."))
                ),
            )
            .bytes();
    let comment =
        notice(&p(&format!("{}<w:r><w:commentReference w:id=\"0\"/></w:r>", r("Nghỉ lễ thì dời lịch."))))
            .part(
                "comments",
                "comments.xml",
                &format!(
                    "<w:comments{}><w:comment w:id=\"0\" w:author=\"A\">{}</w:comment></w:comments>",
                    crate::support::word_file::spaces(),
                    p(&r("Hỏi lại văn phòng."))
                ),
            )
            .bytes();
    let change = notice(&p(&format!("{}{}", r("Nghỉ lễ thì "), changed("ins", &r("dời lịch."))))).bytes();
    let head = notice("").head("header", "default", &p(&r("Bản lưu tại văn phòng"))).bytes();
    let hidden =
        notice(&p(&format!("{}{}", r("Nghỉ lễ thì dời lịch."), r_as("<w:vanish/>", " Hỏi lại.")))).bytes();
    let logo = notice("").head("header", "default", &p(PICTURE)).bytes();
    let cases = [
        (
            logo,
            "--bo-anh",
            expect![[r#"
            lỗi[W011]: 1 hình ảnh ở đầu trang, chân trang không giữ được khi trình bày lại
             |
             = gợi ý: cần giữ thì trình bày tay văn bản này bằng Word; bỏ được thì thêm `--bo-anh`

        "#]],
            expect![[r#"
            lưu ý[W011]: bỏ theo `--bo-anh`: 1 hình ảnh ở đầu trang, chân trang
        "#]],
        ),
        (
            picture,
            "--bo-anh",
            expect![[r#"
            lỗi[W011]: 1 hình ảnh không giữ được khi trình bày lại
            --> a.docx, word/document.xml, đoạn 11
             = gợi ý: cần giữ thì trình bày tay văn bản này bằng Word; bỏ được thì thêm `--bo-anh`

        "#]],
            expect![[r#"
            a.docx:word/document.xml, đoạn 11: lưu ý[W011]: bỏ theo `--bo-anh`: 1 hình ảnh
        "#]],
        ),
        (
            note,
            "--bo-chu-thich",
            expect![[r#"
            lỗi[W011]: 1 chú thích cuối trang không giữ được khi trình bày lại: “Theo thông báo riêng.”
            --> a.docx, word/document.xml, đoạn 11
             = gợi ý: cần giữ thì đưa lời chú thích vào nội dung; bỏ được thì thêm `--bo-chu-thich`

        "#]],
            expect![[r#"
            a.docx:word/document.xml, đoạn 11: lưu ý[W011]: bỏ theo `--bo-chu-thich`: 1 chú thích cuối trang: “Theo thông báo riêng.”
        "#]],
        ),
        (
            comment,
            "--bo-ghi-chu",
            expect![[r#"
            lỗi[W011]: 1 ghi chú (Comment) không giữ được khi trình bày lại
             |
             = gợi ý: trong Word: thẻ Xem lại, xóa hết ghi chú; bỏ được thì thêm `--bo-ghi-chu`

        "#]],
            expect![[r#"
            lưu ý[W011]: bỏ theo `--bo-ghi-chu`: 1 ghi chú (Comment)
        "#]],
        ),
        (
            change,
            "--nhan-thay-doi",
            expect![[r#"
            lỗi[W011]: còn 1 chỗ theo dõi thay đổi (Track Changes) chưa chấp nhận hay từ chối
            --> a.docx, word/document.xml, đoạn 11
             = gợi ý: trong Word: thẻ Xem lại, chấp nhận hoặc từ chối hết; chấp nhận hết thì thêm `--nhan-thay-doi`

        "#]],
            expect![[r#"
            a.docx:word/document.xml, đoạn 11: lưu ý[W011]: chấp nhận theo `--nhan-thay-doi`: 1 chỗ theo dõi thay đổi (Track Changes)
        "#]],
        ),
        (
            head,
            "--bo-dau-trang",
            expect![[r#"
            lỗi[W011]: chữ ở đầu trang, chân trang không giữ được khi trình bày lại: “Bản lưu tại văn phòng”
             |
             = gợi ý: cần giữ thì đưa chữ đó vào nội dung; bỏ được thì thêm `--bo-dau-trang`

        "#]],
            expect![[r#"
            lưu ý[W011]: bỏ theo `--bo-dau-trang`: chữ ở đầu trang, chân trang: “Bản lưu tại văn phòng”
        "#]],
        ),
        (
            hidden,
            "--bo-chu-an",
            expect![[r#"
            lỗi[W011]: 1 chỗ chữ ẩn (Hidden) không giữ được khi trình bày lại
            --> a.docx, word/document.xml, đoạn 11
             = gợi ý: trong Word: bấm ¶ để thấy chữ ẩn, rồi bỏ kiểu ẩn hoặc xóa đi; bỏ được thì thêm `--bo-chu-an`

        "#]],
            expect![[r#"
            a.docx:word/document.xml, đoạn 11: lưu ý[W011]: bỏ theo `--bo-chu-an`: 1 chỗ chữ ẩn (Hidden)
        "#]],
        ),
    ];
    for (bytes, option, refused, given_up) in cases {
        let case = Case::new().file("a.docx", bytes);
        case.run("norm a.docx").code(1).stderr(refused);
        assert!(!case.path("a-chuan-hoa.docx").exists());
        case.run(&format!("norm a.docx {option} --message-format short")).code(0).stderr(given_up);
        assert!(case.path("a-chuan-hoa.docx").exists());
    }
}

/// Words that would be missing, new or elsewhere, letters whose look means something: nothing is written.
#[test]
fn words_that_would_not_be_the_same_are_refused() {
    let struck = r_as("<w:strike/>", "bỏ câu này");
    let power = format!("{}{}", r("Diện tích 10"), r_as("<w:vertAlign w:val=\"superscript\"/>", "6"));
    let table = tbl(
        "<w:tblBorders><w:top w:val=\"single\"/></w:tblBorders>",
        // Wider than a page in portrait.
        6,
        &[
            tr("", &[tc("", &p(&r("Ngày"))), tc("", &p(&r("Người tiếp")))]),
            tr("", &[tc("", &p(&r("Thứ hai"))), tc("", &p(&r("Chủ tịch Ủy ban nhân dân xã")))]),
            tr("", &[tc("", &p(&r("Thứ ba"))), tc("", &p(&r("Phó Chủ tịch Ủy ban nhân dân xã")))]),
        ],
    );
    let cases = [
        (
            p(&struck),
            expect![[r#"
        lỗi[W011]: 1 chỗ chữ bị gạch ngang không giữ được khi trình bày lại: “bỏ câu này”
        --> a.docx, word/document.xml, đoạn 11
         = gợi ý: trong Word: bỏ nét gạch, hoặc xóa chữ đó

    "#]],
        ),
        (
            p(&power),
            expect![[r#"
        lỗi[W011]: 1 chỗ chữ chỉ số trên, chỉ số dưới không giữ được khi trình bày lại: “6”
        --> a.docx, word/document.xml, đoạn 11
         = gợi ý: gõ bằng ký hiệu Unicode (m², CO₂), hoặc bỏ kiểu chỉ số

    "#]],
        ),
        (
            table,
            expect![[r#"
                cảnh báo[W010]: bảng rộng hơn trang đứng được chuyển thành phụ lục ở cuối
                --> a.docx, word/document.xml, đoạn 11, bảng 2, ô A1
                 = gợi ý: nhắc đến phụ lục này ở chỗ cũ của bảng

                lỗi[W012]: đoạn này sẽ đứng chỗ khác trên bản chuẩn hóa
                --> a.docx, word/document.xml, đoạn 14, bảng 2, ô B2
                 = gợi ý: nhập thành tệp YAML bằng `vanban import`, sửa chỗ này rồi xuất

                lỗi[W012]: đoạn này sẽ đứng chỗ khác trên bản chuẩn hóa
                --> a.docx, word/document.xml, đoạn 16, bảng 2, ô B3
                 = gợi ý: nhập thành tệp YAML bằng `vanban import`, sửa chỗ này rồi xuất

                lỗi[W012]: bản chuẩn hóa có thêm chữ `Phụ lục` (ở đoạn “Phụ lục”)
                 |
                 = gợi ý: nhập thành tệp YAML bằng `vanban import`, sửa chỗ này rồi xuất

                lỗi[W012]: bản chuẩn hóa có thêm chữ `Kèm theo Thông báo số 12 TB UBND tháng năm 2026 của An Bình` (ở đoạn “(Kèm theo Thông báo số 12/TB-UBND ngày       tháng       năm”)
                 |
                 = gợi ý: nhập thành tệp YAML bằng `vanban import`, sửa chỗ này rồi xuất

                lỗi[W012]: bản chuẩn hóa có thêm chữ `Ngày` (ở đoạn “Ngày”)
                 |
                 = gợi ý: nhập thành tệp YAML bằng `vanban import`, sửa chỗ này rồi xuất

                lỗi[W012]: bản chuẩn hóa có thêm chữ `Ủy ban nhân dân xã` (ở đoạn “Phó Chủ tịch Ủy ban nhân dân xã”)
                 |
                 = gợi ý: nhập thành tệp YAML bằng `vanban import`, sửa chỗ này rồi xuất

            "#]],
        ),
    ];
    for (middle, refused) in cases {
        let case = Case::new().file("a.docx", notice(&middle).bytes());
        case.run("norm a.docx").code(1).stderr(refused);
        assert!(!case.path("a-chuan-hoa.docx").exists());
    }
    let no_head = WordBuilder::body(&[centred("BÀI PHÁT BIỂU"), p(&r("Kính thưa hội nghị!"))].concat());
    let case = Case::new().file("bai.docx", no_head.bytes());
    case.run("norm bai.docx").code(1).stderr(expect![[r#"
        lỗi[W013]: không chuẩn hóa được `bai.docx`: loại văn bản `BÀI PHÁT BIỂU` chưa có mẫu
         |
         = gợi ý: khai loại này trong thư mục templates/ (mục “Thêm một loại văn bản” của SOAN-VAN-BAN.md) rồi nhập lại

    "#]]);
}

/// One that cannot be done does not stop the others; results beside their sources are left out.
#[test]
fn several_files() {
    let case = Case::new()
        .file("den/a.docx", notice("").bytes())
        .file("den/b.docx", "không phải tệp Word")
        .file("den/c.docx", notice("").bytes());
    // What changed in each of them stands in a list of its own, which another test shows.
    let files = |run: &Run| {
        run.out()
            .lines()
            .filter(|line| !line.starts_with("  "))
            .map(|line| format!("{line}\n"))
            .collect::<String>()
    };
    let run = case.run("norm den/a.docx den/b.docx den/c.docx --out ra --message-format short").code(1);
    expect![[r#"
        den/a.docx → ra/a-chuan-hoa.docx: THÔNG BÁO Lịch tiếp công dân năm 2026
        Giữ nguyên 115 từ của bản gốc
        Đã sửa về thể thức (26 chỗ):
        Dấu câu, chữ hoa, số viết theo thể thức (2 chỗ):
        den/b.docx: chưa ghi, bản gốc giữ nguyên
        den/c.docx → ra/c-chuan-hoa.docx: THÔNG BÁO Lịch tiếp công dân năm 2026
        Giữ nguyên 115 từ của bản gốc
        Đã sửa về thể thức (26 chỗ):
        Dấu câu, chữ hoa, số viết theo thể thức (2 chỗ):
        Đã chuẩn hóa 2 trong 3 tệp; 1 lỗi, 0 cảnh báo, 0 lưu ý
    "#]]
    .assert_eq(&files(&run));
    run.stderr(expect![[r#"
        lỗi[W006]: tệp `den/b.docx` không phải tệp Word (.docx), hoặc đã hỏng; gợi ý: lấy lại tệp từ nơi gửi; nếu Word còn mở được thì lưu lại thành tệp .docx khác
    "#]]);
    assert_eq!(case.read("ra/a-chuan-hoa.docx"), case.read("ra/c-chuan-hoa.docx"));
    case.run("norm den/a.docx --message-format short").code(0);
    let run = case.run("norm den/*.docx --force --message-format short").code(1);
    expect![[r#"
        bỏ qua den/a-chuan-hoa.docx: bản đã chuẩn hóa
        den/a.docx → den/a-chuan-hoa.docx: THÔNG BÁO Lịch tiếp công dân năm 2026
        Giữ nguyên 115 từ của bản gốc
        Đã sửa về thể thức (26 chỗ):
        Dấu câu, chữ hoa, số viết theo thể thức (2 chỗ):
        den/b.docx: chưa ghi, bản gốc giữ nguyên
        den/c.docx → den/c-chuan-hoa.docx: THÔNG BÁO Lịch tiếp công dân năm 2026
        Giữ nguyên 115 từ của bản gốc
        Đã sửa về thể thức (26 chỗ):
        Dấu câu, chữ hoa, số viết theo thể thức (2 chỗ):
        Đã chuẩn hóa 2 trong 3 tệp; 1 lỗi, 0 cảnh báo, 0 lưu ý
    "#]]
    .assert_eq(&files(&run));
    case.run("norm den/a.docx den/c.docx --out ra/x.docx").code(2).stderr(expect![[r#"
        lỗi: `--out ra/x.docx` là một tệp mà có 2 tệp cần làm
        gợi ý: nêu một thư mục, ví dụ `--out da-chuan-hoa`
    "#]]);
    case.run("norm den/a.docx --out den/a.docx --force").code(1).stderr(expect![[r#"
        lỗi[W001]: `den/a.docx` là tệp mà lệnh này đọc: không ghi đè
         |
         = gợi ý: đặt tên khác cho tệp cần ghi

    "#]]);
    case.run("norm den").code(2).stderr(expect![[r#"
        lỗi: `den` không phải tệp Word
        gợi ý: nêu tệp .docx, ví dụ `vanban norm den/*.docx`
    "#]]);
}
