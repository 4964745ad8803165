//! Units, allocations, lists of numbers and imports from spreadsheets: the same rule for each.
//! Which format a file has its bytes tell, not its name.

use std::collections::BTreeMap;

use expect_test::expect;
use rust_decimal::Decimal;
use vanban::rooms::finding::render;
use vanban::rooms::pipeline::{Input, Pipeline, StatedSums, WorkbookFile};
use vanban::rooms::spreadsheet;
use vanban::rooms::tabular::workbook::{self, Workbook, WorkbookContent};

use crate::harness::Case;
use crate::support::office_workbooks::{allocation, orders, units};
use crate::support::workbooks::{book, edited, saved};
use crate::support::zip_files::parts_but_the_properties;

const NOTICE: &str = "\
loai: thong_bao
dia_phuong: {bang: don-vi.xls}
co_quan: {ten: Ủy ban nhân dân thành phố An Bình}
ky_hieu: TB-UBND
nam: 2026
dia_danh: An Bình
trich_yeu: Họp
noi_dung: Điện thoại {{ dia_phuong.dien_thoai }}; {{ dia_phuong.dan_so }} người; {{ dia_phuong.ty_le }}; ngày {{ dia_phuong.ngay_hop }}; {{ dia_phuong.tinh_day_du }}./.
noi_nhan: Như trên
nguoi_ky: {chuc_vu: Chủ tịch, ho_ten: Nguyễn Văn An}
";

/// The sentence that a unit's notice has.
fn notice(case: &Case, file: &str) -> String {
    let xml = case.docx_part(&format!("out/mau/{file}.docx"), "word/document.xml");
    let text: String =
        xml.split("</w:t>").filter_map(|run| run.rsplit_once('>').map(|(_, text)| text)).collect();
    let from = text.find("Điện thoại").unwrap();
    text[from..from + text[from..].find("./.").unwrap()].to_owned()
}

/// Numbers, dates and codes of units are what their cells show; titles, signers and cells that
/// are one over several rows stop nothing.
#[test]
fn units_are_what_their_cells_show_in_every_format() {
    let found = [units(), saved("don-vi.xls"), saved("don-vi.ods")].map(|bytes| {
        let case = Case::new().file("mau.yaml", NOTICE).file("don-vi.xls", bytes);
        let told = case.run("batch mau.yaml --format docx --message-format short").code(0).errors();
        [told, notice(&case, "00175-yen-hoa"), notice(&case, "00376-soc-son")].join("\n")
    });
    expect![[r#"
        don-vi.xls:Phụ lục!A5: cảnh báo[D011]: 1 dòng đang ẩn (hàng 5); cột đang ẩn: E (`dan_so`); vẫn được đọc; gợi ý: bỏ ẩn, bỏ lọc để xem lại; dòng, cột không dùng thì xóa hẳn, hoặc ghi `#` ở cột mã của dòng
        don-vi.xls:Phụ lục!A7: cảnh báo[D013]: dòng `Hà Nội, ngày 05 tháng 01 năm 2026` không có mã nên không được đọc; gợi ý: nếu là một địa phương thì ghi mã; nếu là ghi chú thì ghi `#` ở cột `ma`, hoặc xóa dòng
        don-vi.xls:Phụ lục!A8: cảnh báo[D013]: dòng `Người lập bảng` không có mã nên không được đọc; gợi ý: nếu là một địa phương thì ghi mã; nếu là ghi chú thì ghi `#` ở cột `ma`, hoặc xóa dòng

        Điện thoại 0912345678; 45.210 người; 12,5%; ngày 15/01/2026; thành phố Hà Nội
        Điện thoại 0243 885 1234; 13 người; 50%; ngày 15/02/2026; thành phố Hà Nội"#]].assert_eq(&found[0]);
    assert_eq!((&found[1], &found[2]), (&found[0], &found[0]));
}

/// What cannot be taken for what is seen stops the batch; a head in words for people shows the
/// cell to change.
#[test]
fn what_units_do_not_show_is_told() {
    let case = Case::new().file("mau.yaml", NOTICE);
    let told = |rows: &[&[&str]]| {
        let case = Case::new().file("mau.yaml", NOTICE).file("don-vi.xls", book(rows, |_| {}));
        case.run("batch mau.yaml --message-format short").code(1)
    };
    told(&[
        &["ma", "ten", "loai", "dan_so", "ty_le", "ngay_hop", "dien_thoai"],
        &["'00175", "Yên Hòa", "phường", "=100*2|0", "0.5@# ?/?", "46148@mm/dd/yyyy", "912345678@;;;"],
        &["376", "Sóc Sơn", "xã", "=1/0|#DIV/0!", "46148@mmm-yy", "1", "Số\u{200b}1"],
    ])
    .stderr(expect![[r#"
        don-vi.xls:Phụ lục!D3: lỗi[U002]: ô cột `dan_so` là công thức báo lỗi `#DIV/0!`; gợi ý: ô phải là chữ hoặc số: ghi thẳng giá trị, không ghi công thức
        don-vi.xls:Phụ lục!A3: lỗi[U002]: mã `376` ngắn hơn các mã khác trong bảng; gợi ý: Excel bỏ số 0 ở đầu khi coi mã là số: mã đúng là `00376`; đặt kiểu ô là Văn bản (Text) rồi gõ lại
        don-vi.xls:Phụ lục!D2: lỗi[D008]: công thức `=100*2` ghi sẵn kết quả 0, tính lại ra 200: tệp chưa được tính; gợi ý: mở tệp bằng Excel hoặc LibreOffice, bấm F9, lưu lại; hoặc ghi thẳng số vào ô
        don-vi.xls:Phụ lục!E2: lỗi[D009]: không rõ ô hiện gì với định dạng `# ?/?`, giá trị lưu là 0,5; gợi ý: định dạng ô thành Văn bản (Text) rồi gõ lại như muốn in
        don-vi.xls:Phụ lục!E3: lỗi[D009]: không rõ ô hiện gì với định dạng `mmm-yy`, giá trị lưu là 06/05/2026; gợi ý: định dạng ô thành Văn bản (Text) rồi gõ lại như muốn in
        don-vi.xls:Phụ lục!F2: lỗi[D009]: ô hiện `05/06/2026`, tháng đứng trước; ngày lưu là 06/05/2026; gợi ý: định dạng ô thành dd/mm/yyyy, hoặc ghi ngày bằng chữ
        don-vi.xls:Phụ lục!G2: lỗi[D009]: ô không hiện gì, giá trị lưu là 912.345.678; gợi ý: định dạng ô thành Văn bản (Text) rồi gõ lại như muốn in
        don-vi.xls:Phụ lục!G3: lỗi[D004]: ô có ký tự không nhìn thấy (U+200B, dấu cách rộng bằng không); gợi ý: gõ lại ô này; ký tự như vậy thường do dán từ Word, trang web hoặc phông chữ cũ
    "#]]);
    told(&[
        &["DANH MỤC", "", ""],
        &["STT", "Mã", "Tên đơn vị", "Cấp", "Mã tỉnh"],
        &["1", "'00175", "Yên Hòa", "Phường", "'01"],
    ])
    .stderr(expect![[r#"
        don-vi.xls:Phụ lục!B2: lỗi[D002]: bảng `don-vi.xls` chưa có cột `ma`: ô này ghi `Mã`; gợi ý: nếu đây là hàng tên cột thì sửa ô này thành `ma`; hàng ấy cũng phải ghi `ten`, `loai`
    "#]]);
    let csv = "DANH SÁCH\n\nma,ten,loai,dien_thoai,dan_so,ty_le,ngay_hop,,ten_tinh,loai_tinh\n\
        00175,Yên Hòa,phường,0912,45.210,5%,15/01/2026,ghi,Hà Nội,thành phố\n,,,\"An Bình, ngày 05\"\n,Người lập\n";
    let case = case.file("don-vi.xls", csv);
    case.run("batch mau.yaml --format docx --message-format short").code(0).stderr(expect![[r#"
        don-vi.xls:5:1: cảnh báo[D013]: dòng `An Bình, ngày 05` không có mã nên không được đọc; gợi ý: nếu là một địa phương thì ghi mã; nếu là ghi chú thì ghi `#` ở cột `ma`, hoặc xóa dòng
        don-vi.xls:6:1: cảnh báo[D013]: dòng `Người lập` không có mã nên không được đọc; gợi ý: nếu là một địa phương thì ghi mã; nếu là ghi chú thì ghi `#` ở cột `ma`, hoặc xóa dòng
    "#]]);
}

/// The city's figures from a sheet with codes over several rows, dashes and blanks.
#[test]
fn allocations_are_read_in_every_format() {
    for bytes in [allocation(), saved("phan-bo.xls"), saved("phan-bo.ods")] {
        let case = Case::from_dir("batch/phan-bo").file("pb.xls", bytes).replace(
            "mau.yaml",
            "tep: phan-bo.csv",
            "tep: pb.xls, o_trong: 0",
        );
        case.run("batch mau.yaml --format docx --message-format short").code(0).stderr(expect![[""]]);
        let plain = Case::from_dir("batch/phan-bo");
        plain.run("batch mau.yaml --format docx").code(0);
        for name in plain.files("out/mau").iter().filter(|name| name.ends_with(".docx")) {
            let file = format!("out/mau/{name}");
            let parts = |case: &Case| parts_but_the_properties(&case.read(&file));
            assert!(parts(&plain) == parts(&case), "{name}");
        }
    }
}

#[test]
fn what_an_allocation_does_not_show_is_told() {
    let rows: [&[&str]; 8] = [
        &["ma", "nhiem_vu", "2026", "2027"],
        &["175", "truc", "420500@#,##0,", "=2*3|0"],
        &["'00376", "truc", "", ""],
        &["'06994", "truc", "", ""],
        &["", "thuyen", "-5", "0"],
        &["", "Tổng", "9", "9"],
        &[],
        &["", "", "", "Nguyễn Văn An"],
    ];
    let case = Case::from_dir("batch/phan-bo").file("pb.xls", book(&rows, |_| {})).replace(
        "mau.yaml",
        "tep: phan-bo.csv",
        "tep: pb.xls",
    );
    case.run("batch mau.yaml --message-format short").code(1).stderr(expect![[r#"
        pb.xls:Phụ lục!A2: lỗi[U021]: bảng địa phương không có mã `175`; gợi ý: Excel bỏ số 0 ở đầu khi coi mã là số: mã đúng là `00175`; đặt kiểu ô là Văn bản (Text) rồi gõ lại
        pb.xls:Phụ lục!A5: lỗi[U021]: mã địa phương là ô trống; gợi ý: ghi mã ở cột `ma` của từng dòng, kể cả khi mấy dòng liền nhau cùng một địa phương
        pb.xls:Phụ lục!A6: lỗi[U021]: mã địa phương là ô trống; gợi ý: ghi mã ở cột `ma` của từng dòng, kể cả khi mấy dòng liền nhau cùng một địa phương
        pb.xls:Phụ lục!B6: lỗi[U021]: mẫu không có nhiệm vụ `Tổng` ghi `nguon: thanh_pho`; gợi ý: dùng được: `truc`, `thuyen`
        pb.xls:Phụ lục!C2: lỗi[D009]: ô hiện `421`, giá trị lưu là 420.500; gợi ý: định dạng ô thành Số (Number), không phần trăm, không rút gọn hàng nghìn, rồi gõ lại số như muốn in
        pb.xls:Phụ lục!D2: lỗi[D008]: công thức `=2*3` ghi sẵn kết quả 0, tính lại ra 6: tệp chưa được tính; gợi ý: mở tệp bằng Excel hoặc LibreOffice, bấm F9, lưu lại; hoặc ghi thẳng số vào ô
        pb.xls:Phụ lục!C3: lỗi[U021]: ô số tiền để trống; 3 ô khác cũng vậy; gợi ý: ghi 0 nếu không được phân bổ; nếu mọi ô trống của bảng đều là không có, thêm `o_trong: 0` cạnh `tep`
        pb.xls:Phụ lục!C5: lỗi[B001]: số `-5` là số âm; cột này chỉ nhận số không âm; gợi ý: cột tăng, giảm của bảng trong văn bản thì ghi `co_dau: có`; phần cắt giảm của bản đã duyệt thì ghi số mới của nhiệm vụ rồi so sánh hai bản bằng `so_sanh`; gõ nhầm dấu thì sửa số
    "#]]);
}

const LETTER: &str = "\
loai: to_trinh
co_quan: {ten: Sở Nội vụ}
ky_hieu: TTr-SNV
dia_danh: Bình An
nam: 2026
trich_yeu: Đề nghị
kinh_gui: Ủy ban nhân dân tỉnh
noi_dung: Sở Nội vụ kính trình./.
noi_nhan: Như trên
nguoi_ky: {chuc_vu: Giám đốc, ho_ten: Nguyễn Văn An}
";

/// Numbers and days of a list are what its cells show.
#[test]
fn lists_of_numbers_are_read_in_every_format() {
    // Days may count from 1904.
    let from_1904 = edited(&orders(), "<workbookPr ", "<workbookPr date1904=\"1\" ");
    let from_1904 = edited(&from_1904, "<v>46027</v>", "<v>44565</v>");
    let found = [orders(), from_1904, saved("cap-so.xls"), saved("cap-so.ods")].map(|bytes| {
        let case = Case::new().file("a.yaml", LETTER).file("b.yaml", LETTER).file("cap-so.xls", bytes);
        let told =
            case.run("issue --csv cap-so.xls --so-dang-ky so.csv --message-format short").code(0).errors();
        let numbers = ["a.yaml", "b.yaml"].map(|name| {
            let text = String::from_utf8(case.read(name)).unwrap();
            let lines = text.lines().filter(|line| line.starts_with("so:") || line.starts_with("ngay:"));
            lines.collect::<Vec<_>>().join(", ")
        });
        told + &numbers.join("\n")
    });
    assert!(found.iter().all(|one| *one == found[0]), "{found:?}");
    expect![[r#"
        so: 1021, ngay: 05/01/2026
        so: 1022, ngay: 05/01/2026"#]]
    .assert_eq(&found[0]);
    let rows: [&[&str]; 4] = [
        &["tep", "so", "ngay"],
        &["a.yaml", "=20+1|0", "46148@mm/dd/yyyy"],
        &["b.yaml", "22@;;;", "46148@mmm-yy"],
        &["", "23", ""],
    ];
    let case =
        Case::new().file("a.yaml", LETTER).file("b.yaml", LETTER).file("cap-so.xls", book(&rows, |_| {}));
    case.run("issue --csv cap-so.xls --message-format short").code(1).stderr(expect![[r#"
        cap-so.xls:Phụ lục!B2: lỗi[P004]: số văn bản phải là chữ số Ả Rập từ 1, không kèm ký hiệu, ở đây là `0`
        cap-so.xls:Phụ lục!B2: lỗi[D008]: công thức `=20+1` ghi sẵn kết quả 0, tính lại ra 21: tệp chưa được tính; gợi ý: mở tệp bằng Excel hoặc LibreOffice, bấm F9, lưu lại; hoặc ghi thẳng số vào ô
        cap-so.xls:Phụ lục!C2: lỗi[D009]: ô hiện `05/06/2026`, tháng đứng trước; ngày lưu là 06/05/2026; gợi ý: định dạng ô thành dd/mm/yyyy, hoặc ghi ngày bằng chữ
        cap-so.xls:Phụ lục!B3: lỗi[D009]: ô không hiện gì, giá trị lưu là 22; gợi ý: định dạng ô thành Văn bản (Text) rồi gõ lại như muốn in
        cap-so.xls:Phụ lục!C3: lỗi[D009]: không rõ ô hiện gì với định dạng `mmm-yy`, giá trị lưu là 06/05/2026; gợi ý: định dạng ô thành Văn bản (Text) rồi gõ lại như muốn in
        cap-so.xls:Phụ lục!A4: lỗi[P004]: dòng này không ghi tệp nào ở cột `tep`
    "#]]);
}

const PLAN: &str = "\
loai: ke_hoach
co_quan: {ten: Ủy ban nhân dân xã An Bình}
ky_hieu: KH-UBND
nam: 2026
dia_danh: An Bình
trich_yeu: Kinh phí
noi_dung: Tại Phụ lục kèm theo./.
noi_nhan: Như trên
nguoi_ky: {chuc_vu: Chủ tịch}
phu_luc:
  - ten: Kinh phí
    bang:
      don_vi: triệu đồng
      cot:
        - {ma: tt, ten: TT, kieu: so_thu_tu}
        - {ma: ten, ten: Nhiệm vụ, kieu: chu}
        - {ma: don_vi, ten: Đơn vị, kieu: giua}
        - {ma: 2026, ten: Năm 2026, kieu: tien}
      nhom:
        - ten: Môi trường
          nhiem_vu:
            - {ma: cay, ten: \"Trồng *cây*\", don_vi: Thôn, kinh_phi: {2026: 75}}
            - {ma: rac, ten: Thu gom rác, kinh_phi: {2026: 20}}
        - ten: Truyền thông
          nhiem_vu:
            - {ma: loa, ten: Loa, kinh_phi: {2026: 5}}
      tong_cong: {nhan: Tổng}
";

/// What an import changes and everything that is found.
fn imported(change: impl FnOnce(&mut Workbook)) -> String {
    let pipeline = Pipeline::built_in();
    let input = Input::alone("kh.yaml", PLAN.as_bytes());
    let mut made = spreadsheet::workbook(&pipeline.tables(input).0.unwrap());
    change(&mut made);
    let bytes = workbook::write(&made).unwrap();
    let (import, report) =
        pipeline.import(input, WorkbookFile { name: "kp.xlsx", bytes: &bytes }, StatedSums::Stay);
    let changes = import.map(|import| {
        let figures = import.changes.iter().map(|one| format!("{}: {} -> {}\n", one.owner, one.old, one.new));
        let rows = import.rows.iter().map(|row| format!("{row}\n"));
        rows.chain(figures).collect::<String>()
    });
    render::short(&report) + &changes.unwrap_or_default()
}

/// Names, other words, rows that moved and figures are taken over; words below the table are told.
#[test]
fn what_an_import_takes_over_and_what_it_does_not_is_told() {
    expect![[""]].assert_eq(&imported(|_| {}));
    let found = imported(|book| {
        let cells = &mut book.pages[0].cells;
        let text = |text: &str| WorkbookContent::Text(text.to_owned());
        let (first, name) = (4_u32, 2_u16);
        // A group, a task's name, another column of it, its figure; the totals.
        cells.get_mut(&(first, name)).unwrap().content = text("Môi trường (bổ sung)");
        cells.get_mut(&(first + 2, name)).unwrap().content = text("Thu gom rác thải");
        cells.get_mut(&(first + 1, name + 1)).unwrap().content = text("Các thôn");
        cells.get_mut(&(first + 1, name + 2)).unwrap().content = WorkbookContent::Number(Decimal::from(76));
        // The last task above the group before it, and a row of words at the end.
        let moved: BTreeMap<(u32, u16), _> = cells
            .iter()
            .filter(|((row, _), _)| *row == first + 4)
            .map(|(at, cell)| (*at, cell.clone()))
            .collect();
        let group: Vec<((u32, u16), _)> = cells
            .iter()
            .filter(|((row, _), _)| *row == first + 3)
            .map(|(at, cell)| (*at, cell.clone()))
            .collect();
        cells.retain(|(row, _), _| ![first + 3, first + 4].contains(row));
        cells.extend(moved.into_iter().map(|((row, column), cell)| ((row - 1, column), cell)));
        cells.extend(group.into_iter().map(|((row, column), cell)| ((row + 1, column), cell)));
        let extra =
            workbook::WorkbookCell { content: text("Dòng thêm"), ..workbook::WorkbookCell::default() };
        cells.insert((first + 6, name), extra);
    });
    expect![[r#"
        kp.xlsx:Phụ lục!E5: cảnh báo[D012]: dòng `Môi trường (bổ sung)`, cột `2026`: tệp Excel ghi 96, tính từ các số là 101; số tổng không được đưa về; gợi ý: xem lại công thức hoặc số gõ ở ô này, và các số mà nó cộng
        kp.xlsx:Phụ lục!C11: cảnh báo[D012]: tệp Excel có thêm chữ, số ở ô C11 (`Dòng thêm`); không được đưa về; gợi ý: `vanban budget import` đưa về số, tên, chữ và hàng của nhiệm vụ, tên nhóm; phần khác thì sửa trong tệp YAML rồi xuất lại
        kh.yaml:20: nhóm `Môi trường`, cột ten: `Môi trường` -> `Môi trường (bổ sung)` (ô Phụ lục!C5)
        kh.yaml:22: nhiệm vụ `Trồng cây`, cột don_vi: `Thôn` -> `Các thôn` (ô Phụ lục!D6)
        kh.yaml:23: nhiệm vụ `Thu gom rác`, cột ten: `Thu gom rác` -> `Thu gom rác thải` (ô Phụ lục!C7)
        kh.yaml:26: chuyển nhiệm vụ `Loa` tới sau `Thu gom rác` (ô Phụ lục!C8)
        nhiệm vụ cay: 75 -> 76
    "#]].assert_eq(&found);
}

/// Results that nobody counted are no figures here either: a program may have changed the
/// figures under them.
#[test]
fn an_import_takes_no_figure_that_nobody_counted() {
    let found = imported(|book| {
        let formula = WorkbookContent::Formula("15*5".to_owned(), Decimal::ONE);
        book.pages[0].cells.get_mut(&(5, 4)).unwrap().content = formula;
        let cell = book.pages[0].cells.get_mut(&(6, 4)).unwrap();
        cell.look.number = workbook::NumberFormat::Percent(0);
    });
    expect![[r#"
        kp.xlsx:Phụ lục!E6: lỗi[D008]: công thức `=15*5` ghi sẵn kết quả 1, tính lại ra 75: tệp chưa được tính; gợi ý: mở tệp bằng Excel hoặc LibreOffice, bấm F9, lưu lại; hoặc ghi thẳng số vào ô
        kp.xlsx:Phụ lục!E7: lỗi[D009]: ô hiện `2000%`, giá trị lưu là 20; gợi ý: định dạng ô thành Số (Number), không phần trăm, không rút gọn hàng nghìn, rồi gõ lại số như muốn in
    "#]].assert_eq(&found);
}

/// Saved by another program in another format, the workbook of an export still comes back.
#[test]
fn an_export_comes_back_in_every_format() {
    let found = ["xuat.xls", "xuat.ods"].map(|name| {
        let case = Case::new().file("kh.yaml", PLAN).file("xuat", saved(name));
        let case = case.replace("kh.yaml", "{2026: 75}", "{2026: 74}");
        case.run("budget import xuat kh.yaml --dry-run").code(0).stderr(expect![[""]]).text()
    });
    expect![[r#"
        kh.yaml:22: nhiệm vụ cay, cột 2026: 74 -> 75
        sẽ đổi 1 số; chưa ghi tệp nào
    "#]]
    .assert_eq(&found[0]);
    assert_eq!(found[0], found[1]);
}
