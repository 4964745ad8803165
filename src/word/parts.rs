//! The parts of a Word file as they stand, for whoever makes another file out of them.
//!
//! In: the bytes of a file. Out: the parts that are asked for, within the bounds of the reader; and a file with
//! some parts replaced and others added, all else copied as it is. What stands in the parts is left to others.

use std::collections::BTreeMap;
use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use super::fault::WordFault;
use super::package::{self, WordPackage, WordRelation};

/// A Word file that is taken apart.
pub struct WordParts<'a> {
    bytes: &'a [u8],
    package: WordPackage<'a>,
    main: String,
}

impl<'a> WordParts<'a> {
    /// Opens a file.
    ///
    /// # Errors
    /// Why it is not read.
    pub fn open(bytes: &'a [u8]) -> Result<WordParts<'a>, WordFault> {
        let mut package = WordPackage::open(bytes)?;
        let main = package.main_part()?.ok_or(WordFault::NoText)?;
        Ok(WordParts { bytes, package, main })
    }

    /// The part with the text.
    pub fn main(&self) -> &str {
        &self.main
    }

    /// Whether there is a part of this name.
    pub fn has(&self, part: &str) -> bool {
        self.package.has(part)
    }

    /// The text of a part; None where there is no such part.
    ///
    /// # Errors
    /// It is too large, or no text.
    pub fn text(&mut self, part: &str) -> Result<Option<String>, WordFault> {
        self.package.text(part)
    }

    /// The bytes of a part; None where there is no such part.
    ///
    /// # Errors
    /// It is too large, or damaged.
    pub fn bytes(&mut self, part: &str) -> Result<Option<Vec<u8>>, WordFault> {
        self.package.bytes(part)
    }

    /// The relations of a part.
    ///
    /// # Errors
    /// Their list is damaged.
    pub fn relations(&mut self, part: &str) -> Result<Vec<WordRelation>, WordFault> {
        self.package.relations(part)
    }

    /// The file with these parts in place of its own, and new ones at its end.
    ///
    /// # Errors
    /// It is no archive.
    pub fn with(&self, changed: &BTreeMap<String, Vec<u8>>) -> Result<Vec<u8>, WordFault> {
        repacked(self.bytes, changed)
    }
}

/// The part that lists the relations of a part.
pub fn relations_part(part: &str) -> String {
    package::list_of(part)
}

/// A part of XML with the line that says its code, and no other.
pub fn declared(text: &str) -> Vec<u8> {
    let text = text.trim_start_matches('\u{feff}').trim_start();
    let text = match text.strip_prefix("<?xml") {
        Some(rest) => rest.split_once("?>").map_or(text, |(_, rest)| rest.trim_start()),
        None => text,
    };
    format!("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n{text}").into_bytes()
}

/// A file with some of its parts replaced, and new ones at its end.
pub(super) fn repacked(bytes: &[u8], changed: &BTreeMap<String, Vec<u8>>) -> Result<Vec<u8>, WordFault> {
    let broken = |_| WordFault::NotPackage;
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(broken)?;
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let mut left: BTreeMap<&str, &Vec<u8>> =
        changed.iter().map(|(name, part)| (name.as_str(), part)).collect();
    let put = |writer: &mut ZipWriter<Cursor<Vec<u8>>>, name: &str, part: &[u8]| {
        writer.start_file(name, SimpleFileOptions::default()).map_err(broken)?;
        writer.write_all(part).map_err(|_| WordFault::NotPackage)
    };
    for at in 0..archive.len() {
        let name = match archive.name_for_index(at) {
            Some(Ok(name)) => name.into_owned(),
            _ => return Err(WordFault::NotPackage),
        };
        let part = name.replace('\\', "/");
        let key = left.keys().copied().find(|key| key.eq_ignore_ascii_case(part.trim_start_matches('/')));
        match key.and_then(|key| left.remove(key)) {
            Some(part) => put(&mut writer, &name, part)?,
            None => {
                let entry = archive.by_index_raw(at).map_err(broken)?;
                writer.raw_copy_file(entry).map_err(broken)?;
            }
        }
    }
    for (name, part) in left {
        put(&mut writer, name, part)?;
    }
    Ok(writer.finish().map_err(broken)?.into_inner())
}
