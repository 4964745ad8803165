//! Bodies that letters and notices ask for something, bodies that were merged, cities and their names: what is
//! found, and what looks like it and is right.

use expect_test::{Expect, expect};

use super::{checked, paper_with, told};

/// A letter with this sentence, to these, with these recipients.
fn letter(sentence: &str, to: &str, recipients: &str) -> String {
    let lines = format!(
        "loai: cong_van\nkinh_gui: |\n{}noi_dung: |\n  {sentence}\nnoi_nhan: |\n{}",
        block(to),
        block(recipients)
    );
    paper_with(&lines)
}

/// A notice of what a meeting decided.
fn notice(sentence: &str, recipients: &str) -> String {
    let lines = format!("noi_dung: |\n  {sentence}\nnoi_nhan: |\n{}", block(recipients));
    let plan = paper_with(&format!("loai: ke_hoach\n{lines}"));
    let notice = plan.replace("loai: ke_hoach", "loai: thong_bao").replace("KH-UBND", "TB-UBND");
    notice.replace("Chuyển đổi số năm 2026", "Kết luận của Chủ tịch Ủy ban nhân dân xã tại cuộc họp giao ban")
}

fn block(lines: &str) -> String {
    lines.lines().map(|line| format!("  {line}\n")).collect()
}

#[track_caller]
fn finds(text: &str, expected: Expect) {
    expected.assert_eq(&told(&checked(text)));
}

/// Who is asked by name and is told nowhere is found; who is addressed is told.
#[test]
fn who_is_asked_and_not_told_is_found() {
    finds(
        &letter("Đề nghị Sở Nội vụ xem xét, cho ý kiến trước ngày 20/3/2026./.", "Sở Tài chính", "Như trên"),
        expect![[r#"
            11:11 `Sở Nội vụ` cảnh báo C080: `Sở Nội vụ` được giao việc nhưng không có ở nơi nhận → thêm vào `kinh_gui`, hoặc thêm một dòng ở `noi_nhan`
        "#]],
    );
    finds(
        &letter(
            "Yêu cầu Công an xã phối hợp thực hiện./.",
            "Phòng Kinh tế; Phòng Văn hóa - Xã hội",
            "Như trên\nĐảng ủy xã",
        ),
        expect![[r#"
            11:11 `Công an xã` cảnh báo C080: `Công an xã` được giao việc nhưng không có ở nơi nhận → thêm vào `kinh_gui`, hoặc thêm một dòng ở `noi_nhan`
        "#]],
    );
    finds(
        &notice(
            "1. Giao Phòng Kinh tế chủ trì rà soát.\n  2. Yêu cầu Trạm Y tế xã hoàn thành trước ngày 20/3/2026./.",
            "Đảng ủy xã\nPhòng Kinh tế",
        ),
        expect![[r#"
            10:14 `Trạm Y tế xã` cảnh báo C080: `Trạm Y tế xã` được giao việc nhưng không có ở nơi nhận → thêm một dòng ở `noi_nhan`
        "#]],
    );
}

/// Who is named in parts that the recipients point to is told: the parts name them.
#[test]
fn parts_that_the_recipients_point_to_tell_their_bodies() {
    let asks = "1. Giao Phòng Kinh tế chủ trì rà soát.\n  2. Yêu cầu Trạm Y tế xã báo cáo./.";
    for recipients in ["Đảng ủy xã\nNhư các mục 1, 2", "Như thành phần dự họp", "Như mục II"]
    {
        assert_eq!(told(&checked(&notice(asks, recipients))), "", "{recipients}");
    }
    let decision = "dieu:\n  - Giao Phòng Kinh tế xã tổ chức thực hiện.\n  - Trưởng phòng Phòng Kinh tế xã và Trưởng Công an xã chịu trách nhiệm thi hành Quyết định này./.\n";
    for recipients in ["Như các Điều 1, 2", "Như Điều 2", "Như khoản 1 Điều 2"] {
        let paper = paper_with(&format!("{decision}noi_nhan: [{recipients:?}, Đảng ủy xã]\n"));
        assert_eq!(told(&checked(&paper)), "", "{recipients}");
    }
}

/// What letters and notices say besides, and bodies that are addressed, told or covered in whatever way.
#[test]
fn letters_and_notices_as_offices_write_them_are_right() {
    for (sentence, to, recipients) in [
        ("Đề nghị Sở Tài chính xem xét./.", "Sở Tài chính", "Như trên"),
        ("Đề nghị Sở Nội vụ phối hợp thực hiện./.", "Các sở, ban, ngành", "Như trên"),
        ("Đề nghị Sở Nội vụ phối hợp thực hiện./.", "Sở Tài chính", "Như trên\nSở Nội vụ (để phối hợp)"),
        ("Đề nghị Sở Nội vụ phối hợp thực hiện./.", "Như danh sách gửi kèm", "Như trên"),
        ("Theo quy định, Sở Xây dựng chủ trì thẩm định./.", "Sở Tài chính", "Như trên"),
        ("Sở Xây dựng có trách nhiệm thẩm định hồ sơ theo quy định./.", "Sở Tài chính", "Như trên"),
        ("Đề nghị quý Sở xem xét, hướng dẫn./.", "Sở Tài chính", "Như trên"),
        ("Đề nghị Ban Giám đốc Công ty chỉ đạo thực hiện./.", "Công ty cổ phần Nước sạch", "Như trên"),
        ("Đề nghị Phòng Hành chính của Công ty cung cấp hồ sơ./.", "Công ty cổ phần Nước sạch", "Như trên"),
        ("Đề nghị Ủy ban nhân dân tỉnh xem xét, quyết định./.", "Sở Tài chính", "Như trên"),
        ("Đề nghị các thôn tổ chức thực hiện./.", "Các thôn", "Như trên"),
        ("Giao Văn phòng theo dõi, đôn đốc./.", "Các phòng thuộc xã", "Như trên"),
        ("Đề nghị Công an phường An Hòa cung cấp thông tin./.", "Công an phường An Hòa", "Như trên"),
        ("Đề nghị UBND xã Bình Minh cử cán bộ tham gia./.", "Ủy ban nhân dân xã Bình Minh", "Như trên"),
        ("Đề nghị đồng chí Giám đốc Sở Nội vụ đã dự họp cho ý kiến./.", "Sở Tài chính", "Như trên"),
    ] {
        let text = letter(sentence, to, recipients);
        assert_eq!(told(&checked(&text)), "", "{sentence} / {to} / {recipients}");
    }
    for (sentence, recipients) in [
        ("1. Giao Phòng Kinh tế chủ trì rà soát./.", "Các phòng, ban, đơn vị thuộc xã"),
        ("1. Giao Phòng Kinh tế chủ trì rà soát./.", "Phòng chuyên môn xã"),
        ("1. Giao Phòng Kinh tế chủ trì rà soát./.", "Như thành phần dự họp"),
        ("1. Phòng Kinh tế báo cáo kết quả quý I./.", "Đảng ủy xã"),
        ("1. Đề nghị Thường trực Đảng ủy cho ý kiến./.", "Thường trực Đảng ủy"),
    ] {
        assert_eq!(told(&checked(&notice(sentence, recipients))), "", "{sentence} / {recipients}");
    }
}

/// A paper of now to ministries and departments of before is told; sentences cite what these issued.
#[test]
fn bodies_that_were_merged_are_found_where_a_paper_goes_to() {
    let to = "Bộ Kế hoạch và Đầu tư\nBộ TT&TT\nSở Giao thông vận tải\nSở Lao động - Thương binh và Xã hội\nỦy ban Dân tộc";
    let text = letter("Ủy ban nhân dân xã gửi báo cáo./.", to, "Như trên\nSở TN&MT");
    finds(
        &text,
        expect![[r#"
            9:3 `Bộ Kế hoạch và Đầu tư` cảnh báo C074: `Bộ Kế hoạch và Đầu tư` không còn từ ngày 01/3/2025 → từ ngày đó là Bộ Tài chính; ghi tên hiện nay
            10:3 `Bộ TT&TT` cảnh báo C074: `Bộ TT&TT` không còn từ ngày 01/3/2025 → từ ngày đó là Bộ Khoa học và Công nghệ; ghi tên hiện nay
            11:3 `Sở Giao thông vận tải` cảnh báo C074: `Sở Giao thông vận tải` không còn: đã hợp nhất thành Sở Xây dựng trong năm 2025 → ghi tên hiện nay của sở
            12:3 `Sở Lao động - Thương binh và Xã hội` cảnh báo C074: `Sở Lao động - Thương binh và Xã hội` không còn: đã hợp nhất thành Sở Nội vụ trong năm 2025 → ghi tên hiện nay của sở
            13:3 `Ủy ban Dân tộc` cảnh báo C074: `Ủy ban Dân tộc` không còn từ ngày 01/3/2025 → từ ngày đó là Bộ Dân tộc và Tôn giáo; ghi tên hiện nay
            18:3 `Sở TN&MT` cảnh báo C074: `Sở TN&MT` không còn: đã hợp nhất thành Sở Nông nghiệp và Môi trường trong năm 2025 → ghi tên hiện nay của sở
        "#]],
    );
    // Till then they were there, and what they are called in papers of before.
    let early = text.replace("ngay: 16/3/2026", "ngay: 16/1/2025");
    assert_eq!(told(&checked(&early)), "");
    for (sentence, to) in [
        (
            "Thực hiện Thông tư số 01/2021/TT-BKHĐT ngày 16 tháng 3 năm 2021 của Bộ Kế hoạch và Đầu tư./.",
            "Sở Tài chính",
        ),
        ("Hồ sơ của Sở Tài nguyên và Môi trường trước đây./.", "Sở Nông nghiệp và Môi trường"),
        ("Ủy ban nhân dân xã gửi báo cáo./.", "Cục Đường bộ (Bộ Giao thông vận tải cũ)"),
        ("Ủy ban nhân dân xã gửi báo cáo./.", "Các cán bộ giao thông vận tải"),
        ("Ủy ban nhân dân xã gửi báo cáo./.", "Nhà xuất bản Thông tin và Truyền thông"),
    ] {
        assert_eq!(told(&checked(&letter(sentence, to, "Như trên"))), "", "{sentence} / {to}");
    }
}

/// A city is no province; lists, papers of before and names of others are left alone.
#[test]
fn a_city_that_is_called_a_province_is_found() {
    let saying = |sentence: &str| letter(sentence, "Sở Tài chính", "Như trên");
    finds(
        &saying("Phối hợp với Ủy ban nhân dân tỉnh Hà Nội và các đơn vị trên địa bàn tỉnh Hồ Chí Minh./."),
        expect![[r#"
            11:32 `tỉnh Hà Nội` cảnh báo C073: `tỉnh Hà Nội`: Hà Nội là thành phố → viết `thành phố Hà Nội`
            11:71 `tỉnh Hồ Chí Minh` cảnh báo C073: `tỉnh Hồ Chí Minh`: Hồ Chí Minh là thành phố → viết `Thành phố Hồ Chí Minh`
        "#]],
    );
    for sentence in [
        "Phối hợp với các tỉnh Hà Nội, Bắc Ninh, Hưng Yên./.",
        "Tuyến đường liên tỉnh Hải Phòng - Hưng Yên./.",
        "Phối hợp với Ủy ban nhân dân tỉnh Bắc Ninh./.",
        "Hồ sơ của Ủy ban nhân dân tỉnh Cần Thơ trước đây./.",
        "Phối hợp với Ủy ban nhân dân thành phố Cần Thơ./.",
    ] {
        assert_eq!(told(&checked(&saying(sentence))), "", "{sentence}");
    }
}

/// Laws in odd capitals and numbers among the grounds.
#[test]
fn laws_in_odd_spellings_are_found() {
    let grounds = |lines: &str| paper_with(&format!("can_cu: |\n{}", block(lines)));
    finds(
        &grounds(
            "luật Tổ chức chính quyền địa phương số: 72/2025/QH 15 ngày 16 tháng 6 năm 2025\nBộ Luật lao động\nLuật Bảo Vệ Môi Trường ngày 17 tháng 11 năm 2020\nLuật Khám bệnh, Chữa bệnh ngày 09 tháng 01 năm 2023\nLuật An toàn Thực phẩm số 55/2010-QH12 ngày 17 tháng 6 năm 2010",
        ),
        expect![[r#"
            9:3 `luật Tổ chức chính quyền địa phương` cảnh báo C089: tên luật `luật Tổ chức chính quyền địa phương` viết hoa không đúng → viết `Luật Tổ chức chính quyền địa phương`
            9:39 `số: 72/2025/QH 15` lỗi C043: căn cứ ghi số, ký hiệu của Luật: `số: 72/2025/QH 15` → viết `luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025`
            10:3 `Bộ Luật lao động` cảnh báo C044: căn cứ `Bộ Luật lao động` không ghi ngày, tháng, năm của Bộ luật → thêm ngày thông qua: `Bộ Luật lao động ngày … tháng … năm …`
            10:3 `Bộ Luật lao động` cảnh báo C089: tên luật `Bộ Luật lao động` viết hoa không đúng → viết `Bộ luật Lao động`
            11:3 `Luật Bảo Vệ Môi Trường` cảnh báo C089: tên luật `Luật Bảo Vệ Môi Trường` viết hoa không đúng → viết `Luật Bảo vệ môi trường`
            12:3 `Luật Khám bệnh, Chữa bệnh` cảnh báo C089: tên luật `Luật Khám bệnh, Chữa bệnh` viết hoa không đúng → viết `Luật Khám bệnh, chữa bệnh`
            13:3 `Luật An toàn Thực phẩm` cảnh báo C089: tên luật `Luật An toàn Thực phẩm` viết hoa không đúng → viết `Luật An toàn thực phẩm`
            13:26 `số 55/2010-QH12` lỗi C043: căn cứ ghi số, ký hiệu của Luật: `số 55/2010-QH12` → viết `Luật An toàn Thực phẩm ngày 17 tháng 6 năm 2010`
        "#]],
    );
    let right = "Luật Bảo vệ môi trường ngày 17 tháng 11 năm 2020\nLuật Ngân sách nhà nước ngày 25 tháng 6 năm 2025\nLuật Mặt trận Tổ quốc Việt Nam ngày 09 tháng 6 năm 2015\nLuật Thủ đô ngày 28 tháng 6 năm 2024\nLuật Phòng, chống thiên tai ngày 19 tháng 6 năm 2013";
    assert_eq!(told(&checked(&grounds(right))), "");
}

/// One name in full and in letters that stand for it everywhere is one; letters that may be short for several are
/// not.
#[test]
fn recipients_in_full_and_in_short_are_told_twice() {
    let to = |recipients: &str| letter("Ủy ban nhân dân xã gửi báo cáo./.", "Sở Tài chính", recipients);
    finds(
        &to(
            "Như trên\nỦy ban Mặt trận Tổ quốc Việt Nam xã\nCông an xã\nKho bạc Nhà nước khu vực I\nUBMTTQ xã\nCA xã\nKBNN khu vực I",
        ),
        expect![[r#"
            17:3 `UBMTTQ xã` cảnh báo C081: nơi nhận ghi `UBMTTQ xã` hai lần → bỏ một dòng, gộp mục đích gửi vào dòng còn lại
            18:3 `CA xã` cảnh báo C081: nơi nhận ghi `CA xã` hai lần → bỏ một dòng, gộp mục đích gửi vào dòng còn lại
            19:3 `KBNN khu vực I` cảnh báo C081: nơi nhận ghi `KBNN khu vực I` hai lần → bỏ một dòng, gộp mục đích gửi vào dòng còn lại
        "#]],
    );
    let right = to("Như trên\nPhòng Kinh tế\nPhòng KT\nCông an xã\nCông an tỉnh\nHội CCB xã\nHội LHPN xã");
    assert_eq!(told(&checked(&right)), "");
}
