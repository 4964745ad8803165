//! Fields of a PDF: those to be signed digitally, those of number, day and month, which are filled in after the
//! signer has signed (PL I, II.3, II.4, II.7, II.8).
//!
//! In: the PDF as Typst wrote it, in which an empty picture stands where each field shall be, its description
//! marked by [`marked`]. Out: the same with fields in place of these pictures, each in the tree of tags where
//! its picture was, so that the file keeps PDF/A and PDF/UA. Filling in and signing are left to others.

use std::collections::BTreeMap;

use lopdf::{Dictionary, Document, Error, Object, ObjectId, Stream, dictionary};

use super::shown::{self, FieldLook, LetterPlace, ShownField};
use crate::fonts::Faces;

/// Name of the field of the document's number.
pub(super) const NUMBER: &str = "so";
/// Name of the field of its day.
pub(super) const DAY: &str = "ngay";
/// Name of the field of its month.
pub(super) const MONTH: &str = "thang";
/// Name of the field that says number, symbol and day in a file that goes separately; it holds its words at once.
const APART: &str = "thong_tin";

/// A day in place of one that is still open: Typst writes no PDF/A without one.
pub(super) const OPEN_DAY: (u16, u8, u8) = (2000, 1, 1);

/// What is before the name of a field in the description of its picture, and behind it. Between name and end
/// `blank-field` of `vanban.typ` says the look of the letters: `/13/2`, size in points and bits for bold and italic.
const MARK: (&str, &str) = ("ô điền ", ": ");

/// So many blanks in a row are room to write in; a draft has 10 for its number, 7 for its day.
const LEAST: usize = 7;

/// The description of a field's picture.
pub(super) fn marked(name: &str, words: &str) -> String {
    format!("{}{name}{}{words}", MARK.0, MARK.1)
}

/// The descriptions of the pictures of the agency's line in a file that goes separately: that of its words, in letters
/// of this size, if there are any, and that of its signature.
pub(super) fn apart(words: &str, size: u8) -> (Option<String>, String) {
    let says = (!words.is_empty()).then(|| marked(&format!("{APART}/{size}/0"), words));
    (says, marked("co_quan_1", "Chữ ký số của cơ quan ban hành"))
}

/// The name of a field and its words, of the description of its picture.
fn unmarked(text: &str) -> Option<(&str, &str)> {
    text.strip_prefix(MARK.0)?.split_once(MARK.1)
}

/// The first room to write in of a text on a line: its first byte and its length.
pub(super) fn blank(text: &str) -> Option<(usize, usize)> {
    run_of(text, |letter| letter == '\u{a0}')
}

/// The first run of at least [`LEAST`] such letters: its first byte and its length.
pub(super) fn run_of(text: &str, is_blank: fn(char) -> bool) -> Option<(usize, usize)> {
    let mut from = 0;
    loop {
        let start = from + text[from..].find(is_blank)?;
        let length = text[start..].find(|letter| !is_blank(letter)).unwrap_or(text.len() - start);
        if text[start..start + length].chars().count() >= LEAST {
            return Some((start, length));
        }
        from = start + length;
    }
}

/// Which field a blank is, by what stands before it, and what it is for.
pub(super) fn of_blank(before: &str) -> Option<(&'static str, &'static str)> {
    let before = before.trim_end().trim_end_matches(':');
    let word = before.rsplit(|letter: char| !letter.is_alphabetic()).next()?;
    match word.to_lowercase().as_str() {
        "số" => Some((NUMBER, "Số văn bản")),
        "ngày" => Some((DAY, "Ngày ban hành")),
        "tháng" => Some((MONTH, "Tháng ban hành")),
        _ => None,
    }
}

/// A picture that becomes a field.
struct FieldSpot {
    name: String,
    /// Size and style of the letters to be filled in, if any are.
    look: Option<String>,
    words: String,
    /// Its element in the tree of tags.
    element: ObjectId,
    page: ObjectId,
    /// Left, lower, right and upper edge, in points.
    edges: [f32; 4],
}

/// The file with fields in place of the pictures that are marked, and without [`OPEN_DAY`] if its day is open.
///
/// # Errors
/// The file is not as Typst writes it: a defect of this program.
pub(super) fn put(file: &[u8], is_undated: bool, faces: &Faces) -> Result<Vec<u8>, Error> {
    let mut pdf = Document::load_mem(file)?;
    let spots = spots(&pdf)?;
    if spots.is_empty() {
        return Ok(file.to_vec());
    }
    let catalog = pdf.trailer.get(b"Root")?.as_reference()?;
    let tags = pdf.get_dictionary(catalog)?.get(b"StructTreeRoot")?.as_reference()?;
    let mut belong = Vec::new();
    let mut next = pdf.get_dictionary(tags)?.get(b"ParentTreeNextKey")?.as_i64()?;
    let mut fields = Vec::with_capacity(spots.len());
    let mut met: BTreeMap<&str, usize> = BTreeMap::new();
    let mut on_pages: BTreeMap<ObjectId, (Vec<Object>, Vec<i64>)> = BTreeMap::new();
    for spot in &spots {
        let times = met.entry(&spot.name).or_default();
        *times += 1;
        let field = Object::Reference(field(&mut pdf, spot, *times, next, faces)?);
        let part = tag(&mut pdf, spot, &field)?;
        belong.extend([Object::Integer(next), Object::Reference(spot.element)]);
        next += 1;
        let on_page = on_pages.entry(spot.page).or_default();
        on_page.0.push(field.clone());
        on_page.1.push(part);
        fields.push(field);
    }
    for (page, (new, parts)) in on_pages {
        annotate(&mut pdf, page, new)?;
        undraw(&mut pdf, page, &parts)?;
    }
    pdf.get_dictionary_mut(tags)?.set("ParentTreeNextKey", next);
    parents(&mut pdf)?.extend(belong);
    let form = pdf.add_object(dictionary! { "Fields" => fields });
    pdf.get_dictionary_mut(catalog)?.set("AcroForm", form);
    if is_undated {
        undate(&mut pdf)?;
    }
    let mut bytes = Vec::with_capacity(file.len() + 8 * 1024);
    pdf.save_to(&mut bytes)?;
    Ok(bytes)
}

/// Takes the day out of the properties of the file, which need none for PDF/A (ISO 19005-2, 6.6.2, 6.6.3): it is not
/// known before the paper is signed.
fn undate(pdf: &mut Document) -> Result<(), Error> {
    if let Ok(properties) = pdf.trailer.get(b"Info").and_then(Object::as_reference) {
        let properties = pdf.get_dictionary_mut(properties)?;
        [b"CreationDate".as_slice(), b"ModDate"].into_iter().for_each(|key| {
            properties.remove(key);
        });
    }
    let metadata = pdf.catalog()?.get(b"Metadata")?.as_reference()?;
    let metadata = pdf.get_object_mut(metadata)?.as_stream_mut()?;
    let mut text = String::from_utf8(metadata.content.clone()).map_err(|_| Error::CharacterEncoding)?;
    for name in ["xmp:CreateDate", "xmp:ModifyDate", "xmp:MetadataDate", "dc:date"] {
        let (open, close) = (format!("<{name}>"), format!("</{name}>"));
        if let (Some(start), Some(end)) = (text.find(&open), text.find(&close)) {
            text.replace_range(start..end + close.len(), "");
        }
    }
    metadata.set_plain_content(text.into_bytes());
    Ok(())
}

/// All marked pictures, in the order of reading.
fn spots(pdf: &Document) -> Result<Vec<FieldSpot>, Error> {
    let pages: Vec<ObjectId> = pdf.get_pages().into_values().collect();
    let mut spots = Vec::new();
    for (&element, object) in &pdf.objects {
        let Ok(one) = object.as_dict() else { continue };
        let is_figure = one.get(b"S").and_then(Object::as_name).is_ok_and(|kind| kind == b"Figure");
        let Ok(alt) = one.get(b"Alt") else { continue };
        let alt = lopdf::decode_text_string(alt)?;
        let Some((name, words)) = unmarked(&alt).filter(|_| is_figure) else { continue };
        let page = one.get(b"Pg")?.as_reference()?;
        let (name, look) = match name.split_once('/') {
            Some((name, look)) => (name, Some(appearance(look)?)),
            None => (name, None),
        };
        spots.push(FieldSpot {
            name: name.to_owned(),
            look,
            words: words.to_owned(),
            element,
            page,
            edges: edges(pdf, one.get(b"A")?)?,
        });
    }
    // Typst numbers the elements as they are read.
    spots.sort_by_key(|spot| (pages.iter().position(|page| *page == spot.page), spot.element));
    Ok(spots)
}

/// The look of letters as a field states it: `/Face2 13 Tf 0 g`, where the face is one of four.
fn appearance(look: &str) -> Result<String, Error> {
    let (size, bits) = look.split_once('/').ok_or(Error::DictKey("DA".to_owned()))?;
    Ok(format!("/Face{bits} {size} Tf 0 g"))
}

/// The box of an element, which one of its attributes says.
fn edges(pdf: &Document, attributes: &Object) -> Result<[f32; 4], Error> {
    let (_, attributes) = pdf.dereference(attributes)?;
    let one = std::slice::from_ref(attributes);
    let all = attributes.as_array().map_or(one, Vec::as_slice);
    let found = all.iter().find_map(|one| pdf.dereference(one).ok()?.1.as_dict().ok()?.get(b"BBox").ok());
    let found = found.ok_or(Error::DictKey("BBox".to_owned()))?.as_array()?;
    let mut edges = [0.0; 4];
    for (edge, value) in edges.iter_mut().zip(found) {
        *edge = value.as_float()?;
    }
    Ok(edges)
}

/// A field, which shows nothing yet, or the words of the agency's line. What stands for one number at several places is a field at each of them:
/// where several places are one field, pyHanko takes what is filled in later for a forged signature.
fn field(
    pdf: &mut Document,
    spot: &FieldSpot,
    times: usize,
    parent: i64,
    faces: &Faces,
) -> Result<ObjectId, Error> {
    let [left, lower, right, upper] = spot.edges;
    let size = (right - left, upper - lower);
    let says = (spot.name == APART).then_some(spot.words.as_str());
    let shown = match (says, &spot.look) {
        (Some(value), Some(look)) => {
            let look = FieldLook::read(look).ok_or(Error::DictKey("DA".to_owned()))?;
            let shown = ShownField { look, place: LetterPlace::Left, value, size };
            shown::pictures(pdf, &[shown], faces)?.into_iter().next()
        }
        _ => None,
    };
    let shown = match shown {
        Some(shown) => shown,
        None => pdf.add_object(Stream::new(
            dictionary! {
                "Type" => "XObject",
                "Subtype" => "Form",
                "BBox" => numbers_of(&[0.0, 0.0, size.0, size.1]),
                "Resources" => Dictionary::new(),
            },
            Vec::new(),
        )),
    };
    let name = if times == 1 { spot.name.clone() } else { format!("{}_{times}", spot.name) };
    let mut field = dictionary! {
        "Type" => "Annot",
        "Subtype" => "Widget",
        "FT" => if spot.look.is_some() { "Tx" } else { "Sig" },
        "T" => Object::string_literal(name),
        "TU" => lopdf::text_string(if says.is_some() { "Số, ký hiệu, ngày ban hành" } else { &spot.words }),
        "Rect" => numbers_of(&spot.edges),
        "P" => spot.page,
        "F" => PRINTED,
        "StructParent" => parent,
        "AP" => dictionary! { "N" => shown },
    };
    if let Some(look) = &spot.look {
        field.set("Ff", READ_ONLY);
        field.set("DA", Object::string_literal(look.as_str()));
    }
    if let Some(value) = says {
        field.set("V", lopdf::text_string(value));
    }
    Ok(pdf.add_object(field))
}

/// The flag of what is printed.
const PRINTED: i64 = 4;
/// The flag of a field that a reader does not let a person type in.
const READ_ONLY: i64 = 1;

fn numbers_of(values: &[f32]) -> Object {
    Object::Array(values.iter().map(|value| Object::Real(*value)).collect())
}

/// Makes the element of a picture that of a field. Returns the number of the part that draws the picture.
fn tag(pdf: &mut Document, spot: &FieldSpot, field: &Object) -> Result<i64, Error> {
    let words = lopdf::text_string(&spot.words);
    let element = pdf.get_dictionary_mut(spot.element)?;
    element.set("S", Object::Name(b"Form".to_vec()));
    element.set("Alt", words);
    let part = match element.get(b"K")? {
        Object::Array(parts) => parts.first().ok_or(Error::DictKey("K".to_owned()))?.as_i64()?,
        part => part.as_i64()?,
    };
    let object = dictionary! { "Type" => "OBJR", "Pg" => spot.page, "Obj" => field.clone() };
    // Its one child: pyHanko takes what is filled in later for a forged signature if it stands in a list.
    element.set("K", object);
    Ok(part)
}

/// Takes pictures out of what is drawn on a page, where their descriptions are said again, and out of the list of what
/// its drawn parts belong to.
fn undraw(pdf: &mut Document, page: ObjectId, parts: &[i64]) -> Result<(), Error> {
    const END: &[u8] = b"EMC";
    let mut drawn = pdf.get_page_content(page);
    for part in parts {
        let missing = || Error::DictKey("MCID".to_owned());
        let begin = format!("/Span<</MCID {part}/Alt");
        let start = find(&drawn, begin.as_bytes()).ok_or_else(missing)?;
        let end = start + find(&drawn[start..], END).ok_or_else(missing)? + END.len();
        drawn.drain(start..end);
    }
    let own = pdf.get_dictionary(page)?;
    let key = own.get(b"StructParents")?.as_i64()?;
    let content = own.get(b"Contents")?.as_reference()?;
    let stream = pdf.get_object_mut(content)?.as_stream_mut()?;
    stream.set_plain_content(drawn);
    stream.compress()?;
    let pairs = parents(pdf)?;
    let at = pairs.iter().step_by(2).position(|own| own.as_i64().is_ok_and(|own| own == key));
    let at = 2 * at.ok_or(Error::DictKey("Nums".to_owned()))? + 1;
    let all = match pairs[at].as_reference() {
        Ok(id) => pdf.get_object_mut(id)?.as_array_mut()?,
        Err(_) => pairs[at].as_array_mut()?,
    };
    for part in parts {
        let part = usize::try_from(*part).ok().and_then(|part| all.get_mut(part));
        *part.ok_or(Error::DictKey("MCID".to_owned()))? = Object::Null;
    }
    Ok(())
}

/// Where some bytes first are in others.
fn find(bytes: &[u8], some: &[u8]) -> Option<usize> {
    bytes.windows(some.len()).position(|window| window == some)
}

/// What the numbers of drawn parts and of fields belong to: number, value, number, …
fn parents(pdf: &mut Document) -> Result<&mut Vec<Object>, Error> {
    let tags = pdf.catalog()?.get(b"StructTreeRoot")?.as_reference()?;
    let tree = pdf.get_dictionary(tags)?.get(b"ParentTree")?.as_reference();
    let tree = match tree {
        Ok(tree) => pdf.get_dictionary_mut(tree)?,
        Err(_) => pdf.get_dictionary_mut(tags)?.get_mut(b"ParentTree")?.as_dict_mut()?,
    };
    tree.get_mut(b"Nums")?.as_array_mut()
}

/// Adds what lies on a page, which the Tab key then follows as the tags do.
fn annotate(pdf: &mut Document, page: ObjectId, new: Vec<Object>) -> Result<(), Error> {
    let old = pdf.get_dictionary(page)?.get(b"Annots").ok().cloned();
    let mut all = match old {
        Some(old) => pdf.dereference(&old)?.1.as_array()?.clone(),
        None => Vec::new(),
    };
    all.extend(new);
    let page = pdf.get_dictionary_mut(page)?;
    page.set("Annots", all);
    page.set("Tabs", Object::Name(b"S".to_vec()));
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::{DAY, MONTH, NUMBER, blank, marked, of_blank, unmarked};
    use crate::write::pdf::FilledIn;

    #[test]
    fn rooms_to_write_in_are_known_by_what_stands_before_them() {
        let name =
            |text: &str| blank(text).and_then(|(start, _)| of_blank(&text[..start])).map(|(name, _)| name);
        let room = "\u{a0}".repeat(7);
        assert_eq!(name(&format!("Số: {room}/QĐ-UBND")), Some(NUMBER));
        assert_eq!(name(&format!("(Kèm theo Quyết định số {room}/QĐ-UBND")), Some(NUMBER));
        assert_eq!(name(&format!("An Bình, ngày{room}tháng")), Some(DAY));
        assert_eq!(name(&format!("tháng{room}năm 2026")), Some(MONTH));
        assert_eq!(name(&format!("Họ tên: {room}")), None);
        assert_eq!(name("Số: \u{a0}\u{a0}/QĐ-UBND"), None);
    }

    #[test]
    fn what_is_filled_in_reads_as_the_issued_paper() {
        let values = FilledIn { number: "05".to_owned(), day: "09".to_owned(), month: "02".to_owned() };
        let room = "\u{a0}".repeat(10);
        let draft =
            format!("(Kèm theo Quyết định số {room}/QĐ-UBND ngày{room}tháng{room}năm 2026 của Ủy ban)");
        let issued = "(Kèm theo Quyết định số 05/QĐ-UBND ngày 09 tháng 02 năm 2026 của Ủy ban)";
        assert_eq!(values.into_text(&draft), issued);
        let line = format!("Họ tên: {room}, số: {room}");
        assert_eq!(values.into_text(&line), format!("Họ tên: {room}, số: 05"));
    }

    #[test]
    fn a_mark_is_read_as_it_was_written() {
        assert_eq!(unmarked(&marked("ky_1", "Chữ ký số: của ai")), Some(("ky_1", "Chữ ký số: của ai")));
        assert_eq!(unmarked("Hình ảnh chữ ký"), None);
    }
}
