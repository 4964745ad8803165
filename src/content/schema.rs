//! The JSON Schema of a document's file, for editors that check and complete while one types.
//!
//! In: the declarations that also read the file, and the kinds of a catalogue. Out: a schema of draft
//! 2020-12. It covers what a single value shows; sums, numbering, ids that must differ and the like are left
//! to the program.

use serde_json::{Map, Value, json};

use super::declare::{Component, Field, Shape};
use super::kind::{Components, Kind};
use super::table_fields::BANG;
use super::{Catalogue, VAN_BAN, first_capital, schema_signs};

/// Names of the definitions that are no components.
const MAIN: &str = "van_ban";
const ATTACHED: &str = "van_ban_kem_theo";
const AMOUNT: &str = "so_tien";
const WRITTEN: &str = "phai_ghi";

/// The types that an editor may see in a plain value: `05` is a number there, `1.210` too. No booleans:
/// `true` is no word of a document, and editors would offer it everywhere.
const TEXT: [&str; 2] = ["string", "number"];
/// The same, or a list.
const TEXT_OR_LIST: [&str; 3] = ["string", "number", "array"];

/// The schema of a file with a document of one of these kinds.
pub fn schema(catalogue: &Catalogue) -> Value {
    let mut definitions = Definitions::default();
    definitions.add(&VAN_BAN, MAIN);
    let Definitions { mut schemas, .. } = definitions;
    let attached = catalogue.kinds().filter_map(|kind| Some((&**kind, kind.kem_theo.as_ref()?)));
    schemas.insert(ATTACHED.to_owned(), document(attached));
    schemas.insert(AMOUNT.to_owned(), amount());
    schemas.extend(schema_signs::definitions(reference));
    schemas.insert(
        WRITTEN.to_owned(),
        json!({
            "description": "Giá trị phải ghi, không để trống.",
            "type": ["string", "number", "array", "object"],
            // VS Code knows this: the component itself is offered, this is only its second condition.
            "doNotSuggest": true,
        }),
    );
    let mut schema = document(catalogue.kinds().map(|kind| (&**kind, &kind.rieng)));
    schema["$schema"] = json!("https://json-schema.org/draft/2020-12/schema");
    schema["title"] = json!("Văn bản hành chính");
    schema["description"] =
        json!("Tệp nội dung của một văn bản. Lệnh `vanban build` kiểm tra thêm phép tính, số thứ tự và mã.");
    schema["$defs"] = Value::Object(schemas);
    schema
}

/// The definitions of a component and of all that it holds, by name.
pub(super) fn definitions(component: &'static Component, name: &str) -> Map<String, Value> {
    let mut definitions = Definitions::default();
    definitions.add(component, name);
    definitions.schemas
}

/// A document that is one of these kinds, by the components each kind has at this place.
fn document<'a>(kinds: impl Iterator<Item = (&'a Kind, &'a Components)> + Clone) -> Value {
    let names = kinds.clone().map(|(kind, _)| json!({"const": kind.id, "title": kind.ten}));
    let names = json!({"properties": {"loai": {"oneOf": names.collect::<Vec<_>>()}}});
    let rules = kinds.map(|(kind, components)| {
        json!({
            "if": {"properties": {"loai": {"const": kind.id}}, "required": ["loai"]},
            "then": rule(kind, components),
        })
    });
    let all = [reference(MAIN), names].into_iter().chain(rules);
    json!({"type": "object", "allOf": all.collect::<Vec<_>>()})
}

/// The components that a kind demands, and those that it does not have.
fn rule(kind: &Kind, components: &Components) -> Value {
    let mut properties = Map::new();
    let mut required = components.bat_buoc.clone();
    for field in VAN_BAN.fields.iter().filter(|field| !kind.allows(components, field.key)) {
        properties.insert(field.key.to_owned(), json!(false));
    }
    for key in &components.bat_buoc {
        properties.insert(key.clone(), reference(WRITTEN));
    }
    if let Some(signers) = kind.so_nguoi_ky.filter(|&signers| signers > 1 && components.allows("nguoi_ky")) {
        let list = json!({"type": "array", "minItems": signers, "maxItems": signers});
        properties.insert("nguoi_ky".to_owned(), list);
    }
    if !kind.thong_tin.is_empty() {
        properties.insert("thong_tin".to_owned(), own_fields(kind));
        if !kind.thong_tin.bat_buoc.is_empty() {
            required.push("thong_tin".to_owned());
        }
    }
    let mut rule = json!({"properties": properties, "required": required});
    if components.allows("nam") {
        // A draft has a year, an issued document a day.
        rule["anyOf"] = json!([{"required": ["nam"]}, {"required": ["ngay"]}]);
    }
    rule
}

/// The keys under `thong_tin` that only this kind has.
fn own_fields(kind: &Kind) -> Value {
    let own = &kind.thong_tin;
    let described = |(key, title): (&String, &String)| {
        let empty = if own.bat_buoc.contains_key(key) { Empty::Refused } else { Empty::Allowed };
        let mut schema = prose(empty);
        schema["title"] = json!(first_capital(title));
        (key.clone(), schema)
    };
    let properties: Map<String, Value> = own.bat_buoc.iter().chain(&own.cho_phep).map(described).collect();
    json!({
        "title": format!("Thông tin riêng của {}", kind.ten),
        "type": "object",
        "properties": properties,
        "required": own.bat_buoc.keys().collect::<Vec<_>>(),
        "additionalProperties": false,
    })
}

/// Whether nothing may follow a key.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Empty {
    /// It counts as left out.
    Allowed,
    /// Something must be written.
    Refused,
}

/// The components by name, each defined once, however deep they hold each other.
#[derive(Default)]
pub(super) struct Definitions {
    names: Vec<(&'static Component, String)>,
    pub(super) schemas: Map<String, Value>,
}

impl Definitions {
    pub(super) fn add(&mut self, component: &'static Component, name: &str) {
        // It is named before its fields are visited: it may hold itself.
        self.names.push((component, name.to_owned()));
        let fields: Map<String, Value> =
            component.fields.iter().map(|field| (field.key.to_owned(), self.field(field, name))).collect();
        let (sure, either): (Vec<&Field>, Vec<&Field>) =
            component.fields.iter().filter(|field| field.required).partition(|field| field.unless.is_none());
        let required: Vec<_> = sure.iter().map(|field| field.key).collect();
        let others = if component.open { prose(Empty::Allowed) } else { json!(false) };
        let mut schema = json!({
            "title": first_capital(component.title),
            "description": component.about,
            "type": ["object", "null"],
            "properties": fields,
            "required": required,
            "additionalProperties": others,
        });
        if std::ptr::eq(component, &raw const BANG) {
            schema["allOf"] = json!([schema_signs::of_table(reference)]);
        }
        let either = either.iter().map(|field| {
            let keys = [Some(field.key), field.unless].into_iter().flatten();
            json!({"anyOf": keys.map(|key| json!({"required": [key]})).collect::<Vec<_>>()})
        });
        let either: Vec<Value> = either.collect();
        if !either.is_empty() {
            // An empty value is reported elsewhere, if it is not allowed.
            schema["if"] = json!({"type": "object"});
            schema["then"] = json!({"allOf": either});
        }
        self.schemas.insert(name.to_owned(), schema);
    }

    /// The place where a component is defined: under the key where it is first met, with its owner's name in
    /// front if two share a key.
    fn component(&mut self, component: &'static Component, key: &str, owner: &str) -> Value {
        if std::ptr::eq(component, &raw const VAN_BAN) {
            return reference(ATTACHED);
        }
        if let Some((_, name)) = self.names.iter().find(|(known, _)| std::ptr::eq(*known, component)) {
            return reference(name);
        }
        let taken = |name: &str| {
            [MAIN, ATTACHED, AMOUNT, WRITTEN].contains(&name)
                || schema_signs::NAMES.contains(&name)
                || self.names.iter().any(|(_, used)| used == name)
        };
        let name = if taken(key) { format!("{owner}_{key}") } else { key.to_owned() };
        self.add(component, &name);
        reference(&name)
    }

    fn field(&mut self, field: &'static Field, owner: &str) -> Value {
        let empty = if field.required { Empty::Refused } else { Empty::Allowed };
        let mut schema = self.shape(&field.shape, empty, field.key, owner);
        let example = format!("Ví dụ: `{}: {}`", field.key, field.example);
        let description = match field.shape {
            Shape::Choice(of) => format!("{}. {example}", meanings(&of.words())),
            _ => example.clone(),
        };
        schema["title"] = json!(first_capital(field.title));
        schema["description"] = json!(description);
        if let Some(pattern) = field.pattern {
            // A template for many localities may have a locality's value there.
            schema["pattern"] = json!(format!("{pattern}|{VARIABLE}"));
            // VS Code's readers of YAML and JSON know this; others ignore it.
            schema["patternErrorMessage"] = json!(format!("Chưa đúng cách viết {}. {example}", field.title));
        }
        schema
    }

    fn shape(&mut self, shape: &'static Shape, empty: Empty, key: &str, owner: &str) -> Value {
        match *shape {
            Shape::Word => json!({"type": types(&TEXT, empty)}),
            Shape::Choice(of) => json!({"enum": choices(&of.words())}),
            Shape::Prose => prose(empty),
            Shape::Amounts => amounts(empty),
            Shape::AmountOrAmounts => {
                json!({"if": {"type": ["object", "null"]}, "then": amounts(empty), "else": reference(AMOUNT)})
            }
            Shape::Map(component) => {
                let mut schema = self.component(component, key, owner);
                if empty == Empty::Refused {
                    schema["type"] = json!("object");
                }
                schema
            }
            Shape::MapOrList(component) => {
                let one = self.component(component, key, owner);
                // Not `anyOf`: an error is reported at its own place, not at the whole of both.
                json!({"if": {"type": "array"}, "then": {"items": written(&one)}, "else": one})
            }
            Shape::List(item) => {
                let item = self.shape(item, Empty::Refused, key, owner);
                json!({"type": types(&["array"], empty), "items": item})
            }
            Shape::ProseOr(Shape::List(item)) => {
                let item = self.shape(item, Empty::Refused, key, owner);
                json!({"type": types(&TEXT_OR_LIST, empty), "items": item})
            }
            // The shape decides first, so that an editor shows an error of the component at its own place.
            Shape::ProseOr(component @ Shape::Map(_)) => {
                let component = self.shape(component, Empty::Refused, key, owner);
                json!({"if": {"type": "object"}, "then": component, "else": {"type": types(&TEXT, empty)}})
            }
            Shape::ProseOr(other) => {
                let other = self.shape(other, Empty::Refused, key, owner);
                json!({"anyOf": [{"type": types(&TEXT, empty)}, other]})
            }
        }
    }
}

/// A word with a variable in it.
const VARIABLE: &str = r"\{\{|\{%";

pub(super) fn reference(name: &str) -> Value {
    json!({"$ref": format!("#/$defs/{name}")})
}

/// A component that must not be left empty.
pub(super) fn written(component: &Value) -> Value {
    let mut component = component.clone();
    component["type"] = json!("object");
    component
}

fn types(types: &[&'static str], empty: Empty) -> Vec<&'static str> {
    let nothing = (empty == Empty::Allowed).then_some("null");
    types.iter().copied().chain(nothing).collect()
}

/// Amounts by column.
fn amounts(empty: Empty) -> Value {
    json!({
        "type": types(&["object"], empty),
        "patternProperties": {"^[A-Za-z0-9_]+$": reference(AMOUNT)},
        "additionalProperties": false,
    })
}

/// Lines of a text, or a list of texts.
fn prose(empty: Empty) -> Value {
    json!({"type": types(&TEXT_OR_LIST, empty), "items": {"type": TEXT}})
}

/// The words, and the numbers that an editor may see in some of them.
fn choices(words: &[(&str, &str)]) -> Vec<Value> {
    let texts = words.iter().map(|(word, _)| json!(word));
    let numbers = words.iter().filter_map(|(word, _)| Some(json!(word.parse::<u64>().ok()?)));
    texts.chain(numbers).collect()
}

fn meanings(words: &[(&str, &str)]) -> String {
    let meanings: Vec<_> = words.iter().map(|(word, meaning)| format!("`{word}`: {meaning}")).collect();
    first_capital(&meanings.join("; "))
}

/// An amount as a person writes it; with only dots and digits it is a number for an editor.
fn amount() -> Value {
    let digits = r"[0-9]{1,3}(\.[0-9]{3})*(,[0-9]+)?|[0-9]+(,[0-9]+)?";
    json!({
        "title": "Số tiền",
        "description": "Dấu chấm ngăn hàng nghìn, dấu phẩy trước số lẻ. Ví dụ: `1.210`, `\"3,5\"`. Số âm (`-120`, `(120)`) chỉ ở cột có `co_dau: có`",
        "type": ["string", "number"],
        "pattern": format!(r"^(\+|-|−|–)?({digits})$|^\(({digits})\)$|{VARIABLE}"),
        "patternErrorMessage": "Số tiền chỉ gồm chữ số, dấu chấm ngăn hàng nghìn, dấu phẩy trước số lẻ, và dấu âm ở cột có dấu.",
    })
}

#[cfg(test)]
mod tests {
    use expect_test::expect;
    use serde_json::{Value, json};

    use super::{Definitions, schema};
    use crate::content::Catalogue;
    use crate::content::choice::{Choices, choice};
    use crate::content::declare::{Component, Field, Shape};
    use crate::content::kind::Kind;

    static SIZE: Choices<u8> =
        Choices { key: "co", of: &[choice("nho", "nhỏ", 10), choice("12", "12 pt", 12)] };

    static PART: Component = Component {
        title: "phần",
        about: "Một phần.",
        open: true,
        fields: &[
            Field::required("ten", "tên", Shape::Prose, "Mục tiêu"),
            Field::optional("ma", "mã", Shape::Word, "a").pattern("^[a-z]+$"),
            Field::choice(&SIZE, "cỡ", "12"),
            Field::optional("tien", "số tiền", Shape::Amounts, "{2026: 5}"),
            Field::optional(
                "phan",
                "các phần bên trong",
                Shape::ProseOr(&Shape::List(&Shape::Map(&PART))),
                "[]",
            ),
            Field::optional("khac", "phần khác", Shape::MapOrList(&PART), "{ten: a}"),
        ],
    };

    #[test]
    fn each_shape_has_its_schema() {
        let mut definitions = Definitions::default();
        definitions.add(&PART, "phan");
        let keys: Vec<_> = definitions.schemas.keys().map(String::as_str).collect();
        assert_eq!(keys, ["phan"], "a component that holds itself is defined once");
        let part = &definitions.schemas["phan"];
        assert_eq!(part["required"], json!(["ten"]));
        let shapes = part["properties"].as_object().unwrap().iter().map(|(key, schema)| {
            let mut schema = schema.clone();
            let told = schema.as_object_mut().unwrap();
            told.retain(|word, _| !["title", "description", "patternErrorMessage"].contains(&word.as_str()));
            format!("{key}: {schema}\n")
        });
        expect![[r##"
            co: {"enum":["nho","12",12]}
            khac: {"else":{"$ref":"#/$defs/phan"},"if":{"type":"array"},"then":{"items":{"$ref":"#/$defs/phan","type":"object"}}}
            ma: {"pattern":"^[a-z]+$|\\{\\{|\\{%","type":["string","number","null"]}
            phan: {"items":{"$ref":"#/$defs/phan","type":"object"},"type":["string","number","array","null"]}
            ten: {"items":{"type":["string","number"]},"type":["string","number","array"]}
            tien: {"additionalProperties":false,"patternProperties":{"^[A-Za-z0-9_]+$":{"$ref":"#/$defs/so_tien"}},"type":["object","null"]}
        "##]].assert_eq(&shapes.collect::<String>());
        assert_eq!(part["properties"]["co"]["description"], "`nho`: nhỏ; `12`: 12 pt. Ví dụ: `co: 12`");
    }

    fn references(schema: &Value, found: &mut Vec<String>) {
        match schema {
            Value::Object(map) => {
                found.extend(map.get("$ref").map(|name| name.as_str().unwrap().to_owned()));
                map.values().for_each(|one| references(one, found));
            }
            Value::Array(list) => list.iter().for_each(|one| references(one, found)),
            _ => {}
        }
    }

    #[test]
    fn a_kind_has_its_rule_and_every_reference_a_definition() {
        let text = "ten: Giấy mời\nbo_cuc: muc\nso_nguoi_ky: 2\n\
                    thong_tin: {bat_buoc: {noi: nơi họp}, cho_phep: {chu_tri: người chủ trì}}\n\
                    rieng: {bat_buoc: [trich_yeu], cho_phep: [nam, nguoi_ky]}\n";
        let mut catalogue = Catalogue::default();
        catalogue.add(Kind::of_text("giay_moi", text).unwrap());
        let schema = schema(&catalogue);
        let rule = &schema["allOf"][2]["then"];
        assert_eq!(rule["required"], json!(["trich_yeu", "thong_tin"]));
        assert_eq!(rule["properties"]["kem_theo"], json!(false));
        assert_eq!(rule["properties"]["so"], json!(false));
        assert_eq!(rule["properties"].get("nam"), None);
        assert_eq!(rule["properties"]["nguoi_ky"]["minItems"], json!(2));
        assert_eq!(rule["properties"]["thong_tin"]["required"], json!(["noi"]));
        assert_eq!(rule["anyOf"], json!([{"required": ["nam"]}, {"required": ["ngay"]}]));
        let mut found = Vec::new();
        references(&schema, &mut found);
        assert!(found.len() > 20, "{found:?}");
        for name in found {
            assert!(schema.pointer(name.trim_start_matches('#')).is_some(), "{name}");
        }
    }
}
