//! The tree, places in it, traps that only the content can tell, and any text at all.

use expect_test::{Expect, expect};
use proptest::prelude::*;

use super::super::{Node, Scalar, Value, ValueStyle, traps};
use super::read;
use crate::finding::{Finding, Report, render};
use crate::source::{Sources, Span};

/// The tree in one line, each text with its style and its place.
fn tree(node: &Node, sources: &Sources) -> String {
    let place = sources.slice(node.span).escape_debug().to_string();
    match &node.value {
        Value::Scalar(scalar) => {
            let lost =
                scalar.swallowed.map(|at| format!(" lost {:?}", sources.slice(at))).unwrap_or_default();
            format!("{:?} {:?} <{place}>{lost}", scalar.style, scalar.text)
        }
        Value::List(list) => {
            let list: Vec<_> = list.iter().map(|one| format!("- {}", tree(one, sources))).collect();
            format!("list <{place}>\n{}", indented(&list.join("\n")))
        }
        Value::Map(map) => {
            let map: Vec<_> = map
                .iter()
                .map(|one| format!("{}: {}", sources.slice(one.key_span), tree(&one.value, sources)))
                .collect();
            format!("map <{place}>\n{}", indented(&map.join("\n")))
        }
    }
}

fn indented(text: &str) -> String {
    text.lines().map(|line| format!("  {line}")).collect::<Vec<_>>().join("\n")
}

#[track_caller]
fn becomes(text: &str, expected: Expect) {
    let (node, report) = read(text);
    assert_eq!(render::short(&report), "");
    expected.assert_eq(&tree(&node.expect("a tree"), &report.sources));
}

#[test]
fn raw_texts_and_places() {
    becomes(
        "---\nso: 05\ngia: 1.210 # mất\nngay: 31/10/2026  # ghi chú\nco: yes\nrong:   # ghi chú\ntrong: # mất\nten: \"a # b\"\ndai: một\n  hai\n",
        expect![[r##"
            map <so: 05\ngia: 1.210 # mất\nngay: 31/10/2026  # ghi chú\nco: yes\nrong:   # ghi chú\ntrong: # mất\nten: \"a # b\"\ndai: một\n  hai>
              so: Plain "05" <05>
              gia: Plain "1.210" <1.210> lost "# mất"
              ngay: Plain "31/10/2026" <31/10/2026>
              co: Plain "yes" <yes>
              rong: Plain "" <>
              trong: Plain "" <> lost "# mất"
              ten: Quoted "a # b" <\"a # b\">
              dai: Plain "một hai" <một\n  hai>"##]],
    );
}

#[test]
fn blocks_lists_and_brackets() {
    becomes(
        "can_cu: |\n  Luật A\n\n  # Luật B\n\nmuc:\n  - >-\n    x\n    y\n  -\n  - {a: 1, b: [x, y]}\n  - []\ntrong: |\ncuoi: ~\n",
        expect![[r#"
            map <can_cu: |\n  Luật A\n\n  # Luật B\n\nmuc:\n  - >-\n    x\n    y\n  -\n  - {a: 1, b: [x, y]}\n  - []\ntrong: |\ncuoi: ~>
              can_cu: Literal "Luật A\n\n# Luật B\n" <Luật A\n\n  # Luật B>
              muc: list <- >-\n    x\n    y\n  -\n  - {a: 1, b: [x, y]}\n  - []>
                - Folded "x y" <x\n    y>
                - Plain "" <>
                - map <{a: 1, b: [x, y]}>
                  a: Plain "1" <1>
                  b: list <[x, y]>
                    - Plain "x" <x>
                    - Plain "y" <y>
                - list <[]>
              trong: Literal "" <>
              cuoi: Plain "~" <~>"#]],
    );
}

#[track_caller]
fn line_of(text: &str, line: usize, expected: &str) {
    let (node, Report { sources, .. }) = read(text);
    let node = node.expect("a tree");
    assert_eq!(sources.slice(node.get("a").expect("a").line_spans(&sources)(line)), expected);
}

#[test]
fn places_of_block_lines() {
    line_of("a: |\n  một\n\n    hai\nb: c\n", 0, "một");
    line_of("a: |\n  một\n\n    hai\nb: c\n", 1, "");
    line_of("a: |\n  một\n\n    hai\nb: c\n", 2, "  hai");
    line_of("a: |-\r\n  một\r\n\r\n  hai\r\nb: c\r\n", 2, "hai");
    line_of("a: |\n\n\n  một\n  hai\n", 0, "");
    line_of("a: |\n\n\n  một\n  hai\n", 3, "hai");
    line_of("a: |2+ # ghi chú\n    một\n   hai\n\n", 0, "  một");
    line_of("a: |2+ # ghi chú\n    một\n   hai\n\n", 1, " hai");
    // Too far, or of a style that joins lines: the whole value.
    line_of("a: |\n  một\n  hai\n", 7, "một\n  hai");
    line_of("a: >\n  một\n  hai\n", 1, "một\n  hai");
    line_of("a: |\n\n\n", 1, "|");
}

#[test]
fn tree_comes_with_findings() {
    let (node, report) = read("so: 1\nso: 2\nten: *x\n");
    let node = node.expect("a tree");
    assert_eq!(report.findings.count(), (2, 0));
    assert_eq!(node.get("so").and_then(Node::scalar).map(|one| one.text.as_str()), Some("1"));
    assert_eq!(node.get("ten").and_then(Node::scalar).map(|one| one.text.as_str()), Some("*x"));
}

/// What a trap says of the value of `a`.
#[track_caller]
fn trap(text: &str, ask: fn(&Node) -> Option<Finding>, expected: Expect) {
    let (node, mut report) = read(text);
    assert_eq!(render::short(&report), "");
    let node = node.expect("a tree");
    let mut value = node.get("a").expect("a");
    if let Value::List(list) = &value.value {
        value = &list[0];
    }
    report.findings.push(ask(value).expect("a trap"));
    expected.assert_eq(&render::human(&report, false));
}

fn swallowed(node: &Node) -> Option<Finding> {
    node.scalar().and_then(traps::swallowed)
}

#[test]
fn traps_for_the_content() {
    trap(
        "a:\n  - TTr: Thành ủy, HĐND Thành phố\n  - b\n",
        traps::colon_in_text,
        expect![[r#"
        lỗi[Y011]: `TTr: Thành ủy, HĐND Thành phố` bị YAML hiểu là khóa `TTr` và giá trị, không phải chữ
         --> vb.yaml:2:5
          |
        2 |   - TTr: Thành ủy, HĐND Thành phố
          |     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
          |
          = gợi ý: đặt cả câu trong dấu nháy: `"TTr: Thành ủy, HĐND Thành phố"`, hoặc dùng khối `|`
    "#]],
    );
    trap(
        "a:\n  so:05\n",
        traps::missing_space,
        expect![[r#"
        lỗi[Y013]: `so:05` thiếu dấu cách sau dấu hai chấm nên YAML không hiểu `so` là khóa
         --> vb.yaml:2:3
          |
        2 |   so:05
          |   ^^^^^
          |
          = gợi ý: viết `so: 05`
    "#]],
    );
    trap(
        "a:\n  – Như Điều 3\n",
        traps::dash_for_list,
        expect![[r#"
        lỗi[Y014]: YAML không hiểu dấu `–` là gạch đầu dòng; danh sách dùng dấu trừ `-`
         --> vb.yaml:2:3
          |
        2 |   – Như Điều 3
          |   ^^^^^^^^^^^^
          |
          = gợi ý: viết `- Như Điều 3` (dấu trừ và một dấu cách), hoặc dùng khối `|`
    "#]],
    );
    trap(
        "a:\n  -Như Điều 3\n",
        traps::dash_for_list,
        expect![[r#"
        lỗi[Y014]: thiếu dấu cách sau dấu gạch đầu dòng `-` nên YAML không hiểu đây là danh sách
         --> vb.yaml:2:3
          |
        2 |   -Như Điều 3
          |   ^^^^^^^^^^^
          |
          = gợi ý: viết `- Như Điều 3` (dấu trừ và một dấu cách), hoặc dùng khối `|`
    "#]],
    );
    trap(
        "a: Kế hoạch # 4. Chỉ tiêu\n",
        swallowed,
        expect![[r#"
        lỗi[Y010]: chữ từ dấu `#` đến cuối dòng bị YAML coi là ghi chú, không được in
         --> vb.yaml:1:13
          |
        1 | a: Kế hoạch # 4. Chỉ tiêu
          |             ^^^^^^^^^^^^^
          |
          = gợi ý: nếu là chữ cần in, đặt cả giá trị trong dấu nháy kép hoặc dùng khối `|`; nếu là ghi chú, để hai dấu cách trước `#`
    "#]],
    );
}

#[test]
fn no_trap_where_there_is_none() {
    let ask = |text: &str, ask: fn(&Node) -> Option<Finding>| {
        let (node, _) = read(text);
        ask(node.expect("a tree").get("a").expect("a")).is_none()
    };
    assert!(ask("a: {ten: x, so: 1}\n", traps::colon_in_text));
    assert!(ask("a: https://hanoi.gov.vn\n", traps::missing_space));
    assert!(ask("a: 8:30\n", traps::missing_space));
    assert!(ask("a: \"so:05\"\n", traps::missing_space));
    assert!(ask("a: -5%\n", traps::dash_for_list));
    assert!(ask("a: \"– x\"\n", traps::dash_for_list));
    assert!(ask("a: b  # c\n", swallowed));
}

#[test]
fn limits() {
    let deep = format!("a: {}{}", "[".repeat(70), "]".repeat(70));
    let steps: String = (1..40).map(|depth| " ".repeat(depth) + "b:\n").collect();
    let mixed = format!("a:\n{steps}{}{}{}\n", " ".repeat(41), "[".repeat(40), "]".repeat(40));
    let many = format!("a: [{}]", "x,".repeat(1_000_001));
    let twice = "a: 1\n".repeat(500);
    for text in [deep, mixed, many, twice] {
        let (node, report) = read(&text);
        assert!(node.is_none());
        assert!(render::short(&report).contains("[Y004]"), "{}", render::short(&report));
        assert!(report.findings.count().0 < 110);
    }
}

fn check_span(sources: &Sources, at: Span) {
    // Panics off a character's boundary or behind the end.
    sources.slice(at);
}

fn check_node(sources: &Sources, node: &Node) {
    check_span(sources, node.span);
    match &node.value {
        Value::Scalar(Scalar { text, swallowed: lost, style }) => {
            lost.iter().for_each(|&at| check_span(sources, at));
            // A lone CR ends a line for YAML only, and is refused.
            let lone_cr = sources.slice(node.span).replace("\r\n", "\n").contains('\r');
            let spans = node.line_spans(sources);
            for (index, line) in text.lines().enumerate().take(20) {
                let at = spans(index);
                check_span(sources, at);
                if *style == ValueStyle::Literal && !lone_cr && at != node.span && !line.trim().is_empty() {
                    assert_eq!(sources.slice(at).trim_end(), line.trim_end());
                }
            }
            let asked = [traps::missing_space(node), traps::dash_for_list(node), swallowed(node)];
            asked.iter().flatten().filter_map(|one| one.at).for_each(|at| check_span(sources, at));
        }
        Value::List(list) => list.iter().for_each(|one| check_node(sources, one)),
        Value::Map(map) => {
            let asked = traps::colon_in_text(node);
            asked.iter().filter_map(|one| one.at).for_each(|at| check_span(sources, at));
            for entry in map {
                check_span(sources, entry.key_span);
                assert!(entry.value.span.start >= entry.key_span.end);
                check_node(sources, &entry.value);
            }
        }
    }
}

fn check_all(text: &str) {
    let (node, report) = read(text);
    let Report { sources, findings, .. } = &report;
    if let Some(node) = &node {
        check_node(sources, node);
    }
    assert!(node.is_some() || findings.has_errors());
    for one in findings.iter() {
        one.at.iter().chain(one.related.iter().map(|(at, _)| at)).for_each(|&at| check_span(sources, at));
    }
    render::human(&report, true);
    render::short(&report);
    render::json(&report);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text(text in any::<String>()) {
        check_all(&text);
    }

    #[test]
    fn text_of_yaml_pieces(pieces in prop::collection::vec(prop::sample::select(PIECES), 0..40)) {
        check_all(&pieces.concat());
    }
}

const PIECES: &[&str] = &[
    "a",
    "ten",
    "so:05",
    ": ",
    ":",
    "\n",
    "\n  ",
    "\n    ",
    "\n   - ",
    "- ",
    "– ",
    "-x",
    " # ",
    "#",
    "\"",
    "'",
    "|",
    "|2\n",
    ">-\n",
    "[",
    "]",
    "{",
    "}",
    "{{",
    ", ",
    "\t",
    "\u{a0}",
    "\u{200b}",
    "\u{e001}",
    "\r\n",
    "\r",
    "&x ",
    "*x",
    "!t ",
    "<<",
    "? ",
    "%",
    "---\n",
    "...\n",
    "ế",
    "e\u{302}\u{301}",
    "字",
    "😀",
    "\\q",
    "\\",
    "+ ",
    "@",
    "`",
    "Điều 3;",
];
