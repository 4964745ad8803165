//! Settles what a killed run had begun: all files become what that run intended, or what they were before.
//!
//! In: folders. Out: findings about what was done, or why it cannot be done. It waits for a run that is still
//! at work, and then finds nothing to do.

use std::collections::BTreeSet;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use super::journal::{self, FoundJournal, Journal, Stage, gone, spare, sync};
use crate::digest::of_file;
use crate::files::disk;
use crate::finding::{Finding, Severity, codes};
use crate::run::hold::{HeldFolder, Hold};
use crate::run::step::step;
use crate::run::whole::{NEW, OLD, TEMPORARY};
use crate::run::{Listener, Refusal, places, system};

/// How many names are reported one by one.
const SHOWN: usize = 6;

/// Whether a change was begun in a folder and not settled.
pub(crate) fn is_begun(folder: &Path) -> bool {
    disk::exists(folder.join(journal::NAME))
}

/// Settles what was begun in any of these folders.
pub(crate) fn settle<'a>(
    folders: impl Iterator<Item = &'a Path>,
    listener: &impl Listener,
) -> Result<Vec<Finding>, Refusal> {
    let folders: BTreeSet<PathBuf> = folders.map(places::folder).collect();
    let mut told = Vec::new();
    for folder in folders {
        while let Some((home, all)) = involved(&folder)? {
            let places: Vec<HeldFolder> = all.into_iter().map(HeldFolder::own).collect();
            let _hold = Hold::take(&places, listener).map_err(|refusal| {
                let journal = shown(&home.join(journal::NAME));
                let message = format!(
                    "một lệnh bị ngắt giữa chừng (nhật ký `{journal}`), chưa ghi nốt hay trả lại được: {}",
                    refusal.message
                );
                Refusal { message, ..refusal }
            })?;
            // Whoever was at work may have finished meanwhile, and another run may have begun.
            match involved(&folder)? {
                None => break,
                Some((now, all)) if now == home && all.iter().all(|one| has(&places, one)) => {
                    told.extend(end(&folder, &home)?);
                }
                Some(_) => {}
            }
        }
    }
    Ok(told)
}

fn has(places: &[HeldFolder], folder: &Path) -> bool {
    places.iter().any(|place| place.folder == folder)
}

/// The folder of the journal that a folder holds or points to, and all folders that take part. Returns None
/// if nothing was begun.
fn involved(folder: &Path) -> Result<Option<(PathBuf, Vec<PathBuf>)>, Refusal> {
    let read = |folder: &Path| journal::find(folder).map_err(|error| unread(folder, &error));
    Ok(match read(folder)? {
        None => None,
        Some(FoundJournal::Journal(journal)) => Some((folder.to_owned(), journal.folders(folder))),
        Some(FoundJournal::Pointer(home)) => match read(&home)? {
            Some(FoundJournal::Journal(journal)) => {
                let mut all = journal.folders(&home);
                all.push(folder.to_owned());
                Some((home, all))
            }
            _ => Some((home.clone(), vec![folder.to_owned()])),
        },
    })
}

/// Settles one change; all its folders are held.
fn end(folder: &Path, home: &Path) -> Result<Option<Finding>, Refusal> {
    let read = journal::find(home).map_err(|error| unread(home, &error))?;
    let Some(FoundJournal::Journal(journal)) = read else {
        // Only this file is left: the change was settled or not yet begun, or the folder was copied alone.
        if disk::read_dir(folder)
            .is_ok_and(|all| all.flatten().any(|file| is_laid(&file.file_name().to_string_lossy())))
        {
            return Err(copied(folder, home));
        }
        return journal::remove(folder).map(|()| None).map_err(|error| stuck(folder, None, &error));
    };
    let failed = |error: Failed| stuck(home, error.path.as_deref(), &error.error);
    let files = files(&journal, home);
    let (what, place) = (&journal.lenh, shown(&home.join(journal::NAME)));
    let begun = format!("lệnh {what} bị ngắt giữa chừng (nhật ký `{place}`)");
    let (message, hint) = match journal.giai_doan {
        Stage::Staging => {
            undo(&journal, home).map_err(failed)?;
            (format!("{begun}, khi chưa đổi tệp nào: đã bỏ, mọi tệp như trước lệnh đó"), "chạy lại lệnh đó")
        }
        Stage::Undoing => {
            undo(&journal, home).map_err(failed)?;
            (format!("{begun}, khi đang trả lại tệp cũ: đã trả lại {files}"), "chạy lại lệnh đó")
        }
        Stage::Writing => {
            finish(&journal, home)?;
            (format!("{begun}: đã ghi nốt {files}"), "không phải chạy lại lệnh đó")
        }
    };
    let finding = Finding::general(codes::P015, message).hint(hint);
    Ok(Some(Finding { severity: Severity::Note, ..finding }))
}

/// What went wrong with which file.
pub(super) struct Failed {
    path: Option<PathBuf>,
    error: io::Error,
}

fn at(path: &Path) -> impl FnOnce(io::Error) -> Failed + use<> {
    let path = Some(path.to_owned());
    move |error| Failed { path, error }
}

/// Gives the files their old bytes back where they have others.
pub(super) fn undo(journal: &Journal, home: &Path) -> Result<(), Failed> {
    for entry in journal.tep.iter().filter(|_| journal.giai_doan != Stage::Staging) {
        let file = Journal::file(home, entry);
        if hash(&file).map_err(at(&file))?.as_ref() != Some(&entry.moi) {
            continue;
        }
        match &entry.cu {
            Some(cu) if *cu == entry.moi => {}
            Some(_) => {
                step().and_then(|()| disk::rename(spare(&file, OLD), &file)).map_err(at(&file))?;
            }
            None => gone(&file).map_err(at(&file))?,
        }
    }
    tidy(journal, home)
}

/// Gives the files their new bytes where they have others.
fn finish(journal: &Journal, home: &Path) -> Result<(), Refusal> {
    let failed = |error: Failed| stuck(home, error.path.as_deref(), &error.error);
    let mut open = Vec::new();
    // Nothing is changed before it is known that everything can be.
    for entry in &journal.tep {
        let file = Journal::file(home, entry);
        let now = hash(&file).map_err(at(&file)).map_err(failed)?;
        if now.as_ref() == Some(&entry.moi) {
            continue;
        }
        if now.is_some() && now != entry.cu {
            return Err(edited(&file, journal));
        }
        let laid = spare(&file, NEW);
        if hash(&laid).map_err(at(&laid)).map_err(failed)?.as_ref() != Some(&entry.moi) {
            return Err(missing(&file, home, journal));
        }
        open.push((laid, file));
    }
    for (laid, file) in open {
        step().and_then(|()| disk::rename(&laid, &file)).map_err(at(&file)).map_err(failed)?;
    }
    tidy(journal, home).map_err(failed)
}

/// Removes what was written beside the files, then the journal, then the pointers to it.
pub(super) fn tidy(journal: &Journal, home: &Path) -> Result<(), Failed> {
    let files: Vec<PathBuf> = journal.tep.iter().map(|entry| Journal::file(home, entry)).collect();
    let folders: BTreeSet<&Path> = files.iter().map(|file| system::folder_of(file)).collect();
    let there = |folder: &&&Path| disk::is_dir(folder);
    for folder in folders.iter().filter(there) {
        sync(folder).map_err(at(folder))?;
    }
    for file in &files {
        for laid in [spare(file, NEW), spare(file, OLD)] {
            gone(&laid).map_err(at(&laid))?;
        }
    }
    let all = journal.folders(home);
    for folder in all.iter().filter(|folder| disk::is_dir(folder)) {
        journal::remove(folder).map_err(at(folder))?;
        sync(folder).map_err(at(folder))?;
    }
    Ok(())
}

/// SHA-256 of a file. Returns None if there is no file.
fn hash(file: &Path) -> io::Result<Option<String>> {
    match of_file(file) {
        Ok(hash) => Ok(Some(hash)),
        Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => Ok(None),
        Err(error) => Err(error),
    }
}

/// Whether a file is one that was written beside another, by its name.
pub(super) fn is_laid(name: &str) -> bool {
    name.starts_with(TEMPORARY) && (name.ends_with(NEW) || name.ends_with(OLD))
}

/// The files, as a part of a sentence.
fn files(journal: &Journal, home: &Path) -> String {
    let names = journal.tep.iter().take(SHOWN).map(|entry| shown(&Journal::file(home, entry)));
    let more = match journal.tep.len().saturating_sub(SHOWN) {
        0 => String::new(),
        more => format!(" và {more} tệp khác"),
    };
    format!("{}{more}", names.collect::<Vec<_>>().join(", "))
}

fn shown(path: &Path) -> String {
    places::from_here(path)
}

fn unread(folder: &Path, error: &io::Error) -> Refusal {
    let name = shown(&folder.join(journal::NAME));
    let words = match error.kind() {
        ErrorKind::InvalidData => "tệp đã bị sửa hỏng".to_owned(),
        _ => system::words(error),
    };
    Refusal::new(format!("không đọc được nhật ký `{name}` của một lệnh bị ngắt giữa chừng: {words}")).hint(
        "lấy lại tệp này từ bản sao lưu; không có thì xem lại từng tệp của lệnh đó, xóa nhật ký rồi chạy lại lệnh",
    )
}

/// The change cannot be settled now: somebody holds a file open, or the folder may not be written to.
fn stuck(home: &Path, path: Option<&Path>, error: &io::Error) -> Refusal {
    let name = shown(path.unwrap_or(home));
    let journal = shown(&home.join(journal::NAME));
    Refusal::new(format!(
        "một lệnh bị ngắt giữa chừng (nhật ký `{journal}`), chưa ghi nốt hay trả lại được: `{name}`: {}",
        system::words(error)
    ))
    .hint("đóng Word, trình xem PDF, Excel đang mở tệp đó, xem lại quyền ghi của thư mục, rồi chạy lại")
}

/// Somebody has edited a file since.
fn edited(file: &Path, journal: &Journal) -> Refusal {
    let name = shown(file);
    Refusal::new(format!(
        "lệnh {} bị ngắt giữa chừng, chưa ghi nốt được: `{name}` đã thay đổi từ lúc đó, giữ nguyên",
        journal.lenh
    ))
    .hint(format!(
        "chuyển `{name}` sang thư mục khác rồi chạy lại; lệnh ghi nốt xong thì đưa phần đã sửa vào tệp mới"
    ))
}

/// What was written beside a file is gone: the folders were copied without it.
fn missing(file: &Path, home: &Path, journal: &Journal) -> Refusal {
    let (name, journal_file) = (shown(file), shown(&home.join(journal::NAME)));
    Refusal::new(format!(
        "lệnh {} bị ngắt giữa chừng, chưa ghi nốt được: không còn phần nội dung mới để cạnh `{name}`",
        journal.lenh
    ))
    .hint(format!(
        "thư mục này chép từ nơi khác thì chép lại đủ, cả tệp ẩn; không có bản đủ thì xem lại từng tệp, xóa \
         `{journal_file}` rồi chạy lại lệnh đó"
    ))
}

fn copied(folder: &Path, home: &Path) -> Refusal {
    let (name, home) = (shown(folder), shown(&home.join(journal::NAME)));
    let name = if name.is_empty() { ".".to_owned() } else { name };
    Refusal::new(format!(
        "thư mục `{name}` chép từ giữa lúc một lệnh đang ghi: không có nhật ký của lệnh đó (`{home}`)"
    ))
    .hint(format!("chép lại thư mục đó, sau khi lệnh kia xong; nếu không thì xóa `{}` ở đó", journal::NAME))
}
