//! The three papers that were issued, in their full length: those of `content/`, which say the same in other
//! words, with each fault put back at the line where the issued paper has it. What is found are these faults,
//! line by line, and nothing else; without them nothing is (`silence.rs`).
//!
//! Two sorts of fault of the issued papers cannot be put back. Numbers in columns of money ("3630" beside
//! "3.300") are read as numbers and printed with their dots. What only who knows the matter can see stays
//! unfound: "doanh nghiệp các 05 – 06 nhóm ngành", a bracket that is left open, "túi nilong" beside "túi nilon".

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
    finds(decision, &faults, 0, expect![[""]]);
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
    finds(plan, &faults, 0, expect![[""]]);
}

/// Its faults: a blank in the symbol, which stops the paper; then "đảm bảo"; capitals behind semicolons; words
/// that no dictionary has; a body with other capitals than elsewhere; a number that is left out;
/// two blanks; commas that are missing.
#[test]
fn the_faults_of_the_plan_of_2026_in_full_length() {
    let plan = include_str!("../../content/ke-hoach-phuong-yen-hoa-2026.yaml");
    let symbol = [("ky_hieu: KH-UBND", "ky_hieu: KH -UBND")];
    finds(plan, &symbol, 1, expect![[""]]);
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
    finds(plan, &faults, 0, expect![[""]]);
}
