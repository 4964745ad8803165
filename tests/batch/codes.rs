//! Codes beside names, against the table of all units: the code of another unit, one that no unit
//! has, one that lost its zeros; an office's own codes say nothing.

use expect_test::expect;

use crate::harness::Case;

const TEMPLATE: &str = "loai: ke_hoach\ndia_phuong: dv.csv\nco_quan: {ten: [Ủy ban nhân dân, \"{{ dia_phuong.ten_day_du }}\"]}\n\
    ky_hieu: KH-UBND\ndia_danh: \"{{ dia_phuong.dia_danh }}\"\nnam: 2026\n\
    trich_yeu: Trồng cây trên địa bàn {{ dia_phuong.ten_day_du }}\nnoi_dung: Trồng cây./.\n\
    noi_nhan: [Các tổ dân phố]\nnguoi_ky: {chuc_vu: Chủ tịch}\n";

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
    expect![[r#"
        dv.csv:2:7: lỗi[U014]: mã `01558` là của `Hạ Lang`, `Lý Quốc` có mã `01537` (bảng đơn vị hành chính kèm chương trình): dòng này lệch mã hoặc lệch tên; gợi ý: đúng là xã Lý Quốc thì sửa mã thành `01537`; đúng là mã `01558` thì sửa tên thành `Hạ Lang`; đúng như đã ghi thì thêm cột `giu_ten`, ghi `có`
        dv.csv:3:1: cảnh báo[U014]: bảng đơn vị hành chính kèm chương trình không có mã `01252`; `Hạ Lang` ở bảng ấy có mã `01558`; gợi ý: gõ nhầm thì sửa mã thành `01558`; mã riêng của cơ quan, mã cũ thì thêm cột `giu_ten`, ghi `có`
        ---
        dv.csv:2:7: lỗi[U002]: cột `ten` ghi `xã Lí Quốc`, phải là `Lí Quốc`; gợi ý: tên không kèm loại, viết hoa từng chữ đầu; loại ghi ở cột `loai`; tên đúng là như đã ghi thì thêm cột `giu_ten`, ghi `có`
        dv.csv:2:7: lỗi[U014]: mã `01558` là của `Hạ Lang`, `Lý Quốc` có mã `01537` (bảng đơn vị hành chính kèm chương trình): dòng này lệch mã hoặc lệch tên; gợi ý: đúng là xã Lý Quốc thì sửa mã thành `01537`; đúng là mã `01558` thì sửa tên thành `Hạ Lang`; đúng như đã ghi thì thêm cột `giu_ten`, ghi `có`
        ---
        dv.csv:2:7: lỗi[U014]: mã `01558` là của `Hạ Lang`, `Yên Hòa` có mã `00175` (bảng đơn vị hành chính kèm chương trình): dòng này lệch mã hoặc lệch tên; gợi ý: đúng là phường Yên Hòa thì sửa mã thành `00175`; đúng là mã `01558` thì sửa tên thành `Hạ Lang`; đúng như đã ghi thì thêm cột `giu_ten`, ghi `có`
        ---
        dv.csv:2:25: lỗi[U014]: mã tỉnh `04` là của `Cao Bằng`, `Hà Nội` có mã `01`; gợi ý: sửa cột `ma_tinh` hoặc cột `ten_tinh` cho khớp nhau
    "#]].assert_eq(&all.join("---\n"));
    assert_eq!(said("ma,ten,loai,giu_ten", &["01558,Lý Quốc,xã,có"], 0), "");
}

/// The same name in another spelling, at its code, is a warning with the spelling of the table.
#[test]
fn another_spelling_at_a_code_is_told() {
    expect![[r#"
        dv.csv:2:7: cảnh báo[U013]: cột `ten` ghi `Sơn Quy`, bảng đơn vị hành chính kèm chương trình ghi mã `28729` là `Sơn Qui`; gợi ý: xem lại chữ i, y của tên; tên đúng là như đã ghi thì thêm cột `giu_ten`, ghi `có`
        dv.csv:3:7: cảnh báo[U013]: cột `ten` ghi `Yên Hoà`, bảng đơn vị hành chính kèm chương trình ghi mã `00175` là `Yên Hòa`; gợi ý: xem lại chỗ đặt dấu của tên; tên đúng là như đã ghi thì thêm cột `giu_ten`, ghi `có`
    "#]].assert_eq(&said(OWN, &["28729,Sơn Quy,phường", "00175,Yên Hoà,phường"], 0));
    expect![[r#"
        dv.csv:2:7: lỗi[U002]: cột `ten` ghi `SON QUY`, phải là `Sơn Qui`; gợi ý: theo bảng đơn vị hành chính kèm chương trình, mã `28729` là `Sơn Qui`; tên đúng là như đã ghi thì thêm cột `giu_ten`, ghi `có`
    "#]].assert_eq(&said(OWN, &["28729,SON QUY,phường"], 1));
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
    expect![[r#"
        dv.csv:2:1: cảnh báo[U014]: bảng đơn vị hành chính kèm chương trình không có mã `00073`; `Ngọc Hà` ở bảng ấy có mã `00008`; gợi ý: gõ nhầm thì sửa mã thành `00008`; mã riêng của cơ quan, mã cũ thì thêm cột `giu_ten`, ghi `có`
        ---
        dv.csv:2:7: cảnh báo[U014]: mã `01558`: cột `ten` ghi `Hạ Lanh`, bảng đơn vị hành chính kèm chương trình ghi `Hạ Lang`; gợi ý: xem lại mã và tên của dòng này; đúng như đã ghi thì thêm cột `giu_ten`, ghi `có`
        ---
        dv.csv:2:15: cảnh báo[U014]: mã `00175` (`Yên Hòa`): cột `loai` ghi `xã`, bảng đơn vị hành chính kèm chương trình ghi `phường`; gợi ý: xem lại loại của địa phương này; đúng như đã ghi thì thêm cột `giu_ten`, ghi `có`
        ---
        dv.csv:2:25: cảnh báo[U014]: mã `00175` (`Yên Hòa`): dòng ghi `Cao Bằng`, bảng đơn vị hành chính kèm chương trình ghi `Hà Nội`; gợi ý: xem lại tỉnh, thành phố của dòng này; đúng như đã ghi thì thêm cột `giu_ten`, ghi `có`
    "#]].assert_eq(&all.join("---\n"));
}

/// All codes of a column have one cause; so they have one sentence.
#[test]
fn codes_without_their_zeros_are_told_once() {
    let all = [
        said(OWN, &["1558,Hạ Lang,xã", "1537,Lý Quốc,xã"], 1),
        said(OWN, &["4,Ba Đình,phường", "175,Yên Hòa,phường", "10045,Xuân Mai,xã", "8,Ngọc Hà,phường"], 1),
        said(OWN, &["01,Tân An,xã", "2,Bình An,xã"], 1),
    ];
    expect![[r#"
        dv.csv:2:1: lỗi[U002]: mã `1558` thiếu số 0 ở đầu: `Hạ Lang` có mã `01558`; 1 ô khác cũng vậy; gợi ý: Excel bỏ số 0 ở đầu khi coi mã là số: mã đúng là `01558`; đặt kiểu ô là Văn bản (Text) rồi gõ lại
        ---
        dv.csv:2:1: lỗi[U002]: mã `4` ngắn hơn các mã khác trong bảng; 2 ô khác cũng vậy; gợi ý: Excel bỏ số 0 ở đầu khi coi mã là số: mã đúng là `00004`; đặt kiểu ô là Văn bản (Text) rồi gõ lại
        ---
        dv.csv:3:1: lỗi[U002]: mã `2` ngắn hơn các mã khác trong bảng; gợi ý: Excel bỏ số 0 ở đầu khi coi mã là số: mã đúng là `02`; đặt kiểu ô là Văn bản (Text) rồi gõ lại
    "#]].assert_eq(&all.join("---\n"));
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
    expect![[r#"
        dv.csv:2:1: cảnh báo[U014]: bảng đơn vị hành chính kèm chương trình không có mã `90000`; `Ba Đình` ở bảng ấy có mã `00004`; 125 dòng khác cũng vậy; gợi ý: gõ nhầm thì sửa mã thành `00004`; mã riêng của cơ quan, mã cũ thì thêm cột `giu_ten`, ghi `có`
    "#]].assert_eq(&numbered(&|at, _| (90_000 + at).to_string()));
}
