//! `vanban norm`: a paper of Word laid out again, its words untouched, or refused with the place of each reason.

use std::fs;
use std::path::Path;

use expect_test::expect;

use crate::harness::Case;
use crate::support::word_file::{WordBuilder, changed, p, p_as, r, r_as, tbl, tc, tr};
use crate::support::zip_files::part;

fn centred(text: &str) -> String {
    p_as("<w:jc w:val=\"center\"/>", &r_as("<w:b/>", text))
}

/// A notice as a typist sets it: another typeface, no indents, lines at the left; `middle` stands in its text.
fn notice(middle: &str) -> WordBuilder {
    let arial = "<w:rFonts w:ascii=\"Arial\" w:hAnsi=\"Arial\"/><w:sz w:val=\"24\"/>";
    let text = |words: &str| p(&r_as(arial, words));
    let cell = |lines: &[&str]| tc("", &lines.iter().map(|line| centred(line)).collect::<String>());
    let head = tbl(
        "",
        2,
        &[tr(
            "",
            &[
                cell(&["ỦY BAN NHÂN DÂN", "XÃ AN BÌNH", "Số: 12/TB-UBND"]),
                cell(&[
                    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
                    "Độc lập – Tự do – Hạnh phúc",
                    "An Bình, ngày     tháng 02 năm 2026",
                ]),
            ],
        )],
    );
    let body = [
        head,
        centred("THÔNG BÁO"),
        centred("Lịch tiếp công dân năm 2026"),
        text(
            "Thực hiện quy định về tiếp công dân, Ủy ban nhân dân xã An Bình thông báo lịch tiếp công dân thường \
             xuyên và định kỳ tại trụ sở như sau:",
        ),
        text("1. Tiếp thường xuyên vào giờ hành chính các ngày làm việc trong tuần."),
        middle.to_owned(),
        text("2. Chủ tịch Ủy ban nhân dân xã tiếp định kỳ vào ngày 05 và ngày 20 hằng tháng./."),
        tbl(
            "",
            2,
            &[tr(
                "",
                &[
                    tc("", &["Nơi nhận:", "- Các thôn;", "- Lưu: VT."].map(|line| p(&r(line))).concat()),
                    cell(&["CHỦ TỊCH", "Trần Thị Bình"]),
                ],
            )],
        ),
    ];
    let sheet = "<w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:pgMar w:top=\"1440\" w:right=\"1440\" w:bottom=\"1440\" \
                 w:left=\"1134\" w:header=\"720\" w:footer=\"720\" w:gutter=\"0\"/>";
    WordBuilder::body(&body.concat()).section(sheet)
}

/// A picture of this size in its line.
const PICTURE: &str = "<w:r><w:drawing><wp:inline><wp:extent cx=\"1800000\" cy=\"1800000\"/><a:graphic><a:graphicData \
    uri=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"><pic:pic/></a:graphicData></a:graphic>\
    </wp:inline></w:drawing></w:r>";

/// What changed is told; nothing of the form is left; the words and the file itself stay; who asks again must say so.
#[test]
fn a_paper_is_laid_out_again() {
    let case = Case::new().file("thong-bao.docx", notice("").bytes());
    let before = case.read("thong-bao.docx");
    case.run("norm thong-bao.docx")
        .code(0)
        .stdout(expect![[r#"
        thong-bao.docx → thong-bao-chuan-hoa.docx: THÔNG BÁO Lịch tiếp công dân năm 2026
        Giữ nguyên 115 từ của bản gốc
        Đã sửa về thể thức (22 chỗ):
          H002: lề phải 25,4 mm, ngoài khoảng 15-20 mm → 15 mm
          H002: lề trái 20 mm, ngoài khoảng 30-35 mm → 30 mm
          H004 đoạn 9: 216 chữ dùng phông `Arial`, không phải Times New Roman → Times New Roman
          H008 đoạn 1, 2: Cơ quan ban hành cỡ chữ 14 → cỡ chữ 13
          H008 đoạn 3: Số, ký hiệu cỡ chữ 14 → cỡ chữ 13
          H008 đoạn 4: Quốc hiệu cỡ chữ 14 → cỡ chữ 13
          H008 đoạn 12: Từ Nơi nhận cỡ chữ 14 → cỡ chữ 12
          H008 đoạn 13, 14: Nơi nhận cỡ chữ 14 → cỡ chữ 11
          H009 đoạn 9: nội dung cỡ chữ 12 → cỡ chữ 14
          H010 đoạn 3: Số, ký hiệu viết chữ đậm → không đậm
          H010 đoạn 6: Địa danh, thời gian viết chữ đậm → không đậm
          H010 đoạn 6: Địa danh, thời gian viết chữ đứng → nghiêng
          H010 đoạn 12: Từ Nơi nhận viết chữ không đậm → đậm
          H010 đoạn 12: Từ Nơi nhận viết chữ đứng → nghiêng
          H012 đoạn 9: đoạn văn chưa dàn đều hai lề → dàn đều hai lề
          H013 đoạn 9: đoạn văn lùi đầu dòng 0 mm → 12,7 mm
          H014 đoạn 10, 11: hai đoạn cách nhau 0 pt, chưa đủ 6 pt
          H020 đoạn 5: Tiêu ngữ ghi `Độc lập – Tự do – Hạnh phúc`
          H021 đoạn 5: dưới Tiêu ngữ không có đường kẻ
        Dấu câu, chữ hoa, số viết theo thể thức (2 chỗ):
          đoạn 5: “lập–” → “lập-”
          đoạn 5: “do–” → “do-”
        Đã chuẩn hóa 1 trong 1 tệp; 0 lỗi, 0 cảnh báo, 0 lưu ý
    "#]])
        .stderr(expect![[""]]);
    assert_eq!(case.read("thong-bao.docx"), before);
    let made = case.read("thong-bao-chuan-hoa.docx");
    case.run("check thong-bao-chuan-hoa.docx").code(0).stdout(expect![[r#"
        thong-bao-chuan-hoa.docx: 54 đạt, 0 không đạt, 30 không áp dụng, 4 chưa xét được, 0 bỏ qua
        Đã kiểm tra 1 văn bản: 1 không lỗi, 0 có lỗi; 0 lỗi, 0 cảnh báo, 0 lưu ý; quy tắc: 54 đạt, 0 không đạt, 30 không áp dụng, 4 chưa xét được, 0 bỏ qua
    "#]]).stderr(expect![[""]]);
    expect![[r#"
        tệp Word, chế độ 14
          phần 1 210,0 × 297,0 mm, lề trên 20,0 dưới 20,0 trái 30,0 phải 15,0 mm, trang đầu riêng
        thân (word/document.xml)
          bảng 2 hàng 2 cột
            hàng
              ô 1
                đoạn 1 [giữa] 13 đậm "ỦY BAN NHÂN DÂN"
                đoạn 2 [giữa] 13 đậm "XÃ AN BÌNH"
                đoạn 3 [trái, thụt trái 25,3 mm, thụt phải 25,3 mm, trên 2 pt, dòng đúng 1 pt]
              ô 2
                đoạn 4 [giữa] 13 đậm "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
                đoạn 5 [giữa] 14 đậm "Độc lập - Tự do - Hạnh phúc"
                đoạn 6 [trái, thụt trái 18,4 mm, thụt phải 18,4 mm, trên 2 pt, dòng đúng 1 pt]
            hàng
              ô 1
                đoạn 7 [giữa, trên 4 pt, dưới 0,3 pt] 13 "Số: 12/TB-UBND"
              ô 2
                đoạn 8 [giữa, trên 4 pt] 14 nghiêng "An Bình, ngày       tháng 02 năm 2026"
          đoạn 9 [giữa, trên 18 pt, bậc 1] 14 đậm "THÔNG BÁO"
          đoạn 10 [giữa] 14 đậm "Lịch tiếp công dân năm 2026"
          đoạn 11 [trái, thụt trái 71,9 mm, thụt phải 71,9 mm, trên 2 pt, dưới 6 pt, dòng đúng 1 pt]
          đoạn 12 [đều hai bên, dòng đầu 12,7 mm, trên 6 pt] 14 "Thực hiện quy định về tiếp công dân, Ủy ban nhân dân xã An Bình thông báo lịch tiếp công dân thường xuyên và định kỳ tại trụ sở như sau:"
          đoạn 13 [đều hai bên, dòng đầu 12,7 mm, trên 6 pt] 14 "1. Tiếp thường xuyên vào giờ hành chính các ngày làm việc trong tuần."
          đoạn 14 [đều hai bên, dòng đầu 12,7 mm, trên 6 pt] 14 "2. Chủ tịch Ủy ban nhân dân xã tiếp định kỳ vào ngày 05 và ngày 20 hằng tháng./."
          bảng 1 hàng 2 cột
            hàng
              ô 1
                đoạn 15 [trái, trên 1,9 pt] 12 đậm nghiêng "Nơi nhận:"
                đoạn 16 [trái] 11 "- Các thôn;"
                đoạn 17 [trái] 11 "- Lưu: VT."
              ô 2
                đoạn 18 [giữa] 14 đậm "CHỦ TỊCH"
                đoạn 19 [trái, dòng đúng 85,1 pt]
                đoạn 20 [giữa] 14 đậm "Trần Thị Bình"
          đoạn 21 [trái, dòng đúng 1 pt]
        đầu trang (word/header1.xml)
          đoạn 1 [giữa] [trường PAGE] 14 "2"
        đầu trang (word/header2.xml)
          đoạn 1 [giữa]
    "#]].assert_eq(&case.run("tree thong-bao-chuan-hoa.docx").code(0).text());
    case.run("norm thong-bao.docx")
        .code(1)
        .stdout(expect![[r#"
        thong-bao.docx: chưa ghi, bản gốc giữ nguyên
        Đã chuẩn hóa 0 trong 1 tệp; 1 lỗi, 0 cảnh báo, 0 lưu ý
    "#]])
        .stderr(expect![[r#"
        lỗi[W001]: đã có tệp `thong-bao-chuan-hoa.docx`, không ghi đè
         |
         = gợi ý: chọn nơi khác bằng `--out <TỆP|THƯ MỤC>`, hoặc thêm `--force` để ghi đè

    "#]]);
    case.run("chuan-hoa thong-bao.docx --force --message-format json").code(0).stdout(expect![[r#"
        {"tong":{"tep":"thong-bao.docx","da_sua":"H002","truoc":"lề phải 25,4 mm, ngoài khoảng 15-20 mm","nay":"15 mm","doan":[]}}
        {"tong":{"tep":"thong-bao.docx","da_sua":"H002","truoc":"lề trái 20 mm, ngoài khoảng 30-35 mm","nay":"30 mm","doan":[]}}
        {"tong":{"tep":"thong-bao.docx","da_sua":"H004","truoc":"216 chữ dùng phông `Arial`, không phải Times New Roman","nay":"Times New Roman","doan":[9]}}
        {"tong":{"tep":"thong-bao.docx","da_sua":"H008","truoc":"Cơ quan ban hành cỡ chữ 14","nay":"cỡ chữ 13","doan":[1,2]}}
        {"tong":{"tep":"thong-bao.docx","da_sua":"H008","truoc":"Số, ký hiệu cỡ chữ 14","nay":"cỡ chữ 13","doan":[3]}}
        {"tong":{"tep":"thong-bao.docx","da_sua":"H008","truoc":"Quốc hiệu cỡ chữ 14","nay":"cỡ chữ 13","doan":[4]}}
        {"tong":{"tep":"thong-bao.docx","da_sua":"H008","truoc":"Từ Nơi nhận cỡ chữ 14","nay":"cỡ chữ 12","doan":[12]}}
        {"tong":{"tep":"thong-bao.docx","da_sua":"H008","truoc":"Nơi nhận cỡ chữ 14","nay":"cỡ chữ 11","doan":[13,14]}}
        {"tong":{"tep":"thong-bao.docx","da_sua":"H009","truoc":"nội dung cỡ chữ 12","nay":"cỡ chữ 14","doan":[9]}}
        {"tong":{"tep":"thong-bao.docx","da_sua":"H010","truoc":"Số, ký hiệu viết chữ đậm","nay":"không đậm","doan":[3]}}
        {"tong":{"tep":"thong-bao.docx","da_sua":"H010","truoc":"Địa danh, thời gian viết chữ đậm","nay":"không đậm","doan":[6]}}
        {"tong":{"tep":"thong-bao.docx","da_sua":"H010","truoc":"Địa danh, thời gian viết chữ đứng","nay":"nghiêng","doan":[6]}}
        {"tong":{"tep":"thong-bao.docx","da_sua":"H010","truoc":"Từ Nơi nhận viết chữ không đậm","nay":"đậm","doan":[12]}}
        {"tong":{"tep":"thong-bao.docx","da_sua":"H010","truoc":"Từ Nơi nhận viết chữ đứng","nay":"nghiêng","doan":[12]}}
        {"tong":{"tep":"thong-bao.docx","da_sua":"H012","truoc":"đoạn văn chưa dàn đều hai lề","nay":"dàn đều hai lề","doan":[9]}}
        {"tong":{"tep":"thong-bao.docx","da_sua":"H013","truoc":"đoạn văn lùi đầu dòng 0 mm","nay":"12,7 mm","doan":[9]}}
        {"tong":{"tep":"thong-bao.docx","da_sua":"H014","truoc":"hai đoạn cách nhau 0 pt, chưa đủ 6 pt","nay":null,"doan":[10,11]}}
        {"tong":{"tep":"thong-bao.docx","da_sua":"H020","truoc":"Tiêu ngữ ghi `Độc lập – Tự do – Hạnh phúc`","nay":null,"doan":[5]}}
        {"tong":{"tep":"thong-bao.docx","da_sua":"H021","truoc":"dưới Tiêu ngữ không có đường kẻ","nay":null,"doan":[5]}}
        {"tong":{"tep":"thong-bao.docx","chu_truoc":"lập–","chu_nay":"lập-","doan":[5]}}
        {"tong":{"tep":"thong-bao.docx","chu_truoc":"do–","chu_nay":"do-","doan":[5]}}
        {"tong":{"tep":"thong-bao.docx","ket_qua":"thong-bao-chuan-hoa.docx","tu":115,"sua_the_thuc":22,"con_sai_the_thuc":0,"quy_tac_noi_dung_chua_dat":0}}
        {"tong":{"tep":1,"da_ghi":1,"chua_ghi":0,"loi":0,"canh_bao":0,"luu_y":0}}
    "#]]);
    // The same bytes again, with no pack of a source that is not there.
    assert_eq!(case.read("thong-bao-chuan-hoa.docx"), made);
    let marks = part(&made, "docProps/custom.xml");
    assert!(marks.contains("vanban-hash") && !marks.contains("vanban-nguon"), "{marks}");
}

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
    let cases = [
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
        2,
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
        cảnh báo[W010]: bảng nằm giữa nội dung được chuyển thành phụ lục ở cuối
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
        lỗi[W013]: không chuẩn hóa được `bai.docx`: không nhận ra văn bản hành chính: không thấy Quốc hiệu, số, ký hiệu, tên loại
         |
         = gợi ý: nhập tệp có cả phần đầu văn bản; tệp chỉ có bảng thì chép bảng vào tệp của văn bản

    "#]]);
}

/// One that cannot be done does not stop the others; results beside their sources are left out.
#[test]
fn several_files() {
    let case = Case::new()
        .file("den/a.docx", notice("").bytes())
        .file("den/b.docx", "không phải tệp Word")
        .file("den/c.docx", notice("").bytes());
    let run = case.run("norm den/a.docx den/b.docx den/c.docx --out ra --message-format short");
    run.code(1).stdout(expect![[r#"
        den/a.docx → ra/a-chuan-hoa.docx: THÔNG BÁO Lịch tiếp công dân năm 2026
        Giữ nguyên 115 từ của bản gốc
        Đã sửa về thể thức (22 chỗ):
          H002: lề phải 25,4 mm, ngoài khoảng 15-20 mm → 15 mm
          H002: lề trái 20 mm, ngoài khoảng 30-35 mm → 30 mm
          H004 đoạn 9: 216 chữ dùng phông `Arial`, không phải Times New Roman → Times New Roman
          H008 đoạn 1, 2: Cơ quan ban hành cỡ chữ 14 → cỡ chữ 13
          H008 đoạn 3: Số, ký hiệu cỡ chữ 14 → cỡ chữ 13
          H008 đoạn 4: Quốc hiệu cỡ chữ 14 → cỡ chữ 13
          H008 đoạn 12: Từ Nơi nhận cỡ chữ 14 → cỡ chữ 12
          H008 đoạn 13, 14: Nơi nhận cỡ chữ 14 → cỡ chữ 11
          H009 đoạn 9: nội dung cỡ chữ 12 → cỡ chữ 14
          H010 đoạn 3: Số, ký hiệu viết chữ đậm → không đậm
          H010 đoạn 6: Địa danh, thời gian viết chữ đậm → không đậm
          H010 đoạn 6: Địa danh, thời gian viết chữ đứng → nghiêng
          H010 đoạn 12: Từ Nơi nhận viết chữ không đậm → đậm
          H010 đoạn 12: Từ Nơi nhận viết chữ đứng → nghiêng
          H012 đoạn 9: đoạn văn chưa dàn đều hai lề → dàn đều hai lề
          H013 đoạn 9: đoạn văn lùi đầu dòng 0 mm → 12,7 mm
          H014 đoạn 10, 11: hai đoạn cách nhau 0 pt, chưa đủ 6 pt
          H020 đoạn 5: Tiêu ngữ ghi `Độc lập – Tự do – Hạnh phúc`
          H021 đoạn 5: dưới Tiêu ngữ không có đường kẻ
        Dấu câu, chữ hoa, số viết theo thể thức (2 chỗ):
          đoạn 5: “lập–” → “lập-”
          đoạn 5: “do–” → “do-”
        den/b.docx: chưa ghi, bản gốc giữ nguyên
        den/c.docx → ra/c-chuan-hoa.docx: THÔNG BÁO Lịch tiếp công dân năm 2026
        Giữ nguyên 115 từ của bản gốc
        Đã sửa về thể thức (22 chỗ):
          H002: lề phải 25,4 mm, ngoài khoảng 15-20 mm → 15 mm
          H002: lề trái 20 mm, ngoài khoảng 30-35 mm → 30 mm
          H004 đoạn 9: 216 chữ dùng phông `Arial`, không phải Times New Roman → Times New Roman
          H008 đoạn 1, 2: Cơ quan ban hành cỡ chữ 14 → cỡ chữ 13
          H008 đoạn 3: Số, ký hiệu cỡ chữ 14 → cỡ chữ 13
          H008 đoạn 4: Quốc hiệu cỡ chữ 14 → cỡ chữ 13
          H008 đoạn 12: Từ Nơi nhận cỡ chữ 14 → cỡ chữ 12
          H008 đoạn 13, 14: Nơi nhận cỡ chữ 14 → cỡ chữ 11
          H009 đoạn 9: nội dung cỡ chữ 12 → cỡ chữ 14
          H010 đoạn 3: Số, ký hiệu viết chữ đậm → không đậm
          H010 đoạn 6: Địa danh, thời gian viết chữ đậm → không đậm
          H010 đoạn 6: Địa danh, thời gian viết chữ đứng → nghiêng
          H010 đoạn 12: Từ Nơi nhận viết chữ không đậm → đậm
          H010 đoạn 12: Từ Nơi nhận viết chữ đứng → nghiêng
          H012 đoạn 9: đoạn văn chưa dàn đều hai lề → dàn đều hai lề
          H013 đoạn 9: đoạn văn lùi đầu dòng 0 mm → 12,7 mm
          H014 đoạn 10, 11: hai đoạn cách nhau 0 pt, chưa đủ 6 pt
          H020 đoạn 5: Tiêu ngữ ghi `Độc lập – Tự do – Hạnh phúc`
          H021 đoạn 5: dưới Tiêu ngữ không có đường kẻ
        Dấu câu, chữ hoa, số viết theo thể thức (2 chỗ):
          đoạn 5: “lập–” → “lập-”
          đoạn 5: “do–” → “do-”
        Đã chuẩn hóa 2 trong 3 tệp; 1 lỗi, 0 cảnh báo, 0 lưu ý
    "#]]).stderr(expect![[r#"
        lỗi[W006]: tệp `den/b.docx` không phải tệp Word (.docx), hoặc đã hỏng; gợi ý: lấy lại tệp từ nơi gửi; nếu Word còn mở được thì lưu lại thành tệp .docx khác
    "#]]);
    assert_eq!(case.read("ra/a-chuan-hoa.docx"), case.read("ra/c-chuan-hoa.docx"));
    case.run("norm den/a.docx --message-format short").code(0);
    case.run("norm den/*.docx --force --message-format short").code(1).stdout(expect![[r#"
        bỏ qua den/a-chuan-hoa.docx: bản đã chuẩn hóa
        den/a.docx → den/a-chuan-hoa.docx: THÔNG BÁO Lịch tiếp công dân năm 2026
        Giữ nguyên 115 từ của bản gốc
        Đã sửa về thể thức (22 chỗ):
          H002: lề phải 25,4 mm, ngoài khoảng 15-20 mm → 15 mm
          H002: lề trái 20 mm, ngoài khoảng 30-35 mm → 30 mm
          H004 đoạn 9: 216 chữ dùng phông `Arial`, không phải Times New Roman → Times New Roman
          H008 đoạn 1, 2: Cơ quan ban hành cỡ chữ 14 → cỡ chữ 13
          H008 đoạn 3: Số, ký hiệu cỡ chữ 14 → cỡ chữ 13
          H008 đoạn 4: Quốc hiệu cỡ chữ 14 → cỡ chữ 13
          H008 đoạn 12: Từ Nơi nhận cỡ chữ 14 → cỡ chữ 12
          H008 đoạn 13, 14: Nơi nhận cỡ chữ 14 → cỡ chữ 11
          H009 đoạn 9: nội dung cỡ chữ 12 → cỡ chữ 14
          H010 đoạn 3: Số, ký hiệu viết chữ đậm → không đậm
          H010 đoạn 6: Địa danh, thời gian viết chữ đậm → không đậm
          H010 đoạn 6: Địa danh, thời gian viết chữ đứng → nghiêng
          H010 đoạn 12: Từ Nơi nhận viết chữ không đậm → đậm
          H010 đoạn 12: Từ Nơi nhận viết chữ đứng → nghiêng
          H012 đoạn 9: đoạn văn chưa dàn đều hai lề → dàn đều hai lề
          H013 đoạn 9: đoạn văn lùi đầu dòng 0 mm → 12,7 mm
          H014 đoạn 10, 11: hai đoạn cách nhau 0 pt, chưa đủ 6 pt
          H020 đoạn 5: Tiêu ngữ ghi `Độc lập – Tự do – Hạnh phúc`
          H021 đoạn 5: dưới Tiêu ngữ không có đường kẻ
        Dấu câu, chữ hoa, số viết theo thể thức (2 chỗ):
          đoạn 5: “lập–” → “lập-”
          đoạn 5: “do–” → “do-”
        den/b.docx: chưa ghi, bản gốc giữ nguyên
        den/c.docx → den/c-chuan-hoa.docx: THÔNG BÁO Lịch tiếp công dân năm 2026
        Giữ nguyên 115 từ của bản gốc
        Đã sửa về thể thức (22 chỗ):
          H002: lề phải 25,4 mm, ngoài khoảng 15-20 mm → 15 mm
          H002: lề trái 20 mm, ngoài khoảng 30-35 mm → 30 mm
          H004 đoạn 9: 216 chữ dùng phông `Arial`, không phải Times New Roman → Times New Roman
          H008 đoạn 1, 2: Cơ quan ban hành cỡ chữ 14 → cỡ chữ 13
          H008 đoạn 3: Số, ký hiệu cỡ chữ 14 → cỡ chữ 13
          H008 đoạn 4: Quốc hiệu cỡ chữ 14 → cỡ chữ 13
          H008 đoạn 12: Từ Nơi nhận cỡ chữ 14 → cỡ chữ 12
          H008 đoạn 13, 14: Nơi nhận cỡ chữ 14 → cỡ chữ 11
          H009 đoạn 9: nội dung cỡ chữ 12 → cỡ chữ 14
          H010 đoạn 3: Số, ký hiệu viết chữ đậm → không đậm
          H010 đoạn 6: Địa danh, thời gian viết chữ đậm → không đậm
          H010 đoạn 6: Địa danh, thời gian viết chữ đứng → nghiêng
          H010 đoạn 12: Từ Nơi nhận viết chữ không đậm → đậm
          H010 đoạn 12: Từ Nơi nhận viết chữ đứng → nghiêng
          H012 đoạn 9: đoạn văn chưa dàn đều hai lề → dàn đều hai lề
          H013 đoạn 9: đoạn văn lùi đầu dòng 0 mm → 12,7 mm
          H014 đoạn 10, 11: hai đoạn cách nhau 0 pt, chưa đủ 6 pt
          H020 đoạn 5: Tiêu ngữ ghi `Độc lập – Tự do – Hạnh phúc`
          H021 đoạn 5: dưới Tiêu ngữ không có đường kẻ
        Dấu câu, chữ hoa, số viết theo thể thức (2 chỗ):
          đoạn 5: “lập–” → “lập-”
          đoạn 5: “do–” → “do-”
        Đã chuẩn hóa 2 trong 3 tệp; 1 lỗi, 0 cảnh báo, 0 lưu ý
    "#]]);
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

/// What we built ourselves has the same words, and nothing to change.
#[test]
fn our_own_papers_stay() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("content");
    let files = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let papers: Vec<_> = files
        .filter(|file| file.extension().is_some_and(|ending| ending == "yaml"))
        .filter(|file| !file.ends_with("phap_luat.yaml"))
        .collect();
    assert!(papers.len() >= 7);
    let case = Case::new();
    for paper in papers {
        let name = paper.file_stem().unwrap().to_string_lossy().into_owned();
        case.run(&format!("build {} --format docx --out .", paper.display())).code(0);
        let told = case.run(&format!("norm {name}.docx")).code(0).text();
        assert!(told.contains("Không có gì phải sửa về thể thức"), "{told}");
        // Blanks of all sorts are one: how much room is left for a number is no word.
        let texts = |file: &str| {
            let tree = case.run(&format!("tree {file} --format texts")).code(0).text();
            tree.lines().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" ")).collect::<Vec<_>>()
        };
        assert_eq!(texts(&format!("{name}.docx")), texts(&format!("{name}-chuan-hoa.docx")), "{name}");
    }
}
