//! Writing back: what changes, what stays, what is refused.

use std::path::Path;
use std::sync::LazyLock;

use proptest::prelude::*;
use unicode_normalization::UnicodeNormalization;

use super::super::splice::{Edit, ListItem, Step, path_to, splice};
use super::super::{Node, Value, ValueStyle};
use super::read;

fn replace(at: &[Step], value: &str) -> Edit {
    Edit::Replace { at: at.to_vec(), value: value.to_owned() }
}

fn insert(map: &[Step], after: Option<&str>, key: &str, value: &str) -> Edit {
    Edit::Insert {
        map: map.to_vec(),
        after: after.map(str::to_owned),
        key: key.to_owned(),
        value: value.to_owned(),
    }
}

fn remove(key: &str) -> Edit {
    Edit::Remove { map: Vec::new(), key: key.to_owned() }
}

fn first_item(list: Node) -> Node {
    let Value::List(items) = list.value else { panic!("a list") };
    items.into_iter().next().unwrap()
}

#[track_caller]
fn becomes(text: &str, edits: &[Edit], expected: &str) {
    let new = splice("vb.yaml", text.as_bytes(), edits).expect("can be written");
    assert_eq!(String::from_utf8(new).unwrap(), expected);
}

#[track_caller]
fn refused(text: &str, edits: &[Edit], words: &str) {
    let finding = splice("vb.yaml", text.as_bytes(), edits).expect_err("must be refused");
    assert!(finding.message.contains(words), "{}", finding.message);
}

#[test]
fn a_value_takes_the_place_of_another_and_keeps_its_quotes() {
    let so = [Step::from("so")];
    becomes("a: 1\nso: 05  # số\n", &[replace(&so, "206")], "a: 1\nso: 206  # số\n");
    becomes("so: \"05\" # x\r\nb: 2\r\n", &[replace(&so, "206")], "so: \"206\" # x\r\nb: 2\r\n");
    becomes("so: '05'\n", &[replace(&so, "ô 'b'")], "so: 'ô ''b'''\n");
    becomes("so:\nb: 1\n", &[replace(&so, "206")], "so: 206\nb: 1\n");
    becomes("so: # chưa có\n", &[replace(&so, "6")], "so: 6 # chưa có\n");
    becomes("so: |\n  Một dòng\nb: 1", &[replace(&so, "Hai dòng")], "so: |\n  Hai dòng\nb: 1");
    becomes("so: một\n  hai\nb: 1", &[replace(&so, "ba")], "so: ba\nb: 1");
}

#[test]
fn a_value_that_yaml_would_read_otherwise_is_quoted() {
    let cell = ["kinh_phi".into(), "2026".into()];
    let text = "kinh_phi: {2026: 420, 2027: 1}\n";
    becomes(text, &[replace(&cell, "1.210")], "kinh_phi: {2026: 1.210, 2027: 1}\n");
    becomes(text, &[replace(&cell, "3,5")], "kinh_phi: {2026: \"3,5\", 2027: 1}\n");
    let so = [Step::from("so")];
    becomes("so: 1\n", &[replace(&so, "TTr: Thành ủy")], "so: \"TTr: Thành ủy\"\n");
    becomes("so: 1\n", &[replace(&so, "a # b")], "so: \"a # b\"\n");
    becomes("so: 1\n", &[replace(&so, "- \"x\" \\")], "so: \"- \\\"x\\\" \\\\\"\n");
    becomes("so: 1\n", &[replace(&so, "")], "so: \"\"\n");
    becomes("so: 1\n", &[replace(&so, "3,5")], "so: 3,5\n");
}

#[test]
fn a_new_key_has_its_own_line_or_its_own_comma() {
    let text = "ky_hieu: QĐ-UBND  # ký hiệu\r\n# hết\r\n";
    let both =
        [insert(&[], Some("ky_hieu"), "so", "206"), insert(&[], Some("ky_hieu"), "ngay", "31/10/2026")];
    becomes(text, &both, "ky_hieu: QĐ-UBND  # ký hiệu\r\nso: 206\r\nngay: 31/10/2026\r\n# hết\r\n");
    becomes("a: 1", &[insert(&[], None, "b", "2")], "a: 1\nb: 2");
    becomes("a: |\n  x\n\nc: 1\n", &[insert(&[], Some("a"), "b", "2")], "a: |\n  x\nb: 2\n\nc: 1\n");
    let list = ["l".into(), 0.into()];
    becomes(
        "l:\n  - a: 1\n    # x\n",
        &[insert(&list, Some("a"), "b", "2")],
        "l:\n  - a: 1\n    b: 2\n    # x\n",
    );
    becomes(
        "l:\n  a: 1\n  # b: 2\nc: 3\n",
        &[insert(&[], Some("l"), "x", "y")],
        "l:\n  a: 1\n  # b: 2\nx: y\nc: 3\n",
    );
    let cells = [Step::from("k")];
    becomes(
        "k: {2026: 420}\n",
        &[insert(&cells, Some("2026"), "2027", "3,5")],
        "k: {2026: 420, 2027: \"3,5\"}\n",
    );
    becomes("k: {}\n", &[insert(&cells, None, "2027", "1")], "k: {2027: 1}\n");
}

#[test]
fn a_key_goes_with_its_line() {
    becomes("a: 1\ntrang_thai: du_thao  # lần 2\nb: 2\n", &[remove("trang_thai")], "a: 1\nb: 2\n");
    becomes("{a: 1, b: 2, c: 3}\n", &[remove("b")], "{a: 1, c: 3}\n");
    becomes("{a: 1, b: 2}\n", &[remove("b")], "{a: 1}\n");
    becomes(
        "a: 1\nb:\n  - c: 1\n    d: 2\n  # của b\n# của e\ne: 1\n",
        &[remove("b")],
        "a: 1\n# của e\ne: 1\n",
    );
    becomes("a: 1\nb: một\n  hai\nc: 1\n", &[remove("b")], "a: 1\nc: 1\n");
    let first = |key: &str| Edit::Remove { map: vec!["l".into(), 0.into()], key: key.to_owned() };
    becomes("l:\n  - a: 1  # x\n    b: 2\n  - c: 3\n", &[first("a")], "l:\n  - b: 2\n  - c: 3\n");
    becomes("l:\n  - a: 1\n    b:\n      - 2\n  - c: 3\n", &[first("b")], "l:\n  - a: 1\n  - c: 3\n");
    refused("l:\n  - a: 1\n    # của b\n    b: 2\n", &[first("a")], "khóa `l[1].a` không bỏ được");
    becomes("a: 1\nb: |\n  x\n\n  y\n# c\nd: 1\n", &[remove("b")], "a: 1\n# c\nd: 1\n");
}

/// A text of several lines, where a text of one line or of several was.
#[test]
fn a_text_of_several_lines_takes_the_place_of_another() {
    let text = |at: &[Step], value: &str| Edit::Text { at: at.to_vec(), value: value.to_owned() };
    let (so, item) = ([Step::from("so")], ["l".into(), 1.into()]);
    becomes(
        "so: 1  # x\r\nb: 2\r\n",
        &[text(&so, "a\n\n  b: #c")],
        "so: |  # x\r\n  a\r\n\r\n    b: #c\r\nb: 2\r\n",
    );
    becomes("so: |  # x\n  a\n  b\nc: 1\n", &[text(&so, "- d\ne")], "so: |  # x\n  - d\n  e\nc: 1\n");
    becomes("so: |  # x\n  a\n  b\nc: 1\n", &[text(&so, "d")], "so: d  # x\nc: 1\n");
    becomes("so: >\n  a\n\n  b\nc: 1\n", &[text(&so, "d\ne")], "so: |\n  d\n  e\nc: 1\n");
    becomes("l:\n- a\n- b  # x\n- c\n", &[text(&item, "d\ne")], "l:\n- a\n- |  # x\n  d\n  e\n- c\n");
    becomes(
        "l:\n  - a\n  - | # x | y\n    b\n    c\n\n  - c\n",
        &[text(&item, "d\ne")],
        "l:\n  - a\n  - |  # x | y\n    d\n    e\n\n  - c\n",
    );
    becomes("l:\n  - a\n  - |\n    b\n    c", &[text(&item, "d")], "l:\n  - a\n  - d");
    becomes("l:\n  - a\n  - \"b\"\n", &[text(&item, "d\ne")], "l:\n  - a\n  - |\n    d\n    e\n");
    // Quotes that were needed go, those that somebody chose stay.
    becomes("so: \"a: b\"\n", &[text(&so, "c")], "so: c\n");
    becomes("so: \"a\"\n", &[text(&so, "c")], "so: \"c\"\n");
    refused("l: [a, b]\n", &[text(&item, "d\ne")], "khóa `l[2]` nằm trong ngoặc vuông");
    refused("so: 1\n", &[text(&so, " a\nb")], "mở đầu bằng dòng trống hoặc thụt đầu dòng");
}

/// A list between brackets stays on its line; items that are kept have their quotes.
#[test]
fn a_list_between_brackets_gets_other_items() {
    let list = |items: Vec<ListItem>| Edit::Items { list: vec!["l".into()], items };
    let kept = |at: usize| ListItem::Kept(vec!["l".into(), at.into()]);
    let new = |text: &str| ListItem::New(read(&format!("- \"{text}\"\n")).0.map(first_item).unwrap());
    becomes("l: [a, 'b, c']  # x\n", &[list(vec![kept(1), kept(0)])], "l: ['b, c', a]  # x\n");
    becomes("l: [a, b]\nc: 1\n", &[list(vec![kept(0), new("d, e"), kept(1)])], "l: [a, \"d, e\", b]\nc: 1\n");
    becomes("k: 1\nl: [a,\n   b]\n", &[list(vec![kept(1)])], "k: 1\nl: [b]\n");
    becomes("l: [a]\n", &[list(Vec::new())], "l: []\n");
    refused("l: [a, # x\n  b]\n", &[list(vec![kept(1)])], "khóa `l` có ghi chú ở giữa các mục");
}

/// Items that are blocks move and go as all others.
#[test]
fn blocks_are_items_too() {
    let list = |items: Vec<ListItem>| Edit::Items { list: vec!["l".into()], items };
    let kept = |at: usize| ListItem::Kept(vec!["l".into(), at.into()]);
    let text = "l:\n  # một\n  - |\n    a\n    b\n  - c\n  - |  # | ba\n    d\n\nz: 1\n";
    becomes(
        text,
        &[list(vec![kept(1), kept(2), kept(0)])],
        "l:\n  - c\n  - |  # | ba\n    d\n  # một\n  - |\n    a\n    b\n\nz: 1\n",
    );
    let new = ListItem::New(read("- |\n  x\n  y\n").0.map(first_item).unwrap());
    becomes("l:\n  - c\n", &[list(vec![kept(0), new])], "l:\n  - c\n  - |\n    x\n    y\n");
}

/// A key whose value is a list or a map.
#[test]
fn a_key_comes_with_its_value() {
    let put = |map: &[Step], after: Option<&str>, key: &str, value: &str| Edit::Put {
        map: map.to_vec(),
        after: after.map(str::to_owned),
        key: key.to_owned(),
        value: read(value).0.or_else(|| read(&format!("v: {value}")).0?.get("v").cloned()).unwrap(),
    };
    let text = "a: 1\r\n# của b\r\nb: 2\r\n";
    becomes(
        text,
        &[put(&[], Some("a"), "l", "- x\n- |\n  y\n  z\n")],
        "a: 1\r\nl:\r\n  - x\r\n  - |\r\n    y\r\n    z\r\n# của b\r\nb: 2\r\n",
    );
    becomes(
        "a: 1\nb:\nc: 3",
        &[put(&[], None, "b", "x: {y: 1}\nz: t\n")],
        "a: 1\nb:\n  x:\n    y: 1\n  z: t\nc: 3",
    );
    becomes("a: 1", &[put(&[], None, "b", "x: |\n  y\n  z\n")], "a: 1\nb:\n  x: |\n    y\n    z");
    let inner = [Step::from("k")];
    becomes("k: {a: 1}\n", &[put(&inner, None, "b", "- x\n- 'y, z'\n")], "k: {a: 1, b: [x, \"y, z\"]}\n");
    becomes("k: {a: 1, b: }\n", &[put(&inner, None, "b", "x: 1\n")], "k: {a: 1, b: {x: 1} }\n");
    refused("k: {a: 1}\n", &[put(&inner, None, "b", "|\n  x\n  y\n")], "không ghi được trong ngoặc nhọn");
    refused("a: 1\n", &[put(&[], None, "a", "x\n")], "khóa `a` đã có giá trị");
    refused("a: # x\nb: 1\n", &[put(&[], None, "a", "x\n")], "có ghi chú ở giữa");
}

#[test]
fn what_cannot_be_written_alone_is_refused() {
    let so = [Step::from("so")];
    refused("so: 1\n", &[replace(&["x".into(), 1.into()], "1")], "không có khóa `x`");
    refused("so: {a: 1}\n", &[replace(&so, "1")], "khóa `so` không phải là một giá trị đơn");
    refused("so: |\n  a\n  b\n", &[replace(&so, "1")], "khối nhiều dòng");
    refused("so: 1\n", &[replace(&so, "1\n2")], "nhiều dòng hoặc có ký tự điều khiển");
    refused("so: 1\n", &[replace(&so, "1"), replace(&so, "2")], "chồng lên nhau");
    refused("so: 1\n", &[insert(&[], None, "so", "2")], "chỗ khác của tệp đổi theo");
    refused("so: [1\n", &[replace(&so, "1")], "tệp còn lỗi YAML");
    refused("l: [a: 1]\n", &[insert(&["l".into(), 0.into()], None, "b", "2")], "chỗ khác của tệp đổi theo");
    let finding = splice("vb.yaml", b"\xff\xfes\0", &[]).unwrap_err();
    assert!(finding.message.contains("UTF-16"), "{}", finding.message);
}

/// All of the repository's files that are YAML, in every form that an office may keep them.
static CORPUS: LazyLock<Vec<String>> = LazyLock::new(|| {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut texts = Vec::new();
    for folder in ["content", "templates/moi", "tests/cases/kinds"] {
        let mut paths: Vec<_> =
            std::fs::read_dir(root.join(folder)).unwrap().map(|entry| entry.unwrap().path()).collect();
        paths.sort();
        let yaml = paths.iter().filter(|path| path.extension().is_some_and(|ending| ending == "yaml"));
        for text in yaml.map(|path| std::fs::read_to_string(path).unwrap()) {
            let text = text.replace("\r\n", "\n");
            let crlf = text.replace('\n', "\r\n");
            texts.push(format!("\u{feff}{crlf}"));
            texts.push(crlf.nfd().collect());
            texts.push(format!("\u{feff}{}", text.nfd().collect::<String>()));
            texts.push(text);
        }
    }
    texts
});

/// The paths of all single texts and of all maps.
fn places(node: &Node, path: &[Step], texts: &mut Vec<Vec<Step>>, maps: &mut Vec<Vec<Step>>) {
    let inside = |step: Step| path.iter().cloned().chain([step]).collect::<Vec<_>>();
    match &node.value {
        Value::Scalar(scalar) if matches!(scalar.style, ValueStyle::Plain | ValueStyle::Quoted) => {
            texts.push(path.to_vec());
        }
        Value::Scalar(_) => {}
        Value::List(list) => {
            list.iter().enumerate().for_each(|(at, one)| places(one, &inside(at.into()), texts, maps));
        }
        Value::Map(map) => {
            maps.push(path.to_vec());
            map.iter().for_each(|one| places(&one.value, &inside(one.key.as_str().into()), texts, maps));
        }
    }
}

fn at<'n>(node: &'n Node, path: &[Step]) -> &'n Node {
    path.iter().fold(node, |node, step| match (step, &node.value) {
        (Step::Key(key), _) => node.get(key).unwrap(),
        (Step::Item(item), Value::List(list)) => &list[*item],
        _ => panic!("no item in a text"),
    })
}

/// The lines that only one of two texts has, found by how many before and behind them both have.
fn differing<'t>(old: &'t [u8], new: &'t [u8]) -> (Vec<&'t [u8]>, Vec<&'t [u8]>) {
    let mut old: Vec<_> = old.split_inclusive(|&byte| byte == b'\n').collect();
    let mut new: Vec<_> = new.split_inclusive(|&byte| byte == b'\n').collect();
    let same = old.iter().zip(&new).take_while(|(one, two)| one == two).count();
    old.drain(..same);
    new.drain(..same);
    while !old.is_empty() && old.last() == new.last() {
        old.pop();
        new.pop();
    }
    (old, new)
}

const VALUES: [&str; 9] = [
    "206",
    "31/10/2026",
    "3,5",
    "TTr: Sở Công Thương",
    "a # b",
    "Nguyễn Văn \"Ân\"",
    "'x",
    "{{ bien.x }}",
    "",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    /// In every sample, in every form: a value changes its own line and nothing else.
    #[test]
    fn values_change_their_own_lines(file in any::<prop::sample::Index>(), place in any::<prop::sample::Index>(), value in 0..VALUES.len()) {
        let old = &CORPUS[file.index(CORPUS.len())];
        let (node, _) = read(old);
        let node = node.unwrap();
        let (mut texts, mut maps) = (Vec::new(), Vec::new());
        places(&node, &[], &mut texts, &mut maps);
        let path = &texts[place.index(texts.len())];
        let found = path_to(&node, at(&node, path).span);
        prop_assert_eq!(found.as_ref(), Some(path));
        let new = splice("vb.yaml", old.as_bytes(), &[replace(path, VALUES[value])]).unwrap();
        let (read, _) = read(std::str::from_utf8(&new).unwrap());
        let read = read.unwrap();
        prop_assert_eq!(&at(&read, path).scalar().unwrap().text, VALUES[value]);
        let (gone, come) = differing(old.as_bytes(), &new);
        prop_assert!(gone.len() <= 1 && come.len() <= 1, "{:?} {:?}", gone, come);
    }

    /// In every sample, in every form: a new key is behind the one meant, everything else stays.
    #[test]
    fn new_keys_are_lines_of_their_own(file in any::<prop::sample::Index>(), place in any::<prop::sample::Index>(), behind in any::<prop::sample::Index>(), value in 0..VALUES.len()) {
        let old = &CORPUS[file.index(CORPUS.len())];
        let (node, _) = read(old);
        let node = node.unwrap();
        let (mut texts, mut maps) = (Vec::new(), Vec::new());
        places(&node, &[], &mut texts, &mut maps);
        let path = &maps[place.index(maps.len())];
        let Value::Map(map) = &at(&node, path).value else { panic!("a map") };
        let after = &map[behind.index(map.len())].key;
        let new = splice("vb.yaml", old.as_bytes(), &[insert(path, Some(after), "khoa_moi", VALUES[value])]).unwrap();
        let (read, _) = read(std::str::from_utf8(&new).unwrap());
        let read = read.unwrap();
        let Value::Map(map) = &at(&read, path).value else { panic!("a map") };
        let here = map.iter().position(|entry| &entry.key == after).unwrap() + 1;
        prop_assert_eq!((&*map[here].key, &*map[here].value.scalar().unwrap().text), ("khoa_moi", VALUES[value]));
        let (gone, come) = differing(old.as_bytes(), &new);
        prop_assert!(gone.len() <= 1 && come.len() == 1, "{:?} {:?}", gone, come);
    }
}
