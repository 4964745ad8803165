//! A small tree of XML elements: our own parts are built as it, and what docx-rs wrote is read
//! into it, mended and written again. Texts and values stand in it escaped, as in the file.

use std::borrow::Cow;

use quick_xml::escape::{escape, partial_escape};
use quick_xml::events::attributes::Attribute;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};
use quick_xml::name::QName;
use quick_xml::{Reader, Writer};

/// An element with its prefix, as `w:p`.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Element {
    /// Prefix and name.
    pub(super) name: Cow<'static, str>,
    /// Names and escaped values.
    pub(super) attributes: Vec<(Cow<'static, str>, String)>,
    /// What it holds.
    pub(super) children: Vec<Node>,
}

/// What an element holds.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Node {
    /// An element.
    Element(Element),
    /// Escaped text.
    Text(String),
}

impl Element {
    /// An empty element.
    pub(super) fn new(name: &'static str) -> Element {
        Element { name: Cow::Borrowed(name), attributes: Vec::new(), children: Vec::new() }
    }

    /// An element whose only attribute is `w:val`.
    pub(super) fn val(name: &'static str, value: impl ToString) -> Element {
        Element::new(name).attr("w:val", value)
    }

    /// With one attribute more.
    pub(super) fn attr(mut self, name: &'static str, value: impl ToString) -> Element {
        self.attributes.push((Cow::Borrowed(name), escape(value.to_string()).into_owned()));
        self
    }

    /// With one element more in it.
    pub(super) fn child(mut self, child: Element) -> Element {
        self.children.push(Node::Element(child));
        self
    }

    /// With more elements in it.
    pub(super) fn children(mut self, children: impl IntoIterator<Item = Element>) -> Element {
        self.children.extend(children.into_iter().map(Node::Element));
        self
    }

    /// With text in it.
    pub(super) fn text(mut self, text: &str) -> Element {
        self.children.push(Node::Text(partial_escape(text).into_owned()));
        self
    }

    /// The elements in it, without texts.
    pub(super) fn elements_mut(&mut self) -> impl Iterator<Item = &mut Element> {
        self.children.iter_mut().filter_map(|node| match node {
            Node::Element(element) => Some(element),
            Node::Text(_) => None,
        })
    }

    /// The first element of this name in it; added at the front where there is none.
    pub(super) fn child_or_new(&mut self, name: &'static str) -> &mut Element {
        if !self.elements_mut().any(|element| element.name == name) {
            self.children.insert(0, Node::Element(Element::new(name)));
        }
        self.elements_mut().find(|element| element.name == name).expect("added above where missing")
    }

    /// Reads the root element of a part.
    pub(super) fn read(xml: &str) -> Result<Element, quick_xml::Error> {
        let mut reader = Reader::from_str(xml);
        // The outermost is the part itself, which holds the root.
        let mut open = vec![Element::new("")];
        loop {
            match reader.read_event()? {
                Event::Start(start) => open.push(Element::started(&start)?),
                Event::Empty(start) => add(&mut open, Node::Element(Element::started(&start)?)),
                Event::End(_) => {
                    if let Some(element) = open.pop() {
                        add(&mut open, Node::Element(element));
                    }
                }
                Event::Text(text) if open.len() > 1 => {
                    add(&mut open, Node::Text(text.into_inner().into_owned()));
                }
                Event::GeneralRef(name) => add(&mut open, Node::Text(format!("&{};", &*name))),
                Event::Eof => break,
                _ => {}
            }
        }
        let root = open.pop().and_then(|mut part| part.children.pop());
        match root {
            Some(Node::Element(root)) => Ok(root),
            _ => Ok(Element::new("")),
        }
    }

    fn started(start: &BytesStart<'_>) -> Result<Element, quick_xml::Error> {
        let attributes = start.attributes().map(|attribute| {
            let attribute = attribute?;
            Ok((Cow::Owned(attribute.key.as_ref().to_owned()), attribute.value.into_owned()))
        });
        Ok(Element {
            name: Cow::Owned(start.name().as_ref().to_owned()),
            attributes: attributes.collect::<Result<_, quick_xml::Error>>()?,
            children: Vec::new(),
        })
    }

    /// The bytes of a part with this root.
    pub(super) fn to_part(&self) -> Vec<u8> {
        let mut writer = Writer::new(Vec::new());
        let declaration = BytesDecl::new("1.0", Some("UTF-8"), Some("yes"));
        writer
            .write_event(Event::Decl(declaration))
            .and_then(|()| self.write(&mut writer))
            .expect("writing to memory does not fail");
        writer.into_inner()
    }

    fn write(&self, writer: &mut Writer<Vec<u8>>) -> std::io::Result<()> {
        let attributes = self.attributes.iter();
        let start = BytesStart::new(&*self.name).with_attributes(
            attributes.map(|(name, value)| Attribute { key: QName(name), value: Cow::Borrowed(value) }),
        );
        if self.children.is_empty() {
            return writer.write_event(Event::Empty(start));
        }
        writer.write_event(Event::Start(start))?;
        for child in &self.children {
            match child {
                Node::Element(element) => element.write(writer)?,
                Node::Text(text) => writer.write_event(Event::Text(BytesText::from_escaped(text)))?,
            }
        }
        writer.write_event(Event::End(BytesEnd::new(&*self.name)))
    }
}

/// Adds to the innermost open element.
fn add(open: &mut [Element], node: Node) {
    if let Some(parent) = open.last_mut() {
        parent.children.push(node);
    }
}
