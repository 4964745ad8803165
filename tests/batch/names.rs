//! Names of units that are written otherwise than paper has them: each with the right name, or
//! with nothing rather than a wrong one.

use expect_test::{Expect, expect};

use crate::harness::Case;

const TEMPLATE: &str = "loai: ke_hoach\ndia_phuong: dv.csv\nco_quan: {ten: [Ủy ban nhân dân, \"{{ dia_phuong.ten_day_du }}\"]}\n\
    ky_hieu: KH-UBND\ndia_danh: \"{{ dia_phuong.dia_danh }}\"\nnam: 2026\n\
    trich_yeu: Trồng cây trên địa bàn {{ dia_phuong.ten_day_du }}\nnoi_dung: Trồng cây./.\n\
    noi_nhan: [Các tổ dân phố]\nnguoi_ky: {chuc_vu: Chủ tịch}\n";

/// What is said of a table of these lines, of which nothing is written.
#[track_caller]
fn told(head: &str, rows: &[&str], expected: Expect) {
    let case = case(head, rows);
    case.run("batch mau.yaml --format docx --message-format short").code(1).stderr(expected);
    assert!(!case.path("out").exists(), "nothing is written");
}

/// Of which papers are written, perhaps with warnings.
#[track_caller]
fn written(head: &str, rows: &[&str], expected: Expect) {
    let case = case(head, rows);
    case.run("batch mau.yaml --format docx --message-format short").code(0).stderr(expected);
    assert_eq!(case.files("out/mau").len(), rows.len() + 1);
}

fn case(head: &str, rows: &[&str]) -> Case {
    let table = format!("{head}\n{}\n", rows.join("\n"));
    Case::new().file("dv.csv", table).file("mau.yaml", TEMPLATE)
}

const OWN: &str = "ma,ten,loai";
const FULL: &str = "ma,ten,loai,ma_tinh,ten_tinh,loai_tinh";

/// "phường P. Yên Hòa" on every paper of the ward.
#[test]
fn abbreviated_types_in_front_of_names() {
    told(
        OWN,
        &[
            "a1,X. Tân An,xã",
            "a2,P. Yên Hòa,phường",
            "a3,P.Yên Hòa,phường",
            "a4,TT Trâu Quỳ,xã",
            "a5,TT. Trâu Quỳ,xã",
            "a6,TX Sơn Tây,phường",
            "a7,Q. Cầu Giấy,phường",
            "a8,H. Gia Lâm,xã",
            "a9,ĐK Vân Đồn,đặc khu",
        ],
        expect![[r#"
            dv.csv:2:4: lỗi[U002]: cột `ten` ghi `X. Tân An`, phải là `Tân An`; gợi ý: tên không kèm loại, viết hoa từng chữ đầu; loại ghi ở cột `loai`; tên đúng là như đã ghi thì thêm cột `giu_ten`, ghi `có`
            dv.csv:3:4: lỗi[U002]: cột `ten` ghi `P. Yên Hòa`, phải là `Yên Hòa`; gợi ý: tên không kèm loại, viết hoa từng chữ đầu; loại ghi ở cột `loai`; tên đúng là như đã ghi thì thêm cột `giu_ten`, ghi `có`
            dv.csv:4:4: lỗi[U002]: cột `ten` ghi `P.Yên Hòa`, phải là `Yên Hòa`; gợi ý: tên không kèm loại, viết hoa từng chữ đầu; loại ghi ở cột `loai`; tên đúng là như đã ghi thì thêm cột `giu_ten`, ghi `có`
            dv.csv:5:4: lỗi[U002]: cột `ten` ghi `TT Trâu Quỳ`, phải là `Trâu Quỳ`; gợi ý: tên không kèm loại, viết hoa từng chữ đầu; loại ghi ở cột `loai`; tên đúng là như đã ghi thì thêm cột `giu_ten`, ghi `có`
            dv.csv:6:4: lỗi[U002]: cột `ten` ghi `TT. Trâu Quỳ`, phải là `Trâu Quỳ`; gợi ý: tên không kèm loại, viết hoa từng chữ đầu; loại ghi ở cột `loai`; tên đúng là như đã ghi thì thêm cột `giu_ten`, ghi `có`
            dv.csv:7:4: lỗi[U002]: cột `ten` ghi `TX Sơn Tây`, phải là `Sơn Tây`; gợi ý: tên không kèm loại, viết hoa từng chữ đầu; loại ghi ở cột `loai`; tên đúng là như đã ghi thì thêm cột `giu_ten`, ghi `có`
            dv.csv:8:4: lỗi[U002]: cột `ten` ghi `Q. Cầu Giấy`, phải là `Cầu Giấy`; gợi ý: tên không kèm loại, viết hoa từng chữ đầu; loại ghi ở cột `loai`; tên đúng là như đã ghi thì thêm cột `giu_ten`, ghi `có`
            dv.csv:9:4: lỗi[U002]: cột `ten` ghi `H. Gia Lâm`, phải là `Gia Lâm`; gợi ý: tên không kèm loại, viết hoa từng chữ đầu; loại ghi ở cột `loai`; tên đúng là như đã ghi thì thêm cột `giu_ten`, ghi `có`
            dv.csv:10:4: lỗi[U002]: cột `ten` ghi `ĐK Vân Đồn`, phải là `Vân Đồn`; gợi ý: tên không kèm loại, viết hoa từng chữ đầu; loại ghi ở cột `loai`; tên đúng là như đã ghi thì thêm cột `giu_ten`, ghi `có`
        "#]],
    );
    told(
        OWN,
        &[
            "a1,p yên hòa,phường",
            "a2,P.1,phường",
            "a3,P12,phường",
            "a4,Phường Phường Yên Hòa,phường",
            "a5,xã X. Tân An,xã",
            "a6,Phường-Yên Hòa,phường",
            "a7,đk. Vân Đồn,đặc khu",
            "a8,xã Tân An,xã",
            "a9,T.X Sơn Tây,phường",
        ],
        expect![[r#"
            dv.csv:2:4: lỗi[U002]: cột `ten` ghi `p yên hòa`, phải là `Yên Hòa`; gợi ý: tên không kèm loại, viết hoa từng chữ đầu; loại ghi ở cột `loai`; tên đúng là như đã ghi thì thêm cột `giu_ten`, ghi `có`
            dv.csv:3:4: lỗi[U002]: cột `ten` ghi `P.1`, phải là `1`; gợi ý: tên không kèm loại, viết hoa từng chữ đầu; loại ghi ở cột `loai`; tên đúng là như đã ghi thì thêm cột `giu_ten`, ghi `có`
            dv.csv:4:4: lỗi[U002]: cột `ten` ghi `P12`, phải là `12`; gợi ý: tên không kèm loại, viết hoa từng chữ đầu; loại ghi ở cột `loai`; tên đúng là như đã ghi thì thêm cột `giu_ten`, ghi `có`
            dv.csv:5:4: lỗi[U002]: cột `ten` ghi `Phường Phường Yên Hòa`, phải là `Yên Hòa`; gợi ý: tên không kèm loại, viết hoa từng chữ đầu; loại ghi ở cột `loai`; tên đúng là như đã ghi thì thêm cột `giu_ten`, ghi `có`
            dv.csv:6:4: lỗi[U002]: cột `ten` ghi `xã X. Tân An`, phải là `Tân An`; gợi ý: tên không kèm loại, viết hoa từng chữ đầu; loại ghi ở cột `loai`; tên đúng là như đã ghi thì thêm cột `giu_ten`, ghi `có`
            dv.csv:7:4: lỗi[U002]: cột `ten` ghi `Phường-Yên Hòa`, phải là `Yên Hòa`; gợi ý: tên không kèm loại, viết hoa từng chữ đầu; loại ghi ở cột `loai`; tên đúng là như đã ghi thì thêm cột `giu_ten`, ghi `có`
            dv.csv:8:4: lỗi[U002]: cột `ten` ghi `đk. Vân Đồn`, phải là `Vân Đồn`; gợi ý: tên không kèm loại, viết hoa từng chữ đầu; loại ghi ở cột `loai`; tên đúng là như đã ghi thì thêm cột `giu_ten`, ghi `có`
            dv.csv:9:4: lỗi[U002]: cột `ten` ghi `xã Tân An`, phải là `Tân An`; gợi ý: tên không kèm loại, viết hoa từng chữ đầu; loại ghi ở cột `loai`; tên đúng là như đã ghi thì thêm cột `giu_ten`, ghi `có`
            dv.csv:10:4: lỗi[U002]: cột `ten` ghi `T.X Sơn Tây`, phải là `Sơn Tây`; gợi ý: tên không kèm loại, viết hoa từng chữ đầu; loại ghi ở cột `loai`; tên đúng là như đã ghi thì thêm cột `giu_ten`, ghi `có`
        "#]],
    );
}

/// The same in the column of types.
#[test]
fn abbreviated_types_in_their_column() {
    told(
        FULL,
        &[
            "a1,Tân An,X.,01,Hà Nội,TP",
            "a2,Yên Hòa,P.,01,Hà Nội,TP.",
            "a3,Vân Đồn,ĐK,22,Quảng Ninh,T.P",
            "a4,Yên Hòa,phuong,14,Sơn La,Tinh",
            "a5,Yên Viên,TT,14,Sơn La,T.",
        ],
        expect![[r#"
            dv.csv:2:11: lỗi[U002]: cột `loai` không nhận `X.`; gợi ý: có phải ý bạn là `xã`?
            dv.csv:2:24: lỗi[U002]: cột `loai_tinh` không nhận `TP`; gợi ý: có phải ý bạn là `thành phố`?
            dv.csv:3:12: lỗi[U002]: cột `loai` không nhận `P.`; gợi ý: có phải ý bạn là `phường`?
            dv.csv:3:25: lỗi[U002]: cột `loai_tinh` không nhận `TP.`; gợi ý: có phải ý bạn là `thành phố`?
            dv.csv:4:12: lỗi[U002]: cột `loai` không nhận `ĐK`; gợi ý: có phải ý bạn là `đặc khu`?
            dv.csv:4:29: lỗi[U002]: cột `loai_tinh` không nhận `T.P`; gợi ý: có phải ý bạn là `thành phố`?
            dv.csv:5:12: lỗi[U002]: cột `loai` không nhận `phuong`; gợi ý: có phải ý bạn là `phường`?
            dv.csv:5:29: lỗi[U002]: cột `loai_tinh` không nhận `Tinh`; gợi ý: có phải ý bạn là `tỉnh`?
            dv.csv:6:13: lỗi[U002]: cột `loai` không nhận `TT`; gợi ý: dùng được: `xã`, `phường`, `đặc khu`
            dv.csv:6:26: lỗi[U002]: cột `loai_tinh` không nhận `T.`; gợi ý: có phải ý bạn là `tỉnh`?
        "#]],
    );
}

/// The table of all units knows the name by the code, or within the province.
#[test]
fn names_without_marks() {
    told(
        FULL,
        &[
            "00175,Yen Hoa,phường,01,Hà Nội,thành phố",
            "a2,Phuong Yen Hoa,phường,01,Hà Nội,thành phố",
            "a3,xa Soc Son,xã,01,Ha Noi,thành phố",
            "a4,Dac khu Van Don,đặc khu,22,TP. Quang Ninh,thành phố",
            "a5,TAN AN,xã,96,Cà Mau,tỉnh",
        ],
        expect![[r#"
            dv.csv:2:7: lỗi[U002]: cột `ten` ghi `Yen Hoa`, phải là `Yên Hòa`; gợi ý: theo bảng đơn vị hành chính kèm chương trình, mã `00175` là `Yên Hòa`; tên đúng là như đã ghi thì thêm cột `giu_ten`, ghi `có`
            dv.csv:3:4: lỗi[U002]: cột `ten` ghi `Phuong Yen Hoa`, phải là `Yên Hòa`; gợi ý: tên không kèm loại, viết hoa từng chữ đầu; loại ghi ở cột `loai`; tên đúng là như đã ghi thì thêm cột `giu_ten`, ghi `có`
            dv.csv:4:4: lỗi[U002]: cột `ten` ghi `xa Soc Son`, phải là `Sóc Sơn`; gợi ý: tên không kèm loại, viết hoa từng chữ đầu; loại ghi ở cột `loai`; tên đúng là như đã ghi thì thêm cột `giu_ten`, ghi `có`
            dv.csv:4:21: lỗi[U002]: cột `ten_tinh` ghi `Ha Noi`, phải là `Hà Nội`; gợi ý: theo bảng đơn vị hành chính kèm chương trình, mã `01` là `Hà Nội`
            dv.csv:5:4: lỗi[U002]: cột `ten` ghi `Dac khu Van Don`, phải là `Vân Đồn`; gợi ý: tên không kèm loại, viết hoa từng chữ đầu; loại ghi ở cột `loai`; tên đúng là như đã ghi thì thêm cột `giu_ten`, ghi `có`
            dv.csv:5:31: lỗi[U002]: cột `ten_tinh` ghi `TP. Quang Ninh`, phải là `Quảng Ninh`; gợi ý: tên không kèm loại, viết hoa từng chữ đầu; loại ghi ở cột `loai_tinh`
            dv.csv:6:4: lỗi[U002]: cột `ten` ghi `TAN AN`, phải là `Tân Ân`; gợi ý: theo bảng đơn vị hành chính kèm chương trình, mã `32236` là `Tân Ân`; tên đúng là như đã ghi thì thêm cột `giu_ten`, ghi `có`
        "#]],
    );
    told(
        OWN,
        &["a1,xa Tan An,xã", "a2,Phuong Yen Hoa,phường", "a3,YEN HOA,phường"],
        expect![[r#"
            dv.csv:2:4: lỗi[U002]: cột `ten` ghi `xa Tan An`: tên kèm chữ chỉ loại; gợi ý: tên không kèm loại, viết hoa từng chữ đầu; loại ghi ở cột `loai`; tên đúng là như đã ghi thì thêm cột `giu_ten`, ghi `có`
            dv.csv:3:4: lỗi[U002]: cột `ten` ghi `Phuong Yen Hoa`: tên kèm chữ chỉ loại; gợi ý: tên không kèm loại, viết hoa từng chữ đầu; loại ghi ở cột `loai`; tên đúng là như đã ghi thì thêm cột `giu_ten`, ghi `có`
            dv.csv:4:4: lỗi[U002]: cột `ten` ghi `YEN HOA`: chữ hoa, chữ thường không đúng; gợi ý: tên không kèm loại, viết hoa từng chữ đầu; loại ghi ở cột `loai`; tên đúng là như đã ghi thì thêm cột `giu_ten`, ghi `có`
        "#]],
    );
    // Right without any mark: in the table of all units, or by the code.
    written(
        FULL,
        &[
            "a1,Long Hoa,phường,80,Tây Ninh,tỉnh",
            "a2,Ba Dinh,xã,51,Quảng Ngãi,tỉnh",
            "a3,Xa Dung,xã,11,Điện Biên,tỉnh",
        ],
        expect![[r#""#]],
    );
    // What may be right is a warning, which a mark takes away.
    written(
        OWN,
        &["00175,Yên Hoa,phường", "a2,Soc Son,xã", "a3,Long Hoa,phường"],
        expect![[r#"
            dv.csv:2:7: cảnh báo[U013]: cột `ten` ghi `Yên Hoa`, bảng đơn vị hành chính kèm chương trình ghi mã `00175` là `Yên Hòa`; gợi ý: xem lại dấu của tên; tên đúng là như đã ghi thì thêm cột `giu_ten`, ghi `có`
            dv.csv:3:4: cảnh báo[U013]: cột `ten` ghi `Soc Son`, không có dấu; ở bảng đơn vị hành chính kèm chương trình tên này có dấu, ví dụ `Sóc Sơn`; gợi ý: xem lại dấu của tên; tên đúng là như đã ghi thì thêm cột `giu_ten`, ghi `có`
        "#]],
    );
    written(
        "ma,ten,loai,giu_ten",
        &["00175,Yên Hoa,phường,có", "a2,Soc Son,xã,có", "a3,Yen Hoa,phường,có"],
        expect![[r#""#]],
    );
}

/// Blanks, signs, the code and the province beside a name.
#[test]
fn what_stands_around_names() {
    told(
        FULL,
        &[
            "a1,Yên  Hòa,phường,01,Hà Nội,thành phố",
            "a2,Yên\u{a0}Hòa,phường,01,Hà Nội,thành phố",
            "a3,Yên\tHòa,phường,01,Hà Nội,thành phố",
            "a4,Yên Hòa.,phường,01,Hà Nội,thành phố",
            "a5,\"Yên Hòa,\",phường,01,Hà Nội,thành phố",
            "a6,\"Yên Hòa, Hà Nội\",phường,01,Hà Nội,thành phố",
            "a7,\"Phường Yên Hòa, TP. Hà Nội.\",phường,01,Hà Nội,thành phố",
            "a8,Yên Hòa - Hà Nội,phường,01,Hà Nội,thành phố",
            "a9,\u{a0} Yên Hòa \u{a0},phường,01,Hà Nội,thành phố",
        ],
        expect![[r#"
            dv.csv:2:4: lỗi[U002]: cột `ten` ghi `Yên  Hòa`, phải là `Yên Hòa`; gợi ý: giữa hai chữ là một dấu cách thường: không hai dấu cách, không dấu cách không ngắt
            dv.csv:3:4: lỗi[U002]: cột `ten` ghi `Yên Hòa`, phải là `Yên Hòa`; gợi ý: giữa hai chữ là một dấu cách thường: không hai dấu cách, không dấu cách không ngắt
            dv.csv:4:4: lỗi[U002]: ô cột `ten` có dấu tab; gợi ý: ghi dấu cách thay dấu tab: `Yên Hòa`
            dv.csv:5:4: lỗi[U002]: cột `ten` ghi `Yên Hòa.`, phải là `Yên Hòa`; gợi ý: tên chỉ có chữ, số, dấu cách, gạch nối, dấu nháy của tên: bỏ ký hiệu khác; tên đúng là như đã ghi thì thêm cột `giu_ten`, ghi `có`
            dv.csv:6:4: lỗi[U002]: cột `ten` ghi `Yên Hòa,`, phải là `Yên Hòa`; gợi ý: tên chỉ có chữ, số, dấu cách, gạch nối, dấu nháy của tên: bỏ ký hiệu khác; tên đúng là như đã ghi thì thêm cột `giu_ten`, ghi `có`
            dv.csv:7:4: lỗi[U002]: cột `ten` ghi `Yên Hòa, Hà Nội`, phải là `Yên Hòa`; gợi ý: tên không kèm huyện, tỉnh; tỉnh, thành phố ghi ở cột `ten_tinh`; tên đúng là như đã ghi thì thêm cột `giu_ten`, ghi `có`
            dv.csv:8:4: lỗi[U002]: cột `ten` ghi `Phường Yên Hòa, TP. Hà Nội.`, phải là `Yên Hòa`; gợi ý: tên không kèm loại, viết hoa từng chữ đầu; loại ghi ở cột `loai`; tên đúng là như đã ghi thì thêm cột `giu_ten`, ghi `có`
            dv.csv:9:4: lỗi[U002]: cột `ten` ghi `Yên Hòa - Hà Nội`, phải là `Yên Hòa`; gợi ý: tên không kèm huyện, tỉnh; tỉnh, thành phố ghi ở cột `ten_tinh`; tên đúng là như đã ghi thì thêm cột `giu_ten`, ghi `có`
        "#]],
    );
    told(
        OWN,
        &[
            "00175,00175 Yên Hòa,phường",
            "00376,Sóc Sơn (00376),xã",
            "a3,\"Yên Hòa, Cầu Giấy\",phường",
            "a4,Thạnh Phú (2),xã",
            "a5,YênHòa,phường",
            "a6,Yên Hòa/Trung Hòa,phường",
            "a7,Số 2,phường",
        ],
        expect![[r#"
            dv.csv:2:7: lỗi[U002]: cột `ten` ghi `00175 Yên Hòa`, phải là `Yên Hòa`; gợi ý: mã ghi ở cột `ma`; tên đúng là như đã ghi thì thêm cột `giu_ten`, ghi `có`
            dv.csv:3:7: lỗi[U002]: cột `ten` ghi `Sóc Sơn (00376)`, phải là `Sóc Sơn`; gợi ý: mã ghi ở cột `ma`; tên đúng là như đã ghi thì thêm cột `giu_ten`, ghi `có`
            dv.csv:4:4: lỗi[U002]: cột `ten` ghi `Yên Hòa, Cầu Giấy`: tên kèm nơi khác; gợi ý: tên không kèm huyện, tỉnh; tỉnh, thành phố ghi ở cột `ten_tinh`; tên đúng là như đã ghi thì thêm cột `giu_ten`, ghi `có`
            dv.csv:5:4: lỗi[U002]: cột `ten` ghi `Thạnh Phú (2)`: tên có dấu câu, ký hiệu; gợi ý: tên chỉ có chữ, số, dấu cách, gạch nối, dấu nháy của tên: bỏ ký hiệu khác; tên đúng là như đã ghi thì thêm cột `giu_ten`, ghi `có`
            dv.csv:6:4: lỗi[U002]: cột `ten` ghi `YênHòa`, phải là `Yên Hòa`; gợi ý: giữa hai chữ là một dấu cách thường: không hai dấu cách, không dấu cách không ngắt
            dv.csv:7:4: lỗi[U002]: cột `ten` ghi `Yên Hòa/Trung Hòa`: tên có dấu câu, ký hiệu; gợi ý: tên chỉ có chữ, số, dấu cách, gạch nối, dấu nháy của tên: bỏ ký hiệu khác; tên đúng là như đã ghi thì thêm cột `giu_ten`, ghi `có`
            dv.csv:8:4: lỗi[U002]: cột `ten` ghi `Số 2`, phải là `2`; gợi ý: đơn vị mang số thì chỉ ghi con số, và ghi `có` ở cột `viet_hoa_loai`; tên đúng là như đã ghi thì thêm cột `giu_ten`, ghi `có`
        "#]],
    );
}

/// Capitals: by rule where words are Vietnamese, as the table has them elsewhere.
#[test]
fn capitals_of_names() {
    told(
        OWN,
        &[
            "a1,PHƯỜNG YÊN HÒA,phường",
            "a2,TÂN AN II,xã",
            "a3,Yên HÒA,phường",
            "a4,EA H'LEO,xã",
            "a5,ĐẮK RVE,xã",
            "a6,kbang,xã",
            "a7,KÔNG BƠ LA,xã",
            "a8,Ea h'mông,xã",
            "a9,A LƯỚI 1,xã",
        ],
        expect![[r#"
            dv.csv:2:4: lỗi[U002]: cột `ten` ghi `PHƯỜNG YÊN HÒA`, phải là `Yên Hòa`; gợi ý: tên không kèm loại, viết hoa từng chữ đầu; loại ghi ở cột `loai`; tên đúng là như đã ghi thì thêm cột `giu_ten`, ghi `có`
            dv.csv:3:4: lỗi[U002]: cột `ten` ghi `TÂN AN II`, phải là `Tân An II`; gợi ý: tên không kèm loại, viết hoa từng chữ đầu; loại ghi ở cột `loai`; tên đúng là như đã ghi thì thêm cột `giu_ten`, ghi `có`
            dv.csv:4:4: lỗi[U002]: cột `ten` ghi `Yên HÒA`, phải là `Yên Hòa`; gợi ý: tên không kèm loại, viết hoa từng chữ đầu; loại ghi ở cột `loai`; tên đúng là như đã ghi thì thêm cột `giu_ten`, ghi `có`
            dv.csv:5:4: lỗi[U002]: cột `ten` ghi `EA H'LEO`, phải là `Ea H'Leo`; gợi ý: tên không kèm loại, viết hoa từng chữ đầu; loại ghi ở cột `loai`; tên đúng là như đã ghi thì thêm cột `giu_ten`, ghi `có`
            dv.csv:6:4: lỗi[U002]: cột `ten` ghi `ĐẮK RVE`: chữ hoa, chữ thường không đúng; gợi ý: tên không kèm loại, viết hoa từng chữ đầu; loại ghi ở cột `loai`; tên đúng là như đã ghi thì thêm cột `giu_ten`, ghi `có`
            dv.csv:7:4: lỗi[U002]: cột `ten` ghi `kbang`, phải là `Kbang`; gợi ý: tên không kèm loại, viết hoa từng chữ đầu; loại ghi ở cột `loai`; tên đúng là như đã ghi thì thêm cột `giu_ten`, ghi `có`
            dv.csv:8:4: lỗi[U002]: cột `ten` ghi `KÔNG BƠ LA`, phải là `Kông Bơ La`; gợi ý: tên không kèm loại, viết hoa từng chữ đầu; loại ghi ở cột `loai`; tên đúng là như đã ghi thì thêm cột `giu_ten`, ghi `có`
            dv.csv:9:4: lỗi[U002]: cột `ten` ghi `Ea h'mông`: chữ hoa, chữ thường không đúng; gợi ý: tên không kèm loại, viết hoa từng chữ đầu; loại ghi ở cột `loai`; tên đúng là như đã ghi thì thêm cột `giu_ten`, ghi `có`
            dv.csv:10:4: lỗi[U002]: cột `ten` ghi `A LƯỚI 1`, phải là `A Lưới 1`; gợi ý: tên không kèm loại, viết hoa từng chữ đầu; loại ghi ở cột `loai`; tên đúng là như đã ghi thì thêm cột `giu_ten`, ghi `có`
        "#]],
    );
    // Right as they are.
    written(
        OWN,
        &[
            "a1,Ea H'leo,xã",
            "a2,Ia Grai,xã",
            "a3,A Lưới 1,xã",
            "a4,Đắk Rve,xã",
            "a5,Kông Bơ La,xã",
            "a6,Yên Hoà,phường",
            "a7,Văn Miếu – Quốc Tử Giám,phường",
            "a8,Tân An II,xã",
            "a9,M’Drắk,xã",
            "b1,Ba Vì,xã",
            "b2,Phương Liệt,phường",
        ],
        expect![[r#""#]],
    );
}

/// Numbers are names of which the table must say so, in whatever way they are written.
#[test]
fn numbers_as_names() {
    told(
        OWN,
        &["a1,II,phường", "a2,Mười Ba,phường", "a3,Số Hai,phường", "a4,2,phường"],
        expect![[r#"
        dv.csv:2:4: lỗi[U010]: tên `II` là số La Mã mà bảng chưa ghi `viet_hoa_loai`: đơn vị đặt theo số thì viết hoa cả chữ chỉ loại, `Phường II` (Phụ lục II, III.1b; Phụ lục I, II.4a); gợi ý: ghi `có` ở cột `viet_hoa_loai` của dòng này; bảng chưa có cột đó thì thêm cột
        dv.csv:3:4: lỗi[U010]: tên `Mười Ba` là con số viết bằng chữ mà bảng chưa ghi `viet_hoa_loai`: đơn vị đặt theo số thì viết hoa cả chữ chỉ loại, `Phường Mười Ba` (Phụ lục II, III.1b; Phụ lục I, II.4a); gợi ý: ghi `có` ở cột `viet_hoa_loai` của dòng này; bảng chưa có cột đó thì thêm cột
        dv.csv:4:4: lỗi[U010]: tên `Số Hai` là con số viết bằng chữ mà bảng chưa ghi `viet_hoa_loai`: đơn vị đặt theo số thì viết hoa cả chữ chỉ loại, `Phường Số Hai` (Phụ lục II, III.1b; Phụ lục I, II.4a); gợi ý: ghi `có` ở cột `viet_hoa_loai` của dòng này; bảng chưa có cột đó thì thêm cột
        dv.csv:5:4: lỗi[U010]: tên `2` mở đầu bằng chữ số mà bảng chưa ghi `viet_hoa_loai`: đơn vị đặt theo số thì viết hoa cả chữ chỉ loại, `Phường 2` (Phụ lục II, III.1b; Phụ lục I, II.4a); gợi ý: ghi `có` ở cột `viet_hoa_loai` của dòng này; bảng chưa có cột đó thì thêm cột
    "#]],
    );
    written(
        "ma,ten,loai,viet_hoa_loai",
        &["a1,II,phường,có", "a2,Mười Ba,phường,có", "a3,2,phường,có"],
        expect![[r#""#]],
    );
}

/// A name may begin with the word of a type.
#[test]
fn names_that_begin_with_a_type_can_be_kept() {
    told(
        OWN,
        &["a1,Phường Đúc,phường", "a2,Xã Tắc,xã"],
        expect![[r#"
            dv.csv:2:4: lỗi[U002]: cột `ten` ghi `Phường Đúc`, phải là `Đúc`; gợi ý: tên không kèm loại, viết hoa từng chữ đầu; loại ghi ở cột `loai`; tên đúng là như đã ghi thì thêm cột `giu_ten`, ghi `có`
            dv.csv:3:4: lỗi[U002]: cột `ten` ghi `Xã Tắc`, phải là `Tắc`; gợi ý: tên không kèm loại, viết hoa từng chữ đầu; loại ghi ở cột `loai`; tên đúng là như đã ghi thì thêm cột `giu_ten`, ghi `có`
        "#]],
    );
    written(
        "ma,ten,loai,giu_ten",
        &["a1,Phường Đúc,phường,có", "a2,Xã Tắc,xã,có", "a3,Tân An,xã,không", "a4,Tân Phú,xã,"],
        expect![[r#""#]],
    );
    told(
        "ma,ten,loai,giu_ten",
        &["a1,Phường  Đúc,phường,có", "a2,Xã Tắc,xã,x"],
        expect![[r#"
            dv.csv:2:4: lỗi[U002]: cột `ten` ghi `Phường  Đúc`, phải là `Phường Đúc`; gợi ý: giữa hai chữ là một dấu cách thường: không hai dấu cách, không dấu cách không ngắt
            dv.csv:3:14: lỗi[U002]: cột `giu_ten` không nhận `x`; gợi ý: dùng được: `có`, `không`
            dv.csv:3:4: lỗi[U002]: cột `ten` ghi `Xã Tắc`, phải là `Tắc`; gợi ý: tên không kèm loại, viết hoa từng chữ đầu; loại ghi ở cột `loai`; tên đúng là như đã ghi thì ghi `có` ở cột `giu_ten`
        "#]],
    );
}

/// Names of provinces, also where another table adds them.
#[test]
fn names_of_provinces() {
    told(
        FULL,
        &[
            "a1,Tân An,xã,79,HCM,thành phố",
            "a2,Tân Phú,xã,79,TP.HCM,thành phố",
            "a3,Tân Lập,xã,01,HÀ NỘI,thành phố",
            "a4,Tân Hòa,xã,01,Hà Nôi,thành phố",
            "a5,Tân Hải,xã,66,T. Dak Lak,tỉnh",
            "a6,Tân Mỹ,xã,46,Thành phố Huế,thành phố",
            "a7,Tân Trào,xã,56,Khánh Hoà,tỉnh",
            "a8,Tân Thới,xã,92,cần thơ,thành phố",
        ],
        expect![[r#"
            dv.csv:2:17: lỗi[U002]: cột `ten_tinh` ghi `HCM`, phải là `Hồ Chí Minh`; gợi ý: ghi đủ tên
            dv.csv:3:18: lỗi[U002]: cột `ten_tinh` ghi `TP.HCM`, phải là `Hồ Chí Minh`; gợi ý: tên không kèm loại, viết hoa từng chữ đầu; loại ghi ở cột `loai_tinh`
            dv.csv:4:18: lỗi[U002]: cột `ten_tinh` ghi `HÀ NỘI`, phải là `Hà Nội`; gợi ý: tên không kèm loại, viết hoa từng chữ đầu; loại ghi ở cột `loai_tinh`
            dv.csv:5:18: lỗi[U002]: cột `ten_tinh` ghi `Hà Nôi`, phải là `Hà Nội`; gợi ý: theo bảng đơn vị hành chính kèm chương trình, mã `01` là `Hà Nội`
            dv.csv:6:18: lỗi[U002]: cột `ten_tinh` ghi `T. Dak Lak`, phải là `Đắk Lắk`; gợi ý: tên không kèm loại, viết hoa từng chữ đầu; loại ghi ở cột `loai_tinh`
            dv.csv:7:17: lỗi[U002]: cột `ten_tinh` ghi `Thành phố Huế`, phải là `Huế`; gợi ý: tên không kèm loại, viết hoa từng chữ đầu; loại ghi ở cột `loai_tinh`
            dv.csv:9:19: lỗi[U002]: cột `ten_tinh` ghi `cần thơ`, phải là `Cần Thơ`; gợi ý: tên không kèm loại, viết hoa từng chữ đầu; loại ghi ở cột `loai_tinh`
        "#]],
    );
    let case = Case::new().file("mau.yaml", TEMPLATE.replace("dv.csv", "[a.csv, b.csv]"));
    let case = case.file("a.csv", "ma,ten,loai\na1,Tân An,xã\n");
    let case = case.file("b.csv", "ma,ten_tinh,loai_tinh\na1,TP. Ha Noi,thành phố\n");
    case.run("batch mau.yaml --message-format short").code(1).stderr(expect![[r#"
        b.csv:2:4: lỗi[U002]: cột `ten_tinh` ghi `TP. Ha Noi`, phải là `Hà Nội`; gợi ý: tên không kèm loại, viết hoa từng chữ đầu; loại ghi ở cột `loai_tinh`
    "#]]);
}
