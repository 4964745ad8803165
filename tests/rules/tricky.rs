//! Sentences that look wrong and are right, and wrong ones beside them.

use expect_test::{Expect, expect};

use super::{checked, paper_with, told};

/// The decision with this sentence as its first article.
pub(super) fn saying(sentence: &str) -> String {
    let lines = format!("dieu:\n  - {}\n  - Quyết định này có hiệu lực kể từ ngày ký./.\n", quoted(sentence));
    paper_with(&lines)
}

/// A sentence as a value of YAML.
fn quoted(sentence: &str) -> String {
    format!("\"{}\"", sentence.replace('\\', "\\\\").replace('"', "\\\""))
}

/// Sentences that nobody would send back.
const RIGHT: &[&str] = &[
    // Money: the word đồng right behind the number, and no other word with it.
    "Ký 1.200 hợp đồng với cộng đồng, hội đồng tư vấn họp 02 lần.",
    "Tổng số 12,500 hợp đồng đã thanh lý",
    "Tỷ lệ 654,935/871,321 tỷ đồng; thu giữ 1.092 kg (1,092 tấn).",
    "Điện thoại 024 382 500 và tài khoản số 1 234 567 890",
    "Các năm 2026, 2027, 2028 và 2029 bố trí 1.500.000 đồng, 2,5 tỷ đồng.",
    "Kinh phí tăng 100 triệu đồng, từ 730 triệu đồng lên 830 triệu đồng; tăng khoảng 14%.",
    "Kinh phí 1,2 tỷ đồng, gồm năm 2026 là 700 triệu đồng, năm 2027 là 500 triệu đồng.",
    "Kinh phí 1.200 triệu đồng, trong đó năm 2026 là 700 triệu đồng, năm 2027 là 300 triệu đồng.",
    "Hỗ trợ tăng 10 triệu đồng; mức chi điều chỉnh từ 730 triệu đồng lên 830 triệu đồng.",
    // Days that are, and what is no day.
    "Trực đến hết ngày 29 tháng 02 năm 2028; quý 4/2026; theo biên bản số 31/11/2026; tuần 45 tháng 13 ngày.",
    // Papers of one number and two days.
    "Thi hành Bản án số 12/2025/DS-ST ngày 05/3/2025 của Tòa án nhân dân khu vực 1 và Bản án số 12/2025/DS-ST ngày 07/5/2025 của Tòa án nhân dân khu vực 2.",
    "Thanh lý Hợp đồng số 01/2025/HĐ-XD ngày 05/3/2025 và Hợp đồng số 01/2025/HĐ-XD ngày 10/4/2025.",
    "Kế hoạch số 15/KH-UBND ngày 05/3/2025 của Ủy ban nhân dân tỉnh Ninh Bình và Kế hoạch số 15/KH-UBND ngày 20/01/2026 của Ủy ban nhân dân xã An Bình.",
    "Quyết định số 889/QĐ-TTg ngày 24/6/2020 và Quyết định số 889/QĐ-TTg ngày 05/5/2026 của Thủ tướng Chính phủ.",
    "Nghị quyết của Hội đồng nhân dân Thành phố số 12/NQ-HĐND ngày 10/12/2025 và Nghị quyết số 12/NQ-HĐND.",
    "Quyết định số 889/QĐ-TTg ngày 24 tháng 6 năm 2020, Quyết định số 889/QĐ-TTg ngày 24/6/2020.",
    // Words of others.
    "Sửa cụm từ “Điều 0 Nghị định 12/2020/NĐ-CP, ủy ban Nhân Dân huyện, 5km, 98 %, đảm bảo” thành cụm từ khác.",
    "Sửa đổi khoản 1 như sau: “1. Giao huyện thực hiện theo điều 5 Luật này.”",
    // Parts of papers.
    "Thực hiện các Điều 3, 9 và khoản 2 Điều 5 Mục 1 Chương II; điểm a khoản 1 Điều 4.",
    "Xuất khẩu hạt điều 500 tấn, điều 20 cán bộ; một số điều 5 năm qua chưa làm, danh mục 5 và hạng mục 3.",
    "Chi theo Loại 280 Khoản 338, Mục 6100; chương trình 135; phần 2,5 ha còn lại; mục tiêu 5 năm.",
    "Khoản 2 Điều 5 áp dụng như sau; chuyên mục 1 và đề mục 2.",
    "Điều chỉnh 0 trường hợp; khoản 0,5 triệu đồng; điều 0,8 ha.",
    // Names of bodies.
    "Ủy ban nhân dân và Hội đồng nhân dân phục vụ Nhân dân; Tòa án nhân dân, hội đồng tư vấn, quân đội nhân dân.",
    "HỘI ĐỒNG NHÂN DÂN, ỦY BAN NHÂN DÂN và Hội Nông dân.",
    // Levels that are no more.
    "Tiếp nhận hồ sơ trước đây của các huyện, thị xã; trụ sở Ủy ban nhân dân huyện Gia Lâm cũ.",
    "Thay thế Quyết định số 5/QĐ-UBND ngày 03/02/2021 của Ủy ban nhân dân huyện Gia Lâm; năm 2024 các quận, huyện đã lập hồ sơ.",
    "Sửa chữa phố Huyện, đường Huyện Thanh Quan và Trường Trung học phổ thông thị xã Quảng Trị.",
    "Cử tri xã Thạnh An, thuộc huyện Cần Giờ (nay là xã Thạnh An).",
    // Days, figures and units.
    "Từ ngày 05 tháng 3 đến ngày 15 tháng 02 năm 2026, trước ngày 20/6/2026; quý 1/2026; tháng 2 và tháng 12.",
    "Năm 2026 đồng loạt ra quân, 15000 đồng bào được 150 đồng chí giúp; 1500 người, mã 1500000.",
    "Cấp 1.500.000 đồng cho 15000 đồng bào.",
    "Diện tích 5 km, 2,5 ha, 98%, 12 m2; đường ĐT5m, mạng 5G, QL1A, virus H5N1, lớp 5A, kênh VTV5.",
    "Theo mẫu M5m-02, ô số 3m/4 và tiêu chuẩn TCVN 6909:2001.",
    // Numbers of papers.
    "Báo cáo 06 tháng, Kế hoạch 5 năm, Chương trình 30a, Thông báo 24/24 giờ, Kế hoạch 2026 - 2030.",
    "Quyết định số: 09/2025/QĐ-UBND; Tờ trình số …/TTr-SCT ngày … tháng … năm 2026.",
    "Công văn của Sở Tài chính số 5/STC-QLNS; các Nghị định số 30/2020/NĐ-CP, 34/2016/NĐ-CP.",
    // Ordinances.
    "Pháp lệnh Ưu đãi người có công của Ủy ban Thường vụ Quốc hội, Nghị quyết của Quốc hội; giám sát việc thi hành Pháp lệnh theo chương trình của Quốc hội.",
];

#[test]
fn right_sentences_are_right() {
    are_right(RIGHT);
}

/// Nobody says anything of these sentences.
#[track_caller]
pub(super) fn are_right(sentences: &[&str]) {
    let wrong: Vec<String> = sentences
        .iter()
        .filter_map(|sentence| {
            let found = told(&checked(&saying(sentence)));
            (!found.is_empty()).then(|| format!("{sentence}\n  {found}"))
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Grounds that are right.
#[test]
fn right_grounds_are_right() {
    for ground in [
        "Luật Tổ chức chính quyền địa phương ngày 16/6/2025",
        "Luật Đất đai ngày 18 tháng 01 năm 2024\n  Luật sửa đổi, bổ sung một số điều của Luật Đất đai số 31/2024/QH15, Luật Nhà ở số 27/2023/QH15 số 43/2024/QH15",
        "Luật Đầu tư công ngày 29/11/2024\n  Luật sửa đổi, bổ sung một số điều của Luật Đầu tư công ngày 25/6/2025",
        "Nghị định số 72/2025/NĐ-CP ngày 28 tháng 3 năm 2025 của Chính phủ về quy định chi tiết Luật Điện lực",
        "Luật Ngân sách nhà nước ngày 25 tháng 6 năm 2025 (hợp nhất tại Văn bản hợp nhất số 23/VBHN-VPQH ngày 05 tháng 01 năm 2026)",
        "Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư (hợp nhất tại Văn bản hợp nhất số 12/VBHN-BNV)",
        "Quy chế làm việc của Ủy ban nhân dân xã",
        "Điều lệ Hội Luật gia",
    ] {
        let found = told(&checked(&paper_with(&format!("can_cu: |\n  {ground}\n"))));
        assert_eq!(found, "", "{ground}");
    }
    // A legal paper follows other rules.
    let law = "ky_hieu: 2026/QĐ-UBND\ncan_cu: |\n  Luật Điện lực số 61/2024/QH15 ngày 30 tháng 11 năm 2024\n";
    assert_eq!(told(&checked(&paper_with(law))), "");
}

#[track_caller]
pub(super) fn finds(sentences: &[&str], expected: Expect) {
    let found: Vec<String> = sentences.iter().map(|sentence| told(&checked(&saying(sentence)))).collect();
    expected.assert_eq(&found.join("--\n"));
}

#[test]
fn wrong_parts_and_names_are_found_wherever_they_stand() {
    finds(
        &[
            "Thực hiện theo điều 5; tại mục 5 chương XII của Quy chế và các điều 3, 9.",
            "Theo Khoản 2, Điểm a của Quy chế, tại Điều 0 và khoản 0 Điều 3.",
            "Ủy Ban nhân dân, uỷ ban nhân dân tỉnh và hội đồng nhân dân, Hội đồng Nhân Dân.",
        ],
        expect![[r#"
            11:21 `điều 5` cảnh báo C049: viện dẫn `điều 5` không viết hoa → viết `Điều 5`
            11:33 `mục 5` cảnh báo C049: viện dẫn `mục 5` không viết hoa → viết `Mục 5`
            11:39 `chương XII` cảnh báo C049: viện dẫn `chương XII` không viết hoa → viết `Chương XII`
            11:69 `điều 3` cảnh báo C049: viện dẫn `điều 3` không viết hoa → viết `Điều 3`
            --
            11:11 `Khoản 2` cảnh báo C050: viện dẫn `Khoản 2` viết hoa ở giữa câu → viết `khoản 2`
            11:20 `Điểm a` cảnh báo C050: viện dẫn `Điểm a` viết hoa ở giữa câu → viết `điểm a`
            11:44 `Điều 0` lỗi C051: không có Điều 0: điều đánh số từ 1 → ghi đúng số của điều
            11:54 `khoản 0` lỗi C051: không có khoản 0: khoản đánh số từ 1 → ghi đúng số của khoản
            --
            11:6 `Ủy Ban nhân dân` cảnh báo C052: tên cơ quan `Ủy Ban nhân dân` viết hoa không đúng → viết `Ủy ban nhân dân`
            11:23 `uỷ ban nhân dân` cảnh báo C052: tên cơ quan `uỷ ban nhân dân` viết hoa không đúng → viết `Uỷ ban nhân dân`
            11:23 `uỷ` lưu ý C099: dấu thanh của `uỷ` đặt khác đa số chỗ trong văn bản này → viết `ủy`
            11:47 `hội đồng nhân dân` cảnh báo C052: tên cơ quan `hội đồng nhân dân` viết hoa không đúng → viết `Hội đồng nhân dân`
            11:66 `Hội đồng Nhân Dân` cảnh báo C052: tên cơ quan `Hội đồng Nhân Dân` viết hoa không đúng → viết `Hội đồng nhân dân`
        "#]],
    );
}

#[test]
fn wrong_days_figures_and_units_are_found() {
    finds(
        &[
            "Trước ngày 5 tháng 3, ngày 7 tháng 03 năm 2026, 05/03/2020.",
            "Cấp 1,500,000 đồng; 1 500 000 đồng; 1,500,000.5 người; 1,500 đồng; 2 500 000 VNĐ.",
            "Dài 5km, rộng 5m, đạt 98 % (2,5ha).",
        ],
        expect![[r#"
            11:17 `5 tháng 3` lưu ý C055: ngày `5 tháng 3` ghi số 0 chưa theo cách ghi ngày, tháng của Nghị định → viết `05 tháng 3`
            11:33 `7 tháng 03 năm 2026` lưu ý C055: ngày `7 tháng 03 năm 2026` ghi số 0 chưa theo cách ghi ngày, tháng của Nghị định → viết `07 tháng 3 năm 2026`
            11:54 `05/03/2020` lưu ý C055: ngày `05/03/2020` ghi số 0 chưa theo cách ghi ngày, tháng của Nghị định → viết `05/3/2020`
            --
            11:10 `1,500,000` cảnh báo C056: số `1,500,000` không ngăn hàng nghìn bằng dấu chấm → viết `1.500.000`
            11:26 `1 500 000` cảnh báo C056: số `1 500 000` không ngăn hàng nghìn bằng dấu chấm → viết `1.500.000`
            11:42 `1,500,000.5` lưu ý C056: số `1,500,000.5` không ngăn hàng nghìn bằng dấu chấm → viết `1.500.000,5`
            11:61 `1,500` cảnh báo C056: số `1,500` không ngăn hàng nghìn bằng dấu chấm → viết `1.500`
            11:73 `2 500 000` cảnh báo C056: số `2 500 000` không ngăn hàng nghìn bằng dấu chấm → viết `2.500.000`
            --
            11:10 `5km` lưu ý C057: thiếu dấu cách giữa số và đơn vị ở `5km` → viết `5 km`
            11:20 `5m` lưu ý C057: thiếu dấu cách giữa số và đơn vị ở `5m` → viết `5 m`
            11:28 `98 %` lưu ý C057: thừa dấu cách trước dấu % ở `98 %` → viết `98%`
            11:34 `2,5ha` lưu ý C057: thiếu dấu cách giữa số và đơn vị ở `2,5ha` → viết `2,5 ha`
        "#]],
    );
}

#[test]
fn one_paper_with_two_days_or_numbers_is_found_at_the_one_that_differs() {
    finds(
        &[
            "Theo Thông tư số 05/2025/TT-BNV ngày 14/5/2025; Thông tư số 05/2025/TT-BNV ngày 15/5/2025; Thông tư số 5/2025/TT-BNV ngày 15 tháng 5 năm 2025.",
            "Theo Luật Điện lực số 61/2024/QH15 ngày 30/11/2025.",
            "Kế hoạch số 15/KH-UBND ngày 05/3/2025 của Ủy ban nhân dân tỉnh về phát triển kinh tế tập thể năm 2026; Kế hoạch số 16/KH-UBND ngày 05/3/2025 của Ủy ban nhân dân tỉnh về phát triển kinh tế tập thể năm 2026.",
        ],
        expect![[r#"
            11:43 `14/5/2025` cảnh báo C061: `05/2025/TT-BNV` ghi ngày 14/5/2025 ở đây, ngày 15/5/2025 ở chỗ khác → xem lại văn bản gốc, ghi một ngày
            --
            11:11 `Luật Điện lực số 61/2024/QH15` lưu ý C068: trong câu, Luật, Pháp lệnh chỉ ghi tên: `Luật Điện lực` không kèm số → viết `Luật Điện lực`
            11:46 `30/11/2025` cảnh báo C061: `61/2024/QH15` là văn bản năm 2024 nhưng ngày ghi năm 2025 → xem lại văn bản gốc, sửa số hoặc ngày
            --
            11:121 `16/KH-UBND` cảnh báo C061: cùng một văn bản ghi số `16/KH-UBND` ở đây, `15/KH-UBND` ở chỗ khác → xem lại văn bản gốc, ghi một số
        "#]],
    );
}

/// One number in the series of one body within a year, a day of another year, a law with two days.
#[test]
fn two_days_of_one_paper_of_any_body_are_found() {
    finds(
        &[
            "Theo Kế hoạch số 228/KH-UBND ngày 02/11/2017 của UBND thành phố Hà Nội; Kế hoạch số 228/KH-UBND ngày 12/11/2017 của UBND thành phố Hà Nội.",
            "Theo Quyết định số 889/QĐ-TTg ngày 24/6/2020; Quyết định số 889/QĐ-TTg ngày 24/6/2021.",
            "Theo Luật Đất đai ngày 18/01/2024; Luật Đất đai ngày 18/02/2024.",
        ],
        expect![[r#"
            11:107 `12/11/2017` cảnh báo C061: `228/KH-UBND` ghi ngày 12/11/2017 ở đây, ngày 02/11/2017 ở chỗ khác → xem lại văn bản gốc, ghi một ngày
            --
            11:82 `24/6/2021` cảnh báo C061: `889/QĐ-TTg` ghi ngày 24/6/2021 ở đây, ngày 24/6/2020 ở chỗ khác → xem lại văn bản gốc, ghi một ngày
            --
            11:59 `18/02/2024` cảnh báo C088: ngày của luật này ghi 18/02/2024 ở đây, 18/01/2024 ở chỗ khác → xem lại văn bản gốc, ghi một ngày
        "#]],
    );
}

#[test]
fn what_is_written_in_two_ways_is_found() {
    finds(
        &[
            "Giai đoạn 2026 - 2030, giai đoạn 2026–2030 và giai đoạn 2021- 2025.",
            "Cấp 12.500.000 đồng cho 3630 hộ, 1,250 người và 4000 triệu đồng.",
        ],
        expect![[r#"
            11:39 `2026–2030` lưu ý C084: giai đoạn `2026–2030` viết khác `2026 - 2030` ở chỗ khác → viết `2026 - 2030`
            11:62 `2021- 2025` lưu ý C084: giai đoạn `2021- 2025` chỉ có dấu cách ở một bên → viết `2021 - 2025`
            --
            11:30 `3630` lưu ý C087: số `3630` không có dấu chấm hàng nghìn, số khác trong văn bản có dấu chấm → viết `3.630`
            11:39 `1,250` lưu ý C087: số `1,250` có dấu phẩy ở hàng nghìn, số khác trong văn bản có dấu chấm → viết `1.250`
            11:54 `4000` cảnh báo C087: số `4000` không có dấu chấm hàng nghìn, số khác trong văn bản có dấu chấm → viết `4.000`
        "#]],
    );
}

/// The hint for a law without a day leaves out the number, as that for its number does.
#[test]
fn a_law_with_a_number_and_no_day_is_told_one_way() {
    let found = told(&checked(&paper_with("can_cu: |\n  Luật Ngân sách nhà nước số 89/2025/QH15\n")));
    expect![[r#"
        9:3 `Luật Ngân sách nhà nước số 89/2025/QH15` cảnh báo C044: căn cứ `Luật Ngân sách nhà nước số 89/2025/QH15` không ghi ngày, tháng, năm của Luật → thêm ngày thông qua: `Luật Ngân sách nhà nước ngày … tháng … năm …`
        9:27 `số 89/2025/QH15` lỗi C043: căn cứ ghi số, ký hiệu của Luật: `số 89/2025/QH15` → viết `Luật Ngân sách nhà nước`
    "#]].assert_eq(&found);
}

#[test]
fn levels_that_are_no_more_are_found_once_a_list() {
    finds(
        &[
            "Giao Ủy ban nhân dân các quận, huyện, thị xã và UBND thị trấn Trâu Quỳ thực hiện.",
            "Phòng Tài chính huyện Gia Lâm kiểm tra; công tác ở cấp huyện.",
        ],
        expect![[r#"
            11:31 `quận` cảnh báo C054: `quận` không còn từ ngày 01 tháng 7 năm 2025 → ghi xã, phường, đặc khu hoặc tỉnh, thành phố đang có nhiệm vụ đó; nói về thời gian trước thì thêm `trước đây` hoặc `cũ`
            11:59 `thị trấn` cảnh báo C054: `thị trấn` không còn từ ngày 01 tháng 7 năm 2025 → ghi xã, phường, đặc khu hoặc tỉnh, thành phố đang có nhiệm vụ đó; nói về thời gian trước thì thêm `trước đây` hoặc `cũ`
            --
            11:22 `huyện` cảnh báo C054: `huyện` không còn từ ngày 01 tháng 7 năm 2025 → ghi xã, phường, đặc khu hoặc tỉnh, thành phố đang có nhiệm vụ đó; nói về thời gian trước thì thêm `trước đây` hoặc `cũ`
            11:61 `huyện` cảnh báo C054: `huyện` không còn từ ngày 01 tháng 7 năm 2025 → ghi xã, phường, đặc khu hoặc tỉnh, thành phố đang có nhiệm vụ đó; nói về thời gian trước thì thêm `trước đây` hoặc `cũ`
        "#]],
    );
    // In the years before they were right.
    let early = saying("Giao Ủy ban nhân dân các huyện.").replace("ngay: 16/3/2026", "ngay: 16/3/2024");
    assert_eq!(told(&checked(&early)), "");
}

#[test]
fn heads_and_signers_are_looked_at() {
    let papers = [
        "ky_hieu: qđ-UBND",
        "loai: cong_van\nky_hieu: UBND-vp",
        "loai: cong_van\nky_hieu: CV-UBND",
        "loai: cong_van\nky_hieu: KH-UBND",
        "nguoi_ky: {chuc_vu: Chủ tịch, ho_ten: PGS.TS Nguyễn Văn An}",
        "nguoi_ky: {chuc_vu: Chủ tịch, ho_ten: Thạc sĩ Nguyễn Văn An}",
        "loai: cong_van\nnoi_nhan: [Sở Tài chính]",
    ];
    let found = papers.map(|lines| told(&checked(&paper_with(lines))));
    expect![[r#"
        4:10 `qđ-UBND` lỗi C041: ký hiệu `qđ-UBND` có chữ viết tắt gõ bằng chữ thường → viết `ky_hieu: QĐ-UBND`
        4:10 `qđ-UBND` cảnh báo C005: ký hiệu `qđ-UBND` không mở đầu bằng `QĐ` của Quyết định → ví dụ `ky_hieu: QĐ-UBND`
        --
        4:10 `UBND-vp` lỗi C041: ký hiệu `UBND-vp` có chữ viết tắt gõ bằng chữ thường → viết `ky_hieu: UBND-VP`
        --
        4:10 `CV-UBND` lỗi C042: ký hiệu công văn `CV-UBND` mở đầu bằng `CV`: công văn không có chữ viết tắt tên loại → ghi chữ viết tắt của cơ quan rồi của đơn vị soạn thảo hoặc lĩnh vực: `ky_hieu: UBND-…`
        --
        4:10 `KH-UBND` lỗi C042: ký hiệu công văn `KH-UBND` mở đầu bằng `KH`: công văn không có chữ viết tắt tên loại → ghi chữ viết tắt của cơ quan rồi của đơn vị soạn thảo hoặc lĩnh vực: `ky_hieu: UBND-…`
        --
        14:39 `PGS.TS Nguyễn Văn An` cảnh báo C053: trước họ tên người ký có học hàm, học vị hoặc danh hiệu: `PGS.TS` → viết `ho_ten: Nguyễn Văn An`
        --
        14:39 `Thạc sĩ Nguyễn Văn An` cảnh báo C053: trước họ tên người ký có học hàm, học vị hoặc danh hiệu: `Thạc sĩ` → viết `ho_ten: Nguyễn Văn An`
        --
        10:12 `Sở Tài chính` cảnh báo C059: văn bản có Kính gửi, dòng đầu của nơi nhận là `Sở Tài chính` → ghi `Như trên` ở dòng đầu
    "#]].assert_eq(&found.join("--\n"));
    for lines in [
        "ky_hieu: QĐ-SGDĐT-GDTrH",
        "loai: cong_van\nky_hieu: SGDĐT-GDTrH",
        "loai: cong_van\nky_hieu: KH-KT",
        "nguoi_ky: {chuc_vu: Chủ tịch, ho_ten: Tsần A Bảy}",
        "co_quan: {chu_quan: UBND tỉnh, ten: Bệnh viện đa khoa}\nnguoi_ky: {chuc_vu: Giám đốc, ho_ten: BS. Nguyễn Văn An}",
    ] {
        assert_eq!(told(&checked(&paper_with(lines))), "", "{lines}");
    }
}

/// Provinces that are no more, alone, in a list, in the header and in front of the date; each once with
/// what it is now.
#[test]
fn provinces_that_are_no_more_are_found() {
    finds(
        &[
            "Phối hợp với Ủy ban nhân dân các tỉnh Bắc Giang, Bắc Ninh và Hà Nam thực hiện.",
            "Gửi Tỉnh ủy Kon Tum, UBND tỉnh Bà Rịa – Vũng Tàu và tỉnh Hoà Bình.",
        ],
        expect![[r#"
            11:39 `tỉnh Bắc Giang` cảnh báo C070: `tỉnh Bắc Giang` không còn từ ngày 01/7/2025 → từ ngày 01/7/2025 là tỉnh Bắc Ninh (Nghị quyết số 202/2025/QH15 ngày 12 tháng 6 năm 2025 của Quốc hội); nói về thời gian trước thì thêm `trước đây` hoặc `cũ`
            11:67 `Hà Nam` cảnh báo C070: `Hà Nam` không còn từ ngày 01/7/2025 → từ ngày 01/7/2025 là tỉnh Ninh Bình (Nghị quyết số 202/2025/QH15 ngày 12 tháng 6 năm 2025 của Quốc hội); nói về thời gian trước thì thêm `trước đây` hoặc `cũ`
            --
            11:10 `Tỉnh ủy Kon Tum` cảnh báo C070: `Tỉnh ủy Kon Tum` không còn từ ngày 01/7/2025 → từ ngày 01/7/2025 là tỉnh Quảng Ngãi (Nghị quyết số 202/2025/QH15 ngày 12 tháng 6 năm 2025 của Quốc hội); nói về thời gian trước thì thêm `trước đây` hoặc `cũ`
            11:32 `tỉnh Bà Rịa – Vũng Tàu` cảnh báo C070: `tỉnh Bà Rịa – Vũng Tàu` không còn từ ngày 01/7/2025 → từ ngày 01/7/2025 là Thành phố Hồ Chí Minh (Nghị quyết số 202/2025/QH15 ngày 12 tháng 6 năm 2025 của Quốc hội); nói về thời gian trước thì thêm `trước đây` hoặc `cũ`
            11:58 `tỉnh Hoà Bình` cảnh báo C070: `tỉnh Hoà Bình` không còn từ ngày 01/7/2025 → từ ngày 01/7/2025 là tỉnh Phú Thọ (Nghị quyết số 202/2025/QH15 ngày 12 tháng 6 năm 2025 của Quốc hội); nói về thời gian trước thì thêm `trước đây` hoặc `cũ`
        "#]],
    );
    let head = paper_with("co_quan: {chu_quan: UBND tỉnh Kon Tum, ten: Sở Tài chính}\ndia_danh: Quảng Nam\n");
    expect![[r#"
        2:26 `tỉnh Kon Tum` cảnh báo C070: `tỉnh Kon Tum` không còn từ ngày 01/7/2025 → từ ngày 01/7/2025 là tỉnh Quảng Ngãi (Nghị quyết số 202/2025/QH15 ngày 12 tháng 6 năm 2025 của Quốc hội); nói về thời gian trước thì thêm `trước đây` hoặc `cũ`
        5:11 `Quảng Nam` cảnh báo C070: `Quảng Nam` không còn từ ngày 01/7/2025 → từ ngày 01/7/2025 là thành phố Đà Nẵng (Nghị quyết số 202/2025/QH15 ngày 12 tháng 6 năm 2025 của Quốc hội); nói về thời gian trước thì thêm `trước đây` hoặc `cũ`
    "#]].assert_eq(&told(&checked(&head)));
    // In the years before they were right, also as they were of a commune's name.
    let early =
        saying("Phối hợp với Ủy ban nhân dân tỉnh Bắc Giang.").replace("ngay: 16/3/2026", "ngay: 16/3/2024");
    assert_eq!(told(&checked(&early)), "");
    let hue = saying("Phối hợp với Ủy ban nhân dân tỉnh Thừa Thiên Huế.");
    assert!(told(&checked(&hue.replace("ngay: 16/3/2026", "ngay: 16/3/2025"))).contains("thành phố Huế"));
    assert_eq!(told(&checked(&hue.replace("ngay: 16/3/2026", "ngay: 16/12/2024"))), "");
}

#[test]
fn cities_and_names_of_bodies_that_are_wrong_are_found() {
    finds(
        &[
            "Ủy ban nhân dân thành phố Hồ Chí Minh và thủ đô Hà Nội; báo cáo Công an Thành phố Hà Nội.",
            "Giao Phòng Văn hóa và Xã hội chủ trì, Phòng Văn hóa - Xã hội phối hợp.",
            "Giao Ủy ban nhân dân xã Ngọc Hà; Công an phường Ngọc Hà phối hợp.",
        ],
        expect![[r#"
            11:22 `thành phố Hồ Chí Minh` cảnh báo C071: `thành phố Hồ Chí Minh` viết hoa không đúng → viết `Thành phố Hồ Chí Minh`
            11:47 `thủ đô Hà Nội` cảnh báo C071: `thủ đô Hà Nội` viết hoa không đúng → viết `Thủ đô Hà Nội`
            11:78 `Thành phố Hà Nội` lưu ý C071: `Thành phố Hà Nội` ở giữa câu viết hoa danh từ chung → viết `thành phố Hà Nội`
            --
            11:11 `Phòng Văn hóa và Xã hội` lưu ý C072: `Phòng Văn hóa và Xã hội` ở đây, `Phòng Văn hóa - Xã hội` ở chỗ khác → ghi một tên, đúng như quyết định thành lập
            --
            11:27 `xã Ngọc Hà` cảnh báo C072: `xã Ngọc Hà` ở đây, `phường Ngọc Hà` ở chỗ khác → bảng đơn vị hành chính kèm chương trình chỉ có phường Ngọc Hà
        "#]],
    );
}

#[test]
fn citations_that_are_not_whole_or_too_long_are_found() {
    finds(
        &[
            "Theo Thông tư số 05/2025/TT-BNV và Nghị định số 30/2020/NĐ-CP.",
            "Theo Thông tư số 05/2025/TT-BNV ngày 14/5/2025 của Bộ Nội vụ về lưu trữ; Thông tư số 05/2025/TT-BNV ngày 14/5/2025 của Bộ Nội vụ.",
            "Theo Luật Căn cước số 26/2023/QH15 và Luật Đất đai số 31/2024/QH15.",
        ],
        expect![[r#"
            11:23 `05/2025/TT-BNV` lưu ý C067: viện dẫn lần đầu `05/2025/TT-BNV`, `30/2020/NĐ-CP` chưa ghi ngày, cơ quan ban hành, trích yếu → lần đầu ghi đủ `… số … ngày … tháng … năm … của … về …`; các lần sau chỉ tên loại và số
            --
            11:91 `05/2025/TT-BNV` lưu ý C067: đã viện dẫn ở trên mà ghi đủ lần nữa: `05/2025/TT-BNV` → các lần sau chỉ ghi tên loại và số, ký hiệu
            --
            11:11 `Luật Căn cước số 26/2023/QH15` lưu ý C068: trong câu, Luật, Pháp lệnh chỉ ghi tên: `Luật Căn cước` không kèm số; 1 chỗ khác cũng vậy → viết `Luật Căn cước`
        "#]],
    );
    let grounds = "can_cu: |\n  Luật Căn cước ngày 27 tháng 11 năm 2023\n  Nghị định số 30/2020/NĐ-CP của Chính phủ về công tác văn thư\n  Quyết định số 45/QĐ-UBND ngày 05 tháng 01 năm 2026 về việc giao chỉ tiêu\n";
    expect![[r#"
        10:3 `Nghị định số 30/2020/NĐ-CP của Chính phủ về công tác văn thư` cảnh báo C066: căn cứ `Nghị định số 30/2020/NĐ-CP` thiếu ngày, tháng, năm → viết `Nghị định số 30/2020/NĐ-CP ngày … tháng … năm … của … về …`
        11:3 `Quyết định số 45/QĐ-UBND ngày 05 tháng 01 năm 2026 về việc giao chỉ tiêu` cảnh báo C066: căn cứ `Quyết định số 45/QĐ-UBND` thiếu cơ quan ban hành → viết `Quyết định số 45/QĐ-UBND ngày … tháng … năm … của … về …`
    "#]].assert_eq(&told(&checked(&paper_with(grounds))));
}

/// What went by without a word: a comma or a verb before a part, an amount with `đ` or a dot, two blanks.
#[test]
fn parts_behind_a_comma_amounts_in_short_and_two_blanks_are_found() {
    finds(
        &[
            "Làm theo khoản 2, điều 5 Luật Căn cước.",
            "Thực hiện điều 5 Luật Căn cước; thực hiện điều 20 cán bộ.",
            "Theo chương II Nghị định số 30/2020/NĐ-CP; điều 5 Luật Căn cước.",
            "Cấp 12,000,000đ và 1.5 tỷ đồng; 2.750 triệu đồng; 500đ/tờ.",
            "Văn phòng đảm  bảo hậu cần theo Điều 00 Quy chế.",
        ],
        expect![[r#"
            11:24 `điều 5` cảnh báo C049: viện dẫn `điều 5` không viết hoa → viết `Điều 5`
            --
            11:16 `điều 5` cảnh báo C049: viện dẫn `điều 5` không viết hoa → viết `Điều 5`
            --
            11:11 `chương II` cảnh báo C049: viện dẫn `chương II` không viết hoa → viết `Chương II`
            11:34 `30/2020/NĐ-CP` lưu ý C067: viện dẫn lần đầu `30/2020/NĐ-CP` chưa ghi ngày, cơ quan ban hành, trích yếu → lần đầu ghi đủ `… số … ngày … tháng … năm … của … về …`; các lần sau chỉ tên loại và số
            --
            11:10 `12,000,000` cảnh báo C056: số `12,000,000` không ngăn hàng nghìn bằng dấu chấm → viết `12.000.000`
            11:25 `1.5` cảnh báo C056: phần thập phân của `1.5` không ngăn bằng dấu phẩy → viết `1,5`
            --
            11:16 `đảm  bảo` lưu ý C060: `đảm  bảo`: văn bản pháp luật hiện nay viết `bảo đảm` → viết `bảo đảm`
            11:38 `Điều 00` lỗi C051: không có Điều 00: điều đánh số từ 1 → ghi đúng số của điều
        "#]],
    );
}

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
        5:11 `Bình Minh` cảnh báo C104: địa danh `Bình Minh` không phải xã An Bình → địa danh của văn bản xã, phường là tên xã, phường ban hành văn bản
        7:43 `xã Bình Minh` cảnh báo C104: `xã Bình Minh` ở văn bản của xã An Bình → làm từ tệp của nơi khác thì sửa tên; đúng là nói về nơi ấy thì để nguyên
        11:21 `xã Bình Minh` lưu ý C104: `xã Bình Minh` ở văn bản của xã An Bình → làm từ tệp của nơi khác thì sửa tên; đúng là nói về nơi ấy thì để nguyên
        11:80 `xã Bình Minh` lưu ý C104: `xã Bình Minh` ở văn bản của xã An Bình → làm từ tệp của nơi khác thì sửa tên; đúng là nói về nơi ấy thì để nguyên
        12:41 `phối hợp.` lưu ý C058: cuối nội dung không có dấu `./.` → viết `phối hợp./.`
    "#]].assert_eq(&told(&checked(&paper_with(lines))));
}
