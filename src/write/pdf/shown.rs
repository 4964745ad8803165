//! What fields show: letters that the file holds.
//!
//! In: values with their looks and the sizes of their fields. Out: a picture of each, in a PDF. Which fields there are is
//! left to `fields` and `filled`.

use std::collections::BTreeMap;

use krilla::geom::Point;
use krilla::page::PageSettings;
use krilla::paint::Fill;
use krilla::text::{Font, GlyphId, KrillaGlyph};
use krilla::{Document as NewPdf, SerializeSettings};
use lopdf::{Dictionary, Document, Error, Object, ObjectId, dictionary};
use ttf_parser::Face;

use crate::fonts::{FaceStyle, Faces};
use crate::layout::DESCENT;

/// What a field is to show. Lengths are points.
pub(super) struct ShownField<'a> {
    pub(super) look: FieldLook,
    pub(super) place: LetterPlace,
    pub(super) value: &'a str,
    pub(super) size: (f32, f32),
}

/// Where in its field a value stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum LetterPlace {
    Left,
    Middle,
    Right,
}

/// How the letters of a field look.
pub(super) struct FieldLook {
    style: FaceStyle,
    size: f32,
}

impl FieldLook {
    /// Of `/Face2 13 Tf 0 g`.
    pub(super) fn read(text: &str) -> Option<FieldLook> {
        let mut words = text.split_whitespace();
        let bits: u8 = words.next()?.strip_prefix("/Face")?.parse().ok()?;
        let style = FaceStyle { bold: bits & 1 != 0, italic: bits & 2 != 0 };
        Some(FieldLook {
            style,
            size: words.next()?.parse().ok().filter(|size| (1.0..=72.0).contains(size))?,
        })
    }
}

/// The pictures of fields, put into a PDF with all that they need.
pub(super) fn pictures(
    into: &mut Document,
    all: &[ShownField<'_>],
    faces: &Faces,
) -> Result<Vec<ObjectId>, Error> {
    let pages = pages(all, faces).ok_or(Error::DictKey("Pages".to_owned()))?;
    let pages = Document::load_mem(&pages)?;
    let mut taken = BTreeMap::new();
    let each = all.iter().zip(pages.get_pages().into_values());
    each.map(|(field, page)| taken_over(into, (&pages, page), field.size, &mut taken)).collect()
}

/// A PDF with a page for each of them, as large as its field, on which the letters stand as high as on the line of the
/// paper.
fn pages(all: &[ShownField<'_>], faces: &Faces) -> Option<Vec<u8>> {
    let settings =
        SerializeSettings { enable_tagging: false, no_device_cs: true, ..SerializeSettings::default() };
    let mut pdf = NewPdf::new_with(settings);
    let fonts = FaceStyle::ALL.map(|style| {
        let file = faces.file(style);
        Font::new(file.bytes.to_vec().into(), file.index)
    });
    for ShownField { look: FieldLook { style, size }, place, value, size: (width, height) } in all {
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
        let left = match place {
            LetterPlace::Left => 0.0,
            LetterPlace::Middle => free / 2.0,
            LetterPlace::Right => free,
        };
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
