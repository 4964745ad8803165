//! A file knows whether anyone has changed it.

use std::io::{Cursor, Read, Write};

use vanban::write::docx::is_as_written;

use super::{part, written};
use crate::kitchen_sink;

/// The file packed anew, its parts changed by `change`; none drops the part.
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

fn same(name: &str, bytes: Vec<u8>) -> Option<(String, Vec<u8>)> {
    Some((name.to_owned(), bytes))
}

#[test]
fn a_file_as_written_is_known_whatever_packs_it() {
    let file = written(&kitchen_sink::tree());
    assert!(is_as_written(&file));
    assert!(is_as_written(&repacked(&file, same)), "the parts count, not how they are packed");
    let property = part(&file, "docProps/custom.xml");
    assert!(property.contains("name=\"vanban-hash\""), "{property}");
}

#[test]
fn a_change_in_any_part_shows() {
    let file = written(&kitchen_sink::tree());
    let mut names = Vec::new();
    repacked(&file, |name, bytes| {
        names.push(name.to_owned());
        same(name, bytes)
    });
    assert!(names.len() > 10, "{names:?}");
    for changed in &names {
        let more = |name: &str, mut bytes: Vec<u8>| {
            bytes.extend((name == changed).then_some(b'\n'));
            same(name, bytes)
        };
        assert!(!is_as_written(&repacked(&file, more)), "{changed} changed");
        let gone = repacked(&file, |name, bytes| if name == changed { None } else { same(name, bytes) });
        assert!(!is_as_written(&gone), "{changed} gone");
        let renamed = |name: &str, bytes: Vec<u8>| match name == changed {
            true => same(&format!("{name}x"), bytes),
            false => same(name, bytes),
        };
        assert!(!is_as_written(&repacked(&file, renamed)), "{changed} renamed");
    }
}

#[test]
fn what_is_no_file_of_ours_counts_as_changed() {
    let file = written(&kitchen_sink::tree());
    assert!(!is_as_written(b""));
    assert!(!is_as_written(b"PK\x03\x04"));
    assert!(!is_as_written(&file[..file.len() / 2]), "cut");
    let mut broken = file.clone();
    broken[100] ^= 0xff;
    assert!(!is_as_written(&broken), "a byte of the packed text");
}
