//! Dossiers, plans, letters and sentences as offices write them, on which all rules are silent: duties
//! and recipients that agree in their many ways, periods, years, thousands, laws, parts and races.

use super::{checked, told};

/// Duties of a plan of a commune, and its recipients.
const COMMUNE: &[(&str, &str)] = &[
    ("# 1. Phòng Kinh tế\nChủ trì.\n# 2. Công an xã\nPhối hợp./.", "Các phòng, ban, đơn vị thuộc xã"),
    ("# 1. Phòng Kinh tế\nChủ trì.\n# 2. Công an xã\nPhối hợp./.", "Đảng ủy xã\nPhòng Kinh tế, Công an xã"),
    ("# 1. Phòng Kinh tế\nChủ trì.\n# 2. Công an xã\nPhối hợp./.", "Các phòng thuộc xã\nCA xã"),
    (
        "# 1. Phòng Kinh tế (cơ quan thường trực)\nChủ trì.\n# 2. Phòng Văn hóa - Xã hội\nPhối hợp./.",
        "Các phòng: Kinh tế, Văn hóa - Xã hội",
    ),
    ("# 1. Phòng Kinh tế\nChủ trì.\n# 2. Phòng Văn hóa - Xã hội\nPhối hợp./.", "Phòng KT, VH-XH"),
    (
        "# 1. Phòng Văn hoá - Xã hội\nChủ trì.\n# 2. Uỷ ban Mặt trận Tổ quốc Việt Nam xã\nVận động./.",
        "Phòng Văn hóa – Xã hội\nỦy ban MTTQ Việt Nam xã",
    ),
    ("# 1. Văn phòng Hội đồng nhân dân và Ủy ban nhân dân xã\nChủ trì./.", "Đảng ủy xã"),
    ("# 1. Phòng Kinh tế\nChủ trì./.", "Đảng ủy xã"),
    ("# 1. Ban Chỉ huy Quân sự xã\nChủ trì.\n# 2. Trạm Y tế xã\nTrực./.", "BCH Quân sự xã\nTrạm Y tế"),
    ("# 1. Trưởng các thôn\nVận động.\n# 2. Các phòng thuộc xã\nPhối hợp./.", "Các thôn\nCác phòng"),
    (
        "# 1. Đề nghị Hội Nông dân, Hội Liên hiệp Phụ nữ, Đoàn Thanh niên xã\nVận động./.",
        "Ủy ban MTTQ và các đoàn thể xã",
    ),
    (
        "# 1. Đoàn Thanh niên xã\nVận động.\n# 2. Hội Cựu chiến binh xã\nVận động./.",
        "Đoàn TNCS Hồ Chí Minh xã\nHội CCB xã",
    ),
    (
        "# 1. Ban Chỉ đạo chuyển đổi số xã\nHọp hằng quý.\n# 2. Tổ công nghệ số cộng đồng\nHướng dẫn người dân./.",
        "Thành viên BCĐ",
    ),
    (
        "- Phòng Kinh tế chủ trì, phối hợp với Phòng Văn hóa - Xã hội thực hiện.\n- Phòng Văn hóa - Xã hội phối hợp với Công an xã tuyên truyền./.",
        "Phòng Kinh tế\nPhòng VHXH",
    ),
    (
        "1. Giao Phòng Kinh tế chủ trì thực hiện; Phòng Văn hóa - Xã hội phối hợp.\n2. Công an xã: bảo đảm trật tự./.",
        "Phòng Kinh tế\nTrưởng Công an xã",
    ),
    ("1. Phòng Kinh tế đã tham mưu kế hoạch năm trước.\n2. Các đơn vị thực hiện./.", "Đảng ủy xã"),
    (
        "# 1. Trung tâm Phục vụ hành chính công xã\nTiếp nhận hồ sơ.\n# 2. Trung tâm Dịch vụ tổng hợp xã\nPhát thanh./.",
        "Trung tâm PVHCC xã\nTrung tâm Dịch vụ tổng hợp",
    ),
    ("# 1. Trung tâm Phục vụ hành chính công xã\nTiếp nhận hồ sơ./.", "TTPVHCC xã"),
    ("# 1. Phòng, chống lừa đảo\nTuyên truyền.\n# 2. Ban hành quy chế\nXong trong quý II./.", "Đảng ủy xã"),
    (
        "# 1. Công an toàn xã hội và trật tự\nGiữ trật tự.\n# 2. Thuế giá trị gia tăng\nKê khai./.",
        "Đảng ủy xã",
    ),
    (
        "# 1. Thuế cơ sở 5\nThu thuế.\n# 2. Kho bạc Nhà nước khu vực I\nKiểm soát chi./.",
        "Thuế cơ sở 5, KBNN khu vực I",
    ),
    ("# 1. UBND xã\nChỉ đạo chung.\n# 2. Ủy ban nhân dân xã An Bình\nBố trí kinh phí./.", "Đảng ủy xã"),
    ("# 1. Hội nghị triển khai\nTổ chức tháng 4.\n# 2. Sở hữu trí tuệ\nPhổ biến quy định./.", "Đảng ủy xã"),
    (
        "# 1. Phòng Kinh tế và Phòng Văn hóa - Xã hội\nChủ trì./.",
        "Trưởng Phòng Kinh tế\nTrưởng Phòng Văn hóa - Xã hội",
    ),
    ("# 1. Thủ trưởng các phòng, ban, ngành, đoàn thể xã\nThực hiện./.", "Các ngành, đoàn thể xã"),
    (
        "# 1. Cán bộ, công chức được giao nhiệm vụ\nThực hiện.\n# 2. Công chức Văn phòng - Thống kê\nTổng hợp./.",
        "Cán bộ, công chức xã",
    ),
    (
        "# 1. Các trường trên địa bàn\nTuyên truyền.\n# 2. Trường Tiểu học An Bình\nDạy thử./.",
        "Các trường học",
    ),
    (
        "# 1. Đài Truyền thanh xã\nPhát tin.\n# 2. Bưu điện xã\nChuyển phát./.",
        "Đài Truyền thanh; Bưu điện xã",
    ),
    (
        "# 1. Phòng Kinh tế\nChủ trì.\n*(Danh mục tại Phụ lục kèm theo)*\n# 2. Công an xã\nPhối hợp./.",
        "Như phần Tổ chức thực hiện",
    ),
    ("# 1. Công ty Điện lực An Bình\nCấp điện.\n# 2. Hợp tác xã Nông nghiệp\nTham gia./.", "Đảng ủy xã"),
];

/// Duties of a plan of a province, and its recipients.
const PROVINCE: &[(&str, &str)] = &[
    (
        "# 1. Sở Tài chính\nBố trí vốn.\n# 2. Công an tỉnh\nGiữ trật tự.\n# 3. UBND các xã, phường\nThực hiện./.",
        "Các sở, ban, ngành tỉnh\nUBND các xã, phường",
    ),
    (
        "# 1. Sở Tài chính\nBố trí vốn.\n# 2. Sở Văn hóa, Thể thao và Du lịch\nTuyên truyền./.",
        "Các Sở: Tài chính, VHTTDL",
    ),
    (
        "# 1. Sở Tài chính\nBố trí vốn.\n# 2. Sở Văn hóa, Thể thao và Du lịch\nTuyên truyền./.",
        "Sở Tài chính\nSở VH, TT và DL",
    ),
    (
        "# 1. Ban Quản lý các khu công nghiệp tỉnh\nBố trí.\n# 2. Ủy ban nhân dân các xã, phường, đặc khu\nThực hiện./.",
        "BQL các KCN tỉnh\nỦy ban nhân dân các xã, phường, đặc khu",
    ),
    (
        "# 1. Sở Nông nghiệp và Môi trường\nBố trí.\n# 2. Ủy ban nhân dân cấp xã\nThực hiện./.",
        "Sở NN&MT\nUBND cấp xã",
    ),
    (
        "# 1. Bộ Chỉ huy Quân sự tỉnh\nBố trí.\n# 2. Bảo hiểm xã hội tỉnh\nThực hiện./.",
        "Bộ CHQS tỉnh\nBHXH tỉnh",
    ),
    (
        "# 1. Sở Y tế\nBố trí.\n# 2. Đề nghị Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh và các tổ chức chính trị - xã hội\nVận động./.",
        "Sở Y tế\nUBMTTQVN tỉnh",
    ),
    (
        "# 1. Sở Giáo dục và Đào tạo\nBố trí.\n# 2. Văn phòng Ủy ban nhân dân tỉnh\nTheo dõi./.",
        "Sở GDĐT\nVPUB: CVP, các PCVP",
    ),
    (
        "# 1. Sở Xây dựng; Sở Công Thương\nBố trí.\n# 2. Liên đoàn Lao động tỉnh\nTheo dõi./.",
        "Sở Xây dựng, Sở Công Thương\nLĐLĐ tỉnh",
    ),
    ("# 1. Các sở, ban, ngành; UBND các xã, phường\nThực hiện./.", "Các sở, ban, ngành; UBND các xã, phường"),
    (
        "# 1. Sở Tài chính\nBố trí.\n# 2. Chi cục Thủy lợi\nThực hiện./.",
        "Sở Tài chính\nCác chi cục thuộc Sở Nông nghiệp và Môi trường",
    ),
    ("# 1. Sở Tài chính\nBố trí./.", "Bộ Tài chính\nSở Tài chính (để thực hiện)\nVăn phòng Sở Tài chính"),
    (
        "# 1. Sở Tài chính\nBố trí./.",
        "Sở Tài chính tỉnh Ninh Bình\nỦy ban Mặt trận Tổ quốc Việt Nam tỉnh; các tổ chức chính trị - xã hội",
    ),
];

/// Subject, articles, recipients of decisions.
const DECISIONS: &[(&str, &[&str], &str)] = &[
    (
        "Về việc bổ nhiệm cán bộ",
        &[
            "Bổ nhiệm ông Nguyễn Văn Bình giữ chức vụ Trưởng phòng Kinh tế.",
            "Ông Nguyễn Văn Bình hưởng phụ cấp chức vụ theo quy định.",
            "Chánh Văn phòng Hội đồng nhân dân và Ủy ban nhân dân xã, Trưởng phòng Văn hóa - Xã hội và ông Nguyễn Văn Bình chịu trách nhiệm thi hành Quyết định này./.",
        ],
        "Như Điều 3\nPhòng Nội vụ tỉnh",
    ),
    (
        "Về việc giao nhiệm vụ",
        &[
            "Giao Phòng Kinh tế chủ trì, phối hợp với Công an xã thực hiện.",
            "Kinh phí do ngân sách xã bảo đảm.",
            "Quyết định này có hiệu lực kể từ ngày ký. Các ông (bà): Chánh Văn phòng, Trưởng phòng Kinh tế, Trưởng Công an xã chịu trách nhiệm thi hành Quyết định này./.",
        ],
        "Như Điều 3\nĐảng ủy xã",
    ),
    (
        "Về việc giao nhiệm vụ",
        &[
            "Giao Phòng Kinh tế chủ trì; Công an xã phối hợp.",
            "Các ông (bà) có tên tại Điều 1, Trưởng các phòng, ban chịu trách nhiệm thi hành Quyết định này./.",
        ],
        "Như Điều 2",
    ),
    (
        "Về việc thành lập Trung tâm Văn hóa",
        &[
            "Thành lập Trung tâm Văn hóa xã An Bình.",
            "Trung tâm Văn hóa có chức năng, nhiệm vụ theo quy chế.",
            "Chánh Văn phòng, Trưởng phòng Văn hóa - Xã hội, Giám đốc Trung tâm Văn hóa chịu trách nhiệm thi hành Quyết định này./.",
        ],
        "Như Điều 3",
    ),
    (
        "Về việc phân bổ kinh phí",
        &[
            "Phân bổ 1.500.000.000 đồng cho Phòng Kinh tế và 250.000.000 đồng cho Công an xã.",
            "Phòng Kinh tế có trách nhiệm quản lý; Công an xã thực hiện đúng mục đích.",
            "Chánh Văn phòng, Trưởng phòng Kinh tế, Trưởng Công an xã, Giám đốc Kho bạc Nhà nước khu vực V chịu trách nhiệm thi hành Quyết định này./.",
        ],
        "Như Điều 3",
    ),
    (
        "Về việc giao nhiệm vụ",
        &[
            "Giao Trạm Y tế xã chủ trì.",
            "Giao Phòng Kinh tế bố trí kinh phí.",
            "Văn phòng Hội đồng nhân dân và Ủy ban nhân dân, các phòng chuyên môn, Trạm Y tế và Trưởng các thôn chịu trách nhiệm thi hành Quyết định này./.",
        ],
        "Như Điều 3",
    ),
    (
        "Về việc giao nhiệm vụ",
        &[
            "Giao Phòng Kinh tế lập kế hoạch.",
            "Chánh Văn phòng Hội đồng nhân dân và Ủy ban nhân dân xã; Trưởng Phòng Kinh tế; Trưởng Phòng Văn hóa - Xã hội; Thủ trưởng các đơn vị có liên quan chịu trách nhiệm thi hành Quyết định này./.",
        ],
        "Như Điều 2\nUBND tỉnh (để báo cáo)\nChủ tịch, các PCT UBND xã",
    ),
    (
        "Về việc giao nhiệm vụ",
        &[
            "Giao Phòng Kinh tế lập kế hoạch.",
            "Quyết định này có hiệu lực kể từ ngày ký.",
            "Văn phòng, Phòng Kinh tế và các đơn vị liên quan căn cứ Quyết định thi hành./.",
        ],
        "Như Điều 3",
    ),
];

/// Sentences of a decision: periods, thousands, laws, parts, races, papers of one number, names of bodies.
const SENTENCES: &[&str] = &[
    "Giai đoạn 2021 - 2025 thực hiện theo Nghị quyết số 12/NQ-HĐND ngày 05/3/2021 về kế hoạch giai đoạn 2021-2025.",
    "Năm học 2025 - 2026 và nhiệm kỳ 2025 - 2030; số 2025-2030 trong mã 12-2025-2030.",
    "Đường 2020-A, tuyến 1900-2000; điện thoại 1900-2000.",
    "Giai đoạn 2026 - 2030 và giai đoạn 2021-2025.",
    "Từ năm 2026 đến năm 2030; các năm 2026 - 2028; 2026 – 2027, “giai đoạn 2026-2028”.",
    "Cấp 12.500.000 đồng cho 1200 m2; năm 2026, 2027; Nghị định số 1234/2025/NĐ-CP ngày 05 tháng 3 năm 2025 của Chính phủ về quản lý đất đai.",
    "Diện tích 12.500 m2, thửa số 1234, tờ bản đồ số 5678, số tài khoản 123456789.",
    "Cấp 12.500 đồng; gửi về địa chỉ 1234 đường Láng; hòm thư 5678.",
    "Chi 12.500.000 đồng theo mã chương 1234, mục 6100, tiểu mục 6105, mã nguồn 1234.",
    "Đạt 1.000 hộ; hoàn thành chỉ tiêu năm 2025; đạt 2025 và 2026.",
    "Theo tiêu chuẩn ISO 9001:2015, TCVN 5603, QCVN 1234, số 1022; 12.000 người.",
    "Tỷ lệ 1:5000; bản đồ 1/2000 và 1/500; 12.000 người.",
    "Nặng 1,092 tấn; 2,125 ha; 12.000 người.",
    "Giao 1.200 hợp đồng năm 2024, 2025 người dân tham gia.",
    "Luật Đất đai ngày 18 tháng 01 năm 2024 thay thế Luật Đất đai ngày 29 tháng 11 năm 2013.",
    "Theo Luật Đầu tư công ngày 29/11/2024, Luật sửa đổi Luật Đầu tư công ngày 25/6/2025.",
    "Theo Luật Giao thông và luật khác có liên quan; luật tổ chức chính quyền địa phương qua các thời kỳ.",
    "Theo mục II Kế hoạch số 12/KH-UBND và mục 5 của danh sách; tại mục 5, mục III Thông báo này.",
    "Thực hiện mục II của Kế hoạch, phần III Báo cáo; theo mục 3 phần II Kế hoạch này.",
    "Thi chạy 100m, bơi 50m, cự ly 1500m và tiếp sức 4x100m.",
    "Kế hoạch số 228/KH-UBND ngày 02/11/2017 của UBND thành phố Hà Nội và Kế hoạch số 228/KH-UBND ngày 15/10/2019 của UBND thành phố Hà Nội.",
    "Kế hoạch số 15/KH-UBND ngày 05/3/2025 của Ủy ban nhân dân xã A và Kế hoạch số 15/KH-UBND ngày 20/01/2025 của Ủy ban nhân dân xã B.",
    "Công văn số 15/UBND-KT ngày 05/3/2025 của UBND xã và Công văn số 15/UBND-KT ngày 06/3/2025 của Sở Tài chính.",
    "Quyết định số 12/QĐ-UBND ngày 05/3/2025 và Quyết định số 12/QĐ-UBND ngày 05/4/2025 của các xã.",
    "Sở Công Thương, Sở Tài chính và phòng Kinh tế phối hợp; SỞ CÔNG THƯƠNG.",
    "Ban hành kèm theo Quyết định này Danh sách hộ; Phụ lục kèm theo.",
    "Thực hiện Chương trình hành động và Kế hoạch kèm theo Tờ trình số 12/TTr-PKT.",
];

/// Subjects of plans of 2026, and what they say.
const PLANS: &[(&str, &str)] = &[
    (
        "Chuyển đổi số năm 2026",
        "I. Kết quả năm 2025\nNăm 2025, xã đã hoàn thành 12 chỉ tiêu; báo cáo trước ngày 15/12/2025.\nII. Nhiệm vụ năm 2026\nPhấn đấu năm 2026 tăng 5% so với năm 2025./.",
    ),
    ("Triển khai thi hành Luật Đất đai năm 2024", "I. Mục tiêu\nThi hành Luật Đất đai năm 2024./."),
    (
        "Khắc phục tồn tại, hạn chế năm 2025",
        "I. Nhiệm vụ\nKhắc phục tồn tại đã nêu trong báo cáo năm 2025./.",
    ),
    ("Kiểm tra công tác văn thư năm 2025", "I. Nội dung kiểm tra năm 2025\nKiểm tra sổ sách./."),
    ("Phát triển kinh tế giai đoạn 2021 - 2026", "I. Mục tiêu\nPhấn đấu đến hết năm 2026 đạt chuẩn./."),
    (
        "Phát triển kinh tế tập thể",
        "I. Nhiệm vụ\nTiếp tục các nhiệm vụ chưa xong của năm 2025; phấn đấu vượt năm 2025./.",
    ),
    (
        "Tuyển quân năm 2026",
        "I. Nội dung\nCông dân sinh năm 2007, 2008; trước ngày 15/02/2026; hồ sơ lập trước ngày 31/12/2025./.",
    ),
    (
        "Tổng kết Nghị quyết số 12/NQ-HĐND ngày 05/3/2021 giai đoạn 2021 - 2025",
        "I. Nội dung\nĐánh giá giai đoạn 2021 - 2025./.",
    ),
    (
        "Thực hiện Chương trình mục tiêu quốc gia năm 2026",
        "I. Nhiệm vụ, kinh phí chuyển nguồn từ năm 2025\nGiải ngân vốn kéo dài năm 2025 sang năm 2026./.",
    ),
    (
        "Thu thập thông tin cung, cầu lao động năm 2026",
        "I. Mục tiêu\nSo với năm 2025 tăng 5%; số liệu đến ngày 31/12/2025, gửi trước ngày 30/6/2026./.",
    ),
    ("Kỷ niệm 80 năm Ngày Toàn quốc kháng chiến (1946 - 2026)", "I. Nội dung\nTổ chức kỷ niệm 80 năm./."),
    ("Sản xuất vụ đông xuân 2025 - 2026", "I. Chỉ tiêu\nGieo 1.200 ha; so với vụ trước tăng 2,5 ha./."),
];

/// Addresses, text and recipients of letters.
const LETTERS: &[(&str, &str, &str)] = &[
    ("Sở Tài chính", "Đề nghị Sở Tài chính xem xét./.", "Như trên\nChủ tịch, các PCT UBND xã"),
    (
        "Phòng Kinh tế\nCông an xã",
        "1. Phòng Kinh tế chủ trì thực hiện.\n2. Công an xã phối hợp.\n3. Trạm Y tế xã trực./.",
        "Như trên\nTrạm Y tế xã",
    ),
    (
        "Chủ tịch Ủy ban nhân dân tỉnh",
        "Kính đề nghị xem xét./.",
        "Như trên\nVăn phòng UBND tỉnh\nPCT phụ trách",
    ),
];

fn block(lines: &str) -> String {
    lines.lines().map(|line| format!("  {line}\n")).collect()
}

/// A paper of this kind; `rest` holds what differs.
fn paper(kind: &str, body: &str, unit: &str, rest: &str) -> String {
    let symbol = match kind {
        "ke_hoach" => "KH-UBND",
        "cong_van" => "UBND-VHXH",
        _ => "QĐ-UBND",
    };
    format!(
        "loai: {kind}\nco_quan: {{ten: [Ủy ban nhân dân, {body}]}}\nso: 12\nky_hieu: {symbol}\ndia_danh: An Bình\n\
         ngay: 16/3/2026\nluu: {{don_vi: {unit}}}\n\
         nguoi_ky: {{thay_mat: Ủy ban nhân dân, chuc_vu: Chủ tịch, ho_ten: Nguyễn Văn An}}\n{rest}"
    )
}

fn plan(body: &str, unit: &str, subject: &str, content: &str, recipients: &str) -> String {
    let rest =
        format!("trich_yeu: {subject}\nnoi_dung: |\n{}noi_nhan: |\n{}", block(content), block(recipients));
    paper("ke_hoach", body, unit, &rest)
}

fn decision(subject: &str, articles: &[&str], recipients: &str) -> String {
    let articles: String = articles.iter().map(|article| format!("  - \"{article}\"\n")).collect();
    let grounds = "can_cu: |\n  Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025\n";
    let rest = format!("trich_yeu: {subject}\n{grounds}dieu:\n{articles}noi_nhan: |\n{}", block(recipients));
    paper("quyet_dinh", "xã An Bình", "VHXH", &rest)
}

#[test]
fn dossiers_as_offices_write_them_are_right() {
    let duties = |content: &str| format!("I. Tổ chức thực hiện\n{content}");
    let communes = COMMUNE
        .iter()
        .map(|(content, told)| plan("xã An Bình", "KT", "Chuyển đổi số năm 2026", &duties(content), told));
    let provinces = PROVINCE.iter().map(|(content, told)| {
        plan("tỉnh Ninh Bình", "TH", "Chuyển đổi số năm 2026", &duties(content), told)
    });
    let decisions = DECISIONS.iter().map(|(subject, articles, told)| decision(subject, articles, told));
    let sentences = SENTENCES.iter().map(|sentence| {
        let articles = [sentence, "Quyết định này có hiệu lực kể từ ngày ký./."];
        decision("Về việc thực hiện nhiệm vụ", &articles, "Như Điều 2\nĐảng ủy xã")
    });
    let plans = PLANS.iter().map(|(subject, content)| plan("xã An Bình", "KT", subject, content, "Các thôn"));
    let letters = LETTERS.iter().map(|(address, content, told)| {
        let rest = format!(
            "trich_yeu: triển khai nhiệm vụ\nkinh_gui: |\n{}noi_dung: |\n{}noi_nhan: |\n{}",
            block(address),
            block(content),
            block(told)
        );
        paper("cong_van", "xã An Bình", "VHXH", &rest)
    });
    let all = communes.chain(provinces).chain(decisions).chain(sentences).chain(plans).chain(letters);
    let wrong: Vec<String> = all
        .filter_map(|paper| {
            // Tones are put both ways here, so that bodies are known by either.
            let found = told(&checked(&paper));
            let found: String = found.lines().filter(|line| !line.contains("C099")).collect();
            (!found.is_empty()).then(|| format!("{paper}\n  {found}"))
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
