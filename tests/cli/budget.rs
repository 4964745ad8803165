//! `vanban budget show`, `export`, `import` and their aliases.

use expect_test::expect;

use super::office;
use crate::support::exports::typed_in;

const PLAN: &str = "content/xa/ke-hoach.yaml";

#[test]
fn the_computed_table_is_shown_with_what_each_total_is_made_of() {
    let case = office();
    case.run(&format!("budget show {PLAN}"))
        .code(0)
        .stdout(expect![[r#"
        Phụ lục. DANH MỤC NHIỆM VỤ
        Đơn vị tính: triệu đồng

           Nhiệm vụ        Kinh phí
        ─  ──────────────  ────────
        1  Tập huấn           1.210
        2  Mua sắm vật tư        40
        ─  ──────────────  ────────
           Tổng               1.250
    "#]])
        .stderr(expect![[""]]);
    case.run(&format!("kinh-phi xem {PLAN} --trace")).code(0).stdout(expect![[r#"
        Phụ lục. DANH MỤC NHIỆM VỤ
        Đơn vị tính: triệu đồng

        Số dòng là dòng của tệp content/xa/ke-hoach.yaml

        Tổng
          Kinh phí: 1.250 = 1.210 (1, dòng 30) + 40 (2, dòng 31)
    "#]]);
    case.run(&format!("budget show {PLAN} --bang x")).code(2).stderr(expect![[r#"
        lỗi: `content/xa/ke-hoach.yaml` không có bảng tiền mang mã `x`
        gợi ý: chưa bảng nào có `ma`
    "#]]);
    case.run("budget show content/quyet-dinh.yaml").code(2).stderr(expect![[r#"
        lỗi: `content/quyet-dinh.yaml` không có bảng nào có cột tiền
    "#]]);
}

/// Export, another figure in the workbook and import of it; then of the first one, whose figures are
/// older than those of the document.
#[test]
fn a_workbook_brings_its_figures_back() {
    let case = office();
    case.run(&format!("budget export {PLAN} --out kp.xlsx")).code(0).stdout(expect![[r#"
        đã ghi kp.xlsx
    "#]]);
    let first = case.read("kp.xlsx");
    case.run(&format!("kinh-phi xuat-excel {PLAN} --out kp.xlsx")).code(2).stderr(expect![[r#"
        lỗi: đã có tệp `kp.xlsx`, không ghi đè
        gợi ý: chọn tên khác bằng `--out <TỆP>`, hoặc thêm `--force` để ghi đè
    "#]]);
    case.run(&format!("kinh-phi xuat-excel {PLAN} --out kp.xlsx --force")).code(0);
    assert!(case.read("kp.xlsx") == first, "same input, same bytes");
    let before = case.read(PLAN);
    case.run(&format!("budget import kp.xlsx {PLAN}")).code(0).stdout(expect![[r#"
        không có số, chữ, hàng nào thay đổi
    "#]]);
    let case = typed_in(case, PLAN, "sua.xlsx", &[((5, 3), "2500.25")]);
    case.run(&format!("budget import sua.xlsx {PLAN} --dry-run")).code(0).stdout(expect![[r#"
        content/xa/ke-hoach.yaml:31: nhiệm vụ 2, cột kinh_phi: 40 -> 2.500,25
        sẽ đổi 1 số; chưa ghi tệp nào
    "#]]);
    assert_eq!(case.read(PLAN), before);
    case.run(&format!("kinh-phi nhap-excel sua.xlsx {PLAN}")).code(0).stdout(expect![[r#"
        content/xa/ke-hoach.yaml:31: nhiệm vụ 2, cột kinh_phi: 40 -> 2.500,25
        đã ghi content/xa/ke-hoach.yaml
    "#]]);
    let text = String::from_utf8(before).unwrap();
    let quoted = text.replace("{kinh_phi: 40}", "{kinh_phi: \"2.500,25\"}");
    assert_eq!(String::from_utf8(case.read(PLAN)).unwrap(), quoted);
    case.run(&format!("budget import kp.xlsx {PLAN}")).code(0).stdout(expect![[r#"
        không có số, chữ, hàng nào thay đổi
    "#]]).stderr(expect![[r#"
        cảnh báo[D018]: nhiệm vụ `2`, cột `kinh_phi`: tệp Excel ghi 40 như khi xuất, văn bản đã sửa thành 2.500,25; giữ số của văn bản
          --> kp.xlsx, ô Phụ lục!D6
           = gợi ý: muốn lấy lại số cũ thì sửa ở văn bản; muốn sửa tiếp bằng Excel thì xuất lại tệp
        liên quan: số trong văn bản
          --> content/xa/ke-hoach.yaml:31:54
           |
        31 |         - {ten: Mua sắm vật tư, kinh_phi: {kinh_phi: "2.500,25"}}
           |                                                      ^^^^^^^^^^

    "#]]);
    assert_eq!(String::from_utf8(case.read(PLAN)).unwrap(), quoted);
    let case = case.file("khac.xlsx", "không phải Excel");
    case.run(&format!("budget import khac.xlsx {PLAN}")).code(1).stderr(expect![[r#"
        lỗi[D001]: tệp `khac.xlsx` không phải tệp bảng tính (.xlsx, .xls, .ods) hoặc đã hỏng
         |
         = gợi ý: mở tệp bằng Excel rồi lưu lại với loại “Excel Workbook (.xlsx)”

    "#]]);
}

#[test]
fn help_names_every_command() {
    let case = office();
    case.run("budget --help").code(0).stdout(expect![[r#"
        Xem, so sánh kinh phí trong bảng, chuyển sang Excel và nhập lại (cũng viết: kinh-phi)

        Cách dùng: vanban budget <LỆNH> [TÙY CHỌN]

        Lệnh:
          show    Xem bảng kinh phí với mọi số tổng (cũng viết: xem)
          export  Ghi bảng kinh phí ra tệp Excel, số tổng là công thức (cũng viết: xuat-excel)
          import  Đưa số, chữ, hàng đã sửa trong tệp Excel về văn bản (cũng viết: nhap-excel)
          diff    So sánh kinh phí của hai bản: nhiệm vụ thêm, bỏ, đổi tên, đổi số (cũng viết: so-sanh)

        Tùy chọn:
          -h, --help  In trợ giúp

        Khi xử lý tệp của người lạ:
              --gioi-han <THƯ MỤC>    Không đọc, không ghi gì ngoài thư mục này, không đi theo liên kết;
                                      giới hạn cả thời gian, bộ nhớ
              --gioi-han-giay <GIÂY>  Cùng --gioi-han: quá số giây này thì không bắt đầu văn bản mới, thêm 5
                                      giây thì dừng [không nêu: 600]
              --gioi-han-mb <MB>      Cùng --gioi-han: cần hơn số MB bộ nhớ này thì dừng; chỉ trên Linux
                                      [không nêu: 2048]

        Ví dụ:
          vanban budget show ke-hoach.yaml                          xem bảng với mọi số tổng
          vanban budget export ke-hoach.yaml --out kinh-phi.xlsx    sửa số trong Excel
          vanban budget import kinh-phi.xlsx ke-hoach.yaml          đưa số đã sửa về văn bản
          vanban budget diff ke-hoach-cu.yaml ke-hoach-moi.yaml     xem số nào thay đổi

        Xem cách dùng từng lệnh: vanban budget <LỆNH> --help
    "#]]);
    case.run("kinh-phi import --help").code(0).stdout(expect![[r#"
        Đưa số, chữ, hàng đã sửa trong tệp Excel về văn bản (cũng viết: nhap-excel)

        Cách dùng: vanban budget import <TỆP EXCEL> <TỆP> [TÙY CHỌN]

        Tham số:
          <TỆP EXCEL>  Tệp Excel do `vanban budget export` ghi, đã sửa
          <TỆP>        Tệp YAML của văn bản

        Tùy chọn:
              --tong     Sửa luôn các số tổng ghi sẵn (`tong`) cho khớp với số mới
              --dry-run  Chỉ xem những gì sẽ đổi, không ghi tệp nào
          -h, --help     In trợ giúp

        Khi xử lý tệp của người lạ:
              --gioi-han <THƯ MỤC>    Không đọc, không ghi gì ngoài thư mục này, không đi theo liên kết;
                                      giới hạn cả thời gian, bộ nhớ
              --gioi-han-giay <GIÂY>  Cùng --gioi-han: quá số giây này thì không bắt đầu văn bản mới, thêm 5
                                      giây thì dừng [không nêu: 600]
              --gioi-han-mb <MB>      Cùng --gioi-han: cần hơn số MB bộ nhớ này thì dừng; chỉ trên Linux
                                      [không nêu: 2048]

        Được đưa về: số, tên, chữ của nhiệm vụ, tên nhóm; nhiệm vụ thêm, bỏ, chuyển chỗ. Mỗi thay đổi in
        một dòng: ở dòng nào của tệp, trước là gì, nay là gì, ở ô nào. Mọi byte khác của tệp YAML (hoặc tệp
        CSV mà bảng dẫn đến) giữ nguyên. Chỗ không chắc thì báo lỗi ở ô đó và không ghi gì. Mọi thứ khác đã
        sửa trong Excel (đầu cột, ghi chú, cột, trang, số tổng) được kể ra ở cảnh báo. Đơn vị tính hay năm ở
        đầu cột số đã đổi thì báo lỗi và không nhận số nào.
        Số mới có lỗi (vượt mức trần, khác tổng ghi sẵn mà không có --tong …) thì không tệp nào bị sửa.
        Tệp YAML và các tệp CSV cùng đổi hoặc cùng giữ nguyên, kể cả khi lệnh bị ngắt giữa chừng.

        Mã thoát: 0 đã đưa về, hoặc không có số nào đổi; 1 có lỗi, chưa ghi gì; 2 không chạy được.

        Ví dụ:
          vanban budget import kinh-phi.xlsx ke-hoach.yaml --dry-run
          vanban kinh-phi nhap-excel kinh-phi.xlsx ke-hoach.yaml --tong
    "#]]);
}
