//! An appendix that compares two versions of a dossier's figures.
//!
//! In: the map of `so_sanh:`. Out: which files and which table. It leaves reading them to the
//! pipeline.

use super::declare::{Component, Field, Fields, Shape, Word};
use crate::source::Span;

/// What is compared, read.
#[derive(Clone, Debug)]
pub struct SoSanh {
    /// Its place; no two are declared at one place.
    pub at: Span,
    /// File of the old version.
    pub cu: Word,
    /// File of the new version.
    pub moi: Word,
    /// Id of the table, where there are several.
    pub bang: Option<Word>,
    /// Also what did not change is shown.
    pub tat_ca: bool,
    /// A chart of the totals stands below.
    pub bieu_do: bool,
}

/// As a person writes it.
pub(super) static SO_SANH: Component = Component {
    title: "so sánh kinh phí",
    about: "Bảng so sánh kinh phí của hai bản: chương trình đọc hai tệp, tự tính tăng, giảm.",
    open: false,
    fields: &[
        Field::required("cu", "tệp YAML của bản cũ", Shape::Word, "ke-hoach-cu.yaml"),
        Field::required("moi", "tệp YAML của bản mới", Shape::Word, "ke-hoach-moi.yaml"),
        Field::optional("bang", "mã của bảng, khi có nhiều bảng", Shape::Word, "kinh_phi"),
        Field::optional(
            "hien",
            "những hàng được in",
            Shape::Choice(&[
                ("thay_doi", "những nhóm, nhiệm vụ có thay đổi"),
                ("tat_ca", "mọi nhóm, nhiệm vụ"),
            ]),
            "thay_doi",
        ),
        Field::optional(
            "bieu_do",
            "biểu đồ tổng kinh phí theo năm dưới bảng",
            Shape::Choice(&[("có", "in"), ("không", "không in")]),
            "có",
        ),
    ],
};

/// Reads what is compared; none where a file is not named, which the check of shapes tells.
pub(super) fn read(fields: Fields<'_>) -> Option<SoSanh> {
    let chosen = |key: &str, word: &str| fields.word(key).is_some_and(|chosen| chosen.text == word);
    Some(SoSanh {
        at: fields.node.span,
        cu: fields.word("cu")?,
        moi: fields.word("moi")?,
        bang: fields.word("bang"),
        tat_ca: chosen("hien", "tat_ca"),
        bieu_do: !chosen("bieu_do", "không"),
    })
}
