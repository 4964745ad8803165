//! Words of a unit in texts, words and figures; conditions.

use expect_test::{Expect, expect};
use proptest::prelude::*;

use vanban::rooms::pipeline::{Input, LocalityData, Pipeline};

use crate::support::wards::{TABLE, TEMPLATE, paper, units};

#[track_caller]
fn reads(code: &str, expected: Expect) {
    expected.assert_eq(&paper(TEMPLATE, TABLE, code, None));
}

/// A phường of Hà Nội: the type in small letters, at the start of a sentence and in capitals;
/// an office by its type; the numbers close up over what is not for it.
#[test]
fn a_ward_reads_as_its_own_paper() {
    reads(
        "00175",
        expect![[r#"
        ỦY BAN NHÂN DÂN
        PHƯỜNG YÊN HÒA
        CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
        Độc lập - Tự do - Hạnh phúc
        Số:           /KH-UBND
        Yên Hòa, ngày       tháng       năm 2026
        KẾ HOẠCH
        Phòng, chống thiên tai năm 2026 trên địa bàn phường Yên Hòa
        I. MỤC TIÊU
        1. Phường thuộc thành phố Hà Nội; Phòng Kinh tế, Hạ tầng và Đô thị chủ trì.
        2. Báo cáo Thành phố.
        II. KINH PHÍ
        Theo Phụ lục kèm theo./.
        Nơi nhận:
        - Lãnh đạo UBND phường;
        - Lưu: VT, KTHTĐT.
        CHỦ TỊCH
        Nguyễn Văn An
        Phụ lục
        KINH PHÍ CỦA PHƯỜNG YÊN HÒA
        (Kèm theo Kế hoạch số           /KH-UBND ngày       tháng       năm 2026 của Ủy ban nhân dân phường Yên Hòa)
        Nhiệm vụ
        Kinh phí
        Trực ban tại phường
        1.210
        Tổng cộng
        1.210
    "#]],
    );
}

/// Symbol, kind and code: what its files are looked for by.
#[test]
fn the_units_code_is_a_keyword_of_its_files() {
    let units = units(TABLE);
    let local = LocalityData { unit: &units["00175"], overlay: None, allocation: None, origins: None };
    let (document, _) = Pipeline::built_in().tree_for(Input::alone("mau.yaml", TEMPLATE.as_bytes()), local);
    assert_eq!(document.unwrap().keywords, ["KH-UBND", "Kế hoạch", "00175"]);
}

/// A xã has the line that only xã have, and the offices of its type.
#[test]
fn a_commune_has_what_only_communes_have() {
    reads(
        "00376",
        expect![[r#"
        ỦY BAN NHÂN DÂN
        XÃ SÓC SƠN
        CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
        Độc lập - Tự do - Hạnh phúc
        Số:           /KH-UBND
        Sóc Sơn, ngày       tháng       năm 2026
        KẾ HOẠCH
        Phòng, chống thiên tai năm 2026 trên địa bàn xã Sóc Sơn
        I. MỤC TIÊU
        1. Xã thuộc thành phố Hà Nội; Phòng Kinh tế chủ trì.
        2. Khu dân cư có Trưởng thôn.
        3. Báo cáo Thành phố.
        II. KINH PHÍ
        Theo Phụ lục kèm theo./.
        Nơi nhận:
        - Lãnh đạo UBND xã;
        - Lưu: VT, KT.
        PHÓ CHỦ TỊCH
        Trần Thị Bình
        Phụ lục
        KINH PHÍ CỦA XÃ SÓC SƠN
        (Kèm theo Kế hoạch số           /KH-UBND ngày       tháng       năm 2026 của Ủy ban nhân dân xã Sóc Sơn)
        Nhiệm vụ
        Kinh phí
        Trực ban tại xã
        420
        Tổng cộng
        420
    "#]],
    );
}

/// A đặc khu has its part, its task and the office that the table says.
#[test]
fn a_special_zone_has_its_own_parts() {
    reads(
        "06994",
        expect![[r#"
        ỦY BAN NHÂN DÂN
        ĐẶC KHU VÂN ĐỒN
        CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
        Độc lập - Tự do - Hạnh phúc
        Số:           /KH-UBND
        Vân Đồn, ngày       tháng       năm 2026
        KẾ HOẠCH
        Phòng, chống thiên tai năm 2026 trên địa bàn đặc khu Vân Đồn
        I. MỤC TIÊU
        1. Đặc khu thuộc thành phố Quảng Ninh; Phòng Kinh tế chủ trì.
        2. Báo cáo Tỉnh.
        II. BIỂN, ĐẢO
        Bảo vệ tàu, thuyền.
        III. KINH PHÍ
        Theo Phụ lục kèm theo./.
        Nơi nhận:
        - Lãnh đạo UBND đặc khu;
        - Lưu: VT, KT.
        CHỦ TỊCH
        Lê Văn Cường
        Phụ lục
        KINH PHÍ CỦA ĐẶC KHU VÂN ĐỒN
        (Kèm theo Kế hoạch số           /KH-UBND ngày       tháng       năm 2026 của Ủy ban nhân dân đặc khu Vân Đồn)
        Nhiệm vụ
        Kinh phí
        Trực ban tại đặc khu
        3,5
        Tàu, thuyền
        5
        Tổng cộng
        8,5
    "#]],
    );
}

/// Named after a number: the common noun takes the capital, also before the date.
#[test]
fn a_unit_named_after_a_number_has_the_capital() {
    reads(
        "26737",
        expect![[r#"
        ỦY BAN NHÂN DÂN
        PHƯỜNG 1
        CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
        Độc lập - Tự do - Hạnh phúc
        Số:           /KH-UBND
        Phường 1, ngày       tháng       năm 2026
        KẾ HOẠCH
        Phòng, chống thiên tai năm 2026 trên địa bàn Phường 1
        I. MỤC TIÊU
        1. Phường thuộc Thành phố Hồ Chí Minh; Phòng Kinh tế, Hạ tầng và Đô thị chủ trì.
        2. Báo cáo Tỉnh.
        II. KINH PHÍ
        Theo Phụ lục kèm theo./.
        Nơi nhận:
        - Lãnh đạo UBND phường;
        - Lưu: VT, KTHTĐT.
        CHỦ TỊCH
        Phạm Thị Dung
        Phụ lục
        KINH PHÍ CỦA PHƯỜNG 1
        (Kèm theo Kế hoạch số           /KH-UBND ngày       tháng       năm 2026 của Ủy ban nhân dân Phường 1)
        Nhiệm vụ
        Kinh phí
        Trực ban tại phường
        7
        Tổng cộng
        7
    "#]],
    );
}

/// A template's findings with one text of it changed.
#[track_caller]
fn told(old: &str, new: &str, code: &str, expected: Expect) {
    assert!(TEMPLATE.contains(old), "`{old}` stands nowhere in the template");
    expected.assert_eq(&paper(&TEMPLATE.replacen(old, new, 1), TABLE, code, None));
}

#[test]
fn a_name_that_there_is_not_is_told_where_it_stands_also_in_conditions() {
    told(
        "{{ dia_phuong.phong }} chủ trì.",
        "{{ dia_phuong.phog }}{% if dia_phuong.loại == \"xã\" %}x{% endif %} chủ trì.",
        "00175",
        expect![[r#"
            mau.yaml:21:88: lỗi[U003]: không có biến `dia_phuong.phog`; gợi ý: có phải ý bạn là `phong`?
            mau.yaml:21:112: lỗi[U003]: không có biến `dia_phuong.loại`; gợi ý: có phải ý bạn là `loai`?
        "#]],
    );
    told(
        "khi: dia_phuong.loai",
        "khi: dia_phuong.lai",
        "00175",
        expect![[r#"
        mau.yaml:5:23: lỗi[U003]: không có biến `dia_phuong.lai`; gợi ý: có phải ý bạn là `loai`?
    "#]],
    );
}

#[test]
fn a_word_without_a_value_is_told_and_never_an_empty_gap() {
    told(
        "    - khi: dia_phuong.loai == \"xã\"\n      phong: Phòng Kinh tế\n",
        "",
        "00376",
        expect![[r#"
        mau.yaml:19:88: lỗi[U003]: `dia_phuong.phong` của địa phương này chưa có giá trị; gợi ý: điền cột `phong` ở dòng của địa phương trong bảng, hoặc thêm `phong` vào `mac_dinh` của mẫu
    "#]],
    );
    told(
        "chuc_vu: \"{{ dia_phuong.chuc_vu }}\"",
        "chuc_vu: \"{{ dia_phuong.viet_hoa_loai }}\"",
        "00376",
        expect![[r#"
            mau.yaml:49:21: lỗi[U003]: `dia_phuong.viet_hoa_loai` của địa phương này chưa có giá trị; gợi ý: điền cột `viet_hoa_loai` ở dòng của địa phương trong bảng, hoặc thêm `viet_hoa_loai` vào `mac_dinh` của mẫu
        "#]],
    );
}

#[test]
fn a_condition_that_cannot_be_told_is_told() {
    told(
        "khi: dia_phuong.loai == \"đặc khu\"\n    loi_van",
        "khi: dia_phuong.loai = \"đặc khu\"\n    loi_van",
        "00175",
        expect![[r#"
            mau.yaml:26:10: lỗi[U004]: điều kiện `khi` không dùng được: câu có biến viết không đúng: gặp `=`, cần một giá trị: tên biến, số, hoặc chữ trong ngoặc kép; gợi ý: viết thẳng điều kiện, ví dụ `khi: dia_phuong.loai == "phường"`
        "#]],
    );
    told(
        "khi: dia_phuong.loai == \"đặc khu\"\n    loi_van",
        "khi: \"{{ dia_phuong.loai }}\"\n    loi_van",
        "00175",
        expect![[r#"
            mau.yaml:26:10: lỗi[U004]: điều kiện `khi` không đặt trong `{{ }}`, `{% %}`; gợi ý: viết thẳng điều kiện, ví dụ `khi: dia_phuong.loai == "phường"`
        "#]],
    );
}

/// What the table says of a figure or a word is judged like one typed there, at the template's place.
#[test]
fn a_value_that_does_not_fit_is_told_at_the_template() {
    let table = TABLE.replace("1.210", "1.5").replace(
        "00175,Yên Hòa,phường,01,Hà Nội,thành phố,,UBND",
        "00175,Yên Hòa,phường,01,Hà Nội,thành phố,,UB ND",
    );
    expect![[r#"
        mau.yaml:13:10: lỗi[C005]: ký hiệu `KH-UB ND` có khoảng trắng hoặc dấu lạ; gợi ý: viết liền, chỉ dùng chữ, số, `-` và `/`, ví dụ `ky_hieu: KH-UBND`
        mau.yaml:41:28: lỗi[B001]: số `1.5` có dấu chấm sai chỗ: dấu chấm chỉ ngăn từng nhóm ba chữ số; gợi ý: nếu thiếu số 0 ở cuối, viết `1.500`; nếu là số lẻ, viết `1,5`; nếu là số nguyên 15, viết `15`
    "#]].assert_eq(&paper(TEMPLATE, &table, "00175", None));
}

/// Conditions of a document that is for no unit see its own variables.
#[test]
fn a_plain_document_has_conditions_on_its_variables() {
    let text = "loai: ke_hoach\nco_quan: {ten: Ủy ban nhân dân}\nky_hieu: KH-UBND\nnam: 2026\ndia_danh: A\n\
        trich_yeu: B\nbien: {dot: hai}\nnoi_dung:\n- {muc: Một, khi: bien.dot == \"hai\"}\n- {muc: Không, khi: bien.dot == \"ba\"}\n\
        - {muc: Ba}\nnoi_nhan: C\nnguoi_ky: {chuc_vu: D}\n";
    let pipeline = vanban::rooms::pipeline::Pipeline::built_in();
    let read = |text: &str| {
        let (document, report) =
            pipeline.tree(vanban::rooms::pipeline::Input::alone("a.yaml", text.as_bytes()));
        let texts = document
            .map(|document| vanban::rooms::paper::dump::texts(&document).join("|"))
            .unwrap_or_default();
        texts + &vanban::rooms::finding::render::short(&report)
    };
    let text_of = read(text);
    assert!(text_of.contains("I. MỘT|II. BA"), "{text_of}");
    expect![[r#"
        a.yaml:10:21: lỗi[U004]: điều kiện `khi` không dùng được: không có biến `dia_phuong`; gợi ý: viết thẳng điều kiện, ví dụ `khi: dia_phuong.loai == "phường"`
    "#]].assert_eq(&read(&text.replace("bien.dot == \"ba\"", "dia_phuong.loai == \"xã\"")));
    expect![[r#"
        a.yaml:2:13: lỗi[U001]: tệp này là mẫu dùng cho nhiều địa phương, không dựng riêng được; gợi ý: dựng cho từng địa phương: `vanban batch a.yaml`
    "#]].assert_eq(&read(&text.replace("loai: ke_hoach", "loai: ke_hoach\ndia_phuong: don-vi.csv")));
}

/// Not even what looks like a program's own writing is anything but a text.
#[test]
fn a_cell_that_looks_like_a_row_of_sums_is_literal() {
    let cell = r#"{"\u{1}": "x"} {{ tong }}"#;
    let table = TABLE.replace("Nguyễn Văn An", &format!("\"{}\"", cell.replace('"', "\"\"")));
    let template = TEMPLATE.replace("2. {% if", "2. x{{ dia_phuong.nguoi_ky }}y\n      2. {% if");
    let paper = paper(&template, &table, "00175", None);
    assert!(paper.contains(&format!("2. x{cell}y\n")), "{paper}");
    assert!(paper.contains(&format!("\n{cell}\nPhụ lục")), "{paper}");
}

proptest! {
    /// What a cell holds comes out as it is, in prose and in words, whatever signs it has; but for
    /// `\[` and `\]`, which are brackets wherever they are typed.
    #[test]
    fn a_cell_is_literal(value in r#"[a-zđ]( ?[a-zA-ZđĐ0-9*\\{}%#<>&'\-+/|_.~$@\[\]]){0,16}[a-zđ]"#) {
        // A unit that stands twice behind a figure is told.
        prop_assume!(!value.replace(' ', "").contains("%%"));
        let template = TEMPLATE
            .replace("2. {% if", "2. x{{ dia_phuong.nguoi_ky }}y\n      2. {% if")
            .replace("bien.pham_vi }}", "bien.pham_vi }} (*{{ dia_phuong.nguoi_ky }}*)");
        let table = TABLE.replace("Nguyễn Văn An", &value);
        let paper = paper(&template, &table, "00175", None);
        let lines: Vec<&str> = paper.lines().collect();
        let value = value.replace(r"\[", "[").replace(r"\]", "]");
        let inside = format!("x{value}y");
        prop_assert!(lines.iter().any(|line| line.contains(&inside)), "{value}\n{paper}");
        prop_assert!(lines.iter().any(|line| line.ends_with(&format!("({value})"))), "{value}\n{paper}");
        prop_assert!(lines.iter().any(|line| *line == value || line.ends_with(&format!("\t{value}"))), "{value}\n{paper}");
    }
}
