//! An appendix that is taken over from another file.
//!
//! In: the node of an appendix. Out: which file and which appendix of it. Reading the file and putting its
//! appendix here is left to the pipeline.

use super::declare::{Component, Field, Fields, Shape, Word};
use crate::yaml::Node;

/// The key that names the other file.
pub const KEY: &str = "lay_tu";

/// Where an appendix comes from, read.
#[derive(Clone, Debug)]
pub struct TakenAppendix {
    /// The other file.
    pub tep: Word,
    /// Its appendix, by id or by place, if it has several.
    pub phu_luc: Option<Word>,
}

/// As a person writes it.
pub(super) static LAY_TU: Component = Component {
    title: "nguồn của phụ lục",
    about: "Phụ lục lấy nguyên từ một tệp YAML khác; sửa ở tệp đó thì ở đây đổi theo.",
    open: false,
    fields: &[
        Field::required("tep", "tệp YAML có phụ lục", Shape::Word, "ke-hoach-moi.yaml"),
        Field::optional("phu_luc", "mã hoặc thứ tự của phụ lục, khi tệp có nhiều phụ lục", Shape::Word, "2"),
    ],
};

/// Reads where an appendix comes from. Returns None if it is written out, or if what is written is no such
/// reference, which the check of shapes reports.
pub fn read(appendix: &Node) -> Option<TakenAppendix> {
    let fields = Fields::new(appendix).map(KEY)?;
    Some(TakenAppendix { tep: fields.word("tep")?, phu_luc: fields.word("phu_luc") })
}
