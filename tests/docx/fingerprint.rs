//! A file knows whether anyone has changed it.

use vanban::rooms::fingerprint::package::{UnreadablePackage, is_as_written, pack, with_pack};

use crate::support::docx::written;
use crate::support::kitchen_sink;
use crate::support::zip_files::{part, parts_but_the_properties, repacked};

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
    assert!(property.contains("<vt:lpwstr>crc32-sha256:"), "{property}");
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
    assert!(!is_as_written(&[&file[..], b"\n"].concat()), "something behind it");
    assert!(!is_as_written(&[b"\n", &file[..]].concat()), "something before it");
    let mut broken = file.clone();
    broken[100] ^= 0xff;
    assert!(!is_as_written(&broken), "a byte of the packed text");
}

/// The places of a part's checksum: in the header before it, and in the directory.
fn checksums(file: &[u8], name: &str) -> [usize; 2] {
    let header = |signature: &[u8], named: usize| {
        (0..file.len())
            .find(|&at| file[at..].starts_with(signature) && file[at + named..].starts_with(name.as_bytes()))
            .unwrap()
    };
    [header(b"PK\x03\x04", 30) + 14, header(b"PK\x01\x02", 46) + 16]
}

#[test]
fn a_directory_is_not_believed_where_the_part_is_another() {
    let file = repacked(&written(&kitchen_sink::tree()), same);
    assert!(is_as_written(&file));
    // As long as before, so that the checksum alone tells.
    let mut lies = repacked(&file, |name, bytes| match name {
        "word/document.xml" => same(name, String::from_utf8(bytes).unwrap().replace("Điều", "Đuều").into()),
        _ => same(name, bytes),
    });
    let (told, places) = (checksums(&file, "word/document.xml"), checksums(&lies, "word/document.xml"));
    for (from, to) in told.into_iter().zip(places) {
        assert_ne!(file[from..from + 4], lies[to..to + 4]);
        lies[to..to + 4].copy_from_slice(&file[from..from + 4]);
    }
    assert!(!is_as_written(&lies), "the directory says what it said before, the text is another");
}

/// A file with a fingerprint of another making counts as changed, so that it is kept.
#[test]
fn a_fingerprint_of_another_making_fits_nothing() {
    let file = written(&kitchen_sink::tree());
    let older = repacked(&file, |name, bytes| match name {
        "docProps/custom.xml" => {
            same(name, String::from_utf8(bytes).unwrap().replace("crc32-sha256:", "").into())
        }
        _ => same(name, bytes),
    });
    assert!(!is_as_written(&older));
}

#[test]
fn two_parts_of_one_name_are_no_file_of_ours() {
    let file = written(&kitchen_sink::tree());
    let named = |name: &str, bytes: Vec<u8>| match name {
        "word/header2.xml" => same("word/header1.xmm", bytes),
        _ => same(name, bytes),
    };
    // The writer refuses to write one name twice, so that the letters are put in afterwards.
    let mut twice = repacked(&file, named);
    while let Some(at) = twice.windows(16).position(|bytes| bytes == b"word/header1.xmm") {
        twice[at + 15] = b'l';
    }
    assert!(!is_as_written(&twice));
}

const PACK: &str = "0123456789abcdef0123456789abcdef";
const OTHER: &str = "ffffffffffffffffffffffffffffffff";

/// The name of a pack is part of what is known again: a file with another name in it was changed. All
/// other parts are what they were.
#[test]
fn a_file_names_its_pack_and_is_known_with_it() {
    let plain = written(&kitchen_sink::tree());
    assert_eq!(pack(&plain), Ok(None));
    let named = with_pack(&plain, PACK).unwrap();
    assert!(is_as_written(&named));
    assert_eq!(pack(&named), Ok(Some(PACK.to_owned())));
    assert!(parts_but_the_properties(&plain) == parts_but_the_properties(&named));
    assert!(with_pack(&named, PACK).unwrap() == named, "again it is the same");
    assert_ne!(with_pack(&named, OTHER).unwrap(), named);
    let patched = |old: &str, new: &str| {
        repacked(&named, |name, bytes| match name {
            "docProps/custom.xml" => same(name, String::from_utf8(bytes).unwrap().replace(old, new).into()),
            _ => same(name, bytes),
        })
    };
    assert!(!is_as_written(&patched(PACK, OTHER)));
    assert!(!is_as_written(&patched("vanban-nguon", "vanban-khac")));
    assert_eq!(pack(&patched(PACK, "../../x")), Ok(None), "a name of another form is none");
    assert_eq!(pack(&patched(PACK, &format!(" {PACK}\n"))), Ok(Some(PACK.to_owned())));
}

/// Of what cannot be read it is not said that it names none.
#[test]
fn what_cannot_be_read_is_told_from_what_names_no_pack() {
    let named = with_pack(&written(&kitchen_sink::tree()), PACK).unwrap();
    for broken in [&b""[..], b"\xd0\xcf\x11\xe0 a password", &named[..named.len() / 2]] {
        assert_eq!(pack(broken), Err(UnreadablePackage));
    }
    let without =
        repacked(&named, |name, bytes| (name != "docProps/custom.xml").then(|| (name.to_owned(), bytes)));
    assert_eq!(pack(&without), Ok(None), "some programs drop the properties of others");
    let no_xml = repacked(&named, |name, bytes| match name {
        "docProps/custom.xml" => same(name, b"<Properties".to_vec()),
        _ => same(name, bytes),
    });
    assert_eq!(pack(&no_xml), Err(UnreadablePackage));
}
