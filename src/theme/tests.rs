//! An office's theme over the built-in one.

use expect_test::{Expect, expect};

use super::{Align, LeftColumns, PLAIN, Page, Room, Theme, WideTables, read};
use crate::finding::{Report, render};
use crate::length::Length;
use crate::orientation::Orientation;
use crate::role::Role;
use crate::yaml;

/// The theme of a file, and what was found in it.
fn of_file(text: &str) -> (Option<Theme>, String) {
    let mut report = Report::default();
    let node = yaml::open("theme.yaml", text.as_bytes(), &mut report);
    let theme = node.and_then(|node| Theme::with(&node, &mut report.findings));
    (theme, render::short(&report))
}

#[track_caller]
fn told(text: &str, expected: &Expect) {
    let (theme, told) = of_file(text);
    expected.assert_eq(&told);
    assert!(theme.is_none());
}

#[test]
fn the_built_in_theme_names_every_role_and_is_inside_the_decree() {
    let theme = Theme::default();
    assert!(Role::ALL.iter().all(|&role| theme.style(role).size > Length::ZERO));
    assert_eq!(of_file(super::DEFAULT), (Some(theme), String::new()));
}

/// `build.rs` reads the file in its own way, and gets the same looks as any other reader.
#[test]
fn the_built_in_theme_is_what_its_file_says() {
    let standard = Theme::default();
    let (page, room, faces) = (Page::default(), Room::default(), standard.faces.clone());
    let left = LeftColumns::default();
    let mut theme =
        Theme { page, room, left, wide: WideTables::default(), faces, styles: vec![PLAIN; Role::ALL.len()] };
    let mut report = Report::default();
    let node = yaml::open("theme.yaml", super::DEFAULT.as_bytes(), &mut report).expect("YAML");
    read::apply(&mut theme, &standard, &node, &mut report.findings);
    assert_eq!(theme, standard);
    assert_eq!(render::short(&report), "");
}

#[test]
fn a_file_changes_what_it_names_and_nothing_else() {
    let own = "trang: {le_trai: 3,5 cm}\nkhoang:\n  cho_ky: 25\nkieu:\n  doan_van: {co_chu: 13, gian_dong: \"1,15\"}\n  o_chu:\n    dam: có\n    can: deu\n";
    let (theme, told) = of_file(&own.replace("{le_trai: 3,5 cm}", "{le_trai: \"3,5 cm\"}"));
    assert_eq!(told, "");
    let theme = theme.unwrap();
    let mut expected = Theme::default();
    expected.page.margins.left = Length::mm(35.0);
    expected.room.signature = Length::mm(25.0);
    let text = &mut expected.styles[Role::DoanVan as usize];
    (text.size, text.line_percent) = (Length::pt(13.0), 115);
    let cell = &mut expected.styles[Role::OChu as usize];
    (cell.bold, cell.align) = (true, Align::Justify);
    assert!(theme == expected);
    assert_eq!(theme.text_width(Orientation::Landscape), Length::twips(16838 - 1984 - 850));
}

#[test]
fn nothing_named_is_the_built_in_theme() {
    for text in ["trang:\nkieu:\n", "kieu: {doan_van: {}}\n", "kieu: {doan_van: }\n"] {
        assert_eq!(of_file(text), (Some(Theme::default()), String::new()), "{text}");
    }
}

#[test]
fn outside_the_decree_all_at_once_in_the_unit_that_was_written() {
    told(
        "trang:\n  le_trai: 2,5 cm\n  le_phai: 60 pt\n  so_trang_cach_mep: 18\nkieu:\n  \
         noi_nhan: {co_chu: 12}\n  doan_van:\n    thut_dau_dong: 1,5 cm\n    cach_tren: 3\n    gian_dong: 1,6\n",
        &expect![[r#"
            theme.yaml:2:12: lỗi[T004]: `le_trai` là 2,5 cm, phải từ 3 đến 3,5 cm (PL I, I.3)
            theme.yaml:3:12: lỗi[T004]: `le_phai` là 60 pt, phải từ 42,5 đến 56,7 pt (PL I, I.3)
            theme.yaml:4:22: lỗi[T004]: `so_trang_cach_mep` là 18 mm, phải từ 5 đến 14 mm (PL I, I.7)
            theme.yaml:6:22: lỗi[T004]: `co_chu` của `noi_nhan` là 12 pt, phải là 11 pt (PL I, II.9)
            theme.yaml:10:16: lỗi[T004]: `gian_dong` của `doan_van` là 1,6 dòng, phải từ 1 đến 1,5 dòng (PL I, II.6đ)
            theme.yaml:8:20: lỗi[T004]: `thut_dau_dong` của `doan_van` là 1,5 cm, phải là 1 hoặc 1,27 cm (PL I, II.6đ)
            theme.yaml:9:16: lỗi[T004]: các đoạn của `doan_van` cách nhau 3 pt, phải từ 6 pt trở lên (PL I, II.6đ)
        "#]],
    );
}

#[test]
fn weight_slant_and_place_are_the_decrees() {
    told(
        "kieu:\n  quoc_hieu: {dam: không}\n  can_cu: {nghieng: false, can: trai}\n  so_ky_hieu: {can: trai}\n",
        &expect![[r#"
            theme.yaml:2:20: lỗi[T004]: `quoc_hieu` (Quốc hiệu) phải in đậm (PL I, II.1)
            theme.yaml:3:21: lỗi[T004]: `can_cu` (Căn cứ) phải in nghiêng (PL I, II.6a)
            theme.yaml:3:33: lỗi[T004]: `can_cu` (Căn cứ) phải canh `deu` (PL I, II.6đ)
            theme.yaml:4:21: lỗi[T004]: `so_ky_hieu` (Số, ký hiệu) phải canh `giua` (PL I, II.3)
        "#]],
    );
    let (theme, told) = of_file("kieu: {tieu_de_khoan: {dam: không}, muc: {can: giua}}\n");
    assert_eq!(told, "");
    let theme = theme.unwrap();
    assert!(!theme.style(Role::TieuDeKhoan).bold && theme.style(Role::Muc).align == Align::Center);
}

#[test]
fn unknown_names_give_the_nearest_one() {
    told(
        "trang: {le_trái: 30, le_tre: 20}\nle_phai: 15\nkieu:\n  doan_vam: {co_chu: 13}\n  xyz: {}\n  \
         co_chu: 13\n  khoan: {cochu: 13}\n",
        &expect![[r#"
            theme.yaml:2:1: lỗi[T009]: khóa `le_phai` không có trong tệp thể thức; gợi ý: khóa này đứng trong `trang:`
            theme.yaml:1:9: lỗi[T009]: khóa `le_trái` không có trong `trang`; gợi ý: có phải ý bạn là `le_trai`?
            theme.yaml:1:22: lỗi[T009]: khóa `le_tre` không có trong `trang`; gợi ý: có phải ý bạn là `le_tren`?
            theme.yaml:4:3: lỗi[T009]: khóa `doan_vam` không có trong `kieu`; gợi ý: có phải ý bạn là `doan_van`?
            theme.yaml:5:3: lỗi[T009]: khóa `xyz` không có trong `kieu`; gợi ý: tên thành phần như `trich_yeu`, `doan_van`, `noi_nhan`; `vanban tree` in tên từng thành phần của một văn bản
            theme.yaml:6:3: lỗi[T009]: khóa `co_chu` không có trong `kieu`; gợi ý: khóa này đứng trong từng kiểu, ví dụ `kieu: {doan_van: {co_chu: 13}}`
            theme.yaml:7:11: lỗi[T009]: khóa `cochu` không có trong `khoan`; gợi ý: có phải ý bạn là `co_chu`?
        "#]],
    );
}

#[test]
fn wrong_values_are_told_where_they_stand() {
    told(
        "trang: rộng\nkhoang: [1]\nkieu:\n  doan_van: {co_chu: lớn, dam: rất, can: giưa}\n  \
         khoan: {gian_dong: 18 pt, co_chu: {a: 1}, cach_tren: 1 dòng}\n  diem: {co_chu: 13,5}\n  dieu: {co_chu: 13.3}\n",
        &expect![[r#"
            theme.yaml:1:8: lỗi[T009]: `trang` phải gồm các khóa và giá trị; gợi ý: các khóa dùng được: `le_tren:`, `le_duoi:`, `le_trai:`, `le_phai:`, `so_trang_cach_mep:`
            theme.yaml:2:9: lỗi[T009]: `khoang` phải gồm các khóa và giá trị; gợi ý: các khóa dùng được: `cho_ky:`, `cach_duong_ke:`, `duoi_duong_ke:`, `cach_khoi:`, `dem_o_ngang:`, `dem_o_doc:`, `net_ke:`
            theme.yaml:4:22: lỗi[T009]: `co_chu` phải là một số, ở đây là `lớn`; gợi ý: ví dụ `co_chu: 13 pt`
            theme.yaml:4:32: lỗi[T009]: `dam` của `doan_van` phải là `có` hoặc `không`; gợi ý: ví dụ `dam: có`
            theme.yaml:4:42: lỗi[T009]: `can` của `doan_van` không có lựa chọn `giưa`; gợi ý: có phải ý bạn là `giua`?
            theme.yaml:5:22: lỗi[T009]: `gian_dong` của `khoan` tính bằng số dòng; gợi ý: ví dụ `gian_dong: 1,5`
            theme.yaml:5:37: lỗi[T009]: `co_chu` phải là một số; gợi ý: ví dụ `co_chu: 13 pt`
            theme.yaml:5:56: lỗi[T009]: `cach_tren` của `khoan` tính bằng mm, cm hoặc pt, không tính bằng dòng; gợi ý: ví dụ `cach_tren: 0 pt`
            theme.yaml:6:18: lỗi[Y016]: dấu phẩy trong `13,5` bị YAML hiểu là dấu ngăn giữa hai khóa; gợi ý: đặt số trong dấu nháy kép: `"13,5"`
            theme.yaml:7:18: lỗi[T009]: `co_chu` của `dieu` là 13,3 pt, Word chỉ có cỡ chữ chẵn đến nửa pt; gợi ý: ví dụ `co_chu: 13` hoặc `co_chu: 13,5`
        "#]],
    );
}

/// One size for what the decree sets in 13 to 14; titles in 12 to 13 follow, the rest stays.
#[test]
fn one_size_is_for_all_that_names_none() {
    let (theme, told) = of_file("kieu:\n  khoan: {co_chu: 14}\nco_chu: 13\n");
    assert_eq!(told, "");
    let theme = theme.unwrap();
    let sizes = [Role::DoanVan, Role::TieuNgu, Role::QuocHieu, Role::Khoan, Role::SoKyHieu, Role::NoiNhan];
    assert_eq!(sizes.map(|role| theme.style(role).size.to_pt()), [13.0, 13.0, 12.0, 14.0, 13.0, 11.0]);
    self::told(
        "co_chu: 12\n",
        &expect![[r#"
        theme.yaml:1:9: lỗi[T004]: `co_chu` là 12 pt, phải từ 13 đến 14 pt (PL I, mục V)
    "#]],
    );
}

/// Quốc hiệu and Tiêu ngữ stay on one line, whatever width an office gives to the column beside them.
#[test]
fn a_column_leaves_room_for_the_lines_of_every_paper() {
    let (theme, told) = of_file("cot_trai: {dau_van_ban: 67, chu_ky: 8 cm}\n");
    assert_eq!(told, "");
    let left = theme.unwrap().left;
    assert_eq!([left.header, left.signature], [Some(Length::mm(67.0)), Some(Length::mm(80.0))]);
    self::told(
        "cot_trai: {dau_van_ban: 75, chu_ky: 90}\n",
        &expect![[r#"
        theme.yaml:1:25: lỗi[T018]: `dau_van_ban` là 75 mm: cột bên phải còn 90 mm, Quốc hiệu cỡ 13 cần 97,2 mm để không xuống dòng (PL I, II.1); gợi ý: đặt `dau_van_ban` nhiều nhất 67,8 mm, hoặc giảm `co_chu` của `quoc_hieu`
        theme.yaml:1:37: lỗi[T004]: `chu_ky` là 90 mm, phải từ 50 đến 82,5 mm (PL I, II.7)
    "#]],
    );
    self::told(
        "cot_trai: {dau_van_ban: 6 cm}\ntrang: {le_trai: 35, le_phai: 20}\n",
        &expect![[r#"
        theme.yaml:1:25: lỗi[T018]: `dau_van_ban` là 6 cm: cột bên phải còn 95 mm, Quốc hiệu cỡ 13 cần 97,2 mm để không xuống dòng (PL I, II.1); gợi ý: đặt `dau_van_ban` nhiều nhất 57,8 mm, hoặc giảm `co_chu` của `quoc_hieu`
    "#]],
    );
    self::told(
        "cot_trai: {dau_van_ban: 40}\nkhoang: {chu_ky: 80}\n",
        &expect![[r#"
        theme.yaml:2:10: lỗi[T009]: khóa `chu_ky` không có trong `khoang`; gợi ý: khóa này đứng trong `cot_trai:`
        theme.yaml:1:25: lỗi[T004]: `dau_van_ban` là 40 mm, phải từ 50 đến 100 mm (theo thực hành; Nghị định không quy định)
    "#]],
    );
    self::told(
        "cot_trai: {dau_van_ban: 76}\nco_chu: 13\n",
        &expect![[r#"
        theme.yaml:1:25: lỗi[T018]: `dau_van_ban` là 76 mm: cột bên phải còn 89 mm, Quốc hiệu cỡ 12 cần 89,9 mm để không xuống dòng (PL I, II.1); gợi ý: đặt `dau_van_ban` nhiều nhất 75,1 mm, hoặc giảm `co_chu` của `quoc_hieu`
    "#]],
    );
    // Smaller letters need less.
    let (theme, told) = of_file("cot_trai: {dau_van_ban: 75}\nco_chu: 13\n");
    assert_eq!((theme.is_some(), told.as_str()), (true, ""));
}

#[test]
fn a_theme_is_compared_with_demanded_looks() {
    let theme = of_file("trang: {le_trai: 35}\nkieu: {khoan: {co_chu: 13, gian_dong: 1}}\n").0.unwrap();
    let mut report = Report::default();
    let demanded = "co_chu: 14\ntrang: {le_trai: 30, le_phai: 15}\nkieu:\n  khoan: {gian_dong: \"1,2\", dam: không}\ncot_trai: {chu_ky: 80}\n";
    let node = yaml::open("quy_tac.yaml", demanded.as_bytes(), &mut report).expect("YAML");
    let found = theme.differences(&node, &mut report.findings).unwrap();
    let lines = found.iter().map(|one| format!("{:?}: {}; {}\n", one.role, one.message, one.line));
    expect![[r#"
        None: `le_trai` của `trang` là 35 mm, phải là 30 mm; trang: {le_trai: 30}
        None: `chu_ky` của `cot_trai` chưa đặt, phải là 80 mm; cot_trai: {chu_ky: 80}
        Some(PhamViLuuHanh): `co_chu` của `pham_vi_luu_hanh` (Phạm vi lưu hành) là 13 pt, phải là 14 pt; kieu: {pham_vi_luu_hanh: {co_chu: 14}}
        Some(DoKhan): `co_chu` của `do_khan` (Mức độ khẩn) là 13 pt, phải là 14 pt; kieu: {do_khan: {co_chu: 14}}
        Some(Khoan): `co_chu` của `khoan` (Khoản) là 13 pt, phải là 14 pt; kieu: {khoan: {co_chu: 14}}
        Some(Khoan): `gian_dong` của `khoan` (Khoản) là 1 dòng, phải là 1,2 dòng; kieu: {khoan: {gian_dong: "1,2"}}
    "#]].assert_eq(&lines.collect::<String>());
    let node = yaml::open("quy_tac.yaml", b"co_chu: 16\n", &mut report).expect("YAML");
    assert!(theme.differences(&node, &mut report.findings).is_none());
}
