//! Lists whose items move, go and come: the lines of those that stay are those that were there.

use proptest::prelude::*;

use super::super::splice::{Edit, ListItem, Step, splice};
use super::super::{Node, typed_item};
use super::read;

fn kept(list: &[&str], at: usize) -> ListItem {
    ListItem::Kept(list.iter().map(|key| Step::from(*key)).chain([Step::Item(at)]).collect())
}

fn items(list: &[&str], items: Vec<ListItem>) -> Edit {
    Edit::Items { list: list.iter().map(|key| Step::from(*key)).collect(), items }
}

fn new(text: &str) -> ListItem {
    ListItem::New(node(text))
}

fn node(text: &str) -> Node {
    read(text).0.expect("a tree")
}

#[track_caller]
fn becomes(text: &str, edits: &[Edit], expected: &str) {
    let new = splice("vb.yaml", text.as_bytes(), edits).unwrap_or_else(|fault| panic!("{}", fault.message));
    assert_eq!(String::from_utf8(new).unwrap(), expected);
}

const TEXT: &str = "\
nhom:
  # đầu
  - ten: A  # một
    b: |
      x
      y
  - {ten: B}

  # trên C
  - ten: C
    # trong C
nhiem_vu:
    - ten: D
sau: 1
";

#[test]
fn items_go_with_their_lines_and_the_comments_above_them() {
    let nhom = ["nhom"];
    becomes(
        TEXT,
        &[items(&nhom, vec![kept(&nhom, 2), kept(&nhom, 0)])],
        "nhom:\n  # trên C\n  - ten: C\n    # trong C\n  # đầu\n  - ten: A  # một\n    b: |\n      x\n      y\nnhiem_vu:\n    - ten: D\nsau: 1\n",
    );
    let new_one = "{ten: 'E: một', b: \"1\\n2\", kinh_phi: {2026: \"3,5\"}}\n";
    becomes(
        TEXT,
        &[
            items(&nhom, vec![kept(&nhom, 1), new(new_one)]),
            items(&["nhiem_vu"], vec![kept(&["nhiem_vu"], 0), kept(&nhom, 0)]),
            Edit::Text { at: vec!["nhom".into(), 0.into(), "b".into()], value: "x\nz".to_owned() },
        ],
        "nhom:\n  - {ten: B}\n\n  - ten: \"E: một\"\n    b: |\n      1\n      2\n    kinh_phi: {2026: \"3,5\"}\nnhiem_vu:\n    - ten: D\n    # đầu\n    - ten: A  # một\n      b: |\n        x\n        z\nsau: 1\n",
    );
}

#[test]
fn a_list_may_lose_all_items_and_get_some_again() {
    becomes(
        "a: 1\nnhiem_vu:\n  - ten: D\nsau: 1\n",
        &[items(&["nhiem_vu"], Vec::new())],
        "a: 1\nnhiem_vu: []\nsau: 1\n",
    );
    becomes(
        "a:\n  nhiem_vu: []  # trống\nsau: 1",
        &[items(&["a", "nhiem_vu"], vec![new("ten: D\n")])],
        "a:\n  nhiem_vu: \n    - ten: D  # trống\nsau: 1",
    );
    becomes(
        "a:\r\n- ten: D\r\n- ten: E",
        &[items(&["a"], vec![kept(&["a"], 1), kept(&["a"], 0)])],
        "a:\r\n- ten: E\r\n- ten: D",
    );
}

#[test]
fn texts_of_one_line_and_of_several_take_each_others_place() {
    let text = |at: &str, value: &str| Edit::Text { at: vec![at.into()], value: value.to_owned() };
    becomes("a: một  # x\nb: 1\n", &[text("a", "- hai;\n- ba.")], "a: |  # x\n  - hai;\n  - ba.\nb: 1\n");
    becomes("a: |\n  một\n  hai\n\nb: 1\n", &[text("a", "ba")], "a: ba\n\nb: 1\n");
    becomes("a: >-\n  một\n  hai\nb: 1\n", &[text("a", "ba\nbốn")], "a: |\n  ba\n  bốn\nb: 1\n");
    let remove = Edit::Remove { map: Vec::new(), key: "a".to_owned() };
    becomes("a: |\n  một\n  hai\nb: 1\n", &[remove], "b: 1\n");
    let insert =
        Edit::Insert { map: Vec::new(), after: Some("a".into()), key: "c".into(), value: "x\ny".into() };
    becomes("a: 1\nb: 1\n", &[insert], "a: 1\nc: |\n  x\n  y\nb: 1\n");
    let fault = splice("vb.yaml", b"{a: 1}\n", &[text("a", "x\ny")]).unwrap_err();
    assert!(fault.message.contains("ngoặc nhọn"), "{}", fault.message);
}

proptest! {
    /// Bytes in front of the list, behind it and of each item are those that were there.
    #[test]
    fn bytes_of_items_are_the_same(
        order in Just((0_usize..5).collect::<Vec<_>>()).prop_shuffle(),
        count in 1_usize..6,
        bodies in prop::collection::vec("[a-zđê]{1,6}", 5),
        styles in prop::collection::vec(0_usize..4, 5),
        indent in 0_usize..4,
        crlf in any::<bool>(),
    ) {
        let blanks = " ".repeat(indent);
        let chunk = |at: usize| {
            let body = &bodies[at];
            match styles[at] {
                0 => format!("{blanks}- ten: {body}{at}\n"),
                1 => format!("{blanks}# {body}\n{blanks}- ten: '{body}{at}'   # x\n"),
                2 => format!("{blanks}- {{ten: {body}{at}, b: [1, 2]}}\n\n"),
                _ => format!("{blanks}- ten: {body}{at}\n{blanks}  b: |\n{blanks}    - một\n{blanks}    hai\n"),
            }
        };
        let end = |text: String| if crlf { text.replace('\n', "\r\n") } else { text };
        let list = |order: &[usize]| order.iter().map(|at| chunk(*at)).collect::<String>();
        let whole = |list: &str| end(format!("# đầu\ntruoc: 1\na:\n{list}sau: 2 # cuối\n"));
        let old = whole(&list(&[0, 1, 2, 3, 4]));
        let order = &order[..count.min(5)];
        let kept = order.iter().map(|at| kept(&["a"], *at)).collect();
        let new = splice("vb.yaml", old.as_bytes(), &[items(&["a"], kept)]);
        let new = new.map(|bytes| String::from_utf8(bytes).unwrap()).map_err(|fault| fault.message);
        // The blank lines behind the last item are behind the list.
        let trailing = |text: &str| text.lines().filter(|line| !line.trim().is_empty()).map(str::to_owned).collect::<Vec<_>>();
        prop_assert_eq!(new.as_deref().map(trailing), Ok(trailing(&whole(&list(order)))));
    }

    /// What is typed is read back as the same tree.
    #[test]
    fn a_typed_tree_is_read_back(
        texts in prop::collection::vec("[ -~đềỗ]{0,20}", 1..5),
        amounts in prop::collection::vec("[0-9]{1,3}(,[0-9])?", 1..4),
    ) {
        let lines: Vec<String> = texts.iter().map(|text| text.trim().to_owned()).collect();
        let at = node("a: 1\n").span;
        let scalar = |text: &str| super::super::Scalar { text: text.to_owned(), style: super::super::ValueStyle::Quoted, swallowed: None };
        let entry = |key: &str, value| super::super::Entry { key: key.to_owned(), key_span: at, value: Node { value, span: at } };
        let one = |key: &str, text: &str| entry(key, super::super::Value::Scalar(scalar(text)));
        let money = (2026..).zip(&amounts).map(|(year, amount)| one(&year.to_string(), amount)).collect();
        let mut entries: Vec<_> = (0..).zip(&lines).map(|(at, text)| one(&format!("t{at}"), text)).collect();
        entries.push(entry("kinh_phi", super::super::Value::Map(money)));
        let tree = Node { value: super::super::Value::Map(entries), span: at };
        let text = typed_item(&tree, 0);
        let list = read(&text).0.map(|list| list.value);
        let Some(super::super::Value::List(items)) = list else { return Err(TestCaseError::fail(text)) };
        let again = &items[0];
        for (at, line) in lines.iter().enumerate() {
            let found = again.get(&format!("t{at}")).and_then(Node::scalar).map(|scalar| scalar.text.clone());
            prop_assert_eq!(found.as_deref(), Some(line.as_str()), "{}", text);
        }
        for (year, amount) in (2026..).zip(&amounts) {
            let found = again.get("kinh_phi").and_then(|node| node.get(&year.to_string())).and_then(Node::scalar);
            prop_assert_eq!(found.map(|scalar| scalar.text.as_str()), Some(amount.as_str()), "{}", text);
        }
    }
}
