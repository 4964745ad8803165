//! Codes beside names, against the table of all units: the code of another unit, one that no unit
//! has, one that lost its zeros; an office's own codes say nothing.

use expect_test::expect;

use crate::harness::Case;

const TEMPLATE: &str = "loai: ke_hoach\ndia_phuong: dv.csv\nco_quan: {ten: [Ủy ban nhân dân, \"{{ dia_phuong.ten_day_du }}\"]}\n\
    ky_hieu: KH-UBND\ndia_danh: \"{{ dia_phuong.dia_danh }}\"\nnam: 2026\n\
    trich_yeu: Trồng cây trên địa bàn {{ dia_phuong.ten_day_du }}\nnoi_dung: Trồng cây./.\n\
    noi_nhan: [Các tổ dân phố]\nguoi_ky: {chuc_vu: Chủ tịch}\n";

fn said(head: &str, rows: &[&str], code: i32) -> String {
    let case =
        Case::new().file("dv.csv", format!("{head}\n{}\n", rows.join("\n"))).file("mau.yaml", TEMPLATE);
    case.run("batch mau.yaml --format txt --message-format short").code(code).errors()
}

const OWN: &str = "ma,ten,loai";
const FULL: &str = "ma,ten,loai,ma_tinh,ten_tinh,loai_tinh";

/// The name of one unit at the code of another of its province stops the batch; both are named.
#[test]
fn a_code_of_another_unit_is_told() {
    let all = [
        said(OWN, &["01558,Lý Quốc,xã", "01252,Hạ Lang,xã"], 1),
        said(OWN, &["01558,xã Lí Quốc,xã"], 1),
        said(FULL, &["01558,Yên Hòa,phường,01,Hà Nội,thành phố"], 1),
        // Between the province's code and its name as well.
        said(FULL, &["00175,Yên Hòa,phường,04,Hà Nội,thành phố"], 1),
    ];
    expect![[""]].assert_eq(&all.join("---\n"));
    assert_eq!(said("ma,ten,loai,giu_ten", &["01558,Lý Quốc,xã,có"], 0), "");
}

/// The same name in another spelling, at its code, is a warning with the spelling of the table.
#[test]
fn another_spelling_at_a_code_is_told() {
    expect![[""]].assert_eq(&said(OWN, &["28729,Sơn Quy,phường", "00175,Yên Hoà,phường"], 0));
    expect![[""]].assert_eq(&said(OWN, &["28729,SON QUY,phường"], 1));
    assert_eq!(said("ma,ten,loai,giu_ten", &["28729,Sơn Quy,phường,có", "00175,Yên Hoà,phường,có"], 0), "");
    assert_eq!(said(OWN, &["28729,Sơn Qui,phường", "a1,Yên Hoà,phường"], 0), "");
}

/// A code that is in no table, a slip in a name, another type or province.
#[test]
fn what_the_table_of_all_units_says_otherwise_is_told() {
    let all = [
        said(OWN, &["00073,Ngọc Hà,phường", "00004,Ba Đình,phường"], 0),
        said(OWN, &["01558,Hạ Lanh,xã", "01537,Lý Quốc,xã", "00175,Yên Hòa,phường"], 0),
        said(OWN, &["00175,Yên Hòa,xã"], 0),
        said(FULL, &["00175,Yên Hòa,phường,04,Cao Bằng,tỉnh"], 0),
    ];
    expect![[""]].assert_eq(&all.join("---\n"));
}

/// All codes of a column have one cause; so they have one sentence.
#[test]
fn codes_without_their_zeros_are_told_once() {
    let all = [
        said(OWN, &["1558,Hạ Lang,xã", "1537,Lý Quốc,xã"], 1),
        said(OWN, &["4,Ba Đình,phường", "175,Yên Hòa,phường", "10045,Xuân Mai,xã", "8,Ngọc Hà,phường"], 1),
        said(OWN, &["01,Tân An,xã", "2,Bình An,xã"], 1),
    ];
    expect![[""]].assert_eq(&all.join("---\n"));
}

/// The table that comes with the program says nothing; of an office's own codes, or old ones of
/// all units, at most one sentence is said.
#[test]
fn an_offices_own_codes_say_nothing() {
    let table = include_str!("../../content/don-vi-hanh-chinh.csv");
    let hanoi: Vec<Vec<&str>> = table
        .lines()
        .skip(1)
        .map(|line| line.split(',').collect())
        .filter(|row: &Vec<&str>| row[3] == "01")
        .collect();
    assert_eq!(hanoi.len(), 126);
    let head = "ma,ten,loai,ma_tinh,ten_tinh,loai_tinh,viet_hoa_loai";
    let numbered = |code: &dyn Fn(usize, &str) -> String| {
        let row = |(at, row): (usize, &Vec<&str>)| {
            let marked = if row[6].is_empty() { "không" } else { row[6] };
            [&[code(at, row[0]).as_str()], &row[1..6], &[marked]].concat().join(",")
        };
        let rows: Vec<String> = hanoi.iter().enumerate().map(row).collect();
        let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
        let case =
            Case::new().file("dv.csv", format!("{head}\n{}\n", rows.join("\n"))).file("mau.yaml", TEMPLATE);
        case.run("batch mau.yaml --format txt --message-format short").errors()
    };
    assert_eq!(numbered(&|_, code| code.to_owned()), "");
    assert_eq!(numbered(&|at, _| (at + 1).to_string()), "");
    assert_eq!(numbered(&|at, _| format!("HN{at:03}")), "");
    expect![[""]].assert_eq(&numbered(&|at, _| (90_000 + at).to_string()));
}
