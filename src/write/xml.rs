//! XML as a stream: elements are written in the order in which they are named, one inside the other.
//!
//! In: names, values, texts, in the order of the part; escaping is done here. Out: the bytes of a part.
//! It leaves which elements there are, and their order, to those who write them.

use std::fmt::{self, Display, Write};

use quick_xml::escape::escape;

/// A part that is being written.
pub(in crate::write) struct Xml {
    out: String,
    /// Whether the start of the innermost element is written up to its attributes, so that it can still
    /// get more of them, or end as an empty one.
    in_start: bool,
}

impl Xml {
    /// A whole part: its root element, with what `content` writes into it.
    pub(in crate::write) fn part(root: &str, content: impl FnOnce(&mut Xml)) -> Vec<u8> {
        let declaration = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#;
        let mut xml = Xml { out: declaration.to_owned(), in_start: false };
        xml.element(root, content);
        xml.out.into_bytes()
    }

    /// An element; `content` writes its attributes first, then what it holds.
    pub(in crate::write) fn element(&mut self, name: &str, content: impl FnOnce(&mut Xml)) {
        self.end_start();
        self.out.push('<');
        self.out.push_str(name);
        self.in_start = true;
        content(self);
        if self.in_start {
            self.out.push_str("/>");
            self.in_start = false;
        } else {
            self.out.push_str("</");
            self.out.push_str(name);
            self.out.push('>');
        }
    }

    /// An element without attributes that is left out if nothing is in it.
    pub(in crate::write) fn unless_empty(&mut self, name: &str, content: impl FnOnce(&mut Xml)) {
        let (length, in_start) = (self.out.len(), self.in_start);
        let mut empty = false;
        self.element(name, |xml| {
            content(xml);
            empty = xml.in_start;
        });
        if empty {
            self.out.truncate(length);
            self.in_start = in_start;
        }
    }

    /// An element with attributes only.
    pub(in crate::write) fn leaf(&mut self, name: &str, attributes: &[(&str, &dyn Display)]) {
        self.element(name, |xml| {
            attributes.iter().for_each(|(name, value)| xml.attr(name, value));
        });
    }

    /// An element whose only attribute is `w:val`.
    pub(in crate::write) fn val(&mut self, name: &str, value: impl Display) {
        self.element(name, |xml| xml.attr("w:val", value));
    }

    /// An attribute of the element that was just begun.
    pub(in crate::write) fn attr(&mut self, name: &str, value: impl Display) {
        debug_assert!(self.in_start, "{name} comes after what its element holds");
        self.out.push(' ');
        self.out.push_str(name);
        self.out.push_str("=\"");
        self.escaped(value);
        self.out.push('"');
    }

    /// Text.
    pub(in crate::write) fn text(&mut self, text: impl Display) {
        self.end_start();
        self.escaped(text);
    }

    fn end_start(&mut self) {
        if self.in_start {
            self.out.push('>');
            self.in_start = false;
        }
    }

    fn escaped(&mut self, value: impl Display) {
        write!(Escaped(&mut self.out), "{value}").expect("writing to memory does not fail");
    }
}

/// A writer that escapes what is written through it.
struct Escaped<'a>(&'a mut String);

impl Write for Escaped<'_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.0.push_str(&escape(text));
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::Xml;

    fn written(content: impl FnOnce(&mut Xml)) -> String {
        String::from_utf8(Xml::part("r", content)).unwrap()
    }

    #[test]
    fn elements_attributes_and_texts_stand_where_they_are_written() {
        let xml = written(|xml| {
            xml.attr("a", 1);
            xml.element("b", |xml| {
                xml.attr("c", "<\"'>");
                xml.val("d", false);
                xml.text("e & f");
            });
            xml.leaf("g", &[("h", &1), ("i", &"k")]);
        });
        let root = "<r a=\"1\"><b c=\"&lt;&quot;&apos;&gt;\"><d w:val=\"false\"/>e &amp; f</b><g h=\"1\" i=\"k\"/></r>";
        assert_eq!(xml, format!("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>{root}"));
    }

    #[test]
    fn what_may_not_be_empty_is_left_out_when_it_is() {
        let xml = written(|xml| {
            xml.attr("a", 1);
            xml.unless_empty("b", |xml| xml.unless_empty("c", |_| ()));
            xml.unless_empty("d", |xml| xml.leaf("e", &[]));
            xml.unless_empty("f", |_| ());
        });
        assert!(xml.ends_with("<r a=\"1\"><d><e/></d></r>"), "{xml}");
    }

    proptest! {
        /// Whatever is typed is read back as it was, as text and as value.
        #[test]
        fn any_text_is_read_back_as_it_was(text in r#"([<>&"' \]\[;#x]|\PC){0,40}"#) {
            let xml = written(|xml| {
                xml.attr("a", &text);
                xml.text(&text);
            });
            let read = roxmltree::Document::parse(&xml).unwrap();
            prop_assert_eq!(read.root_element().attribute("a"), Some(text.as_str()));
            prop_assert_eq!(read.root_element().text().unwrap_or_default(), text);
        }
    }
}
