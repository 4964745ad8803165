//! Words, and what stands between them.

use expect_test::expect;

use super::{Construct, body, kept, told};
use crate::support::word_file::{p, p_as, r, r_as};

pub(super) fn constructs() -> Vec<Construct> {
    vec![
        kept(
            "chữ trong đoạn",
            &body(&p(&r("Ủy ban nhân dân"))),
            expect![[r#"
                thân (word/document.xml)
                  đoạn 1 [trái] 14 "Ủy ban nhân dân"
            "#]],
        ),
        kept(
            "một từ nằm trong nhiều đoạn chữ (run) khác nhau",
            &body(&p(&(r("Đi") + &r_as("<w:lang w:val=\"vi-VN\"/>", "ều") + &r(" 1.") + &r_as("<w:b/>", " Phạm vi")))),
            expect![[r#"
                thân (word/document.xml)
                  đoạn 1 [trái] 14 "Điều 1." 14 đậm " Phạm vi"
            "#]],
        ),
        kept(
            "phím Tab, tab canh theo lề",
            &body(&p("<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:ptab w:relativeTo=\"margin\" w:alignment=\"right\" w:leader=\"none\"/><w:t>c</w:t></w:r>")),
            expect![[r#"
                thân (word/document.xml)
                  đoạn 1 [trái] 14 "a\u{9}b\u{9}c"
            "#]],
        ),
        kept(
            "ngắt dòng, ngắt trang, ngắt cột",
            &body(&p("<w:r><w:t>a</w:t><w:br/><w:t>b</w:t><w:cr/><w:t>c</w:t><w:br w:type=\"page\"/><w:t>d</w:t><w:br w:type=\"column\"/><w:t>e</w:t></w:r>")),
            expect![[r#"
                thân (word/document.xml)
                  đoạn 1 [trái] 14 "a\u{a}b\u{a}c\u{a}d\u{a}e"
            "#]],
        ),
        kept(
            "gạch nối không ngắt, gạch nối mềm",
            &body(&p("<w:r><w:t>889/QĐ</w:t><w:noBreakHyphen/><w:t>TTg</w:t></w:r><w:r><w:t xml:space=\"preserve\"> nghị</w:t><w:softHyphen/><w:t>quyết</w:t></w:r>")),
            expect![[r#"
                thân (word/document.xml)
                  đoạn 1 [trái] 14 "889/QĐ-TTg nghịquyết"
            "#]],
        ),
        kept(
            "ký hiệu của phông Symbol, Wingdings quen dùng",
            &body(&p("<w:r><w:sym w:font=\"Symbol\" w:char=\"F0B7\"/><w:t xml:space=\"preserve\"> a </w:t><w:sym w:font=\"Wingdings\" w:char=\"F0FC\"/></w:r>")),
            expect![[r#"
                thân (word/document.xml)
                  đoạn 1 [trái] 14 "• a ✓"
            "#]],
        ),
        told(
            "ký hiệu lạ của phông ký hiệu: hiện thành □",
            &body(&p("<w:r><w:sym w:font=\"Webdings\" w:char=\"F043\"/></w:r>")),
            expect![[r#"
                thân (word/document.xml)
                  đoạn 1 [trái] 14 "□"
                báo: tệp `a.docx` có 1 ký hiệu của phông `Webdings` không rõ là gì, đọc thành □
            "#]],
        ),
        kept(
            "dấu cách đầu, cuối có và không có xml:space",
            &body(&p("<w:r><w:t>  a  </w:t></w:r><w:r><w:t xml:space=\"preserve\"> b </w:t></w:r>")),
            expect![[r#"
                thân (word/document.xml)
                  đoạn 1 [trái] 14 "a b "
            "#]],
        ),
        kept(
            "ký tự viết bằng mã XML, khối CDATA, lời bình XML",
            &body(&p("<!-- lời bình --><w:r><w:t>K&#7871; &amp; &lt;ho&#x1ea1;ch&gt; <![CDATA[<&>]]></w:t></w:r>")),
            expect![[r#"
                thân (word/document.xml)
                  đoạn 1 [trái] 14 "Kế & <hoạch> <&>"
            "#]],
        ),
        kept(
            "đoạn trống",
            &body(&("<w:p/>".to_owned() + &p(&r("a")) + "<w:p></w:p>")),
            expect![[r#"
                thân (word/document.xml)
                  đoạn 1 [trái]
                  đoạn 2 [trái] 14 "a"
                  đoạn 3 [trái]
            "#]],
        ),
        told(
            "chữ Unicode tổ hợp (dấu thanh tách khỏi chữ)",
            &body(&p(&r("kê\u{301} hoạch"))),
            expect![[r#"
                thân (word/document.xml)
                  đoạn 1 [trái] 14 "kế hoạch"
                báo: tệp `a.docx` có 1 đoạn chữ gõ bằng Unicode tổ hợp (dấu thanh tách khỏi chữ)
            "#]],
        ),
        told(
            "chữ gõ bằng phông mã cũ (.VnTime, VNI)",
            &body(&p(&r_as("<w:rFonts w:ascii=\".VnTime\" w:hAnsi=\".VnTime\"/>", "ñy ban nh©n d©n"))),
            expect![[r#"
                thân (word/document.xml)
                  đoạn 1 [trái] 14 .VnTime "ñy ban nh©n d©n"
                báo: tệp `a.docx` có 1 đoạn chữ gõ bằng phông `.VnTime`, bảng mã cũ (TCVN3, VNI)
            "#]],
        ),
        kept(
            "phông mã cũ ở kiểu chữ không đoạn nào dùng, hoặc chỉ có số",
            &body(&p(&r_as("<w:rFonts w:ascii=\".VnTime\" w:hAnsi=\".VnTime\"/>", "12"))).styles("<w:style w:type=\"paragraph\" w:styleId=\"Cu\"><w:name w:val=\"Cu\"/><w:rPr><w:rFonts w:ascii=\".VnTime\"/></w:rPr></w:style>"),
            expect![[r#"
                thân (word/document.xml)
                  đoạn 1 [trái] 14 .VnTime "12"
            "#]],
        ),
        told(
            "chữ ẩn (Hidden)",
            &body(&p(&(r("thấy ") + &r_as("<w:vanish/>", "ẩn")))),
            expect![[r#"
                thân (word/document.xml)
                  đoạn 1 [trái] 14 "thấy " 14 "⟨ẩn ẩn⟩"
                báo: tệp `a.docx` có 1 chỗ chữ ẩn (Hidden), không in ra giấy
            "#]],
        ),
        kept(
            "dấu trang, dấu kiểm lỗi, vùng cho sửa",
            &body(&p(&format!("<w:permStart w:id=\"1\" w:edGrp=\"everyone\"/><w:bookmarkStart w:id=\"1\" w:name=\"b\"/><w:proofErr w:type=\"spellStart\"/>{}<w:proofErr w:type=\"spellEnd\"/><w:bookmarkEnd w:id=\"1\"/><w:permEnd w:id=\"1\"/>", r("a")))),
            expect![[r#"
                thân (word/document.xml)
                  đoạn 1 [trái] 14 "a"
            "#]],
        ),
        kept(
            "thẻ thông minh (smartTag) lồng nhau",
            &body(&p(&format!("<w:smartTag w:uri=\"u\" w:element=\"e\"><w:smartTagPr><w:attr w:name=\"n\" w:val=\"v\"/></w:smartTagPr><w:smartTag w:uri=\"u\" w:element=\"f\">{}</w:smartTag></w:smartTag>", r("a")))),
            expect![[r#"
                thân (word/document.xml)
                  đoạn 1 [trái] 14 "a"
            "#]],
        ),
        kept(
            "thẻ XML riêng quanh chữ, quanh đoạn",
            &body(&format!("<w:customXml w:element=\"e\">{}</w:customXml>", p(&format!("<w:customXml w:element=\"e\"><w:customXmlPr/>{}</w:customXml>", r("a"))))),
            expect![[r#"
                thân (word/document.xml)
                  đoạn 1 [trái] 14 "a"
            "#]],
        ),
        kept(
            "chữ có ghi chiều viết (bdo, dir)",
            &body(&p(&format!("<w:bdo w:val=\"ltr\">{}</w:bdo><w:dir w:val=\"ltr\">{}</w:dir>", r("a"), r("b")))),
            expect![[r#"
                thân (word/document.xml)
                  đoạn 1 [trái] 14 "ab"
            "#]],
        ),
        kept(
            "chữ có phiên âm ở trên (ruby)",
            &body(&p(&format!("<w:r><w:ruby><w:rubyPr><w:lid w:val=\"ja-JP\"/></w:rubyPr><w:rt>{}</w:rt><w:rubyBase>{}</w:rubyBase></w:ruby></w:r>", r("tō"), r("東")))),
            expect![[r#"
                thân (word/document.xml)
                  đoạn 1 [trái] 14 "tō東"
            "#]],
        ),
        told(
            "công thức toán: đọc chữ, không đọc cách xếp",
            &body(&p("<m:oMath><m:f><m:num><m:r><m:t>a</m:t></m:r></m:num><m:den><m:r><m:t>b</m:t></m:r></m:den></m:f></m:oMath>")),
            expect![[r#"
                thân (word/document.xml)
                  đoạn 1 [trái] 14 "ab"
                báo: tệp `a.docx` có 1 công thức toán: chỉ đọc chữ, không đọc cách xếp
            "#]],
        ),
        kept(
            "thành phần lạ quanh chữ",
            &body(&p(&format!("<w14:moi>{}</w14:moi>", r("a")))),
            expect![[r#"
                thân (word/document.xml)
                  đoạn 1 [trái] 14 "a"
            "#]],
        ),
        kept(
            "chữ không nằm trong đoạn nào",
            &body(&(r("a") + &p(&r("b")))),
            expect![[r#"
                thân (word/document.xml)
                  đoạn 1 [trái] 14 "a"
                  đoạn 1 [trái] 14 "b"
            "#]],
        ),
        kept(
            "đoạn đóng khung (framePr), đoạn sang trang",
            &body(&(p_as("<w:framePr w:w=\"2000\" w:wrap=\"around\"/>", &r("a")) + &p_as("<w:pageBreakBefore/>", &r("b")))),
            expect![[r#"
                thân (word/document.xml)
                  đoạn 1 [trái] 14 "a"
                  đoạn 2 [trái, sang trang] 14 "b"
            "#]],
        ),
    ]
}
