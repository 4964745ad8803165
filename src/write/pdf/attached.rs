//! Files in a PDF that it was made of (PDF/A-3, ISO 19005-3, 6.8).
//!
//! In: a PDF as it was written, and files; or a PDF from anyone. Out: the PDF with these files, each associated with it; or
//! the files in it, within bounds. What they are to a document is left to `made_of`.

use std::collections::BTreeSet;

use lopdf::{Dictionary, Document, Error, LoadOptions, Object, ObjectId, Stream, dictionary};

use super::fields::OPEN_DAY;
use crate::fingerprint::pdf as fingerprint;

/// A file in a PDF.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AttachedFile {
    /// The name by which it is found again: nothing else in the PDF has it.
    pub key: String,
    /// The name that people are shown.
    pub shown: String,
    /// What it is, in words.
    pub words: String,
    /// Whether the paper is written in it; other files give data.
    pub is_source: bool,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// What a file may unpack to, in bytes, and all of a PDF together.
const LARGEST: usize = 64 * 1024 * 1024;
const LARGEST_ALL: usize = 256 * 1024 * 1024;
/// Files of a PDF.
const MOST: usize = 10_000;
/// How deep the tree of their names may be.
const DEEPEST: usize = 16;

/// A PDF of this program with these files in it, and its mark made anew. Their day is that of the paper, which is the one
/// clock there is.
///
/// # Errors
/// The PDF is not as this program writes it: a defect.
pub fn put(file: &[u8], files: &[AttachedFile]) -> Result<Vec<u8>, Error> {
    let mut pdf = Document::load_mem(file)?;
    let day = day(&pdf);
    let mut names = Vec::new();
    let mut all = Vec::new();
    let mut sorted: Vec<&AttachedFile> = files.iter().collect();
    sorted.sort_by(|one, other| one.key.cmp(&other.key));
    for one in sorted {
        let mut content = Stream::new(
            dictionary! {
                "Type" => "EmbeddedFile",
                "Subtype" => Object::Name(mime(&one.shown).as_bytes().to_vec()),
                "Params" => dictionary! {
                    "Size" => i64::try_from(one.bytes.len()).unwrap_or(i64::MAX),
                    "ModDate" => Object::string_literal(day.as_str()),
                },
            },
            one.bytes.clone(),
        );
        content.compress()?;
        let content = pdf.add_object(content);
        let shown = lopdf::text_string(&one.shown);
        let about = pdf.add_object(dictionary! {
            "Type" => "Filespec",
            "F" => shown.clone(),
            "UF" => shown,
            "Desc" => lopdf::text_string(&one.words),
            "AFRelationship" => if one.is_source { "Source" } else { "Data" },
            "EF" => dictionary! { "F" => content, "UF" => content },
        });
        names.extend([Object::string_literal(one.key.as_str()), about.into()]);
        all.push(about.into());
    }
    let tree = pdf.add_object(dictionary! { "Names" => names });
    let catalog = pdf.catalog_mut()?;
    catalog.set("AF", Object::Array(all));
    let mut known = match catalog.get(b"Names") {
        Ok(Object::Dictionary(known)) => known.clone(),
        Ok(_) => return Err(Error::DictKey("Names".to_owned())),
        Err(_) => Dictionary::new(),
    };
    known.set("EmbeddedFiles", tree);
    catalog.set("Names", known);
    archive_3(&mut pdf)?;
    let mut bytes = Vec::with_capacity(file.len() * 2);
    pdf.save_to(&mut bytes)?;
    match fingerprint::put(&mut bytes) {
        true => Ok(bytes),
        false => Err(Error::DictKey("ID".to_owned())),
    }
}

/// The day of a PDF, `D:20261031`; that of one whose day is open is none of any paper.
fn day(pdf: &Document) -> String {
    let (year, month, day) = OPEN_DAY;
    let own =
        pdf.trailer.get(b"Info").and_then(|info| pdf.dereference(info)).and_then(|(_, info)| info.as_dict());
    let own = own.and_then(|info| info.get(b"CreationDate")).and_then(lopdf::decode_text_string).ok();
    let own = own.and_then(|own| own.get(..10).map(str::to_owned));
    own.unwrap_or_else(|| format!("D:{year:04}{month:02}{day:02}"))
}

/// Declares the part of PDF/A that allows files, where the PDF declares one at all.
fn archive_3(pdf: &mut Document) -> Result<(), Error> {
    const OLD: &str = "<pdfaid:part>2</pdfaid:part>";
    let metadata = pdf.catalog()?.get(b"Metadata")?.as_reference()?;
    let metadata = pdf.get_object_mut(metadata)?.as_stream_mut()?;
    let text = String::from_utf8(metadata.content.clone()).map_err(|_| Error::CharacterEncoding)?;
    metadata.set_plain_content(text.replace(OLD, "<pdfaid:part>3</pdfaid:part>").into_bytes());
    Ok(())
}

/// What a file is by its name, as the web calls it.
fn mime(name: &str) -> &'static str {
    match name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase()).as_deref() {
        Some("yaml" | "yml") => "application/yaml",
        Some("json") => "application/json",
        Some("csv") => "text/csv",
        Some("xml") => "application/xml",
        Some("png") => "image/png",
        Some("xlsx") => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        Some("ods") => "application/vnd.oasis.opendocument.spreadsheet",
        Some("xls") => "application/vnd.ms-excel",
        _ => "application/octet-stream",
    }
}

/// Why the files of a PDF are not given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UnattachedFault {
    /// It cannot be read, or only with a password.
    Unreadable,
    /// It has more files, or larger ones, than any paper.
    Large,
}

/// The files in a PDF from anyone, by their keys; empty where it has none. What is no file of the tree of names is passed
/// over.
///
/// # Errors
/// It cannot be read, or holds too much.
pub fn of(file: &[u8]) -> Result<Vec<AttachedFile>, UnattachedFault> {
    let options = LoadOptions::with_max_decompressed_size(LARGEST);
    let pdf = Document::load_mem_with_options(file, options).map_err(|_| UnattachedFault::Unreadable)?;
    if pdf.is_encrypted() {
        return Err(UnattachedFault::Unreadable);
    }
    let tree = || {
        let names = pdf.dereference(pdf.catalog().ok()?.get(b"Names").ok()?).ok()?.1.as_dict().ok()?;
        names.get(b"EmbeddedFiles").ok()
    };
    let mut walk = NameWalk { pdf: &pdf, seen: BTreeSet::new(), left: LARGEST_ALL, found: Vec::new() };
    if let Some(tree) = tree() {
        walk.node(tree, DEEPEST)?;
    }
    Ok(walk.found)
}

/// Goes through a tree of names, each part of it once.
struct NameWalk<'a> {
    pdf: &'a Document,
    seen: BTreeSet<ObjectId>,
    left: usize,
    found: Vec<AttachedFile>,
}

impl NameWalk<'_> {
    fn node(&mut self, node: &Object, depth: usize) -> Result<(), UnattachedFault> {
        if let Ok(id) = node.as_reference()
            && !self.seen.insert(id)
        {
            return Ok(());
        }
        let pdf = self.pdf;
        let Ok((_, Object::Dictionary(node))) = pdf.dereference(node) else { return Ok(()) };
        let list = |key: &[u8]| {
            let list =
                node.get(key).and_then(|list| pdf.dereference(list)).and_then(|(_, list)| list.as_array());
            list.map(Vec::as_slice).unwrap_or_default()
        };
        for pair in list(b"Names").chunks_exact(2) {
            if let Some(file) = self.file(&pair[0], &pair[1])? {
                if self.found.len() == MOST {
                    return Err(UnattachedFault::Large);
                }
                self.found.push(file);
            }
        }
        if depth > 0 {
            for kid in list(b"Kids") {
                self.node(kid, depth - 1)?;
            }
        }
        Ok(())
    }

    fn file(&mut self, key: &Object, about: &Object) -> Result<Option<AttachedFile>, UnattachedFault> {
        let read = || {
            let key = lopdf::decode_text_string(key).ok()?;
            let about = self.pdf.dereference(about).ok()?.1.as_dict().ok()?;
            let text = |key: &[u8]| about.get(key).and_then(lopdf::decode_text_string).ok();
            let inner = self.pdf.dereference(about.get(b"EF").ok()?).ok()?.1.as_dict().ok()?;
            let content = inner.get(b"UF").or_else(|_| inner.get(b"F")).ok()?;
            let content = self.pdf.dereference(content).ok()?.1.as_stream().ok()?;
            let is_source =
                about.get(b"AFRelationship").and_then(Object::as_name).is_ok_and(|own| own == b"Source");
            let shown = text(b"UF").or_else(|| text(b"F")).unwrap_or_default();
            let words = text(b"Desc").unwrap_or_default();
            Some((AttachedFile { key, shown, words, is_source, bytes: Vec::new() }, content))
        };
        let Some((file, content)) = read() else { return Ok(None) };
        let most = self.left.min(LARGEST);
        let bytes = match content.filters() {
            Ok(filters) if !filters.is_empty() => {
                content.decompressed_content_with_limit(most).map_err(|_| UnattachedFault::Large)?
            }
            _ if content.content.len() > most => return Err(UnattachedFault::Large),
            _ => content.content.clone(),
        };
        self.left -= bytes.len();
        Ok(Some(AttachedFile { bytes, ..file }))
    }
}
