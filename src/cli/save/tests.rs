use std::fs;
use std::path::{Path, PathBuf};

use super::{Overwrite, Owner, Saved, Unsaved, clean, ready, with_ending};
use crate::cli::present::Asking;
use crate::cli::records::Records;
use crate::fingerprint::text::{MARK, filled};
use crate::write::Format;

/// A file as the program might have written it.
fn own(words: &str) -> Vec<u8> {
    filled(&format!("{words} {MARK}")).into_bytes()
}

fn save(target: &Path, files: &[(Format, Vec<u8>)]) -> Result<Vec<(PathBuf, Saved)>, Vec<Unsaved>> {
    let files: Vec<(PathBuf, &[u8])> =
        files.iter().map(|(format, bytes)| (with_ending(target, *format), &bytes[..])).collect();
    let asking = Asking { records: &Records::default(), source: None, issued: None, locked: false };
    ready(&files, &asking, Overwrite::default())?.write().map_err(|unsaved| vec![unsaved])
}

#[test]
fn same_bytes_are_left_alone_and_nothing_else_stays_in_the_folder() {
    let folder = tempfile::tempdir().unwrap();
    let target = folder.path().join("a").join("b.1");
    let files = |pdf: &str| vec![(Format::Pdf, own(pdf)), (Format::Docx, own("docx"))];
    let states = |pdf| save(&target, &files(pdf)).unwrap().into_iter().map(|(_, state)| state);
    assert!(states("1").eq([Saved::Written, Saved::Written]));
    assert!(states("2").eq([Saved::Written, Saved::Unchanged]));
    let mut names: Vec<_> =
        fs::read_dir(folder.path().join("a")).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    names.sort();
    assert_eq!(names, ["b.1.docx", "b.1.pdf"]);
}

/// Another run may be writing now; what is a day old is nobody's.
#[test]
fn only_old_leftovers_go_from_a_shared_folder() {
    let folder = tempfile::tempdir().unwrap();
    let names = || fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name());
    for name in [".vanban-new", ".vanban-old", ".vanban.jsonl", "a.pdf"] {
        fs::write(folder.path().join(name), "").unwrap();
    }
    let old = fs::File::options().write(true).open(folder.path().join(".vanban-old")).unwrap();
    let day = std::time::Duration::from_secs(24 * 60 * 60);
    old.set_modified(old.metadata().unwrap().modified().unwrap() - day).unwrap();
    clean(folder.path(), Owner::Shared);
    assert!(names().all(|name| name != ".vanban-old") && names().count() == 3);
    clean(folder.path(), Owner::Alone);
    assert!(names().all(|name| name != ".vanban-new") && names().count() == 2);
}

#[test]
fn when_one_file_cannot_be_replaced_the_other_stays() {
    let folder = tempfile::tempdir().unwrap();
    let target = folder.path().join("a");
    fs::write(folder.path().join("a.pdf"), own("old")).unwrap();
    fs::create_dir(folder.path().join("a.docx")).unwrap();
    let files = [(Format::Pdf, own("new")), (Format::Docx, own("new"))];
    let unsaved = save(&target, &files).unwrap_err();
    let finding = unsaved[0].finding();
    assert!(finding.message.ends_with("a.docx`: đây là thư mục"), "{}", finding.message);
    assert_eq!(fs::read(folder.path().join("a.pdf")).unwrap(), own("old"));
}

#[cfg(unix)]
#[test]
fn files_have_the_rights_of_any_new_file() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("plain"), "").unwrap();
    save(&folder.path().join("a"), &[(Format::Pdf, b"pdf".to_vec())]).unwrap();
    let rights = |name| fs::metadata(folder.path().join(name)).unwrap().permissions().mode();
    assert_eq!(rights("a.pdf"), rights("plain"));
}
