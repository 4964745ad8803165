//! What a person may write in a part of a body: its text, the tables below it and between its lines.
//!
//! In: nothing. Out: the declarations that drive the reader, the schema and the page of the format.

use super::condition::CONDITION_OF_PART;
use super::declare::{Component, Field, Shape};
use super::table_fields::BANG;

/// Text, or texts with tables between them.
pub(super) const LOI_VAN: Shape = Shape::ProseOr(&Shape::List(&Shape::ProseOr(&Shape::Map(&BETWEEN))));

/// The tables after the text of a part.
pub(super) const BANG_SAU: Field =
    Field::optional("bang", "bảng đứng sau lời văn", Shape::MapOrList(&BANG), "{cot: …, nhiem_vu: …}");

/// The notes under these tables.
pub(super) const GHI_CHU: Field =
    Field::optional("ghi_chu", "ghi chú dưới bảng", Shape::Prose, "- Nguồn vốn khác …");

/// Tables between the lines of a text.
static BETWEEN: Component = Component {
    title: "bảng giữa lời văn",
    about: "Bảng đứng giữa hai đoạn của lời văn, rộng nhất bằng phần chữ của trang.",
    open: false,
    fields: &[
        CONDITION_OF_PART,
        Field::required("bang", "bảng", Shape::MapOrList(&BANG), "{cot: …, nhiem_vu: …}"),
        GHI_CHU,
    ],
};
