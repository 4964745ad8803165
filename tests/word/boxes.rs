//! Drawings, and words in boxes: read once, whatever age the drawing has.

use expect_test::expect;

use super::{Construct, body, kept, told};
use crate::support::word_file::{p, r};

pub(super) fn constructs() -> Vec<Construct> {
    vec![
        told(
            "hộp chữ viết hai lần (mới và cũ): đọc một lần",
            &body(&p(&(r("ngoài")
                + &alternatives("wps", &drawing(&shape("rect", &words("trong"))), &vml(&words("trong")))))),
            expect![[r#"
                thân (word/document.xml)
                  đoạn 1 [trái] 14 "ngoài" [hộp chữ, 1 đoạn] [khung hộp chữ 35,3 × 0,0 mm]
                hộp chữ trong đoạn 1 (word/document.xml)
                  đoạn 2 [trái] 14 "trong"
                báo: tệp `a.docx` có 1 hộp chữ (Text Box), không rõ đọc trước hay sau chữ xung quanh
            "#]],
        ),
        told(
            "hộp chữ kiểu cũ (VML)",
            &body(&p(&format!("<w:r>{}</w:r>", vml(&words("trong"))))),
            expect![[r#"
                thân (word/document.xml)
                  đoạn 1 [trái] [hộp chữ, 1 đoạn] [khung hộp chữ 35,3 × 7,1 mm]
                hộp chữ trong đoạn 1 (word/document.xml)
                  đoạn 2 [trái] 14 "trong"
                báo: tệp `a.docx` có 1 hộp chữ (Text Box), không rõ đọc trước hay sau chữ xung quanh
            "#]],
        ),
        told(
            "bảng, danh sách trong hộp chữ",
            &body(&p(&format!(
                "<w:r>{}</w:r>",
                drawing(&shape(
                    "rect",
                    "<wps:txbx><w:txbxContent><w:tbl><w:tr><w:tc><w:p><w:r><w:t>ô</w:t></w:r></w:p></w:tc></w:tr></w:tbl><w:p/></w:txbxContent></wps:txbx>"
                ))
            ))),
            expect![[r#"
                thân (word/document.xml)
                  đoạn 1 [trái] [hộp chữ, 2 đoạn] [khung hộp chữ 35,3 × 0,0 mm]
                hộp chữ trong đoạn 1 (word/document.xml)
                  bảng 1 hàng 1 cột
                    hàng
                      ô 1
                        đoạn 2 [trái] 14 "ô"
                  đoạn 3 [trái]
                báo: tệp `a.docx` có 1 hộp chữ (Text Box), không rõ đọc trước hay sau chữ xung quanh
            "#]],
        ),
        kept(
            "đường kẻ vẽ, mới và cũ",
            &body(
                &(p(&format!("<w:r>{}</w:r>", drawing(&shape("line", ""))))
                    + &p("<w:r><w:pict><v:line from=\"10pt,2pt\" to=\"110pt,2pt\"/></w:pict></w:r>")),
            ),
            expect![[r#"
                thân (word/document.xml)
                  đoạn 1 [trái] [đường kẻ 35,3 × 0,0 mm]
                  đoạn 2 [trái] [đường kẻ 35,3 × 0,0 mm]
            "#]],
        ),
        kept(
            "ảnh",
            &body(&p(
                "<w:r><w:drawing><wp:inline><wp:extent cx=\"914400\" cy=\"457200\"/><wp:docPr id=\"1\" name=\"Con dấu\" descr=\"d\"/><a:graphic><a:graphicData uri=\"u\"><pic:pic/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>",
            )),
            expect![[r#"
                thân (word/document.xml)
                  đoạn 1 [trái] [ảnh 25,4 × 12,7 mm]
            "#]],
        ),
        told(
            "biểu đồ",
            &body(&p(
                "<w:r><w:drawing><wp:inline><wp:extent cx=\"914400\" cy=\"914400\"/><a:graphic><a:graphicData uri=\"u\"><c:chart r:id=\"rIdC\"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>",
            )),
            expect![[r#"
                thân (word/document.xml)
                  đoạn 1 [trái] [biểu đồ 25,4 × 25,4 mm]
                báo: tệp `a.docx` có 1 biểu đồ, không đọc chữ ở trong
            "#]],
        ),
        told(
            "sơ đồ SmartArt",
            &body(&p(
                "<w:r><w:drawing><wp:inline><a:graphic><a:graphicData uri=\"u\"><dgm:relIds r:dm=\"rIdD\"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>",
            )),
            expect![[r#"
                thân (word/document.xml)
                  đoạn 1 [trái] [sơ đồ 0,0 × 0,0 mm]
                báo: tệp `a.docx` có 1 sơ đồ SmartArt, không đọc chữ ở trong
            "#]],
        ),
        told(
            "đối tượng nhúng (OLE)",
            &body(&p(
                "<w:r><w:object><v:shape style=\"width:72pt;height:36pt\"><v:imagedata r:id=\"rIdI\"/></v:shape><o:OLEObject Type=\"Embed\" ProgID=\"Excel.Sheet.12\" r:id=\"rIdO\"/></w:object></w:r>",
            )),
            expect![[r#"
                thân (word/document.xml)
                  đoạn 1 [trái] [đối tượng nhúng 25,4 × 12,7 mm]
                báo: tệp `a.docx` có 1 đối tượng nhúng của chương trình khác, không đọc chữ ở trong
            "#]],
        ),
        kept(
            "hình của Word mới: lấy phần dành cho Word cũ",
            &body(&p(&alternatives("am3d", "<w:drawing/>", "<w:t>thay</w:t>"))),
            expect![[r#"
                thân (word/document.xml)
                  đoạn 1 [trái] 14 "thay"
            "#]],
        ),
        kept(
            "phần chọn quanh đoạn (AlternateContent)",
            &body(&format!(
                "<mc:AlternateContent><mc:Choice Requires=\"w14\">{}</mc:Choice><mc:Fallback>{}</mc:Fallback></mc:AlternateContent>",
                p(&r("mới")),
                p(&r("cũ"))
            )),
            expect![[r#"
                thân (word/document.xml)
                  đoạn 1 [trái] 14 "mới"
            "#]],
        ),
        told(
            "chữ trong hình vẽ DrawingML",
            &body(&p(
                "<w:r><w:drawing><wp:inline><a:graphic><a:graphicData uri=\"u\"><a:txBody><a:p><a:r><a:t>trong</a:t></a:r></a:p></a:txBody></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>",
            )),
            expect![[r#"
                thân (word/document.xml)
                  đoạn 1 [trái] [hộp chữ, 1 đoạn] [khung hộp chữ 0,0 × 0,0 mm]
                hộp chữ trong đoạn 1 (word/document.xml)
                  đoạn 1 [trái] 14 "trong"
                báo: tệp `a.docx` có 1 hộp chữ (Text Box), không rõ đọc trước hay sau chữ xung quanh
            "#]],
        ),
        told(
            "tệp khác chèn vào khi mở (altChunk)",
            &body(&(p(&r("a")) + "<w:altChunk r:id=\"rIdA\"/>")),
            expect![[r#"
                thân (word/document.xml)
                  đoạn 1 [trái] 14 "a"
                báo: tệp `a.docx` chèn 1 tệp khác khi mở, không đọc ở đây
            "#]],
        ),
    ]
}

fn shape(preset: &str, inside: &str) -> String {
    format!("<wps:wsp><wps:spPr><a:prstGeom prst=\"{preset}\"/></wps:spPr>{inside}</wps:wsp>")
}

fn words(text: &str) -> String {
    format!("<wps:txbx><w:txbxContent>{}</w:txbxContent></wps:txbx>", p(&r(text)))
}

fn drawing(shape: &str) -> String {
    format!(
        "<w:drawing><wp:anchor><wp:positionH relativeFrom=\"column\"><wp:posOffset>63500</wp:posOffset></wp:positionH><wp:extent cx=\"1270000\" cy=\"0\"/><wp:docPr id=\"1\" name=\"T\"/><a:graphic><a:graphicData uri=\"u\">{shape}</a:graphicData></a:graphic></wp:anchor></w:drawing>"
    )
}

fn vml(inside: &str) -> String {
    format!(
        "<w:pict><v:shape style=\"position:absolute;width:100pt;height:20pt\"><v:textbox>{inside}</v:textbox></v:shape></w:pict>"
    )
}

fn alternatives(needs: &str, new: &str, old: &str) -> String {
    format!(
        "<w:r><mc:AlternateContent><mc:Choice Requires=\"{needs}\">{new}</mc:Choice><mc:Fallback>{old}</mc:Fallback></mc:AlternateContent></w:r>"
    )
}
