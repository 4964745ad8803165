//! Parts of a Word file as trees that can be changed and written again.
//!
//! In: the text of a part. Out: its elements, each under one prefix for its name space whatever the file calls
//! it, without the marks of single sessions of a program (`rsid`); and the text again. What the elements mean is
//! left to others.

use std::collections::BTreeMap;
use std::fmt::Write;

use quick_xml::escape::{escape, resolve_xml_entity};
use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

use crate::word::WordFault;

/// No element stands in more others; the reader of Word files, which has been over the file before, has the same.
const DEEPEST: usize = 400;

/// Elements of both files together: some thousand pages of tables.
const MOST_ELEMENTS: usize = 4_000_000;

/// Prefixes that name spaces have in all that is written.
const USUAL: &[(&str, &str)] = &[
    ("w", "http://schemas.openxmlformats.org/wordprocessingml/2006/main"),
    ("r", "http://schemas.openxmlformats.org/officeDocument/2006/relationships"),
    ("m", "http://schemas.openxmlformats.org/officeDocument/2006/math"),
    ("wp", "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"),
    ("a", "http://schemas.openxmlformats.org/drawingml/2006/main"),
    ("pic", "http://schemas.openxmlformats.org/drawingml/2006/picture"),
    ("mc", "http://schemas.openxmlformats.org/markup-compatibility/2006"),
    ("v", "urn:schemas-microsoft-com:vml"),
    ("o", "urn:schemas-microsoft-com:office:office"),
];

/// What "Strict Open XML" calls the same name spaces.
const STRICT: &[(&str, &str)] = &[
    ("http://purl.oclc.org/ooxml/wordprocessingml/main", "w"),
    ("http://purl.oclc.org/ooxml/officeDocument/relationships", "r"),
    ("http://purl.oclc.org/ooxml/officeDocument/math", "m"),
    ("http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing", "wp"),
    ("http://purl.oclc.org/ooxml/drawingml/main", "a"),
    ("http://purl.oclc.org/ooxml/drawingml/picture", "pic"),
];

/// An element.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Markup {
    /// With the prefix of its name space.
    pub(super) name: String,
    /// In the order of their names.
    pub(super) attributes: Vec<(String, String)>,
    pub(super) children: Vec<MarkupChild>,
}

/// What stands in an element.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum MarkupChild {
    Element(Markup),
    Text(String),
}

/// The name spaces of all parts that go into one file, each with its prefix.
#[derive(Clone, Debug, Default)]
pub(super) struct NameSpaces {
    /// Prefixes by address; the two addresses of one space share theirs.
    prefixes: BTreeMap<String, String>,
    /// The address that is written for a prefix: the first that came.
    addresses: BTreeMap<String, String>,
    /// Elements that were read so far.
    elements: usize,
}

impl NameSpaces {
    /// The prefix of an address; `wanted` is what a file calls it.
    fn prefix(&mut self, address: &str, wanted: &str) -> String {
        if let Some(known) = self.prefixes.get(address) {
            return known.clone();
        }
        let usual = USUAL.iter().find(|(_, one)| *one == address).map(|(prefix, _)| *prefix);
        let usual =
            usual.or_else(|| STRICT.iter().find(|(one, _)| *one == address).map(|(_, prefix)| *prefix));
        let is_free = |prefix: &str| {
            !prefix.is_empty()
                && prefix != "xml"
                && !self.addresses.contains_key(prefix)
                && USUAL.iter().all(|(usual, _)| *usual != prefix)
        };
        let prefix = match usual {
            Some(usual) => usual.to_owned(),
            None if is_free(wanted) => wanted.to_owned(),
            None => (1..).map(|number| format!("ns{number}")).find(|one| is_free(one)).unwrap_or_default(),
        };
        self.prefixes.insert(address.to_owned(), prefix.clone());
        self.addresses.entry(prefix.clone()).or_insert_with(|| address.to_owned());
        prefix
    }

    /// A part whose root declares all of them.
    pub(super) fn part(&self, root: &Markup) -> String {
        let mut root = root.clone();
        root.attributes.extend(
            self.addresses.iter().map(|(prefix, address)| (format!("xmlns:{prefix}"), address.clone())),
        );
        root.xml()
    }
}

/// Reads a part of this name.
///
/// # Errors
/// It is no XML of a Word file, or there are more elements than any paper needs.
pub(super) fn parse(part: &str, text: &str, spaces: &mut NameSpaces) -> Result<Markup, WordFault> {
    match read(text, spaces) {
        Some(root) => Ok(root),
        None if spaces.elements > MOST_ELEMENTS => Err(WordFault::Excessive(part.to_owned())),
        None => Err(WordFault::BrokenPart(part.to_owned())),
    }
}

fn read(text: &str, spaces: &mut NameSpaces) -> Option<Markup> {
    let mut reader = Reader::from_str(text);
    reader.config_mut().expand_empty_elements = true;
    let mut open: Vec<Markup> = Vec::new();
    // What each file calls its name spaces, with the depth that declares it; the last one counts.
    let mut scopes: Vec<(usize, String, String)> = Vec::new();
    loop {
        match reader.read_event().ok()? {
            Event::Start(tag) => {
                spaces.elements += 1;
                if open.len() >= DEEPEST || spaces.elements > MOST_ELEMENTS {
                    return None;
                }
                let element = begin(&tag, open.len(), &mut scopes, spaces)?;
                open.push(element);
            }
            Event::End(_) => {
                let element = open.pop()?;
                while scopes.pop_if(|(depth, ..)| *depth == open.len()).is_some() {}
                match open.last_mut() {
                    Some(outer) => outer.children.push(MarkupChild::Element(without_layout(element))),
                    None => return Some(without_layout(element)),
                }
            }
            Event::Text(text) => add_text(&mut open, &text.xml10_content()),
            Event::CData(text) => add_text(&mut open, &text.xml10_content()),
            Event::GeneralRef(name) => {
                let letters = match name.resolve_char_ref().ok()? {
                    Some(letter) => letter.to_string(),
                    None => resolve_xml_entity(&name.xml10_content())?.to_owned(),
                };
                add_text(&mut open, &letters);
            }
            Event::DocType(_) | Event::Eof => return None,
            Event::Comment(_) | Event::PI(_) | Event::Decl(_) | Event::Empty(_) => {}
        }
    }
}

fn add_text(open: &mut [Markup], letters: &str) {
    let Some(element) = open.last_mut() else { return };
    match element.children.last_mut() {
        Some(MarkupChild::Text(text)) => text.push_str(letters),
        _ => element.children.push(MarkupChild::Text(letters.to_owned())),
    }
}

/// An element without the blanks between its elements.
fn without_layout(mut element: Markup) -> Markup {
    if element.children.iter().any(|child| matches!(child, MarkupChild::Element(_))) {
        element.children.retain(|child| match child {
            MarkupChild::Text(text) => !text.trim().is_empty(),
            MarkupChild::Element(_) => true,
        });
    }
    element
}

/// The element that a tag begins.
fn begin(
    tag: &BytesStart<'_>,
    depth: usize,
    scopes: &mut Vec<(usize, String, String)>,
    spaces: &mut NameSpaces,
) -> Option<Markup> {
    let mut attributes: Vec<(String, String)> = Vec::new();
    for attribute in tag.attributes().with_checks(false) {
        let attribute = attribute.ok()?;
        let value = attribute.normalized_value(XmlVersion::Implicit1_0).ok()?.into_owned();
        let key = attribute.key.0;
        match key.strip_prefix("xmlns") {
            Some("") => scopes.push((depth, String::new(), value)),
            Some(rest) if rest.starts_with(':') => scopes.push((depth, rest[1..].to_owned(), value)),
            _ => attributes.push((key.to_owned(), value)),
        }
    }
    let mut named = |key: &str, is_attribute: bool| {
        let (prefix, local) = key.split_once(':').unwrap_or(("", key));
        if prefix == "xml" || (is_attribute && prefix.is_empty()) {
            return key.to_owned();
        }
        let address =
            scopes.iter().rev().find(|(_, known, _)| known == prefix).map(|(.., address)| address.trim());
        match address.filter(|address| !address.is_empty()) {
            Some(address) => format!("{}:{local}", spaces.prefix(address, prefix)),
            None => local.to_owned(),
        }
    };
    let name = named(tag.name().0, false);
    let mut attributes: Vec<(String, String)> =
        attributes.into_iter().map(|(key, value)| (named(&key, true), value)).collect();
    for (key, value) in &mut attributes {
        // Lists of prefixes.
        if matches!(key.as_str(), "mc:Ignorable" | "mc:MustUnderstand")
            || (key == "Requires" && name == "mc:Choice")
        {
            let words = value.split_whitespace();
            let renamed = words.map(|prefix| {
                let full = named(&format!("{prefix}:x"), false);
                full.split_once(':').map_or(String::new(), |(prefix, _)| prefix.to_owned())
            });
            *value = renamed.filter(|one| !one.is_empty()).collect::<Vec<_>>().join(" ");
        }
    }
    attributes.retain(|(key, _)| !is_of_a_session(key));
    attributes.sort();
    Some(Markup { name, attributes, children: Vec::new() })
}

/// Whether an attribute only tells of sessions of a program.
fn is_of_a_session(key: &str) -> bool {
    let local = key.split_once(':').map_or(key, |(_, local)| local);
    local.starts_with("rsid") || matches!(local, "paraId" | "textId" | "anchorId" | "editId")
}

impl Markup {
    /// An element with nothing in it.
    pub(super) fn new(name: &str) -> Markup {
        Markup { name: name.to_owned(), ..Markup::default() }
    }

    /// The elements in it.
    pub(super) fn elements(&self) -> impl Iterator<Item = &Markup> {
        self.children.iter().filter_map(|child| match child {
            MarkupChild::Element(element) => Some(element),
            MarkupChild::Text(_) => None,
        })
    }

    /// The elements in it, to be changed.
    pub(super) fn elements_mut(&mut self) -> impl Iterator<Item = &mut Markup> {
        self.children.iter_mut().filter_map(|child| match child {
            MarkupChild::Element(element) => Some(element),
            MarkupChild::Text(_) => None,
        })
    }

    /// The first element in it of a name.
    pub(super) fn child(&self, name: &str) -> Option<&Markup> {
        self.elements().find(|element| element.name == name)
    }

    /// An attribute.
    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// `w:val` of the first element in it of a name.
    pub(super) fn value(&self, name: &str) -> Option<&str> {
        self.child(name)?.attribute("w:val")
    }

    /// Gives an attribute a value.
    pub(super) fn set(&mut self, name: &str, value: &str) {
        match self.attributes.iter_mut().find(|(key, _)| key == name) {
            Some((_, known)) => value.clone_into(known),
            None => {
                self.attributes.push((name.to_owned(), value.to_owned()));
                self.attributes.sort();
            }
        }
    }

    /// Its letters.
    pub(super) fn text(&self) -> String {
        let texts = self.children.iter().filter_map(|child| match child {
            MarkupChild::Text(text) => Some(text.as_str()),
            MarkupChild::Element(_) => None,
        });
        texts.collect()
    }

    /// Calls a function with it and all elements in it, outermost first.
    pub(super) fn each_mut(&mut self, call: &mut impl FnMut(&mut Markup)) {
        call(self);
        self.elements_mut().for_each(|element| element.each_mut(call));
    }

    /// Calls a function with it and all elements in it, outermost first.
    pub(super) fn each<'m>(&'m self, call: &mut impl FnMut(&'m Markup)) {
        call(self);
        self.elements().for_each(|element| element.each(call));
    }

    /// As it is written.
    pub(super) fn xml(&self) -> String {
        let mut xml = String::new();
        self.write(&mut xml);
        xml
    }

    /// What stands in it, as it is written, but for elements of these names.
    pub(super) fn inner_without(&self, names: &[&str]) -> String {
        let mut xml = String::new();
        let kept = self.elements().filter(|element| !names.contains(&element.name.as_str()));
        kept.for_each(|element| element.write(&mut xml));
        xml
    }

    /// Writes it.
    pub(super) fn write(&self, to: &mut String) {
        to.push('<');
        to.push_str(&self.name);
        for (key, value) in &self.attributes {
            let value =
                escape(value.as_str()).replace('\n', "&#10;").replace('\t', "&#9;").replace('\r', "&#13;");
            let _ = write!(to, " {key}=\"{value}\"");
        }
        if self.children.is_empty() {
            to.push_str("/>");
            return;
        }
        to.push('>');
        for child in &self.children {
            match child {
                MarkupChild::Element(element) => element.write(to),
                MarkupChild::Text(text) => to.push_str(&escape(text.as_str())),
            }
        }
        let _ = write!(to, "</{}>", self.name);
    }
}
