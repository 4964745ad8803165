//! Workbooks as offices keep them: figures, units, an allocation, numbers to give, with all that stands
//! around and between them.

use rust_xlsxwriter::Format;

use super::workbooks::book;

/// A sheet as offices have them: a title, a head of two rows, a row of column numbers, notes in
/// a column without a name, a hidden row, subtotals, the signer below, and some arithmetic under
/// all that.
pub(crate) fn office() -> Vec<u8> {
    let rows: [&[&str]; 17] = [
        &["PHỤ LỤC KINH PHÍ NĂM 2026"],
        &["ma", "TT", "Nội dung", "Số lượng", "Đơn giá", "Kinh phí"],
        &["", "", "", "", "", "2026", "2027"],
        &["", "A", "B", "1", "2", "3=1x2", "4"],
        &["#", "", "Tổng", "", "", "=SUM(F6,F9)|1231.3@#,##0", "=SUM(G6,G9)|4"],
        &["moi_truong", "I", "Môi trường", "", "", "=SUM(F7:F8)|1230@#,##0", "0"],
        &["cay", "1", "Trồng cây", "121", "10", "=D7*E7|1210@#,##0", "-", "đợt 1"],
        &["rac", "2", "Thu gom rác", "", "", "20@_(* #,##0_);_(* (#,##0);_(* \"-\"??_);_(@_)", "0"],
        &["#", "II", "Truyền thông", "", "", "=F10|1.3", "=G10|4@0"],
        &[
            "loa",
            "1",
            "Loa truyền thanh",
            "",
            "",
            "=0.1+0.2+1|1.3000000000000003",
            "4@#,##0.00",
            "ghi\u{ad}chú",
        ],
        &["", "", "", "", "", "An Bình, ngày 05 tháng 01 năm 2026"],
        &["", "", "", "", "", "CHỦ TỊCH"],
        &[],
        &["", "", "", "", "", "Nguyễn Văn An"],
        &[],
        &["", "", "nháp", "", "", "15", "=1/0|#DIV/0!"],
        &["", "", "Cộng nháp", "", "", "=F16|15"],
    ];
    book(&rows, |sheet| {
        let plain = Format::new();
        sheet.merge_range(0, 0, 0, 6, "PHỤ LỤC KINH PHÍ NĂM 2026", &plain).unwrap();
        for (column, name) in [(0, "ma"), (1, "TT"), (2, "Nội dung"), (3, "Số lượng"), (4, "Đơn giá")]
        {
            sheet.merge_range(1, column, 2, column, name, &plain).unwrap();
        }
        sheet.merge_range(1, 5, 1, 6, "Kinh phí", &plain).unwrap();
        sheet.set_row_hidden(9).unwrap();
    })
}

/// Cells that show something else than they store; each row one kind.
pub(crate) fn faults() -> Vec<u8> {
    let rows: [&[&str]; 12] = [
        &["ma", "Nội dung", "so", "gia", "2026", "2027"],
        &["t1", "rút gọn", "", "", "75000000@#,##0,,", "1500@#,##0,"],
        &["t2", "phần trăm", "", "", "0.125@0.0%", "0@0%"],
        &["t3", "ẩn", "", "", "75@;;;", "75@#,##0 \"triệu\""],
        &["t4", "phân số, số mũ", "", "", "0.5@# ?/?", "75000000@0.00E+00"],
        &["t5", "làm tròn", "", "", "12.4@#,##0", "97.985486195139996@0.00"],
        &["t6", "âm", "", "", "-75@#,##0", "-75@#,##0;#,##0"],
        &["t7", "công thức", "3", "25", "=C8*D8|0", "=SUM(C8:D8)|28"],
        &["t8", "ngày", "", "", "46326@dd/mm/yyyy", "0"],
        &["t9", "gộp", "", "", "100", "0"],
        &["t10", "gộp", "", "", "", "0"],
        &["t11", "lẻ", "", "", "0.30000000000000004", "1.5@#,##0.0"],
    ];
    book(&rows, |sheet| {
        let number = Format::new();
        sheet.merge_range(9, 4, 10, 4, "", &number).unwrap();
        sheet.write_number(9, 4, 100).unwrap();
    })
}

/// Units with cells as Excel keeps them, under a title, the signer below.
pub(crate) fn units() -> Vec<u8> {
    let rows: [&[&str]; 8] = [
        &["DANH SÁCH XÃ, PHƯỜNG"],
        &[],
        &["ma", "ten", "loai", "dien_thoai", "dan_so", "ty_le", "ngay_hop", "ten_tinh", "", "loai_tinh"],
        &[
            "175@00000",
            "Yên Hòa",
            "phường",
            "912345678@0000000000",
            "45210@#,##0",
            "0.125@0.0%",
            "46037@dd/mm/yyyy",
            "Hà Nội",
            "x",
            "thành phố",
        ],
        &[
            "'00376",
            "Sóc Sơn",
            "xã",
            "'0243 885 1234",
            "12.6@0",
            "0.5@0%",
            "'15/02/2026",
            "",
            "",
            "thành phố",
        ],
        &[],
        &["", "", "", "", "", "", "Hà Nội, ngày 05 tháng 01 năm 2026"],
        &["", "Người lập bảng"],
    ];
    book(&rows, |sheet| {
        sheet.merge_range(3, 7, 4, 7, "Hà Nội", &Format::new()).unwrap();
        sheet.set_row_hidden(4).unwrap();
        sheet.set_column_hidden(4).unwrap();
    })
}

/// The city's allocation of `tests/batch/phan-bo/`, with a code over two rows, a dash, a blank
/// and the signer.
pub(crate) fn allocation() -> Vec<u8> {
    let rows: [&[&str]; 10] = [
        &["PHÂN BỔ KINH PHÍ"],
        &["ma", "ten", "nhiem_vu", "ten_nhiem_vu", "2026", "2027", ""],
        &["175@00000", "Yên Hòa", "truc", "Trực ban", "420.5@#,##0.0", "1210@#,##0", "x"],
        &["'00376", "Sóc Sơn", "truc", "Trực ban", "0.000001", "", ""],
        &["'06994", "Vân Đồn", "truc", "Trực ban", "=2+3|5", "6", ""],
        &["", "", "thuyen", "Tàu, thuyền", "3.5", "-", ""],
        &["'26737", "1", "truc", "Trực ban", "74.499999", "10", ""],
        &["#", "", "", "Tổng", "=SUM(E3:E7)|503.5", "=SUM(F3:F7)|1226"],
        &[],
        &["", "", "", "", "Nguyễn Văn An"],
    ];
    book(&rows, |sheet| {
        let plain = Format::new();
        sheet.merge_range(4, 0, 5, 0, "06994", &plain).unwrap();
        sheet.merge_range(4, 1, 5, 1, "Vân Đồn", &plain).unwrap();
    })
}

/// Numbers and days for two papers, under a title, the signer below.
pub(crate) fn orders() -> Vec<u8> {
    let rows: [&[&str]; 6] = [
        &["CẤP SỐ NGÀY 05/01/2026"],
        &["tep", "so", "ngay", ""],
        &["a.yaml", "1021@#,##0", "46027@dd/mm/yyyy", "gấp"],
        &["b.yaml", "1022", "'05/01/2026", ""],
        &[],
        &["", "", "Nguyễn Văn An"],
    ];
    book(&rows, |_| {})
}
