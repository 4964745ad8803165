//! An appendix that compares two versions of a dossier's figures.
//!
//! In: the map of `so_sanh:`. Out: which files and which table. Reading the files is left to the pipeline.

use super::choice::{Choices, choice};
use super::declare::{Component, Field, Fields, Shape, Word};
use crate::source::Span;

/// What is compared, read.
#[derive(Clone, Debug)]
pub struct ComparisonAppendix {
    /// Its place; no two are declared at one place.
    pub at: Span,
    /// File of the old version.
    pub cu: Word,
    /// File of the new version.
    pub moi: Word,
    /// Id of the table, if there are several.
    pub bang: Option<Word>,
    /// Whether what did not change is shown too.
    pub tat_ca: bool,
    /// Whether a chart of the totals follows below.
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
        Field::choice(&HIEN, "những hàng được in", "thay_doi"),
        Field::choice(&BIEU_DO, "biểu đồ tổng kinh phí theo năm dưới bảng", "có"),
    ],
};

/// Which rows are shown: true is all of them.
static HIEN: Choices<bool> = Choices {
    key: "hien",
    of: &[
        choice("thay_doi", "những nhóm, nhiệm vụ có thay đổi", false),
        choice("tat_ca", "mọi nhóm, nhiệm vụ", true),
    ],
};

static BIEU_DO: Choices<bool> =
    Choices { key: "bieu_do", of: &[choice("có", "in", true), choice("không", "không in", false)] };

/// Reads what is compared. Returns None if a file is not named, which the check of shapes reports.
pub(super) fn read(fields: Fields<'_>) -> Option<ComparisonAppendix> {
    Some(ComparisonAppendix {
        at: fields.node.span,
        cu: fields.word("cu")?,
        moi: fields.word("moi")?,
        bang: fields.word("bang"),
        tat_ca: fields.choice(&HIEN).unwrap_or(false),
        bieu_do: fields.choice(&BIEU_DO).unwrap_or(true),
    })
}
