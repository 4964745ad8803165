//! Capitals, words and blanks that look wrong and are right, and wrong ones beside them.

use expect_test::expect;

use super::tricky::{are_right, finds};
use super::{checked, paper_with, told};

#[test]
fn words_that_only_look_wrong_are_right() {
    are_right(&[
        // Words that look misspelt or typed twice, and are others side by side.
        "Giám sát nhập khẩu, lịch sử lý luận, tiếp xúc tích cực, vấn đề suất ăn, các phòng, ban hàng năm báo cáo.",
        "Vận động tổ chúc mừng các cụ; trẻ uống sữa chữa bệnh; thế kỷ năng lượng mới; đạt tiêu chuẩn đoán trước.",
        // People and the state inside names and kinds.
        "Tòa án nhân dân, thanh tra nhân dân, quỹ tín dụng nhân dân; tỷ giá của nhân dân tệ; vốn nhà nước, cơ quan nhà nước.",
        "Xây dựng nhà nước pháp quyền của Nhân dân, do Nhân dân, vì Nhân dân.",
        // Ordinals, spans of time, names with numbers.
        "Lần thứ hai, nhóm thứ ba, ngày thứ bảy kể từ ngày nhận; mỗi tháng hai lần, sáu tháng một lần, tháng năm hộ.",
        "Từ thứ Hai đến thứ Sáu; tháng Giêng; tết Trung thu; tổ chức Tết cho người nghèo; xuân Bính Ngọ; bản thân và tuổi thìn.",
        "Sinh ngày tháng năm nào thì ghi ngày ấy; nhà giáo, thầy thuốc và nghệ sĩ; anh hùng liệt sĩ; đường Cách Mạng Tháng Tám.",
        // Capitals that belong to names, and small letters that do.
        "Xã Trần Phú, Phường Điện Biên Phủ, tại Phường 3; UBND Tỉnh và Thường trực Tỉnh ủy; bà Chánh Thị Thư.",
        "Dùng eTax Mobile, iPhone, email và website; gửi về abc.gov.vn, an.binh@abc.gov.vn. https://abc.gov.vn hoạt động tốt.",
        "Gồm các nội dung: 1. tuyên truyền; 2. kiểm tra; theo mẫu TS. Nguyễn Văn An và v.v. rồi tổng hợp.",
        // Blanks of forms, ratios, hours and marks.
        "Tỷ lệ 1 : 500, lúc 08:30; điểm a), b); gồm (1) giống, (2) phân; cột (A+B); 5; 6; 7; mã A,B,C; f(x) = 0.",
        "Họ tên:        Ngày sinh:        ; chọn ( ) hoặc (  ); đạt 98%; xong ...",
        // What else is called so.
        "Trường hợp tự quyết định việc này, các quyết định này của thôn, những quyết định này không áp dụng.",
        "Phòng GDĐT (sau đây viết tắt là Phòng GDĐT) phối hợp Phòng GDĐT; Ban QLDA, Sở Tài chính; Phòng UBND.",
    ]);
}

/// Words that are wrong by their letters, each with what stands there then.
#[test]
fn wrong_capitals_words_and_blanks_are_found() {
    finds(
        &[
            "thành lập Tổ. tổ gồm 05 người; Huy động thêm dân quân.",
            "Phục vụ nhân dân theo pháp luật của nhà nước; Đảng, nhà nước quan tâm.",
            "Họp sáng thứ hai hằng tuần, từ thứ ba đến thứ sáu; tháng giêng; đầu tháng tám năm 2026; Tết nguyên đán Bính ngọ.",
            "Chào mừng ngày quốc khánh, cách mạng tháng tám; tặng Huân chương lao động, nghệ sĩ Ưu Tú; vui Tết Trung thu.",
            "Phó Chủ Tịch phối hợp với Công an Tỉnh Bắc Ninh, Ủy ban nhân dân Xã An Bình, các Phường ở Hà nội.",
            "Trưởng các thôn thi hành quyết định này.",
            "Bổ xung hồ sơ; Sát nhập thôn; các các hộ; sở, ban ngành và cơ quan đơn vị.",
            "Tổ gồm 05 người , họp( hai lần ) mỗi tháng;gửi báo cáo .",
            "Hợp đồng thoả thuận, xóa bỏ và hóa đơn.",
            "PGĐ Sở và Phòng TCCB phối hợp.",
            "Theo Thông tư số 05/2025/TT-BNV ngày 14/5/2025 của BNV về lưu trữ.",
        ],
        expect![[""]],
    );
}

/// A place in front of the date has its own name alone; of a person it is whole.
#[test]
fn the_place_in_front_of_the_date_is_a_name() {
    let papers = ["dia_danh: Xã An Bình\n", "dia_danh: Xã Trần Phú\n", "dia_danh: Thành phố Hồ Chí Minh\n"];
    let found = papers.map(|lines| told(&checked(&paper_with(lines))));
    expect![[""]].assert_eq(&found.join("--\n"));
}

/// A subject that opens with "Về việc ban hành" beside what is attached; a post of the signature in initials.
#[test]
fn subjects_beside_what_is_attached_and_short_posts_are_found() {
    let attached = "trich_yeu: Về việc ban hành Quy chế làm việc\nkem_theo:\n  - loai: quy_che\n    trich_yeu: Làm việc\n    dieu: [Mỗi tháng họp một lần./.]\n";
    let short = "nguoi_ky: {ky_thay: GĐ, chuc_vu: PGĐ, ho_ten: nguyễn Thị Hoa}\n";
    let found = [attached, short].map(|lines| told(&checked(&paper_with(lines))));
    expect![[""]].assert_eq(&found.join("--\n"));
}
