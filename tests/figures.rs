//! Figures beside the text: a table whose money stands in a CSV file or a workbook.

use std::collections::BTreeMap;

use expect_test::{Expect, expect};
use rust_decimal::Decimal;
use vanban::rooms::finding::render;
use vanban::rooms::paper::dump;
use vanban::rooms::pipeline::{Input, Pipeline};
use vanban::rooms::tabular::workbook::{
    self, Workbook, WorkbookCell, WorkbookContent, WorkbookLook, WorkbookPage,
};

/// A decision with a table; `KINH_PHI` stands where its figures are named, `A`, `B`, `C` where
/// the tasks' own are.
const DECISION: &str = "\
loai: quyet_dinh
co_quan: {ten: Ủy ban nhân dân xã An Bình}
ky_hieu: QĐ-UBND
nam: 2026
dia_danh: An Bình
trich_yeu: Giao kinh phí
can_cu: Luật Ngân sách nhà nước ngày 25 tháng 6 năm 2025
dieu: [\"Giao kinh phí theo Phụ lục. Tổng kinh phí {{ tong.tong | tien }}.\"]
noi_nhan: Như trên
nguoi_ky: {chuc_vu: Chủ tịch}
phu_luc:
  - ten: Kinh phí
    bang:
      don_vi: triệu đồng
KINH_PHI
      cot:
        - {ma: stt, ten: TT, kieu: so_thu_tu}
        - {ma: ten, ten: Nhiệm vụ, kieu: chu}
        - ten: Năm
          cot:
            - {ma: 2026, ten: 2026, kieu: tien}
            - {ma: 2027, ten: 2027, kieu: tien}
        - {ma: tong, ten: Tổng, kieu: tong_hang}
      nhom:
        - ten: Môi trường
          nhiem_vu:
            - {ma: cay, ten: Trồng cây A}
            - {ma: rac, ten: Thu gom rác B}
        - ten: Truyền thông
          nhiem_vu:
            - {ma: loa, ten: Loa truyền thanh C}
";

fn decision(reference: &str, own: [&str; 3]) -> String {
    let text = DECISION.replace("KINH_PHI", reference);
    ["A", "B", "C"]
        .iter()
        .zip(own)
        .fold(text, |text, (mark, own)| text.replace(&format!(" {mark}}}"), &format!("{own}}}")))
}

/// The texts of the document, or what is found.
fn read(text: &str, files: &[(&str, Vec<u8>)]) -> String {
    let files: BTreeMap<String, Vec<u8>> =
        files.iter().map(|(name, bytes)| ((*name).to_owned(), bytes.clone())).collect();
    let input = Input { files: &files, ..Input::alone("xa/quyet-dinh.yaml", text.as_bytes()) };
    let (document, report) = Pipeline::built_in().tree(input);
    match document {
        Some(document) => dump::texts(&document).join("\n"),
        None => render::short(&report),
    }
}

fn csv(text: &str) -> String {
    read(&decision("      kinh_phi: bang/so.csv", [""; 3]), &[("xa/bang/so.csv", text.into())])
}

fn text(text: &str) -> WorkbookContent {
    WorkbookContent::Text(text.to_owned())
}

fn number(digits: i64, scale: u32) -> WorkbookContent {
    WorkbookContent::Number(Decimal::new(digits, scale))
}

/// A workbook of one sheet, its rows as given.
fn book(rows: &[&[WorkbookContent]]) -> Vec<u8> {
    let mut page = WorkbookPage { name: "Phụ lục".to_owned(), ..WorkbookPage::default() };
    for (row, cells) in (0..).zip(rows) {
        for (column, content) in (0..).zip(*cells) {
            page.cells.insert(
                (row, column),
                WorkbookCell { content: content.clone(), look: WorkbookLook::default() },
            );
        }
    }
    let mut other = WorkbookPage { name: "Ghi chú".to_owned(), ..WorkbookPage::default() };
    other.cells.insert((0, 0), WorkbookCell { content: text("ma"), look: WorkbookLook::default() });
    workbook::write(&Workbook { pages: vec![page, other] }).unwrap()
}

const OWN: [&str; 3] = [
    ", kinh_phi: {2026: 1.210, 2027: \"0,5\"}",
    ", kinh_phi: {2026: 20, 2027: 0}",
    ", kinh_phi: {2026: \"1,2340\", 2027: 4}",
];

/// Typed into the document, in a CSV file or in a workbook: the document is the same, and the
/// order of the rows and columns does no harm.
#[test]
fn figures_beside_the_text_give_the_same_document() {
    let typed = read(&decision("", OWN), &[]);
    assert!(typed.contains("1.235,734"), "{typed}");
    assert_eq!(csv("ma;ten;2026;2027\ncay;Cây;1.210;0,5\nrac;Rác;20;0\nloa;Loa;1,2340;4\n"), typed);
    assert_eq!(
        csv("2027,ghi chú,2026,ma\r\n4,,\"1,2340\",loa\r\n0,x,20,rac\r\n\"0,5\",,1.210,cay\r\n"),
        typed
    );
    let sum = |cells: &str| WorkbookContent::Formula(format!("SUM({cells})"), Decimal::ONE);
    let bytes = book(&[
        &[text("Kinh phí năm 2026, 2027")],
        &[],
        &[text("ma"), text("Tên"), text("2026"), text("2027")],
        &[WorkbookContent::Blank, text("Tổng cộng"), sum("C5:C7"), sum("D5:D7")],
        &[text("loa"), text("Loa"), number(1234, 3), number(4, 0)],
        &[text("cay"), text("Cây"), number(1210, 0), text("0,5")],
        &[
            text("rac"),
            text("Rác"),
            WorkbookContent::Formula("10+10".to_owned(), Decimal::from(20)),
            number(0, 0),
        ],
        &[text("#"), text("Cộng"), number(1234, 0), number(5, 0)],
    ]);
    let reference = "      kinh_phi: bang/so.xlsx\n      trang: Phụ lục";
    assert_eq!(read(&decision(reference, [""; 3]), &[("xa/bang/so.xlsx", bytes)]), typed);
}

#[track_caller]
fn told(found: &str, expected: Expect) {
    expected.assert_eq(found);
}

#[test]
fn a_missing_or_unknown_task_or_column_is_told() {
    told(
        &csv("ma;2026;2027\ncay;1;2\nrax;1;2\nhoc;1;2\ncay;3;4\n;7;8\n"),
        expect![[r#"
            xa/quyet-dinh.yaml:31:20: lỗi[D005]: nhiệm vụ `loa` không có trong `bang/so.csv`; gợi ý: thêm một dòng có `loa` ở cột `ma`
            xa/bang/so.csv:3:1: lỗi[D005]: bảng của văn bản không có nhiệm vụ mang mã `rax`; gợi ý: có phải ý bạn là `rac`?
            xa/bang/so.csv:4:1: lỗi[D005]: bảng của văn bản không có nhiệm vụ mang mã `hoc`; gợi ý: thêm nhiệm vụ này vào bảng của văn bản, hoặc xóa dòng này
            xa/bang/so.csv:5:1: lỗi[D005]: hai dòng cùng mã nhiệm vụ `cay`
            xa/bang/so.csv:6:2: lỗi[D005]: dòng có số tiền nhưng không có mã nhiệm vụ; gợi ý: ghi mã nhiệm vụ ở cột `ma`; dòng tổng thì dùng công thức, hoặc ghi `#` ở cột `ma`
        "#]],
    );
    told(
        &csv("ma;2026;2072\ncay;1;2\nrac;1;2\nloa;1;2\n"),
        expect![[r#"
        xa/bang/so.csv:1:1: lỗi[D005]: tệp số liệu không có cột `2027`; gợi ý: đổi tên cột `2072` thành `2027`?
    "#]],
    );
    told(
        &csv("mã;2026;2027\ncay;1;2\n"),
        expect![[r#"
            xa/bang/so.csv:1:1: lỗi[D002]: bảng `xa/bang/so.csv` chưa có cột `ma`: ô này ghi `mã`; gợi ý: nếu đây là hàng tên cột thì sửa ô này thành `ma`; hàng ấy cũng phải ghi `2026`, `2027`
        "#]],
    );
    let nameless = decision("      kinh_phi: bang/so.csv", [""; 3]).replace("ma: loa, ", "");
    let bytes = b"ma;2026;2027\ncay;1;2\nrac;1;2\n".to_vec();
    told(
        &read(&nameless, &[("xa/bang/so.csv", bytes)]),
        expect![[r#"
        xa/quyet-dinh.yaml:31:16: lỗi[D005]: nhiệm vụ thiếu `ma` để lấy số tiền từ `bang/so.csv`; gợi ý: thêm `ma: …`, trùng với mã ở cột `ma` của tệp số liệu
    "#]],
    );
}

#[test]
fn a_cell_that_is_no_amount_is_named_by_file_sheet_and_cell() {
    told(
        &csv("ma;2026;2027\ncay;1.5;1,210\nrac;=1+1;\nloa;12 tr;-3\n"),
        expect![[r#"
            xa/bang/so.csv:2:5: lỗi[B001]: số `1.5` có dấu chấm sai chỗ: dấu chấm chỉ ngăn từng nhóm ba chữ số; gợi ý: nếu thiếu số 0 ở cuối, viết `1.500`; nếu là số lẻ, viết `1,5`; nếu là số nguyên 15, viết `15`
            xa/bang/so.csv:2:9: lỗi[B001]: `1,210` đọc theo kiểu Việt Nam là 1 phẩy 210, dễ nhầm với 1.210; gợi ý: nếu là số nguyên 1210, viết `1.210`; nếu là số lẻ, viết `1,21`
            xa/bang/so.csv:3:5: lỗi[D004]: công thức `=1+1` chưa có kết quả; gợi ý: mở tệp bằng Excel và lưu lại để có kết quả, hoặc ghi số vào ô
            xa/bang/so.csv:3:10: lỗi[D004]: ô số tiền để trống; gợi ý: ghi 0 nếu không có kinh phí; nếu mọi ô trống của bảng đều là không có, thêm `o_trong: 0` dưới `kinh_phi`
            xa/bang/so.csv:4:5: lỗi[B001]: `12 tr` không phải là số: có `tr`; gợi ý: chỉ ghi chữ số, ví dụ `1.210`; đơn vị tiền ghi ở `don_vi` của bảng
            xa/bang/so.csv:4:11: lỗi[B001]: số `-3` là số âm; cột này chỉ nhận số không âm; gợi ý: cột tăng, giảm của bảng trong văn bản thì ghi `co_dau: có`; phần cắt giảm của bản đã duyệt thì ghi số mới của nhiệm vụ rồi so sánh hai bản bằng `so_sanh`; gõ nhầm dấu thì sửa số
        "#]],
    );
    let bytes = {
        let mut book = rust_xlsxwriter::Workbook::new();
        let date = rust_xlsxwriter::Format::new().set_num_format("dd/mm/yyyy");
        let sheet = book.add_worksheet().set_name("Phụ lục").unwrap();
        for (row, cells) in
            (0..).zip([["ma", "2026", "2027"], ["cay", "12 tr", "1.5"], ["rac", "", ""], ["loa", "", ""]])
        {
            for (column, text) in (0..).zip(cells) {
                sheet.write_string(row, column, text).unwrap();
            }
        }
        let day = rust_xlsxwriter::ExcelDateTime::from_ymd(2026, 10, 31).unwrap();
        sheet.write_datetime_with_format(2, 1, day, &date).unwrap();
        let formula = rust_xlsxwriter::Formula::new("=1/0").set_result("#DIV/0!");
        sheet.write_formula(2, 2, formula).unwrap();
        sheet.write_number(3, 1, 0.1 + 0.2).unwrap();
        sheet.write_number(3, 2, -5).unwrap();
        book.save_to_buffer().unwrap()
    };
    let found = read(&decision("      kinh_phi: so.xlsx", [""; 3]), &[("xa/so.xlsx", bytes)]);
    told(
        &found,
        expect![[r#"
            xa/so.xlsx:Phụ lục!B2: lỗi[B001]: `12 tr` không phải là số: có `tr`; gợi ý: chỉ ghi chữ số, ví dụ `1.210`; đơn vị tiền ghi ở `don_vi` của bảng
            xa/so.xlsx:Phụ lục!C2: lỗi[B001]: số `1.5` có dấu chấm sai chỗ: dấu chấm chỉ ngăn từng nhóm ba chữ số; gợi ý: nếu thiếu số 0 ở cuối, viết `1.500`; nếu là số lẻ, viết `1,5`; nếu là số nguyên 15, viết `15`
            xa/so.xlsx:Phụ lục!B3: lỗi[D004]: ô số tiền là ngày tháng `31/10/2026`; gợi ý: đổi định dạng ô thành số (Number) rồi gõ lại số tiền
            xa/so.xlsx:Phụ lục!C3: lỗi[D004]: công thức báo lỗi `#DIV/0!`; gợi ý: sửa công thức, hoặc ghi số vào ô
            xa/so.xlsx:Phụ lục!C4: lỗi[B001]: số `-5` là số âm; cột này chỉ nhận số không âm; gợi ý: cột tăng, giảm của bảng trong văn bản thì ghi `co_dau: có`; phần cắt giảm của bản đã duyệt thì ghi số mới của nhiệm vụ rồi so sánh hai bản bằng `so_sanh`; gõ nhầm dấu thì sửa số
        "#]],
    );
}

#[test]
fn figures_in_both_places_are_told() {
    let text = decision("      kinh_phi: bang/so.csv", ["", OWN[1], ""]);
    let bytes = b"ma;2026;2027\ncay;1;2\nrac;1;2\nloa;1;2\n".to_vec();
    told(
        &read(&text, &[("xa/bang/so.csv", bytes)]),
        expect![[r#"
        xa/quyet-dinh.yaml:28:43: lỗi[D006]: số tiền ghi cả ở đây và ở tệp `bang/so.csv`; gợi ý: chỉ giữ một nơi: bỏ số ở đây, hoặc bỏ `kinh_phi` của bảng
    "#]],
    );
}

/// One cause once: no task is said to lack its figures.
#[test]
fn a_file_that_cannot_be_used_is_told_once() {
    told(
        &read(&decision("      kinh_phi: bang/so.csv", [""; 3]), &[]),
        expect![[r#"
        xa/quyet-dinh.yaml:15:17: lỗi[C015]: không đọc được `xa/bang/so.csv`: không có tệp này; gợi ý: đường dẫn tính từ thư mục chứa tệp này; xem lại tên tệp
    "#]],
    );
    let bytes = book(&[&[text("ma")], &[text("cay")]]);
    let text = decision("      kinh_phi: bang/so.xlsx\n      trang: Phụ lục", [""; 3]);
    told(
        &read(&text, &[("xa/bang/so.xlsx", bytes)]),
        expect![[r#"
            xa/quyet-dinh.yaml:29:20: lỗi[D005]: nhiệm vụ `rac` không có trong `bang/so.xlsx`; gợi ý: thêm một dòng có `rac` ở cột `ma`
            xa/quyet-dinh.yaml:32:20: lỗi[D005]: nhiệm vụ `loa` không có trong `bang/so.xlsx`; gợi ý: thêm một dòng có `loa` ở cột `ma`
            xa/bang/so.xlsx:Phụ lục!A1: lỗi[D005]: tệp số liệu không có cột `2026`; gợi ý: ghi `2026` (mã của cột trong bảng) ở hàng có `ma`, hoặc ở hàng ngay dưới
            xa/bang/so.xlsx:Phụ lục!A1: lỗi[D005]: tệp số liệu không có cột `2027`; gợi ý: ghi `2027` (mã của cột trong bảng) ở hàng có `ma`, hoặc ở hàng ngay dưới
        "#]],
    );
}
