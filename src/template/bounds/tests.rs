//! Texts one step beyond each bound, none of which harms anybody; and texts that stay as Tera has them.

use proptest::prelude::*;
use tera::{Context, Tera};

use super::super::own_error;
use super::{
    DEEPEST, LONGEST_RANGE, LONGEST_TEXT, LONGEST_VALUE, MOST_BRANCHES, MOST_ITEMS, MOST_TAGS, register,
    render, typed, weave,
};

fn engine() -> Tera {
    let mut tera = Tera::new();
    register(&mut tera);
    tera.set_escape_fn(|value, output| {
        super::written(value.len())?;
        output.write_all(value.as_bytes())
    });
    tera
}

fn context() -> Context {
    let mut context = Context::new();
    context.insert("ten", "An Bình");
    context.insert("ds", &["một", "hai", "ba"]);
    context.insert("dai", &"a".repeat(LONGEST_VALUE as usize));
    context
}

/// What is too much in a text.
fn refused(text: &str) -> String {
    let error = render(&engine(), text, &context(), true).expect_err("a text beyond a bound");
    let message = error.to_string();
    assert!(own_error::is_beyond(&message), "{message}");
    own_error::read(&message).map(|(sentence, _)| sentence.to_owned()).unwrap_or_default()
}

#[test]
fn each_bound_is_told() {
    let loops = |count: usize| "{% for i in range(end=100) %}".repeat(count) + &"{% endfor %}".repeat(count);
    let doubled =
        "{% set_global s = 'ab' %}{% for i in range(end=40) %}{% set_global s = s ~ s %}{% endfor %}";
    let nested =
        "{% set_global s = ['ab'] %}{% for i in range(end=40) %}{% set_global s = [s, s] %}{% endfor %}";
    let deep = "{% set_global s = [1] %}{% for i in range(end=40) %}{% set_global s = [s] %}{% endfor %}";
    let cases = [
        ("{{ ten }}".to_owned() + &" ".repeat(LONGEST_TEXT), "dài quá 65.536 byte"),
        ("{{ ten }}".repeat(MOST_TAGS + 1), "có quá 2.000 chỗ `{{ … }}`, `{% … %}`"),
        (
            "{% if ten %}".repeat(DEEPEST + 1) + &"{% endif %}".repeat(DEEPEST + 1),
            "`{% if %}`, `{% for %}` lồng nhau quá 20 tầng",
        ),
        (
            format!("{{% if ten %}}{}{{% endif %}}", "{% elif ten %}".repeat(MOST_BRANCHES + 1)),
            "một `{% if %}` có quá 40 `{% elif %}`",
        ),
        (
            format!("{{{{ [{}] | length }}}}", "1,".repeat(MOST_ITEMS + 1)),
            "có quá 256 giá trị trong một cặp ngoặc",
        ),
        ("{{ [...ds] | length }}".to_owned(), "có dấu `...` trong biểu thức"),
        ("{% component a() %}{% endcomponent %}".to_owned(), "thẻ `{% component %}` không dùng được ở đây"),
        (
            format!("{{% for i in range(end={}) %}}{{% endfor %}}", LONGEST_RANGE + 1),
            "`range` cho quá 10.000 số",
        ),
        (loops(3), "vòng lặp quá 100.000 lượt"),
        (
            "{% for i in range(end=9000) %}{% if [x for x in range(end=9000)] %}{% endif %}{% endfor %}"
                .to_owned(),
            "vòng lặp quá 100.000 lượt",
        ),
        (
            format!("{{% for i in range(end=9000) %}}{}{{% endfor %}}", "a".repeat(2000)),
            "các vòng lặp và bộ lọc xử lý quá 16.777.216 chữ",
        ),
        ("{% for i in range(end=200) %}{{ dai }}{% endfor %}".to_owned(), "cho ra quá 1.048.576 byte"),
        (
            "{% for i in range(end=9000) %}{% if ten in ds %}{% endif %}{% endfor %}".to_owned(),
            "các vòng lặp và bộ lọc xử lý quá 16.777.216 chữ",
        ),
        (
            format!("{{% for i in range(end=300) %}}{}{{% endfor %}}", "a".repeat(4000)),
            "cho ra quá 1.048.576 byte",
        ),
        (doubled.to_owned(), "một giá trị dài quá 131.072 byte"),
        (nested.to_owned() + "{{ s | str }}", "một giá trị dài quá 131.072 byte"),
        (deep.to_owned(), "một giá trị dài quá 131.072 byte"),
        ("{{ dai | replace(from='a', to='ab') }}".to_owned(), "một giá trị dài quá 131.072 byte"),
        ("{{ [dai, dai] | join }}".to_owned(), "một giá trị dài quá 131.072 byte"),
        ("{{ (dai ~ dai) ~ ten }}".to_owned(), "một giá trị dài quá 131.072 byte"),
        (
            "{{ dai ~ dai | upper }}".to_owned() + "{{ (dai ~ dai) | upper }}",
            "một giá trị dài quá 131.072 byte",
        ),
    ];
    for (text, expected) in cases {
        assert_eq!(refused(&text), expected, "{}", &text[..text.floor_char_boundary(120)]);
    }
}

/// Many texts together are held to a bound as well; the next paper begins anew.
#[test]
fn texts_of_a_paper_share_a_budget() {
    let (tera, context) = (engine(), context());
    let loops = "{% for a in range(end=9000) %}{% for b in range(end=10) %}{% endfor %}{% endfor %}";
    super::new_paper();
    let filled = (0..20).take_while(|_| render(&tera, loops, &context, true).is_ok()).count();
    assert_eq!(filled, 16);
    let error = render(&tera, loops, &context, true).unwrap_err().to_string();
    assert!(error.contains("mọi câu có biến của văn bản lặp quá 1.600.000 lượt"), "{error}");
    super::new_paper();
    assert!(render(&tera, loops, &context, true).is_ok());
}

/// What was captured is not escaped again, and so counts where it is printed.
#[test]
fn captured_words_count() {
    let set = "{% set s %}{{ dai }}{% endset %}".replace("dai", "dai[:100000]");
    let text = format!("{set}{}", "{{ s }}".repeat(200));
    assert_eq!(refused(&text), "các vòng lặp và bộ lọc xử lý quá 16.777.216 chữ");
    let once = format!("{set}{}", "{{ s }}".repeat(11));
    assert_eq!(refused(&once), "cho ra quá 1.048.576 byte");
    assert_eq!(refused("{% set s %}{{ dai }}{{ dai }}{% endset %}"), "một giá trị dài quá 131.072 byte");
}

#[test]
fn within_the_bounds_a_text_is_as_tera_has_it() {
    let plain = Tera::new();
    for text in [
        "{{ ten | upper }}, {{ ten ~ '-' ~ ten | lower }}",
        "{% for d in ds -%} {{ loop.index }}. {{ d }}; {%- endfor %}.",
        "{% for d in ds %} {% if d == 'hai' %}{% continue %}{% endif %}{{ d }}{% else %}không{% endfor %}",
        "{% set x = ds | join(sep=', ') %}{{ x }}",
        "{% set x -%} {{ ten }} {%- endset %}{{ x | length }}",
        "{% filter upper %}{{ ten }}{% endfilter %}",
        "{{ [d ~ '!' for d in ds if d != 'ba' or d == 'x'] | join(sep=' ') }}",
        "{{ [d for d in ds] | last }}",
        "{{ ds | unique | length }} {{ 'a-b' | replace(from='-', to='+') }} {{ 'a\nb' | indent(width=2) }}",
        "{{ [1, 2] | str }}{{ khong | default(value='chưa có') }}",
        "{{ 'có' if 'hai' in ds and 2 < 3 and not ten is undefined else 'không' }}",
        "{% raw %}{{ ten | upper }}{% endraw %}{{ range(start=1, end=4) | join(sep='') }}",
        "{% for k in range(end=6, step_by=2) %}{{ k }}{% endfor %}{{ - 2 + 3 * 4 ** 2 }}",
    ] {
        let expected = plain.render_str(text, &context(), false).unwrap();
        assert_eq!(render(&engine(), text, &context(), false).unwrap(), expected, "{text}");
    }
}

/// What Tera says of a place in the woven text is told at the place that was typed.
#[test]
fn places_are_those_of_the_typed_text() {
    for (text, at) in [
        ("a\n{% for d in ds %}{{ d | upper }} {{ sai.x }}{% endfor %}", "sai"),
        ("{{ ten | upper | lower }}{{ sai.x ~ ten }}", "sai"),
        ("{% set a = ten ~ ten %}{{ a }} {{ ten.x.y }}", "x"),
    ] {
        let error = render(&engine(), text, &context(), true).unwrap_err();
        let (tera::ErrorKind::RenderingError(report) | tera::ErrorKind::SyntaxError(report)) = error.kind()
        else {
            panic!("{error}")
        };
        let byte = typed(text, report.span().start_line, report.span().start_col);
        assert_eq!(&text[byte..byte + at.len()], at, "{text}");
    }
}

#[test]
fn a_template_of_an_office_may_be_longer_and_inherit() {
    let long = "{{ ten }}".to_owned() + &" ".repeat(LONGEST_TEXT);
    assert!(weave(&long, true).is_ok());
    let child = "{% extends \"a.xml\" %}{% block x %}{{ super() }}{% endblock %}";
    let woven = weave(child, true).unwrap();
    assert!(woven.text.starts_with("{% extends"), "{}", woven.text);
}

proptest! {
    /// Whatever is typed, weaving gives a text whose pieces taken out again are the typed one, and Tera
    /// gives the same words or an error.
    #[test]
    fn a_woven_text_says_the_same(parts in prop::collection::vec(prop::sample::select(vec![
        "{{ ten }}", "{{ ten | upper -}}", " ", "a\n", "{% if ten == 'x' %}", "{% else %}", "{% endif %}",
        "{% for d in ds %}", "{%- for d in ds -%}", "{% endfor %}", "{{ d ~ ten }}", "{% set t = ten ~ 1 %}",
        "{{ t }}", "{{ \"}}\" }}", "{% raw %}", "{% endraw %}", "{{ [d for d in ds] | length }}", "{%", "\"", "é",
    ]), 0..10)) {
        let text = parts.concat();
        let woven = render(&engine(), &text, &context(), false);
        match Tera::new().render_str(&text, &context(), false) {
            Ok(expected) => prop_assert_eq!(woven.unwrap(), expected),
            Err(_) => prop_assert!(woven.is_err()),
        }
    }
}
