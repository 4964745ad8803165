//! Rules of content that an office lets stand, each with its reason: `bo_qua`.
//!
//! In: the node of a document, or of the file for a whole folder. Out: [`Waiver`]s with their places. Which
//! rules there are, and what a waiver covers, is left to the pipeline.

use super::declare::{Component, Field, Fields, Shape, Word};
use crate::yaml::{Node, Value};

/// The key.
pub const KEY: &str = "bo_qua";

/// The file, among an office's own, that applies to all documents of a folder.
pub const FILE: &str = "bo_qua.yaml";

/// The key as a field of a document.
pub(super) const BO_QUA: Field =
    Field::optional(KEY, "quy tắc nội dung được bỏ qua", Shape::List(ITEM), "[{quy_tac: C054, ly_do: …}]");

/// A code alone, or with its reason.
const ITEM: &Shape = &Shape::ProseOr(&Shape::Map(&MUC_BO_QUA));

/// An item of the list.
static MUC_BO_QUA: Component = Component {
    title: "mục bỏ qua",
    about: "Quy tắc được bỏ qua trong cả tệp, hoặc ở những chỗ có các chữ nêu ra, và lý do.",
    open: false,
    fields: &[
        Field::required("quy_tac", "mã của quy tắc", Shape::Word, "C054"),
        Field::optional("ly_do", "lý do", Shape::Word, "Tên ghi theo hồ sơ lưu trữ"),
        Field::optional(
            "chu",
            "chữ trên văn bản, ở chỗ được bỏ qua",
            Shape::Word,
            "Ủy ban nhân dân quận Ba Đình",
        ),
    ],
};

/// What that file holds.
pub static FOLDER: Component = Component {
    title: "tệp bỏ qua của thư mục",
    about: "Quy tắc được bỏ qua trong mọi văn bản của thư mục.",
    open: false,
    fields: &[BO_QUA],
};

/// A rule that is let stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waiver {
    /// Its code, as typed.
    pub rule: Word,
    /// The reason.
    pub reason: Option<String>,
    /// Words of the places it is about; None if it is about all of them.
    pub words: Option<Word>,
}

/// The waivers of a document or a file whose shape was checked.
pub fn waivers(node: &Node) -> Vec<Waiver> {
    let read = |item: &Node| match &item.value {
        Value::Scalar(scalar) => {
            let rule = Word { text: scalar.text.trim().to_owned(), at: item.span };
            Some(Waiver { rule, reason: None, words: None })
        }
        _ => {
            let fields = Fields::new(item);
            let reason = fields.word("ly_do").map(|word| word.text);
            Some(Waiver { rule: fields.word("quy_tac")?, reason, words: fields.word("chu") })
        }
    };
    Fields::new(node).list(KEY).iter().filter_map(read).collect()
}
