//! Removal of packs that no file names.
//!
//! In: a folder of results that only this run holds. Out: findings about what was removed; nothing is removed
//! if it is not known what a file names. The pack of an issued paper stays, whatever has become of its files.

use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use super::named::NamedPacks;
use super::written::ISSUED;
use crate::files::disk;
use crate::finding::{Finding, Severity, codes};
use crate::fingerprint::package;
use crate::made_of::PackStore;
use crate::run::step::step;
use crate::run::{archive, system};

/// Removes the packs of a folder of results that nothing in it names, and the files that no other pack lists.
pub(crate) fn sweep(results: &Path) -> Vec<Finding> {
    let store = PackStore::of(results);
    let Ok(packs) = Found::of(&store) else { return Vec::new() };
    if packs.names.is_empty() {
        return Vec::new();
    }
    let mut named = NamedPacks::default();
    named.names.extend(packs.issued.iter().cloned());
    let archive = archive::path(results);
    let looked =
        named.add_folder(results).and_then(|()| match disk::exists(&archive) && !disk::is_dir(&archive) {
            true => named.add_file(&archive),
            false => Ok(()),
        });
    if let Err(unread) = looked {
        let message = format!(
            "chưa dọn `{}`: không đọc được `{}` nên không biết tệp đó cần nguồn nào",
            system::shown(store.folder()),
            system::shown(&unread)
        );
        return vec![
            note(message).hint(
                "đóng Word, bỏ mật khẩu, giải nén, rồi chạy lại với `--don`; chuyển tệp đó đi thì nguồn mà tệp đó mang có thể bị xóa",
            ),
        ];
    }
    let passed = named.no_files.iter().map(|path| {
        let message = format!("`{}` không phải tệp thường: không đọc khi dọn nguồn", system::shown(path));
        note(message).hint("xóa hoặc đổi tên")
    });
    let mut told: Vec<Finding> = passed.collect();
    let old: Vec<&String> = packs.names.difference(&named.names).collect();
    let folder = system::shown(store.folder());
    let taken = take_away(&store, &old, &named.names);
    match taken {
        Ok(()) if old.is_empty() => {}
        Ok(()) => {
            let left = packs.names.len() - old.len();
            let message =
                format!("đã xóa {} nguồn không tệp nào mang trong `{folder}`, còn {left}", old.len());
            told.push(note(message));
        }
        Err(error) => {
            let words = system::words(&error);
            let message = format!("chưa dọn hết `{folder}`: {words}");
            told.push(note(message).hint("xem lại quyền ghi của thư mục đó"));
        }
    }
    told
}

/// The packs of a folder, and those of issued papers.
struct Found {
    names: BTreeSet<String>,
    issued: BTreeSet<String>,
}

impl Found {
    fn of(store: &PackStore) -> io::Result<Found> {
        let mut found = Found { names: BTreeSet::new(), issued: BTreeSet::new() };
        for entry in disk::read_dir(store.folder())? {
            let path = entry?.path();
            let Some(name) =
                path.file_stem().and_then(OsStr::to_str).filter(|name| package::is_pack_name(name))
            else {
                continue;
            };
            match path.extension().and_then(OsStr::to_str) {
                Some("json") => drop(found.names.insert(name.to_owned())),
                Some(ISSUED) => drop(found.issued.insert(name.to_owned())),
                _ => {}
            }
        }
        Ok(found)
    }
}

/// Removes first the packs, then files that none of the remaining packs lists. If one of those cannot be
/// read, all files stay.
fn take_away(store: &PackStore, old: &[&String], named: &BTreeSet<String>) -> io::Result<()> {
    for name in old {
        gone(&store.path(name))?;
    }
    let mut listed: BTreeSet<PathBuf> = BTreeSet::new();
    for name in named.iter().filter(|name| store.has(name)) {
        let Ok(pack) = store.pack(name) else { return Ok(()) };
        listed.extend(pack.stored().map(|stored| store.blobs().join(stored)));
    }
    let files = match disk::read_dir(store.blobs()) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(()),
        files => files?,
    };
    for file in files {
        let path = file?.path();
        let stem = path.file_stem().and_then(OsStr::to_str).unwrap_or_default();
        if package::is_pack_name(stem) && !listed.contains(&path) {
            gone(&path)?;
        }
    }
    Ok(())
}

fn gone(path: &Path) -> io::Result<()> {
    step()?;
    match disk::remove_file(path) {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

fn note(message: String) -> Finding {
    Finding { severity: Severity::Note, ..Finding::general(codes::U007, message) }
}
