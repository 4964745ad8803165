//! Figures of tables that others made in Word: sums added up again, and sentences and words held against them.

use std::fs;

use expect_test::{Expect, expect};
use vanban::rooms::finding::render::short;
use vanban::rooms::finding::{Code, Verdict};
use vanban::{Disk, Format, Input, Pipeline};

use crate::support::word_file::{WordBuilder, p, p_as, r, r_as, tbl, tc, tr};

/// A table of lines with `|` between cells: `x >3` is over three columns, `v x` begins a cell that goes on below,
/// where `^` stands. A row that begins with `*` is bold.
fn table(lines: &str) -> String {
    let mut columns = 0;
    let mut rows = Vec::new();
    for line in lines.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let (line, look) = line.strip_prefix('*').map_or((line, ""), |line| (line, "<w:b/>"));
        let mut cells = Vec::new();
        let mut width = 0;
        for text in line.split('|').map(str::trim) {
            let (text, over) = text.split_once(" >").map_or((text, "1"), |(text, over)| (text, over));
            let span = format!("<w:gridSpan w:val=\"{over}\"/>");
            let (said, text) = match text.strip_prefix("v ") {
                Some(text) => ("<w:vMerge w:val=\"restart\"/>", text),
                None if text == "^" => ("<w:vMerge/>", ""),
                None => ("", text),
            };
            cells.push(tc(&(span + said), &p(&r_as(look, text))));
            width += over.parse::<usize>().expect("a number of columns");
        }
        columns = columns.max(width);
        rows.push(tr("", &cells));
    }
    let edge = |name: &str| format!("<w:{name} w:val=\"single\" w:sz=\"4\"/>");
    let edges: String = ["top", "left", "bottom", "right", "insideH", "insideV"].map(edge).concat();
    tbl(&format!("<w:tblBorders>{edges}</w:tblBorders>"), columns, &rows)
}

/// What is told of money in a file with these blocks, and the verdict on sums of tables.
fn told(blocks: &str, expected: Expect) {
    let title = p_as("<w:jc w:val=\"center\"/>", &r_as("<w:b/>", "KẾ HOẠCH"));
    let bytes = WordBuilder::body(&format!("{title}{blocks}{}", p(""))).bytes();
    let mut report = Pipeline::built_in().judge_word("a.docx", &bytes).expect("a Word file").report;
    report.findings.retain(|one| one.code.name.starts_with('B'));
    let verdict = report.verdicts.iter().find(|(code, _)| code.name == "B011").map(|(_, verdict)| *verdict);
    let verdict = match verdict {
        Some(Verdict::Passed) => "đạt",
        Some(Verdict::Failed) => "không đạt",
        Some(Verdict::NotApplicable) => "không áp dụng",
        Some(Verdict::NotEvaluated) => "chưa xét được",
        Some(Verdict::Waived) | None => "?",
    };
    expected.assert_eq(&format!("{}{verdict}\n", short(&report)));
}

fn unit(text: &str) -> String {
    p_as("<w:jc w:val=\"right\"/>", &r_as("<w:i/>", text))
}

const YEARS: &str = "
    *v STT | v Nội dung | Kinh phí >3
    *^ | ^ | Năm 2026 | Năm 2027 | Tổng cộng
    *I | Tuyên truyền | 3.000 | 4.000 | 7.000
    1 | In tài liệu | 1.000 | 2.000 | 3.000
    2 | Hội nghị | 2.000 | 2.000 | 4.000
    *II | Đào tạo | 5.000 | 6.120 | 11.120
    1 | Lớp ngắn ngày | 5.000 | 6.120 | 11.120
    *Tổng cộng >2 | 8.000 | 10.120 | 18.120";

fn years(old: &str, new: &str) -> String {
    assert!(YEARS.contains(old), "{old}");
    unit("Đơn vị tính: triệu đồng") + &table(&YEARS.replacen(old, new, 1))
}

/// A right table is silent: head over two rows, cells over columns and rows, groups, sums of rows and columns.
#[test]
fn a_right_table_is_silent() {
    told(
        &years("STT", "STT"),
        expect![[r#"
        đạt
    "#]],
    );
}

/// A wrong sum of a row stands at its cell, with both figures.
#[test]
fn a_wrong_sum_of_a_row_is_told() {
    told(
        &years("2.000 | 3.000", "2.000 | 3.100"),
        expect![[r#"
        a.docx:word/document.xml, đoạn 15, bảng 1, ô E3: cảnh báo[B011]: dòng I `Tuyên truyền`, cột `Tổng cộng` ghi 7.000 triệu đồng, cộng các dòng 1, 2 được 7.100 triệu đồng, lệch 100 triệu đồng; gợi ý: xem lại từng số được cộng; nếu chúng đúng cả thì sửa thành `7.100`
        a.docx:word/document.xml, đoạn 20, bảng 1, ô E4: cảnh báo[B011]: cột `Tổng cộng` của dòng 1 `In tài liệu` ghi 3.100 triệu đồng, cộng các cột `Năm 2026`, `Năm 2027` được 3.000 triệu đồng, lệch 100 triệu đồng; gợi ý: xem lại từng số được cộng; nếu chúng đúng cả thì sửa thành `3.000`
        không đạt
    "#]],
    );
}

/// A wrong group.
#[test]
fn a_wrong_group_is_told() {
    told(
        &years("3.000 | 4.000 | 7.000", "3.000 | 4.500 | 7.000"),
        expect![[r#"
        a.docx:word/document.xml, đoạn 14, bảng 1, ô D3: cảnh báo[B011]: dòng I `Tuyên truyền`, cột `Năm 2027` ghi 4.500 triệu đồng, cộng các dòng 1, 2 được 4.000 triệu đồng, lệch 500 triệu đồng; gợi ý: xem lại từng số được cộng; nếu chúng đúng cả thì sửa thành `4.000`
        a.docx:word/document.xml, đoạn 15, bảng 1, ô E3: cảnh báo[B011]: cột `Tổng cộng` của dòng I `Tuyên truyền` ghi 7.000 triệu đồng, cộng các cột `Năm 2026`, `Năm 2027` được 7.500 triệu đồng, lệch 500 triệu đồng; gợi ý: xem lại từng số được cộng; nếu chúng đúng cả thì sửa thành `7.500`
        không đạt
    "#]],
    );
}

/// A wrong grand total, in the last row.
#[test]
fn a_wrong_grand_total_is_told() {
    told(
        &years("8.000 | 10.120 | 18.120", "8.000 | 10.210 | 18.120"),
        expect![[r#"
        a.docx:word/document.xml, đoạn 38, bảng 1, ô D8: cảnh báo[B011]: dòng `Tổng cộng`, cột `Năm 2027` ghi 10.210 triệu đồng, cộng các dòng I, II được 10.120 triệu đồng, lệch 90 triệu đồng; gợi ý: xem lại từng số được cộng; nếu chúng đúng cả thì sửa thành `10.120`
        a.docx:word/document.xml, đoạn 39, bảng 1, ô E8: cảnh báo[B011]: cột `Tổng cộng` của dòng `Tổng cộng` ghi 18.120 triệu đồng, cộng các cột `Năm 2026`, `Năm 2027` được 18.210 triệu đồng, lệch 90 triệu đồng; gợi ý: xem lại từng số được cộng; nếu chúng đúng cả thì sửa thành `18.210`
        không đạt
    "#]],
    );
}

/// The same in the first row under the head; the unit stands in a heading.
#[test]
fn a_wrong_total_in_the_first_row_is_told() {
    let lines = "*TT | Nội dung | Kinh phí (nghìn đồng)\n*Tổng số >2 | 61.500\n1 | Mua giống | 20.000\n2 | Phân bón | 41.000";
    told(
        &table(lines),
        expect![[r#"
        a.docx:word/document.xml, đoạn 6, bảng 1, ô C2: cảnh báo[B011]: dòng `Tổng số` ghi 61.500 nghìn đồng, cộng các dòng 1, 2 được 61.000 nghìn đồng, lệch 500 nghìn đồng; gợi ý: xem lại từng số được cộng; nếu chúng đúng cả thì sửa thành `61.000`
        không đạt
    "#]],
    );
}

/// Two columns that are no sums of each other, negative figures in brackets and with a minus.
#[test]
fn columns_are_added_up_one_by_one() {
    let lines = "*TT | Nội dung | Dự toán | Điều chỉnh\n1 | Mua giống | 20.000 | (5.000)\n2 | Phân bón | 41.000 | −1.500\n3 | Công | - | 500\n*Cộng >2 | 61.000 | (6.000)";
    let unit = unit("ĐVT: 1.000 đồng");
    told(
        &(unit.clone() + &table(lines)),
        expect![[r#"
        đạt
    "#]],
    );
    told(
        &(unit + &table(&lines.replace("(6.000)", "(7.000)"))),
        expect![[r#"
        a.docx:word/document.xml, đoạn 21, bảng 1, ô D5: cảnh báo[B011]: dòng `Cộng`, cột `Điều chỉnh` ghi (7.000) nghìn đồng, cộng các dòng 1, 2, 3 được -6.000 nghìn đồng, lệch 1.000 nghìn đồng; gợi ý: xem lại từng số được cộng; nếu chúng đúng cả thì sửa thành `-6.000`
        không đạt
    "#]],
    );
}

/// Numbers of columns say how one is made of others.
#[test]
fn formulas_under_the_head_are_followed() {
    let lines = "*TT | Nội dung | Dự toán | Đã chi | Còn lại\nA | B | 1 | 2 | 3=1-2\n1 | Mua giống | 20.000 | 12.000 | 8.000\n2 | Phân bón | 41.000 | 40.000 | 1.100\n*Cộng >2 | 61.000 | 52.000 | 9.000";
    told(
        &(unit("Đơn vị tính: đồng") + &table(lines)),
        expect![[r#"
        a.docx:word/document.xml, đoạn 22, bảng 1, ô E4: cảnh báo[B011]: cột `Còn lại` của dòng 2 `Phân bón` ghi 1.100 đồng, cộng theo `3=1-2` được 1.000 đồng, lệch 100 đồng; gợi ý: xem lại từng số được cộng; nếu chúng đúng cả thì sửa thành `1.000`
        a.docx:word/document.xml, đoạn 26, bảng 1, ô E5: cảnh báo[B011]: dòng `Cộng`, cột `Còn lại` ghi 9.000 đồng, cộng các dòng 1, 2 được 9.100 đồng, lệch 100 đồng; gợi ý: xem lại từng số được cộng; nếu chúng đúng cả thì sửa thành `9.100`
        không đạt
    "#]],
    );
}

/// Words between sums that only look like groups are said to be in doubt, not wrong.
#[test]
fn what_is_not_sure_is_not_evaluated() {
    let lines =
        "*TT | Nội dung | Kinh phí\n7 | Mua giống | 20.000\n8 | Phân bón | 41.000\n*Tổng cộng >2 | 900.000";
    told(
        &(unit("Đơn vị tính: đồng") + &table(lines)),
        expect![[r#"
        a.docx:word/document.xml, đoạn 13, bảng 1, ô C4: lưu ý[B011]: dòng `Tổng cộng` ghi 900.000 đồng, cộng các dòng 7, 8 được 61.000 đồng, lệch 839.000 đồng; không rõ dòng này là tổng của những dòng nào, nên chưa xét được; gợi ý: xem lại bảng bằng tay
        chưa xét được
    "#]],
    );
}

/// Rounding may be why figures with decimals differ in the last digit.
#[test]
fn rounding_is_a_note() {
    let lines = "*TT | Nội dung | Kinh phí\n1 | Mua giống | 20,3\n2 | Phân bón | 41,4\n3 | Công | 7,4\n*Tổng cộng >2 | 69,2";
    told(
        &(unit("Đơn vị tính: tỷ đồng") + &table(lines)),
        expect![[r#"
        a.docx:word/document.xml, đoạn 16, bảng 1, ô C5: lưu ý[B011]: dòng `Tổng cộng` ghi 69,2 tỷ đồng, cộng các dòng 1, 2, 3 được 69,1 tỷ đồng, lệch 0,1 tỷ đồng, có thể do làm tròn; gợi ý: số đã làm tròn thì ghi chú dưới bảng, hoặc sửa cho khớp
        chưa xét được
    "#]],
    );
}

/// A sentence that states the total is held against the table, in whatever unit.
#[test]
fn sentences_are_held_against_the_table() {
    let with = |sentence: &str| p(&r(sentence)) + &years("STT", "STT");
    told(
        &with("1. Tổng kinh phí thực hiện: 18.120 triệu đồng."),
        expect![[r#"
        đạt
    "#]],
    );
    told(
        &with("Tổng kinh phí thực hiện là 18,12 tỷ đồng."),
        expect![[r#"
        đạt
    "#]],
    );
    told(
        &with("1. Tổng kinh phí thực hiện: 18.210 triệu đồng."),
        expect![[r#"
        a.docx:word/document.xml, đoạn 2: cảnh báo[B008]: `18.210 triệu đồng` ghi là tổng kinh phí, khác tổng cộng của bảng là 18.120 triệu đồng; gợi ý: sửa số này hoặc bảng
        đạt
    "#]],
    );
    told(
        &with("Tổng kinh phí là 12 tỷ đồng, trong đó năm 2026 là 8 tỷ đồng."),
        expect![[r#"
            a.docx:word/document.xml, đoạn 2: cảnh báo[B008]: `12 tỷ đồng` ghi là tổng kinh phí, khác tổng cộng của bảng là 18.120 triệu đồng; gợi ý: sửa số này hoặc bảng
            đạt
        "#]],
    );
    told(
        &with("Tổng kinh phí năm 2026 là 8.000 triệu đồng."),
        expect![[r#"
        đạt
    "#]],
    );
    told(
        &with("Tổng kinh phí năm 2026 là 8.100 triệu đồng."),
        expect![[r#"
        a.docx:word/document.xml, đoạn 2: cảnh báo[B008]: `8.100 triệu đồng` ghi là tổng kinh phí, khác tổng cộng ở cột `Năm 2026` của bảng là 8.000 triệu đồng; gợi ý: sửa số này hoặc bảng
        đạt
    "#]],
    );
    // Parts, and figures beside the table, are none.
    told(
        &with("Kinh phí năm 2026 là 8.100 triệu đồng; hỗ trợ 18.000 triệu đồng cho các xã."),
        expect![[r#"
        đạt
    "#]],
    );
}

/// Words under a table spell its total.
#[test]
fn words_under_a_table_spell_its_total() {
    let with = |words: &str| years("STT", "STT") + &p(&r(words));
    told(
        &with("(Bằng chữ: Mười tám tỷ, một trăm hai mươi triệu đồng)"),
        expect![[r#"
        đạt
    "#]],
    );
    told(
        &with("(Bằng chữ: Mười tám tỷ, một trăm mười hai triệu đồng)"),
        expect![[r#"
        a.docx:word/document.xml, đoạn 40: lỗi[B009]: số `18.120 triệu đồng` và chữ `Mười tám tỷ, một trăm mười hai triệu đồng` không cùng một số tiền; gợi ý: `18.120 triệu đồng` đọc là `mười tám tỷ một trăm hai mươi triệu đồng`; chữ ấy là 18.112.000.000 đồng; sửa số hoặc chữ
        đạt
    "#]],
    );
}

/// Tables that are no budget are silent, whatever their figures are.
#[test]
fn other_tables_are_silent() {
    for lines in [
        "*TT | Họ và tên | Năm sinh | Điện thoại\n1 | A | 1990 | 0912345678\n2 | B | 1991 | 0912345679\n*Tổng cộng >2 | 2 | ",
        "*TT | Nội dung | Ngày | Số buổi\n1 | Khai mạc | 12 | 1\n2 | Thảo luận | 13 | 2\n*Tổng >2 | | 4",
        "*STT | Chỉ tiêu | Đơn vị tính | Số liệu\n1 | Tổng số thủ tục | Thủ tục | 2.310\n1.1 | Cấp tỉnh | Thủ tục | 1.865\n1.2 | Cấp xã | Thủ tục | 445\n1.3 | Ngành dọc | Thủ tục | 420",
    ] {
        told(
            &table(lines),
            expect![[r#"
            không áp dụng
        "#]],
        );
    }
}

/// Every table that we write ourselves is right, and many are recounted.
#[test]
fn our_own_tables_are_right() {
    let mut recounted = 0;
    for folder in ["content", "tests/cases/kinds", "tests/cases/right"] {
        let mut files: Vec<_> =
            fs::read_dir(folder).expect("a folder").map(|one| one.expect("an entry").path()).collect();
        files.sort();
        for path in files.iter().filter(|path| path.extension().is_some_and(|ending| ending == "yaml")) {
            let name = path.to_string_lossy();
            let bytes = fs::read(path).expect("a file");
            let input = Input { name: &name, bytes: &bytes, files: &Disk, issued_by: None };
            let Ok(rendered) = Pipeline::built_in().render(input, &[Format::Docx]) else { continue };
            let look = Pipeline::built_in().judge_word("a.docx", &rendered.files[0].1).expect("our own file");
            let money = look.report.findings.iter().filter(|one| one.code.name.starts_with('B'));
            assert_eq!(
                money.map(|one| one.message.clone()).collect::<Vec<_>>(),
                Vec::<String>::new(),
                "{name}"
            );
            let of = |(code, verdict): &(Code, Verdict)| code.name == "B011" && *verdict == Verdict::Passed;
            recounted += look.report.verdicts.iter().filter(|one| of(one)).count();
        }
    }
    assert!(recounted >= 2, "{recounted} papers with tables of money");
}
