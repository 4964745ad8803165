//! A text with variables that asks for more than the bounds is told at its place, and an office's own template
//! in its file; what people write stays as it is.

use expect_test::expect;

use super::{DECISION, same, told};
use crate::harness::Case;

const ARTICLE: &str = "Điều 1. Phê duyệt Kế hoạch.";

#[test]
fn a_text_beyond_a_bound_is_told_at_its_place() {
    told(
        DECISION,
        &[(ARTICLE, "Điều 1. Phê duyệt{% for i in range(end=20000) %} Kế hoạch{% endfor %}.")],
        expect![[r#"
            vb.yaml:9:32: lỗi[T023]: câu có biến vượt giới hạn: `range` cho quá 10.000 số; gợi ý: lặp trên danh sách cần in, hoặc lấy khoảng ngắn hơn
        "#]],
    );
    let doubled =
        "{% set_global s = 'ab' %}{% for i in range(end=40) %}{% set_global s = s ~ s %}{% endfor %}";
    told(
        DECISION,
        &[(ARTICLE, &format!("{ARTICLE}{doubled}"))],
        expect![[r#"
        vb.yaml:9:109: lỗi[T023]: câu có biến vượt giới hạn: một giá trị dài quá 131.072 byte; gợi ý: giá trị ghép thêm sau mỗi lượt lặp (`set` với `~`) hoặc qua bộ lọc đã dài quá; chia nhỏ ra
    "#]],
    );
    told(
        DECISION,
        &[("trich_yeu: Về việc trồng rừng", &format!("trich_yeu: \"{}\"", "{{ nam }}".repeat(2001)))],
        expect![[r#"
            vb.yaml:6:12: lỗi[T023]: câu có biến vượt giới hạn: có quá 2.000 chỗ `{{ … }}`, `{% … %}`; gợi ý: chia thành nhiều đoạn
            vb.yaml:6:12: lỗi[T023]: câu có biến vượt giới hạn: có quá 2.000 chỗ `{{ … }}`, `{% … %}`; gợi ý: chia thành nhiều đoạn
        "#]],
    );
}

/// A list of all communes, item by item, is far below.
#[test]
fn what_people_write_is_below_the_bounds() {
    same(
        DECISION,
        &[(
            ARTICLE,
            "Điều 1. Phê duyệt Kế hoạch{% for i in range(end=3321) %}{% if i == 7 %}.{% endif %}{% endfor %}",
        )],
    );
}

#[test]
fn a_template_beyond_a_bound_is_told_in_its_file() {
    let office = Case::from_dir("cli/co_quan");
    let text = office.read("content/quyet-dinh.yaml");
    let frame = |inside: &str| {
        format!(
            "<van_ban>\n  <trang>\n    <ten_loai>{{{{ ten_loai }}}}</ten_loai>{inside}\n    <noi_dung/>\n  </trang>\n</van_ban>\n"
        )
    };
    let loops = "{% for a in range(end=9000) %}{% for b in range(end=9000) %}{% endfor %}{% endfor %}";
    let case = Case::new().file("a.yaml", &text).file("templates/quyet_dinh.xml", frame(loops));
    case.run("check a.yaml --message-format short").code(1).stderr(expect![[r#"
        templates/quyet_dinh.xml:3:100: lỗi[T023]: mẫu `quyet_dinh.xml` vượt giới hạn: vòng lặp quá 100.000 lượt; gợi ý: bớt vòng `for` lồng nhau, hoặc lặp trên danh sách ngắn hơn
    "#]]);
    let deep = "{% if nam %}".repeat(21) + &"{% endif %}".repeat(21);
    let case = Case::new().file("a.yaml", &text).file("templates/quyet_dinh.xml", frame(&deep));
    case.run("check a.yaml --message-format short").code(1).stderr(expect![[r#"
        templates/quyet_dinh.xml:3:280: lỗi[T023]: mẫu `quyet_dinh.xml` vượt giới hạn: `{% if %}`, `{% for %}` lồng nhau quá 20 tầng; gợi ý: viết thành nhiều đoạn
    "#]]);
    // A file that is included ten times by one that is included ten times …
    let include = |name: &str| format!("{{% include \"{name}\" %}}").repeat(10);
    let case = Case::new()
        .file("a.yaml", &text)
        .file("templates/quyet_dinh.xml", frame(&include("m1.xml")))
        .file("templates/m1.xml", include("m2.xml"))
        .file("templates/m2.xml", include("m3.xml"))
        .file("templates/m3.xml", include("m4.xml"))
        .file("templates/m4.xml", include("m5.xml"))
        .file("templates/m5.xml", include("m6.xml"))
        .file("templates/m6.xml", "<ke dai=\"35%\"/>");
    case.run("check a.yaml --message-format short").code(1).stderr(expect![[r#"
        templates/m6.xml:1:1: lỗi[T023]: mẫu `m6.xml` vượt giới hạn: vòng lặp quá 100.000 lượt; gợi ý: bớt vòng `for` lồng nhau, hoặc lặp trên danh sách ngắn hơn
    "#]]);
}
