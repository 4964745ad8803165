//! The JSON Schema of an office's rules, for editors.
//!
//! In: the declarations that also read the file. Out: a schema of draft 2020-12.

use serde_json::{Value, json};

use super::fields::{HOUSE_FILE, HOUSE_RULE, PLACES};
use crate::content::schema::definitions;

/// The schema of the file.
pub fn schema() -> Value {
    let mut schemas = definitions(&HOUSE_FILE, "tep");
    schemas.extend(definitions(&HOUSE_RULE, "quy_tac_rieng"));
    // Keys that the declarations leave open: codes, and looks as in a theme.
    schemas["quy_tac"]["patternProperties"] =
        json!({"^N(0[1-9]|[1-9][0-9])$": {"$ref": "#/$defs/quy_tac_rieng"}});
    schemas["quy_tac"]["additionalProperties"] = json!(false);
    schemas["the_thuc"]["additionalProperties"] = json!(true);
    for key in ["thay", "viet_tat"] {
        schemas[key]["additionalProperties"] = json!({"type": ["string", "number", "null"]});
    }
    let places = PLACES.of.iter().map(|one| json!({"const": one.word, "title": one.about}));
    schemas["quy_tac_rieng"]["properties"][PLACES.key]["items"] =
        json!({"oneOf": places.collect::<Vec<_>>()});
    let one = ["thay", "viet_tat", "the_thuc"].map(|key| json!({"required": [key]}));
    schemas["quy_tac_rieng"]["oneOf"] = json!(one);
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Quy tắc riêng của cơ quan",
        "description": "Tệp templates/quy_tac.yaml. Lệnh `vanban check` xét văn bản theo các quy tắc này.",
        "$ref": "#/$defs/tep",
        "$defs": schemas,
    })
}

#[cfg(test)]
mod tests {
    use super::schema;

    /// What the reader accepts has a definition, and what it refuses has none.
    #[test]
    fn codes_and_what_they_ask_for_are_defined() {
        let schema = schema();
        let of = |pointer: &str| schema.pointer(pointer).cloned().unwrap_or_default();
        assert_eq!(of("/$defs/tep/properties/quy_tac/$ref"), "#/$defs/quy_tac");
        assert_eq!(
            of("/$defs/quy_tac/patternProperties/^N(0[1-9]|[1-9][0-9])$/$ref"),
            "#/$defs/quy_tac_rieng"
        );
        for key in ["thay", "viet_tat", "the_thuc"] {
            let name = of(&format!("/$defs/quy_tac_rieng/properties/{key}/$ref"));
            let pointer = name.as_str().expect("a reference").trim_start_matches('#').to_owned();
            assert!(schema.pointer(&pointer).is_some(), "{key}");
        }
        assert_eq!(of("/$defs/quy_tac_rieng/properties/o/items/oneOf").as_array().map(Vec::len), Some(12));
    }
}
