//! The three papers that were issued, in their full length: those of `content/`, which say the same in other
//! words, with each fault put back at the line where the issued paper has it. What is found are these faults,
//! line by line, and nothing else; without them nothing is (`silence.rs`).
//!
//! Two sorts of fault of the issued papers cannot be put back. Numbers in columns of money ("3630" beside
//! "3.300") are read as numbers and printed with their dots. What only who knows the matter can see stays
//! unfound: "doanh nghiệp các 05 – 06 nhóm ngành", a bracket that is left open, "túi nilong" beside "túi nilon";
//! and "6000 cầm nang" is no number of things before the thing is spelled right.

use expect_test::{Expect, expect};

use crate::harness::Case;

/// A text with words in the place of others, each of which stands there once.
fn with_faults(text: &str, faults: &[(&str, &str)]) -> String {
    faults.iter().fold(text.to_owned(), |text, (right, wrong)| {
        assert_eq!(text.matches(right).count(), 1, "{right}");
        text.replace(right, wrong)
    })
}

/// What is told of it, without the sums.
#[track_caller]
fn finds(text: &str, faults: &[(&str, &str)], code: i32, expected: Expect) {
    Case::new()
        .file("a.yaml", with_faults(text, faults))
        .run("check a.yaml --message-format short")
        .code(code)
        .stderr(expected);
}

/// Its faults: the name of a law in small letters and the day with a zero too many among the grounds; the kind
/// of what is attached; a post and an office in small letters; tones put both ways; one period in three ways;
/// "đảm bảo"; a law with other capitals than among the grounds; capitals behind semicolons; a comma that is
/// missing.
#[test]
fn the_faults_of_the_decision_of_2025_in_full_length() {
    let decision = include_str!("../../content/quyet-dinh-san-xuat-tieu-dung-ben-vung.yaml");
    let faults = [
        (
            "vien_dan:\n  to_trinh: to-trinh-phe-duyet-ke-hoach.yaml  # số, ngày của Tờ trình lấy ở tệp này\n",
            "",
        ),
        ("tại {{ vien_dan.to_trinh.so_ngay }}", "tại Tờ trình số 6752/TTr-SCT ngày 07/11/2025"),
        (
            "giai đoạn 2026 - 2030\n  trên địa bàn thành phố Hà Nội\ncan_cu",
            "giai đoạn 2026 – 2030\n  trên địa bàn thành phố Hà Nội\ncan_cu",
        ),
        (
            "  Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025",
            "  Luật tổ chức chính quyền địa phương ngày 16/6/2025",
        ),
        ("  Luật Ngân sách nhà nước ngày 25 tháng 6 năm 2025", "  Luật Ngân sách nhà nước ngày 25/6/2025"),
        (
            "\n  Nghị quyết số 57-NQ/TW ngày 22 tháng 12 năm 2024",
            "\n  Nghị quyết số 57-NQ/TW ngày 22/12/2024",
        ),
        (
            "\n  Quyết định số 889/QĐ-TTg ngày 24 tháng 6 năm 2020",
            "\n  Quyết định số 889/QĐ-TTg ngày 24/06/2020",
        ),
        ("giai đoạn 2021 - 2030\ntheo_de_nghi", "giai đoạn 2021-2030\ntheo_de_nghi"),
        (
            "Phê duyệt kèm theo Quyết định này Kế hoạch thực hiện Chương trình hành động quốc gia về sản xuất và tiêu dùng bền vững giai đoạn 2026 - 2030 trên địa bàn thành phố Hà Nội.",
            "Phê duyệt Kế hoạch thực hiện Chương trình hành động quốc gia về sản xuất và tiêu dùng bền vững giai đoạn 2026 – 2030 trên địa bàn thành phố Hà Nội (Chương trình kèm theo).",
        ),
        ("tổ chức thực hiện Kế hoạch được phê duyệt tại Điều 1.", "tổ chức thực hiện Chương trình."),
        ("Chánh Văn phòng Ủy ban", "Chánh văn phòng Ủy ban"),
        ("Tài chính, Văn hóa và Thể thao; Giám đốc", "Tài chính, Văn hoá và Thể thao; Giám đốc"),
        ("cá nhân có liên quan có trách nhiệm", "cá nhân liên quan có trách nhiệm"),
        ("giai đoạn 2021 - 2030 và Nghị quyết", "giai đoạn 2021-2030 và Nghị quyết"),
        ("trong giai đoạn 2021 - 2025", "trong giai đoạn 2021-2025"),
        ("tái sử dụng và tái chế; thu hút toàn xã hội", "tái sử dụng và tái chế; Huy động toàn xã hội"),
        (
            "công nghiệp hỗ trợ thành phố Hà Nội giai đoạn 2026 - 2030 và",
            "công nghiệp hỗ trợ thành phố Hà Nội giai đoạn 2026-2030 và",
        ),
        ("để cùng hoàn thành chỉ tiêu của cả giai đoạn", "đảm bảo hoàn thành chỉ tiêu giai đoạn 2026-2030"),
        (
            "Kế hoạch giai đoạn 2026 - 2030 được bảo đảm bằng",
            "Kế hoạch giai đoạn 2026-2030 được đảm bảo bằng",
        ),
        ("bố trí theo Luật Ngân sách nhà nước và", "bố trí theo Luật Ngân sách Nhà nước và"),
        ("không trùng lặp và đạt kết quả đề ra", "đảm bảo không trùng lặp, đạt kết quả đề ra"),
        ("từng thời kỳ; kiểm tra, đôn đốc tiến độ", "từng thời kỳ; Theo dõi, đôn đốc tiến độ"),
        (
            "các nhiệm vụ của Kế hoạch; báo cáo kết quả định kỳ",
            "các nhiệm vụ của Kế hoạch; Báo cáo định kỳ kết quả",
        ),
        (
            "theo Luật Ngân sách nhà nước và các quy định hiện hành.\n          - Chủ trì, thống nhất",
            "theo Luật Ngân sách Nhà nước và các quy định hiện hành.\n          - Chủ trì, thống nhất",
        ),
        ("nông thôn bảo đảm an toàn", "nông thôn đảm bảo an toàn"),
        (
            "chuỗi sản xuất có chất lượng, an toàn thực phẩm",
            "chuỗi sản xuất đảm bảo chất lượng, an toàn thực phẩm",
        ),
        ("ngày 02 tháng 11 năm 2017", "ngày 02/11/2017"),
        ("Kế hoạch này, bảo đảm đúng Luật Ngân sách nhà nước", "Kế hoạch này theo Luật Ngân sách Nhà nước"),
        ("# 6. Sở Văn hóa và Thể thao;", "# 6. Sở Văn hoá và Thể thao;"),
        ("- Sở Văn hóa và Thể thao:", "- Sở Văn hoá và Thể thao:"),
        ("khi triển khai, cơ quan, đơn vị thông tin", "khi triển khai, các cơ quan đơn vị thông tin"),
        ("(Bố trí theo Luật Ngân sách nhà nước,", "(Bố trí theo Luật Ngân sách Nhà nước,"),
        ("kinh_phi: {2026: 3.300, 2027: 3.630,", "kinh_phi: {2026: 3.300, 2027: 3630,"),
    ];
    finds(
        decision,
        &faults,
        0,
        expect![[r#"
        a.yaml:12:47: lưu ý[C084]: giai đoạn `2026 – 2030` viết khác `2026 - 2030` ở chỗ khác; gợi ý: viết `2026 - 2030`
        a.yaml:15:3: cảnh báo[C089]: tên luật `Luật tổ chức chính quyền địa phương` viết hoa không đúng; gợi ý: viết `Luật Tổ chức chính quyền địa phương`
        a.yaml:18:33: lưu ý[C055]: ngày `24/06/2020` ghi số 0 chưa theo cách ghi ngày, tháng của Nghị định; gợi ý: viết `24/6/2020`
        a.yaml:22:110: lưu ý[C084]: giai đoạn `2026 – 2030` viết khác `2026 - 2030` ở chỗ khác; gợi ý: viết `2026 - 2030`
        a.yaml:22:153: cảnh báo[C086]: văn bản kèm theo là Kế hoạch nhưng ở đây gọi là `Chương trình`; gợi ý: viết `Kế hoạch`
        a.yaml:24:131: cảnh báo[C086]: văn bản kèm theo là Kế hoạch nhưng ở đây gọi là `Chương trình`; gợi ý: viết `Kế hoạch`
        a.yaml:26:53: cảnh báo[C095]: `Chánh văn phòng`: tên này viết hoa không đúng; gợi ý: viết `Chánh Văn phòng`
        a.yaml:26:201: lưu ý[C099]: dấu thanh của `hoá` đặt khác đa số chỗ trong văn bản này; gợi ý: viết `hóa`
        a.yaml:54:250: lưu ý[C077]: sau dấu chấm phẩy viết thường: `Huy động`; gợi ý: viết `huy động`
        a.yaml:78:387: lưu ý[C084]: giai đoạn `2026-2030` viết khác `2026 - 2030` ở chỗ khác; gợi ý: viết `2026 - 2030`
        a.yaml:78:433: lưu ý[C060]: `đảm bảo`: văn bản pháp luật hiện nay viết `bảo đảm`; 4 chỗ khác cũng vậy; gợi ý: viết `bảo đảm`
        a.yaml:78:471: lưu ý[C084]: giai đoạn `2026-2030` viết khác `2026 - 2030` ở chỗ khác; gợi ý: viết `2026 - 2030`
        a.yaml:83:30: lưu ý[C084]: giai đoạn `2026-2030` viết khác `2026 - 2030` ở chỗ khác; gợi ý: viết `2026 - 2030`
        a.yaml:84:46: lưu ý[C089]: tên luật viết `Luật Ngân sách Nhà nước` ở đây, `Luật Ngân sách nhà nước` ở căn cứ; 3 chỗ khác cũng vậy; gợi ý: viết `Luật Ngân sách nhà nước`
        a.yaml:91:383: lưu ý[C077]: sau dấu chấm phẩy viết thường: `Theo dõi`; gợi ý: viết `theo dõi`
        a.yaml:91:436: lưu ý[C077]: sau dấu chấm phẩy viết thường: `Báo cáo định`; gợi ý: viết `báo cáo định`
        a.yaml:108:23: lưu ý[C099]: dấu thanh của `hoá` đặt khác đa số chỗ trong văn bản này; gợi ý: viết `hóa`
        a.yaml:109:20: lưu ý[C099]: dấu thanh của `hoá` đặt khác đa số chỗ trong văn bản này; gợi ý: viết `hóa`
        a.yaml:121:55: cảnh báo[C098]: `cơ quan đơn vị` viết sai; gợi ý: viết `cơ quan, đơn vị`
    "#]],
    );
}

/// Its faults: "đảm bảo"; capitals behind semicolons; a blank before the sign of percent; the number of a part;
/// the capital of a city; a period with a blank on one side; words that no dictionary has and words typed twice; commas that
/// are missing; the names of a broadcaster and of a body in small letters; thousands without a dot.
#[test]
fn the_faults_of_the_plan_of_2018_in_full_length() {
    let plan = include_str!("../../content/ke-hoach-san-xuat-tieu-dung-2020.yaml");
    let faults = [
        (
            "động lực để kinh tế Thủ đô tăng trưởng nhanh mà vẫn hiệu quả; các hoạt động",
            "động lực đảm bảo kinh tế Thủ đô tăng trưởng nhanh, hiệu quả; Triển khai các hoạt động",
        ),
        (
            "các khâu của vòng đời đó; đổi mới thiết bị",
            "các khâu của vòng đời đó; Ứng dụng, đổi mới thiết bị",
        ),
        ("cách thức quản lý; từng bước tạo lập mạng lưới", "cách thức quản lý; Hình thành mạng lưới"),
        ("hiệu quả hơn; mở rộng việc dùng", "hiệu quả hơn; Tăng cường việc dùng"),
        ("tỷ lệ này đạt 85% đối với", "tỷ lệ này đạt 85 % đối với"),
        (
            "túi ni lông trên địa bàn thành phố Hà Nội.\n      1.3.",
            "túi ni lông trên địa bàn Thành phố Hà Nội.\n      1.3.",
        ),
        ("Cùng với phần ngân sách hỗ trợ, các sở", "Để đảm bảo thực hiện, các sở"),
        (
            "triển khai Kế hoạch này đạt hiệu quả; hằng năm, cụ thể hóa",
            "triển khai Kế hoạch này đạt hiệu quả; Hàng năm, cụ thể hóa",
        ),
        (
            "phối hợp với các sở, ngành, UBND các quận, huyện, thị xã và đơn vị",
            "phối hợp với các sở, ngành, UBND các quận, huyện thị xã và đơn vị",
        ),
        ("ngày 03 tháng 6 năm 2013", "ngày 03/6/2013"),
        (
            "trình UBND Thành phố ban hành; đưa Quy tắc ứng xử",
            "trình UBND Thành phố ban hành; Tuyên truyền Quy tắc ứng xử",
        ),
        ("giai đoạn 2017 - 2020", "giai đoạn 2017- 2020"),
        (
            "bố trí kinh phí cho Kế hoạch này; hướng dẫn, kiểm soát",
            "bố trí kinh phí cho Kế hoạch này; Hướng dẫn và kiểm soát",
        ),
        (
            "Khó khăn, vướng mắc nảy sinh khi thực hiện được phản ánh",
            "Khi có vướng mắc, các cơ quan đơn vị phản ánh",
        ),
        ("điển hình tốt qua cẩm nang, tờ rơi", "điển hình tốt thông qua thông qua cầm nang, tờ rơi"),
        ("10.000 tờ rơi và 6.000 cẩm nang", "10.000 tờ rơi, 6000 cầm nang"),
        ("Chiếu 3.000 lượt", "Chiếu 3000 lượt"),
        (
            "Sở Xây dựng; Đài Phát thanh và Truyền hình Hà Nội",
            "Sở Xây dựng; Đài Phát thanh và truyền hình Hà Nội",
        ),
        (
            "túi ni lông trên địa bàn thành phố Hà Nội\n              noi_dung",
            "túi ni lông trên địa bàn Thành phố Hà Nội\n              noi_dung",
        ),
        (
            "Đơn vị chủ trì: Sở Tài nguyên và Môi trường.\n                Đơn vị phối hợp: Sở Công Thương; các đơn vị truyền thông.",
            "Đơn vị chủ trì: Sở Tài nguyên và Môi Trường.\n                Đơn vị phối hợp: Sở Công Thương; các đơn vị truyền thông.",
        ),
        ("khu dân cư của 30 quận, huyện, thị xã", "khu dân cư của 30 quận huyện, thị xã"),
        ("ten: Nghiên cứu xây dựng, hướng dẫn thí điểm", "ten: Nguyên cứu xây dựng, hướng dẫn thí điểm"),
    ];
    finds(
        plan,
        &faults,
        0,
        expect![[r#"
        a.yaml:21:64: lưu ý[C060]: `đảm bảo`: văn bản pháp luật hiện nay viết `bảo đảm`; gợi ý: viết `bảo đảm`
        a.yaml:21:116: lưu ý[C077]: sau dấu chấm phẩy viết thường: `Triển khai`; gợi ý: viết `triển khai`
        a.yaml:22:116: lưu ý[C077]: sau dấu chấm phẩy viết thường: `Ứng dụng`; gợi ý: viết `ứng dụng`
        a.yaml:22:176: lưu ý[C077]: sau dấu chấm phẩy viết thường: `Hình thành`; gợi ý: viết `hình thành`
        a.yaml:26:297: lưu ý[C077]: sau dấu chấm phẩy viết thường: `Tăng cường`; gợi ý: viết `tăng cường`
        a.yaml:31:176: lưu ý[C057]: thừa dấu cách trước dấu % ở `85 %`; gợi ý: viết `85%`
        a.yaml:38:131: lưu ý[C071]: `Thành phố Hà Nội` ở giữa câu viết hoa danh từ chung; gợi ý: viết `thành phố Hà Nội`
        a.yaml:64:12: lưu ý[C060]: `đảm bảo`: văn bản pháp luật hiện nay viết `bảo đảm`; gợi ý: viết `bảo đảm`
        a.yaml:69:55: cảnh báo[C098]: `quận, huyện thị xã` viết sai; gợi ý: viết `quận, huyện, thị xã`
        a.yaml:69:144: lưu ý[C077]: sau dấu chấm phẩy viết thường: `Hàng năm`; gợi ý: viết `hàng năm`
        a.yaml:77:146: lưu ý[C077]: sau dấu chấm phẩy viết thường: `Tuyên truyền`; gợi ý: viết `tuyên truyền`
        a.yaml:82:98: lưu ý[C077]: sau dấu chấm phẩy viết thường: `Hướng dẫn và`; gợi ý: viết `hướng dẫn và`
        a.yaml:86:449: lưu ý[C084]: giai đoạn `2017- 2020` chỉ có dấu cách ở một bên; gợi ý: viết `2017 - 2020`
        a.yaml:91:29: cảnh báo[C098]: `cơ quan đơn vị` viết sai; gợi ý: viết `cơ quan, đơn vị`
        a.yaml:135:139: cảnh báo[C098]: `thông qua thông qua` viết sai; gợi ý: viết `thông qua`
        a.yaml:135:159: cảnh báo[C098]: `cầm nang` viết sai; gợi ý: viết `cẩm nang`
        a.yaml:138:53: cảnh báo[C098]: `cầm nang` viết sai; gợi ý: viết `cẩm nang`
        a.yaml:140:25: lưu ý[C087]: số `3000` không có dấu chấm hàng nghìn, số khác trong văn bản có dấu chấm; gợi ý: viết `3.000`
        a.yaml:143:110: cảnh báo[C095]: `Phát thanh và truyền hình`: tên này viết hoa không đúng; gợi ý: viết `Phát thanh và Truyền hình`
        a.yaml:146:88: lưu ý[C071]: `Thành phố Hà Nội` ở giữa câu viết hoa danh từ chung; gợi ý: viết `thành phố Hà Nội`
        a.yaml:154:33: lưu ý[C090]: tên cơ quan viết `Sở Tài nguyên và Môi Trường` ở đây, `Sở Tài nguyên và Môi trường` ở chỗ khác; gợi ý: dùng một cách viết, theo tên chính thức của cơ quan
        a.yaml:190:60: cảnh báo[C098]: `quận huyện, thị xã` viết sai; gợi ý: viết `quận, huyện, thị xã`
        a.yaml:235:20: cảnh báo[C098]: `Nguyên cứu` viết sai; gợi ý: viết `Nghiên cứu`
    "#]],
    );
}

/// Its faults: a blank in the symbol, which stops the paper; then "đảm bảo"; capitals behind semicolons; words
/// that no dictionary has; a body with other capitals than elsewhere; a number that is left out;
/// two blanks; commas that are missing.
#[test]
fn the_faults_of_the_plan_of_2026_in_full_length() {
    let plan = include_str!("../../content/ke-hoach-phuong-yen-hoa-2026.yaml");
    let symbol = [("ky_hieu: KH-UBND", "ky_hieu: KH -UBND")];
    finds(
        plan,
        &symbol,
        1,
        expect![[r#"
        a.yaml:7:10: lỗi[C005]: ký hiệu `KH -UBND` có khoảng trắng hoặc dấu lạ; gợi ý: viết `ky_hieu: KH-UBND`
    "#]],
    );
    let faults = [
        ("tái sử dụng, tái chế; vận động toàn xã hội", "tái sử dụng, tái chế; Huy động toàn xã hội"),
        ("khó phân hủy; thay dần bao bì", "khó phân hủy; Chuyển đổi sử dụng bao bì"),
        (
            "trong sản xuất và tiêu dùng bền vững.\n      - Mở lớp",
            "trong sản xuất và tiêu dùng bền vũng.\n      - Mở lớp",
        ),
        (
            "thành phố Hà Nội giai đoạn 2026 - 2030 và các chương trình, kế hoạch khác, để cùng hoàn thành chỉ tiêu của giai đoạn 2026 - 2030.",
            "thành phố Hà Nội giai đoạn 2026-2030, đảm bảo hoàn thành chỉ tiêu giai đoạn 2026-2030.",
        ),
        ("Kế hoạch năm 2026 được bảo đảm bằng", "Kế hoạch năm 2026 được đảm bảo bằng"),
        ("Cùng các phòng, ban của Sở Công Thương tổ chức", "Cùng các phòng, ban của Sở Công thương tổ chức"),
        ("trên địa bàn phường. Triển khai các hoạt động", "trên địa bàn phường.  Triển khai các hoạt động"),
        ("nông thôn an toàn ngay từ khâu", "nông thôn đảm bảo an toàn từ khâu"),
        (
            "chuỗi sản xuất có chất lượng, an toàn thực phẩm",
            "chuỗi sản xuất đảm bảo chất lượng, an toán thực phẩm",
        ),
        ("giai đoạn 2026 - 2030, góp phần đạt", "giai đoạn 2026-2030, đảm bảo đạt"),
        ("gửi Sở Công Thương định kỳ", "gửi Sở Công thương định kỳ"),
        ("# 4. Đề nghị các hội", "# 5. Đề nghị các hội"),
        (
            "các phòng, ban, ngành, cơ quan, đơn vị tổ chức thực hiện nhiệm vụ",
            "các phòng, ban, ngành, cơ quan đơn vị tổ chức thực hiện nhiệm vụ",
        ),
    ];
    finds(
        plan,
        &faults,
        0,
        expect![[r#"
        a.yaml:22:239: lưu ý[C077]: sau dấu chấm phẩy viết thường: `Huy động`; gợi ý: viết `huy động`
        a.yaml:25:138: lưu ý[C077]: sau dấu chấm phẩy viết thường: `Chuyển đổi sử`; gợi ý: viết `chuyển đổi sử`
        a.yaml:31:126: cảnh báo[C098]: `bền vũng` viết sai; gợi ý: viết `bền vững`
        a.yaml:35:346: lưu ý[C060]: `đảm bảo`: văn bản pháp luật hiện nay viết `bảo đảm`; 4 chỗ khác cũng vậy; gợi ý: viết `bảo đảm`
        a.yaml:46:143: lưu ý[C090]: tên cơ quan viết `Sở Công thương` ở đây, `Sở Công Thương` ở chỗ khác; gợi ý: dùng một cách viết, theo tên chính thức của cơ quan
        a.yaml:49:166: lưu ý[C097]: thừa dấu cách giữa hai chữ: `.  Triển`; gợi ý: viết `. Triển`
        a.yaml:50:169: cảnh báo[C098]: `an toán` viết sai; gợi ý: viết `an toàn`
        a.yaml:53:43: lưu ý[C090]: tên cơ quan viết `Sở Công thương` ở đây, `Sở Công Thương` ở chỗ khác; gợi ý: dùng một cách viết, theo tên chính thức của cơ quan
        a.yaml:62:7: cảnh báo[C008]: số thứ tự gõ là `5.` nhưng theo vị trí phải là `4.`; gợi ý: văn bản in theo vị trí; xem có thiếu hoặc lặp mục nào không rồi sửa lại số
        a.yaml:67:55: cảnh báo[C098]: `cơ quan đơn vị` viết sai; gợi ý: viết `cơ quan, đơn vị`
    "#]],
    );
}
