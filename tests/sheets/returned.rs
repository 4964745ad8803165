//! A workbook of `budget export` that comes back edited: each change of it is taken over or
//! reported at its cell; saved by another program without a change, it is silent.
//!
//! `tests/cases/bang_tinh/ve-*` are workbooks of [`PLAN`] as openpyxl 3.1 and LibreOffice 7.4
//! saved them: `ve-so` with another figure for `truc` in 2026, `ve-ghi-chu` with a comment at
//! E7.

use expect_test::expect;
use rust_decimal::Decimal;
use vanban::rooms::finding::render;
use vanban::rooms::pipeline::{Input, Pipeline, StatedSums, WorkbookFile};
use vanban::rooms::tabular::workbook::{self, Position, Workbook};
use vanban::rooms::tabular::workbook::{WorkbookCell, WorkbookContent, WorkbookPage};

use crate::support::exports::{Files, exported};
use crate::support::workbooks::{edited, saved};

const PLAN: &str = "\
loai: ke_hoach
co_quan: {ten: Ủy ban nhân dân xã An Bình}
ky_hieu: KH-UBND
nam: 2026
dia_danh: An Bình
trich_yeu: Phòng, chống thiên tai
noi_dung: Tại Phụ lục kèm theo./.
noi_nhan: Các thôn
nguoi_ky: {chuc_vu: Chủ tịch}
phu_luc:
  - ten: Kinh phí thực hiện
    bang:
      don_vi: triệu đồng
      cot:
        - {ma: tt, ten: TT, kieu: so_thu_tu}
        - {ma: ten, ten: Nhiệm vụ, kieu: chu}
        - {ma: chu_tri, ten: Đơn vị chủ trì, kieu: giua}
        - ten: Kinh phí
          cot:
            - {ma: 2026, ten: Năm 2026, kieu: tien}
            - {ma: 2027, ten: Năm 2027, kieu: tien}
        - {ma: tong, ten: Tổng, kieu: tong_hang}
        - {ma: ty_trong, ten: Tỷ trọng (%), kieu: ty_trong}
      nhom:
        - ten: Phòng ngừa
          nhiem_vu:
            - {ma: truc, ten: Trực ban, chu_tri: Văn phòng, kinh_phi: {2026: 420, 2027: 1.460}}
            - {ma: tap_huan, ten: Tập huấn, chu_tri: Phòng Kinh tế, kinh_phi: {2026: 680, 2027: 750}}
        - ten: Ứng phó
          nhiem_vu:
            - {ma: thuyen, ten: Thuyền cứu hộ, chu_tri: Công an xã, kinh_phi: {2026: \"33,3\", 2027: 12}}
            - {ma: ao_phao, ten: Áo phao, chu_tri: Công an xã, kinh_phi: {2026: 10, 2027: 0}}
      tong_cong: {nhan: Tổng cộng}
";

/// What is found in a workbook, without hints, and what it changes.
fn imported(bytes: &[u8]) -> String {
    let input = Input::alone("kh.yaml", PLAN.as_bytes());
    let book = WorkbookFile { name: "kp.xlsx", bytes };
    let (import, mut report) = Pipeline::built_in().import(input, book, StatedSums::Stay);
    let mut bare = vanban::rooms::finding::Findings::default();
    report
        .findings
        .iter()
        .cloned()
        .for_each(|one| bare.push(vanban::rooms::finding::Finding { hint: None, ..one }));
    report.findings = bare;
    let mut found = render::short(&report);
    import.iter().flat_map(|import| &import.rows).for_each(|row| found += &format!("{row}\n"));
    for change in import.iter().flat_map(|import| &import.changes) {
        found += &format!("{}, cột {}: {} -> {}\n", change.owner, change.column, change.old, change.new);
    }
    if import.is_none() { found + "không nhận số nào\n" } else { found }
}

/// `E7` as row and column, both from 0.
fn at(cell: &str) -> Position {
    let (letter, row) = cell.split_at(1);
    (row.parse::<u32>().unwrap() - 1, u16::from(letter.as_bytes()[0] - b'A'))
}

/// Writes texts and numbers into cells; `-` clears one.
fn put(page: &mut WorkbookPage, cells: &[(&str, &str)]) {
    for (cell, text) in cells {
        let content = match text.parse::<Decimal>() {
            Ok(number) => WorkbookContent::Number(number),
            Err(_) if *text == "-" => WorkbookContent::Blank,
            Err(_) => WorkbookContent::Text((*text).to_owned()),
        };
        page.cells.entry(at(cell)).or_default().content = content;
    }
}

/// What is found in the exported workbook with other texts and numbers in these cells.
fn with(cells: &[(&str, &str)]) -> String {
    let mut book = exported(PLAN, &Files::new());
    put(&mut book.pages[0], cells);
    imported(&workbook::write(&book).unwrap())
}

fn each(cases: &[&[(&str, &str)]]) -> String {
    cases.iter().map(|cells| format!("{cells:?}\n{}", with(cells))).collect::<Vec<_>>().join("---\n")
}

/// Figures are taken, nothing else is said.
#[test]
fn figures_alone_come_back_silently() {
    expect![[""]].assert_eq(&with(&[]));
    for name in
        ["ve-so.openpyxl.xlsx", "ve-so.libreoffice.xlsx", "ve-so.libreoffice.ods", "ve-so.libreoffice.xls"]
    {
        assert_eq!(imported(&saved(name)), "nhiệm vụ truc, cột 2026: 420 -> 500\n", "{name}");
    }
    // A label typed again as a number, blanks, an empty sheet, a row put above all.
    expect![[""]].assert_eq(&with(&[("B7", "1"), ("C7", " Trực  ban")]));
    let mut book = exported(PLAN, &Files::new());
    let page = &mut book.pages[0];
    page.cells =
        std::mem::take(&mut page.cells).into_iter().map(|((row, at), cell)| ((row + 1, at), cell)).collect();
    page.cells.values_mut().for_each(|cell| {
        let WorkbookContent::Formula(_, result) = &cell.content else { return };
        cell.content = WorkbookContent::Formula(result.to_string(), *result);
    });
    page.hidden_rows = [5].into();
    page.merged.clear();
    page.heights.clear();
    book.pages.push(WorkbookPage { name: "Sheet1".to_owned(), ..WorkbookPage::default() });
    expect![[""]].assert_eq(&imported(&workbook::write(&book).unwrap()));
}

/// Another unit takes nothing in, wherever it is written.
#[test]
fn another_unit_takes_nothing_in() {
    let thousand = [("B2", "Đơn vị tính: nghìn đồng"), ("E7", "420000"), ("F7", "1460000")];
    expect![[r#"
        [("B2", "Đơn vị tính: nghìn đồng"), ("E7", "420000"), ("F7", "1460000")]
        kp.xlsx:Phụ lục!B2: lỗi[D014]: bảng tính ghi `Đơn vị tính: nghìn đồng`, bảng trong văn bản có `don_vi: triệu đồng`; chưa lấy số nào
        không nhận số nào
        ---
        [("B2", "ĐVT: 1.000đ")]
        kp.xlsx:Phụ lục!B2: lỗi[D014]: bảng tính ghi `ĐVT: 1.000đ`, bảng trong văn bản có `don_vi: triệu đồng`; chưa lấy số nào
        không nhận số nào
        ---
        [("B2", "Đơn vị tính: như trên")]
        kp.xlsx:Phụ lục!B2: lỗi[D014]: không rõ đơn vị tiền: tệp Excel ghi `Đơn vị tính: như trên`, văn bản ghi `Đơn vị tính: triệu đồng`
        không nhận số nào
        ---
        [("B1", "Phụ lục. KINH PHÍ THỰC HIỆN (nghìn đồng)")]
        kp.xlsx:Phụ lục!B1: lỗi[D014]: bảng tính ghi `Phụ lục. KINH PHÍ THỰC HIỆN (nghìn đồng)`, bảng trong văn bản có `don_vi: triệu đồng`; chưa lấy số nào
        không nhận số nào
        ---
        [("E4", "Năm 2026 (đồng)")]
        kp.xlsx:Phụ lục!E4: lỗi[D014]: bảng tính ghi `Năm 2026 (đồng)`, bảng trong văn bản có `don_vi: triệu đồng`; chưa lấy số nào
        không nhận số nào
        ---
        [("C15", "ĐVT: đồng")]
        kp.xlsx:Phụ lục!C15: lỗi[D014]: bảng tính ghi `ĐVT: đồng`, bảng trong văn bản có `don_vi: triệu đồng`; chưa lấy số nào
        kp.xlsx:Phụ lục!C15: cảnh báo[D012]: tệp Excel có thêm chữ, số ở ô C15 (`ĐVT: đồng`); không được đưa về
        không nhận số nào
    "#]].assert_eq(&each(&[
        &thousand,
        &[("B2", "ĐVT: 1.000đ")],
        &[("B2", "Đơn vị tính: như trên")],
        &[("B1", "Phụ lục. KINH PHÍ THỰC HIỆN (nghìn đồng)")],
        &[("E4", "Năm 2026 (đồng)")],
        &[("C15", "ĐVT: đồng")],
    ]));
    // The same unit in other words, and none, do not make the figures doubtful.
    expect![[r#"
        [("B2", "ĐVT: Triệu đồng")]
        kp.xlsx:Phụ lục!B2: cảnh báo[D012]: tệp Excel ghi `ĐVT: Triệu đồng`, văn bản ghi `Đơn vị tính: triệu đồng`; chữ không được đưa về
        ---
        [("B2", "-")]
        kp.xlsx:Phụ lục!A5: cảnh báo[D012]: tệp Excel không còn `Đơn vị tính: triệu đồng`
        ---
        [("C14", "Công trình trên 50 triệu đồng lập dự án riêng")]
        kp.xlsx:Phụ lục!C14: cảnh báo[D012]: tệp Excel có thêm chữ, số ở ô C14 (`Công trình trên 50 triệu đồng lập dự án …`); không được đưa về
    "#]].assert_eq(&each(&[
        &[("B2", "ĐVT: Triệu đồng")],
        &[("B2", "-")],
        &[("C14", "Công trình trên 50 triệu đồng lập dự án riêng")],
    ]));
    // What to write.
    let mut book = exported(PLAN, &Files::new());
    put(&mut book.pages[0], &thousand);
    let bytes = workbook::write(&book).unwrap();
    let input = Input::alone("kh.yaml", PLAN.as_bytes());
    let (_, report) =
        Pipeline::built_in().import(input, WorkbookFile { name: "kp.xlsx", bytes: &bytes }, StatedSums::Stay);
    expect![[r#"
        lỗi[D014]: bảng tính ghi `Đơn vị tính: nghìn đồng`, bảng trong văn bản có `don_vi: triệu đồng`; chưa lấy số nào
        --> kp.xlsx, ô Phụ lục!B2
         = gợi ý: số tính bằng triệu đồng thì sửa đơn vị ở ô này thành `Đơn vị tính: triệu đồng`; số tính bằng nghìn đồng thì sửa `don_vi: nghìn đồng` trong tệp YAML
    "#]].assert_eq(&render::human(&report, false));
    // With `don_vi` changed as well, the figures come.
    let yaml = PLAN.replace("don_vi: triệu đồng", "don_vi: nghìn đồng");
    let input = Input::alone("kh.yaml", yaml.as_bytes());
    let (import, report) =
        Pipeline::built_in().import(input, WorkbookFile { name: "kp.xlsx", bytes: &bytes }, StatedSums::Stay);
    assert_eq!((import.unwrap().changes.len(), report.findings.is_empty()), (2, true));
}

/// Heads of figures that name another year or another column.
#[test]
fn heads_that_leave_the_figures_in_doubt_take_nothing_in() {
    expect![[r#"
        [("E4", "Năm 2027"), ("F4", "Năm 2026"), ("E7", "1")]
        kp.xlsx:Phụ lục!E4: lỗi[D015]: đầu cột số ghi `Năm 2027`, văn bản ghi `Năm 2026`: không rõ số ở dưới là của cột nào; chưa đưa số nào về
        kp.xlsx:Phụ lục!F4: lỗi[D015]: đầu cột số ghi `Năm 2026`, văn bản ghi `Năm 2027`: không rõ số ở dưới là của cột nào; chưa đưa số nào về
        không nhận số nào
        ---
        [("F4", "Năm 2028")]
        kp.xlsx:Phụ lục!F4: lỗi[D015]: đầu cột số ghi `Năm 2028`, văn bản ghi `Năm 2027`: không rõ số ở dưới là của cột nào; chưa đưa số nào về
        không nhận số nào
        ---
        [("E3", "Kinh phí năm 2026")]
        kp.xlsx:Phụ lục!E3: lỗi[D015]: đầu cột số ghi `Kinh phí năm 2026`, văn bản ghi `Kinh phí`: không rõ số ở dưới là của cột nào; chưa đưa số nào về
        không nhận số nào
        ---
        [("G3", "Năm 2027")]
        kp.xlsx:Phụ lục!G3: lỗi[D015]: đầu cột số ghi `Năm 2027`, văn bản ghi `Tổng`: không rõ số ở dưới là của cột nào; chưa đưa số nào về
        không nhận số nào
    "#]].assert_eq(&each(&[
        &[("E4", "Năm 2027"), ("F4", "Năm 2026"), ("E7", "1")],
        &[("F4", "Năm 2028")],
        &[("E3", "Kinh phí năm 2026")],
        &[("G3", "Năm 2027")],
    ]));
    expect![[r#"
        [("E4", "Dự toán năm 2026"), ("E7", "421")]
        kp.xlsx:Phụ lục!E4: cảnh báo[D012]: tệp Excel ghi `Dự toán năm 2026`, văn bản ghi `Năm 2026`; chữ không được đưa về
        nhiệm vụ truc, cột 2026: 420 -> 421
        ---
        [("C3", "Nội dung")]
        kp.xlsx:Phụ lục!C3: cảnh báo[D012]: tệp Excel ghi `Nội dung`, văn bản ghi `Nhiệm vụ`; chữ không được đưa về
        ---
        [("E4", "-")]
        kp.xlsx:Phụ lục!A5: cảnh báo[D012]: tệp Excel không còn `Năm 2026`
    "#]].assert_eq(&each(&[
        &[("E4", "Dự toán năm 2026"), ("E7", "421")],
        &[("C3", "Nội dung")],
        &[("E4", "-")],
    ]));
}

/// What is written elsewhere, and what a sum says.
#[test]
fn every_other_change_is_reported_at_its_cell() {
    expect![[r##"
        [("B1", "Phụ lục. KINH PHÍ")]
        kp.xlsx:Phụ lục!B1: cảnh báo[D012]: tệp Excel ghi `Phụ lục. KINH PHÍ`, văn bản ghi `Phụ lục. KINH PHÍ THỰC HIỆN`; chữ không được đưa về
        ---
        [("C12", "Tổng số"), ("D12", "x"), ("D6", "Cả xã")]
        kp.xlsx:Phụ lục!D6: cảnh báo[D012]: tệp Excel có thêm chữ, số ở ô D6 (`Cả xã`), D12 (`x`); không được đưa về
        kh.yaml:33: dòng tổng cộng: `Tổng cộng` -> `Tổng số` (ô Phụ lục!C12)
        ---
        [("C14", "Ghi chú: tạm tính"), ("K7", "đợt 1"), ("L7", "5"), ("A14", "#"), ("D9", "#"), ("A3", "y")]
        kp.xlsx:Phụ lục!A3: cảnh báo[D012]: tệp Excel có thêm chữ, số ở ô A3 (`y`), K7 (`đợt 1`), L7 (`5`), D9 (`#`); không được đưa về
        ---
        [("B7", "2"), ("B8", "3"), ("B10", "4"), ("B11", "5")]
        kp.xlsx:Phụ lục!B7: cảnh báo[D012]: nhiệm vụ `Trực ban`, cột `tt`: tệp Excel ghi `2`, văn bản ghi `1`; chữ không được đưa về; 3 ô khác cũng vậy
        ---
        [("G12", "5"), ("G6", "-"), ("H7", "99"), ("E6", "hỏi lại")]
        kp.xlsx:Phụ lục!E6: cảnh báo[D012]: dòng `Phòng ngừa`, cột `2026`: tệp Excel ghi `hỏi lại`, tính từ các số là 1.100; số tổng không được đưa về; 9 ô khác cũng vậy
        ---
        [("D5", "khac")]
        kp.xlsx:Phụ lục!D3: cảnh báo[D012]: tệp Excel có thêm chữ, số ở ô D3 (`Đơn vị chủ trì`), D5 (`khac`), D7 (`Văn phòng`), D8 (`Phòng Kinh tế`), D10 (`Công an xã`), D11 (`Công an xã`); không được đưa về
        kp.xlsx:Phụ lục!A5: cảnh báo[D012]: tệp Excel không còn cột `chu_tri`
        ---
        [("E12", "-"), ("D7", "7")]
        kp.xlsx:Phụ lục!E12: cảnh báo[D012]: dòng `Tổng cộng`, cột `2026`: tệp Excel để trống, tính từ các số là 1.143,3; số tổng không được đưa về
        kh.yaml:27: nhiệm vụ `Trực ban`, cột chu_tri: `Văn phòng` -> `7` (ô Phụ lục!D7)
    "##]].assert_eq(&each(&[
        &[("B1", "Phụ lục. KINH PHÍ")],
        &[("C12", "Tổng số"), ("D12", "x"), ("D6", "Cả xã")],
        &[("C14", "Ghi chú: tạm tính"), ("K7", "đợt 1"), ("L7", "5"), ("A14", "#"), ("D9", "#"), ("A3", "y")],
        &[("B7", "2"), ("B8", "3"), ("B10", "4"), ("B11", "5")],
        &[("G12", "5"), ("G6", "-"), ("H7", "99"), ("E6", "hỏi lại")],
        &[("D5", "khac")],
        &[("E12", "-"), ("D7", "7")],
    ]));
    let mut book = exported(PLAN, &Files::new());
    book.pages[0].name = "KP 2026".to_owned();
    book.pages[0].cells.get_mut(&at("E12")).unwrap().content =
        WorkbookContent::Formula("SUM(E6)".to_owned(), Decimal::from(1100));
    let content = WorkbookContent::Text("nháp".to_owned());
    let cells = [((0, 0), WorkbookCell { content, ..WorkbookCell::default() })].into();
    book.pages.push(WorkbookPage { name: "Nháp".to_owned(), cells, ..WorkbookPage::default() });
    expect![[r#"
        kp.xlsx:KP 2026!A5: cảnh báo[D012]: trang tên là `KP 2026`, khi xuất tên là `Phụ lục`; tên trang không được đưa về
        kp.xlsx:KP 2026!E12: cảnh báo[D012]: dòng `Tổng cộng`, cột `2026`: tệp Excel ghi 1.100, tính từ các số là 1.143,3; số tổng không được đưa về
        kp.xlsx:Nháp!A1: cảnh báo[D012]: trang `Nháp` không phải của bảng nào, không được đọc
    "#]].assert_eq(&imported(&workbook::write(&book).unwrap()));
    let mut twice = exported(PLAN, &Files::new());
    twice.pages.push(WorkbookPage { name: "Chép".to_owned(), ..twice.pages[0].clone() });
    expect![[r#"
        lỗi[D007]: `kp.xlsx`: trang `Phụ lục`, `Chép` cùng là của bảng `1`, không rõ lấy số ở trang nào
        không nhận số nào
    "#]]
    .assert_eq(&imported(&workbook::write(&twice).unwrap()));
}

/// Columns that were put in, taken out or moved with their hidden ids.
#[test]
fn columns_are_known_by_their_ids() {
    let columns = |order: &[u16]| {
        let mut book = exported(PLAN, &Files::new());
        let page = &mut book.pages[0];
        let cells = std::mem::take(&mut page.cells);
        for ((row, column), mut cell) in cells {
            // Formulas as their results: they would name other cells now.
            if let WorkbookContent::Formula(_, result) = cell.content {
                cell.content = WorkbookContent::Formula(result.to_string(), result);
            }
            let new = if column == 0 { Some(0) } else { order.iter().position(|one| *one == column) };
            page.cells.extend(new.map(|new| ((row, new as u16 + u16::from(column > 0)), cell)));
        }
        page.merged.clear();
        book
    };
    let write = |book: &Workbook| imported(&workbook::write(book).unwrap());
    expect![[""]].assert_eq(&write(&columns(&[1, 2, 3, 4, 5, 6, 7])));
    // The years the other way round, as a whole.
    expect![[r#"
        kp.xlsx:Phụ lục!A5: cảnh báo[D012]: thứ tự các cột trong tệp Excel khác văn bản; số vẫn lấy theo mã cột, thứ tự không được đưa về
    "#]].assert_eq(&write(&columns(&[1, 2, 3, 5, 4, 6, 7])));
    // Without the column of words, that of sums, and one of money.
    expect![[r#"
        kp.xlsx:Phụ lục!A5: cảnh báo[D012]: tệp Excel không còn cột `chu_tri`
        kp.xlsx:Phụ lục!A5: cảnh báo[D012]: tệp Excel không còn cột `tong`
    "#]]
    .assert_eq(&write(&columns(&[1, 2, 4, 5, 7])));
    expect![[r#"
        kp.xlsx:Phụ lục!A5: lỗi[D005]: tệp số liệu không có cột `2026`
        không nhận số nào
    "#]]
    .assert_eq(&write(&columns(&[1, 2, 3, 5, 6, 7])));
    // A column between.
    let mut book = columns(&[1, 2, 3, 99, 4, 5, 6, 7]);
    put(&mut book.pages[0], &[("E3", "Đã chi"), ("E7", "10"), ("E8", "20")]);
    expect![[r#"
        kp.xlsx:Phụ lục!E3: cảnh báo[D012]: tệp Excel có thêm chữ, số ở ô E3 (`Đã chi`), E7 (`10`), E8 (`20`); không được đưa về
    "#]].assert_eq(&write(&book));
}

/// A table that takes its figures from a file of its own is compared as well.
#[test]
fn a_table_with_a_figures_file_is_compared_too() {
    let yaml = "\
loai: ke_hoach
co_quan: {ten: Ủy ban nhân dân xã An Bình}
ky_hieu: KH-UBND
nam: 2026
dia_danh: An Bình
trich_yeu: Trồng cây
noi_dung: Tại Phụ lục kèm theo./.
noi_nhan: Các thôn
nguoi_ky: {chuc_vu: Chủ tịch}
phu_luc:
  - ten: Kinh phí
    bang:
      don_vi: triệu đồng
      kinh_phi: so.csv
      cot: [{ma: ten, ten: Nhiệm vụ, kieu: chu}, {ma: 2026, ten: Năm 2026, kieu: tien}]
      nhiem_vu: [{ma: cay, ten: Trồng cây}]
";
    let case = crate::harness::Case::new().file("kh.yaml", yaml).file("so.csv", "ma;2026\ncay;75\n");
    case.run("budget export kh.yaml --out kp.xlsx").code(0);
    case.run("budget import kp.xlsx kh.yaml").code(0).stderr(expect![[""]]);
    let case = case.replace("kh.yaml", "ten: Trồng cây}", "ten: Trồng rừng}");
    let told = case.run("budget import kp.xlsx kh.yaml").code(0).errors();
    assert!(told.contains("tệp Excel ghi `Trồng cây`, văn bản ghi `Trồng rừng`"), "{told}");
}

/// Comments and boxes, in each format.
#[test]
fn what_is_written_on_cells_is_reported() {
    for (name, words) in [
        ("ve-ghi-chu.openpyxl.xlsx", "E7 (`hỏi lại Phòng Kinh tế`)"),
        ("ve-ghi-chu.libreoffice.xlsx", "E7 (`hỏi lại Phòng Kinh tế`)"),
        ("ve-ghi-chu.libreoffice.ods", "E7 (`hỏi lại Phòng Kinh tế`)"),
        ("ve-ghi-chu.libreoffice.xls", "E7"),
    ] {
        assert_eq!(
            imported(&saved(name)),
            format!(
                "kp.xlsx:Phụ lục!E7: cảnh báo[D012]: tệp Excel có ghi chú, hộp chữ ở ô {words}; không được đưa về\n"
            ),
            "{name}"
        );
    }
    // What the box of a drawing says; the part stands in the place of that of the comments.
    let drawing = "<xdr:wsDr xmlns:xdr=\"http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing\" xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\"><xdr:twoCellAnchor><xdr:from><xdr:col>5</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>6</xdr:row></xdr:from><xdr:to><xdr:col>7</xdr:col><xdr:row>9</xdr:row></xdr:to><xdr:sp><xdr:txBody><a:p><a:r><a:t>tạm tính</a:t></a:r></a:p></xdr:txBody></xdr:sp></xdr:twoCellAnchor></xdr:wsDr>";
    let bytes = edited(&saved("ve-ghi-chu.openpyxl.xlsx"), "relationships/comments", "relationships/drawing");
    let bytes = crate::support::workbooks::with_part(&bytes, "xl/comments/comment1.xml", drawing);
    expect![[r#"
        kp.xlsx:Phụ lục!F7: cảnh báo[D012]: tệp Excel có ghi chú, hộp chữ ở ô F7 (`tạm tính`); không được đưa về
    "#]].assert_eq(&imported(&bytes));
}
