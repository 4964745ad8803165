//! Number and day of a paper, filled into its PDF after the signer has signed it.
//!
//! In: a PDF with fields as `fields` makes them, signed or not; number, day and month. Out: the same bytes with an
//! update behind them, in which these fields show what was filled in, in letters that are embedded. What the
//! signature allows is looked at before; whether it is valid is left to signing tools.

use lopdf::{Document, Error, IncrementalDocument, LoadOptions, Object, ObjectId, dictionary};

use super::fields::{DAY, MONTH, NUMBER, of_blank, run_of};
use super::shown::{self, FieldLook, LetterPlace, ShownField};
use crate::fonts::Faces;
use crate::signatures::form::{FormFields, Permits, dictionary};

/// What is filled in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FilledIn {
    /// The number, `05`.
    pub number: String,
    /// The day of the month, `31`.
    pub day: String,
    /// The month, `10`; `01` and `02` with a zero (PL I, II.4).
    pub month: String,
}

impl FilledIn {
    /// A text of the paper as it reads once its fields are filled in.
    pub fn into_text(&self, text: &str) -> String {
        let mut filled = String::new();
        let mut rest = text;
        while let Some((start, length)) = run_of(rest, |letter| matches!(letter, ' ' | '\u{a0}')) {
            filled.push_str(&rest[..start]);
            match of_blank(&filled) {
                Some((name, _)) => {
                    // One blank stands before it, and one behind it unless it is `206/QĐ-UBND`.
                    let next = rest[start + length..].chars().next();
                    let after = if next.is_some_and(char::is_alphanumeric) { " " } else { "" };
                    filled.push_str(&[" ", self.of(name), after].concat());
                }
                None => filled.push_str(&rest[start..start + length]),
            }
            rest = &rest[start + length..];
        }
        filled + rest
    }

    fn of(&self, name: &str) -> &str {
        match name {
            NUMBER => &self.number,
            DAY => &self.day,
            _ => &self.month,
        }
    }
}

/// Why a PDF cannot be filled in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FillRefusal {
    /// It cannot be read as a PDF.
    Unreadable,
    /// It needs a password.
    Encrypted,
    /// It has no field for the number: it was not made with `chu_ky_so`, or its fields were made part of the page.
    NoField,
    /// Nobody has signed it.
    Unsigned,
    /// A number is filled in already: this one.
    Filled(String),
    /// The signature in the field of this name permits no change, or locks these fields.
    Locked(String),
}

/// No part of a file may unpack to more than this, in bytes.
const MOST: usize = 64 * 1024 * 1024;

/// The file with these values in its fields.
///
/// # Errors
/// Why they cannot be filled in; nothing of the file is changed then.
pub fn fill(file: &[u8], values: &FilledIn, faces: &Faces) -> Result<Vec<u8>, FillRefusal> {
    let options = LoadOptions::with_max_decompressed_size(MOST);
    let pdf = Document::load_mem_with_options(file, options).map_err(|_| FillRefusal::Unreadable)?;
    if pdf.is_encrypted() {
        return Err(FillRefusal::Encrypted);
    }
    let fields = FormFields::of(&pdf).unwrap_or_default();
    let places = fields.places(&pdf);
    if !places.iter().any(|(_, name)| *name == NUMBER) {
        return Err(FillRefusal::NoField);
    }
    fields.allow(&pdf, &places)?;
    update(file, pdf, &places, values, faces).map_err(|_| FillRefusal::Unreadable)
}

/// The file with what these fields show behind it.
fn update(
    file: &[u8],
    pdf: Document,
    places: &[(ObjectId, &'static str)],
    values: &FilledIn,
    faces: &Faces,
) -> Result<Vec<u8>, Error> {
    let mut all = Vec::with_capacity(places.len());
    for (field, name) in places {
        let field = pdf.get_dictionary(*field)?;
        let look = lopdf::decode_text_string(field.get(b"DA")?)?;
        let look = FieldLook::read(&look).ok_or(Error::DictKey("DA".to_owned()))?;
        let edges: Result<Vec<f32>, Error> =
            field.get(b"Rect")?.as_array()?.iter().map(Object::as_float).collect();
        let &[left, lower, right, upper] = edges?.as_slice() else {
            return Err(Error::DictKey("Rect".to_owned()));
        };
        // A number stands at the stroke behind it, day and month in the middle.
        let place = if *name == NUMBER { LetterPlace::Right } else { LetterPlace::Middle };
        all.push(ShownField { look, place, value: values.of(name), size: (right - left, upper - lower) });
    }
    let mut update = IncrementalDocument::create_from(file.to_vec(), pdf);
    let pictures = shown::pictures(&mut update.new_document, &all, faces)?;
    for ((field, _), (shown, picture)) in places.iter().zip(all.iter().zip(pictures)) {
        update.opt_clone_object_to_new_document(*field)?;
        let field = update.new_document.get_dictionary_mut(*field)?;
        field.set("V", lopdf::text_string(shown.value));
        field.set("AP", dictionary! { "N" => picture });
    }
    let mut bytes = Vec::with_capacity(file.len() + 32 * 1024);
    update.save_to(&mut bytes)?;
    // A field may be written so that readers pass over what comes later of it: then nothing is filled in.
    let now = Document::load_mem_with_options(&bytes, LoadOptions::with_max_decompressed_size(MOST))?;
    for (field, name) in places {
        let value = now.get_dictionary(*field)?.get(b"V").and_then(lopdf::decode_text_string)?;
        if value != values.of(name) {
            return Err(Error::DictKey("V".to_owned()));
        }
    }
    Ok(bytes)
}

impl FormFields {
    /// Where number, day and month stand: `so`, `so_2`, `ngay`, …
    fn places(&self, pdf: &Document) -> Vec<(ObjectId, &'static str)> {
        let is_text = |id: ObjectId| {
            let kind = pdf.get_dictionary(id).and_then(|own| own.get(b"FT")).and_then(Object::as_name);
            kind.is_ok_and(|kind| kind == b"Tx")
        };
        let place = |(name, id): &(String, ObjectId)| {
            let (first, times) = name.split_once('_').unwrap_or((name, "2"));
            let own = [NUMBER, DAY, MONTH].into_iter().find(|own| *own == first)?;
            (times.parse::<u32>().is_ok() && is_text(*id)).then_some((*id, own))
        };
        self.0.iter().filter_map(place).collect()
    }

    /// Whether the signatures allow to fill in these places.
    fn allow(&self, pdf: &Document, places: &[(ObjectId, &'static str)]) -> Result<(), FillRefusal> {
        for (id, _) in places {
            let value = pdf.get_dictionary(*id).and_then(|field| field.get(b"V"));
            let value = value.and_then(lopdf::decode_text_string).unwrap_or_default();
            if !value.is_empty() {
                return Err(FillRefusal::Filled(value));
            }
        }
        let mut signatures = 0;
        for (name, id) in &self.0 {
            let Some(signature) = pdf.get_dictionary(*id).ok().and_then(|field| dictionary(pdf, field, b"V"))
            else {
                continue;
            };
            if !signature.has(b"ByteRange") {
                continue;
            }
            signatures += 1;
            if Permits::of(pdf, signature).locks(&self.names(places)) {
                return Err(FillRefusal::Locked(name.clone()));
            }
        }
        if signatures == 0 { Err(FillRefusal::Unsigned) } else { Ok(()) }
    }

    fn names(&self, places: &[(ObjectId, &'static str)]) -> Vec<&str> {
        let is_place = |id: ObjectId| places.iter().any(|(place, _)| *place == id);
        self.0.iter().filter(|(_, id)| is_place(*id)).map(|(name, _)| name.as_str()).collect()
    }
}
