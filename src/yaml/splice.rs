//! Writing back into a YAML file: values change, nothing else does.
//!
//! In: a file's bytes as they are on disk and what is to change, by the way through keys and positions
//! that leads there. Out: new bytes, equal to the old ones outside the changed places: byte order mark,
//! line ends, comments, order, quotes, letters in any Unicode form. The new bytes are read again, by our
//! own reader and by one that is not ours; when either sees a change in any other place than those meant,
//! there is an error instead. It leaves writing the file to the caller.

mod entries;
mod expected;
mod forward;
mod items;
mod moved;
mod patch;
mod reworded;
mod second;
mod texts;

pub use moved::Moved;
pub use reworded::reword;

use unicode_normalization::UnicodeNormalization;

use super::{Node, Value, decode, parse};
use crate::finding::{Finding, Report, Version, codes};
use crate::source::Span;

/// One step from a value to one inside it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Step {
    /// The value of a key of a map.
    Key(String),
    /// An item of a list, from 0.
    Item(usize),
}

impl From<&str> for Step {
    fn from(key: &str) -> Step {
        Step::Key(key.to_owned())
    }
}

impl From<usize> for Step {
    fn from(item: usize) -> Step {
        Step::Item(item)
    }
}

/// What is to change. A path leads from the top of the file; the empty one is the file's map.
/// Values are single lines, quoted where YAML needs it; those of [`Edit::Text`] and [`Edit::Insert`] may have
/// several.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Edit {
    /// The text at a place becomes another; it keeps its quotes.
    Replace {
        /// The way to the text.
        at: Vec<Step>,
        /// The new text.
        value: String,
    },
    /// A map gets a new key: in a block map on a line of its own, in `{…}` behind a comma.
    Insert {
        /// The way to the map.
        map: Vec<Step>,
        /// The key it comes behind; None for the end of the map.
        after: Option<String>,
        /// The new key.
        key: String,
        /// Its text.
        value: String,
    },
    /// A map gets a new key with a value of any shape, or one that has nothing behind it gets a value.
    Put {
        /// The way to the map.
        map: Vec<Step>,
        /// The key a new one comes behind; None for the end of the map.
        after: Option<String>,
        /// The key.
        key: String,
        /// Its value.
        value: Node,
    },
    /// A key of a map goes, with its value: from a block map with its whole lines.
    Remove {
        /// The way to the map.
        map: Vec<Step>,
        /// The key.
        key: String,
    },
    /// The text at a place becomes another, of one line or more, whatever it was.
    Text {
        /// The way to the text.
        at: Vec<Step>,
        /// The new text.
        value: String,
    },
    /// A list gets other items, or its items another order. Other edits may be inside items that are kept.
    Items {
        /// The way to the list.
        list: Vec<Step>,
        /// Its items from now on.
        items: Vec<ListItem>,
    },
}

/// An item of a list that changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ListItem {
    /// The item that is now at this place, of this list or of another one; with the comments that stand right
    /// above it.
    Kept(Vec<Step>),
    /// A new one.
    New(Node),
}

/// The bytes of the file `name` with `edits` made in it. Edits are all meant for the file as it is now:
/// no insertion can name a key that another one inserts.
///
/// # Errors
/// Code P001, without a place: the file is not faultless YAML in UTF-8, the place of an edit does not
/// exist, or the change cannot be written without touching something else.
pub fn splice(name: &str, bytes: &[u8], edits: &[Edit]) -> Result<Vec<u8>, Finding> {
    splice_and_trace(name, bytes, edits).map(|(bytes, _)| bytes)
}

/// As [`splice`], with where everything in the new bytes stood before.
///
/// # Errors
/// As [`splice`].
pub fn splice_and_trace(name: &str, bytes: &[u8], edits: &[Edit]) -> Result<(Vec<u8>, Moved), Finding> {
    let fault = |words: &str, hint: &str| {
        Finding::general(codes::P001, format!("chưa ghi gì vào `{name}`: {words}")).hint(hint.to_owned())
    };
    let text = decode(bytes).map_err(|words| fault(&words, "lưu lại tệp bằng UTF-8 rồi chạy lại"))?;
    let mark = bytes.len() - text.len();
    let faulty = || fault("tệp còn lỗi YAML", &format!("sửa tệp trước; xem lỗi bằng `vanban build {name}`"));
    // Places come from the letters as they are in the file, the trees to compare from the form that every
    // reader sees.
    let typed = tree(LetterForm::AsTyped, &text).ok_or_else(faulty)?;
    let before = tree(LetterForm::Composed, &text).ok_or_else(faulty)?;
    let by_hand = "sửa chỗ này bằng tay trong trình soạn thảo";
    let (patched, moved) = patch::apply(&text, &typed, edits).map_err(|words| fault(&words, by_hand))?;
    let expected = expected::with_edits(&before, edits).map_err(|words| fault(&words, by_hand))?;
    let found = tree(LetterForm::Composed, &patched).map(|node| expected::of(&node));
    if found != Some(expected) {
        return Err(fault("ghi vào chỗ này thì chỗ khác của tệp đổi theo", by_hand));
    }
    let composed: (String, String) = (text.nfc().collect(), patched.nfc().collect());
    second::agrees(&composed.0, &composed.1, edits).map_err(|words| fault(&words, by_hand))?;
    Ok(([&bytes[..mark], patched.as_bytes()].concat(), moved))
}

/// The way from the top of a file to the value at `span`. Returns None if there is no value.
pub fn path_to(root: &Node, span: Span) -> Option<Vec<Step>> {
    if root.span == span && root.scalar().is_some() {
        return Some(Vec::new());
    }
    let inside = |step: Step, node: &Node| {
        let mut path = path_to(node, span)?;
        path.insert(0, step);
        Some(path)
    };
    match &root.value {
        Value::Scalar(_) => None,
        Value::List(list) => list.iter().enumerate().find_map(|(at, node)| inside(Step::Item(at), node)),
        Value::Map(map) => map.iter().find_map(|entry| inside(Step::Key(entry.key.clone()), &entry.value)),
    }
}

/// The form of the letters that a tree is read from.
#[derive(Clone, Copy, PartialEq, Eq)]
enum LetterForm {
    AsTyped,
    Composed,
}

/// Returns None if anything is wrong with the file. Only what all versions call wrong counts: newer rules
/// are checked where the paper is read, not where one of its values is changed.
fn tree(form: LetterForm, text: &str) -> Option<Node> {
    let mut report = Report::about_paper(Some(Version(0, 1, 0)));
    let file = match form {
        LetterForm::AsTyped => report.sources.add_as_it_is("", text.to_owned()),
        LetterForm::Composed => report.sources.add("", text),
    };
    parse(file, &mut report).filter(|_| !report.findings.has_errors())
}
