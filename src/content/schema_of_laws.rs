//! The JSON Schema of the register of laws, for editors that check and complete while one types.
//!
//! In: the declarations that also read the register. Out: a schema of draft 2020-12. Whether two entries
//! contradict each other is left to the program.

use serde_json::{Value, json};

use super::first_capital;
use super::laws::{self, LEGAL_TEXT, REGISTER};
use super::schema::{Definitions, reference, written};

/// The name of the definition of one text.
const TEXT: &str = "van_ban_cua_so";

/// The schema of the register.
pub fn schema_of_laws() -> Value {
    let mut definitions = Definitions::default();
    definitions.add(&LEGAL_TEXT, TEXT);
    let mut schemas = definitions.schemas;
    // A text that is cited by its number has one, and a body after it on paper.
    schemas[TEXT]["if"] = json!({
        "properties": {"loai": {"enum": laws::cited_by_name().collect::<Vec<_>>()}},
    });
    let stated = json!({"type": ["string", "number"]});
    schemas[TEXT]["else"] =
        json!({"required": ["so", "co_quan"], "properties": {"so": stated, "co_quan": stated}});
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": first_capital(REGISTER.title),
        "description": format!("{} Lệnh `vanban check` xét thêm các mã trái nhau.", REGISTER.about),
        "type": ["object", "null"],
        "patternProperties": {laws::KEY: written(&reference(TEXT))},
        "additionalProperties": false,
        "$defs": schemas,
    })
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::schema_of_laws;

    /// A decree must have number and body, a law need not; a key is a name that texts can use.
    #[test]
    fn what_a_register_must_have_is_in_its_schema() {
        let schema = schema_of_laws();
        let text = &schema["$defs"]["van_ban_cua_so"];
        assert_eq!(text["required"], json!(["loai", "ten", "ngay", "nguon"]));
        assert_eq!(text["if"], json!({"properties": {"loai": {"enum": ["luat", "bo_luat", "phap_lenh"]}}}));
        assert_eq!(text["else"]["required"], json!(["so", "co_quan"]));
        let keys: Vec<&String> = schema["patternProperties"].as_object().unwrap().keys().collect();
        assert_eq!(keys, ["^[a-z][a-z0-9_]*$"]);
    }
}
