//! What a DOCX was made of, kept beside it: found again from the file alone, and made again from it.

pub(crate) mod again;
mod disorder;
mod swept;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use vanban::rooms::fingerprint::package;
use vanban::rooms::fonts::Faces;
use vanban::rooms::made_of::{Materials, of_docx};
use vanban::rooms::write::Format;

use crate::harness::Case;
use crate::support::zip_files::repacked;

/// What a DOCX of a case was made of.
#[track_caller]
fn materials(case: &Case, docx: &str) -> Materials {
    let path = case.path(docx);
    of_docx(&fs::read(&path).unwrap(), path.parent().unwrap()).unwrap().unwrap_or_else(|| panic!("{docx}"))
}

/// The pack that a DOCX names.
fn pack_of(docx: &[u8]) -> Option<String> {
    package::pack(docx).unwrap()
}

/// The text of one of the files that a DOCX was made of.
#[track_caller]
fn text(materials: &Materials, name: &str) -> String {
    let blob = materials.files[name].as_ref().unwrap_or_else(|| panic!("{name}"));
    String::from_utf8(blob.bytes().to_vec()).unwrap()
}

/// The DOCX that the pack of another one gives.
#[track_caller]
fn made_again(materials: &Materials) -> Vec<u8> {
    let pipeline = materials.pipeline(&Faces::built_in()).unwrap();
    materials.render(&pipeline, &[Format::Docx]).unwrap().files.remove(0).1
}

/// The names in `.vanban/nguon` of a folder and in the folder `tep` there, sorted.
fn stored(case: &Case, results: &str) -> (Vec<String>, Vec<String>) {
    let names = |folder: &Path| {
        let all = fs::read_dir(folder).into_iter().flatten().map(|entry| entry.unwrap());
        let files = all.filter(|entry| entry.path().is_file());
        let mut names: Vec<String> = files.map(|entry| entry.file_name().into_string().unwrap()).collect();
        names.sort();
        names
    };
    let folder = case.path(results).join(".vanban/nguon");
    (names(&folder), names(&folder.join("tep")))
}

/// All DOCX below a folder name a pack that is there and whole.
#[track_caller]
pub(crate) fn all_have_packs(case: &Case, folder: &str) -> BTreeSet<String> {
    let docx = case.files(folder).into_iter().filter(|name| name.ends_with(".docx"));
    let named = docx.map(|name| {
        let path = format!("{folder}/{name}");
        materials(case, &path);
        pack_of(&case.read(&path)).unwrap()
    });
    named.collect()
}

/// A DOCX as Word saves it when a person has typed into it: every part anew, and the properties in its
/// own way.
fn typed_into(docx: &[u8]) -> Vec<u8> {
    let pack = pack_of(docx).unwrap();
    repacked(docx, |name, bytes| {
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let bytes = match name {
            "word/document.xml" => text.replacen("</w:t>", " (đã sửa)</w:t>", 1).into_bytes(),
            "docProps/custom.xml" => {
                let value = |id: u32, name: &str, value: &str| {
                    format!(
                        "\r\n  <property fmtid=\"{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}\" pid=\"{id}\" \
                         name=\"{name}\">\r\n    <vt:lpwstr>{value}</vt:lpwstr>\r\n  </property>"
                    )
                };
                let properties = [
                    value(2, "ContentTypeId", "0x0101"),
                    value(3, "vanban-nguon", &pack),
                    value(4, "vanban-hash", "x"),
                ];
                let head = text.split_once("<property ").unwrap().0;
                format!("\u{feff}{head}{}\r\n</Properties>", properties.concat()).into_bytes()
            }
            _ => bytes,
        };
        Some((name.to_owned(), bytes))
    })
}
