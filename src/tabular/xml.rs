//! XML parts of workbooks, read as a stream: names without their namespaces.

use std::io::BufRead;

use quick_xml::Reader;
use quick_xml::XmlVersion;
use quick_xml::escape::resolve_xml_entity;
use quick_xml::events::{BytesRef, BytesStart, Event};

/// What comes next in a part.
pub(super) enum XmlPiece<'a> {
    /// An element begins; its name and its attributes.
    Start(&'a str, &'a BytesStart<'a>),
    /// An element ends.
    End(&'a str),
    /// Text between elements.
    Text(&'a str),
}

/// Elements and texts of a part: a sheet of two million cells has fewer.
const MOST_PIECES: usize = 16_000_000;

/// Calls a function with all that a part consists of, until it returns None. Returns None then, if the part
/// is broken, and if it consists of more than any sheet.
pub(super) fn each(part: impl BufRead, call: &mut dyn FnMut(XmlPiece<'_>) -> Option<()>) -> Option<()> {
    let mut reader = Reader::from_reader(part);
    reader.config_mut().expand_empty_elements = true;
    let mut buffer = Vec::new();
    let mut depth = 0_usize;
    for _ in 0..MOST_PIECES {
        match reader.read_event_into(&mut buffer).ok()? {
            Event::Start(element) => {
                depth += 1;
                call(XmlPiece::Start(element.local_name().as_ref(), &element))?;
            }
            Event::End(element) => {
                depth = depth.saturating_sub(1);
                call(XmlPiece::End(element.local_name().as_ref()))?;
            }
            Event::Text(text) => call(XmlPiece::Text(&text.xml10_content()))?,
            Event::CData(text) => call(XmlPiece::Text(&text.xml10_content()))?,
            Event::GeneralRef(name) => call(XmlPiece::Text(&entity(&name)?))?,
            Event::Eof => return (depth == 0).then_some(()),
            _ => {}
        }
        buffer.clear();
    }
    None
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
    let mut all = element.attributes().flatten();
    let found = all.find(|one| one.key.local_name().as_ref() == key)?;
    found.normalized_value(XmlVersion::Implicit1_0).ok().map(std::borrow::Cow::into_owned)
}
