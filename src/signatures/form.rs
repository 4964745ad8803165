//! The fields of a PDF by their names, and what its signatures permit to change later.
//!
//! In: a PDF that was read, from anyone. Out: its fields, each once, however they refer to each other; whether a
//! signature forbids to fill them in. What a signature is worth is left to `container` and `added`.

use std::collections::BTreeSet;

use lopdf::{Dictionary, Document, Error, Object, ObjectId};

/// Fields are not looked for deeper than this.
const DEEPEST: usize = 16;
/// So many fields no paper has.
const MOST: usize = 10_000;

/// The fields of a PDF by their names, in the order of the file.
#[derive(Clone, Debug, Default)]
pub(crate) struct FormFields(pub(crate) Vec<(String, ObjectId)>);

impl FormFields {
    /// All of them.
    ///
    /// # Errors
    /// It has no form.
    pub(crate) fn of(pdf: &Document) -> Result<FormFields, Error> {
        let form = pdf.dereference(pdf.catalog()?.get(b"AcroForm")?)?.1.as_dict()?;
        let mut fields = FormFields::default();
        let mut seen = BTreeSet::new();
        let all = pdf.dereference(form.get(b"Fields")?)?.1.as_array()?;
        all.iter().for_each(|field| fields.add(pdf, field, "", DEEPEST, &mut seen));
        Ok(fields)
    }

    fn add(
        &mut self,
        pdf: &Document,
        field: &Object,
        above: &str,
        depth: usize,
        seen: &mut BTreeSet<ObjectId>,
    ) {
        let Ok(id) = field.as_reference() else { return };
        let Ok(own) = pdf.get_dictionary(id) else { return };
        if self.0.len() >= MOST || !seen.insert(id) {
            return;
        }
        let name = own.get(b"T").and_then(lopdf::decode_text_string).unwrap_or_default();
        let parts = [above, name.as_str()].into_iter().filter(|part| !part.is_empty());
        let name = parts.collect::<Vec<_>>().join(".");
        if depth > 0 {
            let kids = array(pdf, own, b"Kids");
            kids.iter().for_each(|kid| self.add(pdf, kid, &name, depth - 1, seen));
        }
        self.0.push((name, id));
    }
}

/// The value of a field, which one above it may have.
pub(crate) fn inherited<'a>(pdf: &'a Document, field: &'a Dictionary, key: &[u8]) -> Option<&'a Object> {
    let mut own = field;
    for _ in 0..DEEPEST {
        if let Ok(value) = own.get(key) {
            return pdf.dereference(value).ok().map(|(_, value)| value);
        }
        own = dictionary(pdf, own, b"Parent")?;
    }
    None
}

/// Whether a field is of this kind.
pub(crate) fn is_kind(pdf: &Document, field: &Dictionary, kind: &[u8]) -> bool {
    inherited(pdf, field, b"FT").and_then(|own| own.as_name().ok()).is_some_and(|own| own == kind)
}

/// The dictionary at a key.
pub(crate) fn dictionary<'a>(pdf: &'a Document, owner: &'a Dictionary, key: &[u8]) -> Option<&'a Dictionary> {
    pdf.dereference(owner.get(key).ok()?).ok()?.1.as_dict().ok()
}

/// The array at a key; empty where there is none.
pub(crate) fn array<'a>(pdf: &'a Document, owner: &'a Dictionary, key: &[u8]) -> &'a [Object] {
    let found =
        owner.get(key).and_then(|value| pdf.dereference(value)).and_then(|(_, value)| value.as_array());
    found.map_or(&[], Vec::as_slice)
}

/// What a signature says of later changes (ISO 32000-1, 12.8.2).
pub(crate) struct Permits<'a> {
    pdf: &'a Document,
    says: Vec<(&'a [u8], &'a Dictionary)>,
}

impl<'a> Permits<'a> {
    /// Of a signature's dictionary.
    pub(crate) fn of(pdf: &'a Document, signature: &'a Dictionary) -> Permits<'a> {
        let says = array(pdf, signature, b"Reference").iter().filter_map(|reference| {
            let reference = pdf.dereference(reference).ok()?.1.as_dict().ok()?;
            let method = reference.get(b"TransformMethod").and_then(Object::as_name).ok()?;
            Some((method, dictionary(pdf, reference, b"TransformParams")?))
        });
        Permits { pdf, says: says.collect() }
    }

    /// Whether it forbids to fill in any of these fields.
    pub(crate) fn locks(&self, names: &[&str]) -> bool {
        self.says.iter().any(|(method, says)| match *method {
            b"DocMDP" => level(says).is_some_and(|level| level < 2),
            b"FieldMDP" => {
                let listed: Vec<String> = array(self.pdf, says, b"Fields")
                    .iter()
                    .filter_map(|one| lopdf::decode_text_string(one).ok())
                    .collect();
                let is_listed = |name: &&str| listed.iter().any(|one| one == name);
                match says.get(b"Action").and_then(Object::as_name) {
                    Ok(b"Include") => names.iter().any(is_listed),
                    Ok(b"Exclude") => !names.iter().all(is_listed),
                    _ => true,
                }
            }
            _ => false,
        })
    }

    /// The level of changes it certifies the file for, if it does: none (1), forms (2), notes (3).
    pub(crate) fn level(&self) -> Option<i64> {
        let says = self.says.iter().find(|(method, _)| *method == b"DocMDP");
        says.map(|(_, says)| level(says).unwrap_or(2))
    }
}

fn level(says: &Dictionary) -> Option<i64> {
    says.get(b"P").and_then(Object::as_i64).ok()
}
