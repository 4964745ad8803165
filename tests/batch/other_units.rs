//! The name of one unit typed into the template of all.

use expect_test::{Expect, expect};

use crate::harness::Case;

#[track_caller]
fn told(changes: &[(&str, &str)], expected: &Expect) {
    let case = Case::from_dir("batch/mau");
    let case = changes.iter().fold(case, |case, (old, new)| case.replace("mau.yaml", old, new));
    let run = case.run("batch mau.yaml --format txt --only 00175,00376 --message-format short").code(0);
    expected.assert_eq(&run.stderr_text());
}

/// Wherever on the paper it stands.
#[test]
fn the_name_of_another_unit_is_told_in_every_part() {
    told(
        &[("trich_yeu: Phòng", "trich_yeu: Tại phường Yên Hòa, phòng")],
        &expect![[r#"
        mau.yaml:16:16: cảnh báo[U015]: 00376 Sóc Sơn: `phường Yên Hòa` là địa phương khác trong bảng, sẽ in vào văn bản của địa phương này; gợi ý: viết biến thay cho tên, ví dụ `{{ dia_phuong.ten_day_du }}`; cố ý nhắc đến nơi đó thì viết `{{ "phường Yên Hòa" }}`
    "#]],
    );
    told(
        &[("      2. {%", "      2. UBND Yên Hòa báo cáo. {%")],
        &expect![[r#"
        mau.yaml:22:10: cảnh báo[U015]: 00376 Sóc Sơn: `UBND Yên Hòa` là địa phương khác trong bảng, sẽ in vào văn bản của địa phương này; gợi ý: viết biến thay cho tên, ví dụ `{{ dia_phuong.ten_day_du }}`; cố ý nhắc đến nơi đó thì viết `{{ "UBND Yên Hòa" }}`
    "#]],
    );
    told(
        &[("ten: Trực ban tại", "ten: Phường Yên Hòa trực ban tại")],
        &expect![[r#"
        mau.yaml:40:16: cảnh báo[U015]: 00376 Sóc Sơn: `Phường Yên Hòa` là địa phương khác trong bảng, sẽ in vào văn bản của địa phương này; gợi ý: viết biến thay cho tên, ví dụ `{{ dia_phuong.ten_day_du }}`; cố ý nhắc đến nơi đó thì viết `{{ "Phường Yên Hòa" }}`
    "#]],
    );
    told(
        &[("ten: Kinh phí của", "ten: Kinh phí phường Yên Hòa của")],
        &expect![[r#"
        mau.yaml:32:19: cảnh báo[U015]: 00376 Sóc Sơn: `phường Yên Hòa` là địa phương khác trong bảng, sẽ in vào văn bản của địa phương này; gợi ý: viết biến thay cho tên, ví dụ `{{ dia_phuong.ten_day_du }}`; cố ý nhắc đến nơi đó thì viết `{{ "phường Yên Hòa" }}`
    "#]],
    );
    told(
        &[("Lãnh đạo UBND {{", "UBND phường Yên Hòa, {{")],
        &expect![[r#"
        mau.yaml:47:8: cảnh báo[U015]: 00376 Sóc Sơn: `phường Yên Hòa` là địa phương khác trong bảng, sẽ in vào văn bản của địa phương này; gợi ý: viết biến thay cho tên, ví dụ `{{ dia_phuong.ten_day_du }}`; cố ý nhắc đến nơi đó thì viết `{{ "phường Yên Hòa" }}`
    "#]],
    );
    told(
        &[("dia_danh: \"{{ dia_phuong.dia_danh }}\"", "dia_danh: Yên Hòa")],
        &expect![[r#"
            mau.yaml:14:11: cảnh báo[C104]: 00376 Sóc Sơn: địa danh `Yên Hòa` không phải của `XÃ SÓC SƠN`; gợi ý: địa danh của văn bản xã, phường là tên xã, phường ban hành văn bản
            cảnh báo[U015]: 00376 Sóc Sơn: `Yên Hòa` là địa phương khác trong bảng, sẽ in vào văn bản của địa phương này; gợi ý: viết biến thay cho tên, ví dụ `{{ dia_phuong.ten_day_du }}`; cố ý nhắc đến nơi đó thì viết `{{ "Yên Hòa" }}`
        "#]],
    );
    told(
        &[(
            "ten: [Ủy ban nhân dân, \"{{ dia_phuong.ten_day_du }}\"]",
            "ten: [Ủy ban nhân dân, phường Yên Hòa]",
        )],
        &expect![[r#"
            mau.yaml:10:12: cảnh báo[C104]: 00376 Sóc Sơn: địa danh `Sóc Sơn` không phải của `PHƯỜNG YÊN HÒA`; gợi ý: địa danh của văn bản xã, phường là tên xã, phường ban hành văn bản
            mau.yaml:10:12: cảnh báo[C104]: 00376 Sóc Sơn: `xã Sóc Sơn` ở văn bản của `PHƯỜNG YÊN HÒA`; gợi ý: làm từ tệp của nơi khác thì sửa tên; đúng là nói về nơi ấy thì để nguyên
            mau.yaml:12:26: cảnh báo[U015]: 00376 Sóc Sơn: `phường Yên Hòa` là địa phương khác trong bảng, sẽ in vào văn bản của địa phương này; gợi ý: viết biến thay cho tên, ví dụ `{{ dia_phuong.ten_day_du }}`; cố ý nhắc đến nơi đó thì viết `{{ "phường Yên Hòa" }}`
        "#]],
    );
    told(
        &[("chuc_vu: \"{{ dia_phuong.chuc_vu }}\"", "chuc_vu: Chủ tịch UBND phường Yên Hòa")],
        &expect![[r#"
            cảnh báo[U015]: 00376 Sóc Sơn: `PHƯỜNG YÊN HÒA` là địa phương khác trong bảng, sẽ in vào văn bản của địa phương này; gợi ý: viết biến thay cho tên, ví dụ `{{ dia_phuong.ten_day_du }}`; cố ý nhắc đến nơi đó thì viết `{{ "PHƯỜNG YÊN HÒA" }}`
        "#]],
    );
    told(
        &[("trên địa bàn {{", "tại phường Yên Hòa, {{")],
        &expect![[r#"
        mau.yaml:16:12: cảnh báo[U015]: 00376 Sóc Sơn: `phường Yên Hòa` là địa phương khác trong bảng, sẽ in vào văn bản của địa phương này; gợi ý: viết biến thay cho tên, ví dụ `{{ dia_phuong.ten_day_du }}`; cố ý nhắc đến nơi đó thì viết `{{ "phường Yên Hòa" }}`
    "#]],
    );
}

/// What is meant, and what only looks like a name.
#[test]
fn what_is_meant_is_silent() {
    told(&[("      2. {%", "      2. Phối hợp với {{ \"phường Yên Hòa\" }}. {%")], &expect![[""]]);
    told(&[("      2. {%", "      2. Đường Yên Hòa, xã hội an toàn, các xã, phường. {%")], &expect![[""]]);
    let case = Case::from_dir("batch/mau").file("dia-phuong/00175.yaml", "trich_yeu: Riêng phường Yên Hòa\n");
    case.run("batch mau.yaml --format txt --message-format short").code(0).stderr(expect![[""]]);
    let case = case.file("dia-phuong/00175.yaml", "trich_yeu: Riêng xã Sóc Sơn\n");
    case.run("batch mau.yaml --format txt --message-format short").code(0).stderr(expect![[r#"
        dia-phuong/00175.yaml:1:18: cảnh báo[U015]: 00175 Yên Hòa: `xã Sóc Sơn` là địa phương khác trong bảng, sẽ in vào văn bản của địa phương này; gợi ý: viết biến thay cho tên, ví dụ `{{ dia_phuong.ten_day_du }}`; cố ý nhắc đến nơi đó thì viết `{{ "xã Sóc Sơn" }}`
    "#]]);
}
