use std::io::{Cursor, Write};

use expect_test::expect;

use super::{unescaped, without_dots};
use crate::finding::{Report, render};
use crate::tabular::{WantedTable, read};

const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// A workbook as other programs may write it: names of parts in other letters and from the root, elements
/// with a prefix, cells without places, texts in runs with their phonetic reading, formulas that are
/// shared.
fn strange(sheet: &str) -> Vec<u8> {
    let parts = [
        (
            "_rels/.rels",
            format!(
                "<Relationships><Relationship Id='r' Type='{OFFICE}/officeDocument' Target='/XL/Book.xml'/></Relationships>"
            ),
        ),
        (
            "xl\\_rels\\book.xml.rels",
            format!(
                "<Relationships><Relationship Id='a' Type='{OFFICE}/worksheet' Target='../xl/tabs/One.xml'/>\
                 <Relationship Id='b' Type='{OFFICE}/sharedStrings' Target='/xl/texts.xml'/>\
                 <Relationship Id='c' Type='{OFFICE}/styles' Target='looks.xml'/></Relationships>"
            ),
        ),
        (
            "xl/book.xml",
            format!(
                "<x:workbook xmlns:x='{MAIN}' xmlns:r='{OFFICE}'><x:sheets><x:sheet name='A &amp; B' r:id='a'/></x:sheets></x:workbook>"
            ),
        ),
        (
            "xl/texts.xml",
            "<sst><si><t>ma</t></si><si><r><t>t\u{ea}</t></r><r><t xml:space='preserve'>n </t></r>\
             <rPh sb='0' eb='1'><t>?</t></rPh></si><si><t>a_x000D_&#10;b</t></si></sst>"
                .to_owned(),
        ),
        (
            "xl/looks.xml",
            "<styleSheet><numFmts><numFmt numFmtId='200' formatCode='00000'/></numFmts>\
             <cellStyleXfs><xf numFmtId='9'/></cellStyleXfs>\
             <cellXfs><xf numFmtId='0'/><xf numFmtId='200'/><xf numFmtId='14'/></cellXfs></styleSheet>"
                .to_owned(),
        ),
        (
            "xl/tabs/one.xml",
            format!("<x:worksheet xmlns:x='{MAIN}'><x:sheetData>{sheet}</x:sheetData></x:worksheet>"),
        ),
    ];
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        zip.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn shown(bytes: &[u8]) -> String {
    let mut report = Report::default();
    let wanted = WantedTable { key: Some("ma"), all_columns: true, ..WantedTable::default() };
    let Some(sheet) = read("x.xlsx", bytes, wanted, &mut report) else {
        return render::short(&report);
    };
    let names: Vec<_> = sheet.columns.iter().map(|column| column.name.as_str()).collect();
    let mut text = names.join(" | ") + "\n";
    for row in &sheet.rows {
        let cells = row.cells.iter().map(|cell| {
            let doubt = cell.doubt.as_ref().map(|doubt| format!(" {doubt:?}")).unwrap_or_default();
            format!("{} {:?}{doubt}", cell.value.described(), cell.shown)
        });
        text += &(cells.collect::<Vec<_>>().join(" | ") + "\n");
    }
    text
}

#[test]
fn workbooks_of_other_programs_are_read() {
    let sheet = "\
        <x:row><x:c t='s'><x:v>0</x:v></x:c><x:c t='s'><x:v>1</x:v></x:c><x:c t='inlineStr'><x:is><x:t>so</x:t></x:is></x:c></x:row>\
        <x:row r='3'><x:c r='A3' s='1'><x:v>175</x:v></x:c><x:c t='s'><x:v>2</x:v></x:c><x:c r='C3'><x:f t='shared' si='4' ref='C3:C5'>$A$3+A3</x:f><x:v>350</x:v></x:c></x:row>\
        <x:row><x:c s='2'><x:v>46326</x:v></x:c><x:c t='b'><x:v>1</x:v></x:c><x:c><x:f t='shared' si='4'/><x:v>1</x:v></x:c></x:row>\
        <x:row><x:c><x:v>7</x:v></x:c><x:c t='e'><x:v>#REF!</x:v></x:c><x:c><x:f t='shared' si='4'/><x:v>182</x:v></x:c></x:row>\
        <x:row><x:c t='str'><x:f>\"x\"</x:f><x:v>x</x:v></x:c><x:c t='str'><x:f>\"\"</x:f><x:v></x:v></x:c><x:c><x:f t='array' ref='C6'>SUM(A3:A5*1)</x:f><x:v>9</x:v></x:c></x:row>\
        <x:row><x:c t='d'><x:v>2026-10-31</x:v></x:c><x:c t='s'><x:v>99</x:v></x:c><x:c><x:v>1.5E3</x:v></x:c></x:row>";
    expect![[r#"
        ma | tên | so
        số 175 Dressed("00175") | chữ `a
        b` Plain | số 350 Plain
        ngày tháng `31/10/2026` Plain | giá trị đúng/sai `TRUE` Plain | số 1 Plain Differs(None, 46501)
        số 7 Plain | công thức báo lỗi `#REF!` Plain | số 182 Plain
        chữ `x` Plain NotChecked(Some("=\"x\"")) | ô trống Plain | số 9 Plain NotChecked(Some("=SUM(A3:A5*1)"))
        ngày tháng `31/10/2026` Plain | ô trống Plain | số 1500 Plain
    "#]].assert_eq(&shown(&strange(sheet)));
}

#[test]
fn a_sheet_that_is_cut_or_lacks_a_part_is_broken() {
    let broken = ["<x:row><x:c><x:v>1</x:v>", "<x:row><x:c></x:row>", "<x:row a=1 b"];
    for sheet in broken {
        assert!(shown(&strange(sheet)).contains("D001"), "{sheet}");
    }
}

#[test]
fn characters_that_xml_does_not_hold_are_restored() {
    assert_eq!(unescaped("a_x000D_b_x005F_x_c_xyz_"), "a\rb_x_c_xyz_");
    assert_eq!(unescaped("_x0"), "_x0");
    assert_eq!(unescaped("chữ_xđđđđ_"), "chữ_xđđđđ_");
    assert_eq!(without_dots("/xl/../xl/./worksheets/a.xml"), "xl/worksheets/a.xml");
}
