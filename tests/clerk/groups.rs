//! A variable that names a group of values, not one of them: paper would show braces and quotes.

use expect_test::expect;

use vanban::rooms::pipeline::Input;

use super::{DECISION, PIPELINE, same, told};
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

/// Yes or no, a list, nothing: what an expression gives is a word or a number, or an error.
#[test]
fn an_expression_gives_a_word_or_a_number() {
    let lines = [
        ("{{ nam == 2026 }}", "một câu trả lời đúng, sai"),
        ("{{ tong is defined }}", "một câu trả lời đúng, sai"),
        ("{{ range(end=3) }}", "cả một danh sách"),
        ("{{ none }}", "không có giá trị nào"),
        ("{{ 'số ' ~ nhom_may }}", "không có giá trị nào"),
    ];
    for (expression, gives) in lines {
        let yaml = DECISION.replacen(ARTICLE, &format!("{ARTICLE} {expression}"), 1);
        let (_, report) = PIPELINE.tree(Input::alone("vb.yaml", yaml.as_bytes()));
        let told = report.to_string();
        assert!(told.starts_with("vb.yaml:9:") && told.contains("lỗi[T017]"), "{told}");
        assert!(told.contains(&format!("cho ra {gives}, không in được vào câu")), "{told}");
    }
    for right in [
        "{{ nam }} [{{ 2 + 3 }}]",
        "{{ 'true' }}",
        "{{ 'a~b' ~ nam }}",
        "{% if nam %}{{ nam ~ '' }}{% endif %}",
    ] {
        let yaml = DECISION.replacen(ARTICLE, &format!("{ARTICLE} {right}"), 1);
        let (_, report) = PIPELINE.tree(Input::alone("vb.yaml", yaml.as_bytes()));
        assert!(!report.findings.has_errors(), "{report}");
    }
}

/// What Tera says of an expression is said in Vietnamese, whatever it is.
#[test]
fn no_english_word_of_an_expression() {
    for expression in [
        "{{ tong['2026'] }}",
        "{{ tong[x] }}",
        "{{ 1/0 }}",
        "{% foo %}",
        "{% for a in 5 %}{{a}}{% endfor %}",
        "{{ 'abc'['x'] }}",
        "{{ nam + }}",
        "{{ nam. }}",
        "{{ }}",
        "{{ nam | }}",
        "{{ nam is foo }}",
        "{{ 'a' * 2 }}",
        "{{ nam[0:x] }}",
        "{% if %}x{% endif %}",
        "{% if nam %}x",
        "{% for %}{% endfor %}",
        "{% break %}",
        "{{ nam | replace(from='2') }}",
        "{{ -not nam }}",
        "{% include 'x' %}",
        "{{ super() }}",
        "{{ bang.a }}",
        "{{ throw(message='x') }}",
        "{% block a %}{% endblock %}",
        "{{ nam | round(x=1, x=2) }}",
        "{{ 'a }}",
    ] {
        let yaml = DECISION.replacen(ARTICLE, &format!("{ARTICLE} {expression}"), 1);
        let (_, report) = PIPELINE.tree(Input::alone("vb.yaml", yaml.as_bytes()));
        let told = report.to_string().replace(expression, "");
        assert!(told.contains("lỗi[T002]"), "{expression}: {told}");
        for word in [
            "is ",
            "not ",
            "undefined",
            "cannot",
            "Cannot",
            "expected",
            "Found",
            "found",
            "type",
            "must",
            "one of",
        ] {
            let found = told.split('`').step_by(2).any(|plain| plain.contains(word));
            assert!(!found, "{expression}: {told}");
        }
    }
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
