//! Figures of a sentence that disagree, days that are in no calendar, names of a neighbour.

use expect_test::expect;

use super::tricky::saying;
use super::{checked, paper_with, told};

/// Figures of a sentence that do not add up, days that are in no calendar.
#[test]
fn figures_that_disagree_in_a_sentence_and_days_that_are_none_are_found() {
    let sentences = [
        "Kinh phí tăng 100 triệu đồng, từ 370 triệu đồng lên 830 triệu đồng.",
        "Điều chỉnh từ 5 tỷ đồng xuống còn 3 tỷ đồng, tăng 2 tỷ đồng.",
        "Kinh phí 1.200 triệu đồng, gồm năm 2026 là 700 triệu đồng, năm 2027 là 600 triệu đồng.",
        "Báo cáo trước ngày 30/02/2026, ngày 31 tháng 4, ngày 29 tháng 02 năm 2026 và 32/12/2026.",
    ];
    let found = sentences.map(|sentence| told(&checked(&saying(sentence))));
    expect![[r#"
        11:20 `100 triệu đồng` lỗi B022: ghi `100 triệu đồng`, mà từ `370 triệu đồng` đến `830 triệu đồng` khác nhau 460 triệu đồng → sửa số sai; số lấy bằng biến của bảng thì luôn khớp
        --
        11:56 `2 tỷ đồng` lỗi B022: ghi là tăng, mà từ `5 tỷ đồng` đến `3 tỷ đồng` là giảm → sửa số sai; số lấy bằng biến của bảng thì luôn khớp
        --
        11:15 `1.200 triệu đồng` cảnh báo B022: `1.200 triệu đồng` gồm 2 phần cộng lại được 1.300 triệu đồng → sửa số sai; kể chưa đủ các phần thì viết “trong đó”
        --
        11:25 `30/02/2026` lỗi C103: không có ngày `30/02/2026` → tháng 02 này có 28 ngày; xem lại ngày, tháng
        11:42 `31 tháng 4` lỗi C103: không có ngày `31 tháng 4` → tháng 4 có 30 ngày; xem lại ngày, tháng
        11:59 `29 tháng 02 năm 2026` lỗi C103: không có ngày `29 tháng 02 năm 2026` → tháng 02 này có 28 ngày; xem lại ngày, tháng
        11:83 `32/12/2026` lỗi C103: không có ngày `32/12/2026` → tháng 12 này có 31 ngày; xem lại ngày, tháng
    "#]].assert_eq(&found.join("--\n"));
}

/// A paper that was made from a neighbour's: its place, its subject, what it orders.
#[test]
fn another_commune_in_a_paper_of_a_commune_is_found() {
    let lines = "dia_danh: Bình Minh\ntrich_yeu: Về việc trồng cây trên địa bàn xã Bình Minh\ndieu:\n  - Ủy ban nhân dân \
        xã Bình Minh yêu cầu các trường học trồng cây trên địa bàn xã Bình Minh.\n  - Đề nghị Ủy ban nhân dân xã Trần Phú \
        phối hợp.\n";
    expect![[r#"
        5:11 `Bình Minh` cảnh báo C104: địa danh `Bình Minh` không phải của `XÃ AN BÌNH` → địa danh của văn bản xã, phường là tên xã, phường ban hành văn bản
        7:43 `xã Bình Minh` cảnh báo C104: `xã Bình Minh` ở văn bản của `XÃ AN BÌNH` → làm từ tệp của nơi khác thì sửa tên; đúng là nói về nơi ấy thì để nguyên
        11:21 `xã Bình Minh` lưu ý C104: `xã Bình Minh` ở văn bản của `XÃ AN BÌNH` → làm từ tệp của nơi khác thì sửa tên; đúng là nói về nơi ấy thì để nguyên
        11:80 `xã Bình Minh` lưu ý C104: `xã Bình Minh` ở văn bản của `XÃ AN BÌNH` → làm từ tệp của nơi khác thì sửa tên; đúng là nói về nơi ấy thì để nguyên
        12:41 `phối hợp.` lưu ý C058: cuối nội dung không có dấu `./.` → viết `phối hợp./.`
    "#]].assert_eq(&told(&checked(&paper_with(lines))));
}
