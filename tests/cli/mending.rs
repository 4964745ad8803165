//! `vanban check --sua`: what is beyond doubt is written into the clerk's file, and nothing else.

use expect_test::expect;

use crate::harness::Case;

/// A plan as a clerk types it: mark, CRLF, comments, quotes of both sorts, blocks, letters not composed.
const PLAN: &str = "\u{feff}# Kế hoạch, bản của chị Lan\r
loai: ke_hoach\r
co_quan: {ten: [Ủy ban nhân dân, xa\u{303} An Bình]}\r
ky_hieu: KH-UBND   # chưa có số\r
dia_danh: An Bình\r
nam: 2026\r
trich_yeu: 'Sửa chữa 5km đường xa\u{303}, giai đoạn 2026 - 2030'\r
bien: {dai: 7km}\r
can_cu: >-\r
  Thực hiện Công văn số 12/UBND-KT ngày 5/3/2026 của\r
  Ủy ban nhân dân tỉnh\r
noi_dung: |\r
  1.\tSửa chữa 5km đường, đạt 98 % khối lượng, xong trước ngày 5 tháng 03 năm 2026.\r
  2.Kinh phí 1,500,000 đồng, phần của xa\u{303} 2500000 đồng.   \r
  – Đường thôn Đông: {{ bien.dai }}\r
  –\tĐường thôn Đoài.\r
  3. Theo Chương trình “Mỗi xã 5km, 98 %”, giai đoạn 2026 - 2030; tổng kết 2026-2030.\r
\r
noi_nhan: [\"Hộ \\\"số 5\\\" (12000 hộ)\", Lưu]\r
nguoi_ky: {chuc_vu: Chủ tịch, ho_ten: “Trần Văn B”}\r
";

fn plan() -> Case {
    Case::new().file("content/ke-hoach.yaml", PLAN)
}

/// Without a word of consent all is shown and nothing is written.
#[test]
fn what_would_be_written_is_shown_first() {
    let case = plan();
    case.run("check --sua").code(1).stdout(expect![[r#"
        --- content/ke-hoach.yaml
        +++ content/ke-hoach.yaml
        @@ -6,3 +6,3 @@
         nam: 2026
        -trich_yeu: 'Sửa chữa 5km đường xã, giai đoạn 2026 - 2030'
        +trich_yeu: 'Sửa chữa 5 km đường xã, giai đoạn 2026 - 2030'
         bien: {dai: 7km}
        @@ -9,3 +9,3 @@
         can_cu: >-
        -  Thực hiện Công văn số 12/UBND-KT ngày 5/3/2026 của
        +  Thực hiện Công văn số 12/UBND-KT ngày 05/3/2026 của
           Ủy ban nhân dân tỉnh
        @@ -12,9 +12,9 @@
         noi_dung: |
        -  1.	Sửa chữa 5km đường, đạt 98 % khối lượng, xong trước ngày 5 tháng 03 năm 2026.
        -  2.Kinh phí 1,500,000 đồng, phần của xã 2500000 đồng.   
        -  – Đường thôn Đông: {{ bien.dai }}
        -  –	Đường thôn Đoài.
        -  3. Theo Chương trình “Mỗi xã 5km, 98 %”, giai đoạn 2026 - 2030; tổng kết 2026-2030.
        +  1. Sửa chữa 5 km đường, đạt 98% khối lượng, xong trước ngày 05 tháng 3 năm 2026.
        +  2. Kinh phí 1.500.000 đồng, phần của xã 2.500.000 đồng.   
        +  - Đường thôn Đông: {{ bien.dai }}
        +  - Đường thôn Đoài.
        +  3. Theo Chương trình “Mỗi xã 5km, 98 %”, giai đoạn 2026 - 2030; tổng kết 2026 - 2030./.

        -noi_nhan: ["Hộ \"số 5\" (12000 hộ)", Lưu]
        -nguoi_ky: {chuc_vu: Chủ tịch, ho_ten: “Trần Văn B”}
        +noi_nhan: ["Hộ \"số 5\" (12.000 hộ)", Lưu]
        +nguoi_ky: {chuc_vu: Chủ tịch, ho_ten: "Trần Văn B"}
        để lại: content/ke-hoach.yaml:8:13: [C057] thiếu dấu cách giữa số và đơn vị ở `7km`: chữ trong tệp khác chữ trên giấy (biến, chữ đậm, chữ xuống dòng)
        Sửa được 15 chỗ ở 1 tệp; để lại 1 chỗ
        Chưa ghi tệp nào. Ghi các chỗ sửa trên vào tệp: chạy lại lệnh này, thêm `--dong-y`
    "#]]).stderr(expect![[""]]);
    assert_eq!(String::from_utf8(case.read("content/ke-hoach.yaml")).unwrap(), PLAN);
    assert_eq!(case.files(""), ["content/ke-hoach.yaml"]);
}

/// With it, these words change and no other byte does; a second run finds nothing to do.
#[test]
fn words_are_written_and_no_other_byte_moves() {
    let case = plan();
    case.run("check --sua --dong-y").code(0);
    let mut right = PLAN.to_owned();
    for (old, new) in [
        ("Sửa chữa 5km đường xa", "Sửa chữa 5 km đường xa"),
        ("5/3/2026", "05/3/2026"),
        ("1.\tSửa chữa 5km", "1. Sửa chữa 5 km"),
        ("98 % khối", "98% khối"),
        ("5 tháng 03", "05 tháng 3"),
        ("2.Kinh phí 1,500,000", "2. Kinh phí 1.500.000"),
        ("2500000 đồng", "2.500.000 đồng"),
        ("– Đường thôn Đông", "- Đường thôn Đông"),
        ("–\tĐường", "- Đường"),
        ("2026-2030", "2026 - 2030"),
        ("12000", "12.000"),
        ("2026 - 2030.\r", "2026 - 2030./.\r"),
        ("“Trần Văn B”", "\"Trần Văn B\""),
    ] {
        assert_eq!(right.matches(old).count(), 1, "{old}");
        right = right.replace(old, new);
    }
    assert_eq!(String::from_utf8(case.read("content/ke-hoach.yaml")).unwrap(), right);
    case.run("check --sua --dong-y").code(0).stdout(expect![[r#"
        để lại: content/ke-hoach.yaml:8:13: [C057] thiếu dấu cách giữa số và đơn vị ở `7km`: chữ trong tệp khác chữ trên giấy (biến, chữ đậm, chữ xuống dòng)
        Không có chỗ nào để sửa; để lại 1 chỗ
    "#]]);
    assert_eq!(String::from_utf8(case.read("content/ke-hoach.yaml")).unwrap(), right);
}

/// An issued paper, and what it was made from, stay as they are; so does a file that is no YAML. The others are
/// written.
#[test]
fn issued_papers_and_broken_files_are_left() {
    let (letter, citing) = (super::issue::papers(), "quyet-dinh.yaml");
    letter.run("issue to-trinh.yaml --so 5 --ngay 31/10/2026 --nguoi-ky Bình --so-dang-ky so.csv").code(0);
    let case = letter
        .replace(citing, "Kế hoạch., Quyết", "Kế hoạch 5km., Quyết")
        .file("hong.yaml", "loai: quyet_dinh\ntrich_yeu: 5km\n\tdieu: x\n");
    let issued = String::from_utf8(case.read("to-trinh.yaml")).unwrap();
    let case = case.file("to-trinh.yaml", issued.replace("kính trình", "kính trình 5km"));
    let before = case.read("to-trinh.yaml");
    case.run("check --sua --dong-y .").code(1).stdout(expect![[r#"
        để lại: hong.yaml:3:1: [Y001] chỗ thụt dòng có phím Tab, YAML chỉ nhận dấu cách: cần người soạn quyết định
        --- quyet-dinh.yaml
        +++ quyet-dinh.yaml
        @@ -10,3 +10,3 @@
         theo_de_nghi: Giám đốc Sở Nội vụ tại {{ vien_dan.to_trinh.so_ngay }}
        -dieu: [Ban hành kèm theo Quyết định này Kế hoạch 5km., Quyết định này có hiệu lực kể từ ngày ký./.]
        +dieu: [Ban hành kèm theo Quyết định này Kế hoạch 5 km., Quyết định này có hiệu lực kể từ ngày ký./.]
         noi_nhan: [Như Điều 2]
        để nguyên (văn bản đã phát hành): to-trinh.yaml
        Sửa được 1 chỗ ở 1 tệp; để lại 1 chỗ
        đã ghi quyet-dinh.yaml
    "#]]).stderr(expect![""]);
    assert_eq!(case.read("to-trinh.yaml"), before);
}

/// A report with such a body.
fn report(parts: &str) -> Case {
    let text = format!(
        "loai: bao_cao\nco_quan: {{ten: [Ủy ban nhân dân, xã An Bình]}}\nky_hieu: BC-UBND\ndia_danh: An Bình\n\
         nam: 2026\ntrich_yeu: Kết quả làm đường\nbien: {{dai: 7km}}\nnoi_dung:\n{parts}noi_nhan: [Như trên]\n\
         nguoi_ky: {{chuc_vu: Chủ tịch, ho_ten: Trần Văn B}}\n"
    );
    Case::new().file("bao-cao.yaml", text)
}

/// Which bullets are levels of their own nobody knows: where there are two sorts, they are left.
#[test]
fn bullets_of_several_sorts_are_left() {
    let case = report(
        "  - muc: Tồn tại\n    loi_van: |\n      • Thôn Đông:\n      ▪ xóm Một;\n      ▪ xóm Hai.\n  - muc: Kiến nghị\n    \
         loi_van: |\n      • Một;\n      • Hai./.\n",
    );
    case.run("check --sua bao-cao.yaml").code(1).stdout(expect![[r#"
        --- bao-cao.yaml
        +++ bao-cao.yaml
        @@ -15,4 +15,4 @@
             loi_van: |
        -      • Một;
        -      • Hai./.
        +      - Một;
        +      - Hai./.
         noi_nhan: [Như trên]
        để lại: bao-cao.yaml:11:7: [Y014] dòng mở đầu bằng `•` chứ không phải dấu trừ `-`: khối có nhiều loại dấu đầu dòng, có thể là nhiều cấp
        để lại: bao-cao.yaml:12:7: [Y014] dòng mở đầu bằng `▪` chứ không phải dấu trừ `-`: khối có nhiều loại dấu đầu dòng, có thể là nhiều cấp
        để lại: bao-cao.yaml:13:7: [Y014] dòng mở đầu bằng `▪` chứ không phải dấu trừ `-`: khối có nhiều loại dấu đầu dòng, có thể là nhiều cấp
        Sửa được 2 chỗ ở 1 tệp; để lại 3 chỗ
        Chưa ghi tệp nào. Ghi các chỗ sửa trên vào tệp: chạy lại lệnh này, thêm `--dong-y`
    "#]]).stderr(expect![[""]]);
}

/// What a variable, a condition or bold letters hide is left and said; so is what the office lets stand. Words that
/// stand there five times are mended five times.
#[test]
fn what_is_in_doubt_is_left_and_said() {
    let case = report(
        "  - muc: Kết quả\n    loi_van: |\n      1. Đã làm {{ bien.dai }}, đạt **98** % đường.\n      2. Chi 2 500 000 đồng, {% if \
         true %}98 %{% endif %}.\n      3. Làm 6km, 6km, 6km, 6km và 6km; 3km.\n      4. Làm {{ bien.dai }} và 7km; \
         9ha; trong 5 tháng 3 xã xong ở nhà số 3m./.\n",
    )
    .replace("bao-cao.yaml", "nam: 2026\n", "nam: 2026\nbo_qua: [{quy_tac: C057, chu: 9ha, ly_do: theo hồ sơ gốc}]\n");
    case.run("check --sua --dong-y bao-cao.yaml").code(0).stdout(expect![[r#"
        --- bao-cao.yaml
        +++ bao-cao.yaml
        @@ -13,3 +13,3 @@
               2. Chi 2 500 000 đồng, {% if true %}98 %{% endif %}.
        -      3. Làm 6km, 6km, 6km, 6km và 6km; 3km.
        +      3. Làm 6 km, 6 km, 6 km, 6 km và 6 km; 3 km.
               4. Làm {{ bien.dai }} và 7km; 9ha; trong 5 tháng 3 xã xong ở nhà số 3m./.
        để lại: bao-cao.yaml:8:13: [C057] thiếu dấu cách giữa số và đơn vị ở `7km`: chữ trong tệp khác chữ trên giấy (biến, chữ đậm, chữ xuống dòng)
        để lại: bao-cao.yaml:12:39: [C057] thừa dấu cách trước dấu % ở `98 %`: chữ trong tệp khác chữ trên giấy (biến, chữ đậm, chữ xuống dòng)
        để lại: bao-cao.yaml:13:14: [C056] số `2 500 000` không ngăn hàng nghìn bằng dấu chấm: có thể là hai số đứng cạnh nhau
        để lại: bao-cao.yaml:13:43: [C057] thừa dấu cách trước dấu % ở `98 %`: câu có điều kiện `{% … %}`
        để lại: bao-cao.yaml:15:32: [C057] thiếu dấu cách giữa số và đơn vị ở `7km`: chữ trong tệp khác chữ trên giấy (biến, chữ đậm, chữ xuống dòng)
        để lại: bao-cao.yaml:15:48: [C055] ngày `5 tháng 3` ghi số 0 chưa theo cách ghi ngày, tháng của Nghị định: không rõ có phải là ngày, tháng không
        để lại: bao-cao.yaml:15:75: [C057] thiếu dấu cách giữa số và đơn vị ở `3m`: có thể là số nhà, số lô, số thửa
        Sửa được 6 chỗ ở 1 tệp; để lại 7 chỗ
        đã ghi bao-cao.yaml
    "#]]).stderr(expect![[""]]);
}

/// Consent is to something, and what is shown is for people.
#[test]
fn consent_alone_writes_nothing_without_sua() {
    let case = plan();
    case.run("check --dong-y").code(2).stderr(expect![[r#"
        lỗi: thiếu tham số --sua
        gợi ý: xem cách dùng: `vanban check --help`
    "#]]);
    case.run("check --sua --message-format json").code(2).stderr(expect![[r#"
        lỗi: không dùng `--sua` cùng với `--message-format <KIỂU>`
        gợi ý: xem cách dùng: `vanban check --help`
    "#]]);
}

/// What is attached as a file is mended with its document, which prints it; but not what an issued paper was made
/// from.
#[test]
fn attached_files_are_mended_too() {
    let paper = |attached: &str| {
        format!(
            "loai: quyet_dinh\nco_quan: {{ten: [Ủy ban nhân dân, xã An Bình]}}\nky_hieu: QĐ-UBND\ndia_danh: An Bình\n\
             nam: 2026\ntrich_yeu: Ban hành Kế hoạch làm đường\n\
             can_cu: [Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025]\n\
             dieu: [Ban hành kèm theo Quyết định này Kế hoạch., Quyết định này có hiệu lực kể từ ngày ký./.]\n\
             noi_nhan: [Như Điều 2]\nnguoi_ky: {{chuc_vu: Chủ tịch, ho_ten: Trần Văn B}}\nkem_theo: [{attached}]\n"
        )
    };
    let plan = |kilometres: &str| {
        format!("loai: ke_hoach\ntrich_yeu: Làm đường\nnoi_dung: Làm {kilometres} đường./.\n")
    };
    let case = Case::new()
        .file("cu.yaml", paper("cu-kem.yaml"))
        .file("cu-kem.yaml", plan("5km"))
        .file("moi.yaml", paper("kem/moi.yaml"))
        .file("kem/moi.yaml", plan("7km"));
    case.run("issue cu.yaml --so 5 --ngay 31/10/2026 --so-dang-ky so.csv").code(0);
    let case = case.file("chep.yaml", paper("cu-kem.yaml"));
    case.run("check --sua --dong-y .").code(0).stdout(expect![[r#"
        để lại: cu-kem.yaml:3:15: [C057] thiếu dấu cách giữa số và đơn vị ở `5km`: tệp đó là của văn bản đã phát hành
        --- kem/moi.yaml
        +++ kem/moi.yaml
        @@ -2,2 +2,2 @@
         trich_yeu: Làm đường
        -noi_dung: Làm 7km đường./.
        +noi_dung: Làm 7 km đường./.
        để nguyên (văn bản đã phát hành): cu.yaml
        Sửa được 1 chỗ ở 1 tệp; để lại 1 chỗ
        đã ghi kem/moi.yaml
    "#]]).stderr(expect![[""]]);
    assert_eq!(String::from_utf8(case.read("cu-kem.yaml")).unwrap(), plan("5km"));
    assert_eq!(String::from_utf8(case.read("kem/moi.yaml")).unwrap(), plan("7 km"));
}

/// A decision as a clerk types it, with what the rules about words know the right form of.
const DECISION: &str = "\
loai: quyet_dinh
co_quan: {ten: [Ủy ban nhân dân, xã An Bình]}
ky_hieu: QĐ-ubnd
dia_danh: Xã An Bình
nam: 2026
trich_yeu: V/v thành lập Tổ công nghệ số.
can_cu: |
  Luật Tổ chức chính quyền địa phương ngày 16/6/2025
  Quyết định 09/2025/QĐ-UBND ngày 15/7/2025 của Ủy ban nhân dân tỉnh về phân cấp
  Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của CP về công tác văn thư
dieu:
  - thành lập Tổ , theo Khoản 2 điều 5 Quy chế. tổ phục vụ nhân dân, đảm bảo  an ninh sáng thứ hai hằng tuần.
  - Bổ xung hồ sơ; số hoá và xóa bỏ giấy tờ, số hóa sổ; giao Ủy Ban Nhân dân xã, Phó Chủ Tịch.
  - quyết định này có hiệu lực kể từ ngày ký.
noi_nhan: [Như Điều 3]
nguoi_ky: {chuc_vu: CT, ho_ten: TS. Nguyễn văn An}
";

/// All of it is written at once, and nothing is left.
#[test]
fn words_with_one_right_form_are_mended() {
    let case = Case::new().file("a.yaml", DECISION);
    case.run("check --sua --dong-y a.yaml").code(0).stdout(expect![[r#"
        --- a.yaml
        +++ a.yaml
        @@ -2,6 +2,6 @@
         co_quan: {ten: [Ủy ban nhân dân, xã An Bình]}
        -ky_hieu: QĐ-ubnd
        -dia_danh: Xã An Bình
        +ky_hieu: QĐ-UBND
        +dia_danh: An Bình
         nam: 2026
        -trich_yeu: V/v thành lập Tổ công nghệ số.
        +trich_yeu: Về việc thành lập Tổ công nghệ số
         can_cu: |
        @@ -8,9 +8,9 @@
           Luật Tổ chức chính quyền địa phương ngày 16/6/2025
        -  Quyết định 09/2025/QĐ-UBND ngày 15/7/2025 của Ủy ban nhân dân tỉnh về phân cấp
        -  Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của CP về công tác văn thư
        +  Quyết định số 09/2025/QĐ-UBND ngày 15/7/2025 của Ủy ban nhân dân tỉnh về phân cấp
        +  Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ về công tác văn thư
         dieu:
        -  - thành lập Tổ , theo Khoản 2 điều 5 Quy chế. tổ phục vụ nhân dân, đảm bảo  an ninh sáng thứ hai hằng tuần.
        -  - Bổ xung hồ sơ; số hoá và xóa bỏ giấy tờ, số hóa sổ; giao Ủy Ban Nhân dân xã, Phó Chủ Tịch.
        -  - quyết định này có hiệu lực kể từ ngày ký.
        +  - Thành lập Tổ, theo khoản 2 Điều 5 Quy chế. Tổ phục vụ Nhân dân, bảo đảm an ninh sáng thứ Hai hằng tuần.
        +  - Bổ sung hồ sơ; số hóa và xóa bỏ giấy tờ, số hóa sổ; giao Ủy ban nhân dân xã, Phó Chủ tịch.
        +  - Quyết định này có hiệu lực kể từ ngày ký./.
         noi_nhan: [Như Điều 3]
        -nguoi_ky: {chuc_vu: CT, ho_ten: TS. Nguyễn văn An}
        +nguoi_ky: {chuc_vu: Chủ tịch, ho_ten: Nguyễn Văn An}
        Sửa được 24 chỗ ở 1 tệp; để lại 0 chỗ
        đã ghi a.yaml
    "#]]);
    expect![[r#"
        loai: quyet_dinh
        co_quan: {ten: [Ủy ban nhân dân, xã An Bình]}
        ky_hieu: QĐ-UBND
        dia_danh: An Bình
        nam: 2026
        trich_yeu: Về việc thành lập Tổ công nghệ số
        can_cu: |
          Luật Tổ chức chính quyền địa phương ngày 16/6/2025
          Quyết định số 09/2025/QĐ-UBND ngày 15/7/2025 của Ủy ban nhân dân tỉnh về phân cấp
          Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ về công tác văn thư
        dieu:
          - Thành lập Tổ, theo khoản 2 Điều 5 Quy chế. Tổ phục vụ Nhân dân, bảo đảm an ninh sáng thứ Hai hằng tuần.
          - Bổ sung hồ sơ; số hóa và xóa bỏ giấy tờ, số hóa sổ; giao Ủy ban nhân dân xã, Phó Chủ tịch.
          - Quyết định này có hiệu lực kể từ ngày ký./.
        noi_nhan: [Như Điều 3]
        nguoi_ky: {chuc_vu: Chủ tịch, ho_ten: Nguyễn Văn An}
    "#]].assert_eq(&String::from_utf8(case.read("a.yaml")).unwrap());
}
