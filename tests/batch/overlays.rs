//! What one unit has differently.

use expect_test::expect;

use crate::harness::Case;
use crate::support::wards::{TABLE, TEMPLATE, paper};

/// Parts by their ids: one changed, one gone, one added; a task's figure; the rest stays.
#[test]
fn an_overlay_changes_one_unit() {
    let overlay = "dia_danh: Nơi khác\n\
        noi_dung:\n\
        - bo: muc_tieu\n\
        - ma: kinh_phi\n  loi_van: Theo Phụ lục; do {{ dia_phuong.phong }} quản lý.\n\
        - them_sau: kinh_phi\n  muc: Riêng của {{ dia_phuong.ten_day_du }}\n\
        phu_luc:\n- ten: Kinh phí\n  bang: {don_vi: triệu đồng, cot: [{ma: ten, ten: A, kieu: chu}, {ma: t, ten: B, kieu: tien}], nhiem_vu: [{ten: X, kinh_phi: {t: 9}}]}\n";
    expect![[r#"
        ỦY BAN NHÂN DÂN
        XÃ SÓC SƠN
        CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
        Độc lập - Tự do - Hạnh phúc
        Số:           /KH-UBND
        Nơi khác, ngày       tháng       năm 2026
        KẾ HOẠCH
        Phòng, chống thiên tai năm 2026 trên địa bàn xã Sóc Sơn
        I. KINH PHÍ
        Theo Phụ lục; do Phòng Kinh tế quản lý.
        II. RIÊNG CỦA XÃ SÓC SƠN
        Nơi nhận:
        - Lãnh đạo UBND xã;
        - Lưu: VT, KT.
        PHÓ CHỦ TỊCH
        Trần Thị Bình
        Phụ lục
        KINH PHÍ
        (Kèm theo Kế hoạch số           /KH-UBND ngày       tháng       năm 2026 của Ủy ban nhân dân xã Sóc Sơn)
        A
        B
        X
        9
        Tổng cộng
        9
        rieng.yaml:1:11: cảnh báo[C104]: địa danh `Nơi khác` không phải của `XÃ SÓC SƠN`; gợi ý: địa danh của văn bản xã, phường là tên xã, phường ban hành văn bản
    "#]].assert_eq(&paper(TEMPLATE, TABLE, "00376", Some(overlay)));
}

/// Findings in what is merged name the file they come from.
#[test]
fn faults_of_an_overlay_are_told_in_its_file() {
    let overlay = "so: năm\nnoi_dung:\n- ma: kinh_phi\n  loi_vn: a\n- {ma: kinhphi, loi_van: b}\n";
    expect![[r#"
        rieng.yaml:1:5: lỗi[C005]: `so` phải là chữ số Ả Rập từ 1, ở đây là `năm`; gợi ý: ví dụ `so: 05`; phần ký hiệu ghi ở `ky_hieu`; bản dự thảo thì bỏ `so`
        rieng.yaml:4:3: lỗi[C001]: khóa `loi_vn` không có trong mục; gợi ý: có phải ý bạn là `loi_van`?
        rieng.yaml:5:8: lỗi[U005]: mẫu chung không có phần nào ở đây mang mã `kinhphi`; gợi ý: có phải ý bạn là `kinh_phi`? Muốn thêm phần mới thì ghi `them_sau` hay `them_truoc` một phần đã có
    "#]].assert_eq(&paper(TEMPLATE, TABLE, "00376", Some(overlay)));
    let overlay = "so: năm\nnoi_dung:\n- ma: kinh_phi\n  loi_van: \"{{ dia_phuong.tn }}\"\n";
    expect![[r#"
        rieng.yaml:4:27: lỗi[U003]: không có biến `dia_phuong.tn`; gợi ý: có phải ý bạn là `ten`?
    "#]]
    .assert_eq(&paper(TEMPLATE, TABLE, "00376", Some(overlay)));
    let overlay = "so: năm\nnoi_dung:\n- ma: kinh_phi\n  loi_vn: a\n";
    expect![[r#"
        rieng.yaml:1:5: lỗi[C005]: `so` phải là chữ số Ả Rập từ 1, ở đây là `năm`; gợi ý: ví dụ `so: 05`; phần ký hiệu ghi ở `ky_hieu`; bản dự thảo thì bỏ `so`
        rieng.yaml:4:3: lỗi[C001]: khóa `loi_vn` không có trong mục; gợi ý: có phải ý bạn là `loi_van`?
    "#]].assert_eq(&paper(TEMPLATE, TABLE, "00376", Some(overlay)));
}

/// A file of notes alone changes nothing.
#[test]
fn notes_alone_change_nothing() {
    let plain = paper(TEMPLATE, TABLE, "00376", None);
    for overlay in ["", "# chưa có gì riêng\n\n", "\u{feff}# ghi chú\r\n"] {
        assert_eq!(paper(TEMPLATE, TABLE, "00376", Some(overlay)), plain);
    }
}

/// A folder of overlays that is named by a way from the machine is told, not passed over.
#[test]
fn a_folder_of_overlays_is_named_from_the_template() {
    let case = Case::from_dir("batch/mau").replace(
        "mau.yaml",
        "bang: don-vi.csv",
        "bang: don-vi.csv\n  rieng: /rieng",
    );
    case.run("batch mau.yaml --message-format short").code(1).stdout(expect![[""]]).stderr(expect![[r#"
        mau.yaml:4:10: lỗi[C015]: đường dẫn `/rieng` không tính từ thư mục của tệp này; gợi ý: ghi đường dẫn từ thư mục chứa tệp này, ví dụ `to-trinh.yaml` hay `../chung/to-trinh.yaml`
    "#]]);
    let case = case
        .replace("mau.yaml", "rieng: /rieng", "rieng: rieng")
        .file("rieng/00175.yaml", "dia_danh: Riêng\n");
    case.run("batch mau.yaml --only 00175 --format txt").code(0).stderr(expect![[r#"
        cảnh báo[C104]: 00175 Yên Hòa: địa danh `Riêng` không phải của `PHƯỜNG YÊN HÒA`
         --> rieng/00175.yaml:1:11
          |
        1 | dia_danh: Riêng
          |           ^^^^^
          |
          = gợi ý: địa danh của văn bản xã, phường là tên xã, phường ban hành văn bản

    "#]]);
}
