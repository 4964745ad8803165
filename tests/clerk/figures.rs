//! Figures and variables that a slip of the finger changes: each message says what to write, and what
//! it says puts the right figure on paper.

use expect_test::expect;

use super::{PLAN, told};

/// A name that there is not, with and without a filter behind it.
#[test]
fn a_misspelt_name_is_named_before_a_filter() {
    for filter in ["", " | tien", " | bang_chu", " | tien(don_vi=\"đồng\")"] {
        let sentence = format!("1. Kinh phí {{{{ tongg{filter} }}}}");
        let at = expect![[r#"
            vb.yaml:9:18: lỗi[T002]: không có biến `tongg`; gợi ý: có phải ý bạn là `tong`?
        "#]];
        told(PLAN, &[("1. Kinh phí {{ tong }}", &sentence)], at);
    }
    told(
        PLAN,
        &[("1. Kinh phí {{ tong }}", "1. Kinh phí {{ tong.tongg | tien }}, {{ tong | tien }}")],
        expect![[r#"
            vb.yaml:9:23: lỗi[T002]: không có mục `tongg` trong biến này; gợi ý: dùng được: `2026`
        "#]],
    );
    // A filter that there is not, and a value that is none of money, are told as such.
    told(
        PLAN,
        &[("1. Kinh phí {{ tong }}", "1. Kinh phí {{ tong | tienn }}")],
        expect![[r#"
        vb.yaml:9:3: lỗi[T002]: không có bộ lọc `tienn`; gợi ý: có phải ý bạn là `tien`?
    "#]],
    );
    told(
        PLAN,
        &[("1. Kinh phí {{ tong }}", "1. Kinh phí {{ dia_danh | tien }}")],
        expect![[r#"
        vb.yaml:9:29: lỗi[T002]: `An Bình` không phải số tiền của bảng; gợi ý: số tiền lấy từ bảng, ví dụ `{{ tong["2026"] | tien }}`
    "#]],
    );
}

/// The hint keeps the index and the filter.
#[test]
fn what_closes_a_variable_keeps_its_filter() {
    told(
        PLAN,
        &[("1. Kinh phí {{ tong }}", "1. Kinh phí {{ tong | tien } triệu đồng")],
        expect![[r#"
        vb.yaml:9:15: lỗi[C031]: biến mở bằng `{{` ở đây chưa đóng bằng `}}`; gợi ý: viết `{{ tong | tien }}`; muốn in đúng dấu ngoặc, viết `\{{`
    "#]],
    );
    told(
        PLAN,
        &[("1. Kinh phí {{ tong }}", "1. Kinh phí { tong | tien } triệu đồng")],
        expect![[r#"
        vb.yaml:9:15: lỗi[C031]: `{ tong | tien }` chỉ có một dấu ngoặc mỗi bên nên in nguyên ra giấy; gợi ý: biến viết `{{ tong | tien }}`; muốn in đúng dấu ngoặc, viết `\{tong | tien}`
    "#]],
    );
}

/// Commas between groups of three digits, in braces: one finding.
#[test]
fn a_number_with_commas_in_braces_is_told_once() {
    for (typed, message) in [
        (
            "1,200,000",
            expect![[r#"
            vb.yaml:21:49: lỗi[Y016]: dấu phẩy trong `1,200,000` bị YAML hiểu là dấu ngăn giữa hai khóa; gợi ý: dấu chấm ngăn hàng nghìn: `1.200.000`
        "#]],
        ),
        (
            "1,000,000",
            expect![[r#"
            vb.yaml:21:49: lỗi[Y016]: dấu phẩy trong `1,000,000` bị YAML hiểu là dấu ngăn giữa hai khóa; gợi ý: dấu chấm ngăn hàng nghìn: `1.000.000`
        "#]],
        ),
        (
            "1,200",
            expect![[r#"
            vb.yaml:21:49: lỗi[Y016]: dấu phẩy trong `1,200` bị YAML hiểu là dấu ngăn giữa hai khóa; gợi ý: nếu là số nguyên, dấu chấm ngăn hàng nghìn: `1.200`; nếu là số lẻ, đặt trong dấu nháy kép: `"1,2"`
        "#]],
        ),
        (
            "1,200,5",
            expect![[r#"
            vb.yaml:21:49: lỗi[Y016]: dấu phẩy trong `1,200,5` bị YAML hiểu là dấu ngăn giữa hai khóa; gợi ý: dấu chấm ngăn hàng nghìn, dấu phẩy trước số lẻ, trong dấu nháy kép: `"1.200,5"`
        "#]],
        ),
        (
            "1,200.50",
            expect![[r#"
            vb.yaml:21:49: lỗi[Y016]: dấu phẩy trong `1,200.50` bị YAML hiểu là dấu ngăn giữa hai khóa; gợi ý: dấu chấm ngăn hàng nghìn, dấu phẩy trước số lẻ, trong dấu nháy kép: `"1.200,50"`
        "#]],
        ),
        (
            "4,5",
            expect![[r#"
            vb.yaml:21:49: lỗi[Y016]: dấu phẩy trong `4,5` bị YAML hiểu là dấu ngăn giữa hai khóa; gợi ý: đặt số trong dấu nháy kép: `"4,5"`
        "#]],
        ),
    ] {
        told(PLAN, &[("{2026: 100}", &format!("{{2026: {typed}}}"))], message);
    }
}

/// A spreadsheet takes the zero off the end of 1.200.
#[test]
fn a_number_short_of_a_zero_is_offered_with_it() {
    told(
        PLAN,
        &[("{2026: 100}", "{2026: 1.20}")],
        expect![[r#"
        vb.yaml:21:49: lỗi[B001]: số `1.20` có dấu chấm sai chỗ: dấu chấm chỉ ngăn từng nhóm ba chữ số; gợi ý: nếu thiếu số 0 ở cuối, viết `1.200`; nếu là số lẻ, viết `1,2`; nếu là số nguyên 120, viết `120`
    "#]],
    );
}
