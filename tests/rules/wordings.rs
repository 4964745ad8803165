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
        "Trụ sở: 268 Cách Mạng Tháng Tám; chợ, trường Cách Mạng Tháng Tám, Phường Cách Mạng Tháng Tám.",
        "Trung tâm CNTT-TT (viết tắt của Trung tâm Công nghệ thông tin và Truyền thông); Phòng TCCB (Tổ chức cán bộ).",
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
            "Nộp hồ sơ (nếu có),đề nghị theo mẫu; điểm a),b) và (1),(2).",
            "Phòng TCHC (tầng 2, nhà A) phối hợp; tặng 02 Huân chương lao động.",
            "Hợp đồng thoả thuận, xóa bỏ và hóa đơn.",
            "PGĐ Sở và Phòng TCCB phối hợp.",
            "Theo Thông tư số 05/2025/TT-BNV ngày 14/5/2025 của BNV về lưu trữ.",
        ],
        expect![[r#"
            11:6 `thành lập` cảnh báo C077: chữ đầu câu viết thường: `thành lập` → viết `Thành lập`
            11:20 `tổ gồm` cảnh báo C077: chữ đầu câu viết thường: `tổ gồm` → viết `Tổ gồm`
            11:37 `Huy động` lưu ý C077: sau dấu chấm phẩy viết thường: `Huy động` → viết `huy động`
            --
            11:11 `vụ nhân dân` cảnh báo C093: `vụ nhân dân`: danh từ này viết hoa chữ đầu → viết `vụ Nhân dân`
            11:38 `của nhà nước` cảnh báo C093: `của nhà nước`: danh từ này viết hoa chữ đầu → viết `của Nhà nước`
            11:58 `nhà nước` cảnh báo C093: `nhà nước`: danh từ này viết hoa chữ đầu → viết `Nhà nước`
            --
            11:15 `thứ hai` cảnh báo C094: `thứ hai` viết hoa không đúng → viết `thứ Hai`
            11:37 `thứ ba` cảnh báo C094: `thứ ba` viết hoa không đúng → viết `thứ Ba`
            11:48 `thứ sáu` cảnh báo C094: `thứ sáu` viết hoa không đúng → viết `thứ Sáu`
            11:57 `tháng giêng` cảnh báo C094: `tháng giêng` viết hoa không đúng → viết `tháng Giêng`
            11:74 `tháng tám` cảnh báo C094: `tháng tám` viết hoa không đúng → viết `tháng Tám`
            11:94 `Tết nguyên đán` cảnh báo C094: `Tết nguyên đán` viết hoa không đúng → viết `Tết Nguyên đán`
            11:109 `Bính ngọ` cảnh báo C094: `Bính ngọ` viết hoa không đúng → viết `Bính Ngọ`
            --
            11:16 `ngày quốc khánh` cảnh báo C094: `ngày quốc khánh` viết hoa không đúng → viết `ngày Quốc khánh`
            11:33 `cách mạng tháng tám` cảnh báo C094: `cách mạng tháng tám` viết hoa không đúng → viết `Cách mạng tháng Tám`
            11:59 `Huân chương lao động` cảnh báo C094: `Huân chương lao động` viết hoa không đúng → viết `Huân chương Lao động`
            11:81 `nghệ sĩ Ưu Tú` cảnh báo C094: `nghệ sĩ Ưu Tú` viết hoa không đúng → viết `Nghệ sĩ Ưu tú`
            11:100 `Tết Trung thu` lưu ý C094: `Tết Trung thu`: theo Phụ lục II viết `tết Trung thu` → viết `tết Trung thu`
            --
            11:10 `Chủ Tịch` cảnh báo C095: `Chủ Tịch`: tên này viết hoa không đúng → viết `Chủ tịch`
            11:40 `Tỉnh Bắc Ninh` cảnh báo C095: `Tỉnh Bắc Ninh`: danh từ chung ở giữa câu viết thường → viết `tỉnh Bắc Ninh`
            11:71 `Xã An Bình` cảnh báo C095: `Xã An Bình`: danh từ chung ở giữa câu viết thường → viết `xã An Bình`
            11:83 `các Phường` lưu ý C095: `các Phường`: danh từ chung ở giữa câu viết thường → viết `các phường`
            11:96 `Hà nội` cảnh báo C095: `Hà nội`: tên này viết hoa không đúng → viết `Hà Nội`
            --
            11:31 `quyết định này` cảnh báo C096: `quyết định này`: tên loại của văn bản này viết hoa → viết `Quyết định này`
            --
            11:6 `Bổ xung` cảnh báo C098: `Bổ xung` viết sai → viết `Bổ sung`
            11:21 `Sát nhập` cảnh báo C098: `Sát nhập` viết sai → viết `Sáp nhập`
            11:36 `các các` cảnh báo C098: `các các` viết sai → viết `các`
            11:65 `cơ quan đơn vị` cảnh báo C098: `cơ quan đơn vị` viết sai → viết `cơ quan, đơn vị`
            --
            11:16 `người ,` lưu ý C097: thừa dấu cách trước `,`: `người ,`; 4 chỗ khác cũng vậy → viết `người,`
            --
            11:23 `),đề` lưu ý C097: thiếu dấu cách sau `,`: `),đề` → viết `), đề`
            --
            11:6 `Phòng TCHC` lưu ý C079: tên viết tắt mà văn bản không giải thích: `Phòng TCHC` → ghi đủ tên; còn nhắc lại nhiều lần thì lần đầu ghi đủ tên rồi `(sau đây viết tắt là …)`
            11:51 `Huân chương lao động` cảnh báo C094: `Huân chương lao động` viết hoa không đúng → viết `Huân chương Lao động`
            --
            11:15 `thoả` lưu ý C099: dấu thanh của `thoả` đặt khác đa số chỗ trong văn bản này → viết `thỏa`
            --
            11:6 `PGĐ` lưu ý C079: chức vụ viết tắt: `PGĐ` → viết `Phó Giám đốc`
            11:16 `Phòng TCCB` lưu ý C079: tên viết tắt mà văn bản không giải thích: `Phòng TCCB` → ghi đủ tên; còn nhắc lại nhiều lần thì lần đầu ghi đủ tên rồi `(sau đây viết tắt là …)`
            --
            11:53 `của BNV` lưu ý C092: tên cơ quan ban hành viết tắt: `BNV` → viết `của Bộ Nội vụ`
        "#]],
    );
}

/// A place in front of the date has its own name alone; of a person it is whole.
#[test]
fn the_place_in_front_of_the_date_is_a_name() {
    let papers = ["dia_danh: Xã An Bình\n", "dia_danh: Xã Trần Phú\n", "dia_danh: Thành phố Hồ Chí Minh\n"];
    let found = papers.map(|lines| told(&checked(&paper_with(lines))));
    expect![[r#"
        5:11 `Xã An Bình` cảnh báo C095: địa danh `Xã An Bình`: trước ngày chỉ ghi tên riêng của đơn vị → viết `An Bình`
        --
        5:11 `Xã Trần Phú` cảnh báo C104: địa danh `Xã Trần Phú` không phải của `XÃ AN BÌNH` → địa danh của văn bản xã, phường là tên xã, phường ban hành văn bản
        --
        5:11 `Thành phố Hồ Chí Minh` cảnh báo C104: địa danh `Thành phố Hồ Chí Minh` không phải của `XÃ AN BÌNH` → địa danh của văn bản xã, phường là tên xã, phường ban hành văn bản
    "#]].assert_eq(&found.join("--\n"));
}

/// A subject that opens with "Về việc ban hành" beside what is attached; a post of the signature in initials.
#[test]
fn subjects_beside_what_is_attached_and_short_posts_are_found() {
    let attached = "trich_yeu: Về việc ban hành Quy chế làm việc\nkem_theo:\n  - loai: quy_che\n    trich_yeu: Làm việc\n    dieu: [Mỗi tháng họp một lần./.]\n";
    let short = "nguoi_ky: {ky_thay: GĐ, chuc_vu: PGĐ, ho_ten: nguyễn Thị Hoa}\n";
    let found = [attached, short].map(|lines| told(&checked(&paper_with(lines))));
    expect![[r#"
        7:12 `Về việc ban hành` lưu ý C062: có văn bản kèm theo mà trích yếu mở đầu bằng `Về việc ban hành` → viết `Ban hành`
        --
        14:21 `GĐ` cảnh báo C079: chức vụ người ký viết tắt: `GĐ` → viết `Giám đốc`
        14:34 `PGĐ` cảnh báo C079: chức vụ người ký viết tắt: `PGĐ` → viết `Phó Giám đốc`
        14:47 `nguyễn Thị Hoa` cảnh báo C078: họ tên người ký `nguyễn Thị Hoa` không viết hoa chữ đầu của mỗi âm tiết → viết `Nguyễn Thị Hoa`
    "#]].assert_eq(&found.join("--\n"));
}
