//! Edits of an order, records and registers, without files.

use expect_test::expect;

use super::lock::{Lock, LockComparison, texts};
use super::register::{Entered, Register, RegisterLine};
use super::series::{Number, Taken};
use super::{Order, PresentValue, edits};
use crate::content::kind::Kind;
use crate::finding::{Report, render};
use crate::length::Length;
use crate::paper::{
    Block, Cell, Fit, Inline, Orientation, Paper, Paragraph, Role, Row, Section, Simple, Table,
};
use crate::yaml::{self, splice::splice};

/// The file after an order, or what prevents the order.
fn ordered(text: &str, order: &Order, present: PresentValue) -> Result<String, String> {
    let mut report = Report::default();
    let node = yaml::open("vb.yaml", text.as_bytes(), &mut report).unwrap();
    let kind = "ten: Quyết định\nviet_tat: QĐ\nbo_cuc: dieu\nrieng: {bat_buoc: [co_quan], cho_phep: [so, ngay, nguoi_ky]}\n";
    let kind = Kind::of_text("quyet_dinh", kind).unwrap();
    let edits = edits(&node, &kind, order, present, &mut report.findings);
    match report.findings.is_empty() {
        true => Ok(String::from_utf8(splice("vb.yaml", text.as_bytes(), &edits).unwrap()).unwrap()),
        false => Err(render::short(&report)),
    }
}

fn order(names: &str) -> Order {
    Order { so: Some("05".into()), ngay: Order::day("5/1/2026").ok(), nguoi_ky: Order::names(names) }
}

#[test]
fn words_are_put_where_they_belong() {
    let done = |text: &str, names: &str| ordered(text, &order(names), PresentValue::Keep);
    assert_eq!(
        done("loai: quyet_dinh\nso:\nngay: # chờ ký\n", "").unwrap(),
        "loai: quyet_dinh\nso: 05\nngay: 05/01/2026 # chờ ký\n"
    );
    assert_eq!(
        done(
            "{loai: quyet_dinh, so: 5, ngay: 05/1/2026, nguoi_ky: [{chuc_vu: A}, {chuc_vu: B, ho_ten: ''}]}",
            "An; Bình  Yên"
        )
        .unwrap(),
        "{loai: quyet_dinh, so: 5, ngay: 05/1/2026, nguoi_ky: [{chuc_vu: A, ho_ten: An}, {chuc_vu: B, ho_ten: 'Bình Yên'}]}"
    );
    expect![[r#"
        vb.yaml:4:11: lỗi[P003]: có 2 họ tên cho 1 người ký; gợi ý: hai người ký thì ngăn hai họ tên bằng dấu chấm phẩy, theo thứ tự từ trái sang phải trên giấy
    "#]]
    .assert_eq(&done("loai: quyet_dinh\nky_hieu: QĐ\nnam: 2026\nnguoi_ky: {chuc_vu: A}\n", "An; Bình").unwrap_err());
    let text = "loai: quyet_dinh\nso: 6\nngay: 06/01/2026\n";
    assert!(done(text, "").unwrap_err().contains("đã có số `6`"));
    assert_eq!(
        ordered(text, &order(""), PresentValue::Replace).unwrap(),
        "loai: quyet_dinh\nso: 05\nngay: 05/01/2026\n"
    );
}

fn tree(words: &[&str], cells: &[&str]) -> Paper {
    let paragraph = |text: &&str| Paragraph::new(Role::DoanVan, vec![Inline::text(*text)]);
    let cell = |(column, text): (usize, &&str)| Cell {
        column,
        colspan: 1,
        rowspan: 1,
        middle: false,
        paragraphs: vec![paragraph(text)],
    };
    let row = Row { cells: cells.iter().enumerate().map(cell).collect(), whole: true, keep_next: false };
    let table = Table {
        id: None,
        fit: Fit::Given,
        title: String::new(),
        columns: vec![Length::mm(20.0); cells.len()],
        text_size: Length::pt(12.0),
        head: Vec::new(),
        body: vec![row],
    };
    let mut blocks: Vec<Block> =
        words.iter().map(|text| Block::Simple(Simple::Paragraph(paragraph(text)))).collect();
    blocks.push(Block::Table(table));
    let section = Section {
        orientation: Orientation::Portrait,
        restart_numbering: true,
        blocks,
        marks: None,
        document: 0,
        appendix: None,
        foot: Vec::new(),
    };
    Paper { sections: vec![section], ..Paper::default() }
}

fn lock(tree: &Paper) -> Lock {
    let empty = r#"{"van_ban": "", "co_quan": "", "so_ky_hieu": "", "day_so": "", "so": "", "ngay": "", "nam": 2026,
        "chuong_trinh": "", "dau_vao": {}, "ket_qua": {}, "loi_van": []}"#;
    let loi_van = texts(tree).into_iter().map(|one| (one.place, one.text)).collect();
    Lock { loi_van, ..Lock::read(empty.as_bytes()).unwrap() }
}

#[test]
fn changes_are_told_by_place_and_words() {
    let old = tree(&["Một", "Hai giao Sở Công Thương chủ trì thực hiện", "Ba", "Bốn"], &["Sổ tay", "420"]);
    let new = tree(&["Một", "Hai giao Sở Tài chính chủ trì thực hiện", "Bốn", "Năm"], &["Sổ tay", "500"]);
    let LockComparison::Changed(changes) = lock(&old).compare(&new, &[]) else { panic!("changed") };
    let told: Vec<String> = changes.iter().map(super::lock::ChangedText::sentence).collect();
    expect![[r#"
        [
            "đoạn 2 (Đoạn văn): “… Sở Công Thương chủ …” thành “… Sở Tài chính chủ …”",
            "đoạn 3 (Đoạn văn): bỏ “Ba”",
            "đoạn 4 (Đoạn văn): thêm “Năm”",
            "bảng 1, hàng 1, cột 2: “420” thành “500”",
        ]
    "#]]
    .assert_debug_eq(&told);
    assert_eq!(lock(&old).compare(&old, &[]), LockComparison::Same);
    let record = lock(&old);
    assert_eq!(Lock::read(&record.to_file()).unwrap(), record);
}

fn line(number: &str, day: &str, title: &str) -> RegisterLine {
    let mut cells: [String; 8] = std::array::from_fn(|_| String::new());
    (cells[0], cells[1], cells[2]) = (number.into(), day.into(), title.into());
    RegisterLine { cells }
}

#[test]
fn a_new_register_has_the_decrees_columns_and_each_number_once() {
    let mut register = Register::default();
    let first = line("05/QĐ-UBND", "05/01/2026", "Quyết định \"A\", B");
    assert_eq!(register.enter(&first, None), Entered::Written);
    assert_eq!(register.enter(&first, None), Entered::Present);
    assert_eq!(register.enter(&line("05/QĐ-UBND", "06/01/2026", "C"), None), Entered::Taken(2));
    assert_eq!(register.enter(&line("05/QĐ-UBND", "06/01/2027", "C"), None), Entered::Written);
    let corrected = line("06/QĐ-UBND", "05/01/2026", "A");
    assert_eq!(register.enter(&corrected, Some(("05/QĐ-UBND", "05/01/2026"))), Entered::Written);
    expect![[r#"
        ﻿"Số, ký hiệu văn bản",Ngày tháng văn bản,Tên loại và trích yếu nội dung văn bản,Người ký,Nơi nhận văn bản,"Đơn vị, người nhận bản lưu",Số lượng bản,Ghi chú
        06/QĐ-UBND,05/01/2026,A,,,,,
        05/QĐ-UBND,06/01/2027,C,,,,,
    "#]]
    .assert_eq(&String::from_utf8(register.to_file()).unwrap().replace("\r\n", "\n"));
}

#[test]
fn a_register_keeps_its_own_lines_byte_for_byte() {
    let own = "Số, ký hiệu văn bản\tNgày tháng văn bản\tGhi chú\n\n01/QĐ\t1/1/2026\t\"hai\ndòng\"\n02/QĐ\t2/1/2026\t";
    let mut register = Register::read(own.as_bytes()).unwrap();
    assert_eq!(register.enter(&line("02/QĐ", "02/01/2026", "x"), None), Entered::Taken(5));
    register.enter(&line("03/QĐ", "03/01/2026", "x"), None);
    register.enter(&line("04/QĐ", "04/01/2026", "x"), Some(("01/QĐ", "1/1/2026")));
    assert_eq!(
        String::from_utf8(register.to_file()).unwrap(),
        own.replace("01/QĐ\t1/1/2026", "04/QĐ\t04/01/2026") + "\n03/QĐ\t03/01/2026\t\n"
    );
    assert!(Register::read(b"\xff\xfe").is_err());
}

#[test]
fn a_number_belongs_to_one_paper() {
    let number =
        |body: &str, year| Number { body: body.into(), series: "QĐ-UBND".into(), year, so: "05".into() };
    let mut taken = Taken::default();
    assert_eq!(taken.take(number("A", 2026), "", "a"), None);
    assert_eq!(taken.take(number("A", 2026), "", "a"), None);
    assert_eq!(taken.take(number("A", 2026), "", "b"), Some("a"));
    assert_eq!(taken.take(number("A", 2027), "", "b"), None);
    assert_eq!(taken.take(number("B", 2026), "", "b"), None);
}
