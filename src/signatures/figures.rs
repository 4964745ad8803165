//! The fields of a paper's number, day and month in a PDF: whether all of them say the same, and show what they hold.
//!
//! In: the bytes of a PDF, from anyone. Out: what is wrong with such fields. What the number should be is left to others, as
//! are fields of other names.

use lopdf::{Dictionary, Document, Object, ObjectId};

use super::form::{FormFields, inherited, is_kind};
use super::{LARGEST_PART, UnreadPdf, read};

/// The names of such fields, the first of each; further ones are `so_2`, `so_3`.
const NAMES: [&str; 4] = ["so", "ngay", "thang", "nam"];
/// So many of them are looked at.
const MOST: usize = 200;

/// What is wrong with a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FieldFault {
    /// Two fields of one meaning hold different values.
    Differs {
        /// Name and value of the first one.
        first: (String, String),
        /// Of the other one.
        other: (String, String),
    },
    /// A field holds something else than it shows.
    Shows {
        /// Name and value.
        field: (String, String),
        /// What it shows.
        shown: String,
    },
}

/// All of a file.
///
/// # Errors
/// It cannot be read, or only with a password.
pub fn field_faults(file: &[u8]) -> Result<Vec<FieldFault>, UnreadPdf> {
    let pdf = read(file)?;
    let fields = FormFields::of(&pdf).unwrap_or_default().0.into_iter();
    let own: Vec<OwnField> =
        fields.filter_map(|(name, id)| OwnField::of(&pdf, name, id)).take(MOST).collect();
    if own.iter().all(|field| field.value.is_empty()) {
        return Ok(Vec::new());
    }
    let mut faults = Vec::new();
    for name in NAMES {
        let mut same = own.iter().filter(|field| field.means == name);
        let Some(first) = same.next() else { continue };
        for other in same.filter(|other| other.value != first.value) {
            faults.push(FieldFault::Differs { first: first.told(), other: other.told() });
        }
    }
    let page = pdf.page_iter().next();
    let mut pictures = pdf;
    for field in &own {
        let Some(shown) = page.and_then(|page| field.shown(&mut pictures, page)) else { continue };
        if shown != letters(&field.value) {
            faults.push(FieldFault::Shows { field: field.told(), shown });
        }
    }
    Ok(faults)
}

/// A field of number, day or month.
struct OwnField {
    id: ObjectId,
    name: String,
    means: &'static str,
    value: String,
}

impl OwnField {
    fn of(pdf: &Document, name: String, id: ObjectId) -> Option<OwnField> {
        let (first, times) = name.split_once('_').unwrap_or((&name, "2"));
        let means = NAMES.into_iter().find(|own| *own == first)?;
        let field = pdf.get_dictionary(id).ok()?;
        if times.parse::<u32>().is_err() || !is_kind(pdf, field, b"Tx") {
            return None;
        }
        let value = inherited(pdf, field, b"V").and_then(|value| lopdf::decode_text_string(value).ok());
        Some(OwnField { id, means, value: value.unwrap_or_default(), name })
    }

    fn told(&self) -> (String, String) {
        (self.name.clone(), self.value.clone())
    }

    /// The letters that it shows: its picture, read as the first page of the file. None if it holds nothing and has
    /// no picture.
    fn shown(&self, pdf: &mut Document, page: ObjectId) -> Option<String> {
        let Some((content, resources)) = self.picture(pdf) else {
            return (!self.value.is_empty()).then(String::new);
        };
        let content = pdf.add_object(lopdf::Stream::new(Dictionary::new(), content));
        let page = pdf.get_dictionary_mut(page).ok()?;
        page.set("Contents", Object::Reference(content));
        page.set("Resources", resources);
        let text = pdf.extract_text_with_limit(&[1], LARGEST_PART).unwrap_or_default();
        Some(letters(&text))
    }

    /// What its picture draws, and with what.
    fn picture(&self, pdf: &Document) -> Option<(Vec<u8>, Object)> {
        let looks = super::form::dictionary(pdf, pdf.get_dictionary(self.id).ok()?, b"AP")?;
        let picture = pdf.dereference(looks.get(b"N").ok()?).ok()?.1.as_stream().ok()?;
        let content = match picture.dict.has(b"Filter") {
            true => picture.decompressed_content_with_limit(LARGEST_PART).ok()?,
            false => picture.content.clone(),
        };
        let resources = picture.dict.get(b"Resources").cloned();
        Some((content, resources.unwrap_or_else(|_| Dictionary::new().into())))
    }
}

/// Letters without what is between words.
fn letters(text: &str) -> String {
    text.chars().filter(|letter| !letter.is_whitespace() && *letter != '\u{ad}').collect()
}
