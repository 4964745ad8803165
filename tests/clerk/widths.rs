//! Tables whose columns are too narrow for what stands in them, or too wide for the page.

use expect_test::expect;
use vanban::rooms::finding::render;
use vanban::rooms::pipeline::Input;

use super::{PLAN, changed, told};
use crate::support::papers::PIPELINE;

const YEAR: &str = "ten: Năm 2026, kieu: tien, rong: 25";

#[test]
fn a_figure_and_a_word_of_the_head_that_are_wider_than_their_column() {
    told(
        PLAN,
        &[(YEAR, "ten: Năm 2026, kieu: tien, rong: 9"), ("{2026: 100}", "{2026: 1.100}")],
        expect![[r#"
            vb.yaml:19:55: lỗi[T012]: cột `2026` rộng 9 mm, số `1.100` cần 12,6 mm; gợi ý: đặt `rong` từ 12,6 trở lên, hoặc giảm `co_chu` của bảng
            vb.yaml:19:55: cảnh báo[C013]: cột `2026` rộng 9 mm, chữ `Năm` cần 11,8 mm; gợi ý: đặt `rong` từ 11,8 trở lên, hoặc giảm `co_chu` của bảng
        "#]],
    );
}

#[test]
fn columns_that_are_wider_than_the_page() {
    told(
        PLAN,
        &[(YEAR, "ten: Năm 2026, kieu: tien, rong: 245")],
        expect![[r#"
        vb.yaml:17:52: lỗi[C013]: các cột rộng 257 mm, trang chỉ rộng 252 mm; gợi ý: giảm `rong` của các cột, hoặc bỏ `rong` ở một cột để chương trình tự tính
    "#]],
    );
    told(
        PLAN,
        &[(YEAR, "ten: Năm 2026, kieu: tien, rong: 236")],
        expect![[r#"
        vb.yaml:17:52: lỗi[C013]: các cột có `rong` chiếm 248 mm của trang rộng 252 mm, không đủ chỗ cho 1 cột chưa ghi `rong`; gợi ý: giảm `rong` của các cột
    "#]],
    );
}

/// What is wrong in a text does not keep back what is wrong with the widths.
#[test]
fn a_wrong_text_and_a_narrow_column_are_reported_together() {
    told(
        PLAN,
        &[
            (YEAR, "ten: Năm 2026, kieu: tien, rong: 9"),
            ("{{ tong }}", "{{ tongg }}"),
            ("{2026: 100}", "{2026: 1.100}"),
        ],
        expect![[r#"
            vb.yaml:9:18: lỗi[T002]: không có biến `tongg`; gợi ý: có phải ý bạn là `tong`?
            vb.yaml:19:55: lỗi[T012]: cột `2026` rộng 9 mm, số `1.100` cần 12,6 mm; gợi ý: đặt `rong` từ 12,6 trở lên, hoặc giảm `co_chu` của bảng
            vb.yaml:19:55: cảnh báo[C013]: cột `2026` rộng 9 mm, chữ `Năm` cần 11,8 mm; gợi ý: đặt `rong` từ 11,8 trở lên, hoặc giảm `co_chu` của bảng
        "#]],
    );
}

/// Where no widths would hold all heads, the advice is not to widen a column.
#[test]
fn heads_that_fit_at_no_widths_are_told_so() {
    let months: String = (1..=20)
        .map(|month| format!("        - {{ma: c{month}, ten: Tháng {month}, kieu: giua}}\n"))
        .collect();
    let yaml = changed(PLAN, &[("      nhiem_vu:\n", &format!("{months}      nhiem_vu:\n"))]);
    let (_, report) = PIPELINE.tree(Input::alone("vb.yaml", yaml.as_bytes()));
    let told = render::short(&report);
    assert!(told.lines().filter(|line| line.contains("[C013]")).count() > 10, "{told}");
    let advice = "mọi đầu cột cộng lại rộng hơn trang: chuyển bảng vào một phụ lục (giấy ngang), bớt cột";
    assert!(told.lines().filter(|line| line.contains("[C013]")).all(|line| line.contains(advice)), "{told}");
}
