//! Files that are ZIP archives (DOCX, workbooks, archives of a batch): the bytes in, their parts or the
//! file with other parts out. What stands in a part is read elsewhere.

use std::collections::BTreeMap;
use std::io::{Cursor, Read, Write};

/// One part of a file, a text.
#[track_caller]
pub(crate) fn part(file: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(file)).unwrap();
    let mut text = String::new();
    archive
        .by_name(name)
        .unwrap_or_else(|error| panic!("{name}: {error}"))
        .read_to_string(&mut text)
        .unwrap();
    text
}

/// The parts with their names, in the order of the file.
pub(crate) fn parts(file: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut parts = Vec::new();
    repacked(file, |name, bytes| {
        parts.push((name.to_owned(), bytes));
        None
    });
    parts
}

/// The names of the parts, in the order of the file.
pub(crate) fn names(file: &[u8]) -> Vec<String> {
    parts(file).into_iter().map(|(name, _)| name).collect()
}

/// The parts but that which names what the file was made of: the same words give the same.
pub(crate) fn parts_but_the_properties(file: &[u8]) -> BTreeMap<String, Vec<u8>> {
    let mut parts: BTreeMap<String, Vec<u8>> = parts(file).into_iter().collect();
    assert!(parts.remove("docProps/custom.xml").is_some() && parts.len() > 10);
    parts
}

/// The file packed anew, its parts changed by `change`; `None` drops the part.
pub(crate) fn repacked(
    file: &[u8],
    mut change: impl FnMut(&str, Vec<u8>) -> Option<(String, Vec<u8>)>,
) -> Vec<u8> {
    let mut archive = zip::ZipArchive::new(Cursor::new(file)).unwrap();
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for at in 0..archive.len() {
        let mut entry = archive.by_index(at).unwrap();
        let name = entry.name().unwrap().into_owned();
        let mut bytes = Vec::new();
        entry.read_to_end(&mut bytes).unwrap();
        let Some((name, bytes)) = change(&name, bytes) else { continue };
        writer.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        writer.write_all(&bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// A file of these parts.
pub(crate) fn zipped(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        writer.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}
