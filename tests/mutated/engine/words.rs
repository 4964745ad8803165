//! What changed texts are made of: the project's own keys, and values that stand at some edge.
//!
//! In: nothing. Out: lists. Keys come from the program's own schemas, so that new ones are tried by
//! themselves.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use vanban::rooms::content::{Catalogue, schema, schema_of_laws};
use vanban::rooms::template::BUILT_IN;

/// Every key and choice that YAML of this program may hold, and the names in its own templates.
pub(crate) static KEYS: LazyLock<Vec<String>> = LazyLock::new(|| {
    let mut texts = vec![
        schema::schema(&Catalogue::default()).to_string(),
        schema_of_laws::schema_of_laws().to_string(),
    ];
    texts.extend(BUILT_IN.iter().map(|(_, text)| (*text).to_owned()));
    let parts = texts.iter().flat_map(|text| text.split(|one: char| !(one.is_alphanumeric() || one == '_')));
    let keys: BTreeSet<&str> = parts.filter(|part| (2..30).contains(&part.len())).collect();
    keys.into_iter().map(str::to_owned).collect()
});

/// Numbers, sums, dates as people and machines write them, most of them at an edge.
pub(crate) const NUMBERS: &[&str] = &[
    "0", "-0", "-1", "1", "00", "007", "1.000", "1.0000", "1,5", "1.5", "0,000001", "12.345.678,9", "1e9",
    "1e400", "NaN", ".inf", "0x10", "0o17", "1_000", "127", "128", "255", "256", "32768", "65535", "65536",
    "2147483647", "2147483648", "4294967295", "4294967296", "9223372036854775807", "18446744073709551616",
    "79228162514264337593543950335", "79.228.162.514.264.337.593.543.950.335", "99999999999999999999999999999999",
    "(5)", "−5", "–", "-", "5 %", "12,5%", "01/01/2026", "31/02/2026", "2026-09-05", "29/02/2100", "32/13/0000",
    "05/01/9999", "1/1/1", "ngày 05 tháng 9 năm 2026", "XIV", "IIII", "1.1.1.1", "½", "٣", "2²", "1 000", "1\u{a0}000",
];

/// Values that are of another sort than what was there.
pub(crate) const VALUES: &[&str] = &[
    "", "~", "null", "true", "không", "có", "[]", "{}", "[[]]", "{a: b}", "[a, {b: c}]", "\"\"", "''", "|", "|-", ">",
    "|2", "*a", "&a b", "!!int 5", "!a b", "\"\\u0000\"", "\"\\x7\"", "\"\\u202e\"", "'a''b'", "\"a\\\nb\"", "# a",
    "a: b", "- a", "? a", "@a", "%a", "`a`", "{{ nam }}", "{{ tong }}", "{{ bang.a.b }}", "{% if nam %}",
    "**a", "*a*", "**", "[x](y)", "../a.yaml", "/etc/a", "a.xlsx", "so-lieu.csv", "ky.png", "C:\\a", "mau.yaml",
];

/// Pieces of texts with variables.
pub(crate) const TERA: &[&str] = &[
    "{{", "}}", "{%", "%}", "{#", "#}", "{{ nam }}", "{{ tong }}", "{{ dia_phuong.ten }}", "{{ x | hoa }}",
    "{% if nam %}", "{% else %}", "{% elif tong > 1 %}", "{% endif %}", "{% for a in [1, 2] %}", "{% for a, b in dia_phuong %}",
    "{% endfor %}", "{% set a = 1 %}", "{% set_global a = a ~ 'b' %}", "{% include \"phu_luc.xml\" %}",
    "{% extends \"ke_hoach.xml\" %}", "{% block a %}", "{% endblock %}", "{% raw %}", "{% endraw %}", "{{ range(end=3) }}",
    "{{ range(end=99999999) }}", "{{ 1 / 0 }}", "{{ 9223372036854775807 + 1 }}", "{{ -9223372036854775808 - 1 }}",
    "{{ a.b.c[0] }}", "{{ a[-1] }}", "{{ [1, 'a'] | sort }}", "{{ 'x' | replace(from='', to='y') }}",
    "{{ 1.5 | round(precision=99) }}", "{{ 'a' | truncate(length=-1) }}", "{{ loop.index }}", "{{ not - 1 }}",
    "{{ 'a' ~ 5 ~ [] }}", "{{ {'a': 1}.a }}", "{{ nam | bang_chu }}", "{{ tong | tron(den='tỷ đồng') }}",
    "{{ nam is defined }}", "{{ 'a' in 'ab' }}", "{{ nam == 2026 and not tong }}", "{{ (1 + 2) * 3 % 2 // 1 }}",
    "{{- nam -}}", "{%- if nam -%}", "{{ \"\\u{0}\" }}", "{{ phap_luat.a }}", "{{ can_cu[0] }}", "{{ bang.kinh_phi.nhom.a }}",
];

/// Signs that look like others, like nothing, or steer what shows them.
pub(crate) const SIGNS: &[&str] = &[
    "\0", "\u{1}", "\u{7}", "\u{1b}[31m", "\t", "\r", "\n", "\u{b}", "\u{c}", "\u{7f}", "\u{85}", "\u{a0}", "\u{ad}",
    "\u{301}", "\u{323}", "\u{302}\u{301}", "\u{200b}", "\u{200d}", "\u{200e}", "\u{202e}", "\u{2066}", "\u{2028}",
    "\u{2029}", "\u{3000}", "\u{feff}", "\u{fffd}", "\u{fffe}", "\u{e000}", "\u{e001}", "\u{f8ff}", "\u{10ffff}", "\u{1f600}",
    "☐", "☑", "→", "≤", "ﬁ", "Đ", "Ð", "Ɖ", "ộ", "o\u{302}\u{323}", "–", "—", "…", "“", "”", "‘", "\"", "'", "`", "\\", "/", "./.",
    ";", ":", ",", ".", "-", "+", "*", "**", "_", "#", "|", "&", "<", ">", "&#x202e;", "&amp;", "{", "}", "[", "]", "%", "=", "@", "!",
    "a)", "1.", "I.", "Điều 1.", "Chương I.", "Mục 1.", "Phần I.", "1.1.", "- ", "+ ", "* ", "  ", "TM.", "KT.", "Lưu: VT",
];

/// Kinds of words that block text and tables of figures begin or end with.
pub(crate) const PHRASES: &[&str] = &[
    "Điều 1. Ban hành kèm theo Quyết định này", "Khoản 1 Điều 2", "1. Mục tiêu", "a) Chỉ tiêu:", "- Đến năm 2030;",
    "Tổng cộng", "Cộng", "Trong đó:", "triệu đồng", "đồng", "nghìn đồng", "tỷ đồng", "Đơn vị tính: triệu đồng",
    "| A | B |", "|---|---|", "| 1 | 2 |", "Căn cứ Luật Tổ chức chính quyền địa phương", "Nơi nhận:", "Như Điều 2;",
    "Ủy ban nhân dân xã An Bình", "thành phố Hà Nội", "ngày 05 tháng 9 năm 2026", "Số: 12/KH-UBND", "Phụ lục I",
    "(Kèm theo Kế hoạch số 12/KH-UBND)", "1.250.000.000 đồng (bằng chữ: một tỷ hai trăm năm mươi triệu đồng)",
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "KẾ HOẠCH", "QUYẾT ĐỊNH:", "KT. CHỦ TỊCH",
];
