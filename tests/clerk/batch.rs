//! Numbers and names of units in a batch.

use expect_test::{Expect, expect};

use crate::harness::Case;

const INVITATION: &str = "\
loai: giay_moi
dia_phuong: {bang: dv.csv}
co_quan: {ten: [Ủy ban nhân dân, thành phố An Phú]}
so: \"{{ dia_phuong.so }}\"
ngay: 05/01/2026
ky_hieu: GM-UBND
dia_danh: An Phú
trich_yeu: Dự hội nghị
thong_tin:
  kinh_moi: \"Chủ tịch Ủy ban nhân dân {{ dia_phuong.ten_day_du }}\"
  toi_du: hội nghị triển khai nhiệm vụ.
  thoi_gian: 08 giờ 00, ngày 15 tháng 01 năm 2026.
  dia_diem: Hội trường Ủy ban./.
noi_nhan: Như trên
nguoi_ky: {chuc_vu: Chủ tịch, ho_ten: Nguyễn Văn An}
";

#[track_caller]
fn batch(template: &str, table: &str, code: i32, expected: Expect) {
    let case = Case::new().file("mau.yaml", template).file("dv.csv", table);
    case.run("batch mau.yaml --format docx --message-format short").code(code).stderr(expected);
    assert_eq!(case.path("out").exists(), code == 0, "nothing is written where there is an error");
}

/// No two papers of one batch bear one number, and none is written before that is known.
#[test]
fn papers_of_a_batch_bear_numbers_of_their_own() {
    let table = "ma,ten,loai,so\n10001,Tân An,xã,1\n10002,Bình An,phường,2\n10003,Hòa An,xã,2\n";
    batch(
        INVITATION,
        table,
        1,
        expect![[r#"
            dv.csv:4:7: lỗi[C030]: hai văn bản cùng mang số 02 (GM-UBND, năm 2026): của 10002 Bình An và của 10003 Hòa An; gợi ý: mỗi văn bản một số: sửa số ở bảng địa phương, ở tệp riêng hoặc ở bảng cấp số
        "#]],
    );
    let case = Case::new().file("mau.yaml", INVITATION).file("dv.csv", table);
    case.run("batch mau.yaml").code(1).stderr(expect![[r#"
        lỗi[C030]: hai văn bản cùng mang số 02 (GM-UBND, năm 2026): của 10002 Bình An và của 10003 Hòa An
         --> dv.csv:4:7
          |
        4 | 10003,Hòa An,xã,2
          |       ^^^^^^
          |
          = gợi ý: mỗi văn bản một số: sửa số ở bảng địa phương, ở tệp riêng hoặc ở bảng cấp số
        liên quan: văn bản kia mang số này
         --> dv.csv:3:7
          |
        3 | 10002,Bình An,phường,2
          |       ^^^^^^^

    "#]]);
    // A number in the unit's own file is told there.
    let case = case.file("dia-phuong/10003.yaml", "trich_yeu: Dự hội nghị\nso: 1\n");
    case.run("batch mau.yaml").code(1).stderr(expect![[r#"
        lỗi[C030]: hai văn bản cùng mang số 01 (GM-UBND, năm 2026): của 10001 Tân An và của 10003 Hòa An
         --> dia-phuong/10003.yaml:2:5
          |
        2 | so: 1
          |     ^
          |
          = gợi ý: mỗi văn bản một số: sửa số ở bảng địa phương, ở tệp riêng hoặc ở bảng cấp số
        liên quan: văn bản kia mang số này
         --> dv.csv:2:7
          |
        2 | 10001,Tân An,xã,1
          |       ^^^^^^

    "#]]);
    batch(
        &INVITATION.replace("\"{{ dia_phuong.so }}\"", "15"),
        table,
        1,
        expect![[r#"
        mau.yaml:4:5: lỗi[C030]: mẫu ghi sẵn số 15: 3 văn bản của lần chạy này sẽ mang cùng một số; gợi ý: bỏ `so` để trống số, hoặc ghi số của từng nơi ở một cột của bảng rồi viết `so: "{{ dia_phuong.so }}"`
    "#]],
    );
    batch(INVITATION, &table.replace("xã,2", "xã,3"), 0, expect![[""]]);
    // Each unit that issues its own papers counts for itself.
    let own = INVITATION.replace("thành phố An Phú", "\"{{ dia_phuong.ten_day_du }}\"");
    batch(
        &own,
        table,
        0,
        expect![[r#"
        mau.yaml:7:11: cảnh báo[C104]: 10001 Tân An: địa danh `An Phú` không phải của `XÃ TÂN AN`; gợi ý: địa danh của văn bản xã, phường là tên xã, phường ban hành văn bản
        mau.yaml:7:11: cảnh báo[C104]: 10002 Bình An: địa danh `An Phú` không phải của `PHƯỜNG BÌNH AN`; gợi ý: địa danh của văn bản xã, phường là tên xã, phường ban hành văn bản
        mau.yaml:7:11: cảnh báo[C104]: 10003 Hòa An: địa danh `An Phú` không phải của `XÃ HÒA AN`; gợi ý: địa danh của văn bản xã, phường là tên xã, phường ban hành văn bản
    "#]],
    );
}

/// Names of places stand without their type and in their right capitals.
#[test]
fn names_of_places_are_told_as_they_should_be() {
    let table = "ma,ten,loai,ma_tinh,ten_tinh,loai_tinh,so\n\
                 10001,Phường Tân An,phường,01,Thành phố Hà Nội,thành phố,1\n\
                 10002,BÌNH AN,xã,01,Hà Nội,thành phố,2\n\
                 10003,hòa an,xã,79,TP. Hồ Chí Minh,thành phố,3\n";
    batch(
        INVITATION,
        table,
        1,
        expect![[r#"
            dv.csv:2:7: lỗi[U002]: cột `ten` ghi `Phường Tân An`, phải là `Tân An`; gợi ý: tên không kèm loại, viết hoa từng chữ đầu; loại ghi ở cột `loai`; tên đúng là như đã ghi thì thêm cột `giu_ten`, ghi `có`
            dv.csv:2:31: lỗi[U002]: cột `ten_tinh` ghi `Thành phố Hà Nội`, phải là `Hà Nội`; gợi ý: tên không kèm loại, viết hoa từng chữ đầu; loại ghi ở cột `loai_tinh`
            dv.csv:3:7: lỗi[U002]: cột `ten` ghi `BÌNH AN`, phải là `Bình An`; gợi ý: tên không kèm loại, viết hoa từng chữ đầu; loại ghi ở cột `loai`; tên đúng là như đã ghi thì thêm cột `giu_ten`, ghi `có`
            dv.csv:4:7: lỗi[U002]: cột `ten` ghi `hòa an`, phải là `Hòa An`; gợi ý: tên không kèm loại, viết hoa từng chữ đầu; loại ghi ở cột `loai`; tên đúng là như đã ghi thì thêm cột `giu_ten`, ghi `có`
            dv.csv:4:20: lỗi[U002]: cột `ten_tinh` ghi `TP. Hồ Chí Minh`, phải là `Hồ Chí Minh`; gợi ý: tên không kèm loại, viết hoa từng chữ đầu; loại ghi ở cột `loai_tinh`
        "#]],
    );
}
