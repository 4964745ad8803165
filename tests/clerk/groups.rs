//! A variable that names a group of values, not one of them: paper would show braces and quotes.

use expect_test::expect;

use super::{DECISION, same, told};
use crate::harness::Case;

const ARTICLE: &str = "Điều 1. Phê duyệt Kế hoạch.";

#[test]
fn a_group_of_values_is_no_word() {
    told(
        DECISION,
        &[(ARTICLE, "Điều 1. Phê duyệt Kế hoạch {{ bang }} và {{- phap_luat -}}.")],
        expect![[r#"
            vb.yaml:9:33: lỗi[T017]: `bang` là cả một nhóm giá trị, không in được vào câu; gợi ý: nêu tên một giá trị trong nhóm; nhóm này chưa có giá trị nào
        "#]],
    );
    told(
        DECISION,
        &[("Về việc trồng rừng", "Về việc trồng rừng {{bang}}")],
        expect![[r#"
            vb.yaml:6:33: lỗi[T017]: `bang` là cả một nhóm giá trị, không in được vào câu; gợi ý: nêu tên một giá trị trong nhóm; nhóm này chưa có giá trị nào
        "#]],
    );
}

#[test]
fn braces_that_show_no_group_stay() {
    same(DECISION, &[(ARTICLE, "Điều 1. Phê duyệt Kế hoạch{% for a in bang %}{{ a }}{% endfor %}.")]);
}

/// In a template for many units, in a field and in a sentence.
#[test]
fn a_unit_as_a_whole_is_no_word() {
    Case::from_dir("batch/mau")
        .replace("mau.yaml", "Bảo vệ tàu, thuyền.", "Bảo vệ tàu, thuyền của {{ dia_phuong }}.")
        .replace("mau.yaml", "dia_danh: \"{{ dia_phuong.dia_danh }}\"", "dia_danh: \"{{ bien }}\"")
        .run("batch mau.yaml --format txt --message-format short")
        .code(1)
        .stderr(expect![[r#"
            mau.yaml:14:15: lỗi[T017]: 00175 Yên Hòa: `bien` là cả một nhóm giá trị, không in được vào câu; gợi ý: nêu tên một giá trị trong nhóm: `{{ bien.pham_vi }}`
        "#]]);
}
