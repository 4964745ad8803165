//! Workbooks that were made to harm whoever reads them: small on the disk, large in what they state, repeat and
//! name again and again. Each is told, or read, in a moment; `tests/judges/hostile.py` tries many more.

use std::io::{Cursor, Write};

use expect_test::{Expect, expect};

use super::bounds::PLAN;
use crate::harness::Case;
use crate::support::workbooks::{edited, with_part};

/// How `build` begins what it says of a plan with this workbook of figures: its faults, two at most, or that it
/// is written.
#[track_caller]
fn told(ending: &str, bytes: Vec<u8>, expected: Expect) {
    let name = format!("s.{ending}");
    let case = Case::new().file("a.yaml", PLAN.replace("s.csv", &name)).file(&name, bytes);
    let run = case.run("build a.yaml --format txt --message-format short");
    let all = if run.err().is_empty() { run.out() } else { run.err() };
    let line = |line: &str| line.chars().take(120).collect::<String>();
    expected.assert_eq(&all.lines().take(2).map(line).collect::<Vec<_>>().join("\n"));
}

/// A workbook with the two figures of the plan, and these other elements in its sheet.
fn with_sheet(more: &str) -> Vec<u8> {
    let plain = crate::support::workbooks::book(&[&["ma", "2026"], &["cay", "5"]], |_| ());
    edited(&plain, "</sheetData>", more)
}

fn zipped(parts: &[(&str, String)]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        zip.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// So many signs in one another were the end of the process once the formula was let go of.
#[test]
fn a_formula_of_a_million_signs() {
    let percents = "%".repeat(1_000_000);
    let sheet = format!("<row r=\"3\"><c r=\"B3\"><f>1{percents}</f><v>1</v></c></row></sheetData>");
    told(
        "xlsx",
        with_sheet(&sheet),
        expect![[r#"
        a.yaml → out/a.txt
        Xong 1 văn bản: 1 đã ghi, 0 không đổi, 0 chưa ghi; 0 lỗi, 0 cảnh báo ([…] giây)"#]],
    );
}

/// Each row asked for all rows, also once it was known that there are too many to go over.
#[test]
fn sums_over_the_whole_sheet_in_each_row() {
    let row = |at| format!("<row r=\"{at}\"><c r=\"C{at}\"><f>SUM(B$1:B$9999)</f><v>5</v></c></row>");
    let sheet = (3..20_000).map(row).collect::<String>() + "</sheetData>";
    told(
        "xlsx",
        with_sheet(&sheet),
        expect![[r#"
        a.yaml → out/a.txt
        Xong 1 văn bản: 1 đã ghi, 0 không đổi, 0 chưa ghi; 0 lỗi, 0 cảnh báo ([…] giây)"#]],
    );
}

/// One sheet of moderate size, named so often that reading it each time would take minutes.
#[test]
fn one_sheet_under_many_names() {
    let plain = with_sheet(&format!("</sheetData>{}", " ".repeat(1_000_000)));
    let entry = |at: usize| format!("<sheet name=\"S{at}\" sheetId=\"{at}\" r:id=\"rId1\"/>");
    let named = |count: usize| {
        let list: String = (1..=count).map(entry).collect();
        edited(&plain, "<sheets>", &format!("<sheets>{list}"))
    };
    told("xlsx", named(900), expect!["a.yaml:14:17: lỗi[D001]: tệp `s.xlsx` quá lớn khi giải nén"]);
    told("xlsx", named(1_001), expect!["a.yaml:14:17: lỗi[D001]: tệp `s.xlsx` quá lớn khi giải nén"]);
}

/// Looks of a workbook share their format; one longer than any program keeps is not understood.
#[test]
fn many_looks_of_one_long_format() {
    let looks = "<xf numFmtId=\"200\"/>".repeat(65_536);
    let styles = format!(
        "<styleSheet><numFmts><numFmt numFmtId=\"200\" formatCode=\"{}\"/></numFmts><cellXfs>{looks}</cellXfs></styleSheet>",
        "0".repeat(100_000)
    );
    let bytes = with_part(&with_sheet("</sheetData>"), "xl/styles.xml", &styles);
    told(
        "xlsx",
        bytes,
        expect![
            "s.xlsx:Phụ lục!B2: lỗi[D009]: không rõ ô hiện gì với định dạng `00000000000000000000000000000000000000000000000000000000"
        ],
    );
}

/// A file of two thousand bytes: thirty sheets of almost two million cells each.
#[test]
fn sheets_of_repeated_cells() {
    let sheet = |at: usize| {
        format!(
            "<table name=\"T{at}\"><table-row number-rows-repeated=\"1900\"><table-cell number-columns-repeated=\"900\" \
             value-type=\"float\" value=\"1\"/></table-row></table>"
        )
    };
    let content = format!("<document>{}</document>", (0..30).map(sheet).collect::<String>());
    let parts = [("mimetype", String::new()), ("content.xml", content)];
    told(
        "ods",
        zipped(&parts),
        expect![
            "a.yaml:14:17: lỗi[D003]: tệp `s.ods` có nhiều trang: `T0`, `T1`, `T2`, `T3`, `T4`, `T5`, `T6`, `T7`, `T8`, `T9`, `T10`, "
        ],
    );
}

/// Rows that are hidden in a thousand sheets, a million in each.
#[test]
fn hidden_rows_in_many_sheets() {
    let sheet = |at: usize| {
        format!(
            "<table name=\"T{at}\"><table-row visibility=\"collapse\" number-rows-repeated=\"1048576\"/></table>"
        )
    };
    let content = format!("<document>{}</document>", (0..900).map(sheet).collect::<String>());
    let parts = [("mimetype", String::new()), ("content.xml", content)];
    told(
        "ods",
        zipped(&parts),
        expect![
            "a.yaml:14:17: lỗi[D003]: tệp `s.ods` có nhiều trang: `T20`, `T21`, `T22`, `T23`, `T24`, `T25`, `T26`, `T27`, `T28`, `T29"
        ],
    );
}
