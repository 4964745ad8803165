//! Figures of tables from spreadsheets.

use std::collections::BTreeMap;

use expect_test::expect;
use vanban::rooms::finding::render;
use vanban::rooms::paper::dump;
use vanban::rooms::pipeline::{Input, Pipeline};

use crate::support::office_workbooks::{faults, office};
use crate::support::workbooks::{book, edited, saved};

/// A plan of `TASKS` whose figures stand in a file, with what else is said of it.
const PLAN: &str = "\
loai: ke_hoach
co_quan: {ten: Ủy ban nhân dân xã An Bình}
ky_hieu: KH-UBND
nam: 2026
dia_danh: An Bình
trich_yeu: Kinh phí
noi_dung: Tổng kinh phí {{ tong.tong | tien }} tại Phụ lục kèm theo./.
noi_nhan: Như trên
nguoi_ky: {chuc_vu: Chủ tịch}
phu_luc:
  - ten: Kinh phí
    bang:
      don_vi: triệu đồng
      kinh_phi: FILE
      cot:
        - {ma: ten, ten: Nhiệm vụ, kieu: chu}
        - {ma: 2026, ten: Năm 2026, kieu: tien}
        - {ma: 2027, ten: Năm 2027, kieu: tien}
        - {ma: tong, ten: Tổng, kieu: tong_hang}
TASKS";

/// The warnings and the texts of the document, or what is found.
fn read(tasks: &str, file: &str, name: &str, bytes: Vec<u8>) -> String {
    let yaml = PLAN.replace("FILE", file).replace("TASKS", tasks);
    let files: BTreeMap<String, Vec<u8>> = [(name.to_owned(), bytes)].into();
    let input = Input { files: &files, ..Input::alone("kh.yaml", yaml.as_bytes()) };
    let (document, report) = Pipeline::built_in().tree(input);
    let found = render::short(&report);
    let texts = document.map(|document| {
        let texts = dump::texts(&document);
        let from = texts.iter().position(|text| text == "Tổng").unwrap();
        texts[from + 1..].join(" | ")
    });
    found + &texts.unwrap_or_default()
}

const GROUPS: &str = "      nhom:
        - ma: moi_truong
          ten: Môi trường
          nhiem_vu:
            - {ma: cay, ten: Trồng cây}
            - {ma: rac, ten: Thu gom rác}
        - ten: Truyền thông
          nhiem_vu:
            - {ma: loa, ten: Loa truyền thanh}
";

fn tasks(ids: &[&str]) -> String {
    let tasks = ids.iter().map(|id| format!("        - {{ma: {id}, ten: Việc {id}}}\n"));
    format!("      nhiem_vu:\n{}", tasks.collect::<String>())
}

/// A sheet as offices have them needs only ids, codes of columns and `#` on totals, in every
/// format; what stands around the table stops nothing, what is hidden is told.
#[test]
fn a_sheet_of_an_office_is_read_in_every_format() {
    let found = [office(), saved("kinh-phi.xls"), saved("kinh-phi.ods")]
        .map(|bytes| read(GROUPS, "so.xls", "so.xls", bytes));
    expect![[r#"
        so.xls:Phụ lục!A10: cảnh báo[D011]: 1 dòng đang ẩn (hàng 10); vẫn được đọc; gợi ý: bỏ ẩn, bỏ lọc để xem lại; dòng, cột không dùng thì xóa hẳn, hoặc ghi `#` ở cột mã của dòng
        so.xls:Phụ lục!F16: cảnh báo[D013]: dòng `nháp` ở dưới bảng có số nhưng không có mã, không được đọc; gợi ý: nếu dòng này thuộc bảng thì ghi mã và bỏ hàng trống ở trên nó; nếu không thì ghi `#` ở cột `ma`
        Môi trường | 1.230 | 0 | 1.230 | Trồng cây | 1.210 | 0 | 1.210 | Thu gom rác | 20 | 0 | 20 | Truyền thông | 1,3 | 4 | 5,3 | Loa truyền thanh | 1,3 | 4 | 5,3 | Tổng cộng | 1.231,3 | 4 | 1.235,3"#]].assert_eq(&found[0]);
    assert_eq!(found[1], found[0]);
    assert_eq!(found[2], found[0]);
}

/// Each fault with what is seen and what is stored; one rule in every format.
#[test]
fn what_a_cell_shows_otherwise_is_refused_with_both_readings() {
    let ids: Vec<String> = (1..=11).map(|at| format!("t{at}")).collect();
    let ids: Vec<&str> = ids.iter().map(String::as_str).collect();
    let found = [faults(), saved("sai.xls"), saved("sai.ods")].map(|bytes| {
        // Old workbooks keep no text of a formula.
        read(&tasks(&ids), "so.xls", "so.xls", bytes).replace(" `=C8*D8`", "")
    });
    expect![[r#"
        so.xls:Phụ lục!B2: cảnh báo[D016]: mã `t1`: tên ở bảng tính `rút gọn` khác tên trên văn bản `Việc t1`; số vẫn lấy theo mã; 10 dòng khác cũng vậy; gợi ý: xem dòng này có bị lệch mã không; nếu đúng là một việc thì sửa tên cho hai nơi giống nhau
        so.xls:Phụ lục!E2: lỗi[D009]: ô hiện `75`, giá trị lưu là 75.000.000; 5 ô khác cũng vậy; gợi ý: định dạng ô thành Số (Number), không phần trăm, không rút gọn hàng nghìn, rồi gõ lại số như muốn in
        so.xls:Phụ lục!E5: lỗi[D009]: không rõ ô hiện gì với định dạng `# ?/?`, giá trị lưu là 0,5; gợi ý: định dạng ô thành Số (Number), không phần trăm, không rút gọn hàng nghìn, rồi gõ lại số như muốn in
        so.xls:Phụ lục!F5: lỗi[D009]: không rõ ô hiện gì với định dạng `0.00E+00`, giá trị lưu là 75.000.000; gợi ý: định dạng ô thành Số (Number), không phần trăm, không rút gọn hàng nghìn, rồi gõ lại số như muốn in
        so.xls:Phụ lục!E6: cảnh báo[D010]: ô hiện số làm tròn `12`, giá trị lưu là 12,4; chương trình lấy giá trị lưu; gợi ý: muốn lấy số đang hiện thì gõ lại số đó, hoặc dùng hàm ROUND trong công thức
        so.xls:Phụ lục!F6: cảnh báo[D010]: ô hiện số làm tròn `97,99`, giá trị lưu là 97,98548619514; chương trình lấy giá trị lưu; gợi ý: muốn lấy số đang hiện thì gõ lại số đó, hoặc dùng hàm ROUND trong công thức
        so.xls:Phụ lục!E7: lỗi[B001]: số `-75` là số âm; cột này chỉ nhận số không âm; gợi ý: cột tăng, giảm của bảng trong văn bản thì ghi `co_dau: có`; phần cắt giảm của bản đã duyệt thì ghi số mới của nhiệm vụ rồi so sánh hai bản bằng `so_sanh`; gõ nhầm dấu thì sửa số
        so.xls:Phụ lục!F7: lỗi[B001]: số `-75` là số âm; cột này chỉ nhận số không âm; gợi ý: cột tăng, giảm của bảng trong văn bản thì ghi `co_dau: có`; phần cắt giảm của bản đã duyệt thì ghi số mới của nhiệm vụ rồi so sánh hai bản bằng `so_sanh`; gõ nhầm dấu thì sửa số
        so.xls:Phụ lục!E8: lỗi[D008]: công thức ghi sẵn kết quả 0, tính lại ra 75: tệp chưa được tính; gợi ý: mở tệp bằng Excel hoặc LibreOffice, bấm F9, lưu lại; hoặc ghi thẳng số vào ô
        so.xls:Phụ lục!E9: lỗi[D004]: ô số tiền là ngày tháng `31/10/2026`; gợi ý: đổi định dạng ô thành số (Number) rồi gõ lại số tiền
        so.xls:Phụ lục!E10: lỗi[D004]: ô số tiền gộp chung nhiều dòng hoặc nhiều cột: không rõ mỗi nơi bao nhiêu; gợi ý: bỏ gộp ô, ghi số ở từng ô
        so.xls:Phụ lục!E11: lỗi[D004]: ô số tiền gộp chung nhiều dòng hoặc nhiều cột: không rõ mỗi nơi bao nhiêu; gợi ý: bỏ gộp ô, ghi số ở từng ô
    "#]].assert_eq(&found[0]);
    assert_eq!(found[1], found[0]);
    assert_eq!(found[2], found[0]);
}

/// A formula that cannot be counted again is that of the program that saved the file, if it is
/// known to calculate; a nought of an unknown one is nobody's.
#[test]
fn results_that_cannot_be_checked_are_told() {
    let rows: [&[&str]; 3] = [
        &["ma", "2026", "2027", "", "x", "7"],
        &["a", "=VLOOKUP(\"x\",E1:F2,2,0)|7", "=VLOOKUP(\"y\",E1:F2,2,0)|0", "", "y", "0"],
        &["b", "=B2*2|14", "=ROUND(10/3,2)|3.33"],
    ];
    let unknown = book(&rows, |_| {});
    expect![[r#"
        so.xlsx:Phụ lục!B2: lỗi[D008]: công thức `=VLOOKUP("x",E1:F2,2,0)` chưa được tính: kết quả trong tệp chỉ là số ghi sẵn; gợi ý: mở tệp bằng Excel hoặc LibreOffice, bấm F9, lưu lại; hoặc ghi thẳng số vào ô
        so.xlsx:Phụ lục!C2: lỗi[D008]: công thức `=VLOOKUP("y",E1:F2,2,0)` chưa được tính: kết quả trong tệp chỉ là số ghi sẵn; gợi ý: mở tệp bằng Excel hoặc LibreOffice, bấm F9, lưu lại; hoặc ghi thẳng số vào ô
        so.xlsx:Phụ lục!B3: lỗi[D008]: công thức `=B2*2` chưa được tính: kết quả trong tệp chỉ là số ghi sẵn; gợi ý: mở tệp bằng Excel hoặc LibreOffice, bấm F9, lưu lại; hoặc ghi thẳng số vào ô
    "#]].assert_eq(&read(&tasks(&["a", "b"]), "so.xlsx", "so.xlsx", unknown));
    let known = read(&tasks(&["a", "b"]), "so.ods", "so.ods", saved("tra-cuu.ods"));
    // A program that is not known, but does not say either that nothing is calculated.
    let strange = edited(&book(&rows, |_| {}), " fullCalcOnLoad=\"1\"", "");
    expect![[r#"
        so.xlsx:Phụ lục!B2: cảnh báo[D008]: chương trình không tính lại được công thức `=VLOOKUP("x",E1:F2,2,0)`, cũng không rõ phần mềm nào ghi kết quả trong tệp; gợi ý: mở tệp bằng Excel hoặc LibreOffice, bấm F9, lưu lại; hoặc ghi thẳng số vào ô
        so.xlsx:Phụ lục!C2: lỗi[D008]: công thức `=VLOOKUP("y",E1:F2,2,0)` chưa được tính: kết quả trong tệp chỉ là số ghi sẵn; gợi ý: mở tệp bằng Excel hoặc LibreOffice, bấm F9, lưu lại; hoặc ghi thẳng số vào ô
        so.xlsx:Phụ lục!B3: cảnh báo[D008]: chương trình không tính lại được công thức `=B2*2`, cũng không rõ phần mềm nào ghi kết quả trong tệp; gợi ý: mở tệp bằng Excel hoặc LibreOffice, bấm F9, lưu lại; hoặc ghi thẳng số vào ô
    "#]].assert_eq(&read(&tasks(&["a", "b"]), "so.xlsx", "so.xlsx", strange));
    expect!["Việc a | 7 | 0 | 7 | Việc b | 14 | 3,33 | 17,33 | Tổng cộng | 21 | 3,33 | 24,33"]
        .assert_eq(&known);
}

/// Forgotten cells are told in one sentence, or are nothing where that is said; a dash is nothing
/// anywhere, and a group's row is checked against its tasks.
#[test]
fn blank_cells_are_told_once_or_are_nothing() {
    let csv = "ma;2026;2027\nmoi_truong;;9\ncay;;\nrac;–;\nloa;;—\n";
    let found = read(GROUPS, "so.csv", "so.csv", csv.into());
    let nothing = read(GROUPS, "so.csv\n      o_trong: 0", "so.csv", csv.replace(";9", ";").into());
    let group = read(GROUPS, "so.csv\n      o_trong: 0", "so.csv", csv.into());
    expect![[r#"
        so.csv:3:5: lỗi[D004]: ô số tiền để trống; 3 ô khác cũng vậy; gợi ý: ghi 0 nếu không có kinh phí; nếu mọi ô trống của bảng đều là không có, thêm `o_trong: 0` dưới `kinh_phi`
        Môi trường | 0 | 0 | 0 | Trồng cây | 0 | 0 | 0 | Thu gom rác | 0 | 0 | 0 | Truyền thông | 0 | 0 | 0 | Loa truyền thanh | 0 | 0 | 0 | Tổng cộng | 0 | 0 | 0
        so.csv:2:13: lỗi[B003]: nhóm I ghi 9 ở cột `2027`, cộng từ các nhiệm vụ là 0; gợi ý: sửa số ghi sẵn hoặc các số của nhiệm vụ
    "#]].assert_eq(&format!("{found}{nothing}\n{group}"));
}

/// The same around a table in a CSV file: a title, a head of two rows, column numbers, a column
/// without a name, an unread cell with a letter that is not seen, the signer.
#[test]
fn a_csv_file_of_an_office_is_read_too() {
    let csv = "PHỤ LỤC,,,,\nma,Nội dung,Kinh phí,,\n,,2026,2027,\nA,B,1,2,\n".replace("A,B", ",B")
        + "cay,Trồng\u{ad}cây,1.210,-,đợt 1\nrac,Rác,20,0,\nloa,Loa,\"1,3\",4,\n,,\"An Bình, ngày 05\"\n,,Nguyễn Văn An,,,,\n";
    expect![[r#"
        so.csv:6:5: cảnh báo[D016]: mã `rac`: tên ở bảng tính `Rác` khác tên trên văn bản `Thu gom rác`; số vẫn lấy theo mã; gợi ý: xem dòng này có bị lệch mã không; nếu đúng là một việc thì sửa tên cho hai nơi giống nhau
        so.csv:7:5: cảnh báo[D016]: mã `loa`: tên ở bảng tính `Loa` khác tên trên văn bản `Loa truyền thanh`; số vẫn lấy theo mã; gợi ý: xem dòng này có bị lệch mã không; nếu đúng là một việc thì sửa tên cho hai nơi giống nhau
        Môi trường | 1.230 | 0 | 1.230 | Trồng cây | 1.210 | 0 | 1.210 | Thu gom rác | 20 | 0 | 20 | Truyền thông | 1,3 | 4 | 5,3 | Loa truyền thanh | 1,3 | 4 | 5,3 | Tổng cộng | 1.231,3 | 4 | 1.235,3"#]].assert_eq(&read(GROUPS, "so.csv", "so.csv", csv.into_bytes()));
}

/// What stops a sheet names its cause: a row without an id by its words, numbers under the table
/// only warn, a head in words for people shows the cell to change.
#[test]
fn what_stops_a_sheet_names_its_cause() {
    let ids = tasks(&["a"]);
    let read = |csv: &str| read(&ids, "so.csv", "so.csv", csv.into());
    let found = [
        read("ma;Nội dung;2026;2027\n;TỔNG CỘNG (I + II);75;0\na;A;75;0\n"),
        read("ma;Nội dung;2026;2027\na;A;75;0\n;Cộng;75;0\n"),
        read("ma;Nội dung;2026;2027\na;A;75;0\n;;;\n;Nháp;70;0\n;Nháp;5;0\n"),
        read("BIỂU 1;;;\nMã số;Nội dung;2026;2027\na;A;75;0\n"),
        read("ma;Nội dung;2026;2027\na;A;(75);−5\n"),
        read("ma;Nội dung;2026;2026;2027\na;A;75;75;0\n"),
    ];
    expect![[r#"
        so.csv:2:21: lỗi[D005]: dòng `TỔNG CỘNG (I + II)` có số tiền nhưng không có mã nhiệm vụ; gợi ý: ghi mã nhiệm vụ ở cột `ma`; dòng tổng thì dùng công thức, hoặc ghi `#` ở cột `ma`
        so.csv:3:3: cảnh báo[D016]: mã `a`: tên ở bảng tính `A` khác tên trên văn bản `Việc a`; số vẫn lấy theo mã; gợi ý: xem dòng này có bị lệch mã không; nếu đúng là một việc thì sửa tên cho hai nơi giống nhau

        ---
        so.csv:2:3: cảnh báo[D016]: mã `a`: tên ở bảng tính `A` khác tên trên văn bản `Việc a`; số vẫn lấy theo mã; gợi ý: xem dòng này có bị lệch mã không; nếu đúng là một việc thì sửa tên cho hai nơi giống nhau
        so.csv:3:7: lỗi[D005]: dòng `Cộng` có số tiền nhưng không có mã nhiệm vụ; gợi ý: ghi mã nhiệm vụ ở cột `ma`; dòng tổng thì dùng công thức, hoặc ghi `#` ở cột `ma`

        ---
        so.csv:2:3: cảnh báo[D016]: mã `a`: tên ở bảng tính `A` khác tên trên văn bản `Việc a`; số vẫn lấy theo mã; gợi ý: xem dòng này có bị lệch mã không; nếu đúng là một việc thì sửa tên cho hai nơi giống nhau
        so.csv:4:7: cảnh báo[D013]: dòng `Nháp` ở dưới bảng có số nhưng không có mã, không được đọc; gợi ý: nếu dòng này thuộc bảng thì ghi mã và bỏ hàng trống ở trên nó; nếu không thì ghi `#` ở cột `ma`
        so.csv:5:7: cảnh báo[D013]: dòng `Nháp` ở dưới bảng có số nhưng không có mã, không được đọc; gợi ý: nếu dòng này thuộc bảng thì ghi mã và bỏ hàng trống ở trên nó; nếu không thì ghi `#` ở cột `ma`
        Việc a | 75 | 0 | 75 | Tổng cộng | 75 | 0 | 75
        ---
        so.csv:2:1: lỗi[D002]: bảng `so.csv` chưa có cột `ma`: ô này ghi `Mã số`; gợi ý: nếu đây là hàng tên cột thì sửa ô này thành `ma`; hàng ấy cũng phải ghi `2026`, `2027`

        ---
        so.csv:2:3: cảnh báo[D016]: mã `a`: tên ở bảng tính `A` khác tên trên văn bản `Việc a`; số vẫn lấy theo mã; gợi ý: xem dòng này có bị lệch mã không; nếu đúng là một việc thì sửa tên cho hai nơi giống nhau
        so.csv:2:5: lỗi[B001]: số `(75)` trong ngoặc, kế toán đọc là số âm; cột này chỉ nhận số không âm; gợi ý: cột tăng, giảm của bảng trong văn bản thì ghi `co_dau: có`; phần cắt giảm của bản đã duyệt thì ghi số mới của nhiệm vụ rồi so sánh hai bản bằng `so_sanh`; gõ nhầm dấu thì sửa số
        so.csv:2:10: lỗi[B001]: số `−5` là số âm; cột này chỉ nhận số không âm; gợi ý: cột tăng, giảm của bảng trong văn bản thì ghi `co_dau: có`; phần cắt giảm của bản đã duyệt thì ghi số mới của nhiệm vụ rồi so sánh hai bản bằng `so_sanh`; gõ nhầm dấu thì sửa số

        ---
        so.csv:1:18: lỗi[D002]: hai cột cùng tên `2026`; gợi ý: đổi tên hoặc xóa một cột
    "#]].assert_eq(&found.join("\n---\n"));
}

/// A hidden column that is read, a filtered row, a hidden sheet: one sentence a sheet.
#[test]
fn hidden_columns_and_sheets_are_told_in_one_sentence() {
    let rows: [&[&str]; 4] = [&["ma", "2026", "2027"], &["a", "1", "2"], &["b", "3", "4"], &["#", "4", "6"]];
    let bytes = book(&rows, |sheet| {
        sheet.set_column_hidden(2).unwrap();
        sheet.autofilter(0, 0, 3, 2).unwrap();
        sheet.filter_column(0, &rust_xlsxwriter::FilterCondition::new().add_list_filter("a")).unwrap();
        for row in [2, 3] {
            sheet.set_row_hidden(row).unwrap();
        }
    });
    expect![[r#"
        so.xlsx:Phụ lục!A3: cảnh báo[D011]: 1 dòng đang bị lọc hoặc ẩn (hàng 3); cột đang ẩn: C (`2027`); vẫn được đọc; gợi ý: bỏ ẩn, bỏ lọc để xem lại; dòng, cột không dùng thì xóa hẳn, hoặc ghi `#` ở cột mã của dòng
        Việc a | 1 | 2 | 3 | Việc b | 3 | 4 | 7 | Tổng cộng | 4 | 6 | 10"#]].assert_eq(&read(&tasks(&["a", "b"]), "so.xlsx", "so.xlsx", bytes));
    let mut two = rust_xlsxwriter::Workbook::new();
    two.add_worksheet().set_name("Bìa").unwrap().write_string(0, 0, "Bìa").unwrap();
    let hidden = two.add_worksheet().set_name("Số").unwrap();
    for (row, cells) in (0..).zip(rows) {
        for (column, cell) in (0..).zip(cells) {
            hidden.write_string(row, column, *cell).unwrap();
        }
    }
    hidden.set_very_hidden(true);
    let named = "so.xlsx\n      trang: Số";
    let found = read(&tasks(&["a", "b"]), named, "so.xlsx", two.save_to_buffer().unwrap());
    expect![[r#"
        so.xlsx:Số!A1: cảnh báo[D011]: trang `Số` đang ẩn; vẫn được đọc; gợi ý: bỏ ẩn, bỏ lọc để xem lại; dòng, cột không dùng thì xóa hẳn, hoặc ghi `#` ở cột mã của dòng
        Việc a | 1 | 2 | 3 | Việc b | 3 | 4 | 7 | Tổng cộng | 4 | 6 | 10"#]].assert_eq(&found);
}

/// A paper issued by a version that took what the sheet stores goes on being made of it.
#[test]
fn an_issued_paper_keeps_its_figures() {
    let rows: [&[&str]; 2] = [&["ma", "2026", "2027"], &["a", "75@#,##0,,", "=2*3|5"]];
    let yaml = PLAN.replace("FILE", "so.xlsx").replace("TASKS", &tasks(&["a"]));
    let files: BTreeMap<String, Vec<u8>> = [("so.xlsx".to_owned(), book(&rows, |_| {}))].into();
    let issued_by = vanban::rooms::finding::Version::read("0.1.0");
    let input = Input { files: &files, issued_by, ..Input::alone("kh.yaml", yaml.as_bytes()) };
    let (document, report) = Pipeline::built_in().tree(input);
    expect![[r#"
        so.xlsx:Phụ lục!B2: lưu ý[D009]: ô hiện `0`, giá trị lưu là 75; gợi ý: định dạng ô thành Số (Number), không phần trăm, không rút gọn hàng nghìn, rồi gõ lại số như muốn in
        so.xlsx:Phụ lục!C2: lưu ý[D008]: công thức `=2*3` ghi sẵn kết quả 5, tính lại ra 6: tệp chưa được tính; gợi ý: mở tệp bằng Excel hoặc LibreOffice, bấm F9, lưu lại; hoặc ghi thẳng số vào ô
    "#]].assert_eq(&render::short(&report));
    assert!(dump::texts(&document.unwrap()).contains(&"80".to_owned()));
}
