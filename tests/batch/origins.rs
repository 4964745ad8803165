//! A template that is revised while localities have files of their own: what each part replaced is written into
//! them, and told when it has changed.

use expect_test::expect;

use crate::harness::Case;

/// Two localities with parts of their own: changed ones, and one that is removed.
fn case() -> Case {
    Case::from_dir("batch/mau")
        .file(
            "dia-phuong/00175.yaml",
            "# của phường\nnoi_dung:\n  - ma: kinh_phi   # riêng\n    loi_van: Theo Phụ lục kèm theo; phường tự lo thêm./.\n",
        )
        .file("dia-phuong/00376.yaml", "noi_dung:\n  - {ma: kinh_phi, loi_van: Theo Phụ lục kèm theo; xã tự lo./.}\n  - bo: muc_tieu\n")
}

/// The hashes come into the files, everything else stays; papers do not change by them.
#[test]
fn what_a_part_replaced_is_written_into_it() {
    let case = case();
    case.run("batch mau.yaml --format txt").code(0);
    let before = case.read("out/mau/00175-yen-hoa.txt");
    case.run("batch mau.yaml --goc=ghi").code(0).stderr(expect![[""]]).stdout(expect![[r#"
        Đã ghi gốc của 3 phần vào 2 tệp riêng; lời của mẫu lưu ở thư mục goc cạnh các tệp đó
    "#]]);
    expect![[r#"
        # của phường
        noi_dung:
          - ma: kinh_phi   # riêng
            goc: 02816dcd
            loi_van: Theo Phụ lục kèm theo; phường tự lo thêm./.
    "#]]
    .assert_eq(&String::from_utf8(case.read("dia-phuong/00175.yaml")).unwrap());
    expect![[r#"
        noi_dung:
          - {ma: kinh_phi, goc: 02816dcd, loi_van: Theo Phụ lục kèm theo; xã tự lo./.}
          - bo: muc_tieu
            goc: 674c9fc4
    "#]]
    .assert_eq(&String::from_utf8(case.read("dia-phuong/00376.yaml")).unwrap());
    case.run("batch mau.yaml --format txt").code(0).stderr(expect![[""]]);
    assert!(case.read("out/mau/00175-yen-hoa.txt") == before);
    case.run("batch mau.yaml --goc=ghi").code(0).stdout(expect![[r#"
        Đã ghi gốc của 0 phần vào 0 tệp riêng; lời của mẫu lưu ở thư mục goc cạnh các tệp đó
    "#]]);
    case.run("batch mau.yaml --goc=xem").code(0).stdout(expect![[r#"
        2 địa phương có tệp riêng: 0 phần mẫu đã đổi (ở 0 địa phương), 3 phần còn khớp, 0 phần chưa ghi gốc
    "#]]);
    case.run("batch mau.yaml --goc=xem --only 06994").code(2).stderr(expect![[r#"
        lỗi: không địa phương nào đã chọn có tệp riêng
        gợi ý: tệp riêng ở thư mục dia-phuong cạnh mẫu, hoặc nêu bằng `--overlays`
    "#]]);
}

/// A part of the template that changes: each locality that replaced it is warned, with the three texts; the report
/// shows all; once looked at, the new text is what was replaced.
#[test]
fn a_change_of_the_template_is_told_to_those_it_concerns() {
    let case = case();
    case.run("batch mau.yaml --goc=ghi").code(0);
    // How lines are broken changes nothing.
    let case = case.replace(
        "mau.yaml",
        "loi_van: Theo Phụ lục kèm theo./.",
        "loi_van: |\n      Theo Phụ lục kèm theo./.",
    );
    case.run("batch mau.yaml --format txt --message-format short").code(0).stderr(expect![[""]]);
    let case = case.replace("mau.yaml", "Theo Phụ lục kèm theo./.", "Theo Phụ lục kèm theo và dự toán./.");
    case.run("batch mau.yaml --format txt --message-format short").code(0).stderr(expect![[r#"
        dia-phuong/00175.yaml:4:10: cảnh báo[U019]: 00175 Yên Hòa: mẫu chung đã đổi phần `kinh_phi` từ khi viết tệp riêng này: lời cũ của mẫu “loi_van: Theo Phụ lục kèm theo./.”; lời mới của mẫu “loi_van: Theo Phụ lục kèm theo và dự toán./.”; tệp riêng “loi_van: Theo Phụ lục kèm theo; phường tự lo thêm./.”; gợi ý: xem lại phần riêng có cần sửa theo không; xong thì ghi lại gốc: chạy `vanban batch` với `--goc=lai --only <MÃ>`
        dia-phuong/00376.yaml:2:25: cảnh báo[U019]: 00376 Sóc Sơn: mẫu chung đã đổi phần `kinh_phi` từ khi viết tệp riêng này: lời cũ của mẫu “loi_van: Theo Phụ lục kèm theo./.”; lời mới của mẫu “loi_van: Theo Phụ lục kèm theo và dự toán./.”; tệp riêng “loi_van: Theo Phụ lục kèm theo; xã tự lo./.”; gợi ý: xem lại phần riêng có cần sửa theo không; xong thì ghi lại gốc: chạy `vanban batch` với `--goc=lai --only <MÃ>`
    "#]]);
    case.run("batch mau.yaml --goc=xem").code(1).stderr(expect![[""]]).stdout(expect![[r#"
        00175 Yên Hòa (dia-phuong/00175.yaml)
          phần `kinh_phi`: mẫu chung đã đổi
            lời cũ của mẫu:
              loi_van: Theo Phụ lục kèm theo./.
            lời mới của mẫu:
              loi_van: Theo Phụ lục kèm theo và dự toán./.
            lời riêng:
              loi_van: Theo Phụ lục kèm theo; phường tự lo thêm./.
        00376 Sóc Sơn (dia-phuong/00376.yaml)
          phần `kinh_phi`: mẫu chung đã đổi
            lời cũ của mẫu:
              loi_van: Theo Phụ lục kèm theo./.
            lời mới của mẫu:
              loi_van: Theo Phụ lục kèm theo và dự toán./.
            lời riêng:
              loi_van: Theo Phụ lục kèm theo; xã tự lo./.
        2 địa phương có tệp riêng: 2 phần mẫu đã đổi (ở 2 địa phương), 1 phần còn khớp, 0 phần chưa ghi gốc
    "#]]);
    case.run("batch mau.yaml --goc=ghi").code(0).stdout(expect![[r#"
        Đã ghi gốc của 0 phần vào 0 tệp riêng; lời của mẫu lưu ở thư mục goc cạnh các tệp đó
        2 phần mẫu đã đổi từ khi ghi gốc vẫn giữ gốc cũ: xem bằng `--goc=xem`, xem lại xong thì `--goc=lai`
    "#]]);
    case.run("batch mau.yaml --goc=lai --only 00175").code(0).stdout(expect![[r#"
        Đã ghi gốc của 1 phần vào 1 tệp riêng; lời của mẫu lưu ở thư mục goc cạnh các tệp đó
    "#]]);
    case.run("batch mau.yaml --format txt --message-format short").code(0).stderr(expect![[r#"
        dia-phuong/00376.yaml:2:25: cảnh báo[U019]: 00376 Sóc Sơn: mẫu chung đã đổi phần `kinh_phi` từ khi viết tệp riêng này: lời cũ của mẫu “loi_van: Theo Phụ lục kèm theo./.”; lời mới của mẫu “loi_van: Theo Phụ lục kèm theo và dự toán./.”; tệp riêng “loi_van: Theo Phụ lục kèm theo; xã tự lo./.”; gợi ý: xem lại phần riêng có cần sửa theo không; xong thì ghi lại gốc: chạy `vanban batch` với `--goc=lai --only <MÃ>`
    "#]]);
    // A part that a locality removed.
    let case = case.replace("mau.yaml", "Báo cáo Thành phố.", "Báo cáo UBND Thành phố.");
    case.run("batch mau.yaml --only 00376 --format txt --message-format short")
        .code(0)
        .stderr(expect![[r#"
            dia-phuong/00376.yaml:2:25: cảnh báo[U019]: 00376 Sóc Sơn: mẫu chung đã đổi phần `kinh_phi` từ khi viết tệp riêng này: lời cũ của mẫu “loi_van: Theo Phụ lục kèm theo./.”; lời mới của mẫu “loi_van: Theo Phụ lục kèm theo và dự toán./.”; tệp riêng “loi_van: Theo Phụ lục kèm theo; xã tự lo./.”; gợi ý: xem lại phần riêng có cần sửa theo không; xong thì ghi lại gốc: chạy `vanban batch` với `--goc=lai --only <MÃ>`
            dia-phuong/00376.yaml:4:10: cảnh báo[U019]: 00376 Sóc Sơn: mẫu chung đã đổi phần `muc_tieu` từ khi viết tệp riêng này: lời cũ của mẫu “… == "01" %}Báo cáo Thành phố.{% else %}Báo cáo Tỉnh.{% endif %}”; lời mới của mẫu “… == "01" %}Báo cáo UBND Thành phố.{% else %}Báo cáo Tỉnh.{% endif %}”; tệp riêng bỏ phần này; gợi ý: xem lại phần riêng có cần sửa theo không; xong thì ghi lại gốc: chạy `vanban batch` với `--goc=lai --only <MÃ>`
        "#]]);
    // Without the texts that were kept, the old one is not known.
    std::fs::remove_dir_all(case.path("dia-phuong/goc")).unwrap();
    case.run("batch mau.yaml --goc=xem --only 00376").code(1).stdout(expect![[r#"
        00376 Sóc Sơn (dia-phuong/00376.yaml)
          phần `kinh_phi`: mẫu chung đã đổi
            lời cũ của mẫu:
              (không còn lưu)
            lời mới của mẫu:
              loi_van: Theo Phụ lục kèm theo và dự toán./.
            lời riêng:
              loi_van: Theo Phụ lục kèm theo; xã tự lo./.
          phần `muc_tieu`: mẫu chung đã đổi
            lời cũ của mẫu:
              (không còn lưu)
            lời mới của mẫu:
              muc: Mục tiêu
              ma: muc_tieu
              loi_van: 1. {{ dia_phuong.loai | hoa }} thuộc {{ dia_phuong.tinh_day_du }}; {{ dia_phuong.phong }} chủ trì.
              2. {% if dia_phuong.loai == "xã" %}Khu dân cư có Trưởng thôn.{% endif %}
              3. {% if dia_phuong.ma_tinh == "01" %}Báo cáo UBND Thành phố.{% else %}Báo cáo Tỉnh.{% endif %}
            lời riêng:
              (bỏ phần này)
        1 địa phương có tệp riêng: 2 phần mẫu đã đổi (ở 1 địa phương), 0 phần còn khớp, 0 phần chưa ghi gốc
    "#]]);
    case.run("batch mau.yaml --goc=sua").code(2).stderr(expect![[r#"
        lỗi: `--goc <VIỆC>` không nhận giá trị `sua`
        gợi ý: dùng được: `xem`, `ghi`, `lai`
    "#]]);
}
