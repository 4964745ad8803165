use expect_test::{Expect, expect};
use proptest::prelude::*;
use rust_decimal::Decimal;
use rust_xlsxwriter::{ExcelDateTime, Format, Formula};

use super::workbook::{
    self, NumberFormat, Workbook, WorkbookContent, WorkbookError, WorkbookLook, WorkbookPage,
};
use super::{CellValue, DataTable, WantedTable, read};
use crate::finding::{Gathered, Report, render};

const CITED: &str = "nguồn: bảng 'Phụ lục 2' ở đây";

/// What is read of a file, and every finding.
fn read_as(name: &str, bytes: &[u8], key: Option<&str>, sheet: Option<&str>) -> (Option<DataTable>, String) {
    let mut report = Report::default();
    let file = report.sources.add("vb.yaml", CITED);
    let at = crate::source::Span::new(file, 0..6);
    let wanted = WantedTable {
        sheet: sheet.map(|name| (name, Some(at))),
        names_sheets: Some(("trang: ", "")),
        key,
        columns: &[],
        optional: &[],
        all_columns: true,
        cited: Some(at),
    };
    let sheet = read(name, bytes, wanted, &mut report).and_then(DataTable::whole);
    assert_eq!(sheet.is_none(), report.findings.has_errors());
    report.findings.sort();
    (sheet, render::short(&report))
}

/// Rows of values, or the findings.
#[track_caller]
fn csv(bytes: impl AsRef<[u8]>, expected: Expect) {
    let (sheet, findings) = read_as("bang.csv", bytes.as_ref(), None, None);
    expected.assert_eq(&sheet.map_or(findings, |sheet| shown(&sheet)));
}

fn shown(sheet: &DataTable) -> String {
    let names: Vec<_> = sheet.columns.iter().map(|column| column.name.as_str()).collect();
    let mut text = names.join(" | ") + "\n";
    for row in &sheet.rows {
        let values: Vec<_> = row.cells.iter().map(|cell| cell.value.described()).collect();
        text += &(values.join(" | ") + "\n");
    }
    text
}

#[test]
fn a_csv_file_of_any_separator_and_line_end_is_read() {
    let read = "ma | tên | 2026\nchữ `a` | chữ `Trồng cây` | chữ `1.210,5`\nchữ `b` | ô trống | chữ `0`\n";
    for text in [
        "ma;tên;2026\na;Trồng cây;1.210,5\nb;;0\n",
        "\u{feff}ma;tên;2026;;\r\na; Trồng cây ;1.210,5;;\r\n;;;;\r\nb;;0;;\r\n\r\n",
        "ma\ttên\t2026\ra\tTrồng cây\t1.210,5\rb\t\t0",
        "ma,\"tên\",2026\na,\"Trồng cây\",\"1.210,5\"\nb,,0",
        // "ê" and "ồ" typed as letter and marks.
        "ma;te\u{302}n;2026\na;Tro\u{302}\u{300}ng cây;1.210,5\nb;;0\n",
    ] {
        let (sheet, findings) = read_as("bang.csv", text.as_bytes(), None, None);
        assert_eq!(sheet.map_or(findings, |sheet| shown(&sheet)), read, "{text:?}");
    }
}

#[test]
fn quotes_hold_separators_line_ends_and_quotes() {
    csv(
        "ma;ten\na;\"Trồng \"\"xanh\"\"; rừng\n2 đợt\"\n",
        expect![[r#"
        ma | ten
        chữ `a` | chữ `Trồng "xanh"; rừng
        2 đợt`
    "#]],
    );
    csv(
        "ma;ten\na;\"Trồng\nb;c\n",
        expect![[r#"
        bang.csv:2:3: lỗi[D002]: dấu nháy kép mở ở đây không có dấu đóng; gợi ý: thêm dấu nháy đóng ở cuối ô; trong ô, dấu nháy ghi hai lần `""`
    "#]],
    );
    csv(
        "ma;ten\na;\"Trồng\" cây\nb;c\n",
        expect![[r#"
        bang.csv:2:10: lỗi[D002]: sau dấu nháy đóng ô còn chữ; gợi ý: dấu nháy kép ở trong ô ghi hai lần `""`
    "#]],
    );
}

#[test]
fn a_formula_in_a_csv_file_is_told_from_a_text() {
    csv(
        "ma;2026\na;=SUM(B3:B9)\nb;\"=1\"\nc;'=1\n",
        expect![[r#"
        ma | 2026
        chữ `a` | công thức `=SUM(B3:B9)` chưa có kết quả
        chữ `b` | công thức `=1` chưa có kết quả
        chữ `c` | chữ `'=1`
    "#]],
    );
}

#[test]
fn faults_of_structure_name_their_place() {
    csv(
        "ma;ma;;2026\na;b;c;1\n",
        expect![[r#"
            bang.csv:1:4: lỗi[D002]: hai cột cùng tên `ma`; gợi ý: đổi tên hoặc xóa một cột
        "#]],
    );
    csv(
        "ma;ten;2026\na;b\nb;c;1;2\n",
        expect![[r#"
        bang.csv:2:3: lỗi[D002]: dòng này chỉ có 2 ô, bảng có 3 cột; gợi ý: ghi đủ dấu ngăn cột, kể cả cho ô để trống
        bang.csv:3:7: lỗi[D002]: dòng này có 4 ô, bảng chỉ có 3 cột; gợi ý: ô có dấu ngăn cột ở trong phải đặt giữa hai dấu nháy kép; thừa ô thì bỏ, thiếu tên cột thì ghi thêm
    "#]],
    );
    csv(
        "ma;ten\n",
        expect![[r#"
        bang.csv:1:1: lỗi[D002]: bảng `bang.csv` chỉ có hàng tên cột, chưa có dòng nào
    "#]],
    );
    csv(
        "\r\n;;\n",
        expect![[r#"
        vb.yaml:1:1: lỗi[D002]: bảng `bang.csv` không có dòng nào; gợi ý: hàng đầu ghi tên các cột, mỗi hàng sau là một dòng số liệu
    "#]],
    );
}

/// Characters that are not seen are reported where a cell is read, and only there.
#[test]
fn characters_that_are_not_seen_matter_where_they_are_read() {
    let mut report = Report::default();
    let text = "ma;ten\na;b\u{200b}c\nb;d\u{7}\n";
    let wanted = WantedTable { all_columns: true, ..WantedTable::default() };
    let sheet = read("bang.csv", text.as_bytes(), wanted, &mut report).unwrap();
    assert!(report.findings.is_empty());
    let mut told = Gathered::default();
    sheet.rows.iter().flat_map(|row| &row.cells).for_each(|cell| cell.doubt_text(&mut told));
    told.tell(&mut report.findings);
    expect![[r#"
        bang.csv:2:3: lỗi[D004]: ô có ký tự không nhìn thấy (U+200B, dấu cách rộng bằng không); gợi ý: gõ lại ô này; ký tự như vậy thường do dán từ Word, trang web hoặc phông chữ cũ
        bang.csv:3:3: lỗi[D004]: ô có ký tự điều khiển (U+0007, tiếng chuông); gợi ý: gõ lại ô này; ký tự như vậy thường do dán từ Word, trang web hoặc phông chữ cũ
    "#]].assert_eq(&render::short(&report));
}

#[test]
fn other_encodings_are_named_with_what_to_do() {
    csv(
        b"m\0a\0;\0t\0e\0n\0\n\0",
        expect![[r#"
            vb.yaml:1:1: lỗi[D001]: `bang.csv`: tệp lưu bằng UTF-16 (Notepad gọi là “Unicode”), chương trình chỉ đọc UTF-8; gợi ý: mở bằng Excel, chọn “Lưu dưới dạng” (Save As), loại tệp “CSV UTF-8 (Comma delimited)”
        "#]],
    );
    csv(
        b"ma;ten\na;C\xe9ng h\xdfa x\xb7 h\xe9i ch\xf1 ngh\xdca Vi\xd6t Nam \xae\xe9c l\xcbp t\xf9 do",
        expect![[r#"
            vb.yaml:1:1: lỗi[D001]: `bang.csv`: từ dòng 2 tệp dùng bảng mã cũ, có vẻ là TCVN3 (ABC); gợi ý: mở bằng Excel, chuyển các ô sang Unicode (UniKey: chép ô, Ctrl+Shift+F6), rồi lưu với loại tệp “CSV UTF-8 (Comma delimited)”
        "#]],
    );
    csv(
        b"ma;ten\na;C\xf4\xf2ng h\xf2a x\xe3 h\xf4\xf2i chu\xd2 nghi\xdea, \xf0\xf4\xf2c l\xe2\xf2p",
        expect![[r#"
            vb.yaml:1:1: lỗi[D001]: `bang.csv`: từ dòng 2 tệp không phải UTF-8, có vẻ là Windows-1258; gợi ý: mở bằng Excel, chọn “Lưu dưới dạng” (Save As), loại tệp “CSV UTF-8 (Comma delimited)”
        "#]],
    );
}

/// A workbook with every sort of cell, a title above the header and a second sheet.
fn sample() -> Vec<u8> {
    let mut book = rust_xlsxwriter::Workbook::new();
    let date = Format::new().set_num_format("dd/mm/yyyy");
    let sheet = book.add_worksheet().set_name("Phụ lục").unwrap();
    sheet.write_string(0, 0, "Kinh phí năm 2026").unwrap();
    for (column, name) in (1..).zip(["ma", "te\u{302}n", "2026"]) {
        sheet.write_string(2, column, name).unwrap();
    }
    for row in 3..13 {
        sheet.write_string(row, 1, format!("nv-{row}")).unwrap();
    }
    sheet.write_number(3, 3, 1210.5).unwrap();
    sheet.write_string(4, 3, "1.210,5").unwrap();
    sheet.write_number(5, 3, 0.1 + 0.2).unwrap();
    sheet.write_formula(6, 3, Formula::new("=D4*2").set_result("2421")).unwrap();
    sheet.write_formula(7, 3, Formula::new("=1/0").set_result("#DIV/0!")).unwrap();
    sheet.write_datetime_with_format(8, 3, ExcelDateTime::from_ymd(2026, 10, 31).unwrap(), &date).unwrap();
    sheet.write_boolean(9, 3, true).unwrap();
    sheet.write_formula(10, 3, Formula::new("=D4").set_result("")).unwrap();
    sheet.write_string(11, 2, "hai\ndòng").unwrap();
    sheet.write_number(12, 3, 1e15).unwrap();
    sheet.set_column_format(7, &Format::new().set_bold()).unwrap();
    book.add_worksheet().set_name("Ghi chú").unwrap().write_string(0, 0, "x").unwrap();
    book.save_to_buffer().unwrap()
}

#[test]
fn every_sort_of_cell_of_a_workbook_is_told() {
    let (sheet, findings) = read_as("bang.xlsx", &sample(), Some("ma"), Some(" phụ lục"));
    let sheet = sheet.expect(&findings);
    expect![[r#"
        ma | tên | 2026
        chữ `nv-3` | ô trống | số 1210,5
        chữ `nv-4` | ô trống | chữ `1.210,5`
        chữ `nv-5` | ô trống | số 0,3
        chữ `nv-6` | ô trống | số 2421
        chữ `nv-7` | ô trống | công thức báo lỗi `#DIV/0!`
        chữ `nv-8` | ô trống | ngày tháng `31/10/2026`
        chữ `nv-9` | ô trống | giá trị đúng/sai `TRUE`
        chữ `nv-10` | ô trống | số 0
        chữ `nv-11` | chữ `hai
        dòng` | ô trống
        chữ `nv-12` | ô trống | số 1000000000000000
    "#]]
    .assert_eq(&shown(&sheet));
}

#[test]
fn the_sheet_is_named_where_there_are_several() {
    let all = [None, Some("Phụ lục 2"), Some("Ghi chú")]
        .map(|sheet| read_as("bang.xlsx", &sample(), None, sheet).1);
    expect![[r#"
        vb.yaml:1:1: lỗi[D003]: tệp `bang.xlsx` có nhiều trang: `Phụ lục`, `Ghi chú`; gợi ý: ghi rõ dùng trang nào, ví dụ `trang: Phụ lục`
        vb.yaml:1:1: lỗi[D003]: tệp `bang.xlsx` không có trang `Phụ lục 2`; gợi ý: các trang của tệp: `Phụ lục`, `Ghi chú`
        bang.xlsx:Ghi chú!A1: lỗi[D002]: bảng `bang.xlsx` chỉ có hàng tên cột, chưa có dòng nào
    "#]].assert_eq(&all.concat());
}

#[test]
fn a_file_that_is_no_workbook_is_told() {
    let mut broken = sample();
    broken.truncate(broken.len() / 2);
    let all = [&broken[..], b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"PK\x03\x04"]
        .map(|bytes| read_as("bang.xlsx", bytes, None, None).1);
    expect![[r#"
        vb.yaml:1:1: lỗi[D001]: tệp `bang.xlsx` không phải tệp bảng tính (.xlsx, .xls, .ods) hoặc đã hỏng; gợi ý: mở tệp bằng Excel rồi lưu lại với loại “Excel Workbook (.xlsx)”
        vb.yaml:1:1: lỗi[D001]: tệp `bang.xlsx` không phải tệp bảng tính (.xlsx, .xls, .ods) hoặc đã hỏng; gợi ý: mở tệp bằng Excel rồi lưu lại với loại “Excel Workbook (.xlsx)”
        vb.yaml:1:1: lỗi[D001]: tệp `bang.xlsx` không phải tệp bảng tính (.xlsx, .xls, .ods) hoặc đã hỏng; gợi ý: mở tệp bằng Excel rồi lưu lại với loại “Excel Workbook (.xlsx)”
    "#]].assert_eq(&all.concat());
}

/// A sheet that names one far cell would fill the memory if it were laid out as a whole.
#[test]
fn a_far_cell_is_refused() {
    for position in [(1_048_575, 0), (0, 16_383), (99_999, 999)] {
        let mut page = WorkbookPage { name: "a".to_owned(), ..WorkbookPage::default() };
        page.cells.insert(position, text("x"));
        let bytes = workbook::write(&Workbook { pages: vec![page] }).unwrap();
        assert!(read_as("bang.xlsx", &bytes, None, None).1.contains("quá lớn"));
    }
}

fn text(text: &str) -> workbook::WorkbookCell {
    workbook::WorkbookCell { content: WorkbookContent::Text(text.to_owned()), look: WorkbookLook::default() }
}

fn number(number: Decimal) -> workbook::WorkbookCell {
    let look = WorkbookLook {
        bold: true,
        border: true,
        number: NumberFormat::Grouped(0),
        ..WorkbookLook::default()
    };
    workbook::WorkbookCell { content: WorkbookContent::Number(number), look }
}

fn page() -> WorkbookPage {
    let mut page = WorkbookPage {
        name: workbook::sheet_name("Phụ lục 1/2: kinh phí của các nhiệm vụ"),
        widths: vec![8, 40, 12],
        hidden_columns: [0].into(),
        hidden_rows: [1].into(),
        frozen: (2, 2),
        repeated: Some((0, 1)),
        landscape: true,
        ..WorkbookPage::default()
    };
    page.merged.push(((0, 1), (0, 2)));
    page.cells.insert((0, 1), text("Kinh phí"));
    page.cells.insert((1, 0), text("ma"));
    page.cells.insert((1, 1), text("ten"));
    page.cells.insert((1, 2), text("2026"));
    for row in 2..6 {
        page.cells.insert((row, 0), text(&format!("nv-{row}")));
        page.cells.insert((row, 1), text("=SUM(A1)"));
        page.cells.insert((row, 2), number(Decimal::new(12105, 1)));
    }
    page
}

/// No clock and no order of a hash reaches the bytes.
#[test]
fn the_same_pages_give_the_same_bytes() {
    let mut page = page();
    let sum = WorkbookContent::Formula("SUM(C3:C6)".to_owned(), Decimal::new(4842, 0));
    page.cells.insert((6, 2), workbook::WorkbookCell { content: sum, look: WorkbookLook::default() });
    let book =
        Workbook { pages: vec![page, WorkbookPage { name: "b".to_owned(), ..WorkbookPage::default() }] };
    let first = workbook::write(&book).unwrap();
    std::thread::sleep(std::time::Duration::from_millis(1_100));
    for _ in 0..8 {
        assert!(workbook::write(&book).unwrap() == first);
    }
}

#[test]
fn what_is_written_is_read_again() {
    let bytes = workbook::write(&Workbook { pages: vec![page()] }).unwrap();
    let (sheet, findings) = read_as("bang.xlsx", &bytes, Some("ma"), None);
    let sheet = sheet.expect(&findings);
    assert_eq!(sheet.rows.len(), 4);
    assert_eq!(sheet.rows[3].cells[1].value, CellValue::Text("=SUM(A1)".to_owned()));
    assert_eq!(sheet.rows[3].cells[2].value, CellValue::Number(Decimal::new(12105, 1)));
}

#[test]
fn a_number_that_excel_cannot_keep_is_not_written() {
    let mut page = WorkbookPage { name: "Phụ lục".to_owned(), ..WorkbookPage::default() };
    page.cells.insert((16, 5), number(Decimal::from(1_234_567_890_123_456_i64)));
    let error = workbook::write(&Workbook { pages: vec![page] }).unwrap_err();
    assert!(matches!(&error, WorkbookError::TooManyDigits { cell, .. } if cell == "Phụ lục!F17"), "{error}");
}

proptest! {
    /// The reader agrees with the `csv` crate on what anyone's program may write.
    #[test]
    fn cells_are_those_of_the_csv_crate(
        rows in prop::collection::vec(prop::collection::vec("[a-zđ\"\n,;\t ]{0,6}", 3), 1..6),
        separator in prop::sample::select(vec![b',', b';', b'\t']),
    ) {
        let mut writer = ::csv::WriterBuilder::new().delimiter(separator).from_writer(Vec::new());
        writer.write_record(["cột a", "cột b", "cột c"]).unwrap();
        for row in &rows {
            writer.write_record(row).unwrap();
        }
        let (sheet, findings) = read_as("a.csv", &writer.into_inner().unwrap(), None, None);
        let wanted: Vec<Vec<String>> = rows.iter()
            .map(|row| row.iter().map(|cell| cell.trim().to_owned()).collect())
            .filter(|row: &Vec<String>| row.iter().any(|cell| !cell.is_empty()))
            .collect();
        if wanted.is_empty() {
            prop_assert!(findings.contains("chưa có dòng nào"));
            return Ok(());
        }
        let sheet = sheet.expect(&findings);
        let read: Vec<Vec<String>> =
            sheet.rows.iter().map(|row| row.cells.iter().map(|cell| cell.text().unwrap_or_default()).collect()).collect();
        prop_assert_eq!(read, wanted);
    }

    /// Whatever the bytes are, the reader fails with a finding at worst.
    #[test]
    fn any_bytes_give_a_table_or_a_finding(bytes in prop::collection::vec(any::<u8>(), 0..200), text in "\\PC{0,80}") {
        read_as("a.csv", &bytes, None, None);
        read_as("a.csv", text.as_bytes(), Some("ma"), None);
        read_as("a.xlsx", &[b"PK\x03\x04", &bytes[..]].concat(), None, None);
    }
}

/// A text that Excel would compute when someone edits its cell says that it is one; it is read
/// back as it is.
#[test]
fn a_text_in_a_workbook_stays_a_text() {
    let texts = ["ten", "=1+1", "- Gạch", "@x", "-5", "Sở"];
    let cell = |text: &str| workbook::WorkbookCell {
        content: workbook::WorkbookContent::Text(text.to_owned()),
        ..Default::default()
    };
    let cells = (0u32..).zip(texts).map(|(row, text)| ((row, 0), cell(text))).collect();
    let page = workbook::WorkbookPage { name: "A".to_owned(), cells, ..Default::default() };
    let bytes = workbook::write(&workbook::Workbook { pages: vec![page] }).unwrap();
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(&bytes)).unwrap();
    let mut part = |name: &str| {
        let mut text = String::new();
        std::io::Read::read_to_string(&mut archive.by_name(name).unwrap(), &mut text).unwrap();
        text
    };
    assert_eq!(part("xl/styles.xml").matches("quotePrefix=\"1\"").count(), 1);
    let sheet = part("xl/worksheets/sheet1.xml");
    assert!(!sheet.contains("<f>"), "{sheet}");
    let style = |row: usize| {
        let start = sheet.find(&format!("r=\"A{row}\"")).unwrap();
        sheet[start..].split('"').nth(3).unwrap().to_owned()
    };
    assert!(style(2) == style(3) && style(3) == style(4) && style(4) != style(5) && style(5) == style(6));
    let sheet = read("a.xlsx", &bytes, WantedTable::default(), &mut Report::default()).unwrap();
    let read: Vec<_> = sheet.rows.iter().filter_map(|row| row.cells[0].text()).collect();
    assert_eq!(read, texts[1..]);
}
