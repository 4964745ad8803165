//! Sums that are said twice and not alike: figure and words, a unit behind its unit, a total.

use expect_test::expect;
use vanban::rooms::pipeline::Input;

use super::{PIPELINE, PLAN, changed, told};

/// The sentence of the plan with other words.
const SENTENCE: &str = "1. Kinh phí {{ tong }}, chi tiết";

#[track_caller]
fn sentence(new: &str, expected: expect_test::Expect) {
    told(PLAN, &[(SENTENCE, &format!("1. {new}; chi tiết"))], expected);
}

#[track_caller]
fn silent(new: &str) {
    let yaml = changed(PLAN, &[(SENTENCE, &format!("1. {new}; chi tiết"))]);
    let (_, report) = PIPELINE.tree(Input::alone("vb.yaml", yaml.as_bytes()));
    assert!(report.findings.is_empty(), "{new}: {:?}", report.findings);
}

/// Figure and words of one sum, typed or of the table.
#[test]
fn figure_and_words_say_one_sum() {
    sentence(
        "Kinh phí 5 triệu đồng (Bằng chữ: năm mươi triệu đồng)",
        expect![[r#"
        vb.yaml:9:39: lỗi[B009]: số `5 triệu đồng` và chữ `năm mươi triệu đồng` không cùng một số tiền; gợi ý: `5 triệu đồng` đọc là `năm triệu đồng`; chữ ấy là 50.000.000 đồng; sửa số hoặc chữ; số của bảng thì lấy cả hai từ một biến: `{{ tong }} (Bằng chữ: {{ tong | bang_chu }})`
    "#]],
    );
    sentence(
        "Kinh phí {{ tong }} (Bằng chữ: một trăm mười triệu đồng)",
        expect![[r#"
        vb.yaml:9:37: lỗi[B009]: số `120 triệu đồng` và chữ `một trăm mười triệu đồng` không cùng một số tiền; gợi ý: `120 triệu đồng` đọc là `một trăm hai mươi triệu đồng`; chữ ấy là 110.000.000 đồng; sửa số hoặc chữ; số của bảng thì lấy cả hai từ một biến: `{{ tong }} (Bằng chữ: {{ tong | bang_chu }})`
    "#]],
    );
    sentence(
        "Kinh phí 12 triệu đồng ({{ tong | bang_chu_thuong }})",
        expect![[r#"
        vb.yaml:9:3: lỗi[B009]: số `12 triệu đồng` và chữ `một trăm hai mươi triệu đồng` không cùng một số tiền; gợi ý: `12 triệu đồng` đọc là `mười hai triệu đồng`; chữ ấy là 120.000.000 đồng; sửa số hoặc chữ; số của bảng thì lấy cả hai từ một biến: `{{ tong }} (Bằng chữ: {{ tong | bang_chu }})`
    "#]],
    );
    sentence(
        "Kinh phí {{ tong | tien }} (một trăm) triệu đồng",
        expect![[r#"
            vb.yaml:9:34: lỗi[B009]: số `120` và chữ `một trăm` không cùng một số tiền; gợi ý: chữ ấy là 100; sửa số hoặc chữ; số của bảng thì lấy cả hai từ một biến: `{{ tong }} (Bằng chữ: {{ tong | bang_chu }})`
        "#]],
    );
    silent("Kinh phí {{ tong }} (Bằng chữ: {{ tong | bang_chu }})");
    silent(
        "Kinh phí {{ tong | tien(don_vi=\"đồng\") }} đồng ({{ tong | bang_chu_thuong }}), khoảng 7 triệu đồng",
    );
    // In a cell of the table, and on a line of its own.
    told(
        PLAN,
        &[("ten: Mua cây giống", "ten: \"Mua cây 7 triệu đồng (bảy mươi triệu đồng)\"")],
        expect![[r#"
            vb.yaml:21:40: lỗi[B009]: số `7 triệu đồng` và chữ `bảy mươi triệu đồng` không cùng một số tiền; gợi ý: `7 triệu đồng` đọc là `bảy triệu đồng`; chữ ấy là 70.000.000 đồng; sửa số hoặc chữ; số của bảng thì lấy cả hai từ một biến: `{{ tong }} (Bằng chữ: {{ tong | bang_chu }})`
        "#]],
    );
    told(
        PLAN,
        &[(SENTENCE, "1. Số tiền: 7 triệu đồng.\n  Bằng chữ: Bảy mươi triệu đồng.\n  2. Chi tiết")],
        expect![[r#"
            vb.yaml:10:13: lỗi[B009]: số `7 triệu đồng` và chữ `Bảy mươi triệu đồng` không cùng một số tiền; gợi ý: `7 triệu đồng` đọc là `bảy triệu đồng`; chữ ấy là 70.000.000 đồng; sửa số hoặc chữ; số của bảng thì lấy cả hai từ một biến: `{{ tong }} (Bằng chữ: {{ tong | bang_chu }})`
        "#]],
    );
}

/// A unit that a variable prints already, and another than that of its figure.
#[test]
fn a_unit_stands_once_and_is_the_figures_own() {
    sentence(
        "Kinh phí {{ tong }} triệu đồng",
        expect![[r#"
        vb.yaml:9:3: lỗi[B010]: đơn vị in hai lần: `triệu đồng triệu đồng`; gợi ý: biến của bảng in cả đơn vị thì bỏ đơn vị gõ sau nó; chỉ cần số thì viết `{{ tong | tien }}`
    "#]],
    );
    sentence(
        "Kinh phí {{ tong }} đồng",
        expect![[r#"
        vb.yaml:9:3: lỗi[B010]: đơn vị in hai lần: `triệu đồng đồng`; gợi ý: biến của bảng in cả đơn vị thì bỏ đơn vị gõ sau nó; chỉ cần số thì viết `{{ tong | tien }}`
    "#]],
    );
    sentence(
        "Kinh phí {{ tong | bang_chu }} đồng",
        expect![[r#"
        vb.yaml:9:3: lỗi[B010]: đơn vị in hai lần: `triệu đồng đồng`; gợi ý: biến của bảng in cả đơn vị thì bỏ đơn vị gõ sau nó; chỉ cần số thì viết `{{ tong | tien }}`
    "#]],
    );
    sentence(
        "Kinh phí {{ tong | tien }} tỷ đồng",
        expect![[r#"
        vb.yaml:9:3: lỗi[B010]: số `120` là triệu đồng, phía sau gõ `tỷ đồng`; gợi ý: viết `triệu đồng` sau số; muốn đổi đơn vị thì ghi trong bộ lọc, ví dụ `{{ tong | tien(don_vi="tỷ đồng") }} tỷ đồng`
    "#]],
    );
    sentence(
        "Kinh phí {{ tong | tien(don_vi=\"đồng\") }} nghìn đồng",
        expect![[r#"
        vb.yaml:9:3: lỗi[B010]: số `120.000.000` là đồng, phía sau gõ `nghìn đồng`; gợi ý: viết `đồng` sau số; muốn đổi đơn vị thì ghi trong bộ lọc, ví dụ `{{ tong | tien(don_vi="tỷ đồng") }} tỷ đồng`
    "#]],
    );
    sentence(
        "Kinh phí {% if nam %}**{{ tong | tien }}** đồng{% endif %}",
        expect![[r#"
        vb.yaml:9:3: lỗi[B010]: số `120` là triệu đồng, phía sau gõ `đồng`; gợi ý: viết `triệu đồng` sau số; muốn đổi đơn vị thì ghi trong bộ lọc, ví dụ `{{ tong | tien(don_vi="tỷ đồng") }} tỷ đồng`
    "#]],
    );
    silent("Kinh phí {{ tong | tien }} triệu đồng, {{ tong | tien(don_vi=\"đồng\") }} đồng");
    silent("Kinh phí {{ tong }} đồng thời cấp giống");
}

/// A sentence that calls another sum the total; one that speaks of a part is left alone.
#[test]
fn another_total_than_the_tables_is_told() {
    sentence(
        "Tổng kinh phí thực hiện Kế hoạch là 130 triệu đồng",
        expect![[r#"
        vb.yaml:9:42: cảnh báo[B008]: `130 triệu đồng` ghi là tổng kinh phí, khác tổng cộng của bảng là 120 triệu đồng; gợi ý: sửa số này hoặc bảng; viết `{{ tong }}` để số lấy từ bảng; nếu là số khác, viết `{{ "130 triệu đồng" }}`
    "#]],
    );
    // The parts of a total are named behind it.
    sentence(
        "Tổng kinh phí là 130 triệu đồng, trong đó ngân sách xã 90 triệu đồng, dân góp 40 triệu đồng",
        expect![[r#"
            vb.yaml:9:23: cảnh báo[B008]: `130 triệu đồng` ghi là tổng kinh phí, khác tổng cộng của bảng là 120 triệu đồng; gợi ý: sửa số này hoặc bảng; viết `{{ tong }}` để số lấy từ bảng; nếu là số khác, viết `{{ "130 triệu đồng" }}`
        "#]],
    );
    // The table may be of one of them.
    sentence(
        "Tổng kinh phí là 130 triệu đồng, trong đó ngân sách xã 120 triệu đồng, dân góp 10 triệu đồng",
        expect![[r#"
            vb.yaml:9:61: cảnh báo[B008]: `120 triệu đồng` gõ tay là tổng cộng của bảng; sửa bảng thì số này không đổi theo; gợi ý: viết `{{ tong }}` để số lấy từ bảng; nếu là số khác, viết `{{ "120 triệu đồng" }}`
        "#]],
    );
    silent("Tổng kinh phí thực hiện Kế hoạch là khoảng 130 triệu đồng");
    silent("Tổng kinh phí thực hiện năm 2025 là 90 triệu đồng");
    silent("Tổng kinh phí thực hiện Đề án là 90 triệu đồng");
    silent("Tổng kinh phí từ ngân sách xã là 90 triệu đồng");
    silent("Tổng kinh phí thực hiện Kế hoạch là {{ \"130 triệu đồng\" }}");
    let second = "  - ten: Vật tư\n    bang:\n      don_vi: triệu đồng\n      cot: [{ma: ten, ten: Nội dung, kieu: chu}, {ma: b, ten: Tiền, kieu: tien, rong: 25}]\n      nhiem_vu: [{ten: Phân, kinh_phi: {b: 7}}]\nphu_luc:";
    let two = PLAN.replacen("phu_luc:\n", "", 1).replacen(
        "  - ten: Dự toán",
        &format!("{}\n  - ten: Dự toán", second.replace("\nphu_luc:", "")),
        1,
    );
    let two = two.replacen("  - ten: Vật tư", "phu_luc:\n  - ten: Vật tư", 1).replacen(
        "tại Phụ lục",
        "tại các Phụ lục",
        1,
    );
    let yaml = two.replacen("Kinh phí {{ tong }},", "Tổng kinh phí thực hiện Kế hoạch là 130 triệu đồng;", 1);
    let (tree, report) = PIPELINE.tree(Input::alone("vb.yaml", yaml.as_bytes()));
    assert!(tree.is_some() && report.findings.is_empty(), "{yaml}\n{:?}", report.findings);
}
