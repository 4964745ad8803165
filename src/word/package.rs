//! The package that a Word file is: an archive of parts that name one another.
//!
//! In: bytes. Out: the texts of the parts that are asked for, found by relations and never by
//! their place, each unpacked to at most so many bytes; or why the file is not read. Sizes that the
//! archive states are not believed. Parts that nobody asks for, such as pictures, are not unpacked.

use std::collections::HashMap;
use std::io::Read;

use zip::result::ZipError;

use super::fault::WordFault;
use super::sort;
use super::space::Space;
use super::xml::XmlReader;
use crate::packed::{self, PackedBytes, PackedFault};

/// What a part may unpack to, in bytes.
const LARGEST_PART: u64 = 64 * 1024 * 1024;
/// What all parts together may unpack to.
const LARGEST: u64 = 160 * 1024 * 1024;
/// Relations of a part.
const MOST_RELATIONS: usize = 100_000;

/// A reference of a part to another one, or to a place outside.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WordRelation {
    /// As the part names it.
    pub id: String,
    /// What it is for: the last word of its type.
    pub kind: String,
    /// The part it leads to, or the address.
    pub target: String,
    /// Whether it leads outside.
    pub is_external: bool,
}

/// A package that is being read.
pub(super) struct WordPackage<'a> {
    archive: PackedBytes<'a>,
    /// Where each part is, by its folded name; None where several have that name.
    parts: HashMap<String, Option<usize>>,
    /// What may still be unpacked.
    left: u64,
}

impl<'a> WordPackage<'a> {
    pub(super) fn open(bytes: &'a [u8]) -> Result<WordPackage<'a>, WordFault> {
        if let Some(fault) = sort::fault(bytes) {
            return Err(fault);
        }
        let archive = packed::open(bytes).map_err(|fault| match fault {
            PackedFault::Broken => WordFault::NotPackage,
            PackedFault::Large => WordFault::TooLarge,
        })?;
        let doubled = archive.has_duplicate_names();
        let mut parts = HashMap::new();
        for at in 0..archive.len() {
            let Some(Ok(name)) = archive.name_for_index(at) else { return Err(WordFault::NotPackage) };
            parts.entry(folded(&name)).and_modify(|known| *known = None).or_insert(Some(at));
        }
        let mut package = WordPackage { archive, parts, left: LARGEST };
        // The archive keeps one of two entries of one name, and which one other programs take is not known.
        if doubled {
            let main = package.main_part()?.unwrap_or_default();
            return Err(WordFault::Doubled(main));
        }
        Ok(package)
    }

    /// Whether there is a part of this name.
    pub(super) fn has(&self, part: &str) -> bool {
        self.parts.contains_key(&folded(part))
    }

    /// The text of a part; None where there is no such part.
    pub(super) fn text(&mut self, part: &str) -> Result<Option<String>, WordFault> {
        let Some(bytes) = self.bytes(part)? else { return Ok(None) };
        decoded(bytes).map(Some).ok_or_else(|| WordFault::BrokenPart(part.to_owned()))
    }

    /// The bytes of a part; None where there is no such part.
    pub(super) fn bytes(&mut self, part: &str) -> Result<Option<Vec<u8>>, WordFault> {
        let Some(found) = self.parts.get(&folded(part)) else { return Ok(None) };
        let Some(at) = *found else { return Err(WordFault::Doubled(part.to_owned())) };
        let entry = self.archive.by_index(at).map_err(|error| match error {
            ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) | ZipError::InvalidPassword => {
                WordFault::Locked
            }
            ZipError::CompressionMethodNotSupported(_) | ZipError::UnsupportedArchive(_) => {
                WordFault::Packing
            }
            _ => WordFault::BrokenPart(part.to_owned()),
        })?;
        let most = LARGEST_PART.min(self.left);
        let mut bytes = Vec::new();
        entry.take(most + 1).read_to_end(&mut bytes).map_err(|_| WordFault::BrokenPart(part.to_owned()))?;
        let read = bytes.len() as u64;
        if read > most {
            return Err(WordFault::TooLarge);
        }
        self.left -= read;
        Ok(Some(bytes))
    }

    /// The part with the text, by the relations of the package, else by the kinds of parts, else by its
    /// usual name.
    pub(super) fn main_part(&mut self) -> Result<Option<String>, WordFault> {
        let relations = self.relations("")?;
        let named = relations.into_iter().find(|one| one.kind == "officeDocument" && !one.is_external);
        if let Some(named) = named.filter(|named| self.has(&named.target)) {
            return Ok(Some(named.target));
        }
        let typed = self.typed_main()?.filter(|part| self.has(part));
        Ok(typed.or_else(|| self.has("word/document.xml").then(|| "word/document.xml".to_owned())))
    }

    /// The part that the list of kinds calls the text.
    fn typed_main(&mut self) -> Result<Option<String>, WordFault> {
        const LIST: &str = "[Content_Types].xml";
        let Some(text) = self.text(LIST)? else { return Ok(None) };
        let mut xml = XmlReader::new(&text);
        let broken = |fault| WordFault::of(fault, LIST);
        let root = xml.root().map_err(broken)?;
        if root.name() != (Space::Package, "Types") {
            return Ok(None);
        }
        let depth = xml.depth();
        while let Some(element) = xml.child(depth).map_err(broken)? {
            let kind = xml.attribute(&element, Space::Package, "ContentType").unwrap_or_default();
            if element.local() == "Override" && kind.ends_with(".main+xml") && kind.contains("word") {
                let name = xml.attribute(&element, Space::Package, "PartName");
                return Ok(name.map(|name| resolved("", &name)));
            }
        }
        Ok(None)
    }

    /// The relations of a part; of the package where the name is empty.
    pub(super) fn relations(&mut self, part: &str) -> Result<Vec<WordRelation>, WordFault> {
        let list = list_of(part);
        let Some(text) = self.text(&list)? else { return Ok(Vec::new()) };
        let broken = |fault| WordFault::of(fault, &list);
        let mut xml = XmlReader::new(&text);
        xml.root().map_err(broken)?;
        let depth = xml.depth();
        let mut found = Vec::new();
        while let Some(element) = xml.child(depth).map_err(broken)? {
            if element.local() != "Relationship" {
                continue;
            }
            if found.len() == MOST_RELATIONS {
                return Err(WordFault::Excessive(list));
            }
            let value = |key| xml.attribute(&element, Space::Package, key).unwrap_or_default();
            let is_external = value("TargetMode").eq_ignore_ascii_case("External");
            let target = value("Target");
            found.push(WordRelation {
                id: value("Id"),
                kind: value("Type").rsplit('/').next().unwrap_or_default().to_owned(),
                target: if is_external { target } else { resolved(part, &target) },
                is_external,
            });
        }
        Ok(found)
    }
}

/// The part that lists the relations of a part.
pub(super) fn list_of(part: &str) -> String {
    let (folder, name) = part.rsplit_once('/').unwrap_or(("", part));
    let slash = if folder.is_empty() { "" } else { "/" };
    format!("{folder}{slash}_rels/{name}.rels")
}

/// The name of a part as names are compared: of one case, with one kind of slash, without escapes.
fn folded(name: &str) -> String {
    resolved("", name).to_lowercase()
}

/// The part that a name means in another part: relative to its folder, or from the root.
fn resolved(from: &str, name: &str) -> String {
    let name = unescaped(&name.trim().replace('\\', "/"));
    let name = name.split('#').next().unwrap_or_default();
    let folder = from.rsplit_once('/').map_or("", |(folder, _)| folder);
    let mut steps: Vec<&str> = if name.starts_with('/') { Vec::new() } else { folder.split('/').collect() };
    for step in name.split('/') {
        match step {
            "" | "." => {}
            ".." => {
                steps.pop();
            }
            step => steps.push(step),
        }
    }
    steps.retain(|step| !step.is_empty());
    steps.join("/")
}

/// A name with `%20` and its like as what they stand for.
fn unescaped(name: &str) -> String {
    if !name.contains('%') {
        return name.to_owned();
    }
    let mut bytes = Vec::new();
    let mut rest = name.as_bytes();
    while let Some((&first, behind)) = rest.split_first() {
        let digits = behind.get(..2).and_then(|two| std::str::from_utf8(two).ok());
        match digits.and_then(|two| u8::from_str_radix(two, 16).ok()).filter(|_| first == b'%') {
            Some(byte) => {
                bytes.push(byte);
                rest = &behind[2..];
            }
            None => {
                bytes.push(first);
                rest = behind;
            }
        }
    }
    String::from_utf8(bytes).unwrap_or_else(|_| name.to_owned())
}

/// The text of a part: UTF-8, or UTF-16 with its mark or with a first letter that tells.
fn decoded(bytes: Vec<u8>) -> Option<String> {
    let units = |order: fn([u8; 2]) -> u16, bytes: &[u8]| {
        let (pairs, rest) = bytes.as_chunks::<2>();
        let text = char::decode_utf16(pairs.iter().map(|pair| order(*pair))).collect::<Result<_, _>>();
        text.ok().filter(|_| rest.is_empty())
    };
    match bytes.as_slice() {
        [0xff, 0xfe, rest @ ..] => units(u16::from_le_bytes, rest),
        [0xfe, 0xff, rest @ ..] => units(u16::from_be_bytes, rest),
        [b'<', 0, ..] => units(u16::from_le_bytes, &bytes),
        [0, b'<', ..] => units(u16::from_be_bytes, &bytes),
        [0xef, 0xbb, 0xbf, rest @ ..] => std::str::from_utf8(rest).ok().map(str::to_owned),
        _ => String::from_utf8(bytes).ok(),
    }
}

#[cfg(test)]
mod tests {
    use super::{decoded, folded, resolved};

    #[test]
    fn names_of_parts() {
        assert_eq!(resolved("word/document.xml", "styles.xml"), "word/styles.xml");
        assert_eq!(resolved("word/document.xml", "/word/styles.xml"), "word/styles.xml");
        assert_eq!(resolved("word/document.xml", "../customXml/item1.xml"), "customXml/item1.xml");
        assert_eq!(resolved("", "word\\document.xml"), "word/document.xml");
        assert_eq!(resolved("word/document.xml", "../../../x"), "x");
        assert_eq!(folded("Word/Document%20.XML"), folded("word\\document .xml"));
        assert_eq!(folded("a%zz"), "a%zz");
    }

    #[test]
    fn texts_of_parts() {
        let utf16: Vec<u8> = "<ế/>".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(decoded(utf16.clone()).as_deref(), Some("<ế/>"));
        assert_eq!(decoded([vec![0xff, 0xfe], utf16.clone()].concat()).as_deref(), Some("<ế/>"));
        assert_eq!(decoded(utf16[..utf16.len() - 1].to_vec()), None);
        assert_eq!(decoded(b"<\xff/>".to_vec()), None);
        assert_eq!(decoded(b"\xef\xbb\xbf<a/>".to_vec()).as_deref(), Some("<a/>"));
    }
}
