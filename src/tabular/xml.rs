//! XML parts of workbooks, read as a stream: names without their namespaces.

use std::io::BufRead;

use quick_xml::Reader;
use quick_xml::XmlVersion;
use quick_xml::escape::resolve_xml_entity;
use quick_xml::events::{BytesRef, BytesStart, Event};

use super::Unreadable;

/// What comes next in a part.
pub(super) enum XmlPiece<'a> {
    /// An element begins; its name and its attributes.
    Start(&'a str, &'a BytesStart<'a>),
    /// An element ends.
    End(&'a str),
    /// Text between elements.
    Text(&'a str),
}

/// How much of a workbook may still be read, over all its parts: a list may name one part any number of times.
pub(super) struct PartsLeft {
    pieces: usize,
    bytes: u64,
}

impl Default for PartsLeft {
    /// Two million cells have fewer elements and texts; an archive unpacks to fewer bytes.
    fn default() -> PartsLeft {
        PartsLeft { pieces: 16_000_000, bytes: 300 * 1024 * 1024 }
    }
}

/// Calls a function with all that a part consists of, until it returns None.
///
/// # Errors
/// The function returned None, the part is broken, or more was read than any workbook needs.
pub(super) fn each(
    part: impl BufRead,
    left: &mut PartsLeft,
    call: &mut dyn FnMut(XmlPiece<'_>) -> Option<()>,
) -> Result<(), Unreadable> {
    let mut reader = Reader::from_reader(part);
    reader.config_mut().expand_empty_elements = true;
    let mut buffer = Vec::new();
    let mut depth = 0_usize;
    let mut read = 0;
    loop {
        let whole = piece(&mut reader, &mut buffer, &mut depth, call).ok_or(Unreadable::Broken)?;
        let new = reader.buffer_position().saturating_sub(read);
        read += new;
        left.bytes = left.bytes.checked_sub(new).ok_or(Unreadable::Large)?;
        left.pieces = left.pieces.checked_sub(1).ok_or(Unreadable::Large)?;
        if whole {
            return Ok(());
        }
    }
}

/// Hands the next piece on. Returns whether the part is whole with it; None if it is broken, or if the
/// function returned None.
fn piece<B: BufRead>(
    reader: &mut Reader<B>,
    buffer: &mut Vec<u8>,
    depth: &mut usize,
    call: &mut dyn FnMut(XmlPiece<'_>) -> Option<()>,
) -> Option<bool> {
    buffer.clear();
    match reader.read_event_into(buffer).ok()? {
        Event::Start(element) => {
            *depth += 1;
            call(XmlPiece::Start(element.local_name().as_ref(), &element))?;
        }
        Event::End(element) => {
            *depth = depth.saturating_sub(1);
            call(XmlPiece::End(element.local_name().as_ref()))?;
        }
        Event::Text(text) => call(XmlPiece::Text(&text.xml10_content()))?,
        Event::CData(text) => call(XmlPiece::Text(&text.xml10_content()))?,
        Event::GeneralRef(name) => call(XmlPiece::Text(&entity(&name)?))?,
        Event::Eof => return (*depth == 0).then_some(true),
        _ => {}
    }
    Some(false)
}

/// The letters that `&amp;` or `&#160;` stand for.
fn entity(name: &BytesRef<'_>) -> Option<String> {
    match name.resolve_char_ref().ok()? {
        Some(letter) => Some(letter.to_string()),
        None => resolve_xml_entity(&name.xml10_content()).map(str::to_owned),
    }
}

/// Whether an attribute says yes.
pub(super) fn is_set(element: &BytesStart<'_>, key: &str) -> bool {
    attribute(element, key).is_some_and(|text| ["1", "true"].contains(&text.as_str()))
}

/// An attribute, whatever its namespace.
pub(super) fn attribute(element: &BytesStart<'_>, key: &str) -> Option<String> {
    // That no two have one name would be looked up by pairs.
    let mut attributes = element.attributes();
    let mut all = attributes.with_checks(false).flatten();
    let found = all.find(|one| one.key.local_name().as_ref() == key)?;
    found.normalized_value(XmlVersion::Implicit1_0).ok().map(std::borrow::Cow::into_owned)
}
