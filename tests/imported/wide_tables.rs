//! Tables of many columns that the program has made: read back from their Word files with signs, computed
//! columns, numbers of columns and totals that stand first.

use expect_test::{Expect, expect};
use vanban::rooms::finding::Findings;
use vanban::rooms::pipeline::Input;
use vanban::rooms::write::Format;

use crate::harness::Case;
use crate::support::papers::{PIPELINE, short};

const ADJUSTED: &str = include_str!("../cases/bang_rong/dieu-chinh-du-toan.yaml");
const BUDGET: &str = include_str!("../cases/bang_rong/giao-du-toan.yaml");

/// The table of what is imported of the paper's Word file, and all that is told.
#[track_caller]
fn comes_back(yaml: &str, table: Expect, told: Expect) -> String {
    let (paper, report) = PIPELINE.tree(Input::alone("qd.yaml", yaml.as_bytes()));
    let paper = paper.unwrap_or_else(|| panic!("{}", short(&report)));
    let bytes = PIPELINE.write(&paper, Format::Docx).unwrap();
    let import = PIPELINE.import_word("qd.docx", &bytes, Findings::default());
    let import = import.unwrap_or_else(|report| panic!("{}", short(&report)));
    let from = import.yaml.find("    bang:").expect("a table");
    let lines = import.yaml[from..].lines().map(|line| line.strip_prefix("    ").unwrap_or(line));
    table.assert_eq(&lines.map(|line| format!("{line}\n")).collect::<String>());
    told.assert_eq(&short(&import.report));
    import.yaml
}

/// Marks of cells and their notes, the figures still figures.
#[test]
fn marks_come_back_with_their_notes() {
    let yaml =
        crate::columns::noted::PLAN.replace("            Đã được Hội đồng nhân dân xã chấp thuận.\n", "");
    let imported = comes_back(
        &yaml,
        expect![[r#"
            bang:
              don_vi: triệu đồng
              hien_don_vi: có
              cot:
                - {ma: tt, ten: TT, kieu: so_thu_tu}
                - {ma: ten, ten: Công trình, kieu: chu}
                - {ma: don_vi_lam, ten: Đơn vị làm chủ đầu tư, kieu: chu, dau_chu_thich: '(2)'}
                - {ma: kinh_phi, ten: Kinh phí, kieu: tien}
              nhom:
                - ten: Trạm bơm
                  dau_chu_thich: '(1)'
                  nhiem_vu:
                    - ten: Trạm bơm Cầu Đá
                      don_vi_lam: Phòng Kinh tế
                      kinh_phi: {kinh_phi: 1.200}
                      dau_chu_thich: {don_vi_lam: '(1)', kinh_phi: '*'}
                    - ten: Trạm bơm Bến Lội
                      kinh_phi: {kinh_phi: 300}
              tong_cong:
                nhan: Cộng
                dau_chu_thich: {ten: '*', kinh_phi: '*'}
              chu_thich:
                - dau: '*'
                  noi_dung: Chưa gồm phần do An Bình đóng góp.
                - dau: '(1)'
                  noi_dung: Công trình chuyển tiếp từ năm 2025.
                - dau: '(2)'
                  noi_dung: Theo quyết định giao nhiệm vụ.
            ghi_chu: |
              Số liệu tính đến ngày 30 tháng 6 năm 2026.
    "#]],
        expect![[""]],
    );
    assert_eq!(text(&imported), text(&yaml));
}

/// The plain text of a paper.
#[track_caller]
fn text(yaml: &str) -> String {
    let case = Case::new().file("qd.yaml", yaml);
    case.run("build qd.yaml --format txt").code(0);
    String::from_utf8(case.read("out/qd.txt")).unwrap()
}

/// By the formulas under its columns, the totals above.
#[test]
fn an_adjustment_comes_back_by_its_formulas() {
    let yaml = ADJUSTED.replace("      ma: dt\n", "      ma: dt\n      so_cot: có\n");
    let yaml = yaml.replace("{nhan: Tổng số, ", "{nhan: Tổng số, vi_tri: dau, ");
    let imported = comes_back(
        &yaml,
        expect![[r#"
                bang:
                  don_vi: triệu đồng
                  hien_don_vi: có
                  so_khong: "-"
                  so_am: ngoac
                  so_cot: có
                  cot:
                    - {ma: tt, ten: TT, kieu: so_thu_tu}
                    - {ma: ten, ten: Đơn vị, kieu: chu}
                    - {ma: bien_che, ten: Biên chế, kieu: tien, co_dau: có}
                    - {ma: du_toan_da, ten: Dự toán đã giao, kieu: tien}
                    - {ma: dieu_chinh, ten: Điều chỉnh, kieu: tien, co_dau: có}
                    - {ma: tang, ten: Tăng, kieu: tang, cua: [dieu_chinh]}
                    - {ma: giam, ten: Giảm, kieu: giam, cua: [dieu_chinh]}
                    - {ma: tong, ten: Sau điều chỉnh, kieu: tong_hang, cua: [du_toan_da, dieu_chinh]}
                    - {ma: theo_hai_cot, ten: Theo hai cột, kieu: tong_hang, cua: [du_toan_da, tang], tru: [giam]}
                    - {ma: chenh_lech, ten: Chênh lệch, kieu: hieu, cua: [tong, du_toan_da]}
                    - {ma: so_sanh, ten: So sánh (%), kieu: ty_le, cua: [tong, du_toan_da]}
                  nhom:
                    - ten: Chi thường xuyên
                      nhiem_vu:
                        - ten: Văn phòng
                          kinh_phi: {bien_che: '-1', du_toan_da: 1.200, dieu_chinh: '-120'}
                        - ten: Phòng Kinh tế
                          kinh_phi: {bien_che: 2, du_toan_da: 800, dieu_chinh: '200,5'}
                        - ten: Phòng Văn hóa
                          kinh_phi: {bien_che: 0, du_toan_da: 500, dieu_chinh: 0}
                    - ten: Chi đầu tư
                      nhiem_vu:
                        - ten: Chợ trung tâm
                          kinh_phi: {bien_che: 0, du_toan_da: 5.000, dieu_chinh: '-1.500'}
                        - ten: Nhà văn hóa
                          kinh_phi: {bien_che: 0, du_toan_da: 0, dieu_chinh: 700}
                  tong_cong:
                    vi_tri: dau
                    nhan: Tổng số
        "#]],
        expect![[""]],
    );
    assert_eq!(text(&imported), text(&yaml));
}

/// Without formulas by its headings.
#[test]
fn an_adjustment_comes_back_by_its_headings() {
    let imported = comes_back(
        ADJUSTED,
        expect![[r#"
                bang:
                  don_vi: triệu đồng
                  hien_don_vi: có
                  so_khong: "-"
                  so_am: ngoac
                  cot:
                    - {ma: tt, ten: TT, kieu: so_thu_tu}
                    - {ma: ten, ten: Đơn vị, kieu: chu}
                    - {ma: bien_che, ten: Biên chế, kieu: tien, co_dau: có}
                    - {ma: du_toan_da, ten: Dự toán đã giao, kieu: tien}
                    - {ma: dieu_chinh, ten: Điều chỉnh, kieu: tien, co_dau: có}
                    - {ma: tang, ten: Tăng, kieu: tang, cua: [dieu_chinh]}
                    - {ma: giam, ten: Giảm, kieu: giam, cua: [dieu_chinh]}
                    - {ma: tong, ten: Sau điều chỉnh, kieu: tong_hang, cua: [du_toan_da, dieu_chinh]}
                    - {ma: theo_hai_cot, ten: Theo hai cột, kieu: tien}
                    - {ma: chenh_lech, ten: Chênh lệch, kieu: hieu, cua: [theo_hai_cot, du_toan_da]}
                    - {ma: so_sanh, ten: So sánh (%), kieu: ty_le, cua: [tong, du_toan_da]}
                  nhom:
                    - ten: Chi thường xuyên
                      nhiem_vu:
                        - ten: Văn phòng
                          kinh_phi: {bien_che: '-1', du_toan_da: 1.200, dieu_chinh: '-120', theo_hai_cot: 1.080}
                        - ten: Phòng Kinh tế
                          kinh_phi: {bien_che: 2, du_toan_da: 800, dieu_chinh: '200,5', theo_hai_cot: '1.000,5'}
                        - ten: Phòng Văn hóa
                          kinh_phi: {bien_che: 0, du_toan_da: 500, dieu_chinh: 0, theo_hai_cot: 500}
                    - ten: Chi đầu tư
                      nhiem_vu:
                        - ten: Chợ trung tâm
                          kinh_phi: {bien_che: 0, du_toan_da: 5.000, dieu_chinh: '-1.500', theo_hai_cot: 3.500}
                        - ten: Nhà văn hóa
                          kinh_phi: {bien_che: 0, du_toan_da: 0, dieu_chinh: 700, theo_hai_cot: 700}
                  tong_cong:
                    nhan: Tổng số
        "#]],
        expect![[""]],
    );
    assert_eq!(text(&imported), text(ADJUSTED));
}

/// Eighteen columns in groups of headings.
#[test]
fn eighteen_columns_come_back() {
    let yaml = BUDGET.replace("huong: ngang_a3", "huong: ngang").replace("co_chu: 9", "co_chu: 11");
    let imported = comes_back(
        &yaml,
        expect![[r#"
                bang:
                  co_chu: 11
                  don_vi: triệu đồng
                  hien_don_vi: có
                  so_khong: "-"
                  so_cot: có
                  cot:
                    - {ma: tt, ten: STT, kieu: so_thu_tu}
                    - {ma: ten, ten: Đơn vị, kieu: chu}
                    - {ma: tong, ten: Tổng số, kieu: tong_hang, cua: [tong_4, tong_8]}
                    - ten: Chi đầu tư phát triển
                      cot:
                        - {ma: tong_4, ten: Cộng, kieu: tong_hang, cua: [xay_dung_co, quy_hoach, khac]}
                        - {ma: xay_dung_co, ten: Xây dựng cơ bản, kieu: tien}
                        - {ma: quy_hoach, ten: Quy hoạch, kieu: tien}
                        - {ma: khac, ten: Khác, kieu: tien}
                    - ten: Chi thường xuyên
                      cot:
                        - {ma: tong_8, ten: Cộng, kieu: tong_hang, cua: [giao_duc, y_te, van_hoa, moi_truong, quan_ly_hanh, bao_dam_xa]}
                        - {ma: giao_duc, ten: Giáo dục, kieu: tien}
                        - {ma: y_te, ten: Y tế, kieu: tien}
                        - {ma: van_hoa, ten: Văn hóa, kieu: tien}
                        - {ma: moi_truong, ten: Môi trường, kieu: tien}
                        - {ma: quan_ly_hanh, ten: Quản lý hành chính, kieu: tien}
                        - {ma: bao_dam_xa, ten: Bảo đảm xã hội, kieu: tien}
                    - {ma: cot_10_tiet_kiem, ten: 10% tiết kiệm, kieu: tien}
                    - {ma: du_toan_con, ten: Dự toán còn lại, kieu: hieu, cua: [tong, cot_10_tiet_kiem]}
                    - {ma: so_voi_tong, ten: So với tổng số (%), kieu: ty_le, cua: [du_toan_con, tong]}
                    - {ma: ghi_chu, ten: Ghi chú, kieu: chu}
                  nhom:
                    - ten: Khối sở, ban, ngành
                      nhiem_vu:
                        - ten: Sở Giáo dục và Đào tạo
                          kinh_phi: {xay_dung_co: 55.446, quy_hoach: 7.406, khac: 3.818, giao_duc: 0, y_te: 4.787, van_hoa: 3.502, moi_truong: 0, quan_ly_hanh: 8.361, bao_dam_xa: 873, cot_10_tiet_kiem: 64}
                        - ten: Sở Y tế
                          kinh_phi: {xay_dung_co: 0, quy_hoach: 2.464, khac: 6.009, giao_duc: 31.469, y_te: 7.452, van_hoa: 536, moi_truong: 1.293, quan_ly_hanh: 1.099, bao_dam_xa: 512, cot_10_tiet_kiem: 401}
                        - ten: Sở Văn hóa, Thể thao và Du lịch
                          kinh_phi: {xay_dung_co: 164, quy_hoach: 8.837, khac: 6.659, giao_duc: 0, y_te: 0, van_hoa: 7.176, moi_truong: 4.869, quan_ly_hanh: 3.331, bao_dam_xa: 721, cot_10_tiet_kiem: 109}
                        - ten: Sở Nông nghiệp và Môi trường
                          kinh_phi: {xay_dung_co: 81.856, quy_hoach: 0, khac: 7.978, giao_duc: 60.891, y_te: 0, van_hoa: 6.536, moi_truong: 0, quan_ly_hanh: 0, bao_dam_xa: 5.133, cot_10_tiet_kiem: 228}
                        - ten: Văn phòng Ủy ban nhân dân tỉnh
                          kinh_phi: {xay_dung_co: 83.833, quy_hoach: 6.291, khac: 1.166, giao_duc: 98.879, y_te: 3.284, van_hoa: 1.492, moi_truong: 3.958, quan_ly_hanh: 5.649, bao_dam_xa: 3.292, cot_10_tiet_kiem: 353}
                    - ten: Khối xã, phường
                      nhiem_vu:
                        - ten: Phường Xuân Hương - Đà Lạt
                          kinh_phi: {xay_dung_co: 42.599, quy_hoach: 8.851, khac: 3.292, giao_duc: 0, y_te: 0, van_hoa: 0, moi_truong: 97, quan_ly_hanh: 6.537, bao_dam_xa: 4.904, cot_10_tiet_kiem: 182}
                        - ten: Xã Đức Trọng
                          kinh_phi: {xay_dung_co: 18.421, quy_hoach: 8.034, khac: 5.718, giao_duc: 39.757, y_te: 1.028, van_hoa: 0, moi_truong: 0, quan_ly_hanh: 6.068, bao_dam_xa: 8.067, cot_10_tiet_kiem: 63}
                        - ten: Xã Di Linh
                          kinh_phi: {xay_dung_co: 74.534, quy_hoach: 6.877, khac: 6.607, giao_duc: 90.037, y_te: 4.186, van_hoa: 3.827, moi_truong: 1.896, quan_ly_hanh: 3.522, bao_dam_xa: 0, cot_10_tiet_kiem: 218}
                  tong_cong:
                    vi_tri: dau
                    nhan: Tổng số
        "#]],
        expect![[""]],
    );
    assert_eq!(text(&imported), text(&yaml));
}
