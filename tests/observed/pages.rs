//! Pages of a file with several sections, or several papers: margins of turned sheets, numbers that are lost, begin
//! again or go on, what each paper lacks.

use super::typed::{end, head, middle, plain, row, slanted};
use super::typed_faults::told;
use crate::support::word_file::{A4, WordBuilder, p_as, r, r_as, tbl, tc, tr};

/// A field of the page's number, as Word leaves it.
fn number(field: &str, look: &str) -> String {
    let of = |inside: &str| format!("<w:r><w:rPr>{look}</w:rPr>{inside}</w:r>");
    [
        of(r#"<w:fldChar w:fldCharType="begin"/>"#),
        of(&format!("<w:instrText xml:space=\"preserve\"> {field} </w:instrText>")),
        of(r#"<w:fldChar w:fldCharType="separate"/>"#),
        of("<w:t>2</w:t>"),
        of(r#"<w:fldChar w:fldCharType="end"/>"#),
    ]
    .concat()
}

/// A head of pages with this in its middle.
fn centred(inside: &str) -> String {
    p_as(r#"<w:jc w:val="center"/>"#, inside)
}

/// The end of a section that names heads so.
fn break_with(said: &str) -> String {
    format!("<w:p><w:pPr><w:sectPr>{said}</w:sectPr></w:pPr></w:p>")
}

const NAMED: &str = r#"<w:headerReference w:type="default" r:id="rId-header-default.xml"/>"#;
const NONE: &str = r#"<w:headerReference w:type="default" r:id="rId-header-first.xml"/>"#;

/// The beginning of a report.
fn report() -> String {
    head(&[]) + &middle(true, "BÁO CÁO") + &middle(true, "Kết quả năm 2026") + &plain("Nội dung.")
}

/// A file of these sections, each with what its own `sectPr` says; the last one's comes last.
fn sections(all: &[(&str, &str)], number: &str) -> WordBuilder {
    let (last, others) = all.split_last().expect("a section");
    let before: String =
        others.iter().map(|(blocks, said)| format!("{blocks}{}", break_with(said))).collect();
    WordBuilder::body(&(before + last.0))
        .head("header", "default", &centred(number))
        .head("header", "first", "<w:p/>")
        .section(last.1)
}

fn table() -> String {
    let cells = |words: &str| tr("", &[tc("", &p_as("", &r(words)))]);
    tbl("", 1, &[cells("Một"), cells("Hai")])
}

/// A turned sheet may keep its margins as it is read or turn them along; what fits neither is noted with its figure,
/// once for all sections.
#[test]
fn margins_of_turned_sheets_fit_one_way_or_the_other() {
    let turned = |margins: [&str; 4]| {
        let [top, right, bottom, left] = margins;
        format!(
            r#"<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/><w:pgMar w:top="{top}" w:right="{right}" w:bottom="{bottom}" w:left="{left}" w:header="567" w:footer="567" w:gutter="0"/>"#
        )
    };
    let file = |margins: [&str; 4]| {
        let said = turned(margins);
        sections(&[(&report(), A4), (&table(), &said), (&table(), &said)], "")
    };
    for right in
        [["1134", "850", "1134", "1701"], ["1701", "1134", "850", "1134"], ["850", "1134", "1701", "1134"]]
    {
        assert!(told("H002", &file(right)).is_empty(), "{right:?}");
    }
    assert_eq!(
        told("H002", &file(["1134", "850", "567", "1417"])),
        [
            "lề dưới 10 mm ở trang xoay ngang, giữ hay xoay theo trang đều ngoài khoảng 15-35 mm (phần 2, 3 của tệp)"
        ]
    );
    // A sheet that stands is held to the figures of the decree.
    let upright = A4.replace("w:bottom=\"1134\"", "w:bottom=\"1984\"");
    assert_eq!(
        told(
            "H002",
            &sections(&[(&report(), &upright), (&table(), &turned(["1134", "850", "1984", "1701"]))], "")
        ),
        ["lề dưới 35 mm, ngoài khoảng 20-25 mm (phần 1 của tệp)"]
    );
}

/// A later section shows the number as the first does: in its own head, on its first page, on pages of even number.
#[test]
fn later_sections_keep_the_number() {
    let field = number("PAGE", "");
    let file = |said: &str| {
        let first = format!("{NAMED}{A4}<w:titlePg/>");
        sections(&[(&report(), &first), (&(plain("Tiếp theo.") + &end()), said)], &field)
    };
    assert!(told("H016", &file(A4)).is_empty());
    assert_eq!(told("H016", &file(&format!("{NONE}{A4}"))), ["số trang không hiện (phần 2 của tệp)"]);
    // On the page where one section ends the next has no say.
    let here = format!(r#"{NONE}<w:type w:val="continuous"/>{A4}"#);
    assert!(told("H016", &file(&here)).is_empty());
    assert_eq!(
        told("H016", &file(&format!("{A4}<w:titlePg/>"))),
        ["trang đầu không hiện số trang (phần 2 của tệp)"]
    );
}

/// The first page of an appendix may hide its number as the paper's does; a long appendix shows one all the same.
#[test]
fn an_appendix_may_hide_its_first_number() {
    let field = number("PAGE", "");
    let label = middle(true, "Phụ lục") + &middle(true, "DANH MỤC NHIỆM VỤ");
    let file = |words: usize, said: &str| {
        let first = format!("{NAMED}{A4}<w:titlePg/>");
        let text: String = (0..words).map(|_| plain("Lời văn của phụ lục, dài cho đủ một dòng.")).collect();
        sections(&[(&(report() + &end()), &first), (&(label.clone() + &text), said)], &field)
    };
    let own = format!(r#"{A4}<w:pgNumType w:start="1"/><w:titlePg/>"#);
    assert!(told("H016", &file(200, &own)).is_empty());
    assert!(told("H016", &file(5, &format!("{NONE}{A4}"))).is_empty());
    assert_eq!(told("H016", &file(200, &format!("{NONE}{A4}"))), ["số trang không hiện (phần 2 của tệp)"]);
}

/// Numbers are Arabic, upright, of 13 or 14 points and alone.
#[test]
fn numbers_are_plain_figures() {
    let file = |field: &str, format: &str| {
        let said = format!("{NAMED}{A4}{format}<w:titlePg/>");
        sections(&[(&(report() + &end()), &said)], field)
    };
    let seen = |field: &str, format: &str| told("H016", &file(field, format));
    assert!(seen(&number("PAGE", ""), "").is_empty());
    assert!(
        seen(&number(r"PAGE \* Arabic \* MERGEFORMAT", ""), r#"<w:pgNumType w:fmt="lowerRoman"/>"#)
            .is_empty()
    );
    assert_eq!(
        seen(&number("PAGE", ""), r#"<w:pgNumType w:fmt="lowerRoman"/>"#),
        ["số trang viết bằng chữ số La Mã"]
    );
    assert_eq!(seen(&number(r"PAGE \* ROMAN", ""), ""), ["số trang viết bằng chữ số La Mã"]);
    assert_eq!(
        seen(&number("PAGE", ""), r#"<w:pgNumType w:fmt="numberInDash"/>"#),
        ["số trang có dấu gạch hai bên"]
    );
    assert_eq!(
        seen(&number("PAGE", r#"<w:i/><w:sz w:val="22"/>"#), ""),
        ["số trang cỡ chữ 11", "số trang viết chữ nghiêng"]
    );
    let dashed = format!("{}{}{}", r("- "), number("PAGE", ""), r(" -"));
    assert_eq!(seen(&dashed, ""), ["cạnh số trang còn `-  -`"]);
    let of_all = format!("{}{}{}{}", r("Trang "), number("PAGE", ""), r("/"), number("NUMPAGES", ""));
    assert_eq!(seen(&of_all, ""), ["cạnh số trang còn `Trang /`"]);
}

/// A paper counts on to its end; each appendix counts from 1.
#[test]
fn pages_are_counted_on_and_appendices_alone() {
    let field = number("PAGE", "");
    let first = format!("{NAMED}{A4}<w:titlePg/>");
    let again = format!(r#"{A4}<w:pgNumType w:start="1"/>"#);
    let text = plain("Tiếp theo.") + &end();
    let seen = |all: &[(&str, &str)]| told("H025", &sections(all, &field));
    assert!(seen(&[(&report(), &first), (&text, A4)]).is_empty());
    assert_eq!(
        seen(&[(&report(), &first), (&text, &again)]),
        ["số trang đếm lại từ 1 ở giữa văn bản (phần 2 của tệp)"]
    );
    let from_two = format!(r#"{NAMED}{A4}<w:pgNumType w:start="2"/><w:titlePg/>"#);
    assert_eq!(seen(&[(&(report() + &end()), &from_two)]), ["số trang bắt đầu từ 2"]);
    let appendix =
        |label: &str| middle(true, label) + &middle(true, "DANH MỤC NHIỆM VỤ") + &plain("Lời văn.");
    let paper = report() + &end();
    let goes_on = ["phụ lục chưa đánh số trang riêng: đếm tiếp từ phần trên"];
    assert!(
        seen(&[(&paper, &first), (&appendix("Phụ lục I"), &again), (&appendix("Phụ lục II"), &again)])
            .is_empty()
    );
    assert_eq!(
        seen(&[(&paper, &first), (&appendix("Phụ lục I"), &again), (&appendix("Phụ lục II"), A4)]),
        goes_on
    );
    assert_eq!(seen(&[(&(paper.clone() + &appendix("Phụ lục")), &first)]), goes_on);
    // A turned section in an appendix goes on with it.
    assert_eq!(
        seen(&[(&paper, &first), (&appendix("Phụ lục"), &again), (&table(), &again)]),
        ["số trang đếm lại từ 1 ở giữa văn bản (phần 3 của tệp)"]
    );
}

/// A paper with a number, place, day, kind and subject, and this end.
fn proposal(kind: &str, number: &str, end: &str) -> String {
    let left = [middle(true, "ỦY BAN NHÂN DÂN"), middle(true, "XÃ AN BÌNH"), middle(false, number)];
    let right = [
        middle(true, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        middle(true, "Độc lập - Tự do - Hạnh phúc"),
        slanted("An Bình, ngày     tháng 9 năm 2026"),
    ];
    row(&[&left, &right])
        + &middle(true, kind)
        + &middle(true, "Kết quả năm 2026")
        + &plain("Nội dung.")
        + end
}

/// Of several papers in one file each has its own components in their order; what one lacks is told where it begins.
#[test]
fn each_paper_of_a_file_is_whole() {
    let signed = middle(true, "CHỦ TỊCH") + &plain("") + &middle(true, "Nguyễn Văn An");
    let file = |second: &str| {
        let first = proposal("BÁO CÁO", "Số:     /BC-UBND", &end());
        WordBuilder::body(&format!("{first}{second}"))
    };
    assert!(told("H018", &file(&proposal("BÁO CÁO", "Số:     /BC-UBND", &end()))).is_empty());
    assert_eq!(
        told("H018", &file(&proposal("BÁO CÁO", "Số:     /BC-UBND", &signed))),
        ["không thấy nơi nhận"]
    );
    assert_eq!(
        told("H018", &file(&proposal("TỜ TRÌNH", "Số:     /TTr-UBND", &end()))),
        ["không thấy Kính gửi"]
    );
    // The subject above the name, in the second alone.
    let turned = proposal("BÁO CÁO", "Số:     /BC-UBND", &end());
    let turned = turned
        .replace("Độc lập - Tự do - Hạnh phúc", "@")
        .replace("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc");
    let turned = turned.replace('@', "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM");
    assert_eq!(told("H019", &file(&turned)), ["Quốc hiệu đứng dưới Tiêu ngữ"]);
    // A form to fill in is none.
    let form = proposal("BÁO CÁO", "Số: …../BC-…", &signed);
    assert!(told("H018", &file(&form)).is_empty());
}

/// Pages of a further paper are counted from 1, wherever it begins.
#[test]
fn a_further_paper_counts_from_one() {
    let field = number("PAGE", "");
    let first = format!("{NAMED}{A4}<w:titlePg/>");
    let paper = || proposal("BÁO CÁO", "Số:     /BC-UBND", &end());
    let goes_on = ["số trang đếm tiếp từ văn bản trước trong cùng tệp"];
    let seen = |second: &str| told("H025", &sections(&[(&paper(), &first), (&paper(), second)], &field));
    assert!(seen(&format!(r#"{A4}<w:pgNumType w:start="1"/><w:titlePg/>"#)).is_empty());
    assert_eq!(seen(&format!("{A4}<w:titlePg/>")), goes_on);
    let both = paper() + &paper();
    assert_eq!(told("H025", &sections(&[(&both, &first)], &field)), goes_on);
    // Its first page shows none either.
    let shown = format!(r#"{A4}<w:pgNumType w:start="1"/>"#);
    let of_first = |second: &str| told("H017", &sections(&[(&paper(), &first), (&paper(), second)], &field));
    assert_eq!(of_first(&shown), ["trang thứ nhất hiện số trang"]);
    assert!(of_first(&format!("{shown}<w:titlePg/>")).is_empty());
}

/// The two sides of a head that tabs or blanks part are judged each by its own letters.
#[test]
fn sides_parted_by_tabs_have_their_own_looks() {
    let line = |left: (&str, &str), right: (&str, &str)| {
        p_as("", &format!("{}<w:r><w:tab/></w:r>{}", r_as(left.0, left.1), r_as(right.0, right.1)))
    };
    let file = |above: &str, body: &str, nation: &str, day: &str| {
        let blocks = [
            line((above, "UBND TỈNH NINH BÌNH"), (nation, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")),
            line((body, "SỞ CÔNG THƯƠNG"), ("<w:b/>", "Độc lập - Tự do - Hạnh phúc")),
            line(
                (r#"<w:sz w:val="26"/>"#, "Số:     /TTr-SCT"),
                (day, "Ninh Bình, ngày     tháng 4 năm 2026"),
            ),
            middle(true, "TỜ TRÌNH"),
            middle(true, "Phê duyệt Chương trình khuyến công"),
            plain("Kính gửi: Ủy ban nhân dân tỉnh"),
            plain("Nội dung."),
            end(),
        ];
        WordBuilder::body(&blocks.concat())
    };
    let sizes = |file: &WordBuilder| -> Vec<String> {
        told("H008", file).into_iter().filter(|one| !one.contains("Nơi nhận")).collect()
    };
    let (small, bold) = (r#"<w:sz w:val="26"/>"#, r#"<w:b/><w:sz w:val="26"/>"#);
    let right = file(small, bold, bold, "<w:i/>");
    assert_eq!([sizes(&right), told("H010", &right)], [Vec::<String>::new(), Vec::new()]);
    let wrong = file(bold, small, small, "");
    assert_eq!(
        told("H010", &wrong),
        [
            "Cơ quan chủ quản viết chữ đậm",
            "Quốc hiệu viết chữ không đậm",
            "Cơ quan ban hành viết chữ không đậm",
            "Địa danh, thời gian viết chữ đứng",
        ]
    );
    let large = file(r#"<w:sz w:val="32"/>"#, bold, bold, "<w:i/>");
    assert_eq!(sizes(&large), ["Cơ quan chủ quản cỡ chữ 16"]);
}

/// Lines of the head that stand on one line have the room in their column.
#[test]
fn columns_of_a_head_are_wide_enough() {
    let file = |widths: [u32; 2], nation: &str, indents: &str| {
        let cell = |width: u32, lines: &str| {
            format!("<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/></w:tcPr>{lines}</w:tc>")
        };
        let left = middle(true, "ỦY BAN NHÂN DÂN")
            + &middle(true, "XÃ AN BÌNH")
            + &middle(false, "Số:     /BC-UBND");
        let right = p_as(
            &format!("<w:jc w:val=\"center\"/>{indents}"),
            &r_as(nation, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        ) + &middle(true, "Độc lập - Tự do - Hạnh phúc")
            + &slanted("An Bình, ngày     tháng 9 năm 2026");
        let row = tr("", &[cell(widths[0], &left), cell(widths[1], &right)]);
        let [one, other] = widths;
        let table = format!(
            "<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w=\"{one}\"/><w:gridCol w:w=\"{other}\"/></w:tblGrid>{row}</w:tbl>"
        );
        WordBuilder::body(
            &(table
                + &middle(true, "BÁO CÁO")
                + &middle(true, "Kết quả năm 2026")
                + &plain("Nội dung.")
                + &end()),
        )
    };
    let bold = r#"<w:b/><w:sz w:val="26"/>"#;
    assert!(told("H026", &file([3800, 5500], bold, "")).is_empty());
    assert_eq!(
        told("H026", &file([4700, 4600], bold, "")),
        ["Quốc hiệu rộng 95,7 mm, cột của nó 81,1 mm: không đứng trọn một dòng"]
    );
    // Letters pushed together, and a paragraph that reaches beyond its cell, make room.
    let narrow = r#"<w:b/><w:spacing w:val="-30"/><w:sz w:val="26"/>"#;
    assert!(told("H026", &file([4700, 4600], narrow, "")).is_empty());
    assert!(told("H026", &file([4700, 4600], bold, r#"<w:ind w:left="-500" w:right="-500"/>"#)).is_empty());
}
