//! `vanban new phu_luc --tu-bang`: an appendix made of a sheet as an office keeps it.

use expect_test::expect;

use crate::harness::Case;
use crate::support::drawn_sheets::DrawnSheet;

const OFFICE: &str = "
ỦY BAN NHÂN DÂN XÃ AN HÒA | | | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
PHỤ LỤC I
**DỰ TOÁN KINH PHÍ THỰC HIỆN KẾ HOẠCH NĂM 2026**
 | | | | | Đơn vị tính: triệu đồng
**TT** | **Nội dung** | **Đơn vị chủ trì** | **Kinh phí** | | | **Ghi chú**
 | | | Năm 2026 | Năm 2027 | Tổng cộng
A | B | C | 1 | 2 | 3=1+2 | 4
**I** | **Tuyên truyền** | | =SUM(D9:D10) -> 170 | 50 | =D8+E8 -> 220
1 | In tờ rơi | Văn phòng | 120 | '50 | 170 | theo quý
2 | Phát thanh:\\n- buổi sáng;\\n- buổi chiều. | Trung tâm Văn hóa | 50 | - | 50
**II** | **Tập huấn** | | 30 | 10 | 40
1 | Lớp cho cán bộ thôn | Phòng Kinh tế | 30 | 10 | 40
 | **TỔNG CỘNG** | | 200 | 60 | 260

Ghi chú: Số liệu chưa gồm nguồn xã hội hóa.
 | | | | Người lập biểu
";

fn office() -> DrawnSheet {
    DrawnSheet::new("Biểu 01", OFFICE)
        .merged(&["A3:G3", "A5:A6", "B5:B6", "C5:C6", "D5:F5", "G5:G6", "F4:G4"])
}

pub(super) fn written(case: &Case, file: &str) -> String {
    String::from_utf8(case.read(file)).unwrap()
}

/// A paper that takes the appendix over.
const PAPER: &str = "\
loai: ke_hoach
co_quan: {ten: [Ủy ban nhân dân, xã An Hòa]}
ky_hieu: KH-UBND
dia_danh: An Hòa
nam: 2026
trich_yeu: Phòng, chống thiên tai năm 2026
noi_dung: Kinh phí {{ tong }}, chi tiết tại Phụ lục kèm theo./.
noi_nhan: [Văn phòng, Trung tâm Văn hóa, Phòng Kinh tế]
nguoi_ky: {thay_mat: Ủy ban nhân dân, chuc_vu: Chủ tịch, ho_ten: Trần Văn Bình}
phu_luc:
  - lay_tu: {tep: phu-luc.yaml}
";

#[test]
fn an_appendix_is_made_of_a_sheet_with_all_its_words() {
    let case = Case::new().file("du-toan.xlsx", office().bytes()).file("kh.yaml", PAPER);
    case.run("new phu_luc --tu-bang du-toan.xlsx").code(0).stdout(expect![[r#"
        Đã tạo phu-luc.yaml
        - 2 nhóm, 3 nhiệm vụ, hàng tổng khớp
        - số tiền tính bằng triệu đồng
        - các cột: A `TT`: so_thu_tu, mã tt; B `Nội dung`: chu, mã ten; C `Đơn vị chủ trì`: chu, mã don_vi_chu; D `Kinh phí / Năm 2026`: tien, mã 2026; E `Kinh phí / Năm 2027`: tien, mã 2027; F `Kinh phí / Tổng cộng`: tong_hang, mã tong; G `Ghi chú`: giua, mã ghi_chu
        Tiếp theo: xem lại tên phụ lục, tên cột, rồi chép vào `phu_luc` của văn bản, hoặc ghi ở đó:
          - lay_tu: {tep: phu-luc.yaml}
    "#]]).stderr(expect![[r#"
        cảnh báo[D023]: chữ ngoài bảng không đưa vào phụ lục: `ỦY BAN NHÂN DÂN XÃ AN HÒA`, `CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM`, `PHỤ LỤC I`, `Người lập biểu`
        --> du-toan.xlsx, ô Biểu 01!A1
         = gợi ý: chữ nào là nội dung thì thêm vào `ten`, `loi_van` hoặc `ghi_chu` của phụ lục

    "#]]);
    expect![[r##"
        # Lập từ du-toan.xlsx bằng lệnh vanban new phu_luc --tu-bang. Số tổng do chương trình tính; số cộng ghi ở tệp ấy đã được đối chiếu.
        # Dùng trong văn bản: chép vào `phu_luc` của văn bản, hoặc ghi ở đó
        #   phu_luc:
        #     - lay_tu: {tep: tên tệp này}
        phu_luc:
          - ten: DỰ TOÁN KINH PHÍ THỰC HIỆN KẾ HOẠCH NĂM 2026
            bang:
              don_vi: triệu đồng
              hien_don_vi: có
              danh_so: theo_nhom
              so_khong: "-"
              so_cot: có
              cot:
                - {ma: tt, ten: TT, kieu: so_thu_tu}
                - {ma: ten, ten: Nội dung, kieu: chu}
                - {ma: don_vi_chu, ten: Đơn vị chủ trì, kieu: chu}
                - ten: Kinh phí
                  cot:
                    - {ma: 2026, ten: Năm 2026, kieu: tien}
                    - {ma: 2027, ten: Năm 2027, kieu: tien}
                    - {ma: tong, ten: Tổng cộng, kieu: tong_hang}
                - {ma: ghi_chu, ten: Ghi chú, kieu: giua}
              nhom:
                - ten: Tuyên truyền
                  nhiem_vu:
                    - ten: In tờ rơi
                      don_vi_chu: Văn phòng
                      ghi_chu: theo quý
                      kinh_phi: {2026: 120, 2027: 50}
                    - ten: |
                        Phát thanh:
                        - buổi sáng;
                        - buổi chiều.
                      don_vi_chu: Trung tâm Văn hóa
                      kinh_phi: {2026: 50, 2027: 0}
                - ten: Tập huấn
                  nhiem_vu:
                    - ten: Lớp cho cán bộ thôn
                      don_vi_chu: Phòng Kinh tế
                      kinh_phi: {2026: 30, 2027: 10}
              tong_cong:
                nhan: TỔNG CỘNG
            ghi_chu: Số liệu chưa gồm nguồn xã hội hóa.
    "##]].assert_eq(&written(&case, "phu-luc.yaml"));
    case.run("build kh.yaml").code(0).stderr(expect![[""]]);
    case.run("new phu_luc --tu-bang du-toan.xlsx").code(2).stderr(expect![[r#"
        cảnh báo[D023]: chữ ngoài bảng không đưa vào phụ lục: `ỦY BAN NHÂN DÂN XÃ AN HÒA`, `CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM`, `PHỤ LỤC I`, `Người lập biểu`
        --> du-toan.xlsx, ô Biểu 01!A1
         = gợi ý: chữ nào là nội dung thì thêm vào `ten`, `loi_van` hoặc `ghi_chu` của phụ lục

        lỗi: đã có tệp `phu-luc.yaml`, không ghi đè
        gợi ý: chọn tên khác bằng `--out <TỆP>`, hoặc thêm `--force` để ghi đè
    "#]]);
}

/// Nothing is written when a sum is wrong, a unit is missing, a figure is words, a row is unclear.
#[test]
fn what_is_wrong_in_the_sheet_is_told_at_its_cell() {
    let wrong = OFFICE.replace("| 200 | 60 | 260", "| 210 | 60 | 270").replace("'50", "năm mươi");
    let case = Case::new().file("du-toan.xlsx", DrawnSheet::new("B1", &wrong).merged(&["D5:F5"]).bytes());
    case.run("new phu_luc --tu-bang du-toan.xlsx").code(1).stdout(expect![[""]]).stderr(expect![[r#"
        lỗi[B001]: `năm mươi` không phải là số: có `năm mươi`
        --> du-toan.xlsx, ô B1!E9
         = gợi ý: ghi bằng chữ số, ví dụ `1.210`; ghi 0 nếu không có kinh phí

    "#]]);
    let wrong = OFFICE.replace("| 200 | 60 | 260", "| 210 | 60 | 270");
    let case = case.file("du-toan.xlsx", DrawnSheet::new("B1", &wrong).merged(&["D5:F5"]).bytes());
    case.run("new phu_luc --tu-bang du-toan.xlsx").code(1).stderr(expect![[r#"
        lỗi[B003]: dòng tổng cộng ghi 210 ở cột `2026`, cộng từ các nhiệm vụ là 200
        --> du-toan.xlsx, ô B1!D13
         = gợi ý: sửa số ghi sẵn hoặc các số của nhiệm vụ

        lỗi[B003]: dòng tổng cộng ghi 270 ở cột `tong`, cộng từ các nhiệm vụ là 260
        --> du-toan.xlsx, ô B1!F13
         = gợi ý: sửa số ghi sẵn hoặc các số của nhiệm vụ

    "#]]);
    let unit = OFFICE.replace("Đơn vị tính: triệu đồng", "");
    let case = case.file("du-toan.xlsx", DrawnSheet::new("B1", &unit).merged(&["D5:F5"]).bytes());
    case.run("new phu_luc --tu-bang du-toan.xlsx").code(1).stderr(expect![[r#"
        lỗi[D022]: không rõ số tiền ở cột `Năm 2026` tính bằng đơn vị nào
        --> du-toan.xlsx, ô B1!D6
         = gợi ý: ghi một dòng `Đơn vị tính: triệu đồng` trên bảng, hoặc nêu đơn vị: `--don-vi "triệu đồng"`

    "#]]);
    case.run("new phu_luc --tu-bang du-toan.xlsx --don-vi tỷ").code(2).stderr(expect![[r#"
        lỗi: `--don-vi` không nhận `tỷ`
        gợi ý: dùng được: "đồng", "nghìn đồng", "triệu đồng", "tỷ đồng"
    "#]]);
    assert!(case.files("").iter().all(|file| !file.ends_with(".yaml")), "{:?}", case.files(""));
}

#[test]
fn a_sheet_of_several_and_groups_of_another_sort_are_asked_for() {
    let bold = DrawnSheet::new(
        "Tổng hợp",
        "
Nội dung | Số tiền (triệu đồng)
**Tuyên truyền** |
In tờ rơi | 5
Phát thanh |
**Tập huấn** | 8
Lớp 1 | 8
Tổng | 13
",
    );
    let case = Case::new().file("a.xlsx", DrawnSheet::book(&[bold, office()]));
    case.run("new phu_luc --tu-bang a.xlsx").code(1).stderr(expect![[r#"
        lỗi[D003]: tệp `a.xlsx` có nhiều trang: `Tổng hợp`, `Biểu 01`
         |
         = gợi ý: ghi rõ dùng trang nào, ví dụ `--trang "Tổng hợp"`

    "#]]);
    case.run("new phu_luc --tu-bang a.xlsx --trang Bảng").code(1).stderr(expect![[r#"
        lỗi[D003]: tệp `a.xlsx` không có trang `Bảng`
         |
         = gợi ý: các trang của tệp: `Tổng hợp`, `Biểu 01`

    "#]]);
    case.run("new phu_luc --tu-bang a.xlsx --trang Tổng_hợp --nhom-theo dam").code(2).stderr(expect![[r#"
        lỗi: `--nhom-theo` không nhận `dam`
        gợi ý: dùng được: so_thu_tu (số thứ tự của hàng: I trên 1, 1 trên 1.1, rồi a, -); chu_dam (hàng chữ đậm là nhóm); cap (cột `cap` ghi cấp của nhóm (1, 2 …), để trống ở nhiệm vụ); khong (bảng không có nhóm)
    "#]]);
    let case = case.renamed("a.xlsx", "b.xlsx");
    let single = DrawnSheet::new(
        "TH",
        "
Nội dung | Số tiền (triệu đồng)
**Tuyên truyền** |
In tờ rơi | 5
Phát thanh |
**Tập huấn** | 8
Lớp 1 | 8
Tổng | 13
",
    );
    let case = case.file("a.xlsx", single.bytes());
    case.run("new phu_luc --tu-bang a.xlsx").code(1).stderr(expect![[r#"
        lỗi[D020]: hàng `Tuyên truyền` chữ đậm, không có số thứ tự: không rõ là nhóm hay nhiệm vụ
        --> a.xlsx, ô TH!A2
         = gợi ý: ghi số thứ tự (I, 1, 1.1, -) ở từng hàng; hàng cộng thì ghi tên là `Tổng cộng`; hoặc nói rõ cách nhận ra nhóm (`--nhom-theo`): `so_thu_tu` (hàng không có số là nhiệm vụ của nhóm ngay trên), `chu_dam` (hàng chữ đậm), `cap` (cột `cap` ghi cấp), `khong` (không có nhóm)

    "#]]);
    case.run("new phu_luc --tu-bang a.xlsx --nhom-theo chu_dam")
        .code(0)
        .stdout(expect![[r#"
            Đã tạo phu-luc.yaml
            - 2 nhóm, 3 nhiệm vụ, hàng tổng khớp
            - số tiền tính bằng triệu đồng
            - các cột: A `Nội dung`: chu, mã ten; B `Số tiền (triệu đồng)`: tien, mã so_tien
            Tiếp theo: xem lại tên phụ lục, tên cột, rồi chép vào `phu_luc` của văn bản, hoặc ghi ở đó:
              - lay_tu: {tep: phu-luc.yaml}
        "#]])
        .stderr(expect![[r#"
            cảnh báo[D023]: 1 ô số để trống được ghi là 0
            --> a.xlsx, ô TH!B4
             = gợi ý: ô quên nhập thì nhập trong tệp rồi lập lại, hoặc sửa trong tệp YAML

        "#]]);
    expect![[r##"
        # Lập từ a.xlsx bằng lệnh vanban new phu_luc --tu-bang. Số tổng do chương trình tính; số cộng ghi ở tệp ấy đã được đối chiếu.
        # Dùng trong văn bản: chép vào `phu_luc` của văn bản, hoặc ghi ở đó
        #   phu_luc:
        #     - lay_tu: {tep: tên tệp này}
        phu_luc:
          - ten: "[tên phụ lục]"
            bang:
              don_vi: triệu đồng
              so_khong: trống
              cot:
                - {ma: ten, ten: Nội dung, kieu: chu}
                - {ma: so_tien, ten: Số tiền (triệu đồng), kieu: tien}
              nhom:
                - ten: Tuyên truyền
                  nhiem_vu:
                    - ten: In tờ rơi
                      kinh_phi: {so_tien: 5}
                    - ten: Phát thanh
                      kinh_phi: {so_tien: 0}
                - ten: Tập huấn
                  nhiem_vu:
                    - ten: Lớp 1
                      kinh_phi: {so_tien: 8}
              tong_cong:
                nhan: Tổng
    "##]].assert_eq(&written(&case, "phu-luc.yaml"));
    case.run("new quyet_dinh --tu-bang a.xlsx").code(2).stderr(expect![[r#"
        lỗi: `--tu-bang` chỉ lập được phụ lục, không đi cùng `--tu`, `--moi`, `--nam`
        gợi ý: viết `vanban new phu_luc --tu-bang a.xlsx`
    "#]]);
    case.run("new phu_luc --trang TH").code(2).stderr(expect![[r#"
        lỗi: `--trang` chỉ dùng cùng với `--tu-bang`
        gợi ý: lập phụ lục từ bảng tính: `vanban new phu_luc --tu-bang du-toan.xlsx`
    "#]]);
}

/// Without a column of numbers they stay before the names.
#[test]
fn numbers_before_names_stay_there() {
    let sheet = "Đơn vị tính: triệu đồng,\nNội dung,Kinh phí\nI. Đầu tư,150\n1. Kè sông,120\n2. Trạm bơm,30\n\
                 II. Thường xuyên,15\n- Diễn tập,10\n- Trực ban,5\nIII. Dự phòng,35\nTổng cộng,200\n";
    let case = Case::new().file("a.csv", sheet);
    case.run("new phu_luc --tu-bang a.csv").code(0).stderr(expect![[""]]);
    let text = written(&case, "phu-luc.yaml");
    let rows = text.lines().skip_while(|line| !line.contains("nhom:"));
    let rows: String =
        rows.map(|line| format!("{}\n", line.strip_prefix("      ").unwrap_or(line))).collect();
    expect![[r#"
              nhom:
                - ten: I. Đầu tư
                  nhiem_vu:
                    - ten: 1. Kè sông
                      kinh_phi: {kinh_phi: 120}
                    - ten: 2. Trạm bơm
                      kinh_phi: {kinh_phi: 30}
                - ten: II. Thường xuyên
                  nhiem_vu:
                    - ten: "- Diễn tập"
                      kinh_phi: {kinh_phi: 10}
                    - ten: "- Trực ban"
                      kinh_phi: {kinh_phi: 5}
                - ten: III. Dự phòng
                  kinh_phi: {kinh_phi: 35}
              tong_cong:
                nhan: Tổng cộng
    "#]]
    .assert_eq(&rows);
}
