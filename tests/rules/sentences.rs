//! Figures of a sentence that disagree, days that are in no calendar, names of a neighbour.

use expect_test::expect;

use super::tricky::{are_right, saying};
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

/// Days without a year, parted by other signs, months by their names; days of the moon.
#[test]
fn days_are_looked_at_however_they_are_written() {
    let sentences = [
        "Báo cáo trước 31/6 hằng năm, trước ngày 31/9; hạn nộp là 30/02.",
        "Họp ngày 31-11-2026, nộp trước 31.04.2026 và ngày 31 tháng tư năm 2026.",
        "Cúng ngày 31 tháng 02 âm lịch.",
    ];
    let found = sentences.map(|sentence| told(&checked(&saying(sentence))));
    expect![[r#"
        11:20 `31/6` lỗi C103: không có ngày `31/6` → tháng 6 có 30 ngày; xem lại ngày, tháng
        11:46 `31/9` lỗi C103: không có ngày `31/9` → tháng 9 có 30 ngày; xem lại ngày, tháng
        11:63 `30/02` lỗi C103: không có ngày `30/02` → tháng 02 có 29 ngày; xem lại ngày, tháng
        --
        11:15 `31-11-2026` lỗi C103: không có ngày `31-11-2026` → tháng 11 này có 30 ngày; xem lại ngày, tháng
        11:37 `31.04.2026` lỗi C103: không có ngày `31.04.2026` → tháng 04 này có 30 ngày; xem lại ngày, tháng
        11:56 `31 tháng tư năm 2026` lỗi C103: không có ngày `31 tháng tư năm 2026` → tháng tư này có 30 ngày; xem lại ngày, tháng
        --
        11:16 `31 tháng 02` lỗi C103: không có ngày `31 tháng 02` → tháng 02 có 29 ngày; xem lại ngày, tháng
    "#]].assert_eq(&found.join("--\n"));
    are_right(&[
        "Âm lịch ngày 30 tháng 02 năm Bính Ngọ; rằm, ngày 30 tháng 02 âm lịch.",
        "Đạt 30/2 phiếu, tổ dân phố số 31/4, ngõ 31/9/2, đơn giá 31/02/m2; hạng mục 31.4; bản 31.2.2026.",
        "Họp ngày 30/4, trước 31/3 và ngày 15-10-2026.",
    ]);
}

/// Parts of a sum in lists, in brackets, beside other words.
#[test]
fn parts_of_a_sum_are_added_up_where_they_are_listed() {
    let sentences = [
        "Kinh phí 3.500 triệu đồng, gồm: năm 2026: 1.000 triệu đồng; năm 2027: 1.200 triệu đồng; năm 2028: 1.400 triệu đồng.",
        "Kinh phí 500.000.000 đồng, gồm: ngân sách xã 300.000.000 đồng; xã hội hóa 100.000.000 đồng.",
        "Tổng kinh phí là 1.200 triệu đồng (ngân sách tỉnh 800 triệu đồng, ngân sách xã 300 triệu đồng).",
        "Kinh phí 1.200 triệu đồng. Trong đó: ngân sách 800 triệu đồng; xã hội hóa 500 triệu đồng.",
        "Kinh phí 1.200 triệu đồng, trong đó chi đầu tư 1.500 triệu đồng.",
    ];
    let found = sentences.map(|sentence| told(&checked(&saying(sentence))));
    expect![[r#"
        11:15 `3.500 triệu đồng` cảnh báo B022: `3.500 triệu đồng` gồm 3 phần cộng lại được 3.600 triệu đồng → sửa số sai; kể chưa đủ các phần thì viết “trong đó”
        --
        11:15 `500.000.000 đồng` cảnh báo B022: `500.000.000 đồng` gồm 2 phần cộng lại được 400.000.000 đồng → sửa số sai; kể chưa đủ các phần thì viết “trong đó”
        --
        11:23 `1.200 triệu đồng` cảnh báo B022: `1.200 triệu đồng` gồm 2 phần cộng lại được 1.100 triệu đồng → sửa số sai; kể chưa đủ các phần thì viết “trong đó”
        --
        11:15 `1.200 triệu đồng` cảnh báo B022: 2 nguồn cộng lại được 1.300 triệu đồng, nhiều hơn `1.200 triệu đồng` → sửa số sai; số ấy không thuộc số đứng trước thì viết lại câu
        --
        11:15 `1.200 triệu đồng` cảnh báo B022: `1.500 triệu đồng` nhiều hơn `1.200 triệu đồng` mà nó thuộc về → sửa số sai; số ấy không thuộc số đứng trước thì viết lại câu
    "#]].assert_eq(&found.join("--\n"));
    are_right(&[
        "Quỹ có 250 triệu đồng, gồm tiền mặt 150 triệu đồng và hiện vật trị giá 100 triệu đồng, tăng 20 triệu đồng so với năm 2025.",
        "Vốn 15 tỷ đồng gồm vốn ngân sách 10 tỷ đồng và vốn khác, phân bổ năm 2026 là 7 tỷ đồng.",
        "Kinh phí năm 2027 tăng 100 triệu đồng, trong đó nhiệm vụ 1 tăng từ 200 triệu đồng lên 260 triệu đồng.",
        "Thu 9 tỷ đồng (năm 2025 là 8 tỷ đồng, năm 2024 là 7 tỷ đồng).",
        "Chi 1.000 triệu đồng, gồm: 500 triệu đồng mua sắm (máy tính 300 triệu đồng, bàn ghế 200 triệu đồng); 500 triệu đồng sửa chữa.",
    ]);
}

/// Bodies of a neighbour that are charged with something, a paper that is carried out at a neighbour's.
#[test]
fn bodies_of_another_commune_are_found_where_the_own_ones_belong() {
    let sentences = [
        "Chánh Văn phòng HĐND và UBND xã Bình Minh chịu trách nhiệm thi hành Quyết định này.",
        "Công an xã Bình Minh chủ trì, phối hợp với các thôn.",
        "Giao Phòng Kinh tế xã Bình Minh theo dõi.",
        "Quyết định này được thực hiện tại xã Bình Minh.",
    ];
    for sentence in sentences {
        let found = told(&checked(&saying(sentence)));
        assert!(
            found.contains("lưu ý C104: `xã Bình Minh` ở văn bản của `XÃ AN BÌNH`"),
            "{sentence}\n{found}"
        );
    }
    let right = [
        "Phối hợp với Công an xã Bình Minh tuần tra vùng giáp ranh.",
        "Đề nghị Công an xã Bình Minh chủ trì xác minh.",
        "Công an xã Bình Minh chủ trì, phối hợp với Công an xã An Bình tuần tra.",
        "Học tập mô hình được thực hiện tại xã Bình Minh.",
        "Giao Văn phòng gửi hồ sơ đến Ủy ban nhân dân xã Bình Minh.",
    ];
    for sentence in right {
        let found = told(&checked(&saying(sentence)));
        assert!(!found.contains("C104"), "{sentence}\n{found}");
    }
}

/// What stands for words that are still to come.
#[test]
fn what_stands_for_words_to_come_is_found() {
    let sentences = [
        "Giao XXX chủ trì, họp ngày ../../2026.",
        "Giao (tên phòng) và «tên đơn vị» chủ trì.",
        "Giao [...] chủ trì, ??? phối hợp.",
    ];
    let found = sentences.map(|sentence| told(&checked(&saying(sentence))));
    expect![[r#"
        11:11 `XXX` cảnh báo C024: chỗ để điền chưa ghi: `XXX` → ghi nội dung vào chỗ này; để trống thật (biểu mẫu điền tay) thì viết trong biến: `{{ "……" }}`
        11:33 `../../2026` cảnh báo C024: chỗ chấm để điền chưa ghi: `../../2026` → 
        --
        11:11 `(tên phòng)` cảnh báo C024: chỗ trong ngoặc chưa thay: `(tên phòng)` → thay cả dấu ngoặc bằng nội dung của văn bản; dấu ngoặc là chữ thật cần in thì viết `\` trước dấu mở ngoặc
        11:26 `«tên đơn vị»` cảnh báo C024: chỗ trong ngoặc chưa thay: `«tên đơn vị»` → 
        --
        11:11 `[...]` cảnh báo C024: chỗ trong ngoặc vuông chưa thay: `[...]` → thay cả ngoặc vuông bằng nội dung của văn bản; ngoặc vuông là chữ thật cần in thì viết `\[` thay cho `[` (giữa hai dấu nháy kép viết `\\[`)
        11:26 `???` cảnh báo C024: chỗ để điền chưa ghi: `???` → ghi nội dung vào chỗ này; để trống thật (biểu mẫu điền tay) thì viết trong biến: `{{ "……" }}`
    "#]].assert_eq(&found.join("--\n"));
    are_right(&["Chọn Phương án [A]; Đại hội lần thứ XXX; lời trích “[…] thực hiện”; số …/QĐ-UBND."]);
}
