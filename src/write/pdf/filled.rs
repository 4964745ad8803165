//! Number and day of a paper, filled into its PDF after the signer has signed it.
//!
//! In: a PDF with fields as `fields` makes them, signed or not; number, day and month. Out: the same bytes with an
//! update behind them, in which these fields show what was filled in, in letters that are embedded. What the
//! signature allows is looked at before; whether it is valid is left to signing tools.

use std::collections::BTreeMap;

use krilla::geom::Point;
use krilla::page::PageSettings;
use krilla::paint::Fill;
use krilla::text::{Font, GlyphId, KrillaGlyph};
use krilla::{Document as NewPdf, SerializeSettings};
use lopdf::{Dictionary, Document, Error, IncrementalDocument, LoadOptions, Object, ObjectId, dictionary};

use ttf_parser::Face;

use super::fields::{DAY, MONTH, NUMBER, of_blank, run_of};
use crate::fonts::{FaceStyle, Faces};
use crate::layout::DESCENT;
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
    let mut shown = Vec::with_capacity(places.len());
    for (field, name) in places {
        let field = pdf.get_dictionary(*field)?;
        let look = lopdf::decode_text_string(field.get(b"DA")?)?;
        let look = Look::read(&look).ok_or(Error::DictKey("DA".to_owned()))?;
        let edges: Result<Vec<f32>, Error> =
            field.get(b"Rect")?.as_array()?.iter().map(Object::as_float).collect();
        let &[left, lower, right, upper] = edges?.as_slice() else {
            return Err(Error::DictKey("Rect".to_owned()));
        };
        shown.push(ShownField { look, name, value: values.of(name), size: (right - left, upper - lower) });
    }
    let pages = pages(&shown, faces).ok_or(Error::DictKey("Pages".to_owned()))?;
    let pages = Document::load_mem(&pages)?;
    let mut update = IncrementalDocument::create_from(file.to_vec(), pdf);
    let mut taken = BTreeMap::new();
    for ((field, _), (shown, page)) in places.iter().zip(shown.iter().zip(pages.get_pages().into_values())) {
        let picture = taken_over(&mut update.new_document, (&pages, page), shown.size, &mut taken)?;
        update.opt_clone_object_to_new_document(*field)?;
        let field = update.new_document.get_dictionary_mut(*field)?;
        field.set("V", lopdf::text_string(shown.value));
        field.set("AP", dictionary! { "N" => picture });
    }
    let mut bytes = Vec::with_capacity(file.len() + 32 * 1024);
    update.save_to(&mut bytes)?;
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

/// What a field is to show. Lengths are points.
struct ShownField<'a> {
    look: Look,
    name: &'a str,
    value: &'a str,
    size: (f32, f32),
}

/// How letters look.
struct Look {
    style: FaceStyle,
    size: f32,
}

impl Look {
    /// Of `/Face2 13 Tf 0 g`.
    fn read(text: &str) -> Option<Look> {
        let mut words = text.split_whitespace();
        let bits: u8 = words.next()?.strip_prefix("/Face")?.parse().ok()?;
        let style = FaceStyle { bold: bits & 1 != 0, italic: bits & 2 != 0 };
        Some(Look { style, size: words.next()?.parse().ok().filter(|size| (1.0..=72.0).contains(size))? })
    }
}

/// A PDF with a page for each of them, as large as its field, on which the letters stand as high as on the line of the
/// paper: day and month in the middle, a number at the stroke behind it.
fn pages(all: &[ShownField<'_>], faces: &Faces) -> Option<Vec<u8>> {
    let settings =
        SerializeSettings { enable_tagging: false, no_device_cs: true, ..SerializeSettings::default() };
    let mut pdf = NewPdf::new_with(settings);
    let fonts = FaceStyle::ALL.map(|style| {
        let file = faces.file(style);
        Font::new(file.bytes.to_vec().into(), file.index)
    });
    for ShownField { look: Look { style, size }, name, value, size: (width, height) } in all {
        let file = faces.file(*style);
        let face = Face::parse(&file.bytes, file.index).ok()?;
        let units = f32::from(face.units_per_em());
        let mut glyphs = Vec::new();
        for (at, letter) in value.char_indices() {
            let glyph = face.glyph_index(letter)?;
            let advance = f32::from(face.glyph_hor_advance(glyph)?) / units;
            let range = at..at + letter.len_utf8();
            glyphs.push(KrillaGlyph::new(
                GlyphId::new(u32::from(glyph.0)),
                advance,
                0.0,
                0.0,
                0.0,
                range,
                None,
            ));
        }
        let free = width - glyphs.iter().map(|glyph| glyph.x_advance).sum::<f32>() * size;
        let left = if *name == NUMBER { free } else { free / 2.0 };
        let mut page = pdf.start_page_with(PageSettings::from_wh(*width, *height)?);
        let mut surface = page.surface();
        surface.set_fill(Some(Fill::default()));
        let start = Point::from_xy(left, height - DESCENT as f32 * size);
        surface.draw_glyphs(start, &glyphs, fonts[style.place()].clone()?, value, *size, false);
        surface.finish();
        page.finish();
    }
    pdf.finish().ok()
}

/// The page of a PDF as what a field shows, with all that it needs.
fn taken_over(
    into: &mut Document,
    (from, page): (&Document, ObjectId),
    (width, height): (f32, f32),
    taken: &mut BTreeMap<ObjectId, ObjectId>,
) -> Result<ObjectId, Error> {
    let content = from.get_page_content(page);
    let resources = from.get_dictionary(page)?.get(b"Resources")?;
    let resources = copied(from, resources, into, taken)?;
    let content = [b"/Tx BMC\n".as_slice(), &content, b"\nEMC\n"].concat();
    let edges = [0.0, 0.0, width, height].into_iter().map(Object::Real).collect();
    let picture = dictionary! {
        "Type" => "XObject",
        "Subtype" => "Form",
        "BBox" => Object::Array(edges),
        "Resources" => resources,
    };
    Ok(into.add_object(lopdf::Stream::new(picture, content)))
}

/// A value with all that it refers to, under new numbers.
fn copied(
    from: &Document,
    value: &Object,
    into: &mut Document,
    taken: &mut BTreeMap<ObjectId, ObjectId>,
) -> Result<Object, Error> {
    Ok(match value {
        Object::Reference(old) => {
            if let Some(new) = taken.get(old) {
                return Ok(Object::Reference(*new));
            }
            let new = into.new_object_id();
            taken.insert(*old, new);
            let value = copied(from, from.get_object(*old)?, into, taken)?;
            into.objects.insert(new, value);
            Object::Reference(new)
        }
        Object::Array(values) => {
            let values: Result<Vec<Object>, Error> =
                values.iter().map(|value| copied(from, value, into, taken)).collect();
            Object::Array(values?)
        }
        Object::Dictionary(values) => Object::Dictionary(copied_all(from, values, into, taken)?),
        Object::Stream(stream) => {
            let mut stream = stream.clone();
            stream.dict = copied_all(from, &stream.dict, into, taken)?;
            Object::Stream(stream)
        }
        plain => plain.clone(),
    })
}

fn copied_all(
    from: &Document,
    values: &Dictionary,
    into: &mut Document,
    taken: &mut BTreeMap<ObjectId, ObjectId>,
) -> Result<Dictionary, Error> {
    let mut all = Dictionary::new();
    for (key, value) in values.iter() {
        all.set(key.clone(), copied(from, value, into, taken)?);
    }
    Ok(all)
}
