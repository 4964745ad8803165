//! A PDF with fields, signed in one of them as signing tools do it: an update behind its end gives the field a
//! signature. The signature itself is none that a tool would call valid; that is for `tests/judges/signing.py`.

use lopdf::{Dictionary, Document, IncrementalDocument, Object, ObjectId, dictionary};

/// The fields of a PDF in their order: name and object.
pub(crate) fn fields(pdf: &Document) -> Vec<(String, ObjectId)> {
    let form = pdf.catalog().unwrap().get(b"AcroForm").and_then(Object::as_reference).unwrap();
    let fields = pdf.get_dictionary(form).unwrap().get(b"Fields").and_then(Object::as_array).unwrap();
    let name = |id| lopdf::decode_text_string(pdf.get_dictionary(id).unwrap().get(b"T").unwrap()).unwrap();
    fields.iter().map(|field| field.as_reference().unwrap()).map(|id| (name(id), id)).collect()
}

/// What a field shows.
pub(crate) fn value(pdf: &Document, name: &str) -> Option<String> {
    let (_, id) = fields(pdf).into_iter().find(|(own, _)| own == name)?;
    lopdf::decode_text_string(pdf.get_dictionary(id).ok()?.get(b"V").ok()?).ok()
}

/// Signed in the field of this name. `permits` is what the signature says of later changes.
pub(crate) fn signed_in(pdf: &[u8], name: &str, permits: &[Dictionary]) -> Vec<u8> {
    let document = Document::load_mem(pdf).unwrap();
    let (_, field) = fields(&document).into_iter().find(|(own, _)| own == name).unwrap();
    let mut update = IncrementalDocument::create_from(pdf.to_vec(), document);
    let permits = permits.iter().cloned().map(Object::Dictionary).collect::<Vec<_>>();
    let signature = update.new_document.add_object(dictionary! {
        "Type" => "Sig",
        "Filter" => "Adobe.PPKLite",
        "SubFilter" => "ETSI.CAdES.detached",
        "ByteRange" => vec![0.into(), 10.into(), 20.into(), 30.into()],
        "Contents" => Object::string_literal("none"),
        "Reference" => permits,
    });
    update.opt_clone_object_to_new_document(field).unwrap();
    update.new_document.get_dictionary_mut(field).unwrap().set("V", signature);
    let mut bytes = Vec::new();
    update.save_to(&mut bytes).unwrap();
    bytes
}

/// What a signature says of later changes: none (1), forms may be filled in (2).
pub(crate) fn certifies(level: i64) -> Dictionary {
    dictionary! { "TransformMethod" => "DocMDP", "TransformParams" => dictionary! { "P" => level } }
}

/// What a signature says of fields: these are locked (`Include`), or all others (`Exclude`).
pub(crate) fn locks(action: &str, names: &[&str]) -> Dictionary {
    let names: Vec<Object> = names.iter().map(|name| Object::string_literal(*name)).collect();
    dictionary! {
        "TransformMethod" => "FieldMDP",
        "TransformParams" => dictionary! { "Action" => action, "Fields" => names },
    }
}

/// What is wrong with how the fields of a PDF stand in its tree of tags (ISO 14289-1, 7.18): each field on a page of its
/// own element, which is a form, has words, and knows its way back.
pub(crate) fn untagged(pdf: &Document) -> Vec<String> {
    let mut told = Vec::new();
    let tags = pdf.catalog().unwrap().get(b"StructTreeRoot").and_then(Object::as_reference).unwrap();
    let tree = pdf.get_dictionary(tags).unwrap().get(b"ParentTree").unwrap();
    let tree = pdf.dereference(tree).unwrap().1.as_dict().unwrap();
    let parents = tree.get(b"Nums").and_then(Object::as_array).unwrap();
    for (name, id) in fields(pdf) {
        let field = pdf.get_dictionary(id).unwrap();
        if !field.has(b"TU") {
            told.push(format!("{name}: no words"));
        }
        let page = field.get(b"P").and_then(Object::as_reference).unwrap();
        let page = pdf.get_dictionary(page).unwrap();
        let on_page = page.get(b"Annots").and_then(Object::as_array).unwrap();
        if !on_page.contains(&Object::Reference(id)) || !is(page, b"Tabs", b"S") {
            told.push(format!("{name}: not on its page, or not in the order of the tags"));
        }
        let key = field.get(b"StructParent").cloned().unwrap_or(Object::Null);
        let Some(pair) = parents.chunks(2).find(|pair| pair[0] == key) else {
            told.push(format!("{name}: not in the tree of tags"));
            continue;
        };
        let element = pdf.get_dictionary(pair[1].as_reference().unwrap()).unwrap();
        let child = element.get(b"K").and_then(Object::as_dict).unwrap();
        let is_form = is(element, b"S", b"Form");
        if !is_form || child.get(b"Obj").ok() != Some(&Object::Reference(id)) {
            told.push(format!("{name}: its element is no form, or of another field"));
        }
    }
    told
}

/// Whether a key has this name as its value.
fn is(owner: &Dictionary, key: &[u8], name: &[u8]) -> bool {
    owner.get(key).and_then(Object::as_name).is_ok_and(|own| own == name)
}
