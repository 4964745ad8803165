//! Sentences and grounds as offices write them, on which all rules are silent: appointments, land,
//! addresses, buildings, history before 1 July 2025, papers of districts that stay in force.

use super::{checked, paper_with, told};

/// The decision with this sentence as its first article.
fn saying(sentence: &str) -> String {
    let right = format!("dieu:\n  - |\n    {sentence}\n  - Quyết định này có hiệu lực kể từ ngày ký./.\n");
    paper_with(&right)
}

/// Papers of after 1 July 2025 speak of districts in all these ways.
const RIGHT: &[&str] = &[
    // The first word of a sentence is in capitals.
    "Trước đây các huyện quản lý hồ sơ.",
    "Bàn giao Nhà văn hóa thị trấn Phùng cho Ủy ban nhân dân xã quản lý.",
    "Trước thời điểm chính quyền địa phương 02 cấp đi vào hoạt động, Ủy ban nhân dân huyện phê duyệt phương án.",
    "Thời điểm trước 01/7/2025, UBND huyện chi trả 12 tỷ đồng.",
    // What has happened.
    "Hồ sơ của hộ ông Nguyễn Văn Cường đã được Phòng Tài nguyên và Môi trường huyện Gia Lâm xác nhận.",
    "Ông A đạt giáo viên giỏi cấp huyện; đội tuyển từng đạt giải Ba cấp huyện.",
    "Năm 2020 huyện Ứng Hòa được công nhận; huyện Mỹ Đức được công nhận năm 2023.",
    "Giai đoạn 2016-2020, huyện Ứng Hòa đạt chuẩn nông thôn mới.",
    "Nhiệm kỳ 2020 - 2025, Đảng bộ huyện hoàn thành 18/20 chỉ tiêu.",
    "Năm học 2023 - 2024, phòng giáo dục và đào tạo huyện xếp thứ 5.",
    "Theo số liệu Tổng điều tra 2024, dân số quận Hoàng Mai là 540.732 người.",
    "Trong 6 tháng đầu năm 2025, các quận, huyện, thị xã giải ngân 45% kế hoạch.",
    "Tính đến tháng 6/2025, huyện giải ngân 95%; hết tháng 6 năm 2025, các huyện quyết toán.",
    // Persons and places, as their papers say.
    "Sinh ngày 05 tháng 6 năm 1980, quê quán: xã Nam Hồng, huyện Nam Trực, tỉnh Nam Định.",
    "Địa chỉ thường trú: tổ 12, phường Mai Dịch, quận Cầu Giấy, Hà Nội.",
    "Trả lời đơn của ông Nguyễn Văn Hải, địa chỉ: số 12, phố Vọng, quận Hai Bà Trưng.",
    "Giấy chứng nhận số BK 123456 do Ủy ban nhân dân huyện Đông Anh cấp.",
    "Ông Bùi Văn Quận, Trưởng thôn 3, và bà Đỗ Thị Huyện, thủ quỹ.",
    "Tượng đài Quận công, phố Quận Cống và mộ quận chúa Ngọc Hân.",
    "Đoàn công tác thăm quận Gangnam, thành phố Seoul, Hàn Quốc.",
    // Names of what was built.
    "Dự án cải tạo Quốc lộ 3 đoạn qua huyện Đông Anh hoàn thành trước năm 2030.",
    "Công trình cải tạo Trung tâm Văn hóa - Thể thao huyện Sóc Sơn được quyết toán.",
    "Trung tâm Giáo dục nghề nghiệp - Giáo dục thường xuyên quận Tây Hồ tuyển sinh lớp 10.",
    "Ngân hàng Chính sách xã hội huyện Ba Vì cho vay; Công ty cổ phần Môi trường đô thị huyện Đông Anh thu gom.",
    "Sửa chữa đường trục huyện Mê Linh, ngã tư thị trấn và sân vận động huyện.",
    // Papers of districts stay in force.
    "Theo Thông báo số 120/TB-UBND của Ủy ban nhân dân huyện Gia Lâm ngày 15/6/2025.",
    "Kết luận thanh tra số 12/KL-TTr của Thanh tra huyện Thạch Thất.",
    "Quy hoạch vùng huyện, quy hoạch sử dụng đất cấp huyện tiếp tục thực hiện.",
    // Tasks pass to communes.
    "Thẩm quyền của Ủy ban nhân dân cấp huyện do Ủy ban nhân dân cấp xã thực hiện.",
    "Nhiệm vụ của cấp huyện được phân định cho cấp xã.",
    "Xã Đông Anh được thành lập trên cơ sở toàn bộ thị trấn Đông Anh và các xã Uy Nỗ, Tiên Dương.",
    "Bãi bỏ cụm từ ‘quận, huyện’ tại Điều 4.",
    // Lists of lots are no figures; weeks are no days.
    "Thu hồi các thửa đất 100,101,102 tờ bản đồ số 12 và thửa 12,125,300.",
    "Họp vào tuần 1 tháng 3, kiểm tra đợt 2 tháng 9.",
    "Tập sự 7 tháng 9 ngày; họp 1 tháng 2 lần; lễ hội mồng 6 tháng 4 và mùng 5 tháng 5 âm lịch.",
    // What stays, what passes on, whose name it is.
    "Nhãn hiệu gà đồi huyện Yên Thế; đặc sản cam Canh huyện Hoài Đức; xóm Huyện; khóm Thị trấn.",
    "Nợ của huyện chuyển sang xã; Ủy ban nhân dân xã kế thừa quyền và nghĩa vụ của Ủy ban nhân dân huyện.",
    // Parts of what is no paper, numbers of forms, names with other words.
    "Điền theo mục 5 của tờ khai và mục 6 của phiếu; thi công phần 3 và phần 4; theo điều 1 của lời thề.",
    "Theo Mẫu Tờ trình 01/TTr; biểu mẫu: Thông báo 03/TB-XP, Quyết định 01/QĐ-KP.",
    "Giao Tổng công ty Đảm bảo an toàn hàng hải nạo vét luồng.",
    "Thực hiện Đề án 06/CP; không điều chỉnh khoản 0 đồng; khoản 0 lãi suất.",
    "Số seri 123 456 789; Fax: 024 3 824 567; số hiệu tài sản 100 200 300.",
    "Nơi cấp: Công an huyện Gia Lâm; nơi đăng ký khai sinh: UBND thị trấn Yên Viên; tổ dân phố 3 thị trấn Yên Viên.",
    // Both bodies, or others of the Assembly.
    "Thực hiện Luật, Pháp lệnh của Quốc hội, Ủy ban Thường vụ Quốc hội.",
    "Theo Pháp lệnh và chủ trương của Quốc hội; dự án Pháp lệnh trình tại kỳ họp của Quốc hội.",
    // Several decisions of a day.
    "Quyết định số 345/QĐ-UBND ngày 05/3/2025 của Ủy ban nhân dân tỉnh về việc phê duyệt dự án đường giao thông nông thôn xã A; Quyết định số 346/QĐ-UBND ngày 05/3/2025 của Ủy ban nhân dân tỉnh về việc phê duyệt dự án đường giao thông nông thôn xã B.",
    "Quyết định số 5/QĐ-UBND ngày 05/3/2025 của Ủy ban nhân dân tỉnh về việc phê duyệt dự án đường liên xã (giai đoạn 1); Quyết định số 6/QĐ-UBND ngày 05/3/2025 của Ủy ban nhân dân tỉnh về việc phê duyệt dự án đường liên xã (giai đoạn 2).",
];

/// Sentences on which the rules of provinces, cities, names of bodies and citations have nothing to say.
const PLACES: &[&str] = &[
    // Provinces as they are, and as they were.
    "Phối hợp với Ủy ban nhân dân các tỉnh Bắc Ninh, Hưng Yên, Ninh Bình và thành phố Hải Phòng.",
    "Tiếp nhận hồ sơ của Sở Y tế tỉnh Hà Nam trước đây; trụ sở Ủy ban nhân dân tỉnh Nam Định cũ.",
    "Tỉnh Ninh Bình được thành lập trên cơ sở sắp xếp toàn bộ tỉnh Hà Nam, tỉnh Nam Định và tỉnh Ninh Bình.",
    "Thay thế Quyết định số 12/2022/QĐ-UBND ngày 05/3/2022 của Ủy ban nhân dân tỉnh Kon Tum.",
    "Nghị quyết số 45/2023/NQ-HĐND của Hội đồng nhân dân tỉnh Bình Dương tiếp tục được áp dụng.",
    "Quê quán: xã Nam Hồng, huyện Nam Trực, tỉnh Nam Định; nơi sinh: tỉnh Hà Giang.",
    "Địa chỉ thường trú: ấp 3, xã Tân Thạch, tỉnh Bến Tre.",
    "Bệnh viện đa khoa tỉnh Hà Nam và Trường Chính trị tỉnh Bắc Giang cử báo cáo viên.",
    "Năm 2024 tỉnh Quảng Nam trồng 5.000 ha; giai đoạn 2021 - 2025, tỉnh Phú Yên giải ngân 98%.",
    "Theo Quy hoạch tỉnh Bình Phước thời kỳ 2021 - 2030, tầm nhìn đến năm 2050.",
    "Đoàn công tác của tỉnh Hà Nam (Trung Quốc) đến thăm và làm việc.",
    "Sửa cụm từ “tỉnh Vĩnh Phúc” thành “tỉnh Phú Thọ” tại Điều 3.",
    "Thay cụm từ 'tỉnh Vĩnh Phúc' bằng cụm từ 'tỉnh Phú Thọ' tại Điều 3.",
    "Giao Ủy ban nhân dân phường Hà Giang 1, phường Hòa Bình, phường Thái Bình và xã Bình Thuận thực hiện.",
    "Khu du lịch ven biển Bình Thuận, cà phê Đắk Nông và vải thiều Bắc Giang; sông Hậu Giang.",
    "Đường tỉnh 286; cấp tỉnh, các tỉnh, thành phố trực thuộc Trung ương; Tỉnh ủy, UBND tỉnh.",
    "Vùng Hà Nam Ninh: tỉnh Hà Nam Ninh trước đây.",
    "Ông Nguyễn Văn Tỉnh, Trưởng thôn; bà Trần Thị Bình Thuận.",
    "Trận lũ năm 2020 ở tỉnh Quảng Bình; bão số 3 năm 2024 đổ bộ vào tỉnh Thái Bình.",
    "Bằng tốt nghiệp do Sở Giáo dục và Đào tạo tỉnh Hải Dương cấp năm 2012.",
    "Giấy chứng nhận do Sở Tài nguyên và Môi trường tỉnh Long An cấp.",
    "Phối hợp với Quảng Ngãi, Gia Lai, Lâm Đồng, Đắk Lắk; tỉnh Đồng Tháp, tỉnh Vĩnh Long, tỉnh Cà Mau.",
    // Cities.
    "Thủ đô Hà Nội, Thành phố Hồ Chí Minh và thành phố Đà Nẵng; đường Hồ Chí Minh, tư tưởng Hồ Chí Minh.",
    "Thành phố Hà Nội có 126 đơn vị hành chính cấp xã.",
    "Chủ tịch Ủy ban nhân dân Thành phố giao các sở, ngành Thành phố.",
    "Thủ đô, thủ đô của các nước; Luật Thủ đô.",
    "Ủy ban nhân dân Thành phố Hồ Chí Minh và Ủy ban nhân dân thành phố Cần Thơ.",
    // Names of bodies.
    "Giao Phòng Văn hóa - Xã hội chủ trì; Phòng Kinh tế và Phòng Văn hóa - Xã hội phối hợp.",
    "Giao Phòng Kinh tế, Hạ tầng và Đô thị và Văn phòng Hội đồng nhân dân và Ủy ban nhân dân.",
    "Sở Tài chính, Sở Nông nghiệp và Môi trường, Sở Giáo dục và Đào tạo; Sở Văn hóa, Thể thao và Du lịch.",
    "UBND xã An Bình và Ủy ban nhân dân xã An Bình; phường An Bình.",
    "Phường Bạch Mai trước đây là xã Bạch Mai; Trạm Y tế phường Bạch Mai.",
    "Ban Quản lý dự án đầu tư xây dựng và Ban Chỉ đạo chuyển đổi số.",
    "Phòng Nội vụ và Phòng Tư pháp; Sở Xây dựng và các sở khác.",
    "Sở Khoa học và Công nghệ; Sở Dân tộc và Tôn giáo; Ban Dân vận - Tuyên giáo.",
    // Citations.
    "Thực hiện Luật Căn cước, Bộ luật Lao động và Pháp lệnh Ưu đãi người có công với cách mạng.",
    "Luật sửa đổi, bổ sung một số điều của Luật Đầu tư công số 90/2025/QH15 có hiệu lực.",
    "Luật Đất đai số 31/2024/QH15 thay thế Luật Đất đai số 45/2013/QH13.",
    "Áp dụng Luật Đất đai số 31/2024/QH15 với hồ sơ mới, Luật Đất đai số 45/2013/QH13 với hồ sơ đang giải quyết.",
    "Lệnh số 12/2025/L-CTN công bố Luật.",
    "Theo Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư; Nghị định số 30/2020/NĐ-CP quy định mẫu.",
    "Các Nghị định số 30/2020/NĐ-CP, 34/2016/NĐ-CP và các Thông tư số 05/2025/TT-BNV, 06/2025/TT-BNV.",
    "Kế hoạch số 15/KH-UBND, Công văn số 5/STC-QLNS và Thông báo số 12/TB-UBND.",
    "Nghị định số 05/2025/NĐ-CP ngày 06 tháng 01 năm 2025 của Chính phủ sửa đổi, bổ sung một số điều của Nghị định số 08/2022/NĐ-CP ngày 10 tháng 01 năm 2022 của Chính phủ quy định chi tiết một số điều của Luật Bảo vệ môi trường.",
    "Mẫu tại Phụ lục III kèm theo Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ.",
    // Levels that are no more, where they stay.
    "Thửa đất phía Bắc giáp huyện Sóc Sơn, phía Nam giáp thị trấn Đông Anh.",
    "Trụ sở tại số 1058 đường Nguyễn Văn Linh, Quận 7, Thành phố Hồ Chí Minh.",
    "Gửi về 86 Lê Thánh Tôn, Quận 1; nhà số 5, ngõ 12, phố Vọng, quận Hai Bà Trưng.",
    "Thực hiện Pháp lệnh Thực hiện dân chủ ở xã, phường, thị trấn và Quy chế dân chủ.",
    "Theo Nghị định số 34/2019/NĐ-CP ngày 24 tháng 4 năm 2019 của Chính phủ về cán bộ, công chức ở xã, phường, thị trấn.",
    "Phát triển du lịch ở các huyện đảo và quần đảo.",
    "Bỏ cụm từ 'cấp huyện' và ‘thị xã’; làng Ea H'Leo, buôn D'Ran.",
    // Names that look like others.
    "Hội nghị tại Nhà văn hóa thôn Tỉnh; chợ Tỉnh; ngã tư Tỉnh ủy.",
    "Tỉnh Phú Thọ, TỈNH PHÚ THỌ; tỉnh lộ 419, tỉnh thành trong cả nước.",
    "Gạo ST25 Sóc Trăng, muối Bạc Liêu, kẹo dừa Bến Tre.",
    "Cầu Rạch Miễu nối Tiền Giang và Bến Tre.",
    "Học sinh trường xã và trường phường; đồng bào các xã, phường.",
    "Xã, phường, đặc khu; Đảng ủy xã, Đảng ủy phường.",
];

/// Grounds of real style, on which the rules of citations have nothing to say.
const GROUNDS: &[&str] = &[
    "Nghị quyết số 57-NQ/TW ngày 22 tháng 12 năm 2024 của Bộ Chính trị về đột phá phát triển khoa học, công nghệ",
    "Nghị quyết của Hội đồng nhân dân Thành phố số 12/NQ-HĐND ngày 10 tháng 12 năm 2025 về dự toán ngân sách",
    "Quyết định số 45/QĐ-UBND ngày 05/01/2026 của Ủy ban nhân dân tỉnh về việc giao chỉ tiêu",
    "Thông tư liên tịch số 01/2014/TTLT-BTC-BNV ngày 06/01/2014 của liên Bộ Tài chính, Nội vụ",
    "Quyết định số 889/QĐ-TTg ngày 24 tháng 6 năm 2020 phê duyệt Chương trình hành động quốc gia của Thủ tướng Chính phủ",
    "Quy chế làm việc của Ủy ban nhân dân xã",
    "Kế hoạch công tác năm 2026",
    "Hợp đồng số 12/2026/HĐ-XD giữa Ủy ban nhân dân xã và Công ty cổ phần A",
    "Tình hình thực tế và khả năng ngân sách của xã",
    "Biên bản họp ngày 05 tháng 01 năm 2026 của Hội đồng thẩm định",
    "Thông báo số …/TB-UBND ngày … tháng … năm 2026",
    "Chỉ thị số 05-CT/TU ngày 12/01/2026 của Ban Thường vụ Thành ủy",
    "Công văn số 120/SNV-TCBC ngày 08/01/2026 của Sở Nội vụ về biên chế",
    "Đề án 06/CP",
];

#[test]
fn what_offices_write_of_places_bodies_and_papers_is_right() {
    let mut wrong = Vec::new();
    for sentence in PLACES {
        let found = told(&checked(&saying(sentence)));
        if !found.is_empty() {
            wrong.push(format!("{sentence}\n  {found}"));
        }
    }
    for ground in GROUNDS {
        let lines = format!(
            "can_cu: |\n  Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025\n  {ground}\n"
        );
        let found = told(&checked(&paper_with(&lines)));
        // Places to be filled in are told by themselves.
        if found.lines().any(|line| !line.contains("C024")) {
            wrong.push(format!("{ground}\n  {found}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn what_offices_write_is_right() {
    let wrong: Vec<String> = RIGHT
        .iter()
        .filter_map(|sentence| {
            let found = told(&checked(&saying(sentence)));
            (!found.is_empty()).then(|| format!("{sentence}\n  {found}"))
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Tasks and letters for districts are found all the same.
#[test]
fn work_for_districts_is_still_found() {
    for sentence in [
        "Giao Ủy ban nhân dân các quận, huyện, thị xã giải quyết hồ sơ.",
        "Giao dự án cho Ủy ban nhân dân huyện Gia Lâm quản lý.",
        "Giao quận công bố danh mục.",
        "Chủ tịch UBND Huyện chịu trách nhiệm.",
        "Giao Ủy ban nhân dân huyện thực hiện Luật Đường bộ ngày 27 tháng 6 năm 2025.",
        "Đề nghị Ủy ban nhân dân cấp huyện, cấp xã thực hiện trong tháng 6/2026.",
        "Giao các huyện trồng 2000 cây.",
    ] {
        let found = told(&checked(&saying(sentence)));
        assert!(found.contains("C054"), "{sentence}\n{found}");
    }
}

#[test]
fn a_sentence_of_a_letter_is_no_ground() {
    for text in [
        "Căn cứ Luật Ngân sách nhà nước số 89/2025/QH15, Ủy ban nhân dân xã đề nghị Sở xem xét./.",
        "Căn cứ Luật Căn cước, Công an xã trả lời như sau./.",
    ] {
        let letter = format!("loai: cong_van\nnoi_dung: |\n  {text}\n");
        let found = told(&checked(&paper_with(&letter)));
        assert!(!found.contains("C043") && !found.contains("C044"), "{found}");
    }
    let grounds = "loai: cong_van\nnoi_dung: |\n  Căn cứ Luật Đầu tư công số 58/2024/QH15 ngày 29 tháng 11 năm 2024;\n  Căn cứ Luật Căn cước.\n  Sở đề nghị./.\n";
    let found = told(&checked(&paper_with(grounds)));
    assert!(found.contains("C043") && found.contains("C044"), "{found}");
}

#[test]
fn amending_laws_are_right_on_the_line_of_their_law_in_capitals_and_of_many() {
    for line in [
        "Luật Đấu thầu ngày 23 tháng 6 năm 2023\n  Luật Sửa đổi, bổ sung một số điều của Luật Đấu thầu số 90/2025/QH15 ngày 25 tháng 6 năm 2025",
        "Luật sửa đổi, bổ sung một số điều của các Luật về quân sự, quốc phòng ngày 27 tháng 6 năm 2025",
    ] {
        assert_eq!(told(&checked(&paper_with(&format!("can_cu: |\n  {line}\n")))), "");
    }
    let line = "Luật Giáo dục ngày 14 tháng 6 năm 2019, Luật sửa đổi, bổ sung một số điều của Luật Giáo dục ngày 10 tháng 12 năm 2025";
    assert_eq!(told(&checked(&paper_with(&format!("can_cu: |\n  {line}\n")))), "");
}

/// Sentences of 2026 about who did something before, who does it now, and where somebody comes from.
const BEFORE_AND_NOW: &[&str] = &[
    "Nhiệm vụ của Ủy ban nhân dân cấp huyện được chuyển cho Ủy ban nhân dân cấp xã.",
    "Thẩm quyền của UBND cấp huyện quy định tại Nghị định này do UBND cấp xã thực hiện.",
    "Thẩm quyền của Hội đồng nhân dân cấp huyện do HĐND cấp xã thực hiện.",
    "Cán bộ, công chức cấp huyện được điều động về xã giữ nguyên mức lương.",
    "Đại biểu kết thúc nhiệm kỳ của HĐND huyện khóa XX được tặng kỷ niệm chương.",
    "Ông Nguyễn Văn An, sinh tại huyện Nam Đàn, tỉnh Nghệ An.",
    "Bà Trần Thị Bình sinh ở thị xã Cửa Lò.",
    "Hồ sơ nộp trước ngày 01/7/2025 tại huyện Gia Lâm; hồ sơ nộp huyện Gia Lâm đến hết ngày 30 tháng 6 năm 2025.",
    "Hồ sơ huyện nhận trước ngày Luật này có hiệu lực.",
    "Hồ sơ huyện nhận trước khi thực hiện chính quyền địa phương 2 cấp.",
    "Ông Nguyễn Văn An, quê ở tỉnh Nam Định.",
    "Ông Nguyễn Văn An, quê tỉnh Nam Định; bà Trần Thị Bình, quê ở xã Hải Hậu, tỉnh Nam Định.",
    "Bà Trần Thị Bình, người tỉnh Hà Nam.",
    "Chuyển hộ khẩu từ tỉnh Hải Dương về xã An Bình.",
    "Hộ có hộ khẩu tỉnh Hải Dương được hướng dẫn.",
    "Bằng tốt nghiệp do Sở Giáo dục và Đào tạo tỉnh Hải Dương cấp được công nhận.",
    "Chứng chỉ do Sở Xây dựng tỉnh Hải Dương cấp được công nhận.",
    "Các quyết định của UBND tỉnh Hải Dương còn hiệu lực thì tiếp tục thực hiện.",
    "UBND tỉnh Hải Dương cấp giấy phép số 12/GP-UBND ngày 05/6/2019 cho cơ sở.",
    "Hy sinh tại mặt trận phía Nam tỉnh Quảng Nam.",
    "Ông từng bị giam ở nhà tù tỉnh Kon Tum; chiến sĩ nhà tù tỉnh Kon Tum.",
    "Bảo tàng tỉnh Thái Bình; Quỹ Đầu tư phát triển tỉnh Nam Định; Trạm BOT tỉnh Bắc Giang; cửa khẩu tỉnh Hà Giang.",
    "Theo bảng giá đất tỉnh Bình Dương (áp dụng đến hết ngày 31/12/2025).",
    "Gửi thư cảm ơn Hội đồng hương tỉnh Bình Dương.",
    "Đăng trên Báo điện tử tỉnh Bình Dương.",
    "Thực hiện Quyết định số 12/QĐ-UBND ngày 05 tháng 01 năm 2026 của Ủy ban nhân dân tỉnh về đảm bảo an toàn.",
    "Theo Quyết định số 1234/QĐ-TTg ngày 12 tháng 10 năm 2020 của Thủ tướng Chính phủ phê duyệt Đề án đảm bảo cơ sở vật chất.",
    "Theo Luật Ban hành văn bản quy phạm pháp luật ngày 19/02/2025; Luật sửa đổi, bổ sung một số điều của Luật Ban hành văn bản quy phạm pháp luật ngày 25/6/2025.",
];

#[test]
fn what_was_done_before_and_where_somebody_comes_from_is_right() {
    let wrong: Vec<String> = BEFORE_AND_NOW
        .iter()
        .filter_map(|sentence| {
            let found = told(&checked(&saying(sentence)));
            (!found.is_empty()).then(|| format!("{sentence}\n  {found}"))
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// A day until which something is to be done, and words that look like those of before.
#[test]
fn days_to_report_and_those_of_now_are_no_history() {
    for (sentence, code) in [
        ("Báo cáo UBND huyện trước ngày 05 tháng 4 năm 2026.", "C054"),
        ("Gửi báo cáo về Huyện ủy và Ủy ban nhân dân huyện trước ngày 10 hằng tháng.", "C054"),
        ("Gửi Ủy ban nhân dân huyện đến hết ngày 30/4/2026.", "C054"),
        ("Xin ý kiến Ủy ban nhân dân huyện trước khi triển khai.", "C054"),
        ("Hỗ trợ học sinh tại huyện Nam Đàn.", "C054"),
        ("Giao Ủy ban nhân dân huyện quản lý hộ khẩu.", "C054"),
        ("Giao Ủy ban nhân dân cấp huyện, Ủy ban nhân dân cấp xã thực hiện.", "C054"),
        ("Gửi báo cáo về Ủy ban nhân dân tỉnh Kon Tum trước ngày 15 tháng 5 năm 2026.", "C070"),
        ("Đề nghị UBND tỉnh Hải Dương cấp giấy phép theo Quyết định số 12/QĐ-UBND ngày 05/6/2026.", "C070"),
        ("Đề nghị Ủy ban nhân dân tỉnh Hải Dương thực hiện quy định còn hiệu lực.", "C070"),
    ] {
        let found = told(&checked(&saying(sentence)));
        assert!(found.contains(code), "{sentence}\n{found}");
    }
}

/// Columns of where somebody comes from, what a place was before and which papers were issued.
#[test]
fn columns_of_before_are_right_and_others_are_looked_at() {
    let table = |heading: &str, cell: &str| {
        format!(
            "loai: ke_hoach\nnoi_dung: |\n  I. Nội dung\n  Chi tiết tại Phụ lục kèm theo./.\nphu_luc:\n  - ten: Danh sách\n    bang:\n      cot:\n        - {{ma: tt, ten: TT, kieu: so_thu_tu, rong: 10}}\n        - {{ma: ten, ten: Nội dung, kieu: chu, rong: 60}}\n        - {{ma: noi, ten: {heading}, kieu: chu, rong: 60}}\n      nhiem_vu:\n        - {{ma: a, ten: Mục một, noi: \"{cell}\"}}\n"
        )
    };
    for heading in [
        "Quê quán",
        "Nguyên quán",
        "Nơi sinh",
        "Địa chỉ thường trú",
        "Trú quán",
        "Đơn vị hành chính trước sắp xếp",
        "Chủ đầu tư cũ",
        "Nơi hy sinh",
        "Tên văn bản",
        "Cơ quan ban hành",
    ] {
        for cell in ["Huyện Hải Hậu, tỉnh Nam Định", "Ủy ban nhân dân huyện Hải Hậu"] {
            assert_eq!(told(&checked(&paper_with(&table(heading, cell)))), "", "{heading}");
        }
    }
    let found =
        told(&checked(&paper_with(&table("Đơn vị thực hiện", "Công an huyện Hải Hậu, tỉnh Nam Định"))));
    assert!(found.contains("C054") && found.contains("C070"), "{found}");
}

#[test]
fn grounds_with_laws_that_amend_many_are_right() {
    for line in [
        "Luật Ban hành văn bản quy phạm pháp luật ngày 19 tháng 02 năm 2025; Luật sửa đổi, bổ sung một số điều của Luật Ban hành văn bản quy phạm pháp luật ngày 25 tháng 6 năm 2025",
        "Luật Đất đai ngày 18 tháng 01 năm 2024\n  Luật sửa đổi, bổ sung một số điều của 37 Luật có liên quan đến quy hoạch ngày 20 tháng 11 năm 2018",
        "Luật Tổ chức Quốc hội ngày 20 tháng 11 năm 2014\n  Luật Mặt trận Tổ quốc Việt Nam ngày 09 tháng 6 năm 2015",
    ] {
        assert_eq!(told(&checked(&paper_with(&format!("can_cu: |\n  {line}\n")))), "", "{line}");
    }
}

/// Capitals too many in the name of a law.
#[test]
fn names_of_laws_with_capitals_in_the_middle_are_found() {
    for (line, right) in [
        ("Luật Đất Đai ngày 18 tháng 01 năm 2024", "`Luật Đất đai`"),
        ("Bộ Luật dân sự ngày 24 tháng 11 năm 2015", "`Bộ luật Dân sự`"),
        ("Bộ luật Dân Sự ngày 24 tháng 11 năm 2015", "`Bộ luật Dân sự`"),
    ] {
        let found = told(&checked(&paper_with(&format!("can_cu: |\n  {line}\n"))));
        assert!(found.contains("C089") && found.contains(right), "{line}\n{found}");
    }
}

/// Units of an office with its name behind them; plans whose subject calls something by its year.
#[test]
fn recipients_in_short_and_subjects_of_last_year_are_right() {
    let lines = "noi_nhan: [Như Điều 2, Sở Nội vụ, \"Ban Thi đua - Khen thưởng, Sở Nội vụ\"]\n";
    assert_eq!(told(&checked(&paper_with(lines))), "");
    for recipient in ["P. Kinh tế", "P.Kinh tế", "Trưởng P. Kinh tế"] {
        let plan = format!(
            "loai: ke_hoach\nnoi_dung: |\n  I. Tổ chức thực hiện\n  # 1. Phòng Kinh tế\n  Chủ trì.\n  # 2. Công an xã\n  Phối hợp.\n  # 3. Phòng Văn hóa - Xã hội\n  Phối hợp./.\nnoi_nhan: [{recipient}, P.Văn hóa-Xã hội, C.A xã]\n"
        );
        assert_eq!(told(&checked(&paper_with(&plan))), "", "{recipient}");
    }
    for subject in [
        "Đón nhận danh hiệu xã đạt chuẩn nông thôn mới nâng cao năm 2025",
        "Công bố xã đạt chuẩn nông thôn mới nâng cao năm 2025",
        "Tiếp xúc cử tri sau kỳ họp cuối năm 2025",
        "Thực hiện chế độ cho quân nhân xuất ngũ năm 2025",
        "Bình xét gia đình văn hóa năm 2025",
    ] {
        assert_eq!(told(&checked(&paper_with(&format!("loai: ke_hoach\ntrich_yeu: {subject}\n")))), "");
    }
    let old = "loai: ke_hoach\ntrich_yeu: Xây dựng xã đạt chuẩn nông thôn mới năm 2025\n";
    assert!(told(&checked(&paper_with(old))).contains("C085"));
}
