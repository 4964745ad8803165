//! XML parts of a Word file as a stream of elements and texts, with their name spaces.
//!
//! In: the text of a part. Out: its pieces one after another, or why it is not read: it is broken,
//! declares a document type (which could name other files or swell without end), is nested too
//! deep, or has too many elements. It leaves what the elements mean to others.

use std::borrow::Cow;
use std::collections::BTreeMap;

use quick_xml::escape::resolve_xml_entity;
use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

use super::space::Space;

/// No element stands in more others. Word itself writes some forty; tables in tables may add.
const DEEPEST: u32 = 400;
/// Declarations of name spaces that hold at one place: Word writes some forty.
const MOST_SPACES: usize = 400;
/// Elements of a part.
const MOST_ELEMENTS: u32 = 16_000_000;

/// Why a part is not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum XmlFault {
    /// It is not well-formed.
    Broken,
    /// It declares a document type.
    DocumentType,
    /// It is nested too deep, or has more elements or name spaces than any text needs.
    Excessive,
}

/// What comes next.
pub(super) enum XmlStep<'a> {
    /// An element begins.
    Start(XmlElement<'a>),
    /// The innermost open element ends.
    End,
    /// Text.
    Text(Cow<'a, str>),
    /// The part is over.
    Done,
}

/// The begin of an element.
pub(super) struct XmlElement<'a> {
    /// Its name space.
    pub(super) space: Space,
    tag: BytesStart<'a>,
}

impl XmlElement<'_> {
    /// Its name without the prefix.
    pub(super) fn local(&self) -> &str {
        let name = self.tag.name().0;
        name.split_once(':').map_or(name, |(_, local)| local)
    }

    /// Name space and name.
    pub(super) fn name(&self) -> (Space, &str) {
        (self.space, self.local())
    }
}

/// Reads one part.
pub(super) struct XmlReader<'a> {
    reader: Reader<&'a [u8]>,
    depth: u32,
    elements: u32,
    /// Tracked changes so far, wherever they stand.
    changes: u32,
    /// What each prefix means; the last one counts.
    spaces: BTreeMap<String, Vec<Space>>,
    /// The prefixes that are declared, each with the depth of the element that does so.
    declared: Vec<(u32, String)>,
}

impl<'a> XmlReader<'a> {
    pub(super) fn new(text: &'a str) -> XmlReader<'a> {
        let mut reader = Reader::from_str(text);
        reader.config_mut().expand_empty_elements = true;
        let (spaces, declared) = (BTreeMap::new(), Vec::new());
        XmlReader { reader, depth: 0, elements: 0, changes: 0, spaces, declared }
    }

    /// How many tracked changes there were so far, in what was left out too.
    pub(super) fn changes(&self) -> u32 {
        self.changes
    }

    /// How many elements are open.
    pub(super) fn depth(&self) -> u32 {
        self.depth
    }

    /// The next piece.
    pub(super) fn step(&mut self) -> Result<XmlStep<'a>, XmlFault> {
        loop {
            match self.reader.read_event().map_err(|_| XmlFault::Broken)? {
                Event::Start(tag) => return self.start(tag).map(XmlStep::Start),
                Event::End(_) => {
                    while let Some((_, prefix)) = self.declared.pop_if(|(depth, _)| *depth == self.depth) {
                        self.spaces.get_mut(&prefix).and_then(Vec::pop);
                    }
                    self.depth = self.depth.checked_sub(1).ok_or(XmlFault::Broken)?;
                    return Ok(XmlStep::End);
                }
                Event::Text(text) => return Ok(XmlStep::Text(text.xml10_content())),
                Event::CData(text) => return Ok(XmlStep::Text(text.xml10_content())),
                Event::GeneralRef(name) => {
                    return Ok(XmlStep::Text(Cow::Owned(entity(&name).ok_or(XmlFault::Broken)?)));
                }
                Event::DocType(_) => return Err(XmlFault::DocumentType),
                Event::Eof if self.depth > 0 || self.elements == 0 => return Err(XmlFault::Broken),
                Event::Eof => return Ok(XmlStep::Done),
                Event::Comment(_) | Event::PI(_) | Event::Decl(_) | Event::Empty(_) => {}
            }
        }
    }

    fn start(&mut self, tag: BytesStart<'a>) -> Result<XmlElement<'a>, XmlFault> {
        self.depth += 1;
        self.elements += 1;
        if self.depth > DEEPEST || self.elements > MOST_ELEMENTS {
            return Err(XmlFault::Excessive);
        }
        if tag.attributes_raw().contains("xmlns") {
            for attribute in tag.attributes().with_checks(false) {
                let attribute = attribute.map_err(|_| XmlFault::Broken)?;
                let key = attribute.key.0;
                let prefix = match key.strip_prefix("xmlns") {
                    Some("") => "",
                    Some(rest) if rest.starts_with(':') => &rest[1..],
                    _ => continue,
                };
                let address =
                    attribute.normalized_value(XmlVersion::Implicit1_0).map_err(|_| XmlFault::Broken)?;
                let space = Space::of(address.trim());
                self.spaces.entry(prefix.to_owned()).or_default().push(space);
                self.declared.push((self.depth, prefix.to_owned()));
            }
            if self.declared.len() > MOST_SPACES {
                return Err(XmlFault::Excessive);
            }
        }
        let name = tag.name().0;
        let prefix = name.split_once(':').map_or("", |(prefix, _)| prefix);
        let space = self.space_of(prefix);
        let element = XmlElement { space, tag };
        self.changes += u32::from(is_change(&element));
        Ok(element)
    }

    /// What a prefix means here.
    pub(super) fn space_of(&self, prefix: &str) -> Space {
        if prefix == "xml" {
            return Space::Xml;
        }
        let found = self.spaces.get(prefix).and_then(|all| all.last());
        found.copied().unwrap_or(Space::Unnamed)
    }

    /// An attribute of an element of this reader, as it is written in a name space, or without any.
    pub(super) fn attribute(&self, element: &XmlElement<'a>, space: Space, local: &str) -> Option<String> {
        let mut all = element.tag.attributes();
        all.with_checks(false).flatten().find_map(|one| {
            let key = one.key.0;
            let fits = match key.split_once(':') {
                Some((prefix, name)) => name == local && self.space_of(prefix) == space,
                None => key == local,
            };
            fits.then(|| one.normalized_value(XmlVersion::Implicit1_0).ok().map(Cow::into_owned))?
        })
    }

    /// An attribute of Word's own name space.
    pub(super) fn word(&self, element: &XmlElement<'a>, local: &str) -> Option<String> {
        self.attribute(element, Space::Word, local)
    }

    /// The attribute `val` of Word's own name space.
    pub(super) fn val(&self, element: &XmlElement<'a>) -> Option<String> {
        self.word(element, "val")
    }

    /// Whether an element that says yes or no says yes: without a word it does.
    pub(super) fn is_on(&self, element: &XmlElement<'a>) -> bool {
        self.val(element).is_none_or(|word| is_yes(&word))
    }

    /// Leaves out the rest of the element that has just begun, calling a function with all that begin in it.
    pub(super) fn skip_with(&mut self, mut call: impl FnMut(&XmlElement<'a>)) -> Result<(), XmlFault> {
        let outside = self.depth - 1;
        while self.depth > outside {
            match self.step()? {
                XmlStep::Start(element) => call(&element),
                XmlStep::Done => return Err(XmlFault::Broken),
                XmlStep::End | XmlStep::Text(_) => {}
            }
        }
        Ok(())
    }

    /// Leaves out the rest of the element that has just begun.
    pub(super) fn skip(&mut self) -> Result<(), XmlFault> {
        self.skip_with(|_| ())
    }

    /// The next element inside the one that began at `depth`; None when that one ends.
    pub(super) fn child(&mut self, depth: u32) -> Result<Option<XmlElement<'a>>, XmlFault> {
        loop {
            match self.step()? {
                XmlStep::Start(element) => return Ok(Some(element)),
                XmlStep::End if self.depth < depth => return Ok(None),
                XmlStep::End | XmlStep::Text(_) => {}
                XmlStep::Done => return Err(XmlFault::Broken),
            }
        }
    }

    /// The root element.
    pub(super) fn root(&mut self) -> Result<XmlElement<'a>, XmlFault> {
        loop {
            match self.step()? {
                XmlStep::Start(element) => return Ok(element),
                XmlStep::Text(_) => {}
                XmlStep::End | XmlStep::Done => return Err(XmlFault::Broken),
            }
        }
    }
}

/// Whether an element tells of a tracked change.
fn is_change(element: &XmlElement<'_>) -> bool {
    let (Space::Word, local) = element.name() else { return false };
    matches!(local, "ins" | "del" | "moveFrom" | "moveTo" | "cellIns" | "cellDel")
        || local.ends_with("PrChange")
}

/// Whether a word of an on-off setting says yes.
pub(super) fn is_yes(word: &str) -> bool {
    !matches!(word.trim(), "0" | "false" | "off" | "none")
}

/// The letters that `&amp;` or `&#160;` stand for.
fn entity(name: &BytesRef<'_>) -> Option<String> {
    match name.resolve_char_ref().ok()? {
        Some(letter) => Some(letter.to_string()),
        None => resolve_xml_entity(&name.xml10_content()).map(str::to_owned),
    }
}
