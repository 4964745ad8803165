//! An appendix that is taken over from another file (`lay_tu`).

use expect_test::expect;

use super::amending::{OLD, versions};
use crate::harness::Case;

/// An appendix that is taken over stands as in its own file, with its variables and figures.
#[test]
fn an_appendix_is_taken_from_another_file() {
    let paper = "loai: quyet_dinh
co_quan: {ten: [Ủy ban nhân dân, xã An Bình]}
ky_hieu: QĐ-UBND
dia_danh: An Bình
nam: 2026
trich_yeu: Thay thế Phụ lục
can_cu: Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025
dieu:
  - Thay thế Phụ lục bằng {{ tham_chieu(\"moi\") }}, tổng kinh phí là {{ tong }}.
  - Văn phòng chịu trách nhiệm thi hành Quyết định này./.
noi_nhan: [Như Điều 2]
nguoi_ky: {chuc_vu: Chủ tịch}
phu_luc:
  - ma: moi
    lay_tu: {tep: moi/moi.yaml}
";
    let case = versions().file("qd.yaml", paper);
    case.run("build qd.yaml --message-format short").code(0).stderr(expect![[r#"
        moi/moi.yaml:45:80: cảnh báo[C080]: `Phòng Kinh tế` chủ trì nhiệm vụ trong bảng nhưng không có ở nơi nhận; gợi ý: thêm vào Điều 2 hoặc thêm một dòng ở `noi_nhan`
        moi/moi.yaml:47:47: cảnh báo[C080]: `Công an xã` chủ trì nhiệm vụ trong bảng nhưng không có ở nơi nhận; gợi ý: thêm vào Điều 2 hoặc thêm một dòng ở `noi_nhan`
    "#]]);
    let texts = case.run("tree qd.yaml --format texts").code(0).text();
    assert!(texts.contains("bằng Phụ lục, tổng kinh phí là 150,5 triệu đồng."), "{texts}");
    assert!(texts.contains("In sổ tay cho xã An Bình"), "{texts}");
    let told = |case: Case, expected: expect_test::Expect| {
        case.run("build qd.yaml --message-format short").code(1).stderr(expected);
    };
    let case = || versions().file("qd.yaml", paper);
    told(
        case().replace("qd.yaml", "moi/moi.yaml", "khac.yaml"),
        expect![[r#"
        qd.yaml:15:19: lỗi[C015]: không đọc được `khac.yaml`: không có tệp này; gợi ý: đường dẫn tính từ thư mục chứa tệp này; xem lại tên tệp
    "#]],
    );
    told(
        case().replace("qd.yaml", "moi.yaml}", "moi.yaml, phu_luc: 2}"),
        expect![[r#"
        qd.yaml:15:42: lỗi[C015]: `moi/moi.yaml` không có phụ lục `2`; gợi ý: tệp đó chỉ có một phụ lục: bỏ khóa `phu_luc` này
    "#]],
    );
    told(
        case().replace("qd.yaml", "nam: 2026", "nam: 2026\nbien: {ten_xa: xã Bình An}"),
        expect![[r#"
        qd.yaml:16:19: lỗi[C015]: `bien.ten_xa` ở `moi/moi.yaml` khác ở tệp này; gợi ý: phụ lục lấy sang đọc biến của tệp này: ghi cùng một giá trị, hoặc đổi tên biến
    "#]],
    );
    told(
        case().replace("qd.yaml", "moi/moi.yaml", "qd.yaml"),
        expect![[r#"
        qd.yaml:15:19: lỗi[C015]: phụ lục này của `qd.yaml` lại lấy từ tệp khác; gợi ý: ghi thẳng tệp có phụ lục đó
    "#]],
    );
    told(
        case().replace("qd.yaml", "tep: moi/moi.yaml", "tap: moi/moi.yaml"),
        expect![[r#"
        qd.yaml:15:14: lỗi[C001]: khóa `tap` không có trong nguồn của phụ lục; gợi ý: có phải ý bạn là `tep`?
    "#]],
    );
    told(
        case().replace("moi/moi.yaml", "2026: 100", "2026: 1O0"),
        expect![[r#"
        moi/moi.yaml:51:93: lỗi[B001]: `1O0` không phải là số: có `O`; gợi ý: có chữ O gõ thay cho số 0
    "#]],
    );
    let none = OLD[..OLD.find("kem_theo:").unwrap()].to_owned();
    told(
        case().file("moi/moi.yaml", none),
        expect![[r#"
        qd.yaml:15:19: lỗi[C015]: `moi/moi.yaml` không có phụ lục nào; gợi ý: nêu tệp có phụ lục cần lấy
    "#]],
    );
}
