//! Kinds of columns by their words.
//!
//! In: nothing. Out: the kinds that a sheet may have columns of.

use crate::content::column_kind::{ColumnKind, KIEU};

fn named_kind(word: &str) -> ColumnKind {
    KIEU.meant(word).map_or(ColumnKind::TEXT, |choice| choice.value)
}

pub(super) fn giua() -> ColumnKind {
    named_kind("giua")
}

pub(super) fn ngay() -> ColumnKind {
    named_kind("ngay")
}

pub(super) fn danh_dau() -> ColumnKind {
    named_kind("danh_dau")
}

pub(super) fn so_luong() -> ColumnKind {
    named_kind("so_luong")
}

pub(super) fn so_luong_cong() -> ColumnKind {
    named_kind("so_luong_cong")
}

pub(super) fn don_gia() -> ColumnKind {
    named_kind("don_gia")
}

pub(super) fn hieu() -> ColumnKind {
    named_kind("hieu")
}

pub(super) fn ty_le() -> ColumnKind {
    named_kind("ty_le")
}

pub(super) fn thanh_tien() -> ColumnKind {
    named_kind("thanh_tien")
}
