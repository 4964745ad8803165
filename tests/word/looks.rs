//! Looks: what defaults, styles and the place itself say, laid over one another.

use expect_test::expect;

use super::{Construct, body, kept, told};
use crate::support::word_file::{p, p_as, r, r_as};

pub(super) fn constructs() -> Vec<Construct> {
    vec![
        kept(
            "kiểu đoạn theo chuỗi kiểu gốc",
            &body(&p_as("<w:pStyle w:val=\"Con\"/>", &r("a"))).styles("<w:style w:type=\"paragraph\" w:styleId=\"Cha\"><w:name w:val=\"Cha\"/><w:basedOn w:val=\"Normal\"/><w:pPr><w:jc w:val=\"center\"/></w:pPr><w:rPr><w:b/><w:sz w:val=\"26\"/></w:rPr></w:style><w:style w:type=\"paragraph\" w:styleId=\"Con\"><w:name w:val=\"Con\"/><w:basedOn w:val=\"Cha\"/><w:rPr><w:i/></w:rPr></w:style>"),
            expect![[r#"
                thân (word/document.xml)
                  đoạn 1 [giữa] 13 đậm nghiêng "a"
            "#]],
        ),
        kept(
            "kiểu đoạn dẫn vòng tròn",
            &body(&p_as("<w:pStyle w:val=\"A\"/>", &r("a"))).styles("<w:style w:type=\"paragraph\" w:styleId=\"A\"><w:name w:val=\"A\"/><w:basedOn w:val=\"B\"/></w:style><w:style w:type=\"paragraph\" w:styleId=\"B\"><w:name w:val=\"B\"/><w:basedOn w:val=\"A\"/><w:rPr><w:b/></w:rPr></w:style>"),
            expect![[r#"
                thân (word/document.xml)
                  đoạn 1 [trái] 14 đậm "a"
            "#]],
        ),
        kept(
            "kiểu chữ đậm trên kiểu đoạn đậm thành không đậm; đặt trực tiếp thì theo đó",
            &body(&p_as("<w:pStyle w:val=\"D\"/>", &(r("đậm ") + &r_as("<w:rStyle w:val=\"C\"/>", "không ") + &r_as("<w:rStyle w:val=\"C\"/><w:b/>", "đậm ") + &r_as("<w:b w:val=\"0\"/>", "không")))).styles("<w:style w:type=\"paragraph\" w:styleId=\"D\"><w:name w:val=\"D\"/><w:rPr><w:b/></w:rPr></w:style><w:style w:type=\"character\" w:styleId=\"C\"><w:name w:val=\"C\"/><w:rPr><w:b/></w:rPr></w:style>"),
            expect![[r#"
                thân (word/document.xml)
                  đoạn 1 [trái] 14 đậm "đậm " 14 "không " 14 đậm "đậm " 14 "không"
            "#]],
        ),
        kept(
            "đậm, nghiêng, gạch chân, gạch ngang, chữ hoa, cỡ chữ có phần lẻ",
            &body(&p(&(r_as("<w:b w:val=\"on\"/><w:i w:val=\"true\"/>", "a") + &r_as("<w:u w:val=\"single\"/><w:dstrike/>", "b") + &r_as("<w:caps/>", "c") + &r_as("<w:smallCaps/><w:sz w:val=\"27.0\"/>", "d") + &r_as("<w:color w:val=\"windowText\"/>", "e")))),
            expect![[r#"
                thân (word/document.xml)
                  đoạn 1 [trái] 14 đậm nghiêng "a" 14 gạch chân gạch ngang "b" 14 hoa "c" 13,5 hoa nhỏ "d" 14 "e"
            "#]],
        ),
        kept(
            "phông chữ theo theme, ngôn ngữ tiếng Việt",
            &body(&p(&r_as("<w:rFonts w:asciiTheme=\"minorHAnsi\" w:hAnsiTheme=\"minorHAnsi\"/>", "a"))).settings("<w:themeFontLang w:val=\"vi-VN\"/>").part("theme", "theme1.xml", THEME),
            expect![[r#"
                thân (word/document.xml)
                  đoạn 1 [trái] 14 Arial "a"
            "#]],
        ),
        kept(
            "phông chữ theo theme, ngôn ngữ khác",
            &body(&p(&r_as("<w:rFonts w:asciiTheme=\"majorHAnsi\" w:hAnsiTheme=\"majorHAnsi\"/>", "a"))).settings("<w:themeFontLang w:val=\"en-US\"/>").part("theme", "theme1.xml", THEME),
            expect![[r#"
                thân (word/document.xml)
                  đoạn 1 [trái] 14 Cambria "a"
            "#]],
        ),
        kept(
            "canh lề, thụt lề, giãn dòng, giãn đoạn",
            &body(&(p_as("<w:jc w:val=\"both\"/><w:ind w:firstLine=\"567\"/><w:spacing w:before=\"120\" w:after=\"60\" w:line=\"276\" w:lineRule=\"auto\"/>", &r("a")) + &p_as("<w:spacing w:line=\"360\" w:lineRule=\"exact\"/><w:ind w:left=\"720\" w:hanging=\"360\"/>", &r("b")) + &p_as("<w:jc w:val=\"end\"/><w:ind w:start=\"1cm\" w:end=\"284\"/><w:spacing w:before=\"6pt\" w:line=\"276.5\" w:lineRule=\"atLeast\"/>", &r("c")))),
            expect![[r#"
                thân (word/document.xml)
                  đoạn 1 [đều hai bên, dòng đầu 10,0 mm, trên 6 pt, dưới 3 pt, dòng 1,15] 14 "a"
                  đoạn 2 [trái, thụt trái 12,7 mm, dòng đầu -6,4 mm, dòng đúng 18 pt] 14 "b"
                  đoạn 3 [phải, thụt trái 10,0 mm, thụt phải 5,0 mm, trên 6 pt, dòng ít nhất 13,9 pt] 14 "c"
            "#]],
        ),
        kept(
            "bậc dàn ý (outline)",
            &body(&p_as("<w:outlineLvl w:val=\"1\"/>", &r("a"))),
            expect![[r#"
                thân (word/document.xml)
                  đoạn 1 [trái, bậc 2] 14 "a"
            "#]],
        ),
        told(
            "kiểu đoạn không được khai: hiện như kiểu thường",
            &body(&p_as("<w:pStyle w:val=\"KhongCo\"/>", &r("a"))),
            expect![[r#"
                thân (word/document.xml)
                  đoạn 1 [trái] 14 "a"
                báo: tệp `a.docx` có 1 đoạn mang kiểu chữ không được khai (`KhongCo`), hiện như kiểu thường
            "#]],
        ),
    ]
}

const THEME: &str = "<a:theme xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\"><a:themeElements><a:fontScheme name=\"Office\"><a:majorFont><a:latin typeface=\"Cambria\"/><a:ea typeface=\"\"/><a:font script=\"Viet\" typeface=\"Times New Roman\"/></a:majorFont><a:minorFont><a:latin typeface=\"Calibri\"/><a:font script=\"Viet\" typeface=\"Arial\"/></a:minorFont></a:fontScheme></a:themeElements></a:theme>";
