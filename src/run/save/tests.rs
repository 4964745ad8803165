use std::fs;
use std::path::{Path, PathBuf};

use super::{Overwrite, Saved, Unsaved, ready, with_ending};
use crate::fingerprint::text::{MARK, filled};
use crate::run::present::Asking;
use crate::run::records::Records;
use crate::run::whole::{clean, temporary};
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

/// A file that a run holds is being written; one that nobody holds was left behind, unless a journal lists
/// it.
#[test]
fn only_what_no_run_holds_is_taken_away() {
    let folder = tempfile::tempdir().unwrap();
    let names = || {
        let names = fs::read_dir(folder.path()).unwrap();
        names.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect::<Vec<_>>()
    };
    let kept = [".vanban.jsonl", "a.pdf", ".vanban-0123-moi", ".vanban-0123-cu"];
    for name in kept.into_iter().chain([".vanban-left"]) {
        fs::write(folder.path().join(name), "").unwrap();
    }
    let held = temporary(folder.path()).unwrap();
    clean(folder.path());
    assert!(held.path().is_file() && !names().contains(&".vanban-left".to_owned()), "{:?}", names());
    drop(held);
    clean(folder.path());
    let mut left = names();
    left.sort();
    let mut kept = kept.map(str::to_owned);
    kept.sort();
    assert_eq!(left, kept);
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
