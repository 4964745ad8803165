//! Where a schema lets figures be below zero.
//!
//! In: nothing. Out: definitions for the schema of a document, and what they ask of a table. A schema knows no column
//! of a key: in a table one of whose columns has signs every figure may be below zero, and the reader tells the rest.

use serde_json::{Map, Value, json};

use super::column_kind::KIEU;
use super::sign_fields::CO_DAU;

/// The names of the definitions.
pub(super) const NAMES: [&str; 3] = [WITHOUT_SIGNS, WITH_SIGNS, UNSIGNED];
/// Tables and rows without figures below zero.
const WITHOUT_SIGNS: &str = "khong_so_am";
/// Columns of which one has figures below zero.
const WITH_SIGNS: &str = "co_cot_so_am";
/// A figure that has no sign.
const UNSIGNED: &str = "so_khong_am";

/// What is asked of a table.
pub(super) fn of_table(reference: fn(&str) -> Value) -> Value {
    let signed = json!({"properties": {"cot": reference(WITH_SIGNS)}});
    json!({"if": {"required": ["cot"], "not": signed}, "then": reference(WITHOUT_SIGNS)})
}

/// The definitions by name.
pub(super) fn definitions(reference: fn(&str) -> Value) -> Map<String, Value> {
    let figure = reference(UNSIGNED);
    let by_column = json!({"additionalProperties": figure});
    let one = json!({"if": {"type": "object"}, "then": by_column, "else": figure});
    let rows = json!({"items": reference(WITHOUT_SIGNS)});
    let without = json!({"properties": {
        "kinh_phi": by_column,
        "tong": by_column,
        "muc_tran": one,
        "nhom": rows,
        "nhiem_vu": rows,
        "tong_cong": reference(WITHOUT_SIGNS),
    }});
    let has = |key: &str, word: &str| json!({"required": [key], "properties": {key: {"const": word}}});
    let below = json!({"required": ["cot"], "properties": {"cot": reference(WITH_SIGNS)}});
    let signed = [has(CO_DAU.key, "có"), has(KIEU.key, "hieu"), json!({"required": ["tru"]}), below];
    let with = json!({"type": "array", "contains": {"type": "object", "anyOf": signed}});
    let unsigned = json!({
        "minimum": 0,
        "pattern": r"^(?![+(−–-])",
        "patternErrorMessage": "Số có dấu chỉ ở bảng có cột `co_dau: có`.",
    });
    let all = [(WITHOUT_SIGNS, without), (WITH_SIGNS, with), (UNSIGNED, unsigned)];
    all.into_iter().map(|(name, schema)| (name.to_owned(), schema)).collect()
}
