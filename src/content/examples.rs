//! An example of a component, as papers of a kind have it.
//!
//! In: a kind and the declaration of a component. Out: the words of a hint or of a starter. Examples that are
//! the same in all kinds are in the declaration itself.

use std::borrow::Cow;

use super::declare::{Field, Fields, left_empty, missing};
use super::kind::{BodyLayout, Kind};
use crate::finding::Finding;

/// `KH-UBND`; a công văn has no abbreviation of its own before those of the offices (PL I, II.3).
pub(super) fn symbol(kind: &Kind) -> String {
    kind.viet_tat.as_ref().map_or_else(|| "UBND-VP".to_owned(), |short| format!("{short}-UBND"))
}

/// What may be written in a component of this kind.
pub fn example(kind: &Kind, field: &Field) -> Cow<'static, str> {
    let has_articles = kind.bo_cuc == BodyLayout::Dieu;
    match field.key {
        "ky_hieu" => symbol(kind).into(),
        "trich_yeu" if kind.viet_tat.is_none() => "Báo cáo kết quả thực hiện …".into(),
        "trich_yeu" if !has_articles => "Thực hiện nhiệm vụ …".into(),
        "trich_yeu" if !kind.rieng.allows("kem_theo") => "Về việc …".into(),
        "dieu" => field.example.replace("Quyết định", &kind.ten).into(),
        "noi_nhan" if !has_articles && kind.rieng.allows("kinh_gui") => "[Như trên, Các Sở]".into(),
        // A contract goes to those who sign it; others are named only if there are any.
        "noi_nhan" if !has_articles || !kind.rieng.bat_buoc.iter().any(|key| key == "noi_nhan") => {
            "[Các Sở, Các xã]".into()
        }
        _ => field.example.into(),
    }
}

/// The finding that a paper of this kind lacks a component: its key has nothing after it, or is not there.
pub(super) fn lacking(kind: &Kind, field: &Field, fields: Fields<'_>) -> Finding {
    let example = example(kind, field);
    match fields.node.get(field.key) {
        Some(_) => left_empty(field.key, field.title, fields.key_span(field.key), &example),
        None => missing(field, &kind.ten, fields.key_span("loai"))
            .hint(format!("thêm `{}: {example}`", field.key)),
    }
}
