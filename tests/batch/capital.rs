//! Units named after a person, a number or an event.

use expect_test::expect;

use crate::harness::Case;

const HEAD: &str = "ma,ten,loai,ma_tinh,ten_tinh,loai_tinh,phong,ky_hieu,chuc_vu,nguoi_ky,kinh_phi";

/// A table without the column, as 0.1.0 shipped it.
fn case(names: &[(&str, &str)]) -> Case {
    let row = |(code, name): &(&str, &str)| {
        format!("{code},{name},phường,68,Lâm Đồng,tỉnh,Phòng Kinh tế,UBND,Chủ tịch,Lê Văn An,5\n")
    };
    let rows: String = names.iter().map(row).collect();
    Case::from_dir("batch/mau").file("don-vi.csv", format!("{HEAD}\n{rows}"))
}

/// A name that begins with a digit must say what it is; units that are not asked for need not.
#[test]
fn a_number_without_the_mark_is_an_error() {
    let case = case(&[("24820", "2 Bảo Lộc"), ("24823", "1 Bảo Lộc"), ("24829", "B'Lao")]);
    case.run("batch mau.yaml --message-format short").code(1).stdout(expect![[""]]).stderr(expect![[r#"
        don-vi.csv:2:7: lỗi[U010]: tên `2 Bảo Lộc` mở đầu bằng chữ số mà bảng chưa ghi `viet_hoa_loai`: đơn vị đặt theo số thì viết hoa cả chữ chỉ loại, `Phường 2 Bảo Lộc` (Phụ lục II, III.1b; Phụ lục I, II.4a); gợi ý: ghi `có` ở cột `viet_hoa_loai` của dòng này; bảng chưa có cột đó thì thêm cột
        don-vi.csv:3:7: lỗi[U010]: tên `1 Bảo Lộc` mở đầu bằng chữ số mà bảng chưa ghi `viet_hoa_loai`: đơn vị đặt theo số thì viết hoa cả chữ chỉ loại, `Phường 1 Bảo Lộc` (Phụ lục II, III.1b; Phụ lục I, II.4a); gợi ý: ghi `có` ở cột `viet_hoa_loai` của dòng này; bảng chưa có cột đó thì thêm cột
    "#]]);
    assert!(!case.path("out").exists());
    case.run("batch mau.yaml --only 24829").code(0).stderr(expect![[""]]);
}

/// The shipped table says it.
#[test]
fn the_shipped_table_has_the_mark() {
    let units = include_str!("../../content/don-vi-hanh-chinh.csv");
    let template = "loai: ke_hoach\ndia_phuong: dv.csv\nco_quan: {ten: [Ủy ban nhân dân, \"{{ dia_phuong.ten_day_du }}\"]}\n\
        ky_hieu: KH-UBND\ndia_danh: \"{{ dia_phuong.dia_danh }}\"\nnam: 2026\n\
        trich_yeu: Trồng cây trên địa bàn {{ dia_phuong.ten_day_du }}\nnoi_dung: Trồng cây./.\n\
        noi_nhan: [Các tổ dân phố]\nnguoi_ky: {chuc_vu: Chủ tịch}\n";
    let case = Case::new().file("dv.csv", units).file("mau.yaml", template);
    case.run("batch mau.yaml --only 24820,24823,24841,03127,10570,00175 --strict")
        .code(0)
        .stderr(expect![[""]]);
    let words = |file: &str| {
        let text = case.docx_part(&format!("out/mau/{file}.docx"), "word/document.xml");
        let text =
            text.split("<w:t xml:space=\"preserve\">").skip(1).map(|rest| rest.split('<').next().unwrap());
        let shown = text.filter(|text| text.contains("địa bàn") || text.contains(", ngày"));
        shown.map(|text| text.trim().to_owned()).collect::<Vec<_>>().join("\n")
    };
    let all = [
        "24820-2-bao-loc",
        "24823-1-bao-loc",
        "24841-3-bao-loc",
        "03127-dien-bien-phu",
        "10570-tran-hung-dao",
        "00175-yen-hoa",
    ];
    let all: Vec<String> = all.iter().map(|file| words(file)).collect();
    expect![[r#"
        Phường 2 Bảo Lộc, ngày       tháng       năm 2026
        Trồng cây trên địa bàn Phường 2 Bảo Lộc
        Phường 1 Bảo Lộc, ngày       tháng       năm 2026
        Trồng cây trên địa bàn Phường 1 Bảo Lộc
        Phường 3 Bảo Lộc, ngày       tháng       năm 2026
        Trồng cây trên địa bàn Phường 3 Bảo Lộc
        Phường Điện Biên Phủ, ngày       tháng       năm 2026
        Trồng cây trên địa bàn Phường Điện Biên Phủ
        Phường Trần Hưng Đạo, ngày       tháng       năm 2026
        Trồng cây trên địa bàn Phường Trần Hưng Đạo
        Yên Hòa, ngày       tháng       năm 2026
        Trồng cây trên địa bàn phường Yên Hòa"#]]
    .assert_eq(&all.join("\n"));
}

/// A name that may be a person's or an event's is a warning, once a unit, until the table says
/// which it is.
#[test]
fn a_doubtful_name_is_a_warning() {
    let case = case(&[("1", "Quang Trung"), ("2", "Trần Hưng Đạo"), ("3", "Yên Hòa")]);
    case.run("batch mau.yaml").code(0).stdout(expect![[r#"
        Xong 3 địa phương: 3 đã ghi, 0 không đổi, 0 chưa ghi; 0 lỗi, 2 cảnh báo ([…] giây)
        Kết quả ở out/mau, danh mục: danh-muc.jsonl
    "#]]).stderr(expect![[r#"
        cảnh báo[U011]: `Quang Trung` có thể là tên người hoặc sự kiện lịch sử (niên hiệu của Nguyễn Huệ): đơn vị đặt theo tên đó thì viết hoa cả chữ chỉ loại, `Phường Quang Trung` (Phụ lục II, III.1b; Phụ lục I, II.4a); bảng chưa ghi
         --> don-vi.csv:2:3
          |
        2 | 1,Quang Trung,phường,68,Lâm Đồng,tỉnh,Phòng Kinh tế,UBND,Chủ tịch,Lê Văn An,5
          |   ^^^^^^^^^^^
          |
          = gợi ý: ghi `có` hoặc `không` ở cột `viet_hoa_loai` của dòng này; chưa ghi thì in `phường Quang Trung`

        cảnh báo[U011]: `Trần Hưng Đạo` là tên người hoặc sự kiện lịch sử (Trần Quốc Tuấn): đơn vị đặt theo tên đó thì viết hoa cả chữ chỉ loại, `Phường Trần Hưng Đạo` (Phụ lục II, III.1b; Phụ lục I, II.4a); bảng chưa ghi
         --> don-vi.csv:3:3
          |
        3 | 2,Trần Hưng Đạo,phường,68,Lâm Đồng,tỉnh,Phòng Kinh tế,UBND,Chủ tịch,Lê Văn An,5
          |   ^^^^^^^^^^^^^
          |
          = gợi ý: ghi `có` hoặc `không` ở cột `viet_hoa_loai` của dòng này; chưa ghi thì in `phường Trần Hưng Đạo`

    "#]]);
    case.run("batch mau.yaml --strict --force --out b").code(1).stdout(expect![[r#"
        Chưa ghi gì: bảng địa phương có 2 cảnh báo (--strict)
    "#]]);
    assert!(!case.path("b").exists());
    let table = String::from_utf8(case.read("don-vi.csv")).unwrap();
    let marked: String = table
        .lines()
        .zip([",viet_hoa_loai", ",không", ",có", ","])
        .map(|(line, mark)| format!("{line}{mark}\n"))
        .collect();
    let case = case.file("don-vi.csv", marked);
    case.run("batch mau.yaml --strict --out b").code(0).stderr(expect![[""]]);
}
