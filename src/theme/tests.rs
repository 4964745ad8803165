//! An office's theme over the built-in one.

use expect_test::{Expect, expect};

use super::{Align, PLAIN, Page, Room, Theme, read};
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
    let mut theme = Theme { page, room, faces, styles: vec![PLAIN; Role::ALL.len()] };
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
