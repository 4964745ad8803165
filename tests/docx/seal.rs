//! A file knows whether anyone has changed it.

use std::io::{Cursor, Read, Write};

use vanban::write::docx::is_as_written;

use super::{part, written};
use crate::kitchen_sink;

/// The file packed anew, its parts changed by `change`; none drops the part.
pub(crate) fn repacked(
    file: &[u8],
    mut change: impl FnMut(&str, String) -> Option<(String, String)>,
) -> Vec<u8> {
    let mut archive = zip::ZipArchive::new(Cursor::new(file)).unwrap();
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for at in 0..archive.len() {
        let mut entry = archive.by_index(at).unwrap();
        let name = entry.name().unwrap().into_owned();
        let mut text = String::new();
        entry.read_to_string(&mut text).unwrap();
        let Some((name, text)) = change(&name, text) else { continue };
        writer.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        writer.write_all(text.as_bytes()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

fn same(name: &str, text: String) -> Option<(String, String)> {
    Some((name.to_owned(), text))
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
    repacked(&file, |name, text| {
        names.push(name.to_owned());
        same(name, text)
    });
    assert!(names.len() > 10, "{names:?}");
    for changed in &names {
        let more = |name: &str, text: String| {
            let text = if name == changed { text + "\n" } else { text };
            same(name, text)
        };
        assert!(!is_as_written(&repacked(&file, more)), "{changed} changed");
        let gone = repacked(&file, |name, text| if name == changed { None } else { same(name, text) });
        assert!(!is_as_written(&gone), "{changed} gone");
        let renamed = |name: &str, text: String| match name == changed {
            true => same(&format!("{name}x"), text),
            false => same(name, text),
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
