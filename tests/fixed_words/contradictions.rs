//! What is typed beside a field and contradicts another one.

use expect_test::{Expect, expect};
use vanban::rooms::finding::render;
use vanban::rooms::pipeline::Input;

use super::{PIPELINE, file, paper};

#[track_caller]
fn told(kind: &'static str, path: &str, typed: &str, expected: Expect) {
    let yaml = file(kind, &paper(kind), path, typed);
    let (_, report) = PIPELINE.tree(Input::alone("vb.yaml", yaml.as_bytes()));
    expected.assert_eq(&render::short(&report));
}

/// What contradicts another field, or says nothing but the printed words, is told.
#[test]
fn what_contradicts_another_field_is_told() {
    told(
        "quyet_dinh",
        "so",
        "06/QĐ-STC",
        expect![[r#"
        vb.yaml:5:5: lỗi[C005]: `so` phải là chữ số Ả Rập từ 1, ở đây là `06/QĐ-STC`; gợi ý: viết `so: 06`, `ky_hieu: QĐ-STC`
    "#]],
    );
    told(
        "quyet_dinh",
        "ky_hieu",
        "06/QĐ-UBND",
        expect![[r#"
        vb.yaml:8:10: lỗi[C016]: `ky_hieu` có cả số văn bản: `06/QĐ-UBND`; gợi ý: số đã ghi ở `so` là 05; `ky_hieu` chỉ ghi `QĐ-UBND`
    "#]],
    );
    told(
        "quyet_dinh",
        "dia_danh",
        "An Bình, ngày 06 tháng 01 năm 2026",
        expect![[r#"
        vb.yaml:6:11: lỗi[C016]: `dia_danh` có cả ngày tháng, khác với ngày của văn bản: `An Bình, ngày 06 tháng 01 năm 2026`; gợi ý: viết `dia_danh: An Bình`, `ngay: 06/01/2026`
    "#]],
    );
    told(
        "quyet_dinh",
        "nguoi_ky.ky_thay",
        "TM. Ủy ban nhân dân",
        expect![[r#"
        vb.yaml:16:12: lỗi[C016]: `ky_thay` in chữ `KT.`, ở đây gõ `TM.`; gợi ý: chuyển sang `thay_mat: Ủy ban nhân dân`
    "#]],
    );
    told(
        "quyet_dinh",
        "nguoi_ky.chuc_vu",
        "KT. Chủ tịch",
        expect![[r#"
        vb.yaml:17:12: lỗi[C016]: chữ `KT.` không ghi ở `chuc_vu`; gợi ý: chuyển sang `ky_thay: Chủ tịch`
    "#]],
    );
    told(
        "quyet_dinh",
        "nguoi_ky.thay_mat",
        "TM.",
        expect![[r#"
        vb.yaml:15:13: lỗi[C016]: `TM.` là chữ chương trình in sẵn, ở đây chưa có nội dung; gợi ý: ghi nội dung sau chữ này, hoặc bỏ khóa này
    "#]],
    );
    told(
        "quyet_dinh",
        "noi_nhan",
        "Như Điều 2\nLưu: VT, VX",
        expect![[r#"
        vb.yaml:24:11: lỗi[C016]: nơi lưu ghi hai nơi khác nhau: ở đây là `VT, VX`, ở `luu` là `VT, KT(văn) (2)`; gợi ý: giữ một nơi: bỏ dòng `Lưu: …` này, hoặc bỏ khóa `luu`
    "#]],
    );
    told(
        "quyet_dinh",
        "can_cu",
        "Luật A\nTheo đề nghị của Trưởng phòng Kinh tế tại Tờ trình số 5/TTr-PKT",
        expect![[r#"
            vb.yaml:11:9: lỗi[C016]: dòng `Theo đề nghị của Trưởng phòng Kinh tế tại Tờ trình số 5/TTr-PKT` ghi hai nơi: ở `can_cu` và ở `theo_de_nghi`; gợi ý: giữ một nơi: bỏ dòng này, hoặc bỏ `theo_de_nghi`
            vb.yaml:11:10: cảnh báo[C044]: căn cứ `Luật A` không ghi ngày, tháng, năm của Luật; gợi ý: thêm ngày thông qua: `Luật A ngày … tháng … năm …`
        "#]],
    );
    told(
        "quyet_dinh",
        "phu_luc.ten",
        "Phụ lục II. Biểu chi tiết",
        expect![[r#"
        vb.yaml:21:10: cảnh báo[C008]: phụ lục gõ là số 2 nhưng theo vị trí là số 1; gợi ý: văn bản in theo vị trí; xem có thiếu hoặc lặp phụ lục nào không rồi sửa lại số
    "#]],
    );
    told(
        "quyet_dinh",
        "phu_luc.ten",
        "Biểu chi tiết\n(Kèm theo Quyết định số 09/QĐ-UBND)",
        expect![[r#"
        vb.yaml:21:10: lỗi[C016]: dòng `(Kèm theo Quyết định số 09/QĐ-UBND)` khác với dòng chương trình in; gợi ý: bỏ dòng này: chương trình in `(Kèm theo Quyết định số 05/QĐ-UBND ngày 05 tháng 01 năm 2026 của Ủy ban nhân dân xã An Bình)`
    "#]],
    );
    told(
        "quyet_dinh",
        "dieu",
        "Điều 1. Phê duyệt (Phụ lục kèm theo)\nNơi nhận:\nĐiều 2. Thi hành./.",
        expect![[r#"
        vb.yaml:13:7: lỗi[C016]: dòng `Nơi nhận:` chương trình đã in, ở đây sẽ thành hai lần; gợi ý: bỏ dòng này; tên cơ quan, số, nơi nhận, người ký ghi ở các khóa riêng
    "#]],
    );
    told(
        "cong_van",
        "kinh_gui",
        "Kính gửi:",
        expect![[r#"
        vb.yaml:10:11: lỗi[C016]: `Kính gửi:` là chữ chương trình in sẵn, ở đây chưa có nội dung; gợi ý: ghi nội dung sau chữ này, hoặc bỏ khóa này
    "#]],
    );
    told(
        "quyet_dinh",
        "trich_yeu",
        "V/v phê duyệt dự toán",
        expect![[r#"
            vb.yaml:9:13: cảnh báo[C019]: `V/v` chỉ viết ở công văn, trích yếu của quyết định viết đủ chữ; gợi ý: viết `trich_yeu: Về việc phê duyệt dự toán`
        "#]],
    );
    told(
        "quyet_dinh",
        "trich_yeu",
        "Quyết định phê duyệt dự toán",
        expect![[r#"
            vb.yaml:9:12: lưu ý[C019]: trích yếu mở đầu bằng tên loại `Quyết định`, chữ này đã in ở dòng trên; gợi ý: nếu chữ ấy chỉ nhắc lại tên loại thì bỏ đi
        "#]],
    );
    told(
        "quyet_dinh",
        "trich_yeu",
        "VV phê duyệt dự toán",
        expect![[r#"
            vb.yaml:9:13: cảnh báo[C019]: `V/v` chỉ viết ở công văn, trích yếu của quyết định viết đủ chữ; gợi ý: viết `trich_yeu: Về việc phê duyệt dự toán`
        "#]],
    );
    told(
        "quyet_dinh",
        "phu_luc.ten",
        "Phụ lục Biểu chi tiết",
        expect![[r#"
            vb.yaml:21:10: lưu ý[C019]: tên phụ lục mở đầu bằng chữ `Phụ lục`, chữ này đã in ở dòng trên; gợi ý: nếu chữ ấy chỉ nhắc lại thì bỏ đi
        "#]],
    );
}

/// The unit of a table that the name of its appendix says too.
#[test]
fn a_unit_in_the_name_of_an_appendix_is_told() {
    let table = "    bang:\n      don_vi: triệu đồng\n      cot: [{ma: ten, ten: Nội dung, kieu: chu}, {ma: 2026, ten: Năm, kieu: tien, rong: 30}]\n      nhiem_vu: [{ten: Mua cây, kinh_phi: {2026: 100}}]\n";
    let yaml =
        file("quyet_dinh", &paper("quyet_dinh"), "phu_luc.ten", "Biểu chi tiết\n(Đơn vị tính: triệu đồng)");
    let yaml = yaml.replace("    loi_van: \"1. Nội dung.\"\n", table);
    let (_, report) = PIPELINE.tree(Input::alone("vb.yaml", yaml.as_bytes()));
    expect![[r#"
        vb.yaml:21:10: cảnh báo[C016]: `(Đơn vị tính: triệu đồng)` chương trình in trên bảng theo `don_vi`, ở đây sẽ thành hai lần; gợi ý: bỏ chữ này ở tên phụ lục
    "#]]
    .assert_eq(&render::short(&report));
}
